// Indicators: what is measured. An indicator is one for the whole installation; its figures are of
// a place and a period.
#pragma once

#include "db/db.h"
#include "goals/judgement.h"
#include "goals/measure_unit.h"

struct sector {
	int64_t id, parent; // parent 0: at the top
	struct sv code, name;
	int64_t position;
};
// By code: makes it, or sets its name and place. Its id.
int64_t sector_set(struct tx *t, const struct sector *s);
struct sector *sector_all(struct tx *t, size_t *count); // by position

enum adds_up { ADDS_SUM, ADDS_RATIO, ADDS_MEAN, ADDS_LAST, ADDS_NONE };

struct indicator {
	int64_t id, sector, lead_unit; // 0: none
	struct sv code;                // may be empty
	struct sv name;
	struct measure_unit unit; // when added or changed only its text is read
	enum better better;
	enum adds_up adds_up;
	int decimals;
	struct sv definition;
	struct sv sector_name; // when read
};

int64_t indicator_add(struct tx *t, const struct indicator *i); // 0 where it is refused
// Name, code, sector, better, adds_up, decimals, definition, lead unit; the unit of measure stays.
bool indicator_change(struct tx *t, const struct indicator *i) MUST_USE;
bool indicator_get(struct tx *t, int64_t id, struct indicator *out) MUST_USE;
bool indicator_remove(struct tx *t, int64_t id)
	MUST_USE; // one without figures and targets, as when an acceptance is undone
// Whose name or code holds the words (folded); all where they are empty. By sector and name, at
// most `limit`.
struct indicator *indicator_list(struct tx *t, struct sv words, int64_t offset, int64_t limit,
                                 size_t *count);
// Sets which way is better, where that is open.
void indicator_lean(struct tx *t, int64_t indicator, enum better better);
// More digits are shown where a figure was written with more.
void indicator_show_digits(struct tx *t, const struct indicator *i, int digits);

// ---- matching what a document calls it
enum match_fit {
	MATCH_NONE,
	MATCH_ALIKE, // most words are the same: for a person to say
	MATCH_EXACT, // the words are known for it
};
struct indicator_match {
	enum match_fit fit;
	int64_t indicator;
	struct sv words; // under which it was found
};
struct indicator_match indicator_match(struct tx *t, struct sv subject, struct sv measured_in);
// Those of the unit's dimension whose words are alike, the most alike first; at most `most`, each once.
struct indicator *indicators_alike(struct tx *t, struct sv subject, struct sv measured_in, size_t most, size_t *count);
// The one whose words these are, else a new one of that name, unit, better and decimals. 0 where it
// is refused.
int64_t indicator_find_or_add(struct tx *t, const struct indicator *wanted);
// From now on these words mean that indicator. Refused where they mean another one.
bool indicator_learn(struct tx *t, int64_t indicator, struct sv subject) MUST_USE;
// No longer: undoes indicator_learn. Its own name stays.
void indicator_forget(struct tx *t, int64_t indicator, struct sv subject);
struct sv *indicator_words(struct tx *t, int64_t indicator, size_t *count); // as they were learned

// The form in which names are compared, and how alike two of them are, in percent of their words.
// Pure.
struct sv indicator_form(struct arena *a, struct sv words);
int indicator_likeness(struct sv form, struct sv other);

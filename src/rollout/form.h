// Report forms as data: fields, what is computed, what must hold. No field of any form is named in the program; a field may be
// *bound* to a fact of the obligation (held_on, must_attend, reached …).
#pragma once

#include "db/db.h"

enum answer_type { ANSWER_NUMBER, ANSWER_DATE, ANSWER_CHOICE, ANSWER_YES_NO, ANSWER_TEXT, ANSWER_LINES, ANSWER_COMPUTED, ANSWER_RATE };
enum field_need {
	NEED_REQUIRED,
	NEED_ZERO,      // empty counts as 0
	NEED_NONE_TICK, // text, or "none" ticked
	NEED_OPTIONAL
};

struct form_field {
	int seq;
	struct sv key, bound, sign, formula;
	enum answer_type type;
	enum field_need need;
	struct sv section, label, hint, choices; // in the language of the tx; choices separated by '|'
	struct sv other_choices; // in the other language, in the same order
};

struct form_rule {
	struct sv formula, key;
	bool warning;
	struct sv message;
};

struct form {
	int64_t version; // form_version's id
	struct sv name;
	struct form_field *fields;
	size_t field_count;
	struct form_rule *rules;
	size_t rule_count;
};

// Brings the default forms in, or a new version of one whose file has changed.
void form_install(struct tx *t);
int64_t form_by_code(struct tx *t, struct sv code); // 0: none
int64_t form_current(struct tx *t, int64_t form);   // its newest version
bool form_get(struct tx *t, int64_t version, struct form *out) MUST_USE;
const struct form_field *form_field(const struct form *f, struct sv key); // NULL
const struct form_field *form_bound(const struct form *f, const char *fact);

// ---- values
struct value {
	struct sv key, text; // text as typed; "-" where none is ticked
	bool number;         // `figure` holds it (numbers, computed ones)
	struct decimal figure;
	struct date day;
};

struct values {
	struct value *items;
	size_t count, room;
};

const struct value *value_of(const struct values *v, struct sv key); // NULL: not answered
// Known facts that rules speak of and that are no fields: "members_known"; "today" is always known.
struct known {
	const char *name;
	int64_t number; // -1: not known
};

struct form_fault {
	struct sv key, message;
	bool warning;
};

// Parses what was typed (names are keys), computes what is computed, and says what is wrong: errors keep a report from being sent,
// never from being saved. Field errors come in the order of the form.
void form_check(struct tx *t, const struct form *f, struct values *v, const struct known *known, size_t known_count,
                struct form_fault **faults, size_t *count);
// n of d as text; empty where it cannot be said.
struct sv form_rate(struct tx *t, const struct values *v, struct sv formula);
// The formula's value over the answers; false where a part of it is missing.
bool form_compute(const struct values *v, const struct known *known, size_t known_count, struct sv formula, struct decimal *out);

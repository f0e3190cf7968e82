// By what words figures are told (lint_apart.c): those that few figures are told with weigh more. Of the last figures of a reading.
#pragma once

#include "extract/figure_index.h"
#include "extract/lint.h"

enum {
	APART_WORDS = 14,   // of a figure
	APART_REACH = 320,  // figures before one that may be meant
	APART_RING = 512,   // that are remembered
	APART_BESIDE = 24,  // before and behind one of which any two may explain it
	APART_CONFIRMED = 8, // wholes of shares that were right
	APART_COUNTS = 4096
};

struct apart_name {
	uint64_t words[APART_WORDS];
	uint64_t bits; // one for each word: where two have none in common, no word is
	size_t count;
};

// A name that is asked for: what its words weigh now.
struct apart_query {
	const struct apart_name *name;
	int weights[APART_WORDS], all;
	uint64_t bits[APART_WORDS]; // of each word, as apart_name.bits
	uint64_t needed; // no name that weighs enough in common has none of these, as apart_name.bits
};

struct lint_apart {
	struct figure_index lexicon; // its words
	struct apart_known {
		size_t one_more; // of the measure: its index and one; 0: none
		struct apart_name name;
		enum { EARLIER_UNKNOWN, EARLIER, NOT_EARLIER } earlier; // of a time before
	} known[APART_RING];
	uint64_t bits[APART_RING]; // of their names, close together
	struct apart_own { // words beside the last figures that were asked for
		size_t one_more;
		struct sv before, after;
	} own[APART_RING];
	uint32_t said[APART_COUNTS]; // by how many figures each word is told with
	uint32_t figures;
	size_t confirmed[APART_CONFIRMED], confirmed_next; // their measures, and one more; 0: none
};

// Of a level or a rate of this paragraph or before it; NULL: it is not remembered.
const struct apart_name *apart_name_of(const struct lint *l, size_t m);
void apart_add_words(struct lint *l, struct apart_name *n, struct sv words);
// Good until more figures are remembered.
struct apart_query apart_ask(const struct lint *l, const struct apart_name *n);
void apart_need(struct apart_query *q, int least); // only names are asked for that have words of so much in common with it
int apart_common(const struct apart_query *q, const struct apart_name *in); // what the words weigh that both have
// The first of the figures [i, to) that may have as much in common as is needed; `to`: none has.
size_t apart_next(const struct lint *l, const struct apart_query *q, size_t i, size_t to);
// What the words weigh of which `in` has, too; of all where it is NULL.
int apart_mass(const struct lint *l, const struct apart_name *n, const struct apart_name *in);
bool apart_is_earlier(struct lint *l, size_t m); // told as of a time before; of a figure that is remembered
bool apart_is_told(const struct lint *l, size_t m); // something was found at it
// The words before a figure since the last sign or figure; those behind it up to the next.
struct sv apart_own_before(struct lint *l, size_t m);
struct sv apart_own_after(struct lint *l, size_t m);

static inline bool apart_is_level(const struct measure_found *m)
{
	return (m->role == ROLE_ACTUAL || m->role == ROLE_TARGET) && !m->has_high;
}
bool apart_is_rate(const struct measure_found *m); // a percent that is no change
static inline const struct apart_known *apart_known_of(const struct lint *l, size_t m) // NULL: forgotten, or no level and no rate
{
	const struct apart_known *k = &l->apart->known[m % APART_RING];
	return k->one_more == m + 1 ? k : NULL;
}
bool apart_tells_earlier(struct lint *l, struct sv words);                // "cùng kỳ", "đầu năm"
bool apart_names_year_before(struct lint *l, struct sv words, int line); // a year before that of the document at the line
bool apart_is_behind_change(struct lint *l, size_t m);                   // alone in the bracket behind a change
size_t apart_first(size_t m, size_t reach); // the figure so many before it
// What a figure is said of that has no level beside it: the level that words name best, one that their last word counts, a rate.
size_t apart_named_level(struct lint *l, const struct apart_name *name, size_t at, size_t to);
size_t apart_counted_level(struct lint *l, size_t at, size_t from);
size_t apart_rate_before(struct lint *l, size_t at);
bool apart_one_order(struct decimal a, struct decimal b); // within a half and twice

// The checks, of the paragraph whose measures from `from` to `to` are near.
void apart_check_share(struct lint *l, size_t at, size_t to); // lint_apart_share.c
void apart_check_change(struct lint *l, size_t at, size_t from, size_t to, size_t again); // lint_apart_change.c; again: of apart_said_again
size_t apart_said_again(struct lint *l, size_t at);   // the amount of change that a percent says again; SIZE_MAX: none
bool apart_is_above_earlier(struct lint *l, size_t at);

// The figures of a line and those before it that they may be reckoned from, as whole numbers, and what one slip of the hand makes of one.
// It is for figures that no word ties together: lint_loose.c asks which of them agree with others, and which would but for a slip.
#pragma once

#include "extract/lint.h"

enum { NEAR_MOST = 64, NEAR_KINDS = 16, NEAR_GROUP = 20, NEAR_PAIRS = 64, NEAR_LINES = 10, NEAR_KEPT = 10, NEAR_EACH = 12 };
enum { HELD_AS_PART = 1, HELD_AS_WHOLE = 2, HELD_AS_LEVEL = 4, HELD_BY_LEVELS = 8, HELD_AS_EACH = 16, TOLD_TWICE = 64, TOLD_IN_SUMMARY = 128 };
enum near_where { NEAR_BEFORE, NEAR_HEAD, NEAR_OWN };

struct near_figure {
	size_t measure;  // SIZE_MAX: a number that no unit and no noun goes with
	struct sv text;  // as it stands in its line
	int line;
	uint64_t hash;   // of what it measures
	int64_t printed; // its digits
	int64_t value;   // in the smallest place that a figure of its kind is printed to; 0: not to be held
	int64_t place;   // its own last place, in that
	int year;
	enum measure_role role;
	uint8_t scale, digits, sentence, held; // held: how it agrees with others, HELD_…
	int8_t exponent, kind;
	bool own, head;  // of the line itself; of the line that it stands in a list under
	bool total;      // m of "n/m"
	bool percent, level, counted;
	bool bare;       // of what is counted, or of nothing that is said
	bool bracketed;  // said of another figure
	bool rate;       // so much for each of something, by its unit
	bool each;       // the same, or by the words before it
	bool aside;      // a level of another time, in brackets
};

// Lines before the one at hand.
struct near_line {
	struct near_figure of[NEAR_KEPT];
	int count, line;
	bool head; // it ends with a colon
};

struct near {
	struct near_figure of[NEAR_MOST];
	int count;
	uint8_t levels[NEAR_MOST]; // those of them that are levels
	int level_count;
	uint8_t summed[NEAR_MOST]; // and those that may be a part or a whole
	int summed_count;
	struct near_two {
		uint8_t a, b;
	} alike[NEAR_MOST * NEAR_MOST]; // and any two that measure the same, of which the line itself has one
	int alike_count;
	struct near_kind {
		uint64_t hash;
		int8_t exponent;
		uint8_t summed; // how many of those that may be a part or a whole
	} kinds[NEAR_KINDS];
	int kind_count;
	uint8_t pairs[NEAR_PAIRS][2]; // levels that make what is said of them
	int pair_count;
	uint32_t each[NEAR_EACH], norm[NEAR_EACH]; // bytes where words for what each has, and for what is fixed, stand in the paragraph
	int each_count, norm_count;
	struct near_line lines[NEAR_LINES];
	size_t line_count; // that were read
};

bool near_is_each(const struct near *n, struct lint *l, const struct near_figure *f); // lint_shared.c

// The window of the paragraph at hand, whose measures are [from, to).
void near_take(struct near *n, struct lint *l, size_t from, size_t to);
void near_keep(struct near *n, struct lint *l); // as a line before the next one

extern const int64_t near_tens[13];
int near_digits(int64_t v);
// Among how many slips of the hand one makes `stated` of `meant`; 0: none does.
int near_slips(int64_t stated, int64_t meant);
// How many figures may stand where one that is meant stands: 10 for each digit before the zeros that end both.
int64_t near_room(int64_t stated, int64_t meant);

static inline bool near_alike(const struct near_figure *a, const struct near_figure *b) // they measure the same
{
	return a->kind == b->kind || (a->bare && b->bare && a->counted && b->counted);
}
bool near_same_year(const struct near_figure *a, const struct near_figure *b);
// It is told as of an earlier time: "năm trước dư nợ là 375.728 triệu đồng", "(năm 2015: 138)".
bool near_is_earlier(struct lint *l, const struct near_figure *f);
// The words of its line before it and between two of one line, as far as they stand in the paragraph at hand.
struct sv near_before(const struct lint *l, const struct near_figure *f);
struct sv near_between(const struct near_figure *a, const struct near_figure *b);
struct sv near_clause(struct sv before); // since the last sign, or the end of a sentence

void near_hold(struct near *n, int figure, int a, int b, uint8_t how);
bool near_makes_another(const struct near *n, int a, int b);

// What a search found: figure `at` is stated, and `meant` would agree with the others, of which a is the first (b may be NULL). The msgid
// has a %'d for each of the figures said.
struct near_found {
	const struct near_figure *at;
	int64_t meant;
	const char *code, *msgid;
	const struct near_figure *a, *b;
	struct decimal said[4];
	int said_count;
};
void near_tell(struct lint *l, const struct near_found *found);
struct decimal near_decimal(const struct near_figure *f, int64_t printed); // so many in its last place

// The searches.
void near_check_sums(struct near *n);  // lint_sums.c: which figures add up
void near_try_sums(struct near *n, struct lint *l);    // and which would
void near_check_each(struct near *n, struct lint *l, int at); // lint_shared.c
void near_try_each(struct near *n, struct lint *l, int at);

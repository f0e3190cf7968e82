// A share and all that may be its part and its whole: lint_whole.c, which tells; lint_whole_part.c and lint_whole_find.c, which find the two.
#pragma once

#include "extract/lint_apart.h"
#include "extract/lint_ratio.h"

enum {
	WHOLE_PARTS = 8,
	WHOLE_GUESSES = 6,   // pairs for which it is asked whether one slip parts them
	WHOLE_TOLD = 10,     // what they are worth together that are told
	WHOLE_REACH = 130, // figures before it that may be meant
	WHOLE_RATES = 96,    // percents that are remembered
	WHOLE_LEAST = 4      // that names have in common where one names the other
};

struct whole_part {
	size_t measure; // or what it stands beside
	struct decimal value;
	bool bare;      // a number without a unit
	int worth;
	const struct apart_name *name; // NULL: it has none
	struct span right;  // what the whole is within, in the unit of the part, where it makes the share
	struct span orders; // what the whole is within, in the base unit, where the share is within a half and twice of what is stated
};

struct whole_search {
	size_t at, from, to; // the percent; the figures of its sentence
	const struct measure_found *p;
	bool introduced; // the whole follows: "92,8% trên tổng số 63.950 cựu chiến binh"
	int least, most; // the sizes of wholes that may be compared
	bool named_part; // the words before it name one of its sentence
	bool target;     // of a plan
	bool of_people;  // of the population
	bool times; // "gấp 2,16 lần": how often, no percent
	struct whole_part parts[WHOLE_PARTS];
	size_t part_count;
	struct sv behind; // words behind it up to the next sign
	struct apart_name phrase, own; // words behind it that name the whole, before it that name the part
	struct apart_query asked, asked_own;
	int explained;            // how well those stand that agree
	size_t row;               // the whole of the share before it in its sentence; SIZE_MAX: none
	size_t made_of;           // the whole that makes it right
	struct whole_guess {
		const struct whole_part *part;
		size_t whole;
		int worth;
		bool named;
		struct decimal of; // the whole in the unit of the part
	} guesses[WHOLE_GUESSES];
	size_t guess_count;
};

// Of each of the figures that are remembered: it opens a sentence.
struct lint_heads {
	uint64_t bits[APART_RING / 64];
	uint32_t rates[WHOLE_RATES]; // the last percents
	size_t rate_count;
};

static inline bool whole_within(const struct span *of, struct decimal d)
{
	return decimal_cmp(d, of->low) >= 0 && decimal_cmp(d, of->high) <= 0;
}

// The words of its sentence before a figure: "Tổng thu BHXH, BHYT 4.297,3 tỷ đồng", "Tổng dư nợ đầu năm 2.906,8 tỷ đồng, cuối năm 3.173,5 tỷ đồng".
struct sv whole_sentence(const struct lint *l, size_t i);
// What its words have in common with those that are asked for; `behind`: its sentence goes on from them.
int whole_common(struct lint *l, const struct apart_query *q, size_t i, const struct apart_name *name, bool behind);
void whole_find_parts(struct lint *l, struct whole_search *s, size_t to);
void whole_find(struct lint *l, struct whole_search *s, size_t to); // all pairs, of the figures up to `to`
void whole_keep_heads(struct lint *l, size_t from, size_t to);
// The share that the two make, rounded and cut off; whether one of them is what is stated; the wholes for which it is.
bool whole_compute(const struct whole_search *s, struct decimal part, struct decimal whole, struct decimal *rounded, struct decimal *cut);
bool whole_makes(const struct whole_search *s, struct decimal part, struct decimal whole);
bool whole_right(const struct whole_search *s, struct decimal part, struct span *out);

// A percent against a part and its whole: shared by what is said to be a share and by rates with a name of their own.
#pragma once

#include "extract/lint.h"

// Two counts of one kind, or amounts in units of one dimension.
bool ratio_comparable(struct lint *l, size_t a, size_t b);
bool ratio_same_time(const struct measure_found *a, const struct measure_found *b);
struct decimal ratio_whole(struct lint *l, size_t whole, size_t part); // in the unit of the part; of a fraction its second figure
bool ratio_done_of_received(struct lint *l, size_t whole, size_t part, bool fresh);
// Rounded, cut off, or as near as a bound says. *computed: what it would be.
bool ratio_holds(const struct measure_found *p, struct decimal part, struct decimal whole, struct decimal *computed);
// They would agree but for one slip in the percent, in the part or in the whole.
bool ratio_slips(const struct measure_found *p, struct decimal part, struct decimal whole, bool beside);
void ratio_judge(struct lint *l, const struct measure_found *p, struct decimal part, struct decimal whole, enum severity severity);
void ratio_tell(struct lint *l, const struct measure_found *p, struct decimal part, struct decimal whole, enum severity severity); // whatever figures beside it agree

// lint_rate.c: a percent with a name of its own, "tỷ lệ lấp đầy 70%". True where figures were found that make it, or should.
bool lint_rate(struct lint *l, size_t percent);

// ---- the wholes that one percent may be a share of

struct ratio_share {
	const struct measure_found *p;
	struct decimal part;
	size_t told;  // the first that the text tells; SIZE_MAX: none
	size_t guess; // the nearest that may be meant
	size_t guesses;
	size_t right; // the one of which it is the share that is printed
	size_t of;    // the measure that is the part
	size_t named; // the count elsewhere that has all words of the whole's name
	bool several; // others with other values have them too
};

// What the checks of one paragraph remember.
struct ratios {
	struct lint *l;
	size_t confirmed; // the whole of which the last share was right
	bool later;       // a whole may stand in what is not read yet
};

void ratio_consider(struct lint *l, struct ratio_share *s, size_t whole, bool told);
// lint_named.c: those that the words behind the percent name. Looks before and behind: x->later where not all of it is read yet.
void ratio_wholes_named(struct ratios *x, struct ratio_share *s, size_t part, size_t percent);

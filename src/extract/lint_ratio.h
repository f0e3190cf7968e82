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

// lint_rate.c: a percent with a name of its own, "tỷ lệ lấp đầy 70%". True where figures were found that make it, or should.
bool lint_rate(struct lint *l, size_t percent);

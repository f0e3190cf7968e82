// Three figures of which one is the product of the others: shared by areas with their yields and by counts with what each has.
#pragma once

#include "extract/lint.h"

struct product {
	struct measure_found count, rate, total;
	struct unit_shape counted, rated, made;
	int months; // the total is of so many, the rate of one; 0: both are of the same
};

// What is reckoned is rounded as it is printed, in a plan too: "350 thẻ, mệnh giá 804 nghìn đồng/thẻ, thành tiền 281 triệu đồng".
static inline void product_round_total(struct product *p)
{
	if (p->total.role == ROLE_TARGET && !p->made.counted)
		p->total.role = ROLE_ACTUAL;
}

// A level that may be multiplied: of a fraction the figure itself, "84,5/80 ha".
bool product_usable(const struct measure_found *m);
// True also where nothing certain can be said.
bool product_holds(const struct product *p);
// They would agree but for one slip, of digits enough that it is no chance. `beside`: they stand in one line.
bool product_slips(const struct product *p, bool beside);
bool product_slips_beside(const struct product *p); // one slip of the count or the total would make them agree
// Whether one slip of any of the three would make them agree, and how much that tells: the fewer digits, the more figures are one slip away.
enum product_slip { PRODUCT_SLIP_NONE, PRODUCT_SLIP_FEW, PRODUCT_SLIP_WEAK, PRODUCT_SLIP_LIKELY, PRODUCT_SLIP_TELLS };
enum product_slip product_slip(const struct product *p);
bool product_in_order(const struct product *p); // what they make is not less than two thirds of the total, nor more than half as much again
bool product_is_near(const struct product *p);  // and by less than a hundredth of it
bool product_swaps(const struct product *p); // by two exchanged digits of a figure of three at least
// The words of the rate fix it, so that it is no average and not rounded, and with it the total is one slip away.
bool product_slips_exactly(const struct product *p);
bool product_swaps_rate(const struct product *p); // of the rate, or of four digits by three in another order
void product_add_average_told(struct lint *l, const struct product *p); // nothing else can be meant
void product_add(struct lint *l, const struct product *p, enum severity severity);
// Said of the rate where `average`, else of the total, though others may agree by chance.
void product_tell(struct lint *l, const struct product *p, bool average, enum severity severity);
void product_tell_scale(struct lint *l, const struct product *p); // its unit is a thousand times too great or too small
void product_add_average(struct lint *l, const struct product *p); // the same, told of the rate: what the total makes for each

// ", bình quân 54 triệu đồng/hộ": lint_each.c. Of the measures [from, to).
void lint_each(struct lint *l, size_t from, size_t to);

// Exact decimal numbers: mantissa × 10^-scale. No binary floating point holds a figure anywhere.
#pragma once

#include "base/base.h"

enum { DECIMAL_SCALE_MAX = 9 };

struct decimal {
	int64_t mantissa;
	uint8_t scale; // 0 to DECIMAL_SCALE_MAX
};

struct decimal decimal_int(int64_t n);
// "12", "-0.50": digits with one optional '.', at most 9 after it. The written scale is kept.
bool decimal_parse(struct sv s, struct decimal *out) MUST_USE;
void decimal_write(struct buf *b, struct decimal d); // "12.50", with a point: for data, not for people
struct decimal decimal_normal(struct decimal d);     // the smallest scale that holds the same number
int decimal_cmp(struct decimal a, struct decimal b); // exact, at any scales
bool decimal_is_zero(struct decimal d);

// False on overflow; out is then untouched.
bool decimal_add(struct decimal a, struct decimal b, struct decimal *out) MUST_USE;
bool decimal_sub(struct decimal a, struct decimal b, struct decimal *out) MUST_USE;
bool decimal_mul(struct decimal a, struct decimal b, struct decimal *out) MUST_USE;
// × 10^power, exact ("1,254 triệu" is 1.254 shifted by 6).
bool decimal_shift(struct decimal d, int power, struct decimal *out) MUST_USE;
// The product of a and b over c, compared with d, without division: sign of a*b - c*d in 128 bits and more.
bool decimal_cmp_products(struct decimal a, struct decimal b, struct decimal c, struct decimal d,
                          int *order) MUST_USE;
// a / b at `scale` digits, half away from zero; for display and for saying what was computed, never
// for judging. False where b is zero or the quotient does not fit.
bool decimal_div(struct decimal a, struct decimal b, uint8_t scale, struct decimal *out) MUST_USE;
// The same, cut off instead of rounded (official reports do both).
bool decimal_div_trunc(struct decimal a, struct decimal b, uint8_t scale, struct decimal *out) MUST_USE;
struct decimal decimal_round(struct decimal d, uint8_t scale); // half away from zero; widens never

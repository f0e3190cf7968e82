// Exact decimal numbers: mantissa × 10^-scale. No binary floating point holds a figure anywhere.
#pragma once

#include "base/base.h"

enum { DECIMAL_SCALE_MAX = 9 };

struct decimal {
	int64_t mantissa;
	uint8_t scale; // 0 to DECIMAL_SCALE_MAX
};

static inline struct decimal decimal_int(int64_t n)
{
	return (struct decimal){n, 0};
}

// "12", "-0.50": digits with one optional '.', at most 9 after it. The written scale is kept.
bool decimal_parse(struct sv s, struct decimal *out) MUST_USE;
void decimal_write(struct buf *b, struct decimal d); // "12.50", with a point: for data, not for people
enum { DECIMAL_TEXT = 24 };
struct sv decimal_text(char room[DECIMAL_TEXT], struct decimal d); // the same, as a view of `room`
struct decimal decimal_normal(struct decimal d);     // the smallest scale that holds the same number
static inline bool decimal_is_zero(struct decimal d)
{
	return d.mantissa == 0;
}

// What a check asks a hundred times over: nearly all figures are so small, and of one scale, that nothing needs to be widened. The
// others go by the functions that end with _wide, which know all figures.
int decimal_cmp_wide(struct decimal a, struct decimal b);
bool decimal_sum_wide(struct decimal a, struct decimal b, int sign, struct decimal *out) MUST_USE;
bool decimal_mul_wide(struct decimal a, struct decimal b, struct decimal *out) MUST_USE;
bool decimal_shift_wide(struct decimal d, int power, struct decimal *out) MUST_USE;

// Exact, at any scales.
static inline int decimal_cmp(struct decimal a, struct decimal b)
{
	return a.scale == b.scale ? (a.mantissa > b.mantissa) - (a.mantissa < b.mantissa) : decimal_cmp_wide(a, b);
}

// False on overflow; out is then untouched.
MUST_USE static inline bool decimal_add(struct decimal a, struct decimal b, struct decimal *out)
{
	int64_t sum;
	if (a.scale != b.scale || __builtin_add_overflow(a.mantissa, b.mantissa, &sum) || sum == INT64_MIN)
		return decimal_sum_wide(a, b, 1, out);
	*out = (struct decimal){sum, a.scale};
	return true;
}

MUST_USE static inline bool decimal_sub(struct decimal a, struct decimal b, struct decimal *out)
{
	int64_t rest;
	if (a.scale != b.scale || __builtin_sub_overflow(a.mantissa, b.mantissa, &rest) || rest == INT64_MIN)
		return decimal_sum_wide(a, b, -1, out);
	*out = (struct decimal){rest, a.scale};
	return true;
}

MUST_USE static inline bool decimal_mul(struct decimal a, struct decimal b, struct decimal *out)
{
	int64_t product;
	if (a.scale + b.scale > DECIMAL_SCALE_MAX || __builtin_mul_overflow(a.mantissa, b.mantissa, &product) || product == INT64_MIN)
		return decimal_mul_wide(a, b, out);
	*out = (struct decimal){product, (uint8_t)(a.scale + b.scale)};
	return true;
}

// × 10^power, exact ("1,254 triệu" is 1.254 shifted by 6).
MUST_USE static inline bool decimal_shift(struct decimal d, int power, struct decimal *out)
{
	if (power > d.scale || d.scale - power > DECIMAL_SCALE_MAX || d.mantissa == INT64_MIN)
		return decimal_shift_wide(d, power, out);
	*out = (struct decimal){d.mantissa, (uint8_t)(d.scale - power)}; // the point moves, and that is all
	return true;
}

// The product of a and b over c, compared with d, without division: sign of a*b - c*d in 128 bits and more.
bool decimal_cmp_products(struct decimal a, struct decimal b, struct decimal c, struct decimal d,
                          int *order) MUST_USE;
// a / b at `scale` digits, half away from zero; for display and for saying what was computed, never
// for judging. False where b is zero or the quotient does not fit.
bool decimal_div(struct decimal a, struct decimal b, uint8_t scale, struct decimal *out) MUST_USE;
// The same, cut off instead of rounded (official reports do both).
bool decimal_div_trunc(struct decimal a, struct decimal b, uint8_t scale, struct decimal *out) MUST_USE;
bool decimal_div_both(struct decimal a, struct decimal b, uint8_t scale, struct decimal *rounded, struct decimal *cut) MUST_USE; // one as the other
struct decimal decimal_round(struct decimal d, uint8_t scale); // half away from zero; widens never

// Exact quotients: a figure that was computed stays numerator and denominator until it is shown.
// 128 bits, kept in lowest terms; what does not fit is refused, never rounded.
#pragma once

#include "base/decimal.h"

__extension__ typedef __int128 wide;

struct fraction {
	wide n, d; // d > 0
};

struct fraction fraction_of(struct decimal d);
struct fraction fraction_int(int64_t n);

// False where the result does not fit, or b is zero in a division; out is then untouched.
bool fraction_add(struct fraction a, struct fraction b, struct fraction *out) MUST_USE;
bool fraction_sub(struct fraction a, struct fraction b, struct fraction *out) MUST_USE;
bool fraction_mul(struct fraction a, struct fraction b, struct fraction *out) MUST_USE;
bool fraction_div(struct fraction a, struct fraction b, struct fraction *out) MUST_USE;
bool fraction_cmp(struct fraction a, struct fraction b, int *order) MUST_USE; // -1, 0, 1
int fraction_sign(struct fraction a);
struct fraction fraction_abs(struct fraction a);

// Half away from zero, to so many digits after the point; a negative number of digits rounds to
// tens, hundreds …
bool fraction_round(struct fraction a, int digits, struct fraction *out) MUST_USE;
// The same for showing, 0 to DECIMAL_SCALE_MAX digits.
bool fraction_shown(struct fraction a, int digits, struct decimal *out) MUST_USE;

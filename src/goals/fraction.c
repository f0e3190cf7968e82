// Arithmetic of exact quotients.
#include "goals/fraction.h"

enum { POWER_MAX = 37 }; // 10^37 fits into 128 bits

// The least number has no magnitude: it is refused, so that signs may be turned freely.
__extension__ static const wide most = (wide)(~(unsigned __int128)0 >> 1);

static wide power10(int n)
{
	wide p = 1;
	while (n-- > 0)
		p *= 10;
	return p;
}

static wide magnitude(wide n)
{
	return n < 0 ? -n : n;
}

static wide common(wide a, wide b)
{
	while (b) {
		wide rest = a % b;
		a = b;
		b = rest;
	}
	return a;
}

static struct fraction lowest(wide n, wide d)
{
	wide by = common(magnitude(n), d);
	return by > 1 ? (struct fraction){n / by, d / by} : (struct fraction){n, d};
}

struct fraction fraction_of(struct decimal d)
{
	return lowest(d.mantissa, power10(d.scale));
}

struct fraction fraction_int(int64_t n)
{
	return (struct fraction){n, 1};
}

static bool multiply(wide a, wide b, wide *out)
{
	return !__builtin_mul_overflow(a, b, out) && *out >= -most;
}

bool fraction_add(struct fraction a, struct fraction b, struct fraction *out)
{
	wide by = common(a.d, b.d), x, y, sum, d;
	if (!multiply(a.n, b.d / by, &x) || !multiply(b.n, a.d / by, &y) ||
	    __builtin_add_overflow(x, y, &sum) || sum < -most || !multiply(a.d, b.d / by, &d))
		return false;
	*out = lowest(sum, d);
	return true;
}

bool fraction_sub(struct fraction a, struct fraction b, struct fraction *out)
{
	return fraction_add(a, (struct fraction){-b.n, b.d}, out);
}

bool fraction_mul(struct fraction a, struct fraction b, struct fraction *out)
{
	struct fraction x = lowest(a.n, b.d), y = lowest(b.n, a.d);
	wide n, d;
	if (!multiply(x.n, y.n, &n) || !multiply(x.d, y.d, &d))
		return false;
	*out = (struct fraction){n, d};
	return true;
}

bool fraction_div(struct fraction a, struct fraction b, struct fraction *out)
{
	if (b.n == 0)
		return false;
	return fraction_mul(a, b.n < 0 ? (struct fraction){-b.d, -b.n} : (struct fraction){b.d, b.n},
	                    out);
}

bool fraction_cmp(struct fraction a, struct fraction b, int *order)
{
	wide by = common(a.d, b.d), x, y;
	if (!multiply(a.n, b.d / by, &x) || !multiply(b.n, a.d / by, &y))
		return false;
	*order = (x > y) - (x < y);
	return true;
}

int fraction_sign(struct fraction a)
{
	return (a.n > 0) - (a.n < 0);
}

struct fraction fraction_abs(struct fraction a)
{
	return (struct fraction){magnitude(a.n), a.d};
}

// The whole number nearest to a × 10^digits.
static bool whole(struct fraction a, int digits, wide *out)
{
	if (digits > POWER_MAX || digits < -POWER_MAX)
		return false;
	struct fraction scaled;
	struct fraction by = digits >= 0 ? (struct fraction){power10(digits), 1}
	                                 : (struct fraction){1, power10(-digits)};
	if (!fraction_mul(a, by, &scaled))
		return false;
	wide quotient = scaled.n / scaled.d, rest = magnitude(scaled.n % scaled.d);
	if (rest >= scaled.d - rest)
		quotient += scaled.n < 0 ? -1 : 1;
	*out = quotient;
	return true;
}

bool fraction_round(struct fraction a, int digits, struct fraction *out)
{
	wide n;
	if (!whole(a, digits, &n))
		return false;
	if (digits >= 0) {
		*out = lowest(n, power10(digits));
		return true;
	}
	if (!multiply(n, power10(-digits), &n))
		return false;
	*out = (struct fraction){n, 1};
	return true;
}

bool fraction_shown(struct fraction a, int digits, struct decimal *out)
{
	wide n;
	if (digits < 0 || digits > DECIMAL_SCALE_MAX || !whole(a, digits, &n) ||
	    magnitude(n) > INT64_MAX)
		return false;
	*out = (struct decimal){(int64_t)n, (uint8_t)digits};
	return true;
}

// Exact decimal arithmetic on 64-bit mantissas, widened to 128 bits between.
#include "base/decimal.h"

__extension__ typedef __int128 wide;

static const int64_t powers[] = {1,
                                 10,
                                 100,
                                 1000,
                                 10000,
                                 100000,
                                 1000000,
                                 10000000,
                                 100000000,
                                 1000000000,
                                 10000000000,
                                 100000000000,
                                 1000000000000,
                                 10000000000000,
                                 100000000000000,
                                 1000000000000000,
                                 10000000000000000,
                                 100000000000000000,
                                 1000000000000000000};

static wide power10(int n)
{
	return n <= 18 ? powers[n] : (wide)powers[18] * powers[n - 18];
}

static bool narrow(wide mantissa, int scale, struct decimal *out)
{
	while (scale > DECIMAL_SCALE_MAX && mantissa % 10 == 0) {
		mantissa /= 10;
		scale--;
	}
	if (scale > DECIMAL_SCALE_MAX || mantissa > INT64_MAX || mantissa < -(wide)INT64_MAX)
		return false;
	*out = (struct decimal){(int64_t)mantissa, (uint8_t)scale};
	return true;
}

bool decimal_parse(struct sv s, struct decimal *out)
{
	bool minus = s.n && s.p[0] == '-';
	if (minus)
		s = sv_from(s, 1);
	int64_t mantissa = 0;
	size_t digits = 0, after = 0;
	bool point = false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		if (c == '.' && !point && digits) {
			point = true;
			continue;
		}
		if (c < '0' || c > '9' || __builtin_mul_overflow(mantissa, 10, &mantissa) ||
		    __builtin_add_overflow(mantissa, c - '0', &mantissa))
			return false;
		digits++;
		after += point;
	}
	if (!digits || (point && !after) || after > DECIMAL_SCALE_MAX)
		return false;
	*out = (struct decimal){minus ? -mantissa : mantissa, (uint8_t)after};
	return true;
}

struct sv decimal_text(char room[DECIMAL_TEXT], struct decimal d)
{
	uint64_t m = d.mantissa < 0 ? -(uint64_t)d.mantissa : (uint64_t)d.mantissa;
	size_t at = DECIMAL_TEXT;
	// At least one digit stands before the point.
	for (int written = 0; m || written <= d.scale; m /= 10) {
		if (written == d.scale && d.scale)
			room[--at] = '.';
		room[--at] = (char)('0' + m % 10);
		written++;
	}
	if (d.mantissa < 0)
		room[--at] = '-';
	return (struct sv){room + at, DECIMAL_TEXT - at};
}

void decimal_write(struct buf *b, struct decimal d)
{
	char room[DECIMAL_TEXT];
	buf_sv(b, decimal_text(room, d));
}

struct decimal decimal_normal(struct decimal d)
{
	while (d.scale && d.mantissa % 10 == 0) {
		d.mantissa /= 10;
		d.scale--;
	}
	return d;
}

int decimal_cmp_wide(struct decimal a, struct decimal b)
{
	wide x = (wide)a.mantissa * powers[b.scale], y = (wide)b.mantissa * powers[a.scale];
	return (x > y) - (x < y);
}

bool decimal_sum_wide(struct decimal a, struct decimal b, int sign, struct decimal *out)
{
	uint8_t scale = a.scale > b.scale ? a.scale : b.scale;
	wide x = (wide)a.mantissa * powers[scale - a.scale];
	wide y = (wide)b.mantissa * powers[scale - b.scale];
	return narrow(x + sign * y, scale, out);
}

bool decimal_mul_wide(struct decimal a, struct decimal b, struct decimal *out)
{
	return narrow((wide)a.mantissa * b.mantissa, a.scale + b.scale, out);
}

bool decimal_shift_wide(struct decimal d, int power, struct decimal *out)
{
	if (power > 18 || power < -DECIMAL_SCALE_MAX)
		return false;
	if (power < 0)
		return narrow(d.mantissa, d.scale - power, out);
	int taken = power < d.scale ? power : d.scale;
	return narrow((wide)d.mantissa * powers[power - taken], d.scale - taken, out);
}

bool decimal_cmp_products(struct decimal a, struct decimal b, struct decimal c, struct decimal d,
                          int *order)
{
	wide x = (wide)a.mantissa * b.mantissa, y = (wide)c.mantissa * d.mantissa;
	int more = (c.scale + d.scale) - (a.scale + b.scale);
	wide factor = power10(more < 0 ? -more : more);
	if (__builtin_mul_overflow(more > 0 ? x : y, factor, more > 0 ? &x : &y))
		return false;
	*order = (x > y) - (x < y);
	return true;
}

static bool divide(struct decimal a, struct decimal b, uint8_t scale, wide *rounded, wide *cut)
{
	if (b.mantissa == 0 || scale > DECIMAL_SCALE_MAX)
		return false;
	wide x = a.mantissa, y = b.mantissa, rest;
	int shift = scale + b.scale - a.scale;
	if (shift >= 0 ? __builtin_mul_overflow(x, power10(shift), &x)
	               : __builtin_mul_overflow(y, power10(-shift), &y))
		return false;
	if (x == (int64_t)x && y == (int64_t)y && x != INT64_MIN) { // as nearly all are, and several times as quick
		*cut = (int64_t)x / (int64_t)y;
		rest = (int64_t)x % (int64_t)y;
	} else {
		*cut = x / y;
		rest = x % y;
	}
	*rounded = *cut;
	wide left = rest < 0 ? -rest : rest, whole = y < 0 ? -y : y;
	if (rest && left >= whole - left)
		*rounded += (x < 0) == (y < 0) ? 1 : -1;
	return true;
}

bool decimal_div(struct decimal a, struct decimal b, uint8_t scale, struct decimal *out)
{
	wide rounded, cut;
	return divide(a, b, scale, &rounded, &cut) && narrow(rounded, scale, out);
}

bool decimal_div_trunc(struct decimal a, struct decimal b, uint8_t scale, struct decimal *out)
{
	wide rounded, cut;
	return divide(a, b, scale, &rounded, &cut) && narrow(cut, scale, out);
}

bool decimal_div_both(struct decimal a, struct decimal b, uint8_t scale, struct decimal *rounded, struct decimal *cut)
{
	wide up, down;
	return divide(a, b, scale, &up, &down) && narrow(up, scale, rounded) && narrow(down, scale, cut);
}

struct decimal decimal_round(struct decimal d, uint8_t scale)
{
	if (d.scale <= scale)
		return d;
	struct decimal rounded = d;
	bool fits = decimal_div(d, decimal_int(1), scale, &rounded);
	return fits ? rounded : d; // it always fits: fewer digits than before
}

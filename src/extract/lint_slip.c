// Figures that one slip of the hand parts: where all would agree but for one wrong digit or two exchanged ones, they were meant to
// agree, and what ties them together is no guess.
#include "extract/lint.h"

enum { DIGITS = 19 };
#define LARGEST 1000000000000 // of a figure in which a slip is looked for

static size_t digits_of(int64_t m, char out[DIGITS])
{
	char back[DIGITS];
	size_t n = 0;
	for (; m > 0 && n < DIGITS; m /= 10)
		back[n++] = (char)(m % 10);
	for (size_t i = 0; i < n; i++)
		out[i] = back[n - 1 - i];
	return n;
}

// As whole numbers of their last place.
static bool align(struct decimal *a, struct decimal *b)
{
	uint8_t scale = a->scale > b->scale ? a->scale : b->scale;
	return decimal_shift(*a, scale, a) && decimal_shift(*b, scale, b) && (*a = decimal_normal(*a)).scale == 0 && (*b = decimal_normal(*b)).scale == 0;
}

enum slip lint_slip(struct decimal stated, struct decimal meant)
{
	char x[DIGITS], y[DIGITS];
	size_t at[3], differ = 0;
	if (stated.mantissa <= 0 || meant.mantissa <= 0 || !align(&stated, &meant))
		return SLIP_NONE;
	size_t n = digits_of(stated.mantissa, x);
	if (n != digits_of(meant.mantissa, y))
		return SLIP_NONE;
	for (size_t i = 0; i < n; i++) {
		if (x[i] == y[i])
			continue;
		if (differ == 3)
			return SLIP_NONE;
		at[differ++] = i;
	}
	// "32.150" for "31.520": three digits in another order.
	if (differ == 3) {
		bool left = x[at[0]] == y[at[1]] && x[at[1]] == y[at[2]] && x[at[2]] == y[at[0]];
		bool right = x[at[0]] == y[at[2]] && x[at[1]] == y[at[0]] && x[at[2]] == y[at[1]];
		return left || right ? SLIP_DIGIT : SLIP_NONE;
	}
	if (differ == 2)
		return x[at[0]] == y[at[1]] && x[at[1]] == y[at[0]] ? SLIP_SWAP : SLIP_NONE;
	return differ == 1 ? SLIP_DIGIT : SLIP_NONE;
}

static bool swap_of(struct decimal stated, bool (*holds)(void *of, struct decimal meant), void *of)
{
	int64_t place[DIGITS];
	char digits[DIGITS];
	size_t n = digits_of(stated.mantissa, digits);
	for (size_t i = n; i-- > 0;)
		place[i] = i + 1 == n ? 1 : place[i + 1] * 10;
	for (size_t i = 0; i < n; i++) {
		for (size_t k = i + 1; k < n; k++) {
			int apart = digits[k] - digits[i];
			struct decimal meant = {stated.mantissa + apart * (place[i] - place[k]), stated.scale};
			if (apart && !(i == 0 && digits[k] == 0 && !stated.scale) && holds(of, meant))
				return true;
		}
	}
	return false;
}

static bool digit_of(struct decimal stated, bool (*holds)(void *of, struct decimal meant), void *of)
{
	int64_t place = 1;
	for (int64_t m = stated.mantissa; m > 0; m /= 10, place *= 10) {
		for (int other = m < 10; other < 10; other++) {
			struct decimal meant = {stated.mantissa + (other - (int)(m % 10)) * place, stated.scale};
			if (other != m % 10 && holds(of, meant))
				return true;
		}
	}
	return false;
}

enum slip lint_slip_of(struct decimal stated, bool (*holds)(void *of, struct decimal meant), void *of)
{
	if (stated.mantissa < 10 || stated.mantissa >= LARGEST)
		return SLIP_NONE;
	return swap_of(stated, holds, of) ? SLIP_SWAP : digit_of(stated, holds, of) ? SLIP_DIGIT : SLIP_NONE;
}

// Of few digits any other figure is a slip.
static int64_t least_that_tells(enum slip slip, bool beside)
{
	return slip == SLIP_SWAP ? (beside ? 10 : 100) : beside ? 1000 : 100000;
}

bool lint_slip_tells(struct decimal stated, enum slip slip, bool beside)
{
	return slip != SLIP_NONE && stated.mantissa >= least_that_tells(slip, beside);
}

bool lint_slip_of_tells(struct decimal stated, bool (*holds)(void *of, struct decimal meant), void *of, bool beside)
{
	if (stated.mantissa < least_that_tells(SLIP_SWAP, beside) || stated.mantissa >= LARGEST)
		return false;
	return swap_of(stated, holds, of) || (stated.mantissa >= least_that_tells(SLIP_DIGIT, beside) && digit_of(stated, holds, of));
}

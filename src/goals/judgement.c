// The decision. A result is an interval (a number is one of a single point); the target cuts the
// line of numbers into regions, each with an outcome; what decides is which regions the interval
// touches.
#include "goals/judgement.h"

// ---- in the target's terms
struct interval {
	bool has_low, has_high;   // false: without end on that side
	bool open_low, open_high; // the end itself is left out
	struct fraction low, high;
};

struct scale {
	enum comparator comparator; // never bare
	struct fraction low, high;
	int digits;
	enum better good; // which way is better in the target's terms
};

// Half of the last digit as written.
static bool half_digit(int digits, struct fraction *out)
{
	struct fraction ten = fraction_int(10);
	*out = (struct fraction){1, 2};
	for (int i = 0; i < digits; i++) {
		if (!fraction_div(*out, ten, out))
			return false;
	}
	for (int i = 0; i > digits; i--) {
		if (!fraction_mul(*out, ten, out))
			return false;
	}
	return true;
}

static bool interval_of(const struct figure *f, struct interval *i)
{
	struct fraction half;
	*i = (struct interval){.has_low = true, .has_high = true, .low = f->low, .high = f->low};
	switch (f->is) {
	case COMPARE_BARE:
	case COMPARE_EXACTLY:
		return true;
	case COMPARE_AT_LEAST:
	case COMPARE_ABOVE:
		i->has_high = false;
		i->open_low = f->is == COMPARE_ABOVE;
		return true;
	case COMPARE_AT_MOST:
	case COMPARE_BELOW:
		i->has_low = false;
		i->open_high = f->is == COMPARE_BELOW;
		return true;
	case COMPARE_ABOUT:
		return half_digit(f->digits, &half) && fraction_sub(f->low, half, &i->low) &&
		       fraction_add(f->low, half, &i->high);
	case COMPARE_RANGE:
		i->high = f->high;
		return true;
	}
	return false;
}

static bool is_number(const struct figure *f)
{
	return f->is == COMPARE_EXACTLY || f->is == COMPARE_BARE;
}

static bool is_change(enum basis b)
{
	return b == BASIS_CHANGE || b == BASIS_CHANGE_PERCENT || b == BASIS_ADD;
}

static bool falls(const struct aim *a)
{
	return is_change(a->basis) && a->basis != BASIS_ADD && a->way == WAY_FALL;
}

// The change of a level from the base, in the target's direction.
static bool change(const struct aim *a, struct fraction base, struct fraction level,
                   struct fraction *out)
{
	struct fraction by;
	if (!fraction_sub(level, base, &by))
		return false;
	if (a->basis == BASIS_CHANGE_PERCENT &&
	    (!fraction_div(by, base, &by) || !fraction_mul(by, fraction_int(100), &by)))
		return false;
	*out = falls(a) ? (struct fraction){-by.n, by.d} : by;
	return true;
}

static bool in_terms(const struct aim *a, const struct figure *base, struct interval *i)
{
	if (!is_change(a->basis))
		return true;
	struct interval from = *i;
	if ((from.has_low && !change(a, base->low, from.low, &i->low)) ||
	    (from.has_high && !change(a, base->low, from.high, &i->high)))
		return false;
	if (falls(a))
		*i = (struct interval){from.has_high, from.has_low, from.open_high,
		                       from.open_low, i->high,      i->low};
	return true;
}

static struct scale scale_of(const struct judging *j)
{
	struct scale s = {j->aim.comparator, fraction_of(j->aim.low), fraction_of(j->aim.high),
	                  j->aim.digits, j->better};
	if (j->aim.basis == BASIS_REDUCE_TO)
		s.good = BETTER_DOWN;
	else if (falls(&j->aim) && j->better == BETTER_UP)
		s.good = BETTER_DOWN;
	else if (falls(&j->aim) && j->better == BETTER_DOWN)
		s.good = BETTER_UP;
	if (s.comparator == COMPARE_BARE)
		s.comparator = s.good == BETTER_UP     ? COMPARE_AT_LEAST
		               : s.good == BETTER_DOWN ? COMPARE_AT_MOST
		                                       : COMPARE_EXACTLY;
	return s;
}

enum comparator judge_comparator(const struct judging *j)
{
	return scale_of(j).comparator;
}

// ---- the outcome of one point
static enum outcome beyond(int order, enum better good)
{
	if (order == 0)
		return OUTCOME_MET;
	return (good == BETTER_UP && order > 0) || (good == BETTER_DOWN && order < 0) ? OUTCOME_EXCEEDED
	                                                                              : OUTCOME_MISSED;
}

static bool outcome_at(const struct scale *s, struct fraction at, enum outcome *out)
{
	int low = 0, high = 0;
	struct fraction rounded;
	if (!fraction_cmp(at, s->low, &low) ||
	    (s->comparator == COMPARE_RANGE && !fraction_cmp(at, s->high, &high)))
		return false;
	switch (s->comparator) {
	case COMPARE_BARE: // scale_of has replaced it
	case COMPARE_EXACTLY:
		*out = low == 0 ? OUTCOME_MET : OUTCOME_MISSED;
		break;
	case COMPARE_AT_LEAST:
		*out = beyond(low, BETTER_UP);
		break;
	case COMPARE_ABOVE:
		*out = low > 0 ? OUTCOME_EXCEEDED : OUTCOME_MISSED;
		break;
	case COMPARE_AT_MOST:
		*out = beyond(low, BETTER_DOWN);
		break;
	case COMPARE_BELOW:
		*out = low < 0 ? OUTCOME_EXCEEDED : OUTCOME_MISSED;
		break;
	case COMPARE_ABOUT:
		if (!fraction_round(at, s->digits, &rounded) || !fraction_cmp(rounded, s->low, &high))
			return false;
		*out = high == 0 ? OUTCOME_MET : beyond(low, s->good);
		break;
	case COMPARE_RANGE:
		*out = low < 0 ? beyond(low, s->good) : high > 0 ? beyond(high, s->good) : OUTCOME_MET;
		break;
	}
	return true;
}

// ---- the regions that an interval touches
enum { CUTS_MAX = 2 };

static bool cuts_of(const struct scale *s, struct fraction *cuts, size_t *count)
{
	struct fraction half;
	cuts[0] = s->low;
	*count = 1;
	if (s->comparator == COMPARE_RANGE) {
		cuts[(*count)++] = s->high;
	} else if (s->comparator == COMPARE_ABOUT) {
		*count = 2;
		return half_digit(s->digits, &half) && fraction_sub(s->low, half, &cuts[0]) &&
		       fraction_add(s->low, half, &cuts[1]);
	}
	return true;
}

// Whether the interval holds a point, or any point between two; NULL stands for no end.
static bool touches(const struct interval *i, const struct fraction *from,
                    const struct fraction *to, bool *yes)
{
	int low = -1, high = 1; // the interval's ends against the region's
	bool point = from == to;
	if (i->has_low && to && !fraction_cmp(i->low, *to, &low))
		return false;
	if (i->has_high && from && !fraction_cmp(i->high, *from, &high))
		return false;
	bool low_fits = low < 0 || (point && low == 0 && !i->open_low);
	bool high_fits = high > 0 || (point && high == 0 && !i->open_high);
	*yes = low_fits && high_fits;
	return true;
}

static bool between(const struct fraction *from, const struct fraction *to, struct fraction *out)
{
	struct fraction one = fraction_int(1), sum;
	if (!from)
		return fraction_sub(*to, one, out);
	if (!to)
		return fraction_add(*from, one, out);
	return fraction_add(*from, *to, &sum) && fraction_div(sum, fraction_int(2), out);
}

// A bit for each outcome that the interval allows.
static bool outcomes(const struct scale *s, const struct interval *i, unsigned *mask)
{
	struct fraction cuts[CUTS_MAX], middle;
	size_t count;
	if (!cuts_of(s, cuts, &count))
		return false;
	*mask = 0;
	for (size_t n = 0; n <= 2 * count; n++) { // regions and cuts by turns
		const struct fraction *from = n ? &cuts[(n - 1) / 2] : NULL,
		                      *to = n < 2 * count ? &cuts[n / 2] : NULL;
		const struct fraction *at = n % 2 ? from : &middle;
		enum outcome o = OUTCOME_MISSED;
		bool yes;
		if ((n % 2 == 0 && !between(from, to, &middle)) || !touches(i, from, to, &yes) ||
		    !outcome_at(s, *at, &o))
			return false;
		if (yes)
			*mask |= 1U << o;
	}
	return true;
}

// ---- the decision
static bool decide(const struct scale *s, const struct interval *i, struct judgement *out)
{
	unsigned mask;
	if (!outcomes(s, i, &mask))
		return false;
	unsigned exceeded = 1U << OUTCOME_EXCEEDED, met = 1U << OUTCOME_MET;
	if (mask == exceeded) {
		out->outcome = OUTCOME_EXCEEDED;
	} else if (mask == met || mask == (met | exceeded)) {
		out->outcome = OUTCOME_MET;
		out->at_least = mask != met;
	} else if (mask == 1U << OUTCOME_MISSED) {
		out->outcome = OUTCOME_MISSED;
	} else {
		out->outcome = OUTCOME_NOT_COMPARABLE;
		out->why = N_("the result lies on both sides of the target");
	}
	return true;
}

// From the reached value to the bound that decided: the farther end of a range that is exceeded,
// else the nearer.
static bool measure_distance(const struct scale *s, struct judgement *out, struct fraction *bound)
{
	struct fraction low, high;
	int order;
	*bound = s->low;
	if (!fraction_sub(out->reached, s->low, &low))
		return false;
	out->distance = fraction_abs(low);
	if (s->comparator != COMPARE_RANGE)
		return true;
	if (!fraction_sub(out->reached, s->high, &high) ||
	    !fraction_cmp(fraction_abs(high), fraction_abs(low), &order))
		return false;
	if (order < 0) {
		out->distance = fraction_abs(high);
		*bound = s->high;
	}
	return true;
}

static bool find_near(const struct judging *j, struct fraction bound, struct judgement *out)
{
	struct fraction share;
	int order;
	if (out->outcome != OUTCOME_MISSED || decimal_is_zero(j->near) || fraction_sign(bound) == 0)
		return true;
	if (!fraction_div(out->distance, fraction_abs(bound), &share) ||
	    !fraction_mul(share, fraction_int(100), &share) ||
	    !fraction_cmp(share, fraction_of(j->near), &order))
		return false;
	if (order <= 0)
		out->outcome = OUTCOME_NEAR;
	return true;
}

// Whether the result can be compared at all; says why not.
static bool comparable(const struct judging *j, struct judgement *out)
{
	out->outcome = OUTCOME_NOT_COMPARABLE;
	if (!is_change(j->aim.basis))
		return true;
	if (!j->base)
		out->why = N_("the figure that the change starts from is not known");
	else if (!is_number(j->base))
		out->why = N_("the figure that the change starts from is not one number");
	else if (j->aim.basis == BASIS_CHANGE_PERCENT && fraction_sign(j->base->low) <= 0)
		out->why = N_("the figure that the change starts from is not above zero, so that a "
		              "percentage of it says nothing");
	return !out->why;
}

static bool judge_exactly(const struct judging *j, struct judgement *out)
{
	struct interval i;
	struct fraction bound;
	struct scale s = scale_of(j);
	*out = (struct judgement){.outcome = OUTCOME_NO_FIGURE, .comparator = s.comparator};
	if (!j->result || !comparable(j, out))
		return true;
	if (!interval_of(j->result, &i) || !in_terms(&j->aim, j->base, &i) || !decide(&s, &i, out))
		return false;
	if (!is_number(j->result))
		return true;
	out->has_reached = true;
	out->reached = i.low;
	return measure_distance(&s, out, &bound) && find_near(j, bound, out);
}

// The same with the figures as they are printed.
static bool judge_printed(const struct judging *j, struct judgement *out)
{
	struct judging printed = *j;
	struct figure result = *j->result, base;
	struct judgement other;
	if (!fraction_round(result.low, j->decimals, &result.low))
		return false;
	printed.result = &result;
	if (j->base) {
		base = *j->base;
		if (!fraction_round(base.low, j->decimals, &base.low))
			return false;
		printed.base = &base;
	}
	if (!judge_exactly(&printed, &other))
		return false;
	out->printed = other.outcome;
	out->printed_differs = other.outcome != out->outcome;
	return true;
}

bool judge(const struct judging *j, struct judgement *out, struct error *error)
{
	if (judge_exactly(j, out) && (!out->has_reached || judge_printed(j, out)))
		return true;
	return error_set(
	    error, FAIL_INPUT,
	    N_("the figures are too large, or too finely divided, to be compared exactly"));
}

enum outcome judge_item(enum item_rule rule, const enum outcome *parts, size_t count,
                        size_t main_part)
{
	// Of all parts the first that is there decides.
	static const enum outcome order[] = {OUTCOME_MISSED, OUTCOME_NO_FIGURE, OUTCOME_NOT_COMPARABLE,
	                                     OUTCOME_NEAR, OUTCOME_MET};
	if (count == 0)
		return OUTCOME_NO_FIGURE;
	if (rule == ITEM_MAIN && main_part < count)
		return parts[main_part];
	for (size_t o = 0; o < LENGTH(order); o++) {
		for (size_t i = 0; i < count; i++) {
			if (parts[i] == order[o])
				return order[o];
		}
	}
	return OUTCOME_EXCEEDED;
}

static const struct {
	const char *code, *word;
} outcome_names[] = {
	[OUTCOME_EXCEEDED] = {"exceeded", N_("Exceeded")},
	[OUTCOME_MET] = {"met", N_("Met")},
	[OUTCOME_NEAR] = {"near", N_("Nearly met")},
	[OUTCOME_MISSED] = {"missed", N_("Missed")},
	[OUTCOME_NO_FIGURE] = {"no_figure", N_("No figure yet")},
	[OUTCOME_NOT_COMPARABLE] = {"not_comparable", N_("Not comparable")},
};

const char *outcome_word(enum outcome o)
{
	return outcome_names[o].word;
}

const char *outcome_code(enum outcome o)
{
	return outcome_names[o].code;
}

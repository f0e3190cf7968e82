// What is to be said of parts that do not make their whole.
#include "extract/lint_parts.h"

void parts_add(struct lint *l, struct parts *p, size_t part, size_t whole)
{
	const struct measure_found *m = &l->r->measures[part];
	if (p->count == PARTS_MOST)
		return;
	bool other = lint_same_shape(l, part, whole);
	p->of[p->count] = part;
	p->value[p->count] = other ? lint_in_unit(l, part, whole) : m->value;
	p->broken |= !decimal_add(p->sum, p->value[p->count], &p->sum);
	p->count++;
}

// One in the last place that is printed, in the unit of the whole; of what is counted 0.
static struct decimal last_place(struct lint *l, size_t m, size_t whole)
{
	const struct measure_found *x = &l->r->measures[m];
	struct decimal one = {0};
	int power = lint_same_shape(l, m, whole) ? lint_shape(l, m)->power - lint_shape(l, whole)->power : 0;
	if (!x->value.scale && power == 0 && lint_shape(l, whole)->power == 0 && lint_is_counted(l, x))
		return one;
	if (!decimal_shift(decimal_int(1), power - (int)x->value.scale, &one))
		return (struct decimal){0};
	return one;
}

// Each may be rounded by half of its last place.
static bool rounding_explains(struct lint *l, const struct parts *p, size_t whole, struct decimal apart)
{
	struct decimal may = last_place(l, whole, whole);
	for (size_t i = 0; i < p->count; i++) {
		if (!decimal_add(may, last_place(l, p->of[i], whole), &may))
			return true;
	}
	if (apart.mantissa < 0)
		apart.mantissa = -apart.mantissa;
	return decimal_mul(apart, decimal_int(2), &apart) && decimal_cmp(apart, may) <= 0;
}

bool parts_slip(const struct measure_found *whole, const struct parts *p, bool beside)
{
	struct decimal apart, meant;
	if (p->count < 2 || !decimal_sub(p->sum, whole->value, &apart) || decimal_is_zero(apart))
		return false;
	if (lint_slip_tells(whole->value, lint_slip(whole->value, p->sum), beside))
		return true;
	for (size_t i = 0; i < p->count; i++) {
		if (decimal_sub(p->value[i], apart, &meant) && lint_slip_tells(p->value[i], lint_slip(p->value[i], meant), beside))
			return true;
	}
	return false;
}

bool parts_any_slip(const struct measure_found *whole, const struct parts *p)
{
	struct decimal apart, meant;
	if (!decimal_sub(p->sum, whole->value, &apart))
		return false;
	if (lint_slip(whole->value, p->sum) != SLIP_NONE)
		return true;
	for (size_t i = 0; i < p->count; i++) {
		if (decimal_sub(p->value[i], apart, &meant) && lint_slip(p->value[i], meant) != SLIP_NONE)
			return true;
	}
	return false;
}

bool parts_some_make(const struct measure_found *whole, const struct parts *p)
{
	for (size_t from = 0; from + 1 < p->count; from++) {
		struct decimal sum = p->value[from];
		for (size_t i = from + 1; i < p->count; i++) {
			if (!decimal_add(sum, p->value[i], &sum))
				return false;
			if (decimal_cmp(sum, whole->value) == 0)
				return true;
		}
	}
	return false;
}

void parts_judge(struct lint *l, const struct measure_found *whole, const struct parts *p, bool certain)
{
	static const char more[] = N_("the parts make %'d, more than the whole of %'d"), other[] = N_("the parts make %'d, not the whole of %'d"),
	                  missing[] = N_("the parts named make %'d of the whole of %'d; is one missing?");
	struct decimal apart; // of the sum from the whole
	if (!p->count || !decimal_sub(p->sum, whole->value, &apart) || decimal_is_zero(apart))
		return;
	bool over = apart.mantissa > 0, rounded = rounding_explains(l, p, (size_t)(whole - l->r->measures), apart);
	if (rounded && (whole->value.scale || p->sum.scale))
		return;
	bool slip = !rounded && parts_slip(whole, p, true), near = p->count > 1 && lint_near(p->sum, whole->value);
	// One wrong digit of few: perhaps.
	bool digit = near && p->count > 1 && parts_any_slip(whole, p);
	struct decimal sum = decimal_normal(p->sum), said = decimal_normal(whole->value);
	if ((certain && !rounded) || slip)
		lint_add_figures(l, whole->place, "parts", SEVERITY_ERROR, over ? more : other, sum, said);
	else if (certain || near)
		lint_add_figures(l, whole->place, "parts", over || certain || digit ? SEVERITY_WARNING : SEVERITY_NOTE, over ? more : certain ? other : missing, sum, said);
}

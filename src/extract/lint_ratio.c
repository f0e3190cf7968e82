// A percent that is not what its own numbers make: "a/b …, đạt p%", "a … (p%)" against the whole that the text names.
#include "extract/lint.h"
#include "text/text.h"

// p as it would be printed: rounded or cut off at the digits it is printed with. Both are right.
static bool agrees(struct decimal part, struct decimal whole, struct decimal stated, struct decimal *computed)
{
	struct decimal hundred, rounded, cut;
	if (!decimal_mul(part, decimal_int(100), &hundred) || !decimal_div(hundred, whole, stated.scale, &rounded) ||
	    !decimal_div_trunc(hundred, whole, stated.scale, &cut))
		return true; // too large to say
	*computed = rounded;
	return decimal_cmp(rounded, stated) == 0 || decimal_cmp(cut, stated) == 0;
}

// "trên 29%" of 29,02 is right, and so is "gần 30%".
static bool bound_holds(enum compare cmp, struct decimal computed, struct decimal stated)
{
	int order = decimal_cmp(computed, stated);
	switch (cmp) {
	case CMP_GE:
	case CMP_GT:
		return order >= 0;
	case CMP_LE:
	case CMP_LT:
		return order <= 0;
	case CMP_ABOUT: {
		struct decimal difference;
		return !decimal_sub(computed, stated, &difference) || decimal_cmp(difference, decimal_int(2)) < 0;
	}
	case CMP_RANGE:
		return true;
	case CMP_EQ:
		break;
	}
	return false;
}

static void check(struct reading *r, const struct measure_found *p, struct decimal part, struct decimal whole,
                  enum severity severity)
{
	struct decimal computed;
	if (decimal_is_zero(whole) || agrees(part, whole, p->value, &computed) ||
	    (p->cmp != CMP_EQ && bound_holds(p->cmp, computed, p->value)))
		return;
	struct lint_found found = {.place = p->place, .code = "ratio", .severity = severity, .stated = p->value, .computed = computed, .has_figures = true};
	struct sv a = text_number(r->arena, decimal_normal(part), false), b = text_number(r->arena, decimal_normal(whole), false);
	struct sv said = text_number(r->arena, p->value, false), is = text_number(r->arena, computed, false);
	error_set(&found.message, FAIL_CHECK, N_("%.*s of %.*s is %.*s %%, not %.*s %%"), (int)a.n, a.p, (int)b.n, b.p, (int)is.n,
	          is.p, (int)said.n, said.p);
	lint_add(r, &found);
}

static bool is_percent(const struct measure_found *m)
{
	return sv_is(m->unit, "%") && !m->has_high && !m->has_total;
}

// The wholes that a part may stand in: larger counts of the same thing before it in the sentence. The one that "trong đó" speaks
// of is told; else the nearest is a guess.
static void check_share(struct reading *r, const struct measure_found *p, size_t part)
{
	static const char *const markers[] = {"trong do", "gom", "bao gom", "trong so"};
	const struct measure_found *of = &r->measures[part], *told = NULL, *nearest = NULL;
	for (size_t i = part; i-- > 0 && r->measures[i].place.line == of->place.line && part - i < 12;) {
		const struct measure_found *w = &r->measures[i];
		struct sv words = lint_between(r, w, of);
		// Another sentence speaks of something else.
		if (sv_find(words, SV(". ")) != SIZE_MAX)
			break;
		if (!lint_is_count(w) || !lint_same_unit(w, of) || w->year != of->year)
			continue;
		struct decimal whole = w->has_total ? w->total : w->value, computed;
		if (decimal_cmp(whole, of->value) <= 0)
			continue;
		if (agrees(of->value, whole, p->value, &computed) || (p->cmp != CMP_EQ && bound_holds(p->cmp, computed, p->value)))
			return;
		if (!told && lint_says(r->arena, words, markers, LENGTH(markers)))
			told = w;
		nearest = nearest ? nearest : w;
	}
	const struct measure_found *whole = told ? told : nearest;
	if (whole)
		check(r, p, of->value, whole->has_total ? whole->total : whole->value, told ? SEVERITY_ERROR : SEVERITY_WARNING);
}

void lint_ratio(struct reading *r)
{
	for (size_t i = 0; i < r->measure_count; i++) {
		const struct measure_found *p = &r->measures[i];
		if (!is_percent(p) || p->of < 0 || (size_t)p->of >= r->measure_count)
			continue;
		const struct measure_found *of = &r->measures[p->of];
		if (of->place.line != p->place.line || (p->role != ROLE_SHARE && p->role != ROLE_ATTAINMENT))
			continue;
		if (of->has_total) {
			check(r, p, of->value, of->total, SEVERITY_ERROR);
			continue;
		}
		if (p->role != ROLE_SHARE || !lint_is_count(of))
			continue;
		check_share(r, p, (size_t)p->of);
	}
}

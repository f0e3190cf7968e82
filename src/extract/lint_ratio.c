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

static void check(struct lint *l, const struct measure_found *p, struct decimal part, struct decimal whole,
                  enum severity severity)
{
	struct reading *r = l->r;
	struct decimal computed;
	if (decimal_is_zero(whole) || agrees(part, whole, p->value, &computed) ||
	    (p->cmp != CMP_EQ && bound_holds(p->cmp, computed, p->value)))
		return;
	struct lint_found found = {.place = p->place, .code = "ratio", .severity = severity, .stated = p->value, .computed = computed, .has_figures = true};
	struct sv a = text_number(r->arena, decimal_normal(part), false), b = text_number(r->arena, decimal_normal(whole), false);
	struct sv said = text_number(r->arena, p->value, false), is = text_number(r->arena, computed, false);
	error_set(&found.message, FAIL_CHECK, N_("%.*s of %.*s is %.*s %%, not %.*s %%"), (int)a.n, a.p, (int)b.n, b.p, (int)is.n,
	          is.p, (int)said.n, said.p);
	lint_add(l, &found);
}

static struct decimal size_of(const struct measure_found *m)
{
	return m->has_total ? m->total : m->value;
}

// "thụ lý 320 vụ; đã giải quyết 288 vụ": what came in and what of it was done.
static bool done_of_received(const struct lint *l, size_t w, size_t part)
{
	enum { NEAR = 40 }; // bytes before the count
	static const char *const received[] = {"thu ly", "tiep nhan", "nhan duoc", "phai thi hanh", "phai giai quyet"};
	static const char *const done[] = {"giai quyet", "xet xu", "xu ly", "thi hanh xong"};
	struct sv before = lint_before(l, w);
	size_t from = before.n > NEAR ? before.n - NEAR : 0;
	while (from < before.n && ((unsigned char)before.p[from] & 0xC0) == 0x80)
		from++;
	return part == w + 1 && lint_says(l, sv_from(before, from), received, LENGTH(received)) &&
	       lint_says(l, lint_between(l, w, part), done, LENGTH(done));
}

// The words that tell that what follows is a part of measure w: right after it, or right before the part.
static bool tells_parts(const struct lint *l, size_t w, size_t part)
{
	static const char *const markers[] = {"trong do", "gom", "trong so"};
	struct sv after = lint_between(l, w, w + 1);
	return done_of_received(l, w, part) || sv_find(after, SV(":")) != SIZE_MAX || lint_says(l, after, markers, LENGTH(markers)) ||
	       lint_says(l, lint_between(l, part - 1, part), markers, LENGTH(markers));
}

// The wholes that a part may stand in: larger counts of the same thing before it in the sentence. The one that "trong đó" or a
// colon tells, or whose share the part beside it is, is sure; the nearest is a guess.
static void check_share(struct lint *l, const struct measure_found *p, size_t part, size_t *confirmed)
{
	enum { BACK_MOST = 12 };
	const struct reading *r = l->r;
	const struct measure_found *of = &r->measures[part];
	size_t told = SIZE_MAX, nearest = SIZE_MAX, beside = SIZE_MAX;
	for (size_t i = part; i-- > 0 && r->measures[i].place.line == of->place.line && part - i < BACK_MOST;) {
		const struct measure_found *w = &r->measures[i];
		// Another sentence speaks of something else.
		if (lint_sentence_ends(lint_between(l, i, i + 1)))
			break;
		if (!lint_is_count(w) || !lint_same_unit(w, of) || w->year != of->year || decimal_cmp(size_of(w), of->value) <= 0)
			continue;
		struct decimal computed;
		if (agrees(of->value, size_of(w), p->value, &computed) || (p->cmp != CMP_EQ && bound_holds(p->cmp, computed, p->value))) {
			*confirmed = i;
			return;
		}
		if (told == SIZE_MAX && tells_parts(l, i, part))
			told = i;
		if (i == *confirmed)
			beside = i;
		nearest = nearest == SIZE_MAX ? i : nearest;
	}
	size_t sure = told != SIZE_MAX ? told : beside, whole = sure != SIZE_MAX ? sure : nearest;
	if (whole != SIZE_MAX)
		check(l, p, of->value, size_of(&r->measures[whole]), sure != SIZE_MAX ? SEVERITY_ERROR : SEVERITY_WARNING);
}

void lint_ratio(struct lint *l)
{
	const struct reading *r = l->r;
	size_t confirmed = SIZE_MAX;
	for (size_t i = 0; i < r->measure_count; i++) {
		const struct measure_found *p = &r->measures[i];
		if (!lint_is_percent(p) || p->of < 0 || (size_t)p->of >= r->measure_count)
			continue;
		const struct measure_found *of = &r->measures[p->of];
		if (of->place.line != p->place.line || (p->role != ROLE_SHARE && p->role != ROLE_ATTAINMENT))
			continue;
		if (of->has_total)
			check(l, p, of->value, of->total, SEVERITY_ERROR);
		else if (p->role == ROLE_SHARE && lint_is_count(of))
			check_share(l, p, (size_t)p->of, &confirmed);
	}
}

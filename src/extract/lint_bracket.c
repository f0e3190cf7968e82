// What is said against the figure in the bracket behind it, where other figures stand between the level and what is said of it: "42 trạm
// phục vụ 7.560 ha, đạt 115% kế hoạch (40 trạm)".
#include "extract/lint_bare.h"
#include "extract/lint_growth.h"
#include "extract/lint_plan.h"

enum { REACH = 8 /* measures */, NAME_MOST = 70 /* bytes between what is said and the bracket */ };

enum against { AGAINST_NOTHING, AGAINST_PLAN, AGAINST_TIME };

// "… kế hoạch giao (", "… so với năm 2015 (", "(dự toán ".
static enum against against(struct lint *l, size_t said)
{
	struct sv words = sv_trim(lint_between(l, said, said + 1));
	bool inside = sv_starts(words, SV("(")) && words.n > 1;
	if (words.n > NAME_MOST || (!inside && !sv_ends(words, SV("("))) || lint_sentence_ends(words))
		return AGAINST_NOTHING;
	words = inside ? sv_from(words, 1) : sv_head(words, words.n - 1);
	for (size_t i = 0; i < words.n; i++) {
		if (strchr(",;()", words.p[i]))
			return AGAINST_NOTHING;
	}
	if (lint_named(l, words, "base").n)
		return AGAINST_PLAN;
	return lint_says(l, words, "versus") && !inside ? AGAINST_TIME : AGAINST_NOTHING;
}

// "đạt 86,6% (dự toán 1.350 tỷ đồng)": a percent that the plan behind it makes an attainment.
static bool reaches(const struct lint *l, size_t i)
{
	enum { NEAR = 20 };
	const struct measure_found *m = &l->r->measures[i];
	struct sv before = sv_trim(lint_last(lint_before(l, i), NEAR));
	return lint_is_percent(m) && (m->role == ROLE_SHARE || m->role == ROLE_ACTUAL) && (sv_ends(before, SV("đạt")) || sv_ends(before, SV("bằng")));
}

// The finding that a level makes of it; false where they agree or nothing certain can be said.
static bool contradicts(struct lint *l, enum against kind, size_t level, size_t said, size_t base, struct lint_draft *out)
{
	const struct reading *r = l->r;
	struct measure_found a = r->measures[level], b = r->measures[base], s = r->measures[said];
	const struct unit_shape *shape = lint_shape(l, level), *of = b.unit.n && lint_same_shape(l, level, base) ? lint_shape(l, base) : shape;
	a.has_total = b.has_total = false;
	if (kind == AGAINST_TIME)
		return !change_holds(&(struct change){&a, &b, &s, .level_shape = shape, .earlier_shape = of, .said_shape = s.unit.n ? lint_shape(l, said) : shape}, out);
	b.role = ROLE_TARGET;
	s.role = s.role == ROLE_EXCESS ? s.role : ROLE_ATTAINMENT;
	return !plan_holds(&(struct plan_said){&a, &b, &s, shape, of}, out);
}

// What the finding may be about; any other amount may still make what is said right: "quỹ 86,4 tỷ đồng, tăng trưởng mới 9,6 tỷ đồng, đạt
// 120,0% chỉ tiêu (8,0 tỷ đồng)".
static bool is_level(struct lint *l, size_t i)
{
	enum measure_role role = l->r->measures[i].role;
	// Under a heading of targets a result may be read as one.
	bool own = role == ROLE_TARGET && lint_parent(l, i) == SIZE_MAX && !lint_stands_as_plan(l, i);
	return (role == ROLE_ACTUAL || own) && !lint_is_of_another_time(l, i);
}

static bool is_amount(const struct measure_found *m)
{
	return !lint_is_percent(m) && !m->has_high;
}

static void check(struct lint *l, size_t said, enum against kind)
{
	const struct reading *r = l->r;
	const struct measure_found *s = &r->measures[said];
	size_t base = said + 1, candidates = 0;
	struct lint_draft nearest = {0}, found;
	// "số giải thể 138, giảm 14,3% so với năm trước (161 doanh nghiệp)": of a number that was not read.
	struct lint_bare bare;
	if (lint_bare(lint_last(lint_before(l, said), NAME_MOST / 2), &bare, 1))
		return;
	for (size_t i = said; i-- > 0 && said - i <= REACH && !l->opens[i + 1];) {
		if (!is_amount(&r->measures[i]) || !(lint_same_shape(l, i, base) || !r->measures[base].unit.n || lint_same_unit(&r->measures[i], &r->measures[base])))
			continue;
		if (!contradicts(l, kind, i, said, base, &found))
			return;
		if (is_level(l, i) && !candidates++)
			nearest = found;
	}
	if (!candidates)
		return;
	bool slip = lint_near(nearest.computed, s->value) || lint_slip(s->value, nearest.computed) != SLIP_NONE;
	nearest.severity = candidates == 1 && slip ? SEVERITY_ERROR : SEVERITY_WARNING;
	if (slip || candidates == 1)
		lint_add(l, &nearest);
}

void lint_bracket(struct lint *l, size_t from, size_t to)
{
	const struct reading *r = l->r;
	for (size_t i = from + 1; i + 1 < to; i++) {
		const struct measure_found *s = &r->measures[i];
		if (r->measures[i + 1].place.line != s->place.line || lint_is_percent(&r->measures[i + 1]) || r->measures[i + 1].has_total)
			continue; // "(36/30 vụ)" tells both levels itself
		bool planned = s->role == ROLE_ATTAINMENT || s->role == ROLE_EXCESS || reaches(l, i), changed = s->role == ROLE_CHANGE && s->direction != DIRECTION_NONE;
		enum against kind = planned || changed ? against(l, i) : AGAINST_NOTHING;
		if ((kind == AGAINST_PLAN && planned) || (kind == AGAINST_TIME && changed))
			check(l, i, kind);
	}
}

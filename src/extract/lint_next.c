// What is planned for the next year, against what was reached in this one: "Phấn đấu tổng thu 4.620 tỷ đồng, tăng 7,5% so với thực hiện năm 2024". The
// result stands in another section, and is known by its words. Nothing is said where any that may be meant agrees; what is said is a guess, a warning.
#include "extract/lint_recalled.h"
#include "extract/lint_growth.h"

enum { LEAST = 3 /* that words weigh */ };

// "bằng 101,9% thực hiện năm 2013"
static bool is_of_result(struct lint *l, size_t i)
{
	return lint_says(l, apart_own_after(l, i), "reached");
}

// What is told as planned, and what is said of it against a time: its role tells that nothing else is meant.
static bool asks(struct lint *l, size_t i)
{
	const struct measure_found *all = l->r->measures;
	size_t level = lint_parent(l, i);
	if (all[i].has_high || all[i].cmp != CMP_EQ || level == SIZE_MAX || level >= i || all[level].role != ROLE_TARGET || all[level].has_high || lint_child(l, level) == SIZE_MAX)
		return false;
	if (all[i].role != ROLE_TARGET_CHANGE && all[i].role != ROLE_CHANGE && all[i].role != ROLE_EXCESS && !(lint_is_percent(&all[i]) && is_of_result(l, i)))
		return false;
	return !lint_says(l, apart_own_after(l, i), "base") && !lint_says(l, apart_own_before(l, i), "average");
}

static bool may_be_result(struct lint *l, size_t i, size_t level)
{
	const struct measure_found *m = &l->r->measures[i];
	return m->role == ROLE_ACTUAL && !m->has_high && !m->has_total && (m->cmp == CMP_EQ || m->cmp == CMP_ABOUT) && lint_alike(l, i, level) && !apart_is_earlier(l, i);
}

static void check(struct lint *l, size_t at)
{
	const struct measure_found *all = l->r->measures;
	size_t level = lint_parent(l, at);
	struct measure_found said = all[at], set = all[level];
	struct lint_draft best = {0}, found;
	struct apart_name name = {.count = 0};
	int most = LEAST - 1, far = 0;
	said.ratio |= lint_is_percent(&said) && is_of_result(l, at) && sv_ends(sv_trim(apart_own_before(l, at)), SV("bằng"));
	said.role = ROLE_CHANGE;
	set.cmp = CMP_EQ;
	recalled_add_clause(l, &name, level);
	for (size_t i = apart_first(level, APART_REACH); i < level; i++) {
		const struct apart_known *k = apart_known_of(l, i);
		if (!k || all[i].place.line >= all[level].place.line || !may_be_result(l, i, level))
			continue;
		struct change c = {&set, &all[i], &said, lint_shape(l, level), lint_shape(l, i), lint_shape(l, at), true, lint_alike(l, at, level)};
		if (!change_applies(&c))
			continue;
		bool right = change_holds(&c, &found), near = right || change_is_near(&c);
		int both = apart_mass(l, &name, &k->name);
		if (near && both < LEAST) {
			// With what its sentence is of: "Tổng thu BHXH, BHYT, BHTN 4.297,3 tỷ đồng".
			struct apart_name full = {.count = 0};
			recalled_add_clause(l, &full, i);
			both = apart_mass(l, &name, &full);
		}
		if (right && both > 0)
			return;
		if (right)
			continue;
		if (!near && both > far)
			far = both;
		if (near && both > most) {
			most = both;
			best = found;
			best.other = all[i].place;
		}
	}
	if (!best.code || most < far)
		return;
	best.severity = SEVERITY_WARNING;
	lint_add(l, &best);
}

void lint_next(struct lint *l, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		if (lint_parent(l, i) != SIZE_MAX && asks(l, i) && growth_is_open(l, lint_parent(l, i), i) && !apart_is_told(l, i))
			check(l, i);
	}
}

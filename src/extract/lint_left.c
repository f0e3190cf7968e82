// What is still to be done of a plan: "đã giải ngân 812 tỷ đồng, đạt 58% kế hoạch vốn (1.400 tỷ đồng), còn lại 588 tỷ đồng", "kế hoạch
// 500 đảng viên, đã kết nạp 460 đảng viên, còn 40 đảng viên so với kế hoạch".
#include "extract/lint.h"

static size_t plan_of(struct lint *l, size_t m)
{
	for (size_t i = lint_child(l, m); i != SIZE_MAX; i = lint_sibling(l, i)) {
		if (l->r->measures[i].role == ROLE_TARGET)
			return i;
	}
	return lint_plan_of(l, m);
}

// The plan in front of a result that nothing else ties to it: "chỉ tiêu 500 đảng viên, đã kết nạp 460 đảng viên".
static size_t plan_before(struct lint *l, size_t m)
{
	return m && !l->opens[m] && lint_alike(l, m - 1, m) && lint_stands_as_plan(l, m - 1) ? m - 1 : SIZE_MAX;
}

// The words right before measure i say that it is left; *sure: and of what.
static bool is_left(struct lint *l, size_t i, bool *sure)
{
	enum { NEAR = 60 };
	struct sv words = lint_last(lint_between(l, i - 1, i), NEAR), after = lint_first(lint_sentence_after(l, i, SIZE_MAX), NEAR);
	for (size_t k = words.n; k-- > 0;) {
		if (strchr(",;:(", words.p[k])) {
			words = sv_from(words, k + 1);
			break;
		}
	}
	bool bare = sv_is(sv_trim(words), "còn") || sv_is(sv_trim(words), "chỉ còn");
	*sure = lint_says(l, after, "base") && (lint_says(l, after, "versus") || sv_find(after, SV("để đạt")) != SIZE_MAX);
	return lint_begins(l, sv_trim(words), "left", NULL) || (bare && *sure);
}

// ", vượt thu 42 tỷ đồng": beyond the plan, though reading takes it for a level of its own.
static bool is_beyond(struct lint *l, size_t i)
{
	struct sv words = lint_between(l, i - 1, i);
	size_t sign = sv_find(words, SV(","));
	words = sv_trim(sign == SIZE_MAX ? words : sv_from(words, sign + 1));
	return sv_is(words, "vượt") || sv_is(words, "vượt thu") || sv_is(words, "vượt dự toán") || sv_is(words, "tăng thu");
}

static void check_beyond(struct lint *l, size_t m, size_t plan, size_t beyond)
{
	const struct measure_found *all = l->r->measures;
	struct span level, set, said, apart;
	struct decimal base = lint_in_unit(l, plan, beyond), value = lint_in_unit(l, m, beyond), computed;
	if (!lint_span(l, m, &level) || !lint_span(l, plan, &set) || !lint_span(l, beyond, &said) || decimal_cmp(level.low, set.high) <= 0 ||
	    !span_sub(level, set, &apart) || spans_meet(apart, said) || !decimal_sub(value, base, &computed))
		return;
	struct lint_draft f = {.place = all[beyond].place, .code = "plan", .severity = SEVERITY_ERROR, .stated = all[beyond].value, .computed = computed, .has_figures = true,
	                       .message = {.failure = FAIL_CHECK, .msgid = N_("%'d differs by %'d from the plan of %'d, not by %'d")}};
	lint_arg_figure(&f, 0, value);
	lint_arg_figure(&f, 1, decimal_normal(computed));
	lint_arg_figure(&f, 2, base);
	lint_arg_figure(&f, 3, all[beyond].value);
	lint_add(l, &f);
}

static void check_left(struct lint *l, size_t m, size_t plan, size_t left)
{
	const struct measure_found *all = l->r->measures;
	struct span level, set, said, apart;
	struct decimal base = lint_in_unit(l, plan, left), value = lint_in_unit(l, m, left), rest;
	bool sure;
	if (!is_left(l, left, &sure) || !lint_span(l, m, &level) || !lint_span(l, plan, &set) || !lint_span(l, left, &said) || decimal_cmp(set.low, level.high) <= 0 ||
	    !span_sub(set, level, &apart) || spans_meet(apart, said) || !decimal_sub(base, value, &rest))
		return;
	// What is left may be something else, unless the words say of what, or one slip parts it from what is.
	enum slip slip = lint_slip(all[left].value, rest);
	if (!sure && slip == SLIP_NONE)
		return;
	struct lint_draft f = {.place = all[left].place, .code = "plan", .severity = SEVERITY_ERROR, .stated = all[left].value, .computed = rest, .has_figures = true,
	                       .message = {.failure = FAIL_CHECK, .msgid = N_("of the plan of %'d, %'d leaves %'d, not %'d")}};
	lint_arg_figure(&f, 0, base);
	lint_arg_figure(&f, 1, value);
	lint_arg_figure(&f, 2, decimal_normal(rest));
	lint_arg_figure(&f, 3, all[left].value);
	lint_add(l, &f);
}

void lint_left(struct lint *l, size_t from, size_t to)
{
	const struct reading *r = l->r;
	for (size_t i = from; i < to; i++) {
		const struct measure_found *m = &r->measures[i];
		if (m->role != ROLE_ACTUAL || m->has_high || m->has_total || lint_is_percent(m) || lint_parent(l, i) != SIZE_MAX)
			continue;
		size_t plan = plan_of(l, i);
		if (plan == SIZE_MAX)
			plan = plan_before(l, i);
		// "hoàn thành 84 km, còn lại 36 km so với kế hoạch (120 km)"
		if (plan == SIZE_MAX && i + 1 < to && !l->opens[i + 1] && lint_parent(l, i + 1) == SIZE_MAX && lint_child(l, i + 1) != SIZE_MAX)
			plan = plan_of(l, i + 1);
		if (plan == SIZE_MAX || !lint_alike(l, i, plan) || lint_is_percent(&r->measures[plan]))
			continue;
		// Behind what is said of it.
		size_t left = i + 1;
		while (left < to && !l->opens[left] && (lint_parent(l, left) == i || left == plan))
			left++;
		if (left < to && !l->opens[left] && r->measures[left].role == ROLE_ACTUAL && !r->measures[left].has_high && !r->measures[left].has_total && lint_alike(l, left, i))
			is_beyond(l, left) ? check_beyond(l, i, plan, left) : check_left(l, i, plan, left);
	}
}

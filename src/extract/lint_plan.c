// A result, its plan, and how far the plan is said to be met: "7.200 tỷ đồng, đạt 104,3% dự toán (6.900 tỷ đồng), vượt 300 tỷ
// đồng". Two of three give the third; a sentence may also say in words that a plan was met.
#include "extract/lint_plan.h"
#include "extract/lint_goal.h"
#include "extract/lint_recalled.h"

// What is said of one result. SIZE_MAX: nothing.
struct standing {
	size_t result, target;
	size_t attained, excess, amount; // percent of the plan, percent beyond it, how much beyond it
	struct span level, plan;
	bool has_level, has_plan;
};

bool plan_is_comparable(struct decimal a, struct decimal b)
{
	enum { MOST = 12 };
	struct decimal x, y;
	return decimal_mul(a, decimal_int(MOST), &x) && decimal_mul(b, decimal_int(MOST), &y) && decimal_cmp(x, b) >= 0 && decimal_cmp(y, a) >= 0;
}

static bool is_amount(struct lint *l, size_t m, size_t of)
{
	return lint_alike(l, m, of) && !lint_is_percent(&l->r->measures[m]);
}

// The plan that a figure is of: what its words name, "kế hoạch", "dự toán"; empty: none.
static struct sv base_of(struct lint *l, size_t m)
{
	enum { NEAR = 60 }; // bytes
	const struct reading *r = l->r;
	bool next = m + 1 < r->measure_count && r->measures[m + 1].place.line == r->measures[m].place.line;
	bool before = r->measures[m].role == ROLE_TARGET;
	struct sv words = before ? lint_last(m ? lint_between(l, m - 1, m) : lint_before(l, m), NEAR)
	                         : lint_first(lint_sentence_after(l, m, next ? m + 1 : SIZE_MAX), NEAR);
	return lint_named(l, words, "base");
}

// Both of one plan as far as their words say.
static bool same_base(struct lint *l, size_t a, size_t b)
{
	struct sv x = base_of(l, a), y = base_of(l, b);
	return !x.n || !y.n || sv_eq(x, y);
}

// Of several that are said the one beside the plan's figure; where none stands so, none is certain.
static void take(size_t *slot, size_t *count, size_t i, size_t target)
{
	bool beside = target != SIZE_MAX && (i + 1 == target || target + 1 == i);
	if (!*count || beside)
		*slot = i;
	*count += beside ? 0 : 1;
}

static struct sv words_before(const struct lint *l, size_t i)
{
	enum { NEAR = 60 };
	bool same = i && l->r->measures[i - 1].place.line == l->r->measures[i].place.line;
	return lint_last(same ? lint_between(l, i - 1, i) : lint_before(l, i), NEAR);
}

// "vượt 142 ha so với mục tiêu (1.800 ha)", which reading takes for a target
static bool is_beyond(struct lint *l, size_t i)
{
	enum { NEAR = 12 }; // bytes
	return lint_ends(l, lint_last(lint_before(l, i), NEAR), "beyond") && goal_of_base(l, i);
}

// "đạt 116,7% chỉ tiêu; hơn năm 2018 03 cuộc": a semicolon parts it from the words of the plan.
static bool is_parted(struct lint *l, size_t i)
{
	struct sv words = words_before(l, i);
	size_t at = sv_find(words, SV(";"));
	return at != SIZE_MAX && !lint_says(l, sv_from(words, at), "base") && !lint_says(l, sv_from(words, at), "given");
}

// The one plan that the sentence gives a figure to; SIZE_MAX: none, or several.
static size_t target_of(struct lint *l, size_t m)
{
	const struct reading *r = l->r;
	size_t target = SIZE_MAX, count = 0;
	for (size_t i = lint_child(l, m); i != SIZE_MAX; i = lint_sibling(l, i)) {
		const struct measure_found *q = &r->measures[i];
		if (q->role != ROLE_TARGET || is_beyond(l, i) || is_parted(l, i) || !lint_alike(l, i, m) || (q->year && r->measures[m].year && q->year != r->measures[m].year))
			continue;
		target = i;
		count++;
	}
	return count == 0 ? lint_plan_of(l, m) : count == 1 ? target : SIZE_MAX;
}

// "vượt kế hoạch 5 tỷ đồng" tells how much is beyond it, "vượt mục tiêu đề ra 40 tỷ USD" the plan itself: it is half of the result at least.
static bool is_plan_itself(struct lint *l, size_t i, size_t m)
{
	struct decimal twice, x, level;
	const struct measure_found *q = &l->r->measures[i], *of = &l->r->measures[m];
	return lint_named(l, words_before(l, i), "base").n && decimal_shift(q->value, lint_shape(l, i)->power, &x) &&
	       decimal_shift(of->value, lint_shape(l, m)->power, &level) && decimal_mul(x, decimal_int(2), &twice) && decimal_cmp(twice, level) >= 0;
}

// "24 tổ (chỉ tiêu 25 tổ), đạt 96%", "18 đề tài trong kế hoạch 20 đề tài, đạt 90%": a percent right behind the plan is of it.
static bool is_of_plan(struct lint *l, size_t i, size_t m)
{
	const struct reading *r = l->r;
	size_t plan = i ? i - 1 : 0;
	struct sv before = sv_trim(words_before(l, i));
	// "…, dự kiến đến 31/01 đạt 95%": of a day to come.
	if (plan > m && lint_says(l, before, "hedge"))
		return false;
	return plan > m && !lint_is_percent(&r->measures[m]) && !r->measures[m].has_total && lint_parent(l, plan) == m &&
	       (r->measures[plan].role == ROLE_TARGET || lint_plan_of(l, m) == plan) && (sv_ends(before, SV("đạt")) || sv_ends(before, SV("bằng"))) &&
	       !lint_says(l, lint_first(lint_after(l, i), 24), "of") && !lint_says(l, lint_first(lint_after(l, i), 24), "total");
}

// "Kế hoạch vốn 1.860 tỷ đồng. Đến 31/12 giải ngân 1.674 tỷ đồng, đạt 90,0%": a share that comes near what is attained of the plan.
static size_t share_of_plan(struct lint *l, size_t m)
{
	const struct reading *r = l->r;
	size_t found = SIZE_MAX;
	for (size_t i = lint_child(l, m); i != SIZE_MAX; i = lint_sibling(l, i)) {
		struct sv after = sv_trim(lint_after(l, i));
		if (r->measures[i].role != ROLE_SHARE || !lint_is_percent(&r->measures[i]) || (after.n && !strchr(",;.)", after.p[0])))
			continue; // "đạt 61,5% vốn đã phân bổ"
		if (found != SIZE_MAX)
			return SIZE_MAX;
		found = i;
	}
	if (found == SIZE_MAX || r->measures[m].has_total)
		return SIZE_MAX;
	struct decimal computed = lint_percent_of(r->measures[m].value, lint_in_unit(l, lint_plan_of(l, m), m), r->measures[found].value.scale);
	return lint_near(computed, r->measures[found].value) ? found : SIZE_MAX;
}

// "4,56%, so với kế hoạch Tổng công ty giao 4,75% thì thấp hơn 0,19 điểm"
static bool is_compared_plan(struct lint *l, size_t i)
{
	struct sv words = words_before(l, i);
	size_t at = sv_find(words, SV("so với "));
	return at != SIZE_MAX && lint_named(l, sv_from(words, at), "base").n && sv_find(sv_from(words, at), SV("đạt")) == SIZE_MAX && sv_find(sv_from(words, at), SV(",")) == SIZE_MAX;
}

static struct standing standing_of(struct lint *l, size_t m)
{
	const struct reading *r = l->r;
	struct standing s = {m, target_of(l, m), SIZE_MAX, SIZE_MAX, SIZE_MAX, .has_level = lint_span(l, m, &s.level)};
	size_t attained = 0, excess = 0, amount = 0;
	for (size_t i = lint_child(l, m); i != SIZE_MAX; i = lint_sibling(l, i)) {
		const struct measure_found *q = &r->measures[i];
		if (q->year && r->measures[m].year && q->year != r->measures[m].year)
			continue;
		// "tăng 1.318 ha so với trước khi có Nghị quyết"
		if (q->role == ROLE_EXCESS && lint_says(l, lint_first(lint_sentence_after(l, i, SIZE_MAX), 24), "past"))
			continue;
		// "đạt 96,5%, vượt 6,5% so với chỉ tiêu 90%", "96,5%/95% kế hoạch": the plan itself.
		if (q->role == ROLE_ATTAINMENT && lint_is_percent(q) && lint_is_percent(&r->measures[m]) &&
		    (lint_ends(l, words_before(l, i), "base") || is_compared_plan(l, i) || lint_ends(l, words_before(l, i), "given") || (i == m + 1 && sv_is(sv_trim(lint_between(l, m, i)), "/")))) {
			s.target = s.target == SIZE_MAX ? i : s.target;
			continue;
		}
		// "vượt 2,5% so với chỉ tiêu 80%" tells the plan itself.
		if (q->role == ROLE_ATTAINMENT && lint_ends(l, words_before(l, i), "base"))
			continue;
		// "tương ứng vượt 7,2% kế hoạch"
		if (q->role == ROLE_ATTAINMENT && lint_ends(l, words_before(l, i), "beyond"))
			continue;
		if (lint_is_percent(q) && (q->role == ROLE_ATTAINMENT || (q->role == ROLE_SHARE && is_of_plan(l, i, m))))
			take(&s.attained, &attained, i, s.target);
		else if (q->role == ROLE_EXCESS && lint_is_percent(q))
			take(&s.excess, &excess, i, s.target);
		else if (q->role == ROLE_EXCESS && is_amount(l, i, m) && is_plan_itself(l, i, m))
			s.target = s.target == SIZE_MAX ? i : s.target;
		else if (q->role == ROLE_EXCESS && is_amount(l, i, m))
			take(&s.amount, &amount, i, s.target);
	}
	s.attained = attained > 1 ? SIZE_MAX : s.attained;
	if (s.attained == SIZE_MAX && lint_plan_of(l, m) != SIZE_MAX)
		s.attained = share_of_plan(l, m);
	s.excess = excess > 1 ? SIZE_MAX : s.excess;
	s.amount = amount > 1 ? SIZE_MAX : s.amount;
	s.has_plan = s.target != SIZE_MAX && lint_span(l, s.target, &s.plan) && s.plan.low.mantissa > 0;
	return s;
}

static struct lint_draft finding(struct place place, enum severity severity, const char *msgid, struct decimal stated, struct decimal computed)
{
	return (struct lint_draft){.place = place, .code = "plan", .severity = severity, .stated = stated, .computed = computed, .has_figures = true,
	                           .message = {.failure = FAIL_CHECK, .msgid = msgid}};
}

// The result against the plan, in per cent of it; says where the reader would think the plan met that was not.
static struct lint_draft percent_finding(const struct plan_said *p)
{
	static const char plain[] = N_("%'d against a plan of %'d is %'d %% of it, not %'d %%"),
	                  unmet[] = N_("%'d against a plan of %'d is %'d %% of it, not %'d %%: the plan was not met"),
	                  met[] = N_("%'d against a plan of %'d is %'d %% of it, not %'d %%: the plan was met"),
	                  beyond[] = N_("%'d is %'d %% above the plan of %'d, not %'d %%"),
	                  below[] = N_("%'d is %'d %% below the plan of %'d, not %'d %% above: the plan was not met"),
	                  apart[] = N_("%'d differs by %'d %% from the plan of %'d, not by %'d %%");
	struct decimal result = p->result->value, plan = p->target->value, stated = p->said->value, hundred = decimal_int(100);
	if (!decimal_shift(result, p->result_shape->power - p->target_shape->power, &result))
		result = p->result->value;
	struct decimal computed = lint_percent_of(result, plan, stated.scale);
	bool reached = decimal_cmp(result, plan) >= 0, said = decimal_cmp(stated, hundred) >= 0, up = p->said->direction != DIRECTION_DOWN;
	const char *msgid = said == reached ? plain : said ? unmet : met;
	bool excess = p->said->role == ROLE_EXCESS;
	if (excess) {
		if (!decimal_sub(reached ? computed : hundred, reached ? hundred : computed, &computed))
			computed = hundred;
		msgid = !up ? apart : reached ? beyond : below;
	}
	struct lint_draft f = finding(p->said->place, SEVERITY_ERROR, msgid, stated, computed);
	lint_arg_figure(&f, 0, decimal_normal(result));
	lint_arg_figure(&f, excess ? 2 : 1, plan);
	lint_arg_figure(&f, excess ? 1 : 2, computed);
	lint_arg_figure(&f, 3, stated);
	return f;
}

// What a percent stands for of the plan: "vượt 4,3%" is 104,3 of it, "thấp hơn 5%" 95.
static bool percent_span(const struct measure_found *p, struct span *out)
{
	static const struct unit_shape percent = {.of = {{"percent", 7}}, .count = 1};
	struct span s, hundred = span_of(decimal_int(100));
	if (!figure_span(p, &percent, &s))
		return false;
	if (p->role != ROLE_EXCESS) {
		*out = s;
		return true;
	}
	if (p->direction == DIRECTION_DOWN)
		return span_sub(hundred, s, out);
	return decimal_add(s.low, decimal_int(100), &out->low) && decimal_add(s.high, decimal_int(100), &out->high);
}

bool plan_holds(const struct plan_said *p, struct lint_draft *out)
{
	struct span level, plan, percent, said, apart, other;
	struct measure_found set = *p->target;
	set.role = ROLE_TARGET; // meant exactly, whatever reading takes it for
	if (!lint_is_percent(p->said) || !figure_span(p->result, p->result_shape, &level) || !figure_span(&set, p->target_shape, &plan) ||
	    plan.low.mantissa <= 0 || !percent_span(p->said, &percent) || lint_percent_holds(level, plan, percent))
		return true;
	// A level of a rate may be told in points: "1,9% (kế hoạch 2%), vượt 0,1%".
	if (lint_is_percent(p->result) && p->said->role == ROLE_EXCESS && figure_span(p->said, p->result_shape, &said) && span_sub(level, plan, &apart) &&
	    span_sub(plan, level, &other) && (spans_meet(apart, said) || spans_meet(other, said)))
		return true;
	// Where less is better, what is left of the plan may be told the other way round: 1,9 of 2,0 is 105 per cent.
	if ((lint_is_percent(p->result) || p->result->direction == DIRECTION_DOWN) && lint_percent_holds(plan, level, percent))
		return true;
	*out = percent_finding(p);
	return false;
}

static enum severity severity_of(struct lint *l, size_t a, size_t b)
{
	return same_base(l, a, b) ? SEVERITY_ERROR : SEVERITY_WARNING;
}

// A level that is no plan of another; under a heading of targets too.
static bool is_own_level(const struct lint *l, size_t i)
{
	enum measure_role role = l->r->measures[i].role;
	return role == ROLE_ACTUAL || (role == ROLE_TARGET && lint_parent(l, i) == SIZE_MAX);
}

// "dự toán 320 tỷ đồng, bổ sung 18 tỷ đồng; thực hiện 331 tỷ đồng, đạt 97,9%": of the plan with what was added to it before the result.
static bool is_enlarged(struct lint *l, const struct standing *s, const struct plan_said *said)
{
	const struct measure_found *all = l->r->measures;
	struct measure_found plan = all[s->target];
	struct plan_said p = *said;
	struct lint_draft other;
	bool more = false;
	for (size_t i = s->target + 1; i < s->result && i < s->target + 4; i++) {
		if (lint_same_shape(l, i, s->target) && !lint_is_percent(&all[i]))
			more |= decimal_add(plan.value, lint_in_unit(l, i, s->target), &plan.value);
	}
	p.result = &all[s->result];
	p.result_shape = lint_shape(l, s->result);
	p.target = &plan;
	return more && plan_holds(&p, &other);
}

static bool check_percent(struct lint *l, const struct standing *s, size_t percent)
{
	struct lint_draft found;
	if (percent == SIZE_MAX || s->target == SIZE_MAX)
		return false;
	const struct measure_found *all = l->r->measures;
	struct plan_said said = {&all[s->result], &all[s->target], &all[percent], lint_shape(l, s->result), lint_shape(l, s->target)};
	if (plan_holds(&said, &found))
		return false;
	// "nguồn vốn 86,4 tỷ đồng, tăng trưởng mới 9,6 tỷ đồng, đạt 120% chỉ tiêu (8,0 tỷ đồng)": of what stands between, if that agrees.
	for (size_t i = s->result + 1; i < percent && i < s->result + 6; i++) {
		struct lint_draft other;
		struct measure_found between = all[i];
		if (i == s->target || !lint_same_shape(l, i, s->target) || lint_is_percent(&all[i]))
			continue;
		between.role = ROLE_ACTUAL;
		said.result = &between;
		said.result_shape = lint_shape(l, i);
		if (plan_holds(&said, &other))
			return false;
	}
	// "28.640 lao động, trong đó xuất khẩu 3.150 lao động; vượt 14,6% kế hoạch (25.000 lao động)": of one before, if that agrees.
	enum { REACH = 6 };
	for (size_t i = s->result; i-- > 0 && s->result - i < REACH && !l->opens[i + 1];) {
		struct lint_draft other;
		if (!is_own_level(l, i) || all[i].has_total || !lint_alike(l, i, s->result) || lint_parent(l, i) != SIZE_MAX)
			continue;
		said.result = &all[i];
		said.result_shape = lint_shape(l, i);
		if (plan_holds(&said, &other))
			return false;
	}
	if (is_enlarged(l, s, &said) || !plan_is_comparable(found.stated, found.computed))
		return false;
	found.severity = severity_of(l, percent, s->target);
	lint_add(l, &found);
	return true;
}

static bool check_amount(struct lint *l, const struct standing *s)
{
	struct span apart, other, said;
	if (s->amount == SIZE_MAX || !s->has_level || !s->has_plan || !lint_span(l, s->amount, &said) || !span_sub(s->level, s->plan, &apart) ||
	    !span_sub(s->plan, s->level, &other))
		return false;
	const struct measure_found *e = &l->r->measures[s->amount];
	// "thấp hơn 5 cuộc so với kế hoạch" of what is above it
	bool wrong_way = e->direction == DIRECTION_DOWN && decimal_cmp(s->level.low, s->plan.high) > 0 && lint_ends(l, words_before(l, s->amount), "below");
	if (wrong_way) {
		struct lint_draft f = finding(e->place, severity_of(l, s->amount, s->target), N_("%'d is above the plan of %'d, not %'d below it"), e->value, e->value);
		lint_arg_figure(&f, 0, lint_in_unit(l, s->result, s->amount));
		lint_arg_figure(&f, 1, lint_in_unit(l, s->target, s->amount));
		lint_arg_figure(&f, 2, e->value);
		lint_add(l, &f);
		return true;
	}
	if (spans_meet(apart, said) || (e->direction == DIRECTION_DOWN && spans_meet(other, said)))
		return false;
	struct decimal result = lint_in_unit(l, s->result, s->amount), plan = lint_in_unit(l, s->target, s->amount), computed;
	bool reached = decimal_cmp(result, plan) >= 0;
	if (!decimal_sub(reached ? result : plan, reached ? plan : result, &computed))
		return false;
	struct lint_draft f = finding(e->place, severity_of(l, s->amount, s->target),
	                              reached || e->direction == DIRECTION_DOWN ? N_("%'d differs by %'d from the plan of %'d, not by %'d")
	                                                                        : N_("%'d is %'d below the plan of %'d, not %'d above: the plan was not met"),
	                              e->value, computed);
	lint_arg_figure(&f, 0, result);
	lint_arg_figure(&f, 1, computed);
	lint_arg_figure(&f, 2, plan);
	lint_arg_figure(&f, 3, e->value);
	lint_add(l, &f);
	return true;
}

// "đạt 107,2% kế hoạch, vượt 7,2%"
static bool check_both_percents(struct lint *l, const struct standing *s)
{
	struct span a, e;
	if (s->attained == SIZE_MAX || s->excess == SIZE_MAX || !percent_span(&l->r->measures[s->attained], &a) || !percent_span(&l->r->measures[s->excess], &e) ||
	    spans_meet(a, e))
		return false;
	const struct measure_found *x = &l->r->measures[s->attained], *y = &l->r->measures[s->excess];
	struct decimal computed;
	bool above = decimal_cmp(x->value, decimal_int(100)) >= 0;
	if (!decimal_sub(above ? x->value : decimal_int(100), above ? decimal_int(100) : x->value, &computed))
		return false;
	struct lint_draft f = finding(y->place, severity_of(l, s->attained, s->excess),
	                              above || y->direction == DIRECTION_DOWN ? N_("%'d %% of the plan differs by %'d %% from it, not by %'d %%")
	                                                                      : N_("%'d %% of the plan is %'d %% below it, not %'d %% above: the plan was not met"),
	                              y->value, computed);
	lint_arg_figure(&f, 0, x->value);
	lint_arg_figure(&f, 1, computed);
	lint_arg_figure(&f, 2, y->value);
	lint_add(l, &f);
	return true;
}

// "đạt 1.072 tỷ đồng, bằng 107,2% kế hoạch, vượt 72 tỷ đồng": the plan is what the amount leaves.
static bool check_percent_and_amount(struct lint *l, const struct standing *s)
{
	size_t percent = s->attained != SIZE_MAX ? s->attained : s->excess;
	struct span a, e, plan;
	if (percent == SIZE_MAX || s->amount == SIZE_MAX || s->target != SIZE_MAX || !s->has_level || !percent_span(&l->r->measures[percent], &a) ||
	    !lint_span(l, s->amount, &e))
		return false;
	if (lint_stands_as_plan(l, s->result))
		return false; // "Kế hoạch 24 giải nên vượt 03 giải": the result is not told here
	const struct measure_found *amount = &l->r->measures[s->amount], *p = &l->r->measures[percent];
	bool down = amount->direction == DIRECTION_DOWN;
	if (down ? !decimal_add(s->level.low, e.low, &plan.low) || !decimal_add(s->level.high, e.high, &plan.high) : !span_sub(s->level, e, &plan))
		return false;
	if (plan.low.mantissa <= 0 || lint_percent_holds(s->level, plan, a))
		return false;
	struct decimal result = lint_in_unit(l, s->result, s->amount), base, computed;
	if (down ? !decimal_add(result, amount->value, &base) : !decimal_sub(result, amount->value, &base))
		return false;
	computed = lint_percent_of(result, base, p->value.scale);
	if (p->role == ROLE_EXCESS && !decimal_sub(computed, decimal_int(100), &computed))
		return false;
	struct lint_draft f = finding(p->place, severity_of(l, percent, s->amount), N_("%'d with %'d beyond the plan gives %'d %%, not %'d %%"), p->value, computed);
	lint_arg_figure(&f, 0, result);
	lint_arg_figure(&f, 1, amount->value);
	lint_arg_figure(&f, 2, computed);
	lint_arg_figure(&f, 3, p->value);
	lint_add(l, &f);
	return true;
}

// "đạt 114% dự toán Trung ương giao (2.500 tỷ đồng) và 105,6% dự toán địa phương (2.700 tỷ đồng)": each percent of the plan in
// brackets after it, where there are several plans.
static void check_pairs(struct lint *l, size_t m)
{
	const struct reading *r = l->r;
	size_t targets = 0;
	for (size_t i = lint_child(l, m); i != SIZE_MAX; i = lint_sibling(l, i))
		targets += r->measures[i].role == ROLE_TARGET;
	for (size_t i = lint_child(l, m); i != SIZE_MAX && targets > 1; i = lint_sibling(l, i)) {
		size_t t = lint_sibling(l, i);
		struct lint_draft found;
		if (t != i + 1 || r->measures[t].role != ROLE_TARGET || r->measures[t].place.line != r->measures[i].place.line ||
		    (r->measures[i].role != ROLE_ATTAINMENT && r->measures[i].role != ROLE_EXCESS) || !sv_ends(sv_trim(lint_between(l, i, t)), SV("(")))
			continue;
		struct plan_said said = {&r->measures[m], &r->measures[t], &r->measures[i], lint_shape(l, m), lint_shape(l, t)};
		if (lint_same_shape(l, m, t) && !plan_holds(&said, &found))
			lint_add(l, &found);
	}
}

// "312/468 trường (66,7%), vượt 1,7% so với kế hoạch (65%)": three percents, of which reading ties the last two to the count.
static void check_shares(struct lint *l, size_t i)
{
	enum { BETWEEN = 24 }; // bytes
	const struct reading *r = l->r;
	if (i + 2 >= r->measure_count || r->measures[i + 1].role != ROLE_EXCESS || r->measures[i + 2].place.line != r->measures[i].place.line ||
	    (r->measures[i].role == ROLE_SHARE ? lint_parent(l, i) == SIZE_MAX || lint_parent(l, i + 1) != lint_parent(l, i) : lint_parent(l, i + 1) != i || lint_parent(l, i + 2) != SIZE_MAX))
		return;
	struct sv first = lint_between(l, i, i + 1), second = lint_between(l, i + 1, i + 2);
	if (first.n > BETWEEN || lint_sentence_ends(second) || !sv_ends(sv_trim(second), SV("(")) || !lint_says(l, second, "base"))
		return;
	const struct measure_found *level = &r->measures[i], *e = &r->measures[i + 1], *plan = &r->measures[i + 2];
	struct span a, b, said, apart, other;
	if (!lint_is_percent(level) || !lint_is_percent(e) || !lint_is_percent(plan) || !lint_span(l, i, &a) || !lint_span(l, i + 1, &said) ||
	    !lint_span(l, i + 2, &b) || !span_sub(a, b, &apart) || !span_sub(b, a, &other) || spans_meet(apart, said) || spans_meet(other, said))
		return;
	// Some write how many per cent of the plan it is beyond it.
	struct span beyond;
	if (!percent_span(e, &beyond) || lint_percent_holds(a, b, beyond))
		return;
	struct decimal computed;
	bool above = decimal_cmp(level->value, plan->value) >= 0;
	if (!decimal_sub(above ? level->value : plan->value, above ? plan->value : level->value, &computed))
		return;
	struct lint_draft f = finding(e->place, SEVERITY_ERROR, N_("%'d differs by %'d from the plan of %'d, not by %'d"), e->value, computed);
	lint_arg_figure(&f, 0, level->value);
	lint_arg_figure(&f, 1, computed);
	lint_arg_figure(&f, 2, plan->value);
	lint_arg_figure(&f, 3, e->value);
	lint_add(l, &f);
}

// "84,5/80 ha, vượt 4,5 ha so với kế hoạch": the plan is the second figure of a fraction.
static void check_fraction(struct lint *l, size_t m)
{
	const struct reading *r = l->r;
	struct measure_found level = r->measures[m], plan = level;
	struct span a, b, said, apart, other;
	level.has_total = plan.has_total = false;
	plan.value = level.total;
	// "15/18 xã (83,3%), vượt 1 xã": a part of a whole, and no plan.
	bool part = decimal_cmp(level.value, plan.value) < 0;
	for (size_t i = lint_child(l, m); i != SIZE_MAX && part; i = lint_sibling(l, i))
		part = r->measures[i].role != ROLE_ATTAINMENT;
	for (size_t i = lint_child(l, m); i != SIZE_MAX && !part; i = lint_sibling(l, i)) {
		const struct measure_found *e = &r->measures[i];
		if (e->role != ROLE_EXCESS || lint_is_percent(e) || !lint_alike(l, i, m) || !figure_span(&level, lint_shape(l, m), &a) || !figure_span(&plan, lint_shape(l, m), &b) ||
		    !lint_span(l, i, &said) || !span_sub(a, b, &apart) || !span_sub(b, a, &other) || spans_meet(apart, said) || spans_meet(other, said))
			continue;
		struct decimal computed;
		bool reached = decimal_cmp(level.value, plan.value) >= 0;
		if (!decimal_sub(reached ? level.value : plan.value, reached ? plan.value : level.value, &computed))
			continue;
		struct lint_draft f = finding(e->place, SEVERITY_ERROR, reached || e->direction == DIRECTION_DOWN ? N_("%'d differs by %'d from the plan of %'d, not by %'d")
		                                                                                                 : N_("%'d is %'d below the plan of %'d, not %'d above: the plan was not met"),
		                              e->value, computed);
		lint_arg_figure(&f, 0, level.value);
		lint_arg_figure(&f, 1, decimal_normal(computed));
		lint_arg_figure(&f, 2, plan.value);
		lint_arg_figure(&f, 3, e->value);
		lint_add(l, &f);
	}
}

// A level of which it is said how far a plan was met, under a heading of targets too.
static bool is_result(struct lint *l, size_t m)
{
	const struct reading *r = l->r;
	bool said = r->measures[m].role == ROLE_ACTUAL, change = r->measures[m].role == ROLE_CHANGE && lint_plan_of(l, m) != SIZE_MAX && lint_parent(l, m) == SIZE_MAX;
	for (size_t i = lint_child(l, m); i != SIZE_MAX && (change || r->measures[m].role == ROLE_TARGET) && !said; i = lint_sibling(l, i))
		said = r->measures[i].role == ROLE_ATTAINMENT || r->measures[i].role == ROLE_EXCESS || (lint_is_percent(&r->measures[i]) && is_of_plan(l, i, m));
	return said;
}

// "Chỉ tiêu pháp lệnh 9.200 tỷ đồng, chỉ tiêu phấn đấu 9.600 tỷ đồng. Thực hiện 10.164 tỷ đồng, đạt 110,5% chỉ tiêu pháp lệnh, đạt 105,9%
// chỉ tiêu phấn đấu": several plans in front of their result. A percent that none of them makes is wrong where it comes near one.
static void check_plans_before(struct lint *l, size_t m, size_t from)
{
	enum { MOST = 4, REACH = 6 };
	const struct reading *r = l->r;
	size_t plans[MOST], count = 0, said = 0;
	for (size_t i = lint_child(l, m); i != SIZE_MAX; i = lint_sibling(l, i)) {
		said += r->measures[i].role == ROLE_ATTAINMENT && lint_is_percent(&r->measures[i]);
		if (r->measures[i].role == ROLE_TARGET)
			return;
	}
	for (size_t i = m; said > 1 && i-- > from && m - i < REACH && count < MOST;) {
		bool own = lint_parent(l, i) == m && lint_plan_of(l, m) == i;
		if (own || (lint_alike(l, i, m) && (lint_stands_as_plan(l, i) || r->measures[i].role == ROLE_TARGET)))
			plans[count++] = i;
	}
	for (size_t i = lint_child(l, m); i != SIZE_MAX && count > 1; i = lint_sibling(l, i)) {
		struct lint_draft found, near = {0};
		bool holds = r->measures[i].role != ROLE_ATTAINMENT || !lint_is_percent(&r->measures[i]);
		for (size_t k = 0; k < count && !holds; k++) {
			struct plan_said p = {&r->measures[m], &r->measures[plans[k]], &r->measures[i], lint_shape(l, m), lint_shape(l, plans[k])};
			holds = plan_holds(&p, &found);
			if (!holds && !near.code && lint_slip(found.stated, found.computed) != SLIP_NONE)
				near = found;
		}
		if (!holds && near.code)
			lint_add(l, &near);
	}
}

void lint_plan(struct lint *l, size_t from, size_t to)
{
	const struct reading *r = l->r;
	for (size_t i = from; i < to; i++) {
		const struct measure_found *m = &r->measures[i];
		if (m->role == ROLE_SHARE || (m->role == ROLE_ACTUAL && lint_is_percent(m)))
			check_shares(l, i);
		if (!is_result(l, i) || m->has_high || (lint_child(l, i) == SIZE_MAX && lint_plan_of(l, i) == SIZE_MAX))
			continue;
		if (m->has_total && lint_plan_of(l, i) == SIZE_MAX)
			check_fraction(l, i);
		check_plans_before(l, i, from);
		struct standing s = standing_of(l, i);
		check_pairs(l, i);
		if (s.attained == SIZE_MAX && s.excess == SIZE_MAX && s.amount == SIZE_MAX)
			continue;
		size_t found = r->lint_count;
		// One slip makes several of them disagree: it is said once.
		if (!check_percent(l, &s, s.attained) && !check_percent(l, &s, s.excess) && !check_amount(l, &s) && !check_both_percents(l, &s))
			check_percent_and_amount(l, &s);
		if (s.has_plan && r->lint_count == found)
			recalled_keep(l, RECALLED_PLAN, i, s.target);
	}
}

// What words say of a plan against the figures beside them: "đạt 95,1%, vượt chỉ tiêu kế hoạch (96%)", "hoàn thành vượt mức kế hoạch:
// … đạt 90% kế hoạch". A reader who believes the words takes a plan for met that was not.
#include "extract/lint.h"

enum { NEAR = 120 }; // bytes of words that are looked at

static bool is_level(const struct measure_found *m)
{
	return (m->role == ROLE_ACTUAL || m->role == ROLE_SHARE || m->role == ROLE_TARGET) && !m->has_high && !m->has_total;
}

static bool says_met(struct lint *l, struct sv words)
{
	return lint_says(l, words, "plan-met") && !lint_says(l, words, "plan-unmet") && !lint_says(l, words, "hedge");
}

static void add(struct lint *l, struct place place, struct decimal result, struct decimal plan, bool less)
{
	struct lint_draft f = {.place = place, .code = "plan", .severity = SEVERITY_ERROR, .told = true, .stated = plan, .computed = result, .has_figures = true,
	                       .message = {.failure = FAIL_CHECK, .msgid = less ? N_("the words say that the plan was met, but %'d is more than %'d: the plan was not met")
	                                                                       : N_("the words say that the plan was met, but %'d is less than %'d: the plan was not met")}};
	lint_arg_figure(&f, 0, result);
	lint_arg_figure(&f, 1, plan);
	lint_add(l, &f);
}

// What words say: that the plan was met, or that it was not; 0: neither for certain.
static int said(struct lint *l, struct sv words)
{
	bool met = lint_says(l, words, "plan-met"), unmet = lint_says(l, words, "plan-unmet");
	return lint_says(l, words, "hedge") ? 0 : unmet ? -1 : met ? 1 : 0;
}

static void add_unmet(struct lint *l, struct place place, struct decimal result, struct decimal plan)
{
	struct lint_draft f = {.place = place, .code = "plan", .severity = SEVERITY_ERROR, .told = true, .stated = plan, .computed = result, .has_figures = true,
	                       .message = {.failure = FAIL_CHECK, .msgid = N_("the words say that the plan was not met, but %'d reaches %'d: the plan was met")}};
	lint_arg_figure(&f, 0, result);
	lint_arg_figure(&f, 1, plan);
	lint_add(l, &f);
}

// The level before measure `plan` that is measured as it is: the one next to it, or, in its sentence, the nearest.
static size_t level_before(struct lint *l, size_t plan)
{
	enum { REACH = 5 };
	const struct reading *r = l->r;
	for (size_t i = plan; i-- > 0 && plan - i < REACH && !l->opens[i + 1];) {
		if (is_level(&r->measures[i]) && lint_same_shape(l, i, plan) && (!r->measures[plan].year || !r->measures[i].year || r->measures[plan].year == r->measures[i].year))
			return i;
		if (lint_is_percent(&r->measures[plan]) && !lint_is_percent(&r->measures[i]))
			break;
	}
	return SIZE_MAX;
}

// What a plan sets is meant as it is written: 69 % is not 68,5.
static bool exact(const struct measure_found *plan, const struct unit_shape *shape, struct span *out)
{
	struct decimal value;
	if (plan->has_high || !shape->count || !decimal_shift(plan->value, shape->power, &value))
		return false;
	*out = span_of(value);
	return true;
}

// A level, words that say whether the plan was met, and the plan's figure in brackets or after "là".
static void check_plan_after(struct lint *l, size_t i)
{
	const struct reading *r = l->r;
	const struct measure_found *plan = &r->measures[i];
	size_t level = l->opens[i] || !is_level(plan) ? SIZE_MAX : level_before(l, i);
	if (level == SIZE_MAX)
		return;
	struct sv words = sv_trim(lint_between(l, i - 1, i));
	if (words.n > NEAR || (!sv_ends(words, SV("(")) && !lint_ends(l, words, "is") && !lint_ends(l, words, "plan-met")) ||
	    sv_find(sv_from(words, sv_find(words, SV("("))), SV(")")) < sv_find(sv_from(words, sv_find(words, SV("("))), SV("(")))
		return;
	for (size_t at; (at = sv_find(words, SV(")"))) != SIZE_MAX;)
		words = sv_from(words, at + 1);
	int says = said(l, words);
	if (!says)
		return;
	const struct measure_found *m = &r->measures[level];
	struct span now, base;
	struct measure_found as_level = *m, as_plan = *plan;
	as_level.cmp = as_plan.cmp = CMP_EQ;
	if (!figure_span(&as_level, lint_shape(l, level), &now) || !exact(&as_plan, lint_shape(l, i), &base))
		return;
	bool less = plan->cmp == CMP_LT || plan->cmp == CMP_LE || m->direction == DIRECTION_DOWN || lint_says(l, m->subject, "less-is-better");
	bool below = less ? decimal_cmp(now.low, base.high) > 0 : decimal_cmp(now.high, base.low) < 0;
	bool reached = less ? decimal_cmp(m->value, plan->value) <= 0 : decimal_cmp(m->value, plan->value) >= 0;
	struct decimal value = lint_in_unit(l, level, i);
	if (says > 0 && below)
		add(l, plan->place, value, plan->value, less);
	else if (says < 0 && reached && lint_shape(l, level)->power == lint_shape(l, i)->power)
		add_unmet(l, plan->place, value, plan->value);
}

// ---- "thấp hơn kế hoạch giao (75.000 người)", "giảm so với năm trước (182 vụ)": words that say which of two figures is larger

static size_t level_like_before(struct lint *l, size_t i)
{
	enum { REACH = 5 };
	const struct reading *r = l->r;
	for (size_t k = i; k-- > 0 && i - k < REACH && !l->opens[k + 1];) {
		if (is_level(&r->measures[k]) && lint_same_shape(l, k, i) && !lint_in_bracket(l, k))
			return k;
		if (lint_is_percent(&r->measures[i]) && !lint_is_percent(&r->measures[k]))
			break;
	}
	return SIZE_MAX;
}

static void check_comparison(struct lint *l, size_t i)
{
	const struct reading *r = l->r;
	const struct measure_found *than = &r->measures[i];
	size_t level = l->opens[i] || !is_level(than) || than->cmp != CMP_EQ ? SIZE_MAX : level_like_before(l, i);
	struct sv words = level != SIZE_MAX ? sv_trim(lint_between(l, i - 1, i)) : (struct sv){"", 0};
	if (!words.n || words.n > NEAR || !sv_ends(words, SV("(")))
		return;
	words = sv_trim(sv_head(words, words.n - 1));
	for (size_t k = words.n; k-- > 0;) {
		if (strchr(",;()", words.p[k])) {
			words = sv_trim(sv_from(words, k + 1));
			break;
		}
	}
	bool higher = lint_begins(l, words, "higher", NULL), lower = lint_begins(l, words, "lower", NULL) || lint_begins(l, words, "below", NULL), plan = lint_says(l, words, "base");
	if ((!higher && !lower) || lint_says(l, words, "hedge") || !(plan || lint_says(l, words, "earlier") || lint_says(l, words, "versus")))
		return;
	struct span a, b;
	if (r->measures[level].cmp != CMP_EQ || !lint_span(l, level, &a) || !lint_span(l, i, &b) ||
	    (higher ? decimal_cmp(a.high, b.low) > 0 : decimal_cmp(a.low, b.high) < 0))
		return;
	struct lint_draft f = {.place = than->place, .code = plan ? "plan" : "growth", .severity = SEVERITY_ERROR, .told = true, .stated = than->value, .computed = lint_in_unit(l, level, i), .has_figures = true,
	                       .message = {.failure = FAIL_CHECK, .msgid = higher ? N_("the words say that it is more, but %'d is no more than %'d")
	                                                                         : N_("the words say that it is less, but %'d is no less than %'d")}};
	lint_arg_figure(&f, 0, f.computed);
	lint_arg_figure(&f, 1, than->value);
	lint_add(l, &f);
}

// "tổ chức 11/12 hội chợ theo kế hoạch, vượt kế hoạch năm": the second figure is the plan.
static void check_fraction_after(struct lint *l, size_t i)
{
	static const char *const classes[] = {"plan-met", "plan-unmet"};
	const struct reading *r = l->r;
	const struct measure_found *m = &r->measures[i];
	if (!m->has_total || l->child[i] != SIZE_MAX || l->plan[i] != SIZE_MAX)
		return;
	struct sv words = lint_sentence_after(l, i, i + 1 < r->measure_count && !l->opens[i + 1] ? i + 1 : SIZE_MAX);
	words = sv_head(words, sv_find(words, SV(";")));
	size_t comma = sv_find(words, SV(","));
	if (words.n > NEAR || comma == SIZE_MAX || !lint_ends(l, sv_head(words, comma), "base") || lint_says(l, words, "hedge") || lint_says(l, m->subject, "less-is-better"))
		return;
	int says = lint_clause_says(l, sv_from(words, comma), classes, LENGTH(classes));
	if (says == 0 && decimal_cmp(m->value, m->total) < 0)
		add(l, m->place, m->value, m->total, false);
	else if (says == 1 && decimal_cmp(m->value, m->total) >= 0)
		add_unmet(l, m->place, m->value, m->total);
}

// What tells how far the plan of level i was met, in its sentence: its own percent, and no other; SIZE_MAX: none.
static size_t attained(struct lint *l, size_t i)
{
	const struct reading *r = l->r;
	size_t found = SIZE_MAX;
	for (size_t k = i + 1; k < r->measure_count && !l->opens[k]; k++) {
		const struct measure_found *q = &r->measures[k];
		bool said = lint_is_percent(q) && (q->role == ROLE_ATTAINMENT || (q->role == ROLE_SHARE && r->measures[i].has_total));
		if (!said)
			continue;
		if (found != SIZE_MAX || l->parent[k] != i)
			return SIZE_MAX;
		found = k;
	}
	return found;
}

static void add_short(struct lint *l, struct place place, struct decimal percent)
{
	struct lint_draft f = {.place = place, .code = "plan", .severity = SEVERITY_ERROR, .told = true, .stated = percent, .computed = decimal_int(100), .has_figures = true,
	                       .message = {.failure = FAIL_CHECK, .msgid = N_("the words say that the plan was met, but the figure is %'d %%: the plan was not met")}};
	lint_arg_figure(&f, 0, percent);
	lint_add(l, &f);
}

static void add_met(struct lint *l, struct place place, struct decimal percent)
{
	struct lint_draft f = {.place = place, .code = "plan", .severity = SEVERITY_ERROR, .told = true, .stated = percent, .computed = decimal_int(100), .has_figures = true,
	                       .message = {.failure = FAIL_CHECK, .msgid = N_("the words say that the plan was not met, but the figure is %'d %%: the plan was met")}};
	lint_arg_figure(&f, 0, percent);
	lint_add(l, &f);
}

// "vận động quỹ chưa đạt chỉ tiêu (1.284/1.200 triệu đồng)": a result over its plan, in brackets behind the words.
static void check_fraction(struct lint *l, size_t i, struct sv words)
{
	const struct measure_found *m = &l->r->measures[i];
	if (!m->has_total || words.n > NEAR || !sv_ends(sv_trim(words), SV("(")) || lint_says(l, m->subject, "less-is-better"))
		return;
	int says = said(l, words);
	if (says > 0 && decimal_cmp(m->value, m->total) < 0)
		add(l, m->place, m->value, m->total, false);
	else if (says < 0 && decimal_cmp(m->value, m->total) >= 0)
		add_unmet(l, m->place, m->value, m->total);
}

// "công tác kháng nghị không đạt chỉ tiêu với 82,1% kháng nghị được chấp nhận (chỉ tiêu 70%)"
static void check_plan_behind(struct lint *l, size_t i, struct sv words)
{
	const struct reading *r = l->r;
	size_t plan = i + 1;
	if (words.n > NEAR || plan >= r->measure_count || l->opens[plan] || !is_level(&r->measures[plan]) || !lint_same_shape(l, i, plan) ||
	    lint_shape(l, i)->power != lint_shape(l, plan)->power)
		return;
	struct sv between = lint_between(l, i, plan);
	if (sv_find(between, SV("(")) == SIZE_MAX || sv_find(between, SV(")")) != SIZE_MAX || !lint_says(l, sv_from(between, sv_find(between, SV("("))), "base"))
		return;
	int says = said(l, words);
	const struct measure_found *m = &r->measures[i], *p = &r->measures[plan];
	if (!says || p->cmp == CMP_LT || p->cmp == CMP_LE || m->direction == DIRECTION_DOWN || lint_says(l, m->subject, "less-is-better"))
		return;
	if (says > 0 && decimal_cmp(m->value, p->value) < 0)
		add(l, p->place, m->value, p->value, false);
	else if (says < 0 && decimal_cmp(m->value, p->value) >= 0)
		add_unmet(l, p->place, m->value, p->value);
}

// Words in front of the first level of a sentence.
static void check_words_before(struct lint *l, size_t i)
{
	const struct reading *r = l->r;
	struct sv words = lint_before(l, i);
	if (r->measures[i].role != ROLE_ACTUAL)
		return;
	if (i && r->measures[i - 1].place.line == r->measures[i].place.line)
		words = lint_between(l, i - 1, i);
	for (size_t at; (at = sv_find(words, SV(". "))) != SIZE_MAX || (at = sv_find(words, SV("; "))) != SIZE_MAX;)
		words = sv_from(words, at + 2);
	if (!l->opens[i] && words.n == lint_between(l, i - 1, i).n)
		return;
	size_t said = words.n <= NEAR ? attained(l, i) : SIZE_MAX;
	struct span percent;
	if (said == SIZE_MAX)
		check_plan_behind(l, i, words);
	if (said == SIZE_MAX)
		check_fraction(l, i, words);
	if (said == SIZE_MAX || !lint_span(l, said, &percent))
		return;
	if (lint_says(l, words, "plan-unmet") && !lint_says(l, words, "hedge") && decimal_cmp(r->measures[said].value, decimal_int(100)) >= 0 &&
	    r->measures[said].role == ROLE_ATTAINMENT)
		add_met(l, r->measures[said].place, r->measures[said].value);
	if (!says_met(l, words) || decimal_cmp(percent.high, decimal_int(100)) >= 0)
		return;
	add_short(l, r->measures[said].place, r->measures[said].value);
}

// "Chỉ tiêu kết nạp chưa đạt kế hoạch, đạt 108% (8.642/8.000 người)": a percent of the plan behind the words, and no level before it.
static void check_percent_behind(struct lint *l, size_t i)
{
	const struct reading *r = l->r;
	const struct measure_found *p = &r->measures[i];
	bool fraction = i + 1 < r->measure_count && !l->opens[i + 1] && r->measures[i + 1].has_total && sv_is(sv_trim(lint_between(l, i, i + 1)), "(");
	if (!lint_is_percent(p) || p->cmp != CMP_EQ || l->parent[i] != SIZE_MAX || !(p->role == ROLE_ATTAINMENT || (fraction && p->role != ROLE_CHANGE)))
		return;
	struct sv words = l->opens[i] && (!i || r->measures[i - 1].place.line != p->place.line) ? lint_before(l, i) : lint_between(l, i - 1, i);
	for (size_t at; (at = sv_find(words, SV(". "))) != SIZE_MAX || (at = sv_find(words, SV("; "))) != SIZE_MAX;)
		words = sv_from(words, at + 2);
	int says = words.n <= NEAR ? said(l, words) : 0;
	struct span percent;
	if (!says || !lint_span(l, i, &percent))
		return;
	if (says < 0 && decimal_cmp(p->value, decimal_int(100)) >= 0)
		add_met(l, p->place, p->value);
	else if (says > 0 && decimal_cmp(percent.high, decimal_int(100)) < 0)
		add_short(l, p->place, p->value);
}

// By its name, and not because it fell: "tổn thất điện năng", but no "giảm nghèo".
static bool is_less_better(struct lint *l, const struct measure_found *m)
{
	return lint_says(l, m->subject, "less-is-better") && m->direction == DIRECTION_NONE && sv_find(m->subject, SV("iảm")) == SIZE_MAX;
}

// "765 tỷ đồng (dự toán 850 tỷ đồng), vượt dự toán được giao"
static void check_words_after(struct lint *l, size_t i)
{
	const struct reading *r = l->r;
	static const char *const classes[] = {"plan-met", "plan-unmet"};
	size_t plan = l->plan[i], next = i + 1;
	while (next < r->measure_count && !l->opens[next] && l->parent[next] == i) {
		plan = r->measures[next].role == ROLE_TARGET ? next : plan;
		if (r->measures[next].role == ROLE_ATTAINMENT || r->measures[next].role == ROLE_EXCESS)
			return; // judged by its figure
		next++;
	}
	if (plan == SIZE_MAX || plan + 1 != next || r->measures[i].role != ROLE_ACTUAL || !lint_alike(l, i, plan))
		return;
	struct span level, base;
	struct sv words = lint_sentence_after(l, plan, next < r->measure_count && !l->opens[next] ? next : SIZE_MAX);
	words = sv_head(words, sv_find(words, SV(";")));
	const struct measure_found *m = &r->measures[i], *set = &r->measures[plan];
	int says = lint_clause_says(l, words, classes, LENGTH(classes));
	if (words.n > NEAR || says < 0 || lint_says(l, words, "hedge") || !lint_span(l, i, &level) || !exact(set, lint_shape(l, plan), &base))
		return;
	bool limit = set->cmp == CMP_LT || set->cmp == CMP_LE, less = limit || m->direction == DIRECTION_DOWN || lint_says(l, m->subject, "less-is-better");
	struct decimal value = lint_in_unit(l, i, plan);
	bool reached = less ? decimal_cmp(m->value, set->value) <= 0 : decimal_cmp(m->value, set->value) >= 0;
	// Of what should be less only a limit tells which way the plan is meant.
	if (says == 0 && (less ? limit && decimal_cmp(level.low, base.high) > 0 : decimal_cmp(level.high, base.low) < 0))
		add(l, set->place, value, set->value, less);
	else if (says == 1 && reached && (!less || is_less_better(l, m)) && lint_shape(l, i)->power == lint_shape(l, plan)->power)
		add_unmet(l, set->place, value, set->value);
}

void lint_claims(struct lint *l, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		check_plan_after(l, i);
		check_words_before(l, i);
		check_percent_behind(l, i);
		check_words_after(l, i);
		check_comparison(l, i);
		check_fraction_after(l, i);
	}
}

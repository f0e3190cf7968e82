// What words say of a plan against the figures beside them: "đạt 95,1%, vượt chỉ tiêu kế hoạch (96%)", "hoàn thành vượt mức kế hoạch:
// … đạt 90% kế hoạch". A reader who believes the words takes a plan for met that was not.
#include "extract/lint.h"

enum { NEAR = 120 }; // bytes of words that are looked at

static bool is_level(const struct measure_found *m)
{
	return (m->role == ROLE_ACTUAL || m->role == ROLE_SHARE || m->role == ROLE_TARGET) && !m->has_high && !m->has_total;
}

static void add(struct lint *l, struct place place, struct decimal result, struct decimal plan)
{
	struct lint_draft f = {.place = place, .code = "plan", .severity = SEVERITY_ERROR, .stated = plan, .computed = result, .has_figures = true, .told = true,
	                       .message = {.failure = FAIL_CHECK, .msgid = N_("the words say that the plan was met, but %'d is less than %'d: the plan was not met")}};
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
	struct lint_draft f = {.place = place, .code = "plan", .severity = SEVERITY_ERROR, .stated = plan, .computed = result, .has_figures = true, .told = true,
	                       .message = {.failure = FAIL_CHECK, .msgid = N_("the words say that the plan was not met, but %'d reaches %'d: the plan was met")}};
	lint_arg_figure(&f, 0, result);
	lint_arg_figure(&f, 1, plan);
	lint_add(l, &f);
}

// ---- "thấp hơn kế hoạch giao (75.000 người)", "giảm so với năm trước (182 vụ)": words that say which of two figures is larger

static size_t level_like_before(struct lint *l, size_t i)
{
	enum { REACH = 5 };
	const struct reading *r = l->r;
	for (size_t k = i; k-- > 0 && i - k < REACH && !l->opens[k + 1];) {
		if (is_level(&r->measures[k]) && (lint_same_shape(l, k, i) || lint_same_unit(&r->measures[k], &r->measures[i])) && !lint_in_bracket(l, k))
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
	bool higher = lint_says(l, words, "higher"), lower = lint_says(l, words, "lower") || lint_begins(l, words, "below", NULL), plan = lint_says(l, words, "base");
	if (higher == lower || lint_says(l, words, "hedge") || !(plan || lint_says(l, words, "earlier") || lint_says(l, words, "versus")))
		return;
	struct span a, b;
	if (r->measures[level].cmp != CMP_EQ || !lint_span(l, level, &a) || !lint_span(l, i, &b) ||
	    (higher ? decimal_cmp(a.high, b.low) > 0 : decimal_cmp(a.low, b.high) < 0))
		return;
	struct lint_draft f = {.place = than->place, .code = plan ? "plan" : "growth", .severity = SEVERITY_ERROR, .stated = than->value, .computed = lint_in_unit(l, level, i), .has_figures = true, .told = true,
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
	if (!m->has_total || lint_child(l, i) != SIZE_MAX || lint_plan_of(l, i) != SIZE_MAX)
		return;
	struct sv words = lint_sentence_after(l, i, i + 1 < r->measure_count && !l->opens[i + 1] ? i + 1 : SIZE_MAX);
	words = sv_head(words, sv_find(words, SV(";")));
	size_t comma = sv_find(words, SV(","));
	if (words.n > NEAR || comma == SIZE_MAX || !lint_ends(l, sv_head(words, comma), "base") || lint_says(l, words, "hedge") || lint_says(l, m->subject, "less-is-better"))
		return;
	int says = lint_clause_says(l, sv_from(words, comma), classes, LENGTH(classes));
	if (says == 0 && decimal_cmp(m->value, m->total) < 0)
		add(l, m->place, m->value, m->total);
	else if (says == 1 && decimal_cmp(m->value, m->total) >= 0)
		add_unmet(l, m->place, m->value, m->total);
}

// "vận động quỹ chưa đạt chỉ tiêu (1.284/1.200 triệu đồng)": a result over its plan, in brackets behind the words.
static void check_fraction(struct lint *l, size_t i, struct sv words)
{
	const struct measure_found *m = &l->r->measures[i];
	if (!m->has_total || words.n > NEAR || !sv_ends(sv_trim(words), SV("(")) || lint_says(l, m->subject, "less-is-better"))
		return;
	int says = said(l, words);
	if (says > 0 && decimal_cmp(m->value, m->total) < 0)
		add(l, m->place, m->value, m->total);
	else if (says < 0 && decimal_cmp(m->value, m->total) >= 0)
		add_unmet(l, m->place, m->value, m->total);
}

static void check_fraction_told(struct lint *l, size_t i)
{
	const struct reading *r = l->r;
	if (!r->measures[i].has_total || r->measures[i].role != ROLE_ACTUAL)
		return;
	struct sv words = i && r->measures[i - 1].place.line == r->measures[i].place.line ? lint_between(l, i - 1, i) : lint_before(l, i);
	for (size_t at; (at = sv_find(words, SV(". "))) != SIZE_MAX || (at = sv_find(words, SV("; "))) != SIZE_MAX;)
		words = sv_from(words, at + 2);
	check_fraction(l, i, words);
}

void lint_claims(struct lint *l, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		check_fraction_told(l, i);
		check_comparison(l, i);
		check_fraction_after(l, i);
	}
}

// Words that say of a level, without its plan, whether that was met: "Lượng khách và tổng thu 9.813 tỷ đồng đều chưa đạt kế hoạch". The plan was told
// before, with the same level or by the same words. A warning, since another plan may be meant.
#include "extract/lint_recalled.h"
#include "extract/lint_goal.h"

enum { LEAST = 4 /* that words weigh */, BEHIND = 60 /* bytes of words behind a level */ };

// 1: met, -1: not; 0: nothing for certain.
static int verdict_behind(struct lint *l, size_t i)
{
	const struct reading *r = l->r;
	bool next = i + 1 < r->measure_count && r->measures[i + 1].place.line == r->measures[i].place.line;
	struct sv words = lint_first(lint_sentence_after(l, i, next ? i + 1 : SIZE_MAX), BEHIND);
	size_t end = sv_find(words, SV(";"));
	words = sv_head(words, end);
	bool met = lint_says(l, words, "plan-met"), unmet = lint_says(l, words, "plan-unmet");
	if ((!met && !unmet) || lint_says(l, words, "hedge"))
		return 0;
	// "vượt chỉ tiêu 165 người": its figure is told.
	return next && end == SIZE_MAX && !l->opens[i + 1] && lint_says(l, apart_own_before(l, i + 1), "base") ? 0 : unmet ? -1 : 1;
}

static bool less_is_better(struct lint *l, size_t i)
{
	return l->r->measures[i].direction == DIRECTION_DOWN || lint_says(l, l->r->measures[i].subject, "less-is-better") || lint_says(l, apart_own_before(l, i), "less-is-better");
}

static void tell(struct lint *l, size_t i, const struct measure_found *plan, const struct unit_shape *shape, int verdict, struct place other)
{
	struct lint_draft f = {.place = l->r->measures[i].place, .code = "plan", .severity = SEVERITY_WARNING, .stated = l->r->measures[i].value, .has_figures = true, .told = true, .other = other};
	f.computed = decimal_normal(plan->value);
	if (!decimal_shift(plan->value, shape->power - lint_shape(l, i)->power, &f.computed))
		return;
	f.computed = decimal_normal(f.computed);
	f.message = (struct error){.failure = FAIL_CHECK, .msgid = verdict > 0 ? N_("the words say that the plan was met, but %'d is less than %'d: the plan was not met")
	                                                                      : N_("the words say that the plan was not met, but %'d reaches %'d: the plan was met")};
	lint_arg_figure(&f, 0, f.stated);
	lint_arg_figure(&f, 1, f.computed);
	lint_add(l, &f);
}

// The plan reaches the level, or does not: otherwise than the words say.
static bool contradicts(struct lint *l, size_t i, const struct measure_found *plan, const struct unit_shape *shape, int verdict)
{
	struct span a;
	struct decimal set;
	if (!lint_span(l, i, &a) || !decimal_shift(plan->value, shape->power, &set))
		return false;
	return verdict > 0 ? decimal_cmp(a.high, set) < 0 : decimal_cmp(a.low, set) >= 0;
}

// By the level, which is told again; of several plans of it any may be meant.
static bool check_pairs(struct lint *l, size_t i, int verdict)
{
	const struct lint_recalled *k = l->recalled;
	const struct recalled_pair *found = NULL;
	struct span a, b;
	for (size_t n = k && k->count > RECALLED_KEPT ? k->count - RECALLED_KEPT : 0; k && n < k->count; n++) {
		const struct recalled_pair *p = &k->of[n % RECALLED_KEPT];
		if (p->kind != RECALLED_PLAN || p->level == i || !lint_same_shape(l, p->level, i) || !lint_span(l, i, &a) || !lint_span(l, p->level, &b) || !spans_meet(a, b))
			continue;
		if (!contradicts(l, i, &p->base, p->base_shape, verdict))
			return true;
		found = p;
	}
	if (found)
		tell(l, i, &found->base, found->base_shape, verdict, l->r->measures[found->level].place);
	return found;
}

// By words, among the plans that stand alone.
static void check_plans(struct lint *l, size_t i, int verdict)
{
	const struct lint_planned *k = l->planned;
	struct apart_name name = {.count = 0};
	size_t found = SIZE_MAX;
	int most = LEAST - 1;
	bool several = false;
	if (!k || !k->count || !(k->bits & recalled_bit(l, i)))
		return;
	recalled_add_clause(l, &name, i);
	for (size_t n = k->count > PLANNED_KEPT ? k->count - PLANNED_KEPT : 0; n < k->count; n++) {
		struct planned *p = &k->of[n % PLANNED_KEPT];
		int both = p->measure < i && lint_same_shape(l, p->measure, i) ? apart_mass(l, &name, planned_name(l, p)) : 0;
		several = both > most ? false : several || both == most;
		if (both > most) {
			most = both;
			found = p->measure;
		}
	}
	if (found != SIZE_MAX && !several && contradicts(l, i, &l->r->measures[found], lint_shape(l, found), verdict))
		tell(l, i, &l->r->measures[found], lint_shape(l, found), verdict, l->r->measures[found].place);
}

static bool may_be_judged(struct lint *l, size_t i)
{
	const struct measure_found *m = &l->r->measures[i];
	return (m->role == ROLE_ACTUAL || (m->role == ROLE_SHARE && lint_is_percent(m))) && !m->has_high && !m->has_total && m->unit.n && lint_plan_of(l, i) == SIZE_MAX;
}

static void check(struct lint *l, size_t i, int verdict)
{
	if (may_be_judged(l, i) && !apart_is_told(l, i) && !less_is_better(l, i) && !lint_stands_as_plan(l, i) && !check_pairs(l, i, verdict))
		check_plans(l, i, verdict);
}

void lint_verdict(struct lint *l, size_t from, size_t to)
{
	if (!l->read || (!lint_says(l, l->read->text, "plan-met") && !lint_says(l, l->read->text, "plan-unmet")))
		return;
	for (size_t i = from; i < to; i++) {
		int verdict = may_be_judged(l, i) ? verdict_behind(l, i) : 0;
		if (!verdict)
			continue;
		check(l, i, verdict);
		// "lượng khách 5,2 triệu lượt và tổng thu 9.813 tỷ đồng đều vượt kế hoạch": of each.
		bool each = sv_find(lint_first(lint_after(l, i), BEHIND / 2), SV("đều ")) != SIZE_MAX;
		for (size_t k = i; each && k-- > from && !l->opens[k + 1] && sv_find(lint_between(l, k, k + 1), SV(";")) == SIZE_MAX;)
			check(l, k, verdict);
	}
}

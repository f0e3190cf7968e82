// Plans that are told together, before their results: "Tỉnh giao: sản lượng 148.000 tấn; diện tích nuôi 29.500 ha", and further on "diện tích thả nuôi
// 26.870 ha, đạt 91,1% kế hoạch". Which of them is meant its words tell, and that it is of the kind of a level of the sentence. Nothing is said
// where any of them agrees; what is said is a guess, a warning.
#include "extract/lint_recalled.h"
#include "extract/lint_goal.h"
#include "extract/lint_growth.h"
#include "extract/lint_plan.h"

enum { KEPT = PLANNED_KEPT, REACH = 6 /* figures of a sentence before what is said */, LEAST = 5 /* that words weigh */ };

// ---- the plans

// "BHXH Việt Nam giao BHXH tỉnh"; none of "Kết quả thực hiện các chỉ tiêu"
static bool names_plans(struct lint *l, struct sv words)
{
	bool names = lint_says(l, words, "base");
	if (!names && sv_find(words, SV("giao")) == SIZE_MAX)
		return false;
	struct lint_words w = lint_words(l, words);
	for (size_t i = w.from; i < w.to; i++) {
		if ((scan_word(w.scan, i, "kết") && scan_word(w.scan, i + 1, "quả")) || (scan_word(w.scan, i, "thực") && scan_word(w.scan, i + 1, "hiện")))
			return false;
		names |= scan_word(w.scan, i, "giao");
	}
	return names && !lint_says(l, words, "plan-met") && !lint_says(l, words, "plan-unmet");
}

// The line says so up to a colon, or the heading over it.
static bool tells_plans(struct lint *l, size_t first)
{
	enum { LEAD = 160 };
	const struct reading *r = l->r;
	struct sv before = lint_first(lint_before(l, first), LEAD);
	size_t colon = sv_find(before, SV(":"));
	if (colon != SIZE_MAX && names_plans(l, sv_head(before, colon)))
		return true;
	const struct heading_found *h = reading_heading_at(r, r->measures[first].place.line);
	if (!h || h->line == r->measures[first].place.line || !h->title.n)
		return false;
	if (l->planned->heading != h) {
		l->planned->heading = h;
		l->planned->heading_tells = names_plans(l, h->title);
	}
	return l->planned->heading_tells;
}

static bool is_plan(const struct lint *l, size_t i)
{
	const struct measure_found *m = &l->r->measures[i];
	return (m->role == ROLE_ACTUAL || m->role == ROLE_TARGET) && !m->has_high && !m->has_total && m->unit.n && lint_child(l, i) == SIZE_MAX && lint_parent(l, i) == SIZE_MAX && lint_plan_of(l, i) == SIZE_MAX;
}

static void keep(struct lint *l, size_t i)
{
	struct lint_planned *k = l->planned;
	if (k->held < KEPT)
		ARENA_PUSH(l->arena, k->of, k->held, k->room);
	struct planned *p = &k->of[k->count++ % KEPT];
	p->measure = i;
	p->named = false;
	l->planned->bits |= recalled_bit(l, i);
}

const struct apart_name *planned_name(struct lint *l, struct planned *p)
{
	if (!p->named) {
		p->named = true;
		p->name = (struct apart_name){.count = 0};
		recalled_add_clause(l, &p->name, p->measure);
	}
	return &p->name;
}

static void keep_plans(struct lint *l, size_t from, size_t to)
{
	enum { TOGETHER = 2 };
	size_t count = 0;
	bool named = l->read && (lint_says(l, l->read->text, "base") || lint_says(l, l->read->text, "given"));
	for (size_t i = from; named && i < to; i++) {
		if (is_plan(l, i) && lint_stands_as_plan(l, i))
			keep(l, i); // "Ban giám hiệu đề ra chỉ tiêu tốt nghiệp 92%"
	}
	for (size_t i = from; i < to; i++) {
		if (!is_plan(l, i) && l->r->measures[i].role != ROLE_TARGET)
			return; // results stand among them
		count += is_plan(l, i);
	}
	if (count < TOGETHER || !tells_plans(l, from))
		return;
	for (size_t i = from; i < to; i++) {
		if (is_plan(l, i) && !(named && lint_stands_as_plan(l, i)))
			keep(l, i);
	}
}

// ---- what is said

// The sentence of the figure has its plan, or another one.
static bool has_plan(struct lint *l, size_t at, size_t from, size_t to)
{
	for (size_t i = from; i < to && (i <= at || !l->opens[i]); i++) {
		enum measure_role role = l->r->measures[i].role;
		bool named = role != ROLE_CHANGE && role != ROLE_EXCESS && (lint_says(l, apart_own_before(l, i), "base") || lint_says(l, apart_own_before(l, i), "given"));
		if (i != at && (named || (lint_plan_of(l, i) != SIZE_MAX && lint_plan_of(l, i) != at)))
			return true;
	}
	return false;
}

// What plan and level make of it. *apt: it can be said of them.
static bool holds(struct lint *l, size_t level, size_t plan, size_t at, struct lint_draft *out, bool *apt)
{
	const struct measure_found *all = l->r->measures;
	struct measure_found said = all[at], set = all[plan];
	set.role = ROLE_TARGET;
	if (said.role == ROLE_ATTAINMENT) {
		struct plan_said p = {&all[level], &set, &said, lint_shape(l, level), lint_shape(l, plan)};
		*apt = true;
		return plan_holds(&p, out);
	}
	said.direction = said.role == ROLE_EXCESS ? said.direction : DIRECTION_DOWN;
	said.role = ROLE_CHANGE;
	struct change c = {&all[level], &set, &said, lint_shape(l, level), lint_shape(l, plan), lint_shape(l, at), true, lint_alike(l, at, level)};
	*apt = change_applies(&c);
	if (!*apt || change_holds(&c, out))
		return true;
	struct decimal value = change_in_unit(all[level].value, lint_shape(l, level), lint_shape(l, at)), base = change_in_unit(set.value, lint_shape(l, plan), lint_shape(l, at));
	out->code = "plan";
	said.direction = said.direction == DIRECTION_DOWN ? DIRECTION_UP : DIRECTION_DOWN;
	struct lint_draft other;
	out->told = change_holds(&c, &other);
	bool above = decimal_cmp(value, base) > 0;
	if (out->told) {
		out->message = (struct error){.failure = FAIL_CHECK, .msgid = above ? N_("%'d is above the plan of %'d, not %'d below it") : N_("%'d is below the plan of %'d, not %'d above it: the plan was not met")};
		lint_arg_figure(out, 1, base);
		lint_arg_figure(out, 2, said.value);
	} else {
		if (!out->computed.mantissa)
			out->computed = other.computed;
		out->message = (struct error){.failure = FAIL_CHECK, .msgid = N_("%'d differs by %'d from the plan of %'d, not by %'d")};
		lint_arg_figure(out, 1, out->computed);
		lint_arg_figure(out, 2, base);
		lint_arg_figure(out, 3, said.value);
	}
	lint_arg_figure(out, 0, value);
	return false;
}

// "chưa đạt kế hoạch 3,5 triệu USD", which reading takes for the plan
static bool lacks(struct lint *l, size_t i)
{
	enum measure_role role = l->r->measures[i].role;
	return (role == ROLE_ACTUAL || role == ROLE_TARGET) && !l->opens[i] && lint_ends(l, apart_own_before(l, i), "plan-unmet");
}

// What is said of the plan makes of it a level of the order of this one: else another plan is meant.
static bool is_of_order(struct lint *l, size_t level, size_t plan, size_t at)
{
	const struct measure_found *all = l->r->measures;
	struct decimal set = lint_in_unit(l, plan, level), expected = set;
	if (all[at].role == ROLE_ATTAINMENT)
		return decimal_mul(set, all[at].value, &expected) && decimal_shift(expected, -2, &expected) && apart_one_order(expected, all[level].value);
	return apart_one_order(set, all[level].value);
}

static void check(struct lint *l, size_t at, size_t from)
{
	const struct measure_found *all = l->r->measures;
	struct lint_draft best = {0}, found;
	int most = LEAST - 1, far = 0;
	for (size_t level = at; level-- > from && at - level <= REACH;) {
		if ((all[level].role != ROLE_ACTUAL && all[level].role != ROLE_SHARE) || all[level].has_high || all[level].has_total || !(lint_is_percent(&all[level]) || (l->planned->bits & recalled_bit(l, level))))
			continue;
		struct apart_name name = {.count = 0};
		for (size_t k = l->planned->count > KEPT ? l->planned->count - KEPT : 0; k < l->planned->count; k++) {
			struct planned *p = &l->planned->of[k % KEPT];
			bool apt = false;
			if (p->measure >= from || !lint_same_shape(l, level, p->measure) || lint_is_percent(&all[level]) != lint_is_percent(&all[p->measure]) || !is_of_order(l, level, p->measure, at))
				continue;
			if (!name.count) {
				recalled_add_clause(l, &name, level);
				recalled_add_clause(l, &name, at);
			}
			int both = apart_mass(l, &name, planned_name(l, p));
			bool right = holds(l, level, p->measure, at, &found, &apt);
			if (apt && right && both > 0) {
				recalled_keep(l, RECALLED_PLAN, level, p->measure);
				return;
			}
			if (!apt || right)
				continue;
			bool near = found.told || lint_near(found.computed, found.stated) || lint_slip(found.stated, found.computed) != SLIP_NONE;
			if (!near && both > far)
				far = both;
			if (near && both > most) {
				most = both;
				best = found;
				best.other = all[p->measure].place;
			}
		}
	}
	if (!best.code || most < far)
		return;
	best.severity = SEVERITY_WARNING;
	lint_add(l, &best);
}

void lint_planned(struct lint *l, size_t from, size_t to)
{
	const struct measure_found *all = l->r->measures;
	if (!l->planned)
		l->planned = ARENA_NEW(l->arena, struct lint_planned);
	bool unmet = l->read && lint_says(l, l->read->text, "plan-unmet");
	for (size_t i = from, first = from; l->planned->count && i < to; i++) {
		first = l->opens[i] ? i : first;
		bool percent = all[i].role == ROLE_ATTAINMENT && lint_is_percent(&all[i]), amount = !lint_is_percent(&all[i]) && (all[i].role == ROLE_EXCESS || (unmet && lacks(l, i)));
		if ((percent || amount) && i > first && !all[i].has_high && !apart_is_told(l, i) && !has_plan(l, i, first, to))
			check(l, i, first);
	}
	keep_plans(l, from, to);
}

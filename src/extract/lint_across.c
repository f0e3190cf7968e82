// One indicator, several figures: two values for one year (restated), an attainment against a plan that stands elsewhere (plan), a
// change against a level that stands elsewhere (growth), a target that is already passed or lower than the last (regress).
#include <stdio.h>

#include "extract/lint_across.h"
#include "extract/lint_growth.h"
#include "extract/lint_plan.h"
#include "text/text.h"

enum { SURE_WORDS = 4 }; // syllables of a subject that name an indicator for certain

struct figure_at {
	const struct across *x;
	const struct figure_entry *e;
	struct lint *l;
	const struct measure_found *m;
	const struct unit_shape *shape;
};

static struct figure_at at(const struct across *x, size_t i)
{
	const struct figure_entry *e = &x->index->entries[i];
	struct lint *l = x->lints[e->file];
	return (struct figure_at){x, e, l, &l->r->measures[e->measure], lint_shape(l, e->measure)};
}

static bool apart(const struct across *x, const struct figure_at *a, const struct figure_at *b)
{
	return x->names ? a->e->file != b->e->file : a->m->place.line != b->m->place.line;
}

static void add(const struct figure_at *a, const struct figure_at *other, struct lint_draft *found)
{
	found->other_line = other->m->place.line;
	if (a->e->file != other->e->file)
		found->other_file = a->x->names[other->e->file];
	a->x->add(a->x->to, a->e->file, found);
}

// ---- restated

// Zeros that end a whole number, as far as one of the last place is no more than a fiftieth of it.
static int zeros(struct decimal d)
{
	enum { PART = 50 };
	int n = 0;
	for (int64_t ten = 10; !d.scale && d.mantissa && d.mantissa % ten == 0 && d.mantissa / PART >= ten && n < 12; ten *= 10)
		n++;
	return n;
}

// One is the other, written with fewer digits: 7.214 and 7.200.
static bool rounds_to(struct decimal exact, struct decimal round)
{
	struct decimal x, y;
	int place = round.scale ? -(int)round.scale : zeros(round);
	return decimal_shift(exact, -place, &x) && decimal_shift(round, -place, &y) && decimal_cmp(decimal_round(x, 0), decimal_round(y, 0)) == 0;
}

static bool same_value(const struct figure_at *a, const struct figure_at *b)
{
	struct span x, y;
	struct decimal v, w;
	if (!figure_span(a->m, a->shape, &x) || !figure_span(b->m, b->shape, &y) || spans_meet(x, y))
		return true;
	if (!decimal_shift(a->m->value, a->shape->power, &v) || !decimal_shift(b->m->value, b->shape->power, &w))
		return true;
	int less = a->shape->power < b->shape->power ? a->shape->power : b->shape->power;
	if (!decimal_shift(v, -less, &v) || !decimal_shift(w, -less, &w))
		return true;
	v = decimal_normal(v);
	w = decimal_normal(w);
	return rounds_to(v, w) || rounds_to(w, v);
}

static struct decimal in_unit_of(const struct figure_at *a, const struct figure_at *unit)
{
	struct decimal v = a->m->value;
	return decimal_shift(v, a->shape->power - unit->shape->power, &v) ? decimal_normal(v) : a->m->value;
}

static void check_restated(const struct figure_at *a, const struct figure_at *b)
{
	if (!apart(a->x, a, b) || a->m->has_total || b->m->has_total || !a->e->amount || !b->e->amount || same_value(a, b))
		return;
	bool sure = a->e->words >= SURE_WORDS, near = lint_near(in_unit_of(b, a), a->m->value), files = a->x->names != NULL;
	if (!sure || (!near && !files))
		return;
	// A plan may be that of another body, and a result of an earlier year may have been settled since.
	enum severity severity = b->e->target || files ? SEVERITY_WARNING : SEVERITY_ERROR;
	if (a->m->estimate || b->m->estimate)
		severity = SEVERITY_NOTE;
	struct lint_draft f = {.place = b->m->place, .code = "restated", .severity = severity, .stated = b->m->value, .computed = in_unit_of(a, b), .has_figures = true,
	                       .message = {.failure = FAIL_CHECK, .msgid = N_("%'d %s here, but %'d %s elsewhere for the same indicator in %s")}};
	lint_arg_figure(&f, 0, b->m->value);
	lint_arg_text(&f, 1, b->m->unit);
	lint_arg_figure(&f, 2, a->m->value);
	lint_arg_text(&f, 3, a->m->unit);
	snprintf(f.message.args[4], sizeof(f.message.args[4]), "%d", b->e->year);
	add(b, a, &f);
}

// ---- plan

static bool said_of_plan(const struct measure_found *q)
{
	return (q->role == ROLE_ATTAINMENT || q->role == ROLE_EXCESS) && lint_is_percent(q);
}

static bool has_own_target(const struct figure_at *a)
{
	if (a->l->plan[a->e->measure] != SIZE_MAX)
		return true;
	for (size_t i = a->l->child[a->e->measure]; i != SIZE_MAX; i = a->l->sibling[i]) {
		if (a->l->r->measures[i].role == ROLE_TARGET)
			return true;
	}
	return false;
}

static void check_plan(const struct figure_at *result, const struct figure_at *target)
{
	struct span level, plan;
	if (!apart(result->x, result, target) || has_own_target(result) || !figure_span(result->m, result->shape, &level) ||
	    !figure_span(target->m, target->shape, &plan) || plan.low.mantissa <= 0 || target->m->of >= 0)
		return;
	for (size_t i = result->l->child[result->e->measure]; i != SIZE_MAX; i = result->l->sibling[i]) {
		const struct measure_found *q = &result->l->r->measures[i];
		struct lint_draft f;
		if (!said_of_plan(q))
			continue;
		struct plan_said said = {result->m, target->m, q, result->shape, target->shape};
		if (!plan_holds(&said, &f)) {
			f.severity = result->x->names || result->e->words >= SURE_WORDS ? SEVERITY_ERROR : SEVERITY_WARNING;
			if (!result->x->names && result->l->r->document_count < 2)
				f.severity = SEVERITY_WARNING; // perhaps the plan of another year or body
			add(result, target, &f);
		}
	}
}

// ---- growth

static void check_growth(const struct figure_at *now, const struct figure_at *earlier)
{
	if (!apart(now->x, now, earlier))
		return;
	for (size_t i = now->l->child[now->e->measure]; i != SIZE_MAX; i = now->l->sibling[i]) {
		const struct measure_found *q = &now->l->r->measures[i];
		struct lint_draft f;
		if (q->role != ROLE_CHANGE || q->has_high || !growth_is_open(now->l, now->e->measure, i))
			continue;
		struct change c = {now->m, earlier->m, q, now->shape, earlier->shape, lint_shape(now->l, i)};
		if (change_holds(&c, &f))
			continue;
		if (earlier->m->estimate || now->e->words < SURE_WORDS)
			f.severity = SEVERITY_WARNING;
		add(now, earlier, &f);
	}
}

// ---- regress

// Less is better: poverty, accidents, bad debt.
static bool less_is_better(const struct figure_at *a)
{
	return a->m->direction == DIRECTION_DOWN || a->m->cmp == CMP_LE || a->m->cmp == CMP_LT || lint_says(a->l, a->m->subject, "less-is-better");
}

static void check_regress(const struct figure_at *target, const struct figure_at *before)
{
	struct span new, old;
	struct measure_found as_level = *target->m, as_before = *before->m;
	as_level.cmp = as_before.cmp = CMP_EQ; // "từ 80% trở lên" asks for 80
	if (!figure_span(&as_level, target->shape, &new) || !figure_span(&as_before, before->shape, &old) || spans_meet(new, old) || !target->e->amount)
		return;
	bool lower = decimal_cmp(new.high, old.low) < 0, less = less_is_better(target);
	if (lower == less || (!target->x->names && target->m->place.line == before->m->place.line) || (target->x->names && target->e->file == before->e->file))
		return;
	struct lint_draft f = {.place = target->m->place, .code = "regress", .severity = SEVERITY_NOTE, .stated = target->m->value,
	                       .computed = in_unit_of(before, target), .has_figures = true,
	                       .message = {.failure = FAIL_CHECK, .msgid = before->e->target ? N_("the target of %'d asks for less than that of the year before, %'d")
	                                                                                    : N_("the target of %'d was already passed by the result of the year before, %'d")}};
	lint_arg_figure(&f, 0, target->m->value);
	lint_arg_figure(&f, 1, in_unit_of(before, target));
	add(target, before, &f);
}

// ---- the figures of one indicator

static bool is_own(const struct figure_at *a)
{
	return a->m->of < 0;
}

// Both results, or both targets, of one year.
static bool same_time(const struct figure_at *a, const struct figure_at *b)
{
	return a->e->year == b->e->year && a->e->target == b->e->target;
}

static void check_group(const struct across *x, size_t from, size_t to)
{
	enum { MOST = 64 }; // figures of one indicator that are looked at
	struct figure_at all[MOST];
	size_t count = to - from > MOST ? MOST : to - from;
	for (size_t i = 0; i < count; i++)
		all[i] = at(x, from + i);
	for (size_t i = 0; i < count; i++) {
		const struct figure_at *a = &all[i];
		bool passed = false;
		for (size_t k = 0; k < count; k++) {
			const struct figure_at *b = &all[k];
			if (k == i)
				continue;
			if (k < i && same_time(a, b) && (k == 0 || !same_time(b - 1, b)))
				check_restated(b, a);
			if (!a->e->target && b->e->target && a->e->year == b->e->year)
				check_plan(a, b);
			if (!a->e->target && !b->e->target && b->e->year == a->e->year - 1 && is_own(a))
				check_growth(a, b);
			if (a->e->target && !passed && b->e->year == a->e->year - 1 && is_own(a) && is_own(b)) {
				check_regress(a, b);
				passed = true;
			}
		}
	}
}

void lint_across(const struct across *x)
{
	for (size_t from = 0, to; from < x->index->count; from = to) {
		to = figure_index_group(x->index, from);
		if (to - from > 1)
			check_group(x, from, to);
	}
}

// ---- one text

static void add_here(void *to, size_t file, const struct lint_draft *found)
{
	(void)file;
	lint_add(to, found);
}

void lint_restated(struct lint *l)
{
	AUTO(figure_index_free) struct figure_index index;
	figure_index_begin(&index);
	figure_index_add(&index, 0, l);
	figure_index_sort(&index, &l);
	lint_across(&(struct across){&index, &l, NULL, add_here, l});
}

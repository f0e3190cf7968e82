// One indicator, several figures: two values for one year (restated), an attainment against a plan that stands elsewhere (plan), a
// change against a level that stands elsewhere (growth), a target that is already passed or lower than the last (regress).
#include <stdio.h>

#include "extract/lint_across.h"
#include "extract/lint_growth.h"
#include "extract/lint_plan.h"
#include "text/text.h"

// Syllables of a subject that name an indicator for certain: where a sentence takes up what another says, and where it does not.
enum { NAMED_WORDS = 3, SURE_WORDS = 4 };

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
	if (!figure_same_place(a->e, b->e))
		return false;
	return x->names ? a->e->file != b->e->file : a->m->place.line != b->m->place.line;
}

static void add(const struct figure_at *a, const struct figure_at *other, struct lint_draft *found)
{
	found->other = other->m->place;
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

// The heading over a line that is none itself; NULL: none.
static const struct heading_found *section_of(const struct reading *r, int line)
{
	const struct heading_found *h = reading_heading_at(r, line), *above = h;
	if (!h || h->line != line)
		return h;
	while (above > r->headings && above->level >= h->level)
		above--;
	return above->level < h->level ? above : NULL;
}

// Sections of one rank may tell the same of different things; a summary tells what stands in full elsewhere.
static bool takes_up(const struct figure_at *a, const struct figure_at *b)
{
	enum { EXACT_WORDS = 8 };
	const struct heading_found *x = section_of(a->l->r, a->m->place.line), *y = section_of(b->l->r, b->m->place.line);
	return x == y || !x || !y || a->e->words >= EXACT_WORDS || lint_says(a->l, x->title, "summary") || lint_says(b->l, y->title, "summary");
}

static void check_restated(const struct figure_at *a, const struct figure_at *b)
{
	if (!apart(a->x, a, b) || a->m->has_total || b->m->has_total || !a->e->amount || !b->e->amount || same_value(a, b))
		return;
	bool sure = a->e->words >= SURE_WORDS, near = lint_near(in_unit_of(b, a), a->m->value), files = a->x->names != NULL;
	if (!sure || (!near && !files))
		return;
	// A plan may be that of another body, and a result of an earlier year may have been settled since.
	enum severity severity = b->e->target || files || !takes_up(a, b) ? SEVERITY_WARNING : SEVERITY_ERROR;
	if (a->m->estimate || b->m->estimate)
		severity = SEVERITY_NOTE;
	struct lint_draft f = {.place = b->m->place, .code = "restated", .severity = severity, .stated = b->m->value, .computed = in_unit_of(a, b), .has_figures = true,
	                       .message = {.failure = FAIL_CHECK, .msgid = N_("%'d %s here, but %'d %s elsewhere for the same indicator in %s")}};
	lint_arg_figure(&f, 0, b->m->value);
	lint_arg_text(&f, 1, figure_unit_as_written(b->m));
	lint_arg_figure(&f, 2, a->m->value);
	lint_arg_text(&f, 3, figure_unit_as_written(a->m));
	snprintf(f.message.args[4], sizeof(f.message.args[4]), "%d", b->e->year);
	add(b, a, &f);
}

// In one document the figure is told of that agrees with nothing, or that a summary says.
static void check_restated_in_order(const struct figure_at *a, const struct figure_at *b)
{
	bool turned = !a->x->names && lint_is_doubtful(a->l, a->e->measure, b->e->measure);
	check_restated(turned ? b : a, turned ? a : b);
}

// ---- plan

static bool said_of_plan(const struct measure_found *q)
{
	return (q->role == ROLE_ATTAINMENT || q->role == ROLE_EXCESS) && lint_is_percent(q);
}

static bool has_own_target(const struct figure_at *a)
{
	if (lint_plan_of(a->l, a->e->measure) != SIZE_MAX)
		return true;
	for (size_t i = lint_child(a->l, a->e->measure); i != SIZE_MAX; i = lint_sibling(a->l, i)) {
		if (a->l->r->measures[i].role == ROLE_TARGET)
			return true;
	}
	return false;
}

// Against each plan of the year that stands elsewhere: what agrees with one is right, and else the first is the one that is meant.
static void check_plan(const struct figure_at *result, const struct figure_at *all, size_t count)
{
	if (result->e->target || has_own_target(result))
		return;
	for (size_t q = lint_child(result->l, result->e->measure); q != SIZE_MAX; q = lint_sibling(result->l, q)) {
		struct lint_draft first = {0}, found;
		const struct figure_at *meant = result;
		bool holds = false;
		for (size_t k = 0; k < count && !holds && said_of_plan(&result->l->r->measures[q]); k++) {
			const struct figure_at *target = &all[k];
			if (!target->e->target || target->e->year != result->e->year || target->m->of >= 0 || !apart(result->x, result, target))
				continue;
			struct plan_said said = {result->m, target->m, &result->l->r->measures[q], result->shape, target->shape};
			holds = plan_holds(&said, &found);
			if (!holds && !first.code) {
				first = found;
				meant = target;
			}
		}
		if (holds || !first.code)
			continue;
		// In one document it may be the plan of another body.
		if (result->e->words < NAMED_WORDS || (!result->x->names && result->l->r->document_count < 2))
			first.severity = SEVERITY_WARNING;
		add(result, meant, &first);
	}
}

// ---- growth

// Growth of output is reckoned in the prices of one year, levels are often not.
static bool in_prices(const struct figure_at *a)
{
	enum { AROUND = 500 };
	struct sv line = lint_around(a->l, a->e->measure, AROUND);
	return lint_says(a->l, a->m->subject, "in-prices") || lint_says(a->l, line, "prices") || lint_says(a->l, line, "fixed-prices");
}

static void check_growth(const struct figure_at *now, const struct figure_at *all, size_t count)
{
	if (now->m->of >= 0)
		return;
	for (size_t q = lint_child(now->l, now->e->measure); q != SIZE_MAX; q = lint_sibling(now->l, q)) {
		const struct measure_found *said = &now->l->r->measures[q];
		struct lint_draft first = {0}, found;
		const struct figure_at *meant = now;
		bool holds = said->role != (now->e->target ? ROLE_TARGET_CHANGE : ROLE_CHANGE) || said->has_high || !growth_is_open(now->l, now->e->measure, q);
		for (size_t k = 0; k < count && !holds; k++) {
			const struct figure_at *earlier = &all[k];
			if (earlier->e->target || earlier->e->year != now->e->year - 1 || !apart(now->x, now, earlier))
				continue;
			struct change c = {now->m, earlier->m, said, now->shape, earlier->shape, lint_shape(now->l, q), false, false};
			holds = change_holds(&c, &found);
			if (!holds && !first.code) {
				first = found;
				meant = earlier;
			}
		}
		if (holds || !first.code)
			continue;
		if (in_prices(now) || meant->m->estimate || now->e->words < NAMED_WORDS || !now->e->amount)
			first.severity = SEVERITY_WARNING;
		add(now, meant, &first);
	}
}

// ---- regress

bool less_is_better(struct lint *l, const struct measure_found *m)
{
	return m->direction == DIRECTION_DOWN || m->cmp == CMP_LE || m->cmp == CMP_LT || lint_says(l, m->subject, "less-is-better");
}

static void check_regress(const struct figure_at *target, const struct figure_at *before)
{
	struct span new, old;
	struct measure_found as_level = *target->m, as_before = *before->m;
	as_level.cmp = as_before.cmp = CMP_EQ; // "từ 80% trở lên" asks for 80
	if (!figure_span(&as_level, target->shape, &new) || !figure_span(&as_before, before->shape, &old) || spans_meet(new, old) || !target->e->amount)
		return;
	bool lower = decimal_cmp(new.high, old.low) < 0, less = less_is_better(target->l, target->m);
	if (lower == less || !figure_same_place(target->e, before->e) || (!target->x->names && target->m->place.line == before->m->place.line) || (target->x->names && target->e->file == before->e->file))
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
		check_plan(a, all, count);
		check_growth(a, all, count);
		for (size_t k = 0; k < count; k++) {
			const struct figure_at *b = &all[k];
			if (k == i)
				continue;
			if (k < i && same_time(a, b) && (k == 0 || !same_time(b - 1, b)))
				check_restated_in_order(b, a);
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

void lint_indicators(struct lint *l, size_t from, size_t to)
{
	if (!l->index) {
		l->index = ARENA_NEW(l->arena, struct figure_index);
		figure_index_begin(l->index);
	}
	figure_index_add(l->index, 0, l, from, to);
}

void lint_restated(struct lint *l)
{
	if (!l->index)
		return;
	figure_index_end(l->index, &l);
	figure_index_sort(l->index, &l);
	lint_across(&(struct across){l->index, &l, NULL, add_here, l});
	figure_index_free(l->index);
	l->index = NULL;
}

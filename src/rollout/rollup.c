// Keeps and reads the sums.
#include "org/unit.h"
#include "rollout/rollup.h"

struct rollup rollup_of(const struct obligation *o)
{
	struct rollup r = {0};
	if (o->released_why.n) {
		r.released = 1;
		return r;
	}
	if (o->exempt_why.n) {
		r.exempt = 1;
		return r;
	}
	bool sent = o->state == REPORT_SENT || o->state == REPORT_ACCEPTED;
	r.owed = 1;
	r.plan_owed = o->plan == PLAN_STEP_REQUIRED;
	r.planned = r.plan_owed && date_is_set(o->planned_on);
	r.hold_owed = o->holds;
	r.report_owed = o->reports;
	r.reported = o->reports && sent;
	r.accepted = o->reports && o->state == REPORT_ACCEPTED;
	r.returned = o->reports && o->state == REPORT_RETURNED;
	// What is reported was held.
	r.held = o->holds && (date_is_set(o->held_on) || r.reported);
	// Judged by the first sending; where no report is asked for, by the holding.
	bool done = o->reports ? r.reported : r.held;
	bool in_time = o->reports ? o->on_time : !date_is_set(o->hold_due) || date_cmp(o->held_on, o->hold_due) <= 0;
	r.on_time = done && in_time;
	r.late = done && !in_time;
	if (done && o->figures && !o->covered_by) {
		r.figures = 1;
		r.expected = o->expected;
		r.reached = o->reached;
	}
	return r;
}

bool rollup_same(const struct rollup *a, const struct rollup *b)
{
	return a->owed == b->owed && a->exempt == b->exempt && a->released == b->released && a->plan_owed == b->plan_owed &&
	       a->planned == b->planned && a->hold_owed == b->hold_owed && a->held == b->held && a->report_owed == b->report_owed &&
	       a->reported == b->reported && a->returned == b->returned && a->accepted == b->accepted && a->on_time == b->on_time &&
	       a->late == b->late && a->figures == b->figures && a->expected == b->expected && a->reached == b->reached;
}

static void combine(struct rollup *sum, const struct rollup *m, int sign)
{
	sum->owed += sign * m->owed;
	sum->exempt += sign * m->exempt;
	sum->released += sign * m->released;
	sum->plan_owed += sign * m->plan_owed;
	sum->planned += sign * m->planned;
	sum->hold_owed += sign * m->hold_owed;
	sum->held += sign * m->held;
	sum->report_owed += sign * m->report_owed;
	sum->reported += sign * m->reported;
	sum->returned += sign * m->returned;
	sum->accepted += sign * m->accepted;
	sum->on_time += sign * m->on_time;
	sum->late += sign * m->late;
	sum->figures += sign * m->figures;
	sum->expected += sign * m->expected;
	sum->reached += sign * m->reached;
	sum->overdue += sign * m->overdue;
}

void rollup_add(struct rollup *sum, const struct rollup *more)
{
	combine(sum, more, 1);
}

static void add(struct tx *t, const struct obligation *o, struct date due, const struct rollup *r)
{
	db_run(t->db, SQL_rollup_add,
	       DB_ARGS(DB_INT("requirement", o->requirement), DB_TEXT("due", date_text(t->arena, due)), DB_INT("line", o->line),
	               DB_INT("unit", o->unit), DB_INT("owed", r->owed), DB_INT("exempt", r->exempt), DB_INT("released", r->released),
	               DB_INT("plan_owed", r->plan_owed), DB_INT("planned", r->planned), DB_INT("hold_owed", r->hold_owed),
	               DB_INT("held", r->held), DB_INT("report_owed", r->report_owed), DB_INT("reported", r->reported),
	               DB_INT("returned", r->returned), DB_INT("accepted", r->accepted), DB_INT("on_time", r->on_time),
	               DB_INT("late", r->late), DB_INT("figures", r->figures), DB_INT("expected", r->expected),
	               DB_INT("reached", r->reached)));
}

void rollup_move(struct tx *t, const struct obligation *before, const struct obligation *after)
{
	static const struct rollup nothing;
	struct rollup out = before ? rollup_of(before) : nothing, in = after ? rollup_of(after) : nothing;
	struct date from = before ? obligation_due(before) : (struct date){0}, to = after ? obligation_due(after) : (struct date){0};
	if (before && after && date_cmp(from, to) == 0) {
		combine(&in, &out, -1);
		if (!rollup_same(&in, &nothing))
			add(t, after, to, &in);
		return;
	}
	if (before) {
		struct rollup minus = nothing;
		combine(&minus, &out, -1);
		add(t, before, from, &minus);
	}
	if (after)
		add(t, after, to, &in);
}

void rollup_sums(struct tx *t, const struct obligation *o, int64_t report, int sign)
{
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_rollup_values, DB_ARGS(DB_INT("report", report)));
	while (rows_next(&r))
		db_run(t->db, SQL_rollup_sum_add,
		       DB_ARGS(DB_INT("requirement", o->requirement), DB_TEXT("key", row_keep(&r, 0, t->arena)),
		               DB_INT("scale", row_int(&r, 2)), DB_INT("reports", sign), DB_INT("mantissa", sign * row_int(&r, 1)),
		               DB_INT("line", o->line), DB_INT("unit", o->unit)));
}

int64_t rollup_report(struct tx *t, const struct obligation *o)
{
	bool counts = obligation_is_done(o) && o->reports && !o->covered_by && !o->exempt_why.n && !o->released_why.n;
	return counts ? db_number(t->db, SQL_rollup_counting_report, DB_ARGS(DB_INT("obligation", o->id))) : 0;
}

void rollup_open(struct tx *t, int64_t requirement, int64_t line)
{
	db_run(t->db, SQL_rollup_open, DB_ARGS(DB_INT("requirement", requirement), DB_INT("line", line)));
}

// ---- reading

static struct rollup read_row(struct rows *r, int at)
{
	return (struct rollup){.owed = row_int(r, at),
	                       .exempt = row_int(r, at + 1),
	                       .released = row_int(r, at + 2),
	                       .plan_owed = row_int(r, at + 3),
	                       .planned = row_int(r, at + 4),
	                       .hold_owed = row_int(r, at + 5),
	                       .held = row_int(r, at + 6),
	                       .report_owed = row_int(r, at + 7),
	                       .reported = row_int(r, at + 8),
	                       .returned = row_int(r, at + 9),
	                       .accepted = row_int(r, at + 10),
	                       .on_time = row_int(r, at + 11),
	                       .late = row_int(r, at + 12),
	                       .figures = row_int(r, at + 13),
	                       .expected = row_int(r, at + 14),
	                       .reached = row_int(r, at + 15)};
}

struct rollup rollup_at(struct tx *t, int64_t requirement, int64_t unit)
{
	struct rollup sum = {0};
	struct date today = tx_today(t);
	AUTO(rows_end) struct rows r =
	    db_rows(t->db, SQL_rollup_at, DB_ARGS(DB_INT("requirement", requirement), DB_INT("unit", unit)));
	while (rows_next(&r)) {
		struct rollup one = read_row(&r, 1);
		struct date due = row_date(&r, 0);
		if (date_is_set(due) && date_cmp(due, today) < 0)
			one.overdue = one.report_owed ? one.report_owed - one.reported : one.hold_owed - one.held;
		rollup_add(&sum, &one);
	}
	return sum;
}

struct rollup_child *rollup_children(struct tx *t, int64_t requirement, int64_t line, int64_t unit, size_t *count)
{
	struct rollup_child *all = NULL;
	size_t room = 0;
	*count = 0;
	struct requirement q;
	struct campaign c;
	if (!requirement_get(t, requirement, &q) || !campaign_get(t, q.campaign, &c))
		return NULL;
	// A closed campaign keeps the tree as it stood.
	AUTO(rows_end) struct rows r =
	    c.state == CAMPAIGN_CLOSED
	        ? db_rows(t->db, SQL_rollup_children_closed,
	                  DB_ARGS(DB_INT("requirement", requirement), DB_INT("campaign", c.id), DB_INT("unit", unit)))
	        : db_rows(t->db, SQL_rollup_children,
	                  DB_ARGS(DB_INT("requirement", requirement), DB_INT("line", line), DB_INT("unit", unit)));
	while (rows_next(&r)) {
		struct rollup_child child = {.unit = row_int(&r, 0),
		                         .name = row_keep(&r, 1, t->arena),
		                         .kind_name = row_keep(&r, t->language == LANGUAGE_EN ? 3 : 2, t->arena)};
		child.sum = rollup_at(t, requirement, child.unit);
		child.obligation = obligation_of(t, requirement, child.unit);
		child.leaf = child.sum.owed + child.sum.exempt + child.sum.released == (child.obligation ? 1 : 0);
		if (child.sum.owed + child.sum.exempt + child.sum.released)
			*ARENA_PUSH(t->arena, all, *count, room) = child;
	}
	return all;
}

struct rollup_sum *rollup_sums_at(struct tx *t, int64_t requirement, int64_t unit, size_t *count)
{
	struct rollup_sum *all = NULL;
	size_t room = 0;
	*count = 0;
	AUTO(rows_end) struct rows r =
	    db_rows(t->db, SQL_rollup_sum_at, DB_ARGS(DB_INT("requirement", requirement), DB_INT("unit", unit)));
	while (rows_next(&r)) {
		struct sv key = row_keep(&r, 0, t->arena);
		struct decimal part = {row_int(&r, 3), (uint8_t)row_int(&r, 1)};
		struct rollup_sum *last = *count && sv_eq(all[*count - 1].key, key) ? &all[*count - 1] : NULL;
		if (!last) {
			*ARENA_PUSH(t->arena, all, *count, room) = (struct rollup_sum){key, row_int(&r, 2), part};
		} else if (decimal_add(last->total, part, &last->total)) {
			last->reports += row_int(&r, 2);
		}
	}
	return all;
}

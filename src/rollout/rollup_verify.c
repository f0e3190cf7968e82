// Recomputes the roll-up from the leaves, by other code than that which keeps it: from reports, sessions, plans and the tree,
// never from the facts that an obligation caches, except what only it says (who is exempt, who covers whom, its due dates).
#include <stdio.h>

#include "rollout/verify_sums.h"

struct leaf {
	int64_t id, unit, covered_by;
	bool plan_required, holds, reports, exempt, released;
	struct date report_due, hold_due, return_due;
	bool planned, held, sent, accepted, returned, on_time;
	int64_t sessions, last_session, report, must, reached;
	bool has_must, has_reached, sent_before;
	struct date held_on; // of the session with which enough were held
	int64_t needed;      // that session
};

struct apart {
	int64_t obligation, category, expected, reached;
};

struct sum {
	int64_t unit;
	struct date due;
	int64_t n[16];
};

struct work {
	struct tx *t;
	int64_t requirement, line, closed; // closed: the campaign, whose tree was kept
	struct leaf *leaves;
	size_t leaf_count, leaf_room;
	struct sum *sums; // open addressing by unit and due
	size_t sum_room, sum_used;
	struct apart *apart; // heads of categories kept by themselves, as sessions have them
	size_t apart_count, apart_room;
};

static struct leaf *leaf_of(struct work *w, int64_t id)
{
	size_t low = 0, high = w->leaf_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (w->leaves[middle].id < id)
			low = middle + 1;
		else
			high = middle;
	}
	return low < w->leaf_count && w->leaves[low].id == id ? &w->leaves[low] : NULL;
}

static void read_leaves(struct work *w)
{
	struct tx *t = w->t;
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_verify_obligations, DB_ARGS(DB_INT("requirement", w->requirement)));
	while (rows_next(&r))
		*ARENA_PUSH(t->arena, w->leaves, w->leaf_count, w->leaf_room) = (struct leaf){.id = row_int(&r, 0),
		                                                                             .unit = row_int(&r, 1),
		                                                                             .plan_required = sv_is(row_text(&r, 2), "required"),
		                                                                             .holds = row_bool(&r, 3),
		                                                                             .reports = row_bool(&r, 4),
		                                                                             .report_due = row_date(&r, 5),
		                                                                             .hold_due = row_date(&r, 6),
		                                                                             .exempt = !row_is_null(&r, 7),
		                                                                             .released = !row_is_null(&r, 8),
		                                                                             .covered_by = row_int(&r, 9),
		                                                                             .return_due = row_date(&r, 10)};
}

// One session of a leaf: a row for each category that is asked for, one after the other.
static void read_session(struct work *w, struct leaf *l, struct rows *s, int64_t needed)
{
	bool whole = row_bool(s, 3), first = l->last_session != row_int(s, 4);
	l->last_session = row_int(s, 4);
	if (whole && first && ++l->sessions == needed) {
		l->held_on = row_date(s, 1);
		l->needed = row_int(s, 4);
	}
	bool own = row_int(s, 2) == l->unit && (!whole || l->needed == row_int(s, 4)) && !row_is_null(s, 5);
	if (own && !row_bool(s, 6))
		*ARENA_PUSH(w->t->arena, w->apart, w->apart_count, w->apart_room) = (struct apart){l->id, row_int(s, 5), row_int(s, 7), row_int(s, 8)};
	if (own && row_bool(s, 6) && !l->reports) {
		l->must += row_int(s, 7);
		l->reached += row_int(s, 8);
		l->has_must = l->has_reached = true;
	}
}

static void read_steps(struct work *w)
{
	struct tx *t = w->t;
	struct date held_on = {0};
	int64_t needed = 1;
	AUTO(rows_end) struct rows q = db_rows(t->db, SQL_verify_requirement, DB_ARGS(DB_INT("requirement", w->requirement)));
	if (rows_next(&q)) {
		held_on = row_date(&q, 0);
		needed = row_int(&q, 1);
	}
	AUTO(rows_end) struct rows s = db_rows(t->db, SQL_verify_sessions, DB_ARGS(DB_INT("requirement", w->requirement)));
	while (rows_next(&s)) {
		struct leaf *l = leaf_of(w, row_int(&s, 0));
		if (l)
			read_session(w, l, &s, needed);
	}
	AUTO(rows_end) struct rows p = db_rows(t->db, SQL_verify_plans, DB_ARGS(DB_INT("requirement", w->requirement)));
	while (rows_next(&p)) {
		struct leaf *l = leaf_of(w, row_int(&p, 0));
		if (l)
			l->planned = true;
	}
	for (size_t i = 0; i < w->leaf_count; i++) {
		struct leaf *l = &w->leaves[i];
		l->held_on = date_is_set(held_on) ? held_on : l->held_on;
		l->held = date_is_set(l->held_on);
	}
}

// The newest version decides; the first one that was sent decides on time, by the due date that stood then.
static void read_reports(struct work *w)
{
	struct tx *t = w->t;
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_verify_reports, DB_ARGS(DB_INT("requirement", w->requirement)));
	while (rows_next(&r)) {
		struct leaf *l = leaf_of(w, row_int(&r, 0));
		if (!l)
			continue;
		struct sv state = row_text(&r, 3);
		bool first = !l->sent_before;
		l->sent_before = true;
		if (first) {
			struct date arrived = row_is_null(&r, 5) ? instant_date(row_int(&r, 4), t->offset) : row_date(&r, 5);
			l->on_time = row_is_null(&r, 6) || date_cmp(arrived, row_date(&r, 6)) <= 0;
		}
		// What is received stays until its correction is received too.
		if (l->accepted && !sv_is(state, "accepted"))
			continue;
		l->sent = sv_is(state, "sent") || sv_is(state, "accepted");
		l->accepted = sv_is(state, "accepted");
		l->returned = sv_is(state, "returned");
		l->report = row_int(&r, 1);
	}
	AUTO(rows_end) struct rows h = db_rows(t->db, SQL_verify_heads, DB_ARGS(DB_INT("requirement", w->requirement)));
	while (rows_next(&h)) {
		struct leaf *l = leaf_of(w, row_int(&h, 0));
		if (!l || l->report != row_int(&h, 1))
			continue;
		bool must = sv_is(row_text(&h, 2), "must_attend");
		*(must ? &l->must : &l->reached) = row_int(&h, 3);
		*(must ? &l->has_must : &l->has_reached) = true;
	}
}

static struct sum *sum_at(struct work *w, int64_t unit, struct date due)
{
	if (w->sum_used * 2 >= w->sum_room) {
		size_t old_room = w->sum_room;
		struct sum *old = w->sums;
		w->sum_room = old_room ? old_room * 2 : 256;
		w->sums = ARENA_ARRAY(w->t->arena, struct sum, w->sum_room);
		w->sum_used = 0;
		for (size_t i = 0; i < old_room; i++) {
			if (old[i].unit)
				*sum_at(w, old[i].unit, old[i].due) = old[i];
		}
	}
	uint64_t key = (uint64_t)unit * 0x9E3779B97F4A7C15U ^ (uint64_t)(date_is_set(due) ? date_days(due) : 0) * 0xC2B2AE3D27D4EB4FU;
	size_t i = (size_t)(key >> 20) & (w->sum_room - 1);
	while (w->sums[i].unit && (w->sums[i].unit != unit || date_cmp(w->sums[i].due, due) != 0))
		i = (i + 1) & (w->sum_room - 1);
	if (!w->sums[i].unit) {
		w->sums[i].unit = unit;
		w->sums[i].due = due;
		w->sum_used++;
	}
	return &w->sums[i];
}

static void count(struct work *w, const struct leaf *own)
{
	const struct leaf *l = own->covered_by ? leaf_of(w, own->covered_by) : own;
	if (!l)
		l = own;
	int64_t n[16] = {0};
	bool owed = !own->exempt && !own->released;
	bool reported = owed && own->reports && l->sent;
	n[0] = owed;
	n[1] = own->exempt && !own->released;
	n[2] = own->released;
	n[3] = owed && own->plan_required;
	n[4] = owed && own->plan_required && own->planned;
	n[5] = owed && own->holds;
	n[6] = owed && own->holds && (l->held || reported);
	n[7] = owed && own->reports;
	n[8] = reported;
	n[9] = owed && own->reports && l->returned;
	n[10] = reported && l->accepted;
	bool done = own->reports ? reported : n[6];
	bool in_time = own->reports ? l->on_time : !date_is_set(own->hold_due) || date_cmp(l->held_on, own->hold_due) <= 0;
	n[11] = done && in_time;
	n[12] = done && !in_time;
	bool figures = done && l->has_must && l->has_reached && !own->covered_by;
	n[13] = figures;
	n[14] = figures ? l->must : 0;
	n[15] = figures ? l->reached : 0;
	struct date due = own->reports ? own->report_due : own->hold_due;
	if (l->returned && date_is_set(own->return_due))
		due = own->return_due;
	AUTO(rows_end) struct rows r =
	    w->closed ? db_rows(w->t->db, SQL_verify_closed_ancestors, DB_ARGS(DB_INT("campaign", w->closed), DB_INT("unit", own->unit)))
	              : db_rows(w->t->db, SQL_verify_rollup_ancestors, DB_ARGS(DB_INT("line", w->line), DB_INT("unit", own->unit)));
	while (rows_next(&r)) {
		struct sum *s = sum_at(w, row_int(&r, 0), due);
		for (size_t i = 0; i < LENGTH(n); i++)
			s->n[i] += n[i];
	}
}

static bool compare(struct work *w, struct buf *out, int64_t *places)
{
	static const char *const names[] = {"owed", "exempt", "released", "plan_owed", "planned", "hold_owed", "held", "report_owed", "reported",
	                                    "returned", "accepted", "on_time", "late", "figures", "expected", "reached"};
	bool good = true;
	AUTO(rows_end) struct rows r = db_rows(w->t->db, SQL_rollup_all, DB_ARGS(DB_INT("requirement", w->requirement)));
	while (rows_next(&r)) {
		int64_t unit = row_int(&r, 0);
		struct date due = row_date(&r, 1);
		struct sum *s = sum_at(w, unit, due);
		for (size_t i = 0; i < LENGTH(names); i++) {
			++*places;
			int64_t kept = row_int(&r, 2 + (int)i);
			if (kept == s->n[i])
				continue;
			good = false;
			struct sv line = say(w->t->arena, w->t->language, N_("Requirement %lld, unit %lld, due %.*s: %s is kept as %lld, and is %lld"),
			                     (long long)w->requirement, (long long)unit, (int)date_text(w->t->arena, due).n, date_text(w->t->arena, due).p,
			                     names[i], (long long)kept, (long long)s->n[i]);
			buf_sv(out, line);
			buf_char(out, '\n');
		}
		memset(s->n, 0, sizeof(s->n));
	}
	// What is left was not kept at all.
	for (size_t i = 0; i < w->sum_room; i++) {
		for (size_t k = 0; w->sums[i].unit && k < LENGTH(names); k++) {
			if (!w->sums[i].n[k])
				continue;
			good = false;
			struct sv line = say(w->t->arena, w->t->language, N_("Requirement %lld, unit %lld: %s of %lld is not kept"), (long long)w->requirement,
			                     (long long)w->sums[i].unit, names[k], (long long)w->sums[i].n[k]);
			buf_sv(out, line);
			buf_char(out, '\n');
		}
	}
	return good;
}

static bool by_itself(const struct leaf *l)
{
	return !l->covered_by && !l->exempt && !l->released;
}

// Of those that are reported by themselves: their own report.
static struct counted *counting(struct work *w, size_t *count)
{
	struct counted *all = NULL;
	size_t room = *count = 0;
	for (size_t i = 0; i < w->leaf_count; i++) {
		const struct leaf *l = &w->leaves[i];
		if (l->reports && l->sent && by_itself(l))
			*ARENA_PUSH(w->t->arena, all, *count, room) = (struct counted){.unit = l->unit, .report = l->report};
	}
	return all;
}

// Heads kept by themselves, of those that are done; one entry for each obligation and category.
static struct headed *heading(struct work *w, size_t *count)
{
	struct headed *all = NULL;
	size_t room = *count = 0;
	for (size_t i = 0; i < w->apart_count; i++) {
		const struct apart *p = &w->apart[i];
		const struct leaf *l = leaf_of(w, p->obligation);
		if (!l || !by_itself(l) || !(l->reports ? l->sent : l->holds && l->held))
			continue;
		struct headed *same = NULL;
		for (size_t k = *count; k-- > 0 && all[k].unit == l->unit && !same;)
			same = all[k].category == p->category ? &all[k] : NULL;
		if (!same) {
			same = ARENA_PUSH(w->t->arena, all, *count, room);
			*same = (struct headed){.unit = l->unit, .category = p->category};
		}
		same->expected += p->expected;
		same->reached += p->reached;
	}
	return all;
}

bool rollup_verify(struct tx *t, struct buf *out, int64_t *places)
{
	bool good = true;
	*places = 0;
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_rollup_requirements, NULL, 0);
	while (rows_next(&r)) {
		AUTO(arena_free) struct arena arena = {0};
		struct tx own = *t;
		own.arena = &arena;
		struct work w = {.t = &own, .requirement = row_int(&r, 0), .line = row_int(&r, 1),
		                 .closed = sv_is(row_text(&r, 3), "closed") ? row_int(&r, 2) : 0};
		read_leaves(&w);
		read_steps(&w);
		read_reports(&w);
		for (size_t i = 0; i < w.leaf_count; i++)
			count(&w, &w.leaves[i]);
		good = compare(&w, out, places) && good;
		size_t count;
		const struct counted *reports = counting(&w, &count);
		good = verify_sums(&own, w.requirement, w.line, w.closed, reports, count, out, places) && good;
		const struct headed *heads = heading(&w, &count);
		good = verify_heads(&own, w.requirement, w.line, w.closed, heads, count, out, places) && good;
	}
	return good && !db_failed(t->db);
}

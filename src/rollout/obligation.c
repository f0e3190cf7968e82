// What one unit owes: reading it, changing it, deciding on it.
#include "org/audit.h"
#include "org/unit.h"
#include "rollout/heads.h"
#include "rollout/inside.h"
#include "rollout/rollup.h"
#include "rollout/session.h"
#include "text/text.h"

static const char *const states[] = {"none", "sent", "returned", "accepted", "withdrawn"};

enum progress obligation_progress(const struct obligation *o, int sessions_needed)
{
	if (o->released_why.n)
		return PROGRESS_RELEASED;
	if (o->exempt_why.n)
		return PROGRESS_EXEMPT;
	switch (o->state) {
	case REPORT_SENT:
		return PROGRESS_REPORTED;
	case REPORT_ACCEPTED:
		return PROGRESS_ACCEPTED;
	case REPORT_RETURNED:
		return PROGRESS_RETURNED;
	case REPORT_NONE:
	case REPORT_WITHDRAWN:
		break;
	}
	if (date_is_set(o->held_on))
		return PROGRESS_HELD;
	if (o->sessions > 0 && o->sessions < sessions_needed)
		return PROGRESS_DOING;
	return date_is_set(o->planned_on) ? PROGRESS_PLANNED : PROGRESS_TODO;
}

const char *progress_name(enum progress p)
{
	static const char *const names[] = {N_("Not started"), N_("Plan made"), N_("In progress"), N_("Held"),    N_("Reported"),
	                                    N_("Accepted"),    N_("Returned"),  N_("Exempt"),      N_("Released")};
	return names[p];
}

enum obligation_step obligation_next(const struct obligation *o, int sessions_needed, struct date *due)
{
	*due = (struct date){0};
	enum progress p = obligation_progress(o, sessions_needed);
	if (p == PROGRESS_EXEMPT || p == PROGRESS_RELEASED || p == PROGRESS_ACCEPTED || p == PROGRESS_REPORTED || o->covered_by)
		return STEP_DONE;
	if (p == PROGRESS_RETURNED) {
		*due = date_is_set(o->return_due) ? o->return_due : o->report_due;
		return STEP_REPORT;
	}
	// A step without a day of its own is due by that of the step after it.
	struct date report = o->reports ? o->report_due : (struct date){0};
	struct date hold = o->holds && date_is_set(o->hold_due) ? o->hold_due : report;
	// A missing plan never blocks what was held already.
	if (o->plan == PLAN_STEP_REQUIRED && p == PROGRESS_TODO) {
		*due = date_is_set(o->plan_due) ? o->plan_due : hold;
		return STEP_PLAN;
	}
	if (o->holds && p != PROGRESS_HELD) {
		*due = hold;
		return STEP_HOLD;
	}
	if (o->reports) {
		*due = o->report_due;
		return STEP_REPORT;
	}
	return STEP_DONE;
}

bool obligation_is_done(const struct obligation *o)
{
	return o->reports ? o->state == REPORT_SENT || o->state == REPORT_ACCEPTED : o->holds && date_is_set(o->held_on);
}

struct date obligation_due(const struct obligation *o)
{
	if (o->state == REPORT_RETURNED && date_is_set(o->return_due))
		return o->return_due;
	return o->reports ? o->report_due : o->hold_due;
}

static enum plan_step plan_of(struct sv name)
{
	return sv_is(name, "required") ? PLAN_STEP_REQUIRED : sv_is(name, "exempt") ? PLAN_STEP_EXEMPT : PLAN_STEP_NONE;
}

bool obligation_get(struct tx *t, int64_t id, struct obligation *o)
{
	struct arena *a = t->arena;
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_obligation_by_id, DB_ARGS(DB_INT("id", id)));
	if (!rows_next(&r))
		return tx_refuse(t, FAIL_NOT_FOUND, N_("There is no such obligation."));
	*o = (struct obligation){.id = row_int(&r, 0),
	                         .campaign = row_int(&r, 1),
	                         .requirement = row_int(&r, 2),
	                         .part = row_int(&r, 3),
	                         .unit = row_int(&r, 4),
	                         .line = row_int(&r, 5),
	                         .plan = plan_of(row_text(&r, 6)),
	                         .form_version = row_int(&r, 7),
	                         .holds = row_bool(&r, 8),
	                         .reports = row_bool(&r, 9),
	                         .plan_due = row_date(&r, 10),
	                         .hold_due = row_date(&r, 11),
	                         .report_due = row_date(&r, 12),
	                         .exempt_why = row_keep(&r, 13, a),
	                         .released_why = row_keep(&r, 14, a),
	                         .planned_on = row_date(&r, 15),
	                         .held_on = row_date(&r, 16),
	                         .sessions = (int)row_int(&r, 17),
	                         .state = (enum report_state)row_word(&r, 18, states, LENGTH(states), REPORT_NONE),
	                         .first_on = row_date(&r, 19),
	                         .on_time = row_bool(&r, 20),
	                         .sent_at = row_int(&r, 21),
	                         .decided_at = row_int(&r, 22),
	                         .return_due = row_date(&r, 23),
	                         .figures = !row_is_null(&r, 24) && !row_is_null(&r, 25),
	                         .expected = row_int(&r, 24),
	                         .reached = row_int(&r, 25),
	                         .covered_by = row_int(&r, 26),
	                         .version = (int)row_int(&r, 27),
	                         .plan_extended = row_date(&r, 28),
	                         .hold_extended = row_date(&r, 29),
	                         .report_extended = row_date(&r, 30),
	                         .not_before = row_date(&r, 31)};
	return true;
}

int64_t obligation_of(struct tx *t, int64_t requirement, int64_t unit)
{
	return db_number(t->db, SQL_obligation_of_requirement, DB_ARGS(DB_INT("requirement", requirement), DB_INT("unit", unit)));
}

static struct obligation *gather(struct tx *t, struct rows *r, size_t *count)
{
	struct obligation *all = NULL;
	size_t room = 0;
	*count = 0;
	while (rows_next(r)) {
		struct obligation o;
		if (obligation_get(t, row_int(r, 0), &o))
			*ARENA_PUSH(t->arena, all, *count, room) = o;
	}
	return all;
}

struct obligation *obligation_of_unit(struct tx *t, int64_t unit, size_t *count)
{
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_obligation_of_unit, DB_ARGS(DB_INT("unit", unit)));
	return gather(t, &r, count);
}

struct obligation *obligation_in(struct tx *t, int64_t requirement, int64_t top, size_t *count)
{
	struct requirement q;
	struct campaign c;
	*count = 0;
	if (!requirement_get(t, requirement, &q) || !campaign_get(t, q.campaign, &c))
		return NULL;
	if (c.state == CAMPAIGN_CLOSED) { // with the tree as it stood then
		AUTO(rows_end) struct rows r = db_rows(
		    t->db, SQL_obligation_below_closed,
		    DB_ARGS(DB_INT("requirement", requirement), DB_INT("campaign", c.id), DB_INT("top", top)));
		return gather(t, &r, count);
	}
	AUTO(rows_end) struct rows r = db_rows(
	    t->db, SQL_obligation_below, DB_ARGS(DB_INT("requirement", requirement), DB_INT("line", c.line), DB_INT("top", top)));
	return gather(t, &r, count);
}

// ---- changing

bool obligation_refuse_received(struct tx *t, const struct obligation *o)
{
	int minute = instant_minute(o->decided_at, t->offset);
	struct sv hour = arena_printf(t->arena, "%02d", minute / 60), past = arena_printf(t->arena, "%02d", minute % 60);
	return tx_refuse(t, FAIL_CONFLICT, N_("Somebody received this report already, at %.*s:%.*s."), SV_ARG(hour), SV_ARG(past));
}

static void say_conflict(struct tx *t, int64_t id)
{
	struct obligation now;
	if (!obligation_get(t, id, &now))
		return;
	if (now.state == REPORT_ACCEPTED && now.decided_at)
		obligation_refuse_received(t, &now);
	else
		tx_refuse(t, FAIL_CONFLICT, N_("Somebody else changed this at the same time. Look at how it stands now, then decide again."));
}

static bool write_row(struct tx *t, const struct obligation *before, const struct obligation *o)
{
	struct arena *a = t->arena;
	return db_run(t->db, SQL_obligation_update,
	              DB_ARGS(DB_INT("id", o->id), DB_INT("version", before->version), DB_DATE("plan_due", o->plan_due, a),
	                      DB_DATE("plan_extended", o->plan_extended, a), DB_DATE("hold_extended", o->hold_extended, a),
	                      DB_DATE("report_extended", o->report_extended, a),
	                      DB_DATE("hold_due", o->hold_due, a), DB_DATE("report_due", o->report_due, a),
	                      DB_SOME("exempt_why", o->exempt_why), DB_SOME("released_why", o->released_why),
	                      DB_DATE("planned_on", o->planned_on, a), DB_DATE("held_on", o->held_on, a),
	                      DB_INT("sessions", o->sessions), DB_TEXT("state", sv_of(states[o->state])),
	                      DB_DATE("first_on", o->first_on, a),
	                      date_is_set(o->first_on) ? DB_BOOL("on_time", o->on_time) : DB_NULL("on_time"),
	                      DB_ID("sent_at", o->sent_at), DB_ID("decided_at", o->decided_at), DB_DATE("return_due", o->return_due, a),
	                      o->figures ? DB_INT("expected", o->expected) : DB_NULL("expected"),
	                      o->figures ? DB_INT("reached", o->reached) : DB_NULL("reached"), DB_ID("covered_by", o->covered_by))) == 1;
}

// What the leader does holds for those it covers; figures stay with the leader.
static bool carry_over(struct tx *t, const struct obligation *leader)
{
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_obligation_covered, DB_ARGS(DB_INT("id", leader->id)));
	while (rows_next(&r)) {
		struct obligation before, after;
		if (!obligation_get(t, row_int(&r, 0), &before))
			return false;
		after = before;
		after.held_on = leader->held_on;
		after.sessions = leader->sessions;
		after.state = leader->state;
		after.first_on = leader->first_on;
		after.on_time = leader->on_time; // on time with it, whatever its own due date
		after.sent_at = leader->sent_at;
		after.decided_at = leader->decided_at;
		after.return_due = leader->return_due;
		if (!obligation_change(t, &before, &after))
			return false;
	}
	return true;
}

bool obligation_change(struct tx *t, const struct obligation *before, struct obligation *after)
{
	if (!write_row(t, before, after)) {
		if (!db_failed(t->db))
			say_conflict(t, before->id);
		return false;
	}
	after->version = before->version + 1;
	rollup_move(t, before, after);
	if (heads_count(before) != heads_count(after))
		heads_move(t, after, heads_count(after) ? 1 : -1);
	return carry_over(t, after);
}

void obligation_event(struct tx *t, int64_t obligation, const char *what, struct sv note)
{
	db_run(t->db, SQL_obligation_event_insert,
	       DB_ARGS(DB_INT("obligation", obligation), DB_INT("now", t->now), DB_ID("account", t->account),
	               DB_ID("role_unit", t->role_unit), DB_TEXT("what", sv_of(what)), DB_SOME("note", note)));
}

struct event *obligation_events(struct tx *t, int64_t obligation, size_t *count)
{
	struct event *all = NULL;
	size_t room = 0;
	*count = 0;
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_obligation_events, DB_ARGS(DB_INT("obligation", obligation)));
	while (rows_next(&r))
		*ARENA_PUSH(t->arena, all, *count, room) = (struct event){
		    row_int(&r, 0), row_int(&r, 1), row_int(&r, 2), row_keep(&r, 3, t->arena), row_keep(&r, 4, t->arena)};
	return all;
}

// ---- deciding

static bool open_one(struct tx *t, int64_t id, struct obligation *o)
{
	struct campaign c;
	if (!obligation_get(t, id, o) || !campaign_get(t, o->campaign, &c))
		return false;
	if (c.state != CAMPAIGN_OPEN)
		return tx_refuse(t, FAIL_CONFLICT, N_("This campaign is closed; nothing in it changes any more."));
	return true;
}

static bool decide(struct tx *t, const struct obligation *before, struct obligation *after, const char *what, struct sv note)
{
	if (!obligation_change(t, before, after))
		return false;
	obligation_event(t, before->id, what, note);
	audit_record(t, what, before->unit, before->id, note);
	return true;
}

static bool refuse_done(struct tx *t, const struct obligation *o)
{
	return o->reports ? tx_refuse(t, FAIL_CONFLICT, N_("The unit has reported already."))
	                  : tx_refuse(t, FAIL_CONFLICT, N_("The unit has carried it out already."));
}

// Those that one covers are on their own again: it will not report.
static bool leave_alone(struct tx *t, int64_t leader)
{
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_obligation_covered, DB_ARGS(DB_INT("id", leader)));
	while (rows_next(&r)) {
		struct obligation before, after;
		if (!obligation_get(t, row_int(&r, 0), &before))
			return false;
		after = before;
		after.covered_by = 0;
		after.state = REPORT_NONE;
		after.first_on = after.return_due = (struct date){0};
		after.on_time = false;
		after.sent_at = after.decided_at = 0;
		struct requirement q;
		if (!requirement_get(t, after.requirement, &q))
			return false;
		session_facts(t, &q, &after);
		if (!decide(t, &before, &after, "obligation.uncover", (struct sv){"", 0}))
			return false;
	}
	return true;
}

bool obligation_exempt(struct tx *t, int64_t id, struct sv why)
{
	struct obligation before, after;
	if (!open_one(t, id, &before))
		return false;
	if (!sv_trim(why).n)
		return tx_refuse(t, FAIL_INPUT, N_("Say why the unit is exempt."));
	if (obligation_is_done(&before))
		return refuse_done(t, &before);
	if (!leave_alone(t, id))
		return false;
	after = before;
	after.exempt_why = why;
	return decide(t, &before, &after, "obligation.exempt", why);
}

bool obligation_release(struct tx *t, int64_t id, struct sv why)
{
	struct obligation before, after;
	if (!open_one(t, id, &before))
		return false;
	// What was reported stays and counts.
	if (obligation_is_done(&before))
		return refuse_done(t, &before);
	if (!leave_alone(t, id))
		return false;
	after = before;
	after.released_why = why;
	return decide(t, &before, &after, "obligation.release", why);
}

static void take_later(struct date *mine, struct date own_due, struct date theirs)
{
	if (date_is_set(own_due) && date_cmp(theirs, own_due) > 0)
		*mine = theirs;
}

// The successor's own of the requirement; a new one where it has none; 0 where it owes nothing more.
static int64_t of_successor(struct tx *t, const struct obligation *theirs, const struct requirement *q, int64_t successor)
{
	struct campaign c;
	struct obligation own;
	struct unit u;
	if (!unit_by_id(t, successor, &u) || date_is_set(u.closed_on))
		return 0;
	int64_t id = obligation_of(t, q->id, successor);
	if (id) {
		bool owes = obligation_get(t, id, &own) && !own.exempt_why.n && !own.released_why.n && !obligation_is_done(&own);
		return owes ? id : 0;
	}
	for (size_t i = 0; i < q->part_count; i++) {
		if (q->parts[i].id == theirs->part)
			return campaign_get(t, q->campaign, &c) ? obligation_give(t, &c, q, &q->parts[i], successor, (struct date){0}) : 0;
	}
	return 0;
}

bool obligation_succeed(struct tx *t, int64_t id, int64_t successor)
{
	struct obligation theirs, before, after;
	struct requirement q;
	if (!open_one(t, id, &theirs) || !requirement_get(t, theirs.requirement, &q))
		return false;
	if (theirs.exempt_why.n || obligation_is_done(&theirs))
		return true;
	if (!theirs.released_why.n &&
	    !obligation_release(t, id, sv_of(msg(t->language, N_("Another unit has taken its place.")))))
		return false;
	int64_t own = of_successor(t, &theirs, &q, successor);
	if (!own || db_failed(t->db))
		return !db_failed(t->db);
	if (!obligation_get(t, own, &before))
		return false;
	after = before;
	take_later(&after.plan_extended, before.plan_due, theirs.plan_due);
	take_later(&after.hold_extended, before.hold_due, theirs.hold_due);
	take_later(&after.report_extended, before.report_due, theirs.report_due);
	obligation_set_dues(t, &q, &after);
	return decide(t, &before, &after, "obligation.succeed", (struct sv){"", 0});
}

bool obligation_extend(struct tx *t, int64_t id, enum obligation_step step, struct date due, struct sv basis)
{
	struct obligation before, after;
	if (!open_one(t, id, &before))
		return false;
	if (!date_is_set(due))
		return tx_refuse(t, FAIL_INPUT, N_("Give the new day."));
	after = before;
	switch (step) {
	case STEP_PLAN:
		after.plan_extended = due;
		break;
	case STEP_HOLD:
		after.hold_extended = due;
		break;
	case STEP_REPORT:
		if (before.state == REPORT_RETURNED)
			after.return_due = due;
		else
			after.report_extended = due;
		break;
	case STEP_DONE:
		return tx_refuse(t, FAIL_INPUT, N_("Say which step is extended."));
	}
	struct requirement q;
	if (!requirement_get(t, before.requirement, &q))
		return false;
	obligation_set_dues(t, &q, &after);
	return decide(t, &before, &after, "obligation.extend", arena_printf(t->arena, SV_FMT " " SV_FMT, SV_ARG(text_date(t->arena, due)), SV_ARG(basis)));
}

bool obligation_cover(struct tx *t, int64_t id, int64_t leader)
{
	struct obligation before, after, head;
	if (!open_one(t, id, &before) || !obligation_get(t, leader, &head))
		return false;
	bool owed = !before.exempt_why.n && !before.released_why.n && !head.exempt_why.n && !head.released_why.n;
	bool leads = db_exists(t->db, SQL_obligation_covered, DB_ARGS(DB_INT("id", id)));
	if (head.requirement != before.requirement || head.covered_by || leader == id || before.state != REPORT_NONE || !owed ||
	    before.covered_by || leads)
		return tx_refuse(t, FAIL_INPUT, N_("Only a unit that has not reported can be covered, by one that reports itself for the same."));
	after = before;
	after.covered_by = leader;
	after.figures = false;
	if (!decide(t, &before, &after, "obligation.cover", (struct sv){"", 0}))
		return false;
	return carry_over(t, &head);
}

// ---- plan

bool obligation_plan(struct tx *t, int64_t id, const struct local_plan *plan)
{
	struct obligation before, after;
	if (!open_one(t, id, &before))
		return false;
	if (before.plan == PLAN_STEP_EXEMPT)
		return tx_refuse(t, FAIL_CONFLICT, N_("This unit does not have to make a plan of its own."));
	if (!date_is_set(plan->issued_on))
		return tx_refuse(t, FAIL_INPUT, N_("Give the day of the plan."));
	if (date_cmp(plan->issued_on, tx_today(t)) > 0)
		return tx_refuse(t, FAIL_INPUT, N_("The day of the plan lies in the future."));
	db_run(t->db, SQL_local_plan_insert,
	       DB_ARGS(DB_INT("obligation", id), DB_SOME("number", plan->number), DB_DATE("issued_on", plan->issued_on, t->arena),
	               DB_SOME("mode", plan->mode), DB_SOME("note", plan->note), DB_ID("file", plan->file),
	               DB_SOME("file_name", plan->file_name), DB_INT("now", t->now), DB_ID("account", t->account)));
	after = before;
	after.planned_on = plan->issued_on;
	return decide(t, &before, &after, "obligation.plan", plan->number);
}

bool obligation_plan_get(struct tx *t, int64_t id, struct local_plan *out)
{
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_local_plan_last, DB_ARGS(DB_INT("obligation", id)));
	if (!rows_next(&r))
		return false;
	*out = (struct local_plan){.number = row_keep(&r, 0, t->arena),
	                           .issued_on = row_date(&r, 1),
	                           .mode = row_keep(&r, 2, t->arena),
	                           .note = row_keep(&r, 3, t->arena),
	                           .file = row_int(&r, 4),
	                           .file_name = row_keep(&r, 5, t->arena)};
	return true;
}

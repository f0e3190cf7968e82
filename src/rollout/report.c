// Reports: saving, sending, deciding.
#include <sodium.h>

#include "org/audit.h"
#include "org/unit.h"
#include "rollout/heads.h"
#include "rollout/inside.h"
#include "rollout/report.h"
#include "rollout/rollup.h"
#include "rollout/session.h"
#include "text/text.h"

bool report_get(struct tx *t, int64_t id, struct report *out)
{
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_report_by_id, DB_ARGS(DB_INT("id", id)));
	if (!rows_next(&r))
		return tx_refuse(t, FAIL_NOT_FOUND, N_("There is no such report."));
	*out = (struct report){.id = row_int(&r, 0),
	                       .obligation = row_int(&r, 1),
	                       .version = (int)row_int(&r, 2),
	                       .form_version = row_int(&r, 3),
	                       .state = row_keep(&r, 4, t->arena),
	                       .saved_at = row_int(&r, 5),
	                       .sent_at = row_int(&r, 6),
	                       .decided_at = row_int(&r, 7),
	                       .account = row_int(&r, 8),
	                       .decided_by = row_int(&r, 9),
	                       .behalf = row_keep(&r, 10, t->arena),
	                       .arrived_on = row_date(&r, 11),
	                       .remarks = row_keep(&r, 12, t->arena)};
	return true;
}

bool report_last(struct tx *t, int64_t obligation, struct report *out)
{
	int64_t id = db_number(t->db, SQL_report_last, DB_ARGS(DB_INT("obligation", obligation)));
	return id && report_get(t, id, out);
}

bool report_waiting(struct tx *t, int64_t obligation, struct report *out)
{
	int64_t id = db_number(t->db, SQL_report_waiting, DB_ARGS(DB_INT("obligation", obligation)));
	return id && report_get(t, id, out);
}

bool report_before(struct tx *t, const struct obligation *o, const struct report *p, struct report *out)
{
	int64_t id = db_number(t->db, SQL_report_before, DB_ARGS(DB_INT("unit", o->unit), DB_INT("obligation", o->id), DB_INT("before", p->sent_at ? p->sent_at : t->now)));
	return id && report_get(t, id, out);
}

bool report_counting(struct tx *t, const struct obligation *o, struct report *out)
{
	int64_t id = rollup_report(t, o);
	return id && report_get(t, id, out);
}

struct values report_values(struct tx *t, int64_t report)
{
	struct values v = {0};
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_report_values, DB_ARGS(DB_INT("report", report)));
	while (rows_next(&r))
		*ARENA_PUSH(t->arena, v.items, v.count, v.room) =
		    (struct value){.key = row_keep(&r, 0, t->arena),
		                   .text = row_keep(&r, 1, t->arena),
		                   .number = !row_is_null(&r, 2),
		                   .figure = row_decimal(&r, 2)};
	return v;
}

// ---- what is known beforehand

static void know(struct tx *t, struct values *v, const struct form *f, const char *fact, struct sv text)
{
	const struct form_field *field = form_bound(f, fact);
	if (field && field->type != ANSWER_COMPUTED && !value_of(v, field->key))
		*ARENA_PUSH(t->arena, v->items, v->count, v->room) = (struct value){.key = field->key, .text = text};
}

static void know_number(struct tx *t, struct values *v, const struct form *f, const char *fact, int64_t n)
{
	if (n >= 0)
		know(t, v, f, fact, arena_printf(t->arena, "%lld", (long long)n));
}

static void know_heads(struct tx *t, struct values *v, const struct form *f, const struct attendance *a)
{
	know_number(t, v, f, "members", a->members);
	know_number(t, v, f, "exempt", a->exempt);
	know_number(t, v, f, "away", a->away);
	know_number(t, v, f, "here", a->here);
	know_number(t, v, f, "attended", a->attended);
	know_number(t, v, f, "elsewhere", a->elsewhere);
	know_number(t, v, f, "absent_with", a->absent_with);
	know_number(t, v, f, "absent_without", a->absent_without);
	know_number(t, v, f, "made_up", a->made_up);
	know_number(t, v, f, "guests", a->guests);
}

// How many cells there are; which have held it, where they do by themselves.
static void know_cells(struct tx *t, struct values *v, const struct form *f, const struct obligation *o)
{
	struct cells all = obligation_cells(t, o);
	struct sv missing = SV("");
	know_number(t, v, f, "cells", (int64_t)all.count);
	if (!all.held)
		return;
	know_number(t, v, f, "cells_held", (int64_t)all.held);
	know_number(t, v, f, "cells_not", (int64_t)(all.count - all.held));
	for (size_t i = 0; i < all.count; i++) {
		struct sv name = all.items[i].name;
		if (!all.items[i].held)
			missing = missing.n ? arena_printf(t->arena, SV_FMT "\n" SV_FMT, SV_ARG(missing), SV_ARG(name)) : name;
	}
	if (missing.n)
		know(t, v, f, "cells_missing", missing);
}

struct values report_known(struct tx *t, const struct obligation *o, const struct form *f)
{
	struct values v = {0};
	struct requirement q;
	size_t count;
	if (!requirement_get(t, o->requirement, &q))
		return v;
	struct session *sessions = session_of(t, o->id, &count);
	if (date_is_set(o->held_on))
		know(t, &v, f, "held_on", text_date(t->arena, o->held_on));
	int64_t whole = 0;
	size_t wholes = 0;
	for (size_t i = 0; i < count; i++) {
		wholes += sessions[i].whole;
		whole = sessions[i].whole ? sessions[i].id : whole;
	}
	struct attendance sum;
	// Of several that each were of the whole unit, nobody knows who sat in two.
	if (wholes <= 1 && heads_counted(t, o, whole, &sum))
		know_heads(t, &v, f, &sum);
	if (count && sessions->mode.n)
		know(t, &v, f, "mode", sessions->mode);
	struct date day = date_is_set(o->held_on) ? o->held_on : tx_today(t);
	if (q.category) {
		int64_t members = obligation_members(t, o, &q, day);
		know_number(t, &v, f, "members", members);
		const struct form_field *must = form_bound(f, "must_attend");
		if (must && must->type == ANSWER_NUMBER)
			know_number(t, &v, f, "must_attend", members);
	}
	know_cells(t, &v, f, o);
	struct local_plan plan;
	if (obligation_plan_get(t, o->id, &plan)) {
		know(t, &v, f, "plan_number", plan.number);
		know(t, &v, f, "plan_on", text_date(t->arena, plan.issued_on));
	}
	return v;
}

size_t report_facts(struct tx *t, const struct obligation *o, struct known known[4])
{
	struct requirement q;
	if (!requirement_get(t, o->requirement, &q) || !q.category)
		return 0;
	known[0] = (struct known){"members_known", obligation_members(t, o, &q, date_is_set(o->held_on) ? o->held_on : tx_today(t))};
	return 1;
}

// ---- saving

static bool reporting(struct tx *t, int64_t id, struct obligation *o)
{
	struct campaign c;
	if (!obligation_get(t, id, o) || !campaign_get(t, o->campaign, &c))
		return false;
	if (c.state != CAMPAIGN_OPEN)
		return tx_refuse(t, FAIL_CONFLICT, N_("This campaign is closed; nothing in it changes any more."));
	if (!o->reports || !o->form_version)
		return tx_refuse(t, FAIL_CONFLICT, N_("No report is asked for here."));
	if (o->exempt_why.n || o->released_why.n)
		return tx_refuse(t, FAIL_CONFLICT, N_("The unit owes nothing here any more."));
	if (o->covered_by)
		return tx_refuse(t, FAIL_CONFLICT, N_("Another unit reports for this one."));
	return true;
}

static int64_t new_draft(struct tx *t, const struct obligation *o)
{
	unsigned char uid[16];
	randombytes_buf(uid, sizeof(uid));
	return db_number(t->db, SQL_report_insert,
	                 DB_ARGS(DB_BYTES("uid", ((struct sv){(const char *)uid, sizeof(uid)})), DB_INT("obligation", o->id),
	                         DB_INT("form_version", o->form_version), DB_INT("now", t->now), DB_ID("account", t->account)));
}

static void write_values(struct tx *t, int64_t report, const struct values *v)
{
	db_run(t->db, SQL_report_values_clear, DB_ARGS(DB_INT("report", report)));
	for (size_t i = 0; i < v->count; i++) {
		const struct value *one = &v->items[i];
		db_run(t->db, SQL_report_value_set,
		       DB_ARGS(DB_INT("report", report), DB_TEXT("key", one->key), DB_TEXT("text", one->text),
		               one->number ? DB_INT("mantissa", one->figure.mantissa) : DB_NULL("mantissa"),
		               one->number ? DB_INT("scale", one->figure.scale) : DB_NULL("scale")));
	}
}

int64_t report_save(struct tx *t, int64_t obligation, const struct values *typed)
{
	struct obligation o;
	struct report last;
	struct form f;
	if (!reporting(t, obligation, &o) || !form_get(t, o.form_version, &f))
		return 0;
	bool drafted = report_last(t, obligation, &last) && sv_is(last.state, "draft");
	if (!drafted && (o.state == REPORT_SENT || o.state == REPORT_ACCEPTED)) {
		tx_refuse(t, FAIL_CONFLICT, N_("The report is sent. Withdraw it first, or ask for a correction."));
		return 0;
	}
	int64_t id = drafted ? last.id : new_draft(t, &o);
	struct values kept = {0};
	for (size_t i = 0; i < typed->count; i++) {
		if (form_field(&f, typed->items[i].key))
			*ARENA_PUSH(t->arena, kept.items, kept.count, kept.room) = typed->items[i];
	}
	write_values(t, id, &kept);
	db_run(t->db, SQL_report_saved, DB_ARGS(DB_INT("id", id), DB_INT("now", t->now), DB_ID("account", t->account)));
	return id;
}

// ---- sending

static const struct value *bound_value(const struct form *f, const struct values *v, const char *fact)
{
	const struct form_field *field = form_bound(f, fact);
	return field ? value_of(v, field->key) : NULL;
}

static void take_figures(const struct form *f, const struct values *v, struct obligation *o)
{
	const struct value *must = bound_value(f, v, "must_attend"), *reached = bound_value(f, v, "reached");
	o->figures = must && reached && must->number && reached->number && !must->figure.scale && !reached->figure.scale;
	o->expected = o->figures ? must->figure.mantissa : 0;
	o->reached = o->figures ? reached->figure.mantissa : 0;
}

// A report that states the day of carrying out where no session stands makes the session.
static bool make_session(struct tx *t, const struct form *f, const struct values *v, struct obligation *o)
{
	const struct value *day = bound_value(f, v, "held_on"), *mode = bound_value(f, v, "mode");
	if (!o->holds || o->sessions || !day || !date_is_set(day->day))
		return true;
	struct session s = {.unit = o->unit, .held_on = day->day, .mode = mode ? mode->text : (struct sv){"", 0}};
	int64_t id = session_insert(t, &s, true);
	return session_carry_out(t, o->id, id, true) && obligation_get(t, o->id, o);
}

bool report_send(struct tx *t, int64_t obligation, const struct report_behalf *behalf)
{
	struct obligation before, after;
	struct report draft;
	struct form f;
	struct form_fault *faults;
	size_t count;
	struct known known[4];
	if (!reporting(t, obligation, &before) || !form_get(t, before.form_version, &f))
		return false;
	bool drafted = report_last(t, obligation, &draft) && sv_is(draft.state, "draft");
	if (!drafted && (before.state == REPORT_SENT || before.state == REPORT_ACCEPTED))
		return true; // sent already: twice is once
	if (!drafted)
		return tx_refuse(t, FAIL_INPUT, N_("Nothing is written yet."));
	struct date today = tx_today(t), arrived = behalf && behalf->source.n ? behalf->arrived_on : today;
	if (!date_is_set(arrived) || date_cmp(arrived, today) > 0)
		return tx_refuse(t, FAIL_INPUT, N_("Give the day on which the paper or the call came; it is not in the future."));
	struct values v = report_values(t, draft.id);
	form_check(t, &f, &v, known, report_facts(t, &before, known), &faults, &count);
	for (size_t i = 0; i < count; i++) {
		if (!faults[i].warning) {
			const struct form_field *field = form_field(&f, faults[i].key);
			return tx_refuse(t, FAIL_INPUT, "%.*s: %.*s", field ? (int)field->label.n : 0, field ? field->label.p : "", (int)faults[i].message.n,
			                 faults[i].message.p);
		}
	}
	// On behalf the day of arrival decides on time; paper does not tell of what is still to come.
	const struct value *held = bound_value(&f, &v, "held_on");
	if (held && date_is_set(held->day) && date_cmp(arrived, held->day) < 0)
		return tx_refuse(t, FAIL_INPUT, N_("The report cannot have come before the day of the session that it tells of. Look at both days."));
	write_values(t, draft.id, &v);
	if (!make_session(t, &f, &v, &before))
		return false;
	after = before;
	bool correction = before.state == REPORT_ACCEPTED; // which stays with its figures
	if (!correction) {
		after.state = REPORT_SENT;
		after.sent_at = t->now;
		take_figures(&f, &v, &after);
	}
	// The first sending decides, whatever happens after.
	if (!date_is_set(before.first_on)) {
		after.first_on = arrived;
		after.on_time = !date_is_set(before.report_due) || date_cmp(arrived, before.report_due) <= 0;
	}
	struct sv source = behalf ? behalf->source : SV("");
	db_run(t->db, SQL_report_set_sent,
	       DB_ARGS(DB_INT("id", draft.id), DB_INT("now", t->now), DB_ID("account", t->account), DB_SOME("behalf", source),
	               DB_DATE("arrived", arrived, t->arena), DB_DATE("due", before.report_due, t->arena)));
	if (!correction)
		rollup_sums(t, &after, draft.id, 1);
	if (!obligation_change(t, &before, &after))
		return false;
	const char *what = correction ? "report.correction" : source.n ? "report.behalf" : "report.send";
	obligation_event(t, obligation, what, source);
	audit_record(t, what, before.unit, draft.id, (struct sv){"", 0});
	return true;
}

bool report_withdraw(struct tx *t, int64_t obligation)
{
	struct obligation before, after;
	struct report last;
	if (!reporting(t, obligation, &before))
		return false;
	if (!report_waiting(t, obligation, &last))
		return tx_refuse(t, FAIL_CONFLICT, N_("Only a report that is sent and not yet received can be withdrawn."));
	after = before;
	bool correction = before.state == REPORT_ACCEPTED;
	if (!correction) {
		after.state = REPORT_WITHDRAWN;
		after.figures = false;
	}
	db_run(t->db, SQL_report_set_decided,
	       DB_ARGS(DB_INT("id", last.id), DB_TEXT("state", SV("withdrawn")), DB_INT("now", t->now), DB_ID("account", t->account), DB_NULL("remarks")));
	if (!correction)
		rollup_sums(t, &before, last.id, -1);
	// What was written is the next draft.
	struct values v = report_values(t, last.id);
	write_values(t, new_draft(t, &before), &v);
	if (!obligation_change(t, &before, &after))
		return false;
	obligation_event(t, obligation, "report.withdraw", (struct sv){"", 0});
	audit_record(t, "report.withdraw", before.unit, last.id, (struct sv){"", 0});
	return true;
}

bool report_correct(struct tx *t, int64_t obligation, struct sv why)
{
	struct obligation before, after;
	struct report last, counting;
	if (!sv_trim(why).n)
		return tx_refuse(t, FAIL_INPUT, N_("Say what is to be corrected: who received the report reads it."));
	if (!reporting(t, obligation, &before))
		return false;
	if (before.state != REPORT_ACCEPTED || !report_counting(t, &before, &counting))
		return tx_refuse(t, FAIL_CONFLICT, N_("Only a report that was received is corrected; one that was not is withdrawn."));
	if (report_waiting(t, obligation, &last) || (report_last(t, obligation, &last) && sv_is(last.state, "draft")))
		return tx_refuse(t, FAIL_CONFLICT, N_("A correction is under way already."));
	struct values v = report_values(t, counting.id);
	write_values(t, new_draft(t, &before), &v);
	after = before;
	if (!obligation_change(t, &before, &after))
		return false;
	obligation_event(t, obligation, "report.correct", why);
	audit_record(t, "report.correct", before.unit, counting.id, why);
	return true;
}

// ---- deciding

static bool to_decide(struct tx *t, int64_t obligation, int64_t report, struct obligation *o)
{
	struct report last;
	if (!reporting(t, obligation, o))
		return false;
	if (!report_waiting(t, obligation, &last) && report_counting(t, o, &last) && last.id == report)
		return obligation_refuse_received(t, o);
	if (!report_waiting(t, obligation, &last) || last.id != report)
		return tx_refuse(t, FAIL_CONFLICT, N_("This is no longer the report that was sent. Look at how it stands now, then decide again."));
	return true;
}

// The corrected version takes the place of the received one.
static bool replace_figures(struct tx *t, struct obligation *o, int64_t correction)
{
	struct report old, new;
	struct form f;
	struct form_fault *faults;
	size_t count;
	if (!report_counting(t, o, &old) || !report_get(t, correction, &new) || !form_get(t, new.form_version, &f))
		return false;
	struct values v = report_values(t, correction);
	form_check(t, &f, &v, NULL, 0, &faults, &count);
	rollup_sums(t, o, old.id, -1);
	rollup_sums(t, o, correction, 1);
	take_figures(&f, &v, o);
	return true;
}

bool report_accept(struct tx *t, int64_t obligation, int64_t report)
{
	struct obligation before, after;
	if (!to_decide(t, obligation, report, &before))
		return false;
	after = before;
	if (before.state == REPORT_ACCEPTED && !replace_figures(t, &after, report))
		return false;
	after.state = REPORT_ACCEPTED;
	after.decided_at = t->now;
	db_run(t->db, SQL_report_set_decided,
	       DB_ARGS(DB_INT("id", report), DB_TEXT("state", SV("accepted")), DB_INT("now", t->now), DB_ID("account", t->account), DB_NULL("remarks")));
	if (!obligation_change(t, &before, &after))
		return false;
	obligation_event(t, obligation, "report.accept", (struct sv){"", 0});
	audit_record(t, "report.accept", before.unit, report, (struct sv){"", 0});
	return true;
}

bool report_return(struct tx *t, int64_t obligation, int64_t report, struct sv remarks, struct date due)
{
	struct obligation before, after;
	if (!sv_trim(remarks).n)
		return tx_refuse(t, FAIL_INPUT, N_("Say what is missing or wrong, so that the unit can mend it."));
	if (!date_is_set(due) || date_cmp(due, tx_today(t)) < 0)
		return tx_refuse(t, FAIL_INPUT, N_("Give the unit a day, from today on, by which it sends the report again."));
	if (!to_decide(t, obligation, report, &before))
		return false;
	after = before;
	bool correction = before.state == REPORT_ACCEPTED;
	if (!correction) {
		after.state = REPORT_RETURNED;
		after.decided_at = t->now;
		after.return_due = due;
		after.figures = false;
	}
	db_run(t->db, SQL_report_set_decided,
	       DB_ARGS(DB_INT("id", report), DB_TEXT("state", SV("returned")), DB_INT("now", t->now), DB_ID("account", t->account), DB_TEXT("remarks", remarks)));
	if (!correction)
		rollup_sums(t, &before, report, -1);
	struct values v = report_values(t, report);
	write_values(t, new_draft(t, &before), &v);
	if (!obligation_change(t, &before, &after))
		return false;
	obligation_event(t, obligation, "report.return", remarks);
	audit_record(t, "report.return", before.unit, report, remarks);
	return true;
}

static bool clean(struct tx *t, const struct obligation *o, const struct report *p)
{
	struct form f;
	struct form_fault *faults;
	size_t count = 1;
	struct known known[4];
	if (!form_get(t, p->form_version, &f))
		return false;
	struct values v = report_values(t, p->id);
	form_check(t, &f, &v, known, report_facts(t, o, known), &faults, &count);
	return count == 0;
}

int64_t report_accept_clean(struct tx *t, int64_t requirement, int64_t top)
{
	size_t count;
	int64_t received = 0;
	struct obligation *all = obligation_in(t, requirement, top, &count);
	for (size_t i = 0; i < count; i++) {
		struct report last;
		if (all[i].state != REPORT_SENT || all[i].covered_by || !report_last(t, all[i].id, &last) || !sv_is(last.state, "sent") ||
		    !clean(t, &all[i], &last))
			continue;
		if (!report_accept(t, all[i].id, last.id))
			return received;
		received++;
	}
	return received;
}

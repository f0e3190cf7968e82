// Sessions: what carried an obligation out, and who was there, in heads by category.
#include <sodium.h>

#include "org/audit.h"
#include "rollout/heads.h"
#include "rollout/inside.h"
#include "rollout/session.h"

int64_t attendance_must(const struct attendance *a)
{
	return a->members - a->exempt - a->away + a->here;
}

int64_t attendance_reached(const struct attendance *a)
{
	return a->attended + a->elsewhere + a->made_up;
}

bool attendance_check(const struct attendance *a, struct error *error)
{
	const int64_t all[] = {a->members, a->exempt, a->away, a->here, a->attended, a->elsewhere, a->absent_with, a->absent_without, a->made_up, a->guests};
	for (size_t i = 0; i < LENGTH(all); i++) {
		if (all[i] < 0)
			return error_set(error, FAIL_INPUT, N_("A number of heads is at least 0."));
	}
	long long must = attendance_must(a), sum = a->attended + a->elsewhere + a->absent_with + a->absent_without;
	if (must < 0)
		return error_set(error, FAIL_INPUT, N_("More are exempt or away (%lld) than there are members (%lld)."), (long long)(a->exempt + a->away),
		                 (long long)a->members);
	if (a->attended > must)
		return error_set(error, FAIL_INPUT, N_("Attended (%lld) are more than must attend (%lld). Look again, or put guests into the field for those from outside."),
		                 (long long)a->attended, must);
	if (sum != must)
		return error_set(error, FAIL_INPUT, N_("Attended, studied elsewhere and absent make %lld; must attend are %lld: %lld differ."), sum, must,
		                 sum > must ? sum - must : must - sum);
	if (a->made_up > a->absent_with + a->absent_without)
		return error_set(error, FAIL_INPUT, N_("Made up (%lld) are more than were absent (%lld)."), (long long)a->made_up,
		                 (long long)(a->absent_with + a->absent_without));
	return true;
}

static void keep_attendance(struct tx *t, int64_t session, const struct attendance *a)
{
	db_run(t->db, SQL_attendance_insert,
	       DB_ARGS(DB_INT("session", session), DB_INT("category", a->category), DB_INT("members", a->members), DB_INT("exempt", a->exempt),
	               DB_INT("away", a->away), DB_INT("here", a->here), DB_INT("attended", a->attended), DB_INT("elsewhere", a->elsewhere),
	               DB_INT("absent_with", a->absent_with), DB_INT("absent_without", a->absent_without), DB_INT("made_up", a->made_up),
	               DB_INT("guests", a->guests)));
}

// Where no report is asked for, the heads are those of the session with which enough were held, and of those of some cells.
static void take_figures(struct tx *t, int64_t session, struct obligation *o)
{
	struct attendance sum;
	o->figures = heads_counted(t, o, session, &sum);
	o->expected = o->figures ? attendance_must(&sum) : 0;
	o->reached = o->figures ? attendance_reached(&sum) : 0;
}

// What is made up after the last session that was needed does not move the day.
void session_facts(struct tx *t, const struct requirement *q, struct obligation *o)
{
	const struct obligation before = *o;
	bool carried_out = date_is_set(q->held_on); // when the plan was issued
	o->sessions = carried_out + (int)db_number(t->db, SQL_session_count, DB_ARGS(DB_INT("obligation", o->id)));
	o->held_on = q->held_on;
	AUTO(rows_end) struct rows r = db_rows(
	    t->db, SQL_session_last_needed, DB_ARGS(DB_INT("obligation", o->id), DB_INT("before", q->sessions - 1)));
	bool enough = rows_next(&r);
	if (q->also_count)
		heads_keep(t, &before, enough ? row_int(&r, 0) : 0);
	if (enough) {
		o->held_on = carried_out ? q->held_on : row_date(&r, 1);
		if (!o->reports && row_int(&r, 2) == o->unit)
			take_figures(t, row_int(&r, 0), o);
	}
	obligation_set_dues(t, q, o);
}

bool session_carry_out(struct tx *t, int64_t obligation, int64_t session, bool whole)
{
	struct obligation before, after;
	struct requirement q;
	struct campaign c;
	if (!obligation_get(t, obligation, &before) || !requirement_get(t, before.requirement, &q) || !campaign_get(t, before.campaign, &c))
		return false;
	if (c.state != CAMPAIGN_OPEN)
		return tx_refuse(t, FAIL_CONFLICT, N_("This campaign is closed; nothing in it changes any more."));
	if (!before.holds || before.exempt_why.n || before.released_why.n)
		return tx_refuse(t, FAIL_CONFLICT, N_("The unit does not owe a session here."));
	db_run(t->db, SQL_session_obligation_insert, DB_ARGS(DB_INT("session", session), DB_INT("obligation", obligation), DB_BOOL("completes", whole)));
	if (before.covered_by)
		return !db_failed(t->db);
	after = before;
	session_facts(t, &q, &after);
	return obligation_change(t, &before, &after);
}

int64_t session_insert(struct tx *t, const struct session *s, bool from_report)
{
	unsigned char uid[16];
	randombytes_buf(uid, sizeof(uid));
	return db_number(t->db, SQL_session_insert,
	                 DB_ARGS(DB_BYTES("uid", ((struct sv){(const char *)uid, sizeof(uid)})), DB_INT("unit", s->unit),
	                         DB_DATE("held_on", s->held_on, t->arena), DB_SOME("mode", s->mode), DB_SOME("place", s->place),
	                         DB_SOME("presenter", s->presenter), DB_BOOL("secretary", s->secretary), DB_BOOL("from_report", from_report),
	                         DB_INT("now", t->now), DB_ID("account", t->account)));
}

// Whether the cells that held it are the unit's; with *whole, whether none is left that has not.
static bool of_cells(struct tx *t, const struct session *s, const int64_t *obligations, size_t count, bool *whole)
{
	struct obligation o;
	*whole = true;
	if (!s->cell_count)
		return true;
	if (count != 1 || !obligation_get(t, obligations[0], &o))
		return tx_refuse(t, FAIL_INPUT, N_("A session of some cells is recorded for one unit at a time."));
	struct cells all = obligation_cells(t, &o);
	for (size_t i = 0; i < s->cell_count; i++) {
		if (!cells_hold(&all, s->cells[i]))
			return tx_refuse(t, FAIL_INPUT, N_("One of the cells is none of this unit's. Look at its cells as they are now."));
	}
	for (size_t i = 0; i < all.count; i++) {
		bool now = false;
		for (size_t k = 0; k < s->cell_count; k++)
			now = now || s->cells[k] == all.items[i].unit;
		*whole = *whole && (all.items[i].held || now);
	}
	return true;
}

int64_t session_record(struct tx *t, const struct session *s, const int64_t *obligations, size_t count)
{
	bool whole;
	if (!date_is_set(s->held_on)) {
		tx_refuse(t, FAIL_INPUT, N_("Give the day of the session."));
		return 0;
	}
	if (date_cmp(s->held_on, tx_today(t)) > 0) {
		tx_refuse(t, FAIL_INPUT, N_("The session lies in the future; record it once it is held."));
		return 0;
	}
	for (size_t i = 0; i < s->attendance_count; i++) {
		if (!attendance_check(&s->attendance[i], t->error))
			return 0;
	}
	if (!of_cells(t, s, obligations, count, &whole))
		return 0;
	int64_t id = session_insert(t, s, false);
	for (size_t i = 0; i < s->attendance_count; i++)
		keep_attendance(t, id, &s->attendance[i]);
	for (size_t i = 0; i < s->cell_count; i++)
		db_run(t->db, SQL_session_cell_insert, DB_ARGS(DB_INT("session", id), DB_INT("unit", s->cells[i])));
	for (size_t i = 0; i < count; i++) {
		if (!session_carry_out(t, obligations[i], id, whole))
			return 0;
		obligation_event(t, obligations[i], "session.record", date_text(t->arena, s->held_on));
		audit_record(t, "session.record", s->unit, obligations[i], date_text(t->arena, s->held_on));
	}
	return id;
}

static void read_attendance(struct tx *t, struct session *s)
{
	size_t room = 0;
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_attendance_of_session, DB_ARGS(DB_INT("session", s->id)));
	while (rows_next(&r))
		*ARENA_PUSH(t->arena, s->attendance, s->attendance_count, room) =
		    (struct attendance){row_int(&r, 0), row_int(&r, 1), row_int(&r, 2), row_int(&r, 3), row_int(&r, 4), row_int(&r, 5),
		                        row_int(&r, 6), row_int(&r, 7), row_int(&r, 8), row_int(&r, 9), row_int(&r, 10)};
}

static void read_cells(struct tx *t, struct session *s)
{
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_cells_of_session, DB_ARGS(DB_INT("session", s->id)));
	for (; rows_next(&r); s->cell_count++) {
		struct sv name = row_keep(&r, 0, t->arena);
		s->cell_names = s->cell_count ? arena_printf(t->arena, SV_FMT ", " SV_FMT, SV_ARG(s->cell_names), SV_ARG(name)) : name;
	}
}

struct session *session_of(struct tx *t, int64_t obligation, size_t *count)
{
	struct session *all = NULL;
	size_t room = 0;
	*count = 0;
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_session_of_obligation, DB_ARGS(DB_INT("obligation", obligation)));
	while (rows_next(&r)) {
		struct session *s = ARENA_PUSH(t->arena, all, *count, room);
		*s = (struct session){.id = row_int(&r, 0),
		                      .unit = row_int(&r, 1),
		                      .held_on = row_date(&r, 2),
		                      .mode = row_keep(&r, 3, t->arena),
		                      .place = row_keep(&r, 4, t->arena),
		                      .presenter = row_keep(&r, 5, t->arena),
		                      .secretary = row_bool(&r, 6),
		                      .whole = row_bool(&r, 7)};
		read_attendance(t, s);
		read_cells(t, s);
	}
	return all;
}

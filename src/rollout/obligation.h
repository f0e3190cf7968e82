// What one unit owes: plan, carrying out, report. Every change passes through obligation_change, which moves the roll-up.
#pragma once

#include "rollout/campaign.h"

enum report_state { REPORT_NONE, REPORT_SENT, REPORT_RETURNED, REPORT_ACCEPTED, REPORT_WITHDRAWN };

struct obligation {
	int64_t id, campaign, requirement, part, unit, line;
	enum plan_step plan;
	int64_t form_version;
	bool holds, reports;
	struct date plan_due, hold_due, report_due; // in force
	struct date plan_extended, hold_extended, report_extended; // granted; not set: the requirement's
	struct date not_before;                     // of a unit that joined late: nothing is due before
	struct sv exempt_why, released_why;
	struct date planned_on, held_on;
	int sessions;
	enum report_state state;
	struct date first_on;
	bool on_time;
	instant sent_at, decided_at;
	struct date return_due;
	bool figures;
	int64_t expected, reached;
	int64_t covered_by;
	int version;
};

// How far it is: the state that pages show.
enum progress {
	PROGRESS_TODO,
	PROGRESS_PLANNED,
	PROGRESS_DOING,    // some of several sessions, or some of its cells
	PROGRESS_HELD,
	PROGRESS_REPORTED,
	PROGRESS_ACCEPTED,
	PROGRESS_RETURNED,
	PROGRESS_EXEMPT,
	PROGRESS_RELEASED
};
enum progress obligation_progress(const struct obligation *o, int sessions_needed);
const char *progress_name(enum progress p); // a msgid

// The next step that is owed and the day by which; the steps that are done or do not apply are passed over.
enum obligation_step { STEP_PLAN, STEP_HOLD, STEP_REPORT, STEP_DONE };
enum obligation_step obligation_next(const struct obligation *o, int sessions_needed, struct date *due);
// Reported; where no report is asked for, carried out. It is judged by that, and a unit that closes keeps it.
bool obligation_is_done(const struct obligation *o);
// The day under which the roll-up counts it: of the report, or the holding where none is owed; a returned one's own.
struct date obligation_due(const struct obligation *o);

bool obligation_get(struct tx *t, int64_t id, struct obligation *out) MUST_USE;
int64_t obligation_of(struct tx *t, int64_t requirement, int64_t unit); // its id; 0: none
struct obligation *obligation_of_unit(struct tx *t, int64_t unit, size_t *count);  // in open campaigns
struct obligation *obligation_in(struct tx *t, int64_t requirement, int64_t top, size_t *count); // at a unit and below

// Writes what differs, moves the roll-up, and carries it over to those that this one covers. Refused (CONFLICT) where
// somebody changed it since `before` was read.
bool obligation_change(struct tx *t, const struct obligation *before, struct obligation *after) MUST_USE;
void obligation_event(struct tx *t, int64_t obligation, const char *what, struct sv note);

struct event {
	instant at;
	int64_t account, role_unit;
	struct sv what, note;
};
struct event *obligation_events(struct tx *t, int64_t obligation, size_t *count); // the newest first

// ---- decisions of who receives
bool obligation_exempt(struct tx *t, int64_t id, struct sv why) MUST_USE;
bool obligation_release(struct tx *t, int64_t id, struct sv why) MUST_USE;
// What a closed unit had not done is released, and its successor, where it fits or not, owes that once, due by the later of both
// days; one that has done its own owes nothing more.
bool obligation_succeed(struct tx *t, int64_t id, int64_t successor) MUST_USE;
// Replaces the whole due date of a step.
bool obligation_extend(struct tx *t, int64_t id, enum obligation_step step, struct date due, struct sv basis) MUST_USE;
// The unit's obligation is carried out and reported with the one that leads; no figures of its own.
bool obligation_cover(struct tx *t, int64_t id, int64_t leader) MUST_USE;

// ---- the unit's plan and sessions
struct local_plan {
	struct sv number, mode, note;
	struct date issued_on;
	int64_t file;
	struct sv file_name;
};
bool obligation_plan(struct tx *t, int64_t id, const struct local_plan *plan) MUST_USE;
bool obligation_plan_get(struct tx *t, int64_t id, struct local_plan *out); // the last one

// Members on record at a day over the categories that are counted as one; -1 where none is known.
int64_t obligation_members(struct tx *t, const struct obligation *o, const struct requirement *q, struct date day);

struct attendance {
	int64_t category;
	int64_t members, exempt, away, here, attended, elsewhere, absent_with, absent_without, made_up, guests;
};
int64_t attendance_must(const struct attendance *a);
int64_t attendance_reached(const struct attendance *a);
// Says what does not add up, in words for who fills it in.
bool attendance_check(const struct attendance *a, struct error *error) MUST_USE;

// The units below one that meet and hold by themselves; `held`: in a session of the unit that names them or, where its plan has each
// hold it by itself, by what they owe themselves.
struct cell {
	int64_t unit;
	struct sv name;
	bool held;
};
struct cells {
	struct cell *items;
	size_t count, held;
	struct sv kind; // of all of them, in the language of the tx; empty where they differ
};
struct cells obligation_cells(struct tx *t, const struct obligation *o);
bool cells_hold(const struct cells *all, int64_t unit); // whether it is one of them

struct session {
	int64_t id, unit;
	struct date held_on;
	struct sv mode, place, presenter;
	bool secretary;
	struct attendance *attendance; // one for each category
	size_t attendance_count;
	const int64_t *cells;          // that held it; none: the unit as a whole
	size_t cell_count;
	struct sv cell_names;          // of one that was read, as whether it was of the whole unit
	bool whole;
};
// Records a session that carries out these obligations (of one unit, or of units that it leads). One of some cells is in progress,
// until with the last of them the unit has carried it out. Its id; 0: refused.
int64_t session_record(struct tx *t, const struct session *s, const int64_t *obligations, size_t count);
struct session *session_of(struct tx *t, int64_t obligation, size_t *count);

// `days` after a day, working days where asked: Saturdays, Sundays and the official holidays that are known do not count.
struct date working_day_after(struct tx *t, struct date day, int days, bool working);
bool working_days_known(struct tx *t, int year); // false: only weekends are

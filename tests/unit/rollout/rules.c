// Rules of "where cases meet" about due dates, holding without a report, joint sessions and units that change.
#include "rollout.h"

static int64_t session(struct tx *t, const struct world *w, int64_t unit, const char *on, int attended)
{
	struct attendance a = {.category = w->category, .members = 20, .attended = attended, .absent_with = 20 - attended};
	struct session s = {.unit = unit, .held_on = day(on), .attendance = &a, .attendance_count = 1};
	int64_t id = world_of(t, w, unit).id;
	return session_record(t, &s, &id, 1);
}

static void is_day(struct date got, const char *want, const char *what)
{
	AUTO(buf_free) struct buf b = {0};
	date_write(&b, got);
	is_str(buf_cstr(&b), want, what);
}

static void working_days(struct tx *t)
{
	is_day(working_day_after(t, day("2020-04-28"), 3, true), "2020-05-05", "30 April and 1 May are off");
	is_day(working_day_after(t, day("2020-01-22"), 1, true), "2020-01-30", "so is the lunar new year with what makes up for its weekend");
	is_day(working_day_after(t, day("2019-04-26"), 1, true), "2019-05-02", "a Monday that was swapped is off");
	is_day(working_day_after(t, day("2019-05-03"), 1, true), "2019-05-04", "and the Saturday for it is worked");
	is_day(working_day_after(t, day("2020-02-28"), 2, false), "2020-03-01", "calendar days are just days");
	ok(working_days_known(t, 2025) && !working_days_known(t, 2030), "years whose days off are not known are said to be so");
}

static const struct requirement five_days = {.holds = true, .reports = true, .report_after = 5, .sessions = 2};

static void due_dates(struct tx *t)
{
	struct world w;
	world_begin(t, &w);
	int64_t a = world_add(t, &w, w.leaf, w.top), b = world_add(t, &w, w.leaf, w.top);
	struct requirement q = five_days;
	q.hold_due = day("2020-03-10");
	world_open(t, &w, q);
	is_day(world_of(t, &w, a).report_due, "2020-03-15", "without session and latest day: the holding's day and the days");
	ok(session(t, &w, a, "2020-02-10", 19) > 0 && !date_is_set(world_of(t, &w, a).held_on), "one session of two is in progress");
	ok(obligation_progress(&(struct obligation){.sessions = 1}, 2) == PROGRESS_DOING, "and says so");
	ok(session(t, &w, a, "2020-02-12", 19) > 0, "the second");
	is_day(world_of(t, &w, a).report_due, "2020-02-17", "the report is due by the last session that was needed");
	ok(session(t, &w, a, "2020-02-19", 19) > 0, "a third one, for who missed them");
	is_day(world_of(t, &w, a).held_on, "2020-02-12", "does not move the day of holding");
	is_day(world_of(t, &w, a).report_due, "2020-02-17", "nor the report's due date");

	ok(obligation_extend(t, world_of(t, &w, b).id, STEP_REPORT, day("2020-04-01"), SV("TB 44")), "an extension");
	ok(session(t, &w, b, "2020-02-10", 19) > 0 && session(t, &w, b, "2020-02-11", 19) > 0, "sessions after it");
	is_day(world_of(t, &w, b).report_due, "2020-04-01", "leave it as it was granted");

	int64_t late = world_add(t, &w, w.leaf, w.top);
	is_day(world_of(t, &w, late).hold_due, "2020-03-10", "who joins late has the dates of the others");
	ok(session(t, &w, late, "2020-02-20", 19) > 0 && session(t, &w, late, "2020-02-20", 19) > 0, "holds at once");
	is_day(world_of(t, &w, late).report_due, "2020-03-01", "and has ten days even so");
	world_verified(t, "after due dates moved");
}

static void holding_alone(struct tx *t)
{
	struct world w;
	world_begin(t, &w);
	int64_t a = world_add(t, &w, w.leaf, w.top), b = world_add(t, &w, w.leaf, w.top), c = world_add(t, &w, w.leaf, w.top);
	world_open(t, &w, (struct requirement){.holds = true, .sessions = 1, .hold_due = day("2020-02-15")});
	ok(session(t, &w, a, "2020-02-15", 19) > 0 && session(t, &w, b, "2020-02-16", 15) > 0, "two hold");
	struct rollup r = rollup_at(t, w.requirement, w.top);
	ok(r.held == 2 && r.on_time == 1 && r.late == 1 && r.reported == 0, "what asks for no report is judged by the holding");
	ok(r.figures == 2 && r.expected == 40 && r.reached == 34, "its heads are those who attended");
	is_int(r.overdue, 2, "those who have not held are overdue");
	refused(t, obligation_release(t, world_of(t, &w, a).id, SV("x")), "carried it out", "who has held is not released");
	ok(unit_close(t, c, SV("giải thể"), tx_today(t)) && unit_close(t, a, SV("giải thể"), tx_today(t)), "two units close");
	r = rollup_at(t, w.requirement, w.top);
	ok(r.owed == 3 && r.released == 1 && r.held == 2, "closing releases what was not done, and nothing else");
	world_verified(t, "where no report is asked for");
}

// Carried out when the plan was issued: held from the opening on, and never late.
static void held_before(struct tx *t)
{
	struct world w;
	world_begin(t, &w);
	world_add(t, &w, w.leaf, w.top);
	world_open(t, &w, (struct requirement){.holds = true, .sessions = 1, .held_on = day("2019-12-31")});
	struct rollup r = rollup_at(t, w.requirement, w.top);
	ok(r.owed == 2 && r.held == 2 && r.on_time == 2 && r.late == 0 && r.plan_owed == 0, "what was held before the plan is held, and never late");
	is_int(r.overdue, 0, "nor overdue");
	world_verified(t, "where all was held before");
}

static void covered(struct tx *t)
{
	struct world w;
	world_begin(t, &w);
	int64_t lead = world_add(t, &w, w.leaf, w.top), led = world_add(t, &w, w.leaf, w.top);
	world_open(t, &w, (struct requirement){.holds = true, .reports = true, .sessions = 1, .report_due = day("2020-02-25")});
	struct obligation l = world_of(t, &w, lead), o = world_of(t, &w, led);
	ok(obligation_extend(t, l.id, STEP_REPORT, day("2020-03-20"), SV("TB")) && obligation_cover(t, o.id, l.id), "one covers another");
	t->now += 10LL * 86400000;
	struct values v = world_answers(t, 20, "20/02/2020");
	ok(report_save(t, l.id, &v) > 0 && report_send(t, l.id, NULL), "the leader reports: %s", error_words(t->error));
	struct rollup r = rollup_at(t, w.requirement, w.top);
	ok(r.reported == 2 && r.on_time == 2 && r.expected == 20, "the other is on time with it, whatever its own due date");
	world_verified(t, "with a covered unit");
	ok(report_withdraw(t, l.id) && obligation_exempt(t, l.id, SV("miễn")), "the leader is exempt after all");
	o = world_of(t, &w, led);
	ok(!o.covered_by && o.state == REPORT_NONE && !date_is_set(o.held_on), "who it covered is on its own again");
	world_verified(t, "after the leader was exempt");
	t->now -= 10LL * 86400000;
}

static void merger(struct tx *t)
{
	struct world w;
	world_begin(t, &w);
	int64_t from = world_add(t, &w, w.leaf, w.top), done_one = world_add(t, &w, w.leaf, w.top), to = world_add(t, &w, w.leaf, w.top);
	world_open(t, &w, (struct requirement){.holds = true, .reports = true, .sessions = 1, .report_due = day("2020-03-10")});
	ok(obligation_extend(t, world_of(t, &w, from).id, STEP_REPORT, day("2020-03-18"), SV("TB")), "one had an extension");
	struct values v = world_answers(t, 20, "20/02/2020");
	int64_t reported = world_of(t, &w, done_one).id;
	ok(report_save(t, reported, &v) > 0 && report_send(t, reported, NULL), "another has reported");
	for (int i = 0; i < 2; i++) {
		int64_t gone = i ? done_one : from;
		ok(unit_close(t, gone, SV("sáp nhập"), tx_today(t)) && unit_succeed(t, gone, to, SUCCESSION_ABSORBED, tx_today(t)),
		   "a unit is absorbed: %s", error_words(t->error));
	}
	struct rollup r = rollup_at(t, w.requirement, w.top);
	ok(r.reported == 1 && r.owed == 3 && r.released == 1, "what was reported stays, what was open is released, the successor owes it once");
	is_day(world_of(t, &w, to).report_due, "2020-03-18", "by the latest day of its own and of the released one");
	world_verified(t, "after a merger");
	int64_t last = world_add(t, &w, w.leaf, w.top);
	int64_t own = world_of(t, &w, to).id;
	ok(report_save(t, own, &v) > 0 && report_send(t, own, NULL), "the successor reports");
	ok(unit_close(t, last, SV("sáp nhập"), tx_today(t)) && unit_succeed(t, last, to, SUCCESSION_ABSORBED, tx_today(t)), "one more is absorbed");
	ok(world_of(t, &w, to).state == REPORT_SENT, "who has reported already owes nothing new");
	int64_t fresh = world_add(t, &w, w.leaf, w.top);
	ok(unit_leave(t, w.line, fresh, tx_today(t)) && world_of(t, &w, fresh).released_why.n > 0, "who leaves the line is released");
	is_int(rollup_at(t, w.requirement, fresh).released, 0, "and counts nowhere on it");
	world_verified(t, "after a unit left");
	ok(unit_place(t, w.line, fresh, w.top, tx_today(t)) && rollup_at(t, w.requirement, fresh).released == 1, "coming back it brings what it had");
	world_verified(t, "after it came back");
}

// A report is written in one language and received in the other.
static void languages(struct tx *t)
{
	struct world w;
	world_begin(t, &w);
	int64_t a = world_add(t, &w, w.leaf, w.top);
	world_open(t, &w, (struct requirement){.holds = true, .reports = true, .sessions = 1, .report_due = day("2020-03-10")});
	int64_t id = world_of(t, &w, a).id;
	struct values v = world_answers(t, 20, "20/02/2020");
	v.items[1].text = SV("Trực tuyến");
	t->language = LANGUAGE_VI;
	ok(report_save(t, id, &v) > 0 && report_send(t, id, NULL), "a report is sent in Vietnamese");
	t->language = LANGUAGE_EN;
	is_int(report_accept_clean(t, w.requirement, w.top), 1, "who reads English receives it as one without warnings");
	struct report last;
	struct form f;
	struct form_fault *faults;
	size_t count;
	ok(report_last(t, id, &last) && form_get(t, last.form_version, &f), "it is read again");
	struct values got = report_values(t, last.id);
	form_check(t, &f, &got, NULL, 0, &faults, &count);
	is_sv(value_of(&got, SV("mode"))->text, "Online", "with its choices in the reader's language");
}

static void correction(struct tx *t)
{
	struct world w;
	world_begin(t, &w);
	int64_t a = world_add(t, &w, w.leaf, w.top);
	world_open(t, &w, (struct requirement){.holds = true, .reports = true, .sessions = 1, .report_due = day("2020-03-10")});
	int64_t id = world_of(t, &w, a).id;
	struct values v = world_answers(t, 20, "20/02/2020"), right = world_answers(t, 30, "20/02/2020");
	struct report p, old;
	ok(report_save(t, id, &v) > 0 && report_send(t, id, NULL), "a report is sent");
	refused(t, report_correct(t, id, SV("sai")), "is withdrawn", "what is not received is withdrawn, not corrected");
	ok(report_last(t, id, &old) && report_accept(t, id, old.id), "it is received");
	refused(t, report_correct(t, id, SV(" ")), "Say what", "a correction says what for");
	ok(report_correct(t, id, SV("ghi sót 10 đồng chí")), "the unit corrects it");
	refused(t, report_correct(t, id, SV("again")), "under way", "one correction at a time");
	ok(report_save(t, id, &right) > 0 && report_send(t, id, NULL) && report_send(t, id, NULL), "and sends it, twice like once");
	struct rollup r = rollup_at(t, w.requirement, w.top);
	ok(r.accepted == 1 && r.reported == 1 && r.expected == 20, "it stays accepted with its figures");
	world_verified(t, "with a correction waiting");
	ok(report_waiting(t, id, &p) && report_return(t, id, p.id, SV("ghi rõ"), day("2020-02-24")), "the correction is returned");
	r = rollup_at(t, w.requirement, w.top);
	ok(r.accepted == 1 && r.returned == 0 && r.expected == 20, "which leaves the received one alone");
	world_verified(t, "with a correction returned");
	ok(report_send(t, id, NULL) && report_withdraw(t, id) && report_send(t, id, NULL), "it is sent, withdrawn and sent again");
	refused(t, report_accept(t, id, old.id), "no longer the report", "the old version is not received again");
	ok(report_waiting(t, id, &p) && report_accept(t, id, p.id), "the correction is received: %s", error_words(t->error));
	r = rollup_at(t, w.requirement, w.top);
	ok(r.accepted == 1 && r.expected == 30 && r.reached == 29 && r.on_time == 1, "and its figures take the place of the old ones");
	world_verified(t, "after a correction");
	refused(t, report_accept(t, id, p.id), "received this report already", "once");
}

static void sums(struct tx *t)
{
	struct world w;
	world_begin(t, &w);
	int64_t a = world_add(t, &w, w.leaf, w.top), id;
	world_open(t, &w, (struct requirement){.holds = true, .reports = true, .sessions = 1, .report_due = day("2020-03-10")});
	id = world_of(t, &w, a).id;
	struct values v = world_answers(t, 20, "20/02/2020");
	ok(report_save(t, id, &v) > 0 && report_send(t, id, NULL), "a report is sent");
	world_verified(t, "with sums of a form");
	db_savepoint(t->db);
	struct obligation o = world_of(t, &w, a);
	rollup_sums(t, &o, o.id ? rollup_report(t, &o) : 0, 1);
	AUTO(buf_free) struct buf out = {0};
	int64_t places;
	ok(!rollup_verify(t, &out, &places) && strstr(buf_cstr(&out), "attended"), "a sum that is kept twice is found, and named");
	db_rollback_to_savepoint(t->db);
}

static void rules(struct tx *t, const char *where)
{
	(void)where;
	working_days(t);
	due_dates(t);
	holding_alone(t);
	held_before(t);
	covered(t);
	merger(t);
	languages(t);
	correction(t);
	sums(t);
}

int main(void)
{
	on_each_subject(rules);
	return done();
}

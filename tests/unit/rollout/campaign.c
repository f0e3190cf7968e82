// A campaign's life on a small tree, each rule of "where cases meet" that it touches, and random histories against the
// recomputation.
#include "subject.h"

#include "org/kind.h"
#include "org/term.h"
#include "org/unit.h"
#include "rollout/follow.h"
#include "rollout/report.h"
#include "rollout/rollup.h"

static struct {
	int64_t line, party, bloc, department, committee, cells[3], kind_committee, kind_cell, campaign, requirement;
	int64_t own[5]; // obligations: committee, cells
} x;

static int64_t kind(struct tx *t, const char *code, int level, bool organ)
{
	struct kind k = {.code = sv_of(code), .name_vi = sv_of(code), .name_en = sv_of(code), .level = level, .organ = organ, .reports = true};
	return kind_set(t, &k);
}

static int64_t unit(struct tx *t, int64_t kind_id, const char *code, int64_t parent)
{
	struct unit_facts f = {.kind = kind_id, .code = sv_of(code), .name = sv_of(code), .from = day("2019-01-01")};
	int64_t id = unit_add(t, &f);
	if (!id || !unit_place(t, x.line, id, parent, day("2019-01-01")))
		printf("# %s\n", error_words(t->error));
	return id;
}

static void make_tree(struct tx *t)
{
	struct term line = {.code = SV("party"), .name_vi = SV("Đảng"), .name_en = SV("Party")};
	x.line = term_set(t, TERM_LINES, &line);
	x.party = term_set(t, TERM_CATEGORIES, &line);
	int64_t area = kind(t, "area", 1, false), organ = kind(t, "department", 2, true);
	x.kind_committee = kind(t, "committee", 2, false);
	x.kind_cell = kind(t, "cell", 3, false);
	int64_t top[] = {area}, both[] = {area, x.kind_committee};
	kind_set_under(t, organ, top, 1);
	kind_set_under(t, x.kind_committee, top, 1);
	kind_set_under(t, x.kind_cell, both, 2);
	x.bloc = unit(t, area, "BLOC", 0);
	x.department = unit(t, organ, "BLOC.D", x.bloc);
	x.committee = unit(t, x.kind_committee, "C1", x.bloc);
	x.cells[0] = unit(t, x.kind_cell, "X1", x.bloc);
	x.cells[1] = unit(t, x.kind_cell, "X2", x.bloc);
	x.cells[2] = unit(t, x.kind_cell, "C1.1", x.committee);
	for (int i = 0; i < 3; i++)
		ok(unit_set_members(t, x.cells[i], x.party, 20 + i, day("2019-01-01")), "members are known");
}

// Committees make a plan, cells do not have to; reports five working days after the session, on 18 March at the latest.
static void make_campaign(struct tx *t)
{
	form_install(t);
	struct campaign c = {.unit = x.bloc, .line = x.line, .scope = x.bloc, .title = SV("Học tập nghị quyết")};
	x.campaign = campaign_draft(t, &c);
	struct requirement_part parts[] = {{.kind = x.kind_committee, .plan = PLAN_STEP_REQUIRED, .form = form_by_code(t, SV("full"))},
	                                   {.kind = x.kind_cell, .plan = PLAN_STEP_EXEMPT, .form = form_by_code(t, SV("short"))}};
	struct requirement q = {.campaign = x.campaign,
	                        .title = SV("Học tập"),
	                        .category = x.party,
	                        .holds = true,
	                        .reports = true,
	                        .plan_due = day("2020-02-25"),
	                        .hold_due = day("2020-03-15"),
	                        .report_due = day("2020-03-18"),
	                        .report_after = 5,
	                        .report_working = true,
	                        .parts = parts,
	                        .part_count = 2};
	x.requirement = requirement_add(t, &q);
}

static int64_t obligation_id(struct tx *t, int64_t unit_id)
{
	return db_number(t->db, SQL_obligation_of_requirement, DB_ARGS(DB_INT("requirement", x.requirement), DB_INT("unit", unit_id)));
}

static void verified(struct tx *t, const char *what)
{
	AUTO(buf_free) struct buf out = {0};
	int64_t places;
	if (!ok(rollup_verify(t, &out, &places) && places > 0, "%s: the sums are those of the leaves", what))
		printf("# %s\n", buf_cstr(&out));
}

static void opening(struct tx *t)
{
	refused(t, campaign_except(t, x.campaign, x.cells[1], SV("")), "why", "an exception has a reason");
	ok(campaign_except(t, x.campaign, x.cells[1], SV("học tại hội nghị cấp trên")), "an exception");
	is_int(campaign_open(t, x.campaign), 4, "one obligation for each unit that fits");
	refused(t, campaign_open(t, x.campaign) > 0, "opened already", "a campaign is opened once");
	struct rollup r = rollup_at(t, x.requirement, x.bloc);
	ok(r.owed == 3 && r.exempt == 1 && r.released == 0, "owed is without the exempt one");
	ok(r.plan_owed == 1 && r.hold_owed == 3 && r.report_owed == 3, "the plan is asked of the committee alone");
	r = rollup_at(t, x.requirement, x.committee);
	ok(r.owed == 2, "a unit's roll-up is its own and those below");
	r = rollup_at(t, x.requirement, x.department);
	ok(r.owed == 0 && r.exempt == 0, "who owes nothing has none");
	x.own[0] = obligation_id(t, x.committee);
	for (int i = 0; i < 3; i++)
		x.own[i + 1] = obligation_id(t, x.cells[i]);
	verified(t, "after the opening");
}

static void plans(struct tx *t)
{
	struct local_plan plan = {.number = SV("05-KH/ĐU"), .issued_on = day("2020-02-19")};
	refused(t, obligation_plan(t, x.own[1], &plan), "does not have to make a plan", "a cell makes no plan");
	plan.issued_on = day("2020-02-21");
	refused(t, obligation_plan(t, x.own[0], &plan), "in the future", "no plan of tomorrow");
	plan.issued_on = day("2020-02-19");
	ok(obligation_plan(t, x.own[0], &plan), "the committee makes one");
	struct obligation o;
	struct date due;
	ok(obligation_get(t, x.own[0], &o) && obligation_progress(&o, 1) == PROGRESS_PLANNED && obligation_next(&o, 1, &due) == STEP_HOLD &&
	       date_cmp(due, day("2020-03-15")) == 0,
	   "then holding is next");
}

static void sessions(struct tx *t)
{
	struct attendance a = {.category = x.party, .members = 20, .exempt = 1, .attended = 18, .absent_with = 1};
	struct session s = {.unit = x.cells[0], .held_on = day("2020-02-20"), .attendance = &a, .attendance_count = 1};
	a.attended = 21;
	refused(t, session_record(t, &s, &x.own[1], 1) > 0, "more than must attend (19)", "nobody attends who need not");
	a.attended = 17;
	refused(t, session_record(t, &s, &x.own[1], 1) > 0, "1 differ", "heads must add up");
	a.attended = 18;
	ok(session_record(t, &s, &x.own[1], 1) > 0, "a session of a cell");
	struct obligation o;
	ok(obligation_get(t, x.own[1], &o) && obligation_progress(&o, 1) == PROGRESS_HELD, "it is held");
	ok(date_cmp(o.report_due, day("2020-02-27")) == 0, "the report is due five working days after it, not at the latest day");
	is_int(rollup_at(t, x.requirement, x.bloc).held, 1, "and counts above");
	verified(t, "after a session");
}

static struct values answers(struct tx *t, const char *const *pairs)
{
	struct values v = {0};
	for (size_t i = 0; pairs[i]; i += 2)
		*ARENA_PUSH(t->arena, v.items, v.count, v.room) = (struct value){.key = sv_of(pairs[i]), .text = sv_of(pairs[i + 1])};
	return v;
}

static const char *const short_answers[] = {"held_on", "20/02/2020", "mode", "Online", "members", "20", "exempt", "1", "attended", "18",
                                            "absent_with", "1", "absent_without", "0", "secretary", "yes", "shortcomings", "-", NULL};

static void reports(struct tx *t)
{
	static const char *const wrong[] = {"held_on", "20/02/2020", "mode", "Online", "members", "20", "attended", "25", "absent_with", "0", "absent_without", "0", "secretary", "yes", "shortcomings", "-", NULL};
	struct values v = answers(t, wrong);
	ok(report_save(t, x.own[1], &v) > 0, "what is wrong can be saved");
	refused(t, report_send(t, x.own[1], NULL), "must attend", "and not be sent");
	v = answers(t, short_answers);
	ok(report_save(t, x.own[1], &v) > 0 && report_send(t, x.own[1], NULL), "a right one is sent");
	ok(report_send(t, x.own[1], NULL), "sending twice is sending once");
	struct rollup r = rollup_at(t, x.requirement, x.bloc);
	ok(r.reported == 1 && r.on_time == 1 && r.late == 0 && r.expected == 19 && r.reached == 18 && r.figures == 1, "its figures count above");
	refused(t, report_save(t, x.own[1], &v) > 0, "Withdraw it first", "a sent one is not written over");
	size_t count;
	struct rollup_sum *sums = rollup_sums_at(t, x.requirement, x.bloc, &count);
	bool found = false;
	for (size_t i = 0; i < count; i++)
		found = found || (sv_is(sums[i].key, "attended") && sums[i].total.mantissa == 18 && sums[i].reports == 1);
	ok(found, "the form's numbers are summed by key");
	verified(t, "after a report");
}

static void decisions(struct tx *t)
{
	struct report last;
	ok(report_last(t, x.own[1], &last), "the officer sees it");
	refused(t, report_return(t, x.own[1], last.id, SV(""), day("2020-02-24")), "missing or wrong", "a return says why");
	ok(report_return(t, x.own[1], last.id, SV("ghi ngày học bổ sung"), day("2020-02-24")), "it is returned");
	struct rollup r = rollup_at(t, x.requirement, x.bloc);
	ok(r.reported == 0 && r.returned == 1 && r.expected == 0 && r.figures == 0, "a returned one is not reported, its figures wait");
	struct obligation o;
	struct date due;
	ok(obligation_get(t, x.own[1], &o) && obligation_next(&o, 1, &due) == STEP_REPORT && date_cmp(due, day("2020-02-24")) == 0, "it has its own due date");
	t->now += 20LL * 86400000; // long after it
	ok(rollup_at(t, x.requirement, x.bloc).overdue == 1, "which passes without anybody doing anything");
	ok(report_send(t, x.own[1], NULL), "what was written is sent again");
	ok(obligation_get(t, x.own[1], &o) && o.on_time, "on time is what the first sending was");
	refused(t, report_accept(t, x.own[1], last.id), "no longer the report", "an older version cannot be received");
	ok(report_last(t, x.own[1], &last) && report_accept(t, x.own[1], last.id), "the new one is received");
	refused(t, report_accept(t, x.own[1], last.id), "received this report already, at 08:15", "not twice: who was first is told");
	refused(t, report_withdraw(t, x.own[1]), "not yet received", "a received one is not withdrawn");
	r = rollup_at(t, x.requirement, x.bloc);
	ok(r.reported == 1 && r.accepted == 1 && r.held == 1 && r.on_time + r.late == r.reported, "accepted is reported too, and held");
	verified(t, "after receiving");
}

static void others(struct tx *t)
{
	struct values v = answers(t, short_answers);
	v.items[0].text = SV("01/03/2020");
	ok(report_save(t, x.own[3], &v) > 0, "an officer writes for a unit");
	struct report_behalf paper = {.source = SV("paper"), .arrived_on = day("2020-03-30")};
	refused(t, report_send(t, x.own[3], &paper), "not in the future", "paper does not come tomorrow");
	paper.arrived_on = day("2020-02-29");
	refused(t, report_send(t, x.own[3], &paper), "before the day of the session", "nor before the session that it tells of");
	paper.arrived_on = day("2020-03-10");
	ok(report_send(t, x.own[3], &paper), "and sends it as of the day it came");
	struct obligation o;
	ok(obligation_get(t, x.own[3], &o) && date_is_set(o.held_on) && o.sessions == 1, "a report that states the day makes the session");
	ok(!o.on_time && date_cmp(o.first_on, day("2020-03-10")) == 0, "the day of arrival decides: due five working days after 1 March");
	refused(t, obligation_exempt(t, x.own[3], SV("x")), "reported already", "who reported is not exempt any more");
	ok(obligation_extend(t, x.own[0], STEP_REPORT, day("2020-04-01"), SV("TB 44")), "an extension replaces the due date");
	ok(obligation_release(t, x.own[0], SV("giải thể")), "a unit that closes is released");
	struct rollup r = rollup_at(t, x.requirement, x.bloc);
	ok(r.owed == 2 && r.released == 1 && r.reported == 2 && r.late == 1, "and no longer owes");
	ok(r.reached <= r.expected, "no rate passes 100 %%");
	verified(t, "after an officer's decisions");
}

static void covering(struct tx *t)
{
	struct campaign c = {.unit = x.bloc, .line = x.line, .scope = x.bloc, .title = SV("Hai")};
	int64_t second = campaign_draft(t, &c);
	struct requirement_part part = {.kind = x.kind_cell, .plan = PLAN_STEP_NONE, .form = form_by_code(t, SV("short"))};
	struct requirement q = {.campaign = second, .title = SV("Một cuộc chung"), .category = x.party, .holds = true, .reports = true,
	                        .report_due = day("2020-03-20"), .parts = &part, .part_count = 1};
	x.requirement = requirement_add(t, &q);
	is_int(campaign_open(t, second), 3, "a second campaign");
	int64_t leader = obligation_id(t, x.cells[0]), led = obligation_id(t, x.cells[1]);
	ok(obligation_cover(t, led, leader), "one is covered by another");
	refused(t, report_save(t, led, &(struct values){0}) > 0, "reports for this one", "and reports no more itself");
	struct values v = answers(t, short_answers);
	ok(report_save(t, leader, &v) > 0 && report_send(t, leader, NULL), "the leader reports");
	struct rollup r = rollup_at(t, x.requirement, x.bloc);
	ok(r.reported == 2 && r.held == 2 && r.figures == 1 && r.expected == 19, "both are reported, the figures stand once");
	verified(t, "with a covered unit");
	ok(report_withdraw(t, leader) && rollup_at(t, x.requirement, x.bloc).reported == 0, "what the leader takes back is back for both");
	verified(t, "after a withdrawal");
	struct unit_facts f = {.kind = x.kind_cell, .code = SV("X9"), .name = SV("X9"), .from = day("2020-03-01")};
	int64_t late = unit_add(t, &f);
	ok(unit_place(t, x.line, late, x.bloc, day("2020-03-01")) && obligation_id(t, late) > 0, "a unit that joins later gets its own");
	is_int(campaign_join(t, second, late), 0, "once");
	struct obligation o;
	ok(obligation_get(t, obligation_id(t, late), &o) && date_cmp(o.report_due, day("2020-03-21")) == 0, "not due before the tenth day after joining");
	verified(t, "after joining");
}

// ---- random histories

static uint64_t state;

static int random_below(int n)
{
	state = state * 6364136223846793005U + 1442695040888963407U;
	return (int)((state >> 33) % (uint64_t)n);
}

static void histories(struct tx *t)
{
	size_t count;
	struct obligation *all = obligation_in(t, x.requirement, x.bloc, &count);
	int64_t ids[16];
	for (size_t i = 0; i < count && i < LENGTH(ids); i++)
		ids[i] = all[i].id;
	int done_steps = 0;
	for (int step = 0; step < 400; step++) {
		int64_t id = ids[random_below((int)count)];
		struct report last;
		struct values v = answers(t, short_answers);
		bool has = report_last(t, id, &last), good = false;
		struct session s = {.unit = x.cells[0], .held_on = day("2020-03-01")};
		switch (random_below(9)) {
		case 0:
			good = report_save(t, id, &v) > 0;
			break;
		case 1:
			good = report_send(t, id, NULL);
			break;
		case 2:
			good = has && report_accept(t, id, last.id);
			break;
		case 3:
			good = has && report_return(t, id, last.id, SV("sửa"), date_add(tx_today(t), random_below(9)));
			break;
		case 4:
			good = report_withdraw(t, id);
			break;
		case 5:
			good = session_record(t, &s, &id, 1) > 0;
			break;
		case 6:
			good = obligation_extend(t, id, STEP_REPORT, date_add(tx_today(t), random_below(30)), SV("TB"));
			break;
		case 7:
			good = random_below(12) == 0 && obligation_exempt(t, id, SV("miễn"));
			break;
		default:
			t->now += 3600000;
			good = true;
			break;
		}
		done_steps += good;
		error_clear(t->error);
	}
	ok(done_steps > 100, "a random history of %d steps that were allowed", done_steps);
	struct rollup r = rollup_at(t, x.requirement, x.bloc);
	ok(r.reached <= r.expected && r.on_time + r.late == r.reported && r.accepted <= r.reported && r.reported <= r.held, "facts stay cumulative");
	verified(t, "after a random history");
	// The tree changes under it.
	ok(unit_place(t, x.line, x.cells[0], x.committee, tx_today(t)), "a cell moves under the committee");
	verified(t, "after a move");
	ok(campaign_close(t, x.campaign), "a campaign is closed");
	refused(t, report_save(t, x.own[0], &(struct values){0}) > 0, "closed", "a closed campaign takes nothing");
	struct requirement first = requirement_all(t, x.campaign, &count)[0];
	struct rollup frozen = rollup_at(t, first.id, x.committee);
	ok(unit_place(t, x.line, x.cells[2], x.bloc, tx_today(t)), "a cell leaves the committee after that");
	struct rollup later = rollup_at(t, first.id, x.committee);
	ok(rollup_same(&frozen, &later) && frozen.owed > 0, "the closed campaign keeps its figures");
	rollup_children(t, first.id, x.line, x.committee, &count);
	is_int((int64_t)count, 2, "with the tree as it stood");
	verified(t, "with a closed campaign and a tree that went on");
}

static void life(struct tx *t, const char *where)
{
	(void)where;
	instant began = t->now;
	t->watch = &rollout_watch;
	state = 42;
	make_tree(t);
	make_campaign(t);
	opening(t);
	plans(t);
	sessions(t);
	reports(t);
	decisions(t);
	others(t);
	covering(t);
	histories(t);
	t->now = began;
}

int main(void)
{
	on_each_subject(life);
	return done();
}

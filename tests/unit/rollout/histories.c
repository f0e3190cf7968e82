// Random histories of a thousand steps on two shapes of tree, while units join, move, close, merge, leave and come back: the
// counters are those of the leaves at every look, and no rate passes 100 %. LANTOA_TEST_FULL: ten thousand steps.
#include <stdlib.h>

#include "rollout.h"

static uint64_t state;
static struct world w;
static int64_t youth; // kept by themselves

static int below(int n)
{
	state = state * 6364136223846793005U + 1442695040888963407U;
	return (int)((state >> 33) % (uint64_t)n);
}

static int64_t any_unit(void)
{
	return w.units[below(w.count)];
}

static int64_t any_branch(struct tx *t)
{
	struct unit u;
	int64_t id = any_unit();
	return unit_by_id(t, id, &u) && u.kind == w.branch && !date_is_set(u.closed_on) ? id : w.top;
}

// Chains of branches, five deep, with leaves at every level.
static void deep(struct tx *t)
{
	int64_t at = w.top;
	for (int i = 0; i < 36; i++) {
		world_add(t, &w, w.leaf, at);
		if (i % 3 == 0)
			at = i % 15 == 0 ? w.top : at;
		if (i % 3 == 0)
			at = world_add(t, &w, w.branch, at);
	}
}

// All leaves stand right under the top.
static void flat(struct tx *t)
{
	for (int i = 0; i < 48; i++)
		world_add(t, &w, w.leaf, w.top);
}

// ---- steps: whether it was allowed

static bool write_report(struct tx *t, int64_t id)
{
	struct values v = world_answers(t, 10 + below(30), below(2) ? "20/02/2020" : "10/02/2020");
	return report_save(t, id, &v) > 0;
}

static bool on_behalf(struct tx *t, int64_t id)
{
	struct report_behalf paper = {.source = SV("paper"), .arrived_on = date_add(tx_today(t), -below(12))};
	return write_report(t, id) && report_send(t, id, &paper);
}

static bool hold(struct tx *t, int64_t unit, int64_t id)
{
	int young = below(9), members = 10 + below(20);
	struct attendance a[] = {{.category = w.category, .members = members, .attended = members}, {.category = youth, .members = young, .elsewhere = young}};
	struct session s = {.unit = unit, .held_on = date_add(tx_today(t), -below(20)), .attendance = a, .attendance_count = below(4) ? 2 : 0};
	return session_record(t, &s, &id, 1) > 0;
}

static bool of_report(struct tx *t, int64_t id, int what)
{
	struct report last;
	if (!report_waiting(t, id, &last))
		return false;
	return what == 0 ? report_accept(t, id, last.id)
	                 : report_return(t, id, last.id, SV("bổ sung"), date_add(tx_today(t), below(9)));
}

static bool of_tree(struct tx *t, int64_t unit, int what)
{
	struct date today = tx_today(t);
	switch (what) {
	case 0:
		return w.count < WORLD_UNITS && world_add(t, &w, w.leaf, any_branch(t)) > 0;
	case 1:
	case 2:
		return unit_place(t, w.line, unit, any_branch(t), today);
	case 3:
		return below(6) == 0 && unit_close(t, unit, SV("giải thể"), today);
	case 4:
		return below(4) == 0 && unit_close(t, unit, SV("sáp nhập"), today) &&
		       unit_succeed(t, unit, any_unit(), SUCCESSION_ABSORBED, today);
	default:
		return below(3) == 0 && unit_leave(t, w.line, unit, today);
	}
}

static bool one_step(struct tx *t)
{
	int64_t unit = any_unit(), id = obligation_of(t, w.requirement, unit);
	int what = below(20);
	if (what >= 15)
		return of_tree(t, unit, below(6));
	if (!id)
		return false;
	switch (what) {
	case 0:
	case 1:
		return write_report(t, id);
	case 2:
	case 3:
		return report_send(t, id, NULL);
	case 4:
		return on_behalf(t, id);
	case 5:
	case 6:
		return of_report(t, id, 0);
	case 7:
		return of_report(t, id, 1);
	case 8:
		return report_withdraw(t, id);
	case 9:
	case 10:
		return hold(t, unit, id);
	case 11:
		return obligation_extend(t, id, STEP_REPORT, date_add(tx_today(t), below(30)), SV("TB"));
	case 12:
		return below(5) == 0 && obligation_exempt(t, id, SV("miễn"));
	case 13:
		return obligation_cover(t, id, obligation_of(t, w.requirement, any_unit()));
	default:
		t->now += 6 * 3600000;
		return below(3) != 0 || report_correct(t, id, SV("đính chính"));
	}
}

static bool holds_everywhere(struct tx *t)
{
	bool good = true;
	for (int i = -1; i < w.count; i++) {
		struct rollup r = rollup_at(t, w.requirement, i < 0 ? w.top : w.units[i]);
		good = good && r.reached <= r.expected && r.on_time + r.late == r.reported && r.accepted <= r.reported &&
		       r.reported <= r.held && r.held <= r.owed && r.overdue <= r.owed && r.overdue >= 0 && r.figures <= r.reported;
	}
	return good;
}

static void history(struct tx *t, const char *name, void (*shape)(struct tx *))
{
	enum { LOOKS = 10 };
	int steps = getenv("LANTOA_TEST_FULL") ? 10000 : 1000, allowed = 0, wrong = 0, heads = 0;
	state = 2020;
	world_begin(t, &w);
	shape(t);
	youth = term_set(t, TERM_CATEGORIES, &(struct term){.code = SV("youth"), .name_vi = SV("Đoàn viên"), .name_en = SV("Youth")});
	struct requirement_category also = {.category = youth};
	world_open(t, &w, (struct requirement){.also = &also, .also_count = 1,
	                                       .holds = true, .reports = true, .sessions = 1, .hold_due = day("2020-03-10"),
	                                       .report_due = day("2020-03-18"), .report_after = 5, .report_working = true});
	for (int look = 0; look < LOOKS; look++) {
		for (int i = 0; i < steps / LOOKS; i++) {
			db_savepoint(t->db); // what is refused half-way leaves nothing, as the writer has it
			bool good = one_step(t);
			if (good)
				db_release(t->db);
			else
				db_rollback_to_savepoint(t->db);
			allowed += good;
			error_clear(t->error);
		}
		if (!world_verified(t, arena_printf(t->arena, "%s: after %d steps", name, (look + 1) * steps / LOOKS).p))
			break;
		wrong += !holds_everywhere(t);
		size_t kept;
		rollup_heads_at(t, w.requirement, w.top, &kept);
		heads += kept > 0;
	}
	ok(allowed > steps / 4, "%s: %d of %d steps were allowed", name, allowed, steps);
	is_int(wrong, 0, "facts are cumulative and no rate passes 100 % anywhere");
	struct rollup r = rollup_at(t, w.requirement, w.top);
	ok(heads > 0, "the young were counted by themselves at %d looks", heads);
	ok(r.owed > 5 && r.reported > 0 && r.released > 0 && r.exempt > 0, "%s: something of everything came about", name);
	ok(unit_verify(t, &(struct buf){0}, &(int64_t){0}), "%s: the tree is as its parents say", name);
}

static void histories(struct tx *t, const char *where)
{
	(void)where;
	instant began = t->now;
	history(t, "deep", deep);
	t->now = began;
	history(t, "flat", flat);
}

int main(void)
{
	on_each_subject(histories);
	return done();
}

// Sessions cell by cell, and heads of several categories: counted as one where they are declared not to overlap, else by themselves.
#include "rollout.h"

#include "rollout/heads.h"

static int64_t youth, workers;

static struct attendance heads(int64_t category, int members, int attended)
{
	return (struct attendance){.category = category, .members = members, .attended = attended, .absent_without = members - attended};
}

static int64_t record(struct tx *t, int64_t unit, int64_t obligation, struct attendance *a, size_t count, const int64_t *cells, size_t cell_count)
{
	struct session s = {.unit = unit, .held_on = day("2020-02-18"), .attendance = a, .attendance_count = count, .cells = cells, .cell_count = cell_count};
	return session_record(t, &s, &obligation, 1);
}

static struct sv answer(struct tx *t, const struct obligation *o, const char *fact)
{
	struct form f;
	if (!form_get(t, o->form_version, &f))
		return SV("");
	struct values v = report_known(t, o, &f);
	const struct form_field *field = form_bound(&f, fact);
	const struct value *known = field ? value_of(&v, field->key) : NULL;
	return known ? known->text : SV("");
}

static void cell_by_cell(struct tx *t)
{
	struct world w;
	world_begin(t, &w);
	struct kind meets = {.code = SV("leaf"), .name_vi = SV("leaf"), .name_en = SV("leaf"), .level = 2, .reports = true, .monthly_meeting = true};
	is_int(kind_set(t, &meets), w.leaf, "leaves are cells, which meet each month");
	int64_t base = world_add(t, &w, w.branch, w.top), section = world_add(t, &w, w.branch, base), other = world_add(t, &w, w.branch, w.top);
	int64_t cells[] = {world_add(t, &w, w.leaf, base), world_add(t, &w, w.leaf, section), world_add(t, &w, w.leaf, section)};
	int64_t far = world_add(t, &w, w.leaf, other);
	kind_set_under(t, w.leaf, (const int64_t[]){w.branch, w.leaf}, 2);
	world_add(t, &w, w.leaf, cells[0]); // a group of a cell holds nothing by itself
	world_open(t, &w, (struct requirement){.holds = true, .reports = true, .sessions = 1, .report_due = day("2020-03-10")});
	int64_t id = world_of(t, &w, base).id;
	struct attendance a[] = {heads(w.category, 20, 19)};
	ok(record(t, cells[0], world_of(t, &w, cells[0]).id, a, 1, NULL, 0) > 0, "a cell holds it");
	struct obligation o = world_of(t, &w, base);
	struct cells all = obligation_cells(t, &o);
	ok(all.count == 3 && all.held == 0, "cells below sections are the committee's too; what they owe themselves says nothing of it");
	ok(obligation_plan(t, id, &(struct local_plan){.issued_on = day("2020-02-10"), .mode = SV("by-cell")}), "the committee plans that each holds it");
	o = world_of(t, &w, base);
	is_int((int64_t)obligation_cells(t, &o).held, 1, "then it does: one of three");
	refused(t, record(t, base, id, a, 1, &far, 1) > 0, "none of this unit's", "another's cell is refused");
	ok(record(t, base, id, a, 1, &cells[1], 1) > 0, "the committee records what a cell held");
	o = world_of(t, &w, base);
	ok(obligation_cells(t, &o).held == 2 && !date_is_set(o.held_on) && !o.sessions, "two of three, and not carried out yet");
	world_verified(t, "cell by cell");
	ok(record(t, base, id, a, 1, &cells[2], 1) > 0, "the last one");
	o = world_of(t, &w, base);
	ok(obligation_cells(t, &o).held == 3 && date_is_set(o.held_on), "carries it out");
	is_sv(answer(t, &o, "attended"), "38", "the report begins with the heads of all its sessions");
	world_verified(t, "after the last cell");
}

static void of_report(struct tx *t, struct world *w, int64_t unit)
{
	struct values v = world_answers(t, 30, "18/02/2020");
	int64_t id = world_of(t, w, unit).id;
	struct report last;
	ok(report_save(t, id, &v) > 0 && report_send(t, id, NULL), "a report is sent: %s", error_words(t->error));
	size_t count;
	struct rollup_heads *all = rollup_heads_at(t, w->requirement, w->top, &count);
	ok(count == 1 && all[0].category == youth && all[0].figures == 1 && all[0].expected == 9 && all[0].reached == 8,
	   "with it the heads kept by themselves count");
	world_verified(t, "with heads by themselves");
	ok(report_last(t, id, &last) && report_return(t, id, last.id, SV("bổ sung"), day("2020-02-25")), "it is returned");
	rollup_heads_at(t, w->requirement, w->top, &count);
	is_int((int64_t)count, 0, "and they wait");
	world_verified(t, "with heads that wait");
	ok(report_send(t, id, NULL), "sent again");
	int64_t branch = world_add(t, w, w->branch, w->top);
	ok(unit_place(t, w->line, unit, branch, tx_today(t)), "the unit moves");
	rollup_heads_at(t, w->requirement, branch, &count);
	is_int((int64_t)count, 1, "and takes them along");
	world_verified(t, "after the unit moved");
}

static void categories(struct tx *t)
{
	struct world w;
	world_begin(t, &w);
	youth = term_set(t, TERM_CATEGORIES, &(struct term){.code = SV("youth"), .name_vi = SV("Đoàn viên"), .name_en = SV("Youth")});
	workers = term_set(t, TERM_CATEGORIES, &(struct term){.code = SV("workers"), .name_vi = SV("Quần chúng"), .name_en = SV("Workers")});
	category_set_apart(t, workers, &w.category, 1);
	int64_t unit = world_add(t, &w, w.leaf, w.top);
	ok(unit_set_members(t, unit, workers, 10, tx_today(t)), "there are workers, too");
	struct requirement q = {.holds = true, .reports = true, .sessions = 1, .report_due = day("2020-03-10")};
	requirement_ask(t, &q, w.category);
	requirement_ask(t, &q, youth);
	requirement_ask(t, &q, workers);
	requirement_ask(t, &q, youth);
	ok(q.also_count == 2 && !q.also[0].counted && q.also[1].counted, "workers are no members and are added; the young may be either, and are not");
	world_open(t, &w, q);
	struct requirement_category both[] = {{youth, true}};
	struct campaign c = {.unit = w.top, .line = w.line, .scope = w.top, .title = SV("Đợt")};
	struct requirement wrong = {.campaign = campaign_draft(t, &c), .title = SV("x"), .category = w.category, .also = both, .also_count = 1};
	refused(t, requirement_add(t, &wrong) > 0, "may overlap", "adding those who may overlap");

	struct attendance a[] = {heads(w.category, 20, 18), heads(youth, 9, 8), heads(workers, 10, 10)};
	ok(record(t, unit, world_of(t, &w, unit).id, a, 3, NULL, 0) > 0, "a session with heads of all three");
	struct obligation o = world_of(t, &w, unit);
	is_sv(answer(t, &o, "attended"), "28", "the report begins with the members and the workers");
	is_sv(answer(t, &o, "members"), "30", "of as many");
	of_report(t, &w, unit);

	db_savepoint(t->db);
	o = world_of(t, &w, unit);
	heads_move(t, &o, 1);
	AUTO(buf_free) struct buf out = {0};
	int64_t places;
	ok(!rollup_verify(t, &out, &places) && strstr(buf_cstr(&out), "reached"), "heads that are kept twice are found, and named");
	db_rollback_to_savepoint(t->db);
}

static void without_report(struct tx *t)
{
	struct world w;
	world_begin(t, &w);
	int64_t unit = world_add(t, &w, w.leaf, w.top);
	struct requirement q = {.holds = true, .sessions = 1, .hold_due = day("2020-03-10")};
	requirement_ask(t, &q, w.category);
	requirement_ask(t, &q, workers);
	requirement_ask(t, &q, youth);
	world_open(t, &w, q);
	struct attendance a[] = {heads(w.category, 20, 18), heads(workers, 10, 10), heads(youth, 9, 8)};
	ok(record(t, unit, world_of(t, &w, unit).id, a, 3, NULL, 0) > 0, "a session");
	struct rollup r = rollup_at(t, w.requirement, w.top);
	ok(r.figures == 1 && r.expected == 30 && r.reached == 28, "where none is reported, those of the session are counted as one");
	world_verified(t, "without a report");
}

static void run(struct tx *t, const char *where)
{
	(void)where;
	cell_by_cell(t);
	categories(t);
	without_report(t);
}

int main(void)
{
	on_each_subject(run);
	return done();
}

// Units: dated facts, the tree of each line and its closure, what is refused.
#include "subject.h"

#include "org/kind.h"
#include "org/term.h"
#include "org/unit.h"

static int64_t party, league;                            // lines
static int64_t committee, department, cell, mass;        // kinds

static int64_t kind(struct tx *t, const char *code, int64_t level, bool organ, const int64_t *under, size_t count)
{
	struct kind k = {.code = sv_of(code), .name_vi = sv_of(code), .name_en = sv_of(code), .level = level,
	                 .organ = organ, .reports = !organ, .position = level};
	int64_t id = kind_set(t, &k);
	kind_set_under(t, id, under, count);
	return id;
}

static void vocabulary(struct tx *t)
{
	party = term_set(t, TERM_LINES, &(struct term){.code = SV("party"), .name_vi = SV("Đảng"), .name_en = SV("Party")});
	league = term_set(t, TERM_LINES, &(struct term){.code = SV("league"), .name_vi = SV("Đoàn"), .name_en = SV("League"), .position = 1});
	committee = kind(t, "committee", 1, false, NULL, 0);
	kind_set_under(t, committee, &committee, 1);
	department = kind(t, "department", 2, true, &committee, 1);
	cell = kind(t, "cell", 3, false, &committee, 1);
	mass = kind(t, "mass", 4, false, (const int64_t[]){committee, cell}, 2);
	kind_set_under(t, mass, (const int64_t[]){committee, cell, mass}, 3);
	is_int(term_set(t, TERM_LINES, &(struct term){.code = SV("party"), .name_vi = SV("Tuyến Đảng"), .name_en = SV("Party")}), party,
	       "a term of a known code keeps its id");
	struct terms lines = term_all(t, TERM_LINES);
	is_int((int64_t)lines.count, 2, "and stands once");
	is_sv(term_name(term_by_id(&lines, party), LANGUAGE_VI), "Tuyến Đảng", "with its new name");
}

static int64_t add(struct tx *t, const char *code, const char *name, int64_t of, const char *from)
{
	return unit_add(t, &(struct unit_facts){.kind = of, .code = sv_of(code), .name = sv_of(name), .from = day(from)});
}

static int64_t bloc, north, south, organ, cell_a, cell_b, youth, youth_a;

static void grow(struct tx *t)
{
	struct date from = day("2019-01-01");
	bloc = add(t, "B", "Đảng ủy Khối", committee, "2019-01-01");
	north = add(t, "N", "Đảng ủy Bắc", committee, "2019-01-01");
	south = add(t, "S", "Đảng ủy Nam", committee, "2019-01-01");
	organ = add(t, "TG", "Ban Tuyên giáo", department, "2019-01-01");
	cell_a = add(t, "A", "Chi bộ A", cell, "2019-01-01");
	cell_b = add(t, "Ă", "Chi bộ Ă", cell, "2019-01-01");
	youth = add(t, "D", "Đoàn Khối", mass, "2019-01-01");
	youth_a = add(t, "DA", "Đoàn cơ sở A", mass, "2019-01-01");
	bool good = unit_place(t, party, bloc, 0, from) && unit_place(t, party, north, bloc, from) &&
	            unit_place(t, party, south, bloc, from) && unit_place(t, party, organ, bloc, from) &&
	            unit_place(t, party, cell_a, north, from) && unit_place(t, party, cell_b, north, from) &&
	            unit_place(t, party, youth, bloc, from) && unit_place(t, party, youth_a, cell_a, from) &&
	            unit_place(t, league, youth, 0, from) && unit_place(t, league, youth_a, youth, from);
	ok(good, "a tree is built: %s", error_words(t->error));
	is_int(unit_count_below(t, party, bloc), 8, "the top has all below it, and itself");
	is_int(unit_count_below(t, league, youth), 2, "another line has its own tree");
	is_int(unit_parent(t, party, youth_a), cell_a, "a parent on one line");
	is_int(unit_parent(t, league, youth_a), youth, "and another on the other");
	ok(unit_is_below(t, party, bloc, youth_a) && unit_is_below(t, party, cell_a, cell_a) && !unit_is_below(t, party, south, cell_a),
	   "below is at any depth, itself included, and nowhere else");
	struct units path = unit_path(t, party, youth_a);
	ok(path.count == 4 && path.items[0].id == bloc && path.items[3].id == youth_a, "the path goes from the top down");
	struct units children = unit_children(t, party, north);
	ok(children.count == 2 && children.items[0].id == cell_a, "children stand in Vietnamese order");
	is_int(unit_acting_for(t, party, organ), bloc, "a department acts for its parent");
	is_int(unit_acting_for(t, party, cell_a), cell_a, "others for themselves");
	is_sv(unit_title(t, party, organ), "Ban Tuyên giáo, for Đảng ủy Khối", "and its title says so");
}

static void refusing(struct tx *t)
{
	struct date from = day("2020-01-01");
	refused(t, unit_place(t, party, north, cell_a, from), "below it", "a unit cannot stand under what is below it");
	refused(t, unit_place(t, party, north, north, from), "itself", "nor under itself");
	refused(t, unit_place(t, party, south, cell_a, from), "may not stand", "nor under a kind that its kind may not stand under");
	refused(t, unit_place(t, league, youth_a, cell_b, from), "not on this line", "nor under a unit of another line");
	refused(t, unit_place(t, party, south, bloc, day("2018-12-31")), "later record", "nothing is recorded before what is recorded");
	refused(t, unit_place(t, party, south, bloc, day("2020-02-21")), "future", "nor ahead of the day");
	refused(t, add(t, "X", " ", cell, "2020-01-01") != 0, "name", "a unit needs a name");
	refused(t, unit_close(t, north, SV("merged"), from), "stand under", "a unit with open units below it is not closed");
	refused(t, unit_leave(t, party, north, from), "stand under", "nor does it leave the line");
	refused(t, unit_set_members(t, cell_a, 1, -1, from), "zero", "counts are not negative");
	is_int(unit_count_below(t, party, bloc), 8, "what was refused changed nothing");
}

static void dates(struct tx *t)
{
	struct unit u;
	ok(unit_place(t, party, cell_a, south, day("2020-01-15")), "a cell moves");
	is_int(unit_parent(t, party, cell_a), south, "it stands under its new parent");
	is_int(unit_parent_at(t, party, cell_a, day("2020-01-14")), north, "the day before it stood under the old one");
	is_int(unit_parent_at(t, party, cell_a, day("2018-01-01")), 0, "before it was, nowhere");
	ok(unit_is_below(t, party, south, youth_a) && !unit_is_below(t, party, north, youth_a), "all below it moved along");
	is_int(unit_count_below(t, party, north), 2, "the old parent has one cell fewer");
	is_int(unit_count_below(t, party, bloc), 8, "the top as many as before");
	ok(unit_place(t, party, north, south, day("2020-01-20")) && unit_is_below(t, party, south, cell_b), "a committee moves with its cells");

	ok(unit_change(t, cell_b, &(struct unit_facts){.kind = committee, .code = SV("Ă"), .name = SV("Đảng bộ Ă"), .from = day("2020-02-01")}),
	   "a cell becomes a committee");
	ok(unit_by_code(t, SV("Ă"), &u) && u.id == cell_b && u.kind == committee && sv_is(u.name, "Đảng bộ Ă"), "it is one now");
	ok(unit_at(t, cell_b, day("2020-01-31"), &u) && u.kind == cell && sv_is(u.name, "Chi bộ Ă"), "and was a cell the day before");
	ok(!unit_at(t, cell_b, day("2018-12-31"), &u), "and nothing before it was");

	int64_t members = term_set(t, TERM_CATEGORIES, &(struct term){.code = SV("m"), .name_vi = SV("Đảng viên"), .name_en = SV("members")});
	ok(unit_set_members(t, cell_a, members, 24, day("2020-01-01")) && unit_set_members(t, cell_a, members, 26, day("2020-02-01")), "counts are set");
	is_int(unit_members_at(t, cell_a, members, day("2020-01-31")), 24, "the count of a day is the one that held then");
	is_int(unit_members_at(t, cell_a, members, day("2020-02-20")), 26, "and the later from its day on");
	is_int(unit_members_at(t, cell_a, members, day("2019-12-31")), -1, "before the first none is known");
	t->now++;
	ok(unit_set_members(t, cell_a, members, 25, day("2020-02-01")), "a count is corrected for the same day");
	is_int(unit_members_at(t, cell_a, members, day("2020-02-01")), 25, "what was recorded last holds");

	ok(unit_close(t, youth_a, SV("giải thể"), day("2020-02-10")), "a unit is closed: %s", error_words(t->error));
	refused(t, unit_close(t, youth_a, SV("again"), day("2020-02-11")), "closed", "once");
	is_int((int64_t)unit_children(t, party, cell_a).count, 0, "and is among the children no more");
	ok(unit_is_below(t, party, bloc, youth_a), "but stays under its last parent");
	ok(unit_leave(t, league, youth_a, day("2020-02-10")) == false, "a closed unit does not move");
	error_clear(t->error);
}

static void succeeding(struct tx *t)
{
	refused(t, unit_succeed(t, cell_a, cell_a, SUCCESSION_ABSORBED, day("2020-02-10")), "itself", "nobody succeeds itself");
	refused(t, unit_succeed(t, youth_a, 999999, SUCCESSION_ABSORBED, day("2020-02-10")), "no such unit", "nor is anybody succeeded by nobody");
	ok(unit_succeed(t, youth_a, youth, SUCCESSION_ABSORBED, day("2020-02-10")), "a unit is absorbed");
	struct units after = unit_successors(t, youth_a), before = unit_predecessors(t, youth);
	ok(after.count == 1 && after.items[0].id == youth, "it leads to who absorbed it");
	ok(before.count == 1 && before.items[0].id == youth_a && date_is_set(before.items[0].closed_on), "and back, closed as it is");
}

// The closure, compared with what the dated parents say.
static void closure(struct tx *t)
{
	const int64_t all[] = {bloc, north, south, organ, cell_a, cell_b, youth, youth_a};
	int wrong = 0;
	for (size_t i = 0; i < LENGTH(all); i++) {
		for (size_t k = 0; k < LENGTH(all); k++) {
			bool below = false;
			for (int64_t up = all[i]; up && !below; up = unit_parent_at(t, party, up, tx_today(t)))
				below = up == all[k];
			wrong += below != unit_is_below(t, party, all[k], all[i]);
		}
	}
	is_int(wrong, 0, "the closure says what the parents say");
}

static void units(struct tx *t, const char *where)
{
	(void)where;
	vocabulary(t);
	grow(t);
	refusing(t);
	dates(t);
	succeeding(t);
	closure(t);
	AUTO(buf_free) struct buf faults = {0};
	int64_t count;
	ok(unit_verify(t, &faults, &count) && count > 20, "verifying finds %" PRId64 " places and no fault: %s", count, buf_cstr(&faults));
}

int main(void)
{
	on_each_subject(units);
	return done();
}

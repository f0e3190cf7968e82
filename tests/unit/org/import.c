// Import from CSV: what each line does, what is refused and why, and that nothing is half written.
#include "subject.h"

#include "org/import.h"
#include "org/kind.h"
#include "org/term.h"
#include "org/unit.h"

static struct import done_last;

static bool run(struct tx *t, enum import_subject subject, const char *text, enum import_mode mode)
{
	bool good = import_csv(t, subject, sv_of(text), mode, &done_last);
	if (!good)
		printf("# %s\n", error_words(t->error));
	return good;
}

// "2 added, 1 refused" of the last import.
static const char *outcome(void)
{
	static const char *const names[] = {"added", "changed", "unchanged", "refused"};
	static char said[128];
	size_t n = 0;
	said[0] = '\0';
	for (size_t i = 0; i < LENGTH(names); i++) {
		if (done_last.outcomes[i])
			n += (size_t)snprintf(said + n, sizeof(said) - n, "%s%zu %s", n ? ", " : "", done_last.outcomes[i], names[i]);
	}
	return said;
}

static bool row_says(int line, const char *what)
{
	for (size_t i = 0; i < done_last.count; i++) {
		const struct import_row *row = &done_last.rows[i];
		if (row->line == line && sv_find(row->what, sv_of(what)) != SIZE_MAX)
			return true;
		if (row->line == line)
			printf("# line %d says “" SV_FMT "”\n", line, SV_ARG(row->what));
	}
	return false;
}

static const char kinds_csv[] =
	"code,name_vi,name_en,level,organ,under,makes_plan,monthly_meeting,reports\n"
	"tinh,Tỉnh ủy,Province committee,1,0,,0,0,0\n"
	"khoi,Đảng ủy Khối,Bloc committee,2,0,tinh,1,0,1\n"
	"ban,Ban,Department,3,1,khoi,0,0,0\n"
	"dbcs,Đảng bộ cơ sở,Base committee,3,0,khoi tinh,1,0,1\n"
	"cbcs,Chi bộ cơ sở,Base cell,3,0,khoi,0,1,1\n"
	"cb,Chi bộ trực thuộc,Cell,4,0,dbcs,0,1,1\n"
	"dt,Đoàn thể,Mass organisation,3,0,khoi;dbcs;dt,1,0,1\n";

// Who is never two things at once: declared once, it holds both ways.
static void apart(struct tx *t)
{
	static const char both[] = "code,name_vi,apart\nA,Giáo viên,B\nB,Nhân viên,\nC,Học sinh,\n";
	ok(run(t, IMPORT_CATEGORIES, both, IMPORT_WHOLE), "categories with who is apart");
	struct terms all = term_all(t, TERM_CATEGORIES);
	int64_t a = term_by_code(&all, SV("A"))->id, b = term_by_code(&all, SV("B"))->id, c = term_by_code(&all, SV("C"))->id;
	ok(category_is_apart(t, a, b) && category_is_apart(t, b, a) && !category_is_apart(t, a, c) && !category_is_apart(t, a, a), "two are apart, from each other");
	ok(run(t, IMPORT_CATEGORIES, both, IMPORT_WHOLE), "again");
	is_str(outcome(), "3 unchanged", "nothing has changed");
	ok(run(t, IMPORT_CATEGORIES, "code,name_vi\nA,Giáo viên\n", IMPORT_WHOLE) && category_is_apart(t, a, b), "a file that does not say it leaves it");
	ok(run(t, IMPORT_CATEGORIES, "code,name_vi,apart\nA,Giáo viên,A\nB,Nhân viên,X\n", IMPORT_WHOLE), "bad ones");
	is_str(outcome(), "2 refused", "are refused");
	ok(row_says(2, "apart from himself") && row_says(3, "no category “X”"), "with the reason");
	ok(run(t, IMPORT_CATEGORIES, "code,name_vi,apart\nB,Nhân viên,C\n", IMPORT_WHOLE), "another one");
	ok(!category_is_apart(t, a, b) && category_is_apart(t, c, b), "takes the place of the first");
}

static void vocabulary(struct tx *t)
{
	ok(run(t, IMPORT_LINES, "code,name_vi,name_en\nDANG,Đảng,Party\nDOAN,Đoàn,League\n", IMPORT_WHOLE), "lines");
	ok(run(t, IMPORT_CATEGORIES, "code;name_vi;name_en\r\nDV;Đảng viên;Party members\r\nCQ;Cán bộ chủ chốt;\r\n", IMPORT_WHOLE), "categories");
	ok(run(t, IMPORT_GROUPS, "code,name_vi\nHC,Hành chính\nDN,Doanh nghiệp\n", IMPORT_WHOLE), "groups");
	is_str(outcome(), "2 added", "each is added");
	ok(run(t, IMPORT_KINDS, kinds_csv, IMPORT_WHOLE), "kinds");
	is_str(outcome(), "7 added", "kinds may name each other in any order");
	ok(run(t, IMPORT_KINDS, kinds_csv, IMPORT_WHOLE), "kinds again");
	is_str(outcome(), "7 unchanged", "nothing has changed");
	ok(run(t, IMPORT_KINDS, "code,name_vi,level,under,makes_plan\nto,Tổ đảng,5,cbb,0\ncb,Chi bộ trực thuộc,x,,có\n", IMPORT_WHOLE), "bad kinds");
	is_str(outcome(), "2 refused", "are refused");
	ok(row_says(2, "kind “cbb” is not known") && row_says(3, "no number"), "each with its reason");
	ok(run(t, IMPORT_KINDS, "code,name_vi,name_en,level,organ,under,makes_plan,monthly_meeting,reports\n"
	                        "cb,Chi bộ trực thuộc,Cell,4,0,dbcs,0,0,1\n", IMPORT_PREVIEW), "a changed kind");
	ok(row_says(2, "monthly_meeting: “1” → “0”"), "says what changes");
	struct kinds kinds = kind_all(t);
	ok(kind_by_code(&kinds, SV("cb"))->monthly_meeting, "and is not changed by the preview");
	ok(kind_may_stand_under(kind_by_code(&kinds, SV("dbcs")), kind_by_code(&kinds, SV("tinh"))->id), "a kind stands under what it says");
}

static const char units_csv[] =
	"code,kind,name,short,parent.DANG,parent.DOAN,groups,members.DV,members.CQ,from\n"
	"A1,cb,Chi bộ Phòng Một,,A,,,7,1,2019-01-01\n" // before its parent
	"A,dbcs,Đảng bộ Sở A,ĐB Sở A,K,,HC,24,5,01/01/2019\n"
	"T,tinh,Tỉnh ủy Lam Giang,TU,,,,,,2019-01-01\n"
	"K,khoi,Đảng ủy Khối,ĐUK,T,,,600,,2019-01-01\n"
	"TG,ban,Ban Tuyên giáo,BTG,K,,,,,2019-01-01\n"
	"DK,dt,Đoàn Khối,,K,,,,,2019-01-01\n"
	"DA,dt,\"Đoàn cơ sở Sở \"\"A\"\"\",,A,DK,HC DN,,,2019-01-01\n"
	"C,cbcs,Chi bộ Công ty C,,K,,DN,12,2,2019-01-01\n";

static int64_t id_of(struct tx *t, const char *code)
{
	struct unit u;
	return unit_by_code(t, sv_of(code), &u) ? u.id : 0;
}

static int64_t party, league, members;

static void adding(struct tx *t)
{
	ok(run(t, IMPORT_UNITS, units_csv, IMPORT_PREVIEW) && !done_last.written, "a preview");
	is_str(outcome(), "8 added", "says what would be added");
	is_int(id_of(t, "K"), 0, "and adds nothing");
	ok(run(t, IMPORT_UNITS, units_csv, IMPORT_WHOLE) && done_last.written, "the import");
	struct terms lines = term_all(t, TERM_LINES), categories = term_all(t, TERM_CATEGORIES);
	party = term_by_code(&lines, SV("DANG"))->id;
	league = term_by_code(&lines, SV("DOAN"))->id;
	members = term_by_code(&categories, SV("DV"))->id;
	is_int(unit_count_below(t, party, id_of(t, "T")), 8, "all stand below the top of their line");
	is_int(unit_count_below(t, league, id_of(t, "DK")), 2, "and of the other");
	ok(!unit_is_on_line(t, league, id_of(t, "A1")), "who has no parent there and nobody below is not on it");
	ok(unit_is_below(t, party, id_of(t, "A"), id_of(t, "A1")), "a child may come before its parent");
	is_int(unit_members_at(t, id_of(t, "A"), members, day("2020-01-01")), 24, "counts are kept");
	struct unit u;
	ok(unit_by_code(t, SV("DA"), &u) && sv_is(u.name, "Đoàn cơ sở Sở \"A\""), "quotes are undone");
	ok(run(t, IMPORT_UNITS, units_csv, IMPORT_WHOLE), "the same again");
	is_str(outcome(), "8 unchanged", "changes nothing");
}

static void changing(struct tx *t)
{
	ok(run(t, IMPORT_UNITS,
	       "code,kind,name,parent.DANG,groups,members.DV,from\n"
	       "C,dbcs,Đảng bộ Công ty C,K,DN HC,15,2020-02-01\n"
	       "A1,cb,Chi bộ Phòng Một,C,,7,2020-02-01\n"
	       "C1,cb,Chi bộ Xưởng,C,,3,2020-02-01\n",
	       IMPORT_WHOLE), "changes");
	is_str(outcome(), "1 added, 2 changed", "are told apart");
	ok(row_says(2, "name: “Chi bộ Công ty C” → “Đảng bộ Công ty C”") && row_says(2, "kind: “cbcs” → “dbcs”") &&
	       row_says(2, "members.DV: “12” → “15”") && row_says(2, "groups: “–” → “HC”"), "each with what changes");
	ok(row_says(3, "parent.DANG: “A” → “C”"), "a move says from where to where");
	struct unit u;
	ok(unit_at(t, id_of(t, "C"), day("2020-01-31"), &u) && sv_is(u.name, "Chi bộ Công ty C"), "the day before all was as it was");
	ok(unit_by_code(t, SV("A"), &u) && sv_is(u.short_name, "ĐB Sở A"), "a column that is not there says nothing");
	ok(unit_is_below(t, party, id_of(t, "C"), id_of(t, "A1")) && !unit_is_below(t, party, id_of(t, "A"), id_of(t, "A1")), "the cell has moved");
	ok(run(t, IMPORT_UNITS, "code,kind,name,parent.DANG,from\nC,cbcs,Chi bộ Công ty C,K,2020-01-15\n", IMPORT_WHOLE), "a change dated before the last");
	ok(row_says(2, "units of kind “Cell” stand under it") , "a kind under which its units may not stand is refused");
	ok(run(t, IMPORT_UNITS, "code,kind,name,parent.DANG,from\nC,dbcs,Đảng bộ C,K,2020-01-15\n", IMPORT_WHOLE) && row_says(2, "later record"), "so is a day before what is recorded");
}

static void refusing(struct tx *t)
{
	const char *text =
		"code,kind,name,parent.DANG,groups,members.DV,from\n"
		"N1,nope,Không có loại,K,,,\n"           // 2
		"N2,cbcs,Không có cấp trên,NOWHERE,,,\n" // 3
		"N3,cb,Sai cấp trên,K,,,\n"              // 4
		"N4,cbcs,Trùng mã,K,,,\n"                // 5
		"N4,cbcs,Trùng mã lần hai,K,,,\n"        // 6
		"N5,cbcs,Sai ngày,K,,,2020-02-30\n"      // 7
		"N6,cbcs,Số âm,K,,-1,\n"                 // 8
		"N7,cbcs,Thiếu cột\n"                    // 9
		"N8,dt,Vòng một,N9,,,\n"                 // 10
		"N9,dt,Vòng hai,N8,,,\n"                 // 11
		"N10,cbcs,Nhóm lạ,K,XX,,\n"              // 12
		"N11,cbcs,Ngày mai,K,,,2020-02-21\n"     // 13
		",cbcs,Không mã,K,,,\n"                  // 14
		"N12,cbcs,,K,,,\n"                       // 15
		"N13,dbcs,Đảng bộ sai số,K,,x,\n"        // 16
		"N14,cb,Chi bộ của đảng bộ sai,N13,,,\n" // 17
		"N15,cbcs,Tốt,K,,9,\n"                   // 18
		"N16,cbcs,\"Thiếu \" ngoặc,K,,,\n"       // 19
		"N 17,cbcs,Mã có dấu cách,K,,,\n"        // 20
		"N18,cbcs,Hỏng \xff chữ,K,,,\n";         // 21
	ok(run(t, IMPORT_UNITS, text, IMPORT_WHOLE) && !done_last.written, "a file with bad lines is not written");
	is_str(outcome(), "2 added, 18 refused", "what is good in it is told too");
	ok(row_says(2, "kind “nope” is not known"), "an unknown kind");
	ok(row_says(3, "neither in the file nor recorded"), "a parent that is nowhere");
	ok(row_says(4, "may not stand under"), "a kind under which it may not stand");
	ok(row_says(6, "stands on line 5 already"), "a code twice, with the first line");
	ok(row_says(7, "is no date"), "a day that does not exist");
	ok(row_says(8, "whole number"), "a count below zero");
	ok(row_says(9, "3 fields") && row_says(9, "7"), "fields that are missing");
	ok(row_says(10, "N8 → N9 → N8") || row_says(10, "N9 → N8 → N9"), "a circle");
	ok(row_says(11, "stand under itself"), "all of it");
	ok(row_says(12, "group “XX”"), "a group that is not known");
	ok(row_says(13, "future"), "a day that has not come");
	ok(row_says(14, "code is missing") && row_says(15, "name is missing"), "no code, no name");
	ok(row_says(17, "its parent “N13” on line 16 is refused"), "who would stand under a refused one");
	ok(row_says(19, "after the closing quote"), "bad quotes");
	ok(row_says(20, "no blanks"), "a code with a blank");
	ok(row_says(21, "not UTF-8"), "what is not UTF-8");
	is_int(id_of(t, "N15"), 0, "nothing of the file is there");
	ok(run(t, IMPORT_UNITS, text, IMPORT_SKIP_REFUSED) && done_last.written, "unless it is asked for");
	ok(id_of(t, "N15") && id_of(t, "N4") && !id_of(t, "N14"), "then the good ones are");

	ok(!import_csv(t, IMPORT_UNITS, SV(""), IMPORT_PREVIEW, &done_last) && error_says(t->error, "empty"), "an empty file");
	error_clear(t->error);
	ok(!import_csv(t, IMPORT_UNITS, SV("code,name\nX,Y\n"), IMPORT_PREVIEW, &done_last) && error_says(t->error, "“kind” is missing"), "a column that is missing");
	error_clear(t->error);
	ok(!import_csv(t, IMPORT_UNITS, SV("code,kind,name,colour\nX,Y\n"), IMPORT_PREVIEW, &done_last) && error_says(t->error, "“colour” is not known"), "one that is not known");
	error_clear(t->error);
	ok(!import_csv(t, IMPORT_UNITS, SV("code,kind,name,parent.X\n"), IMPORT_PREVIEW, &done_last) && error_says(t->error, "no line “X”"), "a line that is not known");
	error_clear(t->error);
	ok(!import_csv(t, IMPORT_UNITS, SV("PK\x03\x04\x14\x00\x06\x00"), IMPORT_PREVIEW, &done_last), "what is no CSV at all: %s", error_words(t->error));
	error_clear(t->error);
}

static void moving(struct tx *t)
{
	// Two committees of the same kind change places: the lower comes on top.
	ok(run(t, IMPORT_UNITS, "code,kind,name,parent.DANG\nX,dt,X,K\nY,dt,Y,X\nZ,dt,Z,Y\n", IMPORT_WHOLE), "a chain");
	ok(run(t, IMPORT_UNITS, "code,kind,name,parent.DANG\nX,dt,X,Z\nY,dt,Y,X\nZ,dt,Z,K\n", IMPORT_WHOLE) && done_last.written, "the last becomes the first");
	ok(unit_is_below(t, party, id_of(t, "Z"), id_of(t, "Y")) && !unit_is_below(t, party, id_of(t, "Y"), id_of(t, "Z")), "and the tree follows");
	ok(run(t, IMPORT_UNITS, "code,kind,name,parent.DANG\nZ,dt,Z,Y\n", IMPORT_WHOLE) && row_says(2, "under itself"), "a move below a recorded unit of its own is refused");
	ok(run(t, IMPORT_UNITS, "code,kind,name,parent.DANG\nX,dt,X,K\nZ,dt,,X\nY,dt,Y,X\n", IMPORT_SKIP_REFUSED), "a refused line stays where it is");
	ok(unit_parent(t, party, id_of(t, "X")) == id_of(t, "K") && unit_parent(t, party, id_of(t, "Z")) == id_of(t, "K"), "the others are as they say");
	// Z goes under Y only if Y's own move is made, and that is refused.
	ok(run(t, IMPORT_UNITS, "code,kind,name,parent.DANG\nY,dt,,Z\nX,dt,X,Y\n", IMPORT_SKIP_REFUSED), "a move that counts on a refused one");
	ok(row_says(3, "Y → X → Y"), "is refused with it");
	ok(run(t, IMPORT_UNITS, "code,kind,name,parent.DANG\nY,dt,,Z\nZ,dt,Z mới,Y\n", IMPORT_SKIP_REFUSED) && row_says(3, "its parent “Y” on line 2 is refused"),
	   "so is a move under a refused line, though it would be possible");
	ok(run(t, IMPORT_UNITS, "code,kind,name,parent.DANG\nX,dt,,K\nY,dt,Y mới,X\n", IMPORT_SKIP_REFUSED) && sv_is(sv_of(outcome()), "1 changed, 1 refused"),
	   "who stands under a refused line already may change");
	ok(run(t, IMPORT_UNITS, "code,kind,name,parent.DANG\nX,dt,,K\nV,dt,V,X\n", IMPORT_SKIP_REFUSED) && id_of(t, "V"), "and a new unit come there");
}

static unsigned next_random(unsigned below)
{
	static uint64_t state = 88172645463325252U;
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (unsigned)(state % below);
}

// Random moves, some impossible, half of them with lines to refuse: the closure always says what the parents say.
static void property(struct tx *t)
{
	enum { UNITS = 24, ROUNDS = 40 };
	AUTO(buf_free) struct buf text = {0};
	int wrong = 0, written = 0, refusals = 0;
	for (int round = 0; round < ROUNDS; round++) {
		buf_reset(&text);
		buf_str(&text, "code,kind,name,parent.DANG\n");
		for (int i = 0; i < UNITS; i++) {
			if (round && next_random(3))
				continue;
			unsigned parent = round ? next_random(UNITS) : next_random((unsigned)i + 1);
			bool top = round ? next_random(4) == 0 : i == 0;
			buf_printf(&text, "P%d,dt,%s,", i, next_random(8) || !round ? "name" : "");
			buf_printf(&text, parent == (unsigned)i || top ? "K\n" : "P%u\n", parent);
		}
		if (!import_csv(t, IMPORT_UNITS, buf_view(&text), IMPORT_SKIP_REFUSED, &done_last))
			wrong++;
		written += (int)done_last.outcomes[IMPORT_CHANGED];
		refusals += (int)done_last.outcomes[IMPORT_REFUSED];
		t->now++;
		int64_t ids[UNITS];
		for (int i = 0; i < UNITS; i++) {
			char code[16];
			snprintf(code, sizeof(code), "P%d", i);
			ids[i] = id_of(t, code);
		}
		for (int i = 0; i < UNITS; i++) {
			int64_t up = ids[i];
			size_t depth = 0;
			for (; up && depth < UNITS + 5; depth++)
				up = unit_parent_at(t, party, up, tx_today(t));
			struct units path = unit_path(t, party, ids[i]);
			wrong += path.count != depth || depth > UNITS + 2;
			up = ids[i];
			for (size_t k = path.count; k-- > 0; up = unit_parent_at(t, party, up, tx_today(t)))
				wrong += path.items[k].id != up;
		}
	}
	ok(written > 50 && refusals > 50, "random imports change (%d) and refuse (%d)", written, refusals);
	is_int(wrong, 0, "and the closure is always that of the parents");
}

// A chain: each unit under the one before it.
static void depth(struct tx *t)
{
	AUTO(buf_free) struct buf text = {0};
	buf_str(&text, "code,kind,name,parent.DANG\nD0,dt,D0,K\n"); // K stands under T
	for (int i = 1; i < 40; i++)
		buf_printf(&text, "D%d,dt,D%d,D%d\n", i, i, i - 1);
	ok(import_csv(t, IMPORT_UNITS, buf_view(&text), IMPORT_SKIP_REFUSED, &done_last), "a chain of forty");
	is_str(outcome(), "31 added, 9 refused", "is cut at 32 levels below the top");
	ok(row_says(33, "more than 32 levels") && row_says(34, "its parent “D31” on line 33 is refused"), "with the reason");
	ok(run(t, IMPORT_UNITS, "code,kind,name,parent.DANG\nE,dt,E,D30\n", IMPORT_WHOLE) && row_says(2, "more than 32 levels"), "also below what is recorded");
	ok(run(t, IMPORT_UNITS, "code,kind,name,parent.DANG\nE,dt,E,K\n", IMPORT_WHOLE), "(a unit near the top)");
	refused(t, unit_place(t, party, id_of(t, "D1"), id_of(t, "D30"), tx_today(t)), "below it", "a chain is not put under its end");
	refused(t, unit_place(t, party, id_of(t, "D0"), id_of(t, "E"), tx_today(t)), "more than 32 levels", "nor under what would make it too deep");
}

// A unit is closed with those below it, or after they went elsewhere; otherwise it is not.
static void closing(struct tx *t)
{
	struct sv today = date_text(t->arena, tx_today(t));
	ok(run(t, IMPORT_UNITS, "code,kind,name,parent.DANG\nA0,dt,A0,K\nA1,dt,A1,A0\nA2,dt,A2,A0\n", IMPORT_WHOLE), "(three units)");
	struct sv left = arena_printf(t->arena, "code,kind,name,parent.DANG,closed\nA0,dt,A0,K,%s\nA1,dt,A1,A0,\n", today.p);
	ok(import_csv(t, IMPORT_UNITS, left, IMPORT_PREVIEW, &done_last) && row_says(2, "units stand under A0"), "who has others under it is not closed");
	struct sv file = arena_printf(t->arena, "code,kind,name,parent.DANG,closed\nA0,dt,A0,K,%s\nA1,dt,A1,A0,%s\nA2,dt,A2,K,\nA3,dt,A3,K,%s\n", today.p, today.p, today.p);
	ok(import_csv(t, IMPORT_UNITS, file, IMPORT_PREVIEW, &done_last), "with those under it closed or elsewhere");
	is_str(outcome(), "3 changed, 1 refused", "it is; a new one cannot be");
	ok(row_says(2, "closed: “–”") && row_says(5, "not recorded"), "which is said beforehand");
	struct unit u;
	ok(import_csv(t, IMPORT_UNITS, file, IMPORT_SKIP_REFUSED, &done_last) && unit_by_code(t, SV("A0"), &u) && date_is_set(u.closed_on), "it is closed");
	ok(unit_by_code(t, SV("A1"), &u) && date_is_set(u.closed_on) && unit_by_code(t, SV("A2"), &u) && !date_is_set(u.closed_on), "with the one below, and not the one that went");
	ok(import_csv(t, IMPORT_UNITS, file, IMPORT_PREVIEW, &done_last), "the same file again");
	is_str(outcome(), "3 unchanged, 1 refused", "changes nothing");
	ok(run(t, IMPORT_UNITS, "code,kind,name,parent.DANG,closed\nA2,dt,A2,K,2999-01-01\nA1,dt,A1,K,\n", IMPORT_PREVIEW) && row_says(2, "lies in the future") && row_says(3, "was closed on"),
	   "nobody is closed beforehand, nor changed after");
	ok(unit_verify(t, &(struct buf){0}, &(int64_t){0}), "the tree is as its parents say");
}

static void imports(struct tx *t, const char *where)
{
	(void)where;
	vocabulary(t);
	apart(t);
	adding(t);
	changing(t);
	refusing(t);
	moving(t);
	property(t);
	depth(t);
	closing(t);
}

int main(void)
{
	on_each_subject(imports);
	return done();
}

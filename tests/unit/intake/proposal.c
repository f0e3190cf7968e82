// From the statements of a plan to what each tier owes: an invented bloc's plan, a State one, a union's.
#include "tap.h"

#include "intake/proposal.h"
#include "text/text.h"

static struct arena arena;

// ---- a reading by hand: lines, and obligations that say in which sentence they stand
struct said {
	struct obligation_found o;
	const char *sentence;
};

static struct reading reading_of(const char *const *lines, size_t line_count, const struct said *said, size_t count)
{
	struct reading r = {.arena = &arena, .line_count = line_count, .obligation_count = count};
	r.lines = ARENA_ARRAY(&arena, struct line, line_count);
	for (size_t i = 0; i < line_count; i++)
		r.lines[i].text = sv_of(lines[i]);
	r.obligations = ARENA_ARRAY(&arena, struct obligation_found, count);
	for (size_t i = 0; i < count; i++) {
		struct obligation_found *o = &r.obligations[i];
		*o = said[i].o;
		for (size_t k = 0; k < line_count && !o->place.line; k++) {
			size_t at = sv_find(r.lines[k].text, sv_of(said[i].sentence));
			if (at == SIZE_MAX)
				continue;
			o->place.line = o->line = o->last_line = (int)k + 1;
			o->place.start = (int)utf8_count(sv_head(r.lines[k].text, at));
			o->place.end = o->place.start + (int)utf8_count(sv_of(said[i].sentence));
		}
		if (!o->place.line) {
			printf("Bail out! no line says: %s\n", said[i].sentence);
			exit(1);
		}
	}
	return r;
}

#define DAY(y, m, d) ((struct date){(y), (m), (d)})

static void is_date(struct date got, const char *want, const char *what)
{
	is_sv(date_text(&arena, got), want, what);
}

static const struct proposal_part *part(const struct proposal *p, int64_t kind, int64_t unit)
{
	static const struct proposal_part none = {.plan = (enum plan_rule)-1};
	for (size_t i = 0; i < p->part_count; i++) {
		if (p->parts[i].kind == kind && p->parts[i].unit == unit)
			return &p->parts[i];
	}
	return &none;
}

static void a_bloc(void)
{
	static const char *const lines[] = {
	    "- Các chi bộ, đảng bộ cơ sở có kế hoạch cụ thể để tổ chức thực hiện.",
	    "1. Cấp Khối: Ban Thường vụ Đảng ủy Khối đã tổ chức 01 hội nghị cho cán bộ chủ chốt vào ngày 05/02/2020.",
	    "2. Cấp cơ sở: cấp ủy các chi bộ, đảng bộ cơ sở tổ chức cho toàn thể đảng viên học tập, xong trong tháng 3 năm 2020.",
	    "3. Cấp ủy cơ sở chỉ đạo tuyên truyền rộng rãi đến đoàn viên, hội viên trong tháng 4 năm 2020.",
	    "- Đảng ủy cơ sở xây dựng kế hoạch trước ngày 28/02/2020; triển khai chung một cuộc hoặc giao từng chi bộ.",
	    "- Chi ủy cơ sở (không phải xây dựng kế hoạch) đưa vào sinh hoạt chi bộ thường kỳ.",
	    "- Đoàn Khối, Hội Cựu chiến binh Khối triển khai đến đoàn viên, hội viên.",
	    "Sau 5 ngày làm việc, chậm nhất ngày 10/4/2020, cấp ủy các chi bộ, đảng bộ cơ sở báo cáo về Đảng ủy Khối "
	    "(qua Ban Tuyên giáo) để tổng hợp.",
	    "Các đồng chí Ủy viên Ban Thường vụ theo dõi các đơn vị được phân công.",
	    "Ban Tuyên giáo theo dõi, tổng hợp, báo cáo Thường trực Đảng ủy Khối.",
	};
	const struct actor_kind kinds[] = {
	    {1, SV("Đảng bộ cơ sở"), true, false}, {2, SV("Chi bộ cơ sở"), true, false}, {3, SV("Chi bộ trực thuộc"), false, true}};
	const struct actor_unit units[] = {
	    {2, 1, SV("Đảng ủy Khối Cơ quan và Doanh nghiệp tỉnh"), SV("ĐUK"), true},
	    {3, 2, SV("Ban Tuyên giáo"), SV("BTG"), false},
	    {4, 2, SV("Đoàn Khối Cơ quan và Doanh nghiệp tỉnh"), SV(""), false},
	    {5, 2, SV("Hội Cựu chiến binh Khối Cơ quan và Doanh nghiệp tỉnh"), SV(""), false},
	};
	const struct said said[] = {
	    {{.kind = OBLIGATION_AIM,
	      .actor = SV("Các chi bộ, đảng bộ cơ sở"),
	      .action = SV("có kế hoạch cụ thể để tổ chức thực hiện")},
	     "Các chi bộ, đảng bộ cơ sở có kế hoạch cụ thể"},
	    {{.kind = OBLIGATION_DUTY,
	      .actor = SV("Ban Thường vụ Đảng ủy Khối"),
	      .action = SV("tổ chức 01 hội nghị cho cán bộ chủ chốt"),
	      .held = DAY(2020, 2, 5)},
	     "Ban Thường vụ Đảng ủy Khối đã tổ chức 01 hội nghị"},
	    {{.kind = OBLIGATION_DUTY,
	      .actor = SV("cấp ủy các chi bộ, đảng bộ cơ sở"),
	      .action = SV("tổ chức cho toàn thể đảng viên học tập"),
	      .audience = SV("toàn thể đảng viên"),
	      .content = (struct sv[]){SV("Nghị quyết năm 2020")},
	      .content_count = 1,
	      .materials = (struct sv[]){SV("Đề cương (dành cho báo cáo viên)"), SV("Tờ rơi")},
	      .material_count = 2,
	      .due = DAY(2020, 3, 31),
	      .due_text = SV("trong tháng 3 năm 2020")},
	     "cấp ủy các chi bộ, đảng bộ cơ sở tổ chức cho toàn thể đảng viên học tập"},
	    {{.kind = OBLIGATION_DUTY,
	      .actor = SV("Cấp ủy cơ sở"),
	      .action = SV("chỉ đạo tuyên truyền rộng rãi"),
	      .audience = SV("đoàn viên, hội viên"),
	      .due = DAY(2020, 4, 30),
	      .due_text = SV("trong tháng 4 năm 2020"),
	      .modes = {"activities"},
	      .mode_count = 1},
	     "Cấp ủy cơ sở chỉ đạo tuyên truyền rộng rãi đến đoàn viên, hội viên trong tháng 4 năm 2020"},
	    {{.kind = OBLIGATION_DUTY,
	      .actor = SV("Đảng ủy cơ sở"),
	      .action = SV("xây dựng kế hoạch"),
	      .plan = PLAN_REQUIRED,
	      .due = DAY(2020, 2, 28),
	      .due_text = SV("trước ngày 28/02/2020"),
	      .modes = {"joint", "by-cell"},
	      .mode_count = 2},
	     "Đảng ủy cơ sở xây dựng kế hoạch trước ngày 28/02/2020"},
	    {{.kind = OBLIGATION_DUTY,
	      .actor = SV("Chi ủy cơ sở"),
	      .action = SV("đưa vào sinh hoạt chi bộ thường kỳ"),
	      .plan = PLAN_EXEMPT,
	      .modes = {"monthly-meeting"},
	      .mode_count = 1,
	      .due_inherited = true},
	     "Chi ủy cơ sở (không phải xây dựng kế hoạch)"},
	    {{.kind = OBLIGATION_DUTY,
	      .actor = SV("Đoàn Khối, Hội Cựu chiến binh Khối"),
	      .action = SV("triển khai đến đoàn viên, hội viên"),
	      .audience = SV("đoàn viên, hội viên")},
	     "Đoàn Khối, Hội Cựu chiến binh Khối"},
	    {{.kind = OBLIGATION_REPORT,
	      .actor = SV("cấp ủy các chi bộ, đảng bộ cơ sở"),
	      .action = SV("báo cáo về Đảng ủy Khối"),
	      .due = DAY(2020, 4, 10),
	      .due_text = SV("Sau 5 ngày làm việc, chậm nhất ngày 10/4/2020"),
	      .due_after_days = 5,
	      .due_working_days = true,
	      .report_to = SV("Đảng ủy Khối"),
	      .report_via = SV("Ban Tuyên giáo")},
	     "Sau 5 ngày làm việc"},
	    {{.kind = OBLIGATION_SUPERVISION, .actor = SV("Các đồng chí Ủy viên Ban Thường vụ"), .action = SV("theo dõi các đơn vị")},
	     "Các đồng chí Ủy viên Ban Thường vụ theo dõi"},
	    {{.kind = OBLIGATION_SUPERVISION, .actor = SV("Ban Tuyên giáo"), .action = SV("theo dõi, tổng hợp")},
	     "Ban Tuyên giáo theo dõi, tổng hợp"},
	};
	struct reading r = reading_of(lines, LENGTH(lines), said, LENGTH(said));
	struct directory d = {
	    .kinds = kinds, .kind_count = LENGTH(kinds), .units = units, .unit_count = LENGTH(units), .issuer = 2};
	struct proposals all;
	actors_index(&arena, &d);
	proposals_make(&arena, &r, &d, &all);
	if (!ok(all.count == 5, "five proposals: %zu", all.count))
		return;

	const struct proposal *conference = &all.items[0], *study = &all.items[1], *wide = &all.items[2];
	is_date(conference->held, "2020-02-05", "the bloc's conference is already held");
	ok(conference->part_count == 1 && conference->parts[0].unit == 2, "by the bloc itself");
	ok(!date_is_set(conference->hold_due) && !conference->reports, "it has no due date and no report");

	is_sv(study->title, "Tổ chức cho toàn thể đảng viên học tập", "the base units study");
	is_int((int64_t)study->part_count, 2, "cells and committees, nobody else");
	is_date(study->hold_due, "2020-03-31", "by the end of March");
	is_date(study->plan_due, "2020-02-28", "the plan's own date is the plan's");
	is_date(study->report_due, "2020-04-10", "the report's is the report's");
	ok(study->report_after == 5 && study->report_after_working, "five working days after the session");
	is_int(part(study, 1, 0)->plan, PLAN_REQUIRED, "a committee makes a plan");
	is_int(part(study, 2, 0)->plan, PLAN_EXEMPT, "a cell does not");
	is_int(part(study, 1, 0)->modes, MODE_JOINT | MODE_BY_CELL, "a committee's ways");
	is_int(part(study, 2, 0)->modes, MODE_MONTHLY_MEETING, "a cell's way");
	ok(study->material_count == 2 && study->content_count == 1, "with its contents and materials");
	is_sv(study->report_to, "Đảng ủy Khối", "reported to the bloc");
	is_sv(study->report_via, "Ban Tuyên giáo", "through the department");
	ok(study->source_count >= 4, "and every sentence that it rests on: %zu", study->source_count);

	is_date(wide->hold_due, "2020-04-30", "the mass organisations follow in April");
	is_int((int64_t)wide->part_count, 4, "both kinds, and the two organisations of the bloc who share the audience");
	is_int(part(wide, 0, 4)->plan, PLAN_UNSAID, "of whom no plan is asked");
	is_int(part(wide, 1, 0)->plan, PLAN_UNSAID, "a plan is asked once, for the first tier");
	ok(wide->reports, "the base units report on it too");

	ok(all.items[3].type == PROPOSAL_SUPERVISION && all.items[3].people, "members of the board follow up");
	ok(all.items[4].type == PROPOSAL_SUPERVISION && part(&all.items[4], 0, 3)->unit == 3, "the department too");

	is_int((int64_t)all.clash_count, 1, "one contradiction");
	if (all.clash_count) {
		is_int(all.clashes[0].general.line, 1, "the general sentence asks everybody for a plan");
		is_int(all.clashes[0].special.line, 6, "the special one exempts the cells");
		is_int((int64_t)all.clashes[0].proposal, 1, "it bears on the study");
	}
}

static void a_province(void)
{
	static const char *const lines[] = {
	    "1. Các sở, ban, ngành tỉnh, UBND cấp huyện xây dựng kế hoạch, tổ chức quán triệt xong trước ngày 15/6/2023.",
	    "2. Sở Thông tin và Truyền thông hướng dẫn công tác tuyên truyền.",
	    "3. Định kỳ hằng quý, Sở Kế hoạch và Đầu tư báo cáo Ủy ban nhân dân tỉnh.",
	    "4. Các hợp tác xã đẩy mạnh sản xuất trước ngày 30/6/2023.",
	};
	const struct actor_kind kinds[] = {{1, SV("Sở, ban, ngành"), true, false}, {2, SV("Ủy ban nhân dân cấp huyện"), true, false}};
	const struct actor_unit units[] = {
	    {1, 0, SV("Ủy ban nhân dân tỉnh Lam Giang"), SV("UBND tỉnh"), true},
	    {2, 1, SV("Sở Thông tin và Truyền thông"), SV(""), false},
	    {3, 1, SV("Sở Kế hoạch và Đầu tư"), SV(""), false},
	};
	const struct said said[] = {
	    {{.kind = OBLIGATION_DUTY,
	      .actor = SV("Các sở, ban, ngành tỉnh, UBND cấp huyện"),
	      .action = SV("xây dựng kế hoạch, tổ chức quán triệt"),
	      .plan = PLAN_REQUIRED,
	      .due = DAY(2023, 6, 15),
	      .due_text = SV("trước ngày 15/6/2023")},
	     "Các sở, ban, ngành tỉnh, UBND cấp huyện xây dựng kế hoạch, tổ chức quán triệt xong trước ngày 15/6/2023"},
	    {{.kind = OBLIGATION_DUTY,
	      .actor = SV("Sở Thông tin và Truyền thông"),
	      .action = SV("hướng dẫn công tác tuyên truyền")},
	     "Sở Thông tin"},
	    {{.kind = OBLIGATION_REPORT,
	      .actor = SV("Sở Kế hoạch và Đầu tư"),
	      .action = SV("báo cáo Ủy ban nhân dân tỉnh"),
	      .due_text = SV("Định kỳ hằng quý"),
	      .report_to = SV("Ủy ban nhân dân tỉnh")},
	     "Định kỳ hằng quý"},
	    {{.kind = OBLIGATION_DUTY,
	      .actor = SV("Các hợp tác xã"),
	      .action = SV("đẩy mạnh sản xuất"),
	      .due = DAY(2023, 6, 30),
	      .due_text = SV("trước ngày 30/6/2023")},
	     "Các hợp tác xã"},
	};
	struct reading r = reading_of(lines, LENGTH(lines), said, LENGTH(said));
	struct directory d = {
	    .kinds = kinds, .kind_count = LENGTH(kinds), .units = units, .unit_count = LENGTH(units), .issuer = 1};
	struct proposals all;
	actors_index(&arena, &d);
	proposals_make(&arena, &r, &d, &all);
	if (!ok(all.count == 4, "four proposals: %zu", all.count))
		return;
	is_int((int64_t)all.items[0].part_count, 2, "departments and districts");
	is_date(all.items[0].hold_due, "2023-06-15", "“xong trước ngày” is of the carrying out, with a plan in the sentence");
	is_date(all.items[0].plan_due, "", "and not of the plan");
	ok(all.items[1].part_count == 1 && all.items[1].parts[0].unit == 2, "one department by name, in the document's order");
	ok(all.items[2].type == PROPOSAL_REPORT && all.items[2].parts[0].unit == 3, "a periodic report is a report alone");
	ok(all.items[3].part_count == 0, "whom nobody knows is left to the person: no part");
	is_sv(all.items[2].report_text, "Định kỳ hằng quý", "in the document's words");
	is_int((int64_t)all.clash_count, 0, "no contradiction");
}

static void whose_date(void)
{
	static const struct {
		const char *sentence, *due_text, *plan, *hold;
	} cases[] = {
	    {"Công đoàn cơ sở xây dựng kế hoạch, gửi về trước ngày 20/3/2020.", "trước ngày 20/3/2020", "2020-03-20", ""},
	    {"Công đoàn cơ sở xây dựng kế hoạch học tập trước ngày 20/3/2020.", "trước ngày 20/3/2020", "2020-03-20", ""},
	    {"Công đoàn cơ sở xây dựng kế hoạch chỉ đạo các tổ học tập xong trước ngày 20/3/2020.", "trước ngày 20/3/2020", "",
	     "2020-03-20"},
	    {"Công đoàn cơ sở xây dựng kế hoạch, tổ chức học tập trước ngày 20/3/2020.", "trước ngày 20/3/2020", "", "2020-03-20"},
	    {"Trước ngày 20/3/2020, công đoàn cơ sở tổ chức học tập.", "Trước ngày 20/3/2020", "", "2020-03-20"},
	};
	const struct actor_kind kinds[] = {{1, SV("Công đoàn cơ sở"), true, false}};
	struct directory d = {.kinds = kinds, .kind_count = LENGTH(kinds)};
	actors_index(&arena, &d);
	for (size_t i = 0; i < LENGTH(cases); i++) {
		const struct said said[] = {{{.kind = OBLIGATION_DUTY,
		                              .actor = SV("Công đoàn cơ sở"),
		                              .action = SV("học tập"),
		                              .due = DAY(2020, 3, 20),
		                              .due_text = sv_of(cases[i].due_text)},
		                             cases[i].sentence}};
		struct reading r = reading_of(&cases[i].sentence, 1, said, 1);
		struct proposals all;
		proposals_make(&arena, &r, &d, &all);
		is_date(all.count ? all.items[0].plan_due : (struct date){0}, cases[i].plan, cases[i].sentence);
		is_date(all.count ? all.items[0].hold_due : (struct date){0}, cases[i].hold, "… and the carrying out");
	}
}

static void the_other_way_round(void)
{
	// A general exemption and a special demand, and a demand that meets no exemption.
	static const char *const lines[] = {
	    "Các công đoàn cơ sở không phải lập kế hoạch riêng, tổ chức trong tháng 5.",
	    "Công đoàn cơ sở, nghiệp đoàn: riêng nghiệp đoàn lập kế hoạch.",
	    "Nghiệp đoàn và công đoàn cơ sở không cần lập kế hoạch.",
	};
	const struct actor_kind kinds[] = {{1, SV("Công đoàn cơ sở"), true, false}, {2, SV("Nghiệp đoàn"), true, false}};
	const struct said said[] = {
	    {{.kind = OBLIGATION_DUTY,
	      .actor = SV("Các công đoàn cơ sở"),
	      .action = SV("tổ chức học tập"),
	      .plan = PLAN_EXEMPT,
	      .due = DAY(2024, 5, 31),
	      .due_text = SV("trong tháng 5")},
	     "Các công đoàn cơ sở không phải"},
	    {{.kind = OBLIGATION_DUTY, .actor = SV("nghiệp đoàn"), .action = SV("lập kế hoạch"), .plan = PLAN_REQUIRED},
	     "riêng nghiệp đoàn lập kế hoạch"},
	    {{.kind = OBLIGATION_AIM, .actor = SV("Nghiệp đoàn và công đoàn cơ sở"), .action = SV("không cần lập kế hoạch")},
	     "Nghiệp đoàn và công đoàn cơ sở không cần lập kế hoạch"},
	};
	struct reading r = reading_of(lines, LENGTH(lines), said, LENGTH(said));
	struct directory d = {.kinds = kinds, .kind_count = LENGTH(kinds)};
	struct proposals all;
	actors_index(&arena, &d);
	proposals_make(&arena, &r, &d, &all);
	is_int((int64_t)all.clash_count, 1, "one contradiction");
	if (all.clash_count) {
		is_int(all.clashes[0].general_plan, PLAN_EXEMPT, "the general one exempts");
		is_int(all.clashes[0].special_plan, PLAN_REQUIRED, "the special one demands");
		ok(actors_have_kind(&all.clashes[0].whom, 2), "of the kind that it names");
	}
}

int main(void)
{
	a_bloc();
	a_province();
	whose_date();
	the_other_way_round();
	arena_free(&arena);
	return done();
}

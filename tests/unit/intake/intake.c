// An upload under review, on both engines: what is kept, corrected, decided, discarded, refused.
#include "subject.h"

#include "goals/indicator.h"
#include "intake/intake.h"
#include "org/kind.h"
#include "org/term.h"
#include "org/unit.h"
#include "register/citation.h"
#include "register/document.h"
#include "register/file.h"
#include "register/finding.h"
#include "register/material.h"

static int64_t party, committee_kind, cell_kind, organ_kind, bloc, department;

static int64_t kind(struct tx *t, const char *code, const char *name, int64_t level, bool organ, int64_t under)
{
	struct kind k = {.code = sv_of(code), .name_vi = sv_of(name), .name_en = sv_of(code), .level = level, .organ = organ};
	int64_t id = kind_set(t, &k);
	kind_set_under(t, id, &under, under ? 1 : 0);
	return id;
}

static int64_t unit(struct tx *t, const char *code, const char *name, int64_t of, int64_t parent)
{
	int64_t id = unit_add(
	    t, &(struct unit_facts){.kind = of, .code = sv_of(code), .name = sv_of(name), .from = day("2019-01-01")});
	if (!unit_place(t, party, id, parent, day("2019-01-01")))
		printf("# %s\n", error_words(t->error));
	return id;
}

static void organisation(struct tx *t)
{
	party = term_set(t, TERM_LINES, &(struct term){.code = SV("party"), .name_vi = SV("Đảng"), .name_en = SV("Party")});
	int64_t top = kind(t, "bloc", "Đảng ủy khối", 1, false, 0);
	committee_kind = kind(t, "base_committee", "Đảng bộ cơ sở", 2, false, top);
	cell_kind = kind(t, "base_cell", "Chi bộ cơ sở", 2, false, top);
	organ_kind = kind(t, "department", "Ban", 2, true, top);
	bloc = unit(t, "K", "Đảng ủy Khối Cơ quan và Doanh nghiệp tỉnh", top, 0);
	department = unit(t, "TG", "Ban Tuyên giáo", organ_kind, bloc);
	unit(t, "A", "Đảng bộ Sở A", committee_kind, bloc);
	unit(t, "B", "Chi bộ Sở B", cell_kind, bloc);
}

static const char text[] =
    "\"text\":[\"Số 21-KH/ĐUK\",\"Các chi bộ, đảng bộ cơ sở có kế hoạch cụ thể.\","
    "\"Các chi bộ, đảng bộ cơ sở học tập 01 buổi, xong trong tháng 3.\",\"Chi ủy cơ sở không phải lập kế hoạch.\",\"\","
    "\"TÀI LIỆU TUYÊN TRUYỀN\",\"(Ban Tuyên giáo soạn, dành cho báo cáo viên)\",\"1. Đạt 51% (50/100).\","
    "\"2. Mục tiêu năm 2020\",\"- Kết nạp từ 160 đảng viên trở lên, đạt 5%.\",\"- Giảm 5 -\",\"7% tai nạn.\"],"
    "\"continuations\":[{\"line\":12,\"of\":11}],";

static const char documents[] =
    "\"documents\":[{\"kind\":\"plan\",\"type\":\"Kế hoạch\",\"number\":\"21\",\"symbol\":\"KH/ĐUK\",\"date\":null,"
    "\"title\":\"học tập nghị quyết\",\"first_line\":1,\"last_line\":4,\"recipients\":[{\"line\":4,\"text\":\"Các chi bộ\"}]},"
    "{\"kind\":\"material\",\"title\":\"Tài liệu tuyên truyền\",\"first_line\":6,\"last_line\":12,\"year\":2019}],"
    "\"outline\":[{\"line\":8,\"mark\":\"1.\",\"level\":1,\"title\":\"Đạt\",\"last_line\":8},"
    "{\"line\":9,\"mark\":\"2.\",\"level\":1,\"title\":\"Mục tiêu năm 2020\",\"last_line\":12}],"
    "\"citations\":[{\"line\":2,\"start\":0,\"end\":3,\"text\":\"Các\",\"type\":\"Hướng dẫn\",\"number\":\"83\",\"symbol\":\"HD/BTGTU\"}],"
    "\"lint\":[{\"line\":8,\"start\":7,\"end\":10,\"code\":\"ratio\",\"severity\":\"error\",\"message\":\"là 50%\",\"stated\":\"51\",\"computed\":\"50\"}],"
    "\"abbreviations\":[{\"short\":\"NTM\",\"long\":\"nông thôn mới\",\"line\":8}],";

static const char obligations[] =
    "\"obligations\":[{\"line\":2,\"kind\":\"aim\",\"actor\":\"Các chi bộ, đảng bộ cơ sở\",\"action\":\"có kế hoạch cụ thể\"},"
    "{\"line\":3,\"kind\":\"duty\",\"actor\":\"Các chi bộ, đảng bộ cơ sở\",\"action\":\"học tập\",\"audience\":\"đảng viên\","
    "\"content\":[\"nội dung một\",\"nội dung hai\"],"
    "\"materials\":[\"đề cương (dành cho báo cáo viên)\",\"tờ rơi\"],\"due\":\"2020-03-31\",\"due_text\":\"trong tháng 3\","
    "\"mode\":[\"joint\",\"online\"],\"report_to\":\"Đảng ủy Khối\",\"report_via\":\"Ban Tuyên giáo\"},"
    "{\"line\":4,\"kind\":\"duty\",\"actor\":\"Chi ủy cơ sở\",\"action\":\"học tập\",\"plan_required\":false,\"mode\":[\"monthly-meeting\"]},"
    "{\"line\":4,\"kind\":\"duty\",\"actor\":\"Các hợp tác xã\",\"action\":\"góp vốn\",\"due\":\"2020-04-30\"}],";

static const char measures[] =
    "\"measures\":[{\"line\":3,\"start\":35,\"end\":42,\"text\":\"01 buổi\",\"value\":\"1\",\"unit\":\"buổi\",\"cmp\":\"=\",\"role\":\"target\",\"subject\":\"học tập\"},"
    "{\"line\":8,\"start\":7,\"end\":10,\"text\":\"51%\",\"value\":\"51\",\"unit\":\"%\",\"cmp\":\"=\",\"estimate\":true,\"role\":\"share\",\"subject\":\"hộ\",\"year\":2019,\"of\":2},"
    "{\"line\":8,\"start\":12,\"end\":18,\"text\":\"50/100\",\"value\":\"50\",\"total\":\"100\",\"unit\":\"hộ\",\"cmp\":\"=\",\"role\":\"actual\",\"subject\":\"hộ\",\"year\":2019},"
    "{\"line\":10,\"start\":13,\"end\":25,\"text\":\"160 đảng viên\",\"value\":\"160\",\"unit\":\"đảng viên\",\"cmp\":\">=\",\"role\":\"target\",\"subject\":\"Kết nạp\",\"year\":2020},"
    "{\"line\":10,\"start\":38,\"end\":40,\"text\":\"5%\",\"value\":\"5\",\"unit\":\"%\",\"cmp\":\"=\",\"role\":\"target\",\"subject\":\"tỷ lệ kết nạp\",\"year\":2020},"
    "{\"line\":11,\"start\":7,\"end\":10,\"text\":\"5 - 7%\",\"value\":\"5\",\"high\":\"7\",\"unit\":\"%\",\"cmp\":\"range\",\"role\":\"target_change\",\"direction\":\"down\","
    "\"subject\":\"tai nạn\",\"year\":2020,\"more\":[{\"line\":12,\"start\":0,\"end\":2}]}]";

static int64_t upload(struct tx *t, const char *bytes, const char *lines)
{
	struct sv answer = arena_printf(t->arena, "{\"file\":\"a\",%s%s%s%s}", lines, documents, obligations, measures);
	return intake_upload(t, &(struct incoming){
	                            .unit = bloc,
	                            .line = party,
	                            .file_name = SV("ke-hoach.txt"),
	                            .media_type = SV("text/plain"),
	                            .bytes = sv_of(bytes),
	                            .answer = answer,
	                        });
}

static const struct proposal_part *part(const struct intake_requirement *q, int64_t of)
{
	static const struct proposal_part none = {.plan = (enum plan_rule)-1};
	for (size_t i = 0; i < q->what.part_count; i++) {
		if (q->what.parts[i].kind == of)
			return &q->what.parts[i];
	}
	return &none;
}

static void keeps(struct tx *t, int64_t reading)
{
	struct intake_reading r;
	struct document d;
	size_t count;
	ok(intake_get(t, reading, &r) && r.state == READING_REVIEW && r.unit == bloc, "an upload is under review");
	ok(document_get(t, r.document, &d) && d.state == DOCUMENT_REVIEW && sv_is(d.symbol, "KH/ĐUK"), "its document too");
	is_int(intake_of_document(t, r.document), reading, "found again from there");
	struct document_list parts = document_parts(t, r.document);
	if (!ok(parts.count == 1, "with the material that came in the same file"))
		return;
	struct document_line *lines = document_lines(t, r.document, &count);
	ok(count == 5 && sv_is(lines[3].text, "Chi ủy cơ sở không phải lập kế hoạch."), "each with its lines, none lost");
	lines = document_lines(t, parts.items[0].id, &count);
	ok(count == 7 && lines[0].line == 6 && lines[6].joined_to == 11, "by the numbers of the file");
	document_headings(t, parts.items[0].id, &count);
	is_int((int64_t)count, 2, "the outline where it stands");
	findings_of(t, parts.items[0].id, &count);
	is_int((int64_t)count, 1, "so what is wrong");
	citations_of(t, r.document, &count);
	is_int((int64_t)count, 1, "and what is cited");
	document_recipients(t, r.document, &count);
	is_int((int64_t)count, 1, "and whom it goes to");
	struct material *m = materials_of(t, r.document, &count);
	if (!ok(count == 2, "two materials are named"))
		return;
	is_sv(m[0].title, "tờ rơi", "one for everybody");
	ok(m[0].access == ACCESS_UNITS && !m[0].text, "open to the units, to be attached");
	is_sv(m[1].title, "đề cương", "one for speakers");
	is_sv(m[1].audience, "báo cáo viên", "as the plan says");
	ok(m[1].access == ACCESS_SCOPE, "not open to everybody");
	ok(m[1].text == parts.items[0].id, "which is the one that came with the plan, written for the same audience");
}

static void reviews(struct tx *t, int64_t reading)
{
	size_t count;
	struct intake_requirement *q = intake_requirements(t, reading, &count);
	if (!ok(count == 2, "two requirements are proposed"))
		return;
	struct intake_requirement study = q[0], nobody = q[1];
	is_sv(study.what.title, "Học tập", "the study");
	is_int(part(&study, committee_kind)->plan, PLAN_REQUIRED, "a committee makes a plan");
	is_int(part(&study, cell_kind)->plan, PLAN_EXEMPT, "a cell does not");
	is_int(part(&study, cell_kind)->modes, MODE_JOINT | MODE_ONLINE | MODE_MONTHLY_MEETING, "the ways come back");
	ok(study.what.content_count == 2 && sv_is(study.what.contents[1], "nội dung hai"), "the contents come back");
	is_int(study.what.hold_due.month, 3, "the date comes back");
	is_sv(study.what.report_via, "Ban Tuyên giáo", "the department comes back");
	if (!ok(study.clash_count == 1 && study.clashes[0].choice == CLASH_OPEN, "its contradiction is to be decided"))
		return;
	ok(study.clashes[0].general.line == 2 && study.clashes[0].special.line == 4, "by the two sentences");

	ok(intake_clash_decide(t, study.clashes[0].id, false), "the general sentence is chosen");
	ok(intake_requirement_get(t, study.id, &study) && part(&study, cell_kind)->plan == PLAN_REQUIRED,
	   "then a cell makes a plan as well");
	ok(intake_requirement_decide(t, study.id, ITEM_ACCEPTED), "accepted");
	ok(intake_requirement_get(t, study.id, &study) && study.state == ITEM_ACCEPTED && part(&study, cell_kind)->plan == PLAN_REQUIRED,
	   "as decided, not as proposed");
	ok(intake_requirement_decide(t, study.id, ITEM_PROPOSED), "it can be taken back");

	refused(t, intake_requirement_decide(t, nobody.id, ITEM_ACCEPTED), "who is to do it", "one that addresses nobody is not accepted");
	ok(intake_requirement_decide(t, nobody.id, ITEM_LEFT_OUT), "it can be left out");
	nobody.what.parts[0] = (struct proposal_part){.unit = department, .modes = MODE_ACTIVITIES};
	nobody.what.part_count = 1;
	nobody.what.title = SV("  Góp vốn  ");
	nobody.what.report_due = day("2020-05-05");
	ok(intake_requirement_correct(t, &nobody), "or corrected");
	ok(intake_requirement_get(t, nobody.id, &nobody) && nobody.edited && nobody.what.parts[0].unit == department, "with a unit by name");
	is_sv(nobody.what.title, "Góp vốn", "its title trimmed");
	is_int(nobody.what.report_due.month, 5, "and a date of its own");
	ok(intake_requirement_decide(t, nobody.id, ITEM_ACCEPTED), "then it is accepted");
	nobody.what.title = SV(" ");
	refused(t, intake_requirement_correct(t, &nobody), "what is to be done", "a correction must say what to do");
	refused(t, intake_requirement_decide(t, 9999, ITEM_ACCEPTED), "no such item", "one that is not there is not found");
}

static void figures(struct tx *t, int64_t reading)
{
	size_t count;
	struct intake_measure *m = intake_measures(t, reading, 0, 100, &count);
	if (!ok(count == 6, "six figures"))
		return;
	is_int(m[0].state, ITEM_LEFT_OUT, "one session is no indicator where a duty is stated");
	is_int(m[1].state, ITEM_PROPOSED, "a result is");
	ok(m[1].qualifies == m[2].id && m[1].what.estimate && m[2].what.has_total, "a share says of what, and how");
	ok(m[3].item == 10 && m[4].item == 10 && m[5].item == 11 && m[2].item == 0, "figures of one bullet are one item's parts");
	ok(m[5].what.has_high && m[5].what.direction == DIRECTION_DOWN && m[5].what.more_count == 1 && m[5].what.more[0].line == 12,
	   "a range that a page break cuts");
	intake_measures(t, reading, 4, 1, &count);
	is_int((int64_t)count, 1, "they are paged");
	struct intake_item *items = intake_items(t, reading, &count);
	if (!ok(count == 2, "two target items"))
		return;
	is_sv(items[0].mark, "2.", "under the document's number");
	is_sv(items[0].title, "Kết nạp từ 160 đảng viên trở lên, đạt 5%", "with their words");

	struct intake_measure one = m[2];
	one.what.subject = SV(" Hộ nghèo ");
	one.what.value = (struct decimal){-505, 1};
	one.what.role = ROLE_TARGET;
	one.what.year = 0;
	ok(intake_measure_correct(t, &one), "one is corrected");
	ok(intake_measure_get(t, one.id, &one) && one.edited && one.what.role == ROLE_TARGET && one.what.year == 0 &&
	       one.what.value.mantissa == -505,
	   "and stays so");
	is_sv(one.what.subject, "Hộ nghèo", "trimmed");
	one.what.has_high = true;
	one.what.high = (struct decimal){-51, 0};
	refused(t, intake_measure_correct(t, &one), "end of the range", "a range runs upwards");
	one.what.has_high = false;
	one.what.subject = SV(" ");
	refused(t, intake_measure_correct(t, &one), "what the figure measures", "a figure without a subject says nothing");
	ok(intake_measure_decide(t, m[3].id, ITEM_LEFT_OUT), "one is left out");
	ok(intake_measures_accept_all(t, reading), "all others are accepted at once");
	struct intake_counts counts = intake_measure_counts(t, reading);
	ok(counts.accepted == 4 && counts.left_out == 2 && counts.proposed == 0, "but those left out");
	ok(intake_measure_decide(t, m[3].id, ITEM_PROPOSED) && intake_measure_counts(t, reading).proposed == 1, "which can be taken back");
}

static void accepts_as_proposed(struct tx *t)
{
	size_t count;
	int64_t reading = upload(t, "bản khác", text);
	struct intake_requirement *q = intake_requirements(t, reading, &count);
	ok(count == 2 && intake_requirement_decide(t, q[0].id, ITEM_ACCEPTED), "accepted with its contradiction open");
	ok(intake_requirement_get(t, q[0].id, &q[0]) && q[0].clashes[0].choice == CLASH_SPECIAL, "which decides it as proposed");
}

static void takes_figures(struct tx *t)
{
	struct indicator i;
	int64_t reading = upload(t, "bản số liệu", text);
	ok(intake_measures_accept_all(t, reading) && intake_keep_figures(t, reading), "figures are taken over: %s", error_words(t->error));
	ok(indicator_get(t, indicator_match(t, SV("tỷ lệ kết nạp"), SV("%")).indicator, &i) && i.better == BETTER_UP,
	   "what is to reach a bare figure is better when more");
	ok(indicator_get(t, indicator_match(t, SV("tai nạn"), SV("")).indicator, &i) && i.better == BETTER_DOWN, "and what is to fall when less");
	ok(intake_unkeep_figures(t, reading), "and given back");
}

static void discards(struct tx *t, int64_t reading)
{
	struct intake_reading r;
	struct document d;
	size_t count;
	ok(intake_get(t, reading, &r) && document_get(t, r.document, &d), "it is there");
	ok(intake_discard(t, reading), "a reading can be discarded");
	refused(t, document_get(t, d.id, &d), "no such document", "with its document");
	AUTO(buf_free) struct buf bytes = {0};
	refused(t, file_read(t, d.file, &bytes), "no such file", "and its file");
	intake_requirements(t, reading, &count);
	is_int((int64_t)count, 0, "and all that it proposed");
	ok(intake_get(t, reading, &r) && r.state == READING_DISCARDED, "what remains is that it was");
	refused(t, intake_discard(t, reading), "decided already", "it is not discarded twice");
}

static bool taken(struct tx *t, const char *bytes, const char *answer)
{
	return intake_upload(t, &(struct incoming){.unit = bloc,
	                                           .line = party,
	                                           .file_name = SV("a.txt"),
	                                           .media_type = SV("text/plain"),
	                                           .bytes = sv_of(bytes),
	                                           .answer = sv_of(answer)});
}

static void refuses(struct tx *t)
{
	int64_t before = file_store(t, SV("trước"));
	refused(t, taken(t, "văn bản mật", "{\"text\":[\"Số 21-KH/ĐUK    TỐI MẬT\",\"b\"]}"), "secrecy",
	        "a document with a mark of secrecy is refused");
	AUTO(buf_free) struct buf attached = {0};
	buf_str(&attached, "{\"text\":[");
	for (int i = 0; i < 30; i++)
		buf_str(&attached, "\"một dòng\",");
	buf_str(&attached, "\"MẬT\"],\"documents\":[{\"kind\":\"plan\",\"first_line\":1,\"last_line\":29},"
	                   "{\"kind\":\"material\",\"first_line\":30,\"last_line\":31}]}");
	refused(t, taken(t, "văn bản mật", buf_cstr(&attached)), "secrecy", "so is one that comes attached");
	is_int(file_store(t, SV("sau")), before + 1, "and not kept");
	refused(t, taken(t, "trống", "{\"text\":[\"\",\"   \"]}"), "no text", "a file without text is refused");
	refused(t, taken(t, "hỏng", "{\"text\":7}"), "damaged", "a damaged answer is refused");
	refused(t, taken(t, "", "{\"text\":[\"a\"]}"), "empty", "an empty file is refused");
	ok(taken(t, "lạ", "{\"text\":[\"một đoạn văn\"]}"), "a text in which nothing was found is kept as a document");
}

static void subject(struct tx *t, const char *where)
{
	(void)where;
	organisation(t);
	int64_t reading = upload(t, "kế hoạch", text);
	if (!ok(reading > 0, "a plan is taken: %s", error_words(t->error)))
		return;
	keeps(t, reading);
	reviews(t, reading);
	figures(t, reading);
	accepts_as_proposed(t);
	takes_figures(t);
	discards(t, reading);
	refuses(t);
}

int main(void)
{
	on_each_subject(subject);
	return done();
}

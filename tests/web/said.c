// What the review and the draft say of what was written: which way a change goes, a due day that follows from something else, whose
// heads are counted (and that corrected), that a text has no form of an official document.
#include "web/people.h"

#include "intake/intake.h"
#include "pages/app.h"
#include "rollout/form.h"

static int64_t bloc, department, members, youth;

static const char plan[] =
    "{\"text\":[\"Các chi bộ cơ sở tổ chức học tập cho đảng viên sau khi có hướng dẫn.\",\"Các chi bộ cơ sở báo cáo ngay sau hội nghị.\",\"Số vụ giảm 12 vụ.\",\"Thu ngân sách vượt 5%.\",\"Tỷ lệ che phủ rừng\",\"42%\"],"
    "\"cells\":[{\"line\":5,\"table\":1,\"row\":1,\"cell\":1},{\"line\":6,\"table\":1,\"row\":1,\"cell\":2}],"
    "\"documents\":[{\"kind\":\"plan\",\"type\":\"Kế hoạch\",\"number\":\"21\",\"symbol\":\"KH/ĐUK\",\"title\":\"học tập\",\"first_line\":1,\"last_line\":6}],"
    "\"obligations\":[{\"line\":1,\"kind\":\"duty\",\"actor\":\"Các chi bộ cơ sở\",\"action\":\"tổ chức học tập\",\"audience\":\"đảng viên\",\"due_text\":\"sau khi có hướng dẫn\"},"
    "{\"line\":2,\"kind\":\"report\",\"actor\":\"Các chi bộ cơ sở\",\"action\":\"báo cáo\",\"report_to\":\"Đảng ủy Khối\",\"due_text\":\"ngay sau hội nghị\"}],"
    "\"measures\":[{\"line\":3,\"start\":11,\"end\":16,\"text\":\"12 vụ\",\"value\":\"12\",\"unit\":\"vụ\",\"cmp\":\"=\",\"role\":\"change\",\"direction\":\"down\",\"subject\":\"Số vụ\",\"year\":2020},"
    "{\"line\":4,\"start\":19,\"end\":21,\"text\":\"5%\",\"value\":\"5\",\"unit\":\"%\",\"cmp\":\"=\",\"role\":\"excess\",\"direction\":\"up\",\"subject\":\"Thu ngân sách\",\"year\":2020},"
    "{\"line\":6,\"start\":0,\"end\":3,\"text\":\"42%\",\"value\":\"42\",\"unit\":\"%\",\"cmp\":\"=\",\"role\":\"actual\",\"subject\":\"Tỷ lệ che phủ rừng\",\"year\":2020}]}";
static const char letter[] = "{\"text\":[\"Chào anh, chiều nay họp nhé.\"],\"documents\":[]}";

static int64_t bring_in(struct tx *t, const char *answer)
{
	return intake_upload(t, &(struct incoming){.unit = bloc, .line = line, .file_name = SV("a.txt"), .bytes = SV("a"), .answer = sv_of(answer)});
}

static void organisation(struct tx *t)
{
	line = term_set(t, TERM_LINES, &(struct term){.code = SV("party"), .name_vi = SV("Đảng"), .name_en = SV("Party")});
	members = term_set(t, TERM_CATEGORIES, &(struct term){.code = SV("dv"), .name_vi = SV("Đảng viên"), .name_en = SV("Party members"), .position = 1});
	youth = term_set(t, TERM_CATEGORIES, &(struct term){.code = SV("tn"), .name_vi = SV("Đoàn viên"), .name_en = SV("Youth Union members"), .position = 2});
	int64_t top = people_kind(t, (struct kind){.name_en = SV("Đảng ủy khối"), .level = 1, .reports = true}, 0);
	bloc = place(t, top, "Đảng ủy Khối", 0);
	department = place(t, people_kind(t, (struct kind){.name_en = SV("Ban"), .level = 2, .organ = true}, top), "Ban Tuyên giáo", bloc);
	place(t, people_kind(t, (struct kind){.name_en = SV("Chi bộ cơ sở"), .level = 2, .reports = true}, top), "Chi bộ Sở B", bloc);
	form_install(t);
	somebody(t, "officer", ROLE_OFFICER, department);
	ok(bring_in(t, plan) == 1 && bring_in(t, letter) == 2, "a plan and a letter are brought in");
}

static void review(struct browser *b)
{
	int64_t kind = 0;
	char form[300];
	is_int(get(b, "/readings/1/items/1"), 200, "the review");
	ok(sv_find(body(b), SV("No form of an official document")) == SIZE_MAX, "of a document with its form");
	ok(says(b, "Carrying out, as it is written: “sau khi có hướng dẫn”"), "says how the document puts a day that follows from something");
	ok(says(b, "<dt>Heads counted</dt><dd>Party members</dd>"), "and whose heads would be counted");
	get(b, "/readings/1/items/1/edit");
	ok(says(b, "name=\"heads\" value=\"1\" checked") && says(b, "name=\"heads\" value=\"2\">"), "which the audience proposes");
	size_t at = sv_find(body(b), SV("name=\"p.on.k"));
	for (size_t i = at + 12; at != SIZE_MAX && body(b).p[i] >= '0' && body(b).p[i] <= '9'; i++)
		kind = kind * 10 + body(b).p[i] - '0';
	snprintf(form, sizeof(form), "title=H%%E1%%BB%%8Dc&audience=%%C4%%91%%E1%%BA%%A3ng+vi%%C3%%AAn&p.on.k%lld=1&heads=1&heads=2", (long long)kind);
	is_int(post(b, "/readings/1/items/1/edit", form), 303, "a person corrects it");
	get(b, "/readings/1/items/1");
	ok(says(b, "<dd>Party members; Youth Union members</dd>"), "both are counted then");
	get(b, "/readings/1/items/1/edit");
	snprintf(form, sizeof(form), "title=H%%E1%%BB%%8Dc&p.on.k%lld=1", (long long)kind);
	is_int(post(b, "/readings/1/items/1/edit", form), 303, "or nobody");
	get(b, "/readings/1/items/1");
	ok(says(b, "<dt>Heads counted</dt><dd>none</dd>"), "which is said");
	get(b, "/readings/1/items/1/edit");
	snprintf(form, sizeof(form), "title=H%%E1%%BB%%8Dc&p.on.k%lld=1&heads=2&reports=1&p.form.k%lld=short", (long long)kind, (long long)kind);
	post(b, "/readings/1/items/1/edit", form);
	get(b, "/readings/1/figures");
	ok(says(b, "falls by 12 vụ") && says(b, "5 % over plan"), "a change is told with its direction");
	is_int(get(b, "/readings/2"), 303, "the letter asks for nothing");
	is_int(get(b, "/readings/2/figures"), 200, "its figures");
	ok(says(b, "No form of an official document was recognised") && says(b, "href=\"/readings/2/discard\""), "say that it is no official document, with the way to be rid of it");
}

static void draft(struct browser *b, struct tx *t)
{
	size_t count;
	char path[64];
	struct intake_requirement *all = intake_requirements(t, 1, &count);
	for (size_t i = 0; i < count; i++) {
		snprintf(path, sizeof(path), "/readings/1/items/%lld", (long long)all[i].id);
		get(b, path);
		is_int(post(b, path, "do=accept"), 303, "an item is accepted");
	}
	get(b, "/readings/1/finish");
	is_int(post(b, "/readings/1/finish", "title=H"), 303, "a draft is made");
	snprintf(path, sizeof(path), SV_FMT, SV_ARG(sent_to(b)));
	is_int(get(b, path), 200, "and drawn");
	ok(says(b, "as written: “ngay sau hội nghị”"), "with what was written of the report's day");
	ok(says(b, "as written: “sau khi có hướng dẫn”") && sv_find(body(b), SV("no day set")) == SIZE_MAX, "and of the day of the session");
	ok(says(b, "heads counted: Youth Union members"), "and whose heads are counted, as was chosen");
}

// A figure of a table is shown in its row, and its row is what is quoted beside the result.
static void of_a_table(struct browser *b)
{
	char path[64] = "";
	get(b, "/readings/1/figures");
	ok(says(b, "Tỷ lệ che phủ rừng <span class=\"faint\" aria-hidden=\"true\">|</span> <span class=\"ref\">1</span>"), "a figure of a table stands in its row");
	post(b, "/readings/1/figures", "all=1");
	get(b, "/readings/1/figures");
	is_int(post(b, "/readings/1/figures", "keep=1"), 303, "the figures are taken over");
	get(b, "/readings/1/figures");
	size_t link = sv_find(body(b), SV("/indicators/"));
	if (link != SIZE_MAX)
		snprintf(path, sizeof(path), "%.*s", (int)strcspn(body(b).p + link, "\""), body(b).p + link);
	is_int(get(b, path), 200, "its indicator");
	ok(says(b, "Tỷ lệ che phủ rừng | 42%"), "quotes the row");
}

static void run(struct db *db, const char *where)
{
	struct error error = {0};
	AUTO(arena_free) struct arena arena = {0};
	struct tx t = {.db = db, .arena = &arena, .now = browser_now, .offset = 420, .language = LANGUAGE_EN, .error = &error};
	(void)where;
	people_make(db, organisation, "a plan is under review");
	struct browser b = browser_new(&pages_app, db);
	sign_in(&b, "officer");
	review(&b);
	draft(&b, &t);
	of_a_table(&b);
	browser_free(&b);
}

int main(void)
{
	on_each_engine(run);
	return done();
}

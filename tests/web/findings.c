// What the check of a text found, by its pages: shown with what it contradicts, accepted with who and when, taken back, quiet when the
// same text is brought in again; only to those who may review.
#include "web/people.h"

#include "intake/incoming.h"
#include "org/audit.h"
#include "pages/app.h"
#include "register/finding.h"

static int64_t bloc, department, cell;

static const char answer[] =
    "{\"text\":[\"Năm 2019 kết nạp 77/100 đảng viên, đạt 78%.\",\"Cả năm trồng 120 ha rừng.\",\"Đến cuối năm trồng 125 ha rừng.\",\"HTX hoạt động tốt.\",\"Tài liệu kèm theo: 3/4 đạt 76%.\"],"
    "\"documents\":[{\"kind\":\"report\",\"type\":\"Báo cáo\",\"number\":\"7\",\"symbol\":\"BC/ĐUK\",\"title\":\"kết quả\",\"first_line\":1,\"last_line\":4},"
    "{\"kind\":\"material\",\"title\":\"Phụ lục\",\"first_line\":5,\"last_line\":5}],"
    "\"lint\":[{\"line\":4,\"start\":0,\"end\":3,\"code\":\"abbreviation\",\"severity\":\"note\",\"message\":\"HTX is <never> expanded\"},"
    "{\"line\":1,\"start\":39,\"end\":42,\"code\":\"ratio\",\"severity\":\"error\",\"message\":\"it is 77 %, not 78 %\",\"stated\":\"78\",\"computed\":\"77\"},"
    "{\"line\":3,\"start\":19,\"end\":25,\"code\":\"restated\",\"severity\":\"warning\",\"message\":\"two values\",\"stated\":\"125\",\"computed\":\"120\",\"other_line\":2,\"other_start\":13,\"other_end\":19},"
    "{\"line\":5,\"start\":27,\"end\":30,\"code\":\"ratio\",\"severity\":\"error\",\"message\":\"it is 75 %, not 76 %\",\"stated\":\"76\",\"computed\":\"75\"}]}";

static int64_t bring_in(struct tx *t)
{
	return intake_upload(t, &(struct incoming){.unit = bloc, .line = line, .file_name = SV("report.txt"), .bytes = SV("báo cáo"), .answer = sv_of(answer)});
}

static void organisation(struct tx *t)
{
	line = term_set(t, TERM_LINES, &(struct term){.code = SV("party"), .name_vi = SV("Đảng"), .name_en = SV("Party")});
	int64_t top = people_kind(t, (struct kind){.name_en = SV("Đảng ủy khối"), .level = 1, .reports = true}, 0);
	bloc = place(t, top, "Đảng ủy Khối", 0);
	department = place(t, people_kind(t, (struct kind){.name_en = SV("Ban"), .level = 2, .organ = true}, top), "Ban Tuyên giáo", bloc);
	cell = place(t, people_kind(t, (struct kind){.name_en = SV("Chi bộ cơ sở"), .level = 2, .reports = true}, top), "Chi bộ Sở B", bloc);
	somebody(t, "officer", ROLE_OFFICER, department);
	somebody(t, "looker", ROLE_VIEWER, bloc);
	somebody(t, "secretary", ROLE_REPORTER, cell);
	ok(bring_in(t) == 1, "a report is brought in");
}

static void again(struct tx *t)
{
	ok(bring_in(t) == 2, "the same report is brought in again");
}

// As they were before keys were kept.
static void older(struct tx *t)
{
	struct error error = {0};
	ok(db_script(t->db, "UPDATE document_finding SET accept_key = NULL", &error), "findings of an older release");
}

static bool silent(struct browser *b, const char *words)
{
	return sv_find(body(b), sv_of(words)) == SIZE_MAX;
}

static bool before(struct browser *b, const char *first, const char *second)
{
	return sv_find(body(b), sv_of(first)) < sv_find(body(b), sv_of(second)) && says(b, second);
}

static void shows(struct browser *b)
{
	is_int(get(b, "/documents/1"), 200, "the document");
	ok(says(b, "Check of the text: 2 errors, 1 warning, 1 note"), "counts what was found in it and in what came with it");
	ok(before(b, "it is 77 %", "two values") && before(b, "it is 75 %", "two values"), "the errors first");
	ok(says(b, "đạt <mark>78%</mark>."), "each with its sentence, in which the place is marked");
	ok(says(b, "<mark class=\"soft\">120 ha</mark>") && says(b, "href=\"/documents/1/text#l2\""), "and what it contradicts, with the way there");
	ok(says(b, "HTX is &lt;never&gt; expanded"), "words of a document are no HTML");
	ok(says(b, "name=\"accept\" value=\"2\""), "with a button that accepts it");
	get(b, "/documents/1/text");
	ok(says(b, "kết quả · 1 error, 1 warning, 1 note"), "the reader counts those of the text itself");
	ok(says(b, "<mark class=\"soft\">120 ha</mark>") && says(b, "<mark>125 ha</mark>"), "both places are marked");
	ok(says(b, "href=\"#l2\">see line 2</a>") && says(b, "form=\"findings\""), "the remark leads to the other, and has its button");
	is_int(get(b, "/readings/1/figures"), 200, "the review of figures");
	ok(says(b, "What the check of the text found: <span class=\"tag late\">") && says(b, "name=\"from\" value=\"figures\""), "says it too");
}

static void accepts(struct browser *b, struct tx *t)
{
	struct finding f;
	get(b, "/documents/1");
	is_int(post(b, "/documents/1/findings", "from=document"), 422, "one says which");
	ok(says(b, "Say which finding it is"), "which is said");
	is_int(post(b, "/documents/1/findings", "accept=99"), 404, "one that there is");
	is_int(post(b, "/documents/1/findings", "accept=2&from=text"), 303, "an error is accepted");
	is_sv(sent_to(b), "/documents/1/text#l1", "where it was seen");
	get(b, "/documents/1");
	ok(says(b, "Check of the text: 1 error, 1 warning, 1 note"), "it is counted no more");
	ok(says(b, "1 accepted finding</summary>") && says(b, "checked by Nguyễn A, 16:15 on 20/02/2020") && says(b, "name=\"reopen\" value=\"2\""), "but stands folded, with who and when, and the way back");
	get(b, "/documents/1/text");
	ok(says(b, "· 1 warning, 1 note") && silent(b, "<mark>78%</mark>") && says(b, "1 accepted finding"), "nor marked in the text");
	ok(finding_get(t, 2, &f) && f.accepted_at == browser_now && f.accepted_by > 0, "kept with who and when");
	ok(db_exists(t->db, SQL_audit_of_unit, DB_ARGS(DB_INT("unit", bloc), DB_INT("most", 1))), "the audit log has it");
	get(b, "/documents/1");
	is_int(post(b, "/documents/1/findings", "accept=2&from=review"), 303, "accepting it twice is no fault");
	get(b, "/documents/1");
	is_int(post(b, "/documents/1/findings", "accept=4&from=figures&at=1"), 303, "one of what came with it as well");
	is_sv(sent_to(b), "/readings/1/figures?page=1#findings", "back to the review of figures");
	get(b, "/documents/1");
	is_int(post(b, "/documents/2/findings", "accept=1"), 404, "but by its own document only");
}

static void undone(struct browser *b)
{
	get(b, "/documents/1");
	is_int(post(b, "/documents/1/findings", "reopen=2&from=document"), 303, "it is accepted no longer");
	is_sv(sent_to(b), "/documents/1#findings", "back on the document's page");
	get(b, "/documents/1");
	ok(says(b, "Check of the text: 1 error, 1 warning, 1 note") && says(b, "name=\"accept\" value=\"2\""), "and stands again among what is to be checked");
	post(b, "/documents/1/findings", "accept=2");
}

// All that was accepted stays so, each by its key.
static void stays_quiet(struct browser *b, struct db *db)
{
	people_make(db, again, "the same text is there twice");
	is_int(get(b, "/documents/3"), 200, "its document");
	ok(says(b, "Check of the text: 1 warning, 1 note") && says(b, "2 accepted findings"), "what was accepted stays quiet");
	people_make(db, older, "as before");
	get(b, "/documents/3");
	ok(says(b, "Check of the text: 2 errors"), "an older one knows no key");
	is_int(post(b, "/documents/3/findings", "accept=6"), 303, "until it is accepted");
	get(b, "/documents/3");
	ok(says(b, "Check of the text: 1 error, 1 warning, 1 note") && says(b, "1 accepted finding"), "then it stays so as well");
}

static void others(struct browser *b)
{
	sign_in(b, "looker");
	is_int(get(b, "/documents/1"), 200, "who may only look");
	ok(says(b, "two values") && silent(b, "name=\"accept\""), "sees what was found, without a button");
	is_int(get(b, "/documents/1/findings"), 200, "also by itself");
	is_int(post(b, "/documents/1/findings", "accept=3"), 403, "and cannot accept by force");
	sign_in(b, "secretary");
	is_int(get(b, "/documents/1/findings"), 403, "another unit sees nothing of it");
}

static void run(struct db *db, const char *where)
{
	struct error error = {0};
	AUTO(arena_free) struct arena arena = {0};
	struct tx t = {.db = db, .arena = &arena, .now = browser_now, .offset = 420, .language = LANGUAGE_EN, .error = &error};
	(void)where;
	people_make(db, organisation, "a report is under review");
	struct browser b = browser_new(&pages_app, db);
	sign_in(&b, "officer");
	shows(&b);
	accepts(&b, &t);
	undone(&b);
	stays_quiet(&b, db);
	others(&b);
	browser_free(&b);
}

int main(void)
{
	on_each_engine(run);
	return done();
}

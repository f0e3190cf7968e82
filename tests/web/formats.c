// A plan in DOCX and in PDF, as lantoa itself writes it, goes from an upload to its review: read by a child, its table shown as one.
#include "web/browser.h"

#include "doc/writers.h"
#include "org/access.h"
#include "org/account.h"
#include "org/kind.h"
#include "org/term.h"
#include "org/unit.h"
#include "pages/app.h"
#include "rollout/form.h"

static const char password[] = "mot mat khau dai";
static char hash[PASSWORD_HASH];

static void organisation(struct tx *t)
{
	struct kind k = {.code = SV("bloc"), .name_vi = SV("Đảng ủy khối"), .name_en = SV("Bloc"), .level = 1, .reports = true};
	int64_t line = term_set(t, TERM_LINES, &(struct term){.code = SV("party"), .name_vi = SV("Đảng"), .name_en = SV("Party")});
	int64_t bloc = unit_add(t, &(struct unit_facts){.kind = kind_set(t, &k), .code = SV("B"), .name = SV("Đảng ủy Khối"), .from = {2019, 1, 1}});
	if (!unit_place(t, line, bloc, 0, (struct date){2019, 1, 1}))
		printf("# %s\n", error_words(t->error));
	form_install(t);
	int64_t account = account_add(t, SV("officer"), SV("Nguyễn A"), LANGUAGE_EN);
	if (!account_set_password(t, account, hash))
		printf("# %s\n", error_words(t->error));
	role_give(t, account, ROLE_OFFICER, bloc, line, SV(""), (struct date){2020, 1, 1});
}

static void plan(struct buf *out, bool (*write)(const struct doc *d, struct buf *out, struct error *error))
{
	static const struct doc_column columns[] = {{2, ALIGN_CENTRE}, {10, ALIGN_LEFT}, {4, ALIGN_RIGHT}};
	AUTO(arena_free) struct arena a = {0};
	struct error error = {0};
	struct doc d = {.arena = &a, .profile = profile_by_code(SV("party")), .title = SV("Kế hoạch"), .author = SV("Đảng ủy Khối"), .at = browser_now};
	doc_letterhead(&d, &(struct doc_letterhead){SV("Tỉnh ủy Lam Giang"), SV("Đảng ủy Khối"), SV("21-KH/ĐUK"), SV("Lam Giang"), {2020, 2, 5}});
	doc_title(&d, SV("Kế hoạch"), SV("học tập nghị quyết năm 2020"));
	doc_says(&d, PARAGRAPH_BODY, SV("1. Các chi bộ cơ sở tổ chức học tập xong trước ngày 31/3/2020."));
	struct doc_table *t = doc_table(&d, columns, LENGTH(columns));
	struct doc_row *r = doc_row(&d, t, true);
	doc_cell_says(&d, r, 0, SV("TT"));
	doc_cell_says(&d, r, 0, SV("Chỉ tiêu"));
	doc_cell_says(&d, r, 0, SV("Năm 2020"));
	r = doc_row(&d, t, false);
	doc_cell_says(&d, r, 0, SV("1"));
	doc_cell_says(&d, r, 0, SV("Tỷ lệ <đảng viên> dự học"));
	doc_cell_says(&d, r, 0, SV("95%"));
	if (!write(&d, out, &error))
		printf("# %s\n", error_words(&error));
}

static int send_file(struct browser *b, const char *name, struct sv bytes)
{
	AUTO(buf_free) struct buf form = {0};
	get(b, "/documents/new");
	buf_printf(&form, "--XyZ\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n%s\r\n"
	                  "--XyZ\r\nContent-Disposition: form-data; name=\"once\"\r\n\r\n%s\r\n"
	                  "--XyZ\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n", b->csrf, b->once, name);
	buf_sv(&form, bytes);
	buf_str(&form, "\r\n--XyZ--\r\n");
	return ask(b, (struct request){.method = METHOD_POST, .path = SV("/documents/new"), .body = buf_view(&form),
	                               .content_type = SV("multipart/form-data; boundary=XyZ")});
}

static void uploads(struct browser *b)
{
	AUTO(buf_free) struct buf file = {0};
	plan(&file, doc_docx);
	get(b, "/documents/new");
	ok(says(b, ".docx") && says(b, "DOCX, ODT, PDF with text"), "the page says what may be sent");
	if (!is_int(send_file(b, "plan.txt", buf_view(&file)), 303, "a DOCX is taken, whatever its name"))
		printf("# " SV_FMT "\n", SV_ARG(body(b)));
	is_int(get(b, "/readings/1"), 200, "its review is drawn");
	ok(says(b, "học tập nghị quyết năm 2020") && says(b, "<mark>"), "with its text, the sentence marked");
	ok(says(b, "<table>\n<tr><td><p id=\"l"), "its table is one");
	ok(says(b, "Tỷ lệ &lt;đảng viên&gt; dự học</p>\n</td><td><p id=\"l"), "a row has its cells beside each other");
	is_int(send_file(b, "plan.docx", sv_head(buf_view(&file), file.n / 2)), 422, "one that breaks off is refused");
	ok(says(b, "breaks off or is damaged"), "with the reason");
	is_int(send_file(b, "plan.docx", SV("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")), 422, "so is an old Word file");
	ok(says(b, "save it as .docx"), "with what to do");
	is_int(send_file(b, "plan.docx", SV("<html><p>1. Các chi bộ cơ sở học tập xong trước ngày 31/3/2020.")), 303, "HTML is taken");
	file.n = 0;
	plan(&file, doc_pdf);
	is_int(send_file(b, "plan.pdf", buf_view(&file)), 303, "a PDF is taken");
	is_int(get(b, "/readings/3"), 200, "its review is drawn");
	ok(says(b, "học tập nghị quyết năm 2020") && says(b, "<mark>"), "with its text, the sentence marked");
	ok(says(b, "Tỷ lệ &lt;đảng viên&gt; dự học</p>\n</td><td><p id=\"l"), "and its table");
	is_int(send_file(b, "plan.pdf", sv_head(buf_view(&file), 200)), 422, "one that breaks off is refused");
}

static void run(struct db *db, const char *where)
{
	struct error error = {0};
	AUTO(arena_free) struct arena arena = {0};
	struct tx t = {.db = db, .arena = &arena, .error = &error, .now = browser_now};
	(void)where;
	db_begin(db);
	organisation(&t);
	if (!ok(db_commit(db, &error), "there is an officer"))
		printf("# %s\n", error_words(&error));
	struct browser b = browser_new(&pages_app, db);
	get(&b, "/signin");
	is_int(post(&b, "/signin", "login=officer&password=mot+mat+khau+dai&next=/"), 303, "who signs in");
	uploads(&b);
	browser_free(&b);
}

int main(void)
{
	struct error error = {0};
	if (!password_hash(sv_of(password), SV(""), hash, &error))
		printf("# %s\n", error_words(&error));
	on_each_engine(run);
	return done();
}

// Forms with files: what is sent arrives byte for byte, what is broken or too much is refused, and nothing is believed of names.
#include "web/browser.h"

#include "org/account.h"

static int64_t account;

static const struct param params[] = {{.name = "title", .type = PARAM_TEXT, .required = true, .label = "Title"},
                                      {.name = "paper", .type = PARAM_FILE, .required = true, .label = "Paper"},
                                      {.name = "more", .type = PARAM_FILE},
                                      {0}};

static void show(struct req *r)
{
	page(&r->body, "<form>");
	req_form_keys(r, &r->body);
	page(&r->body, "title=[%.*s] ", SV_ARG(req_field(r, "title", SV(""))));
	for (size_t i = 0; i < r->fault_count; i++)
		page(&r->body, "{%s: %.*s}", r->faults[i].name, SV_ARG(r->faults[i].text));
}

static char came_name[100], came_type[100];
static unsigned char came[1000];
static size_t came_size, came_uploads;

static bool change(struct tx *t, struct req *r)
{
	const struct upload *u = req_upload(r, "paper");
	(void)t;
	came_uploads = r->upload_count;
	came_size = u->bytes.n;
	memcpy(came, u->bytes.p, u->bytes.n < sizeof(came) ? u->bytes.n : sizeof(came));
	snprintf(came_name, sizeof(came_name), SV_FMT, SV_ARG(u->file_name));
	snprintf(came_type, sizeof(came_type), SV_FMT, SV_ARG(u->type));
	return true;
}

static bool enter(struct tx *t, struct req *r)
{
	sign_in_start(t, r, account, 0);
	return true;
}

static const struct route routes[] = {
    {.pattern = "/papers", .show = show, .show_operation = "x", .change = change, .change_operation = "x", .params = params, .flags = ROUTE_UPLOAD},
    {.pattern = "/plain", .show = show, .show_operation = "x", .change = change, .change_operation = "x", .params = params},
    {.pattern = "/door", .show = show, .change = enter, .flags = ROUTE_PUBLIC | ROUTE_SIGN_IN},
};

static bool principal(struct req *r)
{
	r->principal = (struct principal *)r;
	r->language = LANGUAGE_EN;
	return true;
}

static bool authorise(struct req *r, const char *operation, const char *target, int64_t id, struct error *error)
{
	(void)r, (void)operation, (void)target, (void)id, (void)error;
	return true;
}

static void frame(struct req *r, struct page *whole)
{
	page_page(whole, &r->body);
}

static void failure(struct req *r, const struct error *e)
{
	AUTO(buf_free) struct buf words = {0};
	error_text(e, r->language, &words);
	page(&r->body, "failure=[%.*s]", SV_ARG(buf_view(&words)));
}

static const struct web_app app = {.routes = routes, .route_count = LENGTH(routes), .principal = principal,
                                   .authorise = authorise, .frame = frame, .failure = failure};

// ---- what is sent

static void field(struct buf *to, const char *name, struct sv value)
{
	buf_printf(to, "--XyZ\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n" SV_FMT "\r\n", name, SV_ARG(value));
}

static void file(struct buf *to, const char *name, const char *file_name, struct sv bytes)
{
	buf_printf(to, "--XyZ\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: text/x-paper\r\n\r\n", name, file_name);
	buf_sv(to, bytes);
	buf_str(to, "\r\n");
}

static void keys(struct browser *b, struct buf *to)
{
	buf_reset(to);
	get(b, "/papers");
	field(to, "csrf", sv_of(b->csrf));
	field(to, "once", sv_of(b->once));
}

static int send_to(struct browser *b, const char *path, struct buf *form)
{
	buf_str(form, "--XyZ--\r\n");
	return ask(b, (struct request){.method = METHOD_POST, .path = sv_of(path), .body = buf_view(form),
	                               .content_type = SV("multipart/form-data; boundary=XyZ")});
}

static void whole_ones(struct browser *b, struct buf *form)
{
	static const char bytes[] = "\r\n--XyY\r\na\0b\r\n\xff\xfe\r\n\r\n";
	struct sv odd = {bytes, sizeof(bytes) - 1};
	keys(b, form);
	field(form, "title", SV("Kế hoạch"));
	file(form, "paper", "C:\\thư mục\\../kế hoạch.docx", odd);
	is_int(send_to(b, "/papers", form), 303, "a form with a file is taken");
	ok(came_size == odd.n && memcmp(came, odd.p, odd.n) == 0, "the file is what was sent, to the byte");
	is_str(came_name, "kế hoạch.docx", "its name is the last part of what was said");
	is_str(came_type, "text/x-paper", "its type is what was said");
	keys(b, form);
	field(form, "title", SV("x"));
	file(form, "paper", "", SV(""));
	is_int(send_to(b, "/papers", form), 422, "where no file was chosen");
	ok(says(b, "{paper: This is missing: Paper.}") && says(b, "title=[x]"), "that is said, and the rest stands");
	keys(b, form);
	field(form, "title", SV("x"));
	file(form, "paper", "a.txt", SV("1"));
	file(form, "more", "b.txt", SV("2"));
	is_int(send_to(b, "/papers", form), 303, "two files are taken");
	is_int((int64_t)came_uploads, 2, "both");
}

static void sent_twice(struct browser *b, struct buf *form)
{
	struct buf other = {0};
	keys(b, form);
	buf_sv(&other, buf_view(form));
	field(form, "title", SV("x"));
	file(form, "paper", "a.txt", SV("one"));
	field(&other, "title", SV("x"));
	file(&other, "paper", "a.txt", SV("two"));
	is_int(send_to(b, "/papers", form), 303, "a file is taken");
	came_size = 0;
	is_int(ask(b, (struct request){.method = METHOD_POST, .path = SV("/papers"), .body = buf_view(form),
	                               .content_type = SV("multipart/form-data; boundary=XyZ")}), 303, "once more");
	is_int((int64_t)came_size, 0, "without being done again");
	is_int(send_to(b, "/papers", &other), 422, "another file under the same key is refused");
	buf_free(&other);
}

static void broken(struct browser *b, struct buf *form)
{
	came_size = 0;
	keys(b, form);
	field(form, "title", SV("x"));
	is_int(send_to(b, "/plain", form), 400, "where no file belongs, none is read");
	is_int(ask(b, (struct request){.method = METHOD_POST, .path = SV("/papers"), .body = SV("nothing of the kind"),
	                               .content_type = SV("multipart/form-data")}), 422, "no boundary");
	is_int(ask(b, (struct request){.method = METHOD_POST, .path = SV("/papers"), .body = SV("--XyZ\r\nContent-Disposition: form-data\r\n\r\nx\r\n--XyZ--\r\n"),
	                               .content_type = SV("multipart/form-data; boundary=XyZ")}), 422, "a part without a name");
	keys(b, form);
	field(form, "title", SV("x"));
	file(form, "paper", "a.txt", SV("1"));
	is_int(ask(b, (struct request){.method = METHOD_POST, .path = SV("/papers"), .body = buf_view(form),
	                               .content_type = SV("multipart/form-data; boundary=XyZ")}), 422, "one that breaks off");
	keys(b, form);
	buf_str(form, "--XyZ\r\nContent-Disposition: form-data; name=\"paper\"\r\nContent-Type: multipart/mixed; boundary=in\r\n\r\n--in\r\n\r\nx\r\n--in--\r\n\r\n");
	is_int(send_to(b, "/papers", form), 422, "parts within parts");
	keys(b, form);
	for (int i = 0; i < 21; i++)
		file(form, "paper", "a.txt", SV("1"));
	is_int(send_to(b, "/papers", form), 413, "too many files");
	ok(says(b, "At most 20 files"), "and how many may be");
	keys(b, form);
	for (int i = 0; i < 2001; i++)
		field(form, "x", SV("1"));
	is_int(send_to(b, "/papers", form), 413, "too many fields");
	buf_reset(form);
	field(form, "title", SV("x"));
	file(form, "paper", "a.txt", SV("1"));
	is_int(send_to(b, "/papers", form), 403, "a form without its token");
	is_int((int64_t)came_size, 0, "none of it came through");
}

static void run(struct db *db, const char *where)
{
	struct error error = {0};
	AUTO(arena_free) struct arena arena = {0};
	AUTO(buf_free) struct buf form = {0};
	struct tx t = {.db = db, .arena = &arena, .now = browser_now, .error = &error};
	(void)where;
	db_begin(db);
	account = account_add(&t, SV("canbo"), SV("Cán bộ"), LANGUAGE_EN);
	ok(db_commit(db, &error) && account > 0, "there is an account");
	struct browser b = browser_new(&app, db);
	get(&b, "/door");
	is_int(post(&b, "/door", ""), 303, "one signs in");
	whole_ones(&b, &form);
	sent_twice(&b, &form);
	broken(&b, &form);
	browser_free(&b);
}

int main(void)
{
	on_each_engine(run);
	return done();
}

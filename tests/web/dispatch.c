// The web layer in the process: addresses, who may, what a form must hold, forms sent twice. Its application is a notebook
// of one page, so that nothing of the subject is needed.
#include "web/browser.h"

#include "org/account.h"

static int64_t account;
static int changes; // that ran

// ---- the application

static const struct param note_params[] = {{.name = "title", .type = PARAM_TEXT, .required = true, .most = 10, .label = "Title"},
                                           {.name = "words", .type = PARAM_LINES},
                                           {.name = "day", .type = PARAM_DATE},
                                           {.name = "count", .type = PARAM_INT},
                                           {.name = "figure", .type = PARAM_DECIMAL},
                                           {.name = "kind", .type = PARAM_CHOICE, .choices = "a|b"},
                                           {.name = "row", .type = PARAM_EACH},
                                           {.name = "f.", .type = PARAM_PREFIX},
                                           {0}};

static void show_note(struct req *r)
{
	const int64_t *rows;
	size_t count = req_ids(r, "row", &rows);
	page(&r->body, "<form method=\"post\">");
	req_form_keys(r, &r->body);
	page(&r->body, "title=[%.*s] ", SV_ARG(req_field(r, "title", SV("as kept"))));
	page(&r->body, "words=[%.*s] ", SV_ARG(req_field(r, "words", SV(""))));
	page(&r->body, "extra=[%.*s] ", SV_ARG(req_field(r, "f.extra", SV(""))));
	page(&r->body, "undeclared=[%.*s] ", SV_ARG(req_text(r, "undeclared")));
	page(&r->body, "rows=%zu last=%lld ", count, count ? (long long)rows[count - 1] : 0);
	for (size_t i = 0; i < r->fault_count; i++)
		page(&r->body, "{%s: %.*s}", r->faults[i].name, SV_ARG(r->faults[i].text));
	AUTO(buf_free) struct buf why = {0};
	error_text(&r->error, r->language, &why);
	page(&r->body, "because=[%.*s]", SV_ARG(buf_view(&why)));
}

static bool change_note(struct tx *t, struct req *r)
{
	changes++;
	if (sv_is(req_text(r, "title"), "taken"))
		return tx_refuse(t, FAIL_CONFLICT, "there is one already");
	if (sv_is(req_text(r, "title"), "odd")) {
		req_blame(r, "title", SV("choose another"));
		return false;
	}
	if (!account_rename(t, r->account, req_text(r, "title"), LANGUAGE_EN))
		return false;
	req_redirect(r, SV("/notes/7"));
	return true;
}

static void show_door(struct req *r)
{
	page(&r->body, "<form>");
	req_form_keys(r, &r->body);
}

static bool change_door(struct tx *t, struct req *r)
{
	sign_in_start(t, r, account, 0);
	return true;
}

static void show_away(struct req *r)
{
	req_redirect(r, req_text(r, "to"));
}

static bool change_out(struct tx *t, struct req *r)
{
	sign_in_end(t, r);
	return true;
}

static const struct param away_params[] = {{.name = "to", .type = PARAM_TEXT}, {0}};

static const struct route routes[] = {
    {.pattern = "/notes/:note", .show = show_note, .show_operation = "read", .change = change_note, .change_operation = "write",
     .target = "note", .params = note_params},
    {.pattern = "/read/:note", .show = show_note, .show_operation = "read", .target = "note"},
    {.pattern = "/door", .show = show_door, .change = change_door, .flags = ROUTE_PUBLIC | ROUTE_SIGN_IN},
    {.pattern = "/out", .show = show_door, .change = change_out, .show_operation = "read", .change_operation = "read"},
    {.pattern = "/away", .show = show_away, .params = away_params, .flags = ROUTE_PUBLIC},
};

static bool principal(struct req *r)
{
	r->principal = (struct principal *)r; // anything that is not NULL
	r->language = LANGUAGE_EN;
	return true;
}

static bool authorise(struct req *r, const char *operation, const char *target, int64_t id, struct error *error)
{
	(void)r;
	if (target && id == 8 && strcmp(operation, "write") == 0)
		return error_set(error, FAIL_FORBIDDEN, "8 is not yours to write");
	return !target || id != 9 || error_set(error, FAIL_FORBIDDEN, "9 is not yours");
}

static void frame(struct req *r, struct page *whole)
{
	page(whole, "<html>");
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

static void sign_in(struct browser *b)
{
	get(b, "/door");
	is_int(post(b, "/door", ""), 303, "one signs in");
}

// ---- what must hold

static void addresses(struct browser *b)
{
	is_int(get(b, "/notes/1"), 303, "signed out, a page leads to the door");
	is_sv(sent_to(b), "/signin?next=/notes/1", "and remembers where one was going");
	is_int(post(b, "/notes/1", "title=x"), 401, "signed out, a form is refused");
	is_int(get(b, "/nothing"), 404, "an address that no route has");
	is_int(get(b, "/notes"), 404, "one part too few");
	is_int(get(b, "/notes/1/2"), 404, "one too many");
	is_int(get(b, "/notes/x"), 404, "a part that is no number");
	is_int(get(b, "/notes/01"), 404, "a number has one spelling");
	is_int(get(b, "/notes/-1"), 404, "and is positive");
	is_int(get(b, "/notes/99999999999999999999"), 404, "and fits");
	is_int(get(b, "/notes/%zz"), 400, "an escape that is none");
	is_int(get(b, "/notes/%ff"), 400, "bytes that are not UTF-8");
	is_int(get(b, "/notes/%00"), 400, "a NUL");
	ok(sv_starts(response_find(&b->out, "Content-Security-Policy"), SV("default-src 'none'")), "an error has the policy too");
	is_int(ask(b, (struct request){.method = METHOD_OTHER, .path = SV("/door")}), 405, "a method that is not taken");
	sign_in(b);
	is_int(get(b, "/notes/1"), 200, "signed in, it is shown");
	is_int(post(b, "/read/1", ""), 405, "a form sent to what takes none");
	is_int(get(b, "/notes/9"), 403, "what is not one's own");
	is_int(post(b, "/notes/9", "title=x"), 403, "nor to be written");
	is_int(get(b, "/notes/8"), 200, "what one may read");
	is_int(post(b, "/notes/8", "title=x"), 403, "is not what one may write");
	is_int(changes, 0, "nothing was changed by any of it");
	is_int(ask(b, (struct request){.method = METHOD_HEAD, .path = SV("/notes/1")}), 200, "HEAD is answered");
	ok(body(b).n == 0, "without a body");
	get(b, "/away?to=https://elsewhere.test/");
	is_sv(sent_to(b), "/", "nobody is sent to another site");
	get(b, "/away?to=//elsewhere.test/");
	is_sv(sent_to(b), "/", "not by two slashes");
	get(b, "/away?to=/\\elsewhere.test/");
	is_sv(sent_to(b), "/", "nor by a backslash");
	get(b, "/away?to=/notes/3");
	is_sv(sent_to(b), "/notes/3", "but within this one");
}

static void tokens(struct browser *b)
{
	char good[80];
	get(b, "/notes/1");
	snprintf(good, sizeof(good), "%s", b->csrf);
	snprintf(b->csrf, sizeof(b->csrf), "%s", "");
	is_int(post(b, "/notes/1", "title=x"), 403, "a form without a token is refused");
	snprintf(b->csrf, sizeof(b->csrf), "%064d", 0);
	is_int(post(b, "/notes/1", "title=x"), 403, "one with another's token too");
	char form[300];
	get(b, "/notes/1");
	ok(strcmp(good, b->csrf) != 0, "the token looks another way on each page");
	snprintf(form, sizeof(form), "csrf=%s&once=%s&title=x", good, b->once);
	struct request in = {.method = METHOD_POST, .path = SV("/notes/1"), .body = sv_of(form), .origin = SV("https://elsewhere.test")};
	is_int(ask(b, in), 403, "a good token from a page of another site is refused");
	in.origin = SV("");
	in.fetch_site = SV("cross-site");
	is_int(ask(b, in), 403, "as browsers say it themselves");
	in.fetch_site = SV("same-origin");
	in.origin = SV("http://lantoa.test");
	snprintf(form, sizeof(form), "csrf=%s&title=x", good);
	in.body = sv_of(form);
	is_int(ask(b, in), 400, "a form without its own key is refused");
	is_int(changes, 0, "nothing was changed");
	snprintf(form, sizeof(form), "csrf=%s&once=a%%0d%%0aX-Other:%%20b&title=x", good);
	in.body = sv_of(form);
	is_int(ask(b, in), 400, "or with one that is no key");
	snprintf(form, sizeof(form), "csrf=%s&once=abc&title=x", good);
	in.body = sv_of(form);
	is_int(ask(b, in), 303, "all in order, it is taken");
	ok(sv_starts(response_find(&b->out, "Set-Cookie"), SV("lantoa-taken=abc;")), "and its key is told to the script");
	is_int(changes, 1, "once");
	in.content_type = SV("text/plain");
	is_int(ask(b, in), 400, "a form in another shape is refused");
}

static void parameters(struct browser *b)
{
	changes = 0;
	get(b, "/notes/1");
	is_int(post(b, "/notes/1", "words=k%C3%A9o%20d%C3%A0i"), 422, "what is missing is said");
	ok(says(b, "{title: This is missing: Title.}") && says(b, "words=[kéo dài]") && says(b, "title=[]"), "and the rest stands as typed");
	is_int(post(b, "/notes/1", "title=a&day=31/02/2020&count=1x&figure=1.2.3&kind=c&row=1&row=b"), 422, "each wrong value is said");
	ok(says(b, "{day: ") && says(b, "{count: ") && says(b, "{figure: ") && says(b, "{kind: ") && says(b, "{row: "), "all at once");
	is_int(post(b, "/notes/1", "title=12345678901"), 422, "what is too long is refused");
	ok(says(b, "title=[12345678901]"), "and stands there to be shortened");
	is_int(post(b, "/notes/1", "title=a%01b"), 422, "a control character is refused");
	is_int(post(b, "/notes/1", "title=%c3"), 422, "half a letter is refused");
	is_int(post(b, "/notes/1", "title=%2"), 400, "a broken escape is refused");
	is_int(post(b, "/notes/1", "title=%3Cb%3E%22%26&f.extra=%3Ci%3E&day=x"), 422, "marks of HTML are text");
	ok(says(b, "title=[&lt;b&gt;&quot;&amp;]") && says(b, "extra=[&lt;i&gt;]"), "wherever they are drawn");
	is_int(changes, 0, "nothing was changed");
	get(b, "/notes/1?row=4&row=5&undeclared=x");
	ok(says(b, "rows=2 last=5") && says(b, "undeclared=[]"), "a query is read by the same table");
	is_int(post(b, "/notes/1", "title=taken"), 409, "what the change refuses has its own status");
	ok(says(b, "because=[there is one already]") && says(b, "title=[taken]"), "the form stands with what was typed and why");
	is_int(post(b, "/notes/1", "title=odd"), 422, "a change may blame a field");
	ok(says(b, "{title: choose another}"), "which is drawn beside it");
	// Letters typed as a base and a mark become one.
	get(b, "/notes/1");
	is_int(post(b, "/notes/1", "title=e%CC%81"), 303, "letters in pieces are taken");
	struct tx t = {.db = b->db, .arena = &(struct arena){0}, .error = &(struct error){0}};
	struct account a;
	ok(account_by_id(&t, account, &a) && sv_is(a.name, "é"), "and kept whole");
	arena_free(t.arena);
}

static void sent_twice(struct browser *b)
{
	char form[200];
	changes = 0;
	get(b, "/notes/1");
	snprintf(form, sizeof(form), "csrf=%s&once=%s&title=mot", b->csrf, b->once);
	struct request in = {.method = METHOD_POST, .path = SV("/notes/1"), .body = sv_of(form)};
	is_int(ask(b, in), 303, "a form is taken");
	is_int(ask(b, in), 303, "and again, sent once more by a lost connection");
	is_sv(sent_to(b), "/notes/7", "with the same answer");
	is_int(changes, 1, "but it is done once");
	snprintf(form, sizeof(form), "csrf=%s&once=%s&title=hai", b->csrf, b->once);
	// b->once is still that of the page: nothing was drawn since.
	in.body = sv_of(form);
	is_int(ask(b, in), 422, "the same key with other contents is refused");
	is_int(changes, 1, "and does nothing");
	get(b, "/notes/1");
	is_int(post(b, "/notes/1", "title=taken"), 409, "one that was refused");
	is_int(post(b, "/notes/1", "title=hai"), 303, "may be corrected and sent");
}

static void leaving(struct browser *b)
{
	char old[200];
	snprintf(old, sizeof(old), "%s", b->cookie);
	get(b, "/out");
	is_int(post(b, "/out", ""), 303, "one signs out");
	is_int(ask(b, (struct request){.method = METHOD_GET, .path = SV("/notes/1"), .cookie = sv_of(old)}), 303, "and the old cookie opens nothing");
	is_int(ask(b, (struct request){.method = METHOD_GET, .path = SV("/notes/1"), .cookie = SV("lantoa=00112233445566778899aabbccddeeff")}), 303,
	       "nor does an invented one");
	sign_in(b);
	struct request in = {.method = METHOD_GET, .path = SV("/notes/1"), .cookie = sv_of(b->cookie), .host = SV("a"), .content_type = SV("")};
	struct response late = {0};
	web_dispatch(b->web, b->db, &in, &late, browser_now + 12LL * 3600 * 1000 + 1, 420);
	is_int(late.status, 303, "after a working day one signs in again");
	response_free(&late);
}

static void starts(void)
{
	static const struct route bad[] = {
	    {.pattern = "/a", .show = show_note},
	    {.pattern = "/a", .show = show_note, .show_operation = "read", .change = change_note},
	    {.pattern = "/a", .show = show_note, .show_operation = "read", .target = "note"},
	    {.pattern = "/a", .change = change_note, .change_operation = "write"},
	};
	for (size_t i = 0; i < LENGTH(bad); i++) {
		struct error error = {0};
		struct web_app wrong = app;
		wrong.routes = &bad[i];
		wrong.route_count = 1;
		struct web *web = web_new(&wrong, false, &error);
		ok(!web && error_says(&error, "/a"), "a route that is not whole does not start (%zu)", i + 1);
		web_free(web);
	}
}

static void run(struct db *db, const char *where)
{
	struct error error = {0};
	AUTO(arena_free) struct arena arena = {0};
	struct tx t = {.db = db, .arena = &arena, .now = browser_now, .language = LANGUAGE_EN, .error = &error};
	(void)where;
	db_begin(db);
	account = account_add(&t, SV("canbo"), SV("Cán bộ"), LANGUAGE_EN);
	ok(db_commit(db, &error) && account > 0, "there is an account");
	changes = 0;
	struct browser b = browser_new(&app, db);
	addresses(&b);
	tokens(&b);
	parameters(&b);
	sent_twice(&b);
	leaving(&b);
	browser_free(&b);
}

int main(void)
{
	starts();
	on_each_engine(run);
	return done();
}

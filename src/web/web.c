// From a request to a route, who asks, whether they may, what they gave, to an answer.
#include <sodium.h>

#include "text/text.h"
#include "web/asset.h"
#include "web/form.h"
#include "web/multipart.h"
#include "web/sign_in.h"

enum { MOST_PARTS = 6, MOST_PAIRS = 2000 };

struct web {
	struct web_app app;
	bool secure;
	struct assets *assets;
};

// ---- routes

static bool has_part(const char *pattern, const char *name)
{
	struct sv rest = sv_of(pattern), piece;
	while (sv_cut(&rest, '/', &piece)) {
		if (sv_starts(piece, SV(":")) && sv_is(sv_from(piece, 1), name))
			return true;
	}
	return false;
}

static bool check_route(const struct route *r, struct error *error)
{
	const char *fault = NULL;
	bool public = r->flags & ROUTE_PUBLIC;
	if (!r->show)
		fault = "it shows nothing";
	else if (!public && !r->show_operation)
		fault = "it is not public and names no operation to see it";
	else if (r->change && !public && !r->change_operation)
		fault = "it changes something and names no operation";
	else if (r->target && !has_part(r->pattern, r->target))
		fault = "its target is no part of it";
	return !fault || error_set(error, FAIL_USAGE, N_("the route %s cannot be served: %s"), r->pattern, fault);
}

struct web *web_new(const struct web_app *app, bool secure_cookies, struct error *error)
{
	if (sodium_init() < 0) {
		error_set(error, FAIL_SYSTEM, N_("the cryptographic library does not start"));
		return NULL;
	}
	for (size_t i = 0; i < app->route_count; i++) {
		if (!check_route(&app->routes[i], error))
			return NULL;
	}
	struct web *w = calloc(1, sizeof(*w));
	if (!w)
		out_of_memory();
	w->app = *app;
	w->secure = secure_cookies;
	w->assets = assets_new();
	return w;
}

void web_free(struct web *w)
{
	if (w)
		assets_free(w->assets);
	free(w);
}

const struct assets *web_assets(const struct web *w)
{
	return w->assets;
}

const struct web_app *web_app(const struct web *w)
{
	return &w->app;
}

bool web_secure(const struct web *w)
{
	return w->secure;
}

bool web_serves(const struct web *w, struct sv path)
{
	for (size_t i = 0; i < w->app.route_count; i++) {
		if (sv_is(path, w->app.routes[i].pattern))
			return true;
	}
	return false;
}

static bool digits(struct sv s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	}
	return s.n > 0 && s.n < 19 && s.p[0] != '0';
}

static bool match(struct req *r, const char *pattern)
{
	struct sv want = sv_of(pattern), path = r->path, part, piece;
	r->part_count = 0;
	for (;;) {
		bool more = sv_cut(&want, '/', &part), given = sv_cut(&path, '/', &piece);
		if (more != given)
			return false;
		if (!more)
			return true;
		if (!sv_starts(part, SV(":"))) {
			if (!sv_eq(part, piece))
				return false;
		} else if (digits(piece) && r->part_count < MOST_PARTS) {
			r->parts[r->part_count++] = (struct pair){sv_from(part, 1), piece};
		} else {
			return false;
		}
	}
}

static bool find_route(struct req *r)
{
	r->parts = ARENA_ARRAY(r->arena, struct pair, MOST_PARTS);
	for (size_t i = 0; i < r->web->app.route_count; i++) {
		if (match(r, r->web->app.routes[i].pattern)) {
			r->route = &r->web->app.routes[i];
			return true;
		}
	}
	return false;
}

// ---- answers

void response_free(struct response *r)
{
	buf_free(&r->body);
	arena_free(&r->arena);
}

void response_header(struct response *r, const char *name, struct sv value)
{
	if (r->header_count < LENGTH(r->headers))
		r->headers[r->header_count++] = (struct header){name, arena_sv(&r->arena, value)};
}

struct sv response_find(const struct response *r, const char *name)
{
	for (size_t i = 0; i < r->header_count; i++) {
		if (strcasecmp(r->headers[i].name, name) == 0)
			return r->headers[i].value;
	}
	return (struct sv){"", 0};
}

static void refuse_for(struct req *r, const struct error *why)
{
	r->error = *why;
	r->status = failure_http(why->failure);
	buf_reset(&r->body.out);
	web_app(r->web)->failure(r, &r->error);
}

static void refuse(struct req *r, enum failure f, const char *msgid)
{
	struct error e = {0};
	error_set(&e, f, "%s", msg(r->language, msgid));
	refuse_for(r, &e);
}

static const char language_cookie[] = "lantoa-language";

// Of one who is not signed in: what was chosen here, else in the browser's settings. The account's goes before it.
static enum language wanted_language(const struct request *in)
{
	struct sv accept = in->accept_language, first, chosen = cookie_value(in->cookie, language_cookie);
	if (chosen.n)
		return language_of(chosen);
	while (accept.n && sv_cut(&accept, ',', &first)) {
		first = sv_trim(first);
		if (sv_starts(first, SV("vi")))
			return LANGUAGE_VI;
		if (sv_starts(first, SV("en")))
			return LANGUAGE_EN;
	}
	return LANGUAGE_VI;
}

struct req web_req(struct web *w, struct arena *a, struct db *db, const struct request *in, struct response *out,
                   instant now, int offset)
{
	return (struct req){.web = w,
	                    .arena = a,
	                    .db = db,
	                    .in = in,
	                    .out = out,
	                    .now = now,
	                    .offset = offset,
	                    .status = 200,
	                    .language = wanted_language(in)};
}

void req_keep_language(struct req *r, enum language language)
{
	response_header(r->out, "Set-Cookie",
	                arena_printf(r->arena, "%s=%s; Path=/; SameSite=Lax; Max-Age=31536000%s", language_cookie,
	                             language == LANGUAGE_EN ? "en" : "vi", r->web->secure ? "; Secure" : ""));
}

void web_req_free(struct req *r)
{
	page_free(&r->body);
	page_free(&r->title);
}

// A request from a page of ours: browsers say where a form came from.
static bool same_site(const struct req *r)
{
	if (r->in->fetch_site.n && !sv_is(r->in->fetch_site, "same-origin") && !sv_is(r->in->fetch_site, "none"))
		return false;
	if (!r->in->origin.n)
		return true;
	size_t at = sv_find(r->in->origin, SV("://"));
	return at != SIZE_MAX && sv_eq(sv_from(r->in->origin, at + 3), r->in->host);
}

static struct sv raw_value(const struct pair *raw, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++) {
		if (sv_is(raw[i].name, name))
			return raw[i].value;
	}
	return (struct sv){"", 0};
}

// What req_form_keys wrote: a mask, then the token under it.
static bool token_is(const struct req *r, struct sv given)
{
	unsigned char bytes[2 * TOKEN_BYTES], token[TOKEN_BYTES];
	size_t n = 0;
	if (sodium_hex2bin(bytes, sizeof(bytes), given.p, given.n, NULL, &n, NULL) != 0 || n != sizeof(bytes) ||
	    sodium_hex2bin(token, sizeof(token), r->csrf.p, r->csrf.n, NULL, &n, NULL) != 0 || n != sizeof(token))
		return false;
	for (size_t i = 0; i < TOKEN_BYTES; i++)
		bytes[i] ^= bytes[TOKEN_BYTES + i];
	return sodium_memcmp(bytes, token, TOKEN_BYTES) == 0;
}

static bool csrf_good(const struct req *r, const struct pair *raw, size_t count)
{
	if (!same_site(r))
		return false;
	if (r->route->flags & ROUTE_SIGN_IN && !r->account)
		return true; // there is no token yet; where the form came from decides
	return token_is(r, raw_value(raw, count, "csrf"));
}

static bool allowed(struct req *r)
{
	const char *operation = r->in->method == METHOD_POST ? r->route->change_operation : r->route->show_operation;
	if (r->route->flags & ROUTE_PUBLIC && !operation)
		return true;
	if (!r->principal) {
		if (r->in->method == METHOD_POST) {
			refuse(r, FAIL_SIGNED_OUT, N_("You are no longer signed in. Sign in and send the form again; what you typed is still in it."));
			return false;
		}
		AUTO(buf_free) struct buf to = {0};
		buf_str(&to, "/signin?next=");
		for (size_t i = 0; i < r->path.n; i++) {
			unsigned char c = (unsigned char)r->path.p[i];
			bool safe = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '/' || c == '-';
			if (safe)
				buf_char(&to, (char)c);
			else
				buf_printf(&to, "%%%02X", c);
		}
		req_redirect(r, buf_view(&to));
		return false;
	}
	struct error why = {0};
	if (web_app(r->web)->authorise(r, operation, r->route->target,
	                               r->route->target ? req_part(r, r->route->target) : 0, &why))
		return true;
	refuse_for(r, &why);
	return false;
}

// ---- parameters

static bool read_form(struct req *r, struct pair **raw, size_t *count, struct error *error)
{
	bool good;
	if (r->in->method != METHOD_POST)
		good = form_pairs(r->arena, r->in->query, MOST_PAIRS, raw, count);
	else if (sv_starts(r->in->content_type, SV("application/x-www-form-urlencoded")))
		good = form_pairs(r->arena, r->in->body, MOST_PAIRS, raw, count);
	else if (sv_starts(r->in->content_type, SV("multipart/form-data")) && r->route->flags & ROUTE_UPLOAD)
		return multipart_read(r, raw, count, error);
	else
		good = false;
	return good || error_set(error, FAIL_USAGE, N_("The form did not arrive whole. Go back, and send it again."));
}

// A form's key, as req_form_keys makes them: it goes back in a header.
static struct sv key_of(struct sv s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (!((s.p[i] >= '0' && s.p[i] <= '9') || (s.p[i] >= 'a' && s.p[i] <= 'z')))
			return (struct sv){"", 0};
	}
	return s.n <= 64 ? s : (struct sv){"", 0};
}

// ---- the stages

bool web_begin(struct req *r)
{
	struct sv path;
	if (r->in->method == METHOD_OTHER) {
		r->status = 405;
		response_header(r->out, "Allow", SV("GET, HEAD, POST"));
		return false;
	}
	if (asset_answer(r))
		return false;
	if (!form_decode(r->arena, r->in->path, false, &path) || !utf8_valid(path, NULL) || memchr(path.p, 0, path.n)) {
		refuse(r, FAIL_USAGE, N_("This address is not well formed."));
		return false;
	}
	r->path = path;
	sign_in_load(r);
	if (r->account && !web_app(r->web)->principal(r)) {
		r->account = 0;
		r->principal = NULL;
	}
	if (!find_route(r)) {
		refuse(r, FAIL_NOT_FOUND, N_("The address may be miswritten, or what stood there was taken away. Open it anew from the menu at the top of the page."));
		return false;
	}
	if (!allowed(r))
		return false;
	if (r->in->method == METHOD_POST && !r->route->change) {
		refuse(r, FAIL_USAGE, N_("This page takes no form. Go back, and open the page anew."));
		r->status = 405;
		response_header(r->out, "Allow", SV("GET, HEAD"));
		return false;
	}
	struct pair *raw;
	size_t count;
	struct error broken = {0};
	if (!read_form(r, &raw, &count, &broken)) {
		refuse_for(r, &broken);
		return false;
	}
	if (r->in->method == METHOD_POST) {
		if (!csrf_good(r, raw, count)) {
			refuse(r, FAIL_FORBIDDEN, N_("This form is from an older page. Open the page anew and send it again."));
			return false;
		}
		r->once = key_of(raw_value(raw, count, "once"));
		if (!r->once.n && !(r->route->flags & ROUTE_SIGN_IN)) {
			refuse(r, FAIL_USAGE, N_("This form has no key that tells it from others. Open the page anew and send it again."));
			return false;
		}
	}
	form_validate(r, raw, count);
	if (r->in->method != METHOD_POST)
		return false;
	r->refused = r->fault_count > 0 || (r->route->prepare && !r->route->prepare(r));
	return !r->refused;
}

void web_again(struct req *r)
{
	error_clear(&r->error);
	r->refused = r->keep = false;
	r->fault_count = 0;
	r->location = (struct sv){0};
	r->out->header_count = 0;
}

static unsigned flags_of(const struct web *w, struct sv path)
{
	AUTO(arena_free) struct arena arena = {0};
	struct req r = {.web = (struct web *)(uintptr_t)w, .arena = &arena, .path = path};
	return find_route(&r) ? r.route->flags : 0;
}

size_t web_body_limit(const struct web *w, struct sv path)
{
	enum { USUAL = 64 * 1024, UPLOAD = 33 * 1024 * 1024 }; // an upload of 32 MB with what is around it
	return flags_of(w, path) & ROUTE_UPLOAD ? UPLOAD : USUAL;
}

bool web_is_slow(const struct web *w, enum method method, struct sv path)
{
	return method == METHOD_POST && flags_of(w, path) & (ROUTE_SLOW | ROUTE_UPLOAD);
}

bool web_change(struct tx *t, struct req *r)
{
	struct sv key = r->once;
	if (key.n) {
		struct sv location;
		switch (once_find(t, r, key, &location)) {
		case ONCE_AGAIN:
			r->location = location;
			return true;
		case ONCE_OTHER:
			r->refused = true;
			return error_set(&r->error, FAIL_INPUT, N_("This form was sent before with other contents. Open the page anew to see what was saved."));
		case ONCE_FIRST:
			break;
		}
	}
	t->error = &r->error;
	bool done = r->route->change(t, r) && !error_is_set(&r->error) && !r->fault_count;
	if (done && key.n && r->account)
		once_keep(t, r, key);
	r->refused = !done;
	return done || r->keep;
}

static void add_headers(struct req *r, bool html)
{
	static const char policy[] =
	    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
	    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
	response_header(r->out, "Content-Security-Policy", sv_of(policy));
	response_header(r->out, "X-Content-Type-Options", SV("nosniff"));
	response_header(r->out, "Referrer-Policy", SV("same-origin"));
	if (html)
		response_header(r->out, "Cache-Control", SV("no-store"));
}

static void write_page(struct req *r)
{
	struct page whole = {.out = r->out->body};
	r->out->body = (struct buf){0};
	if (r->content_type.n) {
		response_header(r->out, "Content-Type", r->content_type);
		if (r->disposition.n)
			response_header(r->out, "Content-Disposition", r->disposition);
		page_page(&whole, &r->body);
	} else {
		response_header(r->out, "Content-Type", SV("text/html; charset=utf-8"));
		web_app(r->web)->frame(r, &whole);
	}
	if (whole.out.failed) {
		r->status = 500;
		buf_reset(&whole.out);
	}
	r->out->body = whole.out;
}

void web_end(struct req *r, const struct error *commit)
{
	if (r->out->status) // an asset
		return;
	bool posted = r->in->method == METHOD_POST;
	if (commit && error_is_set(commit)) {
		r->location = (struct sv){0};
		refuse_for(r, commit);
	} else if (!r->location.n && r->status == 200 && r->route) {
		if (r->refused) {
			// The address is drawn again with what was typed; its status says why.
			int status = error_is_set(&r->error) ? failure_http(r->error.failure) : r->fault_count ? 422 : 200; // 200: shown again on purpose
			r->status = status;
			r->route->show(r);
			if (r->status == 200)
				r->status = status;
		} else if (posted) {
			req_redirect(r, r->path);
		} else {
			r->route->show(r);
		}
	}
	if (db_failed(r->db)) { // what could not be read is not shown as if it were not there
		r->location = (struct sv){0};
		refuse_for(r, db_failure(r->db));
	}
	if (posted && r->location.n && r->once.n && !r->refused)
		response_header(r->out, "Set-Cookie", // for the script, which drops the draft of this form
		                arena_printf(r->arena, "lantoa-taken=" SV_FMT "; Path=/; SameSite=Strict; Max-Age=86400", SV_ARG(r->once)));
	if (r->location.n) {
		r->status = 303;
		response_header(r->out, "Location", r->location);
		response_header(r->out, "Content-Type", SV("text/plain; charset=utf-8"));
		add_headers(r, true);
	} else {
		write_page(r);
		add_headers(r, true);
	}
	r->out->status = r->status;
	if (r->in->method == METHOD_HEAD)
		buf_reset(&r->out->body);
}

void web_dispatch(struct web *w, struct db *db, const struct request *in, struct response *out, instant now, int offset)
{
	AUTO(arena_free) struct arena arena = {0};
	struct req r = web_req(w, &arena, db, in, out, now, offset);
	struct error commit = {0};
	if (web_begin(&r)) {
		struct tx t = req_tx(&r);
		db_begin(db);
		if (!web_change(&t, &r)) {
			db_rollback(db); // also where it is the database that failed: the refusal then says so
		} else if (!db_commit(db, &commit)) {
			r.location = (struct sv){0};
		}
	}
	web_end(&r, &commit);
	web_req_free(&r);
}

// The web layer: from a request to a route, its parameters, who asks and whether they may, to an answer. It knows
// nothing of the subject: routes, permissions and the frame of a page come from above.
//
// A route is one address. `show` draws it (GET; it never writes). `change` is what a form sent to it does (POST): a
// function of a transaction and validated parameters with no I/O but SQL; where it refuses, `show` draws the address again with
// the refusal and what was typed.
#pragma once

#include "base/base.h"
#include "base/date.h"
#include "base/decimal.h"
#include "base/error.h"
#include "db/db.h"
#include "web/html.h"

struct principal; // who asks: the app's
struct req;

// ---- declared parameters: nothing else reaches a handler
enum param_type {
	PARAM_TEXT,   // one line
	PARAM_LINES,  // several
	PARAM_SECRET, // a password: taken as it is, never drawn again
	PARAM_INT,
	PARAM_DECIMAL, // as people type figures: 1.234,5
	PARAM_DATE,   // 31/01/2020 or 2020-01-31
	PARAM_TICK,   // a check box
	PARAM_CHOICE, // one of `choices`, separated by '|'
	PARAM_EACH,   // a number that may be given several times (ticked rows)
	PARAM_PREFIX, // every field whose name begins with `name`: forms whose fields are data
	PARAM_FILE
};

struct param {
	const char *name;
	enum param_type type;
	bool required;
	size_t most;         // characters; 0: 200 (PARAM_LINES: 20,000)
	const char *choices;
	const char *label;   // a msgid, for what is said of a wrong value
};

enum {
	ROUTE_PUBLIC = 1,  // seen without being signed in
	ROUTE_UPLOAD = 2,  // its form sends files
	ROUTE_SIGN_IN = 4, // its form is sent by one who is not signed in: it has no token yet, and no key
	ROUTE_SLOW = 8     // its `prepare` takes long
};

struct route {
	const char *pattern; // "/campaigns/:campaign/units/:unit": a part after ':' is a positive whole number
	void (*show)(struct req *);
	const char *show_operation;   // the operation that one must be allowed; NULL only on public routes
	// What is slow and reads only, before the change and outside of its transaction: a password's hash, a child that
	// reads an upload. Its result goes into r->app. False: refused (r->error or r->faults say why). May be NULL.
	bool (*prepare)(struct req *);
	bool (*change)(struct tx *, struct req *);
	const char *change_operation;
	const char *target;  // the part of the pattern that the permission is about; NULL: one's own unit
	const struct param *params; // up to one without a name; NULL: none
	unsigned flags;
};

// ---- what comes in and goes out, whatever carried it
enum method { METHOD_GET, METHOD_HEAD, METHOD_POST, METHOD_OTHER };

struct request {
	enum method method;
	struct sv path, query, body; // path as sent, percent-encoded
	struct sv content_type, cookie, accept_language, accept_encoding, origin, host, fetch_site, if_none_match;
	struct sv address, agent;
};

struct header {
	const char *name;
	struct sv value;
};

struct response {
	int status;
	struct arena arena; // of the headers' values
	struct header headers[16];
	size_t header_count;
	struct buf body;
};

void response_free(struct response *r);
void response_header(struct response *r, const char *name, struct sv value); // copies the value
struct sv response_find(const struct response *r, const char *name);         // empty where it is not there

enum { TOKEN_BYTES = 16 }; // of what proves a form to be from a page of this sign-in

struct pair {
	struct sv name, value;
};

struct upload {
	struct sv field, file_name, type, bytes; // file_name and type as the sender says: not believed
};

struct req {
	struct web *web;
	struct arena *arena;
	struct db *db; // read-only in show
	const struct request *in;
	struct response *out;
	const struct route *route;
	struct sv path;              // decoded
	enum language language;
	instant now;
	int offset;
	struct principal *principal; // NULL: signed out
	int64_t account, role;       // of the sign-in
	int64_t acting;              // the unit in whose name one acts: set with the principal
	struct sv csrf;              // for the forms of this page
	struct pair *parts;          // the pattern's
	size_t part_count;
	struct pair *given;          // validated query (show) or form (change, and show after a refusal)
	size_t given_count;
	struct upload *uploads;
	size_t upload_count;
	struct field_fault {
		const char *name;
		struct sv text;
	} *faults;                   // what is wrong with a field, in the reader's language
	size_t fault_count, fault_room;
	struct error error;          // why the change was refused
	bool refused;
	bool keep;                   // a refused change is to be kept all the same (a failed attempt that is counted)
	struct sv once;              // the form's key
	// The answer
	struct page body;            // of <main>; the app's frame goes around it
	struct page title;           // of the document
	int status;
	const char *nav;             // the item of the menu that this page belongs to
	const char *body_class;      // of <body>; may be NULL
	struct sv location;          // set: a redirect
	struct sv content_type;      // set: `body` is sent as it is, without a frame
	struct sv disposition;
	void *app;                   // the app's own, for this request
};

// ---- reading the request
struct sv req_text(const struct req *r, const char *name);        // empty where it was not given
int64_t req_int(const struct req *r, const char *name);           // 0 where it was not given
bool req_decimal(const struct req *r, const char *name, struct decimal *out); // false where it was not given
struct date req_date(const struct req *r, const char *name);
bool req_tick(const struct req *r, const char *name);
bool req_has(const struct req *r, const char *name);
int64_t req_part(const struct req *r, const char *name);          // of the pattern; 0 where there is none
const struct upload *req_upload(const struct req *r, const char *name); // NULL where none was sent
size_t req_ids(const struct req *r, const char *name, const int64_t **ids); // all that were given (PARAM_EACH)
// What stands in a field when the form is drawn: what was typed where the change was refused, else `value`.
struct sv req_field(const struct req *r, const char *name, struct sv value);
// What is wrong with the field; empty: nothing.
struct sv req_fault(const struct req *r, const char *name);
// Says what is wrong with a field; the change is then refused.
void req_blame(struct req *r, const char *name, struct sv what);

// ---- answering
const char *req_msg(const struct req *r, const char *msgid) FORMAT_ARG(2);
struct sv req_say(const struct req *r, const char *msgid, ...) PRINTF(2, 3);
#define T(r, msgid) req_msg((r), (msgid))
void req_redirect(struct req *r, struct sv path);  // 303 after a change; the path is of this site
void req_fail(struct req *r, enum failure f, const char *msgid, ...) PRINTF(3, 4); // show: an error page instead
void req_send(struct req *r, struct sv content_type, struct sv file_name); // `body` is a file to download
struct tx req_tx(struct req *r); // for the subject's functions
// Remembers a language for one who is not signed in, in a cookie.
void req_keep_language(struct req *r, enum language language);
// The hidden fields of a form: CSRF token and idempotency key. Every form that posts has them.
void req_form_keys(struct req *r, struct page *p);

// ---- the application
struct web_app {
	const struct route *routes;
	size_t route_count;
	// Fills req->principal and ->language from the sign-in's account and role. False: the sign-in is no longer good.
	bool (*principal)(struct req *r);
	// Whether the operation is allowed on the target (0: one's own unit); refuses with why.
	bool (*authorise)(struct req *r, const char *operation, const char *target, int64_t id, struct error *error);
	void (*frame)(struct req *r, struct page *whole); // the document around r->body
	void (*failure)(struct req *r, const struct error *e); // draws r->body for an error
	const struct unit_watch *watch; // given to every tx; may be NULL
	void *data;
};

struct web;

// Routes are checked: a route without an operation that is not public, or with an unknown target, does not start.
struct web *web_new(const struct web_app *app, bool secure_cookies, struct error *error);
void web_free(struct web *w);
const struct web_app *web_app(const struct web *w);
bool web_secure(const struct web *w); // cookies for TLS only
bool web_serves(const struct web *w, struct sv path); // whether a route has just this pattern
const struct assets *web_assets(const struct web *w);
// The address of an asset ("style.css"), which changes with its contents.
struct sv web_asset(const struct req *r, const char *name);

// Everything but the change; then the change where there is one (`web_change` in the writer's transaction, inside a
// savepoint), then the rest. For tests and the server alike:
//   if (web_begin(r)) { web_change(tx, r) … commit …; } web_end(r);
bool web_begin(struct req *r);                 // true: a change is to be run
bool web_change(struct tx *t, struct req *r);  // false: refused; the caller undoes the savepoint
void web_again(struct req *r);                 // forgets what a change said, before it is run anew
void web_end(struct req *r, const struct error *commit); // commit: why it failed, or NULL
struct req web_req(struct web *w, struct arena *a, struct db *db, const struct request *in, struct response *out,
                   instant now, int offset);
void web_req_free(struct req *r);

// Whether this is to wait in the line of what takes long.
bool web_is_slow(const struct web *w, enum method method, struct sv path);
// The most bytes that a body to this path may have: little, but where a route takes uploads.
size_t web_body_limit(const struct web *w, struct sv path);

// The whole in one thread on one read-write connection: tests and small tools.
void web_dispatch(struct web *w, struct db *db, const struct request *in, struct response *out, instant now, int offset);

// ---- signing in: a token of 128 random bits in a cookie, kept hashed
// In a change: makes the sign-in and sets the cookie.
void sign_in_start(struct tx *t, struct req *r, int64_t account, int64_t role);
void sign_in_end(struct tx *t, struct req *r);
void sign_in_role(struct tx *t, struct req *r, int64_t role); // act in another role

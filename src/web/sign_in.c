// Sign-ins by a random token in a cookie, kept hashed; keys of forms.
#include <sodium.h>

#include "web/form.h"
#include "web/sign_in.h"

enum { TOKEN = 16, TOKEN_TEXT = 2 * TOKEN + 1, HASH = crypto_generichash_BYTES };
static const int64_t term_ms = 12LL * 60 * 60 * 1000; // a working day

static const char *cookie_name(const struct req *r)
{
	return web_secure(r->web) ? "__Host-lantoa" : "lantoa";
}

static struct sv hash_of(struct arena *a, struct sv text)
{
	unsigned char *hash = arena_alloc(a, HASH);
	crypto_generichash(hash, HASH, (const unsigned char *)text.p, text.n, NULL, 0);
	return (struct sv){(char *)hash, HASH};
}

static struct sv token_new(struct arena *a)
{
	unsigned char random[TOKEN];
	char *hex = arena_alloc(a, TOKEN_TEXT);
	randombytes_buf(random, sizeof(random));
	sodium_bin2hex(hex, TOKEN_TEXT, random, sizeof(random));
	return (struct sv){hex, TOKEN_TEXT - 1};
}

void sign_in_load(struct req *r)
{
	struct sv token = cookie_value(r->in->cookie, cookie_name(r));
	if (token.n != TOKEN_TEXT - 1)
		return;
	AUTO(rows_end) struct rows rows = db_rows(
	    r->db, SQL_sign_in_find, DB_ARGS(DB_BYTES("hash", hash_of(r->arena, token)), DB_INT("now", r->now)));
	if (rows_next(&rows)) {
		r->account = row_int(&rows, 1);
		r->role = row_int(&rows, 2);
		r->csrf = row_keep(&rows, 3, r->arena);
	}
}

static void set_cookie(struct req *r, struct sv token, int64_t seconds)
{
	bool secure = web_secure(r->web);
	response_header(r->out, "Set-Cookie",
	                arena_printf(r->arena, "%s=" SV_FMT "; Path=/; HttpOnly; SameSite=Lax; Max-Age=%lld%s",
	                             cookie_name(r), SV_ARG(token), (long long)seconds, secure ? "; Secure" : ""));
}

void sign_in_start(struct tx *t, struct req *r, int64_t account, int64_t role)
{
	struct sv token = token_new(t->arena);
	db_run(t->db, SQL_sign_in_insert,
	       DB_ARGS(DB_BYTES("hash", hash_of(t->arena, token)), DB_TEXT("csrf", token_new(t->arena)),
	               DB_INT("account", account), DB_ID("role", role), DB_INT("now", t->now),
	               DB_INT("expires", t->now + term_ms), DB_SOME("address", r->in->address),
	               DB_SOME("agent", sv_head(r->in->agent, 200))));
	set_cookie(r, token, term_ms / 1000);
}

static struct sv current(struct tx *t, struct req *r)
{
	return hash_of(t->arena, cookie_value(r->in->cookie, cookie_name(r)));
}

void sign_in_end(struct tx *t, struct req *r)
{
	db_run(t->db, SQL_sign_in_finish, DB_ARGS(DB_BYTES("hash", current(t, r)), DB_INT("now", t->now)));
	set_cookie(r, SV(""), 0);
}

void sign_in_role(struct tx *t, struct req *r, int64_t role)
{
	db_run(t->db, SQL_sign_in_change_role, DB_ARGS(DB_BYTES("hash", current(t, r)), DB_ID("role", role)));
}

// What was sent, and where to. The keys themselves are not part of it.
static struct sv sent_hash(struct req *r)
{
	crypto_generichash_state state;
	unsigned char *hash = arena_alloc(r->arena, HASH);
	crypto_generichash_init(&state, NULL, 0, HASH);
	crypto_generichash_update(&state, (const unsigned char *)r->path.p, r->path.n);
	for (size_t i = 0; i < r->given_count; i++) {
		struct sv part[] = {r->given[i].name, r->given[i].value};
		for (size_t k = 0; k < 2; k++) {
			uint64_t n = part[k].n;
			crypto_generichash_update(&state, (const unsigned char *)&n, sizeof(n));
			crypto_generichash_update(&state, (const unsigned char *)part[k].p, part[k].n);
		}
	}
	for (size_t i = 0; i < r->upload_count; i++)
		crypto_generichash_update(&state, (const unsigned char *)r->uploads[i].bytes.p, r->uploads[i].bytes.n);
	crypto_generichash_final(&state, hash, HASH);
	return (struct sv){(char *)hash, HASH};
}

enum once once_find(struct tx *t, struct req *r, struct sv key, struct sv *location)
{
	AUTO(rows_end) struct rows rows =
	    db_rows(t->db, SQL_answered_find, DB_ARGS(DB_INT("account", r->account), DB_TEXT("key", key)));
	if (!rows_next(&rows))
		return ONCE_FIRST;
	if (!sv_eq(row_text(&rows, 0), sent_hash(r)))
		return ONCE_OTHER;
	*location = row_keep(&rows, 1, t->arena);
	return ONCE_AGAIN;
}

void once_keep(struct tx *t, struct req *r, struct sv key)
{
	static const int64_t kept_ms = 30LL * 24 * 60 * 60 * 1000;
	db_run(t->db, SQL_answered_insert,
	       DB_ARGS(DB_TEXT("key", key), DB_INT("account", r->account), DB_BYTES("hash", sent_hash(r)),
	               DB_TEXT("location", r->location), DB_INT("now", t->now)));
	db_run(t->db, SQL_answered_forget, DB_ARGS(DB_INT("before", t->now - kept_ms)));
}

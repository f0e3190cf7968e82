// Accounts, passwords and the limit on attempts.
#include <sodium.h>

#include "org/account.h"
#include "text/text.h"

enum { LOGIN_FAILURES = 5, ADDRESS_FAILURES = 30, WAIT_MINUTES = 15, LOGIN_MOST = 64 };
// Argon2id as OWASP advises for 19 MiB: two passes.
enum { PASSES = 2, MEMORY = 19 * 1024 * 1024 };

static bool one_account(struct tx *t, enum statement s, const struct db_arg *args, size_t count, struct account *a)
{
	AUTO(rows_end) struct rows r = db_rows(t->db, s, args, count);
	if (!rows_next(&r))
		return false;
	*a = (struct account){.id = row_int(&r, 0),
	                      .login = row_keep(&r, 1, t->arena),
	                      .name = row_keep(&r, 2, t->arena),
	                      .language = language_of(row_text(&r, 3)),
	                      .disabled = !row_is_null(&r, 4),
	                      .password = row_keep(&r, 5, t->arena)};
	return true;
}

bool account_by_id(struct tx *t, int64_t id, struct account *a)
{
	return one_account(t, SQL_account_by_id, DB_ARGS(DB_INT("account", id)), a);
}

bool account_by_login(struct tx *t, struct sv login, struct account *a)
{
	return one_account(t, SQL_account_by_login, DB_ARGS(DB_TEXT("login", text_lower(t->arena, sv_trim(login)))), a);
}

static const char *language_code(enum language language)
{
	return language == LANGUAGE_EN ? "en" : "vi";
}

static bool login_is_good(struct sv login)
{
	for (size_t i = 0; i < login.n; i++) {
		char c = login.p[i];
		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c && strchr(".-_@", c))))
			return false;
	}
	return login.n > 0 && login.n <= LOGIN_MOST;
}

int64_t account_add(struct tx *t, struct sv login, struct sv name, enum language language)
{
	struct account there;
	login = text_lower(t->arena, sv_trim(login));
	name = sv_trim(name);
	if (!login_is_good(login))
		tx_refuse(t, FAIL_INPUT, N_("“%.*s” cannot be a login; use letters without marks, digits and . - _ @"),
		          SV_ARG(login));
	else if (!name.n)
		tx_refuse(t, FAIL_INPUT, N_("an account needs the name of who uses it"));
	else if (account_by_login(t, login, &there))
		tx_refuse(t, FAIL_CONFLICT, N_("there is an account “%.*s” already"), SV_ARG(login));
	else
		return db_number(t->db, SQL_account_add,
		                 DB_ARGS(DB_TEXT("login", login), DB_TEXT("name", name),
		                         DB_TEXT("language", sv_of(language_code(language))), DB_INT("now", t->now)));
	return 0;
}

static bool there_is(struct tx *t, int64_t changed)
{
	return changed == 1 || tx_refuse(t, FAIL_NOT_FOUND, N_("there is no such account"));
}

bool account_rename(struct tx *t, int64_t account, struct sv name, enum language language)
{
	name = sv_trim(name);
	if (!name.n)
		return tx_refuse(t, FAIL_INPUT, N_("an account needs the name of who uses it"));
	return there_is(t, db_run(t->db, SQL_account_rename,
	                          DB_ARGS(DB_TEXT("name", name), DB_TEXT("language", sv_of(language_code(language))),
	                                  DB_INT("account", account))));
}

bool account_disable(struct tx *t, int64_t account, bool disabled)
{
	return there_is(t, db_run(t->db, SQL_account_disable,
	                          DB_ARGS(disabled ? DB_INT("disabled_at", t->now) : DB_NULL("disabled_at"),
	                                  DB_INT("account", account))));
}

// ---- passwords

static bool weak(struct sv password, struct sv login)
{
	bool same = true; // one character over and over
	for (size_t i = 1; i < password.n; i++)
		same = same && password.p[i] == password.p[0];
	return same || (login.n && sv_find(password, login) != SIZE_MAX);
}

bool password_hash(struct sv password, struct sv login, char hash[PASSWORD_HASH], struct error *error)
{
	_Static_assert(PASSWORD_HASH >= crypto_pwhash_STRBYTES, "room for the hash");
	if (!utf8_valid(password, NULL) || password.n > PASSWORD_MOST)
		return error_set(error, FAIL_INPUT, N_("the password is too long or is not text"));
	if (utf8_count(password) < PASSWORD_LEAST)
		return error_set(error, FAIL_INPUT, N_("the password is too short; use %d characters or more"),
		                 (int)PASSWORD_LEAST);
	if (weak(password, login))
		return error_set(error, FAIL_INPUT, N_("the password is too easy to guess; do not use the login, or one character again and again"));
	if (sodium_init() < 0 || crypto_pwhash_str_alg(hash, password.p, password.n, PASSES, MEMORY, crypto_pwhash_ALG_ARGON2ID13) != 0)
		return error_set(error, FAIL_SYSTEM, N_("there is no memory to hash the password; try again"));
	return true;
}

bool password_is(struct sv hash, struct sv password)
{
	// Of no password: what is checked where there is no account, for the time it takes.
	static const char nobody[] =
		"$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OTAxMjM0NQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
	char text[PASSWORD_HASH] = {0};
	bool known = hash.n > 0 && hash.n < sizeof(text);
	memcpy(text, known ? hash.p : nobody, known ? hash.n : sizeof(nobody));
	return password.n <= PASSWORD_MOST && sodium_init() >= 0 &&
	       crypto_pwhash_str_verify(text, password.p ? password.p : "", password.n) == 0 && known;
}

bool account_set_password(struct tx *t, int64_t account, const char *hash)
{
	return there_is(t, db_run(t->db, SQL_account_set_password,
	                          DB_ARGS(DB_TEXT("password", sv_of(hash)), DB_INT("account", account))));
}

// ---- attempts

static struct sv by_login(struct tx *t, struct sv login)
{
	return arena_printf(t->arena, "login:" SV_FMT, SV_ARG(text_lower(t->arena, sv_head(sv_trim(login), LOGIN_MOST))));
}

static struct sv by_address(struct tx *t, struct sv address)
{
	return arena_printf(t->arena, "from:" SV_FMT, SV_ARG(address));
}

static instant wait_began(const struct tx *t)
{
	return t->now - (instant)WAIT_MINUTES * 60 * 1000;
}

static bool too_many(struct tx *t, struct sv subject, int64_t most)
{
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_sign_in_failures, DB_ARGS(DB_TEXT("subject", subject)));
	return rows_next(&r) && row_int(&r, 0) >= most && row_int(&r, 1) >= wait_began(t);
}

bool sign_in_may_try(struct tx *t, struct sv login, struct sv address)
{
	if (too_many(t, by_login(t, login), LOGIN_FAILURES) || too_many(t, by_address(t, address), ADDRESS_FAILURES)) {
		return tx_refuse(t, FAIL_TOO_MANY, N_("too many attempts have failed; wait %d minutes and try again"),
		                 (int)WAIT_MINUTES);
	}
	return true;
}

void sign_in_tried(struct tx *t, struct sv login, struct sv address, bool good)
{
	if (good) {
		db_run(t->db, SQL_sign_in_forget, DB_ARGS(DB_TEXT("subject", by_login(t, login))));
		return;
	}
	struct sv subjects[] = {by_login(t, login), by_address(t, address)};
	db_run(t->db, SQL_sign_in_forget_old, DB_ARGS(DB_INT("since", wait_began(t))));
	for (size_t i = 0; i < LENGTH(subjects); i++)
		db_run(t->db, SQL_sign_in_failed,
		       DB_ARGS(DB_TEXT("subject", subjects[i]), DB_INT("now", t->now), DB_INT("since", wait_began(t))));
}

// Accounts: who can sign in, their passwords (Argon2id), and the limit on attempts. What a password costs to check (some
// 40 ms) is paid outside any transaction: read the hash, check, then record how it went.
#pragma once

#include "db/db.h"

struct account {
	int64_t id;
	struct sv login, name;
	enum language language;
	bool disabled;
	struct sv password; // its hash; empty: cannot sign in yet
};

enum { PASSWORD_LEAST = 10, PASSWORD_HASH = 128, PASSWORD_MOST = 1024 };

bool account_by_id(struct tx *t, int64_t id, struct account *a);
bool account_by_login(struct tx *t, struct sv login, struct account *a); // in any case of letters

// 0 where it is refused. Logins are lower-case letters, digits and . - _ @, unique.
int64_t account_add(struct tx *t, struct sv login, struct sv name, enum language language);
bool account_rename(struct tx *t, int64_t account, struct sv name, enum language language) MUST_USE;
bool account_disable(struct tx *t, int64_t account, bool disabled) MUST_USE;

// ---- passwords; no database. password_hash refuses one that is too short, too long or contains the login.
bool password_hash(struct sv password, struct sv login, char hash[PASSWORD_HASH], struct error *error) MUST_USE;
// An empty hash is never right, and takes as long as a wrong password, so that nobody can tell which logins exist.
bool password_is(struct sv hash, struct sv password);
bool account_set_password(struct tx *t, int64_t account, const char *hash) MUST_USE;

// ---- signing in: may_try, then password_is, then tried
// Refuses (FAIL_TOO_MANY) while too many attempts have failed for the login or from the address.
bool sign_in_may_try(struct tx *t, struct sv login, struct sv address) MUST_USE;
// A success forgets the login's failures.
void sign_in_tried(struct tx *t, struct sv login, struct sv address, bool good);

// Accounts, passwords, and the limit on attempts to sign in.
#include "subject.h"

#include "org/account.h"

static char hash[PASSWORD_HASH];

static void adding(struct tx *t)
{
	int64_t id = account_add(t, SV(" Thu.Ky "), SV("Thư ký chi bộ"), LANGUAGE_VI);
	struct account a;
	ok(id && account_by_login(t, SV("THU.KY"), &a) && a.id == id, "a login is found in any case of letters");
	is_sv(a.login, "thu.ky", "and kept in lower case");
	ok(a.password.n == 0 && !a.disabled, "it has no password yet");
	refused(t, account_add(t, SV("thu.ky"), SV("Ai đó"), LANGUAGE_VI) != 0, "already", "a login stands once");
	refused(t, account_add(t, SV("thư.ký"), SV("Ai đó"), LANGUAGE_VI) != 0, "cannot be a login", "without marks");
	refused(t, account_add(t, SV("a b"), SV("Ai đó"), LANGUAGE_VI) != 0, "cannot be a login", "or blanks");
	refused(t, account_add(t, SV("x"), SV(" "), LANGUAGE_VI) != 0, "name", "an account says whose it is");
	ok(account_set_password(t, id, hash) && account_by_id(t, id, &a), "a password is set");
	ok(password_is(a.password, SV("học tập 2020")), "and is right");
	ok(account_rename(t, id, SV("Thư ký"), LANGUAGE_EN) && account_by_id(t, id, &a) && a.language == LANGUAGE_EN, "the language changes");
	refused(t, account_rename(t, 999999, SV("x"), LANGUAGE_EN), "no such account", "of nobody nothing changes");
}

static void attempts(struct tx *t)
{
	for (int i = 0; i < 4; i++)
		sign_in_tried(t, SV("thu.ky"), SV("192.0.2.1"), false);
	ok(sign_in_may_try(t, SV("thu.ky"), SV("192.0.2.1")), "four failures are borne");
	sign_in_tried(t, SV("Thu.Ky"), SV("192.0.2.2"), false);
	refused(t, sign_in_may_try(t, SV("thu.ky"), SV("192.0.2.3")), "wait 15 minutes", "after the fifth the login waits, from anywhere");
	ok(sign_in_may_try(t, SV("khac"), SV("192.0.2.1")), "another login does not");
	t->now += 15 * 60000 + 1;
	ok(sign_in_may_try(t, SV("thu.ky"), SV("192.0.2.1")), "until the time is over");
	sign_in_tried(t, SV("thu.ky"), SV("192.0.2.1"), false);
	ok(sign_in_may_try(t, SV("thu.ky"), SV("192.0.2.1")), "the count begins anew then");
	for (int i = 0; i < 3; i++)
		sign_in_tried(t, SV("thu.ky"), SV("192.0.2.1"), false);
	sign_in_tried(t, SV("thu.ky"), SV("192.0.2.1"), true);
	sign_in_tried(t, SV("thu.ky"), SV("192.0.2.1"), false);
	ok(sign_in_may_try(t, SV("thu.ky"), SV("192.0.2.1")), "a success forgets the failures before it");
	for (int i = 0; i < 30; i++)
		sign_in_tried(t, arena_printf(t->arena, "name%d", i), SV("192.0.2.9"), false);
	refused(t, sign_in_may_try(t, SV("thu.ky"), SV("192.0.2.9")), "too many", "an address that tries many logins waits");
}

static void passwords(void)
{
	struct error e = {0};
	ok(password_hash(SV("học tập 2020"), SV("thu.ky"), hash, &e), "a password is hashed: %s", error_words(&e));
	ok(strstr(hash, "$argon2id$v=19$m=19456,t=2,p=1$") == hash, "by Argon2id with 19 MiB");
	ok(password_is(sv_of(hash), SV("học tập 2020")), "the right one is right");
	ok(!password_is(sv_of(hash), SV("học tập 2021")) && !password_is(sv_of(hash), SV("")), "another is not");
	ok(!password_is(SV(""), SV("học tập 2020")) && !password_is(SV(""), SV("")), "no hash is never right");
	char again[PASSWORD_HASH];
	ok(!password_hash(SV("ngắn quá"), SV(""), again, &e) && error_says(&e, "10"), "a short one is refused, with the length");
	error_clear(&e);
	ok(!password_hash(SV("thu.ky-2020"), SV("thu.ky"), again, &e) && error_says(&e, "guess"), "so is one with the login in it");
	error_clear(&e);
	ok(!password_hash(SV("aaaaaaaaaaaa"), SV(""), again, &e), "and one character again and again");
	error_clear(&e);
	ok(!password_hash(SV("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"), SV(""), again, &e), "and what is no text");
}

static void accounts(struct tx *t, const char *where)
{
	(void)where;
	adding(t);
	attempts(t);
}

int main(void)
{
	passwords();
	on_each_subject(accounts);
	return done();
}

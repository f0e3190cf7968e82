// Who signs in, in the tests of pages: accounts with one password, and a tree to hold roles in.
#pragma once

#include "web/browser.h"

#include "org/access.h"
#include "org/account.h"
#include "org/kind.h"
#include "org/term.h"
#include "org/unit.h"

static const char people_password[] = "mot mat khau dai";
static int64_t line;

static struct date day(const char *iso)
{
	struct date d = {0};
	if (!date_parse(sv_of(iso), &d))
		abort();
	return d;
}

// A kind under another (0: at the top).
__attribute__((unused)) static int64_t people_kind(struct tx *t, struct kind k, int64_t under)
{
	k.code = k.name_vi = k.name_en;
	int64_t id = kind_set(t, &k);
	kind_set_under(t, id, &under, under ? 1 : 0);
	return id;
}

static int64_t place(struct tx *t, int64_t kind, const char *name, int64_t parent)
{
	int64_t id = unit_add(t, &(struct unit_facts){.kind = kind, .code = sv_of(name), .name = sv_of(name), .from = day("2019-01-01")});
	if (!unit_place(t, line, id, parent, day("2019-01-01")))
		printf("# %s\n", error_words(t->error));
	return id;
}

static int64_t people_account(struct tx *t, const char *login, enum language language)
{
	static char hash[PASSWORD_HASH]; // made once: it takes long on purpose
	int64_t account = account_add(t, sv_of(login), SV("Nguyễn A"), language);
	if ((!hash[0] && !password_hash(sv_of(people_password), SV(""), hash, t->error)) || !account_set_password(t, account, hash))
		printf("# %s\n", error_words(t->error));
	return account;
}

__attribute__((unused)) static void somebody(struct tx *t, const char *login, enum role role, int64_t unit)
{
	role_give(t, people_account(t, login, LANGUAGE_EN), role, unit, line, SV(""), day("2020-01-01"));
}

static int try_sign_in(struct browser *b, const char *login, const char *password)
{
	char form[300];
	snprintf(b->cookie, sizeof(b->cookie), "lantoa=");
	get(b, "/signin");
	snprintf(form, sizeof(form), "login=%s&password=%s&next=/", login, password);
	return post(b, "/signin", form);
}

static void sign_in(struct browser *b, const char *login)
{
	is_int(try_sign_in(b, login, people_password), 303, login);
}

// What `make` makes, committed.
static void people_make(struct db *db, void (*make)(struct tx *t), const char *what)
{
	struct error error = {0}, commit = {0};
	AUTO(arena_free) struct arena arena = {0};
	struct tx t = {.db = db, .arena = &arena, .now = browser_now, .offset = 420, .language = LANGUAGE_EN, .error = &error};
	db_begin(db);
	make(&t);
	if (!ok(db_commit(db, &commit) && !error_is_set(&error), "%s", what))
		printf("# %s\n", error_words(error_is_set(&error) ? &error : &commit));
}

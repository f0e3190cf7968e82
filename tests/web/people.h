// Who signs in, in the tests of pages: accounts with one password, and a tree to hold roles in.
#pragma once

#include "web/browser.h"

#include "org/access.h"
#include "org/account.h"
#include "org/kind.h"
#include "org/term.h"
#include "org/unit.h"

static char people_hash[PASSWORD_HASH];
static int64_t line;

static struct date day(const char *iso)
{
	struct date d = {0};
	if (!date_parse(sv_of(iso), &d))
		abort();
	return d;
}

// A kind under another (0: at the top).
static int64_t people_kind(struct tx *t, struct kind k, int64_t under)
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

static void somebody(struct tx *t, const char *login, enum role role, int64_t unit)
{
	if (!people_hash[0] && !password_hash(SV("mot mat khau dai"), SV(""), people_hash, t->error))
		printf("# %s\n", error_words(t->error));
	int64_t account = account_add(t, sv_of(login), SV("Nguyễn A"), LANGUAGE_EN);
	if (!account_set_password(t, account, people_hash))
		printf("# %s\n", error_words(t->error));
	role_give(t, account, role, unit, line, SV(""), day("2020-01-01"));
}

static void sign_in(struct browser *b, const char *login)
{
	char form[200];
	snprintf(b->cookie, sizeof(b->cookie), "lantoa=");
	get(b, "/signin");
	snprintf(form, sizeof(form), "login=%s&password=mot+mat+khau+dai&next=/", login);
	is_int(post(b, "/signin", form), 303, login);
}

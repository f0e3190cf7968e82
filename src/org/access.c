// What an account may do.
#include "org/access.h"
#include "org/account.h"
#include "org/unit.h"

enum scope { NONE, OWN, SUBTREE, ASSIGNED, ANY };

static const struct {
	const char *name;
	enum scope scopes[ROLE_COUNT];
} operations[] = {
#define OPERATION(name, administrator, officer, reporter, viewer, supervisor)                      \
	[OPERATION_##name] = {#name, {administrator, officer, reporter, viewer, supervisor}},
#include "org/access.def"
#undef OPERATION
};

static const struct {
	const char *code, *name;
} roles[] = {
	[ROLE_ADMINISTRATOR] = {"administrator", N_("Administrator")},
	[ROLE_OFFICER] = {"officer", N_("Officer")},
	[ROLE_REPORTER] = {"reporter", N_("Reporter of the unit")},
	[ROLE_VIEWER] = {"viewer", N_("Viewer")},
	[ROLE_SUPERVISOR] = {"supervisor", N_("Supervisor")},
};

const char *operation_name(enum operation o)
{
	return operations[o].name;
}

const char *role_code(enum role r)
{
	return roles[r].code;
}

const char *role_name(enum role r)
{
	return roles[r].name;
}

bool role_of(struct sv code, enum role *out)
{
	for (size_t i = 0; i < LENGTH(roles); i++) {
		if (sv_is(code, roles[i].code)) {
			*out = (enum role)i;
			return true;
		}
	}
	return false;
}

// ---- the principal

static void load_roles(struct tx *t, struct principal *p, size_t *room)
{
	AUTO(rows_end) struct rows r =
		db_rows(t->db, SQL_principal_roles,
	            DB_ARGS(DB_INT("account", p->account), DB_DATE("day", tx_today(t), t->arena)));
	while (rows_next(&r)) {
		struct grant g = {.id = row_int(&r, 0), .unit = row_int(&r, 2), .line = row_int(&r, 3), .with_subtree = true,
		                  .title = row_keep(&r, 4, t->arena)};
		if (role_of(row_text(&r, 1), &g.role))
			*ARENA_PUSH(t->arena, p->grants, p->count, *room) = g;
	}
}

static void load_assignments(struct tx *t, struct principal *p, size_t *room)
{
	AUTO(rows_end) struct rows r =
		db_rows(t->db, SQL_principal_assignments,
	            DB_ARGS(DB_INT("account", p->account), DB_DATE("day", tx_today(t), t->arena)));
	while (rows_next(&r)) {
		*ARENA_PUSH(t->arena, p->grants, p->count, *room) =
			(struct grant){.id = row_int(&r, 0), .role = ROLE_SUPERVISOR, .unit = row_int(&r, 1),
		                   .line = row_int(&r, 2), .with_subtree = row_bool(&r, 3)};
	}
}

struct sv access_organisation(struct tx *t)
{
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_organisation, DB_ARGS(DB_DATE("day", tx_today(t), t->arena)));
	return rows_next(&r) ? row_keep(&r, 0, t->arena) : (struct sv){0};
}

bool principal_load(struct tx *t, int64_t account, struct principal *p)
{
	*p = (struct principal){.account = account};
	size_t room = 0;
	{
		AUTO(rows_end) struct rows r = db_rows(t->db, SQL_principal_account, DB_ARGS(DB_INT("account", account)));
		if (!rows_next(&r))
			return false;
		p->login = row_keep(&r, 0, t->arena);
		p->name = row_keep(&r, 1, t->arena);
		p->language = language_of(row_text(&r, 2));
	}
	load_roles(t, p, &room);
	load_assignments(t, p, &room);
	for (size_t i = 0; i < p->count; i++) {
		struct grant *g = &p->grants[i];
		g->acting = g->role == ROLE_SUPERVISOR ? g->unit : unit_acting_for(t, g->line, g->unit);
	}
	return !db_failed(t->db);
}

static bool reaches(struct tx *t, const struct grant *g, enum scope scope, int64_t unit)
{
	switch (scope) {
	case NONE:
		return false;
	case ANY:
		return unit == 0;
	case OWN:
		return unit && (unit == g->unit || unit == g->acting);
	case SUBTREE:
		return unit && (unit == g->unit || unit_is_below(t, g->line, g->acting, unit));
	case ASSIGNED:
		return unit && (unit == g->unit || (g->with_subtree && unit_is_below(t, g->line, g->unit, unit)));
	}
	return false;
}

const struct grant *access_grant(struct tx *t, const struct principal *p, enum operation o, int64_t unit)
{
	for (size_t i = 0; i < p->count; i++) {
		if (reaches(t, &p->grants[i], operations[o].scopes[p->grants[i].role], unit))
			return &p->grants[i];
	}
	return NULL;
}

bool access_allows(struct tx *t, const struct principal *p, enum operation o, int64_t unit)
{
	return access_grant(t, p, o, unit) != NULL;
}

// ---- changes

static bool may_hold(struct tx *t, int64_t account, int64_t unit, int64_t line)
{
	struct account a;
	struct unit u;
	if (!account_by_id(t, account, &a))
		return tx_refuse(t, FAIL_NOT_FOUND, N_("there is no such account"));
	if (!unit_by_id(t, unit, &u))
		return tx_refuse(t, FAIL_NOT_FOUND, N_("there is no such unit"));
	return unit_is_on_line(t, line, unit) ||
	       tx_refuse(t, FAIL_INPUT, N_("%.*s is not on this line"), SV_ARG(u.name));
}

int64_t role_give(struct tx *t, int64_t account, enum role role, int64_t unit, int64_t line, struct sv title,
                  struct date from)
{
	if (role == ROLE_SUPERVISOR) {
		tx_refuse(t, FAIL_INPUT, N_("a supervisor is assigned to units, not given a role"));
		return 0;
	}
	if (!may_hold(t, account, unit, line))
		return 0;
	return db_number(t->db, SQL_role_give,
	                 DB_ARGS(DB_INT("account", account), DB_TEXT("role", sv_of(role_code(role))),
	                         DB_INT("unit", unit), DB_INT("line", line), DB_SOME("title", title),
	                         DB_DATE("valid_from", from, t->arena), DB_INT("now", t->now)));
}

int64_t assignment_give(struct tx *t, int64_t account, int64_t unit, int64_t line, bool with_subtree,
                        struct sv document, struct date from)
{
	if (!may_hold(t, account, unit, line))
		return 0;
	return db_number(t->db, SQL_assignment_give,
	                 DB_ARGS(DB_INT("account", account), DB_INT("unit", unit), DB_INT("line", line),
	                         DB_BOOL("with_subtree", with_subtree), DB_SOME("document", document),
	                         DB_DATE("valid_from", from, t->arena), DB_INT("now", t->now)));
}

static bool end_on(struct tx *t, enum statement s, int64_t id, struct date last)
{
	return db_run(t->db, s, DB_ARGS(DB_DATE("last", last, t->arena), DB_INT("id", id))) == 1 ||
	       tx_refuse(t, FAIL_CONFLICT, N_("it is not held on that day, or has ended already"));
}

bool role_end(struct tx *t, int64_t role_grant, struct date last)
{
	return end_on(t, SQL_role_end, role_grant, last);
}

bool assignment_end(struct tx *t, int64_t assignment, struct date last)
{
	return end_on(t, SQL_assignment_end, assignment, last);
}

struct supervisor *supervisors_below(struct tx *t, int64_t line, int64_t unit, size_t *count)
{
	struct supervisor *all = NULL;
	size_t room = *count = 0;
	AUTO(rows_end) struct rows r =
	    db_rows(t->db, SQL_supervisors_below,
	            DB_ARGS(DB_INT("line", line), DB_INT("unit", unit), DB_DATE("today", tx_today(t), t->arena)));
	while (rows_next(&r)) {
		struct supervisor *s = ARENA_PUSH(t->arena, all, *count, room);
		*s = (struct supervisor){.account = row_int(&r, 0),
		                         .unit = row_int(&r, 2),
		                         .name = row_keep(&r, 1, t->arena),
		                         .unit_name = row_keep(&r, 3, t->arena)};
	}
	return all;
}

// Units: reading what holds now or held on a day.
#include "org/unit.h"

// The columns of unit_by_id and of every statement that gives units.
static void read_unit(struct tx *t, struct rows *r, struct unit *u)
{
	*u = (struct unit){.id = row_int(r, 0),
	                   .kind = row_int(r, 1),
	                   .code = row_keep(r, 2, t->arena),
	                   .name = row_keep(r, 3, t->arena),
	                   .short_name = row_keep(r, 4, t->arena),
	                   .outside = row_bool(r, 5),
	                   .closed_on = row_date(r, 6),
	                   .kind_code = row_keep(r, 7, t->arena),
	                   .kind_name = row_keep(r, t->language == LANGUAGE_EN ? 9 : 8, t->arena),
	                   .organ = row_bool(r, 10),
	                   .makes_plan = row_bool(r, 11),
	                   .monthly_meeting = row_bool(r, 12),
	                   .reports = row_bool(r, 13),
	                   .level = row_int(r, 14)};
}

static bool one_unit(struct tx *t, enum statement s, const struct db_arg *args, size_t count, struct unit *u)
{
	AUTO(rows_end) struct rows r = db_rows(t->db, s, args, count);
	if (!rows_next(&r))
		return false;
	read_unit(t, &r, u);
	return true;
}

bool unit_by_id(struct tx *t, int64_t id, struct unit *u)
{
	return one_unit(t, SQL_unit_by_id, DB_ARGS(DB_INT("unit", id)), u);
}

bool unit_by_code(struct tx *t, struct sv code, struct unit *u)
{
	return one_unit(t, SQL_unit_by_code, DB_ARGS(DB_TEXT("code", code)), u);
}

int64_t unit_parent(struct tx *t, int64_t line, int64_t unit)
{
	return db_number(t->db, SQL_unit_parent, DB_ARGS(DB_INT("line", line), DB_INT("unit", unit)));
}

bool unit_is_on_line(struct tx *t, int64_t line, int64_t unit)
{
	return db_exists(t->db, SQL_unit_on_line, DB_ARGS(DB_INT("line", line), DB_INT("unit", unit)));
}

bool unit_is_below(struct tx *t, int64_t line, int64_t top, int64_t unit)
{
	return db_exists(t->db, SQL_unit_is_below, DB_ARGS(DB_INT("line", line), DB_INT("unit", unit), DB_INT("top", top)));
}

int64_t unit_count_below(struct tx *t, int64_t line, int64_t top)
{
	return db_number(t->db, SQL_unit_count_below, DB_ARGS(DB_INT("line", line), DB_INT("top", top)));
}

int64_t unit_acting_for(struct tx *t, int64_t line, int64_t unit)
{
	struct unit u;
	if (!unit_by_id(t, unit, &u) || !u.organ)
		return unit;
	int64_t parent = unit_parent(t, line, unit);
	return parent ? parent : unit;
}

struct sv unit_title(struct tx *t, int64_t line, int64_t unit)
{
	struct unit u, behalf;
	if (!unit_by_id(t, unit, &u))
		return (struct sv){"", 0};
	int64_t other = unit_acting_for(t, line, unit);
	if (other == unit || !unit_by_id(t, other, &behalf))
		return u.name;
	return say(t->arena, t->language, N_("%.*s, for %.*s"), SV_ARG(u.name), SV_ARG(behalf.name));
}

static struct units unit_list(struct tx *t, enum statement s, const struct db_arg *args, size_t count)
{
	struct units all = {0};
	size_t room = 0;
	AUTO(rows_end) struct rows r = db_rows(t->db, s, args, count);
	while (rows_next(&r))
		read_unit(t, &r, ARENA_PUSH(t->arena, all.items, all.count, room));
	return all;
}

struct units unit_path(struct tx *t, int64_t line, int64_t unit)
{
	return unit_list(t, SQL_unit_path, DB_ARGS(DB_INT("line", line), DB_INT("unit", unit)));
}

struct units unit_children(struct tx *t, int64_t line, int64_t unit)
{
	return unit_list(t, SQL_unit_children, DB_ARGS(DB_INT("line", line), DB_INT("unit", unit)));
}

struct units unit_successors(struct tx *t, int64_t unit)
{
	return unit_list(t, SQL_unit_successors, DB_ARGS(DB_INT("unit", unit)));
}

struct units unit_predecessors(struct tx *t, int64_t unit)
{
	return unit_list(t, SQL_unit_predecessors, DB_ARGS(DB_INT("unit", unit)));
}

bool unit_at(struct tx *t, int64_t id, struct date day, struct unit *u)
{
	return one_unit(t, SQL_unit_at, DB_ARGS(DB_INT("unit", id), DB_DATE("day", day, t->arena)), u);
}

int64_t unit_parent_at(struct tx *t, int64_t line, int64_t unit, struct date day)
{
	return db_number(t->db, SQL_unit_parent_at,
	                 DB_ARGS(DB_INT("line", line), DB_INT("unit", unit), DB_DATE("day", day, t->arena)));
}

int64_t unit_members_at(struct tx *t, int64_t unit, int64_t category, struct date day)
{
	AUTO(rows_end) struct rows r =
		db_rows(t->db, SQL_unit_members_at,
	            DB_ARGS(DB_INT("unit", unit), DB_INT("category", category), DB_DATE("day", day, t->arena)));
	return rows_next(&r) ? row_int(&r, 0) : -1;
}

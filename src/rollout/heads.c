// Adds up heads: of non-overlapping categories as one, of the others each by itself.
#include "rollout/heads.h"
#include "rollout/rollup.h"

bool heads_counted(struct tx *t, const struct obligation *o, int64_t session, struct attendance *sum)
{
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_heads_counted, DB_ARGS(DB_INT("obligation", o->id), DB_INT("session", session)));
	if (!rows_next(&r) || row_is_null(&r, 0))
		return false;
	*sum = (struct attendance){.members = row_int(&r, 0),
	                           .exempt = row_int(&r, 1),
	                           .away = row_int(&r, 2),
	                           .here = row_int(&r, 3),
	                           .attended = row_int(&r, 4),
	                           .elsewhere = row_int(&r, 5),
	                           .absent_with = row_int(&r, 6),
	                           .absent_without = row_int(&r, 7),
	                           .made_up = row_int(&r, 8),
	                           .guests = row_int(&r, 9)};
	return true;
}

bool heads_count(const struct obligation *o)
{
	return obligation_is_done(o) && !o->covered_by && !o->exempt_why.n && !o->released_why.n;
}

void heads_move(struct tx *t, const struct obligation *o, int sign)
{
	db_run(t->db, SQL_heads_move,
	       DB_ARGS(DB_INT("requirement", o->requirement), DB_INT("obligation", o->id), DB_INT("line", o->line), DB_INT("unit", o->unit),
	               DB_INT("sign", sign)));
}

void heads_keep(struct tx *t, const struct obligation *o, int64_t session)
{
	bool counts = heads_count(o);
	if (counts)
		heads_move(t, o, -1);
	db_run(t->db, SQL_heads_clear, DB_ARGS(DB_INT("obligation", o->id)));
	db_run(t->db, SQL_heads_keep, DB_ARGS(DB_INT("obligation", o->id), DB_INT("session", session)));
	if (counts)
		heads_move(t, o, 1);
}

struct rollup_heads *rollup_heads_at(struct tx *t, int64_t requirement, int64_t unit, size_t *count)
{
	struct rollup_heads *all = NULL;
	size_t room = *count = 0;
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_heads_at, DB_ARGS(DB_INT("requirement", requirement), DB_INT("unit", unit)));
	while (rows_next(&r))
		*ARENA_PUSH(t->arena, all, *count, room) =
		    (struct rollup_heads){.category = row_int(&r, 0),
		                          .name = row_keep(&r, t->language == LANGUAGE_EN ? 2 : 1, t->arena),
		                          .figures = row_int(&r, 3),
		                          .expected = row_int(&r, 4),
		                          .reached = row_int(&r, 5)};
	return all;
}

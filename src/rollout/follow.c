// Open campaigns follow the tree.
#include "rollout/follow.h"
#include "rollout/heads.h"
#include "rollout/inside.h"
#include "rollout/rollup.h"

static int64_t *ids_of(struct tx *t, enum statement s, int64_t line, int64_t unit, size_t *count)
{
	int64_t *ids = NULL;
	size_t room = *count = 0;
	AUTO(rows_end) struct rows r = db_rows(t->db, s, DB_ARGS(DB_INT("line", line), DB_INT("unit", unit)));
	while (rows_next(&r))
		*ARENA_PUSH(t->arena, ids, *count, room) = row_int(&r, 0);
	return ids;
}

static bool wanted(struct tx *t, int64_t line)
{
	return db_exists(t->db, SQL_follow_any, DB_ARGS(DB_INT("line", line)));
}

// What the campaigns in whose scope they now are ask of a unit and of those below it, and they do not have yet.
static void join_below(struct tx *t, int64_t line, int64_t top)
{
	size_t campaigns, units;
	int64_t *campaign = ids_of(t, SQL_follow_campaigns, line, top, &campaigns);
	int64_t *unit = campaigns ? ids_of(t, SQL_follow_below, line, top, &units) : NULL;
	for (size_t i = 0; i < campaigns; i++) {
		for (size_t k = 0; k < units; k++)
			campaign_join(t, campaign[i], unit[k]);
	}
}

static void carry(struct tx *t, int64_t line, int64_t unit, int sign)
{
	db_run(t->db, SQL_follow_rollup, DB_ARGS(DB_INT("sign", sign), DB_INT("line", line), DB_INT("unit", unit)));
	db_run(t->db, SQL_follow_sums, DB_ARGS(DB_INT("sign", sign), DB_INT("line", line), DB_INT("unit", unit)));
	db_run(t->db, SQL_follow_heads, DB_ARGS(DB_INT("sign", sign), DB_INT("line", line), DB_INT("unit", unit)));
}

static void moving(struct tx *t, int64_t line, int64_t unit)
{
	carry(t, line, unit, -1);
}

static void moved(struct tx *t, int64_t line, int64_t unit)
{
	carry(t, line, unit, 1);
	join_below(t, line, unit);
}

// One that comes back to the line brings what it had.
static void entered(struct tx *t, int64_t line, int64_t unit)
{
	size_t count;
	int64_t *ids = ids_of(t, SQL_follow_obligations, line, unit, &count);
	for (size_t i = 0; i < count; i++) {
		struct obligation o;
		if (!obligation_get(t, ids[i], &o))
			return;
		rollup_move(t, NULL, &o);
		int64_t report = rollup_report(t, &o);
		if (report)
			rollup_sums(t, &o, report, 1);
		if (heads_count(&o))
			heads_move(t, &o, 1);
	}
	join_below(t, line, unit);
}

static void release_all(struct tx *t, int64_t line, int64_t unit, struct sv why)
{
	size_t count;
	int64_t *ids = ids_of(t, SQL_follow_obligations, line, unit, &count);
	for (size_t i = 0; i < count; i++) {
		struct obligation o;
		if (!obligation_get(t, ids[i], &o) ||
		    (!obligation_is_done(&o) && !o.exempt_why.n && !o.released_why.n && !obligation_release(t, o.id, why)))
			return;
	}
}

static void leaving(struct tx *t, int64_t line, int64_t unit)
{
	release_all(t, line, unit, sv_of(msg(t->language, N_("The unit has left the line."))));
	carry(t, line, unit, -1);
	db_run(t->db, SQL_follow_forget_rollup, DB_ARGS(DB_INT("line", line), DB_INT("unit", unit)));
	db_run(t->db, SQL_follow_forget_sums, DB_ARGS(DB_INT("line", line), DB_INT("unit", unit)));
	db_run(t->db, SQL_follow_forget_heads, DB_ARGS(DB_INT("line", line), DB_INT("unit", unit)));
}

static void closed(struct tx *t, int64_t unit, struct sv why)
{
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_follow_lines, DB_ARGS(DB_INT("unit", unit)));
	while (rows_next(&r))
		release_all(t, row_int(&r, 0), unit, why.n ? why : sv_of(msg(t->language, N_("The unit was closed."))));
}

static void succeeded(struct tx *t, int64_t from, int64_t to)
{
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_follow_lines, DB_ARGS(DB_INT("unit", from)));
	while (rows_next(&r)) {
		size_t count;
		int64_t *ids = ids_of(t, SQL_follow_obligations, row_int(&r, 0), from, &count);
		for (size_t i = 0; i < count; i++) {
			if (!obligation_succeed(t, ids[i], to))
				return;
		}
	}
}

const struct unit_watch rollout_watch = {.wanted = wanted, .moving = moving, .moved = moved, .entered = entered,
                                         .leaving = leaving, .closed = closed, .succeeded = succeeded};

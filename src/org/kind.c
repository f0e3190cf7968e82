// Kinds of units.
#include "org/kind.h"

static void read_under(struct tx *t, struct kind *kind)
{
	int64_t *under = NULL;
	size_t count = 0, room = 0;
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_kind_under_all, DB_ARGS(DB_INT("kind", kind->id)));
	while (rows_next(&r))
		*ARENA_PUSH(t->arena, under, count, room) = row_int(&r, 0);
	kind->under = under;
	kind->under_count = count;
}

struct kinds kind_all(struct tx *t)
{
	struct kinds all = {0};
	size_t room = 0;
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_kind_all, NULL, 0);
	while (rows_next(&r)) {
		struct kind *kind = ARENA_PUSH(t->arena, all.items, all.count, room);
		*kind = (struct kind){.id = row_int(&r, 0),
		                      .code = row_keep(&r, 1, t->arena),
		                      .name_vi = row_keep(&r, 2, t->arena),
		                      .name_en = row_keep(&r, 3, t->arena),
		                      .level = row_int(&r, 4),
		                      .organ = row_bool(&r, 5),
		                      .makes_plan = row_bool(&r, 6),
		                      .monthly_meeting = row_bool(&r, 7),
		                      .meeting_day = row_int(&r, 8),
		                      .reports = row_bool(&r, 9),
		                      .position = row_int(&r, 10)};
		read_under(t, kind);
	}
	return all;
}

const struct kind *kind_by_code(const struct kinds *kinds, struct sv code)
{
	for (size_t i = 0; i < kinds->count; i++) {
		if (sv_eq(kinds->items[i].code, code))
			return &kinds->items[i];
	}
	return NULL;
}

const struct kind *kind_by_id(const struct kinds *kinds, int64_t id)
{
	for (size_t i = 0; i < kinds->count; i++) {
		if (kinds->items[i].id == id)
			return &kinds->items[i];
	}
	return NULL;
}

struct sv kind_name(const struct kind *kind, enum language language)
{
	return language == LANGUAGE_EN ? kind->name_en : kind->name_vi;
}

bool kind_may_stand_under(const struct kind *kind, int64_t parent)
{
	for (size_t i = 0; i < kind->under_count; i++) {
		if (kind->under[i] == parent)
			return true;
	}
	return false;
}

int64_t kind_set(struct tx *t, const struct kind *kind)
{
	return db_number(t->db, SQL_kind_set,
	                 DB_ARGS(DB_TEXT("code", kind->code), DB_TEXT("name_vi", kind->name_vi),
	                         DB_TEXT("name_en", kind->name_en), DB_INT("level", kind->level),
	                         DB_BOOL("organ", kind->organ), DB_BOOL("makes_plan", kind->makes_plan),
	                         DB_BOOL("monthly_meeting", kind->monthly_meeting),
	                         DB_ID("meeting_day", kind->meeting_day), DB_BOOL("reports", kind->reports),
	                         DB_INT("position", kind->position)));
}

void kind_set_under(struct tx *t, int64_t kind, const int64_t *under, size_t count)
{
	db_run(t->db, SQL_kind_under_clear, DB_ARGS(DB_INT("kind", kind)));
	for (size_t i = 0; i < count; i++)
		db_run(t->db, SQL_kind_under_add, DB_ARGS(DB_INT("kind", kind), DB_INT("parent", under[i])));
}

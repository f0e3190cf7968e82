// The cells of a unit that hold by themselves, how many of them have, and how many members there are.
#include "org/unit.h"
#include "rollout/obligation.h"

struct cells obligation_cells(struct tx *t, const struct obligation *o)
{
	struct cells all = {0};
	struct local_plan plan;
	size_t room = 0;
	bool by_cell = obligation_plan_get(t, o->id, &plan) && sv_is(plan.mode, "by-cell");
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_cells_of,
	                                       DB_ARGS(DB_INT("obligation", o->id), DB_INT("requirement", o->requirement), DB_INT("line", o->line),
	                                               DB_INT("unit", o->unit), DB_BOOL("by_cell", by_cell)));
	while (rows_next(&r)) {
		struct cell *c = ARENA_PUSH(t->arena, all.items, all.count, room);
		*c = (struct cell){row_int(&r, 0), row_keep(&r, 1, t->arena), row_bool(&r, 2)};
		struct sv kind = row_text(&r, t->language == LANGUAGE_EN ? 4 : 3);
		if (all.count == 1)
			all.kind = arena_sv(t->arena, kind);
		else if (!sv_eq(kind, all.kind))
			all.kind = SV("");
		all.held += c->held;
	}
	return all;
}

int64_t obligation_members(struct tx *t, const struct obligation *o, const struct requirement *q, struct date day)
{
	int64_t members = q->category ? unit_members_at(t, o->unit, q->category, day) : -1;
	for (size_t i = 0; i < q->also_count; i++) {
		int64_t more = q->also[i].counted ? unit_members_at(t, o->unit, q->also[i].category, day) : -1;
		members = more < 0 ? members : more + (members < 0 ? 0 : members);
	}
	return members;
}

bool cells_hold(const struct cells *all, int64_t unit)
{
	for (size_t i = 0; i < all->count; i++) {
		if (all->items[i].unit == unit)
			return true;
	}
	return false;
}

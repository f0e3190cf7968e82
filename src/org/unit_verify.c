// Compares what the tables say of now with what the dated rows say.
#include "org/unit.h"

// How a unit stands on a line by its dated rows.
struct place {
	int64_t line, unit, parent; // parent 0: at the top
	bool present;
};

struct places {
	struct place *items;
	size_t count, room;
};

#define complain(t, out, ...)                                                                      \
	do {                                                                                           \
		buf_sv(out, say((t)->arena, (t)->language, __VA_ARGS__));                                  \
		buf_char(out, '\n');                                                                       \
	} while (0)

// In order of line and unit; of several rows the last holds.
static struct places read_places(struct tx *t)
{
	struct places all = {0};
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_verify_parents, NULL, 0);
	while (rows_next(&r)) {
		struct place p = {row_int(&r, 0), row_int(&r, 1), row_int(&r, 2), row_bool(&r, 3)};
		struct place *last = all.count ? &all.items[all.count - 1] : NULL;
		if (last && last->line == p.line && last->unit == p.unit)
			*last = p;
		else
			*ARENA_PUSH(t->arena, all.items, all.count, all.room) = p;
	}
	return all;
}

static int by_line_and_unit(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	int order = (x->line > y->line) - (x->line < y->line);
	return order ? order : (x->unit > y->unit) - (x->unit < y->unit);
}

static const struct place *find(const struct places *all, int64_t line, int64_t unit)
{
	struct place key = {.line = line, .unit = unit};
	const struct place *p =
		all->count ? bsearch(&key, all->items, all->count, sizeof(key), by_line_and_unit) : NULL;
	return p && p->present ? p : NULL;
}

// 0 where the unit stands at the top, -1 where its rows do not put it on the line.
static int64_t parent_of(const struct places *all, int64_t line, int64_t unit)
{
	const struct place *p = find(all, line, unit);
	return p ? p->parent : -1;
}

static bool is_of(struct rows *r, const struct place *p)
{
	return row_int(r, 0) == p->line && row_int(r, 1) == p->unit;
}

// Takes the rows of the place off the table of ancestors; whether they are the unit and all above it, and nothing else.
static bool chain_is_right(const struct places *all, const struct place *p, struct rows *r, bool *more, int64_t *count)
{
	bool same = true;
	int64_t unit = p->present ? p->unit : 0;
	for (int64_t depth = 0; *more && is_of(r, p); depth++) {
		same = same && unit > 0 && row_int(r, 2) == depth && row_int(r, 3) == unit;
		unit = unit > 0 ? parent_of(all, p->line, unit) : unit;
		*count += same;
		*more = rows_next(r);
	}
	return same && unit == 0;
}

static bool verify_tree(struct tx *t, struct buf *out, int64_t *count)
{
	struct places all = read_places(t);
	bool good = true;
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_verify_ancestors, NULL, 0);
	bool more = rows_next(&r);
	for (size_t i = 0; i <= all.count; i++) {
		const struct place *p = i < all.count ? &all.items[i] : NULL;
		while (more) {
			struct place row = {.line = row_int(&r, 0), .unit = row_int(&r, 1)};
			if (p && by_line_and_unit(&row, p) >= 0)
				break;
			complain(t, out, N_("units: unit %lld is in the tree of line %lld, where its rows do not put it"),
			         (long long)row.unit, (long long)row.line);
			good = false;
			more = rows_next(&r);
		}
		if (p && !chain_is_right(&all, p, &r, &more, count)) {
			complain(t, out, N_("units: the tree of line %lld is wrong above unit %lld"), (long long)p->line,
			         (long long)p->unit);
			good = false;
		}
	}
	return good;
}

// The last version of each unit is what the table of units says.
static bool verify_versions(struct tx *t, struct buf *out)
{
	int64_t unit = 0;
	bool same = true, good = true;
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_verify_versions, NULL, 0);
	for (bool more = rows_next(&r);;) {
		int64_t next = more ? row_int(&r, 0) : 0;
		if (next != unit && !same) {
			complain(t, out, N_("units: unit %lld is not what its last version says"), (long long)unit);
			good = false;
		}
		if (!more)
			return good;
		unit = next;
		same = row_int(&r, 1) == row_int(&r, 5);
		for (int i = 2; i <= 4; i++)
			same = same && sv_eq(row_text(&r, i), row_text(&r, i + 4));
		more = rows_next(&r);
	}
}

bool unit_verify(struct tx *t, struct buf *out, int64_t *count)
{
	*count = 0;
	bool tree = verify_tree(t, out, count);
	return verify_versions(t, out) && tree && !db_failed(t->db);
}

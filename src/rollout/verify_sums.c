// Adds the numbers of the reports up anew, each at its unit and all above it.
#include "rollout/verify_sums.h"

struct total {
	int64_t unit; // 0: free
	int64_t scale, reports, mantissa;
	int key;      // place in keys
};

struct adding {
	struct tx *t;
	int64_t requirement, line, closed;
	struct sv *keys;
	size_t key_count, key_room;
	struct total *totals; // open addressing by unit, key and scale
	size_t room, used;
};

static int key_of(struct adding *w, struct sv key)
{
	for (size_t i = 0; i < w->key_count; i++) {
		if (sv_eq(w->keys[i], key))
			return (int)i;
	}
	*ARENA_PUSH(w->t->arena, w->keys, w->key_count, w->key_room) = arena_sv(w->t->arena, key);
	return (int)w->key_count - 1;
}

static struct total *total_at(struct adding *w, int64_t unit, int key, int64_t scale)
{
	if (w->used * 2 >= w->room) {
		struct total *old = w->totals;
		size_t old_room = w->room;
		w->room = old_room ? old_room * 2 : 256;
		w->totals = ARENA_ARRAY(w->t->arena, struct total, w->room);
		w->used = 0;
		for (size_t i = 0; i < old_room; i++) {
			if (old[i].unit)
				*total_at(w, old[i].unit, old[i].key, old[i].scale) = old[i];
		}
	}
	uint64_t mixed = ((uint64_t)unit * 64 + (uint64_t)key) * 16 + (uint64_t)scale;
	size_t i = (size_t)(mixed * 0x9E3779B97F4A7C15U >> 20) & (w->room - 1);
	while (w->totals[i].unit && (w->totals[i].unit != unit || w->totals[i].key != key || w->totals[i].scale != scale))
		i = (i + 1) & (w->room - 1);
	if (!w->totals[i].unit) {
		w->totals[i] = (struct total){.unit = unit, .key = key, .scale = scale};
		w->used++;
	}
	return &w->totals[i];
}

// At a unit and all above it.
static void add_up(struct adding *w, int64_t unit, int key, int64_t scale, int64_t mantissa)
{
	struct db *db = w->t->db;
	AUTO(rows_end) struct rows up =
	    w->closed ? db_rows(db, SQL_verify_closed_ancestors, DB_ARGS(DB_INT("campaign", w->closed), DB_INT("unit", unit)))
	              : db_rows(db, SQL_verify_rollup_ancestors, DB_ARGS(DB_INT("line", w->line), DB_INT("unit", unit)));
	while (rows_next(&up)) {
		struct total *s = total_at(w, row_int(&up, 0), key, scale);
		s->reports++;
		s->mantissa += mantissa;
	}
}

static void differ(struct adding *w, const struct total *is, int64_t kept_reports, int64_t kept, struct buf *out)
{
	struct sv key = w->keys[is->key];
	buf_sv(out, say(w->t->arena, w->t->language,
	                N_("Requirement %lld, unit %lld: the sum of “%.*s” is kept as %lld of %lld reports, and is %lld of %lld"),
	                (long long)w->requirement, (long long)is->unit, SV_ARG(key), (long long)kept, (long long)kept_reports,
	                (long long)is->mantissa, (long long)is->reports));
	buf_char(out, '\n');
}

static bool compare(struct adding *w, enum statement kept, struct buf *out, int64_t *places)
{
	bool good = true;
	AUTO(rows_end) struct rows r = db_rows(w->t->db, kept, DB_ARGS(DB_INT("requirement", w->requirement)));
	while (rows_next(&r)) {
		++*places;
		struct total *s = total_at(w, row_int(&r, 0), key_of(w, row_text(&r, 1)), row_int(&r, 2));
		if (s->reports != row_int(&r, 3) || s->mantissa != row_int(&r, 4)) {
			differ(w, s, row_int(&r, 3), row_int(&r, 4), out);
			good = false;
		}
		s->reports = s->mantissa = 0;
	}
	// What is left was not kept at all.
	for (size_t i = 0; i < w->room; i++) {
		if (w->totals[i].unit && w->totals[i].reports) {
			differ(w, &w->totals[i], 0, 0, out);
			good = false;
		}
	}
	return good;
}

bool verify_sums(struct tx *t, int64_t requirement, int64_t line, int64_t closed, const struct counted *reports, size_t count,
                 struct buf *out, int64_t *places)
{
	struct adding w = {.t = t, .requirement = requirement, .line = line, .closed = closed};
	for (size_t i = 0; i < count; i++) {
		AUTO(rows_end) struct rows v = db_rows(t->db, SQL_rollup_values, DB_ARGS(DB_INT("report", reports[i].report)));
		while (rows_next(&v))
			add_up(&w, reports[i].unit, key_of(&w, row_text(&v, 0)), row_int(&v, 2), row_int(&v, 1));
	}
	return compare(&w, SQL_verify_sums, out, places);
}

bool verify_heads(struct tx *t, int64_t requirement, int64_t line, int64_t closed, const struct headed *heads, size_t count,
                  struct buf *out, int64_t *places)
{
	struct adding w = {.t = t, .requirement = requirement, .line = line, .closed = closed};
	for (size_t i = 0; i < count; i++) {
		const struct headed *h = &heads[i];
		add_up(&w, h->unit, key_of(&w, arena_printf(t->arena, "expected %lld", (long long)h->category)), 0, h->expected);
		add_up(&w, h->unit, key_of(&w, arena_printf(t->arena, "reached %lld", (long long)h->category)), 0, h->reached);
	}
	return compare(&w, SQL_verify_heads_kept, out, places);
}

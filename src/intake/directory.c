// Loads the names that a plan may use.
#include "intake/directory.h"
#include "org/kind.h"

enum { UNITS_MOST = 5000, OUTSIDE_MOST = 1000 };

static void load_kinds(struct tx *t, int64_t line, int64_t issuer, struct directory *out)
{
	struct kinds all = kind_all(t);
	struct actor_kind *kinds = ARENA_ARRAY(t->arena, struct actor_kind, all.count + 1);
	for (size_t i = 0; i < all.count; i++)
		kinds[i] = (struct actor_kind){.id = all.items[i].id, .name = all.items[i].name_vi};
	AUTO(rows_end) struct rows r =
	    db_rows(t->db, SQL_directory_kinds_below, DB_ARGS(DB_INT("line", line), DB_INT("unit", issuer)));
	while (rows_next(&r)) {
		for (size_t i = 0; i < all.count; i++) {
			if (kinds[i].id != row_int(&r, 0))
				continue;
			kinds[i].below = row_int(&r, 1) == 1;
			kinds[i].further = row_int(&r, 2) > 1;
		}
	}
	out->kinds = kinds;
	out->kind_count = all.count;
}

void directory_load(struct tx *t, int64_t line, int64_t issuer, const struct sv (*abbreviations)[2], size_t count,
                    struct directory *out)
{
	struct actor_unit *units = NULL;
	size_t n = 0, room = 0;
	*out = (struct directory){.issuer = issuer, .abbreviations = abbreviations, .abbreviation_count = count};
	load_kinds(t, line, issuer, out);
	AUTO(rows_end) struct rows r =
	    db_rows(t->db, SQL_directory_units,
	            DB_ARGS(DB_INT("line", line), DB_INT("unit", issuer), DB_INT("limit", UNITS_MOST)));
	while (rows_next(&r)) {
		*ARENA_PUSH(t->arena, units, n, room) = (struct actor_unit){
		    .id = row_int(&r, 0),
		    .parent = row_int(&r, 1),
		    .name = row_keep(&r, 2, t->arena),
		    .brief = row_keep(&r, 3, t->arena),
		    .above = row_int(&r, 4) == 0,
		};
	}
	AUTO(rows_end) struct rows outside =
	    db_rows(t->db, SQL_directory_outside, DB_ARGS(DB_INT("limit", OUTSIDE_MOST)));
	while (rows_next(&outside)) {
		*ARENA_PUSH(t->arena, units, n, room) = (struct actor_unit){
		    .id = row_int(&outside, 0),
		    .name = row_keep(&outside, 1, t->arena),
		    .brief = row_keep(&outside, 2, t->arena),
		};
	}
	out->units = units;
	out->unit_count = n;
	actors_index(t->arena, out);
}

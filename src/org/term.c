// Lines, categories of members and groups of units.
#include "org/term.h"

static const struct {
	enum statement all, set;
} lists[] = {
	[TERM_LINES] = {SQL_line_all, SQL_line_set},
	[TERM_CATEGORIES] = {SQL_category_all, SQL_category_set},
	[TERM_GROUPS] = {SQL_group_all, SQL_group_set},
};

struct terms term_all(struct tx *t, enum term_list list)
{
	struct terms all = {0};
	size_t room = 0;
	AUTO(rows_end) struct rows r = db_rows(t->db, lists[list].all, NULL, 0);
	while (rows_next(&r)) {
		struct term *term = ARENA_PUSH(t->arena, all.items, all.count, room);
		*term = (struct term){.id = row_int(&r, 0),
		                      .code = row_keep(&r, 1, t->arena),
		                      .name_vi = row_keep(&r, 2, t->arena),
		                      .name_en = row_keep(&r, 3, t->arena),
		                      .position = row_int(&r, 4)};
	}
	return all;
}

const struct term *term_by_code(const struct terms *terms, struct sv code)
{
	for (size_t i = 0; i < terms->count; i++) {
		if (sv_eq(terms->items[i].code, code))
			return &terms->items[i];
	}
	return NULL;
}

const struct term *term_by_id(const struct terms *terms, int64_t id)
{
	for (size_t i = 0; i < terms->count; i++) {
		if (terms->items[i].id == id)
			return &terms->items[i];
	}
	return NULL;
}

struct sv term_name(const struct term *term, enum language language)
{
	return language == LANGUAGE_EN ? term->name_en : term->name_vi;
}

int64_t term_set(struct tx *t, enum term_list list, const struct term *term)
{
	return db_number(t->db, lists[list].set,
	                 DB_ARGS(DB_TEXT("code", term->code), DB_TEXT("name_vi", term->name_vi),
	                         DB_TEXT("name_en", term->name_en), DB_INT("position", term->position)));
}

bool category_is_apart(struct tx *t, int64_t a, int64_t b)
{
	return a != b && db_exists(t->db, SQL_category_is_apart, DB_ARGS(DB_INT("a", a), DB_INT("b", b)));
}

struct sv category_apart_codes(struct tx *t, int64_t category)
{
	struct sv codes = SV("");
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_category_apart, DB_ARGS(DB_INT("category", category)));
	while (rows_next(&r)) {
		struct sv code = row_keep(&r, 0, t->arena);
		codes = codes.n ? arena_printf(t->arena, SV_FMT " " SV_FMT, SV_ARG(codes), SV_ARG(code)) : code;
	}
	return codes;
}

void category_set_apart(struct tx *t, int64_t category, const int64_t *others, size_t count)
{
	db_run(t->db, SQL_category_apart_clear, DB_ARGS(DB_INT("category", category)));
	for (size_t i = 0; i < count; i++) {
		db_run(t->db, SQL_category_apart_set, DB_ARGS(DB_INT("category", category), DB_INT("other", others[i])));
		db_run(t->db, SQL_category_apart_set, DB_ARGS(DB_INT("category", others[i]), DB_INT("other", category)));
	}
}

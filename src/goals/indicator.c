// Indicators and sectors: kept, changed, listed.
#include "goals/indicator.h"
#include "text/text.h"

static const char *const betters[] = {"up", "down", "band", "none"};
static const char *const sums[] = {"sum", "ratio", "mean", "last", "none"};

enum { DECIMALS_SHOWN_MAX = 4 };

int64_t sector_set(struct tx *t, const struct sector *s)
{
	return db_number(t->db, SQL_sector_set,
	                 DB_ARGS(DB_TEXT("code", s->code), DB_TEXT("name", s->name),
	                         DB_ID("parent", s->parent), DB_INT("position", s->position)));
}

struct sector *sector_all(struct tx *t, size_t *count)
{
	struct sector *all = NULL;
	size_t room = *count = 0;
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_sector_all, NULL, 0);
	while (rows_next(&r)) {
		struct sector *s = ARENA_PUSH(t->arena, all, *count, room);
		*s = (struct sector){.id = row_int(&r, 0),
		                     .code = row_keep(&r, 1, t->arena),
		                     .name = row_keep(&r, 2, t->arena),
		                     .parent = row_int(&r, 3),
		                     .position = row_int(&r, 4)};
	}
	return all;
}

static void read_indicator(struct tx *t, struct rows *r, struct indicator *i)
{
	*i = (struct indicator){
	    .id = row_int(r, 0),
	    .code = row_keep(r, 1, t->arena),
	    .name = row_keep(r, 2, t->arena),
	    .sector = row_int(r, 3),
	    .unit = {row_keep(r, 4, t->arena), row_keep(r, 5, t->arena), (int)row_int(r, 6)},
	    .better = (enum better)row_word(r, 7, betters, LENGTH(betters), 0),
	    .adds_up = (enum adds_up)row_word(r, 8, sums, LENGTH(sums), 0),
	    .decimals = (int)row_int(r, 9),
	    .definition = row_keep(r, 10, t->arena),
	    .lead_unit = row_int(r, 11),
	    .sector_name = row_keep(r, 12, t->arena),
	};
}

bool indicator_get(struct tx *t, int64_t id, struct indicator *out)
{
	AUTO(rows_end)
	struct rows r = db_rows(t->db, SQL_indicator_by_id, DB_ARGS(DB_INT("indicator", id)));
	if (!rows_next(&r))
		return tx_refuse(t, FAIL_NOT_FOUND, N_("there is no such indicator"));
	read_indicator(t, &r, out);
	return true;
}

// What both adding and changing ask for.
static bool acceptable(struct tx *t, const struct indicator *i)
{
	if (!sv_trim(i->name).n)
		return tx_refuse(t, FAIL_INPUT, N_("an indicator needs a name"));
	if (i->decimals < 0 || i->decimals > DECIMALS_SHOWN_MAX)
		return tx_refuse(t, FAIL_INPUT,
		                 N_("an indicator is shown with 0 to %d digits after the point"),
		                 DECIMALS_SHOWN_MAX);
	if (i->code.n && db_exists(t->db, SQL_indicator_by_code,
	                           DB_ARGS(DB_TEXT("code", i->code), DB_INT("indicator", i->id))))
		return tx_refuse(t, FAIL_CONFLICT, N_("the code “%.*s” is another indicator's"),
		                 SV_ARG(i->code));
	return true;
}

static bool learn(struct tx *t, const struct indicator *i, struct sv words)
{
	struct sv form = indicator_form(t->arena, words);
	AUTO(rows_end)
	struct rows r =
	    db_rows(t->db, SQL_indicator_synonym_find,
	            DB_ARGS(DB_TEXT("form", form), DB_TEXT("dimension", i->unit.dimension)));
	if (rows_next(&r)) {
		if (row_int(&r, 0) == i->id)
			return true;
		struct indicator other;
		return indicator_get(t, row_int(&r, 0), &other) &&
		       tx_refuse(t, FAIL_CONFLICT, N_("“%.*s” already means the indicator “%.*s”"),
		                 SV_ARG(words), SV_ARG(other.name));
	}
	db_run(t->db, SQL_indicator_synonym_insert,
	       DB_ARGS(DB_TEXT("form", form), DB_TEXT("dimension", i->unit.dimension),
	               DB_INT("indicator", i->id), DB_TEXT("words", words)));
	return true;
}

int64_t indicator_add(struct tx *t, const struct indicator *given)
{
	struct indicator i = *given;
	i.id = 0;
	i.name = sv_trim(i.name);
	i.unit = measure_unit_of(t->arena, i.unit.text);
	if (!acceptable(t, &i))
		return 0;
	struct indicator_match known = indicator_match(t, i.name, i.unit.text);
	if (known.fit == MATCH_EXACT) {
		tx_refuse(t, FAIL_CONFLICT, N_("there is an indicator of this name and unit already"));
		return 0;
	}
	i.id = db_number(
	    t->db, SQL_indicator_insert,
	    DB_ARGS(DB_SOME("code", i.code), DB_TEXT("name", i.name),
	            DB_TEXT("fold", text_fold(t->arena, i.name)),
	            DB_BYTES("key", text_sort_key(t->arena, i.name)), DB_ID("sector", i.sector),
	            DB_SOME("measured_in", i.unit.text), DB_TEXT("dimension", i.unit.dimension),
	            DB_INT("power", i.unit.power), DB_TEXT("better", sv_of(betters[i.better])),
	            DB_TEXT("adds_up", sv_of(sums[i.adds_up])), DB_INT("decimals", i.decimals),
	            DB_SOME("definition", i.definition), DB_ID("lead_unit", i.lead_unit),
	            DB_INT("now", t->now), DB_ID("account", t->account)));
	return i.id && learn(t, &i, i.name) ? i.id : 0;
}

bool indicator_change(struct tx *t, const struct indicator *given)
{
	struct indicator was, i = *given;
	if (!indicator_get(t, i.id, &was) || !acceptable(t, &i))
		return false;
	i.name = sv_trim(i.name);
	i.unit = was.unit;
	if (!learn(t, &i, i.name))
		return false;
	db_run(t->db, SQL_indicator_update,
	       DB_ARGS(DB_INT("indicator", i.id), DB_SOME("code", i.code), DB_TEXT("name", i.name),
	               DB_TEXT("fold", text_fold(t->arena, i.name)),
	               DB_BYTES("key", text_sort_key(t->arena, i.name)), DB_ID("sector", i.sector),
	               DB_TEXT("better", sv_of(betters[i.better])),
	               DB_TEXT("adds_up", sv_of(sums[i.adds_up])), DB_INT("decimals", i.decimals),
	               DB_SOME("definition", i.definition), DB_ID("lead_unit", i.lead_unit)));
	return true;
}

bool indicator_remove(struct tx *t, int64_t id)
{
	if (db_exists(t->db, SQL_indicator_is_used, DB_ARGS(DB_INT("indicator", id))))
		return tx_refuse(t, FAIL_CONFLICT, N_("the indicator has figures or targets"));
	db_run(t->db, SQL_indicator_synonyms_delete, DB_ARGS(DB_INT("indicator", id)));
	return db_run(t->db, SQL_indicator_delete, DB_ARGS(DB_INT("indicator", id))) == 1 ||
	       tx_refuse(t, FAIL_NOT_FOUND, N_("there is no such indicator"));
}

struct indicator *indicator_list(struct tx *t, struct sv words, int64_t offset, int64_t limit,
                                 size_t *count)
{
	struct indicator *all = NULL;
	size_t room = *count = 0;
	struct sv fold = text_fold(t->arena, sv_trim(words));
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_indicator_all, NULL, 0);
	for (int64_t at = 0; (int64_t)*count < limit && rows_next(&r);) {
		bool fits = !fold.n || sv_find(row_text(&r, 13), fold) != SIZE_MAX ||
		            sv_find(text_fold(t->arena, row_text(&r, 1)), fold) != SIZE_MAX;
		if (fits && at++ >= offset)
			read_indicator(t, &r, ARENA_PUSH(t->arena, all, *count, room));
	}
	return all;
}

void indicator_show_digits(struct tx *t, const struct indicator *i, int digits)
{
	int shown = digits > DECIMALS_SHOWN_MAX ? DECIMALS_SHOWN_MAX : digits;
	if (shown > i->decimals)
		db_run(t->db, SQL_indicator_set_decimals,
		       DB_ARGS(DB_INT("indicator", i->id), DB_INT("decimals", shown)));
}

// ---- matching
struct indicator_match indicator_match(struct tx *t, struct sv subject, struct sv measured_in)
{
	enum { ALIKE = 80 };
	struct indicator_match best = {0};
	struct sv form = indicator_form(t->arena, subject);
	struct measure_unit unit = measure_unit_of(t->arena, measured_in);
	int likeness = 0;
	AUTO(rows_end)
	struct rows known =
	    db_rows(t->db, SQL_indicator_synonym_find,
	            DB_ARGS(DB_TEXT("form", form), DB_TEXT("dimension", unit.dimension)));
	if (form.n && rows_next(&known))
		return (struct indicator_match){MATCH_EXACT, row_int(&known, 0),
		                                row_keep(&known, 1, t->arena)};
	AUTO(rows_end)
	struct rows r =
	    db_rows(t->db, SQL_indicator_synonyms_in, DB_ARGS(DB_TEXT("dimension", unit.dimension)));
	while (form.n && rows_next(&r)) {
		int now = indicator_likeness(form, row_text(&r, 0));
		if (now < ALIKE || now <= likeness)
			continue;
		likeness = now;
		best = (struct indicator_match){MATCH_ALIKE, row_int(&r, 1), row_keep(&r, 2, t->arena)};
	}
	return best;
}

struct alike {
	int64_t id;
	int likeness;
};

static int by_likeness(const void *a, const void *b)
{
	const struct alike *x = a, *y = b;
	return x->likeness != y->likeness ? (x->likeness < y->likeness) - (x->likeness > y->likeness) : (x->id > y->id) - (x->id < y->id);
}

struct indicator *indicators_alike(struct tx *t, struct sv subject, struct sv measured_in, size_t most, size_t *count)
{
	enum { LEAST_ALIKE = 34 };
	struct alike *found = NULL;
	size_t n = 0, room = 0, at;
	struct sv form = indicator_form(t->arena, subject);
	struct measure_unit unit = measure_unit_of(t->arena, measured_in);
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_indicator_synonyms_in, DB_ARGS(DB_TEXT("dimension", unit.dimension)));
	while (form.n && rows_next(&r)) {
		struct alike one = {row_int(&r, 1), indicator_likeness(form, row_text(&r, 0))};
		for (at = 0; at < n && found[at].id != one.id;)
			at++;
		if (one.likeness < LEAST_ALIKE)
			continue;
		if (at == n)
			*ARENA_PUSH(t->arena, found, n, room) = one;
		else if (found[at].likeness < one.likeness)
			found[at].likeness = one.likeness;
	}
	if (n)
		qsort(found, n, sizeof(*found), by_likeness);
	struct indicator *all = ARENA_ARRAY(t->arena, struct indicator, most + 1);
	*count = 0;
	for (size_t i = 0; i < n && i < most; i++)
		*count += indicator_get(t, found[i].id, &all[*count]);
	return all;
}

void indicator_lean(struct tx *t, int64_t indicator, enum better better)
{
	struct indicator i;
	if (better != BETTER_NONE && indicator_get(t, indicator, &i) && i.better == BETTER_NONE)
		db_run(t->db, SQL_indicator_set_better,
		       DB_ARGS(DB_INT("indicator", indicator), DB_TEXT("better", sv_of(betters[better]))));
}

int64_t indicator_find_or_add(struct tx *t, const struct indicator *wanted)
{
	struct indicator_match known = indicator_match(t, wanted->name, wanted->unit.text);
	if (known.fit != MATCH_EXACT)
		return indicator_add(t, wanted);
	// A target says which way is better where a result left it open.
	indicator_lean(t, known.indicator, wanted->better);
	return known.indicator;
}

bool indicator_learn(struct tx *t, int64_t indicator, struct sv subject)
{
	struct indicator i;
	if (!indicator_get(t, indicator, &i))
		return false;
	if (!indicator_form(t->arena, subject).n)
		return tx_refuse(t, FAIL_INPUT, N_("an indicator needs a name"));
	return learn(t, &i, sv_trim(subject));
}

void indicator_forget(struct tx *t, int64_t indicator, struct sv subject)
{
	struct indicator i;
	struct sv form = indicator_form(t->arena, subject);
	if (indicator_get(t, indicator, &i) && !sv_eq(form, indicator_form(t->arena, i.name)))
		db_run(t->db, SQL_indicator_synonym_delete, DB_ARGS(DB_INT("indicator", indicator), DB_TEXT("form", form)));
}

struct sv *indicator_words(struct tx *t, int64_t indicator, size_t *count)
{
	struct sv *all = NULL;
	size_t room = *count = 0;
	AUTO(rows_end)
	struct rows r =
	    db_rows(t->db, SQL_indicator_synonyms_of, DB_ARGS(DB_INT("indicator", indicator)));
	while (rows_next(&r))
		*ARENA_PUSH(t->arena, all, *count, room) = row_keep(&r, 0, t->arena);
	return all;
}

// Target sets, their items and targets.
#include "goals/target.h"

static const char *const comparators[] = {
	[COMPARE_BARE] = "bare",  [COMPARE_AT_LEAST] = ">=", [COMPARE_ABOVE] = ">",
	[COMPARE_AT_MOST] = "<=", [COMPARE_BELOW] = "<",     [COMPARE_ABOUT] = "~",
	[COMPARE_EXACTLY] = "=",  [COMPARE_RANGE] = "range",
};
static const char *const bases[] = {
	[BASIS_LEVEL] = "level",   [BASIS_REDUCE_TO] = "reduce_to",
	[BASIS_CHANGE] = "change", [BASIS_CHANGE_PERCENT] = "change_percent",
	[BASIS_ADD] = "add",
};
static const char *const ways[] = {[WAY_RISE] = "rise", [WAY_FALL] = "fall"};
static const char *const base_kinds[] = {
	[BASE_RESULT] = "result", [BASE_ESTIMATE] = "estimate", [BASE_PLAN] = "plan"};
static const char *const rules[] = {[ITEM_ALL] = "all", [ITEM_MAIN] = "main"};

// ---- sets
int64_t target_set_add(struct tx *t, const struct target_set *s)
{
	if (!sv_trim(s->title).n) {
		tx_refuse(t, FAIL_INPUT, N_("a set of targets needs a title"));
		return 0;
	}
	return db_number(t->db, SQL_target_set_insert,
	                 DB_ARGS(DB_INT("unit", s->unit), DB_ID("document", s->document),
	                         DB_TEXT("title", sv_trim(s->title)),
	                         DB_SOME("assigned_by", s->assigned_by),
	                         DB_TEXT("period_type", sv_of(period_type_code(s->period.type))),
	                         DB_TEXT("period", period_code(t->arena, s->period)),
	                         DB_INT("now", t->now), DB_ID("account", t->account)));
}

static void read_set(struct tx *t, struct rows *r, struct target_set *s)
{
	*s = (struct target_set){.id = row_int(r, 0),
	                         .unit = row_int(r, 1),
	                         .document = row_int(r, 2),
	                         .title = row_keep(r, 3, t->arena),
	                         .assigned_by = row_keep(r, 4, t->arena),
	                         .added_at = row_int(r, 7)};
	struct sv type = row_keep(r, 5, t->arena);
	if (!period_parse(type, row_text(r, 6), &s->period))
		tx_refuse(t, FAIL_DATABASE,
		          N_("target set %lld is damaged in the database: restore a backup"),
		          (long long)s->id);
}

bool target_set_get(struct tx *t, int64_t id, struct target_set *out)
{
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_target_set_by_id, DB_ARGS(DB_INT("set", id)));
	if (!rows_next(&r))
		return tx_refuse(t, FAIL_NOT_FOUND, N_("there is no such set of targets"));
	read_set(t, &r, out);
	return true;
}

struct target_set *target_set_list(struct tx *t, int64_t unit, size_t *count)
{
	struct target_set *all = NULL;
	size_t room = *count = 0;
	AUTO(rows_end)
	struct rows r = db_rows(t->db, SQL_target_set_by_unit, DB_ARGS(DB_INT("unit", unit)));
	while (rows_next(&r))
		read_set(t, &r, ARENA_PUSH(t->arena, all, *count, room));
	return all;
}

bool target_set_remove(struct tx *t, int64_t id)
{
	db_run(t->db, SQL_target_delete_all, DB_ARGS(DB_INT("set", id)));
	db_run(t->db, SQL_target_items_delete, DB_ARGS(DB_INT("set", id)));
	return db_run(t->db, SQL_target_set_delete, DB_ARGS(DB_INT("set", id))) == 1 ||
	       tx_refuse(t, FAIL_NOT_FOUND, N_("there is no such set of targets"));
}

// ---- items
int64_t target_item_add(struct tx *t, int64_t set, struct sv number, struct sv title,
                        enum item_rule rule, int line)
{
	struct target_set s;
	if (!target_set_get(t, set, &s))
		return 0;
	return db_number(t->db, SQL_target_item_insert,
	                 DB_ARGS(DB_INT("set", set), DB_SOME("number", number), DB_TEXT("title", title),
	                         DB_TEXT("rule", sv_of(rules[rule])), DB_ID("line", line)));
}

struct target_item *target_items(struct tx *t, int64_t set, size_t *count)
{
	struct target_item *all = NULL;
	size_t room = *count = 0;
	AUTO(rows_end)
	struct rows r = db_rows(t->db, SQL_target_item_by_set, DB_ARGS(DB_INT("set", set)));
	while (rows_next(&r)) {
		struct target_item *i = ARENA_PUSH(t->arena, all, *count, room);
		*i = (struct target_item){
		    .id = row_int(&r, 0),
		    .set = row_int(&r, 1),
		    .seq = (int)row_int(&r, 2),
		    .number = row_keep(&r, 3, t->arena),
		    .title = row_keep(&r, 4, t->arena),
		    .rule = (enum item_rule)row_word(&r, 5, rules, LENGTH(rules), 0),
		    .line = (int)row_int(&r, 6)};
	}
	return all;
}

// ---- targets
static bool into_unit(struct tx *t, const struct indicator *i, struct sv measured_in,
                      struct aim *aim)
{
	struct measure_unit from = measured_in.n ? measure_unit_of(t->arena, measured_in) : i->unit;
	bool range = aim->comparator == COMPARE_RANGE;
	int power = 0;
	if (!range)
		aim->high = (struct decimal){0};
	aim->digits = range && aim->high.scale > aim->low.scale ? aim->high.scale : aim->low.scale;
	if (aim->basis != BASIS_CHANGE_PERCENT) {
		power = from.power - i->unit.power;
		if (!measure_unit_compares(&from, &i->unit))
			return tx_refuse(t, FAIL_INPUT,
			                 N_("“%.*s” is measured in %.*s: a target in %.*s is none of it"),
			                 SV_ARG(i->name), SV_ARG(i->unit.text.n ? i->unit.text : SV("–")),
			                 SV_ARG(measured_in));
		if (!measure_convert(aim->low, &from, &i->unit, &aim->low) ||
		    (range && !measure_convert(aim->high, &from, &i->unit, &aim->high)))
			return tx_refuse(
			    t, FAIL_INPUT,
			    N_("the figure is too large, or too finely divided, for the unit %.*s"),
			    SV_ARG(i->unit.text));
	}
	aim->digits -= power;
	return !range || decimal_cmp(aim->low, aim->high) <= 0 ||
	       tx_refuse(t, FAIL_INPUT, N_("the end of the range lies before its beginning"));
}

int64_t target_add(struct tx *t, const struct target *given, struct sv measured_in)
{
	struct target g = *given;
	struct indicator i;
	bool range = g.aim.comparator == COMPARE_RANGE;
	if (!indicator_get(t, g.indicator, &i) || !into_unit(t, &i, measured_in, &g.aim))
		return 0;
	if (!db_exists(t->db, SQL_target_set_holds_item,
	               DB_ARGS(DB_INT("item", g.item), DB_INT("set", g.set)))) {
		tx_refuse(t, FAIL_NOT_FOUND, N_("there is no such item in the set of targets"));
		return 0;
	}
	if (g.aim.basis != BASIS_CHANGE_PERCENT)
		indicator_show_digits(
		    t, &i, g.aim.low.scale > g.aim.high.scale ? g.aim.low.scale : g.aim.high.scale);
	return db_number(
	    t->db, SQL_target_insert,
	    DB_ARGS(DB_INT("set", g.set), DB_INT("item", g.item), DB_BOOL("main", g.main),
	            DB_INT("indicator", g.indicator), DB_INT("place", g.place),
	            DB_TEXT("cmp", sv_of(comparators[g.aim.comparator])),
	            DB_TEXT("basis", sv_of(bases[g.aim.basis])), DB_TEXT("way", sv_of(ways[g.aim.way])),
	            DB_INT("value", g.aim.low.mantissa), DB_INT("value_scale", g.aim.low.scale),
	            range ? DB_INT("high", g.aim.high.mantissa) : DB_NULL("high"),
	            range ? DB_INT("high_scale", g.aim.high.scale) : DB_NULL("high_scale"),
	            DB_INT("digits", g.aim.digits),
	            DB_SOME("base_period_type",
	                    g.has_base ? sv_of(period_type_code(g.base.type)) : (struct sv){0}),
	            DB_SOME("base_period", g.has_base ? period_code(t->arena, g.base) : (struct sv){0}),
	            DB_TEXT("base_kind", sv_of(base_kinds[g.base_kind])),
	            DB_ID("document", g.stated.document), DB_ID("line", g.stated.line),
	            g.stated.line ? DB_INT("start", g.stated.start) : DB_NULL("start"),
	            g.stated.line ? DB_INT("end", g.stated.end) : DB_NULL("end"),
	            DB_SOME("sentence", g.stated.sentence)));
}

static void read_target(struct tx *t, struct rows *r, struct target *g)
{
	*g = (struct target){
	    .id = row_int(r, 0),
	    .set = row_int(r, 1),
	    .item = row_int(r, 2),
	    .seq = (int)row_int(r, 3),
	    .main = row_bool(r, 4),
	    .indicator = row_int(r, 5),
	    .place = row_int(r, 6),
	    .aim = {.comparator =
	                (enum comparator)row_word(r, 7, comparators, LENGTH(comparators), 0),
	            .basis = (enum basis)row_word(r, 8, bases, LENGTH(bases), 0),
	            .way = (enum way)row_word(r, 9, ways, LENGTH(ways), 0),
	            .low = row_decimal(r, 10),
	            .high = row_decimal(r, 12),
	            .digits = (int)row_int(r, 14)},
	    .has_base = !row_is_null(r, 15),
	    .base_kind = (enum base_kind)row_word(r, 17, base_kinds, LENGTH(base_kinds), 0),
	    .stated = {row_int(r, 18), (int)row_int(r, 19), (int)row_int(r, 20), (int)row_int(r, 21),
	               row_keep(r, 22, t->arena)},
	};
	struct sv type = row_keep(r, 15, t->arena);
	if (g->has_base && !period_parse(type, row_text(r, 16), &g->base))
		tx_refuse(t, FAIL_DATABASE, N_("target %lld is damaged in the database: restore a backup"),
		          (long long)g->id);
}

static struct target *read_all(struct tx *t, struct rows *r, size_t *count)
{
	struct target *all = NULL;
	size_t room = *count = 0;
	while (rows_next(r))
		read_target(t, r, ARENA_PUSH(t->arena, all, *count, room));
	return all;
}

struct target *targets_of_set(struct tx *t, int64_t set, size_t *count)
{
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_target_by_set, DB_ARGS(DB_INT("set", set)));
	return read_all(t, &r, count);
}

struct target *targets_of_indicator(struct tx *t, int64_t indicator, int64_t place, size_t *count)
{
	AUTO(rows_end)
	struct rows r = db_rows(t->db, SQL_target_by_indicator,
	                        DB_ARGS(DB_INT("indicator", indicator), DB_INT("place", place)));
	return read_all(t, &r, count);
}

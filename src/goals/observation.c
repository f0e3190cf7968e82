// Observations: recorded, superseded, taken back, read, compared.
#include "goals/observation.h"

static const char *const statuses[] = {"estimate", "preliminary", "final"};
static const char *const comparators[] = {
	[COMPARE_BARE] = "=",     [COMPARE_AT_LEAST] = ">=", [COMPARE_ABOVE] = ">",
	[COMPARE_AT_MOST] = "<=", [COMPARE_BELOW] = "<",     [COMPARE_ABOUT] = "~",
	[COMPARE_EXACTLY] = "=",  [COMPARE_RANGE] = "range",
};

const char *observation_status_code(enum observation_status s)
{
	return statuses[s];
}

const char *observation_status_word(enum observation_status s)
{
	static const char *const words[] = {N_("estimate"), N_("preliminary"), N_("final")};
	return words[s];
}

// ---- reading
static void read_observation(struct tx *t, struct rows *r, struct observation *o)
{
	*o = (struct observation){
	    .id = row_int(r, 0),
	    .indicator = row_int(r, 1),
	    .place = row_int(r, 2),
	    .value = row_decimal(r, 5),
	    .high = row_decimal(r, 7),
	    .is = (enum comparator)row_word(r, 9, comparators, LENGTH(comparators), COMPARE_EXACTLY),
	    .has_parts = !row_is_null(r, 10),
	    .numerator = row_decimal(r, 10),
	    .denominator = row_decimal(r, 12),
	    .digits = (int)row_int(r, 14),
	    .status = (enum observation_status)row_word(r, 15, statuses, LENGTH(statuses), 0),
	    .stated = {row_int(r, 16), (int)row_int(r, 17), (int)row_int(r, 18), (int)row_int(r, 19),
	               row_keep(r, 20, t->arena)},
	    .reason = row_keep(r, 21, t->arena),
	    .superseded_by = row_int(r, 22),
	    .recorded_at = row_int(r, 23),
	    .account = row_int(r, 24),
	};
	if (o->is == COMPARE_BARE) // both are written "="
		o->is = COMPARE_EXACTLY;
	struct sv type = row_keep(r, 3, t->arena);
	if (!period_parse(type, row_text(r, 4), &o->period))
		tx_refuse(t, FAIL_DATABASE,
		          N_("observation %lld is damaged in the database: restore a backup"),
		          (long long)o->id);
}

static bool read_one(struct tx *t, struct rows *r, struct observation *out)
{
	if (!rows_next(r))
		return false;
	read_observation(t, r, out);
	return true;
}

static struct observation *read_all(struct tx *t, struct rows *r, size_t *count)
{
	struct observation *all = NULL;
	size_t room = *count = 0;
	while (rows_next(r))
		read_observation(t, r, ARENA_PUSH(t->arena, all, *count, room));
	return all;
}

bool observation_get(struct tx *t, int64_t id, struct observation *out)
{
	AUTO(rows_end)
	struct rows r = db_rows(t->db, SQL_observation_by_id, DB_ARGS(DB_INT("observation", id)));
	return read_one(t, &r, out) || tx_refuse(t, FAIL_NOT_FOUND, N_("there is no such figure"));
}

#define WHICH(indicator_, place_, p)                                                               \
	DB_INT("indicator", indicator_), DB_INT("place", place_),                                      \
	    DB_TEXT("period_type", sv_of(period_type_code((p).type))),                                 \
	    DB_TEXT("period", period_code(t->arena, (p)))

bool observation_held(struct tx *t, int64_t indicator, int64_t place, struct period p,
                      struct observation *out)
{
	AUTO(rows_end)
	struct rows r = db_rows(t->db, SQL_observation_held, DB_ARGS(WHICH(indicator, place, p)));
	return read_one(t, &r, out);
}

bool observation_of_status(struct tx *t, int64_t indicator, int64_t place, struct period p,
                           enum observation_status s, struct observation *out)
{
	AUTO(rows_end)
	struct rows r =
	    db_rows(t->db, SQL_observation_of_status,
	            DB_ARGS(WHICH(indicator, place, p), DB_TEXT("status", sv_of(statuses[s]))));
	return read_one(t, &r, out);
}

struct observation *observation_series(struct tx *t, int64_t indicator, int64_t place,
                                       enum period_type type, size_t *count)
{
	AUTO(rows_end)
	struct rows r = db_rows(t->db, SQL_observation_series,
	                        DB_ARGS(DB_INT("indicator", indicator), DB_INT("place", place),
	                                DB_TEXT("period_type", sv_of(period_type_code(type)))));
	return read_all(t, &r, count);
}

struct observation *observation_history(struct tx *t, int64_t indicator, int64_t place,
                                        size_t *count)
{
	AUTO(rows_end)
	struct rows r = db_rows(t->db, SQL_observation_history,
	                        DB_ARGS(DB_INT("indicator", indicator), DB_INT("place", place)));
	return read_all(t, &r, count);
}

struct observation *observations_in(struct tx *t, int64_t document, size_t *count)
{
	AUTO(rows_end)
	struct rows r = db_rows(t->db, SQL_observation_in, DB_ARGS(DB_INT("document", document)));
	return read_all(t, &r, count);
}

// ---- recording
static bool same_figure(const struct observation *a, const struct observation *b)
{
	bool bare = (a->is == COMPARE_BARE || a->is == COMPARE_EXACTLY) &&
	            (b->is == COMPARE_BARE || b->is == COMPARE_EXACTLY);
	return (a->is == b->is || bare) && decimal_cmp(a->value, b->value) == 0 &&
	       (a->is != COMPARE_RANGE || decimal_cmp(a->high, b->high) == 0);
}

static bool into_unit(struct tx *t, const struct indicator *i, struct sv measured_in,
                      struct observation *o)
{
	struct measure_unit from = measured_in.n ? measure_unit_of(t->arena, measured_in) : i->unit;
	if (!measure_unit_compares(&from, &i->unit))
		return tx_refuse(
		    t, FAIL_INPUT, N_("“%.*s” is measured in %.*s: a figure in %.*s is none of it"),
		    SV_ARG(i->name), SV_ARG(i->unit.text.n ? i->unit.text : SV("–")), SV_ARG(measured_in));
	if (o->is != COMPARE_RANGE)
		o->high = (struct decimal){0};
	int written =
	    o->is == COMPARE_RANGE && o->high.scale > o->value.scale ? o->high.scale : o->value.scale;
	o->digits = written - (from.power - i->unit.power);
	if (!measure_convert(o->value, &from, &i->unit, &o->value) ||
	    (o->is == COMPARE_RANGE && !measure_convert(o->high, &from, &i->unit, &o->high)))
		return tx_refuse(t, FAIL_INPUT,
		                 N_("the figure is too large, or too finely divided, for the unit %.*s"),
		                 SV_ARG(i->unit.text));
	if (o->is == COMPARE_RANGE && decimal_cmp(o->value, o->high) > 0)
		return tx_refuse(t, FAIL_INPUT, N_("the end of the range lies before its beginning"));
	if (o->has_parts && (!measure_unit_is_rate(&i->unit) || o->denominator.mantissa <= 0))
		return tx_refuse(t, FAIL_INPUT,
		                 N_("only a rate has two parts, and the second is above zero"));
	return true;
}

#define DECIMAL_ARGS(name, has, d)                                                                 \
	(has) ? DB_INT(name, (d).mantissa) : DB_NULL(name),                                            \
	    (has) ? DB_INT(name "_scale", (d).scale) : DB_NULL(name "_scale")

static int64_t insert(struct tx *t, const struct observation *o, int64_t superseded_by)
{
	const struct stated *s = &o->stated;
	return db_number(
	    t->db, SQL_observation_insert,
	    DB_ARGS(WHICH(o->indicator, o->place, o->period), DECIMAL_ARGS("value", true, o->value),
	            DECIMAL_ARGS("high", o->is == COMPARE_RANGE, o->high),
	            DB_TEXT("cmp", sv_of(comparators[o->is])),
	            DECIMAL_ARGS("numerator", o->has_parts, o->numerator),
	            DECIMAL_ARGS("denominator", o->has_parts, o->denominator),
	            DB_INT("digits", o->digits), DB_TEXT("status", sv_of(statuses[o->status])),
	            DB_ID("document", s->document), DB_ID("line", s->line),
	            s->line ? DB_INT("start", s->start) : DB_NULL("start"),
	            s->line ? DB_INT("end", s->end) : DB_NULL("end"), DB_SOME("sentence", s->sentence),
	            DB_SOME("reason", sv_trim(o->reason)), DB_ID("superseded_by", superseded_by),
	            DB_INT("now", t->now), DB_ID("account", t->account)));
}

static void supersede(struct tx *t, int64_t id, int64_t by)
{
	db_run(t->db, SQL_observation_supersede, DB_ARGS(DB_INT("observation", id), DB_ID("by", by)));
}

int64_t observation_add(struct tx *t, const struct observation *given, struct sv measured_in)
{
	struct indicator i;
	struct observation o = *given, held;
	if (!indicator_get(t, o.indicator, &i) || !into_unit(t, &i, measured_in, &o))
		return 0;
	bool has = observation_held(t, o.indicator, o.place, o.period, &held);
	if (has && held.status == o.status && !same_figure(&held, &o) && !sv_trim(o.reason).n) {
		struct sv name = period_name(t->arena, t->language, o.period);
		tx_refuse(t, FAIL_INPUT,
		          N_("say why this figure replaces the one of the same kind for %.*s"),
		          SV_ARG(name));
		return 0;
	}
	// One figure holds at any time, so the new one is put behind the other first and then changes
	// places with it.
	int64_t id = insert(t, &o, has ? held.id : 0);
	if (id && has && o.status >= held.status) {
		supersede(t, held.id, id);
		supersede(t, id, 0);
	}
	indicator_show_digits(t, &i, o.value.scale > o.high.scale ? o.value.scale : o.high.scale);
	return db_failed(t->db) ? 0 : id;
}

bool observation_remove(struct tx *t, int64_t id)
{
	struct observation o;
	if (!observation_get(t, id, &o))
		return false;
	int64_t next = o.superseded_by;
	if (!next) {
		next = db_number(t->db, SQL_observation_predecessor, DB_ARGS(DB_INT("observation", id)));
		if (next) {
			supersede(t, id, next);
			supersede(t, next, 0);
		}
	}
	if (next)
		db_run(t->db, SQL_observation_superseded_by_set,
		       DB_ARGS(DB_INT("by", next), DB_INT("observation", id)));
	db_run(t->db, SQL_observation_delete, DB_ARGS(DB_INT("observation", id)));
	return !db_failed(t->db);
}

// ---- as a figure
static bool rate(const struct indicator *i, struct decimal numerator, struct decimal denominator,
                 struct fraction *out)
{
	struct fraction hundred = fraction_int(100), ten = fraction_int(10);
	if (!fraction_div(fraction_of(numerator), fraction_of(denominator), out) ||
	    !fraction_mul(*out, hundred, out))
		return false;
	for (int power = i->unit.power; power < 0; power++) { // "‰" is a tenth of "%"
		if (!fraction_mul(*out, ten, out))
			return false;
	}
	return true;
}

bool observation_rate(const struct indicator *i, struct decimal numerator,
                      struct decimal denominator, struct decimal *out)
{
	struct fraction f;
	return rate(i, numerator, denominator, &f) &&
	       fraction_shown(f, i->decimals > 2 ? i->decimals : 2, out);
}

// Whether the quotient, rounded or cut off, is what was written.
static bool agrees(struct fraction quotient, struct fraction written, int digits)
{
	struct fraction rounded, beyond, step = fraction_int(1);
	int order, cut;
	for (int n = 0; n < digits; n++) {
		if (!fraction_div(step, fraction_int(10), &step))
			return false;
	}
	if (!fraction_round(quotient, digits, &rounded) || !fraction_cmp(rounded, written, &order) ||
	    !fraction_sub(quotient, written, &beyond) || !fraction_cmp(beyond, step, &cut))
		return false;
	return order == 0 || (fraction_sign(beyond) >= 0 && cut < 0);
}

bool observation_figure(const struct indicator *i, const struct observation *o, struct figure *out)
{
	struct fraction quotient;
	*out = (struct figure){o->is == COMPARE_BARE ? COMPARE_EXACTLY : o->is, fraction_of(o->value),
	                       fraction_of(o->high), o->digits};
	if (!o->has_parts || out->is != COMPARE_EXACTLY)
		return true;
	if (!rate(i, o->numerator, o->denominator, &quotient))
		return false;
	if (agrees(quotient, out->low, o->digits))
		out->low = quotient;
	return true;
}

struct sv observation_text(struct arena *a, enum language language, const struct indicator *i,
                           const struct observation *o)
{
	struct figure f;
	return observation_figure(i, o, &f) ? figure_text(a, language, &f, i->decimals, (struct sv){0})
	                                    : SV("–");
}

struct comparison observation_change(const struct indicator *i, const struct observation *before,
                                     const struct observation *now)
{
	struct comparison c = {0};
	struct figure from, to;
	if (!observation_figure(i, before, &from) || !observation_figure(i, now, &to) ||
	    from.is != COMPARE_EXACTLY || to.is != COMPARE_EXACTLY)
		return c;
	c.has = fraction_sub(to.low, from.low, &c.difference);
	c.has_percent = c.has && !measure_unit_is_rate(&i->unit) && fraction_sign(from.low) > 0 &&
	                fraction_div(c.difference, from.low, &c.percent) &&
	                fraction_mul(c.percent, fraction_int(100), &c.percent);
	return c;
}

// How a figure is understood before it is taken over.
#include "intake/outlook.h"
#include "text/text.h"

bool sight_is_target(enum measure_role role)
{
	return role == ROLE_TARGET || role == ROLE_TARGET_CHANGE;
}

bool sight_open(struct tx *t, int64_t reading, struct sight *out)
{
	*out = (struct sight){.t = t, .phrases = phrases_load(t->arena)};
	if (!intake_get(t, reading, &out->reading))
		return false;
	int64_t first = db_number(t->db, SQL_reading_measures_document, DB_ARGS(DB_INT("reading", reading)));
	return document_get(t, first ? first : out->reading.document, &out->document);
}

int sight_year(const struct sight *s, const struct intake_measure *m)
{
	int said = sight_is_target(m->what.role) ? s->document.target_year : s->document.year;
	return m->what.year ? m->what.year : said ? said : instant_date(s->reading.read_at, 420).year;
}

// The words before a figure that speak of what is worked up to ("đạt 30%"); empty where none do.
static struct sv reached_by(const struct sight *s, const struct measure_found *f)
{
	struct sv line = document_line_at(s->t, s->reading.document, f->place.line);
	size_t at = 0;
	for (int i = 0; i < f->place.start && at < line.n; i++)
		utf8_at(line, at, &at);
	struct sv before = text_compare_form(s->t->arena, sv_head(line, at));
	size_t found = phrase_last(s->phrases, PHRASE_REACH, before);
	if (found == SIZE_MAX)
		return (struct sv){0};
	return (struct sv){before.p + found, phrase_length(s->phrases, PHRASE_REACH, before, found)};
}

// A bare target is reached from its good side; where nothing tells which side that is, it is to be met exactly.
enum better sight_better(const struct sight *s, const struct intake_measure *m)
{
	const struct measure_found *f = &m->what;
	if (f->role == ROLE_TARGET && m->read_as != READ_ITSELF)
		return m->read_as == READ_AT_LEAST ? BETTER_UP : m->read_as == READ_AT_MOST ? BETTER_DOWN : BETTER_NONE;
	if (f->role == ROLE_TARGET && f->direction == DIRECTION_NONE && f->cmp == CMP_EQ && reached_by(s, f).n)
		return BETTER_UP;
	if (f->role == ROLE_TARGET_CHANGE || f->direction != DIRECTION_NONE)
		return f->direction == DIRECTION_UP ? BETTER_UP : f->direction == DIRECTION_DOWN ? BETTER_DOWN : BETTER_NONE;
	if (f->role == ROLE_TARGET && (f->cmp == CMP_GE || f->cmp == CMP_GT))
		return BETTER_UP;
	return f->role == ROLE_TARGET && (f->cmp == CMP_LE || f->cmp == CMP_LT) ? BETTER_DOWN : BETTER_NONE;
}

static enum comparator comparator_of(const struct intake_measure *m)
{
	static const enum comparator as_written[] = {
	    [CMP_EQ] = COMPARE_BARE, [CMP_GE] = COMPARE_AT_LEAST, [CMP_GT] = COMPARE_ABOVE, [CMP_LE] = COMPARE_AT_MOST,
	    [CMP_LT] = COMPARE_BELOW, [CMP_ABOUT] = COMPARE_ABOUT, [CMP_RANGE] = COMPARE_RANGE};
	static const enum comparator as_said[] = {
	    [READ_AT_LEAST] = COMPARE_AT_LEAST, [READ_AT_MOST] = COMPARE_AT_MOST, [READ_EXACTLY] = COMPARE_EXACTLY};
	return m->what.cmp == CMP_EQ && m->read_as != READ_ITSELF ? as_said[m->read_as] : as_written[m->what.cmp];
}

bool sight_is_percent_change(const struct sight *s, const struct measure_found *f)
{
	struct measure_unit unit = measure_unit_of(s->t->arena, f->unit);
	struct sv subject = text_compare_form(s->t->arena, f->subject);
	bool rate = sv_find(subject, SV("tỷ lệ")) != SIZE_MAX || sv_find(subject, SV("tỷ trọng")) != SIZE_MAX;
	return f->role == ROLE_TARGET_CHANGE && measure_unit_is_rate(&unit) && !rate;
}

struct aim sight_aim(const struct sight *s, const struct intake_measure *m)
{
	const struct measure_found *f = &m->what;
	struct aim aim = {.comparator = comparator_of(m),
	                  .way = f->direction == DIRECTION_DOWN ? WAY_FALL : WAY_RISE,
	                  .low = f->value,
	                  .high = f->has_high ? f->high : f->value};
	if (f->role == ROLE_TARGET)
		aim.basis = f->direction == DIRECTION_DOWN ? BASIS_REDUCE_TO : BASIS_LEVEL;
	else if (sight_is_percent_change(s, f))
		aim.basis = BASIS_CHANGE_PERCENT;
	else
		aim.basis = BASIS_CHANGE;
	return aim;
}

bool sight_fits(const struct sight *s, int64_t indicator, const struct intake_measure *m)
{
	struct indicator i;
	struct measure_unit unit = measure_unit_of(s->t->arena, m->what.unit);
	if (!indicator_get(s->t, indicator, &i)) {
		error_clear(s->t->error);
		return false;
	}
	return measure_unit_compares(&i.unit, &unit) || sight_is_percent_change(s, &m->what);
}

// ---- what the review shows

static void find_indicator(const struct sight *s, const struct intake_measure *m, struct intake_outlook *o)
{
	struct intake_measure beside;
	struct indicator *i = &o->indicator;
	if (m->indicator && sight_fits(s, m->indicator, m) && indicator_get(s->t, m->indicator, i)) {
		// Once taken over it says how it got there.
		o->goes = sv_is(m->fit, "new") ? GOES_NEW : sv_is(m->fit, "exact") ? GOES_KNOWN : sv_is(m->fit, "beside") ? GOES_BESIDE : GOES_CHOSEN;
		return;
	}
	if (m->qualifies && intake_measure_get(s->t, m->qualifies, &beside)) {
		o->beside = beside.what.subject;
		if (!sight_is_target(m->what.role) && m->what.role != ROLE_ACTUAL) {
			o->goes = GOES_BESIDE;
			return;
		}
	}
	error_clear(s->t->error);
	if (!sight_is_target(m->what.role) && m->what.role != ROLE_ACTUAL)
		return;
	// A figure without a subject says nothing that could be compared: it stays as stated.
	if (!indicator_form(s->t->arena, m->what.subject).n)
		return;
	struct sv unit = sight_is_percent_change(s, &m->what) ? (struct sv){"", 0} : m->what.unit;
	struct indicator_match match = indicator_match(s->t, m->what.subject, unit);
	o->goes = GOES_NEW;
	if (match.fit == MATCH_EXACT && indicator_get(s->t, match.indicator, i)) {
		o->goes = GOES_KNOWN;
		o->by_synonym = !sv_eq(indicator_form(s->t->arena, i->name), indicator_form(s->t->arena, m->what.subject));
	} else if (match.fit == MATCH_ALIKE && indicator_get(s->t, match.indicator, &o->alike)) {
		o->has_alike = true;
	}
}

// Which comparator a bare target gets, and why.
static void read_number(const struct sight *s, const struct intake_measure *m, struct intake_outlook *o)
{
	const struct measure_found *f = &m->what;
	struct aim aim = sight_aim(s, m);
	bool known = (o->goes == GOES_CHOSEN || o->goes == GOES_KNOWN) && o->indicator.better != BETTER_NONE;
	struct judging j = {.aim = aim, .better = known ? o->indicator.better : sight_better(s, m)};
	o->bare = f->cmp == CMP_EQ && sight_is_target(f->role);
	o->compares = judge_comparator(&j);
	if (m->read_as != READ_ITSELF) {
		o->why = WHY_PERSON;
	} else if (aim.basis == BASIS_REDUCE_TO) {
		o->why = WHY_DIRECTION;
	} else if (known) {
		o->why = WHY_INDICATOR;
	} else if (f->role == ROLE_TARGET && f->direction == DIRECTION_NONE && (o->words = reached_by(s, f)).n) {
		o->why = WHY_WORDS;
	} else {
		o->why = f->direction != DIRECTION_NONE ? WHY_DIRECTION : WHY_NOTHING;
	}
}

struct intake_outlook *intake_outlooks(struct tx *t, int64_t reading, const struct intake_measure *all, size_t count)
{
	struct sight s;
	struct intake_outlook *out = ARENA_ARRAY(t->arena, struct intake_outlook, count + 1);
	if (!sight_open(t, reading, &s))
		return out;
	for (size_t i = 0; i < count; i++) {
		find_indicator(&s, &all[i], &out[i]);
		read_number(&s, &all[i], &out[i]);
		out[i].year = sight_year(&s, &all[i]);
	}
	return out;
}

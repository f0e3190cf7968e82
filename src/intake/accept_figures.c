// From the figures that a person accepted to indicators, results and sets of targets, and back.
//
// A result is an observation of its year, a target a part of its bullet's item in the set of its year; a figure quoted beside
// another one speaks of that one's indicator. Attainments, shares and changes that a document states beside a result are kept
// as it states them, in the reading's rows, tied to that result.
#include "goals/target.h"
#include "intake/intake.h"
#include "intake/phrase.h"
#include "org/audit.h"
#include "register/document.h"
#include "text/text.h"

enum { DIGITS_SHOWN = 4, SETS_MOST = 40, NEAR_BYTES = 60 };

struct taking {
	struct tx *t;
	struct intake_reading reading;
	struct document document;
	const struct phrases *phrases;
	struct intake_measure *all;
	size_t count;
	struct set {
		int year, last_line; // of the last item
		int64_t id, item, targets;
	} sets[SETS_MOST];
	size_t set_count;
};

static bool is_target(enum measure_role role)
{
	return role == ROLE_TARGET || role == ROLE_TARGET_CHANGE;
}

static struct intake_measure *measure_of(struct taking *x, int64_t id)
{
	for (size_t i = 0; i < x->count && id; i++) {
		if (x->all[i].id == id)
			return &x->all[i];
	}
	return NULL;
}

static struct stated stated(struct taking *x, const struct intake_measure *m)
{
	struct place p = m->what.place;
	struct sv line = document_line_at(x->t, x->reading.document, p.line);
	return (struct stated){.document = m->document, .line = p.line, .start = p.start, .end = p.end, .sentence = plain_text(x->t->arena, line)};
}

static int year_of(const struct taking *x, const struct intake_measure *m)
{
	int said = is_target(m->what.role) ? x->document.target_year : x->document.year;
	return m->what.year ? m->what.year : said ? said : instant_date(x->reading.read_at, 420).year;
}

// Do the words of its line before a figure speak of what is worked up to ("đạt 30%")?
static bool is_reached(const struct taking *x, const struct measure_found *f)
{
	struct sv line = document_line_at(x->t, x->reading.document, f->place.line);
	size_t at = 0;
	for (int i = 0; i < f->place.start && at < line.n; i++)
		utf8_at(line, at, &at);
	return phrase_last(x->phrases, PHRASE_REACH, text_compare_form(x->t->arena, sv_head(line, at))) != SIZE_MAX;
}

// A bare target is reached from its good side (a wrong guess is put right on the indicator's page); where nothing tells
// which side that is, it is to be met exactly.
static enum better better_of(const struct taking *x, const struct measure_found *f)
{
	if (f->role == ROLE_TARGET && f->direction == DIRECTION_NONE && f->cmp == CMP_EQ && is_reached(x, f))
		return BETTER_UP;
	if (f->role == ROLE_TARGET_CHANGE || f->direction != DIRECTION_NONE)
		return f->direction == DIRECTION_UP ? BETTER_UP : f->direction == DIRECTION_DOWN ? BETTER_DOWN : BETTER_NONE;
	if (f->role == ROLE_TARGET && (f->cmp == CMP_GE || f->cmp == CMP_GT))
		return BETTER_UP;
	return f->role == ROLE_TARGET && (f->cmp == CMP_LE || f->cmp == CMP_LT) ? BETTER_DOWN : BETTER_NONE;
}

static enum comparator comparator_of(enum compare cmp, bool target)
{
	switch (cmp) {
	case CMP_EQ:
		return target ? COMPARE_BARE : COMPARE_EXACTLY;
	case CMP_GE:
		return COMPARE_AT_LEAST;
	case CMP_GT:
		return COMPARE_ABOVE;
	case CMP_LE:
		return COMPARE_AT_MOST;
	case CMP_LT:
		return COMPARE_BELOW;
	case CMP_ABOUT:
		return COMPARE_ABOUT;
	case CMP_RANGE:
		return COMPARE_RANGE;
	}
	return COMPARE_EXACTLY;
}

// ---- indicators

static void remember(struct taking *x, struct intake_measure *m, int64_t indicator, const char *fit)
{
	m->indicator = indicator;
	m->fit = sv_of(fit);
	db_run(x->t->db, SQL_reading_measure_set_indicator,
	       DB_ARGS(DB_INT("measure", m->id), DB_INT("indicator", indicator), DB_SOME("fit", m->fit)));
}

static struct indicator wanted(const struct taking *x, const struct measure_found *f, struct sv name, struct sv unit)
{
	return (struct indicator){.name = name,
	                          .unit = {.text = unit},
	                          .better = better_of(x, f),
	                          .adds_up = ADDS_NONE,
	                          .decimals = f->value.scale < DIGITS_SHOWN ? f->value.scale : DIGITS_SHOWN};
}

// A change in percent says nothing of the unit in which its indicator is measured.
static bool is_percent_change(const struct taking *x, const struct measure_found *f)
{
	struct measure_unit unit = measure_unit_of(x->t->arena, f->unit);
	struct sv subject = text_compare_form(x->t->arena, f->subject);
	bool rate = sv_find(subject, SV("tỷ lệ")) != SIZE_MAX || sv_find(subject, SV("tỷ trọng")) != SIZE_MAX;
	return f->role == ROLE_TARGET_CHANGE && measure_unit_is_rate(&unit) && !rate;
}

static bool fits(struct taking *x, int64_t indicator, const struct intake_measure *m)
{
	struct indicator i;
	struct measure_unit unit = measure_unit_of(x->t->arena, m->what.unit);
	return indicator_get(x->t, indicator, &i) && (measure_unit_compares(&i.unit, &unit) || is_percent_change(x, &m->what));
}

// The one that a person chose, that of the figure it stands beside, the one that its words mean, or a new one.
static bool find_indicator(struct taking *x, struct intake_measure *m)
{
	const struct intake_measure *beside = measure_of(x, m->qualifies);
	struct sv unit = is_percent_change(x, &m->what) ? SV("") : m->what.unit;
	if (m->indicator && fits(x, m->indicator, m))
		return true;
	if (beside && beside->indicator && fits(x, beside->indicator, m)) {
		remember(x, m, beside->indicator, "beside");
		return true;
	}
	struct indicator want = wanted(x, &m->what, sv_trim(m->what.subject), unit);
	bool known = indicator_match(x->t, want.name, unit).fit == MATCH_EXACT;
	int64_t indicator = indicator_find_or_add(x->t, &want);
	if (indicator)
		remember(x, m, indicator, known ? "exact" : "new");
	return indicator != 0;
}

// ---- results

// Two figures of one document for one year under the same words measure two things: the second is named by its line.
static bool part_from(struct taking *x, struct intake_measure *m, int year)
{
	for (size_t i = 0; i < x->count; i++) {
		struct intake_measure *other = &x->all[i];
		if (other == m || !other->observation || other->indicator != m->indicator || year_of(x, other) != year ||
		    decimal_cmp(other->what.value, m->what.value) == 0)
			continue;
		struct indicator want = wanted(x, &m->what,
		                               say(x->t->arena, x->t->language, N_("%.*s (line %d, figure %d)"), SV_ARG(m->what.subject), m->what.place.line, m->seq + 1),
		                               m->what.unit);
		bool known = indicator_match(x->t, want.name, want.unit.text).fit == MATCH_EXACT;
		int64_t indicator = indicator_find_or_add(x->t, &want);
		if (indicator)
			remember(x, m, indicator, known ? "exact" : "new");
		return indicator != 0;
	}
	return true;
}

static bool take_result(struct taking *x, struct intake_measure *m)
{
	const struct measure_found *f = &m->what;
	int year = year_of(x, m);
	if (!find_indicator(x, m) || !part_from(x, m, year))
		return false;
	struct observation o = {
	    .indicator = m->indicator,
	    .place = x->reading.unit,
	    .period = period_year(year),
	    .is = comparator_of(f->cmp, false),
	    .value = f->value,
	    .high = f->high,
	    .digits = f->value.scale,
	    .status = f->estimate ? STATUS_ESTIMATE : STATUS_FINAL,
	    .stated = stated(x, m),
	    .reason = say(x->t->arena, x->t->language, N_("as %.*s states"), SV_ARG(x->document.title.n ? x->document.title : x->reading.file_name)),
	};
	m->observation = observation_add(x->t, &o, f->unit);
	db_run(x->t->db, SQL_reading_measure_set_taken,
	       DB_ARGS(DB_INT("measure", m->id), DB_ID("observation", m->observation), DB_NULL("target")));
	return m->observation != 0;
}

// ---- targets

static struct set *set_of(struct taking *x, int year)
{
	for (size_t i = 0; i < x->set_count; i++) {
		if (x->sets[i].year == year)
			return &x->sets[i];
	}
	if (x->set_count == SETS_MOST)
		return NULL;
	struct sv number = document_number(x->t->arena, x->document.number, x->document.symbol);
	struct sv title = x->document.title.n ? x->document.title : number.n ? number : x->reading.file_name;
	int64_t id = target_set_add(x->t, &(struct target_set){.unit = x->reading.unit,
	                                                      .document = x->document.id,
	                                                      .title = short_title(x->t->arena, title),
	                                                      .assigned_by = x->document.issuer,
	                                                      .period = period_year(year)});
	if (!id)
		return NULL;
	x->sets[x->set_count] = (struct set){.year = year, .id = id};
	return &x->sets[x->set_count++];
}

// The item of the bullet that the figure stands in; one of its own where it stands in none.
static bool item_of(struct taking *x, struct set *s, const struct intake_measure *m)
{
	int line = m->item ? m->item : m->what.place.line;
	if (s->item && s->last_line == line)
		return true;
	struct sv mark = {0}, title = {0};
	size_t count;
	struct intake_item *items = intake_items(x->t, x->reading.id, &count);
	for (size_t i = 0; i < count; i++) {
		if (items[i].line == line) {
			mark = items[i].mark;
			title = items[i].title;
		}
	}
	s->last_line = line;
	s->item = target_item_add(x->t, s->id, mark, title.n ? title : short_title(x->t->arena, m->what.subject), ITEM_ALL, line);
	return s->item != 0;
}

// What the change is from: "so với dự toán năm 2019" names a plan.
static enum base_kind base_of(struct taking *x, const struct intake_measure *m)
{
	struct sv line = document_line_at(x->t, x->reading.document, m->what.place.line);
	size_t at = sv_find(line, m->what.text);
	struct sv behind = at == SIZE_MAX ? SV("") : text_compare_form(x->t->arena, sv_head(sv_from(line, at + m->what.text.n), NEAR_BYTES));
	if (sv_find(behind, SV("dự toán")) != SIZE_MAX || sv_find(behind, SV("kế hoạch")) != SIZE_MAX)
		return BASE_PLAN;
	return sv_find(behind, SV("ước")) != SIZE_MAX ? BASE_ESTIMATE : BASE_RESULT;
}

static struct aim aim_of(const struct taking *x, const struct measure_found *f)
{
	struct aim aim = {.comparator = comparator_of(f->cmp, true),
	                  .way = f->direction == DIRECTION_DOWN ? WAY_FALL : WAY_RISE,
	                  .low = f->value,
	                  .high = f->has_high ? f->high : f->value};
	if (f->role == ROLE_TARGET)
		aim.basis = f->direction == DIRECTION_DOWN ? BASIS_REDUCE_TO : BASIS_LEVEL;
	else if (is_percent_change(x, f))
		aim.basis = BASIS_CHANGE_PERCENT;
	else
		aim.basis = BASIS_CHANGE;
	return aim;
}

static bool take_target(struct taking *x, struct intake_measure *m)
{
	struct set *s = find_indicator(x, m) ? set_of(x, year_of(x, m)) : NULL;
	if (!s || !item_of(x, s, m))
		return false;
	struct target target = {.set = s->id,
	                        .item = s->item,
	                        .indicator = m->indicator,
	                        .place = x->reading.unit,
	                        .aim = aim_of(x, &m->what),
	                        .base_kind = base_of(x, m),
	                        .stated = stated(x, m)};
	m->target = target_add(x->t, &target, m->what.unit);
	s->targets++;
	db_run(x->t->db, SQL_reading_measure_set_taken,
	       DB_ARGS(DB_INT("measure", m->id), DB_NULL("observation"), DB_ID("target", m->target)));
	return m->target != 0;
}

// ---- all of them

static bool take(struct taking *x, enum measure_role role)
{
	for (size_t i = 0; i < x->count; i++) {
		struct intake_measure *m = &x->all[i];
		bool now = role == ROLE_ACTUAL ? m->what.role == ROLE_ACTUAL : is_target(m->what.role);
		// A figure without a subject says nothing that could be compared: it stays as stated.
		if (!now || m->state != ITEM_ACCEPTED || !indicator_form(x->t->arena, m->what.subject).n)
			continue;
		if (role == ROLE_ACTUAL ? !take_result(x, m) : !take_target(x, m))
			return false;
	}
	return true;
}

// What qualifies a result stands with it.
static void tie_stated(struct taking *x)
{
	for (size_t i = 0; i < x->count; i++) {
		struct intake_measure *m = &x->all[i];
		const struct intake_measure *of = measure_of(x, m->qualifies);
		if (m->state == ITEM_ACCEPTED && m->what.role != ROLE_ACTUAL && !is_target(m->what.role) && of && of->observation)
			db_run(x->t->db, SQL_reading_measure_set_beside,
			       DB_ARGS(DB_INT("measure", m->id), DB_INT("observation", of->observation), DB_INT("indicator", of->indicator)));
	}
}

bool intake_keep_figures(struct tx *t, int64_t reading)
{
	struct taking x = {.t = t, .phrases = phrases_load(t->arena)};
	if (!intake_get(t, reading, &x.reading) || !document_get(t, x.reading.document, &x.document))
		return false;
	if (x.reading.state != READING_REVIEW || x.reading.figures_at)
		return tx_refuse(t, FAIL_CONFLICT, N_("this reading has been decided already"));
	struct intake_counts counts = intake_measure_counts(t, reading);
	if (counts.proposed)
		return tx_refuse(t, FAIL_CONFLICT, N_("%lld items are still to be looked at: accept each or leave it out"), (long long)counts.proposed);
	if (!counts.accepted)
		return tx_refuse(t, FAIL_CONFLICT, N_("no figure is accepted, so there is nothing to take over"));
	x.all = intake_measures(t, reading, 0, 1000000, &x.count);
	// The document that sets them: the one in which the first target or figure stands.
	for (size_t i = 0; i < x.count; i++) {
		if (x.all[i].state == ITEM_ACCEPTED && x.all[i].document != x.document.id) {
			if (!document_get(t, x.all[i].document, &x.document))
				return false;
			break;
		}
	}
	if (!take(&x, ROLE_ACTUAL) || !take(&x, ROLE_TARGET))
		return false;
	tie_stated(&x);
	int64_t set = 0, most = 0; // the one that the document is about; others hold targets quoted beside results
	for (size_t i = 0; i < x.set_count; i++) {
		set = x.sets[i].targets > most ? x.sets[i].id : set;
		most = x.sets[i].targets > most ? x.sets[i].targets : most;
	}
	document_register(t, x.reading.document);
	db_run(t->db, SQL_reading_set_figures,
	       DB_ARGS(DB_INT("reading", reading), DB_INT("now", t->now), DB_ID("set", set)));
	audit_record(t, "reading.figures", x.reading.unit, reading, x.reading.file_name);
	return true;
}

// ---- and back

static bool drop_sets(struct tx *t, const struct intake_reading *r)
{
	AUTO(rows_end) struct rows sets = db_rows(t->db, SQL_reading_target_sets, DB_ARGS(DB_INT("reading", r->id)));
	int64_t ids[SETS_MOST];
	size_t count = 0;
	while (count < SETS_MOST && rows_next(&sets))
		ids[count++] = row_int(&sets, 0);
	db_run(t->db, SQL_reading_measures_forget_taken, DB_ARGS(DB_INT("reading", r->id)));
	for (size_t i = 0; i < count; i++) {
		if (!target_set_remove(t, ids[i]))
			return false;
	}
	return true;
}

// A figure that is stated twice is one observation.
static bool stands_before(const struct intake_measure *all, size_t i)
{
	for (size_t k = 0; k < i; k++) {
		if (all[k].observation == all[i].observation && all[k].what.role == ROLE_ACTUAL)
			return true;
	}
	return false;
}

bool intake_unkeep_figures(struct tx *t, int64_t reading)
{
	struct intake_reading r;
	size_t count;
	if (!intake_get(t, reading, &r))
		return false;
	if (!r.figures_at)
		return tx_refuse(t, FAIL_CONFLICT, N_("no figures were taken over from this reading"));
	struct intake_measure *all = intake_measures(t, reading, 0, 1000000, &count);
	db_run(t->db, SQL_reading_unset_figures, DB_ARGS(DB_INT("reading", reading)));
	if (!drop_sets(t, &r))
		return false;
	for (size_t i = count; i-- > 0;) {
		if (all[i].what.role == ROLE_ACTUAL && all[i].observation && !stands_before(all, i) && !observation_remove(t, all[i].observation))
			return false;
	}
	for (size_t i = count; i-- > 0;) {
		if (sv_is(all[i].fit, "new") && !indicator_remove(t, all[i].indicator))
			return false;
	}
	if (!r.campaign)
		document_reopen(t, r.document);
	audit_record(t, "reading.figures_back", r.unit, reading, r.file_name);
	return true;
}

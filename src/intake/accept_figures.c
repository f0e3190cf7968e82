// From the figures that a person accepted to indicators, results and sets of targets, and back.
//
// A result is an observation of its year, a target a part of its bullet's item in the set of its year; a figure quoted beside
// another one speaks of that one's indicator. Attainments, shares and changes that a document states beside a result are kept
// as it states them, in the reading's rows, tied to that result.
#include "intake/outlook.h"
#include "org/audit.h"
#include "text/text.h"

enum { DIGITS_SHOWN = 4, SETS_MOST = 40, NEAR_BYTES = 60 };

struct taking {
	struct tx *t;
	struct sight sight;
	struct intake_measure *all;
	size_t count;
	struct set {
		int year, last_line; // of the last item
		int64_t id, item, targets;
	} sets[SETS_MOST];
	size_t set_count;
};

static struct intake_measure *measure_of(struct taking *x, int64_t id)
{
	for (size_t i = 0; i < x->count && id; i++) {
		if (x->all[i].id == id)
			return &x->all[i];
	}
	return NULL;
}

// The line in which a figure stands; of a table, its row, since a cell by itself says nothing.
static struct sv sentence_of(struct taking *x, int line)
{
	size_t count;
	const struct document_line *row = document_row_at(x->t, x->sight.reading.document, line, &count);
	AUTO(buf_free) struct buf out = {0};
	for (size_t i = 0; i < count; i++) {
		struct sv text = plain_text(x->t->arena, row[i].text);
		if (text.n)
			buf_printf(&out, "%s" SV_FMT, out.n ? " | " : "", SV_ARG(text));
	}
	return arena_sv(x->t->arena, buf_view(&out));
}

static struct stated stated(struct taking *x, const struct intake_measure *m)
{
	struct place p = m->what.place;
	return (struct stated){.document = m->document, .line = p.line, .start = p.start, .end = p.end, .sentence = sentence_of(x, p.line)};
}

// ---- indicators

static void remember(struct taking *x, struct intake_measure *m, int64_t indicator, const char *fit)
{
	m->indicator = indicator;
	m->fit = sv_of(fit);
	db_run(x->t->db, SQL_reading_measure_set_indicator,
	       DB_ARGS(DB_INT("measure", m->id), DB_INT("indicator", indicator), DB_SOME("fit", m->fit)));
}

static struct indicator wanted(const struct taking *x, const struct intake_measure *m, struct sv name, struct sv unit)
{
	const struct measure_found *f = &m->what;
	return (struct indicator){.name = name,
	                          .unit = {.text = unit},
	                          .better = sight_better(&x->sight, m),
	                          .adds_up = ADDS_NONE,
	                          .decimals = f->value.scale < DIGITS_SHOWN ? f->value.scale : DIGITS_SHOWN};
}

// The words of one that a person chose mean that indicator from now on, unless they mean another already.
static void learn(struct taking *x, struct intake_measure *m)
{
	struct sv unit = sight_is_percent_change(&x->sight, &m->what) ? SV("") : m->what.unit;
	if (indicator_form(x->t->arena, m->what.subject).n && indicator_match(x->t, m->what.subject, unit).fit != MATCH_EXACT &&
	    indicator_learn(x->t, m->indicator, m->what.subject))
		remember(x, m, m->indicator, "learned");
}

// The one that a person chose, that of the figure it stands beside, the one that its words mean, or a new one.
static bool find_indicator(struct taking *x, struct intake_measure *m)
{
	const struct intake_measure *beside = measure_of(x, m->qualifies);
	struct sv unit = sight_is_percent_change(&x->sight, &m->what) ? SV("") : m->what.unit;
	if (m->indicator && sight_fits(&x->sight, m->indicator, m)) {
		learn(x, m);
		return true;
	}
	if (beside && beside->indicator && sight_fits(&x->sight, beside->indicator, m)) {
		remember(x, m, beside->indicator, "beside");
		return true;
	}
	struct indicator want = wanted(x, m, sv_trim(m->what.subject), unit);
	bool known = indicator_match(x->t, want.name, unit).fit == MATCH_EXACT;
	int64_t indicator = indicator_find_or_add(x->t, &want);
	if (indicator)
		remember(x, m, indicator, known ? "exact" : "new");
	return indicator != 0;
}

// ---- results

static enum comparator result_is(enum compare cmp)
{
	static const enum comparator all[] = {
	    [CMP_EQ] = COMPARE_EXACTLY, [CMP_GE] = COMPARE_AT_LEAST, [CMP_GT] = COMPARE_ABOVE, [CMP_LE] = COMPARE_AT_MOST,
	    [CMP_LT] = COMPARE_BELOW, [CMP_ABOUT] = COMPARE_ABOUT, [CMP_RANGE] = COMPARE_RANGE};
	return all[cmp];
}

// Two figures of one document for one year under the same words measure two things: the second is named by its line.
static bool part_from(struct taking *x, struct intake_measure *m, int year)
{
	for (size_t i = 0; i < x->count; i++) {
		struct intake_measure *other = &x->all[i];
		if (other == m || !other->observation || other->indicator != m->indicator || sight_year(&x->sight, other) != year ||
		    decimal_cmp(other->what.value, m->what.value) == 0)
			continue;
		struct indicator want = wanted(x, m,
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
	int year = sight_year(&x->sight, m);
	if (!find_indicator(x, m) || !part_from(x, m, year))
		return false;
	struct observation o = {
	    .indicator = m->indicator,
	    .place = x->sight.reading.unit,
	    .period = period_year(year),
	    .is = result_is(f->cmp),
	    .value = f->value,
	    .high = f->high,
	    .digits = f->value.scale,
	    .status = m->status,
	    .stated = stated(x, m),
	    .reason = say(x->t->arena, x->t->language, N_("as %.*s states"), SV_ARG(x->sight.document.title.n ? x->sight.document.title : x->sight.reading.file_name)),
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
	struct sv number = text_document_number(x->t->arena, x->sight.document.number, x->sight.document.symbol);
	struct sv title = x->sight.document.title.n ? x->sight.document.title : number.n ? number : x->sight.reading.file_name;
	int64_t id = target_set_add(x->t, &(struct target_set){.unit = x->sight.reading.unit,
	                                                      .document = x->sight.document.id,
	                                                      .title = short_title(x->t->arena, title),
	                                                      .assigned_by = x->sight.document.issuer,
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
	struct intake_item *items = intake_items(x->t, x->sight.reading.id, &count);
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
	struct sv line = document_line_at(x->t, x->sight.reading.document, m->what.place.line);
	size_t at = sv_find(line, m->what.text);
	struct sv behind = at == SIZE_MAX ? SV("") : text_compare_form(x->t->arena, sv_head(sv_from(line, at + m->what.text.n), NEAR_BYTES));
	if (sv_find(behind, SV("dự toán")) != SIZE_MAX || sv_find(behind, SV("kế hoạch")) != SIZE_MAX)
		return BASE_PLAN;
	return sv_find(behind, SV("ước")) != SIZE_MAX ? BASE_ESTIMATE : BASE_RESULT;
}

static bool take_target(struct taking *x, struct intake_measure *m)
{
	struct set *s = find_indicator(x, m) ? set_of(x, sight_year(&x->sight, m)) : NULL;
	if (!s || !item_of(x, s, m))
		return false;
	indicator_lean(x->t, m->indicator, sight_better(&x->sight, m)); // one that was known by a result alone
	struct target target = {.set = s->id,
	                        .item = s->item,
	                        .indicator = m->indicator,
	                        .place = x->sight.reading.unit,
	                        .aim = sight_aim(&x->sight, m),
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
		bool now = role == ROLE_ACTUAL ? m->what.role == ROLE_ACTUAL : sight_is_target(m->what.role);
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
		if (m->state == ITEM_ACCEPTED && m->what.role != ROLE_ACTUAL && !sight_is_target(m->what.role) && of && of->observation)
			db_run(x->t->db, SQL_reading_measure_set_beside,
			       DB_ARGS(DB_INT("measure", m->id), DB_INT("observation", of->observation), DB_INT("indicator", of->indicator)));
	}
}

bool intake_keep_figures(struct tx *t, int64_t reading)
{
	struct taking x = {.t = t};
	if (!sight_open(t, reading, &x.sight))
		return false;
	if (x.sight.reading.state != READING_REVIEW || x.sight.reading.figures_at)
		return tx_refuse(t, FAIL_CONFLICT, N_("this reading has been decided already"));
	struct intake_counts counts = intake_measure_counts(t, reading);
	if (counts.proposed)
		return tx_refuse(t, FAIL_CONFLICT, PLURAL(counts.proposed, N_("%lld item is still to be looked at: accept it or leave it out"), N_("%lld items are still to be looked at: accept each or leave it out")), (long long)counts.proposed);
	if (!counts.accepted)
		return tx_refuse(t, FAIL_CONFLICT, N_("no figure is accepted, so there is nothing to take over"));
	x.all = intake_measures(t, reading, 0, 1000000, &x.count);
	if (!take(&x, ROLE_ACTUAL) || !take(&x, ROLE_TARGET))
		return false;
	tie_stated(&x);
	int64_t set = 0, most = 0; // the one that the document is about; others hold targets quoted beside results
	for (size_t i = 0; i < x.set_count; i++) {
		set = x.sets[i].targets > most ? x.sets[i].id : set;
		most = x.sets[i].targets > most ? x.sets[i].targets : most;
	}
	document_register(t, x.sight.reading.document);
	db_run(t->db, SQL_reading_set_figures,
	       DB_ARGS(DB_INT("reading", reading), DB_INT("now", t->now), DB_ID("set", set)));
	audit_record(t, "reading.figures", x.sight.reading.unit, reading, x.sight.reading.file_name);
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
		if (sv_is(all[i].fit, "learned"))
			indicator_forget(t, all[i].indicator, all[i].what.subject);
		if (sv_is(all[i].fit, "new") && !indicator_remove(t, all[i].indicator))
			return false;
	}
	if (!r.campaign)
		document_reopen(t, r.document);
	audit_record(t, "reading.figures_back", r.unit, reading, r.file_name);
	return true;
}

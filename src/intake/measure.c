// Figures under review: kept, shown, corrected, decided.
#include "intake/measure.h"
#include "intake/outlook.h"
#include "intake/phrase.h"
#include "intake/requirement.h"
#include "text/text.h"

static const char *const states[] = {"proposed", "accepted", "left_out"};
static const char *const readings[] = {"", ">=", "<=", "="};

// ---- keeping
// Where a duty is stated, "01 buổi" and "15 trang" count the work itself.
static bool counts_the_work(struct arena *a, const struct phrases *phrases, const struct reading *r,
                            const struct measure_found *m)
{
	if (phrase_first(phrases, PHRASE_EVENT, text_compare_form(a, m->unit)) != 0)
		return false;
	for (size_t i = 0; i < r->obligation_count; i++) {
		const struct obligation_found *o = &r->obligations[i];
		if (o->kind != OBLIGATION_AIM && m->place.line >= o->line && m->place.line <= o->last_line)
			return true;
	}
	return false;
}

static int first_of_paragraph(const struct reading *r, int line)
{
	while (r->lines[line - 1].joined_to)
		line = r->lines[line - 1].joined_to; // always an earlier line
	return line;
}

// A target that stands for itself, not one quoted beside a result.
static bool is_target(const struct measure_found *m)
{
	return (m->role == ROLE_TARGET || m->role == ROLE_TARGET_CHANGE) && m->of < 0;
}

static struct sv without_bullet(struct sv text)
{
	static const char *const bullets[] = {"-", "+", "*", "•", "–", "●"};
	text = sv_trim(text);
	for (size_t i = 0; i < LENGTH(bullets); i++) {
		if (sv_starts(text, sv_of(bullets[i])))
			return sv_trim(sv_from(text, strlen(bullets[i])));
	}
	return text;
}

static const struct heading_found *heading_over(const struct reading *r, int line)
{
	const struct heading_found *found = NULL;
	for (size_t i = 0; i < r->heading_count; i++) {
		const struct heading_found *h = &r->headings[i];
		if (h->line <= line && line <= h->last_line && (!found || h->level >= found->level))
			found = h;
	}
	return found;
}

static void keep_item(struct tx *t, int64_t reading, const struct reading *r, int line, int64_t seq)
{
	const struct heading_found *h = heading_over(r, line);
	bool own = h && h->line == line;
	struct sv title = own && h->title.n ? h->title : without_bullet(r->lines[line - 1].text);
	db_run(t->db, SQL_reading_item_insert,
	       DB_ARGS(DB_INT("reading", reading), DB_INT("line", line), DB_INT("seq", seq),
	               DB_SOME("mark", h ? h->mark : (struct sv){0}), DB_TEXT("title", short_title(t->arena, title))));
}

#define DECIMAL_ARGS(name, has, d)                                                                 \
	(has) ? DB_INT(name, (d).mantissa) : DB_NULL(name),                                            \
	    (has) ? DB_INT(name "_scale", (d).scale) : DB_NULL(name "_scale")

static int64_t keep_one(struct tx *t, int64_t reading, int64_t document, int64_t seq, const struct measure_found *m,
                        int item, enum item_state state)
{
	int64_t id = db_number(
	    t->db, SQL_reading_measure_insert,
	    DB_ARGS(DB_INT("reading", reading), DB_INT("document", document), DB_INT("seq", seq),
	            DB_TEXT("state", sv_of(states[state])), DB_INT("line", m->place.line),
	            DB_INT("start", m->place.start), DB_INT("end", m->place.end), DB_TEXT("text", m->text),
	            DECIMAL_ARGS("value", true, m->value), DECIMAL_ARGS("high", m->has_high, m->high),
	            DECIMAL_ARGS("total", m->has_total, m->total), DB_SOME("measured_in", m->unit),
	            DB_TEXT("cmp", sv_of(compare_codes[m->cmp])), DB_BOOL("estimate", m->estimate), DB_BOOL("ratio", m->ratio),
	            DB_TEXT("role", sv_of(role_codes[m->role])), DB_SOME("direction", sv_of(direction_codes[m->direction])),
	            DB_SOME("subject", m->subject), DB_ID("year", m->year), DB_ID("item", item)));
	for (size_t i = 0; i < m->more_count; i++)
		db_run(t->db, SQL_reading_measure_piece_insert,
		       DB_ARGS(DB_INT("measure", id), DB_INT("seq", (int64_t)i), DB_INT("line", m->more[i].line),
		               DB_INT("start", m->more[i].start), DB_INT("end", m->more[i].end)));
	return id;
}

void measure_keep(struct tx *t, int64_t reading, const struct reading *r, const struct kept *kept)
{
	const struct phrases *phrases = phrases_load(t->arena);
	int64_t *ids = ARENA_ARRAY(t->arena, int64_t, r->measure_count + 1), items = 0;
	int last_item = 0;
	for (size_t i = 0; i < r->measure_count; i++) {
		const struct measure_found *m = &r->measures[i];
		enum item_state state =
		    counts_the_work(t->arena, phrases, r, m) ? ITEM_LEFT_OUT : ITEM_PROPOSED;
		int item = is_target(m) && state == ITEM_PROPOSED ? first_of_paragraph(r, m->place.line) : 0;
		if (item > last_item) {
			keep_item(t, reading, r, item, items++);
			last_item = item;
		}
		ids[i] = keep_one(t, reading, kept_document_at(r, kept, m->place.line), (int64_t)i, m, item, state);
	}
	for (size_t i = 0; i < r->measure_count; i++) {
		if (r->measures[i].of >= 0)
			db_run(t->db, SQL_reading_measure_set_qualifies,
			       DB_ARGS(DB_INT("measure", ids[i]), DB_INT("of", ids[r->measures[i].of])));
	}
}

void measure_forget(struct tx *t, int64_t reading)
{
	static const enum statement all[] = {SQL_reading_measure_pieces_delete, SQL_reading_measures_unqualify,
	                                     SQL_reading_measures_delete, SQL_reading_items_delete};
	for (size_t i = 0; i < LENGTH(all); i++)
		db_run(t->db, all[i], DB_ARGS(DB_INT("reading", reading)));
}

// ---- showing
static void load_pieces(struct tx *t, struct intake_measure *m)
{
	size_t room = 0;
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_reading_measure_pieces, DB_ARGS(DB_INT("measure", m->id)));
	while (rows_next(&r))
		*ARENA_PUSH(t->arena, m->what.more, m->what.more_count, room) =
		    (struct place){(int)row_int(&r, 0), (int)row_int(&r, 1), (int)row_int(&r, 2)};
}

static enum observation_status status_of(struct sv code)
{
	enum observation_status s = STATUS_ESTIMATE;
	while (s < STATUS_FINAL && !sv_is(code, observation_status_code(s)))
		s++;
	return s;
}

static void read_measure(struct tx *t, struct rows *r, struct intake_measure *m)
{
	struct arena *a = t->arena;
	*m = (struct intake_measure){
	    .id = row_int(r, 0),
	    .reading = row_int(r, 1),
	    .document = row_int(r, 2),
	    .seq = (int)row_int(r, 3),
	    .state = (enum item_state)row_word(r, 4, states, LENGTH(states), 0),
	    .edited = row_bool(r, 27),
	    .qualifies = row_int(r, 23),
	    .item = (int)row_int(r, 24),
	    .indicator = row_int(r, 25),
	    .fit = row_keep(r, 26, a),
	    .observation = row_int(r, 28),
	    .target = row_int(r, 29),
	    .what =
	        {
	            .place = {(int)row_int(r, 5), (int)row_int(r, 6), (int)row_int(r, 7)},
	            .text = row_keep(r, 8, a),
	            .value = row_decimal(r, 9),
	            .total = row_decimal(r, row_is_null(r, 11) ? 13 : 11), // or what is high: a range has no total
	            .has_high = !row_is_null(r, 11),
	            .has_total = row_is_null(r, 11) && !row_is_null(r, 13),
	            .unit = row_keep(r, 15, a),
	            .cmp = (enum compare)row_word(r, 16, compare_codes, LENGTH(compare_codes), 0),
	            .estimate = row_bool(r, 17),
	            .ratio = row_bool(r, 18),
	            .role = (enum measure_role)row_word(r, 19, role_codes, LENGTH(role_codes), 0),
	            .direction = (enum direction)row_word(r, 20, direction_codes, LENGTH(direction_codes), 0),
	            .subject = row_keep(r, 21, a),
	            .year = (int)row_int(r, 22),
	            .of = -1,
	        },
	};
	int read_as = sv_place(row_text(r, 31), readings, LENGTH(readings));
	m->read_as = read_as < 0 ? READ_ITSELF : (enum read_as)read_as;
	m->status = row_is_null(r, 30) ? (m->what.estimate ? STATUS_ESTIMATE : STATUS_FINAL) : status_of(row_text(r, 30));
	load_pieces(t, m);
}

static struct intake_measure *read_all(struct tx *t, struct rows *r, size_t *count)
{
	struct intake_measure *all = NULL;
	size_t room = *count = 0;
	while (rows_next(r)) {
		struct intake_measure *m = ARENA_PUSH(t->arena, all, *count, room);
		read_measure(t, r, m);
	}
	return all;
}

struct intake_measure *intake_measures(struct tx *t, int64_t reading, int seq, int64_t limit, size_t *count)
{
	AUTO(rows_end) struct rows r =
	    db_rows(t->db, SQL_reading_measures,
	            DB_ARGS(DB_INT("reading", reading), DB_INT("from", seq), DB_INT("limit", limit)));
	return read_all(t, &r, count);
}

struct intake_measure *intake_measures_in(struct tx *t, int64_t document, size_t *count)
{
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_document_measures, DB_ARGS(DB_INT("document", document)));
	return read_all(t, &r, count);
}

bool intake_measure_get(struct tx *t, int64_t id, struct intake_measure *out)
{
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_reading_measure_by_id, DB_ARGS(DB_INT("measure", id)));
	if (!rows_next(&r))
		return tx_refuse(t, FAIL_NOT_FOUND, N_("there is no such item of the reading"));
	read_measure(t, &r, out);
	return true;
}

struct intake_item *intake_items(struct tx *t, int64_t reading, size_t *count)
{
	struct intake_item *all = NULL;
	size_t room = *count = 0;
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_reading_items, DB_ARGS(DB_INT("reading", reading)));
	while (rows_next(&r)) {
		struct intake_item *one = ARENA_PUSH(t->arena, all, *count, room);
		*one = (struct intake_item){(int)row_int(&r, 0), row_keep(&r, 1, t->arena), row_keep(&r, 2, t->arena)};
	}
	return all;
}

struct intake_counts intake_measure_counts(struct tx *t, int64_t reading)
{
	return requirement_counts(t, SQL_reading_measure_counts, reading);
}

// ---- deciding
static bool under_review(struct tx *t, int64_t reading)
{
	struct intake_reading r;
	if (!intake_get(t, reading, &r))
		return false;
	return (r.state == READING_REVIEW && !r.figures_at) || tx_refuse(t, FAIL_CONFLICT, N_("this reading has been decided already"));
}

bool intake_measure_correct(struct tx *t, const struct intake_measure *m)
{
	const struct measure_found *f = &m->what;
	struct intake_measure was;
	if (!intake_measure_get(t, m->id, &was) || !under_review(t, was.reading))
		return false;
	if (!sv_trim(f->subject).n)
		return tx_refuse(t, FAIL_INPUT, N_("say what the figure measures"));
	if (f->has_high && decimal_cmp(f->value, f->high) > 0)
		return tx_refuse(t, FAIL_INPUT, N_("the end of the range lies before its beginning"));
	db_run(t->db, SQL_reading_measure_correct,
	       DB_ARGS(DB_INT("measure", m->id), DECIMAL_ARGS("value", true, f->value),
	               DECIMAL_ARGS("high", f->has_high, f->high), DB_SOME("measured_in", sv_trim(f->unit)),
	               DB_TEXT("cmp", sv_of(compare_codes[f->cmp])), DB_BOOL("estimate", f->estimate),
	               DB_TEXT("role", sv_of(role_codes[f->role])), DB_SOME("direction", sv_of(direction_codes[f->direction])),
	               DB_TEXT("subject", sv_trim(f->subject)), DB_ID("year", f->year), DB_ID("indicator", m->indicator),
	               DB_SOME("fit", m->fit), DB_TEXT("status", sv_of(observation_status_code(m->status))),
	               DB_SOME("read_as", sv_of(readings[m->read_as]))));
	return true;
}

// Those of one reading, which is under review.
static bool all_of(struct tx *t, int64_t reading, const int64_t *ids, size_t count)
{
	struct intake_measure m;
	if (!under_review(t, reading))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (!intake_measure_get(t, ids[i], &m) ||
		    (m.reading != reading && !tx_refuse(t, FAIL_NOT_FOUND, N_("there is no such item of the reading"))))
			return false;
	}
	return true;
}

bool intake_measures_decide(struct tx *t, int64_t reading, const int64_t *ids, size_t count, enum item_state state)
{
	if (!all_of(t, reading, ids, count))
		return false;
	for (size_t i = 0; i < count; i++)
		db_run(t->db, SQL_reading_measure_set_state,
		       DB_ARGS(DB_INT("measure", ids[i]), DB_TEXT("state", sv_of(states[state]))));
	return true;
}

bool intake_measure_decide(struct tx *t, int64_t id, enum item_state state)
{
	struct intake_measure m;
	return intake_measure_get(t, id, &m) && intake_measures_decide(t, m.reading, &id, 1, state);
}

bool intake_measures_set_status(struct tx *t, int64_t reading, const int64_t *ids, size_t count, enum observation_status status)
{
	if (!all_of(t, reading, ids, count))
		return false;
	for (size_t i = 0; i < count; i++)
		db_run(t->db, SQL_reading_measure_set_status,
		       DB_ARGS(DB_INT("measure", ids[i]), DB_TEXT("status", sv_of(observation_status_code(status)))));
	return true;
}

bool intake_measure_read_as(struct tx *t, int64_t reading, int64_t id, enum read_as as)
{
	if (!all_of(t, reading, &id, 1))
		return false;
	db_run(t->db, SQL_reading_measure_set_read_as,
	       DB_ARGS(DB_INT("measure", id), DB_SOME("read_as", sv_of(readings[as]))));
	return true;
}

bool intake_measure_choose(struct tx *t, int64_t reading, int64_t id, int64_t indicator)
{
	struct sight s;
	struct intake_measure m;
	if (!all_of(t, reading, &id, 1) || !intake_measure_get(t, id, &m) || !sight_open(t, reading, &s))
		return false;
	if (indicator && !sight_fits(&s, indicator, &m))
		return tx_refuse(t, FAIL_INPUT, N_("the figure is in another unit of measure than that indicator"));
	db_run(t->db, SQL_reading_measure_set_indicator,
	       DB_ARGS(DB_INT("measure", id), DB_ID("indicator", indicator), DB_SOME("fit", indicator ? SV("chosen") : SV(""))));
	return true;
}

bool intake_measures_reopen_all(struct tx *t, int64_t reading)
{
	if (!under_review(t, reading))
		return false;
	db_run(t->db, SQL_reading_measures_reopen, DB_ARGS(DB_INT("reading", reading)));
	return true;
}

bool intake_measures_accept_all(struct tx *t, int64_t reading)
{
	if (!under_review(t, reading))
		return false;
	db_run(t->db, SQL_reading_measures_accept, DB_ARGS(DB_INT("reading", reading)));
	return true;
}

// Requirements under review: kept, shown, corrected, decided.
#include "intake/requirement.h"
#include "org/kind.h"
#include "org/unit.h"

static const char *const types[] = {"duty", "report", "supervision"};
static const char *const states[] = {"proposed", "accepted", "left_out"};
static const char *const plans[] = {"", "required", "exempt"};

// ---- keeping
// The default form: for those who spread by activities, for those who make plans, for the others. A person may choose.
static struct sv form_for(struct tx *t, const struct kinds *kinds, const struct proposal_part *part)
{
	struct unit u;
	const struct kind *k = part->kind                           ? kind_by_id(kinds, part->kind)
	                       : unit_by_id(t, part->unit, &u) ? kind_by_id(kinds, u.kind)
	                                                       : NULL;
	if (part->modes & MODE_ACTIVITIES)
		return SV("activity");
	return k && k->makes_plan ? SV("full") : SV("short");
}

static void choose_forms(struct tx *t, struct proposal *p)
{
	struct kinds kinds = kind_all(t);
	for (size_t i = 0; i < p->part_count && p->reports; i++)
		p->parts[i].form = form_for(t, &kinds, &p->parts[i]);
}

struct sv requirement_text(struct arena *a, const struct sv *texts, size_t count)
{
	AUTO(buf_free) struct buf out = {0};
	for (size_t i = 0; i < count; i++) {
		buf_str(&out, i ? "\n" : "");
		buf_sv(&out, texts[i]);
	}
	return arena_sv(a, buf_view(&out));
}

struct sv requirement_modes(struct arena *a, unsigned modes)
{
	AUTO(buf_free) struct buf out = {0};
	for (int i = 0; mode_name(i); i++) {
		if (!(modes & 1u << i))
			continue;
		buf_str(&out, out.n ? " " : "");
		buf_str(&out, mode_name(i));
	}
	return arena_sv(a, buf_view(&out));
}

static void keep_parts(struct tx *t, int64_t id, const struct proposal *p)
{
	for (size_t i = 0; i < p->part_count; i++) {
		const struct proposal_part *part = &p->parts[i];
		db_run(t->db, SQL_reading_part_insert,
		       DB_ARGS(DB_INT("requirement", id), DB_INT("seq", (int64_t)i), DB_ID("kind", part->kind),
		               DB_ID("unit", part->unit), DB_SOME("plan", sv_of(plans[part->plan])),
		               DB_SOME("modes", requirement_modes(t->arena, part->modes)), DB_SOME("form", part->form)));
	}
}

static int64_t keep_one(struct tx *t, int64_t reading, int64_t seq, const struct proposal *p)
{
	struct sv title = p->title.n ? p->title : p->actor;
	int64_t id = db_number(
	    t->db, SQL_reading_requirement_insert,
	    DB_ARGS(DB_INT("reading", reading), DB_INT("seq", seq), DB_TEXT("type", sv_of(types[p->type])),
	            DB_TEXT("title", title), DB_SOME("actor", p->actor), DB_SOME("action", p->action),
	            DB_SOME("audience", p->audience),
	            DB_SOME("contents", requirement_text(t->arena, p->contents, p->content_count)),
	            DB_SOME("materials", requirement_text(t->arena, p->materials, p->material_count)), DB_BOOL("people", p->people),
	            DB_DATE("plan_due", p->plan_due, t->arena), DB_DATE("hold_due", p->hold_due, t->arena),
	            DB_DATE("report_due", p->report_due, t->arena), DB_SOME("hold_text", p->hold_text),
	            DB_SOME("report_text", p->report_text), DB_DATE("held_on", p->held, t->arena),
	            DB_BOOL("reports", p->reports), DB_ID("report_after", p->report_after),
	            DB_BOOL("report_working", p->report_after_working), DB_SOME("report_to", p->report_to),
	            DB_SOME("report_via", p->report_via), DB_ID("report_to_unit", p->report_to_unit),
	            DB_ID("report_via_unit", p->report_via_unit)));
	keep_parts(t, id, p);
	for (size_t i = 0; i < p->source_count; i++) {
		db_run(t->db, SQL_reading_source_insert,
		       DB_ARGS(DB_INT("requirement", id), DB_INT("seq", (int64_t)i), DB_INT("line", p->sources[i].line),
		               DB_INT("start", p->sources[i].start), DB_INT("end", p->sources[i].end)));
	}
	return id;
}

static void keep_clash(struct tx *t, int64_t requirement, const struct proposal_clash *c)
{
	int64_t seq = 0;
	int64_t id = db_number(
	    t->db, SQL_reading_clash_insert,
	    DB_ARGS(DB_INT("requirement", requirement), DB_INT("general_line", c->general.line),
	            DB_INT("general_start", c->general.start), DB_INT("general_end", c->general.end),
	            DB_TEXT("general_plan", sv_of(plans[c->general_plan])), DB_INT("special_line", c->special.line),
	            DB_INT("special_start", c->special.start), DB_INT("special_end", c->special.end),
	            DB_TEXT("special_plan", sv_of(plans[c->special_plan]))));
	for (size_t i = 0; i < c->whom.kind_count; i++)
		db_run(t->db, SQL_reading_clash_part_insert,
		       DB_ARGS(DB_INT("clash", id), DB_INT("seq", seq++), DB_INT("kind", c->whom.kinds[i]), DB_NULL("unit")));
	for (size_t i = 0; i < c->whom.unit_count; i++)
		db_run(t->db, SQL_reading_clash_part_insert,
		       DB_ARGS(DB_INT("clash", id), DB_INT("seq", seq++), DB_NULL("kind"), DB_INT("unit", c->whom.units[i])));
}

void requirement_keep(struct tx *t, int64_t reading, struct proposals *all)
{
	int64_t *ids = ARENA_ARRAY(t->arena, int64_t, all->count + 1);
	for (size_t i = 0; i < all->count; i++) {
		choose_forms(t, &all->items[i]);
		ids[i] = keep_one(t, reading, (int64_t)i, &all->items[i]);
	}
	for (size_t i = 0; i < all->clash_count; i++)
		keep_clash(t, ids[all->clashes[i].proposal], &all->clashes[i]);
}

void requirement_forget(struct tx *t, int64_t reading)
{
	static const enum statement all[] = {SQL_reading_clash_parts_delete, SQL_reading_clashes_delete,
	                                     SQL_reading_sources_delete, SQL_reading_all_parts_delete,
	                                     SQL_reading_requirements_delete};
	for (size_t i = 0; i < LENGTH(all); i++)
		db_run(t->db, all[i], DB_ARGS(DB_INT("reading", reading)));
}

// ---- showing
static size_t split(struct sv text, struct sv out[PROPOSAL_TEXTS])
{
	size_t n = 0;
	while (n < PROPOSAL_TEXTS && sv_cut(&text, '\n', &out[n]))
		n++;
	return n;
}

static void load_parts(struct tx *t, struct intake_requirement *q)
{
	struct proposal *p = &q->what;
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_reading_parts, DB_ARGS(DB_INT("requirement", q->id)));
	while (rows_next(&r) && p->part_count < PROPOSAL_PARTS) {
		struct proposal_part *part = &p->parts[p->part_count++];
		struct sv modes = row_text(&r, 3), one;
		*part = (struct proposal_part){
		    .kind = row_int(&r, 0),
		    .unit = row_int(&r, 1),
		    .plan = (enum plan_rule)row_word(&r, 2, plans, LENGTH(plans), 0),
		    .form = row_keep(&r, 4, t->arena),
		};
		while (sv_cut(&modes, ' ', &one))
			part->modes |= mode_of(one);
	}
	AUTO(rows_end) struct rows s = db_rows(t->db, SQL_reading_sources, DB_ARGS(DB_INT("requirement", q->id)));
	while (rows_next(&s) && p->source_count < PROPOSAL_SOURCES)
		p->sources[p->source_count++] =
		    (struct place){(int)row_int(&s, 0), (int)row_int(&s, 1), (int)row_int(&s, 2)};
}

static struct place read_place(struct rows *r, int column)
{
	return (struct place){(int)row_int(r, column), (int)row_int(r, column + 1), (int)row_int(r, column + 2)};
}

static void read_clash(struct tx *t, struct rows *r, struct intake_clash *c)
{
	static const char *const choices[] = {"", "general", "special"};
	int64_t *kinds = NULL, *units = NULL;
	size_t kind_room = 0, unit_room = 0;
	*c = (struct intake_clash){
	    .id = row_int(r, 0),
	    .general = read_place(r, 1),
	    .general_plan = (enum plan_rule)row_word(r, 4, plans, LENGTH(plans), 0),
	    .special = read_place(r, 5),
	    .special_plan = (enum plan_rule)row_word(r, 8, plans, LENGTH(plans), 0),
	    .choice = row_word(r, 9, choices, LENGTH(choices), 0),
	};
	AUTO(rows_end) struct rows parts = db_rows(t->db, SQL_reading_clash_parts, DB_ARGS(DB_INT("clash", c->id)));
	while (rows_next(&parts)) {
		if (row_is_null(&parts, 0))
			*ARENA_PUSH(t->arena, units, c->unit_count, unit_room) = row_int(&parts, 1);
		else
			*ARENA_PUSH(t->arena, kinds, c->kind_count, kind_room) = row_int(&parts, 0);
	}
	c->kinds = kinds;
	c->units = units;
}

static void load_clashes(struct tx *t, struct intake_requirement *q)
{
	size_t room = 0;
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_reading_clashes, DB_ARGS(DB_INT("requirement", q->id)));
	while (rows_next(&r)) {
		struct intake_clash *c = ARENA_PUSH(t->arena, q->clashes, q->clash_count, room);
		read_clash(t, &r, c);
	}
}

static void read_heads(struct sv text, struct intake_requirement *q)
{
	struct sv one;
	q->heads_said = text.n > 0;
	while (q->head_count < INTAKE_HEADS && sv_cut(&text, ' ', &one)) {
		if (sv_int64(one, &q->heads[q->head_count]))
			q->head_count++;
	}
}

static struct sv heads_text(struct arena *a, const struct intake_requirement *q)
{
	AUTO(buf_free) struct buf out = {0};
	for (size_t i = 0; i < q->head_count; i++)
		buf_printf(&out, "%s%lld", i ? " " : "", (long long)q->heads[i]);
	return !q->heads_said ? (struct sv){0} : out.n ? arena_sv(a, buf_view(&out)) : SV("-");
}

static void read_requirement(struct tx *t, struct rows *r, struct intake_requirement *q)
{
	struct arena *a = t->arena;
	*q = (struct intake_requirement){
	    .id = row_int(r, 0),
	    .reading = row_int(r, 1),
	    .seq = (int)row_int(r, 2),
	    .state = (enum item_state)row_word(r, 3, states, LENGTH(states), 0),
	    .edited = row_bool(r, 23),
	    .requirement = row_int(r, 24),
	    .what =
	        {
	            .type = (enum proposal_type)row_word(r, 4, types, LENGTH(types), 0),
	            .title = row_keep(r, 5, a),
	            .actor = row_keep(r, 6, a),
	            .action = row_keep(r, 7, a),
	            .audience = row_keep(r, 8, a),
	            .people = row_bool(r, 11),
	            .plan_due = row_date(r, 12),
	            .hold_due = row_date(r, 13),
	            .report_due = row_date(r, 14),
	            .hold_text = row_keep(r, 15, a),
	            .report_text = row_keep(r, 16, a),
	            .held = row_date(r, 17),
	            .reports = row_bool(r, 18),
	            .report_after = (int)row_int(r, 19),
	            .report_after_working = row_bool(r, 20),
	            .report_to = row_keep(r, 21, a),
	            .report_via = row_keep(r, 22, a),
	            .report_to_unit = row_int(r, 25),
	            .report_via_unit = row_int(r, 26),
	        },
	};
	q->what.content_count = split(row_keep(r, 9, a), q->what.contents);
	q->what.material_count = split(row_keep(r, 10, a), q->what.materials);
	read_heads(row_text(r, 27), q);
	load_parts(t, q);
	load_clashes(t, q);
}

struct intake_requirement *intake_requirements(struct tx *t, int64_t reading, size_t *count)
{
	struct intake_requirement *all = NULL;
	size_t room = *count = 0;
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_reading_requirements, DB_ARGS(DB_INT("reading", reading)));
	while (rows_next(&r)) {
		struct intake_requirement *q = ARENA_PUSH(t->arena, all, *count, room);
		read_requirement(t, &r, q);
	}
	return all;
}

bool intake_requirement_get(struct tx *t, int64_t id, struct intake_requirement *out)
{
	AUTO(rows_end) struct rows r =
	    db_rows(t->db, SQL_reading_requirement_by_id, DB_ARGS(DB_INT("requirement", id)));
	if (!rows_next(&r))
		return tx_refuse(t, FAIL_NOT_FOUND, N_("there is no such item of the reading"));
	read_requirement(t, &r, out);
	return true;
}

struct intake_counts requirement_counts(struct tx *t, enum statement statement, int64_t reading)
{
	struct intake_counts counts = {0};
	AUTO(rows_end) struct rows r = db_rows(t->db, statement, DB_ARGS(DB_INT("reading", reading)));
	while (rows_next(&r)) {
		switch ((enum item_state)row_word(&r, 0, states, LENGTH(states), 0)) {
		case ITEM_PROPOSED:
			counts.proposed = row_int(&r, 1);
			break;
		case ITEM_ACCEPTED:
			counts.accepted = row_int(&r, 1);
			break;
		case ITEM_LEFT_OUT:
			counts.left_out = row_int(&r, 1);
			break;
		}
	}
	return counts;
}

struct intake_counts intake_requirement_counts(struct tx *t, int64_t reading)
{
	return requirement_counts(t, SQL_reading_requirement_counts, reading);
}

// ---- deciding
static bool under_review(struct tx *t, int64_t id, struct intake_requirement *q)
{
	struct intake_reading reading;
	if (!intake_requirement_get(t, id, q) || !intake_get(t, q->reading, &reading))
		return false;
	return (reading.state == READING_REVIEW && !reading.campaign) ||
	       tx_refuse(t, FAIL_CONFLICT, N_("this reading has been decided already"));
}

static bool addressed(struct tx *t, const struct intake_requirement *q)
{
	if (!sv_trim(q->what.title).n)
		return tx_refuse(t, FAIL_INPUT, N_("say in a few words what is to be done"));
	if (!q->what.part_count && !q->what.people)
		return tx_refuse(t, FAIL_INPUT, N_("say who is to do it: a kind of unit, or a unit by name"));
	return true;
}

bool intake_requirement_correct(struct tx *t, const struct intake_requirement *q)
{
	struct intake_requirement was;
	const struct proposal *p = &q->what;
	if (!under_review(t, q->id, &was) || !addressed(t, q))
		return false;
	db_run(t->db, SQL_reading_requirement_correct,
	       DB_ARGS(DB_INT("requirement", q->id), DB_TEXT("title", sv_trim(p->title)), DB_SOME("audience", p->audience),
	               DB_SOME("contents", requirement_text(t->arena, p->contents, p->content_count)),
	               DB_DATE("plan_due", p->plan_due, t->arena), DB_DATE("hold_due", p->hold_due, t->arena),
	               DB_DATE("report_due", p->report_due, t->arena), DB_DATE("held_on", p->held, t->arena),
	               DB_BOOL("reports", p->reports), DB_ID("report_after", p->report_after),
	               DB_BOOL("report_working", p->report_after_working), DB_ID("report_to_unit", p->report_to_unit),
	               DB_ID("report_via_unit", p->report_via_unit), DB_SOME("heads", heads_text(t->arena, q))));
	db_run(t->db, SQL_reading_parts_delete, DB_ARGS(DB_INT("requirement", q->id)));
	keep_parts(t, q->id, p);
	return true;
}

static void choose(struct tx *t, int64_t requirement, const struct intake_clash *c, bool special)
{
	enum plan_rule plan = special ? c->special_plan : c->general_plan;
	db_run(t->db, SQL_reading_clash_choose,
	       DB_ARGS(DB_INT("clash", c->id), DB_TEXT("choice", special ? SV("special") : SV("general"))));
	for (size_t i = 0; i < c->kind_count + c->unit_count; i++) {
		bool kind = i < c->kind_count;
		db_run(t->db, SQL_reading_part_set_plan,
		       DB_ARGS(DB_INT("requirement", requirement), DB_TEXT("plan", sv_of(plans[plan])),
		               DB_ID("kind", kind ? c->kinds[i] : 0), DB_ID("unit", kind ? 0 : c->units[i - c->kind_count])));
	}
}

bool intake_requirement_decide(struct tx *t, int64_t id, enum item_state state)
{
	struct intake_requirement q;
	if (!under_review(t, id, &q) || (state == ITEM_ACCEPTED && !addressed(t, &q)))
		return false;
	for (size_t i = 0; state == ITEM_ACCEPTED && i < q.clash_count; i++) {
		if (q.clashes[i].choice == CLASH_OPEN)
			choose(t, id, &q.clashes[i], true);
	}
	db_run(t->db, SQL_reading_requirement_set_state,
	       DB_ARGS(DB_INT("requirement", id), DB_TEXT("state", sv_of(states[state]))));
	return true;
}

bool intake_clash_decide(struct tx *t, int64_t clash, bool special)
{
	struct intake_clash c;
	struct intake_requirement q;
	int64_t requirement = 0;
	{
		AUTO(rows_end) struct rows r = db_rows(t->db, SQL_reading_clash_by_id, DB_ARGS(DB_INT("clash", clash)));
		if (!rows_next(&r))
			return tx_refuse(t, FAIL_NOT_FOUND, N_("there is no such item of the reading"));
		read_clash(t, &r, &c);
		requirement = row_int(&r, 10);
	}
	if (!under_review(t, requirement, &q))
		return false;
	choose(t, requirement, &c, special);
	return true;
}

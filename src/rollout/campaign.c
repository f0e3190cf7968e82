// Campaigns and their requirements, and the opening.
#include <sodium.h>

#include "org/audit.h"
#include "org/term.h"
#include "org/unit.h"
#include "rollout/form.h"
#include "rollout/inside.h"
#include "rollout/rollup.h"

static const char *const states[] = {"draft", "opening", "open", "closed"};
static const char *const plan_steps[] = {"required", "exempt", "none"};

enum { GRACE_DAYS = 10 }; // what a unit that joins late has at the least

const char *plan_step_code(enum plan_step p)
{
	return plan_steps[p];
}

static void read_campaign(struct tx *t, struct rows *r, struct campaign *c)
{
	*c = (struct campaign){.id = row_int(r, 0),
	                       .unit = row_int(r, 1),
	                       .line = row_int(r, 2),
	                       .scope = row_int(r, 3),
	                       .document = row_int(r, 4),
	                       .title = row_keep(r, 5, t->arena),
	                       .state = (enum campaign_state)row_word(r, 6, states, LENGTH(states), CAMPAIGN_CLOSED),
	                       .made_at = row_int(r, 7),
	                       .opened_at = row_int(r, 8),
	                       .closed_at = row_int(r, 9)};
}

bool campaign_get(struct tx *t, int64_t id, struct campaign *out)
{
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_campaign_by_id, DB_ARGS(DB_INT("id", id)));
	if (!rows_next(&r))
		return tx_refuse(t, FAIL_NOT_FOUND, N_("There is no such campaign."));
	read_campaign(t, &r, out);
	return true;
}

static struct campaign *campaigns(struct tx *t, enum statement s, int64_t unit, size_t *count)
{
	struct campaign *all = NULL;
	size_t room = 0;
	*count = 0;
	AUTO(rows_end) struct rows r = db_rows(t->db, s, DB_ARGS(DB_INT("unit", unit)));
	while (rows_next(&r))
		read_campaign(t, &r, ARENA_PUSH(t->arena, all, *count, room));
	return all;
}

struct campaign *campaign_of_unit(struct tx *t, int64_t unit, size_t *count)
{
	return campaigns(t, SQL_campaign_of_unit, unit, count);
}

struct campaign *campaign_for_unit(struct tx *t, int64_t unit, size_t *count)
{
	return campaigns(t, SQL_campaign_for_unit, unit, count);
}

static void read_parts(struct tx *t, struct requirement *q)
{
	size_t room = 0;
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_requirement_parts, DB_ARGS(DB_INT("requirement", q->id)));
	while (rows_next(&r))
		*ARENA_PUSH(t->arena, q->parts, q->part_count, room) =
		    (struct requirement_part){.id = row_int(&r, 0),
		                              .kind = row_int(&r, 1),
		                              .unit = row_int(&r, 2),
		                              .plan = (enum plan_step)row_word(&r, 3, plan_steps, LENGTH(plan_steps), PLAN_STEP_NONE),
		                              .modes = row_keep(&r, 4, t->arena),
		                              .form = row_int(&r, 5)};
}

static void read_requirement(struct tx *t, struct rows *r, struct requirement *q)
{
	struct arena *a = t->arena;
	*q = (struct requirement){.id = row_int(r, 0),
	                          .campaign = row_int(r, 1),
	                          .seq = (int)row_int(r, 2),
	                          .title = row_keep(r, 3, a),
	                          .action = row_keep(r, 4, a),
	                          .audience = row_keep(r, 5, a),
	                          .contents = row_keep(r, 6, a),
	                          .category = row_int(r, 7),
	                          .holds = row_bool(r, 8),
	                          .reports = row_bool(r, 9),
	                          .plan_due = row_date(r, 10),
	                          .hold_due = row_date(r, 11),
	                          .report_due = row_date(r, 12),
	                          .report_after = (int)row_int(r, 13),
	                          .report_working = row_bool(r, 14),
	                          .held_on = row_date(r, 15),
	                          .sessions = (int)row_int(r, 16),
	                          .report_to = row_int(r, 17),
	                          .report_via = row_int(r, 18),
	                          .source_line = (int)row_int(r, 19),
	                          .quote = row_keep(r, 20, a)};
	read_parts(t, q);
	size_t room = 0;
	AUTO(rows_end) struct rows also = db_rows(t->db, SQL_requirement_categories, DB_ARGS(DB_INT("requirement", q->id)));
	while (rows_next(&also))
		*ARENA_PUSH(a, q->also, q->also_count, room) = (struct requirement_category){row_int(&also, 0), row_bool(&also, 1)};
}

struct requirement *requirement_all(struct tx *t, int64_t campaign, size_t *count)
{
	struct requirement *all = NULL;
	size_t room = 0;
	*count = 0;
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_requirement_of_campaign, DB_ARGS(DB_INT("campaign", campaign)));
	while (rows_next(&r))
		read_requirement(t, &r, ARENA_PUSH(t->arena, all, *count, room));
	return all;
}

bool requirement_get(struct tx *t, int64_t id, struct requirement *out)
{
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_requirement_by_id, DB_ARGS(DB_INT("id", id)));
	if (!rows_next(&r))
		return tx_refuse(t, FAIL_NOT_FOUND, N_("There is no such requirement."));
	read_requirement(t, &r, out);
	return true;
}

// ---- drafts

static struct sv random_id(struct arena *a)
{
	unsigned char *p = arena_alloc(a, 16);
	randombytes_buf(p, 16);
	return (struct sv){(char *)p, 16};
}

static bool is_draft(struct tx *t, int64_t id, struct campaign *c)
{
	if (!campaign_get(t, id, c))
		return false;
	return c->state == CAMPAIGN_DRAFT ||
	       tx_refuse(t, FAIL_CONFLICT, N_("This campaign is opened already; what it asks for is settled."));
}

int64_t campaign_draft(struct tx *t, const struct campaign *c)
{
	if (!sv_trim(c->title).n) {
		tx_refuse(t, FAIL_INPUT, N_("The campaign needs a title."));
		return 0;
	}
	if (!unit_is_on_line(t, c->line, c->scope)) {
		tx_refuse(t, FAIL_INPUT, N_("The unit is not on this line: nobody stands below it."));
		return 0;
	}
	int64_t id = db_number(t->db, SQL_campaign_insert,
	                       DB_ARGS(DB_BYTES("uid", random_id(t->arena)), DB_INT("unit", c->unit), DB_INT("line", c->line),
	                               DB_INT("scope", c->scope), DB_ID("document", c->document), DB_TEXT("title", c->title),
	                               DB_INT("now", t->now), DB_ID("account", t->account)));
	audit_record(t, "campaign.draft", c->unit, id, c->title);
	return id;
}

bool campaign_set_title(struct tx *t, int64_t campaign, struct sv title)
{
	struct campaign c;
	if (!is_draft(t, campaign, &c))
		return false;
	db_run(t->db, SQL_campaign_set_title, DB_ARGS(DB_INT("id", campaign), DB_TEXT("title", title)));
	return true;
}

bool campaign_except(struct tx *t, int64_t campaign, int64_t unit, struct sv reason)
{
	struct campaign c;
	if (!is_draft(t, campaign, &c))
		return false;
	if (!sv_trim(reason).n)
		return tx_refuse(t, FAIL_INPUT, N_("Say why the unit is excepted."));
	db_run(t->db, SQL_campaign_exception_insert,
	       DB_ARGS(DB_INT("campaign", campaign), DB_INT("unit", unit), DB_TEXT("reason", reason)));
	return true;
}

bool campaign_unexcept(struct tx *t, int64_t campaign, int64_t unit)
{
	struct campaign c;
	if (!is_draft(t, campaign, &c))
		return false;
	db_run(t->db, SQL_campaign_exception_delete, DB_ARGS(DB_INT("campaign", campaign), DB_INT("unit", unit)));
	return true;
}

struct campaign_exception *campaign_exceptions(struct tx *t, int64_t campaign, size_t *count)
{
	struct campaign_exception *all = NULL;
	size_t room = *count = 0;
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_campaign_exceptions, DB_ARGS(DB_INT("campaign", campaign)));
	while (rows_next(&r)) {
		struct campaign_exception *e = ARENA_PUSH(t->arena, all, *count, room);
		*e = (struct campaign_exception){row_int(&r, 0), row_keep(&r, 1, t->arena), row_keep(&r, 2, t->arena)};
	}
	return all;
}

void requirement_ask(struct tx *t, struct requirement *q, int64_t category)
{
	bool counted = category_is_apart(t, category, q->category);
	if (!q->category) {
		q->category = category;
		return;
	}
	if (category == q->category)
		return;
	for (size_t i = 0; i < q->also_count; i++) {
		if (q->also[i].category == category)
			return;
		counted = counted && (!q->also[i].counted || category_is_apart(t, category, q->also[i].category));
	}
	struct requirement_category *more = ARENA_ARRAY(t->arena, struct requirement_category, q->also_count + 1);
	if (q->also_count)
		memcpy(more, q->also, q->also_count * sizeof(*more));
	more[q->also_count++] = (struct requirement_category){category, counted};
	q->also = more;
}

// Overlapping heads are never added.
static bool categories_fit(struct tx *t, const struct requirement *q)
{
	struct requirement fit = {.category = q->category};
	for (size_t i = 0; i < q->also_count; i++) {
		requirement_ask(t, &fit, q->also[i].category);
		if (q->also[i].counted && (fit.also_count != i + 1 || !fit.also[i].counted))
			return tx_refuse(t, FAIL_INPUT, N_("Categories of members that may overlap are not added: declare them apart, or keep them by themselves."));
	}
	return true;
}

int64_t requirement_add(struct tx *t, const struct requirement *q)
{
	struct campaign c;
	if (!is_draft(t, q->campaign, &c) || !categories_fit(t, q))
		return 0;
	int64_t id = db_number(
	    t->db, SQL_requirement_insert,
	    DB_ARGS(DB_INT("campaign", q->campaign), DB_TEXT("title", q->title), DB_SOME("action", q->action),
	            DB_SOME("audience", q->audience), DB_SOME("contents", q->contents), DB_ID("category", q->category),
	            DB_BOOL("holds", q->holds), DB_BOOL("reports", q->reports), DB_DATE("plan_due", q->plan_due, t->arena),
	            DB_DATE("hold_due", q->hold_due, t->arena), DB_DATE("report_due", q->report_due, t->arena),
	            DB_ID("report_after", q->report_after), DB_BOOL("report_working", q->report_working),
	            DB_DATE("held_on", q->held_on, t->arena), DB_INT("sessions", q->sessions > 0 ? q->sessions : 1),
	            DB_ID("report_to", q->report_to), DB_ID("report_via", q->report_via),
	            DB_ID("source_line", q->source_line), DB_SOME("quote", q->quote)));
	for (size_t i = 0; i < q->also_count; i++)
		db_run(t->db, SQL_requirement_category_insert,
		       DB_ARGS(DB_INT("requirement", id), DB_INT("category", q->also[i].category), DB_BOOL("counted", q->also[i].counted)));
	for (size_t i = 0; i < q->part_count; i++) {
		const struct requirement_part *p = &q->parts[i];
		db_number(t->db, SQL_requirement_part_insert,
		          DB_ARGS(DB_INT("requirement", id), DB_ID("kind", p->kind), DB_ID("unit", p->unit),
		                  DB_TEXT("plan", sv_of(plan_steps[p->plan])), DB_SOME("modes", p->modes), DB_ID("form", p->form)));
	}
	return id;
}

bool campaign_discard(struct tx *t, int64_t campaign)
{
	static const enum statement all[] = {SQL_campaign_discard_parts, SQL_campaign_discard_categories, SQL_campaign_discard_requirements,
	                                     SQL_campaign_discard_exceptions, SQL_campaign_discard};
	struct campaign c;
	if (!is_draft(t, campaign, &c))
		return false;
	for (size_t i = 0; i < LENGTH(all); i++)
		db_run(t->db, all[i], DB_ARGS(DB_INT("campaign", campaign)));
	audit_record(t, "campaign.discard", c.unit, campaign, c.title);
	return true;
}

// ---- opening

static struct rows fitting(struct tx *t, const struct campaign *c, const struct requirement_part *p)
{
	if (p->unit)
		return db_rows(t->db, SQL_requirement_fits_unit,
		               DB_ARGS(DB_INT("line", c->line), DB_INT("scope", c->scope), DB_INT("unit", p->unit)));
	return db_rows(t->db, SQL_requirement_fits_kind,
	               DB_ARGS(DB_INT("line", c->line), DB_INT("scope", c->scope), DB_INT("kind", p->kind)));
}

int64_t requirement_part_units(struct tx *t, const struct campaign *c, const struct requirement_part *p)
{
	if (p->unit)
		return unit_is_below(t, c->line, c->scope, p->unit) ? 1 : 0;
	return db_number(t->db, SQL_requirement_counts_kind,
	                 DB_ARGS(DB_INT("line", c->line), DB_INT("scope", c->scope), DB_INT("kind", p->kind)));
}

static struct sv exception(struct tx *t, int64_t campaign, int64_t unit)
{
	AUTO(rows_end) struct rows r =
	    db_rows(t->db, SQL_campaign_exception_of, DB_ARGS(DB_INT("campaign", campaign), DB_INT("unit", unit)));
	return rows_next(&r) ? row_keep(&r, 0, t->arena) : (struct sv){"", 0};
}

// What is the same for all units that a part fits.
struct giving {
	const struct campaign *c;
	const struct requirement *q;
	const struct requirement_part *p;
	int64_t form;
	struct obligation o; // its plan and due dates
	bool exceptions;     // whether anybody is left out at all
};

// `not_before`: of one who joins late; not set at the opening.
static struct giving giving_of(struct tx *t, const struct campaign *c, const struct requirement *q,
                               const struct requirement_part *p, struct date not_before)
{
	struct giving g = {.c = c, .q = q, .p = p, .form = p->form && q->reports ? form_current(t, p->form) : 0};
	g.exceptions = db_exists(t->db, SQL_campaign_has_exceptions, DB_ARGS(DB_INT("campaign", c->id)));
	g.o = (struct obligation){.plan = date_is_set(q->held_on) ? PLAN_STEP_NONE : p->plan, .held_on = q->held_on,
	                          .not_before = not_before};
	obligation_set_dues(t, q, &g.o);
	return g;
}

static int64_t make_obligation(struct tx *t, const struct giving *g, int64_t unit)
{
	const struct requirement *q = g->q;
	const struct obligation *o = &g->o;
	struct arena *a = t->arena;
	struct sv excepted = g->exceptions ? exception(t, g->c->id, unit) : (struct sv){"", 0};
	return db_number(
	    t->db, SQL_obligation_insert,
	    DB_ARGS(DB_BYTES("uid", random_id(a)), DB_INT("campaign", g->c->id), DB_INT("requirement", q->id),
	            DB_INT("part", g->p->id), DB_INT("unit", unit), DB_INT("line", g->c->line),
	            DB_TEXT("plan", sv_of(plan_steps[o->plan])), DB_ID("form_version", g->form), DB_BOOL("holds", q->holds),
	            DB_BOOL("reports", q->reports && g->form), DB_DATE("plan_due", o->plan_due, a),
	            DB_DATE("hold_due", o->hold_due, a), DB_DATE("report_due", o->report_due, a),
	            DB_DATE("not_before", o->not_before, a), DB_SOME("exempt_why", excepted),
	            DB_DATE("held_on", q->held_on, a), DB_INT("sessions", date_is_set(q->held_on))));
}

static bool ready(struct tx *t, const struct requirement *all, size_t count)
{
	if (!count)
		return tx_refuse(t, FAIL_INPUT, N_("The campaign asks nobody for anything yet."));
	for (size_t i = 0; i < count; i++) {
		if (!all[i].part_count)
			return tx_refuse(t, FAIL_INPUT, N_("Requirement %d names nobody: say which kinds of unit it fits."), all[i].seq);
	}
	return true;
}

int64_t campaign_open(struct tx *t, int64_t campaign)
{
	struct campaign c;
	size_t count;
	if (!is_draft(t, campaign, &c))
		return -1;
	struct requirement *all = requirement_all(t, campaign, &count);
	if (!ready(t, all, count))
		return -1;
	int64_t made = 0;
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < all[i].part_count; k++) {
			struct giving g = giving_of(t, &c, &all[i], &all[i].parts[k], (struct date){0});
			AUTO(rows_end) struct rows r = fitting(t, &c, &all[i].parts[k]);
			while (rows_next(&r)) {
				int64_t unit = row_int(&r, 0);
				if (all[i].part_count > 1 && obligation_of(t, all[i].id, unit))
					continue; // a unit that is named and of a kind that is named owes it once
				made += make_obligation(t, &g, unit) > 0;
			}
		}
		rollup_open(t, all[i].id, c.line);
	}
	if (!made && !db_failed(t->db)) {
		tx_refuse(t, FAIL_INPUT, N_("No unit below fits what the campaign asks for: look at the kinds it names."));
		return -1;
	}
	if (db_run(t->db, SQL_campaign_set_open, DB_ARGS(DB_INT("id", campaign), DB_INT("now", t->now))) != 1) {
		tx_refuse(t, FAIL_CONFLICT, N_("This campaign is opened already; what it asks for is settled."));
		return -1;
	}
	audit_record(t, "campaign.open", c.unit, campaign, arena_printf(t->arena, "%lld", (long long)made));
	return made;
}

bool campaign_close(struct tx *t, int64_t campaign)
{
	struct campaign c;
	if (!campaign_get(t, campaign, &c))
		return false;
	if (db_run(t->db, SQL_campaign_set_closed, DB_ARGS(DB_INT("id", campaign), DB_INT("now", t->now))) != 1)
		return tx_refuse(t, FAIL_CONFLICT, N_("Only an open campaign can be closed."));
	// The tree as it stands is kept with the figures.
	db_run(t->db, SQL_campaign_keep_tree, DB_ARGS(DB_INT("campaign", campaign), DB_INT("line", c.line)));
	audit_record(t, "campaign.close", c.unit, campaign, c.title);
	return true;
}

int64_t obligation_give(struct tx *t, const struct campaign *c, const struct requirement *q, const struct requirement_part *p,
                        int64_t unit, struct date not_before)
{
	struct obligation o;
	struct giving g = giving_of(t, c, q, p, not_before);
	int64_t id = obligation_of(t, q->id, unit) ? 0 : make_obligation(t, &g, unit);
	if (!id || !obligation_get(t, id, &o))
		return 0;
	rollup_move(t, NULL, &o);
	obligation_event(t, id, "obligation.join", (struct sv){"", 0});
	return id;
}

int64_t campaign_join(struct tx *t, int64_t campaign, int64_t unit)
{
	struct campaign c;
	struct unit u;
	size_t count;
	if (!campaign_get(t, campaign, &c) || !unit_by_id(t, unit, &u) || c.state != CAMPAIGN_OPEN ||
	    !unit_is_below(t, c.line, c.scope, unit))
		return 0;
	struct requirement *all = requirement_all(t, campaign, &count);
	struct date not_before = date_add(tx_today(t), GRACE_DAYS);
	int64_t made = 0;
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < all[i].part_count; k++) {
			const struct requirement_part *p = &all[i].parts[k];
			if (p->unit ? p->unit == unit : p->kind == u.kind)
				made += obligation_give(t, &c, &all[i], p, unit, not_before) > 0;
		}
	}
	return made;
}

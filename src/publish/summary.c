// Makes the summary report.
#include "org/unit.h"
#include "publish/summary.h"
#include "rollout/report.h"
#include "text/text.h"

struct summary {
	struct tx *t;
	struct doc *d;
	struct campaign c;
	struct unit unit, superior;
	bool has_superior;
	struct requirement *requirements;
	size_t count;
};

#define S(x) (int)(x).n, (x).p ? (x).p : ""
#define SAY(x, ...) say((x)->t->arena, LANGUAGE_VI, __VA_ARGS__)

static struct sv n(struct summary *x, int64_t figure)
{
	return text_int(x->t->arena, figure, false);
}

static struct sv rate(struct summary *x, int64_t part, int64_t whole)
{
	return text_percent(x->t->arena, part, whole, false);
}

static void head(struct summary *x)
{
	struct arena *a = x->t->arena;
	// A letterhead names bodies in capitals (36-HD/VPTW).
	struct sv place = x->has_superior ? x->superior.name : x->unit.name;
	size_t last = place.n;
	while (last && place.p[last - 1] != ' ')
		last--;
	// The seat is named by the superior's last words: "Tỉnh ủy Lam Giang".
	size_t second = last > 1 ? last - 1 : 0;
	while (second && place.p[second - 1] != ' ')
		second--;
	doc_letterhead(x->d, &(struct doc_letterhead){.superior = x->has_superior ? text_upper(a, x->superior.name) : (struct sv){0},
	                                             .issuer = text_upper(a, x->unit.name),
	                                             .number = arena_printf(a, "…-BC/" SV_FMT, SV_ARG(x->unit.short_name.n ? x->unit.short_name : SV("…"))),
	                                             .place = sv_from(place, second),
	                                             .date = tx_today(x->t)});
	doc_title(x->d, SV("Báo cáo"), SAY(x, N_("results of “%.*s”"), S(x->c.title)));
}

static struct rollup at(struct summary *x, size_t i)
{
	return rollup_at(x->t, x->requirements[i].id, x->c.scope);
}

static void opening(struct summary *x)
{
	struct date opened = instant_date(x->c.opened_at, x->t->offset);
	int minute = instant_minute(x->t->now, x->t->offset);
	struct sv day = text_date(x->t->arena, opened), today = text_date(x->t->arena, tx_today(x->t));
	doc_says(x->d, PARAGRAPH_BODY,
	         SAY(x, N_("%.*s opened the campaign on %.*s. The figures below are those reported by units up to %02d:%02d on %.*s."), S(x->unit.name), S(day), minute / 60,
	             minute % 60, S(today)));
}

// One requirement's paragraph: each figure with its whole; a rate with its coverage.
static void requirement(struct summary *x, size_t i)
{
	const struct requirement *q = &x->requirements[i];
	struct rollup s = at(x, i);
	struct sv title = q->title;
	doc_heading(x->d, 2, arena_printf(x->t->arena, "%zu. " SV_FMT, i + 1, SV_ARG(title)));
	if (date_is_set(q->held_on)) {
		struct sv day = text_date(x->t->arena, q->held_on);
		doc_says(x->d, PARAGRAPH_BODY, SAY(x, N_("It was carried out on %.*s."), S(day)));
	}
	struct sv owed = n(x, s.owed), exempt = n(x, s.exempt);
	if (s.exempt)
		doc_says(x->d, PARAGRAPH_BODY, SAY(x, N_("Units that carry it out: %.*s; exempt: %.*s."), S(owed), S(exempt)));
	else
		doc_says(x->d, PARAGRAPH_BODY, SAY(x, N_("Units that carry it out: %.*s."), S(owed)));
	if (s.plan_owed) {
		struct sv a = n(x, s.planned), b = n(x, s.plan_owed);
		doc_says(x->d, PARAGRAPH_BODY, SAY(x, N_("Units that made the plan asked of them: %.*s of %.*s."), S(a), S(b)));
	}
	if (s.hold_owed) {
		struct sv a = n(x, s.held), b = n(x, s.hold_owed), p = rate(x, s.held, s.hold_owed);
		doc_says(x->d, PARAGRAPH_BODY, SAY(x, N_("Units that held it: %.*s of %.*s (%.*s)."), S(a), S(b), S(p)));
	}
	if (s.report_owed) {
		struct sv a = n(x, s.reported), b = n(x, s.report_owed), p = rate(x, s.reported, s.report_owed), on = n(x, s.on_time), late = n(x, s.late), over = n(x, s.overdue);
		doc_says(x->d, PARAGRAPH_BODY, SAY(x, N_("Units that reported: %.*s of %.*s (%.*s), %.*s of them on time and %.*s late; overdue: %.*s."), S(a), S(b), S(p), S(on), S(late), S(over)));
	}
	if (s.figures) {
		struct sv a = n(x, s.reached), b = n(x, s.expected), p = rate(x, s.reached, s.expected), f = n(x, s.figures), w = n(x, s.report_owed ? s.report_owed : s.hold_owed);
		doc_says(x->d, PARAGRAPH_BODY, s.report_owed ? SAY(x, N_("People reached: %.*s of %.*s who must attend (%.*s), in %.*s of %.*s units that reported."), S(a), S(b), S(p), S(f), S(w))
		                                             : SAY(x, N_("People reached: %.*s of %.*s who must attend (%.*s), in %.*s of %.*s units that held it."), S(a), S(b), S(p), S(f), S(w)));
	}
}

// Categories kept by themselves: never added to the others.
static void heads(struct summary *x, size_t i)
{
	size_t count;
	struct rollup_heads *all = rollup_heads_at(x->t, x->requirements[i].id, x->c.scope, &count);
	for (size_t k = 0; k < count; k++) {
		struct sv a = n(x, all[k].reached), b = n(x, all[k].expected), p = rate(x, all[k].reached, all[k].expected), f = n(x, all[k].figures);
		doc_says(x->d, PARAGRAPH_BODY, SAY(x, N_("%.*s reached: %.*s of %.*s who must attend (%.*s), in %.*s units."), S(all[k].name), S(a), S(b), S(p), S(f)));
	}
}

// ---- the annex

enum { COLUMNS = 8 };

static void annex_row(struct summary *x, struct doc_table *table, int number, struct sv name, const struct obligation *o)
{
	struct arena *a = x->t->arena;
	struct doc_row *row = doc_row(x->d, table, false);
	bool free = o->exempt_why.n || o->released_why.n;
	struct sv dash = SV("–");
	doc_cell_says(x->d, row, 0, arena_printf(a, "%d", number));
	doc_cell_says(x->d, row, 0, name);
	if (free) {
		struct doc_text *why = doc_cell(x->d, row, COLUMNS - 2, 1);
		doc_run(x->d, why, STYLE_ITALIC, o->released_why.n ? o->released_why : o->exempt_why);
		return;
	}
	bool sent = o->state == REPORT_SENT || o->state == REPORT_ACCEPTED;
	doc_cell_says(x->d, row, 0, date_is_set(o->planned_on) ? text_date(a, o->planned_on) : o->plan == PLAN_STEP_EXEMPT ? sv_of(msg(LANGUAGE_VI, N_("not required"))) : dash);
	doc_cell_says(x->d, row, 0, date_is_set(o->held_on) ? text_date(a, o->held_on) : dash);
	doc_cell_says(x->d, row, 0, sent ? arena_printf(a, SV_FMT " %s", SV_ARG(text_date(a, o->first_on)), msg(LANGUAGE_VI, o->on_time ? N_("on time") : N_("late"))) : dash);
	bool figures = o->figures && !o->covered_by && obligation_is_done(o);
	doc_cell_says(x->d, row, 0, figures ? n(x, o->expected) : dash);
	doc_cell_says(x->d, row, 0, figures ? n(x, o->reached) : dash);
	doc_cell_says(x->d, row, 0, figures ? rate(x, o->reached, o->expected) : dash);
}

// A step that nobody owes shows a dash.
static struct sv of_whole(struct summary *x, int64_t done, int64_t owed)
{
	struct sv a = n(x, done), b = n(x, owed);
	return owed ? arena_printf(x->t->arena, SV_FMT "/" SV_FMT, SV_ARG(a), SV_ARG(b)) : SV("–");
}

static void annex(struct summary *x, size_t i)
{
	static const struct doc_column columns[COLUMNS] = {{5, ALIGN_CENTRE}, {34, ALIGN_LEFT}, {12, ALIGN_CENTRE}, {11, ALIGN_CENTRE}, {16, ALIGN_CENTRE}, {8, ALIGN_RIGHT}, {8, ALIGN_RIGHT}, {10, ALIGN_RIGHT}};
	static const char *const heads[COLUMNS] = {N_("No."), N_("Unit"), N_("Plan"), N_("Held"), N_("Report"), N_("Must attend"), N_("Reached"), N_("Rate")};
	size_t count;
	struct obligation *all = obligation_in(x->t, x->requirements[i].id, x->c.scope, &count);
	struct rollup s = at(x, i);
	if (count < 2)
		return;
	doc_says(x->d, PARAGRAPH_CAPTION, arena_printf(x->t->arena, SV_FMT, SV_ARG(x->requirements[i].title)));
	struct doc_table *table = doc_table(x->d, columns, COLUMNS);
	struct doc_row *row = doc_row(x->d, table, true);
	for (size_t k = 0; k < COLUMNS; k++)
		doc_cell_says(x->d, row, STYLE_BOLD, sv_of(msg(LANGUAGE_VI, heads[k])));
	for (size_t k = 0; k < count; k++) {
		struct unit u;
		if (unit_by_id(x->t, all[k].unit, &u))
			annex_row(x, table, (int)k + 1, u.name, &all[k]);
	}
	row = doc_row(x->d, table, false);
	doc_cell_says(x->d, row, STYLE_BOLD, SV(""));
	doc_cell_says(x->d, row, STYLE_BOLD, sv_of(msg(LANGUAGE_VI, N_("Sum"))));
	doc_cell_says(x->d, row, STYLE_BOLD, of_whole(x, s.planned, s.plan_owed));
	doc_cell_says(x->d, row, STYLE_BOLD, of_whole(x, s.held, s.hold_owed));
	doc_cell_says(x->d, row, STYLE_BOLD, of_whole(x, s.reported, s.report_owed));
	doc_cell_says(x->d, row, STYLE_BOLD, s.figures ? n(x, s.expected) : SV("–"));
	doc_cell_says(x->d, row, STYLE_BOLD, s.figures ? n(x, s.reached) : SV("–"));
	doc_cell_says(x->d, row, STYLE_BOLD, rate(x, s.reached, s.expected));
}

static void closing(struct summary *x)
{
	struct doc_closing *c = doc_closing(x->d, SV("T/M Ban Thường vụ"), SV("Bí thư"), (struct sv){0});
	if (x->has_superior)
		doc_recipient(x->d, c, SAY(x, N_("- %.*s (to report),"), S(x->superior.name)));
	doc_recipient(x->d, c, SAY(x, N_("- File.")));
}

bool summary_make(struct tx *t, int64_t campaign, struct doc *out)
{
	struct summary x = {.t = t, .d = out};
	if (!campaign_get(t, campaign, &x.c) || !unit_by_id(t, x.c.unit, &x.unit))
		return false;
	int64_t above = unit_parent(t, x.c.line, x.c.unit);
	x.has_superior = above && unit_by_id(t, above, &x.superior);
	*out = (struct doc){.arena = t->arena, .profile = profile_by_code(SV("party")), .title = x.c.title, .author = x.unit.name, .at = t->now};
	x.requirements = requirement_all(t, campaign, &x.count);
	head(&x);
	opening(&x);
	doc_heading(out, 1, SAY(&x, N_("I- RESULTS BY TIER")));
	for (size_t i = 0; i < x.count; i++) {
		requirement(&x, i);
		heads(&x, i);
	}
	doc_heading(out, 1, SAY(&x, N_("II- ASSESSMENT AND PROPOSALS")));
	doc_says(out, PARAGRAPH_BODY, SAY(&x, N_("(Results, shortcomings and their causes, proposals: to be written before signing.)")));
	closing(&x);
	doc_page(out, true);
	doc_says(out, PARAGRAPH_CAPTION, SAY(&x, N_("ANNEX")));
	struct sv day = text_date_long(t->arena, tx_today(t));
	doc_says(out, PARAGRAPH_NOTE, SAY(&x, N_("(With the report of %.*s, %.*s)"), S(x.unit.name), S(day)));
	for (size_t i = 0; i < x.count; i++)
		annex(&x, i);
	return !db_failed(t->db);
}

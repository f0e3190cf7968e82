// Correcting what a plan was read to ask for: who, what, by when, in which way, with which report.
#include <stdio.h>

#include "org/kind.h"
#include "org/term.h"
#include "org/unit.h"
#include "pages/intake/review.h"
#include "pages/routes.h"

#define V(s) (int)(s).n, (s).p ? (s).p : ""

const struct param edit_params[] = {
    {.name = "title", .type = PARAM_TEXT, .required = true, .most = 300, .label = N_("What is to be done")},
    {.name = "audience", .type = PARAM_TEXT, .most = 600, .label = N_("Audience")},
    {.name = "contents", .type = PARAM_LINES, .label = N_("Contents")},
    {.name = "plan_due", .type = PARAM_DATE, .label = N_("Plan")},
    {.name = "hold_due", .type = PARAM_DATE, .label = N_("Carrying out")},
    {.name = "report_due", .type = PARAM_DATE, .label = N_("Report")},
    {.name = "held", .type = PARAM_DATE, .label = N_("Already held on")},
    {.name = "after", .type = PARAM_INT, .label = N_("Days after the session")},
    {.name = "working", .type = PARAM_TICK},
    {.name = "reports", .type = PARAM_TICK},
    {.name = "to", .type = PARAM_INT, .label = N_("Reported to")},
    {.name = "via", .type = PARAM_INT, .label = N_("Through")},
    {.name = "heads", .type = PARAM_EACH},
    {.name = "p.", .type = PARAM_PREFIX},
    {0}};

// Those whom it may address: every kind that has units below, and units by name (the issuer, its organs, those named).
struct candidates {
	struct proposal_part parts[PROPOSAL_PARTS];
	size_t count;
};

static void add_candidate(struct candidates *c, int64_t kind, int64_t unit)
{
	for (size_t i = 0; i < c->count; i++) {
		if (c->parts[i].kind == kind && c->parts[i].unit == unit)
			return;
	}
	if (c->count < PROPOSAL_PARTS)
		c->parts[c->count++] = (struct proposal_part){.kind = kind, .unit = unit};
}

static void find_candidates(struct tx *t, const struct intake_reading *reading, const struct proposal *p, struct candidates *c)
{
	struct kinds kinds = kind_all(t);
	struct units children = unit_children(t, reading->line, reading->unit);
	*c = (struct candidates){0};
	for (size_t i = 0; i < p->part_count; i++)
		add_candidate(c, p->parts[i].kind, p->parts[i].unit);
	for (size_t i = 0; i < kinds.count && c->count < PROPOSAL_PARTS - 12; i++) {
		if (!kinds.items[i].organ && kinds.items[i].reports)
			add_candidate(c, kinds.items[i].id, 0);
	}
	add_candidate(c, 0, reading->unit);
	for (size_t i = 0; i < children.count; i++) {
		if (children.items[i].organ)
			add_candidate(c, 0, children.items[i].id);
	}
}

static const struct proposal_part *chosen(const struct proposal *p, const struct proposal_part *of)
{
	for (size_t i = 0; i < p->part_count; i++) {
		if (p->parts[i].kind == of->kind && p->parts[i].unit == of->unit)
			return &p->parts[i];
	}
	return NULL;
}

static const char *name_of(struct arena *a, const struct proposal_part *p, const char *what)
{
	return arena_printf(a, "p.%s.%c%lld", what, p->kind ? 'k' : 'u', (long long)(p->kind ? p->kind : p->unit)).p;
}

// ---- the form

static void option(struct req *r, const char *value, const char *words, struct sv now)
{
	page(&r->body, "<option value=\"%s\"%s", value, "");
	if (sv_is(now, value))
		page(&r->body, " selected");
	page(&r->body, ">%s</option>", words);
}

static bool among(int64_t id, const int64_t *ids, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (ids[i] == id)
			return true;
	}
	return false;
}

static void open_select(struct req *r, const char *name, const char *label, struct sv of)
{
	page(&r->body, "<select name=\"%s\" aria-label=\"%s: %.*s\">", name, label, V(of));
}

static void draw_choices(struct req *r, const struct proposal_part *of, const struct proposal_part *now, struct sv name)
{
	static const char *const plans[] = {"", "required", "exempt"};
	static const char *const forms[] = {"short", "full", "activity"};
	const char *plan = name_of(r->arena, of, "plan"), *form = name_of(r->arena, of, "form");
	struct sv said = req_field(r, plan, sv_of(plans[now ? now->plan : PLAN_UNSAID]));
	open_select(r, plan, T(r, N_("Own plan")), name);
	option(r, "", T(r, N_("No word of a plan")), said);
	option(r, "required", T(r, N_("Makes a plan")), said);
	option(r, "exempt", T(r, N_("Plan not required")), said);
	page(&r->body, "</select> ");
	said = req_field(r, form, now ? now->form : SV(""));
	open_select(r, form, T(r, N_("Report form")), name);
	option(r, "", T(r, N_("No report")), said);
	for (size_t i = 0; i < LENGTH(forms); i++)
		option(r, forms[i], T(r, review_form(sv_of(forms[i]))), said);
	page(&r->body, "</select>\n");
	for (int i = 0; mode_name(i); i++) {
		const char *mode = arena_printf(r->arena, "%s.%s", name_of(r->arena, of, "mode"), mode_name(i)).p;
		page(&r->body, "<label class=\"pick\"><input type=\"checkbox\" name=\"%s\" value=\"1\"", mode);
		if (r->refused ? req_has(r, mode) : now && now->modes & 1u << i)
			page(&r->body, " checked");
		page(&r->body, "> %s</label>\n", T(r, review_mode(i)));
	}
}

// One of those whom it may address; `on`: only the ones that are ticked, or only the others.
static void draw_part(struct req *r, const struct intake_reading *reading, const struct proposal *p, const struct proposal_part *of, bool on)
{
	int64_t units;
	const struct proposal_part *now = chosen(p, of);
	struct sv name = review_part(r, reading, of, &units), count = part_int(r, units);
	const char *tick = name_of(r->arena, of, "on");
	bool ticked = r->refused ? req_has(r, tick) : now != NULL;
	if (!units || ticked != on)
		return;
	page(&r->body, "<fieldset class=\"field\"><legend>%.*s</legend><label class=\"pick\"><input type=\"checkbox\" name=\"%s\" value=\"1\"", V(name), tick);
	if (ticked)
		page(&r->body, " checked");
	page(&r->body, "> %.*s</label>\n", V(req_say(r, N_("Does it: %.*s units"), V(count))));
	draw_choices(r, of, now, name);
	page(&r->body, "</fieldset>\n");
}

static void draw_dates(struct req *r, const struct proposal *p)
{
	const struct {
		const char *name, *label;
		struct date value;
	} dates[] = {{"plan_due", N_("Plan"), p->plan_due},
	             {"hold_due", N_("Carrying out"), p->hold_due},
	             {"report_due", N_("Report"), p->report_due},
	             {"held", N_("Already held on"), p->held}};
	for (size_t i = 0; i < LENGTH(dates); i++)
		part_field(r, &(struct field){.name = dates[i].name,
		                              .kind = FIELD_DATE,
		                              .size = 11,
		                              .optional = true,
		                              .label = sv_of(T(r, dates[i].label)),
		                              .value = date_is_set(dates[i].value) ? part_date(r, dates[i].value) : SV("")});
	part_field(r, &(struct field){.name = "after",
	                              .kind = FIELD_NUMBER,
	                              .size = 4,
	                              .optional = true,
	                              .label = sv_of(T(r, N_("Days after the session"))),
	                              .hint = sv_of(T(r, N_("The report is due so many days after the last session, at the latest on its day."))),
	                              .value = p->report_after ? part_int(r, p->report_after) : SV("")});
	part_tick(r, "working", sv_of(T(r, N_("Working days"))), p->report_after_working);
}

static void draw_addressees(struct req *r, const struct intake_reading *reading, const struct proposal *p)
{
	struct tx t = req_tx(r);
	struct units path = unit_path(&t, reading->line, reading->unit), children = unit_children(&t, reading->line, reading->unit);
	struct choice *choices = ARENA_ARRAY(r->arena, struct choice, path.count + children.count + 1);
	size_t count = 0;
	choices[count++] = (struct choice){SV("0"), SV("–")};
	for (size_t i = path.count; i-- > 0;)
		choices[count++] = (struct choice){arena_printf(r->arena, "%lld", (long long)path.items[i].id), path.items[i].name};
	for (size_t i = 0; i < children.count; i++) {
		if (children.items[i].organ)
			choices[count++] = (struct choice){arena_printf(r->arena, "%lld", (long long)children.items[i].id), children.items[i].name};
	}
	part_tick(r, "reports", sv_of(T(r, N_("A report is owed"))), p->reports);
	part_select(r, &(struct field){.name = "to", .label = sv_of(T(r, N_("Reported to"))), .value = arena_printf(r->arena, "%lld", (long long)p->report_to_unit)}, choices, count);
	part_select(r, &(struct field){.name = "via", .label = sv_of(T(r, N_("Through"))), .value = arena_printf(r->arena, "%lld", (long long)p->report_via_unit)}, choices, count);
}

// Whose heads the report and the sessions count.
static void draw_heads(struct req *r, const struct intake_requirement *q)
{
	struct tx t = req_tx(r);
	struct terms categories = term_all(&t, TERM_CATEGORIES);
	const int64_t *typed;
	int64_t now[INTAKE_HEADS];
	size_t count = intake_heads(&t, q, now), typed_count = req_ids(r, "heads", &typed);
	if (!categories.count)
		return;
	page(&r->body, "<fieldset class=\"field\"><legend>%s</legend>\n", T(r, N_("Heads counted")));
	for (size_t i = 0; i < categories.count; i++) {
		const struct term *c = &categories.items[i];
		bool on = among(c->id, r->refused ? typed : now, r->refused ? typed_count : count);
		page(&r->body, "<label class=\"pick\"><input type=\"checkbox\" name=\"heads\" value=\"%lld\"%s", (long long)c->id, "");
		if (on)
			page(&r->body, " checked");
		page(&r->body, "> %.*s</label>\n", V(term_name(c, r->language)));
	}
	page(&r->body, "<p class=\"hint\">%s</p></fieldset>\n", T(r, N_("Proposed from the audience. The first that is ticked is the one whose rate is told.")));
}

static struct sv lines_of(struct arena *a, const struct sv *texts, size_t count)
{
	AUTO(buf_free) struct buf out = {0};
	for (size_t i = 0; i < count; i++)
		buf_printf(&out, "%s" SV_FMT, i ? "\n" : "", SV_ARG(texts[i]));
	return arena_sv(a, buf_view(&out));
}

void page_item_edit(struct req *r)
{
	struct intake_reading reading;
	struct intake_requirement q;
	struct candidates who;
	struct tx t = req_tx(r);
	if (!review_reading(r, &reading))
		return;
	if (!review_item(&t, r, &q)) {
		req_fail(r, FAIL_NOT_FOUND, N_("There is no such page."));
		return;
	}
	const struct proposal *p = &q.what;
	struct sv back = arena_printf(r->arena, "/readings/%lld/items/%lld", (long long)reading.id, (long long)q.id);
	find_candidates(&t, &reading, p, &who);
	const struct crumb crumbs[] = {{sv_of(T(r, N_("Campaigns"))), SV("/campaigns")}, {sv_of(T(r, N_("New campaign from a plan"))), back}, {sv_of(T(r, N_("Edit"))), {0}}};
	part_crumbs(r, crumbs, LENGTH(crumbs));
	part_title(r, sv_of(T(r, N_("Edit the requirement"))), p->title);
	part_title_end(r);
	for (size_t i = 0; i < p->source_count; i++)
		page(&r->body, "<blockquote>“%.*s”</blockquote>\n", V(intake_quote(&t, &reading, p->sources[i])));
	part_form(r, (struct sv){0}, false);
	part_field(r, &(struct field){.name = "title", .label = sv_of(T(r, N_("What is to be done"))), .size = 60, .value = p->title});
	part_field(r, &(struct field){.name = "audience", .label = sv_of(T(r, N_("Audience"))), .size = 60, .value = p->audience, .optional = true});
	part_field(r, &(struct field){.name = "contents", .kind = FIELD_LINES, .label = sv_of(T(r, N_("Contents"))), .optional = true,
	                              .hint = sv_of(T(r, N_("One a line."))), .value = lines_of(r->arena, p->contents, p->content_count)});
	page(&r->body, "<h2>%s</h2>\n", T(r, N_("Who does it")));
	for (size_t i = 0; i < who.count; i++)
		draw_part(r, &reading, p, &who.parts[i], true);
	page(&r->body, "<details%s><summary>%s</summary>\n", "", T(r, N_("Others who may be asked")));
	for (size_t i = 0; i < who.count; i++)
		draw_part(r, &reading, p, &who.parts[i], false);
	page(&r->body, "</details>\n");
	draw_heads(r, &q);
	draw_dates(r, p);
	draw_addressees(r, &reading, p);
	part_submit(r, sv_of(T(r, N_("Save"))), back, sv_of(T(r, N_("Do not save"))));
	part_form_end(r);
}

// ---- what was typed

static void take_parts(struct req *r, const struct candidates *who, struct proposal *p)
{
	p->part_count = 0;
	for (size_t i = 0; i < who->count; i++) {
		const struct proposal_part *of = &who->parts[i];
		if (!req_has(r, name_of(r->arena, of, "on")))
			continue;
		struct proposal_part *part = &p->parts[p->part_count++];
		struct sv plan = req_text(r, name_of(r->arena, of, "plan"));
		*part = (struct proposal_part){.kind = of->kind, .unit = of->unit, .form = req_text(r, name_of(r->arena, of, "form"))};
		part->plan = sv_is(plan, "required") ? PLAN_REQUIRED : sv_is(plan, "exempt") ? PLAN_EXEMPT : PLAN_UNSAID;
		for (int k = 0; mode_name(k); k++) {
			if (req_has(r, arena_printf(r->arena, "%s.%s", name_of(r->arena, of, "mode"), mode_name(k)).p))
				part->modes |= 1u << k;
		}
	}
}

// What is ticked, where that is not what the audience gave before: a changed audience gives its own.
static void take_heads(struct tx *t, struct req *r, struct intake_requirement *q)
{
	struct terms categories = term_all(t, TERM_CATEGORIES);
	const int64_t *ticked;
	int64_t was[INTAKE_HEADS], chosen_heads[INTAKE_HEADS];
	size_t was_count = intake_heads(t, q, was), ticked_count = req_ids(r, "heads", &ticked), count = 0;
	bool same = true;
	for (size_t i = 0; i < categories.count && count < INTAKE_HEADS; i++) {
		bool on = among(categories.items[i].id, ticked, ticked_count);
		same &= on == among(categories.items[i].id, was, was_count);
		if (on)
			chosen_heads[count++] = categories.items[i].id;
	}
	if (same)
		return;
	q->heads_said = true;
	q->head_count = count;
	for (size_t i = 0; i < count; i++)
		q->heads[i] = chosen_heads[i];
}

static bool known_unit(struct tx *t, const struct intake_reading *reading, int64_t unit)
{
	return !unit || unit_is_below(t, reading->line, reading->unit, unit) || unit_is_below(t, reading->line, unit, reading->unit);
}

bool change_item_edit(struct tx *t, struct req *r)
{
	struct intake_reading reading;
	struct intake_requirement q;
	struct candidates who;
	if (!review_item(t, r, &q) || !intake_get(t, q.reading, &reading))
		return false;
	struct proposal *p = &q.what;
	find_candidates(t, &reading, p, &who);
	take_heads(t, r, &q);
	take_parts(r, &who, p);
	p->title = req_text(r, "title");
	p->audience = req_text(r, "audience");
	p->plan_due = req_date(r, "plan_due");
	p->hold_due = req_date(r, "hold_due");
	p->report_due = req_date(r, "report_due");
	p->held = req_date(r, "held");
	p->report_after = (int)req_int(r, "after");
	p->report_after_working = req_tick(r, "working");
	p->reports = req_tick(r, "reports");
	p->report_to_unit = req_int(r, "to");
	p->report_via_unit = req_int(r, "via");
	if (p->report_after < 0 || p->report_after > 365) {
		req_blame(r, "after", sv_of(T(r, N_("A number of days from 0 to 365."))));
		return false;
	}
	if (!known_unit(t, &reading, p->report_to_unit) || !known_unit(t, &reading, p->report_via_unit))
		return tx_refuse(t, FAIL_INPUT, N_("The report can only go to a unit of this line."));
	struct sv rest = req_text(r, "contents"), line;
	p->content_count = 0;
	while (p->content_count < PROPOSAL_TEXTS && sv_cut(&rest, '\n', &line)) {
		line = sv_trim(line);
		if (line.n)
			p->contents[p->content_count++] = line;
	}
	if (!intake_requirement_correct(t, &q))
		return false;
	req_redirect(r, arena_printf(r->arena, "/readings/%lld/items/%lld", (long long)q.reading, (long long)q.id));
	return true;
}

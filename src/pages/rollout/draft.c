// A campaign before it is opened: what it would hand out to how many units, who is exempt, who gets nothing; it is opened, or taken
// back as one to be looked through again.
#include "intake/intake.h"
#include "org/kind.h"
#include "org/unit.h"
#include "pages/intake/review.h"
#include "pages/rollout/common.h"
#include "pages/routes.h"
#include "pages/who.h"
#include "text/text.h"

enum { CHOICES_MOST = 300 }; // units offered by name; beyond that they are typed

const struct param draft_params[] = {
    {.name = "do", .type = PARAM_CHOICE, .choices = "open|back|except|restore", .label = N_("What to do")},
    {.name = "unit", .type = PARAM_TEXT, .label = N_("Unit")},
    {.name = "reason", .type = PARAM_TEXT, .most = 300, .label = N_("Why it is exempt")},
    {.name = "which", .type = PARAM_INT},
    {0}};

struct draft {
	struct req *r;
	struct tx t;
	struct campaign c;
	struct requirement *all;
	size_t count;
	struct kinds kinds;
	struct campaign_exception *exceptions;
	size_t exception_count;
	struct intake_requirement *said; // of the plan that it was made of
	size_t said_count;
};

static bool load(struct req *r, struct draft *x)
{
	*x = (struct draft){.r = r, .t = req_tx(r)};
	r->nav = "campaigns";
	if (!rollout_campaign(r, &x->t, &x->c))
		return false;
	x->all = requirement_all(&x->t, x->c.id, &x->count);
	x->kinds = kind_all(&x->t);
	x->said = intake_requirements(&x->t, intake_of_campaign(&x->t, x->c.id), &x->said_count);
	x->exceptions = campaign_exceptions(&x->t, x->c.id, &x->exception_count);
	return true;
}

// A unit that is named and of a kind that is named owes it once.
static int64_t units_of(struct draft *x, const struct requirement *q, const struct requirement_part *p)
{
	struct unit u;
	for (size_t i = 0; p->unit && i < q->part_count && unit_by_id(&x->t, p->unit, &u); i++) {
		if (q->parts[i].kind == u.kind)
			return 0;
	}
	return requirement_part_units(&x->t, &x->c, p);
}

static int64_t exempt_of(struct draft *x, const struct requirement *q)
{
	struct unit u;
	int64_t n = 0;
	for (size_t i = 0; i < x->exception_count; i++) {
		bool fits = false;
		for (size_t k = 0; k < q->part_count && unit_by_id(&x->t, x->exceptions[i].unit, &u); k++)
			fits |= q->parts[k].unit == u.id || q->parts[k].kind == u.kind;
		n += fits;
	}
	return n;
}

// ---- what is handed out to whom

static struct sv whom(struct draft *x, const struct requirement_part *p)
{
	const struct kind *k = kind_by_id(&x->kinds, p->kind);
	return p->unit ? review_unit(x->r, p->unit) : k ? kind_name(k, x->r->language) : (struct sv){0};
}

static struct sv way(struct draft *x, struct sv words)
{
	struct sv rest = words, one;
	unsigned modes = 0;
	while (sv_cut(&rest, ' ', &one))
		modes |= mode_of(one);
	return review_modes(x->r, modes);
}

// What the plan says of it in its own words.
static const struct proposal *said_of(const struct draft *x, const struct requirement *q)
{
	static const struct proposal none;
	for (size_t i = 0; i < x->said_count; i++) {
		if (x->said[i].requirement == q->id)
			return &x->said[i].what;
	}
	return &none;
}

static struct sv as_written(struct draft *x, struct sv words)
{
	return words.n ? req_say(x->r, N_("as written: “%.*s”"), V(words)) : words;
}

// A report that is due relative to something has no day yet: what was written instead is said.
static struct sv report_day(struct draft *x, const struct requirement *q)
{
	struct req *r = x->r;
	struct sv words = said_of(x, q)->report_text, day = date_is_set(q->report_due) ? part_date(r, q->report_due) : (struct sv){0};
	if (q->report_after) {
		struct sv after = q->report_working ? req_say(r, PLURAL(q->report_after, N_("%d working day after the session"), N_("%d working days after the session")), q->report_after)
		                                    : req_say(r, PLURAL(q->report_after, N_("%d day after the session"), N_("%d days after the session")), q->report_after);
		return day.n ? req_say(r, N_("%.*s, at the latest on %.*s"), V(after), V(day)) : after;
	}
	return day.n ? day : words.n ? as_written(x, words) : sv_of(T(r, N_("no day set")));
}

static void part_row(struct draft *x, const struct requirement *q, const struct requirement_part *p)
{
	static const char *const plans[] = {N_("Makes one"), N_("Plan not required"), N_("No word of a plan")};
	struct req *r = x->r;
	bool held = date_is_set(q->held_on);
	page(&r->body, "<tr class=\"l2\"><th scope=\"row\">%.*s</th>", V(whom(x, p)));
	part_figure(r, T(r, N_("Units")), part_int(r, units_of(x, q, p)));
	struct sv plan = held ? (struct sv){0} : sv_of(T(r, plans[p->plan]));
	if (p->plan == PLAN_STEP_REQUIRED && date_is_set(q->plan_due) && !held)
		plan = req_say(r, N_("Makes one, by %.*s"), V(part_date(r, q->plan_due)));
	part_cell(r, T(r, N_("Own plan")), plan);
	struct sv how = way(x, p->modes);
	part_cell(r, T(r, N_("Way")), how);
	struct sv day = held ? req_say(r, N_("Held already on %.*s"), V(part_date(r, q->held_on))) : date_is_set(q->hold_due) ? part_date(r, q->hold_due) : as_written(x, said_of(x, q)->hold_text);
	part_cell(r, T(r, N_("Carried out by")), day);
	struct sv due = report_day(x, q);
	part_cell(r, T(r, N_("Reported by")), q->reports && p->form ? due : sv_of(T(r, N_("No report"))));
	page(&r->body, "</tr>\n");
}

static struct sv heads(struct draft *x, const struct requirement *q)
{
	int64_t *all = ARENA_ARRAY(x->r->arena, int64_t, q->also_count + 1);
	size_t count = 0;
	if (q->category)
		all[count++] = q->category;
	for (size_t i = 0; i < q->also_count; i++)
		all[count++] = q->also[i].category;
	return review_heads(x->r, all, count);
}

static int64_t requirement_rows(struct draft *x, const struct requirement *q)
{
	struct req *r = x->r;
	int64_t units = 0, exempt = exempt_of(x, q);
	for (size_t i = 0; i < q->part_count; i++)
		units += units_of(x, q, &q->parts[i]);
	page(&r->body, "<tr class=\"grp\"><th scope=\"row\">%.*s", V(q->title));
	if (q->quote.n)
		page(&r->body, "<details class=\"small\"><summary>%.*s</summary><blockquote>“%.*s”</blockquote></details>", V(req_say(r, N_("From line %d"), q->source_line)), V(q->quote));
	page(&r->body, "</th><td class=\"n\" data-l=\"%s\">%.*s</td><td colspan=\"4\" class=\"wide\">", T(r, N_("Units")), V(part_int(r, units)));
	if (exempt)
		page(&r->body, "%.*s", V(req_say(r, N_("of which exempt: %lld"), (long long)exempt)));
	struct sv counted = heads(x, q);
	if (counted.n)
		page(&r->body, "%s<span class=\"small dim\">%.*s</span>", exempt ? "; " : "", V(req_say(r, N_("heads counted: %.*s"), V(counted))));
	page(&r->body, "</td></tr>\n");
	for (size_t i = 0; i < q->part_count; i++)
		part_row(x, q, &q->parts[i]);
	return units;
}

static void handed_out(struct draft *x)
{
	struct req *r = x->r;
	int64_t total = 0;
	part_section(r, "gets", sv_of(T(r, N_("What is handed out to whom"))));
	part_table(r, (struct sv){0}, N_("Requirement") "|#" N_("Units") "|" N_("Own plan") "|" N_("Way") "|" N_("Carried out by") "|" N_("Reported by"), TABLE_ROWS);
	for (size_t i = 0; i < x->count; i++)
		total += requirement_rows(x, &x->all[i]);
	page(&r->body, "<tr class=\"sum1\"><th scope=\"row\">%s</th><td class=\"n\" data-l=\"%s\">%.*s</td><td colspan=\"4\" class=\"nil\"></td></tr>\n", T(r, N_("Obligations made by opening")),
	     T(r, N_("Units")), V(part_int(r, total)));
	part_table_end(r);
	part_section_end(r);
}

// Kinds that have units here and are asked for nothing.
static void left_aside(struct draft *x)
{
	struct req *r = x->r;
	size_t shown = 0;
	for (size_t i = 0; i < x->kinds.count; i++) {
		const struct kind *k = &x->kinds.items[i];
		bool asked = k->organ;
		for (size_t n = 0; n < x->count; n++) {
			for (size_t p = 0; p < x->all[n].part_count; p++) {
				struct unit u;
				asked |= x->all[n].parts[p].kind == k->id;
				asked |= x->all[n].parts[p].unit && unit_by_id(&x->t, x->all[n].parts[p].unit, &u) && u.kind == k->id;
			}
		}
		int64_t units = asked ? 0 : requirement_part_units(&x->t, &x->c, &(struct requirement_part){.kind = k->id});
		if (!units)
			continue;
		page(&r->body, "%s%.*s: <b class=\"num\">%.*s</b>", shown++ ? "; " : T(r, N_("Asked for nothing: ")), V(kind_name(k, r->language)), V(part_int(r, units)));
	}
}

// ---- who is exempt

static void exempt_form(struct draft *x)
{
	struct req *r = x->r;
	struct units children = unit_children(&x->t, x->c.line, x->c.scope);
	page(&r->body, "<details%s><summary>%s</summary>\n", r->refused ? " open" : "", T(r, N_("Exempt a unit")));
	part_form(r, arena_printf(r->arena, "/campaigns/%lld/draft", (long long)x->c.id), false);
	struct sv value = req_field(r, "unit", (struct sv){0}), fault = req_fault(r, "unit");
	page(&r->body, "<div class=\"field%s\"><label for=\"f-unit\">%s</label>", fault.n ? " bad" : "", T(r, N_("Unit")));
	if (fault.n)
		page(&r->body, "<p class=\"err\" id=\"f-unit-err\">%.*s</p>", V(fault));
	page(&r->body, "<input id=\"f-unit\" name=\"unit\" size=\"40\" list=\"units\" value=\"%.*s\"><datalist id=\"units\">", V(value));
	for (size_t i = 0; i < children.count && i < CHOICES_MOST; i++) {
		if (!children.items[i].organ)
			page(&r->body, "<option value=\"%.*s\"></option>", V(children.items[i].name));
	}
	page(&r->body, "</datalist></div>\n");
	part_field(r, &(struct field){.name = "reason", .size = 40, .label = sv_of(T(r, N_("Why it is exempt"))), .hint = sv_of(T(r, N_("The unit sees it.")))});
	page(&r->body, "<p class=\"acts field\"><button class=\"btn\" name=\"do\" value=\"except\">%s</button></p>", T(r, N_("Exempt it")));
	part_form_end(r);
	page(&r->body, "</details>\n");
}

static void exempt(struct draft *x, bool may)
{
	struct req *r = x->r;
	part_section(r, "exempt", sv_of(T(r, N_("Who is exempt"))));
	if (!x->exception_count)
		page(&r->body, "<p class=\"dim\">%s</p>\n", T(r, N_("No unit is exempt.")));
	else
		page(&r->body, "<form method=\"post\" action=\"/campaigns/%lld/draft\">", (long long)x->c.id);
	if (x->exception_count) {
		req_form_keys(r, &r->body);
		part_hidden(r, "do", SV("restore"));
		part_table(r, (struct sv){0}, N_("Unit") "|" N_("Reason") "|-" N_("Change"), TABLE_ROWS);
	}
	for (size_t i = 0; i < x->exception_count; i++) {
		const struct campaign_exception *e = &x->exceptions[i];
		page(&r->body, "<tr><th scope=\"row\">%.*s</th>", V(e->name));
		part_cell(r, T(r, N_("Reason")), e->reason);
		page(&r->body, "<td>");
		if (may)
			page(&r->body, "<button class=\"btn bare\" name=\"which\" value=\"%lld\">%s<span class=\"vh\"> %.*s</span></button>", (long long)e->unit, T(r, N_("Not exempt after all")), V(e->name));
		page(&r->body, "</td></tr>\n");
	}
	if (x->exception_count) {
		part_table_end(r);
		page(&r->body, "</form>\n");
	}
	page(&r->body, "<p class=\"small dim\">");
	left_aside(x);
	page(&r->body, "</p>\n");
	if (may)
		exempt_form(x);
	part_section_end(r);
}

// ---- the page

static void decide(struct draft *x)
{
	struct req *r = x->r;
	page(&r->body, "<form class=\"acts\" method=\"post\" action=\"/campaigns/%lld/draft\">", (long long)x->c.id);
	req_form_keys(r, &r->body);
	page(&r->body, "<button class=\"btn go\" name=\"do\" value=\"open\">%s</button><button class=\"btn\" name=\"do\" value=\"back\">%s</button></form>\n", T(r, N_("Open the campaign")),
	     T(r, N_("Take back, look through again")));
}

static void draw(struct req *r, struct draft *x)
{
	bool may = who_may(r, OPERATION_campaign_edit, x->c.unit);
	int64_t reading = intake_of_campaign(&x->t, x->c.id);
	const struct crumb crumbs[] = {{sv_of(T(r, N_("Campaigns"))), SV("/campaigns")}, {sv_of(T(r, N_("Draft"))), {0}}};
	part_crumbs(r, crumbs, LENGTH(crumbs));
	part_title(r, x->c.title, sv_of(T(r, N_("A draft: nobody was told anything yet. Look at who gets what, then open it, or take it back as one."))));
	if (may)
		decide(x);
	part_title_end(r);
	if (r->refused && !req_has(r, "unit")) {
		AUTO(buf_free) struct buf why = {0};
		error_text(&r->error, r->language, &why);
		part_note(r, TONE_LATE, buf_view(&why));
	}
	if (reading && may)
		page(&r->body, "<p><a href=\"/readings/%lld\">%s</a></p>\n", (long long)reading, T(r, N_("See it beside the plan's text")));
	handed_out(x);
	exempt(x, may);
	rollout_follow_up(r, &x->c, x->c.scope);
}

void rollout_draft(struct req *r)
{
	struct draft x;
	if (load(r, &x))
		draw(r, &x);
}

void page_draft(struct req *r)
{
	struct draft x;
	if (!load(r, &x))
		return;
	if (x.c.state == CAMPAIGN_DRAFT)
		draw(r, &x);
	else if (r->refused) // another opened it meanwhile
		req_fail(r, FAIL_CONFLICT, N_("This campaign is opened already; what it asks for is settled."));
	else
		req_redirect(r, arena_printf(r->arena, "/campaigns/%lld", (long long)x.c.id));
}

static int64_t unit_named(struct tx *t, const struct campaign *c, struct sv words)
{
	struct unit u;
	struct units children = unit_children(t, c->line, c->scope);
	struct sv form = text_compare_form(t->arena, sv_trim(words));
	for (size_t i = 0; i < children.count; i++) {
		if (sv_eq(text_compare_form(t->arena, children.items[i].name), form))
			return children.items[i].id;
	}
	return unit_by_code(t, sv_trim(words), &u) && unit_is_below(t, c->line, c->scope, u.id) ? u.id : 0;
}

static bool except(struct tx *t, struct req *r, const struct campaign *c)
{
	int64_t unit = unit_named(t, c, req_text(r, "unit"));
	if (!unit)
		req_blame(r, "unit", sv_of(T(r, N_("No unit below has this name or code."))));
	if (!req_has(r, "reason"))
		req_blame(r, "reason", sv_of(T(r, N_("Say why the unit is exempt."))));
	return !r->fault_count && campaign_except(t, c->id, unit, req_text(r, "reason"));
}

bool change_draft(struct tx *t, struct req *r)
{
	struct campaign c;
	struct sv what = req_text(r, "do");
	if (!campaign_get(t, req_part(r, "campaign"), &c))
		return false;
	int64_t reading = intake_of_campaign(t, c.id);
	if (sv_is(what, "back")) {
		if (reading ? !intake_unmake_campaign(t, reading) : !campaign_discard(t, c.id))
			return false;
		req_redirect(r, reading ? arena_printf(r->arena, "/readings/%lld/finish", (long long)reading) : SV("/campaigns"));
		return true;
	}
	if (sv_is(what, "open") && campaign_open(t, c.id) < 0)
		return false;
	if (sv_is(what, "except") && !except(t, r, &c))
		return false;
	if (sv_is(what, "restore") && !campaign_unexcept(t, c.id, req_int(r, "which")))
		return false;
	req_redirect(r, arena_printf(r->arena, sv_is(what, "open") ? "/campaigns/%lld" : "/campaigns/%lld/draft", (long long)c.id));
	return true;
}

// Receiving: the grid of what was reported, one report beside the decision on it, and the units assigned to a supervisor.
#include "org/unit.h"
#include "pages/rollout/own.h"
#include "pages/routes.h"
#include "pages/who.h"
#include "text/text.h"

enum { GRID_FIELDS = 16 }; // as many as a form binds to facts; a wide grid is scrolled

static const struct value *answer(const struct values *v, struct sv key)
{
	return value_of(v, key);
}

// ---- the grid

struct grid {
	const struct form_field *fields[GRID_FIELDS]; // the numbers that a reader compares
	struct decimal sums[GRID_FIELDS]; // of the rows that were drawn
	bool beyond[GRID_FIELDS]; // the sum is larger than can be counted, and not shown
	size_t count;
};

static void choose_fields(const struct form *f, struct grid *g)
{
	for (size_t i = 0; i < f->field_count && g->count < GRID_FIELDS; i++) {
		const struct form_field *field = &f->fields[i];
		if (field->bound.n && (field->type == ANSWER_NUMBER || field->type == ANSWER_COMPUTED))
			g->fields[g->count++] = field;
	}
}

static size_t warnings(struct tx *t, const struct obligation *o, const struct form *f, struct values *v)
{
	struct form_fault *faults;
	size_t count;
	struct known known[4];
	form_check(t, f, v, known, report_facts(t, o, known), &faults, &count);
	return count;
}

static void grid_row(struct req *r, struct tx *t, const struct obligation *o, const struct form *f, struct grid *g)
{
	struct unit u;
	struct report p;
	if (!unit_by_id(t, o->unit, &u) || !report_counting(t, o, &p))
		return;
	struct report correction;
	bool corrected = o->state == REPORT_ACCEPTED && report_waiting(t, o->id, &correction);
	struct values v = report_values(t, p.id);
	page(&r->body, "<tr><th scope=\"row\"><a href=\"/obligations/%lld/receive\">%.*s</a></th><td>", (long long)o->id, V(u.name));
	if (corrected)
		part_tag(r, TONE_SOON, sv_of(T(r, N_("A correction is waiting"))));
	else if (warnings(t, o, f, &v))
		part_tag(r, TONE_SOON, sv_of(T(r, N_("Look at it"))));
	else
		rollout_state(r, o, 1);
	page(&r->body, "</td>");
	for (size_t i = 0; i < g->count; i++) {
		const struct value *one = answer(&v, g->fields[i]->key);
		struct sv label = g->fields[i]->label;
		if (one && one->number) {
			part_figure(r, arena_cstr(r->arena, label), part_decimal(r, one->figure));
			g->beyond[i] = g->beyond[i] || !decimal_add(g->sums[i], one->figure, &g->sums[i]);
		} else
			page(&r->body, "<td class=\"n faint nil\">–</td>");
	}
	page(&r->body, "</tr>\n");
}

static void grid(struct req *r, struct tx *t, const struct obligation *all, size_t count, int64_t version)
{
	struct form f;
	struct grid g = {0};
	if (!form_get(t, version, &f))
		return;
	choose_fields(&f, &g);
	page(&r->body, "<section class=\"sec\"><h2>%.*s</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"%.*s\"><table class=\"rows\"><thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th>", V(f.name),
	     V(f.name), T(r, N_("Unit")), T(r, N_("State")));
	for (size_t i = 0; i < g.count; i++)
		page(&r->body, "<th scope=\"col\" class=\"n\">%.*s</th>", V(g.fields[i]->label));
	page(&r->body, "</tr></thead><tbody>\n");
	for (size_t i = 0; i < count; i++) {
		if (all[i].form_version == version && (all[i].state == REPORT_SENT || all[i].state == REPORT_ACCEPTED) && !all[i].covered_by)
			grid_row(r, t, &all[i], &f, &g);
	}
	page(&r->body, "<tr class=\"sum1\"><th scope=\"row\">%s</th><td></td>", T(r, N_("Sum")));
	for (size_t i = 0; i < g.count; i++)
		part_figure(r, arena_cstr(r->arena, g.fields[i]->label), g.beyond[i] ? (struct sv){0} : part_decimal(r, g.sums[i]));
	page(&r->body, "</tr></tbody></table></div></section>\n");
}

void page_reports(struct req *r)
{
	struct tx t = req_tx(r);
	struct requirement q;
	struct campaign c;
	r->nav = "campaigns";
	if (!requirement_get(&t, req_part(r, "requirement"), &q) || !campaign_get(&t, q.campaign, &c)) {
		error_clear(&r->error);
		req_fail(r, FAIL_NOT_FOUND, N_("There is no such requirement."));
		return;
	}
	size_t count, waiting = 0, missing = 0;
	struct obligation *all = obligation_in(&t, q.id, c.scope, &count);
	for (size_t i = 0; i < count; i++) {
		waiting += all[i].state == REPORT_SENT && !all[i].covered_by;
		missing += all[i].reports && !all[i].exempt_why.n && !all[i].released_why.n && all[i].state != REPORT_SENT && all[i].state != REPORT_ACCEPTED;
	}
	struct crumb crumbs[] = {{sv_of(T(r, N_("Campaigns"))), SV("/campaigns")}, {c.title, arena_printf(r->arena, "/campaigns/%lld", (long long)c.id)}, {sv_of(T(r, N_("Receive reports"))), {0}}};
	part_crumbs(r, crumbs, LENGTH(crumbs));
	part_title(r, sv_of(T(r, N_("Receive reports"))), req_say(r, N_("%.*s: %zu to be received, %zu still missing."), V(q.title), waiting, missing));
	part_title_end(r);
	part_form(r, (struct sv){0}, false);
	if (waiting)
		page(&r->body, "<p class=\"acts\"><button class=\"btn go\">%s</button></p>", T(r, N_("Receive those without warnings")));
	part_form_end(r);
	part_row_filter(r, "reports", count);
	page(&r->body, "<div id=\"reports\">");
	int64_t done[8];
	size_t versions = 0;
	for (size_t i = 0; i < count; i++) {
		bool seen = !all[i].form_version || (all[i].state != REPORT_SENT && all[i].state != REPORT_ACCEPTED);
		for (size_t k = 0; k < versions; k++)
			seen = seen || done[k] == all[i].form_version;
		if (seen || versions == LENGTH(done))
			continue;
		done[versions++] = all[i].form_version;
		grid(r, &t, all, count, all[i].form_version);
	}
	page(&r->body, "</div>\n");
	if (!versions)
		part_empty(r, sv_of(T(r, N_("No report has come yet"))), sv_of(T(r, N_("They appear here as units send them."))));
}

bool change_reports(struct tx *t, struct req *r)
{
	struct requirement q;
	struct campaign c;
	if (!requirement_get(t, req_part(r, "requirement"), &q) || !campaign_get(t, q.campaign, &c))
		return false;
	report_accept_clean(t, q.id, c.scope);
	if (error_is_set(t->error))
		return false;
	req_redirect(r, arena_printf(r->arena, "/requirements/%lld/reports", (long long)q.id));
	return true;
}

// ---- one report, and the decision

const struct param receive_params[] = {{.name = "report", .type = PARAM_INT, .required = true},
                                       {.name = "decision", .type = PARAM_CHOICE, .choices = "accept|return", .required = true, .label = N_("Decision")},
                                       {.name = "remarks", .type = PARAM_LINES, .most = 2000, .label = N_("What is missing or wrong")},
                                       {.name = "due", .type = PARAM_DATE, .label = N_("Send again by")},
                                       {0}};

// Figures stand in one column, flush right; where words are among the answers they begin beside their label.
static bool only_figures(const struct form *f, struct sv section)
{
	for (size_t i = 0; i < f->field_count; i++) {
		enum answer_type type = f->fields[i].type;
		if (sv_eq(f->fields[i].section, section) && type != ANSWER_NUMBER && type != ANSWER_COMPUTED && type != ANSWER_RATE)
			return false;
	}
	return true;
}

// What is drawn of a report: its answers, those of the unit's last report before, and what its form finds.
struct answers {
	struct form f;
	struct values now, before;
	bool has_before;
	struct form_fault *faults;
	size_t fault_count;
};

static struct sv answer_text(struct req *r, struct tx *t, const struct form_field *field, const struct values *v)
{
	const struct value *one = answer(v, field->key);
	struct sv text = field->type == ANSWER_RATE ? form_rate(t, v, field->formula) : one && one->number ? part_decimal(r, one->figure) : one ? one->text : (struct sv){0};
	if (sv_is(text, "-"))
		return sv_of(T(r, N_("None")));
	if (field->type == ANSWER_YES_NO && text.n)
		return sv_of(sv_is(text, "yes") ? T(r, N_("Yes")) : T(r, N_("No")));
	return text;
}

static void faults_of(struct req *r, const struct answers *x, const struct form_field *field)
{
	for (size_t k = 0; k < x->fault_count; k++) {
		if (sv_eq(x->faults[k].key, field->key)) {
			page(&r->body, "<br>");
			part_tag(r, TONE_SOON, x->faults[k].message);
		}
	}
}

static void answers_end(struct req *r, const char *open)
{
	if (strcmp(open, "table") == 0)
		page(&r->body, "</tbody></table></div>\n");
	else if (*open)
		page(&r->body, "</dl></div>\n");
}

// This time beside last time: what moved is told by the eye.
static void compared(struct req *r, struct tx *t, const struct answers *x, const struct form_field *field)
{
	struct sv now = answer_text(r, t, field, &x->now), before = answer_text(r, t, field, &x->before);
	page(&r->body, "<tr><th scope=\"row\">%.*s", V(field->label));
	faults_of(r, x, field);
	page(&r->body, "</th><td class=\"n\">%.*s</td><td class=\"n %s\">%.*s</td></tr>\n", V(now.n ? now : SV("–")), sv_eq(now, before) ? "faint" : "", V(before.n ? before : SV("–")));
}

static void told(struct req *r, struct tx *t, const struct answers *x, const struct form_field *field)
{
	const struct value *one = answer(&x->now, field->key);
	struct sv text = answer_text(r, t, field, &x->now);
	page(&r->body, "<dt>%.*s</dt><dd class=\"%s\">%.*s", V(field->label), only_figures(&x->f, field->section) ? "n" : one && one->number ? "num" : "", V(text.n ? text : SV("–")));
	faults_of(r, x, field);
	page(&r->body, "</dd>");
}

// Which report last time is, so that nobody compares what is not alike without knowing.
static void last_time(struct req *r, struct tx *t, const struct report *p)
{
	struct obligation o;
	struct requirement q;
	if (!obligation_get(t, p->obligation, &o) || !requirement_get(t, o.requirement, &q))
		return;
	struct sv day = part_date(r, instant_date(p->sent_at, r->offset));
	page(&r->body, "<p class=\"small dim\">%.*s</p>\n", V(req_say(r, N_("Last time: “%.*s”, sent on %.*s."), V(q.title), V(day))));
}

void report_answers(struct req *r, struct tx *t, const struct obligation *o, const struct report *p)
{
	struct answers x = {0};
	struct known known[4];
	struct report last;
	if (!form_get(t, p->form_version, &x.f))
		return;
	x.now = report_values(t, p->id);
	x.has_before = report_before(t, o, p, &last);
	if (x.has_before)
		x.before = report_values(t, last.id);
	form_check(t, &x.f, &x.now, known, report_facts(t, o, known), &x.faults, &x.fault_count);
	struct sv section = {0};
	const char *close = "";
	if (x.has_before)
		last_time(r, t, &last);
	for (size_t i = 0; i < x.f.field_count; i++) {
		const struct form_field *field = &x.f.fields[i];
		bool figures = only_figures(&x.f, field->section), table = figures && x.has_before;
		if (!sv_eq(field->section, section)) {
			section = field->section;
			answers_end(r, close);
			page(&r->body, "<div class=\"part\"><h3>%.*s</h3>", V(section));
			if (table)
				page(&r->body, "<table class=\"figs\"><thead><tr><th scope=\"col\">%s</th><th scope=\"col\" class=\"n\">%s</th><th scope=\"col\" class=\"n\">%s</th></tr></thead><tbody>\n", T(r, N_("Item")),
				     T(r, N_("This time")), T(r, N_("Last time")));
			else
				page(&r->body, "<dl class=\"facts%s\">", figures ? " figs" : "");
			close = table ? "table" : "list";
		}
		if (table)
			compared(r, t, &x, field);
		else
			told(r, t, &x, field);
	}
	answers_end(r, close);
}

static void decision(struct req *r, const struct obligation *o, const struct report *p)
{
	static const char *const ready[] = {N_("Give the day on which those absent made it up."), N_("Name the cells that have not held it."), N_("Attach the signed minutes."),
	                                    N_("Write down shortcomings and causes.")};
	part_form(r, (struct sv){0}, false);
	part_hidden(r, "report", arena_printf(r->arena, "%lld", (long long)p->id));
	page(&r->body, "<p class=\"acts\"><button class=\"btn go big\" name=\"decision\" value=\"accept\">%s</button></p>", T(r, N_("Receive")));
	page(&r->body, "<section class=\"sec\"><h2>%s</h2>", T(r, N_("Or return it")));
	AUTO(buf_free) struct buf hint = {0};
	for (size_t i = 0; i < LENGTH(ready); i++)
		buf_printf(&hint, "%s%s", i ? " · " : "", T(r, ready[i]));
	part_field(r, &(struct field){.name = "remarks", .kind = FIELD_LINES, .label = sv_of(T(r, N_("What is missing or wrong"))), .hint = arena_sv(r->arena, buf_view(&hint)), .optional = true});
	struct date due = date_add(part_today(r), 3);
	part_field(r, &(struct field){.name = "due", .kind = FIELD_DATE, .size = 11, .label = sv_of(T(r, N_("Send again by"))), .value = text_date(r->arena, due), .optional = true});
	page(&r->body, "<p class=\"acts\"><button class=\"btn stop\" name=\"decision\" value=\"return\">%s</button></p></section>", T(r, N_("Return with remarks")));
	part_form_end(r);
	(void)o;
}

// What is decided is a correction: that the received one counts until then, and what the unit says of it.
static void correction(struct req *r, struct tx *t, int64_t obligation)
{
	size_t count;
	struct event *all = obligation_events(t, obligation, &count);
	part_note(r, TONE_SOON, sv_of(T(r, N_("A correction of the report that was received. Until it is received, the received figures count."))));
	for (size_t i = 0; i < count; i++) {
		if (sv_is(all[i].what, "report.correct")) {
			page(&r->body, "<blockquote>%.*s</blockquote>\n", V(all[i].note));
			return;
		}
	}
}

void page_receive(struct req *r)
{
	struct tx t = req_tx(r);
	struct obligation o;
	struct requirement q;
	struct campaign c;
	struct unit u;
	struct report p;
	r->nav = "campaigns";
	struct error kept = r->error;
	if (!obligation_get(&t, req_part(r, "obligation"), &o) || !requirement_get(&t, o.requirement, &q) || !campaign_get(&t, q.campaign, &c) || !unit_by_id(&t, o.unit, &u)) {
		error_clear(&r->error);
		req_fail(r, FAIL_NOT_FOUND, N_("There is no such report."));
		return;
	}
	bool waiting = report_waiting(&t, o.id, &p), has = waiting || report_last(&t, o.id, &p);
	r->error = kept;
	struct crumb crumbs[] = {{c.title, arena_printf(r->arena, "/campaigns/%lld", (long long)c.id)},
	                         {sv_of(T(r, N_("Receive reports"))), arena_printf(r->arena, "/requirements/%lld/reports", (long long)q.id)},
	                         {u.name, {0}}};
	part_crumbs(r, crumbs, LENGTH(crumbs));
	part_title(r, u.name, q.title);
	part_title_end(r);
	page(&r->body, "<p class=\"field\">");
	rollout_state(r, &o, q.sessions);
	page(&r->body, "</p>\n");
	if (!has || sv_is(p.state, "draft")) {
		if (error_is_set(&r->error)) {
			part_form(r, (struct sv){0}, false);
			part_form_end(r);
		}
		part_empty(r, sv_of(T(r, N_("No report is here to be received"))), sv_of(T(r, N_("The unit has not sent it, or has taken it back."))));
		return;
	}
	if (waiting && o.state == REPORT_ACCEPTED)
		correction(r, &t, o.id);
	page(&r->body, "<div class=\"two\"><div>");
	part_section(r, NULL, sv_of(T(r, N_("Report"))));
	report_answers(r, &t, &o, &p);
	part_section_end(r);
	page(&r->body, "</div><div>");
	if (waiting) {
		decision(r, &o, &p);
	} else if (error_is_set(&r->error)) {
		part_form(r, (struct sv){0}, false);
		part_form_end(r);
	}
	page(&r->body, "</div></div>\n");
}

bool change_receive(struct tx *t, struct req *r)
{
	int64_t id = req_part(r, "obligation"), report = req_int(r, "report");
	struct obligation o;
	bool good = sv_is(req_text(r, "decision"), "accept") ? report_accept(t, id, report) : report_return(t, id, report, req_text(r, "remarks"), req_date(r, "due"));
	if (!good || !obligation_get(t, id, &o))
		return false;
	req_redirect(r, arena_printf(r->arena, "/requirements/%lld/reports", (long long)o.requirement));
	return true;
}

// ---- a supervisor's units

void page_assigned(struct req *r)
{
	struct tx t = req_tx(r);
	const struct who *w = who_of(r);
	r->nav = "assigned";
	part_title(r, sv_of(T(r, N_("Units assigned to you"))), sv_of(T(r, N_("How far each of them is. What is written here cannot be changed from this page."))));
	part_title_end(r);
	size_t shown = 0;
	for (size_t i = 0; w && i < w->principal.count; i++) {
		const struct grant *g = &w->principal.grants[i];
		struct unit u;
		size_t count;
		if (g->role != ROLE_SUPERVISOR || !unit_by_id(&t, g->unit, &u))
			continue;
		part_section(r, NULL, u.name);
		struct obligation *all = obligation_of_unit(&t, g->unit, &count);
		part_table(r, (struct sv){0}, N_("Requirement") "|" N_("State") "|" N_("Held") "|" N_("Report") "|#" N_("Reached of must attend"), TABLE_ROWS);
		for (size_t k = 0; k < count; k++) {
			struct requirement q;
			if (!requirement_get(&t, all[k].requirement, &q))
				continue;
			page(&r->body, "<tr><th scope=\"row\"><a href=\"/obligations/%lld\">%.*s</a></th><td>", (long long)all[k].id, V(q.title));
			rollout_state(r, &all[k], q.sessions);
			page(&r->body, "</td>");
			part_cell(r, T(r, N_("Held")), date_is_set(all[k].held_on) ? part_date(r, all[k].held_on) : (struct sv){0});
			page(&r->body, "<td>");
			if (all[k].reports && (all[k].state == REPORT_NONE || all[k].state == REPORT_RETURNED || all[k].state == REPORT_WITHDRAWN))
				part_due(r, obligation_due(&all[k]));
			page(&r->body, "</td>");
			if (all[k].figures) {
				page(&r->body, "<td class=\"n\">");
				part_frac(r, all[k].reached, all[k].expected);
				page(&r->body, "</td></tr>\n");
			} else {
				page(&r->body, "<td class=\"n faint nil\">–</td></tr>\n");
			}
		}
		part_table_end(r);
		part_section_end(r);
		shown++;
	}
	if (!shown)
		part_empty(r, sv_of(T(r, N_("No unit is assigned to you"))), sv_of(T(r, N_("Assignments are made by a document; the administrator enters them."))));
}

// Home: what one's unit owes, in order of due date, and what waits for an officer.
#include "intake/intake.h"
#include "pages/rollout/own.h"
#include "pages/routes.h"
#include "pages/who.h"
#include "register/document.h"
#include "text/text.h"

struct todo {
	struct obligation o;
	struct requirement q;
	struct date due;
	enum obligation_step next;
};

static int by_due(const void *a, const void *b)
{
	const struct todo *x = a, *y = b;
	bool dx = date_is_set(x->due), dy = date_is_set(y->due);
	if (dx != dy)
		return dx ? -1 : 1;
	int order = date_cmp(x->due, y->due);
	return order ? order : (x->o.id > y->o.id) - (x->o.id < y->o.id);
}

static const char *act_words(const struct todo *d)
{
	if (d->o.state == REPORT_RETURNED)
		return N_("Mend the report");
	switch (d->next) {
	case STEP_PLAN:
		return N_("Record the plan");
	case STEP_HOLD:
		return N_("Record a session");
	case STEP_REPORT:
		return N_("Write the report");
	case STEP_DONE:
		break;
	}
	return N_("Look");
}

static const char *act_path(const struct todo *d)
{
	return d->next == STEP_PLAN ? "/plan" : d->next == STEP_HOLD ? "/session" : d->next == STEP_REPORT ? "/report" : "";
}

// Who may only look is not offered to act.
static void item(struct req *r, struct tx *t, const struct todo *d, bool first)
{
	struct campaign c;
	bool acts = who_may(r, OPERATION_obligation_fulfil, d->o.unit);
	const char *words = acts ? act_words(d) : N_("Look"), *path = acts ? act_path(d) : "";
	if (!campaign_get(t, d->o.campaign, &c))
		return;
	page(&r->body, "<li>\n<p class=\"when\">");
	if (date_is_set(d->due)) {
		struct sv day = part_day_month(r, d->due), weekday = part_weekday(r, d->due);
		page(&r->body, "<b>%.*s</b><span>%.*s</span>", V(day), V(weekday));
		part_due(r, d->due);
	}
	page(&r->body, "</p>\n<div><h2><a href=\"/obligations/%lld\">%s: %.*s</a></h2>", (long long)d->o.id, T(r, act_words(d)), V(c.title));
	page(&r->body, "<p>%.*s</p>", V(d->q.title));
	if (d->o.state == REPORT_RETURNED) {
		size_t count;
		struct event *all = obligation_events(t, d->o.id, &count);
		for (size_t i = 0; i < count; i++) {
			if (sv_is(all[i].what, "report.return")) {
				page(&r->body, "<blockquote>“%.*s”</blockquote>", V(all[i].note));
				break;
			}
		}
	}
	page(&r->body, "<p>");
	rollout_state(r, &d->o, d->q.sessions);
	page(&r->body, "</p></div>\n<p class=\"acts\"><a class=\"btn%s\" href=\"/obligations/%lld%s\">%s</a></p>\n</li>\n", first && acts ? " go" : "", (long long)d->o.id, path, T(r, words));
}

static size_t owed(struct req *r, struct tx *t, int64_t unit, struct todo **out)
{
	size_t count, n = 0;
	struct obligation *all = obligation_of_unit(t, unit, &count);
	*out = ARENA_ARRAY(r->arena, struct todo, count ? count : 1);
	for (size_t i = 0; i < count; i++) {
		struct todo d = {.o = all[i]};
		if (!requirement_get(t, all[i].requirement, &d.q))
			continue;
		d.next = obligation_next(&all[i], d.q.sessions, &d.due);
		if (d.next != STEP_DONE)
			(*out)[n++] = d;
	}
	if (n)
		qsort(*out, n, sizeof(**out), by_due);
	return n;
}

static void list(struct req *r, struct tx *t, const struct todo *all, size_t n)
{
	struct date today = part_today(r);
	bool open = false, told = false;
	for (size_t i = 0; i < n; i++) {
		bool past = date_is_set(all[i].due) && date_cmp(all[i].due, today) < 0;
		if (!past && !told && i > 0) {
			// Today's line, between what is overdue and what is not.
			if (open)
				page(&r->body, "</ol>\n");
			struct sv day = part_day_month(r, today), words = req_say(r, N_("Today, %.*s"), V(day));
			page(&r->body, "<p class=\"now\">%.*s</p>\n", V(words));
			open = false;
		}
		told = told || !past;
		if (!open)
			page(&r->body, "<ol class=\"todo\">\n");
		open = true;
		item(r, t, &all[i], i == 0);
	}
	if (open)
		page(&r->body, "</ol>\n");
}

// What the officer has begun and not ended: readings to be looked through, campaigns to be opened.
static void begun(struct req *r, struct tx *t, int64_t unit)
{
	size_t readings, campaigns, drafts = 0;
	struct intake_reading *all = intake_waiting(t, unit, &readings);
	struct campaign *made = campaign_of_unit(t, unit, &campaigns);
	for (size_t i = 0; i < campaigns; i++)
		drafts += made[i].state == CAMPAIGN_DRAFT;
	if (!readings && !drafts)
		return;
	part_section(r, NULL, sv_of(T(r, N_("Begun, waiting for you"))));
	part_table(r, (struct sv){0}, N_("What waits") "|" N_("State") "|-" N_("Go on"), TABLE_ROWS);
	for (size_t i = 0; i < campaigns; i++) {
		if (made[i].state != CAMPAIGN_DRAFT)
			continue;
		page(&r->body, "<tr><th scope=\"row\">%.*s</th>", V(made[i].title));
		part_cell(r, T(r, N_("State")), sv_of(T(r, N_("A draft, not opened yet"))));
		page(&r->body, "<td><a href=\"/campaigns/%lld/draft\">%s<span class=\"vh\">: %.*s</span></a></td></tr>\n", (long long)made[i].id, T(r, N_("Look at it, open it")), V(made[i].title));
	}
	for (size_t i = 0; i < readings; i++) {
		struct intake_counts asked = intake_requirement_counts(t, all[i].id), said = intake_measure_counts(t, all[i].id);
		bool figures = all[i].campaign || !(asked.proposed + asked.accepted);
		struct document d;
		struct sv title = intake_campaign_title(t, &all[i]), number = document_get(t, all[i].document, &d) ? text_document_number(r->arena, d.number, d.symbol) : (struct sv){0};
		if (number.n)
			title = req_say(r, N_("%.*s, no. %.*s"), V(title), V(number));
		page(&r->body, "<tr><th scope=\"row\">%.*s</th>", V(title));
		part_cell(r, T(r, N_("State")), req_say(r, N_("Still to be looked at: requirements %lld, figures %lld"), (long long)(all[i].campaign ? 0 : asked.proposed), (long long)(all[i].figures_at ? 0 : said.proposed)));
		page(&r->body, "<td><a href=\"/readings/%lld%s\">%s<span class=\"vh\">: %.*s</span></a></td></tr>\n", (long long)all[i].id, figures ? "/figures" : "", T(r, N_("Go on")), V(title));
	}
	part_table_end(r);
	part_section_end(r);
}

// What waits for the officer: campaigns that run at the unit and below, whoever issued them, and reports that came.
static void officer(struct req *r, struct tx *t, int64_t unit)
{
	size_t count, q_count, shown = 0;
	struct campaign *all = campaign_for_unit(t, unit, &count);
	part_section(r, NULL, sv_of(T(r, N_("Campaigns that run"))));
	for (size_t i = 0; i < count; i++) {
		if (all[i].state != CAMPAIGN_OPEN)
			continue;
		if (!shown++)
			part_table(r, (struct sv){0}, N_("Requirement") "|-" N_("Progress") "|#" N_("Done") "|#" N_("Overdue") "|#" N_("To be received"), TABLE_ROWS);
		struct requirement *q = requirement_all(t, all[i].id, &q_count);
		for (size_t k = 0; k < q_count; k++) {
			struct rollup s = rollup_at(t, q[k].id, unit);
			if (!rollout_owed(&s))
				continue;
			page(&r->body, "<tr><th scope=\"row\"><a href=\"/campaigns/%lld?part=%lld\">%.*s</a><span class=\"small dim once\">%.*s</span></th><td class=\"wide\">", (long long)all[i].id, (long long)q[k].id, V(q[k].title), V(all[i].title));
			rollout_bar(r, &s);
			page(&r->body, "</td><td class=\"n\" data-l=\"%s\">", T(r, N_("Done")));
			part_frac(r, rollout_done(&s), rollout_owed(&s));
			page(&r->body, "</td>");
			part_figure(r, T(r, N_("Overdue")), part_int(r, s.overdue));
			page(&r->body, "<td class=\"n\" data-l=\"%s\">", T(r, N_("To be received")));
			struct sv waiting = part_int(r, s.reported - s.accepted);
			if (s.reported > s.accepted)
				page(&r->body, "<a href=\"/requirements/%lld/reports\">%.*s</a>", (long long)q[k].id, V(waiting));
			else
				page(&r->body, "0");
			page(&r->body, "</td></tr>\n");
		}
	}
	if (shown)
		part_table_end(r);
	else
		page(&r->body, "<p class=\"dim\">%s</p>\n", T(r, N_("None yet. A campaign is made from its plan, which is brought in under Documents.")));
	part_section_end(r);
}

void page_home(struct req *r)
{
	struct tx t = req_tx(r);
	const struct grant *g = who_grant(r);
	struct todo *all = NULL;
	size_t n = 0;
	r->nav = "home";
	if (g && g->role != ROLE_SUPERVISOR)
		n = owed(r, &t, g->acting, &all);
	struct date today = part_today(r);
	struct sv weekday = part_weekday(r, today), date = part_date(r, today);
	size_t overdue = 0;
	for (size_t i = 0; i < n; i++)
		overdue += date_is_set(all[i].due) && date_cmp(all[i].due, today) < 0;
	part_title(r, sv_of(T(r, N_("To do"))), n ? req_say(r, PLURAL(n, N_("%.*s, %.*s. The unit has %zu thing to do, %zu overdue."), N_("%.*s, %.*s. The unit has %zu things to do, %zu overdue.")), V(weekday), V(date), n, overdue)
	                                          : req_say(r, N_("Today is %.*s, %.*s."), V(weekday), V(date)));
	part_title_end(r);
	if (!g) {
		part_note(r, TONE_SOON, sv_of(T(r, N_("You hold no role at present. The administrator of your organisation gives one."))));
		return;
	}
	list(r, &t, all, n);
	bool receives = who_may(r, OPERATION_report_receive, g->acting);
	if (receives) {
		if (who_may(r, OPERATION_document_add, g->acting))
			begun(r, &t, g->acting);
		officer(r, &t, g->acting);
	}
	if (g->role == ROLE_SUPERVISOR) {
		page(&r->body, "<p class=\"told\">%s</p>\n<p class=\"acts\">", T(r, N_("Nothing is to be recorded here: you follow how far the units assigned to you are.")));
		part_link(r, SV("/assigned"), sv_of(T(r, N_("Units assigned to you"))), true);
		page(&r->body, "</p>\n");
	}
	if (g->role != ROLE_SUPERVISOR && !n && !receives)
		part_empty(r, sv_of(T(r, N_("Nothing is owed at present"))), sv_of(T(r, N_("What the superior assigns appears here, in order of due date."))));
}

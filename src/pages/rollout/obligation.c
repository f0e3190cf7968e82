// What one unit owes: the steps, its plan, its sessions, its report, what was said, what happened.
#include "org/account.h"
#include "org/unit.h"
#include "pages/rollout/common.h"
#include "pages/rollout/own.h"
#include "pages/routes.h"
#include "pages/who.h"

bool own_load(struct req *r, struct own *x)
{
	struct error kept = r->error;
	x->r = r;
	x->t = req_tx(r);
	error_clear(&r->error);
	bool good = obligation_get(&x->t, req_part(r, "obligation"), &x->o) && requirement_get(&x->t, x->o.requirement, &x->q) &&
	            campaign_get(&x->t, x->o.campaign, &x->c) && unit_by_id(&x->t, x->o.unit, &x->u);
	error_clear(&r->error);
	if (!good) {
		req_fail(r, FAIL_NOT_FOUND, N_("There is no such obligation."));
		return false;
	}
	r->error = kept;
	r->nav = who_may(r, OPERATION_report_receive, x->o.unit) ? "campaigns" : "home";
	x->path = arena_printf(r->arena, "/obligations/%lld", (long long)x->o.id);
	return true;
}

void own_crumbs(const struct own *x, struct sv here)
{
	struct req *r = x->r;
	struct crumb crumbs[] = {{x->c.title, arena_printf(r->arena, "/campaigns/%lld", (long long)x->c.id)}, {x->u.name, here.n ? x->path : (struct sv){0}}, {here, {0}}};
	part_crumbs(r, crumbs, here.n ? 3 : 2);
}

struct sv own_addressee(struct own *x)
{
	struct unit to, via;
	if (!x->q.report_to || !unit_by_id(&x->t, x->q.report_to, &to))
		return unit_by_id(&x->t, x->c.unit, &to) ? to.name : (struct sv){0};
	if (!x->q.report_via || !unit_by_id(&x->t, x->q.report_via, &via))
		return to.name;
	return req_say(x->r, N_("%.*s, through %.*s"), V(to.name), V(via.name));
}

// ---- the steps

static struct sv when(struct own *x, struct date done, struct date due)
{
	struct req *r = x->r;
	if (date_is_set(done)) {
		struct sv day = part_date(r, done);
		if (!date_is_set(due))
			return day;
		return date_cmp(done, due) <= 0 ? req_say(r, N_("%.*s, on time"), V(day)) : req_say(r, N_("%.*s, late by %d days"), V(day), date_days(done) - date_days(due));
	}
	if (!date_is_set(due))
		return (struct sv){0};
	struct sv day = part_date(r, due);
	return req_say(r, N_("by %.*s"), V(day));
}

static void steps(struct own *x)
{
	struct req *r = x->r;
	struct step all[4];
	size_t n = 0;
	const struct obligation *o = &x->o;
	enum progress p = obligation_progress(o, x->q.sessions);
	struct date due;
	enum obligation_step next = obligation_next(o, x->q.sessions, &due);
	bool sent = p == PROGRESS_REPORTED || p == PROGRESS_ACCEPTED;
	if (o->plan == PLAN_STEP_REQUIRED)
		all[n++] = (struct step){MARK_plan, sv_of(T(r, N_("Plan made"))), when(x, o->planned_on, o->plan_due), !date_is_set(o->planned_on), next == STEP_PLAN};
	if (o->holds)
		all[n++] = (struct step){MARK_held, sv_of(T(r, N_("Held"))), when(x, o->held_on, o->hold_due), !date_is_set(o->held_on) && !sent, next == STEP_HOLD};
	if (o->reports) {
		all[n++] = (struct step){p == PROGRESS_RETURNED ? MARK_back : MARK_sent, sv_of(T(r, p == PROGRESS_RETURNED ? N_("Returned") : N_("Reported"))),
		                         when(x, sent ? o->first_on : (struct date){0}, p == PROGRESS_RETURNED ? o->return_due : o->report_due), !sent, next == STEP_REPORT};
		all[n++] = (struct step){MARK_done, sv_of(T(r, p == PROGRESS_ACCEPTED ? N_("Accepted") : N_("Receive"))), p == PROGRESS_ACCEPTED ? part_date(r, instant_date(o->decided_at, r->offset)) : (struct sv){0}, p != PROGRESS_ACCEPTED,
		                         p == PROGRESS_REPORTED};
	}
	part_steps(r, all, n);
}

// ---- what may be done now

static void acts(struct own *x)
{
	struct req *r = x->r;
	struct date due;
	bool open = x->c.state == CAMPAIGN_OPEN && !x->o.exempt_why.n && !x->o.released_why.n && !x->o.covered_by;
	bool own = open && who_may(r, OPERATION_obligation_fulfil, x->o.unit), receives = open && who_may(r, OPERATION_report_receive, x->o.unit);
	enum obligation_step next = obligation_next(&x->o, x->q.sessions, &due);
	page(&r->body, "<p class=\"acts\">");
	if (own && x->o.plan == PLAN_STEP_REQUIRED)
		part_link(r, arena_printf(r->arena, SV_FMT "/plan", SV_ARG(x->path)), sv_of(T(r, date_is_set(x->o.planned_on) ? N_("Correct the plan") : N_("Record the plan"))), next == STEP_PLAN);
	if (own && x->o.holds && next != STEP_DONE)
		part_link(r, arena_printf(r->arena, SV_FMT "/session", SV_ARG(x->path)), sv_of(T(r, N_("Record a session"))), next == STEP_HOLD);
	if (own && x->o.reports && next != STEP_DONE)
		part_link(r, arena_printf(r->arena, SV_FMT "/report", SV_ARG(x->path)), sv_of(T(r, x->o.state == REPORT_RETURNED ? N_("Mend the report") : N_("Write the report"))), next == STEP_REPORT);
	struct report waiting, last;
	bool accepted = x->o.state == REPORT_ACCEPTED, sent = report_waiting(&x->t, x->o.id, &waiting);
	bool correcting = accepted && !sent && report_last(&x->t, x->o.id, &last) && sv_is(last.state, "draft");
	if (own && correcting)
		part_link(r, arena_printf(r->arena, SV_FMT "/report", SV_ARG(x->path)), sv_of(T(r, N_("Write the correction"))), true);
	if (own && accepted && !sent && !correcting)
		part_link(r, arena_printf(r->arena, SV_FMT "/correct", SV_ARG(x->path)), sv_of(T(r, N_("Ask to correct"))), false);
	if (own && sent)
		part_link(r, arena_printf(r->arena, SV_FMT "/withdraw", SV_ARG(x->path)), sv_of(T(r, N_("Withdraw the report"))), false);
	if (receives && sent)
		part_link(r, arena_printf(r->arena, SV_FMT "/receive", SV_ARG(x->path)), sv_of(T(r, accepted ? N_("Receive the correction") : N_("Receive"))), true);
	if (receives && !own && x->o.reports && next != STEP_DONE)
		part_link(r, arena_printf(r->arena, SV_FMT "/behalf", SV_ARG(x->path)), sv_of(T(r, N_("Enter on behalf"))), false);
	page(&r->body, "</p>");
}

static const char *way_words(struct sv mode)
{
	return sv_is(mode, "by-cell") ? N_("Each cell by itself") : N_("One joint session");
}

static void plan(struct own *x)
{
	struct req *r = x->r;
	struct local_plan p;
	if (x->o.plan == PLAN_STEP_EXEMPT) {
		page(&r->body, "<p>%s</p>\n", T(r, N_("This unit does not have to make a plan of its own.")));
		return;
	}
	if (!obligation_plan_get(&x->t, x->o.id, &p)) {
		page(&r->body, "<p class=\"dim\">%s</p>\n", T(r, N_("None yet.")));
		return;
	}
	struct sv day = part_date(r, p.issued_on);
	page(&r->body, "<p>%.*s <span class=\"num\">%.*s</span></p>\n", V(p.number.n ? p.number : sv_of(T(r, N_("Plan")))), V(day));
	page(&r->body, "<p class=\"small dim\">%s</p>\n", T(r, way_words(p.mode)));
	if (p.note.n)
		page(&r->body, "<p>%.*s</p>\n", V(p.note));
}

static void remarks(struct own *x)
{
	struct req *r = x->r;
	size_t count;
	struct event *all = obligation_events(&x->t, x->o.id, &count);
	for (size_t i = 0; i < count && x->o.state == REPORT_RETURNED; i++) {
		if (!sv_is(all[i].what, "report.return"))
			continue;
		page(&r->body, "<div class=\"note soon\"><p><b>%s</b></p><blockquote>%.*s</blockquote></div>\n", T(r, N_("Came back to be mended:")), V(all[i].note));
		return;
	}
}

static const char *event_words(struct sv what)
{
	static const struct {
		const char *what, *words;
	} all[] = {{"obligation.plan", N_("Plan recorded")},     {"session.record", N_("Session recorded")},   {"report.send", N_("Report sent")},
	           {"report.behalf", N_("Report entered on behalf")}, {"report.withdraw", N_("Report withdrawn")}, {"report.accept", N_("Report received")},
	           {"report.return", N_("Report returned")},     {"obligation.exempt", N_("Exempted")},        {"obligation.release", N_("Released")},
	           {"obligation.extend", N_("Extended")},        {"obligation.cover", N_("Covered by another unit")},
	           {"obligation.uncover", N_("No longer covered by another unit")}, {"obligation.join", N_("Given to a unit that joined")},
	           {"report.correct", N_("Correction begun")}, {"report.correction", N_("Correction sent")},
	           {"obligation.succeed", N_("Taken over from a unit that is no more")}};
	for (size_t i = 0; i < LENGTH(all); i++) {
		if (sv_is(what, all[i].what))
			return all[i].words;
	}
	return N_("Changed");
}

static void history(struct own *x)
{
	struct req *r = x->r;
	size_t count;
	struct event *all = obligation_events(&x->t, x->o.id, &count);
	page(&r->body, "<ol class=\"news small\">");
	for (size_t i = 0; i < count; i++) {
		struct account a;
		struct sv at = part_moment(r, all[i].at), who = account_by_id(&x->t, all[i].account, &a) ? a.name : (struct sv){0};
		page(&r->body, "<li>%s", T(r, event_words(all[i].what)));
		struct date day; // a note that is one is kept as data are
		struct sv note = date_parse(all[i].note, &day) ? part_date(r, day) : all[i].note;
		if (note.n && !sv_is(all[i].what, "report.return") && !sv_is(all[i].what, "report.behalf"))
			page(&r->body, " <span class=\"dim\">%.*s</span>", V(note));
		page(&r->body, "<p class=\"tiny faint\">%.*s%s%.*s</p></li>\n", V(at), who.n ? " · " : "", V(who));
	}
	struct sv at = part_moment(r, x->c.opened_at);
	page(&r->body, "<li>%s<p class=\"tiny faint\">%.*s</p></li></ol>\n", T(r, N_("Assigned")), V(at));
}

void own_side(struct own *x)
{
	struct req *r = x->r;
	struct sv to = own_addressee(x);
	page(&r->body, "<aside class=\"small\" aria-label=\"%s\">", T(r, N_("What was assigned")));
	part_section(r, NULL, sv_of(T(r, N_("What was assigned"))));
	if (x->q.quote.n)
		page(&r->body, "<blockquote>“%.*s”</blockquote>", V(x->q.quote));
	page(&r->body, "<dl class=\"facts\"><dt>%s</dt><dd>%.*s</dd>", T(r, N_("Addressee")), V(to));
	if (x->q.audience.n)
		page(&r->body, "<dt>%s</dt><dd>%.*s</dd>", T(r, N_("Audience")), V(x->q.audience));
	page(&r->body, "</dl>\n");
	if (x->c.document)
		page(&r->body, "<p><a href=\"/obligations/%lld/document\">%s</a></p>\n", (long long)x->o.id, T(r, N_("The plan and its materials")));
	part_section_end(r);
	page(&r->body, "</aside>\n");
}

void page_obligation(struct req *r)
{
	struct own x;
	if (!own_load(r, &x))
		return;
	own_crumbs(&x, (struct sv){0});
	part_title(r, x.u.name, req_say(r, N_("%.*s, of “%.*s”."), V(x.q.title), V(x.c.title)));
	acts(&x);
	part_title_end(r);
	if (x.o.exempt_why.n || x.o.released_why.n) {
		page(&r->body, "<p>");
		rollout_state(r, &x.o, x.q.sessions);
		page(&r->body, "</p><blockquote>%.*s</blockquote>\n", V(x.o.released_why.n ? x.o.released_why : x.o.exempt_why));
	} else {
		steps(&x);
	}
	remarks(&x);
	page(&r->body, "<div class=\"two\"><div>\n");
	part_section(r, NULL, sv_of(T(r, N_("Sessions"))));
	own_sessions(&x);
	part_section_end(r);
	struct report last;
	if (x.o.reports) {
		part_section(r, NULL, sv_of(T(r, N_("Report"))));
		if (!report_last(&x.t, x.o.id, &last)) {
			page(&r->body, "<p class=\"dim\">%s</p>\n", T(r, N_("None yet. Once the session is recorded, its figures are filled into the report.")));
		} else if (sv_is(last.state, "draft")) {
			struct sv at = part_moment(r, last.saved_at), words = req_say(r, N_("A draft, saved at %.*s."), V(at));
			page(&r->body, "<p>%.*s</p>\n", V(words));
			struct report received;
			if (report_counting(&x.t, &x.o, &received))
				report_answers(r, &x.t, &x.o, &received);
		} else {
			report_answers(r, &x.t, &x.o, &last);
		}
		error_clear(&r->error);
		part_section_end(r);
	}
	page(&r->body, "</div><div>\n");
	part_section(r, NULL, sv_of(T(r, N_("The unit's plan"))));
	plan(&x);
	part_section_end(r);
	own_side(&x);
	part_section(r, NULL, sv_of(T(r, N_("History"))));
	history(&x);
	part_section_end(r);
	page(&r->body, "</div></div>\n");
}

// ---- the plan

const struct param plan_params[] = {{.name = "number", .type = PARAM_TEXT, .most = 60, .label = N_("Number")},
                                    {.name = "issued", .type = PARAM_DATE, .required = true, .label = N_("Day of the plan")},
                                    {.name = "mode", .type = PARAM_CHOICE, .choices = "joint|by-cell", .required = true, .label = N_("Way")},
                                    {.name = "note", .type = PARAM_LINES, .most = 2000, .label = N_("Contents, days")},
                                    {0}};

void page_plan(struct req *r)
{
	struct own x;
	struct local_plan p = {0};
	if (!own_load(r, &x))
		return;
	obligation_plan_get(&x.t, x.o.id, &p);
	own_crumbs(&x, sv_of(T(r, N_("The unit's plan"))));
	part_title(r, sv_of(T(r, N_("The unit's plan"))), x.q.title);
	part_title_end(r);
	page(&r->body, "<div class=\"two near\"><div>");
	part_form(r, (struct sv){0}, false);
	part_field(r, &(struct field){.name = "number", .size = 16, .label = sv_of(T(r, N_("Number"))), .optional = true, .value = p.number});
	part_field(r, &(struct field){.name = "issued", .kind = FIELD_DATE, .size = 11, .label = sv_of(T(r, N_("Day of the plan"))), .value = date_is_set(p.issued_on) ? part_date(r, p.issued_on) : (struct sv){0}});
	struct choice ways[] = {{SV("joint"), sv_of(T(r, way_words(SV("joint"))))}, {SV("by-cell"), sv_of(T(r, way_words(SV("by-cell"))))}};
	part_radios(r, &(struct field){.name = "mode", .label = sv_of(T(r, N_("Way"))), .value = p.mode}, ways, LENGTH(ways));
	part_field(r, &(struct field){.name = "note", .kind = FIELD_LINES, .label = sv_of(T(r, N_("Contents, days"))), .optional = true, .value = p.note});
	part_submit(r, sv_of(T(r, N_("Save the plan"))), x.path, sv_of(T(r, N_("Do not save"))));
	part_form_end(r);
	page(&r->body, "</div>\n");
	own_side(&x);
	page(&r->body, "</div>\n");
}

bool change_plan(struct tx *t, struct req *r)
{
	struct local_plan p = {.number = req_text(r, "number"), .issued_on = req_date(r, "issued"), .mode = req_text(r, "mode"), .note = req_text(r, "note")};
	if (!obligation_plan(t, req_part(r, "obligation"), &p))
		return false;
	req_redirect(r, arena_printf(r->arena, "/obligations/%lld", (long long)req_part(r, "obligation")));
	return true;
}

// A campaign at a unit: what each tier owes and has done, and the tree, opened branch by branch.
#include "org/kind.h"
#include "org/unit.h"
#include "pages/rollout/common.h"
#include "pages/routes.h"
#include "pages/who.h"
#include "text/text.h"

const struct param campaign_params[] = {{.name = "part", .type = PARAM_INT}, {.name = "open", .type = PARAM_INT}, {.name = "show", .type = PARAM_CHOICE, .choices = "all|overdue|returned|todo|sent"},
                                        {.name = "q", .type = PARAM_TEXT, .most = 100}, {.name = "kind", .type = PARAM_INT}, {.name = "who", .type = PARAM_INT}, {.name = "page", .type = PARAM_INT}, {0}};

enum { UNITS_PER_PAGE = 100 };

struct view {
	struct req *r;
	struct tx t;
	struct campaign c;
	struct requirement *requirements;
	size_t count;
	const struct requirement *chosen;
	int64_t top;        // the unit that one looks at
	struct units path;  // of the branch that is open
	struct sv address;
	int64_t page_number, listed; // of the list: its page, how many there are on all of them
};

static void head(struct view *x, const struct unit *u)
{
	struct req *r = x->r;
	struct units path = unit_path(&x->t, x->c.line, x->top);
	struct crumb crumbs[12] = {{sv_of(T(r, N_("Campaigns"))), SV("/campaigns")}};
	size_t n = 1;
	for (size_t i = 0; i < path.count && n < LENGTH(crumbs); i++) {
		if (unit_is_below(&x->t, x->c.line, x->c.scope, path.items[i].id) && who_may(r, OPERATION_campaign_view, path.items[i].id))
			crumbs[n++] = (struct crumb){path.items[i].name, path.items[i].id == x->top
			                                                     ? (struct sv){0}
			                                                     : arena_printf(r->arena, "/campaigns/%lld/units/%lld", (long long)x->c.id, (long long)path.items[i].id)};
	}
	part_crumbs(r, crumbs, n);
	struct sv opened = part_date(r, instant_date(x->c.opened_at, r->offset));
	part_title(r, x->c.title, x->c.state == CAMPAIGN_CLOSED ? req_say(r, N_("Closed; opened on %.*s. At %.*s."), V(opened), V(u->name))
	                                                                                            : req_say(r, N_("Open since %.*s. At %.*s."), V(opened), V(u->name)));
	page(&r->body, "<p class=\"acts\">");
	if (who_may(r, OPERATION_summary_make, x->c.unit) && x->top == x->c.scope)
		part_link(r, arena_printf(r->arena, "/campaigns/%lld/summary", (long long)x->c.id), sv_of(T(r, N_("Summary report"))), false);
	if (who_may(r, OPERATION_campaign_edit, x->c.unit) && x->c.state == CAMPAIGN_OPEN)
		part_link(r, arena_printf(r->arena, "/campaigns/%lld/close", (long long)x->c.id), sv_of(T(r, N_("Close the campaign"))), false);
	page(&r->body, "</p>");
	part_title_end(r);
}

// ---- tiers

static void tier(struct view *x, const struct requirement *q)
{
	struct req *r = x->r;
	struct rollup s = rollup_at(&x->t, q->id, x->top);
	bool by_report = q->reports && date_is_set(q->report_due); // not where it is due so many days after the session
	struct date due = by_report ? q->report_due : q->hold_due;
	page(&r->body, "<tr><th scope=\"row\"><a href=\"%.*s?part=%lld\" aria-current=\"%s\">%.*s</a>", V(x->address), (long long)q->id, x->chosen == q ? "true" : "false", V(q->title));
	if (date_is_set(q->held_on)) {
		struct sv day = part_date(r, q->held_on), words = req_say(r, N_("Held already on %.*s"), V(day));
		page(&r->body, "<br><span class=\"small dim\">%.*s</span>", V(words));
	} else if (date_is_set(due)) {
		struct sv day = part_date(r, due);
		struct sv words = by_report ? req_say(r, N_("Report by %.*s"), V(day)) : req_say(r, N_("By %.*s"), V(day));
		page(&r->body, "<br><span class=\"small dim\">%.*s</span>", V(words));
	}
	page(&r->body, "</th><td class=\"n\" data-l=\"%s\">", T(r, N_("Held")));
	if (s.hold_owed)
		part_frac(r, s.held, s.hold_owed);
	else
		page(&r->body, "–");
	page(&r->body, "</td><td class=\"n\" data-l=\"%s\">", T(r, N_("Reported")));
	if (s.report_owed) {
		page(&r->body, "<span class=\"%s\">", x->chosen == q ? "big" : "");
		part_frac(r, s.reported, s.report_owed);
		page(&r->body, "</span>");
	} else {
		page(&r->body, "–");
	}
	page(&r->body, "</td><td class=\"wide\">");
	if (rollout_owed(&s))
		rollout_bar(r, &s);
	page(&r->body, "</td>");
	part_figure(r, T(r, N_("On time")), s.report_owed ? part_int(r, s.on_time) : (struct sv){0});
	page(&r->body, "<td class=\"n\" data-l=\"%s\">", T(r, N_("Overdue")));
	if (s.overdue) {
		struct sv n = part_int(r, s.overdue);
		page(&r->body, "<a class=\"late\" href=\"%.*s?part=%lld&amp;show=overdue#list\">%.*s</a>", V(x->address), (long long)q->id, V(n));
	} else {
		page(&r->body, "0");
	}
	page(&r->body, "</td><td class=\"n\" data-l=\"%s\">", T(r, N_("People reached")));
	if (s.figures)
		part_frac(r, s.reached, s.expected);
	else
		page(&r->body, "–");
	page(&r->body, "</td>");
	part_figure(r, T(r, N_("Rate")), s.figures ? part_percent(r, s.reached, s.expected) : (struct sv){0});
	page(&r->body, "</tr>\n");
}

// The ripple: an arc a tier, the first inside; what is reported, then what is overdue. Arcs are dashes of a circle whose path length
// is the number owed: counts are printed, nothing is computed.
static void ripple(struct view *x)
{
	struct req *r = x->r;
	page(&r->body, "<svg class=\"rip\" viewBox=\"0 0 136 136\" aria-hidden=\"true\"><circle class=\"dot\" cx=\"68\" cy=\"68\" r=\"6\"/>");
	for (size_t i = 0; i < x->count && i < 4; i++) {
		struct rollup s = rollup_at(&x->t, x->requirements[i].id, x->top);
		int64_t owed = rollout_owed(&s), done = rollout_done(&s);
		int radius = 20 + 15 * (int)i;
		page(&r->body, "<circle class=\"bed\" cx=\"68\" cy=\"68\" r=\"%d\"/>", radius);
		if (done)
			page(&r->body, "<circle class=\"on\" cx=\"68\" cy=\"68\" r=\"%d\" pathLength=\"%lld\" stroke-dasharray=\"%lld %lld\" transform=\"rotate(-90 68 68)\"/>", radius,
			     (long long)owed, (long long)done, (long long)(owed - done));
		if (s.overdue)
			page(&r->body, "<circle class=\"over\" cx=\"68\" cy=\"68\" r=\"%d\" pathLength=\"%lld\" stroke-dasharray=\"%lld %lld\" stroke-dashoffset=\"-%lld\" transform=\"rotate(-90 68 68)\"/>",
			     radius, (long long)owed, (long long)s.overdue, (long long)(owed - s.overdue), (long long)done);
	}
	page(&r->body, "</svg>\n");
}

static void tiers(struct view *x)
{
	struct req *r = x->r;
	struct rollup s = x->chosen ? rollup_at(&x->t, x->chosen->id, x->top) : (struct rollup){0};
	page(&r->body, "<section class=\"sec\"><header><h2>%s</h2>", T(r, N_("What each tier does")));
	part_bar_key(r, sv_of(T(r, N_("reported"))), sv_of(T(r, N_("overdue"))), sv_of(T(r, N_("still in time"))));
	page(&r->body, "</header>\n<div class=\"tiers\">");
	ripple(x);
	part_table(r, (struct sv){0}, N_("Requirement") "|#" N_("Held") "|#" N_("Reported") "|-" N_("Progress") "|#" N_("On time") "|#" N_("Overdue") "|#" N_("People reached") "|#" N_("Rate"), TABLE_ROWS);
	for (size_t i = 0; i < x->count; i++)
		tier(x, &x->requirements[i]);
	part_table_end(r);
	struct sv words = s.report_owed ? req_say(r, N_("Rates are of the units whose report counts (%lld of %lld). Heads are not added over requirements, attendances never to heads."),
	                                          (long long)s.figures, (long long)s.report_owed)
	                                : req_say(r, N_("Rates are of the units that held it and gave heads (%lld of %lld). Heads are not added over requirements, attendances never to heads."),
	                                          (long long)s.figures, (long long)s.hold_owed);
	page(&r->body, "</div><p class=\"small dim\">%.*s</p></section>\n", V(words));
}

// ---- the tree

// What the list is narrowed to.
struct narrowed {
	struct sv show, name; // name: folded
	int64_t kind, who;
	struct supervisor *follows;
	size_t follow_count;
	bool any;
};

static struct narrowed narrowed(struct view *x)
{
	struct req *r = x->r;
	struct narrowed n = {.show = req_text(r, "show"), .name = text_fold(r->arena, sv_trim(req_text(r, "q"))), .kind = req_int(r, "kind"), .who = req_int(r, "who")};
	n.follows = supervisors_below(&x->t, x->c.line, x->top, &n.follow_count);
	n.any = (n.show.n && !sv_is(n.show, "all")) || n.name.n || n.kind || n.who;
	return n;
}

static bool followed(const struct narrowed *n, int64_t unit)
{
	for (size_t i = 0; i < n->follow_count; i++) {
		if (n->follows[i].account == n->who && n->follows[i].unit == unit)
			return true;
	}
	return !n->who;
}

static bool of_unit(struct view *x, const struct narrowed *n, const struct unit *u)
{
	return (!n->kind || u->kind == n->kind) && followed(n, u->id) && (!n->name.n || sv_find(text_fold(x->r->arena, u->name), n->name) != SIZE_MAX);
}

static bool wanted(struct view *x, const struct obligation *o, struct sv show)
{
	if (!show.n || sv_is(show, "all"))
		return true;
	enum progress p = obligation_progress(o, x->chosen->sessions);
	if (sv_is(show, "returned"))
		return p == PROGRESS_RETURNED;
	if (sv_is(show, "sent"))
		return p == PROGRESS_REPORTED;
	if (sv_is(show, "todo"))
		return p == PROGRESS_TODO || p == PROGRESS_PLANNED;
	struct date due = obligation_due(o);
	bool open = p != PROGRESS_EXEMPT && p != PROGRESS_RELEASED && p != PROGRESS_REPORTED && p != PROGRESS_ACCEPTED;
	return open && date_is_set(due) && date_cmp(due, part_today(x->r)) < 0;
}

static void own_cells(struct view *x, const struct obligation *o)
{
	struct req *r = x->r;
	enum progress p = obligation_progress(o, x->chosen->sessions);
	page(&r->body, "<td>");
	rollout_state(r, o, x->chosen->sessions);
	page(&r->body, "</td>");
	if (p == PROGRESS_EXEMPT || p == PROGRESS_RELEASED) {
		struct sv why = o->released_why.n ? o->released_why : o->exempt_why;
		page(&r->body, "<td class=\"wide faint\" colspan=\"3\">%.*s</td><td class=\"n faint nil\">–</td><td class=\"n faint nil\">–</td>", V(why));
		return;
	}
	// On a phone, where what follows says it too, earlier steps are left away.
	bool sent = o->reports && (o->state == REPORT_SENT || o->state == REPORT_ACCEPTED);
	const char *far = sent ? " far" : "";
	struct sv planned = date_is_set(o->planned_on) ? part_day_month(r, o->planned_on) : (struct sv){0}, held = date_is_set(o->held_on) ? part_day_month(r, o->held_on) : (struct sv){0};
	if (o->plan == PLAN_STEP_EXEMPT)
		page(&r->body, "<td class=\"faint far\" data-l=\"%s\">%s</td>", T(r, N_("Plan")), T(r, N_("not required")));
	else if (planned.n)
		page(&r->body, "<td class=\"num%s\" data-l=\"%s\">%.*s</td>", far, T(r, N_("Plan")), V(planned));
	else
		part_cell(r, T(r, N_("Plan")), planned);
	if (held.n)
		page(&r->body, "<td class=\"num%s\" data-l=\"%s\">%.*s</td>", far, T(r, N_("Held")), V(held));
	else
		part_cell(r, T(r, N_("Held")), held);
	page(&r->body, "<td class=\"num\" data-l=\"%s\">", T(r, N_("Report")));
	if (!o->reports) {
		page(&r->body, "–");
	} else if (o->state == REPORT_SENT || o->state == REPORT_ACCEPTED) {
		struct sv day = part_day_month(r, o->first_on);
		page(&r->body, "%.*s %s", V(day), o->on_time ? T(r, N_("on time")) : T(r, N_("late")));
	} else {
		part_due(r, obligation_due(o));
	}
	page(&r->body, "</td>");
	if (o->figures) {
		page(&r->body, "<td class=\"n\" data-l=\"%s\">", T(r, N_("Reached")));
		part_frac(r, o->reached, o->expected);
		page(&r->body, "</td>");
		part_figure(r, T(r, N_("Rate")), part_percent(r, o->reached, o->expected));
	} else {
		page(&r->body, "<td class=\"n faint nil\">–</td><td class=\"n faint nil\">–</td>");
	}
}

static void sum_cells(struct view *x, const struct rollup *s)
{
	struct req *r = x->r;
	page(&r->body, "<td class=\"wide\">");
	if (rollout_owed(s))
		rollout_bar(r, s);
	page(&r->body, "</td><td class=\"num\" data-l=\"%s\">", T(r, N_("Plan")));
	if (s->plan_owed)
		part_frac(r, s->planned, s->plan_owed);
	page(&r->body, "</td><td class=\"num\" data-l=\"%s\">", T(r, N_("Held")));
	if (s->hold_owed)
		part_frac(r, s->held, s->hold_owed);
	page(&r->body, "</td><td class=\"num\" data-l=\"%s\">", T(r, N_("Report")));
	if (s->report_owed)
		part_frac(r, s->reported, s->report_owed);
	page(&r->body, "</td>");
	if (s->figures) {
		page(&r->body, "<td class=\"n\" data-l=\"%s\">", T(r, N_("Reached")));
		part_frac(r, s->reached, s->expected);
		page(&r->body, "</td>");
		part_figure(r, T(r, N_("Rate")), part_percent(r, s->reached, s->expected));
	} else {
		page(&r->body, "<td class=\"n faint nil\">–</td><td class=\"n faint nil\">–</td>");
	}
}

static const char *level_class(int level)
{
	return level == 0 ? "" : level == 1 ? "l2" : "l3";
}

static bool on_path(const struct view *x, int64_t unit)
{
	for (size_t i = 0; i < x->path.count; i++) {
		if (x->path.items[i].id == unit)
			return true;
	}
	return false;
}

enum { DEEPEST = 8 };

static void branch(struct view *x, int64_t unit, int level)
{
	struct req *r = x->r;
	size_t count;
	struct rollup_child *all = rollup_children(&x->t, x->chosen->id, x->c.line, unit, &count);
	size_t from = level ? 0 : (size_t)(x->page_number - 1) * UNITS_PER_PAGE;
	x->listed = level ? x->listed : (int64_t)count;
	for (size_t i = from; i < count && (level || i < from + UNITS_PER_PAGE); i++) {
		const struct rollup_child *k = &all[i];
		struct obligation o;
		bool own = k->obligation && obligation_get(&x->t, k->obligation, &o), open = on_path(x, k->unit);
		page(&r->body, "<tr class=\"%s%s\"><th scope=\"row\">", level_class(level), k->leaf ? "" : " grp");
		if (k->leaf)
			page(&r->body, "<a href=\"/obligations/%lld\">%.*s</a>", (long long)k->obligation, V(k->name));
		else
			page(&r->body, "<a class=\"twist\" href=\"%.*s?part=%lld&amp;open=%lld&amp;page=%lld#u%lld\" id=\"u%lld\" aria-expanded=\"%s\">%.*s</a>", V(x->address), (long long)x->chosen->id,
			     (long long)(open ? unit : k->unit), (long long)x->page_number, (long long)k->unit, (long long)k->unit, open ? "true" : "false", V(k->name));
		page(&r->body, "</th>");
		if (k->leaf && own)
			own_cells(x, &o);
		else
			sum_cells(x, &k->sum);
		page(&r->body, "</tr>\n");
		if (open && !k->leaf && level < DEEPEST) {
			// A committee owes something itself, besides its cells.
			if (own) {
				page(&r->body, "<tr class=\"%s\"><th scope=\"row\"><a href=\"/obligations/%lld\">%.*s</a> <span class=\"small dim\">%s</span></th>", level_class(level + 1), (long long)o.id, V(k->name),
				     T(r, N_("itself")));
				own_cells(x, &o);
				page(&r->body, "</tr>\n");
			}
			branch(x, k->unit, level + 1);
		}
	}
}

static void flat(struct view *x, const struct narrowed *n)
{
	struct req *r = x->r;
	size_t count;
	int64_t from = (x->page_number - 1) * UNITS_PER_PAGE;
	struct obligation *all = obligation_in(&x->t, x->chosen->id, x->top, &count);
	for (size_t i = 0; i < count; i++) {
		struct unit u;
		if (!wanted(x, &all[i], n->show) || !unit_by_id(&x->t, all[i].unit, &u) || !of_unit(x, n, &u))
			continue;
		if (x->listed++ < from || x->listed > from + UNITS_PER_PAGE)
			continue;
		page(&r->body, "<tr><th scope=\"row\"><a href=\"/obligations/%lld\">%.*s</a></th>", (long long)all[i].id, V(u.name));
		own_cells(x, &all[i]);
		page(&r->body, "</tr>\n");
	}
	if (!x->listed)
		page(&r->body, "<tr><td class=\"wide\" colspan=\"7\">%s</td></tr>", n->name.n || n->kind || n->who ? T(r, N_("No unit fits that.")) : T(r, N_("No unit is in this state.")));
}

// A number under its name; `more` (may be empty): what it is of.
static void count(struct req *r, struct sv name, int64_t n, int64_t of, struct sv more)
{
	page(&r->body, "<div><dt>%.*s</dt><dd class=\"num\">", V(name));
	if (of >= 0) {
		part_frac(r, n, of);
	} else {
		struct sv figure = part_int(r, n);
		page(&r->body, "<b>%.*s</b>", V(figure));
	}
	if (more.n)
		page(&r->body, " <span class=\"small dim\">%.*s</span>", V(more));
	page(&r->body, "</dd></div>\n");
}

static void people(struct view *x, const struct rollup *s)
{
	struct req *r = x->r;
	size_t n;
	if (s->figures) {
		struct sv rate = part_percent(r, s->reached, s->expected), from = part_int(r, s->figures), of = part_int(r, s->report_owed ? s->report_owed : s->hold_owed);
		count(r, sv_of(T(r, N_("People reached"))), s->reached, s->expected, req_say(r, N_("%.*s, in %.*s of %.*s units"), V(rate), V(from), V(of)));
	}
	struct rollup_heads *heads = rollup_heads_at(&x->t, x->chosen->id, x->top, &n);
	for (size_t i = 0; i < n; i++) {
		struct sv rate = part_percent(r, heads[i].reached, heads[i].expected), from = part_int(r, heads[i].figures);
		count(r, heads[i].name, heads[i].reached, heads[i].expected, req_say(r, N_("%.*s, by themselves, in %.*s units"), V(rate), V(from)));
	}
}

// All that is counted of the chosen requirement here. A step that does not apply is not there; late and on time make what is done.
static void counts(struct view *x, const struct rollup *s)
{
	struct req *r = x->r;
	const struct {
		const char *name;
		int64_t n, of;
		bool there;
	} all[] = {{N_("Units that owe it"), s->owed, -1, true},
	           {N_("Exempt"), s->exempt, -1, true},
	           {N_("Released"), s->released, -1, s->released > 0},
	           {N_("Plan made"), s->planned, s->plan_owed, s->plan_owed > 0},
	           {N_("Held"), s->held, s->hold_owed, s->hold_owed > 0},
	           {N_("Reported"), s->reported, s->report_owed, s->report_owed > 0},
	           {N_("Accepted"), s->accepted, s->report_owed, s->report_owed > 0},
	           {N_("Returned"), s->returned, -1, s->returned > 0},
	           {N_("On time"), s->on_time, -1, true},
	           {N_("Late"), s->late, -1, true},
	           {N_("Overdue"), s->overdue, -1, true}};
	page(&r->body, "<dl class=\"counts\">");
	for (size_t i = 0; i < LENGTH(all); i++) {
		if (all[i].there)
			count(r, sv_of(T(r, all[i].name)), all[i].n, all[i].of, (struct sv){0});
	}
	people(x, s);
	page(&r->body, "</dl>\n");
}

static void filter_option(struct req *r, int64_t value, struct sv words, int64_t now)
{
	page(&r->body, "<option value=\"%lld\"%s>%.*s</option>", (long long)value, value == now ? " selected" : "", V(words));
}

// Kinds that this requirement is asked of; who follows units here.
static void filter_by_unit(struct view *x, const struct narrowed *n)
{
	struct req *r = x->r;
	struct kinds kinds = kind_all(&x->t);
	size_t of_kind = 0;
	for (size_t i = 0; i < x->chosen->part_count; i++)
		of_kind += x->chosen->parts[i].kind != 0;
	if (of_kind > 1 || n->kind) {
		page(&r->body, "<div><label for=\"kind\">%s</label><select id=\"kind\" name=\"kind\">", T(r, N_("Kind of unit")));
		filter_option(r, 0, sv_of(T(r, N_("All"))), n->kind);
		for (size_t i = 0; i < x->chosen->part_count; i++) {
			const struct kind *k = kind_by_id(&kinds, x->chosen->parts[i].kind);
			if (k)
				filter_option(r, k->id, kind_name(k, r->language), n->kind);
		}
		page(&r->body, "</select></div>");
	}
	if (!n->follow_count)
		return;
	page(&r->body, "<div><label for=\"who\">%s</label><select id=\"who\" name=\"who\">", T(r, N_("Followed by")));
	filter_option(r, 0, sv_of(T(r, N_("All"))), n->who);
	for (size_t i = 0; i < n->follow_count; i++) {
		if (!i || n->follows[i].account != n->follows[i - 1].account)
			filter_option(r, n->follows[i].account, n->follows[i].name, n->who);
	}
	page(&r->body, "</select></div>");
}

static void filter(struct view *x, const struct narrowed *n)
{
	struct sv show = n->show;
	struct req *r = x->r;
	static const struct {
		const char *value, *words;
	} all[] = {{"all", N_("All, by branch")}, {"overdue", N_("Overdue")}, {"returned", N_("Returned")}, {"todo", N_("Not started or planned")}, {"sent", N_("Reported, to be received")}};
	page(&r->body, "<form class=\"filter\" method=\"get\" action=\"%.*s#list\" aria-label=\"%s\"><input type=\"hidden\" name=\"part\" value=\"%lld\"><div><label for=\"q\">%s</label><input id=\"q\" name=\"q\" type=\"search\" size=\"18\" value=\"%.*s\"></div><div><label for=\"show\">%s</label><select id=\"show\" name=\"show\">",
	     V(x->address), T(r, N_("Filter")), (long long)x->chosen->id, T(r, N_("Name of the unit")), V(req_text(r, "q")), T(r, N_("State")));
	for (size_t i = 0; i < LENGTH(all); i++)
		page(&r->body, "<option value=\"%s\"%s>%s</option>", all[i].value, sv_is(show, all[i].value) ? " selected" : "", T(r, all[i].words));
	page(&r->body, "</select></div>");
	filter_by_unit(x, n);
	page(&r->body, "<button class=\"btn\">%s</button></form>\n", T(r, N_("Show")));
}

// Of the list as it is narrowed, for its further pages.
static struct sv list_address(struct view *x, const struct narrowed *n)
{
	AUTO(buf_free) struct buf out = {0};
	buf_printf(&out, SV_FMT "?part=%lld", SV_ARG(x->address), (long long)x->chosen->id);
	if (n->show.n)
		buf_printf(&out, "&show=" SV_FMT, SV_ARG(n->show));
	if (n->kind)
		buf_printf(&out, "&kind=%lld", (long long)n->kind);
	if (n->who)
		buf_printf(&out, "&who=%lld", (long long)n->who);
	if (n->name.n) {
		buf_str(&out, "&q=");
		for (size_t i = 0; i < n->name.n; i++)
			buf_printf(&out, "%%%02X", (unsigned char)n->name.p[i]);
	}
	return arena_sv(x->r->arena, buf_view(&out));
}

static void tree(struct view *x)
{
	struct req *r = x->r;
	struct narrowed by = narrowed(x);
	struct rollup sum = rollup_at(&x->t, x->chosen->id, x->top);
	struct sv n = part_int(r, sum.owed + sum.exempt);
	page(&r->body, "<section class=\"sec\" id=\"list\"><header><h2>%.*s <span class=\"num faint\">%.*s</span></h2>", V(x->chosen->title), V(n));
	if (x->chosen->reports && who_may(r, OPERATION_report_receive, x->top))
		page(&r->body, "<p class=\"small\"><a href=\"/requirements/%lld/reports\">%s</a></p>", (long long)x->chosen->id, T(r, N_("Receive reports")));
	page(&r->body, "</header>\n");
	counts(x, &sum);
	filter(x, &by);
	part_table(r, (struct sv){0}, N_("Unit") "|" N_("State") "|" N_("Plan") "|" N_("Held") "|" N_("Report") "|#" N_("Reached of must attend") "|#" N_("Rate"), TABLE_ROWS | TABLE_STICK | TABLE_TREE);
	struct obligation own;
	int64_t id = db_number(x->t.db, SQL_obligation_of_requirement, DB_ARGS(DB_INT("requirement", x->chosen->id), DB_INT("unit", x->top)));
	if (by.any) {
		flat(x, &by);
	} else {
		if (id && obligation_get(&x->t, id, &own)) {
			struct unit u;
			if (unit_by_id(&x->t, x->top, &u))
				page(&r->body, "<tr><th scope=\"row\"><a href=\"/obligations/%lld\">%.*s</a></th>", (long long)id, V(u.name));
			own_cells(x, &own);
			page(&r->body, "</tr>\n");
		}
		branch(x, x->top, 0);
		struct sv all = req_say(r, N_("All %.*s units"), V(n));
		page(&r->body, "<tr class=\"sum1\"><th scope=\"row\">%.*s</th>", V(all));
		sum_cells(x, &sum);
		page(&r->body, "</tr>\n");
	}
	part_table_end(r);
	part_pager(r, list_address(x, &by), x->page_number, UNITS_PER_PAGE, x->listed);
	page(&r->body, "</section>\n");
}

static void draw(struct req *r, int64_t top)
{
	struct view x = {.r = r, .t = req_tx(r)};
	struct unit u;
	r->nav = "campaigns";
	if (!rollout_campaign(r, &x.t, &x.c))
		return;
	// One who stands outside of its scope looks at the whole.
	x.top = top && unit_is_below(&x.t, x.c.line, x.c.scope, top) ? top : x.c.scope;
	if (!unit_by_id(&x.t, x.top, &u) || !who_may(r, OPERATION_campaign_view, x.top)) {
		error_clear(&r->error);
		req_fail(r, FAIL_FORBIDDEN, N_("This is not open to you in the role that you are in."));
		return;
	}
	// A draft is the business of those who issue it.
	if (x.c.state == CAMPAIGN_DRAFT) {
		if (who_may(r, OPERATION_campaign_view, x.c.unit))
			rollout_draft(r);
		else
			req_fail(r, FAIL_NOT_FOUND, N_("There is no such campaign."));
		return;
	}
	x.address = x.top == x.c.scope ? arena_printf(r->arena, "/campaigns/%lld", (long long)x.c.id)
	                               : arena_printf(r->arena, "/campaigns/%lld/units/%lld", (long long)x.c.id, (long long)x.top);
	x.page_number = req_int(r, "page") > 1 && req_int(r, "page") < INT32_MAX / UNITS_PER_PAGE ? req_int(r, "page") : 1;
	x.requirements = requirement_all(&x.t, x.c.id, &x.count);
	x.chosen = x.count ? &x.requirements[0] : NULL;
	int64_t most = -1;
	for (size_t i = 0; i < x.count; i++) {
		struct rollup s = rollup_at(&x.t, x.requirements[i].id, x.top);
		bool asked = req_int(r, "part") == x.requirements[i].id;
		// Unless one is asked for, the tier of most units.
		if (asked || (!req_int(r, "part") && s.owed > most)) {
			x.chosen = &x.requirements[i];
			most = s.owed;
		}
	}
	if (req_int(r, "open"))
		x.path = unit_path(&x.t, x.c.line, req_int(r, "open"));
	head(&x, &u);
	if (!x.chosen) {
		part_empty(r, sv_of(T(r, N_("Nothing is asked for yet"))), sv_of(T(r, N_("Its requirements come from the plan, once it is accepted."))));
		return;
	}
	tiers(&x);
	tree(&x);
	rollout_follow_up(r, &x.c, x.top);
}

void page_campaign(struct req *r)
{
	const struct grant *g = who_grant(r);
	draw(r, g ? g->acting : 0);
}

void page_campaign_unit(struct req *r)
{
	draw(r, req_part(r, "unit"));
}

void page_campaign_close(struct req *r)
{
	struct tx t = req_tx(r);
	struct campaign c;
	r->nav = "campaigns";
	if (!rollout_campaign(r, &t, &c))
		return;
	part_title(r, sv_of(T(r, N_("Close the campaign"))), c.title);
	part_title_end(r);
	part_dialog(r, sv_of(T(r, N_("Close the campaign?"))), sv_of(T(r, N_("Its figures stay as they are; no report is taken any more."))));
	part_form(r, (struct sv){0}, false);
	part_submit(r, sv_of(T(r, N_("Close it"))), arena_printf(r->arena, "/campaigns/%lld", (long long)c.id), sv_of(T(r, N_("Leave it open"))));
	part_form_end(r);
	part_dialog_end(r);
}

bool change_campaign_close(struct tx *t, struct req *r)
{
	if (!campaign_close(t, req_part(r, "campaign")))
		return false;
	req_redirect(r, arena_printf(r->arena, "/campaigns/%lld", (long long)req_part(r, "campaign")));
	return true;
}

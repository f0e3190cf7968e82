// The review of figures: each beside its sentence, with the indicator that it would go to and the way its number is read; accepted
// or left out one by one or many at once, by keyboard as well.
#include <stdio.h>

#include "pages/intake/figures.h"
#include "pages/intake/review.h"
#include "pages/register/sheet.h"
#include "pages/routes.h"
#include "register/document.h"
#include "text/text.h"

#define V(s) (int)(s).n, (s).p ? (s).p : ""

const struct param figures_params[] = {{.name = "page", .type = PARAM_INT},
                                       {.name = "accept", .type = PARAM_EACH},
                                       {.name = "leave", .type = PARAM_EACH},
                                       {.name = "reopen", .type = PARAM_EACH},
                                       {.name = "pick", .type = PARAM_EACH},
                                       {.name = "picked", .type = PARAM_CHOICE, .choices = "accept|leave|reopen|status", .label = N_("What to do")},
                                       {.name = "status", .type = PARAM_CHOICE, .choices = "estimate|preliminary|final", .label = N_("Kind of figure")},
                                       {.name = "as.", .type = PARAM_PREFIX},
                                       {.name = "to.", .type = PARAM_PREFIX},
                                       {.name = "all", .type = PARAM_TICK},
                                       {.name = "none", .type = PARAM_TICK},
                                       {.name = "keep", .type = PARAM_TICK},
                                       {.name = "back", .type = PARAM_TICK},
                                       {0}};

const char *const figure_roles[] = {N_("Result"), N_("Target"),        N_("Attainment"), N_("Over or under plan"),
                                    N_("Change"), N_("Targeted change"), N_("Share")};
static const char *const readings[] = {"", "ge", "le", "eq"}; // of enum read_as

struct figures {
	struct req *r;
	struct tx t;
	struct intake_reading reading;
	struct intake_counts counts;
	struct intake_measure *all;
	struct intake_outlook *outlook;
	size_t count;
	int64_t page_number;
};

static bool settled(const struct figures *x)
{
	return x->reading.figures_at != 0;
}

// ---- what a figure says

const char *figure_compare(enum comparator c)
{
	static const char *const words[] = {[COMPARE_BARE] = "",          [COMPARE_AT_LEAST] = N_("at least"), [COMPARE_ABOVE] = N_("above"),
	                                    [COMPARE_AT_MOST] = N_("at most"), [COMPARE_BELOW] = N_("below"),  [COMPARE_ABOUT] = N_("about"),
	                                    [COMPARE_EXACTLY] = N_("exactly"), [COMPARE_RANGE] = N_("from – to")};
	return words[c];
}

struct sv figure_value(struct req *r, const struct measure_found *m)
{
	static const char *const signs[] = {"", "≥ ", "> ", "≤ ", "< ", "≈ ", ""};
	struct sv value = part_decimal(r, m->value), high = m->has_high ? part_decimal(r, m->high) : SV("");
	struct sv total = m->has_total ? part_decimal(r, m->total) : SV("");
	struct sv all = arena_printf(r->arena, "%s" SV_FMT "%s" SV_FMT "%s" SV_FMT "%s" SV_FMT, signs[m->cmp], V(value), high.n ? "–" : "",
	                             V(high), total.n ? "/" : "", V(total), m->unit.n ? " " : "", V(m->unit));
	bool change = m->role == ROLE_CHANGE || m->role == ROLE_TARGET_CHANGE, excess = m->role == ROLE_EXCESS;
	bool up = m->direction == DIRECTION_UP, down = m->direction == DIRECTION_DOWN;
	return change && up     ? req_say(r, N_("rises by %.*s"), V(all))
	       : change && down ? req_say(r, N_("falls by %.*s"), V(all))
	       : excess && up   ? req_say(r, N_("%.*s over plan"), V(all))
	       : excess && down ? req_say(r, N_("%.*s under plan"), V(all))
	                        : all;
}

struct sv figure_why(struct req *r, const struct intake_measure *m, const struct intake_outlook *o)
{
	bool up = o->indicator.better == BETTER_UP, rise = m->what.direction == DIRECTION_UP;
	switch (o->why) {
	case WHY_INDICATOR:
		return sv_of(up ? T(r, N_("since of this indicator more is better")) : T(r, N_("since of this indicator less is better")));
	case WHY_WORDS:
		return req_say(r, N_("since “%.*s” stands before it"), V(o->words));
	case WHY_DIRECTION:
		return sv_of(rise ? T(r, N_("since the sentence speaks of a rise")) : T(r, N_("since the sentence speaks of a fall")));
	case WHY_PERSON:
		return sv_of(T(r, N_("as was chosen here")));
	case WHY_NOTHING:
		break;
	}
	return sv_of(T(r, N_("since nothing says which side is better")));
}

// ---- a row

static void option(struct req *r, const char *value, const char *words, bool now)
{
	// The one that holds has no value: sent again it changes nothing that another person set meanwhile.
	page(&r->body, "<option value=\"%s\"%s>%s</option>", now ? "" : value, now ? " selected" : "", words);
}

static void reading_of_number(struct figures *x, const struct intake_measure *m, const struct intake_outlook *o)
{
	struct req *r = x->r;
	static const enum comparator order[] = {COMPARE_AT_LEAST, COMPARE_AT_MOST, COMPARE_EXACTLY};
	if (!o->bare)
		return;
	page(&r->body, "<span class=\"small as\"><span>%s ", T(r, N_("read as")));
	if (settled(x) || m->state == ITEM_LEFT_OUT) {
		page(&r->body, "<b>%s</b>", T(r, figure_compare(o->compares)));
	} else {
		page(&r->body, "<select name=\"as.%lld\" aria-label=\"%.*s\">", (long long)m->id, V(req_say(r, N_("How the number is read: %.*s"), V(m->what.subject))));
		for (size_t i = 0; i < LENGTH(order); i++)
			option(r, readings[i + 1], T(r, figure_compare(order[i])), o->compares == order[i]);
		page(&r->body, "</select>");
	}
	page(&r->body, "</span> <span class=\"dim\">%.*s</span></span>", V(figure_why(r, m, o)));
}

static void indicator_link(struct req *r, const struct indicator *i, const char *how)
{
	page(&r->body, "<a href=\"/indicators/%lld\">%.*s</a>%s%.*s <span class=\"dim\">%s</span>", (long long)i->id, V(i->name), i->unit.text.n ? ", " : "", V(i->unit.text), how);
}

static void goes_to(struct figures *x, const struct intake_measure *m, const struct intake_outlook *o)
{
	struct req *r = x->r;
	page(&r->body, "<span class=\"small goes\">");
	switch (o->goes) {
	case GOES_KNOWN:
		indicator_link(r, &o->indicator, o->by_synonym ? T(r, N_("known by these words")) : T(r, N_("of the same name and unit")));
		break;
	case GOES_CHOSEN:
		indicator_link(r, &o->indicator, T(r, N_("as was chosen here")));
		break;
	case GOES_NEW:
		part_tag(r, TONE_PLAIN, sv_of(T(r, N_("new indicator"))));
		if (o->indicator.id)
			indicator_link(r, &o->indicator, "");
		if (o->has_alike && !settled(x) && m->state != ITEM_LEFT_OUT) {
			page(&r->body, " <select name=\"to.%lld\" aria-label=\"%.*s\">", (long long)m->id, V(req_say(r, N_("Indicator of: %.*s"), V(m->what.subject))));
			option(r, "", T(r, N_("one of its own")), true);
			option(r, arena_printf(r->arena, "%lld", (long long)o->alike.id).p, req_say(r, N_("the one alike: %.*s"), V(o->alike.name)).p, false);
			page(&r->body, "</select>");
		}
		break;
	case GOES_BESIDE:
		page(&r->body, "<span class=\"dim\">%.*s</span>", V(req_say(r, N_("says something of: %.*s"), V(o->beside.n ? o->beside : o->indicator.name))));
		break;
	case GOES_NOWHERE:
		page(&r->body, "<span class=\"dim\">%s</span>", T(r, N_("kept as the document states it, beside no indicator")));
		break;
	}
	page(&r->body, "</span>");
}

static const char *const state_names[] = {"proposed", "accepted", "left_out"};

static void state(struct req *r, enum item_state s)
{
	if (s == ITEM_ACCEPTED)
		part_state(r, MARK_done, TONE_PLAIN, sv_of(T(r, N_("Agreed"))));
	else if (s == ITEM_LEFT_OUT)
		part_state(r, MARK_exempt, TONE_NONE, sv_of(T(r, N_("Left out"))));
	else
		part_state(r, MARK_todo, TONE_NONE, sv_of(T(r, N_("Not looked at"))));
}

// What stands in the last column: the state and what can be done about it. The script takes it from a template.
static void decision(struct req *r, enum item_state s, int64_t id, bool open)
{
	state(r, s);
	if (!open)
		return;
	page(&r->body, "<span class=\"acts\">");
	if (s == ITEM_PROPOSED)
		page(&r->body, "<button class=\"btn\" name=\"accept\" value=\"%lld\" data-key=\"Enter\">%s</button><button class=\"btn bare\" name=\"leave\" value=\"%lld\" data-key=\"b\">%s</button>", (long long)id,
		     T(r, N_("Accept")), (long long)id, T(r, N_("Leave out")));
	else
		page(&r->body, "<button class=\"btn bare\" name=\"reopen\" value=\"%lld\" data-key=\"u\">%s</button>", (long long)id, T(r, N_("Take back")));
	page(&r->body, "</span>");
}

static const char *role_words(struct req *r, const struct intake_measure *m)
{
	static const char *const results[] = {N_("Result, an estimate"), N_("Result, preliminary"), N_("Result, final")};
	return T(r, m->what.role == ROLE_ACTUAL ? results[m->status] : figure_roles[m->what.role]);
}

static void row(struct figures *x, const struct intake_measure *m, const struct intake_outlook *o, int number)
{
	struct req *r = x->r;
	const struct measure_found *f = &m->what;
	struct sv subject = f->subject.n ? f->subject : sv_of(T(r, N_("(no words of what it measures)")));
	page(&r->body, "<tr id=\"m%lld\" data-item data-id=\"%lld\" data-at=\"%d\"><td class=\"tick\">", (long long)m->id, (long long)m->id, number);
	if (!settled(x))
		page(&r->body, "<label class=\"pick\"><input type=\"checkbox\" name=\"pick\" value=\"%lld\" data-key=\"x\"><span class=\"vh\">%.*s</span></label>", (long long)m->id, V(req_say(r, N_("Select: %.*s"), V(subject))));
	page(&r->body, "</td><th scope=\"row\"><span class=\"ref\">%d</span> %.*s", number, V(subject));
	goes_to(x, m, o);
	page(&r->body, "</th><td class=\"n\" data-l=\"%s\">%.*s", T(r, N_("Value")), V(figure_value(r, f)));
	reading_of_number(x, m, o);
	page(&r->body, "</td><td data-l=\"%s\">%s</td>", T(r, N_("Kind")), role_words(r, m));
	part_cell(r, T(r, N_("Period")), f->year ? arena_printf(r->arena, "%d", f->year) : o->year ? req_say(r, N_("%d, as the document"), o->year) : (struct sv){0});
	page(&r->body, "<td class=\"wide\"><span class=\"decide\" data-decision=\"%s\">", state_names[m->state]);
	decision(r, m->state, m->id, !settled(x));
	page(&r->body, "</span>");
	if (!settled(x))
		page(&r->body, " <a href=\"/readings/%lld/figures/%lld\" data-key=\"s\">%s<span class=\"vh\">: %.*s</span></a>", (long long)x->reading.id, (long long)m->id, T(r, N_("Edit")), V(subject));
	page(&r->body, "</td></tr>\n");
}

static bool stands_in(const struct document_line *row, size_t lines, int line)
{
	for (size_t i = 0; i < lines; i++) {
		if (row[i].line == line)
			return true;
	}
	return false;
}

// The figures of one line, or of one row of a table, under it, in which they are marked and numbered.
static size_t sentence(struct figures *x, size_t from)
{
	struct req *r = x->r;
	struct mark_at *marks = NULL;
	size_t count = 0, room = 0, to = from, lines;
	int line = x->all[from].what.place.line;
	struct document_line *said = document_row_at(&x->t, x->reading.document, line, &lines);
	for (; to < x->count && (to == from || stands_in(said, lines, x->all[to].what.place.line)); to++) {
		const struct measure_found *m = &x->all[to].what;
		bool target = m->role == ROLE_TARGET || m->role == ROLE_TARGET_CHANGE;
		*ARENA_PUSH(r->arena, marks, count, room) = (struct mark_at){
		    .line = m->place.line, .start = m->place.start, .end = m->place.end, .mark = target ? SHEET_TARGET : SHEET_MEASURE, .number = (int)(to - from) + 1};
	}
	page(&r->body, "<tbody>\n<tr class=\"said\"><th scope=\"rowgroup\" colspan=\"6\"><blockquote>");
	sheet_row(r, said, lines, marks, count);
	page(&r->body, "</blockquote><a class=\"tiny\" href=\"/documents/%lld/text#l%d\">%.*s</a></th></tr>\n", (long long)x->all[from].document, line,
	     V(req_say(r, N_("Line %d"), line)));
	for (size_t i = from; i < to; i++)
		row(x, &x->all[i], &x->outlook[i], (int)(i - from) + 1);
	page(&r->body, "</tbody>\n");
	return to;
}

// ---- the page

// As wide as the page, which a form of fields is not.
static void open_form(struct figures *x, struct sv address)
{
	struct req *r = x->r;
	AUTO(buf_free) struct buf why = {0};
	error_text(&r->error, r->language, &why);
	if (r->refused)
		part_note(r, TONE_LATE, buf_view(&why));
	page(&r->body, "<form method=\"post\" action=\"%.*s\" data-quick data-offline=\"%s\">\n", V(address),
	     T(r, N_("The network is cut. What you decided is not saved yet; it is sent again with the next one.")));
	req_form_keys(r, &r->body);
	part_hidden(r, "page", arena_printf(r->arena, "%lld", (long long)x->page_number));
}

static void decide_all(struct figures *x)
{
	struct req *r = x->r;
	const struct intake_counts *c = &x->counts;
	page(&r->body, "<p class=\"acts field\">");
	if (settled(x)) {
		if (x->reading.target_set)
			part_link(r, arena_printf(r->arena, "/targets/%lld", (long long)x->reading.target_set), sv_of(T(r, N_("To the targets"))), true);
		page(&r->body, "<button class=\"btn bare\" name=\"back\" value=\"1\">%s</button></p>\n", T(r, N_("Take all of it back")));
		return;
	}
	if (c->proposed)
		page(&r->body, "<button class=\"btn\" name=\"all\" value=\"1\">%.*s</button>", V(req_say(r, N_("Accept all %lld that are not looked at"), (long long)c->proposed)));
	else
		page(&r->body, "<button class=\"btn go\" name=\"keep\" value=\"1\">%s</button>", T(r, N_("Take over into results and targets")));
	if (c->accepted)
		page(&r->body, "<button class=\"btn bare\" name=\"none\" value=\"1\">%s</button>", T(r, N_("Look at all that was accepted again")));
	page(&r->body, "</p>\n");
}

static void keys(struct req *r)
{
	page(&r->body, "<ul class=\"keys\" aria-label=\"%s\"><li><kbd>J</kbd> <kbd>K</kbd> %s</li><li><kbd>Enter</kbd> %s</li><li><kbd>B</kbd> %s</li><li><kbd>U</kbd> %s</li><li><kbd>S</kbd> %s</li><li><kbd>X</kbd> %s</li></ul>\n", T(r, N_("Keys")), T(r, N_("next, previous figure")),
	     T(r, N_("accept, on to the next")), T(r, N_("leave out")), T(r, N_("take back")), T(r, N_("edit")), T(r, N_("select")));
}

// What is done with all that are selected; it stays in sight.
static void with_selected(struct figures *x)
{
	struct req *r = x->r;
	if (settled(x))
		return;
	page(&r->body, "<div class=\"save many\"><p class=\"small\">%s</p><button class=\"btn\" name=\"picked\" value=\"accept\">%s</button><button class=\"btn bare\" name=\"picked\" value=\"leave\">%s</button>", T(r, N_("Those selected:")),
	     T(r, N_("Accept")), T(r, N_("Leave out")));
	page(&r->body, "<span class=\"as\"><select name=\"status\" aria-label=\"%s\">", T(r, N_("Kind of figure")));
	for (int i = 0; i < 3; i++)
		page(&r->body, "<option value=\"%s\"%s>%s</option>", observation_status_code((enum observation_status)i), i == 2 ? " selected" : "", T(r, observation_status_word((enum observation_status)i)));
	page(&r->body, "</select> <button class=\"btn bare\" name=\"picked\" value=\"status\">%s</button></span><p class=\"small\" role=\"status\" data-said></p></div>\n", T(r, N_("Mark results so")));
}

static void templates(struct req *r)
{
	for (int i = 0; i < 3; i++) {
		page(&r->body, "<template data-look=\"%s\">", state_names[i]);
		decision(r, (enum item_state)i, 0, true);
		page(&r->body, "</template>\n");
	}
}

static void table(struct figures *x)
{
	struct req *r = x->r;
	static const char *const columns[] = {N_("What is measured, and the indicator that it goes to"), N_("Value"), N_("Kind"), N_("Period"), N_("State")};
	page(&r->body, "<table class=\"rows figures\"><thead><tr><th scope=\"col\"><span class=\"vh\">%s</span></th>", T(r, N_("Select")));
	for (size_t i = 0; i < LENGTH(columns); i++)
		page(&r->body, "<th scope=\"col\" class=\"%s\">%s</th>", i == 1 ? "n" : "", T(r, columns[i]));
	page(&r->body, "</tr></thead>\n");
	for (size_t i = 0; i < x->count;)
		i = sentence(x, i);
	page(&r->body, "</table>\n");
}

static void head(struct figures *x)
{
	struct req *r = x->r;
	const struct crumb crumbs[] = {{sv_of(T(r, N_("Documents"))), SV("/documents")}, {sv_of(T(r, N_("Requirements"))), review_path(r, &x->reading, "")}, {sv_of(T(r, N_("Figures"))), {0}}};
	part_crumbs(r, crumbs, LENGTH(crumbs));
	part_title(r, sv_of(T(r, N_("Figures: results and targets"))), (struct sv){0});
	part_title_end(r);
	page(&r->body, "<p class=\"lead\"><b class=\"num\" data-count=\"accepted\">%.*s</b> %s, <b class=\"num\" data-count=\"left_out\">%.*s</b> %s, <b class=\"num\" data-count=\"proposed\">%.*s</b> %s</p>\n",
	     V(part_int(r, x->counts.accepted)), T(r, N_("accepted")), V(part_int(r, x->counts.left_out)), T(r, N_("left out")), V(part_int(r, x->counts.proposed)), T(r, N_("not looked at")));
}

void page_figures(struct req *r)
{
	struct figures x = {.r = r, .t = req_tx(r)};
	if (!review_reading(r, &x.reading))
		return;
	x.page_number = req_int(r, "page") > 1 ? req_int(r, "page") : 1;
	x.counts = intake_measure_counts(&x.t, x.reading.id);
	int64_t total = x.counts.proposed + x.counts.accepted + x.counts.left_out;
	x.all = intake_measures(&x.t, x.reading.id, (int)((x.page_number - 1) * FIGURES_PER_PAGE), FIGURES_PER_PAGE, &x.count);
	struct error kept = r->error;
	x.outlook = intake_outlooks(&x.t, x.reading.id, x.all, x.count);
	r->error = kept;
	struct sv address = review_path(r, &x.reading, "/figures");
	head(&x);
	review_unknown_form(r, &x.reading);
	review_findings(r, &x.reading, "figures", x.page_number);
	if (!total) {
		part_empty(r, sv_of(T(r, N_("No figures"))), sv_of(T(r, N_("The document states none."))));
		return;
	}
	open_form(&x, address);
	decide_all(&x);
	if (!settled(&x))
		keys(r);
	page(&r->body, "<div data-keys=\"rows\">");
	table(&x);
	page(&r->body, "</div>");
	with_selected(&x);
	templates(r);
	part_form_end(r);
	page(&r->body, "<div data-pages%s>", "");
	part_pager(r, address, x.page_number, FIGURES_PER_PAGE, total);
	if (x.page_number * FIGURES_PER_PAGE < total)
		page(&r->body, "<a class=\"vh\" data-next href=\"%.*s?page=%lld\">%s</a>", V(address), (long long)x.page_number + 1, T(r, N_("Next page of figures")));
	page(&r->body, "</div>\n");
}

// ---- deciding

// "as.12" and "to.12": what was chosen for one figure; the one that holds already is sent without a value.
static bool choices(struct tx *t, struct req *r)
{
	int64_t reading = req_part(r, "reading"), id, indicator;
	for (size_t i = 0; i < r->given_count; i++) {
		struct sv name = r->given[i].name, value = r->given[i].value;
		bool as = sv_starts(name, SV("as.")), to = sv_starts(name, SV("to."));
		if ((!as && !to) || !value.n)
			continue;
		if (!sv_int64(sv_from(name, 3), &id))
			return tx_refuse(t, FAIL_NOT_FOUND, N_("There is no such page."));
		int how = as ? sv_place(value, readings, LENGTH(readings)) : 0;
		if (how < 0)
			return tx_refuse(t, FAIL_NOT_FOUND, N_("There is no such page."));
		if (as && !intake_measure_read_as(t, reading, id, (enum read_as)how))
			return false;
		if (to && (!sv_int64(value, &indicator) || !intake_measure_choose(t, reading, id, indicator)))
			return error_is_set(t->error) ? false : tx_refuse(t, FAIL_NOT_FOUND, N_("There is no such indicator."));
	}
	return true;
}

static bool decide(struct tx *t, struct req *r, int64_t *last)
{
	static const struct {
		const char *name;
		enum item_state state;
	} acts[] = {{"accept", ITEM_ACCEPTED}, {"leave", ITEM_LEFT_OUT}, {"reopen", ITEM_PROPOSED}};
	int64_t reading = req_part(r, "reading");
	const int64_t *ids;
	size_t count = req_ids(r, "pick", &ids);
	struct sv picked = req_text(r, "picked"), status = req_text(r, "status");
	for (size_t i = 0; i < LENGTH(acts); i++) {
		if (sv_is(picked, acts[i].name) && count && !intake_measures_decide(t, reading, ids, count, acts[i].state))
			return false;
	}
	for (int i = 0; sv_is(picked, "status") && count && i < 3; i++) {
		if (sv_is(status, observation_status_code((enum observation_status)i)) && !intake_measures_set_status(t, reading, ids, count, (enum observation_status)i))
			return false;
	}
	if (picked.n && !count)
		return tx_refuse(t, FAIL_INPUT, N_("Select the figures first, in front of each."));
	for (size_t i = 0; i < LENGTH(acts); i++) {
		count = req_ids(r, acts[i].name, &ids);
		*last = count ? ids[count - 1] : *last;
		if (count && !intake_measures_decide(t, reading, ids, count, acts[i].state))
			return false;
	}
	return true;
}

bool change_figures(struct tx *t, struct req *r)
{
	int64_t reading = req_part(r, "reading"), last = 0;
	bool done = choices(t, r) && decide(t, r, &last) && (!req_tick(r, "all") || intake_measures_accept_all(t, reading)) &&
	            (!req_tick(r, "none") || intake_measures_reopen_all(t, reading)) && (!req_tick(r, "keep") || intake_keep_figures(t, reading)) &&
	            (!req_tick(r, "back") || intake_unkeep_figures(t, reading));
	if (!done)
		return false;
	int64_t number = req_int(r, "page") > 1 ? req_int(r, "page") : 1;
	struct sv anchor = last ? arena_printf(r->arena, "#m%lld", (long long)last) : SV("");
	req_redirect(r, arena_printf(r->arena, "/readings/%lld/figures?page=%lld%.*s", (long long)reading, (long long)number, V(anchor)));
	return true;
}

// The review of figures: each beside its sentence, accepted one by one or all at once.
#include <stdio.h>

#include "pages/intake/review.h"
#include "pages/routes.h"
#include "text/text.h"

#define V(s) (int)(s).n, (s).p ? (s).p : ""

enum { PER_PAGE = 50 };

const struct param figures_params[] = {{.name = "page", .type = PARAM_INT},
                                       {.name = "accept", .type = PARAM_INT},
                                       {.name = "leave", .type = PARAM_INT},
                                       {.name = "reopen", .type = PARAM_INT},
                                       {.name = "all", .type = PARAM_TICK},
                                       {.name = "keep", .type = PARAM_TICK},
                                       {.name = "back", .type = PARAM_TICK},
                                       {0}};

static const char *const role_words[] = {N_("Result"), N_("Target"),        N_("Attainment"), N_("Over or under plan"),
                                         N_("Change"), N_("Targeted change"), N_("Share")};
static const char *const compare_words[] = {N_("exactly"), N_("at least"), N_("above"), N_("at most"), N_("below"), N_("about"), N_("from – to")};
static const char *const compare_signs[] = {"", "≥ ", "> ", "≤ ", "< ", "≈ ", ""};

static struct sv value_words(struct req *r, const struct measure_found *m)
{
	struct sv value = part_decimal(r, m->value), high = m->has_high ? part_decimal(r, m->high) : SV("");
	struct sv total = m->has_total ? part_decimal(r, m->total) : SV("");
	return arena_printf(r->arena, "%s" SV_FMT "%s" SV_FMT "%s" SV_FMT " " SV_FMT, compare_signs[m->cmp], V(value), high.n ? "–" : "",
	                    V(high), total.n ? "/" : "", V(total), V(m->unit));
}

static void state(struct req *r, const struct intake_measure *m)
{
	if (m->state == ITEM_ACCEPTED)
		part_state(r, MARK_done, TONE_PLAIN, sv_of(T(r, N_("Agreed"))));
	else if (m->state == ITEM_LEFT_OUT)
		part_state(r, MARK_exempt, TONE_NONE, sv_of(T(r, N_("Left out"))));
	else
		part_state(r, MARK_todo, TONE_NONE, sv_of(T(r, N_("Not looked at"))));
}

static void buttons(struct req *r, const struct intake_reading *reading, const struct intake_measure *m)
{
	if (reading->figures_at)
		return;
	if (m->state == ITEM_PROPOSED) {
		page(&r->body, "<button class=\"btn\" name=\"accept\" value=\"%lld\" data-key=\"Enter\">%s</button>", (long long)m->id, T(r, N_("Accept")));
		page(&r->body, "<button class=\"btn bare\" name=\"leave\" value=\"%lld\" data-key=\"b\">%s</button>", (long long)m->id, T(r, N_("Leave out")));
	} else {
		page(&r->body, "<button class=\"btn bare\" name=\"reopen\" value=\"%lld\" data-key=\"u\">%s</button>", (long long)m->id, T(r, N_("Take back")));
	}
	page(&r->body, " <a href=\"/readings/%lld/figures/%lld\">%s</a>", (long long)reading->id, (long long)m->id, T(r, N_("Edit")));
}

static void row(struct req *r, const struct intake_reading *reading, const struct intake_measure *m, bool same_line)
{
	const struct measure_found *f = &m->what;
	struct tx t = req_tx(r);
	if (!same_line) {
		struct sv sentence = intake_quote(&t, reading, (struct place){f->place.line, 0, 100000});
		page(&r->body, "<tr class=\"l2\"><th scope=\"rowgroup\" colspan=\"5\"><blockquote>%.*s</blockquote><span class=\"tiny dim\">%.*s</span></th></tr>\n", V(sentence),
		     V(req_say(r, N_("Line %d"), f->place.line)));
	}
	page(&r->body, "<tr id=\"m%lld\" data-item><th scope=\"row\">%.*s</th>", (long long)m->id, V(f->subject));
	part_figure(r, T(r, N_("Value")), value_words(r, f));
	page(&r->body, "<td data-l=\"%s\">%s%s</td>", T(r, N_("Kind")), T(r, role_words[f->role]), f->estimate ? T(r, N_(", an estimate")) : "");
	part_figure(r, T(r, N_("Year")), f->year ? arena_printf(r->arena, "%d", f->year) : SV(""));
	page(&r->body, "<td data-l=\"%s\">", T(r, N_("State")));
	state(r, m);
	page(&r->body, "<span class=\"acts\">");
	buttons(r, reading, m);
	page(&r->body, "</span></td></tr>\n");
}

// As wide as the page, which a form of fields is not.
static void open_form(struct req *r, struct sv address)
{
	AUTO(buf_free) struct buf why = {0};
	error_text(&r->error, r->language, &why);
	if (r->refused)
		part_note(r, TONE_LATE, buf_view(&why));
	page(&r->body, "<form method=\"post\" action=\"%.*s\">\n", V(address));
	req_form_keys(r, &r->body);
}

static void decide_all(struct req *r, const struct intake_reading *reading, const struct intake_counts *counts)
{
	page(&r->body, "<p class=\"acts\">");
	if (counts->proposed)
		page(&r->body, "<button class=\"btn go\" name=\"all\" value=\"1\">%s</button>",
		     req_say(r, N_("Accept all %lld that are not looked at"), (long long)counts->proposed).p);
	else if (!reading->figures_at)
		page(&r->body, "<button class=\"btn go\" name=\"keep\" value=\"1\">%s</button>", T(r, N_("Take over into results and targets")));
	if (reading->figures_at) {
		if (reading->target_set)
			part_link(r, arena_printf(r->arena, "/targets/%lld", (long long)reading->target_set), sv_of(T(r, N_("To the targets"))), true);
		page(&r->body, "<button class=\"btn bare\" name=\"back\" value=\"1\">%s</button>", T(r, N_("Take all of it back")));
	}
	page(&r->body, "</p>\n");
}

void page_figures(struct req *r)
{
	struct intake_reading reading;
	struct tx t = req_tx(r);
	size_t count;
	if (!review_reading(r, &reading))
		return;
	int64_t number = req_int(r, "page") > 1 ? req_int(r, "page") : 1;
	struct intake_counts counts = intake_measure_counts(&t, reading.id);
	int64_t total = counts.proposed + counts.accepted + counts.left_out;
	struct intake_measure *all = intake_measures(&t, reading.id, (int)((number - 1) * PER_PAGE), PER_PAGE, &count);
	struct sv address = arena_printf(r->arena, "/readings/%lld/figures", (long long)reading.id);
	const struct crumb crumbs[] = {{sv_of(T(r, N_("Documents"))), SV("/documents")}, {sv_of(T(r, N_("Requirements"))), review_path(r, &reading, "")}, {sv_of(T(r, N_("Figures"))), {0}}};
	part_crumbs(r, crumbs, LENGTH(crumbs));
	part_title(r, sv_of(T(r, N_("Figures: results and targets"))),
	           req_say(r, N_("%lld accepted, %lld left out, %lld not looked at."), (long long)counts.accepted, (long long)counts.left_out, (long long)counts.proposed));
	part_title_end(r);
	if (!total) {
		part_empty(r, sv_of(T(r, N_("No figures"))), sv_of(T(r, N_("The document states none."))));
		return;
	}
	open_form(r, address);
	part_hidden(r, "page", arena_printf(r->arena, "%lld", (long long)number));
	decide_all(r, &reading, &counts);
	page(&r->body, "<div data-keys=\"rows\">");
	part_table(r, (struct sv){0}, N_("What is measured") "|#" N_("Value") "|" N_("Kind") "|#" N_("Year") "|" N_("State"), TABLE_ROWS);
	for (size_t i = 0; i < count; i++)
		row(r, &reading, &all[i], i && all[i - 1].what.place.line == all[i].what.place.line);
	part_table_end(r);
	page(&r->body, "</div>");
	part_form_end(r);
	part_pager(r, address, number, PER_PAGE, total);
}

static bool of_reading(struct tx *t, struct req *r, int64_t id, struct intake_measure *m)
{
	return intake_measure_get(t, id, m) &&
	       (m->reading == req_part(r, "reading") || tx_refuse(t, FAIL_NOT_FOUND, N_("There is no such page.")));
}

bool change_figures(struct tx *t, struct req *r)
{
	static const struct {
		const char *name;
		enum item_state state;
	} acts[] = {{"accept", ITEM_ACCEPTED}, {"leave", ITEM_LEFT_OUT}, {"reopen", ITEM_PROPOSED}};
	struct intake_measure m = {0};
	if (req_tick(r, "all") && !intake_measures_accept_all(t, req_part(r, "reading")))
		return false;
	if (req_tick(r, "keep") && !intake_keep_figures(t, req_part(r, "reading")))
		return false;
	if (req_tick(r, "back") && !intake_unkeep_figures(t, req_part(r, "reading")))
		return false;
	for (size_t i = 0; i < LENGTH(acts); i++) {
		int64_t id = req_int(r, acts[i].name);
		if (id && (!of_reading(t, r, id, &m) || !intake_measure_decide(t, id, acts[i].state)))
			return false;
	}
	int64_t number = req_int(r, "page") > 1 ? req_int(r, "page") : 1;
	struct sv anchor = m.id ? arena_printf(r->arena, "#m%lld", (long long)m.id) : SV("");
	req_redirect(r, arena_printf(r->arena, "/readings/%lld/figures?page=%lld%.*s", (long long)req_part(r, "reading"), (long long)number, V(anchor)));
	return true;
}

// ---- one figure

const struct param figure_params[] = {{.name = "subject", .type = PARAM_TEXT, .required = true, .most = 500, .label = N_("What is measured")},
                                      {.name = "value", .type = PARAM_TEXT, .required = true, .most = 40, .label = N_("Value")},
                                      {.name = "high", .type = PARAM_TEXT, .most = 40, .label = N_("To")},
                                      {.name = "unit", .type = PARAM_TEXT, .most = 100, .label = N_("Measured in")},
                                      {.name = "cmp", .type = PARAM_CHOICE, .required = true, .choices = "=|>=|>|<=|<|~|range", .label = N_("How it is meant")},
                                      {.name = "role", .type = PARAM_CHOICE, .required = true, .choices = "actual|target|attainment|excess|change|target_change|share", .label = N_("Kind")},
                                      {.name = "year", .type = PARAM_INT, .label = N_("Year")},
                                      {.name = "estimate", .type = PARAM_TICK},
                                      {0}};

static void choose(struct req *r, const char *name, const char *label, const char *const *codes, const char *const *words, size_t count, size_t now)
{
	struct choice *choices = ARENA_ARRAY(r->arena, struct choice, count);
	for (size_t i = 0; i < count; i++)
		choices[i] = (struct choice){sv_of(codes[i]), sv_of(T(r, words[i]))};
	part_select(r, &(struct field){.name = name, .label = sv_of(label), .value = sv_of(codes[now])}, choices, count);
}

void page_figure(struct req *r)
{
	struct intake_reading reading;
	struct intake_measure m;
	struct tx t = req_tx(r);
	if (!review_reading(r, &reading))
		return;
	if (!of_reading(&t, r, req_part(r, "figure"), &m)) {
		req_fail(r, FAIL_NOT_FOUND, N_("There is no such page."));
		return;
	}
	const struct measure_found *f = &m.what;
	struct sv back = arena_printf(r->arena, "/readings/%lld/figures?page=%d", (long long)reading.id, m.seq / PER_PAGE + 1);
	const struct crumb crumbs[] = {{sv_of(T(r, N_("Documents"))), SV("/documents")}, {sv_of(T(r, N_("Figures"))), back}, {f->text, {0}}};
	part_crumbs(r, crumbs, LENGTH(crumbs));
	part_title(r, sv_of(T(r, N_("Edit the figure"))), f->text);
	part_title_end(r);
	page(&r->body, "<blockquote>“%.*s”</blockquote>\n", V(intake_quote(&t, &reading, (struct place){f->place.line, 0, 100000})));
	part_form(r, (struct sv){0}, false);
	part_field(r, &(struct field){.name = "subject", .size = 60, .label = sv_of(T(r, N_("What is measured"))), .value = f->subject});
	choose(r, "role", T(r, N_("Kind")), role_codes, role_words, LENGTH(role_codes), f->role);
	choose(r, "cmp", T(r, N_("How it is meant")), compare_codes, compare_words, LENGTH(compare_codes), f->cmp);
	part_field(r, &(struct field){.name = "value", .kind = FIELD_NUMBER, .size = 16, .label = sv_of(T(r, N_("Value"))), .value = text_number(r->arena, f->value, false)});
	part_field(r, &(struct field){.name = "high", .kind = FIELD_NUMBER, .size = 16, .optional = true, .label = sv_of(T(r, N_("To"))), .hint = sv_of(T(r, N_("Only of a range."))),
	                              .value = f->has_high ? text_number(r->arena, f->high, false) : SV("")});
	part_field(r, &(struct field){.name = "unit", .label = sv_of(T(r, N_("Measured in"))), .optional = true, .size = 24, .value = f->unit});
	part_field(r, &(struct field){.name = "year", .kind = FIELD_NUMBER, .size = 5, .optional = true, .label = sv_of(T(r, N_("Year"))),
	                              .value = f->year ? arena_printf(r->arena, "%d", f->year) : SV("")});
	part_tick(r, "estimate", sv_of(T(r, N_("An estimate"))), f->estimate);
	part_submit(r, sv_of(T(r, N_("Save"))), back, sv_of(T(r, N_("Do not save"))));
	part_form_end(r);
}

// What the form's choice is; the first where it is none of them.
static int chosen(struct req *r, const char *field, const char *const *codes, size_t count)
{
	int place = sv_place(req_text(r, field), codes, count);
	return place < 0 ? 0 : place;
}

bool change_figure(struct tx *t, struct req *r)
{
	struct intake_measure m;
	if (!of_reading(t, r, req_part(r, "figure"), &m))
		return false;
	struct measure_found *f = &m.what;
	int64_t year = req_int(r, "year");
	if (!req_decimal(r, "value", &f->value))
		req_blame(r, "value", sv_of(T(r, N_("A number, with a comma before decimals."))));
	f->has_high = req_has(r, "high");
	if (f->has_high && !req_decimal(r, "high", &f->high))
		req_blame(r, "high", sv_of(T(r, N_("A number, with a comma before decimals."))));
	if (year && (year < 1900 || year > 2200))
		req_blame(r, "year", sv_of(T(r, N_("A year of four digits."))));
	if (r->fault_count)
		return false;
	f->subject = req_text(r, "subject");
	f->unit = req_text(r, "unit");
	f->cmp = (enum compare)chosen(r, "cmp", compare_codes, LENGTH(compare_codes));
	f->role = (enum measure_role)chosen(r, "role", role_codes, LENGTH(role_codes));
	f->year = (int)year;
	f->estimate = req_tick(r, "estimate");
	if (!intake_measure_correct(t, &m))
		return false;
	req_redirect(r, arena_printf(r->arena, "/readings/%lld/figures?page=%d#m%lld", (long long)m.reading, m.seq / PER_PAGE + 1, (long long)m.id));
	return true;
}

// Targets beside results, each judged; one indicator over the years; entering a result.
#include "goals/standing.h"

#include "org/unit.h"
#include "pages/goals/chart.h"
#include "pages/parts.h"
#include "pages/routes.h"
#include "pages/who.h"
#include "text/text.h"

#define V(s) (int)(s).n, (s).p ? (s).p : ""

enum { LISTED = 500 };

int64_t target_set(struct tx *t, int64_t id)
{
	struct target_set s;
	return target_set_get(t, id, &s) ? s.unit : 0;
}

static void outcome(struct req *r, enum outcome o)
{
	static const struct {
		enum mark mark;
		enum tone tone;
	} looks[] = {[OUTCOME_EXCEEDED] = {MARK_up, TONE_PLAIN}, [OUTCOME_MET] = {MARK_done, TONE_PLAIN},  [OUTCOME_NEAR] = {MARK_near, TONE_SOON},
	             [OUTCOME_MISSED] = {MARK_miss, TONE_LATE},  [OUTCOME_NO_FIGURE] = {MARK_nodata, TONE_NONE}, [OUTCOME_NOT_COMPARABLE] = {MARK_cant, TONE_NONE}};
	part_state(r, looks[o].mark, looks[o].tone, sv_of(T(r, outcome_word(o))));
}

static struct sv shown(struct req *r, struct fraction f, int digits, bool sign)
{
	struct decimal d;
	if (!fraction_shown(f, digits, &d))
		return SV("–");
	struct sv text = text_number(r->arena, d, r->language == LANGUAGE_EN);
	return sign && d.mantissa > 0 ? arena_printf(r->arena, "+" SV_FMT, SV_ARG(text)) : text;
}

static struct sv change_text(struct req *r, const struct indicator *i, const struct comparison *c)
{
	if (!c->has)
		return (struct sv){0};
	if (c->has_percent)
		return arena_printf(r->arena, SV_FMT " %%", SV_ARG(shown(r, c->percent, 2, true)));
	return shown(r, c->difference, i->decimals > 2 ? i->decimals : 2, true);
}

// ---- the list

void page_indicators(struct req *r)
{
	struct tx t = req_tx(r);
	const struct grant *g = who_grant(r);
	size_t sets, count;
	struct target_set *all = target_set_list(&t, g ? g->acting : 0, &sets);
	struct indicator *list = indicator_list(&t, req_text(r, "q"), 0, LISTED, &count);
	r->nav = "indicators";
	part_title(r, sv_of(T(r, N_("Indicators"))), sv_of(T(r, N_("What is measured, the targets set for it, and the results beside them."))));
	part_title_end(r);
	part_section(r, NULL, sv_of(T(r, N_("Sets of targets"))));
	if (!sets)
		part_empty(r, sv_of(T(r, N_("No targets yet"))), sv_of(T(r, N_("They come from a document that was read: upload it and accept its figures."))));
	else
		part_table(r, (struct sv){0}, N_("Set of targets") "|" N_("Period") "|#" N_("Items") "|#" N_("Exceeded") "|#" N_("Met") "|#" N_("Missed") "|#" N_("No figure"), TABLE_ROWS);
	for (size_t i = 0; i < sets; i++) {
		struct standing_set s;
		bool good = standing_of_set(&t, all[i].id, &s);
		struct sv period = period_name(r->arena, r->language, all[i].period);
		page(&r->body, "<tr><th scope=\"row\"><a href=\"/targets/%lld\">%.*s</a></th>", (long long)all[i].id, V(all[i].title));
		part_cell(r, T(r, N_("Period")), period);
		part_figure(r, T(r, N_("Items")), good ? part_int(r, (int64_t)s.count) : (struct sv){0});
		part_figure(r, T(r, N_("Exceeded")), good ? part_int(r, s.outcomes[OUTCOME_EXCEEDED]) : (struct sv){0});
		part_figure(r, T(r, N_("Met")), good ? part_int(r, s.outcomes[OUTCOME_MET]) : (struct sv){0});
		part_figure(r, T(r, N_("Missed")), good ? part_int(r, s.outcomes[OUTCOME_MISSED]) : (struct sv){0});
		part_figure(r, T(r, N_("No figure")), good ? part_int(r, s.outcomes[OUTCOME_NO_FIGURE]) : (struct sv){0});
		page(&r->body, "</tr>\n");
	}
	if (sets)
		part_table_end(r);
	part_section_end(r);
	part_section(r, "all", sv_of(T(r, N_("All indicators"))));
	struct sv q = req_text(r, "q");
	page(&r->body, "<form class=\"filter\" method=\"get\" action=\"/indicators#all\"><div><label for=\"q\">%s</label><input id=\"q\" name=\"q\" type=\"search\" size=\"24\" value=\"%.*s\"></div><button class=\"btn\">%s</button></form>\n", T(r, N_("Name holds")), V(q),
	     T(r, N_("Search")));
	if (count)
		part_table(r, (struct sv){0}, N_("Indicator") "|" N_("Unit of measure"), TABLE_ROWS);
	for (size_t i = 0; i < count; i++) {
		page(&r->body, "<tr><th scope=\"row\"><a href=\"/indicators/%lld\">%.*s</a></th>", (long long)list[i].id, V(list[i].name));
		part_cell(r, T(r, N_("Unit of measure")), list[i].unit.text);
		page(&r->body, "</tr>\n");
	}
	if (count)
		part_table_end(r);
	else
		page(&r->body, "<p class=\"dim\">%s</p>\n", T(r, N_("No indicator has such a name.")));
	part_section_end(r);
}

const struct param indicators_params[] = {{.name = "q", .type = PARAM_TEXT}, {0}};

// ---- a set: last year's result beside this year's target, and the judgement

static void source(struct req *r, const struct stated *s)
{
	if (s->sentence.n)
		page(&r->body, "<blockquote>“%.*s”</blockquote>", V(s->sentence));
	if (s->document)
		page(&r->body, "<p class=\"tiny\"><a href=\"/documents/%lld#l%d\">%s</a></p>", (long long)s->document, s->line, T(r, N_("In the document")));
}

static void set_row(struct req *r, struct tx *t, const struct standing *s, struct sv title, bool sub)
{
	const struct indicator *i = &s->indicator;
	(void)t;
	page(&r->body, "<tr class=\"%s\"><th scope=\"row\"><a href=\"/indicators/%lld\">%.*s</a>", sub ? "sub" : "", (long long)i->id, V(title));
	page(&r->body, "<details class=\"small\"><summary>%s</summary><p>%.*s</p>", T(r, N_("Why, and from where")), V(s->sentence));
	source(r, &s->target.stated);
	page(&r->body, "</details></th>");
	part_cell(r, T(r, N_("Unit of measure")), i->unit.text);
	part_figure(r, T(r, N_("Last period's result")), s->has_before ? observation_text(r->arena, r->language, i, &s->before) : (struct sv){0});
	part_cell(r, T(r, N_("Target")), s->aim);
	part_figure(r, T(r, N_("Result")), s->has_now ? observation_text(r->arena, r->language, i, &s->now) : (struct sv){0});
	part_figure(r, T(r, N_("Of the target")), s->has_attainment ? arena_printf(r->arena, SV_FMT " %%", SV_ARG(shown(r, s->attainment, 2, false))) : (struct sv){0});
	part_figure(r, T(r, N_("Year on year")), change_text(r, i, &s->change));
	page(&r->body, "<td>");
	outcome(r, s->judgement.outcome);
	page(&r->body, "</td></tr>\n");
}

// Whose figures stand in a column is said by their period.
static void targets_head(struct req *r, struct sv period, struct sv before)
{
	const struct {
		struct sv words;
		bool figures;
	} columns[] = {{sv_of(T(r, N_("Item"))), false},
	               {sv_of(T(r, N_("Unit of measure"))), false},
	               {req_say(r, N_("Result of %.*s"), V(before)), true},
	               {req_say(r, N_("Target of %.*s"), V(period)), false},
	               {req_say(r, N_("Result of %.*s"), V(period)), true},
	               {sv_of(T(r, N_("Of the target"))), true},
	               {sv_of(T(r, N_("Year on year"))), true},
	               {sv_of(T(r, N_("Judgement"))), false}};
	page(&r->body, "<table class=\"rows\"><caption>%s</caption><thead><tr>", T(r, N_("Figures are rounded for display only; judgements are made on exact values")));
	for (size_t i = 0; i < LENGTH(columns); i++)
		page(&r->body, "<th scope=\"col\" class=\"%s\">%.*s</th>", columns[i].figures ? "n" : "", V(columns[i].words));
	page(&r->body, "</tr></thead>\n<tbody>\n");
}

void page_targets(struct req *r)
{
	struct tx t = req_tx(r);
	struct standing_set s;
	r->nav = "indicators";
	if (!standing_of_set(&t, req_part(r, "set"), &s)) {
		error_clear(&r->error);
		req_fail(r, FAIL_NOT_FOUND, N_("There is no such set of targets."));
		return;
	}
	struct crumb crumbs[] = {{sv_of(T(r, N_("Indicators"))), SV("/indicators")}, {s.set.title, {0}}};
	part_crumbs(r, crumbs, LENGTH(crumbs));
	struct sv period = period_name(r->arena, r->language, s.set.period), before = period_name(r->arena, r->language, period_before(s.set.period));
	part_title(r, s.set.title, req_say(r, PLURAL(s.count, N_("Targets of %.*s beside the results of %.*s: %zu item, %d exceeded, %d met, %d missed, %d without a figure."), N_("Targets of %.*s beside the results of %.*s: %zu items, %d exceeded, %d met, %d missed, %d without a figure.")), V(period), V(before), s.count, s.outcomes[OUTCOME_EXCEEDED],
	                                   s.outcomes[OUTCOME_MET], s.outcomes[OUTCOME_MISSED], s.outcomes[OUTCOME_NO_FIGURE]));
	part_title_end(r);
	page(&r->body, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"%s\">\n", T(r, N_("Targets and results")));
	targets_head(r, period, before);
	for (size_t i = 0; i < s.count; i++) {
		const struct standing_item *item = &s.items[i];
		if (item->count == 1) {
			struct sv name = item->parts[0].indicator.name, number = item->item.number;
			set_row(r, &t, &item->parts[0], number.n ? arena_printf(r->arena, SV_FMT " " SV_FMT, SV_ARG(number), SV_ARG(name)) : name, false);
			continue;
		}
		page(&r->body, "<tr class=\"grp\"><th scope=\"row\" colspan=\"7\">%.*s %.*s</th><td>", V(item->item.number), V(item->item.title));
		outcome(r, item->outcome);
		page(&r->body, "</td></tr>\n");
		for (size_t k = 0; k < item->count; k++)
			set_row(r, &t, &item->parts[k], item->parts[k].indicator.name, true);
	}
	part_table_end(r);
	page(&r->body, "</div>\n");
}

// ---- one indicator

static void verdict(struct req *r, const struct standing *s)
{
	struct sv period = period_name(r->arena, r->language, s->set.period), words = req_say(r, N_("%.*s: %s"), V(period), T(r, outcome_word(s->judgement.outcome)));
	page(&r->body, "<div class=\"verdict\">");
	outcome(r, s->judgement.outcome);
	page(&r->body, "<div><p class=\"big\">%.*s</p><p>%.*s</p></div></div>\n", V(words), V(s->sentence));
}

void page_indicator(struct req *r)
{
	struct tx t = req_tx(r);
	struct indicator i;
	const struct grant *g = who_grant(r);
	int64_t place = g ? g->acting : 0;
	struct standing_period *all;
	size_t count;
	r->nav = "indicators";
	if (!indicator_get(&t, req_part(r, "indicator"), &i) || !standing_of_indicator(&t, i.id, place, PERIOD_YEAR, &all, &count)) {
		error_clear(&r->error);
		req_fail(r, FAIL_NOT_FOUND, N_("There is no such indicator."));
		return;
	}
	struct crumb crumbs[] = {{sv_of(T(r, N_("Indicators"))), SV("/indicators")}, {i.name, {0}}};
	part_crumbs(r, crumbs, LENGTH(crumbs));
	static const char *const betters[] = {N_("the higher the better"), N_("the lower the better"), N_("within a band"), N_("neither way is better")};
	part_title(r, i.name, req_say(r, N_("Unit of measure: %.*s · %s"), V(i.unit.text), T(r, betters[i.better])));
	if (who_may(r, OPERATION_observation_enter, place)) {
		page(&r->body, "<p class=\"acts\">");
		part_link(r, arena_printf(r->arena, "/indicators/%lld/result", (long long)i.id), sv_of(T(r, N_("Enter a result"))), true);
		page(&r->body, "</p>");
	}
	part_title_end(r);
	for (size_t k = count; k-- > 0;) {
		if (all[k].count) {
			verdict(r, &all[k].targets[0]);
			break;
		}
	}
	indicator_chart(r, &i, all, count);
	part_section(r, NULL, sv_of(T(r, N_("Figures"))));
	part_table(r, sv_of(T(r, N_("Figures are rounded for display only; judgements are made on exact values"))), N_("Period") "|#" N_("Result") "|" N_("Kind of figure") "|#" N_("Year on year") "|" N_("Target") "|" N_("Judgement"), TABLE_ROWS);
	for (size_t k = count; k-- > 0;) {
		const struct standing_period *p = &all[k];
		struct sv period = period_name(r->arena, r->language, p->period);
		page(&r->body, "<tr><th scope=\"row\">%.*s", V(period));
		if (p->has)
			source(r, &p->result.stated);
		page(&r->body, "</th>");
		part_figure(r, T(r, N_("Result")), p->has ? observation_text(r->arena, r->language, &i, &p->result) : (struct sv){0});
		part_cell(r, T(r, N_("Kind of figure")), p->has ? sv_of(T(r, observation_status_word(p->result.status))) : (struct sv){0});
		part_figure(r, T(r, N_("Year on year")), change_text(r, &i, &p->change));
		part_cell(r, T(r, N_("Target")), p->count ? p->targets[0].aim : (struct sv){0});
		page(&r->body, "<td>");
		if (p->count)
			outcome(r, p->targets[0].judgement.outcome);
		page(&r->body, "</td></tr>\n");
	}
	part_table_end(r);
	part_section_end(r);
}

// ---- entering a result

const struct param result_params[] = {{.name = "year", .type = PARAM_INT, .required = true, .label = N_("Year")},
                                      {.name = "value", .type = PARAM_TEXT, .most = 40, .required = true, .label = N_("Result")},
                                      {.name = "status", .type = PARAM_CHOICE, .choices = "estimate|preliminary|final", .required = true, .label = N_("Kind of figure")},
                                      {.name = "reason", .type = PARAM_TEXT, .label = N_("Why it replaces the one before")},
                                      {0}};

void page_result(struct req *r)
{
	struct tx t = req_tx(r);
	struct indicator i;
	struct error kept = r->error;
	r->nav = "indicators";
	if (!indicator_get(&t, req_part(r, "indicator"), &i)) {
		error_clear(&r->error);
		req_fail(r, FAIL_NOT_FOUND, N_("There is no such indicator."));
		return;
	}
	r->error = kept;
	struct sv path = arena_printf(r->arena, "/indicators/%lld", (long long)i.id);
	struct crumb crumbs[] = {{sv_of(T(r, N_("Indicators"))), SV("/indicators")}, {i.name, path}, {sv_of(T(r, N_("Enter a result"))), {0}}};
	part_crumbs(r, crumbs, LENGTH(crumbs));
	part_title(r, sv_of(T(r, N_("Enter a result"))), i.name);
	part_title_end(r);
	part_form(r, (struct sv){0}, false);
	part_field(r, &(struct field){.name = "year", .kind = FIELD_NUMBER, .size = 5, .label = sv_of(T(r, N_("Year"))), .value = arena_printf(r->arena, "%d", part_today(r).year)});
	part_field(r, &(struct field){.name = "value", .kind = FIELD_NUMBER, .size = 14, .label = sv_of(T(r, N_("Result"))), .hint = req_say(r, N_("In %.*s, for instance 12.345,6."), V(i.unit.text))});
	struct choice kinds[3];
	for (int k = 0; k < 3; k++)
		kinds[k] = (struct choice){sv_of(observation_status_code((enum observation_status)k)), sv_of(T(r, observation_status_word((enum observation_status)k)))};
	part_radios(r, &(struct field){.name = "status", .label = sv_of(T(r, N_("Kind of figure"))), .value = SV("final")}, kinds, 3);
	part_field(r, &(struct field){.name = "reason", .label = sv_of(T(r, N_("Why it replaces the one before"))), .optional = true, .hint = sv_of(T(r, N_("Only where a figure of the same kind stands already.")))});
	part_submit(r, sv_of(T(r, N_("Save the result"))), path, sv_of(T(r, N_("Do not save"))));
	part_form_end(r);
}

bool change_result(struct tx *t, struct req *r)
{
	struct indicator i;
	struct decimal value;
	int64_t year = req_int(r, "year");
	const struct grant *g = who_grant(r);
	if (!indicator_get(t, req_part(r, "indicator"), &i) || !g)
		return false;
	if (!text_parse_number(req_text(r, "value"), &value)) {
		req_blame(r, "value", req_say(r, N_("“%.*s” is no number; write for instance 1.250."), V(req_text(r, "value"))));
		return false;
	}
	if (year < 1945 || year > 2200) {
		req_blame(r, "year", req_say(r, N_("Enter a year.")));
		return false;
	}
	enum observation_status status = STATUS_FINAL;
	for (int k = 0; k < 3; k++) {
		if (sv_is(req_text(r, "status"), observation_status_code((enum observation_status)k)))
			status = (enum observation_status)k;
	}
	struct observation o = {.indicator = i.id, .place = g->acting, .period = period_year((int)year), .is = COMPARE_EXACTLY, .value = value, .digits = value.scale, .status = status, .reason = req_text(r, "reason")};
	if (!observation_add(t, &o, (struct sv){0}))
		return false;
	req_redirect(r, arena_printf(r->arena, "/indicators/%lld", (long long)i.id));
	return true;
}

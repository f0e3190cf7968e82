// One figure of a reading, corrected: what it measures, its indicator, kind, value, how the number is read, period.
#include <stdio.h>

#include "pages/intake/figures.h"
#include "pages/intake/review.h"
#include "pages/routes.h"
#include "text/text.h"

#define V(s) (int)(s).n, (s).p ? (s).p : ""

enum { ALIKE_SHOWN = 6 };

static const char *const compare_words[] = {N_("as it stands, without a word"), N_("at least"), N_("above"), N_("at most"), N_("below"), N_("about"), N_("from – to")};
static const char *const as_codes[] = {"itself", "least", "most", "exactly"};

const struct param figure_params[] = {{.name = "subject", .type = PARAM_TEXT, .required = true, .most = 500, .label = N_("What is measured")},
                                      {.name = "indicator", .type = PARAM_INT, .label = N_("Indicator")},
                                      {.name = "value", .type = PARAM_TEXT, .required = true, .most = 40, .label = N_("Value")},
                                      {.name = "high", .type = PARAM_TEXT, .most = 40, .label = N_("To")},
                                      {.name = "unit", .type = PARAM_TEXT, .most = 100, .label = N_("Measured in")},
                                      {.name = "cmp", .type = PARAM_CHOICE, .required = true, .choices = "=|>=|>|<=|<|~|range", .label = N_("How it is meant")},
                                      {.name = "as", .type = PARAM_CHOICE, .choices = "itself|least|most|exactly", .label = N_("A number without a word is read as")},
                                      {.name = "role", .type = PARAM_CHOICE, .required = true, .choices = "actual|target|attainment|excess|change|target_change|share", .label = N_("Kind")},
                                      {.name = "status", .type = PARAM_CHOICE, .choices = "estimate|preliminary|final", .label = N_("Kind of figure")},
                                      {.name = "year", .type = PARAM_INT, .label = N_("Year")},
                                      {0}};

static bool of_reading(struct tx *t, struct req *r, int64_t id, struct intake_measure *m)
{
	return intake_measure_get(t, id, m) &&
	       (m->reading == req_part(r, "reading") || tx_refuse(t, FAIL_NOT_FOUND, N_("There is no such page.")));
}

static void choose(struct req *r, const char *name, const char *label, const char *const *codes, const char *const *words, size_t count, size_t now)
{
	struct choice *choices = ARENA_ARRAY(r->arena, struct choice, count);
	for (size_t i = 0; i < count; i++)
		choices[i] = (struct choice){sv_of(codes[i]), sv_of(T(r, words[i]))};
	part_select(r, &(struct field){.name = name, .label = sv_of(label), .value = sv_of(codes[now])}, choices, count);
}

// The one that its words mean, the one that was chosen, and those whose words are alike.
static void choose_indicator(struct req *r, struct tx *t, const struct intake_measure *m, const struct intake_outlook *o)
{
	struct choice choices[ALIKE_SHOWN + 2];
	size_t count = 0, found;
	struct sv own = o->goes == GOES_KNOWN ? req_say(r, N_("%.*s, which these words mean"), V(o->indicator.name)) : sv_of(T(r, N_("a new one, of these words")));
	choices[count++] = (struct choice){SV("0"), own};
	if (o->goes == GOES_CHOSEN)
		choices[count++] = (struct choice){arena_printf(r->arena, "%lld", (long long)o->indicator.id), o->indicator.name};
	struct indicator *alike = indicators_alike(t, m->what.subject, m->what.unit, ALIKE_SHOWN, &found);
	for (size_t i = 0; i < found; i++) {
		if (alike[i].id != o->indicator.id)
			choices[count++] = (struct choice){arena_printf(r->arena, "%lld", (long long)alike[i].id), arena_printf(r->arena, SV_FMT ", " SV_FMT, V(alike[i].name), V(alike[i].unit.text))};
	}
	part_radios(r, &(struct field){.name = "indicator", .label = sv_of(T(r, N_("Indicator"))), .value = o->goes == GOES_CHOSEN ? choices[1].value : SV("0"),
	                               .hint = sv_of(T(r, N_("Once taken over, these words mean the one chosen.")))},
	            choices, count);
}

static void how_read(struct req *r, const struct intake_measure *m, const struct intake_outlook *o)
{
	static const char *const words[] = {N_("as the indicator or the words say"), N_("at least"), N_("at most"), N_("exactly")};
	struct choice choices[4];
	for (size_t i = 0; i < LENGTH(words); i++)
		choices[i] = (struct choice){sv_of(as_codes[i]), sv_of(T(r, words[i]))};
	struct sv hint = o->bare ? req_say(r, N_("Now: %s, %.*s."), T(r, figure_compare(o->compares)), V(figure_why(r, m, o))) : sv_of(T(r, N_("Only of a target that stands without a word.")));
	part_radios(r, &(struct field){.name = "as", .label = sv_of(T(r, N_("A number without a word is read as"))), .hint = hint, .value = sv_of(as_codes[m->read_as])}, choices, LENGTH(choices));
}

static void how_settled(struct req *r, const struct intake_measure *m)
{
	struct choice choices[3];
	for (int i = 0; i < 3; i++)
		choices[i] = (struct choice){sv_of(observation_status_code((enum observation_status)i)), sv_of(T(r, observation_status_word((enum observation_status)i)))};
	part_radios(r, &(struct field){.name = "status", .label = sv_of(T(r, N_("Kind of figure"))), .hint = sv_of(T(r, N_("Of a result."))), .value = sv_of(observation_status_code(m->status))}, choices, 3);
}

static void fields(struct req *r, struct tx *t, const struct intake_measure *m, struct sv back)
{
	const struct measure_found *f = &m->what;
	struct error kept = r->error;
	const struct intake_outlook *o = intake_outlooks(t, m->reading, m, 1);
	r->error = kept;
	part_form(r, (struct sv){0}, false);
	part_field(r, &(struct field){.name = "subject", .size = 60, .label = sv_of(T(r, N_("What is measured"))), .value = f->subject});
	choose_indicator(r, t, m, o);
	choose(r, "role", T(r, N_("Kind")), role_codes, figure_roles, LENGTH(role_codes), f->role);
	how_settled(r, m);
	choose(r, "cmp", T(r, N_("How it is meant")), compare_codes, compare_words, LENGTH(compare_codes), f->cmp);
	how_read(r, m, o);
	part_field(r, &(struct field){.name = "value", .kind = FIELD_NUMBER, .size = 16, .label = sv_of(T(r, N_("Value"))), .value = text_number(r->arena, f->value, false)});
	part_field(r, &(struct field){.name = "high", .kind = FIELD_NUMBER, .size = 16, .optional = true, .label = sv_of(T(r, N_("To"))), .hint = sv_of(T(r, N_("Only of a range."))),
	                              .value = f->has_high ? text_number(r->arena, f->high, false) : SV("")});
	part_field(r, &(struct field){.name = "unit", .label = sv_of(T(r, N_("Measured in"))), .optional = true, .size = 24, .value = f->unit});
	part_field(r, &(struct field){.name = "year", .kind = FIELD_NUMBER, .size = 5, .optional = true, .label = sv_of(T(r, N_("Year"))), .hint = f->year ? SV("") : req_say(r, N_("Empty: %d, as the document."), o->year),
	                              .value = f->year ? arena_printf(r->arena, "%d", f->year) : SV("")});
	part_submit(r, sv_of(T(r, N_("Save"))), back, sv_of(T(r, N_("Do not save"))));
	part_form_end(r);
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
	struct sv back = arena_printf(r->arena, "/readings/%lld/figures?page=%d#m%lld", (long long)reading.id, m.seq / FIGURES_PER_PAGE + 1, (long long)m.id);
	const struct crumb crumbs[] = {{sv_of(T(r, N_("Documents"))), SV("/documents")}, {sv_of(T(r, N_("Figures"))), back}, {m.what.text, {0}}};
	part_crumbs(r, crumbs, LENGTH(crumbs));
	part_title(r, sv_of(T(r, N_("Edit the figure"))), m.what.text);
	part_title_end(r);
	page(&r->body, "<blockquote>“%.*s”</blockquote>\n", V(intake_quote(&t, &reading, (struct place){m.what.place.line, 0, 100000})));
	fields(r, &t, &m, back);
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
	if (req_has(r, "as"))
		m.read_as = (enum read_as)chosen(r, "as", as_codes, LENGTH(as_codes));
	for (int i = 0; i < 3; i++) {
		if (sv_is(req_text(r, "status"), observation_status_code((enum observation_status)i)))
			m.status = (enum observation_status)i;
	}
	f->estimate = m.status == STATUS_ESTIMATE;
	if (!intake_measure_correct(t, &m) || (req_has(r, "indicator") && !intake_measure_choose(t, m.reading, m.id, req_int(r, "indicator"))))
		return false;
	req_redirect(r, arena_printf(r->arena, "/readings/%lld/figures?page=%d#m%lld", (long long)m.reading, m.seq / FIGURES_PER_PAGE + 1, (long long)m.id));
	return true;
}

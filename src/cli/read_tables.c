// Rows of measures, obligations, citations and findings; the heads of their columns.
#include "cli/read_tables.h"

// CSV has the keys of the JSON, so that a program's reader knows them; a workbook has words.
static const struct book_column measures[] = {
	{"file", N_("File"), 16},         {"line", N_("Line"), 7},        {"start", N_("From"), 7},          {"end", N_("To"), 7},
	{"section", N_("Section"), 28},   {"subject", N_("What is measured"), 40}, {"role", N_("Kind of figure"), 14},
	{"cmp", N_("Comparator"), 12},    {"value", N_("Value"), 14},     {"high", N_("Up to"), 12},         {"total", N_("Out of"), 12},
	{"unit", N_("Unit"), 16},         {"year", N_("Year"), 7},        {"direction", N_("Direction"), 10}, {"estimate", N_("Estimate"), 10},
	{"ratio", N_("Earlier = 100"), 10}, {"row", N_("Row"), 7},        {"of", N_("Of row"), 7},           {"text", N_("As written"), 22},
};

static const struct book_column obligations[] = {
	{"file", N_("File"), 16},        {"line", N_("Line"), 7},           {"kind", N_("Kind"), 12},
	{"actor", N_("Who"), 32},        {"action", N_("Does what"), 60},   {"audience", N_("For whom"), 28},
	{"due", N_("Due"), 12},          {"due_text", N_("Due, as written"), 24}, {"due_inherited", N_("Due of the section"), 12},
	{"held", N_("Held"), 12},        {"mode", N_("In which way"), 18},  {"plan_required", N_("Own plan"), 14},
	{"report_to", N_("Reports to"), 28}, {"report_via", N_("Through"), 28}, {"supervisor", N_("Followed by"), 28},
	{"content", N_("Contents"), 40}, {"materials", N_("Materials"), 40},
};

static const struct book_column citations[] = {
	{"file", N_("File"), 16},     {"line", N_("Line"), 7},       {"start", N_("From"), 7},  {"end", N_("To"), 7},
	{"type", N_("Type"), 16},     {"number", N_("Number"), 10},  {"symbol", N_("Symbol"), 18}, {"date", N_("Date"), 12},
	{"issuer", N_("Issuer"), 32}, {"text", N_("As written"), 60},
};

static const struct book_column findings[] = {
	{"file", N_("File"), 16},       {"line", N_("Line"), 7},      {"start", N_("From"), 7},      {"end", N_("To"), 7},
	{"severity", N_("Severity"), 12}, {"code", N_("Rule"), 12},   {"message", N_("What is wrong"), 80}, {"stated", N_("Stated"), 14},
	{"computed", N_("Computed"), 14},
};

static const struct {
	const char *key, *title;
	const struct book_column *columns;
	size_t count;
} tables[] = {
	[TABLE_MEASURES] = {"measures", N_("Measures"), measures, LENGTH(measures)},
	[TABLE_OBLIGATIONS] = {"obligations", N_("Who owes what"), obligations, LENGTH(obligations)},
	[TABLE_CITATIONS] = {"citations", N_("Citations"), citations, LENGTH(citations)},
	[TABLE_FINDINGS] = {"lint", N_("Findings"), findings, LENGTH(findings)},
};

void read_tables_begin(struct read_tables *t, struct arena *a, enum language language)
{
	*t = (struct read_tables){.arena = a, .language = language};
	for (size_t i = 0; i < TABLE_COUNT; i++)
		t->sheets[i] = (struct book_sheet){.key = tables[i].key,
		                                   .title = tables[i].title,
		                                   .columns = tables[i].columns,
		                                   .column_count = tables[i].count,
		                                   .arena = a};
}

bool read_table_named(struct sv key, enum read_table *out)
{
	for (size_t i = 0; i < TABLE_COUNT; i++) {
		if (sv_is(key, tables[i].key)) {
			*out = (enum read_table)i;
			return true;
		}
	}
	return false;
}

struct rows {
	struct read_tables *t;
	const struct reading *r;
	struct sv file;
};

static void kept(const struct rows *x, struct book_sheet *s, struct sv text)
{
	book_text(s, arena_sv(x->t->arena, text));
}

static void said(const struct rows *x, struct book_sheet *s, const char *key, const char *msgid)
{
	book_word(s, key, msg(x->t->language, msgid));
}

static void yes(const struct rows *x, struct book_sheet *s, bool is)
{
	book_bool(s, is, msg(x->t->language, N_("yes")));
}

static void place(const struct rows *x, struct book_sheet *s, struct place p)
{
	kept(x, s, x->file);
	book_int(s, true, p.line);
	book_int(s, true, p.start);
	book_int(s, true, p.end);
}

static void list(const struct rows *x, struct book_sheet *s, const struct sv *items, size_t count)
{
	AUTO(buf_free) struct buf all = {0};
	for (size_t i = 0; i < count; i++) {
		buf_str(&all, i ? "; " : "");
		buf_sv(&all, items[i]);
	}
	kept(x, s, buf_view(&all));
}

static void measure(const struct rows *x, struct book_sheet *s, const struct measure_found *m, size_t first)
{
	static const char *const roles[][2] = {
		[ROLE_ACTUAL] = {"actual", N_("result")},
		[ROLE_TARGET] = {"target", N_("target")},
		[ROLE_ATTAINMENT] = {"attainment", N_("of the plan")},
		[ROLE_EXCESS] = {"excess", N_("over the plan")},
		[ROLE_CHANGE] = {"change", N_("change")},
		[ROLE_TARGET_CHANGE] = {"target_change", N_("targeted change")},
		[ROLE_SHARE] = {"share", N_("share")},
	};
	static const char *const compares[][2] = {
		[CMP_EQ] = {"=", N_("exactly")}, [CMP_GE] = {">=", N_("at least")}, [CMP_GT] = {">", N_("above")},      [CMP_LE] = {"<=", N_("at most")},
		[CMP_LT] = {"<", N_("below")},   [CMP_ABOUT] = {"~", N_("about")},  [CMP_RANGE] = {"range", N_("from – to")},
	};
	static const char *const directions[][2] = {[DIRECTION_UP] = {"up", N_("up")}, [DIRECTION_DOWN] = {"down", N_("down")}};
	const struct heading_found *h = reading_heading_at(x->r, m->place.line);
	size_t row = (size_t)(m - x->r->measures);
	place(x, s, m->place);
	book_text(s, h ? arena_printf(x->t->arena, SV_FMT " " SV_FMT, SV_ARG(h->mark), SV_ARG(h->title)) : SV(""));
	kept(x, s, m->subject);
	said(x, s, roles[m->role][0], roles[m->role][1]);
	said(x, s, compares[m->cmp][0], compares[m->cmp][1]);
	book_decimal(s, true, m->value);
	book_decimal(s, m->has_high, m->high);
	book_decimal(s, m->has_total, m->total);
	kept(x, s, m->unit);
	book_int(s, m->year, m->year);
	if (m->direction == DIRECTION_NONE)
		book_text(s, SV(""));
	else
		said(x, s, directions[m->direction][0], directions[m->direction][1]);
	yes(x, s, m->estimate);
	yes(x, s, m->ratio);
	book_int(s, true, (int64_t)(first + row + 1));
	book_int(s, m->of >= 0, (int64_t)first + m->of + 1);
	kept(x, s, m->text);
}

static void obligation(const struct rows *x, struct book_sheet *s, const struct obligation_found *o)
{
	static const char *const kinds[][2] = {
		[OBLIGATION_DUTY] = {"duty", N_("duty")},
		[OBLIGATION_REPORT] = {"report", N_("report")},
		[OBLIGATION_SUPERVISION] = {"supervision", N_("follow-up")},
		[OBLIGATION_AIM] = {"aim", N_("aim")},
	};
	struct sv modes[OBLIGATION_MODES];
	for (size_t i = 0; i < o->mode_count; i++)
		modes[i] = sv_of(o->modes[i]);
	kept(x, s, x->file);
	book_int(s, true, o->line);
	said(x, s, kinds[o->kind][0], kinds[o->kind][1]);
	kept(x, s, o->actor);
	kept(x, s, o->action);
	kept(x, s, o->audience);
	book_date(s, o->due);
	kept(x, s, o->due_text);
	yes(x, s, o->due_inherited);
	book_date(s, o->held);
	list(x, s, modes, o->mode_count);
	switch (o->plan) {
	case PLAN_UNSAID:
		book_text(s, SV(""));
		break;
	case PLAN_REQUIRED:
		said(x, s, "true", N_("required"));
		break;
	case PLAN_EXEMPT:
		said(x, s, "false", N_("not required"));
		break;
	}
	kept(x, s, o->report_to);
	kept(x, s, o->report_via);
	kept(x, s, o->supervisor);
	list(x, s, o->content, o->content_count);
	list(x, s, o->materials, o->material_count);
}

static void citation(const struct rows *x, struct book_sheet *s, const struct citation_found *c)
{
	place(x, s, c->place);
	kept(x, s, c->type);
	kept(x, s, c->number);
	kept(x, s, c->symbol);
	book_date(s, c->date);
	kept(x, s, c->issuer);
	kept(x, s, c->text);
}

static void finding(const struct rows *x, struct book_sheet *s, const struct lint_found *l)
{
	static const char *const severities[][2] = {
		[SEVERITY_NOTE] = {"note", N_("note")},
		[SEVERITY_WARNING] = {"warning", N_("warning")},
		[SEVERITY_ERROR] = {"error", N_("error")},
	};
	AUTO(buf_free) struct buf message = {0};
	lint_text(l, x->t->language, &message);
	place(x, s, l->place);
	said(x, s, severities[l->severity][0], severities[l->severity][1]);
	book_text(s, sv_of(l->code));
	kept(x, s, buf_view(&message));
	book_decimal(s, l->has_figures, l->stated);
	book_decimal(s, l->has_figures, l->computed);
}

void read_tables_add(struct read_tables *t, const struct reading *r, struct sv file)
{
	struct rows x = {t, r, file};
	size_t first = book_rows(&t->sheets[TABLE_MEASURES]); // rows are counted through the whole table
	for (size_t i = 0; i < r->measure_count; i++)
		measure(&x, &t->sheets[TABLE_MEASURES], &r->measures[i], first);
	for (size_t i = 0; i < r->obligation_count; i++)
		obligation(&x, &t->sheets[TABLE_OBLIGATIONS], &r->obligations[i]);
	for (size_t i = 0; i < r->citation_count; i++)
		citation(&x, &t->sheets[TABLE_CITATIONS], &r->citations[i]);
	for (size_t i = 0; i < r->lint_count; i++)
		finding(&x, &t->sheets[TABLE_FINDINGS], &r->lint[i]);
}

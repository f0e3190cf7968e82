// A reading as JSON: the shape is that of docs/manual/reading.md.
#include "base/json_out.h"
#include "extract/extract.h"

static const char *const compares[] = {"=", ">=", ">", "<=", "<", "~", "range"};
static const char *const roles[] = {"actual", "target", "attainment", "excess", "change", "target_change", "share"};
static const char *const kinds[] = {"duty", "report", "supervision", "aim"};
static const char *const severities[] = {"note", "warning", "error"};

static void text(struct json_out *j, const char *key, struct sv value)
{
	json_key(j, key);
	json_some(j, value);
}

static void number(struct json_out *j, const char *key, int64_t n)
{
	json_key(j, key);
	json_number(j, n);
}

static void boolean(struct json_out *j, const char *key, bool b)
{
	json_key(j, key);
	json_bool(j, b);
}

static void day(struct json_out *j, const char *key, struct date d)
{
	json_key(j, key);
	json_date(j, d);
}

static void some_number(struct json_out *j, const char *key, bool is, int64_t n)
{
	json_key(j, key);
	if (is)
		json_number(j, n);
	else
		json_null(j);
}

static void decimal(struct json_out *j, const char *key, bool is, struct decimal d)
{
	json_key(j, key);
	if (is)
		json_decimal_out(j, d);
	else
		json_null(j);
}

static void place(struct json_out *j, struct place p)
{
	number(j, "line", p.line);
	number(j, "start", p.start);
	number(j, "end", p.end);
}

static void document(struct json_out *j, const struct document_found *d)
{
	json_open(j, '{');
	text(j, "kind", sv_of(d->kind));
	text(j, "type", d->type);
	text(j, "number", d->number);
	text(j, "symbol", d->symbol);
	day(j, "date", d->date);
	text(j, "title", d->title);
	text(j, "issuer", d->issuer);
	text(j, "authority", d->authority);
	json_key(j, "signer");
	if (d->signer_title.n || d->signer_name.n) {
		json_open(j, '{');
		text(j, "title", d->signer_title);
		text(j, "name", d->signer_name);
		json_close(j, '}');
	} else {
		json_null(j);
	}
	json_key(j, "recipients");
	json_open(j, '[');
	for (size_t i = 0; i < d->recipient_count; i++) {
		json_open(j, '{');
		number(j, "line", d->recipients[i].line);
		text(j, "text", d->recipients[i].text);
		text(j, "purpose", d->recipients[i].purpose);
		json_close(j, '}');
	}
	json_close(j, ']');
	number(j, "first_line", d->first_line);
	number(j, "last_line", d->last_line);
	some_number(j, "year", d->year, d->year);
	some_number(j, "target_year", d->target_year, d->target_year);
	json_close(j, '}');
}

static void heading(struct json_out *j, const struct heading_found *h)
{
	json_open(j, '{');
	number(j, "line", h->line);
	text(j, "mark", h->mark);
	number(j, "level", h->level);
	text(j, "title", h->title);
	number(j, "last_line", h->last_line);
	json_close(j, '}');
}

static void citation(struct json_out *j, const struct citation_found *c)
{
	json_open(j, '{');
	place(j, c->place);
	text(j, "text", c->text);
	text(j, "type", c->type);
	text(j, "number", c->number);
	text(j, "symbol", c->symbol);
	day(j, "date", c->date);
	text(j, "issuer", c->issuer);
	boolean(j, "group", c->group);
	json_close(j, '}');
}

static void list(struct json_out *j, const char *key, const struct sv *items, size_t count)
{
	json_key(j, key);
	json_open(j, '[');
	for (size_t i = 0; i < count; i++)
		json_string(j, items[i]);
	json_close(j, ']');
}

static void obligation(struct json_out *j, const struct obligation_found *o)
{
	json_open(j, '{');
	number(j, "line", o->line);
	number(j, "last_line", o->last_line);
	number(j, "start", o->place.start);
	number(j, "end", o->place.end);
	text(j, "kind", sv_of(kinds[o->kind]));
	text(j, "actor", o->actor);
	text(j, "action", o->action);
	text(j, "audience", o->audience);
	list(j, "content", o->content, o->content_count);
	list(j, "materials", o->materials, o->material_count);
	day(j, "due", o->due);
	text(j, "due_text", o->due_text);
	boolean(j, "due_inherited", o->due_inherited);
	some_number(j, "due_after_days", o->due_after_days, o->due_after_days);
	boolean(j, "due_working_days", o->due_working_days);
	day(j, "held", o->held);
	json_key(j, "mode");
	json_open(j, '[');
	for (size_t i = 0; i < o->mode_count; i++)
		json_string(j, sv_of(o->modes[i]));
	json_close(j, ']');
	json_key(j, "plan_required");
	if (o->plan == PLAN_UNSAID)
		json_null(j);
	else
		json_bool(j, o->plan == PLAN_REQUIRED);
	text(j, "report_to", o->report_to);
	text(j, "report_via", o->report_via);
	text(j, "supervisor", o->supervisor);
	json_close(j, '}');
}

static void measure(struct json_out *j, const struct measure_found *m)
{
	static const char *const directions[] = {NULL, "up", "down"};
	json_open(j, '{');
	place(j, m->place);
	text(j, "text", m->text);
	decimal(j, "value", true, m->value);
	decimal(j, "high", m->has_high, m->high);
	decimal(j, "total", m->has_total, m->total);
	text(j, "unit", m->unit);
	text(j, "cmp", sv_of(compares[m->cmp]));
	boolean(j, "estimate", m->estimate);
	text(j, "role", sv_of(roles[m->role]));
	boolean(j, "ratio", m->ratio);
	text(j, "direction", sv_of(directions[m->direction]));
	text(j, "subject", m->subject);
	some_number(j, "year", m->year, m->year);
	some_number(j, "of", m->of >= 0, m->of);
	json_key(j, "more");
	json_open(j, '[');
	for (size_t i = 0; i < m->more_count; i++) {
		json_open(j, '{');
		place(j, m->more[i]);
		json_close(j, '}');
	}
	json_close(j, ']');
	json_close(j, '}');
}

// The message with its arguments too, so that another program can say it in its reader's language.
static void said(struct json_out *j, const struct error *e)
{
	json_key(j, "msgid");
	json_some(j, sv_of(e->msgid));
	json_key(j, "args");
	json_open(j, '[');
	size_t count = 0;
	for (size_t i = 0; i < ERROR_ARGS; i++) {
		if (e->args[i][0])
			count = i + 1;
	}
	for (size_t i = 0; i < count; i++)
		json_string(j, sv_of(e->args[i]));
	json_close(j, ']');
}

static void finding(struct json_out *j, const struct lint_found *l, bool whole, enum language language)
{
	AUTO(buf_free) struct buf message = {0};
	error_text(&l->message, language, &message);
	json_open(j, '{');
	place(j, l->place);
	text(j, "code", sv_of(l->code));
	text(j, "severity", sv_of(severities[l->severity]));
	text(j, "message", buf_view(&message));
	if (whole)
		said(j, &l->message);
	decimal(j, "stated", l->has_figures, l->stated);
	decimal(j, "computed", l->has_figures, l->computed);
	json_close(j, '}');
}

void reading_json(const struct reading *r, struct sv file, bool whole, enum language language, struct buf *out)
{
	struct json_out writer = {.out = out}, *j = &writer;
	json_open(j, '{');
	text(j, "file", file);
	number(j, "lines", (int64_t)r->line_count);
#define EACH(key, count, write)                                                                    \
	do {                                                                                           \
		json_key(j, key);                                                                          \
		json_open(j, '[');                                                                         \
		for (size_t i = 0; i < (count); i++)                                                       \
			write;                                                                                 \
		json_close(j, ']');                                                                        \
	} while (0)
	EACH("documents", r->document_count, document(j, &r->documents[i]));
	EACH("outline", r->heading_count, heading(j, &r->headings[i]));
	EACH("citations", r->citation_count, citation(j, &r->citations[i]));
	EACH("obligations", r->obligation_count, obligation(j, &r->obligations[i]));
	EACH("measures", r->measure_count, measure(j, &r->measures[i]));
	json_key(j, "abbreviations");
	json_open(j, '[');
	for (size_t i = 0; i < r->abbreviation_count; i++) {
		json_open(j, '{');
		text(j, "short", r->abbreviations[i].brief);
		text(j, "long", r->abbreviations[i].full);
		number(j, "line", r->abbreviations[i].line);
		json_close(j, '}');
	}
	json_close(j, ']');
	EACH("lint", r->lint_count, finding(j, &r->lint[i], whole, language));
	if (whole) {
		EACH("text", r->line_count, json_string(j, r->lines[i].text));
		json_key(j, "continuations");
		json_open(j, '[');
		for (size_t i = 0; i < r->line_count; i++) {
			if (!r->lines[i].joined_to)
				continue;
			json_open(j, '{');
			number(j, "line", (int64_t)i + 1);
			number(j, "of", r->lines[i].joined_to);
			json_close(j, '}');
		}
		json_close(j, ']');
	}
#undef EACH
	json_close(j, '}');
}

// A reading as JSON: the shape is that of docs/manual/reading.md.
#include "base/json_out.h"
#include "extract/at.h"
#include "extract/extract.h"

// An array under `key`; `write` writes the item at `i`.
#define LIST(j, key, count, write)                                                                 \
	do {                                                                                           \
		json_out_open(j, key, '[');                                                                \
		for (size_t i = 0; i < (count); i++) {                                                     \
			write;                                                                                 \
			json_out_drain(j);                                                                     \
		}                                                                                          \
		json_out_close(j, ']');                                                                    \
	} while (0)

static void some_int(struct json_out *j, const char *key, bool is, int64_t n)
{
	if (is)
		json_out_int(j, key, n);
	else
		json_out_null(j, key);
}

static void some_decimal(struct json_out *j, const char *key, bool is, struct decimal d)
{
	if (is)
		json_out_decimal(j, key, d);
	else
		json_out_null(j, key);
}

static void place(struct json_out *j, struct at *at, struct place p)
{
	json_out_int(j, "line", p.line);
	json_out_int(j, "start", p.start);
	json_out_int(j, "end", p.end);
	at_json(j, at, p);
}

static void recipient(struct json_out *j, const struct recipient_found *r)
{
	json_out_open(j, NULL, '{');
	json_out_int(j, "line", r->line);
	json_out_some(j, "text", r->text);
	json_out_some(j, "purpose", r->purpose);
	json_out_close(j, '}');
}

static void document(struct json_out *j, const struct document_found *d)
{
	json_out_open(j, NULL, '{');
	json_out_some(j, "kind", sv_of(d->kind));
	json_out_some(j, "type", d->type);
	json_out_some(j, "number", d->number);
	json_out_some(j, "symbol", d->symbol);
	json_out_date(j, "date", d->date);
	json_out_some(j, "title", d->title);
	json_out_some(j, "issuer", d->issuer);
	json_out_some(j, "authority", d->authority);
	if (d->signer_title.n || d->signer_name.n) {
		json_out_open(j, "signer", '{');
		json_out_some(j, "title", d->signer_title);
		json_out_some(j, "name", d->signer_name);
		json_out_close(j, '}');
	} else {
		json_out_null(j, "signer");
	}
	LIST(j, "recipients", d->recipient_count, recipient(j, &d->recipients[i]));
	json_out_int(j, "first_line", d->first_line);
	json_out_int(j, "last_line", d->last_line);
	some_int(j, "year", d->year, d->year);
	some_int(j, "target_year", d->target_year, d->target_year);
	json_out_close(j, '}');
}

static void heading(struct json_out *j, const struct heading_found *h)
{
	json_out_open(j, NULL, '{');
	json_out_int(j, "line", h->line);
	json_out_some(j, "mark", h->mark);
	json_out_int(j, "level", h->level);
	json_out_some(j, "title", h->title);
	json_out_int(j, "last_line", h->last_line);
	json_out_close(j, '}');
}

static void citation(struct json_out *j, struct at *at, const struct citation_found *c)
{
	json_out_open(j, NULL, '{');
	place(j, at, c->place);
	json_out_some(j, "text", c->text);
	json_out_some(j, "type", c->type);
	json_out_some(j, "number", c->number);
	json_out_some(j, "symbol", c->symbol);
	json_out_date(j, "date", c->date);
	json_out_some(j, "issuer", c->issuer);
	json_out_bool(j, "group", c->group);
	json_out_close(j, '}');
}

static void obligation(struct json_out *j, struct at *at, const struct obligation_found *o)
{
	json_out_open(j, NULL, '{');
	json_out_int(j, "line", o->line);
	json_out_int(j, "last_line", o->last_line);
	json_out_int(j, "start", o->place.start);
	json_out_int(j, "end", o->place.end);
	at_json(j, at, o->place);
	json_out_some(j, "kind", sv_of(obligation_codes[o->kind]));
	json_out_some(j, "actor", o->actor);
	json_out_some(j, "action", o->action);
	json_out_some(j, "audience", o->audience);
	LIST(j, "content", o->content_count, json_out_text(j, NULL, o->content[i]));
	LIST(j, "materials", o->material_count, json_out_text(j, NULL, o->materials[i]));
	json_out_date(j, "due", o->due);
	json_out_some(j, "due_text", o->due_text);
	json_out_bool(j, "due_inherited", o->due_inherited);
	some_int(j, "due_after_days", o->due_after_days, o->due_after_days);
	json_out_bool(j, "due_working_days", o->due_working_days);
	json_out_date(j, "held", o->held);
	LIST(j, "mode", o->mode_count, json_out_text(j, NULL, sv_of(o->modes[i])));
	if (o->plan == PLAN_UNSAID)
		json_out_null(j, "plan_required");
	else
		json_out_bool(j, "plan_required", o->plan == PLAN_REQUIRED);
	json_out_some(j, "report_to", o->report_to);
	json_out_some(j, "report_via", o->report_via);
	json_out_some(j, "supervisor", o->supervisor);
	json_out_close(j, '}');
}

static void piece(struct json_out *j, struct at *at, struct place p)
{
	json_out_open(j, NULL, '{');
	place(j, at, p);
	json_out_close(j, '}');
}

static void measure(struct json_out *j, struct at *at, const struct measure_found *m)
{
	json_out_open(j, NULL, '{');
	place(j, at, m->place);
	json_out_some(j, "text", m->text);
	json_out_decimal(j, "value", m->value);
	some_decimal(j, "high", m->has_high, m->high);
	some_decimal(j, "total", m->has_total, m->total);
	json_out_some(j, "unit", m->unit);
	json_out_some(j, "cmp", sv_of(compare_codes[m->cmp]));
	json_out_bool(j, "estimate", m->estimate);
	json_out_some(j, "role", sv_of(role_codes[m->role]));
	json_out_bool(j, "ratio", m->ratio);
	json_out_some(j, "direction", sv_of(direction_codes[m->direction]));
	json_out_some(j, "subject", m->subject);
	some_int(j, "year", m->year, m->year);
	some_int(j, "of", m->of >= 0, m->of);
	LIST(j, "more", m->more_count, piece(j, at, m->more[i]));
	json_out_close(j, '}');
}

static void abbreviation(struct json_out *j, const struct abbreviation_found *a)
{
	json_out_open(j, NULL, '{');
	json_out_some(j, "short", a->brief);
	json_out_some(j, "long", a->full);
	json_out_int(j, "line", a->line);
	json_out_close(j, '}');
}

// The message with its arguments too, so that another program can say it in its reader's language.
static void said(struct json_out *j, const struct error *e)
{
	size_t count = 0;
	for (size_t i = 0; i < ERROR_ARGS; i++) {
		if (e->args[i][0])
			count = i + 1;
	}
	json_out_some(j, "msgid", sv_of(e->msgid));
	LIST(j, "args", count, json_out_text(j, NULL, sv_of(e->args[i])));
}

static void finding(struct json_out *j, struct at *at, const struct lint_found *l, bool whole, enum language language)
{
	AUTO(buf_free) struct buf message = {0};
	lint_text(l, language, &message);
	json_out_open(j, NULL, '{');
	place(j, at, l->place);
	json_out_some(j, "code", sv_of(l->code));
	json_out_some(j, "severity", sv_of(severity_codes[l->severity]));
	json_out_some(j, "message", buf_view(&message));
	if (whole) {
		struct error kept = lint_message(l);
		said(j, &kept);
	}
	if (l->other.line) {
		json_out_int(j, "other_line", l->other.line);
		json_out_int(j, "other_start", l->other.start);
		json_out_int(j, "other_end", l->other.end);
	}
	some_decimal(j, "stated", l->has_figures, l->stated);
	some_decimal(j, "computed", l->has_figures, l->computed);
	json_out_close(j, '}');
}

static void continuation(struct json_out *j, int64_t line, int of)
{
	if (!of)
		return;
	json_out_open(j, NULL, '{');
	json_out_int(j, "line", line);
	json_out_int(j, "of", of);
	json_out_close(j, '}');
}

static void cell(struct json_out *j, int64_t line, const struct line *l)
{
	if (!l->table)
		return;
	json_out_open(j, NULL, '{');
	json_out_int(j, "line", line);
	json_out_int(j, "table", l->table);
	json_out_int(j, "row", l->row);
	json_out_int(j, "cell", l->cell);
	json_out_close(j, '}');
}

void reading_json(const struct reading *r, struct sv file, bool whole, enum language language, struct buf *out)
{
	reading_json_print(r, file, whole, language, out, NULL);
}

void reading_json_print(const struct reading *r, struct sv file, bool whole, enum language language, struct buf *out, FILE *to)
{
	struct json_out writer = {.out = out, .figures_as_text = whole, .to = to}, *j = &writer;
	struct at at = {.source = r->source};
	json_out_open(j, NULL, '{');
	json_out_some(j, "file", file);
	json_out_int(j, "lines", (int64_t)r->line_count);
	LIST(j, "documents", r->document_count, document(j, &r->documents[i]));
	LIST(j, "outline", r->heading_count, heading(j, &r->headings[i]));
	LIST(j, "citations", r->citation_count, citation(j, &at, &r->citations[i]));
	LIST(j, "obligations", r->obligation_count, obligation(j, &at, &r->obligations[i]));
	LIST(j, "measures", r->measure_count, measure(j, &at, &r->measures[i]));
	LIST(j, "abbreviations", r->abbreviation_count, abbreviation(j, &r->abbreviations[i]));
	LIST(j, "lint", r->lint_count, finding(j, &at, &r->lint[i], whole, language));
	if (whole) {
		LIST(j, "text", r->line_count, json_out_text(j, NULL, r->lines[i].text));
		LIST(j, "continuations", r->line_count, continuation(j, (int64_t)i + 1, r->lines[i].joined_to));
		LIST(j, "cells", r->line_count, cell(j, (int64_t)i + 1, &r->lines[i]));
	}
	json_out_close(j, '}');
}

// What hangs on a document: its lines, outline, recipients, abbreviations and what the reading found wrong.
#include "register/document.h"

void document_add_line(struct tx *t, int64_t document, const struct document_line *l)
{
	db_run(t->db, SQL_document_line_insert,
	       DB_ARGS(DB_INT("document", document), DB_INT("line", l->line), DB_TEXT("text", l->text), DB_ID("joined_to", l->joined_to),
	               DB_ID("table", l->table), DB_ID("row", l->row), DB_ID("cell", l->cell)));
}

struct document_line *document_lines(struct tx *t, int64_t document, size_t *count)
{
	struct document_line *lines = NULL;
	size_t room = *count = 0;
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_document_lines, DB_ARGS(DB_INT("document", document)));
	while (rows_next(&r)) {
		struct document_line *l = ARENA_PUSH(t->arena, lines, *count, room);
		*l = (struct document_line){(int)row_int(&r, 0), row_keep(&r, 1, t->arena), (int)row_int(&r, 2),
		                            (int)row_int(&r, 3), (int)row_int(&r, 4), (int)row_int(&r, 5)};
	}
	return lines;
}

struct sv document_line_at(struct tx *t, int64_t whole, int line)
{
	AUTO(rows_end) struct rows r =
	    db_rows(t->db, SQL_document_line_at, DB_ARGS(DB_INT("document", whole), DB_INT("line", line)));
	return rows_next(&r) ? row_keep(&r, 0, t->arena) : (struct sv){0};
}

void document_add_heading(struct tx *t, int64_t document, const struct document_heading *h)
{
	db_run(t->db, SQL_document_heading_insert,
	       DB_ARGS(DB_INT("document", document), DB_INT("line", h->line), DB_INT("last_line", h->last_line),
	               DB_INT("level", h->level), DB_SOME("mark", h->mark), DB_SOME("title", h->title)));
}

struct document_heading *document_headings(struct tx *t, int64_t document, size_t *count)
{
	struct document_heading *headings = NULL;
	size_t room = *count = 0;
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_document_headings, DB_ARGS(DB_INT("document", document)));
	while (rows_next(&r)) {
		struct document_heading *h = ARENA_PUSH(t->arena, headings, *count, room);
		*h = (struct document_heading){(int)row_int(&r, 0), (int)row_int(&r, 1), (int)row_int(&r, 2),
		                               row_keep(&r, 3, t->arena), row_keep(&r, 4, t->arena)};
	}
	return headings;
}

void document_add_recipient(struct tx *t, int64_t document, int64_t seq, const struct document_recipient *r)
{
	db_run(t->db, SQL_document_recipient_insert,
	       DB_ARGS(DB_INT("document", document), DB_INT("seq", seq), DB_INT("line", r->line),
	               DB_TEXT("text", r->text), DB_SOME("purpose", r->purpose)));
}

struct document_recipient *document_recipients(struct tx *t, int64_t document, size_t *count)
{
	struct document_recipient *recipients = NULL;
	size_t room = *count = 0;
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_document_recipients, DB_ARGS(DB_INT("document", document)));
	while (rows_next(&r)) {
		struct document_recipient *one = ARENA_PUSH(t->arena, recipients, *count, room);
		*one = (struct document_recipient){(int)row_int(&r, 0), row_keep(&r, 1, t->arena),
		                                   row_keep(&r, 2, t->arena)};
	}
	return recipients;
}

void document_add_abbreviation(struct tx *t, int64_t document, struct sv brief, struct sv expansion)
{
	db_run(t->db, SQL_document_abbreviation_insert,
	       DB_ARGS(DB_INT("document", document), DB_TEXT("brief", brief), DB_TEXT("expansion", expansion)));
}

struct document_abbreviation *document_abbreviations(struct tx *t, int64_t document, size_t *count)
{
	struct document_abbreviation *all = NULL;
	size_t room = *count = 0;
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_document_abbreviations, DB_ARGS(DB_INT("document", document)));
	while (rows_next(&r)) {
		struct document_abbreviation *one = ARENA_PUSH(t->arena, all, *count, room);
		*one = (struct document_abbreviation){row_keep(&r, 0, t->arena), row_keep(&r, 1, t->arena)};
	}
	return all;
}

void document_add_finding(struct tx *t, int64_t document, const struct document_finding *f)
{
	AUTO(buf_free) struct buf arguments = {0};
	for (size_t i = 0; i < ERROR_ARGS; i++) {
		buf_str(&arguments, i ? "\n" : "");
		buf_str(&arguments, f->message.args[i]);
	}
	struct db_arg figures[] = {DB_INT("stated", f->stated.mantissa), DB_INT("stated_scale", f->stated.scale),
	                           DB_INT("computed", f->computed.mantissa), DB_INT("computed_scale", f->computed.scale)};
	for (size_t i = 0; i < LENGTH(figures) && !f->has_figures; i++)
		figures[i] = DB_NULL(figures[i].name);
	db_run(t->db, SQL_document_finding_insert,
	       DB_ARGS(DB_INT("document", document), DB_INT("line", f->line), DB_INT("start", f->start),
	               DB_INT("end", f->end), DB_TEXT("code", f->code), DB_TEXT("severity", f->severity),
	               DB_TEXT("message", sv_of(f->message.msgid)), DB_SOME("arguments", buf_view(&arguments)), figures[0],
	               figures[1], figures[2], figures[3]));
}

static struct error read_message(struct tx *t, struct rows *r, int column)
{
	struct error message = {.failure = FAIL_CHECK, .msgid = arena_cstr(t->arena, row_text(r, column))};
	struct sv rest = row_text(r, column + 1), one;
	for (size_t i = 0; i < ERROR_ARGS && sv_cut(&rest, '\n', &one); i++) {
		one = sv_head(one, sizeof(message.args[i]) - 1);
		if (one.n)
			memcpy(message.args[i], one.p, one.n);
	}
	return message;
}

struct document_finding *document_findings(struct tx *t, int64_t document, size_t *count)
{
	struct document_finding *all = NULL;
	size_t room = *count = 0;
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_document_findings, DB_ARGS(DB_INT("document", document)));
	while (rows_next(&r)) {
		struct document_finding *f = ARENA_PUSH(t->arena, all, *count, room);
		*f = (struct document_finding){
		    .line = (int)row_int(&r, 0),
		    .start = (int)row_int(&r, 1),
		    .end = (int)row_int(&r, 2),
		    .code = row_keep(&r, 3, t->arena),
		    .severity = row_keep(&r, 4, t->arena),
		    .message = read_message(t, &r, 5),
		    .has_figures = !row_is_null(&r, 7),
		    .stated = {row_int(&r, 7), (uint8_t)row_int(&r, 8)},
		    .computed = {row_int(&r, 9), (uint8_t)row_int(&r, 10)},
		};
	}
	return all;
}

// What hangs on a document: its lines, outline, recipients and abbreviations.
#include "register/document.h"

void document_add_line(struct tx *t, int64_t document, const struct document_line *l)
{
	db_run(t->db, SQL_document_line_insert,
	       DB_ARGS(DB_INT("document", document), DB_INT("line", l->line), DB_TEXT("text", l->text), DB_ID("joined_to", l->joined_to),
	               DB_ID("table", l->table), DB_ID("row", l->row), DB_ID("cell", l->cell)));
}

static struct document_line *read_lines(struct tx *t, struct rows *r, size_t *count)
{
	struct document_line *lines = NULL;
	size_t room = *count = 0;
	while (rows_next(r)) {
		struct document_line *l = ARENA_PUSH(t->arena, lines, *count, room);
		*l = (struct document_line){(int)row_int(r, 0), row_keep(r, 1, t->arena), (int)row_int(r, 2),
		                            (int)row_int(r, 3), (int)row_int(r, 4), (int)row_int(r, 5)};
	}
	return lines;
}

struct document_line *document_lines(struct tx *t, int64_t document, size_t *count)
{
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_document_lines, DB_ARGS(DB_INT("document", document)));
	return read_lines(t, &r, count);
}

struct document_line *document_row_at(struct tx *t, int64_t whole, int line, size_t *count)
{
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_document_row_at, DB_ARGS(DB_INT("document", whole), DB_INT("line", line)));
	return read_lines(t, &r, count);
}

struct sv document_line_at(struct tx *t, int64_t whole, int line)
{
	AUTO(rows_end) struct rows r =
	    db_rows(t->db, SQL_document_line_at, DB_ARGS(DB_INT("document", whole), DB_INT("line", line)));
	return rows_next(&r) ? row_keep(&r, 0, t->arena) : (struct sv){0};
}

int64_t document_of_line(struct tx *t, int64_t whole, int line)
{
	return db_number(t->db, SQL_document_of_line, DB_ARGS(DB_INT("document", whole), DB_INT("line", line)));
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

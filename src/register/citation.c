// Citations, and tying them to the documents that they name.
#include "register/citation.h"
#include "register/document.h"

void citation_add(struct tx *t, const struct citation *c)
{
	struct sv reference = document_reference(t->arena, c->number, c->symbol);
	db_run(t->db, SQL_citation_insert,
	       DB_ARGS(DB_INT("document", c->document), DB_INT("line", c->line), DB_INT("start", c->start),
	               DB_INT("end", c->end), DB_TEXT("text", c->text), DB_SOME("type", c->type),
	               DB_SOME("number", c->number), DB_SOME("symbol", c->symbol), DB_SOME("reference", reference),
	               DB_DATE("issued_on", c->issued, t->arena), DB_SOME("issuer", c->issuer)));
}

// The one registered document that a reference means; 0 where none or several fit. The same number comes back each year
// or term, so a date that differs is another document.
static int64_t meant(struct tx *t, struct sv reference, struct date issued)
{
	int64_t found = 0;
	int fit = 0;
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_citation_candidates, DB_ARGS(DB_TEXT("reference", reference)));
	while (rows_next(&r)) {
		struct date own = row_date(&r, 1);
		bool dated = date_is_set(issued) && date_is_set(own);
		if (dated && date_cmp(issued, own) != 0)
			continue;
		found = row_int(&r, 0);
		if (dated)
			return found;
		fit++;
	}
	return fit == 1 ? found : 0;
}

bool citation_is_registered(struct tx *t, struct sv number, struct sv symbol, struct date issued)
{
	struct sv reference = document_reference(t->arena, number, symbol);
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_citation_candidates, DB_ARGS(DB_TEXT("reference", reference)));
	while (rows_next(&r)) {
		struct date own = row_date(&r, 1);
		if (!date_is_set(issued) || !date_is_set(own) || date_cmp(issued, own) == 0)
			return true;
	}
	return false;
}

static void tie(struct tx *t, struct rows *open)
{
	while (rows_next(open)) {
		struct sv reference = row_keep(open, 1, t->arena);
		int64_t cited = meant(t, reference, row_date(open, 2));
		if (cited)
			db_run(t->db, SQL_citation_set_cited,
			       DB_ARGS(DB_INT("cited", cited), DB_INT("citation", row_int(open, 0))));
	}
}

void citation_tie(struct tx *t, int64_t document)
{
	AUTO(rows_end) struct rows of = db_rows(t->db, SQL_citations_open_of, DB_ARGS(DB_INT("document", document)));
	tie(t, &of);
	AUTO(rows_end) struct rows own = db_rows(t->db, SQL_citation_reference, DB_ARGS(DB_INT("document", document)));
	if (!rows_next(&own) || row_is_null(&own, 0))
		return;
	AUTO(rows_end) struct rows to =
	    db_rows(t->db, SQL_citations_open_to, DB_ARGS(DB_TEXT("reference", row_keep(&own, 0, t->arena))));
	tie(t, &to);
}

static struct citation *read_all(struct tx *t, struct rows *r, size_t *count)
{
	struct citation *all = NULL;
	size_t room = *count = 0;
	while (rows_next(r)) {
		struct citation *c = ARENA_PUSH(t->arena, all, *count, room);
		*c = (struct citation){
		    .id = row_int(r, 0),
		    .document = row_int(r, 1),
		    .line = (int)row_int(r, 2),
		    .start = (int)row_int(r, 3),
		    .end = (int)row_int(r, 4),
		    .text = row_keep(r, 5, t->arena),
		    .type = row_keep(r, 6, t->arena),
		    .number = row_keep(r, 7, t->arena),
		    .symbol = row_keep(r, 8, t->arena),
		    .issued = row_date(r, 9),
		    .issuer = row_keep(r, 10, t->arena),
		    .cited = row_int(r, 11),
		};
	}
	return all;
}

struct citation *citations_of(struct tx *t, int64_t document, size_t *count)
{
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_citations_of, DB_ARGS(DB_INT("document", document)));
	return read_all(t, &r, count);
}

struct citation *citations_to(struct tx *t, int64_t document, size_t *count)
{
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_citations_to, DB_ARGS(DB_INT("document", document)));
	return read_all(t, &r, count);
}

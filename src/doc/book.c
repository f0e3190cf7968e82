// Tables of typed cells, and their CSV.
#include "base/module.h"
#include "doc/book.h"
#include "text/csv.h"

static struct book_cell *next(struct book_sheet *s, enum book_kind kind)
{
	struct book_cell *c = ARENA_PUSH(s->arena, s->cells, s->cell_count, s->cell_room);
	*c = (struct book_cell){.kind = kind};
	return c;
}

void book_text(struct book_sheet *s, struct sv text)
{
	next(s, text.n ? BOOK_TEXT : BOOK_EMPTY)->text = text;
}

void book_word(struct book_sheet *s, const char *key, const char *said)
{
	struct book_cell *c = next(s, BOOK_TEXT);
	c->text = sv_of(key);
	c->said = sv_of(said);
}

void book_int(struct book_sheet *s, bool is, int64_t number)
{
	next(s, is ? BOOK_INT : BOOK_EMPTY)->number = number;
}

void book_decimal(struct book_sheet *s, bool is, struct decimal d)
{
	next(s, is ? BOOK_DECIMAL : BOOK_EMPTY)->decimal = d;
}

void book_date(struct book_sheet *s, struct date d)
{
	next(s, date_is_set(d) ? BOOK_DATE : BOOK_EMPTY)->date = d;
}

void book_bool(struct book_sheet *s, bool yes, const char *said)
{
	struct book_cell *c = next(s, BOOK_BOOL);
	c->yes = yes;
	c->said = sv_of(said);
}

size_t book_rows(const struct book_sheet *s)
{
	return s->cell_count / s->column_count;
}

static void csv_cell(struct buf *out, const struct book_cell *c)
{
	switch (c->kind) {
	case BOOK_EMPTY:
		break;
	case BOOK_TEXT:
		csv_field(out, c->text);
		break;
	case BOOK_INT:
		buf_printf(out, "%lld", (long long)c->number);
		break;
	case BOOK_DECIMAL:
		decimal_write(out, c->decimal);
		break;
	case BOOK_DATE:
		date_write(out, c->date);
		break;
	case BOOK_BOOL:
		buf_str(out, c->yes ? "true" : "false");
		break;
	}
}

void book_csv(const struct book_sheet *s, struct buf *out)
{
	for (size_t i = 0; i < s->column_count; i++) {
		buf_str(out, i ? "," : "");
		csv_field(out, sv_of(s->columns[i].key));
	}
	buf_str(out, "\r\n");
	for (size_t i = 0; i < s->cell_count; i++) {
		csv_cell(out, &s->cells[i]);
		buf_str(out, (i + 1) % s->column_count ? "," : "\r\n");
	}
}

bool book_xlsx(const struct book_sheet *const *sheets, size_t count, enum language language, struct buf *out,
               struct error *error)
{
	const struct book_writer *writer = module_symbol("module_xlsx", "book_writer_xlsx", error);
	return writer && writer->write(sheets, count, language, out, error);
}

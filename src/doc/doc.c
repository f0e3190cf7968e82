// Building a document's tree and reading what stands in it.
#include "doc/doc.h"
#include "text/text.h"

static struct doc_block *add(struct doc *d, enum doc_kind kind)
{
	struct doc_block *b = ARENA_PUSH(d->arena, d->blocks, d->count, d->room);
	*b = (struct doc_block){.kind = kind};
	return b;
}

static struct sv as_written(struct doc *d, struct face f, struct sv text)
{
	return f.capitals ? text_upper(d->arena, text) : text;
}

void doc_letterhead(struct doc *d, const struct doc_letterhead *l)
{
	struct doc_block *b = add(d, DOC_LETTERHEAD);
	b->letterhead = *l;
	b->letterhead.superior = as_written(d, d->profile->superior, l->superior);
	b->letterhead.issuer = as_written(d, d->profile->issuer, l->issuer);
}

void doc_title(struct doc *d, struct sv kind, struct sv title)
{
	struct doc_block *b = add(d, DOC_TITLE);
	b->title = (struct doc_title){as_written(d, d->profile->kind, kind),
	                              as_written(d, d->profile->title, title)};
}

void doc_heading(struct doc *d, int level, struct sv text)
{
	int within = level < 1 ? 1 : level > PROFILE_HEADINGS ? PROFILE_HEADINGS : level;
	struct doc_block *b = add(d, DOC_HEADING);
	b->heading = (struct doc_heading){within, as_written(d, d->profile->heading[within - 1], text)};
}

struct doc_text *doc_paragraph(struct doc *d, enum doc_paragraph_role role)
{
	struct doc_block *b = add(d, DOC_PARAGRAPH);
	b->paragraph.role = role;
	return &b->paragraph.text;
}

struct doc_text *doc_item(struct doc *d, int level, struct sv mark)
{
	struct doc_block *b = add(d, DOC_ITEM);
	b->item.level = level < 1 ? 1 : level;
	b->item.mark = mark;
	return &b->item.text;
}

void doc_run(struct doc *d, struct doc_text *text, uint8_t style, struct sv words)
{
	*ARENA_PUSH(d->arena, text->runs, text->count, text->room) = (struct doc_run){words, style};
}

void doc_says(struct doc *d, enum doc_paragraph_role role, struct sv words)
{
	doc_run(d, doc_paragraph(d, role), 0, words);
}

struct doc_table *doc_table(struct doc *d, const struct doc_column *columns, size_t count)
{
	struct doc_block *b = add(d, DOC_TABLE);
	struct doc_column *own = ARENA_ARRAY(d->arena, struct doc_column, count);
	memcpy(own, columns, count * sizeof(*own));
	b->table.columns = own;
	b->table.column_count = count;
	return &b->table;
}

struct doc_row *doc_row(struct doc *d, struct doc_table *table, bool head)
{
	if (head)
		table->head++;
	struct doc_row *row = ARENA_PUSH(d->arena, table->rows, table->row_count, table->row_room);
	*row = (struct doc_row){0};
	return row;
}

struct doc_text *doc_cell(struct doc *d, struct doc_row *row, int across, int down)
{
	struct doc_cell *cell = ARENA_PUSH(d->arena, row->cells, row->count, row->room);
	*cell = (struct doc_cell){.across = across, .down = down};
	return &cell->text;
}

void doc_cell_says(struct doc *d, struct doc_row *row, uint8_t style, struct sv words)
{
	doc_run(d, doc_cell(d, row, 1, 1), style, words);
}

struct doc_closing *doc_closing(struct doc *d, struct sv authority, struct sv position,
                                struct sv name)
{
	struct doc_block *b = add(d, DOC_CLOSING);
	b->closing.authority = as_written(d, d->profile->authority, authority);
	b->closing.position = as_written(d, d->profile->position, position);
	b->closing.name = as_written(d, d->profile->name, name);
	return &b->closing;
}

void doc_recipient(struct doc *d, struct doc_closing *closing, struct sv line)
{
	*ARENA_PUSH(d->arena, closing->recipients, closing->recipient_count, closing->recipient_room) =
	    line;
}

void doc_page(struct doc *d, bool landscape)
{
	add(d, DOC_PAGE)->landscape = landscape;
}

struct doc_slot *doc_slots(struct arena *a, const struct doc_table *table)
{
	struct doc_slot *slots =
	    ARENA_ARRAY(a, struct doc_slot, table->row_count * table->column_count + 1);
	for (size_t r = 0; r < table->row_count; r++) {
		size_t column = 0;
		for (size_t c = 0; c < table->rows[r].count; c++) {
			const struct doc_cell *cell = &table->rows[r].cells[c];
			while (column < table->column_count && slots[r * table->column_count + column].cell)
				column++;
			for (size_t y = r; y < r + (size_t)cell->down && y < table->row_count; y++) {
				for (size_t x = column;
				     x < column + (size_t)cell->across && x < table->column_count; x++)
					slots[y * table->column_count + x] =
					    (struct doc_slot){cell, y == r && x == column, y > r};
			}
			column += (size_t)cell->across;
		}
	}
	return slots;
}

bool doc_table_valid(const struct doc_table *table)
{
	if (!table->column_count || table->head > table->row_count)
		return false;
	for (size_t i = 0; i < table->column_count; i++) {
		if (table->columns[i].width < 1)
			return false;
	}
	AUTO(arena_free) struct arena scratch = {0};
	size_t *below =
	    ARENA_ARRAY(&scratch, size_t, table->column_count); // rows that a cell above still takes
	for (size_t r = 0; r < table->row_count; r++) {
		size_t column = 0;
		for (size_t c = 0; c < table->rows[r].count; c++) {
			const struct doc_cell *cell = &table->rows[r].cells[c];
			while (column < table->column_count && below[column])
				column++;
			if (cell->across < 1 || cell->down < 1 ||
			    (size_t)cell->across > table->column_count - column)
				return false;
			size_t end = r < table->head ? table->head : r + 1;
			if ((size_t)cell->down > end - r)
				return false;
			for (int i = 0; i < cell->across; i++, column++) {
				if (below[column])
					return false;
				below[column] = (size_t)cell->down;
			}
		}
		for (size_t i = 0; i < table->column_count; i++)
			below[i] -= below[i] > 0;
	}
	return true;
}

struct sv doc_place_date(struct arena *a, const struct doc_letterhead *l)
{
	struct sv date = text_date_long(a, l->date);
	return l->place.n ? arena_printf(a, SV_FMT ", " SV_FMT, SV_ARG(l->place), SV_ARG(date)) : date;
}

struct sv doc_number(const struct doc *d, const struct doc_letterhead *l)
{
	return arena_join(d->arena, sv_of(d->profile->number), l->number);
}

// ---- as text
static void line(struct buf *out, struct sv text)
{
	if (!text.n)
		return;
	buf_sv(out, text);
	buf_char(out, '\n');
}

static void runs(struct buf *out, const struct doc_text *text)
{
	for (size_t i = 0; i < text->count; i++)
		buf_sv(out, text->runs[i].text);
	buf_char(out, '\n');
}

static void plain_letterhead(const struct doc *d, const struct doc_letterhead *l, struct buf *out)
{
	line(out, l->superior);
	line(out, l->issuer);
	line(out, sv_of(d->profile->issuer_mark));
	for (size_t i = 0; i < PROFILE_HEAD_LINES; i++)
		line(out, sv_of(d->profile->head[i].text));
	line(out, doc_number(d, l));
	line(out, doc_place_date(d->arena, l));
}

static void plain_table(const struct doc_table *t, struct buf *out)
{
	for (size_t r = 0; r < t->row_count; r++) {
		for (size_t c = 0; c < t->rows[r].count; c++)
			runs(out, &t->rows[r].cells[c].text);
	}
}

static void plain_closing(const struct doc *d, const struct doc_closing *c, struct buf *out)
{
	if (c->recipient_count)
		line(out, sv_of(d->profile->recipients));
	for (size_t i = 0; i < c->recipient_count; i++)
		line(out, c->recipients[i]);
	line(out, c->authority);
	line(out, c->position);
	line(out, c->name);
}

void doc_plain(const struct doc *d, struct buf *out)
{
	for (size_t i = 0; i < d->count; i++) {
		const struct doc_block *b = &d->blocks[i];
		switch (b->kind) {
		case DOC_LETTERHEAD:
			plain_letterhead(d, &b->letterhead, out);
			break;
		case DOC_TITLE:
			line(out, b->title.kind);
			line(out, b->title.title);
			line(out, sv_of(d->profile->title_mark));
			break;
		case DOC_HEADING:
			line(out, b->heading.text);
			break;
		case DOC_PARAGRAPH:
			runs(out, &b->paragraph.text);
			break;
		case DOC_ITEM:
			buf_sv(out, b->item.mark);
			buf_char(out, ' ');
			runs(out, &b->item.text);
			break;
		case DOC_TABLE:
			plain_table(&b->table, out);
			break;
		case DOC_CLOSING:
			plain_closing(d, &b->closing, out);
			break;
		case DOC_PAGE:
			break;
		}
	}
}

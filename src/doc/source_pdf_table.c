// Tables of a PDF: rows of words that leave the same gutters free, put together into the rows and cells of their grid.
#include "doc/source_pdf.h"
#include "text/text.h"

// A row of words by the columns that it fills.
struct cells {
	const struct pdf_row *row;
	uint64_t filled;  // a bit for each column
	uint64_t figures; // … that holds a figure and hardly anything else
};

static size_t column_of(const struct pdf_word *w, const struct pdf_gutter *gutters, size_t count)
{
	size_t column = 0;
	while (column < count && w->left >= gutters[column].to)
		column++;
	return column;
}

static bool is_figure(struct sv text)
{
	size_t digits = 0, letters = 0;
	for (size_t i = 0; i < text.n;) {
		uint32_t c = utf8_at(text, i, &i);
		digits += c >= '0' && c <= '9';
		letters += c >= 0x80 ? c >= 0xC0 && c < 0x2000 : (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
	}
	return digits && letters <= 1;
}

static struct cells cells_of(const struct pdf_row *row, const struct pdf_gutter *gutters, size_t count)
{
	struct cells c = {.row = row};
	uint64_t words = 0;
	for (size_t i = 0; i < row->count; i++) {
		uint64_t bit = UINT64_C(1) << column_of(&row->words[i], gutters, count);
		c.filled |= bit;
		if (is_figure(row->words[i].text))
			c.figures |= bit;
		else
			words |= bit;
	}
	c.figures &= ~words;
	return c;
}

static int bits(uint64_t set)
{
	return __builtin_popcountll(set);
}

// A table has three columns or more in two rows at least, or a second column of figures.
static bool is_table(const struct cells *cells, size_t count, size_t columns)
{
	size_t wide = 0, figured = 0, right = 0;
	for (size_t i = 0; i < count; i++) {
		wide += bits(cells[i].filled) >= 3;
		right += (cells[i].filled & 2) != 0;
		figured += (cells[i].figures & 2) != 0 && (cells[i].filled & 1);
	}
	return columns >= 3 ? wide >= 2 : columns == 2 && figured >= 2 && figured * 10 >= right * 7;
}

// Whether a row of words begins a row of the table: it has figures beyond the first column or a mark in a narrow first one;
// what has neither goes on with the one above.
static bool begins(const struct cells *c, const struct cells *before, bool numbered)
{
	if (!before)
		return true;
	if (numbered)
		return (c->filled & 1) != 0;
	if (c->figures & ~UINT64_C(1))
		return true;
	int gap = c->row->top - before->row->bottom;
	return gap > c->row->size / 2;
}

// The first column holds numbers or marks of the rows.
static bool is_numbered(const struct cells *cells, size_t count)
{
	size_t marks = 0, others = 0;
	for (size_t i = 0; i < count; i++) {
		if (!(cells[i].filled & 1))
			continue;
		const struct pdf_word *first = &cells[i].row->words[0];
		if (first->text.n <= 4 && cells[i].filled != 1)
			marks++;
		else
			others++;
	}
	return marks >= 2 && marks > others * 2;
}

// The head ends where the first row of figures or the first number does; its lines are one row of the table.
static size_t head_rows(const struct cells *cells, size_t count, bool numbered)
{
	for (size_t i = 0; i < count; i++) {
		bool figures = bits(cells[i].figures & ~UINT64_C(1)) > 0;
		bool number = numbered && (cells[i].figures & 1);
		if (figures || number)
			return i;
	}
	return 0;
}

static void add_cells(struct pdf_rows *out, const struct cells *cells, size_t from, size_t to, const struct pdf_gutter *gutters,
                      size_t gutter_count, int page, int row)
{
	for (size_t column = 0; column <= gutter_count; column++) {
		struct pdf_row cell = {.page = page, .block = ++out->blocks, .table = out->tables, .row = row, .cell = (int)column + 1, .bold = true};
		size_t room = 0;
		for (size_t i = from; i < to; i++) {
			for (size_t k = 0; k < cells[i].row->count; k++) {
				const struct pdf_word *w = &cells[i].row->words[k];
				if (column_of(w, gutters, gutter_count) != column)
					continue;
				*ARENA_PUSH(out->arena, cell.words, cell.count, room) = *w;
				cell.size = w->size > cell.size ? w->size : cell.size;
				cell.bold &= w->bold;
			}
		}
		if (cell.count)
			*ARENA_PUSH(out->arena, out->items, out->count, out->room) = cell;
	}
}

bool pdf_table(struct pdf_rows *out, const struct pdf_row *rows, size_t count, const struct pdf_gutter *gutters, size_t gutter_count, int page)
{
	if (gutter_count == 0 || gutter_count > 62)
		return false;
	struct cells *cells = ARENA_ARRAY(out->arena, struct cells, count);
	for (size_t i = 0; i < count; i++)
		cells[i] = cells_of(&rows[i], gutters, gutter_count);
	if (!is_table(cells, count, gutter_count + 1))
		return false;
	bool numbered = is_numbered(cells, count);
	size_t head = head_rows(cells, count, numbered);
	int row = 0;
	out->tables++;
	if (head)
		add_cells(out, cells, 0, head, gutters, gutter_count, page, ++row);
	for (size_t i = head, end; i < count; i = end) {
		for (end = i + 1; end < count && !begins(&cells[end], &cells[end - 1], numbered); end++)
			;
		add_cells(out, cells, i, end, gutters, gutter_count, page, ++row);
	}
	return true;
}

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

bool pdf_is_figure(struct sv text)
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
		if (pdf_is_figure(row->words[i].text))
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
		bool figures = (cells[i].figures & ~UINT64_C(1)) && bits(cells[i].filled) > 1; // a year alone goes on a head
		if (numbered ? (cells[i].figures & 1) != 0 : figures)
			return i;
	}
	return 0;
}

// ---- cells

static struct pdf_column column_lines(struct arena *a, const struct pdf_row *rows, size_t count, const struct pdf_gutter *gutters, size_t gutter_count,
                                  size_t number)
{
	struct pdf_word *words = NULL;
	size_t n = 0, room = 0;
	struct pdf_column c = {0};
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < rows[i].count; k++) {
			if (column_of(&rows[i].words[k], gutters, gutter_count) == number)
				*ARENA_PUSH(a, words, n, room) = rows[i].words[k];
		}
	}
	c.lines = pdf_group(a, words, n, &c.count);
	c.rows = ARENA_ARRAY(a, int, c.count + 1);
	return c;
}

static int middle(const struct pdf_row *first, const struct pdf_row *last)
{
	return (first->top + last->bottom) / 2;
}

// Where the rows' marks stand, the lines of the head's being one.
static int *middles_of_marks(struct arena *a, const struct pdf_column *marks, size_t *count)
{
	int *out = ARENA_ARRAY(a, int, marks->count);
	size_t head = 0;
	while (head + 1 < marks->count && !pdf_is_figure(marks->lines[head].words[0].text) && !pdf_is_figure(marks->lines[head + 1].words[0].text))
		head++;
	*count = 0;
	out[(*count)++] = middle(&marks->lines[0], &marks->lines[head]);
	for (size_t i = head + 1; i < marks->count; i++)
		out[(*count)++] = middle(&marks->lines[i], &marks->lines[i]);
	return out;
}

// How many lines from `at` on have the middle of a row, at the most; 0 where none does.
static size_t lines_about(const struct pdf_column *c, size_t at, int about)
{
	int best = INT32_MAX, em = c->lines[at].size;
	size_t end = at;
	for (size_t k = at; k < c->count && c->lines[k].top - em < about + (about - c->lines[at].top); k++) {
		int apart = abs(middle(&c->lines[at], &c->lines[k]) - about);
		if (apart < best) {
			best = apart;
			end = k + 1;
		}
	}
	return end > at && best * 100 <= em * 45 ? end - at : 0;
}

enum { CARRIED = 8 }; // lines of a row that a page cuts

// Cells set in the middle of their rows: a cell's lines have the middle of the row's mark. What the page before has begun of a
// row stands before the first row that a mark tells, down to `carried`, and is a row of its own. False where a line is left over.
static bool by_middles(struct pdf_column *c, const int *middles, size_t count, int carried, size_t left)
{
	size_t at = 0;
	for (size_t row = 0; row < count && at < c->count; row++) {
		size_t over = 0;
		while (row == 1 && over < CARRIED && at + over < c->count && c->lines[at + over].bottom <= carried)
			over++;
		size_t n = at + over < c->count ? lines_about(c, at + over, middles[row]) : 0;
		for (size_t i = 0; i < over + n; i++)
			c->rows[at + i] = (int)row * 2 - (i < over);
		at += over + n;
	}
	// The last row may go on with the next page's lines: its part here need not have the mark's middle.
	for (; at < c->count && c->count - at <= left && count > 1; at++)
		c->rows[at] = (int)(count - 1) * 2;
	return at == c->count;
}

// Rows of a table do not reach into one another.
static bool are_apart(const struct pdf_column *columns, size_t column_count, size_t row_count)
{
	int end = INT32_MIN / 2;
	for (size_t row = 0; row < row_count * 2; row++) {
		int top = INT32_MAX, bottom = INT32_MIN, em = 0;
		for (size_t c = 0; c < column_count; c++) {
			for (size_t i = 0; i < columns[c].count; i++) {
				const struct pdf_row *l = &columns[c].lines[i];
				if (columns[c].rows[i] != (int)row)
					continue;
				top = l->top < top ? l->top : top;
				bottom = l->bottom > bottom ? l->bottom : bottom;
				em = l->size > em ? l->size : em;
			}
		}
		if (top < end - em / 3)
			return false;
		end = bottom > end ? bottom : end;
	}
	return true;
}

// The column whose lines stand for a row each: the numbers of the rows, else the one of most figures.
static const struct pdf_column *marks_of(const struct pdf_column *columns, size_t count, bool numbered)
{
	const struct pdf_column *best = &columns[0];
	size_t most = 1;
	for (size_t c = 1; c < count && !numbered; c++) {
		size_t figures = 0;
		for (size_t i = 0; i < columns[c].count; i++)
			figures += columns[c].lines[i].count == 1 && pdf_is_figure(columns[c].lines[i].words[0].text);
		if (figures > most) {
			most = figures;
			best = &columns[c];
		}
	}
	return most > 1 || numbered ? best : NULL;
}

// Lines that are a row's neighbours' have the same middle where they are taken from above and below alike: of several ways to
// take them the one is right by which cells are of a height, as far as they can be.
static size_t unevenness(const struct pdf_column *columns, size_t count)
{
	size_t sum = 0;
	for (size_t c = 0; c < count; c++) {
		for (size_t i = 0, end; i < columns[c].count; i = end) {
			for (end = i + 1; end < columns[c].count && columns[c].rows[end] == columns[c].rows[i]; end++)
				;
			sum += (end - i) * (end - i);
		}
	}
	return sum;
}

// With lines carried over from the page before down to a place, and at most so many left for the next.
static bool try_middles(struct pdf_column *columns, size_t count, const int *middles, size_t row_count, int carried, size_t left)
{
	for (size_t i = 0; i < count; i++) {
		if (!by_middles(&columns[i], middles, row_count, carried, left))
			return false;
	}
	return are_apart(columns, count, row_count);
}

static bool set_by_middles(struct arena *a, struct pdf_column *columns, size_t count, bool numbered, size_t *row_count)
{
	const struct pdf_column *marks = marks_of(columns, count, numbered);
	if (!marks || !marks->count)
		return false;
	int *middles = middles_of_marks(a, marks, row_count), best_carried = INT32_MIN;
	if (try_middles(columns, count, middles, *row_count, INT32_MIN, 0)) // a whole table
		return true;
	size_t best = try_middles(columns, count, middles, *row_count, INT32_MIN, CARRIED) ? unevenness(columns, count) : SIZE_MAX;
	for (size_t c = 0; c < count && *row_count > 1; c++) { // what is carried over ends with a line of some column
		for (size_t i = 0, tried = 0; i < columns[c].count && columns[c].lines[i].bottom < middles[1] && tried < 2 * CARRIED; i++) {
			int to = columns[c].lines[i].bottom;
			tried += to > middles[0];
			size_t uneven = to > middles[0] && try_middles(columns, count, middles, *row_count, to, CARRIED) ? unevenness(columns, count) : SIZE_MAX;
			if (uneven < best) {
				best = uneven;
				best_carried = to;
			}
		}
	}
	return best < SIZE_MAX && try_middles(columns, count, middles, *row_count, best_carried, CARRIED);
}

// Cells set at the top of their rows: where the rows begin decides.
static void by_tops(struct pdf_column *c, const int *tops, size_t count)
{
	for (size_t i = 0; i < c->count; i++) {
		size_t row = 0;
		while (row + 1 < count && middle(&c->lines[i], &c->lines[i]) >= tops[row + 1])
			row++;
		c->rows[i] = (int)row * 2;
	}
}

// Where the rows of the table begin, the head being the first.
static int *tops_of_rows(struct arena *a, const struct cells *cells, size_t count, bool numbered, size_t *row_count)
{
	int *tops = ARENA_ARRAY(a, int, count + 1);
	size_t head = head_rows(cells, count, numbered);
	*row_count = 0;
	if (head)
		tops[(*row_count)++] = cells[0].row->top;
	for (size_t i = head; i < count; i++) {
		if (i == head || begins(&cells[i], &cells[i - 1], numbered))
			tops[(*row_count)++] = cells[i].row->top;
	}
	return tops;
}

// "T", "T": a head that its narrow column cuts.
static bool cuts_capitals(const struct pdf_row *line, const struct pdf_row *next)
{
	return line->count == 1 && next->count == 1 && pdf_is_capitals(line->words[0].text) && pdf_is_capitals(next->words[0].text);
}

static bool add_cell(struct pdf_rows *out, const struct pdf_column *c, size_t column, int row, int number, int page)
{
	const struct pdf_row *before = NULL;
	for (size_t i = 0; i < c->count; i++) {
		if (c->rows[i] != row)
			continue;
		struct pdf_row *r = ARENA_PUSH(out->arena, out->items, out->count, out->room);
		*r = c->lines[i];
		r->page = page;
		r->block = before ? out->blocks : ++out->blocks;
		r->table = out->tables;
		r->row = number;
		r->cell = (int)column + 1;
		r->glued = before && cuts_capitals(before, &c->lines[i]);
		before = &c->lines[i];
	}
	return before != NULL;
}

static bool add_row(struct pdf_rows *out, const struct pdf_column *columns, size_t count, int row, int number, int page)
{
	bool any = false;
	for (size_t i = 0; i < count; i++)
		any |= add_cell(out, &columns[i], i, row, number, page);
	return any;
}

// A gutter that no row stands on both sides of lies within a column, between its head on the left and its figures on the right.
static size_t true_gutters(const struct pdf_row *rows, size_t count, const struct pdf_gutter *found, size_t n, struct pdf_gutter *out)
{
	size_t kept = n;
	memcpy(out, found, n * sizeof(*out));
	for (size_t g = 0; g < kept;) {
		bool both = false;
		for (size_t i = 0; i < count && !both; i++) {
			uint64_t filled = cells_of(&rows[i], out, kept).filled;
			both = (filled >> g & 1) && (filled >> (g + 1) & 1);
		}
		if (both) {
			g++;
			continue;
		}
		kept--;
		memmove(out + g, out + g + 1, (kept - g) * sizeof(*out));
	}
	return kept;
}

size_t pdf_arrange(struct arena *a, const struct pdf_row *rows, size_t count, const struct pdf_gutter *gutters, size_t gutter_count,
                   struct pdf_column **out)
{
	struct cells *cells = ARENA_ARRAY(a, struct cells, count);
	struct pdf_column *columns = ARENA_ARRAY(a, struct pdf_column, gutter_count + 1);
	size_t row_count = 0;
	for (size_t i = 0; i < count; i++)
		cells[i] = cells_of(&rows[i], gutters, gutter_count);
	for (size_t i = 0; i <= gutter_count; i++)
		columns[i] = column_lines(a, rows, count, gutters, gutter_count, i);
	bool numbered = is_numbered(cells, count);
	if (!set_by_middles(a, columns, gutter_count + 1, numbered, &row_count)) {
		int *tops = tops_of_rows(a, cells, count, numbered, &row_count);
		for (size_t i = 0; i <= gutter_count; i++)
			by_tops(&columns[i], tops, row_count);
	}
	*out = columns;
	return row_count;
}

bool pdf_table(struct pdf_rows *out, const struct pdf_row *rows, size_t count, const struct pdf_gutter *found, size_t found_count, int page)
{
	struct arena *a = out->arena;
	struct pdf_gutter gutters[PDF_GUTTERS];
	size_t gutter_count = true_gutters(rows, count, found, found_count, gutters);
	if (gutter_count == 0)
		return false;
	struct cells *cells = ARENA_ARRAY(a, struct cells, count);
	for (size_t i = 0; i < count; i++)
		cells[i] = cells_of(&rows[i], gutters, gutter_count);
	if (!is_table(cells, count, gutter_count + 1))
		return false;
	struct pdf_column *columns;
	size_t row_count = pdf_arrange(a, rows, count, gutters, gutter_count, &columns);
	out->tables++;
	int number = 0;
	number += add_row(out, columns, gutter_count + 1, 1, number + 1, page); // what was carried over ends a row of the page before
	for (size_t row = 0; row < row_count * 2; row++)
		number += row != 1 && add_row(out, columns, gutter_count + 1, (int)row, number + 1, page);
	return true;
}

// The words of a grid that lines make, as rows and cells of a table: exact, whatever the text does. A table goes on from page to
// page: its head is read once, and a row that a page cuts is one row.
#include "doc/source_pdf.h"
#include "text/text.h"

enum { HEAD_ROWS = 4, PADDING_MOST = 800 /* hundredths of a point */, ALIKE = 300 /* edges of two pages, too */ };

// One of the grid's cells; it may be empty.
struct cell {
	size_t row, column, rows; // where it begins; how many rows of the grid it takes
	int from, to;             // between its lines
	struct pdf_word *words;
	size_t word_count;
	struct pdf_row *lines;
	size_t count;
};

struct cells {
	struct cell *items; // in the order in which they are read
	size_t count;
};

// ---- what stands in which cell

static struct cells cells_of(struct arena *a, const struct pdf_grid *g, const struct pdf_word *words, size_t count)
{
	size_t all = g->rows * g->columns, room = 0, cell;
	struct cells out = {0};
	size_t *held = ARENA_ARRAY(a, size_t, all), *at = ARENA_ARRAY(a, size_t, all);
	for (size_t i = 0; i < count; i++) {
		if (pdf_grid_cell(g, &words[i], &cell))
			held[cell]++;
	}
	for (size_t i = 0; i < all; i++) {
		if (g->first[i] == i) {
			at[i] = out.count;
			*ARENA_PUSH(a, out.items, out.count, room) = (struct cell){.row = i / g->columns, .column = i % g->columns,
			                                                          .words = ARENA_ARRAY(a, struct pdf_word, held[i])};
		}
	}
	for (size_t i = 0; i < count; i++) {
		if (pdf_grid_cell(g, &words[i], &cell)) {
			struct cell *c = &out.items[at[cell]];
			c->words[c->word_count++] = words[i];
		}
	}
	for (size_t i = 0; i < all; i++) { // the lower right corner comes last
		struct cell *c = &out.items[at[g->first[i]]];
		c->rows = i / g->columns - c->row + 1;
		c->from = g->xs[c->column];
		c->to = g->xs[i % g->columns + 1];
	}
	return out;
}

// The cells' lines, and how much room these keep from the cells' edges: as much as the one that keeps the least.
static void find_lines(struct arena *a, struct cells *cells)
{
	int padding = PADDING_MOST;
	for (size_t i = 0; i < cells->count; i++) {
		struct cell *c = &cells->items[i];
		c->lines = pdf_group(a, c->words, c->word_count, &c->count);
		for (size_t k = 0; k < c->count; k++) {
			int left = c->lines[k].left - c->from, right = c->to - c->lines[k].right, least = left < right ? left : right;
			padding = least < padding ? least : padding;
		}
	}
	padding = padding < 0 ? 0 : padding;
	for (size_t i = 0; i < cells->count; i++) {
		struct cell *c = &cells->items[i];
		for (size_t k = 0; k < c->count; k++) {
			c->lines[k].from = c->from + padding;
			c->lines[k].to = c->to - padding;
		}
	}
}

// ---- lines of a cell

static int room_of(const struct pdf_row *r)
{
	return (r->to - r->from) - (r->right - r->left);
}

// Whether the word would have stood in the line, however it is set.
static bool had_room(const struct pdf_row *r, const struct pdf_word *next)
{
	return next->right - next->left + r->size / 4 < room_of(r) - r->size / 2;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

// A line of one long number that fills its cell, and goes on in the next: "15/12/202", "5"; or of a few capitals: "S", "TT". Or a
// word of two that a line cuts behind its stroke: "kinh tế/", "xã hội".
static bool cuts_word(const struct pdf_row *r, const struct pdf_row *next)
{
	struct sv word = r->words[r->count - 1].text, rest = next->words[0].text;
	if (word.n > 1 && sv_ends(word, SV("/")))
		return true;
	bool digits = is_digit(word.p[word.n - 1]) && is_digit(rest.p[0]), capitals = pdf_is_capitals(word) && pdf_is_capitals(rest) && next->count == 1;
	return r->count == 1 && (digits || capitals) && room_of(r) < r->size * 7 / 10;
}

static bool ends_text(struct sv word)
{
	return word.n && strchr(".;:!?", word.p[word.n - 1]);
}

static bool is_item(const struct pdf_row *r)
{
	return r->count > 1 && pdf_is_mark(r->words[0].text);
}

static bool begins_paragraph(const struct cell *c, size_t line)
{
	const struct pdf_row *before = &c->lines[line - 1], *r = &c->lines[line];
	if (had_room(before, &r->words[0]))
		return true;
	int step = r->top - before->top;
	for (size_t i = 1; i < c->count; i++) {
		if (step - (c->lines[i].top - c->lines[i - 1].top) > r->size * 3 / 10)
			return true;
	}
	return is_item(r) && ends_text(before->words[before->count - 1].text);
}

// ---- rows that no line parts

// Lines of one number each, as many as rows: 1, 2, 3 in the first column, below its head; elsewhere any figures.
static size_t lines_of_figures(const struct cell *c)
{
	int64_t number = 0, before = 0;
	size_t from = 0;
	while (c->column == 0 && from < c->count && !pdf_is_figure(c->lines[from].words[0].text))
		from++;
	for (size_t i = from; i < c->count; i++) {
		struct sv text = c->lines[i].words[0].text;
		if (c->lines[i].count > 1 || !pdf_is_figure(text))
			return 0;
		if (c->column == 0 && (!sv_int64(text, &number) || (i > from && number != before + 1)))
			return 0;
		before = number;
	}
	return c->count - from;
}

// Whether the grid's row holds several of the table's: numbers of rows below one another, or three figures or more at the same
// heights in several columns. One number or one name is of one row, whatever its figures are. Its cells are none that are merged with
// those of other rows.
static bool holds_rows(const struct cells *cells, size_t row)
{
	enum { FIGURES = 3 };
	size_t lines = 0, columns = 0;
	bool numbered = false;
	for (size_t i = 0; i < cells->count; i++) {
		const struct cell *c = &cells->items[i];
		if (c->row <= row && c->row + c->rows > row && c->rows > 1)
			return false;
		if (c->row != row)
			continue;
		size_t n = lines_of_figures(c);
		if (c->column == 0 && c->count == 1)
			return false;
		numbered |= c->column == 0 && n > 1;
		if (n < FIGURES || (lines && n != lines))
			continue;
		lines = n;
		columns++;
	}
	return numbered || columns >= 2;
}

// Parts such a row by its text, as a table without lines is. How many rows it is; their cells are added to `out`.
static size_t part_row(struct arena *a, const struct cells *cells, size_t row, size_t number, struct cells *out, size_t *room)
{
	struct pdf_gutter gutters[PDF_GUTTERS];
	const struct cell *parts[PDF_GUTTERS + 1];
	struct pdf_word *words = NULL;
	size_t count = 0, word_count = 0, word_room = 0, line_count, rows = 0;
	for (size_t i = 0; i < cells->count && count <= PDF_GUTTERS; i++) {
		const struct cell *c = &cells->items[i];
		if (c->row != row || !c->count)
			continue;
		if (count)
			gutters[count - 1] = (struct pdf_gutter){c->from, c->from};
		parts[count++] = c;
		for (size_t k = 0; k < c->word_count; k++)
			*ARENA_PUSH(a, words, word_count, word_room) = c->words[k];
	}
	struct pdf_row *lines = pdf_group(a, words, word_count, &line_count);
	struct pdf_column *columns;
	size_t all = pdf_arrange(a, lines, line_count, gutters, count - 1, &columns) * 2;
	for (size_t r = 0; r < all; r++) {
		bool any = false;
		for (size_t c = 0; c < count; c++) {
			size_t from = 0, to;
			while (from < columns[c].count && columns[c].rows[from] != (int)r)
				from++;
			for (to = from; to < columns[c].count && columns[c].rows[to] == (int)r; to++) {
				columns[c].lines[to].from = parts[c]->lines[0].from;
				columns[c].lines[to].to = parts[c]->lines[0].to;
			}
			*ARENA_PUSH(a, out->items, out->count, *room) = (struct cell){.row = number + rows, .column = parts[c]->column, .rows = 1,
			    .from = parts[c]->from, .to = parts[c]->to, .lines = columns[c].lines + from, .count = to - from};
			any |= to > from;
		}
		rows += any;
		if (!any)
			out->count -= count;
	}
	return rows;
}

// How many rows the table has here, those that no line parts taken apart.
static size_t part_rows(struct arena *a, const struct pdf_grid *g, struct cells *cells)
{
	struct cells out = {0};
	size_t room = 0, rows = 0;
	for (size_t row = 0; row < g->rows; row++) {
		if (holds_rows(cells, row)) {
			rows += part_row(a, cells, row, rows, &out, &room);
			continue;
		}
		for (size_t i = 0; i < cells->count; i++) {
			if (cells->items[i].row == row) {
				*ARENA_PUSH(a, out.items, out.count, room) = cells->items[i];
				out.items[out.count - 1].row = rows;
			}
		}
		rows++;
	}
	*cells = out;
	return rows;
}

// ---- a table that goes on

static bool edge_alike(const struct pdf_grid *g, size_t n, const struct pdf_grid *other, size_t m)
{
	int apart = (g->xs[n] - g->xs[0]) - (other->xs[m] - other->xs[0]);
	return apart <= ALIKE && apart >= -ALIKE;
}

// The number of the column in the table that began on an earlier page; false where it has none there.
static bool column_in(const struct pdf_grid *g, size_t column, const struct pdf_grid *other, size_t *out)
{
	for (*out = 0; *out <= other->columns; ++*out) {
		if (edge_alike(g, column, other, *out))
			return true;
	}
	return false;
}

// The grid has the width of the one before it, and no edge that that one has not: it may have merged cells only.
static bool same_columns(const struct pdf_grid *g, const struct pdf_grid *other)
{
	size_t ignored;
	for (size_t c = 0; c <= g->columns; c++) {
		if (!column_in(g, c, other, &ignored))
			return false;
	}
	return edge_alike(g, g->columns, other, other->columns);
}

static struct sv row_text(struct arena *a, const struct cells *cells, size_t row)
{
	AUTO(buf_free) struct buf b = {0};
	for (size_t i = 0; i < cells->count; i++) {
		const struct cell *c = &cells->items[i];
		for (size_t k = 0; c->row == row && k < c->count; k++) {
			buf_sv(&b, pdf_row_text(a, &c->lines[k]));
			buf_char(&b, k + 1 < c->count ? ' ' : '\n');
		}
	}
	return arena_sv(a, buf_view(&b));
}

// How many of the first rows are those that the table began with.
static size_t repeated_rows(struct arena *a, const struct pdf_open_table *open, size_t row_count, const struct cells *cells)
{
	size_t n = 0;
	while (n < open->head_count && n < row_count && open->head[n].n && sv_eq(row_text(a, cells, n), open->head[n]))
		n++;
	return n;
}

static const struct pdf_row *last_line(const struct pdf_rows *out, size_t column)
{
	for (size_t i = out->count; i > out->open.last; i--) {
		if (out->items[i - 1].cell == (int)column + 1 && out->items[i - 1].count)
			return &out->items[i - 1];
	}
	return NULL;
}

static bool begins_small(const struct pdf_row *r)
{
	AUTO(arena_free) struct arena a = {0};
	size_t next;
	struct sv word = r->words[0].text;
	utf8_at(word, 0, &next);
	struct sv first = sv_head(word, next);
	return (is_digit(word.p[0]) || !sv_eq(first, text_upper(&a, first))) && !is_item(r);
}

// Whether a row is what is left of the last one of the page before: whatever stands in it goes on a cell of that row which had no
// room for it, in the middle of a sentence, or with the next item of its list, or little is left. The first column, which has a
// number as a rule, is empty then.
static bool goes_on_row(const struct pdf_rows *out, const struct pdf_grid *g, const struct cells *cells, size_t row)
{
	size_t column, going_on = 0, filled = 0;
	bool first = false;
	for (size_t i = 0; i < cells->count; i++) {
		const struct cell *c = &cells->items[i];
		if (c->row != row || !c->count)
			continue;
		const struct pdf_row *before = column_in(g, c->column, out->open.grid, &column) ? last_line(out, column) : NULL;
		const struct pdf_row *after = &c->lines[0];
		if (!before)
			return false;
		filled++;
		going_on += (begins_small(after) && !had_room(before, &after->words[0])) || is_item(after);
		first |= column == 0;
	}
	return filled > 0 && (first ? going_on == filled : going_on > 0 || filled * 2 <= g->columns);
}

// ---- rows of the table

static void add_empty(struct pdf_rows *out, int page, int row, size_t column)
{
	*ARENA_PUSH(out->arena, out->items, out->count, out->room) = (struct pdf_row){.page = page, .block = ++out->blocks, .table = out->tables,
	                                                                              .row = row, .cell = (int)column + 1};
}

static void add_cell(struct pdf_rows *out, const struct cell *c, int page, int row, size_t column, bool over)
{
	if (c->count == 0)
		add_empty(out, page, row, column);
	for (size_t i = 0; i < c->count; i++) {
		bool new_paragraph = i == 0 || begins_paragraph(c, i);
		struct pdf_row *r = ARENA_PUSH(out->arena, out->items, out->count, out->room);
		*r = c->lines[i];
		r->page = page;
		r->block = new_paragraph ? ++out->blocks : out->blocks;
		r->table = out->tables;
		r->row = row;
		r->cell = (int)column + 1;
		r->glued = !new_paragraph && cuts_word(&c->lines[i - 1], &c->lines[i]);
		r->over = over && i == 0;
	}
}

static int by_cell(const struct pdf_row *a, const struct pdf_row *b)
{
	return a->cell - b->cell;
}

// Puts the rows from `middle` on, which are ordered by their cells as those before them, among these.
static void put_among(struct arena *a, struct pdf_row *rows, size_t middle, size_t count)
{
	struct pdf_row *out = ARENA_ARRAY(a, struct pdf_row, count);
	size_t i = 0, k = middle, n = 0;
	while (i < middle || k < count)
		out[n++] = k == count || (i < middle && by_cell(&rows[i], &rows[k]) <= 0) ? rows[i++] : rows[k++];
	memcpy(rows, out, count * sizeof(*rows));
}

static bool holds_words(const struct cells *cells, size_t row)
{
	bool any = false;
	for (size_t i = 0; i < cells->count; i++)
		any |= cells->items[i].row == row && cells->items[i].count;
	return any;
}

// The grid's row as the table's row of that number; `over`: it goes on the table's last row, among whose cells it is put.
static void add_row(struct pdf_rows *out, int page, const struct pdf_grid *g, const struct cells *cells, size_t row, int number, bool over)
{
	struct pdf_open_table *open = &out->open;
	size_t begin = over ? open->last : out->count, middle = out->count, column;
	if (!holds_words(cells, row))
		return;
	for (size_t i = 0; i < cells->count; i++) {
		if (cells->items[i].row == row && (cells->items[i].count || !over) && column_in(g, cells->items[i].column, open->grid, &column))
			add_cell(out, &cells->items[i], page, number, column, over);
	}
	if (over)
		put_among(out->arena, out->items + begin, middle - begin, out->count - begin);
	open->last = begin;
	open->row = number;
}

static void begin_table(struct pdf_rows *out, const struct pdf_grid *g, size_t row_count, const struct cells *cells)
{
	size_t rows = row_count < HEAD_ROWS ? row_count : HEAD_ROWS;
	out->open = (struct pdf_open_table){.table = ++out->tables, .grid = g, .head = ARENA_ARRAY(out->arena, struct sv, rows), .head_count = rows};
	for (size_t i = 0; i < rows; i++)
		out->open.head[i] = row_text(out->arena, cells, i);
}

// Nothing stands between the table of the page before and this one.
static bool goes_on_table(const struct pdf_rows *out, const struct pdf_grid *g, int page)
{
	const struct pdf_open_table *open = &out->open;
	return open->table && open->page == page - 1 && out->items[out->count - 1].table == open->table && same_columns(g, open->grid);
}

void pdf_grid_rows(struct pdf_rows *out, const struct pdf_page *page, const struct pdf_grid *g, struct pdf_word *words, size_t count)
{
	if (count == 0) // those of a table within a table's cell are the cell's
		return;
	struct cells cells = cells_of(out->arena, g, words, count);
	find_lines(out->arena, &cells);
	size_t rows = part_rows(out->arena, g, &cells);
	bool goes_on = goes_on_table(out, g, page->number);
	size_t row = goes_on ? repeated_rows(out->arena, &out->open, rows, &cells) : 0;
	if (!goes_on)
		begin_table(out, g, rows, &cells);
	out->open.page = page->number;
	while (row < rows && !holds_words(&cells, row))
		row++;
	bool over = goes_on && row < rows && goes_on_row(out, g, &cells, row);
	for (int number = out->open.row + !over; row < rows; row++, number++, over = false)
		add_row(out, page->number, g, &cells, row, number, over);
}

// The grids that the lines of a PDF's page make: lines that are drawn in pieces are put together, lines that touch are one figure,
// and what they enclose are cells, several of which may be merged.
#include "doc/source_pdf.h"

enum {
	SAME = 200,      // hundredths of a point: lines so near to one another are drawn as one (double lines, a cell's and its neighbour's)
	SPREAD = 400,    // … and all of them together
	GAP = 300,       // a line goes on over it, and touches another one over it
	SHORT = 500,     // a shorter line is none
	LINES = 3000, COLUMNS = 64, ROWS = 1000, CELLS = 20000, // of a page, and of a grid
};

// A line across at a height, or a line down at a distance from the left.
struct line {
	int at, from, to;
	size_t figure; // the line that stands for all that touch
};

struct lines {
	struct line *items;
	size_t count;
};

static int by_at(const void *one, const void *two)
{
	const struct line *a = one, *b = two;
	return a->at != b->at ? (a->at < b->at ? -1 : 1) : a->from != b->from ? (a->from < b->from ? -1 : 1) : 0;
}

static int by_from(const void *one, const void *two)
{
	const struct line *a = one, *b = two;
	return a->from != b->from ? (a->from < b->from ? -1 : 1) : 0;
}

static int by_number(const void *one, const void *two)
{
	int a = *(const int *)one, b = *(const int *)two;
	return (a > b) - (a < b);
}

// Lines that lie over one another or go on each other become one.
static void put_together(struct lines *l)
{
	size_t kept = 0;
	if (l->count)
		qsort(l->items, l->count, sizeof(*l->items), by_at);
	for (size_t i = 0, end; i < l->count; i = end) {
		int first = l->items[i].at;
		for (end = i + 1; end < l->count && l->items[end].at - l->items[end - 1].at <= SAME && l->items[end].at - first <= SPREAD; end++)
			;
		int at = first + (l->items[end - 1].at - first) / 2;
		qsort(l->items + i, end - i, sizeof(*l->items), by_from);
		struct line one = l->items[i];
		for (size_t k = i + 1; k <= end; k++) {
			if (k < end && l->items[k].from <= one.to + GAP) {
				one.to = l->items[k].to > one.to ? l->items[k].to : one.to;
				continue;
			}
			one.at = at;
			if (one.to - one.from >= SHORT)
				l->items[kept++] = one;
			if (k < end)
				one = l->items[k];
		}
	}
	l->count = kept;
}

static void lines_of(struct arena *a, const struct pdf_rules *rules, struct lines *across, struct lines *down)
{
	across->items = ARENA_ARRAY(a, struct line, rules->count);
	down->items = ARENA_ARRAY(a, struct line, rules->count);
	for (size_t i = 0; i < rules->count; i++) {
		const struct pdf_rule *r = &rules->items[i];
		int width = r->right - r->left, height = r->bottom - r->top;
		bool dot = width <= SPREAD && height <= SPREAD; // of either
		if (width > height || dot)
			across->items[across->count++] = (struct line){.at = r->top + height / 2, .from = r->left, .to = r->right};
		if (width <= height || dot)
			down->items[down->count++] = (struct line){.at = r->left + width / 2, .from = r->top, .to = r->bottom};
	}
	put_together(across);
	put_together(down);
}

// ---- figures

static size_t *numbers(struct arena *a, size_t count)
{
	size_t *of = ARENA_ARRAY(a, size_t, count);
	for (size_t i = 0; i < count; i++)
		of[i] = i;
	return of;
}

static size_t root(size_t *of, size_t n)
{
	while (of[n] != n)
		n = of[n] = of[of[n]];
	return n;
}

static void unite(size_t *of, size_t one, size_t two)
{
	one = root(of, one);
	two = root(of, two);
	of[one > two ? one : two] = one < two ? one : two;
}

static bool touch(const struct line *across, const struct line *down)
{
	return down->at >= across->from - GAP && down->at <= across->to + GAP && across->at >= down->from - GAP && across->at <= down->to + GAP;
}

// Lines that touch have the same figure.
static void find_figures(struct arena *a, struct lines *across, struct lines *down)
{
	size_t *of = numbers(a, across->count + down->count);
	for (size_t i = 0; i < across->count; i++) {
		for (size_t k = 0; k < down->count; k++) {
			if (touch(&across->items[i], &down->items[k]))
				unite(of, i, across->count + k);
		}
	}
	for (size_t i = 0; i < across->count; i++)
		across->items[i].figure = root(of, i);
	for (size_t k = 0; k < down->count; k++)
		down->items[k].figure = root(of, across->count + k);
}

// ---- a figure's grid

// Where a figure's lines stand, and where those of the other direction end: a table need not be closed at its sides, nor at a
// page's end. How many edges there are.
static size_t edges_of(struct arena *a, const struct lines *here, const struct lines *other, size_t figure, int **out)
{
	int *edges = ARENA_ARRAY(a, int, here->count + 2), from = INT32_MAX, to = INT32_MIN;
	size_t n = 0, kept = 0;
	for (size_t i = 0; i < here->count; i++) {
		if (here->items[i].figure == figure)
			edges[n++] = here->items[i].at;
	}
	for (size_t i = 0; i < other->count; i++) {
		const struct line *l = &other->items[i];
		if (l->figure == figure) {
			from = l->from < from ? l->from : from;
			to = l->to > to ? l->to : to;
		}
	}
	if (n == 0 || from > to)
		return 0;
	qsort(edges, n, sizeof(*edges), by_number);
	int first = edges[0], last = edges[n - 1];
	if (from < first - SPREAD)
		edges[n++] = from;
	if (to > last + SPREAD)
		edges[n++] = to;
	qsort(edges, n, sizeof(*edges), by_number);
	for (size_t i = 0; i < n; i++) {
		if (kept == 0 || edges[i] > edges[kept - 1] + SPREAD)
			edges[kept++] = edges[i];
	}
	*out = edges;
	return kept;
}

// Whether most of [from, to] is drawn by the figure's lines that stand at a place.
static bool drawn(const struct lines *l, size_t figure, int at, int from, int to)
{
	int covered = 0;
	for (size_t i = 0; i < l->count; i++) {
		const struct line *one = &l->items[i];
		if (one->figure != figure || one->at < at - SAME || one->at > at + SPREAD)
			continue;
		int begin = one->from > from ? one->from : from, end = one->to < to ? one->to : to;
		covered += end > begin ? end - begin : 0;
	}
	return covered > (to - from) / 5 * 3;
}

static void merge_cells(struct arena *a, struct pdf_grid *g, const struct lines *across, const struct lines *down, size_t figure)
{
	size_t columns = g->columns;
	g->first = numbers(a, g->rows * columns);
	for (size_t r = 0; r < g->rows; r++) {
		for (size_t c = 0; c < columns; c++) {
			if (c + 1 < columns && !drawn(down, figure, g->xs[c + 1], g->ys[r], g->ys[r + 1]))
				unite(g->first, r * columns + c, r * columns + c + 1);
			if (r + 1 < g->rows && !drawn(across, figure, g->ys[r + 1], g->xs[c], g->xs[c + 1]))
				unite(g->first, r * columns + c, (r + 1) * columns + c);
		}
	}
	for (size_t i = 0; i < g->rows * columns; i++)
		g->first[i] = root(g->first, i);
}

// Merged cells are rectangles; what is open towards a corner belongs to a drawing.
static bool are_rectangles(struct arena *a, const struct pdf_grid *g)
{
	size_t count = g->rows * g->columns;
	size_t *bottom = ARENA_ARRAY(a, size_t, count), *right = ARENA_ARRAY(a, size_t, count), *area = ARENA_ARRAY(a, size_t, count);
	for (size_t i = 0; i < count; i++) {
		size_t f = g->first[i], row = i / g->columns, column = i % g->columns;
		if (column < f % g->columns)
			return false;
		area[f]++;
		bottom[f] = row > bottom[f] ? row : bottom[f];
		right[f] = column > right[f] ? column : right[f];
	}
	for (size_t i = 0; i < count; i++) {
		if (area[i] && area[i] != (bottom[i] - i / g->columns + 1) * (right[i] - i % g->columns + 1))
			return false;
	}
	return true;
}

static bool find_edge(const int *edges, size_t count, int at, size_t *out)
{
	if (at < edges[0] || at >= edges[count])
		return false;
	for (*out = 0; at >= edges[*out + 1]; ++*out)
		;
	return true;
}

bool pdf_grid_cell(const struct pdf_grid *g, const struct pdf_word *w, size_t *cell)
{
	size_t row, column;
	if (!find_edge(g->ys, g->rows, (w->top + w->bottom) / 2, &row) || !find_edge(g->xs, g->columns, (w->left + w->right) / 2, &column))
		return false;
	*cell = g->first[row * g->columns + column];
	return true;
}

// Words stand over a line of the grid where it is none of a table: a chart's, a drawing's.
static bool stands_over(const struct pdf_grid *g, const struct pdf_word *w, size_t cell)
{
	size_t from, to, row = cell / g->columns;
	return find_edge(g->xs, g->columns, w->left + w->size / 3, &from) && find_edge(g->xs, g->columns, w->right - w->size / 3, &to) &&
	       g->first[row * g->columns + from] != g->first[row * g->columns + to];
}

// A table has words in two columns at least.
static bool is_table(struct arena *a, const struct pdf_grid *g, const struct pdf_page *page)
{
	bool *filled = ARENA_ARRAY(a, bool, g->columns), *held = ARENA_ARRAY(a, bool, g->rows * g->columns);
	size_t words = 0, over = 0, columns = 0, cells = 0, cell;
	for (size_t i = 0; i < page->count; i++) {
		if (!pdf_grid_cell(g, &page->words[i], &cell))
			continue;
		words++;
		over += stands_over(g, &page->words[i], cell);
		columns += !filled[cell % g->columns];
		cells += !held[cell];
		filled[cell % g->columns] = held[cell] = true;
	}
	return columns >= 2 && cells >= 2 && over * 10 <= words;
}

static bool grid_of(struct arena *a, const struct lines *across, const struct lines *down, size_t figure, struct pdf_grid *g)
{
	size_t xs = edges_of(a, down, across, figure, &g->xs), ys = edges_of(a, across, down, figure, &g->ys);
	if (xs < 3 || ys < 2 || xs > COLUMNS || ys > ROWS || xs * ys > CELLS)
		return false;
	g->columns = xs - 1;
	g->rows = ys - 1;
	merge_cells(a, g, across, down, figure);
	return are_rectangles(a, g);
}

static int by_top(const void *one, const void *two)
{
	const struct pdf_grid *a = one, *b = two;
	int apart = (a->ys[0] > b->ys[0]) - (a->ys[0] < b->ys[0]);
	return apart ? apart : (a->xs[0] > b->xs[0]) - (a->xs[0] < b->xs[0]);
}

void pdf_grids(struct arena *a, const struct pdf_rules *rules, struct pdf_page *page)
{
	AUTO(arena_free) struct arena scratch = {0};
	struct lines across = {0}, down = {0};
	size_t room = 0;
	if (rules->count < 4)
		return;
	lines_of(&scratch, rules, &across, &down);
	if (across.count + down.count > LINES)
		return;
	find_figures(&scratch, &across, &down);
	for (size_t i = 0; i < across.count; i++) {
		struct pdf_grid g = {0};
		// A figure is known by its first line.
		if (across.items[i].figure == i && grid_of(a, &across, &down, i, &g) && is_table(&scratch, &g, page))
			*ARENA_PUSH(a, page->grids, page->grid_count, room) = g;
	}
	if (page->grid_count)
		qsort(page->grids, page->grid_count, sizeof(*page->grids), by_top);
}

bool pdf_in_grid(const struct pdf_page *page, const struct pdf_row *row)
{
	int middle = (row->top + row->bottom) / 2;
	for (size_t i = 0; i < page->grid_count; i++) {
		const struct pdf_grid *g = &page->grids[i];
		if (middle >= g->ys[0] && middle < g->ys[g->rows])
			return true;
	}
	return false;
}

bool pdf_may_hold_table(const struct pdf_page *page)
{
	AUTO(arena_free) struct arena scratch = {0};
	size_t count, apart = 0;
	struct pdf_row *rows = pdf_group(&scratch, page->words, page->count, &count);
	for (size_t i = 0; i < count && apart < 2; i++) {
		bool wide = false;
		for (size_t k = 1; k < rows[i].count; k++) {
			const struct pdf_word *w = &rows[i].words[k];
			wide |= w->left - w[-1].right > rows[i].size * 7 / 10 && !(k == 1 && pdf_is_mark(w[-1].text));
		}
		apart += wide;
	}
	return apart >= 2;
}

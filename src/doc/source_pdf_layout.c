// In which order the rows of a PDF's page are read: letterheads, signatures and columns side by side are taken apart at the
// gutter between them, tables go to source_pdf_table.c, everything else from the top down.
#include "doc/source_pdf.h"

enum { DEPTH = 8 };

struct band {
	size_t from, to; // rows
	struct pdf_gutter gutter;
};

static void lay_out(struct pdf_rows *out, const struct pdf_page *page, struct pdf_word *words, size_t count, int from, int to, int depth);

static int by_number(const void *one, const void *two)
{
	return *(const int *)one - *(const int *)two;
}

// Wide enough to part columns: a justified line's widest blank is less, and its blanks are all alike; a blank twice as wide as
// most of its row is none that justification made.
static int wide(const struct pdf_row *row)
{
	enum { MOST = 64 };
	int blanks[MOST], most = row->size * 9 / 10, least = row->size / 2;
	size_t n = row->count - 1 < MOST ? row->count - 1 : MOST;
	if (n < 3)
		return most;
	for (size_t i = 0; i < n; i++)
		blanks[i] = row->words[i + 1].left - row->words[i].right;
	qsort(blanks, n, sizeof(*blanks), by_number);
	int twice = blanks[n / 2] * 2;
	return twice < least ? least : twice > most ? most : twice;
}

// Narrows the gutter to the widest blank that the row leaves of it; false where it leaves none to speak of.
static bool blank_at(const struct pdf_row *row, struct pdf_gutter *gutter)
{
	struct pdf_gutter best = {0, 0};
	int edge = INT32_MIN;
	for (size_t i = 0; i <= row->count; i++) {
		struct pdf_gutter g = {edge, i < row->count ? row->words[i].left : INT32_MAX};
		g.from = g.from > gutter->from ? g.from : gutter->from;
		g.to = g.to < gutter->to ? g.to : gutter->to;
		if (g.to - g.from > best.to - best.from)
			best = g;
		if (i < row->count && row->words[i].right > edge)
			edge = row->words[i].right;
	}
	*gutter = best;
	return best.to - best.from >= row->size * 2 / 5;
}

static bool on_both_sides(const struct pdf_row *row, const struct pdf_gutter *g)
{
	return row->left < g->from && row->right > g->to;
}

// Rows that follow one another closely, as lines of a column do.
static bool close_rows(const struct pdf_row *above, const struct pdf_row *below)
{
	int size = above->size > below->size ? above->size : below->size;
	return below->top - above->bottom < size;
}

// The rows from `at` on that leave a gutter of the row's free, ended by the last one on both sides and what follows it closely.
static struct band band_at(const struct pdf_row *rows, size_t count, size_t at, struct pdf_gutter gutter)
{
	struct band b = {at, at + 1, gutter};
	struct pdf_gutter g = gutter;
	for (size_t i = at + 1; i < count; i++) {
		if (!blank_at(&rows[i], &g))
			break;
		bool both = on_both_sides(&rows[i], &g);
		if (rows[i].top - rows[i - 1].bottom > rows[i].size * 5)
			break;
		if (both || (b.to == i && close_rows(&rows[i - 1], &rows[i]))) {
			b.to = i + 1;
			b.gutter = g;
		}
	}
	return b;
}

bool pdf_is_mark(struct sv s)
{
	return s.n <= 6 && (s.n == 1 ? strchr("-+*", s.p[0]) != NULL : sv_ends(s, SV(".")) || sv_ends(s, SV(")")) || sv_is(s, "•") || sv_is(s, "–"));
}

// A line of few long words that fills its column: its blanks are wide, and all of one width.
static bool is_justified(const struct pdf_row *row, int to)
{
	int least = INT32_MAX, most = 0;
	for (size_t i = 1; i < row->count; i++) {
		int blank = row->words[i].left - row->words[i - 1].right;
		least = blank < least ? blank : least;
		most = blank > most ? blank : most;
	}
	return row->count > 2 && most - least < row->size / 8 && row->right > to - row->size / 4;
}

// Of the row's gutters the one that most rows leave free.
static bool best_band(const struct pdf_row *rows, size_t count, size_t at, int right, struct band *best)
{
	const struct pdf_row *row = &rows[at];
	bool found = false;
	if (is_justified(row, right))
		return false;
	int edge = row->words[0].right;
	for (size_t i = 1; i < row->count; i++) {
		const struct pdf_word *w = &row->words[i];
		struct pdf_gutter g = {edge, w->left};
		if (g.to - g.from >= wide(row) && !(i == 1 && pdf_is_mark(row->words[0].text))) {
			struct band b = band_at(rows, count, at, g);
			bool wider = found && b.to == best->to && b.gutter.to - b.gutter.from > best->gutter.to - best->gutter.from;
			if (!found || b.to > best->to || wider)
				*best = b;
			found = true;
		}
		edge = w->right > edge ? w->right : edge;
	}
	return found;
}

// Lines of a table's head that stand half a line above the row of the others, which are set in the middle of it.
static bool leads_to_band(const struct pdf_row *rows, size_t count, size_t at, int to, struct band *band)
{
	enum { LINES = 2 };
	for (size_t i = at + 1; i < count && i <= at + LINES; i++) {
		if (rows[i].top - rows[i - 1].top >= rows[i].size * 9 / 10)
			return false;
		struct pdf_gutter g;
		if (!best_band(rows, count, i, to, band))
			continue;
		for (size_t k = at; k < i; k++) {
			g = band->gutter;
			if (!blank_at(&rows[k], &g))
				return false;
			band->gutter = g;
		}
		band->from = at;
		return true;
	}
	return false;
}

static void add_row(struct pdf_rows *out, const struct pdf_page *page, const struct pdf_row *row, int from, int to, int block)
{
	struct pdf_row *r = ARENA_PUSH(out->arena, out->items, out->count, out->room);
	*r = *row;
	r->page = page->number;
	r->from = from;
	r->to = to;
	r->block = block;
}

static int by_left(const void *one, const void *two)
{
	const struct pdf_gutter *a = one, *b = two;
	return a->from != b->from ? (a->from < b->from ? -1 : 1) : 0;
}

// All gutters that every row of a band leaves free, from left to right: what no word of it stands over.
static size_t gutters_of(struct arena *a, const struct pdf_row *rows, size_t count, struct pdf_gutter *out)
{
	size_t total = 0, n = 0;
	int em = rows[0].size;
	for (size_t i = 0; i < count; i++)
		total += rows[i].count;
	struct pdf_gutter *words = ARENA_ARRAY(a, struct pdf_gutter, total);
	total = 0;
	for (size_t i = 0; i < count; i++) {
		em = rows[i].size < em ? rows[i].size : em;
		for (size_t k = 0; k < rows[i].count; k++)
			words[total++] = (struct pdf_gutter){rows[i].words[k].left, rows[i].words[k].right};
	}
	qsort(words, total, sizeof(*words), by_left);
	int edge = words[0].to;
	for (size_t i = 1; i < total && n < PDF_GUTTERS; i++) {
		if (words[i].from - edge >= em * 2 / 5)
			out[n++] = (struct pdf_gutter){edge, words[i].from};
		edge = words[i].to > edge ? words[i].to : edge;
	}
	return n;
}

// The words of rows on one side of a gutter.
static struct pdf_word *side(struct arena *a, const struct pdf_row *rows, size_t count, const struct pdf_gutter *g, bool right, size_t *n)
{
	size_t total = 0;
	for (size_t i = 0; i < count; i++)
		total += rows[i].count;
	struct pdf_word *words = ARENA_ARRAY(a, struct pdf_word, total);
	*n = 0;
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < rows[i].count; k++) {
			if ((rows[i].words[k].left >= g->to) == right)
				words[(*n)++] = rows[i].words[k];
		}
	}
	return words;
}

// The middle that all rows have in common; false where they have none.
static bool centre_of(struct arena *a, struct pdf_word *words, size_t count, int *centre)
{
	size_t rows;
	struct pdf_row *row = pdf_group(a, words, count, &rows);
	for (size_t i = 0; i < rows; i++) {
		int middle = (row[i].left + row[i].right) / 2, apart = i ? middle - *centre : 0;
		if (apart > row[i].size || apart < -row[i].size)
			return false;
		*centre = middle;
	}
	return rows > 1;
}

static void lay_out_band(struct pdf_rows *out, const struct pdf_page *page, const struct pdf_row *rows, const struct band *b, int from, int to,
                         int depth)
{
	struct pdf_gutter gutters[PDF_GUTTERS];
	const struct pdf_row *first = &rows[b->from];
	size_t count = b->to - b->from, n, gutter_count = gutters_of(out->arena, first, count, gutters);
	if (pdf_table(out, first, count, gutters, gutter_count, page->number))
		return;
	int middle = (b->gutter.from + b->gutter.to) / 2, centre;
	struct pdf_word *left = side(out->arena, first, count, &b->gutter, false, &n);
	// What is set in the middle of a column says where the column's other edge is.
	bool known = centre_of(out->arena, left, n, &centre) && centre * 2 - from > b->gutter.from && centre * 2 - from < b->gutter.to;
	lay_out(out, page, left, n, from, known ? centre * 2 - from : middle, depth + 1);
	struct pdf_word *right = side(out->arena, first, count, &b->gutter, true, &n);
	known = centre_of(out->arena, right, n, &centre) && centre * 2 - to < b->gutter.to && centre * 2 - to > b->gutter.from;
	lay_out(out, page, right, n, known ? centre * 2 - to : middle, to, depth + 1);
}

// A table of numbered rows: the one that the page before ended with, where it goes on, else the first one here.
static void find_numbered(struct pdf_rows *out, const struct pdf_page *page, const struct pdf_row *rows, size_t count, struct band *found)
{
	struct pdf_gutters *g = &out->gutters;
	if (g->count && g->page == page->number - 1 && out->items[out->count - 1].page == g->page && pdf_numbered_table_goes_on(rows, count, g, &found->to))
		found->from = 0;
	else if (!pdf_numbered_table(rows, count, g, &found->from, &found->to))
		found->from = SIZE_MAX;
}

static bool lay_out_numbered(struct pdf_rows *out, const struct pdf_page *page, const struct pdf_row *rows, size_t count, const struct band *b)
{
	struct pdf_gutters *g = &out->gutters;
	if (!pdf_table(out, rows + b->from, b->to - b->from, g->items, g->count, page->number))
		return false;
	g->page = b->to == count ? page->number : 0;
	return true;
}

static void lay_out(struct pdf_rows *out, const struct pdf_page *page, struct pdf_word *words, size_t count, int from, int to, int depth)
{
	size_t row_count;
	struct pdf_row *rows = pdf_group(out->arena, words, count, &row_count);
	int block = ++out->blocks;
	struct band numbered = {SIZE_MAX, 0, {0, 0}};
	if (depth == 0)
		find_numbered(out, page, rows, row_count, &numbered);
	for (size_t i = 0; i < row_count; i++) {
		struct band b;
		if (i == numbered.from && lay_out_numbered(out, page, rows, row_count, &numbered)) {
			i = numbered.to - 1;
			block = ++out->blocks;
			continue;
		}
		if (depth < DEPTH && (best_band(rows, row_count, i, to, &b) || leads_to_band(rows, row_count, i, to, &b))) {
			lay_out_band(out, page, rows, &b, from, to, depth);
			i = b.to - 1;
			block = ++out->blocks;
		} else {
			add_row(out, page, &rows[i], from, to, block);
		}
	}
}

enum where { ABOVE, INSIDE, BEYOND };

static enum where where(const struct pdf_grid *g, const struct pdf_word *w)
{
	int x = (w->left + w->right) / 2, y = (w->top + w->bottom) / 2;
	if (y < g->ys[0])
		return ABOVE;
	return y < g->ys[g->rows] && x >= g->xs[0] && x < g->xs[g->columns] ? INSIDE : BEYOND;
}

// Moves the words that stand there behind the others; how many the others are.
static size_t part(struct pdf_word *words, size_t count, const struct pdf_grid *g, enum where there)
{
	size_t end = count;
	for (size_t i = 0; i < end;) {
		if (where(g, &words[i]) != there) {
			i++;
			continue;
		}
		struct pdf_word w = words[i];
		words[i] = words[--end];
		words[end] = w;
	}
	return end;
}

// The words that stand above the grid come first, then its own; what stands beside it comes with what is below. How many are left.
static size_t lay_out_grid(struct pdf_rows *out, const struct pdf_page *page, const struct pdf_grid *g, struct pdf_word *words, size_t count)
{
	size_t inside = part(words, count, g, ABOVE), left = part(words, inside, g, INSIDE);
	lay_out(out, page, words + inside, count - inside, page->body_from, page->body_to, 0);
	pdf_grid_rows(out, page, g, words + left, inside - left);
	return left;
}

void pdf_layout(struct pdf_rows *out, const struct pdf_page *page)
{
	struct pdf_word *words = page->words;
	size_t count = page->count;
	for (size_t i = 0; i < page->grid_count; i++)
		count = lay_out_grid(out, page, &page->grids[i], words, count);
	lay_out(out, page, words, count, page->body_from, page->body_to, 0);
}

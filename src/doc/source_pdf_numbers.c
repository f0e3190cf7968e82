// Tables without lines whose columns stand close together: their rows are numbered, and many rows leave the same narrow gutters free.
#include "doc/source_pdf.h"

enum {
	MARKS = 3,       // numbers of rows, at the least
	NARROW = 5,      // rows with words on both sides of a gutter that is narrower than text leaves by chance
	WIDE = 3,        // … of another
	GUTTERS = 3,     // at the least: a list has one
	FAR = 16,        // lines from one number to the next
};

// "12" or "12." at the row's beginning; 0 where none is.
static int64_t number_of(const struct pdf_row *row)
{
	int64_t n = 0;
	struct sv s = row->words[0].text;
	if (sv_ends(s, SV(".")))
		s = sv_head(s, s.n - 1);
	return s.n <= 3 && sv_int64(s, &n) && n > 0 ? n : 0;
}

static bool below(const struct pdf_row *mark, const struct pdf_row *row)
{
	int apart = (mark->words[0].left + mark->words[0].right - row->words[0].left - row->words[0].right) / 2;
	return apart < mark->size && apart > -mark->size;
}

// The last of the numbers that go on from the row's; they may begin anew at 1.
static size_t last_mark(const struct pdf_row *rows, size_t count, size_t at, size_t *marks)
{
	size_t last = at;
	int64_t number = number_of(&rows[at]);
	*marks = 1;
	for (size_t i = at + 1; i < count && rows[i].top - rows[last].top < rows[i].size * FAR; i++) {
		int64_t n = number_of(&rows[i]);
		if (!n || !below(&rows[at], &rows[i]))
			continue;
		if (n != number + 1 && n != 1)
			break;
		number = n;
		last = i;
		++*marks;
	}
	return last;
}

static int by_left(const void *one, const void *two)
{
	const struct pdf_gutter *a = one, *b = two;
	return (a->from > b->from) - (a->from < b->from);
}

static bool has_words(const struct pdf_row *row, int from, int to)
{
	for (size_t i = 0; i < row->count; i++) {
		if (row->words[i].left >= from && row->words[i].right <= to)
			return true;
	}
	return false;
}

// Keeps the gutters that enough rows have words on both sides of, within the columns that they part.
static size_t keep_gutters(const struct pdf_row *rows, size_t count, struct pdf_gutter *g, size_t n)
{
	for (size_t i = 0; i < n;) {
		int from = i > 0 ? g[i - 1].to : INT32_MIN, to = i + 1 < n ? g[i + 1].from : INT32_MAX;
		size_t both = 0;
		for (size_t r = 0; r < count; r++)
			both += has_words(&rows[r], from, g[i].from) && has_words(&rows[r], g[i].to, to);
		if (both >= (g[i].to - g[i].from < rows[0].size * 2 / 5 ? NARROW : WIDE)) {
			i++;
			continue;
		}
		memmove(g + i, g + i + 1, (n - i - 1) * sizeof(*g));
		n--;
		i = i > 0 ? i - 1 : 0; // the one before it has a wider column now
	}
	return n;
}

// What no word of the rows stands over.
static size_t gutters_of(const struct pdf_row *rows, size_t count, struct pdf_gutter *out)
{
	AUTO(arena_free) struct arena scratch = {0};
	struct pdf_gutter *words = NULL;
	size_t total = 0, room = 0, n = 0;
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < rows[i].count; k++)
			*ARENA_PUSH(&scratch, words, total, room) = (struct pdf_gutter){rows[i].words[k].left, rows[i].words[k].right};
	}
	qsort(words, total, sizeof(*words), by_left);
	int edge = words[0].to;
	for (size_t i = 1; i < total && n < PDF_GUTTERS; i++) {
		if (words[i].from - edge >= rows[0].size / 5)
			out[n++] = (struct pdf_gutter){edge, words[i].from};
		edge = words[i].to > edge ? words[i].to : edge;
	}
	return keep_gutters(rows, count, out, n);
}

// A line of text has a blank at a gutter by chance, but none that is wider than its others.
static bool is_text(const struct pdf_row *row, const struct pdf_gutter *g)
{
	for (size_t k = 1; k < row->count; k++) {
		int from = row->words[k - 1].right, to = row->words[k].left;
		if (from <= g->to && to >= g->from && to - from < row->size * 3 / 10)
			return true;
	}
	return false;
}

// Narrows the gutters to what the row leaves of them; false where it stands over one.
static bool leaves_free(const struct pdf_row *row, struct pdf_gutter *g, size_t n)
{
	struct pdf_gutter kept[PDF_GUTTERS];
	memcpy(kept, g, n * sizeof(*g));
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < row->count; k++) {
			const struct pdf_word *w = &row->words[k];
			if (w->right <= kept[i].from || w->left >= kept[i].to)
				continue;
			if (w->left + w->right < kept[i].from + kept[i].to)
				kept[i].from = w->right;
			else
				kept[i].to = w->left;
		}
		if (kept[i].to - kept[i].from < row->size / 8 || is_text(row, &kept[i]))
			return false;
	}
	memcpy(g, kept, n * sizeof(*g));
	return true;
}

static bool near_rows(const struct pdf_row *above, const struct pdf_row *under)
{
	return under->top - above->bottom < under->size;
}

// The first row behind those from `at` on that leave the gutters free.
static size_t table_end(const struct pdf_row *rows, size_t count, size_t at, struct pdf_gutters *g)
{
	while (at < count && (at == 0 || near_rows(&rows[at - 1], &rows[at])) && leaves_free(&rows[at], g->items, g->count))
		at++;
	return at;
}

bool pdf_numbered_table(const struct pdf_row *rows, size_t count, struct pdf_gutters *g, size_t *from, size_t *to)
{
	for (size_t i = 0, last, marks; i < count; i = last + 1) {
		last = i;
		if (!number_of(&rows[i]))
			continue;
		last = last_mark(rows, count, i, &marks);
		if (marks < MARKS)
			continue;
		g->count = gutters_of(&rows[i], last - i + 1, g->items);
		if (g->count < GUTTERS)
			continue;
		for (*from = i; *from > 0 && near_rows(&rows[*from - 1], &rows[*from]) && leaves_free(&rows[*from - 1], g->items, g->count); --*from)
			;
		*to = table_end(rows, count, last + 1, g);
		return true;
	}
	return false;
}

bool pdf_numbered_table_goes_on(const struct pdf_row *rows, size_t count, struct pdf_gutters *g, size_t *to)
{
	*to = table_end(rows, count, 0, g);
	return *to > 1;
}

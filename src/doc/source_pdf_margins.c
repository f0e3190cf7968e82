// What stands on a PDF's pages beside the text: page numbers, running heads and feet, footnotes.
#include "doc/source_pdf.h"
#include "text/text.h"

enum { EDGE_ROWS = 2, NEAR = 300, REPEATED = 3 }; // rows at either end; hundredths of a point; pages that have it

struct edge {
	struct sv text; // digits as '#'
	int page, top;
	bool at_top;
	int64_t number; // what the row says is the page's number; 0: nothing
};

struct edges {
	struct edge *items;
	size_t count, room;
};

// "2", "- 2 -", "Trang 2/10", "Page 2 of 10": the number, and nothing else; 0 where it is none.
static int64_t page_number(struct arena *a, struct sv text)
{
	struct sv s = text_fold(a, text), piece;
	int64_t number = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			continue;
		size_t end = i;
		while (end < s.n && s.p[end] >= '0' && s.p[end] <= '9')
			end++;
		if (end - i > 4 || !sv_int64((struct sv){s.p + i, end - i}, &number))
			return 0;
		struct sv rest = sv_trim(sv_from(s, end));
		struct sv before = sv_trim(sv_head(s, i));
		bool plain = before.n == 0 || sv_is(before, "-") || sv_is(before, "–") || sv_is(before, "trang") || sv_is(before, "page");
		bool total = rest.n && (rest.p[0] == '/' || sv_starts(rest, SV("of ")));
		if (total && sv_cut(&rest, rest.p[0] == '/' ? '/' : ' ', &piece))
			rest = sv_trim(rest);
		int64_t all;
		return plain && (rest.n == 0 || sv_is(rest, "-") || sv_is(rest, "–") || (total && sv_int64(rest, &all))) ? number : 0;
	}
	return 0;
}

static struct sv without_digits(struct arena *a, struct sv s)
{
	char *out = arena_cstr(a, s);
	for (size_t i = 0; i < s.n; i++) {
		if (out[i] >= '0' && out[i] <= '9')
			out[i] = '#';
	}
	return (struct sv){out, s.n};
}

static bool half_a_line(const struct pdf_row *above, const struct pdf_row *below)
{
	int em = above->size < below->size ? above->size : below->size;
	return below->top - above->top < em * 9 / 10;
}

// The head of a table, which goes on from page to page and is part of it: running heads have two parts at the most, and stand a
// line or more from the next row.
static bool is_table_head(const struct pdf_row *rows, size_t count, size_t at)
{
	const struct pdf_row *row = &rows[at];
	int gaps = 0;
	if ((at + 1 < count && half_a_line(row, &rows[at + 1])) || (at > 0 && half_a_line(&rows[at - 1], row)))
		return true;
	for (size_t i = 1; i < row->count; i++)
		gaps += row->words[i].left - row->words[i - 1].right > row->size;
	return gaps > 1;
}

static void edges_of(struct arena *a, const struct pdf_page *page, const struct pdf_row *rows, size_t count, struct edges *out)
{
	for (size_t i = 0; i < count; i++) {
		bool top = i < EDGE_ROWS, bottom = i + EDGE_ROWS >= count;
		if ((!top && !bottom) || is_table_head(rows, count, i) || pdf_in_grid(page, &rows[i]) || (top && rows[i].top > page->height / 5) || (!top && rows[i].bottom < page->height * 4 / 5))
			continue;
		struct sv text = pdf_row_text(a, &rows[i]);
		*ARENA_PUSH(a, out->items, out->count, out->room) = (struct edge){.text = without_digits(a, text), .page = page->number,
		    .top = rows[i].top, .at_top = top && rows[i].top <= page->height / 5, .number = page_number(a, text)};
	}
}

static bool same_place(const struct edge *a, const struct edge *b)
{
	int apart = a->top - b->top;
	return a->page != b->page && a->at_top == b->at_top && apart <= NEAR && apart >= -NEAR;
}

// Whether the row is no part of the text: the page's own number, one that counts on with other pages', or a text that stands at
// the same place of several pages. Pages are looked for near its own, so that a long file takes no longer a page than a short one.
static bool is_margin(const struct edges *all, size_t at)
{
	const struct edge *e = &all->items[at];
	enum { LOOK = 64 };
	int pages = 1;
	if (e->number == e->page)
		return true;
	for (size_t i = at > LOOK ? at - LOOK : 0; i < all->count && i < at + LOOK; i++) {
		const struct edge *o = &all->items[i];
		if (!same_place(e, o))
			continue;
		if (e->number && o->number && e->number - o->number == e->page - o->page)
			return true;
		pages += sv_eq(e->text, o->text);
	}
	return pages >= REPEATED && !e->number;
}

// The size of most letters.
static int body_size(const struct pdf_page *pages, size_t count)
{
	enum { SIZES = 100 }; // whole points
	size_t letters[SIZES] = {0}, most = 0;
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < pages[i].count; k++) {
			int size = (pages[i].words[k].size + 50) / 100;
			if (size > 0 && size < SIZES)
				letters[size] += pages[i].words[k].text.n;
		}
	}
	for (size_t i = 1; i < SIZES; i++)
		most = letters[i] > letters[most] ? i : most;
	return (int)most * 100;
}

// The digits of a note's mark that stands before its first word without a blank ("1Theo báo cáo"); 0 where there is none.
static size_t glued_mark(struct sv word)
{
	size_t n = 0, next;
	while (n < word.n && word.p[n] >= '0' && word.p[n] <= '9')
		n++;
	if (n == 0 || n > 3 || n == word.n)
		return 0;
	uint32_t c = utf8_at(word, n, &next);
	return c >= 0xC0 || (c >= 'A' && c <= 'Z') ? n : 0;
}

// A note begins with its mark, raised or as a number.
static bool begins_note(const struct pdf_row *row)
{
	struct sv first = row->words[0].text;
	size_t next;
	if (!first.n || row->count < 2)
		return false;
	uint32_t c = utf8_at(first, 0, &next);
	bool raised = c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2074 && c <= 0x2079);
	int64_t number;
	return raised || (sv_int64(first, &number) && number > 0 && number < 1000) || c == '*' || (c == '[' && sv_ends(first, SV("]"))) ||
	       glued_mark(first);
}

// The mark as it stands in the text, so that it is no figure of the note's.
static struct sv with_raised_mark(struct arena *a, struct sv word)
{
	AUTO(buf_free) struct buf b = {0};
	int64_t number;
	size_t mark = sv_int64(word, &number) && number > 0 && number < 1000 ? word.n : glued_mark(word);
	if (!mark)
		return word;
	for (size_t i = 0; i < mark; i++)
		utf8_add(&b, pdf_superscript((unsigned char)word.p[i]));
	if (mark < word.n)
		buf_char(&b, ' ');
	buf_sv(&b, sv_from(word, mark));
	return arena_sv(a, buf_view(&b));
}

static bool has_cells(const struct pdf_row *row)
{
	for (size_t i = 1; i < row->count; i++) {
		if (row->words[i].left - row->words[i - 1].right > row->size)
			return true;
	}
	return false;
}

// Footnotes: the smaller rows at the page's foot, from the first that begins with a mark. They are taken off from the end. A row
// of cells is none, nor is what stands above it.
static size_t footnotes_from(const struct pdf_page *page, const struct pdf_row *rows, size_t count, int body)
{
	size_t from = count;
	for (size_t i = count; i-- > 0 && rows[i].size * 20 <= body * 18 && rows[i].top > page->height / 3 && !has_cells(&rows[i]) && !pdf_in_grid(page, &rows[i]);)
		from = begins_note(&rows[i]) ? i : from;
	return from > 0 ? from : count; // a page of nothing but small text has no notes
}

// The rows are pieces of the page's words, in order; those that are kept move up.
static void keep_rows(struct pdf_page *page, const struct pdf_row *rows, size_t count)
{
	size_t n = 0;
	for (size_t r = 0; r < count; r++) {
		memmove(page->words + n, rows[r].words, rows[r].count * sizeof(*page->words));
		n += rows[r].count;
	}
	page->count = n;
}

static void add_note(struct pdf_rows *notes, const struct pdf_page *page, const struct pdf_row *row)
{
	struct pdf_row *note = ARENA_PUSH(notes->arena, notes->items, notes->count, notes->room);
	*note = *row;
	note->words = ARENA_ARRAY(notes->arena, struct pdf_word, row->count);
	memcpy(note->words, row->words, row->count * sizeof(*note->words));
	if (begins_note(row)) {
		notes->blocks++;
		note->words[0].text = with_raised_mark(notes->arena, row->words[0].text);
	}
	note->page = page->number;
	note->block = notes->blocks;
}

void pdf_margins(struct arena *a, struct pdf_page *pages, size_t count, struct pdf_rows *notes)
{
	struct edges edges = {0};
	struct pdf_row **rows = ARENA_ARRAY(a, struct pdf_row *, count + 1);
	size_t *row_count = ARENA_ARRAY(a, size_t, count + 1);
	int body = body_size(pages, count);
	for (size_t i = 0; i < count; i++) {
		rows[i] = pdf_group(a, pages[i].words, pages[i].count, &row_count[i]);
		edges_of(a, &pages[i], rows[i], row_count[i], &edges);
	}
	size_t edge = 0;
	for (size_t i = 0; i < count; i++) {
		bool *out = ARENA_ARRAY(a, bool, row_count[i] + 1);
		for (; edge < edges.count && edges.items[edge].page == pages[i].number; edge++) {
			for (size_t r = 0; is_margin(&edges, edge) && r < row_count[i]; r++)
				out[r] |= rows[i][r].top == edges.items[edge].top;
		}
		size_t kept = 0;
		for (size_t r = 0; r < row_count[i]; r++) {
			if (!out[r])
				rows[i][kept++] = rows[i][r];
		}
		size_t from = footnotes_from(&pages[i], rows[i], kept, body);
		for (size_t r = from; r < kept; r++)
			add_note(notes, &pages[i], &rows[i][r]);
		keep_rows(&pages[i], rows[i], from);
	}
}

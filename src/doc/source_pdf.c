// Reads PDFs that hold text: pages to words and rows (source_pdf.h), rows to paragraphs as far as the page shows them. A paragraph
// that a page cuts stays two lines, which reading joins.
#include "base/module.h"
#include "doc/source_pdf.h"
#include "text/text.h"

// Where the document's lines of text begin and end, by the width of its pages; how far apart they stand.
struct manner {
	int pitch; // from a line's top to the next one's, in hundredths of an em
};

// ---- the manner of setting

static int by_number(const void *one, const void *two)
{
	return *(const int *)one - *(const int *)two;
}

// Where full lines begin and end: the outermost places that several rows of pages of this width share.
static void set_body(struct pdf_page *pages, size_t count)
{
	AUTO(arena_free) struct arena scratch = {0};
	struct arena *a = &scratch;
	for (size_t p = 0; p < count; p++) {
		if (pages[p].body_to)
			continue;
		int *lefts = NULL, *rights = NULL;
		size_t n = 0, m = 0, room = 0, room_right = 0, rows;
		for (size_t i = p; i < count; i++) {
			if (pages[i].width != pages[p].width)
				continue;
			struct pdf_row *row = pdf_group(a, pages[i].words, pages[i].count, &rows);
			for (size_t r = 0; r < rows; r++) {
				*ARENA_PUSH(a, lefts, n, room) = row[r].left;
				*ARENA_PUSH(a, rights, m, room_right) = row[r].right;
			}
		}
		if (n) {
			qsort(lefts, n, sizeof(*lefts), by_number);
			qsort(rights, m, sizeof(*rights), by_number);
		}
		size_t off = n / 50; // what few rows do is not the manner
		for (size_t i = p; i < count; i++) {
			if (pages[i].width == pages[p].width) {
				pages[i].body_from = n ? lefts[off] : 0;
				pages[i].body_to = n && rights[n - 1 - off] > 0 ? rights[n - 1 - off] : pages[p].width + 1;
			}
		}
	}
}

// Of rows that go on in the next, how far the next is, in most cases.
static struct manner manner_of(const struct pdf_rows *rows)
{
	enum { MOST = 400, STEP = 5 };
	size_t counts[MOST / STEP] = {0}, best = 0;
	for (size_t i = 1; i < rows->count; i++) {
		const struct pdf_row *a = &rows->items[i - 1], *b = &rows->items[i];
		if (a->block != b->block || a->table || a->page != b->page || !a->size || a->right < a->to - a->size * 2)
			continue;
		int pitch = (b->top - a->top) * 100 / a->size;
		if (pitch > 0 && pitch < MOST)
			counts[pitch / STEP]++;
	}
	for (size_t i = 1; i < LENGTH(counts); i++)
		best = counts[i] > counts[best] ? i : best;
	return (struct manner){counts[best] ? (int)best * STEP + STEP : 130};
}

// ---- paragraphs

// "- ", "+ ", "•", "1.", "1.2.", "a)", "IV.": what a paragraph of a list or a heading begins with.
enum mark { MARK_NONE, MARK_DASH, MARK_NUMBER };

static enum mark mark_of(const struct pdf_row *row)
{
	struct sv s = row->words[0].text;
	if (sv_is(s, "-") || sv_is(s, "+") || sv_is(s, "–") || sv_is(s, "•") || sv_is(s, "*"))
		return MARK_DASH;
	if (s.n < 2 || s.n > 8 || (!sv_ends(s, SV(".")) && !sv_ends(s, SV(")"))))
		return MARK_NONE;
	size_t digits = 0, letters = 0, run = 0;
	for (size_t i = 0; i + 1 < s.n; i++) {
		bool digit = s.p[i] >= '0' && s.p[i] <= '9';
		digits += digit;
		run = digit ? run + 1 : 0;
		letters += !digit && s.p[i] != '.';
		if (run > 2)
			return MARK_NONE;
	}
	bool roman = letters && strspn(s.p, "IVX") >= letters;
	return (digits && !letters) || letters == 1 || (letters && roman && !digits) ? MARK_NUMBER : MARK_NONE;
}

static struct sv last_word(const struct pdf_row *row)
{
	return row->words[row->count - 1].text;
}

static bool ends_with_any(struct sv s, const char *signs)
{
	return s.n && strchr(signs, s.p[s.n - 1]);
}

// Set in the middle of its column, with room on both sides.
static bool is_centred(const struct pdf_row *r)
{
	int left = r->left - r->from, right = r->to - r->right, apart = left - right;
	return left > r->size && right > r->size && apart < r->size * 2 && apart > -r->size * 2;
}

// All rows to `last` are set about one middle; one that fills its column has no room beside it but the same middle.
static bool same_middle(const struct pdf_row *first, const struct pdf_row *last)
{
	for (const struct pdf_row *r = first; r <= last; r++) {
		int apart = (r->left + r->right - last->left - last->right) / 2;
		if (apart > r->size / 2 || apart < -r->size / 2)
			return false;
	}
	return true;
}

// Whether the first word of the next row would have stood in this one, which therefore ends where its writer wanted.
static bool ended_early(const struct pdf_row *r, const struct pdf_row *next)
{
	const struct pdf_word *w = &next->words[0];
	int need = w->right - w->left + r->size / 4;
	int room = is_centred(r) || is_centred(next) ? r->to - r->from - (r->right - r->left) : r->to - r->right;
	return need < room - r->size / 4;
}

static bool all_capitals(const struct pdf_row *r)
{
	AUTO(arena_free) struct arena a = {0};
	struct sv text = pdf_row_text(&a, r);
	return sv_eq(text, text_upper(&a, text)) && !sv_eq(text, text_lower(&a, text));
}

// Whether `next` goes on the paragraph of rows from `first` to the one before it.
static bool goes_on(const struct manner *m, const struct pdf_row *first, const struct pdf_row *next)
{
	const struct pdf_row *before = next - 1;
	int em = before->size, step = next->left - before->left;
	if (before->block != next->block || before->page != next->page)
		return false;
	if (before->table)
		return true;
	if (next->size * 8 < em * 7 || em * 8 < next->size * 7 || before->bold != next->bold)
		return false;
	int usual = before > first ? (before->top - (before - 1)->top) * 100 / em : m->pitch;
	if ((next->top - before->top) * 100 / em > usual + 25 || ended_early(before, next))
		return false;
	if (is_centred(before) || is_centred(next))
		return same_middle(first, next) && all_capitals(before) == all_capitals(next);
	bool indented = first->left > first->from + em / 2;
	if (step > em / 2) { // a hanging paragraph's text, or the first line of another
		bool hanging = before == first && mark_of(first) != MARK_NONE && first->count > 1 && next->left > first->words[1].left - em / 2 &&
		               next->left < first->words[1].left + em / 2;
		return hanging;
	}
	if (step < -em / 2)
		return before == first;
	switch (mark_of(next)) {
	case MARK_NONE:
		return true;
	case MARK_DASH:
		return (indented && before > first) || !ends_with_any(last_word(before), ".;:,!?");
	case MARK_NUMBER:
		return (indented && before > first) || !ends_with_any(last_word(before), ".;:!?");
	}
	return true;
}

// `next` begins the page after the one that `before` ends, or the next column of its page; both columns are equally wide.
static bool next_column(const struct pdf_row *before, const struct pdf_row *next)
{
	int wider = (next->to - next->from) - (before->to - before->from), em = before->size;
	if (wider > em * 2 || wider < -em * 2)
		return false;
	return next->page == before->page + 1 || (next->page == before->page && next->block != before->block && next->from >= before->to - em &&
	                                          next->top <= before->top);
}

// Whether `next` goes on, past the end of a page or a column, the paragraph of rows from `first` to `before`.
static bool goes_on_over(const struct pdf_row *first, const struct pdf_row *before, const struct pdf_row *next)
{
	int em = before->size;
	if (before->table || next->table || !next_column(before, next))
		return false;
	if (next->size * 8 < em * 7 || em * 8 < next->size * 7 || before->bold != next->bold || ended_early(before, next) || is_centred(next))
		return false;
	bool indented = first->left > first->from + em / 2, hanging = mark_of(first) != MARK_NONE && first->count > 1;
	if (next->left > next->from + em / 2) {
		int apart = (next->left - next->from) - (first->words[hanging ? 1 : 0].left - first->from);
		return hanging && apart < em / 2 && apart > -em / 2;
	}
	return indented || (mark_of(next) == MARK_NONE && !ends_with_any(last_word(before), ".;:!?"));
}

static struct source_piece piece_of(const struct pdf_word *w)
{
	return (struct source_piece){.left = w->left, .top = w->top, .right = w->right, .bottom = w->bottom};
}

// "2020-" goes on with "2025" without a blank: a word that a line's end cuts at its dash.
static bool cut_at_dash(struct sv s)
{
	return s.n > 1 && sv_ends(s, SV("-"));
}

static void add_paragraph(struct source *out, const struct pdf_row *rows, size_t count, int number)
{
	struct source_line *line = source_open(out);
	line->paragraph = number;
	line->page = rows[0].page;
	line->table = rows[0].table;
	line->row = rows[0].row;
	line->cell = rows[0].cell;
	struct sv before = {0};
	bool old[LEGACY_WINDOWS_1258 + 1] = {0};
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < rows[i].count; k++) {
			const struct pdf_word *w = &rows[i].words[k];
			old[w->legacy] = true;
			if (before.n && !(k == 0 && (rows[i].glued || cut_at_dash(before))))
				source_put(out, SV(" "));
			source_piece(out, piece_of(w));
			source_put(out, w->text);
			before = w->text;
		}
	}
	source_close(out);
	if (old[LEGACY_TCVN3])
		source_note(out, SOURCE_NOTE_TCVN3, (int)out->line_count);
	if (old[LEGACY_VNI])
		source_note(out, SOURCE_NOTE_VNI, (int)out->line_count);
}

static size_t paragraph_end(const struct manner *m, const struct pdf_rows *rows, size_t from)
{
	size_t end = from + 1;
	while (end < rows->count && goes_on(m, &rows->items[from], &rows->items[end]))
		end++;
	return end;
}

// The notes of pages before `page`.
static size_t add_notes(struct source *out, const struct pdf_rows *notes, size_t from, int page, int *number)
{
	while (from < notes->count && notes->items[from].page < page) {
		size_t end = from + 1;
		while (end < notes->count && notes->items[end].block == notes->items[from].block)
			end++;
		add_paragraph(out, notes->items + from, end - from, ++*number);
		from = end;
	}
	return from;
}

// A page's notes stand behind the paragraph that its end cuts.
static void add_lines(struct source *out, const struct pdf_rows *rows, const struct pdf_rows *notes)
{
	struct manner m = manner_of(rows);
	size_t note = 0, first = 0; // the first row of the paragraph at hand
	int number = 0;
	for (size_t i = 0, end; i < rows->count; i = end) {
		end = paragraph_end(&m, rows, i);
		bool over = i > 0 && goes_on_over(&rows->items[first], &rows->items[i - 1], &rows->items[i]);
		over |= rows->items[i].over;
		bool same_row = i > 0 && rows->items[i].table && rows->items[i].table == rows->items[i - 1].table && rows->items[i].row == rows->items[i - 1].row;
		if (!over && !same_row)
			note = add_notes(out, notes, note, rows->items[i].page, &number);
		if (!over) {
			number++;
			first = i;
		}
		add_paragraph(out, rows->items + i, end - i, number);
	}
	add_notes(out, notes, note, INT32_MAX, &number);
}

// ---- the file

// Pages whose lines are asked for, at the most: it takes longer than their text does.
enum { DRAWN_MOST = 1000 };

// A page that goes on with a table may hold no more than the end of a cell.
static bool asks_for_rules(const struct pdf_page *page, const struct pdf_page *before)
{
	return (before && before->grid_count && page->count) || pdf_may_hold_table(page);
}

static bool read_pages(const struct pdf_text_reader *with, void *file, struct arena *a, struct pdf_page *pages, int count, struct error *error)
{
	size_t words = 0;
	int drawn = 0;
	for (int i = 0; i < count; i++) {
		struct pdf_letters letters;
		if (!with->page(file, i + 1, &letters, error))
			return false;
		pages[i].number = i + 1;
		pdf_words(a, &letters, &pages[i]);
		words += pages[i].count;
		if (drawn < DRAWN_MOST && asks_for_rules(&pages[i], i > 0 ? &pages[i - 1] : NULL)) {
			struct pdf_rules rules;
			with->rules(file, &rules);
			pdf_grids(a, &rules, &pages[i]);
			drawn++;
		}
	}
	return words > 0 || error_set(error, FAIL_INPUT, N_("this PDF has %d pages and no text: they are pictures, as a scanner makes; have "
	                                                     "their text recognised first, or type it in"), count);
}

// What is written in an old encoding though no font says so.
static void convert(struct source *s)
{
	AUTO(buf_free) struct buf sample = {0};
	enum { ENOUGH = 64 * 1024 };
	for (size_t i = 0; i < s->line_count && sample.n < ENOUGH; i++) {
		buf_sv(&sample, s->lines[i].text);
		buf_char(&sample, '\n');
	}
	enum legacy legacy = text_legacy(buf_view(&sample), false);
	for (size_t i = 0; legacy != LEGACY_NONE && i < s->line_count; i++) {
		struct source_line *line = &s->lines[i];
		struct sv is = text_nfc(s->arena, text_from_legacy(s->arena, line->text, legacy));
		if (is.p == line->text.p)
			continue;
		for (size_t k = 0; k < line->piece_count; k++)
			line->pieces[k].from = text_nfc(s->arena, text_from_legacy(s->arena, sv_head(line->text, line->pieces[k].from), legacy)).n;
		line->text = is;
		source_note(s, legacy == LEGACY_VNI ? SOURCE_NOTE_VNI : SOURCE_NOTE_TCVN3, (int)i + 1);
	}
}

bool pdf_read(const struct pdf_text_reader *with, struct sv bytes, struct arena *a, struct source *out, struct error *error)
{
	AUTO(arena_free) struct arena scratch = {0};
	int count = 0;
	void *file = with->open(bytes, &count, error);
	if (!file)
		return false;
	struct pdf_page *pages = NULL;
	bool good = count > 0 || error_set(error, FAIL_INPUT, N_("this PDF has no pages"));
	good = good && (count <= SOURCE_PAGES || error_set(error, FAIL_TOO_LARGE, N_("this PDF has %d pages; %d are read at the most: split it and read the parts"),
	                                                   count, SOURCE_PAGES));
	if (good) {
		pages = ARENA_ARRAY(&scratch, struct pdf_page, (size_t)count);
		good = read_pages(with, file, &scratch, pages, count, error);
	}
	with->close(file);
	if (!good)
		return false;
	*out = (struct source){.arena = a, .format = SOURCE_PDF, .broken = true};
	struct pdf_rows rows = {.arena = &scratch}, notes = {.arena = &scratch};
	pdf_margins(&scratch, pages, (size_t)count, &notes);
	set_body(pages, (size_t)count);
	for (int i = 0; i < count; i++)
		pdf_layout(&rows, &pages[i]);
	add_lines(out, &rows, &notes);
	convert(out);
	return true;
}

static const struct pdf_text_reader *reader; // loaded before a child is confined, used in it alone

bool source_prepare_pdf(struct error *error)
{
	reader = module_symbol("module_poppler", "pdf_text_poppler", error);
	if (reader)
		reader->start();
	return reader != NULL;
}

bool source_read_pdf(struct sv bytes, struct arena *a, struct source *out, struct error *error)
{
	return reader ? pdf_read(reader, bytes, a, out, error) : error_set(error, FAIL_SYSTEM, N_("the reader of PDF is not open"));
}

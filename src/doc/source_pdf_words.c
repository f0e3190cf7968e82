// From the letters of a PDF's page to words and rows.
#include <strings.h>

#include "doc/source_pdf.h"
#include "text/text.h"

// Raised digits are marks of notes, or powers (m²); written as such they are never part of a number.
uint32_t pdf_superscript(uint32_t c)
{
	switch (c) {
	case '0': return 0x2070;
	case '1': return 0xB9;
	case '2': return 0xB2;
	case '3': return 0xB3;
	case '(': return 0x207D;
	case ')': return 0x207E;
	default: return c >= '4' && c <= '9' ? 0x2070 + (c - '0') : c;
	}
}

// Bullets of the fonts Symbol and Wingdings, which have no letters.
static uint32_t shown(uint32_t c)
{
	if (c == 0xF02D || c == 0xAD)
		return '-'; // a soft hyphen that a page shows is one
	return c >= 0xF000 && c <= 0xF0FF ? 0x2022 : c;
}

static bool ends_word(uint32_t c)
{
	return c <= ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x3000 || c == 0xFEFF || c == 0xFFFD;
}

static const struct pdf_font *font_of(const struct pdf_letters *l, const struct pdf_letter *letter)
{
	return letter->font >= 0 && (size_t)letter->font < l->font_count ? &l->fonts[letter->font] : NULL;
}

static int size_of(const struct pdf_letters *l, const struct pdf_letter *letter)
{
	const struct pdf_font *f = font_of(l, letter);
	int height = letter->bottom - letter->top;
	return f && f->size > 0 ? f->size : height > 0 ? height : 1;
}

static bool names(struct sv name, const char *part)
{
	size_t n = strlen(part);
	for (size_t i = 0; i + n <= name.n; i++) {
		if (strncasecmp(name.p + i, part, n) == 0)
			return true;
	}
	return false;
}

// Letters from `from` to `to` in one font, as text.
static struct sv stretch(struct arena *a, const struct pdf_letters *l, size_t from, size_t to, bool raised, enum legacy *legacy)
{
	const struct pdf_font *f = font_of(l, &l->letters[from]);
	bool capitals = false;
	enum legacy is = f ? text_legacy_font(f->name, &capitals) : LEGACY_NONE;
	AUTO(buf_free) struct buf b = {0};
	for (size_t i = from; i < to; i++) {
		uint32_t c = l->letters[i].code_point;
		utf8_add(&b, is != LEGACY_NONE ? c : raised ? pdf_superscript(c) : shown(c));
	}
	struct sv text = buf_view(&b);
	*legacy = is != LEGACY_NONE ? is : *legacy;
	text = is == LEGACY_TCVN3 ? text_from_tcvn3(a, text, capitals) : is == LEGACY_VNI ? text_from_vni(a, text) : text;
	return text.p == b.p ? arena_sv(a, text) : text;
}

// The word of letters from `from` to `to`.
static struct pdf_word word_of(struct arena *a, const struct pdf_letters *l, size_t from, size_t to)
{
	AUTO(buf_free) struct buf b = {0};
	struct pdf_word w = {.left = l->letters[from].left, .top = l->letters[from].top, .right = l->letters[from].right,
	                     .bottom = l->letters[from].bottom};
	int bottom = l->letters[from].bottom;
	for (size_t i = from; i < to; i++) {
		int size = size_of(l, &l->letters[i]);
		if (size > w.size) {
			w.size = size;
			bottom = l->letters[i].bottom;
		}
	}
	size_t bold = 0;
	for (size_t i = from, end; i < to; i = end) {
		const struct pdf_letter *first = &l->letters[i];
		const struct pdf_font *f = font_of(l, first);
		bool raised = size_of(l, first) * 4 < w.size * 3 && bottom - first->bottom > w.size / 8;
		for (end = i; end < to && l->letters[end].font == first->font; end++) {
			const struct pdf_letter *one = &l->letters[end];
			w.left = one->left < w.left ? one->left : w.left;
			w.right = one->right > w.right ? one->right : w.right;
			w.top = one->top < w.top ? one->top : w.top;
			w.bottom = one->bottom > w.bottom ? one->bottom : w.bottom;
		}
		bold += f && names(f->name, "bold") ? end - i : 0;
		buf_sv(&b, stretch(a, l, i, end, raised, &w.legacy));
	}
	w.bold = bold * 2 > to - from;
	struct sv text = text_nfc(a, buf_view(&b));
	w.text = text.p == b.p ? arena_sv(a, text) : text;
	return w;
}

// The library tells where words end, but not always where a column or a cell does.
static bool apart(const struct pdf_letters *l, size_t at)
{
	const struct pdf_letter *a = &l->letters[at - 1], *b = &l->letters[at];
	int size = size_of(l, a), step = b->left - a->right;
	return step > size / 3 || step < -size || b->top > a->bottom || b->bottom < a->top;
}

// A font of an old encoding in which Unicode stands is a font like others: text was converted, and its font was not changed.
static struct pdf_letters with_true_fonts(struct arena *a, const struct pdf_letters *l)
{
	struct pdf_letters out = *l;
	struct pdf_font *fonts = ARENA_ARRAY(a, struct pdf_font, l->font_count + 1);
	for (size_t i = 0; i < l->font_count; i++)
		fonts[i] = l->fonts[i];
	for (size_t i = 0; i < l->letter_count; i++) {
		bool capitals;
		const struct pdf_font *f = font_of(l, &l->letters[i]);
		if (f && text_only_unicode(l->letters[i].code_point) && text_legacy_font(f->name, &capitals) != LEGACY_NONE)
			fonts[l->letters[i].font].name = (struct sv){0};
	}
	out.fonts = fonts;
	return out;
}

void pdf_words(struct arena *a, const struct pdf_letters *given, struct pdf_page *page)
{
	AUTO(arena_free) struct arena scratch = {0};
	const struct pdf_letters true_fonts = with_true_fonts(&scratch, given), *l = &true_fonts;
	struct pdf_word *words = NULL;
	size_t room = 0;
	page->width = l->width;
	page->height = l->height;
	for (size_t i = 0, end; i < l->letter_count; i = end) {
		if (ends_word(l->letters[i].code_point)) {
			end = i + 1;
			continue;
		}
		for (end = i + 1; end < l->letter_count && !ends_word(l->letters[end].code_point) && !apart(l, end); end++)
			;
		*ARENA_PUSH(&scratch, words, page->count, room) = word_of(a, l, i, end);
	}
	page->words = ARENA_ARRAY(a, struct pdf_word, page->count);
	if (page->count)
		memcpy(page->words, words, page->count * sizeof(*words));
}

// ---- rows

static int by_middle(const void *one, const void *two)
{
	const struct pdf_word *a = one, *b = two;
	int64_t left = (int64_t)a->top + a->bottom, right = (int64_t)b->top + b->bottom;
	return left != right ? (left < right ? -1 : 1) : a->left - b->left;
}

static int by_left(const void *one, const void *two)
{
	const struct pdf_word *a = one, *b = two;
	return a->left != b->left ? (a->left < b->left ? -1 : 1) : a->top - b->top;
}

static void row_end(struct pdf_row *row)
{
	qsort(row->words, row->count, sizeof(*row->words), by_left);
	row->left = row->words[0].left;
	row->bold = true;
	for (size_t i = 0; i < row->count; i++) {
		const struct pdf_word *w = &row->words[i];
		row->right = i == 0 || w->right > row->right ? w->right : row->right;
		row->size = w->size > row->size ? w->size : row->size;
		row->bold &= w->bold;
	}
}

// What a letter takes of a line's height, less than the room its font claims, which reaches into the lines above and below.
struct span {
	int from, to;
};

static struct span span_of(const struct pdf_word *w)
{
	int middle = (w->top + w->bottom) / 2, half = w->size * 9 / 20;
	return (struct span){middle - half, middle + half};
}

static bool beside(struct span a, struct span b)
{
	int from = a.from > b.from ? a.from : b.from, to = a.to < b.to ? a.to : b.to;
	int low = a.to - a.from < b.to - b.from ? a.to - a.from : b.to - b.from;
	return (to - from) * 2 > low;
}

// Where each row's words end, of words ordered by their middles; how many rows there are. With `ends` NULL they are counted.
static size_t row_ends(const struct pdf_word *words, size_t count, size_t *ends)
{
	struct span span = {0, 0}; // of the row's largest word
	size_t n = 0;
	for (size_t i = 0; i < count; i++) {
		struct span here = span_of(&words[i]);
		if (i == 0 || !beside(span, here)) {
			n++;
			span = here;
		}
		if (ends)
			ends[n - 1] = i + 1;
		if (here.to - here.from > span.to - span.from)
			span = here;
	}
	return n;
}

struct pdf_row *pdf_group(struct arena *a, struct pdf_word *words, size_t count, size_t *row_count)
{
	if (count)
		qsort(words, count, sizeof(*words), by_middle);
	size_t n = row_ends(words, count, NULL), from = 0;
	size_t *ends = ARENA_ARRAY(a, size_t, n);
	struct pdf_row *rows = ARENA_ARRAY(a, struct pdf_row, n); // no more than there are: cells are grouped by the thousand
	row_ends(words, count, ends);
	for (size_t r = 0; r < n; from = ends[r++]) {
		struct pdf_row *row = &rows[r];
		*row = (struct pdf_row){.words = words + from, .count = ends[r] - from, .top = words[from].top, .bottom = words[from].bottom};
		for (size_t i = from; i < ends[r]; i++) {
			row->top = words[i].top < row->top ? words[i].top : row->top;
			row->bottom = words[i].bottom > row->bottom ? words[i].bottom : row->bottom;
		}
		row_end(row);
	}
	*row_count = n;
	return rows;
}

struct sv pdf_row_text(struct arena *a, const struct pdf_row *row)
{
	AUTO(buf_free) struct buf b = {0};
	for (size_t i = 0; i < row->count; i++) {
		if (i)
			buf_char(&b, ' ');
		buf_sv(&b, row->words[i].text);
	}
	return arena_sv(a, buf_view(&b));
}

bool pdf_is_capitals(struct sv word)
{
	size_t n = 0;
	while (n < word.n && word.p[n] >= 'A' && word.p[n] <= 'Z')
		n++;
	return n == word.n && n <= 2;
}

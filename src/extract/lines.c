// Paragraphs: what a page break cut into lines is put together again, what a text that is broken at a width did, and the cells of a
// table's row.
#include "extract/columns.h"
#include "extract/extract.h"
#include "text/text.h"

enum {
	LONG_LINE = 48,             // code points; a shorter line ends where its writer wanted it to
	PARAGRAPH_MOST = 256 * 1024 // bytes; a longer one, which is held whole as words, takes no further line
};

static bool blank(struct sv s)
{
	for (size_t i = 0; i < s.n;) {
		uint32_t c = utf8_at(s, i, &i);
		if (c != ' ' && c != '\t' && c != 0xA0 && c != 0xFEFF && c != '\f')
			return false;
	}
	return true;
}

static bool is_lower(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7) ||
	       (c >= 0x100 && c <= 0x1B0 && c != 0x1A0 && c != 0x1AF && (c & 1)) || c == 0x1B0 ||
	       (c >= 0x1EA0 && c <= 0x1EF9 && (c & 1));
}

static uint32_t last_code_point(struct sv s)
{
	size_t at = s.n, next;
	while (at && ((unsigned char)s.p[at - 1] & 0xC0) == 0x80)
		at--;
	return at ? utf8_at(s, at - 1, &next) : 0;
}

static bool has_lower(struct sv s)
{
	for (size_t i = 0; i < s.n;) {
		if (is_lower(utf8_at(s, i, &i)))
			return true;
	}
	return false;
}

// The line stops in the middle of a sentence: it is long, and no sign that ends or opens something stands at its end.
static bool open_ended(struct sv s, size_t least)
{
	s = sv_trim(s);
	switch (last_code_point(s)) {
	case '.':
	case '!':
	case '?':
	case ';':
	case ':':
	case '|':
	case ')':
	case '>':
	case '*':
	case '"':
	case 0x201D: // ”
	case 0x2026: // …
		return false;
	default:
		return utf8_count(s) >= least && has_lower(s) && !columns_gapped(s); // else a table's row
	}
}

// The line goes on a sentence: it begins with a small letter, or with a number after a line that ends in a dash.
static bool goes_on(struct sv before, struct sv s)
{
	size_t next;
	s = sv_trim(s);
	if (!s.n)
		return false;
	uint32_t c = utf8_at(s, 0, &next), end = last_code_point(sv_trim(before));
	if (is_lower(c)) {
		// "a) …", "b. …" are marks
		size_t after;
		uint32_t second = next < s.n ? utf8_at(s, next, &after) : 0;
		return second != ')' && second != '.' && second != '/';
	}
	return c >= '0' && c <= '9' && (end == '-' || end == 0x2013 || end == ',');
}

// ---- texts whose lines are broken at a width, as mail and what is copied from a page have them

enum {
	WIDTH_LEAST = 50, WIDTH_MOST = 120, // code points
	CUTS_LEAST = 5,                     // sentences that a line's end cuts, to call a text so
	CUTS_SHARE = 6,                     // one in so many lines, short ones left out
	FIRST_LEAST = 20,                   // the first line of a paragraph may be shorter
};

static bool nearly_full(size_t count, size_t width)
{
	return count * 10 >= width * 7;
}

struct wrapping {
	size_t width; // code points; 0: lines end where their writer wanted them to
	bool spaced;  // an empty line stands between paragraphs
};

// At what width the lines are broken.
static struct wrapping wrapping_of(const struct reading *r)
{
	size_t width = 0, lines = 0, cuts = 0, ends = 0, spaces = 0;
	for (size_t i = 0; i < r->line_count; i++) {
		struct sv s = sv_trim(r->lines[i].text);
		size_t n = s.n <= WIDTH_MOST ? s.n : utf8_count(s);
		if (n > WIDTH_MOST)
			return (struct wrapping){0};
		n = utf8_count(s);
		width = n > width ? n : width;
		lines += n >= FIRST_LEAST;
	}
	if (width < WIDTH_LEAST)
		return (struct wrapping){0};
	// A cell's unit below its text is short.
	for (size_t i = 0; i + 1 < r->line_count; i++) {
		struct sv here = sv_trim(r->lines[i].text), there = sv_trim(r->lines[i + 1].text);
		bool last = here.n && !nearly_full(utf8_count(here), width) && here.p[here.n - 1] == '.';
		ends += last;
		spaces += last && !there.n;
		bool full = nearly_full(utf8_count(here), width) || nearly_full(utf8_count(there), width);
		cuts += full && open_ended(here, FIRST_LEAST) && goes_on(here, there) && utf8_count(there) >= FIRST_LEAST;
	}
	bool wrapped = cuts >= CUTS_LEAST && cuts * CUTS_SHARE >= lines;
	return (struct wrapping){wrapped ? width : 0, ends && spaces * 10 >= ends * 9};
}

// A bullet, a bar of a table, "12." or "12)".
static bool begins_item(struct sv s)
{
	size_t i = 0;
	while (i < s.n && s.p[i] >= '0' && s.p[i] <= '9')
		i++;
	return !s.n || strchr("-+*|", s.p[0]) || (i && (i == s.n || ((s.p[i] == '.' || s.p[i] == ')') && (i + 1 == s.n || s.p[i + 1] == ' '))));
}

// Ends with a word after which no sentence ends: "… Sở Kế hoạch và".
static bool wants_more(struct sv s)
{
	static const char *const words[] = {"và", "của", "với", "các", "những", "hoặc", "về", "theo", "tại", "cho", "số", "ngày", "tháng", "năm"};
	for (size_t i = 0; i < LENGTH(words); i++) {
		struct sv word = sv_of(words[i]);
		if (s.n > word.n && s.p[s.n - word.n - 1] == ' ' && sv_eq(sv_from(s, s.n - word.n), word))
			return true;
	}
	return false;
}

// The next line goes on what the width cut: with a small letter or a figure; with anything, where its first word would not have fitted.
static bool wrapped_on(struct sv before, struct sv s, struct wrapping w)
{
	before = sv_trim(before);
	s = sv_trim(s);
	if (begins_item(s) || !has_lower(before) || !has_lower(s))
		return false;
	size_t blank_at = sv_find(s, SV(" "));
	struct sv word = blank_at == SIZE_MAX ? s : sv_head(s, blank_at);
	bool remark = s.p[0] == '(' && s.n > 2 && is_lower(utf8_at(s, 1, &blank_at)) && s.p[blank_at] != ')'; // "(chiếm 18,8%); …", not "(a) …"
	bool open = open_ended(before, FIRST_LEAST), on = remark || goes_on(before, s) || (s.p[0] >= '0' && s.p[0] <= '9');
	if (utf8_count(before) + 1 + utf8_count(word) > w.width)
		return open || on || w.spaced;
	return open && (on || wants_more(before));
}

struct cutter {
	struct reading *r;
	size_t room;                  // of its paragraphs
	struct paragraph_part *parts; // the next one
};

// A paragraph of lines first to last, of which empty ones are left out. Cells of a row stand a tab apart, one for each column of
// the grid, so that a row reads the same from a text and from a file with tables.
static void paragraph_add(struct cutter *c, const struct source *s, int first, int last)
{
	struct reading *r = c->r;
	struct paragraph p = {.first_line = first, .parts = c->parts};
	AUTO(buf_free) struct buf joined = {0};
	int column = first < last && s->lines[first - 1].table ? 1 : s->lines[first - 1].cell; // cells of the row above may reach down before the first
	for (int n = first; n <= last; n++) {
		struct sv text = r->lines[n - 1].text;
		bool tabbed = column < s->lines[n - 1].cell;
		for (; column < s->lines[n - 1].cell; column++)
			buf_char(&joined, '\t');
		if (n > first && blank(text))
			continue;
		if (joined.n && !tabbed)
			buf_char(&joined, ' ');
		p.parts[p.part_count++] = (struct paragraph_part){.line = n, .from = (uint32_t)joined.n, .at = 0, .length = (uint32_t)text.n};
		if (first < last) // else it is the line
			buf_sv(&joined, text);
		if (n > first)
			r->lines[n - 1].joined_to = first;
	}
	p.text = first == last ? r->lines[first - 1].text : arena_sv(r->arena, buf_view(&joined));
	c->parts += p.part_count;
	*ARENA_PUSH(r->arena, r->paragraphs, r->paragraph_count, c->room) = p;
}

static bool same_row(const struct source_line *a, const struct source_line *b)
{
	return a->table == b->table && a->row == b->row;
}

enum { CELL_MOST = 20 }; // paragraphs; a cell with more holds a page, not an entry

// The last line of the table's row that begins with line n; n where none does. *beside: to that line the table only sets texts
// side by side (a letterhead, a signature beside its recipients, a page's columns), and each is a paragraph of its own: two
// columns, and several paragraphs in a cell; or a cell that holds too much.
static int row_end(const struct source *s, int n, int *beside)
{
	int first = n - 1, last = n - 1, count = (int)s->line_count, columns = 0, in_cell = 0, most = 0;
	if (!s->lines[first].table)
		return n;
	while (last + 1 < count && same_row(&s->lines[last + 1], &s->lines[last]))
		last++;
	for (int i = first; i <= last; i++) {
		if (i > first && s->lines[i].paragraph && s->lines[i].paragraph == s->lines[i - 1].paragraph)
			continue; // which a page cuts
		in_cell = i > first && s->lines[i].cell == s->lines[i - 1].cell ? in_cell + 1 : 1;
		most = in_cell > most ? in_cell : most;
		columns = s->lines[i].cell > columns ? s->lines[i].cell : columns;
	}
	if ((most < 2 || columns > 2) && most <= CELL_MOST)
		return last + 1;
	*beside = last + 1;
	return n;
}

// What a page break cut goes on after the next line that holds anything, two empty ones apart at the most. Where the file shows
// it (PDF), both lines are of one paragraph; else the words tell.
static int broken_end(const struct reading *r, const struct source *s, int n, struct wrapping w)
{
	int count = (int)r->line_count;
	for (size_t bytes = r->lines[n - 1].text.n; bytes < PARAGRAPH_MOST; bytes += r->lines[n - 1].text.n) {
		int next = n + 1;
		while (next <= count && next <= n + 3 && blank(r->lines[next - 1].text))
			next++;
		if (next > count || next > n + 3)
			return n;
		int paragraph = s->lines[n - 1].paragraph;
		bool shown = paragraph > 0 && s->lines[next - 1].paragraph == paragraph;
		struct sv here = r->lines[n - 1].text, there = r->lines[next - 1].text;
		bool wrapped = w.width && next == n + 1 && wrapped_on(here, there, w);
		if (!shown && !wrapped && (!goes_on(here, there) || !open_ended(here, LONG_LINE)))
			return n;
		n = next;
	}
	return n; // what never ends is cut
}

static void paragraphs(struct reading *r, const struct source *s)
{
	// No line is of two paragraphs.
	struct cutter c = {.r = r, .parts = ARENA_ARRAY(r->arena, struct paragraph_part, r->line_count)};
	struct wrapping w = s->broken ? wrapping_of(r) : (struct wrapping){0};
	for (int n = 1, last, beside = 0; n <= (int)r->line_count; n = last + 1) {
		last = n <= beside ? n : row_end(s, n, &beside);
		if (last == n && blank(r->lines[n - 1].text))
			continue;
		if (last == n && s->broken)
			last = broken_end(r, s, n, w);
		paragraph_add(&c, s, n, last);
	}
}

void extract_lines(struct reading *r, const struct source *s)
{
	r->lines = ARENA_ARRAY(r->arena, struct line, s->line_count);
	r->line_count = s->line_count;
	for (size_t i = 0; i < s->line_count; i++)
		r->lines[i] = (struct line){.text = s->lines[i].text, .table = s->lines[i].table, .row = s->lines[i].row, .cell = s->lines[i].cell};
	paragraphs(r, s);
}

// Paragraphs: what a page break cut into lines is put together again, and so are the cells of a table's row.
#include "extract/extract.h"
#include "text/text.h"

enum { LONG_LINE = 48 }; // code points; a shorter line ends where its writer wanted it to

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
static bool open_ended(struct sv s)
{
	s = sv_trim(s);
	uint32_t c = last_code_point(s);
	switch (c) {
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
		return utf8_count(s) >= LONG_LINE && has_lower(s);
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
	int column = s->lines[first - 1].cell;
	for (int n = first; n <= last; n++) {
		struct sv text = r->lines[n - 1].text;
		bool tabbed = column < s->lines[n - 1].cell;
		for (; column < s->lines[n - 1].cell; column++)
			buf_char(&joined, '\t');
		if (n > first && blank(text))
			continue;
		if (joined.n && !tabbed)
			buf_char(&joined, ' ');
		p.parts[p.part_count++] = (struct paragraph_part){.line = n, .from = joined.n, .at = 0, .length = text.n};
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
static int broken_end(const struct reading *r, const struct source *s, int n)
{
	int count = (int)r->line_count;
	for (;;) {
		int next = n + 1;
		while (next <= count && next <= n + 3 && blank(r->lines[next - 1].text))
			next++;
		if (next > count || next > n + 3)
			return n;
		int paragraph = s->lines[n - 1].paragraph;
		bool shown = paragraph > 0 && s->lines[next - 1].paragraph == paragraph;
		if (!shown && (!open_ended(r->lines[n - 1].text) || !goes_on(r->lines[n - 1].text, r->lines[next - 1].text)))
			return n;
		n = next;
	}
}

static void paragraphs(struct reading *r, const struct source *s)
{
	// No line is of two paragraphs.
	struct cutter c = {.r = r, .parts = ARENA_ARRAY(r->arena, struct paragraph_part, r->line_count)};
	for (int n = 1, last, beside = 0; n <= (int)r->line_count; n = last + 1) {
		last = n <= beside ? n : row_end(s, n, &beside);
		if (last == n && blank(r->lines[n - 1].text))
			continue;
		if (last == n && s->broken)
			last = broken_end(r, s, n);
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

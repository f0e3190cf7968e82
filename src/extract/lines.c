// Lines and paragraphs: the text is cut into lines, and what a page break cut is put together again. The only place where
// text is mapped to line and column.
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

static void paragraph_add(struct reading *r, size_t *room, int first, int last)
{
	struct paragraph p = {.first_line = first};
	AUTO(buf_free) struct buf joined = {0};
	size_t part_room = 0;
	for (int n = first; n <= last; n++) {
		struct sv text = r->lines[n - 1].text;
		if (n > first && blank(text))
			continue;
		if (joined.n)
			buf_char(&joined, ' ');
		*ARENA_PUSH(r->arena, p.parts, p.part_count, part_room) =
		    (struct paragraph_part){.line = n, .from = joined.n, .at = 0, .length = text.n};
		buf_sv(&joined, text);
		if (n > first)
			r->lines[n - 1].joined_to = first;
	}
	p.text = first == last ? r->lines[first - 1].text : arena_sv(r->arena, buf_view(&joined));
	*ARENA_PUSH(r->arena, r->paragraphs, r->paragraph_count, *room) = p;
}

static void paragraphs(struct reading *r)
{
	size_t room = 0;
	int count = (int)r->line_count;
	for (int n = 1; n <= count;) {
		if (blank(r->lines[n - 1].text)) {
			n++;
			continue;
		}
		// What a page break cut goes on after the next line that holds anything, two empty ones apart at the most.
		int last = n;
		for (;;) {
			int next = last + 1;
			while (next <= count && next <= last + 3 && blank(r->lines[next - 1].text))
				next++;
			if (next > count || next > last + 3 || !open_ended(r->lines[last - 1].text) ||
			    !goes_on(r->lines[last - 1].text, r->lines[next - 1].text))
				break;
			last = next;
		}
		paragraph_add(r, &room, n, last);
		n = last + 1;
	}
}

void extract_lines(struct reading *r, struct sv nfc)
{
	size_t count = 1;
	for (const char *p = nfc.n ? memchr(nfc.p, '\n', nfc.n) : NULL; p; count++)
		p = memchr(p + 1, '\n', nfc.n - (size_t)(p + 1 - nfc.p));
	r->lines = ARENA_ARRAY(r->arena, struct line, count);
	struct sv rest = nfc.p ? nfc : SV(""), text;
	while (sv_cut(&rest, '\n', &text)) {
		if (!rest.p && text.n == 0)
			break; // after the last newline there is no line
		if (sv_ends(text, SV("\r")))
			text.n--;
		r->lines[r->line_count++] = (struct line){.text = text};
	}
	paragraphs(r);
}

// Headings: every paragraph that begins with a mark, nested by the styles of the marks.
#include "extract/mark.h"
#include "extract/scan.h"
#include "text/text.h"

enum { NEST_MOST = 16, TITLE_MOST = 300 };

struct open_mark {
	enum mark_style style;
	int depth, number;
	size_t heading; // index
};

struct nest {
	struct reading *r;
	struct open_mark open[NEST_MOST];
	size_t count;
	struct sv intro; // of the list at hand: "Các chỉ tiêu chủ yếu:"
};

static struct sv without_emphasis(struct sv s)
{
	s = sv_trim(s);
	while (s.n && strchr("*_ ", s.p[0]))
		s = sv_from(s, 1);
	while (s.n && strchr("*_ ", s.p[s.n - 1]))
		s.n--;
	return s;
}

// Up to the colon or the end of the sentence, where a paragraph goes on after its heading.
static struct sv title_of(struct sv s)
{
	s = without_emphasis(s);
	if (s.n <= TITLE_MOST)
		return s;
	for (size_t i = 0; i + 1 < s.n; i++) {
		if ((s.p[i] == '.' || s.p[i] == ':' || s.p[i] == ';') && s.p[i + 1] == ' ')
			return without_emphasis(sv_head(s, i + (s.p[i] == ':')));
	}
	size_t n = TITLE_MOST;
	while (n && ((unsigned char)s.p[n] & 0xC0) == 0x80)
		n--;
	return sv_head(s, n);
}

static size_t find_open(const struct nest *x, enum mark_style style, int depth)
{
	for (size_t i = x->count; i-- > 0;) {
		if (x->open[i].style == style && x->open[i].depth == depth)
			return i;
	}
	return SIZE_MAX;
}

static const struct open_mark *opened(const struct nest *x, enum mark_style style)
{
	size_t i = find_open(x, style, 0);
	return i == SIZE_MAX ? NULL : &x->open[i];
}

// "I." after "H." is the letter; "i)" after "h)" the small letter.
static void settle(const struct nest *x, struct mark *m)
{
	if (!m->roman_too)
		return;
	if (m->style == MARK_ROMAN) {
		int letter = m->text.p[0] - 'A' + 1;
		const struct open_mark *o = opened(x, MARK_LETTER);
		if (o && o->number == letter - 1 && !opened(x, MARK_ROMAN)) {
			m->style = MARK_LETTER;
			m->number = letter;
		}
	} else if (m->style == MARK_IN_ROMAN) {
		int letter = m->text.p[1] - 'a' + 1;
		const struct open_mark *o = opened(x, MARK_IN_SMALL);
		if (o && o->number == letter - 1) {
			m->style = MARK_IN_SMALL;
			m->number = letter;
		}
	}
}

static void close_down_to(struct nest *x, size_t count, int line)
{
	while (x->count > count)
		x->r->headings[x->open[--x->count].heading].last_line = line;
}

// A part's title may stand on the line below its mark.
static struct sv title_below(const struct paragraph *next)
{
	enum { BELOW_MOST = 240 };
	bool title = next && next->text.n <= BELOW_MOST && !mark_read(next->text).style && !strchr("-+|*", next->text.p[0]);
	return title ? next->text : (struct sv){"", 0};
}

static void take(struct nest *x, const struct mark *m, const struct paragraph *p, int document)
{
	struct reading *r = x->r;
	int depth = m->style == MARK_DIGITS ? m->depth : 0;
	size_t at = find_open(x, m->style, depth);
	if (at == SIZE_MAX && m->style == MARK_DIGITS) {
		// 1.2 stands under 1, whatever was opened between
		for (size_t i = x->count; i-- > 0 && at == SIZE_MAX;) {
			if (x->open[i].style == MARK_DIGITS ? x->open[i].depth < depth : x->open[i].style == MARK_DIGIT)
				at = i + 1;
		}
	}
	if (m->style == MARK_STAR && at == SIZE_MAX) {
		// A part of the section of capitals or Roman numbers that it stands in.
		for (size_t i = x->count; i-- > 0 && at == SIZE_MAX;) {
			if (x->open[i].style == MARK_ROMAN || x->open[i].style == MARK_LETTER || x->open[i].style == MARK_PART)
				at = i + 1;
		}
	}
	const struct paragraph *next = p + 1 < r->paragraphs + r->paragraph_count ? p + 1 : NULL;
	struct sv title = sv_trim(sv_from(p->text, m->length));
	if (!title.n && (m->style == MARK_PART || m->style == MARK_SECTION))
		title = title_below(next);
	close_down_to(x, at == SIZE_MAX ? x->count : at, p->first_line - 1);
	if (x->count == NEST_MOST)
		close_down_to(x, NEST_MOST - 1, p->first_line - 1);
	x->open[x->count++] = (struct open_mark){m->style, depth, m->number, r->heading_count};
	*ARENA_PUSH(r->arena, r->headings, r->heading_count, r->heading_room) =
	    (struct heading_found){.line = p->first_line,
	                           .level = (int)x->count,
	                           .mark = m->text,
	                           .title = scan_plain(r->arena, title_of(title)),
	                           .document = document};
}

// A list of short ordered lines under "Nơi nhận" and footnotes order nothing of the text; so does a table's row.
static bool is_row(struct sv s)
{
	return memchr(s.p, '|', s.n) || memchr(s.p, '\t', s.n);
}

static bool says_targets(struct sv s)
{
	AUTO(arena_free) struct arena scratch = {0};
	struct sv low = text_lower(&scratch, s);
	return sv_find(low, SV("chỉ tiêu")) != SIZE_MAX || sv_find(low, SV("mục tiêu")) != SIZE_MAX;
}

// "(1) Tỷ lệ hộ nghèo dưới 2%" below "Các chỉ tiêu:", or in a part that is called so: one of a list of targets, no heading.
static bool lists_target(const struct nest *x, const struct mark *m)
{
	if (m->style != MARK_IN_DIGIT)
		return false;
	bool targets = says_targets(x->intro);
	for (size_t i = 0; i < x->count && !targets; i++)
		targets = says_targets(x->r->headings[x->open[i].heading].title);
	return targets;
}

// "Q. GIÁM ĐỐC" in place of a director: a letter far down the alphabet that follows none before it.
static bool signs(const struct nest *x, const struct mark *m)
{
	enum { FAR = 10 };
	const struct open_mark *o = opened(x, MARK_LETTER);
	return m->style == MARK_LETTER && m->number > FAR && !(o && o->number == m->number - 1);
}

// "Nơi nhận:" and the numbered lines below it: "1. Như trên;". *within: the list goes on.
static bool receives(const struct mark *m, struct sv s, bool *within)
{
	s = without_emphasis(s);
	if (sv_starts(s, SV("Nơi nhận")) || sv_starts(s, SV("NƠI NHẬN")))
		*within = true;
	else if (s.n && !m->style && s.p[0] != '-' && s.p[0] != '+')
		*within = false;
	return *within;
}

void extract_outline(struct reading *r)
{
	bool recipients = false;
	struct nest x = {.r = r};
	size_t document = 0;
	for (size_t i = 0; i < r->paragraph_count; i++) {
		const struct paragraph *p = &r->paragraphs[i];
		while (document + 1 < r->document_count && r->documents[document + 1].first_line <= p->first_line) {
			close_down_to(&x, 0, r->documents[document].last_line);
			document++;
			recipients = false;
		}
		struct mark m = mark_read(p->text);
		settle(&x, &m);
		if (m.style && !is_row(p->text) && !receives(&m, p->text, &recipients) && !signs(&x, &m) && !lists_target(&x, &m))
			take(&x, &m, p, (int)document);
		if (!m.style)
			receives(&m, p->text, &recipients);
		if (m.style != MARK_IN_DIGIT)
			x.intro = p->text.n && p->text.p[p->text.n - 1] == ':' ? p->text : (struct sv){"", 0};
	}
	close_down_to(&x, 0, r->document_count ? r->documents[r->document_count - 1].last_line : (int)r->line_count);
}

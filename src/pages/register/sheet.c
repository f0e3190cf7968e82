// Draws a sheet: one paragraph a line, marks nested as they lie, Markdown's asterisks looked through.
#include "pages/register/sheet.h"
#include "text/text.h"

#define V(s) (int)(s).n, (s).p ? (s).p : ""

enum { NESTED_MOST = 8, COLUMNS_MOST = 64, HEADING_MOST = 90 }; // a numbered paragraph longer than that reads as text

static int by_place(const void *a, const void *b)
{
	const struct mark_at *x = a, *y = b;
	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	if (x->end != y->end)
		return x->end > y->end ? -1 : 1; // the longer one goes around
	return x->mark < y->mark ? -1 : x->mark > y->mark;
}

static void open_mark(struct req *r, const struct mark_at *m)
{
	struct page *p = &r->body;
	switch (m->mark) {
	case SHEET_PEN:
	case SHEET_SOFT:
		if (m->number)
			page(p, "<span class=\"ref\">%d</span> ", m->number);
		if (m->mark == SHEET_PEN)
			page(p, "<mark>");
		else
			page(p, "<mark class=\"soft\">");
		return;
	case SHEET_MEASURE:
	case SHEET_TARGET:
		if (m->number)
			page(p, "<span class=\"ref\">%d</span>&nbsp;", m->number);
		page(p, "<span class=\"ms%s\"", m->mark == SHEET_TARGET ? " tg" : "");
		if (m->number)
			page(p, " data-n=\"%d\"", m->number);
		page(p, ">");
		return;
	case SHEET_CITATION:
		if (m->path.n)
			page(p, "<a href=\"%.*s\">", V(m->path));
		else
			page(p, "<cite>");
		return;
	case SHEET_SHORT:
		page(p, "<abbr title=\"%.*s\">", V(m->words));
		return;
	}
}

static void close_mark(struct req *r, const struct mark_at *m)
{
	switch (m->mark) {
	case SHEET_PEN:
	case SHEET_SOFT:
		page(&r->body, "</mark>");
		return;
	case SHEET_MEASURE:
	case SHEET_TARGET:
		page(&r->body, "</span>");
		return;
	case SHEET_CITATION:
		if (m->path.n)
			page(&r->body, "</a>");
		else
			page(&r->body, "</cite>");
		return;
	case SHEET_SHORT:
		page(&r->body, "</abbr>");
		return;
	}
}

// The text of a line with its marks, which are sorted.
static void draw_line(struct req *r, struct sv text, const struct mark_at *marks, size_t count)
{
	const struct mark_at *open[NESTED_MOST];
	size_t depth = 0, next = 0, at = 0, from = 0;
	for (int n = 0; at <= text.n; n++) {
		bool ends = depth && open[depth - 1]->end <= n, begins = next < count && marks[next].start <= n;
		bool skip = at < text.n && text.p[at] == '*';
		if (ends || begins || skip || at == text.n) {
			page_text(&r->body, (struct sv){text.p + from, at - from});
			from = at + (skip ? 1 : 0);
		}
		while (depth && open[depth - 1]->end <= n)
			close_mark(r, open[--depth]);
		for (; next < count && marks[next].start <= n; next++) {
			bool fits = marks[next].end > n && depth < NESTED_MOST && (!depth || marks[next].end <= open[depth - 1]->end);
			if (!fits || marks[next].start < n || at == text.n)
				continue;
			open_mark(r, &marks[next]);
			open[depth++] = &marks[next];
		}
		if (at == text.n)
			break;
		utf8_at(text, at, &at);
	}
	while (depth)
		close_mark(r, open[--depth]);
}

void sheet_line(struct req *r, struct sv text, struct mark_at *marks, size_t count)
{
	if (count)
		qsort(marks, count, sizeof(*marks), by_place);
	draw_line(r, text, marks, count);
}

void sheet_row(struct req *r, const struct document_line *row, size_t lines, struct mark_at *marks, size_t count)
{
	bool drawn = false;
	if (count)
		qsort(marks, count, sizeof(*marks), by_place);
	for (size_t i = 0; i < lines; i++) {
		size_t first = 0, n = 0;
		if (!sv_trim(row[i].text).n)
			continue;
		while (first < count && marks[first].line < row[i].line)
			first++;
		while (first + n < count && marks[first + n].line == row[i].line)
			n++;
		if (drawn)
			page(&r->body, " <span class=\"faint\" aria-hidden=\"true\">|</span> ");
		draw_line(r, row[i].text, marks ? marks + first : NULL, n);
		drawn = true;
	}
}

static const struct document_heading *heading_of(const struct sheet *s, int line)
{
	for (size_t i = 0; i < s->heading_count; i++) {
		if (s->headings[i].line == line)
			return &s->headings[i];
	}
	return NULL;
}

static const struct mark_at *marks_of(const struct sheet *s, int line, size_t *count)
{
	size_t first = 0;
	while (first < s->mark_count && s->marks[first].line < line)
		first++;
	*count = 0;
	while (first + *count < s->mark_count && s->marks[first + *count].line == line)
		(*count)++;
	return s->marks ? s->marks + first : NULL;
}

static void draw_marked(struct req *r, const struct sheet *s, const struct document_line *l, const char *tag)
{
	size_t count;
	const struct mark_at *marks = marks_of(s, l->line, &count);
	if (s->excerpt)
		page(&r->body, "<%s>", tag);
	else
		page(&r->body, "<%s id=\"l%d\">", tag, l->line);
	draw_line(r, l->text, marks, count);
	page(&r->body, "</%s>\n", tag);
}

static bool is_out(const struct sheet *s, const struct document_line *l)
{
	return (s->first && l->line < s->first) || (s->last && l->line > s->last);
}

// The row that begins at line i; the line after it. Columns that no cell begins in are left empty.
static size_t draw_row(struct req *r, const struct sheet *s, size_t i)
{
	const struct document_line *first = &s->lines[i];
	page(&r->body, "<tr>");
	for (int column = 1; i < s->line_count && s->lines[i].table == first->table && s->lines[i].row == first->row; column++) {
		for (int gap = 0; column < s->lines[i].cell; column++) {
			if (gap++ < COLUMNS_MOST)
				page(&r->body, "<td></td>");
		}
		page(&r->body, "<td>");
		for (int cell = s->lines[i].cell;
		     i < s->line_count && s->lines[i].table == first->table && s->lines[i].row == first->row && s->lines[i].cell == cell; i++) {
			if (sv_trim(s->lines[i].text).n && !is_out(s, &s->lines[i]))
				draw_marked(r, s, &s->lines[i], "p");
		}
		page(&r->body, "</td>");
	}
	page(&r->body, "</tr>\n");
	return i;
}

// The table that begins at line i, up to where another begins within it; the line after it.
static size_t draw_table(struct req *r, const struct sheet *s, size_t i)
{
	size_t first = i;
	int table = s->lines[i].table;
	page(&r->body, "<div class=\"scroll\" tabindex=\"0\"><table>\n");
	while (i < s->line_count && s->lines[i].table == table)
		i = draw_row(r, s, i);
	page(&r->body, "</table></div>\n");
	for (; s->after && first < i; first++)
		s->after(r, s->lines[first].line, s->data);
	return i;
}

void sheet_draw(struct req *r, const struct sheet *s)
{
	if (s->mark_count)
		qsort(s->marks, s->mark_count, sizeof(*s->marks), by_place);
	for (size_t i = 0; i < s->line_count;) {
		const struct document_line *l = &s->lines[i];
		if (l->table && !is_out(s, l)) {
			i = draw_table(r, s, i);
			continue;
		}
		i++;
		if (!sv_trim(l->text).n || is_out(s, l))
			continue;
		const struct document_heading *h = heading_of(s, l->line);
		bool heading = h && utf8_count(l->text) <= HEADING_MOST;
		draw_marked(r, s, l, !heading || s->excerpt ? "p" : h->level == 1 ? "h2" : "h3");
		if (s->after)
			s->after(r, l->line, s->data);
	}
}

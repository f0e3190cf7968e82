// Columns of text side by side, cut into strips.
#include "doc/layout.h"

// Times: ascender 0.891, descender 0.216 of the size; the rest of the line lies half above, half
// below.
static double baseline_in(double line, double size)
{
	return (line - 1.107 * size) / 2 + 0.891 * size;
}

static void add_lines(struct strips *all, struct flow *f, const struct shaped *text, double size,
                      double line, double before)
{
	int count = all->library->lines(text);
	for (int i = 0; i < count; i++)
		*ARENA_PUSH(all->arena, f->items, f->count, f->room) =
		    (struct flow_line){.text = text,
		                       .line = i,
		                       .height = line,
		                       .before = i ? 0 : before,
		                       .baseline = baseline_in(line, size)};
}

double flow_text(struct strips *all, struct flow *f, const struct doc_text *text,
                 const struct setting *how)
{
	struct setting now = *how;
	double width = 0;
	size_t run = 0;
	struct sv rest = text->count ? text->runs[0].text : (struct sv){0};
	for (bool more = true;
	     more;) { // a line's end cuts the paragraph: what stands before it is not stretched
		struct doc_text part = {0};
		more = false;
		while (run < text->count && !more) {
			size_t end = sv_find(rest, SV("\n"));
			more = end != SIZE_MAX;
			*ARENA_PUSH(all->arena, part.runs, part.count, part.room) =
			    (struct doc_run){more ? sv_head(rest, end) : rest, text->runs[run].style};
			rest = more                  ? sv_from(rest, end + 1)
			       : ++run < text->count ? text->runs[run].text
			                             : (struct sv){0};
		}
		struct shape wanted = {&part, now.face, now.width, now.indent, now.align};
		struct shaped *shaped = all->library->shape(all->canvas, &wanted);
		add_lines(all, f, shaped, now.face.size, now.line, now.before);
		double wide = all->library->width(shaped);
		width = wide > width ? wide : width;
		now.indent = now.before = 0;
	}
	return width;
}

void flow_rule(struct strips *all, struct flow *f, double from, double to)
{
	*ARENA_PUSH(all->arena, f->items, f->count, f->room) =
	    (struct flow_line){.x = from, .x2 = to, .height = RULE_LINE, .baseline = RULE_LINE / 2.0};
}

double flow_height(const struct flow *f)
{
	double height = 0;
	for (size_t i = 0; i < f->count; i++)
		height += f->items[i].before + f->items[i].height;
	return height;
}

static void put(struct strips *all, struct strip *s, const struct flow *f,
                const struct flow_line *l, double top)
{
	struct mark m = {.text = l->text, .line = l->line, .x = f->x + l->x, .y = top + l->baseline};
	if (!l->text) {
		m.x2 = f->x + l->x2;
		m.y2 = m.y;
		if (l->x2 <= l->x)
			return; // room only
	}
	*ARENA_PUSH(all->arena, s->marks, s->mark_count, s->mark_room) = m;
}

// The lines of each column from next[] on that fit; whether any was left over.
static bool fill(struct strips *all, struct strip *s, const struct flow *columns, size_t count,
                 size_t *next, double pad, double most)
{
	bool more = false;
	for (size_t c = 0; c < count; c++) {
		const struct flow *f = &columns[c];
		double top = pad;
		size_t begun = next[c];
		while (next[c] < f->count) {
			const struct flow_line *l = &f->items[next[c]];
			double before = next[c] > begun ? l->before : begun ? 0 : l->before;
			if (top + before + l->height + pad > most && next[c] > begun)
				break;
			put(all, s, f, l, top + before);
			top += before + l->height;
			next[c]++;
		}
		s->height = top + pad > s->height ? top + pad : s->height;
		more |= next[c] < f->count;
	}
	return more;
}

struct strip *flow_strips(struct strips *all, const struct flow *columns, size_t count, double pad,
                          double most)
{
	size_t first = all->count, *next = ARENA_ARRAY(all->arena, size_t, count + 1);
	bool more = true;
	while (more) {
		struct strip *s = ARENA_PUSH(all->arena, all->items, all->count, all->room);
		*s = (struct strip){0};
		more = fill(all, s, columns, count, next, pad, most);
	}
	return &all->items[first];
}

// Puts strips on pages: those that must stay together are taken together.
#include <stdio.h>

#include "doc/layout.h"
#include "doc/writers.h"

static const double rule_width = 0.5;

struct pages {
	const struct strips *all;
	struct page_box box;
	int number;
	double y, foot; // from the paper's upper edge
	bool fresh;     // nothing stands on the page yet
	struct error *error;
};

static double mm(double millimetres)
{
	return millimetres * 72 / 25.4;
}

static void write_number(struct pages *p)
{
	double width = mm(p->box.width - p->box.left - p->box.right);
	char digits[16];
	snprintf(digits, sizeof(digits), "%d", p->number);
	struct doc_run run = {sv_of(digits), 0};
	struct doc_text text = {.runs = &run, .count = 1};
	struct shape wanted = {&text, p->all->profile->body, width, 0, ALIGN_CENTRE};
	struct shaped *s = p->all->library->shape(p->all->canvas, &wanted);
	p->all->library->draw(p->all->canvas, s, 0, mm(p->box.left),
	                      mm(p->all->profile->page_number) + p->all->profile->body.size);
}

static void begin(struct pages *p)
{
	p->all->library->page(p->all->canvas, mm(p->box.width), mm(p->box.height));
	p->y = mm(p->box.top);
	p->foot = mm(p->box.height - p->box.bottom);
	p->fresh = true;
	if (++p->number > 1)
		write_number(p);
	if (p->number > DOC_PAGES_MAX)
		error_set(p->error, FAIL_TOO_LARGE, N_("the document has more than %d pages"),
		          DOC_PAGES_MAX);
}

static void draw(struct pages *p, const struct strip *s)
{
	double left = mm(p->box.left), top = p->y;
	for (size_t i = 0; i < s->mark_count; i++) {
		const struct mark *m = &s->marks[i];
		if (m->text)
			p->all->library->draw(p->all->canvas, m->text, m->line, left + m->x, top + m->y);
		else
			p->all->library->rule(p->all->canvas, left + m->x, top + m->y, left + m->x2,
			                      top + m->y2, rule_width);
	}
	p->y += s->height;
}

// How high the strips from `at` are that must stand on one page; their number in *count.
static double together(const struct strips *all, size_t at, bool fresh, size_t *count)
{
	double height = 0;
	size_t i = at;
	for (;; i++) {
		height += (fresh && i == at ? 0 : all->items[i].before) + all->items[i].height;
		if (!all->items[i].keep || i + 1 == all->count || all->items[i + 1].page)
			break;
	}
	*count = i + 1 - at;
	return height;
}

static void place(struct pages *p, const struct strip *s)
{
	if (!p->fresh)
		p->y += s->before;
	else if (s->head)
		draw(p, s->head);
	draw(p, s);
	p->fresh = p->fresh && s->height == 0;
}

void layout_pages(const struct strips *all, struct error *error)
{
	struct pages p = {.all = all, .error = error};
	for (size_t i = 0; i < all->count && !error_is_set(error);) {
		const struct strip *s = &all->items[i];
		if (s->page) {
			p.box = page_box(all->profile, s->landscape);
			begin(&p);
			i++;
			continue;
		}
		size_t count;
		double height = together(all, i, p.fresh, &count), eps = 0.01;
		if (!p.fresh && p.y + height > p.foot + eps && s->height > 0) {
			begin(&p);
			height = together(all, i, true, &count);
		}
		// What does not fit on any page together is put strip by strip.
		if (p.y + height > p.foot + eps)
			count = 1;
		for (size_t n = 0; n < count; n++)
			place(&p, &all->items[i + n]);
		i += count;
	}
}

// The strips of each kind of block.
#include "doc/layout.h"

static double mm(double millimetres)
{
	return millimetres * 72 / 25.4;
}

static struct strip *add(struct strips *all)
{
	struct strip *s = ARENA_PUSH(all->arena, all->items, all->count, all->room);
	*s = (struct strip){0};
	return s;
}

static struct doc_text plain(struct strips *all, struct sv words)
{
	struct doc_text t = {.runs = ARENA_NEW(all->arena, struct doc_run), .count = 1};
	t.runs[0] = (struct doc_run){words, 0};
	return t;
}

// A line of its own in a column, its width; nothing where there are no words.
static double add_words(struct strips *all, struct flow *f, struct sv words, struct face face,
                        double width, enum doc_align align, double before)
{
	struct doc_text t = plain(all, words);
	struct setting how = {face, width, 0, align, face_line(face), before};
	return words.n ? flow_text(all, f, &t, &how) : 0;
}

// ---- paragraphs: a strip for each line, never one alone at the foot or head of a page
static void add_paragraph(struct strips *all, const struct doc_text *text, double left,
                          double after, bool keep, struct setting how)
{
	struct flow f = {.x = left};
	how.width = all->width - left;
	flow_text(all, &f, text, &how);
	for (size_t i = 0; i < f.count; i++) {
		struct flow one = {.items = &f.items[i], .count = 1, .x = left};
		struct strip *s = flow_strips(all, &one, 1, 0, how.line);
		s->keep = keep || (i == 0 && f.count > 1) || i + 2 == f.count;
	}
	struct strip *room = add(all); // of no height at the top of a page
	room->before = after;
	room->keep = keep;
}

static struct setting body_setting(const struct profile *w, struct face face)
{
	return (struct setting){
	    .face = face, .indent = mm(w->indent), .align = ALIGN_JUSTIFY, .line = w->line};
}

static struct setting line_setting(struct face face, enum doc_align align)
{
	return (struct setting){.face = face, .align = align, .line = face_line(face)};
}

static void paragraph(struct strips *all, const struct doc_paragraph *p)
{
	const struct profile *w = all->profile;
	struct face bold = {w->body.size, STYLE_BOLD, false};
	switch (p->role) {
	case PARAGRAPH_BODY:
		add_paragraph(all, &p->text, 0, w->after, false, body_setting(w, w->body));
		break;
	case PARAGRAPH_CENTRE:
		add_paragraph(all, &p->text, 0, w->after, false, line_setting(w->body, ALIGN_CENTRE));
		break;
	case PARAGRAPH_CAPTION:
		add_paragraph(all, &p->text, 0, 0, true, line_setting(bold, ALIGN_CENTRE));
		break;
	case PARAGRAPH_NOTE:
		add_paragraph(all, &p->text, 0, w->after, true, line_setting(w->note, ALIGN_CENTRE));
		break;
	case PARAGRAPH_UNIT:
		add_paragraph(all, &p->text, 0, 0, true, line_setting(w->note, ALIGN_RIGHT));
		break;
	}
}

static void heading(struct strips *all, const struct doc_heading *h)
{
	const struct profile *w = all->profile;
	struct doc_text t = plain(all, h->text);
	add_paragraph(all, &t, 0, w->after, true, body_setting(w, w->heading[h->level - 1]));
}

static void item(struct strips *all, const struct doc_item *i)
{
	const struct profile *w = all->profile;
	struct doc_text t = {0};
	struct doc_run mark = {arena_join(all->arena, i->mark, SV(" ")), 0};
	*ARENA_PUSH(all->arena, t.runs, t.count, t.room) = mark;
	for (size_t r = 0; r < i->text.count; r++)
		*ARENA_PUSH(all->arena, t.runs, t.count, t.room) = i->text.runs[r];
	add_paragraph(all, &t, mm(w->indent / 2.0 * (i->level - 1)), w->after, false,
	              body_setting(w, w->body));
}

// ---- the head and foot of a document
static void letterhead(struct strips *all, const struct doc *d, const struct doc_letterhead *l)
{
	const struct profile *w = all->profile;
	double left = all->width * w->letterhead_left / 100, right = all->width - left;
	struct flow names[2] = {{.x = 0}, {.x = left}}, lines[2] = {{.x = 0}, {.x = left}};
	add_words(all, &names[0], l->superior, w->superior, left, ALIGN_CENTRE, 0);
	add_words(all, &names[0], l->issuer, w->issuer, left, ALIGN_CENTRE, 0);
	if (w->issuer_mark)
		add_words(all, &names[0], sv_of(w->issuer_mark), (struct face){w->issuer.size, 0, false},
		          left, ALIGN_CENTRE, 0);
	else
		flow_rule(all, &names[0], (left - mm(w->issuer_rule)) / 2, (left + mm(w->issuer_rule)) / 2);
	double text_width = 0;
	for (int i = 0; i < PROFILE_HEAD_LINES; i++) {
		if (w->head[i].text)
			text_width = add_words(all, &names[1], sv_of(w->head[i].text), w->head[i].face, right,
			                       ALIGN_CENTRE, 0);
	}
	flow_rule(all, &names[1], (right - text_width) / 2, (right + text_width) / 2);
	add_words(all, &lines[0], doc_number(d, l), w->number_face, left, ALIGN_CENTRE, 0);
	add_words(all, &lines[1], doc_place_date(all->arena, l), w->place, right, ALIGN_CENTRE, 0);
	flow_strips(all, names, 2, 0, all->height)->keep = true;
	flow_strips(all, lines, 2, 0, all->height);
}

static void title(struct strips *all, const struct doc_title *t)
{
	const struct profile *w = all->profile;
	struct flow f = {0};
	add_words(all, &f, t->kind, w->kind, all->width, ALIGN_CENTRE, TITLE_BEFORE);
	add_words(all, &f, t->title, w->title, all->width, ALIGN_CENTRE, 0);
	if (w->title_mark)
		add_words(all, &f, sv_of(w->title_mark), (struct face){w->title.size, 0, false}, all->width,
		          ALIGN_CENTRE, 0);
	else
		flow_rule(all, &f, (all->width - mm(w->title_rule)) / 2,
		          (all->width + mm(w->title_rule)) / 2);
	flow_strips(all, &f, 1, 0, all->height)->keep = true;
	struct strip *after = add(all);
	after->before = TITLE_AFTER;
	after->keep = true;
}

static void closing(struct strips *all, const struct doc_closing *c)
{
	const struct profile *w = all->profile;
	double half = all->width / 2;
	struct flow sides[2] = {{.x = 0}, {.x = half}};
	if (c->recipient_count)
		add_words(all, &sides[0], sv_of(w->recipients), w->recipients_face, half, ALIGN_LEFT, 0);
	for (size_t i = 0; i < c->recipient_count; i++)
		add_words(all, &sides[0], c->recipients[i], w->recipient, half, ALIGN_LEFT, 0);
	add_words(all, &sides[1], c->authority, w->authority, half, ALIGN_CENTRE, 0);
	add_words(all, &sides[1], c->position, w->position, half, ALIGN_CENTRE, 0);
	add_words(all, &sides[1], c->name.n ? c->name : SV(" "), w->name, half, ALIGN_CENTRE,
	          points_of(w->signature));
	// A signature never stands alone on a page: the last line comes with it, and the one before
	// that with the last.
	for (size_t i = all->count; i-- > 0 && !all->items[i].page;) {
		all->items[i].keep = true;
		if (all->items[i].height > 0)
			break;
	}
	flow_strips(all, sides, 2, 0, all->height)->before = CLOSING_BEFORE;
}

// ---- tables
struct grid {
	const struct doc_table *table;
	const struct doc_slot *slots;
	double *edges; // column_count + 1, from the left
};

static void add_rule(struct strips *all, struct strip *s, double x1, double y1, double x2,
                     double y2)
{
	*ARENA_PUSH(all->arena, s->marks, s->mark_count, s->mark_room) =
	    (struct mark){.x = x1, .y = y1, .x2 = x2, .y2 = y2};
}

static void shape_cell(struct strips *all, const struct grid *g, const struct doc_cell *cell,
                       size_t column, bool head, struct flow *out)
{
	struct face face = all->profile->table;
	if (head)
		face.style |= STYLE_BOLD;
	double left = g->edges[column] + CELL_PAD,
	       right = g->edges[column + (size_t)cell->across] - CELL_PAD;
	*out = (struct flow){.x = left};
	enum doc_align align = head ? ALIGN_CENTRE : g->table->columns[column].align;
	struct setting how = {face, right > left ? right - left : 1, 0, align, face_line(face), 0};
	flow_text(all, out, &cell->text, &how);
}

// The head is one strip: its rows' heights first, then each cell centred in what it takes.
static const struct strip *table_head(struct strips *all, const struct grid *g)
{
	const struct doc_table *t = g->table;
	if (!t->head)
		return NULL;
	double *tops = ARENA_ARRAY(all->arena, double, t->head + 1);
	struct flow *cells = ARENA_ARRAY(all->arena, struct flow, t->head * t->column_count);
	double *heights = ARENA_ARRAY(all->arena, double, t->head);
	for (int spans = 0; spans < 2;
	     spans++) { // cells of one row set its height; those of several widen their last
		for (size_t i = 0; i < t->head * t->column_count; i++) {
			const struct doc_slot *slot = &g->slots[i];
			size_t row = i / t->column_count, last = row;
			if (!slot->first || (slot->cell->down > 1) != (spans == 1))
				continue;
			shape_cell(all, g, slot->cell, i % t->column_count, true, &cells[i]);
			last += (size_t)slot->cell->down - 1;
			double room = 0, need = flow_height(&cells[i]) + 2 * CELL_PAD;
			for (size_t r = row; r <= last; r++)
				room += heights[r];
			heights[last] += need > room ? need - room : 0;
		}
	}
	for (size_t r = 0; r < t->head; r++)
		tops[r + 1] = tops[r] + heights[r];
	struct strip *s = add(all);
	s->height = tops[t->head];
	for (size_t i = 0; i < t->head * t->column_count; i++) {
		const struct doc_slot *slot = &g->slots[i];
		if (!slot->first)
			continue;
		size_t row = i / t->column_count, column = i % t->column_count;
		double top = tops[row], foot = tops[row + (size_t)slot->cell->down];
		double left = g->edges[column], right = g->edges[column + (size_t)slot->cell->across];
		double y = top + (foot - top - flow_height(&cells[i])) / 2;
		for (size_t l = 0; l < cells[i].count; l++, y += face_line(all->profile->table))
			*ARENA_PUSH(all->arena, s->marks, s->mark_count, s->mark_room) =
			    (struct mark){cells[i].items[l].text,
			                  cells[i].items[l].line,
			                  cells[i].x,
			                  y + cells[i].items[l].baseline,
			                  0,
			                  0};
		add_rule(all, s, left, top, right, top);
		add_rule(all, s, left, foot, right, foot);
		add_rule(all, s, left, top, left, foot);
		add_rule(all, s, right, top, right, foot);
	}
	s->keep = true;
	struct strip *kept = ARENA_NEW(all->arena, struct strip);
	*kept = *s;
	return kept;
}

static void table_row(struct strips *all, const struct grid *g, size_t row,
                      const struct strip *head)
{
	const struct doc_table *t = g->table;
	struct flow *cells = ARENA_ARRAY(all->arena, struct flow, t->column_count);
	const struct doc_slot *slots = &g->slots[row * t->column_count];
	for (size_t c = 0; c < t->column_count; c++) {
		if (slots[c].cell && slots[c].first)
			shape_cell(all, g, slots[c].cell, c, false, &cells[c]);
	}
	double most = all->height - (head ? head->height : 0);
	struct strip *first = flow_strips(all, cells, t->column_count, CELL_PAD, most);
	for (size_t i = (size_t)(first - all->items); i < all->count; i++) {
		struct strip *s = &all->items[i];
		double least = face_line(all->profile->table) + 2 * CELL_PAD;
		s->height = s->height > least ? s->height : least;
		s->head = head;
		for (size_t c = 0; c <= t->column_count; c++) {
			// No rule where a cell runs over the column's edge.
			if (c && c < t->column_count && slots[c].cell && slots[c].cell == slots[c - 1].cell)
				continue;
			add_rule(all, s, g->edges[c], 0, g->edges[c], s->height);
		}
		add_rule(all, s, 0, 0, g->edges[t->column_count], 0);
		add_rule(all, s, 0, s->height, g->edges[t->column_count], s->height);
	}
}

static void table(struct strips *all, const struct doc_table *t)
{
	struct grid g = {t, doc_slots(all->arena, t),
	                 ARENA_ARRAY(all->arena, double, t->column_count + 1)};
	int sum = 0;
	for (size_t i = 0; i < t->column_count; i++)
		sum += t->columns[i].width;
	int so_far = 0;
	for (size_t i = 0; i < t->column_count; i++) {
		so_far += t->columns[i].width;
		g.edges[i + 1] = all->width * so_far / sum;
	}
	const struct strip *head = table_head(all, &g);
	if (head && head->height > all->height / 2)
		head = NULL; // repeated, it would leave no room for rows
	for (size_t r = t->head; r < t->row_count; r++)
		table_row(all, &g, r, head);
	add(all)->before = TABLE_AFTER;
}

static void turn(struct strips *all, bool landscape)
{
	struct page_box box = page_box(all->profile, landscape);
	all->width = mm(box.width - box.left - box.right);
	all->height = mm(box.height - box.top - box.bottom);
	struct strip *s = add(all);
	s->page = true;
	s->landscape = landscape;
}

void strips_of(struct strips *all, const struct doc *d)
{
	turn(all, false);
	for (size_t i = 0; i < d->count; i++) {
		const struct doc_block *b = &d->blocks[i];
		switch (b->kind) {
		case DOC_LETTERHEAD:
			letterhead(all, d, &b->letterhead);
			break;
		case DOC_TITLE:
			title(all, &b->title);
			break;
		case DOC_HEADING:
			heading(all, &b->heading);
			break;
		case DOC_PARAGRAPH:
			paragraph(all, &b->paragraph);
			break;
		case DOC_ITEM:
			item(all, &b->item);
			break;
		case DOC_TABLE:
			table(all, &b->table);
			break;
		case DOC_CLOSING:
			closing(all, &b->closing);
			break;
		case DOC_PAGE:
			turn(all, b->landscape);
			break;
		}
	}
}

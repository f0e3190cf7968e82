// Pages of a document: blocks become strips (a line of a paragraph, a row of a table), strips are
// put on pages.
#pragma once

#include "doc/canvas.h"

// What is drawn in a strip, relative to its upper left corner, in points.
struct mark {
	const struct shaped *text; // NULL: a rule from (x, y) to (x2, y2)
	int line;
	double x, y, x2, y2; // y of a text: its baseline
};

struct strip {
	double height, before; // before: the room over it, left out at the top of a page
	bool keep;             // on the page of what follows
	bool page, landscape;  // no strip but the beginning of a page
	struct mark *marks;
	size_t mark_count, mark_room;
	const struct strip *head; // drawn again where a page begins with this strip; NULL: none
};

struct strips {
	struct arena *arena;
	const struct canvas_library *library;
	struct canvas *canvas;
	const struct profile *profile;
	struct strip *items;
	size_t count, room;
	double width, height; // between the margins, for the section under way
};

// strips.c: the strips of a document's blocks.
void strips_of(struct strips *all, const struct doc *d);
// layout.c: puts them on pages.
void layout_pages(const struct strips *all, struct error *error);

// One line of a column of text, and a column.
struct flow_line {
	const struct shaped *text; // NULL: a rule, or nothing but room
	int line;
	double x, x2, height, before, baseline; // baseline from the line's top
};
struct flow {
	struct flow_line *items;
	size_t count, room;
	double x; // the column's left edge
};

// flow.c: columns of text and how they are cut where they pass a height.
// How a text is set.
struct setting {
	struct face face;
	double width, indent;
	enum doc_align align;
	double line, before; // from line to line; over the first one
};
// Adds the text's lines; the width of the widest.
double flow_text(struct strips *all, struct flow *f, const struct doc_text *text,
                 const struct setting *how);
void flow_rule(struct strips *all, struct flow *f, double from, double to);
double flow_height(const struct flow *f);
// Columns side by side as strips: one, or several where it would be higher than `most`. Adds them;
// the first one, valid until the next is added.
struct strip *flow_strips(struct strips *all, const struct flow *columns, size_t count, double pad,
                          double most);

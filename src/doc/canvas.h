// What pages are drawn on, so that laying out knows no library: module_pdf.so gives it. Lengths are
// points; y grows downwards from the paper's upper edge.
#pragma once

#include "base/error.h"
#include "doc/doc.h"

struct canvas; // the library's state; remembers its first failure
struct shaped; // a paragraph cut into lines

struct shape {
	const struct doc_text *text;
	struct face face;
	double width;  // that the lines may take
	double indent; // of the first one
	enum doc_align align;
};

struct canvas_facts {
	const char *family;
	struct sv title, author;
	instant at;
};

struct canvas_library {
	// NULL where the fonts are not there.
	struct canvas *(*open)(const struct canvas_facts *facts, struct error *error);
	// Belongs to the canvas.
	struct shaped *(*shape)(struct canvas *c, const struct shape *s);
	int (*lines)(const struct shaped *s);
	double (*width)(const struct shaped *s); // of the widest line's ink and blanks
	// What is drawn next is on this new page.
	void (*page)(struct canvas *c, double width, double height);
	void (*draw)(struct canvas *c, const struct shaped *s, int line, double x, double baseline);
	void (*rule)(struct canvas *c, double x1, double y1, double x2, double y2, double thickness);
	// Frees the canvas. False where anything failed.
	bool (*close)(struct canvas *c, struct buf *out, struct error *error);
};
// The symbol: const struct canvas_library canvas_pango.

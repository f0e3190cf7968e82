// A document's text as a sheet, with what is marked in it: the sentence at hand, figures, citations, findings.
#pragma once

#include "register/document.h"
#include "web/web.h"

enum sheet_mark {
	SHEET_PEN,      // the sentence that is spoken of
	SHEET_SOFT,     // one that it is compared with
	SHEET_MEASURE,
	SHEET_TARGET,
	SHEET_CITATION, // with an address: a link
	SHEET_SHORT     // an abbreviation; `words` is what it stands for
};

struct mark_at {
	int line, start, end; // code points of the line
	enum sheet_mark mark;
	int number;           // before it, or to the margin; 0: none
	struct sv words, path;
};

// The words of one line with its marks, which are sorted here.
void sheet_line(struct req *r, struct sv text, struct mark_at *marks, size_t count);

// The same of a line that is a cell of a table, with the other cells of its row (document_row_at).
void sheet_row(struct req *r, const struct document_line *row, size_t lines, struct mark_at *marks, size_t count);

// Draws the lines from `first` to `last` (0: all). Marks that overlap and do not nest are left out from the second on.
// `after`, where given, is called behind each paragraph, for notes in the margin.
struct sheet {
	const struct document_line *lines;
	size_t line_count;
	const struct document_heading *headings;
	size_t heading_count;
	struct mark_at *marks; // sorted here
	size_t mark_count;
	int first, last;
	bool excerpt; // shown a second time on the page: its lines have no addresses
	void (*after)(struct req *r, int line, void *data);
	void *data;
};
void sheet_draw(struct req *r, const struct sheet *s);

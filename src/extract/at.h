// Where a place of the text stands in the file, for formats in which lines are not what a reader of the file counts.
#pragma once

#include "base/json_out.h"
#include "extract/extract.h"

struct at {
	const struct source *source; // NULL: nothing is written
	// the byte of the code point that was looked for last, so that a long line is gone through once
	int line, point;
	size_t byte;
};

// "at": of DOCX, ODT and HTML the paragraph, its run, and the cell of a table (all 1-based); of PDF the page and the rectangle
// around the words (left, top, right, bottom in points from the page's upper left corner). Nothing of a text.
void at_json(struct json_out *j, struct at *at, struct place p);

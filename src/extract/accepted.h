// Findings that a person looked at and found right: kept as lines of text, "CODE HASH STATED", so that a checked report stays
// quiet. The hash is of the folded sentence, so that a finding stays accepted when the text around it moves, and not when its
// sentence changes.
#pragma once

#include "extract/extract.h"

struct accepted {
	struct accepted_one {
		struct sv code, stated; // stated: a figure as data, "-" where the finding has none
		uint64_t sentence;
	} *items;
	size_t count, room;
};

// Adds the lines of a text. What stands after '#' is a comment. False where a line is none: says which.
bool accepted_parse(struct accepted *all, struct arena *a, struct sv text, struct error *error) MUST_USE;
// "ratio 5f0c…e1 77": what accepts a finding at this place of a line of text; `stated` NULL where it has no figure.
void accepted_key(struct sv code, struct sv line, int start, const struct decimal *stated, struct buf *out);
bool accepted_holds(const struct accepted *all, const struct reading *r, const struct lint_found *found);
// The same of a finding of a reading, without a newline.
void accepted_line(const struct reading *r, const struct lint_found *found, struct buf *out);
// Takes accepted findings out of a reading.
void accepted_remove(const struct accepted *all, struct reading *r);

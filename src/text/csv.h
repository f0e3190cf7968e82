// Reads comma-separated values as RFC 4180 has them, and as spreadsheets write them: "," or ";" or a tab between fields
// (the one that the first line has most of), LF or CRLF, a byte-order mark at the start, empty lines passed over.
#pragma once

#include "base/base.h"

enum { CSV_FIELDS = 256 };

struct csv {
	struct sv rest;
	char separator;
	int line, next_line; // the line on which the row just read begins; the one after it
	struct sv fields[CSV_FIELDS]; // views of the text, or in the arena where quotes were doubled
	size_t count;
	const char *problem; // of the row just read: a msgid without arguments, NULL where it is good
};

struct csv csv_of(struct sv text);
// The next row, good or not; false at the end. After a bad row the next line is tried.
bool csv_next(struct csv *c, struct arena *a);
// Writes one field, quoted where it must be. Text that a spreadsheet would take for a formula is kept from it by an
// apostrophe in front.
void csv_field(struct buf *out, struct sv field);

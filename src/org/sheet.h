// A CSV file with a header, read row by row: fields by the names of their columns, trimmed, checked and in NFC.
#pragma once

#include "db/db.h"
#include "text/csv.h"

struct sheet {
	struct tx *t;
	struct csv csv;
	struct sv header[CSV_FIELDS];
	size_t columns;
	bool clean; // the whole text is UTF-8 in NFC: nothing to do for a field
	int line;
	struct sv problem; // why the row just read cannot be used, in the language of the tx; empty: it can
};

enum { SHEET_NONE = -1 };

// Reads the header. False, and t->error says why, where there is none, or a column stands twice.
bool sheet_open(struct sheet *s, struct tx *t, struct sv text) MUST_USE;
int sheet_column(const struct sheet *s, const char *name); // SHEET_NONE where there is none
// Refuses where a column is there that none of the names says; a name that ends with '.' is a prefix.
bool sheet_knows(struct sheet *s, const char *const *names, size_t count) MUST_USE;
bool sheet_needs(struct sheet *s, const char *name) MUST_USE; // refuses where the column is not there
bool sheet_next(struct sheet *s, struct arena *a);            // false at the end; look at `problem`
struct sv sheet_field(const struct sheet *s, int column);     // empty where the column is not there
// "1", "có", "yes", "x" or "0", "không", "no", empty. False for anything else.
bool sheet_bool(struct sv field, bool *out) MUST_USE;
// The next of several codes in one field, separated by blanks, ';', '|' or ','.
bool sheet_code(struct sv *rest, struct sv *code);

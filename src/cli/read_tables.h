// What was read as tables: measures, obligations, citations, findings, a row each. Rows of several files stand in one table.
#pragma once

#include "doc/book.h"
#include "extract/extract.h"

enum read_table { TABLE_MEASURES, TABLE_OBLIGATIONS, TABLE_CITATIONS, TABLE_FINDINGS, TABLE_COUNT };

struct read_tables {
	struct arena *arena; // of the tables: outlives the readings
	enum language language;
	struct book_sheet sheets[TABLE_COUNT];
};

void read_tables_begin(struct read_tables *t, struct arena *a, enum language language);
// By its key: "measures", "obligations", "citations", "lint". False where there is no such table.
bool read_table_named(struct sv key, enum read_table *out);
void read_tables_add(struct read_tables *t, const struct reading *r, struct sv file);

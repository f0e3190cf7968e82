// Tables of typed cells, for programs as CSV and for people as a workbook (XLSX). Figures are handed over as they are: a decimal's
// digits in CSV, a number shown with as many decimals in a workbook.
#pragma once

#include "base/base.h"
#include "base/date.h"
#include "base/decimal.h"
#include "base/error.h"

enum book_kind { BOOK_EMPTY, BOOK_TEXT, BOOK_INT, BOOK_DECIMAL, BOOK_DATE, BOOK_BOOL };

struct book_cell {
	enum book_kind kind;
	union {
		struct sv text;
		int64_t number;
		struct decimal decimal;
		struct date date;
		bool yes;
	};
	// What a person reads in its place, in the reader's language: of a word that CSV names by its key, of a yes or no.
	struct sv said;
};

struct book_column {
	const char *key;   // heads the column in CSV
	const char *title; // msgid; heads it in a workbook
	int width;         // in characters
};

struct book_sheet {
	const char *key, *title; // as a column's
	const struct book_column *columns;
	size_t column_count;
	struct arena *arena;
	struct book_cell *cells; // row by row
	size_t cell_count, cell_room;
};

// Each adds the next cell of the row; what it is given as text must live as long as the sheet.
void book_text(struct book_sheet *s, struct sv text); // empty: an empty cell
void book_word(struct book_sheet *s, const char *key, const char *said);
void book_int(struct book_sheet *s, bool is, int64_t number); // a line, a year: less than 2^53, shown without separators
void book_decimal(struct book_sheet *s, bool is, struct decimal d);
void book_date(struct book_sheet *s, struct date d); // not set: an empty cell
void book_bool(struct book_sheet *s, bool yes, const char *said);
size_t book_rows(const struct book_sheet *s);

// RFC 4180 with a head of keys; dates are 2020-01-31, decimals have a point.
void book_csv(const struct book_sheet *s, struct buf *out);
// All sheets, heads in bold above what scrolls, with filters.
bool book_xlsx(const struct book_sheet *const *sheets, size_t count, enum language language, struct buf *out,
               struct error *error) MUST_USE;

// The symbol of module_xlsx.so: const struct book_writer book_writer_xlsx.
struct book_writer {
	bool (*write)(const struct book_sheet *const *sheets, size_t count, enum language language, struct buf *out,
	              struct error *error);
};

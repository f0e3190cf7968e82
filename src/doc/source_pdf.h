// Inside the reader of PDFs: from letters to words, rows, and the order in which they are read. source_pdf.c makes paragraphs of them.
//
// All places are hundredths of a point from the page's upper left corner. "em" is a row's letter size.
#pragma once

#include "doc/pdf_text.h"
#include "doc/source.h"
#include "text/legacy.h"

struct pdf_word {
	struct sv text; // NFC, not empty
	int left, top, right, bottom;
	int size; // of its letters
	bool bold;
	enum legacy legacy; // its font's; the text is converted
};

// Words that stand on one line in one column, from left to right.
struct pdf_row {
	struct pdf_word *words;
	size_t count;
	int left, top, right, bottom, size;
	bool bold;              // all of it
	int page;
	int block;              // rows of another block are of another paragraph
	int from, to;           // where the column begins and ends in which it stands
	int table, row, cell;   // as in struct source_line
};

struct pdf_page {
	int number, width, height;
	struct pdf_word *words; // as the file has them; then ordered by whoever looks at them
	size_t count;
	int body_from, body_to; // where full lines begin and end
};

struct pdf_rows {
	struct arena *arena;
	struct pdf_row *items;
	size_t count, room;
	int blocks, tables; // given out so far
};

// ---- words. Text in the fonts of old encodings is converted.
void pdf_words(struct arena *a, const struct pdf_letters *letters, struct pdf_page *page);

uint32_t pdf_superscript(uint32_t digit); // any other sign as it is

// ---- rows. Words side by side belong to one row where half of the lower one's height does.
struct pdf_row *pdf_group(struct arena *a, struct pdf_word *words, size_t count, size_t *row_count);
struct sv pdf_row_text(struct arena *a, const struct pdf_row *row);

// Takes running heads, page numbers and footnotes off the pages' words. Footnotes are added to *notes, whose rows' page is theirs.
void pdf_margins(struct arena *a, struct pdf_page *pages, size_t count, struct pdf_rows *notes);

// The page's rows in the order in which they are read: columns one after another, tables row by row.
void pdf_layout(struct pdf_rows *out, const struct pdf_page *page);

// A band of rows with the gutters between their columns as a table; false where it is none.
enum { PDF_GUTTERS = 32 }; // so many at the most
struct pdf_gutter {
	int from, to;
};
bool pdf_table(struct pdf_rows *out, const struct pdf_row *rows, size_t count, const struct pdf_gutter *gutters, size_t gutter_count,
               int page);

// The whole of it with any reader of letters: what source_read_pdf does with poppler's.
bool pdf_read(const struct pdf_text_reader *with, struct sv bytes, struct arena *a, struct source *out, struct error *error) MUST_USE;

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
	bool glued;             // goes on a word that the row before it had no room for
	bool over;              // goes on the cell's last row of the page before
};

// What lines on a page enclose: a table's cells. Of cells that are merged, `first` tells the upper left one.
struct pdf_grid {
	size_t columns, rows;
	int *xs, *ys;           // columns + 1, rows + 1; from left to right, from the top down
	size_t *first;          // rows × columns, each a number of the same
};

struct pdf_page {
	int number, width, height;
	struct pdf_word *words; // as the file has them; then ordered by whoever looks at them
	size_t count;
	int body_from, body_to; // where full lines begin and end
	struct pdf_grid *grids; // from the top down
	size_t grid_count;
};

// The last table of a page, which the next page may go on with.
struct pdf_open_table {
	int table, page, row;      // the row that came last
	const struct pdf_grid *grid;
	struct sv *head;           // what stands in its first rows
	size_t head_count;
	size_t last;               // of the rows: where the last row of the table begins
};

// Blanks between columns, from left to right.
enum { PDF_GUTTERS = 32 }; // so many at the most
struct pdf_gutter {
	int from, to;
};
struct pdf_gutters {
	struct pdf_gutter items[PDF_GUTTERS];
	size_t count;
	int page; // of a table without lines that the page's last row ended
};

struct pdf_rows {
	struct arena *arena;
	struct pdf_row *items;
	size_t count, room;
	int blocks, tables; // given out so far
	struct pdf_open_table open;
	struct pdf_gutters gutters; // of the last table of numbered rows
};

// ---- words. Text in the fonts of old encodings is converted.
void pdf_words(struct arena *a, const struct pdf_letters *letters, struct pdf_page *page);

uint32_t pdf_superscript(uint32_t digit); // any other sign as it is

// ---- rows. Words side by side belong to one row where half of the lower one's height does.
struct pdf_row *pdf_group(struct arena *a, struct pdf_word *words, size_t count, size_t *row_count);
struct sv pdf_row_text(struct arena *a, const struct pdf_row *row);
// "1.", "a)", "-", "IV.", "•": what stands before a paragraph of a list, with a tab behind it.
bool pdf_is_mark(struct sv word);

// Whether the page may hold a table: words stand apart in several rows. Only then are its lines asked for.
bool pdf_may_hold_table(const struct pdf_page *page);

// ---- grids
// Those that the lines make and that hold words in several cells. A frame around a text, a line below one, a chart are none.
void pdf_grids(struct arena *a, const struct pdf_rules *rules, struct pdf_page *page);
bool pdf_in_grid(const struct pdf_page *page, const struct pdf_row *row); // by its height alone
// The cell in which the middle of the word stands; false where it stands in none.
bool pdf_grid_cell(const struct pdf_grid *g, const struct pdf_word *w, size_t *cell);
// The words of the page that stand in the grid, as rows of the table's cells.
void pdf_grid_rows(struct pdf_rows *out, const struct pdf_page *page, const struct pdf_grid *grid, struct pdf_word *words, size_t count);

// Takes running heads, page numbers and footnotes off the pages' words. Footnotes are added to *notes, whose rows' page is theirs.
void pdf_margins(struct arena *a, struct pdf_page *pages, size_t count, struct pdf_rows *notes);

// The page's rows in the order in which they are read: columns one after another, tables row by row.
void pdf_layout(struct pdf_rows *out, const struct pdf_page *page);

// A band of rows with the gutters between their columns as a table; false where it is none.
bool pdf_table(struct pdf_rows *out, const struct pdf_row *rows, size_t count, const struct pdf_gutter *gutters, size_t gutter_count,
               int page);

// The first table whose rows are numbered and leave three gutters free or more, however narrow, as rows [from, to); false where
// there is none.
bool pdf_numbered_table(const struct pdf_row *rows, size_t count, struct pdf_gutters *gutters, size_t *from, size_t *to);
// The rows before *to leave the gutters of the page before free: its table goes on.
bool pdf_numbered_table_goes_on(const struct pdf_row *rows, size_t count, struct pdf_gutters *gutters, size_t *to);

// A column's words as lines, each of a row of the table.
struct pdf_column {
	struct pdf_row *lines;
	size_t count;
	int *rows; // of each line, twice the row from 0; one less where the line was carried over to before it
};
// Tells by the text alone which lines of the columns are of one row; how many rows there are.
size_t pdf_arrange(struct arena *a, const struct pdf_row *rows, size_t count, const struct pdf_gutter *gutters, size_t gutter_count,
                   struct pdf_column **columns);
bool pdf_is_figure(struct sv text);
bool pdf_is_capitals(struct sv word); // one or two, as "STT" is cut into

// The whole of it with any reader of letters: what source_read_pdf does with poppler's.
bool pdf_read(const struct pdf_text_reader *with, struct sv bytes, struct arena *a, struct source *out, struct error *error) MUST_USE;

// Puts lines together for DOCX, ODT and HTML: paragraphs run by run, one within another (a text box), in the cells of tables.
#pragma once

#include "doc/source.h"
#include "doc/source_style.h"

struct composer_paragraph;
struct composer_table;

struct composer {
	struct source *s;
	struct source notes; // footnotes, which come at the end
	int note_count;
	int paragraphs, tables;
	struct composer_paragraph *open;  // the innermost
	struct composer_paragraph *spare; // closed ones, used again
	struct composer_table *table;     // the innermost
	bool in_notes;
	struct composer_table *table_before; // where the note stands
	struct sv note_mark;                 // of the note's line that does not stand yet
	size_t repeated;                     // lines so far
};

void composer_start(struct composer *c, struct source *s);
void composer_finish(struct composer *c); // ends what is open, puts the notes at the end, frees

// ---- paragraphs. What is given while none is open begins one.
void composer_paragraph(struct composer *c); // begins one; within another it is a line of its own before that
void composer_end(struct composer *c);       // a line, though it were empty
void composer_drop(struct composer *c);      // … or none
void composer_line(struct composer *c);      // ends the line, and goes on with the paragraph
bool composer_empty(const struct composer *c); // whether the open one holds nothing
char composer_last(const struct composer *c);  // the last byte of what it holds; 0: nothing
bool composer_hid(const struct composer *c);   // … and held hidden text
void composer_run(struct composer *c);       // what comes next is of the next run
// What the file shows and does not hold as text: a list's number, a note's mark.
void composer_mark(struct composer *c, struct sv mark, bool blank); // `blank`: one behind it
void composer_text(struct composer *c, struct sv text, const struct look *look); // valid UTF-8
void composer_blank(struct composer *c); // one blank, where none stands
void composer_tab(struct composer *c);   // at the beginning, or after a mark, it only sets in
int composer_note(struct composer *c);   // the next note's number, written where it is

// ---- tables
void composer_table(struct composer *c);
void composer_row(struct composer *c);
void composer_skip(struct composer *c, int columns); // of the grid, in which there is no cell
void composer_cell(struct composer *c);
void composer_span(struct composer *c, int columns, int rows); // of the cell that is open
void composer_cell_end(struct composer *c);
// The cell, or the row, that ended stands so many times in all.
void composer_repeat_cell(struct composer *c, int times);
void composer_repeat_row(struct composer *c, int times);
void composer_table_end(struct composer *c);
bool composer_in_cell(const struct composer *c);

// ---- what stands in the text and is shown elsewhere
void composer_notes_begin(struct composer *c, struct sv mark); // of its first line
void composer_notes_end(struct composer *c);

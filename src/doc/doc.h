// One tree for a generated document, many writers (writers.h). A tree lives in an arena; texts are
// UTF-8, NFC, and stand in it as they are printed: numbers of paragraphs are part of the text, what
// a profile writes in capitals is in capitals. A line's end within a text is a forced line break.
#pragma once

#include "base/date.h"
#include "doc/profile.h"

struct doc_run {
	struct sv text;
	uint8_t style; // STYLE_…
};

struct doc_text {
	struct doc_run *runs;
	size_t count, room;
};

enum doc_align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT, ALIGN_JUSTIFY };

struct doc_letterhead {
	struct sv superior; // empty: none
	struct sv issuer;
	struct sv number; // "12-BC/ĐUK"; a document that has none yet: "…-BC/ĐUK"
	struct sv place;  // "Lam Giang"
	struct date date; // not set: "ngày … tháng … năm …"
};

struct doc_title {
	struct sv kind, title; // "Báo cáo", "kết quả …"; the second may be empty
};

struct doc_heading {
	int level;      // 1 to PROFILE_HEADINGS
	struct sv text; // with its number
};

enum doc_paragraph_role {
	PARAGRAPH_BODY,    // justified, its first line indented
	PARAGRAPH_CENTRE,  // centred, at the body's size
	PARAGRAPH_CAPTION, // centred and bold: over a table
	PARAGRAPH_NOTE,    // small and centred: "(Kèm theo Báo cáo …)"
	PARAGRAPH_UNIT,    // small, to the right: "Đơn vị tính: …"
};

struct doc_paragraph {
	enum doc_paragraph_role role;
	struct doc_text text;
};

struct doc_item {
	int level;      // 1: at the indent of a first line; each further one deeper
	struct sv mark; // "-", "+", "a)"
	struct doc_text text;
};

struct doc_column {
	int width; // relative to the other columns
	enum doc_align align;
};

struct doc_cell {
	int across; // columns that it takes; at least 1
	int down;   // rows that it takes; more than 1 only in the head
	struct doc_text text;
};

struct doc_row {
	struct doc_cell *cells; // from the left; columns taken by a cell above are left out
	size_t count, room;
};

struct doc_table {
	const struct doc_column *columns;
	size_t column_count;
	struct doc_row *rows;
	size_t row_count, row_room;
	size_t head; // so many rows are repeated on each page; centred and bold
};

// The foot of a document: whom it goes to on the left, who signs on the right. Either may be empty.
struct doc_closing {
	struct sv *recipients; // a line each, as written: "- Ban Tuyên giáo (báo cáo),"
	size_t recipient_count, recipient_room;
	struct sv authority; // "T/M Ban Thường vụ"; may be empty
	struct sv position;
	struct sv name; // empty: room for it is left
};

enum doc_kind {
	DOC_LETTERHEAD,
	DOC_TITLE,
	DOC_HEADING,
	DOC_PARAGRAPH,
	DOC_ITEM,
	DOC_TABLE,
	DOC_CLOSING,
	DOC_PAGE, // a new page; what follows stands upright or lies on its side
};

struct doc_block {
	enum doc_kind kind;
	union {
		struct doc_letterhead letterhead;
		struct doc_title title;
		struct doc_heading heading;
		struct doc_paragraph paragraph;
		struct doc_item item;
		struct doc_table table;
		struct doc_closing closing;
		bool landscape;
	};
};

struct doc {
	struct arena *arena;
	const struct profile *profile;
	struct sv title, author; // properties of the file, not printed
	instant at; // when it was made, as the file says; the same tree and time give the same bytes
	struct doc_block *blocks;
	size_t count, room;
};

// ---- building. Texts are kept as they are given: they must live as long as the arena.
void doc_letterhead(struct doc *d, const struct doc_letterhead *l);
void doc_title(struct doc *d, struct sv kind, struct sv title);
void doc_heading(struct doc *d, int level, struct sv text);
// The block's text, to which runs are added; valid until the next block.
struct doc_text *doc_paragraph(struct doc *d, enum doc_paragraph_role role);
struct doc_text *doc_item(struct doc *d, int level, struct sv mark);
void doc_run(struct doc *d, struct doc_text *text, uint8_t style, struct sv words);
// A paragraph of one plain run.
void doc_says(struct doc *d, enum doc_paragraph_role role, struct sv words);
// Valid until the next block.
struct doc_table *doc_table(struct doc *d, const struct doc_column *columns, size_t count);
struct doc_row *doc_row(struct doc *d, struct doc_table *table, bool head); // heads come first
struct doc_text *doc_cell(struct doc *d, struct doc_row *row, int across, int down);
void doc_cell_says(struct doc *d, struct doc_row *row, uint8_t style, struct sv words);
struct doc_closing *doc_closing(struct doc *d, struct sv authority, struct sv position,
                                struct sv name);
void doc_recipient(struct doc *d, struct doc_closing *closing, struct sv line);
void doc_page(struct doc *d, bool landscape);

// ---- reading it
// What stands where in a table: rows × columns slots. A slot that no cell takes has none.
struct doc_slot {
	const struct doc_cell *cell;
	bool first; // the cell's upper left slot
	bool below; // taken from a row above
};
struct doc_slot *doc_slots(struct arena *a, const struct doc_table *table);

// Whether the parts of a table agree: cells within its columns and heads within it. What is read
// from outside must.
bool doc_table_valid(const struct doc_table *table);

// "Lam Giang, ngày 05 tháng 3 năm 2020"
struct sv doc_place_date(struct arena *a, const struct doc_letterhead *l);
struct sv doc_number(const struct doc *d, const struct doc_letterhead *l); // "Số 12-BC/ĐUK"

// What is printed, as text: a line for each paragraph and cell, in the order in which the writers
// write it.
void doc_plain(const struct doc *d, struct buf *out);

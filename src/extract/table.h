// Rows of tables that lie in a text as lines: cells between bars, tabs or gaps of blanks, or flattened to single blanks.
// The unit has a cell or a column of its own; plan, result and comparison are told by the table's
// head, else by their order.
#pragma once

#include "extract/relation.h"

enum { TABLE_COLUMNS = 24, TABLE_CAPTION = 240 /* bytes */ };

enum column {
	COLUMN_UNSAID,
	COLUMN_PLAN,
	COLUMN_RESULT,
	COLUMN_ATTAINMENT,
	COLUMN_CHANGE,
	COLUMN_IGNORED
};

struct table {
	bool known;   // a head has been read, and rows follow it
	bool fresh;   // its head has just been read: a second line of it may follow
	size_t count; // its columns
	struct sv unit; // of all of it: "Đơn vị tính: triệu đồng" above it; empty: none was said
	int unit_age;   // paragraphs since that was said
	char caption[TABLE_CAPTION]; // what stands above it: "Thu ngân sách theo sắc thuế"
	size_t caption_length;       // 0: nothing short does
	struct {
		enum column kind;
		int year;       // 0: none
		struct sv unit; // empty: none
		struct sv name; // its words, where they name what is measured: "Tổng số đảng viên"
		struct sv noun; // the counted noun in them
		bool ratio;     // of a change: earlier = 100
		bool rate;      // a percent, or a rate
	} columns[TABLE_COLUMNS];
};

struct row {
	struct range subject; // terms; empty: the row names nothing
	struct range unit;    // of its own cell; empty: none
	bool has_unit;
	size_t count;
	struct {
		uint32_t column;
		enum compare cmp;
		bool has_cmp;
	} cells[TABLE_COLUMNS]; // of each quantity
};

// Takes a paragraph as a table's row: its quantities are those of the passage. False where it is
// none (a table then ends). A head is remembered in *t and gives a row without quantities.
bool table_row(struct table *t, struct passage *p, struct row *out);
// Roles and hosts of a row's quantities, from their columns.
void table_relations(const struct table *t, const struct row *row, const struct passage *p,
                     struct statement *all, enum mode around);

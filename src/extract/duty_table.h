// Rows of a table that shares out tasks: "TT | Nội dung công việc | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành", as the
// annex of a plan has it.
#pragma once

#include "extract/scan.h"

enum { DUTY_COLUMNS = 16 };

enum duty_column { DUTY_OTHER, DUTY_TASK, DUTY_LEAD, DUTY_WITH, DUTY_TIME, DUTY_MODE };

struct duty_table {
	bool known;   // a head has been read, and rows follow it
	bool half;    // of a head in two rows the first has been read: it names the task, not who leads
	bool has_time;
	size_t count; // its columns
	enum duty_column columns[DUTY_COLUMNS];
	struct sv lead; // of the row before: a cell that was merged with the one above is empty
};

struct duty_cell {
	size_t from, to; // tokens; empty: nothing is written there
};

struct duty_row {
	struct duty_cell task, lead, time;
};

// What the head of a column says is below it: by its first words that name a field ("Cơ quan chủ trì, phối hợp" is who leads).
enum duty_column duty_table_column(const struct scan *s, const struct phrase_list *fields, struct duty_cell c);

// Takes a paragraph as words. False where it is no row of such a table (which then ends, where it is running text). A head, and a row
// that only groups or numbers, gives a row without a task.
bool duty_table_row(struct duty_table *t, const struct scan *s, const struct phrase_list *fields, struct duty_row *out);

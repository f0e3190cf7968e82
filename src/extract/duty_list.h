// A table that shares out tasks, set one cell a line, as copying it out of a file leaves it: "STT", "Nội dung công việc", "Đơn vị chủ
// trì", "Thời gian hoàn thành", and then "1", the task, who leads, by when.
#pragma once

#include "extract/actor.h"
#include "extract/duty_table.h"

struct duty_list {
	enum { LIST_NONE, LIST_HEAD, LIST_ROWS } phase;
	size_t count, at; // columns with that of the order; of the row at hand the next one
	enum duty_column columns[DUTY_COLUMNS];
	bool has_time;
	int64_t order; // of the row at hand
	bool row;  // one has begun
	bool owed; // and its obligation is made
};

enum duty_line { LINE_NONE, LINE_PART, LINE_TASK, LINE_LEAD, LINE_TIME };

// Whether the column of who leads is behind.
bool duty_list_led(const struct duty_list *l);

// Takes a paragraph as words, `timed` where it tells a day or a period. LINE_NONE where it is no part of such a list, which then ends.
// *from: the token where its cell begins.
enum duty_line duty_list_line(struct duty_list *l, const struct wording *say, const struct phrase_list *fields, bool timed, size_t *from);

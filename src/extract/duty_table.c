// Reads the rows of a table that shares out tasks: which column says what is to be done, who leads, by when.
#include "extract/columns.h"
#include "extract/duty_table.h"

enum { CELLS_LEAST = 3, HEAD_MOST = 12 /* words of a cell */, TASK_LEAST = 2, RUNNING = 24 /* words: a longer line is no group's name */ };

static size_t cells_find(const struct scan *s, struct duty_cell cells[static DUTY_COLUMNS])
{
	struct column_cell found[DUTY_COLUMNS];
	size_t count = columns_cut(s->text, found, DUTY_COLUMNS), i = 0, n = s->tokens.count;
	for (size_t k = 0; k < count; k++) {
		while (i < n && s->tokens.items[i].from < found[k].from) // a bar
			i++;
		cells[k].from = i;
		while (i < n && s->tokens.items[i].from < found[k].to)
			i++;
		cells[k].to = i;
	}
	return count;
}

static size_t words(const struct scan *s, struct duty_cell c)
{
	size_t n = 0;
	for (size_t i = c.from; i < c.to; i++)
		n += scan_token(s, i)->kind == TOKEN_WORD;
	return n;
}

enum duty_column duty_table_column(const struct scan *s, const struct phrase_list *fields, struct duty_cell c)
{
	static const struct {
		const char *field;
		enum duty_column column;
	} columns[] = {{"lead", DUTY_LEAD}, {"with", DUTY_WITH}, {"time", DUTY_TIME}, {"mode", DUTY_MODE}, {"content", DUTY_TASK}, {"task", DUTY_TASK}};
	if (words(s, c) > HEAD_MOST)
		return DUTY_OTHER;
	for (size_t i = c.from, n; i < c.to; i += n) {
		const struct phrase *p = scan_phrase(s, fields, i, &n);
		if (!p) {
			n = 1;
			continue;
		}
		if (sv_is(p->class, "tasks"))
			return DUTY_TASK;
		for (size_t k = 0; k < LENGTH(columns) && (sv_is(p->class, "field") || sv_is(p->class, "column")); k++) {
			if (sv_is(p->value, columns[k].field))
				return columns[k].column;
		}
	}
	return DUTY_OTHER;
}

static bool head_read(struct duty_table *t, const struct scan *s, const struct phrase_list *fields, const struct duty_cell *cells, size_t count)
{
	struct duty_table found = {.known = true, .count = count};
	bool task = false, lead = false;
	for (size_t i = 0; i < count; i++) {
		enum duty_column c = duty_table_column(s, fields, cells[i]);
		if ((c == DUTY_TASK && task) || (c == DUTY_LEAD && lead) || (c == DUTY_TIME && found.has_time))
			c = DUTY_OTHER; // the first one is meant
		task |= c == DUTY_TASK;
		lead |= c == DUTY_LEAD;
		found.has_time |= c == DUTY_TIME;
		found.columns[i] = c;
	}
	// "Nhiệm vụ | Phân công | | Thời gian" and below it " | Chủ trì | Phối hợp | "
	if (lead && !task && t->half && count <= t->count) {
		for (size_t i = 0; i < count; i++)
			t->columns[i] = found.columns[i] == DUTY_LEAD && t->columns[i] == DUTY_OTHER ? DUTY_LEAD : t->columns[i];
		t->half = false;
		return t->known = true;
	}
	if (!task) {
		t->half = false;
		return false;
	}
	found.half = !lead;
	found.known = lead;
	if (lead || !t->known)
		*t = found;
	return lead;
}

bool duty_table_row(struct duty_table *t, const struct scan *s, const struct phrase_list *fields, struct duty_row *out)
{
	struct duty_cell cells[DUTY_COLUMNS];
	size_t count = cells_find(s, cells);
	*out = (struct duty_row){0};
	if (count >= CELLS_LEAST && head_read(t, s, fields, cells, count))
		return true;
	if (!t->known)
		return false;
	if (count < CELLS_LEAST) {
		t->known = words(s, (struct duty_cell){0, s->tokens.count}) < RUNNING;
		return t->known && count > 0;
	}
	// Cells that are empty at the end of a line may be left out.
	for (size_t i = 0; i < count && i < t->count; i++) {
		if (t->columns[i] == DUTY_TASK)
			out->task = cells[i];
		else if (t->columns[i] == DUTY_LEAD)
			out->lead = cells[i];
		else if (t->columns[i] == DUTY_TIME)
			out->time = cells[i];
	}
	if (words(s, out->task) < TASK_LEAST)
		*out = (struct duty_row){0};
	else if (words(s, out->lead))
		t->lead = sv_trim(scan_range(s, out->lead.from, out->lead.to));
	return true;
}

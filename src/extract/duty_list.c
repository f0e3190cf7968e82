// Reads a table that shares out tasks and was set one cell a line: its order alone begins a row, and cells come in the order of the head;
// who leads and by when are told by their words where a cell is empty or goes on in a further line.
#include "extract/duty_list.h"

enum { HEAD_MOST = 12 /* words of a cell */, RUNNING = 60 /* words: a longer line is no cell */ };

static size_t words(const struct scan *s)
{
	size_t n = 0;
	for (size_t i = 0; i < s->tokens.count; i++)
		n += scan_token(s, i)->kind == TOKEN_WORD;
	return n;
}

// "STT", "TT", "Số TT": a line that heads a column of orders.
static bool orders(const struct scan *s)
{
	size_t last = s->tokens.count - 1;
	return s->tokens.count && s->tokens.count <= 2 && (scan_word(s, last, "stt") || scan_word(s, last, "tt")) && (last == 0 || scan_word(s, 0, "số"));
}

// "1", "01.", "1.2" begin a row, in their order; *from: the token behind it. "1. Ban hành …" does too where a row may begin.
static bool begins_row(const struct duty_list *l, const struct scan *s, int64_t *order, size_t *from)
{
	size_t i = 1;
	bool open = l->row && l->at < l->count;
	if (!s->tokens.count || !scan_number(s, 0, order) || (open && *order != l->order + 1 && *order != 1 && *order != l->order))
		return false;
	while (scan_sign(s, i, '.') || scan_sign(s, i, ')') || (scan_token(s, i)->kind == TOKEN_NUMBER && i < 4))
		i++;
	*from = i;
	return i >= s->tokens.count || (i > 1 && scan_token(s, i)->capital);
}

// "II", "A", "B.": a group of rows.
static bool begins_group(const struct scan *s)
{
	struct sv text = s->tokens.count ? scan_text(s, 0) : (struct sv){"", 0};
	bool letters = text.n && text.n <= 4 && s->tokens.count <= 2 && (s->tokens.count == 1 || scan_token(s, 1)->kind == TOKEN_SIGN);
	for (size_t i = 0; i < text.n && letters; i++)
		letters = strchr("IVXABCDEF", text.p[i]) != NULL;
	return letters;
}

static enum duty_line head_line(struct duty_list *l, const struct scan *s, const struct phrase_list *fields)
{
	size_t from;
	int64_t order;
	bool task = false, lead = false;
	for (size_t i = 0; i < l->count; i++) {
		task |= l->columns[i] == DUTY_TASK;
		lead |= l->columns[i] == DUTY_LEAD;
	}
	if (task && lead && (begins_group(s) || begins_row(l, s, &order, &from))) {
		l->phase = LIST_ROWS;
		return LINE_PART;
	}
	size_t n = words(s);
	if (!n || n > HEAD_MOST || l->count >= DUTY_COLUMNS || begins_row(l, s, &order, &from)) {
		l->phase = LIST_NONE;
		return LINE_NONE;
	}
	enum duty_column c = duty_table_column(s, fields, (struct duty_cell){0, s->tokens.count});
	if ((c == DUTY_TASK && task) || (c == DUTY_LEAD && lead) || (c == DUTY_TIME && l->has_time))
		c = DUTY_OTHER; // the first one is meant
	l->has_time |= c == DUTY_TIME;
	l->columns[l->count++] = c;
	return LINE_PART;
}

static size_t column_at(const struct duty_list *l, enum duty_column c)
{
	for (size_t i = l->at; i < l->count; i++) {
		if (l->columns[i] == c)
			return i;
	}
	return l->count;
}

bool duty_list_led(const struct duty_list *l)
{
	return column_at(l, DUTY_LEAD) >= l->count;
}

static enum duty_line cell(struct duty_list *l, const struct wording *say, bool timed, size_t from)
{
	size_t count, time = column_at(l, DUTY_TIME);
	bool actor = wording_actor(say, from, &count);
	enum duty_column c = l->columns[l->at];
	if (c == DUTY_TASK) {
		l->at++;
		return LINE_TASK;
	}
	// Cells before the time may be empty, or that of who leads shared with the row above.
	if (timed && !actor && time < l->count) {
		l->at = time + 1;
		return LINE_TIME;
	}
	// A cell goes on: of the task until somebody is named, of those who help until a time is.
	if ((c == DUTY_LEAD && !actor) || (c == DUTY_TIME && actor))
		return LINE_PART;
	l->at++;
	return c == DUTY_LEAD ? LINE_LEAD : c == DUTY_TIME ? LINE_TIME : LINE_PART;
}

enum duty_line duty_list_line(struct duty_list *l, const struct wording *say, const struct phrase_list *fields, bool timed, size_t *from)
{
	const struct scan *s = say->s;
	*from = 0;
	if (orders(s)) {
		*l = (struct duty_list){.phase = LIST_HEAD, .count = 1, .columns = {DUTY_OTHER}};
		return LINE_PART;
	}
	if (l->phase == LIST_HEAD && head_line(l, s, fields) == LINE_NONE)
		return LINE_NONE;
	if (l->phase != LIST_ROWS)
		return l->phase == LIST_HEAD ? LINE_PART : LINE_NONE;
	int64_t order;
	bool open = l->row && l->at < l->count;
	if (begins_row(l, s, &order, from) && !(timed && open)) {
		l->row = true;
		l->order = order;
		l->at = 1;
		return *from < s->tokens.count ? cell(l, say, timed, *from) : LINE_PART;
	}
	*from = 0;
	if (begins_group(s)) {
		l->row = false;
		l->at = 0;
		l->order = 0;
		return LINE_PART;
	}
	if (words(s) > RUNNING || (l->row && !open)) {
		l->phase = LIST_NONE;
		return LINE_NONE;
	}
	return l->row ? cell(l, say, timed, 0) : LINE_PART; // a group's name
}

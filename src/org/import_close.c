// Closing units by import: who may be closed with a file, and in which order, children first.
#include "org/import_units.h"
#include "text/text.h"

void import_close_read(struct unit_import *u, struct import_row *row, struct entry *e)
{
	struct sv field = sheet_field(&u->sheet, u->closed);
	if (!field.n)
		return;
	if (!text_parse_date(field, &e->closed))
		import_refuse(u->t, row, N_("“%.*s” is no date; write 2020-01-31 or 31/01/2020"), SV_ARG(field));
	else if (date_cmp(e->closed, tx_today(u->t)) > 0)
		import_refuse(u->t, row, N_("%.*s lies in the future; record the change on the day it takes effect"), SV_ARG(field));
}

static bool closes(const struct unit_import *u, const struct entry *e)
{
	return e->row != ROW_NONE && date_is_set(e->closed) && !import_entry_refused(u, e);
}

static int column_of_line(const struct unit_import *u, int64_t line)
{
	for (size_t i = 0; i < u->line_count; i++) {
		if (u->line[i].id == line)
			return (int)i;
	}
	return -1;
}

// Whether a recorded child will still stand under it, open.
static bool stays(const struct unit_import *u, int32_t above, int64_t child, int64_t line)
{
	int32_t at = import_entry_by_id(u, child);
	if (at < 0)
		return true;
	const struct entry *e = &u->entries[at];
	int column = column_of_line(u, line);
	if (closes(u, e))
		return false;
	return e->row == ROW_NONE || import_entry_refused(u, e) || column < 0 || e->parents[column] == above;
}

static bool stands_under(const struct unit_import *u, int32_t above)
{
	for (size_t i = 0; i < u->count; i++) {
		const struct entry *e = &u->entries[i];
		for (size_t line = 0; line < u->line_count; line++) {
			if (e->parents[line] == above && !closes(u, e) && !import_entry_refused(u, e))
				return true;
		}
	}
	return false;
}

static bool is_left(const struct unit_import *u, struct tx *s, int32_t above)
{
	for (size_t line = 0; line < u->lines.count; line++) {
		struct units under = unit_children(s, u->lines.items[line].id, u->entries[above].id);
		for (size_t i = 0; i < under.count; i++) {
			if (stays(u, above, under.items[i].id, u->lines.items[line].id))
				return true;
		}
	}
	return stands_under(u, above);
}

void import_close_check(struct unit_import *u, struct tx *s)
{
	// A row that is refused leaves its unit where it is, which may keep another from being closed.
	for (bool again = u->closed != SHEET_NONE; again;) {
		again = false;
		for (size_t i = 0; i < u->count; i++) {
			struct entry *e = &u->entries[i];
			if (!closes(u, e) || e->was_closed)
				continue;
			struct import_row *row = &u->in->rows[e->row];
			if (!e->id)
				import_refuse(u->t, row, N_("a unit that is not recorded cannot be closed"));
			else if (is_left(u, s, (int32_t)i))
				import_refuse(u->t, row, N_("units stand under %.*s; move or close them first"), SV_ARG(e->name));
			again = again || row->outcome == IMPORT_REFUSED;
		}
	}
}

// Those under which nobody stands any more, until none is left.
void import_close_write(struct unit_import *u, struct tx *s)
{
	for (bool again = u->closed != SHEET_NONE; again;) {
		again = false;
		for (size_t i = 0; i < u->count; i++) {
			struct entry *e = &u->entries[i];
			if (!closes(u, e) || e->was_closed)
				continue;
			error_clear(s->error);
			e->was_closed = unit_close(s, e->id, (struct sv){"", 0}, e->closed);
			again = again || e->was_closed;
		}
	}
	error_clear(s->error);
}

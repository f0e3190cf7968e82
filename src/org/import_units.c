// Import of units: reading the rows, comparing them with what is recorded, and writing what differs.
#include "org/import_units.h"
#include "org/unit_bulk.h"
#include "text/text.h"

enum { MEMBERS_MOST = 100 * 1000 * 1000, SCRATCH_ROWS = 1000 };

// ---- entries by code and by id

static uint64_t hash_code(struct sv code)
{
	uint64_t hash = 14695981039346656037U; // FNV-1a
	for (size_t i = 0; i < code.n; i++)
		hash = (hash ^ (unsigned char)code.p[i]) * 1099511628211U;
	return hash;
}

static uint64_t hash_id(int64_t id)
{
	return (uint64_t)id * 0x9E3779B97F4A7C15U; // odd: no two ids share it
}

static struct slot *slot_of(struct slot *slots, size_t size, uint64_t hash)
{
	size_t at = (size_t)(hash ^ hash >> 29) & (size - 1);
	while (slots[at].entry >= 0 && slots[at].hash != hash)
		at = (at + 1) & (size - 1);
	return &slots[at];
}

static void map_add(struct arena *a, struct entry_map *m, uint64_t hash, int32_t entry)
{
	if (m->used * 2 >= m->size) {
		size_t size = m->size ? m->size * 2 : 64;
		struct slot *slots = ARENA_ARRAY(a, struct slot, size);
		for (size_t i = 0; i < size; i++)
			slots[i].entry = -1;
		for (size_t i = 0; i < m->size; i++) {
			if (m->slots[i].entry >= 0)
				*slot_of(slots, size, m->slots[i].hash) = m->slots[i];
		}
		m->slots = slots;
		m->size = size;
	}
	*slot_of(m->slots, m->size, hash) = (struct slot){hash, entry};
	m->used++;
}

static int32_t map_find(const struct entry_map *m, uint64_t hash)
{
	return m->size ? slot_of(m->slots, m->size, hash)->entry : -1;
}

int32_t import_entry_by_code(const struct unit_import *u, struct sv code)
{
	// Two codes of one hash are told apart by the chain of probing: the next slot is tried with another hash.
	uint64_t hash = hash_code(code);
	for (;; hash++) {
		int32_t found = map_find(&u->by_code, hash);
		if (found < 0 || sv_eq(u->entries[found].code, code))
			return found;
	}
}

int32_t import_entry_by_id(const struct unit_import *u, int64_t id)
{
	return map_find(&u->by_id, hash_id(id));
}

void import_entry_know_id(struct unit_import *u, int32_t entry)
{
	map_add(u->t->arena, &u->by_id, hash_id(u->entries[entry].id), entry);
}

struct entry *import_entry(struct unit_import *u, struct sv code, int32_t row)
{
	struct arena *a = u->t->arena;
	struct entry *e = ARENA_PUSH(a, u->entries, u->count, u->room);
	*e = (struct entry){.row = row, .code = code,
	                    .said = ARENA_ARRAY(a, struct sv, u->line_count),
	                    .parents = ARENA_ARRAY(a, int32_t, u->line_count),
	                    .recorded = ARENA_ARRAY(a, int64_t, u->line_count),
	                    .members = ARENA_ARRAY(a, int64_t, u->category_count)};
	for (size_t i = 0; i < u->line_count; i++) {
		e->parents[i] = PLACE_ABSENT;
		e->recorded[i] = PLACE_ABSENT;
	}
	uint64_t hash = hash_code(code);
	if (code.n && import_entry_by_code(u, code) < 0) {
		while (map_find(&u->by_code, hash) >= 0)
			hash++;
		map_add(a, &u->by_code, hash, (int32_t)u->count - 1);
	}
	return e;
}

void import_entry_places(struct unit_import *u, struct entry *e)
{
	for (size_t i = 0; i < u->line_count; i++) {
		AUTO(rows_end) struct rows r = db_rows(u->t->db, SQL_unit_place_now,
		                                       DB_ARGS(DB_INT("line", u->line[i].id), DB_INT("unit", e->id)));
		if (rows_next(&r))
			e->recorded[i] = PLACE_TOP;
		if (rows_next(&r))
			e->recorded[i] = row_int(&r, 1);
	}
}

// ---- the header

static bool read_header(struct unit_import *u, struct sv text)
{
	static const char *const columns[] = {"code",     "kind",    "name", "short", "parent.", "groups",
	                                      "members.", "outside", "from", "closed"};
	struct sheet *s = &u->sheet;
	if (!sheet_open(s, u->t, text) || !sheet_knows(s, columns, LENGTH(columns)) || !sheet_needs(s, "code") ||
	    !sheet_needs(s, "kind") || !sheet_needs(s, "name"))
		return false;
	u->code = sheet_column(s, "code");
	u->kind = sheet_column(s, "kind");
	u->name = sheet_column(s, "name");
	u->short_name = sheet_column(s, "short");
	u->group = sheet_column(s, "groups");
	u->outside = sheet_column(s, "outside");
	u->from = sheet_column(s, "from");
	u->closed = sheet_column(s, "closed");
	for (size_t i = 0; i < s->columns; i++) {
		bool line = sv_starts(s->header[i], SV("parent."));
		if (!line && !sv_starts(s->header[i], SV("members.")))
			continue;
		struct sv code = sv_from(s->header[i], line ? 7 : 8);
		const struct term *term = term_by_code(line ? &u->lines : &u->categories, code);
		size_t *count = line ? &u->line_count : &u->category_count;
		if (!term)
			return tx_refuse(u->t, FAIL_INPUT,
			                 line ? N_("column “%.*s”: there is no line “%.*s”; import the lines first")
			                      : N_("column “%.*s”: there is no category “%.*s”; import the categories first"),
			                 SV_ARG(s->header[i]), SV_ARG(code));
		if (*count == (line ? IMPORT_LINES_MOST : IMPORT_CATEGORIES_MOST))
			return tx_refuse(u->t, FAIL_INPUT, N_("the first line has too many columns of the kind “%.*s”"),
			                 SV_ARG(s->header[i]));
		if (line) {
			u->line[*count].column = (int)i;
			u->line[*count].id = term->id;
			u->line[*count].code = code;
		} else {
			u->category[*count].column = (int)i;
			u->category[*count].id = term->id;
			u->category[*count].code = code;
		}
		++*count;
	}
	return true;
}

// ---- rows

static void read_groups(struct unit_import *u, struct import_row *row, struct entry *e)
{
	struct sv rest = sheet_field(&u->sheet, u->group), code;
	size_t room = 0;
	while (sheet_code(&rest, &code)) {
		const struct term *group = term_by_code(&u->groups, code);
		if (group)
			*ARENA_PUSH(u->t->arena, e->groups, e->group_count, room) = group->id;
		else
			import_refuse(u->t, row, N_("the group “%.*s” is not known"), SV_ARG(code));
	}
}

static void read_counts(struct unit_import *u, struct import_row *row, struct entry *e)
{
	for (size_t i = 0; i < u->category_count; i++) {
		struct sv field = sheet_field(&u->sheet, u->category[i].column);
		e->members[i] = -1;
		if (field.n && (!sv_int64(field, &e->members[i]) || e->members[i] < 0 || e->members[i] > MEMBERS_MOST))
			import_refuse(u->t, row, N_("“%.*s” members of “%.*s” is no whole number from 0 on"), SV_ARG(field),
			              SV_ARG(u->category[i].code));
	}
}

static void read_day(struct unit_import *u, struct import_row *row, struct entry *e)
{
	struct sv field = sheet_field(&u->sheet, u->from);
	e->from = tx_today(u->t);
	if (!field.n)
		return;
	if (!text_parse_date(field, &e->from))
		import_refuse(u->t, row, N_("“%.*s” is no date; write 2020-01-31 or 31/01/2020"), SV_ARG(field));
	else if (date_cmp(e->from, tx_today(u->t)) > 0)
		import_refuse(u->t, row, N_("%.*s lies in the future; record the change on the day it takes effect"),
		              SV_ARG(field));
}

static void read_row(struct unit_import *u)
{
	const struct sheet *s = &u->sheet;
	struct tx *t = u->t;
	struct sv code = sheet_field(s, u->code), rest = code, first;
	struct import_row *row = import_add_row(t, u->in, s->line, code, sheet_field(s, u->name));
	int32_t there = code.n ? import_entry_by_code(u, code) : -1;
	struct entry *e = import_entry(u, code, (int32_t)u->in->count - 1);
	if (s->problem.n) {
		row->what = s->problem;
		row->outcome = IMPORT_REFUSED;
		return;
	}
	e->name = row->name;
	e->short_name = sheet_field(s, u->short_name);
	e->kind = kind_by_code(&u->kinds, sheet_field(s, u->kind));
	if (!code.n)
		import_refuse(t, row, N_("the code is missing"));
	else if (!sheet_code(&rest, &first) || !sv_eq(first, code))
		import_refuse(t, row, N_("a code holds no blanks, commas, semicolons or bars"));
	else if (there >= 0)
		import_refuse(t, row, N_("the code “%.*s” stands on line %d already"), SV_ARG(code),
		              u->in->rows[u->entries[there].row].line);
	if (!e->name.n)
		import_refuse(t, row, N_("the name is missing"));
	if (!e->kind)
		import_refuse(t, row, N_("the kind “%.*s” is not known"), SV_ARG(sheet_field(s, u->kind)));
	if (!sheet_bool(sheet_field(s, u->outside), &e->outside))
		import_refuse(t, row, N_("“%.*s” in column “%.*s” is neither 1 nor 0"), SV_ARG(sheet_field(s, u->outside)),
		              SV_ARG(SV("outside")));
	for (size_t i = 0; i < u->line_count; i++)
		e->said[i] = sheet_field(s, u->line[i].column);
	read_groups(u, row, e);
	read_counts(u, row, e);
	read_day(u, row, e);
	import_close_read(u, row, e);
}

// ---- what is recorded

// Texts of the file are views of it or of the arena; those of the database live in the scratch arena of `s` alone.
static void know_recorded(struct unit_import *u, struct tx *s, struct entry *e, struct import_row *row)
{
	struct unit now;
	if (!unit_by_code(s, e->code, &now))
		return;
	e->id = now.id;
	e->old_kind = kind_by_id(&u->kinds, now.kind);
	import_entry_know_id(u, (int32_t)(e - u->entries));
	import_entry_places(u, e);
	if (row->outcome == IMPORT_REFUSED)
		return;
	e->was_closed = date_is_set(now.closed_on) && date_cmp(now.closed_on, e->closed) == 0;
	if (date_is_set(now.closed_on) && !e->was_closed) {
		import_refuse(u->t, row, N_("%.*s was closed on %.*s"), SV_ARG(now.name),
		              SV_ARG(text_date(s->arena, now.closed_on)));
		return;
	}
	// A column that is not in the file says nothing.
	if (u->short_name == SHEET_NONE)
		e->short_name = arena_sv(u->t->arena, now.short_name);
	if (u->outside == SHEET_NONE)
		e->outside = now.outside;
	size_t before = row->what.n;
	if (!sv_eq(now.name, e->name))
		import_differs(u->t, row, SV("name"), now.name, e->name);
	if (!sv_eq(now.short_name, e->short_name))
		import_differs(u->t, row, SV("short"), now.short_name, e->short_name);
	if (e->kind != e->old_kind)
		import_differs(u->t, row, SV("kind"), now.kind_code, e->kind->code);
	if (e->outside != now.outside)
		import_differs(u->t, row, SV("outside"), now.outside ? SV("1") : SV("0"), e->outside ? SV("1") : SV("0"));
	e->differs = row->what.n > before;
}

static void refuse_as(struct unit_import *u, struct import_row *row, const struct error *why)
{
	AUTO(buf_free) struct buf text = {0};
	error_text(why, u->t->language, &text);
	if (row->outcome != IMPORT_REFUSED)
		row->what = arena_sv(u->t->arena, buf_view(&text));
	row->outcome = IMPORT_REFUSED;
}

static struct sv place_text(const struct unit_import *u, struct tx *s, int64_t parent)
{
	struct unit above;
	if (parent == PLACE_ABSENT)
		return SV("–");
	if (parent == PLACE_TOP)
		return sv_of(msg(u->t->language, N_("top of the line")));
	return unit_by_id(s, parent, &above) && above.code.n ? above.code : arena_printf(s->arena, "#%lld", (long long)parent);
}

static bool moves(const struct unit_import *u, const struct entry *e, size_t line)
{
	int32_t to = e->parents[line];
	return e->recorded[line] != (to >= 0 ? u->entries[to].id : to); // of a new parent: 0
}

static void compare_places(struct unit_import *u, struct tx *s, struct entry *e, struct import_row *row)
{
	for (size_t line = 0; line < u->line_count; line++) {
		if (!moves(u, e, line))
			continue;
		int32_t to = e->parents[line];
		struct sv after = to >= 0 ? u->entries[to].code : place_text(u, s, to);
		import_differs(u->t, row, u->sheet.header[u->line[line].column], place_text(u, s, e->recorded[line]), after);
		if (e->recorded[line] != PLACE_ABSENT && !unit_parent_follows(s, u->line[line].id, e->id, e->from))
			refuse_as(u, row, s->error);
	}
}

static struct sv count_text(struct tx *s, int64_t count)
{
	return count < 0 ? SV("–") : arena_printf(s->arena, "%lld", (long long)count);
}

static void compare_counts(struct unit_import *u, struct tx *s, struct entry *e, struct import_row *row)
{
	for (size_t i = 0; i < u->category_count; i++) {
		if (e->members[i] < 0)
			continue;
		int64_t now = unit_members_at(s, e->id, u->category[i].id, e->from);
		if (now != e->members[i])
			import_differs(u->t, row, u->sheet.header[u->category[i].column], count_text(s, now),
			               count_text(s, e->members[i]));
		else
			e->members[i] = -1; // nothing to write
	}
}

static bool in_groups(const struct entry *e, int64_t group)
{
	for (size_t i = 0; i < e->group_count; i++) {
		if (e->groups[i] == group)
			return true;
	}
	return false;
}

// Leaves in e->groups what is to be written: a group it joins, or the negative of one it leaves.
static void compare_groups(struct unit_import *u, struct tx *s, struct entry *e, struct import_row *row)
{
	if (u->group == SHEET_NONE)
		return;
	int64_t *write = NULL;
	size_t count = 0, room = 0;
	bool *member = ARENA_ARRAY(s->arena, bool, u->groups.count);
	AUTO(rows_end) struct rows r =
		db_rows(s->db, SQL_unit_groups, DB_ARGS(DB_INT("unit", e->id), DB_DATE("day", e->from, s->arena)));
	while (rows_next(&r)) {
		for (size_t i = 0; i < u->groups.count; i++) {
			if (u->groups.items[i].id == row_int(&r, 0))
				member[i] = row_bool(&r, 1);
		}
	}
	for (size_t i = 0; i < u->groups.count; i++) {
		const struct term *group = &u->groups.items[i];
		bool will = in_groups(e, group->id);
		if (will == member[i])
			continue;
		import_differs(u->t, row, SV("groups"), will ? SV("–") : group->code, will ? group->code : SV("–"));
		*ARENA_PUSH(u->t->arena, write, count, room) = will ? group->id : -group->id;
	}
	e->groups = write;
	e->group_count = count;
}

// Says for each row what it does. `s` is the tx with its own scratch arena and error.
static void compare(struct unit_import *u, struct tx *s)
{
	for (size_t i = 0; i < u->count; i++) {
		struct entry *e = &u->entries[i];
		struct import_row *row = e->row == ROW_NONE ? NULL : &u->in->rows[e->row];
		if (!row || row->outcome == IMPORT_REFUSED)
			continue;
		if (!e->id) {
			row->outcome = IMPORT_ADDED;
			continue;
		}
		if (e->was_closed) {
			*row = (struct import_row){.line = row->line, .code = row->code, .name = row->name, .outcome = IMPORT_UNCHANGED};
			continue;
		}
		error_clear(s->error);
		compare_places(u, s, e, row);
		compare_counts(u, s, e, row);
		compare_groups(u, s, e, row);
		if (date_is_set(e->closed))
			import_differs(u->t, row, SV("closed"), SV("–"), text_date(s->arena, e->closed));
		error_clear(s->error);
		if (e->differs && !unit_facts_follow(s, e->id, e->from))
			refuse_as(u, row, s->error);
		if (i % SCRATCH_ROWS == 0)
			arena_free(s->arena);
	}
}

// ---- writing

static bool is_written(const struct unit_import *u, const struct entry *e)
{
	return e->row != ROW_NONE && (u->in->rows[e->row].outcome == IMPORT_ADDED ||
	                              u->in->rows[e->row].outcome == IMPORT_CHANGED);
}

static void write_unit(struct unit_import *u, struct tx *s, struct entry *e)
{
	const struct unit_facts facts = {.kind = e->kind->id, .code = e->code, .name = e->name,
	                                 .short_name = e->short_name, .outside = e->outside, .from = e->from};
	if (!e->id) {
		e->id = u->next_id++;
		unit_add_unchecked(s, e->id, &facts);
	} else if (e->differs)
		unit_change_unchecked(s, e->id, &facts);
	bool good = true;
	for (size_t i = 0; i < u->category_count; i++)
		good = good && (e->members[i] < 0 || unit_set_members(s, e->id, u->category[i].id, e->members[i], e->from));
	for (size_t i = 0; i < e->group_count; i++) {
		int64_t group = e->groups[i];
		good = good && unit_set_group(s, e->id, group < 0 ? -group : group, group > 0, e->from);
	}
}

// What is above an entry on the line, itself first: asked of the database once for each entry that others stand under.
static void know_above(const struct unit_import *u, struct entry *e, size_t line)
{
	size_t room = 0;
	if (e->above_count)
		return;
	e->above = NULL;
	*ARENA_PUSH(u->t->arena, e->above, e->above_count, room) = e->id;
	AUTO(rows_end) struct rows r =
		db_rows(u->t->db, SQL_unit_above, DB_ARGS(DB_INT("line", u->line[line].id), DB_INT("unit", e->id)));
	while (rows_next(&r))
		*ARENA_PUSH(u->t->arena, e->above, e->above_count, room) = row_int(&r, 0);
}

static void write_place(const struct unit_import *u, struct tx *s, struct entry *e, size_t line)
{
	int64_t line_id = u->line[line].id;
	struct entry *to = e->parents[line] >= 0 ? &u->entries[e->parents[line]] : NULL;
	if (e->parents[line] == PLACE_ABSENT || !moves(u, e, line))
		return;
	if (e->recorded[line] != PLACE_ABSENT) {
		unit_move_unchecked(s, line_id, e->id, to ? to->id : 0, e->from);
		return;
	}
	if (to)
		know_above(u, to, line);
	unit_enter_below(s, line_id, e->id, to ? to->above : NULL, to ? to->above_count : 0, e->from);
}

static void write_all(struct unit_import *u, struct tx *s)
{
	u->next_id = unit_reserve(s, (int64_t)u->count);
	for (size_t i = 0; i < u->count && !db_failed(s->db); i++) {
		if (is_written(u, &u->entries[i]))
			write_unit(u, s, &u->entries[i]);
		if (i % SCRATCH_ROWS == 0)
			arena_free(s->arena);
	}
	const struct unit_watch *watch = s->watch;
	for (size_t line = 0; line < u->line_count; line++) {
		s->watch = watch && watch->wanted(s, u->line[line].id) ? watch : NULL;
		import_tree_order(u, line);
		for (size_t i = 0; i < u->count; i++)
			u->entries[i].above_count = 0;
		for (size_t i = 0; i < u->count && !db_failed(s->db); i++) {
			struct entry *e = &u->entries[u->order[i]];
			if (is_written(u, e))
				write_place(u, s, e, line);
			if (i % SCRATCH_ROWS == 0)
				arena_free(s->arena);
		}
		// After all who stood under it have gone elsewhere.
		for (size_t i = u->count; i-- > 0;) {
			const struct entry *e = &u->entries[u->order[i]];
			if (is_written(u, e) && e->parents[line] == PLACE_ABSENT && e->recorded[line] != PLACE_ABSENT)
				unit_leave_unchecked(s, u->line[line].id, e->id, e->from);
		}
	}
	s->watch = watch;
}

bool import_units(struct tx *t, struct sv text, enum import_mode mode, struct import *out)
{
	AUTO(arena_free) struct arena scratch = {0};
	struct error why = {0};
	struct tx s = *t;
	s.arena = &scratch;
	s.error = &why;
	struct unit_import u = {.t = t, .in = out, .kinds = kind_all(t), .lines = term_all(t, TERM_LINES),
	                        .categories = term_all(t, TERM_CATEGORIES), .groups = term_all(t, TERM_GROUPS)};
	if (!read_header(&u, text))
		return false;
	u.recorded = db_exists(t->db, SQL_unit_any, NULL, 0);
	while (sheet_next(&u.sheet, t->arena))
		read_row(&u);
	for (size_t i = 0; u.recorded && i < u.count; i++) {
		if (import_entry_by_code(&u, u.entries[i].code) == (int32_t)i) // not the second of one code
			know_recorded(&u, &s, &u.entries[i], &u.in->rows[i]);
		if (i % SCRATCH_ROWS == 0)
			arena_free(&scratch);
	}
	import_tree_check(&u);
	import_close_check(&u, &s);
	compare(&u, &s);
	out->written = import_may_write(out, mode) && !db_failed(t->db);
	if (out->written) {
		write_all(&u, &s);
		import_close_write(&u, &s);
	}
	return true;
}

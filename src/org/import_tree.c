// The tree that the rows of an import make, line by line: parents, kinds, tops, circles.
#include "org/import_units.h"

// What a refused row would be an end of: its entry stays as it is recorded.
bool import_entry_refused(const struct unit_import *u, const struct entry *e)
{
	return e->row != ROW_NONE && u->in->rows[e->row].outcome == IMPORT_REFUSED;
}

static struct import_row *row_of(const struct unit_import *u, const struct entry *e)
{
	return &u->in->rows[e->row];
}

// ---- parents

// A recorded unit that the file names as a parent and does not hold; -1 and a refusal where it will not do.
static int32_t recorded_parent(struct unit_import *u, int32_t child, size_t line)
{
	struct unit above;
	struct tx *t = u->t;
	struct sv code = u->entries[child].said[line];
	struct import_row *row = row_of(u, &u->entries[child]);
	if (!u->recorded || !unit_by_code(t, code, &above)) {
		import_refuse(t, row, N_("the parent “%.*s” on line “%.*s” is neither in the file nor recorded"), SV_ARG(code),
		              SV_ARG(u->line[line].code));
		return -1;
	}
	if (date_is_set(above.closed_on)) {
		import_refuse(t, row, N_("the parent “%.*s” on line “%.*s” is closed"), SV_ARG(code), SV_ARG(u->line[line].code));
		return -1;
	}
	struct entry *e = import_entry(u, code, ROW_NONE);
	int32_t index = (int32_t)(e - u->entries);
	e->id = above.id;
	e->name = above.name;
	e->kind = e->old_kind = kind_by_id(&u->kinds, above.kind);
	import_entry_know_id(u, index);
	import_entry_places(u, e);
	return index;
}

static void find_parents(struct unit_import *u)
{
	size_t rows = u->count; // those that follow are not in the file
	for (size_t i = 0; i < rows; i++) {
		for (size_t line = 0; line < u->line_count; line++) {
			struct sv code = u->entries[i].said[line];
			if (!code.n || import_entry_refused(u, &u->entries[i]))
				continue;
			int32_t parent = import_entry_by_code(u, code);
			if (parent < 0)
				parent = recorded_parent(u, (int32_t)i, line);
			if (parent < 0)
				continue;
			u->entries[i].parents[line] = parent;
			u->entries[parent].parent_on |= 1U << line;
		}
	}
}

static bool has_recorded_children(struct unit_import *u, const struct entry *e, size_t line)
{
	return e->id && db_exists(u->t->db, SQL_unit_has_children,
	                          DB_ARGS(DB_INT("line", u->line[line].id), DB_INT("unit", e->id)));
}

// An empty parent means the top of the line for a unit under which others stand, and that it is not on the line for any
// other; a unit that would be nowhere stands at the top of the first line.
static void settle_tops(struct unit_import *u)
{
	for (size_t i = 0; i < u->count; i++) {
		struct entry *e = &u->entries[i];
		bool somewhere = e->outside || e->id;
		if (e->row == ROW_NONE || import_entry_refused(u, e))
			continue;
		for (size_t line = 0; line < u->line_count; line++) {
			if (!e->said[line].n)
				e->parents[line] = (e->parent_on & 1U << line) || e->recorded[line] == PLACE_TOP ||
				                           has_recorded_children(u, e, line)
				                       ? PLACE_TOP
				                       : PLACE_ABSENT;
			somewhere = somewhere || e->parents[line] != PLACE_ABSENT;
		}
		if (!somewhere && u->line_count)
			e->parents[0] = PLACE_TOP;
		else if (!somewhere)
			import_refuse(u->t, row_of(u, e), N_("the unit stands on no line; name its parent in a column parent.LINE"));
	}
}

// ---- who may stand under whom

static void check_parent_kind(struct unit_import *u, struct entry *e, size_t line)
{
	const struct entry *parent = &u->entries[e->parents[line]];
	struct tx *t = u->t;
	if (import_entry_refused(u, parent))
		return; // see falls_with_parent
	if (parent->row == ROW_NONE && parent->recorded[line] == PLACE_ABSENT) {
		import_refuse(t, row_of(u, e), N_("the parent “%.*s” is not on the line “%.*s”"), SV_ARG(parent->code),
		              SV_ARG(u->line[line].code));
	} else if (!kind_may_stand_under(e->kind, parent->kind->id)) {
		import_refuse(t, row_of(u, e), N_("a unit of kind “%.*s” may not stand under one of kind “%.*s”"),
		              SV_ARG(kind_name(e->kind, t->language)), SV_ARG(kind_name(parent->kind, t->language)));
	}
}

// Units that are recorded under one whose kind changes, and are not in the file to be checked there.
static void check_child_kinds(struct unit_import *u, struct entry *e, size_t line)
{
	AUTO(rows_end) struct rows r = db_rows(u->t->db, SQL_unit_child_kinds,
	                                       DB_ARGS(DB_INT("line", u->line[line].id), DB_INT("unit", e->id)));
	while (rows_next(&r)) {
		const struct kind *kind = kind_by_id(&u->kinds, row_int(&r, 1));
		int32_t child = import_entry_by_id(u, row_int(&r, 0));
		if ((child >= 0 && u->entries[child].row != ROW_NONE) || kind_may_stand_under(kind, e->kind->id))
			continue;
		import_refuse(u->t, row_of(u, e),
		              N_("units of kind “%.*s” stand under it, which may not stand under one of kind “%.*s”"),
		              SV_ARG(kind_name(kind, u->t->language)), SV_ARG(kind_name(e->kind, u->t->language)));
	}
}

static void check_kinds(struct unit_import *u)
{
	for (size_t i = 0; i < u->count; i++) {
		struct entry *e = &u->entries[i];
		for (size_t line = 0; line < u->line_count; line++) {
			if (e->row == ROW_NONE || import_entry_refused(u, e))
				break;
			if (e->parents[line] >= 0)
				check_parent_kind(u, e, line);
			if (e->id && e->kind != e->old_kind)
				check_child_kinds(u, e, line);
		}
	}
}

// ---- circles

// "A → B → A": what is said of a circle, at most a few of it.
static struct sv circle_text(const struct unit_import *u, const int32_t *circle, size_t count)
{
	enum { SHOWN = 6 };
	struct sv text = {"", 0};
	for (size_t i = 0; i <= count && i <= SHOWN; i++) {
		struct sv code = u->entries[circle[i % count]].code;
		text = arena_printf(u->t->arena, SV_FMT "%s" SV_FMT, SV_ARG(text), i ? " → " : "", SV_ARG(code));
	}
	return count > SHOWN ? arena_printf(u->t->arena, SV_FMT " → …", SV_ARG(text)) : text;
}

static void refuse_circle(struct unit_import *u, size_t line, const int32_t *circle, size_t count)
{
	struct sv text = circle_text(u, circle, count);
	for (size_t i = 0; i < count; i++) {
		struct entry *e = &u->entries[circle[i]];
		if (e->row != ROW_NONE)
			import_refuse(u->t, row_of(u, e), N_("on line “%.*s” it would stand under itself: %.*s"),
			              SV_ARG(u->line[line].code), SV_ARG(text));
	}
}

void import_tree_order(struct unit_import *u, size_t line)
{
	enum { FRESH, ON_WAY, ORDERED };
	unsigned char *state = ARENA_ARRAY(u->t->arena, unsigned char, u->count);
	int32_t *way = ARENA_ARRAY(u->t->arena, int32_t, u->count);
	u->order = ARENA_ARRAY(u->t->arena, int32_t, u->count);
	size_t ordered = 0;
	for (size_t i = 0; i < u->count; i++) {
		size_t n = 0;
		int32_t at = (int32_t)i;
		for (; at >= 0 && state[at] == FRESH; at = u->entries[at].parents[line]) {
			state[at] = ON_WAY;
			way[n++] = at;
		}
		if (at >= 0 && state[at] == ON_WAY) {
			size_t from = n;
			while (way[from - 1] != at)
				from--;
			refuse_circle(u, line, way + from - 1, n - from + 1);
		}
		while (n) {
			state[way[--n]] = ORDERED;
			u->order[ordered++] = way[n];
		}
	}
}

// Puts a recorded entry where it stands now: under the nearest unit above it that is an entry too.
static void stand_as_recorded(struct unit_import *u, struct entry *e, size_t line)
{
	e->parents[line] = PLACE_TOP;
	e->depth = 0;
	AUTO(rows_end) struct rows r =
		db_rows(u->t->db, SQL_unit_above, DB_ARGS(DB_INT("line", u->line[line].id), DB_INT("unit", e->id)));
	for (; rows_next(&r); e->depth++) {
		int32_t above = import_entry_by_id(u, row_int(&r, 0));
		if (above >= 0 && e->parents[line] == PLACE_TOP)
			e->parents[line] = above;
	}
}

// Whether a row must be refused because its parent's was: the parent will not be there, or the row counted on it as it
// would have been.
static bool falls_with_parent(const struct unit_import *u, const struct entry *e, size_t line)
{
	const struct entry *parent = &u->entries[e->parents[line]];
	if (!import_entry_refused(u, parent))
		return false;
	if (!parent->id || parent->recorded[line] == PLACE_ABSENT || !kind_may_stand_under(e->kind, parent->old_kind->id))
		return true;
	return e->id && e->recorded[line] != parent->id; // a move, which the parent's own might have made possible
}

static size_t refusals(const struct unit_import *u)
{
	size_t n = 0;
	for (size_t i = 0; i < u->in->count; i++)
		n += u->in->rows[i].outcome == IMPORT_REFUSED;
	return n;
}

// Parents first: who falls with its parent, and who stands too deep.
static void cascade(struct unit_import *u, size_t line)
{
	for (size_t i = 0; i < u->count; i++) {
		struct entry *e = &u->entries[u->order[i]];
		if (e->row == ROW_NONE || import_entry_refused(u, e))
			continue;
		const struct entry *parent = e->parents[line] >= 0 ? &u->entries[e->parents[line]] : NULL;
		e->depth = parent ? parent->depth + 1 : 0;
		if (parent && falls_with_parent(u, e, line))
			import_refuse(u->t, row_of(u, e), N_("its parent “%.*s” on line %d is refused"), SV_ARG(parent->code),
			              row_of(u, parent)->line);
		else if (e->depth > UNIT_DEPTH_MOST)
			import_refuse(u->t, row_of(u, e), N_("on line “%.*s” it would stand more than %d levels below the top"),
			              SV_ARG(u->line[line].code), (int)UNIT_DEPTH_MOST);
	}
}

// What is refused stays where it is recorded, which may make another row impossible: until nothing more is refused.
static void settle(struct unit_import *u)
{
	size_t before;
	do {
		before = refusals(u);
		for (size_t line = 0; line < u->line_count; line++) {
			for (size_t i = 0; i < u->count; i++) {
				struct entry *e = &u->entries[i];
				if (e->id && (e->row == ROW_NONE || import_entry_refused(u, e)))
					stand_as_recorded(u, e, line);
			}
			import_tree_order(u, line);
			cascade(u, line);
		}
	} while (refusals(u) > before);
}

void import_tree_check(struct unit_import *u)
{
	find_parents(u);
	settle_tops(u);
	check_kinds(u);
	settle(u);
}

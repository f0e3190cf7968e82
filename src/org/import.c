// Import of lines, categories, groups and kinds, and what every import shares.
#include "org/import_rows.h"
#include "org/kind.h"
#include "org/term.h"

bool import_subject_of(struct sv word, enum import_subject *out)
{
	static const char *const words[] = {[IMPORT_LINES] = "lines",
	                                    [IMPORT_CATEGORIES] = "categories",
	                                    [IMPORT_GROUPS] = "groups",
	                                    [IMPORT_KINDS] = "kinds",
	                                    [IMPORT_UNITS] = "units"};
	for (size_t i = 0; i < LENGTH(words); i++) {
		if (sv_is(word, words[i])) {
			*out = (enum import_subject)i;
			return true;
		}
	}
	return false;
}

struct import_row *import_add_row(struct tx *t, struct import *in, int line, struct sv code, struct sv name)
{
	struct import_row *row = ARENA_PUSH(t->arena, in->rows, in->count, in->room);
	*row = (struct import_row){.line = line, .outcome = IMPORT_UNCHANGED, .code = code, .name = name};
	return row;
}

bool import_may_write(struct import *in, enum import_mode mode)
{
	for (size_t i = 0; i < in->count; i++)
		in->outcomes[in->rows[i].outcome]++;
	switch (mode) {
	case IMPORT_PREVIEW:
		return false;
	case IMPORT_WHOLE:
		return in->outcomes[IMPORT_REFUSED] == 0;
	case IMPORT_SKIP_REFUSED:
		return true;
	}
	return false;
}

void import_differs(struct tx *t, struct import_row *row, struct sv column, struct sv before, struct sv after)
{
	row->what = arena_printf(t->arena, SV_FMT "%s" SV_FMT ": “" SV_FMT "” → “" SV_FMT "”", SV_ARG(row->what),
	                         row->what.n ? "; " : "", SV_ARG(column), SV_ARG(before), SV_ARG(after));
	if (row->outcome == IMPORT_UNCHANGED)
		row->outcome = IMPORT_CHANGED;
}

static void compare(struct tx *t, struct import_row *row, const char *column, struct sv before, struct sv after)
{
	if (!sv_eq(before, after))
		import_differs(t, row, sv_of(column), before, after);
}

// The start of every row: its code, which must be there and stand once.
static struct import_row *coded_row(struct tx *t, struct import *in, const struct sheet *s, int code, int name)
{
	struct sv said = sheet_field(s, code);
	struct import_row *row = import_add_row(t, in, s->line, said, sheet_field(s, name));
	if (s->problem.n) {
		row->what = s->problem;
		row->outcome = IMPORT_REFUSED;
		return row;
	}
	struct sv rest = said, first;
	if (!said.n)
		import_refuse(t, row, N_("the code is missing"));
	else if (!sheet_code(&rest, &first) || !sv_eq(first, said))
		import_refuse(t, row, N_("a code holds no blanks, commas, semicolons or bars"));
	else if (!row->name.n)
		import_refuse(t, row, N_("the name is missing"));
	for (size_t i = 0; i + 1 < in->count; i++) {
		if (sv_eq(in->rows[i].code, said))
			import_refuse(t, row, N_("the code “%.*s” stands on line %d already"), SV_ARG(said), in->rows[i].line);
	}
	return row;
}

// ---- codes in a field

static int by_bytes(const void *a, const void *b)
{
	return sv_cmp(*(const struct sv *)a, *(const struct sv *)b);
}

// The codes of a field, each once and in order, so that two fields compare.
static struct sv sorted_codes(struct tx *t, struct sv field)
{
	struct sv *codes = NULL, code, all = {"", 0};
	size_t count = 0, room = 0;
	while (sheet_code(&field, &code))
		*ARENA_PUSH(t->arena, codes, count, room) = code;
	if (count)
		qsort(codes, count, sizeof(codes[0]), by_bytes);
	for (size_t i = 0; i < count; i++) {
		if (i == 0 || !sv_eq(codes[i], codes[i - 1]))
			all = arena_printf(t->arena, SV_FMT "%s" SV_FMT, SV_ARG(all), all.n ? " " : "", SV_ARG(codes[i]));
	}
	return all;
}

static bool has_code(struct sv codes, struct sv wanted)
{
	struct sv code;
	while (sheet_code(&codes, &code)) {
		if (sv_eq(code, wanted))
			return true;
	}
	return false;
}

// ---- lines, categories, groups

struct term_row {
	struct term term;
	struct sv apart; // codes of categories whose members are never the same people
};

// Who is apart from one is so both ways, whichever of the two rows says it.
static void both_ways(struct tx *t, struct term_row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct sv all = rows[i].apart;
		for (size_t k = 0; k < count; k++) {
			if (has_code(rows[k].apart, rows[i].term.code))
				all = arena_printf(t->arena, SV_FMT " " SV_FMT, SV_ARG(all), SV_ARG(rows[k].term.code));
		}
		rows[i].apart = sorted_codes(t, all);
	}
}

static bool among_rows(const struct term_row *rows, size_t count, struct sv code)
{
	for (size_t i = 0; i < count; i++) {
		if (sv_eq(rows[i].term.code, code))
			return true;
	}
	return false;
}

// What the rows say of who is apart: compared with what is recorded.
static void compare_apart(struct tx *t, struct import *out, struct term_row *rows, const struct terms *known)
{
	both_ways(t, rows, out->count);
	for (size_t i = 0; i < out->count; i++) {
		struct sv left = rows[i].apart, code;
		while (sheet_code(&left, &code)) {
			if (sv_eq(code, rows[i].term.code))
				import_refuse(t, &out->rows[i], N_("nobody is apart from himself (“%.*s”)"), SV_ARG(code));
			else if (!term_by_code(known, code) && !among_rows(rows, out->count, code))
				import_refuse(t, &out->rows[i], N_("there is no category “%.*s”"), SV_ARG(code));
		}
		const struct term *old = term_by_code(known, rows[i].term.code);
		if (old && out->rows[i].outcome != IMPORT_REFUSED)
			compare(t, &out->rows[i], "apart", sorted_codes(t, category_apart_codes(t, old->id)), rows[i].apart);
	}
}

static void write_apart(struct tx *t, const struct import *out, const struct term_row *rows)
{
	struct terms now = term_all(t, TERM_CATEGORIES);
	for (size_t i = 0; i < out->count; i++) {
		const struct term *own = term_by_code(&now, rows[i].term.code);
		if (!own || out->rows[i].outcome == IMPORT_REFUSED)
			continue;
		int64_t *others = ARENA_ARRAY(t->arena, int64_t, now.count);
		size_t count = 0;
		for (size_t k = 0; k < now.count; k++) {
			if (has_code(rows[i].apart, now.items[k].code))
				others[count++] = now.items[k].id;
		}
		category_set_apart(t, own->id, others, count);
	}
}

static bool import_terms(struct tx *t, enum term_list list, struct sv text, enum import_mode mode, struct import *out)
{
	static const char *const columns[] = {"code", "name_vi", "name_en", "apart"}; // the last of categories only
	struct sheet s;
	size_t column_count = list == TERM_CATEGORIES ? LENGTH(columns) : LENGTH(columns) - 1;
	if (!sheet_open(&s, t, text) || !sheet_knows(&s, columns, column_count) || !sheet_needs(&s, "code") ||
	    !sheet_needs(&s, "name_vi"))
		return false;
	int code = sheet_column(&s, "code"), vi = sheet_column(&s, "name_vi"), en = sheet_column(&s, "name_en"), apart = sheet_column(&s, "apart");
	struct terms known = term_all(t, list);
	int64_t position = known.count ? known.items[known.count - 1].position : 0;
	struct term_row *rows = NULL;
	size_t count = 0, room = 0;
	while (sheet_next(&s, t->arena)) {
		struct import_row *row = coded_row(t, out, &s, code, vi);
		const struct term *old = term_by_code(&known, row->code);
		struct sv name_en = sheet_field(&s, en);
		if (!name_en.n)
			name_en = old ? old->name_en : row->name;
		*ARENA_PUSH(t->arena, rows, count, room) =
			(struct term_row){{.code = row->code, .name_vi = row->name, .name_en = name_en,
		                       .position = old ? old->position : ++position}, sheet_field(&s, apart)};
		if (row->outcome == IMPORT_REFUSED)
			continue;
		if (old) {
			compare(t, row, "name_vi", old->name_vi, row->name);
			compare(t, row, "name_en", old->name_en, name_en);
		} else {
			row->outcome = IMPORT_ADDED;
		}
	}
	if (apart >= 0)
		compare_apart(t, out, rows, &known);
	out->written = import_may_write(out, mode);
	for (size_t i = 0; out->written && i < count; i++) {
		if (out->rows[i].outcome == IMPORT_ADDED || out->rows[i].outcome == IMPORT_CHANGED)
			term_set(t, list, &rows[i].term);
	}
	if (out->written && apart >= 0)
		write_apart(t, out, rows);
	return true;
}

// ---- kinds

struct kind_columns {
	int code, vi, en, level, organ, under, plan, monthly, day, reports;
};

static void read_flag(struct tx *t, struct import_row *row, const struct sheet *s, int column, bool *flag)
{
	struct sv field = sheet_field(s, column);
	if (!sheet_bool(field, flag))
		import_refuse(t, row, N_("“%.*s” in column “%.*s” is neither 1 nor 0"), SV_ARG(field),
		              SV_ARG(s->header[column]));
}

static void read_number(struct tx *t, struct import_row *row, const struct sheet *s, int column, int64_t low,
                        int64_t high, int64_t *number)
{
	struct sv field = sheet_field(s, column);
	if (field.n && (!sv_int64(field, number) || *number < low || *number > high))
		import_refuse(t, row, N_("“%.*s” in column “%.*s” is no number from %d to %d"), SV_ARG(field),
		              SV_ARG(s->header[column]), (int)low, (int)high);
}

static struct kind read_kind(struct tx *t, struct import_row *row, const struct sheet *s, const struct kind_columns *c)
{
	struct kind kind = {.code = row->code, .name_vi = row->name, .name_en = sheet_field(s, c->en)};
	if (!kind.name_en.n)
		kind.name_en = kind.name_vi;
	read_number(t, row, s, c->level, 0, 99, &kind.level);
	read_number(t, row, s, c->day, 1, 31, &kind.meeting_day);
	read_flag(t, row, s, c->organ, &kind.organ);
	read_flag(t, row, s, c->plan, &kind.makes_plan);
	read_flag(t, row, s, c->monthly, &kind.monthly_meeting);
	read_flag(t, row, s, c->reports, &kind.reports);
	return kind;
}

static struct sv flag_text(bool flag)
{
	return flag ? SV("1") : SV("0");
}

static void compare_kind(struct tx *t, struct import_row *row, const struct kind *old, const struct kind *now)
{
	compare(t, row, "name_vi", old->name_vi, now->name_vi);
	compare(t, row, "name_en", old->name_en, now->name_en);
	compare(t, row, "level", arena_printf(t->arena, "%d", (int)old->level), arena_printf(t->arena, "%d", (int)now->level));
	compare(t, row, "organ", flag_text(old->organ), flag_text(now->organ));
	compare(t, row, "makes_plan", flag_text(old->makes_plan), flag_text(now->makes_plan));
	compare(t, row, "monthly_meeting", flag_text(old->monthly_meeting), flag_text(now->monthly_meeting));
	compare(t, row, "meeting_day", arena_printf(t->arena, "%d", (int)old->meeting_day),
	        arena_printf(t->arena, "%d", (int)now->meeting_day));
	compare(t, row, "reports", flag_text(old->reports), flag_text(now->reports));
}

static struct sv recorded_under(struct tx *t, const struct kinds *known, const struct kind *kind)
{
	struct sv all = {"", 0};
	for (size_t i = 0; i < kind->under_count; i++)
		all = arena_printf(t->arena, SV_FMT " " SV_FMT, SV_ARG(all), SV_ARG(kind_by_id(known, kind->under[i])->code));
	return sorted_codes(t, all);
}

// Each kind that a row stands under must be recorded or in the file, and not on a refused line. Whether one is refused now.
static bool refuse_unknown_kinds(struct tx *t, struct import *in, const struct kinds *known, const struct sv *under)
{
	bool refused = false;
	for (size_t i = 0; i < in->count; i++) {
		struct import_row *row = &in->rows[i];
		struct sv rest = under[i], code;
		while (row->outcome != IMPORT_REFUSED && sheet_code(&rest, &code)) {
			bool found = kind_by_code(known, code) != NULL;
			for (size_t k = 0; k < in->count && !found; k++)
				found = in->rows[k].outcome != IMPORT_REFUSED && sv_eq(in->rows[k].code, code);
			if (!found) {
				import_refuse(t, row, N_("the kind “%.*s” is not known"), SV_ARG(code));
				refused = true;
			}
		}
	}
	return refused;
}

static void write_kinds(struct tx *t, const struct import *in, const struct kind *kinds, const struct sv *under)
{
	for (size_t i = 0; i < in->count; i++) {
		if (in->rows[i].outcome == IMPORT_ADDED || in->rows[i].outcome == IMPORT_CHANGED)
			kind_set(t, &kinds[i]);
	}
	struct kinds now = kind_all(t);
	for (size_t i = 0; i < in->count; i++) {
		if (in->rows[i].outcome != IMPORT_ADDED && in->rows[i].outcome != IMPORT_CHANGED)
			continue;
		int64_t *ids = NULL;
		size_t count = 0, room = 0;
		struct sv rest = under[i], code;
		while (sheet_code(&rest, &code))
			*ARENA_PUSH(t->arena, ids, count, room) = kind_by_code(&now, code)->id;
		kind_set_under(t, kind_by_code(&now, kinds[i].code)->id, ids, count);
	}
}

static bool import_kinds(struct tx *t, struct sv text, enum import_mode mode, struct import *out)
{
	static const char *const columns[] = {"code", "name_vi", "name_en", "level", "organ", "under", "makes_plan",
	                                      "monthly_meeting", "meeting_day", "reports"};
	struct sheet s;
	if (!sheet_open(&s, t, text) || !sheet_knows(&s, columns, LENGTH(columns)) || !sheet_needs(&s, "code") ||
	    !sheet_needs(&s, "name_vi") || !sheet_needs(&s, "level"))
		return false;
	const struct kind_columns c = {sheet_column(&s, "code"),       sheet_column(&s, "name_vi"),
	                               sheet_column(&s, "name_en"),    sheet_column(&s, "level"),
	                               sheet_column(&s, "organ"),      sheet_column(&s, "under"),
	                               sheet_column(&s, "makes_plan"), sheet_column(&s, "monthly_meeting"),
	                               sheet_column(&s, "meeting_day"), sheet_column(&s, "reports")};
	struct kinds known = kind_all(t);
	int64_t position = known.count ? known.items[known.count - 1].position : 0;
	struct kind *kinds = NULL;
	struct sv *under = NULL;
	size_t count = 0, room = 0, under_count = 0, under_room = 0;
	while (sheet_next(&s, t->arena)) {
		struct import_row *row = coded_row(t, out, &s, c.code, c.vi);
		const struct kind *old = kind_by_code(&known, row->code);
		struct kind *kind = ARENA_PUSH(t->arena, kinds, count, room);
		*kind = read_kind(t, row, &s, &c);
		kind->position = old ? old->position : ++position;
		*ARENA_PUSH(t->arena, under, under_count, under_room) = sorted_codes(t, sheet_field(&s, c.under));
	}
	while (refuse_unknown_kinds(t, out, &known, under))
		;
	for (size_t i = 0; i < count; i++) {
		struct import_row *row = &out->rows[i];
		const struct kind *old = kind_by_code(&known, row->code);
		if (row->outcome == IMPORT_REFUSED)
			continue;
		if (old) {
			compare_kind(t, row, old, &kinds[i]);
			compare(t, row, "under", recorded_under(t, &known, old), under[i]);
		} else {
			row->outcome = IMPORT_ADDED;
		}
	}
	out->written = import_may_write(out, mode) && !db_failed(t->db);
	if (out->written)
		write_kinds(t, out, kinds, under);
	return true;
}

bool import_csv(struct tx *t, enum import_subject subject, struct sv text, enum import_mode mode, struct import *out)
{
	*out = (struct import){0};
	switch (subject) {
	case IMPORT_LINES:
		return import_terms(t, TERM_LINES, text, mode, out);
	case IMPORT_CATEGORIES:
		return import_terms(t, TERM_CATEGORIES, text, mode, out);
	case IMPORT_GROUPS:
		return import_terms(t, TERM_GROUPS, text, mode, out);
	case IMPORT_KINDS:
		return import_kinds(t, text, mode, out);
	case IMPORT_UNITS:
		return import_units(t, text, mode, out);
	}
	return false;
}

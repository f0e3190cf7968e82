// Changes of units: each is recorded with the day from which it holds, and the tables of what holds now follow.
#include <sodium.h>

#include "org/kind.h"
#include "org/unit.h"
#include "org/unit_bulk.h"
#include "text/text.h"

enum { UID = 16 };

static void keep_version(struct tx *t, int64_t unit, const struct unit_facts *f)
{
	db_put(t->db, SQL_unit_version_add,
	       DB_ARGS(DB_INT("unit", unit), DB_DATE("valid_from", f->from, t->arena), DB_INT("now", t->now),
	               DB_INT("kind", f->kind), DB_SOME("code", f->code), DB_TEXT("name", f->name),
	               DB_SOME("short", f->short_name), DB_ID("account", t->account)));
}

static bool day_is_good(struct tx *t, struct date from)
{
	if (!date_is_set(from))
		return tx_refuse(t, FAIL_INPUT, N_("the day from which it holds is not given"));
	if (date_cmp(from, tx_today(t)) > 0) {
		return tx_refuse(t, FAIL_INPUT, N_("%.*s lies in the future; record the change on the day it takes effect"),
		                 SV_ARG(text_date(t->arena, from)));
	}
	return true;
}

// What is recorded later than the day given would contradict it.
static bool nothing_later(struct tx *t, struct date from, enum statement latest, const struct db_arg *args, size_t count)
{
	AUTO(rows_end) struct rows r = db_rows(t->db, latest, args, count);
	if (!rows_next(&r) || row_is_null(&r, 0))
		return true;
	struct date last = row_date(&r, 0);
	if (date_cmp(from, last) >= 0)
		return true;
	struct sv day = text_date(t->arena, from), later = text_date(t->arena, last);
	return tx_refuse(t, FAIL_CONFLICT, N_("there is a later record, of %.*s; give that day or a later one, not %.*s"),
	                 SV_ARG(later), SV_ARG(day));
}

bool unit_facts_follow(struct tx *t, int64_t unit, struct date from)
{
	return nothing_later(t, from, SQL_unit_version_latest, DB_ARGS(DB_INT("unit", unit)));
}

bool unit_parent_follows(struct tx *t, int64_t line, int64_t unit, struct date from)
{
	return nothing_later(t, from, SQL_unit_parent_latest, DB_ARGS(DB_INT("unit", unit), DB_INT("line", line)));
}

static bool facts_are_good(struct tx *t, const struct unit_facts *f)
{
	if (!sv_trim(f->name).n)
		return tx_refuse(t, FAIL_INPUT, N_("a unit needs a name"));
	if (!f->kind)
		return tx_refuse(t, FAIL_INPUT, N_("a unit needs a kind"));
	return day_is_good(t, f->from);
}

int64_t unit_reserve(struct tx *t, int64_t count)
{
	return db_number(t->db, SQL_unit_reserve, DB_ARGS(DB_INT("count", count)));
}

void unit_add_unchecked(struct tx *t, int64_t id, const struct unit_facts *f)
{
	unsigned char uid[UID];
	randombytes_buf(uid, sizeof(uid));
	db_put(t->db, SQL_unit_add,
	       DB_ARGS(DB_INT("id", id), DB_BYTES("uid", ((struct sv){(const char *)uid, sizeof(uid)})),
	               DB_INT("kind", f->kind), DB_SOME("code", f->code), DB_TEXT("name", f->name),
	               DB_SOME("short", f->short_name), DB_TEXT("name_fold", text_fold(t->arena, f->name)),
	               DB_SOME("short_fold", text_fold(t->arena, f->short_name)),
	               DB_BYTES("name_key", text_sort_key(t->arena, f->name)), DB_BOOL("outside", f->outside),
	               DB_INT("now", t->now)));
	keep_version(t, id, f);
}

int64_t unit_add(struct tx *t, const struct unit_facts *f)
{
	if (!facts_are_good(t, f))
		return 0;
	int64_t id = unit_reserve(t, 1);
	unit_add_unchecked(t, id, f);
	return db_failed(t->db) ? 0 : id;
}

void unit_change_unchecked(struct tx *t, int64_t unit, const struct unit_facts *f)
{
	db_put(t->db, SQL_unit_change,
	       DB_ARGS(DB_INT("kind", f->kind), DB_SOME("code", f->code), DB_TEXT("name", f->name),
	               DB_SOME("short", f->short_name), DB_TEXT("name_fold", text_fold(t->arena, f->name)),
	               DB_SOME("short_fold", text_fold(t->arena, f->short_name)),
	               DB_BYTES("name_key", text_sort_key(t->arena, f->name)), DB_BOOL("outside", f->outside),
	               DB_INT("unit", unit)));
	keep_version(t, unit, f);
}

bool unit_change(struct tx *t, int64_t unit, const struct unit_facts *f)
{
	if (!facts_are_good(t, f) || !unit_facts_follow(t, unit, f->from))
		return false;
	unit_change_unchecked(t, unit, f);
	return true;
}

// ---- the tree

static void keep_parent(struct tx *t, int64_t line, int64_t unit, int64_t parent, bool present, struct date from)
{
	db_put(t->db, SQL_unit_parent_add,
	       DB_ARGS(DB_INT("unit", unit), DB_INT("line", line), DB_DATE("valid_from", from, t->arena),
	               DB_INT("now", t->now), DB_ID("parent", parent), DB_BOOL("present", present),
	               DB_ID("account", t->account)));
}

void unit_enter_unchecked(struct tx *t, int64_t line, int64_t unit, int64_t parent, struct date from)
{
	keep_parent(t, line, unit, parent, true, from);
	db_put(t->db, SQL_unit_ancestor_add, DB_ARGS(DB_INT("line", line), DB_INT("unit", unit), DB_INT("parent", parent)));
	if (t->watch)
		t->watch->entered(t, line, unit);
}

void unit_enter_below(struct tx *t, int64_t line, int64_t unit, const int64_t *above, size_t count, struct date from)
{
	keep_parent(t, line, unit, count ? above[0] : 0, true, from);
	for (size_t depth = 0; depth <= count; depth++)
		db_put(t->db, SQL_unit_ancestor_put,
		       DB_ARGS(DB_INT("line", line), DB_INT("unit", unit), DB_INT("depth", (int64_t)depth),
		               DB_INT("ancestor", depth ? above[depth - 1] : unit)));
	if (t->watch)
		t->watch->entered(t, line, unit);
}

void unit_move_unchecked(struct tx *t, int64_t line, int64_t unit, int64_t parent, struct date from)
{
	if (t->watch)
		t->watch->moving(t, line, unit);
	keep_parent(t, line, unit, parent, true, from);
	db_put(t->db, SQL_unit_ancestor_detach, DB_ARGS(DB_INT("line", line), DB_INT("unit", unit)));
	db_put(t->db, SQL_unit_ancestor_attach,
	       DB_ARGS(DB_INT("line", line), DB_INT("unit", unit), DB_INT("parent", parent)));
	if (t->watch)
		t->watch->moved(t, line, unit);
}

void unit_leave_unchecked(struct tx *t, int64_t line, int64_t unit, struct date from)
{
	if (t->watch)
		t->watch->leaving(t, line, unit);
	keep_parent(t, line, unit, 0, false, from);
	db_put(t->db, SQL_unit_ancestor_remove, DB_ARGS(DB_INT("line", line), DB_INT("unit", unit)));
}

static bool is_open(struct tx *t, int64_t unit, struct unit *u)
{
	if (!unit_by_id(t, unit, u))
		return tx_refuse(t, FAIL_NOT_FOUND, N_("there is no such unit"));
	if (date_is_set(u->closed_on)) {
		return tx_refuse(t, FAIL_CONFLICT, N_("%.*s was closed on %.*s"), SV_ARG(u->name),
		                 SV_ARG(text_date(t->arena, u->closed_on)));
	}
	return true;
}

static bool may_stand(struct tx *t, int64_t line, const struct unit *u, int64_t parent)
{
	struct unit above;
	struct kinds kinds = kind_all(t);
	if (!parent)
		return true;
	if (!is_open(t, parent, &above))
		return false;
	if (!unit_is_on_line(t, line, parent))
		return tx_refuse(t, FAIL_INPUT, N_("%.*s is not on this line"), SV_ARG(above.name));
	if (unit_is_below(t, line, u->id, parent)) {
		return tx_refuse(t, FAIL_INPUT, N_("%.*s cannot stand under %.*s, which is itself or stands below it"),
		                 SV_ARG(u->name), SV_ARG(above.name));
	}
	int64_t depth = db_number(t->db, SQL_unit_depth, DB_ARGS(DB_INT("line", line), DB_INT("unit", parent))) + 1;
	if (depth + db_number(t->db, SQL_unit_height, DB_ARGS(DB_INT("line", line), DB_INT("unit", u->id))) > UNIT_DEPTH_MOST) {
		return tx_refuse(t, FAIL_INPUT, N_("%.*s or what is below it would stand more than %d levels below the top"),
		                 SV_ARG(u->name), (int)UNIT_DEPTH_MOST);
	}
	if (!kind_may_stand_under(kind_by_id(&kinds, u->kind), above.kind)) {
		return tx_refuse(t, FAIL_INPUT, N_("a unit of kind “%.*s” may not stand under one of kind “%.*s”"),
		                 SV_ARG(u->kind_name), SV_ARG(above.kind_name));
	}
	return true;
}

bool unit_place(struct tx *t, int64_t line, int64_t unit, int64_t parent, struct date from)
{
	struct unit u;
	if (!day_is_good(t, from) || !is_open(t, unit, &u) || !may_stand(t, line, &u, parent) ||
	    !unit_parent_follows(t, line, unit, from))
		return false;
	if (unit_is_on_line(t, line, unit))
		unit_move_unchecked(t, line, unit, parent, from);
	else
		unit_enter_unchecked(t, line, unit, parent, from);
	return true;
}

bool unit_leave(struct tx *t, int64_t line, int64_t unit, struct date from)
{
	struct unit u;
	if (!day_is_good(t, from) || !is_open(t, unit, &u) || !unit_parent_follows(t, line, unit, from))
		return false;
	if (db_exists(t->db, SQL_unit_has_children, DB_ARGS(DB_INT("line", line), DB_INT("unit", unit)))) {
		return tx_refuse(t, FAIL_CONFLICT, N_("units stand under %.*s; move or close them first"), SV_ARG(u.name));
	}
	unit_leave_unchecked(t, line, unit, from);
	return true;
}

bool unit_close(struct tx *t, int64_t unit, struct sv why, struct date on)
{
	struct unit u;
	if (!day_is_good(t, on) || !is_open(t, unit, &u))
		return false;
	AUTO(rows_end) struct rows lines = db_rows(t->db, SQL_unit_lines, DB_ARGS(DB_INT("unit", unit)));
	while (rows_next(&lines)) {
		if (db_exists(t->db, SQL_unit_has_open_children,
		              DB_ARGS(DB_INT("line", row_int(&lines, 0)), DB_INT("unit", unit)))) {
			return tx_refuse(t, FAIL_CONFLICT, N_("units stand under %.*s; move or close them first"), SV_ARG(u.name));
		}
	}
	db_run(t->db, SQL_unit_close,
	       DB_ARGS(DB_DATE("closed_on", on, t->arena), DB_SOME("why", why), DB_INT("unit", unit)));
	if (t->watch)
		t->watch->closed(t, unit, why);
	return !error_is_set(t->error);
}

bool unit_succeed(struct tx *t, int64_t from, int64_t to, enum succession kind, struct date day)
{
	static const char *const kinds[] = {
		[SUCCESSION_ABSORBED] = "absorbed", [SUCCESSION_FUSED] = "fused", [SUCCESSION_SPLIT] = "split"};
	struct unit before, after;
	if (!day_is_good(t, day))
		return false;
	if (!unit_by_id(t, from, &before) || !unit_by_id(t, to, &after))
		return tx_refuse(t, FAIL_NOT_FOUND, N_("there is no such unit"));
	if (from == to)
		return tx_refuse(t, FAIL_INPUT, N_("%.*s cannot succeed itself"), SV_ARG(before.name));
	db_put(t->db, SQL_succession_add,
	       DB_ARGS(DB_INT("from_unit", from), DB_INT("to_unit", to), DB_TEXT("kind", sv_of(kinds[kind])),
	               DB_DATE("valid_from", day, t->arena), DB_INT("now", t->now), DB_ID("account", t->account)));
	if (t->watch)
		t->watch->succeeded(t, from, to);
	return !error_is_set(t->error);
}

// ---- counts and groups

bool unit_set_members(struct tx *t, int64_t unit, int64_t category, int64_t count, struct date from)
{
	if (count < 0)
		return tx_refuse(t, FAIL_INPUT, N_("a count cannot be less than zero"));
	if (!day_is_good(t, from))
		return false;
	db_put(t->db, SQL_membership_set,
	       DB_ARGS(DB_INT("unit", unit), DB_INT("category", category), DB_DATE("valid_from", from, t->arena),
	               DB_INT("now", t->now), DB_INT("count", count), DB_ID("account", t->account)));
	return true;
}

bool unit_set_group(struct tx *t, int64_t unit, int64_t group, bool member, struct date from)
{
	if (!day_is_good(t, from))
		return false;
	db_put(t->db, SQL_unit_group_set,
	       DB_ARGS(DB_INT("unit", unit), DB_INT("unit_group", group), DB_DATE("valid_from", from, t->arena),
	               DB_INT("now", t->now), DB_BOOL("member", member)));
	return true;
}

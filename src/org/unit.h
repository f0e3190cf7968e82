// Units: organisations with an id that is never reused, whose name, kind, code and parents are dated. A change is
// recorded with the day it holds from, which may lie in the past (but not before what is recorded already) and not
// in the future: what stands in the tables unit and unit_ancestor is what holds now.
#pragma once

#include "db/db.h"

// No unit stands deeper than this below the top of a line: what is deeper is a mistake, and would cost a row for each level.
enum { UNIT_DEPTH_MOST = 32 };

struct unit {
	int64_t id, kind;
	struct sv code, name, short_name; // short_name: empty where there is none
	bool outside;
	struct date closed_on; // not set: open
	// of its kind
	struct sv kind_code, kind_name; // kind_name in the language of the tx
	bool organ, makes_plan, monthly_meeting, reports;
	int64_t level;
};

// ---- what holds now
bool unit_by_id(struct tx *t, int64_t id, struct unit *u);
bool unit_by_code(struct tx *t, struct sv code, struct unit *u);
int64_t unit_parent(struct tx *t, int64_t line, int64_t unit); // 0: it stands at the top, or is not on the line
bool unit_is_on_line(struct tx *t, int64_t line, int64_t unit);
// Whether `unit` is `top` or below it.
bool unit_is_below(struct tx *t, int64_t line, int64_t top, int64_t unit);
int64_t unit_count_below(struct tx *t, int64_t line, int64_t top); // itself included
// The unit on whose behalf one acts there: an organ's parent, any other unit itself.
int64_t unit_acting_for(struct tx *t, int64_t line, int64_t unit);
// "Ban Tuyên giáo, thay mặt Đảng ủy Khối" for an organ, the name for any other.
struct sv unit_title(struct tx *t, int64_t line, int64_t unit);

// From the top of the line down to the unit itself.
struct units {
	struct unit *items;
	size_t count;
};
struct units unit_path(struct tx *t, int64_t line, int64_t unit);
// Open children in Vietnamese order of their names, by level of their kind first.
struct units unit_children(struct tx *t, int64_t line, int64_t unit);

// ---- what held on a day, as it is known now
bool unit_at(struct tx *t, int64_t id, struct date day, struct unit *u);
int64_t unit_parent_at(struct tx *t, int64_t line, int64_t unit, struct date day);
// -1 where no count is known for that day.
int64_t unit_members_at(struct tx *t, int64_t unit, int64_t category, struct date day);

// ---- changes: false or 0 where they are refused, and t->error says why
struct unit_facts {
	int64_t kind;
	struct sv code, name, short_name;
	bool outside;
	struct date from; // the day from which this holds
};

int64_t unit_add(struct tx *t, const struct unit_facts *facts);
bool unit_change(struct tx *t, int64_t unit, const struct unit_facts *facts) MUST_USE;
// Puts the unit with all below it under `parent` on the line; 0 makes it a top of the line.
bool unit_place(struct tx *t, int64_t line, int64_t unit, int64_t parent, struct date from) MUST_USE;
bool unit_leave(struct tx *t, int64_t line, int64_t unit, struct date from) MUST_USE; // without units below it
bool unit_close(struct tx *t, int64_t unit, struct sv why, struct date on) MUST_USE; // without open units below it
bool unit_set_members(struct tx *t, int64_t unit, int64_t category, int64_t count, struct date from) MUST_USE;
bool unit_set_group(struct tx *t, int64_t unit, int64_t group, bool member, struct date from) MUST_USE;

// ---- succession: links that carry history forward. A unit that absorbs keeps its id; a fusion closes all and opens a new
// one; of a split, which part keeps the id is the clerk's choice.
enum succession { SUCCESSION_ABSORBED, SUCCESSION_FUSED, SUCCESSION_SPLIT };

bool unit_succeed(struct tx *t, int64_t from, int64_t to, enum succession kind, struct date day) MUST_USE;
struct units unit_successors(struct tx *t, int64_t unit);
struct units unit_predecessors(struct tx *t, int64_t unit);

// Who is told of changes of the tree, in their transaction, since what they keep follows it. Set in `struct tx` by whoever begins
// one; every change of a unit's place or end passes here, one by one or in an import.
struct unit_watch {
	bool (*wanted)(struct tx *t, int64_t line); // whether anything on this line follows; asked once before many changes
	void (*moving)(struct tx *t, int64_t line, int64_t unit); // is about to move, with all below it
	void (*moved)(struct tx *t, int64_t line, int64_t unit);  // stands in its new place
	void (*entered)(struct tx *t, int64_t line, int64_t unit);
	void (*leaving)(struct tx *t, int64_t line, int64_t unit); // nothing stands below it
	void (*closed)(struct tx *t, int64_t unit, struct sv why);
	void (*succeeded)(struct tx *t, int64_t from, int64_t to);
};

// Compares the tables of what holds now with the dated rows, by other code than that which keeps them: a line in `out` for
// each difference; the number of places looked at in *count.
bool unit_verify(struct tx *t, struct buf *out, int64_t *count) MUST_USE;

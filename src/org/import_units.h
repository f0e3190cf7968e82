// The import of units between its parts: reading and checking the rows (import_units.c), the tree that they make together with
// what is recorded (import_tree.c), and who is closed (import_close.c).
#pragma once

#include "org/import_rows.h"
#include "org/kind.h"
#include "org/term.h"
#include "org/unit.h"

enum { IMPORT_LINES_MOST = 16, IMPORT_CATEGORIES_MOST = 32 };
enum { ROW_NONE = -1 };
// In place of a parent's entry.
enum { PLACE_TOP = -1, PLACE_ABSENT = -2 };

// A unit of the file, or one that is recorded and named by the file as a parent.
struct entry {
	int64_t id; // 0: new
	int32_t row; // of the import; ROW_NONE: not in the file
	bool differs; // name, kind or code are to be recorded anew
	struct sv code, name, short_name;
	bool outside;
	struct date from, closed; // closed: not set where the unit stays open
	bool was_closed;          // is closed already, on that day
	const struct kind *kind, *old_kind; // as it will be; as it is recorded
	// for each line of the file:
	struct sv *said;    // the parent's code
	int32_t *parents;   // its entry, or PLACE_…
	int64_t *recorded;  // the recorded parent's id, or PLACE_…
	uint32_t parent_on; // the lines, by bits, on which another entry of the file stands under it
	int32_t depth;      // while a line is settled: how many stand above it
	int64_t *above;     // while a line is written: the ids above it, nearest first; none: not known yet
	size_t above_count;
	int64_t *members;   // for each category; -1: not said
	int64_t *groups;
	size_t group_count;
};

struct slot {
	uint64_t hash;
	int32_t entry; // -1: free
};

// Entries by a hash: of their code, or made of their id, which no other id has.
struct entry_map {
	struct slot *slots;
	size_t size, used;
};

struct unit_import {
	struct tx *t;
	struct import *in;
	struct sheet sheet;
	struct kinds kinds;
	struct terms lines, categories, groups;
	int code, kind, name, short_name, group, outside, from, closed; // columns
	struct {
		int column;
		int64_t id;
		struct sv code;
	} line[IMPORT_LINES_MOST], category[IMPORT_CATEGORIES_MOST];
	size_t line_count, category_count;
	bool recorded; // there are units already
	struct entry *entries;
	size_t count, room;
	struct entry_map by_code, by_id;
	int64_t next_id;
	int32_t *order; // of the entries of one line, parents first
};

struct entry *import_entry(struct unit_import *u, struct sv code, int32_t row);
int32_t import_entry_by_code(const struct unit_import *u, struct sv code); // -1 where there is none
int32_t import_entry_by_id(const struct unit_import *u, int64_t id);
void import_entry_know_id(struct unit_import *u, int32_t entry);
// Reads how a recorded unit stands on each line.
void import_entry_places(struct unit_import *u, struct entry *e);
bool import_entry_refused(const struct unit_import *u, const struct entry *e);

// Finds the parents, refuses what cannot stand where it is said to, and settles who is at the top.
void import_tree_check(struct unit_import *u);
// Closing, by the column `closed`: reading the day, refusing what others would still stand under, writing (children first).
void import_close_read(struct unit_import *u, struct import_row *row, struct entry *e);
void import_close_check(struct unit_import *u, struct tx *s);
void import_close_write(struct unit_import *u, struct tx *s);
// Orders the entries of a line into u->order, parents first.
void import_tree_order(struct unit_import *u, size_t line);

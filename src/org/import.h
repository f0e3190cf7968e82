// Import of the organisation from CSV: first what each line would do, then, if nothing is refused or the refused lines
// are to be left out, all of it. The files and their columns (docs/manual/import.md):
//   lines, categories, groups   code, name_vi, name_en; of categories also apart
//   kinds    code, name_vi, name_en, level, organ, under, makes_plan, monthly_meeting, meeting_day, reports
//   units    code, kind, name, short, parent.LINE…, groups, members.CATEGORY…, outside, from, closed
// A row is known by its code: a new code is added, a known one is changed where the row says something else.
#pragma once

#include "db/db.h"

enum import_subject { IMPORT_LINES, IMPORT_CATEGORIES, IMPORT_GROUPS, IMPORT_KINDS, IMPORT_UNITS };

enum import_mode {
	IMPORT_PREVIEW,     // writes nothing
	IMPORT_WHOLE,       // writes nothing where a line is refused
	IMPORT_SKIP_REFUSED // writes the rest
};

enum import_outcome { IMPORT_ADDED, IMPORT_CHANGED, IMPORT_UNCHANGED, IMPORT_REFUSED, IMPORT_OUTCOMES };

struct import_row {
	int line; // of the file
	enum import_outcome outcome;
	struct sv code, name;
	struct sv what; // what changes, or why it is refused, in the language of the tx
};

struct import {
	struct import_row *rows; // one a line, in the file's order; in the arena of the tx, as are their texts
	size_t count, room;
	size_t outcomes[IMPORT_OUTCOMES];
	bool written;
};

// False where the file as a whole cannot be read (t->error says why). The text must outlive `out`.
bool import_csv(struct tx *t, enum import_subject subject, struct sv text, enum import_mode mode,
                struct import *out) MUST_USE;
// "units" and so on; false for another word.
bool import_subject_of(struct sv word, enum import_subject *out) MUST_USE;

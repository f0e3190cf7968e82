// What the importers of lists and of units share.
#pragma once

#include "org/import.h"
#include "org/sheet.h"

struct import_row *import_add_row(struct tx *t, struct import *in, int line, struct sv code, struct sv name);
// Counts the outcomes; whether the mode lets the rows be written.
bool import_may_write(struct import *in, enum import_mode mode);
// Adds "name: “before” → “after”" to the row's `what`, and makes it changed.
void import_differs(struct tx *t, struct import_row *row, struct sv column, struct sv before, struct sv after);

// Refuses the row; a row that is refused already keeps its first reason.
#define import_refuse(t, row, ...)                                                                 \
	do {                                                                                           \
		if ((row)->outcome != IMPORT_REFUSED) {                                                    \
			(row)->what = say((t)->arena, (t)->language, __VA_ARGS__);                             \
			(row)->outcome = IMPORT_REFUSED;                                                       \
		}                                                                                          \
	} while (0)

bool import_units(struct tx *t, struct sv text, enum import_mode mode, struct import *out) MUST_USE;

// Citations of documents that the register does not hold: `lantoa read --data`.
#pragma once

#include "db/db.h"
#include "extract/extract.h"

// Adds a note for each number that is cited and not registered, at its first place. False where the database fails: t->error.
bool read_register_check(struct tx *t, struct reading *r) MUST_USE;

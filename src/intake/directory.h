// Who there is, for a plan of a unit on a line: the kinds, and the units that its sentences may name.
#pragma once

#include "db/db.h"
#include "intake/actors.h"

// Kinds of the installation; of units, those above the issuer, itself, those directly under it and under those above it,
// and the ones outside the system. Abbreviations are the document's, in the arena.
void directory_load(struct tx *t, int64_t line, int64_t issuer, const struct sv (*abbreviations)[2], size_t count,
                    struct directory *out);

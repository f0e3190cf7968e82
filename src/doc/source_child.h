// Files whose readers need a library are read in a confined child, which hands the source over to its parent; the parent believes
// nothing of what it is told.
#pragma once

#include "doc/source.h"

// Reads a file of a format that needs it in a child. Everything of *out lives in the arena.
bool source_read_confined(struct sv bytes, enum source_format format, struct arena *a, enum language language, struct source *out,
                          struct error *error) MUST_USE;

// ---- in the child, whose reader was made ready by source_prepare: a file on its input, frames on its output
bool source_child_run(int in, int out, struct error *error) MUST_USE;

// ---- the frames
bool source_write(const struct source *s, int fd) MUST_USE;
// False where they are not what source_write writes, or say what no source can. Everything of *out lives in the arena.
bool source_take(struct sv frames, struct arena *a, struct source *out) MUST_USE;

// Files whose readers need a library are read in a confined copy of this process, which hands the source over to it; it believes
// nothing of what it is told.
#pragma once

#include "doc/source.h"

// Reads a file of a format that needs it in a child. Everything of *out lives in the arena. Only where this process has one thread.
bool source_read_confined(struct sv bytes, enum source_format format, struct arena *a, enum language language, struct source *out,
                          struct error *error) MUST_USE;

// ---- the frames
bool source_write(const struct source *s, int fd) MUST_USE;
// False where they are not what source_write writes, or say what no source can. Everything of *out lives in the arena.
bool source_take(struct sv frames, struct arena *a, struct source *out) MUST_USE;

// The same piece by piece; begins as all zeros but for its first two.
struct source_taking {
	struct arena *arena;
	struct source *out;
	struct buf rest; // of a frame that is not whole; to be freed
	bool begun, ended;
};

bool source_take_piece(struct source_taking *t, struct sv piece) MUST_USE;

// Runs a part of this program in a child process: bytes in, bytes out, within a time and a size. What comes back is
// as little to be believed as what went in.
#pragma once

#include "base/error.h"

// What whoever takes a child's words makes of them.
enum child_taken {
	CHILD_MORE,     // there is more to come
	CHILD_WHOLE,    // that is all: it is ended, and how it ends is of no account
	CHILD_NONSENSE, // it says what cannot be: it is ended
};

struct child_call {
	const char *const *arguments; // of `lantoa confined`, up to NULL: {"read", "--json", "--text", "-", NULL}
	struct sv head, input;        // its standard input: the one, then the other
	size_t most;                  // bytes of its standard output
	int seconds;                  // of the clock; its processor time is limited to the same
	int megabytes;                // of address space (not under AddressSanitizer, which reserves more than there is)
	enum language language;       // of what it says is wrong

	// Instead of arguments: what a copy of this process runs, forked and confined, with `data` as it is in memory here. It writes its
	// standard output itself, takes nothing from its input, and says false with its error. Only where this process has one thread, and
	// holds no more than whoever sent the input may know.
	bool (*run)(void *data, struct error *error);
	// Instead of `out`: who takes what such a copy says, in this process, piece by piece as it comes.
	enum child_taken (*take)(void *data, struct sv piece);
	void *data; // of both
};

// Adds what it says to `out` (NULL where it is taken). False where it could not start, failed (its words, where they are text, are the error's),
// was stopped, took too long or said too much. From any thread.
bool child_run(const struct child_call *call, struct buf *out, struct error *error) MUST_USE;

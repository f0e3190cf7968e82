// One failure, said once where it is known and passed up. The message is a catalogue's msgid with its
// arguments kept as text, so that the face that shows it chooses the language.
#pragma once

#include "base/base.h"
#include "base/message.h"

enum failure {
#define FAILURE(name, http, exit) FAIL_##name,
#include "base/failures.def"
#undef FAILURE
};

enum { ERROR_ARGS = 6 };

struct error {
	enum failure failure; // FAIL_NONE: nothing failed
	const char *msgid;    // a literal
	char args[ERROR_ARGS][256];
};

int failure_http(enum failure f);
int failure_exit(enum failure f);
const char *failure_name(enum failure f);

// Sets the error where none is set yet (the first one is the cause); always returns false, so that
// `return error_set(...)` reads well. Arguments of the format: %s, %.*s, %d, %u, %zu, %lld only; a text longer
// than an argument's room is cut at a character and ends with an ellipsis.
bool error_set(struct error *e, enum failure f, const char *msgid, ...) PRINTF(3, 4);
bool error_is_set(const struct error *e);
void error_clear(struct error *e);
// `%'d` is a figure kept as data ("1234.5"), which is grouped and given its decimal sign as the reader's language has it.
void error_text(const struct error *e, enum language language, struct buf *out);

// What the two engines share with db.c, and nobody else: the table of statements and the calls of an engine.
#pragma once

#include "db/db.h"

struct statement_text {
	const char *name, *place; // place: file:line, for messages
	const char *text;
	const char *postgres; // NULL: the same text
};

extern const struct statement_text statement_texts[SQL_COUNT];

// Why the engine did not do what it was asked, as far as a caller would act on it.
enum fault {
	FAULT_OTHER,
	FAULT_TAKEN,     // a unique key stands already
	FAULT_BUSY,      // somebody else holds the lock, longer than we wait
	FAULT_AGAIN,     // two transactions met; this one may be run again
	FAULT_LOST,      // the server has gone, or is not there yet
	FAULT_FULL,      // no room on the disk
	FAULT_READ_ONLY, // the file, the disk or the connection
};

struct trouble {
	enum fault fault;
	char text[240]; // the engine's own words
};

enum step { STEP_ROW, STEP_DONE, STEP_FAILED };

struct connection; // the engine's
struct prepared;   // a statement made ready on it; runs one cursor at a time

// One engine. A call that can fail gives false, NULL or STEP_FAILED and says why in the trouble.
struct engine {
	size_t size; // of this struct: a module of another build is told by it
	bool postgres;
	const char *begin_write, *begin_read;
	struct connection *(*open)(const char *where, enum db_mode mode, struct error *error);
	void (*close)(struct connection *c);
	// Where the connection is lost, opens it anew and says so: what was prepared on it is of no use. False, and it stays lost,
	// where that fails. NULL: it cannot be lost.
	bool (*revive)(struct connection *c, enum db_mode mode, bool *anew, struct error *error);
	bool (*script)(struct connection *c, const char *sql, struct trouble *t); // several statements
	bool (*in_transaction)(struct connection *c); // false too where a failure has ended it

	// The text has its parameters as the engine writes them, `count` of them, numbered by first appearance. The name is for
	// people who look at the server.
	struct prepared *(*prepare)(struct connection *c, const char *name, const char *text, size_t count, struct trouble *t);
	void (*discard)(struct prepared *p);
	// `borrowed`: the values live until the reset, and need no copy.
	bool (*start)(struct prepared *p, const struct db_arg *const *args, size_t count, bool borrowed, struct trouble *t);
	// Starts it for its effect alone, without waiting for the answer: a later call tells of a failure. NULL: the engine
	// is never waited for.
	bool (*send)(struct prepared *p, const struct db_arg *const *args, size_t count, struct trouble *t);
	enum step (*step)(struct prepared *p, struct trouble *t);
	void (*reset)(struct prepared *p);
	int64_t (*changed)(struct prepared *p); // rows changed, after STEP_DONE

	// A value of the row: DB_TYPE_BYTES for text too where the engine cannot tell; -1 for what we have no type for.
	int (*type)(struct prepared *p, int column);
	int64_t (*integer)(struct prepared *p, int column);
	struct sv (*bytes)(struct prepared *p, int column); // valid until the next step

	// Writes a checked copy to a path that does not exist yet.
	bool (*copy)(struct connection *c, const char *path, struct error *error);
};

// The symbols: const struct engine engine_sqlite of module_sqlite.so, engine_postgres of module_pg.so.

// The names of the parameters `:name` of a statement by first appearance; at most `most`, the count is returned.
// Where `numbered` is given, the text with $1, $2 … in their place is added to it.
size_t statement_parameters(const char *text, struct sv *names, size_t most, struct buf *numbered);

// A migration's text with each engine's types in place of ours (docs/adding.md).
void migration_text(bool postgres, struct sv text, struct buf *out);

// The database: one interface, two engines (SQLite in the file, PostgreSQL by URL). Statements are listed
// in .sql files beside the noun that uses them and run by name; parameters are bound by name.
//
// A connection remembers its first failure: every later call does nothing and gives no rows, and the commit fails. So
// a change is written as if nothing failed, and the end tells. A connection belongs to one thread at a time.
#pragma once

#include "base/base.h"
#include "base/date.h"
#include "base/decimal.h"
#include "base/error.h"
#include "statements.h"

struct db; // one connection

enum db_mode {
	DB_CREATE,   // makes the file where there is none; read and write
	DB_WRITE,    // must exist
	DB_READ_ONLY // must exist; the engine refuses to write
};

// `where` is a path, or postgresql://…. NULL on failure. The caller closes.
struct db *db_open(const char *where, enum db_mode mode, struct error *error);
void db_close(struct db *db);
void db_closep(struct db **db); // for AUTO
bool db_is_postgres(const struct db *db);

// Brings the schema to this program's version, a transaction a step; refuses a newer one.
bool db_migrate(struct db *db, struct error *error) MUST_USE;
int db_schema_version(struct db *db);   // 0 where there is none
int db_schema_newest(void);
// Writes a checked copy of the whole to a path where nothing stands yet. SQLite only: PostgreSQL has its own tools.
bool db_copy(struct db *db, const char *path, struct error *error) MUST_USE;
// How many statements could not be prepared on this connection, each said in `out`.
int db_prepare_all(struct db *db, struct buf *out);

// ---- transactions. A write begins at once (SQLite: IMMEDIATE).
void db_begin(struct db *db);
bool db_commit(struct db *db, struct error *error) MUST_USE; // false: rolled back, and why
void db_rollback(struct db *db);                             // also forgets a failure
void db_savepoint(struct db *db);
void db_release(struct db *db);
void db_rollback_to_savepoint(struct db *db); // undoes back to it, ends it and forgets a failure since
bool db_failed(const struct db *db);
const struct error *db_failure(const struct db *db);
bool db_pass_failure(const struct db *db, struct error *error); // to who has none yet; always false
// Why the transaction begun last failed, also after its commit or rollback. May run again: others were at work, or the server
// was lost before the commit. Taken: a unique key stands already, perhaps since others wrote it meanwhile.
bool db_may_run_again(const struct db *db);
bool db_is_taken(const struct db *db);
// Between transactions: opens a connection anew that the server has closed (it was restarted). A failure of that sticks until
// the next rollback.
void db_revive(struct db *db);

// ---- statements
enum db_type { DB_TYPE_NULL, DB_TYPE_INT, DB_TYPE_TEXT, DB_TYPE_BYTES };

struct db_arg {
	const char *name; // without the colon
	enum db_type type;
	int64_t number;
	struct sv bytes;
};

#define DB_INT(name, value) ((struct db_arg){(name), DB_TYPE_INT, (value), {0}})
#define DB_BOOL(name, value) ((struct db_arg){(name), DB_TYPE_INT, (value) ? 1 : 0, {0}})
#define DB_TEXT(name, value) ((struct db_arg){(name), DB_TYPE_TEXT, 0, (value)})
#define DB_BYTES(name, value) ((struct db_arg){(name), DB_TYPE_BYTES, 0, (value)})
#define DB_NULL(name) ((struct db_arg){(name), DB_TYPE_NULL, 0, {0}})
// Zero is "no such row", an empty text is "nothing said", a date that is not set is no date: all bound as NULL.
#define DB_ID(name, value) db_arg_id((name), (value))
#define DB_SOME(name, value) db_arg_some((name), (value))
#define DB_DATE(name, value, arena) db_arg_some((name), date_text((arena), (value)))

struct db_arg db_arg_id(const char *name, int64_t id);
struct db_arg db_arg_some(const char *name, struct sv text);

#define DB_ARGS(...)                                                                               \
	(const struct db_arg[]){__VA_ARGS__}, sizeof((const struct db_arg[]){__VA_ARGS__}) / sizeof(struct db_arg)

// Runs for its effect; the number of rows changed, -1 on failure.
//   db_run(db, SQL_unit_close, DB_ARGS(DB_INT("unit", id)));
int64_t db_run(struct db *db, enum statement statement, const struct db_arg *args, size_t count);
// The same where nobody asks how many: many may be on their way to PostgreSQL at once. What fails is told by a later call,
// at the latest by the commit.
void db_put(struct db *db, enum statement statement, const struct db_arg *args, size_t count);
// Runs an INSERT … RETURNING id (or any statement of one number); that number, 0 where there is no row or it failed.
int64_t db_number(struct db *db, enum statement statement, const struct db_arg *args, size_t count);
bool db_exists(struct db *db, enum statement statement, const struct db_arg *args, size_t count);

// ---- rows
struct rows {
	struct db *db;
	void *at; // the engine's
	int row;
};

//   AUTO(rows_end) struct rows r = db_rows(db, SQL_unit_children, DB_ARGS(DB_INT("unit", id)));
//   while (rows_next(&r)) …
// Rows of one connection may be read inside those of another statement or of the same one.
struct rows db_rows(struct db *db, enum statement statement, const struct db_arg *args, size_t count);
bool rows_next(struct rows *r);
void rows_end(struct rows *r);
bool row_is_null(struct rows *r, int column);
int64_t row_int(struct rows *r, int column);     // 0 for NULL
bool row_bool(struct rows *r, int column);
struct sv row_text(struct rows *r, int column);  // empty for NULL; valid until the next row
struct sv row_keep(struct rows *r, int column, struct arena *a); // a copy
// Which of the words is stored; `otherwise` where it is none of them.
int row_word(struct rows *r, int column, const char *const *words, size_t count, int otherwise);
struct decimal row_decimal(struct rows *r, int column); // of two columns: the mantissa, and beside it the scale
struct date row_date(struct rows *r, int column); // stored as text; not set for NULL

// Several statements at once, for migrations and tests only.
bool db_script(struct db *db, const char *sql, struct error *error) MUST_USE;

struct unit_watch;

// ---- what every function of the subject is given: the connection, memory, the clock, who acts.
struct tx {
	struct db *db;
	struct arena *arena;
	instant now;        // the server's clock, or the tests'
	int offset;         // minutes from UTC at the edge (Asia/Ho_Chi_Minh: 420)
	int64_t account;    // who acts; 0 the system itself
	int64_t role_unit;  // the unit in whose name they act
	enum language language;
	struct error *error; // why a change was refused
	const struct unit_watch *watch; // told of changes of the tree (org/unit.h); NULL: nobody
};

struct date tx_today(const struct tx *t);
// Refuses the change; always false. Where the database failed before, that is the reason: what was not found then proves
// nothing.
#define tx_refuse(t, failure, ...)                                                                 \
	((t)->db && db_failed((t)->db) ? db_pass_failure((t)->db, (t)->error)                          \
	                               : error_set((t)->error, (failure), __VA_ARGS__))

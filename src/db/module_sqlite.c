// The engine in the file: a module, since reading a document needs none. SQLite in WAL mode, every acknowledged change on the disk (synchronous=FULL).
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <unistd.h>

#include "db/engine.h"

extern const struct engine engine_sqlite;

enum { WAIT_MS = 5000, APPLICATION_ID = 0x6C616E74 }; // "lant": what `file` and our own open know the file by

struct connection {
	sqlite3 *handle;
};

struct prepared {
	struct connection *connection;
	sqlite3_stmt *statement;
	int64_t changed;
};

static void say_trouble(struct connection *c, int code, struct trouble *t)
{
	switch (code & 0xFF) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		t->fault = FAULT_BUSY;
		break;
	case SQLITE_FULL:
		t->fault = FAULT_FULL;
		break;
	case SQLITE_READONLY:
	case SQLITE_PERM:
		t->fault = FAULT_READ_ONLY;
		break;
	default:
		t->fault = code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY ? FAULT_TAKEN
		                                                                                    : FAULT_OTHER;
	}
	snprintf(t->text, sizeof(t->text), "%s", sqlite3_errmsg(c->handle));
}

static bool sqlite_script(struct connection *c, const char *sql, struct trouble *t)
{
	int code = sqlite3_exec(c->handle, sql, NULL, NULL, NULL);
	if (code != SQLITE_OK)
		say_trouble(c, code, t);
	return code == SQLITE_OK;
}

static bool sqlite_in_transaction(struct connection *c)
{
	return !sqlite3_get_autocommit(c->handle);
}

// ---- opening

// Runs a pragma and tells whether it answers `want`.
static bool pragma_is(sqlite3 *handle, const char *pragma, const char *want)
{
	sqlite3_stmt *s = NULL;
	bool good = sqlite3_prepare_v2(handle, pragma, -1, &s, NULL) == SQLITE_OK && sqlite3_step(s) == SQLITE_ROW &&
	            strcmp((const char *)sqlite3_column_text(s, 0), want) == 0;
	sqlite3_finalize(s);
	return good;
}

static int64_t pragma_number(sqlite3 *handle, const char *pragma)
{
	sqlite3_stmt *s = NULL;
	int64_t n = -1;
	if (sqlite3_prepare_v2(handle, pragma, -1, &s, NULL) == SQLITE_OK && sqlite3_step(s) == SQLITE_ROW)
		n = sqlite3_column_int64(s, 0);
	sqlite3_finalize(s);
	return n;
}

// A file made by another program is left alone.
static bool is_ours(sqlite3 *handle, const char *where, enum db_mode mode, struct error *error)
{
	int64_t id = pragma_number(handle, "PRAGMA application_id");
	if (id == APPLICATION_ID)
		return true;
	if (id < 0)
		return error_set(error, FAIL_DATABASE, N_("%s is no database of lantoa: %s"), where, sqlite3_errmsg(handle));
	if (id == 0 && mode == DB_CREATE && pragma_number(handle, "SELECT count(*) FROM sqlite_master") == 0) {
		char sql[64];
		snprintf(sql, sizeof(sql), "PRAGMA application_id = %d", APPLICATION_ID);
		return sqlite3_exec(handle, sql, NULL, NULL, NULL) == SQLITE_OK ||
		       error_set(error, FAIL_DATABASE, N_("%s cannot be written to: %s"), where, sqlite3_errmsg(handle));
	}
	return error_set(error, FAIL_DATABASE, N_("%s is no database of lantoa: it belongs to another program"), where);
}

static bool settle(sqlite3 *handle, const char *where, enum db_mode mode, struct error *error)
{
	sqlite3_extended_result_codes(handle, 1);
	sqlite3_busy_timeout(handle, WAIT_MS);
	sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	if (!is_ours(handle, where, mode, error))
		return false;
	bool in_memory = strcmp(where, ":memory:") == 0;
	// Asking a second time is what asserts it: a build or a file system that cannot gives another answer.
	bool good = sqlite3_exec(handle, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; "
	                         "PRAGMA cache_size = -32768", // KiB: the pages that a large import goes back to
	                         NULL, NULL, NULL) == SQLITE_OK &&
	            pragma_is(handle, "PRAGMA synchronous", "2") && pragma_is(handle, "PRAGMA foreign_keys", "1") &&
	            pragma_is(handle, mode == DB_READ_ONLY ? "PRAGMA journal_mode" : "PRAGMA journal_mode = WAL",
	                      in_memory ? "memory" : "wal");
	return good || error_set(error, FAIL_DATABASE,
	                         N_("%s cannot be opened so that what is saved stays saved (WAL, synchronous=FULL): %s"),
	                         where, sqlite3_errmsg(handle));
}

// A new file is made here and not by SQLite, so that nobody else on the machine can read it. One that is there is opened by SQLite
// alone: to close any other descriptor of it drops the locks of all connections of this process (POSIX has it so), and the next
// program that opens and closes the file takes the write-ahead log for forsaken and removes it, with what was committed since.
static bool is_there(const char *where, enum db_mode mode, struct error *error)
{
	if (mode == DB_CREATE) {
		int fd = open(where, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
		if (fd >= 0)
			close(fd);
		else if (errno != EEXIST)
			return error_set(error, FAIL_DATABASE, N_("%s cannot be opened: %s"), where, strerror(errno));
	}
	if (access(where, mode == DB_READ_ONLY ? R_OK : R_OK | W_OK) == 0)
		return true;
	if (errno == ENOENT)
		return error_set(error, FAIL_DATABASE, N_("there is no database %s; `lantoa init` makes one"), where);
	return error_set(error, FAIL_DATABASE, N_("%s cannot be opened: %s"), where, strerror(errno));
}

// Counting the bytes it has costs a lock at each allocation, a twelfth of a large import; nobody asks for the count.
static void settle_library(void)
{
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); // does nothing where the library is in use already
}

static struct connection *sqlite_open(const char *where, enum db_mode mode, struct error *error)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, settle_library);
	bool in_memory = strcmp(where, ":memory:") == 0;
	if (!in_memory && !is_there(where, mode, error))
		return NULL;
	sqlite3 *handle = NULL;
	int flags = mode == DB_READ_ONLY ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
	if (sqlite3_open_v2(where, &handle, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK ||
	    !settle(handle, where, mode, error)) {
		error_set(error, FAIL_DATABASE, N_("%s cannot be opened: %s"), where, sqlite3_errmsg(handle));
		sqlite3_close_v2(handle);
		return NULL;
	}
	struct connection *c = malloc(sizeof(*c));
	if (!c)
		out_of_memory();
	c->handle = handle;
	return c;
}

static void sqlite_close(struct connection *c)
{
	sqlite3_close_v2(c->handle);
	free(c);
}

// ---- statements

static void sqlite_discard(struct prepared *p)
{
	sqlite3_finalize(p->statement);
	free(p);
}

static struct prepared *sqlite_prepare(struct connection *c, const char *name, const char *text, size_t count,
                                       struct trouble *t)
{
	(void)name;
	sqlite3_stmt *statement = NULL;
	const char *rest = "";
	int code = sqlite3_prepare_v3(c->handle, text, -1, SQLITE_PREPARE_PERSISTENT, &statement, &rest);
	if (code != SQLITE_OK) {
		say_trouble(c, code, t);
		return NULL;
	}
	struct prepared *p = calloc(1, sizeof(*p));
	if (!p)
		out_of_memory();
	*p = (struct prepared){.connection = c, .statement = statement};
	if (*rest || sqlite3_bind_parameter_count(statement) != (int)count) {
		snprintf(t->text, sizeof(t->text), "more than one statement, or parameters that are not :name");
		sqlite_discard(p);
		return NULL;
	}
	return p;
}

static int bind_one(sqlite3_stmt *s, int at, const struct db_arg *arg, bool borrowed)
{
	const char *p = arg->bytes.p ? arg->bytes.p : "";
	sqlite3_destructor_type keep = borrowed ? SQLITE_STATIC : SQLITE_TRANSIENT;
	switch (arg->type) {
	case DB_TYPE_NULL:
		return sqlite3_bind_null(s, at);
	case DB_TYPE_INT:
		return sqlite3_bind_int64(s, at, arg->number);
	case DB_TYPE_TEXT:
		return sqlite3_bind_text64(s, at, p, arg->bytes.n, keep, SQLITE_UTF8);
	case DB_TYPE_BYTES:
		return sqlite3_bind_blob64(s, at, p, arg->bytes.n, keep);
	}
	return SQLITE_MISUSE;
}

static bool sqlite_start(struct prepared *p, const struct db_arg *const *args, size_t count, bool borrowed,
                         struct trouble *t)
{
	for (size_t i = 0; i < count; i++) {
		int code = bind_one(p->statement, (int)i + 1, args[i], borrowed);
		if (code != SQLITE_OK) {
			say_trouble(p->connection, code, t);
			return false;
		}
	}
	p->changed = 0;
	return true;
}

static enum step sqlite_step(struct prepared *p, struct trouble *t)
{
	int code = sqlite3_step(p->statement);
	if (code == SQLITE_ROW)
		return STEP_ROW;
	if (code != SQLITE_DONE) {
		say_trouble(p->connection, code, t);
		return STEP_FAILED;
	}
	if (!sqlite3_stmt_readonly(p->statement))
		p->changed = sqlite3_changes64(p->connection->handle);
	return STEP_DONE;
}

static void sqlite_reset(struct prepared *p)
{
	sqlite3_reset(p->statement);
	sqlite3_clear_bindings(p->statement);
}

static int64_t sqlite_changed(struct prepared *p)
{
	return p->changed;
}

static int sqlite_type(struct prepared *p, int column)
{
	if (column < 0 || column >= sqlite3_data_count(p->statement))
		return -1;
	switch (sqlite3_column_type(p->statement, column)) {
	case SQLITE_NULL:
		return DB_TYPE_NULL;
	case SQLITE_INTEGER:
		return DB_TYPE_INT;
	case SQLITE_TEXT:
		return DB_TYPE_TEXT;
	case SQLITE_BLOB:
		return DB_TYPE_BYTES;
	default:
		return -1; // a float, which no figure of ours is
	}
}

static int64_t sqlite_integer(struct prepared *p, int column)
{
	return sqlite3_column_int64(p->statement, column);
}

static struct sv sqlite_bytes(struct prepared *p, int column)
{
	const char *bytes = sqlite3_column_blob(p->statement, column);
	return (struct sv){bytes ? bytes : "", (size_t)sqlite3_column_bytes(p->statement, column)};
}

// ---- backup

static bool copy_is_sound(const char *path, struct error *error)
{
	sqlite3 *handle = NULL;
	bool good = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
	            pragma_number(handle, "PRAGMA application_id") == APPLICATION_ID &&
	            pragma_is(handle, "PRAGMA integrity_check", "ok") &&
	            // VACUUM leaves that out; a reader of the copy could not turn it on.
	            pragma_is(handle, "PRAGMA journal_mode = WAL", "wal");
	if (!good)
		error_set(error, FAIL_DATABASE, N_("the copy %s is not sound and was removed: %s"), path, sqlite3_errmsg(handle));
	sqlite3_close_v2(handle);
	return good;
}

static bool sqlite_copy(struct connection *c, const char *path, struct error *error)
{
	sqlite3_stmt *s = NULL;
	int code = sqlite3_prepare_v2(c->handle, "VACUUM INTO ?", -1, &s, NULL);
	if (code == SQLITE_OK)
		code = sqlite3_bind_text(s, 1, path, -1, SQLITE_TRANSIENT);
	if (code == SQLITE_OK)
		code = sqlite3_step(s);
	bool good = code == SQLITE_DONE;
	if (!good)
		error_set(error, FAIL_DATABASE, N_("the copy %s could not be written: %s"), path, sqlite3_errmsg(c->handle));
	sqlite3_finalize(s);
	if (!good || copy_is_sound(path, error))
		return good;
	unlink(path);
	return false;
}

const struct engine engine_sqlite = {
	.size = sizeof(struct engine),
	.postgres = false,
	.begin_write = "BEGIN IMMEDIATE",
	.begin_read = "BEGIN",
	.open = sqlite_open,
	.close = sqlite_close,
	.script = sqlite_script,
	.in_transaction = sqlite_in_transaction,
	.prepare = sqlite_prepare,
	.discard = sqlite_discard,
	.start = sqlite_start,
	.step = sqlite_step,
	.reset = sqlite_reset,
	.changed = sqlite_changed,
	.type = sqlite_type,
	.integer = sqlite_integer,
	.bytes = sqlite_bytes,
	.copy = sqlite_copy,
};

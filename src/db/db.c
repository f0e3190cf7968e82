// Connections, transactions and statements by name, whatever the engine. The first failure sticks.
#include <stdio.h>

#include "base/module.h"
#include "db/engine.h"

enum { MOST_PARAMETERS = 64, MOST_SAVEPOINTS = 32 };

// A statement made ready; there are several of one where its rows are read inside one another.
struct instance {
	struct instance *next;
	enum statement statement;
	struct prepared *prepared;
	size_t count;
	struct sv *names; // the parameters'
	bool busy;
};

struct db {
	const struct engine *engine;
	struct connection *connection;
	enum db_mode mode;
	struct error failure;
	enum fault fault;
	bool open; // between begin and its end
	int savepoints;
	int failed_at; // how many savepoints stood when the failure came
	struct arena arena;
	struct instance *instances[SQL_COUNT];
};

// ---- failing

// Only the first failure counts, and where it came among the savepoints.
#define fail(db, ...)                                                                              \
	do {                                                                                           \
		if (!db_failed(db)) {                                                                      \
			error_set(&(db)->failure, __VA_ARGS__);                                                \
			(db)->failed_at = (db)->savepoints;                                                    \
		}                                                                                          \
	} while (0)

static void fail_engine(struct db *db, const struct trouble *t, const char *what, const char *place)
{
	if (db_failed(db))
		return;
	db->fault = t->fault;
	switch (t->fault) {
	case FAULT_TAKEN:
		fail(db, FAIL_CONFLICT, N_("this is recorded already (%s, %s: %s)"), what, place, t->text);
		break;
	case FAULT_BUSY:
		fail(db, FAIL_DATABASE,
		     N_("another program holds the database; try again in a moment (%s, %s: %s)"), what, place, t->text);
		break;
	case FAULT_AGAIN:
		fail(db, FAIL_CONFLICT, N_("somebody else changed the same at this moment; try again (%s, %s: %s)"), what,
		     place, t->text);
		break;
	case FAULT_LOST:
		fail(db, FAIL_DATABASE, N_("the connection to the database broke and nothing was saved; try again in a moment (%s, %s: %s)"),
		     what, place, t->text);
		break;
	case FAULT_FULL:
		fail(db, FAIL_DATABASE, N_("the disk is full and nothing was saved; make room and try again (%s, %s: %s)"),
		     what, place, t->text);
		break;
	case FAULT_READ_ONLY:
		fail(db, FAIL_DATABASE, N_("the database cannot be written to (%s, %s: %s)"), what, place, t->text);
		break;
	case FAULT_OTHER:
		fail(db, FAIL_DATABASE, N_("the database refused %s (%s): %s"), what, place, t->text);
		break;
	}
}

static void fail_statement(struct db *db, enum statement s, const struct trouble *t)
{
	fail_engine(db, t, statement_texts[s].name, statement_texts[s].place);
}

bool db_failed(const struct db *db)
{
	return error_is_set(&db->failure);
}

const struct error *db_failure(const struct db *db)
{
	return &db->failure;
}

bool db_may_run_again(const struct db *db)
{
	return db->fault == FAULT_AGAIN || db->fault == FAULT_BUSY || db->fault == FAULT_LOST;
}

bool db_is_taken(const struct db *db)
{
	return db->fault == FAULT_TAKEN;
}

static void forget_failure(struct db *db)
{
	error_clear(&db->failure);
}

bool db_pass_failure(const struct db *db, struct error *error)
{
	if (!error_is_set(error))
		*error = db->failure;
	return false;
}

// ---- opening and closing

static bool is_url(const char *where)
{
	struct sv s = sv_of(where);
	return sv_starts(s, SV("postgresql://")) || sv_starts(s, SV("postgres://"));
}

struct db *db_open(const char *where, enum db_mode mode, struct error *error)
{
	const char *module = is_url(where) ? "module_pg" : "module_sqlite";
	const struct engine *engine = module_symbol(module, is_url(where) ? "engine_postgres" : "engine_sqlite", error);
	if (engine && engine->size != sizeof(struct engine)) {
		error_set(error, FAIL_SYSTEM, N_("the module %s.so is of another lantoa; install the whole of one"), module);
		return NULL;
	}
	struct connection *connection = engine ? engine->open(where, mode, error) : NULL;
	if (!connection)
		return NULL;
	struct db *db = calloc(1, sizeof(*db));
	if (!db)
		out_of_memory();
	db->engine = engine;
	db->connection = connection;
	db->mode = mode;
	return db;
}

static void discard_all(struct db *db)
{
	for (size_t i = 0; i < SQL_COUNT; i++) {
		for (struct instance *at = db->instances[i]; at; at = at->next)
			db->engine->discard(at->prepared);
		db->instances[i] = NULL;
	}
	arena_free(&db->arena);
}

void db_close(struct db *db)
{
	if (!db)
		return;
	discard_all(db);
	db->engine->close(db->connection);
	free(db);
}

void db_revive(struct db *db)
{
	bool anew = false;
	if (!db->engine->revive || db->open || db_failed(db))
		return;
	db->fault = FAULT_OTHER;
	if (!db->engine->revive(db->connection, db->mode, &anew, &db->failure))
		db->fault = FAULT_LOST;
	if (anew)
		discard_all(db);
}

void db_closep(struct db **db)
{
	db_close(*db);
	*db = NULL;
}

bool db_is_postgres(const struct db *db)
{
	return db->engine->postgres;
}

bool db_copy(struct db *db, const char *path, struct error *error)
{
	return db->engine->copy(db->connection, path, error);
}

// ---- transactions

static void script(struct db *db, const char *sql)
{
	struct trouble t = {0};
	if (!db_failed(db) && !db->engine->script(db->connection, sql, &t))
		fail_engine(db, &t, sql, "db.c");
}

bool db_script(struct db *db, const char *sql, struct error *error)
{
	script(db, sql);
	return !db_failed(db) || db_pass_failure(db, error);
}

void db_begin(struct db *db)
{
	if (!db_failed(db))
		db->fault = FAULT_OTHER;
	if (db->open)
		fail(db, FAIL_DATABASE, N_("the database refused %s (%s): %s"), "BEGIN", "db.c", "a transaction is open");
	script(db, db->mode == DB_READ_ONLY ? db->engine->begin_read : db->engine->begin_write);
	db->open = true;
}

static void leave(struct db *db)
{
	struct trouble unheard = {0}; // the engine ends the transaction on its own where this fails
	if (db->engine->in_transaction(db->connection))
		db->engine->script(db->connection, "ROLLBACK", &unheard);
	db->open = false;
	db->savepoints = 0;
}

bool db_commit(struct db *db, struct error *error)
{
	if (!db->open || db->savepoints)
		fail(db, FAIL_DATABASE, N_("the database refused %s (%s): %s"), "COMMIT", "db.c",
		     db->open ? "a savepoint is open" : "no transaction is open");
	bool sent = !db_failed(db);
	script(db, "COMMIT");
	if (!db_failed(db)) {
		db->open = false;
		return true;
	}
	if (sent && db->fault == FAULT_LOST) {
		// The server may have done it before it went: to run it again could do it twice.
		db->fault = FAULT_OTHER;
		error_clear(&db->failure);
		fail(db, FAIL_DATABASE, N_("The connection to the database broke while this was being saved. Look whether it is there before you send it again."));
	}
	db_pass_failure(db, error);
	db_rollback(db);
	return false;
}

void db_rollback(struct db *db)
{
	leave(db);
	forget_failure(db);
}

static void savepoint_script(struct db *db, const char *verb, struct trouble *t, bool *good)
{
	char sql[64];
	snprintf(sql, sizeof(sql), "%s s%d", verb, db->savepoints);
	*good = *good && db->engine->script(db->connection, sql, t);
}

void db_savepoint(struct db *db)
{
	struct trouble t = {0};
	bool good = true;
	if (!db->open)
		fail(db, FAIL_DATABASE, N_("the database refused %s (%s): %s"), "SAVEPOINT", "db.c", "no transaction is open");
	if (db->savepoints == MOST_SAVEPOINTS)
		fail(db, FAIL_DATABASE, N_("the database refused %s (%s): %s"), "SAVEPOINT", "db.c", "too many");
	db->savepoints++; // counted where it failed too, so that its end finds it
	if (db_failed(db))
		return;
	savepoint_script(db, "SAVEPOINT", &t, &good);
	if (!good) {
		fail_engine(db, &t, "SAVEPOINT", "db.c");
		db->failed_at = db->savepoints - 1;
	}
}

void db_release(struct db *db)
{
	struct trouble t = {0};
	bool good = true;
	if (!db_failed(db)) {
		savepoint_script(db, "RELEASE", &t, &good);
		if (!good)
			fail_engine(db, &t, "RELEASE", "db.c");
	}
	if (db->savepoints > 0)
		db->savepoints--;
	if (db->failed_at > db->savepoints)
		db->failed_at = db->savepoints; // what failed inside failed in what is around it
}

void db_rollback_to_savepoint(struct db *db)
{
	struct trouble t = {0};
	bool good = db->savepoints > 0;
	bool since = db_failed(db) && db->failed_at >= db->savepoints;
	if (!db_failed(db) || since) {
		// Where the failure ended the transaction there is nothing left to go back to: the failure stays.
		savepoint_script(db, "ROLLBACK TO", &t, &good);
		savepoint_script(db, "RELEASE", &t, &good);
		if (good)
			forget_failure(db);
		else
			fail_engine(db, &t, "ROLLBACK TO", "db.c");
	}
	if (db->savepoints > 0)
		db->savepoints--;
	if (db->failed_at > db->savepoints)
		db->failed_at = db->savepoints;
}

// ---- statements

static struct instance *prepare(struct db *db, enum statement s, struct trouble *t)
{
	const struct statement_text *text = &statement_texts[s];
	const char *own = db->engine->postgres && text->postgres ? text->postgres : text->text;
	struct sv names[MOST_PARAMETERS];
	AUTO(buf_free) struct buf numbered = {0};
	size_t count = statement_parameters(own, names, MOST_PARAMETERS, &numbered);
	struct prepared *prepared =
		db->engine->prepare(db->connection, text->name, db->engine->postgres ? buf_cstr(&numbered) : own, count, t);
	if (!prepared)
		return NULL;
	struct instance *at = ARENA_NEW(&db->arena, struct instance);
	*at = (struct instance){.next = db->instances[s], .statement = s, .prepared = prepared, .count = count,
	                        .names = ARENA_ARRAY(&db->arena, struct sv, count)};
	memcpy(at->names, names, count * sizeof(names[0]));
	db->instances[s] = at;
	return at;
}

int db_prepare_all(struct db *db, struct buf *out)
{
	int failed = 0;
	for (size_t i = 0; i < SQL_COUNT; i++) {
		struct trouble t = {0};
		if (db->instances[i] || prepare(db, (enum statement)i, &t))
			continue;
		buf_printf(out, "%s: %s: %s\n", statement_texts[i].place, statement_texts[i].name, t.text);
		failed++;
	}
	return failed;
}

// Orders the arguments as the parameters stand. Each must be given once, and nothing else.
static bool match(struct db *db, const struct instance *at, const struct db_arg *args, size_t count,
                  const struct db_arg **ordered)
{
	const struct statement_text *text = &statement_texts[at->statement];
	for (size_t i = 0; i < at->count; i++) {
		size_t j = i; // most callers give them in the statement's order
		if (j >= count || !sv_is(at->names[i], args[j].name)) {
			for (j = 0; j < count && !sv_is(at->names[i], args[j].name); j++)
				;
		}
		if (j == count) {
			char name[64];
			snprintf(name, sizeof(name), SV_FMT, SV_ARG(at->names[i]));
			fail(db, FAIL_DATABASE, N_("statement %s (%s) was run without :%s"), text->name, text->place, name);
			return false;
		}
		ordered[i] = &args[j];
	}
	// Every parameter has an argument; with as many arguments as parameters none is left over or twice.
	for (size_t j = 0; j < count && count != at->count; j++) {
		size_t i = 0;
		while (i < at->count && ordered[i] != &args[j])
			i++;
		if (i == at->count) {
			fail(db, FAIL_DATABASE, N_("statement %s (%s) has no use for :%s"), text->name, text->place, args[j].name);
			return false;
		}
	}
	return true;
}

// An instance that runs nothing yet, its arguments in order; NULL where there is none to be had.
static struct instance *idle(struct db *db, enum statement s, const struct db_arg *args, size_t count,
                             const struct db_arg **ordered)
{
	if (db_failed(db))
		return NULL;
	struct trouble t = {0};
	struct instance *at = db->instances[s];
	while (at && at->busy)
		at = at->next;
	if (!at && !(at = prepare(db, s, &t)))
		fail_statement(db, s, &t);
	return at && match(db, at, args, count, ordered) ? at : NULL;
}

// An instance that is started, or NULL where that failed.
static struct instance *start(struct db *db, enum statement s, const struct db_arg *args, size_t count, bool borrowed)
{
	const struct db_arg *ordered[MOST_PARAMETERS];
	struct trouble t = {0};
	struct instance *at = idle(db, s, args, count, ordered);
	if (!at)
		return NULL;
	if (!db->engine->start(at->prepared, ordered, at->count, borrowed, &t)) {
		fail_statement(db, s, &t);
		db->engine->reset(at->prepared);
		return NULL;
	}
	at->busy = true;
	return at;
}

static void finish(struct db *db, struct instance *at)
{
	db->engine->reset(at->prepared);
	at->busy = false;
}

static bool step(struct db *db, struct instance *at)
{
	struct trouble t = {0};
	if (db_failed(db))
		return false;
	enum step got = db->engine->step(at->prepared, &t);
	if (got == STEP_FAILED)
		fail_statement(db, at->statement, &t);
	return got == STEP_ROW;
}

int64_t db_run(struct db *db, enum statement s, const struct db_arg *args, size_t count)
{
	struct instance *at = start(db, s, args, count, true);
	if (!at)
		return -1;
	while (step(db, at))
		;
	int64_t changed = db_failed(db) ? -1 : db->engine->changed(at->prepared);
	finish(db, at);
	return changed;
}

void db_put(struct db *db, enum statement s, const struct db_arg *args, size_t count)
{
	const struct db_arg *ordered[MOST_PARAMETERS];
	struct trouble t = {0};
	if (!db->engine->send) {
		db_run(db, s, args, count);
		return;
	}
	struct instance *at = idle(db, s, args, count, ordered);
	if (at && !db->engine->send(at->prepared, ordered, at->count, &t))
		fail_statement(db, s, &t);
}

int64_t db_number(struct db *db, enum statement s, const struct db_arg *args, size_t count)
{
	AUTO(rows_end) struct rows r = db_rows(db, s, args, count);
	if (!rows_next(&r))
		return 0;
	int64_t n = row_int(&r, 0);
	while (rows_next(&r)) // to the end: where each statement is its own transaction, that is its commit
		;
	return db_failed(db) ? 0 : n;
}

bool db_exists(struct db *db, enum statement s, const struct db_arg *args, size_t count)
{
	AUTO(rows_end) struct rows r = db_rows(db, s, args, count);
	return rows_next(&r);
}

// ---- rows

struct rows db_rows(struct db *db, enum statement s, const struct db_arg *args, size_t count)
{
	return (struct rows){.db = db, .at = start(db, s, args, count, false)};
}

bool rows_next(struct rows *r)
{
	struct instance *at = r->at;
	if (!at)
		return false;
	if (step(r->db, at)) {
		r->row++;
		return true;
	}
	rows_end(r);
	return false;
}

void rows_end(struct rows *r)
{
	if (r->at)
		finish(r->db, r->at);
	r->at = NULL;
}

// The prepared statement of the row where its column has a value of the type; NULL for NULL, and for another type,
// which is a failure: the two engines would not give the same for it.
static struct prepared *value(struct rows *r, int column, bool number)
{
	struct instance *at = r->at;
	if (!at || db_failed(r->db))
		return NULL;
	int type = r->db->engine->type(at->prepared, column);
	if (type == DB_TYPE_NULL)
		return NULL;
	if (number ? type == DB_TYPE_INT : type == DB_TYPE_TEXT || type == DB_TYPE_BYTES)
		return at->prepared;
	char what[64];
	snprintf(what, sizeof(what), "column %d is no %s", column, number ? "number" : "text or bytes");
	fail(r->db, FAIL_DATABASE, N_("the database refused %s (%s): %s"), statement_texts[at->statement].name,
	     statement_texts[at->statement].place, what);
	return NULL;
}

bool row_is_null(struct rows *r, int column)
{
	struct instance *at = r->at;
	return !at || r->db->engine->type(at->prepared, column) == DB_TYPE_NULL;
}

int64_t row_int(struct rows *r, int column)
{
	struct prepared *p = value(r, column, true);
	return p ? r->db->engine->integer(p, column) : 0;
}

bool row_bool(struct rows *r, int column)
{
	return row_int(r, column) != 0;
}

struct sv row_text(struct rows *r, int column)
{
	struct prepared *p = value(r, column, false);
	return p ? r->db->engine->bytes(p, column) : (struct sv){"", 0};
}

struct sv row_keep(struct rows *r, int column, struct arena *a)
{
	return arena_sv(a, row_text(r, column));
}

int row_word(struct rows *r, int column, const char *const *words, size_t count, int otherwise)
{
	int place = sv_place(row_text(r, column), words, count);
	return place < 0 ? otherwise : place;
}

struct decimal row_decimal(struct rows *r, int column)
{
	return (struct decimal){row_int(r, column), (uint8_t)row_int(r, column + 1)};
}

struct date row_date(struct rows *r, int column)
{
	struct date d = {0};
	struct sv text = row_text(r, column);
	if (text.n && !date_parse(text, &d))
		d = (struct date){0};
	return d;
}

// ---- arguments and the rest

struct db_arg db_arg_id(const char *name, int64_t id)
{
	return id ? DB_INT(name, id) : DB_NULL(name);
}

struct db_arg db_arg_some(const char *name, struct sv text)
{
	return text.n ? DB_TEXT(name, text) : DB_NULL(name);
}

struct date tx_today(const struct tx *t)
{
	return instant_date(t->now, t->offset);
}

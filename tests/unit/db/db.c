// What every caller of the database relies on, whatever the engine.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engines.h"

static char folder[] = "/tmp/lantoa-db-XXXXXX";

static const char *path_in(const char *name)
{
	static char path[256];
	snprintf(path, sizeof(path), "%s/%s", folder, name);
	return path;
}

static int64_t record(struct db *db, int64_t version)
{
	return db_run(db, SQL_schema_record,
	              DB_ARGS(DB_INT("version", version), DB_TEXT("name", SV("test")), DB_INT("now", 1)));
}

static int64_t last(struct db *db)
{
	return db_number(db, SQL_schema_version, NULL, 0);
}

static void migrating(struct db *db)
{
	struct error e = {0};
	is_int(db_schema_version(db), 0, "an empty database has no schema");
	ok(db_migrate(db, &e), "it is brought to the newest: %s", error_words(&e));
	is_int(db_schema_version(db), db_schema_newest(), "and says so");
	ok(db_migrate(db, &e), "a second time nothing is left to do");
	record(db, 9000);
	ok(!db_migrate(db, &e) && error_says(&e, "9000"), "a newer one is refused");
	error_clear(&e);
	ok(db_script(db, "DELETE FROM schema_migration WHERE version = 9000", &e), "(cleared)");
}

static void binding(struct db *db)
{
	db_run(db, SQL_schema_record, DB_ARGS(DB_INT("version", 9000), DB_INT("now", 1)));
	ok(db_failed(db) && error_says(db_failure(db), ":name") && error_says(db_failure(db), "schema_record"),
	   "a parameter left out is a failure that names it and the statement");
	is_int(record(db, 9001), -1, "after a failure nothing runs");
	db_rollback(db);
	db_run(db, SQL_schema_record, DB_ARGS(DB_INT("version", 9000), DB_INT("now", 1), DB_TEXT("name", SV("x")),
	                                      DB_TEXT("color", SV("red"))));
	ok(db_failed(db) && error_says(db_failure(db), ":color"), "an argument without use is one too");
	db_rollback(db);
	is_int(db_run(db, SQL_schema_record,
	              DB_ARGS(DB_TEXT("name", SV("x")), DB_INT("now", 1), DB_INT("version", 9000))),
	       1, "the order of arguments does not matter");
	is_int(last(db), 9000, "a number is read");
}

static void transactions(struct db *db)
{
	struct error e = {0};
	db_begin(db);
	record(db, 9001);
	db_rollback(db);
	is_int(last(db), 9000, "what is rolled back is gone");
	db_begin(db);
	record(db, 9001);
	record(db, 9001);
	ok(db_failed(db) && db_failure(db)->failure == FAIL_CONFLICT, "the same key twice is a conflict");
	record(db, 9002);
	ok(!db_commit(db, &e) && e.failure == FAIL_CONFLICT, "and the commit says so");
	is_int(last(db), 9000, "with nothing of the transaction kept");
	ok(!db_failed(db), "the connection may be used again");
	error_clear(&e);

	db_begin(db);
	record(db, 9001);
	db_savepoint(db);
	record(db, 9002);
	record(db, 9001);
	db_savepoint(db); // inside the failed one
	record(db, 9003);
	db_rollback_to_savepoint(db);
	ok(db_failed(db), "going back to a savepoint that is younger than the failure does not mend it");
	db_rollback_to_savepoint(db);
	ok(!db_failed(db), "going back to one that is older does");
	db_savepoint(db);
	record(db, 9004);
	db_release(db);
	ok(db_commit(db, &e), "what is outside is committed: %s", error_words(&e));
	is_int(last(db), 9004, "with what was released");
	is_int(db_number(db, SQL_schema_version, NULL, 0), 9004, "and read again");

	db_begin(db);
	db_savepoint(db);
	record(db, 9004);
	db_release(db);
	db_savepoint(db);
	db_rollback_to_savepoint(db);
	ok(db_failed(db), "a failure released into the transaction stays with it");
	ok(!db_commit(db, &e), "which cannot be committed");
}

// What is put without waiting for the answer.
static void putting(struct db *db)
{
	struct error e = {0};
	db_begin(db);
	for (int i = 0; i < 1000; i++)
		db_put(db, SQL_schema_record, DB_ARGS(DB_INT("version", 10000 + i), DB_TEXT("name", SV("put")), DB_INT("now", 1)));
	is_int(last(db), 10999, "what was put is there for the next that is read");
	record(db, 11000);
	db_put(db, SQL_schema_record, DB_ARGS(DB_INT("version", 11001), DB_TEXT("name", SV("put")), DB_INT("now", 1)));
	db_put(db, SQL_schema_record, DB_ARGS(DB_INT("version", 11001), DB_TEXT("name", SV("put")), DB_INT("now", 1)));
	db_put(db, SQL_schema_record, DB_ARGS(DB_INT("version", 11002), DB_TEXT("name", SV("put")), DB_INT("now", 1)));
	ok(!db_commit(db, &e) && e.failure == FAIL_CONFLICT && error_says(&e, "schema_record"), "a failure on its way is told by the commit");
	is_int(last(db), 9004, "which keeps nothing");
	error_clear(&e);
	db_begin(db);
	db_savepoint(db);
	db_put(db, SQL_schema_record, DB_ARGS(DB_INT("version", 9004), DB_TEXT("name", SV("put")), DB_INT("now", 1)));
	db_rollback_to_savepoint(db);
	db_put(db, SQL_schema_record, DB_ARGS(DB_INT("version", 9005), DB_TEXT("name", SV("put")), DB_INT("now", 1)));
	ok(db_commit(db, &e), "a savepoint undoes one that is on its way: %s", error_words(&e));
	is_int(last(db), 9005, "and what comes after it is kept");
	error_clear(&e);
	db_begin(db);
	db_put(db, SQL_schema_record, DB_ARGS(DB_INT("version", 9005), DB_TEXT("name", SV("put")), DB_INT("now", 1)));
	db_rollback(db);
	ok(last(db) == 9005 && !db_failed(db), "a rollback undoes it too");
}

// Two transactions that read what the other is about to change: PostgreSQL lets one of them run again. SQLite's second
// writer waits instead.
static void meeting(struct db *db, const char *where)
{
	struct error e = {0};
	if (!db_is_postgres(db))
		return;
	AUTO(db_closep) struct db *other = db_open(where, DB_WRITE, &e);
	db_begin(db);
	db_begin(other);
	int64_t one = last(db), two = last(other);
	record(db, one + 1);
	record(other, two + 2);
	ok(db_commit(db, &e) && !db_may_run_again(db), "the first of two that meet is committed: %s", error_words(&e));
	ok(!db_commit(other, &e) && e.failure == FAIL_CONFLICT && db_may_run_again(other), "the second may run again");
	db_begin(other);
	record(other, last(other) + 1);
	error_clear(&e);
	ok(db_commit(other, &e) && last(db) == one + 2, "and then counts on what the first did");
}

// ---- what is SQLite's alone

static void the_file(void)
{
	struct error e = {0};
	ok(!db_open(path_in("none.db"), DB_WRITE, &e) && error_says(&e, "none.db"), "a file that is not there is not made");
	error_clear(&e);
	AUTO(db_closep) struct db *db = db_open(path_in("a.db"), DB_CREATE, &e);
	ok(db && db_migrate(db, &e), "a file is made: %s", error_words(&e));
	struct stat st;
	ok(stat(path_in("a.db"), &st) == 0 && (st.st_mode & 0777) == 0600, "which nobody else can read");
	AUTO(db_closep) struct db *reader = db_open(path_in("a.db"), DB_READ_ONLY, &e);
	ok(reader && db_schema_version(reader) == db_schema_newest(), "it is read beside: %s", error_words(&e));
	record(reader, 9000);
	ok(db_failed(reader), "and not written through that");

	AUTO(db_closep) struct db *other = db_open(path_in("a.db"), DB_WRITE, &e);
	ok(db_script(db, "PRAGMA busy_timeout = 10", &e), "(short wait)");
	db_begin(other);
	db_begin(db);
	ok(db_failed(db) && db_may_run_again(db), "a second writer is told to come again");
	db_rollback(db);
	db_rollback(other);

	ok(db_copy(db, path_in("copy.db"), &e), "a copy is made: %s", error_words(&e));
	AUTO(db_closep) struct db *copy = db_open(path_in("copy.db"), DB_WRITE, &e);
	ok(copy && db_schema_version(copy) == db_schema_newest(), "and opens: %s", error_words(&e));
	ok(!db_copy(db, path_in("copy.db"), &e), "no copy is written over another file");
	error_clear(&e);

	int fd = open(path_in("text.db"), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
	static const char words[] = "This is no database but a text that is longer than the head of one, which has 100 bytes, or so.\n";
	ok(fd >= 0 && write(fd, words, sizeof(words)) > 0, "(a text)");
	close(fd);
	ok(!db_open(path_in("text.db"), DB_CREATE, &e), "what is no database is refused: %s", error_words(&e));
}

static void every_statement(struct db *db)
{
	AUTO(buf_free) struct buf out = {0};
	is_int(db_prepare_all(db, &out), 0, "every statement is understood");
	printf("%s%s", out.n ? "# " : "", buf_cstr(&out));
}

static void behaviour(struct db *db, const char *where)
{
	migrating(db);
	every_statement(db);
	binding(db);
	transactions(db);
	putting(db);
	meeting(db, where);
}

int main(void)
{
	if (!mkdtemp(folder))
		return 1;
	on_each_bare_engine(behaviour);
	the_file();
	static const char *const made[] = {"a.db", "a.db-wal", "a.db-shm", "copy.db", "copy.db-wal", "copy.db-shm", "text.db"};
	for (size_t i = 0; i < LENGTH(made); i++)
		unlink(path_in(made[i]));
	rmdir(folder);
	return done();
}

// Runs a test of the subject on both engines, each time with a fresh database of the newest schema.
// PostgreSQL is there under `tests/with-pg` (as `make check-unit` runs); elsewhere its half is skipped, and says why.
#pragma once

#include <unistd.h>

#include "tap.h"

#include "db/db.h"

// `where` opens further connections to the same database.
typedef void engine_test(struct db *db, const char *where);

__attribute__((unused)) static const char *error_words(const struct error *e)
{
	static char words[2048];
	AUTO(buf_free) struct buf text = {0};
	error_text(e, LANGUAGE_EN, &text);
	snprintf(words, sizeof(words), "%s", buf_cstr(&text));
	return words;
}

// Whether the error's words hold this one.
__attribute__((unused)) static bool error_says(const struct error *e, const char *word)
{
	bool good = strstr(error_words(e), word) != NULL;
	if (!good)
		printf("# “%s” does not say “%s”\n", error_words(e), word);
	return good;
}

static void engine_run(const char *engine, const char *where, bool migrated, engine_test *test)
{
	struct error error = {0};
	printf("# on %s\n", engine);
	AUTO(db_closep) struct db *db = db_open(where, DB_CREATE, &error);
	if (!ok(db && (!migrated || db_migrate(db, &error)), "a fresh database on %s", engine)) {
		printf("# %s\n", error_words(&error));
		return;
	}
	test(db, where);
	ok(!db_failed(db), "no failure is left on the connection");
	if (db_failed(db))
		printf("# %s\n", error_words(db_failure(db)));
}

static void engine_sqlite_run(bool migrated, engine_test *test)
{
	// In memory where that is possible, so that no test waits for a disk.
	char folder[64], where[96];
	snprintf(folder, sizeof(folder), "%s/lantoa-test-XXXXXX", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	if (!mkdtemp(folder))
		abort();
	snprintf(where, sizeof(where), "%s/a.db", folder);
	engine_run("SQLite", where, migrated, test);
	static const char *const ends[] = {"", "-wal", "-shm"};
	for (size_t i = 0; i < LENGTH(ends); i++) {
		char path[128];
		snprintf(path, sizeof(path), "%s%s", where, ends[i]);
		unlink(path);
	}
	rmdir(folder);
}

static void engine_postgres_run(bool migrated, engine_test *test)
{
	static int schemas;
	const char *server = getenv("LANTOA_TEST_PG"), *missing = getenv("LANTOA_TEST_PG_MISSING");
	char where[512], sql[128];
	struct error error = {0};
	if (!server) {
		skip(1, missing ? missing : "no PostgreSQL: run the test under tests/with-pg");
		return;
	}
	AUTO(db_closep) struct db *admin = db_open(server, DB_CREATE, &error);
	snprintf(sql, sizeof(sql), "CREATE SCHEMA t%d_%d", (int)getpid(), ++schemas);
	if (!ok(admin && db_script(admin, sql, &error), "PostgreSQL is reached")) {
		printf("# %s\n", error_words(&error));
		return;
	}
	snprintf(where, sizeof(where), "%s&options=-csearch_path%%3Dt%d_%d", server, (int)getpid(), schemas);
	engine_run("PostgreSQL", where, migrated, test);
	snprintf(sql, sizeof(sql), "DROP SCHEMA t%d_%d CASCADE", (int)getpid(), schemas);
	if (!db_script(admin, sql, &error))
		printf("# %s\n", error_words(&error));
}

__attribute__((unused)) static void on_each_engine(engine_test *test)
{
	engine_sqlite_run(true, test);
	engine_postgres_run(true, test);
}

// The same with nothing in the database.
__attribute__((unused)) static void on_each_bare_engine(engine_test *test)
{
	engine_sqlite_run(false, test);
	engine_postgres_run(false, test);
}

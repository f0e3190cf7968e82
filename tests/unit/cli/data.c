// Opening the data: what is older is copied and brought up to date, what is newer or missing is left alone.
#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engines.h"

#include "base/embedded.h"
#include "cli/data.h"
#include "db/engine.h"

static char folder[] = "/tmp/lantoa-data-XXXXXX";

// A file of the first schema, as the first version left it.
static void old_file(void)
{
	struct error e = {0};
	AUTO(arena_free) struct arena a = {0};
	AUTO(buf_free) struct buf sql = {0};
	AUTO(db_closep) struct db *db = db_open(data_where(&a), DB_CREATE, &e);
	migration_text(false, (struct sv){(const char *)migrations_files[0].bytes, migrations_files[0].size}, &sql);
	ok(db && db_script(db, buf_cstr(&sql), &e) &&
	       db_script(db, "INSERT INTO schema_migration VALUES (1, '001-first.sql', 0)", &e), "(a file of the first schema)");
}

// The copy that was left beside the data; empty where there is none.
static const char *copy_left(void)
{
	static char path[512];
	path[0] = '\0';
	DIR *dir = opendir(folder);
	for (struct dirent *e; dir && (e = readdir(dir));) {
		if (strstr(e->d_name, ".schema1-") && !strstr(e->d_name, "-wal") && !strstr(e->d_name, "-shm"))
			snprintf(path, sizeof(path), "%s/%s", folder, e->d_name);
	}
	if (dir)
		closedir(dir);
	return path;
}

static void clean(void)
{
	DIR *dir = opendir(folder);
	for (struct dirent *e; dir && (e = readdir(dir));) {
		char path[512];
		snprintf(path, sizeof(path), "%s/%s", folder, e->d_name);
		unlink(path);
	}
	if (dir)
		closedir(dir);
}

int main(void)
{
	struct data d;
	if (!mkdtemp(folder))
		return 1;
	setenv("LANTOA_DATA", folder, 1);
	unsetenv("LANTOA_DB");
	ok(!data_open(&d, DB_WRITE, LANGUAGE_EN) && error_says(&d.error, "lantoa init"), "where there is no data, init is named");
	data_close(&d);
	old_file();
	ok(!data_open(&d, DB_WRITE, LANGUAGE_EN) && error_says(&d.error, "lantoa migrate"), "older data is not touched by other commands");
	data_close(&d);
	ok(data_open_to_migrate(&d, false, LANGUAGE_EN), "it is brought up to date: %s", error_words(&d.error));
	is_int(db_schema_version(d.db), db_schema_newest(), "to the newest schema");
	data_close(&d);
	struct error e = {0};
	AUTO(db_closep) struct db *copy = db_open(copy_left(), DB_READ_ONLY, &e);
	ok(copy && db_schema_version(copy) == 1, "and a copy as it was is left: %s", error_words(&e));
	db_closep(&copy);
	ok(data_open(&d, DB_WRITE, LANGUAGE_EN) && db_script(d.db, "INSERT INTO schema_migration VALUES (9000, 'x', 0)", &d.error), "(a newer one)");
	data_close(&d);
	ok(!data_open(&d, DB_WRITE, LANGUAGE_EN) && error_says(&d.error, "newer lantoa"), "a newer one is left alone");
	data_close(&d);
	ok(!data_open_to_migrate(&d, false, LANGUAGE_EN) && error_says(&d.error, "newer lantoa"), "also when it is to be migrated");
	data_close(&d);
	clean();

	// A migration that fails: the table it makes is there already.
	old_file();
	AUTO(db_closep) struct db *db = db_open(arena_printf(&d.arena, "%s/lantoa.db", folder).p, DB_WRITE, &e);
	ok(db && db_script(db, "CREATE TABLE line (x INTEGER)", &e), "(a file that cannot be migrated)");
	db_closep(&db);
	arena_free(&d.arena);
	ok(!data_open_to_migrate(&d, false, LANGUAGE_EN) && error_says(&d.error, "nothing was changed"), "what cannot be migrated stays");
	is_int(db_schema_version(d.db), 1, "as it was");
	data_close(&d);
	clean();
	rmdir(folder);
	return done();
}

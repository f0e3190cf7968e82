// Brings a database to this program's schema: the embedded migrations in order, a transaction each.
#include <stdio.h>
#include <time.h>

#include "base/embedded.h"
#include "db/engine.h"

// "001-first.sql" is version 1.
static int version_of(const char *name)
{
	int version = 0;
	for (; *name >= '0' && *name <= '9'; name++)
		version = version * 10 + (*name - '0');
	return version;
}

int db_schema_newest(void)
{
	return migrations_count ? version_of(migrations_files[migrations_count - 1].name) : 0;
}

int db_schema_version(struct db *db)
{
	if (!db_exists(db, SQL_schema_exists, NULL, 0))
		return 0;
	return (int)db_number(db, SQL_schema_version, NULL, 0);
}

static bool refuse_newer(int version, struct error *error)
{
	return version <= db_schema_newest() ||
	       error_set(error, FAIL_DATABASE,
	                 N_("the data is of a newer lantoa (schema %d, this program knows %d); use the newer program"),
	                 version, db_schema_newest());
}

// One migration, unless another program has made it meanwhile.
static bool apply(struct db *db, const struct embedded *file, struct error *error)
{
	AUTO(buf_free) struct buf sql = {0};
	struct error failed = {0};
	int version = version_of(file->name);
	migration_text(db_is_postgres(db), (struct sv){(const char *)file->bytes, file->size}, &sql);
	db_begin(db);
	db_run(db, SQL_schema_lock, NULL, 0);
	int now = db_schema_version(db);
	if (!refuse_newer(now, error) || now >= version) {
		db_rollback(db);
		return !error_is_set(error);
	}
	struct timespec t;
	clock_gettime(CLOCK_REALTIME, &t);
	if (db_script(db, buf_cstr(&sql), &failed))
		db_run(db, SQL_schema_record,
		       DB_ARGS(DB_INT("version", version), DB_TEXT("name", sv_of(file->name)),
		               DB_INT("now", t.tv_sec * 1000 + t.tv_nsec / 1000000)));
	if (db_commit(db, &failed))
		return true;
	AUTO(buf_free) struct buf why = {0};
	error_text(&failed, LANGUAGE_EN, &why);
	return error_set(error, failed.failure, N_("the schema could not be brought to %s; nothing was changed: %s"),
	                 file->name, buf_cstr(&why));
}

bool db_migrate(struct db *db, struct error *error)
{
	int version = db_schema_version(db);
	if (db_failed(db))
		return db_pass_failure(db, error);
	if (!refuse_newer(version, error))
		return false;
	for (size_t i = 0; i < migrations_count; i++) {
		if (version_of(migrations_files[i].name) > version && !apply(db, &migrations_files[i], error))
			return false;
	}
	return true;
}

// Opens the data for a command.
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "cli/data.h"
#include "rollout/follow.h"
#include "sys/path.h"

struct sv data_folder(struct arena *a)
{
	const char *folder = getenv("LANTOA_DATA");
	return arena_sv(a, folder && *folder ? sv_of(folder) : SV("data"));
}

const char *data_where(struct arena *a)
{
	const char *url = getenv("LANTOA_DB");
	if (url && *url)
		return arena_cstr(a, sv_of(url));
	return arena_printf(a, SV_FMT "/lantoa.db", SV_ARG(data_folder(a))).p;
}

static instant clock_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_REALTIME, &now);
	return (instant)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool start(struct data *d, enum db_mode mode, enum language language)
{
	*d = (struct data){0};
	d->db = db_open(data_where(&d->arena), mode, &d->error);
	d->tx = (struct tx){.db = d->db, .arena = &d->arena, .now = clock_now(), .offset = HOME_OFFSET,
	                    .language = language, .error = &d->error, .watch = &rollout_watch};
	return d->db != NULL;
}

bool data_open(struct data *d, enum db_mode mode, enum language language)
{
	if (!start(d, mode, language))
		return false;
	int version = db_schema_version(d->db);
	if (db_failed(d->db)) {
		d->error = *db_failure(d->db);
		return false;
	}
	if (version < db_schema_newest())
		return error_set(&d->error, FAIL_CONFLICT, N_("the data is of an older lantoa (schema %d, this program's is %d); run `lantoa migrate`"),
		                 version, db_schema_newest());
	return version == db_schema_newest() || db_migrate(d->db, &d->error); // which refuses a newer one
}

// lantoa.db.schema2-20200220T011500Z: a copy of what is to be changed.
static bool keep_copy(struct data *d, int version)
{
	struct date day = instant_date(d->tx.now, 0);
	int minute = instant_minute(d->tx.now, 0);
	struct sv copy = arena_printf(&d->arena, "%s.schema%d-%04d%02d%02dT%02d%02d%02dZ", data_where(&d->arena), version,
	                              day.year, day.month, day.day, minute / 60, minute % 60,
	                              (int)(d->tx.now / 1000 % 60));
	return db_copy(d->db, copy.p, &d->error);
}

bool data_open_to_migrate(struct data *d, bool make, enum language language)
{
	if (!start(d, make ? DB_CREATE : DB_WRITE, language))
		return false;
	int version = db_schema_version(d->db);
	if (version > 0 && version < db_schema_newest() && !db_is_postgres(d->db) && !keep_copy(d, version))
		return false;
	return db_migrate(d->db, &d->error);
}

void data_close(struct data *d)
{
	db_closep(&d->db);
	arena_free(&d->arena);
}

bool data_commit(struct data *d)
{
	if (db_failed(d->db))
		d->error = *db_failure(d->db); // whatever was said since may only follow from it
	if (!error_is_set(&d->error))
		return db_commit(d->db, &d->error);
	db_rollback(d->db);
	return false;
}

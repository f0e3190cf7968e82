// How SQLite would run each statement: none goes through a whole table that grows with the organisation, unless it is
// named here with the reason.
#include <sqlite3.h>

#include "engines.h"

#include "db/engine.h"

// Tables (and the names that statements give them) that stay small: lists that people write by hand.
static const char *const small[] = {"line", "l", "unit_kind", "k", "kind_under", "member_category", "unit_group",
                                    "account", "schema_migration", "sqlite_master", "material", "sector", "category_apart"};

// Statements that are to see all there is, or stop at the first row.
static const char *const whole[] = {"verify_parents", "verify_ancestors", "verify_versions", "audit_chain", "unit_any",
                                    "sign_in_forget_old", "directory_outside",
                                    "organisation" /* the first administrator is among the first grants */,
                                    // all campaigns and what they ask for: some dozens a year
                                    "campaign_for_unit", "rollup_requirements", "rollup_requirements_of_line",
                                    "indicator_all" /* the catalogue: some hundreds */};

static bool among(struct sv word, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (sv_is(word, words[i]))
			return true;
	}
	return false;
}

// "SCAN u", "SCAN unit USING COVERING INDEX …": the table that is gone through; empty where it is searched, or is none.
static struct sv scanned(const char *detail)
{
	struct sv s = sv_of(detail), word;
	if (!sv_starts(s, SV("SCAN ")))
		return (struct sv){"", 0};
	s = sv_from(s, 5);
	if (!sv_cut(&s, ' ', &word) || sv_is(word, "CONSTANT") || word.p[0] == '(')
		return (struct sv){"", 0};
	return word;
}

static void plan(sqlite3 *handle, const struct statement_text *s)
{
	AUTO(buf_free) struct buf sql = {0}, scans = {0};
	buf_printf(&sql, "EXPLAIN QUERY PLAN %s", s->text);
	sqlite3_stmt *statement = NULL;
	if (sqlite3_prepare_v2(handle, buf_cstr(&sql), -1, &statement, NULL) != SQLITE_OK) {
		ok(false, "%s: %s", s->name, sqlite3_errmsg(handle));
		return;
	}
	while (sqlite3_step(statement) == SQLITE_ROW) {
		const char *detail = (const char *)sqlite3_column_text(statement, 3);
		struct sv table = scanned(detail);
		if (table.n && !among(table, small, LENGTH(small)))
			buf_printf(&scans, "# %s\n", detail);
	}
	sqlite3_finalize(statement);
	if (!ok(scans.n == 0 || among(sv_of(s->name), whole, LENGTH(whole)), "%s searches what is large", s->name))
		printf("# %s\n%s", s->place, buf_cstr(&scans));
}

int main(void)
{
	struct error e = {0};
	char path[64];
	snprintf(path, sizeof(path), "/tmp/lantoa-plans-%d.db", (int)getpid());
	AUTO(db_closep) struct db *db = db_open(path, DB_CREATE, &e);
	ok(db && db_migrate(db, &e), "a database: %s", error_words(&e));
	sqlite3 *handle = NULL;
	if (db && sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK) {
		for (size_t i = 0; i < SQL_COUNT; i++)
			plan(handle, &statement_texts[i]);
	}
	sqlite3_close(handle);
	db_closep(&db);
	static const char *const ends[] = {"", "-wal", "-shm"};
	for (size_t i = 0; i < LENGTH(ends); i++) {
		char file[80];
		snprintf(file, sizeof(file), "%s%s", path, ends[i]);
		unlink(file);
	}
	return done();
}

// lantoa verify: goes through what must hold in the data, and says what does not.
#include <stdio.h>

#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/data.h"
#include "org/audit.h"
#include "org/unit.h"
#include "rollout/rollup.h"

// One function for each, so that the words stay a format that the compiler checks.
#define VERIFIER(name, function, words)                                                            \
	static bool verify_##name(struct data *d, struct buf *faults)                                  \
	{                                                                                              \
		int64_t count = 0;                                                                         \
		if (!function(&d->tx, faults, &count))                                                     \
			return false;                                                                          \
		puts(say(&d->arena, d->tx.language, words, (long long)count).p);                           \
		return true;                                                                               \
	}
#include "cli/verify.def"
#undef VERIFIER

static bool (*const verifiers[])(struct data *d, struct buf *faults) = {
#define VERIFIER(name, function, words) verify_##name,
#include "cli/verify.def"
#undef VERIFIER
};

// PostgreSQL's entries are sealed after their commits: the last ones may not be yet.
static bool seal(struct data *reader)
{
	if (!db_is_postgres(reader->db))
		return true;
	struct data d = {0};
	bool good = data_open(&d, DB_WRITE, reader->tx.language);
	if (good) {
		db_begin(d.db);
		audit_seal(&d.tx);
		good = data_commit(&d);
	}
	reader->error = d.error;
	data_close(&d);
	return good;
}

static bool verify(struct data *d)
{
	AUTO(buf_free) struct buf faults = {0};
	bool good = true;
	db_begin(d->db); // all of it as of one moment
	for (size_t i = 0; i < LENGTH(verifiers); i++)
		good = verifiers[i](d, &faults) && good;
	fputs(buf_cstr(&faults), stdout);
	if (db_failed(d->db))
		d->error = *db_failure(d->db);
	db_rollback(d->db);
	return !error_is_set(&d->error) && (good || error_set(&d->error, FAIL_CHECK, N_("the data is not as it must be")));
}

int command_verify(int argc, char **argv, enum language language)
{
	if (arguments_help(argc, argv)) {
		puts(msg(language, N_("usage: lantoa verify\n\n"
		                      "Recomputes what is kept (the audit log's chain, the trees, the roll-ups) by other code than that which\n"
		                      "keeps it, and compares. Exit status 1 where something differs; every difference is a line.\n\n"
		                      "example:  lantoa verify && lantoa backup checked.db")));
		return 0;
	}
	struct data d = {0};
	bool good = arguments_read(argc, argv, NULL, 0, &d.error) && data_open(&d, DB_READ_ONLY, language) &&
	            seal(&d) && verify(&d);
	struct error error = d.error;
	data_close(&d);
	return good ? 0 : command_fail(&error, language);
}

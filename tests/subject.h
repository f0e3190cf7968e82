// What the tests of the subject share: a tx with a set clock, on a fresh database of each engine.
#pragma once

#include "engines.h"

// 2020-02-20, 08:15 in Việt Nam.
enum { TEST_DAY = 18312 };
static const instant test_now = (int64_t)TEST_DAY * 86400000 + 75 * 60000;

typedef void subject_test(struct tx *t, const char *where);
static subject_test *subject_running;

static void subject_run(struct db *db, const char *where)
{
	struct error error = {0};
	AUTO(arena_free) struct arena arena = {0};
	struct tx t = {.db = db, .arena = &arena, .now = test_now, .offset = 420, .language = LANGUAGE_EN, .error = &error};
	db_begin(db);
	subject_running(&t, where);
	struct error commit = {0};
	ok(db_commit(db, &commit), "it can be committed");
	if (error_is_set(&commit))
		printf("# %s\n", error_words(&commit));
}

// The test runs within one transaction.
__attribute__((unused)) static void on_each_subject(subject_test *test)
{
	subject_running = test;
	on_each_engine(subject_run);
}

// Whether the last change was refused with this word, and forgets the refusal.
__attribute__((unused)) static bool refused(struct tx *t, bool good, const char *word, const char *what)
{
	bool as_said = ok(!good && error_says(t->error, word), "%s", what);
	error_clear(t->error);
	return as_said;
}

__attribute__((unused)) static struct date day(const char *iso)
{
	struct date d = {0};
	if (!date_parse(sv_of(iso), &d))
		abort();
	return d;
}

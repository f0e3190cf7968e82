// lantoa init: makes the data folder and an empty database in it.
#include <stdio.h>

#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/data.h"
#include "rollout/form.h"
#include "sys/path.h"

// The default report forms are data from the first day on.
static bool forms(struct data *d)
{
	db_begin(d->db);
	form_install(&d->tx);
	return db_commit(d->db, &d->error);
}

static bool make(struct data *d, enum language language)
{
	AUTO(arena_free) struct arena a = {0};
	struct error error = {0};
	const char *folder = data_folder(&a).p, *where = data_where(&a);
	if (path_exists(where))
		error_set(&error, FAIL_CONFLICT, N_("%s is there already; `lantoa migrate` brings it up to date"), where);
	else if (!path_make_folder(folder, &error))
		;
	else if (data_open_to_migrate(d, true, language))
		return forms(d);
	else
		return false;
	d->error = error;
	return false;
}

int command_init(int argc, char **argv, enum language language)
{
	if (arguments_help(argc, argv)) {
		puts(msg(language, N_("usage: lantoa init\n\n"
		                      "Makes the folder LANTOA_DATA (else data/), which nobody else can read, and an empty lantoa.db in it. Then the\n"
		                      "organisation is imported, and accounts are added.\n\n"
		                      "example:  lantoa init && lantoa import lines lines.csv && lantoa import kinds kinds.csv")));
		return 0;
	}
	struct data d = {0};
	bool good = arguments_read(argc, argv, NULL, 0, &d.error) && make(&d, language);
	struct error error = d.error;
	data_close(&d);
	return good ? 0 : command_fail(&error, language);
}

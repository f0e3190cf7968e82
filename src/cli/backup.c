// lantoa backup FILE: a checked copy of all data, also while it is being served.
#include <stdio.h>
#include <unistd.h>

#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/data.h"
#include "sys/path.h"

static bool backup(struct data *d, const char *file)
{
	if (path_exists(file))
		return error_set(&d->error, FAIL_CONFLICT, N_("%s is there already; name a file that is not"), file);
	const char *part = arena_printf(&d->arena, "%s.part", file).p;
	if (path_exists(part))
		return error_set(&d->error, FAIL_CONFLICT, N_("%s is there, of a backup that was broken off or is under way; remove it first"), part);
	if (db_copy(d->db, part, &d->error) && path_replace(part, file, &d->error))
		return true;
	unlink(part);
	return false;
}

int command_backup(int argc, char **argv, enum language language)
{
	if (arguments_help(argc, argv)) {
		puts(msg(language, N_("usage: lantoa backup FILE\n\n"
		                      "Copies all data to FILE while it may be in use, checks the copy and only then gives it its name.\n"
		                      "To restore, stop lantoa and put the file in place of lantoa.db.\n\n"
		                      "example:  lantoa backup /mnt/usb/lantoa-2020-02-20.db")));
		return 0;
	}
	const char *file = NULL;
	const struct argument arguments[] = {{.name = "FILE", .value = &file}};
	struct data d = {0};
	bool good = arguments_read(argc, argv, arguments, LENGTH(arguments), &d.error) &&
	            data_open(&d, DB_READ_ONLY, language) && backup(&d, file);
	struct error error = d.error;
	data_close(&d);
	return good ? 0 : command_fail(&error, language);
}

// lantoa migrate: brings the data to this program's schema.
#include <stdio.h>

#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/data.h"

int command_migrate(int argc, char **argv, enum language language)
{
	if (arguments_help(argc, argv)) {
		puts(msg(language, N_("usage: lantoa migrate\n\n"
		                      "Brings the data in the folder LANTOA_DATA (else data/) to this program's schema. A copy of the\n"
		                      "file as it was is left beside it. Data of a newer lantoa is left alone.\n\n"
		                      "example:  LANTOA_DATA=/srv/lantoa lantoa migrate")));
		return 0;
	}
	struct data d = {0};
	bool good = arguments_read(argc, argv, NULL, 0, &d.error) && data_open_to_migrate(&d, false, language);
	struct error error = d.error;
	if (good)
		printf(msg(language, N_("schema %d\n")), db_schema_newest());
	data_close(&d);
	return good ? 0 : command_fail(&error, language);
}

// lantoa confined SECONDS MEGABYTES NAME...: what a child of lantoa runs (sys/child.h). Nobody types it.
#include <unistd.h>

#include "base/module.h"
#include "cli/command.h"
#include "doc/source.h"
#include "sys/sandbox.h"
#include "web/multipart.h"

static bool prepare_nothing(struct error *error)
{
	(void)error;
	return true;
}

static bool prepare_pdf(struct error *error)
{
	return module_symbol("module_pdf", "canvas_pango", error) != NULL;
}

static bool prepare_html(struct error *error)
{
	return source_prepare(SOURCE_HTML, error);
}

static bool prepare_pdf_reader(struct error *error)
{
	return source_prepare(SOURCE_PDF, error);
}

static int command_multipart(int argc, char **argv, enum language language)
{
	struct error error = {0};
	(void)argc, (void)argv;
	return multipart_run(STDIN_FILENO, STDOUT_FILENO, &error) ? 0 : command_fail(&error, language);
}

static const struct confined {
	const char *name;
	bool (*prepare)(struct error *error);
	int (*run)(int argc, char **argv, enum language language);
	enum sandbox_files files;
} commands[] = {
#define CONFINED(name, prepare, run, files) {name, prepare, run, files},
#include "cli/confined.def"
#undef CONFINED
};

int command_confined(int argc, char **argv, enum language language)
{
	struct error error = {0};
	int64_t seconds, megabytes;
	if (argc < 3 || !sv_int64(sv_of(argv[0]), &seconds) || !sv_int64(sv_of(argv[1]), &megabytes) || seconds < 1 || seconds > 3600 ||
	    megabytes < 1 || megabytes > 65536) {
		error_set(&error, FAIL_USAGE, N_("this command is lantoa's own"));
		return command_fail(&error, language);
	}
	for (size_t i = 0; i < LENGTH(commands); i++) {
		if (strcmp(commands[i].name, argv[2]) != 0)
			continue;
		struct sandbox sandbox = {(int)seconds, (int)megabytes};
		if (!sandbox_limit(&sandbox, &error) || !commands[i].prepare(&error) || !sandbox_enter(commands[i].files, &error))
			return command_fail(&error, language);
		return commands[i].run(argc - 3, argv + 3, language);
	}
	error_set(&error, FAIL_USAGE, N_("this command is lantoa's own"));
	return command_fail(&error, language);
}

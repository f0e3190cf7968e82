// Picks the command; says what there is.
#include <stdio.h>
#include <locale.h>

#include "base/error.h"
#include "cli/cli.h"
#include "cli/command.h"

static const struct command {
	const char *name;
	int (*run)(int argc, char **argv, enum language language);
	const char *about;
} commands[] = {
#define COMMAND(name, run, about) {name, run, about},
#include "cli/commands.def"
#undef COMMAND
};

static enum language caller_language(void)
{
	static const char *const names[] = {"LANTOA_LANG", "LC_ALL", "LC_MESSAGES", "LANG"};
	for (size_t i = 0; i < LENGTH(names); i++) {
		const char *value = getenv(names[i]);
		if (value && *value)
			return language_of(sv_of(value));
	}
	return LANGUAGE_VI;
}

static void help(FILE *out, enum language language)
{
	fprintf(out, "%s\n\n", msg(language, N_("usage: lantoa COMMAND [OPTIONS]; lantoa COMMAND --help tells more")));
	for (size_t i = 0; i < LENGTH(commands); i++) {
		if (commands[i].about)
			fprintf(out, "  %-10s %s\n", commands[i].name, msg(language, commands[i].about));
	}
}

int cli_main(int argc, char **argv)
{
	enum language language = caller_language();
	if (argc < 2) {
		help(stderr, language);
		return failure_exit(FAIL_USAGE);
	}
	struct sv name = sv_of(argv[1]);
	if (sv_is(name, "--help") || sv_is(name, "-h") || sv_is(name, "help")) {
		help(stdout, language);
		return 0;
	}
	for (size_t i = 0; i < LENGTH(commands); i++) {
		if (sv_is(name, commands[i].name))
			return commands[i].run(argc - 2, argv + 2, language);
	}
	struct error error = {0};
	error_set(&error, FAIL_USAGE, N_("there is no command “%s”; `lantoa --help` lists them"), argv[1]);
	return command_fail(&error, language);
}

int command_fail(const struct error *error, enum language language)
{
	AUTO(buf_free) struct buf text = {0};
	error_text(error, language, &text);
	fflush(stdout); // what was said before stands before
	fprintf(stderr, "lantoa: %s\n", buf_cstr(&text));
	return failure_exit(error->failure);
}

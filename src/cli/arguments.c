// Reads the arguments of a command.
#include "cli/arguments.h"

bool arguments_help(int argc, char **argv)
{
	for (int i = 0; i < argc && strcmp(argv[i], "--") != 0; i++) {
		if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
			return true;
	}
	return false;
}

static bool is_place(const struct argument *a)
{
	return a->name[0] != '-';
}

static bool read_option(const struct argument *args, size_t count, const char *given, const char *next, int *used,
                        struct error *error)
{
	for (size_t i = 0; i < count; i++) {
		const struct argument *a = &args[i];
		if (is_place(a) || strcmp(a->name, given) != 0)
			continue;
		if (a->flag) {
			*a->flag = true;
			return true;
		}
		if (!next)
			return error_set(error, FAIL_USAGE, N_("%s needs a value after it"), given);
		*a->value = next;
		*used = 2;
		return true;
	}
	return error_set(error, FAIL_USAGE, N_("there is no option %s here; --help lists them"), given);
}

bool arguments_read(int argc, char **argv, const struct argument *args, size_t count, struct error *error)
{
	bool options = true;
	size_t place = 0;
	for (int i = 0, used; i < argc; i += used) {
		used = 1;
		if (options && strcmp(argv[i], "--") == 0) {
			options = false;
		} else if (options && argv[i][0] == '-' && argv[i][1]) {
			if (!read_option(args, count, argv[i], i + 1 < argc ? argv[i + 1] : NULL, &used, error))
				return false;
		} else {
			while (place < count && !is_place(&args[place]))
				place++;
			if (place == count)
				return error_set(error, FAIL_USAGE, N_("“%s” is one argument too many; --help tells more"), argv[i]);
			*args[place++].value = argv[i];
		}
	}
	for (; place < count; place++) {
		if (is_place(&args[place]) && !args[place].optional)
			return error_set(error, FAIL_USAGE, N_("%s is missing; --help tells more"), args[place].name);
	}
	return true;
}

// The arguments of a command, declared: flags, options with a value, and what stands at its place.
#pragma once

#include "base/error.h"

struct argument {
	const char *name;   // "--preview"; or "FILE" for what stands at its place
	bool *flag;         // an option without a value
	const char **value; // one with a value, or what stands at its place
	bool optional;      // of a place: may be left out
};

// False where something is missing, unknown or given twice. `--` ends the options.
bool arguments_read(int argc, char **argv, const struct argument *arguments, size_t count, struct error *error) MUST_USE;
// Whether --help or -h is among them.
bool arguments_help(int argc, char **argv);

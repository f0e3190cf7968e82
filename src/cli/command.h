// What the files of the commands share. Each command lives in cli/NAME.c.
#pragma once

#include "base/error.h"

#define COMMAND(name, run, about) int run(int argc, char **argv, enum language language);
#include "cli/commands.def"
#undef COMMAND

// `lantoa read` in a process that is confined already: a format that needs a library is read here.
int command_read_here(int argc, char **argv, enum language language);

// Says the error on standard error; its exit status.
int command_fail(const struct error *error, enum language language);

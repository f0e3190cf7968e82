// The command line: one table of commands (commands.def), each with its help.
#pragma once

int cli_main(int argc, char **argv); // returns the exit status

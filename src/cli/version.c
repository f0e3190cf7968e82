// lantoa version
#include <stdio.h>

#include "cli/command.h"

int command_version(int argc, char **argv, enum language language)
{
	(void)argc, (void)argv, (void)language;
	puts("lantoa 0.1");
	return 0;
}

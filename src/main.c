// The only file that may end the program: builds what a command needs, picks it and runs it.
#include "cli/cli.h"

int main(int argc, char **argv)
{
	return cli_main(argc, argv);
}

// Reads ODT.
#include "doc/odt_in.h"

bool odt_read(struct package *package, struct source *out, struct error *error)
{
	(void)package, (void)out;
	return error_set(error, FAIL_INPUT, N_("files of this kind are not read; save it as UTF-8 text and try again"));
}

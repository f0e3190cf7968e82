// lantoa render-pdf: a document's tree as JSON on standard input, its PDF on standard output. Not for people: the program
// runs it as a child, since the libraries below may end the process.
#include <stdio.h>

#include "cli/command.h"
#include "doc/writers.h"
#include "sys/path.h"

int command_render_pdf(int argc, char **argv, enum language language)
{
	(void)argc, (void)argv;
	struct error error = {0};
	AUTO(arena_free) struct arena arena = {0};
	AUTO(buf_free) struct buf json = {0}, pdf = {.limit = DOC_BYTES_MAX};
	struct doc doc;
	bool good = argc == 0 || error_set(&error, FAIL_USAGE, N_("render-pdf takes nothing but a tree on its standard input"));
	good = good && path_read("-", DOC_BYTES_MAX, &json, &error);
	good = good && doc_from_json(buf_view(&json), &arena, &doc, &error) && doc_pdf(&doc, &pdf, &error);
	if (good && (fwrite(pdf.p, 1, pdf.n, stdout) != pdf.n || fflush(stdout) != 0))
		good = error_set(&error, FAIL_SYSTEM, N_("standard output cannot be written"));
	return good ? 0 : command_fail(&error, language);
}

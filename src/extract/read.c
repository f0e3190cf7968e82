// Runs the steps of reading, one after the other.
#include "extract/extract.h"

const struct extract_step extract_steps[EXTRACT_STEPS] = {
	{N_("documents"), extract_documents}, {N_("outline"), extract_outline},         {N_("citations"), extract_citations},
	{N_("measures"), extract_measures},   {N_("obligations"), extract_obligations}, {N_("abbreviations"), extract_abbreviations},
	{N_("checks"), extract_lint},
};

void extract_begin(const struct source *s, struct arena *a, struct reading *out)
{
	*out = (struct reading){.arena = a, .source = s};
	extract_lines(out, s);
}

void extract_source(const struct source *s, struct arena *a, struct reading *out)
{
	extract_begin(s, a, out);
	for (size_t i = 0; i < EXTRACT_STEPS; i++)
		extract_steps[i].run(out);
}

bool extract_read(struct sv bytes, struct arena *a, struct reading *out, struct error *error)
{
	struct source *s = arena_alloc(a, sizeof(*s));
	if (!source_read_text(bytes, a, s, error))
		return false;
	extract_source(s, a, out);
	return true;
}

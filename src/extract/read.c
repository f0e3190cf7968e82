// Runs the steps of reading, one after the other.
#include "extract/extract.h"

void extract_source(const struct source *s, struct arena *a, struct reading *out)
{
	*out = (struct reading){.arena = a, .source = s};
	extract_lines(out, s);
	extract_documents(out);
	extract_outline(out);
	extract_citations(out);
	extract_measures(out);
	extract_obligations(out);
	extract_abbreviations(out);
	extract_lint(out);
}

bool extract_read(struct sv bytes, struct arena *a, struct reading *out, struct error *error)
{
	struct source *s = arena_alloc(a, sizeof(*s));
	if (!source_read_text(bytes, a, s, error))
		return false;
	extract_source(s, a, out);
	return true;
}

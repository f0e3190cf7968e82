// Runs the steps of reading, one after the other.
#include "extract/pass.h"

enum { PASSES_MOST = 8 };

void extract_passes(struct reading *r, const struct pass *const passes[], size_t count)
{
	AUTO(arena_free) struct arena kept = {0};
	struct scan words = {0};
	void *states[PASSES_MOST];
	for (size_t k = 0; k < count && k < PASSES_MOST; k++)
		states[k] = passes[k]->begin(r, &kept);
	for (size_t i = 0; i < r->paragraph_count; i++) {
		scan_read(&words, r->paragraphs[i].text);
		for (size_t k = 0; k < count && k < PASSES_MOST; k++)
			passes[k]->paragraph(states[k], &r->paragraphs[i], &words);
	}
	for (size_t k = 0; k < count && k < PASSES_MOST; k++)
		passes[k]->end(states[k]);
	scan_free(&words);
}

void extract_paragraphs(struct reading *r)
{
	static const struct pass *const passes[] = {&pass_citations, &pass_measures, &pass_obligations, &pass_abbreviations, &pass_lint};
	extract_passes(r, passes, LENGTH(passes));
}

const struct extract_step extract_steps[EXTRACT_STEPS] = {
	{N_("documents"), extract_documents},
	{N_("outline"), extract_outline},
	{N_("citations, measures, obligations, checks"), extract_paragraphs},
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

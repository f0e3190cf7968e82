// Runs the steps of reading, one after the other.
#include "extract/pass.h"

enum { PASSES_MOST = 8 };

// Paragraphs that a pass goes through before the next one does, since the code of all passes is more than what a processor keeps at hand:
// so many, or fewer where they are long.
enum { TOGETHER_MOST = 64, TOGETHER_BYTES = 16 * 1024 };

// How much was found by the end of a paragraph.
struct counts {
	size_t citations, measures, obligations, abbreviations;
};

static struct counts counts_of(const struct reading *r)
{
	return (struct counts){r->citation_count, r->measure_count, r->obligation_count, r->abbreviation_count};
}

static void counts_set(struct reading *r, const struct counts *c)
{
	r->citation_count = c->citations;
	r->measure_count = c->measures;
	r->obligation_count = c->obligations;
	r->abbreviation_count = c->abbreviations;
}

// What a pass adds, it adds to one list; what another found in paragraphs further on is out of its sight.
static void counts_add(struct counts *to, const struct counts *before, const struct counts *after)
{
	to->citations += after->citations - before->citations;
	to->measures += after->measures - before->measures;
	to->obligations += after->obligations - before->obligations;
	to->abbreviations += after->abbreviations - before->abbreviations;
}

struct together {
	struct scans words;
	struct counts found[TOGETHER_MOST]; // by the end of each, by the passes so far
	size_t count;
};

static void together_read(struct together *t, const struct reading *r, size_t from)
{
	size_t bytes = 0;
	t->count = 0;
	scans_begin(&t->words, TOGETHER_BYTES);
	for (size_t i = from; i < r->paragraph_count && t->count < TOGETHER_MOST && bytes < TOGETHER_BYTES; i++) {
		bytes += r->paragraphs[i].text.n;
		scans_add(&t->words, r->paragraphs[i].text);
		t->found[t->count++] = counts_of(r);
	}
	scans_end(&t->words);
}

static void together_pass(struct together *t, struct reading *r, size_t from, const struct pass *pass, void *state)
{
	struct counts added = {0};
	for (size_t i = 0; i < t->count; i++) {
		struct counts before = t->found[i], after;
		counts_add(&before, &(struct counts){0}, &added);
		counts_set(r, &before);
		pass->paragraph(state, &r->paragraphs[from + i], &t->words.items[i]);
		after = counts_of(r);
		counts_add(&added, &before, &after);
		t->found[i] = after;
	}
}

void extract_passes(struct reading *r, const struct pass *const passes[], size_t count)
{
	AUTO(arena_free) struct arena kept = {0};
	struct together *t = ARENA_NEW(&kept, struct together);
	void *states[PASSES_MOST];
	for (size_t k = 0; k < count && k < PASSES_MOST; k++)
		states[k] = passes[k]->begin(r, &kept);
	for (size_t i = 0; i < r->paragraph_count; i += t->count) {
		together_read(t, r, i);
		for (size_t k = 0; k < count && k < PASSES_MOST; k++)
			together_pass(t, r, i, passes[k], states[k]);
	}
	for (size_t k = 0; k < count && k < PASSES_MOST; k++)
		passes[k]->end(states[k]);
	scans_free(&t->words);
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

// Fuzzes what is made of the confined reader's answer: any bytes must be refused with a message or give a reading whose
// places lie inside its lines.
#include "intake/answer.h"
#include "text/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check(const struct reading *r, struct place p)
{
	if (p.line < 1 || (size_t)p.line > r->line_count || p.start < 0 || p.start > p.end ||
	    (size_t)p.end > utf8_count(r->lines[p.line - 1].text))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	AUTO(arena_free) struct arena arena = {0};
	struct reading r;
	struct error error = {0};
	if (!reading_from_json((struct sv){(const char *)bytes, size}, &arena, &r, &error)) {
		if (!error_is_set(&error))
			abort();
		return 0;
	}
	for (size_t i = 0; i < r.citation_count; i++)
		check(&r, r.citations[i].place);
	for (size_t i = 0; i < r.obligation_count; i++)
		check(&r, r.obligations[i].place);
	for (size_t i = 0; i < r.measure_count; i++) {
		check(&r, r.measures[i].place);
		for (size_t k = 0; k < r.measures[i].more_count; k++)
			check(&r, r.measures[i].more[k]);
	}
	for (size_t i = 0; i < r.lint_count; i++)
		check(&r, r.lint[i].place);
	return 0;
}

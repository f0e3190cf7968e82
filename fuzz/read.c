// Fuzzes the reader of documents: whatever the bytes, every place lies in its line, what qualifies another does so within the
// document, lines are told in order, and the answer is written whole.
#include "extract/extract.h"
#include "text/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check(bool good)
{
	if (!good)
		abort();
}

static void place_in_line(const struct reading *r, struct place p)
{
	check(p.line >= 1 && (size_t)p.line <= r->line_count && p.start >= 0 && p.start <= p.end);
	check((size_t)p.end <= utf8_count(r->lines[p.line - 1].text));
}

static void measures(const struct reading *r)
{
	for (size_t i = 0; i < r->measure_count; i++) {
		const struct measure_found *m = &r->measures[i];
		place_in_line(r, m->place);
		for (size_t k = 0; k < m->more_count; k++)
			place_in_line(r, m->more[k]);
		check(m->of >= -1 && m->of < (int)r->measure_count && m->of != (int)i);
		check(utf8_valid(m->text, NULL) && utf8_valid(m->unit, NULL) && utf8_valid(m->subject, NULL));
	}
}

static void headings(const struct reading *r)
{
	int line = 0;
	for (size_t i = 0; i < r->heading_count; i++) {
		const struct heading_found *h = &r->headings[i];
		check(h->line > line && h->last_line >= h->line && (size_t)h->last_line <= r->line_count && h->level >= 1);
		check(utf8_valid(h->title, NULL));
		line = h->line;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	AUTO(arena_free) struct arena arena = {0};
	AUTO(buf_free) struct buf out = {0};
	struct error error = {0};
	struct reading r;
	if (!extract_read((struct sv){(const char *)bytes, size}, &arena, &r, &error)) {
		check(error_is_set(&error));
		return 0;
	}
	measures(&r);
	headings(&r);
	for (size_t i = 0; i < r.document_count; i++)
		check(r.documents[i].first_line <= r.documents[i].last_line);
	for (size_t i = 0; i < r.citation_count; i++)
		place_in_line(&r, r.citations[i].place);
	for (size_t i = 0; i < r.obligation_count; i++) {
		place_in_line(&r, r.obligations[i].place);
		check(r.obligations[i].actor.n && utf8_valid(r.obligations[i].actor, NULL) && utf8_valid(r.obligations[i].action, NULL));
	}
	for (size_t i = 0; i < r.lint_count; i++)
		place_in_line(&r, r.lint[i].place);
	reading_json(&r, SV("-"), true, LANGUAGE_VI, &out);
	check(!out.failed && utf8_valid(buf_view(&out), NULL));
	return 0;
}

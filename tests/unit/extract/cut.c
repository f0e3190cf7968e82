// A sentence may end anywhere: every line of the corpora is read as far as each of its words. Nothing is looked for beyond the end (the
// sanitizers tell), and what is found stands within its line.
#include <glob.h>
#include <stdlib.h>

#include "tap.h"

#include "extract/extract.h"
#include "text/text.h"

static size_t read_so_far, outside;

static void within(const struct reading *r, struct place p)
{
	read_so_far++;
	outside += p.line < 1 || (size_t)p.line > r->line_count || p.start < 0 || p.end <= p.start || (size_t)p.end > utf8_count(r->lines[p.line - 1].text);
}

static void look(struct sv text)
{
	AUTO(arena_free) struct arena a = {0};
	struct reading r;
	struct error error = {0};
	if (!extract_read(text, &a, &r, &error)) {
		outside++;
		return;
	}
	for (size_t i = 0; i < r.citation_count; i++)
		within(&r, r.citations[i].place);
	for (size_t i = 0; i < r.measure_count; i++)
		within(&r, r.measures[i].place);
	for (size_t i = 0; i < r.obligation_count; i++)
		within(&r, r.obligations[i].place);
	for (size_t i = 0; i < r.lint_count; i++)
		within(&r, r.lint[i].place);
}

// The beginnings of a line as paragraphs of one document.
static void look_at_line(const char *line)
{
	AUTO(buf_free) struct buf text = {0};
	buf_str(&text, "KẾ HOẠCH\nnăm 2020\n\nI. NỘI DUNG\n\n");
	for (const char *p = line; *p; p++) {
		if (*p == ' ' || *p == '\n' || *p == '\r')
			buf_printf(&text, "%.*s\n\n", (int)(p - line), line);
	}
	look(buf_view(&text));
}

int main(void)
{
	static const char *const corpora[] = {"tests/corpus/patterns/*.txt", "tests/corpus/phrasings/*.txt", "tests/corpus/genres/*.txt", "tests/corpus/eval/a/*.txt"};
	glob_t files = {0};
	for (size_t i = 0; i < LENGTH(corpora); i++)
		glob(corpora[i], i ? GLOB_APPEND : 0, NULL, &files);
	size_t lines = 0;
	for (size_t i = 0; i < files.gl_pathc; i++) {
		FILE *in = fopen(files.gl_pathv[i], "r");
		char *line = NULL;
		size_t room = 0;
		while (in && getline(&line, &room, in) > 0) {
			look_at_line(line);
			lines++;
		}
		free(line);
		if (in)
			fclose(in);
	}
	globfree(&files);
	ok(lines > 500 && read_so_far > 10000, "%zu lines are read as far as each of their words", lines);
	is_int((int64_t)outside, 0, "and what is found in them stands within its line");
	return done();
}

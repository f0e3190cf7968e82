// Measures: each block of measures.txt is a sentence of one rule and what must come out of it.
//
//   # the rule
//       the name of the tests until the next one
//   @ report 2023 2024 2024-01-15
//       until the next one: kind of document, year of its results, of its targets, its date if any
//   = 2 Mục tiêu
//       a heading of level 2 over what follows, until the next @
//   > the paragraph
//   text | value | unit | comparator | role | of | subject | year
//       a line for each measure
//
// value: "12..14" a range, "57/55" a fraction; comparator: with "est" where it is an estimate;
// role: with "up", "down", "ratio"; of: the measure's number within the paragraph from 0, or "-".
// usage: measures [--bless]: writes what comes out instead of comparing it, for review in the diff.
#include <unistd.h>

#include "tap.h"

#include "extract/pass.h"

static const char path[] = "tests/unit/extract/measures.txt";

struct text_file {
	char *bytes;
	size_t n;
};

static struct text_file slurp(void)
{
	struct text_file f = {0};
	FILE *in = fopen(path, "rb");
	if (!in)
		return f;
	AUTO(buf_free) struct buf b = {0};
	char part[4096];
	for (size_t n; (n = fread(part, 1, sizeof(part), in)) > 0;)
		buf_add(&b, part, n);
	fclose(in);
	f.n = b.n;
	f.bytes = malloc(b.n + 1);
	if (f.bytes)
		memcpy(f.bytes, b.p, b.n);
	return f;
}

static void measure_line(const struct measure_found *m, int first, struct buf *out)
{
	static const char *const comparators[] = {"=", ">=", ">", "<=", "<", "~", "range"};
	static const char *const roles[] = {"actual", "target",        "attainment", "excess",
	                                    "change", "target_change", "share"};
	static const char *const directions[] = {"", " up", " down"};
	buf_printf(out, SV_FMT " | ", SV_ARG(m->text));
	decimal_write(out, m->value);
	if (m->has_high) {
		buf_str(out, "..");
		decimal_write(out, m->high);
	}
	if (m->has_total) {
		buf_str(out, "/");
		decimal_write(out, m->total);
	}
	buf_printf(out, " | " SV_FMT " | %s%s | %s%s%s | ", SV_ARG(m->unit), comparators[m->cmp],
	           m->estimate ? " est" : "", roles[m->role], directions[m->direction],
	           m->ratio ? " ratio" : "");
	if (m->of >= 0)
		buf_printf(out, "%d", m->of - first);
	else
		buf_str(out, "-");
	buf_printf(out, " | " SV_FMT " | ", SV_ARG(m->subject));
	if (m->year)
		buf_printf(out, "%d", m->year);
	else
		buf_str(out, "-");
	buf_char(out, '\n');
}

struct context {
	char kind[32];
	int year, target_year;
	struct date date;
	struct sv headings[8];
	int levels[8];
	size_t heading_count;
};

// One reading of the block's lines under its context; what comes out of the last line.
static void paragraph_measures(const struct context *c, const struct sv *texts, size_t count,
                               struct buf *out)
{
	AUTO(arena_free) struct arena a = {0};
	struct reading r = {.arena = &a};
	struct document_found document = {.kind = c->kind,
	                                  .first_line = 1,
	                                  .last_line = (int)count + 1,
	                                  .year = c->year,
	                                  .target_year = c->target_year,
	                                  .date = c->date};
	r.documents = &document;
	r.document_count = 1;
	struct heading_found headings[8] = {0};
	for (size_t i = 0; i < c->heading_count; i++)
		headings[i] =
		    (struct heading_found){.line = 1, .level = c->levels[i], .title = c->headings[i]};
	r.headings = headings;
	r.heading_count = c->heading_count;
	r.line_count = count + 1;
	r.lines = ARENA_ARRAY(&a, struct line, count + 1);
	r.paragraphs = ARENA_ARRAY(&a, struct paragraph, count);
	for (size_t i = 0; i < count; i++) {
		int line = (int)i + 2;
		r.lines[i + 1].text = texts[i];
		struct paragraph_part *part = ARENA_NEW(&a, struct paragraph_part);
		*part = (struct paragraph_part){.line = line, .length = (uint32_t)texts[i].n};
		r.paragraphs[r.paragraph_count++] = (struct paragraph){
		    .first_line = line, .text = texts[i], .parts = part, .part_count = 1};
	}
	static const struct pass *const passes[] = {&pass_measures};
	extract_passes(&r, passes, 1);
	int first = 0;
	for (size_t i = 0; i < r.measure_count; i++) {
		if (r.measures[i].place.line <= (int)count)
			first = (int)i + 1;
		else
			measure_line(&r.measures[i], first, out);
	}
}

static void context_line(struct context *c, struct sv line)
{
	AUTO(arena_free) struct arena a = {0};
	if (line.p[0] == '@') {
		*c = (struct context){0};
		char date[16] = "";
		sscanf(arena_cstr(&a, line), "@ %31s %d %d %15s", c->kind, &c->year, &c->target_year, date);
		if (*date && !date_parse(sv_of(date), &c->date))
			ok(false, "a date in " SV_FMT, SV_ARG(line));
	} else if (c->heading_count < LENGTH(c->headings)) {
		c->levels[c->heading_count] = line.p[2] - '0';
		c->headings[c->heading_count++] = sv_from(line, 4);
	}
}

int main(int argc, char **argv)
{
	bool bless = argc > 1 && strcmp(argv[1], "--bless") == 0;
	struct text_file f = slurp();
	if (!f.bytes)
		return ok(false, "%s can be read", path), done();
	struct context context = {.kind = "report"};
	struct sv rest = {f.bytes, f.n}, line, rule = {0}, texts[16];
	size_t count = 0;
	AUTO(buf_free) struct buf blessed = {0};
	AUTO(buf_free) struct buf want = {0};
	AUTO(buf_free) struct buf got = {0};
	bool more = sv_cut(&rest, '\n', &line);
	while (more) {
		char mark = line.n ? line.p[0] : '\0';
		if (mark != '>') {
			if (mark == '#')
				rule = sv_from(line, 2);
			else if (mark == '@' || mark == '=')
				context_line(&context, line);
			buf_printf(&blessed, SV_FMT "\n", SV_ARG(line));
			more = sv_cut(&rest, '\n', &line);
			continue;
		}
		// Paragraphs before the last one are context.
		for (count = 0; more && line.n && line.p[0] == '>'; more = sv_cut(&rest, '\n', &line)) {
			if (count < LENGTH(texts))
				texts[count++] = sv_from(line, 2);
			buf_printf(&blessed, SV_FMT "\n", SV_ARG(line));
		}
		buf_reset(&want);
		buf_reset(&got);
		for (; more && line.n && line.p[0] != '#' && line.p[0] != '@' && line.p[0] != '=';
		     more = sv_cut(&rest, '\n', &line))
			buf_printf(&want, SV_FMT "\n", SV_ARG(line));
		paragraph_measures(&context, texts, count, &got);
		buf_sv(&blessed, buf_view(&got));
		if (!bless && !ok(sv_eq(buf_view(&got), buf_view(&want)), SV_FMT ": " SV_FMT, SV_ARG(rule),
		                  SV_ARG(texts[count - 1])))
			printf("# got:\n%s# expected:\n%s", buf_cstr(&got), buf_cstr(&want));
	}
	if (bless) {
		FILE *out = fopen(path, "wb");
		if (out) {
			// The last newline was a separator, not a line.
			fwrite(blessed.p, 1, blessed.n ? blessed.n - 1 : 0, out);
			fclose(out);
		}
	}
	free(f.bytes);
	return bless ? 0 : done();
}

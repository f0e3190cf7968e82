// What is read beside measures: each block of structure.txt is a text of one rule and what must come out of it.
//
//   # the rule        (the name of the test)
//   @ citations       (what is looked at; until the next one)
//   > a line of the text
//   - what came out   (a line for each)
//
// usage: structure [--bless]: writes what comes out instead of comparing it, for review in the diff.
#include <unistd.h>

#include "tap.h"

#include "extract/extract.h"

static const char path[] = "tests/unit/extract/structure.txt";

static void word(struct buf *out, const char *name, struct sv value)
{
	if (value.n)
		buf_printf(out, " | %s " SV_FMT, name, SV_ARG(value));
}

static void day(struct buf *out, const char *name, struct date d)
{
	if (date_is_set(d))
		buf_printf(out, " | %s %04d-%02d-%02d", name, d.year, d.month, d.day);
}

static void documents(const struct reading *r, struct buf *out)
{
	for (size_t i = 0; i < r->document_count; i++) {
		const struct document_found *d = &r->documents[i];
		buf_printf(out, "- %d-%d %s", d->first_line, d->last_line, d->kind);
		word(out, "type", d->type);
		word(out, "number", d->number);
		word(out, "symbol", d->symbol);
		day(out, "date", d->date);
		word(out, "title", d->title);
		word(out, "issuer", d->issuer);
		word(out, "authority", d->authority);
		word(out, "position", d->signer_title);
		word(out, "name", d->signer_name);
		buf_printf(out, " | years %d %d\n", d->year, d->target_year);
		for (size_t k = 0; k < d->recipient_count; k++) {
			buf_printf(out, "- to " SV_FMT, SV_ARG(d->recipients[k].text));
			word(out, "for", d->recipients[k].purpose);
			buf_char(out, '\n');
		}
	}
}

static void outline(const struct reading *r, struct buf *out)
{
	for (size_t i = 0; i < r->heading_count; i++) {
		const struct heading_found *h = &r->headings[i];
		buf_printf(out, "- %d-%d level %d | " SV_FMT " | " SV_FMT "\n", h->line, h->last_line, h->level, SV_ARG(h->mark), SV_ARG(h->title));
	}
}

static void citations(const struct reading *r, struct buf *out)
{
	for (size_t i = 0; i < r->citation_count; i++) {
		const struct citation_found *c = &r->citations[i];
		buf_printf(out, "- " SV_FMT " | " SV_FMT, SV_ARG(c->text), SV_ARG(c->type));
		word(out, "number", c->number);
		word(out, "symbol", c->symbol);
		day(out, "date", c->date);
		word(out, "of", c->issuer);
		buf_str(out, c->group ? " | group\n" : "\n");
	}
}

static void obligations(const struct reading *r, struct buf *out)
{
	static const char *const kinds[] = {"duty", "report", "supervision", "aim"};
	static const char *const plans[] = {"", " | plan", " | no plan"};
	for (size_t i = 0; i < r->obligation_count; i++) {
		const struct obligation_found *o = &r->obligations[i];
		buf_printf(out, "- %s | " SV_FMT " | " SV_FMT, kinds[o->kind], SV_ARG(o->actor), SV_ARG(o->action));
		word(out, "audience", o->audience);
		for (size_t k = 0; k < o->content_count; k++)
			word(out, "content", o->content[k]);
		for (size_t k = 0; k < o->material_count; k++)
			word(out, "material", o->materials[k]);
		day(out, "due", o->due);
		word(out, "said", o->due_text);
		buf_str(out, o->due_inherited ? " | of its part" : "");
		day(out, "held", o->held);
		if (o->due_after_days)
			buf_printf(out, " | after %d%s days", o->due_after_days, o->due_working_days ? " working" : "");
		for (size_t k = 0; k < o->mode_count; k++)
			word(out, "mode", sv_of(o->modes[k]));
		buf_str(out, plans[o->plan]);
		word(out, "to", o->report_to);
		word(out, "via", o->report_via);
		buf_char(out, '\n');
	}
}

static void abbreviations(const struct reading *r, struct buf *out)
{
	for (size_t i = 0; i < r->abbreviation_count; i++)
		buf_printf(out, "- " SV_FMT " | " SV_FMT "\n", SV_ARG(r->abbreviations[i].brief), SV_ARG(r->abbreviations[i].full));
}

static void lint(const struct reading *r, struct buf *out)
{
	static const char *const severities[] = {"note", "warning", "error"};
	for (size_t i = 0; i < r->lint_count; i++) {
		const struct lint_found *l = &r->lint[i];
		AUTO(buf_free) struct buf message = {0};
		struct error kept = lint_message(l);
		error_text(&kept, LANGUAGE_EN, &message);
		buf_printf(out, "- %d:%d %s %s | %s\n", l->place.line, l->place.start, severities[l->severity], l->code, buf_cstr(&message));
	}
}

static void lines(const struct reading *r, struct buf *out)
{
	for (size_t i = 0; i < r->paragraph_count; i++)
		buf_printf(out, "- %d | " SV_FMT "\n", r->paragraphs[i].first_line, SV_ARG(r->paragraphs[i].text));
}

static const struct {
	const char *name;
	void (*tell)(const struct reading *r, struct buf *out);
} kinds[] = {{"documents", documents},         {"outline", outline},           {"citations", citations}, {"obligations", obligations},
             {"abbreviations", abbreviations}, {"lint", lint}, {"lines", lines}};

static bool slurp(struct buf *out)
{
	FILE *in = fopen(path, "rb");
	if (!in)
		return false;
	char part[4096];
	for (size_t n; (n = fread(part, 1, sizeof(part), in)) > 0;)
		buf_add(out, part, n);
	fclose(in);
	return true;
}

struct block {
	struct sv name, kind;
	struct buf text, want;
};

static void run(struct block *b, bool bless, struct buf *blessed)
{
	AUTO(arena_free) struct arena a = {0};
	AUTO(buf_free) struct buf got = {0};
	struct error error = {0};
	struct reading r;
	bool read = extract_read(buf_view(&b->text), &a, &r, &error), known = false;
	for (size_t i = 0; read && i < LENGTH(kinds); i++) {
		if (sv_is(b->kind, kinds[i].name)) {
			kinds[i].tell(&r, &got);
			known = true;
		}
	}
	if (bless)
		buf_sv(blessed, buf_view(&got));
	else if (!ok(read && known && sv_eq(buf_view(&got), buf_view(&b->want)), "%.*s", SV_ARG(b->name)))
		printf("# got:\n%s# wanted:\n%s", buf_cstr(&got), buf_cstr(&b->want));
	buf_reset(&b->text);
	buf_reset(&b->want);
}

int main(int argc, char **argv)
{
	bool bless = argc > 1 && strcmp(argv[1], "--bless") == 0;
	AUTO(buf_free) struct buf file = {0}, blessed = {0};
	struct block b = {0};
	if (!slurp(&file))
		return ok(false, "%s is there", path), done();
	struct sv rest = buf_view(&file), line;
	while (sv_cut(&rest, '\n', &line)) {
		bool text = sv_starts(line, SV(">")), want = sv_starts(line, SV("- "));
		if (b.text.n && !text && !want)
			run(&b, bless, &blessed);
		if (bless && !want && (line.n || rest.p)) {
			buf_sv(&blessed, line);
			buf_char(&blessed, '\n');
		}
		if (sv_starts(line, SV("# ")))
			b.name = sv_from(line, 2);
		else if (sv_starts(line, SV("@ ")))
			b.kind = sv_from(line, 2);
		else if (text || want)
			buf_printf(text ? &b.text : &b.want, SV_FMT "\n", SV_ARG(text ? sv_from(line, line.n > 1 ? 2 : 1) : line));
	}
	if (b.text.n)
		run(&b, bless, &blessed);
	buf_free(&b.text);
	buf_free(&b.want);
	if (!bless)
		return done();
	FILE *out = fopen(path, "wb");
	return out && fwrite(blessed.p, 1, blessed.n, out) == blessed.n && fclose(out) == 0 ? 0 : 1;
}

// PDF: every letter can be taken out again, the same text as the tree's, fonts embedded, pages numbered, heads repeated.
#include "sample.h"

#include "base/module.h"
#include "doc/canvas.h"

static struct arena arena;

static bool available(const char *program)
{
	return RUN(NULL, NULL, program, "-v") != 127;
}

static struct sv text_of(const char *file, const char *how)
{
	AUTO(buf_free) struct buf text = {0};
	const char *out = in_folder("text.txt");
	RUN(NULL, NULL, "pdftotext", how, file, out);
	read_file(out, &text);
	return arena_sv(&arena, buf_view(&text));
}

// The text without what pages add: a form feed, the page's number, the head of a table that goes on.
static struct sv without_pages(struct sv text, struct sv head)
{
	AUTO(buf_free) struct buf out = {0};
	struct sv page;
	for (int n = 1; sv_cut(&text, '\f', &page); n++) {
		AUTO(buf_free) struct buf number = {0};
		buf_printf(&number, "%d ", n);
		struct sv words = words_of(&arena, page);
		if (n > 1) {
			if (!sv_starts(words, buf_view(&number)))
				continue; // what follows the last form feed
			words = sv_from(words, number.n);
		}
		if (sv_starts(words, head))
			words = sv_trim(sv_from(words, head.n));
		buf_sv(&out, words);
		buf_char(&out, ' ');
	}
	return words_of(&arena, buf_view(&out));
}

static int count_of(struct sv text, const char *words)
{
	int n = 0;
	for (size_t at; (at = sv_find(text, sv_of(words))) != SIZE_MAX; n++)
		text = sv_from(text, at + strlen(words));
	return n;
}

static void every_letter(struct sv text)
{
	int missing = 0;
	struct sv all = sv_of(letters);
	for (size_t at = 0, next; at < all.n; at = next) {
		utf8_at(all, at, &next);
		if (sv_find(text, (struct sv){all.p + at, next - at}) == SIZE_MAX && all.p[at] != ' ') {
			printf("# not there: %.*s\n", (int)(next - at), all.p + at);
			missing++;
		}
	}
	is_int(missing, 0, "every Vietnamese letter is taken out again");
}

static void looks(const char *file)
{
	AUTO(buf_free) struct buf info = {0};
	RUN(NULL, in_folder("info.txt"), "pdffonts", file);
	read_file(in_folder("info.txt"), &info);
	struct sv fonts = buf_view(&info);
	ok(count_of(fonts, "LiberationSerif") >= 3 && count_of(fonts, "yes yes yes") == count_of(fonts, "LiberationSerif"),
	   "all fonts are the twin, embedded, subset, with their letters");
	buf_reset(&info);
	RUN(NULL, in_folder("info.txt"), "pdfinfo", "-l", "9", file);
	read_file(in_folder("info.txt"), &info);
	ok(sv_find(buf_view(&info), SV("Báo cáo số 27-BC/ĐUK")) != SIZE_MAX, "the title is in the properties");
	ok(sv_find(buf_view(&info), SV("Page    1 size:  595.276 x 841.89")) != SIZE_MAX, "the text stands on A4");
	ok(sv_find(buf_view(&info), SV("size:  841.89 x 595.276")) != SIZE_MAX, "the annex lies on A4");
}

static void report(const char *profile)
{
	struct doc d;
	struct error error = {0};
	AUTO(buf_free) struct buf bytes = {0}, again = {0};
	sample_report(&d, &arena, profile, 12);
	ok(doc_pdf(&d, &bytes, &error) && doc_pdf(&d, &again, &error), "%s: it is written", profile);
	ok(bytes.n && sv_eq(buf_view(&bytes), buf_view(&again)), "the same tree gives the same bytes");
	const char *file = in_folder(arena_printf(&arena, "%s.pdf", profile).p);
	write_file(file, buf_view(&bytes));
	if (!available("pdftotext")) {
		skip(1, "poppler-utils are not installed");
		return;
	}
	struct sv raw = text_of(file, "-raw");
	every_letter(raw);
	struct sv head = SV("TT Đơn vị Đảng viên Ghi chú Phải dự học Đã học Tỷ lệ (%)");
	same_words(without_pages(raw, head), plain_of(&d), "its text is the tree's");
	ok(count_of(words_of(&arena, raw), head.p) >= 3, "the head of the table stands on each of its pages");
	looks(file);
}

// DOCX takes the rule under the head from the profile, since it cannot measure; it must be as wide as the text is.
static void rules(const char *code)
{
	struct error error = {0};
	AUTO(buf_free) struct buf out = {0};
	const struct profile *p = profile_by_code(sv_of(code));
	const struct canvas_library *library = module_symbol("module_pdf", "canvas_pango", &error);
	struct canvas *c = library->open(&(struct canvas_facts){.family = p->twin}, &error);
	int last = p->head[1].text ? 1 : 0;
	struct doc_run words = {sv_of(p->head[last].text), 0};
	struct doc_text text = {.runs = &words, .count = 1};
	struct shape shape = {&text, p->head[last].face, 1000, 0, ALIGN_LEFT};
	double width = library->width(library->shape(c, &shape)) * 25.4 / 72;
	ok(width > p->head_rule - 1 && width < p->head_rule + 1, "%s: the rule under the head is as wide as its %.1f mm", code, width);
	ok(library->close(c, &out, &error), "the canvas is closed");
}

static void limits(void)
{
	struct error error = {0};
	AUTO(buf_free) struct buf bytes = {0};
	struct doc d = {.arena = &arena, .profile = profile_by_code(SV("party"))};
	for (int i = 0; i < DOC_PAGES_MAX + 1; i++)
		doc_page(&d, false);
	ok(!doc_pdf(&d, &bytes, &error) && error.failure == FAIL_TOO_LARGE && bytes.n == 0, "too many pages are refused");
}

// A cell that is higher than a page goes on on the next one, and nothing of it is lost.
static void high_rows(void)
{
	struct error error = {0};
	AUTO(buf_free) struct buf bytes = {0};
	struct doc d = {.arena = &arena, .profile = profile_by_code(SV("state"))};
	static const struct doc_column columns[] = {{1, ALIGN_LEFT}, {3, ALIGN_JUSTIFY}};
	struct doc_table *t = doc_table(&d, columns, 2);
	struct doc_row *r = doc_row(&d, t, false);
	doc_cell_says(&d, r, 0, SV("Đơn vị"));
	struct doc_text *cell = doc_cell(&d, r, 1, 1);
	for (int i = 0; i < 400; i++)
		doc_run(&d, cell, 0, arena_printf(&arena, "câu thứ %d của một ô rất cao. ", i));
	ok(doc_pdf(&d, &bytes, &error), "a high row is written");
	const char *file = in_folder("high.pdf");
	write_file(file, buf_view(&bytes));
	if (!available("pdftotext")) {
		skip(1, "poppler-utils are not installed");
		return;
	}
	same_words(without_pages(text_of(file, "-raw"), SV("\x01")), plain_of(&d), "with all its words");
}

int main(void)
{
	report("party");
	report("state");
	rules("party");
	rules("state");
	limits();
	high_rows();
	remove_folder();
	arena_free(&arena);
	return done();
}

// Fuzzes what makes lines of a PDF's letters and tables of its rules, wherever these stand: the bytes say what letters there are, where
// and in which fonts; every fourth is a rule.
// Poppler itself is not fuzzed here; it runs confined (tests/cli/pdf_refused.t).
#include "doc/source_pdf.h"
#include "text/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

enum { LETTER = 8, PAGE_LETTERS = 256 };

static const struct pdf_font fonts[] = {{{"ABCDEF+Serif", 12}, 1400}, {{".VnTimeH", 8}, 1200}, {{"VNI-Times", 9}, 1000}, {{"Serif-Bold", 10}, 800}};

struct pages {
	struct sv bytes;
	struct pdf_letter letters[PAGE_LETTERS];
	struct pdf_rule rules[PAGE_LETTERS];
	size_t rule_count;
};

static struct pages pages;

static void start(void)
{
}

static void *open_pages(struct sv bytes, int *count, struct error *error)
{
	(void)error;
	pages.bytes = bytes;
	*count = (int)((bytes.n + LETTER * PAGE_LETTERS - 1) / (LETTER * PAGE_LETTERS));
	return &pages;
}

// Eight bytes a letter: two of its code point, one each of left, top, width, height, font and scale.
static bool letters_of(void *file, int page, struct pdf_letters *out, struct error *error)
{
	struct pages *p = file;
	struct sv rest = sv_from(p->bytes, (size_t)(page - 1) * LETTER * PAGE_LETTERS);
	size_t n = 0;
	(void)error;
	p->rule_count = 0;
	for (; n + p->rule_count < PAGE_LETTERS && rest.n >= LETTER; rest = sv_from(rest, LETTER)) {
		const unsigned char *b = (const unsigned char *)rest.p;
		int scale = b[7] & 0x80 ? PDF_FAR / 256 : (b[7] & 0x7F) * 4 + 1;
		uint32_t c = (uint32_t)b[0] << 8 | b[1];
		if (b[6] % 4 == 3) {
			bool across = b[6] & 0x40;
			p->rules[p->rule_count++] = (struct pdf_rule){b[2] * scale, b[3] * scale, (b[2] + (across ? b[4] : 0)) * scale, (b[3] + (across ? 0 : b[5])) * scale};
			continue;
		}
		p->letters[n++] = (struct pdf_letter){.code_point = c == 0 || (c >= 0xD800 && c < 0xE000) ? ' ' : c, .left = b[2] * scale, .top = b[3] * scale,
		                                    .right = (b[2] + b[4] / 16) * scale, .bottom = (b[3] + b[5] / 16) * scale, .font = b[6] % 6 - 1};
	}
	*out = (struct pdf_letters){.width = 59500, .height = 84200, .letters = p->letters, .letter_count = n, .fonts = fonts, .font_count = LENGTH(fonts)};
	return true;
}

static void rules_of(void *file, struct pdf_rules *out)
{
	const struct pages *p = file;
	*out = (struct pdf_rules){p->rules, p->rule_count};
}

static void close_pages(void *file)
{
	(void)file;
}

static const struct pdf_text_reader reader = {start, open_pages, letters_of, rules_of, close_pages};

static void check(bool good)
{
	if (!good)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	AUTO(arena_free) struct arena a = {0};
	struct source s;
	struct error error = {0};
	if (!pdf_read(&reader, (struct sv){(const char *)bytes, size}, &a, &s, &error)) {
		check(error_is_set(&error));
		return 0;
	}
	buf_free(&s.open);
	for (size_t i = 0; i < s.line_count; i++) {
		const struct source_line *l = &s.lines[i];
		check(utf8_valid(l->text, NULL) && text_is_nfc(l->text) && l->page >= 1 && l->paragraph >= 1);
		check((l->row > 0) == (l->table > 0) && (l->cell > 0) == (l->table > 0) && l->cell <= SOURCE_COLUMNS);
		for (size_t k = 0; k < l->piece_count; k++)
			check(l->pieces[k].from <= l->text.n && (k == 0 || l->pieces[k].from >= l->pieces[k - 1].from));
	}
	return 0;
}

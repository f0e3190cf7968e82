// How names of indicators are compared.
#include "goals/indicator.h"
#include "text/text.h"

static bool parts_words(uint32_t c)
{
	if (c < 0x80)
		return c <= ' ' || strchr("\"'()[]{}.,;:!?*_", (int)c);
	return c == 0xA0 || (c >= 0x2010 && c <= 0x2027); // dashes and quotation marks
}

struct sv indicator_form(struct arena *a, struct sv words)
{
	AUTO(buf_free) struct buf out = {0};
	struct sv form = text_compare_form(a, words);
	bool blank = false;
	for (size_t at = 0, next; at < form.n; at = next) {
		uint32_t c = utf8_at(form, at, &next);
		if (parts_words(c)) {
			blank = out.n > 0;
			continue;
		}
		if (blank)
			buf_char(&out, ' ');
		blank = false;
		buf_add(&out, form.p + at, next - at);
	}
	// "tỉ lệ" is written beside "tỷ lệ", also by one hand.
	AUTO(buf_free) struct buf even = {0};
	struct sv rest = buf_view(&out), word;
	for (bool first = true; sv_cut(&rest, ' ', &word); first = false) {
		if (!first)
			buf_char(&even, ' ');
		buf_sv(&even, sv_is(word, "tỉ") ? SV("tỷ") : word);
	}
	return arena_sv(a, buf_view(&even));
}

static int count_words(struct sv form)
{
	struct sv word;
	int n = 0;
	while (form.n && sv_cut(&form, ' ', &word))
		n++;
	return n;
}

// How often the word stands in the form's first words, as many as are given.
static int occurrences(struct sv form, struct sv wanted, int within)
{
	struct sv word;
	int n = 0;
	for (int i = 0; i < within && sv_cut(&form, ' ', &word); i++)
		n += sv_eq(word, wanted);
	return n;
}

int indicator_likeness(struct sv form, struct sv other)
{
	int total = count_words(form) + count_words(other), common = 0, at = 0;
	struct sv rest = form, word;
	while (sv_cut(&rest, ' ', &word)) {
		int before = occurrences(form, word, at++);
		common += occurrences(other, word, total) > before;
	}
	return total ? 200 * common / total : 0;
}

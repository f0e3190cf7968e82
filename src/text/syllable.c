// Whether a word is a Vietnamese syllable.
#include <unicode/unorm2.h>

#include "text/legacy.h"
#include "text/text.h"

enum { SYLLABLE_BYTES = 24, GRAVE = 0x300, ACUTE = 0x301, TILDE = 0x303, HOOK = 0x309, DOT = 0x323 };

static const struct sv initials[] = {
#define INITIAL(text) {"" text, sizeof(text) - 1},
#define RIME(text)
#include "text/syllable.def"
#undef INITIAL
#undef RIME
};

static const struct sv rimes[] = {
#define INITIAL(text)
#define RIME(text) {"" text, sizeof(text) - 1},
#include "text/syllable.def"
#undef INITIAL
#undef RIME
};

// A word without its tone, in small letters, and the tone.
struct bare {
	struct buf text;
	uint32_t tone;
	bool good; // one tone at the most
};

static void bare_mark(struct bare *b, uint32_t mark)
{
	if (mark == GRAVE || mark == ACUTE || mark == TILDE || mark == HOOK || mark == DOT) {
		b->good &= b->tone == 0;
		b->tone = mark;
	} else {
		utf8_add(&b->text, mark);
	}
}

static void bare_letter(struct bare *b, const UNormalizer2 *nfd, uint32_t c)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar parts[8];
	int32_t n = c < 0x80 ? -1 : unorm2_getDecomposition(nfd, (UChar32)c, parts, 8, &status);
	if (n <= 0 || U_FAILURE(status)) {
		bare_mark(b, c);
		return;
	}
	for (int32_t i = 0; i < n; i++)
		bare_mark(b, parts[i]);
}

static bool is_rime(struct sv s, uint32_t tone)
{
	for (size_t i = 0; i < LENGTH(rimes); i++) {
		if (!sv_eq(rimes[i], s))
			continue;
		bool stop = sv_ends(s, SV("c")) || sv_ends(s, SV("ch")) || sv_ends(s, SV("p")) || sv_ends(s, SV("t"));
		return !stop || tone == ACUTE || tone == DOT;
	}
	return false;
}

bool text_is_syllable(struct sv word)
{
	if (word.n == 0 || word.n > SYLLABLE_BYTES)
		return false;
	AUTO(arena_free) struct arena a = {0};
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);
	if (U_FAILURE(status))
		out_of_memory(); // ICU's data are compiled in
	struct sv low = text_lower(&a, word);
	struct bare b = {.good = true};
	for (size_t i = 0; i < low.n;)
		bare_letter(&b, nfd, utf8_at(low, i, &i));
	struct sv whole = text_nfc(&a, buf_view(&b.text));
	bool good = false;
	for (size_t i = 0; b.good && !good && i < LENGTH(initials); i++)
		good = sv_starts(whole, initials[i]) && is_rime(sv_from(whole, initials[i].n), b.tone);
	buf_free(&b.text);
	return good;
}

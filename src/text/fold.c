// Letters: case, marks, tone placement, Vietnamese order.
#include <pthread.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "text/text.h"

uint32_t text_lookalike(uint32_t c)
{
	static const struct {
		uint16_t looks, is;
	} table[] = {
		{0xD0, 0x110}, {0xF0, 0x111}, {0x1A2, 0x1AF}, {0x1A3, 0x1B0}, {0x189, 0x110},
		{0x391, 'A'}, {0x392, 'B'}, {0x395, 'E'}, {0x396, 'Z'}, {0x397, 'H'}, {0x399, 'I'}, {0x39A, 'K'}, {0x39C, 'M'}, {0x39D, 'N'},
		{0x39F, 'O'}, {0x3A1, 'P'}, {0x3A4, 'T'}, {0x3A5, 'Y'}, {0x3A7, 'X'}, {0x3BF, 'o'}, {0x3BD, 'v'},
		{0x405, 'S'}, {0x406, 'I'}, {0x408, 'J'}, {0x410, 'A'}, {0x412, 'B'}, {0x415, 'E'}, {0x41A, 'K'}, {0x41C, 'M'}, {0x41D, 'H'},
		{0x41E, 'O'}, {0x420, 'P'}, {0x421, 'C'}, {0x422, 'T'}, {0x423, 'Y'}, {0x425, 'X'}, {0x430, 'a'}, {0x435, 'e'}, {0x43E, 'o'},
		{0x440, 'p'}, {0x441, 'c'}, {0x443, 'y'}, {0x445, 'x'}, {0x455, 's'}, {0x456, 'i'}, {0x458, 'j'}, {0x4BB, 'h'}, {0x501, 'd'},
	};
	if (c < 0xD0 || (c > 0xD0 && c < 0xF0) || (c > 0xF0 && c < 0x189) || c > 0x501 || (c > 0x1A3 && c < 0x391))
		return c;
	for (size_t i = 0; i < LENGTH(table); i++) {
		if (table[i].looks == c)
			return table[i].is;
	}
	return c;
}

// ---- single letters: what ICU says of those that nearly every text is made of is asked once and kept

enum { LATIN = 0x250, ADDITIONAL = 0x1E00, ADDITIONAL_END = 0x1F00, KEPT = LATIN + ADDITIONAL_END - ADDITIONAL };

static struct kept {
	uint16_t lower, upper, bare;
} kept[KEPT];
static pthread_once_t filled = PTHREAD_ONCE_INIT;

static const struct kept *kept_of(uint32_t c)
{
	if (c < LATIN)
		return &kept[c];
	return c >= ADDITIONAL && c < ADDITIONAL_END ? &kept[LATIN + c - ADDITIONAL] : NULL;
}

static uint32_t lower(uint32_t c)
{
	const struct kept *k = kept_of(c);
	return k ? k->lower : (uint32_t)u_tolower((UChar32)c);
}

static uint32_t upper(uint32_t c)
{
	const struct kept *k = kept_of(c);
	return k ? k->upper : (uint32_t)u_toupper((UChar32)c);
}

// The letter without its marks. đ and Đ do not decompose: by hand.
static uint32_t decomposed(uint32_t c)
{
	c = (uint32_t)u_tolower((UChar32)text_lookalike(c));
	if (c < 0xC0)
		return c;
	if (c == 0x111)
		return 'd';
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);
	UChar out[8];
	int32_t n = U_SUCCESS(status) ? unorm2_getDecomposition(nfd, (UChar32)c, out, 8, &status) : -1;
	return n > 0 && U_SUCCESS(status) && !U16_IS_SURROGATE(out[0]) ? out[0] : c;
}

static uint32_t bare(uint32_t c)
{
	const struct kept *k = kept_of(c);
	return k ? k->bare : decomposed(c);
}

static void fill_kept(void)
{
	for (uint32_t i = 0; i < KEPT; i++) {
		uint32_t c = i < LATIN ? i : ADDITIONAL + i - LATIN;
		kept[i] = (struct kept){(uint16_t)u_tolower((UChar32)c), (uint16_t)u_toupper((UChar32)c), (uint16_t)decomposed(c)};
	}
}

// ---- texts

// Room for every letter of s changed: none becomes longer by more than half.
static char *room_for(struct arena *a, struct sv s)
{
	pthread_once(&filled, fill_kept);
	return arena_alloc(a, s.n + s.n / 2 + 4);
}

static struct sv each(struct arena *a, struct sv s, uint32_t (*change)(uint32_t))
{
	char *out = room_for(a, s);
	size_t n = 0;
	for (size_t i = 0; i < s.n;)
		n += utf8_write(out + n, change(utf8_at(s, i, &i)));
	out[n] = '\0';
	return (struct sv){out, n};
}

static bool is_each(struct sv s, uint32_t (*change)(uint32_t))
{
	pthread_once(&filled, fill_kept);
	for (size_t i = 0; i < s.n;) {
		uint32_t c = utf8_at(s, i, &i);
		if (change(c) != c)
			return false;
	}
	return true;
}

struct sv text_lower(struct arena *a, struct sv s)
{
	return each(a, s, lower);
}

struct sv text_upper(struct arena *a, struct sv s)
{
	return each(a, s, upper);
}

bool text_is_lower(struct sv s)
{
	return is_each(s, lower);
}

bool text_is_upper(struct sv s)
{
	return is_each(s, upper);
}

static bool is_white(uint32_t c)
{
	return c == ' ' || c == 0xA0 || (c >= '\t' && c <= '\r') || (c >= 0x2000 && c <= 0x200A) || c == 0x3000;
}

struct sv text_fold(struct arena *a, struct sv s)
{
	char *out = room_for(a, s);
	size_t n = 0;
	bool blank = true; // none at the beginning
	for (size_t i = 0; i < s.n;) {
		unsigned char byte = (unsigned char)s.p[i];
		if (byte > ' ' && byte < 0x80) {
			out[n++] = (char)kept[byte].bare;
			blank = false;
			i++;
			continue;
		}
		uint32_t c = utf8_at(s, i, &i);
		const struct kept *k = c > 0xA0 ? kept_of(c) : NULL;
		if (k && k->bare < 0x80) { // a letter of Vietnamese
			out[n++] = (char)k->bare;
			blank = false;
			continue;
		}
		bool white = is_white(c);
		if (!white)
			n += utf8_write(out + n, bare(c));
		else if (!blank)
			out[n++] = ' ';
		blank = white;
	}
	if (blank && n)
		n--;
	out[n] = '\0';
	return (struct sv){out, n};
}

// Where the tone may stand on either of two vowels at a syllable's end: hoà or hòa, khoẻ or khỏe, thuỷ or thủy.
// The first column is the newer writing's second vowel, then what the pair becomes.
static const struct {
	uint32_t second, first_marked, second_bare;
} placements[] = {
    {0xE0, 0xF2, 'a'},   {0xE1, 0xF3, 'a'},   {0x1EA3, 0x1ECF, 'a'}, {0xE3, 0xF5, 'a'},   {0x1EA1, 0x1ECD, 'a'},
    {0xE8, 0xF2, 'e'},   {0xE9, 0xF3, 'e'},   {0x1EBB, 0x1ECF, 'e'}, {0x1EBD, 0xF5, 'e'}, {0x1EB9, 0x1ECD, 'e'},
    {0x1EF3, 0xF9, 'y'}, {0xFD, 0xFA, 'y'},   {0x1EF7, 0x1EE7, 'y'}, {0x1EF9, 0x169, 'y'}, {0x1EF5, 0x1EE5, 'y'},
};

static bool letter(uint32_t c)
{
	return c < 0x80 ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') : u_isalpha((UChar32)c);
}

struct sv text_compare_form(struct arena *a, struct sv s)
{
	char *out = room_for(a, s);
	size_t n = 0;
	uint32_t before = 0, first = 0; // the two letters before the one at hand
	for (size_t i = 0; i < s.n;) {
		uint32_t c = lower(text_lookalike(utf8_at(s, i, &i)));
		size_t after = i;
		bool last = c >= 0xE0 && (i >= s.n || !letter(utf8_at(s, i, &after)));
		bool pair = last && ((first == 'o' && c != 0xFD) || (first == 'u' && before != 'q'));
		for (size_t k = 0; pair && k < LENGTH(placements); k++) {
			bool y = placements[k].second_bare == 'y';
			if (placements[k].second == c && y == (first == 'u')) {
				n--; // the bare o or u
				n += utf8_write(out + n, placements[k].first_marked);
				c = placements[k].second_bare;
				break;
			}
		}
		n += utf8_write(out + n, c);
		before = first;
		first = c;
	}
	out[n] = '\0';
	return (struct sv){out, n};
}

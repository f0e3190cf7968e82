// Letters: case, marks, tone placement.
#include <unicode/uchar.h>

#include "text/letter_forms.h"
#include "text/text.h"

// ---- single letters

static const struct letter_forms *forms_of(uint32_t c)
{
	if (c < LETTERS_LATIN)
		return &letter_forms[c];
	return c >= LETTERS_ADDITIONAL && c < LETTERS_ADDITIONAL_END ? &letter_forms[LETTERS_LATIN + c - LETTERS_ADDITIONAL] : NULL;
}

static uint32_t lower(uint32_t c)
{
	const struct letter_forms *f = forms_of(c);
	return f ? f->lower : (uint32_t)u_tolower((UChar32)c);
}

static uint32_t upper(uint32_t c)
{
	const struct letter_forms *f = forms_of(c);
	return f ? f->upper : (uint32_t)u_toupper((UChar32)c);
}

static uint32_t bare(uint32_t c)
{
	const struct letter_forms *f = forms_of(c);
	return f ? f->bare : letter_decomposed(c);
}

static bool letter(uint32_t c)
{
	const struct letter_forms *f = forms_of(c);
	return f ? f->letter : u_isalpha((UChar32)c);
}

// ---- texts

// Room for every letter of s changed: none becomes longer by more than half.
static size_t room_of(struct sv s)
{
	return s.n + s.n / 2 + 4;
}

static char *room_for(struct arena *a, struct sv s)
{
	return arena_alloc(a, room_of(s));
}

static struct sv each(struct arena *a, struct sv s, uint32_t (*change)(uint32_t))
{
	char *out = room_for(a, s);
	size_t n = 0;
	for (size_t i = 0; i < s.n;)
		n += utf8_write(out + n, change(utf8_at(s, i, &i)));
	out[n] = '\0';
	arena_trim(a, out, room_of(s), n + 1);
	return (struct sv){out, n};
}

static bool is_each(struct sv s, uint32_t (*change)(uint32_t))
{
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
			out[n++] = (char)letter_forms[byte].bare;
			blank = false;
			i++;
			continue;
		}
		uint32_t c = utf8_at(s, i, &i);
		const struct letter_forms *f = c > 0xA0 ? forms_of(c) : NULL;
		if (f && f->bare < 0x80) { // a letter of Vietnamese
			out[n++] = (char)f->bare;
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

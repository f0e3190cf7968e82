// Tells in which encoding Vietnamese was written: the one by which its words become syllables.
#include <strings.h>

#include "text/legacy.h"
#include "text/text.h"

enum {
	LOOKED_AT = 64 * 1024, // bytes of letters' neighbourhood that are judged
	WORDS = 4000,          // words with letters beyond ASCII that are judged at the most
	UNICODE_LETTERS = 16,  // letters that only Unicode has: so many settle it
	ENOUGH_WORDS = 3,      // of a text that is valid UTF-8 and may mean what it shows
};

// Letters by which Windows-1252 shows no byte, and Vietnamese needs: ă, đ, ĩ, ũ, ơ, ư, and with marks; a mark of its own.
bool text_only_unicode(uint32_t c)
{
	return (c >= 0x102 && c <= 0x131) || (c >= 0x168 && c <= 0x1B0) || (c >= 0x1E00 && c <= 0x1EFF) || (c >= 0x300 && c <= 0x323);
}

// Where the first letter beyond ASCII stands, and whether the text may be other than it shows.
static bool suspicious(struct sv text, size_t *from)
{
	size_t unicode = 0, latin = 0;
	*from = text.n;
	for (size_t i = 0; i < text.n;) {
		if ((unsigned char)text.p[i] < 0x80) {
			i++;
			continue;
		}
		size_t at = i;
		uint32_t c = utf8_at(text, i, &i);
		if (text_only_unicode(c) && ++unicode >= UNICODE_LETTERS && unicode * 10 >= latin)
			return false;
		if (c >= 0xA1 && c <= 0xFF) {
			latin++;
			*from = *from < at ? *from : at;
			if (at - *from > LOOKED_AT)
				break;
		}
	}
	return latin > 0 && unicode * 10 < latin;
}

struct score {
	size_t good, bad;
};

static bool of_word(uint32_t c)
{
	if (c < 0x80)
		return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
	return c != 0xA0 && c != 0xAB && c != 0xBB && (c < 0x2000 || c > 0x2BFF);
}

// Words of capitals may be abbreviations (HĐND), which are no syllables in any reading.
static void judge(struct score *score, struct sv word, bool beyond)
{
	if (!beyond)
		return;
	AUTO(arena_free) struct arena a = {0};
	if (text_is_syllable(word))
		score->good++;
	else if (!sv_eq(text_upper(&a, word), word))
		score->bad++;
}

static struct score score_of(struct sv text)
{
	struct score score = {0};
	size_t from = 0;
	bool inside = false, beyond = false;
	for (size_t i = 0; i < text.n && score.good + score.bad < WORDS;) {
		size_t at = i;
		uint32_t c = utf8_at(text, i, &i);
		if (of_word(c)) {
			from = inside ? from : at;
			beyond = (inside && beyond) || c >= 0x80;
			inside = true;
		} else if (inside) {
			judge(&score, (struct sv){text.p + from, at - from}, beyond);
			inside = false;
		}
	}
	if (inside)
		judge(&score, sv_from(text, from), beyond);
	return score;
}

static size_t percent(struct score s)
{
	return s.good ? s.good * 100 / (s.good + s.bad) : 0;
}

enum legacy text_legacy(struct sv text, bool foreign)
{
	enum { FITS = 70, AHEAD = 25 }; // percent
	size_t from;
	if (!suspicious(text, &from))
		return LEGACY_NONE;
	struct sv part = sv_from(text, from > 64 ? from - 64 : 0);
	size_t end = part.n < LOOKED_AT ? part.n : LOOKED_AT;
	while (end < part.n && ((unsigned char)part.p[end] & 0xC0) == 0x80)
		end++;
	part.n = end;
	while (part.n && ((unsigned char)part.p[0] & 0xC0) == 0x80)
		part = sv_from(part, 1);
	struct arena a = {0};
	struct score as_is = score_of(part), best = {0};
	enum legacy is = LEGACY_NONE;
	size_t second = percent(as_is);
	for (enum legacy l = LEGACY_TCVN3; l <= LEGACY_WINDOWS_1258; l++) {
		if (l == LEGACY_WINDOWS_1258 && !foreign)
			continue; // nobody pastes it, and it is nearest to what it shows
		struct score s = score_of(text_from_legacy(&a, part, l));
		if (percent(s) > percent(best)) {
			second = percent(best) > second ? percent(best) : second;
			best = s;
			is = l;
		} else if (percent(s) > second) {
			second = percent(s);
		}
	}
	arena_free(&a);
	bool fits = percent(best) >= FITS && percent(best) >= second + AHEAD && (foreign || best.good >= ENOUGH_WORDS);
	return fits ? is : LEGACY_NONE;
}

enum legacy text_legacy_font(struct sv font, bool *capitals)
{
	*capitals = false;
	size_t plus = sv_find(font, SV("+"));
	if (plus == 6) // the mark of a font of which a part is embedded
		font = sv_from(font, 7);
	if (font.n > 4 && strncasecmp(font.p, "VNI", 3) == 0 && (font.p[3] == '-' || font.p[3] == ' '))
		return LEGACY_VNI;
	if (font.n < 4 || strncasecmp(font.p, ".Vn", 3) != 0)
		return LEGACY_NONE;
	struct sv name = font, piece;
	if (sv_cut(&name, ',', &piece)) // ",Bold"
		font = piece;
	name = font;
	if (sv_cut(&name, '-', &piece))
		font = piece;
	*capitals = sv_ends(font, SV("H")) || sv_ends(font, SV("h ")) || sv_ends(font, SV("H "));
	return LEGACY_TCVN3;
}

bool text_tcvn3_capitals(struct sv s)
{
	size_t capitals = 0;
	bool small = false, marked = false;
	for (size_t i = 0; i <= s.n;) {
		size_t next = i + 1;
		uint32_t c = i < s.n ? utf8_at(s, i, &next) : ' ';
		i = next;
		if (c >= 'A' && c <= 'Z')
			capitals++;
		else if (c >= 'a' && c <= 'z')
			small = true;
		else if (c >= 0xC0 && c < 0x2000 && c != 0x110)
			marked |= c >= 0xDF; // Ă Â Ê Ô Ơ Ư without a tone are there
		else {
			if (capitals > 1 && marked && !small)
				return true;
			capitals = 0;
			small = marked = false;
		}
	}
	return false;
}

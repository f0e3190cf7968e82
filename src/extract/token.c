// Cuts a paragraph into tokens in one pass, and tokens into the phrases of the lexicon.
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <pthread.h>

#include "extract/token.h"
#include "text/text.h"

void tokens_free(struct tokens *ts)
{
	free(ts->items);
	*ts = (struct tokens){0};
}

void terms_free(struct terms *t)
{
	free(t->items);
	*t = (struct terms){0};
}

void tokens_reserve(struct tokens *ts, size_t count)
{
	if (ts->room >= count)
		return;
	ts->items = reallocarray(ts->items, count, sizeof(*ts->items));
	ts->room = count;
	if (!ts->items)
		out_of_memory();
}

static void *grown(void *items, size_t size, size_t *room)
{
	size_t more = *room ? *room * 2 : 16;
	void *moved = reallocarray(items, more, size);
	if (!moved)
		out_of_memory();
	*room = more;
	return moved;
}

enum glyph { GLYPH_SIGN, GLYPH_LETTER, GLYPH_DIGIT, GLYPH_SPACE, GLYPH_NOTE, GLYPH_INVISIBLE };

// Superscript digits and their brackets are note marks, but ² and ³ may belong to a unit (m²).
static enum glyph rare_glyph(uint32_t c)
{
	if (token_is_invisible(c))
		return GLYPH_INVISIBLE;
	if (c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x3000)
		return GLYPH_SPACE;
	if (c == 0xB9 || c == 0xB2 || c == 0xB3 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079) ||
	    c == 0x207D || c == 0x207E)
		return GLYPH_NOTE;
	if (c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x2010 && c <= 0x2BFF) ||
	    (c >= 0x3001 && c <= 0x3020))
		return GLYPH_SIGN;
	return GLYPH_LETTER;
}

static inline enum glyph glyph_of(uint32_t c)
{
	if (c < 0x80)
		return (c | 0x20) - 'a' < 26 ? GLYPH_LETTER : c - '0' < 10 ? GLYPH_DIGIT : c <= ' ' ? GLYPH_SPACE : GLYPH_SIGN;
	if ((c >= 0x1E00 && c < 0x1F00) || (c >= 0xF8 && c < 0x250))
		return GLYPH_LETTER; // nearly all of them in Vietnamese
	return rare_glyph(c);
}

static char sign_of(uint32_t c)
{
	switch (c) {
	case 0x2010:
	case 0x2011:
	case 0x2012:
	case 0x2013:
	case 0x2014:
	case 0x2015:
	case 0x2212:
		return '-';
	case 0x2215:
	case 0x2044:
		return '/';
	case 0x201C:
	case 0x201D:
	case 0x201E:
	case 0xAB:
	case 0xBB:
		return '"';
	case 0x2026:
		return '.';
	case 0x2022:
	case 0x25CF:
	case 0x25E6:
	case 0x25AA:
	case 0x2192:
	case 0x2219:
	case 0xB7:
		return 'o'; // a bullet
	default:
		return c < 0x80 ? (char)c : 0;
	}
}

// "[3]" or "[12]" at `at`: a note mark. The byte after it, else 0.
static size_t note_end(struct sv s, size_t at)
{
	size_t i = at + 1;
	while (i < s.n && i < at + 4 && s.p[i] >= '0' && s.p[i] <= '9')
		i++;
	return i > at + 1 && i < s.n && s.p[i] == ']' ? i + 1 : 0;
}

static bool digit(struct sv s, size_t i)
{
	return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
}

// What broke into a number at `i`, "24 .500" or a soft hyphen between its signs: bytes, 0 where it ends there.
static size_t noise(struct sv s, size_t i)
{
	if (s.p[i] == ' ') {
		bool group = i > 0 && i <= 3 && i + 4 < s.n && s.p[i + 1] == '.' && digit(s, i + 2) && digit(s, i + 3) && digit(s, i + 4);
		return group && !digit(s, i + 5) ? 1 : 0;
	}
	if (!sv_starts(sv_from(s, i), SV("\xC2\xAD")))
		return 0;
	bool sign = i + 2 < s.n && (s.p[i + 2] == '.' || s.p[i + 2] == ',');
	return digit(s, i + 2) || (sign && digit(s, i + 3)) ? 2 : 0;
}

// The bytes of a number: digits, and points and commas between digits.
static size_t number_length(struct sv s)
{
	size_t n = 0;
	for (;;) {
		while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
			n++;
		size_t broken = n < s.n && (s.p[n] == ' ' || (unsigned char)s.p[n] == 0xC2) ? noise(s, n) : 0;
		n += broken;
		if (broken && digit(s, n))
			continue;
		if (n + 1 >= s.n || (s.p[n] != '.' && s.p[n] != ',') || s.p[n + 1] < '0' || s.p[n + 1] > '9')
			return n;
		n++;
	}
}

static uint64_t key_of(struct sv text)
{
	struct syllable_key key = syllable_key(text);
	return syllable_key_hash(&key);
}

static uint64_t number_key(struct sv digits)
{
	struct syllable_key key = {.n = (uint8_t)digits.n};
	if (digits.n + 2 >= SYLLABLE_MAX || memchr(digits.p, 0xC2, digits.n))
		return key_of(digits);
	memcpy(key.bytes, digits.p, digits.n);
	return syllable_key_hash(&key);
}

static uint64_t sign_key(struct sv sign)
{
	struct syllable_key key = {.bytes = {sign.p[0]}, .n = 1};
	return sign.n == 1 ? syllable_key_hash(&key) : key_of(sign);
}

static inline struct token *token_next(struct tokens *ts)
{
	if (ts->count == ts->room)
		ts->items = grown(ts->items, sizeof(*ts->items), &ts->room);
	return &ts->items[ts->count++];
}

struct token *tokens_push(struct tokens *ts)
{
	return token_next(ts);
}

static inline struct token *token_push(struct tokens *ts, size_t from, size_t to, enum token_kind kind,
                                bool spaced)
{
	struct token *t = token_next(ts);
	*t = (struct token){
	    .from = (uint32_t)from, .to = (uint32_t)to, .kind = (uint8_t)kind, .spaced = spaced};
	return t;
}

static bool unit_power(struct sv s, size_t from, size_t to, uint32_t c)
{
	size_t n = to - from;
	const char *p = s.p + from;
	bool metre = n && (p[n - 1] == 'm' || p[n - 1] == 'M') && n <= 2;
	return metre && (c == '2' || c == '3' || c == 0xB2 || c == 0xB3);
}

// Letters of other scripts, and Latin ones, that stand for Vietnamese ones in some files: those are in these ranges.
static bool is_odd(uint32_t c)
{
	return c == 0xD0 || c == 0xF0 || c == 0x189 || c == 0x1A2 || c == 0x1A3 || c == 0x256 || (c >= 0x370 && c < 0x530);
}

// A word from `at`: letters, invisible characters between them, and the power of a metre ("m2",
// "km²").
static size_t word_read(struct tokens *ts, struct sv s, size_t at, bool spaced)
{
	size_t end = at, letters = 0, capitals = 0;
	bool capital = false, broken = false, hidden = false, odd = false;
	struct syllable_key key = {0};
	for (size_t next = at; next < s.n;) {
		size_t from = next;
		unsigned char byte = (unsigned char)s.p[next], low = byte | 0x20;
		if (byte < 0x80 && (unsigned char)(low - 'a') < 26 && !hidden) { // three of four letters
			bool big = byte < 'a';
			if (key.n + 2 < SYLLABLE_MAX)
				key.bytes[key.n++] = (char)low;
			else
				key.long_word = true;
			capital |= big && letters == 0;
			capitals += big;
			letters++;
			end = ++next;
			continue;
		}
		uint32_t c = token_code_point(s, &next);
		enum glyph g = glyph_of(c);
		if (g == GLYPH_INVISIBLE) {
			hidden = true;
			continue;
		}
		if (g != GLYPH_LETTER) {
			if (unit_power(s, at, end, c) && (next >= s.n || s.p[next] < '0' || s.p[next] > '9')) {
				if (c < 0x80)
					syllable_key_ascii(&key, (char)c);
				else
					syllable_key_letter(&key, (struct letter){0},
					                    (struct sv){s.p + from, next - from});
				end = next;
			}
			break;
		}
		broken |= hidden;
		odd |= is_odd(c);
		bool big;
		if (c < 0x80) {
			big = c <= 'Z';
			syllable_key_ascii(&key, (char)c);
		} else {
			struct letter l = letter_of(c);
			big = l.capital;
			syllable_key_letter(&key, l, (struct sv){s.p + from, next - from});
		}
		capital |= big && letters == 0;
		capitals += big;
		letters++;
		end = next;
	}
	struct token *t = token_push(ts, at, end, TOKEN_WORD, spaced);
	t->capital = capital;
	t->upper = letters > 1 && capitals == letters;
	t->broken = broken;
	ts->odd |= odd;
	syllable_key_end(&key);
	t->key = syllable_key_hash(&key);
	return end;
}

// ---- words that were read before: a text is made of few syllables, each said over and over

enum { KEPT_BYTES = 16, KEPT_BITS = 10, KEPT_SIDE_BY_SIDE = 4 };

struct kept_word {
	uint64_t bytes[2]; // as written, zeros past its end
};

struct kept {
	struct kept_word words[1 << KEPT_BITS][KEPT_SIDE_BY_SIDE]; // by hash, each row a line of the processor's; the one that came last stands first
	struct token signs[0x80]; // of ASCII; the key 0: not read yet
	struct token tokens[1 << KEPT_BITS][KEPT_SIDE_BY_SIDE]; // of the words
};

static pthread_key_t kept_key; // frees what a thread kept when it ends

static void make_kept_key(void)
{
	if (pthread_key_create(&kept_key, free) != 0)
		out_of_memory();
}

static struct kept *kept_of(void)
{
	// Not an array of the thread's own: threads and processes that read nothing would begin by clearing it.
	static _Thread_local struct kept *kept;
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	if (kept)
		return kept;
	pthread_once(&once, make_kept_key);
	enum { LINE = 64 };
	kept = aligned_alloc(LINE, (sizeof(*kept) + LINE - 1) / LINE * LINE);
	if (kept) {
		memset(kept->words, 0, sizeof(kept->words));
		memset(kept->signs, 0, sizeof(kept->signs)); // tokens are looked at only where there are words
	}
	if (!kept || pthread_setspecific(kept_key, kept) != 0)
		out_of_memory();
	return kept;
}

// A text of which KEPT_BYTES can be read from any byte on: zeros stand past its end.
struct padded {
	struct sv text;
	size_t tail_from;
	char tail[2 * KEPT_BYTES];
};

static void pad(struct padded *p, struct sv text)
{
	p->text = text;
	p->tail_from = text.n > KEPT_BYTES ? text.n - KEPT_BYTES : 0;
	memset(p->tail, 0, sizeof(p->tail));
	if (text.n)
		memcpy(p->tail, text.p + p->tail_from, text.n - p->tail_from);
}

static inline const char *padded_at(const struct padded *p, size_t at)
{
	return at + KEPT_BYTES <= p->text.n ? p->text.p + at : p->tail + (at - p->tail_from);
}

// Bytes of a letter by its first byte; 0: what is none, or must be looked at.
static inline size_t letter_bytes(unsigned char c)
{
	return (unsigned char)((c | 0x20) - 'a') < 26 ? 1 : c >= 0xC3 && c <= 0xDF ? 2 : c == 0xE1 ? 3 : 0;
}

// What ends a word for certain: neither invisible, nor a letter, nor the power of a metre.
static bool word_ends(struct sv s, size_t at, char last)
{
	if (at >= s.n)
		return true;
	unsigned char c = (unsigned char)s.p[at];
	if (c < 0x80)
		return (c != '2' && c != '3') || (last != 'm' && last != 'M');
	if (c == 0xC2)
		return (unsigned char)s.p[at + 1] == 0xA0;
	// “ ” – … and their like, without zero-width ones before them and the marks of direction after.
	return c == 0xE2 && (unsigned char)s.p[at + 1] == 0x80 && (unsigned char)s.p[at + 2] >= 0x90 && (unsigned char)s.p[at + 2] <= 0xA7;
}

// How many of KEPT_BYTES bytes are of plain letters, up to the first that is of none. × and ÷ are taken for letters.
#ifdef __SSE2__
static inline size_t plain_letters(const char *p)
{
	__m128i v = _mm_loadu_si128((const __m128i *)(const void *)p), low = _mm_or_si128(v, _mm_set1_epi8(0x20));
	__m128i ascii = _mm_and_si128(_mm_cmpgt_epi8(low, _mm_set1_epi8('a' - 1)), _mm_cmpgt_epi8(_mm_set1_epi8('z' + 1), low));
	// Compared as signed bytes: what goes on a letter and begins one of two bytes, which C0 and C1 do in no text.
	__m128i two = _mm_andnot_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xC2)), _mm_cmpgt_epi8(_mm_set1_epi8((char)0xE0), v));
	__m128i three = _mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xE1));
	unsigned int none = ~(unsigned int)_mm_movemask_epi8(_mm_or_si128(ascii, _mm_or_si128(two, three)));
	return (size_t)__builtin_ctz(none); // the bits from 16 on are set
}
#else
static inline size_t plain_letters(const char *p)
{
	size_t end = 0;
	for (size_t n; end < KEPT_BYTES && (n = letter_bytes((unsigned char)p[end])) != 0;)
		end += n;
	return end;
}
#endif

// The first n of KEPT_BYTES bytes, and zeros.
static inline void first_bytes(uint64_t bytes[2], const char *p, size_t n)
{
#ifdef __SSE2__
	static const char mask[2 * KEPT_BYTES] = {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1};
	__m128i v = _mm_loadu_si128((const __m128i *)(const void *)p), kept = _mm_loadu_si128((const __m128i *)(const void *)(mask + KEPT_BYTES - n));
	v = _mm_and_si128(v, kept);
	bytes[0] = (uint64_t)_mm_cvtsi128_si64(v);
	bytes[1] = (uint64_t)_mm_cvtsi128_si64(_mm_unpackhi_epi64(v, v));
#else
	bytes[0] = bytes[1] = 0;
	memcpy(bytes, p, n);
#endif
}

// The bytes of what seems a plain word at `at`, less than KEPT_BYTES; 0 where it is longer, or no plain one.
static inline size_t plain_word(struct sv s, size_t at, const char *p)
{
	size_t n = plain_letters(p);
	bool operator = (unsigned char)p[0] == 0xC3 && ((unsigned char)p[1] == 0x97 || (unsigned char)p[1] == 0xB7); // × or ÷ begins no word
	return n && n < KEPT_BYTES && !operator && word_ends(s, at + n, p[n - 1]) ? n : 0;
}

// A word that is no plain one, or is read for the first time. The byte after it.
static size_t word_read_anew(struct tokens *ts, struct sv s, size_t at, bool spaced, token_knower *know)
{
	size_t end = word_read(ts, s, at, spaced);
	struct token *t = &ts->items[ts->count - 1];
	if (know)
		know(t, (struct sv){s.p + at, end - at});
	ts->joined |= t->joined;
	return end;
}

// The plain word of n bytes; less of it where an operator stands within. One with an odd letter is not kept, nor are two that are joined.
static size_t word_keep(struct tokens *ts, struct sv s, size_t at, size_t n, bool spaced, token_knower *know, struct kept *kept, size_t row, struct kept_word word)
{
	bool before = ts->odd;
	ts->odd = false;
	size_t end = word_read_anew(ts, s, at, spaced, know);
	if (end == at + n && !ts->odd && !ts->items[ts->count - 1].joined) {
		struct kept_word *words = kept->words[row];
		struct token *tokens = kept->tokens[row];
		for (size_t i = KEPT_SIDE_BY_SIDE - 1; i > 0; i--) {
			if (!words[i - 1].bytes[0])
				continue; // nothing yet
			words[i] = words[i - 1];
			tokens[i] = tokens[i - 1];
		}
		words[0] = word;
		tokens[0] = ts->items[ts->count - 1];
	}
	ts->odd |= before;
	return end;
}

static inline size_t word_next(struct tokens *ts, struct sv s, size_t at, size_t n, const char *p, bool spaced, token_knower *know, struct kept *kept)
{
	struct kept_word word;
	first_bytes(word.bytes, p, n);
	size_t row = (word.bytes[0] ^ word.bytes[1] * 0xC2B2AE3D27D4EB4FU) * 0x9E3779B97F4A7C15U >> (64 - KEPT_BITS), i = 0;
	const struct kept_word *words = kept->words[row];
	while (i < KEPT_SIDE_BY_SIDE && (words[i].bytes[0] != word.bytes[0] || words[i].bytes[1] != word.bytes[1]))
		i++;
	if (i == KEPT_SIDE_BY_SIDE)
		return word_keep(ts, s, at, n, spaced, know, kept, row, word);
	struct token *t = token_next(ts);
	*t = kept->tokens[row][i];
	t->from = (uint32_t)at;
	t->to = (uint32_t)(at + n);
	t->spaced = spaced;
	return at + n;
}

// The plain words from `at` on, with no more than a blank between them. The byte behind them, or behind the blank after the last, which
// *spaced tells.
static size_t plain_words(struct tokens *ts, const struct padded *text, size_t at, bool *spaced, token_knower *know, struct kept *kept)
{
	struct sv s = text->text;
	bool blank = *spaced;
	while (at < s.n) {
		const char *here = padded_at(text, at);
		size_t n = plain_word(s, at, here);
		if (!n)
			break;
		at = word_next(ts, s, at, n, here, blank, know, kept);
		blank = at < s.n && s.p[at] == ' ';
		at += blank;
	}
	*spaced = blank;
	return at;
}

// Signs of ASCII, each known once.
static void sign_next(struct tokens *ts, struct sv s, size_t at, size_t next, uint32_t c, bool spaced, token_knower *know, struct kept *kept)
{
	bool plain = c < 0x80 && next == at + 1 && know;
	if (plain && kept->signs[c].key) {
		struct token *t = token_next(ts);
		*t = kept->signs[c];
		t->from = (uint32_t)at;
		t->to = (uint32_t)next;
		t->spaced = spaced;
		return;
	}
	struct token *t = token_push(ts, at, next, TOKEN_SIGN, spaced);
	struct sv text = {s.p + at, next - at};
	t->sign = sign_of(c);
	t->key = sign_key(text);
	if (know)
		know(t, text);
	if (plain)
		kept->signs[c] = *t;
}

void tokens_read(struct tokens *ts, struct sv s, token_knower *know)
{
	ts->count = 0;
	tokens_add(ts, s, know);
}

// What no plain word begins with, at *at: goes past it. False where it is no token.
static bool token_read(struct tokens *ts, struct sv s, size_t *at, bool *spaced, bool *tab, token_knower *know, struct kept *kept)
{
	size_t from = *at, next = from;
	uint32_t c = token_code_point(s, &next);
	*at = next;
	switch (glyph_of(c)) {
	case GLYPH_SPACE:
		*spaced = true;
		*tab |= c == '\t';
		return false;
	case GLYPH_INVISIBLE:
	case GLYPH_NOTE:
		return false;
	case GLYPH_DIGIT: {
		struct sv digits = {s.p + from, number_length(sv_from(s, from))};
		struct token *t = token_push(ts, from, from + digits.n, TOKEN_NUMBER, *spaced);
		t->key = number_key(digits);
		ts->numbers = true;
		if (know)
			know(t, digits);
		*at = from + digits.n;
		break;
	}
	case GLYPH_LETTER:
		*at = word_read_anew(ts, s, from, *spaced, know);
		break;
	case GLYPH_SIGN: {
		size_t note = c == '[' ? note_end(s, from) : 0;
		if (note)
			*at = note;
		if (note || c == '*' || c == '#' || c == '\\' || c == '_')
			return false;
		if ((c == '>' || c == '<') && next < s.n && s.p[next] == '=')
			*at = ++next;
		sign_next(ts, s, from, next, c, *spaced, know, kept);
		break;
	}
	}
	*spaced = false;
	return true;
}

void tokens_add(struct tokens *ts, struct sv s, token_knower *know)
{
	ts->odd = ts->numbers = ts->joined = false;
	struct kept *kept = kept_of();
	struct padded padded;
	pad(&padded, s);
	bool spaced = true, tab = false;
	for (size_t at = 0; at < s.n;) {
		size_t first = ts->count, from = at;
		if (s.p[at] == ' ') {
			spaced = true;
			at++;
			continue;
		}
		if (know)
			at = plain_words(ts, &padded, at, &spaced, know, kept);
		if (at == from && !token_read(ts, s, &at, &spaced, &tab, know, kept))
			continue;
		if (tab && first)
			ts->items[first].cell = true;
		tab = false;
	}
}

void terms_read(struct terms *t, const struct tokens *ts, const struct lexicon *lx)
{
	t->count = 0;
	while (t->room < ts->count) // no term has less than a token
		t->items = grown(t->items, sizeof(*t->items), &t->room);
	for (size_t i = 0; i < ts->count;) {
		const struct token *first = &ts->items[i];
		uint32_t state = lexicon_step(lx, 0, first->syllable);
		const struct lexeme *best = lexicon_at(lx, state);
		size_t taken = 1;
		for (size_t k = i + 1; state && k < ts->count && !ts->items[k].cell && (state = lexicon_step(lx, state, ts->items[k].syllable)); k++) {
			const struct lexeme *l = lexicon_at(lx, state);
			if (l) {
				best = l;
				taken = k - i + 1;
			}
		}
		t->items[t->count++] = (struct term){.first = (uint32_t)i,
		                                     .count = (uint32_t)taken,
		                                     .classes = best ? best->classes : 0,
		                                     .lexeme = best,
		                                     .kind = first->kind,
		                                     .sign = first->sign};
		i += taken;
	}
}

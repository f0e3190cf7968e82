// UTF-8, as the standard has it: no overlong forms, no surrogates, nothing past U+10FFFF.
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "text/text.h"

// Bytes of the sequence that starts at s.p[i], 0 where it is none.
static size_t sequence(struct sv s, size_t i)
{
	const unsigned char *p = (const unsigned char *)s.p + i;
	size_t left = s.n - i, n;
	unsigned char low = 0x80, high = 0xBF;
	if (p[0] < 0x80)
		return 1;
	if (p[0] >= 0xC2 && p[0] <= 0xDF)
		n = 2;
	else if (p[0] >= 0xE0 && p[0] <= 0xEF)
		n = 3;
	else if (p[0] >= 0xF0 && p[0] <= 0xF4)
		n = 4;
	else
		return 0;
	if (p[0] == 0xE0)
		low = 0xA0;
	else if (p[0] == 0xED)
		high = 0x9F;
	else if (p[0] == 0xF0)
		low = 0x90;
	else if (p[0] == 0xF4)
		high = 0x8F;
	if (left < n || p[1] < low || p[1] > high)
		return 0;
	for (size_t k = 2; k < n; k++) {
		if ((p[k] & 0xC0) != 0x80)
			return 0;
	}
	return n;
}

#ifdef __SSE2__
// How many of 16 bytes, which a sequence begins, are whole sequences of the common kinds (ASCII, two bytes, three that any may follow in); 0
// where there are others among them, or none.
static size_t common(const unsigned char *p)
{
	__m128i v = _mm_loadu_si128((const __m128i *)(const void *)p);
	unsigned int high = (unsigned int)_mm_movemask_epi8(v);
	if (!high)
		return 16;
	// Compared as signed bytes, from 0x80 (the least) on.
	__m128i below_c0 = _mm_cmpgt_epi8(_mm_set1_epi8((char)0xC0), v), below_c2 = _mm_cmpgt_epi8(_mm_set1_epi8((char)0xC2), v),
	        below_e0 = _mm_cmpgt_epi8(_mm_set1_epi8((char)0xE0), v), below_f0 = _mm_cmpgt_epi8(_mm_set1_epi8((char)0xF0), v),
	        odd = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xE0)), _mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xED)));
	unsigned int on = (unsigned int)_mm_movemask_epi8(below_c0), two = (unsigned int)_mm_movemask_epi8(_mm_andnot_si128(below_c2, below_e0)),
	             three = (unsigned int)_mm_movemask_epi8(_mm_andnot_si128(_mm_or_si128(below_e0, odd), below_f0));
	if ((on | two | three) != high || on != (((two | three) << 1 | three << 2) & 0xFFFF))
		return 0;
	return three & 0x4000 ? 14 : (two | three) & 0x8000 ? 15 : 16;
}
#endif

bool utf8_valid(struct sv s, size_t *bad_at)
{
	const unsigned char *p = (const unsigned char *)s.p;
	for (size_t i = 0; i < s.n;) {
#ifdef __SSE2__
		size_t many = i + 16 <= s.n ? common(p + i) : 0;
		if (many) {
			i += many;
			continue;
		}
#endif
		// What nearly every text is made of: ASCII, and letters of two and three bytes.
		if (p[i] < 0x80) {
			i++;
			continue;
		}
		if (i + 2 < s.n && (p[i + 1] & 0xC0) == 0x80) {
			if (p[i] >= 0xC2 && p[i] <= 0xDF) {
				i += 2;
				continue;
			}
			if (p[i] == 0xE1 && (p[i + 2] & 0xC0) == 0x80) {
				i += 3;
				continue;
			}
		}
		size_t n = sequence(s, i);
		if (n == 0) {
			if (bad_at)
				*bad_at = i;
			return false;
		}
		i += n;
	}
	return true;
}

size_t utf8_write(char out[static 4], uint32_t c)
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xE0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3F));
		out[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3F));
	out[2] = (char)(0x80 | (c >> 6 & 0x3F));
	out[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

void utf8_add(struct buf *b, uint32_t c)
{
	char out[4];
	buf_add(b, out, utf8_write(out, c));
}

size_t utf8_count(struct sv s)
{
	// Eight bytes at once: of a byte that goes on a code point the top bit is set and the next one is not.
	const uint64_t tops = 0x8080808080808080U;
	size_t n = s.n, i = 0;
	for (; i + 8 <= s.n; i += 8) {
		uint64_t v;
		memcpy(&v, s.p + i, sizeof(v));
		n -= (size_t)(((v & ~(v << 1) & tops) >> 7) * 0x0101010101010101U >> 56);
	}
	for (; i < s.n; i++)
		n -= ((unsigned char)s.p[i] & 0xC0) == 0x80;
	return n;
}

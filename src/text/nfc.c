// Normalisation to NFC by ICU, with a quick way for text that is NFC already, as nearly all is.
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "text/text.h"

// Of a text of code points that are NFC and never combine with what stands before them: up to U+02FF, U+1E00 to U+1EFF (Latin with its
// precomposed letters, Vietnamese ones among them), U+2002 to U+20BF (the usual punctuation), U+2180 to U+22FF (arrows, ≤ and ≥). ICU
// decides on the rest.
//
// Whether a byte may begin another code point, by the two behind it.
static inline bool beyond(const unsigned char *p)
{
	bool latin = p[0] == 0xE1 && p[1] >= 0xB8 && p[1] <= 0xBB;
	bool sign = p[0] == 0xE2 && ((p[1] >= 0x80 && p[1] <= 0x82 && !(p[1] == 0x80 && p[2] < 0x82)) || (p[1] >= 0x86 && p[1] <= 0x8B));
	return p[0] >= 0xCC && !latin && !sign;
}

static bool quick(struct sv s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t i = 0;
#ifdef __SSE2__
	enum { AT_ONCE = 16 };
	for (; i + AT_ONCE + 2 <= s.n; i += AT_ONCE) {
		__m128i v = _mm_loadu_si128((const __m128i *)(const void *)(p + i)), next = _mm_loadu_si128((const __m128i *)(const void *)(p + i + 1));
		__m128i high = _mm_cmpeq_epi8(_mm_max_epu8(v, _mm_set1_epi8((char)0xCC)), v);
		__m128i latin = _mm_and_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xE1)),
		                              _mm_cmpeq_epi8(_mm_and_si128(next, _mm_set1_epi8((char)0xFC)), _mm_set1_epi8((char)0xB8)));
		for (unsigned int other = (unsigned int)_mm_movemask_epi8(_mm_andnot_si128(latin, high)); other; other &= other - 1) {
			if (beyond(p + i + __builtin_ctz(other)))
				return false;
		}
	}
#endif
	for (; i + 2 < s.n; i++) {
		if (beyond(p + i))
			return false;
	}
	for (; i < s.n; i++) { // the text is valid: no letter of three bytes begins here
		if (p[i] >= 0xCC)
			return false;
	}
	return true;
}

static UChar *to_utf16(struct sv s, int32_t *n)
{
	if (s.n > INT32_MAX / 2)
		out_of_memory();
	UChar *wide = malloc((s.n + 1) * sizeof(UChar)); // never more units than bytes
	UErrorCode status = U_ZERO_ERROR;
	if (!wide)
		out_of_memory();
	u_strFromUTF8(wide, (int32_t)s.n + 1, n, s.p, (int32_t)s.n, &status);
	if (U_FAILURE(status))
		*n = 0;
	return wide;
}

static const UNormalizer2 *nfc(void)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *n = unorm2_getNFCInstance(&status);
	if (U_FAILURE(status))
		out_of_memory(); // ICU's data are compiled in
	return n;
}

bool text_is_nfc(struct sv s)
{
	if (quick(s))
		return true;
	int32_t n;
	UErrorCode status = U_ZERO_ERROR;
	UChar *wide = to_utf16(s, &n);
	bool is = unorm2_isNormalized(nfc(), wide, n, &status);
	free(wide);
	return U_SUCCESS(status) && is;
}

struct sv text_nfc(struct arena *a, struct sv s)
{
	if (quick(s))
		return s;
	int32_t n, composed;
	UErrorCode status = U_ZERO_ERROR;
	UChar *wide = to_utf16(s, &n);
	// Composing may lengthen a text threefold at the most (Unicode's bound for NFC in UTF-16).
	size_t room = (size_t)n * 3 + 1;
	UChar *out = malloc(room * sizeof(UChar));
	if (!out)
		out_of_memory();
	composed = unorm2_normalize(nfc(), wide, n, out, (int32_t)room, &status);
	struct sv result = s;
	if (U_SUCCESS(status)) {
		char *bytes = arena_alloc(a, (size_t)composed * 3 + 1);
		int32_t length = 0;
		u_strToUTF8(bytes, composed * 3 + 1, &length, out, composed, &status);
		if (U_SUCCESS(status) && !sv_eq(s, (struct sv){bytes, (size_t)length}))
			result = (struct sv){bytes, (size_t)length};
	}
	free(out);
	free(wide);
	return result;
}

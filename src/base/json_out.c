// The JSON writer.
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/json_out.h"

static inline bool stands_for_itself(unsigned char c)
{
	return c >= ' ' && c != '"' && c != '\\' && c != 0x7F;
}

// None of eight bytes needs an escape. What is tested for shows in the top bit of its byte; those from 0x80 on are text.
static bool eight_stand(const char *p)
{
	const uint64_t ones = 0x0101010101010101U, tops = 0x8080808080808080U;
	uint64_t v, quote, slash, rubout;
	memcpy(&v, p, sizeof(v));
	quote = v ^ ones * '"';
	slash = v ^ ones * '\\';
	rubout = v ^ ones * 0x7F;
	return !(((v - ones * ' ') | (quote - ones) | (slash - ones) | (rubout - ones)) & ~v & tops);
}

static void escaped(struct buf *out, unsigned char c)
{
	if (c == '\n')
		buf_str(out, "\\n");
	else if (c == '\t')
		buf_str(out, "\\t");
	else if (c == '"' || c == '\\')
		buf_printf(out, "\\%c", c);
	else
		buf_printf(out, "\\u%04x", c);
}

// Copies what stands for itself, at the most what there is of s; how much that was.
static size_t copied(char *to, struct sv s)
{
	size_t i = 0;
#ifdef __SSE2__
	for (; i + 16 <= s.n; i += 16) {
		__m128i v = _mm_loadu_si128((const __m128i *)(const void *)(s.p + i));
		__m128i low = _mm_cmpeq_epi8(_mm_max_epu8(v, _mm_set1_epi8(' ' - 1)), _mm_set1_epi8(' ' - 1)), quote = _mm_cmpeq_epi8(v, _mm_set1_epi8('"')),
		        slash = _mm_cmpeq_epi8(v, _mm_set1_epi8('\\')), rubout = _mm_cmpeq_epi8(v, _mm_set1_epi8(0x7F));
		if (_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(low, quote), _mm_or_si128(slash, rubout))))
			break;
		_mm_storeu_si128((__m128i *)(void *)(to + i), v);
	}
#endif
	for (; i + 8 <= s.n && eight_stand(s.p + i); i += 8)
		memcpy(to + i, s.p + i, 8);
	for (; i < s.n && stands_for_itself((unsigned char)s.p[i]); i++)
		to[i] = s.p[i];
	return i;
}

void json_out_quoted(struct json_out *j, char *to, struct sv s)
{
	struct buf *out = j->out;
	*to++ = '"';
	for (size_t n; (n = copied(to, s)) < s.n;) {
		json_out_end(j, to + n);
		escaped(out, (unsigned char)s.p[n]);
		s = sv_from(s, n + 1);
		to = buf_room(out, s.n + 1);
		if (!to)
			return;
	}
	to[s.n] = '"';
	json_out_end(j, to + s.n + 1);
}

char *json_out_digits(char *to, int64_t n)
{
	uint64_t left = n < 0 ? -(uint64_t)n : (uint64_t)n;
	size_t count = 1;
	for (uint64_t ten = 10; count < JSON_OUT_DIGITS - 1 && left >= ten; ten *= 10)
		count++;
	if (n < 0)
		*to++ = '-';
	for (size_t at = count; at-- > 0; left /= 10)
		to[at] = (char)('0' + left % 10);
	return to + count;
}

void json_out_drain(struct json_out *j)
{
	enum { MUCH = 64 * 1024 };
	if (!j->to || j->out->n < MUCH || j->out->failed)
		return;
	fwrite(j->out->p, 1, j->out->n, j->to); // whoever opened the stream looks whether it failed
	buf_reset(j->out);
}

void json_out_close(struct json_out *j, char bracket)
{
	buf_char(j->out, bracket);
	j->comma = true;
}

void json_out_decimal(struct json_out *j, const char *key, struct decimal d)
{
	json_out_put(j, key, "\"", j->figures_as_text);
	decimal_write(j->out, d);
	if (j->figures_as_text)
		buf_char(j->out, '"');
}

void json_out_date(struct json_out *j, const char *key, struct date d)
{
	if (!date_is_set(d)) {
		json_out_null(j, key);
		return;
	}
	json_out_put(j, key, "\"", 1);
	date_write(j->out, d);
	buf_char(j->out, '"');
}

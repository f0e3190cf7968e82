// Views of text that somebody else owns.
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/base.h"

int sv_cmp(struct sv a, struct sv b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n ? memcmp(a.p, b.p, n) : 0;
	return order ? order : (a.n > b.n) - (a.n < b.n);
}

bool sv_ends(struct sv s, struct sv suffix)
{
	return s.n >= suffix.n && sv_eq(sv_from(s, s.n - suffix.n), suffix);
}

static bool blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v';
}

struct sv sv_trim_some(struct sv s)
{
	while (s.n && blank(s.p[0]))
		s = sv_from(s, 1);
	while (s.n && blank(s.p[s.n - 1]))
		s.n--;
	return s;
}

int sv_place(struct sv s, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (sv_is(s, words[i]))
			return (int)i;
	}
	return -1;
}

#ifdef __SSE2__
enum { AT_ONCE = 17 }; // bytes that are looked at for 16 places of two bytes

// The first place where two bytes or more stand in AT_ONCE bytes or more: where the first two do, 16 places at once.
static size_t find_wide(struct sv s, struct sv what)
{
	size_t last = s.n - what.n;
	__m128i first = _mm_set1_epi8(what.p[0]), second = _mm_set1_epi8(what.p[1]);
	for (size_t i = 0;; i = i + 16 + AT_ONCE <= s.n ? i + 16 : s.n - AT_ONCE) {
		__m128i here = _mm_cmpeq_epi8(first, _mm_loadu_si128((const __m128i *)(const void *)(s.p + i))),
		        behind = _mm_cmpeq_epi8(second, _mm_loadu_si128((const __m128i *)(const void *)(s.p + i + 1)));
		for (unsigned int both = (unsigned int)_mm_movemask_epi8(_mm_and_si128(here, behind)); both; both &= both - 1) {
			size_t at = i + (size_t)__builtin_ctz(both);
			if (at <= last && (what.n == 2 || memcmp(s.p + at, what.p, what.n) == 0))
				return at;
		}
		if (i + AT_ONCE == s.n)
			return SIZE_MAX;
	}
}
#endif

// Of few bytes.
static size_t find_short(struct sv s, struct sv what)
{
#ifdef __SSE2__
	if (s.n >= AT_ONCE && what.n > 1)
		return find_wide(s, what);
#endif
	const char *from = s.p, *last = s.p + (s.n - what.n);
	while (from <= last && (from = memchr(from, what.p[0], (size_t)(last - from) + 1)) != NULL) {
		if (what.n < 2 || (from[1] == what.p[1] && memcmp(from, what.p, what.n) == 0))
			return (size_t)(from - s.p);
		from++;
	}
	return SIZE_MAX;
}

size_t sv_find(struct sv s, struct sv what)
{
	enum { SHORT = 24 }; // up to so many bytes it is quicker to look where its first ones stand
	if (what.n == 0)
		return 0;
	if (what.n > s.n)
		return SIZE_MAX;
	if (what.n <= SHORT)
		return find_short(s, what);
	const char *at = memmem(s.p, s.n, what.p, what.n);
	return at ? (size_t)(at - s.p) : SIZE_MAX;
}

size_t sv_count(struct sv s, char c)
{
	size_t n = 0;
	for (const char *at = s.p, *end = s.p + s.n; s.n && (at = memchr(at, c, (size_t)(end - at))) != NULL; at++)
		n++;
	return n;
}

bool sv_cut(struct sv *rest, char sep, struct sv *piece)
{
	if (!rest->p)
		return false;
	const char *at = rest->n ? memchr(rest->p, sep, rest->n) : NULL;
	if (at) {
		*piece = (struct sv){rest->p, (size_t)(at - rest->p)};
		*rest = sv_from(*rest, piece->n + 1);
	} else {
		*piece = *rest;
		*rest = (struct sv){NULL, 0};
	}
	return true;
}

bool sv_int64(struct sv s, int64_t *out)
{
	bool minus = s.n && s.p[0] == '-';
	if (minus)
		s = sv_from(s, 1);
	if (s.n == 0)
		return false;
	int64_t value = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		// Built downwards, so that INT64_MIN can be read too.
		if (__builtin_mul_overflow(value, 10, &value) ||
		    __builtin_sub_overflow(value, s.p[i] - '0', &value))
			return false;
	}
	if (!minus && value == INT64_MIN)
		return false;
	*out = minus ? value : -value;
	return true;
}

uint64_t sv_hash(struct sv s)
{
	uint64_t hash = 14695981039346656037U;
	for (size_t i = 0; i < s.n; i++)
		hash = (hash ^ (unsigned char)s.p[i]) * 1099511628211U;
	return hash ^ hash >> 32;
}

static struct sv *slot_of(const struct sv_set *s, struct sv one)
{
	size_t i = (size_t)sv_hash(one) & (s->room - 1);
	while (s->slots[i].p && !sv_eq(s->slots[i], one))
		i = (i + 1) & (s->room - 1);
	return &s->slots[i];
}

bool sv_set_has(const struct sv_set *s, struct sv one)
{
	return s->room && slot_of(s, one)->p;
}

bool sv_set_add(struct sv_set *s, struct arena *a, struct sv one)
{
	if (s->count * 2 >= s->room) { // never more than half full
		struct sv_set more = {.count = s->count, .room = s->room ? s->room * 2 : 64};
		more.slots = ARENA_ARRAY(a, struct sv, more.room);
		for (size_t i = 0; i < s->room; i++) {
			if (s->slots[i].p)
				*slot_of(&more, s->slots[i]) = s->slots[i];
		}
		*s = more;
	}
	struct sv *slot = slot_of(s, one);
	if (slot->p)
		return false;
	*slot = (struct sv){one.p ? one.p : "", one.n};
	s->count++;
	return true;
}

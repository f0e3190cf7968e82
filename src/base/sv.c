// Views of text that somebody else owns.
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

struct sv sv_trim(struct sv s)
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

size_t sv_find(struct sv s, struct sv what)
{
	if (what.n == 0)
		return 0;
	if (what.n > s.n)
		return SIZE_MAX;
	enum { SHORT = 24 }; // up to so many bytes it is quicker to look where its first one stands
	if (what.n > SHORT) {
		const char *at = memmem(s.p, s.n, what.p, what.n);
		return at ? (size_t)(at - s.p) : SIZE_MAX;
	}
	const char *from = s.p, *last = s.p + (s.n - what.n);
	while (from <= last && (from = memchr(from, what.p[0], (size_t)(last - from) + 1)) != NULL) {
		if (what.n < 2 || (from[1] == what.p[1] && memcmp(from, what.p, what.n) == 0))
			return (size_t)(from - s.p);
		from++;
	}
	return SIZE_MAX;
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

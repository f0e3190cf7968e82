// Views of text that somebody else owns.
#include "base/base.h"

struct sv sv_of(const char *text)
{
	return text ? (struct sv){text, strlen(text)} : (struct sv){"", 0};
}

bool sv_eq(struct sv a, struct sv b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool sv_is(struct sv a, const char *b)
{
	return sv_eq(a, sv_of(b));
}

int sv_cmp(struct sv a, struct sv b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n ? memcmp(a.p, b.p, n) : 0;
	return order ? order : (a.n > b.n) - (a.n < b.n);
}

bool sv_starts(struct sv s, struct sv prefix)
{
	return s.n >= prefix.n && sv_eq(sv_head(s, prefix.n), prefix);
}

bool sv_ends(struct sv s, struct sv suffix)
{
	return s.n >= suffix.n && sv_eq(sv_from(s, s.n - suffix.n), suffix);
}

struct sv sv_from(struct sv s, size_t at)
{
	if (at > s.n)
		at = s.n;
	return (struct sv){s.p ? s.p + at : s.p, s.n - at};
}

struct sv sv_head(struct sv s, size_t n)
{
	return (struct sv){s.p, n < s.n ? n : s.n};
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
	const char *at = memmem(s.p, s.n, what.p, what.n);
	return at ? (size_t)(at - s.p) : SIZE_MAX;
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

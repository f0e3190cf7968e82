// Numbers as Vietnamese documents write them: points group thousands, a comma begins the decimals,
// and press copies that do it the other way round.
#include "text/text.h"

enum { GROUPS = 16 };

struct written {
	size_t at[GROUPS], n[GROUPS]; // digits of each group
	char sign[GROUPS];            // before the group
	size_t count, bytes;
};

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

// False where there are more groups than any number has.
static bool groups_read(struct sv s, struct written *w)
{
	*w = (struct written){0};
	bool fits = true;
	size_t i = 0;
	char sign = 0;
	for (;;) {
		size_t from = i;
		while (i < s.n && digit(s.p[i]))
			i++;
		if (w->count < GROUPS) {
			w->at[w->count] = from;
			w->n[w->count] = i - from;
			w->sign[w->count++] = sign;
		} else {
			fits = false;
		}
		w->bytes = i;
		if (i + 1 >= s.n || (s.p[i] != '.' && s.p[i] != ',') || !digit(s.p[i + 1]))
			return fits;
		sign = s.p[i++];
	}
}

// Whether groups 1 to `end` group thousands by `sign`.
static bool thousands(struct sv s, const struct written *w, size_t end, char sign)
{
	if (w->n[0] > 3 || s.p[w->at[0]] == '0')
		return false;
	for (size_t i = 1; i < end; i++)
		if (w->n[i] != 3 || w->sign[i] != sign)
			return false;
	return true;
}

static bool value_of(struct sv s, const struct written *w, size_t whole, struct decimal *out)
{
	char plain[40];
	size_t n = 0;
	for (size_t i = 0; i < w->count; i++) {
		if (n + w->n[i] + 2 > sizeof(plain))
			return false;
		if (i == whole)
			plain[n++] = '.';
		memcpy(plain + n, s.p + w->at[i], w->n[i]);
		n += w->n[i];
	}
	return decimal_parse((struct sv){plain, n}, out);
}

size_t text_read_number(struct sv s, struct decimal *out, bool *good)
{
	*good = false;
	if (!s.n || !digit(s.p[0]))
		return 0;
	// Up to nine digits alone, as most are.
	int64_t value = 0;
	size_t n = 0;
	while (n < s.n && n < 9 && digit(s.p[n]))
		value = value * 10 + (s.p[n++] - '0');
	if (n == s.n || (!digit(s.p[n]) && s.p[n] != '.' && s.p[n] != ',')) {
		*out = decimal_int(value);
		*good = true;
		return n;
	}
	struct written w;
	if (!groups_read(s, &w))
		return w.bytes;
	size_t last = w.count - 1;
	if (last == 0) {
		*good = value_of(s, &w, 1, out);
	} else if (last == 1 && w.sign[1] == '.' && thousands(s, &w, 2, '.')) {
		*good = value_of(s, &w, 2, out);
	} else if (last == 1) {
		*good = value_of(s, &w, 1, out); // "12,5", "1,254", "12.5"
	} else if (thousands(s, &w, w.count, w.sign[1])) {
		*good = value_of(s, &w, w.count, out); // "1.234.500", "1,234,500"
	} else if (w.sign[last] != w.sign[1] && thousands(s, &w, last, w.sign[1])) {
		*good = value_of(s, &w, last, out); // "1.234,5", "1,234.5"
	}
	return w.bytes;
}

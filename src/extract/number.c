// Numbers and symbols of documents.
#include "extract/number.h"
#include "text/text.h"

static bool digit(struct sv s, size_t i)
{
	return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
}

static bool blank(struct sv s, size_t i)
{
	return i < s.n && (s.p[i] == ' ' || s.p[i] == '\t');
}

// Capital letters (with marks) and the small ones of CTr, QyĐ, TTr.
static size_t letters(struct sv s, size_t i)
{
	size_t n = 0, capitals = 0;
	while (i + n < s.n) {
		unsigned char c = (unsigned char)s.p[i + n];
		if ((c >= 'A' && c <= 'Z') || c >= 0xC3) {
			size_t next;
			utf8_at(s, i + n, &next);
			n = next - i;
			capitals++;
		} else if (c >= 'a' && c <= 'z' && capitals && n < 8) {
			n++;
		} else if (digit(s, i + n) && capitals) {
			n++; // QH15
		} else {
			break;
		}
	}
	return n;
}

// The symbol from its first letter or year on: letters joined by '-', '/' and '.', at most a blank after the sign.
static size_t symbol_length(struct sv s, size_t i)
{
	size_t end = i;
	for (;;) {
		size_t n = letters(s, i);
		if (!n)
			return end;
		end = i += n;
		if (i >= s.n || !strchr("-/.&", s.p[i]))
			return end;
		i++;
		if (blank(s, i) && s.p[i - 1] != '.')
			i++;
		if (s.p[i - 1] == '.' && !letters(s, i))
			return end;
	}
}

static struct sv without_blanks(struct arena *a, struct sv s)
{
	if (!memchr(s.p, ' ', s.n))
		return s;
	char *out = arena_alloc(a, s.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != ' ')
			out[n++] = s.p[i];
	}
	return (struct sv){out, n};
}

bool symbol_read(struct arena *a, struct sv s, struct sv *number, struct sv *symbol, size_t *end)
{
	size_t i = 0;
	*number = *symbol = (struct sv){"", 0};
	*end = 0;
	while (digit(s, i))
		i++;
	size_t digits = i;
	if (digits > 6 || (digits && i < s.n && s.p[i] == ',' && digit(s, i + 1)))
		return false;
	// "12A-NQ/TW", "30a/2008/NQ-CP"
	bool letter = digits && i + 1 < s.n && ((s.p[i] >= 'A' && s.p[i] <= 'Z') || (s.p[i] >= 'a' && s.p[i] <= 'z')) &&
	              strchr("-/", s.p[i + 1]);
	if (letter)
		digits = ++i;
	// The year of a normative act belongs to its number: "15/2024/QH15".
	if (digits && i + 5 < s.n && s.p[i] == '/' && digit(s, i + 1) && digit(s, i + 4) && s.p[i + 5] == '/')
		digits = i += 5;
	if (digits)
		*number = sv_head(s, digits);
	size_t sign = i;
	while (blank(s, sign) || sv_starts(sv_from(s, sign), SV("…")) || (sign < s.n && s.p[sign] == '.' && !digits))
		sign += s.p[sign] == '.' || blank(s, sign) ? 1 : 3;
	if (sign < s.n && (s.p[sign] == '-' || s.p[sign] == '/')) {
		size_t from = sign + 1;
		while (blank(s, from))
			from++;
		size_t to = symbol_length(s, from);
		// One letter is no symbol, nor is a word that goes on in small letters.
		if (to > from + 1 && !(to < s.n && s.p[to] >= 'a' && s.p[to] <= 'z')) {
			*symbol = without_blanks(a, sv_head(sv_from(s, from), to - from));
			*end = to;
			return true;
		}
	}
	*end = digits;
	return digits > 0;
}

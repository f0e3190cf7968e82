// What a unit of measure measures.
#include "goals/measure_unit.h"
#include "text/text.h"

static const struct {
	const char *text, *dimension; // no dimension: a word of number
	int power;
} words[] = {
#define MEASURE_UNIT(text, dimension, power) {text, dimension, power},
#define MEASURE_NUMBER(text, power) {text, NULL, power},
#include "goals/units.def"
#undef MEASURE_UNIT
#undef MEASURE_NUMBER
};

// The place in the table of a form, or -1. The table is written in the form in which words are
// compared.
static int find(struct sv form, bool number)
{
	for (size_t i = 0; i < LENGTH(words); i++) {
		if (number == !words[i].dimension && sv_is(form, words[i].text))
			return (int)i;
	}
	return -1;
}

// "100" in "/100 hộ": the power of a number that is one; -1 for anything else.
static int power_of_number(struct sv word)
{
	struct decimal d;
	if (!text_parse_number(word, &d) || d.scale || d.mantissa < 1)
		return -1;
	int power = 0;
	for (int64_t n = d.mantissa; n > 1; n /= 10, power++) {
		if (n % 10)
			return -1;
	}
	return power;
}

// One side of a slash: words of number, then what is counted.
static struct sv part(struct sv text, int *power)
{
	struct sv rest = sv_trim(text);
	for (;;) {
		int known = find(rest, false);
		if (known >= 0) {
			*power += words[known].power;
			return sv_of(words[known].dimension);
		}
		size_t blank = sv_find(rest, SV(" "));
		struct sv word = sv_head(rest, blank);
		int number = find(word, true),
		    digits = number < 0 ? power_of_number(word) : words[number].power;
		if (!rest.n || digits < 0)
			return rest;
		*power += digits;
		rest = blank == SIZE_MAX ? (struct sv){0} : sv_trim(sv_from(rest, blank));
	}
}

struct measure_unit measure_unit_of(struct arena *a, struct sv text)
{
	struct measure_unit u = {.text = sv_trim(text)};
	struct sv rest = text_compare_form(a, u.text), piece;
	AUTO(buf_free) struct buf dimension = {0};
	for (bool first = true; sv_cut(&rest, '/', &piece); first = false) {
		int power = 0;
		if (!first)
			buf_char(&dimension, '/');
		buf_sv(&dimension, part(piece, &power));
		u.power += first ? power : -power;
	}
	u.dimension = arena_sv(a, buf_view(&dimension));
	return u;
}

bool measure_unit_compares(const struct measure_unit *a, const struct measure_unit *b)
{
	return sv_eq(a->dimension, b->dimension);
}

bool measure_unit_is_rate(const struct measure_unit *u)
{
	struct sv rate = SV("percent");
	return sv_starts(u->dimension, rate) &&
	       (u->dimension.n == rate.n || u->dimension.p[rate.n] == '/');
}

bool measure_convert(struct decimal value, const struct measure_unit *from,
                     const struct measure_unit *to, struct decimal *out)
{
	int power = from->power - to->power;
	if (!measure_unit_compares(from, to) || !decimal_shift(value, power, out))
		return false;
	if (power)
		*out = decimal_normal(*out);
	return true;
}

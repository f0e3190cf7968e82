// What a summary tells otherwise than the sections before it: rounded ("2,37 tỷ kWh" for 2.373,23 triệu kWh), or as what two figures of
// one line make or differ by ("còn phải thu 62.135 triệu đồng"). Where none makes it and one would but for a slip, it is a guess.
#include "extract/lint_again.h"
#include "text/text.h"

enum {
	BEFORE = 500, AFTER = 60, // measures around it that are tried
	BESIDE = 6,               // measures after one that may go with it
	TELLS = 20                // times over what chance makes
};

enum how { ROUNDED, SUM, DIFFERENCE };

struct reckoned {
	struct again *a;
	struct lint *l;
	size_t y;
	int64_t printed;
	int exponent;
	int tries;
	bool holds;
	struct reckoned_best {
		int64_t odds, meant;
		size_t a, b;
		enum how how;
	} best;
};

static bool is_figure(const struct lint *l, size_t i)
{
	const struct measure_found *m = &l->r->measures[i];
	return (m->role == ROLE_ACTUAL || m->role == ROLE_CHANGE) && !m->has_high && m->cmp == CMP_EQ && m->unit.n && m->value.mantissa > 0 && !lint_is_percent(m) &&
	       lint_shape(l, i)->count;
}

static int exponent_of(const struct lint *l, size_t i)
{
	return lint_shape(l, i)->power - l->r->measures[i].value.scale;
}

static bool of_one_kind(const struct lint *l, size_t a, size_t b)
{
	int x = l->r->measures[a].year, y = l->r->measures[b].year;
	return lint_shape(l, a)->hash == lint_shape(l, b)->hash && (!x || !y || x == y);
}

// A number in units of 10^exponent, as it is printed in the place of y: rounded, or cut off.
static void try_number(struct reckoned *k, int64_t number, int exponent, size_t a, size_t b, enum how how)
{
	int up = exponent - k->exponent;
	if (number <= 0 || up >= (int)LENGTH(near_tens) || -up >= (int)LENGTH(near_tens) || (up > 0 && number > INT64_MAX / near_tens[up]))
		return;
	int64_t cut = up >= 0 ? number * near_tens[up] : number / near_tens[-up], rounded = up >= 0 ? cut : (number + near_tens[-up] / 2) / near_tens[-up];
	k->tries++;
	if (cut == k->printed || rounded == k->printed) {
		k->holds = true;
		if (how == ROUNDED && again_words(k->a, a, k->y) > 0)
			k->l->held[k->y] |= TOLD_TWICE;
		return;
	}
	int slips = near_slips(k->printed, rounded);
	if (!slips || near_digits(rounded) != near_digits(k->printed))
		return;
	enum { MOST = 8 };
	int words = again_words(k->a, a, k->y), more = b != a ? again_words(k->a, b, k->y) : 0;
	words = words > more ? words : more;
	int64_t odds = words < 1 ? 0 : near_room(k->printed, rounded) * ((int64_t)1 << (words < MOST ? words : MOST)) / slips;
	if (odds > k->best.odds)
		k->best = (struct reckoned_best){odds, rounded, a, b, how};
}

static void try_beside(struct reckoned *k, size_t x, size_t to)
{
	const struct lint *l = k->l;
	const struct measure_found *m = &l->r->measures[x];
	for (size_t i = x + 1; i < to && i - x <= BESIDE && l->r->measures[i].place.line == m->place.line && !k->holds; i++) {
		const struct measure_found *n = &l->r->measures[i];
		if (!is_figure(l, i) || !of_one_kind(l, x, i) || exponent_of(l, x) != exponent_of(l, i))
			continue;
		int64_t more = m->value.mantissa, less = n->value.mantissa;
		try_number(k, more > less ? more - less : less - more, exponent_of(l, x), x, i, DIFFERENCE);
		if (more < INT64_MAX / 2 && less < INT64_MAX / 2)
			try_number(k, more + less, exponent_of(l, x), x, i, SUM);
	}
}

static void tell(struct reckoned *k)
{
	struct lint *l = k->l;
	const struct measure_found *m = &l->r->measures[k->y], *a = &l->r->measures[k->best.a], *b = &l->r->measures[k->best.b];
	struct lint_draft f = {.place = m->place, .code = "restated", .severity = SEVERITY_WARNING, .stated = m->value, .computed = {k->best.meant, m->value.scale}, .has_figures = true,
	                       .other = a->place, .message = {.failure = FAIL_CHECK, .msgid = k->best.how == ROUNDED ? N_("perhaps %'d is meant, not %'d: elsewhere it is %'d %s")
	                                                                                      : k->best.how == SUM ? N_("perhaps %'d is meant, not %'d: so much %'d and %'d make")
	                                                                                                           : N_("perhaps %'d is meant, not %'d: by so much %'d and %'d differ")}};
	lint_arg_figure(&f, 0, f.computed);
	lint_arg_figure(&f, 1, f.stated);
	lint_arg_figure(&f, 2, a->value);
	if (k->best.how == ROUNDED)
		lint_arg_text(&f, 3, figure_unit_as_written(a));
	else
		lint_arg_figure(&f, 3, b->value);
	again_guess(k->a, &f);
}

static void look_for(struct again *a, struct lint *l, size_t y, size_t from, size_t to)
{
	struct reckoned k = {.a = a, .l = l, .y = y, .printed = l->r->measures[y].value.mantissa, .exponent = exponent_of(l, y)};
	size_t first = y - from > BEFORE ? y - BEFORE : from, last = to - y > AFTER ? y + AFTER : to;
	for (size_t x = first; x < last && !k.holds; x++) {
		if (x == y || !of_one_kind(l, x, y) || !is_figure(l, x) || l->r->measures[x].place.line == l->r->measures[y].place.line)
			continue;
		if (exponent_of(l, x) < k.exponent)
			try_number(&k, l->r->measures[x].value.mantissa, exponent_of(l, x), x, x, ROUNDED);
		else if (exponent_of(l, x) == k.exponent && l->r->measures[x].value.mantissa == k.printed)
			k.holds = true;
		try_beside(&k, x, last);
	}
	if (!k.holds && k.best.odds && k.best.odds / k.tries >= TELLS)
		tell(&k);
}

void lint_retold(struct again *a, struct lint *l, size_t from, size_t to)
{
	enum { LEAST = 3 };
	for (size_t y = from; y < to; y++) {
		if ((l->held[y] & TOLD_IN_SUMMARY) && !again_is_held(l, y) && is_figure(l, y) && near_digits(l->r->measures[y].value.mantissa) >= LEAST)
			look_for(a, l, y, from, to);
	}
}

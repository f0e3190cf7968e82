// What each has: a total shared out among a count, wherever the two stand beside it.
#include "extract/lint_near.h"
#include "text/text.h"

enum { TELLS = 800, EXPONENT = 12 };

struct each_try {
	int total, count, slips;
	int64_t meant;
};

// A part of a unit that is a time: "việc/năm" is so much for each where the count stands elsewhere.
static bool is_for_a_time(const struct unit_shape *s)
{
	static const char *const times[] = {"year", "month", "day", "quarter", "quy"};
	for (size_t i = 0; s->count == 2 && i < LENGTH(times); i++) {
		if (sv_is(s->of[1], times[i]))
			return true;
	}
	return false;
}

// One of the places stands in the words before the figure, since the last sign.
static bool says(const uint32_t at[], int count, const struct lint *l, const struct near_figure *f)
{
	struct sv before = near_before(l, f), clause = near_clause(before);
	for (int i = 0; i < count; i++) {
		if (at[i] >= before.n - clause.n && at[i] < before.n)
			return true;
	}
	return false;
}

// "bình quân", "mỗi hộ" before it, or so much for each by its unit.
bool near_is_each(const struct near *n, struct lint *l, const struct near_figure *c)
{
	enum { MOST = 1000000000 };
	if (!c->own || !c->level || c->percent || c->total || c->digits < 2 || c->printed > MOST || c->measure == SIZE_MAX)
		return false;
	const struct unit_shape *s = lint_shape(l, c->measure);
	if (s->count == 2 && !is_for_a_time(s))
		return true;
	return s->count <= 2 && n->each_count && says(n->each, n->each_count, l, c);
}

// total / count in units of the last place of what each has, as a fraction.
static bool shared_out(const struct near_figure *t, const struct near_figure *k, const struct near_figure *c, int64_t *over, int64_t *under)
{
	int e = t->exponent - k->exponent - c->exponent;
	*over = t->printed;
	*under = k->printed;
	if (e > EXPONENT || e < -EXPONENT || (e > 0 && t->printed > INT64_MAX / 4 / near_tens[e]) || (e < 0 && k->printed > INT64_MAX / 4 / near_tens[-e]))
		return false;
	if (e > 0)
		*over *= near_tens[e];
	else
		*under *= near_tens[-e];
	return *under > 0;
}

// *fits: the count is of what the unit says that each is.
static bool may_share(struct lint *l, const struct near *n, int t, int k, int c, bool *fits)
{
	const struct near_figure *total = &n->of[t], *count = &n->of[k], *each = &n->of[c];
	const struct unit_shape *s = lint_shape(l, each->measure);
	*fits = s->count == 2 && count->hash == unit_shape_part(s, 1);
	if (t == k || t == c || k == c || !total->level || !count->level || total->percent || count->percent || (!*fits && (!count->bare || count->scale)) ||
	    (total->kind == count->kind && total->hash != UNIT_HASH_NONE && total->measure != count->measure))
		return false;
	if (s->count == 2)
		return total->hash == unit_shape_part(s, 0);
	return total->kind == each->kind || (total->bare && each->bare);
}

void near_check_each(struct near *n, struct lint *l, int at)
{
	enum { EXACT = 500 };
	struct near_figure *c = &n->of[at];
	for (int x = 0; x < n->level_count && c->each; x++) {
		for (int y = 0; y < n->level_count; y++) {
			int i = n->levels[x], k = n->levels[y];
			bool fits;
			int64_t over, under;
			if (!may_share(l, n, i, k, at, &fits) || !shared_out(&n->of[i], &n->of[k], c, &over, &under))
				continue;
			int64_t apart = over / under - c->printed;
			if ((apart <= 1 && apart >= -1) || apart * EXACT / c->printed == 0)
				near_hold(n, at, i, k, HELD_AS_EACH);
		}
	}
}

static int weight_of(const struct near_figure *t, const struct near_figure *k, const struct near_figure *c, bool fits)
{
	bool beside = t == c + 1 || t + 1 == c;
	fits |= beside;
	bool own = t->own && k->own, sentence = own && t->sentence == c->sentence && k->sentence == c->sentence;
	return (fits ? 4 : 1) * (sentence ? 4 : own ? 2 : 1);
}

void near_try_each(struct near *n, struct lint *l, int at)
{
	const struct near_figure *c = &n->of[at];
	struct each_try best = {0};
	int tries = 0, odds = 0;
	// A price may be of other things than those that were sold.
	if (c->held || c->digits < 2 || !c->each || (n->norm_count && says(n->norm, n->norm_count, l, c)))
		return;
	const struct unit_shape *s = lint_shape(l, c->measure);
	bool named = false; // the unit says what the count is of
	for (int k = 0; s->count == 2 && k < n->count && !named; k++)
		named = n->of[k].level && n->of[k].hash == unit_shape_part(s, 1);
	for (int x = 0; x < n->level_count; x++) {
		for (int y = 0; y < n->level_count; y++) {
			int i = n->levels[x], k = n->levels[y];
			const struct near_figure *t = &n->of[i], *count = &n->of[k];
			bool fits;
			int64_t over, under;
			if ((!t->own && !count->own) || (c->digits < 3 && (!t->own || !count->own)) || near_makes_another(n, i, k) || !may_share(l, n, i, k, at, &fits) ||
			    (named && !fits) || !shared_out(t, count, c, &over, &under))
				continue;
			int64_t meant = over / under;
			if (meant < 1 || meant / 20 > c->printed)
				continue;
			tries++;
			int slips = near_slips(c->printed, meant);
			if (!slips && (over % under) * 2 >= under)
				slips = near_slips(c->printed, ++meant);
			if (!slips || near_digits(meant) != c->digits)
				continue;
			int now = (int)(100 * weight_of(t, count, c, fits) * near_room(c->printed, meant) / (2 * slips));
			if (now > odds) {
				odds = now;
				best = (struct each_try){i, k, slips, meant};
			}
		}
	}
	if (!odds)
		return;
	if (odds / tries < TELLS)
		return;
	struct near_found found = {.at = c, .meant = best.meant, .code = "product", .msgid = N_("perhaps %'d is meant, not %'d: so much has each where %'d is shared out among %'d"),
	                           .a = &n->of[best.total], .b = &n->of[best.count], .said_count = 4};
	found.said[0] = near_decimal(c, best.meant);
	found.said[1] = near_decimal(c, c->printed);
	found.said[2] = near_decimal(found.a, found.a->printed);
	found.said[3] = near_decimal(found.b, found.b->printed);
	near_tell(l, &found);
}

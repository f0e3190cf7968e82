// What may be the whole of a share, for each of what may be its part: how well the two stand, and whether they make it.
#include "extract/lint_whole.h"

static bool is_counted(const struct lint *l, size_t i)
{
	return lint_shape(l, i)->count == 1 && lint_shape(l, i)->counted && !lint_shape(l, i)->power;
}

static int place_worth(const struct lint *l, const struct whole_search *s, size_t i)
{
	enum { SENTENCE = 3, CLOSE = 2, CLOSE_LINES = 3, NEAR_LINES_MOST = 10 };
	int lines = s->p->place.line - l->r->measures[i].place.line;
	if (i >= s->from && i < s->to)
		return SENTENCE;
	return lines <= CLOSE_LINES ? CLOSE : lines <= NEAR_LINES_MOST ? 1 : 0;
}

static bool is_confirmed(const struct lint *l, size_t i)
{
	for (size_t k = 0; k < APART_CONFIRMED; k++) {
		if (l->apart->confirmed[k] == i + 1)
			return true;
	}
	return false;
}

static bool names(const struct apart_query *q, int both)
{
	return both >= 2 && both * 5 >= q->all * 3;
}

static bool is_head(const struct lint *l, size_t i)
{
	return l->heads->bits[i % APART_RING / 64] >> (i % 64) & 1;
}

static size_t next_head(const struct lint *l, size_t i, size_t to)
{
	while (i < to && !is_head(l, i))
		i = l->heads->bits[i % APART_RING / 64] >> (i % 64) ? i + 1 : (i / 64 + 1) * 64;
	return i < to ? i : to;
}

static bool counts_people(struct lint *l, size_t i)
{
	struct sv unit = l->r->measures[i].unit;
	return sv_ends(unit, SV("khẩu")) || sv_ends(unit, SV("người dân")) || sv_ends(unit, SV(" dân")) || (lint_shape(l, i)->kind == UNIT_PERSON && sv_find(apart_own_before(l, i), SV("ân số")) != SIZE_MAX);
}

// "Xã có 09 thôn, 1.865 hộ với 7.646 khẩu": those that follow the first at once, too.
void whole_keep_heads(struct lint *l, size_t from, size_t to)
{
	if (!l->heads) {
		l->heads = arena_alloc(l->arena, sizeof(*l->heads));
		*l->heads = (struct lint_heads){0};
	}
	for (size_t i = from; i < to; i++) {
		uint64_t bit = (uint64_t)1 << (i % 64), *word = &l->heads->bits[i % APART_RING / 64];
		bool level = apart_is_level(&l->r->measures[i]) && !lint_is_percent(&l->r->measures[i]);
		bool head = level && (l->opens[i] || (is_head(l, i - 1) && lint_shape(l, i)->counted && lint_parent(l, i) == SIZE_MAX) || counts_people(l, i));
		*word = head ? *word | bit : *word & ~bit;
	}
}

// "75,0% số hộ toàn xã": the words behind it count what the whole counts.
static bool names_unit(const struct lint *l, const struct whole_search *s, size_t i)
{
	struct sv unit = l->r->measures[i].unit, word;
	size_t at = sv_cut(&unit, ' ', &word) && word.n ? sv_find(s->behind, word) : SIZE_MAX;
	return at != SIZE_MAX && at && s->behind.p[at - 1] == ' ' && (at + word.n == s->behind.n || s->behind.p[at + word.n] == ' ');
}

static int words_worth(struct lint *l, const struct whole_search *s, const struct whole_part *part, size_t i, const struct apart_name *whole, bool *named)
{
	enum { MOST = 7, FEW = 3, NOTHING = -3 };
	if (i == s->at + 1 && i < s->to)
		return 0; // the words before it are those behind the percent
	if (s->behind.n) {
		int both = s->phrase.count ? whole_common(l, &s->asked, i, whole, i > s->at) : 0, most = names(&s->asked, both) ? MOST : FEW;
		bool unit = names_unit(l, s, i);
		*named = most == MOST;
		both = both < most ? both : most;
		return unit && both < FEW ? FEW : both ? both : NOTHING;
	}
	int both = part->name ? apart_mass(l, part->name, whole) : 0;
	return both < FEW ? both : FEW;
}

// "Toàn xã có", "Tổng số": a whole, by the words before it.
static int head_worth(struct lint *l, size_t i)
{
	struct sv words = apart_own_before(l, i);
	bool all = sv_find(words, SV("ổng ")) != SIZE_MAX || sv_find(words, SV("oàn ")) != SIZE_MAX;
	return (l->opens[i] ? 1 : 0) + (all ? 2 : sv_starts(sv_trim(words), SV("Số ")) ? 1 : 0);
}

enum alike { ALIKE_NOT, ALIKE_LOOSELY, ALIKE };

// Loosely: things that are counted, whatever they are.
static enum alike alike(struct lint *l, const struct whole_part *part, size_t i)
{
	const struct unit_shape *a = lint_shape(l, part->measure), *b = lint_shape(l, i);
	if (!part->bare && (a == b || unit_shape_same(a, b) || (a->kind != UNIT_OTHER && a->kind == b->kind) || (!a->count && !b->count && lint_same_unit(&l->r->measures[part->measure], &l->r->measures[i]))))
		return ALIKE;
	if (!part->bare && a->power && a->power == b->power && lint_alike(l, part->measure, i))
		return ALIKE; // "nghìn lượt" of "nghìn lượt khách"
	// "398.240 cái trên tổng số 412.680 điểm đo"
	if (!part->bare && i == part->measure + 1 && !l->opens[i] && sv_starts(sv_trim(apart_own_before(l, i)), SV("trên")))
		return ALIKE_LOOSELY;
	return is_counted(l, i) && (part->bare || is_counted(l, part->measure)) ? ALIKE_LOOSELY : ALIKE_NOT;
}

bool whole_compute(const struct whole_search *s, struct decimal part, struct decimal whole, struct decimal *rounded, struct decimal *cut)
{
	struct decimal hundred;
	return !decimal_is_zero(whole) && decimal_mul(part, decimal_int(s->times ? 1 : 100), &hundred) && decimal_div(hundred, whole, s->p->value.scale, rounded) && decimal_div_trunc(hundred, whole, s->p->value.scale, cut);
}

bool whole_makes(const struct whole_search *s, struct decimal part, struct decimal whole)
{
	struct decimal rounded, cut;
	return !whole_compute(s, part, whole, &rounded, &cut) || decimal_cmp(rounded, s->p->value) == 0 || decimal_cmp(cut, s->p->value) == 0;
}

// As far as the two may be rounded.
static bool makes_rounded(struct lint *l, const struct whole_search *s, const struct whole_part *part, size_t whole, struct decimal of)
{
	enum { FEW = 32 };
	struct span level, base, percent;
	struct decimal last = {1, s->p->value.scale}, apart;
	if (s->times || !decimal_sub(of, part->right.low, &apart) || !decimal_mul(apart, decimal_int(apart.mantissa < 0 ? -FEW : FEW), &apart) || decimal_cmp(apart, of) > 0)
		return false;
	return lint_span(l, part->measure, &level) && lint_span(l, whole, &base) && decimal_sub(s->p->value, last, &percent.low) &&
	       decimal_add(s->p->value, last, &percent.high) && lint_percent_holds(level, base, percent);
}

static void keep(struct whole_search *s, struct whole_guess g)
{
	size_t at = s->guess_count;
	while (at > 0 && s->guesses[at - 1].worth < g.worth)
		at--;
	if (at == WHOLE_GUESSES)
		return;
	size_t moved = (s->guess_count < WHOLE_GUESSES ? s->guess_count : WHOLE_GUESSES - 1) - at;
	memmove(&s->guesses[at + 1], &s->guesses[at], moved * sizeof(g));
	s->guesses[at] = g;
	s->guess_count += s->guess_count < WHOLE_GUESSES;
}

// In the base unit.
static bool base_value(const struct lint *l, size_t i, struct decimal *out)
{
	return decimal_shift(l->r->measures[i].value, lint_shape(l, i)->power, out);
}

// Its size in thousandths of a doubling: what is far off is not compared to the digit.
static int doublings(struct decimal d, int power)
{
	enum { THOUSAND = 1000, TENFOLD = 3322, BITS = 63 };
	return d.mantissa > 0 ? (BITS - __builtin_clzll((unsigned long long)d.mantissa)) * THOUSAND + (power - d.scale) * TENFOLD : 0;
}

// The whole of a part, by a percent that is off by one of its last place.
bool whole_right(const struct whole_search *s, struct decimal part, struct span *out)
{
	enum { EXACT = 4 };
	struct decimal last = {1, s->p->value.scale}, low, high, x;
	return decimal_sub(s->p->value, last, &low) && decimal_add(s->p->value, last, &high) && low.mantissa > 0 && decimal_mul(part, decimal_int(s->times ? 1 : 100), &x) &&
	       decimal_div(x, high, EXACT, &out->low) && decimal_div(x, low, EXACT, &out->high);
}

// Wholes of other orders are not looked at.
static bool find_orders(struct lint *l, struct whole_search *s)
{
	enum { DOUBLING = 1100 };
	int64_t hundred = s->times ? 1 : 100;
	struct decimal half, value, x;
	if (!decimal_mul(s->p->value, decimal_int(2), &half))
		return false;
	for (size_t n = 0; n < s->part_count; n++) {
		struct whole_part *part = &s->parts[n];
		if (!decimal_shift(part->value, lint_shape(l, part->measure)->power, &value) || !decimal_mul(value, decimal_int(hundred), &x) || !decimal_div(x, half, 0, &part->orders.low) ||
		    !decimal_mul(value, decimal_int(hundred * 2), &x) || !decimal_div(x, s->p->value, 0, &part->orders.high))
			return false;
		if (!whole_right(s, part->value, &part->right))
			return false;
		int low = doublings(part->orders.low, 0), high = doublings(part->orders.high, 0);
		s->least = n && s->least < low - DOUBLING ? s->least : low - DOUBLING;
		s->most = n && s->most > high + DOUBLING ? s->most : high + DOUBLING;
		part->orders.low.mantissa--; // as whole numbers, which are compared sooner
		part->orders.high.mantissa++;
	}
	return s->part_count > 0;
}

// "Bệnh nhân điều trị nội trú 21.960 lượt. Chuyển tuyến 1.318 ca nội trú, tỷ lệ 6,0%": it opens a sentence shortly before, of what the part is of.
static bool leads(struct lint *l, const struct whole_search *s, const struct whole_part *part, size_t i, int words)
{
	enum { LINES = 4, FEW = 3 };
	return is_head(l, i) && s->p->place.line - l->r->measures[i].place.line <= LINES && (part->bare || words >= FEW);
}

// Amounts of money in lines apart, which share no word but those of their unit, are of different things.
static bool is_foreign(struct lint *l, const struct whole_search *s, const struct whole_part *part, size_t i, const struct apart_name *whole, int words)
{
	enum { LINES = 3, SHARED = 2 };
	struct apart_name unit = {.count = 0};
	if (lint_shape(l, i)->counted || s->p->place.line - l->r->measures[i].place.line <= LINES || is_confirmed(l, i))
		return false;
	if (s->behind.n)
		return words < SHARED;
	apart_add_words(l, &unit, l->r->measures[i].unit);
	return !part->name || apart_mass(l, part->name, whole) <= apart_mass(l, &unit, part->name);
}

static void consider(struct lint *l, struct whole_search *s, const struct whole_part *part, size_t i, const struct apart_known *k)
{
	enum { CONFIRMED = 4, INTRODUCED = 6, ELSE = 2, SURE = 100, MEANT = 3, BEHIND = 3 };
	const struct measure_found *w = &l->r->measures[i];
	enum alike kind = i == part->measure && !part->bare ? ALIKE_NOT : alike(l, part, i);
	if (kind == ALIKE_NOT)
		return;
	struct whole_guess g = {.part = part, .whole = i, .of = part->bare || kind == ALIKE_LOOSELY ? w->value : ratio_whole(l, i, part->measure)};
	bool holds = (whole_within(&part->right, g.of) && whole_makes(s, part->value, g.of)) || (w->has_total && whole_makes(s, part->value, w->value)) || (kind == ALIKE && makes_rounded(l, s, part, i, g.of));
	bool inside = i >= s->from && i < s->to;
	// What stands with its part in one sentence, and the whole of the share before it, is meant.
	if (holds && (part->worth >= MEANT || !s->behind.n) && (i == s->row || (inside && part->measure >= s->from && part->measure < s->to))) {
		s->explained = SURE;
		s->made_of = i;
	}
	bool less = !s->times && decimal_cmp(g.of, part->value) <= 0;
	if (!holds && less && !inside)
		return;
	bool introduced = s->introduced && i == s->at + 1;
	bool people = s->of_people && counts_people(l, i);
	int words = words_worth(l, s, part, i, &k->name, &g.named);
	g.named |= introduced || people;
	g.worth = part->worth + words + place_worth(l, s, i) + (is_confirmed(l, i) ? CONFIRMED : 0) + head_worth(l, i) + (introduced || people ? INTRODUCED : 0) - (kind == ALIKE_LOOSELY && !part->bare ? ELSE : 0) - (less ? ELSE : 0) - (i > s->at && !g.named ? BEHIND : 0);
	if (holds && w->role == ROLE_TARGET && !s->target && !inside)
		return;
	if (holds && apart_is_earlier(l, i))
		g.worth -= ELSE;
	if (holds && g.worth >= s->explained) {
		s->explained = g.worth;
		s->made_of = i;
	} else if (!holds && (kind == ALIKE || g.named || inside || leads(l, s, part, i, words)) && (w->role != ROLE_TARGET || s->target) && (g.named || !is_foreign(l, s, part, i, &k->name, words)) && !apart_is_earlier(l, i)) {
		keep(s, g);
	}
}

// By their units alone.
static bool may_compare(const struct lint *l, const struct whole_part *part, size_t i, const struct unit_shape *whole)
{
	const struct unit_shape *of = lint_shape(l, part->measure);
	return of == whole || of->hash == whole->hash || i == part->measure + 1 || (whole->counted && (part->bare || of->counted)) || (whole->power && of->power == whole->power) || !of->count || !whole->count;
}

static bool may_be_whole(const struct lint *l, const struct whole_search *s, size_t i)
{
	const struct measure_found *w = &l->r->measures[i];
	return (w->role == ROLE_ACTUAL || w->role == ROLE_TARGET) && !w->has_high && w->cmp != CMP_LE && w->cmp != CMP_LT && i != s->at && !lint_is_percent(w);
}

static void try_whole(struct lint *l, struct whole_search *s, size_t i)
{
	const struct unit_shape *unit = lint_shape(l, i);
	const struct apart_known *k;
	struct decimal value;
	int size = doublings(l->r->measures[i].value, unit->power);
	if (((size < s->least || size > s->most) && !l->r->measures[i].has_total) || !may_be_whole(l, s, i) || !(k = apart_known_of(l, i)) || !base_value(l, i, &value))
		return;
	for (size_t n = 0; n < s->part_count; n++) {
		if ((whole_within(&s->parts[n].orders, value) || l->r->measures[i].has_total) && may_compare(l, &s->parts[n], i, unit))
			consider(l, s, &s->parts[n], i, k);
	}
}

// Near ones; further off those that words name, those that open a sentence, and the wholes of shares that were right.
void whole_find(struct lint *l, struct whole_search *s, size_t to)
{
	enum { SURE = 100, WORDS = 3, BEHIND = 2 };
	if (!find_orders(l, s))
		return;
	size_t near = apart_first(s->at, APART_BESIDE);
	s->target = l->r->measures[s->parts[0].measure].role == ROLE_TARGET;
	for (size_t i = to < s->to + BEHIND ? to : s->to + BEHIND; i-- > near && s->explained < SURE;)
		try_whole(l, s, i);
	struct apart_query q = s->asked;
	if (s->phrase.count)
		apart_need(&q, WORDS);
	size_t first = apart_first(s->at, WHOLE_REACH);
	for (size_t i = s->phrase.count ? apart_next(l, &q, first, near) : near; i < near && s->explained < SURE; i = apart_next(l, &q, i + 1, near))
		try_whole(l, s, i);
	for (size_t i = next_head(l, first, near); i < near && s->explained < SURE; i = next_head(l, i + 1, near)) {
		if (!s->phrase.count || !(l->apart->bits[i % APART_RING] & q.needed))
			try_whole(l, s, i);
	}
	for (size_t k = 0; k < APART_CONFIRMED; k++) {
		size_t i = l->apart->confirmed[k] - 1;
		if (l->apart->confirmed[k] && i >= first && i < near && !is_head(l, i))
			try_whole(l, s, i);
	}
}

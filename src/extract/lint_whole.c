// A share whose part or whole is told in another sentence or line, and named by words behind it or before it, by its neighbours, or by nothing
// but what is counted: "Toàn trường cuối năm còn 1.446 học sinh … Giỏi 63 em, chiếm 4,4%", "Tỷ lệ hủy 0,47% tổng số vụ đã giải quyết". Of all
// that may be the two it is weighed how well they stand; nothing is said where any two that stand well agree.
#include "extract/lint_apart.h"
#include "extract/lint_bare.h"
#include "extract/lint_near.h"
#include "extract/lint_ratio.h"

enum {
	PARTS_MOST = 8,
	GUESSES = 6,   // pairs for which it is asked whether one slip parts them
	TOLD = 10,     // what they are worth together that are told
	RATES = 96,    // percents that are remembered
	LEAST = 4      // that names have in common where one names the other
};

struct whole_part {
	size_t measure; // or what it stands beside
	struct decimal value;
	bool bare;      // a number without a unit
	int worth;
	const struct apart_name *name; // NULL: it has none
	struct span right;  // what the whole is within, in the unit of the part, where it makes the share
	struct span orders; // what the whole is within, in the base unit, where the share is within a half and twice of what is stated
};

struct whole_search {
	size_t at, from, to; // the percent; the figures of its sentence
	const struct measure_found *p;
	bool introduced; // the whole follows: "92,8% trên tổng số 63.950 cựu chiến binh"
	int least, most; // the sizes of wholes that may be compared
	bool named_part; // the words before it name one of its sentence
	bool target;     // of a plan
	bool of_people;  // of the population
	bool times; // "gấp 2,16 lần": how often, no percent
	struct whole_part parts[PARTS_MOST];
	size_t part_count;
	struct sv behind; // words behind it up to the next sign
	struct apart_name phrase, own; // words behind it that name the whole, before it that name the part
	struct apart_query asked, asked_own;
	int explained;            // how well those stand that agree
	size_t row;               // the whole of the share before it in its sentence; SIZE_MAX: none
	size_t made_of;           // the whole that makes it right
	struct whole_guess {
		const struct whole_part *part;
		size_t whole;
		int worth;
		bool named;
		struct decimal of; // the whole in the unit of the part
	} guesses[GUESSES];
	size_t guess_count;
};

static bool is_counted(const struct lint *l, size_t i)
{
	return lint_shape(l, i)->count == 1 && lint_shape(l, i)->counted && !lint_shape(l, i)->power;
}

// ---- the part

static void add_part(struct lint *l, struct whole_search *s, size_t i, int worth)
{
	const struct apart_known *k = apart_known_of(l, i);
	const struct measure_found *m = &l->r->measures[i];
	for (size_t n = 0; n < s->part_count; n++) {
		if (!s->parts[n].bare && s->parts[n].measure == i)
			return;
	}
	bool level = apart_is_level(m) && !m->has_total && !lint_is_percent(m) && m->value.mantissa > 0;
	if (s->part_count < PARTS_MOST && k && level && !apart_is_earlier(l, i))
		s->parts[s->part_count++] = (struct whole_part){.measure = i, .value = m->value, .bare = !m->unit.n, .worth = worth, .name = &k->name};
}

// It has a share already, which stands before this one.
static bool is_taken(const struct lint *l, const struct whole_search *s, size_t i)
{
	for (size_t k = lint_child(l, i); k != SIZE_MAX; k = lint_sibling(l, k)) {
		if (k < s->at && lint_is_percent(&l->r->measures[k]) && (l->r->measures[k].role == ROLE_SHARE || l->r->measures[k].role == ROLE_ATTAINMENT))
			return true;
	}
	return false;
}

static int named_worth(const struct whole_search *s, const struct apart_name *name)
{
	enum { MOST = 3 };
	int both = s->own.count ? apart_common(&s->asked_own, name) : 0;
	return both < MOST ? both : MOST;
}

// "nhà nước 812,3 tỷ đồng, ngoài nhà nước 1.426,8 tỷ đồng; tỷ trọng lần lượt là 36,3%, 63,7%": as many counts stand before the percents. SIZE_MAX: they do not.
static size_t in_order(struct lint *l, const struct whole_search *s)
{
	size_t first = s->at, last = s->at + 1;
	while (first > s->from && lint_is_percent(&l->r->measures[first - 1]))
		first--;
	while (last < s->to && lint_is_percent(&l->r->measures[last]))
		last++;
	size_t n = last - first;
	if (n < 2 || first < s->from + n || !lint_says(l, lint_between(l, first - 1, first), "respectively"))
		return SIZE_MAX;
	return s->at - n;
}

// Those of its sentence, the nearest first; those behind it that alone can be meant.
static void parts_of_sentence(struct lint *l, struct whole_search *s)
{
	enum { TIED = 5, NEAREST = 3, OTHER = 1, TAKEN = -3 };
	size_t of = lint_parent(l, s->at);
	bool nearest = true;
	if (of != SIZE_MAX && !lint_is_percent(&l->r->measures[of]))
		add_part(l, s, of, TIED);
	size_t same = in_order(l, s);
	if (same != SIZE_MAX)
		add_part(l, s, same, TIED + 1);
	for (size_t i = s->at; i-- > s->from && s->part_count + 2 < PARTS_MOST;) {
		const struct apart_known *k = apart_known_of(l, i);
		if (!k || lint_is_percent(&l->r->measures[i]))
			continue;
		nearest = nearest && sv_find(lint_between(l, i, i + 1), SV(";")) == SIZE_MAX;
		int named = named_worth(s, &k->name);
		s->named_part |= named >= NEAREST;
		// "sản lượng 6.245 tấn, tỷ lệ hộ nghèo còn 5,1%"
		bool other = !named && !s->behind.n && s->asked_own.all >= LEAST;
		add_part(l, s, i, (nearest && !other ? NEAREST : OTHER) + named + (is_taken(l, s, i) ? TAKEN : 0));
		nearest = false;
	}
	size_t next = s->at + 1;
	if (next < s->to && !s->introduced && (s->at == s->from || sv_is(sv_trim(lint_between(l, s->at, next)), "(")))
		add_part(l, s, next, NEAREST - 1);
}

// "Số vụ bị hủy 06 vụ. Tỷ lệ hủy 0,47%": of the sentence before, where its own has none.
static void parts_before(struct lint *l, struct whole_search *s)
{
	enum { FAR = 10, WORTH = 1 };
	for (size_t i = s->from; i-- > 0 && s->from - i < FAR && l->r->measures[i].place.line == s->p->place.line && s->part_count + 2 < PARTS_MOST;) {
		const struct apart_known *k = apart_known_of(l, i);
		int named = k && lint_parent(l, i) == SIZE_MAX ? named_worth(s, &k->name) : 0;
		if (named || (k && s->introduced))
			add_part(l, s, i, WORTH + named - (is_taken(l, s, i) ? WORTH : 0));
	}
}

// Those elsewhere that its own words name.
static void parts_elsewhere(struct lint *l, struct whole_search *s, size_t to)
{
	enum { WORTH = 2, MOST = 4, ENOUGH = 6 };
	struct apart_query *q = &s->asked_own;
	int enough = (q->all + 1) / 2;
	if (q->all < LEAST)
		return;
	apart_need(q, enough > ENOUGH ? ENOUGH : enough > LEAST ? enough : LEAST);
	size_t best[2] = {SIZE_MAX, SIZE_MAX};
	int worth[2] = {0, 0};
	for (size_t i = apart_next(l, q, apart_first(s->at, APART_REACH), to); i < to; i = apart_next(l, q, i + 1, to)) {
		const struct apart_known *k = apart_known_of(l, i);
		int both = k && !(i >= s->from && i < s->to) && apart_is_level(&l->r->measures[i]) ? apart_common(q, &k->name) : 0;
		if (both < LEAST || (both * 2 < q->all && both < ENOUGH) || apart_is_earlier(l, i))
			continue;
		size_t slot = both >= worth[0] ? 0 : 1;
		if (slot == 0) {
			best[1] = best[0];
			worth[1] = worth[0];
		}
		best[slot] = i;
		worth[slot] = both;
	}
	for (size_t k = 0; k < LENGTH(best); k++) {
		if (best[k] != SIZE_MAX)
			add_part(l, s, best[k], WORTH + (worth[k] / 2 < MOST ? worth[k] / 2 : MOST));
	}
}

// ---- the whole

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

// The words of its sentence before a figure: "Tổng thu BHXH, BHYT 4.297,3 tỷ đồng", "Tổng dư nợ đầu năm 2.906,8 tỷ đồng, cuối năm 3.173,5 tỷ đồng".
static struct sv sentence_before(const struct lint *l, size_t i)
{
	enum { MOST = 120 };
	struct sv words = lint_last(lint_before(l, i), MOST);
	for (size_t k = words.n; k-- > 0;) {
		if (words.p[k] == ';' || (words.p[k] == '.' && k + 1 < words.n && words.p[k + 1] == ' '))
			return sv_from(words, k + 1);
	}
	return words;
}

// `behind`: its sentence goes on from what is asked for.
static int common(struct lint *l, const struct apart_query *q, size_t i, const struct apart_name *name, bool behind)
{
	enum { SIGN = 2 };
	struct apart_name wide = {.count = 0};
	int both = apart_common(q, name);
	if (behind || both * 5 >= q->all * 3)
		return both;
	struct sv words = sentence_before(l, i);
	if (words.n <= apart_own_before(l, i).n + SIGN)
		return both;
	apart_add_words(l, &wide, words);
	int more = apart_common(q, &wide);
	return more > both ? more : both;
}

static bool names(const struct apart_query *q, int both)
{
	return both >= 2 && both * 5 >= q->all * 3;
}

// Of each of the figures that are remembered: it opens a sentence.
struct lint_heads {
	uint64_t bits[APART_RING / 64];
	uint32_t rates[RATES]; // the last percents
	size_t rate_count;
};

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
static void keep_heads(struct lint *l, size_t from, size_t to)
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
		int both = s->phrase.count ? common(l, &s->asked, i, whole, i > s->at) : 0, most = names(&s->asked, both) ? MOST : FEW;
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
	return (l->opens[i] ? 1 : 0) + (sv_find(words, SV("ổng ")) != SIZE_MAX || sv_find(words, SV("oàn ")) != SIZE_MAX ? 2 : 0);
}

static bool within(const struct span *of, struct decimal d)
{
	return decimal_cmp(d, of->low) >= 0 && decimal_cmp(d, of->high) <= 0;
}

enum alike { ALIKE_NOT, ALIKE_LOOSELY, ALIKE };

// Loosely: things that are counted, whatever they are.
static enum alike alike(struct lint *l, const struct whole_part *part, size_t i)
{
	const struct unit_shape *a = lint_shape(l, part->measure), *b = lint_shape(l, i);
	if (!part->bare && (a == b || unit_shape_same(a, b) || (a->kind != UNIT_OTHER && a->kind == b->kind) || lint_same_unit(&l->r->measures[part->measure], &l->r->measures[i])))
		return ALIKE;
	if (!part->bare && a->power && a->power == b->power && lint_alike(l, part->measure, i))
		return ALIKE; // "nghìn lượt" of "nghìn lượt khách"
	// "398.240 cái trên tổng số 412.680 điểm đo"
	if (!part->bare && i == part->measure + 1 && !l->opens[i] && sv_starts(sv_trim(apart_own_before(l, i)), SV("trên")))
		return ALIKE_LOOSELY;
	return is_counted(l, i) && (part->bare || is_counted(l, part->measure)) ? ALIKE_LOOSELY : ALIKE_NOT;
}

static bool compute(const struct whole_search *s, struct decimal part, struct decimal whole, struct decimal *rounded, struct decimal *cut)
{
	struct decimal hundred;
	return !decimal_is_zero(whole) && decimal_mul(part, decimal_int(s->times ? 1 : 100), &hundred) && decimal_div(hundred, whole, s->p->value.scale, rounded) && decimal_div_trunc(hundred, whole, s->p->value.scale, cut);
}

static bool makes(const struct whole_search *s, struct decimal part, struct decimal whole)
{
	struct decimal rounded, cut;
	return !compute(s, part, whole, &rounded, &cut) || decimal_cmp(rounded, s->p->value) == 0 || decimal_cmp(cut, s->p->value) == 0;
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
	if (at == GUESSES)
		return;
	size_t moved = (s->guess_count < GUESSES ? s->guess_count : GUESSES - 1) - at;
	memmove(&s->guesses[at + 1], &s->guesses[at], moved * sizeof(g));
	s->guesses[at] = g;
	s->guess_count += s->guess_count < GUESSES;
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
static bool find_right(const struct whole_search *s, struct decimal part, struct span *out)
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
		if (!find_right(s, part->value, &part->right))
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
static bool is_foreign(struct lint *l, const struct whole_search *s, const struct whole_part *part, size_t i, const struct apart_name *whole)
{
	enum { LINES = 3 };
	struct apart_name unit = {.count = 0};
	if (lint_shape(l, i)->counted || s->p->place.line - l->r->measures[i].place.line <= LINES || is_confirmed(l, i))
		return false;
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
	bool holds = (within(&part->right, g.of) && makes(s, part->value, g.of)) || (w->has_total && makes(s, part->value, w->value)) || (kind == ALIKE && makes_rounded(l, s, part, i, g.of));
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
	if (holds && apart_is_earlier(l, i))
		g.worth -= ELSE;
	if (holds && g.worth >= s->explained) {
		s->explained = g.worth;
		s->made_of = i;
	} else if (!holds && (kind == ALIKE || g.named || inside || leads(l, s, part, i, words)) && (w->role != ROLE_TARGET || s->target) && (g.named || !is_foreign(l, s, part, i, &k->name)) && !apart_is_earlier(l, i)) {
		keep(s, g);
	}
}

// By their units alone.
static bool may_compare(const struct lint *l, const struct whole_part *part, const struct unit_shape *whole)
{
	const struct unit_shape *of = lint_shape(l, part->measure);
	return of == whole || of->hash == whole->hash || (whole->counted && (part->bare || of->counted)) || (whole->power && of->power == whole->power) || !of->count || !whole->count;
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
		if ((within(&s->parts[n].orders, value) || l->r->measures[i].has_total) && may_compare(l, &s->parts[n], unit))
			consider(l, s, &s->parts[n], i, k);
	}
}

// Near ones; further off those that words name, those that open a sentence, and the wholes of shares that were right.
static void find_wholes(struct lint *l, struct whole_search *s, size_t to)
{
	enum { SURE = 100, WORDS = 3, BEHIND = 2 };
	size_t near = apart_first(s->at, APART_BESIDE);
	s->target = l->r->measures[s->parts[0].measure].role == ROLE_TARGET;
	for (size_t i = to < s->to + BEHIND ? to : s->to + BEHIND; i-- > near && s->explained < SURE;)
		try_whole(l, s, i);
	struct apart_query q = s->asked;
	if (s->phrase.count)
		apart_need(&q, WORDS);
	size_t first = apart_first(s->at, APART_REACH);
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

// ---- what one slip explains

struct slip_of {
	const struct whole_search *s;
	const struct whole_guess *g;
	bool whole;
	struct span meant; // no other could be it
};

static bool holds_with(void *of, struct decimal meant)
{
	const struct slip_of *x = of;
	return within(&x->meant, meant) && makes(x->s, x->whole ? x->g->part->value : meant, x->whole ? meant : x->g->of);
}

// The other of the two.
static bool find_meant(const struct whole_search *s, const struct whole_guess *g, struct slip_of *of)
{
	enum { EXACT = 4 };
	struct decimal hundred = decimal_int(s->times ? 1 : 100), last = {1, s->p->value.scale}, low, high, x;
	if (of->whole)
		return find_right(s, g->part->value, &of->meant);
	return decimal_sub(s->p->value, last, &low) && decimal_add(s->p->value, last, &high) && low.mantissa > 0 && decimal_mul(g->of, low, &x) && decimal_div(x, hundred, EXACT, &of->meant.low) &&
	       decimal_mul(g->of, high, &x) && decimal_div(x, hundred, EXACT, &of->meant.high);
}

static int slip_worth(const struct whole_search *s, const struct whole_guess *g)
{
	enum { FEW = 100, MANY = 1000, SLIP_LEAST = -5, SLIP_OTHER = 3 };
	struct decimal stated = s->p->value, computed, cut;
	bool digits = stated.mantissa >= FEW;
	if (!compute(s, g->part->value, g->of, &computed, &cut))
		return SLIP_LEAST;
	enum slip slip = lint_slip(stated, computed);
	if (slip == SLIP_SWAP)
		return digits ? 5 : 3;
	if (slip == SLIP_DIGIT)
		return digits ? 3 : 1;
	if (g->worth + SLIP_OTHER < TOLD)
		return SLIP_LEAST;
	struct slip_of of = {.s = s, .g = g, .whole = false};
	bool part = find_meant(s, g, &of) && lint_slip_of(g->part->value, holds_with, &of) != SLIP_NONE;
	of.whole = true;
	bool whole = !part && find_meant(s, g, &of) && lint_slip_of(g->of, holds_with, &of) != SLIP_NONE;
	if (!part && !whole)
		return SLIP_LEAST;
	return digits && (part ? g->part->value : g->of).mantissa >= MANY ? SLIP_OTHER : 0;
}

// ---- which percents

static bool may_be_share(struct lint *l, size_t i)
{
	const struct measure_found *p = &l->r->measures[i];
	return lint_is_percent(p) && !p->ratio && p->cmp == CMP_EQ && (p->role == ROLE_SHARE || p->role == ROLE_ACTUAL) && p->direction == DIRECTION_NONE && p->value.mantissa > 0 &&
	       decimal_cmp(p->value, decimal_int(100)) <= 0 && apart_known_of(l, i) && !apart_is_told(l, i) && !apart_is_earlier(l, i);
}

// "gấp 2,16 lần sản lượng tôm sú": how often another level, which is named behind it.
static bool may_be_times(struct lint *l, size_t i)
{
	const struct measure_found *p = &l->r->measures[i];
	return p->ratio && sv_is(p->unit, "lần") && p->cmp == CMP_EQ && !p->has_high && p->value.mantissa > 0 && lint_parent(l, i) != SIZE_MAX && apart_own_after(l, i).n > 2 && !apart_is_told(l, i) &&
	       !lint_says(l, apart_own_after(l, i), "versus") && !lint_says(l, apart_own_after(l, i), "other-base");
}

// The same rate was told before: it is of what stands there.
static bool is_retold(const struct lint *l, size_t at)
{
	const struct decimal said = l->r->measures[at].value;
	bool found = false;
	for (size_t i = 0; i < RATES; i++)
		found |= l->heads->rates[i] == (uint32_t)(said.mantissa * 16 + said.scale);
	return found;
}

static void keep_rate(struct lint *l, size_t at)
{
	const struct decimal said = l->r->measures[at].value;
	l->heads->rates[l->heads->rate_count++ % RATES] = (uint32_t)(said.mantissa * 16 + said.scale);
}

// Of a plan, of another time or place, of a fraction beside it.
static bool is_of_else(struct lint *l, size_t at)
{
	const struct measure_found *all = l->r->measures;
	struct sv after = apart_own_after(l, at), before = apart_own_before(l, at);
	bool first = !at || all[at - 1].place.line != all[at].place.line, last = at + 1 >= l->r->measure_count || all[at + 1].place.line != all[at].place.line;
	if ((!first && all[at - 1].has_total) || (!last && all[at + 1].has_total))
		return true;
	// "cao hơn mặt bằng chung 1,85 điểm % (toàn tỉnh 93,16%)"
	if (!first && (all[at - 1].role == ROLE_CHANGE || all[at - 1].role == ROLE_EXCESS) && sv_find(lint_between(l, at - 1, at), SV("(")) != SIZE_MAX)
		return true;
	// "đạt 60,1% (dự toán 9.850 tỷ đồng)"
	struct sv behind = sv_trim(lint_after(l, at));
	if (sv_starts(behind, SV("(")) && lint_begins(l, sv_from(behind, 1), "base", NULL))
		return true;
	if (lint_ends(l, before, "from"))
		return true; // "giảm từ 18,6% xuống còn 15,4%"
	return lint_says(l, after, "base") || lint_says(l, after, "earlier") || lint_says(l, before, "base") || lint_says(l, before, "elsewhere") || apart_names_year_before(l, after, all[at].place.line);
}

static void read_words(struct lint *l, struct whole_search *s, size_t to)
{
	enum { MOST = 60 };
	while (!l->opens[s->from])
		s->from--;
	while (s->to < to && !l->opens[s->to])
		s->to++;
	s->behind = sv_trim(apart_own_after(l, s->at));
	apart_add_words(l, &s->phrase, s->behind);
	apart_add_words(l, &s->own, apart_own_before(l, s->at));
	s->of_people = sv_starts(s->behind, SV("dân số"));
	// "Dịch vụ công ích vẫn là nguồn thu chính, đóng góp 91,1%"
	if (s->at == s->from)
		apart_add_words(l, &s->own, sentence_before(l, s->at));
	s->asked = apart_ask(l, &s->phrase);
	s->asked_own = apart_ask(l, &s->own);
	struct sv next = s->at + 1 < s->to ? sv_trim(lint_between(l, s->at, s->at + 1)) : (struct sv){0};
	s->introduced = next.n && next.n < MOST && (sv_starts(next, SV("trên")) || (s->times && sv_ends(next, SV("(")))) && sv_find(next, SV(",")) == SIZE_MAX;
}

static void tell_times(struct lint *l, const struct whole_search *s, const struct whole_guess *g)
{
	struct decimal computed, cut;
	if (!compute(s, g->part->value, g->of, &computed, &cut))
		return;
	struct lint_draft found = {.place = s->p->place, .code = "ratio", .severity = SEVERITY_WARNING, .told = true, .stated = s->p->value, .computed = computed, .has_figures = true};
	found.message = (struct error){.failure = FAIL_CHECK, .msgid = N_("%'d is %'d times %'d, not %'d times")};
	lint_arg_figure(&found, 0, decimal_normal(g->part->value));
	lint_arg_figure(&found, 1, computed);
	lint_arg_figure(&found, 2, decimal_normal(g->of));
	lint_arg_figure(&found, 3, s->p->value);
	lint_add(l, &found);
}

// The whole that makes it right; SIZE_MAX: none.
static size_t check(struct lint *l, size_t at, size_t to, size_t row)
{
	enum { MARGIN = 4, SLIP_MOST = 5 };
	struct whole_search s = {.at = at, .from = at, .to = at + 1, .p = &l->r->measures[at], .times = !lint_is_percent(&l->r->measures[at]), .row = row, .made_of = SIZE_MAX};
	if (is_of_else(l, at) || is_retold(l, at))
		return SIZE_MAX;
	read_words(l, &s, to);
	parts_of_sentence(l, &s);
	if (!s.part_count)
		parts_before(l, &s);
	if (!s.part_count || (lint_parent(l, at) == SIZE_MAX && !s.named_part))
		parts_elsewhere(l, &s, to);
	if (!find_orders(l, &s))
		return SIZE_MAX;
	find_wholes(l, &s, to);
	const struct whole_guess *best = NULL;
	int worth = 0;
	for (size_t i = 0; i < s.guess_count && s.guesses[i].worth > s.explained + MARGIN && s.guesses[i].worth + SLIP_MOST >= TOLD; i++) {
		int all = s.guesses[i].worth + slip_worth(&s, &s.guesses[i]);
		if (all <= worth)
			continue;
		best = &s.guesses[i];
		worth = all;
	}
	if (best && worth >= TOLD && s.times)
		tell_times(l, &s, best);
	else if (best && worth >= TOLD)
		ratio_tell(l, s.p, best->part->value, best->of, SEVERITY_WARNING);
	return s.made_of;
}

// "bằng 75,0% số hộ toàn xã"
static bool names_whole(struct lint *l, size_t at)
{
	return sv_trim(apart_own_after(l, at)).n > 0;
}

void lint_whole(struct lint *l, size_t from, size_t to)
{
	size_t row = SIZE_MAX;
	keep_heads(l, from, to);
	for (size_t i = from; i < to; i++) {
		row = l->opens[i] ? SIZE_MAX : row;
		// Of three digits it agrees with what stands near by no chance.
		bool held = l->held[i] & HELD_BY_LEVELS && l->r->measures[i].value.mantissa >= 100 && !names_whole(l, i);
		if (!held && (may_be_share(l, i) || may_be_times(l, i)))
			row = check(l, i, to, row);
		if (lint_is_percent(&l->r->measures[i]))
			keep_rate(l, i);
	}
}

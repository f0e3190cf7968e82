// Whether other figures beside a finding make right what a rule found wrong: the rule then took a figure for another one, and what it
// says is no error.
#include "extract/lint.h"

enum {
	BEFORE = 16, AFTER = 4, // measures of its line around what is stated that may be meant
	NEAR = 2                // counts before it of which one must be among those that explain it
};

// Measures stand in the order of their lines: the first of the line by halves, since a finding may come when all is read.
static size_t measure_at(const struct reading *r, struct place p)
{
	size_t low = 0, high = r->measure_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (r->measures[middle].place.line < p.line)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < r->measure_count && r->measures[low].place.line == p.line; low++) {
		if (r->measures[low].place.start == p.start)
			return low;
	}
	return SIZE_MAX;
}

// "97/120 hộ, đạt p%": nothing else can be meant.
static bool behind_fraction(const struct lint *l, size_t p)
{
	enum { MOST = 40 };
	const struct reading *r = l->r;
	return p > 0 && r->measures[p - 1].has_total && r->measures[p - 1].place.line == r->measures[p].place.line && r->measures[p - 1].year == r->measures[p].year &&
	       lint_between(l, p - 1, p).n <= MOST;
}

struct stated {
	size_t at;
	struct span span;
	bool percent, changed; // changed: how much more or less
	enum direction direction;
};

// 100 and p percent of the base.
static bool against_base(const struct stated *s, bool more, struct span *out)
{
	struct span hundred = span_of(decimal_int(100));
	if (!more)
		return span_sub(hundred, s->span, out);
	return decimal_add(hundred.low, s->span.low, &out->low) && decimal_add(hundred.high, s->span.high, &out->high);
}

static bool percent_holds(const struct stated *s, struct span level, struct span base)
{
	struct span whole;
	if (base.high.mantissa == 0)
		return false;
	if (!s->changed)
		return lint_percent_holds(level, base, s->span);
	return against_base(s, s->direction != DIRECTION_DOWN, &whole) && lint_percent_holds(level, base, whole);
}

static bool difference_holds(const struct stated *s, struct span a, struct span b)
{
	struct span d;
	return span_sub(a, b, &d) && spans_meet(d, s->span);
}

// "712 doanh nghiệp" and "9,1 tỷ đồng/doanh nghiệp": what each has, of what is counted.
static bool multiply(struct lint *l, size_t each, size_t count)
{
	const struct unit_shape *a = lint_shape(l, each), *b = lint_shape(l, count);
	return a->count == 2 && b->count == 1 && sv_eq(a->of[1], b->of[0]);
}

// As it is printed: what explains must do so to the digit.
static bool exactly(struct lint *l, size_t m, struct span *out)
{
	struct decimal d;
	if (l->r->measures[m].has_high || !lint_shape(l, m)->count || !decimal_shift(l->r->measures[m].value, lint_shape(l, m)->power, &d))
		return false;
	*out = span_of(d);
	return true;
}

static bool pair_explains(struct lint *l, const struct stated *s, size_t a, size_t b, bool product)
{
	struct span x, y, xy;
	if (!exactly(l, a, &x) || !exactly(l, b, &y))
		return false;
	if (product)
		return (multiply(l, a, b) || multiply(l, b, a)) && span_mul(x, y, &xy) && spans_meet(xy, s->span);
	if (!lint_same_shape(l, a, b) && !lint_alike(l, a, b))
		return false;
	if (s->percent) {
		bool a_plan = l->r->measures[a].role == ROLE_TARGET, b_plan = l->r->measures[b].role == ROLE_TARGET; // which is no level then
		// "71.810 tấn, tăng 2,2% so với cùng kỳ (70.250 tấn)": what it is said of stands before it, what it is against behind it.
		if (s->changed && (a < s->at) != (b < s->at))
			return a < b ? percent_holds(s, x, y) : percent_holds(s, y, x);
		return ((b_plan || !a_plan) && percent_holds(s, x, y)) || ((a_plan || !b_plan) && percent_holds(s, y, x));
	}
	// The level stands before what it is compared with.
	bool first = a < b, up = s->direction == DIRECTION_UP, down = s->direction == DIRECTION_DOWN;
	return lint_same_shape(l, a, s->at) && ((!(first ? down : up) && difference_holds(s, x, y)) || (!(first ? up : down) && difference_holds(s, y, x)));
}

static bool may_be_meant(const struct lint *l, size_t i, size_t at)
{
	const struct measure_found *m = &l->r->measures[i], *p = &l->r->measures[at];
	return i != at && !lint_is_percent(m) && m->place.line == p->place.line &&
	       (m->role == ROLE_ACTUAL || m->role == ROLE_TARGET);
}

// The parts that were added up make a figure that stands before what was taken for their whole.
static bool sum_stands(struct lint *l, const struct stated *s, struct decimal sum)
{
	const struct unit_shape *shape = lint_shape(l, s->at);
	struct decimal base;
	if (!decimal_shift(sum, shape->power, &base))
		return false;
	for (size_t i = s->at > BEFORE ? s->at - BEFORE : 0; i < s->at; i++) {
		struct span x;
		if (may_be_meant(l, i, s->at) && lint_same_shape(l, i, s->at) && lint_span(l, i, &x) && spans_meet(x, span_of(base)))
			return true;
	}
	return false;
}

bool lint_explained(struct lint *l, const struct lint_draft *found)
{
	const struct reading *r = l->r;
	bool product = strcmp(found->code, "product") == 0, parts = strcmp(found->code, "parts") == 0;
	struct stated s = {.at = measure_at(r, found->place)};
	if (s.at == SIZE_MAX || behind_fraction(l, s.at) || !lint_span(l, s.at, &s.span))
		return false;
	const struct measure_found *p = &r->measures[s.at];
	// "đạt 107,2% kế hoạch (30.000 triệu đồng)": against that plan.
	bool planned = p->role == ROLE_ATTAINMENT && strcmp(found->code, "plan") == 0 && s.at + 1 < r->measure_count && r->measures[s.at + 1].role == ROLE_TARGET &&
	               r->measures[s.at + 1].place.line == p->place.line && sv_ends(sv_trim(lint_between(l, s.at, s.at + 1)), SV("("));
	s.percent = lint_is_percent(p);
	s.changed = !p->ratio && (p->role == ROLE_CHANGE || p->role == ROLE_TARGET_CHANGE || p->role == ROLE_EXCESS);
	s.direction = p->direction;
	if (parts && found->has_figures && sum_stands(l, &s, found->computed))
		return true;
	size_t near[NEAR + 1], count = 0, to = s.at + 1;
	for (size_t i = s.at; i-- > 0 && count < NEAR && r->measures[i].place.line == p->place.line;) {
		if (may_be_meant(l, i, s.at))
			near[count++] = i;
	}
	while (to < r->measure_count && to <= s.at + AFTER && r->measures[to].place.line == p->place.line && !lint_sentence_ends(lint_between(l, to - 1, to)))
		to++;
	if (s.at + 1 < to && may_be_meant(l, s.at + 1, s.at))
		near[count++] = s.at + 1;
	for (size_t k = 0; k < count; k++) {
		for (size_t i = s.at > BEFORE ? s.at - BEFORE : 0; i < to; i++) {
			if (planned && i != s.at + 1 && near[k] != s.at + 1)
				continue;
			if (i != near[k] && may_be_meant(l, i, s.at) && pair_explains(l, &s, near[k], i, product))
				return true;
		}
	}
	return false;
}

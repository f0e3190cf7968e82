// A change against a level that stands apart: in the next sentence ("Cùng kỳ năm trước thu 152.640 triệu đồng"), in brackets with others,
// in another line.
#include "extract/lint_apart.h"
#include "extract/lint_earlier.h"
#include "extract/lint_growth.h"
#include "extract/lint_recalled.h"

static bool level_before(struct lint *l, size_t i, size_t now)
{
	const struct measure_found *m = &l->r->measures[i], *n = &l->r->measures[now];
	return apart_is_earlier(l, i) || (m->year && n->year && m->year == n->year - 1);
}

// What is asked about: the figure and what it says, which a percent behind an amount says of the same.
struct asked {
	size_t at, amount; // the amount that it says again; SIZE_MAX: none
	struct measure_found said;
};

static struct change change_between(struct lint *l, const struct asked *q, size_t now, size_t before)
{
	const struct reading *r = l->r;
	return (struct change){&r->measures[now], &r->measures[before], &q->said, lint_shape(l, now), lint_shape(l, before), lint_shape(l, q->at),
	                       lint_alike(l, now, before), lint_alike(l, q->at, now)};
}

static bool change_agrees(struct lint *l, const struct asked *q, size_t now, size_t before, struct lint_draft *found)
{
	struct change c = change_between(l, q, now, before);
	*found = (struct lint_draft){0};
	return change_applies(&c) && change_holds(&c, found);
}

enum { EARLIER_LEAST = 4 }; // that the names of two levels have in common

struct earlier {
	struct apart_query words; // of the level
	size_t best, count; // what is meant, and how many may be
	int mass;
	struct lint_draft found;
	bool right;
};

static bool is_ratio_near(const struct measure_found *m, struct decimal earlier, struct decimal level)
{
	struct decimal expected, x, y;
	if (!decimal_mul(earlier, m->value, &expected) || (lint_is_percent(m) && !decimal_shift(expected, -2, &expected)))
		return false;
	return decimal_mul(expected, decimal_int(3), &x) && decimal_mul(level, decimal_int(2), &y) && decimal_cmp(x, y) >= 0 && decimal_mul(expected, decimal_int(2), &x) &&
	       decimal_mul(level, decimal_int(3), &y) && decimal_cmp(x, y) <= 0;
}

// What the change would make of the earlier level is no more than a fourth off: what is further off is told of something else.
static bool is_near(struct lint *l, const struct asked *q, size_t now, size_t i)
{
	const struct measure_found *m = &q->said;
	struct decimal earlier = lint_in_unit(l, i, now), level = l->r->measures[now].value, by = m->value, expected, x, y;
	bool relative = lint_is_percent(m) && !lint_is_percent(&l->r->measures[now]), down = m->direction == DIRECTION_DOWN;
	if (m->ratio)
		return is_ratio_near(m, earlier, level);
	if (relative && (!decimal_mul(earlier, by, &by) || !decimal_shift(by, -2, &by)))
		return false;
	if (!relative && lint_same_shape(l, q->at, now))
		by = lint_in_unit(l, q->at, now);
	if (!(down ? decimal_sub(earlier, by, &expected) : decimal_add(earlier, by, &expected)))
		return false;
	return decimal_mul(expected, decimal_int(5), &x) && decimal_mul(level, decimal_int(4), &y) && decimal_cmp(x, y) >= 0 && decimal_mul(expected, decimal_int(4), &x) &&
	       decimal_mul(level, decimal_int(5), &y) && decimal_cmp(x, y) <= 0;
}

// Growth of output is reckoned in the prices of one year, levels are often not.
static bool in_prices(struct lint *l, size_t now)
{
	enum { AROUND = 500 };
	struct sv line = lint_around(l, now, AROUND);
	return lint_says(l, l->r->measures[now].subject, "in-prices") || lint_says(l, line, "prices") || lint_says(l, line, "fixed-prices");
}

// The other way round it would agree: a wrong word.
static bool turned_agrees(struct lint *l, const struct asked *q, size_t now, size_t before)
{
	struct asked turned = *q;
	struct lint_draft found;
	turned.said.direction = q->said.direction == DIRECTION_DOWN ? DIRECTION_UP : DIRECTION_DOWN;
	return !q->said.ratio && change_agrees(l, &turned, now, before, &found);
}

// "tăng 5% so với năm trước (1.200 ha)": what stands behind another change is of that one.
static bool is_of_another_change(struct lint *l, size_t e, const struct asked *q)
{
	const struct reading *r = l->r;
	return e && e - 1 != q->at && e - 1 != q->amount && !l->opens[e] && r->measures[e - 1].place.line == r->measures[e].place.line && r->measures[e - 1].role == ROLE_CHANGE && lint_in_bracket(l, e);
}

// Takes the earlier level i into account, as far as it is told as one of `now`. `paragraph`: both stand in one.
static void consider(struct lint *l, struct earlier *e, const struct asked *q, size_t now, size_t i, bool paragraph)
{
	const struct reading *r = l->r;
	const struct apart_known *k = apart_known_of(l, i);
	if (!k || i == now || i == q->at || r->measures[i].has_total)
		return;
	struct lint_draft found;
	int both = apart_common(&e->words, &k->name);
	if (!paragraph && both < EARLIER_LEAST)
		return;
	if (!change_comparable(l, now, i))
		return;
	// Most of the words of either.
	bool named = both >= EARLIER_LEAST && (both * 5 >= e->words.all * 3 || both * 5 >= apart_mass(l, &k->name, NULL) * 3);
	if (!named && !paragraph)
		return;
	if (change_agrees(l, q, now, i, &found)) {
		recalled_keep(l, RECALLED_EARLIER, now, i);
		e->right = true;
		return;
	}
	if (!found.code || !level_before(l, i, now) || (lint_parent(l, i) != SIZE_MAX && lint_parent(l, i) != now && !apart_is_rate(&r->measures[i])) || (!lint_is_percent(&r->measures[now]) && !apart_one_order(lint_in_unit(l, i, now), r->measures[now].value)))
		return;
	if (is_of_another_change(l, i, q) || (!is_near(l, q, now, i) && !turned_agrees(l, q, now, i)))
		return;
	found.told = turned_agrees(l, q, now, i);
	e->count++;
	if (both >= e->mass) {
		e->mass = both;
		e->best = i;
		e->found = found;
	}
}

// "tăng 12% so với bình quân nhiệm kỳ": against something else than an earlier level.
static bool against_other(struct lint *l, size_t at)
{
	struct sv words = apart_own_after(l, at);
	return (lint_says(l, words, "other-base") && !lint_says(l, words, "begun")) || lint_says(l, words, "average");
}

static bool may_be_level(struct lint *l, size_t i)
{
	const struct measure_found *m = &l->r->measures[i];
	return (apart_is_level(m) || apart_is_rate(m)) && m->cmp == CMP_EQ && !m->has_total && apart_known_of(l, i);
}

// What is told of two levels right beside each other to the digit is no slip, whatever other words tell.
static bool others_agree(struct lint *l, const struct asked *q, size_t to)
{
	enum { FAR = 8, FEW = 10 };
	struct lint_draft found;
	if (q->said.value.mantissa < FEW)
		return false;
	for (size_t e = apart_first(q->at, FAR); e < to && e < q->at + FAR / 2; e++) {
		for (size_t n = apart_first(q->at, FAR); n < to && n < q->at + FAR / 2; n++) {
			if (n != e && n != q->at && e != q->at && may_be_level(l, n) && may_be_level(l, e) && !apart_is_earlier(l, n) && (e > n || apart_is_earlier(l, e)) && l->r->measures[n].place.line == l->r->measures[e].place.line &&
			    change_comparable(l, n, e) && change_agrees(l, q, n, e, &found))
				return true;
		}
	}
	return false;
}

// By its words. True where two levels are found that the change is between, whether it agrees or not.
static bool check_named(struct lint *l, const struct asked *q, size_t from, size_t to)
{
	size_t at = q->at;
	const struct reading *r = l->r;
	size_t now = lint_parent(l, at);
	struct apart_name own = {.count = 0};
	apart_add_words(l, &own, apart_own_before(l, at));
	if (now != SIZE_MAX && apart_known_of(l, now) && apart_is_earlier(l, now))
		now = SIZE_MAX;
	if (sv_starts(r->measures[at].unit, SV("điểm")) && (now == SIZE_MAX || !lint_is_percent(&r->measures[now])))
		now = apart_rate_before(l, at);
	else if (now == SIZE_MAX || !apart_is_level(&r->measures[now]))
		now = apart_mass(l, &own, NULL) ? apart_named_level(l, &own, at, to) : SIZE_MAX;
	if (now == SIZE_MAX)
		now = apart_counted_level(l, at, from);
	if (now == SIZE_MAX || !apart_known_of(l, now))
		return false;
	if (in_prices(l, now))
		return true;
	struct earlier e = {.words = apart_ask(l, &apart_known_of(l, now)->name), .best = SIZE_MAX};
	for (size_t i = from; i < to; i++)
		consider(l, &e, q, now, i, true);
	// Several earlier levels, and none that its name tells: any may be meant.
	if (e.count > 1 && !e.mass)
		return false;
	apart_need(&e.words, EARLIER_LEAST);
	for (size_t i = apart_next(l, &e.words, apart_first(at, APART_REACH), from); i < from && !e.right && !e.count; i = apart_next(l, &e.words, i + 1, from))
		consider(l, &e, q, now, i, false);
	if (e.right)
		return true;
	if (e.best == SIZE_MAX || others_agree(l, q, to))
		return false;
	e.found.severity = SEVERITY_WARNING;
	if (r->measures[e.best].place.line != r->measures[at].place.line)
		e.found.other = r->measures[e.best].place;
	lint_add(l, &e.found);
	return true;
}

// In one line; or the earlier one in the line before or after, called by the words of the other or of the change.
static bool stand_together(struct lint *l, size_t at, size_t now, size_t before)
{
	enum { LEAST = 4, APART = 2, VERB = 8 /* bytes: "tăng", "giảm" */ };
	const struct reading *r = l->r;
	int line = r->measures[at].place.line, other = r->measures[before].place.line, lines = line > other ? line - other : other - line;
	struct apart_name own = {.count = 0}, its_own = {.count = 0};
	apart_add_words(l, &own, apart_own_before(l, at));
	if (!lines) {
		// "Tổng thu 4.256 tỷ đồng. Tổng chi cùng kỳ đạt 3.800 tỷ đồng, tăng 6,0%": it has a name, and another one.
		apart_add_words(l, &its_own, apart_own_before(l, before));
		return before + 1 != at || sv_trim(apart_own_before(l, at)).n > VERB || !apart_mass(l, &its_own, NULL) || apart_mass(l, &its_own, &apart_known_of(l, now)->name) || apart_mass(l, &its_own, &own);
	}
	const struct apart_name *b = &apart_known_of(l, before)->name;
	const struct apart_name *n = &apart_known_of(l, now)->name;
	bool its = !apart_mass(l, &own, NULL) || apart_mass(l, &own, n);
	return lines <= APART && (apart_mass(l, &own, b) >= LEAST || (its && apart_mass(l, n, b) >= LEAST));
}

// "Năm học trước tỷ lệ hạnh kiểm tốt là 75,4%. Năm nay tăng 2,6 điểm phần trăm": by where it stands, of the levels about it.
static void check_about(struct lint *l, const struct asked *q, size_t to)
{
	size_t at = q->at;
	enum { FAR = 10, LINE = 3, BESIDE_BOTH = 3 };
	const struct reading *r = l->r;
	struct lint_draft best = {0}, found;
	size_t least = SIZE_MAX, before = SIZE_MAX, parent = lint_parent(l, at);
	if (parent != SIZE_MAX && (!may_be_level(l, parent) || apart_is_earlier(l, parent)))
		parent = SIZE_MAX;
	for (size_t e = apart_first(at, FAR / 2 + 1); e < to && e < at + FAR / 2; e++) {
		if (e == at || !may_be_level(l, e) || !apart_is_earlier(l, e))
			continue;
		bool taken = is_of_another_change(l, e, q);
		for (size_t n = apart_first(at, FAR); n < to && n < at + FAR / 2; n++) {
			if (n == at || n == e || !may_be_level(l, n) || apart_is_earlier(l, n) || !change_comparable(l, n, e) || in_prices(l, n))
				continue;
			if (change_agrees(l, q, n, e, &found)) {
				recalled_keep(l, RECALLED_EARLIER, n, e);
				return;
			}
			if (taken || (parent != SIZE_MAX && n != parent && (parent + 1 == at || lint_alike(l, parent, e))) || !stand_together(l, at, n, e))
				continue;
			size_t lines = (size_t)(r->measures[at].place.line - r->measures[n].place.line) * LINE;
			size_t apart = (e < at ? at - e : e - at) + (n < at ? at - n : n - at) + (n < at ? lines : 0);
			if (!found.code || decimal_cmp(r->measures[n].value, r->measures[e].value) == 0 || !((apart <= BESIDE_BOTH && apart_one_order(lint_in_unit(l, e, n), r->measures[n].value)) || is_near(l, q, n, e) || turned_agrees(l, q, n, e)))
				continue;
			if (apart < least) {
				least = apart;
				found.told = turned_agrees(l, q, n, e);
				best = found;
				before = e;
			}
		}
	}
	if (least > 2 * FAR || others_agree(l, q, to) || growth_holds_of_other_count(l, before, at))
		return;
	best.severity = SEVERITY_WARNING;
	if (r->measures[before].place.line != r->measures[at].place.line)
		best.other = r->measures[before].place;
	lint_add(l, &best);
}

// "giảm 17 vụ (148 vụ), tương ứng 11,5%": the amount before a percent that says it again; SIZE_MAX: none.
size_t apart_said_again(struct lint *l, size_t at)
{
	enum { MOST = 40 };
	const struct reading *r = l->r;
	if (!at || l->opens[at] || r->measures[at - 1].place.line != r->measures[at].place.line)
		return SIZE_MAX;
	size_t amount = apart_is_behind_change(l, at - 1) ? at - 2 : at - 1;
	if (r->measures[amount].role != ROLE_CHANGE || lint_is_percent(&r->measures[amount]))
		return SIZE_MAX;
	struct sv words = sv_trim(lint_between(l, at - 1, at));
	while (words.n && strchr(",;() ", words.p[0]))
		words = sv_from(words, 1);
	return words.n < MOST && (!words.n || lint_begins(l, words, "again", NULL)) ? amount : SIZE_MAX;
}

// What it is against stands right before it or behind it.
static bool level_beside(struct lint *l, size_t at, size_t to)
{
	int line = l->r->measures[at].place.line;
	return (at + 1 < to && l->r->measures[at + 1].place.line == line && may_be_level(l, at + 1) && apart_is_earlier(l, at + 1)) ||
	       (at && l->r->measures[at - 1].place.line == line && may_be_level(l, at - 1) && apart_is_earlier(l, at - 1));
}

// "cao hơn năm 2014 là 5,7 điểm phần trăm": what reading takes for a distance from a plan.
bool apart_is_above_earlier(struct lint *l, size_t at)
{
	const struct measure_found *m = &l->r->measures[at];
	if (m->role != ROLE_EXCESS || m->direction == DIRECTION_NONE)
		return false;
	struct sv before = apart_own_before(l, at), after = apart_own_after(l, at);
	if (lint_says(l, before, "base") || lint_says(l, after, "base"))
		return false;
	return apart_tells_earlier(l, before) || apart_tells_earlier(l, after) || apart_names_year_before(l, before, m->place.line) || apart_names_year_before(l, after, m->place.line);
}

// `again`: the amount that a percent says again; SIZE_MAX: it does not.
void apart_check_change(struct lint *l, size_t at, size_t from, size_t to, size_t again)
{
	struct sv own = apart_own_before(l, at);
	// "thấp hơn tỷ lệ 98,3% của năm 2023 là 1,6 điểm": it is the base of the next.
	if (at + 1 < to && !l->opens[at + 1] && sv_starts(l->r->measures[at + 1].unit, SV("điểm")) && lint_is_percent(&l->r->measures[at]) && lint_ends(l, lint_between(l, at, at + 1), "is"))
		return;
	if (!level_beside(l, at, to) && (against_other(l, at) || lint_says(l, own, "period") || lint_says(l, own, "part-of-year")))
		return;
	struct asked q = {at, again, l->r->measures[at]};
	q.said.role = again != SIZE_MAX || q.said.role == ROLE_EXCESS ? ROLE_CHANGE : q.said.role;
	q.said.direction = again != SIZE_MAX ? l->r->measures[again].direction : q.said.direction;
	if (!check_named(l, &q, from, to))
		check_about(l, &q, to);
}

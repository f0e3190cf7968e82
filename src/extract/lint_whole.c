// A share whose part or whole is told in another sentence or line, and named by words behind it or before it, by its neighbours, or by nothing
// but what is counted: "Toàn trường cuối năm còn 1.446 học sinh … Giỏi 63 em, chiếm 4,4%", "Tỷ lệ hủy 0,47% tổng số vụ đã giải quyết". Of all
// that may be the two it is weighed how well they stand; nothing is said where any two that stand well agree.
#include "extract/lint_near.h"
#include "extract/lint_whole.h"

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
	return whole_within(&x->meant, meant) && whole_makes(x->s, x->whole ? x->g->part->value : meant, x->whole ? meant : x->g->of);
}

// The other of the two.
static bool find_meant(const struct whole_search *s, const struct whole_guess *g, struct slip_of *of)
{
	enum { EXACT = 4 };
	struct decimal hundred = decimal_int(s->times ? 1 : 100), last = {1, s->p->value.scale}, low, high, x;
	if (of->whole)
		return whole_right(s, g->part->value, &of->meant);
	return decimal_sub(s->p->value, last, &low) && decimal_add(s->p->value, last, &high) && low.mantissa > 0 && decimal_mul(g->of, low, &x) && decimal_div(x, hundred, EXACT, &of->meant.low) &&
	       decimal_mul(g->of, high, &x) && decimal_div(x, hundred, EXACT, &of->meant.high);
}

static int slip_worth(const struct whole_search *s, const struct whole_guess *g)
{
	enum { FEW = 100, MANY = 1000, SLIP_LEAST = -5, SLIP_OTHER = 3 };
	struct decimal stated = s->p->value, computed, cut;
	bool digits = stated.mantissa >= FEW;
	if (!whole_compute(s, g->part->value, g->of, &computed, &cut))
		return SLIP_LEAST;
	enum slip slip = lint_slip(stated, computed);
	if (slip == SLIP_SWAP)
		return digits ? 5 : 3;
	if (slip == SLIP_DIGIT)
		return digits ? 3 : 1;
	if (g->worth + SLIP_OTHER < WHOLE_TOLD)
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
	for (size_t i = 0; i < WHOLE_RATES; i++)
		found |= l->heads->rates[i] == (uint32_t)(said.mantissa * 16 + said.scale);
	return found;
}

static void keep_rate(struct lint *l, size_t at)
{
	const struct decimal said = l->r->measures[at].value;
	l->heads->rates[l->heads->rate_count++ % WHOLE_RATES] = (uint32_t)(said.mantissa * 16 + said.scale);
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

// "công suất sử dụng", "tỷ lệ còn": the words of any rate at its end name no part.
static struct sv without_rate(struct lint *l, struct sv words)
{
	struct lint_words w = lint_words(l, words);
	size_t to = w.to;
	while (to > w.from && (scan_is_within(w.scan, l->words, to - 1, to, "rate-end", NULL, NULL) || (to > w.from + 1 && scan_is_within(w.scan, l->words, to - 2, to, "rate-end", NULL, NULL))))
		to -= scan_is_within(w.scan, l->words, to - 1, to, "rate-end", NULL, NULL) ? 1 : 2;
	return to > w.from ? scan_range(w.scan, w.from, to) : (struct sv){0};
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
	apart_add_words(l, &s->own, without_rate(l, apart_own_before(l, s->at)));
	s->of_people = sv_starts(s->behind, SV("dân số"));
	// "Dịch vụ công ích vẫn là nguồn thu chính, đóng góp 91,1%"
	if (s->at == s->from)
		apart_add_words(l, &s->own, whole_sentence(l, s->at));
	s->asked = apart_ask(l, &s->phrase);
	s->asked_own = apart_ask(l, &s->own);
	struct sv next = s->at + 1 < s->to ? sv_trim(lint_between(l, s->at, s->at + 1)) : (struct sv){0};
	s->introduced = next.n && next.n < MOST && (sv_starts(next, SV("trên")) || ((s->times || (s->behind.n && s->at > s->from)) && sv_ends(next, SV("(")))) && sv_find(next, SV(",")) == SIZE_MAX;
}

// What agrees may do so by chance: by how much a guess must stand better.
static bool outweighs(const struct whole_search *s, const struct whole_guess *g)
{
	enum { DIGITS = 3, FEW_DIGITS = 4, FEW = 100 };
	return g->worth > s->explained + (s->p->value.mantissa < FEW ? FEW_DIGITS : DIGITS);
}

static void tell_times(struct lint *l, const struct whole_search *s, const struct whole_guess *g)
{
	struct decimal computed, cut;
	if (!whole_compute(s, g->part->value, g->of, &computed, &cut))
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
	enum { SLIP_MOST = 5 };
	struct whole_search s = {.at = at, .from = at, .to = at + 1, .p = &l->r->measures[at], .times = !lint_is_percent(&l->r->measures[at]), .row = row, .made_of = SIZE_MAX};
	if (is_of_else(l, at) || is_retold(l, at))
		return SIZE_MAX;
	read_words(l, &s, to);
	whole_find_parts(l, &s, to);
	whole_find(l, &s, to);
	const struct whole_guess *best = NULL;
	int worth = 0;
	for (size_t i = 0; i < s.guess_count && s.guesses[i].worth + SLIP_MOST >= WHOLE_TOLD; i++) {
		if (!outweighs(&s, &s.guesses[i]))
			continue;
		int all = s.guesses[i].worth + slip_worth(&s, &s.guesses[i]);
		if (all <= worth)
			continue;
		best = &s.guesses[i];
		worth = all;
	}
	if (best && worth >= WHOLE_TOLD && s.times)
		tell_times(l, &s, best);
	else if (best && worth >= WHOLE_TOLD)
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
	whole_keep_heads(l, from, to);
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

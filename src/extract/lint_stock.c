// A stock: what there was when the time began, what came in and what went out of it, and what there is at its end: "đầu năm có 4.418 hộ nghèo, trong
// năm 892 hộ thoát nghèo, phát sinh 74 hộ, cuối năm còn 3.600 hộ". Which of the figures move it the words beside them say; where any of them make
// the end of the beginning, none is wrong.
#include "extract/lint_apart.h"

enum { MOVES = 6, REACH = 10 /* measures on either side of the beginning */ };

struct stock {
	struct lint *l;
	size_t from, to; // measures of the paragraph
	size_t begin, end;
	struct stock_move {
		size_t measure;
		struct decimal value;
		int sign; // 0: the words do not tell
	} moves[MOVES];
	size_t count, told; // told: of them with a sign
};

static bool is_level(const struct lint *l, size_t i)
{
	const struct measure_found *m = &l->r->measures[i];
	return m->role == ROLE_ACTUAL && !m->has_high && !m->has_total && m->cmp == CMP_EQ && !lint_is_percent(m) && lint_shape(l, i)->count == 1;
}

// The words of its own say it, before the figure, behind it or with it: "892 hộ thoát nghèo".
static bool says(struct lint *l, size_t i, const char *class)
{
	return lint_says(l, apart_own_before(l, i), class) || lint_says(l, l->r->measures[i].text, class) || lint_says(l, apart_own_after(l, i), class);
}

static int sign_of(struct lint *l, size_t i)
{
	const struct measure_found *m = &l->r->measures[i];
	if (says(l, i, "goes-out"))
		return -1;
	if (says(l, i, "comes-in"))
		return 1;
	return m->role == ROLE_CHANGE ? (m->direction == DIRECTION_DOWN ? -1 : m->direction == DIRECTION_UP) : 0;
}

// What may move it: counted as it is, or by another noun where it is counted.
static bool may_move(struct lint *l, size_t i, size_t stock)
{
	const struct measure_found *m = &l->r->measures[i];
	if ((m->role != ROLE_ACTUAL && m->role != ROLE_CHANGE) || m->has_high || m->has_total || m->cmp != CMP_EQ || lint_is_percent(m) || lint_shape(l, i)->count != 1)
		return false;
	return lint_same_shape(l, i, stock) || (lint_shape(l, i)->counted && lint_shape(l, stock)->counted && !lint_shape(l, i)->power && !lint_shape(l, stock)->power && !m->value.scale);
}

// Those of the measures [from, to) that may move it.
static void gather(struct stock *s, size_t from, size_t to)
{
	struct lint *l = s->l;
	s->count = s->told = 0;
	for (size_t i = from; i < to && s->count < MOVES; i++) {
		if (i == s->begin || i == s->end || !may_move(l, i, s->end))
			continue;
		struct stock_move *m = &s->moves[s->count++];
		*m = (struct stock_move){i, lint_same_shape(l, i, s->end) ? lint_in_unit(l, i, s->end) : l->r->measures[i].value, sign_of(l, i)};
		s->told += m->sign != 0;
	}
}

// Some of them, added or taken away, make the end of the beginning.
static bool is_explained(const struct stock *s, struct decimal sum, size_t from)
{
	struct decimal next;
	if (decimal_cmp(sum, s->l->r->measures[s->end].value) == 0)
		return true;
	for (size_t i = from; i < s->count; i++) {
		if ((decimal_add(sum, s->moves[i].value, &next) && is_explained(s, next, i + 1)) || (decimal_sub(sum, s->moves[i].value, &next) && is_explained(s, next, i + 1)))
			return true;
	}
	return false;
}

static bool slips_to(struct decimal stated, struct decimal apart)
{
	struct decimal more, less;
	return (decimal_add(stated, apart, &more) && lint_slip(stated, more) != SLIP_NONE) || (decimal_sub(stated, apart, &less) && lint_slip(stated, less) != SLIP_NONE);
}

static void judge(const struct stock *s, struct decimal begin)
{
	struct lint *l = s->l;
	const struct measure_found *end = &l->r->measures[s->end];
	struct decimal sum = begin, apart;
	for (size_t i = 0; i < s->count; i++) {
		bool good = s->moves[i].sign > 0 ? decimal_add(sum, s->moves[i].value, &sum) : decimal_sub(sum, s->moves[i].value, &sum);
		if (!good)
			return;
	}
	if (sum.mantissa <= 0 || !decimal_sub(sum, end->value, &apart) || decimal_is_zero(apart))
		return;
	bool slip = slips_to(end->value, apart) || slips_to(begin, apart);
	for (size_t i = 0; i < s->count && !slip; i++)
		slip = slips_to(s->moves[i].value, apart);
	if (!slip)
		return;
	struct lint_draft f = {.place = end->place, .code = "parts", .severity = SEVERITY_WARNING, .stated = end->value, .computed = decimal_normal(sum), .has_figures = true, .told = true,
	                       .other = l->r->measures[s->begin].place.line != end->place.line ? l->r->measures[s->begin].place : (struct place){0},
	                       .message = {.failure = FAIL_CHECK, .msgid = N_("what came in and went out makes %'d of %'d, not %'d")}};
	lint_arg_figure(&f, 0, f.computed);
	lint_arg_figure(&f, 1, begin);
	lint_arg_figure(&f, 2, end->value);
	lint_add(l, &f);
}

// "Số tài liệu cuối kỳ 291.800 bản (đầu năm 284.600 bản, …", "Tổng số khách hàng 191.455: đầu năm …": the end stands before the beginning; else it is the
// first behind it that says so.
static size_t end_of(const struct stock *s)
{
	struct lint *l = s->l;
	size_t b = s->begin;
	if (b > s->from && !l->opens[b] && is_level(l, b - 1) && lint_same_shape(l, b - 1, b)) {
		struct sv words = lint_between(l, b - 1, b);
		if ((sv_find(words, SV("(")) != SIZE_MAX || sv_starts(words, SV(":")) || says(l, b - 1, "ended")) && !lint_says(l, words, "versus"))
			return b - 1;
	}
	for (size_t i = b + 1; i < s->to && i - b <= REACH; i++) {
		if (is_level(l, i) && lint_same_shape(l, i, b) && (says(l, i, "ended") || lint_ends(l, apart_own_before(l, i), "up-to")))
			return i;
	}
	return SIZE_MAX;
}

static void check(struct lint *l, size_t from, size_t to, size_t begin)
{
	struct stock s = {.l = l, .from = from, .to = to, .begin = begin};
	s.end = end_of(&s);
	if (s.end == SIZE_MAX)
		return;
	struct decimal value = lint_in_unit(l, begin, s.end);
	size_t first = begin > REACH && begin - REACH > from ? begin - REACH : from, last = begin + REACH < to ? begin + REACH : to;
	gather(&s, first, last);
	if (is_explained(&s, value, 0))
		return;
	// Between the two, or behind them in one bracket; or before both.
	bool before = s.end < begin;
	size_t stop = before ? begin + 1 : s.end;
	while (before && stop < to && !l->opens[stop] && stop - begin < REACH)
		stop++;
	gather(&s, begin + 1, stop);
	if (!s.count)
		gather(&s, first, before ? s.end : begin);
	if (s.count && s.told == s.count && (s.count > 1 || l->r->measures[s.moves[0].measure].role != ROLE_CHANGE))
		judge(&s, value);
}

void lint_stock(struct lint *l, size_t from, size_t to)
{
	if (to - from < 3 || !lint_says(l, l->paragraph->text, "begun"))
		return;
	for (size_t i = from; i < to; i++) {
		if (is_level(l, i) && says(l, i, "begun"))
			check(l, from, to, i);
	}
}

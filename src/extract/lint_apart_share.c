// A share of a whole that stands apart, and how far a plan is met that does: the whole is named behind the percent or by the head of its
// line, stands before a part in a list, or is that of the neighbours.
#include "extract/lint_apart.h"
#include "extract/lint_plan.h"
#include "extract/lint_ratio.h"

struct share {
	size_t at, part;
	struct apart_query name; // of what it is said of
	bool plan, named; // of a plan; the words say of what
	size_t whole; // the best by its words; SIZE_MAX: none
	int best, words;
	bool right;       // one that may be meant makes it
	int right_words;  // how much the words tell of it
};

static bool makes(struct lint *l, const struct share *s, size_t part, size_t whole)
{
	struct decimal computed;
	const struct measure_found *w = &l->r->measures[whole];
	return ratio_holds(&l->r->measures[s->at], l->r->measures[part].value, ratio_whole(l, whole, part), &computed) ||
	       (w->has_total && ratio_holds(&l->r->measures[s->at], l->r->measures[part].value, w->value, &computed));
}

// A share of its own is printed beside it: it then stands in a row with the other parts of its line.
static bool is_part(const struct lint *l, size_t i)
{
	for (size_t k = lint_child(l, i); k != SIZE_MAX; k = lint_sibling(l, k)) {
		if (l->r->measures[k].role == ROLE_SHARE && lint_is_percent(&l->r->measures[k]))
			return true;
	}
	return false;
}

static bool may_be_whole(struct lint *l, const struct share *s, size_t i)
{
	const struct measure_found *w = &l->r->measures[i], *part = &l->r->measures[s->part];
	return i != s->part && i != s->at && s->plan == (w->role == ROLE_TARGET) && apart_is_level(w) && w->cmp == CMP_EQ && !lint_is_percent(w) && ratio_comparable(l, i, s->part) &&
	       (s->plan ? lint_parent(l, i) == SIZE_MAX : decimal_cmp(ratio_whole(l, i, s->part), part->value) > 0) && !(w->place.line == part->place.line && is_part(l, i));
}

// Whether two figures of the neighbourhood make it, of which one may be its part.
static bool explained_beside(struct lint *l, const struct share *s, size_t to)
{
	const struct reading *r = l->r;
	for (size_t i = apart_first(s->at, APART_BESIDE); i < to && i < s->at + APART_BESIDE; i++) {
		if (i == s->at || !apart_is_level(&r->measures[i]) || r->measures[i].place.line != r->measures[s->at].place.line)
			continue;
		for (size_t k = apart_first(s->at, APART_BESIDE); k < to && k < s->at + APART_BESIDE; k++) {
			if (k != i && k != s->at && apart_is_level(&r->measures[k]) && ratio_comparable(l, k, i) && makes(l, s, i, k))
				return true;
		}
	}
	return false;
}

// The words that its line begins with, up to a colon: "Trong khách quốc tế: …", "Cơ cấu tổng thu gồm: …".
static struct sv line_head(const struct lint *l, size_t at)
{
	enum { MOST = 80 };
	struct sv words = lint_first(lint_before(l, at), MOST);
	size_t n = sv_find(words, SV(":"));
	return n == SIZE_MAX ? (struct sv){"", 0} : sv_head(words, n);
}

// How much it tells that one slip of the hand makes of what is stated what was meant.
static int slip_weight(struct decimal stated, struct decimal meant)
{
	enum { FEW = 100 };
	switch (lint_slip(stated, meant)) {
	case SLIP_SWAP:
		return stated.mantissa >= FEW ? 7 : 4;
	case SLIP_DIGIT:
		return stated.mantissa >= FEW * 10 ? 6 : stated.mantissa >= FEW ? 4 : 1;
	case SLIP_NONE:
		break;
	}
	return 0;
}

static int share_slip(struct lint *l, const struct share *s, size_t whole)
{
	const struct measure_found *p = &l->r->measures[s->at];
	struct decimal computed, w = ratio_whole(l, whole, s->part), part = l->r->measures[s->part].value;
	if (ratio_holds(p, part, w, &computed) || !apart_one_order(computed, p->value))
		return 0;
	int stated = slip_weight(p->value, computed);
	return stated || !ratio_slips(p, part, w, true) ? stated : 4;
}

// Of which shares around were right: those of one list share their whole.
static void confirm(struct lint_apart *a, size_t whole)
{
	for (size_t i = 0; i < APART_CONFIRMED; i++) {
		if (a->confirmed[i] == whole + 1)
			return;
	}
	a->confirmed[a->confirmed_next++ % APART_CONFIRMED] = whole + 1;
}

// The nearest of them that may be meant; SIZE_MAX: none.
static size_t confirmed_whole(struct lint *l, const struct share *s)
{
	enum { LINES = 8 };
	size_t best = SIZE_MAX;
	for (size_t k = 0; k < APART_CONFIRMED; k++) {
		size_t i = l->apart->confirmed[k] - 1;
		struct decimal computed;
		if (!l->apart->confirmed[k] || i >= s->at || !apart_known_of(l, i) || !may_be_whole(l, s, i) || l->r->measures[s->at].place.line - l->r->measures[i].place.line > LINES ||
		    ratio_holds(&l->r->measures[s->at], l->r->measures[s->part].value, ratio_whole(l, i, s->part), &computed) || !apart_one_order(computed, l->r->measures[s->at].value))
			continue;
		if (best == SIZE_MAX || i > best)
			best = i;
	}
	return best;
}

// "17.824 cháu trên 18.165 cháu, tỷ lệ p%": the two that stand before the percent.
static bool of_two_before(struct lint *l, size_t at)
{
	enum { MOST = 30 };
	const struct reading *r = l->r;
	if (at < 2 || l->opens[at] || l->opens[at - 1] || !apart_is_level(&r->measures[at - 1]) || !lint_is_count(&r->measures[at - 2]) || !ratio_comparable(l, at - 1, at - 2))
		return false;
	struct sv words = sv_trim(lint_between(l, at - 2, at - 1));
	return words.n && words.n < MOST && (sv_starts(words, SV("trên")) || lint_begins(l, words, "against", NULL));
}

enum { WHOLE_LEAST = 4 }; // that names have in common where they name a whole

// A figure that may be the whole: `both` is what its words have in common with those that name it.
static void weigh_whole(struct lint *l, struct share *s, size_t i, int both, bool close)
{
	enum { TELLS = 6 };
	struct decimal computed;
	const struct measure_found *p = &l->r->measures[s->at];
	bool covered = both >= WHOLE_LEAST && both * 5 >= s->name.all * 3 && (s->named || s->plan) && !ratio_holds(p, l->r->measures[s->part].value, ratio_whole(l, i, s->part), &computed) &&
	               apart_one_order(computed, p->value);
	if ((both * 5 >= s->name.all * 2 || close) && makes(l, s, s->part, i)) {
		s->right = true;
		confirm(l->apart, i);
		s->right_words = both > s->right_words ? both : s->right_words;
	}
	int told = both + (close || both >= WHOLE_LEAST ? share_slip(l, s, i) : 0);
	if ((covered || (told >= TELLS && both)) && told >= s->best) {
		s->best = told;
		s->words = both;
		s->whole = i;
	}
}

// Far off only a figure that words name counts, near any does.
static void find_whole(struct lint *l, struct share *s, size_t to)
{
	size_t near = apart_first(s->at, APART_BESIDE), i = apart_first(s->at, APART_REACH);
	int enough = (s->name.all * 2 + 4) / 5;
	apart_need(&s->name, enough < 1 ? 1 : enough < WHOLE_LEAST ? enough : WHOLE_LEAST);
	for (i = apart_next(l, &s->name, i, near); i < to; i = i < near ? apart_next(l, &s->name, i + 1, near) : i + 1) {
		const struct apart_known *k = apart_known_of(l, i);
		if (!k || !may_be_whole(l, s, i))
			continue;
		int both = apart_common(&s->name, &k->name);
		if (both || i >= near)
			weigh_whole(l, s, i, both, i > near);
	}
}

// What it is a share of, or a plan met by: told behind it, or by the head of its line.
static void name_whole(struct lint *l, size_t at, size_t to, struct apart_name *phrase)
{
	const struct reading *r = l->r;
	apart_add_words(l, phrase, apart_own_after(l, at));
	// "… chiếm 46,6%, … chiếm 20,6% số vụ": the whole is named once, behind the last.
	if (!phrase->count && at + 1 < to && !l->opens[at + 1] && r->measures[at + 1].role == r->measures[at].role && lint_is_percent(&r->measures[at + 1]))
		apart_add_words(l, phrase, apart_own_after(l, at + 1));
	if (!phrase->count)
		apart_add_words(l, phrase, line_head(l, at));
}

static size_t part_of(struct lint *l, size_t at, size_t to)
{
	size_t part = lint_parent(l, at);
	struct apart_name own = {.count = 0};
	if (part != SIZE_MAX && lint_is_count(&l->r->measures[part]))
		return part;
	apart_add_words(l, &own, apart_own_before(l, at));
	return own.count ? apart_named_level(l, &own, at, to) : SIZE_MAX;
}

static void tell_plan(struct lint *l, const struct share *s)
{
	const struct reading *r = l->r;
	struct lint_draft found;
	struct plan_said said = {&r->measures[s->part], &r->measures[s->whole], &r->measures[s->at], lint_shape(l, s->part), lint_shape(l, s->whole)};
	if (plan_holds(&said, &found))
		return;
	found.severity = SEVERITY_WARNING;
	found.other = r->measures[s->whole].place;
	lint_add(l, &found);
}

void apart_check_share(struct lint *l, size_t at, size_t to)
{
	const struct reading *r = l->r;
	const struct measure_found *p = &r->measures[at];
	struct share s = {.at = at, .plan = p->role == ROLE_ATTAINMENT, .whole = SIZE_MAX};
	struct apart_name phrase = {.count = 0};
	// "412/503 thí sinh, đạt 81,9%", "giảm 24 người, tỷ lệ 21,6%": said of the figure before it.
	if (at && r->measures[at - 1].place.line == p->place.line && !l->opens[at] && (r->measures[at - 1].has_total || r->measures[at - 1].role == ROLE_CHANGE))
		return;
	if (of_two_before(l, at)) {
		if (!makes(l, &s, at - 2, at - 1) && !explained_beside(l, &s, to))
			ratio_judge(l, p, r->measures[at - 2].value, ratio_whole(l, at - 1, at - 2), SEVERITY_ERROR);
		return;
	}
	s.part = part_of(l, at, to);
	const struct apart_known *part = s.part != SIZE_MAX && !r->measures[s.part].has_total ? apart_known_of(l, s.part) : NULL;
	// "31.915 người, đạt 83,46% (cùng kỳ 74,8%)": of a count that is not told.
	if (!part || (apart_known_of(l, at) && apart_is_earlier(l, at) && !apart_is_earlier(l, s.part)))
		return;
	if (!s.plan)
		name_whole(l, at, to, &phrase);
	s.named = apart_mass(l, &phrase, NULL) >= 2;
	s.name = apart_ask(l, s.named ? &phrase : &part->name);
	find_whole(l, &s, to);
	if (!s.plan && !s.right && s.whole == SIZE_MAX)
		s.whole = confirmed_whole(l, &s);
	// The words name another whole than the one that makes it: the percent was reckoned from the wrong one.
	bool named_else = s.named && s.words > WHOLE_LEAST && s.words == s.name.all && s.right_words * 2 < s.words;
	if (s.whole == SIZE_MAX || (!named_else && (s.right || explained_beside(l, &s, to))))
		return;
	if (s.plan)
		tell_plan(l, &s);
	else
		ratio_judge(l, p, r->measures[s.part].value, ratio_whole(l, s.whole, s.part), SEVERITY_WARNING);
}

// Which figure is said of which, for the checks: what reading found, and what the words of a sentence tell besides.
#include "extract/lint.h"

static bool is_level(const struct measure_found *m)
{
	return m->role == ROLE_ACTUAL || m->role == ROLE_TARGET;
}

static bool qualifies(const struct measure_found *m)
{
	return m->role == ROLE_ATTAINMENT || m->role == ROLE_EXCESS || m->role == ROLE_CHANGE;
}

// "… cho quỹ vì người nghèo, đạt 108%": nothing but a verb stands since the last sign, so the figure has no subject of its own.
static bool bare_since_sign(struct lint *l, struct sv words)
{
	enum { MOST = 120, VERB = 2 }; // bytes; words
	if (words.n > MOST || lint_sentence_ends(words) || sv_find(words, SV(";")) != SIZE_MAX)
		return false;
	struct lint_words w = lint_words(l, words);
	size_t since = 0;
	bool sign = false;
	for (size_t i = w.from; i < w.to; i++) {
		bool is_sign = scan_token(w.scan, i)->kind == TOKEN_SIGN;
		sign |= is_sign;
		since = is_sign ? 0 : since + 1;
	}
	return sign && since <= VERB;
}

// The level that the figure before i is of, or is itself.
static size_t level_before(const struct lint *l, size_t i)
{
	const struct reading *r = l->r;
	if (!i || r->measures[i - 1].place.line != r->measures[i].place.line)
		return SIZE_MAX;
	return is_level(&r->measures[i - 1]) && l->parent[i - 1] == SIZE_MAX ? i - 1 : l->parent[i - 1];
}

static size_t parent_of(struct lint *l, size_t i)
{
	const struct reading *r = l->r;
	const struct measure_found *m = &r->measures[i];
	if (m->of >= 0 && (size_t)m->of < r->measure_count)
		return (size_t)m->of;
	if (!qualifies(m))
		return SIZE_MAX;
	size_t level = level_before(l, i);
	return level != SIZE_MAX && bare_since_sign(l, lint_between(l, i - 1, i)) ? level : SIZE_MAX;
}

// "563 doanh nghiệp/kế hoạch 540 doanh nghiệp": the unit of the result names the plan that follows.
static bool before_plan(struct lint *l, size_t i)
{
	struct sv unit = l->r->measures[i].unit, piece, last = {0};
	size_t pieces = 0;
	while (sv_cut(&unit, '/', &piece)) {
		last = piece;
		pieces++;
	}
	return pieces > 1 && lint_begins(l, last, "base", NULL);
}

// "đạt 95,22% dự toán được giao là 14.950 tỷ đồng", "vượt 112 lao động so với kế hoạch (300 lao động)": the figure after the words
// that name the plan.
static bool named_plan(struct lint *l, size_t level, size_t i)
{
	enum { MOST = 60 };
	struct sv words = lint_between(l, i - 1, i);
	if (!words.n || words.n > MOST || lint_sentence_ends(words) || sv_find(words, SV(";")) != SIZE_MAX || sv_find(words, SV(",")) != SIZE_MAX)
		return false;
	return l->r->measures[i].year == l->r->measures[level].year && (l->r->measures[i - 1].role == ROLE_ATTAINMENT || l->r->measures[i - 1].role == ROLE_EXCESS) &&
	       lint_says(l, words, "base") && (lint_ends(l, words, "is") || sv_ends(sv_trim(words), SV("(")));
}

static void find_plan(struct lint *l, size_t i)
{
	const struct reading *r = l->r;
	const struct measure_found *m = &r->measures[i];
	if (!i || r->measures[i - 1].place.line != m->place.line || !is_level(m) || m->of >= 0)
		return;
	size_t level = before_plan(l, i - 1) ? i - 1 : l->parent[i - 1];
	if (level == SIZE_MAX || r->measures[level].role != ROLE_ACTUAL || !lint_same_shape(l, level, i) || (level != i - 1 && !named_plan(l, level, i)))
		return;
	l->plan[level] = i;
	l->parent[i] = level;
}

void lint_links(struct lint *l, size_t from, size_t to)
{
	struct reading *r = l->r;
	for (size_t i = from; i < to; i++) {
		l->child[i] = l->sibling[i] = l->plan[i] = SIZE_MAX;
		size_t parent = parent_of(l, i);
		// What is said of a figure that is itself said of a level, or of its plan, is said of the level.
		size_t above = parent != SIZE_MAX && parent < i ? l->parent[parent] : SIZE_MAX;
		if (above != SIZE_MAX && (!is_level(&r->measures[parent]) || l->plan[above] == parent))
			parent = above;
		l->parent[i] = parent;
		find_plan(l, i);
	}
	for (size_t i = to; i-- > from;) {
		size_t of = l->parent[i];
		if (of == SIZE_MAX || l->plan[of] == i)
			continue;
		l->sibling[i] = l->child[of];
		l->child[of] = i;
	}
}

// Parts that do not make their whole: in brackets after a count, after "gồm" or a colon, and after "trong đó" where they are more.
#include "extract/lint.h"

enum { PARTS_MOST = 24 };

enum link {
	LINK_NONE,
	LINK_BRACKET, // 24 đảng viên (khiển trách 14, cảnh cáo 8 …)
	LINK_ALL,     // gồm, bao gồm
	LINK_LIST,    // a colon: perhaps not all of them
	LINK_AMONG    // trong đó: some of them
};

// How the words after a count introduce its parts.
static enum link link_of(struct lint *l, struct sv words)
{
	enum { APART_MOST = 160 }; // bytes between the whole and its first part
	size_t open = sv_find(words, SV("("));
	struct sv outside = sv_head(words, open);
	if (lint_sentence_ends(outside) || outside.n > APART_MOST)
		return LINK_NONE;
	if (open != SIZE_MAX && sv_find(sv_from(words, open), SV(")")) == SIZE_MAX)
		return lint_says(l, words, "among") ? LINK_AMONG : LINK_BRACKET;
	if (lint_says(l, outside, "among"))
		return LINK_AMONG;
	if (lint_says(l, outside, "all"))
		return LINK_ALL;
	return sv_find(outside, SV(":")) != SIZE_MAX ? LINK_LIST : LINK_NONE;
}

struct parts {
	struct decimal sum, shares; // shares: of the percents beside the parts
	size_t count, shared;
	struct decimal sum_before; // the sum, and how many, before something of another kind stood among them
	size_t count_before;       // 0: nothing did
	bool named;                // counted by other nouns than the whole
	bool broken;
};

static bool closes_bracket(struct sv words)
{
	int depth = 0;
	for (size_t k = 0; k < words.n; k++) {
		depth += words.p[k] == '(' ? 1 : words.p[k] == ')' ? -1 : 0;
		if (depth < 0)
			return true;
	}
	return false;
}

// What a measure among the parts is: one of them, what is said of one, or something else.
enum standing { IS_PART, IS_ASIDE, IS_OTHER };

static enum standing standing_of(struct lint *l, const struct measure_found *m, const struct measure_found *whole, enum link link,
                                 struct parts *p)
{
	if (m->role == ROLE_SHARE || m->role == ROLE_CHANGE || m->role == ROLE_ATTAINMENT || sv_is(m->unit, "%"))
		return IS_ASIDE;
	if (!lint_is_count(m) || m->has_total)
		return IS_OTHER;
	if (lint_same_kind(l, m, whole))
		return IS_PART;
	// "622 tổ chức cơ sở đảng, gồm 264 đảng bộ và 358 chi bộ": kinds of the whole may have names of their own.
	if (link != LINK_ALL || (p->count && !p->named) || !lint_is_counted(l, m) || !lint_is_counted(l, whole))
		return IS_OTHER;
	p->named = true;
	return IS_PART;
}

// Counts of the same thing from `from` on, as far as the bracket or the sentence goes; shares beside them are passed over.
// `ends`: a semicolon ends them, since none introduced them with a colon.
static struct parts gather(struct lint *l, const struct measure_found *whole, size_t from, enum link link, bool ends)
{
	const struct reading *r = l->r;
	struct parts p = {0};
	for (size_t i = from; i < r->measure_count && p.count < PARTS_MOST && !p.broken; i++) {
		const struct measure_found *m = &r->measures[i];
		if (m->place.line != whole->place.line)
			break;
		struct sv words = i > from ? lint_between(l, i - 1, i) : (struct sv){"", 0};
		if (lint_sentence_ends(words) || (ends && sv_find(words, SV(";")) != SIZE_MAX))
			break;
		// The bracket of a share inside a bracket of parts closes nothing of ours.
		if (link == LINK_BRACKET && i > from && closes_bracket(words) && r->measures[i - 1].role != ROLE_SHARE)
			break;
		if (m->role == ROLE_SHARE && lint_is_percent(m) && p.count > p.shared && decimal_add(p.shares, m->value, &p.shares))
			p.shared++;
		// The plan of a part, or its level of a year before, is no part.
		bool aside = l->parent[i] != SIZE_MAX && (m->role == ROLE_TARGET || m->year != whole->year || l->plan[l->parent[i]] == i);
		enum standing standing = aside ? IS_ASIDE : standing_of(l, m, whole, link, &p);
		if (standing == IS_PART) {
			p.broken = !decimal_add(p.sum, m->value, &p.sum);
			p.count++;
		} else if (standing == IS_OTHER && !p.count_before) {
			p.sum_before = p.sum;
			p.count_before = p.count;
			p.broken = !p.count;
		}
	}
	return p;
}

// The shares printed beside the parts make a hundred: nothing was left out.
static bool shares_make_all(const struct parts *p)
{
	struct decimal off, least = decimal_int(-1), most = decimal_int(1);
	return p->count > 1 && p->shared == p->count && decimal_sub(p->shares, decimal_int(100), &off) && decimal_cmp(off, least) > 0 &&
	       decimal_cmp(off, most) < 0;
}

static void judge(struct lint *l, const struct measure_found *whole, const struct parts *p, enum link link)
{
	static const char more[] = N_("the parts make %'d, more than the whole of %'d"), other[] = N_("the parts make %'d, not the whole of %'d"),
	                  missing[] = N_("the parts named make %'d of the whole of %'d; is one missing?");
	int order = decimal_cmp(p->sum, whole->value);
	// "trong đó nữ 148 đồng chí (47,4%), đoàn viên 256 đồng chí (82,05%)": their shares say themselves that they overlap.
	if (link == LINK_AMONG && p->shared == p->count && decimal_cmp(p->shares, decimal_int(101)) > 0)
		return;
	bool complete = link == LINK_ALL || link == LINK_BRACKET || shares_make_all(p), near = lint_near(p->sum, whole->value);
	struct decimal sum = decimal_normal(p->sum), said = decimal_normal(whole->value);
	if (order > 0 && (p->count > 1 ? complete || link == LINK_AMONG : link == LINK_ALL || link == LINK_AMONG))
		lint_add_figures(l, whole->place, "parts", SEVERITY_ERROR, more, sum, said);
	else if (order < 0 && p->count > 1 && complete)
		lint_add_figures(l, whole->place, "parts", SEVERITY_ERROR, other, sum, said);
	else if (order && p->count > 1 && near)
		lint_add_figures(l, whole->place, "parts", order > 0 ? SEVERITY_WARNING : SEVERITY_NOTE, order > 0 ? more : missing, sum, said);
}

// "gồm 84 cuộc theo kế hoạch và 17 cuộc đột xuất, thu hồi 26,4 tỷ đồng", "gồm 118 sản phẩm 3 sao, 52 sản phẩm 4 sao": where
// something else stands among the parts, they end there or go on after it. Only what is wrong both ways is wrong.
static void judge_either(struct lint *l, const struct measure_found *whole, const struct parts *p, enum link link)
{
	struct parts before = {.sum = p->sum_before, .count = p->count_before};
	bool goes_on = p->count > p->count_before;
	if (decimal_cmp(before.sum, whole->value) == 0 || decimal_cmp(p->sum, whole->value) == 0)
		return;
	if (before.count > 1 && (!goes_on || decimal_cmp(before.sum, whole->value) > 0 || lint_near(before.sum, whole->value)))
		judge(l, whole, &before, link);
	else if (goes_on && lint_near(p->sum, whole->value))
		judge(l, whole, p, link);
}

static void check_whole(struct lint *l, size_t i)
{
	const struct reading *r = l->r;
	const struct measure_found *whole = &r->measures[i];
	// A share of the whole itself may stand between: "850 hộ nghèo (3,2%), trong đó …".
	size_t first = i + 1;
	while (first < r->measure_count && r->measures[first].of == (int)i && first < i + 4)
		first++;
	if (first >= r->measure_count || r->measures[first].place.line != whole->place.line)
		return;
	struct sv words = lint_between(l, first - 1, first);
	enum link link = link_of(l, words);
	if (link == LINK_NONE)
		return;
	bool ends = link != LINK_BRACKET && sv_find(words, SV(":")) == SIZE_MAX;
	struct parts p = gather(l, whole, first, link, ends);
	if (!p.count || p.broken || (p.named && (p.count < 2 || !lint_near(p.sum, whole->value))))
		return;
	if (p.count_before)
		judge_either(l, whole, &p, link);
	else
		judge(l, whole, &p, link);
}

void lint_parts(struct lint *l, size_t from, size_t to)
{
	for (size_t i = from; i + 1 < to; i++) {
		const struct measure_found *whole = &l->r->measures[i];
		// "thiếu 274 giáo viên, gồm …": a lack has parts like any other count.
		if (!whole->has_total && (lint_is_count(whole) || (whole->role == ROLE_EXCESS && !lint_is_percent(whole))))
			check_whole(l, i);
	}
}

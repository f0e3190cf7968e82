// Which figure is said of which, for the checks: what reading found, and what the words of a sentence tell besides.
#include "extract/lint.h"

static void set(uint32_t *one_more, size_t of)
{
	*one_more = (uint32_t)(of + 1); // 0 for SIZE_MAX
}

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
	for (size_t i = w.from, n = 1; i < w.to; i += n) {
		n = 1;
		if (scan_token(w.scan, i)->kind == TOKEN_SIGN) {
			sign = true;
			since = 0;
		} else if (!scan_is_within(w.scan, l->relations, i, w.to, "base", &n, NULL) && !scan_is_within(w.scan, l->relations, i, w.to, "versus", &n, NULL)) {
			n = 1; // "vượt chỉ tiêu": what it is against is no subject either
			since++;
		}
	}
	return sign && since <= VERB;
}

// The level that the figure before i is of, or is itself.
static size_t level_before(const struct lint *l, size_t i)
{
	const struct reading *r = l->r;
	if (!i || r->measures[i - 1].place.line != r->measures[i].place.line)
		return SIZE_MAX;
	// "148.200 lượt hội viên (bình quân 64 lượt người/buổi), tăng 12,7%": what stands in closed brackets is passed over.
	struct sv since = lint_between(l, i - 1, i);
	if (sv_find(since, SV(")")) < sv_find(since, SV("("))) {
		enum { REACH = 8 };
		size_t k = i - 1;
		while (k > 0 && i - k < REACH && r->measures[k - 1].place.line == r->measures[i].place.line && sv_find(lint_between(l, k - 1, k), SV("(")) == SIZE_MAX)
			k--;
		if (k > 0 && r->measures[k - 1].place.line == r->measures[i].place.line)
			i = k;
	}
	return is_level(&r->measures[i - 1]) && lint_parent(l, i - 1) == SIZE_MAX ? i - 1 : lint_parent(l, i - 1);
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
	// "1.284 món, số tiền 642 triệu đồng (năm trước 1.068 món), tăng 216 món": the level that is counted as the change is.
	enum { REACH = 4 };
	if (m->role == ROLE_CHANGE && level != SIZE_MAX && !lint_is_percent(m) && !lint_alike(l, level, i)) {
		for (size_t k = level; k-- > 0 && level - k < REACH && !l->opens[k + 1];) {
			if (is_level(&r->measures[k]) && lint_parent(l, k) == SIZE_MAX && lint_alike(l, k, i)) {
				level = k;
				break;
			}
		}
	}
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
	       ((lint_says(l, words, "base") && (lint_ends(l, words, "is") || sv_ends(sv_trim(words), SV("(")))) ||
	        // "đạt 105% so với chương trình kiểm tra (80 tổ chức)"
	        (l->r->measures[i - 1].role == ROLE_ATTAINMENT && sv_ends(sv_trim(words), SV("(")) && lint_begins(l, words, "versus", NULL) && !lint_says(l, words, "earlier") &&
	         !lint_says(l, words, "other-base")));
}

static void find_plan(struct lint *l, size_t i)
{
	const struct reading *r = l->r;
	const struct measure_found *m = &r->measures[i];
	if (!i || r->measures[i - 1].place.line != m->place.line || !is_level(m) || m->of >= 0)
		return;
	size_t level = before_plan(l, i - 1) ? i - 1 : lint_parent(l, i - 1);
	if (level == SIZE_MAX || !is_level(&r->measures[level]) || !lint_same_shape(l, level, i) || (level != i - 1 && !named_plan(l, level, i)))
		return;
	set(&l->links[level].plan, i);
	set(&l->links[i].parent, level);
}

// "09 đối tượng, vượt chỉ tiêu (06 đối tượng) 03 đối tượng": the plan in brackets behind words that say that it was met.
static void find_met_plan(struct lint *l, size_t i)
{
	const struct reading *r = l->r;
	l->plan_of[i - l->plan_of_first] = SIZE_MAX;
	if (l->opens[i] || !is_level(&r->measures[i]))
		return;
	struct sv words = sv_trim(lint_between(l, i - 1, i));
	if (sv_is(words, ")") && lint_parent(l, i - 1) != SIZE_MAX && (lint_plan_of(l, lint_parent(l, i - 1)) == i - 1 || r->measures[i - 1].role == ROLE_TARGET) &&
	    lint_alike(l, i, i - 1)) {
		l->plan_of[i - l->plan_of_first] = lint_parent(l, i - 1);
		return;
	}
	if (!is_level(&r->measures[i - 1]) || r->measures[i - 1].has_total || lint_parent(l, i - 1) != SIZE_MAX || lint_parent(l, i) != SIZE_MAX || !lint_alike(l, i, i - 1) || lint_is_percent(&r->measures[i]) ||
	    !sv_ends(words, SV("(")) || !(lint_says(l, words, "plan-met") || lint_says(l, words, "plan-unmet")))
		return;
	set(&l->links[i - 1].plan, i);
	set(&l->links[i].parent, i - 1);
}

// ---- a plan with a figure of its own, beside the result: "kế hoạch 790 tỷ đồng, thực hiện 812 tỷ đồng, đạt 102,8%"

// The words before measure i since the last sign, and in its sentence.
static struct sv clause_before(const struct lint *l, size_t i)
{
	enum { NEAR = 90 };
	bool same = i && l->r->measures[i - 1].place.line == l->r->measures[i].place.line;
	struct sv words = lint_last(same ? lint_between(l, i - 1, i) : lint_before(l, i), NEAR);
	for (size_t k = words.n; k-- > 0;) {
		if (sign_among(words.p[k], ",;:(") && !sv_is(sv_trim(sv_from(words, k)), ":") && !sv_is(sv_trim(sv_from(words, k)), "("))
			return sv_from(words, k + 1);
		if (words.p[k] == '.' && k + 1 < words.n && words.p[k + 1] == ' ')
			return sv_from(words, k + 1);
	}
	return words;
}

bool lint_stands_as_plan(struct lint *l, size_t i)
{
	const struct measure_found *m = &l->r->measures[i];
	bool more = m->role == ROLE_CHANGE && !lint_is_percent(m); // "kế hoạch thêm 02 huyện"
	if ((!is_level(m) && !more) || m->of >= 0 || m->has_total || m->has_high || lint_parent(l, i) != SIZE_MAX)
		return false;
	struct sv words = clause_before(l, i);
	return (lint_says(l, words, "base") || lint_says(l, words, "given") || sv_find(words, SV("được giao")) != SIZE_MAX) && !lint_says(l, words, "plan-met") && !lint_says(l, words, "plan-unmet");
}

// The result that stands before a plan: the level next to it, or, at the beginning of a sentence ("So với chỉ tiêu … 280 trường, vượt 7
// trường"), the first of the sentence before.
static size_t result_before(struct lint *l, size_t plan, size_t from)
{
	const struct reading *r = l->r;
	enum { REACH = 24 };
	size_t found = SIZE_MAX;
	for (size_t i = plan; i-- > from && plan - i < REACH;) {
		// "27 em đoạt giải (nhất 02, còn lại 11 giải khuyến khích)": none of what a bracket tells apart.
		bool is = is_level(&r->measures[i]) && lint_parent(l, i) == SIZE_MAX && lint_alike(l, i, plan) && !lint_stands_as_plan(l, i) && (!l->opens[plan] || !lint_in_bracket(l, i));
		found = is ? i : found;
		if ((found != SIZE_MAX && !l->opens[plan]) || (l->opens[i] && i < plan))
			break;
	}
	return found;
}

// What reading ties to the plan itself is said of the result: "so với chỉ tiêu 1.200 đơn vị máu đạt 107,2%".
static void from_plan_to_result(struct lint *l, size_t i, size_t from)
{
	const struct measure_found *m = &l->r->measures[i];
	size_t plan = lint_parent(l, i);
	if ((m->role != ROLE_ATTAINMENT && m->role != ROLE_EXCESS && m->role != ROLE_SHARE) || plan == SIZE_MAX || plan < from || plan >= i)
		return;
	size_t above = lint_parent(l, plan);
	set(&l->links[plan].parent, SIZE_MAX);
	size_t result = lint_stands_as_plan(l, plan) ? result_before(l, plan, from) : SIZE_MAX;
	set(&l->links[plan].parent, above);
	if (result == SIZE_MAX || (m->role == ROLE_SHARE && l->r->measures[plan].value.mantissa <= 0))
		return;
	set(&l->links[i].parent, result);
	set(&l->links[plan].parent, result);
	set(&l->links[result].plan, plan);
}

// "kiểm tra 126 tổ chức đảng …; số cuộc kiểm tra đạt 105% kế hoạch (120 tổ chức)": the result is what is counted as the plan is.
static void find_result_of(struct lint *l, size_t i, size_t from, size_t to)
{
	const struct reading *r = l->r;
	const struct measure_found *m = &r->measures[i];
	size_t plan = i + 1;
	if (m->role != ROLE_ATTAINMENT || !lint_is_percent(m) || lint_parent(l, i) != SIZE_MAX || plan >= to || l->opens[plan] || !is_level(&r->measures[plan]) ||
	    lint_is_percent(&r->measures[plan]) || (lint_parent(l, plan) != SIZE_MAX && lint_parent(l, plan) != i))
		return;
	struct sv words = sv_trim(lint_between(l, i, plan));
	if (!sv_ends(words, SV("(")) || !lint_says(l, words, "base"))
		return;
	enum { REACH = 12 };
	for (size_t k = i; k-- > from && i - k < REACH && !l->opens[k + 1];) {
		// "giảm 1.060 hộ nghèo, đạt 106% chỉ tiêu giao (1.000 hộ)"
		bool change = r->measures[k].role == ROLE_CHANGE && !r->measures[k].has_high && !lint_is_percent(&r->measures[k]) && k + 1 == i;
		if ((!is_level(&r->measures[k]) && !change) || lint_parent(l, k) != SIZE_MAX || !lint_alike(l, k, plan))
			continue;
		set(&l->links[i].parent, k);
		set(&l->links[plan].parent, k);
		set(&l->links[k].plan, plan);
		return;
	}
}

static bool is_judged(const struct lint *l, size_t level)
{
	bool said = false;
	for (size_t i = lint_child(l, level); i != SIZE_MAX; i = lint_sibling(l, i)) {
		if (l->r->measures[i].role == ROLE_TARGET)
			return false;
		said |= l->r->measures[i].role == ROLE_ATTAINMENT || l->r->measures[i].role == ROLE_EXCESS || l->r->measures[i].role == ROLE_SHARE;
	}
	return said && lint_plan_of(l, level) == SIZE_MAX;
}

// A plan in front of its result.
static void find_plan_before(struct lint *l, size_t level, size_t from)
{
	enum { REACH = 3 };
	if (!is_level(&l->r->measures[level]) || !is_judged(l, level))
		return;
	for (size_t i = level; i-- > from && level - i <= REACH;) {
		// "được giao 350 chỉ tiêu, tuyển được 343 người"
		bool places = lint_begins(l, l->r->measures[i].unit, "base", NULL) && lint_is_counted(l, &l->r->measures[level]);
		if ((!is_level(&l->r->measures[i]) && !lint_stands_as_plan(l, i)) || (!places && !lint_alike(l, i, level)) || l->r->measures[i].year != l->r->measures[level].year)
			continue;
		if (lint_stands_as_plan(l, i)) {
			set(&l->links[level].plan, i);
			set(&l->links[i].parent, level);
			return;
		}
		if (l->opens[level])
			return;
	}
}

// And behind what is said of it: "bằng 45,3% kế hoạch năm; kế hoạch cả năm là 16.200 tỷ đồng".
static void find_plan_after(struct lint *l, size_t level, size_t to)
{
	enum { REACH = 3 };
	const struct reading *r = l->r;
	size_t last = level;
	if (!is_level(&r->measures[level]) || !is_judged(l, level))
		return;
	for (size_t i = lint_child(l, level); i != SIZE_MAX; i = lint_sibling(l, i))
		last = i > last ? i : last;
	if (last + 1 < to && !l->opens[last + 1] && last - level <= REACH && lint_alike(l, last + 1, level) &&
	    r->measures[last + 1].year == r->measures[level].year && lint_stands_as_plan(l, last + 1)) {
		set(&l->links[level].plan, last + 1);
		set(&l->links[last + 1].parent, level);
	}
}

void lint_links(struct lint *l, size_t from, size_t to)
{
	struct reading *r = l->r;
	l->plan_of_first = from;
	while (l->plan_of_room < to - from)
		l->plan_of = arena_grow(l->arena, l->plan_of, sizeof(*l->plan_of), l->plan_of_room, &l->plan_of_room);
	for (size_t i = from; i < to; i++) {
		l->links[i] = (struct lint_link){0};
		size_t parent = parent_of(l, i);
		// What is said of a figure that is itself said of a level, or of its plan, is said of the level.
		size_t above = parent != SIZE_MAX && parent < i ? lint_parent(l, parent) : SIZE_MAX;
		if (above != SIZE_MAX && (!is_level(&r->measures[parent]) || lint_plan_of(l, above) == parent))
			parent = above;
		// "vượt chỉ tiêu (06 đối tượng) 03 đối tượng, đạt 150%": what stands right behind the bracket is how much.
		if (parent != SIZE_MAX && parent >= from && parent < i && l->plan_of[parent - from] != SIZE_MAX)
			parent = l->plan_of[parent - from];
		set(&l->links[i].parent, parent);
		find_plan(l, i);
		find_met_plan(l, i);
	}
	for (size_t i = from; i < to; i++) {
		from_plan_to_result(l, i, from);
		find_result_of(l, i, from, to);
	}
	for (size_t i = to; i-- > from;) {
		size_t of = lint_parent(l, i);
		if (of == SIZE_MAX || lint_plan_of(l, of) == i)
			continue;
		l->links[i].sibling = l->links[of].child;
		set(&l->links[of].child, i);
	}
	for (size_t i = from; i < to; i++) {
		find_plan_before(l, i, from);
		find_plan_after(l, i, to);
	}
}

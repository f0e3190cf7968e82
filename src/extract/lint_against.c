// A change against an earlier level that stands in a sentence or a bracket of its own: "172.365 triệu đồng, tăng 12,92% so với cùng kỳ. Cùng kỳ năm
// 2017 thu 152.640 triệu đồng", "số vụ giảm 11,4% (năm 2013 xảy ra 324 vụ, chết 161 người)". Which of several figures are meant is told by
// their units and by the words that both have.
#include "extract/lint_earlier.h"
#include "extract/lint_growth.h"
#include "extract/lint_recalled.h"

enum { REACH = 24 /* measures of the line to either side */, NAMES = 10 /* words */, PAIRS = 8, UNLIKE = -100 };

struct name {
	uint64_t keys[NAMES];
	size_t count;
};

// ---- what a figure is called

// Words that tell no figure from another.
static bool says_nothing(const struct scan *s, size_t i)
{
	return scan_word(s, i, "số") || scan_word(s, i, "tổng") || scan_word(s, i, "tăng") || scan_word(s, i, "giảm") || scan_word(s, i, "so") ||
	       scan_word(s, i, "với") || scan_word(s, i, "năm") || scan_word(s, i, "học") || scan_word(s, i, "cùng") || scan_word(s, i, "kỳ") ||
	       scan_word(s, i, "trước") || scan_word(s, i, "tương") || scan_word(s, i, "ứng") || scan_word(s, i, "đương") || scan_word(s, i, "đạt") ||
	       scan_word(s, i, "còn") || scan_word(s, i, "thì") || scan_word(s, i, "là") || scan_word(s, i, "và") || scan_word(s, i, "có") ||
	       scan_word(s, i, "các") || scan_word(s, i, "trong") || scan_word(s, i, "đã") || scan_word(s, i, "được") || scan_word(s, i, "thêm") ||
	       scan_word(s, i, "hơn") || scan_word(s, i, "gần") || scan_word(s, i, "mức") || scan_word(s, i, "tốc") || scan_word(s, i, "độ") ||
	       scan_word(s, i, "trưởng") || scan_word(s, i, "cả") || scan_word(s, i, "toàn") || scan_word(s, i, "tỉnh") || scan_word(s, i, "huyện") ||
	       scan_word(s, i, "xã") || scan_word(s, i, "ngành") || scan_word(s, i, "nhưng") || scan_word(s, i, "tuy") || scan_word(s, i, "bằng") ||
	       scan_word(s, i, "tỷ") || scan_word(s, i, "lệ") || scan_word(s, i, "như") || scan_word(s, i, "vậy") || scan_word(s, i, "này") ||
	       scan_word(s, i, "nay") || scan_word(s, i, "đồng") || scan_word(s, i, "triệu") || scan_word(s, i, "nghìn") || scan_word(s, i, "đầu") ||
	       scan_word(s, i, "cuối") || scan_word(s, i, "thời") || scan_word(s, i, "điểm");
}

static void add_words(struct lint *l, struct name *n, struct sv words)
{
	struct lint_words w = lint_words(l, words);
	for (size_t i = w.from; i < w.to && n->count < NAMES; i++) {
		if (scan_token(w.scan, i)->kind == TOKEN_WORD && !says_nothing(w.scan, i))
			n->keys[n->count++] = scan_token(w.scan, i)->key;
	}
}

static struct name name_of_change(struct lint *l, size_t i)
{
	struct name n = {.count = 0};
	add_words(l, &n, earlier_clause(l, i));
	return n;
}

// Of a level also the words behind its number, up to a sign.
static struct name name_of_level(struct lint *l, size_t i)
{
	enum { AFTER = 40 };
	struct name n = name_of_change(l, i);
	struct sv after = lint_first(lint_after(l, i), AFTER);
	for (size_t k = 0; k < after.n; k++) {
		if (strchr(",;.():", after.p[k])) {
			after = sv_head(after, k);
			break;
		}
	}
	add_words(l, &n, l->r->measures[i].text);
	add_words(l, &n, after);
	return n;
}

static size_t shared(const struct name *a, const struct name *b)
{
	size_t count = 0;
	for (size_t i = 0; i < a->count; i++) {
		for (size_t k = 0; k < b->count; k++) {
			if (a->keys[i] == b->keys[k]) {
				count++;
				break;
			}
		}
	}
	return count;
}

// ---- when a figure is of

enum time { TIME_NOW, TIME_BEFORE, TIME_BEGINNING };

// "Cùng kỳ …", "Năm học trước …", "Năm 2009 …" before `year`, "Đầu năm …".
static enum time begins_time(struct lint *l, struct sv words, int year)
{
	words = sv_trim(words);
	while (words.n && strchr("-+* ", words.p[0]))
		words = sv_from(words, 1);
	if (sv_starts(words, SV("đầu năm")) || sv_starts(words, SV("Đầu năm")))
		return TIME_BEGINNING;
	if (lint_begins(l, words, "earlier", NULL))
		return TIME_BEFORE;
	if (!(sv_starts(words, SV("năm ")) || sv_starts(words, SV("Năm ")) || sv_starts(words, SV("Thời điểm ")) || sv_starts(words, SV("thời điểm "))))
		return TIME_NOW;
	enum { NEAR = 30 };
	struct lint_words w = lint_words(l, lint_first(words, NEAR));
	for (size_t i = w.from; i < w.to && year; i++) {
		int64_t n;
		if (scan_number(w.scan, i, &n) && n > 1900 && n < 2200)
			return n < year ? TIME_BEFORE : TIME_NOW;
	}
	return TIME_NOW;
}

// By the beginning of its sentence, or of the bracket that it stands in.
static enum time time_of(struct lint *l, size_t i, int year)
{
	enum { MOST = 400 };
	struct sv before = lint_last(lint_before(l, i), MOST);
	for (size_t k = before.n; k-- > 0;) {
		char c = before.p[k];
		if (c == ')') {
			while (k > 0 && before.p[k] != '(')
				k--;
		} else if (c == '(') {
			enum time inside = begins_time(l, sv_from(before, k + 1), year);
			if (inside != TIME_NOW)
				return inside;
			struct sv ahead = lint_last(sv_head(before, k), 60);
			size_t at = sv_find(ahead, SV("o với "));
			return at == SIZE_MAX || lint_says(l, ahead, "base") ? TIME_NOW : begins_time(l, sv_from(ahead, at + 7), year);
		} else if (c == '.' && k + 1 < before.n && before.p[k + 1] == ' ') {
			return begins_time(l, sv_from(before, k + 1), year);
		}
	}
	return before.n < MOST ? begins_time(l, before, year) : TIME_NOW;
}

// What a change is against, by the words behind it or in front of its clause.
static enum time time_against(struct lint *l, size_t change, int year)
{
	enum { NEAR = 50 };
	const struct reading *r = l->r;
	bool next = change + 1 < r->measure_count && r->measures[change + 1].place.line == r->measures[change].place.line;
	struct sv after = sv_trim(lint_first(lint_sentence_after(l, change, next ? change + 1 : SIZE_MAX), NEAR)), rest;
	if (lint_begins(l, after, "versus", &rest)) {
		enum time t = begins_time(l, rest, year);
		return t == TIME_NOW && sv_starts(sv_trim(rest), SV("cùng thời điểm")) ? TIME_BEFORE : t;
	}
	return after.n && lint_says(l, after, "base") ? TIME_NOW : TIME_BEFORE;
}

// ---- the pairs that may be meant

struct pairs {
	struct { size_t level, earlier; int fit; } of[PAIRS];
	size_t count;
	bool right;
};

static bool is_level(const struct measure_found *m)
{
	return (m->role == ROLE_ACTUAL || m->role == ROLE_SHARE) && !m->has_high && m->cmp == CMP_EQ;
}

static void offer(struct lint *l, struct pairs *p, size_t level, size_t earlier, size_t change, int fit)
{
	struct lint_draft found;
	struct change c = earlier_change(l, level, earlier, change);
	struct measure_found now = l->r->measures[level], before = l->r->measures[earlier];
	now.has_total = before.has_total = false;
	c.level = &now;
	c.earlier = &before;
	if (change_holds(&c, &found)) {
		recalled_keep(l, RECALLED_EARLIER, level, earlier);
		p->right = true;
	} else if (p->count < PAIRS) {
		p->of[p->count].level = level;
		p->of[p->count].earlier = earlier;
		p->of[p->count++].fit = fit;
	}
}

// How well a level is called what the change is.
static int fit_of(struct lint *l, const struct name *change, size_t i)
{
	struct name n = name_of_level(l, i);
	size_t both = shared(change, &n);
	return change->count && !both ? UNLIKE : (int)(3 * both) - (int)n.count;
}

// What stands alone in a bracket is of the figure before it.
static bool is_taken(struct lint *l, size_t i)
{
	const struct reading *r = l->r;
	if (lint_parent(l, i) != SIZE_MAX)
		return true;
	if (!lint_in_bracket(l, i))
		return false;
	bool before = !l->opens[i] && lint_in_bracket(l, i - 1) && sv_find(lint_between(l, i - 1, i), SV("(")) == SIZE_MAX;
	bool after = i + 1 < r->measure_count && !l->opens[i + 1] && lint_in_bracket(l, i + 1) && sv_find(lint_between(l, i, i + 1), SV("(")) == SIZE_MAX;
	return !before && !after;
}

static void find_pairs(struct lint *l, size_t change, size_t from, size_t to, enum time against, struct pairs *p)
{
	const struct reading *r = l->r;
	int year = r->measures[change].year;
	size_t parent = lint_parent(l, change);
	struct name called = name_of_change(l, change);
	bool percent = lint_is_percent(&r->measures[change]);
	for (size_t e = from; e < to; e++) {
		if (e == change || !is_level(&r->measures[e]) || is_taken(l, e) || time_of(l, e, year) != against)
			continue;
		struct name earlier = name_of_level(l, e);
		for (size_t k = change; k-- > from;) {
			if (k == e || !is_level(&r->measures[k]) || !lint_alike(l, k, e) || (!percent && !lint_alike(l, k, change) && !lint_is_percent(&r->measures[k])))
				continue;
			if ((parent != SIZE_MAX && parent >= from && parent < to && k != parent) || time_of(l, k, year) != TIME_NOW)
				continue;
			int fit = k == parent ? 0 : fit_of(l, &called, k);
			struct name level = name_of_level(l, k);
			// The earlier one may leave out what both are called.
			fit += fit > UNLIKE ? (int)(2 * shared(&level, &earlier)) - (int)(change - k > 6) : 0;
			if (fit > UNLIKE)
				offer(l, p, k, e, change, fit);
		}
	}
}

// Less than three times as much: another figure may be meant by what is farther off.
static bool is_likely(struct decimal a, struct decimal b)
{
	struct decimal x, y;
	return decimal_mul(a, decimal_int(3), &x) && decimal_mul(b, decimal_int(3), &y) && decimal_cmp(x, b) >= 0 && decimal_cmp(y, a) >= 0;
}

static void judge(struct lint *l, const struct pairs *p, size_t change)
{
	size_t best = 0;
	bool only = true;
	struct lint_draft found;
	if (p->right || !p->count)
		return;
	for (size_t i = 1; i < p->count; i++) {
		only = p->of[i].fit == p->of[best].fit ? false : only || p->of[i].fit > p->of[best].fit;
		best = p->of[i].fit > p->of[best].fit ? i : best;
	}
	struct change c = earlier_change(l, p->of[best].level, p->of[best].earlier, change);
	struct measure_found now = l->r->measures[p->of[best].level], before = l->r->measures[p->of[best].earlier];
	now.has_total = before.has_total = false;
	c.level = &now;
	c.earlier = &before;
	if (change_holds(&c, &found) || growth_holds_of_other_count(l, p->of[best].earlier, change))
		return;
	bool near = lint_near(found.computed, found.stated) || lint_slip(found.stated, found.computed) != SLIP_NONE;
	if (!near && !is_likely(found.computed, found.stated))
		return;
	// A change in the prices of one year, levels perhaps in those of theirs.
	struct sv line = l->r->lines[l->r->measures[change].place.line - 1].text;
	if (lint_is_percent(c.said) && (lint_says(l, line, "prices") || lint_says(l, line, "fixed-prices")))
		return;
	found.severity = p->count == 1 || (only && near) ? SEVERITY_ERROR : SEVERITY_WARNING;
	if (found.severity == SEVERITY_ERROR || only || near)
		lint_add(l, &found);
}

// "Năm học trước có 27.384 em, như vậy năm học này tăng 490 em, tỷ lệ tăng 1,79%": an amount and its percent of the earlier level, which is all
// that is told. True where it is so.
static bool check_amount(struct lint *l, size_t amount, size_t from, size_t to, enum time against)
{
	const struct reading *r = l->r;
	size_t percent = amount + 1, one = SIZE_MAX;
	if (percent >= to || l->opens[percent] || !lint_is_percent(&r->measures[percent]) || lint_is_percent(&r->measures[amount]))
		return false;
	struct sv between = sv_trim(lint_between(l, amount, percent));
	while (between.n && strchr(",(", between.p[0]))
		between = sv_trim(sv_from(between, 1));
	bool again = lint_begins(l, between, "again", NULL) || lint_begins(l, between, "rate-of-change", NULL);
	if (!again || between.n > 40)
		return false;
	for (size_t e = from; e < to; e++) {
		if (e == amount || !is_level(&r->measures[e]) || !lint_alike(l, e, amount) || time_of(l, e, r->measures[amount].year) != against)
			continue;
		if (one != SIZE_MAX)
			return false;
		one = e;
	}
	struct span part, whole, said;
	const struct measure_found *a = &r->measures[amount], *p = &r->measures[percent];
	if (one == SIZE_MAX || !lint_span(l, amount, &part) || !lint_span(l, one, &whole) || !lint_span(l, percent, &said) || whole.low.mantissa <= 0)
		return false;
	if (lint_percent_holds(part, whole, said))
		return true;
	struct decimal base = lint_in_unit(l, one, amount), computed = lint_percent_of(a->value, base, p->value.scale), now;
	bool down = a->direction == DIRECTION_DOWN;
	if (down ? !decimal_sub(base, a->value, &now) : !decimal_add(base, a->value, &now))
		return false;
	// "giảm 122 vụ, bằng 92,2%": what is left of it
	if (sv_starts(between, SV("bằng")) && decimal_cmp(p->value, decimal_int(50)) > 0)
		return false;
	struct lint_draft f = {.place = p->place, .code = "growth", .severity = SEVERITY_ERROR, .stated = p->value, .computed = computed, .has_figures = true,
	                       .message = {.failure = FAIL_CHECK, .msgid = down ? N_("a fall by %'d to %'d is one of %'d %%, not of %'d %%") : N_("a rise by %'d to %'d is one of %'d %%, not of %'d %%")}};
	lint_arg_figure(&f, 0, a->value);
	lint_arg_figure(&f, 1, now);
	lint_arg_figure(&f, 2, computed);
	lint_arg_figure(&f, 3, p->value);
	lint_add(l, &f);
	return true;
}

static bool is_open(struct lint *l, size_t change)
{
	const struct measure_found *m = &l->r->measures[change];
	size_t parent = lint_parent(l, change);
	if ((m->role != ROLE_CHANGE && m->role != ROLE_TARGET_CHANGE) || m->has_high || m->ratio || m->cmp != CMP_EQ)
		return false;
	struct sv clause = earlier_clause(l, change);
	if (lint_says(l, clause, "part-of-year") || lint_says(l, clause, "average"))
		return false; // "trong đó quý I tăng 7,92%"
	return parent == SIZE_MAX || earlier_of(l, parent, change) == SIZE_MAX;
}

// "8.643 em, bằng 77,7% (năm học trước 71,4%), tăng 6,3 điểm phần trăm": points between the share and that in the bracket.
static bool check_points(struct lint *l, size_t change, size_t from)
{
	const struct reading *r = l->r;
	const struct measure_found *m = &r->measures[change];
	if (change < from + 2 || l->opens[change] || l->opens[change - 1] || m->role != ROLE_CHANGE || lint_shape(l, change)->count != 1 || !sv_is(lint_shape(l, change)->of[0], "percent"))
		return false;
	size_t earlier = change - 1, level = change - 2;
	struct sv words = sv_trim(lint_between(l, level, earlier)), behind = sv_trim(lint_between(l, earlier, change));
	if (!lint_is_percent(&r->measures[earlier]) || !lint_is_percent(&r->measures[level]) || !is_level(&r->measures[level]) || !sv_starts(words, SV("(")) ||
	    begins_time(l, sv_from(words, 1), m->year) == TIME_NOW || !sv_starts(behind, SV(")")) || sv_find(behind, SV(";")) != SIZE_MAX)
		return false;
	struct pairs p = {.count = 0};
	offer(l, &p, level, earlier, change, 0);
	judge(l, &p, change);
	return true;
}

void lint_against(struct lint *l, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const struct measure_found *m = &l->r->measures[i];
		if (check_points(l, i, from) || !is_open(l, i))
			continue;
		enum time against = time_against(l, i, m->year);
		if (against == TIME_NOW)
			continue;
		size_t first = i > from + REACH ? i - REACH : from, last = i + REACH < to ? i + REACH : to;
		struct pairs p = {.count = 0};
		if (check_amount(l, i, first, last, against))
			continue;
		find_pairs(l, i, first, last, against, &p);
		judge(l, &p, i);
	}
}

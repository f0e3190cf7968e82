// What is left of a whole beside what was done of it: "đã giải quyết 268/305 vụ, còn 37 vụ", "tiếp nhận 6.724 hồ sơ; đã giải quyết 6.581 hồ sơ, đang
// giải quyết 143 hồ sơ", "còn 50 xã chưa đạt chuẩn (đã đạt 74/124 xã)". Which two are meant the figures say themselves: what no two before it leave
// is wrong, for certain where a fraction tells both.
#include "extract/lint.h"

enum { REACH = 12 /* figures before it */, LINES = 3, AFTER = 5, WORDS = 40 /* bytes beside it */, MOST = 2 * REACH };

struct known {
	size_t at;
	struct decimal value;
	bool fraction; // whole of one
};

static struct sv clause_before(const struct lint *l, size_t i)
{
	bool beside = i && l->r->measures[i - 1].place.line == l->r->measures[i].place.line;
	struct sv words = lint_last(beside ? lint_between(l, i - 1, i) : lint_before(l, i), WORDS + 20);
	for (size_t k = words.n; k-- > 0;) {
		char c = words.p[k];
		if (c == ',' || c == ';' || c == ':' || c == '(' || c == ')' || (words.p[k] == '.' && k + 1 < words.n && words.p[k + 1] == ' '))
			return sv_trim(sv_from(words, k + 1));
	}
	return sv_trim(words);
}

// The words say that it is what was not done. *sure: nothing else can be meant than the rest of something told.
static bool is_left(struct lint *l, size_t i, bool *sure)
{
	static const char *const states[] = {"chưa", "đang", "không", "chuyển"}, *const begins[] = {"còn", "chưa", "đang", "không", "tồn", "thiếu", "chuyển"};
	struct sv before = clause_before(l, i), after = sv_trim(lint_first(lint_after(l, i), WORDS));
	struct lint_words b = lint_words(l, before);
	size_t from = b.from;
	while (from < b.to && (scan_word(b.scan, from, "hiện") || scan_word(b.scan, from, "số") || scan_word(b.scan, from, "chỉ") || scan_word(b.scan, from, "vẫn") || scan_word(b.scan, from, "và") || scan_word(b.scan, from, "hiện") || scan_word(b.scan, from, "nay")))
		from++;
	int first = from < b.to ? scan_place(b.scan, from, begins) : -1;
	// "số án còn lại", "kinh phí chưa giải ngân"
	for (size_t k = from; k < b.to && first < 0; k++) {
		first = scan_word(b.scan, k, "còn") && scan_word(b.scan, k + 1, "lại") ? 0 : scan_word(b.scan, k, "chưa") ? 1 : -1;
		from = first == 0 ? k : from;
	}
	struct lint_words a = lint_words(l, after);
	bool state = a.from < a.to && scan_place(a.scan, a.from, states) >= 0;
	bool rest = first == 0 && (scan_word(b.scan, from + 1, "lại") || scan_word(b.scan, from + 1, "phải"));
	*sure = rest || (first >= 0 && state);
	return first >= 0 || state;
}

static bool may_count(struct lint *l, size_t k, size_t i)
{
	const struct measure_found *m = &l->r->measures[k];
	return (m->role == ROLE_ACTUAL || m->role == ROLE_TARGET || m->role == ROLE_SHARE || m->role == ROLE_EXCESS) && !m->has_high && !lint_is_percent(m) && (lint_same_shape(l, k, i) || lint_alike(l, k, i));
}

static struct decimal in_unit(struct lint *l, size_t k, size_t i, struct decimal value)
{
	struct decimal d;
	return lint_same_shape(l, k, i) && decimal_shift(value, lint_shape(l, k)->power - lint_shape(l, i)->power, &d) ? decimal_normal(d) : value;
}

// What stands before figure i, nearest first, and one that follows it in its sentence.
static size_t gather(struct lint *l, size_t i, size_t to, struct known out[MOST + 2])
{
	size_t count = 0;
	for (size_t n = 0, k = i; n <= REACH && count < MOST; n++) {
		bool next = n == 0 && i + 1 < to && !l->opens[i + 1];
		if (n > 0 && (k-- == 0 || l->r->measures[i].place.line - l->r->measures[k].place.line > LINES))
			break;
		size_t at = next ? i + 1 : k;
		if ((n == 0 && !next) || !may_count(l, at, i))
			continue;
		const struct measure_found *m = &l->r->measures[at];
		out[count++] = (struct known){at, in_unit(l, at, i, m->value), false};
		if (m->has_total)
			out[count++] = (struct known){at, in_unit(l, at, i, m->total), true};
		if (next && !m->has_total)
			count--; // what follows is told of something else, unless it tells both
	}
	return count;
}

// Some of them leave the figure: two that differ by it, or one that it makes together with all between.
static bool is_explained(struct lint *l, size_t i, size_t to, const struct known *of, size_t count)
{
	struct decimal left = l->r->measures[i].value, sum = left, apart, after[AFTER + 1] = {{0}};
	size_t more = 1; // "(khởi tố 87, không khởi tố 49, tạm đình chỉ 03)": with what follows
	for (size_t k = i + 1; k < to && !l->opens[k] && more <= AFTER; k++) {
		if (may_count(l, k, i) && !l->r->measures[k].has_total && decimal_add(after[more - 1], in_unit(l, k, i, l->r->measures[k].value), &after[more]))
			more++;
	}
	for (size_t a = 0; a < count; a++) {
		for (size_t b = 0; b < count; b++) {
			if (a != b && decimal_sub(of[a].value, of[b].value, &apart) && decimal_cmp(apart, left) == 0)
				return true;
		}
		if (decimal_cmp(of[a].value, left) == 0)
			return true; // it is told again
		for (size_t k = 0; k < more; k++) {
			if (decimal_add(sum, after[k], &apart) && decimal_cmp(of[a].value, apart) == 0)
				return true;
		}
		if (!of[a].fraction && !decimal_add(sum, of[a].value, &sum))
			return true;
	}
	return false;
}

// Something was found there already, or between it and what was done: "45/60 hồ sơ, đạt 80%, còn 12 hồ sơ" is one slip.
static bool is_told(const struct lint *l, struct place done, struct place left)
{
	enum { BACK = 8 };
	for (size_t i = l->r->lint_count; i-- > 0 && l->r->lint_count - i <= BACK;) {
		struct place p = l->r->lint[i].place;
		if (p.line == left.line && (p.start == left.start || (done.line == left.line && p.start >= done.start && p.start < left.start)))
			return true;
	}
	return false;
}

static void tell(struct lint *l, size_t i, const struct known *whole, const struct known *done, enum severity severity)
{
	const struct measure_found *m = &l->r->measures[i];
	struct decimal left;
	if (!decimal_sub(whole->value, done->value, &left))
		return;
	if (is_told(l, l->r->measures[done->at].place, m->place))
		return;
	struct lint_draft f = {.place = m->place, .code = "parts", .severity = severity, .stated = m->value, .computed = decimal_normal(left), .has_figures = true,
	                       .message = {.failure = FAIL_CHECK, .msgid = N_("%'d of %'d leaves %'d, not %'d")}};
	lint_arg_figure(&f, 0, done->value);
	lint_arg_figure(&f, 1, whole->value);
	lint_arg_figure(&f, 2, f.computed);
	lint_arg_figure(&f, 3, m->value);
	lint_add(l, &f);
}

// The two that were meant: a fraction right before it; two that one slip parts it from; else the two nearest, where they come near.
static bool find_pair(const struct known *of, size_t count, struct decimal value, bool sure, size_t *whole, size_t *done)
{
	struct decimal left, sum;
	if (count > 1 && of[1].fraction && decimal_cmp(of[1].value, of[0].value) > 0 && decimal_add(of[0].value, value, &sum) && lint_near(sum, of[1].value)) {
		*done = 0;
		*whole = 1;
		return true;
	}
	for (size_t d = 0; d < count; d++) {
		for (size_t w = d + 1; w < count; w++) {
			if (!of[d].fraction && decimal_sub(of[w].value, of[d].value, &left) && left.mantissa > 0 && lint_slip(value, left) != SLIP_NONE && (sure || value.mantissa >= 100)) {
				*done = d;
				*whole = w;
				return true;
			}
		}
	}
	*done = 0;
	*whole = 1;
	return sure && count > 1 && !of[0].fraction && !of[1].fraction && decimal_cmp(of[1].value, of[0].value) > 0 && decimal_cmp(of[1].value, value) > 0 &&
	       decimal_add(of[0].value, value, &sum) && lint_near(sum, of[1].value);
}

static void check(struct lint *l, size_t i, size_t to)
{
	const struct measure_found *m = &l->r->measures[i];
	struct known of[MOST + 2];
	bool sure;
	if (m->has_total || m->cmp != CMP_EQ || !lint_shape(l, i)->count || !may_count(l, i, i) || !is_left(l, i, &sure))
		return;
	size_t count = gather(l, i, to, of), done = 0, whole = 0;
	if (count < 2 || is_explained(l, i, to, of, count))
		return;
	if (!find_pair(of, count, m->value, sure, &whole, &done))
		return;
	struct decimal left, sum;
	if (!decimal_sub(of[whole].value, of[done].value, &left) || !decimal_add(of[done].value, m->value, &sum))
		return;
	enum slip slip = lint_slip(m->value, left);
	bool fraction = of[whole].at == of[done].at, near = lint_near(sum, of[whole].value), beside = l->r->measures[of[whole].at].place.line == m->place.line;
	if (!beside && !lint_slip_tells(m->value, slip, true))
		return;
	bool certain = beside && ((fraction && sure && near) || (sure && lint_slip_tells(m->value, slip, true)) || (slip == SLIP_SWAP && m->value.mantissa >= 100));
	tell(l, i, &of[whole], &of[done], certain ? SEVERITY_ERROR : SEVERITY_WARNING);
}

void lint_rest(struct lint *l, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		check(l, i, to);
}

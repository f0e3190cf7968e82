// Shares of one structure that make more or less than a hundred: "Cơ cấu kinh tế: nông nghiệp 30,5%, công nghiệp 36,2%, …".
#include "extract/lint.h"

enum { SHARES_MOST = 12 };

struct shares {
	struct decimal sum;
	size_t of[SHARES_MOST];
	size_t count, last;
	uint8_t scale; // of the most exact
};

static bool is_share(const struct measure_found *m)
{
	return lint_is_percent(m) && m->cmp == CMP_EQ && m->of < 0 &&
	       (m->role == ROLE_ACTUAL || m->role == ROLE_TARGET || m->role == ROLE_SHARE);
}

// "trung bình 36,1%, yếu, kém 4,4%": the mark, which reading takes for what lacks of something.
static bool is_bad_mark(struct lint *l, size_t i)
{
	const struct measure_found *m = &l->r->measures[i];
	return m->role == ROLE_EXCESS && lint_is_percent(m) && m->cmp == CMP_EQ && m->of < 0 && lint_ends(l, lint_between(l, i - 1, i), "grade");
}

static bool names_year(struct lint *l, struct sv words)
{
	struct lint_words w = lint_words(l, words);
	for (size_t i = w.from; i < w.to; i++) {
		if (scan_word(w.scan, i, "năm"))
			return true;
	}
	return false;
}

// The shares from `from` on to the end of the sentence; changes in brackets beside them are passed over.
static struct shares gather(struct lint *l, size_t from)
{
	const struct reading *r = l->r;
	struct shares s = {.last = from};
	for (size_t i = from; i < r->measure_count && s.count < SHARES_MOST; i++) {
		const struct measure_found *m = &r->measures[i];
		if (m->place.line != r->measures[from].place.line || (i > from && lint_sentence_ends(lint_between(l, i - 1, i))))
			break;
		struct sv words = i > from ? lint_between(l, i - 1, i) : (struct sv){"", 0};
		// "(cùng kỳ năm trước tương ứng là 21,0%; …)", "(năm 2015: 42%, …)"
		size_t open = sv_find(words, SV("("));
		bool other = m->year != r->measures[from].year;
		if (open < sv_find(words, SV(")")) && (other || lint_says(l, sv_from(words, open), "earlier")))
			break;
		s.last = i;
		if (m->role == ROLE_CHANGE || m->role == ROLE_TARGET_CHANGE || m->of >= 0 || (!lint_is_percent(m) && sv_is(sv_trim(words), "(")))
			continue;
		if (!(is_share(m) || (s.count && is_bad_mark(l, i))) || (other && names_year(l, words)) || !decimal_add(s.sum, m->value, &s.sum))
			break;
		s.scale = m->value.scale > s.scale ? m->value.scale : s.scale;
		s.of[s.count++] = i;
	}
	return s;
}

// Each may be off by one of its last digit, rounded or cut off.
static bool makes_all(const struct shares *s)
{
	struct decimal off, may;
	if (!decimal_sub(s->sum, decimal_int(100), &off) || !decimal_shift(decimal_int((int64_t)s->count), -(int)s->scale, &may))
		return true;
	if (off.mantissa < 0)
		off.mantissa = -off.mantissa;
	return decimal_cmp(off, may) <= 0 || decimal_cmp(off, decimal_int(5)) > 0; // farther off it is no whole structure
}

// Two digits exchanged in one of them make it a hundred.
static bool swap_makes_all(const struct lint *l, const struct shares *s)
{
	struct decimal off, meant;
	if (!decimal_sub(s->sum, decimal_int(100), &off))
		return false;
	for (size_t i = 0; i < s->count; i++) {
		struct decimal value = l->r->measures[s->of[i]].value;
		if (decimal_sub(value, off, &meant) && lint_slip(value, meant) == SLIP_SWAP)
			return true;
	}
	return false;
}

// "hạnh kiểm tốt 68,4%, khá 24,9%, trung bình 5,6%, yếu 1,1%": marks of which each has one.
static bool are_grades(struct lint *l, const struct shares *s)
{
	enum { LEAST = 3, NEAR = 40 };
	size_t graded = 0;
	for (size_t i = 0; i < s->count; i++) {
		size_t m = s->of[i];
		bool beside = m && l->r->measures[m - 1].place.line == l->r->measures[m].place.line;
		graded += lint_says(l, lint_last(beside ? lint_between(l, m - 1, m) : lint_before(l, m), NEAR), "grade");
	}
	return graded >= LEAST && graded == s->count;
}

// ---- what each adds to a growth

static bool is_points(struct lint *l, size_t i)
{
	const struct measure_found *m = &l->r->measures[i];
	return lint_shape(l, i)->count == 1 && sv_is(lint_shape(l, i)->of[0], "percent") && !lint_is_percent(m) && m->cmp == CMP_EQ && !m->has_high && m->direction != DIRECTION_DOWN;
}

static bool adds(struct lint *l, size_t i)
{
	return is_points(l, i) && !l->opens[i] && lint_ends(l, lint_between(l, i - 1, i), "adds");
}

// The growth that the points before measure i make: what closes the list ("cộng chung 10,44 điểm phần trăm"), or the change before it
// ("tăng 7,2%, trong đó khu vực I tăng 3,1%, đóng góp 0,8 điểm phần trăm; …"). *told: nothing else can be meant.
static size_t growth_of(struct lint *l, size_t first, size_t next, bool *told)
{
	const struct reading *r = l->r;
	*told = next < r->measure_count && !l->opens[next] && is_points(l, next) && lint_says(l, lint_between(l, next - 1, next), "altogether");
	if (*told)
		return next;
	for (size_t i = first; i-- > 0 && first - i <= 3;) {
		if (r->measures[i].place.line != r->measures[first].place.line)
			break;
		// Right before them stands the growth of what adds them, unless the words say that they are parts of it.
		if (i + 1 == first && !lint_says(l, lint_between(l, i, first), "among"))
			continue;
		if (r->measures[i].role == ROLE_CHANGE && lint_is_percent(&r->measures[i]) && r->measures[i].direction != DIRECTION_DOWN)
			return i;
	}
	return SIZE_MAX;
}

static void check_points(struct lint *l, size_t first)
{
	const struct reading *r = l->r;
	struct decimal sum = {0}, off, may;
	size_t count = 0, next = first;
	bool told, slip;
	for (; next < r->measure_count && r->measures[next].place.line == r->measures[first].place.line; next++) {
		if (adds(l, next) && decimal_add(sum, r->measures[next].value, &sum))
			count++;
		else if (is_points(l, next) || !lint_is_percent(&r->measures[next]))
			break;
	}
	size_t growth = count > 1 ? growth_of(l, first, next, &told) : SIZE_MAX;
	if (growth == SIZE_MAX || !decimal_sub(sum, r->measures[growth].value, &off) || !decimal_shift(decimal_int((int64_t)count), -(int)r->measures[first].value.scale, &may))
		return;
	if (off.mantissa < 0)
		off.mantissa = -off.mantissa;
	if (decimal_cmp(off, may) <= 0)
		return;
	slip = lint_slip(r->measures[growth].value, sum) != SLIP_NONE;
	for (size_t i = first; i < next && !slip; i++) {
		struct decimal rest, meant;
		slip = adds(l, i) && decimal_sub(sum, r->measures[growth].value, &rest) && decimal_sub(r->measures[i].value, rest, &meant) &&
		       lint_slip(r->measures[i].value, meant) != SLIP_NONE;
	}
	if (told || slip)
		lint_add_figures(l, r->measures[growth].place, "parts", SEVERITY_ERROR, N_("what is added makes %'d points, not %'d"), decimal_normal(sum),
		                 r->measures[growth].value);
}

void lint_shares(struct lint *l, size_t from, size_t to)
{
	const struct reading *r = l->r;
	for (size_t i = from; i < to; i++) {
		if (adds(l, i) && (i < from + 2 || !adds(l, i - 2)))
			check_points(l, i);
		if (!is_share(&r->measures[i]) || (!l->opens[i] && is_share(&r->measures[i - 1])))
			continue;
		bool first = i == 0 || r->measures[i - 1].place.line != r->measures[i].place.line;
		struct sv words = first ? lint_before(l, i) : lint_between(l, i - 1, i);
		struct shares s = gather(l, i);
		bool named = lint_says(l, words, "made-of") || lint_says(l, words, "split");
		bool more = decimal_cmp(s.sum, decimal_int(100)) > 0;
		bool swap = named && s.count > 2 && swap_makes_all(l, &s);
		if (s.count >= (more ? 2U : 3U) && (named || are_grades(l, &s)) && (!makes_all(&s) || swap))
			lint_add_figures(l, r->measures[i].place, "parts", (more && !makes_all(&s)) || swap_makes_all(l, &s) ? SEVERITY_ERROR : SEVERITY_WARNING,
			                 N_("the shares make %'d %%, not %'d %%"), decimal_normal(s.sum), decimal_int(100));
		i = s.last > i ? s.last : i;
	}
}

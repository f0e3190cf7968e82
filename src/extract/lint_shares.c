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

// The shares from `from` on to the end of the sentence; changes in brackets beside them are passed over.
static struct shares gather(const struct lint *l, size_t from)
{
	const struct reading *r = l->r;
	struct shares s = {.last = from};
	for (size_t i = from; i < r->measure_count && s.count < SHARES_MOST; i++) {
		const struct measure_found *m = &r->measures[i];
		if (m->place.line != r->measures[from].place.line || (i > from && lint_sentence_ends(lint_between(l, i - 1, i))))
			break;
		s.last = i;
		if (m->role == ROLE_CHANGE || m->role == ROLE_TARGET_CHANGE || m->of >= 0)
			continue;
		if (!is_share(m) || m->year != r->measures[from].year || !decimal_add(s.sum, m->value, &s.sum))
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

void lint_shares(struct lint *l, size_t from, size_t to)
{
	const struct reading *r = l->r;
	for (size_t i = from; i < to; i++) {
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

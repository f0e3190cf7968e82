// Shares of one structure that make more or less than a hundred: "Cơ cấu kinh tế: nông nghiệp 30,5%, công nghiệp 36,2%, …".
#include "extract/lint.h"

enum { SHARES_MOST = 12 };

struct shares {
	struct decimal sum;
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
		s.count++;
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

void lint_shares(struct lint *l, size_t from, size_t to)
{
	const struct reading *r = l->r;
	for (size_t i = from; i < to; i++) {
		if (!is_share(&r->measures[i]) || (i && r->measures[i - 1].place.line == r->measures[i].place.line &&
		                                   !lint_sentence_ends(lint_between(l, i - 1, i)) && is_share(&r->measures[i - 1])))
			continue;
		bool first = i == 0 || r->measures[i - 1].place.line != r->measures[i].place.line;
		if (!lint_says(l, first ? lint_before(l, i) : lint_between(l, i - 1, i), "made-of"))
			continue;
		struct shares s = gather(l, i);
		bool more = decimal_cmp(s.sum, decimal_int(100)) > 0;
		if (s.count >= (more ? 2U : 3U) && !makes_all(&s))
			lint_add_figures(l, r->measures[i].place, "parts", more ? SEVERITY_ERROR : SEVERITY_WARNING,
			                 N_("the shares make %'d %%, not %'d %%"), decimal_normal(s.sum), decimal_int(100));
		i = s.last;
	}
}

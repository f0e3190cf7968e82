// Parts that are told two by two, of two wholes that are told together: "phát hiện 38 vụ, 52 đối tượng … khởi tố 35 vụ/46 bị can, xử lý hành chính 03 vụ/06
// đối tượng". Where the one column makes its whole exactly, the other must make the one beside it.
#include "extract/lint.h"

enum { PAIRS = 12, REACH = 40 /* measures */, LINES = 12, APART = 24 /* bytes between the two of a pair */ };

static bool is_level(const struct lint *l, size_t i)
{
	const struct measure_found *m = &l->r->measures[i];
	return lint_is_count(m) && !m->has_total;
}

// Measures i and i + 1 are told as one: "35 vụ/46 bị can", "38 vụ, 52 đối tượng", "12 lớp với 420 học viên".
static bool is_pair(struct lint *l, size_t i, size_t to)
{
	if (i + 1 >= to || l->opens[i + 1] || !is_level(l, i) || !is_level(l, i + 1) || lint_alike(l, i, i + 1))
		return false;
	struct sv words = lint_between(l, i, i + 1);
	return words.n <= APART && sv_find(words, SV(";")) == SIZE_MAX && sv_find(words, SV("(")) == SIZE_MAX && sv_find(words, SV(")")) == SIZE_MAX;
}

struct columns {
	size_t last;
	size_t count;
	struct decimal sum[2];
};

static bool add_in(struct lint *l, size_t i, size_t unit, struct decimal *sum)
{
	return decimal_add(*sum, lint_same_shape(l, i, unit) ? lint_in_unit(l, i, unit) : l->r->measures[i].value, sum);
}

// The second of a pair is told in words: there is none.
static bool has_none(const struct lint *l, size_t i)
{
	struct sv after = lint_after(l, i);
	return sv_starts(after, SV(", không"));
}

// Pairs of the kinds of the first, one after the other.
static struct columns gather(struct lint *l, size_t from, size_t to)
{
	struct columns c = {.last = from};
	for (size_t i = from; c.count < PAIRS && is_pair(l, i, to) && (i == from || (!l->opens[i] && lint_alike(l, i, from) && lint_alike(l, i + 1, from + 1)));) {
		if (i > from && sv_find(lint_between(l, i - 1, i), SV(";")) != SIZE_MAX && c.count > 1)
			break;
		if (!add_in(l, i, from, &c.sum[0]) || !add_in(l, i + 1, from + 1, &c.sum[1]))
			break;
		c.last = i + 1;
		c.count++;
		i += 2;
		// "đường thủy 02 vụ, không có người chết"
		while (c.count > 1 && i < to && !l->opens[i] && is_level(l, i) && lint_alike(l, i, from) && !is_pair(l, i, to) && has_none(l, i) && add_in(l, i, from, &c.sum[0]))
			i++;
	}
	return c;
}

// No farther apart than a third: one of the parts may be wrong by two digits.
static bool is_about(struct decimal a, struct decimal b)
{
	bool more = decimal_cmp(a, b) > 0;
	struct decimal apart, larger = more ? a : b;
	return decimal_sub(larger, more ? b : a, &apart) && decimal_mul(apart, decimal_int(3), &apart) && decimal_cmp(apart, larger) <= 0;
}

static void check(struct lint *l, size_t from, const struct columns *c)
{
	const struct measure_found *all = l->r->measures;
	size_t whole = SIZE_MAX, sum = 0;
	for (size_t w = from; w-- > 0 && from - w <= REACH && all[from].place.line - all[w].place.line <= LINES;) {
		if (!is_pair(l, w, from) || !lint_alike(l, w, from) || !lint_alike(l, w + 1, from + 1) || all[w].year != all[from].year)
			continue;
		bool first = decimal_cmp(lint_in_unit(l, w, from), c->sum[0]) == 0, second = decimal_cmp(lint_in_unit(l, w + 1, from + 1), c->sum[1]) == 0;
		if (first && second)
			return;
		size_t other = first ? 1 : 0;
		if (first != second && whole == SIZE_MAX && is_about(lint_in_unit(l, w + other, from + other), c->sum[other])) {
			whole = w + other;
			sum = other;
		}
	}
	if (whole == SIZE_MAX)
		return;
	size_t at = c->last - 1 + sum;
	struct decimal value = lint_in_unit(l, whole, from + sum);
	struct lint_draft f = {.place = all[at].place, .code = "parts", .severity = lint_near(value, c->sum[sum]) ? SEVERITY_ERROR : SEVERITY_WARNING, .stated = value, .computed = decimal_normal(c->sum[sum]), .has_figures = true, .told = true};
	if (all[whole].place.line != all[at].place.line)
		f.other = all[whole].place;
	f.message = (struct error){.failure = FAIL_CHECK, .msgid = decimal_cmp(c->sum[sum], value) > 0 ? N_("the parts make %'d, more than the whole of %'d") : N_("the parts make %'d, not the whole of %'d")};
	lint_arg_figure(&f, 0, f.computed);
	lint_arg_figure(&f, 1, value);
	lint_add(l, &f);
}

void lint_columns(struct lint *l, size_t from, size_t to)
{
	for (size_t i = from; i + 3 < to; i++) {
		if (!is_pair(l, i, to))
			continue;
		struct columns c = gather(l, i, to);
		if (c.count > 1)
			check(l, i, &c);
		// "46 tổ chức và 128 đảng viên; trong đó cấp huyện 12 tổ chức, 34 đảng viên, …": the first of them is the whole.
		struct columns behind = c.count > 2 ? gather(l, i + 2, to) : (struct columns){0};
		if (behind.count > 1)
			check(l, i + 2, &behind);
		i = c.last;
	}
}

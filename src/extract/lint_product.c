// Two figures whose product a third one states: an area, a yield and an output ("61.300 ha, năng suất 58,6 tạ/ha, sản lượng 359.200
// tấn"); a count, what each has and the total ("1.250 hộ, mỗi hộ 40 triệu đồng, tổng kinh phí 50 tỷ đồng").
#include "extract/lint.h"
#include "text/text.h"

enum { REACH = 6 }; // measures of the sentence in which the three stand

static bool usable(const struct measure_found *m)
{
	return (m->role == ROLE_ACTUAL || m->role == ROLE_TARGET) && !m->has_high && !m->has_total && m->unit.n && m->of < 0;
}

// Measures a and b stand in one sentence. A semicolon may stand between an area and its yield, but not between two crops.
static bool one_sentence(const struct lint *l, size_t a, size_t b)
{
	const struct reading *r = l->r;
	if (r->measures[a].place.line != r->measures[b].place.line || b - a > REACH)
		return false;
	for (size_t i = a; i < b; i++) {
		if (lint_sentence_ends(lint_between(l, i, i + 1)))
			return false;
	}
	return true;
}

static bool has_shape(const struct unit_shape *s, struct sv of)
{
	return s->count == 1 && sv_eq(s->of[0], of);
}

// The nearest usable measure of one dimension before or after measure m in its sentence. A second rate between belongs to another crop.
static size_t nearest(struct lint *l, size_t m, struct sv of, int step)
{
	const struct reading *r = l->r;
	for (size_t i = m + (size_t)step; i < r->measure_count; i += (size_t)step) {
		if (step > 0 ? !one_sentence(l, m, i) : !one_sentence(l, i, m))
			return SIZE_MAX;
		if (!usable(&r->measures[i]))
			continue;
		const struct unit_shape *s = lint_shape(l, i);
		if (has_shape(s, of))
			return r->measures[i].year == r->measures[m].year && r->measures[i].role == r->measures[m].role ? i : SIZE_MAX;
		if (unit_shape_same(s, lint_shape(l, m)))
			return SIZE_MAX;
	}
	return SIZE_MAX;
}

// A total in another dimension's power: kg/m² × m² = kg. False where the product may be the total.
static bool differs(struct lint *l, size_t count, const struct unit_shape *counted, size_t rate, size_t total, struct span *computed)
{
	struct span a, b, c;
	if (!figure_span(&l->r->measures[count], counted, &a) || !lint_span(l, rate, &b) || !lint_span(l, total, &c) || !span_mul(a, b, computed))
		return false;
	return !spans_meet(*computed, c);
}

static void add(struct lint *l, size_t count, const struct unit_shape *counted, size_t rate, size_t total, enum severity severity)
{
	const struct reading *r = l->r;
	const struct measure_found *a = &r->measures[count], *b = &r->measures[rate], *c = &r->measures[total];
	struct decimal product;
	int power = counted->power + lint_shape(l, rate)->power - lint_shape(l, total)->power;
	if (!decimal_mul(a->value, b->value, &product) || !decimal_shift(product, power, &product))
		return;
	product = decimal_normal(product.scale > c->value.scale + 1 ? decimal_round(product, c->value.scale + 1) : product);
	struct lint_draft f = {.place = c->place, .code = "product", .severity = severity, .stated = c->value, .computed = product, .has_figures = true,
	                       .message = {.failure = FAIL_CHECK, .msgid = N_("%'d × %'d makes %'d %s, not %'d")}};
	lint_arg_figure(&f, 0, a->value);
	lint_arg_figure(&f, 1, b->value);
	lint_arg_figure(&f, 2, product);
	lint_arg_text(&f, 3, figure_unit_as_written(c));
	lint_arg_figure(&f, 4, c->value);
	lint_add(l, &f);
}

// ---- what the figures are of

// Words that name what is measured and not what it is measured of, folded.
static bool is_general(struct sv word)
{
	static const char *const general[] = {"dien", "tich", "nang", "suat", "san", "luong", "binh", "quan", "tong", "uoc", "dat", "gieo", "trong", "thu", "hoach",
	                                      "xuong", "giong", "nuoi", "ca", "nam", "co", "voi", "va", "duoc", "toan", "tinh", "hien", "trung", "cho"};
	for (size_t i = 0; i < LENGTH(general); i++) {
		if (sv_is(word, general[i]))
			return true;
	}
	return false;
}

// The yield or the output may be of the area: it has no words of its own, or shares one with the area. "thóc" is what "lúa" yields.
static bool may_be_of(struct sv area, struct sv other)
{
	AUTO(arena_free) struct arena scratch = {0};
	struct sv x = text_fold(&scratch, area), y = text_fold(&scratch, other), word, piece;
	bool own = false;
	while (sv_cut(&y, ' ', &word)) {
		if (is_general(word))
			continue;
		own = true;
		word = sv_is(word, "thoc") ? SV("lua") : word;
		for (struct sv all = x; sv_cut(&all, ' ', &piece);) {
			if (sv_eq(piece, word))
				return true;
		}
	}
	return !own;
}

// An area, a yield by area, an output in the sentence of the yield.
static void check_yield(struct lint *l, size_t rate)
{
	const struct reading *r = l->r;
	const struct unit_shape *shape = lint_shape(l, rate);
	size_t area = nearest(l, rate, shape->of[1], -1);
	if (area == SIZE_MAX)
		return;
	size_t total = nearest(l, rate, shape->of[0], 1);
	if (total == SIZE_MAX)
		total = nearest(l, rate, shape->of[0], -1);
	struct span computed;
	if (total == SIZE_MAX || !differs(l, area, lint_shape(l, area), rate, total, &computed))
		return;
	struct sv of = r->measures[area].subject;
	if (!may_be_of(of, r->measures[rate].subject) || !may_be_of(of, r->measures[total].subject))
		return;
	// What stands between them may be what they are of.
	size_t first = area < total ? area : total, last = total > rate ? total : rate;
	size_t others = 0;
	for (size_t i = first; i <= last; i++)
		others += i != area && i != rate && i != total && usable(&r->measures[i]);
	add(l, area, lint_shape(l, area), rate, total, others ? SEVERITY_WARNING : SEVERITY_ERROR);
}

// "mỗi hộ 40 triệu đồng": what each of is counted stands between "mỗi" and the figure. Folded, first word.
static struct sv each_of(struct lint *l, size_t rate, struct arena *a)
{
	enum { NEAR = 60 };
	struct sv words = lint_last(rate && l->r->measures[rate - 1].place.line == l->r->measures[rate].place.line ? lint_between(l, rate - 1, rate)
	                                                                                                       : lint_before(l, rate), NEAR);
	struct lint_words w = lint_words(l, words);
	for (size_t i = w.to; i-- > w.from;) {
		size_t n;
		if (scan_token(w.scan, i)->kind == TOKEN_SIGN)
			return (struct sv){0};
		if (scan_is_within(w.scan, l->relations, i, w.to, "each", &n, NULL))
			return text_fold(a, i + n < w.to ? scan_text(w.scan, i + n) : (struct sv){"", 0});
	}
	return (struct sv){0};
}

// The first word of the unit, folded: "điểm bán" may be taken for a measure.
static bool is_called(struct sv unit, struct sv each)
{
	AUTO(arena_free) struct arena scratch = {0};
	struct sv folded = text_fold(&scratch, unit), first;
	return sv_cut(&folded, ' ', &first) && sv_eq(first, each);
}

// The nearest usable measure before m in its sentence that is counted by the word.
static size_t count_before(struct lint *l, size_t m, struct sv each)
{
	const struct reading *r = l->r;
	for (size_t i = m; i-- > 0 && one_sentence(l, i, m);) {
		if (usable(&r->measures[i]) && lint_shape(l, i)->count == 1 && is_called(r->measures[i].unit, each))
			return i;
	}
	return SIZE_MAX;
}

static void judge_each(struct lint *l, size_t count, size_t rate, size_t total)
{
	struct span computed;
	if (count == SIZE_MAX || l->r->measures[count].year != l->r->measures[total].year)
		return;
	// "25 km, mỗi km 1,2 tỷ đồng": the unit itself is counted.
	struct unit_shape counted = *lint_shape(l, count);
	if (!counted.counted)
		counted.power = 0;
	if (differs(l, count, &counted, rate, total, &computed))
		add(l, count, &counted, rate, total, (rate < total ? total - count : total + 1 - count) == 2 ? SEVERITY_ERROR : SEVERITY_WARNING);
}

// ", tổng kinh phí": of what was just told. Behind a semicolon, or with more words, it may be the total of more than that.
static bool tells_sum(struct lint *l, struct sv words)
{
	enum { MOST = 6 }; // words and signs
	if (sv_find(words, SV(";")) != SIZE_MAX || !lint_says(l, words, "sum"))
		return false;
	struct lint_words w = lint_words(l, words);
	return w.to - w.from <= MOST;
}

// A count, what each of them has, a total that is said to be one; or the total first: "450 cuộc cho 45.000 lượt người, bình quân 100
// người/cuộc".
static void check_each(struct lint *l, size_t rate, struct sv each, struct sv of)
{
	const struct reading *r = l->r;
	for (size_t i = rate + 1; i < r->measure_count && one_sentence(l, rate, i); i++) {
		if (!usable(&r->measures[i]) || !has_shape(lint_shape(l, i), of))
			continue;
		if (i == rate + 1 && tells_sum(l, lint_between(l, rate, i)))
			judge_each(l, count_before(l, rate, each), rate, i);
		break;
	}
	// What is said of the total itself may stand between.
	size_t total = rate ? rate - 1 : 0;
	while (total && l->parent[total] != SIZE_MAX && l->parent[total] < total)
		total--;
	if (!total || !one_sentence(l, total, rate) || !usable(&r->measures[total]) || !has_shape(lint_shape(l, total), of))
		return;
	struct sv words = sv_trim(lint_between(l, rate - 1, rate));
	size_t count = count_before(l, total, each);
	if (count != SIZE_MAX && count + 1 == total && (lint_ends(l, words, "average") || sv_ends(words, SV("("))))
		judge_each(l, count, rate, total);
}

void lint_product(struct lint *l, size_t from, size_t to)
{
	const struct reading *r = l->r;
	for (size_t i = from; i < to; i++) {
		if (!usable(&r->measures[i]) || lint_is_percent(&r->measures[i]))
			continue;
		const struct unit_shape *s = lint_shape(l, i);
		if (s->count == 2) {
			if (sv_is(s->of[1], "area") && sv_is(s->of[0], "mass"))
				check_yield(l, i);
			else
				check_each(l, i, s->of[1], s->of[0]);
		} else if (s->count == 1) {
			AUTO(arena_free) struct arena scratch = {0};
			struct sv each = each_of(l, i, &scratch);
			if (each.n)
				check_each(l, i, each, s->of[0]);
		}
	}
}

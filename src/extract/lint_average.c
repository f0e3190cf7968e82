// A count, what each has and what all have together, by where they stand and by what they are called: the rate says by its unit or by its
// words what is counted and what is summed up; of the figures that may be the two, those that stand best make the three. It is for rates of
// which lint_product.c and lint_each.c know nothing to say.
#include <limits.h>

#include "extract/lint_average.h"
#include "extract/lint_bare.h"
#include "extract/lint_product.h"

enum {
	NEAR_AFTER = 6, // figures behind a rate that may be meant
	MOST = 10,                        // that may be its count, and its total
	FULL = 6                          // how well a figure stands that stands right beside the rate
};

// A figure that may be the count or the total.
struct operand {
	size_t measure;
	int place, kind, words; // how well it stands, how well its unit fits, how much its words tell
};

struct operands {
	struct operand of[MOST];
	size_t count;
};

// ---- what may be its count and its total

static bool has_turns(struct sv unit)
{
	size_t n = sv_find(unit, SV("lượt"));
	return n != SIZE_MAX;
}

static bool has_word(struct sv words, struct sv word)
{
	for (size_t from = 0, n; word.n && from < words.n && (n = sv_find(sv_from(words, from), word)) != SIZE_MAX; from += n + 1) {
		size_t at = from + n, end = at + word.n;
		if ((at == 0 || words.p[at - 1] == ' ') && (end == words.n || words.p[end] == ' '))
			return true;
	}
	return false;
}

// A unit that a time may end: "tờ/kỳ", "triệu đồng/tháng".
static bool is_single(const struct unit_shape *s)
{
	return s->count == 1 || (s->count == 2 && (average_time(s->of[1]) != TIME_NONE || sv_is(s->of[1], "kỳ")));
}

// "1,05 triệu đồng/cái": any thing.
static bool is_classifier(struct sv of)
{
	return sv_is(of, "cái") || sv_is(of, "chiếc");
}

// "mỗi suất 300 nghìn đồng": one for each who is counted.
static bool is_portion(struct sv of)
{
	return sv_is(of, "suất") || sv_is(of, "phần");
}

// All people of a place, of whom what each has is told wherever it stands.
static bool is_population(struct lint *l, size_t i)
{
	const struct measure_found *m = &l->r->measures[i];
	return sv_ends(m->unit, SV("khẩu")) || sv_ends(m->unit, SV("người dân")) || sv_ends(m->unit, SV(" dân")) || sv_find(apart_own_before(l, i), SV("ân số")) != SIZE_MAX;
}

// 0: it cannot be what is counted.
static int fits_count(struct lint *l, const struct average *q, size_t i)
{
	enum { FREE = 1, KIND = 2, SAME = 3, POPULATION = 5 };
	const struct measure_found *m = &l->r->measures[i];
	const struct unit_shape *s = lint_shape(l, i), *y = &q->each;
	if (!is_single(s) || m->value.mantissa <= 0)
		return 0;
	if (!y->count) // nothing says of what it is
		return s->counted && !sv_eq(s->of[0], q->rated.of[0]) ? FREE : 0;
	if (!y->counted && sv_is(y->of[0], "day") && !s->counted && sv_is(s->of[0], "workday"))
		return SAME;
	if (!y->counted)
		return !s->counted && sv_eq(s->of[0], y->of[0]) ? SAME : 0;
	if (has_turns(q->each_text) && has_turns(m->unit))
		return KIND;
	bool population = y->kind == UNIT_PERSON && s->counted && is_population(l, i);
	if (population)
		return POPULATION;
	if (s->counted && sv_eq(s->of[0], y->of[0]))
		return SAME;
	if (s->counted && ((s->kind == UNIT_PERSON && y->kind == UNIT_PERSON) || (y->kind == UNIT_PERSON && sv_ends(m->unit, SV("lượt")))))
		return KIND;
	if (has_word(m->unit, q->each_text))
		return KIND;
	if (s->counted && y->kind == UNIT_PERSON && i + 2 >= q->at && i < q->at)
		return FREE; // "340 cộng tác viên, bình quân 0,9 triệu đồng/người"
	if (s->counted && is_portion(y->of[0]))
		return KIND;
	return s->counted && s->kind == UNIT_OTHER && !sv_eq(s->of[0], q->rated.of[0]) && (is_classifier(y->of[0]) || is_classifier(s->of[0])) ? FREE : 0;
}

static int fits_total(struct lint *l, const struct average *q, size_t i)
{
	enum { LOOSE = 2, SAME = 3 };
	const struct unit_shape *s = lint_shape(l, i), *x = &q->rated;
	const struct measure_found *m = &l->r->measures[i];
	if (!is_single(s) || m->value.mantissa <= 0)
		return 0;
	if (sv_eq(s->of[0], x->of[0]))
		return SAME;
	if (!s->counted || !lint_shape(l, q->at)->counted)
		return 0;
	if (s->kind == UNIT_PERSON && x->kind == UNIT_PERSON)
		return SAME;
	// "22 lớp, bình quân 85 người/lớp, với 1.870 lượt cán bộ"
	struct sv unit = m->unit, turn;
	if (x->kind == UNIT_PERSON && sv_cut(&unit, ' ', &turn) && sv_is(turn, "lượt") && unit_shape(&l->shapes, unit)->kind == UNIT_PERSON)
		return LOOSE;
	return has_turns(m->unit) && (has_turns(q->of_text) || sv_ends(m->unit, SV("lượt"))) ? LOOSE : 0;
}

static bool has_sign(struct lint *l, size_t a, size_t b, const char *sign)
{
	for (size_t i = a; i < b; i++) {
		if (sv_find(lint_between(l, i, i + 1), sv_of(sign)) != SIZE_MAX)
			return true;
	}
	return false;
}

static bool is_level(const struct measure_found *m)
{
	return (m->role == ROLE_ACTUAL || m->role == ROLE_TARGET) && !m->has_high && (m->cmp == CMP_EQ || m->cmp == CMP_ABOUT);
}

// Figures between them that may stand there and tell nothing of the three: what is said of one of them, percents, times.
static bool is_aside(struct lint *l, size_t i)
{
	const struct unit_shape *s = lint_shape(l, i);
	return lint_parent(l, i) != SIZE_MAX || lint_in_bracket(l, i) || lint_is_percent(&l->r->measures[i]) || !is_level(&l->r->measures[i]) || (s->count && !s->counted && average_time(s->of[0]) != TIME_NONE) || s->count > 1;
}

// How many figures stand between a and b, a < b, that are not aside.
static size_t others_between(struct lint *l, size_t a, size_t b)
{
	size_t n = 0;
	for (size_t i = a + 1; i < b; i++)
		n += !is_aside(l, i);
	return n;
}

static int place_of(struct lint *l, const struct average *q, size_t i)
{
	enum { APART = 5, SENTENCE = 3, BEFORE = 4, LINE = 2, AROUND = 1 };
	const struct reading *r = l->r;
	if (i >= q->from && i < q->to) {
		size_t a = i < q->at ? i : q->at, b = i < q->at ? q->at : i, others = others_between(l, a, b);
		bool cut = has_sign(l, a, b, ";");
		return others == 0 ? (cut ? APART - 1 : FULL) : others == 1 ? (cut ? SENTENCE : APART) : (cut ? LINE : SENTENCE);
	}
	if (r->measures[i].place.line == q->said.place.line) {
		if (i < q->from)
			return others_between(l, i, q->from) <= 1 ? BEFORE : LINE;
		size_t others = others_between(l, q->to - 1, i);
		// "… bình quân 330 nghìn đồng/tháng. Nếu 20.645 người đều đóng thì thu 6.813 triệu đồng.": it alone in its sentence
		return q->to == q->from + 1 && others <= 1 ? APART : others == 0 ? LINE : AROUND;
	}
	return r->measures[i].place.line + 1 == q->said.place.line ? AROUND : 0;
}

static bool may_be_operand(struct lint *l, const struct average *q, size_t i)
{
	const struct measure_found *m = &l->r->measures[i];
	bool near = m->place.line == q->said.place.line;
	// "Số giờ vượt định mức 6.840 giờ": right beside it an amount of any kind.
	bool least = m->cmp == CMP_GE && i >= q->from && i < q->to; // "cả năm phải giải quyết tối thiểu 4.320 vụ"
	if (i == q->at || m->has_high || (m->cmp != CMP_EQ && m->cmp != CMP_ABOUT && !least) || lint_is_percent(m) || !m->unit.n)
		return false;
	if (!is_level(m) && !least && !(near && (i + 1 == q->at || i == q->at + 1)))
		return false;
	if (lint_parent(l, i) != SIZE_MAX && lint_parent(l, i) != q->at && !(i + 1 == q->at || i == q->at + 1))
		return false;
	return m->year == q->said.year || near;
}

static int own_worth(const struct operand *x)
{
	return x->place + x->kind + x->words;
}

static void keep(struct operands *o, struct operand x)
{
	int worth = own_worth(&x);
	size_t at = o->count;
	while (at > 0 && own_worth(&o->of[at - 1]) < worth)
		at--;
	if (at == MOST)
		return;
	size_t moved = (o->count < MOST ? o->count : MOST - 1) - at;
	memmove(&o->of[at + 1], &o->of[at], moved * sizeof(o->of[0]));
	o->of[at] = x;
	o->count += o->count < MOST;
}

static int words_of(struct lint *l, const struct average *q, size_t i, bool near)
{
	enum { MOST_WORDS = 6 };
	const struct apart_name *name = apart_name_of(l, i);
	int n = name ? apart_mass(l, &q->words, name) : 0, most = near ? MOST_WORDS / 2 : MOST_WORDS;
	return n < most ? n : most;
}

static void find(struct lint *l, const struct average *q, size_t last, struct operands *counts, struct operands *totals)
{
	for (size_t i = q->at > APART_REACH ? q->at - APART_REACH : 0; i < last && i < q->at + NEAR_AFTER; i++) {
		if (!may_be_operand(l, q, i))
			continue;
		int c = q->by_time ? 0 : fits_count(l, q, i), t = fits_total(l, q, i);
		if ((!c && !t) || apart_is_earlier(l, i))
			continue;
		int place = place_of(l, q, i), words = words_of(l, q, i, place > 0);
		if (c && ((q->each.count && c > 1) || place >= FULL - 1))
			keep(counts, (struct operand){i, place, c, words});
		if (t && (!q->by_time || place))
			keep(totals, (struct operand){i, place, t, words});
	}
}

// ---- the three

struct three {
	struct product p;
	const struct operand *count, *total; // count NULL: it is a time
	int base, worth; // how well they stand; with how much it tells that they are one slip apart
	enum product_slip slip;
};

// "145 vận động viên x 22 ngày/tháng x 320 nghìn đồng/ngày": what each of those counted before has itself. SIZE_MAX: none.
static size_t factor_of(struct lint *l, const struct average *q, const struct operand *count)
{
	if (!count || count->measure <= q->from || count->measure >= q->at || lint_shape(l, count->measure)->count != 2)
		return SIZE_MAX;
	size_t before = count->measure - 1;
	return is_level(&l->r->measures[before]) && lint_shape(l, before)->count == 1 && lint_shape(l, before)->counted ? before : SIZE_MAX;
}

static struct product product_of(struct lint *l, const struct average *q, const struct operand *count, const struct operand *total, int times)
{
	const struct measure_found *all = l->r->measures;
	struct product p = {.rate = q->said, .total = all[total->measure], .rated = q->rated, .made = *lint_shape(l, total->measure)};
	if (count) {
		p.count = all[count->measure];
		p.counted = *lint_shape(l, count->measure);
		p.months = times > 1 ? times : 0;
		size_t factor = factor_of(l, q, count);
		struct decimal both;
		if (factor != SIZE_MAX && decimal_mul(p.count.value, all[factor].value, &both)) {
			p.count.value = both;
			p.counted.power += lint_shape(l, factor)->power;
		}
	} else {
		p.count = (struct measure_found){.value = decimal_int(times), .unit = SV("tháng")};
		p.counted = (struct unit_shape){.count = 1, .counted = true};
	}
	p.count.has_total = p.total.has_total = false;
	product_round_total(&p);
	p.count.cmp = p.total.cmp = CMP_EQ;
	return p;
}

// "mỗi tháng chi", "/tháng": the total is of one such time.
static bool is_of_one_time(struct lint *l, const struct average *q, size_t total)
{
	const struct unit_shape *s = lint_shape(l, total);
	if (s->count == 2)
		return true;
	struct sv words = apart_own_before(l, total);
	(void)q;
	return sv_find(words, SV("mỗi tháng")) != SIZE_MAX || sv_find(words, SV("một tháng")) != SIZE_MAX || sv_find(words, SV("hằng tháng")) != SIZE_MAX || sv_find(words, SV("hàng tháng")) != SIZE_MAX || sv_starts(sv_trim(apart_own_after(l, total)), SV("mỗi tháng")) ||
	       sv_starts(sv_trim(apart_own_after(l, total)), SV("/tháng"));
}

// How many words of a figure nothing before it in its line is told with: it may be of something else.
static int foreign(struct lint *l, size_t at, int all_words)
{
	static const char *const classes[] = {"sum", "makes", "about", "again", "is", "average", "each", "norm"};
	struct sv line = l->r->lines[l->r->measures[at].place.line - 1].text;
	struct lint_words w = lint_words(l, apart_own_before(l, at)), all;
	int n = 0;
	if (w.scan != l->read)
		return 0;
	all = lint_words(l, line);
	for (size_t i = w.from, step; i < w.to && n < all_words; i += step) {
		bool known = scan_token(w.scan, i)->kind != TOKEN_WORD;
		step = 1;
		for (size_t k = 0; k < LENGTH(classes) && !known; k++)
			known = average_is_class(l, w, i, classes[k], &step);
		step = known ? step : 1;
		for (size_t k = all.from; k < w.from && !known && all.scan == w.scan; k++)
			known = scan_token(all.scan, k)->key == scan_token(w.scan, i)->key;
		n += !known;
	}
	return n;
}

// What tells against the three: a total behind the rate that has a name of its own, an average behind both that has one.
static int against(struct lint *l, const struct average *q, const struct operand *count, const struct operand *total)
{
	enum { ALL = 3 };
	if (total->measure > q->at)
		return foreign(l, total->measure, lint_shape(l, total->measure)->counted ? 1 : ALL);
	bool apart = total->place < FULL && count && count->measure < q->at && count->place < FULL;
	return apart && q->said.place.line == l->r->measures[total->measure].place.line ? foreign(l, q->at, ALL) : 0;
}

static bool says_total(struct lint *l, const struct operand *total)
{
	struct sv words = apart_own_before(l, total->measure);
	return lint_says(l, words, "sum") || lint_says(l, words, "makes");
}

// They stand beside each other, or by their words belong together.
static int together(struct lint *l, const struct operand *count, const struct operand *total)
{
	enum { BESIDE = 2, MOST_WORDS = 5 };
	const struct apart_name *a = apart_name_of(l, count->measure), *b = apart_name_of(l, total->measure);
	const struct place *x = &l->r->measures[count->measure].place, *y = &l->r->measures[total->measure].place;
	size_t apart = count->measure < total->measure ? total->measure - count->measure : count->measure - total->measure;
	bool beside = x->line == y->line && apart <= 5;
	if (count->place && total->place)
		return beside ? 1 : 0;
	int words = a && b ? apart_mass(l, a, b) : 0;
	return (beside ? BESIDE : 0) + (words < MOST_WORDS ? words : MOST_WORDS);
}

static int worth_of(struct lint *l, const struct average *q, const struct operand *count, const struct operand *total)
{
	enum { OF_TIME = 2 };
	int n = total->place + total->kind + total->words;
	if (!count)
		return n + FULL + OF_TIME;
	// "2,15 triệu đồng/tháng với 399 người, chi 10.294 triệu đồng": the count stands between
	bool between = count->measure == q->at + 1 && total->measure == q->at + 2 && total->place == FULL - 1;
	return n + between + count->place + count->kind + count->words + together(l, count, total);
}

// "950 doanh nghiệp (thành lập mới 712, quay lại 238)": parts of a count, without a unit.
static bool part_holds(struct lint *l, struct product p, size_t count)
{
	enum { PARTS = 8, MOST_BYTES = 120 };
	struct lint_bare parts[PARTS];
	bool next = count + 1 < l->r->measure_count && l->r->measures[count + 1].place.line == l->r->measures[count].place.line;
	size_t n = lint_bare(lint_first(next ? lint_between(l, count, count + 1) : lint_after(l, count), MOST_BYTES), parts, PARTS);
	for (size_t i = 0; i < n; i++) {
		p.count.value = parts[i].value;
		if (product_holds(&p))
			return true;
	}
	return false;
}

// True where they agree, by any of the times.
static bool holds(struct lint *l, const struct average *q, const struct operand *count, const struct operand *total)
{
	for (size_t i = 0; i < q->time_count; i++) {
		struct product p = product_of(l, q, count, total, q->times[i]);
		if (product_holds(&p))
			return true;
	}
	if (!count)
		return false;
	struct product p = product_of(l, q, count, total, 1);
	return product_holds(&p) || (count->place > 1 && part_holds(l, p, count->measure));
}

// "doanh thu bình quân một HTX 2,15 tỷ đồng/năm": no total, whatever its unit.
static bool is_rate(struct lint *l, size_t total)
{
	struct sv words = apart_own_before(l, total);
	if (lint_shape(l, total)->count > 1)
		return lint_says(l, words, "each"); // "bình quân 1.901,2 triệu đồng/tháng, tức 19,6 triệu đồng/điểm"
	return lint_says(l, words, "average") || (lint_says(l, words, "each") && sv_find(words, SV("mỗi tháng")) == SIZE_MAX && sv_find(words, SV("mỗi ngày")) == SIZE_MAX);
}

static bool is_tight(struct lint *l, const struct average *q, const struct operand *count, const struct operand *total)
{
	enum { BEFORE = 4 };
	bool right = count && (count->place >= FULL || (count->place >= BEFORE && says_total(l, total)));
	return q->fixed && right && count->kind > 1 && total->place >= FULL - 1 && total->measure > q->at && count->measure < q->at;
}

static struct product exactly(struct product p)
{
	p.rate.role = ROLE_TARGET;
	return p;
}

// What is meant where they do not: false where it is of another order.
static bool meant(struct lint *l, const struct average *q, const struct operand *count, const struct operand *total, struct three *out)
{
	static const int tells[] = {[PRODUCT_SLIP_NONE] = 0, [PRODUCT_SLIP_FEW] = 0, [PRODUCT_SLIP_WEAK] = 1, [PRODUCT_SLIP_LIKELY] = 3, [PRODUCT_SLIP_TELLS] = 5};
	for (size_t i = 0; i < (q->time_count ? q->likely : 1); i++) {
		int times = q->time_count ? q->times[i] : 1;
		if (times > 1 && !q->by_time && is_of_one_time(l, q, total->measure))
			times = 1;
		out->p = product_of(l, q, count, total, times);
		if (is_tight(l, q, count, total))
			out->p = exactly(out->p);
		if (!product_in_order(&out->p) || is_rate(l, total->measure))
			continue;
		out->count = count;
		out->total = total;
		out->slip = product_slip(&out->p);
		// Less than a hundredth apart, and a sign between them: what is sold is less than what is made.
		bool loose = count && count->place < FULL - 1;
		if (loose && out->slip != PRODUCT_SLIP_TELLS && product_is_near(&out->p))
			return false;
		out->base = worth_of(l, q, count, total);
		out->worth = out->base + tells[out->slip] + says_total(l, total) - against(l, q, count, total);
		return true;
	}
	return false;
}

// Another rate of the sentence makes the total of the count: "mỗi nhà 60 triệu đồng, trong đó ngân sách hỗ trợ 40 triệu đồng/nhà; tổng 1,5 tỷ đồng".
static bool made_by_another(struct lint *l, const struct average *q, const struct three *x)
{
	for (size_t i = q->from; i < q->to; i++) {
		const struct unit_shape *s = lint_shape(l, i);
		if (i == q->at || i == x->total->measure || !s->count || !sv_eq(s->of[0], q->rated.of[0]) || !is_level(&l->r->measures[i]))
			continue;
		struct product p = x->p;
		p.rate.value = l->r->measures[i].value;
		p.rated.power += s->power - lint_shape(l, q->at)->power;
		if (product_holds(&p))
			return true;
	}
	return false;
}

// What is said of another sentence or line needs words that say that it is an average.
static bool may_be_meant(struct lint *l, const struct average *q, const struct three *x)
{
	bool beside = x->total->measure >= q->from && x->total->measure < q->to && (!x->count || (x->count->measure >= q->from && x->count->measure < q->to));
	// "Vận động quỹ 2,36 tỷ đồng, xây 58 căn nhà, mỗi căn 30 triệu đồng": what was raised need not be what was spent.
	if (q->fixed && x->count && x->total->measure < x->count->measure && !says_total(l, x->total))
		return false;
	if (x->count && x->count->kind == 1 && q->each.kind == UNIT_PERSON)
		return false;
	return beside || q->average || q->fixed || (x->total->words && x->count && x->count->words);
}

// Right beside it, and told as fixed: it agrees only as far as an average may be rounded.
static bool breaks_exactly(struct lint *l, const struct average *q, const struct operand *count, const struct operand *total)
{
	if (!is_tight(l, q, count, total) || q->said.value.scale)
		return false;
	for (size_t i = 0; i < (q->time_count ? q->time_count : 1); i++) {
		struct product p = exactly(product_of(l, q, count, total, q->time_count ? q->times[i] : 1));
		if (product_holds(&p))
			return false;
	}
	return true;
}

// What no words call an average is not rounded, nor is an amount that ends in five or nought.
static bool is_round(const struct lint *l, const struct average *q)
{
	enum { FIVE = 5 };
	if (l->r->measures[q->at].cmp != CMP_EQ)
		return false;
	return q->fixed || !q->average || (q->said.value.mantissa % FIVE == 0 && !q->said.value.scale);
}

// "50 kỳ, thời lượng 15 phút/kỳ, tổng 780 phút": they agree only as far as the rate may be rounded, which it is not, and one slip of the count or
// of the total makes it right.
static bool breaks_round(struct lint *l, const struct average *q, const struct operand *count, const struct operand *total, struct three *out)
{
	if (!count || count->kind < 2 || count->place < FULL - 2 || total->place < FULL - 1 || !is_round(l, q) || is_rate(l, total->measure) || l->r->measures[total->measure].cmp != CMP_EQ)
		return false;
	struct product near = {.months = 0};
	for (size_t i = 0; i < (q->time_count ? q->time_count : 1); i++) {
		struct product p = product_of(l, q, count, total, q->time_count ? q->times[i] : 1);
		if (product_holds(&p))
			near = p;
		p = exactly(p);
		p.count.role = ROLE_TARGET;
		if (product_holds(&p))
			return false;
	}
	near = exactly(near);
	near.count.role = ROLE_TARGET;
	if (!near.rate.unit.n || !product_slips_beside(&near))
		return false;
	*out = (struct three){.p = near, .count = count, .total = total, .base = worth_of(l, q, count, total), .slip = PRODUCT_SLIP_LIKELY};
	out->worth = out->base + says_total(l, total) - against(l, q, count, total);
	return true;
}

// A rate of few digits agrees by chance with figures that stand elsewhere.
static int slack(const struct average *q)
{
	int64_t digits = q->said.value.mantissa;
	return digits < 100 ? 3 : digits < 1000 ? 6 : 8;
}

// "201,2 tấn, giá bán bình quân 8.200 đồng/kg, giá trị 1.650 tỷ đồng": a thousand times too much.
static bool is_scaled(struct lint *l, const struct average *q, const struct operand *count, const struct operand *total, struct three *out)
{
	enum { THOUSAND = 3, FEW = 10 };
	if (!count || count->kind < 2 || count->place < FULL - 2 || total->place < FULL - 1 || lint_shape(l, total->measure)->counted || q->said.value.mantissa < FEW ||
	    l->r->measures[total->measure].value.mantissa < FEW * FEW || is_rate(l, total->measure))
		return false;
	for (int power = -THOUSAND; power <= THOUSAND; power += THOUSAND + THOUSAND) {
		struct product p = product_of(l, q, count, total, 1);
		p.made.power += power;
		if (!product_holds(&p))
			continue;
		p.made.power -= power;
		*out = (struct three){.p = p, .count = count, .total = total};
		return true;
	}
	return false;
}

// What was found among those that may be meant.
struct search {
	struct three best;
	int second;    // what the next best is worth
	struct three scaled; // those that would agree in another power of the unit; worth 0: none
	int explained; // how well those stand that agree
	int beside;    // and those beside the rate that disagree, and no slip parts them
};

static void take(struct search *s, const struct three *x)
{
	if (x->worth > s->best.worth) {
		s->second = s->best.worth;
		s->best = *x;
	} else if (x->worth > s->second) {
		s->second = x->worth;
	}
}

// Takes a count, which is NULL where it is a time, and a total into account.
static void consider(struct lint *l, const struct average *q, const struct operand *count, const struct operand *total, struct search *s)
{
	enum { CLOSE = 9, TELLS_MOST = 6, ALIKE = 17, AROUND = 1 }; // TELLS_MOST: what a slip and the words of the total add
	static const int least[] = {[PRODUCT_SLIP_NONE] = INT_MAX, [PRODUCT_SLIP_FEW] = 19, [PRODUCT_SLIP_WEAK] = 17, [PRODUCT_SLIP_LIKELY] = 16, [PRODUCT_SLIP_TELLS] = 15};
	struct three x;
	int worth = worth_of(l, q, count, total);
	if (worth < CLOSE)
		return;
	// What is fixed is not rounded: "mỗi phiên 02 Hội thẩm".
	if (holds(l, q, count, total) && !breaks_exactly(l, q, count, total)) {
		if (breaks_round(l, q, count, total, &x) && x.worth >= least[x.slip] && may_be_meant(l, q, &x)) {
			take(s, &x);
			return;
		}
		s->explained = worth > s->explained ? worth : s->explained;
		return;
	}
	if (worth >= ALIKE && !s->scaled.worth && is_scaled(l, q, count, total, &s->scaled))
		s->scaled.worth = worth;
	if (worth + TELLS_MOST < s->best.worth || !meant(l, q, count, total, &x))
		return;
	bool stands = count && count->place >= FULL - 1 && total->place >= FULL - 1, far = total->place <= AROUND || (count && count->place <= AROUND);
	if (x.slip <= PRODUCT_SLIP_FEW && stands)
		s->beside = x.base > s->beside ? x.base : s->beside;
	if (x.worth < least[x.slip] || (x.slip <= PRODUCT_SLIP_WEAK && far) || (x.slip == PRODUCT_SLIP_FEW && !is_tight(l, q, count, total)) || !may_be_meant(l, q, &x))
		return;
	take(s, &x);
}

// Nothing else stands so well beside it, and the slip is no chance.
static bool is_sure(const struct search *s)
{
	const struct operand *count = s->best.count;
	return s->best.total->place >= FULL - 1 && (!count || (count->place >= FULL - 1 && count->kind > 1)) && s->second < s->best.worth && s->best.slip == PRODUCT_SLIP_TELLS;
}

// "phải tiêu hủy 486 ha, đã hỗ trợ 436 ha với mức 1,5 triệu đồng/ha, kinh phí 729 triệu đồng": another count agrees, but this one is told with it.
static bool outweighs(struct lint *l, const struct average *q, const struct three *best, int explained)
{
	enum { FAR = 3 };
	return is_tight(l, q, best->count, best->total) && best->total->place >= FULL && explained < best->base && (best->count->words || (best->count->place >= FULL && explained + FAR < best->base));
}

// "Xét nghiệm 742.300 lượt, bình quân 2.034 lượt/ngày": of the days of a year, or of those that are worked, where none are told.
static bool of_year(const struct average *q, struct average *out)
{
	static const int days[AVERAGE_TIMES] = {365, 366, 250, 264, 300};
	if (!q->by_day || q->by_time || !q->average)
		return false;
	*out = *q;
	out->by_time = true;
	memcpy(out->times, days, sizeof(days));
	out->time_count = AVERAGE_TIMES;
	out->likely = 1;
	return true;
}

// A count stands near, or one that stands elsewhere makes the total.
static bool is_explained(struct lint *l, const struct average *q, const struct operands *counts, const struct operand *total)
{
	for (size_t i = 0; i < counts->count; i++) {
		if (counts->of[i].measure != total->measure && (counts->of[i].place >= FULL - 2 || holds(l, q, &counts->of[i], total)))
			return true;
	}
	return false;
}

static void check(struct lint *l, const struct average *q, size_t last)
{
	struct average year;
	enum { TOGETHER = 1, BY_TIME = FULL + 2 };
	struct operands counts = {.count = 0}, totals = {.count = 0};
	struct search s = {.second = 0};
	find(l, q, last, &counts, &totals);
	if (totals.count && totals.of[0].place >= FULL && !is_explained(l, q, &counts, &totals.of[0]) && of_year(q, &year))
		q = &year;
	if (!totals.count || (!q->by_time && !counts.count))
		return;
	int most = own_worth(&totals.of[0]) + (q->by_time ? BY_TIME : own_worth(&counts.of[0])) + TOGETHER;
	for (size_t t = 0; t < totals.count; t++) {
		for (size_t c = 0; c < (q->by_time ? 1 : counts.count); c++) {
			const struct operand *count = q->by_time ? NULL : &counts.of[c];
			if (count && count->measure == totals.of[t].measure)
				continue;
			consider(l, q, count, &totals.of[t], &s);
			if (s.explained && s.explained + 1 >= most)
				return;
		}
	}
	const struct three *best = &s.best;
	if (!best->worth && !s.explained && s.scaled.worth && !apart_is_told(l, s.scaled.total->measure)) {
		product_tell_scale(l, &s.scaled.p);
		return;
	}
	if (!best->worth || best->base < s.beside || (s.explained && s.explained + slack(q) >= best->base && !outweighs(l, q, best, s.explained)) || apart_is_told(l, best->total->measure) ||
	    (best->count && apart_is_told(l, best->count->measure)) || made_by_another(l, q, best))
		return;
	product_tell(l, &best->p, best->total->measure < q->at, is_sure(&s) && !q->by_day ? SEVERITY_ERROR : SEVERITY_WARNING);
}

static struct sv first_part(struct sv unit)
{
	struct sv part = {0};
	return sv_cut(&unit, '/', &part) ? part : unit;
}

// "52,8 triệu đồng/người/năm, tức 4,4 triệu đồng/tháng": the same rate, of a year and of a month.
static void check_months(struct lint *l, size_t i)
{
	enum { MONTHS = 12 };
	const struct measure_found *all = l->r->measures;
	const struct unit_shape *month = lint_shape(l, i), *year = i ? lint_shape(l, i - 1) : month;
	if (!i || l->opens[i] || all[i - 1].place.line != all[i].place.line || month->count < 2 || year->count < 2 || average_time(month->of[month->count - 1]) != TIME_MONTH ||
	    !sv_is(year->of[year->count - 1], "year") || !sv_eq(month->of[0], year->of[0]) || !is_level(&all[i]) || !is_level(&all[i - 1]) ||
	    !lint_says(l, lint_between(l, i - 1, i), "again"))
		return;
	struct product p = {.count = {.value = decimal_int(MONTHS), .unit = SV("tháng")}, .rate = all[i], .total = all[i - 1], .counted = {.count = 1, .counted = true}, .rated = *month, .made = *year};
	p.rated.power = unit_shape(&l->shapes, first_part(all[i].unit))->power;
	p.made.power = unit_shape(&l->shapes, first_part(all[i - 1].unit))->power;
	p.rated.counted = p.made.counted = false;
	if (!product_holds(&p) && product_in_order(&p))
		product_tell(l, &p, true, product_slip(&p) >= PRODUCT_SLIP_LIKELY ? SEVERITY_ERROR : SEVERITY_WARNING);
}

void lint_average(struct lint *l, size_t from, size_t to)
{
	struct average q;
	bool cue = !l->read || lint_tells_rate(l);
	for (size_t i = from; i < to; i++) {
		if (lint_shape(l, i)->count > 1 && !apart_is_told(l, i))
			check_months(l, i);
		if ((cue || lint_shape(l, i)->count > 1) && !apart_is_told(l, i) && average_read(l, i, &q) && !apart_is_earlier(l, i))
			check(l, &q, to);
	}
}

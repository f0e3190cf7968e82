// Two figures whose product a third one states: an area, a yield and an output ("61.300 ha, năng suất 58,6 tạ/ha, sản lượng 359.200
// tấn"). A count, what each has and the total: lint_each.c.
#include "extract/lint_average.h"
#include "extract/lint_product.h"
#include "text/text.h"

enum { REACH = 6 }; // measures of the sentence in which the three stand

bool product_usable(const struct measure_found *m)
{
	return (m->role == ROLE_ACTUAL || m->role == ROLE_TARGET) && !m->has_high && m->unit.n && m->of < 0;
}

// "15 phút mỗi kỳ, cộng 26 giờ": times are of no tenfold.
static bool is_of_other_time(const struct product *p)
{
	struct sv rate = p->rate.unit, total = p->total.unit, x, y;
	return p->made.count && sv_is(p->made.of[0], "time") && sv_cut(&rate, '/', &x) && sv_cut(&total, '/', &y) && !sv_starts(y, x) && !sv_starts(x, y);
}

bool product_holds(const struct product *p)
{
	struct span a, b, c, computed;
	if (is_of_other_time(p))
		return true;
	// A total in another dimension's power: kg/m² × m² = kg.
	return !figure_span(&p->count, &p->counted, &a) || !figure_span(&p->rate, &p->rated, &b) || !figure_span(&p->total, &p->made, &c) ||
	       (p->months && !span_mul(a, span_of(decimal_int(p->months)), &a)) || !span_mul(a, b, &computed) || spans_meet(computed, c);
}

static int zeros(struct decimal d)
{
	int n = 0;
	for (; !d.scale && d.mantissa && d.mantissa % 10 == 0; d.mantissa /= 10)
		n++;
	return n;
}

// A slip of a round figure is of the digits before its zeros.
static bool is_as_round(struct decimal meant, struct decimal stated)
{
	return zeros(stated) < 2 || zeros(meant) >= zeros(stated);
}

// One of the three that may stand for another one, while the others stand: those are looked at once for all that are tried.
struct trial {
	const struct product *p;
	struct measure_found tried;
	struct decimal stated;
	struct span count, rate, total; // with the months; the rate is not the one that is tried
	enum trial_of { TRIAL_COUNT, TRIAL_RATE, TRIAL_TOTAL } of;
	bool certain;
};

static struct trial trial_of(const struct product *p, enum trial_of of)
{
	struct trial t = {.p = p, .tried = of == TRIAL_COUNT ? p->count : of == TRIAL_RATE ? p->rate : p->total, .of = of};
	t.stated = t.tried.value;
	t.certain = (of == TRIAL_COUNT || (figure_span(&p->count, &p->counted, &t.count) && (!p->months || span_mul(t.count, span_of(decimal_int(p->months)), &t.count)))) &&
	            (of == TRIAL_RATE || figure_span(&p->rate, &p->rated, &t.rate)) &&
	            (of == TRIAL_TOTAL ? span_mul(t.count, t.rate, &t.total) : figure_span(&p->total, &p->made, &t.total));
	return t;
}

static bool holds_with(void *of, struct decimal meant)
{
	struct trial *t = of;
	struct span x, made;
	const struct product *p = t->p;
	if (!is_as_round(meant, t->stated))
		return false;
	t->tried.value = meant;
	if (!t->certain || !figure_span(&t->tried, t->of == TRIAL_COUNT ? &p->counted : t->of == TRIAL_RATE ? &p->rated : &p->made, &x))
		return true;
	if (t->of == TRIAL_TOTAL)
		return spans_meet(t->total, x);
	if (t->of == TRIAL_COUNT && p->months && !span_mul(x, span_of(decimal_int(p->months)), &x))
		return true;
	return !(t->of == TRIAL_COUNT ? span_mul(x, t->rate, &made) : span_mul(t->count, x, &made)) || spans_meet(made, t->total);
}

static enum slip slip_of(const struct product *p, enum trial_of of)
{
	struct trial t = trial_of(p, of);
	return lint_slip_of(t.stated, holds_with, &t);
}

// Count × rate in the unit of the total.
static bool multiply(const struct product *p, struct decimal *out)
{
	return decimal_mul(p->count.value, p->rate.value, out) && (!p->months || decimal_mul(*out, decimal_int(p->months), out)) && decimal_shift(*out, p->counted.power + p->rated.power - p->made.power, out);
}

// What the total makes for each, as the rate is printed.
static bool average_of(const struct product *p, struct decimal *out)
{
	struct decimal total = p->total.value;
	struct decimal count = p->count.value;
	return decimal_shift(total, p->made.power - p->counted.power - p->rated.power, &total) && (!p->months || decimal_mul(count, decimal_int(p->months), &count)) &&
	       !decimal_is_zero(count) && decimal_div(total, count, p->rate.value.scale, out);
}

bool product_slips_exactly(const struct product *p)
{
	struct decimal exact;
	if (!multiply(p, &exact))
		return false;
	exact = decimal_normal(exact);
	if (exact.scale > p->total.value.scale)
		exact = decimal_round(exact, p->total.value.scale);
	enum slip slip = lint_slip(p->total.value, exact);
	return slip == SLIP_SWAP && p->total.value.mantissa >= 100;
}

// The zeros at its end say nothing: "250.000.000" has two digits.
static int64_t digits(struct decimal d)
{
	while (d.mantissa && d.mantissa % 10 == 0)
		d.mantissa /= 10;
	return d.mantissa;
}

static bool tells(struct decimal stated, enum slip slip, bool beside)
{
	stated.mantissa = digits(stated);
	return lint_slip_tells(stated, slip, beside);
}

// Which slip of each of the three would make them agree, looked for once.
struct slips {
	enum slip of[TRIAL_TOTAL + 1];
	bool known[TRIAL_TOTAL + 1];
};

static enum slip slip_once(const struct product *p, enum trial_of of, struct slips *s)
{
	if (!s->known[of]) {
		s->known[of] = true;
		s->of[of] = slip_of(p, of);
	}
	return s->of[of];
}

static bool one_tells(const struct product *p, bool beside, struct slips *s)
{
	int64_t rate = p->rate.value.mantissa; // of few digits it makes much that a slip could come near to
	if (tells(p->rate.value, slip_once(p, TRIAL_RATE, s), beside) || product_slips_exactly(p))
		return true;
	if (rate < 100)
		return false;
	enum slip total = slip_once(p, TRIAL_TOTAL, s);
	if ((total == SLIP_SWAP || rate >= 1000) && tells(p->total.value, total, beside))
		return true;
	return rate >= 1000 && tells(p->count.value, slip_once(p, TRIAL_COUNT, s), beside);
}

bool product_slips(const struct product *p, bool beside)
{
	struct slips s = {.known = {false}};
	return one_tells(p, beside, &s);
}

bool product_slips_beside(const struct product *p)
{
	return slip_of(p, TRIAL_TOTAL) != SLIP_NONE || slip_of(p, TRIAL_COUNT) != SLIP_NONE;
}

enum product_slip product_slip(const struct product *p)
{
	enum { FEW = 100 };
	struct slips s = {.known = {false}};
	if (one_tells(p, true, &s))
		return PRODUCT_SLIP_TELLS;
	if (!slip_once(p, TRIAL_RATE, &s) && !slip_once(p, TRIAL_TOTAL, &s) && !slip_once(p, TRIAL_COUNT, &s))
		return PRODUCT_SLIP_NONE;
	bool rate = digits(p->rate.value) >= FEW || (p->rate.value.mantissa >= FEW && p->rate.value.mantissa < FEW * 10), total = digits(p->total.value) >= FEW;
	return rate && total ? PRODUCT_SLIP_LIKELY : rate || total ? PRODUCT_SLIP_WEAK : PRODUCT_SLIP_FEW;
}

bool product_in_order(const struct product *p)
{
	struct decimal made, x, y;
	return multiply(p, &made) && decimal_mul(made, decimal_int(3), &x) && decimal_mul(p->total.value, decimal_int(2), &y) && decimal_cmp(x, y) >= 0 &&
	       decimal_mul(made, decimal_int(2), &x) && decimal_mul(p->total.value, decimal_int(3), &y) && decimal_cmp(x, y) <= 0;
}

bool product_is_near(const struct product *p)
{
	struct decimal made, apart, x;
	if (!multiply(p, &made) || !decimal_sub(made, p->total.value, &apart) || !decimal_mul(apart, decimal_int(apart.mantissa < 0 ? -100 : 100), &x))
		return false;
	return decimal_cmp(x, p->total.value) < 0;
}

bool product_swaps(const struct product *p)
{
	return (p->rate.value.mantissa >= 100 && slip_of(p, TRIAL_RATE) == SLIP_SWAP) ||
	       (p->rate.value.mantissa >= 100 && p->total.value.mantissa >= 1000 && slip_of(p, TRIAL_TOTAL) == SLIP_SWAP);
}

bool product_swaps_rate(const struct product *p)
{
	enum slip slip = slip_of(p, TRIAL_RATE);
	struct decimal meant;
	if (slip == SLIP_SWAP)
		return true;
	// Three digits in another order.
	return p->rate.value.mantissa >= 1000 && average_of(p, &meant) && lint_slip(p->rate.value, meant) == SLIP_DIGIT;
}

// The first of the three that stands in another line than m.
static struct place other_line(const struct product *p, const struct measure_found *m)
{
	const struct measure_found *all[] = {&p->count, &p->total, &p->rate};
	for (size_t i = 0; i < LENGTH(all); i++) {
		if (all[i]->place.line && all[i]->place.line != m->place.line)
			return all[i]->place;
	}
	return (struct place){0};
}

static void add_total_as(struct lint *l, const struct product *p, enum severity severity, bool told, const char *msgid)
{
	struct decimal product;
	const struct measure_found *c = &p->total;
	if (!multiply(p, &product))
		return;
	product = decimal_normal(product.scale > c->value.scale + 1 ? decimal_round(product, c->value.scale + 1) : product);
	struct lint_draft f = {.place = c->place, .code = "product", .severity = severity, .told = told, .other = other_line(p, c), .stated = c->value, .computed = product, .has_figures = true,
	                       .message = {.failure = FAIL_CHECK, .msgid = msgid}};
	int slot = 0;
	lint_arg_figure(&f, slot++, p->count.value);
	lint_arg_figure(&f, slot++, p->rate.value);
	if (p->months)
		lint_arg_figure(&f, slot++, decimal_int(p->months));
	lint_arg_figure(&f, slot++, product);
	lint_arg_text(&f, slot++, figure_unit_as_written(c));
	lint_arg_figure(&f, slot, c->value);
	lint_add(l, &f);
}

static void add_total(struct lint *l, const struct product *p, enum severity severity, bool told)
{
	add_total_as(l, p, severity, told, p->months ? N_("%'d × %'d × %'d makes %'d %s, not %'d") : N_("%'d × %'d makes %'d %s, not %'d"));
}

static void add_average(struct lint *l, const struct product *p, enum severity severity, bool told)
{
	struct decimal average;
	const struct measure_found *m = &p->rate;
	if (!average_of(p, &average)) {
		add_total(l, p, severity, told);
		return;
	}
	if (decimal_cmp(average, m->value) == 0)
		return; // as it is printed: what is counted is rounded, too
	struct lint_draft f = {.place = m->place, .code = "product", .severity = severity, .told = told, .other = other_line(p, m), .stated = m->value, .computed = average, .has_figures = true,
	                       .message = {.failure = FAIL_CHECK, .msgid = N_("%'d shared out among %'d makes %'d %s, not %'d")}};
	lint_arg_figure(&f, 0, p->total.value);
	lint_arg_figure(&f, 1, p->count.value);
	lint_arg_figure(&f, 2, average);
	lint_arg_text(&f, 3, figure_unit_as_written(m));
	lint_arg_figure(&f, 4, m->value);
	lint_add(l, &f);
}

void product_tell_scale(struct lint *l, const struct product *p)
{
	add_total_as(l, p, SEVERITY_ERROR, true, N_("%'d × %'d makes %'d %s, not %'d: the unit is a thousand times too great or too small"));
}

void product_add(struct lint *l, const struct product *p, enum severity severity)
{
	add_total(l, p, severity, false);
}

void product_tell(struct lint *l, const struct product *p, bool average, enum severity severity)
{
	if (average)
		add_average(l, p, severity, true);
	else
		add_total(l, p, severity, true);
}

void product_add_average(struct lint *l, const struct product *p)
{
	add_average(l, p, SEVERITY_ERROR, false);
}

void product_add_average_told(struct lint *l, const struct product *p)
{
	add_average(l, p, SEVERITY_ERROR, true);
}

// ---- an area, its yield, its output

// Measures a and b stand in one sentence. A semicolon may stand between an area and its yield, but not between two crops.
static bool one_sentence(const struct lint *l, size_t a, size_t b)
{
	const struct reading *r = l->r;
	if (r->measures[a].place.line != r->measures[b].place.line || b - a > REACH)
		return false;
	for (size_t i = a + 1; i <= b; i++) {
		if (l->opens[i])
			return false;
	}
	return true;
}

// The nearest usable measure of one dimension before or after measure m in its sentence. A second rate between belongs to another crop.
static size_t nearest(struct lint *l, size_t m, struct sv of, int step)
{
	const struct reading *r = l->r;
	for (size_t i = m + (size_t)step; i < r->measure_count; i += (size_t)step) {
		if (step > 0 ? !one_sentence(l, m, i) : !one_sentence(l, i, m))
			return SIZE_MAX;
		if (!product_usable(&r->measures[i]))
			continue;
		const struct unit_shape *s = lint_shape(l, i);
		if (s->count == 1 && sv_eq(s->of[0], of))
			return r->measures[i].year == r->measures[m].year && r->measures[i].role == r->measures[m].role ? i : SIZE_MAX;
		if (unit_shape_same(s, lint_shape(l, m)))
			return SIZE_MAX;
	}
	return SIZE_MAX;
}

// Words that name what is measured and not what it is measured of, folded.
static bool is_general(struct sv word)
{
	static const char *const general[] = {"dien", "tich", "nang", "suat", "san", "luong", "binh", "quan", "tong", "uoc", "dat", "gieo", "trong", "thu", "hoach",
	                                      "xuong", "giong", "nuoi", "ca", "nam", "co", "voi", "va", "duoc", "toan", "tinh", "hien", "trung", "cho", "ns", "sl",
	                                      "dt", "cay"};
	for (size_t i = 0; i < LENGTH(general); i++) {
		if (sv_is(word, general[i]))
			return true;
	}
	return false;
}

static bool has_own_words(struct sv subject)
{
	AUTO(arena_free) struct arena scratch = {0};
	struct sv folded = text_fold(&scratch, subject), word;
	while (sv_cut(&folded, ' ', &word)) {
		if (!is_general(word))
			return true;
	}
	return false;
}

// "thóc" is what "lúa" yields.
static bool shares_word(struct sv folded, struct sv other, bool *own)
{
	struct sv word, piece;
	while (sv_cut(&other, ' ', &word)) {
		if (is_general(word))
			continue;
		*own = true;
		word = sv_is(word, "thoc") ? SV("lua") : word;
		for (struct sv all = folded; sv_cut(&all, ' ', &piece);) {
			if (sv_eq(piece, word))
				return true;
		}
	}
	return false;
}

// The yield or the output may be of the area: it has no words of its own, or shares one with the area.
static bool may_be_of(struct sv area, struct sv other)
{
	AUTO(arena_free) struct arena scratch = {0};
	struct sv x = text_fold(&scratch, area), y = text_fold(&scratch, other);
	bool own = false;
	return shares_word(x, y, &own) || !own;
}

// It is said of the same crop: they share a word of their own.
static bool is_of(struct sv area, struct sv other)
{
	AUTO(arena_free) struct arena scratch = {0};
	bool own = false;
	struct sv x = text_fold(&scratch, area), y = text_fold(&scratch, other);
	return shares_word(x, y, &own);
}

static struct product product_of(struct lint *l, size_t area, size_t rate, size_t total)
{
	const struct measure_found *all = l->r->measures;
	struct product p = {all[area], all[rate], all[total], *lint_shape(l, area), *lint_shape(l, rate), *lint_shape(l, total), 0};
	p.count.has_total = p.total.has_total = false;
	product_round_total(&p);
	return p;
}

// Another area before the yield makes the output, "2.300 ha, trong đó ngô lai 1.800 ha, năng suất …"; or the output is said to be that of several yields.
static bool agrees_elsewhere(struct lint *l, size_t rate, size_t total)
{
	const struct reading *r = l->r;
	size_t rates = 0;
	for (size_t i = total > rate ? total : rate; i-- > 0 && one_sentence(l, i, rate > i ? rate : i);) {
		const struct unit_shape *s = lint_shape(l, i);
		if (!product_usable(&r->measures[i]) || i == total)
			continue;
		struct product p = product_of(l, i, rate, total);
		if (s->count == 1 && sv_eq(s->of[0], lint_shape(l, rate)->of[1]) && product_holds(&p))
			return true;
		rates += unit_shape_same(s, lint_shape(l, rate));
	}
	return rates > 1 && total > rate && sv_find(lint_between(l, total - 1, total), SV("tổng")) != SIZE_MAX;
}

// An area, a yield by area, an output in the sentence of the yield. True where there are three, whether they agree or not.
static bool check_yield(struct lint *l, size_t rate)
{
	const struct reading *r = l->r;
	const struct unit_shape *shape = lint_shape(l, rate);
	size_t area = nearest(l, rate, shape->of[1], -1);
	if (area == SIZE_MAX)
		return false;
	size_t total = nearest(l, rate, shape->of[0], 1);
	if (total == SIZE_MAX)
		total = nearest(l, rate, shape->of[0], -1);
	if (total == SIZE_MAX)
		return false;
	struct product p = product_of(l, area, rate, total);
	struct sv of = r->measures[area].subject;
	// "sản lượng lúa 296.820 tấn (diện tích 48.500 ha, năng suất 61,2 tạ/ha)": what opens the sentence names them all.
	bool opened = total < area && l->opens[total] && !has_own_words(of) && !has_own_words(r->measures[rate].subject);
	if (!opened && (!may_be_of(of, r->measures[rate].subject) || !may_be_of(of, r->measures[total].subject)))
		return false;
	if (product_holds(&p) || agrees_elsewhere(l, rate, total))
		return true;
	// What stands between them may be what they are of.
	size_t first = area < total ? area : total, last = total > rate ? total : rate;
	size_t others = 0;
	for (size_t i = first; i <= last; i++)
		others += i != area && i != rate && i != total && product_usable(&r->measures[i]) && lint_plan_of(l, area) != i;
	bool sure = !others || product_slips(&p, true);
	product_add(l, &p, sure ? SEVERITY_ERROR : SEVERITY_WARNING);
	return true;
}

// The areas and outputs of the lines around: nothing is wrong where one pair agrees. What one slip parts was meant to.
static void check_yield_around(struct lint *l, size_t rate)
{
	enum { BEFORE = 16, AFTER = 4, LINES = 2 };
	const struct reading *r = l->r;
	const struct unit_shape *shape = lint_shape(l, rate);
	const struct measure_found *m = &r->measures[rate];
	size_t areas[BEFORE + AFTER], totals[BEFORE + AFTER], a = 0, t = 0;
	for (size_t i = rate > BEFORE ? rate - BEFORE : 0; i < r->measure_count && i < rate + AFTER; i++) {
		const struct measure_found *q = &r->measures[i];
		int lines = m->place.line - q->place.line;
		if (!product_usable(q) || q->year != m->year || lines > LINES || lines < 0)
			continue;
		const struct unit_shape *s = lint_shape(l, i);
		bool near = is_of(q->subject, m->subject) || (lines == 0 && (may_be_of(q->subject, m->subject) || !has_own_words(q->subject)));
		if (s->count == 1 && sv_eq(s->of[0], shape->of[1]) && near)
			areas[a++] = i;
		else if (s->count == 1 && sv_eq(s->of[0], shape->of[0]) && lines == 0)
			totals[t++] = i;
	}
	size_t area = SIZE_MAX, total = SIZE_MAX;
	for (size_t i = a; i-- > 0;) {
		for (size_t k = 0; k < t; k++) {
			struct product p = product_of(l, areas[i], rate, totals[k]);
			if (product_holds(&p))
				return;
			if (area == SIZE_MAX && product_slips(&p, true)) {
				area = areas[i];
				total = totals[k];
			}
		}
	}
	if (area == SIZE_MAX)
		return;
	struct product p = product_of(l, area, rate, total);
	product_add(l, &p, SEVERITY_ERROR);
}

// ---- a product that is written out: "9 người x 2,6 triệu đồng/tháng x 12 tháng = 280,8 triệu đồng"

static bool is_times(const struct scan *s, size_t i)
{
	return scan_word(s, i, "x") || sv_is(scan_text(s, i), "×") || sv_is(scan_text(s, i), "*");
}

// What stands between the last factor and the total: further factors without a figure of their own, which are multiplied; no equals sign: 0.
static int64_t factors_before(struct lint *l, size_t total)
{
	enum { MOST = 12, MOST_TIMES = 1000 };
	struct lint_words w = lint_words(l, lint_between(l, total - 1, total));
	int64_t times = 1, n;
	bool equals = false;
	if (w.to - w.from > MOST)
		return 0;
	for (size_t i = w.from; i < w.to; i++) {
		equals = scan_token(w.scan, i)->kind == TOKEN_SIGN && scan_token(w.scan, i)->sign == '=';
		if (!scan_number(w.scan, i, &n))
			continue;
		if (i == w.from || !is_times(w.scan, i - 1) || n < 1 || n > MOST_TIMES)
			return 0;
		times *= n;
	}
	return equals ? times : 0;
}

// "38 căn nhà tình thương x 40 triệu đồng/căn": what is counted may be told in more words.
static bool is_factor_of(struct lint *l, size_t next)
{
	enum { MOST = 60 };
	static const char *const signs[] = {"x", "X", "×", "*"};
	struct sv words = sv_trim(lint_between(l, next - 1, next));
	for (size_t i = 0; i < LENGTH(signs); i++) {
		struct sv sign = sv_of(signs[i]), rest;
		if (words.n > MOST || !sv_ends(words, sign))
			continue;
		rest = sv_head(words, words.n - sign.n);
		if (!rest.n || (sv_ends(rest, SV(" ")) && !memchr(rest.p, ',', rest.n) && !memchr(rest.p, ';', rest.n) && !memchr(rest.p, '.', rest.n)))
			return true;
	}
	return false;
}

static void check_written(struct lint *l, size_t total)
{
	enum { MOST = 4 };
	const struct measure_found *all = l->r->measures;
	const struct unit_shape *made = lint_shape(l, total);
	int64_t times = !l->opens[total] && memchr(lint_between(l, total - 1, total).p, '=', lint_between(l, total - 1, total).n) ? factors_before(l, total) : 0;
	size_t rate = SIZE_MAX, first = total - 1;
	struct decimal count = decimal_int(times);
	int power = 0;
	while (times && total - first < MOST && first && !l->opens[first] && is_factor_of(l, first))
		first--;
	if (!times || made->count != 1 || all[total].cmp != CMP_EQ || all[total].has_total || (first + 1 == total && times == 1))
		return;
	for (size_t i = first; i < total; i++) {
		const struct unit_shape *s = lint_shape(l, i);
		if (!s->count || all[i].has_total || all[i].has_high || all[i].cmp != CMP_EQ || lint_is_percent(&all[i]))
			return;
		if (rate == SIZE_MAX && sv_eq(s->of[0], made->of[0]))
			rate = i;
		else if ((!s->counted && average_time(s->of[0]) == TIME_NONE) || !decimal_mul(count, all[i].value, &count))
			return;
		else
			power += s->counted ? s->power : 0;
	}
	if (rate == SIZE_MAX)
		return;
	struct product p = {.count = all[first], .rate = all[rate], .total = all[total], .counted = {.count = 1, .counted = true, .power = power}, .rated = *lint_shape(l, rate), .made = *made};
	p.count.value = count;
	p.count.role = p.rate.role = ROLE_TARGET; // as they are printed
	if (!product_holds(&p))
		product_tell(l, &p, false, SEVERITY_ERROR);
}

void lint_product(struct lint *l, size_t from, size_t to)
{
	const struct reading *r = l->r;
	for (size_t i = from; i < to; i++) {
		const struct unit_shape *s = lint_shape(l, i);
		if (i > from)
			check_written(l, i);
		if (s->count == 2 && product_usable(&r->measures[i]) && !r->measures[i].has_total && sv_is(s->of[1], "area") && sv_is(s->of[0], "mass") &&
		    !check_yield(l, i))
			check_yield_around(l, i);
	}
	lint_each(l, from, to);
}

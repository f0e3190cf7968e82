// A count, what each of them has, and what all have together: "1.250 hộ, mỗi hộ 40 triệu đồng, tổng kinh phí 50 tỷ đồng", "dư nợ 1.800
// tỷ đồng với 36.000 hộ vay, bình quân 50 triệu đồng/hộ", "9.000 em, định mức 15 kg/em/tháng trong 9 tháng, tổng số 1.215 tấn".
#include "extract/lint_bare.h"
#include "extract/lint_product.h"
#include "text/text.h"

enum { BEFORE = 9, AFTER = 6, LINES = 2 }; // measures about a rate, lines, that may hold its count and its total

struct rate {
	size_t at;
	struct measure_found said;      // times the months, where it is of one
	struct unit_shape shape;        // of what is summed up
	struct sv of, each;             // words: what is summed up; what is counted
	struct sv each_dimension;       // or what is measured; empty: none
	bool told;                      // words of a rate stand before it, and none besides but these:
	struct sv own;
	bool norm;                      // it is fixed, and so not rounded
	bool monthly;                   // for a month, of what may be a total of several
	bool free;                      // an average that does not say of what: "ngày điều trị trung bình 6,5 ngày"
};

struct candidates {
	size_t counts[BEFORE + AFTER], totals[BEFORE + AFTER];
	size_t count_count, total_count;
};

// ---- two names of one thing

static bool is_one_of(struct sv word, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (sv_is(word, words[i]))
			return true;
	}
	return false;
}

// "nghìn lượt người" without its powers and turns, "ngôi nhà" without its classifier; "lượt" and "ngôi" alone stay.
static struct sv without(struct sv unit, const char *const *words, size_t count)
{
	for (;;) {
		struct sv rest = unit, word;
		if (!sv_cut(&rest, ' ', &word) || !rest.n || !is_one_of(word, words, count))
			return unit;
		unit = rest;
	}
}

static struct sv first_word(struct sv words)
{
	struct sv word = {0};
	return sv_cut(&words, ' ', &word) ? word : (struct sv){0};
}

// "htx" is "hợp tác xã".
static bool are_initials(struct sv brief, struct sv full)
{
	struct sv word;
	size_t n = 0;
	while (n < brief.n && sv_cut(&full, ' ', &word)) {
		if (!word.n || word.p[0] != brief.p[n++])
			return false;
	}
	return n == brief.n && n > 1;
}

static bool same_noun(struct lint *l, struct sv a, struct sv b)
{
	AUTO(arena_free) struct arena scratch = {0};
	if (sv_is(a, "lượt") || sv_is(b, "lượt"))
		return sv_eq(first_word(a), first_word(b));
	static const char *const powers[] = {"trăm", "nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ", "lượt"}, *const classifiers[] = {"ngôi", "căn", "chiếc", "cái"};
	a = without(a, powers, LENGTH(powers));
	b = without(b, powers, LENGTH(powers));
	if (!a.n || !b.n)
		return false;
	struct sv x = text_fold(&scratch, a), y = text_fold(&scratch, b);
	if (sv_eq(first_word(x), first_word(y)))
		return true;
	x = text_fold(&scratch, without(a, classifiers, LENGTH(classifiers)));
	y = text_fold(&scratch, without(b, classifiers, LENGTH(classifiers)));
	return sv_eq(first_word(x), first_word(y)) || are_initials(first_word(x), y) || are_initials(first_word(y), x) ||
	       (lint_begins(l, a, "person", NULL) && lint_begins(l, b, "person", NULL));
}

// ---- the rate

// The words since the last sign or figure before measure i.
static struct sv clause_before(const struct lint *l, size_t i)
{
	enum { NEAR = 90 };
	bool same = i && l->r->measures[i - 1].place.line == l->r->measures[i].place.line;
	struct sv words = lint_last(same ? lint_between(l, i - 1, i) : lint_before(l, i), NEAR);
	for (size_t k = words.n; k-- > 0;) {
		if (sign_among(words.p[k], ",;:()") || (words.p[k] == '.' && k + 1 < words.n && words.p[k + 1] == ' '))
			return sv_trim(sv_from(words, k + 1));
	}
	return sv_trim(words);
}

static bool is_class(struct lint *l, struct lint_words w, size_t i, const char *class, size_t *n)
{
	return scan_is_within(w.scan, l->relations, i, w.to, class, n, NULL);
}

// Reads what stands before a figure: whether it is one of each, of what, and whether by words of a rate alone.
static bool read_clause(struct lint *l, struct rate *q)
{
	enum { NOUN = 3 }; // words of what is counted
	struct lint_words w = lint_words(l, clause_before(l, q->at));
	bool each = false, average = false;
	q->told = false;
	size_t noun = 0, first = w.to, last = w.from;
	for (size_t i = w.from, n; i < w.to; i += n) {
		n = 1;
		if (is_class(l, w, i, "each", &n)) {
			each = q->told = true;
			average |= n > 1 && lint_says(l, scan_range(w.scan, i, i + n - 1), "average"); // "bình quân mỗi"
			noun = NOUN;
			if (!q->each.n)
				q->each = scan_range(w.scan, i + n, i + n + NOUN < w.to ? i + n + NOUN : w.to);
		} else if (is_class(l, w, i, "average", &n)) {
			average = q->told = true;
			noun = 0;
		} else if (is_class(l, w, i, "norm", &n)) {
			q->norm = q->told = true;
			noun = 0;
		} else if (!is_class(l, w, i, "about", &n) && !is_class(l, w, i, "is", &n)) {
			n = 1;
			if (noun) {
				noun--;
				continue;
			}
			first = i < first ? i : first;
			last = i + 1;
		}
	}
	if (q->told && !q->each.n && sv_find(clause_before(l, q->at), SV("đầu người")) != SIZE_MAX)
		q->each = SV("người"); // "GRDP bình quân đầu người"
	q->own = first < last ? scan_range(w.scan, first, last) : (struct sv){0};
	q->norm = (q->norm || each) && !average;
	return each;
}

// "8,5 triệu đồng cho một lao động", "3 triệu đồng một trường hợp": what is counted stands after it.
static struct sv each_after(struct lint *l, size_t at)
{
	enum { NEAR = 60, NOUN = 3 };
	struct lint_words w = lint_words(l, lint_first(lint_sentence_after(l, at, SIZE_MAX), NEAR));
	size_t i = w.from, n = 1;
	i += i < w.to && scan_word(w.scan, i, "cho");
	if (i >= w.to || !(is_class(l, w, i, "each", &n) || scan_word(w.scan, i, "một") || scan_word(w.scan, i, "1")))
		return (struct sv){0};
	i += n;
	size_t to = i;
	while (to < w.to && to < i + NOUN && scan_token(w.scan, to)->kind != TOKEN_SIGN)
		to++;
	return to > i ? scan_range(w.scan, i, to) : (struct sv){0};
}

// "15 kg/em/tháng trong 9 tháng", "x 9 tháng": how often, by the words between the rate and what follows.
static bool read_times(struct lint *l, struct rate *q)
{
	const struct reading *r = l->r;
	bool next = q->at + 1 < r->measure_count && r->measures[q->at + 1].place.line == q->said.place.line;
	struct lint_words w = lint_words(l, lint_sentence_after(l, q->at, next ? q->at + 1 : SIZE_MAX));
	for (size_t i = w.from; i + 1 < w.to; i++) {
		int64_t n;
		if (scan_number(w.scan, i, &n) && n > 1 && n <= 366 && (scan_word(w.scan, i + 1, "tháng") || scan_word(w.scan, i + 1, "ngày") || scan_word(w.scan, i + 1, "năm") || scan_word(w.scan, i + 1, "tuần")))
			return decimal_mul(q->said.value, decimal_int(n), &q->said.value);
	}
	return false;
}

static bool is_time(struct sv of)
{
	return sv_is(of, "year") || sv_is(of, "month") || sv_is(of, "day") || sv_is(of, "week") || sv_is(of, "quarter");
}

static bool read_rate(struct lint *l, size_t at, struct rate *q)
{
	const struct measure_found *m = &l->r->measures[at];
	const struct unit_shape *s = lint_shape(l, at);
	if (!product_usable(m) || m->has_total || lint_is_percent(m) || !s->count)
		return false;
	*q = (struct rate){.at = at, .said = *m, .shape = *s};
	struct sv unit = m->unit, piece;
	sv_cut(&unit, '/', &q->of);
	bool timed = s->count > 1 && is_time(s->of[s->count - 1]);
	bool year = timed && sv_is(s->of[s->count - 1], "year");
	size_t parts = s->count - timed;
	if (parts == 2) {
		sv_cut(&unit, '/', &piece);
		q->each = piece;
		if (unit_shape(&l->shapes, piece)->count == 1 && !unit_shape(&l->shapes, piece)->counted)
			q->each_dimension = s->of[1];
	} else if (parts != 1) {
		return false;
	}
	if (!read_clause(l, q) && parts == 1)
		q->each = each_after(l, at);
	if (parts == 1 && !q->each.n && timed && !year) {
		// "180 lượt/ngày" of 252 days; "mức 1,2 triệu đồng/tháng trong 10 tháng" of those just counted.
		bool again = read_times(l, q);
		q->each = again && q->norm && at && !l->opens[at] ? l->r->measures[at - 1].unit : (struct sv){0};
		q->each_dimension = again ? (struct sv){0} : s->of[1];
		return again ? q->each.n > 0 : true;
	}
	if (parts == 1 && !q->each.n && !timed && q->told && !q->norm && at && !l->opens[at]) {
		q->free = true;
		return true;
	}
	if (!q->each.n)
		return false;
	// "thu nhập bình quân 14,32 triệu đồng/người/tháng" of a whole year's
	q->monthly = timed && !year && !read_times(l, q) && sv_is(s->of[s->count - 1], "month") && !q->norm;
	return !timed || year || q->monthly || decimal_cmp(q->said.value, m->value) != 0;
}

// ---- what it may be multiplied by, and what that may make

static bool may_be_count(struct lint *l, const struct rate *q, size_t i)
{
	const struct unit_shape *s = lint_shape(l, i);
	if (s->count != 1)
		return false;
	if (q->free)
		return i < q->at && q->at - i < 3 && lint_is_counted(l, &l->r->measures[i]) && !unit_shape_same(s, &q->shape);
	if (q->each_dimension.n)
		return !s->counted && sv_eq(s->of[0], q->each_dimension);
	return same_noun(l, q->each, l->r->measures[i].unit);
}

// "tấn.km": what is carried times how far. Its own words.
static struct sv carried(const struct measure_found *m)
{
	struct sv unit = m->unit;
	if (!sv_ends(unit, SV(".km")))
		return (struct sv){0};
	return sv_head(unit, unit.n - 3);
}

static bool may_be_total(struct lint *l, const struct rate *q, size_t i)
{
	const struct unit_shape *s = lint_shape(l, i);
	struct sv load = carried(&l->r->measures[i]);
	if (load.n && q->each_dimension.n)
		return sv_is(q->shape.of[0], "length") && sv_eq(unit_shape(&l->shapes, load)->of[0], q->each_dimension);
	if (load.n)
		return sv_is(q->shape.of[0], "length") && same_noun(l, load, q->each);
	if (s->count != 1)
		return false;
	if (sv_eq(s->of[0], q->shape.of[0]))
		return true;
	return s->counted && q->shape.counted && same_noun(l, q->of, l->r->measures[i].unit);
}

static struct product product_of(struct lint *l, const struct rate *q, size_t count, size_t total)
{
	const struct measure_found *all = l->r->measures;
	struct product p = {all[count], q->said, all[total], *lint_shape(l, count), q->shape, *lint_shape(l, total), 0};
	p.count.has_total = p.total.has_total = false;
	product_round_total(&p);
	// "25 km, mỗi km 1,2 tỷ đồng": the unit itself is counted.
	if (!p.counted.counted && !q->each_dimension.n)
		p.counted.power = 0;
	if (carried(&all[total]).n) {
		p.made = *unit_shape(&l->shapes, carried(&all[total]));
		p.made.power += 3 - (q->each_dimension.n ? unit_shape(&l->shapes, q->each)->power : 0);
	}
	return p;
}

// Of a fraction, or of what is beside a plan, the result itself.
static bool is_offered(struct lint *l, const struct rate *q, size_t i)
{
	const struct measure_found *m = &l->r->measures[i];
	return i != q->at && product_usable(m) && (m->cmp == CMP_EQ || m->cmp == CMP_ABOUT) && m->year == q->said.year && lint_parent(l, i) == SIZE_MAX;
}

static struct candidates candidates_of(struct lint *l, const struct rate *q)
{
	struct candidates c = {.count_count = 0};
	const struct reading *r = l->r;
	for (size_t i = q->at > BEFORE ? q->at - BEFORE : 0; i < r->measure_count && i < q->at + AFTER; i++) {
		int lines = r->measures[i].place.line - q->said.place.line;
		if (lines > LINES || -lines > LINES || !is_offered(l, q, i))
			continue;
		if (may_be_total(l, q, i))
			c.totals[c.total_count++] = i;
		if (may_be_count(l, q, i))
			c.counts[c.count_count++] = i;
	}
	return c;
}

// "950 doanh nghiệp (thành lập mới 712, quay lại 238), vốn 6.480 tỷ đồng, bình quân 9,1 tỷ đồng/doanh nghiệp": parts of a count, without a unit.
static bool some_agree(struct lint *l, const struct rate *q, size_t count, size_t total)
{
	enum { PARTS = 8, MOST = 120 };
	struct lint_bare parts[PARTS];
	bool next = count + 1 < l->r->measure_count && l->r->measures[count + 1].place.line == l->r->measures[count].place.line;
	struct sv words = lint_first(next ? lint_between(l, count, count + 1) : lint_after(l, count), MOST);
	size_t n = lint_bare(words, parts, PARTS);
	for (size_t i = 0; i < n; i++) {
		struct product p = product_of(l, q, count, total);
		p.count.value = parts[i].value;
		if (product_holds(&p))
			return true;
	}
	return false;
}

static bool agrees(struct lint *l, const struct rate *q, const struct candidates *c)
{
	for (size_t i = 0; i < c->count_count; i++) {
		for (size_t k = 0; k < c->total_count; k++) {
			struct product p = product_of(l, q, c->counts[i], c->totals[k]);
			if (c->counts[i] != c->totals[k] && (product_holds(&p) || some_agree(l, q, c->counts[i], c->totals[k])))
				return true;
		}
	}
	return false;
}

// ---- what the grammar of the sentence ties together

// As far as its count and its total are looked for.
static size_t sentence_begin(const struct lint *l, size_t i)
{
	size_t first = i > BEFORE ? i - BEFORE : 0;
	while (i > first && !l->opens[i])
		i--;
	return i;
}

static size_t sentence_end(const struct lint *l, size_t i)
{
	size_t end = i + 1;
	while (end < l->r->measure_count && end < i + AFTER && !l->opens[end])
		end++;
	return end;
}

// The one of them that stands in [from, to); SIZE_MAX: none, or several.
static size_t only(const size_t *of, size_t count, size_t from, size_t to, size_t *found)
{
	size_t one = SIZE_MAX;
	*found = 0;
	for (size_t i = 0; i < count; i++) {
		if (of[i] < from || of[i] >= to)
			continue;
		one = of[i];
		(*found)++;
	}
	return *found == 1 ? one : SIZE_MAX;
}

static bool no_sign_parts(const struct lint *l, size_t a, size_t b)
{
	for (size_t i = a; i < b; i++) {
		struct sv words = lint_between(l, i, i + 1);
		if (sv_find(words, SV(";")) != SIZE_MAX)
			return false;
	}
	return true;
}

// A total after the rate is said to be one, and of no more than this.
static bool tells_sum(struct lint *l, size_t rate, size_t total)
{
	enum { MOST = 6 }; // words and signs
	struct sv words = lint_between(l, rate, total);
	if (total != rate + 1 || sv_find(words, SV(";")) != SIZE_MAX || !lint_says(l, words, "sum"))
		return false;
	struct lint_words w = lint_words(l, words);
	return w.to - w.from <= MOST;
}

// "kinh phí 42,9 tỷ đồng, nhân dân đóng góp 30% (12,87 tỷ đồng), bình quân …": of several in front the only one that its words call a sum.
static size_t told_sum(struct lint *l, const struct candidates *c, size_t from, size_t to, size_t *found)
{
	size_t one = SIZE_MAX, told = 0;
	for (size_t i = 0; i < c->total_count; i++) {
		size_t t = c->totals[i];
		if (t < from || t >= to || lint_in_bracket(l, t) || !lint_begins(l, clause_before(l, t), "sum", NULL))
			continue;
		one = t;
		told++;
	}
	*found = told ? told : *found;
	return told == 1 ? one : SIZE_MAX;
}

// The only count before the rate and the only total in its sentence; of several the ones that follow each other at once.
static bool pick(struct lint *l, const struct rate *q, const struct candidates *c, size_t *count, size_t *total)
{
	size_t from = sentence_begin(l, q->at), to = sentence_end(l, q->at), counts, totals;
	*count = only(c->counts, c->count_count, from, q->at, &counts);
	// "bình quân 20.000 đồng/hội viên (18.600 hội viên)"
	if (!counts && q->at + 1 < to && sv_is(sv_trim(lint_between(l, q->at, q->at + 1)), "("))
		*count = only(c->counts, c->count_count, q->at + 1, q->at + 2, &counts);
	*total = only(c->totals, c->total_count, from, to, &totals);
	if (totals > 1 && q->at + 1 < to && tells_sum(l, q->at, q->at + 1))
		*total = only(c->totals, c->total_count, q->at + 1, q->at + 2, &totals);
	else if (totals > 1)
		*total = told_sum(l, c, from, q->at, &totals);
	size_t next = *total > q->at ? q->at : *total; // what follows the count at once
	if (counts > 1 && next != SIZE_MAX && next > from)
		*count = only(c->counts, c->count_count, next - 1, next, &counts);
	return *count != SIZE_MAX && *total != SIZE_MAX && *count != *total;
}

// "Làm mới 186 km đường (trong đó …), trị giá 9,3 tỷ đồng. Bình quân mỗi km 50 triệu đồng.": a rate alone in its sentence is of the one before.
static bool pick_before(struct lint *l, const struct rate *q, const struct candidates *c, size_t *count, size_t *total)
{
	size_t to = sentence_begin(l, q->at), counts, totals;
	const struct measure_found *all = l->r->measures;
	if (!q->told || to != q->at || sentence_end(l, q->at) != q->at + 1 || !to || all[to - 1].place.line != all[to].place.line)
		return false;
	size_t from = sentence_begin(l, to - 1);
	*total = only(c->totals, c->total_count, from, to, &totals);
	struct candidates open = {.count_count = 0};
	for (size_t i = 0; i < c->count_count; i++) {
		if (!lint_in_bracket(l, c->counts[i]))
			open.counts[open.count_count++] = c->counts[i];
	}
	*count = only(open.counts, open.count_count, from, to, &counts);
	return *count != SIZE_MAX && *total != SIZE_MAX && *count != *total;
}

// What the rate is called by besides is what its total is called by: "tổng số ngày điều trị 56.340 ngày, ngày điều trị trung bình 6,1 ngày/người".
static bool is_of_total(struct lint *l, const struct rate *q, size_t total)
{
	AUTO(arena_free) struct arena scratch = {0};
	struct sv own = text_fold(&scratch, q->own), name = text_fold(&scratch, clause_before(l, total)), word;
	while (sv_cut(&own, ' ', &word)) {
		if (word.n && sv_find(name, word) == SIZE_MAX)
			return false;
	}
	return true;
}

// They are said to be the three of one product.
static bool tied(struct lint *l, const struct rate *q, size_t count, size_t total)
{
	// "bình quân 1,7 ha/dự án với tổng diện tích thuê đất 418,2 ha"
	bool right_behind = total == q->at + 1 && tells_sum(l, q->at, total) && count < q->at;
	if (!q->told || !(right_behind || is_of_total(l, q, total)))
		return false;
	// "Vận động quỹ 2,36 tỷ đồng, xây 58 căn nhà, mỗi căn 30 triệu đồng": what was raised need not be what was spent.
	if (q->norm && total < count && !lint_says(l, clause_before(l, total), "sum"))
		return false;
	if (total > q->at)
		return tells_sum(l, q->at, total) && no_sign_parts(l, count, q->at);
	// Other figures between the three may be what it is of.
	size_t first = count < total ? count : total, others = 0;
	for (size_t i = first; i < q->at; i++)
		others += i != count && i != total && !lint_in_bracket(l, i) && !lint_is_percent(&l->r->measures[i]) && is_offered(l, q, i) && lint_shape(l, i)->count == 1 && !lint_shape(l, i)->counted;
	return !others;
}

// ---- a count that stands further up, or has another name there

// One total in the sentence of the rate, or right before it, and no count about it: those of the lines before.
static void check_far(struct lint *l, const struct rate *q, const struct candidates *c)
{
	enum { FAR = 60 };
	size_t from = sentence_begin(l, q->at), to = sentence_end(l, q->at), totals, found = SIZE_MAX;
	size_t total = only(c->totals, c->total_count, from, to, &totals);
	if (totals > 1)
		total = only(c->totals, c->total_count, q->at - 1, q->at, &totals);
	if (total == SIZE_MAX)
		return;
	for (size_t i = q->at; i-- > 0 && q->at - i < FAR;) {
		if (!is_offered(l, q, i) || !may_be_count(l, q, i))
			continue;
		struct product p = product_of(l, q, i, total);
		if (product_holds(&p))
			return;
		if (found == SIZE_MAX && product_swaps(&p))
			found = i;
	}
	if (found == SIZE_MAX)
		return;
	struct product p = product_of(l, q, found, total);
	product_add(l, &p, SEVERITY_ERROR);
}

// "Mỗi Chấp hành viên trung bình thi hành xong 109,3 việc/năm (52 Chấp hành viên)": the count beside it, and the total further up, which is told by
// the words that the rate has of its own.
static void check_far_total(struct lint *l, const struct rate *q, size_t count)
{
	enum { FAR = 60, NEAR = 50 };
	size_t found = SIZE_MAX;
	AUTO(arena_free) struct arena scratch = {0};
	struct sv own = text_fold(&scratch, q->own), word;
	if (!q->told || q->norm || !own.n)
		return;
	for (size_t i = q->at; i-- > 0 && q->at - i < FAR;) {
		if (i == count || !is_offered(l, q, i) || !may_be_total(l, q, i))
			continue;
		struct product p = product_of(l, q, count, i);
		if (product_holds(&p))
			return;
		struct sv name = text_fold(&scratch, lint_last(lint_before(l, i), NEAR)), all = own;
		bool named = found == SIZE_MAX;
		while (named && sv_cut(&all, ' ', &word))
			named = sv_find(name, word) != SIZE_MAX;
		if (named && product_swaps(&p))
			found = i;
	}
	if (found == SIZE_MAX)
		return;
	struct product p = product_of(l, q, count, found);
	product_add_average(l, &p);
}

// An average behind what it is of is told of itself, anything else of the total.
static void add(struct lint *l, const struct rate *q, const struct product *p, size_t count, size_t total)
{
	if (!q->norm && count < q->at && total < q->at && decimal_cmp(q->said.value, l->r->measures[q->at].value) == 0)
		product_add_average(l, p);
	else
		product_add(l, p, SEVERITY_ERROR);
}

// Of six, nine or twelve months: only where one slip parts it from what a year makes, and none agrees.
static void check_monthly(struct lint *l, const struct rate *q, const struct candidates *c)
{
	static const int months[] = {1, 3, 6, 9, 12};
	for (size_t k = 0; k < LENGTH(months); k++) {
		struct rate of = *q;
		if (!decimal_mul(q->said.value, decimal_int(months[k]), &of.said.value) || agrees(l, &of, c))
			return;
	}
	for (size_t i = 0; i < c->count_count; i++) {
		for (size_t k = 0; k < c->total_count; k++) {
			struct product p = product_of(l, q, c->counts[i], c->totals[k]);
			if (c->counts[i] == c->totals[k] || p.count.place.line != q->said.place.line)
				continue;
			p.months = 12;
			if (p.rate.value.mantissa >= 100 && product_swaps_rate(&p)) {
				product_add_average(l, &p);
				return;
			}
		}
	}
}

// "đã thu hồi 19 hộ với 874 triệu đồng, bình quân 46 triệu đồng/hộ": the three follow each other, and nothing else can be meant.
static bool check_row(struct lint *l, const struct rate *q, const struct candidates *c)
{
	enum { NEAR = 16, FAR = 60 }; // bytes
	size_t n, count, total;
	if (!q->told || q->norm || q->at < 2 || l->opens[q->at] || l->opens[q->at - 1])
		return false;
	total = only(c->totals, c->total_count, q->at - 1, q->at, &n);
	count = only(c->counts, c->count_count, q->at - 2, q->at - 1, &n);
	if (total == SIZE_MAX || count == SIZE_MAX || lint_in_bracket(l, total) || lint_in_bracket(l, count))
		return false;
	struct sv first = sv_trim(lint_between(l, count, total)), second = sv_trim(lint_between(l, total, q->at));
	if (first.n > NEAR || second.n > FAR || !(sv_starts(first, SV("với")) || sv_starts(first, SV("là"))) || sv_find(second, SV(";")) != SIZE_MAX)
		return false;
	struct product p = product_of(l, q, count, total);
	if (!product_holds(&p))
		product_add_average_told(l, &p);
	return true;
}

// "150.472 lượt/27.085 triệu đồng/180 nghìn đồng": a count, its total and what each has.
static void check_tuple(struct lint *l, size_t i)
{
	const struct measure_found *all = l->r->measures;
	if (i < 2 || l->opens[i] || l->opens[i - 1] || !sv_is(sv_trim(lint_between(l, i - 1, i)), "/") || !sv_is(sv_trim(lint_between(l, i - 2, i - 1)), "/"))
		return;
	const struct unit_shape *made = lint_shape(l, i - 1), *rated = lint_shape(l, i);
	if (lint_shape(l, i - 2)->count != 1 || made->count != 1 || !unit_shape_same(made, rated) || unit_shape_same(made, lint_shape(l, i - 2)) || made->counted)
		return;
	struct product p = {all[i - 2], all[i], all[i - 1], *lint_shape(l, i - 2), *rated, *made, 0};
	if (p.count.has_total || p.total.has_total || p.rate.has_total || product_holds(&p) || !product_slips(&p, true))
		return;
	product_add_average(l, &p);
}

// "Dư nợ 544.128 triệu đồng, thông qua 240 tổ … Bình quân mỗi tổ quản lý 2.267 triệu đồng": both stand together further up.
static void check_far_pair(struct lint *l, const struct rate *q)
{
	enum { FAR = 40, BESIDE = 3 };
	size_t count = SIZE_MAX, total = SIZE_MAX;
	if (!q->told || q->norm || q->said.value.mantissa < 100)
		return;
	for (size_t i = q->at; i-- > 0 && q->at - i < FAR;) {
		if (!is_offered(l, q, i) || !may_be_count(l, q, i))
			continue;
		for (size_t k = i > BESIDE ? i - BESIDE : 0; k < q->at && k <= i + BESIDE; k++) {
			if (k == i || l->r->measures[k].place.line != l->r->measures[i].place.line || !is_offered(l, q, k) || !may_be_total(l, q, k))
				continue;
			struct product p = product_of(l, q, i, k);
			if (product_holds(&p))
				return;
			if (count == SIZE_MAX && product_swaps_rate(&p)) {
				count = i;
				total = k;
			}
		}
	}
	if (count == SIZE_MAX)
		return;
	struct product p = product_of(l, q, count, total);
	product_add_average(l, &p);
}

static void check_rate(struct lint *l, const struct rate *q)
{
	struct candidates c = candidates_of(l, q);
	size_t count = SIZE_MAX, total = SIZE_MAX;
	if (q->monthly) {
		check_monthly(l, q, &c);
		return;
	}
	if (check_row(l, q, &c))
		return;
	if (agrees(l, q, &c)) {
		// What is fixed is not rounded: "mức vay 8 triệu đồng/hộ".
		if (!q->norm || !pick(l, q, &c, &count, &total))
			return;
		struct product p = product_of(l, q, count, total);
		if (product_slips_exactly(&p))
			product_add(l, &p, SEVERITY_ERROR);
		return;
	}
	if (q->free) {
		struct product p;
		if (!pick(l, q, &c, &count, &total) || total > q->at || !(p = product_of(l, q, count, total), product_slips(&p, true)))
			return;
		product_add_average(l, &p);
		return;
	}
	if ((pick(l, q, &c, &count, &total) || pick_before(l, q, &c, &count, &total)) && tied(l, q, count, total)) {
		struct product p = product_of(l, q, count, total);
		add(l, q, &p, count, total);
		return;
	}
	// Figures that no word ties together, the nearest first, where one slip parts them.
	for (size_t i = c.count_count; i-- > 0;) {
		for (size_t k = c.total_count; k-- > 0;) {
			struct product p = product_of(l, q, c.counts[i], c.totals[k]);
			bool beside = p.count.place.line == q->said.place.line && p.total.place.line == q->said.place.line;
			if (c.counts[i] == c.totals[k] || !product_slips(&p, beside) ||
			    (beside && c.totals[k] > q->at && !no_sign_parts(l, q->at, c.totals[k]) && !product_slips_exactly(&p)))
				continue;
			add(l, q, &p, c.counts[i], c.totals[k]);
			return;
		}
	}
	check_far(l, q, &c);
	size_t totals;
	only(c.totals, c.total_count, sentence_begin(l, q->at), sentence_end(l, q->at), &totals);
	if (!totals && count != SIZE_MAX)
		check_far_total(l, q, count);
	else if (!totals)
		check_far_pair(l, q);
}

void lint_each(struct lint *l, size_t from, size_t to)
{
	struct rate q;
	for (size_t i = from; i < to; i++) {
		const struct unit_shape *s = lint_shape(l, i);
		if (s->count == 2 && sv_is(s->of[1], "area") && sv_is(s->of[0], "mass"))
			continue; // a yield
		check_tuple(l, i);
		if (read_rate(l, i, &q))
			check_rate(l, &q);
	}
}

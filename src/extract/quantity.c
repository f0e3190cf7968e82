// From numbers to quantities: units, magnitudes, ranges, fractions.
#include "extract/passage.h"

static struct quantity *quantity_push(struct passage *p)
{
	if (p->quantity_count == p->quantity_room) {
		p->quantity_room = p->quantity_room ? p->quantity_room * 2 : 16;
		p->quantities = reallocarray(p->quantities, p->quantity_room, sizeof(*p->quantities));
		if (!p->quantities)
			out_of_memory();
	}
	struct quantity *q = &p->quantities[p->quantity_count++];
	*q = (struct quantity){0};
	return q;
}

static bool dash(const struct passage *p, uint32_t i)
{
	return passage_sign(p, i, '-') || (passage_term(p, i)->kind == TOKEN_SIGN && sv_is(passage_text(p, i), "÷")); // "150 ÷ 160"
}

// What may not be the noun that a number counts: where none of it is a noun too.
static bool closes_noun(const struct passage *p, uint32_t i)
{
	return passage_term(p, i)->classes & ~(LX_NOUN | LX_COUNTER | LX_UNCOUNTED | LX_NAMED |
	                                       LX_WEAK | LX_PLAN | LX_RULE | LX_HEAD | LX_RATE | LX_OTHER | LX_KIND);
}

static bool noun(const struct passage *p, uint32_t i)
{
	return passage_is(p, i, LX_NOUN);
}

// Words that only name what a number after them orders ("bậc") are nouns like any other.
static bool unknown_word(const struct passage *p, uint32_t i)
{
	return passage_word(p, i) && !(passage_term(p, i)->classes & ~(LX_NAMED | LX_WEAK | LX_OTHER | LX_KIND));
}

// A counted noun at `i`, known or not; the term after it, `i` where there is none.
static uint32_t noun_end(const struct passage *p, uint32_t i)
{
	if (noun(p, i)) {
		uint32_t end = i + 1;
		if (passage_is(p, i, LX_COUNTER) && noun(p, end))
			end++;
		return end;
	}
	if (!unknown_word(p, i))
		return i;
	if (noun(p, i + 1) || !unknown_word(p, i + 1))
		return i + 1;
	return i + 2;
}

// More nouns that the same number counts: "xã, phường, thị trấn", "doanh nghiệp và đơn vị phụ
// thuộc".
static uint32_t nouns_joined(const struct passage *p, uint32_t end)
{
	for (;;) {
		uint32_t next = end + 1;
		bool joins = passage_sign(p, end, ',') || passage_reads(p, end, WORD_VA) ||
		             passage_reads(p, end, WORD_HOAC) || (dash(p, end) && !passage_glued(p, end));
		if (!joins || !noun(p, next) || passage_is(p, next, LX_VERB | LX_UNIT | LX_HEAD))
			return end;
		// "29.200 khẩu, Hội có …": a name begins another clause.
		if (passage_sign(p, end, ',') && passage_token(p, next)->capital && !passage_token(p, next)->upper &&
		    !passage_token(p, (int64_t)end - 1)->capital)
			return end;
		uint32_t after = noun_end(p, next);
		// "448 trường, lớp 10": what follows the comma is a subject of its own where a number or a
		// relation follows.
		uint32_t ahead = after; // "4.120 con, đàn bò 12.450 con"
		while (passage_word(p, ahead) && ahead < after + 4 && !closes_noun(p, ahead))
			ahead++;
		if (passage_number(p, ahead) ||
		    passage_is(p, after, LX_REACH | LX_EQUAL | LX_SHARE | LX_UP | LX_DOWN) ||
		    passage_sign(p, after, ':'))
			return end;
		end = after;
	}
}

static bool round_base(const struct passage *p, uint32_t i)
{
	struct decimal d;
	if (!passage_value(p, i, &d) || d.scale || passage_text(p, i).p[0] == '0') // "01 vụ/01 bị can"
		return false;
	while (d.mantissa >= 10 && d.mantissa % 10 == 0)
		d.mantissa /= 10;
	return d.mantissa == 1;
}

// "/người/năm", "/ha", "/vạn dân", "/10.000 dân" after a unit.
static uint32_t divisors_end(const struct passage *p, uint32_t i)
{
	while (passage_sign(p, i, '/')) {
		uint32_t k = i + 1;
		if (round_base(p, k))
			k++;
		else if (passage_number(p, k))
			break;
		while (passage_is(p, k, LX_MAGNITUDE))
			k++;
		if (passage_is(p, k, LX_UNIT) || noun(p, k))
			k++;
		else if (unknown_word(p, k))
			k++;
		else if (!passage_is(p, k - 1, LX_MAGNITUDE) && !passage_is(p, k, LX_EACH))
			break;
		i = k;
	}
	return i;
}

enum { LONG_NAME = 8 };

// A name in quotation marks that begins at `i`: the term after it, `i` where it is too long for
// one.
static uint32_t quotation_end(const struct passage *p, uint32_t i)
{
	for (uint32_t k = i + 1; k < i + LONG_NAME; k++)
		if (passage_sign(p, k, '"'))
			return k > i + 1 && passage_word(p, i + 1) ? k + 1 : i;
	return i;
}

// The unit from `i` on. Fills the kind and the dimension; the term after it, `i` where there is
// none.
static uint32_t unit_end(const struct passage *p, uint32_t i, struct quantity *q)
{
	uint32_t k = i;
	q->kind = QUANTITY_BARE;
	q->dimension = DIM_NONE;
	while (passage_is(p, k, LX_MAGNITUDE))
		k++;
	bool date = passage_is(p, k, LX_NAMED) && passage_is(p, k, LX_SPAN) &&
	            passage_number(p, k + 1) && passage_term(p, k)->lexeme->dimension != DIM_DAY;
	if (passage_is(p, k, LX_UNIT) && !date) {
		q->dimension = passage_term(p, k)->lexeme->dimension;
		q->kind = q->dimension == DIM_PERCENT ? QUANTITY_PERCENT : QUANTITY_AMOUNT;
		// "24,5 m2 sàn/người": of what the metres are.
		bool of = q->dimension == DIM_OTHER && passage_word(p, k + 1) && !closes_noun(p, k + 1) &&
		          passage_sign(p, k + 2, '/') && passage_glued(p, k + 2) && passage_glued(p, k + 3) && passage_word(p, k + 3);
		return divisors_end(p, of ? k + 2 : k + 1);
	}
	uint32_t close = passage_sign(p, k, '"') ? quotation_end(p, k) : k;
	if (close > k) { // "03 “Mái ấm công đoàn”"
		q->kind = QUANTITY_COUNT;
		return close;
	}
	uint32_t end = numeral_prize(p, k) ? k + 1 : closes_noun(p, k) && !noun(p, k) ? k : noun_end(p, k);
	if (end > k) {
		q->kind = QUANTITY_COUNT;
		uint32_t divided = divisors_end(p, end);
		return divided > end ? divided : nouns_joined(p, end);
	}
	if (k > i) { // "5 tỷ": money
		q->kind = QUANTITY_AMOUNT;
		q->dimension = passage_term(p, k - 1)->lexeme->power >= 6 ? DIM_MONEY : DIM_OTHER;
	}
	return k;
}

static bool same_words(const struct passage *p, struct range a, struct range b)
{
	if (a.to - a.from != b.to - b.from)
		return false;
	for (uint32_t i = 0; i < a.to - a.from; i++)
		if (passage_term(p, a.from + i)->lexeme != passage_term(p, b.from + i)->lexeme ||
		    !passage_term(p, a.from + i)->lexeme)
			return false;
	return true;
}

// "2 triệu 300 nghìn con": the parts are added and the unit is the noun's. The number is then no
// longer what is written.
static uint32_t stacked(const struct passage *p, uint32_t i, struct quantity *q)
{
	struct decimal sum = {0}, part;
	int last = 100;
	uint32_t k = i, pieces = 0;
	while (passage_value(p, k, &part) && passage_is(p, k + 1, LX_MAGNITUDE)) {
		int power = passage_term(p, k + 1)->lexeme->power;
		uint32_t next = k + 2;
		if (passage_is(p, next, LX_MAGNITUDE)) {
			power += passage_term(p, next)->lexeme->power;
			next++;
		}
		if (power >= last || !decimal_shift(part, power, &part) || !decimal_add(sum, part, &sum))
			break;
		last = power;
		k = next;
		pieces++;
	}
	if (pieces > 0 && passage_value(p, k, &part) && last <= 3 && part.mantissa < 1000 &&
	    !part.scale && decimal_add(sum, part, &sum)) {
		k++;
		pieces++;
	}
	if (pieces < 2)
		return i;
	q->value = sum;
	return k;
}

// "24. 500 tấn": a blank broke into the number behind its point. The term after it, `i` where none did.
static uint32_t broken_end(const struct passage *p, uint32_t i, struct quantity *q)
{
	struct sv head = passage_text(p, i), group = passage_text(p, i + 2);
	struct decimal thousands, rest;
	bool point = passage_sign(p, i + 1, '.') && passage_glued(p, i + 1) && passage_number(p, i + 2) && !passage_glued(p, i + 2);
	if (i == 0 || !point || head.n > 3 || group.n != 3 || head.p[0] == '0')
		return i;
	bool counts = passage_is(p, i + 3, LX_UNIT | LX_MAGNITUDE | LX_NOUN) && !passage_token(p, i + 3)->capital;
	if (!counts || !passage_word(p, (int64_t)i - 1) || !passage_value(p, i, &thousands) || !passage_value(p, i + 2, &rest) ||
	    thousands.scale || rest.scale || !decimal_shift(thousands, 3, &thousands) || !decimal_add(thousands, rest, &q->value))
		return i;
	return i + 3;
}

// The number at `i` and its magnitude; the term after it.
static uint32_t number_end(const struct passage *p, uint32_t i, struct quantity *q)
{
	uint32_t end = stacked(p, i, q);
	if (end > i || (end = broken_end(p, i, q)) > i)
		return end;
	(void)!passage_value(p, i, &q->value);
	return i + 1;
}

static uint32_t range_read(const struct passage *p, uint32_t i, struct quantity *q)
{
	bool word = passage_reads(p, i, WORD_DEN) || passage_reads(p, i, WORD_TOI);
	if ((!dash(p, i) && !word) || !passage_number(p, i + 1))
		return 0;
	struct quantity other = {0};
	if (numeral_names(p, i + 1) && !passage_is(p, i + 2, LX_SPAN))
		return 0;
	uint32_t end = number_end(p, i + 1, &other);
	uint32_t unit = unit_end(p, end, &other);
	if (decimal_cmp(other.value, q->value) <= 0)
		return 0;
	if (q->unit.from < q->unit.to && !same_words(p, q->unit, (struct range){end, unit}))
		return 0;
	if (q->unit.from == q->unit.to && unit == end && word)
		return 0;
	q->has_high = true;
	q->high = other.value;
	q->unit = (struct range){end, unit};
	q->kind = other.kind;
	q->dimension = other.dimension;
	return unit;
}

// "19 trên 24 xã", "19 trong tổng số 24 xã": the term of the whole that such words lead to; past the paragraph where none do.
static uint32_t whole_in_words(const struct passage *p, uint32_t i, const struct quantity *q)
{
	struct decimal whole;
	uint32_t at = i + 1;
	if (q->kind != QUANTITY_BARE || q->value.scale || !(passage_reads(p, i, WORD_TREN) || passage_starts(p, i, WORD_TRONG)))
		return (uint32_t)p->terms.count;
	while (passage_is(p, at, LX_WHOLE | LX_STOP) && at < i + 3)
		at++;
	bool larger = passage_value(p, at, &whole) && !whole.scale && decimal_cmp(q->value, whole) < 0 && (noun(p, at + 1) || unknown_word(p, at + 1));
	return larger && !numeral_names(p, at) ? at : (uint32_t)p->terms.count;
}

// "97/106 xã", "18/ 16,4 ha", "300 tỷ đồng/420 tỷ đồng"; two things ("376 vụ/531 bị cáo",
// "99,9%/98,5%") are two.
static uint32_t fraction_read(const struct passage *p, uint32_t i, struct quantity *q)
{
	uint32_t at = passage_sign(p, i, '/') ? i + 1 : whole_in_words(p, i, q);
	if (!passage_number(p, at) || q->kind == QUANTITY_PERCENT)
		return 0;
	struct quantity whole = {0};
	if (!passage_value(p, at, &whole.value))
		return 0;
	uint32_t end = number_end(p, at, &whole);
	uint32_t unit = unit_end(p, end, &whole);
	if (whole.kind == QUANTITY_PERCENT)
		return 0;
	if (q->unit.from < q->unit.to && !same_words(p, q->unit, (struct range){end, unit}))
		return 0;
	q->has_total = true;
	q->total = whole.value;
	q->unit = (struct range){end, unit};
	q->kind = whole.kind;
	q->dimension = whole.dimension;
	return unit;
}

// "bổ nhiệm 15, luân chuyển 04, nghỉ hưu 12 cán bộ": whether a list goes on from the comma at `i` to what it counts.
static bool list_goes_on(const struct passage *p, uint32_t i)
{
	enum { LIST_MOST = 8, MEMBER_MOST = 5 }; // members; terms of one
	const lexicon_classes other = LX_HAVE | LX_REACH | LX_STOP | LX_BEFORE | LX_AUX | LX_FILLER | LX_NAMED | LX_PART | LX_SPAN;
	for (int n = 0; n < LIST_MOST && passage_sign(p, i, ','); n++) {
		uint32_t from = ++i;
		while (passage_word(p, i) && i < from + MEMBER_MOST && (!passage_is(p, i, other) || passage_is(p, i, LX_VERB)))
			i++;
		if (!passage_number(p, i) || i == from)
			return false;
		if (noun(p, ++i))
			return true;
	}
	return false;
}

// A bare number is a measure only where something says so.
static bool bare_counts(const struct passage *p, const struct quantity *q, uint32_t first)
{
	if (q->has_total || numeral_plan(p, first))
		return true;
	int64_t before = (int64_t)first - 1;
	while (passage_is(p, before, LX_BEFORE))
		before--;
	lexicon_classes says = LX_REACH | LX_EQUAL | LX_UP | LX_DOWN | LX_OVER | LX_REMAIN | LX_TO;
	bool ends = passage_term(p, q->terms.to)->kind == TOKEN_SIGN ||
	            passage_is(p, q->terms.to, LX_VERSUS | LX_JOIN);
	if (passage_is(p, before, says))
		return ends || q->value.scale;
	if (passage_is(p, before, LX_NAMED))
		return false;
	if (passage_word(p, before) && !passage_is(p, before, LX_STOP | LX_FILLER | LX_SPAN | LX_PLACE) && list_goes_on(p, q->terms.to))
		return true;
	if (passage_sign(p, before, ':') && passage_word(p, before - 1) &&
	    !passage_is(p, before - 1, LX_NAMED | LX_FILLER))
		return ends;
	// "khiển trách 59, cảnh cáo 28"; "nữ 456"
	// "hoàn thành tốt nhiệm vụ 14 (58,3%)"
	uint32_t to = q->terms.to;
	if (passage_sign(p, to, '(') && passage_number(p, to + 1) && passage_is(p, to + 2, LX_UNIT) &&
	    passage_sign(p, to + 3, ')') && passage_word(p, before))
		return true;
	// "4.250 bản sách (SGK 1.820, SNV 310, STK 2.120)": letters that the list in a bracket goes on with
	bool letters = p->quantity_count > 0 && p->open[first] != NOWHERE && before > 0 && passage_sign(p, before - 1, ',') &&
	               p->quantities[p->quantity_count - 1].kind == QUANTITY_BARE && p->quantities[p->quantity_count - 1].terms.to + 1 == (uint32_t)before &&
	               p->open[p->quantities[p->quantity_count - 1].terms.from] == p->open[first];
	bool list = p->quantity_count > 0 && passage_word(p, before) && ends &&
	            !passage_is(p, before, LX_STOP | LX_JOIN | LX_FILLER | LX_PLACE) &&
	            !(passage_token(p, before)->upper && !letters && passage_term(p, before)->count == 1 && !passage_is(p, before, LX_KIND) &&
	              !passage_token(p, before - 1)->upper);
	if (list) {
		const struct quantity *last = &p->quantities[p->quantity_count - 1];
		uint32_t since = last->terms.to;
		// "khá 118 (30,6%), trung bình 33, yếu 4": a share in brackets does not end the list.
		if (last->kind == QUANTITY_PERCENT && p->quantity_count > 1 && passage_sign(p, since, ')'))
			last--;
		return (last->kind == QUANTITY_COUNT || last->kind == QUANTITY_BARE) && first - since <= 8;
	}
	return passage_word(p, before) && ends && (q->value.scale || q->value.mantissa >= 1000);
}

enum { DEFINED_MOST = 24 }; // terms of a definition before its limit

// "Dự án có tổng mức từ 5 tỷ đồng trở lên phải được thẩm định", "Doanh nghiệp nhỏ là doanh nghiệp có dưới 50 lao động": a limit
// of a class that is defined; nothing was measured.
static bool defines(const struct passage *p, const struct quantity *q)
{
	uint32_t from = q->terms.from, next = q->terms.to;
	bool after = passage_is(p, next, LX_AFTER);
	next += after;
	if (!passage_is(p, (int64_t)from - 1, LX_BEFORE) && !after)
		return false;
	bool must = passage_reads(p, next, WORD_THI) || passage_starts(p, next, WORD_PHAI) ||
	            (passage_starts(p, next, WORD_CO) && passage_is(p, next, LX_AUX));
	bool have = false, counted = false;
	for (uint32_t i = from; i > 0 && i + DEFINED_MOST > from && !passage_sign(p, i - 1, '.') && !passage_sign(p, i - 1, ';'); i--) {
		counted |= passage_number(p, i - 1) && !have;
		have |= passage_is(p, i - 1, LX_HAVE) && !passage_is(p, i - 1, LX_STOP);
		uint32_t noun_at = passage_token(p, i)->syllable;
		if (!passage_reads(p, i - 1, WORD_LA) || !passage_is(p, i, LX_NOUN) || !have)
			continue;
		for (uint32_t k = i - 1; k > 0 && k + DEFINED_MOST > i && !passage_sign(p, k - 1, '.'); k--)
			if (noun_at && passage_token(p, k - 1)->syllable == noun_at)
				return true;
	}
	return must && have && !counted;
}

enum { INDICATOR_MOST = 14 }; // terms of an indicator's name on either side of a number in it

// "tỷ lệ trẻ tiêm đủ 8 loại vắc xin đạt 98,5%": the number belongs to the name of the rate.
static bool names_rate(const struct passage *p, const struct quantity *q)
{
	const lexicon_classes figure = LX_REACH | LX_EQUAL | LX_UP | LX_DOWN | LX_REMAIN | LX_SHARE;
	bool rate = false;
	for (uint32_t i = q->terms.from; i > 0 && i + INDICATOR_MOST > q->terms.from && !rate; i--) {
		if (passage_term(p, i - 1)->kind == TOKEN_SIGN || passage_is(p, i - 1, (figure & ~LX_REACH) | LX_PART))
			return false;
		rate = passage_is(p, i - 1, LX_RATE) && passage_starts(p, i - 1, WORD_TY) && !passage_is(p, i - 1, LX_REACH);
	}
	for (uint32_t i = q->terms.to; rate && i < q->terms.to + INDICATOR_MOST && passage_word(p, i); i++)
		if (passage_is(p, i, figure) && passage_number(p, i + 1))
			return passage_is(p, i + 2, LX_UNIT) && passage_term(p, i + 2)->lexeme->dimension == DIM_PERCENT;
	return false;
}

// "giá trị sản xuất trên 1 ha đất đạt 95 triệu đồng": of each hectare.
static bool per_unit(const struct passage *p, const struct quantity *q)
{
	uint32_t i = q->terms.to, before = q->terms.from;
	if (q->value.scale || q->value.mantissa != 1 || q->has_total || q->has_high || !passage_is(p, (int64_t)before - 1, LX_BEFORE) ||
	    !passage_is(p, (int64_t)before - 1, LX_STOP) || !passage_word(p, (int64_t)before - 2))
		return false;
	while (passage_word(p, i) && i < q->terms.to + INDICATOR_MOST && !passage_is(p, i, LX_REACH | LX_EQUAL | LX_UP | LX_DOWN))
		i++;
	return passage_is(p, i, LX_REACH | LX_EQUAL | LX_UP | LX_DOWN) && passage_number(p, i + 1);
}

static bool is_measure(const struct passage *p, const struct quantity *q)
{
	bool unit = q->kind == QUANTITY_PERCENT || q->kind == QUANTITY_AMOUNT;
	if (!unit && p->quoted[q->terms.from])
		return false; // names of programmes and slogans
	if (per_unit(p, q))
		return false;
	if (defines(p, q) || (q->kind == QUANTITY_COUNT && names_rate(p, q)))
		return false;
	// "ngành có tỷ lệ dưới 20% có thể được xem xét lại": a condition.
	uint32_t next = q->terms.to;
	if (q->kind == QUANTITY_PERCENT && passage_is(p, (int64_t)q->terms.from - 1, LX_BEFORE) &&
	    (passage_reads(p, next, WORD_THI) ||
	     (passage_starts(p, next, WORD_CO) && passage_is(p, next, LX_AUX))))
		return false;
	return q->kind != QUANTITY_BARE || bare_counts(p, q, q->terms.from);
}

// The quantity at `i`, with its unit or without.
static struct quantity quantity_at(const struct passage *p, uint32_t i)
{
	struct quantity q = {.terms.from = i};
	uint32_t end = number_end(p, i, &q), more;
	q.terms.to = unit_end(p, end, &q);
	q.unit = (struct range){end, q.terms.to};
	// "1,254 người" in press copies: things are counted whole.
	struct decimal whole;
	bool things = q.kind == QUANTITY_COUNT && end == i + 1 && !passage_is(p, end, LX_MAGNITUDE);
	for (uint32_t k = end; k < q.terms.to; k++)
		things &= !passage_sign(p, k, '/');
	if (things && q.value.scale == 3 && decimal_shift(q.value, 3, &whole))
		q.value = whole;
	if ((more = range_read(p, q.terms.to, &q)) || (more = fraction_read(p, q.terms.to, &q)))
		q.terms.to = more;
	return q;
}

static void quantity_keep(struct passage *p, struct quantity q)
{
	const struct term *last = passage_term(p, (int64_t)q.terms.to - 1);
	q.from = passage_token(p, q.terms.from)->from;
	q.to = p->tokens.items[last->first + last->count - 1].to;
	*quantity_push(p) = q;
}

bool quantity_take(struct passage *p, uint32_t i, uint32_t end)
{
	struct decimal d;
	if (!passage_value(p, i, &d))
		return false;
	struct quantity q = quantity_at(p, i);
	if (q.terms.to > end) { // the unit belongs to the next cell
		q.terms.to = i + 1;
		q.unit = (struct range){i + 1, i + 1};
		q.kind = QUANTITY_BARE;
		q.dimension = DIM_NONE;
		q.has_high = q.has_total = false;
		q.value = d;
	}
	quantity_keep(p, q);
	return true;
}

void quantities_read(struct passage *p)
{
	for (uint32_t i = 0; i < p->terms.count;) {
		uint32_t next = i + 1, end;
		if (passage_number(p, i)) {
			if (p->skipped[i])
				next = i + 1;
			else if ((end = numeral_names(p, i)))
				next = end;
			else {
				struct quantity q = quantity_at(p, i);
				next = q.terms.to > i ? q.terms.to : i + 1;
				if (is_measure(p, &q))
					quantity_keep(p, q);
			}
		}
		i = next;
	}
}

// Reads the words around a quantity: to the left comparator, relation and subject, to the right
// comparator and base.
#include "extract/clause_parts.h"


bool clause_stop_sign(const struct passage *p, int64_t i)
{
	char sign = passage_term(p, i)->sign;
	if (sign == '!' || sign == '?' || sign == ';')
		return true;
	if (sign != '.')
		return false;
	if (passage_sign(p, i - 1, '.') || passage_sign(p, i + 1, '.') ||
	    passage_token(p, i)->to - passage_token(p, i)->from > 1)
		return !passage_word(p, i + 1) ||
		       passage_token(p, i + 1)->capital; // "bổ nhiệm lại... đối với 91 đồng chí"
	// "T.P", "v.v": a point between letters without a blank ends nothing.
	return !passage_glued(p, i + 1) || (size_t)i + 1 >= p->terms.count ||
	       passage_token(p, i + 1)->capital;
}

static const enum word time_words[] = {WORD_NAM,  WORD_THANG, WORD_QUY,
                                       WORD_NGAY, WORD_VU,    WORD_TUAN};

static bool time_word(const struct passage *p, int64_t i)
{
	if (passage_is(p, i, LX_PERIOD) && passage_number(p, i + 1))
		return true;
	uint32_t syllable = passage_term(p, i)->count == 1 ? passage_token(p, i)->syllable : 0;
	for (size_t k = 0; k < LENGTH(time_words) && syllable; k++)
		if (syllable == p->words[time_words[k]])
			return true;
	if (passage_names(p, i, WORD_NAM) && clause_year_at(p, i + 1) && !passage_is(p, i, LX_PLAN))
		return true; // "ước năm 2023"
	return passage_is(p, i, LX_FILLER | LX_NAMED) &&
	       (clause_year_at(p, i + 1) || passage_is(p, i + 1, LX_SPAN));
}

// "quý I", "quý III"
static bool roman_quarter(const struct passage *p, uint32_t i)
{
	struct sv s = passage_text(p, i + 1);
	bool roman = s.n >= 1 && s.n <= 3;
	for (size_t k = 0; k < s.n && roman; k++)
		roman = s.p[k] == 'I' || s.p[k] == 'V';
	return roman && passage_reads(p, i, WORD_QUY);
}

static uint32_t time_read(const struct passage *p, uint32_t i, int *year)
{
	*year = 0;
	uint32_t k = i;
	bool term = passage_reads(p, k + 1, WORD_NAM) && clause_year_at(p, k + 2); // "5 năm 2016 - 2020"
	if (passage_number(p, k) && term) {
		k++;
	} else if (passage_number(p, k) && passage_is(p, k + 1, LX_SPAN | LX_UNCOUNTED)) { // "9 tháng đầu năm"
		k += 2;
		while (passage_reads(p, k, WORD_DAU) || passage_reads(p, k, WORD_CUOI) ||
		       (passage_reads(p, k, WORD_NAM) && !clause_year_at(p, k + 1)))
			k++;
	}
	for (uint32_t date; (date = numeral_date_end(p, k)); k = date) {
		if (clause_year_at(p, date - 1))
			*year = clause_year_at(p, date - 1);
	}
	while (time_word(p, k)) {
		uint32_t at = roman_quarter(p, k) ? k + 2 : k + 1; // "quý II/2023"
		while (passage_number(p, at) || (passage_number(p, at + 1) &&
		                                 (passage_sign(p, at, '/') || passage_sign(p, at, '-') ||
		                                  passage_sign(p, at, '.')))) {
			if (passage_number(p, at) && clause_year_at(p, at))
				*year = clause_year_at(p, at);
			at++;
		}
		if (at == k + 1 && !passage_reads(p, k, WORD_NAM))
			break;
		k = at;
	}
	return k;
}

uint32_t clause_time_read(const struct passage *p, uint32_t i, int *year)
{
	if (i >= p->terms.count)
		return time_read(p, i, year);
	struct passage_time *kept = &p->times[i];
	if (kept->reading != p->reading) {
		kept->reading = p->reading;
		kept->end = time_read(p, i, &kept->year);
	}
	*year = kept->year;
	return kept->end;
}

void clause_timeless_find(struct passage *p)
{
	uint64_t bits = 0; // for the syllable of each word of time, by its last six bits
	for (size_t k = 0; k < LENGTH(time_words); k++)
		bits |= (uint64_t)1 << (p->words[time_words[k]] & 63);
	for (size_t i = 0; i < p->terms.count; i++) {
		const struct term *t = &p->terms.items[i];
		bool may = t->kind != TOKEN_WORD || t->classes & (LX_PERIOD | LX_FILLER | LX_NAMED);
		p->timeless[i] = !may && (t->count > 1 ? !passage_names(p, (int64_t)i, WORD_NAM) : !(bits >> (p->tokens.items[t->first].syllable & 63) & 1));
	}
}

bool clause_denies(const struct passage *p, int64_t i)
{
	return (passage_reads(p, i, WORD_KHONG) || passage_reads(p, i, WORD_CHUA)) &&
	       passage_is(p, i + 1, LX_VERB) && !passage_is(p, i + 1, LX_LIGHT);
}

// ---- to the left

static void bound_find(const struct passage *p, size_t k, struct clause *c)
{
	const struct quantity *q = &p->quantities[k], *last = k ? q - 1 : NULL;
	uint32_t end = last ? last->terms.to : 0, j = q->terms.from;
	c->bracket = p->open[q->terms.from];
	for (; j > 0; j--) {
		uint32_t i = j - 1;
		if (last && j <= end) {
			c->follows = true;
			break;
		}
		char sign = p->terms.items[i].sign;
		if (sign == ')' && p->mate[i] != NOWHERE) {
			if (last && last->terms.from > p->mate[i]) {
				c->follows = true;
				break;
			}
			j = p->mate[i] + 1;
			continue;
		}
		if (i == c->bracket || clause_stop(p, i))
			break;
		if ((sign == ':' && !passage_number(p, (int64_t)i + 1)) ||
		    (sign == ':' && !passage_glued(p, i + 1)) || sign == '|') {
			c->has_head = sign == ':';
			break;
		}
	}
	c->bound = j;
	if (c->has_head) {
		uint32_t to = j - 1, from = to;
		while (from > 0 && from - 1 >= end && !clause_stop(p, from - 1) && from - 1 != c->bracket &&
		       !passage_sign(p, from - 1, ':') &&
		       !(passage_sign(p, from - 1, ')') && p->mate[from - 1] != NOWHERE && p->mate[from - 1] < end))
			from--;
		c->head = (struct range){from, to};
		c->part = from < to && passage_is(p, to - 1, LX_PART);
		if (c->part && last && from == end) // "đạt 101% KH, trong đó: cây lúa …": of the last figure
			c->head.from = to;
	}
}

static void relation_add(struct clause *c, const struct term *t)
{
	c->relation |= t->classes & RELATION;
	if (t->lexeme && t->lexeme->direction && !c->direction)
		c->direction = t->lexeme->direction;
}

// "so với cùng kỳ", "kế hoạch năm", "so với năm 2018" that ends before `i`: where it begins, `i`
// where none does.
static uint32_t base_before(const struct passage *p, uint32_t bound, uint32_t i, struct clause *c)
{
	uint32_t least = i > bound + 10 ? i - 10 : bound, k = i;
	int year = 0;
	lexicon_classes base = 0;
	while (k > least) {
		k--;
		const struct term *t = &p->terms.items[k];
		if (t->sign == ',' || t->sign == '(' || t->sign == ')' ||
		    t->classes & (RELATION & ~(LX_HIGHER | LX_LOWER)))
			break;
		if (!year)
			year = clause_year_at(p, k);
		if (t->classes & BASES)
			base = t->classes & BASES;
		if (t->classes & LX_VERSUS) {
			c->versus = true;
			c->base_year = year;
			c->base = base ? base : year ? LX_PERIOD : 0;
			return k;
		}
		// "thấp hơn năm trước 0,12%", "cao hơn năm 2020 1,5%"
		int named;
		if (t->classes & (LX_HIGHER | LX_LOWER) && (base || (clause_time_end(p, k + 1, &named) >= i && named))) {
			c->base_year = year;
			c->base = base ? base : LX_PERIOD;
			return k + 1;
		}
	}
	// "vượt kế hoạch 5%": the relation stands before its base.
	if (k >= least && base &&
	    p->terms.items[k].classes & (LX_OVER | LX_SHORT | LX_HIGHER | LX_LOWER)) {
		c->base = base;
		return k + 1;
	}
	return i;
}

// "cao hơn mức tăng của cả nước 2%": a comparison with something that is no known base.
static uint32_t compared_before(const struct passage *p, uint32_t bound, uint32_t i)
{
	uint32_t least = i > bound + 12 ? i - 12 : bound;
	for (uint32_t k = i; k > least; k--) {
		const struct term *t = &p->terms.items[k - 1];
		if (t->sign == ',' || t->sign == '(')
			break;
		if (t->classes & (LX_HIGHER | LX_LOWER) && !(t->classes & (LX_BEFORE | LX_WEAK)))
			return k;
	}
	return i;
}

static void predicate_find(const struct passage *p, struct clause *c, uint32_t from, bool count)
{
	uint32_t i = from;
	// "(+5,2%)", "(-2,3%)"
	if (i > c->bound && passage_sign(p, (int64_t)i - 2, '(') &&
	    (passage_sign(p, i - 1, '+') || passage_sign(p, i - 1, '-'))) {
		bool up = passage_sign(p, i - 1, '+');
		c->relation |= up ? LX_UP : LX_DOWN;
		c->direction = up ? DIRECTION_UP : DIRECTION_DOWN;
		c->predicate = i - 1;
		return;
	}
	for (;;) {
		while (i > c->bound) {
			const struct term *t = &p->terms.items[i - 1];
			if (t->kind == TOKEN_NUMBER || (t->kind == TOKEN_SIGN && !t->lexeme))
				break;
			if (count && t->classes & LX_VERB && t->classes & LX_REACH)
				break; // "thực hiện được 54 công trình": what was done is counted
			if (t->classes & LX_BEFORE && !c->cmp)
				c->cmp = t->lexeme->cmp;
			if (t->classes & LX_ESTIMATE)
				c->estimate = true;
			if (t->classes & LX_FROM)
				c->from = true;
			if (t->classes & LX_HAVE && !(t->classes & LX_STOP))
				c->have = true;
			// "đạt bình quân" is about the number, "thu nhập bình quân" is its subject.
			if (t->classes & LX_AVERAGE && t->classes & LX_RATE &&
			    !(i >= c->bound + 2 && passage_is(p, (int64_t)i - 2, RELATION)))
				break;
			bool weak = t->classes & LX_WEAK && (c->relation || i != from);
			// "xây thêm 6 phòng học", "kiên cố hóa thêm 12 km": how many were done
			bool more = t->classes & LX_WEAK && t->classes & LX_UP && i >= c->bound + 2 && passage_is(p, (int64_t)i - 2, LX_VERB) && !passage_is(p, (int64_t)i - 2, RELATION);
			if (more) {
				i--;
				break;
			}
			if (t->classes & RELATION && !weak)
				relation_add(c, t);
			else if (!(t->classes & (LX_BEFORE | LX_ESTIMATE | LX_FROM)) &&
			         !(t->classes & (LX_AUX | LX_FILLER) && !(t->classes & LX_VERB)) &&
			         !(t->classes & LX_HAVE && !(t->classes & LX_STOP)) &&
			         !(t->classes & LX_AVERAGE && t->classes & LX_RATE))
				break;
			i--;
		}
		uint32_t at = c->base || c->versus ? i : base_before(p, c->bound, i, c);
		if (at == i)
			break;
		i = at;
	}
	if (!c->relation) {
		uint32_t at = compared_before(p, c->bound, i);
		if (at < i) {
			relation_add(c, &p->terms.items[at - 1]);
			c->base = c->base ? c->base : LX_AVERAGE;
			i = at - 1;
		}
	}
	c->predicate = i;
}

uint32_t clause_mark_end(const struct passage *p, uint32_t i)
{
	uint32_t k = i;
	bool open = passage_sign(p, k, '(');
	if (open)
		k++;
	struct sv text = passage_text(p, k);
	bool letter = passage_word(p, k) && (text.n == 1 || (text.n == 2 && (unsigned char)text.p[0] >= 0x80)); // "a)", "đ)"
	if (!passage_number(p, k) && !letter)
		return i;
	if (passage_sign(p, k + 1, ')'))
		return k + 2;
	return !open && passage_number(p, k) && passage_sign(p, k + 1, '.') && !passage_glued(p, k + 2)
	           ? k + 2
	           : i;
}

// "thông qua 67 nghị quyết": what was done, and no preposition.
static bool passes(const struct passage *p, uint32_t i)
{
	return passage_starts(p, i, WORD_THONG) && passage_is(p, i, LX_STOP) &&
	       (passage_number(p, i + 1) || (passage_is(p, i + 1, LX_LIGHT) && passage_number(p, i + 2)));
}

// "Kế hoạch năm 2019 thu 1.400 tỷ đồng": of what year the plan is that sets it.
static bool plan_of_year(const struct passage *p, struct range r, uint32_t i)
{
	uint32_t at = i + 1 + passage_reads(p, i + 1, WORD_NAM);
	return passage_is(p, i, LX_PLAN) && numeral_year(p, at) && at + 1 < r.to && passage_word(p, at + 1) && !passage_is(p, at + 1, LX_STOP | LX_RESULT | LX_SETS) &&
	       !passage_reads(p, at + 1, WORD_GIAO);
}

// What stands before a subject and does not belong to it: conjunctions, time, place, "trong đó".
static uint32_t strip_left(const struct passage *p, struct range r, struct clause *c)
{
	uint32_t i = r.from;
	while (i < r.to) {
		int year;
		uint32_t at = clause_mark_end(p, i);
		if (at == i)
			at = clause_time_end(p, i, &year);
		const struct term *t = &p->terms.items[i];
		if (at > i) {
			i = at < r.to ? at : r.to;
		} else if (t->classes & LX_PART) {
			c->part = true;
			i++;
		} else if (t->kind == TOKEN_SIGN && t->sign != '(') {
			i++;
		} else if (clause_denies(p, i) || passes(p, i)) {
			break;
		} else if (plan_of_year(p, r, i)) {
			i += numeral_year(p, i + 1) ? 2 : 3;
		} else if (t->classes & LX_ESTIMATE && !(t->classes & ~(LX_ESTIMATE | LX_RESULT | LX_FILLER))) {
			c->estimate = clause_time_end(p, i + 1, &year) == i + 1; // "Ước thu ngân sách là 397 tỷ đồng"
			i++;
		} else if (t->classes & (LX_JOIN | LX_FILLER | LX_STOP | LX_PLACE | LX_AUX | LX_TARGET |
		                         LX_RESULT | LX_HAVE) &&
		           !(t->classes & (LX_VERB | LX_NOUN | LX_RATE))) {
			i++;
		} else {
			break;
		}
	}
	return i;
}

// "… đến năm 2025", "… năm 2020", "… 9 tháng", "… tháng 9": where the time that ends at `to`
// begins; `to`: none does.
static uint32_t time_before(const struct passage *p, struct range r)
{
	uint32_t at = r.to;
	int year;
	for (uint32_t back = 2; back <= 8 && back <= r.to - r.from; back++) {
		uint32_t i = r.to - back;
		bool begins = passage_number(p, i) || passage_number(p, i + 1) || roman_quarter(p, i);
		if (begins && clause_time_end(p, i, &year) == r.to)
			at = i;
	}
	return at;
}

static bool strips(const struct passage *p, uint32_t i)
{
	const struct term *t = &p->terms.items[i];
	if (passes(p, i))
		return false;
	if (t->kind == TOKEN_SIGN)
		return t->sign != ')' && t->sign != '"';
	return t->classes & (LX_STOP | LX_JOIN | LX_FILLER | LX_AUX) &&
	       !(t->classes & (LX_VERB | LX_NOUN));
}

struct range clause_trim(const struct passage *p, struct range r)
{
	for (;;) {
		if (r.to > r.from && strips(p, r.to - 1)) {
			r.to--;
			continue;
		}
		// "(năm 2019)"
		uint32_t open = r.to > r.from && passage_sign(p, r.to - 1, ')') ? p->mate[r.to - 1] : NOWHERE;
		int year;
		if (open != NOWHERE && open >= r.from && clause_time_end(p, open + 1, &year) == r.to - 1 && year) {
			r.to = open;
			continue;
		}
		uint32_t at = time_before(p, r);
		if (at == r.to)
			return r;
		r.to = at;
	}
}

static uint32_t strip_right(const struct passage *p, struct range r, struct clause *c)
{
	for (uint32_t i = r.to; i > r.from && strips(p, i - 1); i--)
		c->preposition |= passage_is(p, i - 1, LX_STOP);
	return clause_trim(p, r).to;
}

static struct range stripped(const struct passage *p, struct range r, struct clause *c)
{
	r.from = strip_left(p, r, c);
	r.to = strip_right(p, r, c);
	if (r.from < r.to && passage_is(p, r.from, LX_VERSUS))
		r.from = r.to; // "So với tháng 8, tăng 129 vụ"
	return r;
}

// Where the piece that ends before `to` begins: after the last comma (or "và" that begins a clause
// of its own).
static uint32_t piece_from(const struct passage *p, uint32_t bound, uint32_t to, bool follows)
{
	for (uint32_t i = to; i > bound; i--) {
		const struct term *t = &p->terms.items[i - 1];
		if (t->sign == ')' && p->mate[i - 1] != NOWHERE && p->mate[i - 1] >= bound) {
			i = p->mate[i - 1] + 1;
			continue;
		}
		if (t->kind == TOKEN_SIGN && t->sign == ',' && !(passage_number(p, i) && passage_number(p, (int64_t)i - 2)))
			return i; // not "mức độ 3, 4"
		if (passage_reads(p, i - 1, WORD_NHU) || passage_reads(p, i - 1, WORD_DE))
			return i; // "các loại tội phạm như trộm cắp …", "… để làm 18km đường"
		if (t->classes & LX_PART && follows)
			return i - 1;
		if (follows && t->classes & LX_JOIN)
			return i;
	}
	return bound;
}

enum { OWED_COMMAS = 3, OWED_SYLLABLES = 40 };

// "Diện tích đất được tích tụ, tập trung để sản xuất, ứng dụng công nghệ cao đạt …": where the
// indicator begins that still owes its figure; NOWHERE: there is none.
static uint32_t owing_from(const struct passage *p, const struct clause *c, struct range r)
{
	if (r.from >= r.to || passage_is(p, r.from, LX_RATE | LX_HEAD))
		return NOWHERE;
	if (passage_is(p, r.from, LX_VERB) && !(c->relation & (LX_REACH | LX_EQUAL | LX_REMAIN)))
		return NOWHERE;
	uint32_t to = r.from;
	for (int commas = 0; commas < OWED_COMMAS; commas++) {
		while (to > c->bound && !passage_sign(p, to - 1, ','))
			to--;
		if (to <= c->bound)
			return NOWHERE;
		to--;
		uint32_t from = piece_from(p, c->bound, to, c->follows);
		if (from == c->bound && c->follows)
			return NOWHERE;
		struct clause ignored = {0};
		struct range piece = stripped(p, (struct range){from, to}, &ignored);
		if (piece.from >= piece.to || passage_has(p, piece, RELATION) ||
		    passage_syllables(p, (struct range){piece.from, r.to}) > OWED_SYLLABLES)
			return NOWHERE;
		if (passage_is(p, piece.from, LX_RATE | LX_HEAD))
			return piece.from;
		to = from;
	}
	return NOWHERE;
}

// Whether two pieces with a comma between are one enumeration: verbs of one object, or short nouns.
static bool continues(const struct passage *p, struct range left, struct range right, bool list)
{
	bool kinds = right.from < right.to && passage_is(p, (int64_t)left.to - 1, LX_KIND); // "trình độ đại học, cao đẳng"
	for (uint32_t i = right.from; i < right.to; i++)
		kinds &= passage_is(p, i, LX_KIND | LX_JOIN);
	if (kinds)
		return true;
	if (passage_has(p, left, RELATION | LX_HAVE))
		return false;
	bool verb = passage_is(p, right.from, LX_VERB);
	if (verb && passage_is(p, left.to - 1, LX_VERB))
		return passage_syllables(p, left) <= (right.to - right.from == 1 ? 12 : 4);
	if (verb || passage_syllables(p, right) > (list ? 11U : 3U))
		return false;
	return passage_syllables(p, left) <= (list ? 12 : 3);
}

// Where the list of subjects before "lần lượt" begins: behind the last figure's own words.
static uint32_t list_from(const struct passage *p, const struct clause *c)
{
	uint32_t from = c->bound;
	while (c->follows && from < c->predicate && !passage_sign(p, from, ','))
		from++;
	return from < c->predicate ? from : c->bound;
}

static void subject_find(const struct passage *p, struct clause *c)
{
	uint32_t to = c->predicate, from = piece_from(p, c->bound, to, c->follows);
	if (c->relation & LX_RESPECTIVELY) // "tỷ trọng A, B và C lần lượt": the whole list
		from = list_from(p, c);
	bool first = from == c->bound; // no comma
	c->linked = c->follows && first;
	struct range r = stripped(p, (struct range){from, to}, c);
	// (A share is the last figure's: "1.200 hộ sản xuất, kinh doanh giỏi, chiếm 51%".)
	if (r.from >= r.to && !first && c->relation && !(c->follows && c->relation & LX_SHARE)) {
		// "Hoạt động tín dụng tăng trưởng ổn định, đạt …": the piece before the comma, unless it is
		// the last figure's.
		to = from - 1;
		from = piece_from(p, c->bound, to, c->follows);
		first = from == c->bound;
		if (!(first && c->follows))
			r = stripped(p, (struct range){from, to}, c);
	}
	// What was cut off at a comma of an enumeration.
	bool list = false;
	uint32_t owing = first ? NOWHERE : owing_from(p, c, r);
	if (owing != NOWHERE) {
		r.from = owing;
		first = true;
	}
	while (!first && r.from < r.to && !c->part) {
		uint32_t left_to = from - 1, left_from = piece_from(p, c->bound, left_to, c->follows);
		if (left_from == c->bound && c->follows)
			break;
		struct clause ignored = {0};
		struct range left = stripped(p, (struct range){left_from, left_to}, &ignored);
		if (left.from >= left.to || passage_is(p, r.from, LX_RATE | LX_HEAD) ||
		    !continues(p, left, (struct range){r.from, to}, list))
			break;
		list = true;
		r.from = left.from;
		from = left_from;
		first = from == c->bound;
		c->part |= ignored.part;
	}
	// "giám sát theo Quyết định số 217-QĐ/TW 14 cuộc": what it goes by is not what is counted.
	uint32_t cited = r.to;
	while (cited > r.from && p->skipped[cited - 1])
		cited--;
	if (cited < r.to && cited > r.from + 1 && passage_is(p, (int64_t)cited - 1, LX_STOP))
		r.to = cited - 1;
	// "mua sắm thiết bị với tổng vốn 195 tỷ đồng": the indicator behind the preposition.
	for (uint32_t i = r.to; i > r.from + 1; i--)
		if (passage_is(p, i - 1, LX_RATE | LX_HEAD) && passage_reads(p, (int64_t)i - 2, WORD_VOI)) {
			r.from = i - 1;
			break;
		}
	// "Các chủ đầu tư phấn đấu giải ngân": who strives is not what is measured.
	for (uint32_t i = r.to; i > r.from + 1; i--)
		if (passage_is(p, i - 2, LX_TARGET) && passage_is(p, i - 2, LX_AUX) &&
		    !passage_is(p, i - 2, LX_VERB)) {
			r.from = i - 1;
			r.from = strip_left(p, r, c);
			break;
		}
	// "tăng trưởng cao hơn mức tăng của cả nước là 7%": what is compared with has a figure of its
	// own.
	if (c->relation & LX_REACH)
		for (uint32_t i = r.to; i > r.from + 1; i--)
			if (passage_is(p, i - 2, LX_HIGHER | LX_LOWER) &&
			    !passage_is(p, i - 2, LX_WEAK | LX_BEFORE)) {
				r.from = i - 1;
				break;
			}
	// "52/65 trường, tỷ lệ 80%": says no more than "đạt".
	if (r.to - r.from == 1 && passage_is(p, r.from, LX_RATE) &&
	    passage_starts(p, r.from, WORD_TY) && !c->relation && p->terms.items[r.from].count == 2) {
		r.to = r.from;
		c->relation |= LX_REACH;
	}
	// "đạt 3.400 tỷ đồng, tăng 300 tỷ đồng, tỷ lệ tăng 10,3%": says no more than "tăng".
	bool grows = passage_names(p, r.from, WORD_TANG), shrinks = passage_names(p, r.from, WORD_GIAM);
	if (r.to - r.from == 1 && c->follows && passage_is(p, r.from, LX_RATE) && p->terms.items[r.from].count > 1 && (grows || shrinks) &&
	    !(c->relation & ~(LX_REACH | LX_EQUAL))) {
		r.to = r.from;
		c->relation = grows ? LX_UP : LX_DOWN;
		c->direction = grows ? DIRECTION_UP : DIRECTION_DOWN;
	}
	// "Giảm tỷ lệ hộ nghèo 1%": the change stands first.
	if (!c->relation && !c->preposition && r.from + 1 < r.to &&
	    passage_is(p, r.from, LX_UP | LX_DOWN | LX_SHORT) && !passage_is(p, r.from, LX_RATE | LX_WEAK)) {
		relation_add(c, &p->terms.items[r.from]);
		r.from++;
	}
	// "từ 6,8% đầu năm xuống còn 5,3%": when the first was, not what the second is of.
	if (r.to == r.from + 1 && passage_is(p, r.from, LX_PERIOD) && c->follows && c->relation & (LX_TO | LX_REMAIN))
		r.to = r.from;
	// "bình quân 8 tháng tăng 3,96%": how it is counted, not what.
	if (r.to == r.from + 1 && passage_is(p, r.from, LX_AVERAGE) && p->terms.items[r.from].count == 2 && c->relation)
		r.to = r.from;
	// "…; tăng trưởng 7,6%": with nothing before it, it is the indicator itself.
	if (r.from >= r.to && c->relation == LX_GROWTH && !c->follows && passage_is(p, c->predicate, LX_GROWTH))
		r = (struct range){c->predicate, c->predicate + 1};
	c->before = r;
	c->verb = r.from < r.to && passage_is(p, r.to - 1, LX_VERB | LX_LIGHT);
}

enum { FRONTED = 40 }; // terms

// "so với cùng kỳ năm trước, phát hiện nhiều hơn 15 vụ": a base that stands at the beginning of the
// sentence.
static void fronted_base(const struct passage *p, uint32_t to, struct clause *c)
{
	lexicon_classes base = 0;
	int year = 0;
	for (uint32_t i = to;
	     i > 0 && i + FRONTED > to && !(clause_stop(p, i - 1) && !passage_sign(p, i - 1, ';'));
	     i--) {
		base = passage_is(p, i - 1, BASES) ? passage_term(p, i - 1)->classes & BASES : base;
		year = clause_year_at(p, i - 1) ? clause_year_at(p, i - 1) : year;
		if (passage_is(p, i - 1, LX_VERSUS)) {
			c->base = base ? base : year ? LX_PERIOD : 0;
			c->base_year = year;
			return;
		}
	}
}

// "Không để … vượt quá 9%", "không quá 02 vụ", "không để xảy ra trên 02 vụ": what may not be exceeded is a bound.
static void bound_denied(const struct passage *p, size_t k, struct clause *c)
{
	uint32_t from = p->quantities[k].terms.from;
	if (c->cmp != CMP_GT && !(c->relation & LX_OVER))
		return;
	bool denied = false;
	for (uint32_t i = from; i > c->bound && !denied && !passage_sign(p, i - 1, ','); i--)
		denied = passage_reads(p, i - 1, WORD_KHONG) &&
		         (passage_starts(p, i, WORD_DE) || passage_is(p, i, LX_OVER | LX_BEFORE));
	if (!denied)
		return;
	c->cmp = CMP_LE;
	if (c->relation & LX_OVER) {
		c->relation = LX_REACH;
		c->direction = DIRECTION_NONE;
	}
}

void clause_read(const struct passage *p, size_t k, struct clause *c)
{
	*c = (struct clause){0};
	bound_find(p, k, c);
	predicate_find(p, c, p->quantities[k].terms.from, p->quantities[k].kind == QUANTITY_COUNT);
	subject_find(p, c);
	clause_tail_read(p, k, c);
	clause_after_read(p, k, c);
	if (!c->base && c->relation & (LX_HIGHER | LX_LOWER))
		fronted_base(p, p->quantities[k].terms.from, c);
	if (c->base & LX_RULE) // "giảm 3% so với quy định": held against what is prescribed, as against a plan
		c->base = LX_PLAN;
	// "khá 45,2%, kém 0,2%": a grade among others, compared with nothing.
	if (c->relation == LX_LOWER && !c->base && !c->versus && c->before.from >= c->before.to &&
	    passage_is(p, c->predicate, LX_WEAK)) {
		c->before = (struct range){c->predicate, c->predicate + 1};
		c->relation = 0;
		c->direction = DIRECTION_NONE;
	}
	bound_denied(p, k, c);
}

// Which numbers of a text count something, and which are dates, marks, names, symbols of documents
// or orders.
#include "extract/passage.h"
#include "text/text.h"

// Digits only, at most `most`; -1 where it is written otherwise.
static int plain(const struct passage *p, int64_t i, size_t most)
{
	if (!passage_number(p, i))
		return -1;
	struct sv s = passage_text(p, i);
	int n = 0;
	if (s.n > most)
		return -1;
	for (size_t k = 0; k < s.n; k++) {
		if (s.p[k] < '0' || s.p[k] > '9')
			return -1;
		n = n * 10 + (s.p[k] - '0');
	}
	return n;
}

bool numeral_year(const struct passage *p, int64_t i)
{
	int n = plain(p, i, 4);
	return n >= 1900 && n <= 2100 && passage_text(p, i).n == 4;
}

static bool day(const struct passage *p, int64_t i)
{
	int n = plain(p, i, 2);
	return n >= 1 && n <= 31;
}

static bool month(const struct passage *p, int64_t i)
{
	int n = plain(p, i, 2);
	return n >= 1 && n <= 12;
}

static bool slash(const struct passage *p, int64_t i)
{
	return passage_sign(p, i, '/') || passage_sign(p, i, '-');
}

static bool counted_after(const struct passage *p, int64_t i)
{
	return passage_is(p, i, LX_NOUN) ||
	       (passage_is(p, i, LX_UNIT | LX_MAGNITUDE) && !passage_is(p, i, LX_SPAN));
}

static bool date_word(const struct passage *p, int64_t i)
{
	static const enum word words[] = {WORD_NGAY, WORD_THANG, WORD_QUY,  WORD_DEN,
	                                  WORD_TU,   WORD_TRUOC, WORD_SAU,  WORD_HET,
	                                  WORD_VAO,  WORD_DIP,   WORD_MUNG, WORD_MONG};
	for (size_t k = 0; k < LENGTH(words); k++)
		if (passage_starts(p, i, words[k]))
			return true;
	return false;
}

// "05/12/2019", "12/2019", "20-11", "30/4": the term after the date, 0: none.
static uint32_t date_end(const struct passage *p, uint32_t i)
{
	if (!slash(p, i + 1) || passage_number(p, i + 2) == false)
		return 0;
	bool same = slash(p, i + 3) && passage_sign(p, i + 3, passage_term(p, i + 1)->sign);
	if (day(p, i) && month(p, i + 2) && same && numeral_year(p, i + 4))
		return i + 5;
	if (plain(p, i, 2) >= 1 && plain(p, i, 2) <= 12 && numeral_year(p, i + 2) &&
	    !passage_is(p, i + 3, LX_UNIT))
		return passage_sign(p, i + 1, '/') || passage_reads(p, (int64_t)i - 1, WORD_THANG) ||
		               passage_reads(p, (int64_t)i - 1, WORD_QUY)
		           ? i + 3
		           : 0;
	// "Ngày hội 18/11", "Tết Độc lập 2/9"
	for (int64_t k = (int64_t)i - 1; k >= 0 && k + 4 > (int64_t)i && passage_word(p, k); k--)
		if ((passage_starts(p, k, WORD_NGAY) || passage_starts(p, k, WORD_DIP) ||
		     passage_starts(p, k, WORD_TET)) &&
		    passage_sign(p, i + 1, '/') && day(p, i) && month(p, i + 2) && !counted_after(p, i + 3))
			return i + 3;
	// A day of the month without its year is told from a fraction by what stands around it.
	if (passage_sign(p, i + 1, '/') && day(p, i) && month(p, i + 2) && !counted_after(p, i + 3) &&
	    (date_word(p, (int64_t)i - 1) || plain(p, i, 2) > plain(p, i + 2, 2)) &&
	    !passage_is(p, (int64_t)i - 1, LX_REACH | LX_NOUN | LX_VERB | LX_REMAIN))
		return i + 3;
	return 0;
}

uint32_t numeral_date_end(const struct passage *p, uint32_t i)
{
	return passage_number(p, i) ? date_end(p, i) : 0;
}

// "83-HD/BTGTU", "15/2024/QH15", "07-CT/TU", "12 -KH/ĐUK": a symbol follows the number.
static uint32_t symbol_end(const struct passage *p, uint32_t i)
{
	uint32_t k = i + 1;
	if (passage_sign(p, k, '/') && numeral_year(p, k + 1))
		k += 2;
	if (!slash(p, k) || !passage_word(p, k + 1) || !passage_glued(p, k + 1))
		return 0;
	const struct token *t = passage_token(p, k + 1);
	bool unit = passage_is(p, k + 1, LX_UNIT | LX_NOUN) && !passage_is(p, k + 1, LX_PLAN);
	if (!t->upper || (unit && passage_glued(p, k) && passage_sign(p, k, '/')))
		return 0;
	k += 2;
	while (passage_glued(p, k) && (slash(p, k) || passage_word(p, k) || passage_number(p, k)))
		k++;
	return k;
}

// "1.", "6.4.", "2)", "(3)", "- 1/": marks that a paragraph begins with; "(3)" anywhere.
static uint32_t mark_end(const struct passage *p, uint32_t i)
{
	if (passage_sign(p, (int64_t)i - 1, '(') && passage_sign(p, i + 1, ')') && plain(p, i, 2) >= 0)
		return i + 2;
	int64_t before = (int64_t)i - 1;
	while (before >= 0 && (passage_sign(p, before, '-') || passage_sign(p, before, '+') ||
	                       passage_sign(p, before, 'o') || passage_sign(p, before, '|')))
		before--;
	if (before >= 0 && !passage_sign(p, before, '.') && !passage_sign(p, before, ';') &&
	    !passage_sign(p, before, ':'))
		return 0;
	struct sv s = passage_text(p, i);
	size_t piece = 0;
	bool pieces = false; // "6.4", "1.2.3": each of a digit or two
	for (size_t k = 0; k < s.n; k++) {
		if (s.p[k] == '.') {
			pieces = true;
			piece = 0;
		} else if (s.p[k] == ',' || ++piece > 2) {
			return 0;
		}
	}
	// "GV: 34; NV: 5. Trình độ …": behind a colon only the first mark of a list stands.
	if (before >= 0 && passage_sign(p, before, ':') && before + 1 == (int64_t)i && passage_word(p, before - 1) && !pieces && plain(p, i, 2) != 1)
		return 0;
	// "(cách chức: 3; khai trừ: 2)": the bracket closes, and marks nothing.
	if (passage_sign(p, i + 1, ')') && p->mate[i + 1] != NOWHERE)
		return 0;
	bool stop =
	    passage_glued(p, i + 1) && (passage_sign(p, i + 1, '.') || passage_sign(p, i + 1, ')') ||
	                                (passage_sign(p, i + 1, '/') && !passage_number(p, i + 2)));
	if (stop && (before < 0 || passage_sign(p, i + 1, ')') || passage_token(p, i + 2)->capital))
		return i + 2;
	bool title = passage_token(p, i + 1)->capital && !passage_is(p, i + 1, LX_UNIT);
	return before < 0 && title && (pieces || !passage_is(p, i + 1, LX_NOUN)) ? i + 1 : 0;
}

// "Covid-19", "QL53", "4G", "30a", "TCVN 9001:2015": part of a name made of letters and digits.
static uint32_t code_end(const struct passage *p, uint32_t i)
{
	int64_t before = (int64_t)i - 1;
	if (passage_glued(p, i) && passage_word(p, before)) {
		// A lost space ("đạt95%") leaves a word that figures follow; a note mark leaves a number
		// that nothing follows.
		bool figure = passage_is(p, before, ~(LX_NOUN | LX_NAMED | LX_UNIT)) ||
		              passage_is(p, i + 1, LX_UNIT | LX_MAGNITUDE) || passage_text(p, i).n > 3 ||
		              (passage_is(p, i + 1, LX_NOUN) && !passage_glued(p, i + 1));
		bool percent = passage_is(p, i + 1, LX_UNIT) &&
		               passage_term(p, i + 1)->lexeme->dimension == DIM_PERCENT;
		if (!figure || (passage_token(p, before)->upper && !percent))
			return i + 1;
	}
	if (passage_glued(p, i) && passage_glued(p, before) && slash(p, before) &&
	    passage_word(p, before - 1) && !passage_is(p, before - 1, LX_UNIT | LX_NOUN))
		return i + 1;
	if (passage_word(p, i + 1) && passage_glued(p, i + 1) &&
	    passage_token(p, i + 1)->to - passage_token(p, i + 1)->from == 1 &&
	    !passage_is(p, i + 1, LX_UNIT))
		return i + 2;
	// "tin?id=123", "5G"
	if (passage_glued(p, i) && passage_sign(p, before, '=') && passage_glued(p, before) &&
	    passage_word(p, before - 1))
		return i + 1;
	if (passage_glued(p, i + 1) && passage_token(p, i + 1)->capital &&
	    passage_text(p, i + 1).n == 1)
		return i + 2;
	if (passage_sign(p, i + 1, ':') && passage_glued(p, i + 1) && numeral_year(p, i + 2))
		return i + 3;
	return 0;
}

// "7 giờ 30", "8h30", "lúc 14 giờ"
static uint32_t clock_end(const struct passage *p, uint32_t i)
{
	bool hour = passage_reads(p, i + 1, WORD_GIO) ||
	            (passage_reads(p, i + 1, WORD_H) && passage_glued(p, i + 1));
	if (!hour || plain(p, i, 2) < 0 || plain(p, i, 2) > 24)
		return 0;
	if (passage_number(p, i + 2) && plain(p, i + 2, 2) >= 0)
		return i + 3;
	static const enum word before[] = {WORD_LUC, WORD_HOI,   WORD_TU, WORD_DEN,
	                                   WORD_VAO, WORD_TRUOC, WORD_SAU};
	for (size_t k = 0; k < LENGTH(before); k++)
		if (passage_reads(p, (int64_t)i - 1, before[k]))
			return i + 2;
	return passage_reads(p, i + 2, WORD_NGAY) || passage_reads(p, i + 1, WORD_H) ? i + 2 : 0;
}

// "1/2 thời gian", "2/3 số hội viên", "quy hoạch 1/500", "24/24 giờ", "24/7"
static uint32_t fraction_end(const struct passage *p, uint32_t i)
{
	if (!passage_sign(p, i + 1, '/') || !passage_number(p, i + 2))
		return 0;
	int n = plain(p, i, 2), m = plain(p, i + 2, 5);
	static const enum word wholes[] = {WORD_THOI,  WORD_SO,    WORD_TONG, WORD_DIEN, WORD_DAN,
	                                   WORD_CHANG, WORD_NHIEM, WORD_DAI,  WORD_QUAN};
	if (n >= 1 && n < m && m <= 5)
		for (size_t k = 0; k < LENGTH(wholes); k++)
			if (passage_starts(p, i + 3, wholes[k]))
				return i + 3;
	bool scale = n == 1 && m >= 200 && m % 100 == 0 &&
	             (passage_starts(p, (int64_t)i - 1, WORD_TY) || !counted_after(p, i + 3));
	return scale || (n == 24 && (m == 24 || m == 7) && !passage_is(p, i + 3, LX_NOUN)) ? i + 3 : 0;
}

// "từ 18 tuổi", "5 năm qua", "6 tháng đầu năm", "trước 15 ngày": an age or a period, unless it is
// what is measured.
static uint32_t period_end(const struct passage *p, uint32_t i)
{
	uint32_t unit = i + 1;
	while ((passage_sign(p, unit, '-') || passage_reads(p, unit, WORD_DEN)) &&
	       passage_number(p, unit + 1))
		unit += 2;
	if (!passage_is(p, unit, LX_SPAN | LX_AGE) || passage_is(p, unit, LX_NOUN) || (passage_is(p, (int64_t)i - 1, LX_RULE) && p->open[i] != NOWHERE))
		return 0;
	const struct lexeme *l = passage_term(p, unit)->lexeme;
	if (passage_is(p, unit, LX_AGE)) {
		for (int64_t k = (int64_t)i - 1;
		     k >= 0 && k + 8 > (int64_t)i && passage_term(p, k)->sign != ','; k--)
			if (passage_starts(p, k, WORD_TUOI))
				return 0;
		return unit + 1;
	}
	if (l->dimension == DIM_MONTH || l->dimension == DIM_YEAR || passage_reads(p, unit, WORD_QUY) ||
	    passage_reads(p, unit, WORD_TUAN))
		return unit + 1;
	static const enum word limits[] = {WORD_SAU, WORD_TRUOC, WORD_QUA, WORD_VONG,
	                                   WORD_HAN, WORD_NHAT,  WORD_KE};
	for (size_t k = 0; k < LENGTH(limits); k++)
		if (passage_starts(p, (int64_t)i - 1, limits[k]) || passage_starts(p, unit + 1, limits[k]))
			return unit + 1;
	return 0;
}

// "mũi 1: 452.100 liều", "Nhóm 2: …": which one, before a colon.
static uint32_t order_end(const struct passage *p, uint32_t i)
{
	enum { ORDERS_MOST = 20 };
	int n = plain(p, i, 2);
	bool noun = passage_is(p, (int64_t)i - 1, LX_NOUN | LX_NAMED) &&
	            !passage_is(p, (int64_t)i - 1, LX_REACH | LX_EQUAL | LX_HEAD | LX_RATE);
	return n >= 1 && n <= ORDERS_MOST && noun && passage_sign(p, i + 1, ':') ? i + 1 : 0;
}

bool numeral_plan(const struct passage *p, uint32_t i)
{
	int64_t plan = (int64_t)i - 1;
	while (passage_is(p, plan, LX_BEFORE | LX_REACH | LX_FROM) || passage_sign(p, plan, ':'))
		plan--;
	uint32_t bracket = p->open[i];
	if (bracket == NOWHERE || p->mate[bracket] == NOWHERE || !passage_is(p, plan, LX_PLAN) || !p->quantity_count)
		return false;
	for (int64_t k = plan; k > (int64_t)bracket; k--)
		if (!passage_word(p, k))
			return false;
	return p->mate[bracket] == i + 1 && p->quantities[p->quantity_count - 1].terms.to == bracket;
}

// "khóa 12", "quốc lộ 53, 60", "đứng thứ 09/30": a word before the number says that it names or
// orders.
static uint32_t named_end(const struct passage *p, uint32_t i, struct decimal value)
{
	int64_t word = (int64_t)i - 1;
	bool listed = (passage_sign(p, word, ',') || passage_reads(p, word, WORD_VA)) &&
	              passage_number(p, word - 1);
	if (listed)
		word -= 2;
	if (!passage_is(p, word, LX_NAMED) || (listed && plain(p, i, 3) < 0))
		return 0;
	uint32_t after = i + 1;
	if (numeral_plan(p, i) || (passage_is(p, word, LX_RULE) && p->open[i] != NOWHERE && passage_is(p, after, LX_UNIT | LX_NOUN)))
		return 0; // "4,8 ngày (quy định 7 ngày)"
	if (passage_sign(p, after, '-') && passage_number(p, after + 1))
		after += 2;
	if (passage_is(p, after, LX_UNIT) && passage_term(p, after)->lexeme->dimension == DIM_PERCENT)
		return 0;
	if (passage_is(p, after, LX_MAGNITUDE) ||
	    (passage_is(p, after, LX_UNIT) && !passage_is(p, after, LX_SPAN | LX_NOUN | LX_AGE) && passage_token(p, after)->spaced))
		return 0; // "với doanh số 512 tỷ đồng", "đường tỉnh 456 km"
	bool large = value.scale || value.mantissa >= 1000, weak = passage_is(p, word, LX_WEAK);
	if (large && passage_sign(p, i + 1, '/') && passage_number(p, i + 2))
		return 0; // "ngân hàng số 18.300/24.400"
	bool stage = passage_is(p, after, LX_NAMED) && passage_word(p, after + 1) && passage_token(p, after + 1)->upper; // "Chương trình 135 giai đoạn II"
	if ((counted_after(p, after) && (large || weak || listed) && !stage) || (large && weak))
		return 0;
	return passage_sign(p, i + 1, '/') && passage_number(p, i + 2) ? i + 3 : i + 1;
}

// "số giường bệnh/10.000 dân": a base that a name bears.
static uint32_t base_end(const struct passage *p, uint32_t i, struct decimal value)
{
	if (!passage_sign(p, (int64_t)i - 1, '/') || !passage_word(p, (int64_t)i - 2) ||
	    !passage_is(p, i + 1, LX_NOUN) || passage_text(p, i).p[0] == '0') // "01 vụ/01 bị can" are two
		return 0;
	while (value.mantissa >= 10 && value.mantissa % 10 == 0)
		value.mantissa /= 10;
	return value.mantissa == 1 ? i + 2 : 0;
}

// "36 giải (2 nhất, 8 nhì, 11 ba)": in such a bracket the word is what was won.
bool numeral_prize(const struct passage *p, uint32_t i)
{
	return passage_reads(p, i, WORD_NHAT) && passage_sign(p, i + 1, ',') && p->open[i] != NOWHERE && passage_number(p, i + 2);
}

uint32_t numeral_names(const struct passage *p, uint32_t i)
{
	uint32_t end;
	struct decimal value;
	struct sv s = passage_text(p, i);
	if (!passage_value(p, i, &value) || (s.n >= 9 && s.p[0] == '0'))
		return i + 1;
	if ((end = date_end(p, i)) || (end = symbol_end(p, i)) || (end = mark_end(p, i)) ||
	    (end = code_end(p, i)) || (end = clock_end(p, i)) || (end = fraction_end(p, i)) ||
	    (end = period_end(p, i)) || (end = base_end(p, i, value)))
		return end;
	// "05 - 06/12/2019", "06 và 07-03-2009"
	if (day(p, i) &&
	    (passage_sign(p, i + 1, '-') || passage_sign(p, i + 1, ',') ||
	     passage_reads(p, i + 1, WORD_VA)) &&
	    passage_number(p, i + 2) && (end = date_end(p, i + 2)))
		return end;
	if (numeral_year(p, i)) {
		if (slash(p, i + 1) && numeral_year(p, i + 2))
			return i + 3;
		bool counts = counted_after(p, i + 1) &&
		              !passage_is(p, (int64_t)i - 1, LX_NAMED | LX_FILLER | LX_PERIOD | LX_PLAN) &&
		              !slash(p, (int64_t)i - 1);
		bool fraction = passage_sign(p, i + 1, '/') || passage_sign(p, (int64_t)i - 1, '/');
		if (!counts && !fraction)
			return i + 1;
	}
	if ((end = order_end(p, i)) || (end = named_end(p, i, value)))
		return end;
	if (passage_reads(p, (int64_t)i - 1, WORD_CA) && value.mantissa < 10)
		return i + 1; // "giảm cả 3 mặt"
	// "sản phẩm 3 sao", "từ 3 sao trở lên": a grade.
	if (passage_reads(p, i + 1, WORD_SAO) && !value.scale && value.mantissa <= 7)
		return i + 2;
	if (passage_is(p, i + 1, LX_UNCOUNTED) && !passage_is(p, i + 1, LX_UNIT) && !numeral_prize(p, i + 1))
		return i + 2;
	if (passage_starts(p, i + 1, WORD_TRONG) &&
	    (passage_reads(p, i + 2, WORD_NHUNG) || passage_reads(p, i + 2, WORD_CAC)))
		return i + 1;
	return 0;
}

// UTF-8, normalisation, folding, order, and figures as people read and type them.
#include "tap.h"

#include "text/text.h"

static struct arena a;

static void utf8(void)
{
	size_t at;
	ok(utf8_valid(SV("Đảng ủy 🎉"), NULL), "letters and beyond the first plane");
	ok(!utf8_valid(SV("ab\xC0\xAF"), &at) && at == 2, "an overlong form is none, and where it stands is said");
	ok(!utf8_valid(SV("\xED\xA0\x80"), NULL) && !utf8_valid(SV("\xF4\x90\x80\x80"), NULL), "no surrogate, no U+110000");
	ok(!utf8_valid(SV("\xE1\xBA"), NULL), "nor what is cut off");
	is_int((int64_t)utf8_count(SV("Đảng ủy")), 7, "code points are counted");
}

static void normal(void)
{
	struct sv decomposed = SV("Ngu\u031bo\u031b\u0300i");
	ok(!text_is_nfc(decomposed), "decomposed text is seen");
	is_sv(text_nfc(&a, decomposed), "Người", "and composed");
	struct sv already = SV("Người");
	ok(text_nfc(&a, already).p == already.p, "what is NFC is not copied");
}

static void folding(void)
{
	is_sv(text_fold(&a, SV("  Đảng ủy\u00a0 KHỐI ")), "dang uy khoi", "search form");
	is_sv(text_lower(&a, SV("ĐẢNG ỦY Ở ƯỚC")), "đảng ủy ở ước", "lower case keeps marks");
	is_sv(text_upper(&a, SV("đảng ủy")), "ĐẢNG ỦY", "upper case too");
	is_sv(text_compare_form(&a, SV("Hoà thuỷ khoẻ")), "hòa thủy khỏe", "tones in the new place compare like the old");
	is_sv(text_compare_form(&a, SV("hòa thủy khỏe")), "hòa thủy khỏe", "the old place stays");
	is_sv(text_fold(&a, SV("Ðảng ủу ðơn tƣ")), "dang uy don tu", "letters that only look like others are found by those");
	is_sv(text_compare_form(&a, SV("Ðảng Ƣng Сао")), "đảng ưng cao", "and compare like them");
	is_int(text_lookalike(0x444), 0x444, "a letter that looks like none is its own");
	is_sv(text_compare_form(&a, SV("quý hoàn toàn loét ngoé")), "quý hoàn toàn loét ngóe", "only where both are written");
}

static void order(void)
{
	static const char *const sorted[] = {"an", "ăn", "ân", "bà", "bả", "dân", "đân", "em", "ô", "ơ"};
	bool right = true;
	for (size_t i = 1; i < LENGTH(sorted); i++)
		right = right && sv_cmp(text_sort_key(&a, sv_of(sorted[i - 1])), text_sort_key(&a, sv_of(sorted[i]))) < 0;
	ok(right, "Vietnamese order by key");
}

static void figures(void)
{
	struct decimal d = {-123456789, 2};
	is_sv(text_number(&a, d, false), "−1.234.567,89", "a number in Vietnamese");
	is_sv(text_number(&a, d, true), "−1,234,567.89", "and in English");
	is_sv(text_percent(&a, 23, 24, false), "95,83 %", "a rate of two digits");
	is_sv(text_percent(&a, 31, 31, false), "100 %", "without needless zeros");
	is_sv(text_percent(&a, 0, 0, false), "–", "nothing of nothing is no rate");
	is_sv(text_date_long(&a, (struct date){2020, 3, 5}), "ngày 05 tháng 3 năm 2020", "a date on paper");
	struct date day;
	ok(text_parse_date(SV(" 5/3/2020 "), &day) && day.month == 3 && day.day == 5, "a date as typed");
	ok(!text_parse_date(SV("31/02/2020"), &day) && !text_parse_date(SV("5/3"), &day), "no such day");
	struct decimal n;
	ok(text_parse_number(SV("12.345,6"), &n) && n.mantissa == 123456 && n.scale == 1, "a number as typed");
	ok(text_parse_number(SV("1 234"), &n) && n.mantissa == 1234, "blanks may group");
	ok(!text_parse_number(SV("12.5"), &n) && !text_parse_number(SV("1,"), &n) && !text_parse_number(SV(""), &n),
	   "what is ambiguous is refused");
}

int main(void)
{
	utf8();
	normal();
	folding();
	order();
	figures();
	arena_free(&a);
	return done();
}

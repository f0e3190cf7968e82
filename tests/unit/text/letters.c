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
	// Sixteen bytes are looked at together: what is wrong is found wherever in them it stands.
	static const char *const wrong[] = {"\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xC3\xC3\xA1", "\xE1\xBA\x41"};
	int missed = 0;
	for (size_t k = 0; k < LENGTH(wrong); k++) {
		for (size_t before = 0; before < 40; before++) {
			AUTO(buf_free) struct buf b = {0};
			for (size_t i = 0; i < before; i++)
				buf_str(&b, i % 3 == 0 ? "ấ" : i % 3 == 1 ? "à" : "n");
			size_t from = b.n;
			buf_str(&b, wrong[k]);
			buf_str(&b, "Đảng ủy xã Long Hòa, huyện Châu Thành");
			missed += utf8_valid(buf_view(&b), &at) || at != from;
			missed += !utf8_valid(sv_head(buf_view(&b), from), NULL);
		}
	}
	is_int(missed, 0, "nor anything else that is none, anywhere in a text");
	is_int((int64_t)utf8_count(SV("Đảng ủy")), 7, "code points are counted");
}

// What is not NFC is seen wherever it stands in a long line, and what is stays where it is.
static void hidden(void)
{
	enum { LINE = 200 };
	static const struct {
		const char *has, *becomes;
	} cases[] = {
	    {"e\xCC\x81", "é"},                                 // a mark behind its letter
	    {"\xE2\x80\x80", "\xE2\x80\x82"},                   // U+2000, which is U+2002
	    {"\xE2\x80\x82\xE2\x80\x9C", NULL},                // U+2002 and a quotation mark
	    {"x\xE2\x83\x90\xE2\x83\x92", "x\xE2\x83\x92\xE2\x83\x90"}, // U+20D0 and U+20D2: marks in their order
	    {"\xE1\x84\x80\xE1\x85\xA1", "\xEA\xB0\x80"},       // U+1100 and U+1161: a Korean syllable's parts
	    {"\xE2\x84\xA6", "\xCE\xA9"},                       // U+2126, the sign of ohm: the Greek letter
	    {"Người, “quả” – 5 ₫ ệỳ", NULL},
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		bool right = true;
		for (size_t at = 0; at < LINE; at++) {
			AUTO(buf_free) struct buf line = {0}, want = {0};
			for (size_t k = 0; k < LINE; k++) {
				buf_str(&line, k == at ? cases[i].has : "ạ");
				buf_str(&want, k == at ? cases[i].becomes ? cases[i].becomes : cases[i].has : "ạ");
			}
			struct sv s = buf_view(&line), nfc = text_nfc(&a, s);
			bool same = sv_eq(s, buf_view(&want));
			right = right && sv_eq(nfc, buf_view(&want)) && text_is_nfc(s) == same && (!same || nfc.p == s.p);
		}
		ok(right, "%s anywhere in a line", cases[i].has);
	}
}

static void normal(void)
{
	struct sv decomposed = SV("Ngu\u031bo\u031b\u0300i");
	ok(!text_is_nfc(decomposed), "decomposed text is seen");
	is_sv(text_nfc(&a, decomposed), "Người", "and composed");
	struct sv already = SV("Người");
	ok(text_nfc(&a, already).p == already.p, "what is NFC is not copied");
	hidden();
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

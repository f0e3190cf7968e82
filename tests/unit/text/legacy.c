// The encodings from before Unicode: every letter there and back, sentences, and which encoding a text is in.
#include <iconv.h>

#include "tap.h"

#include "legacy.h"

static const char alphabet[] = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ";

static void letters(void)
{
	AUTO(arena_free) struct arena a = {0};
	struct sv small = sv_of(alphabet), big = text_upper(&a, small);
	ok(utf8_count(small) == 89, "the alphabet has 67 letters with marks");
	struct sv vni = to_vni(&a, small), vni_big = to_vni(&a, big);
	is_sv(text_from_vni(&a, text_from_windows_1252(&a, vni)), alphabet, "each small letter is read from VNI");
	ok(sv_eq(text_from_vni(&a, text_from_windows_1252(&a, vni_big)), big), "each capital too");
	struct sv tcvn3 = text_from_windows_1252(&a, to_tcvn3(&a, small));
	is_sv(text_from_tcvn3(&a, tcvn3, false), alphabet, "each small letter is read from TCVN3");
	ok(sv_eq(text_from_tcvn3(&a, tcvn3, true), big), "in a font of capitals they are capitals");
	is_sv(text_from_tcvn3(&a, SV("¡¢§£¤¥¦"), false), "ĂÂĐÊÔƠƯ", "the seven capitals without a tone have bytes of their own");
	is_sv(text_from_vni(&a, SV("Aù OÂø Ñaâûy oâng")), "Á Ôø Đâûy ông", "a small mark behind a capital is read, and none is taken twice");
	is_sv(text_from_vni(&a, SV("ÖÙng")), "Ứng", "a capital with a horn takes its tone");
	struct sv plain = SV("Nothing to do; 12,5%");
	ok(text_from_vni(&a, plain).p == plain.p && text_from_tcvn3(&a, plain, false).p == plain.p, "ASCII stays the same view");
	is_sv(text_from_tcvn3(&a, SV("“\xEF\x82\xA7\xEF\x82\xB6ng” – Đảng"), false), "“Đảng” – Đảng",
	      "letters of a symbol font are read; punctuation and Unicode stay");
}

// Another table, which others made: the C library's.
static void library(void)
{
	iconv_t cd = iconv_open("UTF-8", "TCVN-5712");
	if (cd == (iconv_t)-1) {
		skip(1, "the C library has no TCVN-5712 here");
		return;
	}
	AUTO(arena_free) struct arena a = {0};
	int wrong = 0;
	for (unsigned byte = 0xA1; byte <= 0xFF; byte++) {
		char in[2] = {(char)byte, ' '}, out[16], *from = in, *to = out;
		size_t left = 2, room = sizeof(out);
		iconv(cd, &from, &left, &to, &room);
		struct sv mine = text_from_tcvn3(&a, text_from_windows_1252(&a, (struct sv){in, 1}), false);
		wrong += !sv_starts((struct sv){out, (size_t)(to - out)}, mine);
	}
	iconv_close(cd);
	is_int(wrong, 0, "the table of TCVN3 is the one of the C library");
}

static void syllables(void)
{
	static const char *const good[] = {"Đảng", "ủy", "uỷ", "nghiệp", "quốc", "quỳnh", "giếng", "gì", "khuếch", "thuở", "ươm", "NGUYỄN", "hòa", "hoà", "yếu", "Đắk"};
	static const char *const bad[] = {"Ñaûng", "ẹaỷng", "đàch", "nghp", "été", "Müller", "cág", "mạ́", "toàp", "ầ́", "KH"};
	for (size_t i = 0; i < LENGTH(good); i++)
		ok(text_is_syllable(sv_of(good[i])), "%s is a syllable", good[i]);
	for (size_t i = 0; i < LENGTH(bad); i++)
		ok(!text_is_syllable(sv_of(bad[i])), "%s is none", bad[i]);
}

static void guesses(void)
{
	AUTO(arena_free) struct arena a = {0};
	struct sv text = SV("Đảng ủy Khối đề nghị cấp ủy, chi bộ trực thuộc báo cáo kết quả học tập, quán triệt nghị quyết trước ngày 30/6; "
	                    "tỷ lệ đảng viên tham gia đạt 98,5%, tăng 2,1% so với cùng kỳ năm trước (HĐND, UBND).");
	struct sv tcvn3 = text_from_windows_1252(&a, to_tcvn3(&a, text)), vni = text_from_windows_1252(&a, to_vni(&a, text));
	is_int(text_legacy(text, false), LEGACY_NONE, "Unicode is what it shows");
	for (int foreign = 0; foreign < 2; foreign++) {
		is_int(text_legacy(tcvn3, foreign), LEGACY_TCVN3, "TCVN3 is known");
		is_int(text_legacy(vni, foreign), LEGACY_VNI, "VNI is known");
	}
	is_int(text_legacy(SV("D\xC3\xB0\xC3\xB2ng c\xC3\xA1\xC3\xAC" "c ho\xC3\xA2\xC3\xAC"), false), LEGACY_NONE, "what no reading fits stays");
	static const struct {
		const char *text, *what;
	} plain[] = {
		{"L'été dernier, l'élève a été reçu à l'université de Besançon; où êtes-vous allés? À bientôt, mon père.", "French"},
		{"Über die Größe der Wälder in Österreich: schöne Bäume, größer als früher, fünf Jahre später.", "German"},
		{"Ông bà và các cô có gì thì nói, hãy hô to: cám ơn quá!", "Vietnamese with hardly a letter beyond Latin-1"},
		{"Hà Nam: và ông cô là bà", "a short one"},
		{"§ 5: 30 °C ± 2 µm · «a»", "signs"},
		{"", "nothing"},
	};
	for (size_t i = 0; i < LENGTH(plain); i++)
		ok(text_legacy(sv_of(plain[i].text), false) == LEGACY_NONE, "%s stays what it is", plain[i].what);
}

static void fonts(void)
{
	static const struct {
		const char *font;
		enum legacy legacy;
		bool capitals;
	} known[] = {
		{".VnTime", LEGACY_TCVN3, false}, {".VnTimeH", LEGACY_TCVN3, true}, {"ABCDEF+.VnArialH,Bold", LEGACY_TCVN3, true},
		{".vntime", LEGACY_TCVN3, false}, {"VNI-Times", LEGACY_VNI, false}, {"BCDEEE+VNI-Helve-Condense", LEGACY_VNI, false},
		{"Times New Roman", LEGACY_NONE, false}, {"VNtime", LEGACY_NONE, false}, {"", LEGACY_NONE, false}, {"Arial-H", LEGACY_NONE, false},
	};
	for (size_t i = 0; i < LENGTH(known); i++) {
		bool capitals = true;
		ok(text_legacy_font(sv_of(known[i].font), &capitals) == known[i].legacy && capitals == known[i].capitals, "the font “%s”", known[i].font);
	}
}

static void utf16(void)
{
	AUTO(arena_free) struct arena a = {0};
	struct sv text = SV("Đảng bộ tỉnh 𝄞\n12"), out;
	size_t bad;
	bool little;
	ok(text_from_utf16(&a, to_utf16(&a, text, true), true, &out, &bad) && sv_eq(out, text), "UTF-16, its low byte first, with a pair");
	ok(text_from_utf16(&a, to_utf16(&a, text, false), false, &out, &bad) && sv_eq(out, text), "and its high byte first");
	struct sv latin = SV("Quyet dinh so 12");
	ok(text_is_utf16(to_utf16(&a, latin, true), &little) && little, "without its mark it is known by its zeros");
	ok(text_is_utf16(to_utf16(&a, latin, false), &little) && !little, "in either order");
	ok(!text_is_utf16((struct sv){"a\0\0b\0c\0d", 8}, &little), "zeros anywhere are none");
	ok(!text_from_utf16(&a, (struct sv){"\x00\xD8" "a\0", 4}, true, &out, &bad) && bad == 2, "half a pair is refused at its place");
	ok(!text_from_utf16(&a, (struct sv){"a\0b", 3}, true, &out, &bad) && bad == 2, "and half a letter");
}

static void capitals(void)
{
	ok(text_tcvn3_capitals(SV("Kế HOạCH")), "capitals whose marked letters came small are seen");
	ok(!text_tcvn3_capitals(SV("Kế hoạch số 12-KH/ĐU của BTV Tỉnh ủy, UBND")), "and only these");
}

int main(void)
{
	letters();
	library();
	syllables();
	guesses();
	fonts();
	utf16();
	capitals();
	return done();
}

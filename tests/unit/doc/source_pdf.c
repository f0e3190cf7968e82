// A report that lantoa sets as PDF is read again: what stands side by side apart, paragraphs whole over lines and pages, its table
// by row and cell, and nothing of what pages add.
#include "sample.h"

#include "doc/source.h"
#include "doc/source_pdf.h"

static struct source s;

static struct sv line(size_t n)
{
	return n < s.line_count ? s.lines[n].text : (struct sv){0};
}

static size_t find(const char *text)
{
	for (size_t i = 0; i < s.line_count; i++) {
		if (sv_starts(s.lines[i].text, sv_of(text)))
			return i;
	}
	return SIZE_MAX;
}

static void report(void)
{
	static const char *const head[] = {"TỈNH ỦY LAM GIANG", "ĐẢNG ỦY KHỐI CƠ QUAN VÀ DOANH NGHIỆP TỈNH", "*", "Số 27-BC/ĐUK", "ĐẢNG CỘNG SẢN VIỆT NAM",
	                                   "Lam Giang, ngày 05 tháng 3 năm 2020", "BÁO CÁO",
	                                   "kết quả học tập, quán triệt và tuyên truyền nghị quyết năm 2020"};
	static const char *const foot[] = {"Nơi nhận:", "- Ban Tuyên giáo Tỉnh ủy (báo cáo),", "- Các chi bộ, đảng bộ cơ sở,",
	                                   "- Lưu Văn phòng, Ban Tuyên giáo Đảng ủy.", "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"};
	for (size_t i = 0; i < LENGTH(head); i++)
		is_sv(line(i), head[i], "the letterhead's columns are read one after the other");
	size_t from = find("Nơi nhận:");
	for (size_t i = 0; i < LENGTH(foot); i++)
		is_sv(line(from + i), foot[i], "and so is what stands beside the signature");
	is_sv(line(find("12. ")),
	      "12. Các chi bộ, đảng bộ cơ sở đã xây dựng kế hoạch, phân công người truyền đạt, chuẩn bị tài liệu và tổ chức học tập nghiêm túc; số "
	      "đảng viên đã học là 2.909/3.044 (95,57 %) trong 55 đơn vị có báo cáo.",
	      "a paragraph is whole");
	is_sv(line(find("àáả")), letters, "every letter of Vietnamese is read, and a line of few long words is no table");
	size_t numbers = 0;
	for (size_t i = 0; i < s.line_count; i++)
		numbers += s.lines[i].table == 0 && s.lines[i].text.n == 1 && s.lines[i].text.p[0] >= '2' && s.lines[i].text.p[0] <= '9';
	is_int((int64_t)numbers, 0, "the pages' numbers are left out");
}

static void table(void)
{
	size_t at = find("Đảng bộ Sở Xây dựng");
	if (!ok(at != SIZE_MAX && at > 0, "the annex is there"))
		return;
	static const char *const cells[] = {"1", "Đảng bộ Sở Xây dựng", "120", "118", "98,33 %", "Học bổ sung tại hội nghị ngày 28/02/2020 do cấp trên tổ chức"};
	for (size_t i = 0; i < LENGTH(cells); i++) {
		is_sv(line(at - 1 + i), cells[i], "a cell is whole, of however many lines");
		ok(s.lines[at - 1 + i].table > 0 && s.lines[at - 1 + i].row == s.lines[at].row && s.lines[at - 1 + i].cell == (int)i + 1, "and known by its column");
	}
}

static void places(void)
{
	const struct source_line *l = &s.lines[find("12. ")];
	const struct source_piece *first = &l->pieces[0], *last = &l->pieces[l->piece_count - 1];
	ok(l->page == 2 && l->piece_count > 20, "a line has its page and a piece for each word");
	ok(sv_is(sv_from(l->text, last->from), "cáo."), "which begins where the word does");
	ok(first->left > 8000 && first->right < last->right + 60000 && last->top > first->bottom && last->bottom < 84200, "and says where it stands");
}

// The first word of letters that stand in a row, all in the font.
static struct sv first_word(struct arena *a, const char *text, const struct pdf_font *font)
{
	struct pdf_letter placed[64];
	struct pdf_page page = {0};
	struct sv all = sv_of(text);
	size_t n = 0;
	for (size_t i = 0; i < all.n && n < LENGTH(placed); n++)
		placed[n] = (struct pdf_letter){utf8_at(all, i, &i), (int)n * 600, 0, (int)n * 600 + 600, 1400, 0};
	pdf_words(a, &(struct pdf_letters){59500, 84200, placed, n, font, 1}, &page);
	return page.count ? page.words[0].text : (struct sv){0};
}

static void old_fonts(struct arena *a)
{
	const struct pdf_font font = {SV("ABCDEF+.VnTime"), 1400};
	is_sv(first_word(a, "®¶ng", &font), "đảng", "text in a font of TCVN3 is read by it");
	is_sv(first_word(a, "và đảng", &font), "và", "but not where Unicode stands in it");
}

int main(void)
{
	AUTO(arena_free) struct arena a = {0};
	AUTO(buf_free) struct buf bytes = {0};
	struct error error = {0};
	struct doc d;
	sample_report(&d, &a, "party", 12);
	if (!ok(doc_pdf(&d, &bytes, &error) && source_prepare(SOURCE_PDF, &error) && source_read(buf_view(&bytes), &a, &s, &error), "it is read")) {
		printf("# %s\n", error.msgid);
		return done();
	}
	report();
	table();
	places();
	old_fonts(&a);
	return done();
}

// Numbers that reading takes for no measure, since no unit stands beside them: "nam 102, nữ 16", "so với năm 2015 (138)". The checks
// need them, because what they are told beside says what they count.
#include "extract/lint_bare.h"
#include "text/text.h"

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

// A mark, a year, a part of a name or a bound stands behind these: "quý 2", "loại 1: 210 thanh niên", "từ 16 đến 30".
static bool names_no_count(struct sv word)
{
	static const char *const words[] = {"năm", "tháng", "quý", "ngày", "tuần", "loại", "cấp", "số", "điều", "khoản", "điểm", "nhóm", "hạng", "khóa", "mục", "đợt",
	                                    "lần", "thứ", "vùng", "lớp", "khối", "từ", "đến", "dưới", "trên", "mức", "tuổi", "giai", "đoạn", "bậc", "tổ", "ấp", "lộ"};
	for (size_t i = 0; i < LENGTH(words); i++) {
		if (sv_is(word, words[i]))
			return true;
	}
	return false;
}

static struct sv word_before(struct sv words, size_t at)
{
	size_t to = at;
	while (to && is_blank(words.p[to - 1]))
		to--;
	size_t from = to;
	while (from && !is_blank(words.p[from - 1]) && !strchr(",;:().", words.p[from - 1]))
		from--;
	return sv_head(sv_from(words, from), to - from);
}

// A sign, "và", or nothing at all follows.
static bool ends_item(struct sv rest)
{
	rest = sv_trim(rest);
	if (!rest.n || strchr(",;)(=+", rest.p[0]) || sv_starts(rest, SV("và ")) || sv_starts(rest, SV(": cộng")) || sv_starts(rest, SV(": tổng")))
		return true;
	return rest.p[0] == '.' && (rest.n == 1 || is_blank(rest.p[1]));
}

size_t lint_bare(struct sv words, struct lint_bare *out, size_t most)
{
	size_t count = 0;
	for (size_t at = 0; count < most;) {
		while (at < words.n && (words.p[at] < '0' || words.p[at] > '9'))
			at++;
		if (at == words.n)
			break;
		struct lint_bare b = {.from = at};
		bool good;
		size_t n = text_read_number(sv_from(words, at), &b.value, &good);
		if (!n) {
			at++;
			continue;
		}
		at += n;
		b.to = at;
		char before = b.from ? words.p[b.from - 1] : ' ';
		struct sv word = word_before(words, b.from);
		// "trên 07 năm 05": the years have their number already.
		if (sv_is(word, "năm") && word.p > words.p + 1 && word.p[-2] >= '0' && word.p[-2] <= '9')
			word = (struct sv){"", 0};
		bool year = !b.value.scale && n == 4 && b.value.mantissa >= 1900 && b.value.mantissa < 2200;
		if (good && !year && (is_blank(before) || before == '(') && !names_no_count(word) && ends_item(sv_from(words, at)))
			out[count++] = b;
	}
	return count;
}

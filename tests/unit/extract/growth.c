// The time of reading grows with the text, whatever stands in it: texts that are sixteen times as long take no more than eighty times as
// long (256 times where each line looks at all others). Time is of this thread's own work, the best of three; the room between the two
// is for what else the machine does. And a paragraph that never ends is held in pieces.
#include <time.h>

#include "tap.h"

#include "extract/extract.h"

enum { SHORT = 32 * 1024, TIMES = 16, MOST = 80, RUNS = 3 };

static const struct kind {
	const char *name, *piece; // with the number of the piece once, or not at all
} kinds[] = {
	{"a line of figures", "số hộ nghèo giảm %d,5%% so với năm 2019, "},
	{"a line of sentences", "Các chi bộ tổ chức học tập trước ngày 15/3/2020; báo cáo lần %d. "},
	{"a line of citations", "Nghị quyết số %d-NQ/TW ngày 12/3/2019 của Trung ương, "},
	{"brackets that are never closed", "(gồm %d xã, "},
	{"nouns joined", "%d xã, phường, thị trấn, "},
	{"headings", "%d. Mục\n"},
	{"marks that repeat", "II. Mục\n"},
	{"citations", "Căn cứ Nghị quyết số %d-NQ/TW ngày 12/3/2019 của Trung ương;\n"},
	{"documents", "ĐẢNG CỘNG SẢN VIỆT NAM\nSố %d-KH/ĐU\nKẾ HOẠCH\nHọc tập\nI. A\nChi bộ báo cáo kết quả.\na\nb\nc\nd\nNơi nhận:\n- X\n\n"},
	{"reports and duties of one actor", "Các chi bộ xây dựng kế hoạch.\nCác chi bộ báo cáo kết quả lần %d về Đảng ủy.\n"},
	{"abbreviations", "Theo quy định của ABC%dXY thì làm như sau với các đơn vị.\n"},
	{"shares of what is named elsewhere", "tổng số 900 vụ, trong đó %d vụ, chiếm 5%% tổng số vụ án hình sự\n"},
	{"one indicator again and again", "Tổng số hộ nghèo của toàn tỉnh năm 2020 là %d hộ.\n"},
	{"rows of a table", "| %d | xã | 12 | 15 |\n"},
	{"lines that page breaks cut", "các cấp ủy tổ chức quán triệt nghị quyết cho đảng viên và\nquần chúng "},
	{"recipients", "- Sở %d;\n"},
	{"empty lines", " \n\n"},
	{"a line of results", "số hộ nghèo giảm %d,5%% so với năm 2019, "},
};
static const struct kind *const results = &kinds[LENGTH(kinds) - 1]; // stand without the head of a plan

static void make(struct buf *text, const struct kind *k, size_t bytes)
{
	const char *number = strstr(k->piece, "%d");
	buf_str(text, k == results ? "" : "KẾ HOẠCH\nThực hiện nhiệm vụ năm 2020\n\nI. PHẦN\n");
	for (int64_t i = 1; text->n < bytes; i++) {
		for (const char *p = k->piece; *p; p++) {
			if (p == number) {
				buf_printf(text, "%lld", (long long)(i % 9973));
				p++;
			} else if (p[0] == '%' && p[1] == '%') {
				buf_char(text, *p++);
			} else {
				buf_char(text, *p);
			}
		}
	}
}

static double work(void)
{
	struct timespec t;
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

// The best of as many runs as it takes to be within `enough`.
static double time_of(const struct kind *k, size_t bytes, double enough)
{
	AUTO(buf_free) struct buf text = {0};
	double best = -1;
	make(&text, k, bytes);
	for (int run = 0; run < RUNS && (best < 0 || best > enough); run++) {
		AUTO(arena_free) struct arena a = {0};
		struct reading r;
		struct error error = {0};
		double from = work();
		if (!extract_read(buf_view(&text), &a, &r, &error))
			return -1;
		double took = work() - from;
		best = best < 0 || took < best ? took : best;
	}
	return best;
}

// A text of lines that all go on: none of its paragraphs, which are held whole as words, is much longer than 256 KB.
static void endless(void)
{
	AUTO(buf_free) struct buf text = {0};
	AUTO(arena_free) struct arena a = {0};
	struct reading r;
	struct error error = {0};
	size_t longest = 0, held = 0;
	while (text.n < 600 * 1024)
		buf_str(&text, "các cấp ủy tổ chức quán triệt nghị quyết cho đảng viên và\n");
	bool good = extract_read(buf_view(&text), &a, &r, &error);
	for (size_t i = 0; good && i < r.paragraph_count; i++) {
		longest = r.paragraphs[i].text.n > longest ? r.paragraphs[i].text.n : longest;
		held += r.paragraphs[i].text.n;
	}
	ok(good && longest < 260 * 1024 && held + r.paragraph_count == text.n, "a paragraph that never ends is cut, and nothing of it lost");
}

int main(void)
{
	endless();
	double idle = time_of(&(struct kind){"nothing", "x\n"}, 64, 0); // what every reading costs: the lists of phrases
	for (size_t i = 0; i < LENGTH(kinds); i++) {
		double brief = time_of(&kinds[i], SHORT, 0) - idle;
		if (brief < 0.002)
			brief = 0.002; // below this the clock says little
		double longer = time_of(&kinds[i], (size_t)SHORT * TIMES, idle + brief * MOST) - idle;
		if (!ok(idle >= 0 && longer >= 0 && longer <= brief * MOST, "%s", kinds[i].name))
			printf("# %.4f s for %d KB, %.4f s for %d KB\n", brief, SHORT / 1024, longer, SHORT / 1024 * TIMES);
	}
	return done();
}

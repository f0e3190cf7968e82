// Titles of what is to be done: verb and object, to a natural end.
#include "tap.h"

#include "intake/phrase.h"

static const struct {
	const char *action, *title;
} cases[] = {
    {"tổ chức học tập xong chậm nhất ngày 29/11/2026, chung một cuộc", "Tổ chức học tập"},
    {"chỉ đạo các đoàn thể cơ sở tuyên truyền cho đoàn viên, hội viên bằng hình thức phù hợp, hoàn thành trong tháng 12", "Chỉ đạo các đoàn thể cơ sở tuyên truyền cho đoàn viên, hội viên"},
    {"theo dõi, đôn đốc việc thực hiện Kế hoạch, tổng hợp kết quả báo cáo Thường trực Đảng ủy Khối và Ban Tuyên giáo Tỉnh ủy", "Theo dõi, đôn đốc việc thực hiện Kế hoạch"},
    {"gửi báo cáo kết quả học tập về Đảng ủy Khối (qua Ban Tuyên giáo Đảng ủy Khối)", "Gửi báo cáo kết quả học tập về Đảng ủy Khối"},
    {"xây dựng chương trình hành động của", "Xây dựng chương trình hành động"},
    {"triển khai Nghị quyết đến cán bộ, đảng viên và", "Triển khai Nghị quyết đến cán bộ, đảng viên"},
    {"quán triệt Nghị quyết 07; sau đó báo cáo", "Quán triệt Nghị quyết 07"},
    {"góp vốn", "Góp vốn"},
    {"nhằm mục đích chung", "Nhằm mục đích chung"},
    {"", ""},
};

int main(void)
{
	AUTO(arena_free) struct arena a = {0};
	const struct phrases *p = phrases_load(&a);
	for (size_t i = 0; i < LENGTH(cases); i++)
		is_sv(action_title(&a, p, sv_of(cases[i].action)), cases[i].title, cases[i].title);
	struct sv rambling = sv_of("hướng dẫn tổ chức cơ sở đảng trực thuộc Đảng ủy Khối Cơ quan và Doanh nghiệp tỉnh Lam Giang rà soát toàn bộ danh sách đảng viên");
	struct sv title = action_title(&a, p, rambling);
	ok(title.n < rambling.n && sv_is(sv_from(title, title.n - strlen("…")), "…"), "what has no natural end is cut at a word, and says so: " SV_FMT, SV_ARG(title));
	return done();
}

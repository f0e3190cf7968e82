// An invented report with every kind of block, and what the tests of the writers share.
#pragma once

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tap.h"

#include "doc/writers.h"
#include "text/text.h"

// Every letter of Vietnamese that ASCII lacks.
static const char letters[] = "àáảãạăằắẳẵặâầấẩẫậđ èéẻẽẹêềếểễệìíỉĩị òóỏõọôồốổỗộơờớởỡợ ùúủũụưừứửữựỳýỷỹỵ "
                              "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐ ÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊ ÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢ ÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ";

static const struct {
	const char *unit;
	int owed, reached;
} sample_rows[] = {{"Đảng bộ Sở Xây dựng", 120, 118}, {"Đảng bộ Công ty Điện lực", 214, 209}, {"Chi bộ Trường Chính trị", 41, 41},
                   {"Chi bộ Ngân hàng Phát triển", 18, 17}, {"Đảng bộ Sở Nông nghiệp và Môi trường", 305, 297}};

__attribute__((unused)) static void sample_annex(struct doc *d, int rows)
{
	static const struct doc_column columns[] = {{2, ALIGN_CENTRE}, {10, ALIGN_LEFT}, {4, ALIGN_RIGHT}, {4, ALIGN_RIGHT},
	                                            {4, ALIGN_RIGHT}, {8, ALIGN_LEFT}};
	doc_page(d, true);
	doc_says(d, PARAGRAPH_CAPTION, SV("Biểu số 01"));
	doc_says(d, PARAGRAPH_CAPTION, SV("Kết quả học tập, quán triệt nghị quyết theo đơn vị"));
	doc_says(d, PARAGRAPH_NOTE, SV("(Kèm theo Báo cáo số 27-BC/ĐUK, ngày 05/3/2020)"));
	doc_says(d, PARAGRAPH_UNIT, SV("Đơn vị tính: người"));
	struct doc_table *t = doc_table(d, columns, LENGTH(columns));
	struct doc_row *r = doc_row(d, t, true);
	doc_run(d, doc_cell(d, r, 1, 2), 0, SV("TT"));
	doc_run(d, doc_cell(d, r, 1, 2), 0, SV("Đơn vị"));
	doc_run(d, doc_cell(d, r, 3, 1), 0, SV("Đảng viên"));
	doc_run(d, doc_cell(d, r, 1, 2), 0, SV("Ghi chú"));
	r = doc_row(d, t, true);
	doc_cell_says(d, r, 0, SV("Phải dự học"));
	doc_cell_says(d, r, 0, SV("Đã học"));
	doc_cell_says(d, r, 0, SV("Tỷ lệ (%)"));
	r = doc_row(d, t, false);
	doc_run(d, doc_cell(d, r, 2, 1), STYLE_BOLD, SV("Toàn Đảng bộ"));
	doc_cell_says(d, r, STYLE_BOLD, SV("698"));
	doc_cell_says(d, r, STYLE_BOLD, SV("682"));
	doc_cell_says(d, r, STYLE_BOLD, SV("97,71"));
	doc_cell_says(d, r, 0, SV(""));
	for (int i = 0; i < rows; i++) {
		size_t n = (size_t)i % LENGTH(sample_rows);
		r = doc_row(d, t, false);
		doc_cell_says(d, r, 0, text_int(d->arena, i + 1, false));
		doc_cell_says(d, r, 0, sv_of(sample_rows[n].unit));
		doc_cell_says(d, r, 0, text_int(d->arena, sample_rows[n].owed, false));
		doc_cell_says(d, r, 0, text_int(d->arena, sample_rows[n].reached, false));
		doc_cell_says(d, r, 0, text_percent(d->arena, sample_rows[n].reached, sample_rows[n].owed, false));
		doc_cell_says(d, r, 0, i % 3 ? SV("") : SV("Học bổ sung tại hội nghị ngày 28/02/2020 do cấp trên tổ chức"));
	}
}

__attribute__((unused)) static void sample_report(struct doc *d, struct arena *a, const char *profile, int paragraphs)
{
	*d = (struct doc){.arena = a, .profile = profile_by_code(sv_of(profile)), .title = SV("Báo cáo số 27-BC/ĐUK"),
	                  .author = SV("Đảng ủy Khối"), .at = 1583396100000};
	doc_letterhead(d, &(struct doc_letterhead){SV("Tỉnh ủy Lam Giang"), SV("Đảng ủy Khối Cơ quan và Doanh nghiệp tỉnh"),
	                                           SV("27-BC/ĐUK"), SV("Lam Giang"), {2020, 3, 5}});
	doc_title(d, SV("Báo cáo"), SV("kết quả học tập, quán triệt và tuyên truyền nghị quyết năm 2020"));
	doc_says(d, PARAGRAPH_BODY,
	         SV("Thực hiện Hướng dẫn số 19-HD/BTG, ngày 14/01/2020 của Ban Tuyên giáo Tỉnh ủy, Ban Thường vụ Đảng ủy Khối báo "
	            "cáo kết quả học tập, quán triệt nghị quyết trong toàn Đảng bộ như sau:"));
	doc_heading(d, 1, SV("I- CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO"));
	for (int i = 0; i < paragraphs; i++) {
		struct doc_text *t = doc_paragraph(d, PARAGRAPH_BODY);
		doc_run(d, t, STYLE_BOLD, arena_printf(a, "%d. ", i + 1));
		doc_run(d, t, 0,
		        SV("Các chi bộ, đảng bộ cơ sở đã xây dựng kế hoạch, phân công người truyền đạt, chuẩn bị tài liệu và tổ chức học "
		           "tập nghiêm túc; số đảng viên đã học là "));
		doc_run(d, t, STYLE_ITALIC, SV("2.909/3.044 (95,57 %)"));
		doc_run(d, t, 0, SV(" trong 55 đơn vị có báo cáo."));
	}
	doc_heading(d, 2, SV("1. Hạn chế & nguyên nhân <nếu có>"));
	doc_run(d, doc_item(d, 1, SV("-")), 0, SV("Một số đơn vị gửi báo cáo chậm so với thời hạn quy định, phải đôn đốc nhiều lần."));
	doc_run(d, doc_item(d, 2, SV("+")), 0, SV("Nguyên nhân: bố trí thời gian chưa hợp lý."));
	doc_says(d, PARAGRAPH_BODY, sv_of(letters));
	doc_heading(d, 1, SV("II- KIẾN NGHỊ"));
	doc_says(d, PARAGRAPH_BODY, SV("Đề nghị Ban Tuyên giáo Tỉnh ủy cung cấp tài liệu sớm hơn.\nXin trân trọng báo cáo."));
	struct doc_closing *c = doc_closing(d, SV("T/M Ban Thường vụ"), SV("Phó Bí thư"), SV(""));
	doc_recipient(d, c, SV("- Ban Tuyên giáo Tỉnh ủy (báo cáo),"));
	doc_recipient(d, c, SV("- Các chi bộ, đảng bộ cơ sở,"));
	doc_recipient(d, c, SV("- Lưu Văn phòng, Ban Tuyên giáo Đảng ủy."));
	sample_annex(d, 70);
}

// ---- files and programs
static char folder[64];
static struct arena paths; // freed with the folder

__attribute__((unused)) static const char *in_folder(const char *name)
{
	if (!folder[0]) {
		snprintf(folder, sizeof(folder), "/tmp/lantoa-doc-XXXXXX");
		if (!mkdtemp(folder))
			abort();
	}
	return arena_printf(&paths, "%s/%s", folder, name).p;
}

__attribute__((unused)) static void write_file(const char *path, struct sv bytes)
{
	FILE *f = fopen(path, "wb");
	if (!f || fwrite(bytes.p, 1, bytes.n, f) != bytes.n || fclose(f))
		abort();
}

__attribute__((unused)) static bool read_file(const char *path, struct buf *out)
{
	FILE *f = fopen(path, "rb");
	if (!f)
		return false;
	char piece[65536];
	size_t n;
	while ((n = fread(piece, 1, sizeof(piece), f)) > 0)
		buf_add(out, piece, n);
	fclose(f);
	return true;
}

// The exit status; 127 where there is no such program. Standard input and output are files; NULL: nothing.
__attribute__((unused)) static int run(const char *const *argv, const char *in, const char *out)
{
	pid_t pid = fork();
	if (pid == 0) {
		int from = open(in ? in : "/dev/null", O_RDONLY);
		int to = open(out ? out : "/dev/null", O_WRONLY | O_CREAT | O_TRUNC, 0600);
		dup2(from, 0);
		dup2(to, 1);
		if (!out)
			dup2(to, 2);
		execvp(argv[0], (char *const *)(uintptr_t)argv);
		_exit(127);
	}
	int status = 0;
	waitpid(pid, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
#define RUN(in, out, ...) run((const char *const[]){__VA_ARGS__, NULL}, (in), (out))

__attribute__((unused)) static void remove_folder(void)
{
	if (folder[0] && getenv("LANTOA_KEEP")) // to look at what was written
		printf("# kept in %s\n", folder);
	else if (folder[0])
		RUN(NULL, NULL, "rm", "-rf", folder);
	arena_free(&paths);
}

// White space of any kind and number is one blank: what a reader of the text sees.
__attribute__((unused)) static struct sv words_of(struct arena *a, struct sv text)
{
	AUTO(buf_free) struct buf out = {0};
	bool blank = false;
	for (size_t at = 0, next; at < text.n; at = next) {
		uint32_t c = utf8_at(text, at, &next);
		if (c <= ' ' || c == 0xA0 || c == 0xFEFF || c == 0x2028) {
			blank = out.n > 0;
			continue;
		}
		if (blank)
			buf_char(&out, ' ');
		blank = false;
		buf_add(&out, text.p + at, next - at);
	}
	return arena_sv(a, buf_view(&out));
}

__attribute__((unused)) static struct sv plain_of(const struct doc *d)
{
	AUTO(buf_free) struct buf out = {0};
	doc_plain(d, &out);
	return words_of(d->arena, buf_view(&out));
}

// Says where two texts part.
__attribute__((unused)) static bool same_words(struct sv got, struct sv want, const char *what)
{
	bool good = ok(got.n && sv_eq(got, want), "%s", what);
	if (good)
		return true;
	size_t i = 0;
	while (i < got.n && i < want.n && got.p[i] == want.p[i])
		i++;
	size_t from = i > 60 ? i - 60 : 0;
	printf("# at byte %zu got: …" SV_FMT "\n# expected: …" SV_FMT "\n", i, SV_ARG(sv_head(sv_from(got, from), 160)),
	       SV_ARG(sv_head(sv_from(want, from), 160)));
	return false;
}

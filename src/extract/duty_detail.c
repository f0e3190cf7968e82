// What a sentence that charges somebody tells besides who and what.
#include "extract/duty_detail.h"
#include "text/text.h"

enum { ADDRESSEE_MOST = 14, AUDIENCE_MOST = 20 /* words */ };

// What follows whom a report goes to: an aim, a channel, a time, what it is about.
static bool addressee_ends(const struct wording *x, size_t i)
{
	static const char *const classes[] = {"ends", "due", "within", "recur", "adjunct", "report"};
	static const char *const words[] = {"ngay", "khi", "ngày", "từ"};
	size_t count;
	return !scan_token(x->s, i)->capital && (wording_any(x, i, &count, classes, LENGTH(classes)) || scan_place(x->s, i, words) >= 0);
}

// "báo cáo với Thường trực", "gửi hồ sơ đến Sở": not "phối hợp với", "dự học với", "đi đến": before it something is said or sent.
static bool told_before(const struct wording *x, size_t i, size_t from)
{
	static const char *const tells[] = {"cáo", "ánh", "nghị", "xuất", "đổi", "gửi", "nộp", "chuyển", "trình"};
	static const char *const joint[] = {"hợp", "cùng", "gắn", "đối", "kết", "so", "việc"};
	enum { BEFORE_MOST = 16 };
	if (scan_place(x->s, i - 1, joint) >= 0)
		return false;
	for (size_t k = i; k-- > from && k + BEFORE_MOST >= i;) {
		if (scan_place(x->s, k, tells) >= 0)
			return true;
	}
	return false;
}

// Whether whom a report goes to stands behind token i. *first: where that begins.
static bool sends_to(const struct wording *x, size_t i, size_t from, size_t to, size_t *first)
{
	static const char *const ways[] = {"về", "cho", "lên", "gửi"}, *const towards[] = {"với"};
	size_t count;
	bool tells = i > from && scan_word(x->s, i, "cáo") && scan_word(x->s, i - 1, "báo");
	*first = i + 1;
	static const char *const between[] = {"ngay", "trình", "đề", "xuất", "nhanh"};
	while (tells && *first < to && (wording_is(x, *first, "adverb", &count, NULL) || scan_place(x->s, *first, between) >= 0))
		++*first; // "báo cáo ngay UBND tỉnh", "báo cáo đề xuất UBND tỉnh"
	if (i > from && scan_word(x->s, i, "cho") && scan_word(x->s, i - 1, "mưu"))
		return false; // "tham mưu cho Ban Thường vụ sơ kết"
	return tells || scan_place(x->s, i, ways) >= 0 || (i > from && scan_place(x->s, i, towards) >= 0 && told_before(x, i, from));
}

// "gửi các đơn vị", "cung cấp cho các chi bộ": who gets what is sent out, not whom it is reported to, as "các Bộ", "các sở" may be.
static bool sent_out(const struct wording *x, size_t i)
{
	static const char *const above[] = {"bộ", "sở", "cơ", "ban", "cấp"};
	return scan_word(x->s, i, "mỗi") || scan_word(x->s, i, "từng") || (scan_word(x->s, i, "các") && scan_place(x->s, i + 1, above) < 0);
}

static struct sv addressee(const struct wording *x, size_t first, size_t count, size_t to, bool dashes)
{
	size_t end = first + count;
	while (end < to && (scan_token(x->s, end)->kind == TOKEN_WORD || (dashes && scan_sign(x->s, end, '-'))) && end < first + ADDRESSEE_MOST) {
		size_t name = 1;
		if (!wording_is(x, end, "field", &name, NULL) && addressee_ends(x, end)) // "Phòng Kế hoạch tổng hợp"
			break;
		end += name;
	}
	return wording_cleaned(scan_range(x->s, first, end < to ? end : to));
}

void duty_reported_to(const struct wording *x, const struct sentence *s, struct obligation_found *o)
{
	for (size_t i = s->verb; i < s->to; i++) {
		size_t count, first;
		bool sends = sends_to(x, i, s->from, s->to, &first) && !sent_out(x, first);
		if (!o->report_to.n && sends && (wording_actor(x, first, &count) || wording_is(x, first, "superior", &count, NULL)))
			o->report_to = addressee(x, first, count, s->to, false);
		bool via = scan_word(x->s, i, "qua") && (scan_sign(x->s, i - 1, '(') || scan_word(x->s, i - 1, "thông") || o->report_to.n);
		if (!o->report_via.n && via && wording_is(x, i + 1, "actor", &count, NULL))
			o->report_via = addressee(x, i + 1, count, s->to, true);
	}
}

static void add_mode(struct obligation_found *o, struct sv value)
{
	int mode = sv_place(value, mode_codes, LENGTH(mode_codes));
	if (mode < 0)
		return;
	for (size_t i = 0; i < o->mode_count; i++) {
		if (o->modes[i] == mode_codes[mode])
			return;
	}
	o->modes[o->mode_count++] = mode_codes[mode];
}

void duty_modes(const struct wording *x, size_t from, size_t to, struct obligation_found *o)
{
	struct sv value;
	for (size_t i = from; i < to; i++) {
		if (wording_is(x, i, "mode", NULL, &value))
			add_mode(o, value);
	}
}

// What follows whom it is for: an aim, a way, a time, what else is to be done.
static bool audience_ends(const struct wording *x, size_t i)
{
	static const char *const words[] = {"để", "đạt", "hoặc", "bằng", "xong", "hoàn", "trước", "theo", "tại", "vào"};
	static const char *const periods[] = {"tháng", "quý", "năm", "ngày"};
	if (scan_place(x->s, i, words) >= 0 || (scan_word(x->s, i, "và") && wording_is(x, i + 1, "must", NULL, NULL)))
		return true;
	return scan_word(x->s, i, "trong") && (scan_place(x->s, i + 1, periods) >= 0 || scan_token(x->s, i + 1)->kind == TOKEN_NUMBER);
}

// Whether people of whom it is told begin at token i.
static bool audience_begins(const struct wording *x, size_t i)
{
	static const char *const heads[] = {"toàn thể", "cán bộ", "đảng viên", "đoàn viên", "hội viên", "người lao động", "công chức",
	                                    "viên chức", "giáo viên", "học sinh", "từng", "nhân dân"};
	enum { HEAD_BYTES = 40 };
	AUTO(arena_free) struct arena scratch = {0};
	struct sv lower = text_lower(&scratch, sv_head(sv_from(x->s->text, scan_token(x->s, i)->from), HEAD_BYTES));
	for (size_t k = 0; k < LENGTH(heads); k++) {
		if (sv_starts(lower, sv_of(heads[k])))
			return true;
	}
	return false;
}

void duty_audience(const struct wording *x, size_t from, size_t to, struct obligation_found *o)
{
	static const char *const before[] = {"đến", "tới", "trong", "cho", "của"};
	for (size_t i = from; i + 1 < to && !o->audience.n; i++) {
		if (scan_place(x->s, i, before) < 0 || !audience_begins(x, i + 1))
			continue;
		size_t end = i + 1;
		while (end < to && (scan_token(x->s, end)->kind == TOKEN_WORD || scan_sign(x->s, end, ',')) && end < i + AUDIENCE_MOST && !audience_ends(x, end))
			end++;
		o->audience = wording_cleaned(scan_range(x->s, i + 1, end));
	}
}

// Whom the lines below a heading or a colon are about, and what a line without an actor then says.
#include "extract/duty_context.h"

enum { WORDS_MOST = 40 };

static bool word_in(const struct wording *say, size_t i, const char *const *words, size_t n)
{
	for (size_t k = 0; k < n; k++) {
		if (scan_word_of(say->s, i, words[k]))
			return true;
	}
	return false;
}

// "Đối với", "Đề nghị", "Riêng", "Trách nhiệm của", "Phân công nhiệm vụ cho": the token behind it.
static size_t behind_opening(const struct wording *say, size_t from)
{
	static const char *const words[] = {"đối", "với", "đề", "nghị", "yêu", "cầu", "giao", "riêng", "về", "phía"}, *const of[] = {"của", "cho"};
	enum { OF_MOST = 4 };
	size_t i = from;
	while (i < from + LENGTH(words) && word_in(say, i, words, LENGTH(words)))
		i++;
	bool charge = scan_word(say->s, i, "trách") || scan_word(say->s, i, "nhiệm") || (scan_word(say->s, i, "phân") && scan_word(say->s, i + 1, "công"));
	for (size_t k = i + 1; charge && k <= i + OF_MOST; k++) {
		if (word_in(say, k, of, LENGTH(of)))
			return k + 1;
	}
	return i;
}

static bool sign_between(const struct wording *say, size_t from, size_t to)
{
	for (size_t k = from; k + 1 < to; k++) {
		if (scan_sign(say->s, k, ':') || scan_sign(say->s, k, '.'))
			return true;
	}
	return false;
}

// From the token behind a name to the colon: "có trách nhiệm:", "thực hiện tốt một số nội dung sau:", "cần tập trung các việc sau đây:".
static bool leads_in(const struct wording *say, size_t from, size_t to)
{
	static const char *const last[] = {"sau", "đây", "thể", "nhiệm", "vụ", "dung", "việc", "pháp", "hiện"};
	enum { LEAD_MOST = 24 };
	size_t colon = to - 1, count;
	if (from >= colon || colon - from > LEAD_MOST)
		return false;
	for (size_t i = from; i < colon; i++) {
		if (wording_is(say, i, "must", &count, NULL) && i + count == colon)
			return true;
		if (scan_token(say->s, i)->kind == TOKEN_NUMBER && !scan_word(say->s, i + 1, "nhiệm") && !scan_word(say->s, i + 1, "nội"))
			return false; // a day, a figure: it says more than that a list follows
	}
	return word_in(say, colon - 1, last, LENGTH(last));
}

// Where the name that begins at i ends in front of what leads in to a list; 0 where it does not.
static size_t name_before_lead(const struct wording *say, size_t i, size_t to)
{
	struct wording any = *say;
	size_t count = 0, verb;
	any.loose = true;
	for (size_t at = wording_actor(say, i, &count) ? i + count : i + 1; at + 1 < to && at < i + WORDS_MOST; at++) {
		if (wording_actor(say, at, &count) && scan_token(say->s, at)->kind == TOKEN_WORD && !wording_verb(say, at, &verb)) {
			at += count - 1;
			continue;
		}
		if (wording_is(say, at, "other", &count, NULL) || wording_is(say, at, "field", &count, NULL)) {
			at += count - 1;
			continue;
		}
		bool act = wording_is(say, at, "must", NULL, NULL) || wording_is(say, at, "adverb", NULL, NULL) || wording_is(say, at, "adjunct", NULL, NULL) ||
		           (wording_verb(&any, at, &verb) && !scan_token(say->s, at)->capital);
		if (act)
			return leads_in(say, at, to) ? at : 0;
	}
	return 0;
}

struct sv duty_context_named(const struct wording *say, size_t from, size_t to)
{
	size_t i = behind_opening(say, from), verb, count, n;
	bool colon = to > from && scan_sign(say->s, to - 1, ':');
	bool named = i < to && wording_actor(say, i, &count);
	if (named && to - i <= WORDS_MOST && !sign_between(say, i, to) && !actor_end(say, i, to, &verb))
		return wording_cleaned(scan_range(say->s, i, to));
	if (!colon)
		return (struct sv){"", 0};
	size_t end = named && !sign_between(say, i, to) ? name_before_lead(say, i, to) : 0;
	// "…, Chủ tịch UBND tỉnh yêu cầu các sở, ngành thực hiện một số nhiệm vụ sau:": the last order before the colon
	for (size_t k = to; !end && k-- > from;) {
		if (scan_sign(say->s, k, '.'))
			break;
		if (!wording_charge(say, k, &n) || !wording_actor(say, k + n, &count))
			continue;
		i = k + n;
		if (sign_between(say, i, to))
			break;
		end = name_before_lead(say, i, to);
		if (!end && to - i <= WORDS_MOST && !actor_end(say, i, to, &verb))
			end = to - 1; // "… yêu cầu các sở, ban, ngành:"
		break;
	}
	return end > i ? wording_cleaned(scan_range(say->s, i, end)) : (struct sv){"", 0};
}

size_t duty_condition_verb(const struct wording *say, size_t from, size_t to)
{
	static const char *const words[] = {"trường", "nếu", "khi", "sau", "trong", "định", "hằng", "hàng", "chậm", "trước",
	                                    "căn", "theo", "trên", "để", "tùy", "ngoài", "bên", "qua", "đối", "thông"};
	bool condition = word_in(say, from, words, LENGTH(words)) && !scan_word(say->s, from + 1, "học");
	for (size_t i = from + 1; condition && i + 1 < to; i++) {
		size_t count, verb = SIZE_MAX;
		if (scan_sign(say->s, i, ',') || scan_word(say->s, i, "thì"))
			verb = actor_leading_verb(say, i + 1, to);
		else if (wording_is(say, i, "must", &count, NULL) && i + count < to)
			verb = wording_verb(say, i + count, &count) || wording_is(say, i + count, "adverb", NULL, NULL) ? i : SIZE_MAX;
		if (verb != SIZE_MAX)
			return verb;
	}
	return SIZE_MAX;
}

size_t duty_sent_verb(const struct wording *say, size_t from, size_t to)
{
	static const char *const sent[] = {"kết", "hồ", "danh", "văn", "số", "phiếu", "biểu", "bài", "sản", "ý", "mọi", "thông"}, *const sends[] = {"gửi", "nộp", "chuyển", "báo", "phản"},
	                  *const ways[] = {"về", "cho", "đến", "lên", "bằng", "qua", "cáo", "ánh"};
	enum { NAME_MOST = 10 };
	if (scan_place(say->s, from, sent) < 0)
		return SIZE_MAX;
	for (size_t i = from + 2; i + 1 < to && i < from + NAME_MOST && scan_token(say->s, i)->kind == TOKEN_WORD; i++) {
		if (scan_place(say->s, i, sends) >= 0 && scan_place(say->s, i + 1, ways) >= 0)
			return i;
	}
	return SIZE_MAX;
}

bool duty_requests_report(const struct wording *say, struct sentence *s)
{
	size_t count;
	if (!actor_find(say, s) || !wording_is(say, s->verb, "report", &count, NULL) || s->actor_from == s->from)
		return false;
	for (size_t i = s->from; i < s->actor_from; i++) {
		if (wording_charge(say, i, &count) && i + count >= s->actor_from)
			return true;
	}
	return false;
}

// "Ban Thường vụ biểu dương …", "Hội đồng nhân dân kêu gọi …": whoever issues a conclusion or a resolution praises, thanks, calls on people.
static bool praises(const struct wording *say, const struct document_found *d, const struct sentence *s)
{
	static const char *const first[] = {"biểu", "hoan", "ghi", "cảm", "kêu", "chúc", "tin"}, *const second[] = {"dương", "nghênh", "nhận", "ơn", "gọi", "mừng", "tưởng"};
	int at = scan_place(say->s, s->verb, first);
	bool kind = d && (strcmp(d->kind, "conclusion") == 0 || strcmp(d->kind, "notice") == 0 || strcmp(d->kind, "resolution") == 0);
	size_t count;
	for (size_t i = s->from; i < s->actor_from; i++) {
		if (wording_charge(say, i, &count))
			return false; // "… yêu cầu các chi bộ biểu dương …"
	}
	return kind && at >= 0 && scan_word_of(say->s, s->verb + 1, second[at]);
}

// "Văn phòng … thông báo để các đơn vị biết, thực hiện": the closing words of a notice or a letter.
bool duty_informs(const struct wording *say, const struct document_found *d, const struct sentence *s)
{
	if (praises(say, d, s))
		return true;
	bool kind = d && (strcmp(d->kind, "notice") == 0 || strcmp(d->kind, "letter") == 0);
	if (!kind || !scan_word(say->s, s->verb, "thông") || !scan_word(say->s, s->verb + 1, "báo"))
		return false;
	for (size_t i = s->verb; i + 1 < s->to; i++) {
		if (scan_word(say->s, i, "để") || scan_word(say->s, i, "đến")) {
			for (size_t k = i + 1; k < s->to; k++) {
				if (scan_word(say->s, k, "biết"))
					return true;
			}
		}
	}
	return false;
}

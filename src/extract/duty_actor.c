// Who a sentence charges, wherever it says so: at its beginning, behind an order, in brackets, behind "do".
#include "extract/duty_actor.h"

enum { NAME_SHORT = 4, GIVEN_MOST = 10 }; // words

// "Nâng cấp phòng đọc (Thư viện huyện chủ trì, …)": who leads stands in brackets behind the task.
bool duty_lead_in_brackets(const struct wording *x, const struct phrase_list *fields, struct sentence *s)
{
	size_t close = s->from; // found once for all brackets that are open before it
	for (size_t i = s->from + 1; i < s->to; i++) {
		size_t first = i + 1, count, verb = 0;
		if (!scan_sign(x->s, i, '('))
			continue;
		for (close = close > i ? close : first; close < s->to && !scan_sign(x->s, close, ')');)
			close++;
		first += scan_word(x->s, first, "do") || scan_word(x->s, first, "giao");
		struct sv field;
		bool named = scan_is(x->s, fields, first, "field", &count, &field) || scan_is(x->s, fields, first, "column", &count, &field);
		size_t label = named && sv_is(field, "lead") && scan_sign(x->s, first + count, ':') ? count + 1 : 0;
		first += label;
		size_t end = label ? first : 0;
		while (end && end < close && !scan_sign(x->s, end, ';'))
			end++;
		if (!label && wording_actor(x, first, &count))
			end = actor_end(x, first, close, &verb);
		static const char *const acts[] = {"thực", "phụ", "tham", "chuẩn", "đảm", "chịu", "lo"};
		bool given = !label && !end && scan_word(x->s, first - 1, "giao") && wording_actor(x, first, &count) && close - first <= GIVEN_MOST;
		if (given) // "… (giao Ban Chính sách)"
			end = close;
		if (end <= first || (!label && !given && !wording_is(x, verb, "lead", NULL, NULL) && scan_place(x->s, verb, acts) < 0))
			continue;
		s->actor = wording_cleaned(scan_range(x->s, first, end));
		s->verb = s->from;
		return true;
	}
	return false;
}

// "Hội nghị … do Ban Thường vụ tổ chức …": who holds what the sentence begins with.
static bool held_by(const struct wording *x, struct sentence *s)
{
	static const char *const held[] = {"hội", "lễ", "lớp", "cuộc", "đợt", "việc"};
	enum { BEFORE_MOST = 16 };
	bool event = false;
	for (size_t k = 0; k < LENGTH(held); k++)
		event = event || scan_word_of(x->s, s->from, held[k]);
	for (size_t i = s->from + 1, count; event && i < s->to && i < s->from + BEFORE_MOST; i++) {
		size_t verb = 0, end = scan_word(x->s, i, "do") && wording_actor(x, i + 1, &count) ? actor_end(x, i + 1, s->to, &verb) : 0;
		if (scan_token(x->s, i)->kind == TOKEN_SIGN)
			return false;
		if (end > i + 1 && wording_is(x, verb, "duty", NULL, NULL)) {
			s->actor = wording_cleaned(scan_range(x->s, i + 1, end));
			s->verb = verb;
			return true;
		}
	}
	return false;
}

// "Sở Tài chính cấp vốn trước ngày …, quyết toán …": a day or a count before the verb is no part of a name, another verb was passed over.
static bool name_too_long(const struct wording *x, const struct sentence *s)
{
	static const char *const ordered[] = {"số", "khu", "loại", "khối", "lớp", "khóa", "thứ", "điều", "mục", "dưới", "trên", "từ", "hạng", "khoản", "phường", "quận", "đội"};
	size_t count;
	if (scan_sign(x->s, s->verb - 1, ',')) // "Các đơn vị sắp xếp công việc, kiểm tra …"
		return true;
	for (size_t i = s->actor_from + 1; i < s->verb; i++) {
		if (scan_sign(x->s, i, ';') && !wording_actor(x, i + 1, &count) && !scan_token(x->s, i + 1)->capital)
			return true;
		bool order = scan_token(x->s, i)->kind != TOKEN_NUMBER;
		for (size_t k = 0; k < LENGTH(ordered) && !order; k++)
			order = scan_word_of(x->s, i - 1, ordered[k]);
		if (!order || wording_is(x, i, "due", NULL, NULL))
			return true;
	}
	return false;
}

// "Đài truyền thanh huyện dành thời lượng đưa tin": the name ends with its level, or with a word in capitals; what follows acts.
static bool name_ends(const struct wording *x, const struct sentence *s)
{
	static const char *const levels[] = {"tỉnh", "huyện", "xã", "phường", "quận", "trấn"};
	const struct token *last = scan_token(x->s, s->verb - 1);
	return s->verb > s->actor_from + 1 && last->kind == TOKEN_WORD && (last->upper || scan_place(x->s, s->verb - 1, levels) >= 0);
}

// "Đối với các đơn vị đã gửi báo cáo: kiểm tra, bổ sung …": who is spoken of up to the colon.
static bool spoken_of(struct wording *x, struct sentence *s)
{
	enum { NAME_MOST = 30 };
	size_t first = s->from + (scan_word(x->s, s->from, "riêng") && scan_word(x->s, s->from + 1, "đối")), count, colon;
	bool about = scan_word(x->s, first, "đối") && scan_word(x->s, first + 1, "với");
	if (!about || !wording_actor(x, first + 2, &count))
		return false;
	for (colon = first + 2 + count; colon < s->to && colon < first + NAME_MOST && !scan_sign(x->s, colon, ':');)
		colon++;
	if (colon + 1 >= s->to || !scan_sign(x->s, colon, ':'))
		return false;
	x->loose = true;
	size_t verb = wording_actor(x, colon + 1, &count) ? SIZE_MAX : actor_leading_verb(x, colon + 1, s->to);
	x->loose = false;
	if (verb >= s->to)
		return false;
	s->actor = wording_cleaned(scan_range(x->s, first + 2, colon));
	s->actor_from = first + 2;
	s->verb = verb;
	return true;
}

// "100% xã có mô hình; mỗi chi bộ đăng ký …": what the first have is no name.
static bool has_before_next(const struct wording *x, const struct sentence *s)
{
	bool has = false;
	for (size_t i = s->actor_from + 1; i < s->verb; i++) {
		has = has || scan_word(x->s, i, "có");
		if (has && scan_sign(x->s, i, ';'))
			return true;
	}
	return false;
}

bool duty_actor_find(struct wording *x, const struct phrase_list *fields, struct sentence *s)
{
	if (spoken_of(x, s))
		return true;
	bool said = actor_find(x, s) && !has_before_next(x, s), fits = said && !name_too_long(x, s);
	if (fits && s->verb < s->actor_from + NAME_SHORT)
		return true;
	struct sentence loose = *s;
	x->loose = true;
	if (actor_find(x, &loose) && !has_before_next(x, &loose) && (!said || (loose.verb < s->verb && (!fits || (loose.actor_from == s->actor_from && name_ends(x, &loose)))))) {
		*s = loose;
		said = true;
	}
	x->loose = false;
	return said || duty_lead_in_brackets(x, fields, s) || held_by(x, s);
}

bool duty_ordered(const struct wording *x, const struct sentence *s)
{
	static const char *const requests[] = {"đề", "kính", "mong", "kiến", "trân"};
	size_t count;
	bool past = false;
	for (size_t i = s->from; i < s->verb && i < s->to; i++) {
		bool request = scan_place(x->s, i, requests) >= 0; // "cử tri đề nghị Sở …" is a petition
		if (wording_charge(x, i, &count) && !scan_word(x->s, i - 1, "được") && (!request || i == s->from))
			return true;
	}
	// "… phải công bố kết quả": not "đã phải"
	for (size_t i = s->actor_from + 1; i <= s->verb && i < s->to; i++) {
		past = past || scan_word(x->s, i, "đã") || scan_word(x->s, i, "từng");
		if (!past && wording_is(x, i, "must", &count, NULL))
			return true;
	}
	return false;
}

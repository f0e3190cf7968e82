// Who a sentence charges with something: from the first word of a body's name, or of people, to the verb that says what they do.
#include "extract/actor.h"

enum { ACTOR_MOST = 60 };

bool wording_is(const struct wording *x, size_t i, const char *class, size_t *count, struct sv *value)
{
	return scan_is(x->s, x->words, i, class, count, value);
}

bool wording_any(const struct wording *x, size_t i, size_t *count, const char *const *classes, size_t n)
{
	const struct phrase *p = scan_phrase(x->s, x->words, i, count);
	for (size_t k = 0; p && k < n; k++) {
		if (sv_is(p->class, classes[k]))
			return true;
	}
	return false;
}

bool wording_verb(const struct wording *x, size_t i, size_t *count)
{
	static const char *const verbs[] = {"duty", "report", "watch", "plan", "held", "lead"};
	if (scan_token(x->s, i)->upper)
		return false;
	if (wording_any(x, i, count, verbs, LENGTH(verbs)))
		return true;
	*count = 2;
	return x->loose && ((scan_word(x->s, i, "xem") && scan_word(x->s, i + 1, "xét")) || scan_is(x->s, x->verbs, i, "verb", count, NULL) ||
	                    wording_is(x, i, "does", count, NULL));
}

// "CDC tỉnh", "TTVH huyện": letters of a body's name that nobody listed, at a level.
static bool letters_at_level(const struct wording *x, size_t i)
{
	static const char *const levels[] = {"tỉnh", "huyện", "xã", "phường", "thành"};
	enum { LEAST = 2, MOST = 6 };
	const struct token *t = scan_token(x->s, i);
	if (t->kind != TOKEN_WORD || !t->upper || scan_token(x->s, i + 1)->kind != TOKEN_WORD || scan_token(x->s, i + 1)->capital || wording_is(x, i, "other", NULL, NULL))
		return false;
	size_t letters = utf8_count(scan_text(x->s, i));
	for (size_t k = 0; k < LENGTH(levels) && letters >= LEAST && letters <= MOST; k++) {
		if (scan_word_of(x->s, i + 1, levels[k]))
			return true;
	}
	return false;
}

bool wording_actor(const struct wording *x, size_t i, size_t *count)
{
	enum { EACH_MOST = 2 }; // "tất cả các", "mỗi"
	size_t at = i, n;
	for (int k = 0; k < EACH_MOST && wording_is(x, at, "each", &n, NULL); k++)
		at += n;
	if (!wording_is(x, at, "actor", &n, NULL) && !wording_is(x, at, "people", &n, NULL) && !(n = letters_at_level(x, at)))
		return false;
	*count = at - i + n;
	return true;
}

bool wording_charge(const struct wording *x, size_t i, size_t *count)
{
	size_t n;
	if (scan_word(x->s, i, "giao") && (scan_word(x->s, i - 1, "bàn") || scan_word(x->s, i - 1, "chuyển")))
		return false; // "bàn giao cho UBND xã"
	if (wording_is(x, i, "charge", count, NULL))
		return true;
	*count = 2; // "Ban Thường vụ chỉ thị các cấp công đoàn …", which names no document
	if (scan_word(x->s, i, "chỉ") && !scan_token(x->s, i)->capital && scan_word(x->s, i + 1, "thị") && wording_actor(x, i + 2, &n))
		return true;
	// "Phân công đồng chí …"; "giao Ban Tuyên giáo", which is no "giao ban"
	if (scan_token(x->s, i)->kind != TOKEN_WORD)
		return false;
	if (scan_word(x->s, i, "phân") && scan_word(x->s, i + 1, "công") && wording_is(x, i + 2, "people", NULL, NULL)) {
		*count = 2;
		return true;
	}
	*count = 1;
	return scan_word(x->s, i, "giao") && scan_token(x->s, i + 1)->capital && wording_actor(x, i + 1, &n);
}

// "bàn giao các trường", "chuyển giao", "nhận giao": what is handed over, no order.
static bool hands_over(const struct wording *x, size_t i)
{
	static const char *const before[] = {"bàn", "chuyển", "nhận", "tiếp", "khoán", "giải", "đã"};
	return i > 0 && scan_word(x->s, i, "giao") && scan_place(x->s, i - 1, before) >= 0;
}

struct sv wording_cleaned(struct sv s)
{
	s = sv_trim(s);
	while (s.n && strchr("*_ ,;:.-/", s.p[s.n - 1]))
		s.n--;
	while (s.n && strchr("*_ ,;:.-(", s.p[0]))
		s = sv_from(s, 1);
	return s;
}

// The verb behind the adverbs at `i`, of any list: "khẩn trương hoàn thiện …"; SIZE_MAX: none.
static size_t behind_adverbs(const struct wording *x, size_t i)
{
	size_t count;
	while (wording_is(x, i, "adverb", &count, NULL))
		i += count;
	bool verb = wording_verb(x, i, &count) || scan_is(x->s, x->verbs, i, "verb", NULL, NULL) || wording_is(x, i, "does", NULL, NULL) ||
	            (scan_word(x->s, i, "hoàn") && scan_word(x->s, i + 1, "thành")); // "… trước ngày": a limit's words too
	return verb && !scan_token(x->s, i)->capital ? i : SIZE_MAX;
}

// An adverb stands before a verb, or before what else stands between actor and verb: "trực tiếp" may be a name's as well.
static bool before_adjunct(const struct wording *x, size_t i)
{
	size_t count;
	while (wording_is(x, i, "adverb", &count, NULL))
		i += count;
	return wording_is(x, i, "adjunct", NULL, NULL) || wording_is(x, i, "exempt", NULL, NULL);
}

// "có trách nhiệm phối hợp với … đào tạo …": a verb follows, known or not; one after a comma or a helper where it is known.
static size_t after_must(const struct wording *x, size_t i, size_t to)
{
	size_t count;
	while (wording_is(x, i, "adverb", &count, NULL) || wording_is(x, i, "must", &count, NULL))
		i += count;
	for (size_t k = i; wording_is(x, i, "adjunct", NULL, NULL) && k < to; k++) {
		if (wording_verb(x, k, &count) && !scan_token(x->s, k)->capital && !wording_is(x, k, "actor", NULL, NULL))
			return k;
	}
	return i;
}

// A word of several syllables, or several words, of any list: in a name the first syllable may alone be capital.
static bool named_after(const struct wording *x, size_t i, size_t *count)
{
	return (scan_phrase(x->s, x->words, i, count) || scan_phrase(x->s, x->verbs, i, count)) && *count > 1;
}

// "các phòng giáo dục và đào tạo", "ngành nông nghiệp và môi trường": what a body is of, in small letters.
static bool field_of_body(const struct wording *x, size_t i, size_t *count)
{
	static const char *const bodies[] = {"phòng", "sở", "ngành", "bộ", "tâm", "trạm", "cục", "ban", "trường", "khoa"};
	return i > 0 && scan_place(x->s, i - 1, bodies) >= 0 && wording_is(x, i, "field", count, NULL);
}

// "chịu trách nhiệm trước Chủ tịch … về …": that is what they do; else it is what follows.
static bool answers_for(const struct wording *x, size_t i, size_t count)
{
	return scan_word(x->s, i, "chịu") && (scan_word(x->s, i + count, "trước") || scan_word(x->s, i + count, "về") ||
	                                     scan_word(x->s, i + count, "đối") || scan_word(x->s, i + count, "toàn"));
}

// Whether "chịu trách nhiệm thi hành" or the like comes later, up to `to`.
static bool must_follows(const struct wording *x, size_t i, size_t to)
{
	for (; i < to; i++) {
		if (wording_is(x, i, "must", NULL, NULL) && !scan_word(x->s, i, "cần") && !scan_word(x->s, i, "phải"))
			return true;
	}
	return false;
}

// "Chánh Thanh tra, giám sát ngân hàng, Thủ trưởng các đơn vị … chịu trách nhiệm …": a body's name goes on with a verb behind a comma.
static bool verb_of_name(const struct wording *x, size_t i, size_t to)
{
	size_t count;
	if (!scan_sign(x->s, i - 1, ','))
		return false;
	while (i < to && !scan_sign(x->s, i, ',') && !scan_sign(x->s, i, ';'))
		i++;
	return i + 1 < to && scan_token(x->s, i + 1)->capital && wording_actor(x, i + 1, &count) && must_follows(x, i + 1, to);
}

// "Giám đốc các sở: Tài chính, Xây dựng chịu trách nhiệm …": a list of names behind the colon.
static bool lists_names(const struct wording *x, size_t i, size_t to)
{
	static const char *const heads[] = {"sở", "ngành", "phòng", "ban", "bộ", "huyện", "xã", "ông", "bà", "vị", "chí", "phố", "trường", "quan", "phường"};
	size_t count;
	bool head = false;
	for (size_t k = 0; k < LENGTH(heads); k++)
		head = head || scan_word_of(x->s, i - 1, heads[k]);
	if (!head || wording_actor(x, i + 1, &count) || !scan_token(x->s, i + 1)->capital || scan_token(x->s, i + 1)->kind != TOKEN_WORD)
		return false;
	struct wording any = *x;
	any.loose = true;
	return wording_is(x, i + 1, "field", NULL, NULL) || !wording_verb(&any, i + 1, &count) || must_follows(x, i + 1, to);
}

// "các đơn vị được giao chủ trì nhiệm vụ tại Mục II gửi báo cáo …": who they are comes before what they do. The verb of the latter,
// SIZE_MAX where there is no other than `verb`.
static size_t behind_charge(const struct wording *x, size_t verb, size_t to)
{
	static const char *const holds[] = {"chủ", "phụ", "quản", "thực", "theo", "chỉ", "làm"}, *const nouns[] = {"vụ", "tác", "việc", "trình", "án", "động"};
	size_t count;
	bool holding = false;
	for (size_t k = 0; k < LENGTH(holds); k++)
		holding = holding || scan_word_of(x->s, verb, holds[k]);
	if (!holding || !wording_verb(x, verb, &count))
		return SIZE_MAX;
	for (size_t i = verb + count + 1; i < to; i++) {
		if (scan_token(x->s, i)->kind == TOKEN_SIGN && !scan_sign(x->s, i, '-'))
			break;
		bool noun = wording_is(x, i - 1, "other", NULL, NULL) || scan_word(x->s, i - 1, "và");
		for (size_t k = 0; k < LENGTH(nouns); k++)
			noun = noun || scan_word_of(x->s, i - 1, nouns[k]);
		bool reports = wording_is(x, i, "report", NULL, NULL);
		if (wording_verb(x, i, &count) && !scan_token(x->s, i)->capital && (reports || !noun))
			return i;
	}
	return SIZE_MAX;
}

// "Các chi bộ được kiểm tra năm 2022 xây dựng báo cáo …": what is done with them says who they are where another verb follows at once.
// That verb; SIZE_MAX where none does.
static size_t behind_passive(const struct wording *x, size_t i, size_t to)
{
	static const char *const done[] = {"kiểm", "giám", "thanh", "chọn", "lựa", "giao", "phân", "thụ", "hỗ", "công", "mời", "triệu", "chỉ", "ủy", "xếp", "đầu", "cấp"},
	                  *const between[] = {"năm", "điểm", "vốn", "kinh", "phí", "nhiệm", "vụ", "kỳ", "này", "trên", "chuẩn", "làm"};
	size_t count;
	struct wording any = *x;
	any.loose = true;
	if (scan_place(x->s, i + 1, done) < 0 || !wording_verb(&any, i + 1, &count))
		return SIZE_MAX;
	for (i += 1 + count; i < to && (scan_token(x->s, i)->kind == TOKEN_NUMBER || scan_place(x->s, i, between) >= 0); i++)
		;
	size_t verb = i < to ? behind_adverbs(x, i) : SIZE_MAX;
	return verb < to ? verb : SIZE_MAX;
}

// "Các xã chưa đạt chuẩn đăng ký lộ trình …", "Chi bộ không thuộc đối tượng kiểm tra tự kiểm tra …": behind the words that say who they
// are, the verb that follows a word that is none; SIZE_MAX: none does before the next comma.
static size_t behind_relative(const struct wording *x, size_t i, size_t to)
{
	size_t count, verb = SIZE_MAX;
	bool after_verb = true;
	for (i++; i < to && scan_token(x->s, i)->kind != TOKEN_SIGN; i++) {
		if (wording_is(x, i, "must", NULL, NULL) || (wording_is(x, i, "adverb", NULL, NULL) && behind_adverbs(x, i) < to))
			return SIZE_MAX; // which says it better
		bool known = wording_verb(x, i, &count) && !wording_is(x, i, "actor", NULL, NULL);
		if (known && !after_verb && verb == SIZE_MAX)
			verb = i;
		after_verb = known;
		i += known ? count - 1 : 0;
	}
	return verb;
}

// From an actor's first word to its last: nouns with their tails, joined by commas, "và" and ";".
size_t actor_end(const struct wording *x, size_t from, size_t to, size_t *verb)
{
	size_t count = 0, named = 0;
	bool inside = false, relative = false;
	wording_actor(x, from, &named);
	for (size_t i = from + named; i < to && i < from + ACTOR_MOST; i++) {
		if (scan_sign(x->s, i, '(')) {
			inside = true;
			continue;
		}
		if (scan_sign(x->s, i, ')')) {
			inside = false;
			continue;
		}
		if (inside)
			continue;
		// "và các tổ chức chính trị - xã hội": a further actor's name may hold a verb.
		if (i > from && wording_is(x, i, "actor", &count, NULL) && count > 1) {
			i += count - 1;
			continue;
		}
		if (wording_is(x, i, "other", &count, NULL)) {
			i += count - 1;
			continue;
		}
		// "Giáo dục và Đào tạo", "Giáo dục và đào tạo": what a body is named after may be a verb elsewhere.
		const struct token *t = scan_token(x->s, i);
		if (i > from && ((t->capital && !t->upper && named_after(x, i, &count)) || field_of_body(x, i, &count))) {
			i += count - 1;
			continue;
		}
		if (scan_word(x->s, i, "nào")) // "đơn vị nào không gửi báo cáo …": a condition
			break;
		if (scan_sign(x->s, i, ':') && lists_names(x, i, to))
			continue;
		// "phấn đấu …" sets a target.
		bool within_name = scan_sign(x->s, i, '.') && i + 1 < to && !scan_token(x->s, i + 1)->spaced; // "UBND TP.Lam Hà"
		if (scan_sign(x->s, i, ':') || (scan_sign(x->s, i, '.') && !within_name) || wording_is(x, i, "strive", NULL, NULL))
			break;
		// "cán bộ được phổ biến …": they do nothing themselves.
		if (scan_word(x->s, i, "được") && !wording_is(x, i, "adverb", NULL, NULL)) {
			*verb = behind_passive(x, i, to);
			return *verb < to ? *verb : 0;
		}
		bool adverb = wording_is(x, i, "adverb", &count, NULL);
		bool given = adverb && scan_word(x->s, i, "được"); // "được giao", "được phân công"
		if (adverb && behind_adverbs(x, i) < to) {
			size_t first = behind_adverbs(x, i), main = given ? behind_charge(x, first, to) : SIZE_MAX;
			*verb = main < to ? main : first;
			return main < to ? main : i;
		}
		if (given) {
			i += count - 1;
			continue;
		}
		// "Các công đoàn chưa tổ chức học tập khẩn trương …": who they are, not what they must do.
		bool begins = !relative && (scan_word(x->s, i, "chưa") || (scan_word(x->s, i, "không") && scan_word(x->s, i + 1, "thuộc")));
		relative = (relative || begins) && !scan_sign(x->s, i, ',');
		if (begins && behind_relative(x, i, to) < to)
			return *verb = behind_relative(x, i, to);
		if (relative && !wording_is(x, i, "must", NULL, NULL))
			continue;
		if (wording_is(x, i, "adjunct", &count, NULL) || wording_is(x, i, "exempt", &count, NULL) ||
		    (adverb && before_adjunct(x, i))) {
			size_t end = i;
			// What stands between actor and verb may hold verbs of its own, up to a comma.
			bool adjunct = wording_is(x, i, "adjunct", NULL, NULL), exempt = wording_is(x, i, "exempt", NULL, NULL);
			i += count;
			for (; i < to; i++) {
				if (adjunct && scan_sign(x->s, i, ',')) {
					adjunct = false;
					continue;
				}
				size_t n;
				if (wording_verb(x, i, &n) && !(adjunct && scan_token(x->s, i)->capital) && !scan_word(x->s, i - 1, "được")) {
					*verb = i;
					return end;
				}
			}
			*verb = end; // "không phải xây dựng kế hoạch": that alone
			return exempt ? end : 0;
		}
		if (i > from && wording_is(x, i, "must", &count, NULL)) {
			*verb = answers_for(x, i, count) ? i : after_must(x, i + count, to);
			return *verb < to ? i : 0;
		}
		size_t n;
		bool of_name = i > from && wording_verb(x, i, &n) && scan_sign(x->s, i + n, ':') && scan_token(x->s, i + n + 1)->capital; // "Phân xưởng khai thác: Tổ chức …"
		if (i > from && wording_verb(x, i, &n) && !of_name && !wording_is(x, i, "actor", NULL, NULL) && !scan_token(x->s, i)->capital &&
		    !verb_of_name(x, i, to)) {
			*verb = i;
			return i;
		}
	}
	return 0;
}

// What may stand before the actor of a sentence: a time, a basis, whoever gives the order.
bool actor_opens(const struct wording *x, size_t i)
{
	static const char *const words[] = {"sau", "trước", "trong", "từ", "khi", "để", "định", "hằng", "hàng", "giao", "yêu", "đề",
	                                    "riêng", "đối", "cuối", "ngay", "chậm", "theo", "vào", "trên", "quá", "hết", "qua", "tại"};
	static const char *const classes[] = {"adjunct", "recur", "opens", "joins"};
	size_t count;
	return (scan_word(x->s, i, "trường") && scan_word(x->s, i + 1, "hợp")) || (scan_word(x->s, i, "thông") && scan_word(x->s, i + 1, "qua")) || scan_place(x->s, i, words) >= 0 || wording_any(x, i, &count, classes, LENGTH(classes));
}

// A sentence that begins with what is to be done: the verb; SIZE_MAX where it does not.
size_t actor_leading_verb(const struct wording *x, size_t from, size_t to)
{
	size_t count, i = from;
	while (i < to && (wording_is(x, i, "adverb", &count, NULL) || wording_is(x, i, "recur", &count, NULL))) {
		i += count;
		// "Định kỳ hằng quý (trước ngày …) báo cáo …"
		for (size_t k = i; scan_sign(x->s, i, '(') && k < to; k++)
			i = scan_sign(x->s, k, ')') ? k + 1 : i;
	}
	return i < to && wording_verb(x, i, &count) ? i : SIZE_MAX;
}

// What tells of a thing, not of what is done with it: "Thời gian: …", "Công tác tuyên truyền …", "Khi có …".
bool actor_acts(const struct wording *x, size_t from, size_t to)
{
	static const char *const not[] = {"gồm", "có", "do", "từ", "trong", "tại", "số", "các", "những", "theo", "đồng", "ông", "bà", "điện", "email", "việc",
	                                  "công", "thời", "địa", "kinh", "nội", "kết", "tỷ", "tỉ", "tổng", "trên", "dưới", "ngoài", "riêng", "đối", "về", "khi", "nếu",
	                                  "trường", "hội", "căn", "sau", "trước", "mục", "yêu", "chỉ", "thành", "hình", "phương", "cách", "nguồn", "chế", "mức",
	                                  "mỗi", "một", "hai", "ba", "chủ", "đảm", "nhiệm", "lễ", "ngày", "chương", "đề", "dự", "được", "đã", "chi", "tiến", "sản",
	                                  "báo", "phòng", "ban", "trưởng", "phó", "danh", "cơ", "đơn", "tổ", "cán", "giai", "và", "như", "khoảng", "phấn", "để", "với",
	                                  "quy", "văn", "tài", "lãnh", "mẫu", "phụ", "bảng", "biểu", "tên", "cuộc", "đợt", "lớp", "hồ", "đại", "toàn", "tất", "đối"};
	enum { WORDS_LEAST = 4, LABEL_MOST = 6 };
	size_t words = 0, count;
	for (size_t i = from; i < to && words < WORDS_LEAST; i++)
		words += scan_token(x->s, i)->kind == TOKEN_WORD;
	if (words < WORDS_LEAST || scan_token(x->s, from)->kind != TOKEN_WORD || scan_token(x->s, from)->upper)
		return false;
	for (size_t i = from; i < to && i < from + LABEL_MOST; i++) {
		if (scan_sign(x->s, i, ':'))
			return false;
	}
	if (wording_is(x, from, "other", NULL, NULL) || wording_actor(x, from, &count) || wording_is(x, from, "strive", NULL, NULL))
		return false;
	for (size_t k = 0; k < LENGTH(not); k++) {
		if (scan_word_of(x->s, from, not[k]))
			return false;
	}
	return true;
}

// "là cơ quan thường trực, …", "là đầu mối …"
static bool leads_as(const struct wording *x, size_t i)
{
	return scan_word(x->s, i, "là") && (scan_word(x->s, i + 1, "thường") || scan_word(x->s, i + 1, "đầu") ||
	                                    ((scan_word(x->s, i + 1, "cơ") || scan_word(x->s, i + 1, "đơn")) &&
	                                     (scan_word(x->s, i + 3, "thường") || scan_word(x->s, i + 3, "đầu") || scan_word(x->s, i + 3, "chủ"))));
}

// "(1) Khối Công nghệ: hoàn thành …", "Đài Truyền thanh: tăng thời lượng …": where the actor ends; 0 where it is none.
static size_t named_with_colon(const struct wording *x, size_t from, size_t to, size_t *verb)
{
	enum { WORDS_MOST = 24 };
	for (size_t i = from; i + 1 < to && i < from + WORDS_MOST; i++) {
		if (!scan_sign(x->s, i, ':'))
			continue;
		*verb = actor_leading_verb(x, i + 1, to);
		// "…: Căn cứ Đề án này, xây dựng …"
		for (size_t k = i + 2; *verb == SIZE_MAX && wording_is(x, i + 1, "adjunct", NULL, NULL) && k + 1 < to; k++)
			*verb = scan_sign(x->s, k, ',') ? actor_leading_verb(x, k + 1, to) : SIZE_MAX;
		bool small = scan_token(x->s, i + 1)->kind == TOKEN_WORD && !scan_token(x->s, i + 1)->capital;
		if (*verb == SIZE_MAX && x->loose && ((small && actor_acts(x, i + 1, to)) || leads_as(x, i + 1)))
			*verb = i + 1;
		return *verb == SIZE_MAX ? 0 : i;
	}
	return 0;
}

// "Đề nghị Bộ Chỉ huy quân sự tỉnh sẵn sàng lực lượng": behind a request the name ends where words in small letters no longer narrow it.
static size_t named_by_capitals(const struct wording *x, size_t from, size_t to, size_t *verb)
{
	static const char *const tails[] = {"tỉnh", "huyện", "xã", "thị", "trấn", "thành", "phố", "quận", "phường", "trung", "ương", "cấp", "các", "và", "trực",
	                                    "thuộc", "liên", "quan", "cơ", "sở", "việt", "nam", "khối", "ngành", "địa", "phương", "khu", "vực", "ủy", "trên", "bàn"};
	enum { WORDS_MOST = 30 };
	size_t count = 0, i = from;
	for (; i < to && i < from + WORDS_MOST; i++) {
		const struct token *t = scan_token(x->s, i);
		if (wording_actor(x, i, &count) || wording_is(x, i, "field", &count, NULL) || (i > from && t->capital && !t->upper && named_after(x, i, &count))) {
			i += count - 1;
			continue;
		}
		bool tail = t->kind == TOKEN_WORD ? t->capital : t->sign == '-' || (t->sign == ',' && (scan_token(x->s, i + 1)->capital || wording_actor(x, i + 1, &count)));
		for (size_t k = 0; k < LENGTH(tails) && !tail; k++)
			tail = scan_word_of(x->s, i, tails[k]);
		if (!tail)
			break;
	}
	if (i >= to || i <= from + 1 || scan_token(x->s, i)->kind != TOKEN_WORD || !actor_acts(x, i, to) || wording_is(x, i, "ends", NULL, NULL))
		return 0;
	*verb = i;
	return i;
}

// "UBND tỉnh giao Sở Tài chính …": of two bodies the one that the order goes to. The token after the last order in the range; `from`
// where there is none.
static size_t behind_order(const struct wording *x, size_t from, size_t to)
{
	size_t count, n, found = from;
	for (size_t i = from; i < to; i++) {
		if (wording_charge(x, i, &count) && wording_actor(x, i + count, &n) && i + count < to && !hands_over(x, i) &&
		    !scan_word(x->s, i - 1, "được"))
			found = i + count;
	}
	return found;
}

static struct sv without_channel(struct sv actor)
{
	size_t open = sv_find(actor, SV("("));
	return wording_cleaned(open == SIZE_MAX ? actor : sv_head(actor, open));
}

// "hội chẩn", "phòng ngừa", "bộ hồ sơ": one syllable in small letters with another behind it that tells nothing to do names no body.
static bool common_noun(const struct wording *x, size_t i, size_t count)
{
	size_t n;
	struct wording any = *x;
	any.loose = true;
	return count == 1 && i > 0 && !scan_token(x->s, i)->capital && scan_token(x->s, i + 1)->kind == TOKEN_WORD && !scan_token(x->s, i + 1)->capital &&
	       !wording_verb(&any, i + 1, &n) && !scan_phrase(x->s, x->words, i + 1, &n);
}

// A sentence of a list that begins with the name of a body, and ends as a sentence does: what follows the name is what they do, whatever its verb.
static bool begins_item(const struct wording *x, const struct sentence *s, size_t i)
{
	enum { MARK_MOST = 4, SAYS_LEAST = 5, NAME_MOST = 16 };
	bool ends = scan_sign(x->s, s->to, '.') || scan_sign(x->s, s->to, ';') || scan_sign(x->s, s->to - 1, '.') || scan_sign(x->s, s->to - 1, ';');
	if (i != s->from || i == 0 || i > MARK_MOST || s->to - i < SAYS_LEAST || !ends || !scan_token(x->s, i)->capital)
		return false;
	static const char *const not[] = {"không", "chưa", "nào", "là", "còn", "rất", "mà", "vì", "nên", "vẫn", "cũng", "đạt", "bị", "thuộc", "ở", "hiện", "đang", "khác", "này", "đó", "cùng"};
	for (size_t k = i; k < s->to; k++) {
		if (scan_place(x->s, k, not) >= 0)
			return k > i + NAME_MOST;
	}
	for (size_t k = 0; k < i; k++) {
		if (scan_token(x->s, k)->kind == TOKEN_WORD && scan_token(x->s, k)->to - scan_token(x->s, k)->from > 2)
			return false; // "1. …", "a) …", "- …"
	}
	return true;
}

static bool found_at(const struct wording *x, struct sentence *s, size_t i, bool charged)
{
	size_t verb = 0, end = actor_end(x, i, s->to, &verb);
	if (!end)
		end = named_with_colon(x, i, s->to, &verb);
	if (!end && x->loose && (charged || begins_item(x, s, i)))
		end = named_by_capitals(x, i, s->to, &verb);
	if (end <= i || verb >= s->to || scan_sign(x->s, verb, ':'))
		return false;
	i = behind_order(x, i, end);
	s->actor_from = i;
	s->actor = without_channel(scan_range(x->s, i, end));
	s->verb = verb;
	return true;
}

// "Nhận được văn bản này, yêu cầu các đơn vị …": the first order in the sentence, where no actor stands at its beginning.
static bool ordered(const struct wording *x, struct sentence *s)
{
	enum { OPENING_MOST = 60 };
	size_t count, n;
	for (size_t i = s->from; i < s->to && i < s->from + OPENING_MOST; i++) {
		if (!phrase_list_may_begin(x->words, scan_token(x->s, i)->key))
			continue;
		bool order = wording_charge(x, i, &count) && i + count < s->to && wording_actor(x, i + count, &n) && !hands_over(x, i);
		if (order && (i == s->from || !scan_word(x->s, i - 1, "được")) && !scan_word(x->s, i - 1, "có") && !scan_word(x->s, i - 1, "theo") &&
		    found_at(x, s, i + count, true))
			return true;
	}
	return false;
}

// How far from the sentence's beginning an actor may begin: behind an opening, a count, a name with a colon.
static size_t furthest(const struct wording *x, const struct sentence *s, size_t first)
{
	enum { OPENING_MOST = 40, NAMED_MOST = 14 };
	size_t count, most = first + 1;
	if (actor_opens(x, s->from))
		most += OPENING_MOST;
	if (scan_token(x->s, s->from)->kind == TOKEN_NUMBER)
		most += 2; // "100% chi đoàn tổ chức …"
	// "Cấp tỉnh: Ban Thường vụ … tổ chức …", "Về kinh phí: giao Sở Tài chính …", "Bước 1 (từ ngày … đến ngày …): Chi ủy …"
	bool inside = false;
	for (size_t i = s->from, named = 0; most == s->from + 1 && i < s->to && named < NAMED_MOST; i++) {
		inside = scan_sign(x->s, i, '(') || (inside && !scan_sign(x->s, i, ')'));
		named += !inside;
		if (scan_sign(x->s, i, ':') && !inside) {
			most = i + 2 + (scan_token(x->s, i + 1)->kind == TOKEN_NUMBER ? 2 : 0); // "Cấp cơ sở: 100% chi đoàn …"
			most += actor_opens(x, i + 1) ? OPENING_MOST : wording_charge(x, i + 1, &count) ? count : 0;
		}
	}
	return most;
}

// Whether a part of the sentence begins at token i, behind a sign.
static bool part_begins(const struct wording *x, size_t i)
{
	static const char signs[] = ",:-+%";
	const struct token *t = scan_token(x->s, i - 1);
	return t->kind == TOKEN_SIGN && (t->sign == 0 || strchr(signs, t->sign) || (t->sign == '/' && scan_token(x->s, i)->spaced)); // "1/ Phòng Nội vụ …"
}

bool actor_find(const struct wording *x, struct sentence *s)
{
	size_t count, first = s->from;
	if (wording_is(x, first, "joins", &count, NULL)) // "còn Công đoàn vận động …"
		first += count;
	size_t most = furthest(x, s, first);
	for (size_t i = s->from; i < s->to && i < most; i++) {
		bool charged = i > s->from && (scan_word(x->s, i - 1, "giao") || scan_word(x->s, i - 1, "cầu") || scan_word(x->s, i - 1, "nghị") ||
		                                (scan_word(x->s, i - 1, "công") && i > 1 && wording_charge(x, i - 2, &count)));
		bool begins = i == s->from || i == first || charged || part_begins(x, i);
		if (i > s->from + 1 && scan_sign(x->s, i - 1, '%') && !sv_is(scan_text(x->s, i - 2), "100")) // "trên 80% đảng viên": a target
			continue;
		if (begins && wording_actor(x, i, &count) && (charged || !common_noun(x, i, count)) && found_at(x, s, i, charged))
			return true;
	}
	return ordered(x, s);
}

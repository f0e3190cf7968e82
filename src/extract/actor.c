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
	return x->loose && scan_is(x->s, x->verbs, i, "verb", count, NULL);
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
	bool verb = wording_verb(x, i, &count) || scan_is(x->s, x->verbs, i, "verb", NULL, NULL) ||
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

// From an actor's first word to its last: nouns with their tails, joined by commas, "và" and ";".
size_t actor_end(const struct wording *x, size_t from, size_t to, size_t *verb)
{
	size_t count = 0, named = 0;
	bool inside = false, relative = false;
	scan_phrase(x->s, x->words, from, &named);
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
		// "Giáo dục và Đào tạo", "Giáo dục và đào tạo": what a body is named after may be a verb elsewhere.
		const struct token *t = scan_token(x->s, i);
		if (i > from && t->capital && !t->upper && named_after(x, i, &count)) {
			i += count - 1;
			continue;
		}
		if (scan_word(x->s, i, "nào")) // "đơn vị nào không gửi báo cáo …": a condition
			break;
		// "phấn đấu …" sets a target.
		if (scan_sign(x->s, i, ':') || scan_sign(x->s, i, '.') || wording_is(x, i, "strive", NULL, NULL))
			break;
		// "cán bộ được phổ biến …": they do nothing themselves.
		if (scan_word(x->s, i, "được") && !wording_is(x, i, "adverb", NULL, NULL))
			break;
		bool adverb = wording_is(x, i, "adverb", &count, NULL);
		if (adverb && behind_adverbs(x, i) < to) {
			*verb = behind_adverbs(x, i);
			return i;
		}
		// "Các công đoàn chưa tổ chức học tập khẩn trương …": who they are, not what they must do.
		relative = (relative || scan_word(x->s, i, "chưa")) && !scan_sign(x->s, i, ',');
		if (relative)
			continue;
		if (wording_is(x, i, "adjunct", &count, NULL) || wording_is(x, i, "exempt", &count, NULL) ||
		    (adverb && before_adjunct(x, i))) {
			size_t end = i;
			// What stands between actor and verb may hold verbs of its own, up to a comma.
			bool adjunct = wording_is(x, i, "adjunct", NULL, NULL);
			i += count;
			for (; i < to; i++) {
				if (adjunct && scan_sign(x->s, i, ',')) {
					adjunct = false;
					continue;
				}
				size_t n;
				if (wording_verb(x, i, &n) && !(adjunct && scan_token(x->s, i)->capital)) {
					*verb = i;
					return end;
				}
			}
			return 0;
		}
		if (i > from && wording_is(x, i, "must", &count, NULL)) {
			*verb = after_must(x, i + count, to);
			return *verb < to ? i : 0;
		}
		size_t n;
		if (i > from && wording_verb(x, i, &n) && !wording_is(x, i, "actor", NULL, NULL) && !scan_token(x->s, i)->capital) {
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
	                                    "riêng", "đối", "cuối", "ngay", "chậm", "theo", "vào", "trên"};
	return scan_place(x->s, i, words) >= 0 || wording_is(x, i, "adjunct", NULL, NULL) || wording_is(x, i, "recur", NULL, NULL);
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

// "(1) Khối Công nghệ: hoàn thành …": where the actor ends; 0 where it is none.
static size_t named_with_colon(const struct wording *x, size_t from, size_t to, size_t *verb)
{
	enum { WORDS_MOST = 24 };
	for (size_t i = from; i + 1 < to && i < from + WORDS_MOST; i++) {
		if (!scan_sign(x->s, i, ':'))
			continue;
		*verb = actor_leading_verb(x, i + 1, to);
		return *verb == SIZE_MAX ? 0 : i;
	}
	return 0;
}

static struct sv without_channel(struct sv actor)
{
	size_t open = sv_find(actor, SV("("));
	return wording_cleaned(open == SIZE_MAX ? actor : sv_head(actor, open));
}

bool actor_find(const struct wording *x, struct sentence *s)
{
	enum { OPENING_MOST = 40, NAMED_MOST = 14 };
	size_t count, most = s->from + 1;
	if (actor_opens(x, s->from))
		most += OPENING_MOST;
	if (scan_token(x->s, s->from)->kind == TOKEN_NUMBER)
		most += 2; // "100% chi đoàn tổ chức …"
	// "Cấp tỉnh: Ban Thường vụ … tổ chức …"
	for (size_t i = s->from; most == s->from + 1 && i < s->to && i < s->from + NAMED_MOST; i++) {
		if (scan_sign(x->s, i, ':'))
			most = i + 2 + (scan_token(x->s, i + 1)->kind == TOKEN_NUMBER ? 2 : 0); // "Cấp cơ sở: 100% chi đoàn …"
	}
	for (size_t i = s->from; i < s->to && i < most; i++) {
		bool actor = wording_is(x, i, "actor", &count, NULL), people = wording_is(x, i, "people", &count, NULL);
		bool begins = i == s->from || scan_sign(x->s, i - 1, ',') || scan_sign(x->s, i - 1, ':') ||
		              scan_sign(x->s, i - 1, '-') || scan_sign(x->s, i - 1, '+') || scan_sign(x->s, i - 1, '%') ||
		              (scan_sign(x->s, i - 1, '/') && scan_token(x->s, i)->spaced) || // "1/ Phòng Nội vụ …"
		              (scan_token(x->s, i - 1)->kind == TOKEN_SIGN && scan_token(x->s, i - 1)->sign == 0) ||
		              scan_word(x->s, i - 1, "giao") || scan_word(x->s, i - 1, "cầu") || scan_word(x->s, i - 1, "nghị");
		if ((!actor && !people) || !begins)
			continue;
		size_t verb = 0, end = actor_end(x, i, s->to, &verb);
		if (!end)
			end = named_with_colon(x, i, s->to, &verb);
		if (end <= i)
			continue;
		s->actor_from = i;
		s->actor = without_channel(scan_range(x->s, i, end));
		s->verb = verb;
		return true;
	}
	return false;
}

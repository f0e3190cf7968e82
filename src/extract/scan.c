// Words, phrases, dates.
#include "extract/lexicon.h"
#include "extract/scan.h"
#include "extract/vocabulary.h"
#include "text/text.h"

// ---- scanning

void scan_free(struct scan *s)
{
	tokens_free(&s->tokens);
	free(s->found);
	*s = (struct scan){0};
}

// Room for what is found at each token, and a number for a reading that none of the same memory had.
static void found_begin(struct scan *s)
{
	enum { LEAST = 16 };
	size_t count = s->tokens.count;
	if (s->room < count) {
		s->room = count < LEAST / 2 ? LEAST : count * 2;
		free(s->found);
		s->found = reallocarray(NULL, s->room, sizeof(*s->found));
		s->reading = 0;
		s->cleared = 0;
		if (!s->found)
			out_of_memory();
	}
	if (++s->reading == 0) { // all numbers of readings were used
		s->cleared = 0;
		s->reading = 1;
	}
	if (s->cleared < count) {
		memset(s->found + s->cleared, 0, (count - s->cleared) * sizeof(*s->found));
		s->cleared = count;
	}
}

void scan_read(struct scan *s, struct sv text)
{
	s->text = text;
	tokens_read(&s->tokens, text, vocabulary_know);
	found_begin(s);
}

void scans_free(struct scans *s)
{
	scan_free(&s->all);
	free(s->items);
	*s = (struct scans){0};
}

void scans_begin(struct scans *s, size_t bytes)
{
	enum { WORD = 4 }; // bytes of one, and the blank behind it: a first guess, so that no memory is grown word by word
	s->all.tokens.count = s->count = 0;
	tokens_reserve(&s->all.tokens, bytes / WORD);
}

void scans_add(struct scans *s, struct sv text)
{
	struct tokens *all = &s->all.tokens;
	size_t before = all->count;
	if (s->count == s->room) {
		s->room = s->room ? s->room * 2 : 16;
		s->items = reallocarray(s->items, s->room, sizeof(*s->items));
		if (!s->items)
			out_of_memory();
	}
	tokens_add(all, text, vocabulary_know);
	s->items[s->count++] = (struct scan){.text = text, .tokens = {.count = all->count - before, .numbers = all->numbers, .joined = all->joined, .odd = all->odd}};
}

void scans_end(struct scans *s)
{
	size_t at = 0;
	found_begin(&s->all);
	for (size_t i = 0; s->all.tokens.count && i < s->count; i++) {
		struct scan *one = &s->items[i];
		one->tokens.items = s->all.tokens.items + at;
		one->found = s->all.found + at;
		one->reading = s->all.reading;
		at += one->tokens.count;
	}
}

const struct token scan_no_token = {.kind = TOKEN_SIGN};

struct sv scan_text(const struct scan *s, size_t i)
{
	return i < s->tokens.count ? scan_range(s, i, i + 1) : (struct sv){"", 0};
}

struct sv scan_range(const struct scan *s, size_t from, size_t to)
{
	if (to > s->tokens.count)
		to = s->tokens.count;
	if (from >= to)
		return (struct sv){"", 0};
	size_t begin = s->tokens.items[from].from, end = s->tokens.items[to - 1].to;
	return sv_head(sv_from(s->text, begin), end - begin);
}

struct sv scan_plain(struct arena *a, struct sv text)
{
	size_t n = 0;
	if (!text.n)
		return text;
	bool marked = memchr(text.p, '*', text.n) || sv_find(text, SV("\xC2\xAD")) != SIZE_MAX || sv_find(text, SV("\xE2\x80")) != SIZE_MAX ||
	              sv_find(text, SV("\xEF\xBB\xBF")) != SIZE_MAX;
	if (!marked)
		return text;
	char *out = arena_alloc(a, text.n + 1);
	for (size_t i = 0, next; i < text.n; i = next) {
		uint32_t c = token_code_point(text, (next = i, &next));
		if (c == '*' || token_is_invisible(c))
			continue;
		memcpy(out + n, text.p + i, next - i);
		n += next - i;
	}
	return sv_trim((struct sv){out, n});
}

void scan_phrase_anew(const struct scan *s, const struct phrase_list *list, size_t i)
{
	// No phrase of a list is nearly so long.
	const struct token *first = &s->tokens.items[i], *end = first + (s->tokens.count - i > UINT8_MAX ? UINT8_MAX : s->tokens.count - i);
	uint32_t node = 0;
	struct scan_found found = {.reading = s->reading, .list = list->number};
	for (const struct token *t = first; t < end; t++) {
		uint32_t target = phrase_list_step(list, node, t->key), phrase = target & ((1U << PHRASE_NODE_SHIFT) - 1);
		if (phrase) {
			found.phrase = (uint16_t)phrase;
			found.count = (uint8_t)(t + 1 - first);
		}
		node = target >> PHRASE_NODE_SHIFT;
		if (!node)
			break;
	}
	s->found[i][list->number % SCAN_LISTS] = found;
}

const struct phrase *scan_phrase_shorter(const struct scan *s, const struct phrase_list *list, size_t i, size_t to, size_t *count)
{
	uint32_t found = 0, node = 0;
	for (size_t k = i; k < to; k++) {
		uint32_t target = phrase_list_step(list, node, s->tokens.items[k].key), phrase = target & ((1U << PHRASE_NODE_SHIFT) - 1);
		if (phrase) {
			found = phrase;
			*count = k + 1 - i;
		}
		node = target >> PHRASE_NODE_SHIFT;
		if (!node)
			break;
	}
	return found ? &list->phrases[found] : NULL;
}

uint64_t scan_key(const char *lower)
{
	struct syllable_key key = syllable_key(sv_of(lower));
	return syllable_key_hash(&key);
}

bool scan_number(const struct scan *s, size_t i, int64_t *value)
{
	return i < s->tokens.count && s->tokens.items[i].kind == TOKEN_NUMBER && sv_int64(scan_text(s, i), value);
}

// ---- dates

static bool day_of(int64_t d, int64_t m, int64_t y, struct date *out)
{
	if (y < 1900 || y > 2100 || m < 1 || m > 12 || d < 1 || !date_valid((int)y, (int)m, (int)d))
		return false;
	*out = (struct date){(int16_t)y, (uint8_t)m, (uint8_t)d};
	return true;
}

size_t scan_date(const struct scan *s, size_t i, struct date *out)
{
	size_t at = i;
	int64_t d, m, y;
	if (scan_word(s, at, "ngày"))
		at++;
	if (scan_number(s, at, &d) && (scan_sign(s, at + 1, '/') || scan_sign(s, at + 1, '-')) && scan_number(s, at + 2, &m) &&
	    scan_sign(s, at + 3, scan_token(s, at + 1)->sign) && scan_number(s, at + 4, &y) && day_of(d, m, y, out))
		return at + 5 - i;
	if (scan_number(s, at, &d) && scan_word(s, at + 1, "tháng") && scan_number(s, at + 2, &m)) {
		size_t year = scan_word(s, at + 3, "năm") ? at + 4 : scan_sign(s, at + 3, '/') ? at + 4 : 0;
		if (year && scan_number(s, year, &y) && day_of(d, m, y, out))
			return year + 1 - i;
	}
	// A whole date that the numbers' grouping swallowed: "31.01.2020".
	struct sv text = scan_text(s, at);
	if (scan_token(s, at)->kind == TOKEN_NUMBER && sv_find(text, SV(".")) != SIZE_MAX && text_parse_date(text, out) &&
	    out->year >= 1900)
		return at + 1 - i;
	return 0;
}

static int64_t roman(struct sv s)
{
	static const char *const small[] = {"I", "II", "III", "IV"};
	for (size_t i = 0; i < LENGTH(small); i++) {
		if (sv_is(s, small[i]))
			return (int64_t)i + 1;
	}
	return 0;
}

static size_t year_after(const struct scan *s, size_t at, int usual, int64_t *year)
{
	if ((scan_word(s, at, "năm") || scan_sign(s, at, '/') || scan_sign(s, at, '-')) && scan_number(s, at + 1, year) &&
	    *year >= 1900 && *year <= 2100)
		return at + 2;
	*year = usual;
	return at;
}

size_t scan_bare_day(const struct scan *s, size_t i, struct date near, struct date *out)
{
	enum { BEFORE = 60 };
	int64_t d, m;
	bool joined = scan_sign(s, i + 1, '/') || scan_sign(s, i + 1, '-') || scan_word(s, i + 1, "tháng");
	if (!date_is_set(near) || !scan_number(s, i, &d) || !joined || !scan_number(s, i + 2, &m) || !day_of(d, m, near.year, out))
		return 0;
	if (date_days(*out) < date_days(near) - BEFORE && !day_of(d, m, near.year + 1, out))
		return 0;
	return 3;
}

size_t scan_day(const struct scan *s, size_t i, struct date near, struct date *out)
{
	size_t n = scan_word(s, i, "ngày") ? scan_bare_day(s, i + 1, near, out) : 0;
	return n ? n + 1 : 0;
}

size_t scan_period(const struct scan *s, size_t i, int year, struct date *last)
{
	int64_t n, y;
	size_t at = 0;
	int month = 0;
	if (scan_word(s, i, "tháng") && scan_number(s, i + 1, &n) && n >= 1 && n <= 12) {
		// "tháng 4 - 9/2012", "tháng 4 - tháng 9/2012": the last of them
		int64_t later;
		size_t to = i + 3 + scan_word(s, i + 3, "tháng");
		bool range = scan_sign(s, i + 2, '-') && scan_number(s, to, &later) && later > n && later <= 12;
		at = year_after(s, range ? to + 1 : i + 2, year, &y);
		month = (int)(range ? later : n);
	} else if (scan_word(s, i, "quý") && (scan_number(s, i + 1, &n) || (n = roman(scan_text(s, i + 1)))) && n >= 1 && n <= 4) {
		at = year_after(s, i + 2, year, &y);
		month = (int)n * 3;
	} else if (scan_number(s, i, &n) && (n == 6 || n == 9) && scan_word(s, i + 1, "tháng") && scan_word(s, i + 2, "đầu")) {
		at = year_after(s, i + 3, year, &y);
		month = (int)n;
	} else if (scan_word(s, i, "năm") && scan_number(s, i + 1, &y) && y >= 1900 && y <= 2100) {
		at = i + 2;
		month = 12;
	} else {
		return 0;
	}
	if (y < 1900)
		return 0;
	*last = (struct date){(int16_t)y, (uint8_t)month, (uint8_t)date_last_day((int)y, month)};
	return at - i;
}

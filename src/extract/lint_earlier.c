// Which level is the earlier one that a change is against: in brackets behind it, before "xuống còn", named by its year or its time.
#include "extract/lint_earlier.h"
#include "text/text.h"

enum { REACH = 5 }; // measures of the sentence in which an earlier level is looked for

// ---- which level is the earlier one

// What a change is against, by the words after it: the year before, where nothing else is said.
enum base { BASE_YEAR, BASE_OTHER };

static enum base base_after(struct lint *l, size_t change)
{
	enum { NEAR = 80 };
	const struct reading *r = l->r;
	bool next = change + 1 < r->measure_count && r->measures[change + 1].place.line == r->measures[change].place.line;
	struct sv words = lint_first(lint_sentence_after(l, change, next ? change + 1 : SIZE_MAX), NEAR);
	if (lint_says(l, words, "base") || lint_says(l, words, "other-base") || lint_says(l, words, "lately") || lint_says(l, words, "average"))
		return BASE_OTHER;
	return BASE_YEAR;
}

bool earlier_is_level(const struct measure_found *m)
{
	return (m->role == ROLE_ACTUAL || m->role == ROLE_TARGET) && !m->has_high && !m->has_total;
}

// "từ A … xuống còn B": the level before this one in the sentence.
size_t earlier_from_to(struct lint *l, size_t level)
{
	const struct reading *r = l->r;
	if (!level || r->measures[level - 1].place.line != r->measures[level].place.line || !earlier_is_level(&r->measures[level - 1]))
		return SIZE_MAX;
	struct sv between = lint_between(l, level - 1, level);
	if (lint_sentence_ends(between) || sv_find(between, SV(";")) != SIZE_MAX || !lint_ends(l, lint_before(l, level - 1), "from") ||
	    !lint_ends(l, between, "up-to"))
		return SIZE_MAX;
	// "thu từ 300.000 đồng đến 650.000 đồng" is a range, unless it rose or fell.
	enum { NEAR = 60 };
	struct sv verb = lint_last(lint_before(l, level - 1), NEAR);
	if (sv_is(sv_trim(between), "đến") && sv_find(verb, SV("tăng")) == SIZE_MAX && sv_find(verb, SV("giảm")) == SIZE_MAX && sv_find(verb, SV("nâng")) == SIZE_MAX)
		return SIZE_MAX;
	return level - 1;
}

// The words before measure i since the last sign name an earlier time: "năm trước", "cùng kỳ", the year before.
bool earlier_named(struct lint *l, struct sv words, int year)
{
	if (lint_says(l, words, "earlier"))
		return true;
	struct lint_words w = lint_words(l, words);
	for (size_t i = w.from; i < w.to; i++) {
		int64_t n;
		if (year && scan_number(w.scan, i, &n) && n == year - 1)
			return true;
	}
	return false;
}

struct sv earlier_clause(const struct lint *l, size_t i)
{
	enum { NEAR = 90 };
	bool same = i && l->r->measures[i - 1].place.line == l->r->measures[i].place.line;
	struct sv words = lint_last(same ? lint_between(l, i - 1, i) : lint_before(l, i), NEAR);
	for (size_t k = words.n; k-- > 0;) {
		if (sign_among(words.p[k], ",;(") && sv_trim(sv_from(words, k)).n > 1)
			return sv_from(words, k + 1);
	}
	return words;
}

// The words before a level in brackets, with those before the bracket: "so với năm 2023 (". Empty: it stands in none.
struct sv earlier_bracket(const struct lint *l, size_t i)
{
	enum { NEAR = 70 };
	bool same = i && l->r->measures[i - 1].place.line == l->r->measures[i].place.line;
	struct sv words = sv_trim(lint_last(same ? lint_between(l, i - 1, i) : lint_before(l, i), NEAR));
	size_t open = words.n;
	while (open-- > 0 && words.p[open] != '(' && words.p[open] != ')')
		;
	if (open >= words.n || words.p[open] != '(')
		return (struct sv){"", 0};
	for (size_t k = open; k-- > 0;) {
		if (sign_among(words.p[k], ",;)"))
			return sv_from(words, k + 1);
	}
	return words;
}

// What is said to be of an earlier time, in its own words or by its year.
bool earlier_is(struct lint *l, size_t i, int year)
{
	// "từ 320 em năm học trước xuống 264 em" is the later one.
	if (lint_ends(l, earlier_clause(l, i), "up-to"))
		return false;
	struct sv bracket = earlier_bracket(l, i);
	return (l->r->measures[i].year && l->r->measures[i].year == year - 1) || earlier_named(l, earlier_clause(l, i), year) || (bracket.n && lint_says(l, bracket, "earlier"));
}

int earlier_year_named(struct lint *l, struct sv words)
{
	struct lint_words w = lint_words(l, words);
	int year = 0;
	for (size_t i = w.from; i < w.to; i++) {
		int64_t n;
		if (scan_number(w.scan, i, &n) && n > 1900 && n < 2200)
			year = (int)n;
	}
	return year;
}

int earlier_year_of_document(const struct lint *l, int line)
{
	int year = 0;
	for (size_t i = 0; i < l->r->document_count && l->r->documents[i].first_line <= line; i++)
		year = l->r->documents[i].year;
	return year;
}

// The words of measure i name an earlier year than those of the level, or than the document's: "67,0% (năm 2023: 64,5%)", whatever year reading gives both.
bool earlier_than(struct lint *l, size_t i, size_t level)
{
	if (earlier_is(l, i, l->r->measures[level].year))
		return true;
	struct sv words = earlier_clause(l, i);
	int year = earlier_year_named(l, words), later = year ? earlier_year_named(l, earlier_clause(l, level)) : 0;
	if (year && !later)
		later = earlier_year_of_document(l, l->r->measures[level].place.line);
	return year && year < later && !lint_ends(l, words, "up-to");
}

// "trâu 18.240 con, giảm 5% so với năm trước (19.200 con); bò 64.260 con, tăng 5% (61.200 con)": the bracket before tells what the next one holds.
static bool is_parallel(struct lint *l, size_t level)
{
	enum { BACK = 6 };
	const struct reading *r = l->r;
	for (size_t k = level; k-- > 0 && level - k < BACK && r->measures[k].place.line == r->measures[level].place.line;) {
		struct sv words = sv_trim(lint_between(l, k, k + 1));
		if (r->measures[k].role == ROLE_CHANGE && earlier_is_level(&r->measures[k + 1]) && sv_ends(words, SV("(")) && lint_says(l, words, "versus"))
			return true;
	}
	return false;
}

// "tăng 11,5% so với năm 2023 (800 triệu USD)", "so với cùng kỳ là 800 triệu USD": a level right after the change.
size_t earlier_behind(struct lint *l, size_t level, size_t change)
{
	const struct reading *r = l->r;
	if (change + 1 >= r->measure_count || l->opens[change + 1])
		return SIZE_MAX;
	struct sv words = lint_between(l, change, change + 1);
	// "tăng 1,9 điểm phần trăm so với năm học trước là 90,5%", which reading takes for a change again
	const struct measure_found *next = &r->measures[change + 1];
	bool rate = next->role == ROLE_CHANGE && lint_is_percent(next) && lint_is_percent(&r->measures[level]) && !lint_is_percent(&r->measures[change]) &&
	            lint_ends(l, words, "is");
	if (!earlier_is_level(next) && !rate)
		return SIZE_MAX;
	if (sv_starts(words, SV(")")))
		words = sv_trim(sv_from(words, 1)); // the change stands in brackets
	size_t open = sv_find(words, SV("("));
	if (sv_find(words, SV(")")) != SIZE_MAX || lint_says(l, words, "base"))
		return SIZE_MAX;
	// "nhiều hơn cùng kỳ năm trước 750 giấy (15.000 giấy)"
	struct sv before = level < change && !lint_is_percent(&r->measures[change]) ? lint_between(l, change - 1, change) : (struct sv){"", 0};
	bool told = lint_says(l, before, "earlier") || (lint_says(l, before, "versus") && earlier_year_named(l, before));
	if (sv_is(sv_trim(words), "(") && lint_alike(l, change + 1, level) && (told || is_parallel(l, level)))
		return change + 1;
	// "so với 187 cuộc của năm 2023"
	bool versus = lint_begins(l, words, "versus", NULL) || lint_ends(l, sv_head(words, open), "versus");
	if (open == SIZE_MAX && !lint_ends(l, words, "is") && !sv_ends(sv_trim(words), SV(":")) && !(lint_ends(l, words, "versus") && lint_alike(l, change + 1, level)))
		return SIZE_MAX;
	// "(năm 2016: 40.000 tấn)", "(6 tháng đầu năm 2016 đạt 40.000 tấn)"
	bool earlier = open != SIZE_MAX && lint_shape(l, change + 1)->count && change_comparable(l, change + 1, level) &&
	               earlier_than(l, change + 1, level) && !lint_says(l, words, "again");
	// "gấp 3,2 lần năm 2014 (3.284 tấn)"
	earlier |= open != SIZE_MAX && r->measures[change].ratio && !lint_is_percent(&r->measures[change]) && change_comparable(l, change + 1, level);
	return earlier || versus || (open != SIZE_MAX && lint_says(l, sv_head(words, open), "versus")) ? change + 1 : SIZE_MAX;
}

// A level of the same thing a year before, in the same sentence or said to be of it.
static size_t year_before(struct lint *l, size_t level)
{
	const struct reading *r = l->r;
	const struct measure_found *m = &r->measures[level];
	for (size_t i = lint_child(l, level); i != SIZE_MAX; i = lint_sibling(l, i)) {
		// "tăng 2,4% (tương đương 32.800 tấn)" is the change again.
		if (i && lint_ends(l, lint_between(l, i - 1, i), "again"))
			continue;
		if (r->measures[i].role == ROLE_ACTUAL && lint_alike(l, i, level) && earlier_than(l, i, level))
			return i;
	}
	for (size_t i = level; i-- > 0 && level - i < REACH && r->measures[i].place.line == m->place.line;) {
		const struct measure_found *p = &r->measures[i];
		if (l->opens[i + 1])
			break;
		if (!earlier_is_level(p) || p->role != ROLE_ACTUAL || p->of >= 0 || !lint_alike(l, i, level))
			continue;
		return earlier_than(l, i, level) && !earlier_bracket(l, i).n ? i : SIZE_MAX;
	}
	return SIZE_MAX;
}

// "đầu năm 9,86%, nay còn 8,42%, giảm 1,44%": the beginning of the time that the change is of.
bool earlier_is_beginning(struct sv words)
{
	// "từ đầu năm là 412 ca" is what came since.
	if (sv_find(words, SV("tháng đầu năm")) != SIZE_MAX || sv_find(words, SV("từ đầu năm")) != SIZE_MAX || sv_find(words, SV("Từ đầu năm")) != SIZE_MAX ||
	    sv_find(words, SV("(")) != SIZE_MAX)
		return false;
	return sv_find(words, SV("đầu năm")) != SIZE_MAX || sv_find(words, SV("Đầu năm")) != SIZE_MAX || sv_find(words, SV("đầu nhiệm kỳ")) != SIZE_MAX;
}

static size_t beginning(struct lint *l, size_t level, size_t change)
{
	enum { MOST = 60 };
	const struct reading *r = l->r;
	struct sv after = lint_first(lint_sentence_after(l, change, change + 1 < r->measure_count && !l->opens[change + 1] ? change + 1 : SIZE_MAX), MOST);
	if (!earlier_is_beginning(after) && lint_says(l, after, "versus"))
		return SIZE_MAX;
	for (size_t i = level; i-- > 0 && level - i < REACH && !l->opens[i + 1];) {
		if (!earlier_is_level(&r->measures[i]) || lint_parent(l, i) != SIZE_MAX || !lint_alike(l, i, level))
			continue;
		struct sv words = lint_before(l, i);
		if (!l->opens[i])
			words = lint_between(l, i - 1, i);
		return earlier_is_beginning(lint_last(words, MOST)) ? i : SIZE_MAX;
	}
	return SIZE_MAX;
}

// Between the level and its change: "đạt 486 tổ (năm 2023 có 452 tổ), tăng 34 tổ".
static size_t between_both(struct lint *l, size_t level, size_t change)
{
	const struct reading *r = l->r;
	for (size_t i = level + 1; i < change && i - level < REACH && !l->opens[i]; i++) {
		if (earlier_is_level(&r->measures[i]) && r->measures[i].role == ROLE_ACTUAL && change_comparable(l, i, level) && earlier_than(l, i, level))
			return i;
	}
	return SIZE_MAX;
}

// "tăng 5%; cùng kỳ 1.200 triệu USD": nothing but the earlier time stands before a level behind the change.
static size_t right_behind(struct lint *l, size_t level, size_t change)
{
	enum { NEAR = 30 };
	const struct reading *r = l->r;
	size_t i = change + 1;
	if (level + 1 != change || i >= r->measure_count || l->opens[i] || !earlier_is_level(&r->measures[i]) || lint_child(l, i) != SIZE_MAX || lint_parent(l, i) != SIZE_MAX || !lint_alike(l, i, level))
		return SIZE_MAX;
	struct sv words = sv_trim(lint_between(l, change, i)), rest;
	if (words.n > NEAR || (!sv_starts(words, SV(";")) && !sv_starts(words, SV(","))))
		return SIZE_MAX;
	return lint_begins(l, sv_trim(sv_from(words, 1)), "earlier", &rest) && (!sv_trim(rest).n || sv_is(sv_trim(rest), "đạt") || sv_is(sv_trim(rest), "là")) ? i : SIZE_MAX;
}

struct change earlier_change(struct lint *l, size_t level, size_t earlier, size_t said)
{
	const struct measure_found *all = l->r->measures, *c = &all[said];
	// "tăng 517 vụ = 8,2%": the same change again, and no ratio.
	if (c->ratio && said && !l->opens[said] && all[said - 1].role == c->role && !lint_is_percent(&all[said - 1]) && sv_find(lint_between(l, said - 1, said), SV("=")) != SIZE_MAX) {
		struct measure_found *again = ARENA_NEW(l->arena, struct measure_found);
		*again = *c;
		again->ratio = false;
		again->direction = all[said - 1].direction;
		return (struct change){&all[level], &all[earlier], again, lint_shape(l, level), lint_shape(l, earlier), lint_shape(l, said), lint_alike(l, level, earlier), lint_alike(l, level, said)};
	}
	return (struct change){&all[level], &all[earlier], &all[said], lint_shape(l, level), lint_shape(l, earlier), lint_shape(l, said), lint_alike(l, level, earlier), lint_alike(l, level, said)};
}

// "từ 48 triệu đồng năm 2021 lên 63 triệu đồng năm 2024, tăng 5% so với năm 2023": against another year than that of the first level.
static bool is_against_another(struct lint *l, size_t level, size_t change)
{
	enum { NEAR = 60 };
	const struct reading *r = l->r;
	int first = level ? earlier_year_named(l, lint_between(l, level - 1, level)) : 0;
	bool next = change + 1 < r->measure_count && r->measures[change + 1].place.line == r->measures[change].place.line;
	struct sv after = first ? lint_first(lint_sentence_after(l, change, next ? change + 1 : SIZE_MAX), NEAR) : (struct sv){"", 0};
	if (!first || !lint_says(l, after, "versus"))
		return false;
	int against = earlier_year_named(l, after);
	if (!against && lint_says(l, after, "earlier"))
		against = earlier_year_of_document(l, r->measures[level].place.line) - 1;
	return against > 0 && against != first;
}

size_t earlier_of(struct lint *l, size_t level, size_t change)
{
	size_t earlier = earlier_behind(l, level, change);
	if (earlier == SIZE_MAX && !is_against_another(l, level, change))
		earlier = earlier_from_to(l, level);
	if (earlier == SIZE_MAX && level < change)
		earlier = beginning(l, level, change);
	if (earlier == SIZE_MAX && level < change && base_after(l, change) != BASE_OTHER)
		earlier = between_both(l, level, change);
	if (earlier == SIZE_MAX && base_after(l, change) != BASE_OTHER)
		earlier = right_behind(l, level, change);
	if (earlier == SIZE_MAX && base_after(l, change) != BASE_OTHER)
		earlier = year_before(l, level);
	return earlier == level || earlier == change ? SIZE_MAX : earlier;
}

bool growth_is_open(struct lint *l, size_t level, size_t change)
{
	return earlier_of(l, level, change) == SIZE_MAX && base_after(l, change) != BASE_OTHER;
}

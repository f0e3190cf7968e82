// A level, the earlier one and the change between them: "892 triệu USD, tăng 11,5% so với năm 2023 (800 triệu USD)", "giảm từ 250
// vụ xuống còn 205 vụ, giảm 18%", and a change told both as an amount and in per cent.
#include "extract/lint_bare.h"
#include "extract/lint_earlier.h"
#include "extract/lint_recalled.h"
#include "text/text.h"

enum { REACH = 5 }; // measures of the sentence in which an earlier level is looked for

// "tăng lần lượt 5% và 8%": each of another level; "bình quân mỗi năm giảm 1,1%": not of the whole time.
static bool is_respective(struct lint *l, size_t change)
{
	// "…; trong đó quý I tăng 7,92%, quý II tăng 8,93%"
	struct sv own = earlier_clause(l, change);
	if (lint_begins(l, sv_trim(own), "part-of-year", NULL) || (lint_begins(l, sv_trim(own), "among", &own) && lint_begins(l, sv_trim(own), "part-of-year", NULL)))
		return true;
	// "nghị quyết đề ra giảm 60 hộ"
	if (lint_says(l, own, "base"))
		return true;
	if (lint_says(l, earlier_clause(l, change), "average") || lint_says(l, earlier_clause(l, change), "each"))
		return true;
	for (size_t i = change; i > 0 && change - i < 3 && !l->opens[i]; i--) {
		if (sv_find(lint_between(l, i - 1, i), SV("lần lượt")) != SIZE_MAX)
			return true;
	}
	return false;
}

// "tăng 34 trường hợp so với năm 2015 (138)": the earlier level in brackets, without its unit.
static bool bare_earlier(struct lint *l, size_t level, size_t change, struct decimal *out)
{
	enum { NEAR = 90 };
	const struct reading *r = l->r;
	bool next = change + 1 < r->measure_count && r->measures[change + 1].place.line == r->measures[change].place.line;
	struct sv words = next ? lint_between(l, change, change + 1) : lint_after(l, change);
	size_t open = sv_find(words, SV("("));
	if (open > NEAR || open == SIZE_MAX || lint_sentence_ends(sv_head(words, open)) || sv_find(words, SV(";")) < open || sv_find(words, SV(",")) < open)
		return false;
	struct sv against = sv_head(words, open), inside = sv_from(words, open + 1);
	struct lint_bare found;
	size_t close = sv_find(inside, SV(")"));
	struct sv lead = close != SIZE_MAX && lint_bare(sv_head(inside, close), &found, 1) && found.to == close ? sv_head(inside, found.from) : (struct sv){NULL, 0};
	// "(năm 2019: 1.291,80)"
	if (lead.p && lead.n && earlier_named(l, lead, r->measures[level].year)) {
		*out = found.value;
		return true;
	}
	if (!lead.p || lead.n || lint_says(l, against, "base") ||
	    !(lint_says(l, against, "earlier") || lint_says(l, against, "versus") || lint_begins(l, sv_trim(against), "against", NULL)))
		return false;
	*out = found.value;
	return true;
}

static bool check_bare(struct lint *l, size_t level, size_t change)
{
	struct measure_found earlier = l->r->measures[level];
	struct lint_draft found;
	if (!bare_earlier(l, level, change, &earlier.value))
		return false;
	struct change c = {&l->r->measures[level], &earlier, &l->r->measures[change], lint_shape(l, level), lint_shape(l, level), lint_shape(l, change), true, lint_alike(l, level, change)};
	if (!change_holds(&c, &found))
		lint_add(l, &found);
	else
		recalled_keep_bare(l, RECALLED_EARLIER, level, earlier.value);
	return true;
}

// Another level of the sentence makes it right: "1.792 học sinh, trong đó … THCS 649; so với năm học trước (1.856 học sinh) giảm 64 em".
static bool holds_of_another(struct lint *l, size_t level, size_t earlier, size_t change)
{
	for (size_t k = change; k-- > 0 && change - k < 2 * REACH && !l->opens[k + 1];) {
		struct lint_draft found;
		if (k == level || k == earlier || !earlier_is_level(&l->r->measures[k]) || !change_comparable(l, k, earlier))
			continue;
		struct change c = earlier_change(l, k, earlier, change);
		if (change_holds(&c, &found))
			return true;
	}
	return false;
}

static void check_change(struct lint *l, size_t level, size_t change)
{
	struct lint_draft found;
	size_t earlier = earlier_of(l, level, change);
	if (earlier == SIZE_MAX && check_bare(l, level, change))
		return;
	if (earlier == SIZE_MAX)
		return;
	struct change c = earlier_change(l, level, earlier, change);
	if (change_holds(&c, &found)) {
		recalled_keep(l, RECALLED_EARLIER, level, earlier);
		return;
	}
	if (holds_of_another(l, level, earlier, change))
		return;
	enum { AROUND = 500 };
	struct sv line = lint_around(l, level, AROUND);
	// Beside each other both levels are in the prices that are named before them.
	bool named = earlier == change + 1 && lint_says(l, lint_last(lint_before(l, level), AROUND), "fixed-prices");
	if (!named && lint_is_percent(c.said) && (lint_says(l, line, "prices") || lint_says(l, line, "fixed-prices")))
		found.severity = SEVERITY_WARNING; // a change in the prices of one year, levels perhaps in those of theirs
	lint_add(l, &found);
}

// "tăng 200 tỷ đồng (20%)": the earlier level is what the amount leaves of the level.
static bool check_amount_and_percent(struct lint *l, size_t level, size_t amount, size_t percent)
{
	const struct measure_found *m = &l->r->measures[level], *a = &l->r->measures[amount], *p = &l->r->measures[percent];
	struct span s, e, said, earlier;
	enum direction way = a->role == ROLE_CHANGE || a->role == ROLE_TARGET_CHANGE ? a->direction : p->direction;
	bool down = way == DIRECTION_DOWN;
	if (!lint_span(l, level, &s) || !lint_span(l, amount, &e) || !lint_span(l, percent, &said))
		return true;
	if (down ? !decimal_add(s.low, e.low, &earlier.low) || !decimal_add(s.high, e.high, &earlier.high) : !span_sub(s, e, &earlier))
		return true;
	if (earlier.low.mantissa <= 0 || change_percent_holds(s, earlier, said, way))
		return true;
	// "tăng 115 tỷ đồng, bằng 105% so với năm trước"
	bool ratio = p->ratio || (percent > amount && p->role != ROLE_CHANGE && sv_is(sv_trim(lint_between(l, amount, percent)), ", bằng"));
	if (ratio && (lint_percent_holds(s, earlier, said) || (percent > amount && sv_ends(sv_trim(lint_between(l, amount, percent)), SV("bằng")))))
		return true;
	struct decimal now = lint_in_unit(l, level, amount), before, computed;
	if (down ? !decimal_add(now, a->value, &before) : !decimal_sub(now, a->value, &before))
		return true;
	computed = lint_percent_of(a->value, before, p->value.scale);
	struct lint_draft f = {.place = p->place, .code = "growth", .severity = SEVERITY_ERROR, .stated = p->value, .computed = computed, .has_figures = true,
	                       .message = {.failure = FAIL_CHECK, .msgid = down ? N_("a fall by %'d to %'d is one of %'d %%, not of %'d %%")
	                                                                       : N_("a rise by %'d to %'d is one of %'d %%, not of %'d %%")}};
	lint_arg_figure(&f, 0, a->value);
	lint_arg_figure(&f, 1, change_in_unit(m->value, lint_shape(l, level), lint_shape(l, amount)));
	lint_arg_figure(&f, 2, computed);
	lint_arg_figure(&f, 3, p->value);
	lint_add(l, &f);
	return false;
}

// Two changes of one level that stand together: nothing but signs and "tăng", "tương đương" between them.
static bool told_twice(struct lint *l, size_t a, size_t b)
{
	static const char *const nothing[] = {"again", "rate-of-change", "versus", "other-base", "earlier"};
	struct sv words = lint_between(l, a, b);
	if (b != a + 1 || l->opens[b] || sv_find(words, SV(";")) != SIZE_MAX)
		return false;
	// "giảm 12 tỷ đồng (0,8% tổng dư nợ)" is of something else.
	struct sv of = sv_trim(lint_first(lint_after(l, b), 60));
	if (lint_begins(l, of, "total", NULL) || sv_starts(of, SV("tổng")))
		return false;
	// "giảm 12 người chết (10,9%)": the rest of the unit stands before the bracket.
	enum { REST = 40 };
	size_t open = sv_find(words, SV("("));
	if (open < REST && sv_find(words, SV(",")) > open)
		words = sv_from(words, open);
	// "tăng 170 tỷ đồng so với đầu năm, tốc độ tăng 7,36%": against the same, where the second says nothing else.
	bool against = lint_says(l, words, "versus");
	if (against && lint_says(l, lint_sentence_after(l, b, b + 1 < l->r->measure_count && !l->opens[b + 1] ? b + 1 : SIZE_MAX), "versus"))
		return false;
	struct lint_words w = lint_words(l, words);
	for (size_t i = w.from, n; i < w.to; i += n) {
		bool known = scan_token(w.scan, i)->kind == TOKEN_SIGN;
		n = 1;
		for (size_t k = 0; k < LENGTH(nothing) && !known; k++)
			known = scan_is_within(w.scan, l->relations, i, w.to, nothing[k], &n, NULL);
		int64_t year;
		known = known || (against && (scan_word(w.scan, i, "năm") || scan_number(w.scan, i, &year)));
		if (!known)
			return false;
		n = n ? n : 1;
	}
	return true;
}

// "tăng 170 tỷ đồng so với đầu năm, tốc độ tăng 7,36%": the percent is the change again, whatever reading takes it for.
static void check_named_rate(struct lint *l, size_t level, size_t change)
{
	const struct reading *r = l->r;
	size_t next = change + 1;
	if (next >= r->measure_count || l->opens[next] || lint_parent(l, next) != SIZE_MAX || !lint_is_percent(&r->measures[next]) || r->measures[next].role != ROLE_ACTUAL)
		return;
	struct sv words = lint_between(l, change, next);
	if (lint_says(l, words, "rate-of-change") && sv_find(words, SV(";")) == SIZE_MAX)
		check_amount_and_percent(l, level, change, next);
}

// "tăng 3,0% (tương ứng 12.000 người)": the change again, whatever reading takes it for.
static bool is_again(struct lint *l, size_t change, size_t other)
{
	static const char *const words[] = {"tương ứng", "tương đương", "tức"};
	struct sv between = lint_between(l, change, other);
	for (size_t i = 0; i < LENGTH(words); i++) {
		if (sv_find(between, sv_of(words[i])) != SIZE_MAX)
			return true;
	}
	return false;
}

// "số giải thể 138, giảm 14,3% so với năm trước (161 doanh nghiệp)": the level without its unit, right before the change.
static bool check_bare_level(struct lint *l, size_t change)
{
	enum { NEAR = 60, MOST = 20 };
	const struct reading *r = l->r;
	size_t earlier = change + 1;
	struct sv words = lint_last(!change || r->measures[change - 1].place.line != r->measures[change].place.line ? lint_before(l, change) : lint_between(l, change - 1, change), NEAR);
	struct lint_bare found[NEAR / 2];
	size_t count = lint_bare(words, found, LENGTH(found));
	if (!count || words.n - found[count - 1].to > MOST || sv_find(sv_from(words, found[count - 1].to), SV(".")) != SIZE_MAX || sv_find(sv_from(words, found[count - 1].to), SV(")")) != SIZE_MAX)
		return false;
	if (earlier >= r->measure_count || l->opens[earlier] || !earlier_is_level(&r->measures[earlier]) || lint_is_percent(&r->measures[earlier]))
		return false;
	struct sv against = sv_trim(lint_between(l, change, earlier));
	if (!sv_ends(against, SV("(")) || lint_says(l, against, "base") || !(lint_says(l, against, "versus") || lint_says(l, against, "earlier")))
		return false;
	struct measure_found level = r->measures[earlier];
	struct lint_draft draft;
	level.value = found[count - 1].value;
	struct change c = {&level, &r->measures[earlier], &r->measures[change], lint_shape(l, earlier), lint_shape(l, earlier), lint_shape(l, change), true, lint_alike(l, earlier, change)};
	if (!change_holds(&c, &draft))
		lint_add(l, &draft);
	return true;
}

static void check_level(struct lint *l, size_t level)
{
	const struct reading *r = l->r;
	for (size_t i = lint_child(l, level); i != SIZE_MAX; i = lint_sibling(l, i)) {
		const struct measure_found *c = &r->measures[i];
		if ((c->role != ROLE_CHANGE && c->role != ROLE_TARGET_CHANGE) || c->has_high || is_respective(l, i))
			continue;
		size_t before = r->lint_count, other = lint_sibling(l, i);
		bool amount = (lint_same_shape(l, i, level) || unit_is_short_of(lint_shape(l, i), lint_shape(l, level))) && !lint_is_percent(c);
		bool again = other != SIZE_MAX && (r->measures[other].role == c->role || ((r->measures[other].role == ROLE_ACTUAL || r->measures[other].role == ROLE_SHARE) && is_again(l, i, other)));
		if (again && told_twice(l, i, other) && !lint_is_percent(&r->measures[level])) {
			bool other_amount = (lint_same_shape(l, other, level) || unit_is_short_of(lint_shape(l, other), lint_shape(l, level))) && !lint_is_percent(&r->measures[other]);
			if (amount && lint_is_percent(&r->measures[other]))
				check_amount_and_percent(l, level, i, other);
			else if (other_amount && lint_is_percent(c))
				check_amount_and_percent(l, level, other, i);
		}
		if (check_bare_level(l, i))
			continue;
		if (amount && r->lint_count == before)
			check_named_rate(l, level, i);
		if (r->lint_count == before)
			check_change(l, level, i);
	}
}

// ---- changes that reading ties to no level, or to the earlier one

// "1.792 học sinh, trong đó mầm non 386 học sinh": a part of what stands before it in its sentence.
static bool is_part(struct lint *l, size_t i)
{
	for (size_t k = i; k > 0 && i - k < 2 * REACH && !l->opens[k]; k--) {
		struct sv words = lint_between(l, k - 1, k);
		if (sv_find(words, SV("trong đó")) != SIZE_MAX || sv_find(words, SV(" gồm ")) != SIZE_MAX)
			return true;
	}
	return false;
}

// The nearest level before measure i in its sentence, of the kind of measure `like`.
static size_t level_like(struct lint *l, size_t i, size_t like)
{
	const struct reading *r = l->r;
	size_t found = SIZE_MAX;
	for (size_t k = i; k-- > 0 && i - k < 2 * REACH && !l->opens[k + 1];) {
		if (k == like || !earlier_is_level(&r->measures[k]) || lint_parent(l, k) != SIZE_MAX || !lint_alike(l, k, like))
			continue;
		// "so với kế hoạch (2.350 triệu kWh) đạt 101%, so với năm 2019 (…) tăng 6,8%"
		if (lint_says(l, earlier_bracket(l, k), "base"))
			continue;
		if (is_part(l, k) && !l->opens[k]) {
			found = found == SIZE_MAX ? k : found;
			continue;
		}
		// "38 giải, trong đó có 02 giải Nhất; năm học trước 33 giải": what is called alike.
		if (sv_eq(r->measures[k].unit, r->measures[like].unit))
			return k;
		found = found == SIZE_MAX ? k : found;
	}
	return found;
}

// All words of a name stand in another: "tổng thu" in "tổng thu ngân sách".
static bool is_named_by(struct sv name, struct sv other)
{
	AUTO(arena_free) struct arena scratch = {0};
	struct sv x = text_fold(&scratch, name), y = text_fold(&scratch, other), word, piece;
	while (sv_cut(&x, ' ', &word)) {
		bool found = !word.n;
		for (struct sv all = y; !found && sv_cut(&all, ' ', &piece);)
			found = sv_eq(piece, word);
		if (!found)
			return false;
	}
	return true;
}

// The only level of that kind in the sentence before, where measure i opens its own: "thu 4.250 tỷ đồng. Cùng kỳ thu 3.800 tỷ đồng, tăng …".
static size_t level_of_sentence_before(struct lint *l, size_t i, size_t like)
{
	const struct reading *r = l->r;
	size_t found = SIZE_MAX;
	if (!l->opens[i] || !i || r->measures[i - 1].place.line != r->measures[i].place.line)
		return SIZE_MAX;
	for (size_t k = i; k-- > 0 && i - k < 2 * REACH;) {
		if (earlier_is_level(&r->measures[k]) && lint_parent(l, k) == SIZE_MAX && lint_alike(l, k, like)) {
			if (found != SIZE_MAX)
				return SIZE_MAX;
			found = k;
		}
		if (l->opens[k])
			return found;
	}
	return SIZE_MAX;
}

static void check_pair(struct lint *l, size_t level, size_t earlier, size_t change)
{
	struct lint_draft found;
	if (level == SIZE_MAX || earlier == SIZE_MAX || level == earlier)
		return;
	struct change c = earlier_change(l, level, earlier, change);
	if (!change_holds(&c, &found))
		lint_add(l, &found);
	else
		recalled_keep(l, RECALLED_EARLIER, level, earlier);
}

// "giai đoạn 2017 - 2021 trồng 28.640 ha; năm 2021 gấp 1,5 lần năm 2017 (4.380 ha)": of several years together.
static bool is_of_years(struct lint *l, size_t i)
{
	enum { NEAR = 100 };
	static const char *const words[] = {"iai đoạn", "hiệm kỳ", "ũy kế", "uỹ kế", "năm qua"}; // whatever letter they begin with
	struct sv before = lint_last(lint_before(l, i), NEAR);
	for (size_t k = 0; k < LENGTH(words); k++) {
		if (sv_find(before, sv_of(words[k])) != SIZE_MAX)
			return true;
	}
	return false;
}

// "tỷ lệ 2,0% trên tổng số 30.600 hộ": what others are measured by.
static bool is_whole(struct lint *l, size_t i)
{
	enum { NEAR = 30 };
	struct sv before = lint_last(lint_before(l, i), NEAR);
	return lint_ends(l, before, "of") || lint_ends(l, before, "against");
}

// The level before measure i, in its sentence or in the one before, of the kind of measure `like`.
static size_t level_like_before(struct lint *l, size_t i, size_t like)
{
	const struct reading *r = l->r;
	size_t sentences = 0, found = SIZE_MAX;
	for (size_t k = i; k-- > 0 && i - k < 2 * REACH && r->measures[k].place.line == r->measures[i].place.line;) {
		sentences += l->opens[k + 1];
		if (sentences > 1)
			break;
		if (k == like || !earlier_is_level(&r->measures[k]) || lint_parent(l, k) != SIZE_MAX || !lint_alike(l, k, like) || earlier_is(l, k, r->measures[k].year) || is_whole(l, k))
			continue;
		if (sv_eq(r->measures[k].unit, r->measures[like].unit))
			return k;
		found = found == SIZE_MAX ? k : found;
	}
	return found;
}

bool growth_holds_of_other_count(struct lint *l, size_t earlier, size_t change)
{
	const struct reading *r = l->r;
	if (!lint_is_percent(&r->measures[change]) || !lint_shape(l, earlier)->counted)
		return false; // small amounts are alike by chance
	for (size_t k = change; k-- > 0 && change - k < 2 * REACH && r->measures[k].place.line == r->measures[change].place.line;) {
		struct lint_draft other;
		struct change c = earlier_change(l, k, earlier, change);
		c.alike = true;
		if (earlier_is_level(&r->measures[k]) && lint_shape(l, k)->counted && change_applies(&c) && change_holds(&c, &other))
			return true;
	}
	return false;
}

// "Giám sát 214 cuộc …; số cuộc giám sát tăng 14,4% so với 187 cuộc của năm 2023", "số hợp tác xã tăng 7,5% (tăng 34 hợp tác xã, năm 2022 có
// 452 hợp tác xã)": the level is of the kind that the change is against.
static void check_free(struct lint *l, size_t change)
{
	const struct reading *r = l->r;
	size_t next = change + 1;
	while (next < r->measure_count && !l->opens[next] && r->measures[next].role == ROLE_CHANGE && next < change + 2)
		next++;
	if (next >= r->measure_count || l->opens[next] || !earlier_is_level(&r->measures[next]) || lint_is_percent(&r->measures[next]))
		return;
	struct sv words = lint_between(l, next - 1, next), open = sv_head(words, sv_find(words, SV("(")));
	if (sv_find(words, SV(")")) != SIZE_MAX || lint_says(l, words, "base"))
		return;
	bool versus = next == change + 1 && lint_ends(l, open.n < words.n ? open : words, "versus");
	size_t level = level_like_before(l, change, next);
	// "giúp 1.200 hộ, trong đó cấp xã 860 hộ. Số hộ năm nay gấp 1,5 lần năm trước (800 hộ)": of any of them.
	for (size_t k = level; level != SIZE_MAX && k-- > 0 && level - k < 2 * REACH && r->measures[k].place.line == r->measures[change].place.line;) {
		struct lint_draft other;
		struct change c = earlier_change(l, k, next, change);
		if (earlier_is_level(&r->measures[k]) && lint_alike(l, k, next) && change_applies(&c) && change_holds(&c, &other))
			return;
	}
	if (level == SIZE_MAX || !(versus || earlier_than(l, next, level) || (next == change + 1 && earlier_is_beginning(words))))
		return;
	if (growth_holds_of_other_count(l, next, change))
		return;
	size_t before = r->lint_count;
	if (!is_of_years(l, level))
		check_pair(l, level, next, change);
	// A sentence of its own may be of something else, and so may what a semicolon parts from a level that went the other way by another amount.
	struct lint_found *found = r->lint_count > before ? &l->r->lint[before] : NULL;
	bool far = found && !lint_near(found->computed, found->stated) && lint_slip(found->stated, found->computed) == SLIP_NONE;
	bool fell = decimal_cmp(r->measures[level].value, lint_in_unit(l, next, level)) < 0, other_way = fell != (r->measures[change].direction == DIRECTION_DOWN);
	bool parted = found && !l->opens[change] && other_way && !r->measures[change].ratio && decimal_cmp(found->computed, found->stated) != 0 && sv_find(lint_between(l, change - 1, change), SV(";")) != SIZE_MAX;
	if (parted || (l->opens[change] && r->measures[change].ratio && far))
		found->severity = SEVERITY_WARNING;
}

// "năm 2024 thu hút 1.260 lượt khách, so với năm 2023 (1.125 lượt khách) tăng 12%", and "So với cùng kỳ (452 vụ), thụ lý 486 vụ, tăng …".
static bool check_versus_before(struct lint *l, size_t change)
{
	const struct reading *r = l->r;
	for (size_t i = change; i-- > 0 && change - i < REACH && !l->opens[i + 1];) {
		struct sv words = earlier_bracket(l, i);
		if (!earlier_is_level(&r->measures[i]) || !words.n || !lint_says(l, words, "versus") || lint_says(l, words, "base"))
			continue;
		// Behind a change it is what that one is against.
		size_t parent = lint_parent(l, change);
		if (parent != SIZE_MAX && parent != i && !lint_alike(l, parent, i) && change > i + 1)
			return false;
		if ((!l->opens[i] && (r->measures[i - 1].role == ROLE_CHANGE || r->measures[i - 1].role == ROLE_TARGET_CHANGE)) || change - i > 2 || (change - i == 2 && !earlier_is_level(&r->measures[i + 1])))
			return false;
		size_t level = level_like(l, i, i);
		if (level == SIZE_MAX && change == i + 1 && (level = level_of_sentence_before(l, i, i)) != SIZE_MAX && !is_named_by(r->measures[change].subject, r->measures[level].subject))
			level = SIZE_MAX;
		for (size_t k = i + 1; level == SIZE_MAX && k < change; k++)
			level = earlier_is_level(&r->measures[k]) && lint_alike(l, k, i) ? k : SIZE_MAX;
		check_pair(l, level, i, change);
		return level != SIZE_MAX;
	}
	return false;
}

// "38 giải …; năm học trước 33 giải, tăng 15,2%": what reading ties the change to is the earlier level.
static bool check_earlier_parent(struct lint *l, size_t change)
{
	enum { NEAR = 40 };
	const struct reading *r = l->r;
	size_t earlier = lint_parent(l, change);
	if (earlier == SIZE_MAX || earlier + 1 != change || l->opens[change] || !earlier_is_level(&r->measures[earlier]))
		return false;
	// "mục tiêu đến năm 2025 là 45%; năm 2021 đạt 38,6%, tăng 0,8% so với năm 2020": against another year.
	int base = earlier_year_named(l, lint_first(lint_sentence_after(l, change, SIZE_MAX), NEAR)), year = base ? earlier_year_named(l, earlier_clause(l, earlier)) : 0;
	if (year && year != base)
		return false;
	size_t level = level_like(l, earlier, earlier);
	struct sv time = earlier_clause(l, earlier);
	size_t end = sv_find(time, SV(". "));
	time = sv_trim(end == SIZE_MAX ? time : sv_from(time, end + 2));
	if (level == SIZE_MAX && (lint_begins(l, time, "earlier", NULL) || lint_begins(l, time, "versus", NULL)))
		level = level_of_sentence_before(l, earlier, earlier);
	if (level == SIZE_MAX || !(earlier_is(l, earlier, 0) || lint_says(l, earlier_clause(l, earlier), "lately") || earlier_than(l, earlier, level)))
		return false;
	check_pair(l, level, earlier, change);
	return level != SIZE_MAX;
}

// "945 vụ/1.125 vụ, giảm 180 vụ so với cùng kỳ", "giảm 12 vụ (120/132)": the second figure is the earlier one.
static bool check_fraction(struct lint *l, size_t change)
{
	const struct reading *r = l->r;
	size_t parent = lint_parent(l, change), after = change + 1, f = SIZE_MAX;
	if (after < r->measure_count && !l->opens[after] && r->measures[after].has_total && sv_ends(sv_trim(lint_between(l, change, after)), SV("(")) &&
	    !lint_says(l, lint_between(l, change, after), "base"))
		f = after;
	else if (parent != SIZE_MAX && parent + 1 == change && r->measures[parent].has_total && earlier_behind(l, parent, change) == SIZE_MAX && lint_says(l, lint_sentence_after(l, change, SIZE_MAX), "earlier"))
		f = parent;
	if (f == SIZE_MAX || lint_is_percent(&r->measures[f]))
		return false;
	struct measure_found level = r->measures[f], earlier = r->measures[f];
	level.has_total = earlier.has_total = false;
	earlier.value = r->measures[f].total;
	struct change c = {&level, &earlier, &r->measures[change], lint_shape(l, f), lint_shape(l, f), lint_shape(l, change), true, false};
	struct lint_draft found;
	if (!change_holds(&c, &found))
		lint_add(l, &found);
	return true;
}

// "tăng 5% (3.150 vụ so với 3.000 vụ)": both levels in the bracket behind the change.
static bool check_pair_in_brackets(struct lint *l, size_t change)
{
	enum { NEAR = 12 }; // bytes: "(còn "
	const struct reading *r = l->r;
	if (change + 2 >= r->measure_count || l->opens[change + 1] || l->opens[change + 2] || !earlier_is_level(&r->measures[change + 1]) || !earlier_is_level(&r->measures[change + 2]) ||
	    !lint_alike(l, change + 1, change + 2))
		return false;
	struct sv open = sv_trim(lint_between(l, change, change + 1)), versus = lint_between(l, change + 1, change + 2);
	if (open.n > NEAR || !sv_starts(open, SV("(")) || versus.n > 2 * NEAR || !lint_ends(l, versus, "versus"))
		return false;
	check_pair(l, change + 1, change + 2, change);
	return true;
}

// "từ 48.000 người lên 50.400 người, tăng ròng 2.400 đoàn viên", which reading ties to nothing.
static bool check_behind(struct lint *l, size_t change)
{
	enum { NEAR = 30 };
	if (change < 2 || lint_parent(l, change) != SIZE_MAX || l->opens[change] || lint_between(l, change - 1, change).n > NEAR || earlier_from_to(l, change - 1) == SIZE_MAX ||
	    sv_find(lint_between(l, change - 1, change), SV(";")) != SIZE_MAX)
		return false;
	check_pair(l, change - 1, change - 2, change);
	return true;
}

// "nợ xấu 8,85 tỷ đồng, tỷ lệ 0,70%, giảm 0,15% so với đầu năm (0,85%)": a share that changed.
static bool check_share(struct lint *l, size_t change)
{
	const struct reading *r = l->r;
	size_t level = change - 1, earlier = change + 1;
	if (!change || l->opens[change] || earlier >= r->measure_count || l->opens[earlier] || r->measures[level].role != ROLE_SHARE || !lint_is_percent(&r->measures[level]) ||
	    !lint_is_percent(&r->measures[earlier]) || r->measures[earlier].role == ROLE_CHANGE)
		return false;
	struct sv words = sv_trim(lint_between(l, change, earlier));
	if (!sv_ends(words, SV("(")) || !lint_says(l, words, "versus") || lint_says(l, words, "base"))
		return false;
	// Where the share itself is wrong, so is what it changed by.
	enum { BACK = 8 };
	for (size_t i = r->lint_count; i-- > 0 && r->lint_count - i < BACK;) {
		if (r->lint[i].place.line == r->measures[level].place.line && r->lint[i].place.start == r->measures[level].place.start)
			return true;
	}
	check_pair(l, level, earlier, change);
	return true;
}

// "Phẫu thuật 6.840 ca, gồm …. So với năm trước tăng 684 ca, tương đương 11,1%": of what the sentence before begins with.
static bool check_sentence_before(struct lint *l, size_t change)
{
	const struct reading *r = l->r;
	size_t first = change, level = SIZE_MAX;
	if (!l->opens[change] || !change || change + 1 >= r->measure_count || lint_is_percent(&r->measures[change]) || !lint_is_percent(&r->measures[change + 1]) ||
	    !told_twice(l, change, change + 1))
		return false;
	while (first-- > 0 && r->measures[first].place.line == r->measures[change].place.line) {
		if (earlier_is_level(&r->measures[first]) && lint_parent(l, first) == SIZE_MAX && lint_alike(l, first, change))
			level = first;
		if (l->opens[first])
			break;
	}
	return level != SIZE_MAX && !check_amount_and_percent(l, level, change, change + 1);
}

static void check_loose(struct lint *l, size_t change)
{
	const struct measure_found *m = &l->r->measures[change];
	if (m->has_high || (m->role != ROLE_CHANGE && m->role != ROLE_TARGET_CHANGE) || is_respective(l, change))
		return;
	if (check_pair_in_brackets(l, change) || check_bare_level(l, change) || check_behind(l, change) || check_share(l, change) ||
	    (lint_parent(l, change) == SIZE_MAX && check_sentence_before(l, change)) || check_fraction(l, change) || check_earlier_parent(l, change) ||
	    check_versus_before(l, change))
		return;
	size_t level = lint_parent(l, change) == SIZE_MAX ? level_like_before(l, change, change) : SIZE_MAX;
	if (level != SIZE_MAX && check_bare(l, level, change))
		return;
	if (lint_parent(l, change) == SIZE_MAX)
		check_free(l, change);
}

// "Tỷ lệ … 68,4%, tăng từ 65,1% (năm 2007), tức tăng 3,3%": what reading takes for a change is the earlier level of the next one.
static void check_from(struct lint *l, size_t earlier)
{
	const struct reading *r = l->r;
	size_t level = lint_parent(l, earlier), change = earlier + 1;
	if (r->measures[earlier].role != ROLE_CHANGE || level == SIZE_MAX || change >= r->measure_count || l->opens[change] || r->measures[change].role != ROLE_CHANGE ||
	    !lint_alike(l, level, earlier) || !lint_ends(l, lint_between(l, earlier - 1, earlier), "from") || sv_find(lint_between(l, earlier, change), SV(";")) != SIZE_MAX)
		return;
	check_pair(l, level, earlier, change);
}

// "Tổng dư nợ 411.870 triệu đồng. Năm trước là 375.728 triệu đồng, như vậy tốc độ tăng trưởng đạt 9,6%": a rate that is the change between the two.
static void check_named_change(struct lint *l, size_t i)
{
	const struct measure_found *m = &l->r->measures[i];
	if (m->role != ROLE_ACTUAL || !lint_is_percent(m) || !i || l->opens[i] || lint_parent(l, i) != SIZE_MAX || !earlier_is_level(&l->r->measures[i - 1]) || lint_is_percent(&l->r->measures[i - 1]))
		return;
	size_t earlier = i - 1, level;
	struct sv words = lint_between(l, earlier, i);
	if (!lint_says(l, words, "rate-of-change") || !(earlier_is(l, earlier, 0) || earlier_named(l, l->opens[earlier] ? lint_last(lint_before(l, earlier), 60) : lint_between(l, earlier - 1, earlier), 0)))
		return;
	level = level_like(l, earlier, earlier);
	if (level == SIZE_MAX)
		level = level_like_before(l, earlier, earlier);
	if (level == SIZE_MAX)
		return;
	struct measure_found said = *m;
	struct lint_draft found;
	said.role = ROLE_CHANGE;
	said.direction = sv_find(words, SV("giảm")) != SIZE_MAX ? DIRECTION_DOWN : DIRECTION_UP;
	struct change c = {&l->r->measures[level], &l->r->measures[earlier], &said, lint_shape(l, level), lint_shape(l, earlier), lint_shape(l, i), true, false};
	if (!change_holds(&c, &found))
		lint_add(l, &found);
}

// "giảm 2,3% (từ 11,1% xuống còn 8,8%)": the change stands before both levels.
static void check_before(struct lint *l, size_t level)
{
	struct lint_draft found;
	const struct reading *r = l->r;
	if (level < 2 || earlier_from_to(l, level) == SIZE_MAX)
		return;
	size_t said = level - 2;
	if (r->measures[said].place.line != r->measures[level].place.line || r->measures[said].role != ROLE_CHANGE || r->measures[said].has_high)
		return;
	struct sv words = sv_trim(lint_between(l, said, level - 1));
	// "tăng thêm 210 tỷ đồng, nâng tổng dư nợ từ 2.100 tỷ đồng lên 2.310 tỷ đồng"
	bool raises = lint_parent(l, said) == SIZE_MAX && !lint_is_percent(&r->measures[said]) && lint_alike(l, said, level) &&
	              (sv_starts(words, SV(", nâng ")) || sv_starts(words, SV(", đưa ")) || sv_starts(words, SV("nâng ")));
	// "giảm 1.050 người so với cuối năm 2023, từ 6.300 người xuống còn 5.250 người"
	enum { NEAR = 60 };
	bool opens = lint_parent(l, said) == SIZE_MAX && words.n < NEAR && sv_ends(words, SV("từ")) && !lint_says(l, words, "base") && sv_find(words, SV(";")) == SIZE_MAX;
	if (!raises && !opens && (!sv_starts(words, SV("(")) || words.n > 12))
		return;
	struct change c = earlier_change(l, level, level - 1, said);
	if (!change_holds(&c, &found)) {
		found.told = true; // which of the two is the later one
		lint_add(l, &found);
	}
}

void lint_growth(struct lint *l, size_t from, size_t to)
{
	const struct reading *r = l->r;
	for (size_t i = from; i < to; i++) {
		check_before(l, i);
		check_loose(l, i);
		check_named_change(l, i);
		if (i > from)
			check_from(l, i);
		if (lint_child(l, i) != SIZE_MAX && earlier_is_level(&r->measures[i]))
			check_level(l, i);
	}
}

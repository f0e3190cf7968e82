// Parts that do not make their whole: in brackets after a count, after "gồm" or a colon, and after "trong đó" where they are more.
#include "extract/lint_parts.h"

// "…, tăng 12%. Trong đó: …": the next sentence begins with the parts.
static bool goes_on(struct lint *l, struct sv outside)
{
	size_t end = sv_find(outside, SV(". "));
	struct sv next = sv_trim(sv_from(outside, end + 2));
	return !lint_sentence_ends(next) && (lint_begins(l, next, "among", NULL) || lint_begins(l, next, "all", NULL) || lint_begins(l, next, "namely", NULL));
}

enum parts_link parts_link_of(struct lint *l, struct sv words)
{
	enum { APART_MOST = 160, NAME_MOST = 40 }; // bytes between the whole and its first part; of the first part's name
	size_t open = sv_find(words, SV("("));
	struct sv outside = sv_head(words, open);
	if (outside.n > APART_MOST || (lint_sentence_ends(outside) && !goes_on(l, outside)))
		return LINK_NONE;
	if (open != SIZE_MAX && sv_find(sv_from(words, open), SV(")")) == SIZE_MAX)
		return lint_says(l, words, "among") ? LINK_AMONG : LINK_BRACKET;
	if (lint_says(l, outside, "among"))
		return LINK_AMONG;
	if (lint_says(l, outside, "all"))
		return LINK_ALL;
	if (sv_starts(sv_trim(outside), SV(":")))
		return LINK_COLON;
	size_t colon = sv_find(outside, SV(":"));
	// "5.846 viên chức, chia theo trình độ: bác sĩ 1.088, …"
	if (colon != SIZE_MAX && lint_says(l, sv_head(outside, colon), "split") && sv_trim(sv_from(outside, colon)).n < NAME_MOST)
		return LINK_COLON;
	// "84,2 triệu kWh; thương mại: 61,3 triệu kWh": the colon is of what stands beside it.
	bool own = sv_find(outside, SV(";")) > colon && sv_find(outside, SV(",")) > colon;
	return colon != SIZE_MAX && (own || lint_ends(l, sv_head(outside, colon), "namely")) ? LINK_LIST : LINK_NONE;
}

// Brackets that open and close in the words, on top of those that are open.
static int depth_after(struct sv words, int depth)
{
	for (size_t k = 0; k < words.n; k++)
		depth += words.p[k] == '(' ? 1 : words.p[k] == ')' && depth > 0 ? -1 : 0;
	return depth;
}

static bool closes_bracket(struct sv words)
{
	int depth = 0;
	for (size_t k = 0; k < words.n; k++) {
		depth += words.p[k] == '(' ? 1 : words.p[k] == ')' ? -1 : 0;
		if (depth < 0)
			return true;
	}
	return false;
}

// What a measure among the parts is: one of them, what is said of one, or something else.
enum standing { IS_PART, IS_ASIDE, IS_OTHER };

// "giải quyết 96.418 lượt, trong đó: hưu trí 1.862 người": turns of persons are counted either way.
static bool are_turns(struct lint *l, size_t a, size_t b)
{
	bool first = sv_is(l->r->measures[a].unit, "lượt"), second = sv_is(l->r->measures[b].unit, "lượt");
	return (first && lint_shape(l, b)->kind == UNIT_PERSON) || (second && lint_shape(l, a)->kind == UNIT_PERSON);
}

// "77,7 tỷ đồng (Trung ương 42,5 tỷ, tỉnh 28,3 tỷ, …)": short for the unit of the whole.
static bool is_brief(const struct measure_found *m, const struct measure_found *whole)
{
	static const char *const powers[] = {"nghìn", "ngàn", "triệu", "tỷ", "tỉ"};
	for (size_t i = 0; i < LENGTH(powers); i++) {
		if (sv_is(m->unit, powers[i]))
			return whole->unit.n > m->unit.n && sv_starts(whole->unit, m->unit) && whole->unit.p[m->unit.n] == ' ';
	}
	return false;
}

// "126 xã, phường, thị trấn (98 xã, 18 phường, 10 thị trấn)": its unit names them all.
static bool is_named_by(const struct measure_found *whole, const struct measure_found *m)
{
	struct sv unit = whole->unit, piece;
	if (sv_find(unit, SV(",")) == SIZE_MAX || !m->unit.n)
		return false;
	while (sv_cut(&unit, ',', &piece)) {
		if (sv_eq(sv_trim(piece), m->unit))
			return true;
	}
	return false;
}

static enum standing standing_of(struct lint *l, size_t i, const struct measure_found *whole, enum parts_link link, struct parts *p)
{
	const struct measure_found *m = &l->r->measures[i];
	if (m->role == ROLE_SHARE || m->role == ROLE_CHANGE || m->role == ROLE_ATTAINMENT || sv_is(m->unit, "%"))
		return IS_ASIDE;
	if (sv_is(m->unit, "tuổi"))
		return IS_ASIDE; // "70 tuổi 1.932 cụ, 80 tuổi 874 cụ"
	if (!lint_is_count(m) || m->has_total)
		return IS_OTHER;
	if (is_brief(m, whole) || is_named_by(whole, m))
		return IS_PART;
	if (lint_same_kind(l, m, whole) || (lint_shape(l, i)->count == 1 && lint_alike(l, i, (size_t)(whole - l->r->measures))))
		return IS_PART;
	bool turn = are_turns(l, i, (size_t)(whole - l->r->measures));
	// "622 tổ chức cơ sở đảng, gồm 264 đảng bộ và 358 chi bộ": kinds of the whole may have names of their own.
	if (!turn && ((link != LINK_ALL && link != LINK_BRACKET && link != LINK_COLON) || (p->count && !p->named) || !lint_is_counted(l, m) || !lint_is_counted(l, whole)))
		return IS_OTHER;
	p->named = true;
	return IS_PART;
}

// Counts of the same thing from `from` on, as far as the bracket or the sentence goes; shares beside them are passed over.
// `ends`: a semicolon ends them, since none introduced them with a colon.
static bool has_digit(struct sv words)
{
	for (size_t i = 0; i < words.n; i++) {
		if (words.p[i] >= '0' && words.p[i] <= '9')
			return true;
	}
	return false;
}

// What stands from the last part to the end of the bracket.
static bool rest_has_digit(const struct lint *l, const struct parts *p)
{
	struct sv after = lint_after(l, p->of[p->count - 1]);
	return has_digit(sv_head(after, sv_find(after, SV(")"))));
}

static struct parts gather(struct lint *l, const struct measure_found *whole, size_t from, enum parts_link link, bool ends)
{
	const struct reading *r = l->r;
	struct parts p = {0};
	bool commas = false; // between the first two
	int depth = 0; // of brackets behind the first part: "kiểm sát viên 121 người (trung cấp 34, sơ cấp 87)"
	for (size_t i = from; i < r->measure_count && i - from < 3 * PARTS_MOST && p.count < PARTS_MOST && !p.broken; i++) {
		const struct measure_found *m = &r->measures[i];
		if (m->place.line != whole->place.line)
			break;
		struct sv words = i > from ? lint_between(l, i - 1, i) : (struct sv){"", 0};
		bool semicolon = sv_find(words, SV(";")) != SIZE_MAX;
		if (lint_sentence_ends(words) || (ends && semicolon))
			break;
		// "214 người: nam 92, nữ 122; đảng viên 148 đồng chí": where commas part them, a semicolon ends them.
		if (semicolon && p.count > 1 && (commas || decimal_cmp(p.sum, whole->value) == 0))
			break;
		commas |= p.count == 1 && !semicolon && sv_find(words, SV(",")) != SIZE_MAX;
		// The bracket of a share inside a bracket of parts closes nothing of ours.
		if (link == LINK_BRACKET && i > from && closes_bracket(words) && r->measures[i - 1].role != ROLE_SHARE)
			break;
		p.gaps |= has_digit(words);
		// "trong đó đất lâm nghiệp 63.073 ha: đặc dụng 8.420 ha, …": a colon behind a part opens its own.
		if (p.count && sv_find(words, SV(":")) < sv_find(words, SV(",")) && sv_find(words, SV(":")) < sv_find(words, SV(";")) && !lint_is_percent(m) && link == LINK_AMONG)
			break;
		if (p.count && lint_says(l, words, "difference"))
			break; // "xuất khẩu 8,6 tỷ USD, nhập khẩu 5,6 tỷ USD, xuất siêu 3,0 tỷ USD"
		depth = depth_after(words, depth);
		if (m->role == ROLE_SHARE && lint_is_percent(m) && p.count > p.shared && decimal_add(p.shares, m->value, &p.shares))
			p.shared++;
		// The plan of a part, or its level of a year before, is no part.
		// "52 sản phẩm 4 sao": what narrows the part.
		bool narrows = p.count && sv_trim(words).n == 0 && lint_is_counted(l, m) && !lint_same_unit(m, whole);
		bool aside = narrows || (p.count && lint_ends(l, words, "versus")) || (depth > 0 && p.count) || (lint_parent(l, i) != SIZE_MAX && (m->role == ROLE_TARGET || m->year != whole->year || lint_plan_of(l, lint_parent(l, i)) == i));
		enum standing standing = aside ? IS_ASIDE : standing_of(l, i, whole, link, &p);
		if (standing == IS_PART) {
			parts_add(l, &p, i, (size_t)(whole - r->measures));
		} else if (standing == IS_OTHER && lint_is_counted(l, m) && lint_is_count(m) && !m->has_total) {
			p.others = decimal_add(p.others, m->value, &p.others) ? p.others : (struct decimal){0};
		}
		if (standing == IS_OTHER && !p.count_before) {
			p.sum_before = p.sum;
			p.count_before = p.count;
			p.broken = !p.count;
		}
	}
	return p;
}

// The shares printed beside the parts make a hundred: nothing was left out.
static bool shares_make_all(const struct parts *p)
{
	struct decimal off, least = decimal_int(-1), most = decimal_int(1);
	return p->count > 1 && p->shared == p->count && decimal_sub(p->shares, decimal_int(100), &off) && decimal_cmp(off, least) > 0 &&
	       decimal_cmp(off, most) < 0;
}

// The words before a measure since the last sign.
static struct sv own_words(const struct lint *l, size_t m)
{
	enum { NEAR = 60 };
	bool beside = m && l->r->measures[m - 1].place.line == l->r->measures[m].place.line;
	struct sv words = lint_last(beside ? lint_between(l, m - 1, m) : lint_before(l, m), NEAR);
	for (size_t k = words.n; k-- > 0;) {
		if (sign_among(words.p[k], ",;:(."))
			return sv_from(words, k + 1);
	}
	return words;
}

// The pole that the words name, and of what; of sex both are poles: "nam 92, nữ 122".
static struct sv pole_of(struct lint *l, struct sv words, struct sv *of)
{
	size_t n;
	struct lint_words w = lint_words(l, words);
	for (size_t i = w.from; i < w.to; i++) {
		if (scan_is_within(w.scan, l->words, i, w.to, "pole", &n, of) || (scan_is_within(w.scan, l->words, i, w.to, "trait", &n, of) && sv_is(*of, "sex")))
			return scan_range(w.scan, i, i + n);
	}
	return (struct sv){0};
}

// "khu vực hành chính sự nghiệp 142, khối doanh nghiệp 144": two that make all of it.
bool parts_are_poles(struct lint *l, const struct parts *p)
{
	struct sv set = {0}, first = {0};
	for (size_t i = 0; i < p->count; i++) {
		struct sv of = {0}, pole = pole_of(l, own_words(l, p->of[i]), &of);
		if (!pole.n)
			pole = pole_of(l, l->r->measures[p->of[i]].subject, &of);
		if (!pole.n || (i && (!sv_eq(of, set) || sv_eq(pole, first))))
			return false;
		set = of;
		first = pole;
	}
	return p->count == 2;
}

// The last part is what is left, or the parts are known to make all of it together.
static bool closes(struct lint *l, const struct measure_found *whole, const struct parts *p)
{
	if (parts_are_poles(l, p))
		return true;
	// "Các thị trường khác 16.384 người, trong đó Lào 6.195 người": the whole itself is the rest of something.
	return p->count > 1 && lint_says(l, l->r->measures[p->of[p->count - 1]].subject, "rest") && !lint_says(l, whole->subject, "rest");
}

// "trong đó nữ 150 học viên, đảng viên 130 học viên": who is one may be the other.
static bool may_overlap(struct lint *l, const struct parts *p)
{
	struct sv first = {0};
	for (size_t i = 0; i < p->count; i++) {
		struct sv trait = lint_named(l, l->r->measures[p->of[i]].subject, "trait");
		if (first.n && trait.n && !sv_eq(first, trait))
			return true;
		first = trait.n ? trait : first;
	}
	return false;
}

static void judge(struct lint *l, const struct measure_found *whole, const struct parts *p, enum parts_link link)
{
	int order = decimal_cmp(p->sum, whole->value);
	// "Tổng số khách hàng 191.455: đầu năm 178.640, phát triển mới 14.285": what moved a stock is no part of it.
	if (lint_says(l, own_words(l, p->of[0]), "begun"))
		return;
	// "trong đó nữ 148 đồng chí (47,4%), đoàn viên 256 đồng chí (82,05%)": their shares say themselves that they overlap.
	if (link == LINK_AMONG && p->shared == p->count && decimal_cmp(p->shares, decimal_int(101)) > 0)
		return;
	if (link == LINK_AMONG && may_overlap(l, p) && !parts_slip(whole, p, true))
		return;
	// "cấp mới 980 giấy, cấp lại 240 giấy, số còn lại cấp đổi": what is left has no figure.
	if (order < 0 && link == LINK_AMONG && lint_says(l, lint_sentence_after(l, p->of[p->count - 1], SIZE_MAX), "rest"))
		return;
	bool complete = link == LINK_ALL || link == LINK_BRACKET || shares_make_all(p) || closes(l, whole, p), several = p->count > 1;
	bool told = link == LINK_ALL || link == LINK_AMONG || (link == LINK_COLON && several);
	// A colon somewhere after a count tells little.
	if (link == LINK_LIST && !complete && !parts_slip(whole, p, true))
		return;
	bool gaps = p->gaps || (link == LINK_BRACKET && p->count && rest_has_digit(l, p));
	if (gaps && order < 0 && !parts_slip(whole, p, false))
		return;
	bool error = order > 0 ? told || (several && complete) : order < 0 && several && complete && !gaps;
	parts_judge(l, whole, p, error);
}

// "gồm 84 cuộc theo kế hoạch và 17 cuộc đột xuất, thu hồi 26,4 tỷ đồng", "gồm 118 sản phẩm 3 sao, 52 sản phẩm 4 sao": where
// something else stands among the parts, they end there or go on after it. Only what is wrong both ways is wrong.
static void judge_either(struct lint *l, const struct measure_found *whole, const struct parts *p, enum parts_link link)
{
	struct parts before = *p;
	before.sum = p->sum_before;
	before.count = p->count_before;
	before.shares = (struct decimal){0};
	before.shared = 0;
	bool more = p->count > p->count_before;
	if (decimal_cmp(before.sum, whole->value) == 0 || decimal_cmp(p->sum, whole->value) == 0)
		return;
	if (before.count > 1 && (!more || decimal_cmp(before.sum, whole->value) > 0 || lint_near(before.sum, whole->value)))
		judge(l, whole, &before, link);
	else if (more && lint_near(p->sum, whole->value))
		judge(l, whole, p, link);
}

static bool is_plain_part(struct lint *l, size_t i, size_t whole)
{
	const struct measure_found *m = &l->r->measures[i];
	return lint_is_count(m) && !m->has_total && lint_parent(l, i) == SIZE_MAX && m->year == l->r->measures[whole].year && lint_alike(l, i, whole);
}

// Another count of the sentence, before this one, that the parts make, with this one or without it: they are of that one.
static bool of_other(struct lint *l, size_t whole, const struct parts *p)
{
	const struct reading *r = l->r;
	size_t first = p->of[0];
	struct decimal with;
	if (!decimal_add(p->sum, r->measures[whole].value, &with))
		return true;
	for (size_t i = first; i-- > 0 && first - i <= PARTS_MOST && r->measures[i].place.line == r->measures[whole].place.line;) {
		const struct measure_found *m = &r->measures[i];
		if (i < whole && is_plain_part(l, i, whole) && decimal_cmp(m->value, with) == 0)
			return true;
		if (i != whole && (decimal_cmp(m->value, p->sum) == 0 || (m->has_total && decimal_cmp(m->total, p->sum) == 0)))
			return true;
		if (l->opens[i] && i < whole)
			break;
	}
	return false;
}

static bool is_aside(struct lint *l, size_t i, size_t whole)
{
	struct sv words = lint_between(l, i - 1, i);
	if (l->r->measures[i - 1].role == ROLE_CHANGE && lint_in_bracket(l, i))
		return true;
	// "343 em, tỷ lệ 94,8%, vượt mục tiêu (93,0%); trong đó …"
	if (i > whole + 1 && lint_is_percent(&l->r->measures[i]) && lint_is_percent(&l->r->measures[i - 1]) && sv_ends(sv_trim(words), SV("(")))
		return true;
	return i == whole + 1 && lint_is_counted(l, &l->r->measures[whole]) && !lint_is_counted(l, &l->r->measures[i]) && lint_says(l, words, "sum") && !lint_says(l, words, "among");
}

static void check_whole(struct lint *l, size_t i)
{
	const struct reading *r = l->r;
	const struct measure_found *whole = &r->measures[i];
	// What is said of the whole itself may stand between: "850 hộ nghèo (3,2%), trong đó …", "… so với cùng kỳ năm 2015 (9.334 việc), trong đó …",
	// "85 căn nhà, tổng trị giá 4,16 tỷ đồng: …".
	size_t first = i + 1;
	while (first < r->measure_count && first < i + 5 && !l->opens[first] && (r->measures[first].of == (int)i || is_aside(l, first, i)))
		first++;
	if (first >= r->measure_count || r->measures[first].place.line != whole->place.line)
		return;
	struct sv words = lint_between(l, first - 1, first);
	// "(biên chế 274, hợp đồng 38), trong đó có 71 bác sĩ": the whole stands before the bracket that is closed.
	if (sv_find(words, SV(")")) < sv_find(words, SV("(")) && first == i + 1)
		return;
	enum parts_link link = parts_link_of(l, words);
	// ". Trong đó có 4 trường hợp" behind a list is of all of it.
	if (lint_sentence_ends(words)) {
		for (size_t k = i; k-- > 0 && i - k < PARTS_MOST && !l->opens[k + 1];) {
			if (is_plain_part(l, k, i) && decimal_cmp(r->measures[k].value, whole->value) > 0)
				return;
		}
	}
	// "còn thiếu 9 người; trong đó có 82 thẩm phán"
	if (whole->role == ROLE_EXCESS && sv_find(words, SV(";")) != SIZE_MAX)
		return;
	// "Trong số 1.118 vụ đã giải quyết: xét xử 1.061 vụ, …"
	bool of = (link == LINK_LIST || link == LINK_NONE) && lint_ends(l, lint_last(lint_before(l, i), 40), "of");
	if (link == LINK_LIST && of)
		link = LINK_COLON;
	// "Trong số 187 đối tượng bị bắt có 112 đối tượng khởi tố, 68 đối tượng …"
	if (link == LINK_NONE && of && first == i + 1 && !lint_sentence_ends(words) && words.n < 100)
		link = LINK_AMONG;
	if (link == LINK_NONE || (whole->has_total && link == LINK_LIST))
		return;
	// "184 chi hội với 5.412 hội viên; trong đó chi hội ấp 126 chi hội": the parts are of what is counted as they are.
	if (link == LINK_AMONG && !is_plain_part(l, first, i) && !are_turns(l, first, i)) {
		size_t other = i;
		while (other > 0 && i - other < PARTS_MOST && !l->opens[other] && !is_plain_part(l, first, other))
			other--;
		if (other == i || !is_plain_part(l, first, other) || !lint_is_count(&r->measures[other]) || lint_parent(l, other) != SIZE_MAX)
			return;
		i = other;
		whole = &r->measures[i];
	}
	bool ends = link != LINK_BRACKET && sv_find(words, SV(":")) == SIZE_MAX;
	struct parts p = gather(l, whole, first, link, ends);
	// "74 giải, gồm 3 nhất, 14 nhì": one was not read.
	p.gaps |= link == LINK_BRACKET ? has_digit(sv_from(words, sv_find(words, SV("(")))) : link == LINK_ALL && has_digit(words);
	// "842 học viên cao học, 97 nghiên cứu sinh": what is counted by another noun may be a part too.
	struct decimal with;
	if (p.count && decimal_add(p.sum, p.others, &with) && decimal_cmp(with, whole->value) == 0)
		return;
	if (parts_some_make(whole, &p) || !p.count || p.broken || (p.named && (p.count < 2 || !lint_near(p.sum, whole->value))) || of_other(l, i, &p) ||
	    (whole->has_total && decimal_cmp(whole->total, p.sum) == 0))
		return;
	if (p.count_before)
		judge_either(l, whole, &p, link);
	else
		judge(l, whole, &p, link);
}

// "… trong tổng số", "…; tổng cộng 09 lớp với 939 người": what stands before makes it together.
static bool closes_sum(struct lint *l, size_t whole)
{
	if (lint_ends(l, lint_between(l, whole - 1, whole), "of"))
		return true;
	for (size_t i = whole; i > 0 && whole - i < 2 && !l->opens[i]; i--) {
		if (lint_says(l, lint_between(l, i - 1, i), "altogether"))
			return true;
	}
	return false;
}

// "Văn phòng thu 5.207 tỷ đồng, các chi cục thu 3.256 tỷ đồng trong tổng số 8.463 tỷ đồng": the parts stand before their whole.
static void check_parts_before(struct lint *l, size_t whole)
{
	const struct reading *r = l->r;
	struct parts p = {0};
	if (l->opens[whole] || !lint_shape(l, whole)->count)
		return;
	// "…; hỗ trợ 14 hộ, mỗi hộ 50 triệu đồng, cộng 700 triệu đồng": a sum within a clause is of that clause.
	bool clause = sv_find(lint_between(l, whole - 1, whole), SV(";")) == SIZE_MAX;
	for (size_t i = whole; i-- > 0 && whole - i <= PARTS_MOST;) {
		if (clause && i + 1 < whole && p.count < 2 && sv_find(lint_between(l, i, i + 1), SV(";")) != SIZE_MAX)
			break;
		if (is_plain_part(l, i, whole))
			parts_add(l, &p, i, whole);
		if (l->opens[i])
			break;
	}
	if (p.count < 2 || p.broken)
		return;
	for (size_t i = 0; i < p.count; i++) {
		if (decimal_cmp(p.value[i], r->measures[whole].value) >= 0)
			return; // "chiếu sáng công cộng 5,3 triệu kWh" is no sum of larger ones
	}
	// "108 xã đạt …, 11 xã đạt …, 21 xã đạt …; tổng số 140 xã.": it closes a sentence of parts.
	struct sv after = sv_trim(lint_after(l, whole));
	struct sv words = sv_trim(lint_between(l, whole - 1, whole));
	bool told = p.count > 2 && (!after.n || after.p[0] == '.') && (lint_ends(l, words, "altogether") || sv_ends(words, SV("; tổng số")));
	bool closes = told || closes_sum(l, whole);
	if (told || (closes && (parts_slip(&r->measures[whole], &p, true) || (lint_near(p.sum, r->measures[whole].value) && parts_any_slip(&r->measures[whole], &p)))))
		parts_judge(l, &r->measures[whole], &p, told);
}

// "tổng thu 9.845 tỷ đồng, tổng chi 12.360 tỷ đồng, bội chi 2.515 tỷ đồng": what parts two figures before it.
static void check_difference(struct lint *l, size_t i)
{
	const struct reading *r = l->r;
	if (l->opens[i] || l->opens[i - 1] || !lint_says(l, lint_between(l, i - 1, i), "difference") || !lint_same_shape(l, i - 2, i - 1) || !lint_same_shape(l, i - 1, i))
		return;
	struct decimal a = lint_in_unit(l, i - 2, i), b = lint_in_unit(l, i - 1, i), apart;
	for (size_t k = i - 2; k <= i; k++) {
		if (!lint_is_count(&r->measures[k]) && r->measures[k].role != ROLE_EXCESS)
			return;
	}
	bool first = decimal_cmp(a, b) > 0;
	if (!decimal_sub(first ? a : b, first ? b : a, &apart) || decimal_cmp(apart, r->measures[i].value) == 0)
		return;
	struct span x, y, d, said;
	if (!lint_span(l, first ? i - 2 : i - 1, &x) || !lint_span(l, first ? i - 1 : i - 2, &y) || !lint_span(l, i, &said) || !span_sub(x, y, &d) || spans_meet(d, said))
		return;
	struct lint_draft f = {.place = r->measures[i].place, .code = "parts", .severity = SEVERITY_ERROR, .stated = r->measures[i].value, .computed = apart, .has_figures = true,
	                       .message = {.failure = FAIL_CHECK, .msgid = N_("%'d and %'d differ by %'d, not by %'d")}};
	lint_arg_figure(&f, 0, a);
	lint_arg_figure(&f, 1, b);
	lint_arg_figure(&f, 2, decimal_normal(apart));
	lint_arg_figure(&f, 3, r->measures[i].value);
	lint_add(l, &f);
}

void lint_parts(struct lint *l, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const struct measure_found *whole = &l->r->measures[i];
		bool plan = whole->role == ROLE_TARGET && lint_parent(l, i) != SIZE_MAX;
		// "thiếu 274 giáo viên, gồm …": a lack has parts like any other count.
		if (!plan && !lint_is_of_another_time(l, i) && (lint_is_count(whole) || (whole->role == ROLE_EXCESS && !lint_is_percent(whole))))
			check_whole(l, i);
		if (i > from && lint_is_count(whole) && !whole->has_total)
			check_parts_before(l, i);
		if (i > from + 1)
			check_difference(l, i);
	}
}

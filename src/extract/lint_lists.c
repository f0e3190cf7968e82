// Parts that no word ties to their whole: in the lines of a list under it ("gồm:" and a bullet each), or in the sentence beside
// it. Only a list that is said to be complete, and else what one slip explains, is wrong for certain.
#include "extract/lint_parts.h"

enum {
	SENTENCE = 48, // measures of a sentence that are looked at
	UNDER = 80     // lines under a whole
};

static bool is_level(const struct lint *l, size_t i)
{
	const struct measure_found *m = &l->r->measures[i];
	return lint_is_count(m) && !m->has_total && lint_parent(l, i) == SIZE_MAX;
}

// "1.516 bị cáo, bình quân 1,8 bị cáo": what is counted has whole parts.
static bool is_fraction_of(const struct lint *l, size_t i, size_t whole)
{
	const struct unit_shape *s = lint_shape(l, i);
	return s->counted && !s->power && l->r->measures[i].value.scale && !l->r->measures[whole].value.scale;
}

static bool alike(struct lint *l, size_t i, size_t whole)
{
	return l->r->measures[i].year == l->r->measures[whole].year && !is_fraction_of(l, i, whole) &&
	       (lint_same_shape(l, i, whole) || lint_same_kind(l, &l->r->measures[i], &l->r->measures[whole]));
}

// ---- the lines of a list

// The sign that a line of a list begins with, as far as it is one; 0: none.
static char bullet(struct sv line)
{
	line = sv_trim(line);
	return line.n > 2 && strchr("-+*", line.p[0]) ? line.p[0] : sv_starts(line, SV("•")) || sv_starts(line, SV("–")) ? '-' : 0;
}

// The first level of a line that may be a part; SIZE_MAX: none. `next` is moved behind the line.
static size_t part_in_line(struct lint *l, int line, size_t whole, size_t *next)
{
	const struct reading *r = l->r;
	size_t found = SIZE_MAX;
	while (*next < r->measure_count && r->measures[*next].place.line < line)
		(*next)++;
	for (; *next < r->measure_count && r->measures[*next].place.line == line; (*next)++) {
		if (found == SIZE_MAX && is_level(l, *next) && alike(l, *next, whole))
			found = *next;
	}
	return found;
}

// The lines under a whole that begin with one sign. False where one of them has no part.
static bool lines_under(struct lint *l, size_t whole, struct parts *p)
{
	const struct reading *r = l->r;
	int line = r->measures[whole].place.line + 1;
	char own = bullet(r->lines[line - 2].text), sign = line <= (int)r->line_count ? bullet(r->lines[line - 1].text) : 0;
	if (!sign || sign == own)
		return false;
	size_t next = whole;
	for (int last = line + UNDER; line <= (int)r->line_count && line < last && p->count < PARTS_MOST; line++) {
		char s = bullet(r->lines[line - 1].text);
		if (!s || (s != sign && s == own))
			break;
		if (s != sign)
			continue; // a list in the list
		size_t part = part_in_line(l, line, whole, &next);
		// What follows the parts of one line is perhaps something else.
		p->gaps = part == SIZE_MAX;
		if (p->gaps && p->count > 1 && line == r->measures[whole].place.line + 2)
			break;
		if (p->gaps)
			return false;
		parts_add(l, p, part, whole);
		// "- Thương mại: 61,3 tỷ đồng; hoạt động khác: 36,2 tỷ đồng": further parts behind semicolons.
		for (size_t i = part + 1; i < next; i++) {
			if (is_level(l, i) && alike(l, i, whole) && sv_find(lint_between(l, i - 1, i), SV(";")) != SIZE_MAX)
				parts_add(l, p, i, whole);
		}
	}
	return p->count > 1 && !p->broken;
}

static void check_list(struct lint *l, size_t whole)
{
	const struct reading *r = l->r;
	size_t last = whole;
	while (last + 1 < r->measure_count && !l->opens[last + 1] && (lint_parent(l, last + 1) == whole || (r->measures[last].role == ROLE_CHANGE && lint_in_bracket(l, last + 1))))
		last++;
	if (last + 1 < r->measure_count && r->measures[last + 1].place.line == r->measures[whole].place.line)
		return;
	struct parts p = {0};
	struct sv words = sv_trim(lint_after(l, last));
	bool all = lint_ends(l, words, "all");
	if (!sv_ends(words, SV(":")) && !all && !lint_ends(l, words, "namely"))
		return;
	if (lines_under(l, whole, &p) && ((all && !p.gaps) || parts_slip(&r->measures[whole], &p, true)))
		parts_judge(l, &r->measures[whole], &p, all && !p.gaps);
}

// ---- a sentence

// Levels of one kind in the sentence that begins with measure `from`, in the unit of the first.
static struct parts of_sentence(struct lint *l, size_t from, size_t first)
{
	struct parts p = {0};
	for (size_t i = from; (i == from || !l->opens[i]) && i - from < SENTENCE; i++) {
		if (is_level(l, i) && (i == first || alike(l, i, first)))
			parts_add(l, &p, i, first);
	}
	return p;
}

// The last part is what is left, or they are known to make all of it.
static bool closes_list(struct lint *l, const struct parts *p)
{
	struct sv last = l->r->measures[p->of[p->count - 1]].subject;
	return lint_says(l, last, "rest") || (p->count > 2 && lint_says(l, last, "grade")) || parts_are_poles(l, p);
}

static bool makes(const struct parts *p, const struct measure_found *whole)
{
	return decimal_cmp(p->sum, whole->value) == 0;
}

// The parts in the unit of measure `whole`; without the first `skip`.
static struct parts under(struct lint *l, const struct parts *p, size_t whole, size_t skip)
{
	struct parts out = {0};
	for (size_t i = skip; i < p->count; i++)
		parts_add(l, &out, p->of[i], whole);
	return out;
}

// The first of them, two at least, make the whole: what follows is of something else.
static bool some_make(const struct parts *p, const struct measure_found *whole)
{
	struct decimal sum = {0};
	for (size_t i = 0; i < p->count; i++) {
		if (!decimal_add(sum, p->value[i], &sum))
			return false;
		if (i > 0 && decimal_cmp(sum, whole->value) == 0)
			return true;
	}
	return false;
}

// "kiểm tra 1.864 vụ, xử lý 937 vụ, gồm: … 214 vụ; … 96 vụ; … 627 vụ": one of them is a whole of those that follow it.
static bool holds_whole(const struct parts *p)
{
	for (size_t k = 0; k + 2 < p->count; k++) {
		struct decimal sum = {0};
		for (size_t i = k + 1; i < p->count; i++) {
			if (!decimal_add(sum, p->value[i], &sum))
				return true;
			if (i > k + 1 && decimal_cmp(sum, p->value[k]) == 0)
				return true;
		}
	}
	return false;
}

// A level before the sentence that is larger than every part.
static bool is_larger(struct lint *l, size_t i, const struct parts *p)
{
	bool fraction = l->r->measures[i].has_total && l->r->measures[i].role == ROLE_ACTUAL; // "giải quyết 268/305 vụ. Kết quả: …"
	if ((!is_level(l, i) && !fraction) || !alike(l, i, p->of[0]))
		return false;
	struct decimal value = lint_same_shape(l, i, p->of[0]) ? lint_in_unit(l, i, p->of[0]) : l->r->measures[i].value;
	for (size_t k = 0; k < p->count; k++) {
		if (decimal_cmp(value, p->value[k]) <= 0)
			return false;
	}
	return true;
}

// Behind the sign or the number of a list: "- ", "2. ", "a) ".
static struct sv behind_mark(struct sv words)
{
	enum { MARK = 4 };
	while (words.n && strchr("-+* ", words.p[0]))
		words = sv_from(words, 1);
	for (size_t i = 0; i + 1 < words.n && i < MARK; i++) {
		if ((words.p[i] == '.' || words.p[i] == ')') && words.p[i + 1] == ' ')
			return sv_from(words, i + 2);
		if (words.p[i] == ' ')
			break;
	}
	return words;
}

// How a sentence is introduced: as all parts of something told before, or perhaps so.
enum lead { LEAD_NONE, LEAD_SOME, LEAD_ALL };

// "Cơ cấu: …", "Phân theo thời hạn: …", "Trong tổng dư nợ: …": all parts of something told before follow.
static enum lead leads_in(struct lint *l, size_t from)
{
	enum { NEAR = 80 };
	bool beside = from && l->r->measures[from - 1].place.line == l->r->measures[from].place.line;
	struct sv words = beside ? lint_between(l, from - 1, from) : lint_before(l, from);
	for (size_t at; (at = sv_find(words, SV(". "))) != SIZE_MAX && (beside || at > 3);) // the full stop of "12. " is a mark's
		words = sv_from(words, at + 2);
	words = behind_mark(words);
	if (lint_begins(l, lint_first(words, NEAR), "split", NULL) || lint_begins(l, lint_first(words, NEAR), "made-of", NULL))
		return LEAD_ALL;
	// "Kết quả điều trị: …", "Trong khách quốc tế: …", "Về loại tội: …"
	size_t colon = sv_find(lint_first(words, NEAR), SV(":"));
	bool told = colon != SIZE_MAX && (lint_begins(l, words, "result", NULL) || lint_begins(l, words, "of", NULL));
	return told && sv_find(sv_head(words, colon), SV(",")) == SIZE_MAX ? LEAD_SOME : LEAD_NONE;
}

// The whole of a sentence of parts, where one that stands before it is meant; SIZE_MAX: none, or one that *agrees.
static size_t whole_before(struct lint *l, size_t from, const struct parts *p, enum lead lead, bool *agrees)
{
	bool split = lead != LEAD_NONE;
	enum { REACH = 12, LINES = 2, SPLIT_REACH = 30, SPLIT_LINES = 8 };
	const struct reading *r = l->r;
	size_t meant = SIZE_MAX, seen = 0;
	for (size_t i = from; i-- > 0 && from - i < (split ? SPLIT_REACH : REACH);) {
		if (r->measures[from].place.line - r->measures[i].place.line >= (split ? SPLIT_LINES : LINES))
			break;
		if (!is_larger(l, i, p))
			continue;
		struct parts all = under(l, p, i, 0);
		if (makes(&all, &r->measures[i]) || some_make(&all, &r->measures[i]) || (r->measures[i].has_total && decimal_cmp(all.sum, r->measures[i].total) == 0)) {
			*agrees = true;
			return SIZE_MAX;
		}
		bool closed = closes_list(l, p), slip = parts_slip(&r->measures[i], &all, split || (closed && p->count > 2)), near = lint_near(all.sum, r->measures[i].value);
		if (meant == SIZE_MAX && (slip || (!seen && closed && (split || p->count > 2) && near) || (lead == LEAD_ALL && near && parts_any_slip(&r->measures[i], &all))))
			meant = i;
		seen++;
		if (!split)
			break;
	}
	return meant;
}

// "… thu 12 tỷ đồng; … Tổng thu các khoản là 21 tỷ đồng": the sum stands at the beginning of the next sentence.
static void check_sum_after(struct lint *l, size_t whole)
{
	const struct reading *r = l->r;
	struct parts p = {0};
	if (!l->opens[whole] || whole == 0 || r->measures[whole - 1].place.line != r->measures[whole].place.line ||
	    !lint_begins(l, r->measures[whole].subject, "sum", NULL))
		return;
	for (size_t i = whole; i-- > 0 && p.count < PARTS_MOST;) {
		if (is_level(l, i) && alike(l, i, whole))
			parts_add(l, &p, i, whole);
		if (l->opens[i])
			break;
	}
	if (!p.broken && parts_slip(&r->measures[whole], &p, true))
		parts_judge(l, &r->measures[whole], &p, false);
}

// "quyết định cưỡng chế 162 trường hợp; tự nguyện 57 trường hợp; đã cưỡng chế 115 trường hợp": two that nothing but a slip of their sum parts from the
// first; of one plan or time, and of no persons told apart in two ways. Perhaps.
static bool may_halve(struct lint *l, size_t whole, const struct parts *p)
{
	const struct measure_found *m = &l->r->measures[whole];
	if (lint_slip(m->value, p->sum) == SLIP_NONE || decimal_cmp(p->sum, m->value) < 0 || !lint_near(p->sum, m->value) || lint_stands_as_plan(l, whole))
		return false;
	for (size_t i = 0; i < p->count; i++) {
		size_t part = p->of[i];
		struct sv words = lint_between(l, part - 1, part);
		if (lint_stands_as_plan(l, part) || lint_says(l, words, "trait") || lint_says(l, words, "earlier") || lint_says(l, words, "versus"))
			return false;
	}
	return true;
}

static void check_sentence(struct lint *l, size_t from, size_t first)
{
	const struct reading *r = l->r;
	struct parts all = of_sentence(l, from, first);
	if (all.count < 2 || all.broken)
		return;
	struct parts rest = under(l, &all, first, 1);
	if (some_make(&rest, &r->measures[first]) || holds_whole(&rest))
		return;
	enum lead lead = parts_are_poles(l, &all) ? LEAD_ALL : leads_in(l, from);
	bool agrees = false;
	size_t before = whole_before(l, from, &all, lead, &agrees);
	if (agrees)
		return;
	if (before != SIZE_MAX) {
		// What only comes near it may be of another whole.
		struct parts p = under(l, &all, before, 0);
		parts_judge(l, &r->measures[before], &p, lead == LEAD_ALL && (closes_list(l, &all) || parts_slip(&r->measures[before], &p, true)));
	} else if (rest.count == 2 && is_larger(l, first, &rest) && may_halve(l, first, &rest)) {
		parts_judge(l, &r->measures[first], &rest, false);
	} else if (rest.count > 1 && is_larger(l, first, &rest) && parts_slip(&r->measures[first], &rest, rest.count > 2 && lint_near(rest.sum, r->measures[first].value))) {
		parts_judge(l, &r->measures[first], &rest, false);
	}
}

// "Toàn huyện có 254 tổ, …; xếp loại tốt 231 tổ, khá 20 tổ, trung bình 3 tổ": within a sentence all parts of what was told before.
static void check_clause(struct lint *l, size_t from)
{
	struct sv words = l->opens[from] ? (struct sv){"", 0} : lint_between(l, from - 1, from);
	for (size_t k = words.n; k-- > 0;) {
		if (sign_among(words.p[k], ",;")) {
			words = sv_trim(sv_from(words, k + 1));
			break;
		}
	}
	if (!lint_begins(l, words, "split", NULL))
		return;
	struct parts p = of_sentence(l, from, from);
	bool agrees = false;
	size_t whole = p.count > 1 && !p.broken ? whole_before(l, from, &p, LEAD_ALL, &agrees) : SIZE_MAX;
	if (whole == SIZE_MAX)
		return;
	p = under(l, &p, whole, 0);
	parts_judge(l, &l->r->measures[whole], &p, true);
}

// ---- lines of a list whose whole stands some lines before, or not at the end of the line above

// The first level of each of the lines that begin with one sign, from a line on. False where one has none, or they are fewer than three.
static bool lines_from(struct lint *l, size_t first, struct parts *p)
{
	enum { LEAST = 3 };
	const struct reading *r = l->r;
	int line = r->measures[first].place.line;
	char sign = bullet(r->lines[line - 1].text);
	size_t next = first, lines = 0;
	for (; line <= (int)r->line_count && p->count < PARTS_MOST && bullet(r->lines[line - 1].text) == sign; line++, lines++) {
		size_t part = part_in_line(l, line, first, &next);
		if (part == SIZE_MAX)
			return false;
		parts_add(l, p, part, first);
		for (size_t i = part + 1; i < next; i++) {
			if (is_level(l, i) && alike(l, i, first) && sv_find(lint_between(l, i - 1, i), SV(";")) != SIZE_MAX)
				parts_add(l, p, i, first);
		}
	}
	return lines >= LEAST && p->count < PARTS_MOST && !p->broken;
}

// The line over a list says that its lines are all parts of something: "Chia theo loại hình:", "… 157 ha (kế hoạch 150 ha). Cụ thể:".
static bool opens_list(struct lint *l, int line)
{
	enum { NEAR = 60 };
	struct sv text = sv_trim(l->r->lines[line - 1].text);
	if (sv_ends(text, SV(":")))
		return !lint_ends(l, lint_last(text, NEAR), "among");
	struct sv head = lint_first(behind_mark(text), NEAR);
	return lint_begins(l, head, "split", NULL) || lint_begins(l, head, "made-of", NULL);
}

// Which of the levels above is meant: one that the parts make is right, and else the nearest that comes near them but for one slip.
static void check_lines(struct lint *l, size_t first)
{
	enum { REACH = 40, LINES = 7, BACK = 64 };
	const struct reading *r = l->r;
	int line = r->measures[first].place.line;
	struct parts lines = {0};
	size_t meant = SIZE_MAX;
	if (!opens_list(l, line - 1) || !lines_from(l, first, &lines))
		return;
	for (size_t i = first; i-- > 0 && first - i < REACH && line - r->measures[i].place.line < LINES;) {
		if (!is_larger(l, i, &lines))
			continue;
		struct parts p = under(l, &lines, i, 0);
		if (makes(&p, &r->measures[i]) || some_make(&p, &r->measures[i]) || (r->measures[i].has_total && decimal_cmp(p.sum, r->measures[i].total) == 0))
			return;
		if (meant == SIZE_MAX && lint_near(p.sum, r->measures[i].value) && parts_any_slip(&r->measures[i], &p))
			meant = i;
	}
	for (size_t i = r->lint_count; meant != SIZE_MAX && i-- > 0 && r->lint_count - i < BACK;) {
		if (strcmp(r->lint[i].code, "parts") == 0 && r->lint[i].place.line == r->measures[meant].place.line && r->lint[i].place.start == r->measures[meant].place.start)
			return;
	}
	if (meant == SIZE_MAX)
		return;
	struct parts p = under(l, &lines, meant, 0);
	lint_add_figures(l, r->measures[meant].place, "parts", SEVERITY_WARNING, decimal_cmp(p.sum, r->measures[meant].value) > 0 ? N_("the parts make %'d, more than the whole of %'d") : N_("the parts make %'d, not the whole of %'d"),
	                 decimal_normal(p.sum), decimal_normal(r->measures[meant].value));
}

void lint_lists(struct lint *l)
{
	const struct reading *r = l->r;
	int last = 0; // line that a measure was seen in
	for (size_t i = 0; i < r->measure_count; i++) {
		int line = r->measures[i].place.line;
		if (is_level(l, i))
			check_list(l, i);
		// The first measure of the first line of a list.
		char sign = line > 1 && line != last ? bullet(r->lines[line - 1].text) : 0;
		if (sign && is_level(l, i) && bullet(r->lines[line - 2].text) != sign)
			check_lines(l, i);
		last = line;
	}
}

void lint_beside(struct lint *l, size_t from, size_t to)
{
	size_t first = from;
	for (size_t i = from; i < to; i++) {
		first = l->opens[i] ? i : first;
		if (!is_level(l, i))
			continue;
		check_sum_after(l, i);
		check_clause(l, i);
		if (i - first >= SENTENCE)
			continue;
		bool again = false; // a kind of which a level stands before in the sentence
		for (size_t k = first; k < i && !again; k++)
			again = is_level(l, k) && alike(l, k, i);
		if (!again)
			check_sentence(l, first, i);
	}
}

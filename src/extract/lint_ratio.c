// A percent that is not what its own numbers make: "a/b …, đạt p%", "a … (p%)" against the whole that the text names.
#include "extract/lint_earlier.h"
#include "extract/lint_plan.h"
#include "extract/lint_ratio.h"
#include "text/text.h"

enum {
	REACH = 12,      // measures of a sentence that are searched for its whole
	BEFORE = 32,     // and of the sentences before it
	LINES = 5        // over so many lines
};

// p as it would be printed: rounded or cut off at the digits it is printed with. Both are right.
static bool agrees(struct decimal part, struct decimal whole, struct decimal stated, struct decimal *computed)
{
	struct decimal hundred, rounded, cut;
	if (!decimal_mul(part, decimal_int(100), &hundred) || !decimal_div_both(hundred, whole, stated.scale, &rounded, &cut))
		return true; // too large to say
	*computed = rounded;
	return decimal_cmp(rounded, stated) == 0 || decimal_cmp(cut, stated) == 0;
}

// "trên 29%" of 29,02 is right, and so is "gần 30%".
static bool bound_holds(enum compare cmp, struct decimal computed, struct decimal stated)
{
	int order = decimal_cmp(computed, stated);
	switch (cmp) {
	case CMP_GE:
	case CMP_GT:
		return order >= 0;
	case CMP_LE:
	case CMP_LT:
		return order <= 0;
	case CMP_ABOUT: {
		struct decimal difference;
		return !decimal_sub(computed, stated, &difference) || decimal_cmp(difference, decimal_int(2)) < 0;
	}
	case CMP_RANGE:
		return true;
	case CMP_EQ:
		break;
	}
	return false;
}

static struct decimal size_of(const struct measure_found *m)
{
	return m->has_total ? m->total : m->value;
}

bool ratio_holds(const struct measure_found *p, struct decimal part, struct decimal whole, struct decimal *computed)
{
	*computed = p->value;
	return decimal_is_zero(whole) || agrees(part, whole, p->value, computed) ||
	       (p->cmp != CMP_EQ && bound_holds(p->cmp, *computed, p->value));
}

// "giảm 14 vụ (77/91 vụ, 15,38%)": by how much it changed, of the whole.
static bool says_change(const struct lint *l, size_t at, struct decimal part, struct decimal whole)
{
	enum { BACK = 2 };
	const struct reading *r = l->r;
	struct decimal changed, computed;
	for (size_t i = at; i-- > 0 && at - i <= BACK && r->measures[i].place.line == r->measures[at].place.line;) {
		if (r->measures[i].role != ROLE_CHANGE)
			continue;
		bool down = r->measures[i].direction == DIRECTION_DOWN;
		return (down ? decimal_sub(whole, part, &changed) : decimal_sub(part, whole, &changed)) && ratio_holds(&r->measures[at], changed, whole, &computed);
	}
	return false;
}

// Another count of nearly that size makes it to the digit: pupils at the beginning of the year and at its end.
static bool another_makes(struct lint *l, size_t at, struct decimal part, struct decimal whole)
{
	enum { FAR = 40 };
	const struct reading *r = l->r;
	struct decimal computed;
	for (size_t i = at; i-- > 0 && at - i < FAR;) {
		const struct measure_found *m = &r->measures[i];
		if (lint_is_count(m) && !m->has_total && lint_near(m->value, whole) && ratio_holds(&r->measures[at], part, m->value, &computed))
			return true;
	}
	return false;
}

// A percent of its own size: within a half and twice.
static bool is_of_size(struct decimal computed, struct decimal stated)
{
	struct decimal x, y;
	return decimal_mul(computed, decimal_int(2), &x) && decimal_mul(stated, decimal_int(2), &y) && decimal_cmp(x, stated) >= 0 && decimal_cmp(y, computed) >= 0;
}

static bool behind_its_fraction(const struct lint *l, size_t at)
{
	return at && l->r->measures[at - 1].has_total && l->r->measures[at - 1].place.line == l->r->measures[at].place.line;
}

static void judge(struct lint *l, const struct measure_found *p, struct decimal part, struct decimal whole, enum severity severity, bool told)
{
	struct decimal computed;
	if (ratio_holds(p, part, whole, &computed))
		return;
	size_t at = (size_t)(p - l->r->measures);
	bool size = is_of_size(computed, p->value);
	if (says_change(l, at, part, whole) || (p->cmp != CMP_EQ && !size) || (!behind_its_fraction(l, at) && lint_says(l, earlier_clause(l, at), "base")))
		return;
	if (severity == SEVERITY_ERROR && !behind_its_fraction(l, at) && ((!size && p->role == ROLE_ATTAINMENT) || another_makes(l, at, part, whole)))
		severity = SEVERITY_WARNING;
	struct lint_draft found = {.place = p->place, .code = "ratio", .severity = severity, .told = told, .stated = p->value, .computed = computed, .has_figures = true};
	found.message = (struct error){.failure = FAIL_CHECK, .msgid = N_("%'d of %'d is %'d %%, not %'d %%")};
	lint_arg_figure(&found, 0, decimal_normal(part));
	lint_arg_figure(&found, 1, decimal_normal(whole));
	lint_arg_figure(&found, 2, computed);
	lint_arg_figure(&found, 3, p->value);
	lint_add(l, &found);
}

void ratio_judge(struct lint *l, const struct measure_found *p, struct decimal part, struct decimal whole, enum severity severity)
{
	judge(l, p, part, whole, severity, false);
}

void ratio_tell(struct lint *l, const struct measure_found *p, struct decimal part, struct decimal whole, enum severity severity)
{
	judge(l, p, part, whole, severity, true);
}

// ---- what one slip explains

struct slip_of {
	const struct measure_found *p;
	struct decimal part, whole;
};

static bool holds_with_part(void *of, struct decimal meant)
{
	const struct slip_of *s = of;
	struct decimal computed;
	return ratio_holds(s->p, meant, s->whole, &computed);
}

static bool holds_with_whole(void *of, struct decimal meant)
{
	const struct slip_of *s = of;
	struct decimal computed;
	return ratio_holds(s->p, s->part, meant, &computed);
}

// All would agree but for one slip in the percent, in the part or in the whole.
bool ratio_slips(const struct measure_found *p, struct decimal part, struct decimal whole, bool beside)
{
	enum { LEAST = 100 }; // three digits: what is printed with fewer agrees with too much
	struct decimal hundred, rounded, cut;
	struct slip_of s = {p, part, whole};
	if (p->cmp != CMP_EQ || decimal_is_zero(whole) || !decimal_mul(part, decimal_int(100), &hundred) ||
	    !decimal_div(hundred, whole, p->value.scale, &rounded) || !decimal_div_trunc(hundred, whole, p->value.scale, &cut))
		return false;
	if (lint_slip_tells(p->value, lint_slip(p->value, rounded), beside) || lint_slip_tells(p->value, lint_slip(p->value, cut), beside))
		return true;
	// What one digit makes is no other order of size.
	struct decimal twice, stated = p->value;
	bool near = decimal_mul(rounded, decimal_int(2), &twice) && decimal_cmp(twice, stated) >= 0 && decimal_mul(stated, decimal_int(2), &twice) &&
	            decimal_cmp(twice, rounded) >= 0;
	return near && p->value.mantissa >= LEAST && (lint_slip_of_tells(part, holds_with_part, &s, beside) || lint_slip_of_tells(whole, holds_with_whole, &s, beside));
}

// ---- the wholes that one percent may be a share of

// Two counts of one kind, or amounts in units of one dimension.
bool ratio_comparable(struct lint *l, size_t a, size_t b)
{
	return lint_same_kind(l, &l->r->measures[a], &l->r->measures[b]) || (lint_shape(l, a)->count == 1 && lint_same_shape(l, a, b));
}

// Of one year, as far as both have one.
bool ratio_same_time(const struct measure_found *a, const struct measure_found *b)
{
	return a->year == b->year || !a->year || !b->year;
}

// The whole, in the unit of the part.
struct decimal ratio_whole(struct lint *l, size_t w, size_t part)
{
	const struct measure_found *m = &l->r->measures[w];
	return !m->has_total && lint_shape(l, w)->count && lint_same_shape(l, w, part) ? lint_in_unit(l, w, part) : size_of(m);
}

void ratio_consider(struct lint *l, struct ratio_share *s, size_t w, bool told)
{
	const struct measure_found *m = &l->r->measures[w];
	struct decimal computed;
	// Of "1.893/1.990 vụ" the part may be one of the 1.893 as well.
	if (s->right == SIZE_MAX && (ratio_holds(s->p, s->part, ratio_whole(l, w, s->of), &computed) || (m->has_total && ratio_holds(s->p, s->part, m->value, &computed))))
		s->right = w;
	if (told) {
		s->told = s->told == SIZE_MAX ? w : s->told;
	} else {
		s->guess = s->guess == SIZE_MAX ? w : s->guess;
		s->guesses++;
	}
}

// "thụ lý 320 vụ; đã giải quyết 288 vụ": what came in and what of it was done. `fresh`: only what came in newly, while what was left
// from before was done as well.
bool ratio_done_of_received(struct lint *l, size_t w, size_t part, bool fresh)
{
	enum { NEAR = 40 }; // bytes before the count
	struct sv before = lint_last(lint_before(l, w), NEAR);
	return part == w + 1 && lint_says(l, before, "received") && (sv_find(before, SV(" mới")) != SIZE_MAX) == fresh && lint_says(l, lint_between(l, w, part), "done");
}

static bool tells(struct lint *l, struct sv words)
{
	return lint_says(l, words, "among") || lint_says(l, words, "all");
}

// The words that tell that what follows is a part of measure w: right after it, or right before the part.
static bool tells_parts(struct lint *l, size_t w, size_t part)
{
	struct sv after = lint_between(l, w, w + 1);
	return ratio_done_of_received(l, w, part, false) || sv_find(after, SV(":")) != SIZE_MAX || tells(l, after) ||
	       tells(l, lint_between(l, part - 1, part));
}

// Whether a share of its own is printed for count w before the part: they then stand in a row, and share a whole. A fraction names
// its whole.
static bool has_share(const struct lint *l, size_t w, size_t part)
{
	if (l->r->measures[w].has_total)
		return false;
	for (size_t i = w + 1; i < part; i++) {
		if (l->r->measures[i].role == ROLE_SHARE && l->r->measures[i].of == (int)w)
			return true;
	}
	return false;
}

// Larger counts before the part: "trong số 1.450 thanh niên có 87 đảng viên", "208 hợp tác xã, trong đó 139 …". `confirmed`: the
// whole of which the part beside this one is the share that is printed.
static void wholes_before(struct lint *l, struct ratio_share *s, size_t part, size_t confirmed)
{
	const struct reading *r = l->r;
	const struct measure_found *of = &r->measures[part];
	for (size_t i = part; i-- > 0 && r->measures[i].place.line == of->place.line && part - i < REACH;) {
		const struct measure_found *w = &r->measures[i];
		// Another sentence speaks of something else.
		if (lint_sentence_ends(lint_between(l, i, i + 1)))
			break;
		if (!lint_is_count(w) || !ratio_same_time(w, of) || decimal_cmp(ratio_whole(l, i, part), of->value) <= 0 || ratio_done_of_received(l, i, part, true))
			continue;
		bool same = lint_same_unit(w, of) || (lint_shape(l, i)->count == 1 && lint_same_shape(l, i, part));
		bool within = lint_is_counted(l, w) && lint_is_counted(l, of) && lint_ends(l, lint_before(l, i), "of");
		if (within || (same && i == confirmed) || (ratio_comparable(l, i, part) && tells_parts(l, i, part)))
			ratio_consider(l, s, i, true);
		else if (same && !has_share(l, i, part))
			ratio_consider(l, s, i, false);
	}
}

// "trên tổng số", "trên số có điều kiện": what stands before a whole.
static bool introduces(struct lint *l, struct sv words)
{
	enum { MOST = 60 };
	if (lint_ends(l, words, "against") || lint_ends(l, words, "of"))
		return true;
	words = sv_trim(words);
	for (size_t i = 0; i < words.n; i++) {
		if (strchr(",;:.()", words.p[i]))
			return false;
	}
	return words.n < MOST && (sv_starts(words, SV("trên số ")) || sv_starts(words, SV("trên tổng ")) || sv_starts(words, SV("trong tổng ")) || sv_starts(words, SV("trong số ")));
}

// "chiếm 2,3% tổng dư nợ (1.246 tỷ đồng)", "… trên tổng số 165 chi bộ": after a percent its whole is named, and its figure follows.
static bool names_whole(struct lint *l, struct sv words)
{
	enum { MOST = 90 };
	struct sv trimmed = sv_trim(words);
	while (sv_starts(trimmed, SV("/")) || sv_starts(trimmed, SV(" ")))
		trimmed = sv_from(trimmed, 1);
	bool begins = lint_begins(l, trimmed, "total", NULL) || lint_begins(l, trimmed, "of", NULL) || lint_begins(l, trimmed, "against", NULL);
	// "đạt 99,39% lãi phải thu (39.215 triệu đồng)": nothing but the name before the bracket.
	enum { NAME = 40 };
	size_t sign = 0;
	while (sign < trimmed.n && !strchr(",;:.(", trimmed.p[sign]))
		sign++;
	begins = begins || (sign > 1 && sign < NAME && sign + 1 == trimmed.n && trimmed.p[sign] == '(' && sv_find(sv_trim(sv_head(trimmed, sign)), SV(" ")) != SIZE_MAX && !lint_says(l, trimmed, "earlier"));
	if (!begins || trimmed.n > MOST || lint_says(l, trimmed, "base") || lint_says(l, trimmed, "other-base"))
		return false;
	return sv_ends(trimmed, SV("(")) || lint_ends(l, trimmed, "is");
}

// "… 1.236 tỷ đồng trên tổng số 1.350 tỷ đồng, đạt p%", "… 5.410 hộ, chiếm p% trong tổng số 284.700 hộ dân".
static void wholes_after(struct lint *l, struct ratio_share *s, size_t part)
{
	enum { AFTER = 4 };
	const struct reading *r = l->r;
	const struct measure_found *of = &r->measures[part];
	for (size_t i = part + 1; i < r->measure_count && r->measures[i].place.line == of->place.line && i - part < AFTER; i++) {
		const struct measure_found *w = &r->measures[i];
		if (lint_sentence_ends(lint_between(l, i - 1, i)))
			break;
		if (w == s->p || !lint_is_count(w))
			continue;
		if (&r->measures[i - 1] != s->p && i - 1 != part)
			break; // what another figure stands before is that one's
		struct sv words = lint_between(l, i - 1, i);
		if (ratio_comparable(l, i, part) && (introduces(l, words) || (&r->measures[i - 1] == s->p && names_whole(l, words))))
			ratio_consider(l, s, i, true);
	}
}

// The words after a percent name a count by two syllables of its subject at least: "chiếm 7,5% số lượt điều trị nội trú".
static bool is_named(struct lint *l, size_t whole, size_t percent)
{
	enum { NEAR = 60, LEAST = 2 };
	AUTO(arena_free) struct arena scratch = {0};
	struct sv name = text_fold(&scratch, lint_first(lint_after(l, percent), NEAR)), subject = text_fold(&scratch, l->r->measures[whole].subject), word;
	name = sv_head(name, sv_find(name, SV(".")) < sv_find(name, SV(",")) ? sv_find(name, SV(".")) : sv_find(name, SV(",")));
	size_t both = 0;
	while (sv_cut(&subject, ' ', &word))
		both += word.n > 2 && !sv_is(word, "tong") && !sv_is(word, "luot") && sv_find(name, word) != SIZE_MAX;
	return both >= LEAST;
}

// ---- the whole in a sentence before: "Toàn huyện có 41.250 hộ dân. Số hộ nghèo còn 873 hộ, chiếm 2,12%"

// Only what one slip explains is said to be wrong, and nothing where a whole is found that makes it right.
// `confirmed`: the whole of which a share before was right; `named`: the words after the percent name a whole.
static size_t whole_of_sentence_before(struct lint *l, struct ratio_share *s, size_t part, size_t percent, size_t confirmed, bool named)
{
	enum { LEAST = 100 };
	const struct reading *r = l->r;
	const struct measure_found *of = &r->measures[part];
	size_t meant = SIZE_MAX;
	struct decimal computed;
	if (confirmed != SIZE_MAX && ratio_same_time(&r->measures[confirmed], of) && ratio_comparable(l, confirmed, part) &&
	    decimal_cmp(ratio_whole(l, confirmed, part), of->value) > 0 && !ratio_holds(s->p, s->part, ratio_whole(l, confirmed, part), &computed))
		meant = confirmed;
	for (size_t i = part; i-- > 0 && part - i < BEFORE && of->place.line - r->measures[i].place.line <= LINES;) {
		const struct measure_found *w = &r->measures[i];
		if (!lint_is_count(w) || lint_parent(l, i) != SIZE_MAX || !ratio_same_time(w, of) || !ratio_comparable(l, i, part) || decimal_cmp(ratio_whole(l, i, part), of->value) <= 0 ||
		    ratio_done_of_received(l, i, part, true))
			continue;
		if (ratio_holds(s->p, s->part, ratio_whole(l, i, part), &computed) || (w->has_total && ratio_holds(s->p, s->part, w->value, &computed))) {
			s->right = i;
			return SIZE_MAX;
		}
		bool wrong = named && !ratio_holds(s->p, s->part, ratio_whole(l, i, part), &computed);
		enum slip slip = wrong ? lint_slip(s->p->value, computed) : SLIP_NONE;
		bool digit = slip != SLIP_NONE && (s->p->value.mantissa >= LEAST || (slip == SLIP_SWAP && is_named(l, i, percent)));
		if (meant == SIZE_MAX && (digit || ratio_slips(s->p, s->part, ratio_whole(l, i, part), w->place.line == of->place.line)))
			meant = i;
	}
	return meant;
}

// ---- what is divided

// "1.118 vụ/2.015 bị cáo, đạt 99,3% về số vụ và 99,1% về số bị cáo": the count that the words after a percent name; SIZE_MAX: none.
static size_t count_named(struct lint *l, size_t percent)
{
	enum { NEAR = 40 };
	const struct reading *r = l->r;
	struct sv name;
	struct sv after = lint_first(lint_after(l, percent), NEAR);
	if (!lint_begins(l, after, "in-terms-of", &name)) {
		// "78 vụ - 114 bị can, chiếm 83,0% số vụ": of the two that stand in a pair
		if (percent < 2 || l->opens[percent] || l->opens[percent - 1] || sv_trim(lint_between(l, percent - 2, percent - 1)).n > 1 || !lint_begins(l, after, "total", &name))
			return SIZE_MAX;
	}
	for (size_t i = percent; i-- > 0 && r->measures[i].place.line == r->measures[percent].place.line && percent - i < REACH;) {
		struct sv unit = r->measures[i].unit;
		if (lint_is_count(&r->measures[i]) && sv_starts(name, unit) && (name.n == unit.n || strchr(" ,.;:)", name.p[unit.n])))
			return i;
		if (l->opens[i])
			break;
	}
	return SIZE_MAX;
}

static char bullet(struct sv line)
{
	line = sv_trim(line);
	return line.n > 2 && strchr("-+*", line.p[0]) ? line.p[0] : 0;
}

// "Tổng dư nợ 1.264 tỷ đồng …, trong đó:" over the lines of a list: the whole of their shares. SIZE_MAX: none.
static size_t head_of_list(struct lint *l, size_t part)
{
	enum { MOST = 12 };
	const struct reading *r = l->r;
	int line = r->measures[part].place.line, first = line;
	char sign = bullet(r->lines[line - 1].text);
	while (sign && line > 1 && first - line < MOST && bullet(r->lines[line - 1].text) == sign)
		line--;
	struct sv head = r->lines[line - 1].text;
	if (!sign || line == first || !sv_ends(sv_trim(head), SV(":")))
		return SIZE_MAX;
	size_t found = SIZE_MAX;
	for (size_t i = part; i-- > 0 && part - i < 64 && r->measures[i].place.line >= line;) {
		if (r->measures[i].place.line == line && lint_is_count(&r->measures[i]) && lint_parent(l, i) == SIZE_MAX && ratio_comparable(l, i, part) &&
		    ratio_same_time(&r->measures[i], &r->measures[part]) && decimal_cmp(ratio_whole(l, i, part), r->measures[part].value) > 0)
			found = i;
	}
	return found;
}

// "kế hoạch vốn 2.150 tỷ đồng, thanh toán 1.871 tỷ đồng, đạt 87,0%": the whole is a plan, and its percent is said so.
static bool of_plan(struct lint *l, size_t percent, size_t part, size_t whole)
{
	struct lint_draft found;
	if (lint_plan_of(l, part) != whole && !lint_stands_as_plan(l, whole))
		return false;
	struct measure_found said = l->r->measures[percent];
	said.role = ROLE_ATTAINMENT;
	struct plan_said p = {&l->r->measures[part], &l->r->measures[whole], &said, lint_shape(l, part), lint_shape(l, whole)};
	if (!plan_holds(&p, &found))
		lint_add(l, &found);
	return true;
}

static bool names_some_whole(struct lint *l, size_t percent)
{
	enum { NEAR = 60 };
	struct sv after = sv_trim(lint_first(lint_after(l, percent), NEAR));
	if (sv_starts(after, SV("/")))
		after = sv_trim(sv_from(after, 1));
	return lint_begins(l, after, "total", NULL) || lint_begins(l, after, "of", NULL) || lint_begins(l, after, "against", NULL);
}

// The last count of the sentence before one that begins with "trong đó" and a number without a unit; SIZE_MAX: none.
static size_t count_of_bare(struct lint *l, size_t part)
{
	const struct measure_found *m = &l->r->measures[part];
	if (!part || !l->opens[part] || m->text.p[m->text.n - 1] < '0' || m->text.p[m->text.n - 1] > '9' || l->r->measures[part - 1].place.line != m->place.line ||
	    !lint_says(l, lint_between(l, part - 1, part), "among"))
		return SIZE_MAX;
	for (size_t i = part; i-- > 0 && part - i < REACH;) {
		const struct measure_found *w = &l->r->measures[i];
		if (lint_is_count(w) && lint_is_counted(l, w) && lint_parent(l, i) == SIZE_MAX && decimal_cmp(w->value, m->value) > 0)
			return i;
		if (l->opens[i])
			break;
	}
	return SIZE_MAX;
}

// True where a whole was found, whether it agrees or not.
static bool check_share(struct ratios *x, size_t percent, size_t part)
{
	struct lint *l = x->l;
	const struct reading *r = l->r;
	struct ratio_share s = {&r->measures[percent], r->measures[part].value, SIZE_MAX, SIZE_MAX, 0, SIZE_MAX, part, SIZE_MAX, false};
	if (lint_begins(l, sv_trim(lint_after(l, percent)), "base", NULL))
		return true; // "chiếm 2,44% kế hoạch thu"
	wholes_before(l, &s, part, x->confirmed);
	wholes_after(l, &s, part);
	// "tiết kiệm 38 tỷ đồng so với định mức (880 tỷ đồng), tương đương 4,3%"
	for (size_t i = part + 1; i < percent && s.right == SIZE_MAX; i++) {
		struct decimal computed;
		if (lint_is_count(&r->measures[i]) && ratio_comparable(l, i, part) && ratio_holds(s.p, s.part, ratio_whole(l, i, part), &computed))
			s.right = i;
	}
	if (s.told == SIZE_MAX)
		ratio_wholes_named(x, &s, part, percent);
	if (x->later)
		return true;
	if (s.right != SIZE_MAX) {
		x->confirmed = s.right;
		return true;
	}
	size_t whole = s.told != SIZE_MAX ? s.told : s.guess, before = SIZE_MAX;
	bool slip = whole != SIZE_MAX && ratio_slips(s.p, s.part, ratio_whole(l, whole, part), true);
	if (s.told == SIZE_MAX && !slip)
		before = whole_of_sentence_before(l, &s, part, percent, x->confirmed, names_some_whole(l, percent));
	if (s.right != SIZE_MAX) {
		x->confirmed = s.right;
		return true;
	}
	// The words name one count and no other.
	if (s.named != SIZE_MAX && !s.several && !slip && before == SIZE_MAX) {
		whole = s.named;
		slip = true;
	}
	bool listed = s.told == SIZE_MAX && !slip && before == SIZE_MAX && part + 1 == percent &&
	              (lint_says(l, lint_between(l, part, percent), "share") || lint_says(l, lint_between(l, part, percent), "made-of"));
	size_t head = listed ? head_of_list(l, part) : SIZE_MAX;
	if (before != SIZE_MAX || head != SIZE_MAX) {
		whole = before != SIZE_MAX ? before : head;
		slip = true;
	}
	// "Tổng số khách hàng là 48.150 hộ. Trong đó khách hàng sinh hoạt 43.961, chiếm 91,3%": a number without a unit counts what was told before.
	struct decimal computed;
	size_t told = whole == SIZE_MAX && part + 1 == percent ? count_of_bare(l, part) : SIZE_MAX;
	if (told != SIZE_MAX && !ratio_holds(s.p, s.part, r->measures[told].value, &computed) && ratio_slips(s.p, s.part, r->measures[told].value, true)) {
		ratio_judge(l, s.p, s.part, r->measures[told].value, SEVERITY_ERROR);
		return true;
	}
	if (whole == SIZE_MAX || ratio_holds(s.p, s.part, ratio_whole(l, whole, part), &computed))
		return whole != SIZE_MAX;
	// "trong 22 chỉ tiêu có 17 chỉ tiêu đạt, còn 5 chỉ tiêu không đạt, tỷ lệ đạt 77,3%": of another count before it.
	for (size_t i = percent; i-- > 0 && percent - i < REACH && !l->opens[i + 1];) {
		if (i != part && i != whole && lint_is_count(&r->measures[i]) && ratio_comparable(l, i, whole) && ratio_holds(s.p, r->measures[i].value, ratio_whole(l, whole, i), &computed))
			return true;
	}
	// A guess is as good as told where nothing else can be meant and one slip makes the printed share of the right one.
	bool sure = s.told != SIZE_MAX || slip || (s.guesses == 1 && lint_near(computed, s.p->value));
	if (!of_plan(l, percent, part, whole))
		judge(l, s.p, s.part, ratio_whole(l, whole, part), sure ? SEVERITY_ERROR : SEVERITY_WARNING, whole == s.named && !s.several);
	return true;
}

// The last count of the sentence before measure i, and before any other percent: a fraction, or none.
static size_t count_before(struct lint *l, size_t i, bool fraction)
{
	const struct reading *r = l->r;
	for (size_t k = i; k-- > 0 && r->measures[k].place.line == r->measures[i].place.line && i - k < REACH;) {
		const struct measure_found *m = &r->measures[k];
		if (lint_sentence_ends(lint_between(l, k, k + 1)) || sv_is(m->unit, "%"))
			break;
		if (lint_is_count(m) && m->has_total == fraction && (fraction || !lint_is_of_another_time(l, k)))
			return k;
	}
	return SIZE_MAX;
}

// A percent that the reader ties to no count, or to what is none ("236/241 tàu cá từ 15 mét trở lên, đạt tỷ lệ p%"): the fraction
// before it, or the count before it where it is said to be a share. What may be another indicator ("486/612 ha đất, tỷ lệ lấp
// đầy p%") must come near.
static void check_untied(struct ratios *x, size_t percent)
{
	struct lint *l = x->l;
	const struct reading *r = l->r;
	const struct measure_found *p = &r->measures[percent];
	size_t fraction = count_before(l, percent, true), count = count_before(l, percent, false);
	struct sv since = fraction != SIZE_MAX ? lint_between(l, fraction, percent) : (struct sv){"", 0};
	if (fraction != SIZE_MAX && lint_says(l, since, "share")) {
		const struct measure_found *f = &r->measures[fraction];
		struct decimal computed;
		bool sure = p->role == ROLE_SHARE && lint_ends(l, since, "share");
		if (!ratio_holds(p, f->value, f->total, &computed) && (sure || lint_near(computed, p->value)))
			ratio_judge(l, p, f->value, f->total, SEVERITY_ERROR);
	} else if (count != SIZE_MAX && lint_ends(l, lint_between(l, count, percent), "share")) {
		check_share(x, percent, count);
	} else if (count != SIZE_MAX && fraction == SIZE_MAX && lint_says(l, lint_between(l, count, percent), "share")) {
		// "214.860 người trên tổng số 286.420 phụ nữ, tỷ lệ tập hợp p%": what stands nearest is the whole.
		size_t before = count_before(l, count, false);
		bool whole = before != SIZE_MAX && before + 1 == count && lint_same_kind(l, &r->measures[before], &r->measures[count]) &&
		             introduces(l, lint_between(l, before, count));
		if (whole)
			ratio_judge(l, p, r->measures[before].value, ratio_whole(l, count, before), SEVERITY_ERROR);
		else
			lint_rate(l, percent);
	}
}

// "tỷ lệ hộ đạt chuẩn là 86,1% (9.650/11.210 hộ)": the fraction in brackets after its percent.
static bool check_fraction_after(struct lint *l, size_t percent)
{
	enum { MOST = 60 };
	const struct reading *r = l->r;
	if (percent + 1 >= r->measure_count || !r->measures[percent + 1].has_total)
		return false;
	struct sv words = sv_trim(lint_between(l, percent, percent + 1)), after = sv_trim(lint_after(l, percent + 1));
	size_t open = sv_find(words, SV("("));
	if (open == SIZE_MAX || words.n > MOST || sv_find(words, SV(")")) != SIZE_MAX || lint_says(l, words, "versus"))
		return false;
	// "96% cơ sở Hội (108/112)": nothing but whose share it is stands between.
	for (size_t i = 0; open && i < words.n; i++) {
		if (strchr(",;:.", words.p[i]) || (i > open && words.p[i] != ' '))
			return false;
	}
	if (open && !sv_starts(after, SV(")")))
		return false;
	ratio_judge(l, &r->measures[percent], r->measures[percent + 1].value, r->measures[percent + 1].total, SEVERITY_ERROR);
	return true;
}

// The count before the one that a percent is tied to: "khám phá 276 vụ, 412 đối tượng, đạt tỷ lệ 91,7%" of 301 vụ.
static void check_counts_before(struct ratios *x, size_t percent, size_t part)
{
	struct lint *l = x->l;
	const struct reading *r = l->r;
	enum { COUNTS = 3 };
	size_t seen = 0;
	for (size_t i = part; i-- > 0 && seen < COUNTS && r->measures[i].place.line == r->measures[percent].place.line; seen++) {
		if (lint_sentence_ends(lint_between(l, i, i + 1)) || !lint_is_count(&r->measures[i]) || lint_child(l, i) != SIZE_MAX)
			break;
		struct ratio_share s = {&r->measures[percent], r->measures[i].value, SIZE_MAX, SIZE_MAX, 0, SIZE_MAX, i, SIZE_MAX, false};
		wholes_before(l, &s, i, x->confirmed);
		size_t whole = s.told != SIZE_MAX ? s.told : s.guess;
		if (s.right != SIZE_MAX)
			break;
		if (whole == SIZE_MAX)
			continue;
		if (ratio_slips(s.p, s.part, ratio_whole(l, whole, i), true))
			ratio_judge(l, s.p, s.part, ratio_whole(l, whole, i), SEVERITY_ERROR);
		break;
	}
}

// "14.286 ha/14.100 ha, đạt 101,3% kế hoạch": the second figure is the plan, and the share may be more than the whole.
static void check_fraction(struct lint *l, size_t percent, size_t fraction)
{
	const struct measure_found *p = &l->r->measures[percent], *of = &l->r->measures[fraction];
	if (p->role != ROLE_ATTAINMENT && decimal_cmp(of->value, of->total) <= 0) {
		ratio_judge(l, p, of->value, of->total, SEVERITY_ERROR);
		return;
	}
	struct measure_found result = *of, plan = *of, said = *p;
	struct lint_draft found;
	struct decimal computed;
	result.has_total = plan.has_total = false;
	plan.value = of->total;
	plan.role = ROLE_TARGET;
	said.role = ROLE_ATTAINMENT;
	struct plan_said s = {&result, &plan, &said, lint_shape(l, fraction), lint_shape(l, fraction)};
	if (!ratio_holds(p, of->value, of->total, &computed) && !plan_holds(&s, &found))
		lint_add(l, &found);
}

static void check_tuple(struct lint *l, size_t percent)
{
	const struct measure_found *p = &l->r->measures[percent], *of = &l->r->measures[percent - 1];
	struct decimal one, other, off, off_other;
	if (p->cmp != CMP_EQ || ratio_holds(p, of->value, of->total, &one) || ratio_holds(p, of->total, of->value, &other) || !decimal_sub(one, p->value, &off) ||
	    !decimal_sub(other, p->value, &off_other))
		return;
	off.mantissa = off.mantissa < 0 ? -off.mantissa : off.mantissa;
	off_other.mantissa = off_other.mantissa < 0 ? -off_other.mantissa : off_other.mantissa;
	bool swapped = decimal_cmp(off_other, off) < 0;
	judge(l, p, swapped ? of->total : of->value, swapped ? of->value : of->total, SEVERITY_ERROR, true);
}

// "đạt 98,7%, vượt 0,2% so với kế hoạch năm (98,5%)": the plan's percent, in brackets after its name.
static bool names_plan(struct lint *l, size_t i)
{
	if (!i || l->r->measures[i - 1].place.line != l->r->measures[i].place.line)
		return false;
	struct sv words = lint_between(l, i - 1, i);
	if (!sv_ends(sv_trim(words), SV("(")))
		return false;
	enum measure_role before = l->r->measures[i - 1].role;
	// "tăng 1,2% so với năm trước (96,1%)": the earlier rate.
	return lint_says(l, words, "base") || (before == ROLE_CHANGE && lint_says(l, words, "versus"));
}

// "…, bằng 34,2% kế hoạch; cả nước đạt 32,5%"
static bool is_of_elsewhere(struct lint *l, size_t i)
{
	enum { NEAR = 40 };
	return lint_says(l, lint_last(lint_before(l, i), NEAR), "elsewhere") && i && l->r->measures[i - 1].place.line == l->r->measures[i].place.line &&
	       lint_says(l, lint_between(l, i - 1, i), "elsewhere");
}

// "đạt 60,1% (dự toán 9.850 tỷ đồng)": of the plan that follows, not of a whole.
static bool has_own_plan(struct lint *l, size_t i)
{
	struct sv after = sv_trim(lint_after(l, i));
	return sv_starts(after, SV("(")) && lint_begins(l, sv_from(after, 1), "base", NULL);
}

// The whole of which the share in the line before was right, where both are lines of one list; SIZE_MAX: none.
static size_t whole_of_list(const struct lint *l, size_t from)
{
	const struct reading *r = l->r;
	int line = r->measures[from].place.line;
	if (l->list_line + 1 != line || l->list_line < 1 || !bullet(r->lines[line - 1].text) || bullet(r->lines[line - 1].text) != bullet(r->lines[line - 2].text))
		return SIZE_MAX;
	return l->list_whole;
}

// False where it must be looked at again when all is read.
static bool check_all(struct lint *l, size_t from, size_t to)
{
	const struct reading *r = l->r;
	struct ratios x = {.l = l, .confirmed = whole_of_list(l, from)};
	for (size_t i = from; i < to && !x.later; i++) {
		const struct measure_found *p = &r->measures[i];
		// "giảm 64 em, tương ứng 3,4%": the change again.
		bool again = i > from && !l->opens[i] && r->measures[i - 1].role == ROLE_CHANGE && !lint_is_percent(&r->measures[i - 1]) && lint_ends(l, lint_between(l, i - 1, i), "again");
		if (again || !lint_is_percent(p) || names_plan(l, i) || lint_is_of_another_time(l, i) || is_of_elsewhere(l, i) || has_own_plan(l, i))
			continue;
		size_t part = p->of >= 0 && (size_t)p->of < r->measure_count ? (size_t)p->of : SIZE_MAX, named = count_named(l, i);
		if (named != SIZE_MAX && named != part && !r->measures[named].has_total && (p->role == ROLE_SHARE || p->role == ROLE_ACTUAL)) {
			check_share(&x, i, named);
			continue;
		}
		// "51.842 học sinh học 2 buổi/ngày, chiếm p%": of what is counted, not of how often.
		while (part != SIZE_MAX && part < i && p->role == ROLE_SHARE && lint_shape(l, part)->count == 2)
			part = part > from && !l->opens[part] ? part - 1 : SIZE_MAX;
		const struct measure_found *of = part != SIZE_MAX ? &r->measures[part] : NULL;
		if (of && of->place.line != p->place.line)
			continue;
		if (p->role != ROLE_CHANGE && p->role != ROLE_EXCESS && p->role != ROLE_TARGET_CHANGE && check_fraction_after(l, i))
			continue;
		if (part != SIZE_MAX && part < i && lint_says(l, lint_between(l, i - 1, i), "limit"))
			continue; // "04/16 chỉ tiêu đạt thấp hơn 45% kế hoạch"
		// "thu hồi 420/463,8 triệu đồng/110,4%": of either by the other.
		if (i > from && r->measures[i - 1].has_total && sv_is(sv_trim(lint_between(l, i - 1, i)), "/")) {
			check_tuple(l, i);
			continue;
		}
		if (of && of->has_total && (p->role == ROLE_SHARE || p->role == ROLE_ATTAINMENT)) {
			check_fraction(l, i, part);
		} else if (p->role == ROLE_ATTAINMENT && of && lint_is_count(of)) {
			// "giải ngân 2.105 tỷ đồng trên tổng vốn 2.340 tỷ đồng, đạt 90% kế hoạch"
			size_t before = count_before(l, part, false);
			if (before != SIZE_MAX && before + 1 == part && lint_same_kind(l, &r->measures[before], of) && introduces(l, lint_between(l, before, part)))
				ratio_judge(l, p, r->measures[before].value, of->value, SEVERITY_ERROR);
		} else if (p->role == ROLE_SHARE && of && lint_is_count(of)) {
			// "391 đơn trong tổng số 412 đơn, đạt p%": what stands nearest is the whole.
			size_t before = count_before(l, part, false);
			bool whole = before != SIZE_MAX && lint_same_kind(l, &r->measures[before], of) && introduces(l, lint_between(l, before, part));
			if (!check_share(&x, i, whole ? before : part) && !whole)
				check_counts_before(&x, i, part);
		} else if (p->role == ROLE_ACTUAL && !of && lint_rate(l, i)) {
			continue;
		} else if (p->role == ROLE_SHARE || (p->role == ROLE_ACTUAL && !of)) {
			check_untied(&x, i);
		}
	}
	l->list_whole = x.confirmed;
	l->list_line = r->measures[from].place.line;
	return !x.later;
}

void lint_ratio(struct lint *l, size_t from, size_t to)
{
	size_t before = l->r->lint_count;
	if (check_all(l, from, to))
		return;
	l->r->lint_count = before;
	*ARENA_PUSH(l->arena, l->later, l->later_count, l->later_room) = (struct lint_later){l->paragraph, from, to};
}

void lint_ratio_later(struct lint *l)
{
	struct scan words = {0};
	for (size_t i = 0; i < l->later_count; i++) {
		scan_read(&words, l->later[i].paragraph->text);
		lint_take_up(l, l->later[i].paragraph, &words);
		check_all(l, l->later[i].from, l->later[i].to);
	}
	lint_take_up(l, NULL, NULL);
	scan_free(&words);
}

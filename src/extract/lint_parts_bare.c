// Parts that are told by name and number alone, as lists in a sentence do: "168 người nghiện, trong đó ngoài cộng đồng 97, tại cơ sở 38,
// trong trại 33", "bác sĩ 1.088, dược sĩ 126: cộng 1.214 người". No unit ties them to their whole, so that only what comes near it is said to be wrong.
#include "extract/lint_bare.h"
#include "extract/lint_parts.h"
#include "text/text.h"

// What is walked over: the line of a whole, from byte `at` on, and the measures that stand there.
struct walk {
	struct lint *l;
	size_t whole, next, at;
	int line;        // where the parts stand; 0: where the whole does
	struct parts parts;
	struct sv trait; // of the first part that has one
	bool bare;       // one of them at least has no unit of its own
	bool overlaps;   // "nữ 52, dân tộc 30": who is one may be the other
	bool gaps;       // other numbers stand among them: "3 nhất, 14 nhì"
	bool first;      // some of the first make the whole: what follows is something else
};

static bool is_bare(const struct measure_found *m)
{
	for (size_t i = 0; i < m->text.n; i++) {
		if (!strchr("0123456789.,", m->text.p[i]))
			return false;
	}
	return m->text.n > 0;
}

static void take(struct walk *w, struct decimal value, struct sv name)
{
	struct parts *p = &w->parts;
	if (p->count == PARTS_MOST) {
		p->broken = true;
		return;
	}
	struct sv trait = lint_named(w->l, name, "trait");
	w->overlaps |= w->trait.n && trait.n && !sv_eq(w->trait, trait);
	w->trait = trait.n ? trait : w->trait;
	p->of[p->count] = SIZE_MAX;
	p->value[p->count++] = value;
	p->broken |= !decimal_add(p->sum, value, &p->sum);
	w->first |= p->count > 1 && decimal_cmp(p->sum, w->l->r->measures[w->whole].value) == 0;
}

// Where the parts end in the words: a sentence, the bracket that they stand in, a semicolon where none was opened with a colon.
static size_t end_of(struct sv words, bool bracket, bool semicolon, int *depth)
{
	for (size_t i = 0; i < words.n; i++) {
		char c = words.p[i];
		*depth += c == '(' ? 1 : c == ')' ? -1 : 0;
		if (*depth < 0) {
			if (bracket)
				return i;
			*depth = 0;
		}
		if ((c == '.' && (i + 1 == words.n || words.p[i + 1] == ' ')) || (c == ';' && semicolon && *depth == 0))
			return i;
	}
	return SIZE_MAX;
}

static struct sv name_before(struct sv words, size_t at)
{
	size_t from = at;
	while (from && !sign_among(words.p[from - 1], ",;:("))
		from--;
	return sv_head(sv_from(words, from), at - from);
}

// Behind a sign, what would be the number of a part: ", 14 nhì".
static bool starts_with_number(struct sv words)
{
	bool sign = true;
	for (size_t i = 0; i < words.n; i++) {
		char c = words.p[i];
		if (sign && c >= '0' && c <= '9')
			return true;
		sign = c == ',' || c == ';' || (sign && c == ' ');
	}
	return false;
}

static void take_bare(struct walk *w, struct sv words, int depth)
{
	struct lint_bare found[PARTS_MOST];
	size_t count = lint_bare(words, found, LENGTH(found)), at = 0;
	for (size_t i = 0; i <= count; i++) {
		size_t to = i < count ? found[i].from : words.n;
		w->gaps |= starts_with_number(sv_head(sv_from(words, at), to - at));
		at = i < count ? found[i].to : to;
	}
	for (size_t i = 0; i < count; i++) {
		// "(chiếm 12)": what stands in a bracket behind a part is said of it.
		struct sv before = sv_head(words, found[i].from);
		size_t open = 0;
		for (size_t k = 0; k < before.n; k++)
			open += before.p[k] == '(' ? 1 : before.p[k] == ')' && open ? (size_t)-1 : 0;
		if (open || (depth > 0 && w->parts.count))
			continue;
		w->bare = true;
		take(w, found[i].value, name_before(words, found[i].from));
	}
}

// A measure among them: false where it is none of them and ends them.
static bool take_measure(struct walk *w, size_t i, struct sv name)
{
	struct lint *l = w->l;
	const struct measure_found *m = &l->r->measures[i], *whole = &l->r->measures[w->whole];
	if (!lint_is_count(m) || m->has_total || lint_parent(l, i) != SIZE_MAX)
		return m->role != ROLE_ACTUAL && m->role != ROLE_TARGET; // what is said of a part
	if (!is_bare(m) && !lint_same_shape(l, i, w->whole) && !lint_same_kind(l, m, whole))
		return false;
	w->bare |= is_bare(m);
	take(w, lint_same_shape(l, i, w->whole) ? lint_in_unit(l, i, w->whole) : m->value, name);
	return true;
}

// "dưới 12 mét 704, từ 12 mét 564": a limit in the name of a part, whose number follows.
static bool is_limit(struct lint *l, size_t i)
{
	enum { MOST = 24 };
	struct sv behind = lint_first(lint_after(l, i), MOST);
	size_t sign = 0;
	while (sign < behind.n && !strchr(",;)(", behind.p[sign]))
		sign++;
	struct lint_bare own;
	return sign < behind.n && !is_bare(&l->r->measures[i]) && lint_bare(sv_head(behind, sign), &own, 1) && sv_trim(sv_head(behind, own.from)).n == 0;
}

static void walk_over(struct walk *w, bool bracket, bool semicolon)
{
	struct lint *l = w->l;
	const struct reading *r = l->r;
	int line = w->line ? w->line : r->measures[w->whole].place.line, depth = 0;
	struct sv text = r->lines[line - 1].text;
	for (size_t i = w->next;; i++) {
		bool more = i < r->measure_count && r->measures[i].place.line == line && l->spans[i].from >= w->at;
		struct sv words = sv_from(text, w->at);
		if (more)
			words = sv_head(words, l->spans[i].from - w->at);
		int before = depth;
		size_t end = end_of(words, bracket, semicolon, &depth);
		take_bare(w, sv_head(words, end), before);
		if (end != SIZE_MAX || !more || w->parts.broken)
			return;
		if (depth > 0 && w->parts.count) {
			w->at = l->spans[i].to;
			continue;
		}
		if (!is_limit(l, i) && !take_measure(w, i, name_before(words, words.n)))
			return;
		w->at = l->spans[i].to;
	}
}

// GUESSED: perhaps not all of it are told. TOLD: the text says that they are all. SUMMED: "cộng" closes them.
enum certainty { GUESSED, TOLD, SUMMED };

static void judge(const struct walk *w, enum certainty told)
{
	const struct measure_found *whole = &w->l->r->measures[w->whole];
	const struct parts *p = &w->parts;
	if (p->count < 2 || p->broken || !w->bare || w->gaps || w->first || w->overlaps || parts_some_make(whole, p) || decimal_cmp(p->sum, whole->value) == 0 ||
	    (whole->has_total && decimal_cmp(whole->total, p->sum) == 0))
		return;
	bool over = decimal_cmp(p->sum, whole->value) > 0;
	bool near = lint_near(p->sum, whole->value), certain = told == SUMMED || parts_slip(whole, p, told || over) || ((told || over) && near);
	if (!certain && !(near && p->count > 2 && parts_any_slip(whole, p)))
		return;
	lint_add_figures(w->l, whole->place, "parts", certain ? SEVERITY_ERROR : SEVERITY_WARNING, over ? N_("the parts make %'d, more than the whole of %'d") : N_("the parts make %'d, not the whole of %'d"),
	                 decimal_normal(p->sum), decimal_normal(whole->value));
}

// Behind a whole and what is said of it.
static void check_after(struct lint *l, size_t whole)
{
	const struct reading *r = l->r;
	size_t last = whole;
	while (last + 1 < r->measure_count && !l->opens[last + 1] && (lint_parent(l, last + 1) == whole || r->measures[last + 1].of == (int)whole) && last < whole + 4)
		last++;
	bool more = last + 1 < r->measure_count && r->measures[last + 1].place.line == r->measures[whole].place.line;
	struct sv words = more ? lint_between(l, last, last + 1) : lint_after(l, last);
	struct lint_bare first;
	size_t to = lint_bare(words, &first, 1) ? first.from : more && (is_bare(&r->measures[last + 1]) || is_limit(l, last + 1)) ? words.n : SIZE_MAX;
	if (to == SIZE_MAX)
		return;
	enum parts_link link = parts_link_of(l, sv_head(words, to));
	if (link == LINK_NONE || link == LINK_LIST)
		return;
	struct walk w = {.l = l, .whole = whole, .next = last + 1, .at = l->spans[last].to + to};
	// Back to where the first part's name begins.
	struct sv before = sv_head(words, to);
	w.at -= name_before(before, before.n).n;
	walk_over(&w, link == LINK_BRACKET, link == LINK_AMONG && sv_find(before, SV(":")) == SIZE_MAX);
	judge(&w, link != LINK_AMONG ? TOLD : GUESSED);
}

// Before their sum: "…, hộ nghèo 84.216, hộ cận nghèo 96.540: cộng 180.756 triệu đồng".
static void check_before(struct lint *l, size_t whole)
{
	enum { SUM = 40 };
	const struct reading *r = l->r;
	bool alone = l->opens[whole]; // none of them was read
	struct sv words = lint_last(alone ? lint_before(l, whole) : lint_between(l, whole - 1, whole), SUM), sum = {0};
	for (size_t i = words.n; i-- > 0;) {
		if (sign_among(words.p[i], ",;:")) {
			sum = sv_trim(sv_from(words, i + 1));
			break;
		}
	}
	bool closes = lint_begins(l, sum, "altogether", NULL);
	if (!closes && !lint_begins(l, sum, "sum", NULL))
		return;
	enum certainty told = closes ? SUMMED : TOLD;
	if (alone) {
		enum { MOST = 300 };
		struct walk w = {.l = l, .whole = whole};
		struct sv before = lint_last(lint_before(l, whole), MOST);
		for (size_t at; (at = sv_find(before, SV(". "))) != SIZE_MAX;)
			before = sv_from(before, at + 2);
		take_bare(&w, before, 0);
		judge(&w, told);
		return;
	}
	size_t first = whole;
	while (first > 0 && !l->opens[first] && whole - first < PARTS_MOST && is_bare(&r->measures[first - 1]))
		first--;
	struct walk w = {.l = l, .whole = whole};
	for (size_t i = first; i < whole; i++) {
		if (!take_measure(&w, i, r->measures[i].subject))
			return;
	}
	judge(&w, told);
}

// "118 + 37 + 6 = 161 cơ sở": an addition that is written out, whatever stands between its figures is a sign or a blank.
static void check_addition(struct lint *l, size_t whole)
{
	enum { MOST = 200 };
	struct sv words = sv_trim(lint_last(lint_before(l, whole), MOST));
	struct decimal sum = {0}, part;
	size_t count = 0;
	if (!sv_ends(words, SV("=")))
		return;
	words = sv_head(words, words.n - 1);
	for (;; count++) {
		words = sv_trim(words);
		size_t from = words.n;
		while (from && strchr("0123456789.,", words.p[from - 1]))
			from--;
		bool good;
		if (from == words.n || text_read_number(sv_from(words, from), &part, &good) != words.n - from || !good || !decimal_add(sum, part, &sum))
			return;
		words = sv_trim(sv_head(words, from));
		if (!sv_ends(words, SV("+")))
			break;
		words = sv_head(words, words.n - 1);
	}
	const struct measure_found *m = &l->r->measures[whole];
	if (count && !(words.n && strchr("-/x*%", words.p[words.n - 1])) && decimal_cmp(sum, m->value) != 0)
		lint_add_figures(l, m->place, "parts", SEVERITY_ERROR, decimal_cmp(sum, m->value) > 0 ? N_("the parts make %'d, more than the whole of %'d") : N_("the parts make %'d, not the whole of %'d"),
		                 decimal_normal(sum), decimal_normal(m->value));
}

// "Xếp loại cơ sở Hội: xuất sắc 118, tốt 37, hoàn thành 6", in a sentence of its own: all of a count that was told before, which is
// called by the words in front.
static void check_split(struct lint *l, size_t i)
{
	enum { REACH = 120, LINES = 24, NAME = 100, MARK = 3 };
	const struct reading *r = l->r;
	if (i && r->measures[i - 1].place.line == r->measures[i].place.line)
		return;
	struct sv line = r->lines[r->measures[i].place.line - 1].text, name;
	size_t colon = sv_find(line, SV(":")), at = 0;
	while (at < line.n && strchr("-+* ", line.p[at]))
		at++;
	for (size_t k = at; k + 1 < line.n && k < at + MARK; k++) { // "2. ", "a) "
		if (strchr(".)", line.p[k]) && line.p[k + 1] == ' ')
			at = k + 2;
	}
	if (colon == SIZE_MAX || colon > NAME || colon < at || colon > l->spans[i].from || !lint_begins(l, sv_from(line, at), "split", &name))
		return;
	name = text_lower(l->arena, sv_trim(sv_head(name, (size_t)(line.p + colon - name.p)))); // as units are
	struct walk w = {0}; // of the nearest
	for (size_t k = i; k-- > 0 && i - k < REACH && r->measures[i].place.line - r->measures[k].place.line < LINES;) {
		struct sv unit = r->measures[k].unit;
		if (!lint_is_count(&r->measures[k]) || lint_parent(l, k) != SIZE_MAX || !unit.n || !name.n || r->measures[k].has_total ||
		    (!sv_starts(name, unit) && !(lint_same_unit(&r->measures[k], &r->measures[i]) && sv_find(unit, SV(" ")) != SIZE_MAX)))
			continue;
		struct walk now = {.l = l, .whole = k, .next = i, .at = colon + 1, .line = r->measures[i].place.line};
		walk_over(&now, false, false);
		if (decimal_cmp(now.parts.sum, r->measures[k].value) == 0)
			return; // another one of that name is meant
		if (!w.l)
			w = now;
	}
	if (w.l)
		judge(&w, TOLD);
}

void lint_parts_bare(struct lint *l, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const struct measure_found *m = &l->r->measures[i];
		check_split(l, i);
		if (!lint_is_count(m) || (m->role == ROLE_TARGET && lint_parent(l, i) != SIZE_MAX) || lint_is_of_another_time(l, i))
			continue;
		check_after(l, i);
		check_addition(l, i);
		if (!m->has_total)
			check_before(l, i);
	}
}

// Figures that are reckoned from others which stand apart, in another clause, sentence or line: a share of a whole that words behind it
// name ("84 % số biên bản"), a change against a level that is told elsewhere. Which figures are meant is told by their words: those that
// few figures are told with weigh more. Nothing is said where any two of those that may be meant agree; what is said is a guess, a warning.
#include "extract/lint_apart.h"
#include "extract/figure_index.h"
#include "extract/lint_earlier.h"
#include "extract/lint_growth.h"
#include "extract/lint_plan.h"
#include "extract/lint_ratio.h"

enum {
	RING = 512,  // figures that are remembered
	REACH = APART_REACH,
	BESIDE = 24, // figures before and behind one of which any two may explain it
	WORDS = APART_WORDS,
	PHRASE = 90, // bytes before and behind a figure
	COUNTS = 4096,
	CONFIRMED = 8 // wholes of shares that were right
};

struct lint_apart {
	struct figure_index lexicon; // its words
	struct apart_known {
		size_t one_more; // of the measure: its index and one; 0: none
		struct apart_name name;
		enum { EARLIER_UNKNOWN, EARLIER, NOT_EARLIER } earlier; // of a time before
	} known[RING];
	uint32_t said[COUNTS]; // by how many figures each word is told with
	uint32_t figures;
	size_t confirmed[CONFIRMED], confirmed_next; // their measures, and one more; 0: none
};

static struct lint_apart *apart(struct lint *l)
{
	if (!l->apart) {
		l->apart = arena_alloc(l->arena, sizeof(*l->apart));
		*l->apart = (struct lint_apart){0};
		figure_index_begin(&l->apart->lexicon);
	}
	return l->apart;
}

// ---- words and what they weigh

// Halvings: from 0 of what an eighth of all figures are told with to 6.
static int weight(const struct lint_apart *a, uint64_t word)
{
	enum { FEW = 48, COMMON = 3, MOST = 6 };
	uint64_t all = a->figures > FEW ? a->figures : FEW, said = a->said[word % COUNTS];
	int n = 0;
	for (uint64_t times = (said ? said : 1) << (COMMON + 1); times <= all && n < MOST; times <<= 1)
		n++;
	return n + 1;
}

static uint64_t bit_of(uint64_t word)
{
	return (uint64_t)1 << (word * 0x9E3779B97F4A7C15U >> 58);
}

static bool has(const struct apart_name *n, uint64_t word)
{
	if (!(n->bits & bit_of(word)))
		return false;
	for (size_t i = 0; i < n->count; i++) {
		if (n->words[i] == word)
			return true;
	}
	return false;
}

// What the words weigh of which `in` has, too; of all where it is NULL.
static int mass(const struct lint_apart *a, const struct apart_name *n, const struct apart_name *in)
{
	int sum = 0;
	if (in && !(n->bits & in->bits))
		return 0;
	for (size_t i = 0; i < n->count; i++)
		sum += !in || has(in, n->words[i]) ? weight(a, n->words[i]) : 0;
	return sum;
}

static void add_words(struct lint *l, struct apart_name *n, struct sv words)
{
	uint64_t all[WORDS];
	size_t count = figure_words(&l->apart->lexicon, l, words, all, WORDS);
	for (size_t i = 0; i < count && n->count < WORDS; i++) {
		if (!has(n, all[i])) {
			n->words[n->count++] = all[i];
			n->bits |= bit_of(all[i]);
		}
	}
}

static bool is_sign(char c)
{
	return strchr(",;:().", c) != NULL;
}

// The words before a figure since the last sign or figure; those behind it up to the next.
static struct sv own_before(const struct lint *l, size_t m)
{
	bool beside = m > 0 && l->r->measures[m - 1].place.line == l->r->measures[m].place.line;
	struct sv words = lint_last(beside ? lint_between(l, m - 1, m) : lint_before(l, m), PHRASE);
	size_t end = words.n;
	while (end > 0 && strchr(" (:", words.p[end - 1]))
		end--;
	size_t from = end;
	while (from > 0 && !is_sign(words.p[from - 1]))
		from--;
	return sv_from(sv_head(words, end), from);
}

static struct sv own_after(const struct lint *l, size_t m)
{
	bool beside = m + 1 < l->r->measure_count && l->r->measures[m + 1].place.line == l->r->measures[m].place.line;
	struct sv words = lint_first(beside ? lint_between(l, m, m + 1) : lint_after(l, m), PHRASE);
	size_t n = 0;
	while (n < words.n && !is_sign(words.p[n]))
		n++;
	return sv_head(words, n);
}

// ---- figures

static bool is_level(const struct measure_found *m)
{
	return (m->role == ROLE_ACTUAL || m->role == ROLE_TARGET) && !m->has_high;
}

static bool is_rate(const struct measure_found *m)
{
	return lint_is_percent(m) && !m->ratio && (m->role == ROLE_ACTUAL || m->role == ROLE_SHARE);
}

static bool tells_earlier(struct lint *l, struct sv words)
{
	return lint_says(l, words, "earlier") || lint_says(l, words, "begun");
}

static bool begins_earlier(struct lint *l, struct sv words)
{
	return lint_begins(l, words, "earlier", NULL) || lint_begins(l, words, "begun", NULL);
}

// A year before that of the document: "Năm 2012 khám 172.350 lượt" in a report of 2013.
static bool names_year_before(struct lint *l, struct sv words, int line)
{
	int year = memchr(words.p, '0', words.n) || memchr(words.p, '9', words.n) || memchr(words.p, '1', words.n) ? earlier_year_named(l, words) : 0;
	return year && year < earlier_year_of_document(l, line);
}

// "So với năm 2013 (6.238 việc)": the year stands right before the bracket.
static bool ends_year_before(struct lint *l, struct sv words, int line)
{
	enum { YEAR = 4 };
	return words.n > YEAR && words.p[words.n - 1] >= '0' && words.p[words.n - 1] <= '9' && names_year_before(l, lint_last(words, YEAR), line);
}

// "So với tháng 8 (742 nghìn lượt)": what the words since the last sign compare with, and no plan.
static bool is_compared(struct lint *l, struct sv words)
{
	size_t from = words.n;
	while (from > 0 && !is_sign(words.p[from - 1]))
		from--;
	words = sv_from(words, from);
	return lint_says(l, words, "versus") && !lint_says(l, words, "base");
}

// "(cùng kỳ năm trước 41 vụ, chết 19 người)", "Năm trước có 712 con trâu, 1.016 con bò": of an earlier time, by its own words or by those
// that its bracket or its sentence begins with.
static bool is_earlier(struct lint *l, size_t m)
{
	enum { LEAD = 60, FAR = 160 };
	struct sv before = lint_last(lint_before(l, m), FAR), own = own_before(l, m);
	int line = l->r->measures[m].place.line;
	if (lint_ends(l, own, "up-to"))
		return false; // "từ 38,4% năm 2015 lên 44,9%"
	if (tells_earlier(l, own) || names_year_before(l, own, line))
		return true;
	for (size_t i = before.n; i-- > 0;) {
		if (before.p[i] == ')')
			return false;
		bool bracket = before.p[i] == '(', stop = before.p[i] == ';' || (before.p[i] == '.' && i + 1 < before.n && before.p[i + 1] == ' ');
		if (!bracket && !stop)
			continue;
		struct sv lead = lint_first(sv_trim(sv_from(before, i + 1)), LEAD);
		struct sv ahead = sv_trim(lint_last(sv_head(before, i), LEAD));
		return begins_earlier(l, lead) || (bracket && (lint_ends(l, ahead, "earlier") || ends_year_before(l, ahead, line) || (!lead.n && is_compared(l, ahead))));
	}
	return false;
}

// "giảm 17 vụ (148 vụ)": what stands alone in a bracket behind a change.
static bool is_behind_change(struct lint *l, size_t m)
{
	const struct reading *r = l->r;
	return m && r->measures[m - 1].role == ROLE_CHANGE && r->measures[m - 1].place.line == r->measures[m].place.line && sv_is(sv_trim(lint_between(l, m - 1, m)), "(") &&
	       (lint_alike(l, m - 1, m) || lint_is_percent(&r->measures[m - 1]));
}

// By the words around it: nearly always its unit is among them.
static void remember(struct lint *l, size_t m)
{
	enum { FEW = 2 };
	struct lint_apart *a = l->apart;
	struct apart_known *k = &a->known[m % RING];
	struct sv before = own_before(l, m), after = own_after(l, m);
	*k = (struct apart_known){.one_more = m + 1};
	struct sv line = l->r->lines[l->r->measures[m].place.line - 1].text;
	size_t from = before.n ? (size_t)(before.p - line.p) : l->spans[m].from, to = after.n ? (size_t)(after.p + after.n - line.p) : l->spans[m].to;
	add_words(l, &k->name, sv_from(sv_head(line, to), from));
	if (k->name.count <= FEW)
		add_words(l, &k->name, l->r->measures[m].subject);
	for (size_t i = 0; i < k->name.count; i++)
		a->said[k->name.words[i] % COUNTS]++;
	a->figures++;
}

static const struct apart_known *known(const struct lint *l, size_t m)
{
	const struct apart_known *k = &l->apart->known[m % RING];
	return k->one_more == m + 1 ? k : NULL;
}

static bool told_as_earlier(struct lint *l, size_t m)
{
	struct apart_known *k = &l->apart->known[m % RING];
	if (k->earlier == EARLIER_UNKNOWN) {
		size_t of = l->parent[m];
		bool its = of != SIZE_MAX && of + 1 == m && is_rate(&l->r->measures[m]) && known(l, of) && told_as_earlier(l, of);
		k->earlier = its || is_earlier(l, m) || is_behind_change(l, m) ? EARLIER : NOT_EARLIER;
	}
	return k->earlier == EARLIER;
}

static bool is_told(const struct lint *l, size_t m)
{
	enum { BACK = 32 };
	const struct reading *r = l->r;
	const struct place *p = &r->measures[m].place;
	for (size_t i = r->lint_count; i-- > 0 && r->lint_count - i < BACK;) {
		if (r->lint[i].place.line == p->line && r->lint[i].place.start == p->start)
			return true;
	}
	return false;
}

static size_t first_of(size_t m, size_t reach)
{
	return m > reach ? m - reach : 0;
}

// The level that the words before a figure name best: "Trộm cắp tài sản chiếm 46,6 %", where it was told that there were 61.
static size_t named_level(struct lint *l, const struct apart_name *name, size_t at, size_t to)
{
	enum { LEAST = 5 };
	int all = mass(l->apart, name, NULL), best = 0;
	size_t found = SIZE_MAX;
	for (size_t i = first_of(at, REACH); i < to; i++) {
		const struct apart_known *k = known(l, i);
		if (i == at || !k || !lint_is_count(&l->r->measures[i]) || l->r->measures[i].has_total || l->r->measures[i].role == ROLE_TARGET)
			continue;
		int both = mass(l->apart, name, &k->name);
		if (both >= LEAST && both * 4 >= all * 3 && both >= best && !told_as_earlier(l, i)) {
			best = both;
			found = i;
		}
	}
	return found;
}

// "số vụ giảm 12,9%": the first level of the paragraph that is counted by the last of the words.
static size_t counted_level(struct lint *l, size_t at, size_t from)
{
	struct sv words = own_before(l, at);
	for (size_t i = from; i < at; i++) {
		const struct measure_found *m = &l->r->measures[i];
		const struct unit_shape *s = lint_shape(l, i);
		if (!is_level(m) || m->has_total || !lint_is_count(m) || !s->counted || s->power || !known(l, i) || !m->unit.n)
			continue;
		size_t n = sv_find(words, m->unit);
		if (n != SIZE_MAX && (n == 0 || words.p[n - 1] == ' ') && (n + m->unit.n == words.n || words.p[n + m->unit.n] == ' ') && !told_as_earlier(l, i))
			return i;
	}
	return SIZE_MAX;
}

// "8.643 em, bằng 77,7% (năm học trước 71,4%), tăng 3,6 điểm phần trăm": the rate that points are said of.
static size_t rate_before(struct lint *l, size_t at)
{
	enum { MOST = 6 };
	for (size_t i = at; i-- > 0 && at - i <= MOST && l->r->measures[i].place.line == l->r->measures[at].place.line;) {
		if ((is_rate(&l->r->measures[i]) || (lint_is_percent(&l->r->measures[i]) && is_level(&l->r->measures[i]))) && known(l, i) && !told_as_earlier(l, i))
			return i;
	}
	return SIZE_MAX;
}

// ---- shares of a whole, and how far a plan is met

struct share {
	size_t at, part;
	size_t whole; // the best by its words; SIZE_MAX: none
	int best, words;
	bool right;       // one that may be meant makes it
	int right_words;  // how much the words tell of it
};

static bool makes(struct lint *l, const struct share *s, size_t part, size_t whole)
{
	struct decimal computed;
	const struct measure_found *w = &l->r->measures[whole];
	return ratio_holds(&l->r->measures[s->at], l->r->measures[part].value, ratio_whole(l, whole, part), &computed) ||
	       (w->has_total && ratio_holds(&l->r->measures[s->at], l->r->measures[part].value, w->value, &computed));
}

// A share of its own is printed beside it: it then stands in a row with the other parts of its line.
static bool is_part(const struct lint *l, size_t i)
{
	for (size_t k = l->child[i]; k != SIZE_MAX; k = l->sibling[k]) {
		if (l->r->measures[k].role == ROLE_SHARE && lint_is_percent(&l->r->measures[k]))
			return true;
	}
	return false;
}

static bool may_be_whole(struct lint *l, const struct share *s, size_t i, bool plan)
{
	const struct measure_found *w = &l->r->measures[i], *part = &l->r->measures[s->part];
	return i != s->part && i != s->at && is_level(w) && w->cmp == CMP_EQ && !lint_is_percent(w) && !(w->place.line == part->place.line && is_part(l, i)) && ratio_comparable(l, i, s->part) && (plan == (w->role == ROLE_TARGET)) &&
	       (plan ? l->parent[i] == SIZE_MAX : decimal_cmp(ratio_whole(l, i, s->part), part->value) > 0);
}

// What is stated and what it should be are of one order: within a half and twice.
static bool one_order(struct decimal a, struct decimal b)
{
	struct decimal two = decimal_int(2), x, y;
	return decimal_mul(a, two, &x) && decimal_mul(b, two, &y) && decimal_cmp(x, b) >= 0 && decimal_cmp(y, a) >= 0;
}

// Whether two figures of the neighbourhood make it, of which one may be its part.
static bool explained_beside(struct lint *l, const struct share *s, size_t to)
{
	const struct reading *r = l->r;
	for (size_t i = first_of(s->at, BESIDE); i < to && i < s->at + BESIDE; i++) {
		if (i == s->at || !is_level(&r->measures[i]) || r->measures[i].place.line != r->measures[s->at].place.line)
			continue;
		for (size_t k = first_of(s->at, BESIDE); k < to && k < s->at + BESIDE; k++) {
			if (k != i && k != s->at && is_level(&r->measures[k]) && ratio_comparable(l, k, i) && makes(l, s, i, k))
				return true;
		}
	}
	return false;
}

// The words that its line begins with, up to a colon: "Trong khách quốc tế: …", "Cơ cấu tổng thu gồm: …".
static struct sv line_head(const struct lint *l, size_t at)
{
	enum { MOST = 80 };
	struct sv words = lint_first(lint_before(l, at), MOST);
	size_t n = sv_find(words, SV(":"));
	return n == SIZE_MAX ? (struct sv){"", 0} : sv_head(words, n);
}

// How much it tells that one slip of the hand makes of what is stated what was meant.
static int slip_weight(struct decimal stated, struct decimal meant)
{
	enum { FEW = 100 };
	switch (lint_slip(stated, meant)) {
	case SLIP_SWAP:
		return stated.mantissa >= FEW ? 7 : 4;
	case SLIP_DIGIT:
		return stated.mantissa >= FEW * 10 ? 6 : stated.mantissa >= FEW ? 4 : 1;
	case SLIP_NONE:
		break;
	}
	return 0;
}

static int share_slip(struct lint *l, const struct share *s, size_t whole)
{
	const struct measure_found *p = &l->r->measures[s->at];
	struct decimal computed, w = ratio_whole(l, whole, s->part), part = l->r->measures[s->part].value;
	if (ratio_holds(p, part, w, &computed) || !one_order(computed, p->value))
		return 0;
	int stated = slip_weight(p->value, computed);
	return stated || !ratio_slips(p, part, w, true) ? stated : 4;
}

// Of which shares around were right: those of one list share their whole.
static void confirm(struct lint_apart *a, size_t whole)
{
	for (size_t i = 0; i < CONFIRMED; i++) {
		if (a->confirmed[i] == whole + 1)
			return;
	}
	a->confirmed[a->confirmed_next++ % CONFIRMED] = whole + 1;
}

// The nearest of them that may be meant; SIZE_MAX: none.
static size_t confirmed_whole(struct lint *l, const struct share *s)
{
	enum { LINES = 8 };
	size_t best = SIZE_MAX;
	for (size_t k = 0; k < CONFIRMED; k++) {
		size_t i = l->apart->confirmed[k] - 1;
		struct decimal computed;
		if (!l->apart->confirmed[k] || i >= s->at || !known(l, i) || !may_be_whole(l, s, i, false) || l->r->measures[s->at].place.line - l->r->measures[i].place.line > LINES ||
		    ratio_holds(&l->r->measures[s->at], l->r->measures[s->part].value, ratio_whole(l, i, s->part), &computed) || !one_order(computed, l->r->measures[s->at].value))
			continue;
		if (best == SIZE_MAX || i > best)
			best = i;
	}
	return best;
}

static void check_share(struct lint *l, size_t at, size_t to)
{
	enum { LEAST = 4, TELLS = 6, CLOSE = 8 };
	const struct reading *r = l->r;
	const struct measure_found *p = &r->measures[at];
	struct share s = {.at = at, .part = l->parent[at], .whole = SIZE_MAX};
	bool plan = p->role == ROLE_ATTAINMENT;
	struct apart_name phrase = {.count = 0}, own = {.count = 0};
	// "412/503 thí sinh, đạt 81,9%", "giảm 24 người, tỷ lệ 21,6%": said of the figure before it.
	if (at && r->measures[at - 1].place.line == p->place.line && !l->opens[at] && (r->measures[at - 1].has_total || r->measures[at - 1].role == ROLE_CHANGE))
		return;
	add_words(l, &phrase, own_after(l, at));
	add_words(l, &own, own_before(l, at));
	// "… chiếm 46,6%, … chiếm 20,6% số vụ": the whole is named once, behind the last.
	if (!phrase.count && at + 1 < to && !l->opens[at + 1] && r->measures[at + 1].role == p->role && lint_is_percent(&r->measures[at + 1]))
		add_words(l, &phrase, own_after(l, at + 1));
	if (!phrase.count)
		add_words(l, &phrase, line_head(l, at));
	if (s.part == SIZE_MAX || !lint_is_count(&r->measures[s.part]))
		s.part = mass(l->apart, &own, NULL) ? named_level(l, &own, at, to) : SIZE_MAX;
	if (s.part == SIZE_MAX || r->measures[s.part].has_total)
		return;
	const struct apart_known *part = known(l, s.part);
	// "31.915 người, đạt 83,46% (cùng kỳ 74,8%)": of a count that is not told.
	if (!part || (known(l, at) && told_as_earlier(l, at) && !told_as_earlier(l, s.part)))
		return;
	bool named = !plan && mass(l->apart, &phrase, NULL) >= 2;
	const struct apart_name *name = named ? &phrase : &part->name;
	int all = mass(l->apart, name, NULL);
	size_t near = first_of(at, BESIDE);
	for (size_t i = first_of(at, REACH); i < to; i++) {
		const struct apart_known *k = known(l, i);
		if (!k)
			continue;
		int both = mass(l->apart, name, &k->name);
		if ((!both && i < near) || !may_be_whole(l, &s, i, plan))
			continue;
		struct decimal computed;
		bool covered = both >= LEAST && both * 5 >= all * 3 && (named || plan) && !ratio_holds(p, r->measures[s.part].value, ratio_whole(l, i, s.part), &computed) &&
		               one_order(computed, p->value);
		bool close = i > near;
		if ((both * 5 >= all * 2 || close) && makes(l, &s, s.part, i)) {
			s.right = true;
			confirm(l->apart, i);
			s.right_words = both > s.right_words ? both : s.right_words;
		}
		int told = both + (close || both >= LEAST ? share_slip(l, &s, i) : 0);
		if ((covered || (told >= TELLS && both)) && told >= s.best) {
			s.best = told;
			s.words = both;
			s.whole = i;
		}
	}
	if (!plan && !s.right && s.whole == SIZE_MAX)
		s.whole = confirmed_whole(l, &s);
	// The words name another whole than the one that makes it: the percent was reckoned from the wrong one.
	bool named_else = named && s.words > LEAST && s.words == all && s.right_words * 2 < s.words;
	if (s.whole == SIZE_MAX || (!named_else && (s.right || explained_beside(l, &s, to))))
		return;
	if (plan) {
		struct lint_draft found;
		struct plan_said said = {&r->measures[s.part], &r->measures[s.whole], p, lint_shape(l, s.part), lint_shape(l, s.whole)};
		if (plan_holds(&said, &found))
			return;
		found.severity = SEVERITY_WARNING;
		found.other = r->measures[s.whole].place;
		lint_add(l, &found);
		return;
	}
	ratio_judge(l, p, r->measures[s.part].value, ratio_whole(l, s.whole, s.part), SEVERITY_WARNING);
}

// ---- changes

static bool level_before(struct lint *l, size_t i, size_t now)
{
	const struct measure_found *m = &l->r->measures[i], *n = &l->r->measures[now];
	return told_as_earlier(l, i) || (m->year && n->year && m->year == n->year - 1);
}

// What is asked about: the figure and what it says, which a percent behind an amount says of the same.
struct asked {
	size_t at, amount; // the amount that it says again; SIZE_MAX: none
	struct measure_found said;
};

static struct change change_between(struct lint *l, const struct asked *q, size_t now, size_t before)
{
	const struct reading *r = l->r;
	return (struct change){&r->measures[now], &r->measures[before], &q->said, lint_shape(l, now), lint_shape(l, before), lint_shape(l, q->at),
	                       lint_alike(l, now, before), lint_alike(l, q->at, now)};
}

static bool change_agrees(struct lint *l, const struct asked *q, size_t now, size_t before, struct lint_draft *found)
{
	struct change c = change_between(l, q, now, before);
	*found = (struct lint_draft){0};
	return change_applies(&c) && change_holds(&c, found);
}

struct earlier {
	struct apart_name name; // of the level
	int all;
	size_t best, count; // what is meant, and how many may be
	int mass;
	struct lint_draft found;
	bool right;
};

static bool is_ratio_near(const struct measure_found *m, struct decimal earlier, struct decimal level)
{
	struct decimal expected, x, y;
	if (!decimal_mul(earlier, m->value, &expected) || (lint_is_percent(m) && !decimal_shift(expected, -2, &expected)))
		return false;
	return decimal_mul(expected, decimal_int(3), &x) && decimal_mul(level, decimal_int(2), &y) && decimal_cmp(x, y) >= 0 && decimal_mul(expected, decimal_int(2), &x) &&
	       decimal_mul(level, decimal_int(3), &y) && decimal_cmp(x, y) <= 0;
}

// What the change would make of the earlier level is no more than a fourth off: what is further off is told of something else.
static bool is_near(struct lint *l, const struct asked *q, size_t now, size_t i)
{
	const struct measure_found *m = &q->said;
	struct decimal earlier = lint_in_unit(l, i, now), level = l->r->measures[now].value, by = m->value, expected, x, y;
	bool relative = lint_is_percent(m) && !lint_is_percent(&l->r->measures[now]), down = m->direction == DIRECTION_DOWN;
	if (m->ratio)
		return is_ratio_near(m, earlier, level);
	if (relative && (!decimal_mul(earlier, by, &by) || !decimal_shift(by, -2, &by)))
		return false;
	if (!relative && lint_same_shape(l, q->at, now))
		by = lint_in_unit(l, q->at, now);
	if (!(down ? decimal_sub(earlier, by, &expected) : decimal_add(earlier, by, &expected)))
		return false;
	return decimal_mul(expected, decimal_int(5), &x) && decimal_mul(level, decimal_int(4), &y) && decimal_cmp(x, y) >= 0 && decimal_mul(expected, decimal_int(4), &x) &&
	       decimal_mul(level, decimal_int(5), &y) && decimal_cmp(x, y) <= 0;
}

// Growth of output is reckoned in the prices of one year, levels are often not.
static bool in_prices(struct lint *l, size_t now)
{
	struct sv line = l->r->lines[l->r->measures[now].place.line - 1].text;
	return lint_says(l, l->r->measures[now].subject, "in-prices") || lint_says(l, line, "prices") || lint_says(l, line, "fixed-prices");
}

// The other way round it would agree: a wrong word.
static bool turned_agrees(struct lint *l, const struct asked *q, size_t now, size_t before)
{
	struct asked turned = *q;
	struct lint_draft found;
	turned.said.direction = q->said.direction == DIRECTION_DOWN ? DIRECTION_UP : DIRECTION_DOWN;
	return !q->said.ratio && change_agrees(l, &turned, now, before, &found);
}

// "tăng 5% so với năm trước (1.200 ha)": what stands behind another change is of that one.
static bool is_of_another_change(struct lint *l, size_t e, const struct asked *q)
{
	const struct reading *r = l->r;
	return e && e - 1 != q->at && e - 1 != q->amount && !l->opens[e] && r->measures[e - 1].place.line == r->measures[e].place.line && r->measures[e - 1].role == ROLE_CHANGE && lint_in_bracket(l, e);
}

// Takes the earlier level i into account, as far as it is told as one of `now`. `paragraph`: both stand in one.
static void consider(struct lint *l, struct earlier *e, const struct asked *q, size_t now, size_t i, bool paragraph)
{
	enum { LEAST = 4 };
	const struct reading *r = l->r;
	const struct apart_known *k = known(l, i);
	if (!k || i == now || i == q->at || r->measures[i].has_total)
		return;
	struct lint_draft found;
	int both = mass(l->apart, &e->name, &k->name);
	if (!paragraph && both < LEAST)
		return;
	int its = mass(l->apart, &k->name, NULL), less = its < e->all ? its : e->all;
	bool named = both >= LEAST && both * 5 >= less * 3;
	if ((!named && !paragraph) || !change_comparable(l, now, i))
		return;
	if (change_agrees(l, q, now, i, &found)) {
		e->right = true;
		return;
	}
	if (!found.code || !level_before(l, i, now) || (l->parent[i] != SIZE_MAX && l->parent[i] != now && !is_rate(&r->measures[i])) || (!lint_is_percent(&r->measures[now]) && !one_order(lint_in_unit(l, i, now), r->measures[now].value)))
		return;
	if (is_of_another_change(l, i, q) || (!is_near(l, q, now, i) && !turned_agrees(l, q, now, i)))
		return;
	e->count++;
	if (both >= e->mass) {
		e->mass = both;
		e->best = i;
		e->found = found;
	}
}

// "tăng 12% so với bình quân nhiệm kỳ": against something else than an earlier level.
static bool against_other(struct lint *l, size_t at)
{
	struct sv words = own_after(l, at);
	return (lint_says(l, words, "other-base") && !lint_says(l, words, "begun")) || lint_says(l, words, "average");
}

static bool may_be_level(struct lint *l, size_t i)
{
	const struct measure_found *m = &l->r->measures[i];
	return (is_level(m) || is_rate(m)) && m->cmp == CMP_EQ && !m->has_total && known(l, i);
}

// What is told of two levels right beside each other to the digit is no slip, whatever other words tell.
static bool others_agree(struct lint *l, const struct asked *q, size_t to)
{
	enum { FAR = 8, FEW = 10 };
	struct lint_draft found;
	if (q->said.value.mantissa < FEW)
		return false;
	for (size_t e = first_of(q->at, FAR); e < to && e < q->at + FAR / 2; e++) {
		for (size_t n = first_of(q->at, FAR); n < to && n < q->at + FAR / 2; n++) {
			if (n != e && n != q->at && e != q->at && may_be_level(l, n) && may_be_level(l, e) && !told_as_earlier(l, n) && (e > n || told_as_earlier(l, e)) && l->r->measures[n].place.line == l->r->measures[e].place.line &&
			    change_comparable(l, n, e) && change_agrees(l, q, n, e, &found))
				return true;
		}
	}
	return false;
}

// By its words. True where two levels are found that the change is between, whether it agrees or not.
static bool check_named(struct lint *l, const struct asked *q, size_t from, size_t to)
{
	size_t at = q->at;
	const struct reading *r = l->r;
	struct lint_apart *a = l->apart;
	size_t now = l->parent[at];
	struct apart_name own = {.count = 0};
	add_words(l, &own, own_before(l, at));
	if (now != SIZE_MAX && known(l, now) && told_as_earlier(l, now))
		now = SIZE_MAX;
	if (sv_starts(r->measures[at].unit, SV("điểm")) && (now == SIZE_MAX || !lint_is_percent(&r->measures[now])))
		now = rate_before(l, at);
	else if (now == SIZE_MAX || !is_level(&r->measures[now]))
		now = mass(a, &own, NULL) ? named_level(l, &own, at, to) : SIZE_MAX;
	if (now == SIZE_MAX)
		now = counted_level(l, at, from);
	if (now == SIZE_MAX || !known(l, now))
		return false;
	if (in_prices(l, now))
		return true;
	struct earlier e = {.name = known(l, now)->name, .best = SIZE_MAX};
	e.all = mass(a, &e.name, NULL);
	for (size_t i = from; i < to; i++)
		consider(l, &e, q, now, i, true);
	// Several earlier levels, and none that its name tells: any may be meant.
	if (e.count > 1 && !e.mass)
		return false;
	for (size_t i = first_of(at, REACH); i < from && !e.right && !e.count; i++)
		consider(l, &e, q, now, i, false);
	if (e.right)
		return true;
	if (e.best == SIZE_MAX || others_agree(l, q, to))
		return false;
	e.found.severity = SEVERITY_WARNING;
	if (r->measures[e.best].place.line != r->measures[at].place.line)
		e.found.other = r->measures[e.best].place;
	lint_add(l, &e.found);
	return true;
}

// In one line; or the earlier one in the line before or after, called by the words of the other or of the change.
static bool stand_together(struct lint *l, size_t at, size_t now, size_t before)
{
	enum { LEAST = 4, APART = 2, VERB = 8 /* bytes: "tăng", "giảm" */ };
	const struct reading *r = l->r;
	int line = r->measures[at].place.line, other = r->measures[before].place.line, lines = line > other ? line - other : other - line;
	struct apart_name own = {.count = 0}, its_own = {.count = 0};
	add_words(l, &own, own_before(l, at));
	if (!lines) {
		// "Tổng thu 4.256 tỷ đồng. Tổng chi cùng kỳ đạt 3.800 tỷ đồng, tăng 6,0%": it has a name, and another one.
		add_words(l, &its_own, own_before(l, before));
		return before + 1 != at || sv_trim(own_before(l, at)).n > VERB || !mass(l->apart, &its_own, NULL) || mass(l->apart, &its_own, &known(l, now)->name) || mass(l->apart, &its_own, &own);
	}
	const struct apart_name *b = &known(l, before)->name;
	const struct apart_name *n = &known(l, now)->name;
	bool its = !mass(l->apart, &own, NULL) || mass(l->apart, &own, n);
	return lines <= APART && (mass(l->apart, &own, b) >= LEAST || (its && mass(l->apart, n, b) >= LEAST));
}

// "Năm học trước tỷ lệ hạnh kiểm tốt là 75,4%. Năm nay tăng 2,6 điểm phần trăm": by where it stands, of the levels about it.
static void check_about(struct lint *l, const struct asked *q, size_t to)
{
	size_t at = q->at;
	enum { FAR = 10, LINE = 3, BESIDE_BOTH = 3 };
	const struct reading *r = l->r;
	struct lint_draft best = {0}, found;
	size_t least = SIZE_MAX, before = SIZE_MAX, parent = l->parent[at];
	if (parent != SIZE_MAX && (!may_be_level(l, parent) || told_as_earlier(l, parent)))
		parent = SIZE_MAX;
	for (size_t e = first_of(at, FAR / 2 + 1); e < to && e < at + FAR / 2; e++) {
		if (e == at || !may_be_level(l, e) || !told_as_earlier(l, e))
			continue;
		bool taken = is_of_another_change(l, e, q);
		for (size_t n = first_of(at, FAR); n < to && n < at + FAR / 2; n++) {
			if (n == at || n == e || !may_be_level(l, n) || told_as_earlier(l, n) || !change_comparable(l, n, e) || in_prices(l, n))
				continue;
			if (change_agrees(l, q, n, e, &found))
				return;
			if (taken || (parent != SIZE_MAX && n != parent && (parent + 1 == at || lint_alike(l, parent, e))) || !stand_together(l, at, n, e))
				continue;
			size_t lines = (size_t)(r->measures[at].place.line - r->measures[n].place.line) * LINE;
			size_t apart = (e < at ? at - e : e - at) + (n < at ? at - n : n - at) + (n < at ? lines : 0);
			if (!found.code || decimal_cmp(r->measures[n].value, r->measures[e].value) == 0 || !((apart <= BESIDE_BOTH && one_order(lint_in_unit(l, e, n), r->measures[n].value)) || is_near(l, q, n, e) || turned_agrees(l, q, n, e)))
				continue;
			if (apart < least) {
				least = apart;
				best = found;
				before = e;
			}
		}
	}
	if (least > 2 * FAR || others_agree(l, q, to))
		return;
	best.severity = SEVERITY_WARNING;
	if (r->measures[before].place.line != r->measures[at].place.line)
		best.other = r->measures[before].place;
	lint_add(l, &best);
}

// "giảm 17 vụ (148 vụ), tương ứng 11,5%": the amount before a percent that says it again; SIZE_MAX: none.
static size_t said_again(struct lint *l, size_t at)
{
	enum { MOST = 40 };
	const struct reading *r = l->r;
	if (!at || l->opens[at] || r->measures[at - 1].place.line != r->measures[at].place.line)
		return SIZE_MAX;
	size_t amount = is_behind_change(l, at - 1) ? at - 2 : at - 1;
	if (r->measures[amount].role != ROLE_CHANGE || lint_is_percent(&r->measures[amount]))
		return SIZE_MAX;
	struct sv words = sv_trim(lint_between(l, at - 1, at));
	while (words.n && strchr(",;() ", words.p[0]))
		words = sv_from(words, 1);
	return words.n < MOST && (!words.n || lint_begins(l, words, "again", NULL)) ? amount : SIZE_MAX;
}

// What it is against stands right before it or behind it.
static bool level_beside(struct lint *l, size_t at, size_t to)
{
	int line = l->r->measures[at].place.line;
	return (at + 1 < to && l->r->measures[at + 1].place.line == line && may_be_level(l, at + 1) && told_as_earlier(l, at + 1)) ||
	       (at && l->r->measures[at - 1].place.line == line && may_be_level(l, at - 1) && told_as_earlier(l, at - 1));
}

// "cao hơn năm 2014 là 5,7 điểm phần trăm": what reading takes for a distance from a plan.
static bool is_above_earlier(struct lint *l, size_t at)
{
	const struct measure_found *m = &l->r->measures[at];
	struct sv before = own_before(l, at), after = own_after(l, at);
	if (m->role != ROLE_EXCESS || m->direction == DIRECTION_NONE || lint_says(l, before, "base") || lint_says(l, after, "base"))
		return false;
	return tells_earlier(l, before) || tells_earlier(l, after) || names_year_before(l, before, m->place.line) || names_year_before(l, after, m->place.line);
}

// `again`: the amount that a percent says again; SIZE_MAX: it does not.
static void check_change(struct lint *l, size_t at, size_t from, size_t to, size_t again)
{
	struct sv own = own_before(l, at);
	// "thấp hơn tỷ lệ 98,3% của năm 2023 là 1,6 điểm": it is the base of the next.
	if (at + 1 < to && !l->opens[at + 1] && sv_starts(l->r->measures[at + 1].unit, SV("điểm")) && lint_is_percent(&l->r->measures[at]) && lint_ends(l, lint_between(l, at, at + 1), "is"))
		return;
	if (!level_beside(l, at, to) && (against_other(l, at) || lint_says(l, own, "period") || lint_says(l, own, "part-of-year")))
		return;
	struct asked q = {at, again, l->r->measures[at]};
	q.said.role = again != SIZE_MAX || q.said.role == ROLE_EXCESS ? ROLE_CHANGE : q.said.role;
	q.said.direction = again != SIZE_MAX ? l->r->measures[again].direction : q.said.direction;
	if (!check_named(l, &q, from, to))
		check_about(l, &q, to);
}

void lint_apart(struct lint *l, size_t from, size_t to)
{
	apart(l);
	for (size_t i = from; i < to; i++) {
		if (is_level(&l->r->measures[i]) || is_rate(&l->r->measures[i]))
			remember(l, i);
	}
	for (size_t i = from; i < to; i++) {
		const struct measure_found *m = &l->r->measures[i];
		if (m->has_high || m->cmp != CMP_EQ || is_told(l, i))
			continue;
		bool percent = lint_is_percent(m);
		size_t again = percent && !m->ratio && (m->role == ROLE_SHARE || m->role == ROLE_ACTUAL) ? said_again(l, i) : SIZE_MAX;
		if (again != SIZE_MAX)
			check_change(l, i, from, to, again);
		else if (percent && !m->ratio && (m->role == ROLE_SHARE || m->role == ROLE_ATTAINMENT || m->role == ROLE_ACTUAL) && m->direction == DIRECTION_NONE)
			check_share(l, i, to);
		else if (m->role == ROLE_CHANGE || m->role == ROLE_TARGET_CHANGE || is_above_earlier(l, i))
			check_change(l, i, from, to, SIZE_MAX);
	}
}

const struct apart_name *apart_name_of(const struct lint *l, size_t m)
{
	const struct apart_known *k = l->apart ? known(l, m) : NULL;
	return k ? &k->name : NULL;
}

void apart_add_words(struct lint *l, struct apart_name *n, struct sv words)
{
	add_words(l, n, words);
}

int apart_mass(const struct lint *l, const struct apart_name *n, const struct apart_name *in)
{
	return mass(l->apart, n, in);
}

bool apart_is_earlier(struct lint *l, size_t m)
{
	return known(l, m) && told_as_earlier(l, m);
}

bool apart_is_told(const struct lint *l, size_t m)
{
	return is_told(l, m);
}

struct sv apart_own_before(const struct lint *l, size_t m)
{
	return own_before(l, m);
}

struct sv apart_own_after(const struct lint *l, size_t m)
{
	return own_after(l, m);
}

void lint_apart_close(struct lint *l)
{
	if (l->apart)
		figure_index_free(&l->apart->lexicon);
}

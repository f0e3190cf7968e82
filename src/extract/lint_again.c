// A figure that is told twice in one document, once with a slip of the hand: "sản lượng 56.068 tấn" and, in the summary, "58.068 tấn".
// Figures of one unit and year that one slip parts are looked up by their digits; only then are their words compared.
#include <stdio.h>

#include "extract/figure_index.h"
#include "extract/lint_again.h"
#include "text/text.h"

enum {
	DIGITS = 12,
	LEAST = 4,  // digits of a figure in which one digit may be wrong; two may be exchanged in one with fewer
	CHAIN = 8,  // figures with one look that are compared
	LONG_COUNT = 5, // digits of a count that is told by them, whatever it is called
	WORDS = 40, // of a subject and its sentence that are kept
	AROUND = 32, // figures of which that is remembered
	NEAR = 160  // bytes of the sentence before a figure
};

struct again_key {
	uint64_t look;
	uint32_t figure;
};

struct again_figure {
	size_t measure;
	struct decimal value;
};

struct named {
	uint64_t words[WORDS];
	size_t count;
};

struct again {
	struct lint *l;
	struct around { // what the last figures are told with: one is compared with several
		size_t one_more; // of the measure
		struct named near, wide;
	} *around;
	struct figure_index *words; // its lexicon
	struct again_figure *figures;
	struct again_key *keys, *same; // by what one slip leaves alike; by the value
	size_t figure_count, figure_room, key_count, key_room, same_count, same_room;
	struct lint_draft *guesses;
	size_t guess_count, guess_room;
	uint32_t *head, *next; // of keys that look alike, by number from 1
	size_t head_room, next_room;
};

static uint64_t mix(uint64_t hash, uint64_t word)
{
	return (hash ^ word) * 1099511628211U;
}

// ---- figures by their digits

static size_t digits_of(int64_t m, uint8_t out[DIGITS])
{
	uint8_t back[DIGITS];
	size_t n = 0;
	for (; m > 0 && n < DIGITS; m /= 10)
		back[n++] = (uint8_t)(m % 10);
	for (size_t i = 0; i < n; i++)
		out[i] = back[n - 1 - i];
	return m > 0 ? 0 : n;
}

static void push(struct again *a, uint64_t look, size_t figure)
{
	*ARENA_PUSH(a->l->arena, a->keys, a->key_count, a->key_room) = (struct again_key){look, (uint32_t)figure};
}

// What is told again is told as the same: a result, a plan, how far it is met, a change.
static int told_as(enum measure_role role)
{
	switch (role) {
	case ROLE_TARGET:
		return 1;
	case ROLE_ATTAINMENT:
		return 2;
	case ROLE_CHANGE:
	case ROLE_EXCESS:
		return 3;
	case ROLE_TARGET_CHANGE:
		return 4;
	default:
		return 0;
	}
}

static void add(struct again *a, size_t measure, struct decimal value)
{
	uint8_t d[DIGITS], sorted[10] = {0};
	size_t n = digits_of(value.mantissa, d);
	if (n < 2)
		return;
	const struct unit_shape *s = lint_shape(a->l, measure);
	// What is counted is called by many words; a long figure is told by its digits.
	uint64_t kind = s->counted && s->count == 1 && n >= LONG_COUNT ? UNIT_HASH_NONE : s->hash;
	uint64_t look = mix(mix(kind, (uint64_t)((int)n - value.scale + s->power + 64)), n);
	look = mix(look, (uint64_t)told_as(a->l->r->measures[measure].role));
	size_t figure = a->figure_count;
	*ARENA_PUSH(a->l->arena, a->figures, a->figure_count, a->figure_room) = (struct again_figure){measure, value};
	for (size_t i = 0; i < n; i++)
		sorted[d[i]]++;
	if (n >= LEAST - 1)
		*ARENA_PUSH(a->l->arena, a->same, a->same_count, a->same_room) = (struct again_key){mix(look, (uint64_t)value.mantissa), (uint32_t)figure};
	uint64_t swapped = look;
	for (size_t i = 0; i < 10; i++)
		swapped = mix(swapped, sorted[i]);
	push(a, swapped, figure);
	for (size_t hole = 0; n + 1 >= LEAST && hole < n; hole++) {
		uint64_t h = mix(look, 1000 + hole);
		for (size_t i = 0; i < n; i++)
			h = mix(h, i == hole ? 10 : d[i]);
		push(a, h, figure);
	}
}

// ---- what they are of

static struct named named(struct again *a, size_t measure)
{
	struct named n = {0};
	n.count = figure_words(a->words, a->l, a->l->r->measures[measure].subject, n.words, WORDS);
	if (!n.count)
		n.count = figure_words(a->words, a->l, a->l->r->measures[measure].unit, n.words, WORDS);
	return n;
}

// With the words of the sentence around it: "số lượng máy POS (486 máy)".
static struct named in_context(struct again *a, size_t measure, const struct named *name)
{
	enum { BEFORE = 70, AFTER = 24 };
	struct named n = *name;
	struct sv before = lint_last(lint_before(a->l, measure), BEFORE), after = lint_first(lint_after(a->l, measure), AFTER);
	for (size_t at; (at = sv_find(before, SV(". "))) != SIZE_MAX || (at = sv_find(before, SV(";"))) != SIZE_MAX;)
		before = sv_from(before, at + 1);
	size_t end = sv_find(after, SV(";")) < sv_find(after, SV(",")) ? sv_find(after, SV(";")) : sv_find(after, SV(","));
	n.count += figure_words(a->words, a->l, before, n.words + n.count, WORDS - n.count);
	n.count += figure_words(a->words, a->l, a->l->r->measures[measure].unit, n.words + n.count, WORDS - n.count);
	n.count += figure_words(a->words, a->l, sv_head(after, end), n.words + n.count, WORDS - n.count);
	return n;
}

static size_t shared(const struct named *a, const struct named *b)
{
	size_t count = 0;
	for (size_t i = 0; i < a->count; i++) {
		bool found = false;
		for (size_t k = 0; k < b->count && !found; k++)
			found = a->words[i] == b->words[k];
		count += found;
	}
	return count;
}

// One is named by the words of the other; of a long figure most of them will do. `p`, `q`: with the words of their sentences.
static bool same_name(const struct named *a, const struct named *b, const struct named *p, const struct named *q, size_t digits, bool swapped)
{
	enum { LONG = 5, RATE_WORDS = 4 };
	size_t both = shared(a, b), less = a->count < b->count ? a->count : b->count, more = a->count > b->count ? a->count : b->count;
	if (digits >= LONG && swapped && (both * 2 >= less || shared(a, q) == a->count || shared(b, p) == b->count))
		return both > 0 || shared(a, q) + shared(b, p) > 1;
	size_t in = shared(a, q), on = shared(b, p);
	if (digits >= LEAST && swapped && ((in >= 3 && in * 3 >= a->count * 2) || (on >= 3 && on * 3 >= b->count * 2)))
		return true;
	if (digits >= LEAST && swapped)
		return both > 0 && (both == less || (both * 3 >= less * 2 && both >= 2));
	if (digits >= LEAST)
		return both > 0 && both == less;
	// Few digits are alike by chance.
	if (digits + 1 == LEAST && swapped && both == less && (shared(a, q) >= 2 || shared(b, p) >= 2 || more == less))
		return both > 0 && more <= both + 2;
	if (digits + 1 == LEAST && !swapped)
		return both == more && both >= RATE_WORDS;
	return both == less && both >= 2 && more <= both + 2;
}

// ---- what words tell that are rare in this text

// "Đánh giá chung", "Hạn chế: …": a heading, or the beginning of a line, over what is told in full elsewhere.
static bool says_summary(const struct scan *s)
{
	enum { MARK = 3 }; // "II." and a bullet
	static const char *const ranks[] = {"phần", "chương", "mục"}; // "Phần II. Nhận xét"
	for (size_t i = s->tokens.count && scan_place(s, 0, ranks) >= 0, count; i < s->tokens.count && i <= MARK; i++) {
		if (scan_phrase(s, &phrases_lint_retold, i, &count))
			return true;
		if (scan_token(s, i)->kind == TOKEN_WORD && !scan_sign(s, i + 1, '.') && !scan_sign(s, i + 1, ')') && !scan_token(s, i)->upper && scan_token(s, i)->to - scan_token(s, i)->from > 1)
			return false; // it begins with another word
	}
	return false;
}

static void mark_summary(struct lint *l)
{
	enum { TITLE = 90, LINES = 10 };
	const struct reading *r = l->r;
	int line = l->paragraph->first_line;
	const struct heading_found *h = reading_heading_at(r, line);
	// A rank may stand in a line of its own: "Phần II", "ĐÁNH GIÁ CHUNG".
	bool here = says_summary(l->read), heading = h && (h->line == line || (here && h->line == line - 1 && sv_starts(l->paragraph->text, h->title))), figures = r->measure_count && r->measures[r->measure_count - 1].place.line >= line;
	if (heading && l->summary_untitled)
		l->summary_to = 0;
	if (heading && here && line > l->summary_to)
		l->summary_to = h->last_line;
	// "TÓM TẮT CÁC CHỈ TIÊU CHÍNH": a title without a mark holds for the next lines, up to a heading.
	bool untitled = here && !heading && !figures && l->paragraph->text.n < TITLE && line > l->summary_to;
	if (untitled)
		l->summary_to = line + LINES;
	l->summary_untitled = untitled || (l->summary_untitled && !heading);
	if (!figures || (!here && line > l->summary_to))
		return;
	for (size_t i = r->measure_count; i-- > 0 && r->measures[i].place.line >= line;)
		l->held[i] |= TOLD_IN_SUMMARY;
}

void lint_heard(struct lint *l)
{
	if (!l->seen)
		l->seen = ARENA_NEW(l->arena, struct lint_seen);
	mark_summary(l);
	const struct token *t = l->read->tokens.items;
	size_t n = l->read->tokens.count;
	uint32_t *count = l->seen->count;
	for (size_t i = 0; i < n; i++)
		count[t[i].key % LINT_SEEN] += t[i].kind == TOKEN_WORD;
	l->seen->all += (uint32_t)n;
}

// What it tells that two sentences have a word in common: in bits, above those of words that all say.
static int weight_of(const struct lint *l, uint64_t word)
{
	enum { COMMON = 5, MOST = 5 };
	uint32_t said = l->seen->count[word % LINT_SEEN];
	int bits = 0;
	for (uint64_t times = (uint64_t)(said ? said : 1) << (COMMON + 1); times <= l->seen->all && bits < MOST; times <<= 1)
		bits++;
	return bits;
}

static void add_words(struct again *a, struct named *n, struct sv words)
{
	n->count += figure_words(a->words, a->l, words, n->words + n->count, WORDS - n->count);
}

// The sentence up to the figure, and what its own clause says before and behind it.
static void read_around(struct again *a, size_t m, struct named *near, struct named *wide)
{
	enum { BEFORE = 240, OWN = 100, AFTER = 40 };
	struct lint *l = a->l;
	struct sv before = lint_last(lint_before(l, m), BEFORE), after = lint_first(lint_after(l, m), AFTER);
	for (size_t at; (at = sv_find(before, SV(". "))) != SIZE_MAX && at + 2 < before.n && at > 3;)
		before = sv_from(before, at + 2);
	bool beside = m && l->r->measures[m - 1].place.line == l->r->measures[m].place.line;
	struct sv own = lint_last(beside ? lint_between(l, m - 1, m) : before, OWN);
	if (own.n > before.n)
		own = before;
	for (size_t at; (at = sv_find(own, SV(";"))) != SIZE_MAX || (at = sv_find(own, SV(": "))) != SIZE_MAX;)
		own = sv_from(own, at + 1);
	for (size_t i = 0; i < after.n; i++) {
		if (strchr(",;.():0123456789", after.p[i])) {
			after = sv_head(after, i);
			break;
		}
	}
	add_words(a, near, own);
	add_words(a, near, l->r->measures[m].unit);
	add_words(a, near, after);
	add_words(a, wide, before);
	add_words(a, wide, l->r->measures[m].subject);
	add_words(a, wide, l->r->measures[m].unit);
	add_words(a, wide, after);
}

static const struct around *around(struct again *a, size_t m)
{
	if (!a->around)
		a->around = ARENA_ARRAY(a->l->arena, struct around, AROUND);
	struct around *kept = &a->around[m % AROUND];
	if (kept->one_more == m + 1)
		return kept;
	*kept = (struct around){.one_more = m + 1};
	read_around(a, m, &kept->near, &kept->wide);
	return kept;
}

static int mass(const struct lint *l, const struct named *n, const struct named *in)
{
	int sum = 0;
	for (size_t i = 0; i < n->count; i++) {
		bool once = true, found = !in;
		for (size_t k = 0; k < i && once; k++)
			once = n->words[k] != n->words[i];
		for (size_t k = 0; in && k < in->count && !found; k++)
			found = in->words[k] == n->words[i];
		sum += once && found ? weight_of(l, n->words[i]) : 0;
	}
	return sum;
}

static struct sv sentence_before(const struct lint *l, size_t m)
{
	struct sv words = lint_last(lint_before(l, m), NEAR);
	for (size_t at; (at = sv_find(words, SV(". "))) != SIZE_MAX && at > 3;)
		words = sv_from(words, at + 2);
	return words;
}

// A day before which all is told, except the end of the year.
static uint64_t day_told(const struct lint_words *w, size_t i)
{
	struct date d;
	enum { DECEMBER = 12, LAST = 31 };
	if (!scan_date(w->scan, i, &d) || (d.month == DECEMBER && d.day == LAST))
		return 0;
	return (uint64_t)(d.year * 372 + d.month * 31 + d.day);
}

// What the sentence tells of a part: "6 tháng", "quý II", "xã Tân Lam", "riêng", "nếu loại trừ". `day`: until when, `period`: the part of the year; 0: nothing is said.
static uint64_t part_told(struct lint *l, size_t m, bool loosely, uint64_t *day, uint64_t *period)
{
	uint64_t sum = 0;
	*period = 0;
	struct sv words = sentence_before(l, m);
	for (size_t at; (at = sv_find(words, SV(";"))) != SIZE_MAX;)
		words = sv_from(words, at + 1);
	struct lint_words w = lint_words(l, words);
	*day = 0;
	for (size_t i = w.from, n; i < w.to; i++) {
		const struct token *items = w.scan->tokens.items;
		const struct phrase *p = scan_phrase_within(w.scan, l->scopes, i, w.to, &n);
		bool counted = i > w.from && items[i - 1].kind == TOKEN_NUMBER, named = p && i + n < w.to && items[i + n].capital;
		*day = *day ? *day : day_told(&w, i);
		if (!p)
			continue;
		if (sv_is(p->class, "part-of-year"))
			*period += mix(items[i].key, i > w.from ? items[i - 1].key : 0);
		else if (sv_is(p->class, "place") && named)
			sum += mix(items[i + n].key, 7);
		else if (sv_is(p->class, "apart") || (!loosely && sv_is(p->class, "period") && !counted))
			sum += mix(items[i].key, 11);
	}
	return sum;
}

static uint64_t place_of_heading(const struct lint *l, int line)
{
	const struct heading_found *h = reading_heading_at(l->r, line);
	return h ? (uint64_t)(h - l->r->headings) + 1 : 0;
}

static bool heading_names_place(struct lint *l, uint64_t heading)
{
	if (!heading)
		return false;
	struct sv title = l->r->headings[heading - 1].title;
	for (size_t i = 0; i < title.n; i++) {
		if (title.p[i] >= '0' && title.p[i] <= '9')
			return false; // an item of a list
	}
	return lint_says(l, lint_first(title, NEAR), "place");
}

// `swapped`: what only one of them says of the day or the part of the year narrows neither. `loosely`: nor does "trong đó".
static bool of_one_part(struct lint *l, size_t a, size_t b, bool swapped, bool loosely)
{
	uint64_t x = place_of_heading(l, l->r->measures[a].place.line), y = place_of_heading(l, l->r->measures[b].place.line);
	if (x != y && (heading_names_place(l, x) || heading_names_place(l, y)))
		return false;
	uint64_t day, other, period, another;
	if (part_told(l, a, loosely, &day, &period) != part_told(l, b, loosely, &other, &another))
		return false;
	return (day == other && period == another) || ((swapped || loosely) && (!day || !other || day == other) && (!period || !another || period == another));
}

// Lines of one list tell of what they begin with: "- Ngân hàng Nông nghiệp: …", "- Quỹ tín dụng: …".
static bool of_one_list(const struct lint *l, size_t a, size_t b)
{
	int x = l->r->measures[a].place.line, y = l->r->measures[b].place.line;
	struct sv p = l->r->lines[x - 1].text, q = l->r->lines[y - 1].text;
	if (place_of_heading(l, x) != place_of_heading(l, y) || !p.n || !q.n || p.p[0] != q.p[0] || !strchr("-+*|", p.p[0]))
		return false;
	return sv_find(p, SV(":")) < l->spans[a].from && sv_find(q, SV(":")) < l->spans[b].from;
}

// ---- two that one slip parts

bool again_is_known(const struct lint *l, struct place place)
{
	enum { BACK = 256 };
	for (size_t i = l->r->lint_count; i-- > 0 && l->r->lint_count - i < BACK;) {
		const struct lint_found *f = &l->r->lint[i];
		if (!strcmp(f->code, "restated") && f->place.line == place.line && f->place.start == place.start)
			return true;
	}
	return false;
}

bool again_is_held(const struct lint *l, size_t m)
{
	return (l->held[m] & ~TOLD_IN_SUMMARY) != 0;
}

static bool in_summary(const struct lint *l, size_t m)
{
	return l->held[m] & TOLD_IN_SUMMARY;
}

// What agrees with nothing is told of, or what a summary says, or what is said last: here the first.
bool lint_is_doubtful(const struct lint *l, size_t first, size_t second)
{
	bool held = again_is_held(l, first), other = again_is_held(l, second);
	return (!held && other) || (held == other && in_summary(l, first) && !in_summary(l, second));
}

static void tell(struct again *a, const struct again_figure *first, const struct again_figure *second, bool sure)
{
	struct lint *l = a->l;
	if (lint_is_doubtful(l, first->measure, second->measure)) {
		const struct again_figure *other = first;
		first = second;
		second = other;
	}
	const struct measure_found *x = &l->r->measures[first->measure], *y = &l->r->measures[second->measure];
	enum severity severity = x->estimate != y->estimate || !sure ? SEVERITY_WARNING : SEVERITY_ERROR;
	struct lint_draft f = {.place = y->place, .code = "restated", .severity = severity, .stated = second->value, .computed = first->value, .has_figures = true,
	                       .message = {.failure = FAIL_CHECK, .msgid = sure ? N_("%'d %s here, but %'d %s elsewhere for the same indicator in %s") : N_("%'d %s here and %'d %s elsewhere may be one figure, told in two ways")}};
	lint_arg_figure(&f, 0, second->value);
	lint_arg_text(&f, 1, figure_unit_as_written(y));
	lint_arg_figure(&f, 2, first->value);
	lint_arg_text(&f, 3, figure_unit_as_written(x));
	if (sure)
		snprintf(f.message.args[4], sizeof(f.message.args[4]), "%d", y->year);
	f.other = x->place;
	if (!again_is_known(l, y->place))
		lint_add(l, &f);
}

// What the checks took for an indicator before: plain results with a year of their own.
static bool is_plain(const struct lint *l, size_t i)
{
	const struct measure_found *m = &l->r->measures[i];
	return m->role == ROLE_ACTUAL && m->year && lint_parent(l, i) == SIZE_MAX;
}

static bool is_certain(struct again *a, const struct again_figure *x, const struct again_figure *y, size_t digits, bool swapped)
{
	struct lint *l = a->l;
	if (!is_plain(l, x->measure) || !is_plain(l, y->measure) || l->r->measures[x->measure].year != l->r->measures[y->measure].year || (!swapped && digits + 1 < LEAST) ||
	    !of_one_part(l, x->measure, y->measure, swapped, false))
		return false;
	struct named p = named(a, x->measure), q = named(a, y->measure), wide = in_context(a, x->measure, &p), other = in_context(a, y->measure, &q);
	return same_name(&p, &q, &wide, &other, digits, swapped);
}

// "Trong số 187 đối tượng bị bắt": the count that was told just before.
static bool takes_up(struct lint *l, size_t x, size_t y)
{
	enum { CLOSE = 24, APART = 2 };
	const struct measure_found *m = &l->r->measures[x], *n = &l->r->measures[y];
	return n->place.line > m->place.line && n->place.line - m->place.line <= APART && lint_ends(l, lint_last(lint_before(l, y), CLOSE), "of");
}

struct alike {
	int in, both; // the weight of the words of one that stand in the other's sentence; in its own clause
};

static struct alike words_alike(struct again *a, size_t x, size_t y)
{
	const struct lint *l = a->l;
	const struct around p = *around(a, x), *q = around(a, y); // both may have one place
	int sp = mass(l, &p.near, &q->wide), sq = mass(l, &q->near, &p.wide);
	return (struct alike){.in = sp > sq ? sp : sq, .both = mass(l, &p.near, &q->near)};
}

int again_words(struct again *a, size_t x, size_t y)
{
	return words_alike(a, x, y).in;
}

// Told twice alike: no slip.
static void compare_same(struct again *a, const struct again_figure *x, const struct again_figure *y)
{
	struct lint *l = a->l;
	if (l->r->measures[x->measure].place.line == l->r->measures[y->measure].place.line || words_alike(a, x->measure, y->measure).in < 1)
		return;
	l->held[x->measure] |= TOLD_TWICE;
	l->held[y->measure] |= TOLD_TWICE;
}

// Three digits in another order.
static bool is_turned(int64_t x, int64_t y)
{
	uint8_t p[DIGITS], q[DIGITS];
	size_t n = digits_of(x, p), differ = 0;
	if (n != digits_of(y, q))
		return false;
	for (size_t i = 0; i < n; i++)
		differ += p[i] != q[i];
	return differ > 2;
}

// A slip of the first digit that nobody would overlook.
static bool is_far(int64_t a, int64_t b)
{
	return (a > b ? a - b : b - a) > (a + b) / 4;
}

static void compare(struct again *a, const struct again_figure *x, const struct again_figure *y)
{
	enum { LONG = 5, NAMED = 5 };
	struct lint *l = a->l;
	const struct measure_found *m = &l->r->measures[x->measure], *n = &l->r->measures[y->measure];
	uint8_t d[DIGITS];
	size_t digits = digits_of(x->value.mantissa, d);
	enum slip slip = lint_slip((struct decimal){x->value.mantissa, 0}, (struct decimal){y->value.mantissa, 0});
	bool swapped = slip == SLIP_SWAP, turned = !swapped && is_turned(x->value.mantissa, y->value.mantissa);
	if (slip == SLIP_NONE || m->place.line == n->place.line || (digits == 2 && !swapped) || of_one_list(l, x->measure, y->measure))
		return;
	// One of them agrees with nothing beside it, and is told nowhere else.
	if (again_is_held(l, x->measure) && again_is_held(l, y->measure))
		return;
	if (m->direction != n->direction && told_as(m->role) == told_as(ROLE_CHANGE))
		return; // "tăng 2.050 tấn", "còn thiếu 1.050 tấn"
	// One digit apart they may be two things of one unit, where no word but those that all say is of both.
	if (is_certain(a, x, y, digits, swapped)) {
		tell(a, x, y, !turned && (swapped || words_alike(a, x->measure, y->measure).in > 1));
		return;
	}
	bool sum = in_summary(l, y->measure) || in_summary(l, x->measure);
	if (is_far(x->value.mantissa, y->value.mantissa))
		return;
	int apart = m->year && n->year ? m->year - n->year : 0;
	int64_t digits_apart = near_room(x->value.mantissa, y->value.mantissa);
	bool sure_digit = digits_apart >= 100000 || (digits_apart >= 10000 && !lint_is_percent(m)), taken_up = takes_up(l, x->measure, y->measure);
	if (!swapped && (apart || (!sum && !sure_digit && !taken_up)))
		return;
	bool one_part = of_one_part(l, x->measure, y->measure, swapped, sum);
	if ((!one_part || apart) && (!swapped || digits < LONG || apart > 1 || apart < -1))
		return;
	// Few digits are alike by chance, and so are figures of one digit apart where no section tells things again.
	if (lint_is_of_another_time(l, x->measure) != lint_is_of_another_time(l, y->measure))
		return;
	struct alike w = words_alike(a, x->measure, y->measure);
	int least = swapped || (sum && digits >= LONG) ? 1 : sum || taken_up || digits >= LONG ? 2 : 3;
	if (digits > 2 ? w.in >= least : w.both >= NAMED || w.in >= NAMED * 2)
		tell(a, x, y, false);
}

// Each with those before it that look so; a look that many have tells nothing.
static void each_pair(struct again *a, const struct again_key *keys, size_t count, void (*look_at)(struct again *a, const struct again_figure *x, const struct again_figure *y))
{
	uint32_t size = 64;
	while (size < count)
		size *= 2;
	if (a->head_room < size)
		a->head = arena_alloc(a->l->arena, sizeof(*a->head) * (a->head_room = size));
	if (a->next_room < size)
		a->next = arena_alloc(a->l->arena, sizeof(*a->next) * (a->next_room = size));
	memset(a->head, 0, sizeof(*a->head) * size);
	for (size_t i = 0; i < count; i++) {
		uint32_t *bucket = &a->head[(keys[i].look ^ keys[i].look >> 32) & (size - 1)];
		for (uint32_t k = *bucket, seen = 0; k && seen < CHAIN; k = a->next[k - 1]) {
			if (keys[k - 1].look != keys[i].look)
				continue;
			seen++;
			look_at(a, &a->figures[keys[k - 1].figure], &a->figures[keys[i].figure]);
		}
		a->next[i] = *bucket;
		*bucket = (uint32_t)i + 1;
	}
}

void again_guess(struct again *a, const struct lint_draft *found)
{
	*ARENA_PUSH(a->l->arena, a->guesses, a->guess_count, a->guess_room) = *found;
}

// Of the measures [from, to) of one document.
static void check_looks(struct again *a, size_t from, size_t to)
{
	each_pair(a, a->same, a->same_count, compare_same);
	lint_retold(a, a->l, from, to);
	each_pair(a, a->keys, a->key_count, compare);
	for (size_t i = 0; i < a->guess_count; i++) {
		if (!again_is_known(a->l, a->guesses[i].place))
			lint_add(a->l, &a->guesses[i]);
	}
	a->guess_count = 0;
	a->figure_count = a->key_count = a->same_count = 0;
}

static bool is_figure(const struct lint *l, size_t i)
{
	const struct measure_found *m = &l->r->measures[i];
	return m->role != ROLE_TARGET_CHANGE && !m->has_high && m->cmp == CMP_EQ && m->unit.n;
}

void lint_again(struct lint *l)
{
	const struct reading *r = l->r;
	struct figure_index words;
	figure_index_begin(&words);
	struct again a = {.l = l, .words = &words};
	const struct document_found *d = NULL;
	size_t first = 0; // of the document
	for (size_t i = 0; i < r->measure_count; i++) {
		const struct measure_found *m = &r->measures[i];
		if (d && m->place.line > d->last_line) {
			check_looks(&a, first, i);
			first = i;
			d = NULL;
		}
		d = d ? d : reading_document_at(r, m->place.line);
		if (!is_figure(l, i) || !lint_shape(l, i)->count)
			continue;
		add(&a, i, m->value);
		if (m->has_total)
			add(&a, i, m->total);
	}
	check_looks(&a, first, r->measure_count);
	figure_index_free(&words);
}

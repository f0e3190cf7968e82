// A figure that is told twice in one document, once with a slip of the hand: "sản lượng 56.068 tấn" and, in the summary, "58.068 tấn".
// Figures of one unit and year that one slip parts are looked up by their digits; only then are their words compared.
#include <stdio.h>
#include <stdlib.h>

#include "extract/figure_index.h"
#include "text/text.h"

enum {
	DIGITS = 12,
	LEAST = 4,  // digits of a figure in which one digit may be wrong; two may be exchanged in one with fewer
	CHAIN = 8,  // figures with one look that are compared
	WORDS = 40, // of a subject and its sentence that are kept
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

struct again {
	struct lint *l;
	struct figure_index *words; // its lexicon
	struct again_figure *figures;
	struct again_key *keys;
	size_t figure_count, figure_room, key_count, key_room;
};

static uint64_t mix(uint64_t hash, uint64_t word)
{
	return (hash ^ word) * 1099511628211U;
}

static uint64_t mix_text(uint64_t hash, struct sv s)
{
	for (size_t i = 0; i < s.n; i++)
		hash = mix(hash, (unsigned char)s.p[i]);
	return mix(hash, 0x100);
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

// What is counted, whatever persons are called; a measure by its dimension.
static uint64_t kind_of(struct lint *l, size_t i)
{
	const struct unit_shape *s = lint_shape(l, i);
	uint64_t hash = 14695981039346656037U;
	if (s->count == 1 && s->counted && s->kind != UNIT_OTHER)
		return mix(hash, (uint64_t)s->kind);
	for (size_t k = 0; k < s->count; k++)
		hash = mix_text(hash, s->of[k]);
	return hash;
}

static void push(struct again *a, uint64_t look, size_t figure)
{
	*ARENA_PUSH(a->l->arena, a->keys, a->key_count, a->key_room) = (struct again_key){look, (uint32_t)figure};
}

static void add(struct again *a, size_t measure, struct decimal value)
{
	uint8_t d[DIGITS], sorted[10] = {0};
	size_t n = digits_of(value.mantissa, d);
	if (n < 2)
		return;
	const struct unit_shape *s = lint_shape(a->l, measure);
	uint64_t look = mix(mix(kind_of(a->l, measure), (uint64_t)((int)n - value.scale + s->power + 64)), n);
	look = mix(look, (uint64_t)a->l->r->measures[measure].year);
	size_t figure = a->figure_count;
	*ARENA_PUSH(a->l->arena, a->figures, a->figure_count, a->figure_room) = (struct again_figure){measure, value};
	for (size_t i = 0; i < n; i++)
		sorted[d[i]]++;
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

static int by_look(const void *x, const void *y)
{
	const struct again_key *a = x, *b = y;
	if (a->look != b->look)
		return a->look < b->look ? -1 : 1;
	return (a->figure > b->figure) - (a->figure < b->figure);
}

// ---- what they are of

struct named {
	uint64_t words[WORDS];
	size_t count;
};

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

// No name that is certain, but a word of it, and more of their sentences: with two exchanged digits hardly a chance.
static bool perhaps_same(const struct named *a, const struct named *b, const struct named *p, const struct named *q, size_t digits, bool swapped)
{
	enum { WORDS_LEAST = 3 };
	return swapped && digits + 1 >= LEAST && shared(a, b) > 0 && shared(p, q) >= WORDS_LEAST;
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
static uint64_t part_told(struct lint *l, size_t m, uint64_t *day, uint64_t *period)
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
		else if (sv_is(p->class, "apart") || (sv_is(p->class, "period") && !counted))
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

static bool of_one_part(struct lint *l, size_t a, size_t b, bool swapped)
{
	uint64_t x = place_of_heading(l, l->r->measures[a].place.line), y = place_of_heading(l, l->r->measures[b].place.line);
	if (x != y && (heading_names_place(l, x) || heading_names_place(l, y)))
		return false;
	uint64_t day, other, period, another;
	if (part_told(l, a, &day, &period) != part_told(l, b, &other, &another))
		return false;
	return (day == other && period == another) || (swapped && (!day || !other || day == other) && (!period || !another || period == another));
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

static bool is_known(const struct lint *l, struct place place)
{
	enum { BACK = 256 };
	for (size_t i = l->r->lint_count; i-- > 0 && l->r->lint_count - i < BACK;) {
		const struct lint_found *f = &l->r->lint[i];
		if (!strcmp(f->code, "restated") && f->place.line == place.line && f->place.start == place.start)
			return true;
	}
	return false;
}

static void tell(struct again *a, const struct again_figure *first, const struct again_figure *second, bool sure)
{
	struct lint *l = a->l;
	const struct measure_found *x = &l->r->measures[first->measure], *y = &l->r->measures[second->measure];
	enum severity severity = x->estimate != y->estimate || !sure ? SEVERITY_WARNING : SEVERITY_ERROR;
	struct lint_draft f = {.place = y->place, .code = "restated", .severity = severity, .stated = second->value, .computed = first->value, .has_figures = true,
	                       .message = {.failure = FAIL_CHECK, .msgid = N_("%'d %s here, but %'d %s elsewhere for the same indicator in %s")}};
	lint_arg_figure(&f, 0, second->value);
	lint_arg_text(&f, 1, figure_unit_as_written(y));
	lint_arg_figure(&f, 2, first->value);
	lint_arg_text(&f, 3, figure_unit_as_written(x));
	snprintf(f.message.args[4], sizeof(f.message.args[4]), "%d", y->year);
	f.other = x->place;
	if (!is_known(l, y->place))
		lint_add(l, &f);
}

static bool compare(struct again *a, const struct again_figure *x, const struct again_figure *y)
{
	struct lint *l = a->l;
	const struct measure_found *m = &l->r->measures[x->measure], *n = &l->r->measures[y->measure];
	uint8_t d[DIGITS];
	size_t digits = digits_of(x->value.mantissa, d);
	enum slip slip = lint_slip((struct decimal){x->value.mantissa, 0}, (struct decimal){y->value.mantissa, 0});
	if (slip == SLIP_NONE || m->place.line == n->place.line || (slip == SLIP_DIGIT && digits + 1 < LEAST) || (digits == 2 && slip != SLIP_SWAP))
		return false;
	struct named p = named(a, x->measure), q = named(a, y->measure), wide = in_context(a, x->measure, &p), other = in_context(a, y->measure, &q);
	bool sure = same_name(&p, &q, &wide, &other, digits, slip == SLIP_SWAP);
	if ((!sure && !perhaps_same(&p, &q, &wide, &other, digits, slip == SLIP_SWAP)) || !of_one_part(l, x->measure, y->measure, slip == SLIP_SWAP) || of_one_list(l, x->measure, y->measure))
		return false;
	tell(a, x, y, sure);
	return true;
}

static void check_looks(struct again *a)
{
	if (!a->key_count)
		return;
	qsort(a->keys, a->key_count, sizeof(*a->keys), by_look);
	for (size_t from = 0, to; from < a->key_count; from = to) {
		for (to = from + 1; to < a->key_count && a->keys[to].look == a->keys[from].look; to++)
			;
		for (size_t i = from + 1; i < to && to - from <= CHAIN; i++) {
			for (size_t k = from; k < i; k++)
				compare(a, &a->figures[a->keys[k].figure], &a->figures[a->keys[i].figure]);
		}
	}
}

static bool is_figure(const struct lint *l, size_t i)
{
	const struct measure_found *m = &l->r->measures[i];
	return m->role == ROLE_ACTUAL && !m->has_high && m->cmp == CMP_EQ && m->unit.n && m->year && l->parent[i] == SIZE_MAX;
}

void lint_again(struct lint *l)
{
	const struct reading *r = l->r;
	struct figure_index words;
	figure_index_begin(&words);
	struct again a = {.l = l, .words = &words};
	const struct document_found *d = NULL;
	for (size_t i = 0; i < r->measure_count; i++) {
		const struct measure_found *m = &r->measures[i];
		if (d && m->place.line > d->last_line) {
			check_looks(&a);
			a.figure_count = a.key_count = 0;
			d = NULL;
		}
		d = d ? d : reading_document_at(r, m->place.line);
		if (!is_figure(l, i) || !lint_shape(l, i)->count)
			continue;
		add(&a, i, m->value);
		if (m->has_total)
			add(&a, i, m->total);
	}
	check_looks(&a);
	figure_index_free(&words);
}

// The index of figures by indicator. A key is a hash of words compared as the lexicon compares them (no case, tone placement
// alike), synonyms and abbreviations made one, words left out that say nothing.
#include "extract/figure_index.h"
#include "text/text.h"

static uint64_t mix(uint64_t hash, uint64_t word)
{
	return (hash ^ word) * 1099511628211U;
}

void figure_index_begin(struct figure_index *x)
{
	*x = (struct figure_index){0};
	x->synonyms = &phrases_synonyms;
	x->heads = &phrases_words;
}

void figure_index_free(struct figure_index *x)
{
	scan_free(&x->inner);
	arena_free(&x->arena);
}

static bool is_year(const struct scan *s, size_t i)
{
	int64_t n;
	return scan_number(s, i, &n) && n >= 1900 && n <= 2100;
}

struct words {
	uint64_t hash;
	size_t count;
	size_t first; // token that counts; of the subject
	bool brief;   // an abbreviation is among them
};

static void add_all(struct figure_index *x, struct sv text, struct words *w)
{
	scan_read(&x->inner, text);
	for (size_t i = 0; i < x->inner.tokens.count; i++) {
		if (x->inner.tokens.items[i].kind == TOKEN_WORD) {
			w->hash = mix(w->hash, x->inner.tokens.items[i].key);
			w->count++;
		}
	}
}

static struct sv written_out(const struct reading *r, struct sv brief)
{
	for (size_t i = 0; i < r->abbreviation_count; i++) {
		if (sv_eq(r->abbreviations[i].brief, brief))
			return r->abbreviations[i].full;
	}
	return (struct sv){0};
}

static struct words subject_words(struct figure_index *x, const struct reading *r, struct lint_words of)
{
	struct words w = {14695981039346656037U, 0, SIZE_MAX, false};
	const struct scan *s = of.scan;
	for (size_t i = of.from, n; i < of.to; i += n) {
		const struct phrase *p = scan_phrase_within(s, x->synonyms, i, of.to, &n);
		if (p && !sv_is(p->class, "link") && !sv_is(p->class, "loose")) {
			if (p->value.n && w.first == SIZE_MAX)
				w.first = i;
			add_all(x, p->value, &w); // nothing for what is left out
			continue;
		}
		n = 1;
		if (s->tokens.items[i].kind == TOKEN_SIGN || is_year(s, i))
			continue;
		w.first = w.first == SIZE_MAX ? i : w.first;
		w.brief |= s->tokens.items[i].upper;
		struct sv full = s->tokens.items[i].upper ? written_out(r, scan_text(s, i)) : (struct sv){0};
		if (full.n) {
			add_all(x, full, &w);
			continue;
		}
		w.hash = mix(w.hash, s->tokens.items[i].key);
		w.count++;
	}
	return w;
}

// ---- words of a subject for a loose comparison

static size_t keep_words(struct figure_index *x, struct sv text, uint64_t *out, size_t count, size_t most)
{
	scan_read(&x->inner, text);
	for (size_t i = 0; i < x->inner.tokens.count && count < most; i++) {
		if (x->inner.tokens.items[i].kind == TOKEN_WORD)
			out[count++] = x->inner.tokens.items[i].key;
	}
	return count;
}

size_t figure_words(struct figure_index *x, struct lint *l, struct sv subject, uint64_t *out, size_t most)
{
	size_t count = 0;
	struct lint_words w = lint_words(l, subject);
	for (size_t i = w.from, n; i < w.to && count < most; i += n) {
		const struct phrase *p = scan_phrase_within(w.scan, x->synonyms, i, w.to, &n);
		if (p) {
			count = sv_is(p->class, "is") ? keep_words(x, p->value, out, count, most) : count;
			continue;
		}
		n = 1;
		if (w.scan->tokens.items[i].kind != TOKEN_WORD)
			continue;
		struct sv full = w.scan->tokens.items[i].upper ? written_out(l->r, scan_text(w.scan, i)) : (struct sv){0};
		if (full.n)
			count = keep_words(x, full, out, count, most);
		else
			out[count++] = w.scan->tokens.items[i].key;
	}
	// Each once.
	size_t kept = 0;
	for (size_t i = 0; i < count; i++) {
		size_t k = 0;
		while (k < kept && out[k] != out[i])
			k++;
		if (k == kept)
			out[kept++] = out[i];
	}
	return kept;
}

static bool begins_as_amount(struct figure_index *x, struct lint_words of, size_t first)
{
	size_t n;
	const struct phrase *p = scan_phrase_within(of.scan, x->heads, first, of.to, &n);
	return (first < of.to && scan_word(of.scan, first, "tổng")) || (p && (sv_find(p->class, SV("head")) != SIZE_MAX || sv_find(p->class, SV("rate")) != SIZE_MAX));
}

// Words that narrow a figure to a part of the year or another reckoning, with their neighbours: "6 tháng", "quý II", "vụ Đông Xuân".
static uint64_t period_words(struct lint *l, struct sv text)
{
	uint64_t sum = 0;
	struct lint_words w = lint_words(l, text);
	const struct scan *s = w.scan;
	for (size_t i = w.from, n; i < w.to; i += n) {
		const struct phrase *p = scan_phrase_within(s, l->scopes, i, w.to, &n);
		n = p ? n : 1;
		if (!p || (!sv_is(p->class, "period") && !sv_is(p->class, "part-of-year")))
			continue;
		uint64_t before = i > w.from && s->tokens.items[i - 1].kind == TOKEN_NUMBER ? s->tokens.items[i - 1].key : 0;
		uint64_t after = i + n < w.to && s->tokens.items[i + n].kind != TOKEN_SIGN ? s->tokens.items[i + n].key : 0;
		sum += mix(mix(s->tokens.items[i].key, before), after);
	}
	return sum;
}

// The words of the sentence before a measure, as far as they may narrow it.
static struct sv sentence_before(const struct lint *l, size_t m)
{
	enum { NEAR = 160 };
	struct sv words = lint_last(lint_before(l, m), NEAR);
	for (size_t at; (at = sv_find(words, SV(". "))) != SIZE_MAX || (at = sv_find(words, SV(";"))) != SIZE_MAX;)
		words = sv_from(words, at + 1);
	return words;
}

// ---- what narrows a figure beside its subject

// Nothing but marks, words that say nothing, years, and (`links`) what ties an indicator to its figure.
static bool says_nothing(struct figure_index *x, struct lint *l, struct sv words, bool links)
{
	struct lint_words w = lint_words(l, words);
	const struct scan *s = w.scan;
	for (size_t i = w.from, n; i < w.to; i += n) {
		const struct phrase *p = scan_phrase_within(s, x->synonyms, i, w.to, &n);
		if (p && (sv_is(p->class, "drop") || (links && sv_is(p->class, "link"))))
			continue;
		n = 1;
		bool mark = i == w.from && i + 1 < w.to && (scan_sign(s, i + 1, '.') || scan_sign(s, i + 1, ')'));
		if (scan_token(s, i)->kind != TOKEN_SIGN && !mark && !is_year(s, i))
			return false;
	}
	return true;
}

// From the beginning of its sentence to measure m; empty where that is too far.
static struct sv whole_sentence_before(const struct lint *l, size_t m)
{
	enum { MOST = 600, MARK = 5 }; // bytes
	struct sv line = lint_before(l, m), words = lint_last(line, MOST);
	if (words.n < line.n && sv_find(words, SV(". ")) == SIZE_MAX)
		return (struct sv){"", 0};
	for (size_t from = 0, at; (at = sv_find(sv_from(words, from), SV(". "))) != SIZE_MAX;) {
		from += at + 2;
		if (from <= MARK) // the full stop of "12. " is a mark's
			continue;
		words = sv_from(words, from);
		from = 0;
	}
	return words;
}

// The subject stands in the sentence as it is, and neither what leads in the sentence ("Xã Tân Lam: …", "Theo chuẩn mới, …") nor what
// stands around it narrows it.
static bool is_plain(struct figure_index *x, struct lint *l, size_t m)
{
	const struct reading *r = l->r;
	struct sv sentence = whole_sentence_before(l, m), subject = r->measures[m].subject, own = sentence;
	size_t first = m;
	while (first > 0 && r->measures[first - 1].place.line == r->measures[m].place.line && l->spans[first - 1].from >= l->spans[m].from - sentence.n)
		first--;
	if (first < m)
		own = lint_between(l, m - 1, m);
	struct sv after = sv_trim(lint_after(l, m));
	if (lint_begins(l, sv_starts(after, SV("(")) ? sv_from(after, 1) : after, "narrows", NULL))
		return false;
	size_t at = sv_find(own, subject);
	if (at == SIZE_MAX)
		return false;
	// Up to the last sign the words between are said of the figure before.
	for (size_t i = at; first < m && i-- > 0;) {
		if (strchr(",;)", own.p[i])) {
			own = sv_from(own, i + 1);
			at -= i + 1;
			break;
		}
	}
	if (!says_nothing(x, l, sv_head(own, at), false) || !says_nothing(x, l, sv_from(own, at + subject.n), true))
		return false;
	if (first == m)
		return true;
	struct sv lead = sv_head(sentence, l->spans[first].from - (l->spans[m].from - sentence.n));
	at = sv_find(lead, r->measures[first].subject);
	return at != SIZE_MAX && says_nothing(x, l, sv_head(lead, at), false);
}

// ---- the place that the headings name

static bool has_digit(struct sv s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] >= '0' && s.p[i] <= '9')
			return true;
	}
	return false;
}

// Headings that name a place narrow all below them; one with figures is an item of a list.
static uint64_t scope_at(struct figure_index *x, struct lint *l, struct figure_scope *s, int line)
{
	const struct reading *r = l->r;
	for (; s->heading < r->heading_count && r->headings[s->heading].line < line; s->heading++) {
		const struct heading_found *h = &r->headings[s->heading];
		while (s->depth && s->levels[s->depth - 1] >= h->level)
			s->depth--;
		uint64_t above = s->depth ? s->hashes[s->depth - 1] : 0;
		if (s->depth == LENGTH(s->levels))
			continue;
		if (!has_digit(h->title) && lint_says(l, lint_first(h->title, 200), "place")) {
			struct words w = {.hash = above};
			add_all(x, lint_first(h->title, 200), &w);
			above = w.hash;
		}
		s->levels[s->depth] = h->level;
		s->hashes[s->depth++] = above;
	}
	return s->depth ? s->hashes[s->depth - 1] : 0;
}

// ---- the place of a body: "TỈNH ỦY LAM GIANG" and "UBND TỈNH LAM GIANG" are of one

static uint64_t place_of_body(struct figure_index *x, struct lint *l, struct sv issuer)
{
	enum { NAME = 2 }; // syllables
	struct scan *s = &x->inner;
	uint64_t place = 0;
	scan_read(s, issuer);
	for (size_t i = 0, n; i < s->tokens.count; i++) {
		if (!scan_is(s, l->scopes, i, "place", &n, NULL) && !scan_is(s, l->scopes, i, "province", &n, NULL))
			continue;
		size_t at = i + n + scan_word(s, i + n, "ủy");
		uint64_t name = s->tokens.items[i].key;
		for (size_t k = 0; k < NAME && at + k < s->tokens.count; k++)
			name = mix(name, s->tokens.items[at + k].key);
		if (at + NAME <= s->tokens.count)
			place = name; // the last one: the body itself stands under the one above it
	}
	return place;
}

bool figure_same_place(const struct figure_entry *a, const struct figure_entry *b)
{
	return !a->place || !b->place || a->place == b->place;
}

// ---- entries

static bool is_level(const struct measure_found *m)
{
	return (m->role == ROLE_ACTUAL || m->role == ROLE_TARGET) && !m->has_high && m->subject.n && m->unit.n && m->year;
}

// False where an abbreviation in it may be written out further on.
static bool add_entry(struct figure_index *x, uint16_t file, struct lint *l, size_t i, uint64_t around, uint64_t place)
{
	const struct measure_found *m = &l->r->measures[i];
	const struct unit_shape *shape = lint_shape(l, i);
	if (!shape->count)
		return true;
	struct lint_words of = lint_words(l, m->subject);
	struct words w = subject_words(x, l->r, of);
	if (w.brief && !l->ended)
		return false;
	if (w.count < 2)
		return true;
	bool amount = begins_as_amount(x, of, w.first);
	// An earlier level, a plan in brackets is of what stands before it.
	if (m->of < 0 && !is_plain(x, l, i))
		return true;
	uint64_t key = mix(w.hash, around);
	for (size_t k = 0; k < shape->count; k++) {
		for (size_t b = 0; b < shape->of[k].n; b++)
			key = mix(key, (unsigned char)shape->of[k].p[b]);
	}
	*ARENA_PUSH(&x->arena, x->entries, x->count, x->room) =
	    (struct figure_entry){key, place, (uint32_t)i, file, (int16_t)m->year, m->role == ROLE_TARGET, amount, (uint8_t)(w.count < 255 ? w.count : 255)};
	return true;
}

void figure_index_add(struct figure_index *x, uint16_t file, struct lint *l, size_t from, size_t to)
{
	const struct reading *r = l->r;
	struct figure_scope *c = &x->scope;
	if (!from)
		*c = (struct figure_scope){0};
	for (size_t i = from; i < to; i++) {
		int line = r->measures[i].place.line;
		if (!is_level(&r->measures[i]))
			continue;
		if (!c->document || line > c->document->last_line) {
			c->document = reading_document_at(r, line);
			c->title = c->document ? period_words(l, c->document->title) : 0;
			c->place = c->document ? place_of_body(x, l, c->document->issuer) : 0;
		}
		uint64_t scope = scope_at(x, l, c, line);
		if (!add_entry(x, file, l, i, mix(scope, c->title), c->place))
			*ARENA_PUSH(&x->arena, x->later, x->later_count, x->later_room) = (struct figure_later){mix(scope, c->title), c->place, (uint32_t)i, file};
	}
}

void figure_index_end(struct figure_index *x, struct lint *const *lints)
{
	for (size_t i = 0; i < x->later_count; i++) {
		const struct figure_later *f = &x->later[i];
		add_entry(x, f->file, lints[f->file], f->measure, f->around, f->place);
	}
	x->later_count = 0;
}

static int order(const void *a, const void *b)
{
	const struct figure_entry *x = a, *y = b;
	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	if (x->year != y->year)
		return x->year - y->year;
	if (x->target != y->target)
		return x->target - y->target;
	if (x->file != y->file)
		return x->file - y->file;
	return (x->measure > y->measure) - (x->measure < y->measure);
}

// The part of the year, told by the words of the sentence. An earlier level in brackets is of the one that its level is of.
static uint64_t period_of(struct lint *l, size_t i)
{
	const struct measure_found *m = &l->r->measures[i];
	size_t said = m->of >= 0 && (size_t)m->of < l->r->measure_count ? (size_t)m->of : i;
	return period_words(l, sentence_before(l, said));
}

void figure_index_sort(struct figure_index *x, struct lint *const *lints)
{
	if (!x->count)
		return;
	qsort(x->entries, x->count, sizeof(*x->entries), order);
	// Words are looked at only where there is more than one figure to tell apart.
	for (size_t from = 0, to; from < x->count; from = to) {
		uint64_t key = x->entries[from].key;
		to = figure_index_group(x, from);
		for (size_t i = from; i < to && to - from > 1; i++) {
			struct figure_entry *e = &x->entries[i];
			e->key = mix(key, period_of(lints[e->file], e->measure));
		}
	}
	qsort(x->entries, x->count, sizeof(*x->entries), order);
}

size_t figure_index_group(const struct figure_index *x, size_t from)
{
	size_t to = from;
	while (to < x->count && x->entries[to].key == x->entries[from].key)
		to++;
	return to;
}

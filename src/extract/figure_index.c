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
	x->synonyms = phrase_list_load(&x->words, "synonyms.tsv");
	x->heads = phrase_list_load(&x->words, "words.tsv");
}

void figure_index_free(struct figure_index *x)
{
	scan_free(&x->scan);
	scan_free(&x->inner);
	arena_free(&x->arena);
	arena_free(&x->words);
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

static struct words subject_words(struct figure_index *x, const struct reading *r, struct sv subject)
{
	struct words w = {14695981039346656037U, 0, SIZE_MAX};
	struct scan *s = &x->scan;
	scan_read(s, subject);
	for (size_t i = 0, n; i < s->tokens.count; i += n) {
		const struct phrase *p = scan_phrase(s, x->synonyms, i, &n);
		if (p) {
			if (p->value.n && w.first == SIZE_MAX)
				w.first = i;
			add_all(x, p->value, &w); // nothing for what is left out
			continue;
		}
		n = 1;
		if (s->tokens.items[i].kind == TOKEN_SIGN || is_year(s, i))
			continue;
		w.first = w.first == SIZE_MAX ? i : w.first;
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

static bool begins_as_amount(struct figure_index *x, size_t first)
{
	size_t n;
	const struct phrase *p = scan_phrase(&x->scan, x->heads, first, &n);
	return scan_word(&x->scan, first, "tổng") || (p && (sv_find(p->class, SV("head")) != SIZE_MAX || sv_find(p->class, SV("rate")) != SIZE_MAX));
}

// Words that narrow a figure to a part of the year or another reckoning, with their neighbours: "6 tháng", "quý II", "vụ Đông Xuân".
static uint64_t period_words(struct figure_index *x, struct lint *l, struct sv text)
{
	uint64_t sum = 0;
	struct scan *s = &x->scan;
	scan_read(s, text);
	for (size_t i = 0, n; i < s->tokens.count; i++) {
		if (!scan_is(s, l->scopes, i, "period", &n, NULL))
			continue;
		uint64_t before = i && s->tokens.items[i - 1].kind == TOKEN_NUMBER ? s->tokens.items[i - 1].key : 0;
		uint64_t after = i + n < s->tokens.count && s->tokens.items[i + n].kind != TOKEN_SIGN ? s->tokens.items[i + n].key : 0;
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

// ---- the place that the headings name

struct scopes {
	size_t next; // heading
	int levels[20];
	uint64_t hashes[20];
	size_t depth;
};

static bool has_digit(struct sv s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] >= '0' && s.p[i] <= '9')
			return true;
	}
	return false;
}

// Headings that name a place narrow all below them; one with figures is an item of a list.
static uint64_t scope_at(struct figure_index *x, struct lint *l, struct scopes *s, int line)
{
	const struct reading *r = l->r;
	for (; s->next < r->heading_count && r->headings[s->next].line < line; s->next++) {
		const struct heading_found *h = &r->headings[s->next];
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

// ---- entries

static bool is_level(const struct measure_found *m)
{
	return (m->role == ROLE_ACTUAL || m->role == ROLE_TARGET) && !m->has_high && m->subject.n && m->unit.n && m->year;
}

static void add_entry(struct figure_index *x, uint16_t file, struct lint *l, size_t i, uint64_t around)
{
	const struct measure_found *m = &l->r->measures[i];
	const struct unit_shape *shape = lint_shape(l, i);
	if (!shape->count)
		return;
	struct words w = subject_words(x, l->r, m->subject);
	if (w.count < 2)
		return;
	bool amount = begins_as_amount(x, w.first);
	uint64_t key = mix(w.hash, around);
	for (size_t k = 0; k < shape->count; k++) {
		for (size_t b = 0; b < shape->of[k].n; b++)
			key = mix(key, (unsigned char)shape->of[k].p[b]);
	}
	*ARENA_PUSH(&x->arena, x->entries, x->count, x->room) =
	    (struct figure_entry){key, (uint32_t)i, file, (int16_t)m->year, m->role == ROLE_TARGET, amount, (uint8_t)(w.count < 255 ? w.count : 255)};
}

void figure_index_add(struct figure_index *x, uint16_t file, struct lint *l)
{
	const struct reading *r = l->r;
	struct scopes scopes = {0};
	const struct document_found *d = NULL;
	uint64_t title = 0;
	for (size_t i = 0; i < r->measure_count; i++) {
		int line = r->measures[i].place.line;
		if (!d || line > d->last_line) {
			d = reading_document_at(r, line);
			title = d ? period_words(x, l, d->title) : 0;
		}
		uint64_t scope = scope_at(x, l, &scopes, line);
		if (is_level(&r->measures[i]))
			add_entry(x, file, l, i, mix(scope, title));
	}
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
static uint64_t period_of(struct figure_index *x, struct lint *l, size_t i)
{
	const struct measure_found *m = &l->r->measures[i];
	size_t said = m->of >= 0 && (size_t)m->of < l->r->measure_count ? (size_t)m->of : i;
	return period_words(x, l, sentence_before(l, said));
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
			e->key = mix(key, period_of(x, lints[e->file], e->measure));
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

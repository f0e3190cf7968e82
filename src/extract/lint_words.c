// The words of a paragraph as the checks ask for them, and the phrases that stand in them.
#include "extract/lint.h"

// ---- which classes of phrases begin with a word

// Of every phrase that begins with token i, the short ones in long ones too.
static uint64_t classes_at(const struct scan *s, const struct phrase_list *list, size_t i)
{
	uint64_t classes = 0;
	uint32_t node = 0;
	for (size_t k = i; k < s->tokens.count; k++) {
		uint32_t target = phrase_list_step(list, node, s->tokens.items[k].key), phrase = target & ((1U << PHRASE_NODE_SHIFT) - 1);
		if (phrase)
			classes |= list_class_bit(list->phrases[phrase].class.p);
		node = target >> PHRASE_NODE_SHIFT;
		if (!node)
			break;
	}
	return classes;
}

static void classes_fill(const struct lint *l, const struct scan *s, struct lint_classes *c)
{
	const struct phrase_list *const lists[] = {l->words, l->relations, l->scopes};
	if (c->room < s->tokens.count) {
		free(c->at);
		c->room = s->tokens.count * 2;
		c->at = calloc(c->room, sizeof(*c->at));
		if (!c->at)
			out_of_memory();
	}
	uint32_t any = l->words->bit | l->relations->bit | l->scopes->bit;
	uint64_t all = 0, *at = c->at;
	for (size_t i = 0; i < s->tokens.count; i++) {
		uint32_t begins = s->tokens.items[i].begins & any;
		at[i] = 0;
		for (size_t k = 0; begins && k < LENGTH(lists); k++) {
			if (begins & lists[k]->bit)
				at[i] |= classes_at(s, lists[k], i);
		}
		all |= at[i];
	}
	c->all = all;
	c->filled = true;
}

// ---- words

enum { NEAR_BYTES = 8 };

static void near_fill(struct lint *l)
{
	const struct tokens *ts = &l->read->tokens;
	size_t count = l->read->text.n / NEAR_BYTES + 1, n = 0;
	while (l->near_room < count)
		l->near = arena_grow(l->arena, l->near, sizeof(*l->near), l->near_room, &l->near_room);
	uint32_t *near = l->near;
	for (size_t i = 0; i < ts->count; i++) {
		for (size_t end = ts->items[i].from / NEAR_BYTES; n <= end; n++)
			near[n] = (uint32_t)i;
	}
	for (; n < count; n++)
		near[n] = (uint32_t)ts->count;
	l->near_filled = true;
}

void lint_take_up(struct lint *l, const struct paragraph *p, const struct scan *words)
{
	l->paragraph = p;
	l->read = words;
	l->near_filled = l->classes.filled = false;
	l->part = 0;
	l->paragraphs++;
}

void lint_words_free(struct lint *l)
{
	free(l->classes.at);
	for (size_t i = 0; i < LENGTH(l->scans); i++) {
		scan_free(&l->scans[i].scan);
		buf_free(&l->scans[i].text);
	}
}

// The first token of the paragraph at hand that begins at byte `at` or after it.
static size_t token_from(struct lint *l, size_t at)
{
	const struct tokens *ts = &l->read->tokens;
	if (!l->near_filled)
		near_fill(l);
	size_t i = l->near[at / NEAR_BYTES];
	while (i < ts->count && ts->items[i].from < at)
		i++;
	return i;
}

static bool in_part(const struct lint *l, size_t i, struct sv words, size_t *at)
{
	const struct paragraph_part *part = &l->paragraph->parts[i];
	const char *from = l->r->lines[part->line - 1].text.p + part->at;
	if (words.p < from || words.p + words.n > from + part->length)
		return false;
	*at = part->from + (size_t)(words.p - from);
	return true;
}

// The byte of the paragraph at hand where the words begin: a view of it, or of a line that a page break or its cells made part of it, not far from
// the part that was looked at last, since there may be thousands. SIZE_MAX: they stand elsewhere.
static size_t in_paragraph(struct lint *l, struct sv words)
{
	enum { FAR = 16 };
	struct sv all = l->read->text;
	size_t count = l->paragraph ? l->paragraph->part_count : 0, at;
	if (words.p >= all.p && words.p + words.n <= all.p + all.n)
		return (size_t)(words.p - all.p);
	for (size_t k = 0; count > 1 && k < FAR; k++) {
		if (l->part + k < count && in_part(l, l->part + k, words, &at)) {
			l->part += k;
			return at;
		}
		if (k && k <= l->part && in_part(l, l->part - k, words, &at)) {
			l->part -= k;
			return at;
		}
	}
	return SIZE_MAX;
}

// Its tokens, looked for where it was not among the last. NULL: it stands elsewhere.
static struct lint_view *view_of(struct lint *l, struct sv words)
{
	enum { SHIFT = 57 };
	_Static_assert(LINT_VIEWS == 1 << (64 - SHIFT), "the upper bits of the hash are the place");
	struct lint_view *v = &l->views[(((uint64_t)(uintptr_t)words.p ^ (uint64_t)words.n << 32) * 0x9E3779B97F4A7C15U) >> SHIFT];
	if (v->words.p == words.p && v->words.n == words.n && v->paragraph == l->paragraphs)
		return v;
	size_t begin = l->read ? in_paragraph(l, words) : SIZE_MAX;
	if (begin == SIZE_MAX)
		return NULL;
	size_t from = token_from(l, begin), to = token_from(l, begin + words.n);
	if (to > from && l->read->tokens.items[to - 1].to > begin + words.n)
		to--;
	*v = (struct lint_view){words, l->paragraphs, (uint32_t)from, (uint32_t)to, false, 0};
	return v;
}

// Words that stand in no paragraph at hand are asked about several times in a row.
static const struct scan *other_words(struct lint *l, struct sv words)
{
	uint64_t hash = ((uint64_t)(uintptr_t)words.p ^ words.n * 0xC2B2AE3D27D4EB4FU) * 0x9E3779B97F4A7C15U;
	struct lint_scan *kept = &l->scans[hash >> 32 & (LENGTH(l->scans) - 1)];
	if (words.n && kept->text.n == words.n && memcmp(kept->text.p, words.p, words.n) == 0) { // what was there may have been written over
		kept->scan.text = words;
		return &kept->scan;
	}
	scan_read(&kept->scan, words);
	buf_reset(&kept->text);
	buf_sv(&kept->text, words);
	return &kept->scan;
}

static struct lint_words words_of(struct lint *l, struct sv words, const struct lint_view *v)
{
	if (v)
		return (struct lint_words){l->read, v->from, v->to, &l->classes};
	const struct scan *other = other_words(l, words);
	return (struct lint_words){other, 0, other->tokens.count, NULL};
}

struct lint_words lint_words(struct lint *l, struct sv words)
{
	return words_of(l, words, view_of(l, words));
}

// ---- phrases of a class

static const uint64_t *classes_of_paragraph(struct lint *l)
{
	if (!l->classes.filled)
		classes_fill(l, l->read, &l->classes);
	return l->classes.at;
}

static uint64_t classes_of(struct lint *l, struct lint_words w, size_t i)
{
	if (!w.classes) // they are few, and any may be
		return scan_token(w.scan, i)->begins & (l->words->bit | l->relations->bit | l->scopes->bit) ? UINT64_MAX : 0;
	return classes_of_paragraph(l)[i];
}

// No phrase of the paragraph at hand is of the classes, and the words are a view of it: nothing else need be known of them.
static bool none_says(struct lint *l, struct sv words, uint64_t bits)
{
	if (!l->read || words.p < l->read->text.p || words.p + words.n > l->read->text.p + l->read->text.n)
		return false;
	classes_of_paragraph(l);
	return !(l->classes.all & bits);
}

// Nothing of the view is of the classes.
static bool says_not(struct lint *l, struct lint_view *v, uint64_t bits)
{
	const uint64_t *at = classes_of_paragraph(l);
	if (!(l->classes.all & bits))
		return true;
	if (!v->summed) {
		v->summed = true;
		for (size_t i = v->from; i < v->to; i++)
			v->classes |= at[i];
	}
	return !(v->classes & bits);
}

// A phrase of the class begins with token i, and ends among the words.
static bool is_class(struct lint *l, struct lint_words w, size_t i, struct list_class class, size_t *count, struct sv *value)
{
	return classes_of(l, w, i) & class.bit &&
	       (scan_is_within(w.scan, l->words, i, w.to, class.name, count, value) || scan_is_within(w.scan, l->relations, i, w.to, class.name, count, value) ||
	        scan_is_within(w.scan, l->scopes, i, w.to, class.name, count, value));
}

bool lint_says_class(struct lint *l, struct sv words, struct list_class class)
{
	if (none_says(l, words, class.bit))
		return false;
	struct lint_view *v = view_of(l, words);
	if (v && says_not(l, v, class.bit))
		return false;
	struct lint_words w = words_of(l, words, v);
	for (size_t i = w.from; i < w.to; i++) {
		if (is_class(l, w, i, class, NULL, NULL))
			return true;
	}
	return false;
}

bool lint_may_say(struct lint *l, struct sv words, uint64_t bits)
{
	if (none_says(l, words, bits))
		return false;
	struct lint_view *v = view_of(l, words);
	return !v || !says_not(l, v, bits);
}

bool lint_tells_rate(struct lint *l)
{
	struct sv all = l->read->text;
	return lint_says(l, all, "each") || lint_says(l, all, "average") || lint_says(l, all, "norm");
}

// Of words that are only asked for a phrase at one end so many bytes are looked at, several times what the longest phrase has.
enum { ENDS_MOST = 160, ENDS_LONGEST = 4 };

// One of the last words of the paragraph at hand before the byte `end` begins a phrase of the class.
static bool may_end(struct lint *l, size_t end, uint64_t bit)
{
	const uint64_t *at = classes_of_paragraph(l);
	const struct token *t = l->read->tokens.items;
	if (!(l->classes.all & bit))
		return false;
	size_t to = token_from(l, end);
	to -= to && t[to - 1].to > end;
	while (to && t[to - 1].kind == TOKEN_SIGN)
		to--;
	for (size_t i = to > ENDS_LONGEST ? to - ENDS_LONGEST : 0; i < to; i++) {
		if (at[i] & bit)
			return true;
	}
	return false;
}

// What stands elsewhere is cut into words for this: nearly always a few of its bytes have more words than any phrase.
enum { ENDS_BRIEF = 64, ENDS_ENOUGH = 10 };

static bool is_enough(struct lint_words w, struct sv words)
{
	return words.n <= ENDS_BRIEF || w.to >= w.from + ENDS_ENOUGH;
}

static struct lint_words without_signs(struct lint_words w)
{
	while (w.to > w.from && scan_token(w.scan, w.to - 1)->kind == TOKEN_SIGN)
		w.to--;
	return w;
}

static struct lint_words last_words(struct lint *l, struct sv words)
{
	struct lint_words w = without_signs(lint_words(l, lint_last(words, ENDS_BRIEF)));
	return is_enough(w, words) ? w : without_signs(lint_words(l, lint_last(words, ENDS_MOST)));
}

bool lint_ends_class(struct lint *l, struct sv words, struct list_class class)
{
	if (none_says(l, words, class.bit))
		return false;
	size_t begin = l->read ? in_paragraph(l, words) : SIZE_MAX, count;
	if (begin != SIZE_MAX && !may_end(l, begin + words.n, class.bit))
		return false;
	struct lint_words w = last_words(l, words);
	for (size_t i = w.to - w.from > ENDS_LONGEST ? w.to - ENDS_LONGEST : w.from; i < w.to; i++) {
		if (is_class(l, w, i, class, &count, NULL) && i + count == w.to)
			return true;
	}
	return false;
}

bool lint_begins_class(struct lint *l, struct sv words, struct list_class class, struct sv *rest)
{
	if (none_says(l, words, class.bit))
		return false;
	size_t begin = l->read ? in_paragraph(l, words) : SIZE_MAX, first, count;
	if (begin != SIZE_MAX && ((first = token_from(l, begin)) >= l->read->tokens.count || !(classes_of_paragraph(l)[first] & class.bit)))
		return false;
	struct lint_words w = lint_words(l, lint_first(words, ENDS_BRIEF));
	bool enough = is_enough(w, words), is = w.from < w.to && is_class(l, w, w.from, class, &count, NULL);
	if (enough && (!is || !rest))
		return is;
	w = lint_words(l, lint_first(words, rest ? LINT_NEAR_MOST : ENDS_MOST));
	if (w.from >= w.to || !is_class(l, w, w.from, class, &count, NULL))
		return false;
	if (rest)
		*rest = scan_range(w.scan, w.from + count, w.to);
	return true;
}

int lint_clause_says(struct lint *l, struct sv words, const char *const *classes, size_t count)
{
	uint64_t bits = 0;
	for (size_t k = 0; k < count; k++)
		bits |= list_class_bit(classes[k]);
	words = lint_first(words, LINT_NEAR_MOST);
	if (none_says(l, words, bits))
		return -1;
	struct lint_view *v = view_of(l, words);
	if (v && says_not(l, v, bits))
		return -1;
	struct lint_words w = words_of(l, words, v);
	for (size_t i = w.from; i < w.to; i++) {
		if (!(classes_of(l, w, i) & bits))
			continue;
		if (i > w.from && scan_token(w.scan, i - 1)->kind != TOKEN_SIGN && !scan_word(w.scan, i - 1, "đã"))
			continue;
		for (size_t k = 0; k < count; k++) {
			if (is_class(l, w, i, list_class(classes[k]), NULL, NULL))
				return (int)k;
		}
	}
	return -1;
}

struct sv lint_named_class(struct lint *l, struct sv words, struct list_class class)
{
	struct sv value;
	if (none_says(l, words, class.bit))
		return (struct sv){0};
	struct lint_view *v = view_of(l, words);
	if (v && says_not(l, v, class.bit))
		return (struct sv){0};
	struct lint_words w = words_of(l, words, v);
	for (size_t i = w.from; i < w.to; i++) {
		if (is_class(l, w, i, class, NULL, &value))
			return value;
	}
	return (struct sv){0};
}

// Looks for phrases at word boundaries; compares texts by their words.
#include "base/embedded.h"
#include "intake/phrase.h"
#include "text/text.h"

enum { TITLE_CHARACTERS = 90, WORDS_MOST = 200 };

static const char *const classes[] = {"plan", "no-plan", "hold", "end", "report", "closed", "event",
                                      "send", "where",   "material", "for", "reach",  "stop",   "dangle"};

struct phrases {
	struct known {
		struct sv text;
		enum phrase_class class;
	} *items;
	size_t count;
};

const struct phrases *phrases_load(struct arena *a)
{
	struct phrases *p = ARENA_NEW(a, struct phrases);
	size_t room = 0;
	for (size_t f = 0; f < intake_count; f++) {
		struct sv table = {(const char *)intake_files[f].bytes, intake_files[f].size}, line;
		while (strcmp(intake_files[f].name, "statements.tsv") == 0 && sv_cut(&table, '\n', &line)) {
			struct sv text = {0};
			if (!line.n || line.p[0] == '#' || !sv_cut(&line, '\t', &text))
				continue;
			for (size_t k = 0; k < LENGTH(classes); k++) {
				if (sv_is(line, classes[k]))
					*ARENA_PUSH(a, p->items, p->count, room) =
					    (struct known){text_compare_form(a, text), (enum phrase_class)k};
			}
		}
	}
	return p;
}

static bool boundary(struct sv text, size_t at)
{
	return at == 0 || at >= text.n || strchr(" ,;.:()*\"/-", text.p[at]) || strchr(" ,;.:()*\"/-", text.p[at - 1]);
}

static size_t find_word(struct sv text, struct sv word, size_t from)
{
	while (from < text.n) {
		size_t at = sv_find(sv_from(text, from), word);
		if (at == SIZE_MAX)
			return SIZE_MAX;
		at += from;
		if (boundary(text, at) && boundary(text, at + word.n))
			return at;
		from = at + 1;
	}
	return SIZE_MAX;
}

size_t phrase_first(const struct phrases *p, enum phrase_class class, struct sv text)
{
	size_t first = SIZE_MAX;
	for (size_t i = 0; i < p->count; i++) {
		size_t at = p->items[i].class == class ? find_word(text, p->items[i].text, 0) : SIZE_MAX;
		first = at < first ? at : first;
	}
	return first;
}

size_t phrase_last(const struct phrases *p, enum phrase_class class, struct sv text)
{
	size_t last = SIZE_MAX;
	for (size_t i = 0; i < p->count; i++) {
		for (size_t at = 0; p->items[i].class == class && (at = find_word(text, p->items[i].text, at)) != SIZE_MAX; at++)
			last = last == SIZE_MAX || at > last ? at : last;
	}
	return last;
}

size_t phrase_length(const struct phrases *p, enum phrase_class class, struct sv text, size_t at)
{
	size_t most = 0;
	for (size_t i = 0; i < p->count && boundary(text, at); i++) {
		struct sv known = p->items[i].text;
		if (p->items[i].class == class && known.n > most && sv_starts(sv_from(text, at), known) && boundary(text, at + known.n))
			most = known.n;
	}
	return most;
}

// Words that say nothing about whom or what: they make no two texts alike.
static bool empty_word(struct sv w)
{
	static const char *const empty[] = {"các", "và",   "của", "trong", "là",  "cho", "toàn", "thể",
	                                    "đến", "những", "do",  "về",    "với", "tại", "đồng", "chí"};
	for (size_t i = 0; i < LENGTH(empty); i++) {
		if (sv_is(w, empty[i]))
			return true;
	}
	return false;
}

static size_t words_of(struct arena *a, struct sv text, struct sv out[WORDS_MOST])
{
	size_t n = 0, from = 0;
	text = text_compare_form(a, text);
	for (size_t i = 0; i <= text.n; i++) {
		if (i < text.n && !strchr(" \t,;:.()*\"/-", text.p[i]))
			continue;
		struct sv word = {text.p + from, i - from};
		if (word.n && n < WORDS_MOST && !empty_word(word))
			out[n++] = word;
		from = i + 1;
	}
	return n;
}

int likeness(struct arena *a, struct sv one, struct sv other)
{
	struct sv *x = ARENA_ARRAY(a, struct sv, WORDS_MOST), *y = ARENA_ARRAY(a, struct sv, WORDS_MOST);
	size_t nx = words_of(a, one, x), ny = words_of(a, other, y), both = 0;
	for (size_t i = 0; i < nx; i++) {
		for (size_t k = 0; k < ny; k++) {
			if (!sv_eq(x[i], y[k]))
				continue;
			y[k] = (struct sv){0}; // counted once
			both++;
			break;
		}
	}
	size_t least = nx < ny ? nx : ny;
	return least ? (int)(100 * both / least) : 0;
}

// Whether a clause ends at this byte: not at the mark of a decimal or inside a number.
static bool clause_ends(struct sv text, size_t at)
{
	char c = text.p[at];
	bool last = at + 1 >= text.n || text.p[at + 1] == ' ';
	return c == ';' || c == '(' || ((c == ':' || c == '.') && last);
}

struct sv short_title(struct arena *a, struct sv text)
{
	return title_within(a, text, TITLE_CHARACTERS);
}

struct sv title_within(struct arena *a, struct sv text, size_t most)
{
	text = plain_text(a, text);
	size_t at = 0, characters = 0, word = 0, comma = 0;
	while (at < text.n && characters < most && !clause_ends(text, at)) {
		if (text.p[at] == ' ')
			word = at;
		if (text.p[at] == ',' && sv_starts(sv_from(text, at), SV(", ")) && characters > most / 2)
			comma = at;
		utf8_at(text, at, &at);
		characters++;
	}
	bool cut = at < text.n && characters >= most && !clause_ends(text, at);
	struct sv title = sv_trim(sv_head(text, !cut ? at : comma ? comma : word ? word : at));
	while (title.n && strchr(",;:.(", title.p[title.n - 1]))
		title = sv_trim(sv_head(title, title.n - 1));
	if (!title.n)
		return title;
	size_t first;
	utf8_at(title, 0, &first);
	struct sv begin = text_upper(a, sv_head(title, first)), rest = sv_from(title, first);
	return arena_printf(a, SV_FMT SV_FMT "%s", SV_ARG(begin), SV_ARG(rest), cut ? "…" : "");
}

// Where a title may end before the clause does: at the first phrase that begins a deadline, a way or a purpose. What stands before
// must be more than a verb alone.
static size_t stop_of(const struct phrases *p, struct sv form, size_t from)
{
	size_t first = form.n;
	for (size_t i = 0; i < p->count; i++) {
		size_t at = p->items[i].class == PHRASE_STOP ? find_word(form, p->items[i].text, from) : SIZE_MAX;
		first = at < first ? at : first;
	}
	return first;
}

static size_t two_words(struct sv text)
{
	size_t blanks = 0, at = 0;
	while (at < text.n && (blanks += text.p[at] == ' ') < 2)
		at++;
	return at;
}

// Without what only leads on to more: "…, và", "… của các".
static struct sv without_dangling(struct arena *a, const struct phrases *p, struct sv title)
{
	for (bool cut = true; cut;) {
		cut = false;
		while (title.n && strchr(" ,;:.(-", title.p[title.n - 1]))
			title.n--;
		struct sv form = text_compare_form(a, title);
		for (size_t i = 0; i < p->count && !cut && form.n == title.n; i++) {
			struct sv word = p->items[i].text;
			if (p->items[i].class != PHRASE_DANGLE || form.n <= word.n || !sv_eq(sv_from(form, form.n - word.n), word) ||
			    !boundary(form, form.n - word.n))
				continue;
			title.n -= word.n;
			cut = true;
		}
	}
	return title;
}

struct sv action_title(struct arena *a, const struct phrases *p, struct sv action)
{
	struct sv text = plain_text(a, action);
	size_t end = 0, characters = 0, word = 0, comma = 0, at = 0;
	while (end < text.n && !clause_ends(text, end))
		end++;
	text = sv_head(text, end);
	struct sv form = text_compare_form(a, text);
	size_t stop = form.n == text.n ? stop_of(p, form, two_words(form)) : text.n;
	text = sv_head(text, stop);
	while (at < text.n && characters < TITLE_CHARACTERS) {
		if (text.p[at] == ' ')
			word = at;
		if (sv_starts(sv_from(text, at), SV(", ")) && characters > TITLE_CHARACTERS / 3)
			comma = at;
		utf8_at(text, at, &at);
		characters++;
	}
	bool whole = at >= text.n, torn = !whole && !comma;
	struct sv title = without_dangling(a, p, sv_head(text, whole ? text.n : comma ? comma : word));
	if (!title.n)
		return short_title(a, action);
	size_t first;
	utf8_at(title, 0, &first);
	struct sv begin = text_upper(a, sv_head(title, first)), rest = sv_from(title, first);
	return arena_printf(a, SV_FMT SV_FMT "%s", SV_ARG(begin), SV_ARG(rest), torn ? "…" : "");
}

struct sv plain_text(struct arena *a, struct sv text)
{
	char *out = arena_alloc(a, text.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < text.n;) {
		struct sv rest = sv_from(text, i);
		size_t close = sv_starts(rest, SV("⁽")) ? sv_find(rest, SV("⁾")) : SIZE_MAX;
		if (close != SIZE_MAX && close < 12) {
			i += close + strlen("⁾");
		} else if (text.p[i] == '*') {
			i++;
		} else {
			out[n++] = text.p[i++];
		}
	}
	return sv_trim((struct sv){out, n});
}

// Loads the phrase lists into one tree of syllables.
#include <stdio.h>

#include "base/embedded.h"
#include "extract/lexicon.h"
#include "extract/token.h"

enum { SLOTS = 1 << 13, EDGES = 1 << 14 };

struct syllable {
	uint64_t key;
	uint32_t root; // the state after this syllable at the beginning
};

struct edge {
	uint64_t from; // state and syllable; 0: free
	uint32_t to;
};

struct lexicon {
	struct syllable *syllables; // from 1
	uint32_t syllable_count;
	uint32_t slots[SLOTS];
	struct edge edges[EDGES];
	uint32_t edge_count;
	struct lexeme *lexemes; // one a state
	uint32_t words[WORD_COUNT];
	uint32_t state_count;
	struct arena *arena;
	size_t syllable_room, state_room;
};

static uint32_t hash_pair(uint64_t pair)
{
	return (uint32_t)((pair * 0x9E3779B97F4A7C15U) >> 40);
}

struct syllable_key syllable_key(struct sv word)
{
	struct syllable_key k = {0};
	for (size_t at = 0; at < word.n;) {
		size_t from = at;
		uint32_t c = token_code_point(word, &at);
		if (c < 0x80)
			syllable_key_ascii(&k, (char)c);
		else if (!token_is_invisible(c))
			syllable_key_letter(&k, letter_of(c), (struct sv){word.p + from, at - from});
	}
	syllable_key_end(&k);
	return k;
}

// ---- the tree

static uint32_t *syllable_slot(const struct lexicon *lx, uint64_t key)
{
	uint32_t i = (uint32_t)(key >> 32) % SLOTS;
	while (lx->slots[i] && lx->syllables[lx->slots[i]].key != key)
		i = (i + 1) % SLOTS;
	return (uint32_t *)&lx->slots[i];
}

uint32_t lexicon_syllable(const struct lexicon *lx, uint64_t key)
{
	return key ? *syllable_slot(lx, key) : 0;
}

static struct edge *edge_slot(const struct lexicon *lx, uint32_t state, uint32_t syllable)
{
	uint64_t pair = (uint64_t)state << 32 | syllable;
	uint32_t i = hash_pair(pair) % EDGES;
	while (lx->edges[i].from && lx->edges[i].from != pair)
		i = (i + 1) % EDGES;
	return (struct edge *)&lx->edges[i];
}

const uint32_t *lexicon_words(const struct lexicon *lx)
{
	return lx->words;
}

uint32_t lexicon_step(const struct lexicon *lx, uint32_t state, uint32_t syllable)
{
	if (!syllable)
		return 0;
	return state ? edge_slot(lx, state, syllable)->to : lx->syllables[syllable].root;
}

const struct lexeme *lexicon_at(const struct lexicon *lx, uint32_t state)
{
	return state && lx->lexemes[state].classes ? &lx->lexemes[state] : NULL;
}

const struct lexeme *lexicon_find(const struct lexicon *lx, struct sv phrase)
{
	AUTO(tokens_free) struct tokens ts = {0};
	tokens_read(&ts, phrase);
	uint32_t state = 0;
	for (size_t i = 0; i < ts.count; i++) {
		state = lexicon_step(lx, state, lexicon_syllable(lx, ts.items[i].key));
		if (!state)
			return NULL;
	}
	return lexicon_at(lx, state);
}

static uint32_t state_new(struct lexicon *lx)
{
	(void)ARENA_PUSH(lx->arena, lx->lexemes, lx->state_count, lx->state_room);
	return lx->state_count - 1;
}

static uint32_t syllable_add(struct lexicon *lx, uint64_t key)
{
	uint32_t *slot = syllable_slot(lx, key);
	if (!*slot) {
		*slot = lx->syllable_count;
		ARENA_PUSH(lx->arena, lx->syllables, lx->syllable_count, lx->syllable_room)->key = key;
	}
	return *slot;
}

static uint32_t state_add(struct lexicon *lx, uint32_t state, uint32_t syllable)
{
	if (!state) {
		if (!lx->syllables[syllable].root)
			lx->syllables[syllable].root = state_new(lx);
		return lx->syllables[syllable].root;
	}
	struct edge *e = edge_slot(lx, state, syllable);
	if (!e->from) {
		e->from = (uint64_t)state << 32 | syllable;
		e->to = state_new(lx);
		lx->edge_count++;
	}
	return e->to;
}

_Noreturn static void bad_row(const char *file, struct sv row)
{
	fprintf(stderr, "lantoa: lexicon/%s: cannot be read: " SV_FMT "\n", file, SV_ARG(row));
	abort();
}

static lexicon_classes class_named(struct sv name)
{
#define CLASS(constant, text)                                                                      \
	if (sv_is(name, text))                                                                         \
		return LX_##constant;
	LEXICON_CLASSES(CLASS)
#undef CLASS
	return 0;
}

static bool attribute_set(struct lexeme *l, struct sv name, struct sv value)
{
	static const struct {
		const char *text;
		enum compare cmp;
	} comparators[] = {
	    {"gt", CMP_GT}, {"ge", CMP_GE}, {"lt", CMP_LT}, {"le", CMP_LE}, {"about", CMP_ABOUT}};
	static const struct {
		const char *text;
		enum dimension dimension;
	} dimensions[] = {{"percent", DIM_PERCENT}, {"money", DIM_MONEY}, {"day", DIM_DAY},
	                  {"month", DIM_MONTH},     {"year", DIM_YEAR},   {"times", DIM_TIMES}};
	if (sv_is(name, "cmp")) {
		for (size_t i = 0; i < LENGTH(comparators); i++)
			if (sv_is(value, comparators[i].text)) {
				l->cmp = comparators[i].cmp;
				return true;
			}
		return false;
	}
	if (sv_is(name, "dir")) {
		l->direction = sv_is(value, "up") ? DIRECTION_UP : DIRECTION_DOWN;
		return true;
	}
	if (sv_is(name, "dim")) {
		l->dimension = DIM_OTHER;
		for (size_t i = 0; i < LENGTH(dimensions); i++)
			if (sv_is(value, dimensions[i].text))
				l->dimension = dimensions[i].dimension;
		return true;
	}
	int64_t power;
	if (sv_is(name, "power") && sv_int64(value, &power)) {
		l->power = (int)power;
		return true;
	}
	return false;
}

static bool row_read(struct lexicon *lx, struct tokens *ts, struct sv row)
{
	struct sv phrase, classes, name, pair;
	if (!sv_cut(&row, '\t', &phrase) || !sv_cut(&row, '\t', &classes))
		return false;
	struct lexeme read = {0};
	while (sv_cut(&classes, ',', &name)) {
		lexicon_classes one = class_named(name);
		if (!one)
			return false;
		read.classes |= one;
	}
	while (sv_cut(&row, ' ', &pair))
		if (!sv_cut(&pair, '=', &name) || !attribute_set(&read, name, pair))
			return false;
	tokens_read(ts, phrase);
	uint32_t state = 0;
	for (size_t i = 0; i < ts->count; i++) {
		if (!ts->items[i].key)
			return false;
		state = state_add(lx, state, syllable_add(lx, ts->items[i].key));
	}
	if (!state)
		return false;
	struct lexeme *l = &lx->lexemes[state];
	l->classes |= read.classes;
	if (read.cmp)
		l->cmp = read.cmp;
	if (read.direction)
		l->direction = read.direction;
	if (read.dimension)
		l->dimension = read.dimension;
	if (read.power)
		l->power = read.power;
	return lx->edge_count < EDGES / 2 && lx->syllable_count < SLOTS / 2;
}

// The folder holds other lists too.
static bool is_phrase_list(const char *name)
{
	static const char *const lists[] = {"bases.tsv", "comparators.tsv", "counted_nouns.tsv",
	                                    "cues.tsv",  "names.tsv",       "relations.tsv",
	                                    "units.tsv", "verbs.tsv",       "words.tsv"};
	for (size_t i = 0; i < LENGTH(lists); i++)
		if (strcmp(name, lists[i]) == 0)
			return true;
	return false;
}

const struct lexicon *lexicon_load(struct arena *a)
{
	struct lexicon *lx = ARENA_NEW(a, struct lexicon);
	lx->arena = a;
	(void)ARENA_PUSH(a, lx->syllables, lx->syllable_count, lx->syllable_room); // 0 is no syllable
	(void)state_new(lx);                                                       // and no state
	static const char *const words[] = {
#define WORD(name, text) text,
	    LEXICON_WORDS(WORD)
#undef WORD
	};
	for (size_t i = 0; i < WORD_COUNT; i++) {
		struct syllable_key key = syllable_key(sv_of(words[i]));
		lx->words[i] = syllable_add(lx, syllable_key_hash(&key));
	}
	AUTO(tokens_free) struct tokens ts = {0};
	for (size_t i = 0; i < lexicon_count; i++) {
		if (!is_phrase_list(lexicon_files[i].name))
			continue;
		struct sv rest = {(const char *)lexicon_files[i].bytes, lexicon_files[i].size}, row;
		while (sv_cut(&rest, '\n', &row))
			if (row.n && row.p[0] != '#' && !row_read(lx, &ts, row))
				bad_row(lexicon_files[i].name, row);
	}
	return lx;
}

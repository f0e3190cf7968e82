// Compiles the phrase lists of src/extract/lexicon into C tables on standard output: the lexicon (extract/lexicon.h) and the lists that
// stand by themselves (extract/phrase_list.h), with words cut and folded by the very code that reads documents. A row that cannot be
// read is an error that names its file and line. usage: lexicon2c FILE.tsv...
#include <stdio.h>

#include "extract/lexicon.h"
#include "extract/phrase_list.h"
#include "extract/token.h"

enum { MOST_LEXEMES = 0xFFFF, MOST_NODES = LEXICON_NODE_LAST - 1, BITS_A_FIRST = 16 };

struct spot {
	const char *path;
	int line;
};

static int faults;

static void fault(struct spot at, const char *what, struct sv which)
{
	fprintf(stderr, "%s:%d: error: %s: " SV_FMT "\n", at.path, at.line, what, SV_ARG(which));
	faults++;
}

// ---- a tree of labels, its states numbered from 1 on; 0 is its root

struct state {
	uint64_t label;
	uint32_t from, child, next; // the state before it, its first child, the next child of that before it
	uint32_t end;  // what ends here; 0: nothing
	uint32_t node; // its number among those that something follows
};

struct tree {
	struct state *states;
	size_t count, room;
	uint32_t nodes;
};

static uint32_t tree_go(struct arena *a, struct tree *t, uint32_t from, uint64_t label)
{
	if (!t->count)
		*ARENA_PUSH(a, t->states, t->count, t->room) = (struct state){0};
	for (uint32_t i = t->states[from].child; i; i = t->states[i].next) {
		if (t->states[i].label == label)
			return i;
	}
	struct state new = {.label = label, .from = from, .next = t->states[from].child};
	*ARENA_PUSH(a, t->states, t->count, t->room) = new;
	if (from && !t->states[from].child)
		t->states[from].node = ++t->nodes;
	return t->states[from].child = (uint32_t)t->count - 1;
}

// ---- rows

static bool read_file(const char *path, struct buf *out)
{
	char part[65536];
	FILE *f = fopen(path, "rb");
	for (size_t n; f && (n = fread(part, 1, sizeof(part), f)) > 0;)
		buf_add(out, part, n);
	bool good = f && !ferror(f);
	if (!good)
		perror(path);
	if (f)
		fclose(f);
	return good;
}

// The next row that is no comment, with its phrase as tokens. False at the end.
static bool next_row(struct sv *all, struct spot *at, struct tokens *phrase, struct sv *rest)
{
	struct sv row, words;
	while (sv_cut(all, '\n', &row)) {
		at->line++;
		if (!row.n || row.p[0] == '#')
			continue;
		sv_cut(&row, '\t', &words);
		tokens_read(phrase, words, NULL);
		bool good = phrase->count > 0;
		for (size_t i = 0; i < phrase->count; i++)
			good = good && phrase->items[i].key;
		*rest = row;
		if (!good)
			fault(*at, "no phrase, or a word that is longer than any", words);
		else if (!row.n || row.p[0] == '\t')
			fault(*at, "there is no class behind the phrase", words);
		else
			return true;
	}
	return false;
}

static struct sv name_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	struct sv name = sv_of(slash ? slash + 1 : path);
	return sv_ends(name, SV(".tsv")) ? sv_head(name, name.n - 4) : name;
}

// ---- tables

static void print_table(const char *type, const char *name, struct sv of, const uint64_t *values, size_t count)
{
	printf("static const %s %s_" SV_FMT "[] = {", type, name, SV_ARG(of));
	for (size_t i = 0; i < count; i++)
		printf(values[i] > 9 ? "%s0x%llx," : "%s%llu,", i % 12 == 0 ? "\n\t" : " ", (unsigned long long)values[i]);
	printf("\n};\n");
}

static uint32_t bits_for(size_t least)
{
	uint32_t bits = 6;
	while ((size_t)1 << bits < least)
		bits++;
	return bits;
}

// ---- the lexicon

struct making {
	struct arena arena;
	struct tree tree;
	struct lexeme *lexemes; // from 1 on
	size_t lexeme_count, lexeme_room;
	uint64_t *keys; // of syllables, from 1 on
	size_t key_count, key_room;
	uint32_t *slots; // of syllables, by key
	uint64_t *nodes; // where the table of each begins
	struct lexicon_edge *edges;
	size_t edge_count, edge_room;
	uint32_t words[WORD_COUNT];
	struct lexicon shape;
};

enum { SYLLABLE_BITS = 16 };

static uint32_t syllable_of(struct making *m, uint64_t key)
{
	uint32_t i = (uint32_t)(key >> (64 - SYLLABLE_BITS));
	while (m->slots[i] && m->keys[m->slots[i]] != key)
		i = (i + 1) & ((1U << SYLLABLE_BITS) - 1);
	if (!m->slots[i]) {
		m->slots[i] = (uint32_t)m->key_count;
		*ARENA_PUSH(&m->arena, m->keys, m->key_count, m->key_room) = key;
	}
	return m->slots[i];
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
	} dimensions[] = {{"percent", DIM_PERCENT}, {"money", DIM_MONEY}, {"dollar", DIM_DOLLAR}, {"euro", DIM_EURO}, {"day", DIM_DAY},
	                  {"month", DIM_MONTH},     {"year", DIM_YEAR},   {"times", DIM_TIMES}};
	int64_t power;
	if (sv_is(name, "cmp")) {
		for (size_t i = 0; i < LENGTH(comparators); i++) {
			if (sv_is(value, comparators[i].text))
				l->cmp = (uint8_t)comparators[i].cmp;
		}
		return l->cmp;
	}
	if (sv_is(name, "dir")) {
		l->direction = sv_is(value, "up") ? DIRECTION_UP : DIRECTION_DOWN;
		return l->direction == DIRECTION_UP || sv_is(value, "down");
	}
	if (sv_is(name, "dim")) {
		l->dimension = DIM_OTHER;
		for (size_t i = 0; i < LENGTH(dimensions); i++) {
			if (sv_is(value, dimensions[i].text))
				l->dimension = (uint8_t)dimensions[i].dimension;
		}
		return true;
	}
	if (!sv_is(name, "power") || !sv_int64(value, &power) || power < INT8_MIN || power > INT8_MAX)
		return false;
	l->power = (int8_t)power;
	return true;
}

static void lexeme_read(struct spot at, struct sv rest, struct lexeme *out)
{
	struct sv classes, name, pair;
	sv_cut(&rest, '\t', &classes);
	while (sv_cut(&classes, ',', &name)) {
		lexicon_classes one = class_named(name);
		if (!one)
			fault(at, "there is no such class (LEXICON_CLASSES of extract/lexicon.h)", name);
		out->classes |= one;
	}
	while (sv_cut(&rest, ' ', &pair)) {
		struct sv whole = pair;
		if (!sv_cut(&pair, '=', &name) || !attribute_set(out, name, pair))
			fault(at, "this attribute cannot be read", whole);
	}
}

// A phrase of several rows has all their classes, and of each attribute the last.
static void lexeme_join(struct lexeme *l, const struct lexeme *more)
{
	l->classes |= more->classes;
	l->cmp = more->cmp ? more->cmp : l->cmp;
	l->direction = more->direction ? more->direction : l->direction;
	l->dimension = more->dimension ? more->dimension : l->dimension;
	l->power = more->power ? more->power : l->power;
}

static void lexicon_add(struct making *m, const char *path, struct sv all)
{
	AUTO(tokens_free) struct tokens phrase = {0};
	struct spot at = {path, 0};
	for (struct sv rest; next_row(&all, &at, &phrase, &rest);) {
		struct lexeme read = {0};
		uint32_t state = 0;
		lexeme_read(at, rest, &read);
		for (size_t i = 0; i < phrase.count; i++)
			state = tree_go(&m->arena, &m->tree, state, syllable_of(m, phrase.items[i].key));
		uint32_t *end = &m->tree.states[state].end;
		if (!*end) {
			*end = (uint32_t)m->lexeme_count;
			*ARENA_PUSH(&m->arena, m->lexemes, m->lexeme_count, m->lexeme_room) = (struct lexeme){0};
		}
		lexeme_join(&m->lexemes[*end], &read);
	}
}

static void lexicon_begin(struct making *m)
{
	static const char *const words[] = {
#define WORD(name, text) text,
	    LEXICON_WORDS(WORD)
#undef WORD
	};
	m->slots = ARENA_ARRAY(&m->arena, uint32_t, 1U << SYLLABLE_BITS);
	*ARENA_PUSH(&m->arena, m->keys, m->key_count, m->key_room) = 0;
	*ARENA_PUSH(&m->arena, m->lexemes, m->lexeme_count, m->lexeme_room) = (struct lexeme){0};
	for (size_t i = 0; i < WORD_COUNT; i++) {
		struct syllable_key key = syllable_key(sv_of(words[i]));
		m->words[i] = syllable_of(m, syllable_key_hash(&key));
	}
}

static uint64_t lexicon_state(const struct state *s)
{
	return (s->child ? s->node : LEXICON_NODE_LAST) << LEXICON_NODE_SHIFT | s->end;
}

static void print_syllables(struct making *m)
{
	uint32_t bits = bits_for(m->key_count * 2);
	struct lexicon_syllable *syllables = ARENA_ARRAY(&m->arena, struct lexicon_syllable, 1U << bits);
	uint64_t words[WORD_COUNT], *roots = ARENA_ARRAY(&m->arena, uint64_t, m->key_count);
	m->shape.key_mask = (1U << bits) - 1;
	m->shape.key_shift = 64 - bits;
	for (size_t i = 1; i < m->key_count; i++) {
		uint32_t slot = lexicon_key_slot(&m->shape, m->keys[i]);
		while (syllables[slot].key)
			slot = (slot + 1) & m->shape.key_mask;
		syllables[slot] = (struct lexicon_syllable){m->keys[i], (uint32_t)i};
	}
	for (uint32_t i = m->tree.states[0].child; i; i = m->tree.states[i].next)
		roots[m->tree.states[i].label] = lexicon_state(&m->tree.states[i]);
	printf("static const struct lexicon_syllable syllables_lexicon[] = {");
	for (size_t i = 0; i <= m->shape.key_mask; i++)
		printf(syllables[i].key ? "%s{0x%llx, %u}," : "%s{%llu, %u},", i % 8 == 0 ? "\n\t" : " ", (unsigned long long)syllables[i].key,
		       syllables[i].number);
	printf("\n};\n");
	print_table("uint32_t", "roots", SV("lexicon"), roots, m->key_count);
	for (size_t i = 0; i < WORD_COUNT; i++)
		words[i] = m->words[i];
	print_table("uint32_t", "words", SV("lexicon"), words, WORD_COUNT);
}

// How many bits a table of so many edges has: it is never more than two thirds full.
static uint32_t edge_bits(size_t count)
{
	uint32_t bits = 1;
	while (((size_t)2 << bits) < 3 * count)
		bits++;
	return bits;
}

// The table of what follows state s, behind those that stand there.
static void add_edges(struct making *m, const struct state *s)
{
	size_t count = 0;
	for (uint32_t i = s->child; i; i = m->tree.states[i].next)
		count++;
	uint32_t bits = edge_bits(count);
	size_t at = m->edge_count;
	for (size_t i = 0; i < (size_t)1 << bits; i++)
		*ARENA_PUSH(&m->arena, m->edges, m->edge_count, m->edge_room) = (struct lexicon_edge){0};
	for (uint32_t i = s->child; i; i = m->tree.states[i].next) {
		const struct state *child = &m->tree.states[i];
		uint32_t slot = lexicon_edge_slot((uint32_t)child->label, bits);
		while (m->edges[at + slot].syllable)
			slot = (slot + 1) & ((1U << bits) - 1);
		m->edges[at + slot] = (struct lexicon_edge){(uint32_t)child->label, (uint32_t)lexicon_state(child)};
	}
	m->nodes[s->node] = at << LEXICON_BITS | bits;
}

static void print_edges(struct making *m)
{
	m->nodes = ARENA_ARRAY(&m->arena, uint64_t, m->tree.nodes + 1);
	for (size_t i = 1; i < m->tree.count; i++) {
		if (m->tree.states[i].child)
			add_edges(m, &m->tree.states[i]);
	}
	print_table("uint32_t", "nodes", SV("lexicon"), m->nodes, m->tree.nodes + 1);
	printf("static const struct lexicon_edge edges_lexicon[] = {");
	for (size_t i = 0; i < m->edge_count; i++)
		printf(m->edges[i].syllable ? "%s{%u, 0x%x}," : "%s{%u, %u},", i % 8 == 0 ? "\n\t" : " ", m->edges[i].syllable, m->edges[i].to);
	printf("\n};\n");
}

static void lexicon_print(struct making *m)
{
	if (m->key_count > UINT16_MAX / 4 || m->lexeme_count > MOST_LEXEMES || m->tree.nodes > MOST_NODES) {
		fault((struct spot){"lexicon", 0}, "there are more phrases than its tables have room for", SV("16 bits"));
		return;
	}
	print_syllables(m);
	print_edges(m);
	printf("static const struct lexeme lexemes_lexicon[] = {\n");
	for (size_t i = 0; i < m->lexeme_count; i++) {
		const struct lexeme *l = &m->lexemes[i];
		printf("\t{0x%llx, %d, %d, %d, %d},\n", (unsigned long long)l->classes, l->cmp, l->direction, l->dimension, l->power);
	}
	printf("};\n\nconst struct lexicon lexicon = {syllables_lexicon, roots_lexicon, nodes_lexicon, edges_lexicon, lexemes_lexicon, words_lexicon,\n"
	       "\t%u, %u};\n\n",
	       m->shape.key_mask, m->shape.key_shift);
}

// ---- a list that stands by itself

struct listing {
	struct arena arena;
	struct tree tree;
	struct sv *texts; // class and value of each phrase, told apart: many have the same
	size_t text_count, text_room;
	bool figures; // a phrase begins with a number
	struct listed {
		uint64_t first; // the key of its first word
		struct sv class;
	} *rows; // every phrase
	size_t row_count, row_room;
	uint64_t *nodes; // where the table of each begins
	struct phrase_edge *edges;
	size_t edge_count, edge_room;
};

static uint32_t text_of(struct listing *l, struct sv text)
{
	for (size_t i = 1; i < l->text_count; i++) {
		if (sv_eq(l->texts[i], text))
			return (uint32_t)i;
	}
	*ARENA_PUSH(&l->arena, l->texts, l->text_count, l->text_room) = text;
	return (uint32_t)l->text_count - 1;
}

static void print_literal(struct sv text)
{
	printf("{\"");
	for (size_t i = 0; i < text.n; i++)
		printf(text.p[i] == '"' || text.p[i] == '\\' ? "\\%c" : "%c", text.p[i]);
	printf("\", %zu}", text.n);
}

// The table of what follows state s, behind those that stand there.
static void add_words(struct listing *l, const struct state *s)
{
	size_t count = 0, at = l->edge_count;
	for (uint32_t i = s->child; i; i = l->tree.states[i].next)
		count++;
	uint32_t bits = edge_bits(count);
	for (size_t i = 0; i < (size_t)1 << bits; i++)
		*ARENA_PUSH(&l->arena, l->edges, l->edge_count, l->edge_room) = (struct phrase_edge){0};
	for (uint32_t i = s->child; i; i = l->tree.states[i].next) {
		const struct state *child = &l->tree.states[i];
		uint64_t slot = child->label >> (64 - bits);
		while (l->edges[at + slot].key)
			slot = (slot + 1) & ((1U << bits) - 1);
		l->edges[at + slot] = (struct phrase_edge){child->label, child->node << PHRASE_NODE_SHIFT | child->end};
	}
	l->nodes[s->node] = at << PHRASE_BITS | bits;
}

static void print_words(struct listing *l, struct sv name)
{
	l->nodes = ARENA_ARRAY(&l->arena, uint64_t, l->tree.nodes + 1);
	for (size_t i = 0; i < l->tree.count; i++) {
		if (l->tree.states[i].child)
			add_words(l, &l->tree.states[i]);
	}
	print_table("uint32_t", "nodes", name, l->nodes, l->tree.nodes + 1);
	printf("static const struct phrase_edge edges_" SV_FMT "[] = {", SV_ARG(name));
	for (size_t i = 0; i < l->edge_count; i++)
		printf(l->edges[i].key ? "%s{0x%llx, 0x%x}," : "%s{%llu, %u},", i % 8 == 0 ? "\n\t" : " ", (unsigned long long)l->edges[i].key, l->edges[i].target);
	printf("\n};\n");
}

static void print_firsts(struct listing *l, struct sv name, uint32_t bits)
{
	uint64_t *firsts = ARENA_ARRAY(&l->arena, uint64_t, (1U << bits) / 64);
	for (uint32_t i = l->tree.states[0].child; i; i = l->tree.states[i].next) {
		uint64_t bit = l->tree.states[i].label >> (64 - bits);
		firsts[bit / 64] |= (uint64_t)1 << bit % 64;
	}
	print_table("uint64_t", "firsts", name, firsts, (1U << bits) / 64);
}

static void print_list(struct listing *l, struct sv name)
{
	size_t first_count = 0;
	for (uint32_t i = l->tree.states[0].child; i; i = l->tree.states[i].next)
		first_count++;
	uint32_t first_bits = bits_for(first_count * BITS_A_FIRST);
	print_firsts(l, name, first_bits);
	print_words(l, name);
	printf("static const struct phrase texts_" SV_FMT "[] = {\n", SV_ARG(name));
	for (size_t i = 0; i < l->text_count; i++) {
		struct sv value = l->texts[i], class;
		sv_cut(&value, '\t', &class);
		printf("\t{");
		print_literal(class);
		printf(", ");
		print_literal(value);
		printf("},\n");
	}
	printf("};\n\nconst struct phrase_list phrases_" SV_FMT " = {firsts_" SV_FMT ", nodes_" SV_FMT ", edges_" SV_FMT ", texts_" SV_FMT
	       ", %u, 1U << PHRASES_" SV_FMT ", PHRASES_" SV_FMT ", %d};\n\n",
	       SV_ARG(name), SV_ARG(name), SV_ARG(name), SV_ARG(name), SV_ARG(name), 64 - first_bits, SV_ARG(name), SV_ARG(name), l->figures);
}

// The words that a phrase of some classes of the list begins with.
static void print_part(struct listing *l, const char *name, struct sv list, const char *classes)
{
	size_t count = 0;
	struct sv of;
	uint64_t *keys = ARENA_ARRAY(&l->arena, uint64_t, l->row_count);
	for (size_t i = 0; i < l->row_count; i++) {
		for (struct sv rest = sv_of(classes); sv_cut(&rest, ' ', &of);) {
			if (sv_eq(of, l->rows[i].class))
				keys[count++] = l->rows[i].first;
		}
	}
	uint32_t first_bits = bits_for(count * BITS_A_FIRST);
	uint64_t *firsts = ARENA_ARRAY(&l->arena, uint64_t, (1U << first_bits) / 64);
	for (size_t i = 0; i < count; i++) {
		uint64_t bit = keys[i] >> (64 - first_bits);
		firsts[bit / 64] |= (uint64_t)1 << bit % 64;
	}
	print_table("uint64_t", "firsts", sv_of(name), firsts, (1U << first_bits) / 64);
	printf("const struct phrase_part phrase_part_%s = {&phrases_" SV_FMT ", firsts_%s, %u, 1U << (PHRASE_LIST_COUNT + PHRASE_PART_%s)};\n\n", name,
	       SV_ARG(list), name, 64 - first_bits, name);
}

static void print_parts(struct listing *l, struct sv name)
{
#define PART(part, list, classes)                                                                  \
	if (sv_is(name, #list))                                                                        \
		print_part(l, #part, name, classes);
	PHRASE_PARTS(PART)
#undef PART
}

static void list_compile(const char *path, struct sv all)
{
	AUTO(tokens_free) struct tokens phrase = {0};
	struct listing l = {0};
	struct spot at = {path, 0};
	(void)text_of(&l, (struct sv){"", 0});
	for (struct sv rest; next_row(&all, &at, &phrase, &rest);) {
		uint32_t state = 0;
		l.figures |= phrase.count && phrase.items[0].kind == TOKEN_NUMBER;
		for (size_t i = 0; i < phrase.count; i++)
			state = tree_go(&l.arena, &l.tree, state, phrase.items[i].key);
		l.tree.states[state].end = text_of(&l, rest);
		struct listed *one = ARENA_PUSH(&l.arena, l.rows, l.row_count, l.row_room);
		one->first = phrase.items[0].key;
		sv_cut(&rest, '\t', &one->class);
	}
	if (!l.tree.count || l.text_count > MOST_LEXEMES || l.tree.nodes > MOST_NODES)
		fault(at, "there are more phrases than a list has room for, or none", name_of(path));
	else {
		print_list(&l, name_of(path));
		print_parts(&l, name_of(path));
	}
	arena_free(&l.arena);
}

// ---- the files

static bool is_of(struct sv name, const char *const *names)
{
	for (; *names; names++) {
		if (sv_is(name, *names))
			return true;
	}
	return false;
}

int main(int argc, char **argv)
{
#define NAME(name) #name,
	static const char *const in_lexicon[] = {LEXICON_FILES(NAME) NULL}, *const lists[] = {PHRASE_LISTS(NAME) NULL};
#undef NAME
	AUTO(arena_free) struct arena arena = {0};
	struct making m = {0};
	printf("// Made by tools/lexicon2c; not edited by hand.\n#include \"extract/lexicon.h\"\n#include \"extract/phrase_list.h\"\n\n");
	lexicon_begin(&m);
	for (int i = 1; i < argc; i++) {
		AUTO(buf_free) struct buf bytes = {0};
		struct sv name = name_of(argv[i]);
		bool by_itself = is_of(name, lists), of_lexicon = is_of(name, in_lexicon);
		if (!read_file(argv[i], &bytes))
			return 2;
		if (!by_itself && !of_lexicon)
			fault((struct spot){argv[i], 1}, "this file stands neither in LEXICON_FILES of extract/lexicon.h nor in PHRASE_LISTS of extract/phrase_list.h", name);
		if (of_lexicon)
			lexicon_add(&m, argv[i], buf_view(&bytes));
		if (by_itself && !faults)
			list_compile(argv[i], buf_view(&bytes));
	}
	if (!faults && m.tree.count)
		lexicon_print(&m);
	arena_free(&m.arena);
	return faults || ferror(stdout) ? 1 : 0;
}

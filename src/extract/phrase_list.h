// Lists of phrases (lexicon/NAME.tsv): words, class, value. Compared without regard to capitals and tone placement. They are compiled
// by tools/lexicon2c, so that nothing is read or made when the program starts.
#pragma once

#include "base/base.h"

#define PHRASE_LISTS(LIST) \
	LIST(abbreviations) \
	LIST(documents) \
	LIST(fields) \
	LIST(lint) \
	LIST(lint_names) \
	LIST(lint_relations) \
	LIST(lint_scope) \
	LIST(lint_numbers) \
	LIST(lint_retold) \
	LIST(obligations) \
	LIST(synonyms) \
	LIST(units) \
	LIST(verbs) \
	LIST(words)

enum {
#define LIST(name) PHRASES_##name,
	PHRASE_LISTS(LIST)
#undef LIST
	PHRASE_LIST_COUNT
};

struct phrase {
	struct sv class, value; // as the file has them
};

// A class by name, and a bit that few classes share: of a name that is written down where it is used, a constant.
struct list_class {
	const char *name;
	uint64_t bit;
};

// By these factors most of the classes that the checks ask for share theirs with none.
static inline uint64_t list_class_bit(const char *name)
{
	size_t n = strlen(name);
	size_t hash = n * 14 + (unsigned char)name[0] * 20U + (unsigned char)name[n / 2] * 7U + (n ? (unsigned char)name[n - 1] * 15U : 0);
	return (uint64_t)1 << (hash & 63);
}

static inline struct list_class list_class(const char *name)
{
	return (struct list_class){name, list_class_bit(name)};
}

// A word that goes on a phrase.
struct phrase_edge {
	uint64_t key;    // syllable_key_hash; 0: a free slot
	uint32_t target; // the phrase that ends there (0: none), and above it the node that goes on (0: none)
};

// A tree of words. Each node has a hash table of its edges, the first one of the words that begin a phrase.
struct phrase_list {
	const uint64_t *firsts; // a bit for the key of each word that begins a phrase; others may share it
	const uint32_t *nodes;  // where the table of each begins, and below that of how many bits its slots are
	const struct phrase_edge *edges;
	const struct phrase *phrases;
	uint32_t first_shift; // slots and bits are powers of two, found by the upper bits of a key
	uint32_t bit;         // its own among the lists: of token.begins
	uint8_t number;       // which one it is
	bool figures;         // a phrase of it begins with a number
};

#define LIST(name) extern const struct phrase_list phrases_##name;
PHRASE_LISTS(LIST)
#undef LIST

// Parts of a list, some of its classes: what is looked for in a text again and again, while the list has much more. A token has a bit
// for each, too.
#define PHRASE_PARTS(PART) \
	PART(citing, documents, "type made named standard") // what a citation begins with

enum {
#define PART(name, list, classes) PHRASE_PART_##name,
	PHRASE_PARTS(PART)
#undef PART
	PHRASE_PART_COUNT
};

struct phrase_part {
	const struct phrase_list *list;
	const uint64_t *firsts; // as in a list
	uint32_t first_shift;
	uint32_t bit;
};

_Static_assert(PHRASE_LIST_COUNT + PHRASE_PART_COUNT <= 32, "each has a bit");

#define PART(name, list, classes) extern const struct phrase_part phrase_part_##name;
PHRASE_PARTS(PART)
#undef PART

enum { PHRASE_NODE_SHIFT = 16, PHRASE_BITS = 5 };

// Whether the bit of a word is set: nearly all words begin no phrase, and need not be looked for further.
static inline bool phrase_firsts_have(const uint64_t *firsts, uint32_t first_shift, uint64_t key)
{
	uint64_t bit = key >> first_shift;
	return firsts[bit / 64] >> bit % 64 & 1;
}

static inline bool phrase_list_may_begin(const struct phrase_list *list, uint64_t key)
{
	return phrase_firsts_have(list->firsts, list->first_shift, key);
}

// The target of the edge that leaves the node, 0 at the beginning; 0 where no phrase goes on so.
static inline uint32_t phrase_list_step(const struct phrase_list *list, uint32_t node, uint64_t key)
{
	uint32_t place = list->nodes[node], bits = place & ((1U << PHRASE_BITS) - 1), i = (uint32_t)(key >> (64 - bits));
	const struct phrase_edge *edges = list->edges + (place >> PHRASE_BITS);
	while (edges[i].key && edges[i].key != key)
		i = (i + 1) & ((1U << bits) - 1);
	return edges[i].target;
}

// By what words figures are told (lint_apart.c): those that few figures are told with weigh more. Of the last figures of a reading.
#pragma once

#include "extract/lint.h"

enum { APART_WORDS = 14, APART_REACH = 320 }; // of a figure; figures before one that may be meant

struct apart_name {
	uint64_t words[APART_WORDS];
	uint64_t bits; // one for each word: where two have none in common, no word is
	size_t count;
};

// Of a level or a rate of this paragraph or before it; NULL: it is not remembered.
const struct apart_name *apart_name_of(const struct lint *l, size_t m);
void apart_add_words(struct lint *l, struct apart_name *n, struct sv words);
// What the words weigh of which `in` has, too; of all where it is NULL.
int apart_mass(const struct lint *l, const struct apart_name *n, const struct apart_name *in);
bool apart_is_earlier(struct lint *l, size_t m); // told as of a time before; of a figure that is remembered
bool apart_is_told(const struct lint *l, size_t m); // something was found at it
// The words before a figure since the last sign or figure; those behind it up to the next.
struct sv apart_own_before(const struct lint *l, size_t m);
struct sv apart_own_after(const struct lint *l, size_t m);

// What the lexicon and the lists know of a word: looked up once for each word that is written, since a text says few words over and over.
#pragma once

#include "extract/token.h"

// A token_knower: of syllable, begins and joined.
void vocabulary_know(struct token *t, struct sv text);
// The same tokens, with those that are `joined` taken apart; false where there are none such.
bool vocabulary_part(struct tokens *out, const struct tokens *read, struct sv text);

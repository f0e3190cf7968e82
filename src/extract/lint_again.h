// Figures that are told again: what its searches share.
#pragma once

#include "extract/lint_near.h"

struct again;
bool again_is_known(const struct lint *l, struct place place); // it was told of the figure there
// The weight of the words of one figure that stand in the sentence of the other, in bits: the rarer in the text the more.
int again_words(struct again *a, size_t x, size_t y);
void again_guess(struct again *a, const struct lint_draft *found); // told where nothing surer is said of the figure
bool again_is_held(const struct lint *l, size_t m); // it agrees with others, or is told twice alike

// lint_retold.c: what a summary tells rounded, in another unit, or as the sum or the difference of figures that stand elsewhere.
void lint_retold(struct again *a, struct lint *l, size_t from, size_t to);

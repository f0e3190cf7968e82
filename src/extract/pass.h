// What goes through the paragraphs: each is cut into words once, and every pass reads a few of them before the next few are taken up, so
// that the words of a long text are never held all at once. A pass adds to one list of the reading, and sees of the others what was
// found by the end of the paragraph at hand.
#pragma once

#include "extract/scan.h"

struct pass {
	void *(*begin)(struct reading *r, struct arena *a); // its state lives in the arena
	// Each paragraph in order, as words (to be read only, valid until it returns).
	void (*paragraph)(void *state, const struct paragraph *p, const struct scan *words);
	void (*end)(void *state);
};

// In this order: each uses what those before it found in the paragraph.
extern const struct pass pass_citations;     // citations.c
extern const struct pass pass_measures;      // measures.c and what it is made of
extern const struct pass pass_obligations;   // obligations.c
extern const struct pass pass_abbreviations; // abbreviations.c
extern const struct pass pass_lint;          // lint.c, with the rules of lint_*.c
void extract_passes(struct reading *r, const struct pass *const passes[], size_t count);

// The forms of the letters that nearly every text is made of: what ICU says of them, asked at build (tools/letters2c).
#pragma once

#include "base/base.h"

enum {
	LETTERS_LATIN = 0x250, // those before it
	LETTERS_ADDITIONAL = 0x1E00,
	LETTERS_ADDITIONAL_END = 0x1F00,
	LETTERS = LETTERS_LATIN + LETTERS_ADDITIONAL_END - LETTERS_ADDITIONAL,
};

struct letter_forms {
	uint16_t lower, upper;
	uint16_t bare; // letter_decomposed
	bool letter;
};

extern const struct letter_forms letter_forms[LETTERS]; // up to U+024F, then U+1E00 to U+1EFF

// Of any letter: the small one that it is or looks like, without its marks.
uint32_t letter_decomposed(uint32_t code_point);

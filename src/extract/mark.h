// Marks that order a text: "A.", "I-", "1.", "1.2.", "a)-", "(1)", "*", "Điều 5."
#pragma once

#include "base/base.h"

enum mark_style {
	MARK_NONE,
	MARK_PART,    // Phần thứ nhất, Chương II
	MARK_SECTION, // Mục 1
	MARK_LETTER,  // A.
	MARK_ROMAN,   // I-
	MARK_ARTICLE, // Điều 5.
	MARK_DIGIT,   // 1.
	MARK_DIGITS,  // 1.2. and deeper: `depth` parts
	MARK_SMALL,   // a)
	MARK_IN_DIGIT, // (1)
	MARK_IN_ROMAN, // (i)
	MARK_IN_SMALL, // (a)
	MARK_STAR
};

struct mark {
	enum mark_style style;
	struct sv text;   // as written: "a)-"
	size_t length;    // bytes of the line up to the title, with what stands before the mark
	int number;       // 1 for A, I, a, i
	int depth;        // of 1.2.3: 3
	int numbers[6];   // of 1.2.3
	bool roman_too;   // "I." may be the letter, "i)" the small letter: the ones around decide
};

// The mark that a line begins with, looked through Markdown; MARK_NONE where it begins with none.
struct mark mark_read(struct sv line);

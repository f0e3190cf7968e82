// Parts of one whole: gathered from a sentence, from the lines of a list or from the rows of a table, and judged in one place.
#pragma once

#include "extract/lint.h"

enum { PARTS_MOST = 24 };

struct parts {
	size_t of[PARTS_MOST];       // the measures
	struct decimal value[PARTS_MOST]; // in the unit of the whole
	struct decimal sum, shares;  // shares: of the percents beside the parts
	size_t count, shared;
	struct decimal others;       // counts of other nouns that stand among them
	struct decimal sum_before;   // the sum, and how many, before something of another kind stood among them
	size_t count_before;         // 0: nothing did
	bool named;                  // counted by other nouns than the whole
	bool broken;
	bool gaps;                   // a number stands among them that was not read
};

// How the words after a count introduce its parts.
enum parts_link {
	LINK_NONE,
	LINK_BRACKET, // 24 đảng viên (khiển trách 14, cảnh cáo 8 …)
	LINK_ALL,     // gồm, bao gồm
	LINK_COLON,   // a colon right behind the whole
	LINK_LIST,    // a colon: perhaps not all of them
	LINK_AMONG    // trong đó: some of them
};
enum parts_link parts_link_of(struct lint *l, struct sv words);

// "khu vực hành chính sự nghiệp 142, khối doanh nghiệp 144": two that make all of it, by their names.
bool parts_are_poles(struct lint *l, const struct parts *p);

// One more part, a measure that counts what the whole does.
void parts_add(struct lint *l, struct parts *p, size_t part, size_t whole);
// What is to be said of a whole and its parts. `certain`: the text says that they are all of it, or none can be more. What is not
// certain is an error only where one slip of one figure makes the sum right.
void parts_judge(struct lint *l, const struct measure_found *whole, const struct parts *p, bool certain);
// One slip of the whole, or of one of the parts, makes the sum right.
bool parts_slip(const struct measure_found *whole, const struct parts *p, bool beside);
// The same, of however few digits: perhaps a chance.
bool parts_any_slip(const struct measure_found *whole, const struct parts *p);
// Some that stand side by side make the whole: "nữ 2.840 người, đã qua đào tạo 3.120 người, chưa qua đào tạo 1.500 người" of 4.620; the others tell them
// apart in another way.
bool parts_some_make(const struct measure_found *whole, const struct parts *p);

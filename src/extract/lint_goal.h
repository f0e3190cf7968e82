// A sentence that names a plan, as lint_goal.c judges it: what each of its figures is told as.
#pragma once

#include "extract/lint.h"

enum { GOAL_MOST = 24 /* figures of a sentence */, GOAL_CLAUSE = 90 /* bytes in front of one */ };

struct goal_sentence {
	struct lint *l;
	size_t from, count;
	struct told {
		enum told_as { TOLD_LEVEL, TOLD_CHANGE, TOLD_PLAN, TOLD_PERCENT, TOLD_BEYOND, TOLD_OTHER } as;
		bool maybe, lower; // maybe: of a plan, or how much beyond it; lower: what is told is less than the plan
		int claims;        // what the words in front of it say of a plan: 1 met, -1 not, 0 nothing; 2 above it, -2 below, as figures
		bool semicolon;    // one parts it from the figure before
		int behind;        // what the words behind it say, up to that, or to the end of the sentence
	} told[GOAL_MOST];
	bool said; // that the words are wrong of a percent
};

// What its figures are told as, and what its words say of a plan.
void goal_read(struct goal_sentence *s);
// The words in front of measure i in its sentence, since the figure before.
struct sv goal_gap(struct lint *l, size_t i);
// A phrase that names a plan begins with token i.
bool goal_base(struct lint *l, struct lint_words w, size_t i, size_t *count);
// What follows the last words of a plan among those; false where they name none.
bool goal_behind_base(struct lint *l, struct sv words, struct sv *rest);
// A verb of what was reached among the words: the figure is then no plan's.
bool goal_tells_result(struct lint *l, struct sv words);
// "kế hoạch", "so với chỉ tiêu" begin what stands behind figure i.
bool goal_of_base(struct lint *l, size_t i);

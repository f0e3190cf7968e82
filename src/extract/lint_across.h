// What figures of one indicator contradict in one another, wherever they stand: in one text or in several.
#pragma once

#include "extract/figure_index.h"

struct across {
	const struct figure_index *index;
	struct lint *const *lints;  // by file
	const struct sv *names;     // of the files; NULL: one file, whose lines are named alone
	void (*add)(void *to, size_t file, const struct lint_draft *found);
	void *to;
};

// With names: only what stands in different files.
void lint_across(const struct across *x);
// Poverty, accidents, bad debt; a target that is to be kept below.
bool less_is_better(struct lint *l, const struct measure_found *m);

// Pairs of figures that a report told: a result and its plan, a level and the earlier one. What is said of them further on, in a summary, under the
// shortcomings or among the next tasks, is held against them (lint_recalled.c).
#pragma once

#include "extract/lint_apart.h"

enum recalled_kind { RECALLED_PLAN, RECALLED_EARLIER };

// `base`: the plan, or the earlier level. Both are of one thing, and what was said beside them agrees with them.
void recalled_keep(struct lint *l, enum recalled_kind kind, size_t level, size_t base);
// The words that a figure is told with; a bit of what it measures.
void recalled_add_clause(struct lint *l, struct apart_name *n, size_t m);
uint64_t recalled_bit(const struct lint *l, size_t m);
void recalled_keep_bare(struct lint *l, enum recalled_kind kind, size_t level, struct decimal base); // in the unit of the level

// Pairs of figures that a report told: a result and its plan, a level and the earlier one. What is said of them further on, in a summary, under the
// shortcomings or among the next tasks, is held against them (lint_recalled.c).
#pragma once

#include "extract/lint_apart.h"

enum { RECALLED_KEPT = 256 /* pairs */, PLANNED_KEPT = 64 /* plans */ }; // that are remembered
enum recalled_kind { RECALLED_PLAN, RECALLED_EARLIER };

struct lint_recalled {
	struct recalled_pair {
		size_t level, at; // at: where the base stands, or what it stands beside
		enum recalled_kind kind;
		bool named, bare; // bare: the base is a number without a unit
		struct measure_found base;
		const struct unit_shape *base_shape;
		struct apart_name name;
	} *of;          // a ring when it is full
	size_t count, held, room; // that were kept; that are remembered
	uint64_t bits;  // of what they measure
};


struct lint_planned {
	struct planned {
		size_t measure;
		bool named; // its name was asked for
		struct apart_name name;
	} *of;         // a ring when it is full
	size_t count, held, room;
	uint64_t bits; // of what they measure
	const struct heading_found *heading; // the last that was asked, and its answer
	bool heading_tells;
};

// What a plan is told with, read when it is first asked for: few are.
const struct apart_name *planned_name(struct lint *l, struct planned *p);
// `base`: the plan, or the earlier level. Both are of one thing, and what was said beside them agrees with them.
void recalled_keep(struct lint *l, enum recalled_kind kind, size_t level, size_t base);
// The words that a figure is told with; a bit of what it measures.
void recalled_add_clause(struct lint *l, struct apart_name *n, size_t m);
uint64_t recalled_bit(const struct lint *l, size_t m);
void recalled_keep_bare(struct lint *l, enum recalled_kind kind, size_t level, struct decimal base); // in the unit of the level

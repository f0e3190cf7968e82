// How far a plan is said to be met, judged in one place for figures of one document and of several.
#pragma once

#include "extract/lint.h"

struct plan_said {
	const struct measure_found *result, *target, *said; // said: a percent of the plan, or beyond it
	const struct unit_shape *result_shape, *target_shape;
};

// True where they agree, or nothing certain can be said. Else *out is a finding at the place of what is said, its severity an error's.
bool plan_holds(const struct plan_said *p, struct lint_draft *out);

// What is told and what was computed are no more than a digit apart: else another plan is meant.
bool plan_is_comparable(struct decimal a, struct decimal b);

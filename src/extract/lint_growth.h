// A level, the earlier one and what is said of the change: judged in one place for figures of one document and of several.
#pragma once

#include "extract/lint.h"

// What a change says, against two levels of one unit. `unit_power`: of the levels' own unit.
struct change {
	const struct measure_found *level, *earlier, *said;
	const struct unit_shape *level_shape, *earlier_shape, *said_shape;
	bool alike, said_alike; // the levels count the same by different words; the change counts it too
};

enum change_kind { CHANGE_NONE, CHANGE_PERCENT, CHANGE_POINTS, CHANGE_AMOUNT, CHANGE_RATIO, CHANGE_TIMES };

// True where they agree, or nothing certain can be said. Else *out is a finding at the place of what is said, its severity an error's.
bool change_holds(const struct change *c, struct lint_draft *out);
// The text does not name the earlier level beside the change, nor another base than the year before.
bool growth_is_open(struct lint *l, size_t level, size_t change);

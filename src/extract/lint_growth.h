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

// "62,5 triệu đồng/năm, tăng 4,2 triệu đồng": the last parts of the level's unit are left out.
bool unit_is_short_of(const struct unit_shape *said, const struct unit_shape *level);
struct decimal change_in_unit(struct decimal v, const struct unit_shape *from, const struct unit_shape *to);
// So many per cent more or less than the earlier level can be the level.
bool change_percent_holds(struct span level, struct span earlier, struct span said, enum direction direction);
// Two levels of one indicator by their units.
bool change_comparable(struct lint *l, size_t a, size_t b);
// True where they agree, or nothing certain can be said. Else *out is a finding at the place of what is said, its severity an error's.
bool change_holds(const struct change *c, struct lint_draft *out);
bool change_is_near(const struct change *c); // what is said makes of the earlier level one that is no more than a tenth off
bool change_applies(const struct change *c); // a change of that kind can be told between the two
// The text does not name the earlier level beside the change, nor another base than the year before.
bool growth_is_open(struct lint *l, size_t level, size_t change);
// "318 nguồn tin, có 247 tin có giá trị; số tin cung cấp tăng 15,2% (năm trước có 276 tin)": a count by another word makes it right, and is meant.
bool growth_holds_of_other_count(struct lint *l, size_t earlier, size_t change);

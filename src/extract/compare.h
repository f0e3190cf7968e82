// Several readings side by side: figures of one indicator, year by year, as rows; and what their figures contradict in one another.
// A pure function of the readings.
#pragma once

#include "extract/extract.h"

struct compare_file {
	struct sv name;
	struct reading *r;
};

struct compare_cell {
	size_t file, measure; // SIZE_MAX: none
	struct decimal value; // in the unit of the row
};

// The result of the year before, the target, the result: of one indicator, in one unit.
struct compare_row {
	int year;
	struct sv subject; // as the latest figure has it
	struct sv unit;    // the result's, else the target's
	struct compare_cell earlier, target, result;
	bool has_attained, has_grown, points;
	struct decimal attained; // per cent of the target, one digit
	struct decimal grown;    // per cent of the earlier result, one digit; of a percent: points
};

struct compare_finding {
	size_t file;
	struct lint_found found; // its message names the other file and line
};

struct comparison {
	struct compare_row *rows; // in the order of the first figures
	size_t row_count, row_room;
	struct compare_finding *findings; // by file and place
	size_t finding_count, finding_room;
};

// Rows hold figures of two files at least. Everything lives in the arena; texts are views of the readings.
void compare_readings(const struct compare_file *files, size_t count, struct arena *a, struct comparison *out);

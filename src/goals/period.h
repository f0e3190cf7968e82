// Periods that figures and targets are of: a day, a month, a quarter … a term. Stored as two texts:
// its type and its code.
#pragma once

#include "base/date.h"
#include "base/message.h"

enum period_type {
	PERIOD_DAY,
	PERIOD_MONTH,
	PERIOD_QUARTER,
	PERIOD_HALF_YEAR,
	PERIOD_NINE_MONTHS,
	PERIOD_YEAR,
	PERIOD_SCHOOL_YEAR,
	PERIOD_TERM,
};

struct period {
	enum period_type type;
	struct date from, to; // both days belong to it
};

struct period period_year(int year);
// The part-th month, quarter or half of a year, its first nine months; false where there is none.
bool period_part(enum period_type type, int year, int part, struct period *out) MUST_USE;
// A school year begins in `first`; a term runs from January of `first` to December of `last`.
bool period_years(enum period_type type, int first, int last, struct period *out) MUST_USE;

const char *period_type_code(enum period_type type); // "year"
// "2020", "2020-03", "2020-Q3", "2020-H1", "2020-9M", "2020-03-05", "2019-2020" (school year),
// "2020-2025" (term)
struct sv period_code(struct arena *a, struct period p);
bool period_parse(struct sv type, struct sv code, struct period *out) MUST_USE;

// What it is compared with: the same part of the year before; of a term: as many years before it.
struct period period_before(struct period p);
bool period_is_over(struct period p, struct date today);
// "năm 2020", "quý III năm 2020", "6 tháng đầu năm 2020", "nhiệm kỳ 2020-2025"; "2020", "the third
// quarter of 2020" …
struct sv period_name(struct arena *a, enum language language, struct period p);

// Units of measure as documents write them: what is measured (the dimension) and the power of ten,
// so that "1,254 triệu tấn" and "1.254.000 tấn" compare. Figures of one dimension compare, others
// never.
#pragma once

#include "base/decimal.h"

struct measure_unit {
	struct sv text;      // as written
	struct sv dimension; // "mass/area" for "tạ/ha"; "xã" for "xã"; empty: no unit is written
	int power;           // ten to this many dimension's own units
};

struct measure_unit measure_unit_of(struct arena *a, struct sv text);
bool measure_unit_compares(const struct measure_unit *a, const struct measure_unit *b);
// A share of something: its changes are in percentage points even where "%" is written.
bool measure_unit_is_rate(const struct measure_unit *u);
// The value in another unit of its dimension, without noughts at its end; as it is in the same one.
// False where it does not fit.
bool measure_convert(struct decimal value, const struct measure_unit *from,
                     const struct measure_unit *to, struct decimal *out) MUST_USE;

// The figures added up at every unit: kept in the transaction of each change, read by one look-up.
#pragma once

#include "rollout/obligation.h"

struct rollup {
	int64_t owed, exempt, released, plan_owed, planned, hold_owed, held, report_owed, reported, returned, accepted, on_time, late,
	    figures, expected, reached;
	int64_t overdue; // owed and not reported (or not held, where no report is owed), by days before today
};

// What one obligation counts.
struct rollup rollup_of(const struct obligation *o);
bool rollup_same(const struct rollup *a, const struct rollup *b); // but for overdue
void rollup_add(struct rollup *sum, const struct rollup *more);

// Takes one state of an obligation out of the sums and puts another in, at its unit and all above it on its line. Either may
// be NULL.
void rollup_move(struct tx *t, const struct obligation *before, const struct obligation *after);
// The sums of the numbers that a report carries: +1 when it begins to count, -1 when it no longer does.
void rollup_sums(struct tx *t, const struct obligation *o, int64_t report, int sign);
int64_t rollup_report(struct tx *t, const struct obligation *o); // whose figures count; 0: none do
void rollup_open(struct tx *t, int64_t requirement, int64_t line); // adds up what its opening made, all at once

// At a unit, for one requirement; all zero where it and those below owe nothing.
struct rollup rollup_at(struct tx *t, int64_t requirement, int64_t unit);
struct rollup_child {
	int64_t unit;
	struct sv name, kind_name;
	int64_t obligation; // its own; 0: none
	bool leaf;          // nothing is owed below it
	struct rollup sum;
};
// The units right below one on the campaign's line that, or below which, something is owed; in Vietnamese order.
struct rollup_child *rollup_children(struct tx *t, int64_t requirement, int64_t line, int64_t unit, size_t *count);

struct rollup_sum {
	struct sv key;
	int64_t reports;
	struct decimal total;
};
struct rollup_sum *rollup_sums_at(struct tx *t, int64_t requirement, int64_t unit, size_t *count);

// Heads of a category that is kept by itself; never added to those of others.
struct rollup_heads {
	int64_t category;
	struct sv name;
	int64_t figures, expected, reached; // figures: obligations with such heads
};
struct rollup_heads *rollup_heads_at(struct tx *t, int64_t requirement, int64_t unit, size_t *count);

// Recomputes every sum by other code, from reports, sessions and the tree: a line in `out` for each difference; how many places
// were looked at in *count. True where there is none.
bool rollup_verify(struct tx *t, struct buf *out, int64_t *count) MUST_USE;

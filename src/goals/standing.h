// How things stand: targets beside results, each judged as soon as there is a result; one indicator
// over the years.
#pragma once

#include "goals/target.h"

// A target with what it is compared with.
struct standing {
	struct target target;
	struct target_set set;
	struct indicator indicator;
	bool has_before, has_now;
	struct observation before, now; // of the period before the set's, of the set's
	struct judgement judgement;
	struct sv aim;      // "ít nhất 92 %"
	struct sv sentence; // why it was judged so
	bool has_attainment;
	struct fraction attainment;   // now in percent of the level set; of a range: of its nearer end
	struct comparison change;     // now against before
	struct comparison aim_change; // the level set against before: how much is asked for
};

struct standing_item {
	struct target_item item;
	struct standing *parts;
	size_t count;
	enum outcome outcome; // by the item's rule
};

enum { OUTCOMES = OUTCOME_NOT_COMPARABLE + 1 };

// A set of targets, item by item. False where there is none, or a figure does not fit into exact
// arithmetic.
struct standing_set {
	struct target_set set;
	struct standing_item *items;
	size_t count;
	int outcomes[OUTCOMES]; // how many items have each: "21 of 28 are met or exceeded"
};
bool standing_of_set(struct tx *t, int64_t set, struct standing_set *out) MUST_USE;

// One indicator at a place: every period with a result or a target of the type, the oldest first.
struct standing_period {
	struct period period;
	bool has;
	struct observation result;
	struct comparison change; // against the period before, where that has a result
	struct standing *targets; // of every set of the period
	size_t count;
};
bool standing_of_indicator(struct tx *t, int64_t indicator, int64_t place, enum period_type type,
                           struct standing_period **out, size_t *count) MUST_USE;

// Target sets: what a document sets for a period, item by item in its own numbering, each item with
// its measured parts.
#pragma once

#include "goals/observation.h"

struct target_set {
	int64_t id, unit; // whose targets
	int64_t document; // 0: typed
	struct sv title;
	struct sv assigned_by; // "Tỉnh ủy giao", "Trung ương giao", "phấn đấu"; may be empty
	struct period period;
	instant added_at;
};

struct target_item {
	int64_t id, set;
	int seq;                 // from 0
	struct sv number, title; // "1.", "Tổng thu ngân sách …"; the number may be empty
	enum item_rule rule;
	int line; // of the document; 0: none
};

enum base_kind { BASE_RESULT, BASE_ESTIMATE, BASE_PLAN };

struct target {
	int64_t id, set, item;
	int seq;   // in the set, from 0
	bool main; // the part that decides under ITEM_MAIN
	int64_t indicator, place;
	struct aim aim; // numbers in the indicator's unit; of a change in percent: percent
	bool has_base;  // false: the period before the set's
	struct period base;
	enum base_kind base_kind;
	struct stated stated;
};

// 0 where it is refused.
int64_t target_set_add(struct tx *t, const struct target_set *s);
bool target_set_get(struct tx *t, int64_t id, struct target_set *out) MUST_USE;
// The newest period first.
struct target_set *target_set_list(struct tx *t, int64_t unit, size_t *count);
bool target_set_remove(struct tx *t, int64_t id)
	MUST_USE; // with its items and targets, as when an acceptance is undone

int64_t target_item_add(struct tx *t, int64_t set, struct sv number, struct sv title,
                        enum item_rule rule, int line);
struct target_item *target_items(struct tx *t, int64_t set, size_t *count);

// The numbers are in `measured_in` (empty: the indicator's unit; of a change in percent it is not
// read) and are converted. `digits` of the aim is not read. The id; 0 where it is refused: another
// dimension, a range that ends before it begins.
int64_t target_add(struct tx *t, const struct target *target, struct sv measured_in);
struct target *targets_of_set(struct tx *t, int64_t set, size_t *count); // by seq
// Of all sets.
struct target *targets_of_indicator(struct tx *t, int64_t indicator, int64_t place, size_t *count);

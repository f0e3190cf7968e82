// Kinds of units: what a unit of the kind does, and under which kinds it may stand. Data.
#pragma once

#include "db/db.h"

struct kind {
	int64_t id;
	struct sv code, name_vi, name_en;
	int64_t level; // 1 for the highest; of the kind, whatever the depth
	bool organ;    // acts on its parent's subtree, on the parent's behalf
	bool makes_plan, monthly_meeting, reports;
	int64_t meeting_day; // of the month; 0: no usual one
	int64_t position;
	const int64_t *under; // ids of the kinds under which it may stand; none: only at the top
	size_t under_count;
};

struct kinds {
	struct kind *items;
	size_t count;
};

struct kinds kind_all(struct tx *t); // from the highest down
const struct kind *kind_by_code(const struct kinds *kinds, struct sv code); // NULL where there is none
const struct kind *kind_by_id(const struct kinds *kinds, int64_t id);
struct sv kind_name(const struct kind *kind, enum language language);
bool kind_may_stand_under(const struct kind *kind, int64_t parent);
// Adds the kind or gives the one of that code these facts, without `under`; its id, 0 where it failed.
int64_t kind_set(struct tx *t, const struct kind *kind);
void kind_set_under(struct tx *t, int64_t kind, const int64_t *under, size_t count);

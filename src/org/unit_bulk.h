// The writing half of unit's changes, for a caller that has checked everything itself: the import of many.
#pragma once

#include "org/unit.h"

// Whether nothing is recorded later than the day that would contradict it; sets t->error where something is.
bool unit_facts_follow(struct tx *t, int64_t unit, struct date from) MUST_USE;
bool unit_parent_follows(struct tx *t, int64_t line, int64_t unit, struct date from) MUST_USE;

// The first of `count` ids that nobody else will use; 0 where it failed.
int64_t unit_reserve(struct tx *t, int64_t count);
void unit_add_unchecked(struct tx *t, int64_t id, const struct unit_facts *facts);
void unit_change_unchecked(struct tx *t, int64_t unit, const struct unit_facts *facts);
// A unit that is not on the line yet; one that is, with all below it; one that has nothing below it.
void unit_enter_unchecked(struct tx *t, int64_t line, int64_t unit, int64_t parent, struct date from);
// The same for one whose parent and all above it are known, nearest first.
void unit_enter_below(struct tx *t, int64_t line, int64_t unit, const int64_t *above, size_t count, struct date from);
void unit_move_unchecked(struct tx *t, int64_t line, int64_t unit, int64_t parent, struct date from);
void unit_leave_unchecked(struct tx *t, int64_t line, int64_t unit, struct date from);

// The writing half of unit's changes, for a caller that has checked everything itself: the import of many.
#pragma once

#include "org/unit.h"

// Whether nothing is recorded later than the day that would contradict it; sets t->error where something is.
bool unit_facts_follow(struct tx *t, int64_t unit, struct date from) MUST_USE;
bool unit_parent_follows(struct tx *t, int64_t line, int64_t unit, struct date from) MUST_USE;

int64_t unit_add_unchecked(struct tx *t, const struct unit_facts *facts);
void unit_change_unchecked(struct tx *t, int64_t unit, const struct unit_facts *facts);
// A unit that is not on the line yet; one that is, with all below it; one that has nothing below it.
void unit_enter_unchecked(struct tx *t, int64_t line, int64_t unit, int64_t parent, struct date from);
void unit_move_unchecked(struct tx *t, int64_t line, int64_t unit, int64_t parent, struct date from);
void unit_leave_unchecked(struct tx *t, int64_t line, int64_t unit, struct date from);

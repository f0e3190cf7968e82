// What the files of rollout share, and nobody else needs.
#pragma once

#include "rollout/obligation.h"

// Works out the three due dates from the requirement, the day of the last session that was needed, extensions and grace.
void obligation_set_dues(struct tx *t, const struct requirement *q, struct obligation *o);
bool obligation_refuse_received(struct tx *t, const struct obligation *o); // and says when; always false
// Gives a unit what a part of a requirement asks, and counts it. not_before: of one that joins late. 0 where it has it already.
int64_t obligation_give(struct tx *t, const struct campaign *c, const struct requirement *q, const struct requirement_part *p,
                        int64_t unit, struct date not_before);

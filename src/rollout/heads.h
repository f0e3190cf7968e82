// Heads of several categories: those that do not overlap are counted as one, the others each by itself at every unit.
#pragma once

#include "rollout/obligation.h"

// Of the unit's own sessions that count: those of some of its cells, and `session`, with which enough were held (0: none yet).
// False where nobody was counted.
bool heads_counted(struct tx *t, const struct obligation *o, int64_t session, struct attendance *sum);
// Works out anew what the obligation's sessions say of the categories kept by themselves, and moves the roll-up if it counts.
void heads_keep(struct tx *t, const struct obligation *o, int64_t session);
// Whether its heads count, and their way into the roll-up (+1) or out of it (-1).
bool heads_count(const struct obligation *o);
void heads_move(struct tx *t, const struct obligation *o, int sign);

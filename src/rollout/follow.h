// Open campaigns follow the tree: counters move along, a unit that joins gets what fits it, one that closes or leaves the line
// is released from what it has not done, a successor takes that over. Told as `struct tx`'s watch of units.
#pragma once

#include "org/unit.h"

extern const struct unit_watch rollout_watch;

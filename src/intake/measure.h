// Rows of the figures that a reading proposes; what intake.h promises about them is written beside these.
#pragma once

#include "intake/intake.h"
#include "intake/keep.h"

void measure_keep(struct tx *t, int64_t reading, const struct reading *r, const struct kept *kept);
void measure_forget(struct tx *t, int64_t reading); // all of a reading

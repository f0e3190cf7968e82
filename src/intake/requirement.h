// Rows of the requirements that a reading proposes; what intake.h promises about them is written beside these.
#pragma once

#include "intake/intake.h"

void requirement_keep(struct tx *t, int64_t reading, const struct proposals *all);
void requirement_forget(struct tx *t, int64_t reading); // all of a reading

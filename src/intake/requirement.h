// Rows of the requirements that a reading proposes; what intake.h promises about them is written beside these.
#pragma once

#include "intake/intake.h"

void requirement_keep(struct tx *t, int64_t reading, struct proposals *all);
void requirement_forget(struct tx *t, int64_t reading); // all of a reading
// Of a statement that gives (state, count).
struct intake_counts requirement_counts(struct tx *t, enum statement statement, int64_t reading);
struct sv requirement_modes(struct arena *a, unsigned modes); // words with blanks between
struct sv requirement_text(struct arena *a, const struct sv *texts, size_t count); // one a line

// What a measure is of: the words of its subject, composed where a head is shared.
#pragma once

#include "extract/relation.h"

// What the heading or the introducing line above a paragraph names.
struct above {
	struct sv words; // empty: nothing
	bool indicator;  // a rate or an amount that the lines under it break down
};

// Whether the clause names a subject of its own (else its figure qualifies another's).
bool subject_own(const struct passage *p, const struct statement *all, size_t k);
// The subject of quantity k, and its verb phrase where it has one; `subjects` are those of the
// quantities before it, `above` what stands over the
// paragraph.
struct sv subject_read(const struct passage *p, struct statement *all, size_t k,
                       const struct sv *subjects, struct above above);

// What is brought in: a file, and what the confined child said of it.
#pragma once

#include "db/db.h"

enum { ANSWER_MOST = 64 << 20 }; // bytes of the child's JSON that are looked at

struct incoming {
	int64_t unit, line; // whose campaign it becomes; the line on which it is carried out
	struct sv file_name, media_type;
	struct sv bytes;    // the file
	struct sv answer;   // the child's JSON
};

// Keeps the file, its documents in the register under review, and what they propose. The reading's id; 0 where it is
// refused: a damaged answer, no text, a mark of secrecy (then nothing is kept), too large.
int64_t intake_upload(struct tx *t, const struct incoming *u);
// Accepts a finding of the document or of one of its parts (it is right as it stands), or takes that back. Where the same sentence is
// brought in again, it stays accepted. Refused where the document has no such finding.
bool intake_finding_decide(struct tx *t, int64_t document, int64_t finding, bool accept) MUST_USE;
int64_t intake_of_document(struct tx *t, int64_t document); // the reading that it came by; 0 where it came another way

// What the reading of a document found wrong in it, and what of that a person looked at and found right: kept for a unit by a key of
// the sentence, so that it stays quiet in every document of its register that says the same.
#pragma once

#include "db/db.h"

enum finding_severity { FINDING_NOTE, FINDING_WARNING, FINDING_ERROR };

struct finding {
	int64_t id, document;
	int line, start, end;                   // code points of a line of the file
	int other_line, other_start, other_end; // what it contradicts; 0: nothing else, or in the same sentence
	struct sv code;
	enum finding_severity severity;
	struct error message;                   // its msgid and arguments, in the arena
	struct decimal stated, computed;
	bool has_figures;
	struct sv key;                          // "ratio 5f0c…e1 77" (extract/accepted.h); empty: of before keys were kept
	instant accepted_at;                    // 0: it is not accepted
	int64_t accepted_by;                    // the account
};

void finding_add(struct tx *t, const struct finding *f); // `id` and what is accepted are not read
struct finding *findings_of(struct tx *t, int64_t document, size_t *count); // by their place
bool finding_get(struct tx *t, int64_t id, struct finding *out) MUST_USE;
void finding_set_key(struct tx *t, int64_t id, struct sv key);

// Accepts all findings of the unit's register with the key of this one, or no longer; recorded in the audit log.
void finding_accept(struct tx *t, int64_t unit, const struct finding *f);
void finding_reopen(struct tx *t, int64_t unit, const struct finding *f);

// Citations: which document names which other one, and where. Tied where the cited one is registered, whichever came first.
#pragma once

#include "db/db.h"

struct citation {
	int64_t id, document; // the document that cites
	int line, start, end;
	struct sv text, type, number, symbol, issuer;
	struct date issued;
	int64_t cited; // the document cited; 0: not registered here
};

void citation_add(struct tx *t, const struct citation *c);
// Ties what a document cites, and what cites it, as far as both are registered: same number and symbol, and the same
// date where both say one; of several that fit, none.
void citation_tie(struct tx *t, int64_t document);
// A registered document has that number and symbol, and no other day than the one that is said.
bool citation_is_registered(struct tx *t, struct sv number, struct sv symbol, struct date issued);
struct citation *citations_of(struct tx *t, int64_t document, size_t *count); // in reading order
struct citation *citations_to(struct tx *t, int64_t document, size_t *count); // from others, newest first

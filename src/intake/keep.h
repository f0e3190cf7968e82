// Puts what was read into the register: documents, their text and what hangs on it, the materials that they name.
#pragma once

#include "db/db.h"
#include "extract/extract.h"
#include "intake/intake.h"

struct kept {
	int64_t *documents; // by place in the reading
	size_t document_count;
};

// False where a document bears a mark of secrecy, or where there is no text; nothing is written then.
bool keep_allowed(struct tx *t, const struct reading *r) MUST_USE;
void keep_documents(struct tx *t, const struct incoming *u, const struct reading *r, int64_t file, struct kept *out);
// The document in which a line stands; the last one before it where it stands in none.
int64_t kept_document_at(const struct reading *r, const struct kept *kept, int line);
// The materials that the obligations name, and those that came in the same file; the latter tied to the former where they
// are the same.
void keep_materials(struct tx *t, const struct incoming *u, const struct reading *r, const struct kept *kept);

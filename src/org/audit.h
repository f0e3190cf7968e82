// The audit log: entries that are only added, chained by hash, so that a change, a gap or a reorder is found. The chain
// covers ids and a salted digest of the payload; payload and address can be erased without breaking it.
#pragma once

#include "db/db.h"

// Records that the account of the tx did it. `operation` is a short fixed word ("report.submit"), `subject` the id of
// what was changed, the payload text for people. A batch is one entry.
void audit_record(struct tx *t, const char *operation, int64_t unit, int64_t subject, struct sv payload);
// The same, with where the request came from.
void audit_record_from(struct tx *t, const char *operation, int64_t unit, int64_t subject, struct sv payload,
                       struct sv address);
// Seals what is not sealed yet; how many. On SQLite audit_record does it itself; on PostgreSQL, where changes run beside
// each other, whoever serves calls it within a second, in a transaction of its own.
int64_t audit_seal(struct tx *t);

// Goes through the whole chain: what is wrong is written a line each, in the language of the tx; the number of entries
// is left in *count. True where nothing is wrong. What was cut off the end can only be seen beside a checkpoint.
bool audit_verify(struct tx *t, struct buf *out, int64_t *count) MUST_USE;

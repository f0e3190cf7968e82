// Files in the database, by what they hold: the same bytes are kept once. They lie in pieces of 256 KiB, at most 32 MB
// each, and are written before the row that refers to them.
#pragma once

#include "db/db.h"

enum { FILE_PIECE = 256 << 10, FILE_MOST = 32 << 20, FILE_DIGEST = 32 };

// The file's id, whether it was there already or not; 0 where it is empty or too large, or where the database failed.
int64_t file_store(struct tx *t, struct sv bytes);
// Adds the bytes to `out`, checked against their digest. False where there is no such file or it is damaged.
bool file_read(struct tx *t, int64_t file, struct buf *out) MUST_USE;
// 64 hexadecimal digits, empty where there is no such file: an address that never changes its meaning.
struct sv file_digest(struct tx *t, int64_t file);
// Forgets a file that nothing in the register refers to any more; the caller knows that nothing else does.
void file_forget(struct tx *t, int64_t file);

// The data that a command works on: lantoa.db in the folder LANTOA_DATA (else data/), or the database of the URL LANTOA_DB.
#pragma once

#include "db/db.h"

enum { HOME_OFFSET = 420 }; // minutes from UTC: Asia/Ho_Chi_Minh, which has no summer time

struct data {
	struct db *db;
	struct arena arena;
	struct error error;
	struct tx tx; // of the system itself
};

// The file or URL, and the folder; in the arena.
struct sv data_folder(struct arena *a);
const char *data_where(struct arena *a);

// Opens what is there and has this program's schema. False and d->error where that fails; close it all the same.
bool data_open(struct data *d, enum db_mode mode, enum language language) MUST_USE;
// Opens for writing what may have an older schema or, where `make`, makes it. An older one is copied beside the data first
// and brought up to date.
bool data_open_to_migrate(struct data *d, bool make, enum language language) MUST_USE;
void data_close(struct data *d);
// Commits, or rolls back where d->error is set already; false then, and where the commit fails.
bool data_commit(struct data *d) MUST_USE;

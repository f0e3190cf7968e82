// What an account may do: its roles and assignments, and the one table of operations (access.def).
#pragma once

#include "db/db.h"

enum operation {
#define OPERATION(name, ...) OPERATION_##name,
#include "org/access.def"
#undef OPERATION
	OPERATION_COUNT
};

enum role { ROLE_ADMINISTRATOR, ROLE_OFFICER, ROLE_REPORTER, ROLE_VIEWER, ROLE_SUPERVISOR, ROLE_COUNT };

// A role held at a unit on a line today. A supervisor's is an assignment.
struct grant {
	int64_t id;
	enum role role;
	int64_t unit, line;
	int64_t acting; // the unit on whose behalf it acts: the parent where `unit` is an organ
	bool with_subtree; // of an assignment; true for the other roles
	struct sv title;   // the position, as papers write it; may be empty
};

struct principal {
	int64_t account;
	struct sv login, name;
	enum language language;
	struct grant *grants; // roles first, in the order in which they were given
	size_t count;
};

const char *operation_name(enum operation o);
const char *role_code(enum role r); // "officer": what the database and the command line write
const char *role_name(enum role r); // a msgid for pages
bool role_of(struct sv code, enum role *out) MUST_USE;

// False where there is no such account, or it is disabled. Kept in the arena of the tx.
bool principal_load(struct tx *t, int64_t account, struct principal *p) MUST_USE;
// The grant by which the principal may do it at the unit (0: what concerns no unit), the first that allows; NULL: none.
const struct grant *access_grant(struct tx *t, const struct principal *p, enum operation o, int64_t unit);
bool access_allows(struct tx *t, const struct principal *p, enum operation o, int64_t unit);

// Whose installation it is: the unit of the first administrator; empty where there is none yet.
struct sv access_organisation(struct tx *t);

// Who follows which unit at or below one, today: a row for each unit, those of a person together.
struct supervisor {
	int64_t account, unit;
	struct sv name, unit_name;
};
struct supervisor *supervisors_below(struct tx *t, int64_t line, int64_t unit, size_t *count);

// ---- changes: 0 or false where they are refused
int64_t role_give(struct tx *t, int64_t account, enum role role, int64_t unit, int64_t line, struct sv title,
                  struct date from);
int64_t assignment_give(struct tx *t, int64_t account, int64_t unit, int64_t line, bool with_subtree,
                        struct sv document, struct date from);
bool role_end(struct tx *t, int64_t role_grant, struct date last) MUST_USE;
bool assignment_end(struct tx *t, int64_t assignment, struct date last) MUST_USE;

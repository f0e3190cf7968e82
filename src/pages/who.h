// Who asks, for the pages: an account in one of its roles. A person may hold several and switches between them; what is
// allowed follows the one that is on.
#pragma once

#include "org/access.h"
#include "web/web.h"

struct who {
	struct principal principal; // its grants: the role that is on, or the assignments of a supervisor
	struct grant *held;         // all that one may switch to
	size_t held_count;
	struct sv unit, superior;   // the names of the unit in whose name one acts and of the one above; may be empty
};

const struct who *who_of(const struct req *r); // NULL: signed out
const struct grant *who_grant(const struct req *r); // the one that is on; NULL where none is held
bool who_load(struct req *r);                   // the web layer's callback
bool who_may(struct req *r, enum operation o, int64_t unit); // for showing or hiding what one may do
struct sv who_position(struct req *r, const struct grant *g); // "Bí thư chi bộ", else the role's name

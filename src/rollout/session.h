// What sessions and reports share: a report that states the day of carrying out makes the session.
#pragma once

#include "rollout/obligation.h"

int64_t session_insert(struct tx *t, const struct session *s, bool from_report);
// Ties a session to an obligation: one session more, held once there are enough, the report due by it.
bool session_carry_out(struct tx *t, int64_t obligation, int64_t session, struct date held_on) MUST_USE;

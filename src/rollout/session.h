// What sessions and reports share: a report that states the day of carrying out makes the session.
#pragma once

#include "rollout/obligation.h"

int64_t session_insert(struct tx *t, const struct session *s, bool from_report);
// Ties a session to an obligation: held once there are enough, the report due by it. A covered one follows its leader. Whole: not
// of some cells only.
bool session_carry_out(struct tx *t, int64_t obligation, int64_t session, bool whole) MUST_USE;
// How many sessions it has, the day of the last that was needed, and with that the due dates.
void session_facts(struct tx *t, const struct requirement *q, struct obligation *o);

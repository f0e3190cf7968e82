// Reports: drafts that are kept, versions that are sent, returned, accepted or withdrawn.
#pragma once

#include "rollout/form.h"
#include "rollout/obligation.h"

struct report {
	int64_t id, obligation;
	int version;
	int64_t form_version;
	struct sv state;   // draft, sent, returned, accepted, withdrawn
	instant saved_at, sent_at, decided_at;
	int64_t account, decided_by;
	struct sv behalf;  // from paper, by telephone; empty: the unit's own
	struct date arrived_on;
	struct sv remarks;
};

bool report_get(struct tx *t, int64_t id, struct report *out) MUST_USE;
// The newest version; false where there is none yet.
bool report_last(struct tx *t, int64_t obligation, struct report *out);
// What is waiting to be received: a report that was sent, or the correction of one that is received. False: nothing.
bool report_waiting(struct tx *t, int64_t obligation, struct report *out);
// The last report of the same unit, of other work, that was sent before this one. False: none.
bool report_before(struct tx *t, const struct obligation *o, const struct report *p, struct report *out);
// The version whose figures count; false: none does.
bool report_counting(struct tx *t, const struct obligation *o, struct report *out);
struct values report_values(struct tx *t, int64_t report);
// What the system knows before a word is typed: membership at the session's day, the session's attendance, the plan, the last report's.
struct values report_known(struct tx *t, const struct obligation *o, const struct form *f);
// Facts for the form's rules: members on record.
size_t report_facts(struct tx *t, const struct obligation *o, struct known known[4]);

// Keeps what was typed, wrong or not, as the draft; its id, 0 where it is refused.
int64_t report_save(struct tx *t, int64_t obligation, const struct values *typed);

struct report_behalf {
	struct sv source;        // "paper" or "telephone"; empty: the unit itself sends
	struct date arrived_on;  // the day that decides on time
};
// Sends the draft. Sent twice, it is one report. Refused where the form's errors stand.
bool report_send(struct tx *t, int64_t obligation, const struct report_behalf *behalf) MUST_USE;
bool report_withdraw(struct tx *t, int64_t obligation) MUST_USE;
// Begins the correction of a received report: a draft with what it says. The received one stays with its figures until the
// corrected version is received.
bool report_correct(struct tx *t, int64_t obligation, struct sv why) MUST_USE;
// The officer's decisions, on the version that they saw: another one since is a conflict.
bool report_accept(struct tx *t, int64_t obligation, int64_t report) MUST_USE;
bool report_return(struct tx *t, int64_t obligation, int64_t report, struct sv remarks, struct date due) MUST_USE;
// Receives all sent reports of a requirement at a unit and below that have no warning; how many.
int64_t report_accept_clean(struct tx *t, int64_t requirement, int64_t top);

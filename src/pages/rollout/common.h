// What the pages of campaigns share.
#pragma once

#include "pages/parts.h"
#include "rollout/report.h"
#include "rollout/rollup.h"

#define V(s) (int)(s).n, (s).p ? (s).p : ""

// What the cells of a unit are, in the middle of a sentence: their kind, or units below.
struct sv rollout_cells(struct req *r, const struct cells *all);
// "Đã tổ chức" with its mark.
void rollout_state(struct req *r, const struct obligation *o, int sessions_needed);
// Done, overdue and in time of what is owed, as a bar with its words.
void rollout_bar(struct req *r, const struct rollup *s);
// Reported of owed (or held, where no report is asked for), in figures.
int64_t rollout_done(const struct rollup *s);
int64_t rollout_owed(const struct rollup *s);
// What the plan says of following it up, and who follows which units at or below `top`. Nothing where it says nothing.
void rollout_follow_up(struct req *r, const struct campaign *c, int64_t top);
// The campaign of the address as a draft, before it is opened.
void rollout_draft(struct req *r);
// The campaign of the address; draws the refusal and is false where there is none.
bool rollout_campaign(struct req *r, struct tx *t, struct campaign *c);

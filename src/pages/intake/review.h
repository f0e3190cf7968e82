// What the pages of a review share: the reading at hand, its head, words for its items.
#pragma once

#include "intake/intake.h"
#include "pages/parts.h"

// The reading of the address; false (and the page is an error) where there is none.
bool review_reading(struct req *r, struct intake_reading *out);
// Crumbs, the heading "Read back: Plan 21-KH/ĐUK" and what is still to be looked at.
// `from`, `at`: where one comes back to who accepted a finding (pages/register/findings.h).
void review_head(struct req *r, const struct intake_reading *reading, struct sv where, const char *from, int64_t at);
void review_unknown_form(struct req *r, const struct intake_reading *reading);
void review_findings(struct req *r, const struct intake_reading *reading, const char *from, int64_t at);
struct sv review_path(struct req *r, const struct intake_reading *reading, const char *rest);
// "each Chi bộ cơ sở" or a unit's name; how many units that are.
struct sv review_part(struct req *r, const struct intake_reading *reading, const struct proposal_part *p, int64_t *units);
struct sv review_modes(struct req *r, unsigned modes);
const char *review_mode(int place);       // a msgid
const char *review_form(struct sv form);  // a msgid; of none as well
struct sv review_unit(struct req *r, int64_t unit); // its name; empty for 0
struct sv review_heads(struct req *r, const int64_t *heads, size_t count); // names of categories, "; " between
// The item of the address, which must be one of its reading.
bool review_item(struct tx *t, struct req *r, struct intake_requirement *q) MUST_USE;

// The summary report of a campaign for the superior: an official document filled from the roll-up, with the annex by unit. It is
// written in Vietnamese, whatever the language of who asks.
#pragma once

#include "doc/doc.h"
#include "rollout/rollup.h"

// The document at the campaign's scope, with figures as they stand at t->now. False where there is no such campaign.
bool summary_make(struct tx *t, int64_t campaign, struct doc *out) MUST_USE;

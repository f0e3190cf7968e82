// What a figure would become if it were taken over: how its number is read, in which unit, year and direction. The review shows
// it before, the taking over does it; both ask here.
#pragma once

#include "goals/target.h"
#include "intake/intake.h"
#include "intake/phrase.h"
#include "register/document.h"

struct sight {
	struct tx *t;
	struct intake_reading reading;
	struct document document; // that states the figures: in which the first one stands that is not left out
	const struct phrases *phrases;
};
bool sight_open(struct tx *t, int64_t reading, struct sight *out) MUST_USE;

bool sight_is_target(enum measure_role role);
// The year that the figure is of: as it says, else the document's.
int sight_year(const struct sight *s, const struct intake_measure *m);
// Which way is better of an indicator that is made of it.
enum better sight_better(const struct sight *s, const struct intake_measure *m);
struct aim sight_aim(const struct sight *s, const struct intake_measure *m);
// A change in percent says nothing of the unit in which its indicator is measured.
bool sight_is_percent_change(const struct sight *s, const struct measure_found *f);
bool sight_fits(const struct sight *s, int64_t indicator, const struct intake_measure *m);

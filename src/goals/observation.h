// Observations: what was measured at a place in a period, and who says so. A later value supersedes
// an earlier one and never overwrites it. What is missing is missing, not zero.
#pragma once

#include "goals/indicator.h"
#include "goals/period.h"

enum observation_status { STATUS_ESTIMATE, STATUS_PRELIMINARY, STATUS_FINAL };
const char *observation_status_word(enum observation_status s); // a msgid
const char *observation_status_code(enum observation_status s); // "estimate"

// Where a figure stands: a document's line with the place in it (code points), or nothing where it
// was typed.
struct stated {
	int64_t document;
	int line, start, end;
	struct sv sentence;
};

struct observation {
	int64_t id, indicator;
	int64_t place; // a unit
	struct period period;
	enum comparator is;         // COMPARE_EXACTLY: the number itself; a bound says which
	struct decimal value, high; // in the indicator's unit; high: of a range
	bool has_parts;             // of a rate: "386/426", kept beside the rounded percentage
	struct decimal numerator, denominator;
	int digits; // as it was written
	enum observation_status status;
	struct stated stated;
	struct sv reason;      // why it replaces one of its own status
	int64_t superseded_by; // 0: it holds
	instant recorded_at;
	int64_t account;
};

// Records one; the value, high are in `measured_in` (empty: the indicator's unit) and are
// converted. Its id; 0 where it is refused: another dimension, a range that ends before it begins,
// a figure that replaces another one of its own status without a reason. One of lower status than
// the one that holds is kept, and superseded from the start.
int64_t observation_add(struct tx *t, const struct observation *o, struct sv measured_in);
// Takes it back, as when an acceptance is undone: what it superseded holds again, or is superseded
// by what superseded it.
bool observation_remove(struct tx *t, int64_t id) MUST_USE;

bool observation_get(struct tx *t, int64_t id, struct observation *out) MUST_USE;
// The one that holds; false where there is none, without an error.
bool observation_held(struct tx *t, int64_t indicator, int64_t place, struct period p,
                      struct observation *out);
// The newest of that status, whether it holds or not.
bool observation_of_status(struct tx *t, int64_t indicator, int64_t place, struct period p,
                           enum observation_status s, struct observation *out);
// All of an indicator at a place that hold, for one type of period, the oldest period first.
struct observation *observation_series(struct tx *t, int64_t indicator, int64_t place,
                                       enum period_type type, size_t *count);
// What was ever recorded of it, the newest period and record first.
struct observation *observation_history(struct tx *t, int64_t indicator, int64_t place,
                                        size_t *count);
// Those that a document states.
struct observation *observations_in(struct tx *t, int64_t document, size_t *count);

// As a figure to compute and judge with. A rate with its parts is their quotient as far as that is,
// rounded or cut off, what was written; where it is not, what was written stands. False where it
// does not fit.
bool observation_figure(const struct indicator *i, const struct observation *o,
                        struct figure *out) MUST_USE;
// "90,6", "dưới 1,5", "từ 11 đến 12": shown with the indicator's digits, without its unit.
struct sv observation_text(struct arena *a, enum language language, const struct indicator *i,
                           const struct observation *o);
// 386 of 426 in a rate's unit, rounded to at least two digits for keeping beside the two. False
// where it is no number.
bool observation_rate(const struct indicator *i, struct decimal numerator,
                      struct decimal denominator, struct decimal *out) MUST_USE;

// ---- against another one
struct comparison {
	bool has;
	struct fraction difference; // in the unit; of rates: percentage points
	bool has_percent;           // not of rates, nor from zero
	struct fraction percent;
};
// How far `now` lies from `before`; nothing where one of the two is no number.
struct comparison observation_change(const struct indicator *i, const struct observation *before,
                                     const struct observation *now);

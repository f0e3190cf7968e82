// Whether a result meets a target: pure functions on exact figures (spec: a target's comparator
// stands on a basis; the decision is made on exact values, what is printed only says where it would
// have decided otherwise).
//
// All figures of one judgement are in one unit of measure.
#pragma once

#include "base/error.h"
#include "goals/fraction.h"

enum better { BETTER_UP, BETTER_DOWN, BETTER_BAND, BETTER_NONE }; // of an indicator

enum comparator {
	COMPARE_BARE, // a number without a word: at least where up is better, at most where down is,
	              // exactly where neither
	COMPARE_AT_LEAST,
	COMPARE_ABOVE,
	COMPARE_AT_MOST,
	COMPARE_BELOW,
	COMPARE_ABOUT,
	COMPARE_EXACTLY,
	COMPARE_RANGE,
};

enum basis {
	BASIS_LEVEL,
	BASIS_REDUCE_TO,      // a level to come down to: at most, without a word
	BASIS_CHANGE,         // from the base, in the unit; of a rate: in percentage points
	BASIS_CHANGE_PERCENT, // from the base, in percent of it
	BASIS_ADD,            // so many more than the base
};
enum way { WAY_RISE, WAY_FALL }; // of a change

struct aim {
	enum comparator comparator;
	enum basis basis;
	enum way way;             // of the two changes; an addition is a rise
	struct decimal low, high; // high: of a range
	int digits; // after the point, as written; negative: tens, hundreds …: what "about" is rounded
	            // to
};

// A result or a base. One that is itself a bound ("dưới 1,5%") says so.
struct figure {
	enum comparator is;        // COMPARE_EXACTLY: the number itself
	struct fraction low, high; // high: of a range
	int digits;                // as written, for COMPARE_ABOUT
};

enum outcome {
	OUTCOME_EXCEEDED,
	OUTCOME_MET,
	OUTCOME_NEAR, // missed, by little; only where a limit is set
	OUTCOME_MISSED,
	OUTCOME_NO_FIGURE,
	OUTCOME_NOT_COMPARABLE,
};
const char *outcome_word(enum outcome o); // a msgid
const char *
outcome_code(enum outcome o); // "exceeded", "met", "near", "missed", "no_figure", "not_comparable"

struct judging {
	struct aim aim;
	enum better better;
	const struct figure *result; // NULL: none yet
	const struct figure *base;   // of a change; NULL: not known
	int decimals;                // that the indicator is shown with
	struct decimal near;         // percent of the bound that still counts as near; zero: off
};

struct judgement {
	enum outcome outcome;
	enum comparator comparator; // as applied: never bare
	const char *why;            // where it cannot be compared: a msgid; NULL
	bool at_least;              // the result is a bound: what is certain is at least this outcome
	bool has_reached;           // the two below are known: the result is a number
	struct fraction
	    reached; // in the target's terms: the level, or the change in the target's direction
	struct fraction distance; // from the bound that decided; never negative
	bool printed_differs;     // the printed figures would decide otherwise
	enum outcome printed;
};

// The comparator that the aim is judged by: a bare number's comes from the way that is better. Never bare.
enum comparator judge_comparator(const struct judging *j);
// False on overflow alone.
bool judge(const struct judging *j, struct judgement *out, struct error *error) MUST_USE;

// An item of a target set with several parts.
enum item_rule { ITEM_ALL, ITEM_MAIN };
enum outcome judge_item(enum item_rule rule, const enum outcome *parts, size_t count,
                        size_t main_part);

// Why, as one sentence with its figures.
struct judgement_words {
	struct sv unit;        // as printed after a number; empty: none
	bool rate;             // differences are percentage points
	bool estimate;         // the result is an estimate
	struct sv base_period; // "năm 2019"
	bool base_is_plan;
};
struct sv judgement_sentence(struct arena *a, enum language language, const struct judging *j,
                             const struct judgement *decided, const struct judgement_words *words);
// "90.6 %", "below 1.5 %", "between 11 and 12 %".
struct sv figure_text(struct arena *a, enum language language, const struct figure *f, int digits,
                      struct sv unit);
// The target alone: "at least 92 %", "a fall of 1 % to 1.5 %".
struct sv aim_text(struct arena *a, enum language language, const struct aim *aim,
                   enum better better, const struct judgement_words *words);

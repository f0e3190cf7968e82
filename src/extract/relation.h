// From a clause to what a measure is: role, direction, ratio, and which measure it qualifies.
#pragma once

#include "extract/clause.h"
#include "extract/period.h"

// What relation_read needs to know of each quantity of the paragraph so far.
struct statement {
	struct clause clause;
	enum measure_role role;
	enum direction direction;
	bool ratio;
	int host;          // the quantity that it qualifies, -1: none
	bool own;          // it has a subject of its own
	bool indicator;    // its subject is a rate or an amount by name
	struct sv stem;    // the indicator that its brief subject was added to; empty: none was
	struct sv noun;    // the first noun of its subject
	struct sv act;     // its last verb
	struct sv verb;    // the verb phrase of its subject, for what the same verb counts next
	struct range list; // the subjects of a list of values ("lần lượt là"); empty: none
	uint32_t nth;      // which of them
	enum mode mode;
	int year;          // 0: unknown
	bool year_outside; // it was said outside the bracket that the figure stands in
	bool earlier;      // it is of an earlier period whose year is not said
	bool ahead;        // it is told before the level that it is beside: a plan, or an earlier level, at the beginning
	bool respective;   // one of a list of values: "lần lượt là 3,2%, 9,1% và 7,4%"
	size_t listed_from; // the first of that list
};

// Fills statements[k] (the clause is there already); the ones before it are complete.
void relation_read(const struct passage *p, struct statement *statements, size_t k,
                   enum mode around);

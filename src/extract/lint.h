// Checks of a document: one rule, one function; each adds what it finds.
#pragma once

#include "extract/extract.h"

void lint_ratio(struct reading *r);   // lint_ratio.c: a/b said to be p%
void lint_parts(struct reading *r);   // lint_parts.c: parts that do not make their whole
void lint_outline(struct reading *r); // lint_outline.c: marks skipped or repeated

struct lint_rule {
	const char *code;
	void (*run)(struct reading *r);
};
extern const struct lint_rule lint_rules[];
extern const size_t lint_rule_count;

void lint_add(struct reading *r, const struct lint_found *found);

// The words between two measures of one line (a before b), or from a measure's end to the line's; empty where they
// stand in different lines.
struct sv lint_between(const struct reading *r, const struct measure_found *a, const struct measure_found *b);
struct sv lint_after(const struct reading *r, const struct measure_found *m);
struct sv lint_before(const struct reading *r, const struct measure_found *m);
bool lint_says(struct arena *a, struct sv words, const char *const *folded, size_t count);

// Two counts of the same thing: their units begin with the same word, and neither is an amount of another power.
bool lint_same_unit(const struct measure_found *a, const struct measure_found *b);
bool lint_is_count(const struct measure_found *m); // a plain level: no percent, no change, no range

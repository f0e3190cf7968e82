// The part of rollup_verify that adds up the forms' numbers and the heads kept by themselves anew. Inside rollout only.
#pragma once

#include "rollout/rollup.h"

struct counted {
	int64_t unit, report; // whose figures count
};

struct headed {
	int64_t unit, category, expected, reached;
};

// Compares the kept sums of a requirement with those of the reports given. `closed`: the campaign whose tree was kept; 0: the tree
// of the line as it stands. A line in `out` for each difference.
bool verify_sums(struct tx *t, int64_t requirement, int64_t line, int64_t closed, const struct counted *reports, size_t count,
                 struct buf *out, int64_t *places);
// The same of heads by category.
bool verify_heads(struct tx *t, int64_t requirement, int64_t line, int64_t closed, const struct headed *heads, size_t count,
                  struct buf *out, int64_t *places);

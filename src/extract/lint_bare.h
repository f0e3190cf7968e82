// Numbers in the words between measures that count something, though no unit stands beside them.
#pragma once

#include "extract/lint.h"

struct lint_bare {
	struct decimal value;
	size_t from, to; // bytes of the words
};

// At most `most` of them, in their order.
size_t lint_bare(struct sv words, struct lint_bare *out, size_t most);

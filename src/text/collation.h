// The order of letters by languages: what module_collation.so gives.
#pragma once

#include "base/base.h"

struct collation {
	// A key whose byte order is the order of Vietnamese. From any thread.
	struct sv (*key)(struct arena *a, struct sv s);
};
// The symbol: const struct collation collation_vietnamese.

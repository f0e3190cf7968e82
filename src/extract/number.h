// Numbers and symbols of documents: "12-KH/ĐUK", "78/NQ-HĐND", "06/2024/QĐ-UBND", "31/NQ- TW".
#pragma once

#include "base/base.h"

// Reads one at the beginning of s. The number may be missing ("-KH/TU", not yet given) and so may the symbol. False
// where neither stands there. *end: bytes it takes.
bool symbol_read(struct arena *a, struct sv s, struct sv *number, struct sv *symbol, size_t *end);

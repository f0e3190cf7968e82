// What the confined child says of one file (`lantoa read --json --text`), taken as data and not believed: types, sizes,
// bounds, places inside their lines, text that is NFC.
#pragma once

#include "base/error.h"
#include "extract/extract.h"
#include "intake/incoming.h"

// The reading as extract_read gives it, but for the paragraphs, which it has none of.
// False where the answer is none, and the message names the place in it; `out` is then not to be used.
bool reading_from_json(struct sv json, struct arena *a, struct reading *out, struct error *error) MUST_USE;

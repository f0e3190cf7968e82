// The findings that were accepted, in a file beside what is read: `lantoa read --accept CODE:LINE FILE`, `--ignore FILE`.
#pragma once

#include "extract/accepted.h"

// The file of accepted findings: `named`, or .lantoa-ignore in the folder of the file that is read.
struct sv read_accept_file(struct arena *a, const char *read, const char *named);
// What it holds; nothing where there is no such file, unless it was named.
bool read_accept_load(struct arena *a, const char *read, const char *named, struct accepted *out, struct error *error) MUST_USE;
// Writes the findings of a code in a line to it. False where there is none, or it cannot be written. `what`: "CODE:LINE".
bool read_accept_add(const struct reading *r, const char *read, const char *named, struct sv what, struct error *error) MUST_USE;

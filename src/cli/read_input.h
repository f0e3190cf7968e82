// The bytes of a file that is to be read, and what they say.
#pragma once

#include "extract/extract.h"

// Regular files only, for a device or a pipe by name may never end; "-" is the standard input. Errors name the file. *out
// holds nothing before; it is the caller's to free, also where this fails.
bool read_input(const char *name, struct buf *out, struct error *error) MUST_USE;
// Reads it by its format, in a confined child where that needs a library, unless this process is one (`here`). `bytes` must live
// as long as the arena. Errors name the file, and are in the language already.
bool read_document(const char *name, struct sv bytes, bool here, enum language language, struct arena *a, struct reading *out,
                   struct error *error) MUST_USE;

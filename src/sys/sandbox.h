// Confines this process for good: what it has open may be read and written, memory taken up to a limit, nothing else.
#pragma once

#include "base/error.h"

struct sandbox {
	int seconds;   // of processor time
	int megabytes; // of address space
};

// Limits, before libraries are loaded: processor time, memory, no core. The process ends with its parent.
bool sandbox_limit(const struct sandbox *s, struct error *error) MUST_USE;
// Megabytes of address space that this process has taken already, for a limit on what it takes from here on.
int sandbox_taken(void);

enum sandbox_files { SANDBOX_NO_FILES, SANDBOX_READ_FILES };

// The filter on system calls, after they are: files do not open (EACCES), or to be read only, for a library that looks for fonts
// and may start threads; anything odd ends the process. A build with AddressSanitizer goes on without it, since its leak
// check needs what is refused.
bool sandbox_enter(enum sandbox_files files, struct error *error) MUST_USE;

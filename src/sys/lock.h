// A lock between programs: held as long as the descriptor is open, gone with the program however it ends.
#pragma once

#include "base/error.h"

// The descriptor, which the caller closes. -1 where another holds it, or where the file cannot be made (then e says why).
int lock_take(const char *path, bool *held_elsewhere, struct error *e) MUST_USE;

// Modules: the heavier libraries, each behind one shared object of ours that is opened where it is used.
#pragma once

#include "base/error.h"

// The address of `symbol` in `module` ("module_pg"), which stays open until the program ends. It is looked for in
// the folder LANTOA_MODULES; without it beside the program and in the folders above it (a test's program lies below
// build/asan), then in ../lib/lantoa. NULL where there is none, and says why.
void *module_symbol(const char *module, const char *symbol, struct error *error);

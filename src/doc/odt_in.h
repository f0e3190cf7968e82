// Reads ODT.
#pragma once

#include "doc/package.h"
#include "doc/source.h"

// source_read_package, once it is known that the package is one.
bool odt_read(struct package *package, struct source *out, struct error *error) MUST_USE;

// Files and folders of the machine.
#pragma once

#include "base/error.h"

// Adds the whole of a file ("-": standard input) to `out`; refuses one of more than `most` bytes.
bool path_read(const char *path, size_t most, struct buf *out, struct error *error) MUST_USE;
bool path_exists(const char *path);
bool path_is_stream(const char *path); // a device, a named pipe: what is written goes there, and nothing may take its place
// Makes the folder, for its owner alone, where there is none; its parent must be there.
bool path_make_folder(const char *path, struct error *error) MUST_USE;
// Puts a finished file in place of another, so that either the old or the new one is there whatever happens.
bool path_replace(const char *made, const char *place, struct error *error) MUST_USE;

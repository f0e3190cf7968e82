// Packing parts into a ZIP file: what module_zip.so gives.
#pragma once

#include "base/date.h"
#include "base/error.h"

struct zip_part {
	const char *name;
	struct sv bytes;
};

struct zip_writer {
	// All parts bear the one time, so that the same parts give the same bytes.
	bool (*write)(const struct zip_part *parts, size_t count, instant at, struct buf *out,
	              struct error *error);
};
// The symbol: const struct zip_writer zip_writer_libzip.

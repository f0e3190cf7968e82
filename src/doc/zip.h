// Packing parts into a ZIP file, and reading what others packed: what module_zip.so gives.
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

// ---- reading. What a directory says of sizes and names is a claim; what is read is not believed either (doc/package.h bounds it).
struct zip_in;

struct zip_entry {
	struct sv name; // as it stands there; lives as long as the file is open
	uint64_t size, packed;
	bool encrypted;
};

struct zip_reader {
	// The bytes must live until it is closed. NULL where they are no ZIP file, or one that is not whole.
	struct zip_in *(*open)(struct sv bytes);
	void (*close)(struct zip_in *zip);
	size_t (*count)(const struct zip_in *zip);
	bool (*entry)(struct zip_in *zip, size_t index, struct zip_entry *out);
	// One part at a time is open.
	bool (*part_open)(struct zip_in *zip, size_t index);
	int (*part_read)(struct zip_in *zip, char *to, int room); // bytes; 0 at the end, where its check sum is right; -1
	void (*part_close)(struct zip_in *zip);
};
// The symbol: const struct zip_reader zip_reader_libzip.

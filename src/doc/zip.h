// Packing parts into a ZIP file, which module_zip.so does, and reading what others packed.
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
	struct sv name; // as it stands there
	uint64_t size, packed;
	bool encrypted;
};

// The bytes must live until it is closed. NULL where they are no ZIP file, or one that is not whole.
struct zip_in *zip_in_open(struct sv bytes);
void zip_in_close(struct zip_in *zip);
size_t zip_in_count(const struct zip_in *zip);
struct zip_entry zip_in_entry(const struct zip_in *zip, size_t index);
// One part at a time is open. False where it does not stand where the directory says, has a password, or is packed in a way that no
// document is (neither deflated nor as it is).
bool zip_in_part(struct zip_in *zip, size_t index);
int zip_in_read(struct zip_in *zip, char *to, int room); // bytes; 0 at the end, where size and check sum are right; -1

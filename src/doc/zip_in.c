// Reads ZIP files through minizip, out of memory. What a part is said to hold is compared with what comes out of it here: minizip
// compares the check sum alone, and only where the whole size came.
#include <minizip/unzip.h>
#include <stdlib.h>

#include "doc/zip.h"

enum {
	STORED = 0,
	DEFLATED = 8,
	ENCRYPTED = 1 << 0 | 1 << 6 | 1 << 13, // in the flags of a part
	NAME_MOST = 65535,
};

struct part {
	struct zip_entry entry;
	unz64_file_pos at;
	bool readable; // packed in a way that documents are
};

struct zip_in {
	struct sv bytes;
	size_t at; // where minizip reads
	unzFile file;
	struct arena names;
	struct part *parts;
	size_t count, room;
	// of the part that is open
	const struct part *part;
	uint64_t given;
};

// ---- a file in memory, as minizip wants one

static voidpf memory_open(voidpf zip, const void *name, int mode)
{
	(void)name, (void)mode;
	return zip;
}

static uLong memory_read(voidpf data, voidpf stream, void *to, uLong size)
{
	struct zip_in *zip = data;
	(void)stream;
	struct sv now = sv_head(sv_from(zip->bytes, zip->at), size);
	memcpy(to, now.p, now.n);
	zip->at += now.n;
	return now.n;
}

static ZPOS64_T memory_tell(voidpf data, voidpf stream)
{
	(void)stream;
	return ((struct zip_in *)data)->at;
}

// Not beyond its end: -1.
static long memory_seek(voidpf data, voidpf stream, ZPOS64_T offset, int origin)
{
	struct zip_in *zip = data;
	(void)stream;
	size_t from = origin == ZLIB_FILEFUNC_SEEK_CUR ? zip->at : origin == ZLIB_FILEFUNC_SEEK_END ? zip->bytes.n : 0;
	if (offset > zip->bytes.n - from)
		return -1;
	zip->at = from + (size_t)offset;
	return 0;
}

static int memory_close(voidpf data, voidpf stream)
{
	(void)data, (void)stream;
	return 0;
}

// ---- the list

static bool take_entry(struct zip_in *zip, char *name)
{
	unz_file_info64 info;
	struct part part = {0};
	if (unzGetCurrentFileInfo64(zip->file, &info, name, NAME_MOST + 1, NULL, 0, NULL, 0) != UNZ_OK || unzGetFilePos64(zip->file, &part.at) != UNZ_OK)
		return false;
	part.entry = (struct zip_entry){.name = arena_sv(&zip->names, (struct sv){name, info.size_filename}),
	                                .size = info.uncompressed_size,
	                                .packed = info.compressed_size,
	                                .encrypted = (info.flag & ENCRYPTED) != 0};
	part.readable = info.compression_method == STORED || info.compression_method == DEFLATED;
	*ARENA_PUSH(&zip->names, zip->parts, zip->count, zip->room) = part;
	return true;
}

static bool take_list(struct zip_in *zip)
{
	AUTO(arena_free) struct arena a = {0};
	char *name = arena_alloc(&a, NAME_MOST + 1);
	unz_global_info64 all;
	if (unzGetGlobalInfo64(zip->file, &all) != UNZ_OK)
		return false;
	int status = unzGoToFirstFile(zip->file);
	for (; status == UNZ_OK; status = unzGoToNextFile(zip->file)) {
		if (!take_entry(zip, name))
			return false;
	}
	return status == UNZ_END_OF_LIST_OF_FILE && zip->count == all.number_entry;
}

struct zip_in *zip_in_open(struct sv bytes)
{
	struct zip_in *zip = calloc(1, sizeof(*zip));
	if (!zip)
		out_of_memory();
	zip->bytes = bytes;
	zlib_filefunc64_def memory = {.zopen64_file = memory_open,
	                              .zread_file = memory_read,
	                              .ztell64_file = memory_tell,
	                              .zseek64_file = memory_seek,
	                              .zclose_file = memory_close,
	                              .zerror_file = memory_close,
	                              .opaque = zip};
	zip->file = unzOpen2_64("", &memory);
	if (zip->file && take_list(zip))
		return zip;
	zip_in_close(zip);
	return NULL;
}

void zip_in_close(struct zip_in *zip)
{
	if (zip->file)
		unzClose(zip->file); // and the part that is open
	arena_free(&zip->names);
	free(zip);
}

size_t zip_in_count(const struct zip_in *zip)
{
	return zip->count;
}

struct zip_entry zip_in_entry(const struct zip_in *zip, size_t index)
{
	return zip->parts[index].entry;
}

// ---- a part

bool zip_in_part(struct zip_in *zip, size_t index)
{
	const struct part *part = &zip->parts[index];
	if (zip->part)
		unzCloseCurrentFile(zip->file);
	zip->part = NULL;
	zip->given = 0;
	if (part->entry.encrypted || !part->readable || unzGoToFilePos64(zip->file, &part->at) != UNZ_OK || unzOpenCurrentFile(zip->file) != UNZ_OK)
		return false;
	zip->part = part;
	return true;
}

int zip_in_read(struct zip_in *zip, char *to, int room)
{
	if (!zip->part || room <= 0)
		return -1;
	int n = unzReadCurrentFile(zip->file, to, (unsigned)room);
	if (n > 0) {
		zip->given += (uint64_t)n;
		return n;
	}
	bool whole = n == 0 && zip->given == zip->part->entry.size;
	whole = unzCloseCurrentFile(zip->file) == UNZ_OK && whole;
	zip->part = NULL;
	return whole ? 0 : -1;
}

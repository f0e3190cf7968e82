// Reads ZIP files: the list of parts at the end, and parts through zlib. libzip reads them, too, but brings libcrypto for
// passwords: a millisecond for each document. Numbers are checked where they are used: what is
// not in the bytes is not looked at.
#include <stdlib.h>
#include <zlib.h>

#include "doc/zip.h"

// Sizes and places of the format (APPNOTE.TXT 6.3).
enum {
	END = 22,       // the record at the end, but for its comment
	COMMENT = 65535,
	LOCATOR = 20,   // of the second record at the end that large files have
	LARGE_END = 56,
	ENTRY = 46,     // in the list, but for its names
	LOCAL = 30,     // before the part, but for its names
	STORED = 0,
	DEFLATED = 8,
	ENCRYPTED = 1 << 0 | 1 << 6 | 1 << 13,
	EXTRA_LARGE = 1, // the kind of the extra field that holds what needs 64 bits
};
#define ELSEWHERE 0xFFFFFFFFU // in place of a number that stands there

struct part {
	struct zip_entry entry;
	uint64_t at; // of its local record
	uint32_t check;
	unsigned method;
};

struct zip_in {
	struct sv bytes;
	struct part *parts;
	size_t count;
	// of the part that is open
	const struct part *part;
	struct sv packed; // that is left
	uint64_t given;
	uint32_t check;
	bool ended;
	z_stream inflater;
	bool made; // the inflater
};

// Little-endian, of up to eight bytes, which are there.
static uint64_t number(struct sv s, size_t at, size_t size)
{
	uint64_t n = 0;
	for (size_t i = size; i-- > 0;)
		n = n << 8 | (unsigned char)s.p[at + i];
	return n;
}

static bool stands(struct sv s, size_t at, size_t size, const char *mark)
{
	return at <= s.n && s.n - at >= size && memcmp(s.p + at, mark, 4) == 0;
}

// ---- the list

struct list {
	uint64_t at, size, count;
};

// What stands in the second record, where the first one says so.
static bool large_list(struct sv s, size_t end, struct list *out)
{
	if (end < LOCATOR || !stands(s, end - LOCATOR, LOCATOR, "PK\6\7"))
		return false;
	uint64_t at = number(s, end - LOCATOR + 8, 8);
	if (at > end || !stands(s, (size_t)at, LARGE_END, "PK\6\6"))
		return false;
	out->count = number(s, (size_t)at + 32, 8);
	out->size = number(s, (size_t)at + 40, 8);
	out->at = number(s, (size_t)at + 48, 8);
	return number(s, (size_t)at + 24, 8) == out->count;
}

// The list that a record at `end` tells of: whole, before it, of one file.
static bool list_of(struct sv s, size_t end, struct list *out)
{
	if (number(s, end + 20, 2) > s.n - end - END)
		return false; // its comment is longer than what follows
	*out = (struct list){.count = number(s, end + 10, 2), .size = number(s, end + 12, 4), .at = number(s, end + 16, 4)};
	bool large = out->count == 0xFFFF || out->size == ELSEWHERE || out->at == ELSEWHERE;
	if (large && !large_list(s, end, out))
		return false;
	if (!large && (number(s, end + 4, 2) != 0 || number(s, end + 6, 2) != 0 || number(s, end + 8, 2) != out->count))
		return false; // one of several files
	return out->at <= end && out->size <= end - out->at && out->count <= out->size / ENTRY;
}

static bool find_list(struct sv s, struct list *out)
{
	size_t least = s.n > END + COMMENT ? s.n - END - COMMENT : 0;
	for (size_t end = s.n >= END ? s.n - END + 1 : 0; end-- > least;) {
		if (stands(s, end, END, "PK\5\6") && list_of(s, end, out))
			return true;
	}
	return false;
}

// A number that the entry holds in four bytes, or in eight of its extra field.
static bool wide(struct sv *extra, uint64_t *n)
{
	if (*n != ELSEWHERE)
		return true;
	if (extra->n < 8)
		return false;
	*n = number(*extra, 0, 8);
	*extra = sv_from(*extra, 8);
	return true;
}

static struct sv large_extra(struct sv extra)
{
	while (extra.n >= 4) {
		size_t kind = (size_t)number(extra, 0, 2), n = (size_t)number(extra, 2, 2);
		struct sv rest = sv_from(extra, 4);
		if (kind == EXTRA_LARGE || n > rest.n)
			return sv_head(rest, n);
		extra = sv_from(rest, n);
	}
	return (struct sv){"", 0};
}

static bool take_entry(struct sv *list, struct part *out)
{
	struct sv s = *list;
	if (!stands(s, 0, ENTRY, "PK\1\2"))
		return false;
	size_t name = (size_t)number(s, 28, 2), extra = (size_t)number(s, 30, 2), comment = (size_t)number(s, 32, 2);
	if (s.n - ENTRY < name + extra + comment)
		return false;
	*out = (struct part){.entry = {.name = {s.p + ENTRY, name},
	                               .size = number(s, 24, 4),
	                               .packed = number(s, 20, 4),
	                               .encrypted = (number(s, 8, 2) & ENCRYPTED) != 0},
	                     .at = number(s, 42, 4),
	                     .check = (uint32_t)number(s, 16, 4),
	                     .method = (unsigned)number(s, 10, 2)};
	struct sv large = large_extra((struct sv){s.p + ENTRY + name, extra});
	*list = sv_from(s, ENTRY + name + extra + comment);
	return wide(&large, &out->entry.size) && wide(&large, &out->entry.packed) && wide(&large, &out->at);
}

struct zip_in *zip_in_open(struct sv bytes)
{
	struct list list;
	if (!find_list(bytes, &list))
		return NULL;
	struct zip_in *zip = calloc(1, sizeof(*zip));
	struct part *parts = calloc((size_t)list.count + 1, sizeof(*parts));
	if (!zip || !parts)
		out_of_memory();
	*zip = (struct zip_in){.bytes = bytes, .parts = parts, .count = (size_t)list.count};
	struct sv rest = {bytes.p + list.at, (size_t)list.size};
	for (size_t i = 0; i < zip->count; i++) {
		if (!take_entry(&rest, &parts[i])) {
			zip_in_close(zip);
			return NULL;
		}
	}
	return zip;
}

void zip_in_close(struct zip_in *zip)
{
	if (zip->made)
		inflateEnd(&zip->inflater);
	free(zip->parts);
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

static bool ready(struct zip_in *zip)
{
	if (zip->made)
		return inflateReset(&zip->inflater) == Z_OK;
	if (inflateInit2(&zip->inflater, -MAX_WBITS) != Z_OK)
		out_of_memory();
	return zip->made = true;
}

bool zip_in_part(struct zip_in *zip, size_t index)
{
	const struct part *part = &zip->parts[index];
	struct sv s = zip->bytes;
	zip->part = NULL;
	if (part->at > s.n || !stands(s, (size_t)part->at, LOCAL, "PK\3\4"))
		return false;
	uint64_t at = part->at + LOCAL + number(s, (size_t)part->at + 26, 2) + number(s, (size_t)part->at + 28, 2);
	if (at > s.n || part->entry.packed > s.n - at)
		return false;
	if (part->method == STORED ? part->entry.packed != part->entry.size : part->method != DEFLATED || !ready(zip))
		return false;
	zip->packed = (struct sv){s.p + at, (size_t)part->entry.packed};
	zip->given = 0;
	zip->check = 0;
	zip->ended = false;
	zip->part = part;
	return true;
}

static int copy(struct zip_in *zip, char *to, int room)
{
	struct sv now = sv_head(zip->packed, (size_t)room);
	memcpy(to, now.p, now.n);
	zip->packed = sv_from(zip->packed, now.n);
	zip->ended = zip->packed.n == 0;
	return (int)now.n;
}

static int unpack(struct zip_in *zip, char *to, int room)
{
	z_stream *z = &zip->inflater;
	z->next_out = (Bytef *)to;
	z->avail_out = (uInt)room;
	z->next_in = (z_const Bytef *)(uintptr_t)zip->packed.p;
	z->avail_in = (uInt)(zip->packed.n < UINT32_MAX ? zip->packed.n : UINT32_MAX);
	int status = inflate(z, Z_NO_FLUSH);
	zip->packed = sv_from(zip->packed, (size_t)((const char *)z->next_in - zip->packed.p));
	zip->ended = status == Z_STREAM_END;
	int n = room - (int)z->avail_out;
	return zip->ended || (status == Z_OK && n > 0) ? n : -1;
}

int zip_in_read(struct zip_in *zip, char *to, int room)
{
	if (!zip->part || room <= 0)
		return -1;
	int n = zip->ended ? 0 : (zip->part->method == STORED ? copy : unpack)(zip, to, room);
	if (n < 0)
		return -1;
	zip->given += (uint64_t)n;
	zip->check = (uint32_t)crc32_z(zip->check, (const Bytef *)to, (size_t)n);
	if (n > 0)
		return n;
	return zip->given == zip->part->entry.size && zip->check == zip->part->check ? 0 : -1;
}

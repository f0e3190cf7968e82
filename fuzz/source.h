// What holds of every source that a reader gives, and a package whose parts are pieces of the fuzzer's input; the ZIP file around
// them is fuzzed by zip.c.
#pragma once

#include "doc/source.h"
#include "doc/xml.h"
#include "doc/zip.h"
#include "text/text.h"

static void check_source(const struct source *s)
{
	for (size_t i = 0; i < s->line_count; i++) {
		const struct source_line *l = &s->lines[i];
		if (!utf8_valid(l->text, NULL) || !text_is_nfc(l->text) || memchr(l->text.p, '\n', l->text.n) || memchr(l->text.p, '\0', l->text.n))
			abort();
		if ((l->table > 0) != (l->row > 0) || (l->table > 0) != (l->cell > 0) || l->cell > SOURCE_COLUMNS || l->paragraph < 1)
			abort();
		for (size_t k = 0; k < l->piece_count; k++) {
			if (l->pieces[k].from > l->text.n || l->pieces[k].run < 0 || (k && l->pieces[k].from < l->pieces[k - 1].from))
				abort();
		}
	}
	for (size_t i = 0; i < s->note_count; i++) {
		if (s->notes[i].line < 1 || (size_t)s->notes[i].line > s->line_count)
			abort();
	}
}

// ---- the package
enum { MOST_PARTS = 8 };

static struct package_part {
	const char *name;
	struct sv bytes;
} package_parts[MOST_PARTS];
static size_t package_count;

struct zip_in {
	size_t part, at;
};

static struct zip_in package_open_one;

// The program's own are left out of a target that has these.
struct zip_in *zip_in_open(struct sv bytes)
{
	(void)bytes;
	return &package_open_one;
}

void zip_in_close(struct zip_in *zip)
{
	(void)zip;
}

size_t zip_in_count(const struct zip_in *zip)
{
	(void)zip;
	return package_count;
}

struct zip_entry zip_in_entry(const struct zip_in *zip, size_t index)
{
	(void)zip;
	size_t n = package_parts[index].bytes.n;
	return (struct zip_entry){.name = sv_of(package_parts[index].name), .size = n, .packed = n};
}

bool zip_in_part(struct zip_in *zip, size_t index)
{
	*zip = (struct zip_in){.part = index};
	return true;
}

int zip_in_read(struct zip_in *zip, char *to, int room)
{
	struct sv rest = sv_head(sv_from(package_parts[zip->part].bytes, zip->at), (size_t)room);
	memcpy(to, rest.n ? rest.p : "", rest.n);
	zip->at += rest.n;
	return (int)rest.n;
}

// Parts of these names are the pieces of the input between lines of "--"; those of `fixed` are as they are.
__attribute__((unused)) static void read_package(struct sv input, const struct package_part *fixed, size_t fixed_count, const char *const *names, size_t count)
{
	AUTO(arena_free) struct arena arena = {0};
	struct error error = {0};
	struct source s;
	memcpy(package_parts, fixed, fixed_count * sizeof(*fixed));
	package_count = fixed_count;
	for (size_t i = 0; i < count && package_count < MOST_PARTS; i++) {
		size_t end = sv_find(input, SV("\n--\n"));
		package_parts[package_count++] = (struct package_part){names[i], sv_head(input, end)};
		input = end == SIZE_MAX ? (struct sv){"", 0} : sv_from(input, end + 4);
		if (!package_parts[package_count - 1].bytes.n)
			package_count--;
	}
	if (source_read(SV("PK\3\4"), &arena, &s, &error))
		check_source(&s);
	else if (!error_is_set(&error))
		abort();
}

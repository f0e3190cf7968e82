// What holds of every source that a reader gives, and a package whose parts are pieces of the fuzzer's input: the ZIP file around
// them is libzip's affair.
#pragma once

#include "base/module.h"
#include "doc/source.h"
#include "doc/xml.h"
#include "doc/zip.h"
#include "text/text.h"

extern const struct xml_library xml_library_libxml2;

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

static struct zip_in *open_parts(struct sv bytes)
{
	(void)bytes;
	return &package_open_one;
}

static void close_parts(struct zip_in *zip)
{
	(void)zip;
}

static size_t count_parts(const struct zip_in *zip)
{
	(void)zip;
	return package_count;
}

static bool part_entry(struct zip_in *zip, size_t index, struct zip_entry *out)
{
	(void)zip;
	size_t n = package_parts[index].bytes.n;
	*out = (struct zip_entry){.name = sv_of(package_parts[index].name), .size = n, .packed = n};
	return true;
}

static bool open_part(struct zip_in *zip, size_t index)
{
	*zip = (struct zip_in){.part = index};
	return true;
}

static int read_part(struct zip_in *zip, char *to, int room)
{
	struct sv rest = sv_head(sv_from(package_parts[zip->part].bytes, zip->at), (size_t)room);
	memcpy(to, rest.n ? rest.p : "", rest.n);
	zip->at += rest.n;
	return (int)rest.n;
}

static const struct zip_reader parts_reader = {open_parts, close_parts, count_parts, part_entry, open_part, read_part, close_parts};

// The program's own opens shared objects; here they are linked.
void *module_symbol(const char *module, const char *symbol, struct error *error)
{
	(void)module, (void)error;
	return strcmp(symbol, "zip_reader_libzip") == 0 ? (void *)(uintptr_t)&parts_reader : (void *)(uintptr_t)&xml_library_libxml2;
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

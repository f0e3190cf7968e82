// For tests of readers of packages: parts of XML made into a file, and what was read shown as lines.
#pragma once

#include "tap.h"

#include "base/module.h"
#include "doc/source.h"
#include "doc/zip.h"

static const struct zip_writer *package_writer;

// The parts up to one without a name, packed.
__attribute__((unused)) static void packed(const struct zip_part *parts, struct buf *out)
{
	struct error error = {0};
	size_t count = 0;
	while (parts[count].name)
		count++;
	if (!package_writer)
		package_writer = module_symbol("module_zip", "zip_writer_libzip", &error);
	buf_reset(out);
	if (!package_writer || !package_writer->write(parts, count, 0, out, &error))
		ok(false, "the parts are packed");
}

// Each line; one of a table with "table.row.cell: " before it.
__attribute__((unused)) static void shown(const struct source *s, struct buf *out)
{
	buf_reset(out);
	for (size_t i = 0; i < s->line_count; i++) {
		const struct source_line *l = &s->lines[i];
		if (l->table)
			buf_printf(out, "%d.%d.%d: ", l->table, l->row, l->cell);
		buf_sv(out, l->text);
		buf_char(out, '\n');
	}
}

// What is read of the bytes, or why it is not.
__attribute__((unused)) static void reads(struct sv bytes, const char *want, const char *what)
{
	AUTO(arena_free) struct arena a = {0};
	AUTO(buf_free) struct buf got = {0};
	struct error error = {0};
	struct source s;
	if (source_read(bytes, &a, &s, &error))
		shown(&s, &got);
	else
		error_text(&error, LANGUAGE_EN, &got);
	is_sv(buf_view(&got), want, what);
}

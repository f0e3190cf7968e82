// Fuzzes the encodings from before Unicode: whatever the bytes, what comes out is UTF-8, and a text is refused or read into lines.
#include "doc/source.h"
#include "text/legacy.h"
#include "text/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check(bool good)
{
	if (!good)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	AUTO(arena_free) struct arena a = {0};
	struct sv in = {(const char *)bytes, size}, shown = text_from_windows_1252(&a, in), out;
	size_t bad;
	check(utf8_valid(shown, NULL));
	for (enum legacy l = LEGACY_NONE; l <= LEGACY_WINDOWS_1258; l++)
		check(utf8_valid(text_from_legacy(&a, shown, l), NULL));
	check(utf8_valid(text_from_tcvn3(&a, shown, true), NULL));
	if (text_from_utf16(&a, in, size % 2, &out, &bad))
		check(utf8_valid(out, NULL));
	else
		check(bad < size);
	struct source s;
	struct error error = {0};
	if (!source_read_text(in, &a, &s, &error)) {
		check(error_is_set(&error));
		return 0;
	}
	for (size_t i = 0; i < s.line_count; i++)
		check(utf8_valid(s.lines[i].text, NULL) && text_is_nfc(s.lines[i].text) && !memchr(s.lines[i].text.p ? s.lines[i].text.p : "", '\n', s.lines[i].text.n));
	for (size_t i = 0; i < s.note_count; i++)
		check(s.notes[i].line >= 1 && (size_t)s.notes[i].line + (size_t)s.notes[i].lines <= s.line_count + 1);
	return 0;
}

// Reads text and Markdown: UTF-8 in any normalisation form, with or without BOM, lines ended by LF or CRLF; UTF-16; and what
// was typed in TCVN3, VNI or Windows-1258, as bytes of those or pasted into UTF-8 as the letters that show them.
#include "doc/source.h"
#include "text/legacy.h"
#include "text/text.h"

// How the bytes are to be taken.
struct encoding {
	bool bytes; // each is a letter of Windows-1252
	enum legacy legacy;
	bool utf16;
};

static bool too_large(struct error *error)
{
	return error_set(error, FAIL_TOO_LARGE, N_("the text has more than 256 MB; split it and read the parts"));
}

static bool no_text(struct sv bytes, size_t at, struct error *error)
{
	size_t line = 1;
	for (size_t i = 0; i < at; i++)
		line += bytes.p[i] == '\n';
	return error_set(error, FAIL_INPUT, N_("this is no text in UTF-8 (byte %zu, line %zu); save it as UTF-8 text and try again"), at + 1, line);
}

static bool utf16(struct sv *bytes, bool little, struct arena *a, struct encoding *e, struct error *error)
{
	size_t at;
	if (!text_from_utf16(a, *bytes, little, bytes, &at))
		return error_set(error, FAIL_INPUT, N_("this is no text in UTF-16 (byte %zu); save it as UTF-8 text and try again"), at + 1);
	e->utf16 = true;
	return bytes->n <= SOURCE_TEXT_MOST || too_large(error);
}

// Text has no control characters but those that part it; the last is what old editors ended a file with.
static bool is_noise(struct sv bytes, size_t *at)
{
	for (size_t i = 0; i < bytes.n; i++) {
		unsigned char c = (unsigned char)bytes.p[i];
		if (c < ' ' && (c < '\t' || c > '\r') && c != 0x1B && !(c == 0x1A && i + 1 == bytes.n)) {
			*at = i;
			return true;
		}
	}
	return false;
}

// Bytes that are no UTF-8: in one of the old encodings, if its letters make Vietnamese.
static bool old_bytes(struct sv bytes, size_t bad, struct encoding *e, struct error *error)
{
	enum { ENOUGH = 128 * 1024 };
	size_t noise, from = bad > 64 ? bad - 64 : 0;
	if (is_noise(bytes, &noise))
		return no_text(bytes, noise < bad ? noise : bad, error);
	AUTO(arena_free) struct arena scratch = {0};
	e->bytes = true;
	e->legacy = text_legacy(text_from_windows_1252(&scratch, sv_head(sv_from(bytes, from), ENOUGH)), true);
	return e->legacy != LEGACY_NONE || no_text(bytes, bad, error);
}

// Finds out how the text is encoded; what can only be converted whole is.
static bool encoding_of(struct sv *bytes, struct arena *a, struct encoding *e, struct error *error)
{
	size_t bad;
	bool little;
	if (bytes->n > SOURCE_TEXT_MOST)
		return too_large(error);
	if (sv_starts(*bytes, SV("\xFF\xFE")) || sv_starts(*bytes, SV("\xFE\xFF"))) {
		little = bytes->p[0] == '\xFF';
		*bytes = sv_from(*bytes, 2);
		return utf16(bytes, little, a, e, error);
	}
	const char *nul = bytes->n ? memchr(bytes->p, 0, bytes->n) : NULL;
	if (nul && text_is_utf16(*bytes, &little))
		return utf16(bytes, little, a, e, error);
	bool valid = utf8_valid(*bytes, &bad);
	if (nul)
		return no_text(*bytes, valid || (size_t)(nul - bytes->p) < bad ? (size_t)(nul - bytes->p) : bad, error);
	if (!valid)
		return old_bytes(*bytes, bad, e, error);
	e->legacy = text_legacy(*bytes, false);
	return true;
}

static bool says_something(struct sv bytes)
{
	for (size_t i = 0; i < bytes.n; i++) {
		if ((unsigned char)bytes.p[i] > ' ')
			return true;
	}
	return false;
}

static size_t count_lines(struct sv bytes)
{
	size_t count = 1;
	for (const char *p = bytes.n ? memchr(bytes.p, '\n', bytes.n) : NULL; p; count++)
		p = memchr(p + 1, '\n', bytes.n - (size_t)(p + 1 - bytes.p));
	return count;
}

// Whether the line was converted decides on the note, so that a line without marks is not said to be.
static struct sv converted(struct source *s, const struct encoding *e, struct sv text)
{
	int line = (int)s->line_count + 1;
	if (e->utf16)
		source_note(s, SOURCE_NOTE_UTF16, line);
	if (e->legacy == LEGACY_NONE)
		return text;
	struct sv shown = e->bytes ? text_from_windows_1252(s->arena, text) : text, is = text_from_legacy(s->arena, shown, e->legacy);
	if (is.p == shown.p)
		return shown;
	switch (e->legacy) {
	case LEGACY_NONE:
		break;
	case LEGACY_TCVN3:
		source_note(s, SOURCE_NOTE_TCVN3, line);
		if (text_tcvn3_capitals(is))
			source_note(s, SOURCE_NOTE_TCVN3_CAPITALS, line);
		break;
	case LEGACY_VNI:
		source_note(s, SOURCE_NOTE_VNI, line);
		break;
	case LEGACY_WINDOWS_1258:
		source_note(s, SOURCE_NOTE_WINDOWS_1258, line);
		break;
	}
	return is;
}

bool source_read_text(struct sv bytes, struct arena *a, struct source *out, struct error *error)
{
	if (sv_starts(bytes, SV("\xEF\xBB\xBF")))
		bytes = sv_from(bytes, 3);
	struct encoding encoding = {0};
	if (!encoding_of(&bytes, a, &encoding, error))
		return false;
	if (!says_something(bytes))
		return error_set(error, FAIL_INPUT, N_("the file is empty: there is nothing to read"));
	*out = (struct source){.arena = a, .format = SOURCE_TEXT, .broken = true};
	out->line_room = count_lines(bytes);
	out->lines = ARENA_ARRAY(a, struct source_line, out->line_room);
	struct sv rest = bytes, text;
	while (sv_cut(&rest, '\n', &text)) {
		if (!rest.p && text.n == 0)
			break; // after the last newline there is no line
		if (sv_ends(text, SV("\r")))
			text.n--;
		source_add(out, converted(out, &encoding, text));
	}
	return true;
}

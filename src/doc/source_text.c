// Reads text and Markdown: UTF-8 in any normalisation form, with or without BOM, lines ended by LF or CRLF.
#include "doc/source.h"
#include "text/text.h"

static bool acceptable(struct sv bytes, struct error *error)
{
	size_t bad;
	if (bytes.n > SOURCE_TEXT_MOST)
		return error_set(error, FAIL_TOO_LARGE, N_("the text has more than 256 MB; split it and read the parts"));
	const char *nul = bytes.n ? memchr(bytes.p, 0, bytes.n) : NULL;
	bool valid = utf8_valid(bytes, &bad);
	if (!nul && valid)
		return true;
	size_t at = valid || (nul && (size_t)(nul - bytes.p) < bad) ? (size_t)(nul - bytes.p) : bad, line = 1;
	for (size_t i = 0; i < at; i++)
		line += bytes.p[i] == '\n';
	return error_set(error, FAIL_INPUT, N_("this is no text in UTF-8 (byte %zu, line %zu); save it as UTF-8 text and try again"), at + 1, line);
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

bool source_read_text(struct sv bytes, struct arena *a, struct source *out, struct error *error)
{
	if (sv_starts(bytes, SV("\xEF\xBB\xBF")))
		bytes = sv_from(bytes, 3);
	if (!acceptable(bytes, error))
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
		source_add(out, text);
	}
	return true;
}

// Runs the steps of reading, one after the other.
#include "extract/extract.h"
#include "text/text.h"

enum { TEXT_MAX = 256 * 1024 * 1024 };

static bool acceptable(struct sv bytes, struct error *error)
{
	size_t bad;
	if (bytes.n > TEXT_MAX)
		return error_set(error, FAIL_TOO_LARGE, N_("the text has more than 256 MB; split it and read the parts"));
	const char *nul = bytes.n ? memchr(bytes.p, 0, bytes.n) : NULL;
	bool valid = utf8_valid(bytes, &bad);
	if (nul || !valid) {
		size_t at = valid || (nul && (size_t)(nul - bytes.p) < bad) ? (size_t)(nul - bytes.p) : bad, line = 1;
		for (size_t i = 0; i < at; i++)
			line += bytes.p[i] == '\n';
		return error_set(error, FAIL_INPUT, N_("this is no text in UTF-8 (byte %zu, line %zu); save it as UTF-8 text and try again"), at + 1, line);
	}
	for (size_t i = 0; i < bytes.n; i++) {
		if ((unsigned char)bytes.p[i] > ' ')
			return true;
	}
	return error_set(error, FAIL_INPUT, N_("the file is empty: there is nothing to read"));
}

bool extract_read(struct sv bytes, struct arena *a, struct reading *out, struct error *error)
{
	if (sv_starts(bytes, SV("\xEF\xBB\xBF")))
		bytes = sv_from(bytes, 3);
	if (!acceptable(bytes, error))
		return false;
	*out = (struct reading){.arena = a};
	extract_lines(out, text_nfc(a, bytes));
	extract_documents(out);
	extract_outline(out);
	extract_citations(out);
	extract_measures(out);
	extract_obligations(out);
	extract_abbreviations(out);
	extract_lint(out);
	return true;
}

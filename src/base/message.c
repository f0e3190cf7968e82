// Looks words up in the compiled catalogues.
#include "base/message.h"
#include "base/catalogue.h"

const char *msg(enum language language, const char *msgid)
{
	if (language == LANGUAGE_EN)
		return msgid;
	size_t low = 0, high = catalogue_vi_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(msgid, catalogue_vi[middle].id);
		if (order == 0)
			return catalogue_vi[middle].text;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return msgid;
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral" // the msgid was checked; po2c checks its translations
struct sv say(struct arena *a, enum language language, const char *msgid, ...)
{
	va_list args;
	va_start(args, msgid);
	struct sv s = arena_vprintf(a, msg(language, msgid), args);
	va_end(args);
	return s;
}
#pragma GCC diagnostic pop

enum language language_of(struct sv tag)
{
	return sv_starts(tag, SV("en")) && (tag.n == 2 || tag.p[2] == '_' || tag.p[2] == '-')
	               ? LANGUAGE_EN
	               : LANGUAGE_VI;
}

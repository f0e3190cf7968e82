// Fuzzes HTML in any encoding.
#include "source.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	AUTO(arena_free) struct arena arena = {0};
	struct error error = {0};
	struct source s = {.arena = &arena, .format = SOURCE_HTML};
	if (source_read_html((struct sv){(const char *)bytes, size}, &arena, &s, &error))
		check_source(&s);
	else if (!error_is_set(&error))
		abort();
	buf_free(&s.open);
	return 0;
}

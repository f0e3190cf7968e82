// Fuzzes HTML in any encoding.
#include "base/module.h"
#include "source.h"

extern const struct html_library html_library_libxml2;

// The program's own opens shared objects; here it is linked.
void *module_symbol(const char *module, const char *symbol, struct error *error)
{
	(void)module, (void)symbol, (void)error;
	return (void *)(uintptr_t)&html_library_libxml2;
}

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

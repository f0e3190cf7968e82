// Fuzzes what a parent takes of the child that reads a file: lines are text in NFC, places within them.
#include "doc/source_child.h"
#include "extract/extract.h"
#include "text/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	AUTO(arena_free) struct arena arena = {0};
	struct source s;
	struct reading r;
	if (!source_take((struct sv){(const char *)bytes, size}, &arena, &s))
		return 0;
	for (size_t i = 0; i < s.line_count; i++) {
		const struct source_line *l = &s.lines[i];
		if (!utf8_valid(l->text, NULL) || !text_is_nfc(l->text) || (l->table > 0) != (l->cell > 0))
			abort();
		for (size_t k = 0; k < l->piece_count; k++) {
			if (l->pieces[k].from > l->text.n)
				abort();
		}
	}
	extract_source(&s, &arena, &r);
	return 0;
}

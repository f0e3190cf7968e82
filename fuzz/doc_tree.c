// A document's tree that the PDF child is handed: whatever is read is valid, and is the same when written and read again.
#include "doc/writers.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	AUTO(arena_free) struct arena arena = {0};
	AUTO(buf_free) struct buf once = {0}, twice = {0}, body = {0};
	struct doc d, again;
	struct error error = {0}, second = {0};
	if (!doc_from_json((struct sv){(const char *)data, size}, &arena, &d, &error))
		return 0;
	for (size_t i = 0; i < d.count; i++) {
		if (d.blocks[i].kind == DOC_TABLE && !doc_table_valid(&d.blocks[i].table))
			abort();
	}
	doc_json(&d, &once);
	if (!doc_from_json(buf_view(&once), &arena, &again, &second))
		abort();
	doc_json(&again, &twice);
	if (!sv_eq(buf_view(&once), buf_view(&twice)))
		abort();
	doc_plain(&d, &body);
	return 0;
}

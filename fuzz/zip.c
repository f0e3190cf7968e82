// Fuzzes ZIP files: their lists of parts, and what is packed.
#include "doc/package.h"
#include "doc/zip.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static char to[1 << 16];
	struct zip_in *zip = zip_in_open((struct sv){(const char *)bytes, size});
	for (size_t i = 0; zip && i < zip_in_count(zip) && i < 100; i++) {
		struct zip_entry e = zip_in_entry(zip, i);
		if (e.name.n && memchr(e.name.p, 1, e.name.n) == e.name.p + e.name.n) // every byte is there to be looked at
			abort();
		if (!zip_in_part(zip, i))
			continue;
		int n = 1, rounds = 0;
		uint64_t given = 0;
		for (; n > 0 && rounds < 100; rounds++) {
			n = zip_in_read(zip, to, (int)(1 + (i * 977) % sizeof(to)));
			given += n > 0 ? (uint64_t)n : 0;
		}
		if (n == 0 && given != e.size)
			abort();
	}
	if (zip)
		zip_in_close(zip);
	return 0;
}

// Fuzzes the strict filter before the HTTP library: however the bytes are cut into pieces, the same is passed on and the same is
// refused; what is passed on came so.
#include "web/strict.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static size_t limit(const void *data, struct sv path)
{
	(void)data;
	return sv_starts(path, SV("/u")) ? 1 << 20 : 64;
}

static int feed(struct sv bytes, size_t step, struct buf *out)
{
	struct strict s = {0};
	struct strict_limits limits = {limit, NULL};
	while (bytes.n) {
		struct sv piece = sv_head(bytes, step);
		if (!strict_feed(&s, &limits, piece, 1000, out))
			break;
		bytes = sv_from(bytes, piece.n);
	}
	int refused = s.refused;
	strict_free(&s);
	return refused;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	if (size < 1)
		return 0;
	struct sv all = {(const char *)bytes + 1, size - 1};
	AUTO(buf_free) struct buf whole = {0};
	AUTO(buf_free) struct buf pieces = {0};
	int one = feed(all, all.n ? all.n : 1, &whole), many = feed(all, bytes[0] % 61 + 1, &pieces);
	if (one != many || !sv_eq(buf_view(&whole), buf_view(&pieces)))
		abort();
	if (!sv_starts(all, buf_view(&whole)))
		abort();
	return 0;
}

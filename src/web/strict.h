// What a strict server refuses, checked on the bytes before evhttp, which is lenient, sees them.
#pragma once

#include "base/base.h"

enum {
	STRICT_HEAD = 16 * 1024,
	STRICT_SECONDS = 10,  // for a head, from its first byte
	STRICT_BODY_SLOWEST = 4 // bytes in a millisecond, after 30 seconds of grace: a poor network, not a drip
};

struct strict {
	struct buf head;     // of the request that is arriving
	size_t body;         // bytes of its body still to come
	int64_t began_ms;    // when its first byte came; 0: none has
	int64_t until_ms;    // when its body must be there
	int refused;         // the status; nothing is passed on any more
};

struct strict_limits {
	size_t (*body)(const void *data, struct sv path);
	const void *data;
};

void strict_free(struct strict *s);
// Takes bytes as they arrive; what may go on is added to `out`. False once the connection is refused (s->refused).
bool strict_feed(struct strict *s, const struct strict_limits *limits, struct sv bytes, int64_t now_ms, struct buf *out);
// One head, with its empty line: 0, or the status that refuses it (RFC 9112 and what nginx answers).
int strict_head(const struct strict_limits *limits, struct sv head, size_t *body);

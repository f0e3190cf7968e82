// Writes HTML. The short way is the safe way: a format must be a literal, the compiler checks its arguments, and
// every text among them is escaped, for element content and for attributes in double quotes alike.
#pragma once

#include "base/base.h"

struct page {
	struct buf out; // the first failure sticks; the end tells
};

void page_free(struct page *p);

// page(p, "<td class=\"n\"><a href=\"/units/%" PRId64 "\">%s</a></td>", id, name);
// %s and %.*s are escaped; %d %u %zu %ld %lld and the like write digits. Nothing else is allowed in a format.
#define page(p, format, ...) page_format((p), "" format "" __VA_OPT__(, ) __VA_ARGS__)
void page_format(struct page *p, const char *format, ...) PRINTF(2, 3);

void page_text(struct page *p, struct sv text); // escaped
void page_page(struct page *p, const struct page *part); // HTML that another page holds, as it is

// The escaping alone, for other writers of markup.
void html_escape(struct buf *out, struct sv text);

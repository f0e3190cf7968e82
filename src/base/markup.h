// Writes markup (HTML, XML, SVG) into a buffer. The short way is the safe way: a format must be a
// literal, the compiler checks its arguments, and every text among them is escaped, for element
// content and for attributes in double quotes alike. Control characters that no XML may hold are
// left out.
#pragma once

#include "base/base.h"

// markup(b, "<td class=\"n\"><a href=\"/units/%" PRId64 "\">%s</a></td>", id, name);
// %s and %.*s are escaped; %d %u %zu %ld %lld and the like write digits. Nothing else is allowed in
// a format.
#define markup(b, format, ...) markup_format((b), "" format "" __VA_OPT__(, ) __VA_ARGS__)
void markup_format(struct buf *b, const char *format, ...) PRINTF(2, 3);
void markup_vformat(struct buf *b, const char *format, va_list args);

void markup_text(struct buf *b, struct sv text); // escaped

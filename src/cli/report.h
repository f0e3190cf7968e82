// What `lantoa read` says to a person.
#pragma once

#include "extract/extract.h"

void report_reading(const struct reading *r, struct sv file, enum language language, bool color, struct buf *out);
int report_width(void); // columns of the terminal, within what is readable

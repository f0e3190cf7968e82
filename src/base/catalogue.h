// The tables that tools/po2c makes from po/: sorted by msgid (strcmp).
#pragma once

#include <stddef.h>

struct catalogue_entry {
	const char *id, *text;
};

extern const struct catalogue_entry catalogue_vi[];
extern const size_t catalogue_vi_count;

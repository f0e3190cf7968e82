// Several readings side by side: `lantoa read --compare`.
#pragma once

#include "base/message.h"
#include "extract/compare.h"

struct read_comparing {
	const struct compare_file *files;
	size_t file_count;
	const struct comparison *made;
	enum language language;
	bool color;
	int width; // columns of the terminal
};

void read_compare_table(const struct read_comparing *c, struct buf *out);
// {"compared": [...], "lint": [...]} and a newline.
void read_compare_json(const struct read_comparing *c, struct buf *out);

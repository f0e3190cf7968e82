// Where the cells of a line lie that a table was made into: between bars, tabs, or gaps of blanks.
#pragma once

#include "base/base.h"

struct column_cell {
	size_t from, to; // bytes of the line
};

// Up to `most` cells, in their order; 0 where the line has none. Bars and tabs: two or more of them ("| a | b |" has two cells). Blanks:
// three gaps or more of three or more blanks, as a page laid out in columns is copied; of prose such gaps are one or two.
size_t columns_cut(struct sv line, struct column_cell *cells, size_t most);
bool columns_gapped(struct sv line); // by blanks

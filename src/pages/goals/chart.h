// The chart of one indicator, as the pages draw it.
#pragma once

#include "goals/standing.h"
#include "web/web.h"

// Nothing where fewer than two figures stand.
void indicator_chart(struct req *r, const struct indicator *i, const struct standing_period *all, size_t count);

// Charts as SVG made on the server: results by period as a line or columns, each with its figure;
// what was set beside them as a dashed line or a band with its words; estimates hollow and dashed.
// Looks are the style sheet's (.chart), so that no style attribute is needed. The figures always
// stand in a table too.
#pragma once

#include "base/decimal.h"

enum chart_kind { CHART_LINE, CHART_COLUMNS };

struct chart_point {
	struct sv label; // under the axis: "2020"
	bool has;        // a value, with its words as printed: "90,6", "ước 91,8"
	bool estimate;
	struct decimal value;
	struct sv text;
	bool has_target;
	struct decimal low, high; // equal where it is no band
	struct sv target_text;    // "giao ≥ 92"
};

struct chart {
	enum chart_kind kind;
	const char *id; // of the page's own making: names the title and the description
	struct sv title, description;
	const struct chart_point *points; // in order
	size_t count;
	bool english; // how the axis writes its numbers
};

// Adds the whole <svg>. False, and nothing added, where there is nothing to draw.
bool chart_svg(const struct chart *c, struct buf *out);

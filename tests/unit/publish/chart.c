// Charts: what is drawn where, what is hollow, what is escaped, scales of all sizes.
#include <unistd.h>

#include "tap.h"

#include "publish/chart.h"

static struct decimal dec(const char *text)
{
	struct decimal d = {0};
	if (text && !decimal_parse(sv_of(text), &d))
		abort();
	return d;
}

static struct chart_point point(const char *label, const char *value, const char *words, bool estimate)
{
	return (struct chart_point){.label = sv_of(label), .has = value != NULL, .value = dec(value), .text = sv_of(words), .estimate = estimate};
}

static struct chart_point with_target(struct chart_point p, const char *low, const char *high, const char *words)
{
	p.has_target = true;
	p.low = dec(low);
	p.high = dec(high);
	p.target_text = sv_of(words);
	return p;
}

static int count_of(const struct buf *b, const char *what)
{
	struct sv rest = buf_view(b);
	int n = 0;
	for (size_t at; (at = sv_find(rest, sv_of(what))) != SIZE_MAX; n++)
		rest = sv_from(rest, at + strlen(what));
	return n;
}

static bool has(const struct buf *b, const char *what)
{
	return count_of(b, what) > 0;
}

static struct chart chart(enum chart_kind kind, const struct chart_point *points, size_t count)
{
	return (struct chart){kind, "c", SV("Hộ nghèo & cận nghèo"), SV("Từ <2014> đến 2020"), points, count, false};
}

static void a_line(void)
{
	struct chart_point points[] = {
		point("2014", "81.2", "81,2", false),
		point("2015", "83.5", "83,5", false),
		point("2016", NULL, "", false),
		with_target(point("2017", "86.9", "86,9", false), "86", "86", "giao ≥ 86"),
		with_target(point("2018", "88.4", "88,4", false), "88", "88", "giao ≥ 88"),
		with_target(point("2019", "90.6", "90,6", false), "88", "90", "giao 88–90"),
		with_target(point("2020", "91.8", "ước 91,8", true), "92", "92", "giao ≥ 92"),
	};
	AUTO(buf_free) struct buf b = {0};
	struct chart c = chart(CHART_LINE, points, LENGTH(points));
	ok(chart_svg(&c, &b), "a line is drawn");
	ok(has(&b, "role=\"img\" aria-labelledby=\"ct cd\"") && has(&b, "<title id=\"ct\">Hộ nghèo &amp; cận nghèo</title>") &&
	       has(&b, "<desc id=\"cd\">Từ &lt;2014&gt; đến 2020</desc>"),
	   "it has a name and is described, escaped");
	is_int(count_of(&b, "<circle class=\"pt\""), 5, "a point for each result");
	is_int(count_of(&b, "<circle class=\"est\""), 1, "the estimate is hollow");
	is_int(count_of(&b, "class=\"series\""), 4, "the line is broken where a year is missing");
	is_int(count_of(&b, "class=\"series\" stroke-dasharray"), 1, "and dashed to the estimate");
	is_int(count_of(&b, "class=\"edge\""), 4, "an edge for each target");
	is_int(count_of(&b, "class=\"band\""), 1, "and a band for a range");
	is_int(count_of(&b, "class=\"axis\""), 4, "four gridlines");
	ok(has(&b, ">80</text>") && has(&b, ">92</text>") && !has(&b, ">0</text>"), "of round numbers near the figures");
	ok(has(&b, ">ước 91,8</text>") && has(&b, ">giao ≥ 92</text>") && has(&b, ">2016</text>"), "words stand at the points");
	ok(!has(&b, "style="), "no style attribute");
	ok(!has(&b, "--") && !has(&b, ".-"), "no place is broken");
}

static void columns(void)
{
	struct chart_point points[] = {point("2018", "1254000", "1.254.000", false), point("2019", "-200000", "−200.000", false),
	                               with_target(point("2020", "1300000", "ước 1.300.000", true), "1100000", "1100000", "giao 1.100.000")};
	AUTO(buf_free) struct buf b = {0};
	struct chart c = chart(CHART_COLUMNS, points, LENGTH(points));
	ok(chart_svg(&c, &b), "columns are drawn");
	is_int(count_of(&b, "<rect class=\"pt\""), 2, "one for each result");
	is_int(count_of(&b, "<rect class=\"est\""), 1, "the estimate is hollow");
	ok(has(&b, "class=\"edge\"") && has(&b, "y=\"296.0\" text-anchor=\"middle\">giao 1.100.000<"), "what was set stands under the year");
	ok(has(&b, ">0</text>") && has(&b, ">1.000.000</text>") && has(&b, ">−500.000</text>"), "columns stand on zero");
	struct chart_point high[] = {point("2019", "88", "88", false), point("2020", "90", "90", false)};
	AUTO(buf_free) struct buf tall = {0};
	struct chart tower = chart(CHART_COLUMNS, high, 2);
	ok(chart_svg(&tower, &tall) && has(&tall, ">0</text>"), "also where all are far above it");
	b.n = 0;
	c.english = true;
	ok(chart_svg(&c, &b) && has(&b, ">1,000,000</text>"), "the axis speaks English too");
}

static void scales(void)
{
	static const struct {
		const char *one, *other, *gridline;
	} table[] = {
		{"5", "5", ">5</text>"},       {"0", "0", ">0,25</text>"},          {"0.000000001", "0.000000002", ">0,000000001</text>"},
		{"13694000000000", "15000000000000", ">14.000.000.000.000</text>"}, {"99.593", "99.6", ">99,594</text>"},
		{"-3", "-1.5", ">−2,0</text>"},  {"9223372036854775807", "1", ">7.500.000.000.000.000.000</text>"},
	};
	for (size_t i = 0; i < LENGTH(table); i++) {
		struct chart_point points[] = {point("a", table[i].one, "x", false), point("b", table[i].other, "y", false)};
		AUTO(buf_free) struct buf b = {0};
		struct chart c = chart(CHART_LINE, points, 2);
		bool good = ok(chart_svg(&c, &b) && has(&b, table[i].gridline), "%s and %s have a gridline%s", table[i].one, table[i].other,
		               table[i].gridline);
		if (!good)
			printf("# %s\n", buf_cstr(&b));
	}
}

static void nothing(void)
{
	struct chart_point points[] = {point("2020", NULL, "", false)};
	AUTO(buf_free) struct buf b = {0};
	struct chart c = chart(CHART_LINE, points, 1);
	ok(!chart_svg(&c, &b) && b.n == 0, "without figures nothing is drawn");
	c.count = 0;
	ok(!chart_svg(&c, &b) && b.n == 0, "nor without periods");
	points[0] = with_target(points[0], "5", "5", "giao 5");
	c.count = 1;
	ok(chart_svg(&c, &b) && count_of(&b, "class=\"edge\"") == 1 && has(&b, ">giao 5</text>"), "a target alone is drawn");
}

static void many(void)
{
	struct chart_point points[60];
	for (size_t i = 0; i < LENGTH(points); i++)
		points[i] = point("12/2019", "5.5", "1.254.000", false);
	points[59].label = SV("12/2024");
	AUTO(buf_free) struct buf b = {0};
	struct chart c = chart(CHART_LINE, points, LENGTH(points));
	ok(chart_svg(&c, &b), "many periods are drawn");
	ok(count_of(&b, "class=\"label\"") <= 12 && has(&b, ">12/2024</text>"), "with so many labels as there is room for, the last one always");
	is_int(count_of(&b, "<circle"), 60, "and all points");
}

int main(void)
{
	a_line();
	columns();
	scales();
	nothing();
	many();
	return done();
}

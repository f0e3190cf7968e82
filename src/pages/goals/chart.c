// Results as a line with the values at the points, targets as a dashed edge or a band, estimates hollow (docs/design.md, charts).
// Places are computed in whole tenths of a pixel from exact figures; the table under it holds the figures.
#include "pages/goals/chart.h"
#include "text/text.h"

enum { LEFT = 60, TOP = 30, WIDTH = 680, HEIGHT = 230, MOST = 12 };

#define V(s) (int)(s).n, (s).p ? (s).p : ""

struct scale {
	struct decimal low, high;
};

static void stretch(struct scale *s, bool *any, struct decimal d)
{
	if (!*any || decimal_cmp(d, s->low) < 0)
		s->low = d;
	if (!*any || decimal_cmp(d, s->high) > 0)
		s->high = d;
	*any = true;
}

// The height of a figure in tenths of a pixel, from the top.
static int height(const struct scale *s, struct decimal d)
{
	struct decimal span, above, part, tenths;
	if (!decimal_sub(s->high, s->low, &span) || decimal_is_zero(span) || !decimal_sub(s->high, d, &above) || !decimal_mul(above, decimal_int(HEIGHT * 10), &part) ||
	    !decimal_div(part, span, 0, &tenths))
		return TOP * 10 + HEIGHT * 5;
	return TOP * 10 + (int)tenths.mantissa;
}

static int across(size_t k, size_t count)
{
	return LEFT + (int)(count > 1 ? (size_t)WIDTH * k / (count - 1) : WIDTH / 2);
}

static bool level(const struct standing *s)
{
	return s->target.aim.basis == BASIS_LEVEL || s->target.aim.basis == BASIS_REDUCE_TO;
}

static void widen(struct scale *s)
{
	struct decimal span, tenth;
	// A tenth of air on both sides, so that no point lies on the frame.
	if (decimal_sub(s->high, s->low, &span) && (decimal_is_zero(span) ? decimal_shift(s->high, -1, &tenth) : decimal_shift(span, -1, &tenth))) {
		struct decimal low = s->low, high = s->high;
		if (decimal_sub(low, tenth, &low) && decimal_add(high, tenth, &high)) {
			s->low = low;
			s->high = high;
		}
	}
}

static void targets(struct req *r, const struct scale *s, const struct standing_period *all, size_t count)
{
	for (size_t k = 0; k < count; k++) {
		if (!all[k].count || !level(&all[k].targets[0]))
			continue;
		const struct standing *t = &all[k].targets[0];
		int x = across(k, count), y = height(s, t->target.aim.low), from = x - 30, upper = t->target.aim.comparator == COMPARE_RANGE ? height(s, t->target.aim.high) : y;
		if (upper != y)
			page(&r->body, "<rect class=\"band\" x=\"%d\" y=\"%d.%d\" width=\"60\" height=\"%d.%d\"/>", from, upper / 10, upper % 10, (y - upper) / 10, (y - upper) % 10);
		page(&r->body, "<path class=\"edge\" d=\"M%d %d.%dh60\"/><text class=\"tgt\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">%.*s</text>", from, y / 10, y % 10, x, upper / 10 - 8 > 14 ? upper / 10 - 8 : y / 10 + 16, V(t->aim));
	}
}

static void line(struct req *r, const struct scale *s, const struct standing_period *all, size_t count)
{
	bool begun = false;
	page(&r->body, "<path class=\"series\" d=\"");
	for (size_t k = 0; k < count; k++) {
		if (!all[k].has)
			continue;
		int y = height(s, all[k].result.value);
		page(&r->body, "%s%d %d.%d", begun ? " " : "M", across(k, count), y / 10, y % 10);
		begun = true;
	}
	page(&r->body, "\"/>");
}

static void points(struct req *r, const struct indicator *i, const struct scale *s, const struct standing_period *all, size_t count)
{
	for (size_t k = 0; k < count; k++) {
		int x = across(k, count);
		struct sv code = period_code(r->arena, all[k].period);
		page(&r->body, "<text x=\"%d\" y=\"285\" text-anchor=\"middle\">%.*s</text>", x, V(code));
		if (!all[k].has)
			continue;
		int y = height(s, all[k].result.value);
		struct sv text = observation_text(r->arena, r->language, i, &all[k].result);
		bool estimate = all[k].result.status == STATUS_ESTIMATE;
		page(&r->body, "<circle class=\"%s\" cx=\"%d\" cy=\"%d.%d\" r=\"4\"/><text class=\"strong\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s%.*s</text>", estimate ? "est" : "pt", x, y / 10, y % 10, x, y / 10 + 20,
		     estimate ? T(r, N_("est. ")) : "", V(text));
	}
}

void indicator_chart(struct req *r, const struct indicator *i, const struct standing_period *all, size_t count)
{
	struct scale s = {0};
	bool any = false;
	size_t figures = 0;
	if (count > MOST) {
		all += count - MOST;
		count = MOST;
	}
	for (size_t k = 0; k < count; k++) {
		if (all[k].has) {
			stretch(&s, &any, all[k].result.value);
			figures++;
		}
		if (all[k].count && level(&all[k].targets[0])) {
			stretch(&s, &any, all[k].targets[0].target.aim.low);
			if (all[k].targets[0].target.aim.comparator == COMPARE_RANGE)
				stretch(&s, &any, all[k].targets[0].target.aim.high);
			figures++;
		}
	}
	if (figures < 2)
		return;
	widen(&s);
	page(&r->body, "<figure class=\"sec\"><figcaption class=\"b\">%s</figcaption><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"%s\"><svg class=\"chart\" viewBox=\"0 0 800 300\" role=\"img\" aria-labelledby=\"ct cd\"><title id=\"ct\">%.*s</title><desc id=\"cd\">%s</desc>",
	     T(r, N_("Results and targets")), T(r, N_("Chart")), V(i->name), T(r, N_("The figures stand in the table below.")));
	for (int k = 0; k < 5; k++)
		page(&r->body, "<path class=\"axis\" d=\"M30 %dH770\"/>", TOP + HEIGHT * k / 4);
	targets(r, &s, all, count);
	line(r, &s, all, count);
	points(r, i, &s, all, count);
	page(&r->body, "</svg></div></figure>\n");
}

// The chart's scale, axis, targets, results. Places are tenths of the drawing's unit, so that no
// figure becomes a float.
#include "base/markup.h"
#include "goals/fraction.h"
#include "publish/chart.h"
#include "text/text.h"

enum {
	WIDTH = 7600,
	HEIGHT = 3000,
	RIGHT = 7400,
	TOP = 300,
	BASE = 2600, // of the plot
	LABEL_LINE = 2800,
	INTERVALS = 4, // at most
	LETTER = 70,   // as wide as a letter is taken to be
	AXIS_GAP = 60, // between its numbers and the gridlines
	COLUMN_MOST = 900,
};

struct scale {
	struct fraction low, high, step; // at the plot's foot and head; between gridlines
	struct fraction first;           // gridline
	int digits;                      // that the gridlines are written with
};

struct drawing {
	const struct chart *c;
	struct buf *out;
	struct arena *arena;
	struct scale scale;
	int left;    // of the plot: what the axis' numbers leave
	int slot;    // width of a period
	size_t each; // so many periods share one label where there are too many to write at all
};

// ---- the scale
static bool widen(struct fraction f, bool *any, struct fraction *low, struct fraction *high)
{
	int below, above;
	if (!*any)
		*low = *high = f;
	*any = true;
	if (!fraction_cmp(f, *low, &below) || !fraction_cmp(f, *high, &above))
		return false;
	*low = below < 0 ? f : *low;
	*high = above > 0 ? f : *high;
	return true;
}

// The least and the greatest of what is drawn. False where nothing is.
static bool extremes(const struct chart *c, struct fraction *low, struct fraction *high)
{
	bool any = false;
	for (size_t i = 0; i < c->count; i++) {
		const struct chart_point *p = &c->points[i];
		if ((p->has && !widen(fraction_of(p->value), &any, low, high)) ||
		    (p->has_target && (!widen(fraction_of(p->low), &any, low, high) ||
		                       !widen(fraction_of(p->high), &any, low, high))))
			return false;
	}
	return any && (c->kind == CHART_LINE ||
	               widen(fraction_int(0), &any, low, high)); // a column stands on zero
}

// The multiple of the step at or below a value, or at or above it.
static bool multiple(struct fraction value, struct fraction step, bool above, struct fraction *out)
{
	struct fraction times;
	if (!fraction_div(value, step, &times))
		return false;
	wide n = times.n / times.d, rest = times.n % times.d;
	if (above ? rest > 0 : rest < 0)
		n += above ? 1 : -1;
	return fraction_mul((struct fraction){n, 1}, step, out);
}

// Whether few enough steps reach from a multiple at or below `low` to one at or above `high`, which
// are set.
static bool reaches(struct scale *s, struct fraction low, struct fraction high, bool *yes)
{
	struct fraction span, count;
	int order;
	if (!multiple(low, s->step, false, &s->first) || !multiple(high, s->step, true, &s->high) ||
	    !fraction_sub(s->high, s->first, &span) || !fraction_div(span, s->step, &count) ||
	    !fraction_cmp(count, fraction_int(INTERVALS), &order))
		return false;
	*yes = order <= 0 && fraction_sign(span) > 0;
	return true;
}

// The smallest round step that reaches.
static bool find_step(struct fraction low, struct fraction high, struct scale *s)
{
	static const struct {
		int tenths, digits; // of the step; the digits that it has more than its power of ten
	} round_steps[] = {{10, 0}, {20, 0}, {25, 1}, {40, 0}, {50, 0}};
	for (int power = -DECIMAL_SCALE_MAX; power <= 18; power++) {
		for (size_t i = 0; i < LENGTH(round_steps); i++) {
			struct decimal step;
			bool yes;
			if (!decimal_shift((struct decimal){round_steps[i].tenths, 1}, power, &step))
				continue; // finer than a decimal can be
			s->step = fraction_of(step);
			s->digits = round_steps[i].digits - power > 0 ? round_steps[i].digits - power : 0;
			if (!reaches(s, low, high, &yes))
				return false;
			if (yes)
				return true;
		}
	}
	return false;
}

static bool make_scale(const struct chart *c, struct scale *s)
{
	struct fraction low, high, span, half;
	if (!extremes(c, &low, &high) || !fraction_sub(high, low, &span))
		return false;
	if (fraction_sign(span) == 0) { // one value alone: room on both sides, of nothing above it
		if (!fraction_div(fraction_abs(high), fraction_int(4), &span) ||
		    !fraction_sub(low, span, &low) ||
		    !fraction_add(high, fraction_sign(span) ? span : fraction_int(1), &high))
			return false;
	}
	if (!find_step(low, high, s))
		return false;
	// An axis that is cut off ends below its first line: zero is not there.
	s->low = s->first;
	return c->kind == CHART_COLUMNS || fraction_sign(s->first) == 0 ||
	       (fraction_div(s->step, fraction_int(2), &half) && fraction_sub(s->first, half, &s->low));
}

static int y_of(const struct drawing *d, struct fraction value)
{
	struct fraction over, whole, share;
	struct decimal tenths;
	const struct scale *s = &d->scale;
	if (!fraction_sub(value, s->low, &over) || !fraction_sub(s->high, s->low, &whole) ||
	    !fraction_div(over, whole, &share) ||
	    !fraction_mul(share, fraction_int(BASE - TOP), &share) ||
	    !fraction_shown(share, 0, &tenths))
		return BASE;
	return BASE - (int)tenths.mantissa;
}

static int x_of(const struct drawing *d, size_t i)
{
	return d->left +
	       (int)((int64_t)(RIGHT - d->left) * (2 * (int64_t)i + 1) / (2 * (int64_t)d->c->count));
}

// ---- writing
#define PLACE "%d.%d"
#define TENTHS(n) (n) / 10, (n) % 10

static void text(struct drawing *d, const char *class_name, int x, int y, struct sv words)
{
	if (words.n)
		markup(d->out,
		       "<text class=\"%s\" x=\"" PLACE "\" y=\"" PLACE
		       "\" text-anchor=\"middle\">%.*s</text>",
		       class_name, TENTHS(x), TENTHS(y), SV_ARG(words));
}

// The next gridline; false past the last.
static bool next_line(const struct scale *s, struct fraction *at)
{
	int order;
	return fraction_add(*at, s->step, at) && fraction_cmp(*at, s->high, &order) && order <= 0;
}

static struct sv line_words(struct drawing *d, struct fraction at)
{
	struct decimal shown;
	return fraction_shown(at, d->scale.digits, &shown) ? text_number(d->arena, shown, d->c->english)
	                                                   : (struct sv){0};
}

static int room_for_axis(struct drawing *d)
{
	size_t longest = 4;
	struct fraction at = d->scale.first;
	do {
		size_t n = utf8_count(line_words(d, at));
		longest = n > longest ? n : longest;
	} while (next_line(&d->scale, &at));
	return AXIS_GAP + (int)longest * LETTER;
}

static void axis(struct drawing *d)
{
	struct fraction at = d->scale.first;
	do {
		int y = y_of(d, at);
		struct sv words = line_words(d, at);
		if (y < BASE)
			markup(d->out, "<path class=\"axis\" d=\"M" PLACE " " PLACE "H" PLACE "\"/>",
			       TENTHS(d->left), TENTHS(y), TENTHS(RIGHT));
		markup(d->out, "<text x=\"" PLACE "\" y=\"" PLACE "\" text-anchor=\"end\">%.*s</text>",
		       TENTHS(d->left - AXIS_GAP), TENTHS(y + 40), SV_ARG(words));
	} while (next_line(&d->scale, &at));
	int foot = y_of(d, d->c->kind == CHART_COLUMNS ? fraction_int(0) : d->scale.low);
	markup(d->out, "<path class=\"base\" d=\"M" PLACE " " PLACE "H" PLACE "\"/>", TENTHS(d->left),
	       TENTHS(foot), TENTHS(RIGHT));
}

static bool labelled(const struct drawing *d, size_t i)
{
	return (d->c->count - 1 - i) % d->each == 0; // the last one always
}

// Whether the target's words stand over it, and the value's under its point: where the result lies
// below.
static bool target_over(const struct chart_point *p)
{
	return !p->has || decimal_cmp(p->high, p->value) >= 0;
}

// Where the target's words stand: over or under it; of columns, which would cover them, under the
// period's name.
static int words_of_target(const struct drawing *d, const struct chart_point *p, int low, int high)
{
	if (d->c->kind == CHART_COLUMNS)
		return LABEL_LINE + 160;
	return target_over(p) ? high - 80 : low + 160;
}

static void targets(struct drawing *d)
{
	for (size_t i = 0; i < d->c->count; i++) {
		const struct chart_point *p = &d->c->points[i];
		if (!p->has_target)
			continue;
		int half = d->slot * 45 / 100, x = x_of(d, i), low = y_of(d, fraction_of(p->low)),
		    high = y_of(d, fraction_of(p->high));
		if (high < low)
			markup(d->out,
			       "<rect class=\"band\" x=\"" PLACE "\" y=\"" PLACE "\" width=\"" PLACE
			       "\" height=\"" PLACE "\"/>",
			       TENTHS(x - half), TENTHS(high), TENTHS(2 * half), TENTHS(low - high));
		markup(d->out, "<path class=\"edge\" d=\"M" PLACE " " PLACE "h" PLACE, TENTHS(x - half),
		       TENTHS(low), TENTHS(2 * half));
		if (high < low)
			markup(d->out, "M" PLACE " " PLACE "h" PLACE, TENTHS(x - half), TENTHS(high),
			       TENTHS(2 * half));
		markup(d->out, "\"/>");
		if (labelled(d, i))
			text(d, "tgt", x, words_of_target(d, p, low, high), p->target_text);
	}
}

// From the point before to this one, where both are there and follow each other; dashed to an
// estimate.
static void line(struct drawing *d)
{
	for (size_t i = 1; i < d->c->count; i++) {
		const struct chart_point *from = &d->c->points[i - 1], *to = &d->c->points[i];
		if (!from->has || !to->has)
			continue;
		markup(d->out, "<path class=\"series\"");
		if (from->estimate || to->estimate)
			markup(d->out, " stroke-dasharray=\"6 4\"");
		markup(d->out, " d=\"M" PLACE " " PLACE " " PLACE " " PLACE "\"/>", TENTHS(x_of(d, i - 1)),
		       TENTHS(y_of(d, fraction_of(from->value))), TENTHS(x_of(d, i)),
		       TENTHS(y_of(d, fraction_of(to->value))));
	}
}

static void column(struct drawing *d, const struct chart_point *p, int x, int y)
{
	int half = (d->slot * 6 / 10 < COLUMN_MOST ? d->slot * 6 / 10 : COLUMN_MOST) / 2,
	    zero = y_of(d, fraction_int(0)), top = y < zero ? y : zero;
	markup(d->out,
	       "<rect class=\"%s\" x=\"" PLACE "\" y=\"" PLACE "\" width=\"" PLACE "\" height=\"" PLACE
	       "\"",
	       p->estimate ? "est" : "pt", TENTHS(x - half), TENTHS(top), TENTHS(2 * half),
	       TENTHS(y < zero ? zero - y : y - zero));
	if (p->estimate)
		markup(d->out, " stroke-dasharray=\"6 4\"");
	markup(d->out, "/>");
}

// Where the value's words stand: over it, or under it where the target's are over it, or where a
// column hangs.
static int words_of_value(const struct drawing *d, const struct chart_point *p, int y)
{
	if (d->c->kind == CHART_COLUMNS)
		return p->value.mantissa < 0 ? y + 160 : y - 60;
	return p->has_target && target_over(p) ? y + 220 : y - 120;
}

static void results(struct drawing *d)
{
	if (d->c->kind == CHART_LINE)
		line(d);
	for (size_t i = 0; i < d->c->count; i++) {
		const struct chart_point *p = &d->c->points[i];
		if (!p->has)
			continue;
		int x = x_of(d, i), y = y_of(d, fraction_of(p->value));
		if (d->c->kind == CHART_COLUMNS)
			column(d, p, x, y);
		else if (p->estimate)
			markup(d->out, "<circle class=\"est\" cx=\"" PLACE "\" cy=\"" PLACE "\" r=\"4.5\"/>",
			       TENTHS(x), TENTHS(y));
		else
			markup(d->out, "<circle class=\"pt\" cx=\"" PLACE "\" cy=\"" PLACE "\" r=\"4\"/>",
			       TENTHS(x), TENTHS(y));
		if (labelled(d, i))
			text(d, "strong", x, words_of_value(d, p, y), p->text);
	}
}

static void labels(struct drawing *d)
{
	for (size_t i = 0; i < d->c->count; i++) {
		if (labelled(d, i))
			text(d, "label", x_of(d, i), LABEL_LINE, d->c->points[i].label);
	}
}

// How many periods one label stands for, so that none runs into the next.
static size_t label_step(const struct chart *c, int slot)
{
	size_t longest = 1;
	for (size_t i = 0; i < c->count; i++) {
		const struct sv texts[] = {c->points[i].label, c->points[i].text, c->points[i].target_text};
		for (size_t k = 0; k < LENGTH(texts); k++) {
			size_t n = utf8_count(texts[k]);
			longest = n > longest ? n : longest;
		}
	}
	return (longest * LETTER + (size_t)slot - 1) / (size_t)slot;
}

bool chart_svg(const struct chart *c, struct buf *out)
{
	enum { MOST = 500 };
	AUTO(arena_free) struct arena arena = {0};
	struct drawing d = {.c = c, .out = out, .arena = &arena};
	if (!c->count || c->count > MOST || !make_scale(c, &d.scale))
		return false;
	d.left = room_for_axis(&d);
	d.slot = (RIGHT - d.left) / (int)c->count;
	d.each = label_step(c, d.slot);
	markup(out,
	       "<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"%st %sd\">",
	       WIDTH / 10, HEIGHT / 10, c->id, c->id);
	markup(out, "<title id=\"%st\">%.*s</title><desc id=\"%sd\">%.*s</desc>", c->id,
	       SV_ARG(c->title), c->id, SV_ARG(c->description));
	axis(&d);
	if (c->kind == CHART_LINE) // a line goes over the targets, columns under them
		targets(&d);
	results(&d);
	if (c->kind == CHART_COLUMNS)
		targets(&d);
	labels(&d);
	markup(out, "</svg>");
	return true;
}

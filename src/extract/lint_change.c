// What a change says against two levels: whether they agree, and what is to be told where they do not.
#include "extract/lint_growth.h"

// "62,5 triệu đồng/năm, tăng 4,2 triệu đồng": the last parts of the unit are left out.
bool unit_is_short_of(const struct unit_shape *said, const struct unit_shape *level)
{
	if (!said->count || said->count >= level->count)
		return false;
	for (size_t i = 0; i < said->count; i++) {
		if (!sv_eq(said->of[i], level->of[i]))
			return false;
	}
	return true;
}

bool change_comparable(struct lint *l, size_t a, size_t b)
{
	return lint_alike(l, a, b) || unit_is_short_of(lint_shape(l, a), lint_shape(l, b)) || unit_is_short_of(lint_shape(l, b), lint_shape(l, a));
}

static enum change_kind kind_of(const struct change *c)
{
	bool percent = lint_is_percent(c->said), level_percent = lint_is_percent(c->level);
	if (c->said->ratio && c->said_shape->count == 1 && sv_is(c->said_shape->of[0], "times"))
		return CHANGE_TIMES;
	if (c->said->ratio)
		return percent && !level_percent ? CHANGE_RATIO : CHANGE_NONE;
	if (c->said_shape->count == 1 && sv_is(c->said_shape->of[0], "percent"))
		return level_percent ? CHANGE_POINTS : percent ? CHANGE_PERCENT : CHANGE_NONE;
	if (level_percent && sv_is(c->said->unit, "điểm"))
		return CHANGE_POINTS;
	bool kind = c->said_alike || (c->said_shape->kind != UNIT_OTHER && c->said_shape->kind == c->level_shape->kind); // "21 đảng viên, giảm 6 đồng chí"
	return kind || unit_shape_same(c->said_shape, c->level_shape) || unit_is_short_of(c->said_shape, c->level_shape) ? CHANGE_AMOUNT : CHANGE_NONE;
}

static bool amount_holds(struct span level, struct span earlier, struct span said, enum direction direction)
{
	struct span apart;
	bool down = direction == DIRECTION_DOWN;
	return !span_sub(down ? earlier : level, down ? level : earlier, &apart) || spans_meet(apart, said);
}

bool change_percent_holds(struct span level, struct span earlier, struct span said, enum direction direction)
{
	struct span whole;
	if (direction == DIRECTION_DOWN ? !span_sub(span_of(decimal_int(100)), said, &whole)
	                                : !decimal_add(said.low, decimal_int(100), &whole.low) || !decimal_add(said.high, decimal_int(100), &whole.high))
		return true;
	return lint_percent_holds(level, earlier, whole);
}

struct decimal change_in_unit(struct decimal v, const struct unit_shape *from, const struct unit_shape *to)
{
	struct decimal out = v;
	return decimal_shift(v, from->power - to->power, &out) ? decimal_normal(out) : v;
}

static void tell(const struct change *c, enum change_kind kind, struct lint_draft *out)
{
	static const char *const same_way[][2] = {
	    [CHANGE_PERCENT] = {N_("from %'d to %'d it is a fall of %'d %%, not of %'d %%"), N_("from %'d to %'d it is a rise of %'d %%, not of %'d %%")},
	    [CHANGE_POINTS] = {N_("from %'d %% to %'d %% it is a fall of %'d percentage points, not of %'d"),
	                       N_("from %'d %% to %'d %% it is a rise of %'d percentage points, not of %'d")},
	    [CHANGE_AMOUNT] = {N_("from %'d to %'d it is a fall of %'d, not of %'d"), N_("from %'d to %'d it is a rise of %'d, not of %'d")},
	};
	static const char rose[] = N_("from %'d to %'d it rose, and did not fall by %'d"), fell[] = N_("from %'d to %'d it fell, and did not rise by %'d");
	const struct unit_shape *unit = kind == CHANGE_AMOUNT ? c->said_shape : c->level_shape;
	struct decimal level = change_in_unit(c->level->value, c->level_shape, unit), earlier = change_in_unit(c->earlier->value, c->earlier_shape, unit);
	struct decimal apart = {0}, hundred = decimal_int(100);
	int order = decimal_cmp(level, earlier);
	bool up = order > 0, counted = true;
	if (kind == CHANGE_TIMES) {
		counted = decimal_div(level, earlier, c->said->value.scale, &apart);
	} else if (kind == CHANGE_PERCENT || kind == CHANGE_RATIO) {
		struct decimal ratio = lint_percent_of(level, earlier, c->said->value.scale);
		counted = kind == CHANGE_RATIO || decimal_sub(up ? ratio : hundred, up ? hundred : ratio, &apart);
		apart = kind == CHANGE_RATIO ? ratio : apart;
	} else {
		counted = decimal_sub(up ? level : earlier, up ? earlier : level, &apart);
	}
	if (!counted)
		apart = (struct decimal){0};
	*out = (struct lint_draft){.place = c->said->place, .code = "growth", .severity = SEVERITY_ERROR, .stated = c->said->value, .computed = apart, .has_figures = true};
	out->message = (struct error){.failure = FAIL_CHECK};
	lint_arg_figure(out, 0, earlier);
	lint_arg_figure(out, 1, level);
	if (kind == CHANGE_TIMES) {
		out->message.msgid = N_("against %'d before, %'d is %'d times as much, not %'d times");
	} else if (kind == CHANGE_RATIO) {
		out->message.msgid = N_("against %'d before, %'d is %'d %%, not %'d %%");
	} else if (order && up != (c->said->direction != DIRECTION_DOWN)) {
		out->message.msgid = up ? rose : fell;
		lint_arg_figure(out, 2, c->said->value);
		return;
	} else {
		out->message.msgid = same_way[kind][up];
	}
	lint_arg_figure(out, 2, apart);
	lint_arg_figure(out, 3, c->said->value);
}

static bool applies(const struct change *c, struct span *level, struct span *earlier, struct span *said)
{
	return kind_of(c) != CHANGE_NONE && (unit_shape_same(c->level_shape, c->earlier_shape) || unit_is_short_of(c->earlier_shape, c->level_shape) || unit_is_short_of(c->level_shape, c->earlier_shape) || c->alike) &&
	       figure_span(c->level, c->level_shape, level) && figure_span(c->earlier, c->earlier_shape, earlier) && figure_span(c->said, c->said_shape, said) && earlier->low.mantissa > 0;
}

bool change_applies(const struct change *c)
{
	struct span level, earlier, said;
	return applies(c, &level, &earlier, &said);
}

bool change_holds(const struct change *c, struct lint_draft *out)
{
	struct span level, earlier, said;
	enum change_kind kind = kind_of(c);
	if (!applies(c, &level, &earlier, &said))
		return true;
	enum direction way = c->said->direction;
	bool holds = true;
	switch (kind) {
	case CHANGE_RATIO:
		holds = lint_percent_holds(level, earlier, said);
		break;
	case CHANGE_TIMES:
		holds = spans_products_meet(level, span_of(decimal_int(1)), earlier, said);
		break;
	case CHANGE_PERCENT:
		holds = change_percent_holds(level, earlier, said, way);
		break;
	case CHANGE_POINTS:
		// Some write the relative change of a rate.
		holds = amount_holds(level, earlier, said, way) || (lint_is_percent(c->said) && change_percent_holds(level, earlier, said, way));
		break;
	case CHANGE_AMOUNT:
		holds = amount_holds(level, earlier, said, way);
		break;
	case CHANGE_NONE:
		break;
	}
	if (!holds)
		tell(c, kind, out);
	return holds;
}

// So much of the earlier level as is said, in its unit.
static bool level_said(const struct change *c, enum change_kind kind, struct decimal earlier, struct decimal *out)
{
	struct decimal by = c->said->value;
	bool percent = kind == CHANGE_PERCENT || kind == CHANGE_RATIO;
	if (kind == CHANGE_AMOUNT)
		by = change_in_unit(by, unit_is_short_of(c->said_shape, c->level_shape) ? c->level_shape : c->said_shape, c->level_shape);
	if ((percent || kind == CHANGE_TIMES) && !decimal_mul(earlier, by, &by))
		return false;
	if (percent && !decimal_shift(by, -2, &by))
		return false;
	if (kind == CHANGE_RATIO || kind == CHANGE_TIMES) {
		*out = by;
		return true;
	}
	return c->said->direction == DIRECTION_DOWN ? decimal_sub(earlier, by, out) : decimal_add(earlier, by, out);
}

bool change_is_near(const struct change *c)
{
	enum change_kind kind = kind_of(c);
	struct decimal expected;
	return kind != CHANGE_NONE && level_said(c, kind, change_in_unit(c->earlier->value, c->earlier_shape, c->level_shape), &expected) && expected.mantissa > 0 && lint_near(decimal_normal(expected), c->level->value);
}

// A judgement told in words, with the figures that it was made on.
#include "goals/judgement.h"
#include "text/text.h"

struct telling {
	struct arena *a;
	enum language language;
	const struct judging *j;
	const struct judgement_words *words;
	int digits; // that figures are shown with
};

static struct sv with_unit(const struct telling *t, struct sv number, struct sv unit)
{
	return unit.n ? arena_printf(t->a, SV_FMT " " SV_FMT, SV_ARG(number), SV_ARG(unit)) : number;
}

static struct sv number(const struct telling *t, struct decimal d)
{
	return text_number(t->a, d, t->language == LANGUAGE_EN);
}

static struct sv unit_of(const struct telling *t)
{
	return t->words->unit;
}

static struct sv points(const struct telling *t)
{
	return sv_of(msg(t->language, N_("percentage points")));
}

// What differences in the target's terms are counted in.
static struct sv unit_of_difference(const struct telling *t)
{
	bool percent = t->j->aim.basis == BASIS_CHANGE_PERCENT || t->words->rate;
	return percent ? points(t) : unit_of(t);
}

// What the target's own numbers are counted in.
static struct sv unit_of_aim(const struct telling *t)
{
	switch (t->j->aim.basis) {
	case BASIS_CHANGE_PERCENT:
		return SV("%");
	case BASIS_CHANGE:
	case BASIS_ADD:
		return unit_of_difference(t);
	case BASIS_LEVEL:
	case BASIS_REDUCE_TO:
		break;
	}
	return unit_of(t);
}

static struct sv shown(const struct telling *t, struct fraction f, int digits, struct sv unit)
{
	struct decimal d;
	int within = digits < 0 ? 0 : digits > DECIMAL_SCALE_MAX ? DECIMAL_SCALE_MAX : digits;
	return fraction_shown(f, within, &d) ? with_unit(t, number(t, d), unit) : SV("–");
}

// With more digits where it would otherwise show nothing: 99.593 against 99.6 differ by 0.007.
static struct sv shown_difference(const struct telling *t, struct fraction f, struct sv unit)
{
	int digits = t->digits > t->j->aim.digits ? t->digits : t->j->aim.digits;
	struct decimal d = {0};
	for (digits = digits < 0 ? 0 : digits; digits < DECIMAL_SCALE_MAX; digits++) {
		if (!fraction_shown(f, digits, &d) || !decimal_is_zero(d) || fraction_sign(f) == 0)
			break;
	}
	return shown(t, f, digits, unit);
}

// ---- the target
static struct sv compared(const struct telling *t, enum comparator c, struct sv low, struct sv high)
{
	switch (c) {
	case COMPARE_AT_LEAST:
		return say(t->a, t->language, N_("at least %.*s"), SV_ARG(low));
	case COMPARE_ABOVE:
		return say(t->a, t->language, N_("above %.*s"), SV_ARG(low));
	case COMPARE_AT_MOST:
		return say(t->a, t->language, N_("at most %.*s"), SV_ARG(low));
	case COMPARE_BELOW:
		return say(t->a, t->language, N_("below %.*s"), SV_ARG(low));
	case COMPARE_ABOUT:
		return say(t->a, t->language, N_("about %.*s"), SV_ARG(low));
	case COMPARE_EXACTLY:
		return say(t->a, t->language, N_("exactly %.*s"), SV_ARG(low));
	case COMPARE_RANGE:
		return say(t->a, t->language, N_("between %.*s and %.*s"), SV_ARG(low), SV_ARG(high));
	case COMPARE_BARE:
		break;
	}
	return low;
}

static struct sv amount(const struct telling *t)
{
	const struct aim *aim = &t->j->aim;
	struct sv unit = unit_of_aim(t), low = with_unit(t, number(t, aim->low), unit);
	return compared(t, aim->comparator, low, with_unit(t, number(t, aim->high), unit));
}

static struct sv aim_words(const struct telling *t)
{
	struct sv much = amount(t);
	switch (t->j->aim.basis) {
	case BASIS_LEVEL:
		break;
	case BASIS_REDUCE_TO:
		return say(t->a, t->language, N_("down to %.*s"), SV_ARG(much));
	case BASIS_CHANGE:
	case BASIS_CHANGE_PERCENT:
		return t->j->aim.way == WAY_FALL
		           ? say(t->a, t->language, N_("a fall of %.*s"), SV_ARG(much))
		           : say(t->a, t->language, N_("a rise of %.*s"), SV_ARG(much));
	case BASIS_ADD:
		return say(t->a, t->language, N_("%.*s more"), SV_ARG(much));
	}
	return much;
}

struct sv aim_text(struct arena *a, enum language language, const struct aim *aim,
                   enum better better, const struct judgement_words *words)
{
	struct judging j = {.aim = *aim, .better = better};
	return aim_words(&(struct telling){a, language, &j, words, 0});
}

// How a bare number was understood.
static struct sv understood(const struct telling *t, const struct judgement *d)
{
	if (t->j->aim.comparator != COMPARE_BARE)
		return (struct sv){0};
	const char *how = N_(" (which way is better is not set, so exactly)");
	bool up = t->j->better == BETTER_UP, least = d->comparator == COMPARE_AT_LEAST;
	if (t->j->aim.basis == BASIS_REDUCE_TO)
		return (struct sv){0};
	if (d->comparator != COMPARE_EXACTLY)
		how = up && least ? N_(" (higher is better, so at least)")
		      : up        ? N_(" (higher is better, so at most)")
		      : least     ? N_(" (lower is better, so at least)")
		                  : N_(" (lower is better, so at most)");
	return sv_of(msg(t->language, how));
}

// ---- the result
static struct sv result_text(const struct telling *t, const struct figure *f)
{
	enum comparator is = f->is == COMPARE_EXACTLY ? COMPARE_BARE : f->is;
	struct sv high =
	    is == COMPARE_RANGE ? shown(t, f->high, t->digits, unit_of(t)) : (struct sv){0};
	return compared(t, is, shown(t, f->low, t->digits, unit_of(t)), high);
}

struct sv figure_text(struct arena *a, enum language language, const struct figure *f, int digits,
                      struct sv unit)
{
	struct judgement_words words = {.unit = unit};
	return result_text(&(struct telling){a, language, NULL, &words, digits}, f);
}

static struct sv base_name(const struct telling *t)
{
	const struct sv period = t->words->base_period;
	return t->words->base_is_plan ? say(t->a, t->language, N_("planned for %.*s"), SV_ARG(period))
	                              : say(t->a, t->language, N_("in %.*s"), SV_ARG(period));
}

static bool changes(enum basis b)
{
	return b == BASIS_CHANGE || b == BASIS_CHANGE_PERCENT || b == BASIS_ADD;
}

static struct sv change_text(const struct telling *t, const struct judgement *d)
{
	// `reached` counts in the target's direction; told is what happened.
	bool fall = t->j->aim.basis != BASIS_ADD && t->j->aim.way == WAY_FALL;
	int sign = fraction_sign(d->reached) * (fall ? -1 : 1);
	struct sv unit = t->j->aim.basis == BASIS_CHANGE_PERCENT ? SV("%") : unit_of_difference(t);
	struct sv by = shown_difference(t, fraction_abs(d->reached), unit);
	return sign > 0   ? say(t->a, t->language, N_("a rise of %.*s"), SV_ARG(by))
	       : sign < 0 ? say(t->a, t->language, N_("a fall of %.*s"), SV_ARG(by))
	                  : sv_of(msg(t->language, N_("no change")));
}

static struct sv result_words(const struct telling *t, const struct judgement *d)
{
	const struct sv result = result_text(t, t->j->result);
	if (!changes(t->j->aim.basis) || !d->has_reached || !t->j->base)
		return t->words->estimate
		           ? say(t->a, t->language, N_("The estimated result is %.*s"), SV_ARG(result))
		           : say(t->a, t->language, N_("The result is %.*s"), SV_ARG(result));
	const struct sv base = result_text(t, t->j->base), period = base_name(t),
	                by = change_text(t, d);
	return t->words->estimate
	           ? say(t->a, t->language, N_("The estimated result is %.*s against %.*s %.*s, %.*s"),
	                 SV_ARG(result), SV_ARG(base), SV_ARG(period), SV_ARG(by))
	           : say(t->a, t->language, N_("The result is %.*s against %.*s %.*s, %.*s"),
	                 SV_ARG(result), SV_ARG(base), SV_ARG(period), SV_ARG(by));
}

// ---- the verdict
static struct sv verdict(const struct telling *t, const struct judgement *d)
{
	struct sv by =
	    d->has_reached ? shown_difference(t, d->distance, unit_of_difference(t)) : (struct sv){0};
	bool on_bound = d->has_reached && fraction_sign(d->distance) == 0;
	switch (d->outcome) {
	case OUTCOME_EXCEEDED:
		return d->has_reached ? say(t->a, t->language, N_("exceeded, by %.*s"), SV_ARG(by))
		                      : sv_of(msg(t->language, N_("exceeded")));
	case OUTCOME_MET:
		return sv_of(msg(t->language, d->at_least ? N_("met, at least") : N_("met")));
	case OUTCOME_NEAR:
		return say(t->a, t->language, N_("nearly met, %.*s away"), SV_ARG(by));
	case OUTCOME_MISSED:
		if (on_bound)
			return sv_of(
			    msg(t->language, N_("missed, since the target's own value does not count")));
		return d->has_reached ? say(t->a, t->language, N_("missed, by %.*s"), SV_ARG(by))
		                      : sv_of(msg(t->language, N_("missed")));
	case OUTCOME_NO_FIGURE:
	case OUTCOME_NOT_COMPARABLE:
		break;
	}
	return say(t->a, t->language, N_("not comparable, since %s"),
	           msg(t->language, d->why ? d->why : N_("a figure is not known")));
}

// The fewest digits at which the printed result would be judged as the exact one is.
static int telling_digits(const struct telling *t, const struct judgement *d)
{
	struct judging j = *t->j;
	struct judgement again;
	struct error error = {0};
	for (j.decimals = t->j->decimals; j.decimals < DECIMAL_SCALE_MAX; j.decimals++) {
		if (!d->printed_differs || !judge(&j, &again, &error) || !again.printed_differs)
			break;
	}
	return j.decimals;
}

struct sv judgement_sentence(struct arena *a, enum language language, const struct judging *j,
                             const struct judgement *d, const struct judgement_words *words)
{
	struct telling t = {a, language, j, words, j->decimals};
	struct sv target = arena_join(a, aim_words(&t), understood(&t, d));
	if (!j->result)
		return say(a, language, N_("The target is %.*s; there is no result yet."), SV_ARG(target));
	t.digits = telling_digits(&t, d);
	struct sv result = result_words(&t, d), told = verdict(&t, d);
	struct sv whole = say(a, language, N_("%.*s; the target is %.*s: %.*s."), SV_ARG(result),
	                      SV_ARG(target), SV_ARG(told));
	if (!d->printed_differs)
		return whole;
	struct sv printed = shown(&t, j->result->low, j->decimals, unit_of(&t));
	return arena_join(a, whole,
	                  say(a, language,
	                      N_(" Printed as %.*s it would be “%s”; the exact value decides."),
	                      SV_ARG(printed), msg(language, outcome_word(d->printed))));
}

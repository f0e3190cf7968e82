// Due dates of an obligation, by the rules of its requirement, its extensions and when it joined.
#include "rollout/inside.h"

// Of one that joined late nothing is due before a day.
static struct date with_grace(const struct obligation *o, struct date due)
{
	return date_is_set(due) && date_cmp(due, o->not_before) < 0 ? o->not_before : due;
}

// From the last session that was needed, the latest day at most; without a session the latest day decides, and where none
// is written the holding's day and the days after it.
static struct date report_due(struct tx *t, const struct requirement *q, const struct obligation *o)
{
	struct date latest = q->report_due;
	struct date from = date_is_set(o->held_on) ? o->held_on : date_is_set(latest) ? (struct date){0} : o->hold_due;
	if (!q->report_after || !date_is_set(from))
		return latest;
	struct date due = working_day_after(t, from, q->report_after, q->report_working);
	return date_is_set(latest) && date_cmp(latest, due) < 0 ? latest : due;
}

void obligation_set_dues(struct tx *t, const struct requirement *q, struct obligation *o)
{
	// An extension replaces the whole due date of its step.
	struct date plan = o->plan == PLAN_STEP_REQUIRED ? with_grace(o, q->plan_due) : (struct date){0};
	o->plan_due = date_is_set(o->plan_extended) ? o->plan_extended : plan;
	o->hold_due = date_is_set(o->hold_extended) ? o->hold_extended : with_grace(o, q->hold_due);
	o->report_due = date_is_set(o->report_extended) ? o->report_extended : with_grace(o, report_due(t, q, o));
}

// Targets beside results.
#include "goals/standing.h"

// ---- one target
static bool is_change(enum basis b)
{
	return b == BASIS_CHANGE || b == BASIS_CHANGE_PERCENT || b == BASIS_ADD;
}

// A plan as a base: the newest level that was set for that period, as the number that it is.
static bool plan_of(struct tx *t, const struct target *g, struct period p, struct figure *out)
{
	size_t count;
	bool found = false;
	const struct target *all = targets_of_indicator(t, g->indicator, g->place, &count);
	for (size_t i = 0; i < count; i++) {
		struct target_set set;
		bool level = all[i].aim.basis == BASIS_LEVEL && all[i].aim.comparator != COMPARE_RANGE &&
		             all[i].id != g->id;
		if (!level || !target_set_get(t, all[i].set, &set) || set.period.type != p.type ||
		    date_cmp(set.period.from, p.from) != 0)
			continue;
		*out = (struct figure){COMPARE_EXACTLY, fraction_of(all[i].aim.low),
		                       fraction_of(all[i].aim.low), all[i].aim.digits};
		found = true;
	}
	return found;
}

static bool base_of(struct tx *t, const struct standing *s, struct period p, struct figure *out)
{
	const struct target *g = &s->target;
	struct observation o;
	switch (g->base_kind) {
	case BASE_RESULT:
		return observation_held(t, g->indicator, g->place, p, &o) &&
		       observation_figure(&s->indicator, &o, out);
	case BASE_ESTIMATE:
		return observation_of_status(t, g->indicator, g->place, p, STATUS_ESTIMATE, &o) &&
		       observation_figure(&s->indicator, &o, out);
	case BASE_PLAN:
		return plan_of(t, g, p, out);
	}
	return false;
}

// The level that attainment is measured by: a range's nearer end.
static bool level_set(const struct standing *s, struct fraction *out)
{
	const struct aim *a = &s->target.aim;
	bool from_above = s->indicator.better == BETTER_DOWN || a->basis == BASIS_REDUCE_TO;
	*out = fraction_of(a->comparator == COMPARE_RANGE && from_above ? a->high : a->low);
	return !is_change(a->basis);
}

static void compare_levels(struct standing *s, const struct figure *now)
{
	struct fraction level;
	if (!level_set(s, &level))
		return;
	if (now && now->is == COMPARE_EXACTLY && fraction_sign(level) > 0)
		s->has_attainment = fraction_div(now->low, level, &s->attainment) &&
		                    fraction_mul(s->attainment, fraction_int(100), &s->attainment);
	struct figure before;
	if (!s->has_before || !observation_figure(&s->indicator, &s->before, &before) ||
	    before.is != COMPARE_EXACTLY)
		return;
	struct comparison *c = &s->aim_change;
	c->has = fraction_sub(level, before.low, &c->difference);
	c->has_percent = c->has && !measure_unit_is_rate(&s->indicator.unit) &&
	                 fraction_sign(before.low) > 0 &&
	                 fraction_div(c->difference, before.low, &c->percent) &&
	                 fraction_mul(c->percent, fraction_int(100), &c->percent);
}

// Fills all but target, set and indicator.
static bool stand(struct tx *t, struct standing *s)
{
	struct figure now, base;
	struct period before = period_before(s->set.period),
	              from = s->target.has_base ? s->target.base : before;
	struct judging j = {
	    .aim = s->target.aim, .better = s->indicator.better, .decimals = s->indicator.decimals};
	s->has_before = observation_held(t, s->target.indicator, s->target.place, before, &s->before);
	s->has_now = observation_held(t, s->target.indicator, s->target.place, s->set.period, &s->now);
	if (s->has_now && !observation_figure(&s->indicator, &s->now, &now))
		return tx_refuse(
		    t, FAIL_INPUT,
		    N_("the figures are too large, or too finely divided, to be compared exactly"));
	j.result = s->has_now ? &now : NULL;
	j.base = is_change(s->target.aim.basis) && base_of(t, s, from, &base) ? &base : NULL;
	if (!judge(&j, &s->judgement, t->error))
		return false;
	struct judgement_words words = {
	    .unit = s->indicator.unit.text,
	    .rate = measure_unit_is_rate(&s->indicator.unit),
	    .estimate = s->has_now && s->now.status == STATUS_ESTIMATE,
	    .base_period = period_name(t->arena, t->language, from),
	    .base_is_plan = s->target.base_kind == BASE_PLAN,
	};
	s->aim = aim_text(t->arena, t->language, &s->target.aim, s->indicator.better, &words);
	s->sentence = judgement_sentence(t->arena, t->language, &j, &s->judgement, &words);
	if (s->has_before && s->has_now)
		s->change = observation_change(&s->indicator, &s->before, &s->now);
	compare_levels(s, j.result);
	return true;
}

// ---- a set
static enum outcome item_outcome(struct arena *a, const struct standing_item *i)
{
	enum outcome *parts = ARENA_ARRAY(a, enum outcome, i->count + 1);
	size_t main_part = 0;
	for (size_t n = 0; n < i->count; n++) {
		parts[n] = i->parts[n].judgement.outcome;
		if (i->parts[n].target.main)
			main_part = n;
	}
	return judge_item(i->item.rule, parts, i->count, main_part);
}

bool standing_of_set(struct tx *t, int64_t set, struct standing_set *out)
{
	size_t targets;
	*out = (struct standing_set){0};
	if (!target_set_get(t, set, &out->set))
		return false;
	const struct target_item *items = target_items(t, set, &out->count);
	const struct target *all = targets_of_set(t, set, &targets);
	out->items = ARENA_ARRAY(t->arena, struct standing_item, out->count + 1);
	for (size_t i = 0; i < out->count; i++) {
		struct standing_item *item = &out->items[i];
		size_t room = 0;
		item->item = items[i];
		for (size_t n = 0; n < targets; n++) {
			if (all[n].item != items[i].id)
				continue;
			struct standing *s = ARENA_PUSH(t->arena, item->parts, item->count, room);
			*s = (struct standing){.target = all[n], .set = out->set};
			if (!indicator_get(t, all[n].indicator, &s->indicator) || !stand(t, s))
				return false;
		}
		item->outcome = item_outcome(t->arena, item);
		out->outcomes[item->outcome]++;
	}
	return !db_failed(t->db);
}

// ---- an indicator
struct periods {
	struct standing_period *items;
	size_t count, room;
};

// The place of a period among those sorted by their first day; made where it is not there.
static struct standing_period *period_at(struct arena *a, struct periods *all, struct period p)
{
	size_t at = all->count;
	while (at && date_cmp(all->items[at - 1].period.from, p.from) > 0)
		at--;
	if (at && date_cmp(all->items[at - 1].period.from, p.from) == 0 &&
	    date_cmp(all->items[at - 1].period.to, p.to) == 0)
		return &all->items[at - 1];
	struct standing_period *last = ARENA_PUSH(a, all->items, all->count, all->room);
	memmove(&all->items[at + 1], &all->items[at], (size_t)(last - &all->items[at]) * sizeof(*last));
	all->items[at] = (struct standing_period){.period = p};
	return &all->items[at];
}

static void compare_periods(const struct indicator *i, struct periods *all)
{
	for (size_t n = 1; n < all->count; n++) {
		struct standing_period *now = &all->items[n];
		struct period before = period_before(now->period);
		for (size_t k = n; now->has && k-- > 0;) {
			if (all->items[k].has && date_cmp(all->items[k].period.from, before.from) == 0)
				now->change = observation_change(i, &all->items[k].result, &now->result);
		}
	}
}

bool standing_of_indicator(struct tx *t, int64_t indicator, int64_t place, enum period_type type,
                           struct standing_period **out, size_t *count)
{
	struct indicator i;
	struct periods all = {0};
	size_t results, targets;
	if (!indicator_get(t, indicator, &i))
		return false;
	const struct observation *series = observation_series(t, indicator, place, type, &results);
	for (size_t n = 0; n < results; n++) {
		struct standing_period *p = period_at(t->arena, &all, series[n].period);
		p->has = true;
		p->result = series[n];
	}
	const struct target *set = targets_of_indicator(t, indicator, place, &targets);
	for (size_t n = 0; n < targets; n++) {
		struct standing s = {.target = set[n], .indicator = i};
		if (!target_set_get(t, set[n].set, &s.set))
			return false;
		if (s.set.period.type != type)
			continue;
		if (!stand(t, &s))
			return false;
		struct standing_period *p = period_at(t->arena, &all, s.set.period);
		struct standing *more =
		    ARENA_ARRAY(t->arena, struct standing, p->count + 1); // few sets hold for one period
		if (p->count)
			memcpy(more, p->targets, p->count * sizeof(*more));
		more[p->count++] = s;
		p->targets = more;
	}
	compare_periods(&i, &all);
	*out = all.items;
	*count = all.count;
	return !db_failed(t->db);
}

// Whom duties are reported to where another sentence says it.
#include <stdlib.h>

#include "extract/addressee.h"
#include "text/text.h"

struct owed { // an obligation, and who it is of in the form that they are compared in
	struct sv actor;
	size_t index;
};

static int by_actor(const void *a, const void *b)
{
	const struct owed *x = a, *y = b;
	int order = sv_cmp(x->actor, y->actor);
	return order ? order : (x->index > y->index) - (x->index < y->index);
}

static bool reports_to_somebody(const struct obligation_found *o)
{
	return o->kind == OBLIGATION_REPORT && o->report_to.n;
}

// Two lines under one heading are two things to do, each with its own addressee: "- Rà soát …", "- Báo cáo …", "a) …", "b) …".
static bool items_of_one(const struct reading *r, int a, int b)
{
	const struct heading_found *x = reading_heading_at(r, a < b ? a : b), *y = reading_heading_at(r, a < b ? b : a);
	if (a == b)
		return true; // sentences of one paragraph
	if (!x || !y)
		return false;
	bool one = x->level == y->level && (x == y || (x->line == (a < b ? a : b) && y->line == (a < b ? b : a)));
	for (const struct heading_found *h = x; one && h < y; h++)
		one = h->level >= x->level;
	return one;
}

// The obligations of one actor: what the first that says whom they report to says holds for their duties.
static void share_addressee(struct reading *r, const struct owed *same, size_t count)
{
	size_t first = 0;
	while (first < count && !reports_to_somebody(&r->obligations[same[first].index]))
		first++;
	for (size_t i = 0; i < count && first < count; i++) {
		struct obligation_found *o = &r->obligations[same[i].index];
		if (o->kind != OBLIGATION_DUTY || o->report_to.n || items_of_one(r, o->line, r->obligations[same[first].index].line))
			continue;
		o->report_to = r->obligations[same[first].index].report_to;
		o->report_via = r->obligations[same[first].index].report_via;
	}
}

void addressees_share(struct reading *r, size_t from)
{
	AUTO(arena_free) struct arena scratch = {0};
	size_t count = r->obligation_count - from, reports = 0;
	for (size_t i = from; i < r->obligation_count; i++)
		reports += reports_to_somebody(&r->obligations[i]);
	if (!reports)
		return;
	struct owed *all = ARENA_ARRAY(&scratch, struct owed, count);
	for (size_t i = 0; i < count; i++)
		all[i] = (struct owed){text_compare_form(&scratch, r->obligations[from + i].actor), from + i};
	qsort(all, count, sizeof(*all), by_actor);
	for (size_t i = 0, next; i < count; i = next) {
		for (next = i + 1; next < count && sv_eq(all[next].actor, all[i].actor);)
			next++;
		share_addressee(r, all + i, next - i);
	}
}

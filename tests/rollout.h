// A tree of a shape with one campaign on it, for the tests of rollout.
#pragma once

#include "subject.h"

#include "org/kind.h"
#include "org/term.h"
#include "org/unit.h"
#include "rollout/follow.h"
#include "rollout/report.h"
#include "rollout/rollup.h"

enum { WORLD_UNITS = 96 };

struct world {
	int64_t line, category, branch, leaf; // branch and leaf: kinds
	int64_t top, units[WORLD_UNITS];      // units: those under the top, parents first
	int count;
	int64_t campaign, requirement;
};

static int world_named; // codes are unique over all worlds of a test

static int64_t world_kind(struct tx *t, const char *code, int level)
{
	struct kind k = {.code = sv_of(code), .name_vi = sv_of(code), .name_en = sv_of(code), .level = level, .reports = true};
	return kind_set(t, &k);
}

static int64_t world_add(struct tx *t, struct world *w, int64_t kind, int64_t parent)
{
	struct sv code = arena_printf(t->arena, "U%d", ++world_named);
	struct unit_facts f = {.kind = kind, .code = code, .name = code, .from = tx_today(t)};
	int64_t id = unit_add(t, &f);
	if (!id || !unit_place(t, w->line, id, parent, tx_today(t)) || !unit_set_members(t, id, w->category, 20, tx_today(t)))
		printf("# %s\n", error_words(t->error));
	if (w->count < WORLD_UNITS)
		w->units[w->count++] = id;
	return id;
}

static void world_begin(struct tx *t, struct world *w)
{
	*w = (struct world){0};
	t->watch = &rollout_watch;
	form_install(t);
	struct term term = {.code = SV("party"), .name_vi = SV("Đảng"), .name_en = SV("Party")};
	w->line = term_set(t, TERM_LINES, &term);
	w->category = term_set(t, TERM_CATEGORIES, &term);
	w->branch = world_kind(t, "branch", 1);
	w->leaf = world_kind(t, "leaf", 2);
	kind_set_under(t, w->branch, &w->branch, 1);
	kind_set_under(t, w->leaf, &w->branch, 1);
	w->top = world_add(t, w, w->branch, 0);
	w->count = 0;
}

// Asks leaves and branches alike; the due dates are those that the test sets in q before.
static void world_open(struct tx *t, struct world *w, struct requirement q)
{
	int64_t form = form_by_code(t, SV("short"));
	struct campaign c = {.unit = w->top, .line = w->line, .scope = w->top, .title = SV("Đợt")};
	struct requirement_part parts[] = {{.kind = w->branch, .plan = PLAN_STEP_REQUIRED, .form = form},
	                                   {.kind = w->leaf, .plan = PLAN_STEP_EXEMPT, .form = form}};
	q.campaign = w->campaign = campaign_draft(t, &c);
	q.title = SV("Học tập");
	q.category = w->category;
	q.parts = parts;
	q.part_count = LENGTH(parts);
	w->requirement = requirement_add(t, &q);
	ok(campaign_open(t, w->campaign) > 0, "a campaign is opened: %s", error_words(t->error));
}

__attribute__((unused)) static struct obligation world_of(struct tx *t, const struct world *w, int64_t unit)
{
	struct obligation o = {0};
	int64_t id = obligation_of(t, w->requirement, unit);
	if (!id || !obligation_get(t, id, &o))
		printf("# unit %lld owes nothing\n", (long long)unit);
	return o;
}

// What a cell of `members` answers, all of whom must attend, one absent.
__attribute__((unused)) static struct values world_answers(struct tx *t, int members, const char *held)
{
	struct values v = {0};
	struct sv numbers[] = {arena_printf(t->arena, "%d", members), arena_printf(t->arena, "%d", members - 1)};
	const struct value all[] = {
		{.key = SV("held_on"), .text = sv_of(held)}, {.key = SV("mode"), .text = SV("Online")},
		{.key = SV("members"), .text = numbers[0]},  {.key = SV("attended"), .text = numbers[1]},
		{.key = SV("absent_with"), .text = SV("1")}, {.key = SV("absent_without"), .text = SV("0")},
		{.key = SV("secretary"), .text = SV("yes")}, {.key = SV("shortcomings"), .text = SV("-")},
	};
	for (size_t i = 0; i < LENGTH(all); i++)
		*ARENA_PUSH(t->arena, v.items, v.count, v.room) = all[i];
	return v;
}

static bool world_verified(struct tx *t, const char *what)
{
	AUTO(buf_free) struct buf out = {0};
	int64_t places;
	bool good = ok(rollup_verify(t, &out, &places) && places > 0, "%s: the sums are those of the leaves", what);
	if (!good)
		printf("# %s\n", buf_cstr(&out));
	return good;
}

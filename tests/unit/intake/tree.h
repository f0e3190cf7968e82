// Small organisations for the tests of intake: a line, kinds by their Vietnamese names, units.
#pragma once

#include "subject.h"

#include "org/kind.h"
#include "org/term.h"
#include "org/unit.h"

static int64_t tree_line;

static void tree_begin(struct tx *t)
{
	tree_line = term_set(t, TERM_LINES, &(struct term){.code = SV("main"), .name_vi = SV("Tuyến"), .name_en = SV("Line")});
}

// `under`: the kind under which it may stand; 0: only at the top.
static int64_t tree_kind(struct tx *t, const char *name, int64_t level, bool organ, int64_t under)
{
	struct kind k = {.code = sv_of(name), .name_vi = sv_of(name), .name_en = sv_of(name), .level = level, .organ = organ};
	int64_t id = kind_set(t, &k);
	kind_set_under(t, id, &under, under ? 1 : 0);
	return id;
}

__attribute__((unused)) static int64_t tree_planning_kind(struct tx *t, const char *name, int64_t level, int64_t under)
{
	struct kind k = {.code = sv_of(name), .name_vi = sv_of(name), .name_en = sv_of(name), .level = level, .makes_plan = true};
	int64_t id = kind_set(t, &k);
	kind_set_under(t, id, &under, 1);
	return id;
}

static int64_t tree_unit(struct tx *t, const char *name, const char *brief, int64_t kind, int64_t parent)
{
	int64_t id = unit_add(t, &(struct unit_facts){.kind = kind,
	                                              .code = sv_of(name),
	                                              .name = sv_of(name),
	                                              .short_name = sv_of(brief),
	                                              .from = day("2019-01-01")});
	if (!unit_place(t, tree_line, id, parent, day("2019-01-01")))
		printf("# %s: %s\n", name, error_words(t->error));
	return id;
}

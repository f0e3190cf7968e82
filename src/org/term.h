// The short lists that the organisation names things by: lines, categories of members, groups of units. Data, in both
// languages, known by a code.
#pragma once

#include "db/db.h"

enum term_list { TERM_LINES, TERM_CATEGORIES, TERM_GROUPS };

struct term {
	int64_t id;
	struct sv code, name_vi, name_en;
	int64_t position;
};

struct terms {
	struct term *items;
	size_t count;
};

struct terms term_all(struct tx *t, enum term_list list); // as they are to be shown
// NULL where there is none. `terms` is what term_all gave.
const struct term *term_by_code(const struct terms *terms, struct sv code);
const struct term *term_by_id(const struct terms *terms, int64_t id);
struct sv term_name(const struct term *term, enum language language);
// Categories whose members are never the same people; nobody is apart from himself. They are what was declared, both ways.
bool category_is_apart(struct tx *t, int64_t a, int64_t b);
struct sv category_apart_codes(struct tx *t, int64_t category); // with blanks between
void category_set_apart(struct tx *t, int64_t category, const int64_t *others, size_t count); // these and no others
// Adds the term or gives the one of that code new names; its id, 0 where it failed.
int64_t term_set(struct tx *t, enum term_list list, const struct term *term);

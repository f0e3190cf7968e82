// Loads who asks.
#include "org/unit.h"
#include "pages/who.h"

_Static_assert(offsetof(struct who, principal) == 0, "a request keeps who asks by its first member");

const struct who *who_of(const struct req *r)
{
	return (const struct who *)r->principal;
}

const struct grant *who_grant(const struct req *r)
{
	const struct who *who = who_of(r);
	return who && who->principal.count ? &who->principal.grants[0] : NULL;
}

// The role that was chosen; where that has ended, or none was and nothing is assigned, the first one; else the assignments, all
// of them together.
static void choose(struct req *r, struct who *who)
{
	struct principal *p = &who->principal;
	who->held = p->grants;
	who->held_count = p->count;
	size_t roles = 0, on = 0;
	while (roles < p->count && p->grants[roles].role != ROLE_SUPERVISOR)
		roles++;
	while (on < roles && p->grants[on].id != r->role)
		on++;
	if (on == roles && roles > 0 && (r->role != 0 || roles == p->count))
		on = 0;
	if (on < roles) {
		p->grants += on;
		p->count = 1;
	} else {
		p->grants += roles;
		p->count -= roles;
	}
}

static void name_units(struct tx *t, struct who *who, const struct grant *g)
{
	struct unit unit, superior;
	if (unit_by_id(t, g->unit, &unit))
		who->unit = unit.name;
	if (unit_by_id(t, unit_parent(t, g->line, g->unit), &superior))
		who->superior = superior.name;
}

bool who_load(struct req *r)
{
	struct who *who = ARENA_NEW(r->arena, struct who);
	struct tx t = req_tx(r);
	if (!principal_load(&t, r->account, &who->principal))
		return false;
	r->language = t.language = who->principal.language;
	r->principal = &who->principal;
	choose(r, who);
	const struct grant *g = who_grant(r);
	if (g) {
		r->acting = g->acting;
		name_units(&t, who, g);
	}
	return true;
}

bool who_may(struct req *r, enum operation o, int64_t unit)
{
	struct tx t = req_tx(r);
	return r->principal && access_allows(&t, r->principal, o, unit);
}

struct sv who_position(struct req *r, const struct grant *g)
{
	return g->title.n ? g->title : sv_of(T(r, role_name(g->role)));
}

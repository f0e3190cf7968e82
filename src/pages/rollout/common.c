// States, bars, and at which unit a permission about a campaign is asked for.
#include "org/unit.h"
#include "pages/rollout/common.h"
#include "pages/routes.h"
#include "text/text.h"

struct sv rollout_cells(struct req *r, const struct cells *all)
{
	return all->kind.n ? text_lower(r->arena, all->kind) : sv_of(T(r, N_("units below")));
}

void rollout_state(struct req *r, const struct obligation *o, int sessions_needed)
{
	static const struct {
		enum mark mark;
		enum tone tone;
	} looks[] = {[PROGRESS_TODO] = {MARK_todo, TONE_NONE},    [PROGRESS_PLANNED] = {MARK_plan, TONE_PLAIN},
	             [PROGRESS_DOING] = {MARK_doing, TONE_PLAIN}, [PROGRESS_HELD] = {MARK_held, TONE_PLAIN},
	             [PROGRESS_REPORTED] = {MARK_sent, TONE_PLAIN}, [PROGRESS_ACCEPTED] = {MARK_done, TONE_PLAIN},
	             [PROGRESS_RETURNED] = {MARK_back, TONE_LATE}, [PROGRESS_EXEMPT] = {MARK_exempt, TONE_NONE},
	             [PROGRESS_RELEASED] = {MARK_exempt, TONE_NONE}};
	enum progress p = obligation_progress(o, sessions_needed);
	struct sv words = sv_of(T(r, progress_name(p)));
	if (p == PROGRESS_DOING)
		words = req_say(r, N_("In progress (%d of %d sessions)"), o->sessions, sessions_needed);
	if (o->holds && (p == PROGRESS_TODO || p == PROGRESS_PLANNED)) {
		struct tx t = req_tx(r);
		struct cells cells = obligation_cells(&t, o);
		if (cells.held && cells.held < cells.count) {
			p = PROGRESS_DOING;
			struct sv kind = rollout_cells(r, &cells);
			words = req_say(r, N_("In progress (%zu of %zu: %.*s)"), cells.held, cells.count, V(kind));
		}
	}
	part_state(r, looks[p].mark, looks[p].tone, words);
}

int64_t rollout_done(const struct rollup *s)
{
	return s->report_owed ? s->reported : s->held;
}

int64_t rollout_owed(const struct rollup *s)
{
	return s->report_owed ? s->report_owed : s->hold_owed;
}

void rollout_bar(struct req *r, const struct rollup *s)
{
	int64_t done = rollout_done(s), owed = rollout_owed(s), over = s->overdue, wait = owed - done - over;
	struct sv words = s->report_owed ? req_say(r, N_("%lld reported, %lld overdue, %lld still in time"), (long long)done, (long long)over, (long long)wait)
	                                 : req_say(r, N_("%lld held, %lld overdue, %lld still in time"), (long long)done, (long long)over, (long long)wait);
	part_bar(r, (struct bar){done, over, wait, owed + s->exempt}, words);
}

bool rollout_campaign(struct req *r, struct tx *t, struct campaign *c)
{
	if (campaign_get(t, req_part(r, "campaign"), c))
		return true;
	error_clear(&r->error);
	req_fail(r, FAIL_NOT_FOUND, N_("There is no such campaign."));
	return false;
}

int64_t target_campaign(struct tx *t, int64_t id)
{
	struct campaign c;
	return campaign_get(t, id, &c) ? c.unit : 0;
}

int64_t target_requirement(struct tx *t, int64_t id)
{
	struct requirement q;
	return requirement_get(t, id, &q) ? target_campaign(t, q.campaign) : 0;
}

int64_t target_obligation(struct tx *t, int64_t id)
{
	struct obligation o;
	return obligation_get(t, id, &o) ? o.unit : 0;
}

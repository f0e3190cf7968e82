// The list of campaigns: those that one's unit issues, and those in which it or one below owes something.
#include "org/unit.h"
#include "pages/rollout/common.h"
#include "pages/routes.h"
#include "pages/who.h"

static const char *state_words(enum campaign_state s)
{
	static const char *const words[] = {N_("Draft"), N_("Opening"), N_("Open"), N_("Closed")};
	return words[s];
}

static struct rollup all_of(struct tx *t, int64_t campaign, int64_t unit)
{
	size_t count;
	struct rollup sum = {0};
	struct requirement *q = requirement_all(t, campaign, &count);
	for (size_t i = 0; i < count; i++) {
		struct rollup one = rollup_at(t, q[i].id, unit);
		rollup_add(&sum, &one);
	}
	return sum;
}

static void row(struct req *r, struct tx *t, const struct campaign *c, int64_t unit)
{
	struct rollup s = all_of(t, c->id, unit);
	bool draft = c->state == CAMPAIGN_DRAFT;
	page(&r->body, "<tr><th scope=\"row\"><a href=\"/campaigns/%lld\">%.*s</a></th>", (long long)c->id, V(c->title));
	part_cell(r, T(r, N_("State")), sv_of(T(r, state_words(c->state))));
	part_cell(r, T(r, N_("Opened")), draft ? (struct sv){0} : part_date(r, instant_date(c->opened_at, r->offset)));
	if (draft || !rollout_owed(&s)) {
		page(&r->body, "<td class=\"nil\"></td><td class=\"n faint nil\">–</td><td class=\"n faint nil\">–</td></tr>\n");
		return;
	}
	page(&r->body, "<td class=\"wide\">");
	rollout_bar(r, &s);
	page(&r->body, "</td><td class=\"n\" data-l=\"%s\">", T(r, N_("Reported")));
	part_frac(r, rollout_done(&s), rollout_owed(&s));
	page(&r->body, "</td>");
	part_figure(r, T(r, N_("Overdue")), s.overdue ? part_int(r, s.overdue) : SV("0"));
	page(&r->body, "</tr>\n");
}

static bool listed(const struct campaign *all, size_t count, int64_t id)
{
	for (size_t i = 0; i < count; i++) {
		if (all[i].id == id)
			return true;
	}
	return false;
}

void page_campaigns(struct req *r)
{
	struct tx t = req_tx(r);
	const struct grant *g = who_grant(r);
	int64_t unit = g ? g->acting : 0;
	size_t issued_count, owed_count;
	struct campaign *issued = campaign_of_unit(&t, unit, &issued_count), *owed = campaign_for_unit(&t, unit, &owed_count);
	r->nav = "campaigns";
	part_title(r, sv_of(T(r, N_("Campaigns"))), sv_of(T(r, N_("From a plan that was read to what every unit owes, and back up."))));
	if (who_may(r, OPERATION_document_add, unit)) {
		page(&r->body, "<p class=\"acts\">");
		part_link(r, SV("/documents/new"), sv_of(T(r, N_("New campaign from a plan"))), true);
		page(&r->body, "</p>");
	}
	part_title_end(r);
	if (!issued_count && !owed_count) {
		part_empty(r, sv_of(T(r, N_("No campaign yet"))), sv_of(T(r, N_("It begins with a plan: upload it, look at what was read, and accept."))));
		return;
	}
	part_table(r, sv_of(T(r, N_("Campaigns, the newest first"))), N_("Campaign") "|" N_("State") "|" N_("Opened") "|-" N_("Progress") "|#" N_("Reported") "|#" N_("Overdue"), TABLE_ROWS);
	for (size_t i = 0; i < issued_count; i++)
		row(r, &t, &issued[i], unit);
	for (size_t i = 0; i < owed_count; i++) {
		if (!listed(issued, issued_count, owed[i].id))
			row(r, &t, &owed[i], unit);
	}
	part_table_end(r);
}

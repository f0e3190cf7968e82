// Who follows up a campaign: the plan's sentences about it, each with those whom it names, and who follows which units today.
#include "intake/intake.h"
#include "org/access.h"
#include "pages/rollout/common.h"

static void statement(struct req *r, struct tx *t, const struct intake_reading *reading, const struct intake_requirement *q)
{
	page(&r->body, "<li class=\"small\">");
	if (q->what.actor.n)
		page(&r->body, "<p class=\"b\">%.*s</p>", V(q->what.actor));
	for (size_t i = 0; i < q->what.source_count; i++) {
		struct place p = q->what.sources[i];
		page(&r->body, "<blockquote>“%.*s”</blockquote><p class=\"tiny\"><a href=\"/documents/%lld/text#l%d\">%.*s</a></p>", V(intake_quote(t, reading, p)),
		     (long long)reading->document, p.line, V(req_say(r, N_("Line %d of the plan"), p.line)));
	}
	page(&r->body, "</li>\n");
}

static void assigned(struct req *r, struct tx *t, const struct campaign *c, int64_t top)
{
	size_t count;
	struct supervisor *all = supervisors_below(t, c->line, top, &count);
	if (!count)
		return;
	part_table(r, (struct sv){0}, N_("Who follows") "|" N_("Units assigned to them"), TABLE_ROWS);
	for (size_t i = 0; i < count; i++) {
		bool first = !i || all[i].account != all[i - 1].account, last = i + 1 == count || all[i + 1].account != all[i].account;
		if (first)
			page(&r->body, "<tr><th scope=\"row\">%.*s</th><td data-l=\"%s\">", V(all[i].name), T(r, N_("Units assigned to them")));
		page(&r->body, "%s<a href=\"/units/%lld\">%.*s</a>", first ? "" : "; ", (long long)all[i].unit, V(all[i].unit_name));
		if (last)
			page(&r->body, "</td></tr>\n");
	}
	part_table_end(r);
}

void rollout_follow_up(struct req *r, const struct campaign *c, int64_t top)
{
	struct tx t = req_tx(r);
	size_t count;
	struct intake_reading reading;
	struct intake_requirement *all = intake_follow_up(&t, c->id, &count);
	if (!count || !intake_get(&t, all[0].reading, &reading))
		return;
	part_section(r, "follow", sv_of(T(r, N_("Following up"))));
	page(&r->body, "<ul class=\"news\">\n");
	for (size_t i = 0; i < count; i++)
		statement(r, &t, &reading, &all[i]);
	page(&r->body, "</ul>\n");
	assigned(r, &t, c, top);
	part_section_end(r);
}

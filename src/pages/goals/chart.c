// Hands an indicator's periods to the chart writer.
#include "pages/goals/chart.h"
#include "publish/chart.h"

enum { MOST = 12 };

static bool level(const struct standing *s)
{
	return s->target.aim.basis == BASIS_LEVEL || s->target.aim.basis == BASIS_REDUCE_TO;
}

static struct chart_point point(struct req *r, const struct indicator *i, const struct standing_period *p)
{
	struct chart_point c = {.label = period_code(r->arena, p->period), .has = p->has};
	if (p->has) {
		struct sv text = observation_text(r->arena, r->language, i, &p->result);
		c.value = p->result.value;
		c.estimate = p->result.status == STATUS_ESTIMATE;
		c.text = c.estimate ? req_say(r, N_("est. %.*s"), (int)text.n, text.p) : text;
	}
	if (p->count && level(&p->targets[0])) {
		const struct aim *aim = &p->targets[0].target.aim;
		c.has_target = true;
		c.low = aim->low;
		c.high = aim->comparator == COMPARE_RANGE ? aim->high : aim->low;
		c.target_text = p->targets[0].aim;
	}
	return c;
}

void indicator_chart(struct req *r, const struct indicator *i, const struct standing_period *all, size_t count)
{
	struct chart_point points[MOST];
	if (count > MOST) {
		all += count - MOST;
		count = MOST;
	}
	size_t figures = 0;
	for (size_t k = 0; k < count; k++) {
		points[k] = point(r, i, &all[k]);
		figures += points[k].has + points[k].has_target;
	}
	struct chart c = {.kind = CHART_LINE, .id = "indicator", .title = i->name, .description = sv_of(req_msg(r, N_("The figures stand in the table below."))), .points = points, .count = count, .english = r->language == LANGUAGE_EN};
	struct page part = {0};
	if (figures < 2 || !chart_svg(&c, &part.out)) {
		page_free(&part);
		return;
	}
	page(&r->body, "<figure class=\"sec\"><figcaption class=\"b\">%s</figcaption><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"%s\">", req_msg(r, N_("Results and targets")), req_msg(r, N_("Chart")));
	page_page(&r->body, &part);
	page(&r->body, "</div></figure>\n");
	page_free(&part);
}

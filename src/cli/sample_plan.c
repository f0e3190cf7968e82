// The sample plan on its way: read, accepted as it was read, opened.
#include "cli/sample.h"
#include "extract/extract.h"
#include "intake/intake.h"
#include "rollout/campaign.h"

// Read, everything accepted as it was read, the contradiction decided as proposed, opened.
int64_t sample_open_plan(struct tx *t, int64_t unit, int64_t line, struct sv text)
{
	struct reading reading;
	AUTO(buf_free) struct buf answer = {0};
	if (!extract_read(text, t->arena, &reading, t->error))
		return 0;
	reading_json(&reading, SV("plan.md"), true, t->language, &answer);
	struct incoming in = {.unit = unit, .line = line, .file_name = SV("ke-hoach-21.md"), .media_type = SV("text/markdown"), .bytes = text, .answer = arena_sv(t->arena, buf_view(&answer))};
	int64_t id = intake_upload(t, &in);
	size_t count;
	struct intake_requirement *all = id ? intake_requirements(t, id, &count) : NULL;
	for (size_t i = 0; all && i < count; i++) {
		bool nobody = !all[i].what.people && !all[i].what.part_count;
		if (!intake_requirement_decide(t, all[i].id, nobody ? ITEM_LEFT_OUT : ITEM_ACCEPTED))
			return 0;
	}
	struct intake_reading r;
	if (!id || !intake_get(t, id, &r))
		return 0;
	int64_t campaign = intake_make_campaign(t, id, intake_campaign_title(t, &r));
	if (!campaign || campaign_open(t, campaign) < 0)
		return 0;
	// Its figures too: the year's results, and the targets of the next one.
	if (!intake_measures_accept_all(t, id) || !intake_keep_figures(t, id))
		return 0;
	return campaign;
}

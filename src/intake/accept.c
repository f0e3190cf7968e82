// From what a person accepted to a draft campaign, and back.
#include "intake/intake.h"
#include "intake/phrase.h"
#include "intake/requirement.h"
#include "org/audit.h"
#include "org/term.h"
#include "register/document.h"
#include "rollout/campaign.h"
#include "rollout/form.h"
#include "text/text.h"

struct sv intake_quote(struct tx *t, const struct intake_reading *r, struct place p)
{
	struct sv line = document_line_at(t, r->document, p.line);
	size_t from = line.n, at = 0;
	for (int n = 0; at < line.n && n < p.end; n++) {
		if (n == p.start)
			from = at;
		utf8_at(line, at, &at);
	}
	return from < at ? plain_text(t->arena, (struct sv){line.p + from, at - from}) : (struct sv){0};
}

// A campaign is called in full as its plan is; only what is no title any more is cut.
enum { TITLE_MOST = 200 };

struct sv intake_campaign_title(struct tx *t, const struct intake_reading *r)
{
	struct document d;
	if (!document_get(t, r->document, &d))
		return (struct sv){0};
	struct sv number = text_document_number(t->arena, d.number, d.symbol);
	if (d.title.n)
		return title_within(t->arena, d.title, TITLE_MOST);
	return number.n ? arena_printf(t->arena, SV_FMT " " SV_FMT, SV_ARG(d.type), SV_ARG(number)) : r->file_name;
}

size_t intake_heads(struct tx *t, const struct intake_requirement *r, int64_t *out)
{
	const struct proposal *p = &r->what;
	size_t count = 0;
	if (r->heads_said) {
		for (; count < r->head_count; count++)
			out[count] = r->heads[count];
		return count;
	}
	struct terms categories = term_all(t, TERM_CATEGORIES);
	struct sv audience = text_compare_form(t->arena, p->audience.n ? p->audience : p->action);
	for (size_t i = 0; i < categories.count && count < INTAKE_HEADS; i++) {
		struct sv name = text_compare_form(t->arena, categories.items[i].name_vi);
		if (name.n && sv_find(audience, name) != SIZE_MAX)
			out[count++] = categories.items[i].id;
	}
	if (!count && p->type == PROPOSAL_DUTY && categories.count)
		out[count++] = categories.items[0].id;
	return count;
}

static void ask_heads(struct tx *t, const struct intake_requirement *r, struct requirement *q)
{
	int64_t heads[INTAKE_HEADS];
	size_t count = intake_heads(t, r, heads);
	for (size_t i = 0; i < count; i++)
		requirement_ask(t, q, heads[i]);
}

static struct requirement_part *parts_of(struct tx *t, const struct proposal *p)
{
	static const enum plan_step steps[] = {
	    [PLAN_UNSAID] = PLAN_STEP_NONE, [PLAN_REQUIRED] = PLAN_STEP_REQUIRED, [PLAN_EXEMPT] = PLAN_STEP_EXEMPT};
	struct requirement_part *parts = ARENA_ARRAY(t->arena, struct requirement_part, p->part_count + 1);
	for (size_t i = 0; i < p->part_count; i++) {
		const struct proposal_part *from = &p->parts[i];
		parts[i] = (struct requirement_part){
		    .kind = from->kind,
		    .unit = from->unit,
		    .plan = steps[from->plan],
		    .modes = requirement_modes(t->arena, from->modes),
		    .form = p->reports && from->form.n ? form_by_code(t, from->form) : 0,
		};
	}
	return parts;
}

static void make_requirement(struct tx *t, const struct intake_reading *r, const struct intake_requirement *q, int64_t campaign)
{
	const struct proposal *p = &q->what;
	bool source = p->source_count > 0;
	struct requirement asked = {
	    .campaign = campaign,
	    .title = p->title,
	    .action = p->action,
	    .audience = p->audience,
	    .contents = requirement_text(t->arena, p->contents, p->content_count),
	    .holds = p->type == PROPOSAL_DUTY,
	    .reports = p->reports,
	    .plan_due = p->plan_due,
	    .hold_due = p->hold_due,
	    .report_due = p->report_due,
	    .report_after = p->report_after,
	    .report_working = p->report_after_working,
	    .held_on = p->held,
	    .sessions = 1,
	    .report_to = p->report_to_unit,
	    .report_via = p->report_via_unit,
	    .source_line = source ? p->sources[0].line : 0,
	    .quote = source ? intake_quote(t, r, p->sources[0]) : (struct sv){0},
	    .parts = parts_of(t, p),
	    .part_count = p->part_count,
	};
	ask_heads(t, q, &asked);
	int64_t made = requirement_add(t, &asked);
	db_run(t->db, SQL_reading_requirement_set_made, DB_ARGS(DB_INT("requirement", q->id), DB_ID("made", made)));
}

int64_t intake_make_campaign(struct tx *t, int64_t reading, struct sv title)
{
	struct intake_reading r;
	size_t count;
	if (!intake_get(t, reading, &r))
		return 0;
	if (r.state != READING_REVIEW || r.campaign)
		return tx_refuse(t, FAIL_CONFLICT, N_("this reading has been decided already"));
	struct intake_counts counts = intake_requirement_counts(t, reading);
	if (counts.proposed)
		return tx_refuse(t, FAIL_CONFLICT, PLURAL(counts.proposed, N_("%lld item is still to be looked at: accept it or leave it out"), N_("%lld items are still to be looked at: accept each or leave it out")),
		                 (long long)counts.proposed);
	if (!counts.accepted)
		return tx_refuse(t, FAIL_CONFLICT, N_("nothing is accepted, so there is nothing to hand out"));
	int64_t campaign = campaign_draft(t, &(struct campaign){.unit = r.unit,
	                                                       .line = r.line,
	                                                       .scope = r.unit,
	                                                       .document = r.document,
	                                                       .title = sv_trim(title)});
	if (!campaign)
		return 0;
	struct intake_requirement *all = intake_requirements(t, reading, &count);
	for (size_t i = 0; i < count; i++) {
		if (all[i].state == ITEM_ACCEPTED && all[i].what.type != PROPOSAL_SUPERVISION)
			make_requirement(t, &r, &all[i], campaign);
	}
	document_register(t, r.document);
	db_run(t->db, SQL_reading_set_campaign, DB_ARGS(DB_INT("reading", reading), DB_INT("campaign", campaign)));
	audit_record(t, "reading.accept", r.unit, reading, title);
	return campaign;
}

bool intake_unmake_campaign(struct tx *t, int64_t reading)
{
	struct intake_reading r;
	if (!intake_get(t, reading, &r))
		return false;
	if (!r.campaign)
		return tx_refuse(t, FAIL_CONFLICT, N_("no campaign was made of this reading"));
	db_run(t->db, SQL_reading_requirements_unmake, DB_ARGS(DB_INT("reading", reading)));
	db_run(t->db, SQL_reading_set_campaign, DB_ARGS(DB_INT("reading", reading), DB_NULL("campaign")));
	if (!campaign_discard(t, r.campaign))
		return false;
	if (!r.figures_at)
		document_reopen(t, r.document);
	audit_record(t, "reading.take_back", r.unit, reading, r.file_name);
	return true;
}

int64_t intake_of_campaign(struct tx *t, int64_t campaign)
{
	return db_number(t->db, SQL_reading_of_campaign, DB_ARGS(DB_INT("campaign", campaign)));
}

struct intake_requirement *intake_follow_up(struct tx *t, int64_t campaign, size_t *count)
{
	struct intake_requirement *found = NULL;
	size_t all_count, room = 0;
	int64_t reading = intake_of_campaign(t, campaign);
	struct intake_requirement *all = intake_requirements(t, reading, &all_count);
	*count = 0;
	for (size_t i = 0; i < all_count; i++) {
		if (all[i].state == ITEM_ACCEPTED && all[i].what.type == PROPOSAL_SUPERVISION)
			*ARENA_PUSH(t->arena, found, *count, room) = all[i];
	}
	return found;
}

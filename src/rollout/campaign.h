// Campaigns: what each tier must do under a plan, and their opening, which makes of it what each unit owes.
#pragma once

#include "db/db.h"

enum campaign_state { CAMPAIGN_DRAFT, CAMPAIGN_OPENING, CAMPAIGN_OPEN, CAMPAIGN_CLOSED };
enum plan_step { PLAN_STEP_REQUIRED, PLAN_STEP_EXEMPT, PLAN_STEP_NONE };

struct campaign {
	int64_t id, unit, line, scope, document;
	struct sv title;
	enum campaign_state state;
	instant made_at, opened_at, closed_at;
};

struct requirement_part {
	int64_t id, kind, unit; // one of kind and unit is 0
	enum plan_step plan;
	struct sv modes;        // words with blanks between: joint by-cell monthly-meeting online superior activities
	int64_t form;           // 0: no report form
};

struct requirement_category {
	int64_t category;
	bool counted; // added to the heads of the requirement's own category, with which it does not overlap; else by itself
};

struct requirement {
	int64_t id, campaign;
	int seq;
	struct sv title, action, audience, contents;
	int64_t category;       // of members; 0: no head counts
	struct requirement_category *also; // further ones whose heads are asked for
	size_t also_count;
	bool holds, reports;
	struct date plan_due, hold_due, report_due;
	int report_after;       // days after the last session; 0: not relative
	bool report_working;
	struct date held_on;    // carried out already when the plan was issued
	int sessions;           // needed; 1 usually
	int64_t report_to, report_via;
	int source_line;
	struct sv quote;
	struct requirement_part *parts;
	size_t part_count;
};

const char *plan_step_code(enum plan_step p);
bool campaign_get(struct tx *t, int64_t id, struct campaign *out) MUST_USE; // NOT_FOUND is set where there is none
struct campaign *campaign_of_unit(struct tx *t, int64_t unit, size_t *count);   // issued by it, the newest first
struct campaign *campaign_for_unit(struct tx *t, int64_t unit, size_t *count);  // in which it or one below owes something
struct requirement *requirement_all(struct tx *t, int64_t campaign, size_t *count);
bool requirement_get(struct tx *t, int64_t id, struct requirement *out) MUST_USE;

// ---- drafts; 0 or false where they are refused
int64_t campaign_draft(struct tx *t, const struct campaign *c);
int64_t requirement_add(struct tx *t, const struct requirement *r); // with its parts
// Asks for the heads of one more category: the first is the requirement's own, one declared to be apart from all that are counted
// is added to them, any other is kept by itself.
void requirement_ask(struct tx *t, struct requirement *q, int64_t category);
bool campaign_except(struct tx *t, int64_t campaign, int64_t unit, struct sv reason) MUST_USE;
bool campaign_unexcept(struct tx *t, int64_t campaign, int64_t unit) MUST_USE;
struct campaign_exception {
	int64_t unit;
	struct sv name, reason;
};
struct campaign_exception *campaign_exceptions(struct tx *t, int64_t campaign, size_t *count); // by name
bool campaign_set_title(struct tx *t, int64_t campaign, struct sv title) MUST_USE;

// Takes a draft back with all that it asks for.
bool campaign_discard(struct tx *t, int64_t campaign) MUST_USE;

// How many units each part of a requirement would fit if the campaign were opened now.
int64_t requirement_part_units(struct tx *t, const struct campaign *c, const struct requirement_part *p);
// Makes one obligation for each unit that a requirement fits; an exception gets one that is exempt. The number made,
// -1 where it is refused: no draft, nothing to do, a requirement without anybody, a due date that is missing.
int64_t campaign_open(struct tx *t, int64_t campaign);
bool campaign_close(struct tx *t, int64_t campaign) MUST_USE;
// A unit that joined later gets what fits it, with no due date before the tenth day after joining; how many.
int64_t campaign_join(struct tx *t, int64_t campaign, int64_t unit);

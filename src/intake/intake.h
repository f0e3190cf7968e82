// A document on its way in: uploaded, read by a confined child, reviewed beside its source by a person, accepted.
//
// Nothing runs here: the child's answer is given. Nothing is assigned before intake_accept, and that is undone as one.
#pragma once

#include "db/db.h"
#include "goals/observation.h"
#include "intake/incoming.h"
#include "intake/proposal.h"

enum reading_state { READING_REVIEW, READING_ACCEPTED, READING_DISCARDED };

struct intake_reading {
	int64_t id, unit, line, document;
	enum reading_state state;
	struct sv file_name;
	instant read_at;
	int64_t account;
	int64_t campaign;    // once its requirements are accepted; 0 before
	instant figures_at;  // when its figures were taken over; 0 before
	int64_t target_set;  // then; 0 where there is none
};
bool intake_get(struct tx *t, int64_t reading, struct intake_reading *out) MUST_USE;
// Those of a unit of which no campaign is made yet, or whose figures are not taken over: of the newest, the newest first.
struct intake_reading *intake_waiting(struct tx *t, int64_t unit, size_t *count);
// Forgets what is under review, with its documents and files.
bool intake_discard(struct tx *t, int64_t reading) MUST_USE;

// ---- requirements under review
enum item_state { ITEM_PROPOSED, ITEM_ACCEPTED, ITEM_LEFT_OUT };

struct intake_clash {
	int64_t id;
	struct place general, special;
	enum plan_rule general_plan, special_plan;
	enum { CLASH_OPEN, CLASH_GENERAL, CLASH_SPECIAL } choice;
	const int64_t *kinds, *units; // whom the special sentence speaks of
	size_t kind_count, unit_count;
};

enum { INTAKE_HEADS = 12 };

struct intake_requirement {
	int64_t id, reading;
	int seq; // from 0, in the order of the document
	enum item_state state;
	bool edited;
	struct proposal what;         // `materials` are only named there; the register has them
	struct intake_clash *clashes;
	size_t clash_count;
	int64_t requirement;          // of the campaign, once accepted
	bool heads_said;              // a person said whose heads are asked for:
	int64_t heads[INTAKE_HEADS];  // categories of members
	size_t head_count;
};

struct intake_requirement *intake_requirements(struct tx *t, int64_t reading, size_t *count);
bool intake_requirement_get(struct tx *t, int64_t id, struct intake_requirement *out) MUST_USE;
// Whose heads it would ask for: what a person said; else the categories that the audience names, or what is to be done where no audience
// was read; else the first, of a session that is held. In `out`, which has room for INTAKE_HEADS; how many.
size_t intake_heads(struct tx *t, const struct intake_requirement *r, int64_t *out);
// A person's correction of title, audience, contents, parts with plan rule and modes, dates, report, heads. Refused once the
// reading is decided, where a title is missing or nobody is addressed.
bool intake_requirement_correct(struct tx *t, const struct intake_requirement *r) MUST_USE;
// Accepting one with an open clash decides it as proposed.
bool intake_requirement_decide(struct tx *t, int64_t id, enum item_state state) MUST_USE;
// Sets the plan rule of the parts that the special sentence speaks of: as that one says, or as the general one.
bool intake_clash_decide(struct tx *t, int64_t clash, bool special) MUST_USE;

struct intake_counts {
	int64_t proposed, accepted, left_out;
};
struct intake_counts intake_requirement_counts(struct tx *t, int64_t reading);
// The words of a place in the file, without emphasis and marks of footnotes.
struct sv intake_quote(struct tx *t, const struct intake_reading *r, struct place p);

// Makes a draft campaign of what was accepted, and takes the documents into the register. Refused (0) while an item is not
// decided or where none is accepted.
int64_t intake_make_campaign(struct tx *t, int64_t reading, struct sv title);
struct sv intake_campaign_title(struct tx *t, const struct intake_reading *r); // what the plan calls it
// Takes that back as one, while the campaign is a draft.
bool intake_unmake_campaign(struct tx *t, int64_t reading) MUST_USE;
int64_t intake_of_campaign(struct tx *t, int64_t campaign); // the reading that it was made of; 0: none
// Who follows up a campaign, as its plan says: accepted items that make no requirement.
struct intake_requirement *intake_follow_up(struct tx *t, int64_t campaign, size_t *count);

// ---- figures under review
// From which side a bare number of a target is reached, where a person says it.
enum read_as { READ_ITSELF, READ_AT_LEAST, READ_AT_MOST, READ_EXACTLY };

struct intake_measure {
	int64_t id, reading, document;
	int seq; // from 0, in reading order
	enum item_state state;
	bool edited;
	struct measure_found what; // `of` is not used: see qualifies
	int64_t qualifies;         // the figure that this one says something of; 0: none
	int item;                  // the line at which its bullet begins; 0: in no target item
	int64_t indicator;         // of goals: the one that it is matched with; 0: a new one
	struct sv fit;             // how: "exact", "alike", "chosen"; empty: not matched
	int64_t observation, target; // once accepted
	enum observation_status status; // of a result
	enum read_as read_as;
};

struct intake_item {
	int line;
	struct sv mark, title; // the document's own number, where it has one
};

// In reading order, from the one of `seq` on; at most `limit`.
struct intake_measure *intake_measures(struct tx *t, int64_t reading, int seq, int64_t limit, size_t *count);
struct intake_measure *intake_measures_in(struct tx *t, int64_t document, size_t *count); // for its reader's page
bool intake_measure_get(struct tx *t, int64_t id, struct intake_measure *out) MUST_USE;
struct intake_item *intake_items(struct tx *t, int64_t reading, size_t *count);

struct intake_counts intake_measure_counts(struct tx *t, int64_t reading);

// A person's correction of value, unit, comparator, role, direction, subject, year, matched indicator.
bool intake_measure_correct(struct tx *t, const struct intake_measure *m) MUST_USE;
bool intake_measure_decide(struct tx *t, int64_t id, enum item_state state) MUST_USE;
bool intake_measures_decide(struct tx *t, int64_t reading, const int64_t *ids, size_t count, enum item_state state) MUST_USE;
bool intake_measures_set_status(struct tx *t, int64_t reading, const int64_t *ids, size_t count,
                                enum observation_status status) MUST_USE;
bool intake_measure_read_as(struct tx *t, int64_t reading, int64_t id, enum read_as as) MUST_USE;
// The indicator that it goes to; 0: the one that its words mean, or a new one. Refused where it is in another unit.
bool intake_measure_choose(struct tx *t, int64_t reading, int64_t id, int64_t indicator) MUST_USE;
bool intake_measures_reopen_all(struct tx *t, int64_t reading) MUST_USE; // all that were accepted
bool intake_measures_accept_all(struct tx *t, int64_t reading) MUST_USE; // all that are still proposed

// What would become of a figure.
struct intake_outlook {
	enum { GOES_NOWHERE, GOES_NEW, GOES_KNOWN, GOES_CHOSEN, GOES_BESIDE } goes; // nowhere: kept as the document states it
	struct indicator indicator; // of those known and chosen
	bool by_synonym;            // known by other words than its name
	bool has_alike;             // of a new one: most words are those of this one
	struct indicator alike;
	struct sv beside;           // the subject of the figure that it says something of; may be empty
	int year;                   // as it says, else the document's
	bool bare;                  // a target's number without a comparator, which is read so:
	enum comparator compares;
	enum { WHY_NOTHING, WHY_INDICATOR, WHY_WORDS, WHY_DIRECTION, WHY_PERSON } why;
	struct sv words;            // those before it, of WHY_WORDS
};
// Of each, in their order.
struct intake_outlook *intake_outlooks(struct tx *t, int64_t reading, const struct intake_measure *all, size_t count);

// Makes indicators, results and sets of targets of what was accepted, and takes the documents into the register. Refused
// while a figure is not decided or where none is accepted.
bool intake_keep_figures(struct tx *t, int64_t reading) MUST_USE;
// Takes that back as one; refused where later figures rest on an indicator that it made.
bool intake_unkeep_figures(struct tx *t, int64_t reading) MUST_USE;

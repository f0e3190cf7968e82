// From what a plan says to what its units will owe: statements that speak of one tier are brought together into one
// proposal, each with the sentences that it rests on; statements that contradict each other are laid side by side.
// A pure function of the reading and of who there is; nothing is decided that a person has not seen.
#pragma once

#include "extract/extract.h"
#include "intake/actors.h"

enum proposal_type {
	PROPOSAL_DUTY,       // something is carried out
	PROPOSAL_REPORT,     // only a report is owed
	PROPOSAL_SUPERVISION // somebody follows up
};

enum mode {
	MODE_JOINT = 1 << 0,
	MODE_BY_CELL = 1 << 1,
	MODE_MONTHLY_MEETING = 1 << 2,
	MODE_ONLINE = 1 << 3,
	MODE_SUPERIOR = 1 << 4,
	MODE_ACTIVITIES = 1 << 5,
};
const char *mode_name(int place); // "joint", … by place of the bit; NULL past the last
unsigned mode_of(struct sv name); // 0 where it is none

// One kind, or one named unit, that the proposal fits.
struct proposal_part {
	int64_t kind, unit; // one of them is 0
	enum plan_rule plan;
	unsigned modes; // bits of enum mode
	struct sv form; // code of the report form; empty: no report. Chosen when it is kept
};

enum { PROPOSAL_PARTS = 2 * ACTORS_MOST, PROPOSAL_SOURCES = 12, PROPOSAL_TEXTS = 16 };

struct proposal {
	enum proposal_type type;
	struct sv title;    // what to do, short
	struct sv actor;    // as the document names them
	struct sv action, audience;
	struct sv contents[PROPOSAL_TEXTS], materials[PROPOSAL_TEXTS];
	size_t content_count, material_count;
	struct proposal_part parts[PROPOSAL_PARTS];
	size_t part_count;
	bool people; // members of a body, not units
	struct date plan_due, hold_due, report_due;
	struct sv hold_text, report_text; // how the document says it
	struct date held;                 // already carried out when the plan was issued
	bool reports;
	int report_after; // days after the session; 0: not said so
	bool report_after_working;
	struct sv report_to, report_via;       // in the document's words
	int64_t report_to_unit, report_via_unit; // the units that they mean; 0: nobody known
	struct place sources[PROPOSAL_SOURCES]; // the sentences, the one that it began with first
	size_t source_count;
};

struct proposal_clash {
	size_t proposal;                // which one it bears on
	struct place general, special;  // the sentences
	struct actors whom;             // whom the special one speaks of
	enum plan_rule general_plan, special_plan;
};

struct proposals {
	struct proposal *items;
	size_t count, room;
	struct proposal_clash *clashes;
	size_t clash_count, clash_room;
};

void proposals_make(struct arena *a, const struct reading *r, const struct directory *d, struct proposals *out);

// The register of documents: what each is, its text by line, its outline, whom it goes to, what it cites.
// Lines are those of the file; places count code points of a line, from 0, the end exclusive.
#pragma once

#include "db/db.h"

enum document_state { DOCUMENT_REVIEW, DOCUMENT_REGISTERED, DOCUMENT_VOID };

struct document {
	int64_t id, unit; // the unit in whose register it stands
	enum document_state state;
	int64_t part_of;  // the document that it came attached to; 0: none
	struct sv kind;   // plan, report, resolution, directive, material, …; stored, never parsed back from the symbol
	struct sv type;   // the kind as the document writes it: "Kế hoạch"
	struct sv number, symbol;
	struct date issued; // may be missing until a person fills it
	struct sv title, issuer, authority, signer_title, signer_name;
	int year, target_year; // of its results and of its targets; 0 unknown
	int64_t file;
	struct sv file_name, media_type;
	int first_line, last_line;
	instant registered_at;
};

// The new row's id. `id`, `registered_at` are not read. Kind and lines must be there.
int64_t document_add(struct tx *t, const struct document *d);
bool document_get(struct tx *t, int64_t id, struct document *out) MUST_USE; // texts in the arena
// The form in which numbers are compared: "Số 05 -KH/ĐUK" and "5-kh/đuk" are one. Empty without number or symbol.
struct sv document_reference(struct arena *a, struct sv number, struct sv symbol);
// Takes it out of review into the register and ties the citations both ways.
void document_register(struct tx *t, int64_t id);
// Back into review: its registration is undone, and what was tied by it.
void document_reopen(struct tx *t, int64_t id);
// What a person fills or corrects: number, symbol, date, title, issuer, signatory of `d->id`; recorded in the audit log.
void document_correct(struct tx *t, const struct document *d);
// Erases one that is still under review, with its parts and all that hangs on them; false for any other.
bool document_discard(struct tx *t, int64_t id) MUST_USE;

// Those of a unit, newest first, the parts of a document left out; at most `limit` from the row `offset` on.
struct document_list {
	struct document *items;
	size_t count;
	bool more; // there are further ones
};
struct document_list document_list(struct tx *t, int64_t unit, int64_t offset, int64_t limit);
struct document_list document_parts(struct tx *t, int64_t whole);

struct document_line {
	int line;
	struct sv text;
	int joined_to; // the line that it goes on from: after a page break, or a further cell of its row; 0: none
	int table, row, cell; // of the file, from 1 on, `cell` by the column of the grid; 0: in no table
};
void document_add_line(struct tx *t, int64_t document, const struct document_line *l);
struct document_line *document_lines(struct tx *t, int64_t document, size_t *count);
// A line of the file that a document came in, in whichever of its parts it stands; empty where there is none.
struct sv document_line_at(struct tx *t, int64_t whole, int line);

struct document_line *document_row_at(struct tx *t, int64_t whole, int line, size_t *count); // with the cells of its row, where it is one
int64_t document_of_line(struct tx *t, int64_t whole, int line); // that part; 0 where there is none

struct document_heading {
	int line, last_line, level;
	struct sv mark, title;
};
void document_add_heading(struct tx *t, int64_t document, const struct document_heading *h);
struct document_heading *document_headings(struct tx *t, int64_t document, size_t *count);

struct document_recipient {
	int line;
	struct sv text, purpose;
};
void document_add_recipient(struct tx *t, int64_t document, int64_t seq, const struct document_recipient *r);
struct document_recipient *document_recipients(struct tx *t, int64_t document, size_t *count);

struct document_abbreviation {
	struct sv brief, expansion;
};
void document_add_abbreviation(struct tx *t, int64_t document, struct sv brief, struct sv expansion);
struct document_abbreviation *document_abbreviations(struct tx *t, int64_t document, size_t *count);


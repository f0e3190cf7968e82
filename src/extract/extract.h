// Reading a document: from text to documents, outline, citations, obligations, measures, abbreviations, lint.
// A pure function of the bytes. What each thing is: ../shared spec's GUIDE, told again in docs/manual/reading.md.
//
// Places: a line is 1-based; start and end count Unicode code points in the NFC line, 0-based, end exclusive.
#pragma once

#include <stdio.h>

#include "base/base.h"
#include "base/date.h"
#include "base/decimal.h"
#include "base/error.h"
#include "doc/source.h"

// ---- the text as lines
struct line {
	struct sv text;      // NFC, without its newline
	int joined_to;       // 1-based line that this one continues (cut by a page break, or a further cell of its row); 0: none
	int table, row, cell; // as in struct source_line
};

// Several lines read as one paragraph where a page break cut it, or as a row where they are its cells: text, and for each byte
// the line and byte it came from by way of `parts`.
struct paragraph {
	struct sv text; // of one line, or joined with a blank; cells with a tab for each column of the grid
	struct paragraph_part {
		int line;          // 1-based
		uint32_t from, at; // byte in `text` where the part begins; byte in that line's text
		uint32_t length;   // bytes
	} *parts;
	int first_line; // 1-based
	uint32_t part_count;
};

struct place { // half-open, in code points of one line
	int line;
	int start, end;
};

// ---- what is found. Texts are views into the lines or the arena. An empty sv is "null" in JSON.
struct document_found {
	const char *kind;     // plan, report, resolution, directive, material, … (lexicon/kinds)
	struct sv type;       // "Kế hoạch"
	struct sv number, symbol; // "12", "KH/ĐUK"
	struct date date;
	struct sv title, issuer, authority, signer_title, signer_name;
	struct recipient_found {
		int line;
		struct sv text, purpose;
	} *recipients;
	size_t recipient_count;
	int first_line, last_line;
	int title_first, title_last; // lines of the title below the kind; 0: none
	int year;             // the year that it speaks of where it tells results; 0 unknown
	int target_year;      // the year of its targets where it sets them; 0 unknown
};

struct heading_found {
	int line, last_line, level; // level from 1
	struct sv mark, title;
	int document; // index
};

struct citation_found {
	struct place place;
	struct sv text, type, number, symbol, issuer;
	struct date date;
	bool group; // "các nghị quyết, chỉ thị của Trung ương": several, named by nobody
};

enum obligation_kind { OBLIGATION_DUTY, OBLIGATION_REPORT, OBLIGATION_SUPERVISION, OBLIGATION_AIM };
enum plan_rule { PLAN_UNSAID, PLAN_REQUIRED, PLAN_EXEMPT };

enum { OBLIGATION_MODES = 6, OBLIGATION_LIST = 8 };

struct obligation_found {
	int line, last_line; // the section's lines where it spans several
	enum obligation_kind kind;
	struct sv actor, action, audience;
	struct sv *content, *materials; // with room for OBLIGATION_LIST where there are some
	size_t content_count, material_count;
	struct date due;
	struct sv due_text;
	bool due_inherited;
	struct date held; // an event that already took place
	const char *modes[OBLIGATION_MODES]; // joint, by-cell, monthly-meeting, online, superior, activities
	size_t mode_count;
	enum plan_rule plan;
	struct sv report_to, report_via, supervisor;
	int due_after_days;      // "sau 5 ngày làm việc": 0 none
	bool due_working_days;
	struct place place;      // the sentence
};

enum compare { CMP_EQ, CMP_GE, CMP_GT, CMP_LE, CMP_LT, CMP_ABOUT, CMP_RANGE } __attribute__((packed));
enum measure_role {
	ROLE_ACTUAL,
	ROLE_TARGET,
	ROLE_ATTAINMENT,
	ROLE_EXCESS,
	ROLE_CHANGE,
	ROLE_TARGET_CHANGE,
	ROLE_SHARE
} __attribute__((packed));
enum direction { DIRECTION_NONE, DIRECTION_UP, DIRECTION_DOWN } __attribute__((packed));

struct measure_found { // in an order that leaves few gaps: a long text has more of them than of lines
	struct place place;
	int of;             // index of the measure that this one qualifies, -1: none
	struct place *more; // further pieces where a page break cuts it
	struct sv text;
	struct decimal value;
	union {
		struct decimal high, total; // a range has no total
	};
	struct sv unit; // lower case; empty: none
	struct sv subject;
	int year; // 0: none
	uint32_t more_count;
	enum compare cmp;
	enum measure_role role;
	enum direction direction;
	bool has_high, has_total, estimate, ratio;
};

struct abbreviation_found {
	struct sv brief, full;
	int line;
};

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };

// A finding as a rule makes it.
struct lint_draft {
	struct place place;
	const char *code; // ratio, parts, outline, …
	enum severity severity;
	struct error message; // a msgid with its arguments: said in the reader's language
	struct decimal stated, computed;
	bool has_figures;
	bool told; // by words that name what is meant: other figures that agree by chance explain nothing
	struct place other;   // what it contradicts; line 0: nothing else, or in the same sentence
	struct sv other_file; // and in which file; empty: in the same one
};

// The same as it is kept: its message takes no more room than its words.
struct lint_found {
	struct place place;
	enum severity severity;
	const char *code, *msgid;
	const char *args; // of the message, one after the other, each with its NUL
	uint8_t arg_count;
	bool has_figures;
	struct place other;
	struct sv other_file;
	struct decimal stated, computed;
};
struct lint_found lint_keep(struct arena *a, const struct lint_draft *draft);
struct error lint_message(const struct lint_found *found);

// How the values are written in JSON and in the database, each by its number (direction_codes[DIRECTION_NONE] is empty).
extern const char *const obligation_codes[4], *const mode_codes[OBLIGATION_MODES], *const compare_codes[7],
    *const role_codes[7], *const direction_codes[3], *const severity_codes[3];

struct reading {
	struct arena *arena;
	const struct source *source; // NULL: a reading that came back from a child
	struct line *lines;
	size_t line_count;
	struct paragraph *paragraphs; // in order; empty lines belong to none
	size_t paragraph_count;

	struct document_found *documents;
	size_t document_count, document_room;
	struct heading_found *headings;
	size_t heading_count, heading_room;
	struct citation_found *citations;
	size_t citation_count, citation_room;
	struct obligation_found *obligations;
	size_t obligation_count, obligation_room;
	struct measure_found *measures;
	size_t measure_count, measure_room;
	struct abbreviation_found *abbreviations;
	size_t abbreviation_count, abbreviation_room;
	struct lint_found *lint;
	size_t lint_count, lint_room;
};

// Reads what a file says. Everything lives in the arena; the source must live as long.
void extract_source(const struct source *s, struct arena *a, struct reading *out);
// The same step by step, for who wants to say how far it is: begin, then each step in order.
enum { EXTRACT_STEPS = 3 };
extern const struct extract_step {
	const char *name; // msgid
	void (*run)(struct reading *r);
} extract_steps[EXTRACT_STEPS];
void extract_begin(const struct source *s, struct arena *a, struct reading *out);
// Reads a text (UTF-8 in any normalisation form, BOM and CRLF allowed; Markdown emphasis is looked through). False
// where it is no such text, or over a limit.
bool extract_read(struct sv bytes, struct arena *a, struct reading *out, struct error *error) MUST_USE;

// The steps, in the order in which extract_read runs them; each uses what the earlier ones found.
void extract_lines(struct reading *r, const struct source *s); // lines.c: lines, continuations, paragraphs
void extract_documents(struct reading *r);                     // documents.c: letterheads, signatures, recipients, years
void extract_outline(struct reading *r);                   // outline.c
void extract_paragraphs(struct reading *r);                // pass.h: citations, measures, obligations, abbreviations, lint

// The code-point place of bytes [from, to) of a paragraph's text; where they run over several lines, the first piece
// (the others in *more, allocated in the arena; NULL where nobody asks).
struct place paragraph_place(struct reading *r, const struct paragraph *p, size_t from, size_t to,
                             struct place **more, size_t *more_count);
// The same going forward through one paragraph, so that a long line is counted once: `walk` is zero at its beginning.
struct place_walk {
	size_t part, byte; // counted up to this byte of the part
	int points;        // code points of its line before it
};
struct place paragraph_place_next(struct reading *r, const struct paragraph *p, struct place_walk *walk, size_t from,
                                  size_t to, struct place **more, size_t *more_count);
const struct document_found *reading_document_at(const struct reading *r, int line); // NULL: before the first
const struct heading_found *reading_heading_at(const struct reading *r, int line);   // the innermost; NULL: none

// What a finding says, with where the other figure stands.
void lint_text(const struct lint_found *found, enum language language, struct buf *out);

// JSON of one reading, as in the manual (docs/manual/reading.md), one object without a newline at its end. `whole`: with the
// text of the lines, what is said of findings as msgid and arguments, and figures as text ("16.35"), since who reads it in
// again would make doubles of numbers.
void reading_json(const struct reading *r, struct sv file, bool whole, enum language language, struct buf *out);
// The same, of which only little is in `out` at a time: what is complete goes to the stream.
void reading_json_print(const struct reading *r, struct sv file, bool whole, enum language language, struct buf *out, FILE *to);

// The same as Akoma Ntoso 3.0, one XML document: the file's further documents are attachments of the first.
void reading_akn(const struct reading *r, struct buf *out);

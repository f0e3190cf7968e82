// How one body's documents look, as data (profiles.def): the rules change, the writers do not. Type
// sizes and spacing are in points, lengths in millimetres.
#pragma once

#include "base/base.h"

enum { STYLE_BOLD = 1, STYLE_ITALIC = 2, STYLE_UNDERLINE = 4 };

struct face {
	uint8_t size;
	uint8_t style; // STYLE_…
	bool capitals; // the text is written in capitals
};

enum { PROFILE_HEAD_LINES = 2, PROFILE_HEADINGS = 3 };

struct profile {
	const char *code;
	const char *font; // as DOCX names it
	const char *twin; // of the same metrics, free to embed: what PDF is drawn with

	uint8_t top, bottom, left, right; // margins of an upright page
	uint8_t page_number;              // from the paper's edge to the top of the page's number

	// The letterhead: left the bodies and the number, right the name of party or state and the
	// date.
	uint8_t letterhead_left; // of the width between the margins, in percent
	struct {
		const char *text;
		struct face face;
	} head[PROFILE_HEAD_LINES];
	uint8_t head_rule; // under the last line of the head, as wide as its text, which DOCX cannot
	                   // measure
	struct face superior, issuer;
	const char *issuer_mark; // on a line under the issuing body; NULL: a rule of `issuer_rule`
	uint8_t issuer_rule;
	const char *number; // before the number
	struct face number_face, place;

	struct face kind, title;
	const char *title_mark; // on a line under the title; NULL: a rule of `title_rule`
	uint8_t title_rule;

	struct face heading[PROFILE_HEADINGS], body, table, note;
	uint8_t indent; // of a paragraph's first line
	uint8_t line;   // from one line of the body to the next
	uint8_t after;  // between paragraphs

	const char *recipients; // the words over the list
	struct face recipients_face, recipient;
	struct face authority, position, name;
	uint8_t signature; // room for it
};

enum { PAPER_SHORT = 210, PAPER_LONG = 297 }; // A4

const struct profile *profile_by_code(struct sv code); // NULL: there is none
// From one line to the next where it is not the body's: what a single spaced line of the face
// takes.
int face_line(struct face f);

// A page upright or on its side, in millimetres. On its side the paper is turned, so that the bound
// edge is on top.
struct page_box {
	int width, height, top, bottom, left, right;
};
struct page_box page_box(const struct profile *p, bool landscape);

// Spacing that the guides leave to practice, in points.
enum {
	TITLE_BEFORE = 18,
	TITLE_AFTER = 12,
	CLOSING_BEFORE = 12,
	TABLE_AFTER = 8,
	RULE_LINE = 6,
	CELL_PAD = 3
};
int points_of(int millimetres);

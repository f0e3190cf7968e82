// Inside the reading of obligations: what it remembers between paragraphs, and how one is made of a sentence.
#pragma once

#include "extract/actor.h"
#include "extract/deadline.h"
#include "extract/duty_list.h"
#include "extract/duty_table.h"

enum { FIELD_MOST = 600 }; // bytes

struct task { // what is to be done, told before who does it
	struct sv text;
	int line;
	struct place place;
	struct sv audience;
	struct deadline when; // fields told before their actor
};

struct duties {
	struct reading *r;
	const struct phrase_list *fields;
	struct wording say;
	struct scan s;      // of the paragraph, another's
	struct scan titles; // of the heading
	size_t heading;     // the next one
	size_t first;       // the document's first obligation
	bool over;          // the document is signed
	bool unnamed;       // a text of no kind, such as news of an order: only what is said to be ordered counts
	struct document_found dated; // that text, of the day of the newest document that it has named
	const struct document_found *d;
	const struct paragraph *p;
	size_t cited, cited_end; // citations of the paragraph
	struct place_walk walk;  // through it, so that a long line is counted once
	int level;              // of the heading at hand; 0: before the first
	bool told;              // in a part that may say who must do what
	bool aims;              // in a section of aims and requirements
	struct sv context;      // who the lines under a heading or a colon are about: "Các sở, ngành:"
	int context_level;
	char context_bullet;    // of the line that named them; 0: a heading did
	struct sv everybody;    // whom the opening words charge with what the document lists
	struct sv addressed;    // the lines below "… ĐIỆN:": whom a telegram goes to
	bool addressing;
	struct deadline limit;  // of a part, said in its heading or before its list
	int limit_level;
	char limit_bullet;
	bool limit_lists;       // of the items of a list alone
	bool titles_more;       // the paragraph is a heading that has headings below it, and is no sentence
	bool leads_in;          // the paragraph's last sentence only says that a list follows
	size_t found_first;     // the paragraph's first obligation, where it has one
	bool names;             // the paragraph says whom those below are about
	bool shared;            // the last obligation is of everybody: a line below may say who leads
	struct task task;
	size_t section;         // obligation that fields belong to; SIZE_MAX: none
	int section_level;
	struct sv field;        // whose lines follow
	struct duty_table table;
	struct duty_list list;
	struct obligation_found listed; // its row at hand
};

static inline bool duties_is(const struct duties *x, size_t i, const char *class, size_t *count, struct sv *value)
{
	return wording_is(&x->say, i, class, count, value);
}

// By when tokens [from, to) of the paragraph say that something is due; `field`: any day or period in them is meant.
struct deadline duties_when(const struct duties *x, size_t from, size_t to, bool field);
struct place duties_place(struct duties *x, size_t from, size_t to); // of bytes of the paragraph
// The obligation that a sentence tells, its texts views of the paragraph.
struct obligation_found duty_made(struct duties *x, const struct sentence *s, struct deadline w);
void duty_set_when(struct obligation_found *o, struct deadline w);
// Takes tokens [from, to) where they tell levels one by one, each with its day; `field`: they stand below "Thời gian:".
bool duty_levels(struct duties *x, size_t from, size_t to, bool field);
// Adds it to the reading, its texts plain, as the one that fields below are about.
void duty_push(struct duties *x, struct obligation_found o);

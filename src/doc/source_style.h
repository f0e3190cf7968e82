// What DOCX and ODT say by formatting and a line must say by its text: capitals, hidden text, fonts of encodings before Unicode,
// the numbers of lists.
#pragma once

#include "base/base.h"
#include "text/legacy.h"

enum said { UNSAID, SAID_NO, SAID_YES };

// How a run of text is to be read.
struct look {
	bool capitals; // shown as capitals, whatever was typed
	bool hidden;
	enum legacy legacy; // of its font
	bool legacy_capitals;
};

struct style {
	struct sv name, parent; // "" has none
	char family;            // names are told apart within one
	enum said capitals, hidden;
	struct sv font; // empty: unsaid
	struct sv list; // ODT: the list's style
	int number, level; // DOCX: numId and ilvl; -1: unsaid
	bool resolved;
	size_t next; // in its slot, 1-based; 0: the last
};

struct styles {
	struct arena *arena;
	struct style *items;
	size_t count, room;
	size_t slots[1024]; // 1-based
};

// A new one, or the one there is. Valid until the next is added.
struct style *styles_add(struct styles *s, char family, struct sv name);
// With what it has of its parents; NULL where there is none. Asked for after all were added.
const struct style *styles_find(struct styles *s, char family, struct sv name);

void look_over(struct look *look, enum said capitals, enum said hidden, struct sv font); // what is said replaces what was

// ---- the numbers of lists
enum number_format { NUMBER_NONE, NUMBER_DECIMAL, NUMBER_ZERO, NUMBER_UPPER_ROMAN, NUMBER_LOWER_ROMAN, NUMBER_UPPER_LETTER,
	                 NUMBER_LOWER_LETTER, NUMBER_BULLET };

void number_write(struct buf *out, enum number_format format, int n);
// A bullet as an official document types it: its own sign where that is one of text, "-" for a picture of a symbol font.
struct sv number_bullet(struct sv sign);
// The mark of a note, as raised digits: "¹", "¹²".
void number_raised(struct buf *out, int n);

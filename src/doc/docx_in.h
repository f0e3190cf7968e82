// What the files that read DOCX share: its elements, styles and numbering. (doc/docx.h writes it.)
#pragma once

#include "doc/composer.h"
#include "doc/package.h"

enum docx_space { DOCX_OTHER, DOCX_W, DOCX_COMPATIBILITY, DOCX_MATH };

// Attributes are known by their names alone; their values as "true", "1", "on", or nothing at all, are yes.
enum docx_element {
	DOCX_NONE,
#define ELEMENT(id, space, name) id,
#include "doc/docx_elements.def"
#undef ELEMENT
};

enum { DOCX_LEVELS = 9, DOCX_NUMBERINGS = 20000 };

struct docx_level {
	int start;
	enum number_format format;
	struct sv text;  // "%1.%2."
	bool decimal;    // all of its numbers, whatever the other levels say
	bool joined;     // no blank between the number and the words
	int restart;     // only after a level before this one (1-based); -1: after any above it; 0: never
	struct sv style; // of the paragraphs that are of this level
};

// The levels of a list, and how far it is counted.
struct docx_list {
	int id;
	struct docx_level levels[DOCX_LEVELS];
	struct sv link; // it is that of this numbering style
	int counts[DOCX_LEVELS];
	bool begun[DOCX_LEVELS];
};

// What paragraphs name: a list, with what differs in it.
struct docx_number {
	int id, list;
	int starts[DOCX_LEVELS]; // -1: the list's
	struct docx_level *levels[DOCX_LEVELS]; // NULL: the list's
	bool started[DOCX_LEVELS];
};

struct docx {
	struct package *package;
	struct arena *arena;
	struct error *error;
	struct xml_names names;
	struct sv body, styles_part, numbering_part, footnotes_part, endnotes_part; // names of parts; empty: none
	struct styles styles;
	struct look look; // where no style says otherwise
	struct sv normal; // the style of paragraphs that name none
	struct docx_list *lists;
	size_t list_count, list_room;
	struct docx_number *numbers;
	size_t number_count, number_room;
};

extern const struct xml_space docx_spaces[];
extern const size_t docx_space_count;

enum docx_element docx_element(const struct docx *d, const struct xml_element *e);
enum said docx_yes(const struct xml_element *e); // of an element like <w:caps w:val="0"/>
struct sv docx_font(const struct xml_element *e);

bool docx_read_styles(struct docx *d) MUST_USE;
bool docx_read_numbering(struct docx *d) MUST_USE;
// The next number of a paragraph, counted; without the blank behind it. False where it has none. *joined: no blank follows.
bool docx_next_number(struct docx *d, int number, int level, struct buf *out, bool *joined);
int docx_level_of(const struct docx *d, int number, struct sv style); // the level that the style stands for; 0 where none does

// source_read_docx, once it is known that the package is one and where its body is.
bool docx_read(struct package *package, struct sv body, struct source *out, struct error *error) MUST_USE;

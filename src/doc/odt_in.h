// What the files that read ODT share: its elements, styles, lists.
#pragma once

#include "doc/composer.h"
#include "doc/package.h"

enum odt_space { ODT_OTHER, ODT_TEXT, ODT_TABLE, ODT_OFFICE, ODT_STYLE, ODT_DRAW, ODT_SVG };

// Attributes are known by their names alone.
enum odt_element {
	ODT_NONE,
	ODT_LEFT_OUT,
	TEXT_P, TEXT_H, TEXT_SPAN, TEXT_S, TEXT_TAB, TEXT_BREAK, TEXT_LIST, TEXT_ITEM, TEXT_LIST_HEADER, TEXT_NOTE, TEXT_NOTE_BODY,
	TEXT_SECTION, DRAW_TEXT_BOX, DRAW_SHAPE, TABLE, TABLE_ROW, TABLE_CELL, TABLE_COVERED,
	STYLE, STYLE_DEFAULT, STYLE_TEXT, LIST_STYLE, OUTLINE_STYLE, LEVEL_NUMBER, LEVEL_OUTLINE, LEVEL_BULLET, LEVEL_IMAGE, LEVEL_LABEL,
};

enum { ODT_LEVELS = 10, ODT_LISTS = 20000 };

struct odt_level {
	enum number_format format;
	struct sv prefix, suffix, sign;
	struct sv text; // "%1%.%2%." where the file says it so
	int start, shown; // so many levels, this one the last
	bool joined;      // no blank between the number and the words
};

struct odt_list_style {
	struct sv name; // empty: that of headings
	struct odt_level levels[ODT_LEVELS];
};

// A list that is counted.
struct odt_list {
	struct sv id;
	const struct odt_list_style *style;
	int counts[ODT_LEVELS];
	bool begun[ODT_LEVELS];
};

struct odt {
	struct package *package;
	struct arena *arena;
	struct error *error;
	struct xml_names names;
	struct styles styles;
	struct look look; // where no style says otherwise
	struct odt_list_style **list_styles;
	size_t list_style_count, list_style_room;
	struct odt_list **lists;
	size_t list_count, list_room;
	struct odt_list outline;
	// while styles are read
	struct style *style;
	bool default_style;
	struct odt_list_style *list_style;
	struct odt_level *level;
};

extern const struct xml_space odt_spaces[];
extern const size_t odt_space_count;

enum { ODT_PARAGRAPH = 'p', ODT_SPAN = 't' }; // families of styles

enum odt_element odt_element(const struct odt *o, const struct xml_element *e);

// Styles stand in styles.xml, and before the body in content.xml. False: refused.
bool odt_style_element(struct odt *o, enum odt_element id, const struct xml_element *e) MUST_USE;

// A list begins: the one whose numbers it goes on with, or a new one. NULL: too many.
struct odt_list *odt_list_begins(struct odt *o, const struct xml_element *e, const struct style *paragraph);
const struct odt_list_style *odt_list_style(const struct odt *o, struct sv name); // NULL: none
// Counts an item of a level (from 0), from `from` on where that is not negative; its mark. *joined: no blank follows.
void odt_list_count(struct odt_list *l, const struct odt_list_style *style, int level, int from, struct buf *mark, bool *joined);

// source_read_package, once it is known that the package is one.
bool odt_read(struct package *package, struct source *out, struct error *error) MUST_USE;

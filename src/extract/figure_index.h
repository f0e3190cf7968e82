// Which figures speak of the same indicator: by the words of their subject, their unit, the place and the part of the year.
#pragma once

#include "extract/lint.h"

struct figure_entry {
	uint64_t key;   // of the indicator
	uint64_t place; // of the body that says it, by its name; 0: unknown
	uint32_t measure;
	uint16_t file;
	int16_t year;
	bool target;
	bool amount; // begins as an indicator does ("tổng …", "tỷ lệ …"): not what may be counted anew each time
	uint8_t words; // of its subject that count
};

// What the document and the headings say of a line: read on from one line to the next.
struct figure_scope {
	const struct document_found *document;
	uint64_t title, place;
	size_t heading; // the next one
	int levels[20];
	uint64_t hashes[20];
	size_t depth;
};

struct figure_index {
	struct figure_entry *entries; // by key, year, result before target, file, measure
	size_t count, room;
	struct arena arena;
	const struct phrase_list *synonyms, *heads;
	struct figure_later { // levels whose subject has an abbreviation
		uint64_t around, place;
		uint32_t measure;
		uint16_t file;
	} *later;
	size_t later_count, later_room;
	struct scan inner;
	struct figure_scope scope;
};

void figure_index_begin(struct figure_index *x);
// The levels among measures [from, to) of one reading, which are added in order.
void figure_index_add(struct figure_index *x, uint16_t file, struct lint *l, size_t from, size_t to);
void figure_index_end(struct figure_index *x, struct lint *const *lints); // when all is read, before it is sorted
void figure_index_sort(struct figure_index *x, struct lint *const *lints); // by file
void figure_index_free(struct figure_index *x);
// Two bodies may speak of one place: neither is known to be of another.
bool figure_same_place(const struct figure_entry *a, const struct figure_entry *b);
// The entries [from, *to) of one indicator.
size_t figure_index_group(const struct figure_index *x, size_t from);
// The words of a subject as keys, each once, without those that say nothing about which indicator it is; abbreviations written out.
size_t figure_words(struct figure_index *x, struct lint *l, struct sv subject, uint64_t *out, size_t most);

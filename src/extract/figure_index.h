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

struct figure_index {
	struct figure_entry *entries; // by key, year, result before target, file, measure
	size_t count, room;
	struct arena arena;
	struct arena words;
	const struct phrase_list *synonyms, *heads;
	struct scan scan, inner;
};

void figure_index_begin(struct figure_index *x);
void figure_index_add(struct figure_index *x, uint16_t file, struct lint *l); // the levels of one reading
void figure_index_sort(struct figure_index *x, struct lint *const *lints); // by file
void figure_index_free(struct figure_index *x);
// Two bodies may speak of one place: neither is known to be of another.
bool figure_same_place(const struct figure_entry *a, const struct figure_entry *b);
// The entries [from, *to) of one indicator.
size_t figure_index_group(const struct figure_index *x, size_t from);

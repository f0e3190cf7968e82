// By when something is due, or that it was held already, as a sentence or a field of a section says it.
#pragma once

#include "extract/scan.h"

struct deadline {
	struct date due, held; // held: the event took place
	struct sv text;        // "trước ngày 15/6/2021"
	int after_days;        // "sau 05 ngày làm việc": 0 none
	bool working;
	int limit;             // of `due`: 2 the text says that it is one, 1 a period's end, 0 a day
};

struct deadline_text {
	const struct scan *s;
	const struct phrase_list *words; // obligations.tsv
	const struct document_found *d;  // gives the year that is not written; NULL: none
	const struct paragraph *p;
	const struct citation_found *cited; // the paragraph's: their dates are no deadlines
	size_t cited_count;
	bool field; // "Thời gian: …": any day or period there is meant
};

struct deadline deadline_read(const struct deadline_text *t, size_t from, size_t to);

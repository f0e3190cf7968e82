// What each has, as a rate says it, for lint_average.c: of what, for which time, by which words.
#pragma once

#include "extract/lint_apart.h"

enum { AVERAGE_TIMES = 5 };

enum span_of_time { TIME_NONE, TIME_OTHER, TIME_DAY, TIME_MONTH, TIME_QUARTER };
enum span_of_time average_time(struct sv of); // a dimension of units.tsv, or what is counted

struct average {
	size_t at, from, to;     // the rate; its sentence
	struct measure_found said;
	struct unit_shape rated; // as the product needs it
	struct sv each_text;     // words of what is counted
	struct unit_shape each;  // count 0: it is not said
	struct sv of_text;       // what is summed up
	enum span_of_time time;  // for which it is
	bool by_time;            // and nothing else is counted
	bool by_day;             // of so many days
	bool average, fixed;     // by its words
	bool compared;           // it is how much more or less
	struct apart_name words; // of its clause
	int times[AVERAGE_TIMES];        // of how many such times the total may be
	size_t time_count;
	size_t likely;           // how many of them, the first, may be meant where none agrees
};

// Reads measure `at` as one; false where it is none.
bool average_read(struct lint *l, size_t at, struct average *q);
// Token i begins a phrase of the class (lexicon/lint_relations.tsv).
bool average_is_class(struct lint *l, struct lint_words w, size_t i, const char *class, size_t *n);

// Which level a change is against: shared by the rules of growth.
#pragma once

#include "extract/lint_growth.h"

bool earlier_is_level(const struct measure_found *m); // it may be the level or the earlier one
// The earlier level of a change of a level; SIZE_MAX: none is told.
size_t earlier_of(struct lint *l, size_t level, size_t change);
size_t earlier_from_to(struct lint *l, size_t level);                // "từ A … xuống còn B": A
size_t earlier_behind(struct lint *l, size_t level, size_t change);  // "so với năm 2023 (800 triệu USD)"
struct change earlier_change(struct lint *l, size_t level, size_t earlier, size_t said);
// The words before a measure since the last sign; with those before the bracket that it stands in, empty: it stands in none.
struct sv earlier_clause(const struct lint *l, size_t i);
struct sv earlier_bracket(const struct lint *l, size_t i);
bool earlier_named(struct lint *l, struct sv words, int year);       // the words name a time before that year
int earlier_year_named(struct lint *l, struct sv words);             // the last year that the words name; 0: none
int earlier_year_of_document(const struct lint *l, int line);        // of what stands in that line; 0: unknown
bool earlier_is(struct lint *l, size_t i, int year);                 // what is told of measure i does
bool earlier_than(struct lint *l, size_t i, size_t level);           // or it is before what is told of the level
bool earlier_is_beginning(struct sv words);                          // "đầu năm": the beginning of what the change is of

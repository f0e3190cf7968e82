// Words of a statement: the phrases of lexicon/statements.tsv, likeness of two texts, a short title.
#pragma once

#include "base/base.h"

enum phrase_class { PHRASE_PLAN, PHRASE_NO_PLAN, PHRASE_HOLD, PHRASE_END, PHRASE_REPORT, PHRASE_CLOSED, PHRASE_EVENT,
                    PHRASE_SEND, PHRASE_WHERE, PHRASE_MATERIAL, PHRASE_FOR, PHRASE_REACH, PHRASE_STOP, PHRASE_DANGLE };

struct phrases; // the lexicon

const struct phrases *phrases_load(struct arena *a);
// Where the first, or the last, phrase of the class begins in a text of compare form; SIZE_MAX where there is none.
size_t phrase_first(const struct phrases *p, enum phrase_class class, struct sv text);
size_t phrase_last(const struct phrases *p, enum phrase_class class, struct sv text);

// The bytes of the longest phrase of the class that begins at `at`; 0 where none does.
size_t phrase_length(const struct phrases *p, enum phrase_class class, struct sv text, size_t at);

// How much of the shorter text's words stand in the longer one, in percent; 0 where either is empty.
int likeness(struct arena *a, struct sv one, struct sv other);
// Without Markdown's asterisks and the marks of footnotes, trimmed.
struct sv plain_text(struct arena *a, struct sv text);
// The first clause with a capital, at most some 90 characters, cut at a word.
struct sv short_title(struct arena *a, struct sv text);
struct sv title_within(struct arena *a, struct sv text, size_t characters); // the same, of another length
// What is to be done, for a heading: the verb and its object up to where a deadline, a way or a purpose begins, or to the end of its
// part of an enumeration where it is long. No conjunction or preposition is left at its end.
struct sv action_title(struct arena *a, const struct phrases *p, struct sv action);

// The sentence that says who must do something, and the words that tell it (lexicon/obligations.tsv).
#pragma once

#include "extract/scan.h"

struct wording {
	const struct scan *s;
	const struct phrase_list *words; // obligations.tsv
	const struct phrase_list *verbs; // verbs.tsv
	bool loose;                      // any verb of the language counts, where none of those that duties are told by is there
};

struct sentence {
	size_t from, to; // tokens
	struct sv actor;
	size_t actor_from, verb;
	bool continues; // of the actor of the sentence before it
};

// Whether the longest phrase at token i is of the class. *count: its tokens.
bool wording_is(const struct wording *x, size_t i, const char *class, size_t *count, struct sv *value);
bool wording_any(const struct wording *x, size_t i, size_t *count, const char *const *classes, size_t n);
bool wording_verb(const struct wording *x, size_t i, size_t *count);
bool wording_actor(const struct wording *x, size_t i, size_t *count); // a body or people, with "mỗi", "các" before
bool wording_charge(const struct wording *x, size_t i, size_t *count); // an order or a request: "giao", "đề nghị"
struct sv wording_cleaned(struct sv s); // without the signs around it

// The actor that begins at `from`: the token after its last, and *verb; 0 where it does nothing.
size_t actor_end(const struct wording *x, size_t from, size_t to, size_t *verb);
bool actor_opens(const struct wording *x, size_t i); // what may stand before an actor begins here
size_t actor_leading_verb(const struct wording *x, size_t from, size_t to); // of a sentence without an actor; SIZE_MAX: none
bool actor_acts(const struct wording *x, size_t from, size_t to);         // may be what is to be done, whatever its verb
bool actor_find(const struct wording *x, struct sentence *s); // fills actor, actor_from, verb

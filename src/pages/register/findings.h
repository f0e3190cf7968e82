// What the reading of a document found wrong, wherever it is shown: a list with a button that accepts each (it is right as it
// stands), and those that were accepted folded away, with who and when and the way back.
#pragma once

#include "register/document.h"
#include "register/finding.h"
#include "web/web.h"

struct findings {
	int64_t document;        // the whole, or the part that is shown by itself
	struct finding *items;   // the open ones, the gravest first or by their place; then those that are accepted
	size_t count, accepted;
	size_t of[3];            // of `count`, by severity
	bool may;                // the reader may accept and take back
	const char *from;        // where one is sent back to: text, document, review, finish, figures
	int64_t at;              // the item or the page there
};

// Those of the document alone, or with those of its parts. `grave`: the gravest first, else by their place.
void findings_load(struct req *r, const struct document *d, bool parts, bool grave, struct findings *out);
// "1 error, 2 warnings, 3 notes"; empty where nothing is open.
struct sv findings_words(struct req *r, const struct findings *f);
// The list in its form; nothing where there is nothing, open or accepted.
void findings_draw(struct req *r, const struct findings *f);
// The form alone, by its id, for buttons that stand elsewhere on the page; then the accepted ones, folded.
void findings_form(struct req *r, const struct findings *f, const char *id);
void findings_accepted(struct req *r, const struct findings *f);
void findings_button(struct req *r, const struct findings *f, const struct finding *one, const char *form);
// The message, and what it contradicts: a link to that place.
struct sv findings_message(struct req *r, const struct finding *f);
void findings_other(struct req *r, const struct findings *f, const struct finding *one);
// Of a review: folded under one line of counts; nothing where nothing was found.
void findings_fold(struct req *r, const struct findings *f);

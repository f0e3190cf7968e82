// Asks the register for what a document cites.
#include <stdio.h>

#include "cli/read_register.h"
#include "register/citation.h"
#include "register/document.h"
#include "text/text.h"

static bool is_own(const struct reading *r, const struct citation_found *c)
{
	for (size_t i = 0; i < r->document_count; i++) {
		if (sv_eq(r->documents[i].number, c->number) && sv_eq(r->documents[i].symbol, c->symbol))
			return true;
	}
	return false;
}

static bool cited_before(const struct reading *r, size_t i)
{
	const struct citation_found *c = &r->citations[i];
	for (size_t k = 0; k < i; k++) {
		const struct citation_found *b = &r->citations[k];
		if (sv_eq(b->number, c->number) && sv_eq(b->symbol, c->symbol) && date_cmp(b->date, c->date) == 0)
			return true;
	}
	return false;
}

static int by_place(const void *a, const void *b)
{
	const struct lint_found *x = a, *y = b;
	return x->place.line != y->place.line ? x->place.line - y->place.line : x->place.start - y->place.start;
}

bool read_register_check(struct tx *t, struct reading *r)
{
	for (size_t i = 0; i < r->citation_count; i++) {
		const struct citation_found *c = &r->citations[i];
		if (c->group || !c->number.n || !c->symbol.n || is_own(r, c) || cited_before(r, i) || citation_is_registered(t, c->number, c->symbol, c->date))
			continue;
		if (db_failed(t->db))
			return false;
		struct lint_draft found = {.place = c->place, .code = "citation", .severity = SEVERITY_NOTE};
		struct sv name = text_document_number(r->arena, c->number, c->symbol);
		error_set(&found.message, FAIL_CHECK, N_("%.*s is not in the register"), (int)name.n, name.p);
		*ARENA_PUSH(r->arena, r->lint, r->lint_count, r->lint_room) = lint_keep(r->arena, &found);
	}
	if (r->lint_count)
		qsort(r->lint, r->lint_count, sizeof(*r->lint), by_place);
	return !db_failed(t->db);
}

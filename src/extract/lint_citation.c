// One number and symbol cited with two days or by two issuers, in one file. Numbers begin anew each year, and a symbol may be
// that of many bodies: only one day in the same year and of one issuer is certain.
#include "extract/lint.h"
#include "text/text.h"

struct cited {
	struct place place;
	struct sv type, number, symbol, issuer; // folded; the number as written
	struct sv said;                         // the issuer as written
	struct date date;
};

static int order(const void *a, const void *b)
{
	const struct cited *x = a, *y = b;
	int c = sv_cmp(x->symbol, y->symbol);
	c = c ? c : sv_cmp(x->number, y->number);
	c = c ? c : sv_cmp(x->type, y->type);
	c = c ? c : x->place.line - y->place.line;
	return c ? c : x->place.start - y->place.start;
}

// Abbreviations that the text or the glossary writes out, written out: "UBND tỉnh" is "Ủy ban nhân dân tỉnh".
static struct sv issuer_key(struct lint *l, struct arena *a, struct sv issuer)
{
	const struct reading *r = l->r;
	AUTO(buf_free) struct buf out = {0};
	scan_read(&l->scan, issuer);
	for (size_t i = 0; i < l->scan.tokens.count; i++) {
		struct sv word = scan_text(&l->scan, i);
		for (size_t k = 0; k < r->abbreviation_count; k++) {
			if (sv_eq(r->abbreviations[k].brief, word)) {
				word = r->abbreviations[k].full;
				break;
			}
		}
		if (scan_token(&l->scan, i)->kind == TOKEN_SIGN)
			continue;
		if (out.n)
			buf_char(&out, ' ');
		buf_sv(&out, word);
	}
	return text_fold(a, buf_view(&out));
}

static bool has_word(struct sv words, struct sv word)
{
	struct sv piece;
	while (sv_cut(&words, ' ', &piece)) {
		if (sv_eq(piece, word))
			return true;
	}
	return false;
}

enum alike { UNSAID, SAME, OTHER };

// Two bodies are other ones where they share less than half of the words of the shorter name.
static enum alike alike(struct sv a, struct sv b)
{
	if (!a.n || !b.n)
		return UNSAID;
	if (sv_find(a, b) != SIZE_MAX || sv_find(b, a) != SIZE_MAX)
		return SAME;
	size_t words = 0, shared = 0;
	struct sv all = a.n < b.n ? a : b, word;
	struct sv other = a.n < b.n ? b : a;
	while (sv_cut(&all, ' ', &word)) {
		words++;
		shared += has_word(other, word);
	}
	return 2 * shared >= words ? SAME : OTHER;
}

static struct lint_draft finding(const struct cited *c, enum severity severity, const char *msgid)
{
	struct lint_draft f = {.place = c->place, .code = "citation", .severity = severity, .message = {.failure = FAIL_CHECK, .msgid = msgid}};
	lint_arg_text(&f, 0, c->number);
	return f;
}

static void compare(struct lint *l, const struct cited *first, const struct cited *c)
{
	AUTO(arena_free) struct arena scratch = {0};
	enum alike issuers = alike(first->issuer, c->issuer);
	bool days = date_is_set(first->date) && date_is_set(c->date) && date_cmp(first->date, c->date) != 0;
	bool year = days && first->date.year == c->date.year, slip = days && first->date.month == c->date.month && first->date.day == c->date.day;
	if (days && issuers != OTHER && (year || slip)) {
		struct lint_draft f = finding(c, issuers == SAME && year ? SEVERITY_ERROR : SEVERITY_WARNING,
		                              N_("number %s is cited here with the day %s, in line %s with %s"));
		lint_arg_text(&f, 1, text_date(&scratch, c->date));
		lint_arg_text(&f, 2, arena_printf(&scratch, "%d", first->place.line));
		lint_arg_text(&f, 3, text_date(&scratch, first->date));
		lint_add(l, &f);
	} else if (issuers == OTHER && date_is_set(c->date) && date_cmp(first->date, c->date) == 0) {
		struct lint_draft f = finding(c, SEVERITY_WARNING, N_("number %s is cited here as of “%s”, in line %s as of “%s”"));
		lint_arg_text(&f, 1, c->said);
		lint_arg_text(&f, 2, arena_printf(&scratch, "%d", first->place.line));
		lint_arg_text(&f, 3, first->said);
		lint_add(l, &f);
	}
}

void lint_citation(struct lint *l)
{
	const struct reading *r = l->r;
	AUTO(arena_free) struct arena scratch = {0};
	size_t count = 0;
	struct cited *all = ARENA_ARRAY(&scratch, struct cited, r->citation_count + r->document_count + 1);
	for (size_t i = 0; i < r->citation_count; i++) {
		const struct citation_found *c = &r->citations[i];
		if (c->group || !c->number.n || !c->symbol.n)
			continue;
		all[count++] = (struct cited){c->place, text_fold(&scratch, c->type), c->number, text_fold(&scratch, c->symbol), issuer_key(l, &scratch, c->issuer), c->issuer, c->date};
	}
	// A document in the same file says its own day itself.
	for (size_t i = 0; i < r->document_count; i++) {
		const struct document_found *d = &r->documents[i];
		if (d->number.n && d->symbol.n && date_is_set(d->date))
			all[count++] = (struct cited){{d->first_line, 0, 1}, text_fold(&scratch, d->type), d->number, text_fold(&scratch, d->symbol), issuer_key(l, &scratch, d->issuer), d->issuer, d->date};
	}
	if (count)
		qsort(all, count, sizeof(*all), order);
	for (size_t i = 0, first = 0; i < count; i++) {
		if (!sv_eq(all[i].symbol, all[first].symbol) || !sv_eq(all[i].number, all[first].number) || !sv_eq(all[i].type, all[first].type) ||
		    (!date_is_set(all[first].date) && date_is_set(all[i].date)))
			first = i;
		if (i != first)
			compare(l, &all[first], &all[i]);
	}
}

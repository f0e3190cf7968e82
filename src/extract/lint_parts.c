// Parts that do not make their whole: in brackets after a count, after "gồm", "bao gồm", and after "trong đó" where they are more.
#include "extract/lint.h"
#include "text/text.h"

enum { PARTS_MOST = 24 };

enum link { LINK_NONE, LINK_BRACKET, LINK_ALL, LINK_AMONG };


// How the words after a count introduce its parts.
static enum link link_of(struct arena *a, struct sv words)
{
	static const char *const all[] = {"bao gom", "gom"}, *const among[] = {"trong do", "trong so do"};
	size_t open = sv_find(words, SV("("));
	struct sv outside = sv_head(words, open);
	if (sv_find(outside, SV(". ")) != SIZE_MAX || utf8_count(outside) > 80)
		return LINK_NONE;
	if (open != SIZE_MAX && sv_find(sv_from(words, open), SV(")")) == SIZE_MAX)
		return lint_says(a, words, among, LENGTH(among)) ? LINK_AMONG : LINK_BRACKET;
	if (lint_says(a, outside, among, LENGTH(among)))
		return LINK_AMONG;
	return lint_says(a, outside, all, LENGTH(all)) ? LINK_ALL : LINK_NONE;
}

struct parts {
	struct decimal sum;
	size_t count, last;
	bool broken; // something stands among them that is no part of the same kind
};

// Counts of the same thing from `from` on, as far as the bracket or the sentence goes; shares beside them are passed over.
// `ends`: a semicolon ends them, since none introduced them with a colon.
static struct parts gather(const struct reading *r, const struct measure_found *whole, size_t from, enum link link, bool ends)
{
	struct parts p = {.last = from};
	for (size_t i = from; i < r->measure_count && p.count < PARTS_MOST; i++) {
		const struct measure_found *m = &r->measures[i];
		if (m->place.line != whole->place.line)
			break;
		struct sv words = i > from ? lint_between(r, &r->measures[i - 1], m) : (struct sv){"", 0};
		if (sv_find(words, SV(". ")) != SIZE_MAX || (ends && sv_find(words, SV(";")) != SIZE_MAX))
			break;
		bool closed = false;
		if (link == LINK_BRACKET && i > from) {
			int depth = 0;
			for (size_t k = 0; k < words.n; k++) {
				depth += words.p[k] == '(' ? 1 : words.p[k] == ')' ? -1 : 0;
				closed = closed || depth < 0;
			}
		}
		// The bracket of a share inside a bracket of parts closes nothing of ours.
		if (closed && r->measures[i - 1].role != ROLE_SHARE)
			break;
		if (m->role == ROLE_SHARE || m->role == ROLE_CHANGE || m->role == ROLE_ATTAINMENT || sv_is(m->unit, "%"))
			continue;
		if (!lint_is_count(m) || m->has_total || !(lint_same_unit(m, whole))) {
			p.broken = true;
			break;
		}
		if (!decimal_add(p.sum, m->value, &p.sum)) {
			p.broken = true;
			break;
		}
		p.count++;
		p.last = i;
	}
	return p;
}

static void add(struct reading *r, const struct measure_found *whole, struct decimal sum, enum severity severity, const char *msgid)
{
	struct lint_found found = {.place = whole->place, .code = "parts", .severity = severity, .stated = whole->value, .computed = sum, .has_figures = true};
	struct sv said = text_number(r->arena, decimal_normal(whole->value), false), is = text_number(r->arena, decimal_normal(sum), false);
	found.message = (struct error){.failure = FAIL_CHECK, .msgid = msgid};
	memcpy(found.message.args[0], arena_cstr(r->arena, sv_head(is, 200)), is.n < 200 ? is.n + 1 : 200);
	memcpy(found.message.args[1], arena_cstr(r->arena, sv_head(said, 200)), said.n < 200 ? said.n + 1 : 200);
	lint_add(r, &found);
}

void lint_parts(struct reading *r)
{
	for (size_t i = 0; i + 1 < r->measure_count; i++) {
		const struct measure_found *whole = &r->measures[i];
		if (!lint_is_count(whole) || whole->has_total)
			continue;
		// A share of the whole itself may stand between: "9.214 hộ nghèo (3,22%), trong đó …".
		size_t first = i + 1;
		while (first < r->measure_count && r->measures[first].of == (int)i && first < i + 4)
			first++;
		if (first >= r->measure_count || r->measures[first].place.line != whole->place.line)
			continue;
		struct sv words = lint_between(r, &r->measures[first - 1], &r->measures[first]);
		enum link link = link_of(r->arena, words);
		if (link == LINK_NONE)
			continue;
		bool ends = link != LINK_BRACKET && sv_find(words, SV(":")) == SIZE_MAX;
		struct parts p = gather(r, whole, first, link, ends);
		int order = p.count ? decimal_cmp(p.sum, whole->value) : 0;
		if (!order || p.broken)
			continue;
		if (order > 0 && (p.count > 1 || link != LINK_BRACKET))
			add(r, whole, p.sum, SEVERITY_ERROR, N_("the parts make %s, more than the whole of %s"));
		else if (order < 0 && p.count > 1 && link != LINK_AMONG)
			add(r, whole, p.sum, SEVERITY_ERROR, N_("the parts make %s, not the whole of %s"));
		else if (order < 0 && p.count > 1)
			add(r, whole, p.sum, SEVERITY_WARNING, N_("the parts named make %s of the whole of %s; is one missing?"));
	}
}

// A change whose levels stand apart from it: in the lines under "làm chết 139 người, bị thương 271 người. So với cùng kỳ (151 người chết, 305 người bị
// thương):", and as two bare numbers behind it, "giảm 02 người chết (03/05)".
#include "extract/lint_earlier.h"
#include "extract/lint_recalled.h"
#include "text/text.h"

enum { REACH = 24 /* figures */ };

// ---- "giảm 02 người chết (03/05)"

struct fraction {
	struct decimal now, before;
	int column; // code points of the words in front of it
};

static bool read_fraction(struct lint *l, size_t change, size_t to, struct fraction *out)
{
	enum { NEAR = 30 };
	struct sv words = change + 1 < to ? lint_between(l, change, change + 1) : lint_after(l, change);
	size_t open = sv_find(words, SV("("));
	if (open > NEAR || sv_find(words, SV(",")) < open || sv_find(words, SV(";")) < open || sv_find(words, SV(".")) < open)
		return false;
	struct sv inside = sv_from(words, open + 1);
	size_t close = sv_find(inside, SV(")")), bar = sv_find(inside, SV("/"));
	if (close == SIZE_MAX || bar > close)
		return false;
	bool good, well;
	struct sv now = sv_head(inside, bar), before = sv_from(sv_head(inside, close), bar + 1);
	out->column = (int)utf8_count(sv_head(words, open + 1));
	return now.n && before.n && text_read_number(now, &out->now, &good) == now.n && text_read_number(before, &out->before, &well) == before.n && good && well;
}

// The level that the change is of: what reading ties it to, or else the last one that is measured alike.
static size_t level_of(struct lint *l, size_t change, size_t from)
{
	const struct measure_found *all = l->r->measures;
	size_t parent = lint_parent(l, change);
	if (parent != SIZE_MAX)
		return parent >= from && earlier_is_level(&all[parent]) && lint_alike(l, parent, change) ? parent : SIZE_MAX;
	for (size_t k = change; k-- > from && change - k < REACH;) {
		if (earlier_is_level(&all[k]) && lint_alike(l, k, change))
			return k;
	}
	return SIZE_MAX;
}

static void tell_level(struct lint *l, size_t level, size_t change, const struct fraction *f)
{
	const struct measure_found *m = &l->r->measures[level];
	struct place at = l->r->measures[change].place;
	at.start = at.end + f->column;
	at.end = at.start + 1;
	struct lint_draft found = {.place = at, .code = "restated", .severity = SEVERITY_WARNING, .stated = f->now, .computed = m->value, .has_figures = true, .other = m->place,
	                           .message = {.failure = FAIL_CHECK, .msgid = N_("perhaps %'d is meant, not %'d: elsewhere it is %'d %s")}};
	lint_arg_figure(&found, 0, m->value);
	lint_arg_figure(&found, 1, f->now);
	lint_arg_figure(&found, 2, m->value);
	lint_arg_text(&found, 3, figure_unit_as_written(m));
	lint_add(l, &found);
}

// Two of the level, what it changed by and the fraction tell which of the others is wrong; where none do it is no such fraction.
static void check_fraction(struct lint *l, size_t change, size_t from, size_t to)
{
	struct fraction f;
	size_t level;
	if (lint_is_percent(&l->r->measures[change]) || !read_fraction(l, change, to, &f) || (level = level_of(l, change, from)) == SIZE_MAX || apart_is_told(l, change))
		return;
	const struct measure_found *m = &l->r->measures[level];
	struct measure_found now = *m, before = *m;
	struct lint_draft found;
	before.value = f.before;
	struct change c = {&now, &before, &l->r->measures[change], lint_shape(l, level), lint_shape(l, level), lint_shape(l, change), true, true};
	if (!change_applies(&c))
		return;
	bool same = decimal_cmp(f.now, m->value) == 0, holds = change_holds(&c, &found);
	if (same && !holds)
		lint_add(l, &found);
	else if (!same && holds)
		tell_level(l, level, change, &f);
}

// ---- a list under what it is compared with

struct head {
	size_t from, bases, to; // levels [from, bases), what they were before [bases, to)
};

// The line with a colon over those of the list.
static int line_of_head(const struct lint *l, int line)
{
	enum { LINES = 8 };
	const struct reading *r = l->r;
	struct sv own = r->lines[line - 1].text;
	if (!own.n || !strchr("-+*", own.p[0]))
		return 0;
	for (int i = line - 1; i > 0 && line - i <= LINES; i--) {
		struct sv text = sv_trim(r->lines[i - 1].text);
		if (!text.n)
			continue;
		if (text.p[0] != own.p[0])
			return sv_ends(text, SV("):")) ? i : 0;
	}
	return 0;
}

static bool read_head(struct lint *l, size_t at, struct head *h)
{
	enum { NEAR = 60 };
	const struct measure_found *all = l->r->measures;
	int line = line_of_head(l, all[at].place.line);
	if (!line)
		return false;
	struct sv text = l->r->lines[line - 1].text;
	size_t open = text.n;
	while (open && text.p[open - 1] != '(')
		open--;
	struct sv words = lint_last(sv_head(text, open ? open - 1 : 0), NEAR);
	if (!lint_says(l, words, "versus") || lint_says(l, words, "base"))
		return false;
	while (at && all[at - 1].place.line > line)
		at--;
	h->to = h->bases = at;
	while (h->bases && all[h->bases - 1].place.line == line && l->spans[h->bases - 1].from >= open)
		h->bases--;
	for (h->from = h->bases; h->from && all[h->from - 1].place.line == line;)
		h->from--;
	return h->bases < h->to && h->from < h->bases;
}

static void check_listed(struct lint *l, const struct head *h, size_t change)
{
	const struct measure_found *all = l->r->measures;
	struct apart_name name = {.count = 0};
	struct lint_draft best = {0}, found;
	int most = 0;
	recalled_add_clause(l, &name, change);
	for (size_t base = h->bases; base < h->to; base++) {
		struct apart_name then = {.count = 0};
		recalled_add_clause(l, &then, base);
		for (size_t level = h->from; level < h->bases; level++) {
			struct apart_name now = {.count = 0};
			struct change c = earlier_change(l, level, base, change);
			if (!earlier_is_level(&all[level]) || !earlier_is_level(&all[base]) || !lint_alike(l, level, base) || !change_applies(&c))
				continue;
			if (change_holds(&c, &found))
				return;
			recalled_add_clause(l, &now, level);
			int words = apart_mass(l, &name, &then), both = words && apart_mass(l, &name, &now) ? words + apart_mass(l, &then, &now) : 0;
			if (both > most) {
				most = both;
				best = found;
			}
		}
	}
	if (!most)
		return;
	best.severity = SEVERITY_WARNING;
	lint_add(l, &best);
}

void lint_listed(struct lint *l, size_t from, size_t to)
{
	const struct measure_found *all = l->r->measures;
	struct head h;
	bool asked = false, listed = false;
	for (size_t i = from; i < to; i++) {
		if (all[i].role != ROLE_CHANGE || all[i].has_high)
			continue;
		check_fraction(l, i, from, to);
		listed = asked ? listed : read_head(l, i, &h);
		asked = true;
		if (listed && lint_parent(l, i) == SIZE_MAX && !apart_is_told(l, i))
			check_listed(l, &h, i);
	}
}

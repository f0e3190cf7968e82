// Runs the checks, and what they share.
#include <stdio.h>

#include "extract/lint.h"
#include "extract/pass.h"
#include "text/text.h"

const struct lint_rule lint_rules[] = {
    {"ratio", .figures = lint_ratio, .whole = lint_ratio_later},
    {"parts", .figures = lint_parts},
    {"parts", .figures = lint_parts_bare},
    {"parts", .figures = lint_beside, .whole = lint_lists},
    {"parts", .figures = lint_shares},
    {"parts", .figures = lint_columns},
    {"product", .figures = lint_product},
    {"plan", .figures = lint_plan},
    {"plan", .figures = lint_claims},
    {"plan", .figures = lint_goal},
    {"plan", .figures = lint_left},
    {"parts", .figures = lint_rest},
    {"parts", .figures = lint_stock},
    {"growth", .figures = lint_growth},
    {"plan", .figures = lint_bracket},
    {"ratio", .figures = lint_apart},
    {"parts", .figures = lint_together},
    {"product", .figures = lint_average},
    {"growth", .figures = lint_against},
    {"growth", .figures = lint_compared},
    {"growth", .figures = lint_since},
    {"growth", .figures = lint_listed},
    {"plan", .figures = lint_verdict},
    {"plan", .figures = lint_planned},
    {"plan", .figures = lint_recalled},
    {"growth", .figures = lint_next},
    {"restated", .figures = lint_indicators, .whole = lint_restated},
    {"restated", .paragraph = lint_heard, .whole = lint_again},
    {"restated", .figures = lint_aligned, .whole = lint_aligned_end},
    {"parts", .figures = lint_loose, .whole = lint_guessed},
    {"ratio", .figures = lint_whole},
    {"outline", .whole = lint_outline},
    {"citation", .whole = lint_citation},
    {"deadline", .paragraph = lint_days, .whole = lint_deadline},
    {"abbreviation", .paragraph = lint_abbreviation, .whole = lint_unexplained},
    {"encoding", .paragraph = lint_letters, .whole = lint_encoding},
};
const size_t lint_rule_count = LENGTH(lint_rules);

static bool is_arithmetic(const char *code)
{
	static const char *const codes[] = {"ratio", "plan", "growth", "product", "parts"};
	for (size_t i = 0; i < LENGTH(codes); i++) {
		if (strcmp(code, codes[i]) == 0)
			return true;
	}
	return false;
}

void lint_add(struct lint *l, const struct lint_draft *found)
{
	enum { BACK = 16 };
	struct reading *r = l->r;
	// What two rules find at one figure is said once.
	for (size_t i = r->lint_count; i-- > 0 && r->lint_count - i < BACK;) {
		const struct lint_found *f = &r->lint[i];
		if (strcmp(f->code, found->code) == 0 && f->place.line == found->place.line && f->place.start == found->place.start && f->severity >= found->severity)
			return;
	}
	if (!found->told && is_arithmetic(found->code) && lint_explained(l, found))
		return;
	*ARENA_PUSH(r->arena, r->lint, r->lint_count, r->lint_room) = lint_keep(r->arena, found);
}

struct lint_found lint_keep(struct arena *a, const struct lint_draft *draft)
{
	struct lint_found kept = {.place = draft->place, .severity = draft->severity, .code = draft->code, .msgid = draft->message.msgid,
	                          .has_figures = draft->has_figures, .other = draft->other, .other_file = draft->other_file,
	                          .stated = draft->stated, .computed = draft->computed};
	size_t n = 0;
	for (int i = 0; i < ERROR_ARGS; i++) {
		if (draft->message.args[i][0])
			kept.arg_count = (uint8_t)(i + 1);
	}
	for (int i = 0; i < kept.arg_count; i++)
		n += strlen(draft->message.args[i]) + 1;
	char *args = arena_alloc(a, n), *at = args;
	for (int i = 0; i < kept.arg_count; i++)
		at = stpcpy(at, draft->message.args[i]) + 1;
	kept.args = args;
	return kept;
}

struct error lint_message(const struct lint_found *found)
{
	struct error message = {.failure = FAIL_CHECK, .msgid = found->msgid};
	const char *at = found->args;
	for (int i = 0; i < found->arg_count; i++) {
		size_t n = strlen(at) + 1;
		memcpy(message.args[i], at, n);
		at += n;
	}
	return message;
}

void lint_arg_figure(struct lint_draft *found, int slot, struct decimal d)
{
	char room[DECIMAL_TEXT];
	struct sv text = decimal_text(room, d);
	memcpy(found->message.args[slot], text.p, text.n);
	found->message.args[slot][text.n] = '\0';
}

void lint_arg_text(struct lint_draft *found, int slot, struct sv text)
{
	enum { MOST = 80 };
	struct sv kept = lint_first(text, MOST);
	snprintf(found->message.args[slot], sizeof(found->message.args[slot]), SV_FMT "%s", SV_ARG(kept), kept.n < text.n ? "…" : "");
}

void lint_add_figures(struct lint *l, struct place place, const char *code, enum severity severity, const char *msgid,
                      struct decimal computed, struct decimal stated)
{
	struct lint_draft found = {.place = place, .code = code, .severity = severity, .stated = stated, .computed = computed, .has_figures = true};
	found.message = (struct error){.failure = FAIL_CHECK, .msgid = msgid};
	lint_arg_figure(&found, 0, computed);
	lint_arg_figure(&found, 1, stated);
	lint_add(l, &found);
}

static size_t byte_after(struct sv line, size_t at, int code_points)
{
	while (at < line.n && code_points-- > 0)
		utf8_at(line, at, &at);
	return at;
}

// Room beside each measure up to `to`.
static void make_room(struct lint *l, size_t to)
{
	for (; l->figure_count < to; l->figure_count++) {
		size_t i = l->figure_count, room = l->figure_room; // the same of all
		l->spans = arena_grow(l->arena, l->spans, sizeof(*l->spans), i, (room = l->figure_room, &room));
		l->links = arena_grow(l->arena, l->links, sizeof(*l->links), i, (room = l->figure_room, &room));
		l->shape = arena_grow(l->arena, l->shape, sizeof(*l->shape), i, (room = l->figure_room, &room));
		l->held = arena_grow(l->arena, l->held, sizeof(*l->held), i, (room = l->figure_room, &room));
		l->held[i] = 0;
		l->opens = arena_grow(l->arena, l->opens, sizeof(*l->opens), i, (room = l->figure_room, &room));
		l->figure_room = room;
	}
}

// The bytes of the measures [first, last), each line walked once.
static void find_spans(struct lint *l, size_t first, size_t last)
{
	struct reading *r = l->r;
	make_room(l, last + 1);
	for (size_t i = first; i < last; i++) {
		l->shape[i] = unit_shape(&l->shapes, r->measures[i].unit)->number;
		struct place p = r->measures[i].place;
		struct sv line = r->lines[p.line - 1].text, text = r->measures[i].text;
		if (text.p >= line.p && text.p + text.n <= line.p + line.n) { // a view of the line, as nearly all are
			l->spans[i].from = (uint32_t)(text.p - line.p);
			l->spans[i].to = l->spans[i].from + (uint32_t)text.n;
			continue;
		}
		bool goes_on = i > first && r->measures[i - 1].place.line == p.line && r->measures[i - 1].place.end <= p.start;
		size_t from = goes_on ? byte_after(line, l->spans[i - 1].to, p.start - r->measures[i - 1].place.end) : byte_after(line, 0, p.start);
		l->spans[i] = (struct lint_span){(uint32_t)from, (uint32_t)byte_after(line, from, p.end - p.start)};
	}
	for (size_t i = first; i < last; i++)
		l->opens[i] = !i || r->measures[i - 1].place.line != r->measures[i].place.line || lint_sentence_ends(lint_between(l, i - 1, i));
	l->opens[last] = true;
}

struct sv lint_between(const struct lint *l, size_t a, size_t b)
{
	const struct reading *r = l->r;
	if (r->measures[a].place.line != r->measures[b].place.line || l->spans[a].to > l->spans[b].from)
		return (struct sv){"", 0};
	struct sv line = r->lines[r->measures[a].place.line - 1].text;
	return sv_head(sv_from(line, l->spans[a].to), l->spans[b].from - l->spans[a].to);
}

struct sv lint_before(const struct lint *l, size_t m)
{
	return sv_head(l->r->lines[l->r->measures[m].place.line - 1].text, l->spans[m].from);
}

struct sv lint_after(const struct lint *l, size_t m)
{
	return sv_from(l->r->lines[l->r->measures[m].place.line - 1].text, l->spans[m].to);
}

struct sv lint_last(struct sv s, size_t most)
{
	size_t from = s.n > most ? s.n - most : 0;
	while (from < s.n && ((unsigned char)s.p[from] & 0xC0) == 0x80)
		from++;
	return sv_from(s, from);
}

struct sv lint_first(struct sv s, size_t most)
{
	size_t n = s.n > most ? most : s.n;
	while (n < s.n && n > 0 && ((unsigned char)s.p[n] & 0xC0) == 0x80)
		n--;
	return sv_head(s, n);
}

struct sv lint_around(const struct lint *l, size_t m, size_t most)
{
	struct sv before = lint_last(lint_before(l, m), most), after = lint_first(lint_after(l, m), most);
	return (struct sv){before.p, (size_t)(after.p + after.n - before.p)};
}

struct sv lint_sentence_after(const struct lint *l, size_t a, size_t b)
{
	struct sv words = lint_first(b != SIZE_MAX ? lint_between(l, a, b) : lint_after(l, a), LINT_NEAR_MOST);
	size_t end = sv_find(words, SV(". "));
	return sv_head(words, end == SIZE_MAX ? words.n : end);
}

bool lint_span(struct lint *l, size_t m, struct span *out)
{
	return figure_span(&l->r->measures[m], lint_shape(l, m), out);
}

bool lint_same_shape(struct lint *l, size_t a, size_t b)
{
	const struct unit_shape *x = lint_shape(l, a), *y = lint_shape(l, b);
	return x->count && x->same == y->same && x->count == y->count;
}

struct decimal lint_in_unit(struct lint *l, size_t of, size_t in)
{
	struct decimal v = l->r->measures[of].value;
	if (!decimal_shift(v, lint_shape(l, of)->power - lint_shape(l, in)->power, &v))
		return l->r->measures[of].value;
	return decimal_normal(v);
}

bool lint_percent_holds(struct span level, struct span base, struct span percent)
{
	return spans_products_meet(level, span_of(decimal_int(100)), base, percent);
}

struct decimal lint_percent_of(struct decimal level, struct decimal base, uint8_t scale)
{
	struct decimal hundred, percent = {0};
	if (!decimal_mul(level, decimal_int(100), &hundred) || !decimal_div(hundred, base, scale, &percent))
		return (struct decimal){0};
	return percent;
}

bool lint_sentence_ends(struct sv words)
{
	return sv_find(words, SV(". ")) != SIZE_MAX;
}

static const struct unit_shape *shape_of(struct lint *l, const struct measure_found *m)
{
	const struct measure_found *all = l->r->measures;
	return m >= all && m < all + l->figure_count ? l->shapes.all[l->shape[m - all]] : unit_shape(&l->shapes, m->unit);
}

bool lint_same_unit(const struct measure_found *a, const struct measure_found *b)
{
	uint64_t word = unit_word(a->unit);
	return sv_eq(a->unit, b->unit) || (word && word == unit_word(b->unit));
}

// As lint_same_unit, or both count persons or events: of shapes, which are one for all figures of one unit.
static bool same_kind(const struct unit_shape *x, const struct unit_shape *y)
{
	return x == y || (x->word && x->word == y->word) || (x->kind != UNIT_OTHER && x->kind == y->kind);
}

bool lint_same_kind(struct lint *l, const struct measure_found *a, const struct measure_found *b)
{
	return same_kind(shape_of(l, a), shape_of(l, b));
}

// "triệu lượt" is short for "triệu lượt khách".
static bool is_shortened(struct lint *l, size_t brief, size_t full)
{
	struct sv x = l->r->measures[brief].unit, y = l->r->measures[full].unit;
	return x.n && x.n < y.n && y.p[x.n] == ' ' && sv_starts(y, x) && lint_shape(l, brief)->count == 1 && lint_shape(l, full)->count == 1 &&
	       lint_shape(l, brief)->power == lint_shape(l, full)->power;
}

bool lint_alike(struct lint *l, size_t a, size_t b)
{
	return lint_same_shape(l, a, b) || same_kind(lint_shape(l, a), lint_shape(l, b)) || is_shortened(l, a, b) || is_shortened(l, b, a);
}

bool lint_is_counted(struct lint *l, const struct measure_found *m)
{
	const struct unit_shape *s = shape_of(l, m);
	return m->unit.n && (s->kind != UNIT_OTHER || s->noun);
}

bool lint_is_count(const struct measure_found *m)
{
	return (m->role == ROLE_ACTUAL || m->role == ROLE_TARGET) && !m->has_high && m->cmp == CMP_EQ && m->unit.n &&
	       !memchr(m->unit.p, '%', m->unit.n);
}

// Of two figures of one scale, as they are written, one digit at most differs, or two that stand side by side are exchanged.
static bool one_slip(struct decimal a, struct decimal b)
{
	int64_t x = a.mantissa, y = b.mantissa, differ = 0, digits[2] = {0, 0}, place = 0, at = -1;
	bool beside = false;
	if (x < 0 || y < 0)
		return false;
	for (; x || y || place <= a.scale; x /= 10, y /= 10, place++) {
		if ((!x || !y) && place > a.scale)
			return false; // one has more digits
		if (x % 10 == y % 10)
			continue;
		if (differ == 2)
			return false;
		beside = differ && at + 1 == place && digits[0] == y % 10 && digits[1] == x % 10;
		digits[0] = x % 10;
		digits[1] = y % 10;
		at = place;
		differ++;
	}
	return differ <= 1 || beside;
}

bool lint_near(struct decimal a, struct decimal b)
{
	struct decimal larger = decimal_cmp(a, b) > 0 ? a : b, smaller = decimal_cmp(a, b) > 0 ? b : a, apart;
	if (decimal_sub(larger, smaller, &apart) && decimal_mul(apart, decimal_int(10), &apart) && decimal_cmp(apart, larger) <= 0)
		return true;
	return a.scale == b.scale && one_slip(a, b);
}

// Of two findings at one place that of the earlier rule stands first.
static int rank(const char *code)
{
	size_t i = 0;
	while (i < lint_rule_count && strcmp(lint_rules[i].code, code) != 0)
		i++;
	return (int)i;
}

static int by_place(const void *a, const void *b)
{
	const struct lint_found *x = a, *y = b;
	if (x->place.line != y->place.line)
		return x->place.line < y->place.line ? -1 : 1;
	if (x->place.start != y->place.start)
		return x->place.start < y->place.start ? -1 : 1;
	return rank(x->code) - rank(y->code);
}

static struct lint *begin(struct reading *r, struct arena *a)
{
	struct lint *l = ARENA_NEW(a, struct lint);
	l->r = r;
	l->arena = a;
	l->words = &phrases_lint;
	l->relations = &phrases_lint_relations;
	l->scopes = &phrases_lint_scope;
	l->names = &phrases_lint_names;
	l->units = &phrases_units;
	l->shapes = (struct unit_shapes){.arena = a, .units = l->units, .words = l->words};
	return l;
}

struct lint *lint_open(struct reading *r, struct arena *a)
{
	struct lint *l = begin(r, a);
	l->ended = true;
	find_spans(l, 0, r->measure_count);
	lint_links(l, 0, r->measure_count);
	return l;
}

void lint_close(struct lint *l)
{
	lint_apart_close(l);
	unit_shapes_free(&l->shapes);
	scan_free(&l->scan);
	lint_words_free(l);
}

void lint_text(const struct lint_found *found, enum language language, struct buf *out)
{
	AUTO(buf_free) struct buf where = {0};
	struct error see = {0};
	struct error message = lint_message(found);
	error_text(&message, language, out);
	if (!found->other.line)
		return;
	if (found->other_file.n)
		error_set(&see, FAIL_CHECK, N_("see %.*s, line %d"), (int)found->other_file.n, found->other_file.p, found->other.line);
	else
		error_set(&see, FAIL_CHECK, N_("see line %d"), found->other.line);
	error_text(&see, language, &where);
	buf_printf(out, " (%s)", buf_cstr(&where));
}

// ---- the rules, as a pass: what stands in a paragraph is looked at while it is at hand as words

static void *pass_begin(struct reading *r, struct arena *a)
{
	return begin(r, a);
}

static void pass_paragraph(void *state, const struct paragraph *p, const struct scan *words)
{
	struct lint *l = state;
	size_t from = l->next, to = l->r->measure_count; // what was found in this paragraph
	l->next = to;
	lint_take_up(l, p, words);
	find_spans(l, from, to);
	lint_links(l, from, to);
	for (size_t i = 0; i < lint_rule_count; i++) {
		if (lint_rules[i].figures && from < to)
			lint_rules[i].figures(l, from, to);
		if (lint_rules[i].paragraph)
			lint_rules[i].paragraph(l);
	}
	lint_take_up(l, NULL, NULL);
}

// What two rules find at one figure is said once, as surely as the surer of them says it.
static void keep_surest(struct reading *r)
{
	size_t kept = 0;
	for (size_t i = 0; i < r->lint_count; i++) {
		const struct lint_found *f = &r->lint[i];
		struct lint_found *last = kept ? &r->lint[kept - 1] : NULL;
		if (!last || last->place.line != f->place.line || last->place.start != f->place.start || last->place.end != f->place.end || strcmp(last->code, f->code) != 0 ||
		    last->severity == f->severity)
			r->lint[kept++] = *f;
		else if (last->severity < f->severity)
			*last = *f;
	}
	r->lint_count = kept;
}

static void pass_end(void *state)
{
	struct lint *l = state;
	struct reading *r = l->r;
	l->ended = true;
	for (size_t i = 0; i < lint_rule_count; i++) {
		if (lint_rules[i].whole)
			lint_rules[i].whole(l);
	}
	lint_close(l);
	if (r->lint_count)
		qsort(r->lint, r->lint_count, sizeof(*r->lint), by_place);
	keep_surest(r);
}

const struct pass pass_lint = {pass_begin, pass_paragraph, pass_end};

bool lint_in_bracket(const struct lint *l, size_t i)
{
	enum { MOST = 300 };
	struct sv before = lint_last(lint_before(l, i), MOST);
	const char *open = memrchr(before.p, '(', before.n);
	return open && !memchr(open, ')', before.n - (size_t)(open - before.p));
}

bool lint_is_of_another_time(struct lint *l, size_t i)
{
	enum { NEAR = 70 };
	struct sv before = lint_last(lint_before(l, i), NEAR);
	while (before.n && before.p[before.n - 1] == ' ')
		before.n--;
	if (!sv_ends(before, SV("(")))
		return false;
	before.n--;
	for (size_t k = before.n; k-- > 0;) {
		if (sign_among(before.p[k], ",;(")) {
			before = sv_from(before, k + 1);
			break;
		}
	}
	return lint_says(l, before, "versus");
}

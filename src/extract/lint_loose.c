// Figures that agree with nothing beside them, and would by one slip of the hand: a warning. The more figures are tried the sooner one
// agrees by chance, so what is found is weighed: how many figures might stand where the figure stands, against how many were tried and how
// many slips there are; and more where the places of the figures say that one is reckoned from the others. What two of the other rules
// know as reckoned right is no slip.
#include <stdlib.h>

#include "extract/lint_near.h"
#include "text/text.h"

enum { TELLS = 1000 }; // ten times over what chance makes, in hundredths

// ---- percents, and amounts of change: two levels make them

enum of_levels { SHARE_OF, CHANGE_IN_PERCENT, CHANGE_IN_AMOUNT };

struct levels_try {
	int at, a, b, slips; // of the window: the one that slipped, the level, what it is held against
	int64_t meant;
	enum of_levels how;
};

// What two levels make, in units of the figure's last place, times `over`.
static int64_t made_of(const struct near_figure *a, const struct near_figure *b, const struct near_figure *p, enum of_levels how, int64_t *over)
{
	int64_t apart = a->value > b->value ? a->value - b->value : b->value - a->value;
	*over = how == CHANGE_IN_AMOUNT ? p->place : b->value;
	return how == CHANGE_IN_AMOUNT ? apart : (how == SHARE_OF ? a->value : apart) * 100 * near_tens[p->scale];
}

// The first is so many percent of the second, or has so changed from it.
static bool percent_holds(const struct near_figure *a, const struct near_figure *b, const struct near_figure *p)
{
	int64_t hundred = 100 * near_tens[p->scale], said = p->printed * b->value, apart = a->value > b->value ? a->value - b->value : b->value - a->value;
	int64_t share = a->value * hundred - said, change = apart * hundred - said;
	int64_t loose = b->value + (a->counted ? 0 : a->place * hundred) + (b->counted ? 0 : p->printed * b->place), more = a->counted ? loose : loose + b->place * hundred;
	return (share <= loose && share >= -loose) || (change <= more && change >= -more);
}

static bool amount_holds(const struct near_figure *a, const struct near_figure *b, const struct near_figure *p)
{
	int64_t over, d = made_of(a, b, p, CHANGE_IN_AMOUNT, &over) - p->printed * over;
	int64_t loose = a->counted && b->counted ? 0 : a->place > p->place ? a->place : p->place;
	return d <= loose && d >= -loose;
}

static bool may_make(const struct near_figure *a, const struct near_figure *b, const struct near_figure *p, enum of_levels how)
{
	return a != b && a != p && b != p && a->level && b->level && a->value && b->value && near_alike(a, b) && (how == CHANGE_IN_AMOUNT ? near_alike(a, p) : !a->percent);
}

static bool is_change(const struct near_figure *p)
{
	return p->role == ROLE_CHANGE || p->role == ROLE_EXCESS;
}

static bool is_of_levels(const struct near_figure *p)
{
	enum { PERCENT_MOST = 1000000, MOST = 1000000000 };
	return p->own && p->value && !p->total && p->scale <= 3 && p->printed < MOST &&
	       (is_change(p) || (p->percent && p->printed < PERCENT_MOST && p->role != ROLE_TARGET && p->role != ROLE_TARGET_CHANGE));
}

static void check_levels(struct near *n, int at)
{
	const struct near_figure *p = &n->of[at];
	bool change = is_change(p);
	for (int i = 0, count = n->alike_count; i < count; i++) {
		struct near_two t = n->alike[i];
		if (t.a == at || t.b == at)
			continue;
		const struct near_figure *a = &n->of[t.a], *b = &n->of[t.b];
		if ((p->percent && !a->percent && percent_holds(a, b, p)) || (change && t.a < t.b && near_alike(a, p) && amount_holds(a, b, p)))
			near_hold(n, at, t.a, t.b, HELD_BY_LEVELS);
	}
}

// "3.568 đoàn viên, đạt 89,2%; đợt 2 3.300 đoàn viên (82,5%)": both percents are of one whole that is not told.
static void check_whole_untold(struct near *n)
{
	struct near_figure *last = NULL;
	for (int i = 1; i < n->count; i++) {
		struct near_figure *p = &n->of[i], *a = p - 1, *q = last, *b = q ? q - 1 : NULL;
		if (!p->percent || !p->own || !a->level || a->percent || !a->value || p->scale > 3)
			continue;
		last = p;
		if (!q || a->kind != b->kind || p->scale != q->scale || p->role != q->role || p->printed == q->printed)
			continue;
		int64_t apart = a->value * q->printed - b->value * p->printed, loose = a->value > b->value ? a->value : b->value;
		if (apart <= loose && apart >= -loose)
			p->held |= q->held |= HELD_BY_LEVELS;
	}
}

// ---- which levels may be meant

struct meant_levels {
	int own[2], tied, behind; // the two before it in its sentence; the one that reading ties it to; the one in brackets behind it
};

static struct meant_levels levels_of(const struct near *n, const struct lint *l, int at)
{
	const struct near_figure *p = &n->of[at];
	struct meant_levels m = {{-1, -1}, -1, -1};
	for (int i = at; i-- > 0 && m.own[1] < 0 && n->of[i].own && n->of[i].sentence == p->sentence;) {
		if (n->of[i].level && !n->of[i].percent && !n->of[i].total)
			m.own[m.own[0] < 0 ? 0 : 1] = i;
	}
	size_t parent = p->measure != SIZE_MAX ? lint_parent(l, p->measure) : SIZE_MAX;
	for (int i = 0; i < n->count && parent != SIZE_MAX; i++) {
		if (n->of[i].measure == parent && !n->of[i].total)
			m.tied = i;
	}
	if (at + 1 < n->count && n->of[at + 1].level && n->of[at + 1].sentence == p->sentence && sv_is(sv_trim(near_between(p, &n->of[at + 1])), "("))
		m.behind = at + 1;
	return m;
}

// "bằng 99,48% tổng dư nợ": what it is a percent of is named, and level `of` is so called.
static bool is_named_base(struct lint *l, const struct near_figure *p, const struct near_figure *of)
{
	enum { FAR = 40, NEAR = 80, MOST = 6 };
	uint64_t keys[MOST];
	size_t count = 0, found = 0;
	struct sv after = lint_first(lint_after(l, p->measure), FAR);
	for (size_t i = 0; i < after.n; i++) {
		if (strchr(",;.:()", after.p[i])) {
			after = sv_head(after, i);
			break;
		}
	}
	struct lint_words w = lint_words(l, after);
	for (size_t i = w.from; i < w.to && count < MOST; i++) {
		if (scan_token(w.scan, i)->kind == TOKEN_WORD)
			keys[count++] = scan_token(w.scan, i)->key;
	}
	w = lint_words(l, lint_last(near_before(l, of), NEAR));
	for (size_t k = 0; k < count; k++) {
		bool in = false;
		for (size_t i = w.from; i < w.to && !in; i++)
			in = scan_token(w.scan, i)->key == keys[k];
		found += in;
	}
	return found * 3 >= count * 2;
}

static bool fits_share(struct lint *l, const struct near_figure *p, const struct near_figure *a, const struct near_figure *b)
{
	if (p->role == ROLE_ATTAINMENT)
		return b->role == ROLE_TARGET || (b->measure != SIZE_MAX && (l->r->measures[b->measure].of == (int)a->measure || lint_stands_as_plan(l, b->measure)));
	if (p->role == ROLE_CHANGE)
		return l->r->measures[p->measure].ratio;
	return near_same_year(a, b) && a->value <= b->value && b->role == a->role;
}

static bool fits(struct lint *l, const struct near_figure *p, const struct near_figure *a, const struct near_figure *b, enum of_levels how)
{
	bool more = a->value > b->value;
	if (a->measure == b->measure && a->measure != SIZE_MAX)
		return b->total && how != CHANGE_IN_AMOUNT;
	if (a->total || b->total || (!b->own && p->digits < 3))
		return false;
	if (how != SHARE_OF && p->role == ROLE_EXCESS)
		return b->role == ROLE_TARGET && (l->r->measures[p->measure].direction == DIRECTION_UP) == more;
	if (how != SHARE_OF)
		return a->role == b->role && a->value != b->value && ((b->year && a->year && b->year < a->year) || b->bracketed || near_is_earlier(l, b)) &&
		       (p->role == ROLE_ACTUAL || (l->r->measures[p->measure].direction == DIRECTION_UP) == more);
	return fits_share(l, p, a, b) && (b->own || is_named_base(l, p, b));
}

// ---- the search

static int weight_of(const struct near_figure *p, const struct near_figure *a, const struct near_figure *b, bool tied)
{
	bool fraction = a->measure == b->measure && a->measure != SIZE_MAX;
	int weight = fraction ? 16 : tied ? 4 : 2;
	if (a->kind != b->kind && a->hash != UNIT_HASH_NONE && b->hash != UNIT_HASH_NONE)
		weight = weight > 4 ? weight / 4 : 1;
	return !b->own ? 1 : b->sentence == p->sentence ? weight * 2 : weight;
}

static void try_pair(const struct near *n, int at, int i, int k, bool tied, enum of_levels how, struct levels_try *best, int *odds)
{
	const struct near_figure *p = &n->of[at], *a = &n->of[i], *b = &n->of[k];
	int64_t over, h = made_of(a, b, p, how, &over), meant = h / over;
	int slips = near_slips(p->printed, meant);
	if (!slips && (h % over) * 2 >= over)
		slips = near_slips(p->printed, ++meant);
	if (!slips || near_digits(meant) != p->digits)
		return;
	int now = (int)(100 * weight_of(p, a, b, tied) * near_room(p->printed, meant) / (2 * slips));
	if (now > *odds) {
		*odds = now;
		*best = (struct levels_try){at, i, k, slips, meant, how};
	}
}

// The earlier level may be the one that slipped: "còn 612 hộ, trong năm giảm 204 hộ, đầu năm có 861 hộ".
static void try_earlier(const struct near *n, int at, int i, int k, bool tied, bool up, struct levels_try *best, int *odds)
{
	const struct near_figure *p = &n->of[at], *a = &n->of[i], *b = &n->of[k];
	int64_t value = a->value + (up ? -1 : 1) * p->printed * p->place;
	if (b->held || value <= 0 || value % b->place)
		return;
	int slips = near_slips(b->printed, value / b->place);
	int now = slips ? (int)(100 * weight_of(p, a, b, tied) * near_room(b->printed, value / b->place) / (2 * slips)) : 0;
	if (now > *odds) {
		*odds = now;
		*best = (struct levels_try){k, i, at, slips, value / b->place, CHANGE_IN_AMOUNT};
	}
}

static void tell_levels(struct lint *l, const struct near *n, int at, const struct levels_try *t, int odds)
{
	const struct near_figure *p = &n->of[at], *a = &n->of[t->a], *b = &n->of[t->b];
	const char *code = p->role == ROLE_ATTAINMENT || p->role == ROLE_EXCESS ? "plan" : t->how != SHARE_OF ? "growth" : "ratio";
	const char *msgid = t->at != at                     ? N_("perhaps %'d is meant, not %'d: %'d would then differ from it by %'d")
	                    : t->how == CHANGE_IN_AMOUNT    ? N_("perhaps %'d is meant, not %'d: by so much %'d and %'d differ")
	                    : t->how == CHANGE_IN_PERCENT ? N_("perhaps %'d %% is meant, not %'d %%: so much is the change between %'d and %'d")
	                                : N_("perhaps %'d %% is meant, not %'d %%: so much is %'d of %'d");
	if (odds < TELLS)
		return;
	struct near_found found = {.at = &n->of[t->at], .meant = t->meant, .code = code, .msgid = msgid, .a = a, .b = b, .said_count = 4};
	found.said[0] = near_decimal(found.at, t->meant);
	found.said[1] = near_decimal(found.at, found.at->printed);
	found.said[2] = near_decimal(a, a->printed);
	found.said[3] = near_decimal(b, b->printed);
	near_tell(l, &found);
}

static void try_levels(struct near *n, struct lint *l, int at)
{
	enum { NEAR = 40 };
	const struct near_figure *p = &n->of[at];
	const struct measure_found *m = &l->r->measures[p->measure];
	struct levels_try best = {0};
	int tries = 0, odds = 0;
	if (p->held || p->digits < 2 || m->cmp != CMP_EQ || (p->percent && p->printed == 100 * near_tens[p->scale]) || lint_ends(l, lint_last(near_before(l, p), NEAR), "limit"))
		return;
	bool change = (m->role == ROLE_CHANGE && !m->ratio) || m->role == ROLE_EXCESS;
	// "tốc độ tăng trưởng đạt 6,9%"
	bool rate = p->percent && m->role == ROLE_ACTUAL && (sv_find(m->subject, SV("tăng")) != SIZE_MAX);
	enum of_levels how = !p->percent ? CHANGE_IN_AMOUNT : change || rate ? CHANGE_IN_PERCENT : SHARE_OF;
	struct meant_levels of = levels_of(n, l, at);
	for (int i = 0; i < n->count; i++) {
		const struct near_figure *a = &n->of[i];
		if (i != of.own[0] && i != of.own[1] && i != of.tied && i != of.behind && !rate)
			continue;
		for (int y = 0; y < n->level_count; y++) {
			int k = n->levels[y];
			const struct near_figure *b = &n->of[k];
			bool fraction = a->measure == b->measure && a->measure != SIZE_MAX;
			if (!may_make(a, b, p, how) || (!rate && how != CHANGE_IN_AMOUNT && i == of.own[1] && i != of.tied && k != of.own[0]) || (i == of.behind && !fraction) || near_makes_another(n, i, k) ||
			    !fits(l, p, a, b, how))
				continue;
			tries++;
			try_pair(n, at, i, k, i == of.tied, how, &best, &odds);
			if (how == CHANGE_IN_AMOUNT && m->role == ROLE_CHANGE && !p->percent)
				try_earlier(n, at, i, k, i == of.tied, m->direction == DIRECTION_UP, &best, &odds);
		}
	}
	if (odds)
		tell_levels(l, n, at, &best, odds / tries);
}

// ---- one line with what stands before it

static void search(struct near *n, struct lint *l)
{
	near_check_sums(n);
	for (int i = 0; i < n->count; i++) {
		if (is_of_levels(&n->of[i]))
			check_levels(n, i);
		near_check_each(n, l, i);
	}
	check_whole_untold(n);
	for (int i = 0; i < n->count; i++) {
		if (is_of_levels(&n->of[i]))
			try_levels(n, l, i);
		near_try_each(n, l, i);
	}
	near_try_sums(n, l);
}

void lint_loose(struct lint *l, size_t from, size_t to)
{
	if (!l->window) {
		l->window = ARENA_NEW(l->arena, struct near);
		l->window->line_count = 0;
	}
	struct near *n = l->window;
	near_take(n, l, from, to);
	if (n->count > 2)
		search(n, l);
	for (int i = 0; i < n->count; i++) {
		if (n->of[i].own && n->of[i].measure != SIZE_MAX)
			l->held[n->of[i].measure] |= n->of[i].held;
	}
	near_keep(n, l);
}

// ---- what was found is told when all is read, where no other rule tells of the same figure

struct lint_guess {
	struct place place, other, of[2]; // of the figure; of one in another line; of the first two of those that it is reckoned from
	const char *code, *msgid;
	struct decimal stated, meant, said[4];
	int said_count;
};

static struct place place_of(const struct lint *l, const struct near_figure *f)
{
	struct sv text = l->paragraph->text;
	if (f->measure != SIZE_MAX)
		return l->r->measures[f->measure].place;
	if (f->text.p < text.p || f->text.p + f->text.n > text.p + text.n)
		return (struct place){0};
	size_t from = (size_t)(f->text.p - text.p);
	return paragraph_place(l->r, l->paragraph, from, from + f->text.n, NULL, NULL);
}

void near_tell(struct lint *l, const struct near_found *found)
{
	const struct near_figure *f = found->at;
	struct lint_guess g = {.place = place_of(l, f), .of = {place_of(l, found->a), found->b ? place_of(l, found->b) : (struct place){0}}, .code = found->code, .msgid = found->msgid, .stated = near_decimal(f, f->printed),
	                       .meant = near_decimal(f, found->meant), .said_count = found->said_count};
	if (!g.place.line)
		return;
	memcpy(g.said, found->said, sizeof(g.said));
	if (found->a->line != f->line)
		g.other = g.of[0];
	else if (found->b && found->b->line != f->line)
		g.other = g.of[1];
	*ARENA_PUSH(l->arena, l->guesses, l->guess_count, l->guess_room) = g;
}

// ---- what is told already, by place

struct told {
	int line, start;
	const char *code;
};

static int by_place(const void *a, const void *b)
{
	const struct told *x = a, *y = b;
	return x->line != y->line ? (x->line > y->line) - (x->line < y->line) : (x->start > y->start) - (x->start < y->start);
}

struct all_told {
	struct told *at;
	size_t count;
};

static struct all_told told_of(struct lint *l)
{
	const struct reading *r = l->r;
	struct all_told t = {.at = arena_alloc(l->arena, sizeof(struct told) * (r->lint_count + 1))};
	for (size_t i = 0; i < r->lint_count; i++) {
		if (r->lint[i].has_figures && r->lint[i].severity != SEVERITY_NOTE)
			t.at[t.count++] = (struct told){r->lint[i].place.line, r->lint[i].place.start, r->lint[i].code};
	}
	if (t.count)
		qsort(t.at, t.count, sizeof(*t.at), by_place);
	return t;
}

// Of what stands there, by that rule; NULL: by any.
static bool is_told(const struct all_told *t, struct place p, const char *code)
{
	struct told wanted = {p.line, p.start, NULL};
	const struct told *found = t->count ? bsearch(&wanted, t->at, t->count, sizeof(*t->at), by_place) : NULL;
	while (found && found > t->at && by_place(found - 1, &wanted) == 0)
		found--;
	for (; found && found < t->at + t->count && by_place(found, &wanted) == 0; found++) {
		if (!code || strcmp(found->code, code) == 0)
			return true;
	}
	return false;
}

void lint_guessed(struct lint *l)
{
	struct all_told told = told_of(l);
	for (size_t i = 0; i < l->guess_count; i++) {
		const struct lint_guess *g = &l->guesses[i];
		if (is_told(&told, g->place, NULL) || is_told(&told, g->of[0], g->code) || is_told(&told, g->of[1], g->code))
			continue; // of the figure itself, or by the same rule of what it is reckoned from
		struct lint_draft f = {.place = g->place, .code = g->code, .severity = SEVERITY_WARNING, .stated = g->stated, .computed = g->meant, .has_figures = true, .other = g->other,
		                       .message = {.failure = FAIL_CHECK, .msgid = g->msgid}};
		for (int k = 0; k < g->said_count; k++)
			lint_arg_figure(&f, k, g->said[k]);
		lint_add(l, &f);
	}
}

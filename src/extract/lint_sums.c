// Figures that add up to one beside them, and those that would but for one slip of the hand, whatever words stand between them.
#include "extract/lint_near.h"
#include "text/text.h"

enum { TELLS = 600, TELLS_MIXED = 2000 }; // six and twenty times over what chance makes, in hundredths: whole and parts stand in few ways

struct group {
	int of[NEAR_GROUP];
	int64_t value[NEAR_GROUP], loose[NEAR_GROUP];
	int count;
	enum group_mix { ALIKE, COUNTED, PRINTED } mix; // of one kind; whatever is counted; whatever is printed without decimals
};

struct sum_try {
	int whole, from, to, slipped; // of the group
	int slips;
	int64_t meant; // of the slipped one
};

static void group_of(const struct near *n, enum group_mix mix, int kind, struct group *g)
{
	g->mix = mix;
	g->count = 0;
	for (int i = 0; i < n->summed_count && g->count < NEAR_GROUP; i++) {
		const struct near_figure *f = &n->of[n->summed[i]];
		if (!(mix == ALIKE ? f->kind == kind : mix == COUNTED ? f->bare && f->counted : !f->scale))
			continue;
		g->of[g->count] = n->summed[i];
		g->value[g->count] = mix == ALIKE ? f->value : f->printed;
		g->loose[g->count++] = f->counted || mix != ALIKE ? 0 : f->place;
	}
}

static int64_t place_of(const struct group *g, const struct near_figure *f)
{
	return g->mix == ALIKE ? f->place : 1;
}

static void check_runs(struct near *n, const struct group *g, int w)
{
	struct near_figure *whole = &n->of[g->of[w]];
	int64_t meant = g->value[w];
	for (int from = 0; from < g->count; from++) {
		int64_t sum = 0, off = g->loose[w];
		for (int to = from; to < g->count && to != w && sum <= meant + off; to++) {
			sum += g->value[to];
			off += g->loose[to];
			if (to == from || (sum - meant) * 2 > off || (sum - meant) * 2 < -off)
				continue;
			for (int i = from; i <= to; i++)
				n->of[g->of[i]].held |= HELD_AS_PART;
			whole->held |= HELD_AS_WHOLE;
		}
	}
}

// Two that do not stand side by side.
static void check_pairs(struct near *n, const struct group *g, int w)
{
	struct near_figure *whole = &n->of[g->of[w]];
	for (int a = 0; a < g->count; a++) {
		struct near_figure *x = &n->of[g->of[a]];
		int64_t rest = g->value[w] - g->value[a];
		for (int b = a + 2; b < g->count && a != w && rest > 0; b++) {
			struct near_figure *y = &n->of[g->of[b]];
			if (b == w || g->value[b] != rest)
				continue;
			x->held |= HELD_AS_PART;
			y->held |= HELD_AS_PART;
			whole->held |= HELD_AS_WHOLE;
		}
	}
}

// The group of each kind, of what is counted, and of all: `which` from 0 on. False: there are no more. Empty where it is one of those before, or of too few.
static bool next_group(const struct near *n, int which, struct group *g)
{
	enum { FEWEST = 3 }; // a whole and two parts
	if (n->summed_count < FEWEST || which >= n->kind_count + 2)
		return false;
	g->count = 0;
	if (which < n->kind_count && n->kinds[which].summed < FEWEST)
		return true;
	group_of(n, which < n->kind_count ? ALIKE : which == n->kind_count ? COUNTED : PRINTED, which, g);
	bool mixed = g->mix == ALIKE;
	for (int i = 1; i < g->count && !mixed; i++) {
		const struct near_figure *f = &n->of[g->of[i]], *first = &n->of[g->of[0]];
		mixed = g->mix == COUNTED ? f->kind != first->kind : (f->bare && f->counted) != (first->bare && first->counted);
	}
	g->count = mixed ? g->count : 0;
	return true;
}

void near_check_sums(struct near *n)
{
	struct group g;
	for (int k = 0; next_group(n, k, &g); k++) {
		for (int w = 0; w < g.count && g.count > 2; w++) {
			check_runs(n, &g, w);
			check_pairs(n, &g, w);
		}
	}
}

// ---- how well the places of whole and parts fit

static bool ends_sentence(const struct near *n, const struct group *g, int at, int but)
{
	int next = at + 1 == but ? at + 2 : at + 1;
	return next >= g->count || n->of[g->of[next]].sentence != n->of[g->of[at]].sentence || !n->of[g->of[at]].own;
}

static bool begins_sentence(const struct near *n, const struct group *g, int at, int but)
{
	int before = at - 1 == but ? at - 2 : at - 1;
	return before < 0 || !n->of[g->of[before]].own || n->of[g->of[before]].sentence != n->of[g->of[at]].sentence;
}

// "…, trong đó", "gồm:", "("
static bool introduces(struct lint *l, struct sv words)
{
	enum { MOST = 140 };
	return words.n < MOST && (sv_find(words, SV(":")) != SIZE_MAX || sv_find(words, SV("(")) != SIZE_MAX || lint_says(l, words, "among") || lint_says(l, words, "all"));
}

// The whole stands right before its parts or right behind them; 0: it does not.
static int fit_of(const struct near *n, struct lint *l, const struct group *g, int w, int from, int to)
{
	const struct near_figure *whole = &n->of[g->of[w]], *first = &n->of[g->of[from]], *last = &n->of[g->of[to]];
	if (!last->own || !first->own || first->sentence != last->sentence)
		return 0;
	bool ends = ends_sentence(n, g, to, w), all = ends && begins_sentence(n, g, from, w);
	if (w > from)
		return w == to + 1 && whole->sentence == last->sentence ? begins_sentence(n, g, from, w) ? 4 : 1 : 0;
	if (!whole->own)
		return !all ? 0 : whole->head ? 8 : 1;
	if (w + 1 != from)
		return 0;
	return (introduces(l, near_between(whole, first)) ? 4 : 1) * (ends ? 4 : 1);
}

// ---- which one slipped

static int slipped(const struct near *n, const struct group *g, int64_t apart, struct sum_try *t)
{
	t->slips = 0;
	for (int i = t->from - 1; i <= t->to; i++) {
		int at = i < t->from ? t->whole : i;
		const struct near_figure *s = &n->of[g->of[at]];
		int64_t v = i < t->from ? g->value[at] + apart : g->value[at] - apart;
		if ((s->held & (HELD_AS_PART | HELD_AS_WHOLE | HELD_AS_EACH)) || v <= 0 || v % place_of(g, s))
			continue;
		int k = near_slips(s->printed, v / place_of(g, s));
		if (k && (!t->slips || k < t->slips || (k == t->slips && s->held < n->of[g->of[t->slipped]].held))) {
			t->slips = k;
			t->slipped = at;
			t->meant = v / place_of(g, s);
		}
	}
	return t->slips;
}

// "nữ 150 học viên, dân tộc thiểu số 130 học viên": one may have both; of men and women each is one.
static bool overlap(const struct near *n, struct lint *l, const struct group *g, const struct sum_try *t)
{
	struct sv first = {0};
	for (int i = t->from; i <= t->to; i++) {
		const struct near_figure *f = &n->of[g->of[i]];
		struct sv trait = lint_named(l, near_clause(near_before(l, f)), "trait");
		if (i > t->from && (trait.n || first.n) && !sv_eq(trait, first))
			return true;
		first = i == t->from ? trait : first;
	}
	return false;
}

static bool of_one_time(struct near *n, struct lint *l, const struct group *g, const struct sum_try *t)
{
	for (int i = t->from - 1; i <= t->to; i++) {
		if (near_is_earlier(l, &n->of[g->of[i < t->from ? t->whole : i]]))
			return false;
	}
	return true;
}

static void tell(struct near *n, struct lint *l, const struct group *g, const struct sum_try *t, int odds)
{
	const struct near_figure *s = &n->of[g->of[t->slipped]], *whole = &n->of[g->of[t->whole]];
	if (!of_one_time(n, l, g, t) || overlap(n, l, g, t))
		return;
	if (odds < (g->mix == PRINTED ? TELLS_MIXED : TELLS))
		return;
	int64_t sum = t->slipped == t->whole ? t->meant : 0; // of its parts
	for (int i = t->from; i <= t->to && t->slipped != t->whole; i++)
		sum += g->value[i] / place_of(g, whole);
	struct near_found found = {.at = s, .meant = t->meant, .code = "parts", .msgid = N_("the figures here add up to %'d, one slip of the hand away from %'d"), .a = whole, .said_count = 2};
	found.said[0] = near_decimal(whole, sum);
	found.said[1] = near_decimal(whole, whole->printed);
	near_tell(l, &found);
}

static bool is_fraction(const struct lint *l, const struct near_figure *f)
{
	return f->measure != SIZE_MAX && l->r->measures[f->measure].has_total;
}

// The better whole and parts stand, the fewer others stand so well.
enum { WEAK, FAIR, GOOD, FITS };
static int class_of(int fit)
{
	return fit >= 16 ? GOOD : fit >= 4 ? FAIR : WEAK;
}

static void try_group(struct near *n, struct lint *l, const struct group *g)
{
	struct sum_try best[FITS] = {{0}};
	int64_t odds[FITS] = {0};
	int tries[FITS] = {0};
	int least = g->mix == ALIKE ? 1 : g->mix == COUNTED ? 2 : 4;
	for (int w = 0; w < g->count; w++) {
		const struct near_figure *whole = &n->of[g->of[w]];
		int64_t meant = g->value[w];
		if (whole->digits < least)
			continue;
		for (int from = 0; from < g->count; from++) {
			if (whole->own && from > w + 1) // fit_of: they do not stand together
				break;
			int64_t sum = 0;
			bool held = whole->held & HELD_AS_WHOLE;
			for (int to = from; to < g->count && to != w; to++) {
				const struct near_figure *f = &n->of[g->of[to]];
				held |= f->held & HELD_AS_PART;
				if (!f->own || is_fraction(l, f) || !near_same_year(f, whole) || f->role != whole->role)
					break;
				sum += g->value[to];
				int fit = to > from ? fit_of(n, l, g, w, from, to) : 0, class = class_of(fit);
				if (!fit)
					continue;
				tries[class]++;
				struct sum_try t = {w, from, to, -1, 0, 0};
				if (sum == meant || sum > meant * 2 || sum * 3 < meant || !slipped(n, g, sum - meant, &t))
					continue;
				int64_t now = (held ? 25 : 100) * fit * (meant / place_of(g, whole)) / (t.slips * (to - from + 2));
				if (now > odds[class]) {
					odds[class] = now;
					best[class] = t;
				}
			}
		}
	}
	for (int class = FITS, all = 0; class-- > 0;) {
		enum { MOST = 1000000 };
		all += tries[class];
		if (!best[class].slips)
			continue;
		tell(n, l, g, &best[class], odds[class] / all > MOST ? MOST : (int)(odds[class] / all));
		return;
	}
}

void near_try_sums(struct near *n, struct lint *l)
{
	struct group g;
	for (int k = 0; next_group(n, k, &g); k++) {
		if (g.count > 2)
			try_group(n, l, &g);
	}
}

// What is said of a plan or of an earlier time far from their figures: "Hạn chế: thu lãi hụt 3,4 tỷ đồng", "còn 05 điểm đen chưa được xử lý", "số
// vụ giảm 11,2% so với năm trước". The pair that it is of was told before, and is known by its words. Nothing is said where any pair that may be
// meant agrees; what is said is a guess, a warning.
#include "extract/lint_recalled.h"
#include "extract/lint_earlier.h"

enum {
	KEPT = 256,   // pairs that are remembered
	LEAST = 6,    // what the words weigh that tell a pair
	APART = 3     // and by how much more than those of any other
};

struct lint_recalled {
	struct recalled_pair {
		size_t level, base;
		enum recalled_kind kind;
		bool named;
		struct apart_name name;
	} of[KEPT];
	size_t count;   // that were kept, of which the last KEPT are remembered
	uint64_t bits;  // of what they measure
};

static uint64_t bit_of(const struct lint *l, size_t m)
{
	return (uint64_t)1 << (lint_shape(l, m)->hash * 0x9E3779B97F4A7C15U >> 58);
}

void recalled_keep(struct lint *l, enum recalled_kind kind, size_t level, size_t base)
{
	enum { BACK = 8 };
	if (level == SIZE_MAX || base == SIZE_MAX || level == base)
		return;
	if (!l->recalled) {
		l->recalled = arena_alloc(l->arena, sizeof(*l->recalled));
		l->recalled->count = 0;
		l->recalled->bits = 0;
	}
	struct lint_recalled *k = l->recalled;
	for (size_t i = k->count; i-- > 0 && k->count - i < BACK;) {
		if (k->of[i % KEPT].level == level && k->of[i % KEPT].base == base)
			return;
	}
	struct recalled_pair *p = &k->of[k->count++ % KEPT];
	p->level = level;
	p->base = base;
	p->kind = kind;
	p->named = false;
	k->bits |= bit_of(l, level);
}

// ---- what a pair is called

// "b) Phát triển khách hàng: lắp đặt mới 4.236 đấu nối": what the line begins with, up to a colon.
static struct sv lead_of(const struct lint *l, size_t m)
{
	enum { MOST = 90 };
	struct sv before = lint_first(lint_before(l, m), MOST);
	size_t colon = sv_find(before, SV(":"));
	return sv_head(before, colon == SIZE_MAX ? 0 : colon);
}

static void add_clause(struct lint *l, struct apart_name *n, size_t m)
{
	apart_add_words(l, n, apart_own_before(l, m));
	apart_add_words(l, n, l->r->measures[m].unit);
	apart_add_words(l, n, l->r->measures[m].subject);
	apart_add_words(l, n, lint_first(apart_own_after(l, m), 40));
}

// Of the paragraph at hand, whose figures are known by their words by now.
static void name_pairs(struct lint *l)
{
	struct lint_recalled *k = l->recalled;
	for (size_t i = k->count; i-- > 0 && k->count - i <= KEPT && !k->of[i % KEPT].named;) {
		struct recalled_pair *p = &k->of[i % KEPT];
		p->name = (struct apart_name){.count = 0};
		add_clause(l, &p->name, p->level);
		apart_add_words(l, &p->name, lead_of(l, p->level));
		apart_add_words(l, &p->name, apart_own_before(l, p->base));
		p->named = true;
	}
}

// ---- what is said

struct said {
	size_t at, from;  // from: the first figure of its sentence
	enum recalled_kind kind;
	bool up, down;    // it may be above, below
	bool certain;     // words say that it is of a plan, or of an earlier time
	struct measure_found as; // the figure as a change
	struct apart_name name;
};

enum verdict { VERDICT_NONE, VERDICT_RIGHT, VERDICT_TURNED, VERDICT_NEAR, VERDICT_FAR };

static struct change change_of(struct lint *l, const struct said *s, const struct recalled_pair *p)
{
	const struct reading *r = l->r;
	return (struct change){&r->measures[p->level], &r->measures[p->base], &s->as, lint_shape(l, p->level), lint_shape(l, p->base), lint_shape(l, s->at), true, lint_alike(l, s->at, p->level)};
}

// What the pair makes of it, in one of the ways that the words leave open; VERDICT_TURNED: it would be right in the other one.
static enum verdict judge(struct lint *l, struct said *s, const struct recalled_pair *p, struct lint_draft *found)
{
	struct lint_draft as[2] = {0};
	bool right[2];
	for (int down = 0; down < 2; down++) {
		s->as.direction = down ? DIRECTION_DOWN : DIRECTION_UP;
		struct change c = change_of(l, s, p);
		if (!change_applies(&c))
			return VERDICT_NONE;
		right[down] = change_holds(&c, &as[down]);
	}
	if ((right[0] && s->up) || (right[1] && s->down))
		return VERDICT_RIGHT;
	bool turned = right[0] || right[1], above = decimal_cmp(lint_in_unit(l, p->level, p->base), l->r->measures[p->base].value) > 0;
	*found = turned ? as[!s->up] : as[above ? 0 : 1];
	if (turned)
		return VERDICT_TURNED;
	return lint_near(found->stated, found->computed) || lint_slip(found->stated, found->computed) != SLIP_NONE ? VERDICT_NEAR : VERDICT_FAR;
}

static size_t sentence_begin(const struct lint *l, size_t at)
{
	while (at && !l->opens[at])
		at--;
	return at;
}

static bool in_sentence(const struct lint *l, const struct said *s, size_t m)
{
	return m >= s->from && (m <= s->at || (l->r->measures[m].place.line == l->r->measures[s->at].place.line && sentence_begin(l, m) == s->from));
}

// The level of the pair is told again beside what is said: "Quỹ đạt 32,76 tỷ đồng, vượt 2.760 triệu đồng".
static bool tells_level(struct lint *l, const struct said *s, const struct recalled_pair *p)
{
	struct span a, b;
	for (size_t i = s->from; i < s->at + 3 && i < l->r->measure_count; i++) {
		if (i != s->at && in_sentence(l, s, i) && lint_same_shape(l, i, p->level) && lint_span(l, i, &a) && lint_span(l, p->level, &b) && spans_meet(a, b))
			return true;
	}
	return false;
}

static void tell(struct lint *l, const struct said *s, const struct recalled_pair *p, enum verdict verdict, struct lint_draft *f)
{
	const struct measure_found *m = &l->r->measures[s->at], *level = &l->r->measures[p->level];
	struct decimal value = change_in_unit(level->value, lint_shape(l, p->level), lint_shape(l, s->at)), plan = change_in_unit(l->r->measures[p->base].value, lint_shape(l, p->base), lint_shape(l, s->at));
	f->severity = SEVERITY_WARNING;
	f->other = level->place;
	if (s->kind == RECALLED_PLAN && !lint_is_percent(m)) {
		bool above = decimal_cmp(value, plan) > 0;
		f->code = "plan";
		f->told = verdict == VERDICT_TURNED;
		if (verdict == VERDICT_TURNED) {
			f->message = (struct error){.failure = FAIL_CHECK, .msgid = above ? N_("%'d is above the plan of %'d, not %'d below it") : N_("%'d is below the plan of %'d, not %'d above it: the plan was not met")};
			lint_arg_figure(f, 1, plan);
			lint_arg_figure(f, 2, m->value);
		} else {
			f->message = (struct error){.failure = FAIL_CHECK, .msgid = N_("%'d differs by %'d from the plan of %'d, not by %'d")};
			lint_arg_figure(f, 1, f->computed);
			lint_arg_figure(f, 2, plan);
			lint_arg_figure(f, 3, m->value);
		}
		lint_arg_figure(f, 0, value);
	}
	lint_add(l, f);
}

// Of the pairs of its kind the one that its words tell.
static void check(struct lint *l, struct said *s)
{
	const struct lint_recalled *k = l->recalled;
	struct lint_draft found, best_found = {0};
	const struct recalled_pair *best = NULL;
	enum verdict best_verdict = VERDICT_NONE;
	int most = 0, second = 0;
	for (size_t i = k->count > KEPT ? k->count - KEPT : 0; i < k->count; i++) {
		const struct recalled_pair *p = &k->of[i % KEPT];
		if (p->kind != s->kind && s->certain)
			continue;
		if (in_sentence(l, s, p->level) || in_sentence(l, s, p->base)) {
			if (lint_alike(l, p->level, s->at) || lint_is_percent(&s->as))
				return; // it is told there
			continue;
		}
		enum verdict v = judge(l, s, p, &found);
		if (v == VERDICT_NONE)
			continue;
		int both = apart_mass(l, &s->name, &p->name) + (tells_level(l, s, p) ? LEAST : 0);
		if (v == VERDICT_RIGHT && both > 0)
			return;
		if (both > most) {
			second = most;
			most = both;
			best = p;
			best_verdict = v;
			best_found = found;
		} else if (both > second) {
			second = both;
		}
	}
	if (!best || most < LEAST || most < second + APART || best_verdict == VERDICT_RIGHT || best_verdict == VERDICT_FAR || best->kind != s->kind)
		return;
	tell(l, s, best, best_verdict, &best_found);
}

// ---- which figures say so

// "thu lãi hụt 3,4 tỷ đồng", "còn 05 điểm đen chưa được xử lý", "đóng tiếp 22 tàu còn lại", "vượt 2.760 triệu đồng so với kế hoạch".
static bool of_plan(struct lint *l, size_t i, struct said *s)
{
	const struct measure_found *m = &l->r->measures[i];
	struct sv before = apart_own_before(l, i), after = apart_own_after(l, i);
	bool lacks = lint_ends(l, before, "lacking") || lint_ends(l, before, "below") || lint_ends(l, before, "left") || lint_ends(l, before, "plan-unmet");
	bool more = !lacks && m->role == ROLE_EXCESS && m->direction != DIRECTION_DOWN;
	bool left = !lacks && !more && (lint_ends(l, before, "still") || sv_ends(before, SV("còn")) ? lint_says(l, after, "undone") : lint_says(l, after, "left") || lint_says(l, after, "below"));
	s->certain = lint_says(l, after, "base") || lint_says(l, before, "base");
	if (!lacks && !more && !left && !(m->role == ROLE_EXCESS && s->certain))
		return false;
	s->up = more;
	s->down = !more;
	s->kind = RECALLED_PLAN;
	return !lint_is_percent(m) && !lint_says(l, after, "earlier");
}

// "giảm 11,2% so với năm trước", "thấp hơn 2.380 triệu đồng so với năm 2020".
static bool of_earlier(struct lint *l, size_t i, struct said *s)
{
	const struct measure_found *m = &l->r->measures[i];
	if (m->role != ROLE_CHANGE && !apart_is_above_earlier(l, i))
		return false;
	struct sv before = apart_own_before(l, i), after = apart_own_after(l, i);
	s->certain = apart_tells_earlier(l, before) || apart_tells_earlier(l, after) || apart_names_year_before(l, before, m->place.line) || apart_names_year_before(l, after, m->place.line);
	s->kind = RECALLED_EARLIER;
	s->up = m->direction != DIRECTION_DOWN;
	s->down = m->direction == DIRECTION_DOWN;
	return s->certain && !m->ratio && !lint_says(l, after, "base") && !lint_says(l, before, "base");
}

static void name_said(struct lint *l, struct said *s)
{
	size_t of = l->parent[s->at];
	add_clause(l, &s->name, s->at);
	apart_add_words(l, &s->name, lead_of(l, s->at));
	if (of != SIZE_MAX && of >= s->from)
		add_clause(l, &s->name, of);
}

void lint_recalled(struct lint *l, size_t from, size_t to)
{
	struct lint_recalled *k = l->recalled;
	if (!k)
		return;
	name_pairs(l);
	for (size_t i = from; i < to; i++) {
		const struct measure_found *m = &l->r->measures[i];
		if (m->has_high || m->has_total || m->cmp != CMP_EQ || !m->unit.n || m->role == ROLE_SHARE || m->role == ROLE_ATTAINMENT || m->role == ROLE_TARGET)
			continue;
		if (!lint_is_percent(m) && !(k->bits & bit_of(l, i)) && lint_shape(l, i)->kind == UNIT_OTHER)
			continue;
		struct said s = {.at = i, .from = sentence_begin(l, i), .as = *m};
		s.as.role = ROLE_CHANGE;
		if ((!of_earlier(l, i, &s) && !of_plan(l, i, &s)) || apart_is_told(l, i))
			continue;
		name_said(l, &s);
		check(l, &s);
	}
}

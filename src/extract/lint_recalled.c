// What is said of a plan or of an earlier time far from their figures: "Hạn chế: thu lãi hụt 3,4 tỷ đồng", "còn 05 điểm đen chưa được xử lý", "số
// vụ giảm 11,2% so với năm trước". The pair that it is of was told before, and is known by its words. Nothing is said where any pair that may be
// meant agrees; what is said is a guess, a warning.
#include "extract/lint_recalled.h"
#include "extract/lint_earlier.h"

enum {
	KEPT = RECALLED_KEPT,
	LEAST = 5,    // what the words weigh that tell a pair
	SURE = 3      // and where others say that a plan is meant
};

uint64_t recalled_bit(const struct lint *l, size_t m)
{
	return (uint64_t)1 << (lint_shape(l, m)->hash * 0x9E3779B97F4A7C15U >> 58);
}

// Of one order.
static bool is_pair(struct decimal a, struct decimal b)
{
	enum { TIMES = 8 };
	struct decimal x, y;
	return decimal_mul(a, decimal_int(TIMES), &x) && decimal_mul(b, decimal_int(TIMES), &y) && decimal_cmp(x, b) >= 0 && decimal_cmp(y, a) >= 0;
}

static struct recalled_pair *push(struct lint *l)
{
	if (!l->recalled)
		l->recalled = ARENA_NEW(l->arena, struct lint_recalled);
	struct lint_recalled *k = l->recalled;
	if (k->held < KEPT)
		ARENA_PUSH(l->arena, k->of, k->held, k->room);
	return &k->of[k->count++ % KEPT];
}

static bool is_kept(const struct lint *l, size_t level, const struct measure_found *base)
{
	enum { BACK = 8 };
	const struct lint_recalled *k = l->recalled;
	for (size_t i = k ? k->count : 0; i-- > 0 && k->count - i < BACK;) {
		if (k->of[i % KEPT].level == level && decimal_cmp(k->of[i % KEPT].base.value, base->value) == 0)
			return true;
	}
	return false;
}

void recalled_keep(struct lint *l, enum recalled_kind kind, size_t level, size_t base)
{
	const struct measure_found *all = l->r->measures;
	if (level == SIZE_MAX || base == SIZE_MAX || level == base || !lint_alike(l, level, base) || !is_pair(lint_in_unit(l, level, base), all[base].value) || is_kept(l, level, &all[base]))
		return;
	*push(l) = (struct recalled_pair){.level = level, .at = base, .kind = kind, .base = all[base], .base_shape = lint_shape(l, base)};
	if (kind == RECALLED_PLAN)
		l->recalled->of[(l->recalled->count - 1) % KEPT].base.role = ROLE_TARGET; // which is exact
	l->recalled->bits |= recalled_bit(l, level);
}

void recalled_keep_bare(struct lint *l, enum recalled_kind kind, size_t level, struct decimal value)
{
	struct measure_found base = l->r->measures[level];
	base.value = value;
	base.has_total = false;
	if (!is_pair(l->r->measures[level].value, value) || is_kept(l, level, &base))
		return;
	*push(l) = (struct recalled_pair){.level = level, .at = level, .kind = kind, .bare = true, .base = base, .base_shape = lint_shape(l, level)};
	l->recalled->bits |= recalled_bit(l, level);
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

void recalled_add_clause(struct lint *l, struct apart_name *n, size_t m)
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
		recalled_add_clause(l, &p->name, p->level);
		apart_add_words(l, &p->name, lead_of(l, p->level));
		if (!p->bare)
			apart_add_words(l, &p->name, apart_own_before(l, p->at));
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
	struct apart_name own, name; // by its own words; by those about it, too
};

enum verdict { VERDICT_NONE, VERDICT_RIGHT, VERDICT_TURNED, VERDICT_NEAR, VERDICT_FAR };

static struct change change_of(struct lint *l, const struct said *s, const struct recalled_pair *p)
{
	const struct reading *r = l->r;
	return (struct change){&r->measures[p->level], &p->base, &s->as, lint_shape(l, p->level), p->base_shape, lint_shape(l, s->at), true, lint_alike(l, s->at, p->level)};
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
	bool turned = right[0] || right[1], above = decimal_cmp(change_in_unit(l->r->measures[p->level].value, lint_shape(l, p->level), p->base_shape), p->base.value) > 0;
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

// What is said is said of a level of its sentence, which is not that of the pair.
static bool is_of_another(struct lint *l, const struct said *s, const struct recalled_pair *p)
{
	struct span a, b;
	size_t of = lint_parent(l, s->at);
	for (size_t i = s->at; of == SIZE_MAX && i-- > s->from && sv_find(lint_between(l, i, i + 1), SV(";")) == SIZE_MAX;)
		of = l->r->measures[i].role == ROLE_ACTUAL && lint_same_shape(l, i, p->level) ? i : SIZE_MAX;
	// "thu nhập từ 48 triệu đồng lên 63 triệu đồng, tăng 5,0%": nothing else is named.
	if (of == SIZE_MAX && lint_is_percent(&s->as) && s->at > s->from)
		of = s->at - 1;
	if (of != SIZE_MAX && of >= s->from && lint_is_percent(&s->as) && !lint_same_shape(l, of, p->level))
		return apart_mass(l, &s->own, &p->name) < LEAST;
	return of != SIZE_MAX && of >= s->from && lint_same_shape(l, of, p->level) && lint_span(l, of, &a) && lint_span(l, p->level, &b) && !spans_meet(a, b);
}

static void tell(struct lint *l, const struct said *s, const struct recalled_pair *p, enum verdict verdict, struct lint_draft *f)
{
	const struct measure_found *m = &l->r->measures[s->at], *level = &l->r->measures[p->level];
	struct decimal value = change_in_unit(level->value, lint_shape(l, p->level), lint_shape(l, s->at)), plan = change_in_unit(p->base.value, p->base_shape, lint_shape(l, s->at));
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
	int most = (s->certain && s->kind == RECALLED_PLAN ? SURE : LEAST) - 1, far = 0;
	for (size_t i = k->count > KEPT ? k->count - KEPT : 0; i < k->count; i++) {
		const struct recalled_pair *p = &k->of[i % KEPT];
		if (in_sentence(l, s, p->level) || in_sentence(l, s, p->at)) {
			if (lint_alike(l, p->level, s->at) || lint_is_percent(&s->as))
				return; // it is told there
			continue;
		}
		enum verdict v = is_of_another(l, s, p) ? VERDICT_NONE : judge(l, s, p, &found);
		int both = v == VERDICT_NONE ? 0 : apart_mass(l, &s->name, &p->name) + (tells_level(l, s, p) ? LEAST : 0);
		if (v == VERDICT_RIGHT && both > 0)
			return;
		if (v == VERDICT_FAR && p->kind == s->kind && both > far)
			far = both;
		if ((v == VERDICT_NEAR || v == VERDICT_TURNED) && p->kind == s->kind && both > most) {
			most = both;
			best = p;
			best_verdict = v;
			best_found = found;
		}
	}
	if (best && most >= far)
		tell(l, s, best, best_verdict, &best_found);
}

// ---- which figures say so

// "thu thêm tối thiểu 250 tỷ đồng"
static struct sv without_bound(struct sv words)
{
	static const char *const bounds[] = {" tối thiểu", " ít nhất", " khoảng"};
	words = sv_trim(words);
	for (size_t k = 0; k < LENGTH(bounds); k++) {
		if (sv_ends(words, sv_of(bounds[k])))
			return sv_head(words, words.n - strlen(bounds[k]));
	}
	return words;
}

// "hoàn thành vượt dự toán pháp lệnh 75,4 tỷ đồng": so much above a plan, though it is read as a result.
static bool stands_beyond_plan(struct lint *l, struct sv before)
{
	enum { BRIEF = 20 };
	size_t at = sv_find(before, SV("vượt "));
	struct sv rest;
	return at != SIZE_MAX && lint_begins(l, sv_from(before, at), "plan-met", &rest) && sv_trim(rest).n < BRIEF;
}

// "thu lãi hụt 3,4 tỷ đồng", "còn 05 điểm đen chưa được xử lý", "đóng tiếp 22 tàu còn lại", "vượt 2.760 triệu đồng so với kế hoạch".
static bool of_plan(struct lint *l, size_t i, struct said *s)
{
	const struct measure_found *m = &l->r->measures[i];
	struct sv before = without_bound(apart_own_before(l, i)), after = apart_own_after(l, i);
	bool lacks = lint_ends(l, before, "lacking") || lint_ends(l, before, "below") || lint_ends(l, before, "left") || lint_ends(l, before, "plan-unmet");
	bool more = !lacks && m->role == ROLE_EXCESS && m->direction != DIRECTION_DOWN && (lint_says(l, before, "beyond") || lint_says(l, before, "plan-met") || lint_says(l, after, "base"));
	more = more || (!lacks && m->role == ROLE_ACTUAL && stands_beyond_plan(l, before));
	bool left = !lacks && !more && (lint_ends(l, before, "still") || sv_ends(before, SV("còn")) ? lint_says(l, after, "undone") : lint_says(l, after, "left") || lint_says(l, after, "below"));
	s->certain = lint_says(l, after, "base") || lint_says(l, before, "base") || lint_says(l, before, "plan-met") || lint_says(l, before, "plan-unmet");
	if (!lacks && !more && !left && !(m->role == ROLE_EXCESS && m->direction == DIRECTION_DOWN && s->certain))
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

// "dư nợ chưa đạt kế hoạch, còn thiếu 1,5 tỷ đồng": the clause before, where its own has no name.
static void add_clause_before(struct lint *l, struct said *s)
{
	enum { BRIEF = 16, NEAR = 60 };
	struct sv own = sv_trim(apart_own_before(l, s->at)), before = lint_before(l, s->at);
	if (own.n > BRIEF || !own.n)
		return;
	before = sv_trim(sv_head(before, (size_t)(own.p - before.p)));
	if (!sv_ends(before, SV(",")))
		return;
	before = lint_last(sv_head(before, before.n - 1), NEAR);
	for (size_t k = before.n; k-- > 0;) {
		if (strchr(",;:.()", before.p[k])) {
			before = sv_from(before, k + 1);
			break;
		}
	}
	apart_add_words(l, &s->name, before);
}

static void name_said(struct lint *l, struct said *s)
{
	size_t of = lint_parent(l, s->at);
	apart_add_words(l, &s->own, apart_own_before(l, s->at));
	recalled_add_clause(l, &s->name, s->at);
	apart_add_words(l, &s->name, lead_of(l, s->at));
	if (of != SIZE_MAX && of >= s->from)
		recalled_add_clause(l, &s->name, of);
	if (s->kind == RECALLED_PLAN)
		add_clause_before(l, s);
}

// "Vốn điều lệ 30 tỷ đồng, thực có 27,4 tỷ đồng, đạt 91,3%": a result and what it is measured by, in whatever words.
static void keep_measured(struct lint *l, size_t percent)
{
	enum { REACH = 5 };
	const struct measure_found *all = l->r->measures;
	size_t from = sentence_begin(l, percent);
	struct span said, a, b;
	if (percent < from + 2 || all[percent].ratio || !lint_span(l, percent, &said))
		return;
	for (size_t level = percent; level-- > from && percent - level < REACH;) {
		for (size_t base = level; base-- > from && percent - base < REACH;) {
			bool apt = apart_is_level(&all[level]) && apart_is_level(&all[base]) && !all[level].has_total && !all[base].has_total && !lint_is_percent(&all[level]) && lint_same_shape(l, level, base);
			if (apt && lint_span(l, level, &a) && lint_span(l, base, &b) && lint_percent_holds(a, b, said)) {
				recalled_keep(l, RECALLED_PLAN, level, base);
				return;
			}
		}
	}
}

static bool may_say(const struct lint *l, size_t i)
{
	const struct measure_found *m = &l->r->measures[i];
	if (m->has_high || m->has_total || !m->unit.n || m->role == ROLE_SHARE || m->role == ROLE_ATTAINMENT)
		return false;
	return lint_is_percent(m) ? m->role == ROLE_CHANGE : (l->recalled->bits & recalled_bit(l, i)) || lint_shape(l, i)->kind != UNIT_OTHER;
}

void lint_recalled(struct lint *l, size_t from, size_t to)
{
	const struct measure_found *all = l->r->measures;
	for (size_t i = from; i < to; i++) {
		if (lint_is_percent(&all[i]) && (all[i].role == ROLE_SHARE || all[i].role == ROLE_ATTAINMENT))
			keep_measured(l, i);
	}
	if (!l->recalled)
		return;
	name_pairs(l);
	for (size_t i = from; i < to; i++) {
		if (!may_say(l, i))
			continue;
		struct said s = {.at = i, .from = sentence_begin(l, i), .as = all[i]};
		s.as.role = ROLE_CHANGE;
		s.as.cmp = CMP_EQ;
		if ((!of_earlier(l, i, &s) && !of_plan(l, i, &s)) || apart_is_told(l, i))
			continue;
		name_said(l, &s);
		check(l, &s);
	}
}

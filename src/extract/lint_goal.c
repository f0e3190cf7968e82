// A figure that the words name as a plan, "kế hoạch giao 115,0 nghìn con", "(KH 120)", "vượt chỉ tiêu 90% của ngành", against all that its
// sentence tells of it: how much per cent of it was reached, how much lies between, whether it was met. Which level is meant the figures say
// themselves: the one that makes right what is told. Only what no level of the sentence makes right is wrong.
#include "extract/lint_goal.h"
#include "extract/lint_growth.h"
#include "extract/lint_plan.h"
#include "extract/lint_recalled.h"
#include "text/text.h"

// ---- what one level makes of it

static bool less_is_better(struct lint *l, size_t level)
{
	static const char *const against[] = {"giảm", "làm", "điều", "khám", "giải", "xử", "thu", "thi", "phát", "đào", "kiểm", "hỗ", "ngăn", "triệt", "bắt", "chữa"};
	const struct measure_found *m = &l->r->measures[level];
	if (m->role == ROLE_CHANGE)
		return false; // "giảm 1.157 hộ": the more the better
	if (m->direction == DIRECTION_DOWN)
		return true;
	if (!lint_says(l, m->subject, "less-is-better") && !lint_says(l, lint_last(goal_gap(l, level), GOAL_CLAUSE), "less-is-better"))
		return false;
	struct lint_words w = lint_words(l, m->subject);
	for (size_t i = w.from; i < w.to; i++) {
		if (scan_place(w.scan, i, against) >= 0)
			return false;
	}
	return true;
}

static struct decimal value_in(struct lint *l, size_t level, size_t plan)
{
	return lint_same_shape(l, level, plan) ? lint_in_unit(l, level, plan) : l->r->measures[level].value;
}

static bool spans_of(struct lint *l, size_t level, size_t plan, struct span *a, struct span *b)
{
	struct measure_found now = l->r->measures[level], set = l->r->measures[plan];
	const struct unit_shape *shape = lint_same_shape(l, level, plan) ? lint_shape(l, plan) : lint_shape(l, level);
	now.cmp = set.cmp = CMP_EQ;
	now.has_total = false;
	struct decimal value;
	if (!figure_span(&now, lint_shape(l, level), a) || !decimal_shift(set.value, shape->power, &value))
		return false;
	*b = span_of(value);
	return b->low.mantissa > 0;
}

static bool beyond_holds(struct goal_sentence *s, size_t k, size_t level, struct span a, struct span b, bool less)
{
	struct lint *l = s->l;
	size_t i = s->from + k;
	struct span said, apart, other, hundred = span_of(decimal_int(100)), whole;
	const struct measure_found *m = &l->r->measures[i];
	if (!lint_span(l, i, &said))
		return true;
	bool up = decimal_cmp(a.high, b.low) >= 0, down = decimal_cmp(a.low, b.high) <= 0;
	if ((s->told[k].lower ? !down : !up) && !less && !s->told[k].maybe)
		return false;
	bool brief = unit_is_short_of(lint_shape(l, i), lint_shape(l, level)); // "299 nghìn đồng/hội viên, vượt 19 nghìn đồng"
	if (brief) {
		if (!figure_span(m, lint_shape(l, level), &said))
			return true;
	}
	if ((brief || lint_same_shape(l, i, level) || lint_alike(l, i, level)) && span_sub(a, b, &apart) && span_sub(b, a, &other) && (spans_meet(apart, said) || spans_meet(other, said)))
		return true;
	if (!lint_is_percent(m))
		return !brief && !lint_alike(l, i, level);
	if (s->told[k].lower ? !span_sub(hundred, said, &whole) : !decimal_add(said.low, decimal_int(100), &whole.low) || !decimal_add(said.high, decimal_int(100), &whole.high))
		return true;
	return lint_percent_holds(a, b, whole) || (less && lint_percent_holds(b, a, whole));
}

// What figure k tells of the plan is right of the level. *out: else a finding.
static bool holds(struct goal_sentence *s, size_t k, size_t level, size_t plan, struct lint_draft *out)
{
	struct lint *l = s->l;
	size_t i = s->from + k;
	const struct measure_found *all = l->r->measures;
	struct span a, b;
	if (!spans_of(l, level, plan, &a, &b))
		return true;
	if (s->told[k].as == TOLD_PERCENT) {
		struct measure_found now = all[level], said = all[i];
		now.has_total = false;
		said.role = ROLE_ATTAINMENT;
		struct plan_said p = {&now, &all[plan], &said, lint_shape(l, level), lint_same_shape(l, level, plan) ? lint_shape(l, plan) : lint_shape(l, level)};
		return plan_holds(&p, out);
	}
	if (beyond_holds(s, k, level, a, b, less_is_better(l, level)))
		return true;
	struct decimal value = value_in(l, level, plan), set = all[plan].value, apart, shown;
	bool above = decimal_cmp(value, set) >= 0;
	if (!decimal_sub(above ? value : set, above ? set : value, &apart))
		return true;
	shown = apart;
	if (lint_is_percent(&all[i]) && !lint_is_percent(&all[level])) {
		shown = lint_percent_of(apart, set, all[i].value.scale);
	} else if (!decimal_shift(apart, (lint_same_shape(l, level, plan) ? lint_shape(l, plan) : lint_shape(l, level))->power - lint_shape(l, i)->power, &shown)) {
		shown = apart;
	}
	bool wrong_way = s->told[k].lower && above && decimal_cmp(value, set) > 0;
	*out = (struct lint_draft){.place = all[i].place, .code = "plan", .severity = SEVERITY_ERROR, .told = wrong_way, .stated = all[i].value, .computed = decimal_normal(shown), .has_figures = true};
	out->message = (struct error){.failure = FAIL_CHECK, .msgid = wrong_way ? N_("%'d is above the plan of %'d, not %'d below it")
	                                                                    : lint_is_percent(&all[i]) && !lint_is_percent(&all[level]) ? N_("%'d differs by %'d %% from the plan of %'d, not by %'d %%")
	                                                                                                                                : N_("%'d differs by %'d from the plan of %'d, not by %'d")};
	lint_arg_figure(out, 0, value);
	lint_arg_figure(out, 1, wrong_way ? set : decimal_normal(shown));
	lint_arg_figure(out, 2, wrong_way ? all[i].value : set);
	if (!wrong_way)
		lint_arg_figure(out, 3, all[i].value);
	return false;
}

// ---- the sentence

// Figure k tells something of the plan p: what stands behind the plan up to the next one, or right before it.
static bool is_said_of(const struct goal_sentence *s, size_t k, size_t p)
{
	enum told_as as = s->told[k].as;
	if ((as != TOLD_PERCENT && as != TOLD_BEYOND) || k == p)
		return false;
	if (k < p) {
		// "đạt 105,6%, vượt 4,5 ha so với kế hoạch (80 ha)"
		for (size_t i = k + 1; i < p; i++) {
			if (s->told[i].as != TOLD_PERCENT && s->told[i].as != TOLD_BEYOND)
				return false;
		}
		// "đạt 121% dự toán tỉnh giao, đạt 108% dự toán huyện giao (169 tỷ đồng)": of another plan.
		if (k + 1 < p && goal_of_base(s->l, s->from + k))
			return false;
		return !s->told[p].semicolon;
	}
	bool level = false, told = false;
	for (size_t i = p + 1; i <= k; i++) {
		// "(chỉ tiêu 650), đạt 113,1%, trong đó nữ 240 học viên, đạt 96%": of another level.
		told |= !level && i < k && (s->told[i].as == TOLD_PERCENT || s->told[i].as == TOLD_BEYOND);
		if (told && (level || s->told[i].as == TOLD_LEVEL))
			return false;
		if (s->told[i].semicolon || s->told[i].as == TOLD_PLAN || (i < k && level && s->told[i].as == TOLD_LEVEL))
			return false;
		level |= s->told[i].as == TOLD_LEVEL;
	}
	// "đạt 96% kế hoạch (80 ha), sản lượng 410 tấn, đạt 102% kế hoạch": of another level, where the plan has its percent already.
	for (size_t i = p; level && i-- > 0 && (s->told[i].as == TOLD_PERCENT || s->told[i].as == TOLD_BEYOND);)
		return false;
	return k + 1 == s->count || s->told[k + 1].as != TOLD_PLAN || s->told[k + 1].semicolon || !goal_of_base(s->l, s->from + k);
}

// "(dự toán: 400)", "kế hoạch (547.980 triệu)": meant in the unit of the level.
static bool lacks_unit(struct lint *l, size_t plan, size_t level)
{
	struct sv unit = l->r->measures[plan].unit, full = l->r->measures[level].unit;
	return full.n && !l->r->measures[level].has_high && (!unit.n || (!lint_shape(l, plan)->count && full.n > unit.n && sv_starts(full, unit) && full.p[unit.n] == ' '));
}

static bool may_be_level(const struct goal_sentence *s, size_t k, size_t p)
{
	struct lint *l = s->l;
	size_t i = s->from + k, plan = s->from + p;
	if (k == p || (s->told[k].as != TOLD_LEVEL && s->told[k].as != TOLD_CHANGE) || (!lint_same_shape(l, i, plan) && !lint_alike(l, i, plan) && !lacks_unit(l, plan, i)) || lint_is_percent(&l->r->measures[i]) != lint_is_percent(&l->r->measures[plan]))
		return false;
	// "vượt kế hoạch 5 tỷ đồng" is how much; the plan itself is half of the level at least.
	struct decimal twice;
	return !s->told[p].maybe || (decimal_mul(l->r->measures[plan].value, decimal_int(2), &twice) && decimal_cmp(twice, value_in(l, i, plan)) >= 0);
}

static void say_unmet(struct goal_sentence *s, size_t level, size_t plan, int claim, bool certain, bool less)
{
	struct lint *l = s->l;
	const struct measure_found *all = l->r->measures;
	struct decimal value = value_in(l, level, plan);
	struct lint_draft f = {.place = all[plan].place, .code = "plan", .severity = certain ? SEVERITY_ERROR : SEVERITY_WARNING, .stated = all[plan].value, .computed = value, .has_figures = true, .told = true};
	f.message = (struct error){.failure = FAIL_CHECK,
	                           .msgid = claim < 0 ? N_("the words say that the plan was not met, but %'d reaches %'d: the plan was met")
	                                    : less    ? N_("the words say that the plan was met, but %'d is more than %'d: the plan was not met")
	                                              : N_("the words say that the plan was met, but %'d is less than %'d: the plan was not met")};
	lint_arg_figure(&f, 0, value);
	lint_arg_figure(&f, 1, all[plan].value);
	lint_add(l, &f);
}

// What the words claim against a level and its plan. `sure`: figures say that these two belong together.
static void judge_claim(struct goal_sentence *s, size_t level, size_t plan, int claim, bool sure)
{
	struct lint *l = s->l;
	struct span a, b;
	if (!claim || !spans_of(l, level, plan, &a, &b))
		return;
	bool less = less_is_better(l, level), limit = l->r->measures[plan].cmp == CMP_LT || l->r->measures[plan].cmp == CMP_LE;
	bool above = decimal_cmp(a.low, b.high) >= 0, below = decimal_cmp(a.high, b.low) < 0;
	if (claim == 2 || claim == -2) {
		if (claim > 0 ? decimal_cmp(a.high, b.low) < 0 : decimal_cmp(a.low, b.high) > 0)
			say_unmet(s, level, plan, claim, sure, false);
	} else if (less || limit) {
		// Of what should be less the words may go by the figure or by what is good: only a limit tells.
		bool over = decimal_cmp(a.low, b.high) > 0, under = decimal_cmp(a.high, b.low) < 0;
		bool named = less && l->r->measures[level].direction == DIRECTION_NONE && claim < 0; // "tổn thất điện năng 4,15%, không đạt kế hoạch (4,50%)"
		if ((limit && (claim > 0 ? over : under)) || (named && under))
			say_unmet(s, level, plan, claim, sure, claim > 0);
	} else if (claim > 0 ? below : above) {
		say_unmet(s, level, plan, claim, sure, false);
	}
}

// The last percent of a plan before figure k, with no other level between; SIZE_MAX: none.
static size_t percent_before(const struct goal_sentence *s, size_t k)
{
	while (k-- > 0 && s->told[k].as != TOLD_LEVEL && s->told[k].as != TOLD_OTHER) {
		if (s->told[k].as == TOLD_PERCENT)
			return k;
		if (s->told[k].semicolon)
			break;
	}
	return SIZE_MAX;
}

// The percents of a plan that are told in the same breath as the claim of figure k: "chưa đạt kế hoạch, bằng 105%", "đạt 98% kế hoạch (6.500 ha), vượt chỉ
// tiêu giao". SIZE_MAX: none.
static size_t percent_beside(const struct goal_sentence *s, size_t k)
{
	for (size_t i = k; i < s->count && (i == k || !s->told[i].semicolon) && i < k + 3; i++) {
		if (s->told[i].as == TOLD_PERCENT)
			return i;
		// "Hoàn thành vượt mức kế hoạch giải quyết việc làm: … 1.620 lao động, đạt 90% kế hoạch"
		bool level = s->told[i].as == TOLD_LEVEL && i == k && (k == 0 || s->told[k].semicolon);
		if (s->told[i].as != TOLD_PLAN && !level)
			break;
	}
	return k && !s->told[k].semicolon ? percent_before(s, k) : SIZE_MAX;
}

// What words say against a percent.
static void judge_percent(struct goal_sentence *s, size_t k, int claim)
{
	struct lint *l = s->l;
	const struct measure_found *m = &l->r->measures[s->from + k];
	size_t level = lint_parent(l, s->from + k);
	struct span percent;
	if (!lint_span(l, s->from + k, &percent) || (level != SIZE_MAX && less_is_better(l, level)))
		return;
	bool below = decimal_cmp(percent.high, decimal_int(100)) < 0, above = decimal_cmp(m->value, decimal_int(100)) >= 0;
	if (claim > 0 ? !below : !above)
		return;
	struct lint_draft f = {.place = m->place, .code = "plan", .severity = SEVERITY_ERROR, .stated = m->value, .computed = decimal_int(100), .has_figures = true, .told = true};
	f.message = (struct error){.failure = FAIL_CHECK, .msgid = claim > 0 ? N_("the words say that the plan was met, but the figure is %'d %%: the plan was not met")
	                                                                    : N_("the words say that the plan was not met, but the figure is %'d %%: the plan was met")};
	lint_arg_figure(&f, 0, m->value);
	lint_add(l, &f);
	s->said = true;
}

// What words say of plan p: those in front of it, or behind it and its level: "so với mục tiêu (45 triệu đồng), thu nhập đạt 47 triệu đồng, vượt mục tiêu".
static int claim_about(const struct goal_sentence *s, size_t p)
{
	if (s->told[p].claims)
		return s->told[p].claims;
	size_t levels = 0, k = p + 1;
	for (; k < s->count && !s->told[k].semicolon; k++) {
		if (s->told[k].claims || s->told[k].as == TOLD_PLAN || s->told[k].as == TOLD_OTHER)
			return s->told[k].as == TOLD_PLAN || s->told[k].as == TOLD_LEVEL ? 0 : s->told[k].claims;
		levels += s->told[k].as == TOLD_LEVEL;
		if (levels > 1)
			return 0;
	}
	return s->told[k - 1].behind;
}

// "… thanh toán 58.162 triệu đồng. So với quỹ được giao (57.600 triệu đồng) thì thấp hơn 562 triệu đồng": the level stands in a sentence or a line before. Which
// it is tells what of it is right, or a slip; perhaps.
static bool look_back(struct goal_sentence *s, size_t p, size_t said)
{
	enum { REACH = 12, LINES = 3 };
	struct lint *l = s->l;
	const struct measure_found *all = l->r->measures;
	size_t plan = s->from + p, best = 0, levels = 0, only = 0;
	struct lint_draft meant = {0}, slip = {0}, near = {0}, found;
	for (size_t i = s->from; i-- > 0 && s->from - i <= REACH && all[plan].place.line - all[i].place.line <= LINES;) {
		bool rate = all[i].role == ROLE_SHARE || (all[i].role == ROLE_ATTAINMENT && lint_is_percent(&all[plan]));
		if ((all[i].role != ROLE_ACTUAL && !rate) || all[i].has_high || !lint_same_shape(l, i, plan) || lint_is_percent(&all[i]) != lint_is_percent(&all[plan]))
			continue;
		if (all[i].place.line == all[plan].place.line && !levels++)
			only = i;
		struct lint_draft wrong = {0};
		size_t right = 0;
		for (size_t k = 0; k < s->count; k++) {
			if (!is_said_of(s, k, p))
				continue;
			if (holds(s, k, i, plan, &found))
				right++;
			else
				wrong = found;
		}
		if (right == said && said)
			return true;
		if (right > best) {
			best = right;
			meant = wrong;
		}
		if (wrong.code && !slip.code && lint_slip(wrong.stated, wrong.computed) != SLIP_NONE)
			slip = wrong;
		if (wrong.code && !near.code && lint_near(wrong.stated, wrong.computed))
			near = wrong;
	}
	struct lint_draft *out = meant.code ? &meant : slip.code ? &slip : &near;
	if (said && out->code) {
		// What agrees with the rest that is told of the plan is that level.
		out->severity = meant.code && lint_slip(meant.stated, meant.computed) != SLIP_NONE ? SEVERITY_ERROR : SEVERITY_WARNING;
		lint_add(l, out);
		return true;
	}
	if (!said && levels == 1)
		judge_claim(s, only, plan, claim_about(s, p), false);
	return false;
}

// What lies beyond the plan and how much per cent of it was reached tell one result.
static void check_both(struct goal_sentence *s, size_t p)
{
	struct lint *l = s->l;
	const struct measure_found *all = l->r->measures;
	size_t percent = SIZE_MAX, amount = SIZE_MAX, plan = s->from + p;
	for (size_t k = p + 1; k < s->count && is_said_of(s, k, p); k++) {
		if (s->told[k].as == TOLD_PERCENT && percent == SIZE_MAX)
			percent = k;
		if (s->told[k].as == TOLD_BEYOND && amount == SIZE_MAX && lint_same_shape(l, s->from + k, plan) && !lint_is_percent(&all[plan]))
			amount = k;
	}
	if (percent == SIZE_MAX || amount == SIZE_MAX)
		return;
	struct measure_found result = all[plan], said = all[s->from + percent];
	struct decimal by = lint_in_unit(l, s->from + amount, plan);
	struct lint_draft found;
	if (!(s->told[amount].lower ? decimal_sub(result.value, by, &result.value) : decimal_add(result.value, by, &result.value)))
		return;
	result.role = ROLE_ACTUAL;
	said.role = ROLE_ATTAINMENT;
	struct plan_said both = {&result, &all[plan], &said, lint_shape(l, plan), lint_shape(l, plan)};
	if (plan_holds(&both, &found) || !(lint_near(found.computed, found.stated) || lint_slip(found.stated, found.computed) != SLIP_NONE))
		return;
	lint_add(l, &found);
}

static void check_plan(struct goal_sentence *s, size_t p)
{
	struct lint *l = s->l;
	size_t plan = s->from + p, candidates = 0, said = 0, level = SIZE_MAX, nearest = SIZE_MAX, best = 0, changed = SIZE_MAX;
	struct lint_draft found, first = {0}, close = {0}, slip = {0}; // close, slip: of the one level that what is told comes near, or is a slip of
	size_t closes = 0, slips = 0;
	for (size_t k = 0; k < s->count; k++)
		said += is_said_of(s, k, p);
	// The nearest before the plan; else the first behind it.
	for (size_t n = 0; n < s->count; n++) {
		size_t k = n < p ? p - 1 - n : n;
		if (k > p && s->told[k].semicolon)
			break;
		if (!may_be_level(s, k, p))
			continue;
		// "giảm 1,2%, vượt 0,2% so với kế hoạch (1%)": a change in per cent may be meant where it fits.
		bool change = s->told[k].as == TOLD_CHANGE;
		candidates += !change;
		changed = change && changed == SIZE_MAX ? s->from + k : changed;
		struct lint_draft wrong = {0};
		size_t right = 0;
		for (size_t i = 0; i < s->count; i++) {
			if (!is_said_of(s, i, p))
				continue;
			if (holds(s, i, s->from + k, plan, &found))
				right++;
			else if (!wrong.code)
				wrong = found;
		}
		if (said && right == said) {
			level = s->from + k;
			break;
		}
		if (!change && wrong.code && lint_near(wrong.computed, wrong.stated) && !closes++)
			close = wrong;
		if (!change && wrong.code && lint_slip(wrong.stated, wrong.computed) != SLIP_NONE && !slips++)
			slip = wrong;
		if (!change && (nearest == SIZE_MAX || right > best)) {
			nearest = s->from + k;
			best = right;
			first = wrong;
		}
	}
	// "chỉ tiêu là 45 vụ, 9 tháng thực hiện được 84,4% (38 vụ)": the level stands right behind its percent.
	for (size_t k = p + 1; k + 1 < s->count && level == SIZE_MAX && candidates > 1; k++) {
		if (is_said_of(s, k, p) && may_be_level(s, k + 1, p) && sv_is(sv_trim(lint_between(l, s->from + k, s->from + k + 1)), "(") && !holds(s, k, s->from + k + 1, plan, &first)) {
			nearest = s->from + k + 1;
			candidates = 1;
		}
	}
	if (level != SIZE_MAX)
		nearest = level;
	if (level != SIZE_MAX || (!said && candidates == 1))
		recalled_keep(l, RECALLED_PLAN, nearest, plan);
	if (nearest == SIZE_MAX) {
		// "Chỉ tiêu giảm nghèo là 1,5%, kết quả giảm 1,2%, vượt chỉ tiêu"
		if (changed != SIZE_MAX && !said)
			judge_claim(s, changed, plan, claim_about(s, p), false);
		else if (!look_back(s, p, said))
			check_both(s, p);
		return;
	}
	int claim = claim_about(s, p);
	// "thấp hơn chỉ tiêu (75,0%) là 4,4 điểm": that it is not lower is said of the words.
	if (claim && first.told)
		first.code = NULL;
	closes = claim && close.told ? 0 : closes;
	if (said && level == SIZE_MAX && !best && closes == 1 && candidates > 1) {
		close.severity = SEVERITY_ERROR;
		lint_add(l, &close);
	} else if (said && level == SIZE_MAX && !best && slips == 1 && candidates > 1) {
		slip.severity = SEVERITY_WARNING;
		lint_add(l, &slip);
	} else if (said && level == SIZE_MAX && first.code) {
		bool likely = lint_near(first.computed, first.stated) || lint_slip(first.stated, first.computed) != SLIP_NONE;
		first.severity = best || (candidates == 1 && likely) ? SEVERITY_ERROR : SEVERITY_WARNING;
		if (best || likely || (candidates == 1 && plan_is_comparable(first.stated, first.computed)))
			lint_add(l, &first);
	}
	if (!s->said)
		judge_claim(s, level != SIZE_MAX ? level : nearest, plan, claim, level != SIZE_MAX || candidates == 1);
}

// ---- a plan without a unit: "so với kế hoạch giao 2.350 đạt 101%", "412 tỷ đồng (dự toán: 400), vượt 12 tỷ đồng"

// The number behind the words of a plan, which nothing counts; false: none.
static bool bare_plan(struct lint *l, struct sv words, struct decimal *out)
{
	enum { NAME = 40 };
	static const char *const behind[] = {"đạt", "bằng", "thì", "vượt"};
	struct sv rest;
	size_t at = 0, n;
	bool good;
	if (!goal_behind_base(l, words, &rest))
		return false;
	while (at < rest.n && at < NAME && !(rest.p[at] >= '0' && rest.p[at] <= '9'))
		at++;
	if (at >= rest.n || at >= NAME || (at && rest.p[at - 1] != ' ' && rest.p[at - 1] != '(') || goal_tells_result(l, sv_head(rest, at)))
		return false;
	n = text_read_number(sv_from(rest, at), out, &good);
	bool year = n == 4 && !out->scale && out->mantissa >= 1900 && out->mantissa < 2200;
	struct sv next = sv_trim(sv_from(rest, at + n));
	bool ends = !next.n || strchr(",;)", next.p[0]);
	for (size_t i = 0; i < LENGTH(behind) && !ends; i++)
		ends = sv_starts(next, sv_of(behind[i]));
	return n && good && !year && ends && out->mantissa > 0;
}

static struct lint_draft bare_finding(const struct measure_found *said, struct decimal level, struct decimal plan, struct decimal differ, bool turned)
{
	struct lint_draft f = {.place = said->place, .code = "plan", .stated = said->value, .computed = differ, .has_figures = true, .told = turned};
	f.message = (struct error){.failure = FAIL_CHECK, .msgid = turned ? N_("%'d is above the plan of %'d, not %'d below it") : N_("%'d differs by %'d from the plan of %'d, not by %'d")};
	lint_arg_figure(&f, 0, level);
	lint_arg_figure(&f, 1, turned ? plan : decimal_normal(differ));
	lint_arg_figure(&f, 2, turned ? said->value : plan);
	if (!turned)
		lint_arg_figure(&f, 3, said->value);
	return f;
}

static void check_bare(struct goal_sentence *s, size_t k, struct sv words)
{
	struct lint *l = s->l;
	const struct reading *r = l->r;
	struct decimal value;
	size_t said = SIZE_MAX, candidates = 0;
	if (k < s->count && !s->told[k].semicolon && (s->told[k].as == TOLD_PERCENT || s->told[k].as == TOLD_BEYOND || (lint_is_percent(&r->measures[s->from + k]) && s->told[k].as == TOLD_LEVEL)))
		said = k;
	else if (k && (s->told[k - 1].as == TOLD_PERCENT || s->told[k - 1].as == TOLD_BEYOND))
		said = k - 1;
	if (said == SIZE_MAX || !bare_plan(l, words, &value))
		return;
	struct lint_draft first = {0};
	for (size_t i = k; i-- > 0;) {
		size_t at = s->from + i;
		struct measure_found level = r->measures[at], set = level, tells = r->measures[s->from + said];
		struct span a, b, apart, other, is;
		if (s->told[i].as != TOLD_LEVEL || lint_is_percent(&level) || i == said)
			continue;
		set.value = value;
		set.cmp = CMP_EQ;
		set.has_total = level.has_total = false;
		tells.role = s->told[said].as == TOLD_BEYOND ? ROLE_EXCESS : ROLE_ATTAINMENT;
		if (!lint_is_percent(&tells)) {
			struct decimal differ;
			if (!lint_same_shape(l, s->from + said, at) || !figure_span(&level, lint_shape(l, at), &a) || !figure_span(&set, lint_shape(l, at), &b) || !lint_span(l, s->from + said, &is) || !span_sub(a, b, &apart) ||
			    !span_sub(b, a, &other) || !decimal_sub(level.value, value, &differ))
				return;
			bool meet = spans_meet(apart, is) || spans_meet(other, is), above = differ.mantissa > 0, turned = meet && above && s->told[said].lower && !less_is_better(l, at);
			if (meet && !turned)
				return;
			if (differ.mantissa < 0)
				differ.mantissa = -differ.mantissa;
			if (!candidates++ && (turned || lint_near(differ, tells.value)))
				first = bare_finding(&tells, level.value, value, differ, turned);
			continue;
		}
		struct lint_draft found;
		struct plan_said p = {&level, &set, &tells, lint_shape(l, at), lint_shape(l, at)};
		if (plan_holds(&p, &found)) {
			recalled_keep_bare(l, RECALLED_PLAN, at, value);
			return;
		}
		if (!candidates++ && (lint_near(found.computed, found.stated) || lint_slip(found.stated, found.computed) != SLIP_NONE))
			first = found;
	}
	if (!first.code)
		return;
	first.severity = candidates == 1 ? SEVERITY_ERROR : SEVERITY_WARNING;
	lint_add(l, &first);
}

// ---- a plan in the sentence after: "thay 72.600 công tơ, đạt 103,7% kế hoạch. Kế hoạch của năm là 70.000 công tơ."

static void check_next(struct goal_sentence *s, const struct goal_sentence *before)
{
	struct lint *l = s->l;
	size_t plan = s->from, percent = SIZE_MAX, candidates = 0;
	if (s->told[0].as != TOLD_PLAN || !before->count || (s->count > 1 && !s->told[1].semicolon && s->told[1].as != TOLD_OTHER))
		return;
	for (size_t k = 0; k < before->count; k++) {
		if (before->told[k].as == TOLD_PLAN || (before->told[k].as == TOLD_PERCENT && percent != SIZE_MAX))
			return;
		if (before->told[k].as == TOLD_PERCENT)
			percent = k;
	}
	struct goal_sentence joined = *before;
	struct lint_draft first = {0}, found;
	for (size_t k = percent == SIZE_MAX ? 0 : percent; k-- > 0;) {
		if (before->told[k].as != TOLD_LEVEL || (!lint_same_shape(l, before->from + k, plan) && !lint_alike(l, before->from + k, plan)) || lint_is_percent(&l->r->measures[before->from + k]))
			continue;
		if (holds(&joined, percent, before->from + k, plan, &found))
			return;
		if (!candidates++)
			first = found;
	}
	if (!first.code || !(lint_near(first.computed, first.stated) || lint_slip(first.stated, first.computed) != SLIP_NONE))
		return;
	first.severity = candidates == 1 && lint_parent(l, before->from + percent) != SIZE_MAX ? SEVERITY_ERROR : SEVERITY_WARNING;
	lint_add(l, &first);
}

// ---- a plan in a sentence of its own, the result further up: "Kế hoạch phẫu thuật 4.200 ca. Thực hiện đạt 108,3%, vượt kế hoạch 350 ca", "tỉnh giao 9.000 người;
// thực hiện được 109,3%, vượt 840 người"

static void check_joined(struct lint *l, size_t plan, const struct goal_sentence *s, size_t first)
{
	struct goal_sentence joined = {.l = l, .from = plan, .count = 1};
	joined.told[0] = (struct told){.as = TOLD_PLAN};
	for (size_t k = first; k < s->count && joined.count < GOAL_MOST && !(k > first && s->told[k].semicolon); k++) {
		struct told t = s->told[k];
		struct decimal twice;
		// "vượt kế hoạch 350 ca", of a plan that was told.
		if (t.as == TOLD_PLAN && t.maybe && lint_alike(l, s->from + k, plan) && decimal_mul(lint_in_unit(l, s->from + k, plan), decimal_int(2), &twice) && decimal_cmp(twice, l->r->measures[plan].value) < 0) {
			t.as = TOLD_BEYOND;
			t.lower |= t.claims < 0;
		}
		t.as = t.as == TOLD_LEVEL && t.maybe ? TOLD_PERCENT : t.as;
		if (t.as != TOLD_PERCENT && t.as != TOLD_BEYOND)
			break; // of something else
		t.semicolon = false;
		t.claims = t.behind = 0;
		joined.told[joined.count++] = t;
	}
	if (joined.count == 1 || s->from + first != plan + 1)
		return;
	if (!look_back(&joined, 0, joined.count - 1))
		check_both(&joined, 0);
}

// A level of the plan stands among the first figures of the sentence.
static bool has_level(const struct goal_sentence *s, size_t count, size_t plan)
{
	for (size_t k = 0; k < count; k++) {
		size_t i = s->from + k;
		if (s->told[k].as == TOLD_LEVEL && i != plan && lint_alike(s->l, i, plan) && lint_is_percent(&s->l->r->measures[i]) == lint_is_percent(&s->l->r->measures[plan]))
			return true;
	}
	return false;
}

// The plan is the last figure of its sentence, or of a part of it.
static void check_parted(struct goal_sentence *s, const struct goal_sentence *before)
{
	size_t last = before->count - 1;
	if (before->count && before->told[last].as == TOLD_PLAN && before->from + before->count == s->from && !has_level(before, last, before->from + last))
		check_joined(s->l, before->from + last, s, 0);
	for (size_t k = 0; k + 1 < s->count; k++) {
		if (s->told[k].as == TOLD_PLAN && s->told[k + 1].semicolon && !has_level(s, k, s->from + k))
			check_joined(s->l, s->from + k, s, k + 1);
	}
}

// "Vốn được bố trí 38,6 tỷ đồng, thực hiện 31,2 tỷ đồng, đạt 80,8% kế hoạch vốn": a plan that only its percent names. It is the figure before the result.
static void check_unnamed(struct goal_sentence *s, size_t k)
{
	enum { BRIEF = 30 };
	struct lint *l = s->l;
	size_t level = k ? k - 1 : 0, plan = k > 1 ? k - 2 : 0;
	struct lint_draft found;
	if (k < 2 || s->told[k].as != TOLD_PERCENT || !goal_of_base(l, s->from + k) || s->told[level].as != TOLD_LEVEL || s->told[plan].as != TOLD_LEVEL || s->told[k].semicolon || s->told[level].semicolon ||
	    lint_is_percent(&l->r->measures[s->from + level]) || !lint_same_shape(l, s->from + level, s->from + plan))
		return;
	struct sv words = sv_trim(goal_gap(l, s->from + level));
	if (words.n > BRIEF || !goal_tells_result(l, words) || lint_says(l, words, "earlier") || holds(s, k, s->from + level, s->from + plan, &found))
		return;
	for (size_t i = 0; i < s->count; i++) {
		if (s->told[i].as == TOLD_PLAN)
			return;
	}
	found.severity = SEVERITY_WARNING;
	if (lint_near(found.computed, found.stated) || lint_slip(found.stated, found.computed) != SLIP_NONE)
		lint_add(l, &found);
}

static void check_sentence(struct goal_sentence *s)
{
	goal_read(s);
	for (size_t k = 2; k < s->count; k++)
		check_unnamed(s, k);
	for (size_t k = 0; k < s->count; k++) {
		size_t percent = s->told[k].claims ? percent_beside(s, k) : SIZE_MAX;
		if (percent != SIZE_MAX)
			judge_percent(s, percent, s->told[k].claims);
		percent = s->told[k].behind ? percent_before(s, k + 1) : SIZE_MAX;
		if (percent != SIZE_MAX)
			judge_percent(s, percent, s->told[k].behind);
	}
	for (size_t k = 0; k < s->count; k++) {
		if (s->told[k].as == TOLD_PLAN)
			check_plan(s, k);
		if (k)
			check_bare(s, k, goal_gap(s->l, s->from + k));
	}
	size_t last = s->from + s->count - 1;
	bool next = last + 1 < s->l->r->measure_count && s->l->r->measures[last + 1].place.line == s->l->r->measures[last].place.line;
	check_bare(s, s->count, lint_sentence_after(s->l, last, next ? last + 1 : SIZE_MAX));
}

// Words of a plan stand in the sentence, from the figure before it to the next one after it.
static bool names_plan(struct lint *l, size_t from, size_t end)
{
	const struct reading *r = l->r;
	size_t last = end - 1;
	bool before = from && r->measures[from - 1].place.line == r->measures[from].place.line, after = end < r->measure_count && r->measures[end].place.line == r->measures[last].place.line;
	if (r->measures[from].place.line != r->measures[last].place.line)
		return true;
	struct sv line = r->lines[r->measures[from].place.line - 1].text;
	size_t begin = before ? l->spans[from - 1].to : 0, stop = after ? l->spans[end].from : line.n;
	if (stop < begin)
		return true;
	struct sv words = sv_head(sv_from(line, begin), stop - begin);
	if (lint_says(l, words, "base") || lint_says(l, words, "given"))
		return true;
	struct lint_words w = lint_words(l, words);
	for (size_t i = w.from; i < w.to; i++) {
		if ((scan_token(w.scan, i)->begins & l->relations->bit) && scan_word(w.scan, i, "giao"))
			return true;
	}
	return false;
}

void lint_goal(struct lint *l, size_t from, size_t to)
{
	struct goal_sentence before = {0};
	for (size_t i = from; i < to;) {
		size_t end = i + 1;
		while (end < to && !l->opens[end])
			end++;
		struct goal_sentence s = {.l = l, .from = i, .count = end - i < GOAL_MOST ? end - i : GOAL_MOST};
		if (!names_plan(l, i, end)) {
			s.count = 0;
		} else {
			check_sentence(&s);
			check_next(&s, &before);
			check_parted(&s, &before);
		}
		before = s;
		i = end;
	}
}

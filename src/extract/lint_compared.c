// A figure compared with another that is told with it: "thấp hơn định mức 275 kWh/ha là 17 kWh", "cao hơn mặt bằng chung của tỉnh 1,85 điểm %
// (toàn tỉnh 93,16%)". The level is the figure before them that is measured alike.
#include "extract/lint_recalled.h"
#include "extract/lint_earlier.h"

enum { NEAR = 90 /* bytes */, REACH = 8 /* figures */ };

// The words before figure i since the last sign, or since the bracket that it opens.
static struct sv clause(const struct lint *l, size_t i)
{
	struct sv words = l->opens[i] ? lint_last(lint_before(l, i), NEAR) : lint_last(lint_between(l, i - 1, i), NEAR);
	for (size_t k = words.n; k-- > 0;) {
		if (strchr(",;:()", words.p[k]))
			return sv_trim(sv_from(words, k + 1));
	}
	return sv_trim(words);
}

// Words that begin with a comparison, or with "và" and one. *down: it is less.
static bool compares(struct lint *l, struct sv words, bool *down)
{
	if (sv_starts(words, SV("và ")))
		words = sv_from(words, sizeof("và ") - 1);
	*down = lint_begins(l, words, "below", NULL) || lint_begins(l, words, "lower", NULL);
	return *down || lint_begins(l, words, "higher", NULL);
}

static bool is_points(const struct lint *l, size_t m)
{
	const struct unit_shape *s = lint_shape(l, m);
	return (s->count == 1 && sv_is(s->of[0], "percent")) || sv_starts(l->r->measures[m].unit, SV("điểm"));
}

// So much may lie between figures that are measured as `base` is.
static bool is_amount_of(struct lint *l, size_t amount, size_t base)
{
	return lint_is_percent(&l->r->measures[base]) ? is_points(l, amount) : !is_points(l, amount) && change_comparable(l, amount, base);
}

static void tell(struct lint *l, size_t level, size_t base, size_t amount, bool plan, struct lint_draft *f)
{
	const struct unit_shape *unit = unit_is_short_of(lint_shape(l, amount), lint_shape(l, level)) ? lint_shape(l, level) : lint_shape(l, amount);
	if (plan && !f->told) {
		f->code = "plan";
		f->message = (struct error){.failure = FAIL_CHECK, .msgid = N_("%'d differs by %'d from the plan of %'d, not by %'d")};
		lint_arg_figure(f, 0, change_in_unit(l->r->measures[level].value, lint_shape(l, level), unit));
		lint_arg_figure(f, 1, f->computed);
		lint_arg_figure(f, 2, change_in_unit(l->r->measures[base].value, lint_shape(l, base), unit));
		lint_arg_figure(f, 3, f->stated);
	}
	lint_add(l, f);
}

// What a level that may be meant makes of it.
enum verdict { VERDICT_NONE, VERDICT_RIGHT, VERDICT_FAR, VERDICT_NEAR, VERDICT_TURNED };

static enum verdict judge(struct lint *l, size_t level, size_t base, size_t amount, bool down, bool plan, struct lint_draft *out)
{
	const struct measure_found *all = l->r->measures;
	struct measure_found now = all[level], said = all[amount], than = all[base];
	const struct unit_shape *unit = lint_shape(l, amount);
	struct lint_draft other;
	now.has_total = said.ratio = false;
	said.role = ROLE_CHANGE;
	said.direction = down ? DIRECTION_DOWN : DIRECTION_UP;
	than.role = plan ? ROLE_TARGET : than.role; // which is exact
	if (unit_is_short_of(unit, lint_shape(l, level)))
		unit = lint_shape(l, level); // "258 kWh/ha, thấp hơn 275 kWh/ha là 17 kWh"
	struct change c = {&now, &than, &said, lint_shape(l, level), lint_shape(l, base), unit, true, true};
	if (!change_applies(&c))
		return VERDICT_NONE;
	if (change_holds(&c, out))
		return VERDICT_RIGHT;
	said.direction = down ? DIRECTION_UP : DIRECTION_DOWN;
	if (change_holds(&c, &other))
		return VERDICT_TURNED;
	// How far they are apart, whichever way.
	struct lint_draft *apart = out->computed.mantissa ? out : &other;
	return lint_near(apart->computed, apart->stated) || lint_slip(apart->stated, apart->computed) != SLIP_NONE ? VERDICT_NEAR : VERDICT_FAR;
}

static bool may_be_level(struct lint *l, size_t i, size_t base)
{
	const struct measure_found *m = &l->r->measures[i];
	return !m->has_high && m->role != ROLE_CHANGE && lint_is_percent(m) == lint_is_percent(&l->r->measures[base]) && change_comparable(l, i, base) && !lint_is_of_another_time(l, i);
}

// Against each level before them: what agrees with one is right.
static void check(struct lint *l, size_t first, size_t base, size_t amount, bool down, bool plan)
{
	struct lint_draft nearest = {0}, found;
	enum verdict verdict = VERDICT_NONE;
	size_t level = SIZE_MAX, count = 0;
	for (size_t i = first; i-- > 0 && first - i <= REACH && !l->opens[i + 1];) {
		if (!may_be_level(l, i, base))
			continue;
		enum verdict v = judge(l, i, base, amount, down, plan, &found);
		if (v == VERDICT_RIGHT) {
			recalled_keep(l, plan ? RECALLED_PLAN : RECALLED_EARLIER, i, base);
			return;
		}
		count++;
		if (v > verdict) {
			verdict = v;
			level = i;
			nearest = found;
		}
	}
	// Between three that stand together nothing else can be meant; among several a slip tells which.
	if (verdict == VERDICT_NONE || (verdict == VERDICT_FAR && count > 1))
		return;
	nearest.severity = count == 1 && verdict != VERDICT_FAR ? SEVERITY_ERROR : SEVERITY_WARNING;
	nearest.told = verdict == VERDICT_TURNED;
	tell(l, level, base, amount, plan, &nearest);
}

static bool has_sign(struct sv words)
{
	for (size_t k = 0; k < words.n; k++) {
		if (sign_among(words.p[k], ",;()"))
			return true;
	}
	return false;
}

static bool is_plan(struct lint *l, struct sv words)
{
	return lint_says(l, words, "base") || lint_says(l, words, "given") || lint_says(l, words, "norm");
}

// "thấp hơn định mức 275 kWh/ha là 17 kWh", "thấp hơn chỉ tiêu 87% đề ra 3,0 điểm"
static void check_before(struct lint *l, size_t i)
{
	enum { APART = 50 };
	bool down;
	struct sv words, between = lint_between(l, i, i + 1);
	if (between.n > APART || (!lint_ends(l, between, "is") && sv_trim(between).n) || has_sign(between) || !is_amount_of(l, i + 1, i) || !compares(l, words = clause(l, i), &down))
		return;
	check(l, i, i, i + 1, down, is_plan(l, words) || is_plan(l, between));
}

// "cao hơn nhiệm kỳ trước 0,63 điểm phần trăm (nhiệm kỳ 2016 - 2021 đạt 98,92%)"
static void check_behind(struct lint *l, size_t i)
{
	bool down;
	struct sv words, between = sv_trim(lint_between(l, i, i + 1));
	if (between.n < 3 || between.n > NEAR || !sv_starts(between, SV("(")) || !is_amount_of(l, i, i + 1) || !compares(l, words = clause(l, i), &down))
		return;
	check(l, i, i + 1, i, down, is_plan(l, words) || is_plan(l, between));
}

void lint_compared(struct lint *l, size_t from, size_t to)
{
	const struct measure_found *all = l->r->measures;
	for (size_t i = from + 1; i + 1 < to; i++) {
		if ((all[i].role != ROLE_EXCESS && all[i].role != ROLE_CHANGE && !is_points(l, i)) || l->opens[i + 1] || l->opens[i] || all[i].has_high || all[i + 1].has_high || all[i].has_total || all[i + 1].has_total)
			continue;
		check_before(l, i);
		check_behind(l, i);
	}
}

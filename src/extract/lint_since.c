// A change since a time that its sentence opens with, of what the sentence before tells: "Phát hiện 313 vụ, gồm …. So với năm 2021 (346 vụ) giảm 33
// vụ", and a rate of growth between the beginning and the end of a year: "đầu năm 2.906 tỷ đồng, cuối năm 3.173 tỷ đồng (…), tốc độ tăng 9,2%".
#include "extract/lint_recalled.h"
#include "extract/lint_earlier.h"

enum { REACH = 12 /* figures */ };

struct since {
	struct lint_draft found;
	size_t level, count; // the one it is most likely of; more than one: it may be of others
	bool right, likely;  // one makes it right; what is told comes near what the level makes, or the other way round agrees
};

static void weigh(struct lint *l, struct since *s, size_t level, size_t earlier, const struct measure_found *said, size_t at)
{
	struct measure_found now = l->r->measures[level], turned = *said;
	struct lint_draft found, other;
	now.has_total = false;
	struct change c = {&now, &l->r->measures[earlier], said, lint_shape(l, level), lint_shape(l, earlier), lint_shape(l, at), true, lint_alike(l, level, at)};
	if (!change_applies(&c))
		return;
	if (change_holds(&c, &found)) {
		s->right = true;
		recalled_keep(l, RECALLED_EARLIER, level, earlier);
		return;
	}
	turned.direction = said->direction == DIRECTION_DOWN ? DIRECTION_UP : DIRECTION_DOWN;
	c.said = &turned;
	bool agrees = !said->ratio && change_holds(&c, &other);
	c.said = said;
	bool sure = agrees || lint_near(found.computed, found.stated) || lint_slip(found.stated, found.computed) != SLIP_NONE;
	bool likely = sure || change_is_near(&c);
	s->count += sure ? 1 : 2;
	if (s->level == SIZE_MAX || (likely && !s->likely)) {
		s->level = level;
		s->likely = likely;
		s->found = found;
		s->found.told = agrees;
	}
}

static void judge(struct lint *l, struct since *s)
{
	if (s->right || !s->likely)
		return;
	s->found.severity = s->count == 1 ? SEVERITY_ERROR : SEVERITY_WARNING;
	lint_add(l, &s->found);
}

static bool is_level(const struct measure_found *m)
{
	return m->role == ROLE_ACTUAL && !m->has_high && m->cmp == CMP_EQ;
}

// "So với năm 2021 (346 vụ) giảm 33 vụ", "So với năm 2021 (346 vụ), số vụ giảm 33 vụ"
static void check_opening(struct lint *l, size_t earlier, size_t to)
{
	const struct measure_found *all = l->r->measures;
	size_t change = earlier + 1;
	if (!earlier || change >= to || l->opens[change] || all[change].role != ROLE_CHANGE || all[change].has_high || !is_level(&all[earlier]) || lint_is_percent(&all[earlier]) ||
	    all[earlier - 1].place.line != all[earlier].place.line || !sv_starts(sv_trim(lint_between(l, earlier, change)), SV(")")))
		return;
	struct sv words = earlier_bracket(l, earlier);
	if (!words.n || !lint_says(l, words, "versus") || lint_says(l, words, "base") || apart_is_told(l, change))
		return;
	struct since s = {.level = SIZE_MAX};
	for (size_t k = earlier; k-- > 0 && earlier - k < REACH && all[k].place.line == all[earlier].place.line;) {
		if (is_level(&all[k]) && lint_alike(l, k, earlier) && !lint_is_of_another_time(l, k))
			weigh(l, &s, k, earlier, &all[change], change);
		if (l->opens[k])
			break;
	}
	judge(l, &s);
}

// "tốc độ tăng trưởng 9,2%" behind the beginning and the end
static void check_rate(struct lint *l, size_t rate, size_t from)
{
	const struct measure_found *all = l->r->measures;
	struct sv words = rate > from && !l->opens[rate] ? apart_own_before(l, rate) : (struct sv){"", 0};
	if (!words.n || !lint_says(l, words, "rate-of-change") || lint_says(l, words, "base") || lint_says(l, words, "earlier") || apart_is_told(l, rate))
		return;
	struct measure_found said = all[rate];
	said.role = ROLE_CHANGE;
	said.direction = sv_find(words, SV("giảm")) != SIZE_MAX ? DIRECTION_DOWN : DIRECTION_UP;
	struct since s = {.level = SIZE_MAX};
	for (size_t level = rate; level-- > from && rate - level < REACH / 2 && !l->opens[level + 1];) {
		if (!is_level(&all[level]) || lint_is_percent(&all[level]) || level == from || l->opens[level])
			continue;
		size_t earlier = level - 1;
		// "Từ 621,8 tỷ đồng cuối năm 2023, dư nợ lên 682,1 tỷ đồng"
		struct sv before = apart_own_before(l, earlier);
		bool begins = is_level(&all[earlier]) && lint_same_shape(l, earlier, level) && (apart_tells_earlier(l, before) || lint_says(l, before, "from") || apart_tells_earlier(l, apart_own_after(l, earlier)));
		if (begins)
			weigh(l, &s, level, earlier, &said, rate);
	}
	judge(l, &s);
}

// "So với năm 2004 (1.562 vụ), số vụ giảm 122 vụ, bằng 92,2%": the earlier level, what it changed by and how much of it is left.
static bool check_left_of(struct lint *l, size_t earlier, size_t to)
{
	const struct measure_found *all = l->r->measures;
	size_t change = earlier + 1, ratio = earlier + 2;
	struct span base, by, said, level;
	if (ratio >= to || l->opens[change] || l->opens[ratio] || !is_level(&all[earlier]) || all[change].role != ROLE_CHANGE || lint_is_percent(&all[change]) || !lint_is_percent(&all[ratio]) ||
	    !lint_alike(l, earlier, change) || !sv_is(sv_trim(lint_between(l, change, ratio)), ", bằng") || !sv_starts(sv_trim(lint_between(l, earlier, change)), SV(")")))
		return false;
	if (!lint_span(l, earlier, &base) || !lint_span(l, change, &by) || !lint_span(l, ratio, &said))
		return false;
	bool down = all[change].direction == DIRECTION_DOWN;
	struct span less, more = {{0}, {0}};
	bool can = span_sub(base, by, &less) && decimal_add(base.low, by.low, &more.low) && decimal_add(base.high, by.high, &more.high);
	level = down ? less : more;
	if (!can || lint_percent_holds(level, base, said) || lint_percent_holds(by, base, said))
		return false;
	struct decimal set = lint_in_unit(l, earlier, change), now;
	if (down ? !decimal_sub(set, all[change].value, &now) : !decimal_add(set, all[change].value, &now))
		return false;
	struct decimal computed = lint_percent_of(now, set, all[ratio].value.scale);
	struct lint_draft f = {.place = all[ratio].place, .code = "growth", .severity = SEVERITY_ERROR, .told = true, .stated = all[ratio].value, .computed = computed, .has_figures = true,
	                       .message = {.failure = FAIL_CHECK, .msgid = N_("against %'d before, %'d is %'d %%, not %'d %%")}};
	lint_arg_figure(&f, 0, set);
	lint_arg_figure(&f, 1, decimal_normal(now));
	lint_arg_figure(&f, 2, computed);
	lint_arg_figure(&f, 3, all[ratio].value);
	lint_add(l, &f);
	return true;
}

// "giám sát 95 vụ việc (năm trước 112 vụ việc, bằng 84,8%)": the level by the earlier one.
static void check_ratio_in_bracket(struct lint *l, size_t ratio)
{
	const struct measure_found *all = l->r->measures;
	size_t earlier = ratio - 1, level = ratio - 2;
	if (l->opens[ratio] || l->opens[earlier] || !is_level(&all[earlier]) || !is_level(&all[level]) || lint_is_percent(&all[level]) || !lint_alike(l, level, earlier) ||
	    !sv_is(sv_trim(lint_between(l, earlier, ratio)), ", bằng") || !sv_starts(sv_trim(lint_between(l, level, earlier)), SV("(")) || !apart_tells_earlier(l, apart_own_before(l, earlier)) ||
	    apart_is_told(l, ratio))
		return;
	struct measure_found said = all[ratio];
	said.role = ROLE_CHANGE;
	said.ratio = true;
	struct since s = {.level = SIZE_MAX};
	weigh(l, &s, level, earlier, &said, ratio);
	s.found.told = true; // what else would make it right stands elsewhere
	judge(l, &s);
}

// "… 4.862 nghìn lượt khách, tăng 15,3% so với cùng kỳ." and, in the line after, "Cùng kỳ năm trước đón 4.215 nghìn lượt".
static void check_line_before(struct lint *l, size_t from, size_t to)
{
	enum { LEAD = 40, FEW = 10 };
	const struct measure_found *all = l->r->measures;
	struct sv lead = sv_trim(lint_first(lint_before(l, from), LEAD));
	while (lead.n && strchr("-+* ", lead.p[0]))
		lead = sv_from(lead, 1);
	if (!from || all[from].place.line - all[from - 1].place.line != 1 || !lint_begins(l, lead, "earlier", NULL))
		return;
	for (size_t change = from; change-- > 0 && from - change <= FEW && all[change].place.line == all[from - 1].place.line;) {
		size_t level = lint_parent(l, change);
		if (level == SIZE_MAX && change && l->opens[change] && all[change - 1].place.line == all[change].place.line)
			level = change - 1; // "Kết quả này tăng 15,3% so với cùng kỳ"
		if (all[change].role != ROLE_CHANGE || all[change].has_high || level == SIZE_MAX || !is_level(&all[level]) || !growth_is_open(l, level, change) || apart_is_told(l, change))
			continue;
		struct since s = {.level = SIZE_MAX};
		for (size_t e = from; e < to && !(e > from && l->opens[e]); e++) {
			if (is_level(&all[e]) && lint_alike(l, level, e) && lint_parent(l, e) == SIZE_MAX)
				weigh(l, &s, level, e, &all[change], change);
		}
		if (s.level != SIZE_MAX) {
			s.found.other = all[from].place;
			s.count++; // another may be meant
			judge(l, &s);
		}
	}
}

void lint_since(struct lint *l, size_t from, size_t to)
{
	const struct measure_found *all = l->r->measures;
	check_line_before(l, from, to);
	for (size_t i = from; i < to; i++) {
		if (lint_is_percent(&all[i]) && all[i].role == ROLE_ACTUAL)
			check_rate(l, i, from);
		else if (lint_is_percent(&all[i]) && all[i].role == ROLE_SHARE && i > from + 1)
			check_ratio_in_bracket(l, i);
		else if (l->opens[i] && i + 1 < to && all[i + 1].role == ROLE_CHANGE && !check_left_of(l, i, to))
			check_opening(l, i, to);
	}
}

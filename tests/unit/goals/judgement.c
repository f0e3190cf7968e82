// Judging: each rule of targets and judgement as a row; the sentences; items; exact quotients; units of measure.
#include "tap.h"

#include "goals/judgement.h"
#include "goals/measure_unit.h"
#include "text/text.h"

static struct arena arena;

static struct decimal dec(const char *text)
{
	struct decimal d = {0};
	if (text && !decimal_parse(sv_of(text), &d))
		abort();
	return d;
}

// A figure as tests write it: "1.5", "386/426" (a percentage), "<1.5", ">29", "<=2", ">=2", "~12", "11..12"; NULL none.
static bool figure(const char *text, struct figure *f)
{
	static const struct {
		const char *mark;
		enum comparator is;
	} marks[] = {{"<=", COMPARE_AT_MOST}, {">=", COMPARE_AT_LEAST}, {"<", COMPARE_BELOW}, {">", COMPARE_ABOVE}, {"~", COMPARE_ABOUT}};
	if (!text)
		return false;
	struct sv s = sv_of(text);
	*f = (struct figure){.is = COMPARE_EXACTLY};
	for (size_t i = 0; i < LENGTH(marks) && f->is == COMPARE_EXACTLY; i++) {
		if (sv_starts(s, sv_of(marks[i].mark))) {
			f->is = marks[i].is;
			s = sv_from(s, strlen(marks[i].mark));
		}
	}
	size_t slash = sv_find(s, SV("/")), dots = sv_find(s, SV(".."));
	const char *first = arena_cstr(&arena, sv_head(s, slash < dots ? slash : dots));
	f->low = fraction_of(dec(first));
	f->digits = dec(first).scale;
	if (dots != SIZE_MAX) {
		f->is = COMPARE_RANGE;
		f->high = fraction_of(dec(arena_cstr(&arena, sv_from(s, dots + 2))));
	} else if (slash != SIZE_MAX) {
		struct fraction of = fraction_of(dec(arena_cstr(&arena, sv_from(s, slash + 1))));
		if (!fraction_div(f->low, of, &f->low) || !fraction_mul(f->low, fraction_int(100), &f->low))
			abort();
	}
	return true;
}

struct row {
	const char *what;
	enum comparator comparator;
	enum basis basis;
	enum way way;
	enum better better;
	const char *low, *high, *base, *result;
	enum outcome outcome;
};

static struct judging judging(const struct row *r, struct figure *result, struct figure *base)
{
	struct judging j = {.aim = {r->comparator, r->basis, r->way, dec(r->low), dec(r->high), dec(r->low).scale},
	                    .better = r->better, .decimals = 1};
	j.result = figure(r->result, result) ? result : NULL;
	j.base = figure(r->base, base) ? base : NULL;
	return j;
}

#define UP BETTER_UP
#define DOWN BETTER_DOWN
#define LEVEL BASIS_LEVEL, WAY_RISE
static const struct row rows[] = {
	// the comparators on a level
	{"at least: beyond the bound", COMPARE_AT_LEAST, LEVEL, UP, "92", NULL, NULL, "92.1", OUTCOME_EXCEEDED},
	{"at least: on the bound", COMPARE_AT_LEAST, LEVEL, UP, "92", NULL, NULL, "92.0", OUTCOME_MET},
	{"at least: short of it", COMPARE_AT_LEAST, LEVEL, UP, "92", NULL, NULL, "91.999", OUTCOME_MISSED},
	{"above: beyond", COMPARE_ABOVE, LEVEL, UP, "29", NULL, NULL, "29.01", OUTCOME_EXCEEDED},
	{"above is strict: on the bound", COMPARE_ABOVE, LEVEL, UP, "29", NULL, NULL, "29", OUTCOME_MISSED},
	{"at most: beyond", COMPARE_AT_MOST, LEVEL, DOWN, "2", NULL, NULL, "1.9", OUTCOME_EXCEEDED},
	{"at most: on it", COMPARE_AT_MOST, LEVEL, DOWN, "2", NULL, NULL, "2", OUTCOME_MET},
	{"at most: over it", COMPARE_AT_MOST, LEVEL, DOWN, "2", NULL, NULL, "2.1", OUTCOME_MISSED},
	{"below: beyond", COMPARE_BELOW, LEVEL, DOWN, "2", NULL, NULL, "1.99", OUTCOME_EXCEEDED},
	{"below is strict: on the bound", COMPARE_BELOW, LEVEL, DOWN, "2", NULL, NULL, "2.00", OUTCOME_MISSED},
	{"exactly: it", COMPARE_EXACTLY, LEVEL, UP, "28", NULL, NULL, "28", OUTCOME_MET},
	{"exactly: more", COMPARE_EXACTLY, LEVEL, UP, "28", NULL, NULL, "29", OUTCOME_MISSED},
	// a bare number takes its comparator from the indicator
	{"bare, up is better: more", COMPARE_BARE, LEVEL, UP, "30", NULL, NULL, "31", OUTCOME_EXCEEDED},
	{"bare, up is better: it", COMPARE_BARE, LEVEL, UP, "30", NULL, NULL, "30", OUTCOME_MET},
	{"bare, down is better: less", COMPARE_BARE, LEVEL, DOWN, "30", NULL, NULL, "29", OUTCOME_EXCEEDED},
	{"bare, down is better: more", COMPARE_BARE, LEVEL, DOWN, "30", NULL, NULL, "31", OUTCOME_MISSED},
	{"bare, neither: only it", COMPARE_BARE, LEVEL, BETTER_NONE, "30", NULL, NULL, "31", OUTCOME_MISSED},
	{"bare, neither: it", COMPARE_BARE, LEVEL, BETTER_NONE, "30", NULL, NULL, "30", OUTCOME_MET},
	{"bare, within a band: only it", COMPARE_BARE, LEVEL, BETTER_BAND, "30", NULL, NULL, "29", OUTCOME_MISSED},
	// about
	{"about: rounds to it", COMPARE_ABOUT, LEVEL, UP, "5", NULL, NULL, "4.5", OUTCOME_MET},
	{"about: rounds to less", COMPARE_ABOUT, LEVEL, UP, "5", NULL, NULL, "4.49", OUTCOME_MISSED},
	{"about: the digits of the target count", COMPARE_ABOUT, LEVEL, UP, "5.0", NULL, NULL, "4.94", OUTCOME_MISSED},
	{"about: they do", COMPARE_ABOUT, LEVEL, UP, "5.0", NULL, NULL, "4.95", OUTCOME_MET},
	{"about: beyond in the good direction", COMPARE_ABOUT, LEVEL, UP, "5", NULL, NULL, "5.5", OUTCOME_EXCEEDED},
	{"about, down is better: beyond", COMPARE_ABOUT, LEVEL, DOWN, "5", NULL, NULL, "4.4", OUTCOME_EXCEEDED},
	{"about, neither: off it", COMPARE_ABOUT, LEVEL, BETTER_NONE, "5", NULL, NULL, "6", OUTCOME_MISSED},
	// ranges
	{"a range is met from its nearer end on", COMPARE_RANGE, LEVEL, UP, "88", "90", NULL, "88", OUTCOME_MET},
	{"and on its farther end", COMPARE_RANGE, LEVEL, UP, "88", "90", NULL, "90", OUTCOME_MET},
	{"and exceeded beyond it", COMPARE_RANGE, LEVEL, UP, "88", "90", NULL, "386/426", OUTCOME_EXCEEDED},
	{"and missed before it", COMPARE_RANGE, LEVEL, UP, "88", "90", NULL, "87.9", OUTCOME_MISSED},
	{"down is better: below it", COMPARE_RANGE, LEVEL, DOWN, "5", "7", NULL, "4", OUTCOME_EXCEEDED},
	{"down is better: above it", COMPARE_RANGE, LEVEL, DOWN, "5", "7", NULL, "7.1", OUTCOME_MISSED},
	{"a band: outside on either side", COMPARE_RANGE, LEVEL, BETTER_BAND, "5", "7", NULL, "7.1", OUTCOME_MISSED},
	{"a band: outside below", COMPARE_RANGE, LEVEL, BETTER_BAND, "5", "7", NULL, "4.9", OUTCOME_MISSED},
	{"a band: inside", COMPARE_RANGE, LEVEL, BETTER_BAND, "5", "7", NULL, "6", OUTCOME_MET},
	// reduce to
	{"reduce to: a level at most", COMPARE_BARE, BASIS_REDUCE_TO, WAY_FALL, BETTER_NONE, "5", NULL, NULL, "4.8", OUTCOME_EXCEEDED},
	{"reduce to: it", COMPARE_BARE, BASIS_REDUCE_TO, WAY_FALL, BETTER_NONE, "5", NULL, NULL, "5", OUTCOME_MET},
	{"reduce to: not down yet", COMPARE_BARE, BASIS_REDUCE_TO, WAY_FALL, DOWN, "5", NULL, NULL, "5.2", OUTCOME_MISSED},
	{"reduce to below", COMPARE_BELOW, BASIS_REDUCE_TO, WAY_FALL, DOWN, "5", NULL, NULL, "5", OUTCOME_MISSED},
	// changes from a base
	{"a fall of 1-1.5 points with a fall of 2.62", COMPARE_RANGE, BASIS_CHANGE, WAY_FALL, DOWN, "1", "1.5", "8.39", "5.77", OUTCOME_EXCEEDED},
	{"the same with a fall of 1.2", COMPARE_RANGE, BASIS_CHANGE, WAY_FALL, DOWN, "1", "1.5", "8.39", "7.19", OUTCOME_MET},
	{"the same with a fall of 0.9", COMPARE_RANGE, BASIS_CHANGE, WAY_FALL, DOWN, "1", "1.5", "8.39", "7.49", OUTCOME_MISSED},
	{"the same with a rise", COMPARE_RANGE, BASIS_CHANGE, WAY_FALL, DOWN, "1", "1.5", "8.39", "9", OUTCOME_MISSED},
	{"a bare fall where down is better is at least", COMPARE_BARE, BASIS_CHANGE, WAY_FALL, DOWN, "2", NULL, "10", "7", OUTCOME_EXCEEDED},
	{"a bare fall where up is better is at most", COMPARE_BARE, BASIS_CHANGE, WAY_FALL, UP, "2", NULL, "10", "7", OUTCOME_MISSED},
	{"and less of it is better", COMPARE_BARE, BASIS_CHANGE, WAY_FALL, UP, "2", NULL, "10", "9", OUTCOME_EXCEEDED},
	{"a bare rise where down is better is at most", COMPARE_BARE, BASIS_CHANGE, WAY_RISE, DOWN, "2", NULL, "10", "13", OUTCOME_MISSED},
	{"a rise of at least 11 percent: exactly", COMPARE_AT_LEAST, BASIS_CHANGE_PERCENT, WAY_RISE, UP, "11", NULL, "200", "222", OUTCOME_MET},
	{"a rise of at least 11 percent: more", COMPARE_AT_LEAST, BASIS_CHANGE_PERCENT, WAY_RISE, UP, "11", NULL, "200", "222.1", OUTCOME_EXCEEDED},
	{"a rise of at least 11 percent: a third that no decimal holds", COMPARE_AT_LEAST, BASIS_CHANGE_PERCENT, WAY_RISE, UP, "33.3333", NULL, "3", "4", OUTCOME_EXCEEDED},
	{"a rise above 5 percent: on it", COMPARE_ABOVE, BASIS_CHANGE_PERCENT, WAY_RISE, UP, "5", NULL, "100", "105", OUTCOME_MISSED},
	{"a fall of 10 percent", COMPARE_AT_LEAST, BASIS_CHANGE_PERCENT, WAY_FALL, DOWN, "10", NULL, "50", "44", OUTCOME_EXCEEDED},
	{"add 12: from 55 to 67", COMPARE_BARE, BASIS_ADD, WAY_RISE, UP, "12", NULL, "55", "67", OUTCOME_MET},
	{"add 12 to 14: 15 more", COMPARE_RANGE, BASIS_ADD, WAY_RISE, UP, "12", "14", "55", "70", OUTCOME_EXCEEDED},
	{"add 12 is a rise whatever way is said", COMPARE_AT_LEAST, BASIS_ADD, WAY_FALL, UP, "12", NULL, "55", "66", OUTCOME_MISSED},
	// without figures
	{"no result", COMPARE_AT_LEAST, LEVEL, UP, "92", NULL, NULL, NULL, OUTCOME_NO_FIGURE},
	{"no result is no zero", COMPARE_AT_MOST, LEVEL, DOWN, "2", NULL, NULL, NULL, OUTCOME_NO_FIGURE},
	{"no base", COMPARE_AT_LEAST, BASIS_CHANGE, WAY_RISE, UP, "2", NULL, NULL, "5", OUTCOME_NOT_COMPARABLE},
	{"a base that is a bound", COMPARE_AT_LEAST, BASIS_CHANGE, WAY_RISE, UP, "2", NULL, "<3", "5", OUTCOME_NOT_COMPARABLE},
	{"a percentage of nothing", COMPARE_AT_LEAST, BASIS_CHANGE_PERCENT, WAY_RISE, UP, "2", NULL, "0", "5", OUTCOME_NOT_COMPARABLE},
	{"a change in the unit from nothing", COMPARE_AT_LEAST, BASIS_CHANGE, WAY_RISE, UP, "2", NULL, "0", "5", OUTCOME_EXCEEDED},
	// a result that is itself a bound
	{"below 1.5 against at most 1.5", COMPARE_AT_MOST, LEVEL, DOWN, "1.5", NULL, NULL, "<1.5", OUTCOME_EXCEEDED},
	{"below 1.5 against below 1.5", COMPARE_BELOW, LEVEL, DOWN, "1.5", NULL, NULL, "<1.5", OUTCOME_EXCEEDED},
	{"below 1.5 against at most 1", COMPARE_AT_MOST, LEVEL, DOWN, "1", NULL, NULL, "<1.5", OUTCOME_NOT_COMPARABLE},
	{"at most 1.5 against at most 1.5", COMPARE_AT_MOST, LEVEL, DOWN, "1.5", NULL, NULL, "<=1.5", OUTCOME_MET},
	{"at most 1.5 against below 1.5", COMPARE_BELOW, LEVEL, DOWN, "1.5", NULL, NULL, "<=1.5", OUTCOME_NOT_COMPARABLE},
	{"above 29 against at least 28", COMPARE_AT_LEAST, LEVEL, UP, "28", NULL, NULL, ">29", OUTCOME_EXCEEDED},
	{"above 29 against at most 28", COMPARE_AT_MOST, LEVEL, DOWN, "28", NULL, NULL, ">29", OUTCOME_MISSED},
	{"above 29 against at least 30", COMPARE_AT_LEAST, LEVEL, UP, "30", NULL, NULL, ">29", OUTCOME_NOT_COMPARABLE},
	{"11-12 against at least 11", COMPARE_AT_LEAST, LEVEL, UP, "11", NULL, NULL, "11..12", OUTCOME_MET},
	{"11-12 against 10-11", COMPARE_RANGE, LEVEL, UP, "10", "11", NULL, "11..12", OUTCOME_MET},
	{"11-12 against 11.5", COMPARE_AT_LEAST, LEVEL, UP, "11.5", NULL, NULL, "11..12", OUTCOME_NOT_COMPARABLE},
	{"about 12 against at least 11", COMPARE_AT_LEAST, LEVEL, UP, "11", NULL, NULL, "~12", OUTCOME_EXCEEDED},
	{"about 12 against at least 12", COMPARE_AT_LEAST, LEVEL, UP, "12", NULL, NULL, "~12", OUTCOME_NOT_COMPARABLE},
	{"a fall to below 6 from 8 against a fall of at least 2", COMPARE_AT_LEAST, BASIS_CHANGE, WAY_FALL, DOWN, "2", NULL, "8", "<6", OUTCOME_EXCEEDED},
	{"a fall to below 6 from 8 against a fall of at least 2.5", COMPARE_AT_LEAST, BASIS_CHANGE, WAY_FALL, DOWN, "2.5", NULL, "8", "<6", OUTCOME_NOT_COMPARABLE},
	// exactly decided
	{"99.593 against 99.6", COMPARE_AT_LEAST, LEVEL, UP, "99.6", NULL, NULL, "99.593", OUTCOME_MISSED},
	{"1/3 against 33.333333333", COMPARE_AT_LEAST, LEVEL, UP, "33.333333333", NULL, NULL, "1/3", OUTCOME_EXCEEDED},
};

static void rules(void)
{
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct figure result, base;
		struct judging j = judging(&rows[i], &result, &base);
		struct judgement d;
		struct error error = {0};
		bool good = judge(&j, &d, &error);
		if (!ok(good && d.outcome == rows[i].outcome, "%s: %s", rows[i].what, outcome_word(rows[i].outcome)))
			printf("#      got: %s\n", good ? outcome_word(d.outcome) : "an overflow");
	}
}

static void near(void)
{
	static const struct {
		const char *limit, *target, *result;
		enum outcome outcome;
	} table[] = {
		{"0", "100", "99.5", OUTCOME_MISSED}, // off
		{"1", "100", "99", OUTCOME_NEAR},
		{"1", "100", "98.99", OUTCOME_MISSED},
		{"1", "100", "100", OUTCOME_MET},
		{"1", "0", "-0.001", OUTCOME_MISSED}, // of a bound that is zero nothing is near
		{"1", "-100", "-101", OUTCOME_NEAR},
	};
	for (size_t i = 0; i < LENGTH(table); i++) {
		struct row r = {NULL, COMPARE_AT_LEAST, LEVEL, UP, table[i].target, NULL, NULL, table[i].result, OUTCOME_MET};
		struct figure result, base;
		struct judging j = judging(&r, &result, &base);
		j.near = dec(table[i].limit);
		struct judgement d;
		struct error error = {0};
		ok(judge(&j, &d, &error) && d.outcome == table[i].outcome, "%s against %s is near within %s %%: %s", table[i].result,
		   table[i].target, table[i].limit, outcome_word(table[i].outcome));
	}
}

static void too_large(void)
{
	struct row r = {NULL, COMPARE_AT_LEAST, BASIS_CHANGE_PERCENT, WAY_RISE, UP, "9223372036.854775807", NULL,
	                "9223372036.854775807", "9223372036854775807", OUTCOME_MET};
	struct figure result, base;
	struct judging j = judging(&r, &result, &base);
	j.base = &base;
	base.low = (struct fraction){((wide)1 << 125) - 1, ((wide)1 << 124) + 1};
	struct judgement d;
	struct error error = {0};
	ok(!judge(&j, &d, &error) && error_is_set(&error), "what does not fit into 128 bits is an error, no guess");
}

// ---- in words
struct told {
	struct row row;
	const char *unit, *period;
	bool rate, estimate;
	const char *vi, *en;
};

static const struct told sentences[] = {
	{{"", COMPARE_RANGE, LEVEL, UP, "88", "90", NULL, "386/426", OUTCOME_EXCEEDED}, "%", "", true, false,
	 "Thực hiện 90,6 %; mức giao là từ 88 % đến 90 %: vượt 0,6 điểm phần trăm.",
	 "The result is 90.6 %; the target is between 88 % and 90 %: exceeded, by 0.6 percentage points."},
	{{"", COMPARE_AT_LEAST, LEVEL, UP, "99.6", NULL, NULL, "99.593", OUTCOME_MISSED}, "%", "", true, false,
	 "Thực hiện 99,59 %; mức giao là ít nhất 99,6 %: chưa đạt, còn cách 0,01 điểm phần trăm. Nếu theo số in ra (99,6 %) thì là "
	 "“Đạt”; đánh giá theo số chính xác.",
	 "The result is 99.59 %; the target is at least 99.6 %: missed, by 0.01 percentage points. Printed as 99.6 % it would be "
	 "“Met”; the exact value decides."},
	{{"", COMPARE_RANGE, BASIS_CHANGE, WAY_FALL, DOWN, "1", "1.5", "8.39", "5.77", OUTCOME_EXCEEDED}, "%", "2019", true, false,
	 "Thực hiện 5,8 % so với 8,4 % năm 2019, giảm 2,6 điểm phần trăm; mức giao là giảm từ 1 điểm phần trăm đến 1,5 điểm phần trăm: "
	 "vượt 1,1 điểm phần trăm.",
	 "The result is 5.8 % against 8.4 % in 2019, a fall of 2.6 percentage points; the target is a fall of between 1 percentage "
	 "points and 1.5 percentage points: exceeded, by 1.1 percentage points."},
	{{"", COMPARE_BARE, LEVEL, UP, "30", NULL, NULL, "29", OUTCOME_MISSED}, "xã", "", false, true,
	 "Ước thực hiện 29,0 xã; mức giao là 30 xã (càng cao càng tốt nên hiểu là ít nhất): chưa đạt, còn cách 1,0 xã.",
	 "The estimated result is 29.0 xã; the target is 30 xã (higher is better, so at least): missed, by 1.0 xã."},
	{{"", COMPARE_ABOVE, LEVEL, UP, "29", NULL, NULL, "29", OUTCOME_MISSED}, "", "", false, false,
	 "Thực hiện 29,0; mức giao là trên 29: chưa đạt, vì mới bằng mức giao.",
	 "The result is 29.0; the target is above 29: missed, since the target's own value does not count."},
	{{"", COMPARE_AT_LEAST, BASIS_CHANGE_PERCENT, WAY_RISE, UP, "11", NULL, NULL, "5", OUTCOME_NOT_COMPARABLE}, "tấn", "2019", false, false,
	 "Thực hiện 5,0 tấn; mức giao là tăng ít nhất 11 %: không so sánh được, vì chưa có số gốc để tính tăng, giảm.",
	 "The result is 5.0 tấn; the target is a rise of at least 11 %: not comparable, since the figure that the change starts from "
	 "is not known."},
	{{"", COMPARE_AT_MOST, LEVEL, DOWN, "2", NULL, NULL, NULL, OUTCOME_NO_FIGURE}, "%", "", true, false,
	 "Mức giao là không quá 2 %; chưa có số liệu thực hiện.", "The target is at most 2 %; there is no result yet."},
	{{"", COMPARE_AT_LEAST, LEVEL, UP, "11", NULL, NULL, "11..12", OUTCOME_MET}, "", "", false, false,
	 "Thực hiện từ 11,0 đến 12,0; mức giao là ít nhất 11: ít nhất là đạt.",
	 "The result is between 11.0 and 12.0; the target is at least 11: met, at least."},
};

static void in_words(void)
{
	for (size_t i = 0; i < LENGTH(sentences); i++) {
		const struct told *s = &sentences[i];
		struct figure result, base;
		struct judging j = judging(&s->row, &result, &base);
		struct judgement d;
		struct error error = {0};
		if (!judge(&j, &d, &error))
			abort();
		struct judgement_words w = {sv_of(s->unit), s->rate, s->estimate, {0}, false};
		w.base_period = arena_printf(&arena, "năm %s", s->period);
		is_sv(judgement_sentence(&arena, LANGUAGE_VI, &j, &d, &w), s->vi, "told in Vietnamese");
		w.base_period = sv_of(s->period);
		is_sv(judgement_sentence(&arena, LANGUAGE_EN, &j, &d, &w), s->en, "and in English");
	}
}

static void items(void)
{
	const enum outcome E = OUTCOME_EXCEEDED, M = OUTCOME_MET, N = OUTCOME_NEAR, X = OUTCOME_MISSED, Q = OUTCOME_NO_FIGURE,
	                   C = OUTCOME_NOT_COMPARABLE;
	const struct {
		const char *what;
		enum item_rule rule;
		size_t count, main_part;
		enum outcome parts[3], outcome;
	} table[] = {
		{"any missed, missed", ITEM_ALL, 3, 0, {Q, E, X}, X},
		{"else any without a figure, no figure", ITEM_ALL, 3, 0, {E, Q, M}, Q},
		{"all exceeded, exceeded", ITEM_ALL, 2, 0, {E, E}, E},
		{"otherwise met", ITEM_ALL, 3, 0, {E, M, E}, M},
		{"one that cannot be compared leaves it open", ITEM_ALL, 2, 0, {E, C}, C},
		{"nearly met", ITEM_ALL, 2, 0, {N, E}, N},
		{"the main part alone", ITEM_MAIN, 3, 1, {X, E, Q}, E},
		{"no part, no figure", ITEM_ALL, 0, 0, {E}, Q},
	};
	for (size_t i = 0; i < LENGTH(table); i++)
		is_int(judge_item(table[i].rule, table[i].parts, table[i].count, table[i].main_part), table[i].outcome, table[i].what);
}

// ---- what it stands on
static void fractions(void)
{
	struct fraction third, sum = fraction_int(0), out;
	struct decimal d;
	int order;
	ok(fraction_div(fraction_int(1), fraction_int(3), &third), "a third");
	for (int i = 0; i < 3; i++)
		ok(fraction_add(sum, third, &sum), "and another");
	ok(fraction_cmp(sum, fraction_int(1), &order) && order == 0, "are one");
	ok(!fraction_div(third, fraction_int(0), &out), "nothing is divided by nothing");
	static const struct {
		const char *n;
		int digits;
		const char *shown;
	} table[] = {{"2.5", 0, "3"}, {"-2.5", 0, "-3"}, {"2.45", 1, "2.5"}, {"2.449", 1, "2.4"}, {"0.005", 2, "0.01"}, {"7", 2, "7.00"}};
	for (size_t i = 0; i < LENGTH(table); i++) {
		AUTO(buf_free) struct buf b = {0};
		if (fraction_shown(fraction_of(dec(table[i].n)), table[i].digits, &d))
			decimal_write(&b, d);
		is_str(buf_cstr(&b), table[i].shown, "half away from zero");
	}
	ok(fraction_round(fraction_int(1250), -2, &out) && fraction_cmp(out, fraction_int(1300), &order) && order == 0,
	   "to hundreds");
	struct fraction large = {((wide)1 << 126), 3};
	ok(!fraction_mul(large, large, &out) && !fraction_add(large, (struct fraction){1, ((wide)1 << 100) + 1}, &out),
	   "what does not fit is refused");
}

static void units(void)
{
	static const struct {
		const char *text, *dimension;
		int power;
	} table[] = {
		{"triệu tấn", "mass", 9},       {"tấn", "mass", 3},          {"tạ/ha", "mass/area", -2}, {"Tấn/ha", "mass/area", -1},
		{"tỷ đồng", "dong", 9},         {"nghìn tỷ đồng", "dong", 12}, {"%", "percent", 0},        {"điểm phần trăm", "percent", 0},
		{"‰", "percent", -1},           {"xã", "xã", 0},              {"triệu lượt người", "lượt người", 6},
		{"bác sĩ/vạn dân", "bác sĩ/dân", -4}, {"bác sĩ/10.000 dân", "bác sĩ/dân", -4}, {"triệu đồng/người/năm", "dong/người/năm", 6},
		{"", "", 0},                    {"triệu USD", "dollar", 6},  {"hoà giải viên", "hòa giải viên", 0}, {"triệu", "", 6},
	};
	for (size_t i = 0; i < LENGTH(table); i++) {
		struct measure_unit u = measure_unit_of(&arena, sv_of(table[i].text));
		ok(sv_is(u.dimension, table[i].dimension) && u.power == table[i].power, "“%s” is %s × 10^%d", table[i].text,
		   table[i].dimension, table[i].power);
	}
	struct measure_unit millions = measure_unit_of(&arena, SV("triệu tấn")), tons = measure_unit_of(&arena, SV("tấn")),
	                    people = measure_unit_of(&arena, SV("người"));
	struct decimal d;
	ok(measure_convert(dec("1.254"), &millions, &tons, &d) && decimal_cmp(d, dec("1254000")) == 0, "1,254 triệu tấn are 1.254.000 tấn");
	ok(!measure_convert(dec("1"), &tons, &people, &d), "tons are no people");
	ok(!measure_convert(dec("9223372036854775807"), &millions, &tons, &d), "what does not fit is refused");
	ok(measure_unit_is_rate(&(struct measure_unit){.dimension = SV("percent/năm")}) && !measure_unit_is_rate(&tons), "a rate is known");
	static const char *const written[] = {
#define MEASURE_UNIT(text, dimension, power) text,
#define MEASURE_NUMBER(text, power) text,
#include "goals/units.def"
#undef MEASURE_UNIT
#undef MEASURE_NUMBER
	};
	for (size_t i = 0; i < LENGTH(written); i++) {
		if (!sv_eq(text_compare_form(&arena, sv_of(written[i])), sv_of(written[i])))
			ok(false, "the table writes “%s” in the form in which words are compared", written[i]);
	}
}

int main(void)
{
	rules();
	near();
	too_large();
	in_words();
	items();
	fractions();
	units();
	arena_free(&arena);
	return done();
}

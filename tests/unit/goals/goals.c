// Indicators, observations, target sets and how they stand, on both engines.
#include "subject.h"

#include "goals/standing.h"
#include "org/kind.h"
#include "org/unit.h"
#include "register/document.h"

static int64_t province, document;

static void places(struct tx *t)
{
	struct kind k = {.code = SV("province"), .name_vi = SV("Tỉnh"), .name_en = SV("Province"), .level = 1};
	int64_t kind = kind_set(t, &k);
	province = unit_add(t, &(struct unit_facts){.kind = kind, .code = SV("LG"), .name = SV("Tỉnh Lam Giang"), .from = day("2015-01-01")});
	document = document_add(t, &(struct document){.unit = province, .state = DOCUMENT_REGISTERED, .kind = SV("report"),
	                                              .title = SV("Báo cáo năm 2019"), .first_line = 1, .last_line = 9});
	ok(province && document, "a province and its report: %s", error_words(t->error));
}

static struct decimal dec(const char *text)
{
	struct decimal d = {0};
	if (!decimal_parse(sv_of(text), &d))
		abort();
	return d;
}

static int64_t indicator(struct tx *t, const char *name, const char *unit, enum better better)
{
	return indicator_add(t, &(struct indicator){.name = sv_of(name), .unit = {.text = sv_of(unit)}, .better = better});
}

static struct observation result(int64_t of, int year, const char *value, enum observation_status status)
{
	return (struct observation){.indicator = of, .place = province, .period = period_year(year), .is = COMPARE_EXACTLY,
	                            .value = dec(value), .status = status};
}

static int64_t record(struct tx *t, int64_t of, int year, const char *value, enum observation_status status, const char *reason)
{
	struct observation o = result(of, year, value, status);
	o.reason = sv_of(reason);
	return observation_add(t, &o, (struct sv){0});
}

static const char *held(struct tx *t, int64_t of, int year)
{
	struct observation o;
	static char text[64];
	AUTO(buf_free) struct buf b = {0};
	if (!observation_held(t, of, province, period_year(year), &o))
		return "none";
	decimal_write(&b, o.value);
	snprintf(text, sizeof(text), "%s %s", buf_cstr(&b), observation_status_code(o.status));
	return text;
}

// ---- names
static void names(struct tx *t)
{
	static const struct {
		const char *one, *other;
		int likeness;
	} table[] = {
		{"Tỷ lệ hộ nghèo", "tỉ lệ  hộ nghèo.", 100},
		{"Số hoà giải viên", "số hòa giải viên", 100},
		{"tỷ lệ hộ nghèo", "tỷ lệ hộ cận nghèo", 88},
		{"Tổng thu ngân sách", "Diện tích trồng rừng", 0},
		{"xã xã", "xã", 66},
		{"", "", 0},
	};
	for (size_t i = 0; i < LENGTH(table); i++) {
		struct sv one = indicator_form(t->arena, sv_of(table[i].one)), other = indicator_form(t->arena, sv_of(table[i].other));
		is_int(indicator_likeness(one, other), table[i].likeness, table[i].one);
	}
	int64_t poor = indicator(t, "Tỷ lệ hộ nghèo", "%", BETTER_NONE);
	ok(poor != 0, "an indicator is added: %s", error_words(t->error));
	struct indicator_match m = indicator_match(t, SV("TỶ LỆ hộ nghèo"), SV("%"));
	ok(m.fit == MATCH_EXACT && m.indicator == poor, "it is found by its name however that is written");
	m = indicator_match(t, SV("tỷ lệ hộ nghèo đa chiều"), SV("%"));
	ok(m.fit == MATCH_ALIKE && m.indicator == poor, "one with most of its words is like it");
	is_int(indicator_match(t, SV("Tỷ lệ hộ nghèo"), SV("hộ")).fit, MATCH_NONE, "in another dimension it is another one");
	ok(indicator_learn(t, poor, SV("Hộ nghèo (chuẩn quốc gia)")), "a name is learned");
	m = indicator_match(t, SV("hộ nghèo chuẩn quốc gia"), SV("%"));
	ok(m.fit == MATCH_EXACT && m.indicator == poor, "and known from then on");
	is_int(indicator_find_or_add(t, &(struct indicator){.name = SV("hộ nghèo chuẩn quốc gia"), .unit = {.text = SV("%")}, .better = BETTER_DOWN}),
	       poor, "so that no second one is made");
	struct indicator i;
	ok(indicator_get(t, poor, &i) && i.better == BETTER_DOWN, "and which way is better is taken where it was open");
	int64_t near_poor = indicator_find_or_add(t, &(struct indicator){.name = SV("Tỷ lệ hộ cận nghèo"), .unit = {.text = SV("%")}, .better = BETTER_DOWN});
	ok(near_poor && near_poor != poor, "one that is only alike is not taken for it");
	refused(t, indicator_learn(t, near_poor, SV("tỷ lệ hộ nghèo")), "already means", "words that mean another are refused");
	refused(t, indicator(t, "tỷ lệ HỘ NGHÈO", "%", BETTER_UP) != 0, "already", "a second one of the same name too");
	refused(t, indicator(t, "  ", "%", BETTER_UP) != 0, "name", "and one without a name");
	size_t count;
	indicator_words(t, poor, &count);
	is_int((int64_t)count, 2, "its words are kept");
	is_sv(indicator_list(t, SV("can ngheo"), 0, 10, &count)[0].name, "Tỷ lệ hộ cận nghèo", "it is searched for without marks");
	ok(indicator_remove(t, near_poor) && indicator_match(t, SV("Tỷ lệ hộ cận nghèo"), SV("%")).indicator == poor,
	   "one without figures can be taken away");
}

// ---- observations
static void superseding(struct tx *t)
{
	int64_t rice = indicator(t, "Sản lượng lúa", "tấn", BETTER_UP);
	struct observation o = result(rice, 2019, "1.254", STATUS_ESTIMATE);
	int64_t estimate = observation_add(t, &o, SV("triệu tấn"));
	is_str(held(t, rice, 2019), "1254000 estimate", "a figure is kept in the indicator's unit");
	ok(observation_get(t, estimate, &o) && o.digits == -3, "and how far it was written");
	int64_t final = record(t, rice, 2019, "1250123", STATUS_FINAL, "");
	is_str(held(t, rice, 2019), "1250123 final", "the final figure supersedes the estimate without a reason");
	ok(observation_get(t, estimate, &o) && o.superseded_by == final && o.value.mantissa == 1254000, "which stays as it was");
	int64_t late = record(t, rice, 2019, "1251000", STATUS_PRELIMINARY, "");
	is_str(held(t, rice, 2019), "1250123 final", "a preliminary one that comes late is kept and does not hold");
	ok(observation_get(t, late, &o) && o.superseded_by == final, "since the final one does");
	refused(t, record(t, rice, 2019, "1250124", STATUS_FINAL, "") != 0, "why", "one of the same kind asks for a reason");
	is_str(held(t, rice, 2019), "1250123 final", "and is not kept without");
	ok(record(t, rice, 2019, "1250123.0", STATUS_FINAL, "") != 0, "the same figure again needs none");
	int64_t corrected = record(t, rice, 2019, "1250124", STATUS_FINAL, "đính chính");
	is_str(held(t, rice, 2019), "1250124 final", "with a reason it holds");
	size_t count;
	observation_history(t, rice, province, &count);
	is_int((int64_t)count, 5, "nothing is lost");
	ok(observation_remove(t, corrected), "it is taken back");
	is_str(held(t, rice, 2019), "1250123.0 final", "and the one before holds again");
	ok(observation_remove(t, final) && observation_get(t, estimate, &o) && o.superseded_by != 0, "one from between too");
	is_str(held(t, rice, 2019), "1250123.0 final", "without a change of what holds");
	ok(observation_of_status(t, rice, province, period_year(2019), STATUS_ESTIMATE, &o) && o.id == estimate, "the estimate is found");
	is_str(held(t, rice, 2018), "none", "what is missing is missing");
	o = result(rice, 2018, "1", STATUS_FINAL);
	refused(t, observation_add(t, &o, SV("ha")) != 0, "measured in tấn", "hectares are no tons");
	o.is = COMPARE_RANGE;
	o.high = dec("0.5");
	refused(t, observation_add(t, &o, (struct sv){0}) != 0, "before its beginning", "a range runs upwards");
	o = result(rice, 2018, "9223372036854775807", STATUS_FINAL);
	refused(t, observation_add(t, &o, SV("triệu tấn")) != 0, "too large", "what does not fit is refused");
}

static void rates(struct tx *t)
{
	static const struct {
		const char *n, *d, *written, *shown;
	} table[] = {
		{"386", "426", "90.6", "90.6"},    // rounded: judged as 386/426
		{"386", "426", "90.61", "90.61"},
		{"386", "426", "91.5", "91.50"},   // something else: what was written stands
		{"2", "3", "66.6", "66.7"},        // cut off
	};
	int64_t full = indicator(t, "Tỷ lệ chi bộ sinh hoạt đủ kỳ", "%", BETTER_UP);
	struct indicator i;
	for (size_t n = 0; n < LENGTH(table); n++) {
		struct observation o = result(full, 2010 + (int)n, table[n].written, STATUS_FINAL);
		struct figure f;
		struct decimal shown = {0};
		AUTO(buf_free) struct buf b = {0};
		o.has_parts = true;
		o.numerator = dec(table[n].n);
		o.denominator = dec(table[n].d);
		int64_t id = observation_add(t, &o, (struct sv){0});
		ok(id && observation_get(t, id, &o) && indicator_get(t, full, &i) && observation_figure(&i, &o, &f), "parts are kept");
		ok(fraction_shown(f.low, dec(table[n].shown).scale, &shown), "and a quotient");
		decimal_write(&b, shown);
		is_str(buf_cstr(&b), table[n].shown, table[n].written);
	}
	is_int(i.decimals, 2, "so many digits are shown as were written");
	struct observation o = result(full, 2020, "50", STATUS_FINAL);
	o.has_parts = true;
	refused(t, observation_add(t, &o, (struct sv){0}) != 0, "above zero", "nothing is a share of nothing");
	struct decimal value;
	AUTO(buf_free) struct buf b = {0};
	ok(observation_rate(&i, dec("386"), dec("426"), &value), "a rate is made of its parts");
	decimal_write(&b, value);
	is_str(buf_cstr(&b), "90.61", "rounded");
}

// ---- targets
static int64_t set_2020, item_1, item_2;

static struct target target(int64_t item, int64_t of, enum comparator c, enum basis b, enum way w, const char *low, const char *high)
{
	struct target g = {.set = set_2020, .item = item, .indicator = of, .place = province, .aim = {c, b, w, dec(low), {0}, 0}};
	if (high)
		g.aim.high = dec(high);
	g.stated = (struct stated){document, 4, 2, 9, SV("Tỷ lệ hộ nghèo giảm 1-1,5%.")};
	return g;
}

static void standing(struct tx *t)
{
	int64_t poor = indicator_match(t, SV("Tỷ lệ hộ nghèo"), SV("%")).indicator;
	int64_t income = indicator(t, "Thu nhập bình quân đầu người", "triệu đồng", BETTER_UP);
	int64_t communes = indicator(t, "Số xã nông thôn mới", "xã", BETTER_UP);
	set_2020 = target_set_add(t, &(struct target_set){.unit = province, .document = document, .title = SV("Chỉ tiêu năm 2020"),
	                                                  .assigned_by = SV("Tỉnh ủy"), .period = period_year(2020)});
	item_1 = target_item_add(t, set_2020, SV("1."), SV("Thu nhập, hộ nghèo"), ITEM_ALL, 3);
	item_2 = target_item_add(t, set_2020, SV("2."), SV("Nông thôn mới"), ITEM_ALL, 5);
	struct target g = target(item_1, poor, COMPARE_RANGE, BASIS_CHANGE, WAY_FALL, "1", "1.5");
	ok(target_add(t, &g, SV("điểm phần trăm")) != 0, "a change of a rate is set in points: %s", error_words(t->error));
	g = target(item_1, income, COMPARE_BARE, BASIS_LEVEL, WAY_RISE, "45000", NULL);
	ok(target_add(t, &g, SV("nghìn đồng")) != 0, "a level in thousands");
	g = target(item_2, communes, COMPARE_RANGE, BASIS_ADD, WAY_RISE, "12", "14");
	ok(target_add(t, &g, (struct sv){0}) != 0, "so many more");
	refused(t, target_add(t, &g, SV("huyện")) != 0, "measured in", "districts are no communes");
	g.item = 999;
	refused(t, target_add(t, &g, (struct sv){0}) != 0, "item", "a target stands in an item of its set");
	g = target(item_2, communes, COMPARE_RANGE, BASIS_ADD, WAY_RISE, "14", "12");
	refused(t, target_add(t, &g, (struct sv){0}) != 0, "before its beginning", "a range runs upwards");

	record(t, poor, 2019, "8.39", STATUS_FINAL, "");
	record(t, communes, 2019, "55", STATUS_FINAL, "");
	struct standing_set s;
	ok(standing_of_set(t, set_2020, &s) && s.count == 2 && s.items[0].count == 2, "the set is read: %s", error_words(t->error));
	is_int(s.outcomes[OUTCOME_NO_FIGURE], 2, "no item has a figure yet");
	ok(s.items[0].parts[0].has_before && !s.items[0].parts[0].has_now, "last year's result stands beside this year's target");
	is_sv(s.items[0].parts[0].sentence,
	      "The target is a fall of between 1 percentage points and 1.5 percentage points; there is no result yet.", "and says so");
	is_sv(s.items[0].parts[1].aim, "45 triệu đồng", "thousands are shown in the indicator's millions");

	record(t, poor, 2020, "5.77", STATUS_ESTIMATE, "");
	record(t, income, 2020, "46.8", STATUS_FINAL, "");
	record(t, communes, 2020, "66", STATUS_FINAL, "");
	ok(standing_of_set(t, set_2020, &s), "and again with results");
	is_int(s.items[0].parts[0].judgement.outcome, OUTCOME_EXCEEDED, "a fall of 2.62 exceeds 1-1.5");
	is_sv(s.items[0].parts[0].sentence,
	      "The estimated result is 5.77 % against 8.39 % in the year 2019, a fall of 2.62 percentage points; the target is a fall of between "
	      "1 percentage points and 1.5 percentage points: exceeded, by 1.12 percentage points.",
	      "told with its figures");
	is_int(s.items[0].parts[1].judgement.outcome, OUTCOME_EXCEEDED, "a bare level where up is better");
	struct decimal shown = {0};
	ok(s.items[0].parts[1].has_attainment && fraction_shown(s.items[0].parts[1].attainment, 0, &shown) && shown.mantissa == 104,
	   "46.8 of 45 are 104 percent");
	ok(!s.items[0].parts[0].has_attainment, "a change has no such percentage");
	ok(s.items[0].parts[0].change.has && !s.items[0].parts[0].change.has_percent, "a rate changes in points alone");
	is_int(s.items[0].outcome, OUTCOME_EXCEEDED, "all parts exceeded: the item is");
	is_int(s.items[1].outcome, OUTCOME_MISSED, "11 more of 12 to 14 are missed");
	ok(s.outcomes[OUTCOME_EXCEEDED] == 1 && s.outcomes[OUTCOME_MISSED] == 1 && s.outcomes[OUTCOME_NO_FIGURE] == 0, "items are counted");
	ok(s.items[1].parts[0].change.has_percent && fraction_shown(s.items[1].parts[0].change.percent, 0, &shown) && shown.mantissa == 20,
	   "from 55 to 66 is a fifth more");

	struct standing_period *years;
	size_t count;
	ok(standing_of_indicator(t, poor, province, PERIOD_YEAR, &years, &count) && count == 2, "the years of one indicator");
	ok(years[0].period.from.year == 2019 && years[0].has && !years[0].count && years[1].count == 1 && years[1].change.has,
	   "in order, with targets where there are any");
	is_int(years[1].targets[0].judgement.outcome, OUTCOME_EXCEEDED, "judged alike");
	g = target(item_1, poor, COMPARE_AT_MOST, BASIS_LEVEL, WAY_FALL, "5", NULL);
	g.set = target_set_add(t, &(struct target_set){.unit = province, .title = SV("Kế hoạch 2022"), .period = period_year(2022)});
	g.item = target_item_add(t, g.set, (struct sv){0}, SV("Hộ nghèo"), ITEM_ALL, 0);
	ok(target_add(t, &g, (struct sv){0}) && standing_of_indicator(t, poor, province, PERIOD_YEAR, &years, &count) && count == 3 && !years[2].has,
	   "a year with a target alone is a year too");
	refused(t, indicator_remove(t, poor), "figures or targets", "an indicator in use stays");
	ok(target_set_remove(t, g.set) && !target_set_get(t, g.set, &s.set), "a set is taken back as one");
	error_clear(t->error);
}

// What a change starts from: the estimate that was known then, or what was planned.
static void bases(struct tx *t)
{
	int64_t revenue = indicator(t, "Thu ngân sách", "tỷ đồng", BETTER_UP);
	record(t, revenue, 2019, "1000", STATUS_ESTIMATE, "");
	record(t, revenue, 2019, "1100", STATUS_FINAL, "");
	record(t, revenue, 2020, "1200", STATUS_FINAL, "");
	int64_t set_2019 = target_set_add(t, &(struct target_set){.unit = province, .title = SV("Dự toán 2019"), .period = period_year(2019)});
	struct target plan = target(target_item_add(t, set_2019, (struct sv){0}, SV("Thu"), ITEM_ALL, 0), revenue, COMPARE_BARE, BASIS_LEVEL, WAY_RISE, "800", NULL);
	plan.set = set_2019;
	ok(target_add(t, &plan, (struct sv){0}) != 0, "a plan of the year before");
	static const struct {
		enum base_kind kind;
		const char *at_least;
		enum outcome outcome;
	} table[] = {
		{BASE_RESULT, "10", OUTCOME_MISSED},   // 9.09 % over 1,100
		{BASE_ESTIMATE, "20", OUTCOME_MET},    // over 1,000
		{BASE_PLAN, "45", OUTCOME_EXCEEDED},   // over 800
	};
	for (size_t i = 0; i < LENGTH(table); i++) {
		int64_t set = target_set_add(t, &(struct target_set){.unit = province, .title = SV("Dự toán 2020"), .period = period_year(2020)});
		struct target g = target(target_item_add(t, set, (struct sv){0}, SV("Thu"), ITEM_ALL, 0), revenue, COMPARE_AT_LEAST,
		                         BASIS_CHANGE_PERCENT, WAY_RISE, table[i].at_least, NULL);
		struct standing_set s;
		g.set = set;
		g.base_kind = table[i].kind;
		ok(target_add(t, &g, SV("%")) && standing_of_set(t, set, &s), "a rise in percent is set");
		is_int(s.items[0].outcome, table[i].outcome, outcome_word(table[i].outcome));
	}
}

static void test(struct tx *t, const char *where)
{
	(void)where;
	places(t);
	names(t);
	superseding(t);
	rates(t);
	standing(t);
	bases(t);
}

// ---- periods
static void periods(void)
{
	AUTO(arena_free) struct arena a = {0};
	static const struct {
		const char *type, *code, *from, *to, *before, *vi;
	} table[] = {
		{"year", "2020", "2020-01-01", "2020-12-31", "2019", "năm 2020"},
		{"quarter", "2020-Q3", "2020-07-01", "2020-09-30", "2019-Q3", "quý III năm 2020"},
		{"half_year", "2020-H1", "2020-01-01", "2020-06-30", "2019-H1", "6 tháng đầu năm 2020"},
		{"nine_months", "2020-9M", "2020-01-01", "2020-09-30", "2019-9M", "9 tháng năm 2020"},
		{"month", "2020-02", "2020-02-01", "2020-02-29", "2019-02", "tháng 2 năm 2020"},
		{"day", "2020-02-29", "2020-02-29", "2020-02-29", "2019-02-28", "29/02/2020"},
		{"school_year", "2023-2024", "2023-09-01", "2024-08-31", "2022-2023", "năm học 2023-2024"},
		{"term", "2015-2020", "2015-01-01", "2020-12-31", "2009-2014", "nhiệm kỳ 2015-2020"},
	};
	for (size_t i = 0; i < LENGTH(table); i++) {
		struct period p;
		ok(period_parse(sv_of(table[i].type), sv_of(table[i].code), &p) && date_cmp(p.from, day(table[i].from)) == 0 &&
		   date_cmp(p.to, day(table[i].to)) == 0, "the days of %s", table[i].code);
		is_sv(period_code(&a, p), table[i].code, "its code again");
		is_sv(period_code(&a, period_before(p)), table[i].before, "the one before");
		is_sv(period_name(&a, LANGUAGE_VI, p), table[i].vi, "its name");
		ok(date_cmp(period_before(p).to, p.from) < 0, "which lies before it");
	}
	static const char *const wrong[][2] = {{"year", "20"}, {"year", "2020-"}, {"quarter", "2020-Q5"}, {"half_year", "2020-H0"},
	                                       {"month", "2020-13"}, {"month", "2020-1"}, {"term", "2020-2019"}, {"school_year", "2020-2022"},
	                                       {"week", "2020-07"}, {"day", "2020-02-30"}, {"nine_months", "2020-8M"}};
	for (size_t i = 0; i < LENGTH(wrong); i++) {
		struct period p;
		ok(!period_parse(sv_of(wrong[i][0]), sv_of(wrong[i][1]), &p), "there is no %s %s", wrong[i][0], wrong[i][1]);
	}
	ok(period_is_over(period_year(2019), day("2020-01-01")) && !period_is_over(period_year(2019), day("2019-12-31")), "a year is over after its last day");
}

int main(void)
{
	periods();
	on_each_subject(test);
	return done();
}

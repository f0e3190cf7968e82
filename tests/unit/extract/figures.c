// What printed figures may stand for, what units measure, and lines that accept findings.
#include "tap.h"

#include "extract/accepted.h"
#include "extract/lint.h"

static struct measure_found measure(const char *value, const char *unit, enum compare cmp, enum measure_role role)
{
	struct measure_found m = {.unit = sv_of(unit), .cmp = cmp, .role = role};
	if (!decimal_parse(sv_of(value), &m.value))
		m.value = decimal_int(-1);
	return m;
}

static void is_span(struct unit_shapes *u, struct measure_found m, const char *low, const char *high, const char *what)
{
	struct span s;
	struct decimal a, b;
	if (!ok(figure_span(&m, unit_shape(u, m.unit), &s), "%s: is known", what))
		return;
	bool good = decimal_parse(sv_of(low), &a) && decimal_parse(sv_of(high), &b) && decimal_cmp(a, s.low) == 0 && decimal_cmp(b, s.high) == 0;
	AUTO(buf_free) struct buf got = {0};
	decimal_write(&got, s.low);
	buf_str(&got, " to ");
	decimal_write(&got, s.high);
	if (!ok(good, "%s: %s to %s", what, low, high))
		printf("# got: %s\n", buf_cstr(&got));
}

static void spans(struct unit_shapes *u)
{
	is_span(u, measure("11.5", "%", CMP_EQ, ROLE_CHANGE), "11.45", "11.6", "rounded, or cut off");
	is_span(u, measure("6.2", "tấn/ha", CMP_EQ, ROLE_ACTUAL), "0.615", "0.63", "in the base unit");
	is_span(u, measure("58700", "tỷ đồng", CMP_EQ, ROLE_ACTUAL), "58650000000000", "58800000000000", "zeros at the end may be rounded");
	is_span(u, measure("7000", "tỷ đồng", CMP_EQ, ROLE_TARGET), "7000000000000", "7000000000000", "a plan is meant exactly");
	is_span(u, measure("312", "đảng viên", CMP_EQ, ROLE_ACTUAL), "312", "312", "what is counted is exact");
	is_span(u, measure("1200", "tấn", CMP_ABOUT, ROLE_ACTUAL), "1100000", "1300000", "about: the first of its zeros");
	struct span s;
	struct measure_found most = measure("5", "%", CMP_LE, ROLE_ACTUAL);
	ok(!figure_span(&most, unit_shape(u, most.unit), &s), "a bound stands for nothing certain");
}

static void shapes(struct unit_shapes *u)
{
	const struct unit_shape *yield = unit_shape(u, SV("tạ/ha"));
	ok(yield->count == 2 && yield->power == -2 && !yield->counted, "tạ/ha: 10^-2 kg by m2");
	is_sv(yield->of[0], "mass", "mass");
	is_sv(yield->of[1], "area", "by area");
	const struct unit_shape *visitors = unit_shape(u, SV("triệu lượt khách"));
	ok(visitors->power == 6 && visitors->counted, "a million visitors");
	is_sv(visitors->of[0], "khách", "who are counted, not how often");
	ok(unit_shape_same(unit_shape(u, SV("tỷ đồng")), unit_shape(u, SV("triệu đồng"))), "money is money");
	ok(!unit_shape_same(unit_shape(u, SV("tấn")), yield), "an output is no yield");
	ok(!unit_shape_same(unit_shape(u, SV("hộ")), unit_shape(u, SV("hồ sơ"))), "a household is no file");
	ok(unit_shape_same(unit_shape(u, SV("doanh nghiệp/kế hoạch")), unit_shape(u, SV("doanh nghiệp"))), "the words of a plan are no unit");
}

static bool read_text(struct sv text, struct arena *a, struct reading *r)
{
	struct error error = {0};
	return ok(extract_read(text, a, r, &error), "reads");
}

static void accepting(void)
{
	AUTO(arena_free) struct arena a = {0};
	AUTO(buf_free) struct buf line = {0};
	struct reading r, other, changed;
	struct accepted accepted = {0};
	struct error error = {0};
	if (!read_text(SV("Năm 2030 tốt. Giải quyết 45/60 hồ sơ, đạt 77%. Hết.\n"), &a, &r) || !ok(r.lint_count == 1, "one finding"))
		return;
	accepted_line(&r, &r.lint[0], &line);
	buf_str(&line, " # a.txt:1\n\n# more\n");
	ok(accepted_parse(&accepted, &a, buf_view(&line), &error) && accepted.count == 1, "its line is read back");
	if (read_text(SV("Mở đầu.\n\nGIẢI QUYẾT 45/60 hồ sơ, đạt 77%.\n"), &a, &other) && ok(other.lint_count == 1, "the same sentence elsewhere"))
		ok(accepted_holds(&accepted, &other, &other.lint[0]), "is accepted too, whatever its capitals");
	if (read_text(SV("Giải quyết 45/60 đơn, đạt 77%.\n"), &a, &changed) && ok(changed.lint_count == 1, "another sentence"))
		ok(!accepted_holds(&accepted, &changed, &changed.lint[0]), "is not");
	accepted_remove(&accepted, &r);
	is_int((int)r.lint_count, 0, "what is accepted is taken out");
	ok(!accepted_parse(&accepted, &a, SV("ratio zz 77\n"), &error), "a line that is none is refused");
}

// Shapes are told apart by what is known of their units.
static void known_units(struct unit_shapes *u)
{
	const struct unit_shape *tonnes = unit_shape(u, SV("tấn")), *comrades = unit_shape(u, SV("đồng chí, đảng viên"));
	ok(tonnes->same == unit_shape(u, SV("kg"))->same && tonnes->same != unit_shape(u, SV("ha"))->same, "mass is mass, and no area");
	ok(tonnes->word && tonnes->word != unit_shape(u, SV("kg"))->word, "by another word");
	ok(comrades->word == unit_shape(u, SV("đồng chí"))->word, "up to a comma");
	ok(!unit_shape(u, SV("triệu lượt"))->word && !unit_word(SV("")), "a power of ten is no word of a unit");
	ok(!tonnes->noun && unit_shape(u, SV("hộ"))->noun, "what is counted begins with no unit of measure");
}

static bool near(const char *a, const char *b)
{
	struct decimal x, y;
	return decimal_parse(sv_of(a), &x) && decimal_parse(sv_of(b), &y) && lint_near(x, y);
}

static void near_figures(void)
{
	ok(near("1000", "1090") && !near("1000", "1200.0"), "less than a tenth apart");
	ok(near("1234", "1834") && near("0.5", "0.9"), "one wrong digit");
	ok(near("34.5", "43.5") && near("9.25", "2.95"), "two that stand side by side exchanged, over the point too");
	ok(!near("1234", "4231") && !near("1234", "4321"), "two that do not, or four");
	ok(!near("35", "350") && !near("2.5", "12.5") && !near("0.05", "10.05"), "figures of one length");
}

int main(void)
{
	AUTO(arena_free) struct arena a = {0};
	struct unit_shapes u = {.arena = &a, .units = &phrases_units};
	spans(&u);
	shapes(&u);
	known_units(&u);
	near_figures();
	unit_shapes_free(&u);
	accepting();
	return done();
}

// Views, buffers, arenas, errors, decimals and dates.
#include "tap.h"

#include "base/date.h"
#include "base/decimal.h"
#include "base/error.h"

static void views(void)
{
	struct sv rest = SV("a,,b"), piece;
	int n = 0;
	while (sv_cut(&rest, ',', &piece))
		n++;
	is_int(n, 3, "cutting keeps empty pieces");
	int64_t v = 0;
	ok(sv_int64(SV("-9223372036854775808"), &v) && v == INT64_MIN, "the least number is read");
	ok(!sv_int64(SV("9223372036854775808"), &v), "one too large is not");
	ok(!sv_int64(SV("12a"), &v) && !sv_int64(SV(""), &v) && !sv_int64(SV("-"), &v), "nor what is no number");
	is_int((int64_t)sv_find(SV("kế hoạch"), SV("hoạch")), 5, "finding counts bytes");
}

static void buffers(void)
{
	AUTO(buf_free) struct buf b = {.limit = 10};
	buf_str(&b, "12345");
	buf_str(&b, "67890");
	ok(!b.failed, "a limit can be reached");
	buf_str(&b, "1");
	ok(b.failed && b.n == 10, "and not passed");
	is_str(buf_cstr(&b), "", "a failed buffer gives no half text");
}

static void arenas(void)
{
	enum { MANY = 100000, FEW = 4 };
	AUTO(arena_free) struct arena a = {0};
	int *few = ARENA_ARRAY(&a, int, FEW), *many = ARENA_ARRAY(&a, int, MANY), *after = ARENA_ARRAY(&a, int, MANY);
	size_t with = a.total;
	few[0] = after[MANY - 1] = 7;
	arena_give_back(&a, many, sizeof(*many), MANY);
	ok(a.total + MANY * sizeof(*many) == with, "what is large is given back");
	ok(few[0] == 7 && after[MANY - 1] == 7, "and nothing else with it");
	arena_give_back(&a, after, sizeof(*after), MANY);
	*ARENA_NEW(&a, int) = 1;
	is_int(few[0], 7, "what is asked for next stands elsewhere");
}

static void errors(void)
{
	struct error e = {0};
	ok(!error_set(&e, FAIL_INPUT, "%s: line %d of %zu: “%.*s”", "units.csv", 7, (size_t)9, 3, "abcdef"), "setting is false");
	error_set(&e, FAIL_SYSTEM, "later");
	AUTO(buf_free) struct buf b = {0};
	error_text(&e, LANGUAGE_EN, &b);
	is_str(buf_cstr(&b), "units.csv: line 7 of 9: “abc”", "the first error stays, with its arguments");
	is_int(failure_http(e.failure), 422, "it has an HTTP status");
}

static struct decimal d(const char *s)
{
	struct decimal out;
	if (!decimal_parse(sv_of(s), &out))
		ok(false, "parse %s", s);
	return out;
}

static void is_decimal(struct decimal got, const char *want, const char *what)
{
	AUTO(buf_free) struct buf b = {0};
	decimal_write(&b, got);
	is_str(buf_cstr(&b), want, what);
}

static void decimals(void)
{
	struct decimal x;
	ok(decimal_div(d("5401"), d("92.14"), 2, &x), "division");
	is_decimal(x, "58.62", "rounds half away from zero");
	ok(decimal_div_trunc(d("5401"), d("92.14"), 2, &x), "division");
	is_decimal(x, "58.61", "or cuts off");
	ok(decimal_div(d("-0.5"), d("1"), 0, &x), "division");
	is_decimal(x, "-1", "half away from zero below zero too");
	ok(!decimal_div(d("1"), d("0"), 2, &x), "not by zero");
	ok(decimal_shift(d("1.254"), 6, &x) && x.mantissa == 1254000 && x.scale == 0, "1.254 million");
	ok(decimal_cmp(d("0.10"), d("0.1")) == 0 && decimal_cmp(d("-1"), d("0.5")) < 0, "comparison at any scale");
	ok(!decimal_mul(d("9000000000000000000"), d("10"), &x), "overflow is said");
	ok(decimal_add(d("0.1"), d("0.2"), &x) && decimal_cmp(x, d("0.3")) == 0, "0.1 + 0.2 is 0.3");
	ok(decimal_add(d("0.5"), d("9000000000000000000"), &x) == false && !decimal_add(d("9000000000000000000"), d("900000000000000000"), &x), "a sum that does not fit is said");
	ok(decimal_sub(d("-9000000000000000000"), d("0"), &x) && !decimal_sub(d("-9000000000000000000"), d("900000000000000000"), &x), "and a difference");
	ok(decimal_shift(d("12"), -3, &x) && x.mantissa == 12 && x.scale == 3 && !decimal_shift(d("12"), 18, &x), "the point moves, as far as it may");
	int order;
	ok(decimal_cmp_products(d("99.593"), d("100"), d("99.6"), d("100"), &order) && order < 0, "cross-multiplied");
	ok(!decimal_parse(SV("1."), &x) && !decimal_parse(SV("."), &x) && !decimal_parse(SV("1e3"), &x), "no such number");
	is_decimal(decimal_round(d("2.345"), 2), "2.35", "rounding for display");
}

static void quotients(void)
{
	struct decimal rounded, cut;
	ok(decimal_div_both(d("5401"), d("92.14"), 2, &rounded, &cut) && decimal_cmp(rounded, d("58.62")) == 0 && decimal_cmp(cut, d("58.61")) == 0, "rounded and cut off at once");
	ok(decimal_div_both(d("-5401"), d("92.14"), 2, &rounded, &cut) && decimal_cmp(rounded, d("-58.62")) == 0 && decimal_cmp(cut, d("-58.61")) == 0, "below zero too");
	ok(decimal_div_both(d("3"), d("4"), 2, &rounded, &cut) && decimal_cmp(rounded, cut) == 0, "one figure where nothing is left");
	ok(decimal_div_both(d("9000000000000000000"), d("7000000000000000000"), 3, &rounded, &cut) && decimal_cmp(rounded, d("1.286")) == 0 && decimal_cmp(cut, d("1.285")) == 0, "of figures that must be widened");
	ok(!decimal_div_both(d("1"), d("0"), 2, &rounded, &cut), "not by zero");
	char room[DECIMAL_TEXT];
	ok(sv_is(decimal_text(room, d("-0.05")), "-0.05") && sv_is(decimal_text(room, d("0")), "0") && sv_is(decimal_text(room, d("-9000000000000000000")), "-9000000000000000000"), "as text in a room of its own");
}

static void dates(void)
{
	struct date day;
	ok(date_parse(SV("2020-02-29"), &day) && date_weekday(day) == 6, "29 February 2020 was a Saturday");
	ok(!date_parse(SV("2019-02-29"), &day) && !date_parse(SV("2020-13-01"), &day), "days that are none");
	int wrong = 0;
	for (int n = -800000; n < 2900000; n += 97)
		wrong += date_of_days(n).year > 0 && date_days(date_of_days(n)) != n;
	is_int(wrong, 0, "days and dates are each other's inverse");
	is_int(date_days((struct date){1970, 1, 1}), 0, "the epoch");
	AUTO(buf_free) struct buf b = {0};
	instant_write(&b, 1582936200000); // 2020-02-29T00:30:00Z
	is_str(buf_cstr(&b), "2020-02-29T00:30:00Z", "an instant in UTC");
	ok(instant_date(1582936200000 - 3600000, 420).day == 29 && instant_date(1582936200000 - 3600000, 0).day == 28,
	   "the day depends on the zone");
}

int main(void)
{
	views();
	buffers();
	arenas();
	errors();
	decimals();
	quotients();
	dates();
	return done();
}

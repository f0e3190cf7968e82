// Periods: their days, codes and names.
#include "goals/period.h"
#include "text/text.h"

static const char *const codes[] = {
	[PERIOD_DAY] = "day",
	[PERIOD_MONTH] = "month",
	[PERIOD_QUARTER] = "quarter",
	[PERIOD_HALF_YEAR] = "half_year",
	[PERIOD_NINE_MONTHS] = "nine_months",
	[PERIOD_YEAR] = "year",
	[PERIOD_SCHOOL_YEAR] = "school_year",
	[PERIOD_TERM] = "term",
};

enum { SCHOOL_BEGINS = 9, SCHOOL_ENDS = 8 }; // months

const char *period_type_code(enum period_type type)
{
	return codes[type];
}

static struct date day_of(int year, int month, int day)
{
	return (struct date){(int16_t)year, (uint8_t)month, (uint8_t)day};
}

static struct period months(enum period_type type, int year, int first, int count)
{
	int last = first + count - 1;
	return (struct period){type, day_of(year, first, 1),
	                       day_of(year, last, date_last_day(year, last))};
}

struct period period_year(int year)
{
	return months(PERIOD_YEAR, year, 1, 12);
}

bool period_part(enum period_type type, int year, int part, struct period *out)
{
	int length = type == PERIOD_MONTH       ? 1
	             : type == PERIOD_QUARTER   ? 3
	             : type == PERIOD_HALF_YEAR ? 6
	                                        : 9;
	bool known = type == PERIOD_MONTH || type == PERIOD_QUARTER || type == PERIOD_HALF_YEAR ||
	             type == PERIOD_NINE_MONTHS;
	if (!known || part < 1 || part > 12 / length || !date_valid(year, 1, 1))
		return false;
	*out = months(type, year, (part - 1) * length + 1, length);
	return true;
}

bool period_years(enum period_type type, int first, int last, struct period *out)
{
	if (!date_valid(first, 1, 1) || !date_valid(last, 1, 1) || last < first)
		return false;
	if (type == PERIOD_SCHOOL_YEAR && last == first + 1)
		*out =
		    (struct period){type, day_of(first, SCHOOL_BEGINS, 1), day_of(last, SCHOOL_ENDS, 31)};
	else if (type == PERIOD_TERM)
		*out = (struct period){type, day_of(first, 1, 1), day_of(last, 12, 31)};
	else
		return false;
	return true;
}

struct sv period_code(struct arena *a, struct period p)
{
	int year = p.from.year, month = p.from.month;
	switch (p.type) {
	case PERIOD_DAY:
		return date_text(a, p.from);
	case PERIOD_MONTH:
		return arena_printf(a, "%04d-%02d", year, month);
	case PERIOD_QUARTER:
		return arena_printf(a, "%04d-Q%d", year, (month + 2) / 3);
	case PERIOD_HALF_YEAR:
		return arena_printf(a, "%04d-H%d", year, month > 6 ? 2 : 1);
	case PERIOD_NINE_MONTHS:
		return arena_printf(a, "%04d-9M", year);
	case PERIOD_YEAR:
		return arena_printf(a, "%04d", year);
	case PERIOD_SCHOOL_YEAR:
	case PERIOD_TERM:
		return arena_printf(a, "%04d-%04d", year, p.to.year);
	}
	return (struct sv){0};
}

// "2020" and what stands after the hyphen.
static bool year_of(struct sv code, int64_t *year, struct sv *rest)
{
	*rest = code.n > 5 ? sv_from(code, 5) : (struct sv){0};
	return code.n >= 4 && (code.n == 4 || (code.n > 5 && code.p[4] == '-')) &&
	       sv_int64(sv_head(code, 4), year) && date_valid((int)*year, 1, 1);
}

static bool number_after(struct sv rest, const char *mark, int64_t *n)
{
	return sv_starts(rest, sv_of(mark)) && sv_int64(sv_from(rest, strlen(mark)), n) && *n > 0 &&
	       *n < 10000;
}

bool period_parse(struct sv type, struct sv code, struct period *out)
{
	int64_t year, n = 0;
	struct sv rest;
	int t = -1;
	for (size_t i = 0; i < LENGTH(codes); i++)
		t = sv_is(type, codes[i]) ? (int)i : t;
	if (t < 0 || !year_of(code, &year, &rest))
		return false;
	switch ((enum period_type)t) {
	case PERIOD_DAY: {
		struct date d;
		if (!date_parse(code, &d))
			return false;
		*out = (struct period){PERIOD_DAY, d, d};
		return true;
	}
	case PERIOD_MONTH:
		return rest.n == 2 && number_after(rest, "", &n) &&
		       period_part(PERIOD_MONTH, (int)year, (int)n, out);
	case PERIOD_QUARTER:
		return number_after(rest, "Q", &n) && period_part(PERIOD_QUARTER, (int)year, (int)n, out);
	case PERIOD_HALF_YEAR:
		return number_after(rest, "H", &n) && period_part(PERIOD_HALF_YEAR, (int)year, (int)n, out);
	case PERIOD_NINE_MONTHS:
		return sv_is(rest, "9M") && period_part(PERIOD_NINE_MONTHS, (int)year, 1, out);
	case PERIOD_YEAR:
		*out = period_year((int)year);
		return rest.n == 0;
	case PERIOD_SCHOOL_YEAR:
	case PERIOD_TERM:
		return rest.n == 4 && number_after(rest, "", &n) &&
		       period_years((enum period_type)t, (int)year, (int)n, out);
	}
	return false;
}

static struct date years_back(struct date d, int years)
{
	int year = d.year - years > 1 ? d.year - years : 1, last = date_last_day(year, d.month);
	return day_of(year, d.month, d.day > last ? last : d.day);
}

struct period period_before(struct period p)
{
	int years = p.type == PERIOD_TERM ? p.to.year - p.from.year + 1 : 1;
	struct period before = {p.type, years_back(p.from, years), years_back(p.to, years)};
	if (p.type == PERIOD_MONTH) // of a February with a day less or more
		before.to.day = (uint8_t)date_last_day(before.to.year, before.to.month);
	return before;
}

bool period_is_over(struct period p, struct date today)
{
	return date_cmp(p.to, today) < 0;
}

struct sv period_name(struct arena *a, enum language language, struct period p)
{
	static const char *const romans[] = {"I", "II", "III", "IV"};
	int year = p.from.year;
	switch (p.type) {
	case PERIOD_DAY:
		return text_date(a, p.from);
	case PERIOD_MONTH:
		return say(a, language, N_("month %d of %d"), p.from.month, year);
	case PERIOD_QUARTER:
		return say(a, language, N_("quarter %s of %d"), romans[(p.from.month - 1) / 3], year);
	case PERIOD_HALF_YEAR:
		return p.from.month == 1 ? say(a, language, N_("the first half of %d"), year)
		                         : say(a, language, N_("the second half of %d"), year);
	case PERIOD_NINE_MONTHS:
		return say(a, language, N_("nine months of %d"), year);
	case PERIOD_YEAR:
		return say(a, language, N_("the year %d"), year);
	case PERIOD_SCHOOL_YEAR:
		return say(a, language, N_("the school year %d-%d"), year, p.to.year);
	case PERIOD_TERM:
		return say(a, language, N_("the term %d-%d"), year, p.to.year);
	}
	return (struct sv){0};
}

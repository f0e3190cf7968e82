// Calendar arithmetic on civil dates and UTC instants.
#include "base/date.h"

bool date_is_set(struct date d)
{
	return d.year != 0;
}

int date_last_day(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return month == 2 && leap ? 29 : days[month - 1];
}

bool date_valid(int year, int month, int day)
{
	return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 &&
	       day <= date_last_day(year, month);
}

bool date_parse(struct sv iso, struct date *out)
{
	int64_t year, month, day;
	if (iso.n != 10 || iso.p[4] != '-' || iso.p[7] != '-' || !sv_int64(sv_head(iso, 4), &year) ||
	    !sv_int64(sv_head(sv_from(iso, 5), 2), &month) || !sv_int64(sv_from(iso, 8), &day) ||
	    !date_valid((int)year, (int)month, (int)day))
		return false;
	*out = (struct date){(int16_t)year, (uint8_t)month, (uint8_t)day};
	return true;
}

enum { WRITTEN = sizeof("2020-01-31") };

// By hand: an import writes a million of them.
static void written(struct date d, char out[static WRITTEN])
{
	const int digits[] = {d.year / 1000, d.year / 100 % 10, d.year / 10 % 10, d.year % 10, '-' - '0',
	                      d.month / 10,  d.month % 10,      '-' - '0',        d.day / 10,  d.day % 10};
	for (size_t i = 0; i < LENGTH(digits); i++)
		out[i] = (char)('0' + digits[i]);
	out[LENGTH(digits)] = '\0';
}

void date_write(struct buf *b, struct date d)
{
	char text[WRITTEN];
	if (!date_is_set(d))
		return;
	written(d, text);
	buf_add(b, text, WRITTEN - 1);
}

struct sv date_text(struct arena *a, struct date d)
{
	if (!date_is_set(d))
		return SV("");
	char *p = arena_alloc(a, WRITTEN);
	written(d, p);
	return (struct sv){p, WRITTEN - 1};
}

int date_cmp(struct date a, struct date b)
{
	int x = a.year * 10000 + a.month * 100 + a.day, y = b.year * 10000 + b.month * 100 + b.day;
	return (x > y) - (x < y);
}

// Years are counted from March, so that the leap day ends one; eras of 400 years repeat.
int date_days(struct date d)
{
	int year = d.year - (d.month <= 2);
	int era = year / 400, of_era = year - era * 400;
	int of_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

struct date date_of_days(int days)
{
	int since = days + 719468;
	int era = (since >= 0 ? since : since - 146096) / 146097, of_era = since - era * 146097;
	int years = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int of_year = of_era - (365 * years + years / 4 - years / 100);
	int from_march = (5 * of_year + 2) / 153;
	int month = from_march + (from_march < 10 ? 3 : -9);
	return (struct date){(int16_t)(years + era * 400 + (month <= 2)), (uint8_t)month,
	                     (uint8_t)(of_year - (153 * from_march + 2) / 5 + 1)};
}

struct date date_add(struct date d, int days)
{
	return date_of_days(date_days(d) + days);
}

int date_weekday(struct date d)
{
	int day = (date_days(d) + 3) % 7; // 1970-01-01 was a Thursday
	return (day < 0 ? day + 7 : day) + 1;
}

enum { DAY_MS = 24 * 60 * 60 * 1000 };

static instant local(instant t, int offset_minutes, int *days)
{
	instant ms = t + (instant)offset_minutes * 60 * 1000;
	instant day = ms / DAY_MS, rest = ms % DAY_MS;
	if (rest < 0) {
		day--;
		rest += DAY_MS;
	}
	*days = (int)day;
	return rest;
}

struct date instant_date(instant t, int offset_minutes)
{
	int days;
	local(t, offset_minutes, &days);
	return date_of_days(days);
}

int instant_minute(instant t, int offset_minutes)
{
	int days;
	return (int)(local(t, offset_minutes, &days) / (60 * 1000));
}

instant instant_of_date(struct date d, int offset_minutes)
{
	return (instant)date_days(d) * DAY_MS - (instant)offset_minutes * 60 * 1000;
}

void instant_write(struct buf *b, instant t)
{
	int days;
	int seconds = (int)(local(t, 0, &days) / 1000);
	date_write(b, date_of_days(days));
	buf_printf(b, "T%02d:%02d:%02dZ", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

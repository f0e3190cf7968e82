// Civil dates (a day on a calendar, no zone) and instants (UTC). A document's date is a civil date; what
// happened on the server is an instant.
#pragma once

#include "base/base.h"

struct date {
	int16_t year; // 0: no date
	uint8_t month, day;
};

bool date_is_set(struct date d);
bool date_valid(int year, int month, int day); // years 1 to 9999, proleptic Gregorian
bool date_parse(struct sv iso, struct date *out) MUST_USE; // "2020-01-31"
void date_write(struct buf *b, struct date d);             // "2020-01-31"; nothing where it is not set
struct sv date_text(struct arena *a, struct date d);       // the same in an arena
int date_cmp(struct date a, struct date b); // a date that is not set comes first
int date_days(struct date d);               // days since 1970-01-01
struct date date_of_days(int days);
struct date date_add(struct date d, int days);
int date_last_day(int year, int month); // of the month: 28 to 31
int date_weekday(struct date d);        // 1 Monday to 7 Sunday

// Milliseconds since 1970-01-01T00:00:00Z.
typedef int64_t instant;

// The civil date and time of day at an offset from UTC in minutes (Asia/Ho_Chi_Minh: 420, no summer time).
struct date instant_date(instant t, int offset_minutes);
int instant_minute(instant t, int offset_minutes); // minutes since that day's midnight
instant instant_of_date(struct date d, int offset_minutes); // that day's midnight
void instant_write(struct buf *b, instant t);               // "2020-01-31T08:15:00Z"

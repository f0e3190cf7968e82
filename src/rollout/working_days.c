// Working days: weekends and the days off of the table do not count, weekends that the table says are worked do. The years that
// are shipped are those whose days off were announced; of others only the weekends are known.
#include "rollout/obligation.h"

bool working_days_known(struct tx *t, int year)
{
	return db_exists(t->db, SQL_holiday_year, DB_ARGS(DB_INT("year", year)));
}

static bool is_working(struct tx *t, struct date d)
{
	enum { FRIDAY = 5 };
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_holiday_of, DB_ARGS(DB_DATE("day", d, t->arena)));
	return rows_next(&r) ? !row_bool(&r, 0) : date_weekday(d) <= FRIDAY;
}

struct date working_day_after(struct tx *t, struct date day, int days, bool working)
{
	if (!working)
		return date_add(day, days);
	while (days > 0 && !db_failed(t->db)) {
		day = date_add(day, 1);
		days -= is_working(t, day);
	}
	return day;
}

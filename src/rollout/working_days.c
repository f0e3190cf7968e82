// Working days: Saturdays, Sundays and official holidays do not count. The holidays are those that the Labour Code names on fixed
// days, and the lunar ones of the years that are known here; of other years only the fixed ones.
#include "rollout/obligation.h"

// Days off of the lunar new year and of the Hùng Kings' day (10th of the third lunar month), by year.
static const struct {
	int year;
	struct date from, to; // the new year's days off, weekends between included
	struct date hung;
} lunar[] = {
    {2019, {2019, 2, 4}, {2019, 2, 8}, {2019, 4, 15}},   {2020, {2020, 1, 23}, {2020, 1, 29}, {2020, 4, 2}},
    {2021, {2021, 2, 10}, {2021, 2, 16}, {2021, 4, 21}}, {2022, {2022, 1, 31}, {2022, 2, 4}, {2022, 4, 11}},
    {2023, {2023, 1, 20}, {2023, 1, 26}, {2023, 5, 2}},  {2024, {2024, 2, 8}, {2024, 2, 14}, {2024, 4, 18}},
    {2025, {2025, 1, 27}, {2025, 1, 31}, {2025, 4, 7}},  {2026, {2026, 2, 16}, {2026, 2, 20}, {2026, 4, 27}},
};

bool working_days_known(int year)
{
	for (size_t i = 0; i < LENGTH(lunar); i++) {
		if (lunar[i].year == year)
			return true;
	}
	return false;
}

static bool holiday(struct date d)
{
	static const struct {
		uint8_t month, day;
	} fixed[] = {{1, 1}, {4, 30}, {5, 1}, {9, 2}};
	for (size_t i = 0; i < LENGTH(fixed); i++) {
		if (d.month == fixed[i].month && d.day == fixed[i].day)
			return true;
	}
	for (size_t i = 0; i < LENGTH(lunar); i++) {
		if (lunar[i].year == d.year && ((date_cmp(d, lunar[i].from) >= 0 && date_cmp(d, lunar[i].to) <= 0) || date_cmp(d, lunar[i].hung) == 0))
			return true;
	}
	return false;
}

struct date working_day_after(struct date day, int days, bool working)
{
	if (!working)
		return date_add(day, days);
	while (days > 0) {
		day = date_add(day, 1);
		if (date_weekday(day) <= 5 && !holiday(day))
			days--;
	}
	return day;
}

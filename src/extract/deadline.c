// Reads by when something is due: days and periods with the words before them. Of several the one that is said to be a limit
// counts, of two limits the first (but behind a plan's the next), of a range its end.
#include "extract/deadline.h"

enum { BEFORE_MOST = 6, RECUR_AFTER = 4 };

static bool is(const struct deadline_text *t, size_t i, const char *class, size_t *count)
{
	return scan_is(t->s, t->words, i, class, count, NULL);
}

// "sau 5 ngày làm việc", "trong 10 ngày": tokens, 0 where it is none.
static size_t days_after(const struct deadline_text *t, size_t from, size_t i, struct deadline *d)
{
	static const char *const before[] = {"sau", "nhất", "trong", "khi", "học", "chức", "vòng", "quá"};
	int64_t days;
	if (i <= from || scan_place(t->s, i - 1, before) < 0 || !scan_number(t->s, i, &days) || days < 1 || days > 99 || !scan_word(t->s, i + 1, "ngày") || scan_sign(t->s, i + 2, '/'))
		return 0;
	d->after_days = (int)days;
	d->working = scan_word(t->s, i + 2, "làm") && scan_word(t->s, i + 3, "việc");
	return d->working ? 4 : 2;
}

// "số 83-HD/BTGTU, ngày …" is a citation's date. Citations stand in order; few begin before one that holds the place.
static bool cited(const struct deadline_text *t, size_t i)
{
	enum { NESTED_MOST = 4 };
	const char *at = t->p->text.p + scan_token(t->s, i)->from;
	size_t low = 0, high = t->cited_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (t->cited[middle].text.p <= at)
			low = middle + 1;
		else
			high = middle;
	}
	for (size_t k = low; k > 0 && k + NESTED_MOST > low; k--) {
		if (at < t->cited[k - 1].text.p + t->cited[k - 1].text.n)
			return true;
	}
	return false;
}

static bool parts(const struct deadline_text *t, size_t i, bool comma)
{
	return scan_sign(t->s, i, ';') || (comma && scan_sign(t->s, i, ','));
}

// "hằng tháng" beside a day makes it one of many.
static bool recurring(const struct deadline_text *t, size_t from, size_t i, size_t n, size_t to)
{
	enum { WITHOUT_YEAR = 4 };
	// "định kỳ 6 tháng (trước ngày 10/6) và năm (trước ngày 05/12)": a day without its year is one of many wherever that is said.
	for (size_t k = from; n >= 3 && n <= WITHOUT_YEAR && k < i; k++) {
		if (is(t, k, "recur", NULL))
			return true;
	}
	// "trước ngày 30/4/2030; định kỳ hằng quý …", "hằng tháng …, hoàn thành trước ngày 30/4/2030": a day with its year is one beside many.
	bool whole = n > WITHOUT_YEAR;
	for (size_t k = i; k > from && k + BEFORE_MOST > i && !parts(t, k - 1, whole); k--) {
		if (is(t, k - 1, "recur", NULL))
			return true;
	}
	for (size_t k = i; k < to && k < i + n + RECUR_AFTER && !parts(t, k, whole); k++) {
		if (is(t, k, "recur", NULL))
			return true;
	}
	return false;
}

// The words that make the day a limit: their first token, i where there are none. *limit: 2 a limit, 1 a period's end, 0 neither.
static size_t limit_before(const struct deadline_text *t, size_t from, size_t i, int *limit)
{
	size_t first = i, count;
	*limit = 0;
	for (size_t k = i; k-- > from && k + BEFORE_MOST >= i;) {
		// "…, tiến độ: quý I/2031"
		if (k > from && scan_sign(t->s, k, ':') && (scan_word(t->s, k - 1, "độ") || scan_word(t->s, k - 1, "gian") || scan_word(t->s, k - 1, "hạn")))
			*limit = *limit ? *limit : 1;
		if (scan_sign(t->s, k, ',') || scan_sign(t->s, k, ';') || scan_sign(t->s, k, ':'))
			break;
		bool due = is(t, k, "due", &count), within = !due && is(t, k, "within", &count);
		bool longer = scan_word(t->s, k, "hạn") && scan_word(t->s, k - 1, "gia"); // "gia hạn thuế trước ngày …"
		if ((!due && !within) || k + count > i + 1 || longer)
			continue;
		first = k;
		*limit = due ? 2 : *limit ? *limit : 1;
	}
	return first;
}

// "bắt đầu từ tháng 3", "kể từ ngày …", "từ ngày … đến ngày …": the day stands behind a word of beginning.
static bool begins(const struct deadline_text *t, size_t from, size_t i)
{
	return i > from && (scan_word(t->s, i - 1, "từ") || (i > from + 1 && scan_word(t->s, i - 1, "đầu") && scan_word(t->s, i - 2, "bắt")) ||
	                    (i > from + 2 && scan_word(t->s, i - 1, "vào") && scan_word(t->s, i - 2, "đầu") && scan_word(t->s, i - 3, "bắt")));
}

// A day or a period that begins at token i; tokens. *exact: a day.
static size_t day_at(const struct deadline_text *t, size_t i, bool held, struct date *day, bool *exact)
{
	int year = t->d ? (date_is_set(t->d->date) ? t->d->date.year : t->d->target_year) : 0;
	size_t n = scan_date(t->s, i, day);
	if (!n && !held && t->d && (year || date_is_set(t->d->date)))
		n = scan_day(t->s, i, date_is_set(t->d->date) ? t->d->date : (struct date){(int16_t)year, 1, 1}, day);
	// "xong trước 30/6"
	struct date near = t->d && date_is_set(t->d->date) ? t->d->date : (struct date){(int16_t)(t->d && !year ? t->d->year : year), 3, 1}; // of the year of what is to be done
	if (!n && !held && t->d && i > 0 && is(t, i - 1, "due", NULL) && near.year)
		n = scan_bare_day(t->s, i, near, day);
	*exact = n > 0;
	if (!n)
		n = scan_period(t->s, i, year, day);
	return n;
}

// "tháng 4 đến tháng 10", "từ 01/02 - 26/3": the day ends a range that another one begins just before it.
static bool ends_range(const struct deadline_text *t, size_t i, size_t before)
{
	enum { JOINT_MOST = 3 }; // "đến hết ngày"
	for (size_t k = before; before && k < i && i <= before + JOINT_MOST; k++) {
		if (scan_word(t->s, k, "đến") || scan_word(t->s, k, "tới") || scan_sign(t->s, k, '-'))
			return true;
	}
	return false;
}

// "xây dựng kế hoạch trước ngày 28/02, tổ chức học tập xong trước ngày 15/3": what is planned is due by the second day.
static bool says_plan(const struct deadline_text *t, size_t from, size_t to)
{
	size_t count;
	for (size_t i = from; i < to; i++) {
		if (is(t, i, "plan", &count))
			return true;
	}
	return false;
}

// "(tháng 3, 6, 9, 11)": of months that are listed the last, where the list ends with them; tokens more.
static size_t months_listed(const struct deadline_text *t, size_t i, struct date *day)
{
	int64_t month = 0, next;
	size_t k = i;
	while ((scan_sign(t->s, k, ',') || scan_word(t->s, k, "và")) && scan_number(t->s, k + 1, &next) && next >= 1 && next <= 12) {
		month = next;
		k += 2;
	}
	bool ends = month > day->month && (k >= t->s->tokens.count || (scan_token(t->s, k)->kind == TOKEN_SIGN && !scan_sign(t->s, k, '/')));
	if (!ends)
		return 0;
	*day = (struct date){day->year, (uint8_t)month, (uint8_t)date_last_day(day->year, (int)month)};
	return k - i;
}

struct deadline deadline_read(const struct deadline_text *t, size_t from, size_t to)
{
	struct deadline d = {0};
	bool held = false;
	int best = -1;
	size_t before = 0;      // behind the last day
	bool of_plan = false;   // the day so far is when a plan is to be made
	for (size_t i = from, n; i < to; i += n ? n : 1) {
		struct date day = {0};
		bool exact;
		int limit;
		held = held || is(t, i, "held", NULL);
		n = days_after(t, from, i, &d);
		if (n)
			continue;
		n = day_at(t, i, held, &day, &exact);
		if (!n || cited(t, i) || recurring(t, from, i, n, to) || begins(t, from, i))
			continue;
		if (!exact && scan_word(t->s, i, "tháng"))
			n += months_listed(t, i + n, &day);
		size_t first = limit_before(t, from, i, &limit);
		// "báo cáo tình hình … đến ngày 31/5" in a letter of June: up to when it is told
		if (limit == 2 && scan_word(t->s, first, "đến") && t->d && date_is_set(t->d->date) && date_cmp(day, t->d->date) < 0)
			continue;
		bool later = limit == best && date_cmp(day, d.due) > 0 && (t->field || of_plan || ends_range(t, i, before));
		before = i + n;
		bool month = scan_word(t->s, i, "tháng");
		// "năm 2020" and "6 tháng đầu năm" alone are periods that the text speaks of.
		if (!exact && !limit && !month && !(t->field && n > 2))
			continue;
		if (scan_word(t->s, i, "năm") && limit < 1)
			continue;
		if (held) {
			d.held = day;
		} else if (limit > best || later) {
			best = d.limit = limit;
			of_plan = says_plan(t, from, first);
			d.due = day;
			d.text = sv_trim(scan_range(t->s, first, i + n));
		}
	}
	return d;
}

// Days that cannot be: a deadline before the document's own day, a day that no month has, a weekday that is not that day's.
#include <stdio.h>

#include "extract/lint.h"
#include "text/text.h"

// A day as written, which may be none.
struct written {
	int64_t day, month, year; // year 0: unsaid
	size_t count;             // tokens
};

static bool year_like(int64_t y)
{
	return y >= 1900 && y <= 2100;
}

// "15/3/2021", "15-3-2021", "15 tháng 3 năm 2021"; without the year only where `alone` allows it.
static bool day_at(const struct scan *s, size_t i, bool alone, struct written *out)
{
	struct written w = {0};
	if (!scan_number(s, i, &w.day) || w.day > 99)
		return false;
	bool words = scan_word(s, i + 1, "tháng");
	char sign = scan_sign(s, i + 1, '/') ? '/' : scan_sign(s, i + 1, '-') ? '-' : '\0';
	if ((!words && !sign) || !scan_number(s, i + 2, &w.month) || w.month > 99)
		return false;
	w.count = 3;
	bool more = words ? scan_word(s, i + 3, "năm") : scan_sign(s, i + 3, sign);
	if (more && scan_number(s, i + 4, &w.year) && year_like(w.year))
		w.count = 5;
	else if (!alone || (sign == '-') || (sign && scan_sign(s, i + 3, sign)))
		return false;
	else
		w.year = 0;
	*out = w;
	return true;
}

// In a leap year where none is said.
static bool exists(const struct written *w)
{
	return w->month >= 1 && w->month <= 12 && w->day >= 1 && w->day <= date_last_day(w->year ? (int)w->year : 2000, (int)w->month);
}

static void add(struct lint *l, size_t from, size_t to, enum severity severity, const char *msgid, struct sv a,
                struct sv b, struct sv c)
{
	struct lint_draft f = {.place = paragraph_place(l->r, l->paragraph, from, to, NULL, NULL), .code = "deadline", .severity = severity,
	                       .message = {.failure = FAIL_CHECK, .msgid = msgid}};
	lint_arg_text(&f, 0, a);
	if (b.n)
		lint_arg_text(&f, 1, b);
	if (c.n)
		lint_arg_text(&f, 2, c);
	lint_add(l, &f);
}

// ---- weekdays

static const char *const weekdays[] = {"thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"};

// 1 Monday to 7 Sunday; 0: none begins here. Always two tokens.
static int weekday_at(const struct scan *s, size_t i)
{
	static const char *const words[] = {"hai", "ba", "tư", "năm", "sáu", "bảy"};
	int64_t n;
	if (scan_word(s, i, "chủ") && scan_word(s, i + 1, "nhật"))
		return 7;
	if (!scan_word(s, i, "thứ"))
		return 0;
	if (scan_number(s, i + 1, &n))
		return n >= 2 && n <= 7 ? (int)n - 1 : 0;
	return scan_place(s, i + 1, words) + 1;
}

// "lần thứ hai, ngày …" is an order: a weekday begins the words, or stands after a sign or a word of time.
static bool is_weekday(const struct scan *s, size_t i)
{
	static const char *const before[] = {"vào", "sáng", "chiều", "tối", "trưa", "đêm", "ngày", "hôm", "từ", "đến"};
	if (i == 0 || scan_token(s, i - 1)->kind == TOKEN_SIGN)
		return true;
	return scan_place(s, i - 1, before) >= 0;
}

static void check_weekday(struct lint *l, size_t i, struct date near)
{
	const struct scan *s = l->read;
	int said = weekday_at(s, i);
	struct written w;
	if (!said || !is_weekday(s, i))
		return;
	size_t at = i + 2;
	bool bracket = i && scan_sign(s, i - 1, '(') && scan_sign(s, at, ')');
	bool found = false;
	if (bracket) {
		// "ngày 15/3/2021 (thứ Hai)"
		for (size_t back = 5; back >= 3 && !found; back -= 2)
			found = i > back && day_at(s, i - 1 - back, false, &w) && w.count == back;
	} else {
		while (scan_sign(s, at, ',') || scan_sign(s, at, '(') || scan_word(s, at, "ngày"))
			at++;
		found = at > i + 2 && day_at(s, at, true, &w);
	}
	if (!found || !exists(&w))
		return;
	struct date day = {(int16_t)w.year, (uint8_t)w.month, (uint8_t)w.day};
	if (!w.year) {
		if (!date_is_set(near) || !date_valid(near.year, (int)w.month, (int)w.day))
			return;
		day.year = near.year;
	}
	int is = date_weekday(day);
	if (is == said)
		return;
	AUTO(arena_free) struct arena scratch = {0};
	add(l, scan_token(s, i)->from, scan_token(s, i + 1)->to, w.year ? SEVERITY_ERROR : SEVERITY_WARNING, N_("%s is “%s”, not “%s”"),
	    text_date(&scratch, day), sv_of(weekdays[is - 1]), scan_range(s, i, i + 2));
}

// ---- days that no month has

static void check_day(struct lint *l, size_t i)
{
	const struct scan *s = l->read;
	struct written w;
	bool named = i && scan_word(s, i - 1, "ngày"), joined = i && scan_token(s, i - 1)->kind == TOKEN_SIGN && !scan_token(s, i)->spaced;
	if ((joined && !scan_sign(s, i - 1, '(')) || !day_at(s, i, named, &w) || exists(&w))
		return;
	// "32/13/2021" without "ngày" may be no date, and "ngày 15/30" may be two days.
	if ((!named || !w.year) && (w.day < 1 || w.day > 31 || w.month < 1 || w.month > 12))
		return;
	add(l, scan_token(s, i)->from, scan_token(s, i + w.count - 1)->to, SEVERITY_ERROR, N_("there is no day %s"), scan_range(s, i, i + w.count),
	    (struct sv){0}, (struct sv){0});
}

// ---- deadlines

static bool says_year(struct sv text)
{
	size_t digits = 0;
	for (size_t i = 0; i < text.n; i++) {
		digits = text.p[i] >= '0' && text.p[i] <= '9' ? digits + 1 : 0;
		if (digits == 4)
			return true;
	}
	return false;
}

static struct place place_of(const struct lint *l, const struct obligation_found *o)
{
	struct sv line = l->r->lines[o->place.line - 1].text;
	size_t at = o->due_text.n ? sv_find(line, o->due_text) : SIZE_MAX;
	if (at == SIZE_MAX)
		return o->place;
	int from = (int)utf8_count(sv_head(line, at));
	return (struct place){o->place.line, from, from + (int)utf8_count(o->due_text)};
}

// What a report tells of was asked for earlier: its days are no deadlines of its own.
static void check_obligation(struct lint *l, const struct obligation_found *o)
{
	const struct document_found *d = reading_document_at(l->r, o->line);
	if (!d || !date_is_set(d->date) || !date_is_set(o->due) || o->due_inherited || date_is_set(o->held) || date_cmp(o->due, d->date) >= 0 ||
	    o->place.line < 1)
		return;
	if (strcmp(d->kind, "report") == 0 || lint_says(l, l->r->lines[o->place.line - 1].text, "already"))
		return;
	AUTO(arena_free) struct arena scratch = {0};
	struct lint_draft f = {.place = place_of(l, o), .code = "deadline", .severity = says_year(o->due_text) ? SEVERITY_ERROR : SEVERITY_WARNING,
	                       .message = {.failure = FAIL_CHECK, .msgid = N_("the deadline %s is before the day of the document, %s")}};
	lint_arg_text(&f, 0, text_date(&scratch, o->due));
	lint_arg_text(&f, 1, text_date(&scratch, d->date));
	lint_add(l, &f);
}

void lint_deadline(struct lint *l)
{
	for (size_t i = 0; i < l->r->obligation_count; i++)
		check_obligation(l, &l->r->obligations[i]);
}

// ---- each paragraph

void lint_days(struct lint *l)
{
	const struct scan *s = l->read;
	const struct document_found *d = NULL;
	const struct token *t = s->tokens.items;
	if (!s->tokens.numbers)
		return;
	const uint64_t thu = scan_key("thứ"), chu = scan_key("chủ");
	for (size_t i = 0, n = s->tokens.count; i + 1 < n; i++) {
		if (t[i].kind == TOKEN_NUMBER) {
			if (t[i + 1].sign == '/' || t[i + 1].sign == '-' || scan_word(s, i + 1, "tháng"))
				check_day(l, i);
		} else if ((t[i].key == thu || t[i].key == chu) && t[i].kind == TOKEN_WORD && weekday_at(s, i)) {
			d = d ? d : reading_document_at(l->r, l->paragraph->first_line);
			check_weekday(l, i, d ? d->date : (struct date){0});
		}
	}
}

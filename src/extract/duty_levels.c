// By when each level is due, told in one sentence: "Thời gian tiến hành: cấp cơ sở trước ngày 30/4, cấp huyện trước ngày 31/7".
#include "extract/duties.h"

enum { LEVELS_MOST = 12, NAME_MOST = 12 /* tokens */, LABEL_MOST = 8 };

struct level {
	size_t from, name_to, to; // tokens
};

// "cấp cơ sở", "cấp trên trực tiếp cơ sở", a body.
static bool names_level(const struct duties *x, size_t i)
{
	size_t count;
	return scan_word(&x->s, i, "cấp") || wording_actor(&x->say, i, &count);
}

// Behind a level's name: a colon, or the words that make a day its limit. `to` where none stand there.
static size_t name_end(const struct duties *x, size_t from, size_t to)
{
	size_t i = from + 1;
	static const char *const ends[] = {"hoàn", "xong", "tổ", "tiến", "từ", "quý", "tháng", "ngày", "vào", "dự"};
	while (i < to && i <= from + NAME_MOST) {
		if (scan_sign(&x->s, i, ':') || scan_sign(&x->s, i, '(') || scan_place(&x->s, i, ends) >= 0 ||
		    duties_is(x, i, "due", NULL, NULL) || duties_is(x, i, "within", NULL, NULL))
			return i;
		i++;
	}
	return to;
}

// The levels from token i on, each with a day of its own; 0 where anything else stands there.
static size_t levels_find(const struct duties *x, size_t i, size_t to, struct level *levels)
{
	size_t n = 0;
	while (i < to && n < LEVELS_MOST) {
		struct level *l = &levels[n];
		*l = (struct level){.from = i, .to = i};
		if (!names_level(x, i))
			return 0;
		while (l->to < to && !(l->to > i + 1 && (scan_sign(&x->s, l->to, ',') || scan_sign(&x->s, l->to, ';')) && names_level(x, l->to + 1) &&
		                       date_is_set(duties_when(x, l->from, l->to, true).due)))
			l->to++;
		l->name_to = name_end(x, l->from, l->to);
		if (l->name_to >= l->to || !date_is_set(duties_when(x, l->name_to, l->to, true).due))
			return 0;
		n++;
		i = l->to + 1;
	}
	return n;
}

bool duty_levels(struct duties *x, size_t from, size_t to, bool field)
{
	static const char *const labels[] = {"thời", "tiến", "mốc", "hạn"};
	struct level levels[LEVELS_MOST];
	size_t colon = from, least = field ? 1 : 2;
	if (!field || scan_place(&x->s, from, labels) >= 0) {
		while (colon < to && colon < from + LABEL_MOST && !scan_sign(&x->s, colon, ':'))
			colon++;
		if (scan_place(&x->s, from, labels) < 0 || !scan_sign(&x->s, colon, ':'))
			return false;
	}
	// What of the label says what is done by then: "tiến hành", "tổ chức đại hội".
	size_t what = colon > from ? from + 2 : from, first = colon > from ? colon + 1 : from;
	size_t n = levels_find(x, first, to, levels);
	if (n < least)
		return false;
	struct sv told = what < colon ? wording_cleaned(scan_range(&x->s, what, colon)) : x->task.text;
	size_t at = scan_token(&x->s, from)->from, end = scan_token(&x->s, to - 1)->to;
	for (size_t k = 0; k < n; k++) {
		const struct level *l = &levels[k];
		struct sv rest = wording_cleaned(scan_range(&x->s, l->name_to, l->to));
		struct obligation_found o = {.kind = OBLIGATION_DUTY, .actor = wording_cleaned(scan_range(&x->s, l->from, l->name_to))};
		if (k == 0 && n == 1)
			o.place = duties_place(x, at, end);
		else
			o.place = duties_place(x, scan_token(&x->s, l->from)->from, scan_token(&x->s, l->to - 1)->to);
		o.line = o.last_line = o.place.line;
		o.action = told.n ? arena_printf(x->r->arena, SV_FMT " " SV_FMT, SV_ARG(told), SV_ARG(rest)) : rest;
		duty_set_when(&o, duties_when(x, l->name_to, l->to, true));
		duty_push(x, o);
	}
	x->section = SIZE_MAX; // they have their days
	return true;
}

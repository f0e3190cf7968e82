// What a rate says: of what it is, by its unit or by the words around it, for which time, and whether it is an average or fixed.
#include "extract/lint_average.h"

enum span_of_time average_time(struct sv of)
{
	static const struct {
		const char *name;
		enum span_of_time time;
	} times[] = {{"day", TIME_DAY}, {"month", TIME_MONTH}, {"quarter", TIME_QUARTER}, {"quý", TIME_QUARTER}, {"year", TIME_OTHER}, {"week", TIME_OTHER}};
	for (size_t i = 0; i < LENGTH(times); i++) {
		if (sv_is(of, times[i].name))
			return times[i].time;
	}
	return TIME_NONE;
}

bool average_is_class(struct lint *l, struct lint_words w, size_t i, const char *class, size_t *n)
{
	return scan_is_within(w.scan, l->relations, i, w.to, class, n, NULL);
}

// The words of the sentence before a rate since the last sign, over a bracket and over a figure that "và" joins with it.
static struct sv clause_of(const struct lint *l, size_t at)
{
	enum { CLAUSE = 140, JOINT = 6 };
	struct sv words = lint_last(lint_before(l, at), CLAUSE);
	size_t own = at && l->r->measures[at - 1].place.line == l->r->measures[at].place.line ? lint_between(l, at - 1, at).n : words.n;
	int depth = 0;
	for (size_t k = words.n; k-- > 0;) {
		char c = words.p[k];
		bool past = words.n - k > own; // the figure before is in between
		if (c == ')')
			depth++;
		else if (c == '(' && depth-- == 0)
			return sv_trim(sv_from(words, k + 1));
		else if (!depth && (c == ';' || c == ':' || c == ',' || (c == '.' && k + 1 < words.n && words.p[k + 1] == ' ')) &&
		         !(c == ',' && k + 1 < words.n && words.p[k + 1] >= '0' && words.p[k + 1] <= '9'))
			return sv_trim(sv_from(words, k + 1));
		if (past && !depth && c != ')' && !sv_is(sv_trim(lint_between(l, at - 1, at)), "và") && sv_find(lint_between(l, at - 1, at), SV(")")) == SIZE_MAX)
			return sv_trim(sv_from(words, words.n - own));
	}
	return sv_trim(words);
}

static const struct unit_shape *shape_of_words(struct lint *l, struct sv words)
{
	return unit_shape(&l->shapes, arena_sv(l->arena, words));
}

// "bình quân mỗi việc …": what is counted are the words behind it.
static void read_clause(struct lint *l, struct average *q, struct sv clause)
{
	enum { NOUN = 2 };
	struct lint_words w = lint_words(l, clause);
	for (size_t i = w.from, n; i < w.to; i += n) {
		n = 1;
		if (!(scan_token(w.scan, i)->begins & l->relations->bit))
			continue;
		if (average_is_class(l, w, i, "each", &n)) {
			q->average |= n > 1;
			q->fixed |= n == 1;
			if (!q->each_text.n && i + n < w.to)
				q->each_text = scan_range(w.scan, i + n, i + n + NOUN < w.to ? i + n + NOUN : w.to);
		} else if (average_is_class(l, w, i, "average", &n)) {
			q->average = true;
		} else if (average_is_class(l, w, i, "norm", &n)) {
			q->fixed = true;
		} else {
			n = 1;
		}
	}
	if (!q->each_text.n && q->average && sv_find(clause, SV("đầu người")) != SIZE_MAX)
		q->each_text = SV("người");
	if (q->average)
		q->fixed = false;
	q->compared = lint_says(l, clause, "higher") || lint_says(l, clause, "lower");
}

// "1.800 đồng một kg", "2,7 lượt kiểm tra phát hiện một tồn tại", "8,5 triệu đồng cho một lao động".
static struct sv each_after(struct lint *l, const struct average *q)
{
	enum { NEAR = 60, NOUN = 2, FAR = 5 };
	bool next = q->at + 1 < q->to;
	struct lint_words w = lint_words(l, lint_first(next ? lint_between(l, q->at, q->at + 1) : lint_sentence_after(l, q->at, SIZE_MAX), NEAR));
	for (size_t i = w.from; i + 1 < w.to && i < w.from + FAR && scan_token(w.scan, i)->kind != TOKEN_SIGN; i++) {
		if (scan_word(w.scan, i, "một") || scan_word(w.scan, i, "mỗi") || (i == w.from && scan_word(w.scan, i, "1")))
			return scan_range(w.scan, i + 1, i + 1 + NOUN < w.to ? i + 1 + NOUN : w.to);
	}
	return (struct sv){0};
}

static bool is_time_word(const struct scan *s, size_t i, enum span_of_time time)
{
	return time == TIME_MONTH ? scan_word(s, i, "tháng") : scan_word(s, i, "quý");
}

// The times that are told in the sentence: "trong 9 tháng", "(304 ngày làm việc)", "12 tháng"; else those that are usual.
static void read_times(struct lint *l, struct average *q)
{
	static const int months[] = {12, 1, 6, 9, 3}, quarters[] = {4, 1, 2, 3};
	if (q->time != TIME_MONTH && q->time != TIME_QUARTER)
		return;
	struct sv line = l->r->lines[q->said.place.line - 1].text;
	bool first = !q->from || l->r->measures[q->from - 1].place.line != q->said.place.line;
	size_t from = first ? 0 : l->spans[q->from - 1].to, to = q->to < l->r->measure_count && l->r->measures[q->to].place.line == q->said.place.line ? l->spans[q->to].from : line.n;
	struct lint_words w = lint_words(l, sv_from(sv_head(line, to), from));
	for (size_t i = w.from; i + 1 < w.to && q->time_count < AVERAGE_TIMES; i++) {
		int64_t n;
		if (scan_number(w.scan, i, &n) && n > 1 && n <= 366 && is_time_word(w.scan, i + 1, q->time))
			q->times[q->time_count++] = (int)n;
	}
	if (q->time == TIME_MONTH && sv_find(sv_from(sv_head(line, to), from), SV("quý")) != SIZE_MAX && q->time_count < AVERAGE_TIMES)
		q->times[q->time_count++] = 3;
	q->likely = q->time_count;
	const int *usual = q->time == TIME_MONTH ? months : quarters;
	size_t count = q->time == TIME_MONTH ? LENGTH(months) : LENGTH(quarters);
	for (size_t i = 0; i < count && q->time_count < AVERAGE_TIMES; i++)
		q->times[q->time_count++] = usual[i];
	q->likely += q->by_time ? 1 : 2;
}

// "bình quân 5 tháng", "3 ngày công/hộ": a time that is counted, not one for which the rate is.
bool average_read(struct lint *l, size_t at, struct average *q)
{
	const struct measure_found *m = &l->r->measures[at];
	const struct unit_shape *s = lint_shape(l, at);
	if (m->has_high || m->has_total || (m->cmp != CMP_EQ && m->cmp != CMP_ABOUT) || !m->unit.n || !s->count || lint_is_percent(m) || m->value.mantissa <= 0 ||
	    lint_parent(l, at) != SIZE_MAX)
		return false;
	*q = (struct average){.at = at, .said = *m, .rated = *s};
	size_t parts = s->count;
	if (parts > 1 && average_time(s->of[parts - 1]) != TIME_NONE)
		q->time = average_time(s->of[--parts]);
	if (parts > 2)
		return false;
	struct sv clause = clause_of(l, at);
	read_clause(l, q, clause);
	bool plain = m->role == ROLE_ACTUAL || m->role == ROLE_TARGET;
	if (q->compared || (!plain && parts < 2 && !q->each_text.n))
		return false;
	struct sv unit = m->unit, piece;
	sv_cut(&unit, '/', &q->of_text);
	for (q->from = at; q->from && !l->opens[q->from] && l->r->measures[q->from - 1].place.line == m->place.line;)
		q->from--;
	for (q->to = at + 1; q->to < l->r->measure_count && !l->opens[q->to] && l->r->measures[q->to].place.line == m->place.line;)
		q->to++;
	if (parts == 2 && sv_cut(&unit, '/', &piece)) {
		q->each_text = piece;
		q->each = *unit_shape(&l->shapes, piece);
	} else {
		if (!q->each_text.n && (q->average || q->fixed))
			q->each_text = each_after(l, q);
		if (!q->each_text.n && !q->average && !q->fixed && q->time == TIME_NONE)
			return false;
		if (q->each_text.n) {
			q->each = *shape_of_words(l, q->each_text);
			q->rated.power -= q->each.power;
		}
	}
	enum span_of_time each = q->each.count ? average_time(q->each.of[0]) : TIME_NONE;
	if (parts == 1 && q->time == TIME_NONE && each != TIME_NONE && each != TIME_DAY) {
		q->time = each;
		q->by_time = true;
	} else if (parts == 1 && q->time == TIME_DAY && !q->each.count) {
		// "180 nghìn đồng/ngày" of so many days
		q->time = TIME_NONE;
		q->by_day = true;
		q->each = (struct unit_shape){.of = {SV("day")}, .count = 1};
	}
	q->rated.counted = false; // an average of things that are counted is rounded
	q->said.role = ROLE_ACTUAL;
	q->said.cmp = CMP_EQ;
	read_times(l, q);
	apart_add_words(l, &q->words, clause);
	return true;
}

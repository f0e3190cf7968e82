// What may be the part of a share: what stands before it, what its words name elsewhere, what stands at its place in a row.
#include "extract/lint_whole.h"

static void add_part(struct lint *l, struct whole_search *s, size_t i, int worth)
{
	const struct apart_known *k = apart_known_of(l, i);
	const struct measure_found *m = &l->r->measures[i];
	for (size_t n = 0; n < s->part_count; n++) {
		if (!s->parts[n].bare && s->parts[n].measure == i)
			return;
	}
	bool level = apart_is_level(m) && !m->has_total && !lint_is_percent(m) && m->value.mantissa > 0 && (m->unit.n || !m->value.scale);
	if (s->part_count < WHOLE_PARTS && k && level && !apart_is_earlier(l, i))
		s->parts[s->part_count++] = (struct whole_part){.measure = i, .value = m->value, .bare = !m->unit.n, .worth = worth, .name = &k->name};
}

// It has a share already, which stands before this one.
static bool is_taken(const struct lint *l, const struct whole_search *s, size_t i)
{
	for (size_t k = lint_child(l, i); k != SIZE_MAX; k = lint_sibling(l, k)) {
		if (k < s->at && lint_is_percent(&l->r->measures[k]) && (l->r->measures[k].role == ROLE_SHARE || l->r->measures[k].role == ROLE_ATTAINMENT))
			return true;
	}
	return false;
}

static int named_worth(const struct whole_search *s, const struct apart_name *name)
{
	enum { MOST = 3 };
	int both = s->own.count ? apart_common(&s->asked_own, name) : 0;
	return both < MOST ? both : MOST;
}

// "nhà nước 812,3 tỷ đồng, ngoài nhà nước 1.426,8 tỷ đồng; tỷ trọng lần lượt là 36,3%, 63,7%": as many counts stand before the percents. SIZE_MAX: they do not.
static size_t in_order(struct lint *l, const struct whole_search *s)
{
	size_t first = s->at, last = s->at + 1;
	while (first > s->from && lint_is_percent(&l->r->measures[first - 1]))
		first--;
	while (last < s->to && lint_is_percent(&l->r->measures[last]))
		last++;
	size_t n = last - first;
	if (n < 2 || first < s->from + n || !lint_says(l, lint_between(l, first - 1, first), "respectively"))
		return SIZE_MAX;
	return s->at - n;
}

// Those of its sentence, the nearest first; those behind it that alone can be meant.
static void parts_of_sentence(struct lint *l, struct whole_search *s)
{
	enum { TIED = 5, NEAREST = 3, OTHER = 1, TAKEN = -3 };
	size_t of = lint_parent(l, s->at);
	bool nearest = true;
	if (of != SIZE_MAX && !lint_is_percent(&l->r->measures[of]))
		add_part(l, s, of, TIED);
	size_t same = in_order(l, s);
	if (same != SIZE_MAX)
		add_part(l, s, same, TIED + 1);
	for (size_t i = s->at; i-- > s->from && s->part_count + 2 < WHOLE_PARTS;) {
		const struct apart_known *k = apart_known_of(l, i);
		if (!k || lint_is_percent(&l->r->measures[i]))
			continue;
		nearest = nearest && sv_find(lint_between(l, i, i + 1), SV(";")) == SIZE_MAX;
		int named = named_worth(s, &k->name);
		s->named_part |= named >= NEAREST;
		// "sản lượng 6.245 tấn, tỷ lệ hộ nghèo còn 5,1%"
		bool other = !named && !s->behind.n && s->asked_own.all >= WHOLE_LEAST;
		add_part(l, s, i, (nearest && !other ? NEAREST : OTHER) + named + (is_taken(l, s, i) ? TAKEN : 0));
		nearest = false;
	}
	size_t next = s->at + 1;
	if (next < s->to && !s->introduced && (s->at == s->from || sv_is(sv_trim(lint_between(l, s->at, next)), "(")))
		add_part(l, s, next, NEAREST - 1);
}

struct sv whole_sentence(const struct lint *l, size_t i)
{
	enum { MOST = 120 };
	struct sv words = lint_last(lint_before(l, i), MOST);
	for (size_t k = words.n; k-- > 0;) {
		if (words.p[k] == ';' || (words.p[k] == '.' && k + 1 < words.n && words.p[k + 1] == ' '))
			return sv_from(words, k + 1);
	}
	return words;
}

int whole_common(struct lint *l, const struct apart_query *q, size_t i, const struct apart_name *name, bool behind)
{
	enum { SIGN = 2 };
	struct apart_name wide = {.count = 0};
	int both = apart_common(q, name);
	if (behind || both * 5 >= q->all * 3)
		return both;
	struct sv words = whole_sentence(l, i);
	if (words.n <= apart_own_before(l, i).n + SIGN)
		return both;
	apart_add_words(l, &wide, words);
	int more = apart_common(q, &wide);
	return more > both ? more : both;
}

static int named_widely(struct lint *l, const struct whole_search *s, size_t i, const struct apart_name *name)
{
	enum { MOST = 3 };
	int both = s->own.count ? whole_common(l, &s->asked_own, i, name, false) : 0;
	return both < MOST ? both : MOST;
}

// "Số vụ bị hủy 06 vụ. Tỷ lệ hủy 0,47%": of the sentence before, where its own has none.
static void parts_before(struct lint *l, struct whole_search *s)
{
	enum { FAR = 10, WORTH = 1 };
	for (size_t i = s->from; i-- > 0 && s->from - i < FAR && l->r->measures[i].place.line == s->p->place.line && s->part_count + 2 < WHOLE_PARTS;) {
		const struct apart_known *k = apart_known_of(l, i);
		int named = k && lint_parent(l, i) == SIZE_MAX ? named_widely(l, s, i, &k->name) : 0;
		if ((named && !lint_in_bracket(l, i)) || (k && s->introduced))
			add_part(l, s, i, WORTH + named - (is_taken(l, s, i) ? WORTH : 0));
	}
}

// Those elsewhere that its own words name.
static void parts_elsewhere(struct lint *l, struct whole_search *s, size_t to)
{
	enum { WORTH = 2, MOST = 4, ENOUGH = 6 };
	struct apart_query *q = &s->asked_own;
	int enough = (q->all + 1) / 2;
	if (q->all < WHOLE_LEAST)
		return;
	apart_need(q, enough > ENOUGH ? ENOUGH : enough > WHOLE_LEAST ? enough : WHOLE_LEAST);
	size_t best[2] = {SIZE_MAX, SIZE_MAX};
	int worth[2] = {0, 0};
	for (size_t i = apart_next(l, q, apart_first(s->at, WHOLE_REACH), to); i < to; i = apart_next(l, q, i + 1, to)) {
		const struct apart_known *k = apart_known_of(l, i);
		int both = k && !(i >= s->from && i < s->to) && apart_is_level(&l->r->measures[i]) ? apart_common(q, &k->name) : 0;
		if (both < WHOLE_LEAST || (both * 2 < q->all && both < ENOUGH) || apart_is_earlier(l, i))
			continue;
		size_t slot = both >= worth[0] ? 0 : 1;
		if (slot == 0) {
			best[1] = best[0];
			worth[1] = worth[0];
		}
		best[slot] = i;
		worth[slot] = both;
	}
	for (size_t k = 0; k < LENGTH(best); k++) {
		if (best[k] != SIZE_MAX)
			add_part(l, s, best[k], WORTH + (worth[k] / 2 < MOST ? worth[k] / 2 : MOST));
	}
}

void whole_find_parts(struct lint *l, struct whole_search *s, size_t to)
{
	parts_of_sentence(l, s);
	if (!s->part_count)
		parts_before(l, s);
	if (!s->part_count || (lint_parent(l, s->at) == SIZE_MAX && !s->named_part))
		parts_elsewhere(l, s, to);
}

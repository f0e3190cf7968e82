// What a section that tells things again says in other words, rounded or in another unit, and otherwise than it was told in full: "tai nạn trên quốc
// lộ còn ở mức cao (92 vụ)" where there were 97. A figure that is told nowhere else is laid beside those of its unit; the one is meant that one
// slip of the hand parts from it and that is told with most of its words, the rarer the more. A guess: a warning.
#include "extract/lint_again.h"
#include "extract/lint_apart.h"
#include "text/text.h"

enum {
	TOLD_MOST = 64,      // figures that tell something again, of one document
	FIGURES_MOST = 4096, // of a document that is looked through
	NEAR = 120,          // bytes before a figure in full that may name it
	UNITS_KNOWN = 512    // shapes of units
};

struct aligned {
	const struct document_found *document; // at hand; NULL: none yet
	size_t first;                          // its first measure
	struct aligned_figure {
		size_t measure;
		struct apart_name name;
		enum told_where { IN_SUMMARY, IN_OPENING, TAKEN_UP } where; // before the first heading; "Trong 58 tổ chức cơ sở đảng …"
	} told[TOLD_MOST];
	size_t count;
};

// ---- two figures

// A result, a plan, how far it is met, a change: what is told again is told as the same.
static int told_as(const struct measure_found *m)
{
	static const int as[] = {[ROLE_ACTUAL] = 0, [ROLE_SHARE] = 0, [ROLE_TARGET] = 1, [ROLE_ATTAINMENT] = 2, [ROLE_CHANGE] = 3, [ROLE_EXCESS] = 3, [ROLE_TARGET_CHANGE] = 4};
	return as[m->role];
}

static bool is_figure(const struct lint *l, size_t i)
{
	const struct measure_found *m = &l->r->measures[i];
	return !m->has_high && m->unit.n && m->value.mantissa > 0 && (m->cmp == CMP_EQ || m->cmp == CMP_GT || m->cmp == CMP_ABOUT) && lint_shape(l, i)->count;
}

// What is counted, by thousands too: "247,3 nghìn học sinh" are persons as "247.325 em".
static uint64_t hash_of(struct lint *l, size_t m)
{
	const struct unit_shape *s = lint_shape(l, m);
	struct sv unit = l->r->measures[m].unit;
	size_t blank = sv_find(unit, SV(" "));
	if (s->count != 1 || !s->counted || !s->power || blank == SIZE_MAX)
		return s->hash;
	return unit_shape(&l->shapes, sv_from(unit, blank + 1))->hash;
}

// "24,6 triệu đồng/người" is told in full as "24,6 triệu đồng/người/năm", "8,4 nghìn lao động" as "8.412 lao động".
static bool of_one_unit(struct lint *l, size_t a, size_t b)
{
	const struct unit_shape *x = lint_shape(l, a), *y = lint_shape(l, b);
	if (x->hash == y->hash || ((x->power || y->power) && hash_of(l, a) == hash_of(l, b)))
		return true;
	return x->count && y->count && sv_eq(x->of[0], y->of[0]) && (x->count > 1 ? y->count > 1 && sv_eq(x->of[1], y->of[1]) : y->count == 1);
}

struct printed {
	int64_t cut, rounded;
};

// A figure in units of 10^place.
static bool printed_at(const struct lint *l, size_t m, int place, struct printed *out)
{
	int64_t number = l->r->measures[m].value.mantissa;
	int up = lint_shape(l, m)->power - l->r->measures[m].value.scale - place;
	if (up >= (int)LENGTH(near_tens) || -up >= (int)LENGTH(near_tens) || (up > 0 && number > INT64_MAX / near_tens[up]))
		return false;
	out->cut = up >= 0 ? number * near_tens[up] : number / near_tens[-up];
	out->rounded = up >= 0 ? out->cut : (number + near_tens[-up] / 2) / near_tens[-up];
	return true;
}

// "trên 1.300" of 1.318: zeros that end a bound say nothing.
static bool is_about(int64_t round, int64_t exact)
{
	int64_t ten = 1;
	while (round % (ten * 10) == 0 && round / (ten * 10) > 0)
		ten *= 10;
	return exact / ten * ten == round || (exact + ten / 2) / ten * ten == round || (exact / ten + 1) * ten == round;
}

// "vượt 3,5% kế hoạch" where 103,5% were reached.
static bool is_beyond(const struct lint *l, size_t full, size_t again)
{
	const struct measure_found *m = &l->r->measures[full], *n = &l->r->measures[again];
	return m->role == ROLE_ATTAINMENT && n->role == ROLE_EXCESS && n->direction == DIRECTION_UP && lint_is_percent(m) && lint_is_percent(n) && decimal_cmp(m->value, decimal_int(100)) > 0;
}

// The figures as they would be printed in the coarser place of both; *equal: they are one. False: they cannot be compared.
static bool compare(const struct lint *l, size_t x, size_t y, struct printed *full, struct printed *again, bool *equal)
{
	const struct measure_found *m = &l->r->measures[x], *n = &l->r->measures[y];
	int ex = lint_shape(l, x)->power - m->value.scale, ey = lint_shape(l, y)->power - n->value.scale;
	struct printed p, q;
	int place = ex > ey ? ex : ey;
	if (!printed_at(l, x, place, &p) || !printed_at(l, y, place, &q))
		return false;
	if (is_beyond(l, x, y) && place <= 0) {
		p.cut -= 100 * near_tens[-place];
		p.rounded -= 100 * near_tens[-place];
	}
	*full = p;
	*again = q;
	*equal = p.cut == q.cut || p.cut == q.rounded || p.rounded == q.cut || p.rounded == q.rounded;
	if (!*equal && (m->cmp != CMP_EQ || n->cmp != CMP_EQ))
		*equal = ex < ey ? is_about(q.cut, p.cut) : is_about(p.cut, q.cut);
	return true;
}

// In bits: how little a chance it is that one slip parts them. -1: none does, or they are far apart.
static int bits_of_slip(int64_t full, int64_t again)
{
	int64_t apart = full > again ? full - again : again - full;
	int slips = near_digits(full) == near_digits(again) && apart * 3 <= full + again ? near_slips(again, full) : 0;
	int bits = -1;
	for (int64_t odds = slips ? near_room(again, full) / slips : 0; odds > 0; odds /= 2)
		bits++;
	return slips && bits < 0 ? 0 : bits;
}

// ---- their words

static void add_all(struct apart_name *to, const struct apart_name *n)
{
	to->bits |= n->bits;
	for (size_t i = 0; i < n->count && to->count < APART_WORDS; i++)
		to->words[to->count++] = n->words[i];
}

// By its own words; a share, a change, how far a plan is met by those of what it is said of too. False: they are not remembered.
static bool name_of(const struct lint *l, size_t m, struct apart_name *out)
{
	size_t parent = lint_parent(l, m);
	const struct apart_name *own = apart_name_of(l, m), *of = parent != SIZE_MAX ? apart_name_of(l, parent) : NULL;
	*out = (struct apart_name){0};
	if (own)
		add_all(out, own);
	if (of && (!own || l->r->measures[m].role == ROLE_SHARE))
		add_all(out, of);
	return own || of;
}

// What the words of a figure weigh that are told with another one: half where they stand farther before it.
static int words_of(struct lint *l, const struct apart_name *name, size_t m)
{
	struct apart_name own, wide = {0};
	int both = name_of(l, m, &own) ? apart_mass(l, name, &own) : 0;
	apart_add_words(l, &wide, lint_last(lint_before(l, m), NEAR));
	apart_add_words(l, &wide, l->r->measures[m].subject);
	int more = apart_mass(l, name, &wide);
	return both + (more > both ? (more - both + 1) / 2 : 0);
}

// ---- the one that is meant

// Of each shape of a unit, whether it is of one unit with that of the figure at hand: a text has few.
struct units {
	uint32_t of;
	uint8_t known[UNITS_KNOWN]; // 0: not yet, 1: it is not, 2: it is
};

struct search {
	struct lint *l;
	const struct aligned_figure *told;
	struct units *units;
	int explained; // the weight of words of a figure that it may tell again rightly; -1: there is none
	struct aligned_best {
		size_t measure;
		int words, bits;
		int other_year; // 1: told of an earlier one, 2: of a later one
	} best, second;
};

static bool is_earlier(struct lint *l, size_t m)
{
	return apart_known_of(l, m) && apart_is_earlier(l, m);
}

static bool is_of_its_unit(struct search *s, size_t x)
{
	struct lint *l = s->l;
	if (l->shape[x] >= UNITS_KNOWN)
		return of_one_unit(l, x, s->told->measure);
	uint8_t *known = &s->units->known[l->shape[x]];
	if (!*known)
		*known = of_one_unit(l, x, s->told->measure) ? 2 : 1;
	return *known == 2;
}

static void look_at(struct search *s, size_t x)
{
	struct lint *l = s->l;
	size_t y = s->told->measure;
	const struct measure_found *m = &l->r->measures[x], *n = &l->r->measures[y];
	struct printed full, again;
	bool equal;
	if (x == y || m->place.line == n->place.line || !is_of_its_unit(s, x) || !is_figure(l, x) || !compare(l, x, y, &full, &again, &equal))
		return;
	if (m->has_total && n->has_total && decimal_cmp(m->total, n->total) != 0)
		return;
	struct apart_name name;
	if (equal) {
		int both = name_of(l, x, &name) ? apart_mass(l, &s->told->name, &name) : 0;
		s->explained = both > s->explained ? both : s->explained;
		return;
	}
	// "chuyển sang năm 2015 còn 1.793 việc" is read as a plan.
	bool turned = told_as(m) + told_as(n) == 1 && !lint_stands_as_plan(l, x) && !lint_stands_as_plan(l, y);
	// "tăng 2.050 tấn" is no "thiếu 1.050 tấn"; what is said later of a later year is planned.
	bool turns = told_as(m) == 3 && m->direction != n->direction, later = m->year && n->year && m->year > n->year && x > y;
	if ((told_as(m) != told_as(n) && !turned && !is_beyond(l, x, y)) || turns || later || (s->told->where == TAKEN_UP && x > y))
		return;
	int rounded = bits_of_slip(full.rounded, again.rounded), cut = bits_of_slip(full.cut, again.cut);
	struct aligned_best b = {x, 0, rounded > cut ? rounded : cut, 0};
	if (b.bits < 0 || is_earlier(l, x) != is_earlier(l, y))
		return;
	b.words = words_of(l, &s->told->name, x);
	b.other_year = !m->year || !n->year || m->year == n->year || turned ? 0 : m->year < n->year ? 1 : 2;
	if (b.words > s->best.words) {
		s->second = s->best;
		s->best = b;
	} else if (b.words > s->second.words) {
		s->second = b;
	}
}

static bool tells(const struct search *s)
{
	enum { LEAST = 6, LEAST_WORDS = 2, LONG = 7 /* bits of a slip that needs but one word */, HELD = 3, POINTS = 4, YEAR = 2 };
	struct lint *l = s->l;
	const struct measure_found *m = &l->r->measures[s->told->measure];
	const struct aligned_best *b = &s->best;
	if (b->words < (b->bits < LONG ? LEAST_WORDS : 1) || b->words <= s->second.words || (s->explained >= 0 && s->explained * 2 >= b->words))
		return false;
	bool held = l->held[s->told->measure] & (HELD_BY_LEVELS | HELD_AS_EACH), points = told_as(m) == 3 && !is_beyond(l, b->measure, s->told->measure) && (lint_is_percent(m) || sv_starts(m->unit, SV("điểm")));
	return b->words + b->bits >= LEAST + (held ? HELD : 0) + (points ? POINTS : 0) + YEAR * b->other_year;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

// The digits at [from, to) of a line are all of a number.
static bool are_whole(struct sv line, size_t from, size_t to)
{
	bool before = from && strchr("0123456789.,", line.p[from - 1]);
	bool after = to < line.n && (is_digit(line.p[to]) || (strchr(".,", line.p[to]) && to + 1 < line.n && is_digit(line.p[to + 1])));
	return !before && !after;
}

// Somewhere else it stands without a unit: "xếp loại tốt 58, khá 117, yếu 47".
static bool is_told_bare(const struct search *s, int first_line, int last_line)
{
	enum { BESIDE = 40, SEEN = 64 };
	struct lint *l = s->l;
	const struct measure_found *m = &l->r->measures[s->told->measure];
	size_t n = 0, seen = 0;
	while (n < m->text.n && (is_digit(m->text.p[n]) || (strchr(".,", m->text.p[n]) && n + 1 < m->text.n && is_digit(m->text.p[n + 1]))))
		n++;
	for (int i = first_line; n && i <= last_line; i++) {
		struct sv line = l->r->lines[i - 1].text;
		for (size_t from = 0, at; i != m->place.line && (at = sv_find(sv_from(line, from), sv_head(m->text, n))) != SIZE_MAX; from += at + n) {
			struct apart_name beside = {0};
			if (!are_whole(line, from + at, from + at + n))
				continue;
			if (seen++ == SEEN)
				return true; // so often that it tells nothing
			apart_add_words(l, &beside, lint_last(sv_head(line, from + at), BESIDE));
			apart_add_words(l, &beside, lint_first(sv_from(line, from + at + n), BESIDE));
			if (apart_mass(l, &s->told->name, &beside) * 2 >= s->best.words)
				return true;
		}
	}
	return false;
}

static void tell(const struct search *s)
{
	struct lint *l = s->l;
	const struct measure_found *m = &l->r->measures[s->told->measure], *of = &l->r->measures[s->best.measure];
	if (lint_stands_as_plan(l, s->told->measure) != lint_stands_as_plan(l, s->best.measure))
		return;
	struct lint_draft f = {.place = m->place, .code = "restated", .severity = SEVERITY_WARNING, .stated = m->value, .computed = of->value, .has_figures = true, .other = of->place,
	                       .message = {.failure = FAIL_CHECK, .msgid = N_("%'d %s here and %'d %s elsewhere may be one figure, told in two ways")}};
	lint_arg_figure(&f, 0, m->value);
	lint_arg_text(&f, 1, figure_unit_as_written(m));
	lint_arg_figure(&f, 2, of->value);
	lint_arg_text(&f, 3, figure_unit_as_written(of));
	if (!again_is_known(l, m->place))
		lint_add(l, &f);
}

static void settle(struct lint *l, struct aligned *a, size_t to)
{
	struct units units = {.of = UINT32_MAX};
	for (size_t i = 0; i < a->count && to - a->first < FIGURES_MOST; i++) {
		uint32_t unit = l->shape[a->told[i].measure];
		if (units.of != unit)
			units = (struct units){.of = unit};
		struct search s = {.l = l, .told = &a->told[i], .units = &units, .explained = -1};
		for (size_t x = a->first; x < to; x++)
			look_at(&s, x);
		if (tells(&s) && !is_told_bare(&s, l->r->measures[a->first].place.line, l->r->measures[to - 1].place.line))
			tell(&s);
	}
	a->count = 0;
	a->first = to;
	a->document = NULL;
}

// ---- as it is read

// "Trong 58 tổ chức cơ sở đảng được xếp loại", "tổng doanh thu của 97 điểm này": a count that was told before.
static bool takes_up(struct lint *l, size_t m)
{
	enum { CLOSE = 24 };
	const struct unit_shape *s = lint_shape(l, m);
	if (l->r->measures[m].role != ROLE_ACTUAL || s->count != 1 || !s->counted)
		return false;
	struct sv before = lint_last(lint_before(l, m), CLOSE), after = lint_first(lint_after(l, m), CLOSE);
	return lint_ends(l, before, "all-of") || (l->opens[m] && lint_ends(l, before, "of")) || lint_begins(l, after, "said-above", NULL);
}

// Before the first heading, where there are any, or between a first one and those under it: what the year brought.
static bool is_opening(const struct lint *l, const struct document_found *d, int line)
{
	const struct reading *r = l->r;
	const struct heading_found *h = reading_heading_at(r, line);
	if (!h)
		return reading_heading_at(r, d->last_line) != NULL;
	size_t at = (size_t)(h - r->headings);
	bool first = at == 0 || r->headings[at - 1].document != h->document, parent = at + 1 < r->heading_count && r->headings[at + 1].level > h->level;
	return first && parent && h->line != line && r->headings[at + 1].document == h->document;
}

void lint_aligned(struct lint *l, size_t from, size_t to)
{
	if (!l->aligned)
		l->aligned = memset(arena_alloc(l->arena, sizeof(*l->aligned)), 0, sizeof(*l->aligned));
	struct aligned *a = l->aligned;
	int line = l->r->measures[from].place.line;
	if (a->document && line > a->document->last_line)
		settle(l, a, from);
	a->document = a->document ? a->document : reading_document_at(l->r, line);
	bool opening = a->document && is_opening(l, a->document, line) && !lint_says(l, lint_before(l, from), "base");
	for (size_t y = from; y < to && a->count < TOLD_MOST; y++) {
		bool summary = l->held[y] & TOLD_IN_SUMMARY, again = is_figure(l, y) && takes_up(l, y);
		if (!is_figure(l, y) || (!opening && !summary && !again))
			continue;
		struct aligned_figure *f = &a->told[a->count++];
		*f = (struct aligned_figure){.measure = y, .where = again ? TAKEN_UP : summary ? IN_SUMMARY : IN_OPENING};
		bool named = name_of(l, y, &f->name);
		if (again)
			apart_add_words(l, &f->name, lint_last(lint_before(l, y), NEAR)); // what was spoken of
		if (named)
			continue;
		apart_add_words(l, &f->name, apart_own_before(l, y));
		apart_add_words(l, &f->name, l->r->measures[y].unit);
		apart_add_words(l, &f->name, apart_own_after(l, y));
	}
}

void lint_aligned_end(struct lint *l)
{
	if (l->aligned)
		settle(l, l->aligned, l->r->measure_count);
}

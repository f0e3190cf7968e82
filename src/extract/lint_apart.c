// Figures that are reckoned from others which stand apart, in another clause, sentence or line: a share of a whole that words behind it
// name ("84 % số biên bản"), a change against a level that is told elsewhere. Which figures are meant is told by their words: those that
// few figures are told with weigh more. Nothing is said where any two of those that may be meant agree; what is said is a guess, a warning.
#include "extract/lint_apart.h"
#include "extract/lint_earlier.h"

enum { PHRASE = 90 }; // bytes before and behind a figure

static struct lint_apart *apart(struct lint *l)
{
	if (!l->apart) {
		l->apart = ARENA_NEW(l->arena, struct lint_apart);
		figure_index_begin(&l->apart->lexicon);
	}
	return l->apart;
}

// ---- words and what they weigh

enum { WEIGHT_MOST = 7 };

// Halvings, and one: from 1 of what an eighth of all figures are told with on.
static int weight(const struct lint_apart *a, uint64_t word)
{
	enum { FEW = 48, COMMON = 3 };
	uint64_t all = a->figures > FEW ? a->figures : FEW, said = a->said[word % APART_COUNTS], times = (said ? said : 1) << (COMMON + 1);
	if (times > all)
		return 1;
	int n = __builtin_clzll(times) - __builtin_clzll(all); // of the highest bits
	n += times << n <= all;
	return n < WEIGHT_MOST - 1 ? n + 1 : WEIGHT_MOST;
}

static uint64_t bit_of(uint64_t word)
{
	return (uint64_t)1 << (word * 0x9E3779B97F4A7C15U >> 58);
}

static bool has(const struct apart_name *n, uint64_t word)
{
	if (!(n->bits & bit_of(word)))
		return false;
	for (size_t i = 0; i < n->count; i++) {
		if (n->words[i] == word)
			return true;
	}
	return false;
}

// What the words weigh of which `in` has, too; of all where it is NULL.
int apart_mass(const struct lint *l, const struct apart_name *n, const struct apart_name *in)
{
	const struct lint_apart *a = l->apart;
	int sum = 0;
	if (in && !(n->bits & in->bits))
		return 0;
	for (size_t i = 0; i < n->count; i++)
		sum += !in || has(in, n->words[i]) ? weight(a, n->words[i]) : 0;
	return sum;
}

struct apart_query apart_ask(const struct lint *l, const struct apart_name *n)
{
	struct apart_query q = {.name = n, .needed = n->bits};
	for (size_t i = 0; i < n->count; i++) {
		q.bits[i] = bit_of(n->words[i]);
		q.all += q.weights[i] = weight(l->apart, n->words[i]);
	}
	return q;
}

// Of the heaviest words so many that the others do not weigh enough together.
void apart_need(struct apart_query *q, int least)
{
	int rest = q->all;
	q->needed = 0;
	for (int heavy = WEIGHT_MOST; heavy > 0 && rest >= least; heavy--) {
		for (size_t i = 0; i < q->name->count && rest >= least; i++) {
			if (q->weights[i] == heavy) {
				q->needed |= q->bits[i];
				rest -= heavy;
			}
		}
	}
}

int apart_common(const struct apart_query *q, const struct apart_name *in)
{
	int sum = 0;
	for (size_t i = 0; i < q->name->count; i++) {
		for (size_t k = 0; q->bits[i] & in->bits && k < in->count; k++) {
			if (in->words[k] == q->name->words[i]) {
				sum += q->weights[i];
				break;
			}
		}
	}
	return sum;
}

size_t apart_next(const struct lint *l, const struct apart_query *q, size_t i, size_t to)
{
	enum { TOGETHER = 4 };
	_Static_assert(APART_RING % TOGETHER == 0, "so many stand side by side");
	const uint64_t *bits = l->apart->bits, needed = q->needed;
	while (i < to && !(bits[i % APART_RING] & needed)) {
		i++;
		for (const uint64_t *b; i % TOGETHER == 0 && i + TOGETHER <= to && (b = &bits[i % APART_RING], !((b[0] | b[1] | b[2] | b[3]) & needed));)
			i += TOGETHER;
	}
	return i;
}

void apart_add_words(struct lint *l, struct apart_name *n, struct sv words)
{
	uint64_t all[APART_WORDS];
	size_t count = figure_words(&l->apart->lexicon, l, words, all, APART_WORDS);
	for (size_t i = 0; i < count && n->count < APART_WORDS; i++) {
		if (!has(n, all[i])) {
			n->words[n->count++] = all[i];
			n->bits |= bit_of(all[i]);
		}
	}
}

static bool is_sign(char c)
{
	return c == '.' || sign_among(c, ",;:()");
}

static struct sv own_before(const struct lint *l, size_t m)
{
	bool beside = m > 0 && l->r->measures[m - 1].place.line == l->r->measures[m].place.line;
	struct sv words = lint_last(beside ? lint_between(l, m - 1, m) : lint_before(l, m), PHRASE);
	size_t end = words.n;
	while (end > 0 && sign_among(words.p[end - 1], " (:"))
		end--;
	size_t from = end;
	while (from > 0 && !is_sign(words.p[from - 1]))
		from--;
	return sv_from(sv_head(words, end), from);
}

static struct sv own_after(const struct lint *l, size_t m)
{
	bool beside = m + 1 < l->r->measure_count && l->r->measures[m + 1].place.line == l->r->measures[m].place.line;
	struct sv words = lint_first(beside ? lint_between(l, m, m + 1) : lint_after(l, m), PHRASE);
	size_t n = 0;
	while (n < words.n && !is_sign(words.p[n]))
		n++;
	return sv_head(words, n);
}

static const struct apart_own *own(struct lint *l, size_t m)
{
	struct apart_own *o = &apart(l)->own[m % APART_RING];
	if (o->one_more != m + 1)
		*o = (struct apart_own){m + 1, own_before(l, m), own_after(l, m)};
	return o;
}

// The words before a figure since the last sign or figure; those behind it up to the next.
struct sv apart_own_before(struct lint *l, size_t m)
{
	return own(l, m)->before;
}

struct sv apart_own_after(struct lint *l, size_t m)
{
	return own(l, m)->after;
}

// ---- figures

bool apart_is_rate(const struct measure_found *m)
{
	return lint_is_percent(m) && !m->ratio && (m->role == ROLE_ACTUAL || m->role == ROLE_SHARE);
}

bool apart_tells_earlier(struct lint *l, struct sv words)
{
	return lint_says(l, words, "earlier") || lint_says(l, words, "begun");
}

static bool begins_earlier(struct lint *l, struct sv words)
{
	return lint_begins(l, words, "earlier", NULL) || lint_begins(l, words, "begun", NULL);
}

// A year before that of the document: "Năm 2012 khám 172.350 lượt" in a report of 2013.
bool apart_names_year_before(struct lint *l, struct sv words, int line)
{
	int year = memchr(words.p, '0', words.n) || memchr(words.p, '9', words.n) || memchr(words.p, '1', words.n) ? earlier_year_named(l, words) : 0;
	return year && year < earlier_year_of_document(l, line);
}

// "So với năm 2013 (6.238 việc)": the year stands right before the bracket.
static bool ends_year_before(struct lint *l, struct sv words, int line)
{
	enum { YEAR = 4 };
	return words.n > YEAR && words.p[words.n - 1] >= '0' && words.p[words.n - 1] <= '9' && apart_names_year_before(l, lint_last(words, YEAR), line);
}

// "So với tháng 8 (742 nghìn lượt)": what the words since the last sign compare with, and no plan.
static bool is_compared(struct lint *l, struct sv words)
{
	size_t from = words.n;
	while (from > 0 && !is_sign(words.p[from - 1]))
		from--;
	words = sv_from(words, from);
	return lint_says(l, words, "versus") && !lint_says(l, words, "base");
}

// "Đầu kỳ (cuối năm 2015) có 312 hộ": where a bracket opens that closes at byte i of the words before figure m; SIZE_MAX: figures stand in it.
static size_t before_bracket(const struct lint *l, size_t m, struct sv before, size_t i)
{
	while (i > 0 && before.p[i] != '(')
		i--;
	const char *last = m && l->r->measures[m - 1].place.line == l->r->measures[m].place.line ? l->r->lines[l->r->measures[m].place.line - 1].text.p + l->spans[m - 1].to : NULL;
	return before.p[i] == '(' && (!last || last <= before.p + i) ? i : SIZE_MAX;
}

static struct sv since_sign(struct sv words)
{
	for (size_t k = words.n; k-- > 0;) {
		if (is_sign(words.p[k]))
			return sv_from(words, k + 1);
	}
	return words;
}

// "(cùng kỳ năm trước 41 vụ, chết 19 người)", "Năm trước có 712 con trâu, 1.016 con bò": of an earlier time, by its own words or by those
// that its bracket or its sentence begins with.
static bool is_earlier(struct lint *l, size_t m)
{
	enum { LEAD = 60, FAR = 160 };
	struct sv before = lint_last(lint_before(l, m), FAR), own = apart_own_before(l, m);
	int line = l->r->measures[m].place.line;
	if (lint_ends(l, own, "up-to"))
		return false; // "từ 38,4% năm 2015 lên 44,9%"
	if (apart_tells_earlier(l, own) || apart_names_year_before(l, own, line))
		return true;
	for (size_t i = before.n; i-- > 0;) {
		if (!sign_among(before.p[i], "();."))
			continue;
		if (before.p[i] == ')') {
			i = before_bracket(l, m, before, i);
			if (i == SIZE_MAX)
				return false;
			if (apart_tells_earlier(l, since_sign(sv_head(before, i))))
				return true;
			continue;
		}
		bool bracket = before.p[i] == '(', stop = before.p[i] == ';' || (before.p[i] == '.' && i + 1 < before.n && before.p[i + 1] == ' ');
		if (!bracket && !stop)
			continue;
		struct sv lead = lint_first(sv_trim(sv_from(before, i + 1)), LEAD);
		struct sv ahead = sv_trim(lint_last(sv_head(before, i), LEAD));
		return begins_earlier(l, lead) || (bracket && (lint_ends(l, ahead, "earlier") || ends_year_before(l, ahead, line) || (!lead.n && is_compared(l, ahead))));
	}
	return false;
}

// "giảm 17 vụ (148 vụ)": what stands alone in a bracket behind a change.
bool apart_is_behind_change(struct lint *l, size_t m)
{
	const struct reading *r = l->r;
	return m && r->measures[m - 1].role == ROLE_CHANGE && r->measures[m - 1].place.line == r->measures[m].place.line && sv_is(sv_trim(lint_between(l, m - 1, m)), "(") &&
	       (lint_alike(l, m - 1, m) || lint_is_percent(&r->measures[m - 1]));
}

// By the words around it: nearly always its unit is among them.
static void remember(struct lint *l, size_t m)
{
	enum { FEW = 2 };
	struct lint_apart *a = l->apart;
	struct apart_known *k = &a->known[m % APART_RING];
	struct sv before = apart_own_before(l, m), after = apart_own_after(l, m);
	*k = (struct apart_known){.one_more = m + 1};
	struct sv line = l->r->lines[l->r->measures[m].place.line - 1].text;
	size_t from = before.n ? (size_t)(before.p - line.p) : l->spans[m].from, to = after.n ? (size_t)(after.p + after.n - line.p) : l->spans[m].to;
	apart_add_words(l, &k->name, sv_from(sv_head(line, to), from));
	if (k->name.count <= FEW)
		apart_add_words(l, &k->name, l->r->measures[m].subject);
	for (size_t i = 0; i < k->name.count; i++)
		a->said[k->name.words[i] % APART_COUNTS]++;
	a->figures++;
	a->bits[m % APART_RING] = k->name.bits;
}

// "So với năm 2013 (…": a bracket opens behind a number, which may be a year.
static bool has_bracket_behind_number(struct sv words)
{
	for (const char *p = words.p, *end = p + words.n; (p = memchr(p, '(', (size_t)(end - p))); p++) {
		struct sv ahead = sv_trim(sv_head(words, (size_t)(p - words.p)));
		if (ahead.n && ahead.p[ahead.n - 1] >= '0' && ahead.p[ahead.n - 1] <= '9')
			return true;
	}
	return false;
}

// Nothing before it in its line can make is_earlier true. It is asked while the paragraph is at hand: further on its words are cut anew.
static bool is_of_now(struct lint *l, size_t m)
{
	enum { FAR = 160 };
	uint64_t bits = list_class_bit("earlier") | list_class_bit("begun") | list_class_bit("versus");
	struct sv before = lint_last(lint_before(l, m), FAR), own = apart_own_before(l, m);
	const struct apart_known *of = m ? apart_known_of(l, m - 1) : NULL;
	bool year = memchr(own.p, '0', own.n) || memchr(own.p, '9', own.n) || memchr(own.p, '1', own.n);
	bool its = of && of->earlier != NOT_EARLIER && apart_is_rate(&l->r->measures[m]);
	return !year && !its && !apart_is_behind_change(l, m) && !has_bracket_behind_number(before) && !lint_may_say(l, before, bits);
}

bool apart_is_earlier(struct lint *l, size_t m)
{
	struct apart_known *k = &l->apart->known[m % APART_RING];
	if (k->earlier == EARLIER_UNKNOWN) {
		size_t of = lint_parent(l, m);
		bool its = of != SIZE_MAX && of + 1 == m && apart_is_rate(&l->r->measures[m]) && apart_known_of(l, of) && apart_is_earlier(l, of);
		k->earlier = its || is_earlier(l, m) || apart_is_behind_change(l, m) ? EARLIER : NOT_EARLIER;
	}
	return k->earlier == EARLIER;
}

bool apart_is_told(const struct lint *l, size_t m)
{
	enum { BACK = 32 };
	const struct reading *r = l->r;
	const struct place *p = &r->measures[m].place;
	for (size_t i = r->lint_count; i-- > 0 && r->lint_count - i < BACK;) {
		if (r->lint[i].place.line == p->line && r->lint[i].place.start == p->start)
			return true;
	}
	return false;
}

size_t apart_first(size_t m, size_t reach)
{
	return m > reach ? m - reach : 0;
}

// The level that the words before a figure name best: "Trộm cắp tài sản chiếm 46,6 %", where it was told that there were 61.
size_t apart_named_level(struct lint *l, const struct apart_name *name, size_t at, size_t to)
{
	enum { LEAST = 5 };
	struct apart_query q = apart_ask(l, name);
	int most = (q.all * 3 + 3) / 4, best = most > LEAST ? most : LEAST;
	size_t found = SIZE_MAX;
	apart_need(&q, best);
	for (size_t i = apart_next(l, &q, apart_first(at, APART_REACH), to); i < to; i = apart_next(l, &q, i + 1, to)) {
		const struct apart_known *k = apart_known_of(l, i);
		if (i == at || !k)
			continue;
		int both = apart_common(&q, &k->name);
		const struct measure_found *m = &l->r->measures[i];
		if (both >= best && lint_is_count(m) && !m->has_total && m->role != ROLE_TARGET && !apart_is_earlier(l, i)) {
			best = both;
			found = i;
		}
	}
	return found;
}

// "số vụ giảm 12,9%": the first level of the paragraph that is counted by the last of the words.
size_t apart_counted_level(struct lint *l, size_t at, size_t from)
{
	struct sv words = apart_own_before(l, at);
	for (size_t i = from; i < at; i++) {
		const struct measure_found *m = &l->r->measures[i];
		const struct unit_shape *s = lint_shape(l, i);
		if (!apart_is_level(m) || m->has_total || !lint_is_count(m) || !s->counted || s->power || !apart_known_of(l, i) || !m->unit.n)
			continue;
		size_t n = sv_find(words, m->unit);
		if (n != SIZE_MAX && (n == 0 || words.p[n - 1] == ' ') && (n + m->unit.n == words.n || words.p[n + m->unit.n] == ' ') && !apart_is_earlier(l, i))
			return i;
	}
	return SIZE_MAX;
}

// "8.643 em, bằng 77,7% (năm học trước 71,4%), tăng 3,6 điểm phần trăm": the rate that points are said of.
size_t apart_rate_before(struct lint *l, size_t at)
{
	enum { MOST = 6 };
	for (size_t i = at; i-- > 0 && at - i <= MOST && l->r->measures[i].place.line == l->r->measures[at].place.line;) {
		if ((apart_is_rate(&l->r->measures[i]) || (lint_is_percent(&l->r->measures[i]) && apart_is_level(&l->r->measures[i]))) && apart_known_of(l, i) && !apart_is_earlier(l, i))
			return i;
	}
	return SIZE_MAX;
}

// What is stated and what it should be are of one order: within a half and twice.
bool apart_one_order(struct decimal a, struct decimal b)
{
	struct decimal two = decimal_int(2), x, y;
	return decimal_mul(a, two, &x) && decimal_mul(b, two, &y) && decimal_cmp(x, b) >= 0 && decimal_cmp(y, a) >= 0;
}

const struct apart_name *apart_name_of(const struct lint *l, size_t m)
{
	const struct apart_known *k = l->apart ? apart_known_of(l, m) : NULL;
	return k ? &k->name : NULL;
}

void lint_apart(struct lint *l, size_t from, size_t to)
{
	enum { FEW = 48 };
	apart(l);
	for (size_t i = from; i < to; i++) {
		if (apart_is_level(&l->r->measures[i]) || apart_is_rate(&l->r->measures[i]))
			remember(l, i);
	}
	for (size_t i = from; l->read && i < to; i++) {
		if (apart_known_of(l, i) && is_of_now(l, i))
			l->apart->known[i % APART_RING].earlier = NOT_EARLIER;
	}
	for (size_t i = from; i < to; i++) {
		// What is told far off in one long paragraph is told elsewhere.
		size_t begin = i - from > FEW ? i - FEW : from, end = to - i > FEW ? i + FEW : to;
		const struct measure_found *m = &l->r->measures[i];
		if (m->has_high || m->cmp != CMP_EQ || apart_is_told(l, i))
			continue;
		bool percent = lint_is_percent(m);
		size_t again = percent && !m->ratio && (m->role == ROLE_SHARE || m->role == ROLE_ACTUAL) ? apart_said_again(l, i) : SIZE_MAX;
		if (again != SIZE_MAX)
			apart_check_change(l, i, begin, end, again);
		else if (percent && !m->ratio && (m->role == ROLE_SHARE || m->role == ROLE_ATTAINMENT || m->role == ROLE_ACTUAL) && m->direction == DIRECTION_NONE)
			apart_check_share(l, i, end);
		else if (m->role == ROLE_CHANGE || m->role == ROLE_TARGET_CHANGE || apart_is_above_earlier(l, i))
			apart_check_change(l, i, begin, end, SIZE_MAX);
	}
}

void lint_apart_close(struct lint *l)
{
	if (l->apart)
		figure_index_free(&l->apart->lexicon);
}

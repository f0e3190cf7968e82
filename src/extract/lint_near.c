// The window of the searches: the figures of a line, those of the line before it and of the one that it stands in a list under.
#include <stdio.h>

#include "extract/lint_near.h"
#include "text/text.h"

#define LARGEST 10000000000000 // of a figure in the smallest place of its kind

const int64_t near_tens[13] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000, 1000000000000};

int near_digits(int64_t v)
{
	int n = 0;
	for (; v > 0; v /= 10)
		n++;
	return n;
}

struct decimal near_decimal(const struct near_figure *f, int64_t printed)
{
	return (struct decimal){printed, f->scale};
}

// ---- slips

int near_slips(int64_t stated, int64_t meant)
{
	if (stated == meant || stated <= 0 || meant <= 0)
		return 0;
	int64_t apart = stated > meant ? stated - meant : meant - stated;
	int n = near_digits(stated), k = near_digits(meant);
	if (n == k) {
		while (apart % 10 == 0)
			apart /= 10;
		// One digit, or two exchanged, are off by 9, 99, 999 … of something: looked at before the digits are.
		int64_t nines = 9;
		while (nines < apart && apart > 9 && (apart % nines || apart / nines > 9) && nines < LARGEST)
			nines = nines * 10 + 9;
		if (apart > 9 && (apart % nines || apart / nines > 9))
			return 0;
		enum slip slip = lint_slip((struct decimal){stated, 0}, (struct decimal){meant, 0});
		if (slip == SLIP_SWAP)
			return apart <= 81 ? n - 1 : n * (n - 1) / 2;
		return apart <= 9 && slip == SLIP_DIGIT ? 9 * n : 0;
	}
	// One digit lost or doubled.
	int64_t longer = stated > meant ? stated : meant, shorter = stated > meant ? meant : stated;
	if (n > k + 1 || k > n + 1 || shorter < 100)
		return 0;
	for (int64_t ten = 1; ten <= longer; ten *= 10) {
		if (longer / (ten * 10) * ten + longer % ten == shorter)
			return n > k ? n : 10 * k;
	}
	return 0;
}

int64_t near_room(int64_t stated, int64_t meant)
{
	enum { MOST = 1000000 };
	int64_t room = 1;
	while (stated % 10 == 0 && meant % 10 == 0 && stated && meant) {
		stated /= 10;
		meant /= 10;
	}
	for (int64_t most = stated > meant ? stated : meant; most > 0 && room < MOST; most /= 10)
		room *= 10;
	return room;
}

// ---- the window

static int kind_id(struct near *n, uint64_t hash, int exponent)
{
	for (int i = 0; i < n->kind_count; i++) {
		if (n->kinds[i].hash == hash) {
			if (exponent < n->kinds[i].exponent)
				n->kinds[i].exponent = (int8_t)exponent;
			return i;
		}
	}
	if (n->kind_count == NEAR_KINDS)
		return -1;
	n->kinds[n->kind_count] = (struct near_kind){hash, (int8_t)exponent, 0};
	return n->kind_count++;
}

static void push(struct near *n, const struct near_figure *f, enum near_where where)
{
	if (n->count == NEAR_MOST || f->printed <= 0)
		return;
	int kind = kind_id(n, f->hash, f->exponent);
	if (kind < 0)
		return;
	n->of[n->count] = *f;
	n->of[n->count].kind = (int8_t)kind;
	n->of[n->count].own = where == NEAR_OWN;
	n->of[n->count].head = where == NEAR_HEAD;
	n->count++;
}

static void push_measure(struct near *n, struct lint *l, size_t m, struct decimal v, uint8_t sentence, bool total)
{
	const struct measure_found *f = &l->r->measures[m];
	const struct unit_shape *s = lint_shape(l, m);
	if (f->has_high || (!s->count && f->unit.n))
		return;
	struct near_figure x = {.measure = m, .text = sv_from(sv_head(l->r->lines[f->place.line - 1].text, l->spans[m].to), l->spans[m].from), .line = f->place.line,
	                        .hash = s->count ? s->hash : UNIT_HASH_NONE, .printed = v.mantissa, .year = f->year, .role = f->role, .scale = v.scale,
	                        .digits = (uint8_t)near_digits(v.mantissa), .sentence = sentence, .exponent = (int8_t)(s->power - v.scale), .total = total,
	                        .percent = lint_is_percent(f), .level = (f->role == ROLE_ACTUAL || f->role == ROLE_TARGET) && f->cmp != CMP_RANGE,
	                        .counted = (s->counted || !s->count) && !s->power && !v.scale, .bare = (s->counted || !s->count) && s->count < 2, .bracketed = f->of >= 0, .rate = s->count > 1};
	push(n, &x, NEAR_OWN);
}

// Token i is a number that counts something, as far as can be seen: no date, no year, no mark, no name of a document.
static bool is_number(struct lint *l, size_t i, struct decimal *value, size_t *length)
{
	enum { YEARS = 1900, YEARS_END = 2100 };
	const struct scan *s = l->read;
	const struct token *t = scan_token(s, i);
	bool good;
	size_t count;
	if (t->kind != TOKEN_NUMBER || i < 2 || t->broken)
		return false;
	*length = text_read_number(sv_from(s->text, t->from), value, &good);
	size_t end = t->from + *length;
	if (!*length || !good || value->mantissa <= 0 || (!value->scale && *length == 4 && value->mantissa >= YEARS && value->mantissa < YEARS_END))
		return false;
	if (strchr("/-–.,:", s->text.p[t->from - 1]) || (end < s->text.n && strchr("/-%", s->text.p[end])))
		return false;
	for (size_t k = i - 1; k + 3 > i; k--) {
		if (k < s->tokens.count && scan_phrase(s, &phrases_lint_numbers, k, &count) && k + count == i)
			return false;
		if (!k)
			break;
	}
	return !scan_phrase(s, &phrases_lint_numbers, i + 1, &count) && !scan_sign(s, i + 1, '/') && !scan_sign(s, i + 1, '%');
}

static void push_number(struct near *n, int line, struct sv text, struct decimal v, uint8_t sentence)
{
	struct near_figure x = {.measure = SIZE_MAX, .text = text, .line = line, .hash = UNIT_HASH_NONE, .printed = v.mantissa, .role = ROLE_ACTUAL, .scale = v.scale,
	                        .digits = (uint8_t)near_digits(v.mantissa), .sentence = sentence, .exponent = (int8_t)-v.scale, .level = true,
	                        .counted = !v.scale, .bare = true};
	push(n, &x, NEAR_OWN);
}

static void take_own(struct near *n, struct lint *l, size_t from, size_t to)
{
	const struct paragraph *p = l->paragraph;
	struct sv text = p->text;
	bool one = p->part_count <= 1;
	size_t at = 0, token = 0; // what was read up to here
	uint8_t sentence = 0;
	for (size_t m = from; m <= to; m++) {
		size_t begin = m == to ? text.n : one ? l->spans[m].from : at;
		// The numbers before it that are no measures.
		for (; one && token < l->read->tokens.count && l->read->tokens.items[token].from < begin; token++) {
			struct decimal v;
			size_t length, start = l->read->tokens.items[token].from;
			if (start < at || l->read->tokens.items[token].kind != TOKEN_NUMBER || !is_number(l, token, &v, &length))
				continue;
			sentence += lint_sentence_ends(sv_head(sv_from(text, at), start - at));
			push_number(n, p->first_line, sv_head(sv_from(text, start), length), v, sentence);
			at = start + length;
		}
		if (m == to)
			break;
		if (one ? begin > at && lint_sentence_ends(sv_head(sv_from(text, at), begin - at)) : l->opens[m])
			sentence++;
		push_measure(n, l, m, l->r->measures[m].value, sentence, false);
		if (l->r->measures[m].has_total)
			push_measure(n, l, m, l->r->measures[m].total, sentence, true);
		at = one ? l->spans[m].to : at;
	}
}

static void align(struct near *n)
{
	for (int i = 0; i < n->count; i++) {
		struct near_figure *f = &n->of[i];
		int up = f->exponent - n->kinds[f->kind].exponent;
		f->value = up < (int)LENGTH(near_tens) && f->printed <= LARGEST / near_tens[up] ? f->printed * near_tens[up] : 0;
		f->place = f->value ? near_tens[up] : 0;
	}
}

static void find_words(struct near *n, struct lint *l)
{
	const struct scan *s = l->read;
	n->each_count = n->norm_count = 0;
	if (!lint_tells_rate(l))
		return;
	for (size_t i = 0, count; i < s->tokens.count; i++) {
		const struct phrase *p = scan_phrase(s, l->relations, i, &count);
		if (!p)
			continue;
		uint32_t at = s->tokens.items[i].from;
		if (n->each_count < NEAR_EACH && (sv_is(p->class, "average") || sv_is(p->class, "each")))
			n->each[n->each_count++] = at;
		else if (n->norm_count < NEAR_EACH && sv_is(p->class, "norm"))
			n->norm[n->norm_count++] = at;
	}
}

// What the searches go through, looked for once.
static void find_levels(struct near *n)
{
	n->level_count = n->alike_count = n->summed_count = 0;
	int own = 0; // the first that is of the line itself: they are the last
	for (int i = 0; i < n->count; i++) {
		const struct near_figure *f = &n->of[i];
		if (!f->level || !f->value)
			continue;
		own += !f->own;
		n->levels[n->level_count++] = (uint8_t)i;
		if (f->rate || f->percent || f->total || f->bracketed || f->aside)
			continue;
		n->summed[n->summed_count++] = (uint8_t)i;
		n->kinds[f->kind].summed++;
	}
	for (int x = 0; x < n->level_count; x++) {
		const struct near_figure *a = &n->of[n->levels[x]];
		for (int y = a->own ? 0 : own; y < n->level_count; y++) {
			if (x != y && near_alike(a, &n->of[n->levels[y]]))
				n->alike[n->alike_count++] = (struct near_two){n->levels[x], n->levels[y]};
		}
	}
}

void near_take(struct near *n, struct lint *l, size_t from, size_t to)
{
	enum { APART = 3 };
	int line = l->paragraph->first_line;
	const struct near_line *head = NULL, *last = n->line_count ? &n->lines[(n->line_count - 1) % NEAR_LINES] : NULL;
	for (size_t i = 0; i < NEAR_LINES && i < n->line_count && !head; i++) {
		const struct near_line *g = &n->lines[(n->line_count - 1 - i) % NEAR_LINES];
		if (g->head && line - g->line <= NEAR_LINES)
			head = g;
	}
	n->count = n->kind_count = n->pair_count = 0;
	for (int i = 0; head && i < head->count; i++)
		push(n, &head->of[i], NEAR_HEAD);
	for (int i = 0; last && last != head && line - last->line <= APART && i < last->count; i++)
		push(n, &last->of[i], NEAR_BEFORE);
	take_own(n, l, from, to);
	align(n);
	if (n->count <= 2)
		return;
	find_words(n, l);
	for (int i = 0; i < n->count; i++) {
		struct near_figure *f = &n->of[i];
		if (!f->own)
			continue;
		f->each = near_is_each(n, l, f);
		f->aside = f->level && sv_ends(sv_trim(lint_last(near_before(l, f), 2)), SV("(")) && near_is_earlier(l, f);
	}
	find_levels(n);
}

void near_keep(struct near *n, struct lint *l)
{
	struct near_line *line = &n->lines[n->line_count++ % NEAR_LINES];
	line->count = 0;
	line->line = l->paragraph->first_line;
	line->head = sv_ends(sv_trim(l->paragraph->text), SV(":"));
	for (int i = 0; i < n->count && line->count < NEAR_KEPT; i++) {
		if (!n->of[i].own)
			continue;
		struct near_figure *kept = &line->of[line->count++];
		*kept = n->of[i];
		kept->sentence = kept->held = 0;
		kept->each = kept->aside = false;
	}
}

void near_hold(struct near *n, int figure, int a, int b, uint8_t how)
{
	n->of[figure].held |= how;
	n->of[a].held |= how == HELD_AS_EACH ? how : HELD_AS_LEVEL;
	n->of[b].held |= how == HELD_AS_EACH ? how : HELD_AS_LEVEL;
	if (n->pair_count < NEAR_PAIRS) {
		n->pairs[n->pair_count][0] = (uint8_t)a;
		n->pairs[n->pair_count++][1] = (uint8_t)b;
	}
}

bool near_makes_another(const struct near *n, int a, int b)
{
	for (int i = 0; i < n->pair_count; i++) {
		if ((n->pairs[i][0] == a && n->pairs[i][1] == b) || (n->pairs[i][0] == b && n->pairs[i][1] == a))
			return true;
	}
	return false;
}

// ---- words

struct sv near_before(const struct lint *l, const struct near_figure *f)
{
	struct sv line = l->r->lines[f->line - 1].text;
	return f->text.p >= line.p && f->text.p <= line.p + line.n ? sv_head(line, (size_t)(f->text.p - line.p)) : (struct sv){"", 0};
}

struct sv near_between(const struct near_figure *a, const struct near_figure *b)
{
	const char *end = a->text.p + a->text.n;
	return a->line == b->line && end <= b->text.p ? (struct sv){end, (size_t)(b->text.p - end)} : (struct sv){"", 0};
}

struct sv near_clause(struct sv before)
{
	enum { MOST = 90 };
	before = lint_last(before, MOST);
	for (size_t i = before.n; i-- > 0;) {
		char c = before.p[i];
		if (c == ',' || c == ';' || c == '(' || c == ')' || c == ':' || (c == '.' && i + 1 < before.n && before.p[i + 1] == ' '))
			return sv_from(before, i + 1);
	}
	return before;
}

bool near_same_year(const struct near_figure *a, const struct near_figure *b)
{
	return !a->year || !b->year || a->year == b->year;
}

static bool says_earlier(struct lint *l, struct sv words, int than)
{
	enum { YEARS = 1900, YEARS_END = 2100 };
	struct lint_words w = lint_words(l, words);
	for (size_t i = w.from; i < w.to; i++) {
		int64_t said;
		if (scan_number(w.scan, i, &said) && said > YEARS && said < YEARS_END && (!than || said < than))
			return true;
	}
	return lint_says(l, words, "earlier") || sv_find(words, SV("đầu năm")) != SIZE_MAX || sv_find(words, SV("đầu kỳ")) != SIZE_MAX;
}

bool near_is_earlier(struct lint *l, const struct near_figure *f)
{
	struct sv before = near_before(l, f), clause = near_clause(before);
	if (says_earlier(l, clause, f->year))
		return true;
	// "so cùng kỳ (98,15%)", "so 2017 (303 ca)"
	before = sv_trim(before);
	if (!sv_ends(before, SV("(")))
		return false;
	clause = near_clause(sv_head(before, before.n - 1));
	return says_earlier(l, clause, f->year) || lint_says(l, clause, "versus");
}

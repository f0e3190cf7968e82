// Finds who is meant: tokens, the longest name that stands at each, then what the names say together.
#include "base/embedded.h"
#include "intake/actors.h"
#include "text/text.h"

enum { TOKENS_MOST = 160, PHRASE_MOST = 16 };

enum word_class { WORD_THROUGH, WORD_NOUN, WORD_EVERY, WORD_LEVELS, WORD_PERSON, WORD_TAIL, WORD_PLAIN, WORD_SHORT };

static const char *const classes[] = {"through", "noun", "every", "levels", "person", "tail", "plain", "short"};

struct tokens {
	struct sv at[TOKENS_MOST];
	size_t n;
};

// Tokens that are kept.
struct phrase {
	const struct sv *at;
	size_t n;
};

struct actor_word {
	struct phrase phrase;
	enum word_class class;
	struct sv value;
};

struct actor_index {
	struct actor_word *words;
	size_t word_count, word_room;
	struct phrase *kinds;      // by place in the directory
	struct phrase (*units)[2]; // name and short name
	struct phrase *briefs;     // of the abbreviations
};

// Syllables in the form in which they are compared; "," and ";" are tokens of their own. What is in brackets is a remark.
static void tokenize(struct arena *a, struct sv s, struct tokens *out)
{
	s = text_compare_form(a, s);
	int depth = 0;
	size_t from = 0;
	for (size_t i = 0; i <= s.n; i++) {
		char c = i < s.n ? s.p[i] : ' ';
		if (!strchr(" \t,;:()[]*\"/-.", c))
			continue;
		if (i > from && depth == 0 && out->n < TOKENS_MOST)
			out->at[out->n++] = (struct sv){s.p + from, i - from};
		depth += c == '(' || c == '[' ? 1 : 0;
		depth -= (c == ')' || c == ']') && depth ? 1 : 0;
		if ((c == ',' || c == ';') && depth == 0 && out->n < TOKENS_MOST)
			out->at[out->n++] = SV(",");
		from = i + 1;
	}
}

static struct phrase phrase_of(struct arena *a, struct sv s)
{
	struct tokens t = {.n = 0};
	tokenize(a, s, &t);
	struct sv *kept = ARENA_ARRAY(a, struct sv, t.n + 1);
	memcpy(kept, t.at, t.n * sizeof(struct sv));
	return (struct phrase){kept, t.n};
}

static void load_words(struct arena *a, struct sv table, struct actor_index *index)
{
	struct sv line;
	while (sv_cut(&table, '\n', &line)) {
		struct sv words = {0}, class = {0};
		if (!line.n || line.p[0] == '#' || !sv_cut(&line, '\t', &words) || !sv_cut(&line, '\t', &class))
			continue;
		for (size_t k = 0; k < LENGTH(classes); k++) {
			if (sv_is(class, classes[k]))
				*ARENA_PUSH(a, index->words, index->word_count, index->word_room) =
				    (struct actor_word){phrase_of(a, words), (enum word_class)k, line};
		}
	}
}

void actors_index(struct arena *a, struct directory *d)
{
	struct actor_index *index = ARENA_NEW(a, struct actor_index);
	for (size_t f = 0; f < intake_count; f++) {
		if (strcmp(intake_files[f].name, "actors.tsv") == 0)
			load_words(a, (struct sv){(const char *)intake_files[f].bytes, intake_files[f].size}, index);
	}
	index->kinds = ARENA_ARRAY(a, struct phrase, d->kind_count + 1);
	for (size_t i = 0; i < d->kind_count; i++)
		index->kinds[i] = phrase_of(a, d->kinds[i].name);
	index->units = arena_array(a, sizeof(*index->units), d->unit_count + 1);
	for (size_t i = 0; i < d->unit_count; i++) {
		index->units[i][0] = phrase_of(a, d->units[i].name);
		index->units[i][1] = phrase_of(a, d->units[i].brief);
	}
	index->briefs = ARENA_ARRAY(a, struct phrase, d->abbreviation_count + 1);
	for (size_t i = 0; i < d->abbreviation_count; i++)
		index->briefs[i] = phrase_of(a, d->abbreviations[i][0]);
	d->index = index;
}

// ---- matching
struct element {
	enum { OTHER, COMMA, WORD, UNIT, KIND } type;
	enum word_class class; // of a WORD
	struct sv value;       // of a WORD
	size_t at, n;          // tokens
	const struct actor_unit *unit;
	bool kinds[64]; // of KIND, by place in the directory
};

struct match {
	struct arena *arena;
	const struct directory *d;
	struct tokens tokens;
	struct element *elements;
	size_t count;
};

enum { KINDS_MOST = LENGTH(((struct element *)0)->kinds) };

static size_t kind_count(const struct directory *d)
{
	return d->kind_count < KINDS_MOST ? d->kind_count : KINDS_MOST;
}

// How many tokens of `name`, from its first on, stand at `at`; the plural "các" between them is passed over. *passed is
// how many tokens that took.
static size_t common(struct phrase t, size_t at, struct phrase name, size_t *passed)
{
	size_t n = 0;
	*passed = 0;
	for (size_t i = at; i < t.n && n < name.n; i++) {
		if (sv_eq(t.at[i], name.at[n])) {
			n++;
			*passed = i + 1 - at;
		} else if (n == 0 || !sv_is(t.at[i], "các")) {
			break;
		}
	}
	return n;
}

static struct phrase view(const struct tokens *t)
{
	return (struct phrase){t->at, t->n};
}

static void add_tokens(struct tokens *to, struct phrase more)
{
	for (size_t i = 0; i < more.n && to->n < TOKENS_MOST; i++)
		to->at[to->n++] = more.at[i];
}

static bool has_kind(const struct element *e)
{
	for (size_t i = 0; i < KINDS_MOST; i++) {
		if (e->kinds[i])
			return true;
	}
	return false;
}

// Marks the kinds whose names begin with the phrase. Where some of them stand directly under the issuer, only those: its
// plan speaks to them.
static void kinds_named(const struct match *m, struct phrase phrase, struct element *e)
{
	bool below = false;
	for (size_t i = 0; i < kind_count(m->d); i++) {
		size_t passed;
		e->kinds[i] = phrase.n > 0 && common(m->d->index->kinds[i], 0, phrase, &passed) == phrase.n;
		below |= e->kinds[i] && m->d->kinds[i].below;
	}
	for (size_t i = 0; below && i < kind_count(m->d); i++)
		e->kinds[i] &= m->d->kinds[i].below;
}

// The nouns of a lexicon value, each with the tail behind it; the first that names a kind decides unless all are wanted.
static void kinds_of_value(const struct match *m, struct sv value, const struct tokens *tail, bool all,
                           struct element *e)
{
	struct sv noun;
	while (sv_cut(&value, ';', &noun)) {
		struct tokens phrase = {.n = 0};
		struct element one = {0};
		tokenize(m->arena, noun, &phrase);
		add_tokens(&phrase, view(tail));
		kinds_named(m, view(&phrase), &one);
		for (size_t i = 0; i < KINDS_MOST; i++)
			e->kinds[i] |= one.kinds[i];
		if (has_kind(e) && !all)
			return;
	}
}

static void prefer(struct element *best, struct element *one)
{
	if (one->n > best->n)
		*best = *one;
}

static bool ends_in_noun(const struct match *m, size_t end)
{
	for (size_t i = 0; i < m->d->index->word_count; i++) {
		const struct actor_word *w = &m->d->index->words[i];
		size_t passed;
		if (w->class == WORD_NOUN && w->phrase.n <= end &&
		    common((struct phrase){m->tokens.at, end}, end - w->phrase.n, w->phrase, &passed) == w->phrase.n)
			return true;
	}
	return false;
}

// A unit by its whole name or its short one. Of a name, a beginning of two syllables will do where no other unit's
// name begins so: documents leave out what everybody knows. `above`: of the issuer and those over it alone.
static void units_at(const struct match *m, size_t at, bool whole, bool above, struct element *best)
{
	size_t most = 0, several = 0;
	struct element one = {.type = UNIT, .at = at};
	for (size_t i = 0; i < m->d->unit_count; i++) {
		const struct actor_unit *u = &m->d->units[i];
		for (size_t k = 0; k < 2 && (u->above || !above); k++) {
			struct phrase name = m->d->index->units[i][k];
			size_t passed, n = common(view(&m->tokens), at, name, &passed);
			bool full = n && n == name.n;
			if (whole ? !full : full || k == 1 || n < 2)
				continue;
			several = n == most && one.unit != u ? several + 1 : n > most ? 0 : several;
			if (n > most) {
				most = n;
				one.unit = u;
				one.n = passed;
			}
		}
	}
	// "Ủy ban nhân dân các huyện" is no beginning of "Ủy ban nhân dân huyện Bắc": a noun at its end speaks of all of a kind.
	if (most && (whole || (!several && !ends_in_noun(m, at + one.n))))
		prefer(best, &one);
}

static void kinds_at(const struct match *m, size_t at, bool whole, struct element *best)
{
	struct element one = {.type = KIND, .at = at};
	for (size_t i = 0; i < kind_count(m->d); i++) {
		struct phrase name = m->d->index->kinds[i];
		size_t passed, n = common(view(&m->tokens), at, name, &passed);
		if (n && (n == name.n || (!whole && n >= 2)) && passed > one.n)
			one.n = passed;
	}
	if (one.n <= best->n)
		return;
	struct tokens phrase = {.n = 0};
	for (size_t i = 0; i < one.n; i++) {
		if (!sv_is(m->tokens.at[at + i], "các"))
			add_tokens(&phrase, (struct phrase){&m->tokens.at[at + i], 1});
	}
	kinds_named(m, view(&phrase), &one);
	if (has_kind(&one))
		*best = one;
}

static void words_at(const struct match *m, size_t at, struct element *best)
{
	for (size_t i = 0; i < m->d->index->word_count; i++) {
		const struct actor_word *w = &m->d->index->words[i];
		size_t passed;
		if (w->phrase.n <= best->n || w->class == WORD_SHORT ||
		    common(view(&m->tokens), at, w->phrase, &passed) != w->phrase.n)
			continue;
		prefer(best, &(struct element){
		                 .type = WORD, .class = w->class, .value = w->value, .at = at, .n = passed});
	}
}

// Puts the words of an abbreviation in its place.
static void expand(struct match *m, size_t at)
{
	struct sv value = {0};
	struct tokens words = {.n = 0}, *t = &m->tokens;
	for (size_t i = 0; i < m->d->abbreviation_count && !value.n; i++) {
		struct phrase brief = m->d->index->briefs[i];
		if (brief.n == 1 && sv_eq(brief.at[0], t->at[at]))
			value = m->d->abbreviations[i][1];
	}
	for (size_t i = 0; i < m->d->index->word_count && !value.n; i++) {
		const struct actor_word *w = &m->d->index->words[i];
		if (w->class == WORD_SHORT && w->phrase.n == 1 && sv_eq(w->phrase.at[0], t->at[at]))
			value = w->value;
	}
	tokenize(m->arena, value, &words);
	if (!words.n || t->n + words.n > TOKENS_MOST)
		return;
	memmove(&t->at[at + words.n], &t->at[at + 1], (t->n - at - 1) * sizeof(struct sv));
	memcpy(&t->at[at], words.at, words.n * sizeof(struct sv));
	t->n += words.n - 1;
}

// Abbreviations first, since their words may be part of a longer name; short names of units stay.
static void expand_all(struct match *m)
{
	for (size_t at = 0; at < m->tokens.n;) {
		struct element unit = {.type = OTHER};
		units_at(m, at, true, false, &unit);
		if (unit.n == 0)
			expand(m, at);
		at += unit.n ? unit.n : 1;
	}
}

// "Ủy ban nhân dân các huyện": the name goes on otherwise than the issuer's.
static bool goes_on(const struct match *m, size_t at)
{
	struct element next = {.at = at};
	if (at >= m->tokens.n)
		return false;
	words_at(m, at, &next);
	return sv_is(m->tokens.at[at], "các") || (next.n && next.class == WORD_NOUN);
}

static struct element element_at(const struct match *m, size_t at)
{
	struct element best = {.type = OTHER, .at = at};
	if (sv_is(m->tokens.at[at], ",")) {
		best.type = COMMA;
		best.n = 1;
		return best;
	}
	// Of equally long ones the surer: a whole name, the issuer's own, a word of the lexicon, the beginning of a name.
	enum { SURE = 3 };
	struct element own = {.type = OTHER, .at = at};
	units_at(m, at, true, false, &best);
	units_at(m, at, false, true, &own);
	if (own.n >= SURE && !goes_on(m, at + own.n))
		prefer(&best, &own);
	kinds_at(m, at, true, &best);
	words_at(m, at, &best);
	kinds_at(m, at, false, &best);
	units_at(m, at, false, false, &best);
	if (best.n == 0) {
		best.n = 1;
		best.type = sv_is(m->tokens.at[at], "và") ? COMMA : OTHER;
	}
	return best;
}

static bool is_word(const struct element *e, enum word_class class)
{
	return e->type == WORD && e->class == class;
}

// The tail at the end of an element's phrase: "cơ sở" of "đảng bộ cơ sở".
static struct phrase tail_of(const struct match *m, const struct element *e)
{
	for (size_t i = 0; i < m->d->index->word_count; i++) {
		const struct actor_word *w = &m->d->index->words[i];
		if (w->class != WORD_TAIL || w->phrase.n >= e->n)
			continue;
		struct phrase end = {&m->tokens.at[e->at + e->n - w->phrase.n], w->phrase.n};
		size_t passed;
		if (common(end, 0, w->phrase, &passed) == end.n)
			return end;
	}
	return (struct phrase){0};
}

// "các chi bộ, đảng bộ cơ sở" are chi bộ cơ sở and đảng bộ cơ sở: the tail of a list is shared.
static void share_tails(struct match *m)
{
	struct phrase tail = {0};
	for (size_t i = m->count; i-- > 0;) {
		struct element *e = &m->elements[i], with = {0};
		if (e->type == COMMA || is_word(e, WORD_PLAIN) || is_word(e, WORD_THROUGH))
			continue;
		if (e->type != KIND && !is_word(e, WORD_NOUN)) {
			tail = (struct phrase){0};
			continue;
		}
		struct phrase own = tail_of(m, e);
		if (own.n) {
			tail = own;
			continue;
		}
		struct tokens phrase = {.n = 0};
		add_tokens(&phrase, (struct phrase){&m->tokens.at[e->at], e->n});
		add_tokens(&phrase, tail);
		kinds_named(m, view(&phrase), &with);
		if (tail.n && has_kind(&with)) {
			memcpy(e->kinds, with.kinds, sizeof(e->kinds));
			e->type = KIND;
		}
	}
}

// "các trường mầm non, tiểu học" are trường mầm non and trường tiểu học: the head of a list is shared.
static void share_heads(struct match *m)
{
	const struct element *head = NULL;
	for (size_t i = 0; i < m->count; i++) {
		struct element *e = &m->elements[i];
		if (e->type == KIND)
			head = e;
		size_t n = 0;
		while (head && e->type == OTHER && i + n < m->count && m->elements[i + n].type == OTHER)
			n++;
		if (n == 0 || m->elements[i - 1].type != COMMA)
			continue;
		struct tokens phrase = {.n = 0};
		struct element with = {.type = KIND, .at = e->at, .n = n};
		add_tokens(&phrase, (struct phrase){&m->tokens.at[head->at], 1});
		add_tokens(&phrase, (struct phrase){&m->tokens.at[e->at], n});
		kinds_named(m, view(&phrase), &with);
		if (has_kind(&with))
			*e = with;
	}
}

// ---- what the elements say
static void add_unit(struct actors *out, int64_t unit)
{
	if (unit && !actors_have_unit(out, unit) && out->unit_count < ACTORS_MOST)
		out->units[out->unit_count++] = unit;
}

static void add_kinds(const struct match *m, const struct element *e, struct actors *out)
{
	for (size_t i = 0; i < kind_count(m->d); i++) {
		int64_t id = m->d->kinds[i].id;
		if (e->kinds[i] && !actors_have_kind(out, id) && out->kind_count < ACTORS_MOST)
			out->kinds[out->kind_count++] = id;
	}
}

// The next element that bears meaning in the same phrase; NULL where the phrase ends.
static const struct element *following(const struct match *m, size_t i)
{
	for (i++; i < m->count; i++) {
		if (m->elements[i].type == COMMA)
			return NULL;
		if (!is_word(&m->elements[i], WORD_PLAIN))
			return &m->elements[i];
	}
	return NULL;
}

static void say_through(struct match *m, size_t i, struct actors *out)
{
	const struct element *e = &m->elements[i], *next = following(m, i);
	struct element named = {0};
	if (next && next->type != OTHER && !is_word(next, WORD_TAIL))
		return;
	struct tokens tail = {.n = 0};
	if (next && is_word(next, WORD_TAIL))
		add_tokens(&tail, (struct phrase){&m->tokens.at[next->at], next->n});
	kinds_of_value(m, e->value, &tail, true, &named);
	if (has_kind(&named))
		add_kinds(m, &named, out);
	else if (!next)
		add_unit(out, m->d->issuer);
}

// A unit behind a unit is the body that the first belongs to; where it is another one, the first is not ours.
static bool unit_is_ours(const struct match *m, size_t i)
{
	const struct element *next = following(m, i);
	return !next || next->type != UNIT || next->unit->id == m->elements[i].unit->parent;
}

// A unit behind a noun or another unit says whose it is.
static bool belongs_to_before(const struct match *m, size_t i)
{
	while (i-- > 0 && m->elements[i].type != COMMA) {
		const struct element *e = &m->elements[i];
		if (e->type == UNIT || e->type == KIND || is_word(e, WORD_NOUN) || is_word(e, WORD_EVERY) || is_word(e, WORD_LEVELS))
			return true;
	}
	return false;
}

static bool narrowed(const struct match *m, size_t i)
{
	const struct element *next = following(m, i);
	struct element named = {0};
	if (!next || (next->type != KIND && !is_word(next, WORD_NOUN)))
		return false;
	if (next->type == KIND)
		named = *next;
	else
		kinds_of_value(m, next->value, &(struct tokens){.n = 0}, false, &named);
	return has_kind(&named);
}

static void say(struct match *m, size_t i, struct actors *out)
{
	struct element *e = &m->elements[i];
	struct element named = {0};
	switch (e->type) {
	case UNIT:
		if (unit_is_ours(m, i) && !belongs_to_before(m, i))
			add_unit(out, e->unit->id);
		return;
	case KIND:
		// "ủy ban nhân dân các xã": what follows narrows it, and says so itself.
		if (!narrowed(m, i))
			add_kinds(m, e, out);
		return;
	case OTHER:
	case COMMA:
		return;
	case WORD:
		break;
	}
	switch (e->class) {
	case WORD_THROUGH:
		say_through(m, i, out);
		return;
	case WORD_NOUN:
		kinds_of_value(m, e->value, &(struct tokens){.n = 0}, false, &named);
		add_kinds(m, &named, out);
		return;
	case WORD_EVERY:
		for (size_t k = 0; k < kind_count(m->d); k++)
			named.kinds[k] = m->d->kinds[k].below;
		add_kinds(m, &named, out);
		return;
	case WORD_LEVELS:
		for (size_t k = 0; k < kind_count(m->d); k++)
			named.kinds[k] = m->d->kinds[k].below || m->d->kinds[k].further;
		add_kinds(m, &named, out);
		return;
	case WORD_PERSON:
		out->people = true;
		return;
	case WORD_TAIL:
	case WORD_PLAIN:
	case WORD_SHORT:
		return;
	}
}

void actors_find(struct arena *a, const struct directory *d, struct sv words, struct actors *out)
{
	struct match m = {.arena = a, .d = d};
	*out = (struct actors){0};
	tokenize(a, words, &m.tokens);
	expand_all(&m);
	m.elements = ARENA_ARRAY(a, struct element, TOKENS_MOST);
	for (size_t at = 0; at < m.tokens.n && m.count < TOKENS_MOST;) {
		m.elements[m.count] = element_at(&m, at);
		at += m.elements[m.count++].n;
	}
	share_heads(&m);
	share_tails(&m);
	bool of_people = false; // what follows "ủy viên" says whose members they are
	for (size_t i = 0; i < m.count; i++) {
		if (m.elements[i].type == COMMA)
			of_people = false;
		if (!of_people)
			say(&m, i, out);
		of_people |= is_word(&m.elements[i], WORD_PERSON);
	}
	out->unread = !out->kind_count && !out->unit_count && !out->people;
}

// ---- sets
static bool among(const int64_t *ids, size_t n, int64_t id)
{
	for (size_t i = 0; i < n; i++) {
		if (ids[i] == id)
			return true;
	}
	return false;
}

bool actors_have_kind(const struct actors *a, int64_t kind)
{
	return among(a->kinds, a->kind_count, kind);
}

bool actors_have_unit(const struct actors *a, int64_t unit)
{
	return among(a->units, a->unit_count, unit);
}

bool actors_within(const struct actors *inner, const struct actors *outer)
{
	for (size_t i = 0; i < inner->kind_count; i++) {
		if (!actors_have_kind(outer, inner->kinds[i]))
			return false;
	}
	for (size_t i = 0; i < inner->unit_count; i++) {
		if (!actors_have_unit(outer, inner->units[i]))
			return false;
	}
	return inner->kind_count + inner->unit_count > 0;
}

bool actors_meet(const struct actors *a, const struct actors *b)
{
	for (size_t i = 0; i < a->kind_count; i++) {
		if (actors_have_kind(b, a->kinds[i]))
			return true;
	}
	for (size_t i = 0; i < a->unit_count; i++) {
		if (actors_have_unit(b, a->units[i]))
			return true;
	}
	return false;
}

void actors_join(struct actors *into, const struct actors *more)
{
	for (size_t i = 0; i < more->kind_count; i++) {
		if (!actors_have_kind(into, more->kinds[i]) && into->kind_count < ACTORS_MOST)
			into->kinds[into->kind_count++] = more->kinds[i];
	}
	for (size_t i = 0; i < more->unit_count; i++)
		add_unit(into, more->units[i]);
	into->people |= more->people;
}

// A paragraph taken apart: terms, brackets, quotation marks.
#include "extract/clause.h"
#include "extract/passage.h"
#include "extract/vocabulary.h"
#include "text/text.h"

void passage_free(struct passage *p)
{
	tokens_free(&p->read);
	tokens_free(&p->parted);
	terms_free(&p->terms);
	free(p->open);
	free(p->mate);
	free(p->quoted);
	free(p->quantities);
	free(p->skipped);
	free(p->timeless);
	free(p->numbers);
	free(p->times);
	*p = (struct passage){0};
}

enum { QUOTED_AT_MOST = 40 }; // terms; farther apart the marks are no pair

static void brackets_find(struct passage *p)
{
	uint32_t n = (uint32_t)p->terms.count, innermost = NOWHERE, quote = NOWHERE;
	if (!n)
		return;
	memset(p->mate, 0xFF, n * sizeof(*p->mate)); // NOWHERE
	memset(p->quoted, 0, n * sizeof(*p->quoted));
	memset(p->skipped, 0, n * sizeof(*p->skipped));
	for (uint32_t i = 0; i < n; i++) {
		char sign = p->terms.items[i].sign;
		if (!sign) {
			p->open[i] = innermost;
			continue;
		}
		if (sign == ')' && innermost != NOWHERE) {
			p->mate[innermost] = i;
			p->mate[i] = innermost;
			p->open[i] = innermost = p->open[innermost];
			continue;
		}
		p->open[i] = innermost;
		if (sign == '(')
			innermost = i;
		if (sign == '"') {
			if (quote != NOWHERE && i - quote <= QUOTED_AT_MOST) {
				for (uint32_t k = quote + 1; k < i; k++)
					p->quoted[k] = true;
				quote = NOWHERE;
			} else {
				quote = i;
			}
		}
	}
	// What is never closed encloses nothing: what stands in it belongs to what is around it (found
	// already, since a bracket stands before what it encloses).
	for (uint32_t i = 0; i < n && innermost != NOWHERE; i++)
		if (p->open[i] != NOWHERE && p->mate[p->open[i]] == NOWHERE)
			p->open[i] = p->open[p->open[i]];
}

void passage_read(struct passage *p, struct sv text)
{
	tokens_read(&p->read, text, vocabulary_know);
	passage_take(p, text, &p->read);
}

void passage_take(struct passage *p, struct sv text, const struct tokens *read)
{
	p->text = text;
	p->words = p->lx->words;
	p->quantity_count = 0;
	p->tokens = vocabulary_part(&p->parted, read, text) ? p->parted : *read; // a view
	terms_read(&p->terms, &p->tokens, p->lx);
	if (p->open_room < p->terms.count) {
		p->open_room = p->terms.count * 2;
		p->open = reallocarray(p->open, p->open_room, sizeof(*p->open));
		p->mate = reallocarray(p->mate, p->open_room, sizeof(*p->mate));
		p->quoted = reallocarray(p->quoted, p->open_room, sizeof(*p->quoted));
		p->skipped = reallocarray(p->skipped, p->open_room, sizeof(*p->skipped));
		p->timeless = reallocarray(p->timeless, p->open_room, sizeof(*p->timeless));
		free(p->numbers);
		free(p->times);
		p->numbers = calloc(p->open_room, sizeof(*p->numbers));
		p->times = calloc(p->open_room, sizeof(*p->times));
		if (!p->open || !p->mate || !p->quoted || !p->skipped || !p->timeless || !p->numbers || !p->times)
			out_of_memory();
		p->reading = 0;
	}
	if (++p->reading == 0) { // all numbers of readings were used
		memset(p->numbers, 0, p->open_room * sizeof(*p->numbers));
		memset(p->times, 0, p->open_room * sizeof(*p->times));
		p->reading = 1;
	}
	brackets_find(p);
	clause_timeless_find(p);
}

void passage_skip(struct passage *p, struct range bytes)
{
	// The first term at or past the beginning, by halves.
	size_t low = 0, high = p->terms.count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (p->tokens.items[p->terms.items[middle].first].from < bytes.from)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < p->terms.count && p->tokens.items[p->terms.items[low].first].from < bytes.to;
	     low++)
		p->skipped[low] = true;
}

const struct term passage_no_term = {.kind = TOKEN_SIGN};
const struct token passage_no_token = {.kind = TOKEN_SIGN, .spaced = true};

bool passage_has(const struct passage *p, struct range r, lexicon_classes any)
{
	for (uint32_t i = r.from; i < r.to; i++)
		if (p->terms.items[i].classes & any)
			return true;
	return false;
}

struct sv passage_text(const struct passage *p, int64_t i)
{
	if (i < 0 || (size_t)i >= p->terms.count)
		return SV("");
	const struct term *t = &p->terms.items[i];
	uint32_t from = p->tokens.items[t->first].from,
	         to = p->tokens.items[t->first + t->count - 1].to;
	return (struct sv){p->text.p + from, to - from};
}

static bool value_read(const struct passage *p, int64_t i, struct decimal *out)
{
	bool good = false;
	struct sv s = passage_text(p, i);
	char whole[48]; // without what broke into it: "24 .500", a soft hyphen
	if (s.n < sizeof(whole) && (memchr(s.p, ' ', s.n) || memchr(s.p, 0xC2, s.n))) {
		size_t n = 0;
		for (size_t k = 0; k < s.n; k++) {
			if (s.p[k] != ' ' && (unsigned char)s.p[k] < 0x80)
				whole[n++] = s.p[k];
		}
		return text_read_number((struct sv){whole, n}, out, &good) && good;
	}
	return text_read_number(s, out, &good) && good;
}

bool passage_value(const struct passage *p, int64_t i, struct decimal *out)
{
	if (!passage_number(p, i))
		return false;
	struct passage_number *kept = &p->numbers[i];
	if (kept->reading != p->reading) {
		kept->reading = p->reading;
		kept->good = value_read(p, i, &kept->value);
	}
	if (kept->good)
		*out = kept->value;
	return kept->good;
}

size_t passage_syllables(const struct passage *p, struct range r)
{
	size_t n = 0;
	for (uint32_t i = r.from; i < r.to && n < PASSAGE_SYLLABLES_MOST; i++)
		if (p->terms.items[i].kind != TOKEN_SIGN)
			n += p->terms.items[i].count;
	return n;
}

struct range passage_tokens(const struct passage *p, struct range r)
{
	if (r.from >= r.to)
		return (struct range){0, 0};
	return (struct range){p->terms.items[r.from].first, p->terms.items[r.to - 1].first + p->terms.items[r.to - 1].count};
}

struct sv passage_number_of(const struct passage *p, uint32_t i)
{
	const struct term *t = passage_term(p, i);
	uint32_t state = 0;
	if (t->count < 2 || !passage_is(p, i, LX_HEAD) || !passage_starts(p, i, WORD_SO))
		return SV("");
	for (uint32_t k = t->first + 1; k < t->first + t->count; k++)
		state = lexicon_step(p->lx, state, p->tokens.items[k].syllable);
	const struct lexeme *rest = lexicon_at(p->lx, state);
	if (!rest || !(rest->classes & LX_NOUN)) // "số lượng"
		return SV("");
	return passage_token_words(p, (struct range){t->first + 1, t->first + t->count});
}

struct sv passage_words(const struct passage *p, struct range r)
{
	return passage_token_words(p, passage_tokens(p, r));
}

struct sv passage_token_words(const struct passage *p, struct range tokens)
{
	if (tokens.from >= tokens.to)
		return SV("");
	uint32_t first = tokens.from, last = tokens.to;
	struct sv whole = {p->text.p + p->tokens.items[first].from,
	                   p->tokens.items[last - 1].to - p->tokens.items[first].from};
	// What the tokens leave out (emphasis, note marks, soft hyphens) must not stand in a name.
	bool clean = true;
	for (uint32_t i = first; i < last && clean; i++) {
		const struct token *t = &p->tokens.items[i];
		clean = !t->broken &&
		        (i == first || t->from - p->tokens.items[i - 1].to == (t->spaced ? 1U : 0U));
	}
	if (clean)
		return whole;
	char *out = arena_alloc(p->arena, whole.n + 1);
	size_t n = 0;
	for (uint32_t i = first; i < last; i++) {
		const struct token *t = &p->tokens.items[i];
		if (i > first && t->spaced)
			out[n++] = ' ';
		struct sv word = {p->text.p + t->from, t->to - t->from};
		for (size_t at = 0; at < word.n;) {
			size_t from = at;
			if (token_is_invisible(token_code_point(word, &at)))
				continue;
			memcpy(out + n, word.p + from, at - from);
			n += at - from;
		}
	}
	return (struct sv){out, n};
}

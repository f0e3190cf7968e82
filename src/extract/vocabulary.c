// Words, as the lexicon and the lists know them.
#include "extract/vocabulary.h"

#include "extract/lexicon.h"
#include "extract/phrase_list.h"

static const struct phrase_list *const lists[PHRASE_LIST_COUNT] = {
#define LIST(name) &phrases_##name,
    PHRASE_LISTS(LIST)
#undef LIST
};

static const struct phrase_part *const parts[PHRASE_PART_COUNT] = {
#define PART(name, list, classes) &phrase_part_##name,
    PHRASE_PARTS(PART)
#undef PART
};

// Vowels stand apart from one another: a Vietnamese syllable has one group of them; or a capital stands within what begins
// small: "triệuUSD".
static bool several_syllables(struct sv word)
{
	struct syllable_key key = {0};
	bool vowel = false, small = false;
	int groups = 0;
	for (size_t at = 0; at < word.n;) {
		size_t from = at;
		uint32_t c = token_code_point(word, &at);
		if (c < 0x80)
			syllable_key_ascii(&key, (char)c);
		else
			syllable_key_letter(&key, letter_of(c), (struct sv){word.p + from, at - from});
		bool now = syllable_key_vowel(&key), capital = c < 0x80 ? c >= 'A' && c <= 'Z' : letter_of(c).capital;
		groups += now && !vowel;
		vowel = now;
		if (from == 0)
			small = !capital;
		else if (small && capital)
			return true;
	}
	return groups > 1;
}

// "tỷđồng": a lost space between two syllables that are both known. The byte where the second begins; 0: none.
static size_t parted(struct sv word, struct token *left, struct token *right)
{
	for (size_t at = 0; at < word.n;) {
		token_code_point(word, &at);
		struct syllable_key first = syllable_key(sv_head(word, at)), second = syllable_key(sv_from(word, at));
		left->key = syllable_key_hash(&first);
		right->key = syllable_key_hash(&second);
		left->syllable = lexicon_syllable(&lexicon, left->key);
		right->syllable = lexicon_syllable(&lexicon, right->key);
		if (left->syllable && right->syllable)
			return at;
	}
	return 0;
}

// Of a number, which is not read again, the lists that may have it are enough.
static uint32_t begins(const struct token *t)
{
	uint32_t all = 0;
	for (size_t i = 0; i < LENGTH(lists); i++) {
		bool may = t->kind != TOKEN_NUMBER || lists[i]->figures;
		if (may && phrase_list_may_begin(lists[i], t->key) && (t->kind == TOKEN_NUMBER || phrase_list_step(lists[i], 0, t->key)))
			all |= lists[i]->bit;
	}
	for (size_t i = 0; i < LENGTH(parts); i++) {
		if (all & parts[i]->list->bit && phrase_firsts_have(parts[i]->firsts, parts[i]->first_shift, t->key))
			all |= parts[i]->bit;
	}
	return all;
}

void vocabulary_know(struct token *t, struct sv text)
{
	struct token left, right;
	t->begins = begins(t);
	if (t->kind == TOKEN_NUMBER)
		return;
	t->syllable = lexicon_syllable(&lexicon, t->key);
	t->joined = !t->syllable && t->kind == TOKEN_WORD && !t->broken && several_syllables(text) && parted(text, &left, &right);
}

bool vocabulary_part(struct tokens *out, const struct tokens *read, struct sv text)
{
	if (!read->joined)
		return false;
	out->count = 0;
	for (size_t i = 0; i < read->count; i++) {
		const struct token *whole = &read->items[i];
		struct token *t = tokens_push(out);
		*t = *whole;
		if (!whole->joined)
			continue;
		struct token right = {.to = whole->to, .kind = TOKEN_WORD, .spaced = true, .upper = whole->upper};
		t->to = right.from = (uint32_t)(whole->from + parted((struct sv){text.p + whole->from, whole->to - whole->from}, t, &right));
		*tokens_push(out) = right;
	}
	return true;
}

// Abbreviations that are used and nowhere written out, neither in the text nor in the glossary (lexicon/abbreviations.tsv,
// lint_names.tsv). A note at the first use.
#include "extract/lint.h"
#include "text/text.h"

enum { LONGEST = 6 };

static bool is_vowel(uint32_t c)
{
	return c < 0x80 ? strchr("AEIOUY", (int)c) != NULL : c != 0x110; // what has a mark is one; Đ is none
}

// Built as a syllable is: "KHÔNG" is a word in capitals, "BCĐ" none.
static bool is_syllable(struct sv word)
{
	size_t at = 0;
	int part = 0, length[3] = {0};
	while (at < word.n) {
		bool vowel = is_vowel(utf8_at(word, at, &at));
		if (vowel && part == 2)
			return false;
		part = vowel ? 1 : part == 1 ? 2 : part;
		length[part]++;
	}
	return length[1] && length[0] <= 3 && length[1] <= 3 && length[2] <= 2;
}

static bool is_roman(struct sv word)
{
	for (size_t i = 0; i < word.n; i++) {
		if (!strchr("IVXLCDM", word.p[i]))
			return false;
	}
	return true;
}

static bool is_joined(const struct scan *s, size_t i)
{
	const struct token *t = scan_token(s, i), *next = scan_token(s, i + 1), *before = i ? scan_token(s, i - 1) : next;
	bool after = i + 1 < s->tokens.count && !next->spaced && (next->kind == TOKEN_NUMBER || next->sign == '/' || next->sign == '-' || next->sign == '.');
	bool ahead = i && !t->spaced && (before->kind == TOKEN_NUMBER || before->sign == '/' || before->sign == '-' || before->sign == '.');
	return (after && !(next->sign == '.' && i + 2 >= s->tokens.count)) || ahead;
}

static bool is_upper(const struct scan *s, size_t i)
{
	return scan_token(s, i)->kind == TOKEN_WORD && scan_token(s, i)->upper;
}

// Two capitals side by side, and small letters too: what is wholly in capitals is a heading. Counted in pieces that a byte can count.
static bool may_hold_one(struct sv text)
{
	enum { PIECE = 192 };
	size_t capitals = 0, small = 0;
	uint8_t pair = 0;
	for (size_t from = 0; from < text.n; from += PIECE) {
		size_t n = text.n - from < PIECE ? text.n - from : PIECE;
		const unsigned char *p = (const unsigned char *)text.p + from;
		uint8_t piece_capitals = 0, piece_small = 0;
		for (size_t i = 0; i < n; i++) {
			piece_capitals = (uint8_t)(piece_capitals + ((uint8_t)(p[i] - 'A') < 26));
			piece_small = (uint8_t)(piece_small + ((uint8_t)(p[i] - 'a') < 26));
		}
		for (size_t i = from ? 0 : 1; i < n; i++)
			pair |= (uint8_t)((uint8_t)(p[i] - 'A') < 26) & (uint8_t)((uint8_t)(*(p + i - 1) - 'A') < 26);
		capitals += piece_capitals;
		small += piece_small;
	}
	return pair && small > 2 * capitals;
}

void lint_abbreviation(struct lint *l)
{
	const struct scan *s = l->read;
	bool looked = false;
	const struct token *t = s->tokens.items;
	for (size_t k = 0, all = s->tokens.count; k < all; k++) {
		size_t count;
		if (!t[k].upper || !is_upper(s, k) || is_upper(s, k + 1) || (k && is_upper(s, k - 1)) || is_joined(s, k))
			continue;
		struct sv word = scan_text(s, k);
		if (utf8_count(word) > LONGEST || is_roman(word) || is_syllable(word) || sv_set_has(&l->used_set, word))
			continue;
		if (!looked && !may_hold_one(s->text))
			return;
		looked = true;
		if (scan_phrase(s, l->names, k, &count) || !sv_set_add(&l->used_set, l->arena, word))
			continue;
		struct place place = paragraph_place(l->r, l->paragraph, scan_token(s, k)->from, scan_token(s, k)->to, NULL, NULL);
		*ARENA_PUSH(l->arena, l->used, l->used_count, l->used_room) = (struct lint_used){word, place};
	}
}

void lint_unexplained(struct lint *l)
{
	struct sv_set written_out = {0};
	for (size_t i = 0; i < l->r->abbreviation_count; i++)
		sv_set_add(&written_out, l->arena, l->r->abbreviations[i].brief);
	for (size_t i = 0; i < l->used_count; i++) {
		if (sv_set_has(&written_out, l->used[i].word))
			continue;
		struct lint_draft f = {.place = l->used[i].place, .code = "abbreviation", .severity = SEVERITY_NOTE,
		                       .message = {.failure = FAIL_CHECK, .msgid = N_("“%s” is used and nowhere written out")}};
		lint_arg_text(&f, 0, l->used[i].word);
		lint_add(l, &f);
	}
}

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

static bool is_known(struct lint *l, struct sv word, size_t i)
{
	const struct reading *r = l->r;
	size_t count;
	if (!l->written_out.count) {
		for (size_t k = 0; k < r->abbreviation_count; k++)
			sv_set_add(&l->written_out, l->arena, r->abbreviations[k].brief);
	}
	return sv_set_has(&l->written_out, word) || scan_phrase(l->read, l->names, i, &count);
}

// Two capitals side by side, and small letters too: what is wholly in capitals is a heading.
static bool may_hold_one(struct sv text)
{
	size_t capitals = 0, small = 0;
	bool pair = false;
	for (size_t i = 0; i < text.n; i++) {
		bool capital = text.p[i] >= 'A' && text.p[i] <= 'Z';
		pair |= capital && i && text.p[i - 1] >= 'A' && text.p[i - 1] <= 'Z';
		capitals += capital;
		small += text.p[i] >= 'a' && text.p[i] <= 'z';
	}
	return pair && small > 2 * capitals;
}

void lint_abbreviation(struct lint *l)
{
	const struct scan *s = l->read;
	if (!may_hold_one(s->text))
		return;
	for (size_t k = 0; k < s->tokens.count; k++) {
		if (!is_upper(s, k) || is_upper(s, k + 1) || (k && is_upper(s, k - 1)) || is_joined(s, k))
			continue;
		struct sv word = scan_text(s, k);
		if (utf8_count(word) > LONGEST || is_roman(word) || is_syllable(word) || is_known(l, word, k) || !sv_set_add(&l->unknown, l->arena, word))
			continue;
		struct lint_draft f = {.place = paragraph_place(l->r, l->paragraph, scan_token(s, k)->from, scan_token(s, k)->to, NULL, NULL),
		                       .code = "abbreviation", .severity = SEVERITY_NOTE,
		                       .message = {.failure = FAIL_CHECK, .msgid = N_("“%s” is used and nowhere written out")}};
		lint_arg_text(&f, 0, word);
		lint_add(l, &f);
	}
}

// A paragraph as tokens: words (syllables), numbers and signs, with what is not text left out:
// emphasis, note marks, invisible characters. And tokens as terms: the phrases of the lexicon, the
// longest first.
#pragma once

#include "base/base.h"
#include "extract/lexicon.h"
#include "text/text.h"

enum token_kind { TOKEN_WORD, TOKEN_NUMBER, TOKEN_SIGN };

struct token {
	uint64_t key;      // what it is compared by: syllable_key_hash
	uint32_t from, to; // bytes
	// What vocabulary.h knows of it.
	uint32_t syllable; // of the lexicon; 0: none
	uint32_t begins;   // a bit for each list (phrase_list.h) of which a phrase may begin with it
	uint8_t kind;
	char sign;    // of an ASCII sign; '-' for every dash; 0 for other signs
	bool spaced;  // white space before it
	bool cell;    // a tab stands before it: no phrase of the lexicon runs over it
	bool capital; // begins with a capital letter
	bool upper;   // all letters are capitals, two at least
	bool broken;  // something invisible stands inside: its text must be cleaned
	bool joined;  // of two known syllables that lost the blank between them: "tỷđồng"
};

struct tokens {
	struct token *items;
	size_t count, room;
	bool numbers; // there are some
	bool joined;  // there are some that are
	bool odd;     // a letter is among them that only looks like a Vietnamese one, or may
};

void tokens_free(struct tokens *ts);
// What is known of words: fills in what a new token is by the lists, from its key and text.
typedef void token_knower(struct token *t, struct sv text);
// Replaces what is in *ts. Of one thread and one `know`, which is NULL where nothing is to be known.
void tokens_read(struct tokens *ts, struct sv text, token_knower *know);
void tokens_add(struct tokens *ts, struct sv text, token_knower *know); // behind what is in it; numbers and odd are of the text
struct token *tokens_push(struct tokens *ts); // room for one more
void tokens_reserve(struct tokens *ts, size_t count); // room for so many in all

// The code point at *at, which goes past it. The text is valid UTF-8.
static inline uint32_t token_code_point(struct sv s, size_t *at)
{
	return utf8_at(s, *at, at);
}

// Soft hyphen, zero-width space, joiner, byte-order mark.
static inline bool token_is_invisible(uint32_t c)
{
	return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
}

struct term {
	uint32_t first, count; // tokens
	lexicon_classes classes;
	const struct lexeme *lexeme; // NULL: unknown
	uint8_t kind;
	char sign;
};

struct terms {
	struct term *items;
	size_t count, room;
};

void terms_free(struct terms *t);
void terms_read(struct terms *t, const struct tokens *ts, const struct lexicon *lx);

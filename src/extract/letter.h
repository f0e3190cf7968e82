// Vietnamese letters taken apart: the letter without its tone, the tone, and whether it is a
// capital.
#pragma once

#include "base/base.h"

struct letter {
	char base; // small, without tone; 1 ă, 2 â, 3 ê, 4 ô, 5 ơ, 6 ư, 7 đ; 0: no Vietnamese letter
	uint8_t tone; // 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng; 0: none
	bool capital;
};

// Of a code point from 0x80 on. Letters that stand in for Vietnamese ones are read as those: Ð
// (Icelandic) as Đ, ƣ, which files from sharing sites write, as ư, Cyrillic and Greek ones as the Latin ones they look like (text_lookalike).
static inline struct letter letter_of(uint32_t code_point);

enum { LETTER_LOW_FROM = 0xC0, LETTER_LOW_TO = 0x1B1, LETTER_HIGH_FROM = 0x1EA0, LETTER_HIGH_TO = 0x1EFA };
extern const struct letter letter_low[LETTER_LOW_TO - LETTER_LOW_FROM], letter_high[LETTER_HIGH_TO - LETTER_HIGH_FROM];
struct letter letter_stand_in(uint32_t code_point); // a letter of another script as the Latin one that it looks like

static inline struct letter letter_of(uint32_t c)
{
	if (c >= LETTER_HIGH_FROM)
		return c < LETTER_HIGH_TO ? letter_high[c - LETTER_HIGH_FROM] : (struct letter){0};
	if (c >= LETTER_LOW_TO)
		return letter_stand_in(c);
	return c >= LETTER_LOW_FROM ? letter_low[c - LETTER_LOW_FROM] : (struct letter){0};
}

// ---- the form that syllables are looked up by: small letters, the tone at the end, a final y
// after a consonant as i.
enum { SYLLABLE_MAX = 32 };

struct syllable_key { // begins as all zeros
	char bytes[SYLLABLE_MAX]; // zeros past the n that are used
	uint8_t n;
	uint8_t tone;
	bool long_word; // longer than any word that is looked up
};

static inline bool letter_vowel(char base)
{
	const uint32_t vowels = 1U << ('a' & 31) | 1U << ('e' & 31) | 1U << ('i' & 31) | 1U << ('o' & 31) | 1U << ('u' & 31) | 1U << ('y' & 31);
	return (base >= 1 && base <= 6) || (base >= 'a' && base <= 'z' && vowels >> (base & 31) & 1);
}

// Whether its last letter so far is a vowel.
static inline bool syllable_key_vowel(const struct syllable_key *k)
{
	return k->n && letter_vowel(k->bytes[k->n - 1]);
}

// After the last letter.
static inline void syllable_key_end(struct syllable_key *k)
{
	if (k->n > 1 && k->bytes[k->n - 1] == 'y' && !letter_vowel(k->bytes[k->n - 2]))
		k->bytes[k->n - 1] = 'i';
	if (k->tone)
		k->bytes[k->n++] = (char)('0' + k->tone);
	if (k->long_word)
		*k = (struct syllable_key){0};
}

// What two keys are compared by where nothing else is at hand: 64 bits, 0 for a word that is longer than any.
static inline uint64_t syllable_key_hash(const struct syllable_key *k)
{
	uint64_t hash = 0;
	for (size_t i = 0; i < k->n; i += sizeof(hash)) {
		uint64_t part;
		memcpy(&part, k->bytes + i, sizeof(part));
		hash = (hash ^ part) * 0x9E3779B97F4A7C15U;
		hash ^= hash >> 29;
	}
	return hash ? hash : k->n != 0;
}

static inline void syllable_key_ascii(struct syllable_key *k, char c)
{
	if (k->n + 2 < SYLLABLE_MAX)
		k->bytes[k->n++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
	else
		k->long_word = true;
}

// A letter beyond ASCII, written as `bytes`.
static inline void syllable_key_letter(struct syllable_key *k, struct letter l, struct sv bytes)
{
	if (l.base) {
		syllable_key_ascii(k, l.base);
		if (l.tone)
			k->tone = l.tone;
		return;
	}
	for (size_t i = 0; i < bytes.n; i++)
		syllable_key_ascii(k, bytes.p[i]);
}

struct syllable_key syllable_key(struct sv word); // of a whole word or sign

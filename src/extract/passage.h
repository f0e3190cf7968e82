// One paragraph while its figures are read: tokens, terms, brackets, quantities. Indexes are of
// terms unless said otherwise; ranges are half-open.
#pragma once

#include "base/base.h"
#include "extract/extract.h"
#include "extract/lexicon.h"
#include "extract/token.h"

enum { NOWHERE = UINT32_MAX };

struct range {
	uint32_t from, to;
};

enum quantity_kind {
	QUANTITY_PERCENT,
	QUANTITY_AMOUNT, // a unit of measure
	QUANTITY_COUNT,  // a counted noun
	QUANTITY_BARE    // neither: the unit is to be found elsewhere
};

struct quantity {
	struct range terms;     // the number and its unit
	uint32_t from, to;      // the same in bytes
	struct range unit;      // terms; empty: none was written
	enum quantity_kind kind;
	enum dimension dimension;
	struct decimal value, high, total;
	bool has_high, has_total;
};

struct passage {
	const struct lexicon *lx;
	const uint32_t *words; // its function words, by enum word
	struct arena *arena;   // for texts that are handed on
	const struct paragraph *paragraph;
	struct sv text;
	struct tokens tokens; // those that were read, or `parted`
	struct tokens read, parted;
	struct terms terms;
	uint32_t *open; // for each term: the bracket that is open there, NOWHERE: none
	uint32_t *mate; // for a bracket its partner, NOWHERE: none
	bool *quoted;   // for each term: stands between quotation marks
	bool *timeless; // for each term: a word that neither names a time nor begins the name of one
	bool *skipped;  // for each term: stands in a citation or a heading's mark, where numbers are no
	                // measures
	size_t open_room;
	// What was asked of a term once: the value of a number, the words of time that begin with it; of which reading.
	struct passage_number {
		struct decimal value;
		uint32_t reading;
		bool good;
	} *numbers;
	struct passage_time {
		uint32_t reading, end;
		int year;
	} *times;
	uint32_t reading;
	struct quantity *quantities;
	size_t quantity_count, quantity_room;
};

void passage_free(struct passage *p);
// Takes up a paragraph: tokens, terms, brackets; no quantities yet.
void passage_read(struct passage *p, struct sv text);
void passage_take(struct passage *p, struct sv text, const struct tokens *read); // whose tokens are read already
void passage_skip(struct passage *p, struct range bytes); // marks terms as skipped

// ---- looking at terms; past either end there is a term of no class
extern const struct term passage_no_term;
extern const struct token passage_no_token;

static inline const struct term *passage_term(const struct passage *p, int64_t i)
{
	return (uint64_t)i < p->terms.count ? &p->terms.items[i] : &passage_no_term;
}

static inline bool passage_is(const struct passage *p, int64_t i, lexicon_classes any)
{
	return (passage_term(p, i)->classes & any) != 0;
}

bool passage_has(const struct passage *p, struct range r,
                 lexicon_classes any); // in some term of the range

static inline bool passage_sign(const struct passage *p, int64_t i, char sign)
{
	return passage_term(p, i)->sign == sign;
}

static inline bool passage_number(const struct passage *p, int64_t i)
{
	return passage_term(p, i)->kind == TOKEN_NUMBER;
}

static inline bool passage_word(const struct passage *p, int64_t i)
{
	return passage_term(p, i)->kind == TOKEN_WORD;
}

// Its first token.
static inline const struct token *passage_token(const struct passage *p, int64_t i)
{
	return (uint64_t)i < p->terms.count ? &p->tokens.items[p->terms.items[i].first] : &passage_no_token;
}

// No white space before it.
static inline bool passage_glued(const struct passage *p, int64_t i)
{
	return !passage_token(p, i)->spaced;
}

struct sv passage_text(const struct passage *p, int64_t i);
// Its value where it is a number; false where it is none.
bool passage_value(const struct passage *p, int64_t i, struct decimal *out);
// Begins with the word, whatever the case.
static inline bool passage_starts(const struct passage *p, int64_t i, enum word word)
{
	return passage_token(p, i)->syllable == p->words[word];
}

// Is this one word.
static inline bool passage_reads(const struct passage *p, int64_t i, enum word word)
{
	return passage_term(p, i)->count == 1 && passage_starts(p, i, word);
}

// Ends with it.
static inline bool passage_names(const struct passage *p, int64_t i, enum word word)
{
	const struct term *t = passage_term(p, i);
	return t->count > 0 && p->tokens.items[t->first + t->count - 1].syllable == p->words[word];
}

enum { PASSAGE_SYLLABLES_MOST = 400 };
size_t passage_syllables(const struct passage *p, struct range r); // words in it; where there are so many, no more are counted
// The text of a range as it is written, without what is invisible; from the arena or a view of the
// paragraph.
struct sv passage_words(const struct passage *p, struct range r);
struct range passage_tokens(const struct passage *p, struct range r);           // the tokens of a range of terms
struct sv passage_number_of(const struct passage *p, uint32_t i);               // "hộ" of the term "số hộ"; empty: it is none such
struct sv passage_token_words(const struct passage *p, struct range tokens); // the same text, of a range of tokens

// ---- numeral.c: numbers that count nothing
// The term after a date, a name, a mark or the like that begins with the number at `i`; 0 where it
// counts something.
bool numeral_prize(const struct passage *p, uint32_t i); // "2 nhất" of a list in a bracket: the word is counted
uint32_t numeral_names(const struct passage *p, uint32_t i);
uint32_t numeral_date_end(const struct passage *p,
                          uint32_t i); // "31/12/2023", "9/2023": the term after it; 0: no date
// "8,6 bác sĩ/vạn dân (chỉ tiêu 8,5)": the plan of the figure before the bracket, without its unit.
bool numeral_plan(const struct passage *p, uint32_t i);
bool numeral_year(const struct passage *p,
                  int64_t i); // written like a year: 1900 to 2100, four digits

// ---- quantity.c
void quantities_read(struct passage *p);
// The quantity that begins with the number at `i`, in a cell that ends before `end`, whatever
// stands around it. False where the number is none.
bool quantity_take(struct passage *p, uint32_t i, uint32_t end);

// A paragraph as words, with the phrases of a list found in it: what documents, citations and obligations are read by.
#pragma once

#include "extract/extract.h"
#include "extract/phrase_list.h"
#include "extract/token.h"

enum { SCAN_LISTS = 4 };

struct scan {
	struct sv text;
	struct tokens tokens;
	// What scan_phrase found last at each token, by the last bits of the list's number: many rules ask the same.
	struct scan_found {
		uint32_t reading; // found in which reading: no two of the same memory have one number
		uint16_t phrase;  // of the list; 0: none
		uint8_t list, count; // its tokens
	} (*found)[SCAN_LISTS];
	size_t room, cleared;
	uint32_t reading;
};

void scan_free(struct scan *s);
void scan_read(struct scan *s, struct sv text); // replaces what is in it

// Several texts that are held at once as words, one behind the other in memory that the next ones use again.
struct scans {
	struct scan all;    // of all their words; each has a part of its memory
	struct scan *items; // in order; only to be looked at, and not freed
	size_t count, room;
};

void scans_free(struct scans *s);
void scans_begin(struct scans *s, size_t bytes);   // leaves the texts that are in it; so much is to come, or a little more
void scans_add(struct scans *s, struct sv text);   // its words are seen by scans_end
void scans_end(struct scans *s);

// Past the last token there is a sign that is none.
extern const struct token scan_no_token;

static inline const struct token *scan_token(const struct scan *s, size_t i)
{
	return i < s->tokens.count ? &s->tokens.items[i] : &scan_no_token;
}

// Looks anew for the longest phrase that begins with token i.
void scan_phrase_anew(const struct scan *s, const struct phrase_list *list, size_t i);

// The longest phrase that begins with token i; NULL where none does. *count: its tokens.
static inline const struct phrase *scan_phrase(const struct scan *s, const struct phrase_list *list, size_t i, size_t *count)
{
	if (i >= s->tokens.count || !(s->tokens.items[i].begins & list->bit))
		return NULL;
	const struct scan_found *f = &s->found[i][list->number % SCAN_LISTS];
	if (f->reading != s->reading || f->list != list->number)
		scan_phrase_anew(s, list, i);
	if (!f->phrase)
		return NULL;
	*count = f->count;
	return &list->phrases[f->phrase];
}

// The longest phrase that begins with token i and ends before token `to`.
const struct phrase *scan_phrase_shorter(const struct scan *s, const struct phrase_list *list, size_t i, size_t to, size_t *count);
static inline const struct phrase *scan_phrase_within(const struct scan *s, const struct phrase_list *list, size_t i, size_t to,
                                                      size_t *count)
{
	const struct phrase *p = i < to ? scan_phrase(s, list, i, count) : NULL;
	return p && *count > to - i ? scan_phrase_shorter(s, list, i, to, count) : p;
}

// The same, of one class only.
static inline bool scan_is_within(const struct scan *s, const struct phrase_list *list, size_t i, size_t to, const char *class,
                                  size_t *count, struct sv *value)
{
	size_t n;
	const struct phrase *p = scan_phrase_within(s, list, i, to, &n);
	if (!p || p->class.p[0] != class[0] || strcmp(p->class.p, class) != 0) // tables of ours: both end with NUL
		return false;
	if (count)
		*count = n;
	if (value)
		*value = p->value;
	return true;
}

static inline bool scan_is(const struct scan *s, const struct phrase_list *list, size_t i, const char *class, size_t *count,
                           struct sv *value)
{
	return scan_is_within(s, list, i, SIZE_MAX, class, count, value);
}

struct sv scan_text(const struct scan *s, size_t i);               // one token
struct sv scan_range(const struct scan *s, size_t from, size_t to); // tokens [from, to), as written
// A text as people read it: without the marks of emphasis, and what is invisible. The same view where it has none.
struct sv scan_plain(struct arena *a, struct sv text);
uint64_t scan_key(const char *lower); // what a word is compared by

// The word, whatever its capitals; `key` is its scan_key, 0 before it is first asked for.
static inline bool scan_word_kept(const struct scan *s, size_t i, const char *lower, uint64_t *key)
{
	if (i >= s->tokens.count || s->tokens.items[i].kind != TOKEN_WORD)
		return false;
	uint64_t wanted = __atomic_load_n(key, __ATOMIC_RELAXED);
	if (!wanted) {
		wanted = scan_key(lower);
		__atomic_store_n(key, wanted, __ATOMIC_RELAXED);
	}
	return s->tokens.items[i].key == wanted;
}

// Of a word that is written down where it is asked for.
#define scan_word(s, i, lower)                                                                     \
	__extension__({                                                                                \
		static uint64_t scan_word_key;                                                             \
		scan_word_kept((s), (i), "" lower "", &scan_word_key);                                     \
	})

// Which word of an array it is, -1 where it is none.
#define scan_place(s, i, words)                                                                    \
	__extension__({                                                                                \
		static uint64_t scan_place_keys[LENGTH(words)];                                            \
		scan_place_kept((s), (i), (words), LENGTH(words), scan_place_keys);                        \
	})

static inline int scan_place_kept(const struct scan *s, size_t i, const char *const *words, size_t count, uint64_t *keys)
{
	size_t k = 0;
	while (k < count && !scan_word_kept(s, i, words[k], &keys[k]))
		k++;
	return k < count ? (int)k : -1;
}

// Of one that is in no such place.
static inline bool scan_word_of(const struct scan *s, size_t i, const char *lower)
{
	if (i >= s->tokens.count || s->tokens.items[i].kind != TOKEN_WORD)
		return false;
	// Nearly all words differ in their first letter; one of ASCII is compared at once.
	unsigned char first = (unsigned char)s->text.p[s->tokens.items[i].from], wanted = (unsigned char)lower[0];
	return (first >= 0x80 || wanted >= 0x80 || (first | 0x20) == wanted) && s->tokens.items[i].key == scan_key(lower);
}

static inline bool scan_sign(const struct scan *s, size_t i, char sign)
{
	return scan_token(s, i)->kind == TOKEN_SIGN && scan_token(s, i)->sign == sign && i < s->tokens.count;
}

bool scan_number(const struct scan *s, size_t i, int64_t *value); // a whole number

// A date that begins at token i: "31/01/2020", "31-01-2020", "31 tháng 01 năm 2020", and with "ngày" before it.
// Tokens it takes; 0 where there is none. A month alone is no date.
size_t scan_date(const struct scan *s, size_t i, struct date *out);
// "ngày 15/3", "ngày 15 tháng 3": a day without its year, which is then the first such day from two months before `near`.
size_t scan_bare_day(const struct scan *s, size_t i, struct date near, struct date *out); // "15/3", behind a word of a limit
size_t scan_day(const struct scan *s, size_t i, struct date near, struct date *out);
// "tháng 02 năm 2020", "tháng 3/2020", "quý I năm 2020", "năm 2020", "6 tháng đầu năm 2020": its last day.
size_t scan_period(const struct scan *s, size_t i, int year, struct date *last);

// Vietnamese text: UTF-8, NFC, folding for search and comparison, numbers and dates as they are written.
#pragma once

#include "base/base.h"
#include "base/date.h"
#include "base/decimal.h"

// ---- UTF-8
bool utf8_valid(struct sv s, size_t *bad_at); // bad_at: the first byte that is not UTF-8; may be NULL
// The code point at byte `at` and the byte after it. The text is valid.
static inline uint32_t utf8_at(struct sv s, size_t at, size_t *next)
{
	const unsigned char *p = (const unsigned char *)s.p + at;
	if (p[0] < 0x80) {
		*next = at + 1;
		return p[0];
	}
	if (p[0] < 0xE0) {
		*next = at + 2;
		return (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
	}
	if (p[0] < 0xF0) {
		*next = at + 3;
		return (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
	}
	*next = at + 4;
	return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 | (uint32_t)(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
}
void utf8_add(struct buf *b, uint32_t code_point);
size_t utf8_write(char out[static 4], uint32_t code_point); // its bytes
size_t utf8_count(struct sv s); // code points

// ---- normalisation, at the border only: inside, all text is NFC.
struct sv text_nfc(struct arena *a, struct sv s); // the same view where it is NFC already
bool text_is_nfc(struct sv s);

// ---- letters
// The letter that this one looks like and is written for: of Cyrillic and Greek the Latin one, of Ð and ð Đ and đ, of Ƣ and ƣ Ư and
// ư; any other letter is its own. Folding, comparing and the reader's letters take one for the other; the text keeps what it has.
uint32_t text_lookalike(uint32_t code_point);
struct sv text_lower(struct arena *a, struct sv s);
struct sv text_upper(struct arena *a, struct sv s);
bool text_is_lower(struct sv s); // text_lower would change nothing
bool text_is_upper(struct sv s);
// For search: lower case, no tone or vowel marks, đ as d, one code point to one; white space runs as one blank.
struct sv text_fold(struct arena *a, struct sv s);
// For comparing words: lower case, old and new tone placement alike (hoà / hòa, thuỷ / thủy), marks kept.
struct sv text_compare_form(struct arena *a, struct sv s);
// A key whose byte order is Vietnamese order (ICU collation `vi`), for columns that are sorted by.
struct sv text_sort_key(struct arena *a, struct sv s);

// ---- figures for people: "12.345", "6,78" in Vietnamese; "12,345", "6.78" in English
struct sv text_number(struct arena *a, struct decimal d, bool english);
struct sv text_int(struct arena *a, int64_t n, bool english);
// n of d as a percent of two digits, rounded half away from zero: "95,83 %"; "–" where d is zero.
struct sv text_percent(struct arena *a, int64_t n, int64_t d, bool english);
struct sv text_date(struct arena *a, struct date d);      // "31/01/2020"; "–" where it is not set
// "12-KH/ĐUK" for number 12 and symbol KH/ĐUK, "123/NQ-HĐND" for 123 and NQ-HĐND; empty where neither is there.
struct sv text_document_number(struct arena *a, struct sv number, struct sv symbol);
struct sv text_date_long(struct arena *a, struct date d); // "ngày 05 tháng 3 năm 2020" (36-HD/VPTW, 30/2020/NĐ-CP)
// What a person typed in a field: "31/1/2020", "31-01-2020", "2020-01-31".
bool text_parse_date(struct sv s, struct date *out) MUST_USE;
// What a person typed: "12.345", "6,78", "1 234": Vietnamese separators; "12.5" is refused as ambiguous unless the
// point groups three digits.
bool text_parse_number(struct sv s, struct decimal *out) MUST_USE;

// ---- numbers as documents write them
// The bytes of the number that s begins with (digits, and points and commas between digits); 0 where none does.
// "21.345" is 21345 and "12,75" is 12.75; what cannot be mistaken is read in the other style too ("12.5", "1,234,567",
// "1.234,5"). *good is false where it is no number ("12.5.2020", "1.2.3", too many digits).
size_t text_read_number(struct sv s, struct decimal *out, bool *good);

// Writes JSON (RFC 8259) into a buffer; commas and escapes are its own business. Every value takes the key that it stands
// under in an object, NULL where it stands in an array or alone. Keys are names of our own: nothing in one needs an escape.
#pragma once

#include <stdio.h>

#include "base/date.h"
#include "base/decimal.h"

struct json_out {
	struct buf *out;
	bool figures_as_text; // decimals in quotes: for a reader that makes doubles of numbers (decisions/004)
	bool comma;           // one is due before the next value
	FILE *to;             // what `out` is emptied into by json_out_drain; NULL: nothing
};

void json_out_drain(struct json_out *j); // between two values of a long answer, so that it is never held whole

// The comma and the key, with room for so many bytes more: where these go; NULL where there is none. What is written is kept by
// json_out_end. Here, so that a key that is written down where it is used is copied as so many bytes.
static inline char *json_out_begin(struct json_out *j, const char *key, size_t more)
{
	size_t n = key ? strlen(key) : 0;
	char *to = buf_room(j->out, n + sizeof(",\"\":") + more);
	bool comma = j->comma;
	j->comma = true;
	if (!to)
		return NULL;
	*to = ',';
	to += comma;
	if (!key)
		return to;
	*to++ = '"';
	memcpy(to, key, n);
	to += n;
	*to++ = '"';
	*to++ = ':';
	return to;
}

static inline void json_out_end(struct json_out *j, const char *to)
{
	j->out->n = (size_t)(to - j->out->p);
}

// The key and a few bytes.
static inline void json_out_put(struct json_out *j, const char *key, const char *bytes, size_t n)
{
	char *to = json_out_begin(j, key, n);
	if (!to)
		return;
	memcpy(to, bytes, n);
	json_out_end(j, to + n);
}

static inline void json_out_open(struct json_out *j, const char *key, char bracket) // '{' or '['
{
	json_out_put(j, key, &bracket, 1);
	j->comma = false;
}

static inline void json_out_null(struct json_out *j, const char *key)
{
	json_out_put(j, key, "null", 4);
}

static inline void json_out_bool(struct json_out *j, const char *key, bool b)
{
	if (b)
		json_out_put(j, key, "true", 4);
	else
		json_out_put(j, key, "false", 5);
}

enum { JSON_OUT_DIGITS = 20 };
char *json_out_digits(char *to, int64_t n); // writes them, at the most JSON_OUT_DIGITS; the byte after them

static inline void json_out_int(struct json_out *j, const char *key, int64_t n)
{
	char *to = json_out_begin(j, key, JSON_OUT_DIGITS);
	if (to)
		json_out_end(j, json_out_digits(to, n));
}

void json_out_quoted(struct json_out *j, char *to, struct sv text); // at `to`, where there is room for it and its marks

static inline void json_out_text(struct json_out *j, const char *key, struct sv text)
{
	char *to = json_out_begin(j, key, text.n + 2);
	if (to)
		json_out_quoted(j, to, text);
}

// Null where it is empty. Always here, as what it is made of: a key that is a constant is then copied as so many bytes.
__attribute__((always_inline)) static inline void json_out_some(struct json_out *j, const char *key, struct sv text)
{
	if (text.n)
		json_out_text(j, key, text);
	else
		json_out_null(j, key);
}

void json_out_close(struct json_out *j, char bracket); // '}' or ']'
void json_out_decimal(struct json_out *j, const char *key, struct decimal d); // digits as they are, never a float
void json_out_date(struct json_out *j, const char *key, struct date d); // "2020-01-31", null where it is not set

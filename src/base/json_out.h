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

void json_out_open(struct json_out *j, const char *key, char bracket); // '{' or '['
void json_out_close(struct json_out *j, char bracket);                 // '}' or ']'
void json_out_text(struct json_out *j, const char *key, struct sv text);
void json_out_some(struct json_out *j, const char *key, struct sv text); // null where it is empty
void json_out_int(struct json_out *j, const char *key, int64_t n);
void json_out_decimal(struct json_out *j, const char *key, struct decimal d); // digits as they are, never a float
void json_out_bool(struct json_out *j, const char *key, bool b);
void json_out_null(struct json_out *j, const char *key);
void json_out_date(struct json_out *j, const char *key, struct date d); // "2020-01-31", null where it is not set

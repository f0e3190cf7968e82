// Writes JSON (RFC 8259) into a buffer; commas and escapes are its own business.
#pragma once

#include "base/date.h"
#include "base/decimal.h"

struct json_out {
	struct buf *out;
	bool comma; // one is due before the next value
};

void json_open(struct json_out *j, char bracket);  // '{' or '['
void json_close(struct json_out *j, char bracket); // '}' or ']'
void json_key(struct json_out *j, const char *name); // a name of our own: nothing in it needs an escape
void json_string(struct json_out *j, struct sv text);
void json_some(struct json_out *j, struct sv text); // null where it is empty
void json_number(struct json_out *j, int64_t n);
void json_decimal_out(struct json_out *j, struct decimal d); // digits as they are, never a float
void json_bool(struct json_out *j, bool b);
void json_null(struct json_out *j);
void json_date(struct json_out *j, struct date d); // "2020-01-31", null where it is not set

// JSON that comes from outside (RFC 8259), as a tree in an arena. Numbers are kept as they are written, so that a figure
// never passes through binary floating point. Nothing is believed: sizes and depth are bounded, text is checked UTF-8.
#pragma once

#include "base/base.h"
#include "base/decimal.h"
#include "base/error.h"

enum json_type { JSON_NULL, JSON_FALSE, JSON_TRUE, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT };

enum { JSON_DEPTH_MAX = 64, JSON_MEMBERS_MAX = 256 };

struct json {
	uint8_t type;   // enum json_type
	uint32_t count; // bytes of a string or number; items of an array; members of an object
	union {
		const char *bytes;        // of a string (decoded) or a number (as written)
		const struct json *items; // of an array; of an object: name, value, name, value …
	};
};

// False where it is no JSON text, or deeper than JSON_DEPTH_MAX, or of more than `nodes_max` values, or an object has
// more than JSON_MEMBERS_MAX members or one name twice, or a string holds U+0000 or half of a surrogate pair. Strings
// without escapes are views into `bytes`, which must outlive the tree.
bool json_parse(struct sv bytes, size_t nodes_max, struct arena *a, struct json *out,
                struct error *error) MUST_USE;

// The member's value; NULL where it is no object or has none of that name.
const struct json *json_get(const struct json *object, const char *name);
struct sv json_text(const struct json *v); // of a string or a number; empty for anything else and for NULL
// Whole numbers only ("3", not "3.0"); false for anything else and for NULL.
bool json_int(const struct json *v, int64_t *out) MUST_USE;
// Exponents are refused: nobody here writes them.
bool json_decimal(const struct json *v, struct decimal *out) MUST_USE;

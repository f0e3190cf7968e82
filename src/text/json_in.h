// JSON that comes from outside, as jansson reads it, taken apart with every type checked. Nothing is believed: values, depth
// (jansson's own limit) and sizes are bounded, a name that stands twice, U+0000 and text that is no UTF-8 are refused.
// A number with a fraction is a double to jansson: figures stand in texts ("16.35"), and such a number is refused.
//
// Each getter takes a value, NULL where there is none, and the name that a message calls it by. What is wrong sets the error,
// the first one that was found, and gives something harmless (an empty text, the least number, no list).
#pragma once

#include <jansson.h>

#include "base/date.h"
#include "base/decimal.h"
#include "base/error.h"

struct json_in {
	struct arena *arena; // texts are copied to it: they outlive the tree
	struct error *error;
	char item[64]; // what is being read: "measures[12]"; empty: the whole
};

// The whole of `bytes` as one value of at most `values_most`; NULL where it is none. The caller's:
// `AUTO(json_decrefp) json_t *root = json_in_parse(…)`.
json_t *json_in_parse(struct json_in *in, struct sv bytes, size_t values_most) MUST_USE;

bool json_in_wrong(struct json_in *in, const char *name, const char *why); // false, for `return json_in_wrong(…)`
void json_in_item(struct json_in *in, const char *list, size_t i);         // what follows is about this one

const json_t *json_in_member(const json_t *object, const char *name); // NULL where it is missing or null
struct sv json_in_text(struct json_in *in, const json_t *v, const char *name);
int64_t json_in_int(struct json_in *in, const json_t *v, const char *name, int64_t least, int64_t most);
bool json_in_bool(struct json_in *in, const json_t *v, const char *name);
struct decimal json_in_decimal(struct json_in *in, const json_t *v, const char *name);
struct date json_in_date(struct json_in *in, const json_t *v, const char *name);
int json_in_word(struct json_in *in, const json_t *v, const char *name, const char *const *words, size_t count); // its place
// `v` where it is an array of at most `most`, else NULL, which json_array_size and json_array_get take.
const json_t *json_in_list(struct json_in *in, const json_t *v, const char *name, size_t most);

// What a request carries: percent-encoded pairs, cookies, the declared parameters out of them.
#pragma once

#include "web/web.h"

// Decodes %XX and (in forms) '+'. False where an escape is broken.
bool form_decode(struct arena *a, struct sv s, bool plus, struct sv *out) MUST_USE;
// The pairs of a query or an urlencoded body, at most `most`. False where one is broken or there are too many.
bool form_pairs(struct arena *a, struct sv s, size_t most, struct pair **pairs, size_t *count) MUST_USE;
struct sv cookie_value(struct sv cookies, const char *name); // empty where there is none
// Takes the declared parameters out of `raw`, checked and in NFC, into r->given; says what is wrong with each in r->faults.
// What is not declared is dropped.
void form_validate(struct req *r, const struct pair *raw, size_t count);

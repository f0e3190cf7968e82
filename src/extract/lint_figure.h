// What a printed figure may stand for, and what its unit measures: how the checks multiply, divide and compare across units.
#pragma once

#include "extract/extract.h"
#include "extract/scan.h"

enum { UNIT_PARTS = 3, UNIT_BUCKETS = 256 };
#define UNIT_HASH_NONE 14695981039346656037U // of no unit

// A unit taken apart: "tạ/ha" is mass by area, 10^-2 kg/m² (lexicon/units.tsv); "triệu lượt khách" is lượt, 10^6.
struct unit_shape {
	struct sv of[UNIT_PARTS]; // a dimension of units.tsv, or the first word of what is counted; views of the arena
	size_t count;             // 0: no unit, or one that cannot be taken apart
	int power;
	uint64_t hash; // of what it measures, whatever persons are called
	uint64_t same, word; // of what it measures; its unit_word
	bool noun; // it begins with no unit of measure
	uint32_t number; // among those of the reading
	bool counted; // of[0] is something counted, not measured
	enum unit_kind { UNIT_OTHER, UNIT_PERSON, UNIT_EVENT } kind; // persons, events: counted by many words (lexicon/lint.tsv)
};

// Both ends belong to it, in the base unit of the dimension.
struct span {
	struct decimal low, high;
};

// Shapes by unit, each read once.
struct unit_shapes {
	struct arena *arena;
	const struct phrase_list *units;  // lexicon/units.tsv
	const struct phrase_list *words;  // lexicon/lint.tsv: "HTX" counts what "hợp tác xã" does
	struct scan scan;
	struct unit_shape_kept {
		struct sv unit;
		struct unit_shape shape;
		struct unit_shape_kept *next;
	} *kept[UNIT_BUCKETS];
	const struct unit_shape **all; // by number
	size_t count, room;
};

void unit_shapes_free(struct unit_shapes *u); // what is not the arena's
const struct unit_shape *unit_shape(struct unit_shapes *u, struct sv unit);
uint64_t unit_shape_part(const struct unit_shape *s, size_t part); // the hash of what only that part measures
uint64_t unit_word(struct sv unit); // the hash of the first word of a unit; 0: that is a power of ten, or there is none
// They measure the same.
bool unit_shape_same(const struct unit_shape *a, const struct unit_shape *b);

struct sv figure_unit_as_written(const struct measure_found *m); // with its capitals: "triệu USD"

// What a figure may stand for: rounded or cut off at its last printed digit; where it ends in zeros, also at the last of them
// that is no more than 1/500 of it ("58.700 tỷ đồng"); after "khoảng" at the first of them. False for a range, a bound
// ("không quá"), and where it cannot be held.
bool figure_span(const struct measure_found *m, const struct unit_shape *shape, struct span *out) MUST_USE;

// a × b and c × d may be equal.
bool spans_products_meet(struct span a, struct span b, struct span c, struct span d);
bool spans_meet(struct span a, struct span b);
bool span_mul(struct span a, struct span b, struct span *out) MUST_USE; // of what is not negative
bool span_sub(struct span a, struct span b, struct span *out) MUST_USE;
struct span span_of(struct decimal d); // exactly that

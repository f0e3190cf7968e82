// Printed figures as intervals, units as dimensions with powers of ten.
#include "extract/lint_figure.h"
#include "text/text.h"

void unit_shapes_free(struct unit_shapes *u)
{
	scan_free(&u->scan);
}

// "dim=area power=4"
static void attributes(struct sv value, struct sv *dimension, int *power)
{
	struct sv piece;
	while (sv_cut(&value, ' ', &piece)) {
		int64_t n;
		if (sv_starts(piece, SV("dim=")))
			*dimension = sv_from(piece, 4);
		else if (sv_starts(piece, SV("power=")) && sv_int64(sv_from(piece, 6), &n))
			*power += (int)n;
	}
}

static bool magnitude(const struct scan *s, size_t i, int *power)
{
	static const struct {
		const char *word;
		int power;
	} words[] = {{"trăm", 2}, {"nghìn", 3}, {"ngàn", 3}, {"vạn", 4}, {"triệu", 6}, {"tỷ", 9}, {"tỉ", 9}};
	for (size_t k = 0; k < LENGTH(words); k++) {
		if (scan_word_of(s, i, words[k].word)) {
			*power += words[k].power;
			return true;
		}
	}
	return false;
}

// One part between strokes: powers of ten, then a unit of measure or what is counted.
static bool part(struct unit_shapes *u, struct sv text, struct sv *of, int *power, bool *counted)
{
	size_t i = 0, count;
	scan_read(&u->scan, text);
	if (scan_token(&u->scan, i)->sign == '"' || sv_is(scan_text(&u->scan, i), "“"))
		i++; // 286 “Tổ liên gia an toàn”
	while (magnitude(&u->scan, i, power))
		i++;
	if (i >= u->scan.tokens.count)
		return false;
	const struct phrase *p = scan_phrase(&u->scan, u->units, i, &count);
	// "đồng chí", "đồng hồ" are no money.
	bool person = u->words && (scan_is(&u->scan, u->words, i, "person", NULL, NULL) || scan_is(&u->scan, u->words, i, "thing", NULL, NULL));
	*of = (struct sv){0};
	if (p && !person)
		attributes(p->value, of, power);
	*counted = !of->n;
	if (!of->n) {
		// "lượt người" counts people.
		bool turns = scan_word(&u->scan, i, "lượt") && scan_token(&u->scan, i + 1)->kind == TOKEN_WORD;
		i += turns;
		struct sv full;
		bool brief = u->words && scan_is(&u->scan, u->words, i, "brief", NULL, &full);
		*of = text_lower(u->arena, brief ? full : scan_text(&u->scan, i)); // with its marks: "hộ" is no "hồ sơ"
	} else {
		*of = arena_sv(u->arena, *of);
	}
	return of->n > 0;
}

static uint64_t hash_text(uint64_t hash, struct sv s)
{
	for (size_t k = 0; k < s.n; k++)
		hash = (hash ^ (unsigned char)s.p[k]) * 1099511628211U;
	return (hash ^ '/') * 1099511628211U;
}

static uint64_t hash_of(const struct unit_shape *s)
{
	uint64_t hash = UNIT_HASH_NONE;
	for (size_t i = 0; i < s->count; i++)
		hash = hash_text(hash, s->of[i]);
	return hash;
}

// Up to a blank or a comma: "đồng chí, đảng viên" counts comrades. Amounts of one power need have no more in common.
uint64_t unit_word(struct sv unit)
{
	static const char *const powers[] = {"nghìn", "ngàn", "triệu", "tỷ", "tỉ", "vạn"};
	size_t n = 0;
	while (n < unit.n && unit.p[n] != ' ' && unit.p[n] != ',')
		n++;
	struct sv word = sv_head(unit, n);
	return n && sv_place(word, powers, LENGTH(powers)) < 0 ? hash_text(UNIT_HASH_NONE, word) : 0;
}

uint64_t unit_shape_part(const struct unit_shape *s, size_t part)
{
	return hash_text(UNIT_HASH_NONE, s->of[part]);
}

static struct unit_shape shape_read(struct unit_shapes *u, struct sv unit)
{
	struct unit_shape shape = {.word = unit_word(unit)};
	struct sv piece;
	size_t count;
	enum unit_kind kind = UNIT_OTHER;
	scan_read(&u->scan, unit);
	shape.noun = !scan_phrase(&u->scan, u->units, 0, &count);
	if (u->words && u->scan.tokens.count)
		kind = scan_is(&u->scan, u->words, 0, "person", NULL, NULL) ? UNIT_PERSON : scan_is(&u->scan, u->words, 0, "event", NULL, NULL) ? UNIT_EVENT : UNIT_OTHER;
	struct sv trait;
	if (u->words && u->scan.tokens.count && scan_is(&u->scan, u->words, 0, "trait", NULL, &trait) && sv_is(trait, "sex"))
		kind = UNIT_PERSON; // "nữ 122"
	while (sv_cut(&unit, '/', &piece)) {
		// "563 doanh nghiệp/kế hoạch 540 doanh nghiệp"
		if (shape.count && (sv_is(piece, "kế hoạch") || sv_is(piece, "chỉ tiêu") || sv_is(piece, "dự toán")))
			break;
		int power = 0;
		bool counted = false;
		if (shape.count == UNIT_PARTS || !part(u, piece, &shape.of[shape.count], &power, &counted))
			return (struct unit_shape){.kind = kind, .word = shape.word, .noun = shape.noun};
		if (!shape.count)
			shape.counted = counted;
		shape.power += shape.count ? -power : power;
		shape.count++;
	}
	shape.kind = kind;
	shape.same = hash_of(&shape);
	shape.hash = shape.count == 1 && shape.counted && kind != UNIT_OTHER ? UNIT_HASH_NONE ^ (uint64_t)kind : shape.same;
	return shape;
}

static size_t bucket_of(struct sv unit)
{
	uint32_t hash = 2166136261U;
	for (size_t i = 0; i < unit.n; i++)
		hash = (hash ^ (unsigned char)unit.p[i]) * 16777619U;
	return (hash ^ hash >> 16) % UNIT_BUCKETS;
}

const struct unit_shape *unit_shape(struct unit_shapes *u, struct sv unit)
{
	struct unit_shape_kept **bucket = &u->kept[bucket_of(unit)], *k = *bucket;
	while (k && !sv_eq(k->unit, unit))
		k = k->next;
	if (!k) {
		k = ARENA_NEW(u->arena, struct unit_shape_kept);
		*k = (struct unit_shape_kept){unit, shape_read(u, unit), *bucket};
		k->shape.number = (uint32_t)u->count;
		*ARENA_PUSH(u->arena, u->all, u->count, u->room) = &k->shape;
		*bucket = k;
	}
	return &k->shape;
}

struct sv figure_unit_as_written(const struct measure_found *m)
{
	size_t at = 0;
	while (at < m->text.n && (strchr("0123456789.,- ", m->text.p[at]) || (unsigned char)m->text.p[at] == 0xC2 || (unsigned char)m->text.p[at] == 0xA0))
		at++;
	struct sv unit = sv_from(m->text, at);
	// What stands between the figures of a fraction is no unit.
	return unit.n && !m->has_total ? unit : m->unit;
}

bool unit_shape_same(const struct unit_shape *a, const struct unit_shape *b)
{
	if (!a->count || a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++) {
		if (!sv_eq(a->of[i], b->of[i]))
			return false;
	}
	return true;
}

// How many zeros end a whole number, as far as one of the last place is no more than the value over `least`.
static int zeros(struct decimal d, int64_t least)
{
	int n = 0;
	int64_t ten = 10;
	if (d.scale || d.mantissa == 0)
		return 0;
	while (n < 12 && d.mantissa % ten == 0 && (least <= 1 || d.mantissa / least >= ten)) {
		n++;
		ten *= 10;
	}
	return n;
}

// What stands from `below` to `above` tenths of its last place around it.
static bool span_around(struct decimal v, int place, int below, int above, struct span *out)
{
	static const int64_t tens[] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000};
	enum { SMALL = 1000000000 };
	struct decimal down, up;
	// Nearly all: in tenths of the last digit, or, of a round figure, in ones.
	if (v.mantissa < SMALL && v.scale < DECIMAL_SCALE_MAX) {
		int64_t of = place > 0 ? v.mantissa : v.mantissa * 10, tenth = place > 0 ? tens[place - 1] : 1;
		uint8_t scale = (uint8_t)(place > 0 ? 0 : v.scale + 1);
		*out = (struct span){{of - below * tenth, scale}, {of + above * tenth, scale}};
		return true;
	}
	return decimal_shift(decimal_int(above), place - 1, &up) && decimal_shift(decimal_int(below), place - 1, &down) && decimal_sub(v, down, &out->low) && decimal_add(v, up, &out->high);
}

bool figure_span(const struct measure_found *m, const struct unit_shape *shape, struct span *out)
{
	struct decimal v = m->value;
	if (m->has_high || !shape->count || v.mantissa < 0)
		return false;
	bool about = m->cmp == CMP_ABOUT, more = m->cmp == CMP_GT;
	if (m->cmp != CMP_EQ && !about && !more)
		return false;
	int place = v.scale ? -(int)v.scale : zeros(v, about || more ? 1 : 500);
	// What is counted, and a plan, is exact to the one.
	bool target = m->role == ROLE_TARGET && !v.scale;
	bool exact = !about && (target || (place == 0 && !v.scale && shape->power == 0 && shape->counted));
	int width = exact ? 0 : 10;
	struct span s;
	if (!span_around(v, place, about ? width : more ? 0 : width / 2, width, &s))
		return false;
	if (s.low.mantissa < 0)
		s.low = (struct decimal){0};
	if (!decimal_shift(s.low, shape->power, &s.low) || !decimal_shift(s.high, shape->power, &s.high))
		return false;
	*out = s;
	return true;
}

bool spans_products_meet(struct span a, struct span b, struct span c, struct span d)
{
	int order;
	if (!decimal_cmp_products(a.low, b.low, c.high, d.high, &order))
		return true;
	if (order > 0)
		return false;
	return !decimal_cmp_products(a.high, b.high, c.low, d.low, &order) || order >= 0;
}

bool spans_meet(struct span a, struct span b)
{
	return decimal_cmp(a.low, b.high) <= 0 && decimal_cmp(b.low, a.high) <= 0;
}

bool span_mul(struct span a, struct span b, struct span *out)
{
	return decimal_mul(a.low, b.low, &out->low) && decimal_mul(a.high, b.high, &out->high);
}

bool span_sub(struct span a, struct span b, struct span *out)
{
	return decimal_sub(a.low, b.high, &out->low) && decimal_sub(a.high, b.low, &out->high);
}

struct span span_of(struct decimal d)
{
	return (struct span){d, d};
}

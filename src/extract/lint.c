// Runs the checks, and what they share.
#include "extract/lint.h"
#include "text/text.h"

const struct lint_rule lint_rules[] = {
    {"ratio", lint_ratio},
    {"parts", lint_parts},
    {"outline", lint_outline},
};
const size_t lint_rule_count = LENGTH(lint_rules);

void lint_add(struct reading *r, const struct lint_found *found)
{
	*ARENA_PUSH(r->arena, r->lint, r->lint_count, r->lint_room) = *found;
}

static size_t byte_at(struct sv line, int code_points)
{
	size_t i = 0;
	while (i < line.n && code_points > 0) {
		utf8_at(line, i, &i);
		code_points--;
	}
	return i;
}

struct sv lint_between(const struct reading *r, const struct measure_found *a, const struct measure_found *b)
{
	if (a->place.line != b->place.line || a->place.end > b->place.start)
		return (struct sv){"", 0};
	struct sv line = r->lines[a->place.line - 1].text;
	size_t from = byte_at(line, a->place.end), to = byte_at(line, b->place.start);
	return sv_head(sv_from(line, from), to - from);
}

struct sv lint_after(const struct reading *r, const struct measure_found *m)
{
	struct sv line = r->lines[m->place.line - 1].text;
	return sv_from(line, byte_at(line, m->place.end));
}

struct sv lint_before(const struct reading *r, const struct measure_found *m)
{
	struct sv line = r->lines[m->place.line - 1].text;
	return sv_head(line, byte_at(line, m->place.start));
}

bool lint_says(struct arena *a, struct sv words, const char *const *folded, size_t count)
{
	struct sv low = text_fold(a, words);
	for (size_t i = 0; i < count; i++) {
		if (sv_find(low, sv_of(folded[i])) != SIZE_MAX)
			return true;
	}
	return false;
}

static struct sv first_word(struct sv unit)
{
	size_t blank = sv_find(unit, SV(" "));
	return sv_head(unit, blank);
}

bool lint_same_unit(const struct measure_found *a, const struct measure_found *b)
{
	if (sv_eq(a->unit, b->unit))
		return true;
	static const char *const powers[] = {"nghìn", "ngàn", "triệu", "tỷ", "tỉ", "vạn"};
	struct sv x = first_word(a->unit), y = first_word(b->unit);
	for (size_t i = 0; i < LENGTH(powers); i++) {
		if (sv_is(x, powers[i]) || sv_is(y, powers[i]))
			return false;
	}
	return x.n && sv_eq(x, y);
}

bool lint_is_count(const struct measure_found *m)
{
	return (m->role == ROLE_ACTUAL || m->role == ROLE_TARGET) && !m->has_high && m->cmp == CMP_EQ && m->unit.n &&
	       sv_find(m->unit, SV("%")) == SIZE_MAX;
}

static int by_place(const void *a, const void *b)
{
	const struct lint_found *x = a, *y = b;
	if (x->place.line != y->place.line)
		return x->place.line < y->place.line ? -1 : 1;
	return (x->place.start > y->place.start) - (x->place.start < y->place.start);
}

void extract_lint(struct reading *r)
{
	for (size_t i = 0; i < lint_rule_count; i++)
		lint_rules[i].run(r);
	if (r->lint_count)
		qsort(r->lint, r->lint_count, sizeof(*r->lint), by_place);
}

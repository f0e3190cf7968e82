// Cuts a line into the cells of a table.
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "extract/columns.h"

enum { GAP = 3 }; // blanks
enum { GAPS_LEAST = 3, MARKS_LEAST = 2 };

// The first of so many blanks side by side, at `at` or behind it.
static size_t blanks(struct sv s, size_t at)
{
	size_t i = at;
#ifdef __SSE2__
	// Of 16 bytes those that begin three blanks; the last two cannot tell, and are looked at again.
	for (; i + 16 <= s.n; i += 16 - GAP + 1) {
		unsigned int blank = (unsigned int)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)(const void *)(s.p + i)), _mm_set1_epi8(' ')));
		blank &= blank >> 1 & blank >> 2;
		if (blank)
			return i + (size_t)__builtin_ctz(blank);
	}
#endif
	for (size_t run = 0; i < s.n; i++) {
		run = s.p[i] == ' ' ? run + 1 : 0;
		if (run == GAP)
			return i + 1 - GAP;
	}
	return SIZE_MAX;
}

_Static_assert(GAP == 3, "blanks() looks for three");

// The gap at or behind `at`: its first blank, SIZE_MAX where none comes before other text. *end: behind its last blank.
static size_t gap_next(struct sv s, size_t at, size_t *end)
{
	size_t found = blanks(s, at);
	if (found == SIZE_MAX)
		return SIZE_MAX;
	for (*end = found; *end < s.n && s.p[*end] == ' ';)
		++*end;
	return *end < s.n ? found : SIZE_MAX;
}

static size_t text_begins(struct sv s)
{
	size_t at = 0;
	while (at < s.n && s.p[at] == ' ')
		at++;
	return at;
}

bool columns_gapped(struct sv line)
{
	size_t gaps = 0, end;
	for (size_t at = text_begins(line); gaps < GAPS_LEAST && (at = gap_next(line, at, &end)) != SIZE_MAX; at = end)
		gaps++;
	return gaps >= GAPS_LEAST;
}

static size_t cut_at_gaps(struct sv s, struct column_cell *cells, size_t most)
{
	size_t count = 0, from = text_begins(s), end;
	for (size_t at = from; count < most && (at = gap_next(s, at, &end)) != SIZE_MAX; at = from = end)
		cells[count++] = (struct column_cell){from, at};
	if (count < most)
		cells[count++] = (struct column_cell){from, s.n};
	return count;
}

static bool empty(struct sv s, size_t from, size_t to)
{
	while (from < to && (s.p[from] == ' ' || s.p[from] == '\t'))
		from++;
	return from == to;
}

size_t columns_cut(struct sv s, struct column_cell *cells, size_t most)
{
	size_t bars = sv_count(s, '|'), tabs = sv_count(s, '\t'), count = 0, from = 0, marks = 0;
	char mark = bars >= MARKS_LEAST ? '|' : '\t';
	if (bars < MARKS_LEAST && tabs < MARKS_LEAST)
		return columns_gapped(s) ? cut_at_gaps(s, cells, most) : 0;
	for (size_t at = 0; at <= s.n && count < most; at++) {
		if (at < s.n && s.p[at] != mark)
			continue;
		bool edge = mark == '|' && (marks == 0 || at == s.n) && empty(s, from, at);
		marks++;
		if (!edge)
			cells[count++] = (struct column_cell){from, at};
		from = at + 1;
	}
	return count;
}

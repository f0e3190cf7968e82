// Where things of a reading stand: places of a paragraph's bytes, the document and the heading over
// a line.
#include "extract/extract.h"
#include "text/text.h"

// Code points of the first n bytes.
static int points(struct sv text, size_t n)
{
	return (int)utf8_count(sv_head(text, n));
}

static struct place part_place(const struct reading *r, const struct paragraph_part *part,
                               size_t from, size_t to)
{
	struct sv line = r->lines[part->line - 1].text;
	size_t end = part->from + part->length;
	size_t first = from > part->from ? from - part->from : 0,
	       last = (to < end ? to : end) - part->from;
	int start = points(line, part->at + first);
	struct sv inside = {line.p + part->at + first, last - first};
	return (struct place){part->line, start, start + points(inside, inside.n)};
}

struct place paragraph_place(struct reading *r, const struct paragraph *p, size_t from, size_t to,
                             struct place **more, size_t *more_count)
{
	struct place first = {0};
	size_t pieces = 0, room = 0;
	if (more) {
		*more = NULL;
		*more_count = 0;
	}
	for (size_t i = 0; i < p->part_count; i++) {
		const struct paragraph_part *part = &p->parts[i];
		if (part->from >= to || part->from + part->length <= from)
			continue;
		if (pieces++ == 0)
			first = part_place(r, part, from, to);
		else if (more)
			*ARENA_PUSH(r->arena, *more, *more_count, room) = part_place(r, part, from, to);
	}
	return first;
}

struct place paragraph_place_next(struct reading *r, const struct paragraph *p,
                                  struct place_walk *walk, size_t from, size_t to,
                                  struct place **more, size_t *more_count)
{
	while (walk->part + 1 < p->part_count && from >= p->parts[walk->part + 1].from)
		*walk = (struct place_walk){.part = walk->part + 1};
	const struct paragraph_part *part = &p->parts[walk->part];
	size_t end = part->from + part->length;
	if (from < part->from || to > end || from - part->from < walk->byte)
		return paragraph_place(r, p, from, to, more, more_count);
	*more = NULL;
	*more_count = 0;
	struct sv line = r->lines[part->line - 1].text;
	size_t first = from - part->from;
	if (walk->byte == 0)
		walk->points = points(line, part->at);
	struct sv before = {line.p + part->at + walk->byte, first - walk->byte},
	          inside = {line.p + part->at + first, to - from};
	walk->points += points(before, before.n);
	walk->byte = first;
	return (struct place){part->line, walk->points, walk->points + points(inside, inside.n)};
}

const struct document_found *reading_document_at(const struct reading *r, int line)
{
	size_t low = 0, high = r->document_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (r->documents[middle].first_line <= line)
			low = middle + 1;
		else
			high = middle;
	}
	return low ? &r->documents[low - 1] : NULL;
}

const struct heading_found *reading_heading_at(const struct reading *r, int line)
{
	size_t low = 0, high = r->heading_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (r->headings[middle].line <= line)
			low = middle + 1;
		else
			high = middle;
	}
	return low ? &r->headings[low - 1] : NULL;
}

// Writes places in files.
#include "extract/at.h"
#include "text/text.h"

// The byte of a code point.
static size_t byte_at(struct at *at, int line, int point)
{
	struct sv text = at->source->lines[line - 1].text;
	if (at->line != line || at->point > point)
		*at = (struct at){.source = at->source, .line = line};
	for (; at->point < point && at->byte < text.n; at->point++)
		utf8_at(text, at->byte, &at->byte);
	return at->byte;
}

// The last piece that begins at or before the byte.
static size_t piece_at(const struct source_line *l, size_t byte)
{
	size_t low = 0, high = l->piece_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (l->pieces[middle].from <= byte)
			low = middle + 1;
		else
			high = middle;
	}
	return low ? low - 1 : 0;
}

static void flowing(struct json_out *j, struct at *at, const struct source_line *l, struct place p)
{
	json_out_open(j, "at", '{');
	json_out_int(j, "paragraph", l->paragraph);
	int run = l->piece_count ? l->pieces[piece_at(l, byte_at(at, p.line, p.start))].run : 1;
	if (run)
		json_out_int(j, "run", run);
	else
		json_out_null(j, "run"); // the number of a list
	if (l->table) {
		json_out_int(j, "table", l->table);
		json_out_int(j, "row", l->row);
		json_out_int(j, "cell", l->cell);
	}
	json_out_close(j, '}');
}

static void points(struct json_out *j, int hundredths)
{
	json_out_decimal(j, NULL, (struct decimal){hundredths, 2});
}

static void printed(struct json_out *j, struct at *at, const struct source_line *l, struct place p)
{
	json_out_open(j, "at", '{');
	json_out_int(j, "page", l->page);
	if (l->piece_count) {
		size_t first = piece_at(l, byte_at(at, p.line, p.start)), to = byte_at(at, p.line, p.end);
		struct source_piece all = l->pieces[first];
		for (size_t i = first + 1; i < l->piece_count && l->pieces[i].from < to; i++) {
			const struct source_piece *one = &l->pieces[i];
			all.left = one->left < all.left ? one->left : all.left;
			all.top = one->top < all.top ? one->top : all.top;
			all.right = one->right > all.right ? one->right : all.right;
			all.bottom = one->bottom > all.bottom ? one->bottom : all.bottom;
		}
		json_out_open(j, "rectangle", '[');
		points(j, all.left);
		points(j, all.top);
		points(j, all.right);
		points(j, all.bottom);
		json_out_close(j, ']');
	}
	json_out_close(j, '}');
}

void at_json(struct json_out *j, struct at *at, struct place p)
{
	const struct source *s = at->source;
	if (!s || p.line < 1 || (size_t)p.line > s->line_count)
		return;
	const struct source_line *l = &s->lines[p.line - 1];
	if (l->page)
		printed(j, at, l, p);
	else if (l->paragraph)
		flowing(j, at, l, p);
}

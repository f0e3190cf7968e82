// Lines that accept findings.
#include <inttypes.h>

#include "extract/accepted.h"
#include "text/text.h"

// The sentence of a line around a place: between two full stops that a blank follows.
static struct sv sentence_of(struct sv line, int start)
{
	size_t at = 0;
	for (int i = 0; i < start && at < line.n; i++)
		utf8_at(line, at, &at);
	size_t from = 0, to = line.n;
	for (size_t i = 0; i + 1 < line.n; i++) {
		if (line.p[i] != '.' || line.p[i + 1] != ' ')
			continue;
		if (i < at) {
			from = i + 2;
		} else {
			to = i;
			break;
		}
	}
	while (to > from && (line.p[to - 1] == '.' || line.p[to - 1] == ' '))
		to--;
	return sv_head(sv_from(line, from), to - from);
}

static uint64_t hash_at(struct sv line, int start)
{
	AUTO(arena_free) struct arena scratch = {0};
	struct sv folded = sv_trim(text_fold(&scratch, sentence_of(line, start)));
	uint64_t hash = 14695981039346656037U;
	for (size_t i = 0; i < folded.n; i++)
		hash = (hash ^ (unsigned char)folded.p[i]) * 1099511628211U;
	return hash;
}

static struct sv line_of(const struct reading *r, int line)
{
	return line < 1 || (size_t)line > r->line_count ? (struct sv){"", 0} : r->lines[line - 1].text;
}

static uint64_t hash_of(const struct reading *r, const struct lint_found *found)
{
	return hash_at(line_of(r, found->place.line), found->place.start);
}

static void stated_of(const struct lint_found *found, struct buf *out)
{
	if (found->has_figures)
		decimal_write(out, found->stated);
	else
		buf_char(out, '-');
}

void accepted_key(struct sv code, struct sv line, int start, const struct decimal *stated, struct buf *out)
{
	buf_printf(out, SV_FMT " %016" PRIx64 " ", SV_ARG(code), hash_at(line, start));
	if (stated)
		decimal_write(out, *stated);
	else
		buf_char(out, '-');
}

void accepted_line(const struct reading *r, const struct lint_found *found, struct buf *out)
{
	accepted_key(sv_of(found->code), line_of(r, found->place.line), found->place.start, found->has_figures ? &found->stated : NULL, out);
}

static bool parse_hash(struct sv text, uint64_t *out)
{
	static const char digits[] = "0123456789abcdef";
	*out = 0;
	for (size_t i = 0; i < text.n; i++) {
		const char *digit = memchr(digits, text.p[i], sizeof(digits) - 1);
		if (!digit)
			return false;
		*out = *out << 4 | (uint64_t)(digit - digits);
	}
	return text.n == 16;
}

bool accepted_parse(struct accepted *all, struct arena *a, struct sv text, struct error *error)
{
	struct sv line, piece[3] = {{0}};
	for (int number = 1; sv_cut(&text, '\n', &line); number++) {
		size_t comment = sv_find(line, SV("#"));
		line = sv_trim(sv_head(line, comment == SIZE_MAX ? line.n : comment));
		if (!line.n)
			continue;
		size_t count = 0;
		uint64_t hash;
		while (count < LENGTH(piece) && sv_cut(&line, ' ', &piece[count]))
			count += piece[count].n > 0;
		if (count < LENGTH(piece) || line.n || !parse_hash(piece[1], &hash))
			return error_set(error, FAIL_INPUT, N_("line %d of the accepted findings is none; a line is CODE HASH FIGURE, as --accept writes it"), number);
		*ARENA_PUSH(a, all->items, all->count, all->room) = (struct accepted_one){arena_sv(a, piece[0]), arena_sv(a, piece[2]), hash};
	}
	return true;
}

bool accepted_holds(const struct accepted *all, const struct reading *r, const struct lint_found *found)
{
	AUTO(buf_free) struct buf stated = {0};
	if (!all->count)
		return false;
	uint64_t hash = hash_of(r, found);
	stated_of(found, &stated);
	for (size_t i = 0; i < all->count; i++) {
		const struct accepted_one *one = &all->items[i];
		if (one->sentence == hash && sv_is(one->code, found->code) && sv_eq(one->stated, buf_view(&stated)))
			return true;
	}
	return false;
}

void accepted_remove(const struct accepted *all, struct reading *r)
{
	size_t kept = 0;
	for (size_t i = 0; i < r->lint_count; i++) {
		if (!accepted_holds(all, r, &r->lint[i]))
			r->lint[kept++] = r->lint[i];
	}
	r->lint_count = kept;
}

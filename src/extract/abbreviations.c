// Abbreviations that the text itself writes out: "nông thôn mới (NTM)", "NTM (nông thôn mới)", "viết tắt là NTM"; and those of the
// usual glossary (lexicon/abbreviations.tsv) where they are used.
#include "extract/pass.h"
#include "text/text.h"

struct finder {
	struct reading *r;
	const struct phrase_list *usual;
	struct scan s; // of the paragraph, another's
	// The abbreviations that are kept, by their hash: an index and one, 0 for none. A power of two, at most half full.
	size_t *slots, room;
};

static bool is_abbreviation(const struct scan *s, size_t i)
{
	const struct token *t = scan_token(s, i);
	return t->kind == TOKEN_WORD && t->upper && t->to - t->from >= 2 && t->to - t->from <= 12;
}

// The first letters of `count` words that end before token `end`, folded: "dự án" is DA.
static struct sv initials(struct finder *f, struct arena *a, size_t end, size_t count)
{
	AUTO(buf_free) struct buf b = {0};
	for (size_t i = end - count; i < end; i++) {
		size_t next;
		struct sv word = scan_text(&f->s, i);
		utf8_at(word, 0, &next);
		buf_sv(&b, sv_head(word, next));
	}
	return text_fold(a, buf_view(&b));
}

static size_t *slot_of(const struct finder *f, struct sv brief)
{
	size_t i = (size_t)sv_hash(brief) & (f->room - 1);
	while (f->slots[i] && !sv_eq(f->r->abbreviations[f->slots[i] - 1].brief, brief))
		i = (i + 1) & (f->room - 1);
	return &f->slots[i];
}

static void make_room(struct finder *f)
{
	if (f->r->abbreviation_count * 2 < f->room)
		return;
	free(f->slots);
	f->room = f->room ? f->room * 2 : 256;
	f->slots = calloc(f->room, sizeof(*f->slots));
	if (!f->slots)
		out_of_memory();
	for (size_t i = 0; i < f->r->abbreviation_count; i++)
		*slot_of(f, f->r->abbreviations[i].brief) = i + 1;
}

static void keep(struct finder *f, struct sv brief, struct sv full, int line)
{
	struct reading *r = f->r;
	make_room(f);
	size_t *slot = slot_of(f, brief);
	if (*slot)
		return;
	*ARENA_PUSH(r->arena, r->abbreviations, r->abbreviation_count, r->abbreviation_room) =
	    (struct abbreviation_found){brief, full, line};
	*slot = r->abbreviation_count;
}

static bool words_before(const struct finder *f, size_t end, size_t count)
{
	if (end < count)
		return false;
	for (size_t i = end - count; i < end; i++) {
		if (scan_token(&f->s, i)->kind != TOKEN_WORD)
			return false;
	}
	return true;
}

// "Ủy ban nhân dân (UBND)"
static void written_out(struct finder *f, size_t i, int line)
{
	struct sv brief = scan_text(&f->s, i);
	if (i < 2 || !scan_sign(&f->s, i - 1, '(') || !scan_sign(&f->s, i + 1, ')'))
		return;
	AUTO(arena_free) struct arena scratch = {0};
	size_t letters = utf8_count(brief);
	if (words_before(f, i - 1, letters) && sv_eq(initials(f, &scratch, i - 1, letters), text_fold(&scratch, brief)))
		keep(f, brief, scan_range(&f->s, i - 1 - letters, i - 1), line);
}

static void *begin(struct reading *r, struct arena *a)
{
	struct finder *f = ARENA_NEW(a, struct finder);
	*f = (struct finder){.r = r, .usual = &phrases_abbreviations};
	return f;
}

static void paragraph(void *state, const struct paragraph *p, const struct scan *words)
{
	struct finder *f = state;
	f->s = *words;
	for (size_t at = 0; at < f->s.tokens.count; at++) {
		size_t count;
		if (!is_abbreviation(&f->s, at))
			continue;
		written_out(f, at, p->first_line);
		const struct phrase *usual = scan_phrase(&f->s, f->usual, at, &count);
		if (usual) {
			keep(f, scan_range(&f->s, at, at + count), usual->value, p->first_line);
			at += count - 1;
		}
	}
}

static void end(void *state)
{
	struct finder *f = state;
	free(f->slots);
}

const struct pass pass_abbreviations = {begin, paragraph, end};

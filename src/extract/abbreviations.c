// Abbreviations that the text itself writes out: "nông thôn mới (NTM)", "NTM (nông thôn mới)", "viết tắt là NTM"; and those of the
// usual glossary (lexicon/abbreviations.tsv) where they are used.
#include "extract/scan.h"
#include "text/text.h"

struct finder {
	struct reading *r;
	const struct phrase_list *usual;
	struct scan s;
	struct seen {
		struct sv brief;
	} *seen;
	size_t seen_count, seen_room;
};

static bool is_abbreviation(const struct scan *s, size_t i)
{
	const struct token *t = scan_token(s, i);
	return t->kind == TOKEN_WORD && t->upper && t->to - t->from >= 2 && t->to - t->from <= 12;
}

// The first letters of `count` words that end before token `end`, folded: "dự án" is DA.
static struct sv initials(struct finder *f, size_t end, size_t count)
{
	AUTO(buf_free) struct buf b = {0};
	for (size_t i = end - count; i < end; i++) {
		size_t next;
		struct sv word = scan_text(&f->s, i);
		utf8_at(word, 0, &next);
		buf_sv(&b, sv_head(word, next));
	}
	return text_fold(f->r->arena, buf_view(&b));
}

static void keep(struct finder *f, struct sv brief, struct sv full, int line)
{
	struct reading *r = f->r;
	for (size_t i = 0; i < r->abbreviation_count; i++) {
		if (sv_eq(r->abbreviations[i].brief, brief))
			return;
	}
	*ARENA_PUSH(r->arena, r->abbreviations, r->abbreviation_count, r->abbreviation_room) =
	    (struct abbreviation_found){brief, full, line};
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
	size_t letters = utf8_count(brief);
	if (words_before(f, i - 1, letters) && sv_eq(initials(f, i - 1, letters), text_fold(f->r->arena, brief)))
		keep(f, brief, scan_range(&f->s, i - 1 - letters, i - 1), line);
}

void extract_abbreviations(struct reading *r)
{
	AUTO(arena_free) struct arena words = {0};
	struct finder f = {.r = r, .usual = phrase_list_load(&words, "abbreviations.tsv")};
	for (size_t i = 0; i < r->paragraph_count; i++) {
		const struct paragraph *p = &r->paragraphs[i];
		scan_read(&f.s, p->text);
		for (size_t at = 0; at < f.s.tokens.count; at++) {
			size_t count;
			if (!is_abbreviation(&f.s, at))
				continue;
			written_out(&f, at, p->first_line);
			const struct phrase *usual = scan_phrase(&f.s, f.usual, at, &count);
			if (usual) {
				keep(&f, scan_range(&f.s, at, at + count), arena_sv(r->arena, usual->value), p->first_line);
				at += count - 1;
			}
		}
	}
	scan_free(&f.s);
}

// Letters that only look right, and what was mended when the file was read: a legacy encoding, marks that stood apart.
#include <stdio.h>

#include "extract/lint.h"
#include "text/text.h"

// Letters taken for Vietnamese ones. `within`: only in a word that has Latin letters too.
struct look_alike {
	uint32_t is, meant;
	bool within;
};

static const struct look_alike look_alikes[] = {
    {0x00D0, 0x0110, false}, {0x0189, 0x0110, false}, {0x00F0, 0x0111, false}, {0x0256, 0x0111, false}, {0x01A2, 0x01AF, false}, {0x01A3, 0x01B0, false},
    // Cyrillic
    {0x0410, 'A', true}, {0x0412, 'B', true}, {0x0415, 'E', true}, {0x041A, 'K', true}, {0x041C, 'M', true}, {0x041D, 'H', true}, {0x041E, 'O', true},
    {0x0420, 'P', true}, {0x0421, 'C', true}, {0x0422, 'T', true}, {0x0423, 'Y', true}, {0x0425, 'X', true}, {0x0406, 'I', true}, {0x0430, 'a', true},
    {0x0435, 'e', true}, {0x043E, 'o', true}, {0x0440, 'p', true}, {0x0441, 'c', true}, {0x0443, 'y', true}, {0x0445, 'x', true}, {0x0456, 'i', true},
    // Greek
    {0x0391, 'A', true}, {0x0392, 'B', true}, {0x0395, 'E', true}, {0x0397, 'H', true}, {0x0399, 'I', true}, {0x039A, 'K', true}, {0x039C, 'M', true},
    {0x039D, 'N', true}, {0x039F, 'O', true}, {0x03A1, 'P', true}, {0x03A4, 'T', true}, {0x03A5, 'Y', true}, {0x03A7, 'X', true}, {0x03BF, 'o', true},
};

static const struct look_alike *look_alike(uint32_t c)
{
	for (size_t i = 0; i < LENGTH(look_alikes); i++) {
		if (look_alikes[i].is == c)
			return &look_alikes[i];
	}
	return NULL;
}

static bool is_latin(uint32_t c)
{
	return (c | 0x20) - 'a' < 26U || (c >= 0xC0 && c < 0x250) || (c >= 0x1E00 && c < 0x1F00);
}

// The letters around byte `at` up to what is no letter: [*from, *to), and whether a Latin one is among them that only looks like none.
static bool word_around(struct sv line, size_t at, size_t *from, size_t *to)
{
	bool latin = false;
	size_t next;
	for (*from = at; *from > 0;) {
		size_t back = *from - 1;
		while (back > 0 && ((unsigned char)line.p[back] & 0xC0) == 0x80)
			back--;
		uint32_t c = utf8_at(line, back, &next);
		if (!is_latin(c) && !look_alike(c))
			break;
		*from = back;
	}
	for (*to = *from; *to < line.n; *to = next) {
		uint32_t c = utf8_at(line, *to, &next);
		if (!is_latin(c) && !look_alike(c))
			break;
		latin |= is_latin(c);
	}
	return latin;
}

static void add(struct lint *l, int line, struct sv word, int start, const struct look_alike *a)
{
	AUTO(buf_free) struct buf is = {0}, meant = {0};
	utf8_add(&is, a->is);
	utf8_add(&meant, a->meant);
	struct lint_draft f = {.place = {line, start, start + 1}, .code = "encoding", .severity = SEVERITY_WARNING,
	                       .message = {.failure = FAIL_CHECK, .msgid = N_("in “%s” the letter “%s” (U+%s) only looks like “%s” (U+%s): it will not be found or sorted")}};
	lint_arg_text(&f, 0, word);
	lint_arg_text(&f, 1, buf_view(&is));
	snprintf(f.message.args[2], sizeof(f.message.args[2]), "%04X", a->is);
	lint_arg_text(&f, 3, buf_view(&meant));
	snprintf(f.message.args[4], sizeof(f.message.args[4]), "%04X", a->meant);
	lint_add(l, &f);
}

static void check_line(struct lint *l, int number)
{
	struct sv line = l->r->lines[number - 1].text;
	size_t counted = 0, next;
	int points = 0;
	for (size_t i = 0; i < line.n; i = next) {
		unsigned char c = (unsigned char)line.p[i];
		next = i + 1;
		if (c != 0xC3 && c != 0xC6 && c != 0xC9 && (c < 0xCE || c > 0xD1))
			continue;
		const struct look_alike *a = look_alike(utf8_at(line, i, &next));
		size_t from, to;
		if (!a || (!word_around(line, i, &from, &to) && a->within))
			continue;
		points += (int)utf8_count(sv_head(sv_from(line, counted), i - counted));
		counted = i;
		add(l, number, sv_head(sv_from(line, from), to - from), points, a);
	}
}

// What the readers of the formats noted.
static void add_notes(struct lint *l)
{
	static const struct {
		enum source_note_kind kind;
		enum severity severity;
		const char *msgid;
	} said[] = {
	    {SOURCE_NOTE_DECOMPOSED, SEVERITY_NOTE, N_("letters and their marks stand apart (lines from here on: %s); they were put together for reading: save the file in the composed form (NFC)")},
	    {SOURCE_NOTE_TCVN3, SEVERITY_NOTE, N_("this is in the old encoding TCVN3, fonts .VnTime (lines from here on: %s); it was converted: save the document in Unicode")},
	    {SOURCE_NOTE_TCVN3_CAPITALS, SEVERITY_WARNING, N_("capitals with marks cannot be told from small letters in the old encoding TCVN3 (lines from here on: %s); they were read as small letters")},
	    {SOURCE_NOTE_VNI, SEVERITY_NOTE, N_("this is in the old encoding VNI, fonts VNI-Times (lines from here on: %s); it was converted: save the document in Unicode")},
	};
	const struct source *s = l->r->source;
	for (size_t i = 0; s && i < s->note_count; i++) {
		const struct source_note *n = &s->notes[i];
		for (size_t k = 0; k < LENGTH(said); k++) {
			if (said[k].kind != n->kind || n->line < 1 || (size_t)n->line > l->r->line_count)
				continue;
			struct lint_draft f = {.place = {n->line, 0, l->r->lines[n->line - 1].text.n ? 1 : 0}, .code = "encoding", .severity = said[k].severity,
			                       .message = {.failure = FAIL_CHECK, .msgid = said[k].msgid}};
			snprintf(f.message.args[0], sizeof(f.message.args[0]), "%d", n->lines);
			lint_add(l, &f);
		}
	}
}

void lint_letters(struct lint *l)
{
	const struct paragraph *p = l->paragraph;
	for (size_t i = 0; i < p->part_count && l->read->tokens.odd; i++)
		check_line(l, p->parts[i].line);
}

void lint_encoding(struct lint *l)
{
	add_notes(l);
}

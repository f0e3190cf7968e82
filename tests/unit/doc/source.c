// What readers build lines with, the signs by which files are known, and how a row's cells are read as one.
#include "tap.h"

#include "extract/extract.h"

static struct source_line *cell(struct source *s, int row, int column, struct sv text)
{
	struct source_line *line = source_add(s, text);
	line->table = 1;
	line->row = row;
	line->cell = column;
	return line;
}

static void rows(void)
{
	AUTO(arena_free) struct arena a = {0};
	struct source s = {.arena = &a, .format = SOURCE_PACKAGE};
	struct reading r;
	source_add(&s, SV("Chỉ tiêu năm 2031"));
	cell(&s, 1, 1, SV("1"));
	cell(&s, 1, 2, SV("Sản lượng lúa"));
	cell(&s, 1, 2, SV("cả năm"));
	cell(&s, 1, 4, SV("12,5")); // the third column is taken by a merged cell
	cell(&s, 2, 1, SV("2"));
	cell(&s, 2, 2, SV(""));
	cell(&s, 2, 3, SV("7"));
	source_add(&s, SV("và câu này không nối vào câu trên"));
	extract_source(&s, &a, &r);
	is_int((int)r.paragraph_count, 4, "a row is one paragraph, and a paragraph of a package is whole");
	is_sv(r.paragraphs[1].text, "1\tSản lượng lúa cả năm\t\t12,5", "cells stand a tab apart, a column of the grid each");
	is_sv(r.paragraphs[2].text, "2\t\t7", "an empty cell keeps its column");
	struct place p = paragraph_place(&r, &r.paragraphs[1], r.paragraphs[1].text.n - 4, r.paragraphs[1].text.n, NULL, NULL);
	ok(p.line == 5 && p.start == 0 && p.end == 4, "a place in a row is one of the cell's line");
	is_int(r.lines[4].joined_to, 2, "cells are told to belong to their row");
}

static void side_by_side(void)
{
	AUTO(arena_free) struct arena a = {0};
	struct source s = {.arena = &a, .format = SOURCE_PACKAGE};
	struct reading r;
	cell(&s, 1, 1, SV("Nơi nhận:"));
	cell(&s, 1, 1, SV("- Như trên,"));
	cell(&s, 1, 2, SV("T/M BAN THƯỜNG VỤ"));
	extract_source(&s, &a, &r);
	is_int((int)r.paragraph_count, 3, "a table that only sets texts side by side is no row");
	struct source page = {.arena = &a, .format = SOURCE_HTML};
	cell(&page, 1, 1, SV("Trang chủ"));
	for (int i = 0; i < 30; i++)
		cell(&page, 1, 2, SV("Một đoạn của văn bản"));
	cell(&page, 1, 3, SV("Liên kết"));
	extract_source(&page, &a, &r);
	is_int((int)r.paragraph_count, 32, "nor is one that sets out a whole page");
}

static void pieces(void)
{
	AUTO(arena_free) struct arena a = {0};
	struct source s = {.arena = &a};
	source_open(&s);
	source_piece(&s, (struct source_piece){.run = 1});
	source_put(&s, SV("Ta\xCC\x80i ")); // à in two code points
	source_piece(&s, (struct source_piece){.run = 2});
	source_put(&s, SV("liệu\n2"));
	source_close(&s);
	buf_free(&s.open);
	is_sv(s.lines[0].text, "Tài liệu 2", "a line is NFC and has no newline");
	is_int((int)s.lines[0].pieces[1].from, (int)strlen("Tài "), "a piece begins at the byte of the line's text");
	ok(s.note_count == 1 && s.notes[0].kind == SOURCE_NOTE_DECOMPOSED && s.notes[0].line == 1, "what was put together is noted");
}

static void pieces_that_join(void)
{
	AUTO(arena_free) struct arena a = {0};
	struct source s = {.arena = &a};
	source_open(&s);
	source_piece(&s, (struct source_piece){.run = 1});
	source_put(&s, SV("Ta"));
	source_piece(&s, (struct source_piece){.run = 2});
	source_put(&s, SV("\xCC\x80i liệu"));
	source_close(&s);
	buf_free(&s.open);
	is_sv(s.lines[0].text, "Tài liệu", "a mark joins a letter of the run before");
	ok(s.lines[0].piece_count == 1 && s.lines[0].pieces[0].from == 0, "and the line is then one piece, none of which begins within a letter");
}

static void formats(void)
{
	static const struct {
		struct sv bytes;
		bool known;
		enum source_format format;
	} tests[] = {
		{{"PK\x03\x04 rest", 9}, true, SOURCE_PACKAGE},
		{{"junk\n%PDF-1.7", 13}, true, SOURCE_PDF},
		{{"\xEF\xBB\xBF <!-- a --><HTML>", 20}, true, SOURCE_HTML},
		{{"<?xml version='1.0'?><!DOCTYPE html>", 36}, true, SOURCE_HTML},
		{{"< 5% hộ nghèo", 16}, true, SOURCE_TEXT},
		{{"", 0}, true, SOURCE_TEXT},
		{{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8}, false, 0},
		{{"{\\rtf1", 6}, false, 0},
		{{"\x89PNG", 4}, false, 0},
	};
	for (size_t i = 0; i < LENGTH(tests); i++) {
		struct error error = {0};
		enum source_format f = SOURCE_TEXT;
		bool known = source_format(tests[i].bytes, &f, &error);
		ok(known == tests[i].known && (!known || f == tests[i].format) && known == !error_is_set(&error), "file %zu is known by its content", i);
	}
}

int main(void)
{
	rows();
	side_by_side();
	pieces();
	pieces_that_join();
	formats();
	return done();
}

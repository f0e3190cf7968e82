// Knows files by their first bytes, hands them to their reader, and holds what readers build lines with.
#include "doc/source.h"
#include "text/text.h"

// ---- lines

static void note_decomposed(struct source *s, struct sv given, struct sv kept)
{
	if (given.p != kept.p)
		source_note(s, SOURCE_NOTE_DECOMPOSED, (int)s->line_count);
}

struct source_line *source_add(struct source *s, struct sv text)
{
	struct source_line *line = ARENA_PUSH(s->arena, s->lines, s->line_count, s->line_room);
	*line = (struct source_line){.text = text_nfc(s->arena, text)};
	note_decomposed(s, text, line->text);
	return line;
}

struct source_line *source_open(struct source *s)
{
	s->open.n = 0;
	struct source_line *line = ARENA_PUSH(s->arena, s->lines, s->line_count, s->line_room);
	*line = (struct source_line){0};
	return line;
}

void source_put(struct source *s, struct sv text)
{
	size_t from = s->open.n;
	buf_sv(&s->open, text);
	unsigned char *p = (unsigned char *)s->open.p;
	for (size_t i = from, n = s->open.n; i < n; i++) // without a branch, so that many bytes go at once
		p[i] = (((p[i] < ' ') & (p[i] != '\t')) | (p[i] == 0x7F)) ? ' ' : p[i];
}

void source_piece(struct source *s, struct source_piece piece)
{
	struct source_line *line = &s->lines[s->line_count - 1];
	// The room of pieces is the next power of two: they are counted, not stored twice.
	size_t room = line->piece_count < 8 ? 8 : line->piece_count;
	if (line->piece_count == 0 || (line->piece_count >= 8 && (line->piece_count & (line->piece_count - 1)) == 0)) {
		struct source_piece *more = ARENA_ARRAY(s->arena, struct source_piece, line->piece_count ? room * 2 : room);
		if (line->piece_count)
			memcpy(more, line->pieces, line->piece_count * sizeof(*more));
		line->pieces = more;
	}
	piece.from = s->open.n;
	line->pieces[line->piece_count++] = piece;
}

// Where the pieces begin once the line is NFC: each stretch is normalised by itself. Where a stretch begins with a mark that
// joins the letter before it, what follows would be off; such a line is one piece.
static void pieces_follow(struct arena *a, struct source_line *line, struct sv whole)
{
	AUTO(buf_free) struct buf joined = {0};
	for (size_t i = 0; i < line->piece_count; i++) {
		size_t from = line->pieces[i].from, to = i + 1 < line->piece_count ? line->pieces[i + 1].from : whole.n;
		if (i == 0)
			buf_sv(&joined, text_nfc(a, sv_head(whole, from)));
		line->pieces[i].from = joined.n;
		buf_sv(&joined, text_nfc(a, (struct sv){whole.p + from, to - from}));
	}
	if (line->piece_count && !sv_eq(buf_view(&joined), line->text)) {
		line->piece_count = 1;
		line->pieces[0].from = 0;
	}
}

void source_close(struct source *s)
{
	struct source_line *line = &s->lines[s->line_count - 1];
	struct sv whole = buf_view(&s->open), text = text_nfc(s->arena, whole);
	line->text = text.p == whole.p ? arena_sv(s->arena, whole) : text;
	note_decomposed(s, whole, text);
	if (text.p != whole.p)
		pieces_follow(s->arena, line, whole);
}

void source_note(struct source *s, enum source_note_kind kind, int line)
{
	for (size_t i = 0; i < s->note_count; i++) {
		if (s->notes[i].kind == kind) {
			s->notes[i].lines++;
			return;
		}
	}
	*ARENA_PUSH(s->arena, s->notes, s->note_count, s->note_room) = (struct source_note){kind, line, 1};
}

void source_settle(const struct source *s)
{
	if (s->sink)
		s->sink->settled(s->sink->data, s);
}

void source_forget_lines(struct source *s)
{
	if (s->format != SOURCE_TEXT)
		return;
	arena_give_back(s->arena, s->lines, sizeof(*s->lines), s->line_room);
	s->lines = NULL;
	s->line_count = s->line_room = 0;
}

bool source_says_something(const struct source *s, struct error *error)
{
	for (size_t i = 0; i < s->line_count; i++) {
		if (sv_trim(s->lines[i].text).n)
			return true;
	}
	return error_set(error, FAIL_INPUT, N_("the document holds no text; if it holds pictures of pages, have their text recognised first"));
}

// ---- formats

enum { HEAD = 1024 }; // bytes in which a format shows itself

static bool holds(struct sv head, struct sv what)
{
	return head.n >= what.n && memmem(head.p, head.n, what.p, what.n) != NULL;
}

// The head of UTF-16 without its zeros: signs are ASCII.
static struct sv narrow(struct sv head, char room[HEAD])
{
	size_t n = 0;
	if (!sv_starts(head, SV("\xFF\xFE")) && !sv_starts(head, SV("\xFE\xFF")))
		return head;
	for (size_t i = 2; i < head.n; i++) {
		if (head.p[i])
			room[n++] = head.p[i];
	}
	return (struct sv){room, n};
}

// HTML begins with its declaration, its first element, or comments before them.
static bool is_html(struct sv head)
{
	if (sv_starts(head, SV("\xEF\xBB\xBF")))
		head = sv_from(head, 3);
	head = sv_trim(head);
	if (!sv_starts(head, SV("<")))
		return false;
	static const char *const signs[] = {"<!doctype html", "<html", "<head", "<body", "<meta", "<title"};
	for (size_t i = 0; i < LENGTH(signs); i++) {
		size_t n = strlen(signs[i]);
		for (size_t at = 0; at + n <= head.n; at++) {
			if (strncasecmp(head.p + at, signs[i], n) == 0)
				return true;
		}
	}
	return false;
}

// Files that people take for documents.
enum no_document { OLD_WORD, RICH_TEXT, PICTURE, PROGRAM, ARCHIVE };

static const struct {
	struct sv sign;
	enum no_document what;
} no_documents[] = {
	{{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8}, OLD_WORD},
	{{"{\\rtf", 5}, RICH_TEXT},
	{{"\x89PNG", 4}, PICTURE},
	{{"\xFF\xD8\xFF", 3}, PICTURE},
	{{"GIF8", 4}, PICTURE},
	{{"II*\0", 4}, PICTURE},
	{{"MM\0*", 4}, PICTURE},
	{{"\x7F" "ELF", 4}, PROGRAM},
	{{"MZ\x90\0", 4}, PROGRAM},
	{{"Rar!\x1A\x07", 6}, ARCHIVE},
	{{"7z\xBC\xAF\x27\x1C", 6}, ARCHIVE},
	{{"\x1F\x8B\x08", 3}, ARCHIVE},
};

static bool refuse(enum no_document what, struct error *error)
{
	switch (what) {
	case OLD_WORD:
		return error_set(error, FAIL_INPUT, N_("this is an old Word file (.doc), or one with a password; save it as .docx without a password and try again"));
	case RICH_TEXT:
		return error_set(error, FAIL_INPUT, N_("this is RTF; save it as .docx and try again"));
	case PICTURE:
		return error_set(error, FAIL_INPUT, N_("this is a picture, not a document with text; type it in, or have its text recognised first"));
	case PROGRAM:
		return error_set(error, FAIL_INPUT, N_("this is a program, not a document"));
	case ARCHIVE:
		return error_set(error, FAIL_INPUT, N_("this is an archive; take the document out of it and try again"));
	}
	return false;
}

bool source_format(struct sv bytes, enum source_format *out, struct error *error)
{
	char room[HEAD];
	struct sv head = sv_head(bytes, HEAD);
	for (size_t i = 0; i < LENGTH(no_documents); i++) {
		if (sv_starts(head, no_documents[i].sign))
			return refuse(no_documents[i].what, error);
	}
	if (sv_starts(head, SV("PK\x03\x04")) || sv_starts(head, SV("PK\x05\x06")))
		*out = SOURCE_PACKAGE;
	else if (holds(head, SV("%PDF-")))
		*out = SOURCE_PDF;
	else if (is_html(narrow(head, room)))
		*out = SOURCE_HTML;
	else
		*out = SOURCE_TEXT;
	return true;
}

const char *source_media_type(struct sv bytes)
{
	enum source_format format = SOURCE_TEXT;
	struct error error = {0};
	if (!source_format(bytes, &format, &error))
		return "application/octet-stream";
	switch (format) {
	case SOURCE_TEXT:
		break;
	case SOURCE_HTML:
		return "text/html";
	case SOURCE_PDF:
		return "application/pdf";
	case SOURCE_PACKAGE: // an ODT begins with its type
		return sv_find(sv_head(bytes, HEAD), SV("mimetypeapplication/vnd.oasis.opendocument.text")) != SIZE_MAX
		           ? "application/vnd.oasis.opendocument.text"
		           : "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
	}
	return "text/plain";
}

// ---- readers

static const struct reader {
	bool confined; // by libraries that are not trusted with what anybody sends
	bool (*prepare)(struct error *error); // opens the module of one; NULL: there is none
	bool (*read)(struct sv bytes, struct arena *a, struct source *out, struct error *error);
} readers[] = {
    [SOURCE_TEXT] = {false, NULL, source_read_text},
    [SOURCE_HTML] = {true, source_prepare_html, source_read_html},
    [SOURCE_PACKAGE] = {true, NULL, source_read_package},
    [SOURCE_PDF] = {true, source_prepare_pdf, source_read_pdf},
};

bool source_needs_child(enum source_format format)
{
	return readers[format].confined;
}

bool source_prepare(enum source_format format, struct error *error)
{
	return !readers[format].prepare || readers[format].prepare(error);
}

// A line that is longer than any has lost its breaks; its words would take thirty times its room.
static bool lines_hold(const struct source *s, struct error *error)
{
	for (size_t i = 0; i < s->line_count; i++) {
		if (s->lines[i].text.n > SOURCE_LINE_MOST)
			return error_set(error, FAIL_TOO_LARGE, N_("line %zu is longer than 1 MB: its line breaks are lost; set one after each paragraph and try again"), i + 1);
	}
	return true;
}

bool source_read(struct sv bytes, struct arena *a, struct source *out, struct error *error)
{
	return source_read_to(NULL, bytes, a, out, error);
}

bool source_read_to(const struct source_sink *sink, struct sv bytes, struct arena *a, struct source *out, struct error *error)
{
	enum source_format format;
	if (!source_format(bytes, &format, error))
		return false;
	*out = (struct source){.arena = a, .format = format, .sink = sink};
	bool good = readers[format].read(bytes, a, out, error) && lines_hold(out, error);
	buf_free(&out->open);
	return good;
}

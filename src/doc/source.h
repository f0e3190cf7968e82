// What a file says, as lines: the readers of all formats give this, and extract/ reads it. The map from text to place in the
// file is made here, at normalisation, and nowhere else.
//
// A line is a piece of text between newlines; in DOCX, ODT and HTML a paragraph (one in a table's cell too); in PDF a paragraph
// as far as the page shows it. Its text is valid UTF-8, NFC, without newline or NUL; what the file shows but does not hold as text
// (the number of a numbered paragraph) is part of it.
#pragma once

#include "base/base.h"
#include "base/error.h"

enum source_format {
	SOURCE_TEXT, // and Markdown, which is read as text
	SOURCE_HTML,
	SOURCE_PACKAGE, // a ZIP file: DOCX or ODT, which only its parts tell
	SOURCE_PDF,
};

// What stands where, from a byte of the line's text to the next piece's, or to its end.
struct source_piece {
	size_t from;
	int run;                          // DOCX, ODT, HTML: 1-based in its paragraph; 0: the file holds no such text
	int left, top, right, bottom;     // PDF: hundredths of a point from the page's upper left corner
};

struct source_line {
	struct sv text;
	int paragraph;         // DOCX, ODT, HTML: 1-based in the order of the file. PDF: 1-based too, and the line that goes on
	                       // what a page cuts has the number of the line before it. 0: none
	int table, row, cell;  // 1-based; `cell` is the first column of the grid that it takes; 0: in no table
	int page;              // PDF: 1-based; 0: none
	uint32_t piece_count;
	struct source_piece *pieces; // NULL: one place for the whole line; of a paragraph its first run
};

// What was mended on the way in, for lint to say.
enum source_note_kind {
	SOURCE_NOTE_DECOMPOSED,       // letters and their marks stood apart
	SOURCE_NOTE_TCVN3,            // converted from TCVN3 (.VnTime)
	SOURCE_NOTE_TCVN3_CAPITALS,   // … where capitals with marks cannot be told from small letters
	SOURCE_NOTE_VNI,              // converted from VNI (VNI-Times)
	SOURCE_NOTE_WINDOWS_1258,     // converted from Windows-1258
	SOURCE_NOTE_UTF16,            // converted from UTF-16
};

struct source_note {
	enum source_note_kind kind;
	int line;  // the first one that it holds for
	int lines; // how many it holds for
};

struct source {
	struct arena *arena;
	enum source_format format;
	bool broken;  // lines end where the page does: a paragraph may go on in the next line
	struct source_line *lines;
	size_t line_count, line_room;
	struct source_note *notes;
	size_t note_count, note_room;
	struct buf open; // the line that is being put together
	const struct source_sink *sink; // NULL: nobody waits
};

// Whoever takes lines while the file is still being read. `settled` is called now and then with lines that stay as they are, all
// of them so far; those after the last call come with the source.
struct source_sink {
	void (*settled)(void *data, const struct source *s);
	void *data;
};

enum {
	SOURCE_TEXT_MOST = 256 * 1024 * 1024,     // bytes of text, and of a package's parts when inflated
	SOURCE_LINE_MOST = 1024 * 1024,           // bytes of one line, which is held whole as words while it is read
	SOURCE_UPLOAD_MOST = 32 * 1024 * 1024,
	SOURCE_INFLATED_TIMES = 200,              // a part may be so many times as large as it is packed
	SOURCE_DEPTH = 256,                       // elements within one another
	SOURCE_PAGES = 2000,
	SOURCE_COLUMNS = 1024,                    // of a table's grid
	SOURCE_SECONDS = 20, SOURCE_MEGABYTES = 512, // of the child that reads what needs a library
};

// By its first bytes, never by its name. False where it is known to be no document (an image, a program, an old .doc, RTF):
// says what it is and what to do.
bool source_format(struct sv bytes, enum source_format *out, struct error *error) MUST_USE;

// "application/pdf": of a file whose format is known.
const char *source_media_type(struct sv bytes);

// Whether its reader needs a library that is not trusted with what anybody sends: such a file is read in a confined child.
bool source_needs_child(enum source_format format);

// Loads the library of the format's reader, which may need files, before a child is confined; without it source_read refuses.
bool source_prepare(enum source_format format, struct error *error) MUST_USE;

// Reads it in this process (for one that needs a child: source_child.h). Views of *out may point into `bytes`, which must live as
// long as the arena.
bool source_read(struct sv bytes, struct arena *a, struct source *out, struct error *error) MUST_USE;
bool source_read_to(const struct source_sink *sink, struct sv bytes, struct arena *a, struct source *out, struct error *error) MUST_USE;

// ---- for readers
// A whole line, which is kept as a view where it is NFC already. It is valid UTF-8. Valid until the next line is added.
struct source_line *source_add(struct source *s, struct sv text);
// A line that is put together: opened, given texts and pieces in order, closed. What stands between two lines of the same
// paragraph in the file (a forced break) is given as a blank. `source_piece` says where what is put next comes from; its `from`
// is set by it.
struct source_line *source_open(struct source *s);
void source_put(struct source *s, struct sv text); // valid UTF-8; control characters but the tab become blanks
void source_piece(struct source *s, struct source_piece piece);
void source_close(struct source *s); // normalises it, and what the pieces count with it
void source_note(struct source *s, enum source_note_kind kind, int line);
void source_settle(const struct source *s); // no line so far will change, nor be left out where reading succeeds

// False where no line holds anything: says so.
bool source_says_something(const struct source *s, struct error *error) MUST_USE;

// Of a text, whose places are lines and nothing more: the lines, which whoever read it has as their own by now.
void source_forget_lines(struct source *s);

// The readers, each behind source_read, and what loads their libraries.
bool source_read_text(struct sv bytes, struct arena *a, struct source *out, struct error *error) MUST_USE;
bool source_read_package(struct sv bytes, struct arena *a, struct source *out, struct error *error) MUST_USE;
bool source_prepare_pdf(struct error *error) MUST_USE;
bool source_read_pdf(struct sv bytes, struct arena *a, struct source *out, struct error *error) MUST_USE;
bool source_prepare_html(struct error *error) MUST_USE;
bool source_read_html(struct sv bytes, struct arena *a, struct source *out, struct error *error) MUST_USE;

// What a child says of a file arrives whole, and nothing is believed of frames that no reader writes.
#include <sys/mman.h>
#include <unistd.h>

#include "tap.h"

#include "doc/source_child.h"

enum { HEAD = 32, PIECE = 24 }; // bytes

static void written(const struct source *s, struct buf *out)
{
	char piece[4096];
	ssize_t n;
	int fd = memfd_create("frames", 0);
	buf_reset(out);
	ok(source_write(s, fd), "the frames are written");
	lseek(fd, 0, SEEK_SET);
	while ((n = read(fd, piece, sizeof(piece))) > 0)
		buf_add(out, piece, (size_t)n);
	close(fd);
}

static void sample(struct source *s)
{
	struct source_line *line = source_add(s, SV("Kế hoạch"));
	line->paragraph = 1;
	line = source_open(s);
	line->paragraph = 2;
	line->table = line->row = 1;
	line->cell = 3;
	source_piece(s, (struct source_piece){.run = 1});
	source_put(s, SV("một "));
	source_piece(s, (struct source_piece){.run = 2, .left = -5, .top = 10, .right = 20, .bottom = 30});
	source_put(s, SV("hai"));
	source_close(s);
	source_add(s, SV(""));
	source_note(s, SOURCE_NOTE_TCVN3, 2);
	buf_free(&s->open);
}

static void whole(struct arena *a, struct buf *frames)
{
	struct source s = {.arena = a, .format = SOURCE_PACKAGE}, got;
	sample(&s);
	written(&s, frames);
	ok(source_take(buf_view(frames), a, &got), "they are taken");
	ok(got.format == SOURCE_PACKAGE && !got.broken && got.line_count == 3, "all lines are there");
	is_sv(got.lines[0].text, "Kế hoạch", "with their text");
	ok(got.lines[1].paragraph == 2 && got.lines[1].table == 1 && got.lines[1].row == 1 && got.lines[1].cell == 3, "and place");
	ok(got.lines[1].piece_count == 2 && got.lines[1].pieces[1].run == 2 && got.lines[1].pieces[1].from == strlen("một ") &&
	       got.lines[1].pieces[1].left == -5 && got.lines[1].pieces[1].bottom == 30,
	   "and pieces");
	ok(got.note_count == 1 && got.notes[0].kind == SOURCE_NOTE_TCVN3 && got.notes[0].line == 2 && got.notes[0].lines == 1, "and what was mended");
}

// The frames with one number of 32 bits changed: refused.
static void refused(struct arena *a, struct sv frames, size_t at, int32_t number, const char *what)
{
	struct source got;
	struct sv copy = arena_sv(a, frames);
	memcpy((char *)(uintptr_t)copy.p + at, &number, sizeof(number));
	ok(!source_take(copy, a, &got), "%s is not believed", what);
}

static void hostile(struct arena *a, struct sv frames)
{
	size_t first = HEAD, second = first + HEAD + strlen("Kế hoạch"), pieces = second + HEAD + strlen("một hai");
	struct source got;
	refused(a, frames, 0, 'L', "another beginning");
	refused(a, frames, 4, 9, "a format that is none");
	refused(a, frames, first + 4, 1 << 30, "a text longer than what came");
	refused(a, frames, first + 4, -1, "a length below nothing");
	refused(a, frames, first + 8, -1, "a paragraph before the first");
	refused(a, frames, second + 12, 0, "a row in no table");
	refused(a, frames, second + 20, 1 << 30, "a column too far out");
	refused(a, frames, second + 24, SOURCE_PAGES + 1, "a page too many");
	refused(a, frames, second + 28, 1 << 30, "a count of pieces that do not come");
	refused(a, frames, pieces, 100, "a piece behind the text's end");
	refused(a, frames, pieces, 1 << 8, "a piece before the one before it");
	refused(a, frames, pieces + PIECE, 2, "a piece within a letter");
	refused(a, frames, frames.n - HEAD, 'X', "another end");
	refused(a, frames, first + HEAD, 0x41410A41, "a line of two");
	refused(a, frames, first + HEAD, (int32_t)0xFFFFFFFF, "what is no UTF-8");
	refused(a, frames, first + HEAD, (int32_t)0x83CC6165, "what is not composed"); // e, a, a tilde of its own
	refused(a, frames, frames.n - 2 * HEAD + 8, 4, "a note of a line that is not there");
	for (size_t n = 0; n < frames.n; n++) {
		if (source_take(arena_sv(a, sv_head(frames, n)), a, &got)) {
			ok(false, "the first %zu bytes alone are not taken", n);
			return;
		}
	}
	ok(true, "what breaks off is not taken");
	ok(!source_take(arena_join(a, frames, SV("x")), a, &got), "nor what goes on after its end");
}

// As it comes out of a pipe: in pieces of any size, while it is still being read.
static void in_pieces(struct arena *a, struct sv frames)
{
	for (size_t size = 1; size <= frames.n; size++) {
		struct source got;
		struct source_taking t = {.arena = a, .out = &got};
		bool good = true;
		for (struct sv rest = frames; rest.n && good; rest = sv_from(rest, size))
			good = !t.ended && source_take_piece(&t, arena_sv(a, sv_head(rest, size)));
		bool whole = good && t.ended && got.line_count == 3 && got.note_count == 1 && got.lines[1].piece_count == 2 &&
		             sv_is(got.lines[0].text, "Kế hoạch");
		good = good && !source_take_piece(&t, SV("x"));
		buf_free(&t.rest);
		if (!whole || !good) {
			ok(false, "pieces of %zu bytes are taken", size);
			return;
		}
	}
	ok(true, "pieces of any size are taken, and nothing after the end");
}

int main(void)
{
	AUTO(arena_free) struct arena a = {0};
	AUTO(buf_free) struct buf frames = {0};
	whole(&a, &frames);
	hostile(&a, buf_view(&frames));
	in_pieces(&a, buf_view(&frames));
	return done();
}

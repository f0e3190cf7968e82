// Both ends of the child that reads a file, and the frames between them.
//
// A frame begins with eight numbers of 32 bits as the machine has them, since both ends are the same program: its kind, then
//   'S' the source: format, broken
//   'L' a line: bytes of its text, paragraph, table, row, cell, page, pieces; then the text; then six numbers for each piece
//   'N' a note: kind, line, lines
//   'E' the end.
#include <errno.h>
#include <unistd.h>

#include "doc/source_child.h"
#include "sys/child.h"
#include "text/text.h"

enum { HEAD = 8, PIECE = 6, WRITE_AT_ONCE = 1 << 16, FRAMES_MOST = 3 * SOURCE_TEXT_MOST, FAR = 100 * 1000 * 1000 };

// ---- writing

struct frames {
	int fd;
	struct buf waiting;
	size_t lines; // that were put
	bool begun, failed;
};

static void send_waiting(struct frames *f)
{
	struct sv rest = buf_view(&f->waiting);
	while (rest.n && !f->failed) {
		ssize_t n = write(f->fd, rest.p, rest.n);
		f->failed = n == 0 || (n < 0 && errno != EINTR);
		rest = sv_from(rest, n > 0 ? (size_t)n : 0);
	}
	f->waiting.n = 0;
}

static void put(struct frames *f, const void *bytes, size_t n)
{
	buf_add(&f->waiting, bytes, n);
	if (f->waiting.n >= WRITE_AT_ONCE)
		send_waiting(f);
}

static void put_line(struct frames *f, const struct source_line *l)
{
	int32_t head[HEAD] = {'L', (int32_t)l->text.n, l->paragraph, l->table, l->row, l->cell, l->page, (int32_t)l->piece_count};
	put(f, head, sizeof(head));
	put(f, l->text.p, l->text.n);
	for (size_t i = 0; i < l->piece_count; i++) {
		const struct source_piece *p = &l->pieces[i];
		int32_t numbers[PIECE] = {(int32_t)p->from, p->run, p->left, p->top, p->right, p->bottom};
		put(f, numbers, sizeof(numbers));
	}
}

// The lines that were not put before.
static void put_lines(struct frames *f, const struct source *s)
{
	if (!f->begun)
		put(f, (int32_t[HEAD]){'S', (int32_t)s->format, s->broken}, HEAD * sizeof(int32_t));
	f->begun = true;
	for (; f->lines < s->line_count && !f->failed; f->lines++)
		put_line(f, &s->lines[f->lines]);
}

static bool put_end(struct frames *f, const struct source *s)
{
	put_lines(f, s);
	for (size_t i = 0; i < s->note_count; i++)
		put(f, (int32_t[HEAD]){'N', (int32_t)s->notes[i].kind, s->notes[i].line, s->notes[i].lines}, HEAD * sizeof(int32_t));
	put(f, (int32_t[HEAD]){'E'}, HEAD * sizeof(int32_t));
	send_waiting(f);
	bool good = !f->failed && !f->waiting.failed;
	buf_free(&f->waiting);
	return good;
}

bool source_write(const struct source *s, int fd)
{
	return put_end(&(struct frames){.fd = fd}, s);
}

// ---- taking

static bool take(struct sv *rest, void *out, size_t n)
{
	if (rest->n < n)
		return false;
	memcpy(out, rest->p, n);
	*rest = sv_from(*rest, n);
	return true;
}

// A line's text: UTF-8, NFC, one line.
static bool acceptable(struct sv text)
{
	return utf8_valid(text, NULL) && text_is_nfc(text) && !memchr(text.p, '\n', text.n) && !memchr(text.p, '\0', text.n);
}

static bool near(int n)
{
	return n >= -FAR && n <= FAR;
}

static bool take_pieces(struct sv *rest, struct arena *a, struct source_line *line)
{
	size_t before = 0;
	if (line->piece_count > rest->n / (PIECE * sizeof(int32_t)))
		return false;
	line->pieces = line->piece_count ? ARENA_ARRAY(a, struct source_piece, line->piece_count) : NULL;
	for (size_t i = 0; i < line->piece_count; i++) {
		int32_t n[PIECE];
		if (!take(rest, n, sizeof(n)) || n[0] < 0 || (size_t)n[0] < before || (size_t)n[0] > line->text.n || n[1] < 0)
			return false;
		before = (size_t)n[0];
		if (before < line->text.n && ((unsigned char)line->text.p[before] & 0xC0) == 0x80)
			return false;
		if (!near(n[2]) || !near(n[3]) || !near(n[4]) || !near(n[5]))
			return false;
		line->pieces[i] = (struct source_piece){before, n[1], n[2], n[3], n[4], n[5]};
	}
	return true;
}

static bool take_line(struct sv *rest, const int32_t *head, struct source *s)
{
	for (int i = 1; i < HEAD; i++) {
		if (head[i] < 0)
			return false;
	}
	bool in_table = head[3] > 0;
	struct source_line line = {.paragraph = head[2], .table = head[3], .row = head[4], .cell = head[5], .page = head[6],
	                           .piece_count = (uint32_t)head[7]};
	if ((line.row > 0) != in_table || (line.cell > 0) != in_table || line.cell > SOURCE_COLUMNS || line.page > SOURCE_PAGES ||
	    (size_t)head[1] > rest->n)
		return false;
	line.text = arena_sv(s->arena, sv_head(*rest, (size_t)head[1]));
	*rest = sv_from(*rest, line.text.n);
	if (!acceptable(line.text) || !take_pieces(rest, s->arena, &line))
		return false;
	*ARENA_PUSH(s->arena, s->lines, s->line_count, s->line_room) = line;
	return true;
}

static bool take_note(const int32_t *head, struct source *s)
{
	if (head[1] < 0 || head[1] > SOURCE_NOTE_UTF16 || head[2] < 1 || (size_t)head[2] > s->line_count || head[3] < 1 ||
	    (size_t)head[3] > s->line_count || s->note_count > SOURCE_NOTE_UTF16)
		return false;
	*ARENA_PUSH(s->arena, s->notes, s->note_count, s->note_room) = (struct source_note){(enum source_note_kind)head[1], head[2], head[3]};
	return true;
}

static void taking_free(struct source_taking *t)
{
	buf_free(&t->rest);
}

static bool begin(struct source_taking *t, const int32_t *head)
{
	if (head[0] != 'S' || head[1] < SOURCE_TEXT || head[1] > SOURCE_PDF || head[2] < 0 || head[2] > 1)
		return false;
	*t->out = (struct source){.arena = t->arena, .format = (enum source_format)head[1], .broken = head[2] == 1};
	return t->begun = true;
}

// The bytes that follow a head; SIZE_MAX where it says what cannot be.
static size_t follows(const int32_t *head)
{
	if (head[0] != 'L')
		return 0;
	return head[1] < 0 || head[7] < 0 ? SIZE_MAX : (size_t)head[1] + (size_t)head[7] * PIECE * sizeof(int32_t);
}

// The frames that are whole.
static bool take_frames(struct source_taking *t, struct sv *rest)
{
	int32_t head[HEAD];
	while (rest->n >= sizeof(head)) {
		struct sv after = *rest;
		if (t->ended || !take(&after, head, sizeof(head)) || follows(head) == SIZE_MAX)
			return false;
		if (after.n < follows(head))
			return true;
		bool good = !t->begun        ? begin(t, head)
		            : head[0] == 'L' ? take_line(&after, head, t->out)
		            : head[0] == 'N' ? take_note(head, t->out)
		                             : (t->ended = head[0] == 'E');
		if (!good)
			return false;
		*rest = after;
	}
	return true;
}

bool source_take_piece(struct source_taking *t, struct sv piece)
{
	struct sv rest = piece;
	if (t->rest.n) {
		buf_sv(&t->rest, piece);
		rest = buf_view(&t->rest);
	}
	if (!take_frames(t, &rest) || (t->ended && rest.n))
		return false;
	if (!t->rest.n)
		buf_sv(&t->rest, rest);
	else if (rest.n)
		memmove(t->rest.p, rest.p, rest.n);
	t->rest.n = rest.n;
	return !t->rest.failed;
}

bool source_take(struct sv frames, struct arena *a, struct source *out)
{
	AUTO(taking_free) struct source_taking t = {.arena = a, .out = out};
	return source_take_piece(&t, frames) && t.ended;
}

// ---- both ends

struct task {
	struct sv bytes;
	struct frames frames;       // of the child
	struct source_taking taking; // of its parent
};

static void settled(void *data, const struct source *s)
{
	put_lines(&((struct task *)data)->frames, s);
}

static bool read_here(void *data, struct error *error)
{
	struct task *t = data;
	const struct source_sink sink = {settled, t};
	AUTO(arena_free) struct arena arena = {0};
	struct source s;
	t->frames.fd = STDOUT_FILENO;
	return source_read_to(t->taking.out->format == SOURCE_PACKAGE ? &sink : NULL, t->bytes, &arena, &s, error) &&
	       (put_end(&t->frames, &s) || error_set(error, FAIL_SYSTEM, N_("the output cannot be written: %s"), strerror(errno)));
}

static enum child_taken take_some(void *data, struct sv piece)
{
	struct source_taking *t = &((struct task *)data)->taking;
	return !source_take_piece(t, piece) ? CHILD_NONSENSE : t->ended ? CHILD_WHOLE : CHILD_MORE;
}

bool source_read_confined(struct sv bytes, enum source_format format, struct arena *a, enum language language, struct source *out,
                          struct error *error)
{
	*out = (struct source){.arena = a, .format = format};
	struct task task = {.bytes = bytes, .taking = {.arena = a, .out = out}};
	const struct child_call call = {.run = read_here,
	                                .take = take_some,
	                                .data = &task,
	                                .most = FRAMES_MOST,
	                                .seconds = SOURCE_SECONDS,
	                                .megabytes = SOURCE_MEGABYTES,
	                                .language = language};
	// The library is loaded here, and once for all files; what it does with a file it does in the child alone.
	bool good = source_prepare(format, error) && child_run(&call, NULL, error);
	if (good && (!task.taking.ended || out->format != format))
		good = error_set(error, FAIL_INPUT, N_("this cannot be read: the part of lantoa that reads it was stopped; it may be damaged"));
	taking_free(&task.taking);
	return good;
}

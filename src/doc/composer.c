// Puts lines together.
#include "doc/composer.h"
#include "text/text.h"

enum { MOST_REPEATED = 10000 };

struct composer_paragraph {
	struct composer_paragraph *outer;
	struct buf text;
	struct source_piece *pieces;
	size_t piece_count, piece_room;
	int number, run;
	int table, row, cell;
	bool hid;
	bool unicode; // whatever the fonts of its runs say
	bool marked; // a mark with its blank is the last that was put
	bool noted[SOURCE_NOTE_UTF16 + 1];
};

struct composer_table {
	struct composer_table *outer;
	int number, row;
	int column, columns, rows;   // of the cell that is open, or the next one
	bool in_cell;
	size_t lines_before;         // the cell
	size_t row_before;           // the row
	int rows_left[SOURCE_COLUMNS + 1]; // by column: rows below that a cell reaches into
};

void composer_start(struct composer *c, struct source *s)
{
	*c = (struct composer){.s = s, .notes = {.arena = s->arena, .format = s->format}};
}

static struct source *lines_of(struct composer *c)
{
	return c->in_notes ? &c->notes : c->s;
}

// ---- paragraphs

void composer_paragraph(struct composer *c)
{
	struct composer_paragraph *p = c->spare;
	if (p) {
		c->spare = p->outer;
		buf_reset(&p->text);
	} else {
		p = calloc(1, sizeof(*p));
		if (!p)
			out_of_memory();
	}
	*p = (struct composer_paragraph){.outer = c->open, .text = p->text, .pieces = p->pieces, .piece_room = p->piece_room,
	                             .number = ++c->paragraphs};
	if (c->table && c->table->in_cell) {
		p->table = c->table->number;
		p->row = c->table->row;
		p->cell = c->table->column < SOURCE_COLUMNS ? c->table->column : SOURCE_COLUMNS;
	}
	c->open = p;
	if (c->note_mark.n) {
		struct sv mark = c->note_mark;
		c->note_mark = (struct sv){0};
		composer_mark(c, mark, true);
	}
}

static struct composer_paragraph *open_one(struct composer *c)
{
	if (!c->open)
		composer_paragraph(c);
	return c->open;
}

static void add_line(struct composer *c, struct composer_paragraph *p)
{
	struct source *s = lines_of(c);
	struct source_line *line = source_open(s);
	line->paragraph = p->number;
	line->table = p->table;
	line->row = p->row;
	line->cell = p->cell;
	struct sv text = buf_view(&p->text);
	while (text.n && (text.p[text.n - 1] == ' ' || text.p[text.n - 1] == '\t'))
		text.n--;
	source_put(s, text);
	while (p->piece_count && p->pieces[p->piece_count - 1].from >= text.n)
		p->piece_count--;
	// A line of its paragraph's first run alone has one place.
	if (p->piece_count > 1 || (p->piece_count && p->pieces[0].run != 1)) {
		line->pieces = ARENA_ARRAY(s->arena, struct source_piece, p->piece_count);
		line->piece_count = (uint32_t)p->piece_count;
		memcpy(line->pieces, p->pieces, p->piece_count * sizeof(*p->pieces));
	}
	source_close(s);
	for (size_t kind = 0; kind < LENGTH(p->noted); kind++) {
		if (p->noted[kind])
			source_note(c->s, (enum source_note_kind)kind, c->s->line_count ? (int)c->s->line_count : 1);
	}
	p->text.n = 0;
	p->piece_count = 0;
	memset(p->noted, 0, sizeof(p->noted));
}

void composer_drop(struct composer *c)
{
	struct composer_paragraph *p = c->open;
	if (!p)
		return;
	c->open = p->outer;
	p->outer = c->spare;
	c->spare = p;
}

void composer_end(struct composer *c)
{
	if (c->open)
		add_line(c, c->open);
	composer_drop(c);
	if (!c->table && !c->in_notes) // a row may be repeated
		source_settle(c->s);
}

void composer_line(struct composer *c)
{
	add_line(c, open_one(c));
}

bool composer_empty(const struct composer *c)
{
	return !c->open || c->open->text.n == 0;
}

char composer_last(const struct composer *c)
{
	return composer_empty(c) ? '\0' : c->open->text.p[c->open->text.n - 1];
}

bool composer_hid(const struct composer *c)
{
	return c->open && c->open->hid;
}

void composer_run(struct composer *c)
{
	open_one(c)->run++;
}

// What is put next is of this run: 0 where the file holds no such text.
static void piece(struct composer_paragraph *p, int run)
{
	if (p->piece_count && p->pieces[p->piece_count - 1].run == run)
		return;
	if (p->piece_count == p->piece_room) {
		size_t room = p->piece_room ? p->piece_room * 2 : 8;
		struct source_piece *more = reallocarray(p->pieces, room, sizeof(*more));
		if (!more)
			out_of_memory();
		p->pieces = more;
		p->piece_room = room;
	}
	p->pieces[p->piece_count++] = (struct source_piece){.from = p->text.n, .run = run};
}

static void put(struct composer_paragraph *p, struct sv text)
{
	while (p->marked && text.n && (text.p[0] == ' ' || text.p[0] == '\t'))
		text = sv_from(text, 1);
	if (!text.n)
		return;
	p->marked = false;
	piece(p, p->run > 0 ? p->run : 1);
	buf_sv(&p->text, text);
}

void composer_mark(struct composer *c, struct sv mark, bool blank)
{
	struct composer_paragraph *p = open_one(c);
	piece(p, 0);
	buf_sv(&p->text, mark);
	if (blank)
		buf_char(&p->text, ' ');
	p->marked = blank;
}

// Letters that Vietnamese has and Windows-1252 lacks: text that was converted before, and kept its old font.
static bool is_unicode(struct sv text)
{
	for (size_t i = 0; i < text.n;) {
		uint32_t c = utf8_at(text, i, &i);
		if ((c >= 0x1EA0 && c <= 0x1EF9) || c == 0x102 || c == 0x103 || c == 0x110 || c == 0x111 || c == 0x128 || c == 0x129 || c == 0x168 ||
		    c == 0x169 || c == 0x1A0 || c == 0x1A1 || c == 0x1AF || c == 0x1B0)
			return true;
	}
	return false;
}

static struct sv converted(struct arena *a, struct composer_paragraph *p, struct sv text, const struct look *look)
{
	static const enum source_note_kind notes[] = {
	    [LEGACY_TCVN3] = SOURCE_NOTE_TCVN3, [LEGACY_VNI] = SOURCE_NOTE_VNI, [LEGACY_WINDOWS_1258] = SOURCE_NOTE_WINDOWS_1258};
	p->unicode |= is_unicode(text);
	if (p->unicode)
		return look->legacy_capitals ? text_upper(a, text) : text;
	struct sv is = look->legacy_capitals ? text_from_tcvn3(a, text, true) : text_from_legacy(a, text, look->legacy);
	p->noted[notes[look->legacy]] |= !sv_eq(text, is);
	return is;
}

void composer_text(struct composer *c, struct sv text, const struct look *look)
{
	struct composer_paragraph *p = open_one(c);
	struct arena *a = c->s->arena;
	if (look->hidden) {
		p->hid |= text.n > 0;
		return;
	}
	if (look->legacy != LEGACY_NONE)
		text = converted(a, p, text, look);
	if (look->capitals)
		text = text_upper(a, text);
	put(p, text);
}

void composer_blank(struct composer *c)
{
	struct composer_paragraph *p = open_one(c);
	if (p->text.n && p->text.p[p->text.n - 1] != ' ' && p->text.p[p->text.n - 1] != '\t')
		put(p, SV(" "));
}

// Behind a mark that was typed ("1.", "a)", "-") a tab is the room before the words, not the end of a column.
static bool is_mark(struct sv text)
{
	return text.n <= 12 && !memchr(text.p, ' ', text.n) && !memchr(text.p, '\t', text.n) && strchr(".)-/+*:", text.p[text.n - 1]);
}

void composer_tab(struct composer *c)
{
	struct composer_paragraph *p = open_one(c);
	if (p->text.n == 0)
		return;
	if (is_mark(buf_view(&p->text)))
		composer_blank(c);
	else
		put(p, SV("\t"));
}

int composer_note(struct composer *c)
{
	AUTO(buf_free) struct buf mark = {0};
	number_raised(&mark, ++c->note_count);
	struct composer_paragraph *p = open_one(c);
	piece(p, 0);
	buf_sv(&p->text, buf_view(&mark));
	return c->note_count;
}

// ---- tables

void composer_table(struct composer *c)
{
	struct composer_table *t = calloc(1, sizeof(*t));
	if (!t)
		out_of_memory();
	t->outer = c->table;
	t->number = ++c->tables;
	c->table = t;
}

void composer_row(struct composer *c)
{
	struct composer_table *t = c->table;
	if (!t)
		return;
	composer_cell_end(c);
	if (t->row > 0) {
		// What was to reach into the row that ended has done so.
		for (int i = 1; i <= SOURCE_COLUMNS; i++)
			t->rows_left[i] -= t->rows_left[i] > 0;
	}
	t->row++;
	t->column = 1;
	t->row_before = lines_of(c)->line_count;
}

void composer_skip(struct composer *c, int columns)
{
	if (c->table && columns > 0 && columns <= SOURCE_COLUMNS)
		c->table->column += columns;
}

void composer_cell(struct composer *c)
{
	struct composer_table *t = c->table;
	if (!t)
		return;
	composer_cell_end(c);
	if (t->row == 0)
		composer_row(c);
	while (t->column <= SOURCE_COLUMNS && t->rows_left[t->column] > 0)
		t->column++;
	t->in_cell = true;
	t->columns = t->rows = 1;
	t->lines_before = lines_of(c)->line_count;
}

void composer_span(struct composer *c, int columns, int rows)
{
	if (!c->table || !c->table->in_cell)
		return;
	c->table->columns = columns < 1 ? 1 : columns > SOURCE_COLUMNS ? SOURCE_COLUMNS : columns;
	c->table->rows = rows < 1 ? 1 : rows;
}

void composer_cell_end(struct composer *c)
{
	struct composer_table *t = c->table;
	if (!t || !t->in_cell)
		return;
	if (lines_of(c)->line_count == t->lines_before) {
		composer_paragraph(c); // an empty cell has its place too
		composer_end(c);
	}
	for (int i = 0; i < t->columns && t->column <= SOURCE_COLUMNS; i++, t->column++)
		t->rows_left[t->column] = t->rows;
	t->in_cell = false;
}

// Lines [from, to) of the table once more.
static void repeat(struct composer *c, size_t from, size_t to, int rows, int columns)
{
	struct source *s = lines_of(c);
	for (size_t i = from; i < to && c->repeated < MOST_REPEATED; i++) {
		struct source_line line = s->lines[i];
		if (line.table != c->table->number || line.cell + columns > SOURCE_COLUMNS)
			continue;
		line.row += rows;
		line.cell += columns;
		*ARENA_PUSH(s->arena, s->lines, s->line_count, s->line_room) = line;
		c->repeated++;
	}
}

void composer_repeat_cell(struct composer *c, int times)
{
	struct composer_table *t = c->table;
	if (!t || times < 2)
		return;
	size_t to = lines_of(c)->line_count;
	for (int i = 1; i < times && t->column <= SOURCE_COLUMNS; i++, t->column++)
		repeat(c, t->lines_before, to, 0, i);
}

static bool says_nothing(const struct source *s, size_t from)
{
	for (size_t i = from; i < s->line_count; i++) {
		if (s->lines[i].text.n)
			return false;
	}
	return true;
}

void composer_repeat_row(struct composer *c, int times)
{
	struct composer_table *t = c->table;
	// Empty rows to the end of a sheet are no rows of the document.
	if (!t || times < 2 || times > MOST_REPEATED || says_nothing(lines_of(c), t->row_before))
		return;
	size_t from = t->row_before, to = lines_of(c)->line_count;
	for (int i = 1; i < times && c->repeated < MOST_REPEATED; i++, t->row++)
		repeat(c, from, to, i, 0);
}

void composer_table_end(struct composer *c)
{
	struct composer_table *t = c->table;
	if (!t)
		return;
	composer_cell_end(c);
	c->table = t->outer;
	free(t);
}

bool composer_in_cell(const struct composer *c)
{
	return c->table && c->table->in_cell;
}

// ---- notes

void composer_notes_begin(struct composer *c, struct sv mark)
{
	c->in_notes = true;
	c->note_mark = arena_sv(c->s->arena, mark);
	c->table_before = c->table;
	c->table = NULL;
}

void composer_notes_end(struct composer *c)
{
	while (c->table)
		composer_table_end(c);
	c->table = c->table_before;
	c->in_notes = false;
	c->note_mark = (struct sv){0};
}

static void free_paragraphs(struct composer_paragraph *p)
{
	while (p) {
		struct composer_paragraph *next = p->outer;
		buf_free(&p->text);
		free(p->pieces);
		free(p);
		p = next;
	}
}

void composer_finish(struct composer *c)
{
	if (c->in_notes)
		composer_notes_end(c);
	while (c->open) {
		if (composer_empty(c))
			composer_drop(c);
		else
			composer_end(c);
	}
	while (c->table)
		composer_table_end(c);
	for (size_t i = 0; i < c->notes.line_count; i++)
		*ARENA_PUSH(c->s->arena, c->s->lines, c->s->line_count, c->s->line_room) = c->notes.lines[i];
	buf_free(&c->notes.open);
	free_paragraphs(c->spare);
	c->spare = NULL;
}

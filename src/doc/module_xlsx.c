// Workbooks through libxlsxwriter.
#include <errno.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "doc/book.h"

extern const struct book_writer book_writer_xlsx;

enum {
	DIGITS = 15,        // that a spreadsheet's number holds; a longer figure is written as text, so that none is lost
	CELL_MOST = 32767,  // UTF-16 units of a cell's text
	ROWS_MOST = 1048576,
	SCALES = DECIMAL_SCALE_MAX + 1,
};

struct formats {
	lxw_format *head, *text, *date, *whole, *decimal[SCALES];
};

static lxw_format *number_format(lxw_workbook *book, const char *as)
{
	lxw_format *f = workbook_add_format(book);
	format_set_num_format(f, as);
	format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
	return f;
}

static struct formats formats_of(lxw_workbook *book)
{
	struct formats f = {.head = workbook_add_format(book), .text = workbook_add_format(book)};
	format_set_bold(f.head);
	format_set_text_wrap(f.head);
	format_set_align(f.head, LXW_ALIGN_VERTICAL_TOP);
	format_set_bottom(f.head, LXW_BORDER_THIN);
	format_set_align(f.text, LXW_ALIGN_VERTICAL_TOP);
	f.date = number_format(book, "dd/mm/yyyy");
	f.whole = number_format(book, "0"); // lines, years: a count has no unit here
	for (int i = 0; i < SCALES; i++) {
		char as[32] = "#,##0.";
		if (i == 0)
			as[5] = '\0';
		memset(as + strlen(as), '0', (size_t)i);
		f.decimal[i] = number_format(book, as);
	}
	return f;
}

// A text in the row's cell; one that is too long for a spreadsheet is cut at a letter, and says so.
static lxw_error text(lxw_worksheet *w, lxw_row_t row, lxw_col_t column, struct sv s, lxw_format *format)
{
	AUTO(buf_free) struct buf whole = {0};
	size_t most = CELL_MOST / 2; // bytes: never more UTF-16 units than bytes
	bool cut = s.n > most;
	if (cut) {
		s.n = most;
		while (s.n && ((unsigned char)s.p[s.n] & 0xC0) == 0x80)
			s.n--;
	}
	buf_sv(&whole, s);
	if (cut)
		buf_str(&whole, "…");
	return worksheet_write_string(w, row, column, buf_cstr(&whole), format);
}

static int digits(int64_t n)
{
	int count = 1;
	for (; n > 9 || n < -9; n /= 10)
		count++;
	return count;
}

static lxw_error number(lxw_worksheet *w, lxw_row_t row, lxw_col_t column, struct decimal d, const struct formats *f)
{
	AUTO(buf_free) struct buf as = {0};
	decimal_write(&as, d);
	if (digits(d.mantissa) > DIGITS)
		return text(w, row, column, buf_view(&as), f->text);
	// The format holds numbers as doubles: fifteen digits come back as they were.
	return worksheet_write_number(w, row, column, strtod(buf_cstr(&as), NULL), f->decimal[d.scale]);
}

static lxw_error cell(lxw_worksheet *w, lxw_row_t row, lxw_col_t column, const struct book_cell *c, const struct formats *f)
{
	switch (c->kind) {
	case BOOK_EMPTY:
		return LXW_NO_ERROR;
	case BOOK_TEXT:
		return text(w, row, column, c->said.n ? c->said : c->text, f->text);
	case BOOK_INT:
		return worksheet_write_number(w, row, column, (double)c->number, f->whole);
	case BOOK_DECIMAL:
		return number(w, row, column, c->decimal, f);
	case BOOK_DATE: {
		lxw_datetime day = {.year = c->date.year, .month = c->date.month, .day = c->date.day};
		return worksheet_write_datetime(w, row, column, &day, f->date);
	}
	case BOOK_BOOL:
		return c->yes ? text(w, row, column, c->said, f->text) : LXW_NO_ERROR;
	}
	return LXW_NO_ERROR;
}

static lxw_error sheet(lxw_workbook *book, const struct book_sheet *s, enum language language, const struct formats *f)
{
	lxw_worksheet *w = workbook_add_worksheet(book, msg(language, s->title));
	lxw_error failed = w ? LXW_NO_ERROR : LXW_ERROR_PARAMETER_VALIDATION;
	for (size_t i = 0; i < s->column_count && !failed; i++) {
		worksheet_set_column(w, (lxw_col_t)i, (lxw_col_t)i, s->columns[i].width, NULL);
		failed = worksheet_write_string(w, 0, (lxw_col_t)i, msg(language, s->columns[i].title), f->head);
	}
	for (size_t i = 0; i < s->cell_count && !failed; i++)
		failed = cell(w, (lxw_row_t)(i / s->column_count + 1), (lxw_col_t)(i % s->column_count), &s->cells[i], f);
	if (failed)
		return failed;
	worksheet_freeze_panes(w, 1, 0);
	worksheet_set_landscape(w);
	worksheet_set_paper(w, 9); // A4
	worksheet_fit_to_pages(w, 1, 0);
	worksheet_repeat_rows(w, 0, 0);
	return worksheet_autofilter(w, 0, 0, (lxw_row_t)book_rows(s), (lxw_col_t)(s->column_count - 1));
}

static bool copy_out(int fd, struct buf *out)
{
	char piece[65536];
	ssize_t n;
	if (lseek(fd, 0, SEEK_SET) != 0)
		return false;
	while ((n = read(fd, piece, sizeof(piece))) > 0)
		buf_add(out, piece, (size_t)n);
	return n == 0 && !out->failed;
}

static bool write_book(const struct book_sheet *const *sheets, size_t count, enum language language, struct buf *out,
                       struct error *error)
{
	for (size_t i = 0; i < count; i++) {
		if (book_rows(sheets[i]) >= ROWS_MOST)
			return error_set(error, FAIL_TOO_LARGE, N_("the table has %zu rows, and a workbook holds 1,048,576; write it as CSV"), book_rows(sheets[i]));
	}
	int fd = memfd_create("workbook", MFD_CLOEXEC); // the library writes to a name only
	char name[32];
	snprintf(name, sizeof(name), "/proc/self/fd/%d", fd);
	lxw_workbook *book = fd >= 0 ? workbook_new(name) : NULL;
	lxw_error failed = book ? LXW_NO_ERROR : LXW_ERROR_MEMORY_MALLOC_FAILED;
	if (book) {
		struct formats f = formats_of(book);
		for (size_t i = 0; i < count && !failed; i++)
			failed = sheet(book, sheets[i], language, &f);
		lxw_error closed = workbook_close(book); // frees it
		failed = failed ? failed : closed;
	}
	bool good = !failed && copy_out(fd, out);
	if (fd >= 0)
		close(fd);
	return good || error_set(error, FAIL_SYSTEM, N_("the workbook could not be written: %s"), failed ? lxw_strerror(failed) : strerror(errno));
}

const struct book_writer book_writer_xlsx = {write_book};

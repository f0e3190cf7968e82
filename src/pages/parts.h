// What pages are made of: each function writes one component of docs/design.md into r->body. Words are given in the
// reader's language (T, req_say); figures and dates are written as that language writes them.
#pragma once

#include "web/web.h"

enum mark {
#define MARK(name, about, drawing) MARK_##name,
#include "pages/marks.def"
#undef MARK
	MARK_COUNT
};

// late: overdue, an error; soon: due soon, a warning; ok: done; none: nothing yet
enum tone { TONE_PLAIN, TONE_LATE, TONE_SOON, TONE_OK, TONE_NONE };

// ---- the head of a page
struct crumb {
	struct sv name, path; // without a path: where one is
};
void part_crumbs(struct req *r, const struct crumb *crumbs, size_t count);
// Opens <div class="title"> with the heading, which is also the document's title, and what it is about (may be empty).
// Actions follow as `<p class="acts">…</p>`; part_title_end closes it.
void part_title(struct req *r, struct sv heading, struct sv lead);
void part_title_end(struct req *r);
// <section class="sec"> with its heading; part_section_end closes it.
void part_section(struct req *r, const char *id, struct sv heading);
void part_section_end(struct req *r);
// A link that is a button; `go`: the one action of the page.
void part_link(struct req *r, struct sv path, struct sv words, bool go);

// ---- states, dates, figures
void part_mark(struct req *r, enum mark mark, enum tone tone);
void part_state(struct req *r, enum mark mark, enum tone tone, struct sv words);
void part_tag(struct req *r, enum tone tone, struct sv words);
// How far a due date is from today: overdue, soon (7 days or less), later. Nothing where it is not set.
void part_due(struct req *r, struct date due);
struct sv part_date(struct req *r, struct date d);         // "31/01/2020"
struct sv part_day_month(struct req *r, struct date d);    // "31/01"
struct sv part_weekday(struct req *r, struct date d);      // "thứ Sáu"
struct sv part_moment(struct req *r, instant t);           // "08 giờ 15, ngày 31/01/2020"
struct sv part_int(struct req *r, int64_t n);              // "12.345"
struct sv part_decimal(struct req *r, struct decimal d);
struct sv part_percent(struct req *r, int64_t n, int64_t of); // "97,50 %", "–" of nothing
void part_frac(struct req *r, int64_t n, int64_t of);      // 62/70, the first in bold
struct date part_today(const struct req *r);

// ---- bars: counts, never percents. The rest of `of` is a gap (exempt).
struct bar {
	int64_t done, over, wait, of;
};
void part_bar(struct req *r, struct bar bar, struct sv words);
void part_bar_key(struct req *r, struct sv done, struct sv over, struct sv wait);

// ---- notices
void part_note(struct req *r, enum tone tone, struct sv words);
void part_empty(struct req *r, struct sv head, struct sv words); // nothing is there, and why
// A sum that is checked under its line: "21 + 1 + 2 = 24" and what that means.
void part_check(struct req *r, bool good, struct sv sum, struct sv words);
void part_dialog(struct req *r, struct sv heading, struct sv consequence); // a page that asks once
void part_dialog_end(struct req *r);

// ---- moving about
struct step {
	enum mark mark;
	struct sv name, when;
	bool wait, current; // not reached yet; the one that is on
};
void part_steps(struct req *r, const struct step *steps, size_t count);
struct tab {
	struct sv name, path;
	bool current;
};
void part_tabs(struct req *r, struct sv label, const struct tab *tabs, size_t count);
// `path` with "page=N" added, from 1. Nothing where all fits on one.
void part_pager(struct req *r, struct sv path, int64_t page_number, int64_t per_page, int64_t total);

// ---- tables
// A box that hides rows of the tables within `id` whose first cell does not hold what is typed; there where there is a script and the list
// is a long one.
void part_row_filter(struct req *r, const char *id, size_t rows);
enum { TABLE_ROWS = 1, TABLE_STICK = 2, TABLE_TREE = 4 };
// Opens the table up to <tbody>. Columns: msgids separated by '|'; one that begins with '#' holds figures, with '-' has its
// heading for screen readers only.
void part_table(struct req *r, struct sv caption, const char *columns, unsigned flags);
void part_table_end(struct req *r);
// <td data-l=…>: an empty value is a dash.
void part_cell(struct req *r, const char *label, struct sv value);
void part_figure(struct req *r, const char *label, struct sv value);

// ---- forms
enum field_kind { FIELD_TEXT, FIELD_LINES, FIELD_SECRET, FIELD_NUMBER, FIELD_DATE, FIELD_FILE };
struct field {
	const char *name;
	struct sv label, hint, value; // hint may be empty
	enum field_kind kind;
	bool optional, fixed;         // optional is said; fixed: shown, not to be changed
	struct sv known;              // filled in by the system: where it comes from
	int size;                     // in characters; 0: the whole width
	const char *autocomplete;
	const char *accept;           // of a file
};
struct choice {
	struct sv value, words;
};

// Opens a form that posts to this address (or `path`), with its keys, and says above it why it was refused. part_form_end
// closes it. `upload`: it sends files.
void part_form(struct req *r, struct sv path, bool upload);
void part_form_end(struct req *r);
void part_field(struct req *r, const struct field *f);
void part_select(struct req *r, const struct field *f, const struct choice *choices, size_t count);
void part_radios(struct req *r, const struct field *f, const struct choice *choices, size_t count);
void part_tick(struct req *r, const char *name, struct sv words, bool on);
void part_hidden(struct req *r, const char *name, struct sv value);
// <p class="acts"> with the button and, where given, a link that leaves things as they are.
void part_submit(struct req *r, struct sv words, struct sv back_path, struct sv back_words);
// The line that stays in sight under a long form: what is saved, and the next step.
void part_save(struct req *r, struct sv saved, struct sv words);

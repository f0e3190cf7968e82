// A document's tree as JSON and back: arrays by position, since only this file writes and reads
// them.
#include "doc/writers.h"
#include "text/json.h"
#include "text/text.h"

static const char *const kinds[] = {
	[DOC_LETTERHEAD] = "letterhead", [DOC_TITLE] = "title", [DOC_HEADING] = "heading",
	[DOC_PARAGRAPH] = "paragraph",   [DOC_ITEM] = "item",   [DOC_TABLE] = "table",
	[DOC_CLOSING] = "closing",       [DOC_PAGE] = "page",
};
static const char *const roles[] = {
	[PARAGRAPH_BODY] = "body", [PARAGRAPH_CENTRE] = "centre", [PARAGRAPH_CAPTION] = "caption",
	[PARAGRAPH_NOTE] = "note", [PARAGRAPH_UNIT] = "unit",
};
static const char *const aligns[] = {
	[ALIGN_LEFT] = "left",
	[ALIGN_CENTRE] = "centre",
	[ALIGN_RIGHT] = "right",
	[ALIGN_JUSTIFY] = "justify",
};

enum { COLUMNS_MAX = 64, NODES_MAX = 4 << 20 };

// ---- writing
static void string(struct buf *b, struct sv s)
{
	buf_char(b, '"');
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c == '"' || c == '\\')
			buf_printf(b, "\\%c", c);
		else if (c < 0x20)
			buf_printf(b, "\\u%04x", c);
		else
			buf_char(b, (char)c);
	}
	buf_char(b, '"');
}

static void strings(struct buf *b, const struct sv *all, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		buf_char(b, ',');
		string(b, all[i]);
	}
}

static void write_text(struct buf *b, const struct doc_text *t)
{
	buf_str(b, ",[");
	for (size_t i = 0; i < t->count; i++) {
		buf_printf(b, "%s%d,", i ? "," : "", t->runs[i].style);
		string(b, t->runs[i].text);
	}
	buf_char(b, ']');
}

static void write_table(struct buf *b, const struct doc_table *t)
{
	buf_printf(b, ",%zu,[", t->head);
	for (size_t i = 0; i < t->column_count; i++)
		buf_printf(b, "%s%d,\"%s\"", i ? "," : "", t->columns[i].width,
		           aligns[t->columns[i].align]);
	buf_str(b, "]");
	for (size_t r = 0; r < t->row_count; r++) {
		buf_str(b, ",[");
		for (size_t c = 0; c < t->rows[r].count; c++) {
			const struct doc_cell *cell = &t->rows[r].cells[c];
			buf_printf(b, "%s%d,%d", c ? "," : "", cell->across, cell->down);
			write_text(b, &cell->text);
		}
		buf_char(b, ']');
	}
}

static void write_block(struct buf *b, const struct doc_block *k)
{
	buf_printf(b, "[\"%s\"", kinds[k->kind]);
	switch (k->kind) {
	case DOC_LETTERHEAD:
		strings(b,
		        (struct sv[]){k->letterhead.superior, k->letterhead.issuer, k->letterhead.number,
		                      k->letterhead.place},
		        4);
		buf_str(b, ",\"");
		date_write(b, k->letterhead.date);
		buf_char(b, '"');
		break;
	case DOC_TITLE:
		strings(b, (struct sv[]){k->title.kind, k->title.title}, 2);
		break;
	case DOC_HEADING:
		buf_printf(b, ",%d", k->heading.level);
		strings(b, &k->heading.text, 1);
		break;
	case DOC_PARAGRAPH:
		buf_printf(b, ",\"%s\"", roles[k->paragraph.role]);
		write_text(b, &k->paragraph.text);
		break;
	case DOC_ITEM:
		buf_printf(b, ",%d", k->item.level);
		strings(b, &k->item.mark, 1);
		write_text(b, &k->item.text);
		break;
	case DOC_TABLE:
		write_table(b, &k->table);
		break;
	case DOC_CLOSING:
		strings(b, (struct sv[]){k->closing.authority, k->closing.position, k->closing.name}, 3);
		strings(b, k->closing.recipients, k->closing.recipient_count);
		break;
	case DOC_PAGE:
		buf_printf(b, ",%d", k->landscape);
		break;
	}
	buf_char(b, ']');
}

void doc_json(const struct doc *d, struct buf *out)
{
	buf_printf(out, "[\"%s\",%lld", d->profile->code, (long long)d->at);
	strings(out, (struct sv[]){d->title, d->author}, 2);
	buf_str(out, ",[");
	for (size_t i = 0; i < d->count; i++) {
		if (i)
			buf_char(out, ',');
		write_block(out, &d->blocks[i]);
	}
	buf_str(out, "]]");
}

// ---- reading. One that finds something else than it expects marks the reader; the end refuses the
// whole.
struct reader {
	struct doc *doc;
	bool bad;
};

static const struct json *at(struct reader *r, const struct json *array, size_t i,
                             enum json_type type)
{
	static const struct json nothing = {0};
	if (array->type != JSON_ARRAY || i >= array->count || array->items[i].type != type) {
		r->bad = true;
		return &nothing;
	}
	return &array->items[i];
}

static struct sv read_string(struct reader *r, const struct json *array, size_t i)
{
	return json_text(at(r, array, i, JSON_STRING));
}

static int read_int(struct reader *r, const struct json *array, size_t i, int least, int most)
{
	int64_t n;
	if (json_int(at(r, array, i, JSON_NUMBER), &n) && n >= least && n <= most)
		return (int)n;
	r->bad = true;
	return least;
}

static int read_name(struct reader *r, const struct json *array, size_t i, const char *const *names,
                     size_t count)
{
	struct sv name = read_string(r, array, i);
	for (size_t n = 0; n < count; n++) {
		if (sv_is(name, names[n]))
			return (int)n;
	}
	r->bad = true;
	return 0;
}

static void read_text(struct reader *r, const struct json *array, size_t i, struct doc_text *out)
{
	const struct json *runs = at(r, array, i, JSON_ARRAY);
	for (size_t n = 0; n + 1 < runs->count && !r->bad; n += 2) {
		uint8_t style =
		    (uint8_t)read_int(r, runs, n, 0, STYLE_BOLD | STYLE_ITALIC | STYLE_UNDERLINE);
		doc_run(r->doc, out, style, read_string(r, runs, n + 1));
	}
	r->bad |= runs->count % 2 != 0;
}

static void read_table(struct reader *r, const struct json *k)
{
	const struct json *columns = at(r, k, 2, JSON_ARRAY);
	struct doc_column own[COLUMNS_MAX];
	size_t count = columns->count / 2;
	if (r->bad || count > COLUMNS_MAX || columns->count % 2) {
		r->bad = true;
		return;
	}
	for (size_t i = 0; i < count; i++)
		own[i] = (struct doc_column){
		    read_int(r, columns, 2 * i, 1, 10000),
		    (enum doc_align)read_name(r, columns, 2 * i + 1, aligns, LENGTH(aligns))};
	struct doc_table *t = doc_table(r->doc, own, count);
	for (size_t i = 3; i < k->count && !r->bad; i++) {
		struct doc_row *row = doc_row(r->doc, t, false);
		const struct json *cells = at(r, k, i, JSON_ARRAY);
		for (size_t c = 0; c + 2 < cells->count && !r->bad; c += 3) {
			int across = read_int(r, cells, c, 1, COLUMNS_MAX),
			    down = read_int(r, cells, c + 1, 1, COLUMNS_MAX);
			read_text(r, cells, c + 2, doc_cell(r->doc, row, across, down));
		}
		r->bad |= cells->count % 3 != 0;
	}
	t->head = (size_t)read_int(r, k, 1, 0, COLUMNS_MAX);
	r->bad |= !doc_table_valid(t);
}

static void read_letterhead(struct reader *r, const struct json *k)
{
	struct doc_letterhead l = {read_string(r, k, 1),
	                           read_string(r, k, 2),
	                           read_string(r, k, 3),
	                           read_string(r, k, 4),
	                           {0}};
	struct sv date = read_string(r, k, 5);
	if (date.n && !date_parse(date, &l.date))
		r->bad = true;
	doc_letterhead(r->doc, &l);
}

static void read_block(struct reader *r, const struct json *k)
{
	enum doc_kind kind = (enum doc_kind)read_name(r, k, 0, kinds, LENGTH(kinds));
	if (r->bad)
		return;
	switch (kind) {
	case DOC_LETTERHEAD:
		read_letterhead(r, k);
		break;
	case DOC_TITLE:
		doc_title(r->doc, read_string(r, k, 1), read_string(r, k, 2));
		break;
	case DOC_HEADING:
		doc_heading(r->doc, read_int(r, k, 1, 1, PROFILE_HEADINGS), read_string(r, k, 2));
		break;
	case DOC_PARAGRAPH:
		read_text(r, k, 2,
		          doc_paragraph(r->doc,
		                        (enum doc_paragraph_role)read_name(r, k, 1, roles, LENGTH(roles))));
		break;
	case DOC_ITEM: {
		int level = read_int(r, k, 1, 1, 9);
		read_text(r, k, 3, doc_item(r->doc, level, read_string(r, k, 2)));
		break;
	}
	case DOC_TABLE:
		read_table(r, k);
		break;
	case DOC_CLOSING: {
		struct doc_closing *c =
		    doc_closing(r->doc, read_string(r, k, 1), read_string(r, k, 2), read_string(r, k, 3));
		for (size_t i = 4; i < k->count; i++)
			doc_recipient(r->doc, c, read_string(r, k, i));
		break;
	}
	case DOC_PAGE:
		doc_page(r->doc, read_int(r, k, 1, 0, 1));
		break;
	}
}

bool doc_from_json(struct sv json, struct arena *a, struct doc *out, struct error *error)
{
	struct json whole;
	if (!json_parse(json, NODES_MAX, a, &whole, error))
		return false;
	struct reader r = {.doc = out};
	*out = (struct doc){.arena = a, .profile = profile_by_code(read_string(&r, &whole, 0))};
	int64_t when = 0;
	if (!json_int(at(&r, &whole, 1, JSON_NUMBER), &when) || !out->profile)
		return error_set(error, FAIL_INPUT, N_("this is no tree of a document"));
	out->at = when;
	out->title = read_string(&r, &whole, 2);
	out->author = read_string(&r, &whole, 3);
	const struct json *blocks = at(&r, &whole, 4, JSON_ARRAY);
	for (size_t i = 0; i < blocks->count && !r.bad; i++)
		read_block(&r, &blocks->items[i]);
	return !r.bad || error_set(error, FAIL_INPUT, N_("this is no tree of a document"));
}

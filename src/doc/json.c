// A document's tree as JSON and back: arrays by position, since only this file writes and reads them.
#include "base/json_out.h"
#include "doc/writers.h"
#include "text/json_in.h"
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

enum { COLUMNS_MAX = 64, RUNS_MAX = 1 << 20, VALUES_MAX = 4 << 20 };

// ---- writing
static void texts(struct json_out *j, const struct sv *all, size_t count)
{
	for (size_t i = 0; i < count; i++)
		json_out_text(j, NULL, all[i]);
}

static void write_text(struct json_out *j, const struct doc_text *t)
{
	json_out_open(j, NULL, '[');
	for (size_t i = 0; i < t->count; i++) {
		json_out_int(j, NULL, t->runs[i].style);
		json_out_text(j, NULL, t->runs[i].text);
	}
	json_out_close(j, ']');
}

static void write_table(struct json_out *j, const struct doc_table *t)
{
	json_out_int(j, NULL, (int64_t)t->head);
	json_out_open(j, NULL, '[');
	for (size_t i = 0; i < t->column_count; i++) {
		json_out_int(j, NULL, t->columns[i].width);
		json_out_text(j, NULL, sv_of(aligns[t->columns[i].align]));
	}
	json_out_close(j, ']');
	for (size_t r = 0; r < t->row_count; r++) {
		json_out_open(j, NULL, '[');
		for (size_t c = 0; c < t->rows[r].count; c++) {
			const struct doc_cell *cell = &t->rows[r].cells[c];
			json_out_int(j, NULL, cell->across);
			json_out_int(j, NULL, cell->down);
			write_text(j, &cell->text);
		}
		json_out_close(j, ']');
	}
}

static void write_block(struct json_out *j, const struct doc_block *k)
{
	json_out_open(j, NULL, '[');
	json_out_text(j, NULL, sv_of(kinds[k->kind]));
	switch (k->kind) {
	case DOC_LETTERHEAD:
		texts(j, (struct sv[]){k->letterhead.superior, k->letterhead.issuer, k->letterhead.number, k->letterhead.place}, 4);
		json_out_date(j, NULL, k->letterhead.date);
		break;
	case DOC_TITLE:
		texts(j, (struct sv[]){k->title.kind, k->title.title}, 2);
		break;
	case DOC_HEADING:
		json_out_int(j, NULL, k->heading.level);
		json_out_text(j, NULL, k->heading.text);
		break;
	case DOC_PARAGRAPH:
		json_out_text(j, NULL, sv_of(roles[k->paragraph.role]));
		write_text(j, &k->paragraph.text);
		break;
	case DOC_ITEM:
		json_out_int(j, NULL, k->item.level);
		json_out_text(j, NULL, k->item.mark);
		write_text(j, &k->item.text);
		break;
	case DOC_TABLE:
		write_table(j, &k->table);
		break;
	case DOC_CLOSING:
		texts(j, (struct sv[]){k->closing.authority, k->closing.position, k->closing.name}, 3);
		texts(j, k->closing.recipients, k->closing.recipient_count);
		break;
	case DOC_PAGE:
		json_out_int(j, NULL, k->landscape);
		break;
	}
	json_out_close(j, ']');
}

void doc_json(const struct doc *d, struct buf *out)
{
	struct json_out writer = {.out = out}, *j = &writer;
	json_out_open(j, NULL, '[');
	json_out_text(j, NULL, sv_of(d->profile->code));
	json_out_int(j, NULL, d->at);
	json_out_text(j, NULL, d->title);
	json_out_text(j, NULL, d->author);
	json_out_open(j, NULL, '[');
	for (size_t i = 0; i < d->count; i++)
		write_block(j, &d->blocks[i]);
	json_out_close(j, ']');
	json_out_close(j, ']');
}

// ---- reading: what is wrong sets the error and gives something harmless
struct reader {
	struct json_in in;
	struct doc *doc;
};

static bool bad(const struct reader *r)
{
	return error_is_set(r->in.error);
}

static struct sv read_string(struct reader *r, const json_t *array, size_t i)
{
	return json_in_text(&r->in, json_array_get(array, i), "text");
}

static int read_int(struct reader *r, const json_t *array, size_t i, const char *what, int least, int most)
{
	return (int)json_in_int(&r->in, json_array_get(array, i), what, least, most);
}

static void read_text(struct reader *r, const json_t *array, size_t i, struct doc_text *out)
{
	const json_t *runs = json_in_list(&r->in, json_array_get(array, i), "runs", RUNS_MAX);
	size_t count = json_array_size(runs);
	for (size_t n = 0; n < count && !bad(r); n += 2) {
		int style = read_int(r, runs, n, "style", 0, STYLE_BOLD | STYLE_ITALIC | STYLE_UNDERLINE);
		doc_run(r->doc, out, (uint8_t)style, read_string(r, runs, n + 1));
	}
}

static void read_row(struct reader *r, const json_t *cells, struct doc_table *t)
{
	struct doc_row *row = doc_row(r->doc, t, false);
	size_t count = json_array_size(json_in_list(&r->in, cells, "row", (size_t)3 * COLUMNS_MAX));
	for (size_t c = 0; c < count && !bad(r); c += 3) {
		int across = read_int(r, cells, c, "columns", 1, COLUMNS_MAX), down = read_int(r, cells, c + 1, "rows", 1, COLUMNS_MAX);
		read_text(r, cells, c + 2, doc_cell(r->doc, row, across, down));
	}
}

static void read_table(struct reader *r, const json_t *k)
{
	struct doc_column own[COLUMNS_MAX];
	const json_t *columns = json_in_list(&r->in, json_array_get(k, 2), "columns", (size_t)2 * COLUMNS_MAX);
	size_t count = 0;
	for (size_t i = 0; i < json_array_size(columns) && !bad(r); i += 2)
		own[count++] = (struct doc_column){
		    read_int(r, columns, i, "width", 1, 10000),
		    (enum doc_align)json_in_word(&r->in, json_array_get(columns, i + 1), "align", aligns, LENGTH(aligns))};
	struct doc_table *t = doc_table(r->doc, own, count);
	for (size_t i = 3; i < json_array_size(k) && !bad(r); i++)
		read_row(r, json_array_get(k, i), t);
	t->head = (size_t)read_int(r, k, 1, "head", 0, COLUMNS_MAX);
	if (!doc_table_valid(t))
		json_in_wrong(&r->in, "table", "cells that leave it or lie on each other");
}

static void read_letterhead(struct reader *r, const json_t *k)
{
	const json_t *date = json_array_get(k, 5);
	struct doc_letterhead l = {read_string(r, k, 1), read_string(r, k, 2), read_string(r, k, 3), read_string(r, k, 4), {0}};
	if (!json_is_null(date))
		l.date = json_in_date(&r->in, date, "date");
	doc_letterhead(r->doc, &l);
}

static void read_closing(struct reader *r, const json_t *k)
{
	struct doc_closing *c = doc_closing(r->doc, read_string(r, k, 1), read_string(r, k, 2), read_string(r, k, 3));
	for (size_t i = 4; i < json_array_size(k) && !bad(r); i++)
		doc_recipient(r->doc, c, read_string(r, k, i));
}

static void read_block(struct reader *r, const json_t *k)
{
	enum doc_kind kind = (enum doc_kind)json_in_word(&r->in, json_array_get(k, 0), "kind", kinds, LENGTH(kinds));
	if (bad(r))
		return;
	switch (kind) {
	case DOC_LETTERHEAD:
		read_letterhead(r, k);
		break;
	case DOC_TITLE:
		doc_title(r->doc, read_string(r, k, 1), read_string(r, k, 2));
		break;
	case DOC_HEADING:
		doc_heading(r->doc, read_int(r, k, 1, "level", 1, PROFILE_HEADINGS), read_string(r, k, 2));
		break;
	case DOC_PARAGRAPH: {
		int role = json_in_word(&r->in, json_array_get(k, 1), "role", roles, LENGTH(roles));
		read_text(r, k, 2, doc_paragraph(r->doc, (enum doc_paragraph_role)role));
		break;
	}
	case DOC_ITEM: {
		int level = read_int(r, k, 1, "level", 1, 9);
		read_text(r, k, 3, doc_item(r->doc, level, read_string(r, k, 2)));
		break;
	}
	case DOC_TABLE:
		read_table(r, k);
		break;
	case DOC_CLOSING:
		read_closing(r, k);
		break;
	case DOC_PAGE:
		doc_page(r->doc, read_int(r, k, 1, "landscape", 0, 1));
		break;
	}
}

bool doc_from_json(struct sv json, struct arena *a, struct doc *out, struct error *error)
{
	struct reader r = {.in = {.arena = a, .error = error}, .doc = out};
	AUTO(json_decrefp) json_t *whole = json_in_parse(&r.in, json, VALUES_MAX);
	if (!whole)
		return false;
	*out = (struct doc){.arena = a, .profile = profile_by_code(read_string(&r, whole, 0))};
	if (!out->profile)
		return json_in_wrong(&r.in, "profile", "not one that is known");
	out->at = json_in_int(&r.in, json_array_get(whole, 1), "at", INT64_MIN, INT64_MAX);
	out->title = read_string(&r, whole, 2);
	out->author = read_string(&r, whole, 3);
	const json_t *blocks = json_in_list(&r.in, json_array_get(whole, 4), "blocks", VALUES_MAX);
	for (size_t i = 0; i < json_array_size(blocks) && !bad(&r); i++) {
		json_in_item(&r.in, "blocks", i);
		read_block(&r, json_array_get(blocks, i));
	}
	return !bad(&r);
}

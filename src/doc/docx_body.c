// The body of a DOCX file: each block of the tree as WordprocessingML. The order of elements is the
// schema's.
#include "doc/docx.h"

struct body {
	const struct doc *d;
	struct buf *out;
	bool landscape, paged; // of the section under way; whether it is not the first
	int width;             // between the margins, in twips
	bool after_table;      // two tables that touch would become one
	bool keep;             // the next paragraph stays with what follows
};

// ---- paragraphs
static void open_paragraph(struct body *b, enum docx_style style)
{
	markup(b->out, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>", docx_style_id(style));
	if (b->keep)
		markup(b->out, "<w:keepNext/>");
}

static void run(struct body *b, struct doc_run r)
{
	markup(b->out, "<w:r>");
	if (r.style) {
		markup(b->out, "<w:rPr>");
		if (r.style & STYLE_BOLD)
			markup(b->out, "<w:b/>");
		if (r.style & STYLE_ITALIC)
			markup(b->out, "<w:i/>");
		if (r.style & STYLE_UNDERLINE)
			markup(b->out, "<w:u w:val=\"single\"/>");
		markup(b->out, "</w:rPr>");
	}
	struct sv rest = r.text, line;
	for (bool first = true; sv_cut(&rest, '\n', &line); first = false) {
		if (!first)
			markup(b->out, "<w:br/>");
		if (line.n)
			markup(b->out, "<w:t xml:space=\"preserve\">%.*s</w:t>", SV_ARG(line));
	}
	markup(b->out, "</w:r>");
}

static void runs(struct body *b, const struct doc_text *t)
{
	for (size_t i = 0; i < t->count; i++)
		run(b, t->runs[i]);
}

static void line(struct body *b, enum docx_style style, struct sv text)
{
	open_paragraph(b, style);
	markup(b->out, "</w:pPr>");
	run(b, (struct doc_run){text, 0});
	markup(b->out, "</w:p>");
}

static void line_if(struct body *b, enum docx_style style, struct sv text)
{
	if (text.n)
		line(b, style, text);
}

static void gap(struct body *b, int points)
{
	open_paragraph(b, DOCX_GAP);
	markup(b->out, "<w:spacing w:line=\"%d\" w:lineRule=\"exact\"/></w:pPr></w:p>", points * 20);
}

// A rule of a width, centred in what is `room` wide: the border over a paragraph that is as good as
// empty.
static void rule(struct body *b, int room, int millimetres)
{
	int side = (room - twips(millimetres)) / 2;
	open_paragraph(b, DOCX_RULE);
	markup(b->out,
	       "<w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"auto\"/></w:pBdr>"
	       "<w:ind w:left=\"%d\" w:right=\"%d\" w:firstLine=\"0\"/></w:pPr></w:p>",
	       side, side);
}

// ---- tables
static void open_table(struct body *b, const int *widths, size_t count, bool borders)
{
	static const char *const sides[] = {"top", "left", "bottom", "right", "insideH", "insideV"};
	int whole = 0, pad = borders ? CELL_PAD * 20 : 0;
	for (size_t i = 0; i < count; i++)
		whole += widths[i];
	markup(b->out, "<w:tbl><w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/><w:jc w:val=\"center\"/>",
	       whole);
	if (borders) {
		markup(b->out, "<w:tblBorders>");
		for (size_t i = 0; i < LENGTH(sides); i++) {
			buf_printf(b->out, "<w:%s ", sides[i]);
			markup(b->out, "w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>");
		}
		markup(b->out, "</w:tblBorders>");
	}
	markup(
	    b->out,
	    "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:top w:w=\"%d\" w:type=\"dxa\"/><w:left w:w=\"%d\" w:type=\"dxa\"/>"
	    "<w:bottom w:w=\"%d\" w:type=\"dxa\"/><w:right w:w=\"%d\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>",
	    pad, pad, pad, pad);
	for (size_t i = 0; i < count; i++)
		markup(b->out, "<w:gridCol w:w=\"%d\"/>", widths[i]);
	markup(b->out, "</w:tblGrid>");
}

static void open_cell(struct body *b, int width)
{
	markup(b->out, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/></w:tcPr>", width);
}

static void open_row(struct body *b, bool head)
{
	markup(b->out, "<w:tr><w:trPr><w:cantSplit/>");
	if (head)
		markup(b->out, "<w:tblHeader/>");
	markup(b->out, "</w:trPr>");
}

static void table_cell(struct body *b, const struct doc_table *t, const struct doc_slot *slot,
                       const int *widths, size_t column, bool head)
{
	int across = slot->cell ? slot->cell->across : 1, width = 0;
	for (int i = 0; i < across; i++)
		width += widths[column + (size_t)i];
	markup(b->out, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>", width);
	if (across > 1)
		markup(b->out, "<w:gridSpan w:val=\"%d\"/>", across);
	if (slot->cell && slot->cell->down > 1 && !slot->below)
		markup(b->out, "<w:vMerge w:val=\"restart\"/>");
	if (slot->below)
		markup(b->out, "<w:vMerge/>");
	if (head)
		markup(b->out, "<w:vAlign w:val=\"center\"/>");
	markup(b->out, "</w:tcPr>");
	open_paragraph(b, head ? DOCX_CELL_HEAD : DOCX_CELL);
	if (!head)
		markup(b->out, "<w:jc w:val=\"%s\"/>", docx_align(t->columns[column].align));
	markup(b->out, "</w:pPr>");
	if (slot->cell && !slot->below)
		runs(b, &slot->cell->text);
	markup(b->out, "</w:p></w:tc>");
}

static void table(struct body *b, const struct doc_table *t)
{
	struct arena *a = b->d->arena;
	int *widths = ARENA_ARRAY(a, int, t->column_count), sum = 0;
	for (size_t i = 0; i < t->column_count; i++)
		sum += t->columns[i].width;
	for (size_t i = 0; i < t->column_count; i++)
		widths[i] = (int)((int64_t)b->width * t->columns[i].width / sum);
	const struct doc_slot *slots = doc_slots(a, t);
	open_table(b, widths, t->column_count, true);
	for (size_t r = 0; r < t->row_count; r++) {
		open_row(b, r < t->head);
		for (size_t c = 0; c < t->column_count;) {
			const struct doc_slot *slot = &slots[r * t->column_count + c];
			table_cell(b, t, slot, widths, c, r < t->head);
			c += slot->cell ? (size_t)slot->cell->across : 1;
		}
		markup(b->out, "</w:tr>");
	}
	markup(b->out, "</w:tbl>");
}

static void letterhead(struct body *b, const struct doc_letterhead *l)
{
	const struct profile *p = b->d->profile;
	int widths[] = {b->width * p->letterhead_left / 100, 0};
	widths[1] = b->width - widths[0];
	open_table(b, widths, 2, false);
	open_row(b, false);
	open_cell(b, widths[0]);
	line_if(b, DOCX_SUPERIOR, l->superior);
	line(b, DOCX_ISSUER, l->issuer);
	if (p->issuer_mark)
		line(b, DOCX_MARK, sv_of(p->issuer_mark));
	else
		rule(b, widths[0], p->issuer_rule);
	markup(b->out, "</w:tc>");
	open_cell(b, widths[1]);
	for (int i = 0; i < PROFILE_HEAD_LINES; i++)
		line_if(b, i ? DOCX_HEAD2 : DOCX_HEAD1, sv_of(p->head[i].text));
	rule(b, widths[1], p->head_rule);
	markup(b->out, "</w:tc></w:tr>");
	open_row(b, false);
	open_cell(b, widths[0]);
	line(b, DOCX_NUMBER, doc_number(b->d, l));
	markup(b->out, "</w:tc>");
	open_cell(b, widths[1]);
	line(b, DOCX_PLACE, doc_place_date(b->d->arena, l));
	markup(b->out, "</w:tc></w:tr></w:tbl>");
}

static void closing(struct body *b, const struct doc_closing *c)
{
	int widths[] = {b->width / 2, b->width - b->width / 2};
	gap(b, CLOSING_BEFORE);
	open_table(b, widths, 2, false);
	open_row(b, false);
	open_cell(b, widths[0]);
	line(b, DOCX_RECIPIENTS, c->recipient_count ? sv_of(b->d->profile->recipients) : SV(""));
	for (size_t i = 0; i < c->recipient_count; i++)
		line(b, DOCX_RECIPIENT, c->recipients[i]);
	markup(b->out, "</w:tc>");
	open_cell(b, widths[1]);
	line_if(b, DOCX_AUTHORITY, c->authority);
	line_if(b, DOCX_POSITION, c->position);
	line(b, DOCX_NAME, c->name); // also without a name: it holds the room
	markup(b->out, "</w:tc></w:tr></w:tbl>");
}

// ---- sections
static void section(struct body *b)
{
	struct page_box box = page_box(b->d->profile, b->landscape);
	markup(b->out,
	       "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId4\"/>"
	       "<w:headerReference w:type=\"first\" r:id=\"rId5\"/><w:type w:val=\"nextPage\"/>");
	markup(b->out, "<w:pgSz w:w=\"%d\" w:h=\"%d\"", twips(box.width), twips(box.height));
	if (b->landscape)
		markup(b->out, " w:orient=\"landscape\"");
	markup(
	    b->out,
	    "/><w:pgMar w:top=\"%d\" w:right=\"%d\" w:bottom=\"%d\" w:left=\"%d\" w:header=\"%d\" w:footer=\"%d\" "
	    "w:gutter=\"0\"/>",
	    twips(box.top), twips(box.right), twips(box.bottom), twips(box.left),
	    twips(b->d->profile->page_number), twips(b->d->profile->page_number));
	if (!b->paged) // the first page bears no number
		markup(b->out, "<w:titlePg/>");
	markup(b->out, "</w:sectPr>");
}

static void turn(struct body *b, bool landscape)
{
	struct page_box box = page_box(b->d->profile, landscape);
	b->landscape = landscape;
	b->width = twips(box.width) - twips(box.left) - twips(box.right);
}

static void new_page(struct body *b, bool landscape)
{
	open_paragraph(b, DOCX_GAP);
	markup(b->out, "<w:spacing w:line=\"20\" w:lineRule=\"exact\"/>");
	section(b);
	markup(b->out, "</w:pPr></w:p>");
	b->paged = true;
	turn(b, landscape);
}

// ---- blocks
static void paragraph(struct body *b, const struct doc_paragraph *p)
{
	static const enum docx_style styles[] = {
	    [PARAGRAPH_BODY] = DOCX_BODY,       [PARAGRAPH_CENTRE] = DOCX_CENTRE,
	    [PARAGRAPH_CAPTION] = DOCX_CAPTION, [PARAGRAPH_NOTE] = DOCX_NOTE,
	    [PARAGRAPH_UNIT] = DOCX_UNIT,
	};
	open_paragraph(b, styles[p->role]);
	markup(b->out, "</w:pPr>");
	runs(b, &p->text);
	markup(b->out, "</w:p>");
}

static void item(struct body *b, const struct doc_item *i)
{
	open_paragraph(b, DOCX_ITEM);
	if (i->level > 1)
		markup(b->out, "<w:ind w:left=\"%d\"/>", twips(b->d->profile->indent / 2 * (i->level - 1)));
	markup(b->out, "</w:pPr>");
	run(b, (struct doc_run){arena_join(b->d->arena, i->mark, SV(" ")), 0});
	runs(b, &i->text);
	markup(b->out, "</w:p>");
}

static void block(struct body *b, const struct doc_block *k)
{
	const struct profile *p = b->d->profile;
	bool is_table = k->kind == DOC_TABLE || k->kind == DOC_LETTERHEAD;
	if (b->after_table && is_table)
		gap(b, TABLE_AFTER);
	switch (k->kind) {
	case DOC_LETTERHEAD:
		letterhead(b, &k->letterhead);
		break;
	case DOC_TITLE:
		line(b, DOCX_KIND, k->title.kind);
		line_if(b, DOCX_TITLE, k->title.title);
		if (p->title_mark)
			line(b, DOCX_MARK, sv_of(p->title_mark));
		else
			rule(b, b->width, p->title_rule);
		gap(b, TITLE_AFTER);
		break;
	case DOC_HEADING:
		line(b, (enum docx_style)(DOCX_HEADING1 + k->heading.level - 1), k->heading.text);
		break;
	case DOC_PARAGRAPH:
		paragraph(b, &k->paragraph);
		break;
	case DOC_ITEM:
		item(b, &k->item);
		break;
	case DOC_TABLE:
		table(b, &k->table);
		break;
	case DOC_CLOSING:
		closing(b, &k->closing);
		break;
	case DOC_PAGE:
		new_page(b, k->landscape);
		break;
	}
	b->after_table = is_table || k->kind == DOC_CLOSING;
}

void docx_body(const struct doc *d, struct buf *out)
{
	struct body b = {.d = d, .out = out};
	turn(&b, false);
	markup(
	    out,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
	    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
	    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>");
	for (size_t i = 0; i < d->count; i++) {
		const struct doc_block *next = i + 1 < d->count ? &d->blocks[i + 1] : NULL;
		// A signature never stands alone on a page.
		b.keep = next && next->kind == DOC_CLOSING && d->blocks[i].kind != DOC_TABLE;
		block(&b, &d->blocks[i]);
	}
	b.keep = false;
	if (b.after_table)
		gap(&b, 1); // a table cannot be the last
	section(&b);
	markup(out, "</w:body></w:document>");
}

// The styles of a DOCX file, from the profile.
#include "doc/docx.h"

struct style {
	struct face face;
	enum doc_align align;
	int first;         // first line's indent, mm
	int line;          // from line to line, pt
	int before, after; // pt
	bool keep;         // on the page of what follows
	int outline;       // level of a heading from 1; 0: none
};

static const struct {
	const char *id, *name;
} names[DOCX_STYLES] = {
	[DOCX_NORMAL] = {"Normal", "Normal"},
	[DOCX_BODY] = {"BodyText", "Body Text"},
	[DOCX_HEADING1] = {"Heading1", "heading 1"},
	[DOCX_HEADING2] = {"Heading2", "heading 2"},
	[DOCX_HEADING3] = {"Heading3", "heading 3"},
	[DOCX_ITEM] = {"ListItem", "List Item"},
	[DOCX_CENTRE] = {"Centred", "Centred"},
	[DOCX_CAPTION] = {"TableCaption", "Table Caption"},
	[DOCX_NOTE] = {"TableNote", "Table Note"},
	[DOCX_UNIT] = {"TableUnit", "Table Unit"},
	[DOCX_SUPERIOR] = {"SuperiorBody", "Superior Body"},
	[DOCX_ISSUER] = {"IssuingBody", "Issuing Body"},
	[DOCX_MARK] = {"LetterheadMark", "Letterhead Mark"},
	[DOCX_HEAD1] = {"Letterhead1", "Letterhead 1"},
	[DOCX_HEAD2] = {"Letterhead2", "Letterhead 2"},
	[DOCX_NUMBER] = {"DocumentNumber", "Document Number"},
	[DOCX_PLACE] = {"PlaceAndDate", "Place and Date"},
	[DOCX_KIND] = {"DocumentKind", "Document Kind"},
	[DOCX_TITLE] = {"Title", "Title"},
	[DOCX_CELL] = {"TableCell", "Table Cell"},
	[DOCX_CELL_HEAD] = {"TableHead", "Table Head"},
	[DOCX_RECIPIENTS] = {"RecipientsLabel", "Recipients Label"},
	[DOCX_RECIPIENT] = {"Recipient", "Recipient"},
	[DOCX_AUTHORITY] = {"SignAuthority", "Sign Authority"},
	[DOCX_POSITION] = {"SignPosition", "Sign Position"},
	[DOCX_NAME] = {"SignName", "Sign Name"},
	[DOCX_RULE] = {"Rule", "Rule"},
	[DOCX_GAP] = {"Gap", "Gap"},
	[DOCX_PAGE_NUMBER] = {"Header", "header"},
};

const char *docx_style_id(enum docx_style style)
{
	return names[style].id;
}

int twips(int millimetres)
{
	return (millimetres * 14400 + 127) / 254;
}

const char *docx_align(enum doc_align align)
{
	switch (align) {
	case ALIGN_LEFT:
		return "left";
	case ALIGN_CENTRE:
		return "center";
	case ALIGN_RIGHT:
		return "right";
	case ALIGN_JUSTIFY:
		return "both";
	}
	return "left";
}

static struct style simple(struct face face, enum doc_align align)
{
	return (struct style){.face = face, .align = align, .line = face_line(face)};
}

static struct style body(const struct profile *p, struct face face, int outline)
{
	return (struct style){.face = face,
	                      .align = ALIGN_JUSTIFY,
	                      .first = p->indent,
	                      .line = p->line,
	                      .after = p->after,
	                      .keep = outline > 0,
	                      .outline = outline};
}

// Every style of the profile, in the order of the enum.
static void fill(const struct profile *p, struct style *s)
{
	struct face bold_table = {p->table.size, STYLE_BOLD, false},
	            bold_body = {p->body.size, STYLE_BOLD, false};
	struct face mark = {p->issuer.size, 0, false};
	s[DOCX_NORMAL] = simple(p->body, ALIGN_LEFT);
	s[DOCX_BODY] = s[DOCX_ITEM] = body(p, p->body, 0);
	s[DOCX_HEADING1] = body(p, p->heading[0], 1);
	s[DOCX_HEADING2] = body(p, p->heading[1], 2);
	s[DOCX_HEADING3] = body(p, p->heading[2], 3);
	s[DOCX_CENTRE] = simple(p->body, ALIGN_CENTRE);
	s[DOCX_CAPTION] = simple(bold_body, ALIGN_CENTRE);
	s[DOCX_NOTE] = simple(p->note, ALIGN_CENTRE);
	s[DOCX_UNIT] = simple(p->note, ALIGN_RIGHT);
	s[DOCX_CENTRE].after = s[DOCX_NOTE].after = p->after;
	s[DOCX_CAPTION].keep = s[DOCX_NOTE].keep = s[DOCX_UNIT].keep = true;
	s[DOCX_SUPERIOR] = simple(p->superior, ALIGN_CENTRE);
	s[DOCX_ISSUER] = simple(p->issuer, ALIGN_CENTRE);
	s[DOCX_MARK] = simple(mark, ALIGN_CENTRE);
	s[DOCX_HEAD1] = simple(p->head[0].face, ALIGN_CENTRE);
	s[DOCX_HEAD2] = simple(p->head[p->head[1].text ? 1 : 0].face, ALIGN_CENTRE);
	s[DOCX_NUMBER] = simple(p->number_face, ALIGN_CENTRE);
	s[DOCX_PLACE] = simple(p->place, ALIGN_CENTRE);
	s[DOCX_KIND] = simple(p->kind, ALIGN_CENTRE);
	s[DOCX_KIND].before = TITLE_BEFORE;
	s[DOCX_TITLE] = simple(p->title, ALIGN_CENTRE);
	s[DOCX_CELL] = simple(p->table, ALIGN_LEFT);
	s[DOCX_CELL_HEAD] = simple(bold_table, ALIGN_CENTRE);
	s[DOCX_RECIPIENTS] = simple(p->recipients_face, ALIGN_LEFT);
	s[DOCX_RECIPIENT] = simple(p->recipient, ALIGN_LEFT);
	s[DOCX_AUTHORITY] = simple(p->authority, ALIGN_CENTRE);
	s[DOCX_POSITION] = simple(p->position, ALIGN_CENTRE);
	s[DOCX_NAME] = simple(p->name, ALIGN_CENTRE);
	s[DOCX_NAME].before = points_of(p->signature);
	s[DOCX_RULE] = (struct style){.face = {2, 0, false},
	                              .align = ALIGN_CENTRE,
	                              .before = RULE_LINE / 2,
	                              .line = RULE_LINE / 2};
	s[DOCX_GAP] = (struct style){.face = {2, 0, false}, .line = TABLE_AFTER};
	s[DOCX_PAGE_NUMBER] = simple(p->body, ALIGN_CENTRE);
}

static void run_properties(struct buf *b, struct face f)
{
	markup(b, "<w:rPr>");
	if (f.style & STYLE_BOLD)
		markup(b, "<w:b/>");
	if (f.style & STYLE_ITALIC)
		markup(b, "<w:i/>");
	markup(b, "<w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/>", f.size * 2, f.size * 2);
	if (f.style & STYLE_UNDERLINE)
		markup(b, "<w:u w:val=\"single\"/>");
	markup(b, "</w:rPr>");
}

static void write_style(struct buf *b, enum docx_style which, const struct style *s)
{
	bool normal = which == DOCX_NORMAL;
	markup(b, "<w:style w:type=\"paragraph\"");
	if (normal)
		markup(b, " w:default=\"1\"");
	markup(b, " w:styleId=\"%s\"><w:name w:val=\"%s\"/>", names[which].id, names[which].name);
	if (!normal)
		markup(b, "<w:basedOn w:val=\"Normal\"/>");
	if (s->outline)
		markup(b, "<w:next w:val=\"BodyText\"/>");
	markup(b, "<w:qFormat/><w:pPr>");
	if (s->keep)
		markup(b, "<w:keepNext/>");
	markup(b, "<w:spacing w:before=\"%d\" w:after=\"%d\" w:line=\"%d\" w:lineRule=\"exact\"/>",
	       s->before * 20, s->after * 20, s->line * 20);
	markup(b, "<w:ind w:firstLine=\"%d\"/><w:jc w:val=\"%s\"/>", twips(s->first),
	       docx_align(s->align));
	if (s->outline)
		markup(b, "<w:outlineLvl w:val=\"%d\"/>", s->outline - 1);
	markup(b, "</w:pPr>");
	run_properties(b, s->face);
	markup(b, "</w:style>");
}

void docx_styles(const struct profile *p, struct buf *out)
{
	struct style all[DOCX_STYLES];
	fill(p, all);
	markup(out,
	       "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
	       "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">");
	// Without the East Asian font Word takes another one for ư, ơ and their like.
	markup(
	    out,
	    "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"%s\" w:hAnsi=\"%s\" w:eastAsia=\"%s\" w:cs=\"%s\"/>"
	    "<w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/><w:lang w:val=\"vi-VN\" w:eastAsia=\"vi-VN\" w:bidi=\"ar-SA\"/>"
	    "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>",
	    p->font, p->font, p->font, p->font, p->body.size * 2, p->body.size * 2);
	for (int i = 0; i < DOCX_STYLES; i++)
		write_style(out, (enum docx_style)i, &all[i]);
	markup(out, "</w:styles>");
}

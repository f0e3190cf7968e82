// What the files that write DOCX share: units, styles, the parts beside the body.
#pragma once

#include "base/markup.h"
#include "doc/writers.h"

// A paragraph's style in word/styles.xml.
enum docx_style {
	DOCX_NORMAL,
	DOCX_BODY,
	DOCX_HEADING1,
	DOCX_HEADING2,
	DOCX_HEADING3,
	DOCX_ITEM,
	DOCX_CENTRE,
	DOCX_CAPTION,
	DOCX_NOTE,
	DOCX_UNIT,
	DOCX_SUPERIOR,
	DOCX_ISSUER,
	DOCX_MARK,
	DOCX_HEAD1,
	DOCX_HEAD2,
	DOCX_NUMBER,
	DOCX_PLACE,
	DOCX_KIND,
	DOCX_TITLE,
	DOCX_CELL,
	DOCX_CELL_HEAD,
	DOCX_RECIPIENTS,
	DOCX_RECIPIENT,
	DOCX_AUTHORITY,
	DOCX_POSITION,
	DOCX_NAME,
	DOCX_RULE, // as good as without height: carries a line
	DOCX_GAP,  // parts two tables
	DOCX_PAGE_NUMBER,
	DOCX_STYLES
};

const char *docx_style_id(enum docx_style style);
int twips(int millimetres);
const char *docx_align(enum doc_align align);

void docx_styles(const struct profile *p, struct buf *out); // word/styles.xml
void docx_body(const struct doc *d, struct buf *out);       // word/document.xml

// What is made of a document's tree.
#pragma once

#include "base/error.h"
#include "doc/doc.h"

enum { DOC_PAGES_MAX = 3000, DOC_BYTES_MAX = 64 << 20 };

// WordprocessingML: A4, the profile's fonts and margins, real styles, the page's number as a field
// from page 2.
bool doc_docx(const struct doc *d, struct buf *out, struct error *error) MUST_USE;

// PDF with the fonts embedded and their letters extractable. The libraries below may end the
// process: call it in a child
// (`lantoa render-pdf` reads doc_json from standard input and writes the PDF).
bool doc_pdf(const struct doc *d, struct buf *out, struct error *error) MUST_USE;

// The tree as JSON, to hand it to that child, and back. What is read is checked: a damaged tree is refused.
void doc_json(const struct doc *d, struct buf *out);
bool doc_from_json(struct sv json, struct arena *a, struct doc *out, struct error *error) MUST_USE;

// A document's tree as PDF.
#include "base/module.h"
#include "doc/layout.h"
#include "doc/writers.h"

bool doc_pdf(const struct doc *d, struct buf *out, struct error *error)
{
	const struct canvas_library *library = module_symbol("module_pdf", "canvas_pango", error);
	if (!library)
		return false;
	struct canvas *canvas =
	    library->open(&(struct canvas_facts){d->profile->twin, d->title, d->author, d->at}, error);
	if (!canvas)
		return false;
	AUTO(arena_free) struct arena scratch = {0};
	struct strips all = {
	    .arena = &scratch, .library = library, .canvas = canvas, .profile = d->profile};
	strips_of(&all, d);
	layout_pages(&all, error);
	return library->close(canvas, out, error);
}

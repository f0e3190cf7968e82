// Reads DOCX: finds the parts that its body needs, and what elements say.
#include "doc/docx_in.h"
#include "doc/docx_in_body.h"

// As Word writes them, and as ISO/IEC 29500 strict does.
const struct xml_space docx_spaces[] = {
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", DOCX_W},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", DOCX_W},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", DOCX_COMPATIBILITY},
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", DOCX_MATH},
    {"http://purl.oclc.org/ooxml/officeDocument/math", DOCX_MATH},
};
const size_t docx_space_count = LENGTH(docx_spaces);

static const struct xml_name names[] = {
#define ELEMENT(id, space, name) {space, name, id},
#include "doc/docx_elements.def"
#undef ELEMENT
};

enum docx_element docx_element(const struct docx *d, const struct xml_element *e)
{
	return e->space ? (enum docx_element)xml_names_find(&d->names, e->space, e->name) : DOCX_NONE;
}

enum said docx_yes(const struct xml_element *e)
{
	struct sv value = xml_attribute(e, "val");
	return sv_is(value, "0") || sv_is(value, "false") || sv_is(value, "off") ? SAID_NO : SAID_YES;
}

struct sv docx_font(const struct xml_element *e)
{
	struct sv font = xml_attribute(e, "ascii");
	return font.n ? font : xml_attribute(e, "hAnsi");
}

// ---- the parts that the body refers to

struct links {
	struct docx *d;
	struct sv folder; // of the body, with its slash
};

// A part's name, said from the body's folder or from the top.
static struct sv part_name(const struct links *l, struct sv target)
{
	struct arena *a = l->d->arena;
	return sv_starts(target, SV("/")) ? arena_sv(a, sv_from(target, 1)) : arena_join(a, l->folder, target);
}

static bool link_start(void *data, const struct xml_element *e)
{
	struct links *l = data;
	struct sv type = xml_attribute(e, "Type"), target = xml_attribute(e, "Target");
	const struct {
		struct sv type;
		struct sv *part;
	} wanted[] = {{SV("/styles"), &l->d->styles_part},
	              {SV("/numbering"), &l->d->numbering_part},
	              {SV("/footnotes"), &l->d->footnotes_part},
	              {SV("/endnotes"), &l->d->endnotes_part}};
	for (size_t i = 0; i < LENGTH(wanted); i++) {
		struct sv name = part_name(l, target);
		if (sv_ends(type, wanted[i].type) && !sv_is(xml_attribute(e, "TargetMode"), "External") && package_has(l->d->package, name))
			*wanted[i].part = name;
	}
	return true;
}

static bool link_end(void *data)
{
	(void)data;
	return true;
}

static bool link_text(void *data, struct sv text)
{
	(void)data, (void)text;
	return true;
}

static bool read_links(struct docx *d)
{
	size_t slash = d->body.n;
	while (slash > 0 && d->body.p[slash - 1] != '/')
		slash--;
	struct links l = {d, sv_head(d->body, slash)};
	const struct xml_events events = {NULL, 0, &l, link_start, link_end, link_text};
	struct sv name = arena_printf(d->arena, SV_FMT "_rels/" SV_FMT ".rels", SV_ARG(l.folder), SV_ARG(sv_from(d->body, slash)));
	return !package_has(d->package, name) || package_xml(d->package, name, &events, d->error);
}

bool docx_read(struct package *package, struct sv body, struct source *out, struct error *error)
{
	struct docx *d = ARENA_NEW(out->arena, struct docx);
	d->package = package;
	d->arena = out->arena;
	d->error = error;
	d->body = body;
	xml_names_of(&d->names, names, LENGTH(names));
	return read_links(d) && docx_read_styles(d) && docx_read_numbering(d) && docx_read_body(d, out);
}

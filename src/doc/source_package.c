// Reads packages: tells DOCX and ODT from what else is a ZIP file by the parts that say so.
#include "doc/docx_in.h"
#include "doc/odt_in.h"
#include "doc/package.h"
#include "doc/source.h"

#define OPEN_DOCUMENT "application/vnd.oasis.opendocument."

enum { MIME_MOST = 100 };

static bool spreadsheet(struct error *error)
{
	return error_set(error, FAIL_INPUT, N_("this is a spreadsheet, not a document; copy what is to be read into a document and try again"));
}

static bool slides(struct error *error)
{
	return error_set(error, FAIL_INPUT, N_("these are slides, not a document; copy what is to be read into a document and try again"));
}

static bool other(struct error *error)
{
	return error_set(error, FAIL_INPUT, N_("this is a ZIP file, but neither DOCX nor ODT; take the document out of it and try again"));
}

// ---- OOXML: the package's links name its body, the content types say what that is

struct office {
	struct arena *arena;
	struct sv body, type, fallback, extension;
};

static bool nothing_end(void *data)
{
	(void)data;
	return true;
}

static bool nothing_text(void *data, struct sv text)
{
	(void)data, (void)text;
	return true;
}

static bool link_start(void *data, const struct xml_element *e)
{
	struct office *o = data;
	struct sv target = xml_attribute(e, "Target");
	if (sv_ends(xml_attribute(e, "Type"), SV("/officeDocument")) && !o->body.n)
		o->body = arena_sv(o->arena, sv_starts(target, SV("/")) ? sv_from(target, 1) : target);
	return true;
}

static bool type_start(void *data, const struct xml_element *e)
{
	struct office *o = data;
	struct sv part = xml_attribute(e, "PartName"), type = xml_attribute(e, "ContentType");
	if (sv_starts(part, SV("/")) && sv_eq(sv_from(part, 1), o->body))
		o->type = arena_sv(o->arena, type);
	else if (strcmp(e->name, "Default") == 0 && sv_ends(o->body, xml_attribute(e, "Extension")))
		o->fallback = arena_sv(o->arena, type);
	return true;
}

static bool read_office(struct package *p, struct source *out, struct error *error)
{
	struct office o = {.arena = out->arena};
	const struct xml_events links = {NULL, 0, &o, link_start, nothing_end, nothing_text};
	const struct xml_events types = {NULL, 0, &o, type_start, nothing_end, nothing_text};
	if (!package_xml(p, SV("_rels/.rels"), &links, error) || !package_xml(p, SV("[Content_Types].xml"), &types, error))
		return false;
	struct sv type = o.type.n ? o.type : o.fallback;
	if (sv_find(type, SV("spreadsheetml")) != SIZE_MAX || sv_find(type, SV("ms-excel")) != SIZE_MAX)
		return spreadsheet(error);
	if (sv_find(type, SV("presentationml")) != SIZE_MAX || sv_find(type, SV("ms-powerpoint")) != SIZE_MAX)
		return slides(error);
	if (!o.body.n || (sv_find(type, SV("wordprocessingml")) == SIZE_MAX && sv_find(type, SV("ms-word")) == SIZE_MAX))
		return other(error);
	return docx_read(p, o.body, out, error);
}

// ---- OpenDocument

static bool read_open_document(struct package *p, struct sv kind, struct source *out, struct error *error)
{
	if (sv_starts(kind, SV("text")))
		return odt_read(p, out, error);
	if (sv_starts(kind, SV("spreadsheet")))
		return spreadsheet(error);
	if (sv_starts(kind, SV("presentation")))
		return slides(error);
	return other(error);
}

static bool read_parts(struct package *p, struct source *out, struct error *error)
{
	struct sv mime = sv_trim(package_head(p, SV("mimetype"), MIME_MOST, error));
	if (error_is_set(error))
		return false;
	if (sv_starts(mime, SV(OPEN_DOCUMENT)))
		return read_open_document(p, sv_from(mime, strlen(OPEN_DOCUMENT)), out, error);
	if (sv_is(mime, "application/epub+zip"))
		return error_set(error, FAIL_INPUT, N_("this is an electronic book (EPUB), not an official document"));
	if (package_has(p, SV("[Content_Types].xml")) && package_has(p, SV("_rels/.rels")))
		return read_office(p, out, error);
	if (package_has(p, SV("META-INF/MANIFEST.MF")))
		return error_set(error, FAIL_INPUT, N_("this is a program, not a document"));
	return other(error);
}

bool source_read_package(struct sv bytes, struct arena *a, struct source *out, struct error *error)
{
	struct package *p = package_open(bytes, a, error);
	bool good = p && read_parts(p, out, error);
	package_close(p);
	return good && source_says_something(out, error);
}

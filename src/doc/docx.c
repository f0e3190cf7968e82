// A document's tree as DOCX: the parts beside the body, and all of it packed.
#include "base/module.h"
#include "doc/docx.h"
#include "doc/zip.h"

#define XML_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define WORD_SPACE "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""

static const char content_types[] = XML_HEAD
	"<Types xmlns=\"" PACKAGE "content-types\">"
	"<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
	"<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
	"<Override PartName=\"/word/document.xml\" ContentType=\"" WORD_TYPE "document.main+xml\"/>"
	"<Override PartName=\"/word/styles.xml\" ContentType=\"" WORD_TYPE "styles+xml\"/>"
	"<Override PartName=\"/word/settings.xml\" ContentType=\"" WORD_TYPE "settings+xml\"/>"
	"<Override PartName=\"/word/fontTable.xml\" ContentType=\"" WORD_TYPE "fontTable+xml\"/>"
	"<Override PartName=\"/word/header1.xml\" ContentType=\"" WORD_TYPE "header+xml\"/>"
	"<Override PartName=\"/word/header2.xml\" ContentType=\"" WORD_TYPE "header+xml\"/>"
	"<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
	"</Types>";

static const char package_links[] = XML_HEAD
	"<Relationships xmlns=\"" PACKAGE "relationships\">"
	"<Relationship Id=\"rId1\" Type=\"" OFFICE "officeDocument\" Target=\"word/document.xml\"/>"
	"<Relationship Id=\"rId2\" Type=\"" PACKAGE
	"relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
	"</Relationships>";

static const char document_links[] =
	XML_HEAD "<Relationships xmlns=\"" PACKAGE "relationships\">"
             "<Relationship Id=\"rId1\" Type=\"" OFFICE "styles\" Target=\"styles.xml\"/>"
             "<Relationship Id=\"rId2\" Type=\"" OFFICE "settings\" Target=\"settings.xml\"/>"
             "<Relationship Id=\"rId3\" Type=\"" OFFICE "fontTable\" Target=\"fontTable.xml\"/>"
             "<Relationship Id=\"rId4\" Type=\"" OFFICE "header\" Target=\"header1.xml\"/>"
             "<Relationship Id=\"rId5\" Type=\"" OFFICE "header\" Target=\"header2.xml\"/>"
             "</Relationships>";

// Mode 15: as Word lays out since 2013; a line that is broken by hand is not stretched.
static const char settings[] = XML_HEAD
	"<w:settings " WORD_SPACE
	"><w:defaultTabStop w:val=\"567\"/><w:compat><w:doNotExpandShiftReturn/>"
	"<w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/>"
	"</w:compat><w:themeFontLang w:val=\"vi-VN\" w:eastAsia=\"vi-VN\"/></w:settings>";

static const char page_number[] = XML_HEAD
	"<w:hdr " WORD_SPACE "><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>"
	"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>"
	"<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/>"
	"</w:r></w:p></w:hdr>";

static const char no_page_number[] =
	XML_HEAD "<w:hdr " WORD_SPACE "><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr></w:p></w:hdr>";

static void fonts(const struct profile *p, struct buf *out)
{
	markup(out, XML_HEAD "<w:fonts " WORD_SPACE "><w:font w:name=\"%s\"><w:charset w:val=\"A3\"/>",
	       p->font);
	markup(out, "<w:family w:val=\"roman\"/><w:pitch w:val=\"variable\"/></w:font></w:fonts>");
}

static void properties(const struct doc *d, struct buf *out)
{
	AUTO(buf_free) struct buf when = {0};
	instant_write(&when, d->at);
	markup(
	    out, XML_HEAD
	    "<cp:coreProperties xmlns:cp=\"" PACKAGE "metadata/core-properties\" "
	    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
	    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
	markup(out, "<dc:title>%.*s</dc:title><dc:creator>%.*s</dc:creator>", SV_ARG(d->title),
	       SV_ARG(d->author));
	markup(out, "<dc:language>vi-VN</dc:language>");
	markup(out, "<dcterms:created xsi:type=\"dcterms:W3CDTF\">%s</dcterms:created>",
	       buf_cstr(&when));
	markup(
	    out,
	    "<dcterms:modified xsi:type=\"dcterms:W3CDTF\">%s</dcterms:modified></cp:coreProperties>",
	    buf_cstr(&when));
}

bool doc_docx(const struct doc *d, struct buf *out, struct error *error)
{
	AUTO(buf_free)
	struct buf body = {.limit = DOC_BYTES_MAX},
	           styles = {0}, font_table = {0}, core = {0};
	docx_body(d, &body);
	docx_styles(d->profile, &styles);
	fonts(d->profile, &font_table);
	properties(d, &core);
	if (body.failed)
		return error_set(error, FAIL_TOO_LARGE, N_("the document is too large to be written"));
	const struct zip_part parts[] = {
	    {"[Content_Types].xml", sv_of(content_types)},
	    {"_rels/.rels", sv_of(package_links)},
	    {"docProps/core.xml", buf_view(&core)},
	    {"word/document.xml", buf_view(&body)},
	    {"word/styles.xml", buf_view(&styles)},
	    {"word/settings.xml", sv_of(settings)},
	    {"word/fontTable.xml", buf_view(&font_table)},
	    {"word/header1.xml", sv_of(page_number)},
	    {"word/header2.xml", sv_of(no_page_number)},
	    {"word/_rels/document.xml.rels", sv_of(document_links)},
	};
	const struct zip_writer *zip = module_symbol("module_zip", "zip_writer_libzip", error);
	return zip && zip->write(parts, LENGTH(parts), d->at, out, error);
}

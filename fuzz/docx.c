// Fuzzes the parts of a DOCX: its body, styles, numbering, footnotes.
#include "source.h"

#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static const char *const names[] = {"word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml"};
	const struct package_part fixed[] = {
	    {"[Content_Types].xml", SV("<Types xmlns=\"" PACKAGE "content-types\"><Override PartName=\"/word/document.xml\" "
	                               "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>")},
	    {"_rels/.rels", SV("<Relationships xmlns=\"" PACKAGE "relationships\"><Relationship Type=\"" OFFICE
	                       "officeDocument\" Target=\"word/document.xml\"/></Relationships>")},
	    {"word/_rels/document.xml.rels",
	     SV("<Relationships xmlns=\"" PACKAGE "relationships\"><Relationship Type=\"" OFFICE "styles\" Target=\"styles.xml\"/>"
	        "<Relationship Type=\"" OFFICE "numbering\" Target=\"numbering.xml\"/><Relationship Type=\"" OFFICE
	        "footnotes\" Target=\"footnotes.xml\"/></Relationships>")},
	};
	read_package((struct sv){(const char *)bytes, size}, fixed, LENGTH(fixed), names, LENGTH(names));
	return 0;
}

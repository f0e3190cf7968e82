// Fuzzes the parts of an ODT: its content and styles.
#include "source.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static const char *const names[] = {"content.xml", "styles.xml", "META-INF/manifest.xml"};
	const struct package_part fixed[] = {{"mimetype", SV("application/vnd.oasis.opendocument.text")}};
	read_package((struct sv){(const char *)bytes, size}, fixed, LENGTH(fixed), names, LENGTH(names));
	return 0;
}

// A ZIP file of named parts, as DOCX and ODT are: found by name, read within limits whatever its directory says of sizes.
#pragma once

#include "base/error.h"
#include "doc/xml.h"

struct package;

// NULL where the bytes are no ZIP file, break off, have a password, or hold names that no document has. They must live until it is
// closed.
struct package *package_open(struct sv bytes, struct arena *a, struct error *error) MUST_USE;
void package_close(struct package *p); // NULL is nothing
static inline void package_closep(struct package **p)
{
	package_close(*p);
}

bool package_has(const struct package *p, struct sv name);
// The first bytes of a part, as they are; empty where there is none.
struct sv package_head(struct package *p, struct sv name, size_t most, struct error *error);
// Its events. The part is there.
bool package_xml(struct package *p, struct sv name, const struct xml_events *events, struct error *error) MUST_USE;

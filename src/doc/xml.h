// XML and HTML as events. Nothing is fetched; declarations of entities or elements are refused, so that no entity but the five of XML
// is known; elements stand at most SOURCE_DEPTH within one another.
#pragma once

#include "base/error.h"

// A name space that the reader knows, by a number of its own from 1 on; 0 is any other.
struct xml_space {
	const char *uri;
	int space;
};

struct xml_attribute {
	const char *name; // without its prefix
	struct sv value;
};

enum { XML_ATTRIBUTES = 96 }; // of an element; what it has beyond them is left out

struct xml_element {
	int space;
	const char *name; // without its prefix; of HTML in small letters
	const struct xml_attribute *attributes;
	size_t attribute_count;
};

// Each returns false to stop; it has set its error then. Texts are UTF-8, and come in pieces of any length.
struct xml_events {
	const struct xml_space *spaces;
	size_t space_count;
	void *data;
	bool (*start)(void *data, const struct xml_element *e);
	bool (*end)(void *data);
	bool (*text)(void *data, struct sv text);
};

struct xml_input {
	void *data;
	int (*read)(void *data, char *to, int room); // bytes; 0 at the end; -1: failed, its error is set
	const char *name;                            // of the part, for what is said of it
	uint64_t size;                               // that it claims to have
};

// False where it is no well-formed XML, or its reader or an event says so. In UTF-8 or UTF-16, as both formats that hold XML demand.
bool xml_read(const struct xml_input *in, const struct xml_events *e, struct error *error) MUST_USE;

// What module_html.so gives.
struct html_library {
	void (*start)(void); // once, before a process is confined
	// Mends what is no HTML as browsers do; every element that began ends.
	bool (*read)(struct sv text, const struct xml_events *e, struct error *error);
};
// The symbol: const struct html_library html_library_libxml2.

struct sv xml_attribute(const struct xml_element *e, const char *name); // an empty view of NULL where there is none
int xml_attribute_int(const struct xml_element *e, const char *name, int otherwise); // within a million; otherwise too

// ---- the elements that a reader knows, found in one step
struct xml_name {
	int space;
	const char *name;
	int id; // from 1 on
};

enum { XML_NAME_SLOTS = 512 };

struct xml_names {
	const struct xml_name *slots[XML_NAME_SLOTS];
};

void xml_names_of(struct xml_names *out, const struct xml_name *list, size_t count); // fewer than a quarter of the slots
int xml_names_find(const struct xml_names *names, int space, const char *name);      // 0: none of them

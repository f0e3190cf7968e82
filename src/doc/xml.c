// Attributes and names of elements.
#include "doc/xml.h"

struct sv xml_attribute(const struct xml_element *e, const char *name)
{
	for (size_t i = 0; i < e->attribute_count; i++) {
		if (strcmp(e->attributes[i].name, name) == 0)
			return e->attributes[i].value;
	}
	return (struct sv){0};
}

int xml_attribute_int(const struct xml_element *e, const char *name, int otherwise)
{
	int64_t n;
	struct sv value = xml_attribute(e, name);
	return value.n && sv_int64(value, &n) && n >= -1000000 && n <= 1000000 ? (int)n : otherwise;
}

static size_t slot_of(int space, const char *name)
{
	uint32_t hash = 2166136261u ^ (uint32_t)space;
	for (; *name; name++)
		hash = (hash ^ (unsigned char)*name) * 16777619u;
	return (hash ^ hash >> 15) % XML_NAME_SLOTS;
}

void xml_names_of(struct xml_names *out, const struct xml_name *list, size_t count)
{
	*out = (struct xml_names){0};
	for (size_t i = 0; i < count; i++) {
		size_t slot = slot_of(list[i].space, list[i].name);
		while (out->slots[slot])
			slot = (slot + 1) % XML_NAME_SLOTS;
		out->slots[slot] = &list[i];
	}
}

int xml_names_find(const struct xml_names *names, int space, const char *name)
{
	for (size_t slot = slot_of(space, name); names->slots[slot]; slot = (slot + 1) % XML_NAME_SLOTS) {
		const struct xml_name *n = names->slots[slot];
		if (n->space == space && strcmp(n->name, name) == 0)
			return n->id;
	}
	return 0;
}

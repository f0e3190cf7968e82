// XML through expat. Name spaces are told here: expat would put their addresses before every name, and refuses a prefix that an old
// program forgot to declare.
#include <expat.h>

#include "doc/source.h"
#include "doc/xml.h"

enum {
	// What is read at once: all of it as a rule, since expat looks through each piece but the last a second time, to count its lines.
	PIECE = 4 << 20,
	PIECE_LEAST = 16 << 10, // whatever it claims
	TOKEN_MOST = 10 * 1000 * 1000, // bytes of one tag or comment: they are looked through anew with each piece
	PREFIXES = 512, // declared at a time
	PREFIX_MOST = 63,
};

struct prefix {
	int space, depth; // of the element that declares it
	size_t n;
	char name[PREFIX_MOST];
};

struct parse {
	const struct xml_input *in;
	const struct xml_events *events;
	XML_Parser parser;
	struct error *error;
	int depth;
	bool stopped;
	size_t prefix_count;
	struct prefix prefixes[PREFIXES];
	struct xml_attribute attributes[XML_ATTRIBUTES];
};

static void stop(struct parse *p)
{
	p->stopped = true;
	XML_StopParser(p->parser, XML_FALSE);
}

static int line_at(const struct parse *p)
{
	return (int)XML_GetCurrentLineNumber(p->parser);
}

// ---- name spaces

static int space_of(const struct parse *p, const char *uri)
{
	for (size_t i = 0; i < p->events->space_count; i++) {
		if (strcmp(uri, p->events->spaces[i].uri) == 0)
			return p->events->spaces[i].space;
	}
	return 0;
}

// False where no program would write so many, or such long ones.
static bool declare(struct parse *p, struct sv name, const char *uri)
{
	if (p->prefix_count == PREFIXES || name.n > PREFIX_MOST)
		return error_set(p->error, FAIL_INPUT, N_("%s is damaged in line %d; open and save it again, or ask for another copy"), p->in->name,
		                 line_at(p));
	struct prefix *new = &p->prefixes[p->prefix_count++];
	*new = (struct prefix){.space = space_of(p, uri), .depth = p->depth, .n = name.n};
	memcpy(new->name, name.p, name.n);
	return true;
}

static int space_by(const struct parse *p, struct sv name)
{
	for (size_t i = p->prefix_count; i-- > 0;) {
		const struct prefix *at = &p->prefixes[i];
		if (at->n == name.n && memcmp(at->name, name.p, name.n) == 0)
			return at->space;
	}
	return 0;
}

// What stands before the colon of a name, and what behind it.
static struct sv prefix_of(const char *name, const char **rest)
{
	const char *colon = strchr(name, ':');
	*rest = colon ? colon + 1 : name;
	return (struct sv){name, colon ? (size_t)(colon - name) : 0};
}

// ---- elements and texts

// The attributes but for those that declare prefixes, which are taken down.
static bool take_attributes(struct parse *p, const char **given, struct xml_element *e)
{
	for (; given[0]; given += 2) {
		const char *name;
		struct sv before = prefix_of(given[0], &name);
		bool declares = before.n ? sv_is(before, "xmlns") : strcmp(name, "xmlns") == 0;
		if (declares && !declare(p, before.n ? sv_of(name) : (struct sv){"", 0}, given[1]))
			return false;
		if (!declares && e->attribute_count < XML_ATTRIBUTES)
			p->attributes[e->attribute_count++] = (struct xml_attribute){name, sv_of(given[1])};
	}
	return true;
}

static void begin(void *data, const char *name, const char **attributes)
{
	struct parse *p = data;
	struct xml_element e = {.attributes = p->attributes};
	if (p->stopped)
		return;
	if (++p->depth > SOURCE_DEPTH) {
		error_set(p->error, FAIL_INPUT, N_("%s: in line %d elements stand more than %d deep; it is damaged or made to do harm"), p->in->name,
		          line_at(p), (int)SOURCE_DEPTH);
		stop(p);
		return;
	}
	if (!take_attributes(p, attributes, &e)) {
		stop(p);
		return;
	}
	struct sv prefix = prefix_of(name, &e.name);
	e.space = space_by(p, prefix);
	if (!p->events->start(p->events->data, &e))
		stop(p);
}

static void end(void *data, const char *name)
{
	struct parse *p = data;
	(void)name;
	if (p->stopped)
		return;
	while (p->prefix_count && p->prefixes[p->prefix_count - 1].depth == p->depth)
		p->prefix_count--;
	p->depth--;
	if (!p->events->end(p->events->data))
		stop(p);
}

static void characters(void *data, const char *text, int n)
{
	struct parse *p = data;
	if (!p->stopped && n > 0 && !p->events->text(p->events->data, (struct sv){text, (size_t)n}))
		stop(p);
}

// ---- what is refused

// A document type may be named, as old programs do; what it names is not fetched. What it declares itself is refused.
static void declares(struct parse *p)
{
	if (p->stopped)
		return;
	error_set(p->error, FAIL_INPUT, N_("%s declares entities or elements of its own, which no document needs; it is refused"), p->in->name);
	stop(p);
}

static void entity(void *data, const char *name, int parameter, const char *value, int n, const char *base, const char *system,
                   const char *public, const char *notation)
{
	(void)name, (void)parameter, (void)value, (void)n, (void)base, (void)system, (void)public, (void)notation;
	declares(data);
}

static void attribute(void *data, const char *element, const char *name, const char *type, const char *otherwise, int required)
{
	(void)element, (void)name, (void)type, (void)otherwise, (void)required;
	declares(data);
}

static void element(void *data, const char *name, XML_Content *content)
{
	struct parse *p = data;
	(void)name;
	XML_FreeContentModel(p->parser, content); // is the handler's
	declares(p);
}

static void notation(void *data, const char *name, const char *base, const char *system, const char *public)
{
	(void)name, (void)base, (void)system, (void)public;
	declares(data);
}

// ---- reading

// The next bytes: as many as there is room for, fewer at the end; -1 where they cannot be read.
static int fill(const struct xml_input *in, char *to, int room)
{
	int filled = 0;
	for (int n = 1; n > 0 && filled < room; filled += n) {
		n = in->read(in->data, to + filled, room - filled);
		if (n < 0)
			return -1;
	}
	return filled;
}

static bool parse_all(struct parse *p)
{
	uint64_t whole = p->in->size;
	int room = whole < PIECE_LEAST ? PIECE_LEAST : whole < PIECE ? (int)whole + 1 : PIECE; // one more than all shows its end
	XML_Index fed = 0;
	for (int n = room; n == room;) {
		char *to = XML_GetBuffer(p->parser, room);
		n = to ? fill(p->in, to, room) : -1;
		if (n < 0 || XML_ParseBuffer(p->parser, n, n < room) != XML_STATUS_OK)
			return false;
		fed += n;
		if (fed - XML_GetCurrentByteIndex(p->parser) > TOKEN_MOST)
			return false;
	}
	return true;
}

bool xml_read(const struct xml_input *in, const struct xml_events *events, struct error *error)
{
	struct parse p;
	p.in = in;
	p.events = events;
	p.error = error;
	p.depth = 0;
	p.stopped = false;
	p.prefix_count = 0;
	p.parser = XML_ParserCreate(NULL);
	if (!p.parser)
		out_of_memory();
	XML_SetUserData(p.parser, &p);
	XML_SetElementHandler(p.parser, begin, end);
	XML_SetCharacterDataHandler(p.parser, characters);
	XML_SetEntityDeclHandler(p.parser, entity);
	XML_SetAttlistDeclHandler(p.parser, attribute);
	XML_SetElementDeclHandler(p.parser, element);
	XML_SetNotationDeclHandler(p.parser, notation);
	bool good = parse_all(&p) && !p.stopped;
	if (!good)
		error_set(error, FAIL_INPUT, N_("%s is damaged in line %d; open and save it again, or ask for another copy"), in->name, line_at(&p));
	XML_ParserFree(p.parser);
	return good;
}

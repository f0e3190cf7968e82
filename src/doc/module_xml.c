// XML and HTML through libxml2's parsers, without its tree.
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "doc/source.h"
#include "doc/xml.h"

extern const struct xml_library xml_library_libxml2;

enum { MOST_ATTRIBUTES = 96, KNOWN_SPACES = 16 };

struct parse {
	const struct xml_input *in;
	const struct xml_events *events;
	xmlParserCtxtPtr parser;
	struct error *error;
	int depth;
	bool stopped, failed; // `failed` by its input
	// The parser keeps one copy of each name space, so that pointers tell them apart.
	struct {
		const xmlChar *uri;
		int space;
	} seen[KNOWN_SPACES];
	size_t seen_count;
	struct xml_attribute attributes[MOST_ATTRIBUTES];
};

static void stop(struct parse *p)
{
	p->stopped = true;
	xmlStopParser(p->parser);
}

static int space_of(struct parse *p, const xmlChar *uri)
{
	if (!uri)
		return 0;
	for (size_t i = 0; i < p->seen_count; i++) {
		if (p->seen[i].uri == uri)
			return p->seen[i].space;
	}
	int space = 0;
	for (size_t i = 0; i < p->events->space_count && !space; i++) {
		if (strcmp((const char *)uri, p->events->spaces[i].uri) == 0)
			space = p->events->spaces[i].space;
	}
	if (p->seen_count < KNOWN_SPACES) {
		p->seen[p->seen_count].uri = uri;
		p->seen[p->seen_count++].space = space;
	}
	return space;
}

static void begin(struct parse *p, const struct xml_element *e)
{
	if (p->stopped)
		return;
	if (++p->depth > SOURCE_DEPTH) {
		error_set(p->error, FAIL_INPUT, N_("%s: in line %d elements stand more than %d deep; it is damaged or made to do harm"), p->in->name,
		          xmlSAX2GetLineNumber(p->parser), (int)SOURCE_DEPTH);
		stop(p);
	} else if (!p->events->start(p->events->data, e)) {
		stop(p);
	}
}

static void finish(struct parse *p)
{
	if (p->stopped || p->depth == 0)
		return;
	p->depth--;
	if (!p->events->end(p->events->data))
		stop(p);
}

static void characters(void *data, const xmlChar *text, int n)
{
	struct parse *p = data;
	if (!p->stopped && n > 0 && !p->events->text(p->events->data, (struct sv){(const char *)text, (size_t)n}))
		stop(p);
}

// ---- XML

static void xml_start(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int space_count,
                      const xmlChar **spaces, int count, int defaulted, const xmlChar **attributes)
{
	struct parse *p = data;
	(void)prefix, (void)space_count, (void)spaces, (void)defaulted;
	struct xml_element e = {.space = space_of(p, uri), .name = (const char *)name, .attributes = p->attributes};
	for (int i = 0; i < count && e.attribute_count < MOST_ATTRIBUTES; i++) {
		const xmlChar **a = attributes + (ptrdiff_t)i * 5; // name, prefix, name space, the value's beginning and end
		p->attributes[e.attribute_count++] =
		    (struct xml_attribute){(const char *)a[0], {(const char *)a[3], (size_t)(a[4] - a[3])}};
	}
	begin(p, &e);
}

static void xml_end(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	(void)name, (void)prefix, (void)uri;
	finish(data);
}

// A document type may be named, as old programs do; what it names is not fetched. What it declares itself is refused.
static void declares(struct parse *p)
{
	if (p->stopped)
		return;
	error_set(p->error, FAIL_INPUT, N_("%s declares entities or elements of its own, which no document needs; it is refused"), p->in->name);
	stop(p);
}

static void entity(void *data, const xmlChar *name, int type, const xmlChar *public, const xmlChar *system, xmlChar *content)
{
	(void)name, (void)type, (void)public, (void)system, (void)content;
	declares(data);
}

static void attribute(void *data, const xmlChar *element, const xmlChar *name, int type, int otherwise, const xmlChar *value,
                      xmlEnumerationPtr values)
{
	(void)element, (void)name, (void)type, (void)otherwise, (void)value;
	xmlFreeEnumeration(values); // is the handler's
	declares(data);
}

static void element(void *data, const xmlChar *name, int type, xmlElementContentPtr content)
{
	(void)name, (void)type, (void)content;
	declares(data);
}

static void notation(void *data, const xmlChar *name, const xmlChar *public, const xmlChar *system)
{
	(void)name, (void)public, (void)system;
	declares(data);
}

static void unparsed(void *data, const xmlChar *name, const xmlChar *public, const xmlChar *system, const xmlChar *kind)
{
	(void)name, (void)public, (void)system, (void)kind;
	declares(data);
}

static int more(void *data, char *to, int room)
{
	struct parse *p = data;
	int n = p->in->read(p->in->data, to, room);
	p->failed |= n < 0;
	return n;
}

// What is wrong is said by this file's own words: the library's are English.
static void say_nothing(void *data, xmlErrorPtr what)
{
	(void)data, (void)what;
}

static bool parse_xml(const struct xml_input *in, const struct xml_events *events, struct error *error)
{
	xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
	                         .startElementNs = xml_start,
	                         .endElementNs = xml_end,
	                         .characters = characters,
	                         .ignorableWhitespace = characters,
	                         .cdataBlock = characters,
	                         .entityDecl = entity,
	                         .attributeDecl = attribute,
	                         .elementDecl = element,
	                         .notationDecl = notation,
	                         .unparsedEntityDecl = unparsed,
	                         .serror = say_nothing};
	struct parse p = {.in = in, .events = events, .error = error};
	p.parser = xmlCreateIOParserCtxt(&handler, &p, more, NULL, &p, XML_CHAR_ENCODING_NONE);
	if (!p.parser)
		return error_set(error, FAIL_INPUT, N_("%s cannot be read: it is empty or damaged"), in->name);
	xmlCtxtUseOptions(p.parser, XML_PARSE_NONET);
	bool good = xmlParseDocument(p.parser) == 0 && p.parser->wellFormed && !p.stopped && !p.failed;
	if (!good)
		error_set(error, FAIL_INPUT, N_("%s is damaged in line %d; open and save it again, or ask for another copy"), in->name,
		          xmlSAX2GetLineNumber(p.parser));
	xmlFreeDoc(p.parser->myDoc);
	xmlFreeParserCtxt(p.parser);
	return good;
}

// ---- HTML

static void html_start(void *data, const xmlChar *name, const xmlChar **attributes)
{
	struct parse *p = data;
	struct xml_element e = {.name = (const char *)name, .attributes = p->attributes};
	for (; attributes && attributes[0] && e.attribute_count < MOST_ATTRIBUTES; attributes += 2)
		p->attributes[e.attribute_count++] = (struct xml_attribute){(const char *)attributes[0], sv_of((const char *)attributes[1])};
	begin(p, &e);
}

static void html_end(void *data, const xmlChar *name)
{
	(void)name;
	finish(data);
}

static bool parse_html(struct sv text, const struct xml_events *events, struct error *error)
{
	htmlSAXHandler handler = {.startElement = html_start,
	                          .endElement = html_end,
	                          .characters = characters,
	                          .ignorableWhitespace = characters,
	                          .cdataBlock = characters,
	                          .serror = say_nothing,
	                          .initialized = XML_SAX2_MAGIC};
	struct xml_input in = {.name = "HTML"};
	struct parse p = {.in = &in, .events = events, .error = error};
	if (text.n > SOURCE_TEXT_MOST)
		return error_set(error, FAIL_TOO_LARGE, N_("the text has more than 256 MB; split it and read the parts"));
	p.parser = htmlCreateMemoryParserCtxt(text.p, (int)text.n);
	if (!p.parser)
		return error_set(error, FAIL_INPUT, N_("%s cannot be read: it is empty or damaged"), in.name);
	xmlSAXHandler *own = p.parser->sax;
	p.parser->sax = &handler;
	p.parser->userData = &p;
	htmlCtxtUseOptions(p.parser, HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
	xmlSwitchEncoding(p.parser, XML_CHAR_ENCODING_UTF8);
	htmlParseDocument(p.parser);
	while (p.depth > 0 && !p.stopped)
		finish(&p);
	p.parser->sax = own;
	htmlFreeParserCtxt(p.parser);
	return !p.stopped;
}

const struct xml_library xml_library_libxml2 = {xmlInitParser, parse_xml, parse_html};

// HTML through libxml2's parser, without its tree.
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include "doc/source.h"
#include "doc/xml.h"

extern const struct html_library html_library_libxml2;

struct parse {
	const struct xml_events *events;
	htmlParserCtxtPtr parser;
	struct error *error;
	int depth;
	bool stopped;
	struct xml_attribute attributes[XML_ATTRIBUTES];
};

static void stop(struct parse *p)
{
	p->stopped = true;
	xmlStopParser(p->parser);
}

static void begin(struct parse *p, const struct xml_element *e)
{
	if (p->stopped)
		return;
	if (++p->depth > SOURCE_DEPTH) {
		error_set(p->error, FAIL_INPUT, N_("%s: in line %d elements stand more than %d deep; it is damaged or made to do harm"), "HTML",
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

// What is wrong is said by this file's own words: the library's are English.
static void say_nothing(void *data, xmlErrorPtr what)
{
	(void)data, (void)what;
}

static void html_start(void *data, const xmlChar *name, const xmlChar **attributes)
{
	struct parse *p = data;
	struct xml_element e = {.name = (const char *)name, .attributes = p->attributes};
	for (; attributes && attributes[0] && e.attribute_count < XML_ATTRIBUTES; attributes += 2)
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
	struct parse p = {.events = events, .error = error};
	if (text.n > SOURCE_TEXT_MOST)
		return error_set(error, FAIL_TOO_LARGE, N_("the text has more than 256 MB; split it and read the parts"));
	p.parser = htmlCreateMemoryParserCtxt(text.p, (int)text.n);
	if (!p.parser)
		return error_set(error, FAIL_INPUT, N_("%s cannot be read: it is empty or damaged"), "HTML");
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

const struct html_library html_library_libxml2 = {xmlInitParser, parse_html};

// XML as events: name spaces by prefixes, encodings, what is refused.
#include "tap.h"

#include "doc/xml.h"

enum { OURS = 1, OTHERS };

static const struct xml_space spaces[] = {{"urn:ours", OURS}, {"urn:others", OTHERS}};

struct seen {
	struct sv rest; // of the input
	size_t piece;   // bytes given at once
	struct buf said;
};

static int give(void *data, char *to, int room)
{
	struct seen *s = data;
	struct sv now = sv_head(s->rest, s->piece < (size_t)room ? s->piece : (size_t)room);
	memcpy(to, now.p, now.n);
	s->rest = sv_from(s->rest, now.n);
	return (int)now.n;
}

static bool start(void *data, const struct xml_element *e)
{
	struct seen *s = data;
	buf_printf(&s->said, "<%d:%s", e->space, e->name);
	for (size_t i = 0; i < e->attribute_count; i++)
		buf_printf(&s->said, " %s=" SV_FMT, e->attributes[i].name, SV_ARG(e->attributes[i].value));
	buf_char(&s->said, '>');
	return strcmp(e->name, "stop") != 0;
}

static bool end(void *data)
{
	buf_str(&((struct seen *)data)->said, "</>");
	return true;
}

static bool text(void *data, struct sv text)
{
	buf_sv(&((struct seen *)data)->said, text);
	return true;
}

static void gives(struct sv xml, const char *want, const char *what)
{
	for (size_t piece = 1; piece < 100000; piece *= 300) { // byte by byte, and all at once
		struct error error = {0};
		struct seen s = {.rest = xml, .piece = piece};
		const struct xml_events events = {spaces, LENGTH(spaces), &s, start, end, text};
		if (!xml_read(&(struct xml_input){&s, give, "part", xml.n}, &events, &error)) {
			buf_str(&s.said, " !");
			error_text(&error, LANGUAGE_EN, &s.said);
		}
		is_sv(buf_view(&s.said), want, what);
		buf_free(&s.said);
	}
}

#define DAMAGED " !part is damaged in line 1; open and save it again, or ask for another copy"
#define DECLARES " !part declares entities or elements of its own, which no document needs; it is refused"

int main(void)
{
	static const char wide[] = "\xFF\xFE<\0a\0>\0\xBF\x1E<\0/\0a\0>\0";
	gives(SV("<a/>"), "<0:a></>", "an element");
	gives(SV("<a x='1' xml:space='preserve' y:z='&lt;&#225;'>b&amp;c<![CDATA[<d>]]></a>"), "<0:a x=1 space=preserve z=<á>b&c<d></>",
	      "attributes without their prefixes, texts of all kinds");
	gives(SV("<w:a xmlns:w='urn:ours' xmlns='urn:others'><b/><w:c/></w:a>"), "<1:a><2:b></><1:c></></>", "name spaces, which are no attributes");
	gives(SV("<a xmlns='urn:ours'><a xmlns='urn:others'><a xmlns=''/><a/></a><a/></a>"), "<1:a><2:a><0:a></><2:a></></><1:a></></>",
	      "declared anew within, and no longer behind");
	gives(SV("<a xmlns='urn:OURS'><w:b/></a>"), "<0:a><0:b></></>", "one that nobody knows, and a prefix that nobody declared");
	gives((struct sv){wide, sizeof(wide) - 1}, "<0:a>ế</>", "UTF-16");
	gives(SV("\xEF\xBB\xBF<?xml version='1.0' encoding='utf-8'?><a/>"), "<0:a></>", "a mark of UTF-8");
	gives(SV("<!DOCTYPE a SYSTEM 'x.dtd'><a/>"), "<0:a></>", "a document type that is only named");
	gives(SV("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), DECLARES, "one that declares");
	gives(SV("<a>&b;</a>"), "<0:a>" DAMAGED, "an entity that nobody declared");
	gives(SV("<a><b></a>"), "<0:a><0:b>" DAMAGED, "an end of something else");
	gives(SV("<a>"), "<0:a>" DAMAGED, "none");
	gives(SV(""), DAMAGED, "nothing");
	gives(SV("<a>\xC3</a>"), "<0:a>" DAMAGED, "bytes that are no UTF-8");
	gives(SV("<a><stop><b/></stop></a>"), "<0:a><0:stop>" DAMAGED, "nothing comes after an event that says so");
	return done();
}

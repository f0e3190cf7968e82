// ODT: what is printed is read, what is not is not, and each line knows its paragraph, runs and cell.
#include "package.h"

#define SPACE(prefix, name) " xmlns:" prefix "=\"urn:oasis:names:tc:opendocument:xmlns:" name ":1.0\""
#define SPACES SPACE("office", "office") SPACE("text", "text") SPACE("table", "table") SPACE("style", "style") SPACE("draw", "drawing") \
	SPACE("fo", "xsl-fo-compatible") SPACE("svg", "svg-compatible") SPACE("manifest", "manifest")
#define P(words) "<text:p>" words "</text:p>"
#define ITEM(words) "<text:list-item>" words "</text:list-item>"
#define LEVEL(n, format, more) "<text:list-level-style-number text:level=\"" n "\" style:num-format=\"" format "\" " more "/>"

static const char styles[] =
	"<office:document-styles" SPACES "><office:styles>"
	"<style:default-style style:family=\"paragraph\"><style:text-properties style:font-name=\"Times New Roman\"/></style:default-style>"
	"<style:style style:name=\"Title\" style:family=\"paragraph\"><style:text-properties fo:text-transform=\"uppercase\"/></style:style>"
	"<text:outline-style style:name=\"Outline\">"
	"<text:outline-level-style text:level=\"1\" style:num-format=\"I\" style:num-suffix=\".\"/>"
	"<text:outline-level-style text:level=\"2\" style:num-format=\"\"/></text:outline-style>"
	"</office:styles></office:document-styles>";

static const char automatic[] =
	"<style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Title\"/>"
	"<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>"
	"<style:style style:name=\"T2\" style:family=\"text\"><style:text-properties style:font-name=\".VnTime\"/></style:style>"
	"<text:list-style style:name=\"L1\">" LEVEL("1", "I", "style:num-suffix=\".\"") LEVEL("2", "1", "style:num-suffix=\".\" text:display-levels=\"2\"")
	LEVEL("3", "a", "style:num-prefix=\"(\" style:num-suffix=\")\" text:start-value=\"3\"")
	"<text:list-level-style-bullet text:level=\"4\" text:bullet-char=\"\xEF\x82\xB7\"/></text:list-style>";

static void packed_body(const char *body, const char *mime, const char *manifest, struct buf *out)
{
	AUTO(buf_free) struct buf content = {0}, list = {0};
	buf_printf(&content, "<office:document-content" SPACES "><office:automatic-styles>%s</office:automatic-styles><office:body><office:text>%s"
	                     "</office:text></office:body></office:document-content>", automatic, body);
	buf_printf(&list, "<manifest:manifest" SPACES ">%s</manifest:manifest>", manifest);
	packed((const struct zip_part[]){{"mimetype", sv_of(mime)},
	                                 {"content.xml", buf_view(&content)},
	                                 {"styles.xml", sv_of(styles)},
	                                 {"META-INF/manifest.xml", buf_view(&list)},
	                                 {NULL, {0}}},
	       out);
}

static void body_reads(const char *body, const char *want, const char *what)
{
	AUTO(buf_free) struct buf bytes = {0};
	packed_body(body, "application/vnd.oasis.opendocument.text", "", &bytes);
	reads(buf_view(&bytes), want, what);
}

static void texts(void)
{
	body_reads(P("Kế <text:span>hoạch</text:span>\n  năm 2031 ") P(""), "Kế hoạch năm 2031\n\n", "white space is one blank; spans are looked through");
	body_reads(P("a<text:s text:c=\"3\"/>b<text:line-break/>c<text:tab/>d<text:soft-page-break/>e"), "a   b c\tde\n", "blanks, breaks, tabs");
	body_reads(P("<text:a>Luật</text:a><text:change-start/> mới<text:change-end/><office:annotation><text:p>ghi chú</text:p></office:annotation>"), "Luật mới\n",
	           "links and changes are looked through; what is noted in the margin is left out");
	body_reads("<text:tracked-changes><text:changed-region><text:deletion>" P("bỏ") "</text:deletion></text:changed-region></text:tracked-changes>" P("giữ"),
	           "giữ\n", "what was deleted is not there");
	body_reads("<text:p text:style-name=\"P1\">Đảng ủy</text:p>" P("a<text:span text:style-name=\"T1\">ẩn</text:span>") P("<text:span text:style-name=\"T1\">ẩn</text:span>"),
	           "ĐẢNG ỦY\na\n", "capitals by a style's parent; hidden text");
	body_reads(P("<text:span text:style-name=\"T2\">KÕ ho¹ch</text:span> mới"), "Kế hoạch mới\n", "a run in a font of TCVN3");
	body_reads("<text:section text:display=\"none\">" P("ẩn") "</text:section><text:section>" P("a") "</text:section>", "a\n", "a hidden section");
}

static void lists(void)
{
	body_reads("<text:list text:style-name=\"L1\">" ITEM(P("A") P("thêm") "<text:list>" ITEM(P("B")) ITEM(P("C") "<text:list>" ITEM(P("D")
	           "<text:list>" ITEM(P("E")) "</text:list>") "</text:list>") "</text:list>") ITEM(P("F")) "</text:list>",
	           "I. A\nthêm\nI.1. B\nI.2. C\n(c) D\n- E\nII. F\n", "lists are counted, level by level");
	body_reads("<text:list xml:id=\"a\" text:style-name=\"L1\">" ITEM(P("A")) "</text:list>" P("x")
	           "<text:list text:continue-list=\"a\" text:style-name=\"L1\">" ITEM(P("B")) "</text:list>"
	           "<text:list text:style-name=\"L1\">" ITEM(P("C")) "</text:list>"
	           "<text:list text:continue-numbering=\"true\" text:style-name=\"L1\"><text:list-header>" P("D") "</text:list-header>" ITEM(P("E")) "</text:list>",
	           "I. A\nx\nII. B\nI. C\nD\nII. E\n", "lists that go on, and one that begins anew");
	body_reads("<text:list text:style-name=\"L1\"><text:list-item text:start-value=\"4\">" P("A") "</text:list-item>" ITEM("<text:list>" ITEM(P("B")) "</text:list>")
	           "</text:list>",
	           "IV. A\nIV.1. B\n", "a number that is said; an item that only holds a list");
	body_reads("<text:h text:outline-level=\"1\">A</text:h><text:h text:outline-level=\"2\">B</text:h><text:h text:outline-level=\"1\">C</text:h>",
	           "I. A\nB\nII. C\n", "headings by the outline's style");
	body_reads("<text:list text:style-name=\"none\">" ITEM(P("A")) "</text:list>", "A\n", "a style that is not there numbers nothing");
}

static void tables(void)
{
	body_reads("<table:table><table:table-column/><table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned=\"2\">" P("a")
	           "</table:table-cell><table:covered-table-cell>" P("bị che") "</table:covered-table-cell><table:table-cell>" P("b") P("c")
	           "</table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell table:number-columns-repeated=\"2\">" P("x")
	           "</table:table-cell><table:table-cell/></table:table-row></table:table>" P("sau"),
	           "1.1.1: a\n1.1.3: b\n1.1.3: c\n1.2.1: x\n1.2.2: x\n1.2.3: \nsau\n", "cells by the column of the grid");
	body_reads("<table:table><table:table-row table:number-rows-repeated=\"2\"><table:table-cell>" P("a") "</table:table-cell></table:table-row>"
	           "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell>" P("") "</table:table-cell></table:table-row></table:table>",
	           "1.1.1: a\n1.2.1: a\n1.3.1: \n", "rows that stand several times");
	AUTO(arena_free) struct arena a = {0};
	AUTO(buf_free) struct buf bytes = {0};
	struct error error = {0};
	struct source read;
	packed_body("<table:table><table:table-row><table:table-cell table:number-columns-repeated=\"1000000\">" P("") "</table:table-cell></table:table-row></table:table>" P("a"),
	            "application/vnd.oasis.opendocument.text", "", &bytes);
	ok(source_read(buf_view(&bytes), &a, &read, &error) && read.line_count == SOURCE_COLUMNS + 1, "no more columns than a table may have");
}

static void beside(void)
{
	body_reads(P("ngoài <draw:frame><draw:text-box>" P("hộp") "</draw:text-box><svg:desc>mô tả</svg:desc></draw:frame>tiếp"), "hộp\nngoài tiếp\n",
	           "a text box is a line of its own");
	body_reads(P("tăng 5%<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body>" P("Theo sở.")
	             "</text:note-body></text:note>.") P("hết"),
	           "tăng 5%¹.\nhết\n¹ Theo sở.\n", "footnotes stand at the end");
}

static void refused(void)
{
	AUTO(buf_free) struct buf bytes = {0};
	packed_body(P("a"), "application/vnd.oasis.opendocument.text", "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>", &bytes);
	reads(buf_view(&bytes), "this file has a password; save it without one and try again", "one with a password");
	packed_body(P("a"), "application/vnd.oasis.opendocument.spreadsheet", "", &bytes);
	reads(buf_view(&bytes), "this is a spreadsheet, not a document; copy what is to be read into a document and try again", "a spreadsheet");
	packed_body(P("a"), "application/vnd.oasis.opendocument.presentation", "", &bytes);
	reads(buf_view(&bytes), "these are slides, not a document; copy what is to be read into a document and try again", "slides");
	packed_body(P(" ") , "application/vnd.oasis.opendocument.text", "", &bytes);
	reads(buf_view(&bytes), "the document holds no text; if it holds pictures of pages, have their text recognised first", "one that says nothing");
	packed_body("<text:p>", "application/vnd.oasis.opendocument.text", "", &bytes);
	reads(buf_view(&bytes), "content.xml is damaged in line 1; open and save it again, or ask for another copy", "one whose XML is none");
}

int main(void)
{
	texts();
	lists();
	tables();
	beside();
	refused();
	return done();
}

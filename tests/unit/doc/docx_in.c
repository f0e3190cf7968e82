// DOCX: what is printed is read, what is not is not, and each line knows its paragraph, runs and cell.
#include "package.h"

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
#define W "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define SPACES W " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define RELATIONS "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
#define P(runs) "<w:p>" runs "</w:p>"
#define R(words) "<w:r><w:t xml:space=\"preserve\">" words "</w:t></w:r>"
#define FIELD(type) "<w:r><w:fldChar w:fldCharType=\"" type "\"/></w:r>"
#define ITEM(list, level, words) \
	"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" level "\"/><w:numId w:val=\"" list "\"/></w:numPr></w:pPr>" R(words) "</w:p>"

static const char styles[] = HEAD
	"<w:styles " W "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\"/></w:rPr></w:rPrDefault></w:docDefaults>"
	"<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"/>"
	"<w:style w:type=\"paragraph\" w:styleId=\"Title\"><w:basedOn w:val=\"Normal\"/><w:rPr><w:caps/></w:rPr></w:style>"
	"<w:style w:type=\"paragraph\" w:styleId=\"Sub\"><w:basedOn w:val=\"Title\"/></w:style>"
	"<w:style w:type=\"paragraph\" w:styleId=\"Ring\"><w:basedOn w:val=\"Ring2\"/></w:style>"
	"<w:style w:type=\"paragraph\" w:styleId=\"Ring2\"><w:basedOn w:val=\"Ring\"/></w:style>"
	"<w:style w:type=\"character\" w:styleId=\"Secret\"><w:rPr><w:vanish/></w:rPr></w:style>"
	"<w:style w:type=\"paragraph\" w:styleId=\"Article\"><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:style>"
	"<w:style w:type=\"paragraph\" w:styleId=\"Clause\"><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:style>"
	"<w:style w:type=\"paragraph\" w:styleId=\"Old\"><w:rPr><w:rFonts w:ascii=\".VnTimeH\"/></w:rPr></w:style></w:styles>";

#define LEVEL(n, format, text) \
	"<w:lvl w:ilvl=\"" n "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" format "\"/><w:lvlText w:val=\"" text "\"/></w:lvl>"
static const char numbering[] = HEAD
	"<w:numbering " W ">"
	"<w:abstractNum w:abstractNumId=\"10\">" LEVEL("0", "upperRoman", "%1.") LEVEL("1", "decimal", "%2.") LEVEL("2", "lowerLetter", "%3)")
	LEVEL("3", "bullet", "\xEF\x82\xB7") "</w:abstractNum>"
	"<w:abstractNum w:abstractNumId=\"11\">" LEVEL("0", "decimal", "%1.") LEVEL("1", "decimal", "%1.%2.")
	"<w:lvl w:ilvl=\"2\"><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.%2.%3\"/><w:suff w:val=\"nothing\"/></w:lvl></w:abstractNum>"
	"<w:abstractNum w:abstractNumId=\"12\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"5\"/><w:numFmt w:val=\"decimal\"/><w:pStyle w:val=\"Article\"/>"
	"<w:lvlText w:val=\"Điều %1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:pStyle w:val=\"Clause\"/>"
	"<w:lvlText w:val=\"%2.\"/></w:lvl></w:abstractNum>"
	"<w:num w:numId=\"1\"><w:abstractNumId w:val=\"10\"/></w:num>"
	"<w:num w:numId=\"2\"><w:abstractNumId w:val=\"11\"/></w:num>"
	"<w:num w:numId=\"3\"><w:abstractNumId w:val=\"12\"/></w:num>"
	"<w:num w:numId=\"4\"><w:abstractNumId w:val=\"11\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>"
	"</w:numbering>";

static const char footnotes[] = HEAD
	"<w:footnotes " W "><w:footnote w:id=\"-1\" w:type=\"separator\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
	"<w:footnote w:id=\"1\">" P("<w:r><w:footnoteRef/></w:r>" R(" Theo báo cáo của sở.")) "</w:footnote>"
	"<w:footnote w:id=\"7\">" P(R("không ai dẫn")) "</w:footnote></w:footnotes>";

static void packed_body(const char *body, struct buf *out)
{
	static const char types[] = HEAD
		"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
		"<Override PartName=\"/word/document2.xml\" "
		"ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
	static const char links[] = HEAD RELATIONS "<Relationship Id=\"a\" Type=\"" OFFICE "officeDocument\" Target=\"word/document2.xml\"/></Relationships>";
	static const char body_links[] = HEAD RELATIONS
		"<Relationship Id=\"a\" Type=\"" OFFICE "styles\" Target=\"styles.xml\"/><Relationship Id=\"b\" Type=\"" OFFICE "numbering\" "
		"Target=\"/word/numbering.xml\"/><Relationship Id=\"c\" Type=\"" OFFICE "footnotes\" Target=\"footnotes.xml\"/></Relationships>";
	AUTO(buf_free) struct buf document = {0};
	buf_printf(&document, HEAD "<w:document " SPACES "><w:body>%s<w:sectPr><w:headerReference/></w:sectPr></w:body></w:document>", body);
	packed((const struct zip_part[]){{"[Content_Types].xml", sv_of(types)},
	                                 {"_rels/.rels", sv_of(links)},
	                                 {"word/document2.xml", buf_view(&document)},
	                                 {"word/_rels/document2.xml.rels", sv_of(body_links)},
	                                 {"word/styles.xml", sv_of(styles)},
	                                 {"word/numbering.xml", sv_of(numbering)},
	                                 {"word/footnotes.xml", sv_of(footnotes)},
	                                 {NULL, {0}}},
	       out);
}

static void body_reads(const char *body, const char *want, const char *what)
{
	AUTO(buf_free) struct buf bytes = {0};
	packed_body(body, &bytes);
	reads(buf_view(&bytes), want, what);
}

static void texts(void)
{
	body_reads(P(R("Kế hoạch ") R("năm 2031")) P(""), "Kế hoạch năm 2031\n\n", "runs make a line, and an empty paragraph one too");
	body_reads(P("<w:r><w:tab/><w:t>1.</w:t><w:tab/><w:t>Việc</w:t><w:tab/><w:t>x</w:t></w:r>"), "1. Việc\tx\n", "tabs: set in, behind a mark, between texts");
	body_reads("<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"720\"/></w:tabs></w:pPr>" R("a") "</w:p>", "a\n", "a tab's place is no tab");
	body_reads(P(R("một") "<w:r><w:br/></w:r>" R("hai") "<w:r><w:br w:type=\"page\"/></w:r>"), "một hai\n", "a forced break is a blank");
	body_reads(P("<w:r><w:t>Số 12</w:t><w:noBreakHyphen/><w:t>KH/ĐU</w:t><w:softHyphen/></w:r>"), "Số 12-KH/ĐU\n", "hyphens that do not break, and that only break");
	body_reads(P("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:t>xong</w:t></w:r>"), "✓xong\n", "a sign of a font of symbols");
	body_reads(P("<w:r><w:t> một </w:t></w:r>" R(" hai")), "một hai\n", "blanks count where they are said to be kept");
	body_reads(P("<w:hyperlink>" R("Luật") "</w:hyperlink><w:smartTag><w:ins>" R(" mới") "</w:ins></w:smartTag>"), "Luật mới\n",
	           "links, tags and what was inserted are looked through");
	body_reads("<w:sdt><w:sdtPr/><w:sdtContent>" P(R("a")) "</w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
	           P(R("Bấm vào đây")) "</w:sdtContent></w:sdt>", "a\n", "a content control's text, not its prompt");
}

static void changes(void)
{
	body_reads(P(R("giữ ") "<w:del><w:r><w:delText>bỏ</w:delText><w:t>bỏ</w:t></w:r></w:del><w:ins>" R("thêm") "</w:ins>"), "giữ thêm\n",
	           "what was deleted is not there, what was inserted is");
	body_reads("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" R("đầu ") "</w:p>" P(R("cuối")) P(R("sau")), "đầu cuối\nsau\n",
	           "a deleted end of a paragraph joins it with the next");
	body_reads("<w:p><w:pPr><w:pPrChange><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:pPrChange></w:pPr>" R("a") "</w:p>", "a\n",
	           "what a paragraph was before a change is not what it is");
	body_reads("<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" P(R("bỏ")) "</w:tc></w:tr><w:tr><w:tc>" P(R("giữ")) "</w:tc></w:tr></w:tbl>",
	           "1.2.1: giữ\n", "a deleted row is not there");
	body_reads(P(R("a ") "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"Secret\"/></w:rPr><w:t>ẩn</w:t></w:r>" R("b")) P(
	               "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"),
	           "a b\n", "hidden text is not there, and no line of it");
}

static void fields(void)
{
	body_reads(P(R("trang ") FIELD("begin") "<w:r><w:instrText> PAGE </w:instrText></w:r>" FIELD("separate") R("2") FIELD("end") R(".")), "trang 2.\n",
	           "of a field its result");
	body_reads(P(FIELD("begin") R("trong lệnh ") FIELD("begin") FIELD("separate") R("lồng") FIELD("end") FIELD("separate") R("kết quả") FIELD("end")),
	           "kết quả\n", "not what stands in its instruction, nor a field in that");
	body_reads(P("<w:fldSimple w:instr=\"DATE\">" R("01/3/2031") "</w:fldSimple>") P(FIELD("end") R("x")), "01/3/2031\nx\n",
	           "a simple field; an end without a beginning");
}

static void formatting(void)
{
	body_reads("<w:p><w:pPr><w:pStyle w:val=\"Sub\"/></w:pPr>" R("Đảng ủy ") "<w:r><w:rPr><w:caps w:val=\"0\"/></w:rPr><w:t>Khối</w:t></w:r></w:p>",
	           "ĐẢNG ỦY Khối\n", "capitals by a style's parent, and a run's own word against it");
	body_reads("<w:p><w:pPr><w:pStyle w:val=\"Ring\"/></w:pPr>" R("a") "</w:p>", "a\n", "styles that are each other's parents");
	body_reads(P("<w:r><w:rPr><w:rFonts w:ascii=\".VnTime\"/></w:rPr><w:t>KÕ ho¹ch</w:t></w:r>" R(" mới")), "Kế hoạch mới\n",
	           "a run in a font of TCVN3 is converted, and no other");
	body_reads(P("<w:r><w:rPr><w:rFonts w:ascii=\".VnTime\"/></w:rPr><w:t>Kế hoạch</w:t></w:r><w:r><w:rPr><w:rFonts w:ascii=\".VnTime\"/></w:rPr>"
	             "<w:t xml:space=\"preserve\"> và</w:t></w:r>"), "Kế hoạch và\n", "but what is Unicode already, in its old font");
	body_reads("<w:p><w:pPr><w:pStyle w:val=\"Old\"/></w:pPr>" R("KÕ ho¹ch") "</w:p>", "KẾ HOẠCH\n", "one of its capitals by a style");
	body_reads(P("<w:r><w:rPr><w:rFonts w:ascii=\"VNI-Times\" w:hAnsi=\"VNI-Times\"/></w:rPr><w:t>Keá hoaïch</w:t></w:r>"), "Kế hoạch\n", "and VNI");
}

static void numbers(void)
{
	body_reads(ITEM("1", "0", "A") ITEM("1", "1", "B") ITEM("1", "1", "C") ITEM("1", "2", "D") ITEM("1", "0", "E") ITEM("1", "1", "F") ITEM("1", "3", "G"),
	           "I. A\n1. B\n2. C\na) D\nII. E\n1. F\n- G\n", "lists are counted, level by level");
	body_reads(ITEM("2", "0", "A") ITEM("2", "1", "B") ITEM("2", "1", "C") ITEM("4", "0", "D") ITEM("2", "0", "E") ITEM("2", "2", "F"),
	           "1. A\n1.1. B\n1.2. C\n1. D\n2. E\n2.1.1F\n", "numbers of several levels, begun anew, without a blank");
	body_reads("<w:p><w:pPr><w:pStyle w:val=\"Article\"/></w:pPr>" R("A") "</w:p><w:p><w:pPr><w:pStyle w:val=\"Clause\"/></w:pPr>" R("B") "</w:p>"
	           "<w:p><w:pPr><w:pStyle w:val=\"Article\"/></w:pPr>" R("C") "</w:p>"
	           "<w:p><w:pPr><w:pStyle w:val=\"Article\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr>" R("D") "</w:p>",
	           "Điều 5. A\n1. B\nĐiều 6. C\nD\n", "numbers by style, from where they start, and taken away again");
	body_reads(ITEM("99", "0", "A") ITEM("1", "12", "B"), "A\nB\n", "a list or a level that is not there numbers nothing");
}

static void tables(void)
{
	body_reads("<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" P(R("a")) "</w:tc><w:tc>" P(R("b")) P(R("c"))
	           "</w:tc></w:tr><w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr><w:tc>" P("") "</w:tc><w:tc>" P(R("d")) "</w:tc></w:tr></w:tbl>" P(R("sau")),
	           "1.1.1: a\n1.1.3: b\n1.1.3: c\n1.2.2: \n1.2.3: d\nsau\n", "cells by the column of the grid");
	body_reads("<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>" P(R("a")) "</w:tc><w:tc>" P(R("b")) "</w:tc></w:tr>"
	           "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>" P(R("bị che")) "</w:tc><w:tc>" P(R("c")) "</w:tc></w:tr></w:tbl>",
	           "1.1.1: a\n1.1.2: b\n1.2.1: \n1.2.2: c\n", "a cell merged into the one above it is empty");
	body_reads("<w:tbl><w:tr><w:tc>" P(R("a")) "<w:tbl><w:tr><w:tc>" P(R("trong")) "</w:tc></w:tr></w:tbl>" P(R("b")) "</w:tc><w:tc>" P(R("c"))
	           "</w:tc></w:tr></w:tbl>",
	           "1.1.1: a\n2.1.1: trong\n1.1.1: b\n1.1.2: c\n", "a table in a cell");
}

#define BOX(words) "<w:txbxContent>" P(R(words)) "</w:txbxContent>"
static void boxes(void)
{
	body_reads(P(R("ngoài ") "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>" BOX("hộp") "</w:drawing></mc:Choice>"
	             "<mc:Fallback><w:pict>" BOX("hộp") "</w:pict></mc:Fallback></mc:AlternateContent></w:r>" R("tiếp")),
	           "hộp\nngoài tiếp\n", "a text box once, as a line of its own");
	body_reads(P(R("tăng 5%") "<w:r><w:footnoteReference w:id=\"1\"/></w:r>" R(".")) P(R("hết")), "tăng 5%¹.\nhết\n¹ Theo báo cáo của sở.\n",
	           "footnotes stand at the end, those that are referred to");
}

static void places(void)
{
	AUTO(arena_free) struct arena a = {0};
	AUTO(buf_free) struct buf bytes = {0};
	struct error error = {0};
	struct source s;
	packed_body(P(R("a")) ITEM("1", "0", "Kế ") P(R("x") "<w:r/>" R("y")), &bytes);
	ok(source_read(buf_view(&bytes), &a, &s, &error) && s.format == SOURCE_PACKAGE && !s.broken, "it is read");
	ok(s.lines[0].paragraph == 1 && s.lines[2].paragraph == 3, "lines know their paragraph");
	ok(s.lines[1].piece_count == 2 && s.lines[1].pieces[0].run == 0 && s.lines[1].pieces[1].run == 1 && s.lines[1].pieces[1].from == 3,
	   "a list's number is in no run, the words behind it are in the first");
	ok(s.lines[2].piece_count == 2 && s.lines[2].pieces[1].run == 3 && s.lines[2].pieces[1].from == 1, "runs are counted as they stand");
	packed_body("<w:tbl><w:tr><w:tc>" P("<w:r><w:rPr><w:rFonts w:ascii=\".VnTime\"/></w:rPr><w:t>ho¹ch</w:t></w:r>") "</w:tc></w:tr></w:tbl>", &bytes);
	ok(source_read(buf_view(&bytes), &a, &s, &error) && s.note_count == 1 && s.notes[0].kind == SOURCE_NOTE_TCVN3 && s.notes[0].line == 1,
	   "what was converted is noted");
}

int main(void)
{
	texts();
	changes();
	fields();
	formatting();
	numbers();
	tables();
	boxes();
	places();
	return done();
}

// HTML: lines as a browser shows them, in whatever encoding the page is.
#include "package.h"

static void html(const char *body, const char *want, const char *what)
{
	AUTO(buf_free) struct buf page = {0};
	buf_printf(&page, "<!DOCTYPE html><html><head><meta charset=utf-8><title>tên</title><style>p{}</style></head><body>%s</body></html>", body);
	reads(buf_view(&page), want, what);
}

static void texts(void)
{
	html("<p>Kế\n  <b>hoạch</b> <i>năm</i></p>tr&#7847;n<div>a<div>b</div>c</div>", "Kế hoạch năm\ntrần\na\nb\nc\n", "a block is a line, white space one blank");
	html("<p>một<br>hai<br/><br>ba</p>", "một\nhai\nba\n", "a break ends a line");
	html("<p>&lt;5%&nbsp;&ndash; R&amp;D &khongco;</p>", "<5%\xC2\xA0– R&D &khongco;\n", "entities");
	html("<pre>a  b\n  c</pre><p>d", "a  b\n  c\nd\n", "what is set as typed");
	html("<nav>Mục lục</nav><script>x()</script><p hidden>ẩn<p style='color:red; DISPLAY : none'>ẩn<p>a <del>bỏ</del><!-- c --><button>Gửi</button>", "a\n",
	     "what is hidden, or no part of the document");
	html("<p style=\"text-transform: uppercase\">Đảng <span style=\"text-transform:none\">ủy</span>", "ĐẢNG ủy\n", "capitals by style");
	html("<p>5%<sup>1</sup>, 12 km<sup>2</sup><p><sup>2</sup> chú thích", "5%¹, 12 km2\n² chú thích\n", "raised numbers that are notes");
	html("<p>a<b>b<p>c</i></div>d", "ab\ncd\n", "what is no HTML is mended");
}

static void lists(void)
{
	html("<ol type=I><li>A<ol type=a><li><p>B</p><li>C</ol><li value=5>D</ol><ul><li>E<li></ul>", "I. A\na. B\nb. C\nV. D\n- E\n", "lists are counted");
	html("<ol start=3 style='list-style-type: lower-roman'><li>A<li>B</ol><ul style='list-style:none'><li>C</ul><li>D", "iii. A\niv. B\nC\nD\n",
	     "by their start and style, or not marked at all");
}

static void tables(void)
{
	html("<table><tr><td rowspan=2>a<td colspan=2>b<th>c<tr><td>d<td><td><p>e<p>f<tr><td colspan=0 rowspan=-1>g</table>h",
	     "1.1.1: a\n1.1.2: b\n1.1.4: c\n1.2.2: d\n1.2.3: \n1.2.4: e\n1.2.4: f\n1.3.1: g\nh\n", "cells by the column of the grid");
	html("<table><tr><td>a<table><tr><td>b</table>c<td>d</table>", "1.1.1: a\n2.1.1: b\n1.1.1: c\n1.1.2: d\n", "a table in a cell");
	html("<tr><td>a</td></tr>b", "a\nb\n", "cells of no table");
}

static void encodings(void)
{
	reads(SV("\xEF\xBB\xBF<html><p>K\xE1\xBA\xBF"), "Kế\n", "UTF-8 with its mark");
	reads(SV("<html><meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'><p>K\xE1\xBA\xBF"), "Kế\n", "UTF-8 that is said to be something else");
	reads((struct sv){"\xFF\xFE<\0h\0t\0m\0l\0>\0\xBF\x1E", 16}, "ế\n", "UTF-16");
	reads(SV("<html><meta charset=windows-1258><p>K\xEA\xEC ho\xF2" "ach"), "Kế họach\n", "Windows-1258");
	reads(SV("<html><p><font face='.VnTimeH'>k\xD5 ho\xB9\x63h</font> v\xE0"), "KẾ HOẠCH và\n", "a font of TCVN3");
	reads(SV("<html><p>B\xB8o c\xB8o k\xD5t qu\xB6 th\xF9\x63 hi\xD6n nhi\xD6m v\xF4 n\xA8m 2003 c\xF1\x61 \xA7\xB6ng \xF1y"), "Báo cáo kết quả thực hiện nhiệm vụ năm 2003 của Đảng ủy\n",
	      "TCVN3 that nothing but its words tell");
	reads((struct sv){"<html>\0<p>a", 11}, "this is no HTML: byte 7 is no character of a text", "a byte that is none");
}

static void hostile(void)
{
	AUTO(buf_free) struct buf page = {0};
	buf_str(&page, "<html><body>");
	for (int i = 0; i < 300; i++)
		buf_str(&page, "<div>");
	reads(buf_view(&page), "HTML: in line 1 elements stand more than 256 deep; it is damaged or made to do harm", "too deep");
	reads(SV("<html><!DOCTYPE a [<!ENTITY b 'cccc'>]><p>&b;x"), "]>\n&b;x\n", "entities of its own are not known");
	reads(SV("<html> <p>  </p>"), "the document holds no text; if it holds pictures of pages, have their text recognised first", "no text");
}

int main(void)
{
	texts();
	lists();
	tables();
	encodings();
	hostile();
	return done();
}

// The writer of markup: what is escaped, what is left out, which formats are refused.
#include "tap.h"

#include "base/markup.h"

static void texts(void)
{
	static const struct {
		const char *text, *want;
	} table[] = {
		{"a < b & c > \"d\" 'e'", "a &lt; b &amp; c &gt; &quot;d&quot; &#39;e&#39;"},
		{"Đảng ủy, 90,6 %", "Đảng ủy, 90,6 %"},
		{"one\ttwo\nthree", "one\ttwo\nthree"},
		{"bell\a, escape\x1b and delete\x7f", "bell, escape and delete"},
		{"\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBF\xBD", "\xEF\xBF\xBD"}, // no characters of XML; the last one is
		{"", ""},
	};
	for (size_t i = 0; i < LENGTH(table); i++) {
		AUTO(buf_free) struct buf b = {0};
		markup_text(&b, sv_of(table[i].text));
		is_str(buf_cstr(&b), table[i].want, "a text is escaped");
	}
}

static void formats(void)
{
	AUTO(buf_free) struct buf b = {0};
	markup(&b, "<a href=\"%s\" n=\"%d\">%.*s 100%%</a>", "?a&b", -7, 3, "<b>rest");
	is_str(buf_cstr(&b), "<a href=\"?a&amp;b\" n=\"-7\">&lt;b&gt; 100%</a>", "arguments are escaped where they stand");
	buf_reset(&b);
	markup(&b, "%zu %lld %u", (size_t)18446744073709551615U, -9000000000LL, 7U);
	is_str(buf_cstr(&b), "18446744073709551615 -9000000000 7", "numbers of each width");
	buf_reset(&b);
	markup(&b, "<p>");
	markup(&b, "%5x", 3U);
	ok(b.failed, "a directive that is none of ours fails the whole");
}

int main(void)
{
	texts();
	formats();
	return done();
}

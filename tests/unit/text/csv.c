// Comma-separated values: what is read, what is refused on which line, and that what is written is read again.
#include "tap.h"

#include "text/csv.h"

// All rows as "line:field|field", or "line!problem".
static const char *reads(const char *text, size_t n)
{
	static struct buf out;
	AUTO(arena_free) struct arena a = {0};
	struct csv c = csv_of((struct sv){text, n});
	static char copy[4096];
	buf_reset(&out);
	while (csv_next(&c, &a)) {
		buf_printf(&out, "%s%d%c", out.n ? " " : "", c.line, c.problem ? '!' : ':');
		for (size_t i = 0; !c.problem && i < c.count; i++)
			buf_printf(&out, "%s" SV_FMT, i ? "|" : "", SV_ARG(c.fields[i]));
	}
	snprintf(copy, sizeof(copy), "%s", buf_cstr(&out));
	buf_free(&out);
	return copy;
}

#define READS(text, want, what) is_str(reads(text, sizeof(text) - 1), want, what)

int main(void)
{
	READS("a,b\n1,2\n", "1:a|b 2:1|2", "plain rows");
	READS("a,b\r\n1,2", "1:a|b 2:1|2", "CRLF, and no end of line at the end");
	READS("\xEF\xBB\xBF" "a;b;c,d\n1;2\n", "1:a|b|c,d 2:1|2", "a byte-order mark, and semicolons");
	READS("a\tb\n", "1:a|b", "tabs");
	READS("a,b\n\n\n,\n", "1:a|b 4:|", "empty lines are passed over, empty fields are not");
	READS("a\n\"x\r\ny\"\"z\"\nb\n", "1:a 2:x\r\ny\"z 4:b", "quotes hold line ends and doubled quotes; lines are counted on");
	READS("a,b\n1,\"2\"x\n3,4\n", "1:a|b 2! 3:3|4", "text after a closing quote costs its line only");
	READS("a,b\n1,2\"x\n3,4\n", "1:a|b 2! 3:3|4", "so does a quote inside");
	READS("a\n1\n\"never\nclosed\n", "1:a 2:1 3!", "quotes that are never closed are told where they open");
	READS("", "", "nothing is no row");
	READS("\n\r\n", "", "nor are line ends");
	READS("a,\n", "1:a|", "a last field may be empty");
	READS("a\0b,c\n", "1:a|c", "a NUL does not end the text");

	AUTO(buf_free) struct buf out = {0};
	csv_field(&out, SV("plain"));
	buf_char(&out, ',');
	csv_field(&out, SV("a \"b\", c\nd"));
	buf_char(&out, ',');
	csv_field(&out, SV("=1+1"));
	buf_char(&out, ',');
	csv_field(&out, SV("-5"));
	is_str(buf_cstr(&out), "plain,\"a \"\"b\"\", c\nd\",\"'=1+1\",-5", "fields are quoted where they must be, formulas disarmed");
	return done();
}

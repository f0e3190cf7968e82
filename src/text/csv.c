// Comma-separated values, in and out.
#include "base/message.h"
#include "text/csv.h"

static char separator_of(struct sv text)
{
	static const char known[] = {',', ';', '\t'};
	size_t counts[sizeof(known)] = {0};
	bool quoted = false;
	for (size_t i = 0; i < text.n && (quoted || (text.p[i] != '\n' && text.p[i] != '\r')); i++) {
		if (text.p[i] == '"')
			quoted = !quoted;
		for (size_t k = 0; k < sizeof(known); k++)
			counts[k] += !quoted && text.p[i] == known[k];
	}
	size_t best = 0;
	for (size_t k = 1; k < sizeof(known); k++) {
		if (counts[k] > counts[best])
			best = k;
	}
	return known[best];
}

struct csv csv_of(struct sv text)
{
	if (sv_starts(text, SV("\xEF\xBB\xBF")))
		text = sv_from(text, 3);
	return (struct csv){.rest = text, .separator = separator_of(text), .next_line = 1};
}

static bool line_end(char c)
{
	return c == '\n' || c == '\r';
}

static void pass_line_end(struct csv *c)
{
	size_t n = c->rest.n && c->rest.p[0] == '\r' ? 1 : 0;
	n += c->rest.n > n && c->rest.p[n] == '\n' ? 1 : 0;
	if (n)
		c->next_line++;
	c->rest = sv_from(c->rest, n);
}

// A field that opens with a quote; what stands after the closing one is left to the caller.
static struct sv quoted_field(struct csv *c, struct arena *a)
{
	size_t at = 1, doubled = 0;
	for (;; at++) {
		const char *quote = at < c->rest.n ? memchr(c->rest.p + at, '"', c->rest.n - at) : NULL;
		if (!quote) {
			c->problem = N_("the quotes that open here are never closed");
			c->rest = sv_from(c->rest, c->rest.n);
			return (struct sv){"", 0};
		}
		at = (size_t)(quote - c->rest.p);
		if (at + 1 >= c->rest.n || c->rest.p[at + 1] != '"')
			break;
		at++;
		doubled++;
	}
	struct sv inside = {c->rest.p + 1, at - 1};
	c->rest = sv_from(c->rest, at + 1);
	for (size_t i = 0; i < inside.n; i++) {
		// One line more for LF, CRLF or a CR alone.
		c->next_line += inside.p[i] == '\n' || (inside.p[i] == '\r' && (i + 1 == inside.n || inside.p[i + 1] != '\n'));
	}
	if (!doubled)
		return inside;
	char *out = arena_alloc(a, inside.n - doubled + 1);
	size_t n = 0;
	for (size_t i = 0; i < inside.n; i++) {
		out[n++] = inside.p[i];
		i += inside.p[i] == '"';
	}
	return (struct sv){out, n};
}

static struct sv plain_field(struct csv *c)
{
	size_t n = 0;
	while (n < c->rest.n && c->rest.p[n] != c->separator && !line_end(c->rest.p[n])) {
		if (c->rest.p[n] == '"')
			c->problem = N_("a quote stands inside a field that is not quoted; quote the field and double the quote");
		n++;
	}
	struct sv field = sv_head(c->rest, n);
	c->rest = sv_from(c->rest, n);
	return field;
}

bool csv_next(struct csv *c, struct arena *a)
{
	while (c->rest.n && line_end(c->rest.p[0]))
		pass_line_end(c);
	c->count = 0;
	c->problem = NULL;
	c->line = c->next_line;
	if (!c->rest.n)
		return false;
	for (;;) {
		struct sv field = c->rest.n && c->rest.p[0] == '"' ? quoted_field(c, a) : plain_field(c);
		if (c->count < CSV_FIELDS)
			c->fields[c->count++] = field;
		else
			c->problem = N_("the line has too many fields");
		if (c->rest.n && c->rest.p[0] == c->separator) {
			c->rest = sv_from(c->rest, 1);
			continue;
		}
		if (!c->rest.n || line_end(c->rest.p[0]))
			break;
		c->problem = N_("text stands after the closing quote");
		while (c->rest.n && !line_end(c->rest.p[0]))
			c->rest = sv_from(c->rest, 1);
		break;
	}
	pass_line_end(c);
	return true;
}

static bool one_of(const char *set, char c)
{
	return c && strchr(set, c);
}

void csv_field(struct buf *out, struct sv field)
{
	bool formula = field.n > 1 && one_of("=+-@\t\r", field.p[0]);
	int64_t number;
	if (formula && sv_int64(field, &number))
		formula = false;
	bool quote = formula;
	for (size_t i = 0; i < field.n && !quote; i++)
		quote = one_of(",;\t\"\r\n", field.p[i]);
	if (!quote) {
		buf_sv(out, field);
		return;
	}
	buf_str(out, formula ? "\"'" : "\"");
	for (size_t i = 0; i < field.n; i++) {
		if (field.p[i] == '"')
			buf_char(out, '"');
		buf_char(out, field.p[i]);
	}
	buf_char(out, '"');
}

// The JSON writer.
#include "base/json_out.h"

static void value(struct json_out *j)
{
	if (j->comma)
		buf_char(j->out, ',');
	j->comma = true;
}

void json_open(struct json_out *j, char bracket)
{
	value(j);
	buf_char(j->out, bracket);
	j->comma = false;
}

void json_close(struct json_out *j, char bracket)
{
	buf_char(j->out, bracket);
	j->comma = true;
}

static inline bool stands_for_itself(unsigned char c)
{
	return c >= ' ' && c != '"' && c != '\\' && c != 0x7F;
}

static void quoted(struct buf *out, struct sv s)
{
	buf_char(out, '"');
	size_t from = 0;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (stands_for_itself(c))
			continue;
		buf_add(out, s.p + from, i - from);
		from = i + 1;
		if (c == '\n')
			buf_str(out, "\\n");
		else if (c == '\t')
			buf_str(out, "\\t");
		else if (c == '"' || c == '\\')
			buf_printf(out, "\\%c", c);
		else
			buf_printf(out, "\\u%04x", c);
	}
	buf_add(out, s.p + from, s.n - from);
	buf_char(out, '"');
}

void json_key(struct json_out *j, const char *name)
{
	value(j);
	buf_char(j->out, '"');
	buf_str(j->out, name);
	buf_add(j->out, "\":", 2);
	j->comma = false;
}

void json_string(struct json_out *j, struct sv text)
{
	value(j);
	quoted(j->out, text);
}

void json_some(struct json_out *j, struct sv text)
{
	if (text.n)
		json_string(j, text);
	else
		json_null(j);
}

void json_number(struct json_out *j, int64_t n)
{
	value(j);
	buf_int(j->out, n);
}

void json_decimal_out(struct json_out *j, struct decimal d)
{
	value(j);
	decimal_write(j->out, d);
}

void json_bool(struct json_out *j, bool b)
{
	value(j);
	buf_str(j->out, b ? "true" : "false");
}

void json_null(struct json_out *j)
{
	value(j);
	buf_str(j->out, "null");
}

void json_date(struct json_out *j, struct date d)
{
	if (!date_is_set(d)) {
		json_null(j);
		return;
	}
	value(j);
	buf_char(j->out, '"');
	date_write(j->out, d);
	buf_char(j->out, '"');
}

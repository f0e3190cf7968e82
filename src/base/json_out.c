// The JSON writer.
#include "base/json_out.h"

static inline bool stands_for_itself(unsigned char c)
{
	return c >= ' ' && c != '"' && c != '\\' && c != 0x7F;
}

static void quoted(struct buf *out, struct sv s)
{
	size_t i = 0;
	while (i < s.n && stands_for_itself((unsigned char)s.p[i]))
		i++;
	char brief[64];
	if (i == s.n && s.n <= sizeof(brief) - 2) {
		brief[0] = brief[s.n + 1] = '"';
		if (s.n)
			memcpy(brief + 1, s.p, s.n);
		buf_add(out, brief, s.n + 2);
		return;
	}
	buf_char(out, '"');
	size_t from = 0;
	for (; i < s.n; i++) {
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

void json_out_drain(struct json_out *j)
{
	enum { MUCH = 64 * 1024 };
	if (!j->to || j->out->n < MUCH || j->out->failed)
		return;
	fwrite(j->out->p, 1, j->out->n, j->to); // whoever opened the stream looks whether it failed
	buf_reset(j->out);
}

// The comma and the key in one piece where it fits, as names do: an answer has more of them than of anything else.
static void begin(struct json_out *j, const char *key)
{
	char piece[64] = ",\"";
	size_t n = key ? strlen(key) : 0, from = j->comma ? 0 : 1;
	j->comma = true;
	if (!key) {
		buf_add(j->out, piece, 1 - from);
		return;
	}
	if (n > sizeof(piece) - 4) {
		buf_add(j->out, piece + from, 2 - from);
		buf_add(j->out, key, n);
		buf_add(j->out, "\":", 2);
		return;
	}
	memcpy(piece + 2, key, n);
	memcpy(piece + 2 + n, "\":", 2);
	buf_add(j->out, piece + from, n + 4 - from);
}

void json_out_open(struct json_out *j, const char *key, char bracket)
{
	begin(j, key);
	buf_char(j->out, bracket);
	j->comma = false;
}

void json_out_close(struct json_out *j, char bracket)
{
	buf_char(j->out, bracket);
	j->comma = true;
}

void json_out_text(struct json_out *j, const char *key, struct sv text)
{
	begin(j, key);
	quoted(j->out, text);
}

void json_out_some(struct json_out *j, const char *key, struct sv text)
{
	if (text.n)
		json_out_text(j, key, text);
	else
		json_out_null(j, key);
}

void json_out_int(struct json_out *j, const char *key, int64_t n)
{
	begin(j, key);
	buf_int(j->out, n);
}

void json_out_decimal(struct json_out *j, const char *key, struct decimal d)
{
	const char *quote = j->figures_as_text ? "\"" : "";
	begin(j, key);
	buf_str(j->out, quote);
	decimal_write(j->out, d);
	buf_str(j->out, quote);
}

void json_out_bool(struct json_out *j, const char *key, bool b)
{
	begin(j, key);
	buf_str(j->out, b ? "true" : "false");
}

void json_out_null(struct json_out *j, const char *key)
{
	begin(j, key);
	buf_str(j->out, "null");
}

void json_out_date(struct json_out *j, const char *key, struct date d)
{
	if (!date_is_set(d)) {
		json_out_null(j, key);
		return;
	}
	begin(j, key);
	buf_char(j->out, '"');
	date_write(j->out, d);
	buf_char(j->out, '"');
}

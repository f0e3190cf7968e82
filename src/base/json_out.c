// The JSON writer.
#include "base/json_out.h"

static inline bool stands_for_itself(unsigned char c)
{
	return c >= ' ' && c != '"' && c != '\\' && c != 0x7F;
}

// None of eight bytes needs an escape. What is tested for shows in the top bit of its byte; those from 0x80 on are text.
static bool eight_stand(const char *p)
{
	const uint64_t ones = 0x0101010101010101U, tops = 0x8080808080808080U;
	uint64_t v, quote, slash, rubout;
	memcpy(&v, p, sizeof(v));
	quote = v ^ ones * '"';
	slash = v ^ ones * '\\';
	rubout = v ^ ones * 0x7F;
	return !(((v - ones * ' ') | (quote - ones) | (slash - ones) | (rubout - ones)) & ~v & tops);
}

static void escaped(struct buf *out, unsigned char c)
{
	if (c == '\n')
		buf_str(out, "\\n");
	else if (c == '\t')
		buf_str(out, "\\t");
	else if (c == '"' || c == '\\')
		buf_printf(out, "\\%c", c);
	else
		buf_printf(out, "\\u%04x", c);
}

// Copies what stands for itself, at the most what there is of s, past out->n; how much that was.
static size_t copied(char *to, struct sv s)
{
	size_t i = 0;
	for (; i + 8 <= s.n && eight_stand(s.p + i); i += 8)
		memcpy(to + i, s.p + i, 8);
	for (; i < s.n && stands_for_itself((unsigned char)s.p[i]); i++)
		to[i] = s.p[i];
	return i;
}

static void quoted(struct buf *out, struct sv s)
{
	buf_char(out, '"');
	for (;;) {
		char *to = buf_room(out, s.n + 1);
		if (!to)
			return;
		size_t n = copied(to, s);
		out->n += n;
		s = sv_from(s, n);
		if (!s.n)
			break;
		escaped(out, (unsigned char)s.p[0]);
		s = sv_from(s, 1);
	}
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

// The comma and the key, with room for so many bytes more: where these go; NULL where there is none. What is written is
// kept by `end`.
static char *begin(struct json_out *j, const char *key, size_t more)
{
	size_t n = key ? strlen(key) : 0;
	char *to = buf_room(j->out, n + sizeof(",\"\":") + more);
	bool comma = j->comma;
	j->comma = true;
	if (!to)
		return NULL;
	if (comma)
		*to++ = ',';
	if (!key)
		return to;
	*to++ = '"';
	to = mempcpy(to, key, n);
	*to++ = '"';
	*to++ = ':';
	return to;
}

static void end(struct json_out *j, const char *to)
{
	j->out->n = (size_t)(to - j->out->p);
}

// The key and a few bytes.
static void put(struct json_out *j, const char *key, const char *bytes, size_t n)
{
	char *to = begin(j, key, n);
	if (to)
		end(j, mempcpy(to, bytes, n));
}

void json_out_open(struct json_out *j, const char *key, char bracket)
{
	put(j, key, &bracket, 1);
	j->comma = false;
}

void json_out_close(struct json_out *j, char bracket)
{
	buf_char(j->out, bracket);
	j->comma = true;
}

void json_out_text(struct json_out *j, const char *key, struct sv text)
{
	char *to = begin(j, key, text.n + 2); // room for the text too, where nothing of it needs an escape
	if (!to)
		return;
	end(j, to);
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
	put(j, key, "", 0);
	buf_int(j->out, n);
}

void json_out_decimal(struct json_out *j, const char *key, struct decimal d)
{
	put(j, key, "\"", j->figures_as_text);
	decimal_write(j->out, d);
	if (j->figures_as_text)
		buf_char(j->out, '"');
}

void json_out_bool(struct json_out *j, const char *key, bool b)
{
	put(j, key, b ? "true" : "false", b ? 4 : 5);
}

void json_out_null(struct json_out *j, const char *key)
{
	put(j, key, "null", 4);
}

void json_out_date(struct json_out *j, const char *key, struct date d)
{
	if (!date_is_set(d)) {
		json_out_null(j, key);
		return;
	}
	put(j, key, "\"", 1);
	date_write(j->out, d);
	buf_char(j->out, '"');
}

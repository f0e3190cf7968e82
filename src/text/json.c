// Reads JSON: recursive descent over bytes. The values of an open array or object wait on a stack and move to the arena
// when it closes, so that each takes the room it needs and no more.
#include "text/json.h"
#include "text/text.h"

struct reader {
	struct sv in;
	size_t at;
	size_t nodes_left;
	struct buf open; // struct json of the arrays and objects not yet closed
	struct arena *arena;
	const char *wrong; // why it is no JSON; NULL: nothing yet
};

static bool refuse(struct reader *r, const char *why)
{
	if (!r->wrong)
		r->wrong = why;
	return false;
}

static void skip_blanks(struct reader *r)
{
	while (r->at < r->in.n && strchr(" \t\r\n", r->in.p[r->at]) && r->in.p[r->at])
		r->at++;
}

static char peek(const struct reader *r)
{
	return r->at < r->in.n ? r->in.p[r->at] : '\0';
}

static bool take(struct reader *r, char c)
{
	if (peek(r) != c)
		return false;
	r->at++;
	return true;
}

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool hex4(struct reader *r, uint32_t *out)
{
	uint32_t n = 0;
	for (int i = 0; i < 4; i++) {
		char c = peek(r);
		uint32_t d;
		if (digit(c))
			d = (uint32_t)(c - '0');
		else if (c >= 'a' && c <= 'f')
			d = (uint32_t)(c - 'a') + 10;
		else if (c >= 'A' && c <= 'F')
			d = (uint32_t)(c - 'A') + 10;
		else
			return refuse(r, "a \\u escape is not four hexadecimal digits");
		n = n * 16 + d;
		r->at++;
	}
	*out = n;
	return true;
}

static bool escape(struct reader *r, struct buf *text)
{
	static const char letters[] = "\"\\/bfnrt", means[] = "\"\\/\b\f\n\r\t";
	char c = peek(r);
	const char *known = c ? strchr(letters, c) : NULL;
	if (known) {
		r->at++;
		buf_char(text, means[known - letters]);
		return true;
	}
	if (!take(r, 'u'))
		return refuse(r, "an escape is unknown");
	uint32_t code, low;
	if (!hex4(r, &code))
		return false;
	if (code >= 0xd800 && code < 0xdc00) {
		if (!take(r, '\\') || !take(r, 'u') || !hex4(r, &low) || low < 0xdc00 || low > 0xdfff)
			return refuse(r, "half of a surrogate pair");
		code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
	} else if (code >= 0xdc00 && code <= 0xdfff) {
		return refuse(r, "half of a surrogate pair");
	}
	if (code == 0)
		return refuse(r, "U+0000 in a string");
	utf8_add(text, code);
	return true;
}

static bool string(struct reader *r, struct json *out)
{
	r->at++; // the quote
	size_t from = r->at;
	while (r->at < r->in.n && r->in.p[r->at] != '"' && r->in.p[r->at] != '\\' &&
	       (unsigned char)r->in.p[r->at] >= 0x20)
		r->at++;
	struct sv text = {r->in.p + from, r->at - from};
	if (peek(r) != '"') {
		AUTO(buf_free) struct buf decoded = {0};
		buf_sv(&decoded, text);
		while (r->at < r->in.n && peek(r) != '"') {
			char c = r->in.p[r->at++];
			if ((unsigned char)c < 0x20)
				return refuse(r, "a control character in a string");
			if (c != '\\')
				buf_char(&decoded, c);
			else if (!escape(r, &decoded))
				return false;
		}
		if (r->at >= r->in.n)
			return refuse(r, "a string does not end");
		if (decoded.failed)
			out_of_memory();
		text = arena_sv(r->arena, buf_view(&decoded));
	}
	r->at++;
	if (text.n > UINT32_MAX)
		return refuse(r, "a string is too long");
	*out = (struct json){.type = JSON_STRING, .count = (uint32_t)text.n, .bytes = text.p};
	return true;
}

static bool digits(struct reader *r)
{
	size_t from = r->at;
	while (digit(peek(r)))
		r->at++;
	return r->at > from || refuse(r, "a number is not written as JSON writes it");
}

static bool number(struct reader *r, struct json *out)
{
	size_t from = r->at;
	take(r, '-');
	if (!take(r, '0') && !digits(r))
		return false;
	if (take(r, '.') && !digits(r))
		return false;
	if (peek(r) == 'e' || peek(r) == 'E') {
		r->at++;
		if (!take(r, '+'))
			take(r, '-');
		if (!digits(r))
			return false;
	}
	if (r->at - from > 100)
		return refuse(r, "a number is too long");
	*out = (struct json){
	    .type = JSON_NUMBER, .count = (uint32_t)(r->at - from), .bytes = r->in.p + from};
	return true;
}

static bool value(struct reader *r, int depth, struct json *out);

// Moves what was put on the stack since `from` to the arena.
static struct json *close_items(struct reader *r, size_t from, size_t *count)
{
	size_t bytes = r->open.n - from;
	*count = bytes / sizeof(struct json);
	struct json *items = ARENA_ARRAY(r->arena, struct json, *count ? *count : 1);
	if (bytes)
		memcpy(items, r->open.p + from, bytes);
	r->open.n = from;
	return items;
}

static void push(struct reader *r, struct json v)
{
	buf_add(&r->open, &v, sizeof(v));
	if (r->open.failed)
		out_of_memory();
}

static bool array(struct reader *r, int depth, struct json *out)
{
	size_t from = r->open.n, count;
	r->at++;
	skip_blanks(r);
	if (!take(r, ']')) {
		do {
			struct json item;
			if (!value(r, depth, &item))
				return false;
			push(r, item);
			skip_blanks(r);
		} while (take(r, ','));
		if (!take(r, ']'))
			return refuse(r, "an array does not end");
	}
	out->items = close_items(r, from, &count);
	out->type = JSON_ARRAY;
	out->count = (uint32_t)count;
	return true;
}

static bool has_name_twice(const struct json *items, size_t members)
{
	for (size_t i = 0; i < members; i++) {
		for (size_t k = 0; k < i; k++) {
			if (sv_eq(json_text(&items[2 * i]), json_text(&items[2 * k])))
				return true;
		}
	}
	return false;
}

static bool object(struct reader *r, int depth, struct json *out)
{
	size_t from = r->open.n, count;
	r->at++;
	skip_blanks(r);
	if (!take(r, '}')) {
		do {
			struct json name, member;
			skip_blanks(r);
			if (peek(r) != '"')
				return refuse(r, "a member has no name");
			if (!string(r, &name))
				return false;
			skip_blanks(r);
			if (!take(r, ':'))
				return refuse(r, "a member has no value");
			if (!value(r, depth, &member))
				return false;
			push(r, name);
			push(r, member);
			if ((r->open.n - from) / sizeof(struct json) > 2 * JSON_MEMBERS_MAX)
				return refuse(r, "an object has too many members");
			skip_blanks(r);
		} while (take(r, ','));
		if (!take(r, '}'))
			return refuse(r, "an object does not end");
	}
	const struct json *items = close_items(r, from, &count);
	if (has_name_twice(items, count / 2))
		return refuse(r, "an object names a member twice");
	*out = (struct json){.type = JSON_OBJECT, .count = (uint32_t)(count / 2), .items = items};
	return true;
}

static bool word(struct reader *r, const char *text, enum json_type type, struct json *out)
{
	if (!sv_starts(sv_from(r->in, r->at), sv_of(text)))
		return refuse(r, "a word that JSON does not have");
	r->at += strlen(text);
	*out = (struct json){.type = (uint8_t)type};
	return true;
}

static bool value(struct reader *r, int depth, struct json *out)
{
	skip_blanks(r);
	if (r->at >= r->in.n)
		return refuse(r, "the text ends too early");
	if (r->nodes_left-- == 0) {
		r->nodes_left = 0;
		return refuse(r, "too many values");
	}
	char c = peek(r);
	if ((c == '[' || c == '{') && depth >= JSON_DEPTH_MAX)
		return refuse(r, "nested too deeply");
	switch (c) {
	case '{':
		return object(r, depth + 1, out);
	case '[':
		return array(r, depth + 1, out);
	case '"':
		return string(r, out);
	case 't':
		return word(r, "true", JSON_TRUE, out);
	case 'f':
		return word(r, "false", JSON_FALSE, out);
	case 'n':
		return word(r, "null", JSON_NULL, out);
	default:
		if (c == '-' || digit(c))
			return number(r, out);
		return refuse(r, "a word that JSON does not have");
	}
}

bool json_parse(struct sv bytes, size_t nodes_max, struct arena *a, struct json *out, struct error *error)
{
	*out = (struct json){0};
	size_t bad_at = 0;
	if (!utf8_valid(bytes, &bad_at))
		return error_set(error, FAIL_INPUT, N_("this is no JSON: not UTF-8 at byte %zu"), bad_at);
	struct reader r = {.in = bytes, .nodes_left = nodes_max, .arena = a};
	bool good = value(&r, 0, out);
	skip_blanks(&r);
	if (good && r.at < bytes.n)
		good = refuse(&r, "something follows the value");
	buf_free(&r.open);
	return good || error_set(error, FAIL_INPUT, N_("this is no JSON: %s, at byte %zu"), r.wrong, r.at);
}

const struct json *json_get(const struct json *object, const char *name)
{
	if (!object || object->type != JSON_OBJECT)
		return NULL;
	for (size_t i = 0; i < object->count; i++) {
		if (sv_is(json_text(&object->items[2 * i]), name))
			return &object->items[2 * i + 1];
	}
	return NULL;
}

struct sv json_text(const struct json *v)
{
	if (!v || (v->type != JSON_STRING && v->type != JSON_NUMBER))
		return (struct sv){0};
	return (struct sv){v->bytes, v->count};
}

bool json_int(const struct json *v, int64_t *out)
{
	return v && v->type == JSON_NUMBER && sv_int64(json_text(v), out);
}

bool json_decimal(const struct json *v, struct decimal *out)
{
	return v && v->type == JSON_NUMBER && decimal_parse(json_text(v), out);
}

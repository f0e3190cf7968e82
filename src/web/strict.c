// Refuses requests that two readers could understand in two ways, before anything else reads them.
#include <strings.h>

#include "web/strict.h"

void strict_free(struct strict *s)
{
	buf_free(&s->head);
}

static bool token_char(unsigned char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c && strchr("!#$%&'*+-.^_`|~", c));
}

static bool token(struct sv s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (!token_char((unsigned char)s.p[i]))
			return false;
	}
	return s.n > 0;
}

static bool same(struct sv a, const char *b)
{
	return a.n == strlen(b) && strncasecmp(a.p, b, a.n) == 0;
}

static int request_line(struct sv line, struct sv *path, bool *body_allowed)
{
	struct sv method, target;
	if (!sv_cut(&line, ' ', &method) || !sv_cut(&line, ' ', &target) || !line.p)
		return 400;
	if (!token(method) || target.n == 0 || target.p[0] != '/')
		return 400;
	for (size_t i = 0; i < target.n; i++) {
		if ((unsigned char)target.p[i] <= ' ' || (unsigned char)target.p[i] >= 0x7F)
			return 400;
	}
	if (!sv_starts(line, SV("HTTP/")) || line.n != 8 || line.p[6] != '.')
		return 400;
	if (!sv_is(line, "HTTP/1.1") && !sv_is(line, "HTTP/1.0"))
		return 505;
	*body_allowed = sv_is(method, "POST");
	if (!*body_allowed && !sv_is(method, "GET") && !sv_is(method, "HEAD"))
		return 405;
	size_t query = sv_find(target, SV("?"));
	*path = sv_head(target, query);
	return 0;
}

struct fields {
	int hosts, lengths;
	bool encoded; // a Transfer-Encoding of any kind
	size_t length;
};

static int field(struct sv line, struct fields *f)
{
	size_t colon = sv_find(line, SV(":"));
	if (colon == SIZE_MAX || !token(sv_head(line, colon)))
		return 400; // a blank before the colon or a folded line among others
	struct sv name = sv_head(line, colon), value = sv_trim(sv_from(line, colon + 1));
	for (size_t i = 0; i < value.n; i++) {
		unsigned char c = (unsigned char)value.p[i];
		if ((c < ' ' && c != '\t') || c == 0x7F)
			return 400;
	}
	if (same(name, "Host")) {
		f->hosts++;
		if (!value.n || memchr(value.p, ',', value.n) || memchr(value.p, '/', value.n) || memchr(value.p, '@', value.n))
			return 400;
	} else if (same(name, "Content-Length")) {
		int64_t n;
		f->lengths++;
		if (value.n == 0 || value.n > 15 || value.p[0] == '-' || !sv_int64(value, &n))
			return 400;
		f->length = (size_t)n;
	} else if (same(name, "Transfer-Encoding")) {
		f->encoded = true;
	} else if (same(name, "Expect") && !same(value, "100-continue")) {
		return 417;
	}
	return 0;
}

int strict_head(const struct strict_limits *limits, struct sv head, size_t *body)
{
	struct fields f = {0};
	struct sv path = {0}, line;
	bool body_allowed = false;
	int number = 0;
	*body = 0;
	if (memchr(head.p, 0, head.n))
		return 400;
	while (sv_cut(&head, '\n', &line)) {
		if (!head.p)
			break; // past the last line
		if (!sv_ends(line, SV("\r")))
			return 400; // a bare LF
		line.n--;
		if (memchr(line.p, '\r', line.n))
			return 400;
		int status = number++ == 0 ? request_line(line, &path, &body_allowed) : line.n ? field(line, &f) : 0;
		if (status)
			return status;
	}
	if (f.hosts != 1 || f.lengths > 1 || (f.encoded && f.lengths))
		return 400;
	if (f.encoded)
		return 501; // no form is sent in chunks; lengths are known before
	if (f.length && !body_allowed)
		return 400;
	if (f.length > limits->body(limits->data, path))
		return 413;
	*body = f.length;
	return 0;
}

static bool refuse(struct strict *s, int status)
{
	s->refused = status;
	return false;
}

bool strict_feed(struct strict *s, const struct strict_limits *limits, struct sv bytes, int64_t now_ms, struct buf *out)
{
	while (bytes.n) {
		if (s->refused)
			return false;
		if (s->body) {
			if (now_ms > s->until_ms)
				return refuse(s, 408);
			struct sv part = sv_head(bytes, s->body);
			buf_sv(out, part);
			s->body -= part.n;
			bytes = sv_from(bytes, part.n);
			continue;
		}
		if (!s->began_ms)
			s->began_ms = now_ms;
		// A head ends with an empty line; it may end between two pieces.
		size_t had = s->head.n;
		buf_sv(&s->head, sv_head(bytes, STRICT_HEAD + 1));
		struct sv head = buf_view(&s->head);
		size_t from = had > 3 ? had - 3 : 0, end = sv_find(sv_from(head, from), SV("\n\r\n"));
		size_t bare = sv_find(sv_from(head, from), SV("\n\n"));
		if (bare != SIZE_MAX && (end == SIZE_MAX || bare < end))
			return refuse(s, 400);
		if (end == SIZE_MAX) {
			if (head.n > STRICT_HEAD)
				return refuse(s, 431);
			if (now_ms - s->began_ms > STRICT_SECONDS * 1000)
				return refuse(s, 408);
			return true;
		}
		size_t size = from + end + 3;
		if (size > STRICT_HEAD)
			return refuse(s, 431);
		int status = strict_head(limits, sv_head(head, size), &s->body);
		if (status)
			return refuse(s, status);
		s->until_ms = now_ms + 30000 + (int64_t)s->body / STRICT_BODY_SLOWEST;
		buf_sv(out, sv_head(head, size));
		bytes = sv_from(bytes, size - had);
		buf_reset(&s->head);
		s->began_ms = 0;
	}
	return !s->refused;
}

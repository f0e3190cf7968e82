// What a strict server refuses, first on the bytes, then over a real socket.
#include "web/serving.h"

#include "web/strict.h"

static size_t limit(const void *data, struct sv path)
{
	(void)data;
	return sv_starts(path, SV("/large")) ? 1000000 : 100;
}

static const struct refusal {
	const char *what, *bytes;
	int status; // 0: passed on
} refusals[] = {
    {"a plain request", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", 0},
    {"two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400},
    {"no host", "GET / HTTP/1.1\r\nAccept: x\r\n\r\n", 400},
    {"an empty host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400},
    {"two lengths", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx", 400},
    {"a length and an encoding", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
    {"xchunked", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n", 501},
    {"chunks of size -1", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n", 501},
    {"length -1", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", 400},
    {"length +3", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +3\r\n\r\nabc", 400},
    {"a blank before the colon", "GET / HTTP/1.1\r\nHost: a\r\nAccept : x\r\n\r\n", 400},
    {"a folded line", "GET / HTTP/1.1\r\nHost: a\r\nAccept: x\r\n y\r\n\r\n", 400},
    {"a bare LF", "GET / HTTP/1.1\nHost: a\n\n", 400},
    {"a bare LF among others", "GET / HTTP/1.1\r\nHost: a\nAccept: x\r\n\r\n", 400},
    {"HTTP/9.9", "GET / HTTP/9.9\r\nHost: a\r\n\r\n", 505},
    {"no version", "GET /\r\nHost: a\r\n\r\n", 400},
    {"another method", "DELETE / HTTP/1.1\r\nHost: a\r\n\r\n", 405},
    {"a body that is too long", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 101\r\n\r\n", 413},
    {"the same where uploads are taken", "POST /large HTTP/1.1\r\nHost: a\r\nContent-Length: 101\r\n\r\n", 0},
    {"a body where none belongs", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx", 400},
    {"an absolute target", "GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n", 400},
};

static int feed(struct sv bytes, size_t step, struct buf *out)
{
	struct strict s = {0};
	struct strict_limits limits = {limit, NULL};
	while (bytes.n) {
		struct sv part = sv_head(bytes, step);
		if (!strict_feed(&s, &limits, part, 1000, out))
			break;
		bytes = sv_from(bytes, part.n);
	}
	int refused = s.refused;
	strict_free(&s);
	return refused;
}

static void on_bytes(void)
{
	for (size_t i = 0; i < LENGTH(refusals); i++) {
		AUTO(buf_free) struct buf whole = {0};
		AUTO(buf_free) struct buf pieces = {0};
		struct sv bytes = sv_of(refusals[i].bytes);
		is_int(feed(bytes, bytes.n, &whole), refusals[i].status, refusals[i].what);
		is_int(feed(bytes, 1, &pieces), refusals[i].status, "the same byte by byte");
		if (!refusals[i].status)
			ok(sv_eq(buf_view(&whole), bytes) && sv_eq(buf_view(&pieces), bytes), "what is passed on is what came");
	}
	AUTO(buf_free) struct buf out = {0};
	static const char nul[] = "GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n";
	is_int(feed((struct sv){nul, sizeof(nul) - 1}, 999, &out), 400, "a NUL in a header");
	AUTO(buf_free) struct buf large = {0};
	buf_str(&large, "GET / HTTP/1.1\r\nHost: a\r\nX: ");
	for (int i = 0; i < 65536; i++)
		buf_char(&large, 'x');
	buf_str(&large, "\r\n\r\n");
	is_int(feed(buf_view(&large), 1400, &out), 431, "64 KB of headers");
	struct strict slow = {0};
	struct strict_limits limits = {limit, NULL};
	ok(strict_feed(&slow, &limits, SV("GET / HT"), 1000, &out) && !strict_feed(&slow, &limits, SV("T"), 12000, &out) &&
	       slow.refused == 408,
	   "a head that drips is given up");
	strict_free(&slow);
	slow = (struct strict){0};
	ok(strict_feed(&slow, &limits, SV("POST /large HTTP/1.1\r\nHost: a\r\nContent-Length: 8000\r\n\r\nab"), 1000, &out) &&
	       strict_feed(&slow, &limits, SV("c"), 32000, &out) && !strict_feed(&slow, &limits, SV("d"), 34000, &out) && slow.refused == 408,
	   "so is a body");
	strict_free(&slow);
	buf_reset(&out);
	struct sv two = SV("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabcGET /x HTTP/1.1\r\nHost: a\r\n\r\n");
	ok(feed(two, 7, &out) == 0 && sv_eq(buf_view(&out), two), "two requests on one connection");
}

// ---- over a socket

static void show(struct req *r)
{
	page(&r->body, "<p>%s</p>", "here");
}

static const struct route routes[] = {{.pattern = "/", .show = show, .flags = ROUTE_PUBLIC}};
static const struct web_app app = {.routes = routes,
                                   .route_count = 1,
                                   .principal = nobody,
                                   .authorise = never,
                                   .frame = frame,
                                   .failure = failure};

static void on_socket(struct db *db, const char *where)
{
	struct running s;
	(void)db;
	if (!serving_start(&s, &app, where))
		return;
	int port = s.port;
	AUTO(buf_free) struct buf answer = {0};
	for (size_t i = 0; i < LENGTH(refusals); i++) {
		int want = refusals[i].status ? refusals[i].status : 200;
		if (strstr(refusals[i].bytes, "/large"))
			continue; // this application takes no uploads
		if (want == 413)
			continue; // its limit is another one: below
		struct sv got = ask(port, sv_of(refusals[i].bytes), &answer);
		char line[32];
		snprintf(line, sizeof(line), "HTTP/1.1 %d", want);
		if (!ok(sv_starts(got, sv_of(line)), "%s is answered %d", refusals[i].what, want))
			printf("# " SV_FMT "\n", SV_ARG(sv_head(got, 60)));
	}
	struct sv got = ask(port, SV("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 70000\r\n\r\n"), &answer);
	ok(sv_starts(got, SV("HTTP/1.1 413")), "a form of 70 KB is answered 413");
	got = ask(port, SV("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"), &answer);
	ok(sv_find(got, SV("Content-Security-Policy: default-src 'none'")) != SIZE_MAX && sv_find(got, SV("<p>here</p>")) != SIZE_MAX,
	   "and a plain one is answered with its policy");
	ok(serving_stop(&s), "the server stops when told");
}

int main(void)
{
	on_bytes();
	on_each_engine(on_socket);
	return done();
}

// What a strict server refuses, first on the bytes, then over a real socket.
#include <arpa/inet.h>
#include <pthread.h>
#include <unistd.h>

#include "engines.h"

#include "web/server.h"
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
	buf_reset(&out);
	struct sv two = SV("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabcGET /x HTTP/1.1\r\nHost: a\r\n\r\n");
	ok(feed(two, 7, &out) == 0 && sv_eq(buf_view(&out), two), "two requests on one connection");
}

// ---- over a socket

static void show(struct req *r)
{
	page(&r->body, "<p>%s</p>", "here");
}

static bool nobody(struct req *r)
{
	(void)r;
	return false;
}

static bool never(struct req *r, const char *operation, const char *target, int64_t id, struct error *error)
{
	(void)r, (void)operation, (void)target, (void)id;
	return error_set(error, FAIL_FORBIDDEN, "no");
}

static void frame(struct req *r, struct page *whole)
{
	page_page(whole, &r->body);
}

static void failure(struct req *r, const struct error *e)
{
	AUTO(buf_free) struct buf b = {0};
	error_text(e, r->language, &b);
	page_text(&r->body, buf_view(&b));
}

static const struct route routes[] = {{.pattern = "/", .show = show, .flags = ROUTE_PUBLIC}};
static const struct web_app app = {.routes = routes,
                                   .route_count = 1,
                                   .principal = nobody,
                                   .authorise = never,
                                   .frame = frame,
                                   .failure = failure};

static instant clock_now(void *data)
{
	(void)data;
	return 1750000000000;
}

struct running {
	struct web *web;
	const char *database;
	int ready[2], stop[2];
	bool good;
};

static void ready(int port, void *data)
{
	struct running *s = data;
	if (write(s->ready[1], &port, sizeof(port)) != sizeof(port))
		abort();
}

static void *serve(void *data)
{
	struct running *s = data;
	struct error error = {0};
	struct server_setup setup = {.web = s->web,
	                             .database = s->database,
	                             .address = "127.0.0.1",
	                             .readers = 2,
	                             .clock = clock_now,
	                             .ready = ready,
	                             .ready_data = s,
	                             .stop_fd = s->stop[0]};
	s->good = server_run(&setup, &error);
	if (!s->good)
		printf("# %s\n", error_words(&error));
	return NULL;
}

// A head and as many bytes after it as it says.
static bool whole(struct sv answer)
{
	static const struct sv name = {"Content-Length: ", 16};
	int64_t n;
	struct sv line;
	size_t end = sv_find(answer, SV("\r\n\r\n")), at = sv_find(answer, name);
	if (end == SIZE_MAX || at == SIZE_MAX)
		return false;
	struct sv rest = sv_from(answer, at + name.n);
	return sv_cut(&rest, '\r', &line) && sv_int64(line, &n) && answer.n >= end + 4 + (size_t)n;
}

static struct sv ask(int port, struct sv bytes, struct buf *answer)
{
	struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	struct timeval patience = {.tv_sec = 10};
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
	buf_reset(answer);
	if (connect(fd, (struct sockaddr *)&at, sizeof(at)) == 0 && send(fd, bytes.p, bytes.n, MSG_NOSIGNAL) > 0) {
		char part[4096];
		ssize_t n;
		while (!whole(buf_view(answer)) && (n = recv(fd, part, sizeof(part), 0)) > 0)
			buf_add(answer, part, (size_t)n);
	}
	close(fd);
	return buf_view(answer);
}

static void on_socket(struct db *db, const char *where)
{
	struct error error = {0};
	struct running s = {.web = web_new(&app, false, &error), .database = where};
	(void)db;
	if (pipe(s.ready) || pipe(s.stop))
		abort();
	pthread_t thread;
	pthread_create(&thread, NULL, serve, &s);
	int port = 0;
	ok(read(s.ready[0], &port, sizeof(port)) == sizeof(port) && port > 0, "the server listens");
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
	if (write(s.stop[1], "x", 1) != 1)
		abort();
	pthread_join(thread, NULL);
	ok(s.good, "the server stops when told");
	web_free(s.web);
	close(s.ready[0]), close(s.ready[1]), close(s.stop[0]), close(s.stop[1]);
}

int main(void)
{
	on_bytes();
	on_each_engine(on_socket);
	return done();
}

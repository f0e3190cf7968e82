// A server on a free port in a thread of the test, and requests to it as bytes over a socket.
#pragma once

#include <arpa/inet.h>
#include <pthread.h>
#include <unistd.h>

#include "engines.h"

#include "web/server.h"

static instant serving_clock(void *data)
{
	(void)data;
	return 1750000000000;
}

// ---- an application in which nobody is signed in
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

struct running {
	struct web *web;
	const char *database;
	int ready[2], stop[2], port;
	bool good;
	pthread_t thread;
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
	                             .clock = serving_clock,
	                             .ready = ready,
	                             .ready_data = s,
	                             .stop_fd = s->stop[0]};
	s->good = server_run(&setup, &error);
	if (!s->good) {
		printf("# %s\n", error_words(&error));
		ready(0, s); // nobody is to wait for it
	}
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

__attribute__((unused)) static bool serving_start(struct running *s, const struct web_app *app, const char *where)
{
	struct error error = {0};
	*s = (struct running){.web = web_new(app, false, &error), .database = where};
	if (pipe(s->ready) || pipe(s->stop))
		abort();
	pthread_create(&s->thread, NULL, serve, s);
	return ok(read(s->ready[0], &s->port, sizeof(s->port)) == sizeof(s->port) && s->port > 0, "the server listens");
}

__attribute__((unused)) static bool serving_stop(struct running *s)
{
	if (write(s->stop[1], "x", 1) != 1)
		abort();
	pthread_join(s->thread, NULL);
	web_free(s->web);
	close(s->ready[0]), close(s->ready[1]), close(s->stop[0]), close(s->stop[1]);
	return s->good;
}

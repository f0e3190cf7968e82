// Carries requests between libevent's HTTP and the work.
#include <arpa/inet.h>
#include <errno.h>
#include <event2/buffer.h>
#include <event2/bufferevent.h>
#include <event2/event.h>
#include <event2/http.h>
#include <event2/http_struct.h>
#include <event2/keyvalq_struct.h>
#include <event2/thread.h>
#include <pthread.h>
#include <signal.h>
#include <time.h>
#include <zlib.h>

#include "web/server.h"
#include "web/strict.h"
#include "web/work.h"

extern const struct server_library server_libevent;

enum { IDLE_SECONDS = 30, MOST_CONNECTIONS = 1000, COMPRESS_FROM = 700, MOST_BODY = 33 * 1024 * 1024 };

struct server {
	const struct server_setup *setup;
	struct event_base *base;
	struct evhttp *http;
	struct work *work;
	struct event *finished; // woken when jobs are done
	pthread_mutex_t lock;
	struct job *done;       // most recent first
	int under_way;
	int connections;
	bool stopping;
};

// ---- the filter

struct guard {
	struct strict strict;
	struct strict_limits limits;
	struct bufferevent *plain; // the socket's
	struct server *server;
	bool full; // there are too many: this one is told so
};

static size_t body_limit(const void *data, struct sv path)
{
	return web_body_limit(data, path);
}

static int64_t monotonic_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

// A refused connection carries one request more: the one that answers the refusal. What follows on it is not read.
static enum bufferevent_filter_result check(struct evbuffer *from, struct evbuffer *to, ev_ssize_t most,
                                            enum bufferevent_flush_mode mode, void *data)
{
	struct guard *g = data;
	(void)most, (void)mode;
	size_t n = evbuffer_get_length(from);
	if (n == 0)
		return BEV_NEED_MORE;
	if (g->strict.refused) {
		evbuffer_drain(from, n);
		return BEV_NEED_MORE;
	}
	AUTO(buf_free) struct buf out = {0};
	struct sv bytes = {(const char *)evbuffer_pullup(from, -1), n};
	bool good = !g->full && strict_feed(&g->strict, &g->limits, bytes, monotonic_ms(), &out);
	if (g->full)
		g->strict.refused = 503;
	evbuffer_drain(from, n);
	if (out.n)
		evbuffer_add(to, out.p, out.n);
	if (!good)
		evbuffer_add_printf(to, "GET /.refused/%d HTTP/1.1\r\nHost: refused\r\nConnection: close\r\n\r\n", g->strict.refused);
	return out.n || !good ? BEV_OK : BEV_NEED_MORE;
}

// evhttp takes an empty output for sent, and may then close. So bytes leave here for the kernel at once; where it does not take all,
// the last one waits until the others are gone.
static enum bufferevent_filter_result send_on(struct evbuffer *from, struct evbuffer *to, ev_ssize_t most,
                                              enum bufferevent_flush_mode mode, void *data)
{
	struct guard *g = data;
	(void)most, (void)mode;
	if (evbuffer_get_length(to) || !evbuffer_get_length(from))
		return BEV_NEED_MORE;
	int sent = evbuffer_write(from, bufferevent_getfd(g->plain));
	size_t left = evbuffer_get_length(from);
	if (left)
		evbuffer_remove_buffer(from, to, left > 1 ? left - 1 : left);
	return sent > 0 || left ? BEV_OK : BEV_NEED_MORE;
}

static void guard_free(void *data)
{
	struct guard *g = data;
	g->server->connections--;
	strict_free(&g->strict);
	free(g);
}

static struct bufferevent *guarded(struct event_base *base, void *data)
{
	struct server *s = data;
	struct bufferevent *plain = bufferevent_socket_new(base, -1, BEV_OPT_CLOSE_ON_FREE);
	struct guard *g = calloc(1, sizeof(*g));
	if (!g || !plain)
		out_of_memory();
	g->plain = plain;
	g->server = s;
	g->full = s->connections++ >= MOST_CONNECTIONS;
	g->limits = (struct strict_limits){body_limit, s->setup->web};
	return bufferevent_filter_new(plain, check, send_on, BEV_OPT_CLOSE_ON_FREE, guard_free, g);
}

// ---- requests

static struct sv header(struct evhttp_request *req, struct arena *a, const char *name)
{
	const char *value = evhttp_find_header(evhttp_request_get_input_headers(req), name);
	return value ? arena_sv(a, sv_of(value)) : (struct sv){"", 0};
}

static enum method method_of(struct evhttp_request *req)
{
	switch (evhttp_request_get_command(req)) {
	case EVHTTP_REQ_GET:
		return METHOD_GET;
	case EVHTTP_REQ_HEAD:
		return METHOD_HEAD;
	case EVHTTP_REQ_POST:
		return METHOD_POST;
	default:
		return METHOD_OTHER;
	}
}

// evhttp fills the output before it enables writing, and a filter passes on only what is added after: it is told.
static void reply(struct evhttp_request *req, int status, const char *words, struct evbuffer *body)
{
	struct bufferevent *carrier = evhttp_connection_get_bufferevent(evhttp_request_get_connection(req));
	evhttp_send_reply(req, status, words, body);
	bufferevent_flush(carrier, EV_WRITE, BEV_FLUSH);
}

static void refused(struct evhttp_request *req, int status)
{
	static const struct {
		int status;
		const char *words;
	} said[] = {{400, "Bad Request"},        {405, "Method Not Allowed"},
	            {408, "Request Timeout"},    {413, "Content Too Large"},
	            {417, "Expectation Failed"}, {431, "Request Header Fields Too Large"},
	            {501, "Not Implemented"},    {503, "Service Unavailable"},
	            {505, "HTTP Version Not Supported"}};
	const char *words = "Error";
	for (size_t i = 0; i < LENGTH(said); i++) {
		if (said[i].status == status)
			words = said[i].words;
	}
	struct evbuffer *body = evbuffer_new();
	struct evkeyvalq *headers = evhttp_request_get_output_headers(req);
	evhttp_add_header(headers, "Content-Type", "text/plain; charset=utf-8");
	evhttp_add_header(headers, "Connection", "close");
	if (status == 405)
		evhttp_add_header(headers, "Allow", "GET, HEAD, POST");
	evbuffer_add_printf(body, "%d %s\n", status, words);
	reply(req, status, words, body);
	evbuffer_free(body);
}

static void take(struct job *job, struct evhttp_request *req)
{
	struct arena *a = &job->arena;
	struct sv uri = arena_sv(a, sv_of(evhttp_request_get_uri(req)));
	size_t question = sv_find(uri, SV("?"));
	char *peer = NULL;
	ev_uint16_t port;
	evhttp_connection_get_peer(evhttp_request_get_connection(req), &peer, &port);
	struct evbuffer *body = evhttp_request_get_input_buffer(req);
	size_t n = evbuffer_get_length(body);
	char *bytes = arena_alloc(a, n + 1);
	evbuffer_remove(body, bytes, n);
	job->in = (struct request){
	    .method = method_of(req),
	    .path = sv_head(uri, question),
	    .query = question == SIZE_MAX ? (struct sv){"", 0} : sv_from(uri, question + 1),
	    .body = {bytes, n},
	    .content_type = header(req, a, "Content-Type"),
	    .cookie = header(req, a, "Cookie"),
	    .accept_language = header(req, a, "Accept-Language"),
	    .accept_encoding = header(req, a, "Accept-Encoding"),
	    .origin = header(req, a, "Origin"),
	    .host = header(req, a, "Host"),
	    .fetch_site = header(req, a, "Sec-Fetch-Site"),
	    .if_none_match = header(req, a, "If-None-Match"),
	    .address = arena_sv(a, sv_of(peer)),
	    .agent = header(req, a, "User-Agent"),
	};
}

static void arrived(struct evhttp_request *req, void *data)
{
	struct server *s = data;
	struct sv uri = sv_of(evhttp_request_get_uri(req));
	int64_t status;
	if (sv_starts(uri, SV("/.refused/"))) {
		refused(req, sv_int64(sv_from(uri, 10), &status) && status >= 400 && status < 600 ? (int)status : 400);
		return;
	}
	if (s->stopping) {
		refused(req, 503);
		return;
	}
	struct job *job = job_new();
	take(job, req);
	job->owner = req;
	evhttp_request_own(req); // it stays until it is answered, even where the client has gone
	s->under_way++;
	work_add(s->work, job);
}

// ---- answers

static bool compressible(struct sv type)
{
	return sv_starts(type, SV("text/")) || sv_starts(type, SV("application/json")) || sv_starts(type, SV("image/svg"));
}

static void gzip(struct job *job)
{
	struct sv plain = buf_view(&job->out.body);
	if (plain.n < COMPRESS_FROM || response_find(&job->out, "Content-Encoding").n ||
	    !compressible(response_find(&job->out, "Content-Type")) ||
	    sv_find(job->in.accept_encoding, SV("gzip")) == SIZE_MAX)
		return;
	z_stream z = {0};
	if (deflateInit2(&z, 5, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
		return;
	uLong room = deflateBound(&z, plain.n);
	char *out = malloc(room);
	if (!out)
		out_of_memory();
	z.next_in = (unsigned char *)(uintptr_t)plain.p;
	z.avail_in = (uInt)plain.n;
	z.next_out = (unsigned char *)out;
	z.avail_out = (uInt)room;
	int end = deflate(&z, Z_FINISH);
	if (end == Z_STREAM_END) {
		buf_free(&job->out.body);
		job->out.body = (struct buf){.p = out, .n = z.total_out, .room = room};
		response_header(&job->out, "Content-Encoding", SV("gzip"));
		response_header(&job->out, "Vary", SV("Accept-Encoding"));
	} else {
		free(out);
	}
	deflateEnd(&z);
}

// By a thread of the pool: what is slow is done here, the loop is only woken.
static void job_done(struct job *job, void *data)
{
	struct server *s = data;
	gzip(job);
	pthread_mutex_lock(&s->lock);
	job->next = s->done;
	s->done = job;
	pthread_mutex_unlock(&s->lock);
	event_active(s->finished, EV_READ, 0);
}

static void answer(struct server *s, struct job *job)
{
	struct evhttp_request *req = job->owner;
	s->under_way--;
	if (evhttp_request_get_connection(req)) {
		struct evkeyvalq *headers = evhttp_request_get_output_headers(req);
		for (size_t i = 0; i < job->out.header_count; i++)
			evhttp_add_header(headers, job->out.headers[i].name, job->out.headers[i].value.p);
		struct evbuffer *body = evbuffer_new();
		evbuffer_add(body, buf_view(&job->out.body).p, job->out.body.n);
		reply(req, job->out.status, NULL, body);
		evbuffer_free(body);
	} else {
		evhttp_request_free(req);
	}
	job_free(job);
}

static void maybe_stop(struct server *s)
{
	if (s->stopping && s->under_way == 0)
		event_base_loopexit(s->base, &(struct timeval){0, 50000}); // what was written leaves first
}

static void on_finished(evutil_socket_t fd, short what, void *data)
{
	struct server *s = data;
	(void)fd, (void)what;
	pthread_mutex_lock(&s->lock);
	struct job *job = s->done, *in_order = NULL;
	s->done = NULL;
	pthread_mutex_unlock(&s->lock);
	while (job) {
		struct job *next = job->next;
		job->next = in_order;
		in_order = job;
		job = next;
	}
	while (in_order) {
		struct job *next = in_order->next;
		answer(s, in_order);
		in_order = next;
	}
	maybe_stop(s);
}

static void on_stop(evutil_socket_t fd, short what, void *data)
{
	struct server *s = data;
	(void)fd, (void)what;
	s->stopping = true;
	maybe_stop(s);
}

// ---- running

static bool listen_on(struct server *s, struct error *error)
{
	s->http = evhttp_new(s->base);
	evhttp_set_allowed_methods(s->http, EVHTTP_REQ_GET | EVHTTP_REQ_HEAD | EVHTTP_REQ_POST);
	evhttp_set_max_headers_size(s->http, STRICT_HEAD);
	evhttp_set_max_body_size(s->http, MOST_BODY);
	evhttp_set_timeout(s->http, IDLE_SECONDS);
	evhttp_set_bevcb(s->http, guarded, s);
	evhttp_set_gencb(s->http, arrived, s);
	struct evhttp_bound_socket *socket =
	    evhttp_bind_socket_with_handle(s->http, s->setup->address, (ev_uint16_t)s->setup->port);
	if (!socket)
		return error_set(error, FAIL_SYSTEM, N_("cannot listen on %s port %d: %s; is another program there? Choose another port with LANTOA_PORT."),
		                 s->setup->address, s->setup->port, strerror(errno));
	struct sockaddr_storage at = {0};
	socklen_t size = sizeof(at);
	getsockname(evhttp_bound_socket_get_fd(socket), (struct sockaddr *)&at, &size);
	int port = ntohs(at.ss_family == AF_INET6 ? ((struct sockaddr_in6 *)&at)->sin6_port : ((struct sockaddr_in *)&at)->sin_port);
	if (s->setup->ready)
		s->setup->ready(port, s->setup->ready_data);
	return true;
}

static bool run(struct server *s, struct error *error)
{
	const struct server_setup *setup = s->setup;
	struct work_setup work = {.web = setup->web,
	                          .database = setup->database,
	                          .readers = setup->readers,
	                          .clock = setup->clock,
	                          .clock_data = setup->clock_data,
	                          .offset = setup->offset,
	                          .tick = setup->tick,
	                          .tick_data = setup->tick_data,
	                          .done = job_done,
	                          .done_data = s};
	s->finished = event_new(s->base, -1, EV_PERSIST, on_finished, s);
	s->work = work_start(&work, error);
	bool good = s->work && listen_on(s, error);
	if (good) {
		bool signals = setup->stop_fd < 0;
		struct event *stop[2] = {
		    signals ? evsignal_new(s->base, SIGTERM, on_stop, s) : event_new(s->base, setup->stop_fd, EV_READ, on_stop, s),
		    signals ? evsignal_new(s->base, SIGINT, on_stop, s) : NULL};
		event_add(stop[0], NULL);
		if (stop[1])
			event_add(stop[1], NULL);
		event_base_dispatch(s->base);
		event_free(stop[0]);
		if (stop[1])
			event_free(stop[1]);
	}
	work_stop(s->work);
	if (s->http)
		evhttp_free(s->http);
	event_free(s->finished);
	return good;
}

static bool serve(const struct server_setup *setup, struct error *error)
{
	signal(SIGPIPE, SIG_IGN);
	evthread_use_pthreads();
	struct server s = {.setup = setup, .base = event_base_new()};
	if (!s.base)
		return error_set(error, FAIL_SYSTEM, N_("the event loop does not start"));
	pthread_mutex_init(&s.lock, NULL);
	bool good = run(&s, error);
	event_base_free(s.base);
	pthread_mutex_destroy(&s.lock);
	libevent_global_shutdown();
	return good;
}

const struct server_library server_libevent = {serve};

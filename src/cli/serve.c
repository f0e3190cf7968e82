// lantoa serve: the pages, on an address of this machine.
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/data.h"
#include "org/audit.h"
#include "pages/app.h"
#include "sys/lock.h"
#include "web/server.h"

enum { READERS = 4 };

static const char usage[] = N_(
	"usage: lantoa serve [--port PORT] [--listen ADDRESS] [--beyond-loopback]\n\n"
	"Serves the pages at http://127.0.0.1:PORT until it is told to stop (Ctrl-C, SIGTERM); what was begun is finished first.\n"
	"PORT is 8080, or what LANTOA_PORT says; 0 takes a free one. The data is in the folder LANTOA_DATA (data/), or in the\n"
	"database of LANTOA_DB. An address that other machines reach is refused without --beyond-loopback: what is sent to it is\n"
	"not encrypted, so let a proxy with TLS stand before it.\n\n"
	"example:  LANTOA_DATA=/srv/lantoa lantoa serve --port 8080");

struct serving {
	const char *port, *address;
	bool beyond;
	enum language language;
	struct data data;
	struct web *web;
	int lock;
};

static instant clock_now(void *data)
{
	struct timespec now;
	(void)data;
	clock_gettime(CLOCK_REALTIME, &now);
	return (instant)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void ready(int port, void *data)
{
	const struct serving *s = data;
	bool bare = strchr(s->address, ':') == NULL; // an address of IPv6 stands in brackets
	printf("%s http://%s%s%s:%d/\n", msg(s->language, N_("lantoa is at")), bare ? "" : "[", s->address, bare ? "" : "]", port);
	fflush(stdout);
}

// PostgreSQL, where changes run beside each other: the log's entries are put into their chain.
static void tick(struct tx *t, void *data)
{
	(void)data;
	audit_seal(t);
}

static bool read_port(struct serving *s, int *port)
{
	const char *text = s->port ? s->port : getenv("LANTOA_PORT");
	int64_t n = 8080;
	if (text && *text && (!sv_int64(sv_of(text), &n) || n < 0 || n > 65535))
		return error_set(&s->data.error, FAIL_USAGE, N_("“%s” is no port: a whole number up to 65535"), text);
	*port = (int)n;
	return true;
}

static bool check_address(struct serving *s)
{
	bool loopback = sv_starts(sv_of(s->address), SV("127.")) || strcmp(s->address, "::1") == 0;
	return loopback || s->beyond ||
	       error_set(&s->data.error, FAIL_USAGE,
	                 N_("%s can be reached from other machines and nothing encrypts it; put a proxy with TLS before lantoa on 127.0.0.1, or say --beyond-loopback"),
	                 s->address);
}

// One serve for a file: two would not see each other's writer.
static bool take_lock(struct serving *s, const char *where)
{
	bool elsewhere;
	if (db_is_postgres(s->data.db))
		return true;
	s->lock = lock_take(arena_printf(&s->data.arena, "%s.serve", where).p, &elsewhere, &s->data.error);
	return s->lock >= 0 || !elsewhere ||
	       error_set(&s->data.error, FAIL_CONFLICT, N_("%s is being served already; stop that lantoa first"), where);
}

static bool serve(struct serving *s)
{
	int port = 0;
	if (!read_port(s, &port) || !check_address(s) || !data_open(&s->data, DB_WRITE, s->language))
		return false;
	const char *where = data_where(&s->data.arena);
	if (!take_lock(s, where))
		return false;
	db_closep(&s->data.db); // those of the server are its own
	s->web = web_new(&pages_app, false, &s->data.error);
	return s->web && server_run(&(struct server_setup){.web = s->web,
	                                                   .database = where,
	                                                   .address = s->address,
	                                                   .port = port,
	                                                   .readers = READERS,
	                                                   .offset = HOME_OFFSET,
	                                                   .clock = clock_now,
	                                                   .tick = tick,
	                                                   .ready = ready,
	                                                   .ready_data = s,
	                                                   .stop_fd = -1},
	                            &s->data.error);
}

int command_serve(int argc, char **argv, enum language language)
{
	if (arguments_help(argc, argv)) {
		puts(msg(language, usage));
		return 0;
	}
	struct serving s = {.language = language, .lock = -1, .address = "127.0.0.1"};
	const struct argument arguments[] = {{.name = "--port", .value = &s.port},
	                                     {.name = "--listen", .value = &s.address},
	                                     {.name = "--beyond-loopback", .flag = &s.beyond}};
	bool good = arguments_read(argc, argv, arguments, LENGTH(arguments), &s.data.error) && serve(&s);
	struct error error = s.data.error;
	web_free(s.web);
	data_close(&s.data);
	if (s.lock >= 0)
		close(s.lock);
	return good ? 0 : command_fail(&error, language);
}

// The server over sockets: many at once into few commits, answers whole, clients that leave, a stop while work is under way.
#include "web/serving.h"

#include <poll.h>
#include <time.h>
#include <zlib.h>

#include "org/account.h"

enum { CLIENTS = 16, EACH = 12, LARGE = 3000000 };

// ---- the application: a list of names

static const struct param name_params[] = {{.name = "name", .type = PARAM_TEXT, .required = true, .label = "Name"}, {0}};
static const struct param paper_params[] = {{.name = "paper", .type = PARAM_FILE, .required = true, .label = "Paper"}, {0}};

static void show_empty(struct req *r)
{
	page(&r->body, "<p>%s</p>", "nothing");
}

// Writes first and refuses then what begins with "refused".
static bool change_add(struct tx *t, struct req *r)
{
	return account_add(t, req_text(r, "name"), req_text(r, "name"), LANGUAGE_EN) > 0 &&
	       (!sv_starts(req_text(r, "name"), SV("refused")) || tx_refuse(t, FAIL_INPUT, "refused"));
}

// The statement is in order, the commit is not: only SQLite checks it so late.
static bool change_poison(struct tx *t, struct req *r)
{
	struct error error = {0};
	(void)r;
	return db_script(t->db, "PRAGMA defer_foreign_keys = ON; INSERT INTO sign_in (token_hash, csrf, account, started_at, expires_at) "
	                        "VALUES (x'00', 'x', 999999, 0, 0)", &error);
}

static bool change_paper(struct tx *t, struct req *r)
{
	(void)t;
	const struct upload *u = req_upload(r, "paper");
	req_redirect(r, arena_printf(r->arena, "/papers/%zu", u->bytes.n));
	return true;
}

static void show_large(struct req *r)
{
	for (int i = 0; i < LARGE / 10; i++)
		page(&r->body, "%d: line\n", 100 + i % 900);
}

static void show_slow(struct req *r)
{
	nanosleep(&(struct timespec){.tv_nsec = 300000000}, NULL);
	page(&r->body, "<p>late</p>");
}

static const struct route routes[] = {
    {.pattern = "/add", .show = show_empty, .change = change_add, .params = name_params, .flags = ROUTE_PUBLIC | ROUTE_SIGN_IN},
    {.pattern = "/poison", .show = show_empty, .change = change_poison, .flags = ROUTE_PUBLIC | ROUTE_SIGN_IN},
    {.pattern = "/papers", .show = show_empty, .change = change_paper, .params = paper_params, .flags = ROUTE_PUBLIC | ROUTE_SIGN_IN | ROUTE_UPLOAD},
    {.pattern = "/large", .show = show_large, .flags = ROUTE_PUBLIC},
    {.pattern = "/slow", .show = show_slow, .flags = ROUTE_PUBLIC},
};
static const struct web_app app = {.routes = routes, .route_count = LENGTH(routes), .principal = nobody, .authorise = never,
                                   .frame = frame, .failure = failure};

// ---- asking

static struct sv add(struct buf *to, const char *path, const char *name)
{
	char form[200];
	snprintf(form, sizeof(form), "name=%s", name);
	buf_reset(to);
	buf_printf(to, "POST %s HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %zu\r\n\r\n%s", path,
	           strlen(form), form);
	return buf_view(to);
}

static int status_of(struct sv answer)
{
	int64_t n;
	return answer.n > 12 && sv_int64(sv_head(sv_from(answer, 9), 3), &n) ? (int)n : 0;
}

static bool is_kept(struct db *db, const char *login)
{
	AUTO(arena_free) struct arena arena = {0};
	struct error error = {0};
	struct tx t = {.db = db, .arena = &arena, .error = &error};
	struct account a;
	return account_by_login(&t, sv_of(login), &a);
}

struct client {
	pthread_t thread;
	int port, number;
	const char *path[EACH];
	char name[EACH][32];
	int status[EACH];
};

static void *client(void *data)
{
	struct client *c = data;
	AUTO(buf_free) struct buf request = {0};
	AUTO(buf_free) struct buf answer = {0};
	for (int i = 0; i < EACH; i++)
		c->status[i] = status_of(ask(c->port, add(&request, c->path[i], c->name[i]), &answer));
	return NULL;
}

static void all_at_once(struct client *clients, int port)
{
	for (int i = 0; i < CLIENTS; i++) {
		clients[i].port = port;
		pthread_create(&clients[i].thread, NULL, client, &clients[i]);
	}
	for (int i = 0; i < CLIENTS; i++)
		pthread_join(clients[i].thread, NULL);
}

// ---- what must hold

// Each name is sent by two clients: one is first, the other is refused, and the refusal undoes nothing of others. The last two clients
// are refused after they have written.
static void many(struct db *db, int port)
{
	enum { PAIRS = CLIENTS / 2 - 1 };
	static struct client clients[CLIENTS];
	int taken = 0, refused = 0, other = 0, kept = 0, half = 0;
	for (int i = 0; i < CLIENTS; i++) {
		for (int k = 0; k < EACH; k++) {
			clients[i].path[k] = "/add";
			snprintf(clients[i].name[k], sizeof(clients[i].name[k]), "%s%d.%d", i / 2 < PAIRS ? "n" : "refused", i / 2, k);
		}
	}
	all_at_once(clients, port);
	for (int i = 0; i < CLIENTS; i++) {
		for (int k = 0; k < EACH; k++) {
			int status = clients[i].status[k];
			*(status == 303 ? &taken : status == 422 || status == 409 ? &refused : &other) += 1;
			kept += i % 2 == 0 && i / 2 < PAIRS && is_kept(db, clients[i].name[k]);
			half += i / 2 == PAIRS && is_kept(db, clients[i].name[k]);
		}
	}
	is_int(taken, PAIRS * EACH, "of two that send the same one is taken");
	is_int(refused, (PAIRS + 2) * EACH, "and the other refused");
	is_int(other, 0, "none is lost");
	is_int(kept, PAIRS * EACH, "what was acknowledged is there");
	is_int(half, 0, "what was refused is not, though it had been written");
}

// A commit that fails is told to all whose changes were in it.
static void poisoned(struct db *db, int port)
{
	static struct client clients[CLIENTS];
	if (db_is_postgres(db))
		return;
	int wrong = 0, poisons = 0;
	for (int i = 0; i < CLIENTS; i++) {
		for (int k = 0; k < EACH; k++) {
			clients[i].path[k] = i == 0 ? "/poison" : "/add";
			snprintf(clients[i].name[k], sizeof(clients[i].name[k]), "p%d.%d", i, k);
		}
	}
	all_at_once(clients, port);
	for (int i = 0; i < CLIENTS; i++) {
		for (int k = 0; k < EACH; k++) {
			int status = clients[i].status[k];
			if (i == 0)
				poisons += status == 503;
			else
				wrong += status != (is_kept(db, clients[i].name[k]) ? 303 : 503);
		}
	}
	is_int(poisons, EACH, "a change whose commit fails is answered 503");
	is_int(wrong, 0, "whatever was in that commit too, and nothing of it is there; what was not is");
	AUTO(buf_free) struct buf request = {0};
	AUTO(buf_free) struct buf answer = {0};
	is_int(status_of(ask(port, add(&request, "/add", "afterwards"), &answer)), 303, "afterwards all is well");
}

static int connected(int port)
{
	struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	if (connect(fd, (struct sockaddr *)&at, sizeof(at)))
		abort();
	return fd;
}

static void send_all(int fd, struct sv bytes)
{
	if (send(fd, bytes.p, bytes.n, MSG_NOSIGNAL) != (ssize_t)bytes.n)
		printf("# not all was sent\n");
}

// Reads until there are as many answers, or nothing comes for five seconds.
static size_t answers(int fd, size_t want, struct buf *to)
{
	size_t count = 0;
	char piece[65536];
	while (count < want && poll(&(struct pollfd){.fd = fd, .events = POLLIN}, 1, 5000) == 1) {
		ssize_t n = recv(fd, piece, sizeof(piece), 0);
		if (n <= 0)
			break;
		buf_add(to, piece, (size_t)n);
		count = 0;
		struct sv rest = buf_view(to);
		for (size_t at; (at = sv_find(rest, SV("<p>nothing</p>"))) != SIZE_MAX; count++)
			rest = sv_from(rest, at + 1);
	}
	return count;
}

static void connections(struct db *db, int port)
{
	AUTO(buf_free) struct buf got = {0};
	AUTO(buf_free) struct buf request = {0};
	struct sv one = SV("GET /add HTTP/1.1\r\nHost: a\r\n\r\n");
	int fd = connected(port);
	send_all(fd, one);
	is_int((int64_t)answers(fd, 1, &got), 1, "a connection is kept");
	send_all(fd, one);
	is_int((int64_t)answers(fd, 2, &got), 2, "for the next request");
	send_all(fd, SV("GET /add HTTP/1.1\r\nHost: a\r\n\r\nGET /add HTTP/1.1\r\nHost: a\r\n\r\n"));
	is_int((int64_t)answers(fd, 4, &got), 4, "two sent together are both answered");
	close(fd);
	fd = connected(port);
	send_all(fd, add(&request, "/add", "gone.away"));
	close(fd);
	for (int i = 0; i < 200 && !is_kept(db, "gone.away"); i++)
		nanosleep(&(struct timespec){.tv_nsec = 10000000}, NULL);
	ok(is_kept(db, "gone.away"), "what a client sent that left at once is kept");
	fd = connected(port);
	send_all(fd, SV("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n"));
	close(fd);
	is_int(status_of(ask(port, one, &got)), 200, "one that left before its answer harms nobody");
}

static bool inflated(struct sv zipped, struct buf *out)
{
	z_stream z = {0};
	unsigned char piece[65536];
	int status = inflateInit2(&z, 15 + 16);
	z.next_in = (unsigned char *)(uintptr_t)zipped.p;
	z.avail_in = (uInt)zipped.n;
	while (status == Z_OK) {
		z.next_out = piece;
		z.avail_out = sizeof(piece);
		status = inflate(&z, Z_NO_FLUSH);
		buf_add(out, piece, sizeof(piece) - z.avail_out);
	}
	inflateEnd(&z);
	return status == Z_STREAM_END;
}

static void bodies(int port)
{
	AUTO(buf_free) struct buf plain = {0};
	AUTO(buf_free) struct buf zipped = {0};
	AUTO(buf_free) struct buf out = {0};
	AUTO(buf_free) struct buf upload = {0};
	struct sv got = ask(port, SV("GET /large HTTP/1.1\r\nHost: a\r\n\r\n"), &plain);
	struct sv body = sv_from(got, sv_find(got, SV("\r\n\r\n")) + 4);
	ok(body.n == LARGE && sv_ends(body, SV(": line\n")), "a page of 3 MB arrives whole");
	struct sv small = ask(port, SV("GET /large HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n"), &zipped);
	struct sv packed = sv_from(small, sv_find(small, SV("\r\n\r\n")) + 4);
	ok(packed.n < LARGE / 10 && inflated(packed, &out) && sv_eq(buf_view(&out), body), "compressed, it is the same");
	AUTO(buf_free) struct buf form = {0};
	buf_str(&form, "--X\r\nContent-Disposition: form-data; name=\"paper\"; filename=\"a\"\r\n\r\n");
	for (int i = 0; i < 500000; i++)
		buf_str(&form, "0123456789");
	buf_str(&form, "\r\n--X--\r\n");
	buf_printf(&upload, "POST /papers HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=X\r\nContent-Length: %zu\r\n\r\n", form.n);
	buf_sv(&upload, buf_view(&form));
	buf_reset(&zipped);
	ok(sv_find(ask(port, buf_view(&upload), &zipped), SV("Location: /papers/5000000\r\n")) != SIZE_MAX, "a file of 5 MB is taken");
}

static void stopping(struct running *s)
{
	AUTO(buf_free) struct buf got = {0};
	int fd = connected(s->port);
	send_all(fd, SV("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n"));
	nanosleep(&(struct timespec){.tv_nsec = 100000000}, NULL);
	ok(serving_stop(s), "the server stops while a page is being drawn");
	answers(fd, 1, &got);
	ok(sv_find(buf_view(&got), SV("<p>late</p>")) != SIZE_MAX, "which is sent first");
	close(fd);
}

static void run(struct db *db, const char *where)
{
	struct running s;
	if (!serving_start(&s, &app, where))
		return;
	many(db, s.port);
	poisoned(db, s.port);
	connections(db, s.port);
	bodies(s.port);
	stopping(&s);
}

int main(void)
{
	on_each_engine(run);
	return done();
}

// What a change on PostgreSQL meets, made to happen: others who write the same at the same moment, a key that somebody took
// meanwhile, a server that ends its connections. Each is answered as on SQLite, where one writes after the other.
#include "web/serving.h"

#include <stdatomic.h>
#include <time.h>

#include "org/account.h"

enum { MEETINGS = 12, READERS = 2 };

// Another program at the same database: its statements run in the middle of a change.
static struct db *rival;
static struct db *slow_rival; // waits for locks, in a thread of its own
static atomic_int meetings_left, runs;

static bool rival_does(const char *sql)
{
	struct error error = {0};
	bool good = db_script(rival, sql, &error);
	if (!good)
		printf("# %s: %s\n", sql, error_words(&error));
	return good;
}

static const struct param name_params[] = {{.name = "name", .type = PARAM_TEXT, .required = true, .label = "Name"}, {0}};

static void show_account(struct req *r)
{
	if (error_is_set(&r->error)) {
		failure(r, &r->error);
		return;
	}
	struct tx t = req_tx(r);
	struct account a;
	page(&r->body, "<p>%s</p>", account_by_login(&t, SV("both"), &a) ? "there" : "not there");
}

// The rival writes the same row after this transaction has begun to read, as often as it is told to.
static bool change_both(struct tx *t, struct req *r)
{
	struct account a;
	atomic_fetch_add(&runs, 1);
	if (!account_by_login(t, SV("both"), &a))
		return tx_refuse(t, FAIL_NOT_FOUND, "no account");
	if (atomic_fetch_sub(&meetings_left, 1) > 0 && !rival_does("UPDATE account SET name = name || '.' WHERE login = 'both'"))
		return false;
	return account_rename(t, a.id, req_text(r, "name"), LANGUAGE_EN);
}

// The rival takes the name between the look and the insert.
static bool change_add(struct tx *t, struct req *r)
{
	struct account a;
	struct sv name = req_text(r, "name");
	char sql[200];
	atomic_fetch_add(&runs, 1);
	if (!account_by_login(t, SV("both"), &a)) // the transaction sees the database from here on
		return tx_refuse(t, FAIL_NOT_FOUND, "no account");
	snprintf(sql, sizeof(sql), "INSERT INTO account (login, name, language, created_at) VALUES ('" SV_FMT "', 'rival', 'en', 0)", SV_ARG(name));
	if (atomic_fetch_sub(&meetings_left, 1) > 0 && !rival_does(sql))
		return false;
	return account_add(t, name, name, LANGUAGE_EN) > 0;
}

// The key is taken in a table whose constraint is looked at when the transaction is committed.
static bool change_late(struct tx *t, struct req *r)
{
	struct error error = {0};
	(void)r;
	atomic_fetch_add(&runs, 1);
	return db_script(t->db, "INSERT INTO late (n) VALUES (1)", &error);
}

// The server ends the connection while it commits: nobody here can know whether it was done.
static bool change_doomed(struct tx *t, struct req *r)
{
	struct error error = {0};
	(void)r;
	atomic_fetch_add(&runs, 1);
	return db_script(t->db, "INSERT INTO doomed (n) VALUES (1)", &error);
}

static void *deadlock(void *data)
{
	struct error error = {0};
	(void)data;
	nanosleep(&(struct timespec){.tv_nsec = 100000000}, NULL); // the change waits first, so that it is the one to be given up
	if (!db_script(slow_rival, "UPDATE account SET name = 'rival' WHERE login = 'both'", &error))
		printf("# %s\n", error_words(&error));
	return db_commit(slow_rival, &error) ? data : NULL;
}

// This change holds the first row and waits for the second, the rival the other way round.
static bool change_crossed(struct tx *t, struct req *r)
{
	struct error error = {0};
	pthread_t thread;
	bool met = atomic_fetch_sub(&meetings_left, 1) > 0, good = true;
	(void)r;
	atomic_fetch_add(&runs, 1);
	if (met) {
		db_begin(slow_rival);
		good = db_script(slow_rival, "UPDATE account SET name = 'rival' WHERE login = 'other'", &error);
	}
	good = good && db_script(t->db, "UPDATE account SET name = 'ours' WHERE login = 'both'", &error);
	if (met)
		pthread_create(&thread, NULL, deadlock, &runs);
	good = good && db_script(t->db, "UPDATE account SET name = 'ours' WHERE login = 'other'", &error);
	if (met) {
		void *committed = NULL;
		if (!good)
			db_rollback(t->db); // what the server gave up is gone; the rival goes on
		pthread_join(thread, &committed);
		printf("# the rival %s\n", committed ? "went on" : "did not go on");
	}
	return good;
}

static bool end_connections(void)
{
	return rival_does("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
	                  "AND application_name = 'served'");
}

static void show_half(struct req *r)
{
	if (end_connections())
		show_account(r);
}

// The server ends this connection in the middle of the change.
static bool change_cut(struct tx *t, struct req *r)
{
	struct error error = {0};
	atomic_fetch_add(&runs, 1);
	if (!db_script(t->db, "UPDATE account SET name = 'cut' WHERE login = 'other'", &error))
		return false;
	if (atomic_fetch_sub(&meetings_left, 1) > 0 && !end_connections())
		return false;
	return account_add(t, req_text(r, "name"), req_text(r, "name"), LANGUAGE_EN) > 0;
}

#define FORM(at, does) {.pattern = at, .show = show_account, .change = does, .params = name_params, .flags = ROUTE_PUBLIC | ROUTE_SIGN_IN}
static const struct route routes[] = {
    {.pattern = "/half", .show = show_half, .flags = ROUTE_PUBLIC},
    FORM("/both", change_both), FORM("/add", change_add), FORM("/late", change_late), FORM("/crossed", change_crossed), FORM("/cut", change_cut),
    FORM("/doomed", change_doomed),
};
static const struct web_app app = {.routes = routes, .route_count = LENGTH(routes), .principal = nobody, .authorise = never,
                                   .frame = frame, .failure = failure};

// The status of the answer; its body is left in `answer`.
static int64_t post(int port, const char *path, const char *name, struct buf *answer)
{
	char request[400];
	int64_t status;
	snprintf(request, sizeof(request),
	         "POST %s HTTP/1.1\r\nHost: a\r\nAccept-Language: en\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %zu\r\n\r\nname=%s", path,
	         strlen(name) + 5, name);
	struct sv got = ask(port, sv_of(request), answer);
	return got.n > 12 && sv_int64(sv_head(sv_from(got, 9), 3), &status) ? status : 0;
}

static int64_t get(int port, const char *path, struct buf *answer)
{
	char request[100];
	int64_t status;
	snprintf(request, sizeof(request), "GET %s HTTP/1.1\r\nHost: a\r\nAccept-Language: en\r\n\r\n", path);
	struct sv got = ask(port, sv_of(request), answer);
	return got.n > 12 && sv_int64(sv_head(sv_from(got, 9), 3), &status) ? status : 0;
}

static bool says(struct buf *answer, const char *words)
{
	bool good = sv_find(buf_view(answer), sv_of(words)) != SIZE_MAX;
	if (!good)
		printf("# “%s” does not say “%s”\n", buf_cstr(answer), words);
	return good;
}

static void meet(int times)
{
	atomic_store(&meetings_left, times);
	atomic_store(&runs, 0);
}

static void meetings(int port)
{
	AUTO(buf_free) struct buf answer = {0};
	meet(MEETINGS);
	is_int(post(port, "/both", "ours", &answer), 303, "a change that others get in the way of is run again");
	is_int(atomic_load(&runs), MEETINGS + 1, "until it is alone");
	meet(1);
	is_int(post(port, "/crossed", "-", &answer), 303, "one of two that wait for each other is run again");
	is_int(atomic_load(&runs), 2, "once");
}

static void taken(int port)
{
	AUTO(buf_free) struct buf answer = {0};
	meet(1);
	is_int(post(port, "/add", "taken", &answer), 409, "a name that another takes meanwhile is refused");
	ok(says(&answer, "there is an account “taken” already"), "in the words of one that was there before");
	meet(0);
	is_int(post(port, "/late", "-", &answer), 303, "a key that is looked at when all is committed");
	meet(0);
	is_int(post(port, "/late", "-", &answer), 409, "is refused then, where it stands already");
	is_int(atomic_load(&runs), 2, "after one more look");
	ok(says(&answer, "this is recorded already"), "and why is said");
}

static void lost(int port)
{
	AUTO(buf_free) struct buf answer = {0};
	ok(end_connections(), "the server ends all connections");
	is_int(get(port, "/both", &answer), 200, "the next page is drawn on a new one");
	ok(says(&answer, "<p>there</p>"), "with what is in the database");
	for (int i = 0; i < 4 * READERS; i++)
		get(port, "/both", &answer);
	is_int(get(port, "/both", &answer), 200, "and so is every later one");
	is_int(get(port, "/half", &answer), 503, "a page that loses its connection in the middle is not shown as if nothing were there");
	ok(says(&answer, "connection to the database broke"), "and why is said");
	ok(end_connections(), "they are ended again");
	is_int(post(port, "/both", "ours", &answer), 303, "a change is made on a new one");
	meet(1);
	is_int(post(port, "/cut", "cut.off", &answer), 303, "one that loses its connection in the middle is run again");
	is_int(atomic_load(&runs), 2, "once");
	meet(0);
	is_int(post(port, "/doomed", "-", &answer), 503, "one that loses it while it is committed is not taken for saved");
	ok(atomic_load(&runs) == 1 && says(&answer, "Look whether it is there"), "nor made twice");
}

static void run(struct db *db, const char *where)
{
	struct running s;
	struct error error = {0};
	char served[600];
	if (!db_is_postgres(db))
		return;
	rival = db;
	slow_rival = db_open(where, DB_WRITE, &error);
	snprintf(served, sizeof(served), "%s&application_name=served", where);
	ok(slow_rival && rival_does("CREATE TABLE late (n BIGINT UNIQUE DEFERRABLE INITIALLY DEFERRED)") &&
	       rival_does("CREATE TABLE doomed (n BIGINT)") &&
	       rival_does("CREATE FUNCTION end_it() RETURNS trigger LANGUAGE plpgsql AS "
	                  "'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(5); RETURN NULL; END'") &&
	       rival_does("CREATE CONSTRAINT TRIGGER end_it AFTER INSERT ON doomed DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION end_it()") &&
	       rival_does("INSERT INTO account (login, name, language, created_at) VALUES ('both', 'both', 'en', 0), ('other', 'other', 'en', 0)"),
	   "two accounts");
	if (!serving_start(&s, &app, served))
		return;
	meetings(s.port);
	taken(s.port);
	lost(s.port);
	ok(serving_stop(&s), "the server stops");
	db_close(slow_rival);
}

int main(void)
{
	on_each_engine(run);
	return done();
}

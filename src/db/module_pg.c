// The engine by URL: PostgreSQL through libpq. A module, since few installations need the library.
#include <libpq-fe.h>
#include <poll.h>
#include <stdio.h>

#include "db/engine.h"

extern const struct engine engine_postgres;

enum { ON_WAY = 256 }; // statements that are sent before their answers are read
#define CONNECT_SECONDS "10"

struct connection {
	PGconn *handle;
	int prepared; // how many, for their names
	const struct prepared *on_way[ON_WAY];
	size_t count; // of those; the connection is in pipeline mode while there are any
};

struct prepared {
	struct connection *connection;
	char name[80];
	PGresult *result; // of the run under way
	int row;
};

static void say_trouble(struct connection *c, const PGresult *result, struct trouble *t)
{
	static const struct {
		const char *state;
		enum fault fault;
	} states[] = {
		{"23505", FAULT_TAKEN}, {"40001", FAULT_AGAIN}, {"40P01", FAULT_AGAIN},
		{"55P03", FAULT_BUSY},  {"53100", FAULT_FULL},  {"25006", FAULT_READ_ONLY},
		{"57P01", FAULT_LOST},  {"57P02", FAULT_LOST},  {"57P03", FAULT_LOST}, // it stops, has crashed, starts
	};
	const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : NULL;
	const char *words = result ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) : NULL;
	t->fault = PQstatus(c->handle) == CONNECTION_OK ? FAULT_OTHER : FAULT_LOST;
	for (size_t i = 0; state && i < LENGTH(states); i++) {
		if (strcmp(state, states[i].state) == 0)
			t->fault = states[i].fault;
	}
	// Without a result it is the connection that failed; its words end with a line's end.
	const char *text = words ? words : PQerrorMessage(c->handle);
	snprintf(t->text, sizeof(t->text), "%.*s", (int)strcspn(text, "\n"), text);
}

static bool is_good(struct connection *c, const PGresult *result, struct trouble *t)
{
	ExecStatusType status = PQresultStatus(result); // of NULL: a fatal error
	if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
		return true;
	say_trouble(c, result, t);
	return false;
}

// Reads the answers to what is on its way. False, and the trouble names the statement, where one failed; the server then
// left out those behind it.
static bool settle(struct connection *c, struct trouble *t)
{
	bool good = true;
	if (!c->count)
		return true;
	bool end = !PQpipelineSync(c->handle);
	if (end) {
		say_trouble(c, NULL, t);
		good = false;
	}
	for (size_t i = 0; i < c->count && good; i++) {
		PGresult *result = PQgetResult(c->handle);
		if (!is_good(c, result, t)) {
			char words[sizeof(t->text)];
			memcpy(words, t->text, sizeof(words));
			snprintf(t->text, sizeof(t->text), "%.79s: %.150s", c->on_way[i]->name, words);
			good = false;
		}
		PQclear(result);
		PQclear(PQgetResult(c->handle)); // the NULL that ends one answer
	}
	// To the end of the pipeline, past what was left out; a broken connection ends it too.
	while (!end) {
		PGresult *result = PQgetResult(c->handle);
		end = PQresultStatus(result) == PGRES_PIPELINE_SYNC || PQstatus(c->handle) != CONNECTION_OK;
		PQclear(result);
	}
	c->count = 0;
	if (!PQexitPipelineMode(c->handle) && good) {
		say_trouble(c, NULL, t);
		good = false;
	}
	return good;
}

static bool pg_script(struct connection *c, const char *sql, struct trouble *t)
{
	// A failure on its way is told instead; but a rollback is what it asks for.
	struct trouble unheard = {0};
	bool settled = settle(c, &unheard);
	if (!settled && !sv_starts(sv_of(sql), SV("ROLLBACK"))) {
		*t = unheard;
		return false;
	}
	PGresult *result = PQexec(c->handle, sql);
	bool good = is_good(c, result, t);
	PQclear(result);
	return good;
}

static bool pg_in_transaction(struct connection *c)
{
	PGTransactionStatusType status = PQtransactionStatus(c->handle);
	return c->count || status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

// ---- opening

static void unheard(void *nobody, const char *notice)
{
	(void)nobody, (void)notice;
}

static void pg_close(struct connection *c)
{
	PQfinish(c->handle);
	free(c);
}

// False where the server cannot be used; says why.
static bool greet(struct connection *c, enum db_mode mode, struct error *error)
{
	struct trouble t = {0};
	if (PQstatus(c->handle) != CONNECTION_OK) {
		const char *why = PQerrorMessage(c->handle);
		// Not the URL: it may hold a password.
		return error_set(error, FAIL_DATABASE, N_("PostgreSQL cannot be reached: %.*s"), (int)strcspn(why, "\n"), why);
	}
	PQsetNoticeProcessor(c->handle, unheard, NULL);
	const char *encoding = PQparameterStatus(c->handle, "server_encoding");
	if (!encoding || strcmp(encoding, "UTF8") != 0)
		return error_set(error, FAIL_DATABASE,
		                 N_("the PostgreSQL database is not in UTF8 but in %s; make one with ENCODING 'UTF8'"),
		                 encoding ? encoding : "?");
	return (pg_script(c, "SET client_encoding = 'UTF8'; SET lock_timeout = '5s'", &t) &&
	        (mode != DB_READ_ONLY || pg_script(c, "SET default_transaction_read_only = on", &t))) ||
	       error_set(error, FAIL_DATABASE, N_("PostgreSQL cannot be reached: %.*s"), (int)strlen(t.text), t.text);
}

static struct connection *pg_open(const char *where, enum db_mode mode, struct error *error)
{
	// The URL comes last, so that it may say otherwise.
	static const char *const names[] = {"connect_timeout", "dbname", NULL};
	struct connection *c = calloc(1, sizeof(*c));
	if (!c || !(c->handle = PQconnectdbParams(names, (const char *const[]){CONNECT_SECONDS, where, NULL}, 1)))
		out_of_memory();
	if (greet(c, mode, error))
		return c;
	pg_close(c);
	return NULL;
}

// An idle connection has nothing to read, unless the server says that it closes it.
static bool is_lost(struct connection *c)
{
	struct pollfd socket = {.fd = PQsocket(c->handle), .events = POLLIN};
	while (PQstatus(c->handle) == CONNECTION_OK && poll(&socket, 1, 0) == 1)
		PQconsumeInput(c->handle);
	return PQstatus(c->handle) != CONNECTION_OK;
}

static bool pg_revive(struct connection *c, enum db_mode mode, bool *anew, struct error *error)
{
	*anew = is_lost(c);
	if (!*anew)
		return true;
	c->count = 0;
	PQreset(c->handle);
	return greet(c, mode, error);
}

// ---- statements

static void pg_reset(struct prepared *p)
{
	PQclear(p->result);
	p->result = NULL;
}

static void pg_discard(struct prepared *p)
{
	pg_reset(p); // the server forgets the statement with the connection
	free(p);
}

static struct prepared *pg_prepare(struct connection *c, const char *name, const char *text, size_t count,
                                   struct trouble *t)
{
	if (!settle(c, t))
		return NULL;
	struct prepared *p = calloc(1, sizeof(*p));
	if (!p)
		out_of_memory();
	p->connection = c;
	snprintf(p->name, sizeof(p->name), "%.60s %d", name, ++c->prepared);
	PGresult *result = PQprepare(c->handle, p->name, text, (int)count, NULL);
	bool good = is_good(c, result, t);
	PQclear(result);
	if (good)
		return p;
	pg_discard(p);
	return NULL;
}

enum { NUMBER_ROOM = 24, MOST = 64 };

struct values {
	char numbers[MOST][NUMBER_ROOM];
	const char *at[MOST];
	int lengths[MOST], formats[MOST];
};

static bool read_values(const struct db_arg *const *args, size_t count, struct values *v, struct trouble *t)
{
	for (size_t i = 0; i < count && i < MOST; i++) {
		const struct db_arg *arg = args[i];
		v->at[i] = NULL;
		v->lengths[i] = 0;
		v->formats[i] = 0;
		if (arg->type == DB_TYPE_INT) {
			// As text, since the server decides how wide the parameter is.
			snprintf(v->numbers[i], NUMBER_ROOM, "%lld", (long long)arg->number);
			v->at[i] = v->numbers[i];
		} else if (arg->type != DB_TYPE_NULL) {
			if (arg->bytes.n > INT32_MAX) {
				snprintf(t->text, sizeof(t->text), "a value of more than 2 GiB");
				return false;
			}
			v->at[i] = arg->bytes.p ? arg->bytes.p : "";
			v->lengths[i] = (int)arg->bytes.n;
			v->formats[i] = 1;
		}
	}
	return count <= MOST;
}

static bool pg_start(struct prepared *p, const struct db_arg *const *args, size_t count, bool borrowed, struct trouble *t)
{
	(void)borrowed; // sent at once
	struct connection *c = p->connection;
	struct values v;
	p->row = -1;
	if (!settle(c, t) || !read_values(args, count, &v, t))
		return false;
	p->result = PQexecPrepared(c->handle, p->name, (int)count, v.at, v.lengths, v.formats, 1);
	return is_good(c, p->result, t);
}

static bool pg_send(struct prepared *p, const struct db_arg *const *args, size_t count, struct trouble *t)
{
	struct connection *c = p->connection;
	struct values v;
	if ((c->count == ON_WAY && !settle(c, t)) || !read_values(args, count, &v, t))
		return false;
	if ((!c->count && !PQenterPipelineMode(c->handle)) ||
	    !PQsendQueryPrepared(c->handle, p->name, (int)count, v.at, v.lengths, v.formats, 1)) {
		say_trouble(c, NULL, t);
		return false;
	}
	c->on_way[c->count++] = p;
	return true;
}

static enum step pg_step(struct prepared *p, struct trouble *t)
{
	(void)t; // what can fail has failed in start
	return p->row + 1 < PQntuples(p->result) ? (p->row++, STEP_ROW) : STEP_DONE;
}

static int64_t pg_changed(struct prepared *p)
{
	int64_t n = 0;
	if (!sv_starts(sv_of(PQcmdStatus(p->result)), SV("SELECT")) && sv_int64(sv_of(PQcmdTuples(p->result)), &n))
		return n;
	return 0;
}

// ---- values, in the server's binary forms (big-endian)

enum { OID_BOOL = 16, OID_BYTEA = 17, OID_NAME = 19, OID_INT8 = 20, OID_INT2 = 21, OID_INT4 = 23, OID_TEXT = 25,
       OID_UNKNOWN = 705, OID_VARCHAR = 1043, OID_NUMERIC = 1700 };

static int64_t big_endian(const unsigned char *p, int n)
{
	uint64_t value = p[0] & 0x80 ? UINT64_MAX : 0;
	for (int i = 0; i < n; i++)
		value = value << 8 | p[i];
	return (int64_t)value;
}

// sum() of numbers is a NUMERIC: 16-bit digit count, weight, sign, scale, then digits to the base 10000. False for
// a fraction or what does not fit.
static bool whole_numeric(const unsigned char *p, int size, int64_t *out)
{
	if (size < 8)
		return false;
	int64_t digits = big_endian(p, 2), weight = big_endian(p + 2, 2), sign = big_endian(p + 4, 2) & 0xFFFF;
	if ((sign != 0 && sign != 0x4000) || size < 8 + 2 * digits)
		return false;
	int64_t value = 0;
	for (int64_t i = 0; i <= weight || i < digits; i++) {
		int64_t digit = i < digits ? big_endian(p + 8 + 2 * i, 2) : 0;
		if (i > weight) {
			if (digit)
				return false;
		} else if (__builtin_mul_overflow(value, 10000, &value) || __builtin_add_overflow(value, digit, &value)) {
			return false;
		}
	}
	*out = sign ? -value : value;
	return true;
}

static bool whole_number(struct prepared *p, int column, int64_t *out)
{
	const unsigned char *bytes = (const unsigned char *)PQgetvalue(p->result, p->row, column);
	int size = PQgetlength(p->result, p->row, column);
	switch (PQftype(p->result, column)) {
	case OID_BOOL:
	case OID_INT2:
	case OID_INT4:
	case OID_INT8:
		*out = big_endian(bytes, size);
		return true;
	case OID_NUMERIC:
		return whole_numeric(bytes, size, out);
	default:
		return false;
	}
}

static int pg_type(struct prepared *p, int column)
{
	int64_t unused;
	if (p->row < 0 || column < 0 || column >= PQnfields(p->result))
		return -1;
	if (PQgetisnull(p->result, p->row, column))
		return DB_TYPE_NULL;
	switch (PQftype(p->result, column)) {
	case OID_TEXT:
	case OID_VARCHAR:
	case OID_NAME:
	case OID_UNKNOWN:
		return DB_TYPE_TEXT;
	case OID_BYTEA:
		return DB_TYPE_BYTES;
	default:
		return whole_number(p, column, &unused) ? DB_TYPE_INT : -1;
	}
}

static int64_t pg_integer(struct prepared *p, int column)
{
	int64_t n = 0;
	return whole_number(p, column, &n) ? n : 0;
}

static struct sv pg_bytes(struct prepared *p, int column)
{
	return (struct sv){PQgetvalue(p->result, p->row, column), (size_t)PQgetlength(p->result, p->row, column)};
}

static bool pg_copy(struct connection *c, const char *path, struct error *error)
{
	(void)c;
	return error_set(error, FAIL_USAGE,
	                 N_("%s was not written: a PostgreSQL database is backed up with its own tools, such as pg_dump"), path);
}

const struct engine engine_postgres = {
	.size = sizeof(struct engine),
	.postgres = true,
	// As SQLite's one writer: what two writers could do to each other makes one of them run again.
	.begin_write = "BEGIN ISOLATION LEVEL SERIALIZABLE",
	.begin_read = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
	.open = pg_open,
	.close = pg_close,
	.revive = pg_revive,
	.script = pg_script,
	.in_transaction = pg_in_transaction,
	.prepare = pg_prepare,
	.discard = pg_discard,
	.start = pg_start,
	.send = pg_send,
	.step = pg_step,
	.reset = pg_reset,
	.changed = pg_changed,
	.type = pg_type,
	.integer = pg_integer,
	.bytes = pg_bytes,
	.copy = pg_copy,
};

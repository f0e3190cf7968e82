// The pool of readers and the writer.
#include <pthread.h>
#include <sodium.h>
#include <time.h>

#include "web/work.h"

enum { BATCH = 64, BATCH_MS = 2, MOST_READERS = 16, SLOW = 2, TICK_MS = 500, PATIENCE_MS = 10000, PAUSE_DOUBLINGS = 6 };

struct queue {
	pthread_mutex_t lock;
	pthread_cond_t filled;
	struct job *first, **last;
	bool closed;
};

struct work {
	struct work_setup setup;
	struct queue reads, slow, writes;
	pthread_t threads[MOST_READERS + SLOW], writer; // those of the two pools
	struct db *connections[MOST_READERS + SLOW], *writing;
	int started;
	bool writer_runs;
	bool postgres;
};

struct thread_start {
	struct work *work;
	struct db *db;
	struct queue *queue; // that the thread serves
};

static void queue_open(struct queue *q)
{
	pthread_condattr_t clock;
	pthread_condattr_init(&clock);
	pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
	pthread_mutex_init(&q->lock, NULL);
	pthread_cond_init(&q->filled, &clock);
	pthread_condattr_destroy(&clock);
	q->first = NULL;
	q->last = &q->first;
}

static void queue_free(struct queue *q)
{
	pthread_mutex_destroy(&q->lock);
	pthread_cond_destroy(&q->filled);
}

static void queue_add(struct queue *q, struct job *job)
{
	pthread_mutex_lock(&q->lock);
	job->next = NULL;
	*q->last = job;
	q->last = &job->next;
	pthread_cond_signal(&q->filled);
	pthread_mutex_unlock(&q->lock);
}

static void queue_close(struct queue *q)
{
	pthread_mutex_lock(&q->lock);
	q->closed = true;
	pthread_cond_broadcast(&q->filled);
	pthread_mutex_unlock(&q->lock);
}

// The next job; NULL once the queue is closed and empty, or where none came until `until`.
static struct job *queue_take(struct queue *q, const struct timespec *until)
{
	pthread_mutex_lock(&q->lock);
	while (!q->first && !q->closed) {
		int status = until ? pthread_cond_timedwait(&q->filled, &q->lock, until) : pthread_cond_wait(&q->filled, &q->lock);
		if (status != 0)
			break;
	}
	struct job *job = q->first;
	if (job) {
		q->first = job->next;
		if (!q->first)
			q->last = &q->first;
	}
	pthread_mutex_unlock(&q->lock);
	return job;
}

struct job *job_new(void)
{
	struct job *job = calloc(1, sizeof(*job));
	if (!job)
		out_of_memory();
	return job;
}

void job_free(struct job *job)
{
	web_req_free(&job->req);
	response_free(&job->out);
	arena_free(&job->arena);
	free(job);
}

static struct timespec after_ms(long ms)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	t.tv_nsec += ms * 1000000L;
	t.tv_sec += t.tv_nsec / 1000000000L;
	t.tv_nsec %= 1000000000L;
	return t;
}

static bool is_past(const struct timespec *t)
{
	struct timespec now = after_ms(0);
	return now.tv_sec > t->tv_sec || (now.tv_sec == t->tv_sec && now.tv_nsec > t->tv_nsec);
}

// ---- the pool

static void end(struct work *w, struct job *job, struct db *db)
{
	job->req.db = db;
	web_end(&job->req, &job->commit);
	db_rollback(db); // a failed read is forgotten, so that the next request begins anew
	w->setup.done(job, w->setup.done_data);
}

// Those that met would meet again if they waited equally long: at most 1 ms, then 2, 4 … 64.
static void pause_before(int again)
{
	uint32_t most = 1000000u << (again < PAUSE_DOUBLINGS ? again : PAUSE_DOUBLINGS);
	clock_nanosleep(CLOCK_MONOTONIC, 0, &(struct timespec){.tv_nsec = (long)randombytes_uniform(most)}, NULL);
}

// PostgreSQL: the change on this thread's own connection, again where others were in its way. Where a key stands already it is
// run once more too: it then finds what another wrote meanwhile, and says so in its own words or (a form that was sent twice)
// answers as the first did.
static void change_here(struct job *job, struct db *db)
{
	struct timespec until = after_ms(PATIENCE_MS);
	for (int i = 0, taken = 0;; i++) {
		error_clear(&job->commit);
		db_revive(db);
		db_begin(db);
		struct tx t = req_tx(&job->req);
		bool keep = web_change(&t, &job->req);
		if (keep && db_commit(db, &job->commit))
			return;
		if (db_failed(db)) // else it is refused in the change's own words
			job->commit = *db_failure(db);
		bool again = db_may_run_again(db) || (db_is_taken(db) && taken++ == 0);
		db_rollback(db);
		if (!again)
			return;
		web_again(&job->req);
		if (is_past(&until))
			break;
		pause_before(i);
	}
	error_clear(&job->commit);
	error_set(&job->commit, FAIL_DATABASE, N_("The database is busy and nothing was saved. Send the form again in a moment."));
}

static void *reader(void *data)
{
	struct thread_start start = *(struct thread_start *)data;
	struct work *w = start.work;
	free(data);
	for (struct job *job; (job = queue_take(start.queue, NULL));) {
		if (job->begun) {
			end(w, job, start.db);
			continue;
		}
		job->begun = true;
		db_revive(start.db);
		job->req = web_req(w->setup.web, &job->arena, start.db, &job->in, &job->out,
		                   w->setup.clock(w->setup.clock_data), w->setup.offset);
		if (!web_begin(&job->req)) {
			end(w, job, start.db);
		} else if (w->postgres) {
			change_here(job, start.db);
			end(w, job, start.db);
		} else {
			db_rollback(start.db);
			queue_add(&w->writes, job);
		}
	}
	return NULL;
}

// ---- the writer

// One change in a savepoint of its own, so that a refused one undoes itself alone.
static void change_one(struct job *job, struct db *db)
{
	job->req.db = db;
	struct tx t = req_tx(&job->req);
	db_savepoint(db);
	bool keep = web_change(&t, &job->req);
	if (db_failed(db)) {
		job->commit = *db_failure(db);
		keep = false;
	}
	if (keep)
		db_release(db);
	else
		db_rollback_to_savepoint(db);
}

static void *ticker(void *data)
{
	struct thread_start start = *(struct thread_start *)data;
	struct work *w = start.work;
	free(data);
	for (bool closed = false; !closed;) {
		struct timespec until = after_ms(TICK_MS);
		queue_take(&w->writes, &until); // nothing is ever added: it returns at the time, or when the queue is closed
		pthread_mutex_lock(&w->writes.lock);
		closed = w->writes.closed;
		pthread_mutex_unlock(&w->writes.lock);
		AUTO(arena_free) struct arena arena = {0};
		struct error error = {0};
		struct tx t = {.db = start.db,
		               .arena = &arena,
		               .now = w->setup.clock(w->setup.clock_data),
		               .offset = w->setup.offset,
		               .error = &error};
		db_revive(start.db);
		db_begin(start.db);
		w->setup.tick(&t, w->setup.tick_data);
		if (!db_commit(start.db, &error))
			db_rollback(start.db); // it is done at the next tick
	}
	return NULL;
}

static void *writer(void *data)
{
	struct thread_start start = *(struct thread_start *)data;
	struct work *w = start.work;
	struct job *batch[BATCH];
	free(data);
	for (struct job *job; (job = queue_take(&w->writes, NULL));) {
		struct timespec until = after_ms(BATCH_MS);
		size_t count = 0;
		db_begin(start.db);
		do {
			batch[count++] = job;
			change_one(job, start.db);
		} while (count < BATCH && (job = queue_take(&w->writes, &until)));
		struct error failure = {0};
		bool good = db_commit(start.db, &failure);
		for (size_t i = 0; i < count; i++) {
			if (!good && !error_is_set(&batch[i]->commit))
				batch[i]->commit = failure;
			queue_add(&w->reads, batch[i]);
		}
	}
	return NULL;
}

// ---- starting and stopping

static bool thread(struct work *w, pthread_t *id, void *(*run)(void *), struct db *db, struct queue *queue, struct error *error)
{
	struct thread_start *start = calloc(1, sizeof(*start));
	if (!start)
		out_of_memory();
	*start = (struct thread_start){w, db, queue};
	if (pthread_create(id, NULL, run, start) == 0)
		return true;
	free(start);
	return error_set(error, FAIL_SYSTEM, N_("no further thread can be started"));
}

static bool begin(struct work *w, struct error *error)
{
	w->writing = db_open(w->setup.database, DB_WRITE, error);
	if (!w->writing)
		return false;
	w->postgres = db_is_postgres(w->writing);
	int readers = w->setup.readers < MOST_READERS ? w->setup.readers : MOST_READERS;
	for (int i = 0; i < readers + SLOW; i++) {
		struct queue *queue = i < readers ? &w->reads : &w->slow;
		w->connections[i] = db_open(w->setup.database, w->postgres ? DB_WRITE : DB_READ_ONLY, error);
		if (!w->connections[i] || !thread(w, &w->threads[i], reader, w->connections[i], queue, error))
			return false;
		w->started++;
	}
	if (w->postgres && !w->setup.tick)
		return true;
	w->writer_runs = thread(w, &w->writer, w->postgres ? ticker : writer, w->writing, &w->writes, error);
	return w->writer_runs;
}

struct work *work_start(const struct work_setup *setup, struct error *error)
{
	struct work *w = calloc(1, sizeof(*w));
	if (!w)
		out_of_memory();
	w->setup = *setup;
	queue_open(&w->reads);
	queue_open(&w->slow);
	queue_open(&w->writes);
	if (begin(w, error))
		return w;
	work_stop(w);
	return NULL;
}

void work_add(struct work *w, struct job *job)
{
	bool slow = web_is_slow(w->setup.web, job->in.method, job->in.path);
	queue_add(slow ? &w->slow : &w->reads, job);
}

void work_stop(struct work *w)
{
	if (!w)
		return;
	// The pools hand on to the writer and the writer back to the readers: the server stops only when no job is under way.
	queue_close(&w->writes);
	if (w->writer_runs)
		pthread_join(w->writer, NULL);
	queue_close(&w->slow);
	queue_close(&w->reads);
	for (int i = 0; i < w->started; i++)
		pthread_join(w->threads[i], NULL);
	for (size_t i = 0; i < LENGTH(w->connections); i++)
		db_close(w->connections[i]);
	db_close(w->writing);
	queue_free(&w->reads);
	queue_free(&w->slow);
	queue_free(&w->writes);
	free(w);
}

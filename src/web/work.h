// Who runs a request: a pool of threads, each with a connection that only reads, and one writer that gathers changes
// into commits (SQLite). On PostgreSQL each thread of the pool runs its changes itself, and the writer's thread only ticks.
// What takes long before its change (a password's hash, a child that reads an upload: ROUTE_SLOW) has a small pool of its
// own, so that pages do not wait for it.
//
// No answer leaves before the commit that holds its change.
#pragma once

#include "web/web.h"

struct job {
	struct job *next;
	struct arena arena;
	struct request in;   // its texts live in the arena
	struct response out;
	struct req req;
	bool begun;
	struct error commit;
	void *owner;         // the server's
};

struct work;

struct work_setup {
	struct web *web;
	const char *database;
	int readers;
	instant (*clock)(void *data);
	void *clock_data;
	int offset;
	void (*tick)(struct tx *t, void *data);    // PostgreSQL: every half second, in a transaction of its own; may be NULL
	void *tick_data;
	void (*done)(struct job *job, void *data); // called by a thread of the pool
	void *done_data;
};

struct work *work_start(const struct work_setup *setup, struct error *error);
void work_add(struct work *w, struct job *job);
void work_stop(struct work *w); // finishes what was added
struct job *job_new(void);
void job_free(struct job *job);

// The HTTP server: one loop on libevent, a strict filter before it, the work behind it.
#pragma once

#include "web/web.h"

struct server_setup {
	struct web *web;
	const char *database;
	const char *address;     // "127.0.0.1"
	int port;                // 0: a free one
	int readers;
	int offset;              // minutes from UTC at the edge
	instant (*clock)(void *data);
	void *clock_data;
	void (*tick)(struct tx *t, void *data); // see work.h
	void *tick_data;
	void (*ready)(int port, void *data); // listening; may be NULL
	void *ready_data;
	int stop_fd;             // readable: stop; -1: on SIGTERM and SIGINT
};

// Serves until it is told to stop; answers what is under way, then returns. False where it cannot start.
bool server_run(const struct server_setup *setup, struct error *error);

// What module_server.so gives for it; the symbol: const struct server_library server_libevent.
struct server_library {
	bool (*run)(const struct server_setup *setup, struct error *error);
};

// The sample: an invented bloc, its people, its plan read and opened, and what its units did in the days before today.
#pragma once

#include "cli/data.h"

struct sample_account {
	const char *login, *password, *role, *unit; // role and unit in words, for printing; password is made anew each time
};

struct sample {
	struct sample_account accounts[12];
	size_t count;
};

// `story`: the plan is read, accepted and opened, and units have reported; else only the tree and the accounts are there.
bool sample_load(struct data *d, bool story, struct sample *out) MUST_USE;

// Reads the plan, accepts everything as it was read, decides the contradiction as proposed, opens the campaign; 0: refused.
int64_t sample_open_plan(struct tx *t, int64_t unit, int64_t line, struct sv text);

// Files that tools/embed put into the program.
#pragma once

#include <stddef.h>

struct embedded {
	const char *name; // relative to the folder, with '/'
	const unsigned char *bytes;
	size_t size;
};

extern const struct embedded assets_files[];  // src/assets: style, script, icons, fonts
extern const size_t assets_count;
extern const struct embedded migrations_files[]; // src/db/migrations
extern const size_t migrations_count;
extern const struct embedded intake_files[]; // src/intake/lexicon
extern const size_t intake_count;
extern const struct embedded forms_files[]; // src/rollout/forms
extern const size_t forms_count;
extern const struct embedded sample_files[]; // sample
extern const size_t sample_count;

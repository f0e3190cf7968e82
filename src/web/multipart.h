// Forms with files (multipart/form-data), taken apart by a confined child: GMime is large, and what it reads comes
// from anybody.
#pragma once

#include "web/web.h"

enum { MULTIPART_MOST_FILES = 20, MULTIPART_FILE_MOST = 32 * 1024 * 1024 };

// The fields and the files of the request's body, into *fields and r->uploads. False where it is not whole, holds too much or
// cannot be read.
bool multipart_read(struct req *r, struct pair **fields, size_t *count, struct error *error) MUST_USE;

// The part of it that takes what the child said.
bool multipart_frames(struct req *r, struct sv frames, struct pair **fields, size_t *count, struct error *error) MUST_USE;

// ---- in the child
// On its input a head ("Content-Type: …", an empty line) and the body; on its output frames (multipart.c).
bool multipart_prepare(struct error *error);
bool multipart_run(int in, int out, struct error *error);

// What the module gives.
struct multipart_part {
	struct sv name, file_name, type, bytes;
	bool file;
};
typedef bool multipart_each(void *data, const struct multipart_part *part);
struct multipart_module {
	void (*start)(void); // loads what needs files
	// Calls `each` for every part in order, until it says false. False where the bytes are no such form.
	bool (*take_apart)(struct sv bytes, multipart_each *each, void *data);
};

// Opens what is to be read, and hands it to the reader of its format.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cli/read_input.h"
#include "doc/source_child.h"

static bool read_all(int fd, const char *name, struct buf *out, struct error *error)
{
	out->limit = SOURCE_TEXT_MOST;
	for (;;) {
		char part[16384];
		ssize_t n = read(fd, part, sizeof(part));
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return error_set(error, FAIL_INPUT, N_("%s: cannot be read: %s"), name, strerror(errno));
		if (n == 0)
			return true;
		buf_add(out, part, (size_t)n);
		if (out->failed)
			return error_set(error, FAIL_TOO_LARGE, N_("%s: has more than 256 MB; split it and read the parts"), name);
	}
}

// Room for a file of that size, and what it holds in one go; what grew since is left to read_all.
static void read_sized(int fd, size_t size, struct buf *out)
{
	ssize_t n = 1;
	out->p = malloc(size + 2);
	if (!out->p)
		out_of_memory();
	for (out->room = size + 2; out->n < size && n > 0; out->n += n > 0 ? (size_t)n : 0)
		n = read(fd, out->p + out->n, size - out->n);
}

// Regular files only: a device or a pipe by name may never end.
static bool open_file(const char *name, int *fd, size_t *size, struct error *error)
{
	struct stat st;
	*fd = open(name, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	if (*fd < 0)
		return error_set(error, FAIL_INPUT, N_("%s: cannot be opened: %s"), name, strerror(errno));
	if (fstat(*fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		close(*fd);
		return error_set(error, FAIL_INPUT, S_ISDIR(st.st_mode) ? N_("%s: is a folder; name the files in it")
		                                                        : N_("%s: is no file; a device or a pipe is read as “-”"), name);
	}
	if (st.st_size > SOURCE_TEXT_MOST) {
		close(*fd);
		return error_set(error, FAIL_TOO_LARGE, N_("%s: has more than 256 MB; split it and read the parts"), name);
	}
	*size = (size_t)st.st_size;
	return true;
}

bool read_input(const char *name, struct buf *out, struct error *error)
{
	if (strcmp(name, "-") == 0)
		return read_all(STDIN_FILENO, name, out, error);
	int fd;
	size_t size = 0;
	if (!open_file(name, &fd, &size, error))
		return false;
	read_sized(fd, size, out);
	bool good = read_all(fd, name, out, error);
	close(fd);
	return good;
}

static bool read_source(struct sv bytes, bool here, enum language language, struct arena *a, struct source *out, struct error *error)
{
	enum source_format format;
	if (!source_format(bytes, &format, error))
		return false;
	return source_needs_child(format) && !here ? source_read_confined(bytes, format, a, language, out, error)
	                                           : source_read(bytes, a, out, error);
}

// How far a reading of more than a second is, on a terminal, in one line that is wiped at the end.
static void progress(const char *name, const struct timespec *began, size_t step, enum language language)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	bool slow = now.tv_sec - began->tv_sec > 1 || (now.tv_sec - began->tv_sec == 1 && now.tv_nsec >= began->tv_nsec);
	if (!slow || !isatty(STDERR_FILENO))
		return;
	if (step < EXTRACT_STEPS)
		fprintf(stderr, "\r\033[K%s: %s (%zu/%d)", name, msg(language, extract_steps[step].name), step + 1, EXTRACT_STEPS);
	else
		fprintf(stderr, "\r\033[K");
	fflush(stderr);
}

bool read_document(const char *name, struct sv bytes, bool here, enum language language, struct arena *a, struct reading *out,
                   struct error *error)
{
	struct source *s = ARENA_NEW(a, struct source);
	struct error why = {0};
	if (!read_source(bytes, here, language, a, s, &why)) {
		AUTO(buf_free) struct buf said = {0};
		error_text(&why, language, &said);
		return error_set(error, why.failure, "%s: %s", name, buf_cstr(&said));
	}
	extract_begin(s, a, out);
	source_forget_lines(s);
	struct timespec began;
	clock_gettime(CLOCK_MONOTONIC, &began);
	for (size_t i = 0; i < EXTRACT_STEPS; i++) {
		progress(name, &began, i, language);
		extract_steps[i].run(out);
	}
	progress(name, &began, EXTRACT_STEPS, language);
	return true;
}

// lantoa read FILE...
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/report.h"
#include "doc/source_child.h"
#include "extract/extract.h"

static const char usage[] = N_("usage: lantoa read [--json | --check] [--lang vi|en] [--color] FILE...\n"
                               "\n"
                               "Reads official documents (UTF-8 text, Markdown; “-” is the standard input) and says what they hold:\n"
                               "outline, measures, obligations, citations, and figures that do not agree.\n"
                               "\n"
                               "  --json   everything, one JSON object a line for each file\n"
                               "  --check  only what is wrong, as FILE:LINE:COLUMN: SEVERITY: MESSAGE [CODE]; exit status 1 where there is an error\n"
                               "  --text   with --json: the lines of the text too\n"
                               "\n"
                               "Example: lantoa read --check report.txt");

static bool read_all(int fd, const char *name, struct buf *out, struct error *error)
{
	out->limit = SOURCE_TEXT_MOST;
	for (;;) {
		char part[65536];
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

// Regular files only: a device or a pipe by name may never end.
static bool open_file(const char *name, int *fd, struct error *error)
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
	return true;
}

static bool load(const char *name, struct buf *out, struct error *error)
{
	if (strcmp(name, "-") == 0)
		return read_all(STDIN_FILENO, name, out, error);
	int fd;
	if (!open_file(name, &fd, error))
		return false;
	bool good = read_all(fd, name, out, error);
	close(fd);
	return good;
}

static void check(const struct reading *r, const char *name, enum language language)
{
	static const char *const severities[] = {N_("note"), N_("warning"), N_("error")};
	for (size_t i = 0; i < r->lint_count; i++) {
		const struct lint_found *l = &r->lint[i];
		AUTO(buf_free) struct buf message = {0};
		error_text(&l->message, language, &message);
		printf("%s:%d:%d: %s: %s [%s]\n", name, l->place.line, l->place.start + 1, severities[l->severity],
		       buf_cstr(&message), l->code);
	}
}

static bool has_errors(const struct reading *r)
{
	for (size_t i = 0; i < r->lint_count; i++) {
		if (r->lint[i].severity == SEVERITY_ERROR)
			return true;
	}
	return false;
}

struct options {
	bool json, check, text, color;
	bool here; // this process is confined
	enum language language;
};

static bool read_source(struct sv bytes, const struct options *o, struct arena *a, struct reading *out, struct error *error)
{
	struct source *s = ARENA_NEW(a, struct source);
	enum source_format format;
	if (!source_format(bytes, &format, error))
		return false;
	bool good = source_needs_child(format) && !o->here ? source_read_confined(bytes, format, a, o->language, s, error)
	                                                   : source_read(bytes, a, s, error);
	if (!good)
		return false;
	extract_source(s, a, out);
	return true;
}

static int read_one(const char *name, const struct options *o)
{
	AUTO(arena_free) struct arena arena = {0};
	AUTO(buf_free) struct buf bytes = {0};
	AUTO(buf_free) struct buf out = {0};
	struct error error = {0};
	struct reading r;
	if (!load(name, &bytes, &error))
		return command_fail(&error, o->language);
	if (!read_source(buf_view(&bytes), o, &arena, &r, &error)) {
		AUTO(buf_free) struct buf why = {0};
		struct error named = {0};
		error_text(&error, o->language, &why);
		error_set(&named, error.failure, "%s: %s", name, buf_cstr(&why));
		return command_fail(&named, o->language);
	}
	if (o->check) {
		check(&r, name, o->language);
		return has_errors(&r) ? 1 : 0;
	}
	if (o->json) {
		reading_json(&r, sv_of(name), o->text, o->language, &out);
		buf_char(&out, '\n');
	} else {
		report_reading(&r, sv_of(name), o->language, o->color, &out);
	}
	fwrite(out.p, 1, out.n, stdout);
	return 0;
}

static int read_files(int argc, char **argv, bool here, enum language language)
{
	struct options o = {.language = language, .here = here, .color = isatty(STDOUT_FILENO) && !getenv("NO_COLOR")};
	int first = 0, status = 0;
	for (; first < argc && argv[first][0] == '-' && argv[first][1]; first++) {
		struct sv option = sv_of(argv[first]);
		if (sv_is(option, "--json")) {
			o.json = true;
		} else if (sv_is(option, "--check")) {
			o.check = true;
		} else if (sv_is(option, "--text")) {
			o.text = true;
		} else if (sv_is(option, "--color")) {
			o.color = true;
		} else if (sv_is(option, "--lang") && first + 1 < argc) {
			o.language = language_of(sv_of(argv[++first]));
		} else if (sv_is(option, "--help")) {
			puts(msg(language, usage));
			return 0;
		} else if (sv_is(option, "--")) {
			first++;
			break;
		} else {
			struct error error = {0};
			error_set(&error, FAIL_USAGE, N_("there is no option %s; `lantoa read --help` lists them"), argv[first]);
			return command_fail(&error, language);
		}
	}
	if (first >= argc) {
		fprintf(stderr, "%s\n", msg(language, usage));
		return failure_exit(FAIL_USAGE);
	}
	for (; first < argc; first++) {
		int one = read_one(argv[first], &o);
		status = one > status ? one : status;
	}
	if (fflush(stdout) != 0 || ferror(stdout)) {
		struct error error = {0};
		error_set(&error, FAIL_SYSTEM, N_("the output cannot be written: %s"), strerror(errno));
		return command_fail(&error, language);
	}
	return status;
}

int command_read(int argc, char **argv, enum language language)
{
	return read_files(argc, argv, false, language);
}

int command_read_here(int argc, char **argv, enum language language)
{
	return read_files(argc, argv, true, language);
}

// Reads and writes files of accepted findings.
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/read_accept.h"
#include "cli/read_input.h"
#include "sys/path.h"

static const char heading[] = "# Findings that were looked at and are right (lantoa read --accept): code, hash of the sentence, figure stated.\n";

struct sv read_accept_file(struct arena *a, const char *read, const char *named)
{
	if (named)
		return arena_sv(a, sv_of(named));
	const char *slash = strrchr(read, '/');
	return arena_printf(a, "%.*s.lantoa-ignore", slash ? (int)(slash - read) + 1 : 0, read);
}

static bool slurp(const char *path, bool must, struct buf *out, struct error *error)
{
	return (!must && access(path, F_OK) != 0) || read_input(path, out, error);
}

bool read_accept_load(struct arena *a, const char *read, const char *named, struct accepted *out, struct error *error)
{
	AUTO(buf_free) struct buf text = {0};
	struct sv path = read_accept_file(a, read, named);
	return slurp(path.p, named != NULL, &text, error) && accepted_parse(out, a, buf_view(&text), error);
}

static bool write_file(struct arena *a, struct sv path, struct sv text, struct error *error)
{
	struct sv made = arena_printf(a, SV_FMT ".new", SV_ARG(path));
	FILE *file = fopen(made.p, "wxe");
	if (!file)
		return error_set(error, FAIL_SYSTEM, N_("%s cannot be written: %s"), made.p, strerror(errno));
	bool good = fwrite(text.p, 1, text.n, file) == text.n;
	good = fclose(file) == 0 && good;
	if (!good)
		error_set(error, FAIL_SYSTEM, N_("%s cannot be written: %s"), made.p, strerror(errno));
	if (good && path_replace(made.p, path.p, error))
		return true;
	unlink(made.p);
	return false;
}

bool read_accept_add(const struct reading *r, const char *read, const char *named, struct sv what, struct error *error)
{
	AUTO(arena_free) struct arena arena = {0};
	AUTO(buf_free) struct buf text = {0};
	struct sv code, rest = what;
	int64_t line = 0;
	if (!sv_cut(&rest, ':', &code) || !sv_int64(rest, &line))
		return error_set(error, FAIL_USAGE, N_("--accept needs CODE:LINE, as --check prints them: ratio:9"));
	struct sv path = read_accept_file(&arena, read, named);
	if (!slurp(path.p, false, &text, error))
		return false;
	if (!text.n)
		buf_str(&text, heading);
	else if (text.p[text.n - 1] != '\n')
		buf_char(&text, '\n');
	size_t count = 0;
	for (size_t i = 0; i < r->lint_count; i++) {
		if (r->lint[i].place.line != line || !sv_eq(sv_of(r->lint[i].code), code))
			continue;
		accepted_line(r, &r->lint[i], &text);
		buf_printf(&text, " # %s:%lld\n", read, (long long)line);
		count++;
	}
	if (!count)
		return error_set(error, FAIL_INPUT, N_("%s: line %lld has no finding %.*s that is not accepted already"), read, (long long)line, (int)code.n, code.p);
	return write_file(&arena, path, buf_view(&text), error);
}

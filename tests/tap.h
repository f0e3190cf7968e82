// The whole of the C test vocabulary: TAP on standard output.
#pragma once

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/base.h"

static int tap_count, tap_failed;

__attribute__((format(printf, 2, 3), unused)) static bool ok(bool good, const char *what, ...)
{
	printf("%sok %d - ", good ? "" : "not ", ++tap_count);
	va_list args;
	va_start(args, what);
	vprintf(what, args);
	va_end(args);
	printf("\n");
	fflush(stdout);
	tap_failed += !good;
	return good;
}

__attribute__((unused)) static bool is_sv(struct sv got, const char *want, const char *what)
{
	bool good = ok(sv_is(got, want), "%s", what);
	if (!good)
		printf("#      got: " SV_FMT "\n# expected: %s\n", SV_ARG(got), want);
	return good;
}

__attribute__((unused)) static bool is_str(const char *got, const char *want, const char *what)
{
	return is_sv(sv_of(got), want, what);
}

__attribute__((unused)) static bool is_int(int64_t got, int64_t want, const char *what)
{
	bool good = ok(got == want, "%s", what);
	if (!good)
		printf("#      got: %" PRId64 "\n# expected: %" PRId64 "\n", got, want);
	return good;
}

__attribute__((unused)) static void skip(int n, const char *why)
{
	while (n-- > 0)
		printf("ok %d # SKIP %s\n", ++tap_count, why);
}

__attribute__((unused)) static int done(void)
{
	printf("1..%d\n", tap_count);
	return tap_failed ? 1 : 0;
}

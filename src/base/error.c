// Failures: their statuses, and how one is set and said.
#include <inttypes.h>
#include <stdio.h>

#include "base/error.h"

static const struct {
	const char *name;
	int http, exit;
} failures[] = {
#define FAILURE(name, http, exit) {#name, http, exit},
#include "base/failures.def"
#undef FAILURE
};

int failure_http(enum failure f)
{
	return failures[f].http;
}

int failure_exit(enum failure f)
{
	return failures[f].exit;
}

const char *failure_name(enum failure f)
{
	return failures[f].name;
}

bool error_is_set(const struct error *e)
{
	return e->failure != FAIL_NONE;
}

void error_clear(struct error *e)
{
	*e = (struct error){0};
}

static void keep(char *slot, size_t room, const char *text, size_t n)
{
	static const char more[] = "…";
	if (n < room) {
		memcpy(slot, text, n);
		slot[n] = '\0';
		return;
	}
	n = room - sizeof(more);
	while (n && ((unsigned char)text[n] & 0xC0) == 0x80)
		n--;
	memcpy(slot, text, n);
	memcpy(slot + n, more, sizeof(more));
}

// The end of the directive that starts at '%', and its last letter.
static const char *directive(const char *p, char *letter)
{
	p++;
	while (*p && strchr("0123456789.*-+ 'lzj#", *p))
		p++;
	*letter = *p;
	return *p ? p + 1 : p;
}

bool error_set(struct error *e, enum failure f, const char *msgid, ...)
{
	if (error_is_set(e))
		return false;
	*e = (struct error){.failure = f, .msgid = msgid};
	va_list args;
	va_start(args, msgid);
	int slot = 0;
	for (const char *p = strchr(msgid, '%'); p && slot < ERROR_ARGS; p = strchr(p, '%')) {
		char letter;
		const char *end = directive(p, &letter);
		struct sv spec = {p, (size_t)(end - p)};
		char *into = e->args[slot];
		size_t room = sizeof(e->args[slot]);
		p = end;
		if (letter == '%')
			continue;
		if (sv_is(spec, "%.*s")) {
			int n = va_arg(args, int);
			const char *text = va_arg(args, const char *);
			keep(into, room, text ? text : "", n > 0 ? (size_t)n : 0);
		} else if (letter == 's') {
			const char *text = va_arg(args, const char *);
			keep(into, room, text ? text : "", text ? strlen(text) : 0);
		} else if (sv_find(spec, SV("ll")) != SIZE_MAX) {
			snprintf(into, room, "%lld", va_arg(args, long long));
		} else if (sv_find(spec, SV("z")) != SIZE_MAX) {
			snprintf(into, room, "%zu", va_arg(args, size_t));
		} else if (sv_find(spec, SV("l")) != SIZE_MAX) {
			snprintf(into, room, "%ld", va_arg(args, long));
		} else {
			snprintf(into, room, "%d", va_arg(args, int));
		}
		slot++;
	}
	va_end(args);
	return false;
}

// A figure kept as data ("-1234.50") as its reader writes it: "−1.234,50", in English "−1,234.50". What is none stays as it is.
static void figure(const char *kept, enum language language, struct buf *out)
{
	const char *digits = kept + (*kept == '-');
	size_t whole = strspn(digits, "0123456789"), places = digits[whole] == '.' ? strspn(digits + whole + 1, "0123456789") : 0;
	if (!whole || digits[whole + (places ? places + 1 : 0)]) {
		buf_str(out, kept);
		return;
	}
	if (digits != kept)
		buf_str(out, "−");
	for (size_t i = 0; i < whole; i++) {
		if (i && (whole - i) % 3 == 0)
			buf_char(out, language == LANGUAGE_EN ? ',' : '.');
		buf_char(out, digits[i]);
	}
	if (places) {
		buf_char(out, language == LANGUAGE_EN ? '.' : ',');
		buf_str(out, digits + whole + 1);
	}
}

void error_text(const struct error *e, enum language language, struct buf *out)
{
	if (!e->msgid)
		return;
	int slot = 0;
	for (const char *p = msg(language, e->msgid); *p;) {
		if (*p != '%') {
			buf_char(out, *p++);
			continue;
		}
		char letter;
		const char *flag = p + 1;
		p = directive(p, &letter);
		if (letter == '%')
			buf_char(out, '%');
		else if (*flag == '\'' && slot < ERROR_ARGS)
			figure(e->args[slot++], language, out);
		else if (slot < ERROR_ARGS)
			buf_str(out, e->args[slot++]);
	}
}

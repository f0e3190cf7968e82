// A browser that asks the web layer in the process: it keeps its cookie and the keys of the form that it saw last.
#pragma once

#include "engines.h"

#include "web/web.h"

static const instant browser_now = 1582190100000; // 2020-02-20, 16:15 in Việt Nam

struct browser {
	struct web *web;
	struct db *db;
	char cookie[200], csrf[80], once[40]; // of the last page that had them
	struct response out;                  // of the last request
	instant now;
};

__attribute__((unused)) static struct browser browser_new(const struct web_app *app, struct db *db)
{
	struct error error = {0};
	struct browser b = {.web = web_new(app, false, &error), .db = db, .now = browser_now};
	if (!ok(b.web, "the application starts"))
		printf("# %s\n", error_words(&error));
	return b;
}

__attribute__((unused)) static void browser_free(struct browser *b)
{
	response_free(&b->out);
	web_free(b->web);
}

static struct sv body(struct browser *b)
{
	return buf_view(&b->out.body);
}

__attribute__((unused)) static bool says(struct browser *b, const char *words)
{
	bool good = sv_find(body(b), sv_of(words)) != SIZE_MAX;
	if (!good)
		printf("# not “%s” in: " SV_FMT "\n", words, SV_ARG(body(b)));
	return good;
}

static void keep_value(struct browser *b, const char *name, char *out, size_t room)
{
	char before[64];
	snprintf(before, sizeof(before), "name=\"%s\" value=\"", name);
	size_t at = sv_find(body(b), sv_of(before));
	struct sv rest = at == SIZE_MAX ? SV("") : sv_from(body(b), at + strlen(before)), value = {0};
	if (rest.n && sv_cut(&rest, '"', &value))
		snprintf(out, room, SV_FMT, SV_ARG(value));
}

static int ask(struct browser *b, struct request in)
{
	response_free(&b->out);
	b->out = (struct response){0};
	if (!in.cookie.p)
		in.cookie = sv_of(b->cookie);
	in.accept_language = in.accept_language.p ? in.accept_language : SV("en");
	in.host = SV("lantoa.test");
	in.content_type = in.content_type.p ? in.content_type : SV("application/x-www-form-urlencoded");
	web_dispatch(b->web, b->db, &in, &b->out, b->now, 420);
	for (size_t i = 0; i < b->out.header_count; i++) {
		struct sv cookie = b->out.headers[i].value, value;
		bool set = strcmp(b->out.headers[i].name, "Set-Cookie") == 0 && !sv_starts(cookie, SV("lantoa-taken="));
		if (set && sv_cut(&cookie, ';', &value))
			snprintf(b->cookie, sizeof(b->cookie), SV_FMT, SV_ARG(value));
	}
	keep_value(b, "csrf", b->csrf, sizeof(b->csrf));
	keep_value(b, "once", b->once, sizeof(b->once));
	return b->out.status;
}

__attribute__((unused)) static int get(struct browser *b, const char *path)
{
	struct sv whole = sv_of(path);
	size_t question = sv_find(whole, SV("?"));
	return ask(b, (struct request){.method = METHOD_GET, .path = sv_head(whole, question),
	                               .query = question == SIZE_MAX ? SV("") : sv_from(whole, question + 1)});
}

// With the keys of the form that was last seen.
__attribute__((unused)) static int post(struct browser *b, const char *path, const char *fields)
{
	char form[4096];
	snprintf(form, sizeof(form), "csrf=%s&once=%s&%s", b->csrf, b->once, fields);
	return ask(b, (struct request){.method = METHOD_POST, .path = sv_of(path), .body = sv_of(form)});
}

__attribute__((unused)) static struct sv sent_to(struct browser *b)
{
	return response_find(&b->out, "Location");
}

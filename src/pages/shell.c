// Writes the document around what a page wrote.
#include "pages/parts.h"
#include "pages/shell.h"
#include "pages/who.h"

#define V(s) (int)(s).n, (s).p ? (s).p : ""

static const struct nav_item {
	const char *key, *path, *words;
	enum operation operation;
} nav_items[] = {
#define NAV(key, path, words, operation) {key, path, words, OPERATION_##operation},
#include "pages/nav.def"
#undef NAV
};

// ---- the symbols

static void symbol(struct page *p, enum mark mark)
{
	switch (mark) {
#define MARK(name, about, drawing)                                                                                     \
	case MARK_##name:                                                                                                  \
		page(p, "<symbol id=\"" #name "\" viewBox=\"0 0 20 20\" fill=\"none\" stroke=\"currentColor\" "                \
		        "stroke-width=\"1.4\">" drawing "</symbol>");                                                          \
		break;
#include "pages/marks.def"
#undef MARK
	case MARK_COUNT:
		break;
	}
}

static bool mark_of(struct sv name, enum mark *mark)
{
	static const char *const names[] = {
#define MARK(name, about, drawing) #name,
#include "pages/marks.def"
#undef MARK
	};
	for (size_t i = 0; i < MARK_COUNT; i++) {
		if (sv_is(name, names[i])) {
			*mark = (enum mark)i;
			return true;
		}
	}
	return false;
}

// A page prints the symbols that it uses: those that its body names. What is text in the body has its quotes escaped.
static void symbols(struct page *p, struct sv body)
{
	static const struct sv use = {"<use href=\"#", 12};
	bool used[MARK_COUNT] = {false}, any = false;
	for (size_t at; (at = sv_find(body, use)) != SIZE_MAX;) {
		struct sv name;
		enum mark mark;
		body = sv_from(body, at + use.n);
		if (sv_cut(&body, '"', &name) && mark_of(name, &mark))
			used[mark] = any = true;
	}
	if (!any)
		return;
	page(p, "<svg hidden aria-hidden=\"true\"><defs>");
	for (size_t i = 0; i < MARK_COUNT; i++) {
		if (used[i])
			symbol(p, (enum mark)i);
	}
	page(p, "</defs></svg>\n");
}

// ---- head, menu, foot

void shell_brand(struct page *p)
{
	page(p, "<svg viewBox=\"0 0 36 36\" fill=\"none\" stroke=\"currentColor\" aria-hidden=\"true\"><circle cx=\"18\" cy=\"18\" r=\"3.2\" "
	        "fill=\"currentColor\" stroke=\"none\"/><circle cx=\"18\" cy=\"18\" r=\"7.2\" stroke-width=\"2.6\"/><circle cx=\"18\" "
	        "cy=\"18\" r=\"12\" stroke-width=\"1.8\"/><circle cx=\"18\" cy=\"18\" r=\"16.6\" stroke-width=\"1\"/></svg>");
}

// Whether there is more than one role to choose from: assignments count as one.
static bool may_switch(const struct who *who)
{
	size_t roles = 0, assignments = 0;
	for (size_t i = 0; i < who->held_count; i++) {
		if (who->held[i].role == ROLE_SUPERVISOR)
			assignments = 1;
		else
			roles++;
	}
	return roles + assignments > 1;
}

static void head(struct req *r, struct page *p, const struct who *who)
{
	const struct grant *g = who_grant(r);
	struct sv position = g ? who_position(r, g) : who->principal.name;
	page(p, "<header class=\"head\"><div class=\"wrap\">\n<a class=\"brand\" href=\"/\" aria-label=\"%s\">",
	     T(r, N_("lantoa, to what there is to do")));
	shell_brand(p);
	page(p, "</a>\n<p class=\"org\">");
	if (who->superior.n)
		page(p, "<span>%.*s</span>", V(who->superior));
	page(p, "<b>%.*s</b></p>\n<p class=\"who\"><b>%.*s</b>", V(who->unit), V(position));
	if (may_switch(who))
		page(p, "<a href=\"/roles\">%s</a> · ", T(r, N_("Switch role")));
	page(p, "<a href=\"/signout\">%s</a></p>\n<a class=\"btn menu\" href=\"#nav\">%s</a>\n</div></header>\n", T(r, N_("Sign out")),
	     T(r, N_("Menu")));
}

static void menu(struct req *r, struct page *p, const struct who *who)
{
	const struct grant *g = who_grant(r);
	page(p, "<nav class=\"nav\" id=\"nav\" aria-label=\"%s\"><ul>\n", T(r, N_("Main menu")));
	for (size_t i = 0; i < LENGTH(nav_items); i++) {
		const struct nav_item *item = &nav_items[i];
		if (!web_serves(r->web, sv_of(item->path)) ||
		    !((g && who_may(r, item->operation, g->unit)) || who_may(r, item->operation, 0)))
			continue;
		page(p, "<li><a href=\"%s\"", item->path);
		if (r->nav && strcmp(r->nav, item->key) == 0)
			page(p, " aria-current=\"page\"");
		page(p, ">%s</a></li>\n", T(r, item->words));
	}
	if (may_switch(who))
		page(p, "<li class=\"close\"><a href=\"/roles\">%s</a></li>\n", T(r, N_("Switch role")));
	page(p, "<li class=\"close\"><a href=\"/signout\">%s</a></li>\n<li class=\"close\"><a href=\"#main\">%s</a></li>\n</ul></nav>\n",
	     T(r, N_("Sign out")), T(r, N_("Close the menu")));
}

static void foot(struct req *r, struct page *p)
{
	struct sv now = part_moment(r, r->now);
	struct sv figures = req_say(r, N_("figures as of %.*s"), V(now));
	page(p, "<footer class=\"foot\"><div class=\"wrap\"><span>lantoa · %.*s</span><a href=\"/about\">%s</a><a href=\"/language\">%s</a></div></footer>\n",
	     V(figures), T(r, N_("About lantoa")), r->language == LANGUAGE_EN ? "Tiếng Việt" : "English");
}

void shell_frame(struct req *r, struct page *whole)
{
	const struct who *who = who_of(r);
	struct sv sheet = web_asset(r, "style.css"), script = web_asset(r, "app.js");
	const char *language = r->language == LANGUAGE_EN ? "en" : "vi";
	page(whole,
	     "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
	     "content=\"width=device-width,initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>",
	     language);
	page_page(whole, &r->title);
	if (r->title.out.n)
		page(whole, " · ");
	page(whole, "lantoa</title>\n<link rel=\"stylesheet\" href=\"%.*s\">\n<script src=\"%.*s\" defer></script>\n</head>\n<body", V(sheet), V(script));
	const char *class = r->body_class ? r->body_class : who ? NULL : "plain";
	if (class)
		page(whole, " class=\"%s\"", class);
	if (who) // whose drafts are kept on the device
		page(whole, " data-who=\"%lld\"", (long long)r->account);
	page(whole, ">\n");
	symbols(whole, buf_view(&r->body.out));
	if (who) {
		page(whole, "<a class=\"skip\" href=\"#main\">%s</a>\n", T(r, N_("To the main content")));
		head(r, whole, who);
		menu(r, whole, who);
	}
	page(whole, "<main id=\"main\" class=\"page\">\n");
	page_page(whole, &r->body);
	page(whole, "</main>\n");
	if (who)
		foot(r, whole);
	page(whole, "</body>\n</html>\n");
}

// ---- a failure

static const char *heading(enum failure f)
{
	switch (f) {
	case FAIL_SIGNED_OUT:
		return N_("Sign in first");
	case FAIL_FORBIDDEN:
		return N_("This is not open to you");
	case FAIL_NOT_FOUND:
		return N_("There is nothing here");
	case FAIL_CONFLICT:
		return N_("Somebody was first");
	case FAIL_TOO_LARGE:
		return N_("This is too large");
	case FAIL_TOO_MANY:
		return N_("Too often");
	case FAIL_DATABASE:
	case FAIL_SYSTEM:
	case FAIL_CHECK:
		return N_("Nothing was saved");
	case FAIL_NONE:
	case FAIL_INPUT:
	case FAIL_USAGE:
		break;
	}
	return N_("This cannot be done");
}

void shell_failure(struct req *r, const struct error *e)
{
	AUTO(buf_free) struct buf words = {0};
	error_text(e, r->language, &words);
	buf_reset(&r->title.out);
	buf_reset(&r->body.out);
	part_dialog(r, sv_of(T(r, heading(e->failure))), buf_view(&words));
	page(&r->body, "<p class=\"acts field\">");
	if (r->principal)
		part_link(r, SV("/"), sv_of(T(r, N_("To what there is to do"))), true);
	else
		part_link(r, SV("/signin"), sv_of(T(r, N_("Sign in"))), true);
	page(&r->body, "</p>\n");
	part_dialog_end(r);
}

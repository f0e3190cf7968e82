// Findings of a document: shown, accepted, taken back.
#include "intake/incoming.h"
#include "org/account.h"
#include "pages/parts.h"
#include "pages/register/findings.h"
#include "pages/register/sheet.h"
#include "pages/routes.h"
#include "pages/who.h"
#include "text/text.h"

#define V(s) (int)(s).n, (s).p ? (s).p : ""

enum {
	QUOTED_MOST = 220, // characters of a line that are quoted
	QUOTED_BEFORE = 90 // of them, before what is marked
};

// ---- which there are

static void take(struct req *r, struct findings *out, size_t *room, const struct finding *all, size_t count, bool accepted, int severity)
{
	for (size_t i = 0; i < count; i++) {
		bool fits = (all[i].accepted_at != 0) == accepted && (severity < 0 || (int)all[i].severity == severity);
		size_t n = out->count + out->accepted;
		if (!fits)
			continue;
		*ARENA_PUSH(r->arena, out->items, n, *room) = all[i];
		out->count += !accepted;
		out->accepted += accepted;
		out->of[all[i].severity] += !accepted;
	}
}

static const struct finding *gather(struct req *r, const struct document *d, bool parts, size_t *count)
{
	struct tx t = req_tx(r);
	struct document_list under = parts ? document_parts(&t, d->id) : (struct document_list){0};
	struct finding *all = NULL;
	size_t room = *count = 0;
	for (size_t i = 0; i <= under.count; i++) {
		size_t n;
		const struct finding *of = findings_of(&t, i ? under.items[i - 1].id : d->id, &n);
		for (size_t k = 0; k < n; k++)
			*ARENA_PUSH(r->arena, all, *count, room) = of[k];
	}
	return all;
}

void findings_load(struct req *r, const struct document *d, bool parts, bool grave, struct findings *out)
{
	size_t count, room = 0;
	const struct finding *all = gather(r, d, parts, &count);
	*out = (struct findings){.document = d->id, .may = who_may(r, OPERATION_document_add, d->unit), .from = "document"};
	for (int severity = FINDING_ERROR; grave && severity >= FINDING_NOTE; severity--)
		take(r, out, &room, all, count, false, severity);
	if (!grave)
		take(r, out, &room, all, count, false, -1);
	take(r, out, &room, all, count, true, -1);
}

// ---- words

static struct sv counted(struct req *r, enum finding_severity s, size_t n)
{
	switch (s) {
	case FINDING_ERROR:
		return req_say(r, PLURAL(n, N_("%zu error"), N_("%zu errors")), n);
	case FINDING_WARNING:
		return req_say(r, PLURAL(n, N_("%zu warning"), N_("%zu warnings")), n);
	case FINDING_NOTE:
		return req_say(r, PLURAL(n, N_("%zu note"), N_("%zu notes")), n);
	}
	return (struct sv){0};
}

struct sv findings_words(struct req *r, const struct findings *f)
{
	AUTO(buf_free) struct buf out = {0};
	for (int s = FINDING_ERROR; s >= FINDING_NOTE; s--) {
		if (f->of[s])
			buf_printf(&out, "%s" SV_FMT, out.n ? ", " : "", SV_ARG(counted(r, (enum finding_severity)s, f->of[s])));
	}
	return arena_sv(r->arena, buf_view(&out));
}

struct sv findings_message(struct req *r, const struct finding *f)
{
	AUTO(buf_free) struct buf words = {0};
	error_text(&f->message, r->language, &words);
	return arena_sv(r->arena, buf_view(&words));
}

static void severity(struct req *r, enum finding_severity s)
{
	switch (s) {
	case FINDING_ERROR:
		part_state(r, MARK_late, TONE_LATE, sv_of(T(r, N_("Error"))));
		return;
	case FINDING_WARNING:
		part_state(r, MARK_neq, TONE_SOON, sv_of(T(r, N_("Warning"))));
		return;
	case FINDING_NOTE:
		part_state(r, MARK_todo, TONE_NONE, sv_of(T(r, N_("Note"))));
		return;
	}
}

// ---- one of them

static struct sv line_path(struct req *r, int64_t document, int line)
{
	return arena_printf(r->arena, "/documents/%lld/text#l%d", (long long)document, line);
}

// The document of the same file in which the other line stands; 0 where there is none.
static int64_t other_document(struct req *r, const struct finding *one)
{
	struct tx t = req_tx(r);
	struct document d;
	if (!one->other_line || !document_get(&t, one->document, &d))
		return 0;
	return document_of_line(&t, d.part_of ? d.part_of : d.id, one->other_line);
}

void findings_other(struct req *r, const struct findings *f, const struct finding *one)
{
	int64_t document = other_document(r, one);
	if (document)
		page(&r->body, " <a class=\"small\" href=\"%.*s\">%.*s</a>", V(document == f->document && strcmp(f->from, "text") == 0 ? arena_printf(r->arena, "#l%d", one->other_line) : line_path(r, document, one->other_line)),
		     V(req_say(r, N_("see line %d"), one->other_line)));
}

static size_t byte_at(struct sv s, int point)
{
	size_t at = 0;
	for (int i = 0; i < point && at < s.n; i++)
		utf8_at(s, at, &at);
	return at;
}

// The words around a place, cut at blanks where the line is long, with the place marked in them.
static void quote(struct req *r, int64_t document, int line, int start, int end, enum sheet_mark mark)
{
	struct tx t = req_tx(r);
	size_t lines;
	struct document_line *said = document_row_at(&t, document, line, &lines);
	struct sv text = lines ? said[0].text : (struct sv){0};
	if (lines > 1) {
		struct mark_at cell = {.line = line, .start = start, .end = end, .mark = mark};
		page(&r->body, "<blockquote>“");
		sheet_row(r, said, lines, &cell, end > start ? 1 : 0);
		page(&r->body, "” <a class=\"tiny\" href=\"%.*s\">%.*s</a></blockquote>\n", V(line_path(r, document, line)), V(req_say(r, N_("Line %d"), line)));
		return;
	}
	int count = (int)utf8_count(text), from = 0, to = count;
	if (count > QUOTED_MOST) {
		from = start > QUOTED_BEFORE ? start - QUOTED_BEFORE : 0;
		to = from + QUOTED_MOST > end ? from + QUOTED_MOST : end;
		to = to < count ? to : count;
	}
	size_t first = byte_at(text, from), last = byte_at(text, to), marked = byte_at(text, start);
	for (; from && first < marked && text.p[first] != ' '; from++)
		utf8_at(text, first, &first);
	while (to < count && last > byte_at(text, end) && text.p[last] != ' ')
		last--;
	struct mark_at one = {.line = line, .start = start - from, .end = end - from, .mark = mark};
	page(&r->body, "<blockquote>“%s", from ? "… " : "");
	sheet_line(r, (struct sv){text.p + first, last - first}, &one, end > start ? 1 : 0);
	page(&r->body, "%s” <a class=\"tiny\" href=\"%.*s\">%.*s</a></blockquote>\n", to < count ? " …" : "", V(line_path(r, document, line)), V(req_say(r, N_("Line %d"), line)));
}

void findings_button(struct req *r, const struct findings *f, const struct finding *one, const char *form)
{
	if (!f->may)
		return;
	page(&r->body, "<button class=\"btn%s\" name=\"%s\" value=\"%lld\"", one->accepted_at ? " bare" : "", one->accepted_at ? "reopen" : "accept", (long long)one->id);
	if (form)
		page(&r->body, " form=\"%s\"", form);
	page(&r->body, ">%s<span class=\"vh\">: %.*s</span></button>", one->accepted_at ? T(r, N_("Accept no longer")) : T(r, N_("Checked, no mistake")),
	     V(req_say(r, N_("line %d"), one->line)));
}

static void item(struct req *r, const struct findings *f, const struct finding *one)
{
	int64_t other = other_document(r, one);
	page(&r->body, "<li id=\"f%lld\"><p>", (long long)one->id);
	severity(r, one->severity);
	page(&r->body, " %.*s</p>\n", V(findings_message(r, one)));
	quote(r, one->document, one->line, one->start, one->end, SHEET_PEN);
	if (other)
		quote(r, other, one->other_line, one->other_start, one->other_end, SHEET_SOFT);
	if (f->may) {
		page(&r->body, "<p class=\"acts\">");
		findings_button(r, f, one, NULL);
		page(&r->body, "</p>");
	}
	page(&r->body, "</li>\n");
}

// ---- all of them

void findings_form(struct req *r, const struct findings *f, const char *id)
{
	page(&r->body, "<form method=\"post\" action=\"/documents/%lld/findings\" id=\"%s\">", (long long)f->document, id);
	req_form_keys(r, &r->body);
	page(&r->body, "<input type=\"hidden\" name=\"from\" value=\"%s\"><input type=\"hidden\" name=\"at\" value=\"%lld\">\n", f->from, (long long)f->at);
}

static struct sv who_and_when(struct req *r, const struct finding *one)
{
	struct tx t = req_tx(r);
	struct account a;
	struct sv when = part_moment(r, one->accepted_at);
	return one->accepted_by && account_by_id(&t, one->accepted_by, &a) ? req_say(r, N_("checked by %.*s, %.*s"), V(a.name), V(when))
	                                                                  : req_say(r, N_("checked, %.*s"), V(when));
}

void findings_accepted(struct req *r, const struct findings *f)
{
	if (!f->accepted)
		return;
	page(&r->body, "<details class=\"accepted\"><summary>%.*s</summary>\n<ul class=\"findings\">\n", V(req_say(r, PLURAL(f->accepted, N_("%zu accepted finding"), N_("%zu accepted findings")), f->accepted)));
	for (size_t i = f->count; i < f->count + f->accepted; i++) {
		const struct finding *one = &f->items[i];
		page(&r->body, "<li id=\"f%lld\"><p>%.*s <a class=\"small\" href=\"%.*s\">%.*s</a></p>\n<p class=\"small dim\">%.*s</p>\n", (long long)one->id,
		     V(findings_message(r, one)), V(line_path(r, one->document, one->line)), V(req_say(r, N_("Line %d"), one->line)), V(who_and_when(r, one)));
		if (f->may) {
			page(&r->body, "<p class=\"acts\">");
			findings_button(r, f, one, NULL);
			page(&r->body, "</p>");
		}
		page(&r->body, "</li>\n");
	}
	page(&r->body, "</ul></details>\n");
}

void findings_draw(struct req *r, const struct findings *f)
{
	size_t notes = f->of[FINDING_NOTE], grave = f->count - notes;
	if (!f->count && !f->accepted)
		return;
	findings_form(r, f, "findings");
	if (!f->count)
		page(&r->body, "<p>%s</p>\n", T(r, N_("Nothing that is still to be checked.")));
	if (grave)
		page(&r->body, "<ul class=\"findings\">\n");
	for (size_t i = 0; i < grave; i++)
		item(r, f, &f->items[i]);
	if (grave)
		page(&r->body, "</ul>\n");
	if (notes)
		page(&r->body, "<details%s><summary>%.*s</summary>\n<ul class=\"findings\">\n", grave ? "" : " open", V(counted(r, FINDING_NOTE, notes)));
	for (size_t i = grave; i < f->count; i++)
		item(r, f, &f->items[i]);
	if (notes)
		page(&r->body, "</ul></details>\n");
	findings_accepted(r, f);
	page(&r->body, "</form>\n");
}

void findings_fold(struct req *r, const struct findings *f)
{
	struct sv words = findings_words(r, f);
	if (!f->count && !f->accepted)
		return;
	page(&r->body, "<details class=\"letterhead\"><summary>%s ", T(r, N_("What the check of the text found:")));
	if (f->count)
		part_tag(r, f->of[FINDING_ERROR] ? TONE_LATE : f->of[FINDING_WARNING] ? TONE_SOON : TONE_PLAIN, words);
	else
		page(&r->body, "%s", T(r, N_("all checked")));
	page(&r->body, "</summary>\n");
	findings_draw(r, f);
	page(&r->body, "</details>\n");
}

// ---- the page by itself, and what its forms do

const struct param findings_params[] = {{.name = "accept", .type = PARAM_INT},
                                        {.name = "reopen", .type = PARAM_INT},
                                        {.name = "from", .type = PARAM_CHOICE, .choices = "text|document|review|finish|figures", .label = N_("Back to")},
                                        {.name = "at", .type = PARAM_INT},
                                        {0}};

void page_findings(struct req *r)
{
	struct tx t = req_tx(r);
	struct document d;
	struct findings f;
	AUTO(buf_free) struct buf why = {0};
	r->nav = "documents";
	if (!document_get(&t, req_part(r, "document"), &d)) {
		req_fail(r, FAIL_NOT_FOUND, N_("There is no such page."));
		return;
	}
	struct sv number = text_document_number(r->arena, d.number, d.symbol), type = d.type.n ? d.type : sv_of(T(r, N_("Document")));
	struct sv name = number.n ? req_say(r, N_("%.*s no. %.*s"), V(type), V(number)) : type;
	const struct crumb crumbs[] = {{sv_of(T(r, N_("Documents"))), SV("/documents")}, {name, arena_printf(r->arena, "/documents/%lld", (long long)d.id)}, {sv_of(T(r, N_("Check of the text"))), {0}}};
	findings_load(r, &d, true, true, &f);
	part_crumbs(r, crumbs, LENGTH(crumbs));
	part_title(r, sv_of(T(r, N_("Check of the text"))), f.count ? findings_words(r, &f) : d.title);
	part_title_end(r);
	error_text(&r->error, r->language, &why);
	if (r->refused)
		part_note(r, TONE_LATE, buf_view(&why));
	if (!f.count && !f.accepted)
		part_empty(r, sv_of(T(r, N_("Nothing was found"))), sv_of(T(r, N_("The figures, headings and citations of the text agree, as far as they can be checked."))));
	findings_draw(r, &f);
}

static struct sv back_to(struct tx *t, struct req *r, int64_t document, int64_t finding)
{
	struct document d;
	struct finding f;
	struct sv from = req_text(r, "from");
	long long at = (long long)req_int(r, "at"), reading = 0;
	if (document_get(t, document, &d))
		reading = (long long)intake_of_document(t, d.part_of ? d.part_of : d.id);
	if (sv_is(from, "text") && finding_get(t, finding, &f))
		return line_path(r, f.document, f.line);
	if (reading && sv_is(from, "figures"))
		return arena_printf(r->arena, "/readings/%lld/figures?page=%lld#findings", reading, at > 0 ? at : 1);
	if (reading && sv_is(from, "finish"))
		return arena_printf(r->arena, "/readings/%lld/finish#findings", reading);
	if (reading && sv_is(from, "review") && at > 0)
		return arena_printf(r->arena, "/readings/%lld/items/%lld#findings", reading, at);
	return arena_printf(r->arena, "/documents/%lld#findings", (long long)document);
}

bool change_findings(struct tx *t, struct req *r)
{
	int64_t document = req_part(r, "document"), accept = req_int(r, "accept"), reopen = req_int(r, "reopen");
	if (!accept && !reopen)
		return tx_refuse(t, FAIL_INPUT, N_("Say which finding it is."));
	if (!intake_finding_decide(t, document, accept ? accept : reopen, accept != 0))
		return false;
	req_redirect(r, back_to(t, r, document, accept ? accept : reopen));
	return true;
}

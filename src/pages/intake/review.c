// The review of what a plan asks for: its text at the left, one item at the right, until each was accepted or left out.
#include <stdio.h>

#include "org/kind.h"
#include "org/term.h"
#include "org/unit.h"
#include "pages/intake/review.h"
#include "pages/register/findings.h"
#include "pages/register/sheet.h"
#include "pages/routes.h"
#include "register/document.h"
#include "register/citation.h"
#include "rollout/campaign.h"
#include "text/text.h"

#define V(s) (int)(s).n, (s).p ? (s).p : ""

enum {
	WINDOW_LINES = 300,
	AROUND = 30, // of a long document, the lines shown before and behind the sentences
	NEAR = 2     // and where there is little room
};

// ---- shared

bool review_reading(struct req *r, struct intake_reading *out)
{
	struct tx t = req_tx(r);
	r->nav = "campaigns";
	if (intake_get(&t, req_part(r, "reading"), out) && out->state != READING_DISCARDED)
		return true;
	error_clear(&r->error);
	req_fail(r, FAIL_NOT_FOUND, N_("There is no such page."));
	return false;
}

struct sv review_path(struct req *r, const struct intake_reading *reading, const char *rest)
{
	return arena_printf(r->arena, "/readings/%lld%s", (long long)reading->id, rest);
}

struct sv review_unit(struct req *r, int64_t unit)
{
	struct tx t = req_tx(r);
	struct unit u;
	return unit && unit_by_id(&t, unit, &u) ? u.name : (struct sv){0};
}

struct sv review_part(struct req *r, const struct intake_reading *reading, const struct proposal_part *p, int64_t *units)
{
	struct tx t = req_tx(r);
	struct campaign c = {.line = reading->line, .scope = reading->unit};
	*units = requirement_part_units(&t, &c, &(struct requirement_part){.kind = p->kind, .unit = p->unit});
	if (p->unit)
		return review_unit(r, p->unit);
	struct kinds kinds = kind_all(&t);
	const struct kind *k = kind_by_id(&kinds, p->kind);
	return k ? kind_name(k, r->language) : (struct sv){0};
}

const char *review_mode(int place)
{
	static const char *const words[] = {N_("One joint session"), N_("Each cell holds its own"), N_("At the monthly meeting"),
	                                    N_("Online"), N_("At the superior's conference"), N_("By activities")};
	return words[place];
}

struct sv review_modes(struct req *r, unsigned modes)
{
	AUTO(buf_free) struct buf out = {0};
	for (int i = 0; mode_name(i); i++) {
		if (modes & 1u << i)
			buf_printf(&out, "%s%s", out.n ? " / " : "", T(r, review_mode(i)));
	}
	return arena_sv(r->arena, buf_view(&out));
}

const char *review_form(struct sv form)
{
	return sv_is(form, "short")      ? N_("Short form")
	       : sv_is(form, "full")     ? N_("Full form")
	       : sv_is(form, "activity") ? N_("Form for activities")
	                                 : N_("No report");
}

static struct sv document_words(struct req *r, const struct intake_reading *reading)
{
	struct tx t = req_tx(r);
	struct document d;
	if (!document_get(&t, reading->document, &d))
		return reading->file_name;
	struct sv number = text_document_number(r->arena, d.number, d.symbol), type = d.type.n ? d.type : sv_of(T(r, N_("Document")));
	return number.n ? req_say(r, N_("%.*s no. %.*s"), V(type), V(number)) : type;
}

// What was read at the document's head, with the way to correct it; what is missing there is said.
static void document_head(struct req *r, const struct intake_reading *reading)
{
	struct tx t = req_tx(r);
	struct document d;
	if (!document_get(&t, reading->document, &d))
		return;
	struct sv signer = d.signer_name.n ? req_say(r, N_("%.*s, %.*s"), V(d.signer_title), V(d.signer_name)) : d.signer_title;
	const struct {
		const char *name;
		struct sv value;
	} facts[] = {{N_("Number"), text_document_number(r->arena, d.number, d.symbol)}, {N_("Date"), date_is_set(d.issued) ? part_date(r, d.issued) : (struct sv){0}},
	             {N_("Issuer"), d.issuer}, {N_("Signed"), signer}, {N_("Title"), d.title}};
	page(&r->body, "<details class=\"letterhead\"%s><summary>%s", date_is_set(d.issued) ? "" : " open", T(r, N_("The document's head, as it was read")));
	if (!date_is_set(d.issued)) {
		page(&r->body, " ");
		part_tag(r, TONE_SOON, sv_of(T(r, N_("no date"))));
	}
	page(&r->body, "</summary><dl class=\"facts\">");
	for (size_t i = 0; i < LENGTH(facts); i++)
		page(&r->body, "<dt>%s</dt><dd>%.*s</dd>", T(r, facts[i].name), V(facts[i].value.n ? facts[i].value : sv_of(T(r, N_("not written; to be filled in")))));
	page(&r->body, "</dl><p class=\"acts\"><a class=\"btn\" href=\"/documents/%lld/edit\">%s</a></p></details>\n", (long long)d.id, T(r, N_("Fill in or correct")));
}

// A text that is no official document is kept all the same; that nothing of its head was recognised must not be overlooked.
void review_unknown_form(struct req *r, const struct intake_reading *reading)
{
	struct tx t = req_tx(r);
	struct document d;
	if (!document_get(&t, reading->document, &d) || d.type.n || d.number.n || d.symbol.n || d.issuer.n)
		return;
	part_note(r, TONE_SOON, sv_of(T(r, N_("No form of an official document was recognised: no kind, number or issuer. If it is one, fill in its head; if the wrong file was chosen, throw it away."))));
	page(&r->body, "<p class=\"acts\">");
	part_link(r, arena_printf(r->arena, "/documents/%lld/edit", (long long)d.id), sv_of(T(r, N_("Fill in or correct"))), false);
	if (reading->state == READING_REVIEW && !reading->campaign && !reading->figures_at)
		part_link(r, review_path(r, reading, "/discard"), sv_of(T(r, N_("Throw away"))), false);
	page(&r->body, "</p>\n");
}

void review_findings(struct req *r, const struct intake_reading *reading, const char *from, int64_t at)
{
	struct tx t = req_tx(r);
	struct document d;
	struct findings f;
	if (!document_get(&t, reading->document, &d))
		return;
	findings_load(r, &d, true, true, &f);
	f.from = from;
	f.at = at;
	findings_fold(r, &f);
}

void review_head(struct req *r, const struct intake_reading *reading, struct sv where, const char *from, int64_t at)
{
	struct tx t = req_tx(r);
	struct intake_counts items = intake_requirement_counts(&t, reading->id), figures = intake_measure_counts(&t, reading->id);
	size_t citations;
	struct sv words = document_words(r, reading);
	citations_of(&t, reading->document, &citations);
	int64_t all = items.proposed + items.accepted + items.left_out, said = figures.proposed + figures.accepted + figures.left_out;
	const struct crumb crumbs[] = {{sv_of(T(r, N_("Campaigns"))), SV("/campaigns")}, {where, {0}}};
	part_crumbs(r, crumbs, LENGTH(crumbs));
	struct sv read = req_say(r, N_("%.*s, %.*s and %.*s were read."), V(req_say(r, PLURAL(all, N_("%lld requirement"), N_("%lld requirements")), (long long)all)),
	                         V(req_say(r, PLURAL(said, N_("%lld figure"), N_("%lld figures")), (long long)said)), V(req_say(r, PLURAL(citations, N_("%zu citation"), N_("%zu citations")), citations)));
	struct sv looked = reading->campaign ? sv_of(T(r, N_("A campaign is made of it."))) : req_say(r, N_("%lld of %lld requirements are looked at; nothing is handed out to any unit yet."), (long long)(all - items.proposed), (long long)all);
	part_title(r, req_say(r, N_("Read back: %.*s"), V(words)), arena_printf(r->arena, SV_FMT " " SV_FMT, SV_ARG(read), SV_ARG(looked)));
	page(&r->body, "<p class=\"acts\">");
	part_link(r, SV("/documents"), sv_of(T(r, N_("Keep, go on later"))), false);
	if (reading->campaign)
		part_link(r, arena_printf(r->arena, "/campaigns/%lld", (long long)reading->campaign), sv_of(T(r, N_("To the campaign"))), true);
	else if (items.proposed)
		page(&r->body, "<button class=\"btn go\" type=\"button\" aria-disabled=\"true\">%s</button>",
		     req_say(r, N_("Make the campaign (%lld to go)"), (long long)items.proposed).p);
	else
		part_link(r, review_path(r, reading, "/finish"), sv_of(T(r, N_("Make the campaign"))), true);
	page(&r->body, "</p>");
	part_title_end(r);
	review_unknown_form(r, reading);
	document_head(r, reading);
	review_findings(r, reading, from, at);
}

// ---- the text at the left

static void add_mark(struct req *r, struct mark_at **marks, size_t *count, size_t *room, struct place p, enum sheet_mark mark, int number)
{
	*ARENA_PUSH(r->arena, *marks, *count, *room) =
	    (struct mark_at){.line = p.line, .start = p.start, .end = p.end, .mark = mark, .number = number};
}

static bool same_place(struct place a, struct place b)
{
	return a.line == b.line && a.start == b.start;
}

static void draw_source(struct req *r, const struct intake_reading *reading, const struct intake_requirement *q)
{
	struct tx t = req_tx(r);
	struct sheet s = {0};
	size_t room = 0;
	const struct intake_clash *clash = q->clash_count ? &q->clashes[0] : NULL;
	if (clash) {
		add_mark(r, &s.marks, &s.mark_count, &room, clash->general, SHEET_SOFT, 1);
		add_mark(r, &s.marks, &s.mark_count, &room, clash->special, SHEET_PEN, 2);
	}
	for (size_t i = 0; i < q->what.source_count; i++) {
		struct place p = q->what.sources[i];
		if (!clash || (!same_place(p, clash->general) && !same_place(p, clash->special)))
			add_mark(r, &s.marks, &s.mark_count, &room, p, SHEET_PEN, 0);
		s.first = !s.first || p.line - AROUND < s.first ? p.line - AROUND : s.first;
		s.last = p.line + AROUND > s.last ? p.line + AROUND : s.last;
	}
	s.lines = document_lines(&t, reading->document, &s.line_count);
	s.headings = document_headings(&t, reading->document, &s.heading_count);
	if (s.line_count <= WINDOW_LINES)
		s.first = s.last = 0;
	page(&r->body, "<section aria-label=\"%s\" class=\"sheet\">\n", T(r, N_("Text of the document")));
	sheet_draw(r, &s);
	page(&r->body, "</section>\n");
}

// On a phone, instead of the text: the sentence that the item begins with, the lines around it, and the way to the whole.
static void draw_near(struct req *r, const struct intake_reading *reading, const struct intake_requirement *q)
{
	struct tx t = req_tx(r);
	struct sheet s = {.excerpt = true};
	size_t room = 0;
	if (!q->what.source_count)
		return;
	struct place p = q->what.sources[0];
	add_mark(r, &s.marks, &s.mark_count, &room, p, SHEET_PEN, 0);
	s.first = p.line > NEAR ? p.line - NEAR : 1;
	s.last = p.line + NEAR;
	s.lines = document_lines(&t, reading->document, &s.line_count);
	page(&r->body, "<div class=\"around\"><div class=\"sheet\">\n");
	sheet_draw(r, &s);
	page(&r->body, "</div>\n<p><a href=\"/documents/%lld/text#l%d\">%s</a></p></div>\n", (long long)reading->document, p.line, T(r, N_("The whole text, at this place")));
}

// ---- the item at the right

static void fact(struct req *r, const char *name, struct sv value)
{
	if (value.n)
		page(&r->body, "<dt>%s</dt><dd>%.*s</dd>", name, V(value));
}

static void whom(struct req *r, const struct intake_reading *reading, const struct proposal *p)
{
	page(&r->body, "<dt>%s</dt><dd>", p->type == PROPOSAL_SUPERVISION ? T(r, N_("Who follows")) : T(r, N_("Given to")));
	for (size_t i = 0; i < p->part_count; i++) {
		int64_t units;
		struct sv name = review_part(r, reading, &p->parts[i], &units);
		struct sv count = part_int(r, units);
		page(&r->body, "%s%.*s", i ? "; " : "", V(name));
		if (!p->parts[i].unit)
			page(&r->body, ": <b class=\"num\">%.*s</b>", V(count));
	}
	if (p->type == PROPOSAL_SUPERVISION && p->actor.n && !p->part_count)
		page(&r->body, "%.*s", V(p->actor));
	else if (!p->part_count)
		page(&r->body, "%s", p->people ? T(r, N_("People, not units")) : T(r, N_("Nobody was recognised: choose with Edit")));
	page(&r->body, "</dd>");
}

static void by_part(struct req *r, const struct intake_reading *reading, const struct proposal *p)
{
	AUTO(buf_free) struct buf modes = {0}, plans = {0}, forms = {0};
	for (size_t i = 0; i < p->part_count; i++) {
		int64_t units;
		const struct proposal_part *part = &p->parts[i];
		struct sv name = review_part(r, reading, part, &units), words = review_modes(r, part->modes);
		if (words.n)
			buf_printf(&modes, "%s" SV_FMT " (" SV_FMT ")", modes.n ? "; " : "", V(words), V(name));
		if (part->plan != PLAN_UNSAID)
			buf_printf(&plans, "%s%s (" SV_FMT ")", plans.n ? "; " : "",
			           part->plan == PLAN_REQUIRED ? T(r, N_("Makes one")) : T(r, N_("Plan not required")), V(name));
		if (p->reports)
			buf_printf(&forms, "%s%s (" SV_FMT ")", forms.n ? "; " : "", T(r, review_form(part->form)), V(name));
	}
	fact(r, T(r, N_("Way")), buf_view(&modes));
	fact(r, T(r, N_("Own plan")), buf_view(&plans));
	fact(r, T(r, N_("Report form")), buf_view(&forms));
}

struct sv review_heads(struct req *r, const int64_t *heads, size_t count)
{
	AUTO(buf_free) struct buf out = {0};
	struct tx t = req_tx(r);
	struct terms categories = term_all(&t, TERM_CATEGORIES);
	for (size_t i = 0; i < count; i++) {
		const struct term *c = term_by_id(&categories, heads[i]);
		if (c)
			buf_printf(&out, "%s" SV_FMT, out.n ? "; " : "", SV_ARG(term_name(c, r->language)));
	}
	return arena_sv(r->arena, buf_view(&out));
}

static void heads(struct req *r, const struct intake_requirement *q)
{
	struct tx t = req_tx(r);
	int64_t all[INTAKE_HEADS];
	struct sv names = review_heads(r, all, intake_heads(&t, q, all));
	if (q->what.type != PROPOSAL_SUPERVISION && (names.n || q->heads_said))
		fact(r, T(r, N_("Heads counted")), names.n ? names : sv_of(T(r, N_("none"))));
}

static void facts(struct req *r, const struct intake_reading *reading, const struct intake_requirement *q)
{
	const struct proposal *p = &q->what;
	struct sv to = review_unit(r, p->report_to_unit), via = review_unit(r, p->report_via_unit);
	page(&r->body, "<dl class=\"facts\">");
	whom(r, reading, p);
	fact(r, T(r, N_("Audience")), p->audience);
	heads(r, q);
	by_part(r, reading, p);
	if (p->reports)
		fact(r, T(r, N_("Reported to")), via.n ? req_say(r, N_("%.*s, through %.*s"), V(to), V(via)) : to);
	if (p->material_count)
		fact(r, T(r, N_("Materials")), req_say(r, N_("%zu, see the document"), p->material_count));
	if (date_is_set(p->held))
		fact(r, T(r, N_("Already held on")), part_date(r, p->held));
	page(&r->body, "</dl>\n");
}

static void date_field(struct req *r, const char *name, const char *label, struct date value)
{
	struct sv shown = req_field(r, name, date_is_set(value) ? part_date(r, value) : SV("")), fault = req_fault(r, name);
	page(&r->body, "<div><label class=\"tiny dim\" for=\"f-%s\">%s</label><input class=\"n\" id=\"f-%s\" name=\"%s\" inputmode=\"numeric\" value=\"%.*s\"%s>",
	     name, label, name, name, V(shown), "");
	if (fault.n)
		page(&r->body, "<p class=\"err\">%.*s</p>", V(fault));
	page(&r->body, "</div>");
}

// How the document says a due day, which may follow from something else and have no date.
static void said_day(struct req *r, struct sv words)
{
	page(&r->body, "<p class=\"hint tiny\">%.*s</p>", V(words));
}

static void dates(struct req *r, const struct proposal *p)
{
	page(&r->body, "<fieldset class=\"field\"><legend>%s</legend><div class=\"dates\">", T(r, N_("Three due dates")));
	date_field(r, "plan_due", T(r, N_("Plan")), p->plan_due);
	date_field(r, "hold_due", T(r, N_("Carrying out")), p->hold_due);
	date_field(r, "report_due", T(r, N_("Report")), p->report_due);
	page(&r->body, "</div>");
	if (p->hold_text.n)
		said_day(r, req_say(r, N_("Carrying out, as it is written: “%.*s”"), V(p->hold_text)));
	if (p->report_text.n)
		said_day(r, req_say(r, N_("Report, as it is written: “%.*s”"), V(p->report_text)));
	if (p->report_after)
		page(&r->body, "<p class=\"hint tiny\">%.*s</p>",
		     V(p->report_after_working ? req_say(r, PLURAL(p->report_after, N_("Report: %d working day after the session, at the latest on the day written here."), N_("Report: %d working days after the session, at the latest on the day written here.")), p->report_after)
		                               : req_say(r, PLURAL(p->report_after, N_("Report: %d day after the session, at the latest on the day written here."), N_("Report: %d days after the session, at the latest on the day written here.")), p->report_after)));
	page(&r->body, "</fieldset>\n");
}

static const char *choice_words(struct req *r, enum plan_rule plan, bool general)
{
	if (plan == PLAN_REQUIRED)
		return general ? T(r, N_("All of them make one")) : T(r, N_("These make one"));
	return general ? T(r, N_("None of them makes one")) : T(r, N_("These need not"));
}

static void clash_side(struct req *r, const struct intake_reading *reading, const struct intake_clash *c, bool special, bool chosen)
{
	struct tx t = req_tx(r);
	struct place p = special ? c->special : c->general;
	struct sv quote = intake_quote(&t, reading, p);
	page(&r->body, "<div class=\"%s\"><p class=\"tiny dim\"><span class=\"ref\">%d</span> %s, %s</p><blockquote>“%.*s”</blockquote>",
	     chosen ? "chosen" : "", special ? 2 : 1, req_say(r, N_("Line %d"), p.line).p,
	     special ? T(r, N_("the special sentence")) : T(r, N_("the general sentence")), V(quote));
	page(&r->body, "<label class=\"pick\"><input type=\"radio\" name=\"clash\" value=\"%s\" data-key=\"%d\"%s", special ? "special" : "general",
	     special ? 2 : 1, "");
	if (chosen)
		page(&r->body, " checked");
	page(&r->body, "> %s</label></div>\n", choice_words(r, special ? c->special_plan : c->general_plan, !special));
}

static void clash(struct req *r, const struct intake_reading *reading, const struct intake_requirement *q)
{
	for (size_t i = 0; i < q->clash_count && i < 1; i++) {
		const struct intake_clash *c = &q->clashes[i];
		bool special = r->refused ? !sv_is(req_text(r, "clash"), "general") : c->choice != CLASH_GENERAL;
		page(&r->body, "<fieldset class=\"field\"><legend>");
		part_mark(r, MARK_neq, TONE_PLAIN);
		page(&r->body, "&nbsp;%s</legend>\n<div class=\"clash\">\n", T(r, N_("Two sentences differ about the unit's own plan")));
		clash_side(r, reading, c, false, !special);
		clash_side(r, reading, c, true, special);
		page(&r->body, "</div>\n<p class=\"hint\">%s</p></fieldset>\n", T(r, N_("The special sentence is proposed. You decide.")));
	}
}

static void actions(struct req *r, const struct intake_reading *reading, const struct intake_requirement *q)
{
	struct sv edit = arena_printf(r->arena, "/readings/%lld/items/%lld/edit", (long long)reading->id, (long long)q->id);
	page(&r->body, "<p class=\"acts\">");
	if (reading->campaign)
		page(&r->body, "%s", T(r, N_("A campaign is made of it. While that is a draft it can be taken back and this looked through again; once it is open, changes are made there.")));
	else if (q->state == ITEM_PROPOSED)
		page(&r->body, "<button class=\"btn go\" name=\"do\" value=\"accept\" data-key=\"Enter\">%s</button><a class=\"btn\" href=\"%.*s\" data-key=\"s\">%s</a><button class=\"btn bare\" name=\"do\" value=\"leave\" data-key=\"b\">%s</button>",
		     T(r, N_("Accept, go to the next")), V(edit), T(r, N_("Edit")), T(r, N_("Leave out, it is no requirement")));
	else
		page(&r->body, "<button class=\"btn\" name=\"do\" value=\"reopen\" data-key=\"u\">%s</button>", T(r, N_("Take back, look at it again")));
	page(&r->body, "</p>\n");
}

static void item_state(struct req *r, const struct intake_requirement *q, bool current)
{
	bool open = false;
	for (size_t i = 0; i < q->clash_count; i++)
		open |= q->clashes[i].choice == CLASH_OPEN;
	if (q->state == ITEM_ACCEPTED)
		part_state(r, MARK_done, TONE_PLAIN, sv_of(T(r, N_("Agreed"))));
	else if (q->state == ITEM_LEFT_OUT)
		part_state(r, MARK_exempt, TONE_NONE, sv_of(T(r, N_("Left out"))));
	else if (open)
		part_state(r, MARK_neq, TONE_SOON, sv_of(current ? T(r, N_("Being looked at, a contradiction")) : T(r, N_("A contradiction"))));
	else if (q->what.type == PROPOSAL_SUPERVISION && !current)
		part_state(r, MARK_todo, TONE_NONE, sv_of(T(r, N_("Following up, not looked at"))));
	else
		part_state(r, MARK_todo, TONE_NONE, sv_of(current ? T(r, N_("Being looked at")) : T(r, N_("Not looked at"))));
}

static void items(struct req *r, const struct intake_reading *reading, const struct intake_requirement *all, size_t count, const struct intake_requirement *q)
{
	struct tx t = req_tx(r);
	struct intake_counts figures = intake_measure_counts(&t, reading->id);
	part_section(r, "items", sv_of(T(r, N_("The items"))));
	page(&r->body, "<table><tbody>\n");
	for (size_t i = 0; i < count; i++) {
		page(&r->body, "<tr><th scope=\"row\"><a href=\"/readings/%lld/items/%lld\"%s>%zu. %.*s</a></th><td>", (long long)reading->id,
		     (long long)all[i].id, "", i + 1, V(all[i].what.title));
		item_state(r, &all[i], q && all[i].id == q->id);
		page(&r->body, "</td></tr>\n");
	}
	if (figures.proposed + figures.accepted + figures.left_out) {
		struct sv done = part_int(r, figures.accepted + figures.left_out), of = part_int(r, figures.proposed + figures.accepted + figures.left_out);
		page(&r->body, "<tr><th scope=\"row\"><a href=\"/readings/%lld/figures\">%s</a></th><td>%.*s</td></tr>\n", (long long)reading->id,
		     T(r, N_("Figures: results and targets")), V(req_say(r, N_("%.*s of %.*s looked at"), V(done), V(of))));
	}
	page(&r->body, "</tbody></table>\n");
	part_section_end(r);
}

static void keys(struct req *r, const struct intake_reading *reading, const struct intake_requirement *all, size_t count, size_t at)
{
	page(&r->body, "<ul class=\"keys sec\" aria-label=\"%s\">", T(r, N_("Keys")));
	page(&r->body, "<li><kbd>J</kbd> <kbd>K</kbd> %s</li><li><kbd>Enter</kbd> %s</li><li><kbd>S</kbd> %s</li><li><kbd>1</kbd> <kbd>2</kbd> %s</li><li><kbd>B</kbd> %s</li><li><kbd>U</kbd> %s</li></ul>\n",
	     T(r, N_("next, previous item")), T(r, N_("accept")), T(r, N_("edit")), T(r, N_("choose the sentence")), T(r, N_("leave out")), T(r, N_("undo")));
	page(&r->body, "<p class=\"acts noprint\">");
	if (at > 0)
		page(&r->body, "<a class=\"btn\" data-key=\"k\" href=\"/readings/%lld/items/%lld\">%s</a>", (long long)reading->id, (long long)all[at - 1].id, T(r, N_("Previous item")));
	if (at + 1 < count)
		page(&r->body, "<a class=\"btn\" data-key=\"j\" href=\"/readings/%lld/items/%lld\">%s</a>", (long long)reading->id, (long long)all[at + 1].id, T(r, N_("Next item")));
	page(&r->body, "</p>\n");
}

// What was decided a moment ago, with the way back.
static void undo(struct req *r, const struct intake_reading *reading, const struct intake_requirement *all, size_t count)
{
	int64_t last = req_int(r, "undo");
	for (size_t i = 0; i < count && last; i++) {
		if (all[i].id != last || all[i].state == ITEM_PROPOSED || reading->campaign)
			continue;
		page(&r->body, "<form class=\"note\" method=\"post\" action=\"/readings/%lld/items/%lld\">", (long long)reading->id, (long long)last);
		req_form_keys(r, &r->body);
		page(&r->body, "<p>%s: %.*s. <button class=\"btn bare\" name=\"do\" value=\"reopen\" data-key=\"u\">%s</button></p></form>\n",
		     all[i].state == ITEM_ACCEPTED ? T(r, N_("Agreed")) : T(r, N_("Left out")), V(all[i].what.title), T(r, N_("Undo")));
	}
}

const struct param item_params[] = {
    {.name = "do", .type = PARAM_CHOICE, .choices = "accept|leave|reopen", .label = N_("What to do")},
    {.name = "plan_due", .type = PARAM_DATE, .label = N_("Plan")},
    {.name = "hold_due", .type = PARAM_DATE, .label = N_("Carrying out")},
    {.name = "report_due", .type = PARAM_DATE, .label = N_("Report")},
    {.name = "clash", .type = PARAM_CHOICE, .choices = "general|special", .label = N_("The sentence")},
    {.name = "undo", .type = PARAM_INT},
    {0}};

static void draw_item(struct req *r, const struct intake_reading *reading, const struct intake_requirement *all, size_t count, size_t at)
{
	const struct intake_requirement *q = &all[at];
	review_head(r, reading, sv_of(T(r, N_("New campaign from a plan"))), "review", q->id);
	page(&r->body, "<div class=\"split review\" data-keys=\"page\">\n");
	draw_source(r, reading, q);
	page(&r->body, "<section aria-labelledby=\"h-r\" class=\"panel\" data-item>\n<header class=\"title\"><h2 id=\"h-r\">%.*s</h2>",
	     V(q->what.type == PROPOSAL_SUPERVISION ? req_say(r, N_("Following up, item %zu of %zu: %.*s"), at + 1, count, V(q->what.title))
	                                            : req_say(r, N_("Requirement %zu of %zu: %.*s"), at + 1, count, V(q->what.title))));
	if (q->what.source_count)
		page(&r->body, "<span class=\"tag x\">%.*s</span>", V(req_say(r, N_("Line %d"), q->what.sources[0].line)));
	page(&r->body, "</header>\n");
	draw_near(r, reading, q);
	undo(r, reading, all, count);
	part_form(r, arena_printf(r->arena, "/readings/%lld/items/%lld", (long long)reading->id, (long long)q->id), false);
	if (q->what.type == PROPOSAL_SUPERVISION)
		page(&r->body, "<p class=\"hint\">%s</p>\n", T(r, N_("Nothing that units owe: it stands on the campaign's page, beside who follows which units.")));
	facts(r, reading, q);
	if (q->what.type != PROPOSAL_SUPERVISION && !date_is_set(q->what.held))
		dates(r, &q->what);
	clash(r, reading, q);
	actions(r, reading, q);
	part_form_end(r);
	keys(r, reading, all, count, at);
	items(r, reading, all, count, q);
	page(&r->body, "</section>\n</div>\n");
}

// The first item that is still to be looked at, else where the campaign is made.
void page_reading(struct req *r)
{
	struct intake_reading reading;
	struct tx t = req_tx(r);
	size_t count, at = 0;
	if (!review_reading(r, &reading))
		return;
	struct intake_requirement *all = intake_requirements(&t, reading.id, &count);
	while (at < count && all[at].state != ITEM_PROPOSED)
		at++;
	if (!count)
		req_redirect(r, review_path(r, &reading, "/figures"));
	else
		draw_item(r, &reading, all, count, at < count ? at : 0);
}

void page_item(struct req *r)
{
	struct intake_reading reading;
	struct tx t = req_tx(r);
	size_t count, at = 0;
	if (!review_reading(r, &reading))
		return;
	struct intake_requirement *all = intake_requirements(&t, reading.id, &count);
	while (at < count && all[at].id != req_part(r, "item"))
		at++;
	if (at == count)
		req_fail(r, FAIL_NOT_FOUND, N_("There is no such page."));
	else
		draw_item(r, &reading, all, count, at);
}

// ---- deciding

bool review_item(struct tx *t, struct req *r, struct intake_requirement *q)
{
	return intake_requirement_get(t, req_part(r, "item"), q) &&
	       (q->reading == req_part(r, "reading") || tx_refuse(t, FAIL_NOT_FOUND, N_("There is no such page.")));
}

static bool save_dates(struct tx *t, struct req *r, struct intake_requirement *q)
{
	struct proposal *p = &q->what;
	if (p->type == PROPOSAL_SUPERVISION || date_is_set(p->held))
		return true;
	struct date plan = req_date(r, "plan_due"), hold = req_date(r, "hold_due"), report = req_date(r, "report_due");
	if (!date_cmp(plan, p->plan_due) && !date_cmp(hold, p->hold_due) && !date_cmp(report, p->report_due))
		return true;
	p->plan_due = plan;
	p->hold_due = hold;
	p->report_due = report;
	return intake_requirement_correct(t, q);
}

// The next item that is still to be looked at, behind this one and then from the first; 0: none.
static int64_t next_item(struct tx *t, const struct intake_requirement *q)
{
	size_t count;
	struct intake_requirement *all = intake_requirements(t, q->reading, &count);
	for (size_t i = 0; i < 2 * count; i++) {
		if ((i >= count || all[i].seq > q->seq) && all[i % count].state == ITEM_PROPOSED && all[i % count].id != q->id)
			return all[i % count].id;
	}
	return 0;
}

bool change_item(struct tx *t, struct req *r)
{
	struct intake_requirement q;
	struct sv what = req_text(r, "do");
	if (!review_item(t, r, &q))
		return false;
	bool accept = sv_is(what, "accept"), reopen = sv_is(what, "reopen");
	if (!reopen && !save_dates(t, r, &q))
		return false;
	if (accept && q.clash_count && req_has(r, "clash") &&
	    !intake_clash_decide(t, q.clashes[0].id, !sv_is(req_text(r, "clash"), "general")))
		return false;
	if (!intake_requirement_decide(t, q.id, accept ? ITEM_ACCEPTED : reopen ? ITEM_PROPOSED : ITEM_LEFT_OUT))
		return false;
	int64_t next = reopen ? q.id : next_item(t, &q);
	if (next)
		req_redirect(r, arena_printf(r->arena, reopen ? "/readings/%lld/items/%lld" : "/readings/%lld/items/%lld?undo=%lld",
		                             (long long)q.reading, (long long)next, (long long)q.id));
	else
		req_redirect(r, arena_printf(r->arena, "/readings/%lld/finish?undo=%lld", (long long)q.reading, (long long)q.id));
	return true;
}

// ---- the campaign

const struct param finish_params[] = {
    {.name = "title", .type = PARAM_TEXT, .required = true, .most = 300, .label = N_("Title of the campaign")},
    {.name = "undo", .type = PARAM_INT},
    {0}};

void page_finish(struct req *r)
{
	struct intake_reading reading;
	struct tx t = req_tx(r);
	size_t count;
	if (!review_reading(r, &reading))
		return;
	struct intake_requirement *all = intake_requirements(&t, reading.id, &count);
	struct intake_counts counts = intake_requirement_counts(&t, reading.id);
	review_head(r, &reading, sv_of(T(r, N_("New campaign from a plan"))), "finish", 0);
	undo(r, &reading, all, count);
	if (!reading.campaign && !counts.proposed) {
		part_form(r, (struct sv){0}, false);
		part_field(r, &(struct field){.name = "title",
		                              .label = sv_of(T(r, N_("Title of the campaign"))),
		                              .size = 60,
		                              .hint = sv_of(T(r, N_("A draft first shows who would get what; nothing is handed out before you open it."))),
		                              .value = intake_campaign_title(&t, &reading)});
		part_submit(r, sv_of(T(r, N_("Make a draft of the campaign"))), review_path(r, &reading, ""), sv_of(T(r, N_("Look at the items again"))));
		part_form_end(r);
	}
	items(r, &reading, all, count, NULL);
}

bool change_finish(struct tx *t, struct req *r)
{
	int64_t campaign = intake_make_campaign(t, req_part(r, "reading"), req_text(r, "title"));
	if (!campaign)
		return false;
	req_redirect(r, arena_printf(r->arena, "/campaigns/%lld/draft", (long long)campaign));
	return true;
}

// ---- throwing it away

void page_discard(struct req *r)
{
	struct intake_reading reading;
	if (!review_reading(r, &reading))
		return;
	struct sv words = document_words(r, &reading);
	part_dialog(r, req_say(r, N_("Throw away what was read of %.*s?"), V(words)),
	            sv_of(T(r, N_("The file and all that was read of it are erased. Nothing was handed out from it."))));
	part_form(r, (struct sv){0}, false);
	page(&r->body, "<p class=\"acts field\"><button class=\"btn stop\">%s</button>", T(r, N_("Throw away")));
	part_link(r, review_path(r, &reading, ""), sv_of(T(r, N_("Keep"))), false);
	page(&r->body, "</p>");
	part_form_end(r);
	part_dialog_end(r);
}

bool change_discard(struct tx *t, struct req *r)
{
	if (!intake_discard(t, req_part(r, "reading")))
		return false;
	req_redirect(r, SV("/documents"));
	return true;
}

int64_t target_reading(struct tx *t, int64_t id)
{
	struct intake_reading reading;
	return intake_get(t, id, &reading) ? reading.unit : 0;
}

// The reader: a document's text with its outline at the side; figures, citations and abbreviations marked, what does not agree in
// the margin.
#include <stdio.h>

#include "intake/intake.h"
#include "pages/parts.h"
#include "pages/register/findings.h"
#include "pages/register/sheet.h"
#include "pages/routes.h"
#include "register/citation.h"
#include "text/text.h"

#define V(s) (int)(s).n, (s).p ? (s).p : ""

enum { OUTLINE_MOST = 90 }; // characters of a heading at the side

struct reader {
	struct req *r;
	struct tx t;
	struct sheet sheet;
	size_t room;
	struct findings found; // by their place
};

static void add(struct reader *x, struct mark_at m)
{
	*ARENA_PUSH(x->r->arena, x->sheet.marks, x->sheet.mark_count, x->room) = m;
}

static void mark_figures(struct reader *x, int64_t document)
{
	size_t count;
	struct intake_measure *all = intake_measures_in(&x->t, document, &count);
	for (size_t i = 0; i < count; i++) {
		const struct measure_found *m = &all[i].what;
		bool target = m->role == ROLE_TARGET || m->role == ROLE_TARGET_CHANGE;
		for (size_t k = 0; k <= m->more_count; k++) {
			struct place p = k ? m->more[k - 1] : m->place;
			add(x, (struct mark_at){.line = p.line, .start = p.start, .end = p.end, .mark = target ? SHEET_TARGET : SHEET_MEASURE});
		}
	}
}

static void mark_citations(struct reader *x, int64_t document)
{
	size_t count;
	struct citation *all = citations_of(&x->t, document, &count);
	for (size_t i = 0; i < count; i++) {
		const struct citation *c = &all[i];
		struct sv path = c->cited ? arena_printf(x->r->arena, "/documents/%lld", (long long)c->cited) : (struct sv){0};
		add(x, (struct mark_at){.line = c->line, .start = c->start, .end = c->end, .mark = SHEET_CITATION, .path = path});
	}
}

static bool letter_at(struct sv s, size_t at)
{
	unsigned char c = at < s.n ? (unsigned char)s.p[at] : ' ';
	return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// The first time that each abbreviation stands in a line, as a word.
static void mark_abbreviations(struct reader *x, int64_t document)
{
	size_t count;
	struct document_abbreviation *all = document_abbreviations(&x->t, document, &count);
	for (size_t i = 0; i < x->sheet.line_count; i++) {
		struct sv text = x->sheet.lines[i].text;
		for (size_t k = 0; k < count; k++) {
			size_t at = sv_find(text, all[k].brief), end = at + all[k].brief.n;
			if (at == SIZE_MAX || letter_at(text, end) || (at && letter_at(text, at - 1)))
				continue;
			int start = (int)utf8_count(sv_head(text, at));
			add(x, (struct mark_at){.line = x->sheet.lines[i].line, .start = start, .end = start + (int)utf8_count(all[k].brief),
			                        .mark = SHEET_SHORT, .words = all[k].expansion});
		}
	}
}

static void mark_findings(struct reader *x)
{
	for (size_t i = 0; i < x->found.count; i++) {
		const struct finding *f = &x->found.items[i];
		add(x, (struct mark_at){.line = f->line, .start = f->start, .end = f->end, .mark = SHEET_PEN, .number = (int)i + 1});
		if (f->other_line)
			add(x, (struct mark_at){.line = f->other_line, .start = f->other_start, .end = f->other_end, .mark = SHEET_SOFT, .number = (int)i + 1});
	}
}

// ---- the margin

static void fact(struct req *r, const char *name, struct decimal d, bool bold)
{
	page(&r->body, "<dt>%s</dt><dd class=\"num%s\">%.*s</dd>", name, bold ? " b" : "", V(part_decimal(r, d)));
}

static void margin(struct req *r, int line, void *data)
{
	struct reader *x = data;
	for (size_t i = 0; i < x->found.count; i++) {
		const struct finding *f = &x->found.items[i];
		bool error = f->severity == FINDING_ERROR;
		if (f->line != line)
			continue;
		page(&r->body, "<div role=\"note\" aria-label=\"%s\" class=\"aside%s\" id=\"n%zu\"><p class=\"b %s\"><span class=\"ref\">%zu</span> %.*s</p>",
		     req_say(r, N_("Remark %zu"), i + 1).p, error ? "" : " warn", i + 1, error ? "late" : "soon", i + 1, V(findings_message(r, f)));
		if (f->has_figures) {
			page(&r->body, "<dl class=\"facts\">");
			fact(r, T(r, N_("Stated")), f->stated, false);
			fact(r, T(r, N_("Computed")), f->computed, true);
			page(&r->body, "</dl>");
		}
		if (f->other_line || x->found.may) {
			page(&r->body, "<p class=\"acts\">");
			findings_button(r, &x->found, f, "findings");
			findings_other(r, &x->found, f);
			page(&r->body, "</p>");
		}
		page(&r->body, "</div>\n");
	}
}

static void outline(struct reader *x)
{
	struct req *r = x->r;
	page(&r->body, "<nav class=\"outline\" aria-label=\"%s\">", T(r, N_("Outline")));
	for (size_t i = 0; i < x->sheet.heading_count; i++) {
		const struct document_heading *h = &x->sheet.headings[i];
		bool error = false, warning = false;
		// A numbered paragraph is no landmark.
		if (h->level > 2 || utf8_count(h->title) > OUTLINE_MOST)
			continue;
		for (size_t k = 0; k < x->found.count; k++) {
			bool inside = x->found.items[k].line >= h->line && x->found.items[k].line <= h->last_line;
			error |= inside && x->found.items[k].severity == FINDING_ERROR;
			warning |= inside && x->found.items[k].severity == FINDING_WARNING;
		}
		page(&r->body, "<a href=\"#l%d\">%.*s %.*s", h->line, V(h->mark), V(h->title));
		if (error || warning) {
			page(&r->body, " ");
			part_mark(r, error ? MARK_late : MARK_neq, error ? TONE_LATE : TONE_SOON);
		}
		page(&r->body, "</a>");
	}
	page(&r->body, "</nav>\n");
}

void page_document_text(struct req *r)
{
	struct reader x = {.r = r, .t = req_tx(r)};
	struct document d;
	r->nav = "documents";
	if (!document_get(&x.t, req_part(r, "document"), &d)) {
		req_fail(r, FAIL_NOT_FOUND, N_("There is no such page."));
		return;
	}
	struct sv number = text_document_number(r->arena, d.number, d.symbol), type = d.type.n ? d.type : sv_of(T(r, N_("Document")));
	struct sv name = number.n ? req_say(r, N_("%.*s no. %.*s"), V(type), V(number)) : type;
	x.sheet.lines = document_lines(&x.t, d.id, &x.sheet.line_count);
	x.sheet.headings = document_headings(&x.t, d.id, &x.sheet.heading_count);
	findings_load(r, &d, false, false, &x.found);
	x.found.from = "text";
	mark_findings(&x);
	mark_figures(&x, d.id);
	mark_citations(&x, d.id);
	mark_abbreviations(&x, d.id);
	x.sheet.after = margin;
	x.sheet.data = &x;
	const struct crumb crumbs[] = {{sv_of(T(r, N_("Documents"))), SV("/documents")}, {name, arena_printf(r->arena, "/documents/%lld", (long long)d.id)}, {sv_of(T(r, N_("Text"))), {0}}};
	part_crumbs(r, crumbs, LENGTH(crumbs));
	part_title(r, name, x.found.count ? req_say(r, N_("%.*s · %.*s"), V(d.title), V(findings_words(r, &x.found))) : d.title);
	part_title_end(r);
	page(&r->body, "<ul class=\"keys legend\" aria-label=\"%s\"><li><span class=\"ms\">%s</span></li><li><span class=\"ms tg\">%s</span></li><li><cite>%s</cite></li><li><mark>%s</mark></li></ul>\n",
	     T(r, N_("Legend")), T(r, N_("figure")), T(r, N_("target")), T(r, N_("document cited; a link where it is in the register")), T(r, N_("does not agree")));
	if (x.found.count || x.found.accepted) {
		findings_form(r, &x.found, "findings");
		findings_accepted(r, &x.found);
		page(&r->body, "</form>\n");
	}
	page(&r->body, "<div class=\"reader\">\n");
	outline(&x);
	page(&r->body, "<article class=\"sheet\">\n");
	sheet_draw(r, &x.sheet);
	page(&r->body, "</article>\n</div>\n");
}

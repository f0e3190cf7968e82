// What a unit reads of a plan that asks it for something: the superior's document, the sentence that speaks of it, the materials.
#include "pages/parts.h"
#include "pages/register/sheet.h"
#include "pages/routes.h"
#include "register/file.h"
#include "register/material.h"
#include "rollout/obligation.h"
#include "text/text.h"

#define V(s) (int)(s).n, (s).p ? (s).p : ""

struct assigned {
	struct obligation o;
	struct requirement q;
	struct campaign c;
	struct document d;
};

static bool load(struct req *r, struct tx *t, struct assigned *x)
{
	r->nav = "home";
	if (obligation_get(t, req_part(r, "obligation"), &x->o) && requirement_get(t, x->o.requirement, &x->q) &&
	    campaign_get(t, x->o.campaign, &x->c) && x->c.document && document_get(t, x->c.document, &x->d))
		return true;
	req_fail(r, FAIL_NOT_FOUND, N_("There is no such page."));
	return false;
}

static void crumbs(struct req *r, const struct assigned *x, struct sv where)
{
	const struct crumb all[] = {{sv_of(T(r, N_("To do"))), SV("/")},
	                            {x->q.title, arena_printf(r->arena, "/obligations/%lld", (long long)x->o.id)},
	                            {where, {0}}};
	part_crumbs(r, all, LENGTH(all));
}

static void draw_text(struct req *r, struct tx *t, int64_t document, int line)
{
	struct sheet s = {0};
	struct mark_at mark = {.line = line, .end = 1 << 20, .mark = SHEET_PEN};
	s.lines = document_lines(t, document, &s.line_count);
	s.headings = document_headings(t, document, &s.heading_count);
	for (size_t i = 0; i < s.line_count && line; i++) {
		if (s.lines[i].line == line)
			s.marks = &mark;
	}
	s.mark_count = s.marks ? 1 : 0;
	page(&r->body, "<article class=\"sheet\">\n");
	sheet_draw(r, &s);
	page(&r->body, "</article>\n");
}

static void materials(struct req *r, struct tx *t, const struct assigned *x)
{
	size_t count;
	struct material *all = materials_of(t, x->c.document, &count);
	if (!count)
		return;
	part_section(r, "materials", sv_of(T(r, N_("Materials"))));
	page(&r->body, "<ul>\n");
	for (size_t i = 0; i < count; i++) {
		const struct material *m = &all[i];
		page(&r->body, "<li>");
		if (m->text || m->file)
			page(&r->body, "<a href=\"/obligations/%lld/materials/%lld\">%.*s</a>", (long long)x->o.id, (long long)m->id, V(m->title));
		else
			page_text(&r->body, m->title);
		if (m->audience.n)
			page(&r->body, " <span class=\"small dim\">%.*s</span>", V(req_say(r, N_("for %.*s"), V(m->audience))));
		if (!m->text && !m->file && m->reference.n)
			page(&r->body, "<br><span class=\"small dim\">%.*s</span>", V(m->reference));
		page(&r->body, "</li>\n");
	}
	page(&r->body, "</ul>\n");
	part_section_end(r);
}

void page_assigned_document(struct req *r)
{
	struct tx t = req_tx(r);
	struct assigned x;
	if (!load(r, &t, &x))
		return;
	struct sv number = text_document_number(r->arena, x.d.number, x.d.symbol), type = x.d.type.n ? x.d.type : sv_of(T(r, N_("Document")));
	struct sv name = number.n ? req_say(r, N_("%.*s no. %.*s"), V(type), V(number)) : type;
	crumbs(r, &x, name);
	part_title(r, name, x.d.title);
	part_title_end(r);
	materials(r, &t, &x);
	draw_text(r, &t, x.d.id, x.q.source_line);
}

void page_assigned_material(struct req *r)
{
	struct tx t = req_tx(r);
	struct assigned x;
	struct material m;
	if (!load(r, &t, &x))
		return;
	// Of this plan only, whatever the address says.
	if (!material_get(&t, req_part(r, "material"), &m) || m.document != x.c.document || (!m.text && !m.file)) {
		req_fail(r, FAIL_NOT_FOUND, N_("There is no such page."));
		return;
	}
	if (m.text) {
		crumbs(r, &x, m.title);
		part_title(r, m.title, m.audience.n ? req_say(r, N_("for %.*s"), V(m.audience)) : (struct sv){0});
		part_title_end(r);
		draw_text(r, &t, m.text, 0);
		return;
	}
	AUTO(buf_free) struct buf bytes = {0};
	if (!file_read(&t, m.file, &bytes)) {
		req_fail(r, FAIL_NOT_FOUND, N_("There is no such page."));
		return;
	}
	buf_sv(&r->body.out, buf_view(&bytes));
	req_send(r, m.media_type.n ? m.media_type : SV("application/octet-stream"), m.file_name);
}

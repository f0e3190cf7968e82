// The summary report: how it reads, and the files to sign.
#include "doc/writers.h"
#include "pages/rollout/common.h"
#include "pages/routes.h"
#include "publish/summary.h"
#include "sys/child.h"
#include "text/text.h"

static bool make(struct req *r, struct tx *t, struct campaign *c, struct doc *d)
{
	if (!rollout_campaign(r, t, c))
		return false;
	if (c->state == CAMPAIGN_DRAFT || !summary_make(t, c->id, d)) {
		error_clear(&r->error);
		req_fail(r, FAIL_CONFLICT, N_("The campaign is not opened yet: there is nothing to report."));
		return false;
	}
	return true;
}

void page_summary(struct req *r)
{
	struct tx t = req_tx(r);
	struct campaign c;
	struct doc d;
	r->nav = "campaigns";
	if (!make(r, &t, &c, &d))
		return;
	struct crumb crumbs[] = {{sv_of(T(r, N_("Campaigns"))), SV("/campaigns")}, {c.title, arena_printf(r->arena, "/campaigns/%lld", (long long)c.id)}, {sv_of(T(r, N_("Summary report"))), {0}}};
	part_crumbs(r, crumbs, LENGTH(crumbs));
	part_title(r, sv_of(T(r, N_("Summary report"))), sv_of(T(r, N_("Filled from what units have reported, as it stands now. Write the assessment in the file, then have it signed."))));
	page(&r->body, "<p class=\"acts\">");
	part_link(r, arena_printf(r->arena, "/campaigns/%lld/summary/docx", (long long)c.id), sv_of(T(r, N_("Download DOCX"))), true);
	part_link(r, arena_printf(r->arena, "/campaigns/%lld/summary/pdf", (long long)c.id), sv_of(T(r, N_("Download PDF"))), false);
	page(&r->body, "</p>");
	part_title_end(r);
	page(&r->body, "<article class=\"sheet\" lang=\"vi\">\n");
	for (size_t i = 0; i < d.count; i++) {
		const struct doc_block *b = &d.blocks[i];
		switch (b->kind) {
		case DOC_LETTERHEAD: {
			struct sv place = doc_place_date(r->arena, &b->letterhead);
			page(&r->body, "<div class=\"letter\"><p>%.*s<br><b>%.*s</b></p><p><b>%s</b><br><i>%.*s</i></p></div>\n", V(b->letterhead.superior), V(b->letterhead.issuer), "ĐẢNG CỘNG SẢN VIỆT NAM", V(place));
			break;
		}
		case DOC_TITLE: {
			struct sv kind = text_upper(r->arena, b->title.kind);
			page(&r->body, "<p class=\"ttl\"><b>%.*s<br>%.*s</b></p>\n", V(kind), V(b->title.title));
			break;
		}
		case DOC_HEADING:
			if (b->heading.level == 1)
				page(&r->body, "<h2>%.*s</h2>\n", V(b->heading.text));
			else
				page(&r->body, "<h3>%.*s</h3>\n", V(b->heading.text));
			break;
		case DOC_PARAGRAPH:
			if (b->paragraph.role != PARAGRAPH_BODY)
				break;
			page(&r->body, "<p>");
			for (size_t k = 0; k < b->paragraph.text.count; k++)
				page_text(&r->body, b->paragraph.text.runs[k].text);
			page(&r->body, "</p>\n");
			break;
		case DOC_ITEM:
		case DOC_TABLE:
		case DOC_CLOSING:
		case DOC_PAGE:
			break;
		}
	}
	page(&r->body, "</article>\n<p class=\"small dim\">%s</p>\n", T(r, N_("The annex by unit is in the files.")));
}

static void send(struct req *r, bool pdf)
{
	struct tx t = req_tx(r);
	struct campaign c;
	struct doc d;
	if (!make(r, &t, &c, &d))
		return;
	struct error error = {0};
	bool good;
	if (pdf) {
		AUTO(buf_free) struct buf tree = {0};
		doc_json(&d, &tree);
		static const char *const arguments[] = {"render-pdf", NULL};
		struct child_call call = {.arguments = arguments, .input = buf_view(&tree), .most = DOC_BYTES_MAX, .seconds = 20, .megabytes = 1024, .language = r->language};
		good = child_run(&call, &r->body.out, &error);
	} else {
		good = doc_docx(&d, &r->body.out, &error);
	}
	if (!good) {
		buf_reset(&r->body.out);
		r->error = error;
		r->status = failure_http(error.failure);
		web_app(r->web)->failure(r, &r->error);
		return;
	}
	req_send(r, pdf ? SV("application/pdf") : SV("application/vnd.openxmlformats-officedocument.wordprocessingml.document"), arena_printf(r->arena, "bao-cao-tong-hop-%lld.%s", (long long)c.id, pdf ? "pdf" : "docx"));
}

void page_summary_docx(struct req *r)
{
	send(r, false);
}

void page_summary_pdf(struct req *r)
{
	send(r, true);
}

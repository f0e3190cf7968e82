// What was read of a document's head, filled in and corrected by a person: number, date, title, issuer, signatory.
#include "intake/incoming.h"
#include "pages/parts.h"
#include "pages/routes.h"
#include "register/document.h"
#include "text/text.h"

#define V(s) (int)(s).n, (s).p ? (s).p : ""

const struct param document_params[] = {
    {.name = "number", .type = PARAM_TEXT, .most = 40, .label = N_("Number")},
    {.name = "symbol", .type = PARAM_TEXT, .most = 60, .label = N_("Symbol")},
    {.name = "issued", .type = PARAM_DATE, .label = N_("Date")},
    {.name = "title", .type = PARAM_LINES, .most = 1000, .label = N_("Title")},
    {.name = "issuer", .type = PARAM_TEXT, .most = 300, .label = N_("Issuer")},
    {.name = "signer_title", .type = PARAM_TEXT, .most = 200, .label = N_("Position of the signatory")},
    {.name = "signer_name", .type = PARAM_TEXT, .most = 200, .label = N_("Name of the signatory")},
    {0}};

// A document under review belongs to its review; one that stands in the register to its page.
static struct sv back_to(struct req *r, struct tx *t, const struct document *d)
{
	int64_t reading = d->state == DOCUMENT_REVIEW ? intake_of_document(t, d->part_of ? d->part_of : d->id) : 0;
	return reading && !d->part_of ? arena_printf(r->arena, "/readings/%lld", (long long)reading) : arena_printf(r->arena, "/documents/%lld", (long long)d->id);
}

void page_document_edit(struct req *r)
{
	struct document d;
	struct tx t = req_tx(r);
	struct error kept = r->error;
	r->nav = "documents";
	if (!document_get(&t, req_part(r, "document"), &d)) {
		req_fail(r, FAIL_NOT_FOUND, N_("There is no such page."));
		return;
	}
	struct sv back = back_to(r, &t, &d), number = text_document_number(r->arena, d.number, d.symbol);
	r->error = kept;
	const struct crumb crumbs[] = {{sv_of(T(r, N_("Documents"))), SV("/documents")}, {number.n ? number : d.file_name, arena_printf(r->arena, "/documents/%lld", (long long)d.id)}, {sv_of(T(r, N_("Edit"))), {0}}};
	part_crumbs(r, crumbs, LENGTH(crumbs));
	part_title(r, sv_of(T(r, N_("Edit what stands at the document's head"))), sv_of(T(r, N_("As it was read. What is missing there, such as the date of a draft, is filled in here; each change is recorded."))));
	part_title_end(r);
	part_form(r, (struct sv){0}, false);
	part_field(r, &(struct field){.name = "number", .size = 8, .optional = true, .label = sv_of(T(r, N_("Number"))), .value = d.number});
	part_field(r, &(struct field){.name = "symbol", .size = 16, .optional = true, .label = sv_of(T(r, N_("Symbol"))), .value = d.symbol});
	part_field(r, &(struct field){.name = "issued", .kind = FIELD_DATE, .size = 11, .optional = true, .label = sv_of(T(r, N_("Date"))), .value = date_is_set(d.issued) ? part_date(r, d.issued) : SV("")});
	part_field(r, &(struct field){.name = "title", .kind = FIELD_LINES, .optional = true, .label = sv_of(T(r, N_("Title"))), .value = d.title});
	part_field(r, &(struct field){.name = "issuer", .optional = true, .size = 60, .label = sv_of(T(r, N_("Issuer"))), .value = d.issuer});
	part_field(r, &(struct field){.name = "signer_title", .optional = true, .size = 30, .label = sv_of(T(r, N_("Position of the signatory"))), .value = d.signer_title});
	part_field(r, &(struct field){.name = "signer_name", .optional = true, .size = 30, .label = sv_of(T(r, N_("Name of the signatory"))), .value = d.signer_name});
	part_submit(r, sv_of(T(r, N_("Save"))), back, sv_of(T(r, N_("Do not save"))));
	part_form_end(r);
}

// A title is one line, however it was typed: a long one is shown on several.
static struct sv one_line(struct req *r, struct sv s)
{
	char *out = arena_alloc(r->arena, s.n + 1);
	for (size_t i = 0; i < s.n; i++)
		out[i] = s.p[i] == '\n' || s.p[i] == '\t' ? ' ' : s.p[i];
	return (struct sv){out, s.n};
}

bool change_document_edit(struct tx *t, struct req *r)
{
	struct document d;
	if (!document_get(t, req_part(r, "document"), &d))
		return false;
	d.number = req_text(r, "number");
	d.symbol = req_text(r, "symbol");
	d.issued = req_date(r, "issued");
	d.title = one_line(r, req_text(r, "title"));
	d.issuer = req_text(r, "issuer");
	d.signer_title = req_text(r, "signer_title");
	d.signer_name = req_text(r, "signer_name");
	document_correct(t, &d);
	req_redirect(r, back_to(r, t, &d));
	return true;
}

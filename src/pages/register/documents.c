// The register of documents: the list, one document, its file, its materials.
#include "intake/incoming.h"
#include "org/unit.h"
#include "pages/parts.h"
#include "pages/register/findings.h"
#include "pages/routes.h"
#include "pages/who.h"
#include "register/citation.h"
#include "register/document.h"
#include "register/file.h"
#include "register/material.h"
#include "text/text.h"

#define V(s) (int)(s).n, (s).p ? (s).p : ""

enum { PER_PAGE = 50 };

const struct param documents_params[] = {{.name = "page", .type = PARAM_INT}, {0}};

static struct sv name_of(struct req *r, const struct document *d)
{
	struct sv number = text_document_number(r->arena, d->number, d->symbol), type = d->type.n ? d->type : sv_of(T(r, N_("Document")));
	return number.n ? req_say(r, N_("%.*s no. %.*s"), V(type), V(number)) : type;
}

static void document_row(struct req *r, const struct document *d)
{
	struct tx t = req_tx(r);
	int64_t reading = d->state == DOCUMENT_REVIEW ? intake_of_document(&t, d->id) : 0;
	struct sv name = name_of(r, d);
	page(&r->body, "<tr><th scope=\"row\"><a href=\"/documents/%lld\">%.*s</a><br><span class=\"small\">%.*s</span></th>", (long long)d->id, V(name), V(d->title));
	part_cell(r, T(r, N_("Date")), date_is_set(d->issued) ? part_date(r, d->issued) : SV(""));
	part_cell(r, T(r, N_("Issuer")), d->issuer);
	page(&r->body, "<td data-l=\"%s\">", T(r, N_("State")));
	if (reading) {
		part_state(r, MARK_todo, TONE_SOON, sv_of(T(r, N_("Under review"))));
		if (who_may(r, OPERATION_document_add, d->unit))
			page(&r->body, " <a href=\"/readings/%lld\">%s</a>", (long long)reading, T(r, N_("Go on")));
	} else {
		part_state(r, MARK_done, TONE_PLAIN, sv_of(T(r, N_("In the register"))));
	}
	page(&r->body, "</td></tr>\n");
}

void page_documents(struct req *r)
{
	struct tx t = req_tx(r);
	const struct grant *g = who_grant(r);
	int64_t number = req_int(r, "page") > 1 ? req_int(r, "page") : 1;
	r->nav = "documents";
	part_title(r, sv_of(T(r, N_("Documents"))), sv_of(T(r, N_("The register of your organisation, the newest first."))));
	if (g && who_may(r, OPERATION_document_add, g->acting)) {
		page(&r->body, "<p class=\"acts\">");
		part_link(r, SV("/documents/new"), sv_of(T(r, N_("New campaign from a plan"))), true);
		page(&r->body, "</p>");
	}
	part_title_end(r);
	struct document_list list = document_list(&t, g ? g->acting : 0, (number - 1) * PER_PAGE, PER_PAGE);
	if (!list.count) {
		part_empty(r, sv_of(T(r, N_("No document yet"))), sv_of(T(r, N_("A plan that is brought in is read, and stands here with what it cites."))));
		return;
	}
	part_table(r, (struct sv){0}, N_("Document") "|" N_("Date") "|" N_("Issuer") "|" N_("State"), TABLE_ROWS);
	for (size_t i = 0; i < list.count; i++)
		document_row(r, &list.items[i]);
	part_table_end(r);
	part_pager(r, SV("/documents"), number, PER_PAGE, (number - 1) * PER_PAGE + (int64_t)list.count + (list.more ? 1 : 0));
}

// ---- one document

static bool load(struct req *r, struct document *d)
{
	struct tx t = req_tx(r);
	r->nav = "documents";
	if (document_get(&t, req_part(r, "document"), d))
		return true;
	req_fail(r, FAIL_NOT_FOUND, N_("There is no such page."));
	return false;
}

static void fact(struct req *r, const char *name, struct sv value)
{
	if (value.n)
		page(&r->body, "<dt>%s</dt><dd>%.*s</dd>", name, V(value));
}

static void facts(struct req *r, const struct document *d)
{
	struct sv signer = d->signer_name.n ? req_say(r, N_("%.*s, %.*s"), V(d->signer_title), V(d->signer_name)) : d->signer_title;
	page(&r->body, "<dl class=\"facts\">");
	fact(r, T(r, N_("Date")), date_is_set(d->issued) ? part_date(r, d->issued) : sv_of(T(r, N_("not written; to be filled in"))));
	fact(r, T(r, N_("Issuer")), d->issuer);
	fact(r, T(r, N_("Signed")), signer);
	fact(r, T(r, N_("File")), d->file_name);
	page(&r->body, "</dl>\n");
}

static void open_list(struct req *r, const char *id, struct sv heading)
{
	part_section(r, id, heading);
	page(&r->body, "<ul>");
}

static void close_list(struct req *r)
{
	page(&r->body, "</ul>\n");
	part_section_end(r);
}

static void recipients(struct req *r, const struct document *d)
{
	struct tx t = req_tx(r);
	size_t count;
	struct document_recipient *to = document_recipients(&t, d->id, &count);
	if (!count)
		return;
	open_list(r, "to", sv_of(T(r, N_("Recipients"))));
	for (size_t i = 0; i < count; i++) {
		page(&r->body, "<li>%.*s", V(to[i].text));
		if (to[i].purpose.n)
			page(&r->body, " <span class=\"dim\">(%.*s)</span>", V(to[i].purpose));
		page(&r->body, "</li>\n");
	}
	close_list(r);
}

static void cites(struct req *r, const struct document *d)
{
	struct tx t = req_tx(r);
	size_t count;
	struct citation *of = citations_of(&t, d->id, &count);
	if (count)
		open_list(r, "cites", sv_of(T(r, N_("It cites"))));
	for (size_t i = 0; i < count; i++) {
		page(&r->body, "<li>");
		if (of[i].cited)
			page(&r->body, "<a href=\"/documents/%lld\">%.*s</a>", (long long)of[i].cited, V(of[i].text));
		else
			page_text(&r->body, of[i].text);
		page(&r->body, " <a class=\"small\" href=\"/documents/%lld/text#l%d\">%.*s</a></li>\n", (long long)d->id, of[i].line, V(req_say(r, N_("line %d"), of[i].line)));
	}
	if (count)
		close_list(r);
	struct citation *to = citations_to(&t, d->id, &count);
	if (count)
		open_list(r, "cited", sv_of(T(r, N_("Cited by"))));
	for (size_t i = 0; i < count; i++) {
		struct document from;
		if (document_get(&t, to[i].document, &from))
			page(&r->body, "<li><a href=\"/documents/%lld\">%.*s</a></li>\n", (long long)from.id, V(name_of(r, &from)));
	}
	if (count)
		close_list(r);
}

static const char *access_words(enum access a)
{
	switch (a) {
	case ACCESS_PUBLIC:
		return N_("Open to everybody");
	case ACCESS_UNITS:
		return N_("Open to the units");
	case ACCESS_SCOPE:
		return N_("Only to those whom it is written for");
	}
	return "";
}

static void materials(struct req *r, const struct document *d)
{
	struct tx t = req_tx(r);
	size_t count;
	struct material *all = materials_of(&t, d->id, &count);
	bool may = who_may(r, OPERATION_document_add, d->unit);
	if (!count)
		return;
	part_section(r, "materials", sv_of(T(r, N_("Materials"))));
	part_table(r, (struct sv){0}, N_("Material") "|" N_("For") "|" N_("Access") "|-" N_("Open"), TABLE_ROWS);
	for (size_t i = 0; i < count; i++) {
		const struct material *m = &all[i];
		page(&r->body, "<tr><th scope=\"row\">%.*s", V(m->title));
		if (m->reference.n && !m->text && !m->file)
			page(&r->body, "<br><span class=\"small dim\">%.*s</span>", V(m->reference));
		page(&r->body, "</th>");
		part_cell(r, T(r, N_("For")), m->audience.n ? m->audience : sv_of(T(r, N_("everybody"))));
		part_cell(r, T(r, N_("Access")), sv_of(T(r, access_words(m->access))));
		page(&r->body, "<td><span class=\"acts\">");
		if (m->text)
			page(&r->body, "<a href=\"/documents/%lld/text\">%s</a> ", (long long)m->text, T(r, N_("Read")));
		else if (m->file)
			page(&r->body, "<a href=\"/materials/%lld/file\">%s</a> ", (long long)m->id, T(r, N_("Download")));
		if (may)
			page(&r->body, "<a href=\"/materials/%lld\">%s</a>", (long long)m->id, T(r, N_("Edit")));
		page(&r->body, "</span></td></tr>\n");
	}
	part_table_end(r);
	part_section_end(r);
}

// What the check of its text found, with that of what came with it.
static void checked(struct req *r, const struct document *d)
{
	struct findings f;
	findings_load(r, d, true, true, &f);
	if (!f.count && !f.accepted)
		return;
	struct sv words = findings_words(r, &f);
	part_section(r, "checked", words.n ? req_say(r, N_("Check of the text: %.*s"), V(words)) : sv_of(T(r, N_("Check of the text"))));
	findings_draw(r, &f);
	part_section_end(r);
}

void page_document(struct req *r)
{
	struct document d;
	struct tx t = req_tx(r);
	if (!load(r, &d))
		return;
	struct sv name = name_of(r, &d);
	int64_t reading = intake_of_document(&t, d.part_of ? d.part_of : d.id);
	const struct crumb crumbs[] = {{sv_of(T(r, N_("Documents"))), SV("/documents")}, {name, {0}}};
	part_crumbs(r, crumbs, LENGTH(crumbs));
	part_title(r, name, d.title);
	page(&r->body, "<p class=\"acts\">");
	if (d.state == DOCUMENT_REVIEW && reading && who_may(r, OPERATION_document_add, d.unit)) {
		part_link(r, arena_printf(r->arena, "/readings/%lld", (long long)reading), sv_of(T(r, N_("Go on with the review"))), true);
		part_link(r, arena_printf(r->arena, "/readings/%lld/discard", (long long)reading), sv_of(T(r, N_("Throw away"))), false);
	}
	part_link(r, arena_printf(r->arena, "/documents/%lld/text", (long long)d.id), sv_of(T(r, N_("Read"))), d.state != DOCUMENT_REVIEW);
	part_link(r, arena_printf(r->arena, "/documents/%lld/file", (long long)d.id), sv_of(T(r, N_("Download the file"))), false);
	if (who_may(r, OPERATION_document_add, d.unit))
		part_link(r, arena_printf(r->arena, "/documents/%lld/edit", (long long)d.id), sv_of(T(r, N_("Edit the head"))), false);
	page(&r->body, "</p>");
	part_title_end(r);
	facts(r, &d);
	checked(r, &d);
	struct document_list parts = document_parts(&t, d.id);
	if (parts.count)
		part_section(r, "parts", sv_of(T(r, N_("Came with it"))));
	for (size_t i = 0; i < parts.count; i++)
		page(&r->body, "<p><a href=\"/documents/%lld\">%.*s</a></p>\n", (long long)parts.items[i].id,
		     V(parts.items[i].title.n ? parts.items[i].title : name_of(r, &parts.items[i])));
	if (parts.count)
		part_section_end(r);
	materials(r, &d);
	recipients(r, &d);
	cites(r, &d);
}

// ---- files, always as attachments with the type that was checked

static void send_file(struct req *r, int64_t file, struct sv media_type, struct sv name)
{
	struct tx t = req_tx(r);
	struct error why = {0};
	t.error = &why;
	AUTO(buf_free) struct buf bytes = {0};
	if (!file || !file_read(&t, file, &bytes)) {
		req_fail(r, FAIL_NOT_FOUND, N_("There is no such page."));
		return;
	}
	buf_sv(&r->body.out, buf_view(&bytes));
	req_send(r, media_type.n ? media_type : SV("application/octet-stream"), name);
}

void page_document_file(struct req *r)
{
	struct document d;
	if (load(r, &d))
		send_file(r, d.file, d.media_type, d.file_name);
}

static bool load_material(struct req *r, struct material *m)
{
	struct tx t = req_tx(r);
	r->nav = "documents";
	if (material_get(&t, req_part(r, "material"), m))
		return true;
	req_fail(r, FAIL_NOT_FOUND, N_("There is no such page."));
	return false;
}

void page_material_file(struct req *r)
{
	struct material m;
	if (load_material(r, &m))
		send_file(r, m.file, m.media_type, m.file_name);
}

// ---- a material: whom it is for, who may open it, its file

const struct param material_params[] = {
    {.name = "title", .type = PARAM_TEXT, .required = true, .most = 500, .label = N_("Title")},
    {.name = "audience", .type = PARAM_TEXT, .most = 300, .label = N_("For")},
    {.name = "access", .type = PARAM_CHOICE, .required = true, .choices = "public|units|scope", .label = N_("Access")},
    {.name = "file", .type = PARAM_FILE, .label = N_("File")},
    {0}};

void page_material(struct req *r)
{
	struct material m;
	if (!load_material(r, &m))
		return;
	struct sv back = arena_printf(r->arena, "/documents/%lld", (long long)m.document);
	const struct crumb crumbs[] = {{sv_of(T(r, N_("Documents"))), SV("/documents")}, {sv_of(T(r, N_("Materials"))), back}, {m.title, {0}}};
	const struct choice choices[] = {{SV("public"), sv_of(T(r, access_words(ACCESS_PUBLIC)))},
	                                 {SV("units"), sv_of(T(r, access_words(ACCESS_UNITS)))},
	                                 {SV("scope"), sv_of(T(r, access_words(ACCESS_SCOPE)))}};
	part_crumbs(r, crumbs, LENGTH(crumbs));
	part_title(r, sv_of(T(r, N_("Edit the material"))), m.reference);
	part_title_end(r);
	part_form(r, (struct sv){0}, true);
	part_field(r, &(struct field){.name = "title", .label = sv_of(T(r, N_("Title"))), .value = m.title});
	part_field(r, &(struct field){.name = "audience", .label = sv_of(T(r, N_("For"))), .value = m.audience, .optional = true,
	                              .hint = sv_of(T(r, N_("Empty: for everybody.")))});
	part_radios(r, &(struct field){.name = "access", .label = sv_of(T(r, N_("Access"))), .value = sv_of(access_name(m.access))}, choices, LENGTH(choices));
	part_field(r, &(struct field){.name = "file", .kind = FIELD_FILE, .label = sv_of(T(r, N_("File"))), .optional = true,
	                              .hint = sv_of(T(r, N_("A new file becomes the next version; the earlier one stays readable.")))});
	part_submit(r, sv_of(T(r, N_("Save"))), back, sv_of(T(r, N_("Do not save"))));
	part_form_end(r);
}

bool change_material(struct tx *t, struct req *r)
{
	struct material m;
	const struct upload *u = req_upload(r, "file");
	struct sv access = req_text(r, "access");
	if (!material_get(t, req_part(r, "material"), &m))
		return false;
	m.title = req_text(r, "title");
	m.audience = req_text(r, "audience");
	m.access = sv_is(access, "public") ? ACCESS_PUBLIC : sv_is(access, "units") ? ACCESS_UNITS : ACCESS_SCOPE;
	int64_t file = u ? file_store(t, u->bytes) : m.file;
	if (u && !file)
		return false;
	bool newer = u && (m.file || m.text) && file != m.file;
	if (u) {
		m.file = file;
		m.text = 0;
		m.file_name = u->file_name;
		m.media_type = SV("application/octet-stream");
	}
	if (newer && !material_replace(t, m.id, &m))
		return false;
	if (!newer)
		material_correct(t, &m);
	req_redirect(r, arena_printf(r->arena, "/documents/%lld", (long long)m.document));
	return true;
}

int64_t target_document(struct tx *t, int64_t id)
{
	struct document d;
	return document_get(t, id, &d) ? d.unit : 0;
}

int64_t target_material(struct tx *t, int64_t id)
{
	struct material m;
	return material_get(t, id, &m) ? m.unit : 0;
}

// Bringing a plan in: the file is read by a confined child, and what it found is put under review.
#include "doc/source.h"
#include "intake/incoming.h"
#include "pages/parts.h"
#include "pages/routes.h"
#include "pages/who.h"
#include "register/file.h"
#include "sys/child.h"

const struct param upload_params[] = {{.name = "file", .type = PARAM_FILE, .required = true, .label = N_("File")}, {0}};


void page_upload(struct req *r)
{
	r->nav = "documents";
	const struct crumb crumbs[] = {{sv_of(T(r, N_("Documents"))), SV("/documents")}, {sv_of(T(r, N_("New campaign from a plan"))), {0}}};
	part_crumbs(r, crumbs, LENGTH(crumbs));
	part_title(r, sv_of(T(r, N_("New campaign from a plan"))),
	           sv_of(T(r, N_("The document is read and shown beside its text. Nothing is handed out before you have accepted it."))));
	part_title_end(r);
	part_form(r, (struct sv){0}, true);
	part_field(r, &(struct field){.name = "file",
	                              .kind = FIELD_FILE,
	                              .label = sv_of(T(r, N_("The plan, with what is attached to it"))),
	                              .hint = sv_of(T(r, N_("DOCX, ODT, PDF with text, HTML, plain text or Markdown, at most 32 MB. A document with a mark of secrecy is refused and not kept."))),
	                              .accept = ".docx,.odt,.pdf,.html,.htm,.txt,.md,application/vnd.openxmlformats-officedocument.wordprocessingml.document,"
	                                        "application/vnd.oasis.opendocument.text,application/pdf,text/html,text/plain,text/markdown"});
	part_submit(r, sv_of(T(r, N_("Read it"))), SV("/documents"), sv_of(T(r, N_("Back to the documents"))));
	part_form_end(r);
}

bool upload_read(struct req *r)
{
	// The child's name says which library it loads before it is confined.
	static const char *const readers[] = {
	    [SOURCE_TEXT] = "read", [SOURCE_HTML] = "read-html", [SOURCE_PACKAGE] = "read-package", [SOURCE_PDF] = "read-pdf"};
	const struct upload *u = req_upload(r, "file");
	enum source_format format;
	AUTO(buf_free) struct buf answer = {0};
	if (!u) {
		req_blame(r, "file", sv_of(T(r, N_("Choose a file that is not empty."))));
		return false;
	}
	if (u->bytes.n > FILE_MOST) {
		req_blame(r, "file", req_say(r, N_("The file is larger than %d MB."), FILE_MOST >> 20));
		return false;
	}
	if (!source_format(u->bytes, &format, &r->error))
		return false;
	const struct child_call call = {.arguments = (const char *const[]){readers[format], "--json", "--text", "-", NULL},
	                                .input = u->bytes,
	                                .most = ANSWER_MOST,
	                                .seconds = SOURCE_SECONDS,
	                                .megabytes = SOURCE_MEGABYTES,
	                                .language = r->language};
	if (!child_run(&call, &answer, &r->error))
		return false;
	struct sv *kept = ARENA_NEW(r->arena, struct sv);
	*kept = arena_sv(r->arena, buf_view(&answer));
	r->app = kept;
	return true;
}

bool change_upload(struct tx *t, struct req *r)
{
	const struct upload *u = req_upload(r, "file");
	const struct grant *g = who_grant(r);
	const struct sv *answer = r->app;
	int64_t reading = intake_upload(t, &(struct incoming){.unit = g->acting,
	                                                     .line = g->line,
	                                                     .file_name = u->file_name.n ? u->file_name : SV("–"),
	                                                     .media_type = sv_of(source_media_type(u->bytes)),
	                                                     .bytes = u->bytes,
	                                                     .answer = *answer});
	if (!reading)
		return false;
	req_redirect(r, arena_printf(r->arena, "/readings/%lld", (long long)reading));
	return true;
}

// From a reading to the register: documents and what hangs on them.
#include "extract/accepted.h"
#include "intake/keep.h"
#include "register/citation.h"
#include "register/document.h"
#include "register/finding.h"
#include "register/secrecy.h"
#include "text/text.h"

enum { HEAD_LINES = 20 }; // lines with text in which a stamp may stand

static bool is_stamped(struct tx *t, const struct reading *r, int first, int last)
{
	int seen = 0;
	for (int line = first; line <= last && seen < HEAD_LINES; line++) {
		struct sv text = r->lines[line - 1].text;
		seen += sv_trim(text).n > 0;
		if (secrecy_of_line(t->arena, text) != SECRECY_NONE)
			return true;
	}
	return false;
}

bool keep_allowed(struct tx *t, const struct reading *r)
{
	bool text = false, stamped = is_stamped(t, r, 1, (int)r->line_count);
	for (size_t i = 0; i < r->line_count && !text; i++)
		text = sv_trim(r->lines[i].text).n > 0;
	if (!text)
		return tx_refuse(t, FAIL_INPUT, N_("the file has no text to read; a scanned picture must be typed first"));
	for (size_t i = 0; i < r->document_count && !stamped; i++)
		stamped = is_stamped(t, r, r->documents[i].first_line, r->documents[i].last_line);
	if (stamped)
		return tx_refuse(t, FAIL_INPUT, N_("the document bears a mark of secrecy and must not be put on this system"));
	return true;
}

static int64_t keep_document(struct tx *t, const struct incoming *u, const struct document_found *d, int64_t file,
                             int64_t part_of)
{
	struct document row = {
	    .unit = u->unit,
	    .state = DOCUMENT_REVIEW,
	    .part_of = part_of,
	    .kind = sv_of(d->kind && *d->kind ? d->kind : "other"),
	    .type = d->type,
	    .number = d->number,
	    .symbol = d->symbol,
	    .issued = d->date,
	    .title = d->title,
	    .issuer = d->issuer,
	    .authority = d->authority,
	    .signer_title = d->signer_title,
	    .signer_name = d->signer_name,
	    .year = d->year,
	    .target_year = d->target_year,
	    .file = file,
	    .file_name = u->file_name,
	    .media_type = u->media_type,
	    .first_line = d->first_line,
	    .last_line = d->last_line,
	};
	int64_t id = document_add(t, &row);
	for (size_t i = 0; i < d->recipient_count; i++) {
		const struct recipient_found *to = &d->recipients[i];
		document_add_recipient(t, id, (int64_t)i, &(struct document_recipient){to->line, to->text, to->purpose});
	}
	return id;
}

int64_t kept_document_at(const struct reading *r, const struct kept *kept, int line)
{
	int64_t id = kept->documents[0];
	for (size_t i = 0; i < r->document_count; i++) {
		if (r->documents[i].first_line <= line)
			id = kept->documents[i];
	}
	return id;
}

static void keep_text(struct tx *t, const struct reading *r, const struct kept *kept)
{
	for (size_t i = 0; i < r->line_count; i++) {
		const struct line *l = &r->lines[i];
		document_add_line(t, kept_document_at(r, kept, (int)i + 1),
		                  &(struct document_line){(int)i + 1, l->text, l->joined_to, l->table, l->row, l->cell});
	}
	for (size_t i = 0; i < r->heading_count; i++) {
		const struct heading_found *h = &r->headings[i];
		document_add_heading(t, kept_document_at(r, kept, h->line),
		                     &(struct document_heading){h->line, h->last_line, h->level, h->mark, h->title});
	}
	for (size_t i = 0; i < r->abbreviation_count; i++) {
		const struct abbreviation_found *a = &r->abbreviations[i];
		if (a->brief.n && a->full.n)
			document_add_abbreviation(t, kept_document_at(r, kept, a->line), a->brief, a->full);
	}
}

static void keep_findings(struct tx *t, const struct reading *r, const struct kept *kept)
{
	static const enum finding_severity severities[] = {FINDING_NOTE, FINDING_WARNING, FINDING_ERROR};
	for (size_t i = 0; i < r->citation_count; i++) {
		const struct citation_found *c = &r->citations[i];
		citation_add(t, &(struct citation){
		                    .document = kept_document_at(r, kept, c->place.line),
		                    .line = c->place.line,
		                    .start = c->place.start,
		                    .end = c->place.end,
		                    .text = c->text,
		                    .type = c->type,
		                    .number = c->number,
		                    .symbol = c->symbol,
		                    .issuer = c->issuer,
		                    .issued = c->date,
		                });
	}
	for (size_t i = 0; i < r->lint_count; i++) {
		const struct lint_found *l = &r->lint[i];
		AUTO(buf_free) struct buf key = {0};
		accepted_line(r, l, &key);
		finding_add(t, &(struct finding){
		                   .document = kept_document_at(r, kept, l->place.line),
		                   .line = l->place.line,
		                   .start = l->place.start,
		                   .end = l->place.end,
		                   .other_line = l->other.line,
		                   .other_start = l->other.start,
		                   .other_end = l->other.end,
		                   .code = sv_of(l->code),
		                   .severity = severities[l->severity],
		                   .message = lint_message(l),
		                   .stated = l->stated,
		                   .computed = l->computed,
		                   .has_figures = l->has_figures,
		                   .key = buf_view(&key),
		               });
	}
}

void keep_documents(struct tx *t, const struct incoming *u, const struct reading *r, int64_t file, struct kept *out)
{
	// A text in which no document was recognised is one all the same.
	const struct document_found whole = {.kind = "other", .first_line = 1, .last_line = (int)r->line_count};
	size_t count = r->document_count ? r->document_count : 1;
	*out = (struct kept){ARENA_ARRAY(t->arena, int64_t, count), count};
	for (size_t i = 0; i < count; i++) {
		const struct document_found *d = r->document_count ? &r->documents[i] : &whole;
		out->documents[i] = keep_document(t, u, d, file, i ? out->documents[0] : 0);
	}
	keep_text(t, r, out);
	keep_findings(t, r, out);
}

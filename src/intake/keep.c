// From a reading to the register.
#include "intake/keep.h"
#include "intake/phrase.h"
#include "register/citation.h"
#include "register/document.h"
#include "register/material.h"
#include "register/secrecy.h"
#include "text/text.h"

enum {
	HEAD_LINES = 20,    // lines with text in which a stamp may stand
	SAME_MATERIAL = 60, // percent of the words of two titles
	SAME_AUDIENCE = 90,
};

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
	for (size_t i = 0; i < r->line_count; i++)
		document_add_line(t, kept_document_at(r, kept, (int)i + 1), (int)i + 1, r->lines[i].text, r->lines[i].joined_to);
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
	static const char *const severities[] = {"note", "warning", "error"};
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
		document_add_finding(t, kept_document_at(r, kept, l->place.line),
		                     &(struct document_finding){
		                         .line = l->place.line,
		                         .start = l->place.start,
		                         .end = l->place.end,
		                         .code = sv_of(l->code),
		                         .severity = sv_of(severities[l->severity]),
		                         .message = l->message,
		                         .stated = l->stated,
		                         .computed = l->computed,
		                         .has_figures = l->has_figures,
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

// ---- materials
// "… (dành cho cán bộ chủ chốt và báo cáo viên)": what stands behind "dành cho", up to the end of the bracket.
static struct sv written_for(struct sv text)
{
	size_t at = sv_find(text, SV("dành cho "));
	if (at == SIZE_MAX)
		return (struct sv){0};
	struct sv rest = sv_from(text, at + strlen("dành cho ")), audience = {0};
	if (!sv_cut(&rest, ')', &audience))
		return (struct sv){0};
	while (audience.n && strchr("*_. ,;", audience.p[audience.n - 1]))
		audience.n--;
	return audience;
}

static struct sv without_bracket(struct arena *a, struct sv text)
{
	size_t open = sv_find(text, SV("("));
	size_t close = open == SIZE_MAX ? SIZE_MAX : sv_find(sv_from(text, open), SV(")"));
	if (close == SIZE_MAX)
		return sv_trim(text);
	struct sv before = sv_trim(sv_head(text, open)), after = sv_trim(sv_from(text, open + close + 1));
	return after.n ? arena_printf(a, SV_FMT " " SV_FMT, SV_ARG(before), SV_ARG(after)) : before;
}

static struct material material_from(struct tx *t, const struct incoming *u, const struct phrases *phrases, struct sv text)
{
	struct sv audience = written_for(text), form = text_compare_form(t->arena, text);
	bool closed = phrase_first(phrases, PHRASE_CLOSED, form) != SIZE_MAX;
	return (struct material){
	    .unit = u->unit,
	    .title = audience.n ? without_bracket(t->arena, text) : sv_trim(text),
	    .audience = audience,
	    // What is written for speakers and key cadres is not opened to everybody.
	    .access = closed ? ACCESS_SCOPE : ACCESS_UNITS,
	};
}

// For whom a document says, in its first lines, that it is written.
static struct sv document_audience(const struct reading *r, const struct document_found *d)
{
	struct sv audience = {0};
	int seen = 0;
	for (int line = d->first_line; line <= d->last_line && seen < 8 && !audience.n; line++) {
		seen += sv_trim(r->lines[line - 1].text).n > 0;
		audience = written_for(r->lines[line - 1].text);
	}
	return audience;
}

static struct material *same_material(struct tx *t, struct material *all, size_t count, const struct document_found *d,
                                      struct sv audience)
{
	for (size_t i = 0; i < count; i++) {
		if (all[i].text)
			continue;
		if (likeness(t->arena, all[i].title, d->title) >= SAME_MATERIAL ||
		    (audience.n && likeness(t->arena, all[i].audience, audience) >= SAME_AUDIENCE))
			return &all[i];
	}
	return NULL;
}

static bool named(struct tx *t, const struct material *all, size_t count, struct sv title)
{
	for (size_t i = 0; i < count; i++) {
		if (sv_eq(text_compare_form(t->arena, all[i].title), text_compare_form(t->arena, title)))
			return true;
	}
	return false;
}

void keep_materials(struct tx *t, const struct incoming *u, const struct reading *r, const struct kept *kept)
{
	const struct phrases *phrases = phrases_load(t->arena);
	struct material *all = NULL;
	size_t count = 0, room = 0;
	for (size_t i = 0; i < r->obligation_count; i++) {
		for (size_t k = 0; k < r->obligations[i].material_count; k++) {
			struct material m = material_from(t, u, phrases, r->obligations[i].materials[k]);
			if (!m.title.n || named(t, all, count, m.title))
				continue;
			m.document = kept->documents[0];
			m.line = r->obligations[i].line;
			*ARENA_PUSH(t->arena, all, count, room) = m;
		}
	}
	size_t said = count;
	for (size_t i = 1; i < r->document_count; i++) {
		const struct document_found *d = &r->documents[i];
		struct sv audience = document_audience(r, d);
		struct material *same = same_material(t, all, said, d, audience);
		if (!same) {
			struct sv title = d->title.n ? d->title : d->type;
			struct sv whole = audience.n ? arena_printf(t->arena, SV_FMT " (dành cho " SV_FMT ")", SV_ARG(title), SV_ARG(audience))
			                             : title;
			if (!title.n)
				continue;
			same = ARENA_PUSH(t->arena, all, count, room);
			*same = material_from(t, u, phrases, whole);
			same->document = kept->documents[0];
			same->line = d->first_line;
		}
		same->text = kept->documents[i];
	}
	for (size_t i = 0; i < count; i++)
		material_add(t, &all[i]);
}

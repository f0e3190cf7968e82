// The register of documents: rows and what hangs on them.
#include "org/audit.h"
#include "register/citation.h"
#include "register/document.h"
#include "register/file.h"
#include "text/text.h"

static const char *const states[] = {"review", "registered", "void"};

static struct sv state_name(enum document_state s)
{
	return sv_of(states[s]);
}

struct sv document_reference(struct arena *a, struct sv number, struct sv symbol)
{
	if (!number.n || !symbol.n)
		return (struct sv){0};
	while (number.n > 1 && number.p[0] == '0')
		number = sv_from(number, 1);
	struct sv joined = text_lower(a, arena_printf(a, SV_FMT "/" SV_FMT, SV_ARG(number), SV_ARG(symbol)));
	char *out = arena_alloc(a, joined.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < joined.n; i++) {
		bool separator = strchr("/-. ", joined.p[i]) != NULL;
		if (!separator)
			out[n++] = joined.p[i];
		else if (n && out[n - 1] != '/')
			out[n++] = '/';
	}
	return (struct sv){out, n};
}

int64_t document_add(struct tx *t, const struct document *d)
{
	struct sv reference = document_reference(t->arena, d->number, d->symbol);
	return db_number(
	    t->db, SQL_document_insert,
	    DB_ARGS(DB_INT("unit", d->unit), DB_TEXT("state", state_name(d->state)), DB_ID("part_of", d->part_of),
	            DB_TEXT("kind", d->kind), DB_SOME("type", d->type), DB_SOME("number", d->number),
	            DB_SOME("symbol", d->symbol), DB_SOME("reference", reference),
	            DB_DATE("issued_on", d->issued, t->arena), DB_SOME("title", d->title), DB_SOME("issuer", d->issuer),
	            DB_SOME("authority", d->authority), DB_SOME("signer_title", d->signer_title),
	            DB_SOME("signer_name", d->signer_name), DB_ID("year", d->year), DB_ID("target_year", d->target_year),
	            DB_ID("file", d->file), DB_SOME("file_name", d->file_name), DB_SOME("media_type", d->media_type),
	            DB_INT("first_line", d->first_line), DB_INT("last_line", d->last_line), DB_INT("now", t->now),
	            DB_ID("account", t->account)));
}

static void read_document(struct tx *t, struct rows *r, struct document *d)
{
	struct arena *a = t->arena;
	*d = (struct document){
	    .id = row_int(r, 0),
	    .unit = row_int(r, 1),
	    .state = (enum document_state)row_word(r, 2, states, LENGTH(states), DOCUMENT_VOID),
	    .part_of = row_int(r, 3),
	    .kind = row_keep(r, 4, a),
	    .type = row_keep(r, 5, a),
	    .number = row_keep(r, 6, a),
	    .symbol = row_keep(r, 7, a),
	    .issued = row_date(r, 8),
	    .title = row_keep(r, 9, a),
	    .issuer = row_keep(r, 10, a),
	    .authority = row_keep(r, 11, a),
	    .signer_title = row_keep(r, 12, a),
	    .signer_name = row_keep(r, 13, a),
	    .year = (int)row_int(r, 14),
	    .target_year = (int)row_int(r, 15),
	    .file = row_int(r, 16),
	    .file_name = row_keep(r, 17, a),
	    .media_type = row_keep(r, 18, a),
	    .first_line = (int)row_int(r, 19),
	    .last_line = (int)row_int(r, 20),
	    .registered_at = row_int(r, 21),
	};
}

bool document_get(struct tx *t, int64_t id, struct document *out)
{
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_document_by_id, DB_ARGS(DB_INT("document", id)));
	if (!rows_next(&r))
		return tx_refuse(t, FAIL_NOT_FOUND, N_("there is no such document"));
	read_document(t, &r, out);
	return true;
}

void document_register(struct tx *t, int64_t id)
{
	db_run(t->db, SQL_document_set_state,
	       DB_ARGS(DB_INT("document", id), DB_TEXT("state", state_name(DOCUMENT_REGISTERED)),
	               DB_TEXT("was", state_name(DOCUMENT_REVIEW))));
	citation_tie(t, id);
	struct document_list parts = document_parts(t, id);
	for (size_t i = 0; i < parts.count; i++)
		citation_tie(t, parts.items[i].id);
}

void document_reopen(struct tx *t, int64_t id)
{
	struct document_list parts = document_parts(t, id);
	for (size_t i = 0; i <= parts.count; i++) {
		int64_t one = i < parts.count ? parts.items[i].id : id;
		db_run(t->db, SQL_document_citations_untie, DB_ARGS(DB_INT("document", one)));
	}
	db_run(t->db, SQL_document_reopen, DB_ARGS(DB_INT("document", id)));
}

void document_correct(struct tx *t, const struct document *d)
{
	struct sv reference = document_reference(t->arena, d->number, d->symbol);
	db_run(t->db, SQL_document_correct,
	       DB_ARGS(DB_INT("document", d->id), DB_SOME("number", d->number), DB_SOME("symbol", d->symbol),
	               DB_SOME("reference", reference), DB_DATE("issued_on", d->issued, t->arena),
	               DB_SOME("title", d->title), DB_SOME("issuer", d->issuer),
	               DB_SOME("signer_title", d->signer_title), DB_SOME("signer_name", d->signer_name)));
	audit_record(t, "document.correct", d->unit, d->id,
	             arena_printf(t->arena, SV_FMT " " SV_FMT ", " SV_FMT, SV_ARG(d->type), SV_ARG(text_document_number(t->arena, d->number, d->symbol)),
	                          SV_ARG(date_is_set(d->issued) ? date_text(t->arena, d->issued) : SV("–"))));
	// What was tied by the old number is no longer known to be meant.
	db_run(t->db, SQL_document_citations_untie, DB_ARGS(DB_INT("document", d->id)));
	citation_tie(t, d->id);
}

static void erase(struct tx *t, int64_t id)
{
	static const enum statement all[] = {
	    SQL_document_lines_delete,         SQL_document_headings_delete,  SQL_document_recipients_delete,
	    SQL_document_abbreviations_delete, SQL_document_findings_delete,  SQL_document_citations_delete,
	    SQL_document_citations_untie,      SQL_document_materials_delete, SQL_document_delete,
	};
	for (size_t i = 0; i < LENGTH(all); i++)
		db_run(t->db, all[i], DB_ARGS(DB_INT("document", id)));
}

bool document_discard(struct tx *t, int64_t id)
{
	struct document d;
	if (!document_get(t, id, &d))
		return false;
	if (d.state != DOCUMENT_REVIEW)
		return tx_refuse(t, FAIL_CONFLICT, N_("the document is in the register already"));
	struct document_list parts = document_parts(t, id);
	for (size_t i = 0; i < parts.count; i++)
		erase(t, parts.items[i].id);
	erase(t, id);
	file_forget(t, d.file);
	return true;
}

static struct document_list read_list(struct tx *t, struct rows *r, int64_t limit)
{
	struct document_list list = {0};
	size_t room = 0;
	while (rows_next(r)) {
		if (limit && (int64_t)list.count == limit) {
			list.more = true;
			break;
		}
		struct document *d = ARENA_PUSH(t->arena, list.items, list.count, room);
		read_document(t, r, d);
	}
	return list;
}

struct document_list document_list(struct tx *t, int64_t unit, int64_t offset, int64_t limit)
{
	AUTO(rows_end) struct rows r =
	    db_rows(t->db, SQL_document_by_unit,
	            DB_ARGS(DB_INT("unit", unit), DB_INT("offset", offset), DB_INT("limit", limit + 1)));
	return read_list(t, &r, limit);
}

struct document_list document_parts(struct tx *t, int64_t whole)
{
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_document_parts, DB_ARGS(DB_INT("document", whole)));
	return read_list(t, &r, 0);
}

// Findings of a document, and accepting them.
#include "org/audit.h"
#include "register/finding.h"

static const char *const severities[] = {"note", "warning", "error"};

void finding_add(struct tx *t, const struct finding *f)
{
	AUTO(buf_free) struct buf arguments = {0};
	for (size_t i = 0; i < ERROR_ARGS; i++) {
		buf_str(&arguments, i ? "\n" : "");
		buf_str(&arguments, f->message.args[i]);
	}
	struct db_arg figures[] = {DB_INT("stated", f->stated.mantissa), DB_INT("stated_scale", f->stated.scale),
	                           DB_INT("computed", f->computed.mantissa), DB_INT("computed_scale", f->computed.scale)};
	for (size_t i = 0; i < LENGTH(figures) && !f->has_figures; i++)
		figures[i] = DB_NULL(figures[i].name);
	struct db_arg other[] = {DB_INT("other_line", f->other_line), DB_INT("other_start", f->other_start), DB_INT("other_end", f->other_end)};
	for (size_t i = 0; i < LENGTH(other) && !f->other_line; i++)
		other[i] = DB_NULL(other[i].name);
	db_run(t->db, SQL_finding_insert,
	       DB_ARGS(DB_INT("document", f->document), DB_INT("line", f->line), DB_INT("start", f->start),
	               DB_INT("end", f->end), DB_TEXT("code", f->code), DB_TEXT("severity", sv_of(severities[f->severity])),
	               DB_TEXT("message", sv_of(f->message.msgid)), DB_SOME("arguments", buf_view(&arguments)), figures[0],
	               figures[1], figures[2], figures[3], DB_SOME("accept_key", f->key), other[0], other[1], other[2]));
}

static struct error read_message(struct tx *t, struct rows *r, int column)
{
	struct error message = {.failure = FAIL_CHECK, .msgid = arena_cstr(t->arena, row_text(r, column))};
	struct sv rest = row_text(r, column + 1), one;
	for (size_t i = 0; i < ERROR_ARGS && sv_cut(&rest, '\n', &one); i++) {
		one = sv_head(one, sizeof(message.args[i]) - 1);
		if (one.n)
			memcpy(message.args[i], one.p, one.n);
	}
	return message;
}

static struct finding read_finding(struct tx *t, struct rows *r)
{
	return (struct finding){
	    .id = row_int(r, 0),
	    .document = row_int(r, 1),
	    .line = (int)row_int(r, 2),
	    .start = (int)row_int(r, 3),
	    .end = (int)row_int(r, 4),
	    .code = row_keep(r, 5, t->arena),
	    .severity = (enum finding_severity)row_word(r, 6, severities, LENGTH(severities), FINDING_NOTE),
	    .message = read_message(t, r, 7),
	    .has_figures = !row_is_null(r, 9),
	    .stated = row_decimal(r, 9),
	    .computed = row_decimal(r, 11),
	    .key = row_keep(r, 13, t->arena),
	    .other_line = (int)row_int(r, 14),
	    .other_start = (int)row_int(r, 15),
	    .other_end = (int)row_int(r, 16),
	    .accepted_at = row_int(r, 17),
	    .accepted_by = row_int(r, 18),
	};
}

struct finding *findings_of(struct tx *t, int64_t document, size_t *count)
{
	struct finding *all = NULL;
	size_t room = *count = 0;
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_findings_of, DB_ARGS(DB_INT("document", document)));
	while (rows_next(&r))
		*ARENA_PUSH(t->arena, all, *count, room) = read_finding(t, &r);
	return all;
}

bool finding_get(struct tx *t, int64_t id, struct finding *out)
{
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_finding_by_id, DB_ARGS(DB_INT("finding", id)));
	if (!rows_next(&r))
		return tx_refuse(t, FAIL_NOT_FOUND, N_("there is no such finding"));
	*out = read_finding(t, &r);
	return true;
}

void finding_set_key(struct tx *t, int64_t id, struct sv key)
{
	db_run(t->db, SQL_finding_set_key, DB_ARGS(DB_INT("finding", id), DB_TEXT("accept_key", key)));
}

static struct sv words_of(struct tx *t, const struct finding *f)
{
	return arena_printf(t->arena, "%d: " SV_FMT, f->line, SV_ARG(f->key));
}

void finding_accept(struct tx *t, int64_t unit, const struct finding *f)
{
	if (db_run(t->db, SQL_finding_accept,
	           DB_ARGS(DB_INT("unit", unit), DB_TEXT("accept_key", f->key), DB_ID("account", t->account), DB_INT("now", t->now))) > 0)
		audit_record(t, "finding.accept", unit, f->document, words_of(t, f));
}

void finding_reopen(struct tx *t, int64_t unit, const struct finding *f)
{
	if (db_run(t->db, SQL_finding_reopen, DB_ARGS(DB_INT("unit", unit), DB_TEXT("accept_key", f->key))) > 0)
		audit_record(t, "finding.reopen", unit, f->document, words_of(t, f));
}

// Uploads, and readings as a whole.
#include "intake/answer.h"
#include "intake/directory.h"
#include "intake/intake.h"
#include "intake/keep.h"
#include "intake/measure.h"
#include "intake/requirement.h"
#include "register/document.h"
#include "register/file.h"

static const char *const states[] = {"review", "accepted", "discarded"};

static void load_directory(struct tx *t, const struct incoming *u, const struct reading *r, struct directory *d)
{
	struct sv(*pairs)[2] = arena_array(t->arena, sizeof(*pairs), r->abbreviation_count + 1);
	for (size_t i = 0; i < r->abbreviation_count; i++) {
		pairs[i][0] = r->abbreviations[i].brief;
		pairs[i][1] = r->abbreviations[i].full;
	}
	directory_load(t, u->line, u->unit, (const struct sv(*)[2])pairs, r->abbreviation_count, d);
}

int64_t intake_upload(struct tx *t, const struct incoming *u)
{
	struct reading r;
	struct directory who;
	struct proposals proposals;
	struct kept kept;
	if (!reading_from_json(u->answer, t->arena, &r, t->error) || !keep_allowed(t, &r))
		return 0;
	int64_t file = file_store(t, u->bytes), answer = file ? file_store(t, u->answer) : 0;
	if (!file || !answer)
		return 0;
	keep_documents(t, u, &r, file, &kept);
	keep_materials(t, u, &r, &kept);
	int64_t reading = db_number(
	    t->db, SQL_reading_insert,
	    DB_ARGS(DB_INT("unit", u->unit), DB_INT("line", u->line), DB_INT("document", kept.documents[0]),
	            DB_TEXT("file_name", u->file_name), DB_INT("answer", answer), DB_INT("now", t->now),
	            DB_ID("account", t->account)));
	load_directory(t, u, &r, &who);
	proposals_make(t->arena, &r, &who, &proposals);
	requirement_keep(t, reading, &proposals);
	measure_keep(t, reading, &r, &kept);
	return reading;
}

static void read_reading(struct tx *t, struct rows *r, struct intake_reading *out)
{
	*out = (struct intake_reading){
	    .id = row_int(r, 0),
	    .unit = row_int(r, 1),
	    .line = row_int(r, 2),
	    .document = row_int(r, 3),
	    .state = READING_DISCARDED,
	    .file_name = row_keep(r, 5, t->arena),
	    .read_at = row_int(r, 6),
	    .account = row_int(r, 7),
	    .campaign = row_int(r, 8),
	    .target_set = row_int(r, 9),
	    .figures_at = row_int(r, 11),
	};
	for (size_t i = 0; i < LENGTH(states); i++) {
		if (sv_is(row_text(r, 4), states[i]))
			out->state = (enum reading_state)i;
	}
}

static bool get(struct tx *t, int64_t reading, struct intake_reading *out, int64_t *answer)
{
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_reading_by_id, DB_ARGS(DB_INT("reading", reading)));
	if (!rows_next(&r))
		return tx_refuse(t, FAIL_NOT_FOUND, N_("there is no such reading"));
	read_reading(t, &r, out);
	*answer = row_int(&r, 10);
	return true;
}

struct intake_reading *intake_waiting(struct tx *t, int64_t unit, size_t *count)
{
	enum { MOST = 20 };
	struct intake_reading *all = ARENA_ARRAY(t->arena, struct intake_reading, MOST), *found = ARENA_ARRAY(t->arena, struct intake_reading, MOST);
	size_t read = 0;
	{
		AUTO(rows_end) struct rows r = db_rows(t->db, SQL_readings_of_unit, DB_ARGS(DB_INT("unit", unit), DB_INT("limit", MOST)));
		while (read < MOST && rows_next(&r))
			read_reading(t, &r, &all[read++]);
	}
	*count = 0;
	for (size_t i = 0; i < read; i++) {
		struct intake_counts asked = intake_requirement_counts(t, all[i].id), said = intake_measure_counts(t, all[i].id);
		bool requirements = !all[i].campaign && asked.proposed + asked.accepted, figures = !all[i].figures_at && said.proposed + said.accepted;
		if (requirements || figures)
			found[(*count)++] = all[i];
	}
	return found;
}

bool intake_get(struct tx *t, int64_t reading, struct intake_reading *out)
{
	int64_t answer;
	return get(t, reading, out, &answer);
}

int64_t intake_of_document(struct tx *t, int64_t document)
{
	return db_number(t->db, SQL_reading_of_document, DB_ARGS(DB_INT("document", document)));
}

bool intake_discard(struct tx *t, int64_t reading)
{
	struct intake_reading r;
	int64_t answer;
	if (!get(t, reading, &r, &answer))
		return false;
	if (r.state != READING_REVIEW || r.campaign || r.figures_at)
		return tx_refuse(t, FAIL_CONFLICT, N_("this reading has been decided already"));
	requirement_forget(t, reading);
	measure_forget(t, reading);
	db_run(t->db, SQL_reading_set_discarded, DB_ARGS(DB_INT("reading", reading), DB_INT("now", t->now)));
	if (!document_discard(t, r.document))
		return false;
	if (!db_exists(t->db, SQL_reading_uses_file, DB_ARGS(DB_INT("file", answer))))
		file_forget(t, answer);
	return true;
}

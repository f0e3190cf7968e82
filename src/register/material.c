// Materials and their versions.
#include "register/material.h"

static const char *const accesses[] = {"public", "units", "scope"};

const char *access_name(enum access a)
{
	return accesses[a];
}

static int64_t insert(struct tx *t, const struct material *m, int version)
{
	return db_number(t->db, SQL_material_insert,
	                 DB_ARGS(DB_INT("unit", m->unit), DB_ID("document", m->document), DB_ID("text", m->text),
	                         DB_TEXT("title", m->title), DB_SOME("audience", m->audience),
	                         DB_TEXT("access", sv_of(access_name(m->access))), DB_INT("version", version),
	                         DB_ID("file", m->file), DB_SOME("file_name", m->file_name),
	                         DB_SOME("media_type", m->media_type), DB_SOME("reference", m->reference),
	                         DB_ID("line", m->line), DB_INT("now", t->now), DB_ID("account", t->account)));
}

int64_t material_add(struct tx *t, const struct material *m)
{
	return insert(t, m, 1);
}

int64_t material_replace(struct tx *t, int64_t old, const struct material *m)
{
	struct material was;
	if (!material_get(t, old, &was))
		return 0;
	if (was.replaced_by)
		return tx_refuse(t, FAIL_CONFLICT, N_("a newer version of this material is there already"));
	int64_t newer = insert(t, m, was.version + 1);
	db_run(t->db, SQL_material_set_replaced, DB_ARGS(DB_INT("newer", newer), DB_INT("material", old)));
	return newer;
}

static void read_material(struct tx *t, struct rows *r, struct material *m)
{
	*m = (struct material){
	    .id = row_int(r, 0),
	    .unit = row_int(r, 1),
	    .document = row_int(r, 2),
	    .text = row_int(r, 3),
	    .title = row_keep(r, 4, t->arena),
	    .audience = row_keep(r, 5, t->arena),
	    .access = (enum access)row_word(r, 6, accesses, LENGTH(accesses), ACCESS_SCOPE), // what is not known is opened to the fewest
	    .version = (int)row_int(r, 7),
	    .replaced_by = row_int(r, 8),
	    .file = row_int(r, 9),
	    .file_name = row_keep(r, 10, t->arena),
	    .media_type = row_keep(r, 11, t->arena),
	    .reference = row_keep(r, 12, t->arena),
	    .line = (int)row_int(r, 13),
	    .added_at = row_int(r, 14),
	};
}

bool material_get(struct tx *t, int64_t id, struct material *out)
{
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_material_by_id, DB_ARGS(DB_INT("material", id)));
	if (!rows_next(&r))
		return tx_refuse(t, FAIL_NOT_FOUND, N_("there is no such material"));
	read_material(t, &r, out);
	return true;
}

void material_correct(struct tx *t, const struct material *m)
{
	db_run(t->db, SQL_material_correct,
	       DB_ARGS(DB_INT("material", m->id), DB_TEXT("title", m->title), DB_SOME("audience", m->audience),
	               DB_TEXT("access", sv_of(access_name(m->access))), DB_ID("text", m->text), DB_ID("file", m->file),
	               DB_SOME("file_name", m->file_name), DB_SOME("media_type", m->media_type)));
}

void material_remove(struct tx *t, int64_t id)
{
	db_run(t->db, SQL_material_untie, DB_ARGS(DB_INT("material", id)));
	db_run(t->db, SQL_material_delete, DB_ARGS(DB_INT("material", id)));
}

struct material *materials_of(struct tx *t, int64_t document, size_t *count)
{
	struct material *all = NULL;
	size_t room = *count = 0;
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_materials_of, DB_ARGS(DB_INT("document", document)));
	while (rows_next(&r)) {
		struct material *m = ARENA_PUSH(t->arena, all, *count, room);
		read_material(t, &r, m);
	}
	return all;
}

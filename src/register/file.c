// Files by their SHA-256: stored once, read back checked.
#include <sodium.h>

#include "register/file.h"

static void digest(struct sv bytes, unsigned char out[FILE_DIGEST])
{
	crypto_hash_sha256(out, (const unsigned char *)bytes.p, bytes.n);
}

int64_t file_store(struct tx *t, struct sv bytes)
{
	if (bytes.n == 0)
		return tx_refuse(t, FAIL_INPUT, N_("the file is empty"));
	if (bytes.n > FILE_MOST)
		return tx_refuse(t, FAIL_TOO_LARGE, N_("the file is larger than %d MB"), FILE_MOST >> 20);
	unsigned char sha256[FILE_DIGEST];
	digest(bytes, sha256);
	struct sv key = {(const char *)sha256, sizeof(sha256)};
	int64_t id = db_number(t->db, SQL_file_by_digest, DB_ARGS(DB_BYTES("sha256", key)));
	if (id)
		return id;
	id = db_number(t->db, SQL_file_insert,
	               DB_ARGS(DB_BYTES("sha256", key), DB_INT("size", (int64_t)bytes.n), DB_INT("now", t->now)));
	int64_t seq = 0;
	for (size_t at = 0; at < bytes.n; at += FILE_PIECE) {
		struct sv piece = sv_head(sv_from(bytes, at), FILE_PIECE);
		db_run(t->db, SQL_file_chunk_insert,
		       DB_ARGS(DB_INT("file", id), DB_INT("seq", seq++), DB_BYTES("bytes", piece)));
	}
	return id;
}

bool file_read(struct tx *t, int64_t file, struct buf *out)
{
	unsigned char want[FILE_DIGEST] = {0}, got[FILE_DIGEST];
	AUTO(rows_end) struct rows head = db_rows(t->db, SQL_file_by_id, DB_ARGS(DB_INT("file", file)));
	if (!rows_next(&head))
		return tx_refuse(t, FAIL_NOT_FOUND, N_("there is no such file"));
	struct sv key = row_text(&head, 0);
	if (key.n == sizeof(want))
		memcpy(want, key.p, sizeof(want));
	size_t from = out->n;
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_file_chunks, DB_ARGS(DB_INT("file", file)));
	while (rows_next(&r))
		buf_sv(out, row_text(&r, 0));
	struct sv bytes = sv_from(buf_view(out), from);
	digest(bytes, got);
	if (out->failed || memcmp(want, got, sizeof(want)) != 0)
		return tx_refuse(t, FAIL_DATABASE, N_("file %lld is damaged in the database: restore a backup"),
		                 (long long)file);
	return true;
}

struct sv file_digest(struct tx *t, int64_t file)
{
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_file_by_id, DB_ARGS(DB_INT("file", file)));
	if (!rows_next(&r))
		return (struct sv){0};
	struct sv key = row_text(&r, 0);
	char *hex = arena_alloc(t->arena, 2 * FILE_DIGEST + 1);
	if (key.n == FILE_DIGEST)
		sodium_bin2hex(hex, 2 * FILE_DIGEST + 1, (const unsigned char *)key.p, key.n);
	return sv_of(hex);
}

void file_forget(struct tx *t, int64_t file)
{
	if (!file || db_exists(t->db, SQL_file_in_use, DB_ARGS(DB_INT("file", file))))
		return;
	db_run(t->db, SQL_file_chunks_delete, DB_ARGS(DB_INT("file", file)));
	db_run(t->db, SQL_file_delete, DB_ARGS(DB_INT("file", file)));
}

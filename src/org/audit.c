// The audit log.
#include <sodium.h>

#include "org/audit.h"

enum { SALT = 16, HASH = 32 };

_Static_assert(SALT >= crypto_generichash_KEYBYTES_MIN, "the salt is the digest's key");

static struct sv bytes_of(const unsigned char *bytes, size_t n)
{
	return (struct sv){(const char *)bytes, n};
}

static void digest_payload(struct sv salt, struct sv payload, unsigned char digest[HASH])
{
	crypto_generichash(digest, HASH, (const unsigned char *)payload.p, payload.n, (const unsigned char *)salt.p, salt.n);
}

// Numbers as eight bytes, texts behind their length: no two entries are written the same.
static void hash_number(crypto_generichash_state *state, int64_t number)
{
	unsigned char bytes[8];
	for (int i = 0; i < 8; i++)
		bytes[i] = (unsigned char)((uint64_t)number >> (56 - 8 * i));
	crypto_generichash_update(state, bytes, sizeof(bytes));
}

static void hash_text(crypto_generichash_state *state, struct sv text)
{
	hash_number(state, (int64_t)text.n);
	crypto_generichash_update(state, (const unsigned char *)text.p, text.n);
}

// The seal of a row whose first columns are those of audit_unsealed and audit_chain.
static void seal_of(struct rows *r, int64_t sequence, struct sv previous, unsigned char hash[HASH])
{
	crypto_generichash_state state;
	crypto_generichash_init(&state, NULL, 0, HASH);
	hash_text(&state, previous);
	hash_number(&state, sequence);
	static const int numbers[] = {0, 1, 2, 3, 5, 6};
	for (size_t i = 0; i < LENGTH(numbers); i++)
		hash_number(&state, row_int(r, numbers[i]));
	hash_text(&state, row_text(r, 4));
	hash_text(&state, row_text(r, 7));
	crypto_generichash_final(&state, hash, HASH);
}

int64_t audit_seal(struct tx *t)
{
	int64_t sequence = 0;
	unsigned char previous[HASH] = {0};
	db_run(t->db, SQL_audit_lock, NULL, 0);
	{
		AUTO(rows_end) struct rows last = db_rows(t->db, SQL_audit_last, NULL, 0);
		if (rows_next(&last)) {
			struct sv kept = row_text(&last, 1);
			sequence = row_int(&last, 0);
			memcpy(previous, kept.p, kept.n < HASH ? kept.n : HASH);
		}
	}
	// Read before any is sealed: the rows of one statement must not change under it.
	struct sealing {
		int64_t id, sequence;
		unsigned char hash[HASH];
	} *all = NULL;
	size_t count = 0, room = 0;
	{
		AUTO(rows_end) struct rows r = db_rows(t->db, SQL_audit_unsealed, NULL, 0);
		while (rows_next(&r)) {
			struct sealing *s = ARENA_PUSH(t->arena, all, count, room);
			*s = (struct sealing){.id = row_int(&r, 0), .sequence = ++sequence};
			seal_of(&r, s->sequence, bytes_of(previous, HASH), s->hash);
			memcpy(previous, s->hash, HASH);
		}
	}
	for (size_t i = 0; i < count; i++)
		db_run(t->db, SQL_audit_set_seal,
		       DB_ARGS(DB_INT("sequence", all[i].sequence), DB_BYTES("hash", bytes_of(all[i].hash, HASH)),
		               DB_INT("id", all[i].id)));
	return db_failed(t->db) ? 0 : (int64_t)count;
}

void audit_record_from(struct tx *t, const char *operation, int64_t unit, int64_t subject, struct sv payload,
                       struct sv address)
{
	unsigned char salt[SALT], digest[HASH];
	randombytes_buf(salt, sizeof(salt));
	digest_payload(bytes_of(salt, SALT), payload, digest);
	db_number(t->db, SQL_audit_add,
	          DB_ARGS(DB_INT("at", t->now), DB_ID("account", t->account), DB_ID("role_unit", t->role_unit),
	                  DB_TEXT("operation", sv_of(operation)), DB_ID("unit", unit), DB_ID("subject", subject),
	                  DB_BYTES("salt", bytes_of(salt, SALT)), DB_BYTES("digest", bytes_of(digest, HASH)),
	                  DB_TEXT("payload", payload), DB_SOME("address", address)));
	if (!db_is_postgres(t->db))
		audit_seal(t);
}

void audit_record(struct tx *t, const char *operation, int64_t unit, int64_t subject, struct sv payload)
{
	audit_record_from(t, operation, unit, subject, payload, (struct sv){0});
}

// ---- verifying

#define complain(t, out, ...)                                                                      \
	do {                                                                                           \
		buf_sv(out, say((t)->arena, (t)->language, __VA_ARGS__));                                  \
		buf_char(out, '\n');                                                                       \
	} while (0)

static bool same(struct sv kept, const unsigned char hash[HASH])
{
	return sv_eq(kept, bytes_of(hash, HASH));
}

// One row of audit_chain; `previous` is the seal before it.
static void verify_entry(struct tx *t, struct buf *out, struct rows *r, struct sv previous, int64_t expected)
{
	unsigned char hash[HASH];
	long long sequence = row_int(r, 8);
	if (sequence != expected) {
		complain(t, out, N_("audit log: entries %lld to %lld are missing"), (long long)expected, sequence - 1);
		return; // its seal cannot hold either, and that is said already
	}
	seal_of(r, sequence, previous, hash);
	if (!same(row_text(r, 9), hash))
		complain(t, out, N_("audit log: entry %lld or the seal before it was changed"), sequence);
	if (!row_is_null(r, 11)) { // an erased payload is no fault
		digest_payload(row_text(r, 10), row_text(r, 11), hash);
		if (!same(row_text(r, 7), hash))
			complain(t, out, N_("audit log: what entry %lld says was changed"), sequence);
	}
}

bool audit_verify(struct tx *t, struct buf *out, int64_t *count)
{
	unsigned char previous[HASH] = {0};
	int64_t expected = 1;
	size_t before = out->n;
	*count = 0;
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_audit_chain, NULL, 0);
	while (rows_next(&r)) {
		verify_entry(t, out, &r, bytes_of(previous, HASH), expected);
		struct sv seal = row_text(&r, 9);
		memcpy(previous, seal.p, seal.n < HASH ? seal.n : HASH);
		expected = row_int(&r, 8) + 1;
		++*count;
	}
	int64_t unsealed = db_number(t->db, SQL_audit_unsealed_count, NULL, 0);
	if (unsealed)
		complain(t, out, N_("audit log: %lld entries are not sealed"), (long long)unsealed);
	return out->n == before && !db_failed(t->db);
}

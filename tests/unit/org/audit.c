// The audit log: what was done to it is found.
#include "subject.h"

#include "org/audit.h"

static int64_t entries;

// What verifying says; empty where nothing is wrong.
static const char *verdict(struct tx *t)
{
	static char said[1024];
	AUTO(buf_free) struct buf out = {0};
	bool good = audit_verify(t, &out, &entries);
	snprintf(said, sizeof(said), "%s%s", good ? "" : "bad: ", buf_cstr(&out));
	return said;
}

static bool finds(struct tx *t, const char *what)
{
	const char *said = verdict(t);
	if (!strstr(said, what))
		printf("# “%s” does not say “%s”\n", said, what);
	return strstr(said, what) != NULL;
}

// Runs it behind the log's back, sees what verifying says, and undoes it.
static void tampered(struct tx *t, const char *sql, const char *what, const char *name)
{
	struct error e = {0};
	db_savepoint(t->db);
	ok(db_script(t->db, db_is_postgres(t->db) ? "ALTER TABLE audit DISABLE TRIGGER USER"
	                                          : "DROP TRIGGER audit_unchanged; DROP TRIGGER audit_undeleted", &e) &&
	       db_script(t->db, sql, &e) && finds(t, what), "%s", name);
	if (error_is_set(&e))
		printf("# %s\n", error_words(&e));
	db_rollback_to_savepoint(t->db);
}

static void log_of_changes(struct tx *t, const char *where)
{
	(void)where;
	struct error e = {0};
	is_str(verdict(t), "", "an empty log is in order");
	audit_record(t, "unit.add", 1, 1, SV("Chi bộ A"));
	audit_record_from(t, "report.submit", 2, 7, SV("24/25"), SV("192.0.2.1"));
	t->now += 1000;
	audit_record(t, "report.return", 2, 7, SV("Cần bổ sung"));
	if (db_is_postgres(t->db)) {
		ok(finds(t, "not sealed"), "what is not sealed is told");
		is_int(audit_seal(t), 3, "three entries are sealed");
	}
	is_str(verdict(t), "", "three entries are in order");
	is_int(entries, 3, "and counted");
	is_int(audit_seal(t), 0, "nothing is left to seal");

	db_savepoint(t->db);
	ok(!db_script(t->db, "DELETE FROM audit WHERE sequence = 2", &e), "an entry cannot be deleted");
	db_rollback_to_savepoint(t->db);
	error_clear(&e);
	db_savepoint(t->db);
	ok(!db_script(t->db, "UPDATE audit SET account = 5 WHERE sequence = 2", &e), "nor changed");
	db_rollback_to_savepoint(t->db);
	error_clear(&e);

	tampered(t, "DELETE FROM audit WHERE sequence = 2", "entries 2 to 2 are missing", "an entry cut out is found");
	tampered(t, "UPDATE audit SET account = 5 WHERE sequence = 2", "entry 2", "another account is found");
	tampered(t, "UPDATE audit SET at = at + 1 WHERE sequence = 1", "entry 1", "another time is found");
	tampered(t, "UPDATE audit SET payload = '25/25' WHERE sequence = 2", "what entry 2 says", "another payload is found");
	tampered(t, "UPDATE audit SET sequence = 9 WHERE sequence = 2; UPDATE audit SET sequence = 2 WHERE sequence = 3; "
	            "UPDATE audit SET sequence = 3 WHERE sequence = 9", "entry 2", "two entries that changed places are found");
	tampered(t, "DELETE FROM audit WHERE sequence = 1", "entries 1 to 1 are missing", "a beginning cut off is found");

	ok(db_script(t->db, "UPDATE audit SET payload = NULL, address = NULL WHERE sequence = 2", &e), "payload and address can be erased");
	is_str(verdict(t), "", "and the chain holds");
}

int main(void)
{
	on_each_subject(log_of_changes);
	return done();
}

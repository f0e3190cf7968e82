// Who may do what where: roles act on the subtree of their unit on their line, a department's on its parent's, a
// supervisor's on the assigned units.
#include "subject.h"

#include "org/access.h"
#include "org/account.h"
#include "org/kind.h"
#include "org/term.h"
#include "org/unit.h"

static int64_t party, other; // lines
static int64_t province, bloc, department, base, cell, sibling, sibling_cell;

static int64_t kind(struct tx *t, const char *code, bool organ)
{
	return kind_set(t, &(struct kind){.code = sv_of(code), .name_vi = sv_of(code), .name_en = sv_of(code), .organ = organ});
}

static int64_t place(struct tx *t, const char *name, int64_t of, int64_t parent)
{
	int64_t id = unit_add(t, &(struct unit_facts){.kind = of, .code = sv_of(name), .name = sv_of(name), .from = day("2019-01-01")});
	if (!unit_place(t, party, id, parent, day("2019-01-01")))
		printf("# %s\n", error_words(t->error));
	return id;
}

static void tree(struct tx *t)
{
	party = term_set(t, TERM_LINES, &(struct term){.code = SV("party"), .name_vi = SV("Đảng"), .name_en = SV("Party")});
	other = term_set(t, TERM_LINES, &(struct term){.code = SV("other"), .name_vi = SV("khác"), .name_en = SV("other")});
	int64_t committee = kind(t, "committee", false), organ = kind(t, "department", true);
	kind_set_under(t, committee, &committee, 1);
	kind_set_under(t, organ, &committee, 1);
	province = place(t, "province", committee, 0);
	bloc = place(t, "bloc", committee, province);
	department = place(t, "department", organ, bloc);
	base = place(t, "base", committee, bloc);
	cell = place(t, "cell", committee, base);
	sibling = place(t, "sibling", committee, bloc);
	sibling_cell = place(t, "sibling cell", committee, sibling);
}

static struct principal somebody(struct tx *t, enum role role, int64_t unit)
{
	static int count;
	struct principal p = {0};
	int64_t account = account_add(t, arena_printf(t->arena, "user%d", ++count), SV("Somebody"), LANGUAGE_VI);
	if (role == ROLE_SUPERVISOR)
		assignment_give(t, account, unit, party, false, SV("01-QĐ/ĐUK"), day("2020-01-01"));
	else
		role_give(t, account, role, unit, party, SV("Bí thư"), day("2020-01-01"));
	if (!principal_load(t, account, &p))
		printf("# no principal: %s\n", error_words(t->error));
	return p;
}

// Where the principal may do it: own unit, cell below, sibling, the sibling's cell, parent, nowhere in particular.
static const char *reach(struct tx *t, const struct principal *p, enum operation o)
{
	const int64_t units[] = {base, cell, sibling, sibling_cell, bloc, 0};
	static char said[LENGTH(units) + 1];
	for (size_t i = 0; i < LENGTH(units); i++)
		said[i] = access_allows(t, p, o, units[i]) ? "ocsxp0"[i] : '-';
	return said;
}

static void roles(struct tx *t)
{
	struct principal reporter = somebody(t, ROLE_REPORTER, base), officer = somebody(t, ROLE_OFFICER, base),
	                 viewer = somebody(t, ROLE_VIEWER, base), admin = somebody(t, ROLE_ADMINISTRATOR, base),
	                 none = {.account = reporter.account};
	is_str(reach(t, &reporter, OPERATION_obligation_view), "oc----", "a reporter sees the unit and what is below it");
	is_str(reach(t, &reporter, OPERATION_obligation_fulfil), "o-----", "and reports for the unit alone");
	is_str(reach(t, &reporter, OPERATION_report_receive), "------", "and receives nothing");
	is_str(reach(t, &reporter, OPERATION_home), "-----0", "what concerns no unit is open to whoever has a role");
	is_str(reach(t, &officer, OPERATION_report_receive), "oc----", "an officer receives from the subtree");
	is_str(reach(t, &officer, OPERATION_unit_edit), "------", "and does not change the tree");
	is_str(reach(t, &admin, OPERATION_unit_edit), "oc----", "which an administrator does");
	is_str(reach(t, &admin, OPERATION_names_view), "------", "who opens no file of names");
	is_str(reach(t, &officer, OPERATION_names_view), "o-----", "which is its own unit's only");
	is_str(reach(t, &viewer, OPERATION_obligation_view), "oc----", "a viewer sees");
	is_str(reach(t, &viewer, OPERATION_obligation_fulfil), "------", "and does nothing");
	is_str(reach(t, &none, OPERATION_home), "------", "without a role nothing is allowed");
	is_str(reach(t, &none, OPERATION_unit_view), "------", "nothing at all");

	struct principal organ = somebody(t, ROLE_OFFICER, department);
	is_str(reach(t, &organ, OPERATION_report_receive), "ocsxp-", "a department acts on its parent's subtree");
	is_str(reach(t, &organ, OPERATION_campaign_edit), "----p-", "and issues in the parent's name");
	ok(!access_allows(t, &organ, OPERATION_report_receive, province), "not above it");
	ok(access_grant(t, &organ, OPERATION_campaign_edit, bloc)->acting == bloc, "and it is known on whose behalf");
}

static void supervising(struct tx *t)
{
	struct principal p = somebody(t, ROLE_SUPERVISOR, base);
	is_str(reach(t, &p, OPERATION_obligation_view), "o-----", "a supervisor sees the assigned unit");
	is_str(reach(t, &p, OPERATION_obligation_fulfil), "------", "and writes nothing there");
	assignment_give(t, p.account, sibling, party, true, SV(""), day("2020-01-01"));
	ok(principal_load(t, p.account, &p), "(loaded again)");
	is_str(reach(t, &p, OPERATION_obligation_view), "o-sx--", "with the subtree where the assignment says so");
}

static void time_and_line(struct tx *t)
{
	struct principal p = somebody(t, ROLE_VIEWER, base);
	refused(t, role_give(t, p.account, ROLE_VIEWER, base, other, SV(""), day("2020-01-01")) != 0, "not on this line",
	        "no role on a line where the unit does not stand");
	refused(t, role_give(t, p.account, ROLE_SUPERVISOR, base, party, SV(""), day("2020-01-01")) != 0, "assigned",
	        "a supervisor is assigned");
	refused(t, role_give(t, 999999, ROLE_VIEWER, base, party, SV(""), day("2020-01-01")) != 0, "account", "nobody holds no role");
	ok(role_end(t, p.grants[0].id, day("2020-02-20")), "a role ends");
	ok(principal_load(t, p.account, &p) && p.count == 1, "and holds on its last day");
	t->now += 86400000;
	ok(principal_load(t, p.account, &p) && p.count == 0, "and no longer on the next");
	t->now -= 86400000;
	refused(t, role_end(t, 999999, day("2020-02-20")), "not held", "what is not held does not end");
	p = somebody(t, ROLE_VIEWER, base);
	ok(account_disable(t, p.account, true) && !principal_load(t, p.account, &p), "a disabled account is nobody");
}

// Every operation for every role: nobody reaches beyond the subtree, whatever the table says.
static void nobody_beyond(struct tx *t)
{
	for (enum role r = 0; r < ROLE_COUNT; r++) {
		struct principal p = somebody(t, r, base);
		int beyond = 0, something = 0;
		for (enum operation o = 0; o < OPERATION_COUNT; o++) {
			const char *said = reach(t, &p, o);
			beyond += strpbrk(said, "sxp") != NULL;
			something += strpbrk(said, "oc0") != NULL;
			ok(strlen(operation_name(o)) > 0, "%s is in the table", operation_name(o));
		}
		ok(beyond == 0 && something > 0, "a %s reaches its unit and nothing beside or above it", role_code(r));
	}
}

static void permissions(struct tx *t, const char *where)
{
	(void)where;
	tree(t);
	roles(t);
	supervising(t);
	time_and_line(t);
	nobody_beyond(t);
}

int main(void)
{
	on_each_subject(permissions);
	return done();
}

// lantoa user: accounts, their passwords and roles.
#include <sodium.h>
#include <stdio.h>
#include <termios.h>
#include <unistd.h>

#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/data.h"
#include "org/access.h"
#include "org/account.h"
#include "org/audit.h"
#include "org/term.h"
#include "org/unit.h"
#include "text/text.h"

static const char usage[] = N_(
	"usage: lantoa user add LOGIN NAME [--language vi|en]\n"
	"       lantoa user passwd LOGIN\n"
	"       lantoa user role LOGIN administrator|officer|reporter|viewer UNIT [--line LINE] [--title POSITION] [--end]\n"
	"       lantoa user assign LOGIN UNIT [--line LINE] [--subtree] [--document NUMBER] [--end]\n"
	"       lantoa user disable LOGIN | enable LOGIN\n"
	"       lantoa user list\n\n"
	"UNIT and LINE are codes; without --line the first line on which the unit stands. A role is held at a unit and acts on all\n"
	"below it; at a department it acts for the unit that the department belongs to. A supervisor is assigned to units.\n"
	"passwd asks for the password, or reads one line of standard input where that is no terminal.\n\n"
	"example:  lantoa user add thuky.a \"Thư ký chi bộ A\" && lantoa user passwd thuky.a\n"
	"          lantoa user role thuky.a reporter CB-A --title \"Bí thư\"");

struct request {
	const char *login, *name, *role, *unit, *line, *title, *document, *language;
	bool subtree, end;
	char hash[PASSWORD_HASH]; // of the password that was asked for
};

// ---- what the arguments name

static bool find_account(struct data *d, const char *login, struct account *a)
{
	return account_by_login(&d->tx, sv_of(login), a) ||
	       error_set(&d->error, FAIL_NOT_FOUND, N_("there is no account “%s”"), login);
}

static bool find_place(struct data *d, const struct request *q, int64_t *unit, int64_t *line)
{
	struct unit u;
	struct terms lines = term_all(&d->tx, TERM_LINES);
	if (!unit_by_code(&d->tx, sv_of(q->unit), &u))
		return error_set(&d->error, FAIL_NOT_FOUND, N_("there is no unit with the code “%s”"), q->unit);
	*unit = u.id;
	for (size_t i = 0; i < lines.count; i++) {
		*line = lines.items[i].id;
		if (q->line ? sv_is(lines.items[i].code, q->line) : unit_is_on_line(&d->tx, *line, u.id))
			return true;
	}
	return q->line ? error_set(&d->error, FAIL_NOT_FOUND, N_("there is no line with the code “%s”"), q->line)
	               : error_set(&d->error, FAIL_INPUT, N_("the unit “%s” stands on no line"), q->unit);
}

// ---- actions, each in a transaction

static bool add(struct data *d, const struct request *q)
{
	enum language language = q->language ? language_of(sv_of(q->language)) : LANGUAGE_VI;
	if (q->language && strcmp(q->language, "vi") != 0 && strcmp(q->language, "en") != 0)
		return error_set(&d->error, FAIL_USAGE, N_("the language is vi or en, not “%s”"), q->language);
	struct sv name = sv_of(q->name);
	if (!utf8_valid(name, NULL))
		return error_set(&d->error, FAIL_INPUT, N_("the name is not UTF-8"));
	int64_t id = account_add(&d->tx, sv_of(q->login), text_nfc(&d->arena, name), language);
	audit_record(&d->tx, "account.add", 0, id, sv_of(q->login));
	return id != 0;
}

// A line without its end; what is typed on a terminal is not shown.
static bool read_password(const char *prompt, char *out, size_t room)
{
	struct termios before, silent;
	bool terminal = isatty(STDIN_FILENO) && tcgetattr(STDIN_FILENO, &before) == 0;
	if (terminal) {
		silent = before;
		silent.c_lflag &= ~(tcflag_t)ECHO;
		fputs(prompt, stderr);
		tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
	}
	bool good = fgets(out, (int)room, stdin) != NULL;
	if (terminal) {
		tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
		fputs("\n", stderr);
	}
	out[good ? strcspn(out, "\r\n") : 0] = '\0';
	return good;
}

// Before the transaction: typing and hashing take their time, and nobody should wait for it.
static bool ask_password(struct data *d, struct request *q)
{
	char password[PASSWORD_MOST + 2];
	struct account a;
	bool good = find_account(d, q->login, &a);
	if (good && !read_password(msg(d->tx.language, N_("New password: ")), password, sizeof(password)))
		good = error_set(&d->error, FAIL_INPUT, N_("no password was given"));
	struct sv given = good ? sv_of(password) : (struct sv){0};
	if (good && utf8_valid(given, NULL))
		given = text_nfc(&d->arena, given);
	good = good && password_hash(given, a.login, q->hash, &d->error);
	sodium_memzero(password, sizeof(password));
	return good;
}

static bool passwd(struct data *d, const struct request *q)
{
	struct account a;
	if (!find_account(d, q->login, &a) || !account_set_password(&d->tx, a.id, q->hash))
		return false;
	audit_record(&d->tx, "account.password", 0, a.id, a.login);
	return true;
}

// Ends what the account holds there today.
static bool end(struct data *d, const struct account *a, enum role role, int64_t unit, int64_t line)
{
	struct principal p;
	int ended = 0;
	if (!principal_load(&d->tx, a->id, &p))
		return error_set(&d->error, FAIL_NOT_FOUND, N_("there is no such account"));
	struct date yesterday = date_add(tx_today(&d->tx), -1);
	for (size_t i = 0; i < p.count; i++) {
		const struct grant *g = &p.grants[i];
		if (g->role != role || g->unit != unit || g->line != line)
			continue;
		if (!(role == ROLE_SUPERVISOR ? assignment_end : role_end)(&d->tx, g->id, yesterday))
			return false;
		ended++;
	}
	return ended || error_set(&d->error, FAIL_NOT_FOUND, N_("“%.*s” holds no such role there"), SV_ARG(a->login));
}

static bool role(struct data *d, const struct request *q)
{
	struct account a;
	int64_t unit, line;
	enum role role;
	if (!find_account(d, q->login, &a) || !find_place(d, q, &unit, &line))
		return false;
	if (!role_of(sv_of(q->role), &role) || role == ROLE_SUPERVISOR)
		return error_set(&d->error, FAIL_USAGE, N_("“%s” is no role; --help lists them"), q->role);
	bool good = q->end ? end(d, &a, role, unit, line)
	                   : role_give(&d->tx, a.id, role, unit, line, sv_of(q->title), tx_today(&d->tx)) != 0;
	if (good)
		audit_record(&d->tx, q->end ? "role.end" : "role.give", unit, a.id, sv_of(q->role));
	return good;
}

static bool assign(struct data *d, const struct request *q)
{
	struct account a;
	int64_t unit, line;
	if (!find_account(d, q->login, &a) || !find_place(d, q, &unit, &line))
		return false;
	bool good = q->end ? end(d, &a, ROLE_SUPERVISOR, unit, line)
	                   : assignment_give(&d->tx, a.id, unit, line, q->subtree, sv_of(q->document), tx_today(&d->tx)) != 0;
	if (good)
		audit_record(&d->tx, q->end ? "assignment.end" : "assignment.give", unit, a.id, sv_of(q->document));
	return good;
}

static bool set_disabled(struct data *d, const struct request *q, bool disabled)
{
	struct account a;
	if (!find_account(d, q->login, &a) || !account_disable(&d->tx, a.id, disabled))
		return false;
	audit_record(&d->tx, disabled ? "account.disable" : "account.enable", 0, a.id, a.login);
	return true;
}

static bool disable(struct data *d, const struct request *q)
{
	return set_disabled(d, q, true);
}

static bool enable(struct data *d, const struct request *q)
{
	return set_disabled(d, q, false);
}

static bool list(struct data *d, const struct request *q)
{
	(void)q;
	AUTO(rows_end) struct rows r = db_rows(d->db, SQL_account_all, NULL, 0);
	while (rows_next(&r)) {
		struct principal p;
		printf(SV_FMT "\t" SV_FMT, SV_ARG(row_text(&r, 1)), SV_ARG(row_text(&r, 2)));
		if (!row_is_null(&r, 4))
			printf("\t%s", msg(d->tx.language, N_("disabled")));
		else if (row_is_null(&r, 5))
			printf("\t%s", msg(d->tx.language, N_("no password yet")));
		if (principal_load(&d->tx, row_int(&r, 0), &p)) {
			for (size_t i = 0; i < p.count; i++) {
				struct unit u;
				if (unit_by_id(&d->tx, p.grants[i].unit, &u))
					printf("\t%s@" SV_FMT, role_code(p.grants[i].role), SV_ARG(u.code));
			}
		}
		printf("\n");
	}
	return true;
}

// ---- picking

enum { LOGIN = 1, NAME = 2, ROLE = 4, UNIT = 8, PLACE = 16, TITLE = 32, ASSIGNED = 64, LANGUAGE = 128 };

static const struct action {
	const char *name;
	bool (*run)(struct data *d, const struct request *q); // within a transaction
	int takes;
	enum db_mode mode;
	bool (*ask)(struct data *d, struct request *q); // before it
} actions[] = {
	{"add", add, LOGIN | NAME | LANGUAGE, DB_WRITE, NULL},
	{"passwd", passwd, LOGIN, DB_WRITE, ask_password},
	{"role", role, LOGIN | ROLE | UNIT | PLACE | TITLE, DB_WRITE, NULL},
	{"assign", assign, LOGIN | UNIT | PLACE | ASSIGNED, DB_WRITE, NULL},
	{"disable", disable, LOGIN, DB_WRITE, NULL},
	{"enable", enable, LOGIN, DB_WRITE, NULL},
	{"list", list, 0, DB_READ_ONLY, NULL},
};

static bool read_request(const struct action *action, int argc, char **argv, struct request *q, struct error *error)
{
	const struct {
		int takes;
		struct argument argument;
	} all[] = {
		{LOGIN, {.name = "LOGIN", .value = &q->login}},
		{NAME, {.name = "NAME", .value = &q->name}},
		{ROLE, {.name = "ROLE", .value = &q->role}},
		{UNIT, {.name = "UNIT", .value = &q->unit}},
		{PLACE, {.name = "--line", .value = &q->line}},
		{PLACE, {.name = "--end", .flag = &q->end}},
		{TITLE, {.name = "--title", .value = &q->title}},
		{ASSIGNED, {.name = "--document", .value = &q->document}},
		{ASSIGNED, {.name = "--subtree", .flag = &q->subtree}},
		{LANGUAGE, {.name = "--language", .value = &q->language}},
	};
	struct argument taken[LENGTH(all)];
	size_t count = 0;
	for (size_t i = 0; i < LENGTH(all); i++) {
		if (all[i].takes & action->takes)
			taken[count++] = all[i].argument;
	}
	return arguments_read(argc, argv, taken, count, error);
}

static bool run(struct data *d, const struct action *action, int argc, char **argv, enum language language)
{
	struct request q = {0};
	if (!read_request(action, argc, argv, &q, &d->error) || !data_open(d, action->mode, language) ||
	    (action->ask && !action->ask(d, &q)))
		return false;
	db_begin(d->db);
	bool good = action->run(d, &q);
	return data_commit(d) && good;
}

int command_user(int argc, char **argv, enum language language)
{
	if (arguments_help(argc, argv) || argc == 0) {
		fprintf(argc ? stdout : stderr, "%s\n", msg(language, usage));
		return argc ? 0 : failure_exit(FAIL_USAGE);
	}
	struct data d = {0};
	const struct action *action = NULL;
	for (size_t i = 0; i < LENGTH(actions); i++) {
		if (strcmp(actions[i].name, argv[0]) == 0)
			action = &actions[i];
	}
	bool good = action ? run(&d, action, argc - 1, argv + 1, language)
	                   : error_set(&d.error, FAIL_USAGE, N_("there is no `lantoa user %s`; --help lists what there is"), argv[0]);
	struct error error = d.error;
	data_close(&d);
	return good ? 0 : command_fail(&error, language);
}

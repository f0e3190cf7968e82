// lantoa init: makes the data folder and an empty database in it.
#include <stdio.h>

#include "cli/arguments.h"
#include "cli/command.h"
#include "base/json_out.h"
#include "cli/data.h"
#include "cli/sample.h"
#include "rollout/form.h"
#include "sys/path.h"

// The default report forms are data from the first day on.
static bool forms(struct data *d)
{
	db_begin(d->db);
	form_install(&d->tx);
	return db_commit(d->db, &d->error);
}

static bool make(struct data *d, enum language language)
{
	AUTO(arena_free) struct arena a = {0};
	struct error error = {0};
	const char *folder = data_folder(&a).p, *where = data_where(&a);
	if (path_exists(where))
		error_set(&error, FAIL_CONFLICT, N_("%s is there already; `lantoa migrate` brings it up to date"), where);
	else if (!path_make_folder(folder, &error))
		;
	else if (data_open_to_migrate(d, true, language))
		return forms(d);
	else
		return false;
	d->error = error;
	return false;
}

// The accounts with their passwords, which are kept nowhere else.
static void tell(const struct sample *s, bool json, enum language language)
{
	AUTO(buf_free) struct buf out = {0};
	struct json_out j = {.out = &out};
	if (json) {
		json_out_open(&j, NULL, '{');
		json_out_open(&j, "accounts", '[');
	} else {
		buf_printf(&out, "%s\n", msg(language, N_("Accounts of the sample; the passwords are shown this once:")));
	}
	for (size_t i = 0; i < s->count; i++) {
		const struct sample_account *a = &s->accounts[i];
		if (!json) {
			buf_printf(&out, "  %-12s %s   %s, %s\n", a->login, a->password, a->role, a->unit);
			continue;
		}
		json_out_open(&j, NULL, '{');
		json_out_text(&j, "login", sv_of(a->login));
		json_out_text(&j, "password", sv_of(a->password));
		json_out_text(&j, "role", sv_of(a->role));
		json_out_text(&j, "unit", sv_of(a->unit));
		json_out_close(&j, '}');
	}
	if (json) {
		json_out_close(&j, ']');
		json_out_close(&j, '}');
		buf_char(&out, '\n');
	}
	fwrite(out.p, 1, out.n, stdout);
}

int command_init(int argc, char **argv, enum language language)
{
	if (arguments_help(argc, argv)) {
		puts(msg(language, N_("usage: lantoa init [--sample | --sample-tree] [--json]\n\n"
		                      "Makes the folder LANTOA_DATA (else data/), which nobody else can read, and a lantoa.db in it. Then the organisation is\n"
		                      "imported, and accounts are added.\n\n"
		                      "  --sample       with an invented organisation, its plan read and opened, its units at work; prints the accounts\n"
		                      "  --sample-tree  only the organisation and the accounts\n"
		                      "  --json         prints the accounts as JSON\n\n"
		                      "example:  lantoa init && lantoa import lines lines.csv && lantoa import kinds kinds.csv")));
		return 0;
	}
	struct data d = {0};
	struct sample sample = {0};
	bool full = false, tree = false, json = false;
	const struct argument arguments[] = {{"--sample", &full, NULL, true}, {"--sample-tree", &tree, NULL, true}, {"--json", &json, NULL, true}};
	bool good = arguments_read(argc, argv, arguments, LENGTH(arguments), &d.error) && make(&d, language) && (!(full || tree) || sample_load(&d, full, &sample));
	if (good && (full || tree))
		tell(&sample, json, language);
	struct error error = d.error;
	data_close(&d);
	return good ? 0 : command_fail(&error, language);
}

// lantoa import SUBJECT FILE: the organisation from CSV, previewed or written.
#include <stdio.h>

#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/data.h"
#include "org/audit.h"
#include "org/import.h"
#include "sys/path.h"

enum { FILE_MOST_BYTES = 512 << 20 };

static const char usage[] = N_(
	"usage: lantoa import lines|categories|groups|kinds|units FILE [--preview] [--skip-refused]\n\n"
	"Brings the organisation from a CSV file (“-”: standard input) into the data. Each line is told by its code: a new code is\n"
	"added, a known one is changed where the line says something else. Where a line is refused nothing is written, and the exit\n"
	"status is 1.\n\n"
	"  --preview        say what would be done, write nothing\n"
	"  --skip-refused   write the other lines\n\n"
	"columns:\n"
	"  lines, categories, groups   code,name_vi,name_en (categories also: apart)\n"
	"  kinds   code,name_vi,name_en,level,organ,under,makes_plan,monthly_meeting,meeting_day,reports\n"
	"  units   code,kind,name,short,parent.LINE…,groups,members.CATEGORY…,outside,from,closed\n\n"
	"example:  lantoa import units units.csv --preview");

static void show(const struct import *in, enum language language)
{
	static const char *const words[] = {N_("added"), N_("changed"), N_("unchanged"), N_("refused")};
	for (size_t i = 0; i < in->count; i++) {
		const struct import_row *row = &in->rows[i];
		if (row->outcome == IMPORT_UNCHANGED || (row->outcome == IMPORT_ADDED && in->written))
			continue;
		printf("%d\t%s\t" SV_FMT "\t" SV_FMT "%s" SV_FMT "\n", row->line, msg(language, words[row->outcome]),
		       SV_ARG(row->code), SV_ARG(row->name), row->what.n ? "\t" : "", SV_ARG(row->what));
	}
	for (size_t i = 0; i < IMPORT_OUTCOMES; i++)
		printf("%s%zu %s", i ? ", " : "", in->outcomes[i], msg(language, words[i]));
	printf("\n");
}

static bool import(struct data *d, enum import_subject subject, const char *name, struct sv text, enum import_mode mode)
{
	struct import in;
	db_begin(d->db);
	if (import_csv(&d->tx, subject, text, mode, &in)) {
		if (in.written)
			audit_record(&d->tx, "import", 0, 0,
			             arena_printf(&d->arena, "%s: %zu added, %zu changed, %zu refused", name, in.outcomes[IMPORT_ADDED],
			                          in.outcomes[IMPORT_CHANGED], in.outcomes[IMPORT_REFUSED]));
		else if (db_failed(d->db))
			d->error = *db_failure(d->db);
	}
	// The preview's rows live on in the arena; its transaction has nothing to keep.
	if (!data_commit(d))
		return false;
	show(&in, d->tx.language);
	if (!in.written && mode == IMPORT_PREVIEW)
		printf("%s\n", msg(d->tx.language, N_("Nothing was written: this was a preview.")));
	else if (!in.written)
		return error_set(&d->error, FAIL_CHECK, N_("nothing was written, since lines are refused; mend them, or leave them out with --skip-refused"));
	return true;
}

int command_import(int argc, char **argv, enum language language)
{
	if (arguments_help(argc, argv)) {
		puts(msg(language, usage));
		return 0;
	}
	const char *word = NULL, *file = NULL;
	bool preview = false, skip = false;
	const struct argument arguments[] = {{.name = "SUBJECT", .value = &word},
	                                     {.name = "FILE", .value = &file},
	                                     {.name = "--preview", .flag = &preview},
	                                     {.name = "--skip-refused", .flag = &skip}};
	AUTO(buf_free) struct buf text = {0};
	struct data d = {0};
	enum import_subject subject = IMPORT_UNITS;
	bool good = arguments_read(argc, argv, arguments, LENGTH(arguments), &d.error);
	if (good && !import_subject_of(sv_of(word), &subject))
		good = error_set(&d.error, FAIL_USAGE, N_("“%s” cannot be imported; --help tells what can"), word);
	good = good && path_read(file, FILE_MOST_BYTES, &text, &d.error) && data_open(&d, preview ? DB_READ_ONLY : DB_WRITE, language) &&
	       import(&d, subject, word, buf_view(&text), preview ? IMPORT_PREVIEW : skip ? IMPORT_SKIP_REFUSED : IMPORT_WHOLE);
	struct error error = d.error;
	data_close(&d);
	return good ? 0 : command_fail(&error, language);
}

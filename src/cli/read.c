// lantoa read FILE...
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/data.h"
#include "cli/read_accept.h"
#include "cli/read_compare.h"
#include "cli/read_input.h"
#include "cli/read_register.h"
#include "cli/read_tables.h"
#include "cli/report.h"
#include "sys/path.h"

static const char usage[] = N_("usage: lantoa read [--json | --csv TABLE | --xlsx | --akn | --check] [--compare] [-o FILE] [--lang vi|en] [--color] FILE...\n"
                               "\n"
                               "Reads official documents (“-” is the standard input) and says what they hold: outline, measures,\n"
                               "obligations, citations, and figures that do not agree.\n"
                               "\n"
                               "  --json       everything, one JSON object a line for each file\n"
                               "  --csv TABLE  a table: measures, obligations, citations or lint\n"
                               "  --xlsx       all tables in a workbook\n"
                               "  --akn        the text with what was found in it, as Akoma Ntoso 3.0 (one file at a time)\n"
                               "  --check      only what is wrong, as FILE:LINE:COLUMN: SEVERITY: MESSAGE [CODE]; exit status 1 where there is an error\n"
                               "  --compare    several files side by side: result of the year before, target, result; what contradicts another file\n"
                               "  --accept CODE:LINE  keeps a finding that is right in .lantoa-ignore beside the file: it is not printed again\n"
                               "  --data       notes what is cited and not in the register of the data (LANTOA_DATA)\n"
                               "  --ignore FILE       another file of accepted findings\n"
                               "  -o FILE      writes there instead of the standard output\n"
                               "  --text       with --json: the lines of the text too, and figures as text\n"
                               "\n"
                               "Examples: lantoa read --check report.txt\n"
                               "          lantoa read --xlsx -o figures.xlsx report-2030.txt report-2031.txt");

enum output { OUTPUT_REPORT, OUTPUT_CHECK, OUTPUT_JSON, OUTPUT_CSV, OUTPUT_XLSX, OUTPUT_AKN };

struct options {
	enum output output;
	enum read_table table; // of OUTPUT_CSV
	bool text, color, compare;
	bool data;      // asks the register for what is cited
	const char *accept, *ignore; // CODE:LINE; the file of accepted findings; NULL: none, the one beside what is read
	bool here;      // this process is confined: what needs a library is read in it
	const char *to; // NULL: standard output
	enum language language;
};

// A file that was read. Several are kept, so that they can be compared.
struct kept {
	const char *name;
	struct arena arena;
	struct buf bytes;
	struct reading r;
	bool good;
};

// What is written once all files are read, and where; what is written file by file goes out at once.
struct result {
	struct arena arena;
	struct read_tables tables;
	struct buf out;
	struct kept *kept;
	size_t kept_count;
	struct data data; // of the register
	bool asked;       // it is, or was to be, open
};

static void kept_free(struct kept *k)
{
	arena_free(&k->arena);
	buf_free(&k->bytes);
}

static void result_free(struct result *r)
{
	for (size_t i = 0; i < r->kept_count; i++)
		kept_free(&r->kept[i]);
	if (r->asked)
		data_close(&r->data);
	arena_free(&r->arena);
	buf_free(&r->out);
}

static void check_one(const struct lint_found *l, struct sv name, enum language language, struct buf *out)
{
	static const char *const severities[] = {"note", "warning", "error"}; // words of a format, not of a language
	AUTO(buf_free) struct buf message = {0};
	lint_text(l, language, &message);
	buf_printf(out, SV_FMT ":%d:%d: %s: %s [%s]\n", SV_ARG(name), l->place.line, l->place.start + 1, severities[l->severity], buf_cstr(&message), l->code);
}

static void check(const struct reading *r, const char *name, enum language language, struct buf *out)
{
	for (size_t i = 0; i < r->lint_count; i++)
		check_one(&r->lint[i], sv_of(name), language, out);
}

static bool has_errors(const struct reading *r)
{
	for (size_t i = 0; i < r->lint_count; i++) {
		if (r->lint[i].severity == SEVERITY_ERROR)
			return true;
	}
	return false;
}

static bool flush(const struct options *o, struct result *result, struct error *error)
{
	if (o->to || !result->out.n)
		return true;
	if (fwrite(result->out.p, 1, result->out.n, stdout) != result->out.n)
		return error_set(error, FAIL_SYSTEM, N_("the output cannot be written: %s"), strerror(errno));
	result->out.n = 0;
	return true;
}

// What was accepted is not said again. A confined process reads no files, and its parent asks for everything.
static bool leave_accepted(struct kept *k, const struct options *o, struct error *error)
{
	struct accepted accepted = {0};
	if (o->here)
		return true;
	if (!read_accept_load(&k->arena, k->name, o->ignore, &accepted, error))
		return false;
	accepted_remove(&accepted, &k->r);
	return true;
}

static bool ask_register(struct kept *k, struct result *result, struct error *error)
{
	if (!result->asked || read_register_check(&result->data.tx, &k->r))
		return true;
	*error = *db_failure(result->data.db);
	return false;
}

static int write_one(struct kept *k, const struct options *o, struct result *result)
{
	struct error error = {0};
	int status = 0;
	switch (o->output) {
	case OUTPUT_REPORT:
		if (!o->compare)
			report_reading(&k->r, sv_of(k->name), o->language, o->color, &result->out);
		break;
	case OUTPUT_CHECK:
		check(&k->r, k->name, o->language, &result->out);
		status = has_errors(&k->r) ? 1 : 0;
		break;
	case OUTPUT_JSON:
		reading_json_print(&k->r, sv_of(k->name), o->text, o->language, &result->out, o->to ? NULL : stdout);
		buf_char(&result->out, '\n');
		break;
	case OUTPUT_AKN:
		reading_akn(&k->r, &result->out);
		break;
	case OUTPUT_CSV:
	case OUTPUT_XLSX:
		read_tables_add(&result->tables, &k->r, sv_of(k->name));
		break;
	}
	return flush(o, result, &error) ? status : command_fail(&error, o->language);
}

static int read_one(struct kept *k, const struct options *o, struct result *result)
{
	struct error error = {0};
	if (!read_input(k->name, &k->bytes, &error) || !read_document(k->name, buf_view(&k->bytes), o->here, o->language, &k->arena, &k->r, &error) ||
	    !ask_register(k, result, &error) || !leave_accepted(k, o, &error))
		return command_fail(&error, o->language);
	k->good = true;
	if (o->accept)
		return read_accept_add(&k->r, k->name, o->ignore, sv_of(o->accept), &error) ? 0 : command_fail(&error, o->language);
	return write_one(k, o, result);
}

// What several files say of the same: rows and findings for people and programs, findings alone for --check.
static int compare(const struct options *o, struct result *result)
{
	struct compare_file *files = ARENA_ARRAY(&result->arena, struct compare_file, result->kept_count + 1);
	size_t count = 0;
	for (size_t i = 0; i < result->kept_count; i++) {
		if (result->kept[i].good)
			files[count++] = (struct compare_file){sv_of(result->kept[i].name), &result->kept[i].r};
	}
	struct comparison made;
	compare_readings(files, count, &result->arena, &made);
	struct read_comparing c = {files, count, &made, o->language, o->color, report_width()};
	int status = 0;
	if (o->output == OUTPUT_JSON) {
		read_compare_json(&c, &result->out);
	} else if (o->output == OUTPUT_REPORT && (o->compare || made.row_count)) {
		buf_str(&result->out, o->compare ? "" : "\n");
		read_compare_table(&c, &result->out);
	}
	for (size_t i = 0; i < made.finding_count && o->output != OUTPUT_JSON; i++) {
		struct accepted accepted = {0};
		const struct compare_finding *f = &made.findings[i];
		struct error error = {0};
		if (!read_accept_load(&result->arena, files[f->file].name.p, o->ignore, &accepted, &error))
			return command_fail(&error, o->language);
		if (accepted_holds(&accepted, files[f->file].r, &f->found))
			continue;
		check_one(&f->found, files[f->file].name, o->language, &result->out);
		if (o->output == OUTPUT_CHECK && f->found.severity == SEVERITY_ERROR)
			status = 1;
	}
	return status;
}

// Tables hold the rows of all files, so they are written when these are read.
static bool write_tables(const struct options *o, struct result *result, struct error *error)
{
	const struct book_sheet *sheets[TABLE_COUNT];
	for (size_t i = 0; i < TABLE_COUNT; i++)
		sheets[i] = &result->tables.sheets[i];
	if (o->output == OUTPUT_CSV)
		book_csv(sheets[o->table], &result->out);
	return o->output != OUTPUT_XLSX || book_xlsx(sheets, TABLE_COUNT, o->language, &result->out, error);
}

// To the standard output, or beside the file that is named and then in its place.
static bool write_out(const struct options *o, struct result *result, struct error *error)
{
	if (!o->to) {
		if (!flush(o, result, error))
			return false;
		return (fflush(stdout) == 0 && !ferror(stdout)) || error_set(error, FAIL_SYSTEM, N_("the output cannot be written: %s"), strerror(errno));
	}
	bool stream = path_is_stream(o->to); // "-o /dev/null"
	struct sv made = stream ? sv_of(o->to) : arena_printf(&result->arena, "%s.new", o->to);
	FILE *file = fopen(made.p, stream ? "we" : "wxe");
	if (!file)
		return error_set(error, FAIL_SYSTEM, N_("%s cannot be written: %s"), made.p, strerror(errno));
	bool good = fwrite(result->out.p, 1, result->out.n, file) == result->out.n;
	good = fclose(file) == 0 && good;
	if (!good)
		error_set(error, FAIL_SYSTEM, N_("%s cannot be written: %s"), made.p, strerror(errno));
	if (stream)
		return good;
	if (good && path_replace(made.p, o->to, error))
		return true;
	unlink(made.p);
	return false;
}

// One option and what belongs to it. False where it is none, or is not whole.
static bool option(int argc, char **argv, int *at, struct options *o, struct error *error)
{
	static const struct {
		const char *name;
		enum output output;
	} outputs[] = {{"--json", OUTPUT_JSON}, {"--check", OUTPUT_CHECK}, {"--csv", OUTPUT_CSV}, {"--xlsx", OUTPUT_XLSX}, {"--akn", OUTPUT_AKN}};
	struct sv name = sv_of(argv[*at]);
	for (size_t i = 0; i < LENGTH(outputs); i++) {
		if (!sv_is(name, outputs[i].name))
			continue;
		if (o->output != OUTPUT_REPORT && o->output != outputs[i].output)
			return error_set(error, FAIL_USAGE, N_("%s cannot stand beside another form of output"), outputs[i].name);
		o->output = outputs[i].output;
		if (o->output != OUTPUT_CSV)
			return true;
		const char *table = *at + 1 < argc ? argv[++*at] : "";
		return read_table_named(sv_of(table), &o->table) ||
		       error_set(error, FAIL_USAGE, N_("--csv needs the name of a table: measures, obligations, citations or lint"));
	}
	if (sv_is(name, "--text")) {
		o->text = true;
	} else if (sv_is(name, "--compare")) {
		o->compare = true;
	} else if (sv_is(name, "--data") && !o->here) {
		o->data = true;
	} else if (sv_is(name, "--accept") && *at + 1 < argc) {
		o->accept = argv[++*at];
	} else if (sv_is(name, "--ignore") && *at + 1 < argc) {
		o->ignore = argv[++*at];
	} else if (sv_is(name, "--color")) {
		o->color = true;
	} else if (sv_is(name, "--lang") && *at + 1 < argc) {
		o->language = language_of(sv_of(argv[++*at]));
	} else if ((sv_is(name, "-o") || sv_is(name, "--output")) && *at + 1 < argc) {
		o->to = argv[++*at];
	} else {
		return error_set(error, FAIL_USAGE, N_("there is no option %s; `lantoa read --help` lists them"), argv[*at]);
	}
	return true;
}

static int read_files(int argc, char **argv, bool here, enum language language)
{
	struct options o = {.language = language, .here = here, .color = isatty(STDOUT_FILENO) && !getenv("NO_COLOR")};
	struct error error = {0};
	int first = 0, status = 0;
	for (; first < argc && argv[first][0] == '-' && argv[first][1]; first++) {
		if (strcmp(argv[first], "--help") == 0) {
			puts(msg(o.language, usage));
			return 0;
		}
		if (strcmp(argv[first], "--") == 0) {
			first++;
			break;
		}
		if (!option(argc, argv, &first, &o, &error))
			return command_fail(&error, o.language);
	}
	if (first >= argc) {
		fprintf(stderr, "%s\n", msg(o.language, usage));
		return failure_exit(FAIL_USAGE);
	}
	if (o.output == OUTPUT_AKN && argc - first > 1) {
		error_set(&error, FAIL_USAGE, N_("--akn writes one document: name one file"));
		return command_fail(&error, o.language);
	}
	if (o.output == OUTPUT_XLSX && !o.to && isatty(STDOUT_FILENO)) {
		error_set(&error, FAIL_USAGE, N_("a workbook is nothing for a terminal; name a file: -o FILE"));
		return command_fail(&error, o.language);
	}
	AUTO(result_free) struct result result = {0};
	read_tables_begin(&result.tables, &result.arena, o.language);
	result.asked = o.data;
	if (o.data && !data_open(&result.data, DB_READ_ONLY, o.language))
		return command_fail(&result.data.error, o.language);
	bool several = argc - first > 1 && !o.accept && (o.compare || o.output == OUTPUT_REPORT || o.output == OUTPUT_CHECK);
	result.kept = ARENA_ARRAY(&result.arena, struct kept, (size_t)(argc - first));
	for (; first < argc; first++) {
		struct kept *k = &result.kept[result.kept_count++];
		k->name = argv[first];
		int one = read_one(k, &o, &result);
		status = one > status ? one : status;
		if (!several) {
			kept_free(k);
			*k = (struct kept){0};
			result.kept_count--;
		}
	}
	if (several) {
		int one = compare(&o, &result);
		status = one > status ? one : status;
	}
	if (!write_tables(&o, &result, &error) || !write_out(&o, &result, &error))
		return command_fail(&error, o.language);
	return status;
}

int command_read(int argc, char **argv, enum language language)
{
	return read_files(argc, argv, false, language);
}

int command_read_here(int argc, char **argv, enum language language)
{
	return read_files(argc, argv, true, language);
}

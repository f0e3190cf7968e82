// Checks the child's JSON and makes a reading of it. The first thing that is wrong ends it.
#include <stdio.h>

#include "intake/answer.h"
#include "text/json.h"
#include "text/text.h"

enum {
	NODES_MOST = 2000000, // values in the JSON
	LINES_MOST = 1000000,
	TEXT_MOST = 1 << 20, // bytes of one line or field
	YEAR_LAST = 2200,
};

struct walk {
	struct arena *arena;
	struct reading *out;
	int *lengths; // code points of each line
	char at[96];  // the item being read: "measures[12]"
	struct error *error;
};

static bool wrong(struct walk *w, const char *name, const char *why)
{
	return error_set(w->error, FAIL_INPUT, N_("the reader's answer is damaged at %s%s%s: %s. Nothing was kept"), w->at,
	                 w->at[0] && name[0] ? "." : "", name, why);
}

static bool failed(const struct walk *w)
{
	return error_is_set(w->error);
}

// NULL where the member is missing or null.
static const struct json *member(const struct json *object, const char *name)
{
	const struct json *v = json_get(object, name);
	return v && v->type != JSON_NULL ? v : NULL;
}

static bool has_controls(struct sv s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if ((c < 0x20 && c != '\t') || c == 0x7f)
			return true;
	}
	return false;
}

static struct sv checked_text(struct walk *w, const struct json *v, const char *name)
{
	struct sv s = json_text(v);
	if (v->type != JSON_STRING)
		wrong(w, name, "not a text");
	else if (s.n > TEXT_MOST)
		wrong(w, name, "too long");
	else if (has_controls(s))
		wrong(w, name, "control characters");
	else if (!text_is_nfc(s))
		wrong(w, name, "not normalised");
	return failed(w) ? (struct sv){0} : s;
}

static struct sv text(struct walk *w, const struct json *object, const char *name)
{
	const struct json *v = member(object, name);
	return v ? checked_text(w, v, name) : (struct sv){0};
}

static int number(struct walk *w, const struct json *object, const char *name, int least, int most, int otherwise)
{
	const struct json *v = member(object, name);
	int64_t n;
	if (!v)
		return otherwise;
	if (!json_int(v, &n) || n < least || n > most) {
		wrong(w, name, "not a number in its bounds");
		return otherwise;
	}
	return (int)n;
}

static bool yes(struct walk *w, const struct json *object, const char *name)
{
	const struct json *v = member(object, name);
	if (v && v->type != JSON_TRUE && v->type != JSON_FALSE)
		wrong(w, name, "neither true nor false");
	return v && v->type == JSON_TRUE;
}

static bool figure(struct walk *w, const struct json *object, const char *name, struct decimal *out)
{
	const struct json *v = member(object, name);
	if (v && !json_decimal(v, out))
		wrong(w, name, "not a decimal");
	return v && !failed(w);
}

static struct date day(struct walk *w, const struct json *object, const char *name)
{
	struct date d = {0};
	struct sv s = text(w, object, name);
	if (s.n && !date_parse(s, &d))
		wrong(w, name, "not a date");
	return d;
}

// The place of the member's text in `names`; `otherwise` where it is null, and it may only be null where that is not -1.
static int one_of(struct walk *w, const struct json *object, const char *name, const char *const *names, size_t count,
                  int otherwise)
{
	struct sv s = text(w, object, name);
	for (size_t i = 0; i < count; i++) {
		if (sv_is(s, names[i]))
			return (int)i;
	}
	if (s.n || otherwise < 0)
		wrong(w, name, "not a word that is known");
	return otherwise < 0 ? 0 : otherwise;
}

static int line_number(struct walk *w, const struct json *object, const char *name, int otherwise)
{
	int line = number(w, object, name, 1, (int)w->out->line_count, otherwise);
	if (line == 0)
		wrong(w, name, "missing");
	return failed(w) ? 1 : line;
}

// Without start and end, the whole line.
static struct place place(struct walk *w, const struct json *object)
{
	struct place p = {.line = line_number(w, object, "line", 0)};
	if (failed(w))
		return p;
	int length = w->lengths[p.line - 1];
	p.end = number(w, object, "end", 0, length, length);
	p.start = number(w, object, "start", 0, p.end, 0);
	return p;
}

// The array of that name, NULL where it is missing or empty; `most` items.
static const struct json *list(struct walk *w, const struct json *object, const char *name, size_t most)
{
	const struct json *v = member(object, name);
	if (v && v->type != JSON_ARRAY)
		wrong(w, name, "not a list");
	else if (v && v->count > most)
		wrong(w, name, "too many");
	return v && !failed(w) && v->count ? v : NULL;
}

static size_t texts(struct walk *w, const struct json *object, const char *name, struct sv *out, size_t most)
{
	const struct json *v = list(w, object, name, most);
	for (size_t i = 0; v && i < v->count; i++)
		out[i] = checked_text(w, &v->items[i], name);
	return v && !failed(w) ? v->count : 0;
}

static bool read_lines(struct walk *w, const struct json *root)
{
	const struct json *v = list(w, root, "text", LINES_MOST);
	int said = number(w, root, "lines", 0, LINES_MOST, -1);
	size_t count = v ? v->count : 0;
	if (failed(w))
		return false;
	if (said >= 0 && (size_t)said != count)
		return wrong(w, "lines", "not as many as the text has");
	w->out->line_count = count;
	w->out->lines = ARENA_ARRAY(w->arena, struct line, count + 1);
	w->lengths = ARENA_ARRAY(w->arena, int, count + 1);
	for (size_t i = 0; i < count && !failed(w); i++) {
		struct sv s = checked_text(w, &v->items[i], "text");
		w->out->lines[i].text = s;
		w->lengths[i] = (int)utf8_count(s);
	}
	const struct json *joined = list(w, root, "continuations", LINES_MOST);
	for (size_t i = 0; joined && i < joined->count && !failed(w); i++) {
		int line = line_number(w, &joined->items[i], "line", 0);
		int of = number(w, &joined->items[i], "of", 1, line - 1, 0);
		w->out->lines[line - 1].joined_to = of;
	}
	return !failed(w);
}

static void read_recipients(struct walk *w, const struct json *v, struct document_found *d)
{
	const struct json *all = list(w, v, "recipients", 1000);
	if (!all)
		return;
	d->recipients = ARENA_ARRAY(w->arena, struct recipient_found, all->count);
	for (size_t i = 0; i < all->count && !failed(w); i++) {
		const struct json *one = &all->items[i];
		d->recipients[i] = (struct recipient_found){line_number(w, one, "line", 0), text(w, one, "text"),
		                                            text(w, one, "purpose")};
	}
	d->recipient_count = all->count;
}

static void read_document(struct walk *w, const struct json *v, void *into)
{
	struct document_found *d = into;
	const struct json *signer = member(v, "signer");
	int last = (int)w->out->line_count;
	*d = (struct document_found){
	    .kind = arena_cstr(w->arena, text(w, v, "kind")),
	    .type = text(w, v, "type"),
	    .number = text(w, v, "number"),
	    .symbol = text(w, v, "symbol"),
	    .date = day(w, v, "date"),
	    .title = text(w, v, "title"),
	    .issuer = text(w, v, "issuer"),
	    .authority = text(w, v, "authority"),
	    .signer_title = text(w, signer, "title"),
	    .signer_name = text(w, signer, "name"),
	    .first_line = line_number(w, v, "first_line", 0),
	    .year = number(w, v, "year", 1, YEAR_LAST, 0),
	    .target_year = number(w, v, "target_year", 1, YEAR_LAST, 0),
	};
	d->last_line = number(w, v, "last_line", d->first_line, last, d->first_line);
	read_recipients(w, v, d);
}

static void read_heading(struct walk *w, const struct json *v, void *into)
{
	struct heading_found *h = into;
	int last = (int)w->out->line_count;
	*h = (struct heading_found){
	    .line = line_number(w, v, "line", 0),
	    .level = number(w, v, "level", 1, 20, 1),
	    .mark = text(w, v, "mark"),
	    .title = text(w, v, "title"),
	};
	h->last_line = number(w, v, "last_line", h->line, last, h->line);
	for (size_t i = 0; i < w->out->document_count; i++) {
		if (w->out->documents[i].first_line <= h->line)
			h->document = (int)i;
	}
}

static void read_citation(struct walk *w, const struct json *v, void *into)
{
	*(struct citation_found *)into = (struct citation_found){
	    .place = place(w, v),
	    .text = text(w, v, "text"),
	    .type = text(w, v, "type"),
	    .number = text(w, v, "number"),
	    .symbol = text(w, v, "symbol"),
	    .issuer = text(w, v, "issuer"),
	    .date = day(w, v, "date"),
	    .group = yes(w, v, "group"),
	};
}

static const char *const modes[] = {"joint",  "by-cell",  "monthly-meeting",
                                    "online", "superior", "activities"};

static void read_modes(struct walk *w, const struct json *v, struct obligation_found *o)
{
	struct sv said[OBLIGATION_MODES];
	size_t count = texts(w, v, "mode", said, OBLIGATION_MODES);
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < LENGTH(modes); k++) {
			if (sv_is(said[i], modes[k]))
				o->modes[o->mode_count++] = modes[k];
		}
		if (o->mode_count != i + 1) {
			wrong(w, "mode", "not a word that is known");
			return;
		}
	}
}

static void read_obligation(struct walk *w, const struct json *v, void *into)
{
	static const char *const kinds[] = {"duty", "report", "supervision", "aim"};
	struct obligation_found *o = into;
	*o = (struct obligation_found){
	    .kind = (enum obligation_kind)one_of(w, v, "kind", kinds, LENGTH(kinds), -1),
	    .actor = text(w, v, "actor"),
	    .action = text(w, v, "action"),
	    .audience = text(w, v, "audience"),
	    .due = day(w, v, "due"),
	    .due_text = text(w, v, "due_text"),
	    .due_inherited = yes(w, v, "due_inherited"),
	    .held = day(w, v, "held"),
	    .report_to = text(w, v, "report_to"),
	    .report_via = text(w, v, "report_via"),
	    .supervisor = text(w, v, "supervisor"),
	    .due_after_days = number(w, v, "due_after_days", 0, 3660, 0),
	    .due_working_days = yes(w, v, "due_working_days"),
	    .place = place(w, v),
	};
	o->line = o->place.line;
	o->last_line = number(w, v, "last_line", o->line, (int)w->out->line_count, o->line);
	o->content_count = texts(w, v, "content", o->content, OBLIGATION_LIST);
	o->material_count = texts(w, v, "materials", o->materials, OBLIGATION_LIST);
	read_modes(w, v, o);
	if (member(v, "plan_required"))
		o->plan = yes(w, v, "plan_required") ? PLAN_REQUIRED : PLAN_EXEMPT;
}

static void read_more(struct walk *w, const struct json *v, struct measure_found *m)
{
	const struct json *more = list(w, v, "more", 16);
	if (!more)
		return;
	m->more = ARENA_ARRAY(w->arena, struct place, more->count);
	for (size_t i = 0; i < more->count && !failed(w); i++)
		m->more[m->more_count++] = place(w, &more->items[i]);
}

static void read_measure(struct walk *w, const struct json *v, void *into)
{
	static const char *const compares[] = {"=", ">=", ">", "<=", "<", "~", "range"};
	static const char *const roles[] = {"actual", "target",        "attainment", "excess",
	                                    "change", "target_change", "share"};
	static const char *const directions[] = {"", "up", "down"};
	struct measure_found *m = into;
	*m = (struct measure_found){
	    .place = place(w, v),
	    .text = text(w, v, "text"),
	    .unit = text(w, v, "unit"),
	    .cmp = (enum compare)one_of(w, v, "cmp", compares, LENGTH(compares), -1),
	    .estimate = yes(w, v, "estimate"),
	    .ratio = yes(w, v, "ratio"),
	    .role = (enum measure_role)one_of(w, v, "role", roles, LENGTH(roles), -1),
	    .direction = (enum direction)one_of(w, v, "direction", directions, LENGTH(directions), 0),
	    .subject = text(w, v, "subject"),
	    .year = number(w, v, "year", 1, YEAR_LAST, 0),
	    .of = number(w, v, "of", 0, NODES_MOST, -1),
	};
	if (!figure(w, v, "value", &m->value))
		wrong(w, "value", "missing");
	m->has_high = figure(w, v, "high", &m->high);
	m->has_total = figure(w, v, "total", &m->total);
	read_more(w, v, m);
}

static void read_abbreviation(struct walk *w, const struct json *v, void *into)
{
	*(struct abbreviation_found *)into = (struct abbreviation_found){
	    .brief = text(w, v, "short"), .full = text(w, v, "long"), .line = line_number(w, v, "line", 0)};
}

// What has no message of the catalogue is said as it is: its percent signs are no directives.
static const char *literal(struct arena *a, struct sv message)
{
	AUTO(buf_free) struct buf out = {0};
	for (size_t i = 0; i < message.n; i++) {
		buf_char(&out, message.p[i]);
		if (message.p[i] == '%')
			buf_char(&out, '%');
	}
	return arena_cstr(a, buf_view(&out));
}

static void read_lint(struct walk *w, const struct json *v, void *into)
{
	static const char *const severities[] = {"note", "warning", "error"};
	struct lint_found *l = into;
	*l = (struct lint_found){
	    .place = place(w, v),
	    .code = arena_cstr(w->arena, text(w, v, "code")),
	    .severity = (enum severity)one_of(w, v, "severity", severities, LENGTH(severities), -1),
	};
	struct sv msgid = text(w, v, "msgid"), args[ERROR_ARGS];
	l->message.failure = FAIL_CHECK;
	l->message.msgid = msgid.n ? arena_cstr(w->arena, msgid) : literal(w->arena, text(w, v, "message"));
	size_t count = texts(w, v, "args", args, ERROR_ARGS);
	for (size_t i = 0; i < count; i++)
		snprintf(l->message.args[i], sizeof(l->message.args[i]), SV_FMT, SV_ARG(args[i]));
	l->has_figures = figure(w, v, "stated", &l->stated) && figure(w, v, "computed", &l->computed);
}

// Reads each item of an array by `read` into an array of things of `size` bytes.
static void *read_all(struct walk *w, const struct json *root, const char *name, size_t size, size_t *count,
                      void (*read)(struct walk *, const struct json *, void *))
{
	const struct json *v = list(w, root, name, NODES_MOST);
	*count = 0;
	if (!v)
		return NULL;
	char *all = arena_array(w->arena, size, v->count);
	for (size_t i = 0; i < v->count && !failed(w); i++) {
		snprintf(w->at, sizeof(w->at), "%s[%zu]", name, i);
		if (v->items[i].type != JSON_OBJECT)
			wrong(w, "", "not an object");
		else
			read(w, &v->items[i], all + i * size);
	}
	w->at[0] = '\0';
	*count = failed(w) ? 0 : v->count;
	return all;
}

// What one item says of another.
static void check_between(struct walk *w)
{
	struct reading *r = w->out;
	for (size_t i = 1; i < r->document_count && !failed(w); i++) {
		if (r->documents[i].first_line <= r->documents[i - 1].last_line) {
			snprintf(w->at, sizeof(w->at), "documents[%zu]", i);
			wrong(w, "first_line", "inside the document before");
		}
	}
	for (size_t i = 0; i < r->measure_count && !failed(w); i++) {
		int of = r->measures[i].of;
		if (of >= 0 && ((size_t)of >= r->measure_count || (size_t)of == i)) {
			snprintf(w->at, sizeof(w->at), "measures[%zu]", i);
			wrong(w, "of", "no other measure");
		}
	}
}

bool reading_from_json(struct sv json, struct arena *a, struct reading *out, struct error *error)
{
	struct json root;
	struct walk w = {.arena = a, .out = out, .error = error};
	*out = (struct reading){.arena = a};
	if (json.n > ANSWER_MOST)
		return wrong(&w, "", "too long");
	if (!json_parse(json, NODES_MOST, a, &root, error))
		return false;
	if (root.type != JSON_OBJECT)
		return wrong(&w, "", "not an object");
	if (!read_lines(&w, &root))
		return false;
#define READ_ALL(name, items, count, read)                                                         \
	out->items = read_all(&w, &root, name, sizeof(*out->items), &out->count, read)
	READ_ALL("documents", documents, document_count, read_document);
	READ_ALL("outline", headings, heading_count, read_heading);
	READ_ALL("citations", citations, citation_count, read_citation);
	READ_ALL("obligations", obligations, obligation_count, read_obligation);
	READ_ALL("measures", measures, measure_count, read_measure);
	READ_ALL("abbreviations", abbreviations, abbreviation_count, read_abbreviation);
	READ_ALL("lint", lint, lint_count, read_lint);
#undef READ_ALL
	check_between(&w);
	return !failed(&w);
}
